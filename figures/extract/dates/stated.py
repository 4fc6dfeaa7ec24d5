"""Rules for days that the text states, in digits alone or with the name of their month or weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from figures.extract.dates import parts
from figures.extract.dates.parts import Day, Days
from figures.extract.dates.resolution import Expression, date, in_month, shift_months
from figures.extract.dates.text import YEARS, Text
from figures.extract.records import record

MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])/([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
YEAR_LAST = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1(?:[0-9]{4}|(?<=/)[0-9]{2})")
SIGNS = ("-", "/")
PIECES = 4  # of a run of digits and signs: one more than a date has


def numeric(text: Text, at: int) -> Sequence[Expression]:
    """2025-02-03, 02/03/2025, 3/2/25, 03.02.2025; 02/2025 is a month."""
    written, last = _run(text, at)
    if not written:
        return []
    if (month := MONTH_OF_YEAR.fullmatch(written)) is not None:
        number, year = map(int, month.groups())
        return [Expression(at, last, "month", year=year, month=number, number=1)] if year in YEARS else []
    if (iso := YEAR_FIRST.fullmatch(written)) is not None:
        day = _in_years(int(iso[1]), int(iso[3]), int(iso[4]))
    elif YEAR_LAST.fullmatch(written) is not None:
        day = _in_order(text.lexicon.numeric_order, re.split("[-/.]", written))
    else:
        return []
    return [Expression(at, last, "stated", day=day)] if day else []


def _in_order(order: tuple[str, ...], pieces: list[str]) -> dt.date | None:
    """02/03/25 as the language orders it, or the other way round where the calendar has no such month."""
    said = dict(zip(order, pieces, strict=True))
    year, month, day = int(said["year"]), int(said["month"]), int(said["day"])
    if len(said["year"]) == 2:
        year += 2000
    return _in_years(year, day, month) if month > 12 else _in_years(year, month, day)


def _in_years(year: int, month: int, day: int) -> dt.date | None:
    return date(year, month, day) if year in YEARS else None


def _run(text: Text, at: int) -> tuple[str, int]:
    """The digits from a token on that one sign holds together, and the token behind them; "" where none does."""
    words, sign = text.words, text.words[at + 1]
    if "." in words[at]:
        return words[at], at + 1
    if sign not in SIGNS or not text.glued(at + 1):
        return "", at
    if text.glued(at) and words[at - 1] in ("-", "/", "$"):
        return "", at
    last = at + 1
    while last < at + 2 * PIECES - 1 and words[last] == sign and text.glued(last) and text.glued(last + 1):
        if text.integer(last + 1, 4) is None:
            break
        last += 2
    return "".join(words[at:last]), last


@record
class Opening:
    """What stands before the day and month of a date: the token where it begins, its turn and its weekday."""

    first: int
    turn: str | None
    weekday: int | None
    last: int


def calendar(text: Text, at: int) -> Sequence[Expression]:
    """A day of a month, either way round, with its weekday and year where they are said; or several days."""
    words, lexicon = text.words, text.lexicon
    opening = _opening(text, at)
    body, weekday = opening.last, opening.weekday
    if weekday is not None:
        body += words[body] == ","
        body += words[body] in lexicon.articles
    noun = words[body] in lexicon.day_nouns
    body += noun
    found = _day_first(text, body, opening) or _month_first(text, body, opening)
    if not found and (noun or (lexicon.weekday_takes_day and weekday is not None and body == opening.last)):
        found = _day_alone(text, body, opening)
    return _unless_address(text, found)


def day_of_month(text: Text, at: int) -> Sequence[Expression]:
    """The `calendar` of dates that begin with digits: nothing stands before their day."""
    return _unless_address(text, _day_first(text, at, Opening(at, None, None, at)))


def _unless_address(text: Text, found: Sequence[Expression]) -> Sequence[Expression]:
    """A date, but none in "Avenida 5 de Mayo": an expression without a basis hides what it is made of."""
    if found and text.words[found[0].first - 1] in text.lexicon.addresses:
        return [Expression(found[0].first, found[-1].last, "")]
    return found


def _opening(text: Text, at: int) -> Opening:
    """Last Friday; Mon.; this; all may be missing."""
    words, lexicon = text.words, text.lexicon
    turn, body = lexicon.turns_before.match(words, at) or (None, at)
    weekday = lexicon.weekdays.get(words[body])
    if weekday is not None:
        return Opening(at, turn, weekday, body + 1)
    weekday = lexicon.weekday_abbreviations.get(words[body])
    if weekday is not None:
        return Opening(at, turn, weekday, body + 2 if words[body + 1] == "." else body + 1)
    return Opening(at, turn, None, body)


def _day_first(text: Text, body: int, opening: Opening) -> Sequence[Expression]:
    """3 February, the 3rd of February, 22 y 23 de enero de 2025, el 5 de este mes."""
    days = parts.days(text, body) or _spelled(text, body)
    if days is None:
        return []
    found = _with_month(text, days, opening)
    return found or (_with_month(text, days.alone(), opening) if len(days.items) > 1 else [])


def _with_month(text: Text, days: Days, opening: Opening) -> Sequence[Expression]:
    """Days with the month behind them: "de enero", "de este mes"."""
    words, lexicon = text.words, text.lexicon
    joiner = lexicon.day_month_joiners.match(words, days.last)
    month = parts.month(text, joiner[1] if joiner else days.last)
    if month is not None and all(day.number <= MONTH_LENGTHS[month.number - 1] for day in days.items):
        year, last = parts.year_behind(text, month.last)
        turn, last = lexicon.turns_after.match(words, last) or (opening.turn, last)
        return _spread(replace(opening, turn=turn), days, last, month.number, year)
    said = lexicon.months_said.match(words, days.last)
    if said is None:
        return []
    meant = shift_months(text.reference.replace(day=1), said[0]) if text.reference else None
    if meant is None:
        return [Expression(opening.first, said[1], "stated")]
    return _spread(opening, days, said[1], meant.month, meant.year)


def _spelled(text: Text, body: int) -> Days | None:
    """The first of (February)."""
    number = text.lexicon.day_words.get(text.words[body])
    if number is None or text.lexicon.day_month_joiners.match(text.words, body + 1) is None:
        return None
    return Days([Day(body, body + 1, number)])


def _month_first(text: Text, body: int, opening: Opening) -> Sequence[Expression]:
    """Feb. 3, January 22nd, Jan. 22 and 23, February 3, 2025."""
    month = parts.month(text, body)
    if month is None or (opening.weekday is None and text.words[opening.first - 1] in text.lexicon.month_only_leads):
        return []
    days = parts.days(text, month.last)
    if days is None:
        return []
    length = MONTH_LENGTHS[month.number - 1]
    counted = text.counts_people(days.last) and not (days.span and text.glued(days.items[-1].first))  # but "Feb. 4-6"
    if len(days.items) > 1 and (counted or days.items[-1].number > length):
        days = days.alone()
    if days.items[0].number > length or text.heads_compound(days.last - 1):
        return []
    if counted and text.lexicon.numeric_order[0] == "day":
        return []  # "pidió desde enero 2 mil soldados", where a day stands before its month
    doubtful = month.unsure and opening.weekday is None and text.counts_people(days.last)
    if doubtful and text.lead(opening.first)[0] is None:
        return []
    year, last = parts.year_behind(text, days.last)
    return _spread(opening, days, last, month.number, year)


def _spread(opening: Opening, days: Days, last: int, month: int, year: int | None) -> Sequence[Expression]:
    """One expression per range, or per day of a list: the first with its weekday, the last with its year."""
    whole = Expression(
        opening.first, last, "stated", year=year, month=month, weekday=opening.weekday, turn=opening.turn
    )
    if days.span or len(days.items) == 1:
        return [replace(whole, number=days.items[-1].number, opening=days.items[0].number)]
    first, *others = (replace(whole, first=day.first, last=day.last, number=day.number) for day in days.items)
    others = [replace(other, weekday=None) for other in others]
    return [replace(first, first=opening.first), *others[:-1], replace(others[-1], last=last)]


def _day_alone(text: Text, body: int, opening: Opening) -> Sequence[Expression]:
    """El día 10, el lunes 3: the month is the nearest one that fits."""
    day = parts.day(text, body)
    if day is None or text.counts_people(day.last) or text.words[day.last] in text.lexicon.units:
        return []
    if text.words[day.last] in ("-", "/", ":") and text.glued(day.last):
        return []
    found = Expression(opening.first, day.last, "stated", number=day.number, weekday=opening.weekday, turn=opening.turn)
    if text.reference is not None and in_month(found, None, text.reference) is None:
        return []
    return [found]
