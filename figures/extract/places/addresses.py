"""Which of the places named together is meant: "in Douglas, Arizona", "in Tapachula, near Guatemala"."""

from __future__ import annotations

from figures.extract.around import preposed
from figures.extract.named import place_names
from figures.extract.page import Page
from figures.extract.places.following import is_taken
from figures.extract.text.phrases import Hit

JOINT = 4  # tokens that may lead to the second place of two
ASIDE = 14  # tokens before a place in which an aside may open that only describes another
# What tells more of a place than an aside does that describes it.
TOLD = frozenset(
    {"troops", "auxiliary", "status.before", "status.after", "says", "speech", "and", "conjunction", "comparison"}
)


def meant(page: Page, hit: Hit, begin: int) -> Hit:
    """The place that the last one named before a figure goes with, or itself: "In Douglas, Arizona, 300 stay"."""
    return place_names.whole_name(page, _town(page, _described(page, hit, begin) or _located(page, hit, begin), begin))


def _located(page: Page, hit: Hit, begin: int) -> Hit:
    """The place that another only helps to find: Tapachula in "in Tapachula, near Guatemala, some 2,000"."""
    words = page.tokens.words
    at = hit.first - 1
    while at > begin and hit.first - at <= JOINT and page.kinds(at) & {"to", "determiner"}:
        at -= 1
    enclosed = at > begin and words[at] == "," and page.is_mark(hit.last, ",")
    before = page.hit_at[at - 1] if enclosed else None
    if before is None or "place" not in before.senses or at == hit.first - 1:
        return hit
    if preposed(page, before, "opposite", begin):
        return hit  # "across from Reynosa, in the Valley, some 1,100"
    wide, town = place_names.place(page, hit), place_names.place(page, before)
    borders = page.has_word("line", hit.first, hit.last)
    beside = not page.is_word(hit.first - 1, "inside", "determiner")
    beside = beside and page.capital(before.first)
    wider = wide.state or wide.stretch or wide.country != town.country
    return before if (wider or borders or beside) and not town.state else hit


def _described(page: Page, hit: Hit, begin: int) -> Hit | None:
    """The place that an aside with another only describes: Naco in "At Naco, a village south of Bisbee, 30 came".

    Not a state in which the other lies: "In Arizona, mostly near Nogales, 30 came".
    """
    if not page.is_mark(hit.last, ","):
        return None
    comma = next((at for at in range(hit.first - 1, max(begin, hit.first - ASIDE), -1) if _opens_aside(page, at)), None)
    if comma is None:
        return None
    before = page.hit_at[comma - 1]
    if before is None or "place" not in before.senses or not preposed(page, before, "to", begin):
        return None
    if place_names.may_contain(page, before, hit):
        return None
    inside = range(comma + 1, hit.first)
    told = any(page.kinds(at) & TOLD or page.counts_at(at) for at in inside)
    beside = all(page.kinds(at) & {"to", "determiner"} for at in inside)
    return None if told or beside or is_taken(page, before, begin) else before


def _opens_aside(page: Page, at: int) -> bool:
    """Whether a token is a comma that does not just part a town from its state: "Presidio, Texas"."""
    return page.tokens.words[at] == "," and not ("place" in page.kinds(at - 1) and "place" in page.kinds(at + 1))


def _town(page: Page, hit: Hit, begin: int) -> Hit:
    """The town of an address, or places named together as one: "in Douglas, Arizona", "in Texas and Arizona"."""
    last = hit.last
    for _ in range(place_names.LISTED):
        at = hit.first - 1
        comma = at > 0 and page.tokens.words[at] in (",", "(")  # "Nogales (Sonora)"
        before = page.hit_at[at - 1] if comma or (at > 0 and "and" in page.kinds(at)) else None
        inside = place_names.base_in(page, hit) if before is None else None  # "Fort Huachuca, in Arizona"
        if inside is not None and not is_taken(page, inside, begin):
            hit = Hit(inside.first, inside.last, inside.senses)
            continue
        if before is None or "place" not in before.senses or is_taken(page, before, begin):
            break
        hit = Hit(before.first, before.last if comma else last, before.senses)
    return hit
