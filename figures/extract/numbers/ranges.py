"""Two numbers and the word between them -> one range, or two numbers.

- "300 or 400" is a range while the higher end is at most `or_at_most_times` the lower, and so is "300, maybe 400";
  "X and Y" only after "between".
- "from A to B" is two numbers when a word of change stands near before it, or when B is more than
  `from_at_most_times` A and nothing "ranged from" one to the other; otherwise it is a range. A range that does not
  rise is two numbers.
- "10 to 15,000" and "two or three thousand" share the unit of their second part, and so does the first of two numbers
  of a change, "de 5 a 10 mil"; so do "5-600" and "5 or 600" in digits, though no word names it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from figures.extract.numbers.cardinals import quantity
from figures.extract.numbers.reading import Reading, plain, vague
from figures.extract.numbers.text import Text

CHANGE = 16  # tokens from a word of change to the "from" it rules
STOPS = frozenset(".;!?")
HUNDREDS = range(100, 1000, 100)


def read_range(text: Text, first: int, lower: Reading, between: bool) -> Reading | None:
    """The range that begins with `lower`, or `lower` in a unit that what follows names; else None."""
    table = text.table
    if not lower.may_be_an_end or text.breaks[lower.last] > 1:
        return None
    joint, at = _joint(text, lower.last)
    either, to = joint in table.ranges_or, joint in table.ranges_to
    if text.words[at] in table.ranges_perhaps and (joint == "," or either):
        either, at = True, at + 1  # "two, maybe three hundred"
    article = to and lower.last == first + 1 and text.words[first] in table.articles
    if article or not (either or to or (between and joint in table.ranges_and)):
        return None
    higher = _higher(text, at)
    if higher is None:
        return None
    if lower.value is None or higher.value is None:
        return _vague(lower, higher) if either or to else None
    low, high = _shared(lower, lower.value, higher, joint == "-" or either), higher.value
    if low >= high or (either and high > low * table.ranges_or_at_most_times):
        return None
    if to and joint != "-" and not between and _is_change(text, first, low, high):
        return replace(lower, value=low) if low != lower.value else None  # "from 5 to 10 thousand": from 5,000
    return _from_to(low, high, higher.last, lower.shape if lower.shape == higher.shape else "mixed")


def _from_to(low: int | Fraction, high: int | Fraction, last: int, shape: str) -> Reading:
    """A range and its middle; one with a fraction at an end counts nobody."""
    middle = plain(Fraction(low + high) / 2)
    if isinstance(low, int) and isinstance(high, int):
        return Reading(last, middle, shape, "range", low, high)
    return Reading(last, middle, shape, "range", reason="decimal")


def _joint(text: Text, last: int) -> tuple[str, int]:
    """The word behind the lower end, and the token behind that; "" for a hyphen with a blank on one side alone."""
    joint, at = text.words[last], last + 1
    if joint == "-" != text.words[at] and text.words[at] in text.table.ranges_to:  # "a 100- to 150-soldier unit"
        return text.words[at], at + 1
    return ("" if joint == "-" and text.spaced[last] != text.spaced[at] else joint), at


def _higher(text: Text, at: int) -> Reading | None:
    """The higher end; None where none stands, or digits of a sign of their own: "100 to 3/4"."""
    if text.breaks[at] > 1 or not (text.has_digits(at) or text.words[at] in text.table.starters):
        return None
    if text.has_digits(at) and text.glued(at + 1) and text.words[at + 1] in ":/":
        return None
    found = quantity(text, at)
    return found if found is not None and found.may_be_an_end else None


def _shared(lower: Reading, low: int | Fraction, higher: Reading, close: bool) -> int | Fraction:
    """The lower end in the unit that only the higher end names: 2,000 for "two or three thousand"; no dozen shares.

    `close` are ends with a hyphen or an "or" between, which share hundreds as well: 500 for "5-600".
    """
    units = (unit for coefficient, unit in higher.leads if lower.shape != "collective" and low < coefficient)
    hundreds = close and lower.shape == higher.shape == "digits" and higher.value in HUNDREDS
    return plain(low * next(units, 100 if hundreds and low * 100 in HUNDREDS else 1))


def _vague(lower: Reading, higher: Reading) -> Reading | None:
    """One vague quantity from two: "dozens or hundreds"; never from one and a number, "dozens or 200"."""
    if lower.low is None or higher.low is None or higher.high is None or lower.low >= higher.low:
        return None
    return vague(higher.last, lower.low, higher.high)


def _is_change(text: Text, first: int, low: int | Fraction, high: int | Fraction) -> bool:
    """Whether "from A to B" tells a change, two numbers, rather than a range."""
    table, opener = text.table, text.stands_before(first, text.table.ranges_from)
    if opener < 0:
        return False
    for at in range(opener - 1, max(-1, opener - 1 - CHANGE), -1):
        word = text.words[at]
        if word in STOPS or text.breaks[at + 1] > 1:
            break
        if word in table.ranges_spread:
            return False  # "strength ranged from 1,047 to 2,295"
        if word in table.change or word.startswith(table.change_stems):
            return True
    return high > low * table.ranges_from_at_most_times
