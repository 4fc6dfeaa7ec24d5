"""Taking over a force: from the figure before, from all that was told, or a state's for a Guard named on its own.

Two answers for `owners`: `carried_on` for a number that names nothing, `with_state` for a force that states have too;
and the questions that both ask of what was told.
"""

from __future__ import annotations

from figures.extract import forces, homes, measures, own_words, ties
from figures.extract.around import clause_ahead, hits_between
from figures.extract.case import LIST, STATE_GROWS, Case, Owner
from figures.extract.phrases import Hit
from figures.extract.story import FIGURES_NEAR, Draft, Story

STATE_HAS = 25_000  # soldiers: no state's Guard is larger
ELSEWHERE = 8  # tokens behind a figure in which another state may be named
BEHIND = 12  # tokens behind a figure in which it may be said to be of several states
PART_BACK = 5  # tokens before a part in which the words stand that name it one: "among them are 500 Marines"


# ---------------------------------------------------------------- the force of figures told before
def carried_on(case: Case, before: Draft) -> str:
    """The force of the figure before; of all in its sentence, after "800 soldiers and 200 marines": "500 more"."""
    whole, spot = case.remains_of or case.whole or _whole_named(case, before), case.spot
    before = _told_of(case, before)
    force = _carried(case, _told_of(case, whole) if whole is not None else before)
    if whole is not None or force != before.force or case.is_of_state(force):
        return force
    together = all_told_last(case.story) if spot.sentence > before.sentence and not spot.count.partitive else None
    paragraph = case.page.paragraph_of
    if paragraph[spot.sentence] != paragraph[before.sentence] and case.above(case.told_of_country, 1):
        together = common_in_country(case)  # "Q: The president has said 10,000."
    return together or _of_both(case, before) or force


def _told_of(case: Case, before: Draft) -> Draft:
    """The figure that a sentence tells of, for one on its side: "1,500 more, on top of 2,500 guards. 500 of them"."""
    page, told = case.page, case.story.drafts
    aside = any(ties.led_in_by(page, before.first, kind) is not None for kind in ("before_them", "joined"))
    behind = case.spot.sentence > before.sentence and len(told) > 1 and before is told[-1]
    main = told[-2] if behind and aside else before
    return main if main.sentence == before.sentence else before


def _whole_named(case: Case, before: Draft) -> Draft | None:
    """The whole that a figure is a part of, for a greater number: "6,600, among them 500 Marines. In May, 2,500"."""
    page, told, value = case.page, case.story.drafts, case.spot.count.number.value or 0
    if len(told) < 2 or before is not told[-1] or value <= (before.value or before.high or 0):
        return None
    whole = told[-2]
    whom = page.tells("whom", max(before.first - PART_BACK, whole.count.last), before.count.first)
    among = whom or before.measure == "part"
    wider = before.force != whole.force in forces.ancestors(page, before.force)
    return whole if among and wider and before.sentence - whole.sentence <= 1 else None


def _of_both(case: Case, before: Draft) -> str | None:
    """The force that a pair told before has in common: "of the 4,000 Guardsmen and 700 Marines, 300 are left"."""
    page, told = case.page, case.story.drafts
    if len(told) < 2 or before is not told[-1] or before.count.kind == "elided" or told[-2].sentence != before.sentence:
        return None
    words, single = page.tokens.words, page.vocabulary.single
    if words[told[-2].count.last : before.first] not in [[word] for word in single["and"]]:
        return None
    return forces.common(page, [told[-2].force, before.force])


def _carried(case: Case, told: Draft) -> str:
    """The force of a figure as another one's is taken over; a more general one for a greater number that it is in."""
    owned = case.page.vocabulary.forces[told.force]
    all_told = case.told(owned.country)
    if owned.state is not None and owned.parent is not None and case.names_nation and case.above(all_told, STATE_GROWS):
        return owned.parent  # "55 from Utah, the first of what the president has said will be 6,000"
    if owned.state is not None and case.another_acts and case.above(all_told, STATE_GROWS):
        return forces.general(case.page, owned.country)  # "The Pentagon says it may go as high as 13,000"
    if owned.state is not None or not case.above(all_told, 1):
        return told.force
    *_, inner, general = (told.force, *forces.ancestors(case.page, told.force))  # an army's "active forces"
    nation = case.names_nation and not ties.is_whole(case.page, case.spot.first)  # "The president may send 15,000"
    if case.is_total or nation:
        total = forces.common(case.page, [draft.force for draft in all_told]) or told.force
        return inner if total == told.force else total
    return general if inner != told.force and case.joins_others else told.force


def common_in_country(case: Case) -> str | None:
    """The most specific force that includes all that was told of a country."""
    return forces.common(case.page, [draft.force for draft in case.told_of_country])


def all_told_last(story: Story) -> str | None:
    """What all figures of the sentence that last held any count together."""
    last = story.last
    together = [draft.force for draft in story.drafts[-LIST:] if last is not None and draft.sentence == last.sentence]
    return forces.common(story.page, together)


# ---------------------------------------------------------------- a state's own
def with_state(case: Case, force: str, floor: int, hit: Hit | None) -> Owner:
    """A force that states have of their own becomes a state's, where the sentence names the state it is of."""
    page, known, spot = case.page, case.page.vocabulary, case.spot
    owned = known.forces[force]
    general = owned.parent is None and spot.count.kind == "elided"  # "Texas has sent 250 and Arizona 225"
    if owned.state is None and not general and force not in known.roster.with_states:
        return force, hit
    if (spot.count.number.value or 0) > STATE_HAS:
        return force, hit  # "There are 441,000 soldiers and airmen in the Guard, and California ..."
    state, home = homes.home_state(page, spot.count, spot.first, floor, case.story.scene)
    own = not (case.names_actor or case.names_nation or is_of_all_states(case) or _serves_all(case, force))
    if home is None and owned.state is None and not general:
        state = _state_acting(case)
        if state is None and own:
            state = _state_served(case, owned.country) or _state_turned_to(case) or _state_of_all(case)
        behind = hits_between(page, spot.count.last, clause_ahead(page, spot.count.last, ELSEWHERE))
        if any(forces.state_of_hit(page, other) not in (None, state) for other in behind):
            return force, hit  # in another state than the one told of
    if state is None and home is not None and owned.state is not None and owned.parent is not None:
        return owned.parent, home  # of Ohio's 118, "25 are from Iowa, Kansas and Utah"
    if state is None or known.places[state].country != owned.country:
        return force, hit
    return forces.home_force(page, state), home or hit


def _state_of_all(case: Case) -> str | None:
    """The state whose force a Guard is: of all figures of states told so far, of the force named last, or of the text.

    Of the text from where it names the state on: "They join 2,500 Guard members" is told before Texas's own is.

    None where they are of several states, or of none, or far fewer than the figure, or where it goes on from a Guard
    that is no state's.
    """
    known, scene, before = case.page.vocabulary.forces, case.story.scene, case.spot.after
    if before is not None and before.force in case.page.vocabulary.roster.with_states:
        return None
    told = [draft for draft in case.story.drafts[-FIGURES_NEAR:] if known[draft.force].state is not None]
    if case.above(told, STATE_GROWS) and not (has_grown(case) or _operates(case)):
        return None
    named = known[scene.force].state if scene.force is not None else None
    states = {*(known[draft.force].state for draft in told), named} - {None}
    if not states and scene.state_named < case.spot.end:
        states = {scene.text_state}
    return states.pop() if len(states) == 1 else None


def _state_turned_to(case: Case) -> str | None:
    """The state that a sentence turns to behind others' figures: "In Texas, 250 Guard troops have been sent"."""
    known, hit = case.page.vocabulary.forces, case.page.hit_at[min(case.spot.begin + 1, case.spot.first)]
    if hit is None or not homes.opens_sentence(case.page, hit, case.spot.begin):
        return None
    others = any(known[draft.force].state is not None for draft in case.story.drafts[-LIST:])
    return forces.state_of_hit(case.page, hit) if others else None


def _operates(case: Case) -> bool:
    """Whether the sentence before names a state's own operation: "Lone Star began in 2021. At one point 10,000 ..."."""
    page, sentence = case.page, max(case.spot.sentence - 1, 0)
    named = page.those(forces.OPERATION).between(page.sentences[sentence][0], case.spot.first)
    known = page.vocabulary.forces
    return any((force := forces.force_of_hit(page, hit)) and known[force].state is not None for hit in named)


def _state_acting(case: Case) -> str | None:
    """The state whose force is named by itself nearest before a figure: "Operation Lone Star has 10,000 guards"."""
    named = reversed(case.page.those(forces.FORCES).between(case.floor, case.spot.first))
    acting = next((force for hit in named if (force := forces.force_of_hit(case.page, hit)) is not None), None)
    return case.page.vocabulary.forces[acting].state if acting is not None else None


def _state_served(case: Case, country: str) -> str | None:
    """The state whose own operation a Guard is on: "About 2,200 Guard members remain on Operation Lone Star"."""
    force, hit = own_words.beside(case.page, case.spot.count, country)
    serves = force is not None and hit is not None and "operation" in hit.senses
    return case.page.vocabulary.forces[force].state if force is not None and serves else None


def has_grown(case: Case) -> bool:
    """Whether a figure is what those told before grow to: "bringing the mission to 10,000 Guard members"."""
    spot = case.spot
    return ties.changes_to(case.page, spot.first) or measures.total(case.page, spot.count, spot.first) is not None


def is_of_all_states(case: Case) -> bool:
    """Whether a Guard is not one state's: "3,000 Guard troops from 20 states", "the federal mission has 2,500"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    before = page.tells("of_all", spot.begin, spot.first)
    return before or page.tells("of_all", last, clause_ahead(page, last, BEHIND))


def _serves_all(case: Case, force: str) -> bool:
    """Whether an operation that all states send to is named with a figure: "2,200 Guard members under Jump Start"."""
    named = case.page.those(forces.OPERATION).between(case.spot.begin, case.spot.end)
    return any(forces.force_of_hit(case.page, hit) == force for hit in named)
