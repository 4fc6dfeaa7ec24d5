"""Whether a text can hold a troop figure at all: a look at its words, before anything is read.

No number counts soldiers in a text that speaks of none. The look costs a fraction of a reading and errs on one side
only: it may let a text through that has no figure, it never holds one back that has. Only letters are looked at, so
that line breaks, hyphens, accents and capitals change nothing.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from figures import lexicon
from figures.extract.prose import fold, tokens

# A figure needs a phrase of MILITARY; or people who may be soldiers, and a name or border that makes them such.
MILITARY = ("troops", "branch", "force", "unit", "operation", "context")
PEOPLE = ("people",)
BODIES = ("bodies",)
MEMBERS = ("anyone", "strength")  # with a body of people: "a force of 500 men", "a 500-strong mission"
NAMES = ("border", "place", "country")

_WESTERN = "cp1252"
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"


def _letter(character: str) -> str:
    """A letter folded, a blank for anything else."""
    folded = fold(character)
    return folded if _LETTER.fullmatch(folded) else " "


_BLANKED = "".join(_letter(bytes([code]).decode(_WESTERN, "replace")) for code in range(256))


def _words(text: str) -> list[str]:
    """The runs of letters of a text, folded."""
    if _SOFT_HYPHEN not in text:
        try:
            return codecs.charmap_decode(text.encode(_WESTERN), "strict", _BLANKED)[0].split()
        except UnicodeEncodeError:
            pass  # a sign that Western European text does without
    return _LETTERS.findall(fold(text).replace(_SOFT_HYPHEN, ""))


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases, each under that of its words which is least likely to stand in any other text."""

    by_key: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]  # key -> (its words, its digits) of each phrase
    keys: frozenset[str]

    @classmethod
    def of(cls, language: str, kinds: Iterable[str]) -> _Phrases:
        ours: set[tuple[str, tuple[str, ...]]] = set()
        elsewhere: Counter[str] = Counter()
        for template, sense in lexicon.senses(language):
            for phrase in lexicon.expand(template):
                if sense.kind in kinds:
                    cut = tokens(phrase).words
                    letters = _LETTERS.findall(" ".join(cut))
                    ours.add((_joined(letters), tuple(word for word in cut if word[0].isdigit())))
                else:
                    elsewhere.update(_LETTERS.findall(fold(phrase)))
        counted = Counter(word for words, _ in ours for word in words.split())
        by_key: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for words, digits in ours:
            if words.isspace():
                raise lexicon.LexiconError(f"{language}: the phrase {' '.join(digits)!r} has no word to look for")
            key = min(words.split(), key=lambda word: (len(word) < 3, elsewhere[word], -counted[word], word))
            by_key.setdefault(key, []).append((words, digits))
        return cls({key: tuple(phrases) for key, phrases in by_key.items()}, frozenset(by_key))

    def stand_in(self, text: str, joined: str, words: Iterable[str]) -> bool:
        """Whether one of the phrases may stand in a text: `joined` are its words, `words` those that may be keys."""
        return any(
            phrase in joined and all(number in fold(text) for number in digits)
            for key in self.keys.intersection(words)
            for phrase, digits in self.by_key[key]
        )


def _joined(words: Iterable[str]) -> str:
    """Words with one blank on either side of each, so that a phrase is found in a text but not inside a word of it."""
    return f" {' '.join(words)} "


@dataclass(frozen=True, slots=True)
class _Gate:
    """The phrases of one language of which a text must have some."""

    military: _Phrases
    people: _Phrases
    bodies: _Phrases
    members: _Phrases
    names: _Phrases
    keys: frozenset[str]  # of all but the names


@functools.cache
def _gate(language: str) -> _Gate:
    military, people, bodies, members, names = (
        _Phrases.of(language, kinds) for kinds in (MILITARY, PEOPLE, BODIES, MEMBERS, NAMES)
    )
    return _Gate(military, people, bodies, members, names, military.keys | people.keys | bodies.keys | members.keys)


def may_count_troops(text: str, language: str) -> bool:
    """False where no number of `text` can count soldiers; time linear in the text.

    `language` names a lexicon folder. Raises figures.lexicon.LexiconError for a phrase that has no letters.
    """
    gate = _gate(language)
    listed = _words(text)
    keys = gate.keys.intersection(listed)
    if not keys:
        return False
    joined = _joined(listed)
    if gate.military.stand_in(text, joined, keys):
        return True
    groups = gate.members.stand_in(text, joined, keys) and gate.bodies.stand_in(text, joined, keys)
    if not groups and not gate.people.stand_in(text, joined, keys):
        return False
    return gate.names.stand_in(text, joined, listed)
