"""Where a figure stands: the place named with it, the border phrase that goes with it, the place a text is dated from.

A place behind a figure is led in by a preposition; one before it is an item of a list or governs all that follow.
"""

from __future__ import annotations

from figures.extract.around import hits_between, preposed, spelled
from figures.extract.counted import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.lexicon import Border, Place

BEHIND = 28  # tokens behind or before the phrase in which its place may stand
LEADING = frozenset({"status.before", "total.before", "auxiliary", "hedge.before", "filler"})  # "Sonora tiene unos 9"
MARKS = ("(", ":", "-", "—")  # between a place and its figure: "Juárez (1,650)", "Sonora: 300"


def place(page: Page, hit: Hit) -> Place:
    """The place a phrase names; KeyError where it names none."""
    return page.vocabulary.places[hit.senses["place"].says]


def border(page: Page, hit: Hit) -> Border:
    """The border a phrase speaks of; KeyError where it speaks of none."""
    return page.vocabulary.borders[hit.senses["border"].says]


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
        if "place" not in hit.senses or preposed(page, hit, "from_only", count.last) or place(page, hit).home:
            continue
        if preposed(page, hit, "to", count.last):
            return None if _parted(page, count.last, hit) and _labels_next(page, hit, 1) else hit
        if not place(page, hit).guard and place(page, hit).side in page.vocabulary.countries:
            return None if _labels_next(page, hit) else hit
    return None


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
        and (page.tokens.words[at] in ("(", ":", ",", "-") or "with" in page.kinds(at))
    ):
        at += 1
    return at < len(page.tokens) and page.number_at[at] is not None


def place_before(page: Page, count: Count, first: int, begin: int) -> Hit | None:
    """The place named right before a figure: "Juárez (1,650)", "Sonora: 300", "Matamoros, 810;", "in Texas, 2,700"."""
    for at in range(first - 1, max(begin, first - BEHIND) - 1, -1):
        hit, number = page.hit_at[at], page.number_at[at]
        if number is not None:
            unit = page.hit_at[number.last] if number.last < first else None
            if unit is None or "reason" not in unit.senses:  # "in Tapachula, 700 miles away, some 740"
                return None
            continue
        if hit is None:
            continue
        if "hard_stops" in hit.senses:
            return None
        if "place" not in hit.senses or hit.last != at + 1 or place(page, hit).home:
            continue
        if preposed(page, hit, "from_only", begin):
            return None
        between = page.tokens.words[hit.last : first]
        marked = len(between) == 1 and between[0] in MARKS
        if marked or _listed(page, hit, count, between):
            return hit
        return hit if preposed(page, hit, "to", begin) and not _taken(page, hit, begin) else None
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
    joined = hit.first > 0 and "and" in page.kinds(hit.first - 1)
    before = words[hit.first - 1] if hit.first else ";"
    leading = hits_between(page, hit.last, count.first)
    if leading and len(between) <= 4 and all(other.senses.keys() & LEADING for other in leading):
        return not place(page, hit).guard and (
            before in (";", ".", ",", ":") or joined
        )  # a state that sends is no place
    if between not in ([","], []) and not (len(between) == 1 and "with" in page.kinds(hit.last)):
        return False
    opened = before in (";", ":", ",", ".", "(") or joined
    last = count.number.last
    closed = last >= len(words) or words[last] in (";", ",", ".", ")") or "and" in page.kinds(last)
    return opened and closed


def dateline(page: Page) -> Hit | None:
    """The place a text is dated from, where it lies on the border: "TIJUANA - ..."."""
    if not page.sentences:
        return None
    begin, end = page.sentences[0]
    for hit in hits_between(page, begin, min(end, begin + 4)):
        if "place" not in hit.senses or not spelled(page, hit).isupper():
            continue
        named, marks = place(page, hit), page.tokens.words[hit.last : hit.last + 6]
        if not named.home and named.side in page.vocabulary.countries and ("—" in marks or "-" in marks):
            return hit
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
