"""What all words around a figure say together of its status, measure and side, where no single one decides.

A rule answers by the word it was written for and is deaf to the others. Here every word and every list of the lexicon
that speaks in the sentence weighs for or against each answer, by where it stands. The weights are learned from the
labelled examples of the repository (`tests/training`), stand in `lexicon/<language>/evidence.csv`, one cue a line, and
are added up. The answer of the rules weighs TRUST; it falls only where the others outweigh it by more.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from figures import lexicon
from figures.extract.cues import Said
from figures.extract.page import Page, looked_once
from figures.extract.phrases import Hit
from figures.extract.story import Draft, Story
from figures.extract.timing import is_later
from figures.extract.verbs import HAPPENED

Field = Literal["status", "measure", "side"]
Key = tuple[str, str]  # where it stands, and the cue: a word, or "<status.after announced>" for a list that it is of
Heard = tuple[Key, int, int]  # a cue, its reach by number, and its token
Weighs = tuple[tuple[int, float], ...]  # the answers that something weighs for, by their number, and how much
Vector = tuple[float, ...]  # what something weighs for each answer, in their order

FIELDS: tuple[Field, ...] = ("status", "measure", "side")
TRUST = 4.0  # what the answer of the rules weighs, as a logarithm of odds: fifty to one
WINDOW = 40  # tokens on either side of a figure, within its sentence, that are heard
REACHES = ("sentence", "near", "beside")  # each nearer one is of the farther ones, too
NEAR, BESIDE = 6, 2  # tokens from a figure within which a word is near it, or right beside it
OWN = frozenset({"denied", "withdrawn", "increase", "decrease"})  # what only words of its own say: never outweighed
# The lists of which it matters what they say, not only that they speak.
SAYING = frozenset({"status.before", "status.after", "measure.before", "measure.after", "total.before", "reason"})
SPOKESMEN, SPOKEN = 3, 5  # how many of the cues that outweighed a rule are told, of those within so many tokens


@dataclass(frozen=True, slots=True)
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


@functools.cache
def scales(language: str) -> Scales | None:
    """The weights of a language; None where none were learned, and the rules decide alone."""
    learned = lexicon.weights(language)
    if learned is None:
        return None
    by_cue: dict[Key, dict[str, Weighs]] = {}
    for (where, reach, cue), weighs in learned.cues.items():
        by_cue.setdefault((where, cue), {})[reach] = weighs
    return Scales(learned.answers, _vector(learned.start, len(learned.answers)), by_cue)


def _vector(weighs: Weighs, size: int) -> Vector:
    """Weights for some of the answers, with nothing for the others."""
    told = dict(weighs)
    return tuple(told.get(at, 0.0) for at in range(size))


def reaching(by_reach: Mapping[str, Weighs], size: int) -> Iterator[Vector]:
    """What a cue weighs at each reach: what is near is in the sentence, too."""
    total: Vector = (0.0,) * size
    for reach in REACHES:
        if reach in by_reach:
            total = _added((total, _vector(by_reach[reach], size)))
        yield total


def _added(vectors: Iterable[Vector]) -> Vector:
    """What several things weigh together."""
    return tuple(map(sum, zip(*vectors, strict=True)))


def weigh(told: Story) -> None:
    """Let the figures of a text whose words outweigh their rules say what these words do."""
    known = scales(told.page.vocabulary.language)
    if known is None:
        return
    # All are heard as the rules leave them, before the first one changes.
    sums = [_sums(told, number, known) for number in range(len(told.drafts))]
    for number, weighed in enumerate(sums):
        for asked in FIELDS:
            _decide(told, number, asked, known, weighed)


def _sums(told: Story, number: int, known: Scales) -> Vector:
    """What all that is heard of a figure weighs for each answer."""
    page, found = told.page, [known.start]
    for where, reach, at in _around(page, told.drafts[number]):
        vector = _token_weighs(page, known, where, reach, at)
        if vector is not None:
            found.append(vector)
    of_itself = (known.weight(key, reach) for key, reach, _ in _of_itself(told, number))
    return _added([*found, *(vector for vector in of_itself if vector is not None)])


def _token_weighs(page: Page, known: Scales, where: str, reach: int, at: int) -> Vector | None:
    """What a token weighs that stands so far from a figure, for all figures that hear it so."""
    weighed: dict[tuple[str, int, int], Vector | None] = page.looks[_token_weighs]
    key = where, reach, at
    if key not in weighed:
        cues = (known.weight((where, cue), reach) for cue in _cues(page, at))
        found = [vector for vector in cues if vector is not None]
        weighed[key] = _added(found) if found else None
    return weighed[key]


def _names_border(made: Draft) -> bool:
    """Whether the words that gave its side name a border: "on both borders"."""
    return any(isinstance(words, Hit) and "border" in words.senses for words in made.told_by["side"])


def heard(told: Story, number: int) -> Iterator[Heard]:
    """The cues of a figure: where each stands and what it is, its reach by number, and its token."""
    for where, reach, at in _around(told.page, told.drafts[number]):
        for cue in _cues(told.page, at):
            yield (where, cue), reach, at
    yield from _of_itself(told, number)


def _around(page: Page, made: Draft, window: int = WINDOW) -> Iterator[tuple[str, int, int]]:
    """The tokens heard around a figure: on which side each stands, its reach by number, and the token."""
    begin, end = page.sentence_at(made.first)
    for at in range(max(begin, made.first - window), made.first):
        yield "before", _reach(made.first - at), at
    for at in range(made.last, min(end, made.last + window)):
        yield "behind", _reach(at - made.last + 1), at


def _reach(distance: int) -> int:
    """The number of the nearest reach that a token is within."""
    return 2 if distance <= BESIDE else 1 if distance <= NEAR else 0


def _of_itself(told: Story, number: int) -> Iterator[Heard]:
    """What a figure's own words say, and the figures before it and behind."""
    made = told.drafts[number]
    for at in range(made.first, made.last):
        yield ("within", _word(told.page, at)), 0, at
    for cue in (made.qualifier, made.force):
        yield ("within", f"<{cue}>"), 0, made.first
    for where, other in (("before", number - 1), ("behind", number + 1)):
        beside = told.drafts[other] if 0 <= other < len(told.drafts) else None
        for said in _compared(made, beside):
            yield (where, said), 0, made.first


def _compared(made: Draft, other: Draft | None) -> tuple[str, ...]:
    """What the figure told before or behind says of one: how near it is, whether larger, and what it was read as."""
    if other is None:
        return ("<no figure>",)
    near = "sentence" if other.sentence == made.sentence else "text"
    size, beside = made.value or made.low or 0, other.value or other.low or 0
    return (
        f"<figure in {near} {'larger' if beside > size else 'smaller' if beside < size else 'same'}>",
        f"<figure {'of its force' if other.force == made.force else 'of another'}>",
        f"<figure on {other.side}>",
    )


@looked_once
def _cues(page: Page, at: int) -> tuple[str, ...]:
    """The word of a token, and the lists of the lexicon that a phrase is of which begins there."""
    hit = page.hit_at[at]
    if hit is None or hit.first != at:
        return (_word(page, at),)
    lists = [f"<{kind} {sense.says}>" if kind in SAYING else f"<{kind}>" for kind, sense in hit.senses.items()]
    return (_word(page, at), *lists)


def _word(page: Page, at: int) -> str:
    """A token as a cue: numbers and dates are all alike but for what they count."""
    number = page.number_at[at]
    if number is not None:
        return f"<number {number.reason}>" if number.reason else "<number>"
    return "<date>" if page.date_at[at] is not None else page.tokens.words[at]


def _decide(told: Story, number: int, asked: Field, known: Scales, sums: Vector) -> None:
    """Keep the answer of the rules to one field, or put the weightier one in its place."""
    made = told.drafts[number]
    ruled = getattr(made, asked)
    weighed = {answer: sums[at] for at, (of, answer) in enumerate(known.answers) if of == asked}
    if len(told.drafts) == 1:
        weighed.pop("part", None)  # the only figure of a text is a part of none
    best = max(weighed, key=weighed.__getitem__, default=ruled)
    if best == ruled or weighed[best] <= weighed.get(ruled, 0.0) + TRUST:
        return
    firm = asked == "status" and made.said is not None and made.said.firm and made.said.value == ruled
    if ruled in OWN or firm:
        return  # "of the 1,500 announced in January, 1,100 had arrived"
    if asked == "side" and _names_border(made):
        return
    spokesmen = _spokesmen(told, number, known, (asked, best), (asked, ruled))
    made.outweigh(asked, best, "evidence.weigh", tuple(Said(best, at, at + 1) for at in spokesmen))
    if asked == "status" and (best in HAPPENED) == is_later(told.page, made.dated):
        made.dated = None  # a day to come is none of those who are there, nor one gone by of those who will be


def _spokesmen(told: Story, number: int, known: Scales, best: tuple[str, str], ruled: tuple[str, str]) -> list[int]:
    """The tokens of the cues that spoke most for one answer against another."""
    for_best, for_ruled = known.answers.index(best), known.answers.index(ruled) if ruled in known.answers else None
    gain: dict[int, float] = {}
    for where, reach, at in _around(told.page, told.drafts[number], SPOKEN):
        vector = _token_weighs(told.page, known, where, reach, at)
        if vector is not None:
            gain[at] = vector[for_best] - (vector[for_ruled] if for_ruled is not None else 0.0)
    return sorted(sorted(gain, key=gain.__getitem__, reverse=True)[:SPOKESMEN])
