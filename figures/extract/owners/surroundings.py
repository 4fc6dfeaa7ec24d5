"""Whose soldiers a figure counts by the words around it: rules of `owners`, in the order of this page.

"50 from Florida", "Arizona will send 225", "two units from Fort Drum", "300 soldiers, the Army said".
"""

from __future__ import annotations

from figures.extract.around import clause_ahead, opened_with, preposed, spoken_by, takes_up_body
from figures.extract.forces import homes
from figures.extract.forces.origins import STATES
from figures.extract.named import force_names, place_names, roles
from figures.extract.nouns import ties
from figures.extract.owners import names, states
from figures.extract.owners.case import STATE_GROWS, Case, Owner
from figures.extract.page import Page
from figures.extract.rules import knows_by, needs
from figures.extract.story import again
from figures.extract.story.story import Draft
from figures.extract.text.phrases import Hit

WITH = 6  # tokens behind a figure that opens its sentence with "with" in which the force stands that acts
ACTS = frozenset({"status.before", "status.after", "measure.before", "auxiliary", "holds", "grows"})  # its verb
FROM_BASE = 6  # tokens behind a figure in which the base stands that it comes from
SPOKEN_AT = 12  # likewise where those stand who speak of it
SPEAKERS = frozenset({"rank", "speakers"})
STATES_BEHIND = 4  # tokens behind a figure in which it may be said from how many states its soldiers come
OTHERS_BEHIND = 12  # tokens behind a figure in which it may be said who is asked for it
GOVERNOR = 5  # tokens in which a sentence opens with a governor: "On Friday the governor"
SENT = frozenset({"announced", "ordered", "moving", "deployed"})  # how far those have come whom a governor sends
SAID = 4  # tokens of "said Friday that he"
SENDING = frozenset({"auxiliary", "status.before", "holds"})  # verbs of whoever sent them
PRESIDENT = 4  # tokens behind a figure in which the president may stand who sent it: "los 1.200 de Obama"
ASKED = 5  # tokens behind a figure in which it may be said to be asked for


def of_a_state(case: Case) -> Owner | None:
    """A state's own, where the sentence says that it sends: "50 from Florida", "Arizona will send 225 troops"."""
    state, hit = case.home
    if state is None or case.page.vocabulary.places[state].country != case.country:
        return None
    behind = hit is not None and hit.first >= case.spot.count.last
    if behind and (_has_none_of_states(case) or _tells_of_services_alone(case)):
        return None
    if hit is not None and (states.has_others(case, hit) or _has_base_in(case, hit)):
        return None
    told = again.taken_up(case.story, case.spot)
    if told is not None and not case.is_of_state(told.force) and (told.value or 0) >= again.RARE:
        return None  # "Biden will send 1,500 troops. Texas's governor said the 1,500 troops will do paperwork"
    if states.come_from_others(case):
        return force_names.states_force(case.page, case.country), hit
    if hit is not None and _asks(case, hit) and not _asks_of_own(case, hit, state):
        return force_names.states_force(case.page, case.country), hit
    return force_names.home_force(case.page, state), hit


def of_several_states(case: Case) -> Owner | None:
    """The force that all states have a part of: "Idaho and Montana will send 180 soldiers"."""
    state, hit = case.home
    return (force_names.states_force(case.page, case.country), hit) if state is None and hit is not None else None


@needs("no name")
def sent_with(case: Case) -> Owner | None:
    """The force that acts with those that open its sentence: "With 700 troops the Guard has strengthened its posts"."""
    page, spot, words = case.page, case.spot, case.page.tokens.words
    if not opened_with(page, spot.begin, spot.first):
        return None
    for hit in page.those(force_names.FORCES).between(spot.count.last, min(spot.end, spot.count.last + WITH)):
        if page.counts_at(hit.first - 1):
            return None  # "It began with 900 soldiers: 600 from the base and 300 marines"
        if "whom" in page.kinds(hit.first - 1):
            return None  # "At its height, 8,000 troops, including Guardsmen, were there"
        behind_comma = "," in words[hit.first - 2 : hit.first]
        acts = behind_comma or (hit.last < spot.end and page.kinds(hit.last) & ACTS)
        force = names.force_of(case, hit, spot.begin, case.country) if acts else None
        return states.with_state(case, force, spot.begin, hit) if force is not None else None
    return None


@needs("no name")
def of_a_governor(case: Case) -> Owner | None:
    """The force that states have, or the one of the text's state, where a governor sends: "The governor found 400".

    Not those whom somebody else sent, or who are there: "welcomed 400 sent by the president", "to join the 400".
    """
    page, spot = case.page, case.spot
    if case.definite or page.tells("national", spot.count.last, spot.end):
        return None
    offices = page.of_kind("office").between(spot.begin, min(spot.begin + GOVERNOR, spot.first))
    force = force_names.states_force(page, case.country)
    if not offices or force == force_names.general(page, case.country) or case.is_federal:
        return None
    if (
        page.those(force_names.ACTORS).between(spot.begin, spot.first)
        or case.names_nation
        or not _sends(case, offices[0].last)
    ):
        return None
    scene = case.story.scene
    state = scene.governed or scene.text_state or scene.dated_state
    own = state is not None and page.vocabulary.places[state].country == case.country
    return (force_names.home_force(page, state) if own and state is not None else force), offices[0]


def named_behind(case: Case) -> Owner | None:
    """A force or operation named behind the phrase: "40 soldiers attached to JTF-North"."""
    force, hit = case.beside
    if force is None or hit is None:
        return None
    if case.spoken_of is not None and roles.is_quarters(case.page, hit, case.spot.count.last):
        return None
    lending = states.lending_state(case, force) if "operation" in hit.senses else None
    if lending is not None:
        return force_names.home_force(case.page, lending), None
    shared = case.spoken_of is not None and force_names.is_shared_operation(case.page, hit, case.spoken_of)
    return None if shared and force != case.spoken_of else (force, hit)


@knows_by("base")
@needs("no name")
def from_a_base(case: Case) -> Owner | None:
    """The force of the base that a figure comes from or that sends it: "400 troops from Camp Pendleton"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    for hit in page.of_kind("place").between(spot.begin, min(spot.end, last + SPOKEN_AT)):
        force = place_names.place(page, hit).force
        if force is None or _is_for_part(case, hit):
            continue
        whose = hit.last == spot.first - 2 and page.is_word(spot.first - 1, "whose")
        heads = hit.first == spot.begin and not page.is_mark(hit.last, ",")  # "Fort Bliss, which fed 1,340"
        opens = whose or (heads and not place_names.is_dateline(page, hit))
        if opens or (case.is_of_state(force) and _speak_at(case, hit)) or _come_from(case, hit):
            return force, hit
    return None


@needs("no name")
def of_the_same(case: Case) -> Owner | None:
    """The force that "that body" takes up: "the Guard commander said there are 3,200 members of that force"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    behind = last < spot.end and takes_up_body(page, last)
    before = page.of_kind("body").between(spot.begin, spot.first)  # "said the institution has 3,200 members"
    known = any(
        page.tokens.words[hit.first - 1] in page.vocabulary.known
        for hit in before
        if spot.count.kind != "troops" or hit.first >= case.floor  # "the body has 6,000; in Sinaloa are 3,000 soldiers"
    )
    if not behind and not known:
        return None
    named = page.those(force_names.FORCES).between(spot.begin, spot.first)
    force = names.force_of(case, named[-1], spot.begin, case.country) if named else case.spoken_of
    told = case.told_of_country[-1:]
    if told and force in force_names.ancestors(page, told[0].force):
        force = told[0].force  # a mission of all forces is no body
    return (force, named[-1] if named else case.story.spoken_by) if force is not None else None


@knows_by("short name")
@needs("no name")
def of_the_task_force(case: Case) -> Owner | None:
    """The task force that its sentence calls so and that was named in full before: "The task force has 8,600"."""
    page, spot = case.page, case.spot
    called = (hit for hit in page.of_kind("bodies").between(case.floor, spot.first) if hit.last - hit.first > 1)
    hit = next((hit for hit in called if page.tokens.words[hit.first - 1] in page.vocabulary.known), None)
    force = force_names.of_short_name(page, hit) if hit is not None else None
    if hit is None or force is None or page.vocabulary.forces[force].country != case.country:
        return None
    if page.is_genitive(hit.last) or page.those(force_names.ACTORS).between(hit.last, spot.first):
        return None  # "under the task force's control, with 2,500 more supporting others"
    return (force, hit) if case.home[1] is None else None


@needs("no name")
def of_the_formation(case: Case) -> Owner | None:
    """The force of the unit named in full before that its sentence takes up: "2,300 come from the brigade"."""
    page, spot, last = case.page, case.spot, case.spot.count.last
    if not page.of_kind("formation").hits:
        return None
    behind = page.of_kind("formation").between(last, min(spot.end, last + FROM_BASE))
    led = [hit for hit in behind if page.kinds(hit.first - 2) & {"belongs", "from_only"}]
    before = page.of_kind("formation").between(max(spot.begin, case.floor - 1), spot.first)
    acting = [hit for hit in before if hit.first - spot.begin <= 1 or hit.first >= case.floor]
    told_on = _formation_told_on(case)
    hit = next(
        (hit for hit in (*led, *acting, *told_on) if page.tokens.words[hit.first - 1] in page.vocabulary.known), None
    )
    if hit is None or case.home[1] is not None or page.those(force_names.FORCES).between(hit.last, spot.first):
        return None
    force = force_names.of_formation(page, hit, case.country)
    own = force is not None and page.vocabulary.forces[force].country == case.country
    return (force, hit) if own and force is not None else None


@knows_by("name before")
def named_before(case: Case) -> Owner | None:
    """A force named before the phrase: "the Marine Corps will send 200 troops"; "the Guard", after a state's."""
    story, spot = case.story, case.spot
    found = None if case.is_coordinate else names.nearest_before(case, spot.begin, case.country)
    if found is None or (found[1].last <= case.floor and case.another_acts):
        return None
    if _is_whole_of(case, found[0]):
        return force_names.general(case.page, case.country), found[1]
    before, grown = story.since(spot.sentence, 1), states.has_grown(case)
    grown = grown or not case.above(case.told_of_country, STATE_GROWS)
    own = before is not None and _names_states_own(case, before, found[0]) and "operation" not in found[1].senses
    if before is not None and own and (grown or _is_had_by(case, found[1])):
        return before.force, found[1]
    return states.with_state(case, found[0], case.floor, found[1])


@needs("no name")
def from_many_states(case: Case) -> Owner | None:
    """The force that all states have a part of, in a text that names it: "2,300 troops from eight states".

    Likewise "12 states have sent 1,300 troops", "4,000 troops from the states".
    """
    page, last = case.page, case.spot.count.last
    if page.vocabulary.roster.branches_with_states.isdisjoint(case.story.scene.branches):
        return None  # "the task force has 7,600 service members from 21 states"
    senders = _senders_of_all(case)
    if senders is not None:
        return force_names.states_force(page, case.country), senders
    if page.is_word(last, "from_only", "of") and page.is_word(last + 1, "determiner"):
        of_all = page.hit_at[last + 2] if last + 2 < case.spot.end else None
        if of_all is not None and "of_all" in of_all.senses:
            return force_names.states_force(page, case.country), of_all
    ahead = page.number_at[last : min(case.spot.end, last + STATES_BEHIND)]
    number = next((number for number in ahead if number is not None), None)
    if number is None or number.last >= case.spot.end or "of_all" not in page.kinds(number.last):
        return None
    come = page.is_word(number.first - 1, "from_only", "of")
    return (force_names.states_force(page, case.country), None) if come else None


@needs("no name")
def of_the_speaker(case: Case) -> Owner | None:
    """The force of the one who says "we": "We have 600 people," said a spokesman for Joint Task Force North."""
    closed = spoken_by(case.page, case.spot.begin, case.spot.count.last, case.spot.end)
    if closed is None:
        return None
    for hit in case.page.those(force_names.FORCES).between(closed, case.spot.end):
        force = names.force_of(case, hit, closed, case.country)
        if roles.is_person(case.page, hit):
            continue  # "..., said the congressman, an Army veteran"
        if force is not None and case.page.vocabulary.forces[force].country == case.country:
            return force, hit
    return None


def of_guard_mission(case: Case) -> Owner | None:
    """The Guard's, of a president who sent it alone, in a text that tells of it: "Bush had 6,000", "Obama's 1,200".

    Not so abroad: "Bush sent another 20,000 to Iraq".
    """
    page, spot = case.page, case.spot
    called = case.named is not None and not (case.names_country and not case.names_branches)  # "efectivos de Bush"
    if called or case.stands_abroad or case.home[1] is not None:
        return None
    begin, behind = case.floor, spot.count.last + PRESIDENT
    comma = next((at for at in range(spot.count.last, min(behind, page.end)) if page.is_mark(at, ",")), behind)
    behind = min(comma, behind)  # not "5,000, more than Obama"
    named = page.of_kind("country").between(begin, behind)
    acting = [hit for hit in named if _is_president(case, hit)]
    before = [hit for hit in named if hit.last <= spot.first]
    if before and not _is_president(case, before[-1]):
        return None  # "Unlike Bush, Trump sent 1,500"
    others = page.those(force_names.FORCES | STATES).between(begin, behind)
    if not acting or not _has_sent(page, acting[0], spot.first):
        return None
    if not {hit.first for hit in others} <= {hit.first for hit in acting}:
        return None
    if page.vocabulary.roster.branches_with_states.isdisjoint(case.story.scene.branches):
        return None
    return force_names.states_force(page, case.country), acting[0]


# ---------------------------------------------------------------- what the rules ask
def _is_president(case: Case, hit: Hit) -> bool:
    """Whether a name is of a president whose soldiers at the border were the Guard's, of a figure's own country."""
    return hit.says("country") == case.country and case.page.is_word(hit.last - 1, "sent_guard")


def _has_sent(page: Page, hit: Hit, first: int) -> bool:
    """Whether a name before a figure is of who sent them; not "Since Bush left office, 900 have trained"."""
    commas = [at for at in range(hit.last + 1, first) if page.is_mark(at, ",")]
    return not commas or any(page.kinds(at) & SENDING for at in range(commas[-1], first))


def _is_whole_of(case: Case, named: str) -> bool:
    """Whether a service named before is said to be a part of a figure: "The Marines are part of the 1,500 troops"."""
    page, first = case.page, case.spot.first
    branches = page.vocabulary.forces[named].branches
    if case.counts_ashore or not branches or not branches.isdisjoint(page.vocabulary.roster.branches_with_states):
        return False
    return any(ties.led_in_by(page, first, kind) is not None for kind in ("part_of", "among"))


def _has_base_in(case: Case, hit: Hit) -> bool:
    """Whether a state is only where a base is that soldiers come from: "500 soldiers from bases in Texas"."""
    page, led = case.page, case.page.hit_at[hit.first - 1]
    from_site = led is not None and "from_only" in led.senses and page.has_word("site", led.first, led.last)
    return from_site and hit.first > case.spot.first


def _sends(case: Case, at: int) -> bool:
    """Whether the words from token `at` to a figure say that its soldiers are sent: "ordered", "said he would send"."""
    page = case.page
    while at < case.spot.first:
        date = page.date_at[at]
        if date is None and page.kinds(at).isdisjoint({"filler", "preposition"}):
            break
        at = date.last if date is not None else at + 1
    if "says" in page.kinds(at):
        at = next((token + 1 for token in range(at, at + SAID) if page.is_word(token, "they")), at)
    sends = page.sense(at, "status.before") or page.sense(at + 1, "status.before")
    asks = page.tells("asks", at, case.spot.first)
    firm = sends is not None and sends.says in SENT and "says" not in page.kinds(at)
    return firm and not asks and at < case.spot.first


def _formation_told_on(case: Case) -> list[Hit]:
    """The formation that opens the sentence before one about "it": "The brigade is from Texas. It has 4,400"."""
    page, sentence = case.page, case.spot.sentence
    if not sentence or not page.is_word(case.spot.begin, "they"):
        return []
    opened = page.sentences[sentence - 1][0]
    return page.of_kind("formation").between(opened, opened + 2)


def _senders_of_all(case: Case) -> Hit | None:
    """The many states that send those counted behind them: "12 states have sent 1,300 troops"."""
    page, spot = case.page, case.spot
    many = page.of_kind("of_all").between(spot.begin, spot.first)
    if not many or not homes.many_act(page, many[-1]):
        return None
    return None if any(page.counts_at(at) for at in range(many[-1].last, spot.first)) else many[-1]


def _is_for_part(case: Case, base: Hit) -> bool:
    """Whether a base has only a part of a whole: "Fort Bliss has sent 1,800 of the 8,600"."""
    return base.first < case.spot.first and ties.is_whole(case.page, case.spot.first)


def _speak_at(case: Case, base: Hit) -> bool:
    """Whether those who speak of a figure are at a base: "officials at Camp Mabry said"."""
    return bool(case.page.kinds(base.first - 2) & SPEAKERS) and "to" in case.page.kinds(base.first - 1)


def _come_from(case: Case, base: Hit) -> bool:
    """Whether those counted come from a base right behind them: "400 troops from Camp Pendleton"."""
    page, last = case.page, case.spot.count.last
    if not last <= base.first < last + FROM_BASE:
        return False
    leads = ("from_only", "of" if page.vocabulary.head_first else "from")  # "stationed at Fort Hood"
    others = any(page.number_at[at] is not None or "whom" in page.kinds(at) for at in range(last, base.first))
    return not others and any(preposed(page, base, lead, last) for lead in leads)


def _names_states_own(case: Case, before: Draft, force: str) -> bool:
    """Whether a force is the state's that was told of just before: "Ohio sent 115. The Guard has"."""
    return case.is_of_state(before.force) and force in force_names.ancestors(case.page, before.force)


def _is_had_by(case: Case, hit: Hit) -> bool:
    """Whether a figure is what a state's own force has in all: "Ohio sent 115. The Guard has 16,500 members".

    What the Guard has on the border is that of all states: "The Guard has 2,300 members on the border".
    """
    page, last = case.page, case.spot.count.last
    holds = "holds" in page.kinds(hit.last) and hit.first - case.spot.begin <= 1
    lined = page.has_word("line", last, clause_ahead(page, last, OTHERS_BEHIND))
    return holds and not lined and (case.spot.count.number.value or 0) <= states.STATE_HAS


def _asks(case: Case, state: Hit) -> bool:
    """Whether a state wants soldiers of its country: "Texas asked for 3,000", "We need 3,000," its governor said."""
    page, last = case.page, case.spot.count.last
    begin, end = case.spot.begin if state.first > last else state.last, clause_ahead(page, last, ASKED)
    behind = page.tells("asks", last, end) and not page.those(homes.NATION).between(last, end)
    return behind or page.tells("asks", begin, case.spot.first)  # not "Ohio sent 338 after the president's call for"


def _asks_of_own(case: Case, asks: Hit, state: str) -> bool:
    """Whether a governor asks for more of his own, nobody else being named: "Texas had 500; Abbott asked for 1,500"."""
    page, told = case.page, case.told_of_country[-1:]
    own = bool(told) and told[0].force == force_names.home_force(page, state)
    end = min(case.spot.end, case.spot.count.last + OTHERS_BEHIND)
    return own and not page.those(homes.NATION).between(asks.last, end)


def _tells_of_services_alone(case: Case) -> bool:
    """Whether a text tells of a service of the country, and till then of no Guard: "500 more soldiers from Georgia"."""
    page, last, known = case.page, case.spoken_of, case.page.vocabulary
    if last is None or not known.forces[last].branches or known.forces[last].state is not None:
        return False
    called = page.vocabulary.roster.branches_with_states
    if not known.forces[last].branches.isdisjoint(called):
        return False
    before = (
        *page.of_kind("branch").between(0, case.spot.first),
        *page.of_kind("troops").between(0, case.spot.count.last),
    )
    told = any(force_names.branch_of_hit(hit) in called for hit in before)
    governed = page.of_kind("governor").between(0, case.spot.end)
    governed = governed or page.of_kind("own_state").between(case.spot.begin, case.spot.end)  # "their governor said"
    return not told and not governed


def _has_none_of_states(case: Case) -> bool:
    """Whether a force is named before that no state has: "the Stryker brigade brought 2,000 soldiers from Colorado"."""
    named = names.nearest_before(case, case.spot.begin, case.country)
    known = case.page.vocabulary
    return named is not None and known.forces[named[0]].state is None and named[0] not in known.roster.with_states
