"""A force that states have of their own: which state's a figure is, or that it is of all: "the Guard", "guardsmen".

`with_state` and `of_unit` answer for `owners`; `has_grown`, `is_of_all_states` tell figures of no single state.
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extract import measures
from figures.extract.around import SAYING, Words, clause_ahead, hits_between
from figures.extract.forces import attached, homes
from figures.extract.named import chapters, force_names, place_names
from figures.extract.nouns import ties
from figures.extract.owners.case import FORCE_GROWS, LIST, STATE_GROWS, Case, Owner
from figures.extract.page import Page
from figures.extract.story.story import FIGURES_NEAR, Draft
from figures.extract.text.phrases import Hit
from figures.lexicon import Force

STATE_HAS = 25_000  # soldiers: no state's Guard is larger
STATE_SENDS = 500  # so many a state may send by itself, after the first few of them: "60 arrived. By Friday, 338"
ELSEWHERE = 8  # tokens behind a figure in which another state may be named
BASED = 8  # tokens behind a unit in which its base may be named
HOSTING = frozenset({"holds", "receives"})
OPENED = 3  # tokens of a sentence in which "the federal mission" opens it
ASKED = 8  # tokens behind a figure in which the country may be said to ask for it: "that the White House had sought"
OTHERS_BEHIND = 6  # tokens behind a figure in which it may be said to be of other states: "from other western states"
COUNTED = 3  # tokens before the name of a force in which the number of its soldiers may stand
LISTED = 3  # tokens behind a state of a list in which its number stands
OFFICES = frozenset({"office", "chief", "determiner"})  # before a governor's name: "Texas Gov. Greg Abbott"
CLOSING = (",", '"')  # behind what somebody is said to say
SERVED = 12  # tokens behind a figure in which a governor may be named whose mandate they are on
OF_MANDATE = 6  # tokens beside him in which the mandate stands: "Abbott's $4 billion border mission"
BEHIND = 12  # tokens behind a figure in which it may be said to be of several states


def with_state(case: Case, force: str, floor: int, told: Hit | Sequence[Words] | None) -> Owner:
    """A force that states have of their own becomes a state's, where one is named: "Texas has 4,500 guardsmen".

    `told` is what tells the force; the state's name does where its own words have it.
    """
    page, spot = case.page, case.spot
    owned = page.vocabulary.forces[force]
    general = owned.parent is None and spot.count.kind == "elided"  # "Texas has sent 250 and Arizona 225"
    if not _may_be_a_states(case, owned, general):
        return force, told
    state, home = homes.home_state(page, spot.count, spot.first, floor, case.story.scene)
    if home is not None and case.is_of_a_share(home):
        return force, told
    if home is None and owned.state is None and not general:
        state = _state_acting(case) or _state_unsaid(case, force)
        if _names_another_behind(case, state):
            return force, told
    if state is None and home is not None and owned.state is not None and owned.parent is not None:
        return owned.parent, home  # of Ohio's 118, "25 are from Iowa, Kansas and Utah"
    if state is None or page.vocabulary.places[state].country != owned.country:
        return force, told
    if general and home is not None and (has_others(case, home) or case.heads_row_of_others(home)):
        return force, told
    return force_names.home_force(page, state), home or told


def _may_be_a_states(case: Case, owned: Force, general: bool) -> bool:
    """Whether soldiers of a force may be one state's: not all of the Guard's, nor those from many states."""
    of_states = general or owned.state is not None or owned.id in case.page.vocabulary.roster.with_states
    if not of_states or (case.spot.count.number.value or 0) > STATE_HAS:
        return False  # "There are 441,000 soldiers and airmen in the Guard, and California ..."
    return general or owned.state is not None or not come_from_others(case)


def has_others(case: Case, state: Hit) -> bool:
    """Whether a state has others than its own, as one before it had: "In Texas are 2,100 Marines; Ohio has 1,300"."""
    if _is_spread(case, state) or _has_of_them(case, state):
        return True
    page, spot, before = case.page, case.spot, case.story.since(case.spot.sentence, 1)
    roster = page.vocabulary.roster
    if before is None or spot.count.kind != "elided" or roster.with_states & set(roster.lines[before.force]):
        return False
    behind = state.last + page.is_mark(state.last, ",")
    if (
        behind == spot.first
    ):  # the verb is that of the state before: "Texas has 2,100 and Arizona 1,300", "Arizona, 1,300"
        named = page.of_kind("place").between(spot.begin, before.first)
        return any(force_names.state_of_hit(page, hit) for hit in named)
    row = before.place_leads and before.place is not None and page.vocabulary.places[before.place].guard
    return row and page.those(HOSTING).begins(state.last, spot.first)


def _has_of_them(case: Case, state: Hit) -> bool:
    """Whether some of those told are in a state: "5,600 troops serve. Texas has 2,800 of them"."""
    page, spot = case.page, case.spot
    behind = spot.count.number.last
    of_them = page.sense(behind, "of_them") is not None and not page.has_word("own", behind, spot.end)
    hit = page.hit_at[state.last] if of_them and state.last < page.end else None
    return hit is not None and hit.last == spot.first and "holds" in hit.senses


def _is_spread(case: Case, state: Hit) -> bool:
    """Whether those of the country are told state by state: "It has 7,150. Texas has the most, 3,300; Arizona 1,900".

    Only in a text that has told of no state's own yet, where several states of the border have some.
    """
    page, spot, roster = case.page, case.spot, case.page.vocabulary.roster
    if spot.count.kind != "elided" or state.last >= page.end or page.kinds(state.last).isdisjoint(HOSTING):
        return False
    if page.tells("own_state", spot.begin, spot.end) or page.has_word("own", spot.begin, spot.end):
        return False  # "Texas has the largest state mission, 1,300", "Texas has 1,300 of its own"
    told = [draft for draft in case.told_of_country if draft.sentence < spot.sentence]
    if all(draft.status != "deployed" for draft in told) or any(
        roster.with_states & set(roster.lines[draft.force]) for draft in told
    ):
        return False
    end = page.sentences[min(spot.sentence + 1, len(page.sentences) - 1)][1]
    others = page.of_kind("place").between(spot.count.last, end)
    listed = (hit for hit in others if any(page.counts_at(at) for at in range(hit.last, min(hit.last + LISTED, end))))
    return any(place_names.has_guard(page, hit) and place_names.place(page, hit).on_border for hit in listed)


def come_from_others(case: Case) -> bool:
    """Whether they are of other states than the one that has them: "Texas received 100 from other states"."""
    page, last = case.page, case.spot.count.last
    if last >= case.spot.end or page.kinds(last).isdisjoint({"from_only", "of"}):
        return False
    of_all = page.of_kind("of_all").between(last, min(case.spot.end, last + OTHERS_BEHIND))
    return bool(of_all) and not page.of_kind("place").between(last, of_all[0].first)


def _state_unsaid(case: Case, force: str) -> str | None:
    """The state whose a Guard is though its own words name none, "500 guardsmen"; None where it may be all states'."""
    if case.names_actor or case.names_nation or is_of_all_states(case) or _serves_all(case, force):
        return None
    if _is_kept_by_country(case):
        return None
    served = _state_served(case, case.page.vocabulary.forces[force].country)
    return served or _state_turned_to(case) or _state_speaking(case) or _state_of_all(case)


def _state_speaking(case: Case) -> str | None:
    """The state whose governor closes a sentence as who says so: "About 1,000 Guard members are there, Abbott said"."""
    page, last = case.page, case.spot.count.last
    for hit in page.of_kind("governor").between(last, case.spot.end):
        at = hit.first - 1
        while at > last and (page.kinds(at) & OFFICES or page.is_mark(at, ".") or _names_state(page, at)):
            at -= 1
        says = bool(page.kinds(at) & SAYING)  # ", dijo el gobernador Abbott"
        closes = page.tokens.words[at - says] in CLOSING
        said = says or (hit.last < page.end and page.kinds(hit.last) & SAYING)
        return force_names.state_of_hit(page, hit) if closes and said else None
    return None


def _is_kept_by_country(case: Case) -> bool:
    """Whether it is the country that has them, in the clause behind: "2,500 guardsmen whom Washington kept there"."""
    page, last = case.page, case.spot.count.last
    led = last < case.spot.end and page.is_word(last, "that", "pronoun")
    return led and bool(page.those(homes.NATION).between(last, clause_ahead(page, last + 1, ASKED)))


def _names_another_behind(case: Case, state: str | None) -> bool:
    """Whether a figure is said to be in another state than the one told of: Texas's "500 in Arizona"."""
    page, last = case.page, case.spot.count.last
    behind = hits_between(page, last, clause_ahead(page, last, ELSEWHERE))
    return any(force_names.state_of_hit(page, other) not in (None, state) for other in behind)


def _state_of_all(case: Case) -> str | None:
    """The state whose force a Guard is: of all figures of states told so far, of the force named last, or of the text.

    Of the text from where it names the state on: "They join 2,500 Guard members" is told before Texas's own is.

    None where they are of several states, or of none, or far fewer than the figure, or where it goes on from a Guard
    that is no state's or stands beside the country's own.
    """
    known, scene, before = case.page.vocabulary.forces, case.story.scene, case.spot.after
    if (before is not None and before.force in case.page.vocabulary.roster.with_states) or _is_beside_active(case):
        return None
    near = case.story.drafts[-FIGURES_NEAR:]
    told = [draft for draft in near if known[draft.force].state is not None]
    if told and _has_turned_away(case, told[-1]):
        return None
    if told and sum(draft.force in case.page.vocabulary.roster.with_states for draft in near) > len(told):
        return None  # a text that tells of the country's Guard, and once of a state's
    few = (case.spot.count.number.value or 0) <= STATE_SENDS
    if case.above(told, FORCE_GROWS if few else STATE_GROWS) and not (has_grown(case) or _operates(case)):
        return None
    named = known[scene.force].state if scene.force is not None else None
    states = {*(known[draft.force].state for draft in told), named} - {None}
    if (not states and scene.state_named < case.spot.end) or (len(states) > 1 and _is_left_for_home(case)):
        states = {scene.text_state}
    return states.pop() if len(states) == 1 else None


def _is_left_for_home(case: Case) -> bool:
    """Whether a paragraph leaves other states for the one whose Guard a text is of: "The Guard has not left"."""
    page, last, state = case.page, case.story.last, case.story.scene.text_state
    if last is None or state is None or page.share_paragraph(last.sentence, case.spot.sentence):
        return False
    begin = page.sentences[page.paragraph_begin(case.spot.sentence)][0]
    if page.has_word("nationwide", begin, case.spot.end):
        return False  # "There is also a federal force. About 2,500 Guard members"
    named = page.of_kind("place").between(begin, case.spot.first)
    return all(force_names.state_of_hit(page, hit) in (None, state) for hit in named)


def _has_turned_away(case: Case, last: Draft) -> bool:
    """Whether a place away from the border heads what is told since a state's figure: "Washington, D.C."."""
    heading = chapters.place_of(case.page, case.spot.sentence)
    since = heading is not None and heading.first >= last.count.last
    return since and heading is not None and not place_names.place(case.page, heading).on_border


def _is_beside_active(case: Case) -> bool:
    """Whether active forces are counted with a Guard, then of all states: "2,000 active-duty and 2,500 Guard"."""
    page, spot, known = case.page, case.spot, case.page.vocabulary
    around = page.those(force_names.FORCES).between(spot.begin, spot.end)
    active = [hit for hit in around if force_names.branch_of_hit(hit) in known.broad]
    return any(page.number_at[at] for hit in active for at in range(max(hit.first - COUNTED, spot.begin), hit.first))


def _state_turned_to(case: Case) -> str | None:
    """The state that a sentence turns to behind others' figures: "In Texas, 250 Guard troops have been sent"."""
    known, hit = case.page.vocabulary.forces, case.page.hit_at[min(case.spot.begin + 1, case.spot.first)]
    if hit is None or not homes.opens_sentence(case.page, hit, case.spot.begin):
        return None
    others = any(known[draft.force].state is not None for draft in case.story.drafts[-LIST:])
    return force_names.state_of_hit(case.page, hit) if others else None


def _operates(case: Case) -> bool:
    """Whether the sentence before names a state's own operation: "Lone Star began in 2021. At one point 10,000 ..."."""
    page, sentence = case.page, max(case.spot.sentence - 1, 0)
    named = page.of_kind("operation").between(page.sentences[sentence][0], case.spot.first)
    known = page.vocabulary.forces
    return any((force := force_names.force_of_hit(page, hit)) and known[force].state is not None for hit in named)


def _state_acting(case: Case) -> str | None:
    """The state whose force is named by itself nearest before a figure: "Operation Lone Star has 10,000 guards"."""
    named = reversed(case.page.those(force_names.FORCES).between(case.floor, case.spot.first))
    acting = next((force for hit in named if (force := force_names.force_of_hit(case.page, hit)) is not None), None)
    return case.page.vocabulary.forces[acting].state if acting is not None else None


def _state_served(case: Case, country: str) -> str | None:
    """The state whose own operation a Guard is on: "About 2,200 Guard members remain on Operation Lone Star"."""
    force, hit = attached.force_behind(case.page, case.spot.count, country)
    if force is not None and hit is not None and "operation" in hit.senses:
        return lending_state(case, force) or case.page.vocabulary.forces[force].state
    return _governor_served(case)


def lending_state(case: Case, force: str) -> str | None:
    """The state told last, whose own a few serve on another's operation: "Iowa will send some. 90 will serve on".

    None where the operation's state, or no state, is told last, or where more are counted than a state lends.
    """
    scene, host, value = case.story.scene, case.page.vocabulary.forces[force].state, case.spot.count.number.value
    if scene.state is None or host in (None, scene.state) or value is None or value > STATE_SENDS:
        return None
    if not scene.at_home or scene.force != force_names.home_force(case.page, scene.state):
        return None  # "California objected. About 90 soldiers serve on"
    named = case.page.of_kind("place").between(case.spot.begin, case.spot.first)
    return None if any(force_names.state_of_hit(case.page, hit) == host for hit in named) else scene.state


def _governor_served(case: Case) -> str | None:
    """The state whose governor's mandate they are on: "100 guardsmen on Abbott's border mission", "under his order"."""
    page, last = case.page, case.spot.count.last
    for hit in page.of_kind("governor").between(last, clause_ahead(page, last, SERVED)):
        if any(page.counts_at(at) for at in range(last, hit.first)):
            return None
        at = hit.first - 1
        if page.vocabulary.head_first:
            begin = max(last, at - OF_MANDATE)
            serves = page.is_word(_before_office(page, at), "of") and page.has_word("mandate", begin, at)
        else:
            owns = page.is_mark(hit.last, "'") and page.has_word("mandate", hit.last, hit.last + OF_MANDATE)
            serves = owns and page.is_word(_before_office(page, at), "serves_on")
        return force_names.state_of_hit(page, hit) if serves else None
    return None


def _before_office(page: Page, at: int) -> int:
    """The token before those of an office that end at a token: the "to" of "to Texas Gov."."""
    while page.kinds(at) & {"office", "chief"} or page.tokens.words[at] in (".", ",") or _names_state(page, at):
        at -= 1 + (page.vocabulary.head_first and page.is_word(at - 1, "determiner"))
    return at


def _names_state(page: Page, at: int) -> bool:
    """Whether a token is of a state's name."""
    hit = page.hit_at[at]
    return hit is not None and "place" in hit.senses and force_names.state_of_hit(page, hit) is not None


def has_grown(case: Case) -> bool:
    """Whether a figure is what those told before grow to: "bringing the mission to 10,000 Guard members"."""
    spot = case.spot
    return ties.changes_to(case.page, spot.first) or measures.total(case.page, spot.count, spot.first) is not None


def is_of_all_states(case: Case) -> bool:
    """Whether a Guard is not one state's: "3,000 Guard troops from 20 states", "the federal mission has 2,500"."""
    if _is_asked_of_all(case):
        return True
    page, spot, last = case.page, case.spot, case.spot.count.last
    before = page.tells("of_all", spot.begin, spot.first) or _goes_on_of_all(case)
    return before or page.tells("of_all", last, _before_others(page, last, clause_ahead(page, last, BEHIND)))


def _goes_on_of_all(case: Case) -> bool:
    """Whether a sentence goes on about what opens the one before: "The federal mission is small. It has 2,500"."""
    page, begin, sentence = case.page, case.spot.begin, case.spot.sentence
    verb = page.vocabulary.verb_first and page.kinds(begin) & {"auxiliary", "holds", "status.before"}
    if not sentence or not (verb or page.is_word(begin, "they")):
        return False
    opened = page.sentences[sentence - 1][0]
    return page.has_word("nationwide", opened, opened + OPENED)


def _before_others(page: Page, begin: int, end: int) -> int:
    """The token behind the first number that counts others: "in four border states"; not "one of 22 units from 19"."""
    for at in range(begin, end):
        if page.number_at[at] is not None:
            return at + (2 if "," in page.tokens.words[begin:at] else 3)  # "10,000, and 13 other states sent some"
    return end


def of_state_beside(case: Case) -> str | None:
    """A state's, for airmen whose home it is, or who are told right behind its soldiers: "40 Ohio airmen"."""
    page, hit, before = case.page, case.spot.count.head, case.story.since(case.spot.sentence, 0)
    if hit is None or "troops" not in hit.senses or force_names.branch_of_hit(hit) not in page.vocabulary.broad:
        return None
    inside = (force_names.state_of_hit(page, named) for named in case.spot.count.inside if "place" in named.senses)
    home, who = case.home
    sends = home is not None and who is not None and who.first < case.spot.first  # not "moved 120 airmen from Texas"
    state = next(filter(None, inside), home if sends else None)
    if state is not None and page.vocabulary.places[state].country == case.country:
        return force_names.home_force(page, state)
    return before.force if before is not None and case.is_of_state(before.force) else None


def on_its_duty(case: Case) -> str | None:
    """A state's own, where its office tells that so many are active: "quedan 2.300 en activo", said its Guard."""
    name, page = case.naming, case.page
    if name is None or "troops" in name.senses or name.first < case.spot.count.number.last:
        return None
    state, hit = case.home if force_names.branch_of_hit(name) in page.vocabulary.broad else (None, None)
    if state is None or hit is None:
        return None
    return force_names.home_force(page, state) if homes.has_office(page, hit) else None


def stands_in_another(case: Case, state: str | None) -> bool:
    """Whether a figure stands in another state of the border than the one told of: "Arizona ... In California, 224"."""
    page, where = case.page, case.spot.place_before or case.spot.place_behind
    if state is None or where is None or case.spot.count.partitive:
        return False
    place = place_names.place(page, where)
    return place.guard and place.on_border and page.vocabulary.places[state].on_border and place.id != state


def of_unit(case: Case, force: str, hit: Hit) -> str:
    """The Guard of the state that sends, or was told last, for a unit that may be its: "of the 153rd Engineers".

    Only where the text tells of Guards alone, and does not name the base that the unit comes from; or where it is said
    whose the unit is: "Virginia's 229th Military Police Company".
    """
    page, known, last = case.page, case.page.vocabulary, case.spot.count.last
    units = [other for other in (hit, *case.spot.count.inside) if "unit" in other.senses]
    if not units or units[0].says("unit") in known.forces:
        return force
    owning = _state_of_unit(page, units[0])
    if owning is not None and known.places[owning].country == known.forces[force].country:
        return force_names.home_force(page, owning)
    if units[0] is not hit and "place" in hit.senses and hit in case.spot.count.inside:
        state = force_names.state_of_hit(page, hit)  # "14 Iowa soldiers with the 1133rd Transportation Company"
        return force_names.home_force(page, state) if state is not None else force
    if units[0] is not hit or not _tells_of_states_alone(case):
        return force
    bases = page.of_kind("place").between(last, min(case.spot.end, last + BASED))
    if any(place_names.place(page, base).force for base in bases):
        return force
    told = (known.forces[each.force].state for each in reversed(case.told_of_country))
    state = case.home[0] or next(filter(None, told), case.story.scene.text_state)
    own = state is not None and known.places[state].country == known.forces[force].country
    return force_names.home_force(page, state) if own and state is not None else force


def _state_of_unit(page: Page, hit: Hit) -> str | None:
    """The state that a unit is named as one of: "Iowa's 2168th Transportation Company", "la 130 Compañía de Iowa"."""
    words, number = page.tokens.words, page.number_at[hit.first - 1]
    if page.vocabulary.head_first:
        behind = page.number_at[hit.last]
        at = behind.last if behind is not None else hit.last
        other = page.hit_at[at + 1] if page.is_word(at, "of") else None
    else:
        at = (number.first if number is not None else hit.first) - 1
        at -= words[at] in page.vocabulary.single["genitive"]
        other = page.hit_at[at - (words[at] == "'")]
    return force_names.state_of_hit(page, other) if other is not None and "place" in other.senses else None


def _tells_of_states_alone(case: Case) -> bool:
    """Whether a text names a force that states have of their own, and has neither named nor counted another."""
    page, known, roster = case.page, case.page.vocabulary.forces, case.page.vocabulary.roster
    of_states = {force for force, line in roster.lines.items() if roster.with_states & set(line)}
    named = {
        force
        for hit in page.those(force_names.BY_NAME).hits
        if (force := force_names.force_of_hit(page, hit)) is not None
    }
    units = {hit.says("unit") for hit in page.of_kind("unit").hits} & known.keys()
    others = {force for force in named | units if known[force].branches}  # a task force is of no branch
    told = {each.force for each in case.told_of_country}
    shared = bool(named & of_states or roster.branches_with_states & case.story.scene.branches)
    return shared and others | told <= of_states


def _is_asked_of_all(case: Case) -> bool:
    """Whether a country asks its states for a greater figure: "Iowa sent 90 after the president's call for 4,000"."""
    page, spot, last, before = case.page, case.spot, case.spot.count.last, case.spot.after
    if before is None or (spot.count.number.value or 0) <= before.size:
        return False
    around = ((case.floor, spot.first), (last, min(spot.end, last + ASKED)))
    return any(
        page.tells("asks", *each) and page.those(homes.NATION).between(*each) and not page.tells("when", *each)
        for each in around
    )


def _serves_all(case: Case, force: str) -> bool:
    """Whether an operation that all states send to is named with a figure: "2,200 Guard members under Jump Start"."""
    named = case.page.of_kind("operation").between(case.spot.begin, case.spot.end)
    return any(force_names.force_of_hit(case.page, hit) == force for hit in named)
