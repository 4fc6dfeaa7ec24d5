"""A language's numbers.yaml -> the tables that reading a number needs, every word folded as the text will be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from figures.extract import prose

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


ADDRESS_SIGNS = frozenset({":", "@", "#", "www"})  # what may announce an address, a handle or a hashtag

Kind = Literal["unit", "teen", "ten", "hundreds", "scale", "collective"]

# The place a word fills, and the least place that must stand before it: "twenty" may follow hundreds, not tens.
PLACES: Mapping[str, tuple[int, int]] = {"unit": (1, 10), "teen": (1, 100), "ten": (10, 100), "hundreds": (100, 1000)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word that fills a place in a number or multiplies what stands before it."""

    kind: Kind
    value: int
    alone: str = "number"  # what the bare word is: "number", "vague" or "nothing"
    says: str = "exact"
    inside: bool = False  # a scale that may follow a larger one without a coefficient
    followed_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that open a number in front of a scale or a collective: "half a", "several"; no value: its bounds hold."""

    words: tuple[str, ...]
    value: Fraction | None
    says: str
    collectives_only: bool


@dataclass(frozen=True, slots=True)
class Pronoun:
    """The words beside which a number word is a pronoun: "no one", "one of"."""

    not_after: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """One language's number words, compiled once from its numbers.yaml."""

    grouping: frozenset[str]
    decimal: frozenset[str]
    labels: frozenset[str]
    vocabulary: Mapping[str, Numeral]
    bounds: Mapping[int, tuple[int, int]]
    openings: Mapping[str, tuple[Opening, ...]]
    quantities: Mapping[str, tuple[tuple[tuple[str, ...], int, int], ...]]
    tens_joins: frozenset[str]
    sum_joins: frozenset[str]
    halves: Phrases
    of: frozenset[str]
    again: frozenset[str]
    articles: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    to: frozenset[str]
    either: frozenset[str]
    both: frozenset[str]
    between: frozenset[str]
    opened: frozenset[str]
    change: frozenset[str]
    change_stems: tuple[str, ...]
    spread: frozenset[str]
    from_at_most_times: Fraction
    or_at_most_times: Fraction
    percent: Phrases
    money_before: frozenset[str]
    money_after: Phrases
    money_fillers: frozenset[str]
    money_scales: Mapping[str, int]
    time: Phrases
    glued_scales: Mapping[str, int]
    glued_reasons: Mapping[str, str]
    ordinals: Mapping[str, int]
    ordinal_signs: frozenset[str]
    fraction_after_one: Phrases
    fraction_after_many: Phrases
    fraction_articles: frozenset[str]
    fraction_tails: frozenset[str]
    fixed: Mapping[str, str]
    starters: frozenset[str]
    seconds: Mapping[
        str, frozenset[str]
    ]  # behind a starter that is no number itself: the words of which one must follow
    heard_before: frozenset[str]  # words that change a number behind them
    heard_behind: frozenset[str]  # words that change a number before them

    @classmethod
    def from_lexicon(cls, section: Mapping[str, Any]) -> NumberWords:
        """The compiled tables for the mapping of a numbers.yaml whose scalars are text.

        Raises ValueError naming the key when one is missing, of the wrong kind, or not a number.
        """
        root = _Section("numbers", section)
        marks, joins, ranges = root.section("marks"), root.section("joins"), root.section("ranges")
        money, glued, fractions = root.section("money"), root.section("glued"), root.section("fractions")
        vocabulary = _vocabulary(root)
        openings = _openings(root.section("openings"))
        quantities = _quantities(root.section("quantities"))
        ordinals = root.section("ordinals").integers()
        changes = ranges.folded("change")
        halves, percent, time = (
            _phrases(texts) for texts in (joins.texts("halves"), root.texts("percent"), root.texts("time"))
        )
        money_before, money_after = frozenset(money.folded("before")), _phrases(money.texts("after"))
        parts = [_phrases(fractions.texts(key)) for key in ("after_one", "after_many")]
        spans = [*ranges.folded("to"), *ranges.folded("or"), *ranges.folded("and")]
        return cls(
            grouping=frozenset(marks.texts("grouping")),
            decimal=frozenset(marks.texts("decimal")),
            labels=frozenset(marks.folded("labels")),
            vocabulary=vocabulary,
            bounds=root.section("bounds").pairs(),
            openings=openings,
            quantities=quantities,
            tens_joins=frozenset(joins.folded("tens")),
            sum_joins=frozenset(joins.folded("sums")),
            halves=halves,
            of=frozenset(joins.folded("of")),
            again=frozenset(joins.folded("again")),
            articles=frozenset(root.folded("articles")),
            pronouns=_pronouns(root.section("pronouns")),
            to=frozenset(ranges.folded("to")),
            either=frozenset(ranges.folded("or")),
            both=frozenset(ranges.folded("and")),
            between=frozenset(ranges.folded("between")),
            opened=frozenset(ranges.folded("from")),
            change=frozenset(word for word in changes if not word.endswith("*")),
            change_stems=tuple(word[:-1] for word in changes if word.endswith("*")),
            spread=frozenset(ranges.folded("spread")),
            from_at_most_times=ranges.number("from_at_most_times"),
            or_at_most_times=ranges.number("or_at_most_times"),
            percent=percent,
            money_before=money_before,
            money_after=money_after,
            money_fillers=frozenset(money.folded("fillers")),
            money_scales=money.section("scales").integers(),
            time=time,
            glued_scales=glued.section("scales").integers(),
            glued_reasons={prose.fold(word): str(reason) for word, reason in glued.section("reasons").content.items()},
            ordinals=ordinals,
            ordinal_signs=frozenset(root.folded("ordinal_signs")),
            fraction_after_one=parts[0],
            fraction_after_many=parts[1],
            fraction_articles=frozenset(fractions.folded("articles")),
            fraction_tails=frozenset(fractions.folded("tails")),
            fixed={word: str(reason) for word, reason in root.section("fixed").content.items()},
            starters=frozenset({*vocabulary, *openings, *quantities, *ordinals, *ADDRESS_SIGNS}),
            seconds=_seconds(vocabulary, openings, quantities, ordinals),
            heard_before=frozenset({*money_before, *percent, *ranges.folded("between")}),
            heard_behind=frozenset(
                {*vocabulary, *halves, *percent, *time, *money_after, *money.folded("fillers"), *spans}
            ).union(*parts),
        )


@dataclass(frozen=True, slots=True)
class _Section:
    """A mapping of the lexicon with the path that leads to it, so that a fault can name its place."""

    path: str
    content: Mapping[str, Any]

    def _get(self, key: str) -> Any:
        if key not in self.content:
            raise ValueError(f"{self.path}: the key {key!r} is missing; it has {', '.join(map(str, self.content))}")
        return self.content[key]

    def section(self, key: str) -> _Section:
        found = self._get(key)
        if isinstance(found, Mapping):
            return _Section(f"{self.path}: {key}", found)
        raise ValueError(f"{self.path}: {key}: expected a mapping, got {found!r}")

    def texts(self, key: str) -> list[str]:
        found = self._get(key)
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise ValueError(f"{self.path}: {key}: expected a list of words, got {found!r}")
        return found

    def folded(self, key: str) -> list[str]:
        return [prose.fold(text) for text in self.texts(key)]

    def number(self, key: str) -> Fraction:
        try:
            return Fraction(self._get(key))
        except (TypeError, ValueError):
            raise ValueError(f"{self.path}: {key}: expected a number, got {self.content[key]!r}") from None

    def integer(self, key: str) -> int:
        number = self.number(key)
        if number.denominator != 1:
            raise ValueError(f"{self.path}: {key}: expected a whole number, got {self.content[key]!r}")
        return int(number)

    def integers(self) -> dict[str, int]:
        return {prose.fold(key): self.integer(key) for key in self.content}

    def pair(self, key: str) -> tuple[int, int]:
        texts = self.texts(key)
        if len(texts) != 2 or not all(text.isdecimal() for text in texts) or int(texts[0]) > int(texts[1]):
            raise ValueError(f"{self.path}: {key}: expected [low, high], got {texts!r}")
        return int(texts[0]), int(texts[1])

    def pairs(self) -> dict[int, tuple[int, int]]:
        return {int(key): self.pair(key) for key in self.content}

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        found = self.content.get(key, default)
        if found not in choices:
            raise ValueError(f"{self.path}: {key}: expected one of {', '.join(choices)}, got {found!r}")
        return str(found)


def _vocabulary(root: _Section) -> dict[str, Numeral]:
    words: dict[str, Numeral] = {}

    def add(text: str, word: Numeral) -> None:
        folded = prose.fold(text)
        if words.setdefault(folded, word) != word:
            raise ValueError(f"{root.path}: {text!r} has two meanings")

    places: tuple[tuple[str, Kind], ...] = (
        ("units", "unit"),
        ("teens", "teen"),
        ("tens", "ten"),
        ("hundreds", "hundreds"),
    )
    for key, kind in places:
        section = root.section(key)
        for text in section.content:
            add(text, Numeral(kind, section.integer(text)))
    multipliers: tuple[tuple[str, Kind], ...] = (("scales", "scale"), ("collectives", "collective"))
    for key, kind in multipliers:
        section = root.section(key)
        for text in section.content:
            entry = section.section(text)
            word = Numeral(
                kind,
                entry.integer("value"),
                entry.choice("alone", ("number", "vague", "nothing"), "number"),
                entry.choice("says", ("exact", "vague"), "exact"),
                entry.choice("inside", ("yes", "no"), "no") == "yes",
                frozenset(entry.folded("followed_by")) if "followed_by" in entry.content else frozenset(),
            )
            add(text, word)
    return words


def _openings(section: _Section) -> dict[str, tuple[Opening, ...]]:
    found: dict[str, list[Opening]] = {}
    for text in section.content:
        entry = section.section(text)
        opening = Opening(
            _words(text),
            entry.number("value") if "value" in entry.content else None,
            entry.choice("says", ("exact", "about", "vague"), "exact"),
            entry.choice("collectives_only", ("yes", "no"), "no") == "yes",
        )
        found.setdefault(opening.words[0], []).append(opening)
    return {head: tuple(sorted(group, key=lambda each: -len(each.words))) for head, group in found.items()}


def _seconds(
    vocabulary: Mapping[str, Numeral],
    openings: Mapping[str, tuple[Opening, ...]],
    quantities: Mapping[str, tuple[tuple[tuple[str, ...], int, int], ...]],
    ordinals: Mapping[str, int],
) -> dict[str, frozenset[str]]:
    multipliers = {word for word, numeral in vocabulary.items() if numeral.kind in ("scale", "collective")}
    found: dict[str, frozenset[str]] = {":": frozenset("/")}
    for word in {*openings, *quantities} - {*vocabulary, *ordinals}:
        phrases = [opening.words for opening in openings.get(word, ())]
        phrases += [words for words, _, _ in quantities.get(word, ())]
        behind = {words[1] for words in phrases if len(words) > 1}
        if word in openings and any(len(opening.words) == 1 for opening in openings[word]):
            behind |= {*multipliers, "-"}
        if all(len(words) > 1 for words, _, _ in quantities.get(word, ())):
            found[word] = frozenset(behind)
    return found


def _pronouns(section: _Section) -> dict[str, Pronoun]:
    entries = {prose.fold(word): section.section(word) for word in section.content}
    return {
        word: Pronoun(frozenset(entry.folded("not_after")), frozenset(entry.folded("not_before")))
        for word, entry in entries.items()
    }


def _quantities(section: _Section) -> dict[str, tuple[tuple[tuple[str, ...], int, int], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
    for text in section.content:
        words = _words(text)
        found.setdefault(words[0], []).append((words, *section.pair(text)))
    return {head: tuple(group) for head, group in found.items()}


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(prose.tokens(phrase).words)


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = _words(phrase)
        found.setdefault(words[0], []).append(words)
    return {head: tuple(sorted(group, key=len, reverse=True)) for head, group in found.items()}
