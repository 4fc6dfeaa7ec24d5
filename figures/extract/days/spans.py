"""Whether a month or a year is told of a figure: "6,000 in 2006", "In 2018 it sent 5,200".

A word of the present beside the figure says that none is: "2,500 are there now".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from figures.extract.around import dates_between
from figures.extract.dates import Date
from figures.extract.page import Page
from figures.extract.story.story import Spot

ACTS = frozenset({"auxiliary", "status.before"})
PLAIN = frozenset({"status.before", "auxiliary", "of", "filler", "status.after"})
OPENING = 1  # tokens of a sentence before the month or year that leads it: "Back in 2018", "Ya en 2010"
PEAK = 9  # tokens of what it is the time of: "At the height of the mission in 2021, ..."
OTHER_FIGURE = 4  # tokens behind "and now" in which another figure stands: "and now it has about 300"
NEAR_SPAN = 8  # tokens from a month or a year to the figure behind it: "the 2018 deployment of 5,200"
FAR_SPAN = 16  # tokens from a figure to the month or year behind it


def clause(page: Page, spot: Spot) -> tuple[int, int]:
    """The clause of a figure: between hard stops, and dates that "and" adds: "6,000, and in 2010 he sent 900"."""
    stops = page.hard_stops[bisect_left(page.hard_stops, spot.begin) : bisect_left(page.hard_stops, spot.end)]
    added = [date.lead for date in dates_between(page, spot.begin, spot.end) if _is_added(page, date)]
    borders = [*(at + 1 for at in stops), *added]
    begin = max((at for at in borders if at <= spot.first), default=spot.begin)
    return begin, min((at for at in borders if at >= spot.count.last), default=spot.end)


def opens_clause(page: Page, date: Date, begin: int) -> bool:
    """Whether a date opens a clause that is not the first of its sentence: "...; today 4,000 remain"."""
    if date.lead <= begin:
        return False
    return page.sense(date.lead - 1, "hard_stops") is not None or _is_added(page, date)


def _is_added(page: Page, date: Date) -> bool:
    """Whether "and" adds a date that a preposition leads in: "and in 2010 he sent 900", not "on May 1 and 2"."""
    joined = page.is_word(date.lead - 1, "and")
    return joined and date.lead < date.first


def is_since(page: Page, spot: Spot, date: Date) -> bool:
    """Whether a date only says since when: "Since the mission began in 2021, Texas has kept about 4,500"."""
    begin = clause(page, spot)[0]
    if not page.is_word(begin, "since_when") or not begin < date.lead < spot.first:
        return False
    return page.is_mark(date.last, ",") and "," not in page.tokens.words[begin : date.lead]


def tells(page: Page, spot: Spot, date: Date) -> bool:
    """Whether a month or a year is told with a figure, "In 2018 about 5,200", and not with something else."""
    if is_since(page, spot, date):
        return False
    if date.first >= spot.count.last:
        between = range(spot.count.last, date.lead)
        if page.has_word("pact", spot.count.last, date.lead):
            return False  # "has 10,000 troops there under a deal reached in February 2025"
        return len(between) <= FAR_SPAN and not any(_parts(page, at) or page.counts_at(at) for at in between)
    between = range(date.last, spot.first)
    if _is_of_operation(page, date):
        return len(between) <= FAR_SPAN and not any(page.counts_at(at) for at in between)
    if _opens_when(page, date):
        return len(between) <= FAR_SPAN and not any(page.counts_at(at) for at in between)
    if _leads(page, clause(page, spot)[0], date):
        commas = [at for at in between if page.tokens.words[at] == ","]
        return not (commas and _opens_aside(page, commas[-1] + 1))
    return len(between) <= NEAR_SPAN and all(_is_plain(page, at) for at in between)


def _is_of_operation(page: Page, date: Date) -> bool:
    """Whether brackets say when an operation was: "During Operation Jump Start (2006-2008), 6,000 served"."""
    words = page.tokens.words
    bracketed = date.first > 1 and words[date.first - 1] == "(" and page.is_mark(date.last, ")")
    return bracketed and page.sense(date.first - 2, "operation") is not None


def _opens_when(page: Page, date: Date) -> bool:
    """Whether what happened then is told right behind a date: "Residents remember 2006, when 6,000 were sent"."""
    at = date.last + (page.tokens.words[date.last] == ",")
    return page.is_word(at, "when")


def _leads(page: Page, begin: int, date: Date) -> bool:
    """Whether a month or a year leads a sentence: "Back in 2018 ...", "2018: ...", "At its peak in May 2019, ..."."""
    words, before = page.tokens.words, range(begin, date.lead)
    opens = date.first == begin and words[date.last] == ","  # "Last May, ..."
    if date.lead == date.first and date.basis != "relative" and words[date.last] != ":" and not opens:
        return False  # "A 2019 report"
    if before and words[date.lead - 1] == "," == words[date.last] and len(before) <= PEAK:
        return True  # "Under that president, in 2006, ..."
    adverbial = bool(before) and "preposition" in page.kinds(begin)  # "After the order in 2018, ..."
    adverbial = adverbial or (bool(before) and page.is_word(begin, "when"))  # "When he threatened tariffs in 2019, ..."
    verbless = adverbial or not any(_acts(page, at) for at in before)
    joined = page.is_word(date.last + 1, "conjunction")
    return len(before) <= OPENING or (len(before) <= PEAK and verbless and words[date.last] == "," and not joined)


def _acts(page: Page, at: int) -> bool:
    """Whether a verb or a comma stands at a token: "The mission ended in 2008", not "At its height, in 2008"."""
    told = page.kinds(at - 1 if page.tokens.words[at] == "," else at)
    return "once" not in told and (bool(told & ACTS) or page.tokens.words[at] == ",")


def _parts(page: Page, at: int) -> bool:
    """Whether a token parts a figure from a month or a year: "4,500 soldiers, begun in 2021"."""
    return page.tokens.words[at] == "," or page.sense(at, "hard_stops") is not None


def _opens_aside(page: Page, at: int) -> bool:
    """Whether a relative clause opens at a token: "In 2021 it launched the mission, which has 4,500 soldiers"."""
    return page.tokens.words[at - 1] == "," and page.sense(at, "stops") is not None


def _is_plain(page: Page, at: int) -> bool:
    """Whether a token may stand between a year and the figure told of it: "in 2006 sent", "the 2018 deployment of"."""
    return bool(page.kinds(at) & PLAIN) or page.is_word(at, "determiner", "to")


def is_of_now(page: Page, spot: Spot) -> bool:
    """Whether a word of the present stands by a figure: "2,500 are there now", "of those still there, 900"."""
    present = page.has_word("already", spot.begin, spot.end) or page.has_word("stays", spot.begin, spot.end)
    if not present and not page.tells("now", spot.begin, spot.end):
        return False
    of_them = page.tells("of_them", spot.begin, spot.first)
    opening = range(spot.begin, spot.first) if of_them else range(0)
    near = (*opening, *_nearby(page, spot, -1), *_nearby(page, spot, 1))
    return any(_is_now(page, at) for at in near)


def _nearby(page: Page, spot: Spot, step: int) -> Iterator[int]:
    """The tokens before or behind a figure, up to the next comma, number or end of its clause."""
    at = spot.first - 1 if step < 0 else spot.count.last
    for _ in range(NEAR_SPAN):
        if not spot.begin <= at < spot.end or _parts(page, at) or page.number_at[at] is not None:
            return
        if step > 0 and _turns_to_now(page, at, spot.end):
            return
        yield at
        at += step


def _turns_to_now(page: Page, at: int, end: int) -> bool:
    """Whether "and" leads to another figure, of now: "sent 2,000 in 2019 and now has 300", "en 2009 y hoy hay 500"."""
    if not page.is_word(at, "and") or at + 1 >= end or not _is_now(page, at + 1):
        return False
    return any(page.counts_at(behind) for behind in range(at + 2, min(at + 2 + OTHER_FIGURE, end)))


def _is_now(page: Page, at: int) -> bool:
    """Whether a word of the present stands at a token: "now", "already", "remain"."""
    return "now" in page.kinds(at) or page.is_word(at, "already", "stays")
