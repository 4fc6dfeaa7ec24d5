"""A language's dates.yaml and the named moments of events.yaml -> the tables that reading a date needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from figures.extract.text.prose import fold
from figures.extract.text.sections import Section
from figures.extract.text.wordings import Wordings

PARTS_OF_A_DATE = ["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Lead:
    """What words before a date make of it: its role, its role when it lies after publication, its role for an event."""

    role: str | None
    later: str | None
    event: str | None
    leans: str | None  # "near" or "next": where the words look when the date leaves it open
    firm: bool  # whether they say of what a figure holds for: "as of", and not "on"


@dataclass(frozen=True, slots=True)
class Event:
    """A named moment with its days in order; one at most `ahead` days after publication wins over those before."""

    days: tuple[dt.date, ...]
    ahead: int

    def day(self, reference: dt.date | None, year: int | None) -> dt.date | None:
        """The day meant in a text published on `reference`, in a sentence that tells of a year.

        None when the day of publication is needed and missing, or too early.
        """
        told = [day for day in self.days if day.year == year]
        if told:
            return told[0]
        if reference is None:
            return self.days[0] if len(self.days) == 1 else None
        upcoming = [day for day in self.days if 0 < (day - reference).days <= self.ahead]
        past = [day for day in self.days if day <= reference]
        return upcoming[0] if upcoming else past[-1] if past else None


# How most lists of `dates.yaml` are read: by the type of their field.
AS_TYPED: Mapping[str, Callable[[Section, str], Any]] = {
    "bool": Section.flag,
    "frozenset[str]": Section.words,
    "Mapping[str, int]": Section.numbered,
    "Wordings[None]": Section.wordings,
    "Wordings[str]": lambda read, key: Wordings(read.grouped(key)),
    "Wordings[int]": lambda read, key: Wordings(read.numbered(key).items()),
}


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The words of dates in one language; the comments in its dates.yaml say what each list is for.

    A new list needs a field of its name and type alone, unless it is one of the few that `from_lexicon` reads by name.
    """

    capitalised: bool
    weekday_takes_day: bool
    numeric_order: tuple[str, ...]
    months: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    ambiguous: frozenset[str]
    month_only_leads: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    habitual: frozenset[str]
    turns_before: Wordings[str]
    turns_after: Wordings[str]
    articles: frozenset[str]
    day_nouns: frozenset[str]
    ordinals: frozenset[str]
    day_words: Mapping[str, int]
    day_month_joiners: Wordings[None]
    month_year_joiners: Wordings[None]
    ands: frozenset[str]
    tos: frozenset[str]
    parts: Wordings[str]
    years_said: Wordings[int]
    years_told: Wordings[None]
    months_said: Wordings[int]
    relative: Wordings[str]
    addresses: frozenset[str]
    not_after: Mapping[str, frozenset[str]]
    not_before: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    ago_before: Wordings[None]
    ago_after: Wordings[None]
    later: Wordings[None]
    approximately: frozenset[str]
    from_event: Wordings[int]
    year_strong: frozenset[str]
    year_weak: frozenset[str]
    year_determiners: frozenset[str]
    year_when: frozenset[str]
    decade: frozenset[str]
    counted: frozenset[str]
    scales: frozenset[str]
    function_words: frozenset[str]
    leads: Wordings[Lead]
    never: Wordings[None]
    events: Wordings[Event]

    @classmethod
    def from_lexicon(cls, section: Mapping[str, Any], events: Mapping[str, Any]) -> DateWords:
        """Compile a language's `dates.yaml` and the named moments of `events.yaml`, both as parsed.

        Raises WrongEntry for a missing section, a number that is none, or a phrase with two meanings.
        """
        read = Section(("dates",), section)
        own: dict[str, Any] = {
            "numeric_order": _order(read),
            "ands": read.words("and"),
            "tos": read.words("to"),
            "not_after": _neighbours(read.section("not_after")),
            "not_before": _neighbours(read.section("not_before")),
            "units": dict(read.grouped("units")),
            "from_event": Wordings((text, 1 if way == "after" else -1) for text, way in read.grouped("from_event")),
            "leads": Wordings(_leads(read.entries("leads")), backward=True),
            "events": Wordings(_events(Section(("events",), events))),
        }
        plain = [each for each in fields(cls) if each.name not in own]
        return cls(**{each.name: AS_TYPED[str(each.type)](read, each.name) for each in plain}, **own)


def _order(section: Section) -> tuple[str, ...]:
    order = tuple(str(section.content.get("numeric_order")).split())
    if sorted(order) != PARTS_OF_A_DATE:
        raise section.wrong(f"it must name day, month and year in order, not {' '.join(order)!r}", "numeric_order")
    return order


def _neighbours(section: Section) -> dict[str, frozenset[str]]:
    return {fold(word): section.words(word) for word in section.content}


def _leads(entries: Iterable[Section]) -> Iterator[tuple[str, Lead]]:
    for entry in entries:
        role, later, event, leans = (entry.content.get(key) for key in ("role", "later", "event", "leans"))
        firm = "firm" in entry.content and entry.flag("firm")
        yield from ((phrase, Lead(role, later, event, leans, firm)) for phrase in entry.phrases("words"))


def _events(events: Section) -> list[tuple[str, Event]]:
    """Phrases of all languages: an event's name in one language does not stand in a text of another by chance."""
    found: dict[str, tuple[str, Event]] = {}
    for name, entry in events.sections():
        try:
            days = tuple(sorted(map(dt.date.fromisoformat, entry.texts("days"))))
        except ValueError as error:
            raise entry.wrong(f"days must be written YYYY-MM-DD: {error}", "days") from None
        event = Event(days, entry.integer("ahead") if "ahead" in entry.content else 0)
        phrases = entry.section("phrases")
        for language in phrases.content:
            for text in phrases.phrases(language):
                other, _ = found.setdefault(fold(text), (name, event))
                if other != name:
                    raise phrases.wrong(f"{text!r} names both {other} and {name}; keep one", language, text)
    return [(phrase, event) for phrase, (_, event) in found.items()]
