"""Text -> tokens and sentences, with every offset pointing into the text as given.

Naming: a token's `word` is folded (lower case, no accents, plain quotes and digits); `first` and `last` are token
numbers, half-open; `start` and `end` are code points, half-open.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Characters that change nothing but the look of a word: folding swaps each for one of its own length.
_SWAPS = {
    **{ord(quote): "'" for quote in "’‘ʼ`´"},
    **{ord(quote): '"' for quote in "“”„«»"},
    **{ord(dash): "-" for dash in "‐‑‒–−"},
    **{
        ord(space): " "
        for space in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    },
    **{
        ord(invisible): "\u00ad"
        for invisible in "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
    },
}


def _base(character: str) -> str:
    """The letter under an accent or the digit under another script's shape; always one character."""
    if character.isdigit():
        try:
            return str(unicodedata.digit(character))
        except ValueError:
            return character
    if unicodedata.combining(character):
        return "\u00ad"
    lower = character.lower()
    base = unicodedata.normalize("NFKD", lower)[:1]
    if base and base.isalpha() and lower.isalpha():
        return base
    return lower if len(lower) == 1 else character


class _Folding(dict[int, str]):
    """A translation table that works a character out the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _base(chr(code))
        return folded


_FOLDING = _Folding(_SWAPS)


def fold(text: str) -> str:
    """`text` in lower case without accents, of the same length: character i folds character i."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDING)


# A number with its inner marks, an abbreviation with its points, a word, a run of line breaks, or any one sign.
# Every branch consumes at least one character and none can match in two ways, so the scan is linear.
_TOKEN = re.compile(r"[0-9]+(?:[.,'][0-9]+)*|(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:\u00ad+[^\W\d_]+)*|[^\s\u00ad]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text as parallel lists, the cheapest thing to walk over.

    `words[i]` is folded; `starts[i]` and `ends[i]` are code points into the text; `breaks[i]` counts the line breaks
    before token i and `spaced[i]` says whether any white space stands there.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    spaced: list[bool]

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str) -> Tokens:
    """Cut a text into tokens; one pass, time linear in its length."""
    folded = fold(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    spaced: list[bool] = []
    end = 0
    for match in _TOKEN.finditer(folded):
        start, stop = match.span()
        word = match.group()
        words.append(word.replace("\u00ad", "") if "\u00ad" in word else word)
        starts.append(start)
        ends.append(stop)
        if start == end:
            breaks.append(0)
            spaced.append(False)
        else:
            gap = text[end:start]
            breaks.append(gap.count("\n"))
            spaced.append(gap.strip("\u00ad\u200b\u200c\u200d\ufeff") != "")
        end = stop
    return Tokens(text, words, starts, ends, breaks, spaced)
