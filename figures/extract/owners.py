"""Whose soldiers a figure counts: an ordered list of rules, of which the first that speaks wins.

A rule takes the case of one figure and gives an owner, or None where it has nothing to say. To change an answer, change
the rule that gave it (`python -m figures explain` names it), its place in `RULES`, or the words of the lexicon.
"""

from __future__ import annotations

from figures.extract import (
    abroad,
    carried,
    forces,
    homes,
    lands,
    names,
    own_words,
    places,
    roles,
    shares,
    states,
    ties,
    whereabouts,
)
from figures.extract.around import (
    backwards,
    clause_ahead,
    cue,
    hits_between,
    preposed,
    spoken_by,
)
from figures.extract.case import FORCE_GROWS, LIST, NAMED_GROWS, NATION, STATE_GROWS, Case, Owner, Rule, bare
from figures.extract.numbers import Number
from figures.extract.phrases import Hit
from figures.extract.records import Cue
from figures.extract.story import Draft, Spot, Story

ROWS = 9  # sentences: how far back the rows of a list are summed up
NEARLY = 0.05  # of a total: how far its rows may add up to more or less
SUMS = frozenset({"levels", "total.before"})
RARE = 1000  # a number so great that told twice it counts the same soldiers
CLAUSE = 9  # tokens behind a bare number in which a relative clause may name whose it is
IN_TURN = 12  # tokens from the first number of a list to the word that it is told in the order of the names before
ACTING = 3  # tokens from who acts to a figure that is of no state then
WITH = 6  # tokens behind a figure that opens its sentence with "with" in which the force stands that acts
SAME = 4  # tokens behind a figure in which "that body" takes up the force named last
ACTS = frozenset({"status.before", "status.after", "measure.before", "auxiliary", "holds", "grows"})  # its verb
OPENING = 5  # tokens before a figure in which the "with" stands that opens its sentence: "con la llegada de otros"
FROM_BASE = 6  # tokens behind a figure in which the base stands that it comes from
SPOKEN_AT = 12  # likewise where those stand who speak of it
SPEAKERS = frozenset({"rank", "speakers"})
PLACES = frozenset({"place"})
ASKED = 5  # tokens behind a figure in which it may be said to be asked for


def owner(story: Story, spot: Spot) -> tuple[str, Cue | None, str]:
    """The force a figure counts, the words that say so, if any do, and the name of the rule that spoke."""
    page = story.page
    case = Case(story, spot, own_words.in_phrase(spot, story.scene))
    for rule in RULES:
        found = rule(case)
        if found is not None:
            force, hit = _settled(case, *found)
            told = _of_same_figure(case, force)
            if told is not None:
                return told, None, told_again.__name__
            return force, cue(page, hit, "force", force) if hit is not None else None, rule.__name__
    raise AssertionError("the last rule always speaks")


def _settled(case: Case, force: str, hit: Hit | None) -> Owner:
    """An owner, or another: of "3,000 from 20 states", "2,000 federal troops", "soldiers", a unit of a Guard."""
    if hit is None:
        force = _beyond_its_state(case, force)
    if _is_of_country(case, force):
        return forces.general(case.page, case.page.vocabulary.forces[force].country), None
    return (states.of_unit(case, force, hit) if hit is not None else force), hit


def _beyond_its_state(case: Case, force: str) -> str:
    """A force, or for a state's what all states have, where a figure is of others: "3,000 from 20 states"."""
    owned = case.page.vocabulary.forces[force]
    if owned.state is None or owned.parent is None:
        return force
    of_others = states.is_of_all_states(case) or states.stands_in_another(case, owned.state)
    return owned.parent if of_others else force


def _is_of_country(case: Case, force: str) -> bool:
    """Whether a figure's noun is no state's, "federal troops", or a force has none such: "soldiers" of the Navy."""
    federal = case.is_of_state(force) and case.named is None and case.is_federal
    ashore = case.page.vocabulary.forces[force].ashore
    return federal or (not ashore and case.counts_ashore and not case.names_branches)


def _of_same_figure(case: Case, force: str) -> str | None:
    """The force of the figure it takes up, where an owner is no other: "these 10,000", "the 10,000"; None if none."""
    told = case.story.taken_up(case.spot)
    if told is None:
        return None
    wider = force in forces.ancestors(case.page, told.force)
    return told.force if wider or _is_bare_again(case, force, told) or _is_of_state_again(case, force, told) else None


def _is_bare_again(case: Case, force: str, told: Draft) -> bool:
    """Whether just a number, or a great one with a noun of any force, is told again: "these 300", "the 10,000 men"."""
    known = case.page.vocabulary.forces
    own = known[force].country == known[told.force].country and case.home[1] is None
    great = case.named is None and (told.value or 0) >= RARE
    return own and (case.spot.count.kind == "elided" or great)


def _is_of_state_again(case: Case, force: str, told: Draft) -> bool:
    """Whether a state's own are told again and no state is named: "his 400 guardsmen"."""
    named = case.home[1] is not None and forces.state_of_hit(case.page, case.home[1]) is not None
    return case.is_of_state(force) and case.is_of_state(told.force) and not named


# ---------------------------------------------------------------- the phrase itself
def named_in_full(case: Case) -> Owner | None:
    """A phrase that leaves nothing open: "Texas Guard soldiers", "soldiers and marines"."""
    if case.named is None:
        return None
    full = case.is_of_state(case.named) or (case.names_country and case.names_branches)
    return (case.named, case.naming) if full else None


def named_by_state(case: Case) -> Owner | None:
    """The state's Guard that ends the name of a unit: "soldiers of the 120th Field Artillery, Iowa Guard"."""
    count = case.spot.count
    hit = own_words.apposed(case.page, count.inside, count.last, case.spot.end)
    force = forces.force_of_hit(case.page, hit) if hit is not None else None
    return (force, hit) if force is not None else None


def named_by_branch(case: Case) -> Owner | None:
    """A phrase that names a force: "guardsmen"; a state's own, where its sentence names the state."""
    if case.named is None or case.names_country:
        return None
    shared = states.of_state_beside(case)
    if shared is not None:
        return shared, case.naming
    return states.with_state(case, case.named, case.floor, case.naming)


# ---------------------------------------------------------------- the figure it goes on from
def in_turn(case: Case) -> Owner | None:
    """The state that stands where the number does in a list: "Iowa and Ohio sent 24 and 48 troops, respectively"."""
    page, spot = case.page, case.spot
    ordered = page.of_kind("in_turn").between(spot.count.last, min(spot.end, spot.count.last + IN_TURN))
    if not ordered or case.named not in (None, *page.vocabulary.roster.with_states):
        return None
    mark = ordered[0].first
    numbers = [
        number for number in backwards(page, mark, max(spot.begin, mark - IN_TURN)) if isinstance(number, Number)
    ]
    named = [hit for hit in hits_between(page, spot.begin, numbers[-1].first) if forces.state_of_hit(page, hit)]
    if len(named) < len(numbers) or spot.count.number not in numbers:
        return None
    hit = named[-1 - numbers.index(spot.count.number)]
    return forces.home_force(page, forces.state_of_hit(page, hit) or ""), hit


@bare
def named_in_clause(case: Case) -> Owner | None:
    """The force or state of the relative clause behind a bare number: "the 4,500 that the Texas governor keeps"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    if spot.count.kind != "elided" or last >= spot.end or page.tokens.words[last] not in page.vocabulary.single["that"]:
        return None
    end = whereabouts.next_figure(page, last, clause_ahead(page, last + 1, CLAUSE))
    for hit in page.those(forces.NAMES).between(last, end):
        if homes.is_passed(page, hit, last) or roles.is_partner(page, hit, last):
            continue
        state = forces.state_of_hit(page, hit) or forces.state_beside(page, hit)
        if state is not None:
            return forces.home_force(page, state), hit
        force = names.force_of(case, hit, last, None)
        spoken = case.spoken_of or force
        if force is not None and (force == spoken or force not in forces.ancestors(page, spoken or force)):
            return states.with_state(case, force, last, hit)
    return None


@bare
def of_all_troops(case: Case) -> Owner | None:
    """A country's forces, where all its soldiers are counted: "the number of troops could go as high as 15,000"."""
    told, spot = case.told_of_country, case.spot
    line = not case.page.vocabulary.single["line"].isdisjoint(case.page.tokens.words[spot.begin : spot.first])
    if not line or not case.counts_all or (told and not case.above(told, 1)):
        return None
    return forces.general(case.page, case.country), None


@bare
def beyond_a_state(case: Case) -> Owner | None:
    """A country's forces, far more than a state has: "Florida sent 450. The number of troops will top 10,000"."""
    last = case.story.last
    of_state = last is not None and case.is_of_state(last.force)
    beyond = of_state and case.counts_all and case.above(case.told_of_country, STATE_GROWS)
    return (forces.general(case.page, case.country), None) if beyond else None


@bare
def named_since(case: Case) -> Owner | None:
    """The force named between a figure of a list and the one before it: "sent 200 soldiers, and the Navy 100"."""
    before = case.spot.after
    far = before is not None and before.sentence < case.spot.sentence - 1  # what other sentences name is of theirs
    own = names.nearest_before(case, case.spot.begin if far else before.count.last) if before is not None else None
    if before is None or own is None or _is_beside(case, own[1]):
        anew = _named_anew(case) if far else None
        return (anew, None) if anew is not None else None
    same = own[0] in forces.ancestors(case.page, before.force)
    country, acts = "country" in own[1].senses, case.spot.first - own[1].last <= ACTING
    if same and (country != case.is_of_state(before.force) or (country and not acts)):
        return None  # "its Guard", after a state's; but "the Pentagon keeps 3,000" is no state's
    return states.with_state(case, own[0], case.floor, own[1])


@bare
def sums_up(case: Case) -> Owner | None:
    """All of whom are the figures it adds up, or adds to others: "2,900 active and 2,000 Guard, 5,000 in all"."""
    spot, total = case.spot, case.spot.count.number.value or 0
    rows = [draft for draft in case.told_of_country if draft.sentence == spot.sentence]
    if spot.after is not None or len(rows) < 2 or case.home[1] is not None:
        return None
    led = any(case.page.kinds(at) & SUMS for at in range(max(spot.begin, spot.first - 3), spot.first))
    said = led or case.page.tells("adds_up", spot.count.last, spot.count.last + 2)
    sums = sum(draft.value or 0 for draft in rows) <= (1 + NEARLY) * total
    together = forces.common(case.page, [draft.force for draft in rows])
    return (together, None) if said and sums and together is not None else None


@bare
def in_a_new_body(case: Case) -> Owner | None:
    """All forces told so far, for a body that is new and greater: "500 Marines left. A force of 1,500 will stay"."""
    page, body, last = case.page, case.body, case.story.since(case.spot.sentence, 1)
    if body is None or last is None or last.sentence == case.spot.sentence:
        return None
    at = body.first
    while at > case.spot.begin and "adjective" in page.kinds(at - 1):
        at -= 1
    new = not page.vocabulary.single["indefinite"].isdisjoint(page.tokens.words[at - 1 : body.last])
    together = carried.common_in_country(case)
    if not new or together is None or case.is_of_state(together) or not case.above([last], 1):
        return None
    return together, None


@bare
def total_of_rows(case: Case) -> Owner | None:
    """The force that all rows of a list have in common, for its last: "Total: 2,400"."""
    spot, before = case.spot, case.spot.after
    words = [hit for hit in case.page.hit_at[max(spot.begin, spot.first - 3) : spot.first] if hit is not None]
    totals = [hit for hit in words if hit.senses.keys() & SUMS]
    if not totals or before is None or case.home[1] is not None:
        return None
    near = case.story.drafts[case.story.told_before(spot.sentence - ROWS) :]
    beside = [draft for draft in near if draft.sentence == spot.sentence]
    acts = all("status.before" in hit.senses and "levels" not in hit.senses for hit in totals)
    if acts and len(beside) == 1 and beside[0].count.kind != "elided":
        return None  # "Texas, which had nearly 10,000 troops, now keeps fewer than 4,000"
    rows = beside if len(beside) > 1 else _rows_above(case, near, beside)
    if not _may_add_up(case, rows):
        return None
    return forces.common(case.page, [draft.force for draft in rows]) or carried.carried_on(case, before), None


def _rows_above(case: Case, near: list[Draft], beside: list[Draft]) -> list[Draft]:
    """The rows of a list told before its total; just of its paragraph, where one row stands beside the total."""
    paragraph = case.page.paragraph_of
    own = paragraph[case.spot.sentence]
    told = [draft for draft in near if not beside or paragraph[draft.sentence] == own]
    return [draft for draft in told if draft.count.kind == "elided"]


def _may_add_up(case: Case, rows: list[Draft]) -> bool:
    """Whether a total is no less than any of its rows, and those above it are not just what was added to it."""
    total = case.spot.count.number.value or 0
    if any((draft.value or 0) > total for draft in rows):
        return False
    listed = len(rows) > 1 and all(draft.sentence < case.spot.sentence for draft in rows)
    return not listed or total <= FORCE_GROWS * sum(draft.value or 0 for draft in rows)


@bare
def goes_on(case: Case) -> Owner | None:
    """The force of the figure that a bare number goes on from: "200 guardsmen in Yuma, 150 in Nogales"."""
    before = case.spot.after
    if before is None:
        return None
    return states.with_state(case, carried.carried_on(case, before), before.count.last, None)


@bare
def of_those_told(case: Case) -> Owner | None:
    """The force told last, for a bare number or a part in the sentence behind: "About 60 of them fly"."""
    spot, last = case.spot, case.story.since(case.spot.sentence, 1)
    if last is None or not (spot.count.kind == "elided" or spot.count.partitive):
        return None
    spoken = any(
        lands.speaks_for(case.page, hit, spot.begin) or forces.branch_of_hit(hit)
        for hit in case.page.those(forces.NAMES).between(spot.begin, spot.first)
    )
    if spoken or case.home[1] is not None or _is_of_land_named(case, last):
        return None
    return carried.carried_on(case, last), None


def _is_of_land_named(case: Case, last: Draft) -> bool:
    """Whether the words before a figure tell another land than that of the figure told last: "In Mexico, 900"."""
    country, hit = case.of_country
    before = hit is not None and hit.first < case.spot.first
    return before and country != case.page.vocabulary.forces[last.force].country


# ---------------------------------------------------------------- the words around it
def of_a_state(case: Case) -> Owner | None:
    """A state's own, where the sentence says that it sends: "50 from Florida", "Arizona will send 225 troops"."""
    state, hit = case.home
    if state is None or case.page.vocabulary.places[state].country != case.country:
        return None
    if hit is not None and hit.first >= case.spot.count.last and _has_none_of_states(case):
        return None
    if hit is not None and _asks(case, hit):
        return forces.states_force(case.page, case.country), hit
    return forces.home_force(case.page, state), hit


def of_several_states(case: Case) -> Owner | None:
    """The force that all states have a part of: "Idaho and Montana will send 180 soldiers"."""
    state, hit = case.home
    return (forces.states_force(case.page, case.country), hit) if state is None and hit is not None else None


@bare
def sent_with(case: Case) -> Owner | None:
    """The force that acts with those that open its sentence: "With 700 troops the Guard has strengthened its posts"."""
    page, spot, words = case.page, case.spot, case.page.tokens.words
    lead = range(spot.first - 1, max(spot.begin, spot.first - OPENING) - 1, -1)  # "Con la llegada de"
    at = next((at for at in lead if words[at] in page.vocabulary.single["with"]), None)
    opens = at is not None and (at == spot.begin or not words[at - 1][-1].isalnum())  # or a dateline: "Reynosa.- Con"
    if not opens:
        return None
    for hit in page.those(forces.FORCES).between(spot.count.last, min(spot.end, spot.count.last + WITH)):
        if "whom" in page.kinds(hit.first - 1):
            return None  # "At its height, 8,000 troops, including Guardsmen, were there"
        behind_comma = "," in words[hit.first - 2 : hit.first]
        acts = behind_comma or (hit.last < spot.end and page.kinds(hit.last) & ACTS)
        force = names.force_of(case, hit, spot.begin, case.country) if acts else None
        return states.with_state(case, force, spot.begin, hit) if force is not None else None
    return None


def joined_in_operation(case: Case) -> Owner | None:
    """The state's force whose soldiers others join in its operation: "60 Ohio guardsmen and 20 medics of Lone Star"."""
    force, hit = case.beside
    if force is None or hit is None or "operation" not in hit.senses or not case.is_of_state(force):
        return None
    joined = states.of_state_joined(case)
    return (joined, hit) if joined is not None else None


def named_behind(case: Case) -> Owner | None:
    """A force or operation named behind the phrase: "40 soldiers attached to JTF-North"."""
    force, hit = case.beside
    if force is None or hit is None or case.is_of_part(hit):
        return None
    if case.spoken_of is not None and roles.is_quarters(case.page, hit, case.spot.count.last):
        return None
    shared = case.spoken_of is not None and forces.is_shared_operation(case.page, hit, case.spoken_of)
    return None if shared and force != case.spoken_of else (force, hit)


@bare
def from_a_base(case: Case) -> Owner | None:
    """The force of the base that a figure comes from or that sends it: "400 troops from Camp Pendleton"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    for hit in page.those(PLACES).between(spot.begin, min(spot.end, last + SPOKEN_AT)):
        force = places.place(page, hit).force
        if force is None or _is_for_part(case, hit):
            continue
        opens = hit.first == spot.begin and not places.is_dateline(page, hit)
        if opens or (case.is_of_state(force) and _speak_at(case, hit)) or _come_from(case, hit):
            return force, hit
    return None


def _is_for_part(case: Case, base: Hit) -> bool:
    """Whether a base has only a part of a whole: "Fort Bliss has sent 1,800 of the 8,600"."""
    if base.first >= case.spot.count.last:
        return case.is_of_part(base)
    return base.first < case.spot.first and ties.is_whole(case.page, case.spot.first)


def _speak_at(case: Case, base: Hit) -> bool:
    """Whether those who speak of a figure are at a base: "officials at Camp Mabry said"."""
    return bool(case.page.kinds(base.first - 2) & SPEAKERS) and "to" in case.page.kinds(base.first - 1)


def _come_from(case: Case, base: Hit) -> bool:
    """Whether those counted come from a base right behind them: "400 troops from Camp Pendleton"."""
    page, last = case.page, case.spot.count.last
    if not last <= base.first < last + FROM_BASE:
        return False
    leads = ("from_only", "of") if page.vocabulary.head_first else ("from_only",)
    others = any(page.number_at[at] is not None or "whom" in page.kinds(at) for at in range(last, base.first))
    return not others and any(preposed(page, base, lead, last) for lead in leads)


@bare
def of_the_same(case: Case) -> Owner | None:
    """The force that "that body" takes up: "the Guard commander said there are 3,200 members of that force"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    behind = last < spot.end and "of" in page.kinds(last) and page.tells("same", last, min(spot.end, last + SAME))
    before = page.of_kind("body").between(spot.begin, spot.first)  # "said the institution has 3,200 members"
    known = any(page.tokens.words[hit.first - 1] in page.vocabulary.known for hit in before)
    if not behind and not known:
        return None
    named = page.those(forces.FORCES).between(spot.begin, spot.first)
    force = names.force_of(case, named[-1], spot.begin, case.country) if named else case.spoken_of
    told = case.told_of_country[-1:]
    if told and force in forces.ancestors(page, told[0].force):
        force = told[0].force  # a mission of all forces is no body
    return (force, named[-1] if named else None) if force is not None else None


def named_before(case: Case) -> Owner | None:
    """A force named before the phrase: "the Marine Corps will send 200 troops"; "the Guard", after a state's."""
    story, spot = case.story, case.spot
    found = None if case.is_coordinate else names.nearest_before(case, spot.begin, case.country)
    if found is None or (found[1].last <= case.floor and case.another_acts):
        return None
    before, grown = story.since(spot.sentence, 1), states.has_grown(case)
    grown = grown or not case.above(case.told_of_country, STATE_GROWS)
    if before is not None and _names_states_own(case, before, found[0]) and (grown or _is_had_by(case, found[1])):
        return _state_since(case, before, found[0]) or before.force, found[1]
    if found[1].last <= case.floor and case.is_of_state(found[0]) and not grown:
        return None  # "55 of the Utah Guard, the first of 6,000"
    return states.with_state(case, found[0], case.floor, found[1])


@bare
def of_the_speaker(case: Case) -> Owner | None:
    """The force of the one who says "we": "We have 600 people," said a spokesman for Joint Task Force North."""
    closed = spoken_by(case.page, case.spot.begin, case.spot.count.last, case.spot.end)
    if closed is None:
        return None
    for hit in case.page.those(forces.FORCES).between(closed, case.spot.end):
        force = names.force_of(case, hit, closed, case.country)
        if roles.is_person(case.page, hit):
            continue  # "..., said the congressman, an Army veteran"
        if force is not None and case.page.vocabulary.forces[force].country == case.country:
            return force, hit
    return None


def _names_states_own(case: Case, before: Draft, force: str) -> bool:
    """Whether a force is the state's that was told of just before: "Ohio sent 115. The Guard has"."""
    taken_up = case.is_of_state(before.force) and force in forces.ancestors(case.page, before.force)
    return taken_up and not _closes_list(case, before)


def _state_since(case: Case, before: Draft, force: str) -> str | None:
    """The force of a state that opened a sentence behind a figure of another: "California has not said; its Guard"."""
    page, opened = case.page, case.story.scene.opened_state
    if opened in (None, page.vocabulary.forces[before.force].state) or before.sentence == case.spot.sentence:
        return None
    return forces.of_state(page, force, opened)


def _closes_list(case: Case, before: Draft) -> bool:
    """Whether a figure told before is the last of several states': "Utah sent 90, Iowa 50. The Guard has"."""
    if before.sentence == case.spot.sentence:
        return False
    listed = {told.force for told in case.story.drafts[-LIST:] if told.sentence == before.sentence}
    return len(listed) > 1 and all(map(case.is_of_state, listed))


def _is_had_by(case: Case, hit: Hit) -> bool:
    """Whether a figure is what a state's own force has in all: "Ohio sent 115. The Guard has 16,500 members"."""
    holds = "holds" in case.page.kinds(hit.last) and hit.first - case.spot.begin <= 1
    return holds and (case.spot.count.number.value or 0) <= states.STATE_HAS


# ---------------------------------------------------------------- what was told before
def told_again(case: Case) -> Owner | None:
    """The force of the same number told before: "will send 5,200 troops ... these 5,200 soldiers are more than"."""
    value = case.spot.count.number.value
    if not case.open or value is None or value < RARE or abroad.stands_abroad(case):
        return None
    spoken = case.story.scene.force or forces.general(case.page, case.country)
    same = (draft.force for draft in case.told_of_country if draft.value == value)
    return next(((force, None) for force in same if forces.related(case.page, force, spoken)), None)


def taken_up(case: Case) -> Owner | None:
    """The force of the figure of one number that an article takes up: "800 were ordered. ... The 800 soldiers will"."""
    same = case.story.taken_up(case.spot) if case.definite and case.spoken_of is not None else None
    own = same is not None and case.page.vocabulary.forces[same.force].country == case.country
    return (same.force, None) if same is not None and own else None


def named_anew(case: Case) -> Owner | None:
    """The force that the sentence before names behind all figures: "How many has the Guard? It has 133,000"."""
    anew = _named_anew(case)
    if anew is None:
        return None
    if case.spoken_of is None:  # "The active force grows. The Pentagon will send 3,750 troops."
        return (anew, None) if case.named is None and not case.is_of_state(anew) else None
    return (anew, None) if _continued(case) is not None else None


def of_all_told_last(case: Case) -> Owner | None:
    """All that was told last, for a greater figure or another's: "Iowa sent 200, Ohio 300. The 500 soldiers"."""
    force, kind, beyond = _continued(case), case.spot.count.kind, _is_beyond_last(case)
    if force is None or not (beyond or (kind == "elided" and case.names_actor)):
        return None
    of_states = beyond and kind == "troops" and case.is_of_state(force)
    together = carried.common_in_country(case) if of_states else carried.all_told_last(case.story)
    related = together is not None and forces.related(case.page, together, force)
    return (together, None) if together is not None and related else None


def told_last(case: Case) -> Owner | None:
    """The force told last, taken up by "the soldiers", "1,500", "members"."""
    force = _continued(case)
    return (force, None) if force is not None else None


def named_last(case: Case) -> Owner | None:
    """The one force named in the sentence before: "The Guard is on its way. Some 1,200 soldiers will ..."."""
    since = case.spot.sentence - case.story.named_sentence
    # "the army said 1,200 soldiers", "the Guard says 2,579 members"
    near = since == 1 or (since == 0 and (case.counts_ashore or case.spot.count.kind == "people"))
    named = forces.narrowest(case.page, case.story.named) if near and case.spoken_of is not None else []
    if len(named) != 1 or case.joins_others:
        return None  # "Before they came there were 2,500"
    total = case.is_total or "total.before" in case.page.kinds(case.spot.begin)  # "In all there will be 4,000 troops."
    grows = 1 if total else STATE_GROWS if case.is_of_state(named[0]) else NAMED_GROWS
    return None if case.above(case.told_of_country, grows) else states.with_state(case, named[0], case.floor, None)


def all_told(case: Case) -> Owner | None:
    """The one force that all figures of a country told so far count, for a figure not far above them."""
    force = carried.common_in_country(case) if case.open else None
    others = case.joins_others and case.spot.count.kind == "troops"  # "guardsmen join the 500 soldiers there"
    if force is None or others or case.stands_apart or force == forces.general(case.page, case.country):
        return None
    times = 1 if case.reaches_beyond else STATE_GROWS if case.is_of_state(force) else FORCE_GROWS
    return None if case.above(case.told_of_country, times) else states.with_state(case, force, case.floor, None)


def of_many_states(case: Case) -> Owner | None:
    """The Guard, after figures of several states': "The president wants 2,000 troops"."""
    force = carried.common_in_country(case) if case.named is None or case.spot.count.joined else None
    shared = force in case.page.vocabulary.roster.with_states and not (case.reaches_beyond or case.stands_apart)
    return (force, None) if force and shared and not case.above(case.told_of_country, STATE_GROWS) else None


def of_country(case: Case) -> Owner | None:
    """A country's forces, where nothing says which: "1,500 troops", "U.S. soldiers"."""
    country, hit = case.of_country
    return forces.general(case.page, country), hit


RULES: tuple[Rule, ...] = (
    named_by_state,
    named_in_full,
    in_turn,
    named_by_branch,
    shares.all_of_one,
    shares.said_of_it,
    shares.of_its_whole,
    shares.of_its_parts,
    named_in_clause,
    abroad.kept_abroad,
    beyond_a_state,
    named_since,
    abroad.sent_by_state,
    abroad.across_the_line,
    sums_up,
    in_a_new_body,
    total_of_rows,
    goes_on,
    of_those_told,
    of_a_state,
    of_several_states,
    sent_with,
    joined_in_operation,
    named_behind,
    from_a_base,
    of_the_same,
    named_before,
    of_the_speaker,
    of_all_troops,
    shares.whole_for_state,
    told_again,
    taken_up,
    named_anew,
    of_all_told_last,
    told_last,
    named_last,
    all_told,
    of_many_states,
    of_country,
)


# ---------------------------------------------------------------- who acts around it
def _is_beside(case: Case, hit: Hit) -> bool:
    """Whether a name only says whose a vehicle is, "on two Air Force planes", or whom they help: "help CBP, 40 in"."""
    page, at = case.page, hit.last
    if "civil" in hit.senses:
        return case.spot.count.partitive or page.tells("whom", hit.last, case.spot.count.first)
    if at < page.end and "branch" in page.kinds(at):
        at += 2
    thing = page.sense(at, "reason") if at < page.end else None
    return thing is not None and thing.says == "weapon or vehicle"


def _asks(case: Case, state: Hit) -> bool:
    """Whether a state wants soldiers of its country: "Texas asked for 3,000", "We need 3,000," its governor said."""
    page, last = case.page, case.spot.count.last
    begin, end = case.spot.begin if state.first > last else state.last, clause_ahead(page, last, ASKED)
    behind = page.tells("asks", last, end) and not page.those(NATION).between(last, end)
    return behind or page.tells("asks", begin, case.spot.first)  # not "Ohio sent 338 after the president's call for"


def _has_none_of_states(case: Case) -> bool:
    """Whether a force is named before that no state has: "the Stryker brigade brought 2,000 soldiers from Colorado"."""
    named = names.nearest_before(case, case.spot.begin, case.country)
    known = case.page.vocabulary
    return named is not None and known.forces[named[0]].state is None and named[0] not in known.roster.with_states


def _named_anew(case: Case) -> str | None:
    """The force that the sentence before names first, behind all figures told: "How many has the Guard? 133,000"."""
    story, force = case.story, case.story.subject
    fresh = story.last is not None and story.last.sentence < story.named_sentence == case.spot.sentence - 1
    if force is None or not fresh or case.page.vocabulary.forces[force].country != case.country:
        return None
    return None if case.is_of_state(force) and case.above(case.told_of_country, STATE_GROWS) else force


def _continued(case: Case) -> str | None:
    """The force told last, where a figure goes on telling of it: "the soldiers", "1,500", "members".

    A state's only where no others are meant: "Iowa may send 100. They will join the 2,500 under federal command".
    """
    force, kind = case.spoken_of, case.spot.count.kind
    if force is None or not (case.definite or kind in ("elided", "people")):
        return None
    others = case.joins_others or (case.names_actor and kind == "elided")
    return None if others and case.is_of_state(force) else force


def _is_beyond_last(case: Case) -> bool:
    """Whether a figure is more than what was told last, or counts members of all that a sentence before told of.

    "2,000 of the Army and 400 of the Navy came. In Cajeme 200 members".
    """
    last = case.story.last
    listed = [told for told in case.story.drafts[-LIST:] if last is not None and told.sentence == last.sentence]
    if case.above(case.told_of_country, 1) or (len(listed) > 1 and case.above(listed, 1)):
        return True
    several = len({told.force for told in listed}) > 1 and listed[-1].sentence < case.spot.sentence
    return several and case.spot.count.kind == "people"
