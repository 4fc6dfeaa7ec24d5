"""Tokens -> the dates they name, resolved against the day of publication.

Naming: `first` and `last` are token numbers, half-open; `reference` is the day that dates without a year are read from.
Every rule reads forward from one token, a bounded way, and stops at a paragraph's end; what stands before a date (its
lead) is read backward, no further than the date before it.

Conventions, where the words leave it open:
- A range of days ("Feb. 3-5") is one date on its last day; led by "since" or "start" words it is its first day.
- A day without a year lies between nine months before and three months after publication; after a lead that looks
  ahead ("by", "until", "a partir de") between three months before and nine after.
- A weekday is the last such day up to publication, that day included; with "this" or after "by" the nearest one.
- "two years ago" is the same day two years before; with a hedge ("about", "más de") it names no day.
- "end of February" is its last day; every other part of a month names no day.
- An event counts only behind a lead or a distance ("before …", "a year after …"): its name alone dates nothing.
- "Feb. 3, 2018 troops" holds a year, unless it is round or far from publication: then it may count.
- A bare number from 1900 to 2099 is a year after a year word ("in", "since", "fiscal"), between others only where no
  counted noun follows and it is not round; what stays in doubt is left a number.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from figures.extract import prose
from figures.extract.prose import Tokens
from figures.extract.records import record

LOOK_AHEAD = 4  # tokens read for a counted noun
LOOK_AROUND = 8  # tokens read for another number in parentheses
DAYS_IN_LIST = 6
YEARS = range(1900, 2100)
BEFORE_AND_AFTER = 275  # a day without a year lies at most this many days before publication
LOOKING_AHEAD = 92  # and at most this many when its lead looks ahead
MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Payload = TypeVar("Payload")


@record
class Date:
    """One date expression: where it stands, the day it names, how it names it, and what its lead makes of it.

    `first` and `last` are token numbers of the expression without its preposition; `start` and `end` are code points.
    `day` is None for a month, a year, a span of days, and when the day of publication is needed and missing.
    `basis` is "stated", "weekday", "relative", "event", "month" or "year"; `role` is "as_of", "since", "start",
    "until" or None. `lead` is the token where the preposition begins, `first` when there is none.
    """

    first: int
    last: int
    start: int
    end: int
    day: dt.date | None
    basis: str
    role: str | None
    lead: int


class PhraseTable(Generic[Payload]):
    """Phrases -> what they say; the longest phrase at a token wins, looked up by one word."""

    __slots__ = ("entries", "step")

    def __init__(self, phrases: Iterable[tuple[str, Payload]], backward: bool = False) -> None:
        self.step = -1 if backward else 1
        self.entries: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in phrases:
            words = tuple(prose.words(phrase))[:: self.step]
            if not words:
                raise ValueError("a phrase of the dates lexicon is empty")
            self.entries.setdefault(words[0], []).append((words, payload))
        for candidates in self.entries.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def match(self, word: Callable[[int], str], at: int) -> tuple[Payload, int] | None:
        """The longest phrase at token `at`, and the token after it (before it, for a backward table)."""
        candidates = self.entries.get(word(at))
        if candidates is None:
            return None
        for words, payload in candidates:
            size = len(words)
            if size == 1 or all(word(at + self.step * offset) == words[offset] for offset in range(1, size)):
                return payload, at + self.step * size
        return None

    def openings(self) -> Iterable[tuple[str, str | None]]:
        """The first two words of every phrase; None for a second word that it does not have."""
        for candidates in self.entries.values():
            yield from ((words[0], words[1] if len(words) > 1 else None) for words, _ in candidates)


@dataclass(frozen=True, slots=True)
class Lead:
    """What words before a date make of it: its role, its role when it lies after publication, its role for an event."""

    role: str | None
    later: str | None
    event: str | None
    leans: str | None  # "near" or "next": where the words look when the date leaves it open


@dataclass(frozen=True, slots=True)
class Event:
    """A named moment with its days in order; one at most `ahead` days after publication wins over those before."""

    days: tuple[dt.date, ...]
    ahead: int

    def day(self, reference: dt.date | None) -> dt.date | None:
        """The day meant in a text published on `reference`; None when that is needed and missing, or too early."""
        if reference is None:
            return self.days[0] if len(self.days) == 1 else None
        upcoming = [day for day in self.days if 0 < (day - reference).days <= self.ahead]
        past = [day for day in self.days if day <= reference]
        return upcoming[0] if upcoming else past[-1] if past else None


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of dates in one language, compiled from the lexicon."""

    capitalised: bool
    weekday_takes_day: bool
    numeric_order: tuple[str, ...]
    months: Mapping[str, int]
    abbreviations: Mapping[str, int]
    ambiguous: frozenset[str]
    month_only_leads: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    habitual: frozenset[str]
    turns_before: PhraseTable[str]
    turns_after: PhraseTable[str]
    articles: frozenset[str]
    day_nouns: frozenset[str]
    ordinals: frozenset[str]
    day_words: Mapping[str, int]
    day_month_joiners: PhraseTable[None]
    month_year_joiners: PhraseTable[None]
    ands: frozenset[str]
    tos: frozenset[str]
    parts: PhraseTable[str]
    years_said: PhraseTable[int]
    months_said: PhraseTable[int]
    relative: PhraseTable[str]
    addresses: frozenset[str]
    not_after: Mapping[str, frozenset[str]]
    not_before: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    ago_before: PhraseTable[None]
    ago_after: PhraseTable[None]
    approximately: frozenset[str]
    from_event: PhraseTable[int]
    year_strong: frozenset[str]
    year_weak: frozenset[str]
    year_determiners: frozenset[str]
    decade: frozenset[str]
    counted: frozenset[str]
    function_words: frozenset[str]
    leads: PhraseTable[Lead]
    never: PhraseTable[None]
    events: PhraseTable[Event]
    openers: Mapping[str, Opener] = field(default_factory=dict)

    @classmethod
    def from_lexicon(cls, section: Mapping[str, Any], events: Mapping[str, Any]) -> DateWords:
        """Compile a language's `dates.yaml` and the named moments of `events.yaml`, both as parsed.

        Raises ValueError naming the entry for a missing section, a number that is none, or a phrase with two meanings.
        """
        read = _Section(section)
        words = cls(
            capitalised=read.flag("capitalised"),
            weekday_takes_day=read.flag("weekday_takes_day"),
            numeric_order=read.order("numeric_order"),
            months=read.numbered("months"),
            abbreviations=read.numbered("month_abbreviations"),
            ambiguous=read.words("ambiguous"),
            month_only_leads=read.words("month_only_leads"),
            weekdays=read.numbered("weekdays"),
            weekday_abbreviations=read.numbered("weekday_abbreviations"),
            habitual=read.words("habitual"),
            turns_before=PhraseTable(read.grouped("turns_before")),
            turns_after=PhraseTable(read.grouped("turns_after")),
            articles=read.words("articles"),
            day_nouns=read.words("day_nouns"),
            ordinals=read.words("ordinals"),
            day_words=read.numbered("day_words"),
            day_month_joiners=PhraseTable(read.phrases("day_month_joiners")),
            month_year_joiners=PhraseTable(read.phrases("month_year_joiners")),
            ands=read.words("and"),
            tos=read.words("to"),
            parts=PhraseTable(read.grouped("parts")),
            years_said=PhraseTable(read.counted("years_said")),
            months_said=PhraseTable(read.counted("months_said")),
            relative=PhraseTable(read.grouped("relative")),
            addresses=read.words("addresses"),
            not_after=read.word_lists("not_after"),
            not_before=read.word_lists("not_before"),
            numbers=read.numbered("numbers"),
            units={prose.fold(word): unit for word, unit in read.grouped("units")},
            ago_before=PhraseTable(read.phrases("ago_before")),
            ago_after=PhraseTable(read.phrases("ago_after")),
            approximately=read.words("approximately"),
            from_event=PhraseTable((phrase, 1 if way == "after" else -1) for phrase, way in read.grouped("from_event")),
            year_strong=read.words("year_strong"),
            year_weak=read.words("year_weak"),
            year_determiners=read.words("year_determiners"),
            decade=read.words("decade"),
            counted=read.words("counted"),
            function_words=read.words("function_words"),
            leads=PhraseTable(_leads(read.listed("leads")), backward=True),
            never=PhraseTable(read.phrases("never")),
            events=PhraseTable(_events(events)),
        )
        rules: dict[str, dict[Rule, None]] = {}
        seconds: dict[str, set[str | None]] = {}
        for rule, openings in _openers(words):
            for word, second in openings:
                rules.setdefault(word, {})[rule] = None
                seconds.setdefault(word, set()).add(second)
        opened = {
            word: Opener(tuple(rules[word]), None if None in after else frozenset(filter(None, after)))
            for word, after in seconds.items()
        }
        object.__setattr__(words, "openers", opened)
        return words


class _Section:
    """A parsed `dates.yaml`, read key by key with errors that name the key."""

    def __init__(self, section: Mapping[str, Any]) -> None:
        self.section = section

    def _value(self, key: str) -> Any:
        if key not in self.section:
            raise ValueError(f"dates: the section {key!r} is missing; write an empty list if the language has none")
        return self.section[key]

    def _mapping(self, key: str) -> Mapping[str, Sequence[str]]:
        value = self._value(key)
        if not isinstance(value, Mapping) or not all(isinstance(entry, list) for entry in value.values()):
            raise ValueError(f"dates: {key!r} must map each value to a list of words")
        return value

    def flag(self, key: str) -> bool:
        value = str(self._value(key)).lower()
        if value not in ("yes", "no", "true", "false"):
            raise ValueError(f"dates: {key!r} must be yes or no, not {value!r}")
        return value in ("yes", "true")

    def order(self, key: str) -> tuple[str, ...]:
        order = tuple(str(self._value(key)).split())
        if sorted(order) != ["day", "month", "year"]:
            raise ValueError(f"dates: {key!r} must name day, month and year in order, not {' '.join(order)!r}")
        return order

    def listed(self, key: str) -> list[Any]:
        value = self._value(key)
        if not isinstance(value, list):
            raise ValueError(f"dates: {key!r} must be a list")
        return value

    def words(self, key: str) -> frozenset[str]:
        return frozenset(prose.fold(str(word)) for word in self.listed(key))

    def phrases(self, key: str) -> list[tuple[str, None]]:
        return [(str(phrase), None) for phrase in self.listed(key)]

    def grouped(self, key: str) -> list[tuple[str, str]]:
        """(phrase, group) pairs; a phrase in two groups is refused."""
        seen: dict[str, str] = {}
        for group, phrases in self._mapping(key).items():
            for phrase in phrases:
                folded = prose.fold(str(phrase))
                if seen.setdefault(folded, str(group)) != str(group):
                    raise ValueError(f"dates: {phrase!r} stands under {key!r} twice: {seen[folded]!r} and {group!r}")
        return list(seen.items())

    def counted(self, key: str) -> list[tuple[str, int]]:
        return [(phrase, self._integer(key, group)) for phrase, group in self.grouped(key)]

    def numbered(self, key: str) -> dict[str, int]:
        return dict(self.counted(key))

    def word_lists(self, key: str) -> dict[str, frozenset[str]]:
        return {prose.fold(word): frozenset(map(prose.fold, others)) for word, others in self._mapping(key).items()}

    @staticmethod
    def _integer(key: str, text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise ValueError(f"dates: {key!r} is keyed by numbers, not {text!r}") from None


def _leads(entries: list[Any]) -> Iterable[tuple[str, Lead]]:
    for entry in entries:
        lead = Lead(entry.get("role"), entry.get("later"), entry.get("event"), entry.get("leans"))
        for phrase in entry["words"]:
            yield phrase, lead


def _events(entries: Mapping[str, Any]) -> list[tuple[str, Event]]:
    """Phrases of all languages: an event's name in one language does not stand in a text of another by chance."""
    found: dict[str, tuple[str, Event]] = {}
    for name, entry in entries.items():
        try:
            days = tuple(sorted(dt.date.fromisoformat(str(day)) for day in entry["days"]))
        except ValueError as error:
            raise ValueError(f"events: {name}: days must be written YYYY-MM-DD: {error}") from None
        event = Event(days, int(entry.get("ahead", 0)))
        for phrase in (phrase for phrases in entry["phrases"].values() for phrase in phrases):
            folded = prose.fold(phrase)
            if folded in found:
                raise ValueError(f"events: {phrase!r} names both {found[folded][0]} and {name}")
            found[folded] = (name, event)
    return [(phrase, event) for phrase, (_, event) in found.items()]


@record
class _Found:
    """A date expression as a rule read it, before its lead has a say.

    `day` is known already; or `month` and `number` (with `year`, where said) await a year; or `number` alone awaits a
    month; or `weekday` awaits a week. `opening` is the first day number of a range.
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


@dataclass(frozen=True, slots=True)
class _Days:
    """Day numbers in a row: (first, last, number) of each; `span` when they are the two ends of a range."""

    items: tuple[tuple[int, int, int], ...]
    span: bool

    @property
    def last(self) -> int:
        return self.items[-1][1]


class _Reader:
    """One text, its words, and the day to read from; a method reads what may stand at a token."""

    def __init__(self, tokens: Tokens, words: DateWords, reference: dt.date | None, published: dt.date | None) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.breaks = tokens.breaks
        self.size = len(tokens.words)
        self.lexicon = words
        self.reference = reference
        self.published = published
        self.last_day: dt.date | None = None  # of the date read last, for "on that same day"
        self.floor = 0
        self.origin = 0

    def word(self, at: int) -> str:
        """The folded word at a token; empty outside the text and across the paragraph's end seen from `origin`."""
        if not self.floor <= at < self.size:
            return ""
        if at > self.origin:
            return "" if self.breaks[at] > 1 else self.words[at]
        return "" if at < self.origin and self.breaks[at + 1] > 1 else self.words[at]

    def joined(self, at: int) -> bool:
        """Whether a token stands right behind the one before, with no white space."""
        return 0 < at < len(self.tokens.words) and not self.tokens.spaced[at] and not self.tokens.breaks[at]

    def capital(self, at: int) -> bool:
        return self.tokens.text[self.tokens.starts[at]].isupper()

    def integer(self, at: int, digits: int) -> int | None:
        """The plain number of at most so many digits at a token."""
        word = self.word(at)
        return int(word) if 0 < len(word) <= digits and word.isascii() and word.isdigit() else None

    def year_number(self, at: int) -> int | None:
        number = self.integer(at, 4)
        return number if number in YEARS else None

    def counts_people(self, at: int) -> bool:
        """Whether the words from `at` on, up to the phrase's end, hold a noun that numbers count."""
        for offset in range(LOOK_AHEAD):
            word = self.word(at + offset)
            if word in self.lexicon.counted:
                return True
            if (not word[:1].isalpha() and word != "-") or word in self.lexicon.function_words:
                return False
        return False

    def lead(self, first: int) -> tuple[Lead | None, int]:
        """The lead that ends right before token `first`, and where it begins."""
        self.origin = first
        match = self.lexicon.leads.match
        found = match(self.word, first - 1)
        if self.word(first - 1) in self.lexicon.articles:
            behind_article = match(self.word, first - 2)
            if behind_article and (behind_article[0].role or not found):
                found = behind_article
        if found is None:
            return None, first
        outer = None if found[0].role else match(self.word, found[1])
        if outer and outer[0].role:
            found = outer
        return found[0], found[1] + 1

    # The parts of a calendar date

    def month(self, at: int) -> tuple[int, int, bool] | None:
        """(month, token after it, whether it is a short or ambiguous name) at a token."""
        word, lexicon = self.word(at), self.lexicon
        number = lexicon.months.get(word)
        unsure = word in lexicon.ambiguous and (lexicon.capitalised or self.capital(at))
        if unsure and not self.capital(at):
            return None
        if number is not None:
            return number, at + 1, unsure
        number = lexicon.abbreviations.get(word)
        if number is None:
            return None
        after = at + 2 if self.word(at + 1) == "." and self.joined(at + 1) else at + 1
        return number, after, True

    def day_number(self, at: int) -> tuple[int, int] | None:
        """(day of the month, token after it), its ordinal ending included."""
        number = self.integer(at, 2)
        if number is None or not 1 <= number <= 31 or self.word(at + 1) == "%":
            return None
        if self.word(at + 1) in self.lexicon.ordinals and self.joined(at + 1):
            return number, at + 2
        return number, at + 1

    def days(self, at: int) -> _Days | None:
        """Day numbers joined by commas, "and" or "to" from a token on."""
        lexicon = self.lexicon
        opening = self.day_number(at)
        if opening is None:
            return None
        items = [(at, opening[1], opening[0])]
        introduced = self.word(at - 1) not in ("", ",") and not self.word(at - 1)[:1].isdigit()
        closed = span = False
        while len(items) < DAYS_IN_LIST and not closed:
            joiner = items[-1][1]
            word = self.word(joiner)
            if word == "," and self.word(joiner + 1) in lexicon.ands:
                joiner, word = joiner + 1, self.word(joiner + 1)
            closed = word in lexicon.ands or word in lexicon.tos
            if not closed and word != ",":
                break
            after = joiner + 1
            if self.word(after) in lexicon.articles and introduced:
                after += 1
            following = self.day_number(after)
            if following is None or following[0] <= items[-1][2] or self.word(following[1]) == ":":
                closed = False
                break
            items.append((after, following[1], following[0]))
            span = word in lexicon.tos
        if len(items) > 1 and not closed:
            items = items[:1]
        if span and len(items) > 2:
            items, span = items[:1], False
        return _Days(tuple(items), span and len(items) == 2)

    def year_after(self, at: int) -> tuple[int | None, int]:
        """(year, token after it) behind a month or a day of it; (None, at) without one."""
        said = self.lexicon.years_said.match(self.word, at)
        if said is not None:
            return (self.reference.year + said[0] if self.reference else None), said[1]
        joiner = self.lexicon.month_year_joiners.match(self.word, at)
        comma = self.word(at) == ","
        year_at = joiner[1] if joiner else at + 1 if comma else at
        year = self.year_number(year_at)
        if year is None or self.word(year_at + 1) == "%":
            return None, at
        doubtful = not year % 100 or not self._near(year, 30, 5)
        if not joiner and (self._hyphenated(year_at) or (doubtful and self.counts_people(year_at + 1))):
            return None, at
        return year, year_at + 1

    def _hyphenated(self, at: int) -> bool:
        """Whether a number is the head of a compound ("2018-soldier")."""
        return (
            self.word(at + 1) == "-" and self.joined(at + 1) and self.joined(at + 2) and self.word(at + 2)[:1].isalpha()
        )

    # Rules, in the order they are tried

    def never(self, at: int) -> list[_Found] | None:
        """Phrases that only look like dates: nothing, and nothing inside them."""
        match = self.lexicon.never.match(self.word, at)
        return [_Found(at, match[1], "")] if match else None

    def numeric(self, at: int) -> list[_Found] | None:
        """2025-02-03, 02/03/2025, 3/2/25, 03.02.2025; 02/2025 is a month."""
        pieces, last = self._numeric_pieces(at)
        if len(pieces) == 2 and len(pieces[0]) <= 2 and len(pieces[1]) == 4 and 1 <= int(pieces[0]) <= 12:
            return [_Found(at, last, "month")] if int(pieces[1]) in YEARS else None
        if len(pieces) != 3:
            return None
        if len(pieces[0]) == 4:
            year, month, day = map(int, pieces)
        else:
            values = dict(zip(self.lexicon.numeric_order, map(int, pieces), strict=True))
            year, month, day = values["year"], values["month"], values["day"]
            if len(pieces[self.lexicon.numeric_order.index("year")]) == 2:
                year += 2000
            if month > 12:
                month, day = day, month
        resolved = _date(year, month, day) if year in YEARS else None
        return [_Found(at, last, "stated", day=resolved)] if resolved else None

    def _numeric_pieces(self, at: int) -> tuple[list[str], int]:
        word = self.word(at)
        if not word[:1].isdigit():
            return [], at
        if word.count(".") == 2:
            pieces = word.split(".")
            return (
                (pieces, at + 1)
                if [len(piece) for piece in pieces] in ([2, 2, 4], [1, 1, 4], [1, 2, 4], [2, 1, 4])
                else ([], at)
            )
        sign = self.word(at + 1)
        if (
            sign not in ("-", "/")
            or not self.joined(at + 1)
            or (self.joined(at) and self.word(at - 1) in ("-", "/", "$"))
        ):
            return [], at
        pieces, last = [word], at + 1
        while len(pieces) < 4 and self.word(last) == sign and self.joined(last) and self.joined(last + 1):
            if self.integer(last + 1, 4) is None:
                break
            pieces.append(self.word(last + 1))
            last += 2
        lengths = [len(piece) for piece in pieces]
        dated = len(pieces) == 3 and (
            (lengths[0] == 4 and max(lengths[1:]) <= 2)
            or (max(lengths[:2]) <= 2 and (lengths[2] == 4 or (lengths[2] == 2 and sign == "/")))
        )
        monthly = (lengths == [2, 4] and sign == "/") or (lengths == [1, 4] and sign == "/")
        return (pieces, last) if (dated or monthly) and all(piece.isdigit() for piece in pieces) else ([], at)

    def calendar(self, at: int) -> list[_Found] | None:
        """A day of a month, either way round, with its weekday and year where they are said; or several days."""
        lexicon = self.lexicon
        turn, body, weekday = self._opening(at)
        weekday_end = body if weekday is not None else None
        if self.word(body) == "," and weekday is not None:
            body += 1
        if weekday is not None and self.word(body) in lexicon.articles:
            body += 1
        named = body
        if self.word(body) in lexicon.day_nouns:
            body += 1
        found = self._day_first(at, body, weekday, turn) or self._month_first(at, body, weekday, turn)
        if found is None and (named != body or (weekday_end == body and lexicon.weekday_takes_day)):
            found = self._day_alone(at, body, weekday, turn)
        if found is not None and self.word(at - 1) in lexicon.addresses:
            return [_Found(at, found[-1].last, "")]
        return found

    def _opening(self, at: int) -> tuple[str | None, int, int | None]:
        """(turn, token after, weekday) of the words before a calendar date; all may be missing."""
        lexicon = self.lexicon
        turned = lexicon.turns_before.match(self.word, at)
        turn, body = turned if turned else (None, at)
        weekday = lexicon.weekdays.get(self.word(body))
        if weekday is None:
            weekday = lexicon.weekday_abbreviations.get(self.word(body))
            if weekday is None:
                return turn, body, None
            if self.word(body + 1) == ".":
                body += 1
        return turn, body + 1, weekday

    def _day_first(self, at: int, body: int, weekday: int | None, turn: str | None) -> list[_Found] | None:
        """3 February, the 3rd of February, 22 y 23 de enero de 2025, el 5 de este mes."""
        lexicon = self.lexicon
        days = self.days(body)
        if days is None:
            spelled = lexicon.day_words.get(self.word(body))
            if spelled is None or lexicon.day_month_joiners.match(self.word, body + 1) is None:
                return None
            days = _Days(((body, body + 1, spelled),), False)
        for listed in (days, _Days(days.items[:1], False)):
            joiner = lexicon.day_month_joiners.match(self.word, listed.last)
            month = self.month(joiner[1] if joiner else listed.last)
            if month is not None and all(number <= MONTH_LENGTHS[month[0] - 1] for _, _, number in listed.items):
                year, last = self.year_after(month[1])
                turned = lexicon.turns_after.match(self.word, last)
                if turned is not None:
                    turn, last = turned
                return self._spread(at, listed, last, year, month[0], weekday, turn)
            said = lexicon.months_said.match(self.word, listed.last)
            if said is not None:
                day = _shift_months(self.reference.replace(day=1), said[0]) if self.reference else None
                if day is None:
                    return [_Found(at, said[1], "stated")]
                return self._spread(at, listed, said[1], day.year, day.month, weekday, None)
        return None

    def _month_first(self, at: int, body: int, weekday: int | None, turn: str | None) -> list[_Found] | None:
        """Feb. 3, January 22nd, Jan. 22 and 23, February 3, 2025."""
        lexicon = self.lexicon
        month = self.month(body)
        if month is None or (weekday is None and self.word(at - 1) in lexicon.month_only_leads):
            return None
        number, after, unsure = month
        days = self.days(after)
        if days is None:
            return None
        if len(days.items) > 1 and (self.counts_people(days.last) or days.items[-1][2] > MONTH_LENGTHS[number - 1]):
            days = _Days(days.items[:1], False)
        if days.items[0][2] > MONTH_LENGTHS[number - 1] or self._hyphenated(days.last - 1):
            return None
        if unsure and weekday is None and self.counts_people(days.last) and self.lead(at)[0] is None:
            return None
        year, last = self.year_after(days.last)
        return self._spread(at, days, last, year, number, weekday, turn)

    def _spread(
        self, at: int, days: _Days, last: int, year: int | None, month: int, weekday: int | None, turn: str | None
    ) -> list[_Found]:
        """One expression per range, or per day of a list: the first with its weekday, the last with its year."""
        if days.span or len(days.items) == 1:
            opening, number = days.items[0][2], days.items[-1][2]
            return [_Found(at, last, "stated", None, year, month, number, opening, weekday, turn)]
        found = []
        for place, (first, end, number) in enumerate(days.items):
            begins, ends = at if place == 0 else first, last if place == len(days.items) - 1 else end
            said = weekday if place == 0 else None
            found.append(_Found(begins, ends, "stated", None, year, month, number, None, said, turn))
        return found

    def _day_alone(self, at: int, body: int, weekday: int | None, turn: str | None) -> list[_Found] | None:
        """El día 10, el lunes 3: the month is the nearest one that fits."""
        day = self.day_number(body)
        if day is None or self.counts_people(day[1]) or self.word(day[1]) in self.lexicon.units:
            return None
        if self.word(day[1]) in ("-", "/", ":") and self.joined(day[1]):
            return None
        found = _Found(at, day[1], "stated", number=day[0], weekday=weekday, turn=turn)
        if self.reference is not None and _nearest_month(found, None, self.reference) is None:
            return None
        return [found]

    def month_alone(self, at: int) -> list[_Found] | None:
        """In February, mid-March, marzo de 2019, finales de febrero: only the end of a month is a day."""
        lexicon = self.lexicon
        part = lexicon.parts.match(self.word, at)
        turned = None if part else lexicon.turns_before.match(self.word, at)
        body = part[1] if part else turned[1] if turned else at
        if part and self.word(body) in lexicon.articles:
            body += 1
        month = self.month(body)
        if month is None:
            return self._part_of_year(at, part) if part else None
        number, after, unsure = month
        year, last = self.year_after(after)
        if unsure and last == after and not part and not turned:
            pointed = after > body + 1 or self.word(body) in lexicon.months
            if self.lead(at)[0] is None or not pointed:
                return None
        if part and part[0] == "end":
            return [_Found(at, last, "stated", year=year, month=number, number=0)]
        return [_Found(at, last, "month", year=year, month=month[0], number=1)]

    def _part_of_year(self, at: int, part: tuple[str, int]) -> list[_Found] | None:
        """Early 2018, finales de 2018."""
        year = self.year_number(part[1])
        if year is None or (self.counts_people(part[1] + 1) and not year % 100):
            return None
        return [_Found(at, part[1] + 1, "year", year=year)]

    def ago(self, at: int) -> list[_Found] | None:
        """Two days ago, hace un año, and a distance from an event."""
        lexicon = self.lexicon
        before = lexicon.ago_before.match(self.word, at)
        body, hedged = (before[1] if before else at), False
        while before and body < before[1] + 3 and self.word(body) in lexicon.approximately:
            body, hedged = body + 1, True
        number = self.integer(body, 4) if self.word(body)[:1].isdigit() else lexicon.numbers.get(self.word(body))
        unit = lexicon.units.get(self.word(body + 1))
        if number is None or unit is None:
            return None
        last = body + 2
        after = lexicon.ago_after.match(self.word, last)
        if before or after:
            last = after[1] if after else last
            hedged = hedged or self.word(at - 1) in lexicon.approximately
            day = _shift(self.published, -number, unit) if self.published and not hedged else None
            return [_Found(at, last, "relative", day=day)]
        return self._from_event(at, last, number, unit)

    def _from_event(self, at: int, last: int, number: int, unit: str) -> list[_Found] | None:
        """A year after the emergency was declared, a un año de la emergencia."""
        joiner = self.lexicon.from_event.match(self.word, last)
        event = self.lexicon.events.match(self.word, joiner[1]) if joiner else None
        if joiner is None or event is None:
            return None
        base = event[0].day(self.reference)
        hedged = self.word(at - 1) in self.lexicon.approximately
        day = _shift(base, joiner[0] * number, unit) if base and not hedged else None
        return [_Found(at, event[1], "event", day=day)]

    def relative(self, at: int) -> list[_Found] | None:
        """Yesterday, last night, hoy martes, the end of the month, that same day; "last week" names no day."""
        lexicon = self.lexicon
        match = lexicon.relative.match(self.word, at)
        if match is None:
            return None
        said, last = match
        word = self.word(at)
        if self.word(at - 1) in lexicon.not_after.get(word, ()) or self.word(last) in lexicon.not_before.get(word, ()):
            return None
        if said == "same":
            return [_Found(at, last, "relative", day=self.last_day)]
        if said in ("none", "month end", "year end"):
            return [_Found(at, last, "relative", day=_end_of(said, self.published) if self.published else None)]
        if self.word(last) in lexicon.weekdays:
            dated = self.calendar(last)
            if dated is not None and len(dated) == 1 and dated[0].month is not None:
                only = dated[0]
                return [
                    _Found(
                        at, only.last, only.basis, None, only.year, only.month, only.number, only.opening, only.weekday
                    )
                ]
            last = dated[0].last if dated is not None and len(dated) == 1 else last + 1
        day = _shift(self.published, int(said), "days") if self.published else None
        return [_Found(at, last, "relative", day=day)]

    def weekday(self, at: int) -> list[_Found] | None:
        """Tuesday, last Friday, el próximo jueves, el viernes pasado."""
        lexicon = self.lexicon
        turned = lexicon.turns_before.match(self.word, at)
        turn, body = turned if turned else (None, at)
        number = lexicon.weekdays.get(self.word(body))
        if number is None or self.word(at - 1) in lexicon.habitual:
            return None
        last = body + 1
        after = lexicon.turns_after.match(self.word, last)
        if after is not None and lexicon.weekdays.get(self.word(after[1])) is None:
            turn, last = after
        return [_Found(at, last, "weekday", weekday=number, turn=turn)]

    def event(self, at: int) -> list[_Found] | None:
        """A named moment behind a lead."""
        match = self.lexicon.events.match(self.word, at)
        if match is None:
            return None
        lead = self.lead(at)[0]
        self.origin = at
        if lead is None or (lead.role is None and lead.event is None):
            return None
        return [_Found(at, match[1], "event", day=match[0].day(self.reference))]

    def year(self, at: int) -> list[_Found] | None:
        """In 2018, 2018-2019, FY2025, the 1990s, a 2018 law; not 2018 soldiers."""
        number = self.year_number(at)
        if number is None:
            return self._short_fiscal_year(at)
        if self.word(at + 1) == "%" or self.word(at - 1) in ("$", "€", "£", "#", "/") or self._hyphenated(at):
            return None
        if self.word(at + 1) in self.lexicon.decade and self.joined(at + 1):
            return [_Found(at, at + 2, "year", year=number)]
        last = self._year_range(at, number)
        if last > at + 1 and not self.counts_people(last):
            return [_Found(at, last, "year", year=number)]
        return [_Found(at, at + 1, "year", year=number)] if self._is_year(at, number) else None

    def _short_fiscal_year(self, at: int) -> list[_Found] | None:
        """The 25 of FY25: two digits joined to a year word."""
        if len(self.word(at)) != 2 or self.integer(at, 2) is None or not self.joined(at):
            return None
        return [_Found(at, at + 1, "year")] if self.word(at - 1) in self.lexicon.year_strong else None

    def _year_range(self, at: int, number: int) -> int:
        """The token after "2018-2019", "2018-19", "from 2018 to 2020"; that after the year alone otherwise."""
        lexicon = self.lexicon
        sign = self.word(at + 1)
        if sign not in lexicon.tos and sign not in lexicon.ands:
            return at + 1
        dashed = self.joined(at + 1) and self.joined(at + 2)
        other = self.year_number(at + 2)
        if other is None and dashed and sign == "-" and len(self.word(at + 2)) == 2:
            short = self.integer(at + 2, 2)
            other = number - number % 100 + short if short is not None else None
        if other is None or other <= number or (not number % 100 and not other % 100):
            return at + 1
        led = self.word(at - 1) in lexicon.year_weak or self.word(at - 1) in lexicon.year_strong
        return at + 3 if dashed or led else at + 1

    def _is_year(self, at: int, number: int) -> bool:
        """Whether a number from 1900 to 2099 names a year, by the words around it."""
        lexicon, before, behind = self.lexicon, self.word(at - 1), self.word(at + 1)
        counted, rounded = self.counts_people(at + 1), not number % 100
        if before == "-" and self.joined(at):
            return self.word(at - 2) in lexicon.year_strong and not counted
        if behind == "'" and self.joined(at + 1) and self.joined(at + 2):
            return self.word(at + 2) in lexicon.decade
        if before in lexicon.year_strong and not (counted and rounded):
            return True
        if counted or rounded:
            return False
        if before in lexicon.year_weak:
            return True
        if before in lexicon.year_determiners:
            return behind[:1].isalpha() and behind not in lexicon.function_words
        if before == "(" and behind == ")":
            return self._near(number, 30, 5) and not self._other_parenthesis(at)
        titled = before[:1].isalpha() and self.capital(at - 1) and self.word(at - 2)[:1].isalpha()
        return titled and behind != "," and self.reference is not None and self._near(number, 10, 2)

    def _near(self, year: int, back: int, ahead: int) -> bool:
        return self.reference is None or self.reference.year - back <= year <= self.reference.year + ahead

    def _other_parenthesis(self, at: int) -> bool:
        """Whether another number alone in parentheses stands near: then they are a list of counts."""
        for other in (*range(at - LOOK_AROUND, at), *range(at + 1, at + LOOK_AROUND)):
            if self.word(other)[:1].isdigit() and self.word(other - 1) == "(":
                return True
        return False

    # Resolution

    def read(self, at: int, rules: Sequence[Rule]) -> list[_Found] | None:
        """What the first rule that finds something reads at a token."""
        for rule in rules:
            self.origin = at
            found = rule(self, at)
            if found:
                return found
        return None

    def resolve(self, found: _Found, inherited: tuple[Lead | None, int] | None) -> Date:
        """The date of a found expression, under its lead or the one it shares with the expression before it."""
        lead, lead_token = inherited or self.lead(found.first)
        day, opening = self._day(found, lead), None
        role = lead.role if lead else None
        if lead and found.basis == "event":
            role = lead.event or role
        if lead and lead.later and self._is_later(found, day, lead.leans):
            role = lead.later
        if day and found.opening is not None and role in ("since", "start"):
            opening = _date(day.year, day.month, found.opening)
        start, end = self.tokens.starts[found.first], self.tokens.ends[found.last - 1]
        return Date(found.first, found.last, start, end, opening or day, found.basis, role, lead_token)

    def _is_later(self, found: _Found, day: dt.date | None, leans: str | None) -> bool:
        """Whether a day, month or year begins after publication."""
        if self.reference is None:
            return False
        if found.basis == "month":
            day = _in_year(found, leans, self.reference)
        elif found.basis == "year" and found.year is not None:
            day = _date(found.year, 1, 1)
        return day is not None and day > self.reference

    def _day(self, found: _Found, lead: Lead | None) -> dt.date | None:
        leans = lead.leans if lead else None
        if found.day is not None or found.basis in ("relative", "event", "month", "year"):
            return found.day
        if found.month is not None and found.number is not None:
            return _in_year(found, leans, self.reference)
        if found.number is not None:
            return _nearest_month(found, leans, self.reference) if self.published and self.reference else None
        if found.weekday is not None and self.published:
            return _nearest_week(found.weekday, found.turn or leans, self.published)
        return None


Rule = Callable[[_Reader, int], list[_Found] | None]


@dataclass(frozen=True, slots=True)
class Opener:
    """The rules that a word opens, in the order they are tried; `seconds` are the words of which one must follow."""

    rules: tuple[Rule, ...]
    seconds: frozenset[str] | None


def _openers(words: DateWords) -> list[tuple[Rule, Iterable[tuple[str, str | None]]]]:
    """The rules in the order they are tried, each with the words that can open it and the word that must follow."""
    turns = [*words.turns_before.openings()]
    months = [(word, None) for word in (*words.months, *words.abbreviations)]
    weekdays = [(word, None) for word in words.weekdays]
    short = [(word, None) for word in words.weekday_abbreviations]
    days = [(word, None) for word in (*words.day_nouns, *words.day_words)]
    counted = [(number, unit) for number in words.numbers for unit in words.units]
    return [
        (_Reader.never, words.never.openings()),
        (_Reader.relative, words.relative.openings()),
        (_Reader.calendar, [*turns, *weekdays, *short, *months, *days]),
        (_Reader.month_alone, [*words.parts.openings(), *turns, *months]),
        (_Reader.ago, [*words.ago_before.openings(), *counted]),
        (_Reader.weekday, [*turns, *weekdays]),
        (_Reader.event, words.events.openings()),
    ]


# The rules that plain digits open, by how many there are; "03.02.2025" has its own.
_DIGIT_RULES: Mapping[int, tuple[Rule, ...]] = {
    1: (_Reader.numeric, _Reader.calendar, _Reader.ago),
    2: (_Reader.numeric, _Reader.calendar, _Reader.ago, _Reader.year),
    3: (_Reader.ago,),
    4: (_Reader.numeric, _Reader.ago, _Reader.year),
}
_POINTED_RULES: tuple[Rule, ...] = (_Reader.numeric,)


def _rules(words: DateWords, word: str, following: str) -> tuple[Rule, ...]:
    """The rules that may read a date from a word and the one behind it."""
    opener = words.openers.get(word)
    if opener is not None:
        return opener.rules if opener.seconds is None or following in opener.seconds else ()
    if word.isdigit():
        return _DIGIT_RULES.get(len(word), ())
    return _POINTED_RULES if word.count(".") == 2 else ()


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day; day 0 is the last of the month."""
    try:
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def _shift_months(day: dt.date, months: int) -> dt.date | None:
    """The same day so many months later, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return _date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _shift(day: dt.date, number: int, unit: str) -> dt.date | None:
    """The day so many days, weeks, months or years later; None beyond the calendar."""
    if unit in ("months", "years"):
        return _shift_months(day, number * (12 if unit == "years" else 1))
    try:
        return day + dt.timedelta(days=number * (7 if unit == "weeks" else 1))
    except OverflowError:
        return None


def _end_of(said: str, published: dt.date) -> dt.date | None:
    if said == "none":
        return None
    return _date(published.year, 12 if said == "year end" else published.month, 0)


def _nearest_week(weekday: int, turn: str | None, published: dt.date) -> dt.date | None:
    """The weekday up to publication, or the one that "last", "this", "near" or "next" words ask for."""
    back = (published.isoweekday() - weekday) % 7
    if turn == "next":
        return _shift(published, (-back) % 7 or 7, "days")
    if turn == "last":
        return _shift(published, -(back or 7), "days")
    if turn in ("this", "near") and back > 3:
        return _shift(published, 7 - back, "days")
    return _shift(published, -back, "days")


def _in_year(found: _Found, leans: str | None, reference: dt.date | None) -> dt.date | None:
    """The day of a month in its year, or in the year that puts it where its words look."""
    assert found.month is not None
    assert found.number is not None
    if found.year is not None:
        return _date(found.year, found.month, found.number)
    if reference is None:
        return None
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for year in years if (day := _date(year, found.month, found.number))]
    matching = [day for day in days if day.isoweekday() == found.weekday]
    if matching:
        return min(matching, key=lambda day: abs(day - reference))
    if found.turn == "last":
        return max((day for day in days if day <= reference), default=None)
    if found.turn == "next":
        return min((day for day in days if day > reference), default=None)
    back = LOOKING_AHEAD if leans else BEFORE_AND_AFTER
    return min((day for day in days if (day - reference).days >= -back), default=None)


def _nearest_month(found: _Found, leans: str | None, reference: dt.date) -> dt.date | None:
    """The day number in the month before, of or after publication that fits the weekday and the way the words look."""
    assert found.number is not None
    months = [_shift_months(reference.replace(day=1), offset) for offset in (-1, 0, 1)]
    days = [day for month in months if month and (day := _date(month.year, month.month, found.number))]
    if found.weekday is not None:
        days = [day for day in days if day.isoweekday() == found.weekday]
        return min(days, key=lambda day: abs(day - reference), default=None)
    if found.turn == "next" or leans == "next":
        return min((day for day in days if day >= reference), default=None)
    if leans == "near" or found.turn == "this":
        return min(days, key=lambda day: abs(day - reference), default=None)
    return max((day for day in days if day <= reference), default=None)


def dates(
    tokens: Tokens, words: DateWords, published: dt.date | None, published_month: tuple[int, int] | None = None
) -> list[Date]:
    """The dates of a text in order of appearance, none overlapping another; time linear in its length.

    `published` resolves weekdays, "yesterday" and years left out; where only (year, month) of publication is known, it
    resolves the years.
    """
    reference = published or (_date(*published_month, 0) if published_month else None)
    reader = _Reader(tokens, words, reference, published)
    found: list[Date] = []
    openers, texts = words.openers, [*tokens.words, ""]
    for at in [at for at, word in enumerate(tokens.words) if word in openers or "0" <= word < ":"]:
        rules = _rules(words, texts[at], texts[at + 1]) if at >= reader.floor else ()
        if not rules:
            continue
        read = reader.read(at, rules)
        if read is None:
            continue
        if read[0].basis:
            shared: tuple[Lead | None, int] | None = None
            for expression in read:
                date = reader.resolve(expression, (shared[0], expression.first) if shared else None)
                shared = shared or (reader.lead(expression.first)[0], expression.first)
                found.append(date)
                if date.day is not None and date.basis != "event":
                    reader.last_day = date.day
        reader.floor = read[-1].last
    return found


def covered(found: Iterable[Date]) -> frozenset[int]:
    """The tokens that dates are made of: no number among them counts anything."""
    return frozenset(token for date in found for token in range(date.first, date.last))
