"""A phrase of a text -> the sentence around it, of bounded length, so that a reader can check what a number counts.

This is for readers only: what a number is read as is decided by the sentences of `extract`, which know more of a text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from figures.extract.text.prose import fold
from figures.extract.vocabulary import vocabulary

# Code points of a sentence that are shown on either side of its phrase; of a longer one the rest is left out.
REACH = 240
LEFT_OUT = "…"

# A sentence ends with its stop and a space before a capital; "U.S. Army" holds no end. Else it ends with its line, but
# where the next one goes on in small letters.
_END = re.compile(
    r"(?<![A-Z]{2}\.)(?<!\b[A-Z]\.)(?<=[.!?…”\"])\s+(?=[\"“«(¡¿]?[A-ZÀ-Þ0-9])"
    r"|\s*\n\s*\n\s*|\s*\n\s*(?=[^\sa-zß-ÿ])"
)
_LONGEST = 20  # code points in which an abbreviation ends
_LAST_WORD = re.compile(r"([\w.]+)\.$")


class Sentence(NamedTuple):
    """A sentence in three: what stands before its phrase, the phrase, and what follows."""

    before: str
    phrase: str
    after: str

    @property
    def line(self) -> str:
        """The sentence on one line."""
        return " ".join("".join(self).split())


def around(text: str, start: int, end: int, language: str) -> Sentence:
    """The sentence of `text[start:end]`; of a long one at most `REACH` code points on either side, cut at a word."""
    abbreviations = vocabulary(language).abbreviations
    first, last = max(0, start - REACH), end + REACH
    ends = [match for match in _END.finditer(text, first, last) if not _abbreviates(text, match, abbreviations)]
    begin = max((match.end() for match in ends if match.end() <= start), default=None)
    close = next((match.start() for match in ends if match.start() >= end), None)
    before, after = text[first if begin is None else begin : start], text[end : last if close is None else close]
    if begin is None and first:
        before = f"{LEFT_OUT} {before.partition(' ')[2]}"
    if close is None and last < len(text):
        after = f"{after.rpartition(' ')[0]} {LEFT_OUT}"
    return Sentence(before.lstrip(), text[start:end], after.rstrip())


def _abbreviates(text: str, end: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Whether the point before a space only shortens a word: "Gen. Smith", "Feb. 4"."""
    word = None if "\n" in end[0] else _LAST_WORD.search(text, max(0, end.start() - _LONGEST), end.start())
    return word is not None and fold(word[1]) in abbreviations
