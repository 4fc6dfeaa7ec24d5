"""Whether a text can hold a troop figure at all: a look at its words, before anything is read.

No number counts soldiers in a text that speaks of none. The look costs a fraction of a reading and errs on one side
only: it may let a text through that has no figure, it never holds one back that has. Only letters are looked at, so
that line breaks, hyphens, accents and capitals change nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from figures import lexicon
from figures.extract.once import uncollected
from figures.extract.prose import fold, words_of_each

# A figure needs a phrase of MILITARY; or people in uniform, or a body with its strength, and the border.
MILITARY = ("troops", "branch", "force", "unit", "operation", "context")
PEOPLE = ("uniformed",)
BODIES = ("bodies",)
MEMBERS = ("strength",)  # with a body of people: "a 500-strong mission"
NAMES = ("border", "line", "place")  # of the places, those on the border

_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"


def _blanking(encoding: str) -> bytes:
    """For every byte of an encoding the folded letter it stands for, in Latin 1; a blank for anything else."""
    folded = (fold(bytes([code]).decode(encoding, "replace")) for code in range(256))
    return "".join(letter if _LETTER.fullmatch(letter) and letter < "\u0100" else " " for letter in folded).encode(
        "latin-1"
    )


# Nearly every text is written in one of these, the faster one first; a table of bytes then folds all letters at once.
_BLANKINGS = {encoding: _blanking(encoding) for encoding in ("latin-1", "cp1252")}


def _words(text: str) -> list[bytes]:
    """The runs of letters of a text, folded, in Latin 1: bytes are cut and looked up faster than text."""
    if _SOFT_HYPHEN not in text:
        for encoding, blanking in _BLANKINGS.items():
            try:
                return text.encode(encoding).translate(blanking).split()
            except UnicodeEncodeError:
                continue
    return [word.encode("latin-1", "replace") for word in _LETTERS.findall(fold(text).replace(_SOFT_HYPHEN, ""))]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase: all together, with one blank on either side of each; and one by one; and its digits."""

    joined: bytes
    words: frozenset[bytes]
    digits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Single words, and longer phrases by their longest word, which is least likely to stand in any other text."""

    alone: frozenset[bytes]
    by_key: Mapping[bytes, tuple[_Phrase, ...]]
    keys: frozenset[bytes]  # the single words and the longest ones
    words: frozenset[bytes]  # all

    @classmethod
    def of(cls, phrases: Sequence[str]) -> _Phrases:
        """The phrases, but for those that hold another, which stands in for them: "air force" for "U.S. air force"."""
        cut = {_cut(phrase, words) for phrase, words in zip(phrases, words_of_each(phrases), strict=True)}
        whole = {words for words, digits in cut if not digits}
        apart = [(words, digits) for words, digits in cut if not _holds_another(words, whole)]
        alone = frozenset(words[0] for words, digits in apart if len(words) == 1 and not digits)
        longer = [
            _Phrase(_joined(words), frozenset(words), digits) for words, digits in apart if digits or len(words) > 1
        ]
        by_key: dict[bytes, tuple[_Phrase, ...]] = {}
        for phrase in longer:
            key = max(phrase.words, key=lambda word: (len(word), word))
            by_key[key] = (*by_key.get(key, ()), phrase)
        return cls(alone, by_key, alone.union(by_key), alone.union(*(phrase.words for phrase in longer)))

    def stand_in(self, text: str, listed: list[bytes], known: frozenset[bytes]) -> bool:
        """Whether one of the phrases may stand in a text: `listed` are its words, `known` those that phrases have."""
        met = self.keys & known
        if not met or not met.isdisjoint(self.alone):
            return bool(met)
        likely = [phrase for key in met for phrase in self.by_key[key] if phrase.words <= known]
        joined = _joined(listed) if likely else b""
        return any(
            phrase.joined in joined and all(number in fold(text) for number in phrase.digits) for phrase in likely
        )


def _cut(phrase: str, words: list[str]) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The words of a phrase that have letters, and its digits."""
    letters = tuple(_words(" ".join(words)))
    if not letters:
        stands = ", ".join(lexicon.positions(phrase))
        raise lexicon.LexiconError(f"{stands}: {phrase!r} has no word to look for; write it with one, or delete it")
    return letters, tuple(word for word in words if word[0].isdigit())


def _holds_another(words: tuple[bytes, ...], whole: Set[tuple[bytes, ...]]) -> bool:
    """Whether some of the words of a phrase, one behind the other, are a whole phrase."""
    parts = (words[first:last] for first in range(len(words)) for last in range(first + 1, len(words) + 1))
    return any(part in whole and part != words for part in parts)


def _joined(words: Iterable[bytes]) -> bytes:
    """Words with one blank on either side of each, so that a phrase is found in a text but not inside a word of it."""
    return b" %b " % b" ".join(words)


@dataclass(frozen=True, slots=True)
class _Gate:
    """The phrases of one language of which a text must have some."""

    military: _Phrases
    people: _Phrases
    members: _Phrases
    bodies: _Phrases
    names: _Phrases
    keys: frozenset[bytes]  # of the first three, one of which a text must have
    words: frozenset[bytes]  # of these


@functools.cache
@uncollected
def _gate(language: str) -> _Gate:
    """The phrases of one language that the look asks for; of its places those on the border."""
    by_kind: dict[str, list[str]] = {}
    for phrase, sense in lexicon.phrases(language):
        if sense.kind == "place" and not lexicon.places()[sense.says].on_border:
            continue
        by_kind.setdefault(sense.kind, []).append(phrase)

    def of(kinds: tuple[str, ...]) -> _Phrases:
        return _Phrases.of([phrase for kind in kinds for phrase in by_kind[kind]])

    military, people, members = map(of, (MILITARY, PEOPLE, MEMBERS))
    keys = military.keys | people.keys | members.keys
    words = military.words | people.words | members.words
    return _Gate(military, people, members, of(BODIES), of(NAMES), keys, words)


def may_count_troops(text: str, language: str) -> bool:
    """False where no number of `text` can count soldiers; time linear in the text.

    `language` names a lexicon folder. Raises figures.lexicon.LexiconError for a phrase that has no letters.
    """
    gate = _gate(language)
    listed = _words(text)
    known = gate.words.intersection(listed)
    if known.isdisjoint(gate.keys):
        return False
    if gate.military.stand_in(text, listed, known):
        return True
    speaks = gate.people.stand_in(text, listed, known) or (
        gate.members.stand_in(text, listed, known) and gate.bodies.stand_in(text, listed, gate.bodies.words & {*listed})
    )
    return speaks and gate.names.stand_in(text, listed, gate.names.words & {*listed})
