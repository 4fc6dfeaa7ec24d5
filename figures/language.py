"""A text -> the language it looks like, by the small words that every text is full of: "the", "of"; "los", "de"."""

from __future__ import annotations

import functools
import re
from collections import Counter

from figures import lexicon
from figures.extract.text.prose import fold

_SMALL = ("determiner", "of", "and", "within", "that", "possessive")  # lists of the lexicon's grammar
_READ = 20_000  # characters that are looked at
_FEWEST = 4  # small words of another language that say something
_TIMES = 3  # how many times those of its own language they must be
_WORD = re.compile(r"[^\W\d_]+")


def other_likely(text: str, language: str) -> str | None:
    """The language that a text looks to be in, where that is not the one it is said to be in; None where it may be.

    A text that only quotes words of another language looks like its own.
    """
    seen = Counter(_WORD.findall(fold(text[:_READ])))
    counts = {each: sum(seen[word] for word in _small(each)) for each in lexicon.languages()}
    most = max(counts, key=lambda each: counts[each])
    return most if counts[most] >= _FEWEST and counts[most] > _TIMES * counts.get(language, 0) else None


@functools.cache
def _small(language: str) -> frozenset[str]:
    """The small words of a language that the grammar of no other has: not "a", which is of both."""
    others = (_single(each, None) for each in lexicon.languages() if each != language)
    return _single(language, _SMALL).difference(*others)


@functools.cache
def _single(language: str, lists: tuple[str, ...] | None) -> frozenset[str]:
    """The phrases of one word in these lists of a language's grammar, or in all of them."""
    grammar = lexicon.section(f"{language}/words")["grammar"]
    phrases = (fold(phrase) for name in lists or grammar for phrase in grammar[name])
    return frozenset(phrase for phrase in phrases if _WORD.fullmatch(phrase))
