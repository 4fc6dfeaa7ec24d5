"""Whose soldiers a number counts: the force, country and state that phrases name in, behind and before it.

What each look finds; `owners` weighs the finds against each other and against the figures told before.
A branch ("National Guard") becomes a force when a country, and for a Guard a state, is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from figures.extract import places
from figures.extract.around import hits_between, preposed
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.whereabouts import Site

FORCES = frozenset({"force", "branch", "unit", "operation"})  # phrases that name a force, or what may become one
ACROSS = frozenset({"across"})
OPERATION = frozenset({"operation"})
OWNING = frozenset({"force", "branch"})  # names of what units are of
ACTORS = FORCES | {"country"}
NAMES = ACTORS | {"governor", "place"}  # all from which it may follow whose forces are meant
ACTS_ABROAD = frozenset({"auxiliary", "holds", "status.before", "grows", "shrinks", "result"})  # what a land does
BEHIND = 28  # tokens behind the phrase in which a force may stand
ASIDE = 6  # tokens before a name in which the word may stand that leads to it
LEADS_ON = frozenset(
    {"adjective", "country", "label", "filler", "national", "place", "reason"}
)  # may stand between the two
BODIES = frozenset({"bodies", "people", "troops", "reason"})  # what "of" joins to a force: "units of the Army"
NAMELESS: Set[str] = frozenset()
APPOSED = 30  # tokens of the name of a unit and of all that it belongs to
FORMATION = frozenset({"unit", "bodies"})  # what the name of a unit calls it: "Battalion", "Company"
# What else leads to a name or is part of one: "assigned to the", "companies".
WITHIN_NAME = frozenset(
    {"of", "from", "to", "with", "determiner", "label", "partner", "status.after", "belongs", "reason"}
)
FACING = 4  # tokens before a place in which the word may stand by which it is across the border
DATELINE_WEIGHS = 3  # names of its country that the place weighs which a text is dated from, where no offices sit
ENCLOSED = 6  # tokens behind a name in which a clause that only mentions it may close: "which replaced JTF-N, has"


@dataclass(slots=True)
class Scene:
    """Whose soldiers a text speaks of: those of last, and those that what is left unsaid goes back to."""

    force: str | None = None  # the force spoken of last
    country: str | None = None  # the country spoken of last
    state: str | None = None  # the state spoken of last
    at_home: bool = False  # whether this paragraph speaks of that state
    opened_country: str | None = None  # the one its sentence named first, or told a figure of: the next goes on from it
    opened_state: str | None = None  # likewise
    governed: str | None = None  # the state last named with its office: "Florida's governor"
    text_country: str | None = None  # the one that most of the text speaks for
    text_state: str | None = None  # the only one whose own forces the text names
    dated_state: str | None = None  # the one that it is dated from, whose are "the state" and "the governor"
    state_named: int = -1  # the token at which it is named first
    branches: frozenset[str] = frozenset()  # all that the text names


def ancestors(page: Page, force: str) -> tuple[str, ...]:
    """A force and the more general ones above it, nearest first."""
    return page.vocabulary.roster.lines[force]


def common(page: Page, forces: Iterable[str]) -> str | None:
    """The most specific force that includes all of `forces`; None where there is none."""
    lines = [ancestors(page, force) for force in forces]
    return next((force for force in lines[0] if all(force in line for line in lines)), None) if lines else None


def related(page: Page, one: str, other: str) -> bool:
    """Whether two forces are the same, or one is a more general name of the other."""
    return one in ancestors(page, other) or other in ancestors(page, one)


def general(page: Page, country: str) -> str:
    """The unspecified force of a country."""
    return page.vocabulary.roster.general[country]


def of_branch(page: Page, branch: str, country: str, state: str | None = None) -> str:
    """The force a branch is in a country (and state); the country's unspecified force where it has none."""
    known = page.vocabulary.roster.of_branch
    return known.get((branch, country, state)) or known.get((branch, country, None)) or general(page, country)


def force_of_hit(page: Page, hit: Hit) -> str | None:
    """The force a phrase names by itself: by its name, as a unit of it, by the operation it serves on, or by its state.

    "the Guard" names none, but "the Texas Guard" does.
    """
    if "force" in hit.senses or "branch" in hit.senses:
        return _force_beside_state(page, hit)
    if "unit" in hit.senses and hit.senses["unit"].says in page.vocabulary.forces:
        return hit.senses["unit"].says
    if "operation" in hit.senses:
        return page.vocabulary.operations[hit.senses["operation"].says]
    return None


def _force_beside_state(page: Page, hit: Hit) -> str | None:
    """The force of a name, a state's where one stands beside it: "Nebraska Army National Guard", "Texas Guard"."""
    known, force = page.vocabulary, hit.senses["force"].says if "force" in hit.senses else None
    state = state_beside(page, hit) if force is None or force in known.roster.with_states else None
    if state is None:
        return force
    owned = force if force is not None else of_branch(page, hit.senses["branch"].says, known.places[state].country)
    return of_state(page, owned, state) if owned in known.roster.with_states else force


def state_beside(page: Page, hit: Hit) -> str | None:
    """The one state whose soldiers a noun names: "Texas Guard", "Texas soldiers", "Guardia Nacional de Florida"."""
    words, end = page.tokens.words, page.end
    behind = hit.last + 1 if hit.last < end and words[hit.last] in page.vocabulary.single["of"] else end
    if page.vocabulary.head_first and behind == end:
        behind = hit.last  # "soldados texanos"
    around = (page.hit_at[at] for at in (hit.first - 1, behind) if 0 <= at < end)
    named = (other for other in around if other is not None and not is_of_several(page, other))
    return next((state for other in named if (state := state_of_hit(page, other)) is not None), None)


def country_of_hit(page: Page, hit: Hit) -> str | None:
    """The country a phrase speaks for as an actor or owner."""
    if "country" in hit.senses:
        return hit.senses["country"].says
    force = force_of_hit(page, hit)
    return page.vocabulary.forces[force].country if force is not None else None


def of_state(page: Page, force: str, state: str) -> str:
    """A force as the state's own, where it has one there; else as it is."""
    known = page.vocabulary.forces
    return next((other.id for other in known.values() if other.state == state and other.parent == force), force)


def home_force(page: Page, state: str) -> str:
    """The force a state has of its own."""
    return page.vocabulary.roster.of_state.get(state) or general(page, page.vocabulary.places[state].country)


def states_force(page: Page, country: str) -> str:
    """The force that states have a part of, where a country has one; else its unspecified force."""
    known = page.vocabulary.forces
    parents = (force.parent for force in known.values() if force.state is not None and force.country == country)
    return next((parent for parent in parents if parent is not None), general(page, country))


def branch_of_hit(hit: Hit) -> str | None:
    """The branch a phrase names: "National Guard", "Marines", a battalion; None where it names none."""
    for kind in ("branch", "troops", "unit"):
        if kind in hit.senses and hit.senses[kind].says:
            return hit.senses[kind].says
    return None


def is_ministry(hit: Hit, scene: Scene) -> bool:
    """Whether a phrase names the ministry of several forces, as the text names others than its army: "la Sedena"."""
    return "country" in hit.senses and not scene.branches <= {branch_of_hit(hit)}


def named_branches(page: Page) -> frozenset[str]:
    """All branches that a text names, by name or as what soldiers are called."""
    return frozenset(
        hit.senses[kind].says for hit in page.hits for kind in ("branch", "troops") if kind in hit.senses
    ) - {""}


def state_of_hit(page: Page, hit: Hit) -> str | None:
    """The state with a Guard that a phrase names, or that an office holder governs; None where it names none."""
    if "governor" in hit.senses:
        titled = page.tokens.words[max(hit.first - 2, 0) : hit.first]
        other = not page.vocabulary.single["rank"].isdisjoint(titled)
        return None if other else hit.senses["governor"].says  # "Homeland Security Secretary", once a governor
    if "place" in hit.senses and places.place(page, hit).guard:
        return hit.senses["place"].says
    return None


def evidence(page: Page, at_border: bool) -> str | None:
    """The country most phrases of a text speak for; None where they speak for none more than for another.

    Names count first, then signs of where a text is at home, then how it groups digits. A text that never comes to the
    border may be of other lands than the two, if it names them more than once.
    """
    names = _named_countries(page)
    abroad = sum("land" in hit.senses for hit in page.hits)
    if not at_border and abroad > names.total() + 1:
        return "other"
    dated = places.dateline(page)
    if dated is not None and (home := places.place(page, dated)).country in names and not home.seat:
        names[home.country] += DATELINE_WEIGHS
    signs = Counter(hit.senses["sign"].says for hit in page.hits if "sign" in hit.senses)
    for votes in (names, signs):
        ranked = votes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return _country_by_digits(page)


def _named_countries(page: Page) -> Counter[str]:
    """How often a text names each country that has forces here: its own name, its forces, places and borders."""
    owners = (_country_named(page, hit) for hit in page.names)
    return Counter(owner for owner in owners if owner in page.vocabulary.countries)


def _country_named(page: Page, hit: Hit) -> str | None:
    """The country a phrase speaks for, or the one of the place or the border that it names."""
    owner = country_of_hit(page, hit)
    if owner is None and "place" in hit.senses and not (is_address(page, hit, 0) or _is_faced(page, hit, 0)):
        owner = places.place(page, hit).country
    if owner is None and "border" in hit.senses:
        owner = places.border(page, hit).implies
    return owner


def _country_by_digits(page: Page) -> str | None:
    """The country whose way of writing thousands a text has: "1.500" or "1,500"."""
    for mark, country in page.vocabulary.country_by_mark.items():
        thousands = (number for number in page.numbers if number.value and number.value >= 1000)
        if any(mark in page.tokens.words[number.first] for number in thousands):
            return country
    return None


def speaks_for(page: Page, hit: Hit, begin: int) -> str | None:
    """The country a phrase gives for the figures of its sentence: an actor, a state that acts, a unit."""
    found = country_of_hit(page, hit)
    if found is not None:
        aside = "country" in hit.senses and led_by(page, hit, begin) is not None
        return None if aside else found  # "the deal with Washington" does not make its troops
    state = state_of_hit(page, hit)
    if state is not None and not preposed(page, hit, "to", begin) and not is_address(page, hit, begin):
        return page.vocabulary.places[state].country
    return None


def country(site: Site, scene: Scene) -> tuple[str, Hit | None]:
    """Whose forces are meant where the phrase does not say, and the words that tell it, if any do.

    In turn: a border only one country calls so, the nearest actor before, a place, an actor behind, what was said last,
    what the whole text speaks of.
    """
    page, begin = site.page, site.begin
    if (opening := _foreign_land(page, begin)) is not None:
        return "other", opening
    border = site.border
    said = places.border(page, border) if border is not None else None
    if said is not None and said.implies is not None and not said.weakly:
        return said.implies, border
    named = page.those(NAMES)
    across = page.those(ACROSS).between(begin, site.first)
    for hit in reversed(named.between(across[-1].last if across else begin, site.first)):
        found = "other" if is_foreign_land(page, hit, begin) else speaks_for(page, hit, begin)
        if found is not None:
            return found, hit
    if said is not None and said.implies is not None and scene.text_country in (None, said.implies):
        return said.implies, border
    place = site.place_before or site.place_behind
    last = scene.country or scene.text_country or page.vocabulary.country
    if place is not None and (where := _land(page, place, begin, last)) is not None:
        return where, place
    for hit in named.between(site.count.last, site.end):
        found = speaks_for(page, hit, begin) or _land(page, hit, begin, last)
        if found is not None and not _acts_next(page, hit):
            return found, hit
    return (_opposite(site, across[-1], last), across[-1]) if across else (last, None)


def _opposite(site: Site, across: Hit, last: str) -> str:
    """The other country than the one spoken of before: "On the other side, 20 ..."; of more, that one."""
    page = site.page
    before = (
        speaks_for(page, hit, site.begin) for hit in reversed(page.those(NAMES).between(site.begin, across.first))
    )
    spoken = next((country for country in before if country is not None), last)
    others = page.vocabulary.countries - {spoken}
    return next(iter(others)) if len(others) == 1 else spoken


def _foreign_land(page: Page, begin: int) -> Hit | None:
    """The name of a land of neither side that opens a sentence as who acts in it: "Poland keeps 5,000 soldiers"."""
    hit = page.hit_at[begin]
    return hit if hit is not None and is_foreign_land(page, hit, begin) else None


def is_foreign_land(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a phrase names a land of neither side as who acts: "Lithuania, too, has sent", "Chile's Congress"."""
    if "place" not in hit.senses or places.place(page, hit).country != "other" or led_by(page, hit, begin) is not None:
        return False
    words, at = page.tokens.words, hit.last
    if words[at : at + 1] == [","] and "," in words[at + 1 : at + 1 + ENCLOSED]:
        at = words.index(",", at + 1) + 1  # "Guatemala, for its part, has"
    return at < len(words) and (bool(page.kinds(at) & ACTS_ABROAD) or (hit.first == begin and page.is_genitive(at)))


def _acts_next(page: Page, hit: Hit) -> bool:
    """Whether a name opens what another one does: "and Washington put off its tariffs"."""
    return page.tokens.words[hit.first - 1] in page.vocabulary.single["conjunction"]


def _land(page: Page, hit: Hit, begin: int, last: str) -> str | None:
    """The country a place lies in, where it has forces of its own; not of one that acts: "ofreció a Washington".

    Nor of one that those of the country spoken of last only face: "the bridge to Laredo".
    """
    given = "country" in hit.senses and led_by(page, hit, begin) in ("to", "partner")
    where = places.place(page, hit).country if "place" in hit.senses and not given else None
    faced = where != last and _is_faced(page, hit, begin)
    return where if where in page.vocabulary.countries and not faced else None


def _is_faced(page: Page, hit: Hit, begin: int) -> bool:
    """Whether those told of stand on the bank opposite a place: "across from El Paso", "the border with Tijuana"."""
    words, single = page.tokens.words, page.vocabulary.single
    if hit.first > begin + 1 and words[hit.first - 1] in single["with"] and words[hit.first - 2] in single["line"]:
        return True
    return not single["facing"].isdisjoint(words[max(begin, hit.first - FACING) : hit.first])


def in_phrase(site: Site, scene: Scene) -> str | None:
    """The force the phrase itself names: "Texas National Guard soldiers", "elementos del Ejército y la Marina"."""
    page, count = site.page, site.count
    owner, state = _land_in_phrase(page, count)
    named = [force for hit in count.inside if (force := force_of_hit(page, hit)) is not None]
    called = [hit for hit in count.inside if force_of_hit(page, hit) is None]
    if not count.joined and (named or any(_is_of_its_own(page, hit) for hit in called)):
        called = [hit for hit in called if not _is_anyones(page, hit)]
    own = {hit.senses["troops"].says for hit in called if "troops" in hit.senses} - {""}
    called = [hit for hit in called if not own or "unit" not in hit.senses]  # "300 Marines from 1st Engineer Battalion"
    branches = [branch for hit in called if (branch := branch_of_hit(hit)) is not None]
    if named and not branches and owner is None:
        chosen = common(page, named) or named[0]
        return chosen if state is None else of_state(page, chosen, state)
    if count.joined and any("troops" in hit.senses and not hit.senses["troops"].says for hit in count.inside):
        return general(page, owner or country(site, scene)[0])
    if not branches and not named:
        return home_force(page, state) if state is not None else general(page, owner) if owner is not None else None
    whose = owner or _only_owner(page, named, branches, scene) or country(site, scene)[0]
    if whose not in page.vocabulary.countries:
        return general(page, "other")
    candidates = [*named, *(of_branch(page, branch, whose, state) for branch in branches)]
    several = sum("branch" in hit.senses for hit in count.inside) > 1
    if several and general(page, whose) in candidates:
        return general(page, whose)  # "de las Fuerzas Armadas y la Guardia Nacional"
    return common(page, narrowest(page, candidates))


def _is_anyones(page: Page, hit: Hit) -> bool:
    """Whether a phrase may be said of any force's: "airmen of the Iowa Guard", "the Ohio Guard's Signal Company"."""
    return "unit" in hit.senses or ("troops" in hit.senses and branch_of_hit(hit) in page.vocabulary.broad)


def _is_of_its_own(page: Page, hit: Hit) -> bool:
    """Whether a noun is said of one service, whatever its unit is called: "Marines with an Engineer Battalion"."""
    branch = branch_of_hit(hit) if "troops" in hit.senses else None
    return branch is not None and branch not in page.vocabulary.broad


def _land_in_phrase(page: Page, count: Count) -> tuple[str | None, str | None]:
    """The country and the state a phrase names; of states joined ("Ohio and Iowa guardsmen") just their country."""
    owner: str | None = None
    state: str | None = None
    for hit in count.inside:
        if "country" in hit.senses:
            owner = hit.senses["country"].says
        if (found := state_of_hit(page, hit)) is not None:
            state = found if not is_of_several(page, hit) else None
            owner = owner or page.vocabulary.places[found].country
    return owner, state


def _only_owner(page: Page, named: list[str], branches: list[str], scene: Scene) -> str | None:
    """The country of a force named, or of a branch that only the text's own country has; None where it is open."""
    known = page.vocabulary
    if named:
        return known.forces[named[0]].country
    only = {country for branch in branches for country in known.roster.countries.get(branch, ())}
    told = known.country in (scene.country, scene.text_country or known.country)  # "la Armada", in news of the other
    return known.country if only == {known.country} and (told or known.broad.issuperset(branches)) else None


def narrowest(page: Page, candidates: Collection[str]) -> list[str]:
    """Forces without those that include another of them."""
    return [
        force
        for force in candidates
        if not any(force != other and force in ancestors(page, other) for other in candidates)
    ]


def is_address(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a state only says where a place is: "Fort Carson, Colorado", "Nogales (Arizona)"."""
    before = page.tokens.words[hit.first - 1] if hit.first > begin + 1 else ""
    behind_town = before == "," and "place" in page.kinds(hit.first - 2) and not page.is_genitive(hit.last)
    return before == "(" or behind_town


def is_of_several(page: Page, hit: Hit) -> bool:
    """Whether a state is one of several: "from Ohio, Iowa and Texas"; not "to Texas and Idaho 80", Texas's governor."""
    words, joins = page.tokens.words, page.vocabulary.single["and"]
    if hit.last >= len(words) or page.number_at[hit.last] is not None or not hit.first:
        return False
    before = page.hit_at[hit.first - 2] if words[hit.first - 1] in joins else None
    listed = words[hit.last] in joins or words[hit.last] == ","
    behind = page.hit_at[hit.last + 1] if listed and hit.last + 1 < len(words) else None
    same = (None, state_of_hit(page, hit))
    return any(other is not None and state_of_hit(page, other) not in same for other in (before, behind))


def beside(page: Page, count: Count, country: str) -> tuple[str | None, Hit | None]:
    """A force or operation named right around the phrase: "attached to JTF-North", "on Operation Lone Star"."""
    end = page.sentences[page.sentence_of[count.first]][1]
    if not page.those(FORCES).begins(count.last, min(end, count.last + BEHIND)):
        return None, None
    for hit in hits_between(page, count.last, _before_next(page, count)):
        if "hard_stops" in hit.senses or _is_part_lead(hit):
            break
        force = force_of_hit(page, hit)
        if (force is not None or "unit" in hit.senses) and preposed(page, hit, "and", count.last):
            break  # "..., and the Marine Corps will send": what another one does
        if "unit" in hit.senses and (fuller := apposed(page, [hit], hit.last, end)) is not None:
            return force_of_hit(page, fuller), fuller
        if force is not None and (_serves_with(page, hit, count.last) or not is_partner(page, hit, count.last)):
            return force, hit
        if "unit" in hit.senses and force is None:
            return of_branch(page, hit.senses["unit"].says, country), hit
        if "branch" in hit.senses and _is_owner(page, hit, count.last):
            return of_branch(page, hit.senses["branch"].says, country), hit
    return None, None


def apposed(page: Page, inside: Collection[Hit], begin: int, end: int) -> Hit | None:
    """The state's force that ends the name of a unit, begun inside a phrase or behind: "134th Infantry, Iowa Guard"."""
    if not page.those(OWNING).reach(begin, min(end, begin + APPOSED)):
        return None
    listed = any(hit.senses.keys() & FORMATION for hit in inside)  # whether a formation is named so far
    for at in range(begin, min(end, begin + APPOSED)):
        hit, number = page.hit_at[at], page.number_at[at]
        numbered = number is not None and (number.reason == "ordinal" or page.capital(at - 1))  # "Ala 159"
        if number is not None and not (listed or numbered):
            return None
        kinds = page.kinds(at)
        force = force_of_hit(page, hit) if hit is not None and kinds & OWNING else None
        if hit is not None and force is not None and page.vocabulary.forces[force].state is not None:
            joined = hit.last < end and page.tokens.words[hit.last] in page.vocabulary.single["and"]
            return hit if listed and not joined and not is_source(page, hit, at) else None
        formed = numbered or bool(kinds & FORMATION)
        listed = listed or formed
        named = formed or page.capital(at) or number is not None or page.tokens.words[at] == ","
        if not named and not kinds & WITHIN_NAME:
            return None
    return None


def _serves_with(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "with" leads from a noun right to its force: "12 soldiers with the Nebraska National Guard"."""
    led = not page.vocabulary.head_first and page.tokens.words[begin] in page.vocabulary.single["with"]
    return led and all(page.kinds(at) & {"determiner", "place"} for at in range(begin + 1, hit.first))


def _is_part_lead(hit: Hit) -> bool:
    """Whether only some of those counted are told of next: "3,000 troops, including a Stryker brigade"."""
    return "measure.before" in hit.senses and hit.senses["measure.before"].says == "part"


def _is_owner(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "of" and names of units join a branch to a phrase: "elementos de la Unidad de Buzos de la Marina"."""
    if not page.vocabulary.head_first or not preposed(page, hit, "of", begin):
        return False
    return all(page.capital(at) or page.kinds(at) & (BODIES | {"of", "determiner"}) for at in range(begin, hit.first))


def _before_next(page: Page, count: Count) -> int:
    """The token where the look behind a phrase ends: its reach, its sentence, or the next number that counts."""
    end = min(page.sentences[page.sentence_of[count.first]][1], count.last + BEHIND)
    for at in range(count.last, end):
        number = page.number_at[at]
        if page.tokens.words[at] == ":":
            return at  # "300 troops arrive in Yuma: Northern Command"
        if number is None or number.reason == "ordinal":
            continue
        designates = page.kinds(at) | (page.kinds(number.last) if number.last < end else set())
        if "unit" not in designates:  # "de la 16 Zona Militar"
            return at
    return end


def joined_forces(page: Page, hit: Hit, begin: int) -> list[Hit]:
    """A force and those that "and" joins to it before it: "the Army, the Marine Corps and units of the Guard"."""
    words, single = page.tokens.words, page.vocabulary.single
    found, at = [hit], hit.first - 1
    while at > begin:
        of = words[at + 1] in single["of"]
        if words[at] in single["determiner"] or words[at] in single["of"] or (of and page.kinds(at) & BODIES):
            at -= 1
            continue
        if words[at] not in single["and"] and not (words[at] == "," and len(found) > 1):
            break
        other = page.hit_at[at - 1]
        if other is None or other.first < begin or (force_of_hit(page, other) or branch_of_hit(other)) is None:
            break
        found.append(other)
        at = other.first - 1
    return found


def joins_others(page: Page, hit: Hit, begin: int) -> bool:
    """Whether "and" joins soldiers of no named force to one that is named behind them: "soldiers and Marines"."""
    at = hit.first - 1
    if at <= begin or page.tokens.words[at] not in page.vocabulary.single["and"]:
        return False
    before = page.hit_at[at - 1]
    return before is not None and "troops" in before.senses and not before.senses["troops"].says


def is_partner(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is named as whom others work with: "alongside the Texas National Guard", "con la Marina".

    Units, operations and task forces are no partners: soldiers serve with them.
    """
    force = force_of_hit(page, hit)
    serves = hit.senses.keys() & {"unit", "operation"} or (force and not page.vocabulary.forces[force].branches)
    return not serves and led_by(page, hit, begin) == "partner"


def is_left(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is only whence somebody comes: "40 come from the Army"; not of "soldiers from the Army"."""
    if not preposed(page, hit, "from_only", begin):
        return False
    for at in range(hit.first - 1, max(begin, hit.first - ASIDE), -1):
        if page.tokens.words[at] in page.vocabulary.single["from_only"]:
            noun = page.hit_at[at - 1]
            bare = noun is not None and noun.senses.keys() & {"troops", "people"} and branch_of_hit(noun) is None
            return not bare
    return True


def is_source(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a force is named as who says so: "according to the Army", "Army Gen. X", "la Sedena informó"."""
    says = not page.vocabulary.single["says"].isdisjoint(page.tokens.words[hit.last : hit.last + 3])
    says = says and not _speaks_of_itself(page, hit)
    return says or is_person(page, hit) or led_by(page, hit, begin) == "source"


def _speaks_of_itself(page: Page, hit: Hit) -> bool:
    """Whether a force says what it does itself: "the Mexican army said it had 650 troops in the city"."""
    words, single = page.tokens.words, page.vocabulary.single
    behind = [at for at in range(hit.last, min(hit.last + 4, page.end)) if words[at] not in single["that"]]
    said = next((place for place, at in enumerate(behind) if words[at] in single["says"]), len(behind))
    return any(
        words[at] in single["pronoun"] and page.kinds(at).isdisjoint({"stops", "there"})
        for at in behind[said + 1 : said + 2]
    )


def is_person(page: Page, hit: Hit) -> bool:
    """Whether a force is named as a person's own: "Army Lt. Gen.", "a Guard spokesman"."""
    return not page.vocabulary.single["rank"].isdisjoint(page.tokens.words[hit.last : hit.last + 1])


def led_by(page: Page, hit: Hit, begin: int) -> str | None:
    """What leads to the name of one who only stands near; None where nothing does, and it acts itself.

    "source": "according to the Army", "el comandante de la Zona Militar". "partner": "with Washington", "alongside the
    Guard". "to": "al gobierno de Donald Trump". The name of a person and one noun may stand between.
    """
    words, single = page.tokens.words, page.vocabulary.single
    led, nouns = None, 0
    for at in range(hit.first - 1, max(begin, hit.first - ASIDE) - 1, -1):
        before = page.hit_at[at]
        if words[at] in single["source"] or (words[at] in single["rank"] and at < hit.first - 1):
            return "source"
        kinds = before.senses.keys() if before is not None else NAMELESS
        if "partner" in kinds or words[at] in single["partner"] | single["with"]:
            led = "partner"  # "not to the Army"
        elif words[at] in single["to"]:
            led = led or "to"
        elif words[at] not in single["of"] and words[at] not in single["determiner"]:
            if led is not None:
                return led
            number = page.number_at[at]
            if kinds & LEADS_ON or page.date_at[at] is not None or (number is not None and number.reason == "ordinal"):
                continue  # "informó ayer el Ejército", "el comandante de la Segunda Zona Militar"
            unlisted = before is None and number is None and words[at].isalpha()
            nouns += not page.capital(at)
            if not unlisted or nouns > 1:
                return None
    return led
