"""The force that a figure's phrase names, look by look: "Texas National Guard soldiers", "soldiers and marines"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract.forces import spoken_for
from figures.extract.named import force_names, place_names
from figures.extract.named.force_names import Scene
from figures.extract.nouns.nouns import Count
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.places.whereabouts import Site
from figures.extract.text.phrases import Hit

WITH = 4  # tokens before sailors in which the "with" of their ship may stand: "con una tripulación de 300"
OTHERS = 2  # tokens before people in which "other" may stand: "other military personnel"


def in_phrase(site: Site, scene: Scene) -> str | None:
    """The force the phrase itself names, "300 marines", "300 soldados"; None where it names none, as "300" does."""
    if not site.count.inside:
        return None
    phrase = Phrase(site, scene, site.page, site.count)
    return next((force for look in LOOKS if (force := look(phrase)) is not None), None)


@dataclass
class Phrase:
    """The phrase of a figure, and what its words name."""

    site: Site
    scene: Scene
    page: Page
    count: Count

    @once
    def land(self) -> tuple[str | None, str | None]:
        """The country and the state it names."""
        return _land_in_phrase(self.page, self.count)

    @once
    def named(self) -> list[str]:
        """The forces it names, and those at home on a base that it names."""
        return [force for hit in self.count.inside if (force := _named(self.page, hit)) is not None]

    @once
    def branches(self) -> list[str]:
        """The branches it calls its soldiers of: "300 marines and sailors", "300 marinos y soldados"."""
        return _branches_called(self.page, self.count, bool(self.named))

    @once
    def spoken_for(self) -> str:
        """The country it names, or else the one that its text speaks for there."""
        return self.land[0] or spoken_for.country(self.site, self.scene)[0]

    @once
    def owner(self) -> str:
        """The country whose forces and branches it names."""
        only = self.land[0] or self._said_abroad or _only_owner(self.page, self.named, self.branches, self.scene)
        if only is None or self.land[0] or self.named or not self._another_acts(only):
            return only or self.spoken_for
        return self.spoken_for

    def _another_acts(self, only: str) -> bool:
        """Whether another country has them with it, of a branch that one has: "A U.S. destroyer with 300 sailors"."""
        if not self.page.has_word("with", max(self.site.begin, self.site.first - WITH), self.site.first):
            return False
        country, hit = spoken_for.country(self.site, self.scene)
        acts = hit is not None and "country" in hit.senses and hit.last <= self.count.first
        return acts and country in self.page.vocabulary.countries - {only}

    @property
    def _said_abroad(self) -> str | None:
        """The other country than the language's, of whose soldiers alone a word of it is said: "500 marines".

        Not in a town of this one, nor in a text of its own marines: "La Marina envió a 300 marines".
        """
        page, known = self.page, self.page.vocabulary
        if self.named or not page.has_word("said_abroad", self.count.first, self.count.last):
            return None
        where = self.site.place_behind or self.site.place_before
        at_home = where is not None and place_names.place(page, where).country == known.country
        told = known.forces[self.scene.force] if self.scene.force is not None else None
        own = told is not None and told.country == known.country and not told.branches.isdisjoint(self.branches)
        others = known.countries - {known.country}
        return next(iter(others)) if len(others) == 1 and not (at_home or own) else None

    @once
    def candidates(self) -> list[str]:
        """The forces that it may mean."""
        branches = (force_names.of_branch(self.page, branch, self.owner, self.land[1]) for branch in self.branches)
        return [*self.named, *branches]


# ---------------------------------------------------------------- the looks
def only_forces(phrase: Phrase) -> str | None:
    """What all forces have in common that it names, a state's where it names one: "Texas National Guard soldiers"."""
    page, (owner, state) = phrase.page, phrase.land
    if not phrase.named or phrase.branches or owner is not None:
        return None
    chosen = force_names.common(page, phrase.named) or phrase.named[0]
    return chosen if state is None else force_names.of_state(page, chosen, state)


def with_any(phrase: Phrase) -> str | None:
    """Its country's, where it joins soldiers of no branch to others: "1,500 soldiers and marines".

    Or others to those of a branch: "900 Marines and other personnel".
    """
    if not phrase.count.joined:
        return None
    bare = any("troops" in hit.senses and not hit.says("troops") for hit in phrase.count.inside)
    bare = bare or any(_is_of_others(phrase.page, hit) for hit in phrase.count.inside)
    return _serving(phrase.page, phrase.count, phrase.spoken_for) if bare else None


def of_its_land(phrase: Phrase) -> str | None:
    """The force of a land, where it names no more: "50 Texan soldiers", "U.S. troops"."""
    page, (country, state) = phrase.page, phrase.land
    if phrase.branches or phrase.named:
        return None
    if state is not None:
        return force_names.home_force(page, state)
    return force_names.general(page, country) if country is not None else None


def of_all(phrase: Phrase) -> str | None:
    """The country's, where one of several names means them all: "de las Fuerzas Armadas y la Guardia Nacional"."""
    several = sum("branch" in hit.senses for hit in phrase.count.inside) > 1
    whole = force_names.general(phrase.page, phrase.owner) if several else None
    return whole if whole in phrase.candidates else None


def narrowest(phrase: Phrase) -> str | None:
    """What those have in common that it names: "of the Texas National Guard and the Texas State Guard"."""
    if not phrase.candidates:
        return None
    chosen = force_names.narrowest(phrase.page, phrase.candidates)
    return force_names.common(phrase.page, chosen) or chosen[0]


LOOKS: tuple[Callable[[Phrase], str | None], ...] = (
    only_forces,
    with_any,
    of_its_land,
    of_all,
    narrowest,
)


# ---------------------------------------------------------------- what the looks ask
def _serving(page: Page, count: Count, country: str) -> str:
    """The force of a phrase that joins soldiers of no branch to others: active ones in "active soldiers and MPs"."""
    led = force_names.branch_of_hit(count.inside[0])
    known = led is not None and led in page.vocabulary.broad and "troops" not in count.inside[0].senses
    return (
        force_names.of_branch(page, led, country) if led is not None and known else force_names.general(page, country)
    )


def _is_of_others(page: Page, hit: Hit) -> bool:
    """Whether people are counted beside those of a force, of no force themselves: "Marines and other personnel"."""
    return "people" in hit.senses and page.has_word("others", hit.first - OTHERS, hit.first)


def _named(page: Page, hit: Hit) -> str | None:
    """The force that a phrase names by itself, or that is at home on a base: "300 Fort Bliss soldiers"."""
    force = force_names.force_of_hit(page, hit)
    return place_names.place(page, hit).force if force is None and "place" in hit.senses else force


def _branches_called(page: Page, count: Count, named: bool) -> list[str]:
    """The branches that a phrase calls its soldiers of; not a unit's, where a noun has one: "Marines of 1st Engineers".

    `named`: whether the phrase names a force, too.
    """
    called = [hit for hit in count.inside if force_names.force_of_hit(page, hit) is None]
    if named or sum(force_names.branch_of_hit(hit) is not None for hit in called) > 1:
        called = [hit for hit in called if not _is_how_they_serve(page, hit)]
    named = named or any("branch" in hit.senses for hit in called)  # "1,000 airmen in its Guard"
    if not count.joined and (named or any(_is_of_its_own(page, hit) for hit in called)):
        called = [hit for hit in called if not _is_anyones(page, hit)]
    own = any(hit.says("troops") for hit in called)
    said = (hit for hit in called if not own or "unit" not in hit.senses)  # "300 Marines from 1st Engineer Battalion"
    return [branch for hit in said if (branch := force_names.branch_of_hit(hit)) is not None]


def _is_how_they_serve(page: Page, hit: Hit) -> bool:
    """Whether a phrase only says how those of a force serve: "Guard members on active duty"; not "Guard and active"."""
    if force_names.branch_of_hit(hit) not in page.vocabulary.broad or "troops" in hit.senses:
        return False
    return not any(
        page.is_mark(at, ",") or "and" in page.kinds(at) for at in (hit.first - 1, hit.last) if at < page.end
    )


def _is_anyones(page: Page, hit: Hit) -> bool:
    """Whether a phrase may be said of any force's: "airmen of the Iowa Guard", "the Ohio Guard's Signal Company"."""
    return "unit" in hit.senses or ("troops" in hit.senses and force_names.branch_of_hit(hit) in page.vocabulary.broad)


def _is_of_its_own(page: Page, hit: Hit) -> bool:
    """Whether a noun is said of one service, whatever its unit is called: "Marines with an Engineer Battalion"."""
    branch = force_names.branch_of_hit(hit) if "troops" in hit.senses else None
    return branch is not None and branch not in page.vocabulary.broad


def _land_in_phrase(page: Page, count: Count) -> tuple[str | None, str | None]:
    """The country and the state a phrase names; of states joined ("Ohio and Iowa guardsmen") just their country."""
    owner: str | None = None
    state: str | None = None
    for hit in count.inside:
        if "country" in hit.senses:
            owner = hit.says("country")
        if (found := force_names.state_of_hit(page, hit)) is not None:
            state = found if not force_names.is_of_several(page, hit) else None
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
