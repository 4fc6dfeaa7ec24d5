"""The lexicon of one language, compiled: its phrases, number words, date words and the names they lead to."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from figures import lexicon
from figures.extract.dates import DateWords
from figures.extract.garbage import uncollected
from figures.extract.numbers import NumberWords
from figures.extract.text.phrases import NAMES, Phrases
from figures.extract.text.prose import fold, folded_each, words
from figures.extract.text.sections import WrongEntry
from figures.lexicon import Border, Force, LexiconError, Operation, Place, Sense


@dataclass(frozen=True, slots=True)
class Roster:
    """The forces by what is asked of them, so that no figure searches them all."""

    general: Mapping[str, str]  # country -> its unspecified force
    of_branch: Mapping[tuple[str, str, str | None], str]  # branch, country, state -> force
    of_state: Mapping[str, str]  # state -> the force it has of its own
    within_state: Mapping[tuple[str, str], str]  # a force that states have a part of, and a state -> the state's part
    of_states: Mapping[str, str]  # country -> the force that its states have a part of
    lines: Mapping[str, tuple[str, ...]]  # force -> itself and the more general ones above it, nearest first
    countries: Mapping[str, frozenset[str]]  # branch -> those that have it
    with_states: frozenset[str]  # forces that states have of their own
    branches_with_states: frozenset[str]  # and their branches: "Guard"
    armies: Mapping[str, Mapping[str, str]]  # language -> country -> the force whose people it calls soldiers

    @classmethod
    def of(cls, forces: Mapping[str, Force]) -> Roster:
        """The roster of forces by id; where two fit, a state's first and a country's last is meant."""
        of_branch: dict[tuple[str, str, str | None], str] = {}
        for force in forces.values():
            for branch in force.branches:
                key = branch, force.country, force.state
                of_branch[key] = force.id if force.state is None else of_branch.get(key, force.id)
        last_first = [*forces.values()][::-1]  # so that the first of two stays
        branches = frozenset(branch for branch, _, _ in of_branch)
        with_states = frozenset(force.parent for force in forces.values() if force.parent is not None and force.state)
        return cls(
            {force.country: force.id for force in last_first if force.parent is None},
            of_branch,
            {force.state: force.id for force in last_first if force.state is not None},
            {(force.parent, force.state): force.id for force in last_first if force.parent and force.state},
            {force.country: force.parent for force in last_first if force.parent and force.state},
            {identity: tuple(_line(forces, identity)) for identity in forces},
            {each: frozenset(country for branch, country, _ in of_branch if branch == each) for each in branches},
            with_states,
            frozenset().union(*(forces[force].branches for force in with_states)),
            {
                language: {force.country: force.id for force in last_first if language in force.ashore_in}
                for language in frozenset().union(*(force.ashore_in for force in forces.values()))
            },
        )

    def is_of_no_force(self, phrase: Mapping[str, Sense]) -> bool:
        """Whether the senses of a phrase name a branch that no force is: "armed forces", "joint task force"."""
        return "branch" in phrase and not self.countries.get(phrase["branch"].says)


def _line(forces: Mapping[str, Force], identity: str) -> Iterator[str]:
    """A force and the more general ones above it, nearest first."""
    step: str | None = identity
    while step is not None:
        yield step
        step = forces[step].parent


class Lists(dict[str | tuple[str, ...], frozenset[str]]):
    """The one-word entries of each list of small words, folded: `lists["to"]`.

    The words of any of some lists are put together once: `lists["to", "of"]`.
    """

    def __missing__(self, kinds: str | tuple[str, ...]) -> frozenset[str]:
        if isinstance(kinds, str):
            raise KeyError(kinds)
        either = self[kinds] = frozenset().union(*(self[kind] for kind in kinds))
        return either


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that reading one language needs."""

    language: str
    country: str
    country_by_mark: Mapping[str, str]  # the country a grouping mark hints at
    head_first: bool
    verb_first: bool  # a predicate may stand before the number it speaks of
    plural: tuple[str, ...]
    participle: tuple[str, ...]
    several: tuple[str, ...]  # how a verb ends of which several are the subject
    conditional: tuple[str, ...]  # how a verb ends that tells of an option, folded
    uninflected: tuple[str, ...]  # how an infinitive ends, where the language has an ending for it
    never_plural: frozenset[str]
    abbreviations: frozenset[str]
    endings: tuple[tuple[str, Mapping[str, Sense]], ...]  # of verbs no list has, and what they say
    single: Lists
    known: frozenset[str]  # words that say that the reader knows who is meant: "the", "these"
    strength: frozenset[str]  # "-strong", "-member": what a hyphen joins to a strength
    names: Phrases  # places, borders, forces, countries: a name is never cut by a longer phrase of common words
    phrases: Phrases
    numbers: NumberWords
    dates: DateWords
    forces: Mapping[str, Force]
    roster: Roster
    places: Mapping[str, Place]
    borders: Mapping[str, Border]
    countries: frozenset[str]  # those that have forces of their own
    most_here: Mapping[str, int]  # soldiers: more than such a country ever had on this border at once
    operations: Mapping[str, Operation]
    broad: frozenset[str]  # branches that include others: "active duty" says how soldiers serve, not in what


@functools.cache
@uncollected
def vocabulary(language: str) -> Vocabulary:
    """The lexicon of one language, compiled. Raises LexiconError where a list is empty, or holds what it cannot."""
    if language not in lexicon.languages():
        raise LexiconError(f"no lexicon for language {language!r}: there are {', '.join(lexicon.languages())}")
    words = lexicon.section(f"{language}/words")
    names, phrases = _names_and_phrases(language)
    grammar = words["grammar"]
    single = {kind: frozenset(fold(word) for word in listed if " " not in word) for kind, listed in grammar.items()}
    return Vocabulary(
        language=language,
        country=words["country"],
        country_by_mark=words["marks"],
        head_first=words["head"] == "first",
        verb_first=words["verb"] == "first",
        plural=tuple(grammar["plural"]),
        participle=tuple(grammar["participle"]),
        several=tuple(map(fold, grammar["several"])),
        conditional=tuple(map(fold, grammar["conditional"])),
        uninflected=tuple(map(fold, grammar["uninflected"])),
        never_plural=frozenset(map(fold, grammar["singular_s"])),
        abbreviations=frozenset(map(fold, grammar["abbreviation"])),
        endings=tuple((ending, _to_come()) for ending in grammar["future"]),
        single=Lists(single),
        known=single["these"] | single["determiner"] - single["indefinite"],
        strength=frozenset(words["strength"]),
        names=names,
        phrases=phrases,
        numbers=_numbers(language),
        dates=_dates(language),
        forces=lexicon.forces(),
        roster=Roster.of(lexicon.forces()),
        places=lexicon.places(),
        borders=lexicon.borders(),
        countries=frozenset(lexicon.entries("countries")) - {"other"},
        most_here={
            country: int(entry["most"]) for country, entry in lexicon.entries("countries").items() if "most" in entry
        },
        operations=lexicon.operations(),
        broad=_broad(lexicon.forces()),
    )


def load_all() -> None:
    """Load every language, so that a slip in any file of the lexicon raises LexiconError."""
    lexicon.compare_lists()
    for language in lexicon.languages():
        refuse_two_meanings(language)
        lexicon.refuse_repeats(language)
        lexicon.refuse_strays(language)


def refuse_two_meanings(language: str) -> None:
    """Raise LexiconError where a phrase says two things of one kind: a reading would take the first."""
    known = vocabulary(language)
    for phrase, one, other in itertools.chain(known.names.clashes(), known.phrases.clashes()):
        here, there = (
            ", ".join(lexicon.positions(phrase, language, *filter(None, (sense.says, sense.where))))
            for sense in (one, other)
        )
        kind = f"{other.kind} {other.where}".strip()
        meant = f"{one.says!r} here and {other.says!r} at {there}"
        raise LexiconError(f"{here}: {phrase!r} has two meanings as {kind}: {meant}; keep one")


def _numbers(language: str) -> NumberWords:
    """The number words of a language; LexiconError where its file has an entry that cannot be used."""
    with _placed(language):
        return NumberWords.from_lexicon(lexicon.section(f"{language}/numbers"))


def _dates(language: str) -> DateWords:
    """Its words for dates, with the named moments of all languages; likewise."""
    with _placed(language):
        return DateWords.from_lexicon(lexicon.section(f"{language}/dates"), lexicon.entries("events"))


@contextmanager
def _placed(language: str) -> Iterator[None]:
    """Let a wrong entry name its file, line and column."""
    try:
        yield
    except WrongEntry as wrong:
        top, *keys = wrong.keys
        file = top if top == "events" else f"{language}/{top}"
        raise LexiconError(f"{lexicon.stands_at(file, keys)}{wrong}") from None


def _names_and_phrases(language: str) -> tuple[Phrases, Phrases]:
    """The names and all other phrases of a language; LexiconError where a force is civil."""
    names, phrases = Phrases(), Phrases()
    every = lexicon.phrases(language)
    armed: set[str] = set()
    civil: dict[str, str] = {}
    for (phrase, sense), folded in zip(every, folded_each(phrase for phrase, _ in every), strict=True):
        (names if sense.kind in NAMES else phrases).add(phrase, folded, sense)
        if sense.kind == "force":
            armed.add(" ".join(words(phrase)))
        elif sense.kind == "civil":
            civil[" ".join(words(phrase))] = phrase
    for folded in sorted(armed & civil.keys()):
        stands = ", ".join(lexicon.positions(civil[folded], language))
        raise LexiconError(f"{stands}: {civil[folded]!r} names a force in forces.yaml, so it is not civil; keep one")
    return names, phrases


def _broad(forces: Mapping[str, Force]) -> frozenset[str]:
    """The branches of forces that include a force of another branch."""
    parents = ((forces[force.parent], force) for force in forces.values() if force.parent is not None)
    return frozenset(
        branch for parent, force in parents if force.branches - parent.branches for branch in parent.branches
    )


def _to_come() -> Mapping[str, Sense]:
    """What a verb known only by its ending says, on either side of a number."""
    before = Sense("status", "announced", "before", modal=True)
    after = Sense("status", "announced", "after", modal=True, firm=True)
    return {"status.before": before, "status.after": after}
