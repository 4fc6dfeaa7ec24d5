"""What all words around a figure say together of its status, measure and side, where no single one decides.

A rule answers by the word it was written for and is deaf to the others. Here every word and every list of the lexicon
that speaks in the sentence weighs for or against each answer, by where it stands. The weights are learned from the
labelled examples of the repository (`tests/training`), stand in `lexicon/<language>/evidence.csv`, one cue a line, and
are added up. The answer of the rules weighs TRUST; it falls only where the others outweigh it by more.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
Vector = tuple[tuple[int, float], ...]  # the answers that a cue weighs for, by their number, and how much

FIELDS: tuple[Field, ...] = ("status", "measure", "side")
TRUST = 4.0  # what the answer of the rules weighs, as a logarithm of odds: fifty to one
WINDOW = 40  # tokens on either side of a figure, within its sentence, that are heard
REACHES = ("sentence", "near", "beside")  # each nearer one is of the farther ones, too
NEAR, BESIDE = 6, 2  # tokens from a figure within which a word is near it, or right beside it
OWN = frozenset({"denied", "withdrawn", "increase", "decrease"})  # what only words of its own say: never outweighed
# The lists of which it matters what they say, not only that they speak.
SAYING = frozenset({"status.before", "status.after", "measure.before", "measure.after", "total.before", "reason"})
SPOKESMEN = 3  # how many of the cues that outweighed a rule are told
NOTHING: tuple[Vector, ...] = ((), (), ())  # what a cue weighs that none was learned for


@dataclass(frozen=True, slots=True)
class Scales:
    """The weights of a language, by what is heard: for each of REACHES what a cue weighs that stands so far."""

    answers: tuple[tuple[str, str], ...]
    start: Vector
    by_cue: Mapping[Key, tuple[Vector, ...]]


@functools.cache
def scales(language: str) -> Scales | None:
    """The weights of a language; None where none were learned, and the rules decide alone."""
    learned = lexicon.weights(language)
    if learned is None:
        return None
    by_cue: dict[Key, dict[str, Vector]] = {}
    for (where, reach, cue), vector in learned.cues.items():
        by_cue.setdefault((where, cue), {})[reach] = vector
    return Scales(learned.answers, learned.start, {key: tuple(reaching(each)) for key, each in by_cue.items()})


def reaching(by_reach: Mapping[str, Vector]) -> Iterator[Vector]:
    """What a cue weighs at each reach: what is near is in the sentence, too."""
    total: dict[int, float] = {}
    for reach in REACHES:
        for at, weight in by_reach.get(reach, ()):
            total[at] = total.get(at, 0.0) + weight
        yield tuple(total.items())


def weigh(told: Story) -> None:
    """Let the figures of a text whose words outweigh their rules say what these words do."""
    known = scales(told.page.vocabulary.language)
    if known is None:
        return
    # All are heard as the rules leave them, before the first one changes.
    sums = [_sums(told, number, known) for number in range(len(told.drafts))]
    for number, weighed in enumerate(sums):
        for field in FIELDS:
            _decide(told, number, field, known, weighed)


def _sums(told: Story, number: int, known: Scales) -> list[float]:
    """What all that is heard of a figure weighs for each answer."""
    sums = [0.0] * len(known.answers)
    for at, weight in known.start:
        sums[at] = weight
    for key, reach, _ in heard(told, number):
        for at, weight in known.by_cue.get(key, NOTHING)[reach]:
            sums[at] += weight
    return sums


def _names_border(made: Draft) -> bool:
    """Whether the words that gave its side name a border: "on both borders"."""
    return any(isinstance(words, Hit) and "border" in words.senses for words in made.told_by["side"])


def heard(told: Story, number: int) -> list[Heard]:
    """The cues of a figure, each at its nearest: where it stands and what it is, its reach by number, and its token."""
    page, made = told.page, told.drafts[number]
    first, last = made.first, made.last
    begin, end = page.sentence_at(first)
    found: list[Heard] = []
    sides = (
        ("before", first, range(first - 1, max(begin, first - WINDOW) - 1, -1)),
        ("behind", last - 1, range(last, min(end, last + WINDOW))),
    )
    for where, edge, around in sides:
        seen: set[str] = set()
        for at in around:
            distance = abs(at - edge)
            reach = 2 if distance <= BESIDE else 1 if distance <= NEAR else 0
            fresh = [cue for cue in _cues(page, at) if cue not in seen]
            seen.update(fresh)
            found += [((where, cue), reach, at) for cue in fresh]
    found += [(("within", _word(page, at)), 0, at) for at in range(first, last)]
    found += [(("within", f"<{cue}>"), 0, first) for cue in (made.qualifier, made.force)]
    for where, other in (("before", number - 1), ("behind", number + 1)):
        beside = told.drafts[other] if 0 <= other < len(told.drafts) else None
        found += [((where, cue), 0, first) for cue in _compared(made, beside)]
    return found


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


def _decide(told: Story, number: int, field: Field, known: Scales, sums: list[float]) -> None:
    """Keep the answer of the rules to one field, or put the weightier one in its place."""
    made = told.drafts[number]
    ruled = getattr(made, field)
    weighed = {answer: sums[at] for at, (of, answer) in enumerate(known.answers) if of == field}
    if len(told.drafts) == 1:
        weighed.pop("part", None)  # the only figure of a text is a part of none
    best = max(weighed, key=weighed.__getitem__, default=ruled)
    if best == ruled or weighed[best] <= weighed.get(ruled, 0.0) + TRUST:
        return
    firm = field == "status" and made.said is not None and made.said.firm and made.said.value == ruled
    if ruled in OWN or firm:
        return  # "of the 1,500 announced in January, 1,100 had arrived"
    if field == "side" and _names_border(made):
        return
    spokesmen = _spokesmen(told, number, known, (field, best), (field, ruled))
    made.outweigh(field, best, "evidence.weigh", tuple(Said(best, at, at + 1) for at in spokesmen))
    if field == "status" and (best in HAPPENED) == is_later(told.page, made.dated):
        made.dated = None  # a day to come is none of those who are there, nor one gone by of those who will be


def _spokesmen(told: Story, number: int, known: Scales, best: tuple[str, str], ruled: tuple[str, str]) -> list[int]:
    """The tokens of the cues that spoke most for one answer against another."""
    gain: dict[int, float] = {}
    for key, reach, at in heard(told, number):
        weighs = {known.answers[of]: weight for of, weight in known.by_cue.get(key, NOTHING)[reach]}
        gain[at] = gain.get(at, 0.0) + weighs.get(best, 0.0) - weighs.get(ruled, 0.0)
    return sorted(sorted(gain, key=gain.__getitem__, reverse=True)[:SPOKESMEN])
