"""Where the sentence of a figure puts it, and whether a whole text is about places away from the border."""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract.around import preposed
from figures.extract.named import place_names
from figures.extract.named.place_names import comes_from, is_dateline, is_of_other
from figures.extract.nouns.nouns import Count
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.places import following, preceding
from figures.extract.text.phrases import Hit


@dataclass
class Site:
    """A figure in its sentence, tokens [begin, end): what it counts, and the token `first` where its phrase begins.

    Many rules ask which places and borders go with it; each is looked for once.
    """

    page: Page
    count: Count
    first: int
    begin: int
    end: int

    @once
    def place_behind(self) -> Hit | None:
        """The place named behind it as where it stands or goes: "500 in Texas"."""
        return following.place_behind(self.page, self.count, self.end)

    @once
    def place_before(self) -> Hit | None:
        """The place named right before it: "Juárez (1,650)"."""
        return preceding.place_before(self.page, self.count, self.first, self.begin)

    @once
    def border_behind(self) -> Hit | None:
        """The first border phrase behind it, before the next figure of its sentence."""
        return following.border_behind(self.page, self.count)

    @once
    def border(self) -> Hit | None:
        """The border phrase that goes with it: the first behind it, else the nearest before it, in its sentence."""
        before = self.page.of_kind("border").between(self.begin, self.first)
        return self.border_behind or (before[-1] if before else None)


def may_hold(page: Page, hit: Hit, begin: int) -> bool:
    """Whether forces may stand at a place as named: "in Texas", "Reynosa's mayor"; not "Texas" that sends some."""
    named = place_names.place(page, hit)
    if _is_passed_by(page, hit, begin):
        return False
    if named.guard and page.is_word(hit.first - 1, "agent"):
        return False  # "led by Texas (1,200) and Iowa (310)"
    if page.is_word(hit.first - 1, "indefinite"):
        return False  # "paid for by a Tennessee billionaire"
    return (
        preposed(page, hit, "to", begin)
        or (named.on_border and not named.guard)
        or preceding.opens(page, hit, hit.last + 3)
    )


def is_away(page: Page) -> bool:
    """Whether a text names places where forces may stand, but none on the border, nor it or its operations."""
    borders = (hit for hit in page.names if "border" in hit.senses)
    named = page.by_kind["operation"] or any(not place_names.border(page, hit).nation for hit in borders)
    if named or not page.vocabulary.single["line"].isdisjoint(page.tokens.words):
        return False
    spoken = [hit for hit in page.names if "place" in hit.senses and not place_names.is_capital(page, hit)]
    if any(place_names.place(page, hit).on_border and may_hold(page, hit, 0) for hit in spoken):
        return False
    return any(_lies_away(page, hit) for hit in spoken)


def _is_passed_by(page: Page, hit: Hit, begin: int) -> bool:
    """Whether no forces stand at a place: "from Fort Hood", "EL PASO — Soldiers", "the El Paso Times"."""
    return (
        place_names.place(page, hit).home
        or comes_from(page, hit, begin)
        or is_dateline(page, hit)
        or is_of_other(page, hit)
    )


def _lies_away(page: Page, hit: Hit) -> bool:
    """Whether a place away from the border, which sends nobody, is told of for its own sake."""
    named = place_names.place(page, hit)
    return not (named.guard or named.on_border or _is_passed_by(page, hit, 0) or is_likened(page, hit))


def is_likened(page: Page, hit: Hit) -> bool:
    """Whether a place or border is one that a figure is set against: "more than there are in Iraq"."""
    return bool(page.of_kind("likened").between(page.sentence_at(hit.first)[0], hit.first))
