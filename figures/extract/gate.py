"""Whether a text can hold a troop figure at all: a look at its words, before anything is read.

No number counts soldiers in a text that speaks of none. The look costs a fraction of a reading and errs on one side
only: it may let a text through that has no figure, it never holds one back that has. Only letters are looked at, so
that line breaks, hyphens, accents and capitals change nothing.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick

from figures import lexicon
from figures.extract.garbage import uncollected
from figures.extract.text.prose import fold, words_of_each

# A figure needs a phrase of MILITARY; or people in uniform, or a body with its strength, and the border.
MILITARY = ("troops", "branch", "force", "unit", "operation", "context")
DEFENSE = ("defense",)  # whose names speak of an army as well
PEOPLE = ("uniformed",)
BODIES = ("bodies",)
MEMBERS = ("strength",)  # with a body of people: "a 500-strong mission"
NAMES = ("border", "line", "place")  # of the places, those on the border
KINDS = {*MILITARY, *DEFENSE, *PEOPLE, *BODIES, *MEMBERS, *NAMES}
COMMON = ("auxiliary", "determiner", "filler")  # whose words stand in any text: nothing to look for

_Cut = tuple[tuple[bytes, ...], tuple[str, ...]]  # the words of a phrase, and its digits


def _blanking() -> bytes:
    """For every byte of Latin 1 the folded letter it stands for, or a blank for anything else."""
    folded = fold(bytes(range(256)).decode("latin-1"))
    return "".join(letter if letter.isalpha() and letter < "\u0100" else " " for letter in folded).encode("latin-1")


_BLANKING = _blanking()  # a table of bytes folds all letters at once
_SIGNS = "‘’“”–—…•€"  # of print, beyond Latin 1; most texts that have such signs have none but these


def _letters(text: str) -> bytes:
    """The letters of a text, folded, in Latin 1, with a blank for each other character and one at either end."""
    return b" %b " % _written(text).replace(b"\xad", b"").translate(_BLANKING)


def _written(text: str) -> bytes:
    """A text in Latin 1, if need be folded, with blanks for what Latin 1 has not: no phrase has such letters."""
    for signs in ("", _SIGNS):
        for sign in signs:
            text = text.replace(sign, " ")
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError:
            continue
    return fold(text).encode("latin-1", "replace")


class _Words:
    """Words to look for, all in one pass over a text, by the automaton of Aho and Corasick."""

    def __init__(self, words: Iterable[bytes]) -> None:
        self._listed = sorted(words)
        self._automaton = BytesAhoCorasick([_apart(word) for word in self._listed])

    def met(self, letters: bytes) -> Set[bytes]:
        """Those that stand in a text; `letters` are those of the text, by `_letters`."""
        # Two words that follow one another share the blank between them: matches overlap.
        found = self._automaton.find_matches_as_indexes(letters, overlapping=True)
        return {self._listed[place] for place, _, _ in found}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase and, of one that has any, its digits."""

    words: tuple[bytes, ...]
    digits: tuple[str, ...]

    def stands_in(self, text: str, letters: bytes) -> bool:
        """Whether its words stand in a text one behind the other; and its digits, anywhere."""
        return (
            all(_apart(word) in letters for word in self.words)  # most texts lack one, and need no pattern
            and _following(self.words).search(letters) is not None
            and all(number in fold(text) for number in self.digits)
        )


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Single words, and longer phrases by the word that is least likely to stand in any other text."""

    alone: frozenset[bytes]
    by_key: Mapping[bytes, tuple[_Phrase, ...]]

    @classmethod
    def of(cls, cut: Set[_Cut], shared: Mapping[bytes, int]) -> _Phrases:
        """The phrases, but for those that hold another, which stands in for them: "air force" for "U.S. air force".

        `shared` tells how many phrases have a word, and of a common word far more: the fewer, the rarer it is in texts;
        of two, the longer is.
        """
        whole = {words for words, digits in cut if not digits}
        apart = [(words, digits) for words, digits in cut if not _holds_another(words, whole)]
        alone = frozenset(words[0] for words, digits in apart if len(words) == 1 and not digits)
        by_key: dict[bytes, tuple[_Phrase, ...]] = {}
        for words, digits in apart:
            if digits or len(words) > 1:
                key = min(words, key=lambda word: (shared[word], -len(word), word))
                by_key[key] = (*by_key.get(key, ()), _Phrase(words, digits))
        return cls(alone, by_key)

    @property
    def keys(self) -> frozenset[bytes]:
        """The single words and the rarest ones of longer phrases: where none stands, no phrase does."""
        return self.alone.union(self.by_key)

    def stand_in(self, text: str, letters: bytes, met: Set[bytes]) -> bool:
        """Whether one of the phrases may stand in a text; `met` are words of it, with all `keys` that it has."""
        return not met.isdisjoint(self.alone) or any(
            phrase.stands_in(text, letters) for key in met for phrase in self.by_key.get(key, ())
        )


def _cut(phrase: str, words: list[str]) -> _Cut:
    """The words of a phrase that have letters, and its digits."""
    letters = tuple(_letters(" ".join(words)).split())
    if not letters:
        stands = ", ".join(lexicon.positions(phrase))
        raise lexicon.LexiconError(f"{stands}: {phrase!r} has no word to look for; write it with one, or delete it")
    return letters, tuple(word for word in words if word[0].isdigit())


def _holds_another(words: tuple[bytes, ...], whole: Set[tuple[bytes, ...]]) -> bool:
    """Whether some of the words of a phrase, one behind the other, are a whole phrase."""
    parts = (words[first:last] for first in range(len(words)) for last in range(first + 1, len(words) + 1))
    return any(part in whole and part != words for part in parts)


def _apart(word: bytes) -> bytes:
    """A word with a blank on either side, so that it is found in a text but not inside a word of it."""
    return b" %b " % word


@functools.cache
def _following(words: tuple[bytes, ...]) -> re.Pattern[bytes]:
    """Words one behind the other; made when first asked for, which most texts never do."""
    return re.compile(_apart(b" +".join(words)))


@dataclass(frozen=True, slots=True)
class _Gate:
    """The phrases of one language of which a text must have some, and the words to look for."""

    military: _Phrases
    people: _Phrases
    members: _Phrases
    bodies: _Phrases
    names: _Phrases
    words: _Words  # to look for first: of military, people and members, one of which a text must have
    around: _Words  # and then, of bodies and names


@functools.cache
@uncollected
def _gate(language: str) -> _Gate:
    """The phrases of one language that the look asks for; of its places those on the border."""
    by_kind: dict[str, list[str]] = {}
    for phrase, sense in lexicon.phrases(language):
        if sense.kind == "place" and not lexicon.places()[sense.says].on_border:
            continue
        by_kind.setdefault(sense.kind, []).append(phrase)
    # "active" names a branch only in a text that speaks of an army in other words, too
    by_kind["branch"] = [phrase for phrase in by_kind["branch"] if phrase not in by_kind.get("everyday", ())]

    cut = {kind: {*map(_cut, by_kind[kind], words_of_each(by_kind[kind]))} for kind in KINDS}
    shared = Counter(word for each in cut.values() for words, _ in each for word in {*words})
    common = _letters(" ".join(phrase for kind in COMMON for phrase in by_kind.get(kind, ()))).split()
    shared.update(dict.fromkeys(common, shared.total()))

    def of(kinds: tuple[str, ...]) -> _Phrases:
        return _Phrases.of({phrase for kind in kinds for phrase in cut[kind]}, shared)

    military, people, members, bodies, names = map(of, (MILITARY + DEFENSE, PEOPLE, MEMBERS, BODIES, NAMES))
    words, around = _Words(military.keys | people.keys | members.keys), _Words(bodies.keys | names.keys)
    return _Gate(military, people, members, bodies, names, words, around)


def may_count_troops(text: str, language: str) -> bool:
    """False where no number of `text` can count soldiers; time linear in the text.

    `language` names a lexicon folder. Raises figures.lexicon.LexiconError for a phrase that has no letters.
    """
    gate, letters = _gate(language), _letters(text)
    met = gate.words.met(letters)
    if not met:
        return False
    if gate.military.stand_in(text, letters, met):
        return True
    uniformed, strong = gate.people.stand_in(text, letters, met), gate.members.stand_in(text, letters, met)
    if not (uniformed or strong):
        return False
    around = gate.around.met(letters)
    return gate.names.stand_in(text, letters, around) and (uniformed or gate.bodies.stand_in(text, letters, around))
