"""The parts of a calendar date: a month, day numbers in a row, a year; each read from a token on."""

from __future__ import annotations

from figures.extract.dates.text import Text
from figures.extract.records import record

DAYS_IN_LIST = 6


@record
class Month:
    """A month's number, the token behind its name, and whether the name is short or also another word."""

    number: int
    last: int
    unsure: bool


@record
class Day:
    """A day of the month at tokens [first, last), its ordinal ending included."""

    first: int
    last: int
    number: int


@record
class Days:
    """Day numbers in a row, or the two ends of a range."""

    items: list[Day]
    span: bool = False

    @property
    def last(self) -> int:
        return self.items[-1].last

    def alone(self) -> Days:
        """The first of the days: what follows belongs to something else."""
        return Days(self.items[:1])


def month(text: Text, at: int) -> Month | None:
    """February, Feb., feb; never "may" or "march" written small where months are written with a capital."""
    word, lexicon = text.words[at], text.lexicon
    ambiguous = word in lexicon.ambiguous
    if ambiguous and not text.capital(at):
        if lexicon.capitalised:
            return None
        ambiguous = False
    if word in lexicon.months:
        return Month(lexicon.months[word], at + 1, ambiguous)
    if word in lexicon.month_abbreviations:
        pointed = text.words[at + 1] == "." and text.glued(at + 1)
        return Month(lexicon.month_abbreviations[word], at + 2 if pointed else at + 1, True)
    return None


def day(text: Text, at: int) -> Day | None:
    """3, 3rd, 1º."""
    number = text.integer(at, 2)
    if number is None or not 1 <= number <= 31 or text.words[at + 1] == "%":
        return None
    if text.words[at + 1] in text.lexicon.scales:
        return None  # "desde enero 2 mil soldados"
    ordinal = text.words[at + 1] in text.lexicon.ordinals and text.glued(at + 1)
    return Day(at, at + 2 if ordinal else at + 1, number)


def days(text: Text, at: int) -> Days | None:
    """3; 22 and 23; 3, 4 and 5; 3-5; 22 y 23; a row that "and" does not close is its first day alone."""
    opening = day(text, at)
    if opening is None:
        return None
    before, items = text.words[at - 1], [opening]
    introduced = before not in ("", ",") and not before[:1].isdigit()
    while len(items) < DAYS_IN_LIST:
        joiner, behind = _joiner(text, items[-1].last, introduced)
        following = day(text, behind) if joiner else None
        if following is None or following.number <= items[-1].number or text.words[following.last] == ":":
            break
        items.append(following)
        if joiner in text.lexicon.tos:
            return Days(items, span=True) if len(items) == 2 else Days(items[:1])
        if joiner in text.lexicon.ands:
            return Days(items)
    return Days(items[:1])


def _joiner(text: Text, at: int, introduced: bool) -> tuple[str, int]:
    """The word that joins a day to the next, "" for none, and the token behind it: "3 and 4", "el 3 y el 4"."""
    words, lexicon = text.words, text.lexicon
    if words[at] == "," and words[at + 1] in lexicon.ands:
        at += 1
    joiner, behind = words[at], at + 1
    if joiner != "," and joiner not in lexicon.ands and joiner not in lexicon.tos:
        return "", at
    return joiner, behind + (introduced and words[behind] in lexicon.articles)


def year_behind(text: Text, at: int) -> tuple[int | None, int]:
    """The year behind a month or a day of it, and the token behind that: "February 3, 2025"; (None, at) without one."""
    words, lexicon = text.words, text.lexicon
    said = lexicon.years_said.match(words, at)
    if said is not None:
        return (text.reference.year + said[0] if text.reference else None), said[1]
    told = lexicon.years_told.end(words, at)
    if told >= 0:
        return (text.told[0].year if text.told else None), told
    joiner = lexicon.month_year_joiners.match(words, at)
    year_at = joiner[1] if joiner else at + (words[at] == ",")
    year = text.year(year_at)
    if year is None or words[year_at + 1] == "%":
        return None, at
    if not joiner:
        doubtful = not year % 100 or not text.is_near(year, 30, 5)
        if text.heads_compound(year_at) or (doubtful and text.counts_people(year_at + 1)):
            return None, at
    return year, year_at + 1
