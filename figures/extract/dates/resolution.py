"""A date as the text says it -> the day it means, read from the day of publication.

Conventions, where the words leave it open:
- A day without a year lies between nine months before and three months after publication; after a lead that looks
  ahead ("by", "until", "a partir de") between three months before and nine after.
- A weekday is the last such day up to publication, that day included; with "this" or after "by" the nearest one.
- "two years ago" is the same day two years before.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from figures.extract.records import record

BEFORE_AND_AFTER = 275  # a day without a year lies at most this many days before publication
LOOKING_AHEAD = 92  # and at most this many when its lead looks ahead


@record
class Expression:
    """A date as a rule read it, before its lead has a say.

    `day` is known already; or `month` and `number` (with `year`, where said) await a year; or `number` alone awaits a
    month; or `weekday` awaits a week. `opening` is the first day number of a range; day 0 is the last of its month.
    """

    first: int
    last: int
    basis: str
    day: dt.date | None = None
    year: int | None = None
    month: int | None = None
    number: int | None = None
    opening: int | None = None
    weekday: int | None = None
    turn: str | None = None


def meant(said: Expression, leans: str | None, reference: dt.date | None, published: dt.date | None) -> dt.date | None:
    """The day that an expression means under a lead that leans; None for a month, a year, and where nothing tells."""
    if said.day is not None or said.basis in ("relative", "event", "month", "year"):
        return said.day
    if said.month is not None and said.number is not None:
        return in_year(said, leans, reference)
    if published is None:
        return None
    if said.number is not None:
        return in_month(said, leans, published)
    return _in_week(said.weekday, said.turn or leans, published) if said.weekday is not None else None


def date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day; day 0 is the last of the month."""
    try:
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def shift(day: dt.date, number: int, unit: str) -> dt.date | None:
    """The day so many days, weeks, months or years later; None beyond the calendar."""
    if unit in ("months", "years"):
        return shift_months(day, number * (12 if unit == "years" else 1))
    try:
        return day + dt.timedelta(days=number * (7 if unit == "weeks" else 1))
    except OverflowError:
        return None


def shift_months(day: dt.date, months: int) -> dt.date | None:
    """The same day so many months later, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _in_week(weekday: int, turn: str | None, published: dt.date) -> dt.date | None:
    """The weekday up to publication, or the one that "last", "this", "near" or "next" words ask for."""
    back = (published.isoweekday() - weekday) % 7
    if turn == "next":
        return shift(published, (-back) % 7 or 7, "days")
    if turn == "last":
        return shift(published, -(back or 7), "days")
    if turn in ("this", "near") and back > 3:
        return shift(published, 7 - back, "days")
    return shift(published, -back, "days")


def in_month(said: Expression, leans: str | None, reference: dt.date) -> dt.date | None:
    """The day number in the month before, of or after publication that fits the weekday and the way the words look."""
    assert said.number is not None
    months = [shift_months(reference.replace(day=1), offset) for offset in (-1, 0, 1)]
    days = [day for month in months if month and (day := date(month.year, month.month, said.number))]
    if said.weekday is not None:
        return min((day for day in days if day.isoweekday() == said.weekday), key=_from(reference), default=None)
    if "next" in (said.turn, leans):
        return min((day for day in days if day >= reference), default=None)
    if leans == "near" or said.turn == "this":
        return min(days, key=_from(reference), default=None)
    return max((day for day in days if day <= reference), default=None)


def in_year(said: Expression, leans: str | None, reference: dt.date | None) -> dt.date | None:
    """The day of a month in its year, or in the year that puts it where its words look."""
    assert said.month is not None
    assert said.number is not None
    if said.year is not None:
        return date(said.year, said.month, said.number)
    if reference is None:
        return None
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for year in years if (day := date(year, said.month, said.number))]
    matching = [day for day in days if day.isoweekday() == said.weekday]
    if matching:
        return min(matching, key=_from(reference))
    if said.turn == "last":
        return max((day for day in days if day <= reference), default=None)
    if said.turn == "next":
        return min((day for day in days if day > reference), default=None)
    back = LOOKING_AHEAD if leans else BEFORE_AND_AFTER
    return min((day for day in days if (day - reference).days >= -back), default=None)


def _from(reference: dt.date) -> Callable[[dt.date], dt.timedelta]:
    """How far a day lies from another, for `min`."""
    return lambda day: abs(day - reference)
