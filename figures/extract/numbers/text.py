"""A text as the readers of numbers see it: its tokens without those of dates, and small looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from figures.extract.numbers.words import NumberWords, Numeral
from figures.extract.text.padded import PAD, PaddedText
from figures.extract.text.prose import Tokens

THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([.,'])[0-9]{3}(?:\1[0-9]{3})*")
DATED = "\0"  # stands for the words of dates, which no number sees


class Text(PaddedText):
    """One text and the number words of its language; behind it a paragraph ends."""

    __slots__ = ("_groups", "breaks", "item", "table")

    def __init__(self, tokens: Tokens, table: NumberWords, dated: Iterable[int]) -> None:
        super().__init__(tokens)
        self.table = table
        for token in dated:
            self.words[token] = DATED
        self.breaks = [*tokens.breaks, *[2] * PAD]
        self.item = 0  # the last number that numbered a line of a list
        self._groups: bool | None = None

    @property
    def groups_with_marks(self) -> bool:
        """Whether some number of the text has its thousands set off by a mark: "1,200"."""
        if self._groups is None:
            self._groups = any(THOUSANDS.fullmatch(word) for word in self.words)
        return self._groups

    def has_digits(self, at: int) -> bool:
        return "0" <= self.words[at][:1] <= "9"

    def past_hyphen(self, at: int) -> int:
        """The token after a hyphen that glues two words, else `at` itself."""
        return at + 1 if self.words[at] == "-" and self.glued(at) and self.glued(at + 1) else at

    def numeral(self, at: int) -> Numeral | None:
        return self.table.vocabulary.get(self.words[at])

    def multiplier(self, at: int) -> Numeral | None:
        """The scale or collective at a token: "thousand", "dozen"."""
        numeral = self.numeral(at)
        return numeral if numeral is not None and numeral.multiplies else None

    def stands_before(self, first: int, openers: Set[str]) -> int:
        """The token of an opener such as "between" before a number, at most one word ("about") away; else -1."""
        before = self.words[first - 1]
        if before in openers:
            return first - 1
        return first - 2 if before.isalpha() and self.words[first - 2] in openers else -1
