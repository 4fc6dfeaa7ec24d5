"""What the extractor returns: mentions, the ledger of all numbers, and the cues that spoke."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeVar, dataclass_transform, get_args

Qualifier = Literal["exact", "about", "more_than", "at_least", "nearly", "up_to", "range", "vague"]
Measure = Literal["level", "increase", "decrease", "part"]
Status = Literal["considered", "announced", "ordered", "moving", "deployed", "withdrawn", "denied", "other"]
Side = Literal["mexico", "united-states", "other"]

QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
MEASURES: tuple[str, ...] = get_args(Measure)
STATUSES: tuple[str, ...] = get_args(Status)
SIDES: tuple[str, ...] = get_args(Side)

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True)
def record(kind: type[Record]) -> type[Record]:
    """A dataclass that only the type checker keeps frozen, for what is made thousands of times in a text.

    `frozen=True` would make each about four times as slow to make. Hence at run time nothing stops a change to a field,
    and a record has no hash: it is no key of a dict and no member of a set.
    """
    return dataclass(slots=True)(kind)


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a year, as exact as it is known: `day` is None where only the month is, `month` for a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: dt.date) -> Period:
        """The day as a period."""
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """ISO 8601 text: 2025-02-03, 2025-02 or 2025."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def __str__(self) -> str:
        return self.iso

    @property
    def day_or_none(self) -> dt.date | None:
        """The day; None where only the month or the year is known."""
        return None if self.month is None or self.day is None else dt.date(self.year, self.month, self.day)

    @property
    def month_or_none(self) -> tuple[int, int] | None:
        """Year and month where that is all that is known; None where the day is known, or not even the month."""
        return (self.year, self.month) if self.month is not None and self.day is None else None

    @property
    def first(self) -> dt.date:
        """The first day this can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day this can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class Cue(NamedTuple):
    """Words that gave a field of a figure: a phrase of its own, a name or a day told elsewhere, or another figure.

    `start` and `end` are code points, half-open; `field` is a field of `Mention` (or "number" and "reason" for the
    cues that decide whether a number counts at all); `says` is the value it argues for.
    """

    start: int
    end: int
    phrase: str
    field: str
    says: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One numeric expression that counts military personnel.

    `start` and `end` are code points into the text as given, half-open, and `text[start:end] == phrase`.
    `value` is the number of people as stated (the midpoint of a range, None for vague words); `low` and `high` are the
    bounds the words state, inclusive, None where open.
    """

    start: int
    end: int
    phrase: str
    number_start: int
    number_end: int
    value: int | float | None
    low: int | None
    high: int | None
    qualifier: str
    force: str
    side: str
    operation: str | None
    measure: str
    status: str
    place: str | None
    as_of: Period | None
    as_of_basis: str | None  # "stated", "weekday", "relative", "event", or by a person "review"; None without as_of
    cues: tuple[Cue, ...] = ()
    place_id: str | None = None  # the lexicon's id of `place`, which stays as the text writes it
    force_rule: str = ""  # the rule that gave the force, by its module and name, "sequels.goes_on", for `explain`
    side_rule: str = ""  # likewise for the side
    place_rule: str = ""
    status_rule: str = ""
    measure_rule: str = ""  # a rule, or a pass over all figures: "breakdowns.adds_up"
    operation_rule: str = ""


class Entry(NamedTuple):
    """One line of the ledger: a number in the text, and the stable name of why it is no mention (None: it is one).

    `rule` names what refused it, for `explain`: "lookalikes.hour"; no rule weighs a date.
    """

    start: int
    end: int
    phrase: str
    reason: str | None
    cues: tuple[Cue, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text: the mentions in order of appearance, and every number with its reason."""

    mentions: tuple[Mention, ...]
    ledger: tuple[Entry, ...]
