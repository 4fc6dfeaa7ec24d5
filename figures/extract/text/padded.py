"""The tokens of a text with blanks behind them, so that no look needs to ask whether it passes an end."""

from __future__ import annotations

from figures.extract.text.prose import Tokens
from figures.extract.text.wordings import Starters

PAD = 16  # tokens: more than any look goes past an end of the text


class PaddedText:
    """The words of one text; a look past either end meets "", since index -1 is a blank too."""

    __slots__ = ("spaced", "tokens", "words")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = [*tokens.words, *[""] * PAD]
        self.spaced = [True, *tokens.spaced[1:], *[True] * PAD]

    def glued(self, at: int) -> bool:
        """Whether a token stands right behind the one before, with no white space."""
        return not self.spaced[at]

    def starts(self, starters: Starters, first: int, last: int) -> list[int]:
        """The tokens of a stretch at which something may begin: digits, and a starter with the word it needs behind."""
        words = self.words
        return [
            at
            for at, word in enumerate(words[first:last], first)
            if (word < ":" and word >= "0")
            or (word in starters and ((needed := starters[word]) is None or words[at + 1] in needed))
        ]
