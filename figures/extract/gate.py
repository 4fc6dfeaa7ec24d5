"""Whether a text can hold a troop figure at all: a look at its words, before anything is read.

No number counts soldiers in a text that speaks of none. The look costs a fraction of a reading and errs on one side only:
it may let a text through that has no figure, it never holds one back that has. A phrase counts as said when all its
words stand anywhere in the text, in any order, so line breaks, hyphens and accents between or in them change nothing.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Iterable
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
    """Phrases as bags of words, each under the one of its words that is least likely to stand in any other text."""

    keys: frozenset[str]
    rest: dict[str, tuple[tuple[frozenset[str], tuple[str, ...]], ...]]  # key -> (all its words, its digits) each

    @classmethod
    def of(cls, language: str, kinds: Iterable[str], ordinary: frozenset[str]) -> _Phrases:
        rest: dict[str, set[tuple[frozenset[str], tuple[str, ...]]]] = {}
        for template, sense in lexicon.senses(language):
            if sense.kind in kinds:
                for phrase in lexicon.expand(template):
                    found = tokens(phrase).words
                    words = frozenset(part for word in found for part in _LETTERS.findall(word))
                    if not words:
                        raise lexicon.LexiconError(f"{language}: {phrase!r} ({sense.kind}) has no word to look for")
                    key = max(words, key=lambda word: (word not in ordinary, len(word), word))
                    digits = tuple(word for word in found if word[0].isdigit())
                    rest.setdefault(key, set()).add((words, digits))
        return cls(frozenset(rest), {key: tuple(entries) for key, entries in rest.items()})

    def among(self, words: set[str], text: str) -> bool:
        """Whether one of the phrases may stand in a text of these words."""
        return any(
            needed <= words and all(number in fold(text) for number in digits)
            for key in self.keys & words
            for needed, digits in self.rest[key]
        )


@dataclass(frozen=True, slots=True)
class _Gate:
    """The phrases of one language that a text must have."""

    needed: frozenset[str]  # words without any of which no phrase of MILITARY or NAMES can stand in a text
    military: _Phrases
    people: _Phrases
    bodies: _Phrases
    members: _Phrases
    names: _Phrases


@functools.cache
def _gate(language: str) -> _Gate:
    kinds = {*MILITARY, *PEOPLE, *BODIES, *MEMBERS, *NAMES}
    ordinary = frozenset(
        fold(phrase)
        for template, sense in lexicon.senses(language)
        if sense.kind not in kinds
        for phrase in lexicon.expand(template)
    )
    lists = [_Phrases.of(language, kinds, ordinary) for kinds in (MILITARY, PEOPLE, BODIES, MEMBERS, NAMES)]
    return _Gate(lists[0].keys | lists[-1].keys, *lists)


def may_count_soldiers(text: str, language: str) -> bool:
    """False where no number of `text` can count soldiers; time linear in the text.

    `language` names a lexicon folder. Raises figures.lexicon.LexiconError for a phrase that has no letters.
    """
    gate = _gate(language)
    listed = _words(text)
    if gate.needed.isdisjoint(listed):
        return False
    words = set(listed)
    if gate.military.among(words, text):
        return True
    if not gate.names.among(words, text):
        return False
    some = gate.people.among(words, text)
    return some or (gate.bodies.among(words, text) and gate.members.among(words, text))
