"""A text's tokens -> the dates in it: the rules, where each is tried, and what the lead makes of what they find."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from figures.extract.dates import relative, spans, stated
from figures.extract.dates.resolution import Expression, date, in_year, meant
from figures.extract.dates.text import Text
from figures.extract.dates.words import DateWords, Lead
from figures.extract.records import Period, record
from figures.extract.text.prose import Tokens
from figures.extract.text.wordings import Starters, starters

Rule = Callable[[Text, int], Sequence[Expression]]


@record
class Date:
    """One date expression: where it stands, the day it names, how it names it, and what its lead makes of it.

    `first` and `last` are token numbers of the expression without its preposition; `start` and `end` are code points.
    `day` is None for a month, a year, a span of days, and when the day of publication is needed and missing. `period`
    is that day, or the month or the year; of several years the last.
    `basis` is "stated", "weekday", "relative", "event", "month" or "year"; `role` is "as_of", "since", "start",
    "until" or None. `lead` is the token where the preposition begins, `first` when there is none. `firm`: the words
    before it say that a figure holds for it, "as of"; a day that "on" leads in may be that of anything.
    """

    first: int
    last: int
    start: int
    end: int
    day: dt.date | None
    period: Period | None
    basis: str
    role: str | None
    lead: int
    firm: bool

    @property
    def given(self) -> str:
        """How the text gives it; a month or a year is stated."""
        return "stated" if self.basis in ("month", "year") else self.basis


def dates(
    tokens: Tokens, words: DateWords, published: dt.date | None, published_month: tuple[int, int] | None = None
) -> list[Date]:
    """The dates of a text in order of appearance, none overlapping another; time linear in its length.

    `published` resolves weekdays, "yesterday" and years left out; where only (year, month) of publication is known, it
    resolves the years.
    """
    reference = published or (date(*published_month, 0) if published_month else None)
    text = Text(tokens, words, reference, published)
    rules = _rules_by_word(words)
    found: list[Date] = []
    for paragraph in text.paragraphs():
        begin = paragraph.start
        for at in text.starts(_starters(words), paragraph.start, paragraph.stop):
            said = _read(text, at, rules) if at >= begin else ()
            if said:
                found += _resolved(text, said)
                text.hide(begin, said[-1].last)
                begin = said[-1].last
    return found


def covered(found: Iterable[Date]) -> frozenset[int]:
    """The tokens that dates are made of: no number among them counts anything."""
    return frozenset(token for date in found for token in range(date.first, date.last))


def never(text: Text, at: int) -> Sequence[Expression]:
    """Phrases that only look like dates: an expression without a basis, which hides what it is made of."""
    last = text.lexicon.never.end(text.words, at)
    return [Expression(at, last, "")] if last >= 0 else []


# The rules that plain digits open, by how many there are; "03.02.2025" has its own.
DIGIT_RULES: Mapping[int, tuple[Rule, ...]] = {
    1: (stated.numeric, stated.day_of_month, relative.ago),
    2: (stated.numeric, stated.day_of_month, relative.ago, spans.year),
    3: (relative.ago,),
    4: (stated.numeric, relative.ago, spans.year),
}
POINTED_RULES: tuple[Rule, ...] = (stated.numeric,)


def _rules(words: DateWords) -> list[tuple[Rule, Iterable[tuple[str, str | None]]]]:
    """The rules in the order they are tried, each with the words that can open it and the word that must follow."""
    turns = [*words.turns_before.openings()]
    months = [(word, None) for word in (*words.months, *words.month_abbreviations)]
    weekdays = [(word, None) for word in words.weekdays]
    short = [(word, None) for word in words.weekday_abbreviations]
    days = [(word, None) for word in (*words.day_nouns, *words.day_words)]
    counted = [(number, unit) for number in words.numbers for unit in words.units]
    return [
        (never, words.never.openings()),
        (relative.relative, words.relative.openings()),
        (stated.calendar, [*turns, *weekdays, *short, *months, *days]),
        (spans.month_alone, [*words.parts.openings(), *turns, *months]),
        (relative.ago, [*words.ago_before.openings(), *counted]),
        (relative.weekday, [*turns, *weekdays]),
        (relative.event, words.events.openings()),
    ]


@functools.cache
def _starters(words: DateWords) -> Starters:
    return starters(opening for _, openings in _rules(words) for opening in openings)


@functools.cache
def _rules_by_word(words: DateWords) -> Mapping[str, Sequence[Rule]]:
    """The rules that a word may open, in the order they are tried."""
    found: dict[str, dict[Rule, None]] = {}
    for rule, openings in _rules(words):
        for word, _ in openings:
            found.setdefault(word, {})[rule] = None
    return {word: tuple(rules) for word, rules in found.items()}


def _read(text: Text, at: int, by_word: Mapping[str, Sequence[Rule]]) -> Sequence[Expression]:
    """What the first rule that finds something reads at a token."""
    word = text.words[at]
    rules = by_word.get(word)
    if rules is None:
        rules = DIGIT_RULES.get(len(word), ()) if word.isdigit() else POINTED_RULES
    for rule in rules:
        found = rule(text, at)
        if found:
            return found
    return ()


def _resolved(text: Text, said: Sequence[Expression]) -> list[Date]:
    """The dates of one expression, or of the days in a row that share its lead."""
    if not said[0].basis:
        return []
    lead, begin = text.lead(said[0].first)
    found = []
    for expression in said:
        found.append(_resolve(text, expression, lead, begin if expression is said[0] else expression.first))
        text.moment = found[-1].day
        if found[-1].day is not None and expression.basis != "event":
            text.last_day = found[-1].day
    return found


def _resolve(text: Text, said: Expression, lead: Lead | None, begin: int) -> Date:
    """The date of an expression under a lead that begins at a token."""
    goes_on = _goes_on(text, said)
    if goes_on:
        said = replace(said, year=text.year_of(said.month or 0, said.first))
    day = meant(said, lead.leans if lead else None, text.reference, text.published)
    role = lead.role if lead else None
    if lead and said.basis == "event":
        role = lead.event or role
    if lead and lead.later and _is_later(said, day, lead.leans, text.reference):
        role = lead.later
    if day and said.opening is not None and role in ("since", "start"):
        day = date(day.year, day.month, said.opening) or day
    start, end = text.tokens.starts[said.first], text.tokens.ends[said.last - 1]
    if said.basis == "month" and said.month is not None and said.year is None and said.turn is None:
        said = replace(said, year=text.year_of(said.month, said.first))
    period = _period(said, day, lead.leans if lead else None, text.reference)
    if said.year is not None and said.basis != "relative" and role != "since" and period is not None:
        text.told, text.narrated = (period, said.last), goes_on or text.opens_sentence(begin)
    elif said.basis == "weekday":
        text.told = None  # the text is back in the days of its publication: "In 2010 ... on Friday ... in September"
    firm = lead is not None and lead.firm
    return Date(said.first, said.last, start, end, day, period, said.basis, role, begin, firm)


def _goes_on(text: Text, said: Expression) -> bool:
    """Whether a day without a year goes on from one that opens its sentence: "On May 15, 2006, ... on June 3"."""
    told = text.told_before(said.first) if text.narrated else None
    bare = said.year is None and said.turn is None and said.weekday is None
    return bare and said.basis == "stated" and said.month is not None and told is not None and told.month is not None


def _period(said: Expression, day: dt.date | None, leans: str | None, reference: dt.date | None) -> Period | None:
    """The day, month or year that an expression names, as exact as it is said."""
    if day is not None:
        return Period.of(day)
    if said.month is not None:
        first = in_year(said, leans, reference)
        return Period(first.year, first.month) if first is not None else None
    return Period(said.year) if said.year is not None else None


def _is_later(said: Expression, day: dt.date | None, leans: str | None, reference: dt.date | None) -> bool:
    """Whether a day, month or year begins after publication."""
    if reference is None:
        return False
    if said.basis == "month":
        day = in_year(said, leans, reference)
    elif said.basis == "year" and said.year is not None:
        day = date(said.year, 1, 1)
    return day is not None and day > reference
