"""Nouns behind a number, which say what it counts: what all languages have in common.

`noun_last` and `noun_first` read on with these in languages of one word order and of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from figures.extract.numbers import Number
from figures.extract.page import BULLETS, Page, is_parted
from figures.extract.text.phrases import Hit

REACH = 20  # tokens behind a number in which its noun may stand
PERSONS = frozenset({"troops", "people"})  # nouns of persons: no bodies, and nobody whom a text has to call soldiers
NOUNS = PERSONS | {"anyone"}  # what soldiers are counted as
NAMED = frozenset({"branch", "force", "unit"})
STAR, BOLD = "*", "**"
LEVELS = frozenset({"levels", "total.before"})  # what has a number of people: "the number of", "la cifra de"
LOOSE = ("vague", "collective")  # shapes of numbers that take "of" before their noun: "dozens of", "una veintena de"
# Phrases that may stand between a number and its noun without being the noun.
MODIFIERS = NAMED | {
    *("adjective", "place", "country", "operation", "civil"),
    *("measure.after", "hedge.after"),
}
LANDS = frozenset({"country", "place"})  # what names no force


class Taken(NamedTuple):
    """What words beside a number add to its count, named like the fields of `Count`; None where they leave one alone.

    "and marines", behind "600 soldiers": "marines" inside, the phrase ending behind it, and two forces joined.
    """

    inside: Sequence[Hit] = ()
    last: int | None = None
    kind: str | None = None
    head: Hit | None = None
    partitive: bool | None = None
    joined: bool = False


NOTHING = Taken()


@dataclass(slots=True)
class Count:
    """A number and what it counts.

    `kind` is "troops", "people" (soldiers if the force is named), "anyone" (soldiers if more speaks for it), "elided",
    or the reason why it counts none; "things" is the reason both of the things listed as such and of any plural in
    small letters that no list has ("300 notebooks"), which a noun behind it may still correct.
    `first` and `last` are tokens of the whole phrase from the number to its noun,
    half-open; `inside` the phrases that stand in it; `head` is the noun, or the label that gave the reason.
    """

    number: Number
    kind: str
    first: int
    last: int
    inside: list[Hit] = field(default_factory=list)
    head: Hit | None = None
    partitive: bool = False  # "of them", "de los cuales": a part of what was counted before
    left: Hit | None = None  # the body or level noun before an elided number: "a force of 500"
    strength: bool = False  # "4,000-strong"
    joined: bool = False  # "soldiers and Guard members": several forces under one number

    def take(self, taken: Taken) -> None:
        """Put there what words beside it add."""
        self.inside.extend(taken.inside)
        if taken.last is not None:
            self.last = taken.last
        if taken.kind is not None:
            self.kind = taken.kind
        if taken.head is not None:
            self.head = taken.head
        if taken.partitive is not None:
            self.partitive = taken.partitive
        self.joined = self.joined or taken.joined

    @property
    def says_more(self) -> bool:
        """Whether its phrase says that they come on top of others: "300 more", "300 más"."""
        return any("measure.after" in hit.senses for hit in self.inside)


def noun_from(page: Page, number: Number) -> int:
    """The token from which a number's noun is sought: behind a mark where it opens a line, "• 117: armored cars".

    Behind the stars of Markdown, too: "**500** soldiers"; and behind what it is the level of: "to 500 the number of".
    """
    words, last = page.tokens.words, number.last
    begin, end = page.sentence_at(number.first)
    while last < min(end, number.last + len(BOLD)) and words[last] == STAR:
        last += 1
    if last > number.last:
        return last
    opens = number.first == begin + (words[begin] in BULLETS) and last + 1 < end and is_parted(page, number)
    if opens and "branch" not in page.kinds(last + 1):  # "1989: Joint Task Force 6 is set up"
        return last + 1
    return _past_level(page, last, end)


def _past_level(page: Page, at: int, end: int) -> int:
    """The token behind "the number of" at token `at`, "redujo a 300 el número total de soldados"; else `at`."""
    if at >= end or not page.is_word(at, "determiner"):
        return at
    first = behind = past(page, at, "determiner", end)
    while behind < end and page.kinds(behind) & LEVELS and (hit := page.hit_at[behind]) is not None:
        behind = hit.last
    if behind == first:
        return at
    return behind if page.is_word(behind - 1, "of") else past(page, behind, "of", end)


def noun_kind(hit: Hit) -> str | None:
    """The kind of noun a phrase is, as what is counted: troops for "soldiers", "soldados"; distance for "miles"."""
    for kind in ("troops", "people", "anyone"):  # the surest first
        if kind in hit.senses:
            return kind
    if "reason" in hit.senses:
        return hit.says("reason")
    return None


def is_plural(page: Page, at: int) -> bool:
    """Whether a word has the ending of a plural noun: "notebooks", but not "across" or, in Spanish, "acuartelados"."""
    word = page.tokens.words[at]
    return (
        len(word) > 3
        and word.isalpha()
        and word.endswith(page.vocabulary.plural)
        and word not in page.vocabulary.never_plural
        and not word.endswith(page.vocabulary.participle)
    )


def tells_of_change(hit: Hit) -> bool:
    """Whether a phrase behind a number is its verb, and so none of its words: "150 will leave in", "300 were added"."""
    stage = hit.senses.get("status.after")
    added = stage is not None and stage.firm and hit.last - hit.first > 1
    return "measure.after" in hit.senses and (added or hit.says("measure.after") == "decrease")


def past(page: Page, at: int, kind: str, stop: int) -> int:
    """The token behind the phrase at token `at`, where it is of a kind, behind "of" for one; else `at`."""
    hit = page.hit_at[at] if at < stop else None
    return hit.last if hit is not None and kind in hit.senses else at


def leads_to_noun(page: Page, at: int, stop: int) -> bool:
    """Whether modifiers and then a noun stand from token `at` on: "U.S. active-duty troops" behind "1,500"."""
    for ahead in range(at, min(stop, at + 6)):
        hit = page.hit_at[ahead]
        if hit is None:
            if page.tokens.words[ahead] == "-":
                continue
            return False
        if page.number_at[ahead] is not None:
            return False
        if noun_kind(hit) is not None:
            return True
        if not hit.senses.keys() & MODIFIERS and "and" not in hit.senses:
            return False
    return False


def modifies_noun(page: Page, hit: Hit, stop: int) -> bool:
    """Whether a word that may be a noun goes with the noun behind it: "police soldiers", but "police and soldiers"."""
    joined = hit.last < stop and page.sense(hit.last, "and") is not None
    return not joined and leads_to_noun(page, hit.last, stop)
