"""Which country a text, a sentence and a place speak for, where a figure's own phrase does not say.

`evidence` weighs a whole text, `country` the words around one figure, `speaks_for` a single name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from figures.extract import forces, places, roles
from figures.extract.around import preposed
from figures.extract.forces import Scene
from figures.extract.page import Page, looked_once
from figures.extract.phrases import Hit
from figures.extract.whereabouts import Site

ACROSS = frozenset({"across", "this_side", "bank_of"})
PARTS = frozenset({"stops", "hard_stops", "and", "conjunction"})  # what parts a figure from the next statement
BANK = 4  # tokens from a figure to the words for its side of the border: "7,000 are on the Mexican side"
# What a land does.
ACTS_ABROAD = frozenset({"auxiliary", "holds", "status.before", "measure.before", "grows", "shrinks", "result"})
HAVING = frozenset({"auxiliary", "holds"})  # what a land does, and no deal: "which has 9,000"
COMMANDING = frozenset({"rank", "bodies", "people", "troops", "branch", "national"})  # whose nationality is an actor's
TAKER = 3  # tokens behind soldiers in which the country stands that acts on them: "que prometió México"
TAKES = frozenset({"status.before", "status.after"})  # of which a country may be who acts: "que prometió México"
OTHERS = frozenset({"reason", "combat"})  # who are no soldiers of a land from which they come: "to fight gangs from"
LANDS = frozenset({"country", "place"})
FACING = 4  # tokens before a place in which the word may stand by which it is across the border
DATELINE_WEIGHS = 3  # names of its country that the place weighs which a text is dated from, where no offices sit
LEAD = 3  # tokens before a country behind a figure in which the word may stand that leads to it: "sent by the"
SPEAKS = 4  # tokens behind it in which it may be said to speak: "the Mexican president said"
OWNED = 3  # tokens of "The government of" before a land
OPENING = 2  # tokens of "In the" before a country that opens a sentence

Told = tuple[str, Hit]  # a country and the phrase that tells it


def evidence(page: Page, at_border: bool) -> str | None:
    """The country most phrases of a text speak for; None where they speak for none most: a story of both sides.

    Names count first, then signs of where a text is at home, then how it groups digits. A text that never comes to the
    border may be of other lands than the two, if it names them more than once.
    """
    names = _named_countries(page)
    abroad = sum("land" in hit.senses or _is_land(page, hit) for hit in page.hits)
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


def _is_land(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a land whose own wars make news: "Kosovo"."""
    return "place" in hit.senses and places.place(page, hit).land


def _named_countries(page: Page) -> Counter[str]:
    """How often a text names each country that has forces here: its own name, its forces, places and borders."""
    owners = (_country_named(page, hit) for hit in page.names)
    return Counter(owner for owner in owners if owner in page.vocabulary.countries)


def _country_named(page: Page, hit: Hit) -> str | None:
    """The country a phrase speaks for, or the one of the place or the border that it names."""
    owner = forces.country_of_hit(page, hit)
    if owner is not None and _is_addressed(page, hit):
        return None
    if owner is None and "place" in hit.senses and not (roles.is_address(page, hit, 0) or _is_faced(page, hit, 0)):
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


def is_bank(page: Page, hit: Hit) -> bool:
    """Whether a country is named for its side of the border: "on the Mexican side", "del lado mexicano"."""
    words, banks = page.tokens.words, page.vocabulary.single["bank"]
    return words[hit.first - 1] in banks or (hit.last < page.end and words[hit.last] in banks)


def _opens(page: Page, hit: Hit) -> bool:
    """Whether a sentence tells what there is in a country that opens it: "In Mexico there are"; not "In Washington"."""
    begin = page.sentences[page.sentence_of[hit.first]][0]
    leads = page.tokens.words[begin : hit.first]
    own = hit.senses["country"].says in page.vocabulary.countries and "place" not in hit.senses
    return own and 0 < len(leads) <= OPENING and leads[0] in page.vocabulary.single["to"]


def speaks_for(page: Page, hit: Hit, begin: int) -> str | None:
    """The country a phrase gives for the figures of its sentence: "the Pentagon", "Texas will send", "1st Cavalry"."""
    found = forces.country_of_hit(page, hit)
    if found is not None and "country" in hit.senses and _is_of_people(page, hit):
        return None
    if found is not None:
        led = roles.led_by(page, _first_joined(page, hit, begin), begin) if "country" in hit.senses else None
        if "country" in hit.senses and _is_addressed(page, hit):
            return None
        stands = led == "to" and (_is_urged(page, hit) or is_bank(page, hit) or _opens(page, hit))
        acts = stands or _goes_on_to_act(page, hit)
        return found if led is None or acts else None  # "the deal with Washington" does not make its troops
    state = forces.state_of_hit(page, hit)
    if state is None or preposed(page, hit, "to", begin) or _is_faced(page, hit, begin):
        return None
    return page.vocabulary.places[state].country if not roles.is_address(page, hit, begin) else None


def _first_joined(page: Page, hit: Hit, begin: int) -> Hit:
    """The first of two lands that "and" joins: the Mexico of "a deal with Mexico and Canada"."""
    joined = hit.first - 2 > begin and page.tokens.words[hit.first - 1] in page.vocabulary.single["and"]
    before = page.hit_at[hit.first - 2] if joined else None
    return before if before is not None and before.senses.keys() & LANDS else hit


def _is_of_people(page: Page, hit: Hit) -> bool:
    """Whether a nationality is of people who send nobody: "Honduran and Cuban migrants", "pandilleros venezolanos"."""
    if page.vocabulary.head_first and page.number_at[hit.first - 1] is not None:
        return True  # "un campamento de dos mil venezolanos"
    behind, step = (hit.first - 1, -1) if page.vocabulary.head_first else (hit.last, 1)
    joined = "and" in page.kinds(behind) and page.sense(behind + step, "country") is not None
    at = behind + 2 * step * joined
    noun = page.hit_at[at] if 0 <= at < page.end else None
    return noun is not None and "reason" in noun.senses and noun.senses.keys().isdisjoint(COMMANDING)


def _is_urged(page: Page, hit: Hit) -> bool:
    """Whether a country is whom another gets to act: "Trump pidió a México enviar 10 mil"; not "ofreció a México"."""
    return hit.first > 1 and "urges" in page.kinds(hit.first - 2)


def _is_addressed(page: Page, hit: Hit) -> bool:
    """Whether somebody only tells a country so: "told Washington that 10,000 would come"; not "told Mexico to send"."""
    words, single = page.tokens.words, page.vocabulary.single
    at = hit.first - 1 - (words[hit.first - 1] in single["determiner"])
    told_to = (
        words[hit.last : hit.last + 1] and words[hit.last] in single["infinitive"] and not page.vocabulary.verb_first
    )
    return at >= 0 and words[at] in single["addressed"] and not told_to


def _goes_on_to_act(page: Page, hit: Hit) -> bool:
    """Whether a relative clause tells what a name does that only stood near: "a deal with Mexico, which has sent"."""
    words, at = page.tokens.words, hit.last
    relative = at + 2 < page.end and words[at] == "," and words[at + 1] in page.vocabulary.single["pronoun"]
    if not relative:
        return False
    senses = (page.sense(at + 2, kind) for kind in ("status.before", "status.after"))
    return bool(page.kinds(at + 2) & HAVING) or any(sense is not None and sense.says == "deployed" for sense in senses)


def country(site: Site, scene: Scene) -> tuple[str, Hit | None]:
    """Whose forces are meant where the phrase does not say, and the words that tell it, if any do: see `LOOKS`."""
    for look in LOOKS:
        told = look(site, scene)
        if told is not None:
            return told
    return _last(site.page, scene), None


def _last(page: Page, scene: Scene) -> str:
    """The country spoken of last, else that of the whole text, else the one where its language is at home."""
    return scene.country or scene.text_country or page.vocabulary.country


def _foreign_actor(site: Site, scene: Scene) -> Told | None:
    """A land of neither side that acts, whatever border it is on: "Guatemala's army has 300 on the border with Mexico".

    One that opens a sentence is who acts in it, till another country does.
    """
    page, hit = site.page, site.page.hit_at[site.begin]
    if hit is not None and is_foreign_land(page, hit, site.begin):
        others = page.of_kind("country").between(hit.last, site.first)
        if not any(_acts_next(page, other) and speaks_for(page, other, site.begin) for other in others):
            return "other", hit
    told = _actor_before(site, scene)
    return told if told is not None and told[0] == "other" else None


def _border_implies(site: Site, weakly: bool) -> Told | None:
    """The country that calls the border of a figure so; one that does so `weakly` only where that is enough."""
    said = places.border(site.page, site.border) if site.border is not None else None
    if site.border is None or said is None or said.implies is None or (said.weakly and not weakly):
        return None
    return said.implies, site.border


def _firm_border(site: Site, scene: Scene) -> Told | None:
    """A border that only one country calls so: "the border with Mexico" is said of U.S. forces."""
    return _border_implies(site, weakly=False)


def _actor_before(site: Site, scene: Scene) -> Told | None:
    """The nearest actor before a figure, behind "on the other side" where that is said: "Mexico has sent 10,000"."""
    page, across = site.page, across_line(site)
    begin = site.begin
    if across is not None:  # "The U.S. has 8,000 here, and 9,500 are on the other side"; not "The U.S. has 8,000 there"
        begin = across.last if across.first < site.first else _own_clause(site)
    for hit in reversed(page.those(forces.NAMES).between(begin, site.first)):
        found = _acting(page, hit)
        if across is not None and is_bank(page, hit):
            continue  # "6,000 on the Mexican side and 9,000 on the other"
        if found is not None and not _tells_of_others(site, scene, hit, found):
            return found, hit
    return None


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
    stand = land(site.page, where, site.begin, _last(site.page, scene)) if where is not None else scene.country
    return stand not in (None, country)


def _may_be_others(site: Site, scene: Scene, hit: Hit, country: str) -> bool:
    """Whether a ministry that only speaks may be the other country's: "900 came, the Defense Department said"."""
    ministry = site.page.vocabulary.single["ministry"]
    named = not ministry.isdisjoint(site.page.tokens.words[hit.first : hit.last])
    return named and _tells_of_others(site, scene, hit, country)


@looked_once
def _acting(page: Page, hit: Hit) -> str | None:
    """The country that a name acts for in its sentence, one of neither side, too: "Mexico has sent", "Chile has"."""
    begin = page.sentences[page.sentence_of[hit.first]][0]
    return "other" if is_foreign_land(page, hit, begin) else speaks_for(page, hit, begin)


def _taker(site: Site, scene: Scene) -> Told | None:
    """A country whose object those counted are, in the clause behind them: "10,000 troops that Mexico pledged"."""
    page, last = site.page, site.count.last
    near = page.of_kind("country").between(last, min(last + TAKER, site.end))
    if not near or near[0].senses["country"].says not in page.vocabulary.countries:
        return None
    led = page.tokens.words[last] in page.vocabulary.single["that"]
    between = range(last + led, near[0].first)
    if between:  # "que prometió México"
        acts = led and page.vocabulary.verb_first and all(page.kinds(at) & TAKES for at in between)
    else:
        acts = _acts_beside(page, near[0])
    return (near[0].senses["country"].says, near[0]) if acts else None


def _border_of_text(site: Site, scene: Scene) -> Told | None:
    """A border that a country mostly calls so, where the text as a whole does not speak for another."""
    told = _border_implies(site, weakly=True)
    return told if told is not None and scene.text_country in (None, told[0]) else None


def _place_named(site: Site, scene: Scene) -> Told | None:
    """The country of the place that the figure stands in: "500 soldiers in Tijuana"."""
    place = site.place_before or site.place_behind
    where = land(site.page, place, site.begin, _last(site.page, scene)) if place is not None else None
    return (where, place) if place is not None and where is not None else None


def _here(site: Site, scene: Scene) -> Told | None:
    """The country that a text is dated from, where "here" or "this city" is told of: "A esta ciudad llegaron 900"."""
    here = site.page.of_kind("here").between(site.begin, site.end)
    own = scene.dated_country in site.page.vocabulary.countries
    return (scene.dated_country, here[0]) if here and own and scene.dated_country is not None else None


def _named_behind(site: Site, scene: Scene) -> Told | None:
    """An actor or a place behind the figure: "500 soldiers sent by Mexico"."""
    page, begin, last = site.page, site.begin, _last(site.page, scene)
    for hit in page.those(forces.NAMES).between(site.count.last, site.end):
        if _sends_others(page, hit, site.count.last) or _is_mentioned(page, hit) or is_bank(page, hit):
            continue  # the bank named is the next figure's: "8,000 on the border and on the Mexican side 10,000"
        found = speaks_for(page, hit, begin) or land(page, hit, begin, last)
        if found is not None and not (_may_be_others(site, scene, hit, found) or _acts_next(page, hit)):
            return found, hit
    return None


def opened_at(page: Page, begin: int, first: int) -> str | None:
    """The country of the town that a sentence opens with: "En Ciudad Juárez, el Ejército tiene mil"; else None."""
    words = page.tokens.words
    if words[begin] not in page.vocabulary.single["within"]:
        return None
    hit = page.hit_at[begin + 1]
    if hit is None or "place" not in hit.senses or hit.last >= first or words[hit.last] != ",":
        return None
    where = places.place(page, hit)
    return where.country if where.country in page.vocabulary.countries else None


def _is_mentioned(page: Page, hit: Hit) -> bool:
    """Whether a country behind a figure neither acts, owns nor speaks: "a deal that put off U.S. tariffs"."""
    if "country" not in hit.senses or "place" in hit.senses:
        return False
    words, single = page.tokens.words, page.vocabulary.single
    before, behind = words[max(hit.first - LEAD, 0) : hit.first], words[hit.last : hit.last + SPEAKS]
    speaks = not single["says"].isdisjoint((*before, *behind)) or not single["source"].isdisjoint(before)
    led = not (single["agent"] | single["of"] | single["from_only"]).isdisjoint(before)
    return not (speaks or led or _acts_beside(page, hit))


def _acts_beside(page: Page, hit: Hit) -> bool:
    """Whether a verb of sending stands by a name: "that Mexico sent", "que envió el Pentágono"; no mere threat."""
    ahead = range(hit.last, min(hit.last + 1, page.end))
    back = range(max(hit.first - LEAD, 0), hit.first) if page.vocabulary.verb_first else range(0)
    for at in (*ahead, *back):
        verb = page.sense(at, "status.before")
        if page.kinds(at) & ACTS_ABROAD and (verb is None or verb.says != "considered"):
            return True
    return False


def _sends_others(page: Page, hit: Hit, last: int) -> bool:
    """Whether a land is only whence something else comes than the soldiers counted: "gangs from Mexico"."""
    lead = page.hit_at[hit.first - 1]
    if lead is None or "from_only" not in lead.senses or lead.first <= last:
        return False
    before = page.hit_at[lead.first - 1]
    unknown = before is None and page.tokens.words[lead.first - 1].isalpha()
    return unknown or (before is not None and not OTHERS.isdisjoint(before.senses))


def _opposite(site: Site, scene: Scene) -> Told | None:
    """The country of a side: "south of the border"; "on this side", where the text is at home; "on the other side".

    The last is the other than the country spoken of.
    """
    page, across = site.page, across_line(site)
    if across is None or "bank_of" in across.senses:
        return (across.senses["bank_of"].says, across) if across is not None else None
    if "this_side" in across.senses:
        return scene.dated_country or page.vocabulary.country, across
    named = reversed(page.those(forces.NAMES).between(site.begin, across.first))
    before = (speaks_for(page, hit, site.begin) for hit in named)
    spoken = next((country for country in before if country is not None), _last(page, scene))
    others = page.vocabulary.countries - {spoken}
    return next(iter(others)) if len(others) == 1 else spoken, across


def across_line(site: Site) -> Hit | None:
    """The words right behind a figure that name a side of the border: "6,000 on the other side", "3,000 de este lado".

    Or the last before it that lead to one: "on the other side", "south of the border".
    """
    named = site.page.those(ACROSS)
    if not named.hits:
        return None
    sides = (*_behind(site, ACROSS), *reversed(named.between(site.begin, site.first)))
    return next((hit for hit in sides if not _is_of_town(site.page, hit)), None)


def _is_of_town(page: Page, hit: Hit) -> bool:
    """Whether the side named is one of a town: "on the southern side of San Antonio"."""
    return hit.last < page.end and page.tokens.words[hit.last] in page.vocabulary.single["of"]


def bank_behind(site: Site) -> Hit | None:
    """The country whose side of the border is named right behind a figure: "7,000 on the Mexican side"."""
    return next((hit for hit in _behind(site, frozenset({"country"})) if is_bank(site.page, hit)), None)


def _behind(site: Site, kinds: frozenset[str]) -> list[Hit]:
    """The phrases of some kinds right behind a figure, in its own statement."""
    page, last = site.page, site.count.last
    near = page.those(kinds).between(last, min(last + BANK, site.end))
    if not near:
        return near
    parts = range(last, near[-1].first)
    parted = (at for at in parts if page.number_at[at] is not None or page.kinds(at) & PARTS)
    end = next((at for at in parted if page.tokens.words[at] not in page.vocabulary.single["to"]), site.end)
    return [hit for hit in near if hit.first < end]


def _bank(site: Site, scene: Scene) -> Told | None:
    """The country on whose side of the border a figure is said to stand: "7,000 soldiers are on the Mexican side"."""
    hit = bank_behind(site)
    return (hit.senses["country"].says, hit) if hit is not None else None


def _speaker(site: Site, scene: Scene) -> Told | None:
    """The country of who tells of a figure, where nobody acts: "El jefe del Comando Norte dijo que hay 9 mil"."""
    page, named = site.page, site.page.those(forces.ACTORS)
    for hit in (*reversed(named.between(site.begin, site.first)), *named.between(site.count.last, site.end)):
        found = forces.country_of_hit(page, hit)
        if found not in page.vocabulary.countries or not roles.is_source(page, hit, site.begin):
            continue
        if not _may_be_others(site, scene, hit, found):
            return found, hit  # but "It sent 90 paratroopers, the Defense Department said", in news of the other
    return None


def _same_branch(site: Site, scene: Scene) -> Told | None:
    """The country of the force named last, where a paragraph opens with its branch: "There are 300 Guard members"."""
    page, at = site.page, site.page.sentence_of[site.begin]
    opens = at > 0 and page.paragraph_of[at] != page.paragraph_of[at - 1] and page.tokens.words[site.begin - 1] != "?"
    if scene.force is None or not opens or scene.country != scene.text_country:
        return None
    line = (scene.force, *forces.ancestors(page, scene.force))
    branches = {branch for force in line for branch in page.vocabulary.forces[force].branches}
    named = next((hit for hit in site.count.inside if forces.branch_of_hit(hit) in branches), None)
    return (page.vocabulary.forces[scene.force].country, named) if named is not None else None


LOOKS: tuple[Callable[[Site, Scene], Told | None], ...] = (
    _foreign_actor,
    _taker,
    _bank,
    _firm_border,
    _actor_before,
    _border_of_text,
    _place_named,
    _here,
    _named_behind,
    _opposite,
    _speaker,
    _same_branch,
)


def is_foreign_land(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a phrase names a land of neither side as who acts: "Lithuania, too, has sent", "Chile's Congress"."""
    opens = hit.first == begin
    if not (_is_abroad(page, hit) or (opens and "country" in hit.senses and hit.senses["country"].says == "other")):
        return False
    if roles.led_by(page, _first_joined(page, hit, begin), begin) is not None:
        return False
    words, at = page.tokens.words, hit.last
    owned = words[hit.first - 1] in page.vocabulary.single["of"] and page.hit_at[hit.first - 2] is None
    if owned and hit.first - begin > OWNED:
        return False  # "en el peor año de la guerra de Irak había 40.000"; not "The government of Guatemala has"
    if words[at : at + 1] == [","] and "," in words[at + 1 : at + 1 + forces.ENCLOSED]:
        at = words.index(",", at + 1) + 1  # "Guatemala, for its part, has"
    if at >= len(words):
        return False
    return bool(page.kinds(at) & ACTS_ABROAD) or (opens and (page.is_genitive(at) or _opens_act(page, at)))


def country_of(page: Page, hit: Hit) -> str:
    """The country that a phrase names, or the one of the place that it names."""
    country = hit.senses.get("country")
    return country.says if country is not None else places.place(page, hit).country


def _is_abroad(page: Page, hit: Hit) -> bool:
    """Whether a phrase names a place in a land of neither side."""
    return "place" in hit.senses and places.place(page, hit).country == "other"


def _opens_act(page: Page, at: int) -> bool:
    """Whether what stands behind a land that opens a sentence may be a verb: "Canada said", "Honduras militarizó"."""
    unknown = page.hit_at[at] is None and page.number_at[at] is None and page.tokens.words[at].isalpha()
    return "says" in page.kinds(at) or (page.vocabulary.head_first and unknown and not page.capital(at))


def _acts_next(page: Page, hit: Hit) -> bool:
    """Whether a name opens what another one does: "and Washington put off its tariffs"."""
    return page.tokens.words[hit.first - 1] in page.vocabulary.single["conjunction"]


def land(page: Page, hit: Hit, begin: int, last: str) -> str | None:
    """The country a place lies in, where it has forces of its own; not of one that acts: "ofreció a Washington".

    Nor of one that those of the country spoken of last only face: "the bridge to Laredo".
    """
    given = "country" in hit.senses and roles.led_by(page, hit, begin) in ("to", "partner")
    where = places.place(page, hit).country if "place" in hit.senses and not given else None
    faced = where != last and _is_faced(page, hit, begin)
    return where if where in page.vocabulary.countries and not faced else None


def _is_faced(page: Page, hit: Hit, begin: int) -> bool:
    """Whether those told of stand on the bank opposite a place: "across from El Paso", "the border with Tijuana"."""
    words, single = page.tokens.words, page.vocabulary.single
    line = single["line"] | single["barrier"]
    if hit.first > begin + 1 and words[hit.first - 1] in single["with"] and words[hit.first - 2] in line:
        return True
    if words[hit.first - 1] in single["inside"]:
        return False  # "across the river in Ciudad Juárez"
    # a name may begin with its crossing: "la garita de San Ysidro"
    return not single["facing"].isdisjoint(words[max(begin, hit.first - FACING) : hit.first + 1])
