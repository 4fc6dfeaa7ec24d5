"""The dates that entries of a chronicle open with: "2014: The governor sends 1,000", "May 2023 — It orders 1,500"."""

from __future__ import annotations

from bisect import bisect_left

from figures.extract.around import dates_between
from figures.extract.dates import Date
from figures.extract.page import BULLETS, Page, looked_once

# What parts a date from its entry; a day only a colon: "Feb. 3 —" is a dateline.
AFTER_SPAN = frozenset(":—–-")
AFTER_DAY = frozenset(":")


@looked_once
def date_of(page: Page, sentence: int) -> Date | None:
    """The date that the paragraph of a sentence opens with, where it is an entry of a chronicle."""
    paragraphs, words = page.paragraph_of, page.tokens.words
    begin = page.sentences[bisect_left(paragraphs, paragraphs[sentence])][0]
    begin += words[begin] in BULLETS
    date = next(iter(dates_between(page, begin, begin + 1)), None)
    if date is None or date.period is None or date.last >= page.end:
        return None
    return date if words[date.last] in (AFTER_SPAN if date.day is None else AFTER_DAY) else None


def has_begun(page: Page, sentence: int) -> bool:
    """Whether a sentence is of an entry whose time had begun when the text was published."""
    date = date_of(page, sentence)
    if date is None or date.period is None or page.published is None:
        return False
    return date.period.first < page.published


def apart(page: Page, one: int, other: int) -> bool:
    """Whether two sentences are of different months or years of a chronicle, of whose figures none is in another's."""
    if page.paragraph_of[one] == page.paragraph_of[other]:
        return False
    return _is_of_span(page, one) or _is_of_span(page, other)


def _is_of_span(page: Page, sentence: int) -> bool:
    """Whether a sentence is of a month or a year of a chronicle."""
    date = date_of(page, sentence)
    return date is not None and date.day is None
