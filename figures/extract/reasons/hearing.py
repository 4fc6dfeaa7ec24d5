"""What is heard around a number: words, and lists of the lexicon, by where they stand, and what they weigh.

The weights are learned from the labelled examples of the repository (`tests/training`) and stand in files of
`lexicon/<language>`, one cue a line. What all the words around a number weigh for an answer is their sum, a logarithm
of odds.

A sentence is added up once for all of its numbers, token by token, so that what stands far from one of them is the
difference of two sums. Such a sum is of all answers at once: see `packed`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from figures import lexicon
from figures.extract.once import once
from figures.extract.page import Page, looked_once

Key = tuple[str, str]  # where it stands, and the cue: a word, or "<status.after announced>" for a list that it is of
Stretch = tuple[str, int, int, int]  # where tokens [first, last) of a sentence stand, and their reach by number
Stand = tuple[str, int, int]  # where a token stands, its reach by number, and the token
Heard = tuple[Key, int, int]  # a cue, its reach by number, and its token
Weighs = tuple[tuple[int, float], ...]  # the answers that something weighs for, by their number, and how much
Packed = int  # what something weighs for all answers: see `packed`
Reaching = tuple[Packed, ...]  # what a cue weighs at each of REACHES
Spoke = tuple[int, list[float]]  # a token that weighs something, and what it weighs for each answer

WINDOW = 40  # tokens on either side of a number, within its sentence, that are heard
REACHES = ("sentence", "near", "beside")  # each nearer one is of the farther ones, too
FAR = 0  # the reach of all that is no nearer, by number
NEAR, BESIDE = 6, 2  # tokens from a number within which a word is near it, or right beside it
# Each reach by its number in REACHES, nearest first: from and to how many tokens.
REACHED = ((2, 0, BESIDE), (1, BESIDE, NEAR), (FAR, NEAR, WINDOW))
HUNDREDTHS = 100  # weights are learned to the second decimal
LANE = 32  # bits that an answer has in what is packed: sums stay below 20 million, so that none leaves its lane
LOWEST = -(1 << LANE - 1)  # that a lane holds, in hundredths
# The lists of which it matters what they say, not only that they speak.
SAYING = frozenset({"status.before", "status.after", "measure.before", "measure.after", "total.before", "reason"})


class Learned(dict[str, Reaching]):
    """What was learned of the cues that stand in one place, each put together when it is first heard."""

    def __init__(self, by_cue: Mapping[str, Mapping[str, Weighs]]) -> None:
        self.by_cue = by_cue

    def __missing__(self, cue: str) -> Reaching:
        if cue not in self.by_cue:
            return NOTHING
        weighs = self[cue] = tuple(reaching(self.by_cue[cue]))
        return weighs


@dataclass(frozen=True, eq=False)
class Scales:
    """The weights of a language: what each answer weighs before anything is heard, and what was learned of each cue."""

    answers: tuple[tuple[str, str], ...]
    start: Packed
    learned: Mapping[str, Learned]  # by where it stands

    @once
    def numbered(self) -> dict[str, dict[str, int]]:
        """The answers for each field, each with its number in the sums."""
        by_field: dict[str, dict[str, int]] = {}
        for number, (field, answer) in enumerate(self.answers):
            by_field.setdefault(field, {})[answer] = number
        return by_field

    def sums(self, page: Page, around: Iterable[Stretch], of_itself: Iterable[Heard]) -> list[float]:
        """What all that is heard around a number, and of the number itself, weighs together for each answer."""
        total = self.start
        for where, reach, first, last in around:
            sentence = page.sentence_of[first]
            begin, _ = page.sentences[sentence]
            if reach == FAR:
                added = self._added_up(page, where, sentence)
                total += added[last - begin] - added[first - begin]
                continue
            learned = self.learned.get(where, UNLEARNED)
            for heard in cues_of(page, sentence)[first - begin : last - begin]:
                for cue in heard:
                    total += learned[cue][reach]
        for (where, cue), reach, _ in of_itself:
            total += self.learned.get(where, UNLEARNED)[cue][reach]
        return unpacked(total, len(self.answers))

    def _added_up(self, page: Page, where: str, sentence: int) -> list[Packed]:
        """What the tokens of a sentence weigh together far from a number, from its begin up to each of them."""
        kept: dict[int, list[Packed]] = page.looks[self, where]
        if sentence not in kept:
            learned, total = self.learned.get(where, UNLEARNED), 0
            kept[sentence] = sums = [total]
            for heard in cues_of(page, sentence):
                for cue in heard:
                    total += learned[cue][FAR]
                sums.append(total)
        return kept[sentence]

    def each(self, page: Page, around: Iterable[Stretch], of_itself: Iterable[Heard]) -> Iterator[Spoke]:
        """The tokens heard that weigh anything, and what; then, one by one, what is heard of the number itself."""
        for where, reach, at in stands(around):
            learned = self.learned.get(where, UNLEARNED)
            known = [learned[cue][reach] for cue in cues_at(page, at) if cue in learned.by_cue]
            if known:
                yield at, unpacked(sum(known), len(self.answers))
        for (where, cue), reach, at in of_itself:
            learned = self.learned.get(where, UNLEARNED)
            if cue in learned.by_cue:
                yield at, unpacked(learned[cue][reach], len(self.answers))


@functools.cache
def scales(language: str, learned: str) -> Scales | None:
    """The weights of a language that were `learned` for one purpose; None where none were: the rules decide alone."""
    found = lexicon.weights(language, learned)
    if found is None:
        return None
    by_place: dict[str, dict[str, dict[str, Weighs]]] = {}
    for (where, reach, cue), weighs in found.cues.items():
        by_place.setdefault(where, {}).setdefault(cue, {})[reach] = weighs
    return Scales(found.answers, packed(found.start), {where: Learned(by_cue) for where, by_cue in by_place.items()})


NOTHING: Reaching = (0, 0, 0)
UNLEARNED = Learned({})  # of cues that stand where nothing was learned


def packed(weighs: Weighs) -> Packed:
    """What something weighs for each answer, in hundredths, as one number: one sum adds all answers, and exactly.

    Each answer has LANE bits of its own, as tens and hundreds have a column: 1.5 for the first answer and 0.25 for the
    second are 150 + 25 * 2**LANE. What is below zero borrows from the next lane, which `unpacked` gives back.
    """
    return sum(round(weight * HUNDREDTHS) << LANE * answer for answer, weight in weighs)


def unpacked(total: Packed, answers: int) -> list[float]:
    """What packed weights, or a sum of them, weigh for each of so many answers."""
    raised = total - _lowest(answers)  # no lane is below zero then, so none borrows
    lane = (1 << LANE) - 1
    return [((raised >> LANE * answer & lane) + LOWEST) / HUNDREDTHS for answer in range(answers)]


@functools.cache
def _lowest(answers: int) -> Packed:
    """The lowest that each of so many lanes holds."""
    return sum(LOWEST << LANE * answer for answer in range(answers))


def reaching(by_reach: Mapping[str, Weighs]) -> Iterator[Packed]:
    """What a cue weighs at each reach: what is near is in the sentence, too."""
    total = 0
    for reach in REACHES:
        total += packed(by_reach.get(reach, ()))
        yield total


def around(page: Page, first: int, last: int) -> Iterator[Stretch]:
    """The tokens heard around tokens [first, last), on either side, no farther than WINDOW."""
    begin, end = page.sentence_at(first)
    for reach, nearest, farthest in REACHED:
        if first - nearest > begin:
            yield "before", reach, max(first - farthest, begin), first - nearest
    for reach, nearest, farthest in REACHED:
        if last + nearest < end:
            yield "behind", reach, last + nearest, min(last + farthest, end)


def stands(around: Iterable[Stretch]) -> Iterator[Stand]:
    """The tokens heard, one by one, those before a number backwards from it."""
    for where, reach, first, last in around:
        for at in range(first, last) if where != "before" else reversed(range(first, last)):
            yield where, reach, at


def cues(page: Page, around: Iterable[Stretch]) -> Iterator[Heard]:
    """The cues of tokens that are heard."""
    for where, reach, at in stands(around):
        for cue in cues_at(page, at):
            yield (where, cue), reach, at


@looked_once
def cues_of(page: Page, sentence: int) -> list[tuple[str, ...]]:
    """The cues of each token of a sentence."""
    return [cues_at(page, at) for at in range(*page.sentences[sentence])]


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
