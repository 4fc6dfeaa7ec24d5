"""What a phrase names: a force, a branch, a country, a state; and how forces lie within each other.

A branch ("National Guard") becomes a force when a country, and for a Guard a state, is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from figures.extract.around import is_unlisted_name
from figures.extract.named import place_names
from figures.extract.page import Page, looked_once
from figures.extract.text.phrases import Hit

BY_NAME = frozenset({"force", "branch"})  # phrases that name a force itself
FORCES = BY_NAME | {"unit", "operation"}  # phrases that name a force, or what may become one
ARMED = frozenset({"troops", "branch"})  # soldiers, or what they are called by: "marines", "the Guard"
BRANCHED = ("branch", "troops", "unit")  # phrases that may say of which branch soldiers are, the surest first
ACTORS = FORCES | {"country"}
NAMES = ACTORS | {"governor", "place"}  # all from which it may follow whose forces are meant
BODIES = frozenset({"bodies", "people", "troops", "reason"})  # what "of" joins to a force: "units of the Army"
WITHIN_JOINED = frozenset({"bodies", "people", "of", "determiner"})  # what may stand between "and" and a force's name
OFFICE = 4  # tokens from a state to its governor's name: "Texas's Republican Gov. Greg Abbott"
FORMATION = 250  # tokens back in which the unit stands that "the brigade" takes up
ENCLOSED = 6  # tokens behind a name in which a clause that only mentions it may close: "which replaced JTF-N, has"


@dataclass(slots=True)
class Scene:
    """Whose soldiers a text speaks of: those of last, and those that what is left unsaid goes back to."""

    force: str | None = None  # the force spoken of last
    country: str | None = None  # the country spoken of last
    country_before: str | None = None  # the one that its sentence began with: "the other side" is not of it
    placeless: bool = False  # whether this paragraph has named neither an actor nor a place yet
    state: str | None = None  # the state spoken of last
    at_home: bool = False  # whether this paragraph speaks of that state
    opened_country: str | None = None  # the one its sentence named first, or told a figure of: the next goes on from it
    opened_state: str | None = None  # likewise
    governed: str | None = None  # the state last named with its office: "Florida's governor"
    text_country: str | None = None  # the one that most of the text speaks for
    text_state: str | None = None  # the only one whose own forces the text names
    dated_country: str | None = None  # the one that it is dated from, in which "here" and "this city" lie
    dated_state: str | None = None  # the one that it is dated from, whose are "the state" and "the governor"
    state_named: int = -1  # the token at which it is named first
    branches: frozenset[str] = frozenset()  # all that the text names
    armed: frozenset[str] = frozenset()  # the countries of whose soldiers it tells


def ancestors(page: Page, force: str) -> tuple[str, ...]:
    """A force and the more general ones above it, nearest first: the Army, the active duty, all U.S. troops."""
    return page.vocabulary.roster.lines[force]


def common(page: Page, forces: Iterable[str]) -> str | None:
    """The most specific force that includes all of `forces`, as the U.S. troops do soldiers and Marines; else None."""
    lines = [ancestors(page, force) for force in dict.fromkeys(forces)]
    return next((force for force in lines[0] if all(force in line for line in lines)), None) if lines else None


def is_shared_operation(page: Page, hit: Hit, force: str) -> bool:
    """Whether an operation is one that a force serves in with others, and so names no owner: "Faithful Patriot"."""
    return "operation" in hit.senses and force_of_hit(page, hit) in ancestors(page, force)


def related(page: Page, one: str, other: str) -> bool:
    """Whether two forces are the same, or one is a more general name of the other."""
    return one in ancestors(page, other) or other in ancestors(page, one)


def general(page: Page, country: str) -> str:
    """The unspecified force of a country, of whom only "troops", "militares" is said."""
    return page.vocabulary.roster.general[country]


def of_branch(page: Page, branch: str, country: str, state: str | None = None) -> str:
    """The force a branch is in a country (and state); the country's unspecified force where it has none."""
    known = page.vocabulary.roster.of_branch
    force = known.get((branch, country, state)) or known.get((branch, country, None)) or general(page, country)
    return _founded_by_then(page, branch, force)


def _founded_by_then(page: Page, branch: str, force: str) -> str:
    """A force of a branch, or the only other country's that had one when the text came out: the Guard of 2010."""
    founded = page.vocabulary.forces[force].founded
    if not founded or page.published is None or page.published.isoformat() >= founded:
        return force
    own, known = page.vocabulary.forces[force].country, page.vocabulary.roster.of_branch
    others = [known[key] for key in known if key[0] == branch and key[1] != own and key[2] is None]
    return others[0] if len(others) == 1 else force


def force_of_hit(page: Page, hit: Hit) -> str | None:
    """The force a phrase names by itself: by its name, as a unit of it, by the operation it serves on, or by its state.

    "the Guard" names none, but "the Texas Guard" does.
    """
    if "force" in hit.senses or "branch" in hit.senses:
        return _force_beside_state(page, hit)
    if hit.says("unit") in page.vocabulary.forces:
        return hit.says("unit")
    if "operation" in hit.senses:
        return page.vocabulary.operations[hit.says("operation")].force
    return None


@looked_once
def _force_beside_state(page: Page, hit: Hit) -> str | None:
    """The force of a name, a state's where one stands beside it: "Nebraska Army National Guard", "Texas Guard"."""
    known, force = page.vocabulary, hit.says("force") or None
    state = state_beside(page, hit) if force is None or force in known.roster.with_states else None
    if state is None:
        return force or _of_full_name(page, hit)
    owned = force if force is not None else of_branch(page, hit.says("branch"), known.places[state].country)
    return of_state(page, owned, state) if owned in known.roster.with_states else force


def _of_full_name(page: Page, hit: Hit) -> str | None:
    """The force by its full name, of a short one that none is: "Joint Task Force North" for "the joint task force"."""
    return of_short_name(page, hit) if page.vocabulary.roster.is_of_no_force(hit.senses) else None


def of_short_name(page: Page, hit: Hit) -> str | None:
    """The force named before in full with the words of a short name: "the task force" for "Joint Task Force North"."""
    words, short = page.tokens.words, page.tokens.words[hit.first : hit.last]
    for name in page.of_kind("force").between(0, hit.first):
        starts = range(name.first, name.last - len(short) + 1)
        if any(words[at : at + len(short)] == short for at in starts):
            return name.says("force")
    return None


def of_formation(page: Page, hit: Hit, country: str) -> str | None:
    """The force of the unit last named in full with a word for its kind: "the brigade", of a Stryker brigade."""
    word = page.tokens.words[hit.first]
    for unit in reversed(page.of_kind("unit").between(max(hit.first - FORMATION, 0), hit.first)):
        if word in page.tokens.words[unit.first : unit.last]:
            says = unit.says("unit")
            return says if says in page.vocabulary.forces else of_branch(page, says, country)
    return None


@looked_once
def state_beside(page: Page, hit: Hit) -> str | None:
    """The one state whose soldiers a noun names: "Texas Guard", "Utah's Guard", "Guardia Nacional de Florida"."""
    end = page.end
    behind = hit.last + 1 if page.is_word(hit.last, "of") else end
    if page.vocabulary.head_first and behind == end:
        behind = hit.last  # "soldados texanos"
    for at in (hit.first - 1 - 2 * page.is_genitive(hit.first - 2), behind):
        other = page.hit_at[at] if 0 <= at < end else None
        state = state_of_hit(page, other) if other is not None else None
        if other is not None and state is not None and not is_of_several(page, other):
            return state
    return None


def country_of_hit(page: Page, hit: Hit) -> str | None:
    """The country a phrase speaks for as an actor or owner: "Pentagon", "Marine Corps", "Texas Guard"."""
    if "country" in hit.senses:
        return hit.says("country")
    force = force_of_hit(page, hit)
    return page.vocabulary.forces[force].country if force is not None else None


def of_state(page: Page, force: str, state: str) -> str:
    """A force as the state's own, where it has one there ("National Guard", of Texas); else as it is ("Marines")."""
    return page.vocabulary.roster.within_state.get((force, state), force)


def home_force(page: Page, state: str) -> str:
    """The force a state has of its own: of Texas, the Texas National Guard."""
    return page.vocabulary.roster.of_state.get(state) or general(page, page.vocabulary.places[state].country)


def states_force(page: Page, country: str) -> str:
    """The force that states have a part of, where a country has one, a National Guard; else its unspecified force."""
    return page.vocabulary.roster.of_states.get(country) or general(page, country)


def branch_of_hit(hit: Hit) -> str | None:
    """The branch a phrase names: "National Guard", "Marines", a battalion; None where it names none."""
    for kind in BRANCHED:
        if kind in hit.senses and (says := hit.senses[kind].says):
            return says
    return None


def is_named(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a force or a branch: "the Texas Guard", "Marines"; not "soldiers"."""
    return force_of_hit(page, hit) is not None or branch_of_hit(hit) is not None


def is_ministry(hit: Hit, scene: Scene) -> bool:
    """Whether a phrase names the ministry of several forces, as the text names others than its army: "la Sedena"."""
    return "country" in hit.senses and not scene.branches <= {branch_of_hit(hit)}


def of_ministry(page: Page, hit: Hit) -> str | None:
    """All forces of the country whose ministry a phrase names beside another: "la Sedena y la Semar"; else None."""
    return general(page, hit.says("country")) if "country" in hit.senses else None


def named_branches(page: Page) -> frozenset[str]:
    """All branches that a text names, by name or as what soldiers are called."""
    named = (hit.senses[kind].says for hit in page.hits for kind in ARMED if kind in hit.senses)
    return frozenset(named) - {""}


def state_of_hit(page: Page, hit: Hit) -> str | None:
    """The state with a Guard that a phrase names, or that an office holder governs; None where it names none.

    Nor where just its lawmaker speaks, who commands no Guard: "Senator Doe, an Arizona Democrat, said".
    """
    if "governor" in hit.senses:
        other = page.has_other_office(hit, page.hit_at.__getitem__) or _is_namesake(page, hit)
        return None if other else hit.says("governor")
    if "place" in hit.senses and place_names.has_guard(page, hit) and not place_names.is_lawmakers(page, hit):
        return hit.says("place")
    return None


def _is_namesake(page: Page, hit: Hit) -> bool:
    """Whether a governor's surname is that of somebody else with another name before it: "Army Maj. Tim Kemp said".

    Not in a headline, where every word may have a capital: "Lawsuit Targets Abbott".
    """
    words, first = page.tokens.words, hit.first
    if hit.last - first > 1 or first <= page.sentence_at(first)[0] or not is_unlisted_name(page, first - 1):
        return False
    titles = page.vocabulary.single["chief", "named_after", "opens", "that", "and", "says", "to", "of"]
    headline = words[first - 2].isalpha() and page.capital(first - 2) and not page.is_word(first - 2, "rank")
    return words[first - 1] not in titles and not headline and words[hit.last].isalpha() and not page.capital(hit.last)


def narrowest(page: Page, candidates: Collection[str]) -> list[str]:
    """Forces without those that include another of them: of "troops" and "Marines", the Marines."""
    return [
        force
        for force in candidates
        if not any(force != other and force in ancestors(page, other) for other in candidates)
    ]


def is_of_several(page: Page, hit: Hit) -> bool:
    """Whether a state is one of several: "from Ohio, Iowa and Texas"; not "to Texas and Idaho 80", Texas's governor."""
    words, joins = page.tokens.words, page.vocabulary.single["and"]
    if hit.last >= len(words) or page.number_at[hit.last] is not None or not hit.first:
        return False
    first = _first_of_office(page, hit)
    before = page.hit_at[first - 2] if words[first - 1] in joins else None
    listed = words[hit.last] in joins or words[hit.last] == ","
    behind = page.hit_at[hit.last + 1] if listed and hit.last + 1 < len(words) else None
    same = (None, state_of_hit(page, hit))
    return any(other is not None and state_of_hit(page, other) not in same for other in (before, behind))


def _first_of_office(page: Page, hit: Hit) -> int:
    """The first token of a state and its governor's name: the "Texas" of "Texas Gov. Greg Abbott"."""
    if "governor" not in hit.senses or page.vocabulary.head_first:
        return hit.first
    for at in range(hit.first - 1, max(hit.first - OFFICE, 0), -1):
        other = page.hit_at[at]
        if other is not None and state_of_hit(page, other) == state_of_hit(page, hit):
            return other.first
    return hit.first


def joined_forces(page: Page, hit: Hit, begin: int) -> list[Hit]:
    """A force and those that "and" joins to it before it: "the Army, the Marine Corps and units of the Guard".

    A name in brackets only shortens the one before it: "la Guardia Nacional (GN) y el Ejército".
    """
    words = page.tokens.words
    hit = spelled_out(page, hit)
    found, at = [hit], hit.first - 1
    while at > begin:
        of = page.is_word(at + 1, "of")
        if page.is_word(at, "determiner", "of") or (of and page.kinds(at) & BODIES):
            at -= 1
            continue
        if not page.is_word(at, "and") and not (words[at] == "," and len(found) > 1):
            break
        other = _named_at(page, at - 1)
        if other is None or other.first < begin or not is_named(page, other):
            break
        found.append(other)
        at = other.first - 1
    return found


def _named_at(page: Page, at: int) -> Hit | None:
    """The phrase that ends at a token, or before brackets that close there: "the National Guard (GN)"."""
    words = page.tokens.words
    at -= 3 * (words[at] == ")" and words[at - 2] == "(")
    hit = page.hit_at[at - (words[at] == ")")]
    return spelled_out(page, hit) if hit is not None else None


def spelled_out(page: Page, hit: Hit) -> Hit:
    """The name that a name in brackets only shortens: "the Secretariat of National Defense (Sedena)"."""
    before = page.hit_at[hit.first - 2] if hit.first > 1 and page.tokens.words[hit.first - 1] == "(" else None
    return before if before is not None and before.senses.keys() & FORCES else hit


def together(page: Page, joined: Sequence[Hit], called: Iterable[str | None], begin: int) -> str | None:
    """What phrases that "and" joins name in all, as each is called; a country's, with soldiers of no named force."""
    found = [force for force in called if force is not None]
    if found and _joins_others(page, joined[-1], begin):
        found.append(general(page, page.vocabulary.forces[found[0]].country))
    return common(page, found)


def _joins_others(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "and" joins soldiers of no named force to one that is named behind them: "soldiers and Marines"."""
    at = hit.first - 1
    while at > begin and page.kinds(at) & WITHIN_JOINED:
        at -= 1  # "soldados y miembros de la Guardia"
    if at <= begin or not page.is_word(at, "and"):
        return False
    before = page.hit_at[at - 1]
    return before is not None and "troops" in before.senses and not before.says("troops")
