"""Where a figure stands: the place named with it, the border phrase that goes with it, the place a text is dated from.

A place behind a figure is led in by a preposition; one before it is an item of a list or governs all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable

from figures.extract.around import hits_between, preposed, spelled, stopped
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.lexicon import Border, Place

BEHIND = 28  # tokens behind or before the phrase in which its place may stand
LEADING = frozenset({"status.before", "total.before", "auxiliary", "hedge.before", "filler"})  # "Sonora tiene unos 9"
JOINT = 4  # tokens between two figures that share a place
OBJECT = 3  # tokens from a figure to the place that its verb names without a preposition
TELLING = 6  # tokens from who speaks to the place where
OPENING = 3  # sentences in which a dateline may stand
LEFT = 12  # tokens between forces and the place they leave
LISTED = 5  # places named together
DATELINE = 12  # tokens from the place of a dateline to its dash
NAME = 3  # words of a name that the lexicon lacks
BORDER = frozenset({"border"})
MARKS = ("(", ":", "-", "—")  # between a place and its figure: "Juárez (1,650)", "Sonora: 300"


def place(page: Page, hit: Hit) -> Place:
    """The place a phrase names; KeyError where it names none."""
    return page.vocabulary.places[hit.senses["place"].says]


def border(page: Page, hit: Hit) -> Border:
    """The border a phrase speaks of; KeyError where it speaks of none."""
    return page.vocabulary.borders[hit.senses["border"].says]


def place_left(page: Page, count: Count, begin: int, end: int) -> Hit | None:
    """The place that forces are taken from: "recalled four from Arizona", "retiró de Camargo a 80"."""
    behind = hits_between(page, count.last, min(end, count.last + LEFT))
    before = hits_between(page, max(begin, count.first - LEFT), count.first)
    for hit in (*behind, *reversed(before)):
        if "place" not in hit.senses or place(page, hit).home or preposed(page, hit, "homeward", begin):
            continue
        left = preposed(page, hit, "from", begin) or preposed(page, hit, "from_only", begin)
        named = place(page, hit)
        if left or (named.on_border and not named.guard and not preposed(page, hit, "to", begin)):
            return whole_name(page, hit)
    return None


def may_hold(page: Page, hit: Hit, begin: int) -> bool:
    """Whether forces may stand at a place as named: "in Texas", "Reynosa's mayor"; not "Texas" that sends some."""
    named = place(page, hit)
    if named.home or comes_from(page, hit, begin) or _dates(page, hit) or _in_longer_name(page, hit):
        return False
    return preposed(page, hit, "to", begin) or (named.on_border and not named.guard)


def place_behind(page: Page, count: Count, end: int) -> Hit | None:
    """The place named behind a figure as where it stands or goes: "in Texas", "to Juárez", "patrol Reynosa"."""
    floor, bare = count.last, True  # where the words that lead to its place begin; whether it needs no preposition
    for at in range(count.last, min(end, count.last + BEHIND)):
        number, hit = page.number_at[at], page.hit_at[at]
        if at < floor:
            continue
        if number is not None and number is not count.number:
            joined = _joined(page, floor, number.first)
            whole = count.partitive and number.first - floor <= JOINT  # "30 of 560 bound for Arizona"
            if page.may_count(number) and not (whole or joined):
                return None
            bare = bare and not whole
            floor = page.counted.get(number.first, ("", at + 1))[1]  # "and 200 Sonora policemen": theirs
            continue
        if hit is None or hit.first != at:
            continue
        if "hard_stops" in hit.senses or ("reason" in hit.senses and hit.senses["reason"].says == "other people"):
            return None
        if "place" not in hit.senses or place(page, hit).home or _in_longer_name(page, hit):
            continue
        if hit.first > floor and page.sense(hit.first - 1, "whom") is not None:
            return None  # "in six towns, among them Nogales"
        hit = whole_name(page, hit)
        if comes_from(page, hit, count.last):
            continue
        if preposed(page, hit, "to", floor):
            if _tells(page, hit, floor):
                continue
            return None if _parted(page, floor, hit) and _labels_next(page, hit, 1) else hit
        if bare and _is_object(page, hit, floor):
            return None if _labels_next(page, hit) else hit
    return None


def _is_object(page: Page, hit: Hit, floor: int) -> bool:
    """Whether forces may stand at a place without a preposition: on the border, or right behind ("comb Culiacán")."""
    beside = hit.first - floor <= OBJECT and "," not in page.tokens.words[floor : hit.first]
    named = place(page, hit)
    return not named.guard and (named.on_border or (beside and "country" not in hit.senses))


def _joined(page: Page, first: int, last: int) -> bool:
    """Whether only "and" or a comma parts two figures that count alike: "2,000 soldiers and 700 Marines to Yuma"."""
    kind = page.counted.get(last, ("", 0))[0]
    joins = {"and", "determiner", "filler", "hedge.before", "measure.before"}
    between = range(first, last)
    return (
        kind in ("troops", "people")
        and 0 < len(between) <= JOINT
        and all(page.tokens.words[at] == "," or page.kinds(at) & joins for at in between)
    )


def comes_from(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place or border is where forces come from: "from Yuma", "from Mérida, Campeche and Mexico City"."""
    for _ in range(LISTED):
        if preposed(page, hit, "from_only", begin):
            return True
        before = _listed_before(page, hit)
        if before is None or before.first < begin:
            return False
        hit = before
    return False


def _listed_before(page: Page, hit: Hit) -> Hit | None:
    """The place before a place in a list, its figure passed over: "Yucatán (330), Campeche (270)"."""
    at = hit.first - 1
    at -= 1 if at > 0 and page.tokens.words[at] in page.vocabulary.single["determiner"] else 0
    if at < 1 or not (page.tokens.words[at] == "," or "and" in page.kinds(at)):
        return None
    at -= 3 if page.tokens.words[at - 1] == ")" else 0
    before = page.hit_at[at - 1] if at > 0 else None
    return before if before is not None and "place" in before.senses else None


def whole_name(page: Page, hit: Hit) -> Hit:
    """A place with the words that belong to its name: "the Del Rio sector", "Altar, Sonora", "Texas and California"."""
    first, last = hit.first, hit.last
    words, single = page.tokens.words, page.vocabulary.single
    if first > 1 and words[first - 1] == "," and not _labels_next(page, hit, 0) and words[last : last + 1] != ["'"]:
        first = _unlisted(page, first - 1)
    elif first > 1 and words[first - 1] in single["of"]:
        head = first - 3 if words[first - 2] in single["line"] else first - 2  # "municipios fronterizos de Sonora"
        first = head if head >= 0 and words[head] in single["region"] else first
    for _ in range(LISTED):
        if last < len(words) and words[last] in single["region"]:
            last += 1
        joined = _joined_name(page, last)
        if joined is None:
            break
        last = joined.last
    if last + 2 < len(words) and "and" in page.kinds(last) and words[last + 2] in single["region"]:
        last += 3  # "Hidalgo and Starr counties"
    return Hit(first, last, hit.senses)


def names(page: Page) -> dict[str, dict[str, Hit]]:
    """The spellings a text has of each place, by its id, and where each stands first."""
    found: dict[str, dict[str, Hit]] = {}
    for hit in page.hits:
        if "place" in hit.senses:
            found.setdefault(hit.senses["place"].says, {}).setdefault(spelled(page, hit), hit)
    return found


def fullest_name(page: Page, hit: Hit, spellings: Iterable[str]) -> str:
    """A place in the longest of the spellings that hold the one at `hit`: "Ciudad Juárez", where it says "Juárez"."""
    name = spelled(page, hit)
    return max((name, *(other for other in spellings if name in other)), key=len)


def _joined_name(page: Page, at: int) -> Hit | None:
    """The place that "and" or a comma joins to one named before token `at`, where it has no figure of its own."""
    words = page.tokens.words
    if words[at : at + 2] == ["'", "s"]:  # "New Mexico's Bootheel"
        behind = page.hit_at[at + 2] if at + 2 < len(words) else None
        return behind if behind is not None and "place" in behind.senses else None
    comma = at < len(words) and words[at] == ","
    if comma:
        at += 1
    joined = at < len(words) and words[at] in page.vocabulary.single["and"]
    if joined:
        at += 1
    at += at < len(words) and words[at] in page.vocabulary.single["determiner"]
    if not (comma or joined) or at >= len(words):
        return None
    hit = page.hit_at[at]
    if hit is None or hit.first != at or "place" not in hit.senses or _labels_next(page, hit, 1):
        return None
    if joined or _joined_name(page, hit.last) is not None:
        return hit
    return None


def _unlisted(page: Page, comma: int) -> int:
    """The first token of a name the lexicon lacks, before the comma of an address; else the token behind the comma."""
    words, at = page.tokens.words, comma
    while at > 0 and comma - at < NAME and _is_unlisted(page, at - 1):
        at -= 1
    begin = page.sentences[page.sentence_of[comma]][0]
    led = at == begin or words[at - 1] in page.vocabulary.single["to"] or words[at - 1] in page.vocabulary.single["of"]
    return at if at < comma and led else comma + 1


def _parted(page: Page, first: int, hit: Hit) -> bool:
    """Whether a comma or "and" parts a figure from a place behind it: "570, en Reynosa 480 y en Matamoros 325"."""
    parting = {",", ";", *page.vocabulary.single["and"]}
    return any(word in parting for word in page.tokens.words[first : hit.first])


def _labels_next(page: Page, hit: Hit, most: int = 9) -> bool:
    """Whether a place belongs to the figure behind it, at most `most` signs on: "Texas 720, Tennessee 310"."""
    at = hit.last
    while (
        at - hit.last < most
        and at < len(page.tokens)
        and (page.tokens.words[at] in ("(", ":", ",", "-") or page.kinds(at) & {"with", "region", "change_by"})
    ):
        at += 1
    number = page.number_at[at] if at < len(page.tokens) else None
    return number is not None and page.may_count(number)


def _is_unlisted(page: Page, at: int) -> bool:
    """Whether a token is a word with a capital of which nothing is known."""
    known = page.hit_at[at] is not None or page.number_at[at] is not None or page.date_at[at] is not None
    return not known and page.tokens.words[at].isalpha() and page.capital(at)


def _in_longer_name(page: Page, hit: Hit) -> bool:
    """Whether a place begins the name of something else: "the San Antonio Express-News"."""
    behind = hit.last
    return (
        behind < len(page.tokens)
        and _is_unlisted(page, behind)
        and page.sentence_of[behind] == page.sentence_of[hit.first]
        and not spelled(page, hit).isupper()
    )


def place_before(page: Page, count: Count, first: int, begin: int) -> Hit | None:
    """The place named right before a figure: "Juárez (1,650)", "Sonora: 300", "Matamoros, 810;", "in Texas, 2,700"."""
    for at in range(first - 1, max(begin, first - BEHIND) - 1, -1):
        hit, number = page.hit_at[at], page.number_at[at]
        if number is not None:
            if page.may_count(number):
                return None
            continue  # "in Tapachula, 700 miles away, some 740"
        if hit is None:
            continue
        if "hard_stops" in hit.senses:
            return None
        if "place" not in hit.senses or hit.last != at + 1 or _in_longer_name(page, hit):
            continue
        if _dates(page, hit):
            return None
        between = page.tokens.words[hit.last : first]
        hit = whole_name(page, _town(page, hit, begin))
        if comes_from(page, hit, begin) or place(page, hit).home:
            return None
        if page.tokens.words[hit.first - 1] in page.vocabulary.single["with"] - page.vocabulary.single["to"]:
            continue  # "en el condado de Hidalgo, fronterizo con Chihuahua"
        marked = len(between) == 1 and between[0] in MARKS
        if marked or _listed(page, hit, count, between):
            return hit
        led = preposed(page, hit, "to", begin) and not _tells(page, hit, begin) and not _is_capital(page, hit)
        subject = (
            place(page, hit).on_border and not place(page, hit).guard
        )  # "Sonora has taken in", "Reynosa's mayor saw"
        settled = _taken(page, hit, begin) or border_behind(page, count) is not None
        return hit if (led or subject) and not settled else None
    return None


def _is_capital(page: Page, hit: Hit) -> bool:
    """Whether a name speaks for a government as well: in "Washington will send 500" it is no place."""
    return "country" in hit.senses and not place(page, hit).on_border


def _tells(page: Page, hit: Hit, floor: int) -> bool:
    """Whether somebody speaks at a place away from the border: "the governor said in Phoenix"."""
    if place(page, hit).on_border:
        return False
    named, told = place(page, hit), {"says", "speech"}
    if any(other.senses.keys() & told for other in hits_between(page, hit.last, min(hit.last + 2, len(page.tokens)))):
        return True
    for at in range(hit.first - 1, max(floor, hit.first - BEHIND) - 1, -1):
        other, senses = page.hit_at[at], page.kinds(at)
        if "hard_stops" in senses or page.tokens.words[at] in page.vocabulary.single["that"]:
            return False
        if (
            other is not None and "border" in senses
        ):  # "sent to the border, he said in Chicago"; not "to the southern border, in Chiapas"
            return border(page, other).said_of.get(named.country, named.side) != named.side
        if senses & told and hit.first - at <= TELLING:
            return True
    return False


def _town(page: Page, hit: Hit, begin: int) -> Hit:
    """The town of an address, or places named together as one: "in Douglas, Arizona", "in Texas and Arizona"."""
    last = hit.last
    for _ in range(LISTED):
        at = hit.first - 1
        comma = page.tokens.words[at] == "," if at > 0 else False
        before = page.hit_at[at - 1] if comma or (at > 0 and "and" in page.kinds(at)) else None
        if before is None or "place" not in before.senses or _taken(page, before, begin):
            break
        hit = Hit(before.first, before.last if comma else last, before.senses)
    return hit


def _taken(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a place stands right behind an earlier figure and is that figure's: "524 in Arizona, 250 ..."."""
    for at in range(hit.first - 1, max(begin, hit.first - 8) - 1, -1):
        number = page.number_at[at]
        if number is not None and page.may_count(number):
            return True
        if page.tokens.words[at] in (",", ";"):
            return False
    return False


def _listed(page: Page, hit: Hit, count: Count, between: list[str]) -> bool:
    """Whether a place and a figure are an item of a list: "Matamoros, 810; Reynosa, 640", "Sonora con mil 987"."""
    words = page.tokens.words
    joined = hit.first > 0 and "and" in page.kinds(hit.first - 1)
    before = words[hit.first - 1] if hit.first else ";"
    leading = hits_between(page, hit.last, count.first)
    if leading and len(between) <= 4 and all(other.senses.keys() & (LEADING | {"receives"}) for other in leading):
        gets = any("receives" in other.senses for other in leading)  # "New Mexico will get 72"
        sends = (place(page, hit).guard and not gets) or _is_capital(page, hit)
        return not sends and (before in (";", ".", ",", ":") or joined)
    if between not in ([","], []) and not (len(between) == 1 and "with" in page.kinds(hit.last)):
        return False
    if hit.first > 1 and before in page.vocabulary.single["to"]:  # "480 en Reynosa y en Matamoros 325"
        before, joined = words[hit.first - 2], "and" in page.kinds(hit.first - 2)
    opened = before in (";", ":", ",", ".", "(") or joined
    last = count.number.last
    closed = last >= len(words) or words[last] in (";", ",", ".", ")") or "and" in page.kinds(last)
    return opened and closed


def dateline(page: Page) -> Hit | None:
    """The place a text is dated from: "TIJUANA - ..."; a headline may stand before it."""
    for begin, end in page.sentences[:OPENING]:
        for hit in hits_between(page, begin, min(end, begin + 4)):
            if "place" in hit.senses and _dates(page, hit):
                return None if place(page, hit).home else whole_name(page, hit)
    return None


def _dates(page: Page, hit: Hit) -> bool:
    """Whether a text or paragraph is dated from a place: "TIJUANA —", "DONNA, Texas (AP) —", "Tijuana, 5 feb. —"."""
    begin = page.sentences[page.sentence_of[hit.first]][0]
    if hit.first - begin > NAME + 1:
        return False
    words = page.tokens.words
    for at in range(hit.last, min(hit.last + DATELINE, len(words))):
        if words[at] in ("—", "-") and not (page.tokens.spaced[at] is False and words[at - 1].isalnum()):
            return at > hit.last or hit.first > begin or spelled(page, hit).isupper() or words[at - 1] == "."
        plain = page.date_at[at] is not None or words[at] in (",", "(", ")", ".", "/") or page.capital(at)
        if not plain or page.number_at[at] is not None:
            return False
    return False


def is_away(page: Page) -> bool:
    """Whether a text names places where forces may stand, but none on the border, nor the border itself."""
    spoken = [hit for hit in page.hits if "place" in hit.senses and "country" not in hit.senses]
    if not page.vocabulary.single["line"].isdisjoint(page.tokens.words):
        return False
    if any("border" in hit.senses and not border(page, hit).nation for hit in page.hits):
        return False
    if any(place(page, hit).on_border and may_hold(page, hit, 0) for hit in spoken):
        return False
    return any(
        not (named.guard or named.home or named.on_border)
        and not (comes_from(page, hit, 0) or _dates(page, hit) or _in_longer_name(page, hit))
        for hit, named in ((hit, place(page, hit)) for hit in spoken)
    )


def border_behind(page: Page, count: Count) -> Hit | None:
    """The first border phrase behind a figure, before the next figure of its sentence."""
    _, end = page.sentences[page.sentence_of[count.first]]
    for hit in page.those(BORDER).between(count.last, end):
        between = page.number_at[count.last : hit.last]
        if stopped(page, count.last, hit.last) or any(number and page.may_count(number) for number in between):
            return None
        if not comes_from(page, hit, count.last):
            return hit
    return None


def border_hit(page: Page, count: Count, first: int) -> Hit | None:
    """The border phrase that goes with a figure: the first behind it, else the nearest before it, in its sentence."""
    behind = border_behind(page, count)
    if behind is not None:
        return behind
    before = page.those(BORDER).between(page.sentences[page.sentence_of[count.first]][0], first)
    return before[-1] if before else None
