"""Whose forces are meant by the words around a figure, where its own phrase does not say: an ordered list of looks.

Of the looks the first that speaks wins; where none does, the country spoken of last is meant.
"""

from __future__ import annotations

from collections.abc import Callable

from figures.extract.around import VERBS, till_others_go
from figures.extract.named import force_names, lands, place_names, roles
from figures.extract.named.force_names import Scene
from figures.extract.page import Page, looked_once
from figures.extract.places import banks
from figures.extract.places.whereabouts import Site
from figures.extract.text.phrases import Hit

GIVEN = 8  # tokens behind soldiers in which the country stands that they are promised to
TAKER = 3  # tokens behind soldiers in which the country stands that acts on them: "que prometió México"
QUOTED = 30  # tokens behind soldiers in which the quotation ends that tells of them
OTHERS = frozenset({"reason", "combat"})  # who are no soldiers of a land from which they come: "to fight gangs from"

Told = tuple[str, Hit]  # a country and the phrase that tells it


def country(site: Site, scene: Scene) -> tuple[str, Hit | None]:
    """Whose forces are meant where the phrase does not say, and the words that tell it, if any do: see `LOOKS`."""
    for look in LOOKS:
        told = look(site, scene)
        if told is not None:
            return told
    return _last(site.page, scene), None


def _foreign_actor(site: Site, scene: Scene) -> Told | None:
    """A land of neither side that acts, whatever border it is on: "Guatemala's army has 300 on the border with Mexico".

    One that opens a sentence is who acts in it, till another country does.
    """
    page, hit = site.page, site.page.hit_at[site.begin]
    if hit is not None and lands.is_foreign_land(page, hit, site.begin):
        others = page.of_kind("country").between(hit.last, site.first)
        if not any(lands.acts_next(page, other) and lands.speaks_for(page, other, site.begin) for other in others):
            return "other", hit
    told = _actor_before(site, scene)
    return told if told is not None and told[0] == "other" else None


def _taker(site: Site, scene: Scene) -> Told | None:
    """A country whose object those counted are, in the clause behind them: "10,000 troops that Mexico pledged"."""
    page, last = site.page, site.count.last
    near = page.of_kind("country").between(last, min(last + TAKER, site.end))
    if not near or near[0].says("country") not in page.vocabulary.countries:
        return None
    led = page.is_word(last, "that")
    between = [at for at in range(last + led, near[0].first) if "determiner" not in page.kinds(at)]
    if between:  # "que prometió México"
        acts = led and page.vocabulary.verb_first and all(page.kinds(at) & VERBS for at in between)
    else:  # "that the Pentagon keeps"
        acts = lands.acts_beside(page, near[0])
    return (near[0].says("country"), near[0]) if acts else None


def _giver(site: Site, scene: Scene) -> Told | None:
    """The other country than the one that those counted are promised to: "the 10,000 troops promised to Trump".

    Not where a state of that one may give them, nor where who gives them stands behind: "promised to Mexico by".
    """
    page, last = site.page, site.count.last
    for hit in page.of_kind("country").between(last, min(last + GIVEN, site.end)):
        if not lands.receives(page, hit) or any(page.counts_at(at) for at in range(last, hit.first)):
            continue
        own = hit.says("country")
        others = page.vocabulary.countries - {own}
        state = page.vocabulary.places[scene.state].country if scene.state is not None else None
        branch = any(force_names.branch_of_hit(inside) for inside in site.count.inside)
        governed = page.tells("own_state", site.begin, site.first)  # "The governor said the 200 offered to Trump"
        if len(others) != 1 or page.is_word(hit.last, "agent") or branch or own == state or governed:
            return None
        return next(iter(others)), hit
    return None


def _bank(site: Site, scene: Scene) -> Told | None:
    """The country on whose side of the border a figure is said to stand: "7,000 soldiers are on the Mexican side"."""
    hit = banks.bank_behind(site)
    return (hit.says("country"), hit) if hit is not None else None


def _far_border(site: Site, scene: Scene) -> Told | None:
    """The country whose another border is named beside a figure: "on the border with Guatemala, where 6,200 are"."""
    for hit in (site.place_behind, site.place_before):
        named = place_names.place(site.page, hit) if hit is not None else None
        if hit is not None and named is not None and named.far and named.country in site.page.vocabulary.countries:
            return named.country, hit
    return None


def _firm_border(site: Site, scene: Scene) -> Told | None:
    """A border that only one country calls so: "the border with Mexico" is said of U.S. forces."""
    return _border_implies(site, weakly=False)


def _actor_before(site: Site, scene: Scene) -> Told | None:
    """The nearest actor before a figure, behind "on the other side" where that is said: "Mexico has sent 10,000"."""
    page, across = site.page, banks.across_line(site)
    begin = site.begin
    if across is not None:  # "The U.S. has 8,000 here, and 9,500 are on the other side"; not "The U.S. has 8,000 there"
        begin = across.last if across.first < site.first else _own_clause(site)
    urged: Told | None = None
    for hit in reversed(page.those(force_names.NAMES).between(begin, site.first)):
        found = _acting(page, hit)
        if across is not None and lands.is_bank(page, hit):
            continue  # "6,000 on the Mexican side and 9,000 on the other"
        if found is None or (urged is None and _tells_of_others(site, scene, hit, found)):
            continue
        if urged is not None or not lands.gives_way(page, hit, site.first):
            return found, hit
        urged = found, hit  # "Trump asked Mexico to act and deployed 900": who stands before it acts
    return urged


def _spoken_of(site: Site, scene: Scene) -> Told | None:
    """The country named last before a quotation that opens with "they": "He praised Mexico. "They have 900," he said".

    Not one that only speaks, nor one where people come from.
    """
    page = site.page
    if not site.begin or not _they_act(site, scene):
        return None
    begin, end = page.sentence_at(site.begin - 1)
    hits = page.those(force_names.NAMES).between(begin, end)
    if not hits or roles.is_source(page, hits[-1], begin) or page.is_word(hits[-1].first - 1, "from_only"):
        return None  # "People from Mexico"
    found = force_names.country_of_hit(page, hits[-1])
    return (found, hits[-1]) if found in page.vocabulary.countries and found is not None else None


def _border_of_text(site: Site, scene: Scene) -> Told | None:
    """A border that a country mostly calls so, where the text as a whole does not speak for another."""
    told = _border_implies(site, weakly=True)
    return told if told is not None and scene.text_country in (None, told[0]) else None


def _place_named(site: Site, scene: Scene) -> Told | None:
    """The country of the place that the figure stands in: "500 soldiers in Tijuana"."""
    place = site.place_before or site.place_behind
    where = lands.land(site.page, place, site.begin, _last(site.page, scene)) if place is not None else None
    return (where, place) if place is not None and where is not None else None


def _here(site: Site, scene: Scene) -> Told | None:
    """The country that a text is dated from, where "here" or "this city" is told of: "A esta ciudad llegaron 900"."""
    here = site.page.of_kind("here").between(site.begin, site.end)
    own = scene.dated_country in site.page.vocabulary.countries
    return (scene.dated_country, here[0]) if here and own and scene.dated_country is not None else None


def _named_behind(site: Site, scene: Scene) -> Told | None:
    """An actor or a place behind the figure: "500 soldiers sent by Mexico"."""
    page, begin, last = site.page, site.begin, _last(site.page, scene)
    if _they_act(site, scene):
        return None
    for hit in page.those(force_names.NAMES).between(site.count.last, till_others_go(page, site.count.last, site.end)):
        if _sends_others(page, hit, site.count.last) or lands.is_mentioned(page, hit) or lands.is_bank(page, hit):
            continue  # the bank named is the next figure's: "8,000 on the border and on the Mexican side 10,000"
        found = lands.speaks_for(page, hit, begin) or lands.land(page, hit, begin, last)
        if found is not None and not (_may_be_others(site, scene, hit, found) or lands.acts_next(page, hit)):
            return found, hit
    return None


def _opposite(site: Site, scene: Scene) -> Told | None:
    """The country of a side: "south of the border"; "on this side", where the text is at home; "on the other side".

    The last is the other than the country spoken of; for all figures behind it: "al otro lado hay 900 guardias y 300
    soldados".
    """
    page, across = site.page, banks.across_line(site)
    if across is None or "bank_of" in across.senses:
        return (across.says("bank_of"), across) if across is not None else None
    if "this_side" in across.senses:
        return scene.dated_country or page.vocabulary.country, across
    if (facing := _facing(page, across)) is not None:
        return facing, across
    named = reversed(page.those(force_names.NAMES).between(site.begin, across.first))
    before = (lands.speaks_for(page, hit, site.begin) for hit in named)
    more = site.begin < across.last < _own_clause(site)
    last = _or_of_text(page, scene, scene.country_before if more else scene.country)
    spoken = next((country for country in before if country is not None), last)
    others = page.vocabulary.countries - {spoken}
    return next(iter(others)) if len(others) == 1 else spoken, across


def _facing(page: Page, across: Hit) -> str | None:
    """The country on the bank opposite a place: "the city across the river from McAllen"."""
    hit = page.hit_at[across.last + 1] if page.is_word(across.last, "from_only") else None
    where = place_names.place(page, hit).country if hit is not None and "place" in hit.senses else None
    others = page.vocabulary.countries - {where}
    return next(iter(others)) if where in page.vocabulary.countries and len(others) == 1 else None


def _speaker(site: Site, scene: Scene) -> Told | None:
    """The country of who tells of a figure, where nobody acts: "El jefe del Comando Norte dijo que hay 9 mil"."""
    page, named = site.page, site.page.those(force_names.ACTORS)
    if _they_act(site, scene):
        return None
    for hit in (*reversed(named.between(site.begin, site.first)), *named.between(site.count.last, site.end)):
        found = force_names.country_of_hit(page, hit)
        if found not in page.vocabulary.countries or not roles.is_source(page, hit, site.begin):
            continue
        if not _may_be_others(site, scene, hit, found):
            return found, hit  # but "It sent 90 paratroopers, the Defense Department said", in news of the other
    return None


def _in_whose_time(site: Site, scene: Scene) -> Told | None:
    """The country in whose president's time it was, where nobody acts: "En el mandato de Trump había 5.900"."""
    page = site.page
    for hit in page.of_kind("country").between(site.begin, site.end):
        if hit.says("country") in page.vocabulary.countries and lands.is_of_time(page, hit):
            return hit.says("country"), hit
    return None


LOOKS: tuple[Callable[[Site, Scene], Told | None], ...] = (
    _foreign_actor,
    _taker,
    _giver,
    _bank,
    _far_border,
    _firm_border,
    _actor_before,
    _spoken_of,
    _border_of_text,
    _place_named,
    _here,
    _named_behind,
    _opposite,
    _speaker,
    _in_whose_time,
)


def _last(page: Page, scene: Scene) -> str:
    """The country spoken of last, else that of the whole text, else the one where its language is at home."""
    return _or_of_text(page, scene, scene.country)


def _or_of_text(page: Page, scene: Scene, country: str | None) -> str:
    """A country, or where none is known that of the whole text, else the one where its language is at home."""
    return country or scene.text_country or page.vocabulary.country


def _border_implies(site: Site, weakly: bool) -> Told | None:
    """The country that calls the border of a figure so; one that does so `weakly` only where that is enough."""
    said = place_names.border(site.page, site.border) if site.border is not None else None
    if site.border is None or said is None or said.implies is None or (said.weakly and not weakly):
        return None
    return said.implies, site.border


def _own_clause(site: Site) -> int:
    """The token behind the last number before a figure that may count soldiers, else where its sentence begins."""
    page = site.page
    return next((at + 1 for at in range(site.first - 1, site.begin - 1, -1) if page.counts_at(at)), site.begin)


def _tells_of_others(site: Site, scene: Scene, hit: Hit, country: str) -> bool:
    """Whether a country's ministry only tells of soldiers in another: "The Defense Department said 650 are in Reynosa".

    The ministry of each country may be called so; where soldiers stand, and those told of last, decide.
    """
    if not roles.is_source(site.page, hit, site.begin):
        return False
    where = site.place_behind or site.place_before
    stand = lands.land(site.page, where, site.begin, _last(site.page, scene)) if where is not None else scene.country
    return stand not in (None, country)


def _may_be_others(site: Site, scene: Scene, hit: Hit, country: str) -> bool:
    """Whether a ministry that only speaks may be the other country's: "900 came, the Defense Department said"."""
    return "ministry" in hit.senses and _tells_of_others(site, scene, hit, country)


@looked_once
def _acting(page: Page, hit: Hit) -> str | None:
    """The country that a name acts for in its sentence, one of neither side, too: "Mexico has sent", "Chile has"."""
    begin = page.sentence_at(hit.first)[0]
    return "other" if lands.is_foreign_land(page, hit, begin) else lands.speaks_for(page, hit, begin)


def _they_act(site: Site, scene: Scene) -> bool:
    """Whether a quotation is of those told of last, whoever speaks: "Mexico is helping. They have 900," he said."""
    page, begin, told = site.page, site.begin, scene.country is not None
    begin += page.is_mark(begin, '"')
    if not told or begin >= site.first or not page.is_word(begin, "third_person"):
        return False
    return '"' in page.tokens.words[site.count.last : min(site.end, site.count.last + QUOTED)]


def _sends_others(page: Page, hit: Hit, last: int) -> bool:
    """Whether a land is only whence something else comes than the soldiers counted: "gangs from Mexico"."""
    lead = page.hit_at[hit.first - 1]
    if lead is None or "from_only" not in lead.senses or lead.first <= last:
        return False
    before = page.hit_at[lead.first - 1]
    unknown = before is None and page.tokens.words[lead.first - 1].isalpha()
    return unknown or (before is not None and not OTHERS.isdisjoint(before.senses))
