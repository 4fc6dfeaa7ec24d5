"""A number as it is read from the left, before its neighbours have a say; and the cardinal that its parts make."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from figures.extract.numbers.words import Numeral
from figures.extract.records import record

Lead = tuple[int | Fraction, int]  # a coefficient and its unit: (3, 1000) for "three thousand"


@record
class Reading:
    """A number still open at its right: `last` is the token behind it.

    `leads` are the coefficients and units that a lower end may share: "two or three thousand".
    """

    last: int
    value: int | Fraction | None
    shape: str
    qualifier: str = "exact"
    low: int | None = None
    high: int | None = None
    reason: str | None = None
    leads: tuple[Lead, ...] = ()

    @property
    def may_be_an_end(self) -> bool:
        """Whether it can be an end of a range; "1.5 to 2.5" is one, of decimals."""
        return self.reason in (None, "decimal")


def refused(last: int, reason: str, shape: str = "digits") -> Reading:
    return Reading(last, None, shape, reason=reason)


def vague(last: int, low: int, high: int) -> Reading:
    return Reading(last, None, "vague", "vague", low, high)


def plain(value: int | Fraction) -> int | Fraction:
    """An int where the value is whole."""
    return int(value) if value.denominator == 1 else value


class Part(NamedTuple):
    """What fills one place of a cardinal, and the token at which it was begun."""

    value: int | Fraction
    place: int
    begin: int


@dataclass(slots=True)
class Cardinal:
    """A cardinal under construction: parts in falling places, and the token behind them."""

    last: int
    parts: list[Part] = field(default_factory=list)
    shape: str = ""
    reason: str | None = None
    leads: tuple[Lead, ...] = ()

    @property
    def place(self) -> int:
        """The place that its last part fills."""
        return self.parts[-1].place

    @property
    def total(self) -> int | Fraction:
        return plain(sum((part.value for part in self.parts), start=0))

    def reading(self) -> Reading:
        return Reading(self.last, self.total, self.shape, reason=self.reason, leads=self.leads)

    def refuse(self, last: int) -> Reading:
        return refused(last, "unreadable", self.shape)

    def begin(self, head: Reading, place: int) -> None:
        """Take in the digits that a number begins with."""
        assert head.value is not None
        self.parts, self.last = [Part(head.value, place, self.last)], head.last
        self.shape, self.reason, self.leads = head.shape, head.reason, head.leads

    def written(self, shape: str) -> None:
        """Note that it goes on in "words" or in "digits"."""
        self.shape = shape if self.shape in ("", shape) else "mixed"

    def push(self, value: int | Fraction, place: int, last: int) -> None:
        """Take in a part that ends at a token."""
        self.parts.append(Part(value, place, self.last))
        self.last = last

    def add(self, addend: Fraction, last: int) -> None:
        """Add to its last part: "two million and a half", "twenty-five point five thousand"."""
        self.parts[-1] = self.parts[-1]._replace(value=self.parts[-1].value + addend)
        self.last = last

    def multiply(self, scale: Numeral, last: int) -> Reading | None:
        """Multiply the parts below a scale by it; where that makes no number, what was read before.

        "two hundred and three hundred" drops the three, which begins a number of its own; "fifty thousand thousand"
        has nothing to drop and is refused as a whole.
        """
        unit = scale.value
        kept = [part for part in self.parts if part.place >= unit]
        below = self.parts[len(kept) :]
        total = sum((part.value for part in below), start=0) if below else 1
        too_large = total >= unit or (kept and total * unit >= kept[-1].place)
        misplaced = kept and not below and not scale.inside  # "two million thousand"
        if (too_large or misplaced) and kept and below:
            self.parts, self.last = kept, below[0].begin
            return self.reading()
        if too_large or misplaced:
            return self.refuse(last)
        if below and not kept:
            self.leads = (*((coefficient, size * unit) for coefficient, size in self.leads), (total, unit))
            self.reason = None
        if below:
            self.last = below[0].begin
        self.parts = kept
        self.push(plain(total * unit), unit, last)
        return None

    def lots(self, noun: Numeral, last: int) -> Reading:
        """So many of a collective: "two dozen"; a dozen where nothing stands before."""
        leads = [(coefficient, size * noun.value) for coefficient, size in self.leads]
        if self.parts:
            leads.append((self.total, noun.value))
        many = self.total if self.parts else 1
        return Reading(last, plain(many * noun.value), "collective", noun.says, leads=tuple(leads))
