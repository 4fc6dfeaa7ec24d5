"""The names of places: how much of a text names one, whether it belongs to something else, and where a text is dated.

A name may be put together ("Altar, Sonora", "the Del Rio sector", "Texas and California").
"""

from __future__ import annotations

from collections.abc import Iterable

from figures.extract.around import hits_between, is_unlisted_name, preposed, spelled
from figures.extract.page import FINAL, Page, looked_once
from figures.extract.text.phrases import Hit
from figures.lexicon import Border, Place

DATELINE_WITHIN = 3  # sentences in which a dateline may stand
DATELINE_LINES = 6  # short lines that may stand among them, of at most as many tokens: "Por Redacción", "07/02/2025"
SENT = 6  # tokens from a verb of sending in which the number stands
LISTED = 5  # places named together
LABELS = ("(", ":", ",", "-")  # signs between a place and its figure
BEFORE_ITS_FIGURE = frozenset({"with", "region", "change_by", "hedge.before", "filler"})
DATELINE = 12  # tokens from the place of a dateline to its dash
ROAD = 8  # tokens before a place in which the road that leads there may stand
SIGNS = frozenset(",./")  # between the parts of a dateline
NAME = 3  # words of a name that the lexicon lacks
TITLED = 6  # tokens around a state in which its lawmaker may stand: "Representative Jane Doe of Arizona"
CALLED = 6  # tokens from a state to the preposition before the words that call it one: "in the eastern state of"
NAMING = frozenset({"rank", "office", "civil"})  # before a first name: "Sgt. Luis Hidalgo", "la alcaldesa María Acuña"
DEPARTED = 12  # tokens before a place in which a verb says that soldiers depart from it


def place(page: Page, hit: Hit) -> Place:
    """The place a phrase names, "Yuma", "Ciudad Juárez"; KeyError where it names none."""
    return page.vocabulary.places[hit.senses["place"].says]


def has_guard(page: Page, hit: Hit | None) -> bool:
    """Whether a phrase names a state with a National Guard, on the border or not: "Texas", "Ohio"."""
    return hit is not None and "place" in hit.senses and place(page, hit).guard


def border(page: Page, hit: Hit) -> Border:
    """The border a phrase speaks of, "the southern border", "frontera norte"; KeyError where it speaks of none."""
    return page.vocabulary.borders[hit.says("border")]


def is_capital(page: Page, hit: Hit) -> bool:
    """Whether a name speaks for a government as well: in "Washington will send 500" it is no place."""
    country = hit.senses.get("country")
    ours = country is not None and country.says in page.vocabulary.countries
    return ours and not place(page, hit).on_border


def spans_border(page: Page, hit: Hit) -> bool:
    """Whether a state ends a stretch that another begins, which is the whole border: "from California to Texas"."""
    at = hit.first - 1
    before = page.hit_at[at - 1] if at > 0 else None
    if before is None or "place" not in before.senses or "change_to" not in page.kinds(at):
        return False
    both = (place(page, before), place(page, hit))
    return all(each.state and each.on_border for each in both) and "from" in page.kinds(before.first - 1)


def may_contain(page: Page, wide: Hit, narrow: Hit) -> bool:
    """Whether a place is a state or a stretch of the border, and another a town that may lie in it: Sonora, Nogales."""
    state, town = place(page, wide), place(page, narrow)
    holds = state.state or state.stretch or (state.guard and state.on_border)
    held = not (town.state or town.guard or (town.stretch and state.stretch))
    return holds and held and town.country in (state.country, "either")


def names(page: Page) -> dict[str, dict[str, Hit]]:
    """The spellings a text has of each place, by its id, and where each stands first."""
    found: dict[str, dict[str, Hit]] = {}
    for hit in page.names:
        if "place" in hit.senses:
            found.setdefault(hit.says("place"), {}).setdefault(spelled(page, hit), hit)
    return found


def fullest_name(page: Page, hit: Hit, spellings: Iterable[str]) -> str:
    """A place in the longest of the spellings that hold the one at `hit`: "Ciudad Juárez" for "Juárez" or "Cd. J.".

    What is no name gives way to one: "Culiacán" for "the Sinaloan capital", "la capital de Sinaloa".
    """
    name = spelled(page, _stretch(page, hit))
    if name.islower() or (name[:1].islower() and name in spellings):
        return next((other for other in spellings if other[:1].isupper() and other not in name), name)
    short, small = name.endswith("."), name.casefold()
    longer = (other for other in spellings if short or small in other.casefold())
    return max((name, *longer), key=lambda each: (len(each), not each.isupper()))


def _stretch(page: Page, hit: Hit) -> Hit:
    """Two places with the word that makes them a stretch: "between Santa Teresa and Fort Hancock"."""
    inside = range(hit.first + 1, hit.last - 1)
    joined = [at for at in inside if "and" in page.kinds(at) or page.tokens.words[at] == ","]
    led = page.is_word(hit.first - 1, "between")
    return Hit(hit.first - 1, hit.last, hit.senses) if led and len(joined) == 1 else hit


def whole_name(page: Page, hit: Hit) -> Hit:
    """A place with the words that belong to its name: "the Del Rio sector", "Altar, Sonora", "Texas and California"."""
    before = page.hit_at[hit.first - 2] if page.is_mark(hit.first - 1, "-") else None
    leads = before is not None and "place" in before.senses
    road = _road_end(page, before) if before is not None and leads else _road_end(page, hit)
    if road is not None:
        first = before.first if before is not None and leads else hit.first
        return Hit(first - page.is_word(first - 1, "road"), road, hit.senses)
    return Hit(_name_begin(page, hit), _name_end(page, hit), hit.senses)


def _road_end(page: Page, hit: Hit) -> int | None:
    """The token behind a road that is named for the two towns it joins: "la carretera Monterrey-Nuevo Laredo"."""
    at, spaced = hit.last, page.tokens.spaced
    if not page.is_mark(at, "-") or at + 1 >= page.end or spaced[at] or spaced[at + 1]:
        return None
    town = page.hit_at[at + 1]
    return town.last if town is not None and "place" in town.senses else None


def _name_begin(page: Page, hit: Hit) -> int:
    """Where the name of a place begins: "municipios fronterizos de Sonora", "Sector El Paso", "Lukeville, Arizona"."""
    first, words = hit.first, page.tokens.words
    behind_comma = first > 1 and words[first - 1] == "," and not page.is_mark(hit.last, "'")
    if behind_comma and not labels_next(page, hit, 0):
        return _unlisted(page, first - 1)
    if first > 1 and page.is_word(first - 1, "of"):
        head = first - 3 if page.is_word(first - 2, "line") else first - 2
        return head if head >= 0 and page.is_word(head, "region") else first
    if first > 1 and page.is_word(first - 1, "and"):
        return _unlisted(page, first - 1)
    region = first > page.sentence_at(first)[0] and page.is_word(first - 1, "region") and page.capital(first - 1)
    return first - 1 if region else first


def _name_end(page: Page, hit: Hit) -> int:
    """The token behind the name of a place: "the Del Rio sector", "Altar, Sonora", "Hidalgo and Starr counties"."""
    last, end = hit.last, page.sentence_at(hit.first)[1]
    words, region = page.tokens.words, page.vocabulary.single["region"]
    for _ in range(LISTED):
        if last < end and words[last] in region:
            last += 1
        joined = _joined_name(page, last) if last < end else None
        if joined is None:
            break
        last = joined.last
    last = _end_of_stretch(page, hit, last)
    both = last + 2 < end and "and" in page.kinds(last) and page.capital(last + 1) and words[last + 2] in region
    return last + 3 if both else last


def _end_of_stretch(page: Page, hit: Hit, last: int) -> int:
    """The token behind a stretch that ends at a name the lexicon lacks: "between Nogales and Some Ranch"."""
    if not page.is_word(hit.first - 1, "between") or last >= page.end:
        return last
    at = last + 1 if page.is_word(last, "and") else last
    while last < at < page.end and at - last <= NAME and _is_unlisted(page, at):
        at += 1
    return at if at > last + 1 else last


def _joined_name(page: Page, at: int) -> Hit | None:
    """The place that "and" or a comma joins to one named before token `at`, where it has no figure of its own."""
    if page.is_genitive(at):
        behind = page.hit_at[at + 2]
        return behind if behind is not None and "place" in behind.senses else None  # "New Mexico's Bootheel"
    comma = page.is_mark(at, ",")
    name = _past_joint(page, at)
    if name == at or name >= page.end:
        return None
    hit = page.hit_at[name]
    if hit is None and comma:
        return _joined_beyond(page, name)
    if hit is None or hit.first != name or "place" not in hit.senses or labels_next(page, hit, 1):
        return None
    if hit.last < page.end and page.kinds(hit.last) & {"branch", "gives"}:
        return None  # "to Yuma and the Arizona National Guard", "near Roma, and Iowa sent 40"
    joined = page.has_word("and", at, name)
    return hit if joined or _joined_name(page, hit.last) is not None else None


def _past_joint(page: Page, at: int) -> int:
    """The token where a name begins behind a comma or "and": "y la zona de Tecate"; `at` where neither joins one."""
    end = page.end
    behind = at + page.is_mark(at, ",")
    behind += page.is_word(behind, "and")
    named = behind == at or behind >= end or "place" in page.kinds(behind)  # "y El Paso"
    behind += not named and page.is_word(behind, "determiner")
    named = named or behind >= end or "place" in page.kinds(behind)  # "y el Valle del Río Grande"
    led = not named and page.is_word(behind, "region") and "of" in page.kinds(min(behind + 1, end - 1))
    return behind + 2 * led


def _joined_beyond(page: Page, at: int) -> Hit | None:
    """The place of a list behind one that the lexicon lacks: Lukeville in "Nogales, San Luis and Lukeville"."""
    last = at
    while last < page.end and last - at < NAME and _is_unlisted(page, last):
        last += 1
    hit = _joined_name(page, last) if last > at else None
    named = place(page, hit) if hit is not None else None
    town = named is not None and not (named.guard or named.state)  # not "in Nogales, Jane Doe and Arizona leaders"
    return hit if town else None


def _unlisted(page: Page, comma: int) -> int:
    """The first token of a name the lexicon lacks, before "and" or an address's comma; else the token behind it."""
    at = comma
    while at > 0 and comma - at < NAME and _is_unlisted(page, at - 1):
        at -= 1
    begin = page.sentence_at(comma)[0]
    led = at == begin or page.is_word(at - 1, "to", "of")
    return at if at < comma and led else comma + 1


def _is_unlisted(page: Page, at: int) -> bool:
    """Whether a token is a word with a capital of which nothing is known."""
    return is_unlisted_name(page, at) and page.number_at[at] is None and page.date_at[at] is None


def leads_to_unlisted(page: Page, at: int) -> bool:
    """Whether a preposition at a token leads to a name that the lexicon lacks: "at Some Airfield", "en La Rosita"."""
    if at + 2 >= page.end or not page.is_word(at, "to"):
        return False
    return _is_unlisted(page, at + 1 + page.is_word(at + 1, "determiner"))


def is_lawmakers(page: Page, hit: Hit) -> bool:
    """Whether a state is just a lawmaker's own: "an Arizona Democrat", "R-Texas", "la senadora por Arizona"."""
    words, single = page.tokens.words, page.vocabulary.single
    lawmakers = single["lawmaker"]
    behind = hit.last + 2 * page.is_genitive(hit.last)
    end = min(page.end - 1, hit.last + TITLED)
    while behind < end and "adjective" in page.kinds(behind) and words[behind] not in lawmakers:
        behind += 1
    if behind < end and words[behind] in lawmakers:
        return not page.is_word(behind + 1, "chief")  # "Arizona's Republican governor"
    at, begin = hit.first - 1, max(hit.first - TITLED, -1)
    if page.is_word(at, "of_home"):
        at -= 1  # and back through the name: "Sen. Doe of Arizona"
        while at > begin and words[at] not in lawmakers and (page.capital(at) or words[at] in ".,"):
            at -= 1
    return at >= 0 and words[at] in lawmakers and not page.is_word(max(at - 1, 0), "chief")


@looked_once
def is_of_other(page: Page, hit: Hit) -> bool:
    """Whether a place only tells what another is: "the San Antonio Express-News", "the highway to Monterrey"."""
    return (
        _in_longer_name(page, hit)
        or _is_namesake(page, hit)
        or is_lawmakers(page, hit)
        or _ends_range(page, hit)
        or preposed(page, hit, "road_to", max(0, hit.first - ROAD))
    )


def _ends_range(page: Page, hit: Hit) -> bool:
    """Whether a place only tells how far those are spread who speak: "Governors from Oregon to North Carolina"."""
    start = page.hit_at[hit.first - 2] if hit.first > 1 and page.is_word(hit.first - 1, "change_to") else None
    if start is None or "place" not in start.senses or start.first < 2:
        return False
    return page.is_word(start.first - 1, "of_home") and "speakers" in page.kinds(start.first - 2)


def _in_longer_name(page: Page, hit: Hit) -> bool:
    """Whether a place begins the name of something else: "San Antonio Express-News", "Texas Military Department".

    Not that of a site there: "the San Ysidro Port of Entry".
    """
    behind = hit.last
    return (
        behind < page.end
        and not page.is_word(behind, "site")
        and (_is_unlisted(page, behind) or ("office" in page.kinds(behind) and page.capital(behind)))
        and page.sentence_of[behind] == page.sentence_of[hit.first]
        and not spelled(page, hit).isupper()
    )


def _is_namesake(page: Page, hit: Hit) -> bool:
    """Whether what may be a place is the name of somebody, or of a street: "Luis Ramírez Acuña", "la calle Hidalgo"."""
    at = hit.first - 1
    if hit.last - hit.first > 1 or at < 0 or page.sentence_of[at] != page.sentence_of[hit.first]:
        return False
    if page.is_word(at - (page.tokens.words[at] == "."), "named_after"):
        return True
    end = page.sentence_at(hit.first)[1]
    titled = page.tokens.words[end - 1] not in FINAL  # all words of a headline may have capitals
    named = _is_unlisted(page, at) and not (titled or page.is_word(at, "site", "region", "undertaking"))
    begin = page.sentence_at(hit.first)[0]
    before = at - 1
    ranked = before >= begin and (page.tokens.words[before] == "." or bool(page.kinds(before) & NAMING))
    return named and before >= begin and (ranked or _is_unlisted(page, before))


def labels_next(page: Page, hit: Hit, most: int = 9) -> bool:
    """Whether a place belongs to the figure behind it, at most `most` signs on: "Texas 720, Tennessee 310"."""
    at = hit.last
    while at - hit.last < most and at < page.end and _leads_to_its_figure(page, hit, at):
        at += 1
    beside = at == hit.last and page.vocabulary.head_first  # "Tijuana recibió a 900 y Tecate a 350"
    if (beside or page.tokens.words[hit.last : at] == [","]) and "bound" in page.kinds(at):
        at += 1  # "Tamaulipas recibió 900; Coahuila, a 350"
    return page.counts_at(at)


def _leads_to_its_figure(page: Page, hit: Hit, at: int) -> bool:
    """Whether a token may stand between a place and its figure: "Texas (720)", "from Campeche another 120"."""
    more = at == hit.last and "measure.before" in page.kinds(at)
    return more or page.tokens.words[at] in LABELS or bool(page.kinds(at) & BEFORE_ITS_FIGURE)


def comes_from(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place or border is where forces come from: "from Yuma", "from Mérida, Campeche and Mexico City"."""
    for _ in range(LISTED):
        if preposed(page, hit, "from_only", begin) or _leads_on(page, hit) or _of_base(page, hit):
            return True
        if _is_departed(page, hit, begin) or sends_by_clause(page, hit):
            return True
        before = _listed_before(page, hit) or base_in(page, hit)
        if before is None or before.first < begin:
            return False
        hit = before
    return False


def base_in(page: Page, hit: Hit) -> Hit | None:
    """The base, or town, that a place behind only helps to find: "from Fort Bliss, in El Paso, to Chicago"."""
    at = hit.first - 1
    led = page.is_word(at, "inside")
    at -= led
    at -= page.tokens.words[at] == ","
    before = page.hit_at[at] if 0 < at < hit.first - 1 else None
    if before is None or before.last != at + 1 or "place" not in before.senses:
        return None
    base = place(page, before).home or place(page, before).force is not None
    return before if (base and led) or may_contain(page, hit, before) else None


def _leads_on(page: Page, hit: Hit) -> bool:
    """Whether a place is where a way begins: "de Monterrey a Reynosa"."""
    ahead = hit.last + 1
    if not 0 < hit.first < page.end - 2 or ahead >= page.end:
        return False
    begins = "from" in page.kinds(hit.first - 1) and "change_to" in page.kinds(hit.last)
    return begins and "place" in page.kinds(ahead)


def _is_departed(page: Page, hit: Hit, begin: int) -> bool:
    """Whether soldiers depart from a place, the verb near: "salieron 100 guardias de Cancún", "De León parten 60"."""
    if hit.first <= begin or not page.is_word(hit.first - 1, "of"):
        return False
    if hit.last < page.end and "departs" in page.kinds(hit.last):
        return True
    verbs = page.of_kind("departs").between(max(begin, hit.first - DEPARTED), hit.first)
    return bool(verbs) and not any("change_to" in page.kinds(at) for at in range(verbs[-1].last, hit.first))


def _of_base(page: Page, hit: Hit) -> bool:
    """Whether a state far off is where a base or a unit is at home: "the 4th Infantry Division in Colorado".

    Words that only call it a state may stand between: "Fort Drum in the state of New York".
    """
    if not has_guard(page, hit):
        return False
    back = range(hit.first - 1, max(1, hit.first - CALLED), -1)
    at = next((at for at in back if page.is_word(at, "to")), 0) - 1
    if at < 1 or "," in page.tokens.words[at + 1 : hit.first] or any(page.number_at[at + 1 : hit.first]):
        return False
    at -= page.number_at[at] is not None  # "Combat Logistics Battalion 9 in North Carolina"
    base = page.hit_at[at - 1 if page.tokens.words[at] == "," else at]
    if base is None:
        return False
    unit = "unit" in base.senses and not place(page, hit).on_border
    return unit or ("place" in base.senses and place(page, base).home)


def _listed_before(page: Page, hit: Hit) -> Hit | None:
    """The place before a place in a list, figures passed over: "Yucatán (330), Campeche (270)", "León y de Apan"."""
    at = hit.first - 1
    for small in ("determiner", "of"):
        at -= at > 0 and page.is_word(at, small)
    if at < 1 or not page.joins(at):
        return None
    at -= 3 if page.tokens.words[at - 1] == ")" else 0
    before = page.hit_at[at - 1] if at > 0 else None
    return before if before is not None and "place" in before.senses else None


def dateline(page: Page) -> Hit | None:
    """The place a text is dated from: "TIJUANA - ..."; a headline and lines that are no sentences may stand before."""
    told = 0
    for begin, end in page.sentences[: DATELINE_WITHIN + DATELINE_LINES]:
        for hit in hits_between(page, begin, min(end, begin + 4)):
            if "place" in hit.senses and (is_dateline(page, hit) or _stands_alone(page, hit, begin, end)):
                return None if place(page, hit).home else whole_name(page, hit)
        told += end - begin > DATELINE_LINES or page.tokens.words[end - 1] in FINAL
        if told == DATELINE_WITHIN:
            return None
    return None


def _stands_alone(page: Page, hit: Hit, begin: int, end: int) -> bool:
    """Whether a place, with its day, is all that opens a text below its headline: "Nuevo Laredo, Tamps. A bordo …"."""
    words = page.tokens.words
    headed = begin == 0 or (page.opens_paragraph(page.sentence_of[begin]) and words[begin - 1] not in FINAL)
    if hit.first > begin or not headed:
        return False
    rest = [at for at in range(hit.last, end) if page.date_at[at] is None and words[at] not in SIGNS]
    return len(rest) <= NAME and all(page.kinds(at) & {"place", "country"} for at in rest)


def is_dateline(page: Page, hit: Hit) -> bool:
    """Whether a text or paragraph is dated from a place: "TIJUANA —", "DONNA, Texas (AP) —", "Tijuana, 5 feb. —"."""
    begin = page.sentence_at(hit.first)[0]
    if hit.first - begin > NAME + 1:
        return False
    words, outlet = page.tokens.words, False
    for at in range(hit.last, min(hit.last + DATELINE, len(words))):
        outlet = words[at] == "(" or (outlet and words[at] != ")")
        if words[at] in ("—", "-") and not (page.tokens.spaced[at] is False and words[at - 1].isalnum()):
            upper = spelled(page, hit).split(",")[0].isupper()
            return at > hit.last or hit.first > begin or upper or words[at - 1] == "."
        plain = page.date_at[at] is not None or words[at] in (",", ")", ".", "/") or page.capital(at)
        if not (plain or outlet) or page.number_at[at] is not None:
            return False
    return False


def sends_by_clause(page: Page, hit: Hit) -> bool:
    """Whether a clause behind a state tells that it sends: "led by Iowa, which has sent 300", "Iowa, que envió 300".

    Not that it wants some: "Iowa, which has asked for 300".
    """
    at = hit.last + page.is_mark(hit.last, ",")
    if at >= page.end or not page.is_word(at, "relative") or not has_guard(page, hit):
        return False
    at += 1
    while at < page.end and "auxiliary" in page.kinds(at):
        at += 1
    verb = page.sense(at, "status.before") if at < page.end else None
    sends = verb is not None and verb.says != "considered" and page.kinds(at).isdisjoint({"receives", "holds"})
    return sends and any(page.counts_at(ahead) for ahead in range(at + 1, at + SENT))
