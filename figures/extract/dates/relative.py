"""Rules for days told by their distance: from publication, within the week, or from a named moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from figures.extract.dates.resolution import Expression, date, shift
from figures.extract.dates.stated import calendar
from figures.extract.dates.text import Text

SPANS = ("month", "year")  # units whose whole is told by its distance: "last year"
DECADE = 10  # years
DAY_KNOWN = 2  # years back up to which "years ago" names a day, and no longer only a year
HEDGES = 3  # words between "hace" and its number


def relative(text: Text, at: int) -> Sequence[Expression]:
    """Yesterday, last night, hoy martes, the end of the month, that same day; last year; "last week" names no day."""
    words, lexicon = text.words, text.lexicon
    match = lexicon.relative.match(words, at)
    if match is None:
        return []
    said, last = match
    if words[at - 1] in lexicon.not_after.get(words[at], ()) or words[last] in lexicon.not_before.get(words[at], ()):
        return []
    if said == "then":
        then = text.moment if text.opens_sentence(at) else None
        return [Expression(at, last, "relative", day=then)] if then is not None else []
    if said == "same":
        return [Expression(at, last, "relative", day=text.last_day)]
    unit, _, distance = said.partition(" ")
    if unit == "told":
        return _from_told(text, at, last, int(distance), "years")
    if unit == "season":
        return [_season(at, last, int(distance), text.reference)]
    if unit in SPANS and distance != "end":
        return [_span(at, last, unit, int(distance), text.reference)]
    if said in ("none", "month end", "year end"):
        return [Expression(at, last, "relative", day=_end_of(said, text.published))]
    return [_days_away(text, at, last, int(said))]


def _days_away(text: Text, first: int, last: int, distance: int) -> Expression:
    """A day so far from publication, with what says it once more: "today, Monday", "hoy martes 4 de febrero"."""
    if text.words[last] in text.lexicon.weekdays:
        dated = calendar(text, last)
        if len(dated) == 1 and dated[0].month is not None:
            return replace(dated[0], first=first)
        last = dated[0].last if len(dated) == 1 else last + 1
    day = shift(text.published, distance, "days") if text.published else None
    return Expression(first, last, "relative", day=day)


def _span(first: int, last: int, unit: str, distance: int, reference: dt.date | None) -> Expression:
    """The month or the year so far from that of publication: "last year", "el mes pasado"."""
    day = shift(reference, distance, f"{unit}s") if reference else None
    if day is None:
        return Expression(first, last, "relative")
    month = (day.month, 1) if unit == "month" else (None, None)
    return Expression(first, last, "relative", year=day.year, month=month[0], number=month[1])


def _season(first: int, last: int, month: int, reference: dt.date | None) -> Expression:
    """The year in which a season last ended, that ends with a month: "last summer", "el invierno pasado"."""
    if reference is None:
        return Expression(first, last, "relative")
    return Expression(first, last, "relative", year=reference.year - (reference.month <= month))


def _end_of(said: str, published: dt.date | None) -> dt.date | None:
    """The last day of the month or year of publication."""
    if published is None or said == "none":
        return None
    return date(published.year, 12 if said == "year end" else published.month, 0)


def weekday(text: Text, at: int) -> Sequence[Expression]:
    """Tuesday, last Friday, el próximo jueves, el viernes pasado; "every Monday" is no day."""
    words, lexicon = text.words, text.lexicon
    turn, body = lexicon.turns_before.match(words, at) or (None, at)
    number = lexicon.weekdays.get(words[body])
    if number is None or words[at - 1] in lexicon.habitual:
        return []
    last = body + 1
    after = lexicon.turns_after.match(words, last)
    if after is not None and words[after[1]] not in lexicon.weekdays:
        turn, last = after
    return [Expression(at, last, "weekday", weekday=number, turn=turn)]


def ago(text: Text, at: int) -> Sequence[Expression]:
    """Two days ago, hace un año; twelve years later; and a distance from an event.

    Behind a hedge ("about", "más de") it names no day.
    """
    words, lexicon = text.words, text.lexicon
    before = lexicon.ago_before.end(words, at)
    led = before >= 0
    body, hedged = (before if led else at), words[at - 1] in lexicon.approximately
    while led and body < before + HEDGES and words[body] in lexicon.approximately:
        body, hedged = body + 1, True
    number = text.integer(body, 4) if words[body][:1].isdigit() else lexicon.numbers.get(words[body])
    unit = lexicon.units.get(words[body + 1])
    if number is None or unit is None:
        return []
    if unit == "decades":
        number, unit = number * DECADE, "years"
    last, later = lexicon.ago_after.end(words, body + 2), lexicon.later.end(words, body + 2)
    if not led and last < 0:
        found = _from_event(text, at, body + 2, number, unit, hedged)
        return found if found or later < 0 else _from_told(text, at, later, number, unit)
    if unit == "years" and number > DAY_KNOWN:
        return [_span(at, max(last, body + 2), "year", -number, None if hedged else text.reference)]
    day = shift(text.published, -number, unit) if text.published and not hedged else None
    return [Expression(at, max(last, body + 2), "relative", day=day)]


def _from_told(text: Text, first: int, last: int, number: int, unit: str) -> Sequence[Expression]:
    """Twelve years later, a month later, al año siguiente: from the month or the year told last in the line."""
    told = text.told_before(first)
    exact = told is not None and (unit == "years" or (unit == "months" and told.month is not None))
    day = shift(told.first, number, unit) if told is not None and exact else None
    if day is None or (text.reference is not None and day > text.reference):
        return []
    month = (day.month, 1) if unit == "months" else (None, None)
    return [Expression(first, last, "relative", year=day.year, month=month[0], number=month[1])]


def _from_event(text: Text, at: int, last: int, number: int, unit: str, hedged: bool) -> Sequence[Expression]:
    """A year after the emergency was declared, a un año de la emergencia."""
    joiner = text.lexicon.from_event.match(text.words, last)
    event = text.lexicon.events.match(text.words, joiner[1]) if joiner else None
    if joiner is None or event is None:
        return []
    base = event[0].day(text.reference, text.year_told(at))
    day = shift(base, joiner[0] * number, unit) if base and not hedged else None
    return [Expression(at, event[1], "event", day=day)]


def event(text: Text, at: int) -> Sequence[Expression]:
    """A named moment behind a lead: "before the inauguration"; its name alone dates nothing."""
    match = text.lexicon.events.match(text.words, at)
    lead, _ = text.lead(at) if match else (None, at)
    if match is None or lead is None or (lead.role is None and lead.event is None):
        return []
    return [Expression(at, match[1], "event", day=match[0].day(text.reference, text.year_told(at)))]
