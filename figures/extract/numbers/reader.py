"""A text's tokens -> the numbers in it: where one may begin, and what its neighbours make of it."""

from __future__ import annotations

from collections.abc import Iterable

from figures.extract.numbers.cardinals import quantity
from figures.extract.numbers.digits import digits
from figures.extract.numbers.neighbours import LARGEST, among_neighbours, is_pronoun, ordinal
from figures.extract.numbers.ranges import read_range
from figures.extract.numbers.reading import Reading, refused
from figures.extract.numbers.signs import LINE_OPENERS, address_end, signs
from figures.extract.numbers.text import Text
from figures.extract.numbers.words import ADDRESS_SIGNS, NumberWords
from figures.extract.records import record
from figures.extract.text.prose import Tokens


@record
class Number:
    """One number of a text, or one range, and why its own form says that it counts no people (`reason`).

    `first`, `last` are token numbers and `start`, `end` code points, both half-open. `value` is the midpoint of a range
    and None where the words are vague or cannot be read; `low` and `high` are the ends of a range or what vague words
    are taken to mean, inclusive. `qualifier` is "exact", "range", "vague" or, for "a couple hundred", "about".
    """

    first: int
    last: int
    start: int
    end: int
    value: int | float | None
    low: int | None
    high: int | None
    qualifier: str
    shape: str  # "digits", "words", "mixed", "vague" or "collective"
    reason: str | None


def numbers(tokens: Tokens, words: NumberWords, dated: Iterable[int] = ()) -> list[Number]:
    """Every number of a text in order, refused ones with their reason; never two that overlap.

    `dated` are the tokens that dates are made of: no number reaches into them. Years and whatever only the neighbouring
    nouns can tell (ages, distances, other people) are not decided here.
    """
    text = Text(tokens, words, dated)
    found: list[Number] = []
    free = 0  # the token behind what was read last
    for first in text.starts(words.starters, 0, len(tokens)):
        if first < free:
            continue
        if text.words[first] in ADDRESS_SIGNS:
            free = address_end(text, first)
            found += _in_address(text, first, free)
            continue
        reading, free = _read(text, first)
        if reading is not None:
            found.append(_number(text, first, reading))
    return found


def _read(text: Text, first: int) -> tuple[Reading | None, int]:
    """The number that begins at token `first`, or None; and the token at which to go on."""
    if text.has_digits(first):
        plain = digits(text, first) if _stands_alone(text, first) else None
        if plain is not None and plain.reason is None and plain.value is not None and plain.value <= LARGEST:
            return plain, plain.last
        signed = signs(text, first)
        if signed is not None:
            return signed, signed.last
    elif text.table.percent.end(text.words, first - 1) > first:  # the word for a hundred in "per cent"
        return None, first + 1
    reading = _quantity_or_range(text, first)
    if reading is None:
        return ordinal(text, first), first + 1
    if reading.last == first + 1 and is_pronoun(text, first):
        return None, first + 1
    return among_neighbours(text, first, reading)


def _stands_alone(text: Text, first: int) -> bool:
    """Whether digits stand between words that make nothing else of them: most do, and need no further look."""
    words, table = text.words, text.table
    before, behind = words[first - 1], words[first + 1]
    if first < 2 or before in table.heard_before or behind in table.heard_behind:
        return False
    if words[first - 2] in table.ranges_between:  # "between about 200 and"
        return False
    if text.glued(first):
        return before == "(" and behind == ")" and words[first + 2] != "-" and not text.has_digits(first + 2)
    if text.spaced[first + 1]:
        return behind.isalpha()
    may_number_a_line = text.breaks[first] or before in LINE_OPENERS
    if behind == ",":
        return words[first + 2] not in table.ranges_perhaps  # "200, maybe 300"
    return behind == "." and text.spaced[first + 2] and not may_number_a_line


def _in_address(text: Text, first: int, last: int) -> list[Number]:
    """What an address has from its first digits to its last, if it has any."""
    with_digits = [at for at in range(first, last) if text.has_digits(at)]
    return [_number(text, with_digits[0], refused(with_digits[-1] + 1, "phone or code"))] if with_digits else []


def _quantity_or_range(text: Text, first: int) -> Reading | None:
    """The range that begins at a token, or the number; between "between" and its "and" no number goes on with "and"."""
    between = text.stands_before(first, text.table.ranges_between) >= 0
    for sums in (False, True) if between else (True,):
        lower = quantity(text, first, sums)
        span = read_range(text, first, lower, between) if lower is not None else None
        if span is not None:
            return span
    return lower


def _number(text: Text, first: int, reading: Reading) -> Number:
    value = reading.value if reading.value is None or isinstance(reading.value, int) else float(reading.value)
    start, end = text.tokens.starts[first], text.tokens.ends[reading.last - 1]
    return Number(
        first, reading.last, start, end, value,
        reading.low, reading.high, reading.qualifier, reading.shape, reading.reason,
    )  # fmt: skip
