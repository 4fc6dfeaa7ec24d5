"""A text as the readers of numbers see it: padded lists of its tokens, and small looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Set

from figures.extract.numbers.words import NumberWords, Numeral
from figures.extract.prose import Tokens
from figures.extract.wordings import PAD, padded

DATED = "\0"  # stands for the words of dates, which no number sees


class Text:
    """One text and the number words of its language; a look past either end meets a blank behind a paragraph's end."""

    __slots__ = ("breaks", "item", "spaced", "table", "tokens", "words")

    def __init__(self, tokens: Tokens, table: NumberWords, dated: Iterable[int]) -> None:
        self.tokens = tokens
        self.table = table
        self.words = padded(tokens.words)
        for token in dated:
            self.words[token] = DATED
        self.breaks = [*tokens.breaks, *[2] * PAD]
        self.spaced = [True, *tokens.spaced[1:], *[True] * PAD]
        self.item = 0  # the last number that numbered a line of a list

    def has_digits(self, at: int) -> bool:
        return "0" <= self.words[at][:1] <= "9"

    def glued(self, at: int) -> bool:
        """Whether a token stands right behind the one before, with no white space."""
        return not self.spaced[at]

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
