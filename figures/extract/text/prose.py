"""Text -> tokens and sentences, with every offset pointing into the text as given.

Naming: a token's `word` is folded (lower case, no accents, plain quotes and digits); `first` and `last` are token
numbers, half-open; `start` and `end` are code points, half-open.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

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
        for invisible in "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069"
        "\u202a\u202b\u202c\u202d\u202e\ufeff"
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
# What Western European text is written with besides rare signs: its codec folds ten times as fast as a translation.
_WESTERN = "cp1252"
_WESTERN_FOLDED = "".join(bytes([code]).decode(_WESTERN, "replace").translate(_FOLDING) for code in range(256))


def fold(text: str) -> str:
    """`text` in lower case without accents, of the same length: character i folds character i."""
    if text.isascii():
        return text.lower()
    try:
        return codecs.charmap_decode(text.encode(_WESTERN), "strict", _WESTERN_FOLDED)[0]
    except UnicodeEncodeError:
        return text.translate(_FOLDING)


# A word, a number with its inner marks, an abbreviation with its points, or any one sign; the common ones first.
# Every branch consumes at least one character and none can match in two ways, so the scan is linear.
_PARTS = r"({letter}{{3,}}|[0-9]+(?:[.,'][0-9]+)*|(?:{letter}{{1,2}}\.){{2,}}|{letter}+|[^\s\u00ad])"
_ASCII = re.compile(_PARTS.format(letter="[a-z]"))
_UNICODE = re.compile(_PARTS.format(letter=r"[^\W\d_]"))
_SOFT = re.compile(r"([0-9]+(?:[.,'][0-9]+)*|(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:\u00ad+[^\W\d_]+)*|[^\s\u00ad])")
_INVISIBLE = "\u00ad"  # what folding makes of every sign that does not show
_NO_BREAK = frozenset(("", " "))


# What a page that was not unpacked writes in place of a sign, or for how words look: "&nbsp;", "<b>". What has digits
# stays, as every number must be accounted for.
_MARKUP = re.compile(r"&[a-zA-Z]{2,8};|</?[a-zA-Z]{1,10}>")


def _unpacked(markup: re.Match[str]) -> str:
    """What an entity or a tag comes to, of the same length: a sign, or blanks; an unknown entity stays."""
    from html import unescape  # rarely needed

    written = markup[0]
    if written[0] == "<":
        return " " * len(written)
    sign = unescape(written)
    return sign + _INVISIBLE * (len(written) - 1) if len(sign) == 1 else written


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


def _pattern(folded: str) -> re.Pattern[str]:
    """The fastest pattern that finds the tokens of a folded text."""
    return _ASCII if folded.isascii() else _SOFT if _INVISIBLE in folded else _UNICODE


def words(text: str) -> list[str]:
    """The words of the tokens of a text, which is all that a phrase of the lexicon has."""
    return words_of(fold(text))


def folded_each(phrases: Iterable[str]) -> list[str]:
    """Many phrases, folded: in one go it takes a fifth of the time."""
    return fold("\n".join(phrases)).split("\n")


def words_of_each(phrases: Iterable[str]) -> Iterator[list[str]]:
    """The words of many phrases."""
    return map(words_of, folded_each(phrases))


def words_of(folded: str) -> list[str]:
    """The words of the tokens of a folded text."""
    if folded.replace(" ", "").isalpha():
        return folded.split()  # most phrases: there are thousands
    return [word.replace(_INVISIBLE, "") for word in _pattern(folded).findall(folded)]


def tokens(text: str) -> Tokens:
    """Cut a text into tokens; one pass, time linear in its length."""
    folded = fold(_MARKUP.sub(_unpacked, text) if "&" in text or "<" in text else text)
    invisible = _INVISIBLE in folded
    parts = _pattern(folded).split(folded)
    words, gaps = parts[1::2], parts[0:-1:2]
    edges = list(accumulate(map(len, parts)))
    if invisible:
        words = [word.replace(_INVISIBLE, "") for word in words]
        gaps = [gap.replace(_INVISIBLE, "") for gap in gaps]
    breaks = [0 if gap in _NO_BREAK else gap.count("\n") for gap in gaps]
    return Tokens(text, words, edges[0:-1:2], edges[1::2], breaks, list(map(bool, gaps)))
