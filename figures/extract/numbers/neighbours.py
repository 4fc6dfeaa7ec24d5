"""What the words beside a number make of it: a share, a sum of money, a time, a fraction, an ordinal, a pronoun."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from figures.extract.numbers.cardinals import quantity
from figures.extract.numbers.reading import Reading
from figures.extract.numbers.text import Text

LARGEST = 2**63 - 1  # what a column of whole numbers holds; a larger number is refused as one
FILLERS = 2  # tokens between a number and its currency: "5 million U.S. dollars"


def is_pronoun(text: Text, first: int) -> bool:
    """Whether a number of one word is an article or a pronoun: "un", "one of"; never in "one third"."""
    words, table, last = text.words, text.table, first + 1
    if table.fractions_after_one.match(words, text.past_hyphen(last)):
        return False
    pronoun = table.pronouns.get(words[first])
    if pronoun is None:
        return words[first] in table.articles
    prose = words[last][:1].isalpha() and text.breaks[last] < 2
    return not prose or words[last] in pronoun.not_before or words[first - 1] in pronoun.not_after


def ordinal(text: Text, first: int) -> Reading | None:
    """An ordinal word, or the fraction it makes after an article: "a third of"."""
    words, table, last = text.words, text.table, first + 1
    if words[first] not in table.ordinals:
        return None
    parts = words[first - 1] in table.fractions_articles and words[last] in table.fractions_tails
    return Reading(last, table.ordinals[words[first]], "words", reason="fraction" if parts else "ordinal")


def among_neighbours(text: Text, first: int, reading: Reading) -> tuple[Reading, int]:
    """The number with the reason its neighbours give, and the token at which to go on."""
    words, table, last = text.words, text.table, reading.last
    after = text.past_hyphen(last)
    percent = table.percent.end(words, after)
    if percent >= 0:
        return replace(reading, reason="percent"), percent
    if _is_money(text, first, last):
        return replace(reading, reason="money"), last
    time = table.time.end(words, after)
    if time >= 0:
        return replace(reading, reason="time"), time
    fraction = (table.fractions_after_one if reading.value == 1 else table.fractions_after_many).end(words, after)
    if fraction >= 0:
        return replace(reading, last=fraction, value=None, reason="fraction"), fraction
    if after > last and _ends_in_ten(text, reading) and table.ordinals.get(words[after], 10) < 10:
        value = (reading.value or 0) + table.ordinals[words[after]]
        return replace(reading, last=after + 1, value=value, reason="ordinal"), after + 1  # "twenty-first"
    if words[last] == "(" and reading.value is not None and reading.low is None:
        last = _past_repeated(text, reading)
        reading = replace(reading, last=last)
    return _as_a_count(reading), last


def _past_repeated(text: Text, reading: Reading) -> int:
    """The token behind the same number in brackets, in words or digits: "300 (three hundred)"; else its own end."""
    at = reading.last + 1
    if not text.has_digits(at) and text.numeral(at) is None:
        return reading.last
    again = quantity(text, at)
    same = again is not None and again.value == reading.value and text.words[again.last] == ")"
    return again.last + 1 if again is not None and same else reading.last


def _is_money(text: Text, first: int, last: int) -> bool:
    """Whether a currency stands before a number or behind it: "$5 million", "5 million U.S. dollars"."""
    words, table, at = text.words, text.table, last
    if words[first - 1] in table.money_before:
        return True
    while at < last + FILLERS and words[at] in table.money_fillers and not table.money_after.match(words, at):
        at += 1
    return table.money_after.match(words, at) is not None


def _ends_in_ten(text: Text, reading: Reading) -> bool:
    numeral = text.numeral(reading.last - 1)
    return numeral is not None and numeral.kind == "ten" and reading.qualifier == "exact"


def _as_a_count(reading: Reading) -> Reading:
    """Refused where it is no whole number, "two and a half", or larger than any count."""
    if reading.value is not None and reading.value > LARGEST:
        return replace(reading, value=None, low=None, high=None, reason=reading.reason or "unreadable")
    if reading.reason is None and isinstance(reading.value, Fraction) and reading.qualifier != "range":
        return replace(reading, reason="decimal")
    return reading
