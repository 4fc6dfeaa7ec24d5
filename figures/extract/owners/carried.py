"""Taking over a force: that of the figure before, of its whole, or of all that was told: "500 more", "its 1,500"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from figures.extract.around import Words, stopped
from figures.extract.named import force_names
from figures.extract.nouns import ties
from figures.extract.owners.case import FORCE_GROWS, LIST, STATE_GROWS, Case
from figures.extract.story.story import Draft, Story

INNER = 2  # forces in the line of one that is all of a country's but a part: its own name, and the country's
SERVICE_SENDS = 5000  # soldiers: a brigade, and few of one service more than that
BODY = frozenset({"bodies", "force", "formation", "troops"})  # whom an article opens a sentence about: "The task force"
PART_BACK = 5  # tokens before a part in which the words stand that name it one: "among them are 500 Marines"

Carried = tuple[str, Sequence[Words]]  # a force, and the figures whose force it was


def carried_on(case: Case, before: Draft) -> Carried:
    """The force that a figure goes on with: what the first of `LOOKS` says that speaks; the last one always does."""
    return next(carried for look in LOOKS if (carried := look(case, before)) is not None)


def _of_states_listed(case: Case, before: Draft) -> Carried | None:
    """What the states of a list have in common, for its rest: "Texas gets 286, California 224; the remaining 84".

    And for those told in a clause behind it: "Texas gets 286 and California 224, while 130 will be on the staff".
    """
    if case.remains_of is None and not stopped(case.page, before.count.last, case.spot.first):
        return None
    told = case.story.drafts[-LIST:]
    states = {each.force for each in told if each.sentence == case.spot.sentence and case.is_of_state(each.force)}
    listed = force_names.common(case.page, states) if len(states) > 1 else None
    return shared_by(case, listed, told) if listed is not None else None


def _of_army(case: Case, before: Draft) -> Carried | None:
    """That of those who are soldiers: "2,000 guardsmen and 700 Marines came. Some 300 of the soldiers stay"."""
    known, told = case.page.vocabulary.forces, case.story.drafts[-LIST:]
    if known[before.force].ashore or not case.counts_ashore:
        return None
    beside = (draft for draft in reversed(told) if draft.sentence == before.sentence)
    ground = next((draft for draft in beside if known[draft.force].ashore), None)
    return (_force_of(case, ground), [ground]) if ground is not None else None


def _of_those_joined(case: Case, before: Draft) -> Carried | None:
    """All forces of a country, for those whom a kind of them joins: "1,500 active-duty troops join the 2,500"."""
    source = _source(case, before)
    joined = case.joins_others and _is_of_a_kind(case, _force_of(case, source))
    return (force_names.general(case.page, case.country), [source]) if joined else None


def _of_all_before(case: Case, before: Draft) -> Carried | None:
    """What all told last have in common: "800 soldiers and 200 marines are there. 500 more are on the way"."""
    source, told = _source(case, before), case.story.drafts[-LIST:]
    force = _force_of(case, source)
    last = _whole(case, before) is None and force == source.force and source.sentence == told[-1].sentence
    together = _together(case, source, force) if last else None
    return shared_by(case, together, told) if together not in (None, force) else None


def _of_figure_before(case: Case, before: Draft) -> Carried:
    """That of the figure before, or of the whole it is a part of: "sent 900 guardsmen, and another 300"."""
    source = _source(case, before)
    return _force_of(case, source), [source]


LOOKS: tuple[Callable[[Case, Draft], Carried | None], ...] = (
    _of_states_listed,
    _of_army,
    _of_those_joined,
    _of_all_before,
    _of_figure_before,
)


def shared_by(case: Case, force: str, told: Sequence[Draft]) -> Carried:
    """A force that figures have in common, and the fewest of those told last for which it is: two, of two forces."""
    found: list[Draft] = []
    for draft in reversed(told):
        if force in force_names.ancestors(case.page, draft.force):
            found.insert(0, draft)
            if force_names.common(case.page, [each.force for each in found]) == force:
                break
    return force, found


def _together(case: Case, before: Draft, force: str) -> str | None:
    """What figures told before count together: "800 soldiers and 200 marines are there. 500 more are on the way"."""
    spot = case.spot
    together = all_told_last(case.story) if spot.sentence > before.sentence and not spot.count.partitive else None
    if case.is_of_state(force):
        return together  # "Texas will get 250 and Arizona 524. Another 130 will be on the staff."
    if not case.page.share_paragraph(spot.sentence, before.sentence) and case.above(case.told_of_country, 1):
        together = common_in_country(case)  # "Q: The president has said 10,000."
    return together or _of_both(case, before)


def _is_of_a_kind(case: Case, force: str) -> bool:
    """Whether a force is of those in active service, who may join any: "1,500 active-duty troops join the 2,500"."""
    page, known = case.page, case.page.vocabulary
    below = known.forces[force].parent == force_names.general(page, case.country)
    mine = below and force not in known.roster.with_states
    return mine and any(force in force_names.ancestors(page, other)[1:] for other in known.forces)


def _source(case: Case, before: Draft) -> Draft:
    """The figure whose force one takes over: that of its whole, if it has one, else the one before."""
    return _told_of(case, _whole(case, before) or before)


def _whole(case: Case, before: Draft) -> Draft | None:
    """The figure that one is told of, or is the rest or the whole of: "of the 2,500 Marines, 500 went"."""
    return case.remains_of or case.whole or _whole_named(case, before)


def _told_of(case: Case, before: Draft) -> Draft:
    """The figure that a sentence tells of, for one on its side: "1,500 more, on top of 2,500 guards. 500 of them".

    Those of whom some are told may stand a sentence farther back: "1,500. They will join 2,500 guards. 500 of them".
    """
    page, told = case.page, case.story.drafts
    if not (case.spot.sentence > before.sentence and len(told) > 1 and before is told[-1]):
        return before
    if _may_yet_come(case, before):
        return told[-2]
    aside = any(ties.led_in_by(page, before.first, kind) is not None for kind in ("before_them", "joined"))
    main = told[-2] if aside else before
    return main if before.sentence - main.sentence <= case.spot.count.partitive else before


def _may_yet_come(case: Case, before: Draft) -> bool:
    """Whether the first to come are none of the figure before: "2,000 go; 500 Marines may, too. The first 300 came"."""
    sure = case.story.drafts[-2]
    near = case.page.share_paragraph(sure.sentence, before.sentence)
    surer = before.status == "considered" and sure.status != "considered"
    return case.spot.is_first and near and surer


def _whole_named(case: Case, before: Draft) -> Draft | None:
    """The whole that a figure is a part of, for a greater number: "6,600, among them 500 Marines. In May, 2,500"."""
    page, told, number = case.page, case.story.drafts, case.spot.count.number
    value = number.value or number.high or 0  # "hundreds more"
    if len(told) < 2 or before is not told[-1] or value <= before.size:
        return None
    whole = told[-2]
    lead = max(before.first - PART_BACK, whole.count.last), before.count.first
    told_of = page.tells("whom", *lead) or page.tells("among", *lead)
    told_of = told_of or page.tells("rest", before.count.last, page.sentence_at(before.first)[1])
    among = before.measure == "part" or before.force_rule.by == "predicate"
    other = before.force != whole.force
    wider = told_of or (among and whole.force in force_names.ancestors(page, before.force))
    return whole if other and wider and before.sentence - whole.sentence <= 1 else None


def _of_both(case: Case, before: Draft) -> str | None:
    """The force that a pair told before has in common: "of the 4,000 Guardsmen and 700 Marines, 300 are left"."""
    page, told = case.page, case.story.drafts
    if len(told) < 2 or before is not told[-1] or before.count.kind == "elided" or told[-2].sentence != before.sentence:
        return None
    joint = told[-2].count.last
    if before.first - joint != 1 or not page.is_word(joint, "and"):
        return None
    return force_names.common(page, [told[-2].force, before.force])


def _force_of(case: Case, told: Draft) -> str:
    """The force of a figure as another one's is taken over; a more general one for a greater number that it is in."""
    return _of_state_or_nation(case, told) if case.is_of_state(told.force) else _of_force_or_wider(case, told)


def _of_state_or_nation(case: Case, told: Draft) -> str:
    """A state's force, for what a state sends; for far more, its country's: "55 from Utah, the first of 6,000"."""
    owned = case.page.vocabulary.forces[told.force]
    beyond = case.above(case.told(owned.country), STATE_GROWS)
    acts = case.names_actor or (case.opens_with_nation and not beyond)
    if told.sentence < case.spot.sentence and acts and not case.spot.count.partitive:
        return force_names.general(case.page, owned.country)  # "Texas sent 800. The Pentagon keeps 2,500 there."
    if not beyond:
        return told.force
    others = case.joins_others and not case.page.vocabulary.places[owned.state or ""].on_border
    asked = case.names_nation or case.page.tells("asks", case.floor, case.spot.first)
    if owned.parent is not None and (others or asked):
        return owned.parent  # "Utah sent 55, the first of what will be 6,000", "55, who join 5,000 already there"
    if case.another_acts:
        return force_names.general(case.page, owned.country)  # "The Pentagon says it may go as high as 13,000"
    return told.force


def _of_force_or_wider(case: Case, told: Draft) -> str:
    """A force, for no more than was told; for more, what it is a part of: "500 Marines ... the total is now 4,000"."""
    all_told = case.told(case.page.vocabulary.forces[told.force].country)
    if not case.above(all_told, 1):
        return told.force
    if beyond_a_branch(case, told.force) or _beyond_a_task_force(case, told.force):
        return force_names.general(case.page, case.country)  # "240 Marines, a small part of a force of around 8,500"
    *_, inner, general = (told.force, *force_names.ancestors(case.page, told.force))  # an army's "active forces"
    nation = case.names_nation and not ties.is_whole(case.page, case.spot.first)  # "The president may send 15,000"
    if case.is_total or nation:
        total = force_names.common(case.page, [draft.force for draft in all_told]) or told.force
        return inner if total == told.force else total
    return general if inner != told.force and case.joins_others else told.force


def beyond_a_branch(case: Case, force: str) -> bool:
    """Whether a great figure is far above what a text told of one service, and so counts others, too: "240 Marines"."""
    line, roster = force_names.ancestors(case.page, force), case.page.vocabulary.roster
    inner = len(line) > INNER and roster.with_states.isdisjoint(line) and not _acts_itself(case)
    great = (case.spot.count.number.value or 0) > SERVICE_SENDS
    return inner and great and case.above(case.told_of_country, FORCE_GROWS)


def _acts_itself(case: Case) -> bool:
    """Whether a force is named before a figure other than by those counted: "The Marine Corps ... will send 6,000"."""
    counts = [told.count for told in case.story.drafts if told.sentence == case.spot.sentence]
    named = case.page.those(force_names.BY_NAME).between(case.spot.begin, case.spot.first)
    return any(all(not count.first <= hit.first < count.last for count in counts) for hit in named)


def _beyond_a_task_force(case: Case, force: str) -> bool:
    """Whether more are told than of a task force, in no words of it: "8,600 troops. Officials speak of 10,000"."""
    page, owned, begin = case.page, case.page.vocabulary.forces[force], case.spot.begin
    if owned.branches or owned.state is not None or owned.parent is None or case.is_total:
        return False
    if force_names.ancestors(page, force)[-1] != force_names.general(page, case.country):
        return False
    known = page.tokens.words[begin] in page.vocabulary.known and page.kinds(begin + 1) & BODY
    goes_on = known or page.is_word(begin, "they")
    speaks = any(page.has_word(kind, begin, case.spot.first) for kind in ("rank", "says"))
    others = speaks or case.names_actor or case.names_nation
    return others and not goes_on and not page.those(force_names.FORCES).between(begin, case.spot.first)


def common_in_country(case: Case) -> str | None:
    """The most specific force that includes all that was told of a figure's country."""
    return common_in(case, case.country)


def common_in(case: Case, country: str) -> str | None:
    """The most specific force that includes all that was told of a country."""
    return force_names.common(case.page, [draft.force for draft in case.told(country)])


def all_told_last(story: Story) -> str | None:
    """What all figures of the sentence that last held any count together: U.S. troops, of soldiers and Marines."""
    last = story.last
    together = [draft.force for draft in story.drafts[-LIST:] if last is not None and draft.sentence == last.sentence]
    return force_names.common(story.page, together)
