"""The side of the border that is named with a figure: "on the other side", "south of the border", "de este lado"."""

from __future__ import annotations

from figures.extract.named import lands
from figures.extract.page import Page
from figures.extract.places.whereabouts import Site
from figures.extract.text.phrases import Hit

ACROSS = frozenset({"across", "this_side", "bank_of"})
PARTS = frozenset({"stops", "hard_stops", "and", "conjunction"})  # what parts a figure from the next statement
BANK = 7  # tokens from a figure to the words for its side: "the 7,000 who are already on the Mexican side"


def across_line(site: Site) -> Hit | None:
    """The words right behind a figure that name a side of the border: "6,000 on the other side", "3,000 de este lado".

    Or the last before it that lead to one: "on the other side", "south of the border".
    """
    named = site.page.those(ACROSS)
    if not named.hits:
        return None
    sides = (*_behind(site, ACROSS), *reversed(named.between(site.begin, site.first)))
    return next((hit for hit in sides if not _is_of_town(site.page, hit)), None)


def bank_behind(site: Site) -> Hit | None:
    """The country whose side of the border is named right behind a figure: "7,000 on the Mexican side"."""
    return next((hit for hit in _behind(site, frozenset({"country"})) if lands.is_bank(site.page, hit)), None)


def _behind(site: Site, kinds: frozenset[str]) -> list[Hit]:
    """The phrases of some kinds right behind a figure, in its own statement: "300 on the American side"."""
    page, last = site.page, site.count.last
    near = page.those(kinds).between(last, min(last + BANK, site.end))
    if not near:
        return near
    parts = range(last + page.is_word(last, "pronoun"), near[-1].first)
    parted = (at for at in parts if page.number_at[at] is not None or page.kinds(at) & PARTS)
    end = next((at for at in parted if not page.is_word(at, "to")), site.end)
    return [hit for hit in near if hit.first < end]


def _is_of_town(page: Page, hit: Hit) -> bool:
    """Whether the side named is one of a town: "on the southern side of San Antonio"."""
    return page.is_word(hit.last, "of")
