"""Whose soldiers a number counts, on which side of the border, where, and on which operation.

A force is named in the phrase itself, right behind it, before it in its sentence, or stands over from what was read last.
A branch ("National Guard") becomes a force when a country, and for a Guard a state, is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from figures.extract.counted import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import Cue

PASSED = frozenset(
    {"determiner", "adjective", "country", "of", "border", "reason", "sign"}
)  # between a preposition and its name
LEADING = {"status.before", "total.before", "auxiliary", "hedge.before", "filler"}  # "Sonora tiene unos 1.600"
OWNERS = ("force", "branch", "unit", "operation")
BEHIND = 28  # tokens behind the phrase in which a force, place or border may stand


@dataclass(slots=True)
class Scene:
    """What the text has established so far: the force, country, state, place and side last spoken of."""

    force: str | None = None
    country: str | None = None
    state: str | None = None
    place: str | None = None
    side: str | None = None
    text_country: str | None = None  # what most of the text speaks for


def ancestors(page: Page, force: str) -> list[str]:
    """A force and the more general ones above it, nearest first."""
    line = []
    step: str | None = force
    while step is not None:
        line.append(step)
        step = page.vocabulary.forces[step].parent
    return line


def common(page: Page, forces: Iterable[str]) -> str | None:
    """The most specific force that includes all of `forces`; None where there is none."""
    lines = [ancestors(page, force) for force in forces]
    return next((force for force in lines[0] if all(force in line for line in lines)), None) if lines else None


def general(page: Page, country: str) -> str:
    """The unspecified force of a country."""
    return next(
        force.id for force in page.vocabulary.forces.values() if force.country == country and force.parent is None
    )


def of_branch(page: Page, branch: str, country: str, state: str | None = None) -> str:
    """The force a branch is in a country (and state); the country's unspecified force where it has none."""
    found = general(page, country)
    for force in page.vocabulary.forces.values():
        if force.country == country and branch in force.branches:
            if force.state is None:
                found = force.id
            elif force.state == state:
                return force.id
    return found


def hits_between(page: Page, first: int, last: int) -> list[Hit]:
    """The phrases that begin in tokens [first, last)."""
    found: list[Hit] = []
    at = max(first, 0)
    while at < last:
        hit = page.hit_at[at]
        if hit is not None and hit.first == at:
            found.append(hit)
            at = hit.last
        else:
            at += 1
    return found


def preposed(page: Page, hit: Hit, kind: str, begin: int) -> bool:
    """Whether a preposition of `kind` ("to", "from_only") leads to a name: "in Texas", "from the southern city of Mérida"."""
    words, single = page.tokens.words, page.vocabulary.single
    at = hit.first - 1
    while at >= max(begin, hit.first - 7):
        before = page.hit_at[at]
        if words[at] in single[kind] or (before is not None and kind in before.senses):
            return True  # the preposition may be the end of a longer phrase: "llegaron a"
        if page.number_at[at] is not None or not (words[at][0].isalpha() or words[at] == "'"):
            return False
        article = words[at] in single["determiner"]
        if before is not None and not article and before.senses.keys().isdisjoint(PASSED):
            return False
        at -= 1
    return False


def country_of_hit(page: Page, hit: Hit) -> str | None:
    """The country a phrase speaks for as an actor or owner."""
    if "country" in hit.senses:
        return hit.senses["country"].says
    if "force" in hit.senses:
        return page.vocabulary.forces[hit.senses["force"].says].country
    if "unit" in hit.senses and hit.senses["unit"].says in page.vocabulary.forces:
        return page.vocabulary.forces[hit.senses["unit"].says].country
    if "operation" in hit.senses:
        return page.vocabulary.forces[page.vocabulary.operations[hit.senses["operation"].says]].country
    return None


def of_state(page: Page, force: str, state: str) -> str:
    """A force as the state's own, where it has one there; else as it is."""
    known = page.vocabulary.forces
    return next((other.id for other in known.values() if other.state == state and other.parent == force), force)


def branch_of_hit(hit: Hit) -> str | None:
    """The branch a phrase names: "National Guard", "Marines", a battalion; None where it names none."""
    for kind in ("branch", "troops", "unit"):
        if kind in hit.senses and hit.senses[kind].says:
            return hit.senses[kind].says
    return None


def state_of_hit(page: Page, hit: Hit) -> str | None:
    """The state with a Guard that a phrase names, or that an office holder governs; None where it names none."""
    if "governor" in hit.senses:
        return hit.senses["governor"].says
    if "place" in hit.senses:
        place = page.vocabulary.places[hit.senses["place"].says]
        if place.guard:
            return place.id
    return None


def evidence(page: Page) -> str | None:
    """The country most phrases of the whole text speak for: names first, then signs of where a text is at home, then how it
    groups digits; None where nothing speaks for one more than for another."""
    names: dict[str, int] = {}
    signs: dict[str, int] = {}
    for hit in page.hits:
        owner = country_of_hit(page, hit)
        if owner is None and "place" in hit.senses:
            owner = page.vocabulary.places[hit.senses["place"].says].country
        if owner is None and "border" in hit.senses:
            owner = page.vocabulary.borders[hit.senses["border"].says].implies
        if owner in page.vocabulary.countries:
            names[owner] = names.get(owner, 0) + 1
        if "sign" in hit.senses:
            says = hit.senses["sign"].says
            signs[says] = signs.get(says, 0) + 1
    for votes in (names, signs):
        ranked = sorted(votes.items(), key=lambda item: -item[1])
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    for mark, country in page.vocabulary.country_by_mark.items():
        if any(
            mark in page.tokens.words[number.first] and number.value and number.value >= 1000 for number in page.numbers
        ):
            return country
    return None


def speaks_for(page: Page, hit: Hit, begin: int) -> str | None:
    """The country a phrase gives for the figures of its sentence: an actor, a state that acts, a unit."""
    found = country_of_hit(page, hit)
    if found is not None:
        before = page.tokens.words[hit.first - 1] if hit.first else ""
        single = page.vocabulary.single
        partner = "country" in hit.senses and (before in single["with"] or before in single["to"])
        return None if partner else found  # "the deal with Washington" does not make its troops
    if state_of_hit(page, hit) and not preposed(page, hit, "to", begin):
        return page.vocabulary.places[state_of_hit(page, hit) or ""].country
    return None


def country(page: Page, count: Count, first: int, scene: Scene) -> str:
    """Whose forces are meant where the phrase does not say: a border only one country calls so, the nearest actor before,
    a place, an actor behind, what was said last, what the whole text speaks of."""
    begin, end = page.sentences[page.sentence_of[count.first]]
    border = border_hit(page, count, first)
    if border is not None:
        implied = page.vocabulary.borders[border.senses["border"].says].implies
        if implied is not None:
            return implied
    for hit in reversed(hits_between(page, begin, first)):
        found = speaks_for(page, hit, begin)
        if found is not None:
            return found
    place = place_behind(page, count, end) or place_before(page, count, first, begin)
    if place is not None:
        where = page.vocabulary.places[place.senses["place"].says].country
        if where in page.vocabulary.countries:
            return where
    for hit in hits_between(page, count.last, end):
        found = speaks_for(page, hit, begin)
        if found is None and "place" in hit.senses:
            where = page.vocabulary.places[hit.senses["place"].says].country
            found = where if where in page.vocabulary.countries else None
        if found is not None:
            return found
    return scene.country or scene.text_country or page.vocabulary.country


def in_phrase(page: Page, count: Count, first: int, scene: Scene) -> str | None:
    """The force the phrase itself names: "Texas National Guard soldiers", "elementos del Ejército y la Guardia Nacional"."""
    owner: str | None = None
    state: str | None = None
    named: list[str] = []
    branches: list[str] = []
    for hit in count.inside:
        if "force" in hit.senses:
            named.append(hit.senses["force"].says)
        elif "branch" in hit.senses:
            branches.append(hit.senses["branch"].says)
        elif "unit" in hit.senses:
            says = hit.senses["unit"].says
            (named if says in page.vocabulary.forces else branches).append(says)
        elif "operation" in hit.senses:
            named.append(page.vocabulary.operations[hit.senses["operation"].says])
        elif "troops" in hit.senses and hit.senses["troops"].says:
            branches.append(hit.senses["troops"].says)
        if "country" in hit.senses:
            owner = hit.senses["country"].says
        if (found := state_of_hit(page, hit)) is not None:
            state = found
            owner = owner or page.vocabulary.places[found].country
    if named and not branches and owner is None:
        chosen = common(page, named) or named[0]
        if state is not None and of_branch(page, "guard", page.vocabulary.forces[chosen].country) == chosen:
            return of_branch(page, "guard", page.vocabulary.forces[chosen].country, state)
        return chosen
    if count.joined and any("troops" in hit.senses and not hit.senses["troops"].says for hit in count.inside):
        return general(page, owner or country(page, count, first, scene))
    if branches or named:
        only = {force.country for force in page.vocabulary.forces.values() if force.branches.intersection(branches)}
        if owner is None and len(only) == 1 and not named:
            owner = next(iter(only))  # a branch that only one country has
        whose = owner or (page.vocabulary.forces[named[0]].country if named else country(page, count, first, scene))
        if whose not in {force.country for force in page.vocabulary.forces.values()}:
            return general(page, "other")
        candidates = [*named, *(of_branch(page, branch, whose, state) for branch in branches)]
        specific = [
            force
            for force in candidates
            if not any(force != other and force in ancestors(page, other) for other in candidates)
        ]
        return common(page, specific)
    if state is not None:
        return of_branch(page, "guard", page.vocabulary.places[state].country, state)
    if owner is not None:
        return general(page, owner)
    return None


def state(page: Page, count: Count, first: int, floor: int) -> str | None:
    """The state whose soldiers a figure counts: "50 from Florida", "Arizona will send 225", "Florida (500)"."""
    begin, end = page.sentences[page.sentence_of[count.first]]
    for hit in hits_between(page, count.last, min(end, count.last + 5)):
        if page.number_at[hit.first] is not None:
            break
        named = state_of_hit(page, hit)
        if named is not None:
            if preposed(page, hit, "from_only", count.last) or (
                preposed(page, hit, "of", count.last) and page.vocabulary.head_first
            ):
                return named
            break
        if not hit.senses.keys() & {"of", "from", "from_only", "determiner", "adjective", "branch", "filler"}:
            break
    for hit in reversed(hits_between(page, max(begin, floor), first)):
        if "hard_stops" in hit.senses:
            break
        named = state_of_hit(page, hit)
        if named is None or any(preposed(page, hit, kind, begin) for kind in ("to", "from_only")):
            continue
        address = (
            hit.first > begin + 1 and page.tokens.words[hit.first - 1] == "," and "place" in page.kinds(hit.first - 2)
        )
        person = hit.last < first and page.sense(hit.last, "reason") is not None
        if not address and not person:  # "Fort Carson, Colorado" and "a Texas congressman" own no soldiers
            return named
    return None


def beside(page: Page, count: Count, country: str) -> tuple[str | None, Hit | None]:
    """A force or operation named right around the phrase: "attached to JTF-North", "on Operation Lone Star"."""
    end = page.sentences[page.sentence_of[count.first]][1]
    for hit in hits_between(page, count.last, min(end, count.last + BEHIND)):
        if "hard_stops" in hit.senses:
            break
        if page.number_at[hit.first] is not None and "unit" not in hit.senses:
            break
        for kind in ("force", "operation", "unit"):
            if kind in hit.senses:
                says = hit.senses[kind].says
                if kind == "unit" and says not in page.vocabulary.forces:
                    says = of_branch(page, says, country)
                return (page.vocabulary.operations[says] if kind == "operation" else says), hit
    return None, None


def place_behind(page: Page, count: Count, end: int) -> Hit | None:
    """The place named behind a figure as where it stands or goes: "in Texas", "to Juárez"."""
    for at in range(count.last, min(end, count.last + BEHIND)):
        number = page.number_at[at]
        if number is not None and number is not count.number and number.reason is None:
            return None
        hit = page.hit_at[at]
        if hit is None or hit.first != at:
            continue
        if "hard_stops" in hit.senses or ("reason" in hit.senses and hit.senses["reason"].says == "other people"):
            return None
        if "place" in hit.senses and not preposed(page, hit, "from_only", count.last):
            place = page.vocabulary.places[hit.senses["place"].says]
            if place.home:
                continue
            if preposed(page, hit, "to", count.last):
                return None if _parted(page, count.last, hit) and _labels_next(page, hit, 1) else hit
            if place.guard or place.side not in page.vocabulary.countries:
                continue
            return None if _labels_next(page, hit) else hit
    return None


def _parted(page: Page, first: int, hit: Hit) -> bool:
    """Whether a comma or "and" parts a figure from a place behind it: "570, en Reynosa 480 y en Matamoros 325"."""
    return any(
        page.tokens.words[at] in (",", ";") or page.tokens.words[at] in page.vocabulary.single["and"]
        for at in range(first, hit.first)
    )


def _labels_next(page: Page, hit: Hit, most: int = 9) -> bool:
    """Whether a place belongs to the figure behind it, at most `most` signs on: "Texas 720, Tennessee 310"."""
    at = hit.last
    while (
        at - hit.last < most
        and at < len(page.tokens)
        and (page.tokens.words[at] in ("(", ":", ",", "-") or "with" in page.kinds(at))
    ):
        at += 1
    return at < len(page.tokens) and page.number_at[at] is not None


def place_before(page: Page, count: Count, first: int, begin: int) -> Hit | None:
    """The place named right before a figure: "Juárez (1,650)", "Sonora: 300", "Matamoros, 810;", "in Texas, 2,700"."""
    words = page.tokens.words
    for at in range(first - 1, max(begin, first - BEHIND) - 1, -1):
        hit = page.hit_at[at]
        number = page.number_at[at]
        if number is not None:
            unit = page.hit_at[number.last] if number.last < first else None
            if unit is None or "reason" not in unit.senses:  # "in Tapachula, 700 miles away, some 740"
                return None
            continue
        if hit is None:
            continue
        if "hard_stops" in hit.senses:
            return None
        if "place" not in hit.senses or hit.last != at + 1 or page.vocabulary.places[hit.senses["place"].says].home:
            continue
        if preposed(page, hit, "from_only", begin):
            return None
        between = words[hit.last : first]
        if between in (["("], [":"], ["-"], ["—"]) or _listed(page, hit, count, between):
            return hit
        if preposed(page, hit, "to", begin) and not _taken(page, hit, begin):
            return hit
        return None
    return None


def _taken(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place stands right behind an earlier figure and is that figure's: "524 in Arizona, 250 ..."."""
    for at in range(hit.first - 1, max(begin, hit.first - 8) - 1, -1):
        number = page.number_at[at]
        if number is not None and number.reason is None:
            return True
        if page.tokens.words[at] in (",", ";"):
            return False
    return False


def _listed(page: Page, hit: Hit, count: Count, between: list[str]) -> bool:
    """Whether a place and a figure are an item of a list: "Matamoros, 810; Reynosa, 640", "Sonora con mil 987"."""
    words = page.tokens.words
    leading = hits_between(page, hit.last, count.first)
    if leading and len(between) <= 4 and all(other.senses.keys() & LEADING for other in leading):
        return not hit.first or words[hit.first - 1] in (";", ".", ",", ":") or "and" in page.kinds(hit.first - 1)
    if between not in ([","], []) and not (len(between) == 1 and "with" in page.kinds(hit.last)):
        return False
    before = words[hit.first - 1] if hit.first else ";"
    opened = (
        before in (";", ":", ",", ".", "(") or (hit.first > 0 and "and" in page.kinds(hit.first - 1)) or not hit.first
    )
    behind = words[count.number.last] if count.number.last < len(words) else "."
    closed = behind in (";", ",", ".", ")") or (
        count.number.last < len(words) and "and" in page.kinds(count.number.last)
    )
    return opened and closed


def dateline(page: Page) -> str | None:
    """The place a text is dated from, where it lies on the border: "TIJUANA - ..."."""
    if not page.sentences:
        return None
    begin, end = page.sentences[0]
    for hit in hits_between(page, begin, min(end, begin + 4)):
        if (
            "place" in hit.senses
            and page.tokens.text[page.tokens.starts[hit.first] : page.tokens.ends[hit.last - 1]].isupper()
        ):
            place = page.vocabulary.places[hit.senses["place"].says]
            marks = page.tokens.words[hit.last : hit.last + 6]
            if not place.home and place.side in page.vocabulary.countries and ("—" in marks or "-" in marks):
                return place.id
    return None


def border_hit(page: Page, count: Count, first: int) -> Hit | None:
    """The border phrase that goes with a figure: the first behind it, else the nearest before it, in its sentence."""
    begin, end = page.sentences[page.sentence_of[count.first]]
    for at in range(count.last, end):
        number = page.number_at[at]
        if number is not None and number.reason is None:
            break
        hit = page.hit_at[at]
        if hit is not None and "hard_stops" in hit.senses:
            break
        if hit is not None and "border" in hit.senses and not _comes_from(page, hit, count.last):
            return hit
    for at in range(first - 1, begin - 1, -1):
        hit = page.hit_at[at]
        if hit is not None and "border" in hit.senses:
            return hit
    return None


def _comes_from(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a border phrase tells where forces come from: "from garrisons in the south"."""
    words, origin = page.tokens.words, page.vocabulary.single["from_only"]
    return any(words[at] in origin for at in range(max(begin, hit.first - 4), hit.first))


def cue(page: Page, hit: Hit, field: str, says: str) -> Cue:
    """A phrase as the cue for a field."""
    start, end = page.tokens.starts[hit.first], page.tokens.ends[hit.last - 1]
    return Cue(start, end, page.tokens.text[start:end], field, says)
