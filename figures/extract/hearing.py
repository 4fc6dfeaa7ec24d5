"""What is heard around a number: words, and lists of the lexicon, by where they stand, and what they weigh.

The weights are learned from the labelled examples of the repository (`tests/training`) and stand in files of
`lexicon/<language>`, one cue a line. What all the words around a number weigh for an answer is their sum, a logarithm
of odds.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from figures import lexicon
from figures.extract.page import Page, looked_once

Key = tuple[str, str]  # where it stands, and the cue: a word, or "<status.after announced>" for a list that it is of
Stand = tuple[str, int, int]  # where a token stands, its reach by number, and the token
Heard = tuple[Key, int, int]  # a cue, its reach by number, and its token
Weighs = tuple[tuple[int, float], ...]  # the answers that something weighs for, by their number, and how much
Vector = tuple[float, ...]  # what something weighs for each answer, in their order
Spoke = list[tuple[int, Vector]]  # the tokens that weigh anything, each with what it weighs

WINDOW = 40  # tokens on either side of a number, within its sentence, that are heard
REACHES = ("sentence", "near", "beside")  # each nearer one is of the farther ones, too
NEAR, BESIDE = 6, 2  # tokens from a number within which a word is near it, or right beside it
REACHED = (2,) * BESIDE + (1,) * (NEAR - BESIDE) + (0,) * (WINDOW - NEAR)  # the reach of each distance, by number
# The lists of which it matters what they say, not only that they speak.
SAYING = frozenset({"status.before", "status.after", "measure.before", "measure.after", "total.before", "reason"})


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """The weights of a language: what was learned of each cue, and what it weighs once it is heard."""

    answers: tuple[tuple[str, str], ...]
    start: Vector
    learned: Mapping[Key, Mapping[str, Weighs]]
    by_cue: dict[Key, tuple[Vector, ...]] = field(default_factory=dict)  # of those heard so far, at each of REACHES

    def weight(self, key: Key, reach: int) -> Vector | None:
        """What a cue weighs that stands so far; None where nothing was learned of it."""
        learned = self.learned.get(key)
        if learned is None:
            return None
        if key not in self.by_cue:
            self.by_cue[key] = tuple(reaching(learned, len(self.answers)))
        return self.by_cue[key][reach]

    def weighed(self, page: Page, stands: Iterable[Stand], of_itself: Iterable[Heard]) -> Spoke:
        """What tokens weigh that are heard where they stand, and what is heard of the number itself, behind them."""
        weighs: dict[Stand, Vector | None] = page.looks[self]  # the same for all numbers that hear a token so
        found = []
        for stand in stands:
            if stand not in weighs:
                weighs[stand] = self._token_weighs(page, *stand)
            if (vector := weighs[stand]) is not None:
                found.append((stand[2], vector))
        itself = ((at, self.weight(key, reach)) for key, reach, at in of_itself)
        return found + [(at, vector) for at, vector in itself if vector is not None]

    def _token_weighs(self, page: Page, where: str, reach: int, at: int) -> Vector | None:
        """What a token weighs that stands so far from a number; None where nothing was learned of it."""
        cues = (self.weight((where, cue), reach) for cue in cues_at(page, at))
        found = [vector for vector in cues if vector is not None]
        return added(found) if found else None

    def sums(self, spoke: Spoke) -> Vector:
        """What all that spoke weighs together for each answer."""
        return added([self.start, *(vector for _, vector in spoke)])


@functools.cache
def scales(language: str, learned: str) -> Scales | None:
    """The weights of a language that were `learned` for one purpose; None where none were: the rules decide alone."""
    weights = lexicon.weights(language, learned)
    if weights is None:
        return None
    by_cue: dict[Key, dict[str, Weighs]] = {}
    for (where, reach, cue), weighs in weights.cues.items():
        by_cue.setdefault((where, cue), {})[reach] = weighs
    return Scales(weights.answers, _vector(weights.start, len(weights.answers)), by_cue)


def _vector(weighs: Weighs, size: int) -> Vector:
    """Weights for some of the answers, with nothing for the others."""
    told = dict(weighs)
    return tuple(told.get(at, 0.0) for at in range(size))


def reaching(by_reach: Mapping[str, Weighs], size: int) -> Iterator[Vector]:
    """What a cue weighs at each reach: what is near is in the sentence, too."""
    total: Vector = (0.0,) * size
    for reach in REACHES:
        if reach in by_reach:
            total = added((total, _vector(by_reach[reach], size)))
        yield total


def added(vectors: Iterable[Vector]) -> Vector:
    """What several things weigh together."""
    return tuple(map(sum, zip(*vectors, strict=True)))


def around(page: Page, first: int, last: int) -> Iterator[Stand]:
    """The tokens heard around tokens [first, last): on which side each stands, its reach by number, and the token."""
    begin, end = page.sentence_at(first)
    for where, tokens in (("before", range(first - 1, begin - 1, -1)), ("behind", range(last, end))):
        for reach, at in zip(REACHED, tokens, strict=False):  # no farther than WINDOW
            yield where, reach, at


def cues(page: Page, stands: Iterable[Stand]) -> Iterator[Heard]:
    """The cues of tokens that are heard."""
    for where, reach, at in stands:
        for cue in cues_at(page, at):
            yield (where, cue), reach, at


@looked_once
def cues_at(page: Page, at: int) -> tuple[str, ...]:
    """The word of a token, and the lists of the lexicon that a phrase is of which begins there."""
    hit = page.hit_at[at]
    if hit is None or hit.first != at:
        return (word(page, at),)
    lists = [f"<{kind} {sense.says}>" if kind in SAYING else f"<{kind}>" for kind, sense in hit.senses.items()]
    return (word(page, at), *lists)


def word(page: Page, at: int) -> str:
    """A token as a cue: numbers and dates are all alike but for what they count."""
    number = page.number_at[at]
    if number is not None:
        return f"<number {number.reason}>" if number.reason else "<number>"
    return "<date>" if page.date_at[at] is not None else page.tokens.words[at]
