"""Whether all words around a bare number together say that it counts soldiers, against what its rules say.

The rules of `lookalikes` and `ellipses` ask what the last noun was. Here all that is heard in its sentence and in the
one above (`hearing`) weighs for soldiers or against them: "In the sector the total was 42,000, against 90,000 a year
ago". What the rules say falls only where the words outweigh it by more than TRUST.

What `explain` names here:
    outweighs  What the words around a bare number weigh for together: soldiers, or others; no single phrase gave it.
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.reasons import hearing
from figures.extract.reasons.hearing import Heard, Stretch

LEARNED = "counting"  # the file of the weights
TRUST = 2.0  # what the answer of the rules weighs, as a logarithm of odds: seven to one
WAVERING = 1.0  # how much less it weighs that it counts soldiers, where others were counted last
DOUBT = 2.0  # or where no noun of the text counts soldiers, and some count others
SIZES = (10, 100, 1_000, 10_000, 40_000)  # below which numbers are alike, as far as they tell who may be counted
ROUND = 10  # what a round number is a multiple of


def outweighs(page: Page, number: Number, last: int, ruled: bool, doubt: float = 0.0) -> bool:
    """Whether the words around a bare number, read up to token `last`, outweigh that it is `ruled` to count soldiers.

    Where it is not ruled so: whether they outweigh that. `doubt` is by how much less than usual the ruling weighs.
    """
    known = hearing.scales(page.vocabulary.language, LEARNED)
    if known is None:
        return False
    (weight,) = known.sums(page, _around(page, number.first, last), _of_itself(number))
    trust = TRUST - doubt
    return weight < -trust if ruled else weight > trust


def heard(page: Page, number: Number, last: int) -> Iterator[Heard]:
    """The cues of a bare number: where each stands and what it is, its reach by number, and its token."""
    yield from hearing.cues(page, _around(page, number.first, last))
    yield from _of_itself(number)


def _around(page: Page, first: int, last: int) -> Iterator[Stretch]:
    """The tokens heard around a number, and those at the end of the sentence above."""
    yield from hearing.around(page, first, last)
    begin = page.sentence_at(first)[0]
    if begin:
        above, end = page.sentence_at(begin - 1)
        yield "above", hearing.FAR, max(above, end - hearing.WINDOW), end


def _of_itself(number: Number) -> Iterator[Heard]:
    """What a number itself says: how large it is, and whether it is round."""
    value = number.value or number.high or 0
    size = next((f"under {size}" for size in SIZES if value < size), "larger")
    for said in (size, "odd" if value % ROUND else "round"):
        yield ("within", f"<number {said}>"), 0, number.first
