"""The force that a figure's own words name: within its phrase, right behind it, or at the end of a unit's name.

"Texas National Guard soldiers", "40 soldiers attached to JTF-North", "soldiers of the 134th Infantry, Iowa Guard".
"""

from __future__ import annotations

from collections.abc import Collection

from figures.extract import forces, lands, places, roles
from figures.extract.around import hits_between, preposed
from figures.extract.forces import Scene
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.whereabouts import Site

BEHIND = 28  # tokens behind the phrase in which a force may stand
APPOSED = 30  # tokens of the name of a unit and of all that it belongs to
FORMATION = frozenset({"unit", "bodies"})  # what the name of a unit calls it: "Battalion", "Company"
# What else leads to a name or is part of one: "assigned to the", "companies".
WITHIN_NAME = frozenset(
    {"of", "from", "to", "with", "determiner", "label", "partner", "status.after", "belongs", "reason"}
)


def in_phrase(site: Site, scene: Scene) -> str | None:
    """The force the phrase itself names: "Texas National Guard soldiers", "elementos del Ejército y la Marina"."""
    page, count = site.page, site.count
    owner, state = _land_in_phrase(page, count)
    named = [force for hit in count.inside if (force := _named(page, hit)) is not None]
    branches = _branches_called(page, count, bool(named))
    if named and not branches and owner is None:
        chosen = forces.common(page, named) or named[0]
        return chosen if state is None else forces.of_state(page, chosen, state)
    if count.joined and any("troops" in hit.senses and not hit.senses["troops"].says for hit in count.inside):
        return _serving(page, count, owner or lands.country(site, scene)[0])
    if branches and _joins_military(page, count):
        return forces.general(page, owner or lands.country(site, scene)[0])
    if not branches and not named:
        return _of_land(page, owner, state)
    whose = owner or _only_owner(page, named, branches, scene) or lands.country(site, scene)[0]
    if whose not in page.vocabulary.countries:
        return forces.general(page, "other")
    if state is not None and not named and all("unit" in hit.senses for hit in _branched(count)):
        return forces.home_force(page, state)  # "55 Utah soldiers from the 116th Engineer Company"
    candidates = [*named, *(forces.of_branch(page, branch, whose, state) for branch in branches)]
    several = sum("branch" in hit.senses for hit in count.inside) > 1
    if several and forces.general(page, whose) in candidates:
        return forces.general(page, whose)  # "de las Fuerzas Armadas y la Guardia Nacional"
    narrowest = forces.narrowest(page, candidates)
    return forces.common(page, narrowest) or narrowest[0]  # "of the Texas National Guard and the Texas State Guard"


def _of_land(page: Page, country: str | None, state: str | None) -> str | None:
    """The force of a phrase that names no more than a land: "50 Texan soldiers", "U.S. troops"; None if none."""
    if state is not None:
        return forces.home_force(page, state)
    return forces.general(page, country) if country is not None else None


def _serving(page: Page, count: Count, country: str) -> str:
    """The force of a phrase that joins soldiers of no branch to others: active ones in "active soldiers and MPs"."""
    led = forces.branch_of_hit(count.inside[0])
    known = led is not None and led in page.vocabulary.broad and "troops" not in count.inside[0].senses
    return forces.of_branch(page, led, country) if led is not None and known else forces.general(page, country)


def _branched(count: Count) -> list[Hit]:
    """The words of a phrase that name a branch."""
    return [hit for hit in count.inside if forces.branch_of_hit(hit) is not None]


def _named(page: Page, hit: Hit) -> str | None:
    """The force that a phrase names by itself, or that is at home on a base: "300 Fort Bliss soldiers"."""
    force = forces.force_of_hit(page, hit)
    return places.place(page, hit).force if force is None and "place" in hit.senses else force


def _joins_military(page: Page, count: Count) -> bool:
    """Whether "and" joins a branch to all that is military: "28,000 military and National Guard personnel"."""
    words, single = page.tokens.words, page.vocabulary.single
    joined = (hit for hit in count.inside if "branch" in hit.senses and words[hit.first - 1] in single["and"])
    return any("context" in page.kinds(hit.first - 2) for hit in joined)


def _branches_called(page: Page, count: Count, named: bool) -> list[str]:
    """The branches that a phrase calls its soldiers of; not a unit's, where a noun has one: "Marines of 1st Engineers".

    `named`: whether the phrase names a force, too.
    """
    called = [hit for hit in count.inside if forces.force_of_hit(page, hit) is None]
    named = named or any("branch" in hit.senses for hit in called)  # "1,000 airmen in its Guard"
    if not count.joined and (named or any(_is_of_its_own(page, hit) for hit in called)):
        called = [hit for hit in called if not _is_anyones(page, hit)]
    own = any(hit.senses["troops"].says for hit in called if "troops" in hit.senses)
    said = (hit for hit in called if not own or "unit" not in hit.senses)  # "300 Marines from 1st Engineer Battalion"
    return [branch for hit in said if (branch := forces.branch_of_hit(hit)) is not None]


def _is_anyones(page: Page, hit: Hit) -> bool:
    """Whether a phrase may be said of any force's: "airmen of the Iowa Guard", "the Ohio Guard's Signal Company"."""
    return "unit" in hit.senses or ("troops" in hit.senses and forces.branch_of_hit(hit) in page.vocabulary.broad)


def _is_of_its_own(page: Page, hit: Hit) -> bool:
    """Whether a noun is said of one service, whatever its unit is called: "Marines with an Engineer Battalion"."""
    branch = forces.branch_of_hit(hit) if "troops" in hit.senses else None
    return branch is not None and branch not in page.vocabulary.broad


def _land_in_phrase(page: Page, count: Count) -> tuple[str | None, str | None]:
    """The country and the state a phrase names; of states joined ("Ohio and Iowa guardsmen") just their country."""
    owner: str | None = None
    state: str | None = None
    for hit in count.inside:
        if "country" in hit.senses:
            owner = hit.senses["country"].says
        if (found := forces.state_of_hit(page, hit)) is not None:
            state = found if not forces.is_of_several(page, hit) else None
            owner = owner or page.vocabulary.places[found].country
    return owner, state


def _only_owner(page: Page, named: list[str], branches: list[str], scene: Scene) -> str | None:
    """The country of a force named, or of a branch only one has: "Marines", "en activo"; None where open: "army".

    Of another country than the language's, only how soldiers serve says so, and in no text of this one.
    """
    known = page.vocabulary
    if named:
        return known.forces[named[0]].country
    only = {country for branch in branches for country in known.roster.countries.get(branch, ())}
    told = known.country in (scene.country, scene.text_country or known.country)  # "la Armada", in news of the other
    broad = known.broad.issuperset(branches)
    if only == {known.country}:
        return known.country if told or broad else None
    return next(iter(only)) if broad and len(only) == 1 and scene.text_country in (None, *only) else None


def beside(page: Page, count: Count, country: str) -> tuple[str | None, Hit | None]:
    """A force or operation named right around the phrase: "attached to JTF-North", "on Operation Lone Star"."""
    end = page.sentences[page.sentence_of[count.first]][1]
    if not page.those(forces.FORCES).begins(count.last, min(end, count.last + BEHIND)):
        return None, None
    for hit in hits_between(page, count.last, _before_next(page, count)):
        if "hard_stops" in hit.senses or _is_part_lead(hit) or _acts_itself(page, hit, count.last, end):
            break
        if "commanded" in hit.senses and hit.first > count.last:
            break  # "8,600 are assigned to the task force, led by the 10th Mountain Division"
        force = forces.force_of_hit(page, hit)
        if "unit" in hit.senses and (fuller := apposed(page, [hit], hit.last, end)) is not None:
            return forces.force_of_hit(page, fuller), fuller
        if force is not None and (_serves_with(page, hit, count.last) or not roles.is_partner(page, hit, count.last)):
            return force, hit
        if "unit" in hit.senses and force is None:
            return forces.of_branch(page, hit.senses["unit"].says, country), hit
        if "branch" in hit.senses and _is_owner(page, hit, count.last):
            return forces.of_branch(page, hit.senses["branch"].says, country), hit
    return None, None


def _acts_itself(page: Page, hit: Hit, last: int, end: int) -> bool:
    """Whether a force behind a figure has soldiers of its own: "2,000 soldiers, and the Marine Corps will send"."""
    named = forces.force_of_hit(page, hit) is not None or "unit" in hit.senses
    joined = named and preposed(page, _from_its_state(page, hit), "and", last)  # "... and the Ohio Guard 60"
    return joined or _has_figure(page, hit.last, end)  # "2,000 soldiers, the Air National Guard 60 airmen"


def _from_its_state(page: Page, hit: Hit) -> Hit:
    """The state with which the name of a branch begins: the "Ohio" of "the Ohio National Guard"; else the branch."""
    before = page.hit_at[hit.first - 1] if hit.first else None
    return before if before is not None and forces.state_of_hit(page, before) is not None else hit


def _has_figure(page: Page, at: int, end: int) -> bool:
    """Whether a number of its own follows a name: "the Air National Guard about 60"."""
    while at < end and "hedge.before" in page.kinds(at):
        at += 1
    return at < end and page.counts_at(at)


def apposed(page: Page, inside: Collection[Hit], begin: int, end: int) -> Hit | None:
    """The state's force that ends the name of a unit, begun inside a phrase or behind: "134th Infantry, Iowa Guard"."""
    stop = min(end, begin + APPOSED)
    if not page.those(forces.OWNING).reach(begin, stop):
        return None
    listed = any(hit.senses.keys() & FORMATION for hit in inside)  # whether a formation is named so far
    for at in range(begin, stop):
        formed = _is_formation(page, at)
        if page.number_at[at] is not None and not (listed or _is_numbered(page, at)):
            return None
        owner = _states_own_at(page, at)
        if owner is not None:
            return owner if listed and _ends_name(page, owner, at, end) else None
        listed = listed or formed
        if not formed and not _is_within_name(page, at):
            return None
    return None


def _is_numbered(page: Page, at: int) -> bool:
    """Whether a token numbers a formation: "134th", "Ala 159"."""
    number = page.number_at[at]
    return number is not None and (number.reason == "ordinal" or page.capital(at - 1))


def _is_formation(page: Page, at: int) -> bool:
    """Whether a token names or numbers a formation: "Battalion", "134th"."""
    return _is_numbered(page, at) or bool(page.kinds(at) & FORMATION)


def _is_within_name(page: Page, at: int) -> bool:
    """Whether a token may stand within the name of a unit and of all that it belongs to: "assigned to the"."""
    named = page.capital(at) or page.number_at[at] is not None or page.tokens.words[at] == ","
    return named or bool(page.kinds(at) & WITHIN_NAME)


def _states_own_at(page: Page, at: int) -> Hit | None:
    """The name at a token of a force that is a state's own: "Iowa Guard"; None where there is none."""
    hit = page.hit_at[at]
    if hit is None or not page.kinds(at) & forces.OWNING:
        return None
    force = forces.force_of_hit(page, hit)
    return hit if force is not None and page.vocabulary.forces[force].state is not None else None


def _ends_name(page: Page, owner: Hit, at: int, end: int) -> bool:
    """Whether a force ends the name of its unit, joined to no other and not as who speaks."""
    joined = owner.last < end and page.tokens.words[owner.last] in page.vocabulary.single["and"]
    return not joined and not roles.is_source(page, owner, at)


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
    inner = forces.BODIES | {"of", "determiner"}
    return all(page.capital(at) or page.kinds(at) & inner for at in range(begin, hit.first))


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
