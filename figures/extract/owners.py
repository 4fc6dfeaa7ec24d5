"""Whose soldiers a figure counts, its own words weighed against its sentence and the figures told before it.

In turn: what the phrase names, the figure of a list it goes on from, the state named with it, a force behind it, a
force before it, the force told last, and at least a country's forces.
"""

from __future__ import annotations

from figures.extract import cues, forces
from figures.extract.around import clause_ahead, cue, hits_between
from figures.extract.counted import count
from figures.extract.phrases import Hit
from figures.extract.records import Cue
from figures.extract.story import NEAR, Draft, Spot, Story

COUNTRY = frozenset({"country"})
FAR_ABOVE = 4  # times: what no state has of a force of which it just told so much
VASTLY_ABOVE = 10  # times: what is no figure of the one force that a text has told of
BEYOND = 50  # times: what is no figure even of the force named right before it
ELSEWHERE = 8  # tokens behind a figure in which another state may be named
BEHIND = 12  # tokens behind a figure in which it may be said to be of several states
LIST = 9  # sentences: how far back the rows of a list are summed up

Owner = tuple[str, Hit | None]  # a force and the phrase that tells it, if any does


def owner(story: Story, spot: Spot) -> tuple[str, Cue | None]:
    """The force a figure counts, and the words that say so, if any do."""
    force, hit = _owner(story, spot)
    known = story.page.vocabulary.forces
    if not known[force].ashore and _counts_ashore(spot) and not _names_branches(story, spot):
        force, hit = forces.general(story.page, known[force].country), None
    return force, cue(story.page, hit, "force", force) if hit is not None else None


def _owner(story: Story, spot: Spot) -> Owner:
    page, known = story.page, story.page.vocabulary
    named = forces.in_phrase(page, spot.count, spot.first, story.scene)
    if named is not None:
        whole = named == forces.general(page, known.forces[named].country)
        if known.forces[named].state is not None or (whole and _names_branches(story, spot)):
            return named, _naming(spot)
        if not whole:
            return _with_state(story, spot, named, _floor(story, spot), _naming(spot))
    taken = _taken_over(story, spot) if named is None else None
    if taken is not None:
        return taken
    country, hit = forces.country(page, spot.count, spot.first, story.scene)
    if named is not None:
        country, hit = known.forces[named].country, _naming(spot)
    if country not in known.countries:
        country = "other"
    specific = _specific(story, spot, country)
    if specific is not None:
        return specific
    if (named is None or spot.count.joined) and (told := _told_last(story, spot, country)) is not None:
        return told, None
    return forces.general(page, country), hit


def _counts_ashore(spot: Spot) -> bool:
    """Whether a figure's noun is said of a land army only."""
    return any("ashore" in hit.senses for hit in spot.count.inside)


def _names_branches(story: Story, spot: Spot) -> bool:
    """Whether a phrase itself names branches, if several: "soldiers and marines", "el Ejército y la Marina"."""
    broad = story.page.vocabulary.broad
    named = (forces.branch_of_hit(hit) or forces.force_of_hit(story.page, hit) for hit in spot.count.inside)
    return any(name is not None and name not in broad for name in named)


def _floor(story: Story, spot: Spot) -> int:
    """The token behind the figure before, where words begin that can be this figure's own."""
    last = story.last
    return last.count.last if last is not None and last.sentence == spot.sentence else spot.begin


def _naming(spot: Spot) -> Hit | None:
    """The phrase within a figure that names a force, a branch or a country."""
    naming = {"force", "branch", "unit", "operation", "country", "place"}
    inside = spot.count.inside
    return next((hit for hit in inside if hit.senses.keys() & naming or forces.branch_of_hit(hit)), None)


def _taken_over(story: Story, spot: Spot) -> Owner | None:
    """The force of a figure that names none, from the figure it goes on from."""
    page, count, before, last = story.page, spot.count, spot.after, story.last
    named = _of_whole(story, spot)
    if named is not None:
        return named, None
    said = _predicate(story, spot) if count.kind == "elided" else None
    if said is not None:
        branch = forces.branch_of_hit(said)
        return forces.force_of_hit(page, said) or forces.of_branch(
            page, branch or "", _country_near(story, said, spot.begin, None)
        ), said
    whole = _whole_before(story, spot)
    if before is not None:
        own = _owner_between(story, spot, before.count.last)
        same = own is not None and own[0] in forces.ancestors(page, before.force)
        narrower = page.vocabulary.forces[before.force].state is not None  # "its Guard", after a state's
        if own is not None and not (same and ("country" in own[1].senses or narrower)):
            return _with_state(story, spot, own[0], _floor(story, spot), own[1])
        if _sums_up(story, spot):
            here = [draft.force for draft in story.drafts if draft.sentence == spot.sentence]
            rows = [
                draft.force
                for draft in story.drafts
                if draft.sentence >= spot.sentence - LIST and draft.count.kind == "elided"
            ]
            rows = here if len(here) > 1 else rows
            return forces.common(page, rows) or _carried(story, spot, before), None
        return _with_state(story, spot, _carried(story, spot, whole or before), before.count.last, None)
    if last is None or spot.sentence - last.sentence > 1 or not (count.kind == "elided" or count.partitive):
        return None
    spoken = any(
        forces.speaks_for(page, hit, spot.begin) or forces.branch_of_hit(hit)
        for hit in hits_between(page, spot.begin, spot.first)
    )
    if spoken or forces.home_state(page, count, spot.first, _floor(story, spot), story.scene)[1] is not None:
        return None
    return _carried(story, spot, whole or last), None


def _carried(story: Story, spot: Spot, told: Draft) -> str:
    """The force of a figure as another one's is taken over; a more general one for a greater number that it is in."""
    page, known = story.page, story.page.vocabulary.forces
    owned = known[told.force]
    if owned.state is not None or not _far_above(story, spot, owned.country, 1):
        return told.force
    all_told = [draft.force for draft in story.drafts[-NEAR:] if known[draft.force].country == owned.country]
    *_, inner, general = (told.force, *forces.ancestors(page, told.force))  # an army's "active forces"
    if _is_total(story, spot):
        total = forces.common(page, all_told) or told.force
        return inner if total == told.force else total
    return general if inner != told.force and _joins_others(story, spot) else told.force


def _is_total(story: Story, spot: Spot) -> bool:
    """Whether a figure is what those told before add up to: "bringing the total to 4,000"."""
    page = story.page
    result = cues.result(page, spot.first)
    near = hits_between(page, result.last if result is not None else spot.first - 3, spot.first)
    kinds = {"levels", "bodies", "change_to"} if result is not None else {"total.before"}
    return any(hit.senses.keys() & kinds for hit in near)


def _whole_before(story: Story, spot: Spot) -> Draft | None:
    """The figure that an elided part is of, the last one no smaller: "of the total, 14,200"."""
    value = spot.count.number.value
    between = hits_between(story.page, _floor(story, spot), spot.first)
    led = any("of_them" in hit.senses for hit in between)
    if value is None or not (led or spot.count.partitive):
        return None
    near = (draft for draft in reversed(story.drafts[-LIST:]) if spot.sentence - draft.sentence <= 1)
    return next((draft for draft in near if (draft.value or draft.high or 0) >= value), None)


def _of_whole(story: Story, spot: Spot) -> str | None:
    """The force that the whole is named with: "60 of the 400 Texas Guard soldiers"."""
    page, last = story.page, spot.count.last
    if spot.count.kind != "elided" or last >= spot.end or page.hit_at[last] is None or "of" not in page.kinds(last):
        return None
    number = next((number for number in page.number_at[last : min(spot.end, last + 6)] if number is not None), None)
    if number is None:
        return None
    whole = count(page, number)
    return forces.in_phrase(page, whole, whole.first, story.scene)


def _specific(story: Story, spot: Spot, country: str) -> Owner | None:
    """The force of a country that the words around a figure name: a state's own, one behind it, one before it."""
    page, known, count = story.page, story.page.vocabulary, spot.count
    state, home = forces.home_state(page, count, spot.first, _floor(story, spot), story.scene)
    if state is not None and known.places[state].country == country:
        return forces.home_force(page, state), home
    if home is not None and state is None:
        return forces.states_force(page, country), home
    beside, hit = forces.beside(page, count, country)
    if beside is not None and known.forces[beside].country == country:
        return beside, hit
    last = story.last
    joined = (
        count.kind == "troops"
        and last is not None
        and last.sentence == spot.sentence
        and _coordinate(story, last, spot)
    )
    found = None if joined else _owner_between(story, spot, spot.begin, country)
    if found is None:
        return None
    before = story.since(spot.sentence, 1)
    if before is not None and known.forces[before.force].state and found[0] in forces.ancestors(page, before.force):
        grown = cues.changes_to(page, spot.first) or cues.total(page, count, spot.first) is not None
        if grown or not _far_above(story, spot, country, FAR_ABOVE):
            return before.force, found[1]  # "the Guard", after a state's Guard
    return _with_state(story, spot, found[0], _floor(story, spot), found[1])


def _coordinate(story: Story, last: Draft, spot: Spot) -> bool:
    """Whether just "and" or a comma parts two figures, each with its noun: "200 guardsmen and 450 soldiers"."""
    page = story.page
    between = page.tokens.words[last.count.last : spot.first]
    return (
        last.count.kind != "elided"
        and 0 < len(between) <= 2
        and all(word == "," or word in page.vocabulary.single["and"] for word in between)
    )


def _told_last(story: Story, spot: Spot, country: str) -> str | None:
    """The force of `country` told last, where a figure can take it up: "the soldiers", "1,500", "members"."""
    page, force, kind = story.page, story.scene.force, spot.count.kind
    before = hits_between(page, max(spot.begin, spot.first - 2), spot.count.first)
    definite = any("determiner" in hit.senses and "hedge.before" not in hit.senses for hit in before)
    if kind != "elided" and not definite and _names_actor(story, spot):
        theme = _theme(story, spot, country)  # "The president wants 2,000 troops", told of several states' Guards
        shared = theme in page.vocabulary.roster.with_states and not _far_above(story, spot, country, FAR_ABOVE)
        return theme if shared else None
    if force is not None and page.vocabulary.forces[force].country == country:
        if _far_above(story, spot, country, 1) or (kind == "elided" and _names_actor(story, spot)):
            force = _all_told_last(story) or force
        if definite or kind in ("elided", "people"):
            return force
        since = spot.sentence - story.named_sentence
        near = since == 1 or (since == 0 and _counts_ashore(spot))  # "the army said 1,200 soldiers"
        named = forces.narrowest(page, story.named) if near else []
        times = FAR_ABOVE if named and page.vocabulary.forces[named[0]].state else BEYOND
        if len(named) == 1 and not _far_above(story, spot, country, times):
            return named[0]
    return _theme(story, spot, country)


def _all_told_last(story: Story) -> str | None:
    """What all figures of the sentence that last held any count together."""
    last = story.last
    together = [draft.force for draft in story.drafts[-LIST:] if last is not None and draft.sentence == last.sentence]
    return forces.common(story.page, together)


def _far_above(story: Story, spot: Spot, country: str, times: int) -> bool:
    """Whether a figure is so many times above all that was told of a country, if anything was."""
    known = story.page.vocabulary.forces
    told = [draft for draft in story.drafts[-NEAR:] if known[draft.force].country == country]
    most = max((draft.value or draft.high or 0 for draft in told), default=0)
    return bool(told) and (spot.count.number.value or 0) > times * most


def _theme(story: Story, spot: Spot, country: str) -> str | None:
    """The one force that all figures of a country told so far count, for a figure not far above them."""
    page, known = story.page, story.page.vocabulary.forces
    told = [draft.force for draft in story.drafts[-NEAR:] if known[draft.force].country == country]
    force = forces.common(page, told)
    if force is None or force == forces.general(page, country):
        return None
    times = 1 if _reaches_beyond(story, spot) else FAR_ABOVE if known[force].state else VASTLY_ABOVE
    return None if _far_above(story, spot, country, times) else force


def _reaches_beyond(story: Story, spot: Spot) -> bool:
    """Whether a figure counts others too: "bringing the total to 4,000", "will join the 2,500 already there"."""
    return cues.result(story.page, spot.first) is not None or _joins_others(story, spot)


def _joins_others(story: Story, spot: Spot) -> bool:
    """Whether a figure was there before those told of: "will join the 2,500", "hay ya unos 9.200"."""
    near = hits_between(story.page, max(spot.begin, spot.first - 8), spot.first)
    joined = cues.led_by(story.page, spot.first, "joined") is not None
    return joined or any("before_them" in hit.senses for hit in near)


def _state_of_all(story: Story, value: float | None) -> str | None:
    """The state whose force a Guard is: of all figures of states told so far, of the force named last, or of the text.

    None where they are of several states, or of none. A figure far above theirs is no longer that state's: after
    "California sent 360", "up to 4,000" are of all states.
    """
    known, scene = story.page.vocabulary.forces, story.scene
    told = [draft for draft in story.drafts[-NEAR:] if known[draft.force].state is not None]
    most = max((draft.value or draft.high or 0 for draft in told), default=0)
    if told and (value or 0) > FAR_ABOVE * most:
        return None
    named = known[scene.force].state if scene.force is not None else None
    states = {*(known[draft.force].state for draft in told), named} - {None} or {scene.text_state}
    return states.pop() if len(states) == 1 else None


def _is_of_all_states(story: Story, spot: Spot) -> bool:
    """Whether a Guard is not one state's: "3,000 Guard troops from 20 states", "the federal mission has 2,500"."""
    page, last = story.page, spot.count.last
    around = (*hits_between(page, spot.begin, spot.first), *hits_between(page, last, clause_ahead(page, last, BEHIND)))
    return any("of_all" in hit.senses for hit in around) or _names_actor(story, spot)


def _names_actor(story: Story, spot: Spot) -> bool:
    """Whether a country's own actor stands before the figure in its sentence: then no state's force is carried over."""
    before = story.page.those(COUNTRY).between(spot.begin, spot.first)
    return any(forces.speaks_for(story.page, hit, spot.begin) for hit in before)


def _predicate(story: Story, spot: Spot) -> Hit | None:
    """The noun said of a bare number: "1,000 of them are Army soldiers, and 500 are Marines"."""
    hits = hits_between(story.page, spot.count.last, min(spot.end, spot.count.last + 5))
    if not hits or hits[0].senses.keys().isdisjoint({"auxiliary", "belongs", "of_them"}):
        return None
    for hit in hits[1:]:
        named = forces.branch_of_hit(hit) is not None or forces.force_of_hit(story.page, hit) is not None
        if named or ("troops" in hit.senses and story.since(spot.sentence, 1) is None):
            return hit
        if hit.senses.keys().isdisjoint({"auxiliary", "determiner", "adjective", "of", "of_them", "filler"}):
            return None
    return None


def _sums_up(story: Story, spot: Spot) -> bool:
    """Whether a bare number is the total row of a list."""
    near = hits_between(story.page, max(spot.begin, spot.first - 3), spot.first)
    return any(hit.senses.keys() & {"levels", "total.before"} for hit in near)


def _with_state(story: Story, spot: Spot, force: str, floor: int, hit: Hit | None) -> Owner:
    """A force that states have of their own becomes a state's, where the sentence names the state it is of."""
    page, known = story.page, story.page.vocabulary
    owned = known.forces[force]
    general = owned.parent is None and spot.count.kind == "elided"  # "Texas has sent 250 and Arizona 225"
    if owned.state is None and not general and force not in known.roster.with_states:
        return force, hit
    state, home = forces.home_state(page, spot.count, spot.first, floor, story.scene)
    if home is None and owned.state is None and not general and not _is_of_all_states(story, spot):
        state = _state_of_all(story, spot.count.number.value)
        behind = hits_between(page, spot.count.last, clause_ahead(page, spot.count.last, ELSEWHERE))
        if any(forces.state_of_hit(page, other) not in (None, state) for other in behind):
            return force, hit  # in another state than the one told of
    if state is None or known.places[state].country != owned.country:
        return force, hit
    return forces.home_force(page, state), home or hit


def _owner_between(story: Story, spot: Spot, begin: int, country: str | None = None) -> tuple[str, Hit] | None:
    """The force named nearest before a figure: its own name, an operation, a unit, a branch, or just a country.

    `country`: only forces of that one, and none for a country alone.
    """
    page, known = story.page, story.page.vocabulary
    general: tuple[str, Hit] | None = None
    naming = forces.ACTORS if country is None else forces.FORCES
    for hit in reversed(page.those(naming).between(begin, spot.first)):
        aside = forces.is_source(page, hit, begin) or forces.is_partner(page, hit, begin)
        if aside or _counted_before(story, spot, hit, country):
            continue
        actor = hit.senses.get("country") if country is None else None
        together = [_force_named(story, spot, other, begin, country) for other in forces.joined(page, hit, begin)]
        named = [force for force in together if force is not None]
        force = together[0] and forces.common(page, named)
        speaks = actor is not None and forces.speaks_for(page, hit, begin) in known.countries
        if together[0] is None and actor is not None and speaks:
            general = general or (forces.general(page, actor.says), hit)
        if force is not None and (country is None or known.forces[force].country == country):
            same = general is None or general[0] in forces.ancestors(page, force)
            return (force, hit) if same else general
    return general


def _counted_before(story: Story, spot: Spot, hit: Hit, country: str | None) -> bool:
    """Whether a phrase belongs to a figure of others, told before: "90 guardias y 30 soldados"."""
    told = (draft for draft in story.drafts[-LIST:] if draft.sentence == spot.sentence)
    counted = next((draft for draft in told if draft.count.first <= hit.first < draft.count.last), None)
    others = counted is not None and story.page.vocabulary.forces[counted.force].country != country
    return counted is not None and (_counts_ashore(spot) or (country is not None and others))


def _force_named(story: Story, spot: Spot, hit: Hit, begin: int, country: str | None) -> str | None:
    """The force a phrase names, by itself or as a branch of the country spoken of; none for a ministry of several."""
    page = story.page
    force, branch = forces.force_of_hit(page, hit), forces.branch_of_hit(hit)
    adjective = branch in page.vocabulary.broad and country is not None and spot.count.kind != "elided"
    ministry = forces.is_ministry(hit, story.scene) and not _counts_ashore(spot)
    if force is not None or branch is None or adjective or ministry:
        return force
    return forces.of_branch(page, branch, _country_near(story, hit, begin, country))


def _country_near(story: Story, hit: Hit, begin: int, country: str | None) -> str:
    """The country of a branch named on its own: of its own words, the last one spoken for, `country`, the text's."""
    page = story.page
    behind = hits_between(page, hit.last, hit.last + 3)
    own = behind[:1] + (behind[1:2] if behind and behind[0].senses.keys() & {"of", "from"} else [])
    for named in (*reversed(own), *reversed(page.those(forces.ACTORS).between(begin, hit.first))):
        found = forces.country_of_hit(page, named)
        if found is not None and found in page.vocabulary.countries:
            return found
    return country or story.scene.country or story.scene.text_country or page.vocabulary.country
