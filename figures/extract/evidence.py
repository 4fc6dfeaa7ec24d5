"""What all words around a figure say together of its status, measure and side, where no single one decides.

A rule answers by the word it was written for and is deaf to the others. Here all that is heard in the sentence
(`hearing`) weighs for or against each answer. The answer of the rules weighs TRUST; it falls only where the others
outweigh it by more.

What `explain` names here that is no function:
    weigh  What all words of its sentence weigh for together; no single phrase gave it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Literal, NamedTuple

from figures.extract.cues import Said
from figures.extract.nouns.ties import is_whole
from figures.extract.page import Page
from figures.extract.reasons import hearing
from figures.extract.reasons.hearing import Heard, Scales, Spoke
from figures.extract.sides import strengths
from figures.extract.stages.verbs import HAPPENED, PLANS
from figures.extract.story.story import FIGURES_NEAR, Draft, Story
from figures.extract.text.phrases import Hit
from figures.extract.timing import is_later

Field = Literal["status", "measure", "side"]
Outweighed = tuple[Draft, Field, str, list[int]]  # a figure, its field, the other answer, and who spoke for it

FIELDS: tuple[Field, ...] = ("status", "measure", "side")
LEARNED = "evidence"  # the file of the weights
TRUST = 3.0  # what the answer of the rules weighs, as a logarithm of odds: twenty to one
OWN = frozenset({"denied", "withdrawn", "increase", "decrease"})  # what only words of its own say: never outweighed
MANY = 3  # figures that add up to another: so many do by no accident, whatever is heard
NEAR = 3  # tokens from a part to its whole: "500 of the 2,500"
SPOKESMEN = 3  # how many of the tokens that outweighed a rule are told


class Largest(NamedTuple):
    """The largest figure of a text: how many it is, and the noun that it has."""

    size: float
    noun: Hit | None


def weigh(told: Story) -> None:
    """Let the figures of a text whose words outweigh their rules say what these words do."""
    known = hearing.scales(told.page.vocabulary.language, LEARNED)
    if known is None:
        return
    largest, sums = _largest(told.drafts), _sums(told.drafts)
    # All are heard as the rules leave them, before the first one changes.
    every = [each for number in range(len(told.drafts)) for each in _outweighed(told, number, known, largest)]
    fallen = {made for made, asked, _, _ in every if asked == "measure"}
    found = [each for each in every if each[1] != "measure" or not _stands_with_others(each[0], sums, fallen)]
    for made, asked, answer, spoke in found:
        made.outweigh(asked, answer, "evidence.weigh", tuple(Said(answer, at, at + 1) for at in spoke))
        if asked == "status" and answer not in HAPPENED and not is_later(told.page, made.dated):
            made.dated = None  # a day gone by is none of those who will be there
    if found:
        _carry_on(told, {made for made, asked, _, _ in found if asked == "status"})


def _carry_on(told: Story, turned: set[Draft]) -> None:
    """Let figures go on with what outweighed the status of the first of their list: "900 in Roma and 500 in Ajo"."""
    for made in told.drafts:
        led = _goes_on_from(made)
        if led is not None and led in turned:
            made.take_status(led, "evidence.weigh")
            turned.add(made)


def _goes_on_from(made: Draft) -> Draft | None:
    """The figure whose status one has taken over: of its sentence, whose words are heard for both, or its package."""
    if made.status_rule.by not in ("item", "whole"):
        return None
    by = made.told_by["status"][0]
    if not isinstance(by, Draft):
        return None
    near = by is made.whole if made.status_rule.by == "whole" else by.sentence == made.sentence
    return by if near else None


def _outweighed(told: Story, number: int, known: Scales, largest: Largest) -> Iterator[Outweighed]:
    """The fields of a figure in which its words outweigh the rules, each with its answer and who spoke most for it."""
    made, page = told.drafts[number], told.page
    around, of_itself = [*hearing.around(page, made.first, made.last)], [*_of_itself(told, number)]
    sums = known.sums(page, around, of_itself)
    for asked in FIELDS:
        by_answer = known.numbered.get(asked, {})
        ruled = getattr(made, asked)
        weighed = {answer: sums[at] for answer, at in by_answer.items()}
        if ruled != "part" and "part" in weighed and not _may_hold(largest, made):
            del weighed["part"]
        best = max(weighed, key=weighed.__getitem__, default=ruled)
        if best == ruled or weighed[best] <= TRUST + weighed.get(ruled, 0.0):
            continue
        some_go = asked == "status" and best in PLANS and (_is_left_by_some(told, number) or _loses_some(told, number))
        if not (some_go or _stands(page, made, asked, ruled, best)):
            spoke = known.each(page, around, of_itself)
            yield made, asked, best, _spokesmen(spoke, by_answer[best], by_answer.get(ruled))


def _stands(page: Page, made: Draft, asked: Field, ruled: str, best: str) -> bool:
    """Whether what the rules say of a figure is never outweighed: "of the 1,500 announced, 1,100 had arrived"."""
    if made.status == "other" and (made.value or 0) >= strengths.STRENGTH and best not in OWN:
        return True  # what a force has in all: "the Guard has 450,000"; not "no effort to use 100,000"
    if asked == "side":
        named = [words for words in made.told_by["side"] if isinstance(words, Hit)]
        away = any(_is_away(page, words) for words in named)  # "up to 900 in New Orleans"
        whole = made.status_rule.by == "strength" and ruled == "other"
        turned = made.side_rule.by == "turn"  # "14 Mexican soldiers crossed into El Paso"
        return whole or away or turned or any("border" in words.senses for words in named)
    if asked == "measure":
        return ruled in OWN or made.measure_rule.by == "lead" or _is_opened(page, made)
    again = made.status_rule.by == "told again" and ruled in PLANS  # "The 500 are in addition to the 2,000 there"
    firm = made.status_rule.by == "turn" or (made.said is not None and made.said.firm and made.said.value == ruled)
    whole = made.status_rule.by == "strength" and best == "deployed"
    to_come = best in HAPPENED and is_later(page, made.dated)  # "430 soldiers arrive next week"
    return again or firm or whole or to_come or _goes_on_from(made) is not None or ruled in OWN


def _is_left_by_some(told: Story, number: int) -> bool:
    """Whether a figure is a whole of which only some will go: "Of 5,800 troops, 2,200 should be home by May"."""
    made, some = told.drafts[number], told.drafts[number + 1 : number + 2]
    leave = bool(some) and some[0].measure == "decrease" and some[0].sentence == made.sentence
    return leave and is_whole(told.page, made.first)


def _loses_some(told: Story, number: int) -> bool:
    """Whether a figure is a whole right behind those of it who will go: "will withdraw 500 of the 2,500 soldiers"."""
    made, some = told.drafts[number], told.drafts[max(number - 1, 0)]
    leave = some.measure == "decrease" and some.sentence == made.sentence and 0 < made.first - some.count.last <= NEAR
    return leave and made.status == "deployed" and is_whole(told.page, made.first)


def _may_hold(largest: Largest, made: Draft) -> bool:
    """Whether the largest figure of a text may hold one, and those it goes on with: not "900 in Roma, 300 in Ajo".

    Not those either with which it has a noun: "of 120, 90 and 80 soldiers".
    """
    room, led, far = largest.size - made.size, _led(made), 0
    while room > 0 and led is not None and led.measure == "level" and far < FIGURES_NEAR:
        room, led, far = room - led.size, _led(led), far + 1
    return room > 0 and (largest.noun is None or made.count.head is not largest.noun)


def _is_opened(page: Page, made: Draft) -> bool:
    """Whether a figure is led in as of those whom it goes on from: "has 243 there, including 10 at the port".

    Or as some of a whole that opens what is told: "Of the 640 promised, there are 85 here".
    """
    led, whole = _led(made), made.whole
    beside = isinstance(whole, Draft) and whole.sentence == made.sentence and whole.first < made.first
    if isinstance(whole, Draft) and beside and is_whole(page, whole.first):
        return True
    opened = any(isinstance(by, Said) and "whom" in page.kinds(by.first) for by in made.told_by["measure"])
    return opened and led is not None and led.size > made.size


def _led(made: Draft) -> Draft | None:
    """The figure of its sentence from which one goes on."""
    return next((by for by in made.told_by["force"] if isinstance(by, Draft) and by.sentence == made.sentence), None)


def _largest(drafts: list[Draft]) -> Largest:
    """The largest figure of a text, and its noun, unless another as large has one of its own."""
    size = max((each.size for each in drafts), default=0)
    nouns = {each.count.head for each in drafts if each.size == size}
    return Largest(size, nouns.pop() if len(nouns) == 1 else None)


def _is_away(page: Page, words: Hit) -> bool:
    """Whether words name a town or a land away from the border: no state or base to start from, no seat of offices."""
    place = page.vocabulary.places.get(words.says("place") or "")
    return place is not None and not (place.on_border or place.state or place.home or place.seat)


def _sums(drafts: list[Draft]) -> dict[Draft, list[Draft]]:
    """The figures of a text that add up to a whole, with others, by that whole."""
    sums: dict[Draft, list[Draft]] = {}
    for draft in drafts:
        if draft.whole is not None and draft.measure_rule.by == "sum":
            sums.setdefault(draft.whole, []).append(draft)
    return sums


def _stands_with_others(made: Draft, sums: Mapping[Draft, list[Draft]], fallen: Set[Draft]) -> bool:
    """Whether a figure is one of several that add up to a whole, not most of them outweighed: sums are not heard."""
    if made.whole is None or made.measure_rule.by != "sum":
        return False
    others = sums[made.whole]
    if len(others) < MANY and not _are_just_as_many(made.whole, others):
        return False
    return 2 * sum(other in fallen for other in others) <= len(others)


def _are_just_as_many(whole: Draft, others: list[Draft]) -> bool:
    """Whether figures of one sentence behind a whole are just as many as it is."""
    behind = others[0].first > whole.first and others[0].sentence == others[-1].sentence
    return behind and len(others) > 1 and sum(other.value or 0 for other in others) == whole.value


def _spokesmen(spoke: Iterable[Spoke], best: int, against: int | None) -> list[int]:
    """The tokens that spoke most for one answer against another, both by their number."""
    gains = {at: weighs[best] - (weighs[against] if against is not None else 0.0) for at, weighs in spoke}
    return sorted(heapq.nlargest(SPOKESMEN, gains, key=gains.__getitem__))


def heard(told: Story, number: int) -> Iterator[Heard]:
    """The cues of a figure: where each stands and what it is, its reach by number, and its token."""
    made = told.drafts[number]
    yield from hearing.cues(told.page, hearing.around(told.page, made.first, made.last))
    yield from _of_itself(told, number)


def _of_itself(told: Story, number: int) -> Iterator[Heard]:
    """What a figure's own words say, and the figures before it and behind."""
    made = told.drafts[number]
    for at in range(made.first, made.last):
        yield ("within", hearing.word(told.page, at)), 0, at
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
