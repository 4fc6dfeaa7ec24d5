"""A short list of wordings -> what each says: the longest that stands at a token, looked up by one word.

For the lists of number words and dates, which hold a few dozen; `phrases` finds the thousands of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from figures.extract.text import prose

Said = TypeVar("Said")
Starters = Mapping[str, frozenset[str] | None]  # words that open something; those of which one must follow, if any must


def starters(openings: Iterable[tuple[str, str | None]]) -> Starters:
    """What may open something, from first words and second ones: "a" + "few"; None for a word that opens it alone."""
    seconds: dict[str, set[str | None]] = {}
    for word, second in openings:
        seconds.setdefault(word, set()).add(second)
    return {word: None if None in behind else frozenset(filter(None, behind)) for word, behind in seconds.items()}


class Wordings(Generic[Said]):
    """Wordings and what they say; `backward` ones are found by their last word.

    The words they are looked for in must end in a blank, as those of `PaddedText` do.
    """

    __slots__ = ("backward", "entries")

    def __init__(self, wordings: Iterable[tuple[str, Said]], backward: bool = False) -> None:
        self.backward = backward
        self.entries: dict[str, list[tuple[list[str], Said]]] = {}
        for wording, said in wordings:
            words = prose.words(wording)
            if not words:
                raise ValueError("a phrase of the lexicon is empty")
            self.entries.setdefault(words[-1 if backward else 0], []).append((words, said))
        for candidates in self.entries.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def match(self, words: list[str], at: int) -> tuple[Said, int] | None:
        """What the longest wording from token `at` on says, and the token behind it (before it, for backward ones)."""
        candidates = self.entries.get(words[at])
        if candidates is None:
            return None
        for wording, said in candidates:
            size = len(wording)
            if self.backward:
                if size == 1 or words[at + 1 - size : at + 1] == wording:
                    return said, at - size
            elif size == 1 or words[at : at + size] == wording:
                return said, at + size
        return None

    def end(self, words: list[str], at: int) -> int:
        """The token behind the longest wording from token `at` on, -1 where none stands."""
        found = self.match(words, at)
        return found[1] if found is not None else -1

    def openings(self) -> Iterator[tuple[str, str | None]]:
        """The first two words of every wording; None for a second word that it does not have."""
        for candidates in self.entries.values():
            yield from ((words[0], words[1] if len(words) > 1 else None) for words, _ in candidates)
