"""A language's numbers.yaml -> the tables that reading a number needs, every word folded as the text will be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, get_args

from figures.extract.text.prose import fold
from figures.extract.text.sections import Section
from figures.extract.text.wordings import Starters, Wordings, starters

ADDRESS_SIGNS = frozenset({":", "@", "#", "www"})  # what may announce an address, a handle or a hashtag

Kind = Literal["unit", "teen", "ten", "hundreds", "scale", "collective"]
Alone = Literal["number", "vague", "nothing"]
Says = Literal["exact", "about", "vague"]
ALONE: tuple[Alone, ...] = get_args(Alone)
SAYS: tuple[Says, ...] = get_args(Says)

# The place a word fills, and the least place that must stand before it: "twenty" may follow hundreds, not tens.
PLACES: Mapping[str, tuple[int, int]] = {"unit": (1, 10), "teen": (1, 100), "ten": (10, 100), "hundreds": (100, 1000)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word that fills a place in a number or multiplies what stands before it."""

    kind: Kind
    value: int
    alone: Alone = "number"  # what the bare word is
    says: Says = "exact"
    inside: bool = False  # a scale that may follow a larger one without a coefficient
    followed_by: frozenset[str] = frozenset()

    @property
    def multiplies(self) -> bool:
        return self.kind in ("scale", "collective")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a number in front of a scale or a collective: "half a", "several"; no value: its bounds hold."""

    value: Fraction | None
    says: Says
    collectives_only: bool


@dataclass(frozen=True, slots=True)
class Pronoun:
    """The words beside which a number word is a pronoun: "no one", "one of"."""

    not_after: frozenset[str]
    not_before: frozenset[str]


# How most lists of `numbers.yaml` are read: by the type of their field.
AS_TYPED: Mapping[str, Callable[[Section, str], Any]] = {
    "frozenset[str]": Section.words,
    "Wordings[None]": Section.wordings,
    "Mapping[str, int]": lambda read, key: read.section(key).integers(),
    "Mapping[str, str]": lambda read, key: read.section(key).strings(),
    "Fraction": Section.number,
}
# Sections of lists, each of which has a field with both names: `money_before` is the list "before" under "money".
GROUPS = frozenset({"marks", "joins", "ranges", "money", "glued", "fractions"})


@dataclass(frozen=True, eq=False)
class NumberWords:
    """One language's number words; the comments in its numbers.yaml say what each list is for.

    A new list needs a field of its name and type alone, unless it is one of the few that `from_lexicon` reads by name.
    """

    marks_grouping: frozenset[str]
    marks_decimal: frozenset[str]
    marks_labels: frozenset[str]
    vocabulary: Mapping[str, Numeral]
    bounds: Mapping[int, tuple[int, int]]
    openings: Wordings[Opening]
    quantities: Wordings[tuple[int, int]]
    joins_tens: frozenset[str]
    joins_sums: frozenset[str]
    joins_halves: Wordings[None]
    joins_points: frozenset[str]
    joins_of: frozenset[str]
    joins_again: frozenset[str]
    articles: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    ranges_to: frozenset[str]
    ranges_or: frozenset[str]
    ranges_perhaps: frozenset[str]
    ranges_and: frozenset[str]
    ranges_between: frozenset[str]
    ranges_from: frozenset[str]
    change: frozenset[str]  # verbs, whole words
    change_stems: tuple[str, ...]  # and how others begin
    ranges_spread: frozenset[str]
    ranges_from_at_most_times: Fraction
    ranges_or_at_most_times: Fraction
    percent: Wordings[None]
    money_before: frozenset[str]
    money_after: Wordings[None]
    money_fillers: frozenset[str]
    money_scales: Mapping[str, int]
    time: Wordings[None]
    glued_plurals: frozenset[str]
    glued_scales: Mapping[str, int]
    glued_reasons: Mapping[str, str]
    ordinals: Mapping[str, int]
    ordinal_signs: frozenset[str]
    regiments: Wordings[None]
    fractions_after_one: Wordings[None]
    fractions_after_many: Wordings[None]
    fractions_articles: frozenset[str]
    fractions_tails: frozenset[str]
    fixed: Mapping[str, str]

    @classmethod
    def from_lexicon(cls, section: Mapping[str, Any]) -> NumberWords:
        """The compiled tables for the mapping of a numbers.yaml whose scalars are text.

        Raises WrongEntry where a key is missing, of the wrong kind, or not a number.
        """
        root = Section(("numbers",), section)
        change = root.section("ranges").words("change")
        own: dict[str, Any] = {
            "vocabulary": _vocabulary(root),
            "bounds": {int(unit): bounds for unit, bounds in _bounds(root.section("bounds"))},
            "openings": Wordings(_openings(root)),
            "quantities": Wordings(_bounds(root.section("quantities"))),
            "pronouns": dict(_pronouns(root.section("pronouns"))),
            "change": frozenset(word for word in change if not word.endswith("*")),
            "change_stems": tuple(word[:-1] for word in change if word.endswith("*")),
        }
        plain = [each for each in fields(cls) if each.name not in own]
        return cls(**{each.name: AS_TYPED[str(each.type)](*_place_of(root, each.name)) for each in plain}, **own)

    @cached_property
    def starters(self) -> Starters:
        """What may begin a number; behind an opening of one word a hyphen or what it opens must follow."""
        opened = ["-", *(word for word, numeral in self.vocabulary.items() if numeral.multiplies)]
        two_words = [
            (word, behind)
            for word, second in self.openings.openings()
            for behind in (opened if second is None else [second])
        ]
        numerals = dict.fromkeys([*self.vocabulary, *self.ordinals, *ADDRESS_SIGNS])
        return {**starters([*two_words, *self.quantities.openings()]), **numerals, ":": frozenset("/")}

    @cached_property
    def heard_before(self) -> frozenset[str]:
        """Words that change a number behind them."""
        return frozenset({*self.money_before, *self.percent.entries, *self.ranges_between})

    @cached_property
    def heard_behind(self) -> frozenset[str]:
        """Words that change a number before them, or open a wording that does."""
        wordings = (self.joins_halves, self.percent, self.time, self.money_after)
        fractions = (self.fractions_after_one, self.fractions_after_many)
        words = {
            *self.vocabulary,
            *self.glued_scales,
            *self.money_fillers,
            *self.ranges_to,
            *self.ranges_or,
            *self.ranges_and,
        }
        return frozenset(words).union(*(each.entries for each in (*wordings, *fractions)))


def _place_of(root: Section, name: str) -> tuple[Section, str]:
    """The section and the key of the list that a field holds: "money" and "before" of `money_before`."""
    group, _, key = name.partition("_")
    return (root.section(group), key) if group in GROUPS else (root, name)


def _bounds(section: Section) -> Iterator[tuple[str, tuple[int, int]]]:
    return ((key, section.bounds(key)) for key in section.content)


def _vocabulary(root: Section) -> dict[str, Numeral]:
    """The words that make numbers; a word of two kinds or values is refused."""
    words: dict[str, Numeral] = {}
    for text, numeral in _numerals(root):
        if words.setdefault(fold(text), numeral) != numeral:
            raise root.wrong(f"{text!r} has two meanings; keep one")
    return words


def _numerals(root: Section) -> Iterator[tuple[str, Numeral]]:
    places: tuple[tuple[str, Kind], ...] = (
        ("units", "unit"), ("teens", "teen"), ("tens", "ten"), ("hundreds", "hundreds"),
    )  # fmt: skip
    for key, kind in places:
        section = root.section(key)
        yield from ((text, Numeral(kind, section.integer(text))) for text in section.content)
    multipliers: tuple[tuple[str, Kind], ...] = (("scales", "scale"), ("collectives", "collective"))
    for key, kind in multipliers:
        for text, entry in root.section(key).sections():
            alone = entry.choice("alone", ALONE)
            says = entry.choice("says", SAYS)
            followed_by = entry.words("followed_by") if "followed_by" in entry.content else frozenset[str]()
            yield text, Numeral(kind, entry.integer("value"), alone, says, entry.flag("inside"), followed_by)


def _openings(root: Section) -> Iterator[tuple[str, Opening]]:
    for text, entry in root.section("openings").sections():
        value = entry.number("value") if "value" in entry.content else None
        says = entry.choice("says", SAYS)
        yield text, Opening(value, says, entry.flag("collectives_only"))


def _pronouns(section: Section) -> Iterator[tuple[str, Pronoun]]:
    for word, entry in section.sections():
        yield fold(word), Pronoun(entry.words("not_after"), entry.words("not_before"))
