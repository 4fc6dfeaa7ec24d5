"""What all words around a figure say together of its status, measure and side, where no single one decides.

A rule answers by the word it was written for and is deaf to the others. Here every word and every list of the lexicon
that speaks in the sentence weighs for or against each answer, by where it stands. The weights are learned from the
labelled examples of the repository (`tests/training`), stand in `lexicon/<language>/evidence.csv`, one cue a line, and
are added up. The answer of the rules weighs TRUST; it falls only where the others outweigh it by more.
"""

from __future__ import annotations

import functools
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from figures import lexicon
from figures.extract import strengths
from figures.extract.cues import Said
from figures.extract.page import Page, looked_once
from figures.extract.phrases import Hit
from figures.extract.story import Draft, Story
from figures.extract.timing import is_later
from figures.extract.verbs import HAPPENED

Field = Literal["status", "measure", "side"]
Key = tuple[str, str]  # where it stands, and the cue: a word, or "<status.after announced>" for a list that it is of
Stand = tuple[str, int, int]  # where a token stands, its reach by number, and the token
Heard = tuple[Key, int, int]  # a cue, its reach by number, and its token
Weighs = tuple[tuple[int, float], ...]  # the answers that something weighs for, by their number, and how much
Outweighed = tuple[Draft, "Field", str, list[int]]  # a figure, its field, the other answer, and who spoke for it
Vector = tuple[float, ...]  # what something weighs for each answer, in their order

FIELDS: tuple[Field, ...] = ("status", "measure", "side")
TRUST = 4.0  # what the answer of the rules weighs, as a logarithm of odds: fifty to one
WINDOW = 40  # tokens on either side of a figure, within its sentence, that are heard
REACHES = ("sentence", "near", "beside")  # each nearer one is of the farther ones, too
NEAR, BESIDE = 6, 2  # tokens from a figure within which a word is near it, or right beside it
REACHED = (2,) * BESIDE + (1,) * (NEAR - BESIDE) + (0,) * (WINDOW - NEAR)  # the reach of each distance, by number
WHOLE = "drafts.whole_force"  # the rule whose answer is not outweighed by what tells of a deployment
GOES_ON = "taken_over.goes_on"  # the rule by which a figure is as far as the first of its list
OWN = frozenset({"denied", "withdrawn", "increase", "decrease"})  # what only words of its own say: never outweighed
# The lists of which it matters what they say, not only that they speak.
SAYING = frozenset({"status.before", "status.after", "measure.before", "measure.after", "total.before", "reason"})
# The rules of figures that add up to another, and how many of them hear less than the sum says.
SUMS = {"breakdowns.adds_up": 3, "breakdowns.told_on": 2}
SPOKESMEN = 3  # how many of the tokens that outweighed a rule are told


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
    every = [each for number in range(len(told.drafts)) for each in _outweighed(told, number, known)]
    found = [each for each in every if not _stands_with_others(told, each[0], each[1], every)]
    for made, asked, answer, spoke in found:
        made.outweigh(asked, answer, "evidence.weigh", tuple(Said(answer, at, at + 1) for at in spoke))
        if asked == "status" and (answer in HAPPENED) == is_later(told.page, made.dated):
            made.dated = None  # a day to come is none of those who are there, nor one gone by of those who will be
    if found:
        _carry_on(told, {id(made) for made, asked, _, _ in found if asked == "status"})


def _carry_on(told: Story, turned: set[int]) -> None:
    """Let figures go on with what outweighed the status of the first of their list: "900 in Roma and 500 in Ajo"."""
    for made in told.drafts:
        led = _goes_on_from(made)
        if led is not None and id(led) in turned:
            made.take_status(led, "evidence.weigh")
            turned.add(id(made))


def _goes_on_from(made: Draft) -> Draft | None:
    """The figure of its sentence whose status one has taken over, and whose words are heard for both."""
    by = made.told_by["status"][0] if made.status_rule.name == GOES_ON else None
    return by if isinstance(by, Draft) and by.sentence == made.sentence else None


def _outweighed(told: Story, number: int, known: Scales) -> Iterator[Outweighed]:
    """The fields of a figure in which its words outweigh the rules, each with its answer and who spoke most for it."""
    made, weighed = told.drafts[number], _weighed(told, number, known)
    sums = _added([known.start, *(vector for _, vector in weighed)])
    for asked in FIELDS:
        ruled = getattr(made, asked)
        by_answer = {answer: at for at, (of, answer) in enumerate(known.answers) if of == asked}
        if len(told.drafts) == 1:
            by_answer.pop("part", None)  # the only figure of a text is a part of none
        best = max(by_answer, key=lambda answer: sums[by_answer[answer]], default=ruled)
        against = by_answer.get(ruled)
        trusted = TRUST + (sums[against] if against is not None else 0.0)
        if best != ruled and sums[by_answer[best]] > trusted and not _stands(made, asked, ruled, best):
            yield made, asked, best, _spokesmen(weighed, by_answer[best], against)


def _stands(made: Draft, asked: Field, ruled: str, best: str) -> bool:
    """Whether what the rules say of a figure is never outweighed: "of the 1,500 announced, 1,100 had arrived"."""
    if made.status == "other" and (made.value or 0) >= strengths.STRENGTH and best not in OWN:
        return True  # what a force has in all: "the Guard has 450,000"; not "no effort to use 100,000"
    if asked == "side":
        return any(isinstance(words, Hit) and "border" in words.senses for words in made.told_by["side"])
    firm = asked == "status" and made.said is not None and made.said.firm and made.said.value == ruled
    whole = made.status_rule.name == WHOLE and best == "deployed" and not made.count.strength
    ruled_out = asked == "status" and (whole or _goes_on_from(made) is not None)
    return firm or ruled_out or ruled in OWN


def _stands_with_others(told: Story, made: Draft, asked: Field, every: list[Outweighed]) -> bool:
    """Whether a figure is one of several that add up to a whole, not most of them outweighed: sums are not heard."""
    rule = made.measure_rule.name
    if asked != "measure" or made.whole is None or rule not in SUMS:
        return False
    others = [draft for draft in told.drafts if draft.whole is made.whole and draft.measure_rule.name == rule]
    fallen = [each[0] for each in every if each[1] == asked and each[0] in others]
    if len(others) < SUMS[rule] and not _are_just_as_many(made.whole, others):
        return False
    return 2 * len(fallen) <= len(others)


def _are_just_as_many(whole: Draft, others: list[Draft]) -> bool:
    """Whether figures of one sentence behind a whole are just as many as it is."""
    behind = others[0].first > whole.first and others[0].sentence == others[-1].sentence
    return behind and len(others) > 1 and sum(other.value or 0 for other in others) == whole.value


def _spokesmen(weighed: list[tuple[int, Vector]], best: int, against: int | None) -> list[int]:
    """The tokens that spoke most for one answer against another, both by their number."""
    gains = {at: vector[best] - (vector[against] if against is not None else 0.0) for at, vector in weighed}
    return sorted(heapq.nlargest(SPOKESMEN, gains, key=gains.__getitem__))


def _weighed(told: Story, number: int, known: Scales) -> list[tuple[int, Vector]]:
    """The tokens heard of a figure, each with what it weighs for each answer; its own words last."""
    page, found = told.page, []
    weighs: dict[Stand, Vector | None] = page.looks[_token_weighs]  # the same for all figures that hear a token so
    for stand in _around(page, told.drafts[number]):
        if stand not in weighs:
            weighs[stand] = _token_weighs(page, known, *stand)
        if (vector := weighs[stand]) is not None:
            found.append((stand[2], vector))
    of_itself = ((at, known.weight(key, reach)) for key, reach, at in _of_itself(told, number))
    return found + [(at, vector) for at, vector in of_itself if vector is not None]


def _token_weighs(page: Page, known: Scales, where: str, reach: int, at: int) -> Vector | None:
    """What a token weighs that stands so far from a figure; None where nothing was learned of it."""
    cues = (known.weight((where, cue), reach) for cue in _cues(page, at))
    found = [vector for vector in cues if vector is not None]
    return _added(found) if found else None


def heard(told: Story, number: int) -> Iterator[Heard]:
    """The cues of a figure: where each stands and what it is, its reach by number, and its token."""
    for where, reach, at in _around(told.page, told.drafts[number]):
        for cue in _cues(told.page, at):
            yield (where, cue), reach, at
    yield from _of_itself(told, number)


def _around(page: Page, made: Draft) -> Iterator[Stand]:
    """The tokens heard around a figure: on which side each stands, its reach by number, and the token."""
    begin, end = page.sentence_at(made.first)
    for where, tokens in (("before", range(made.first - 1, begin - 1, -1)), ("behind", range(made.last, end))):
        for reach, at in zip(REACHED, tokens, strict=False):  # no farther than WINDOW
            yield where, reach, at


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
