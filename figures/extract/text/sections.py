"""A mapping of the lexicon, as parsed -> its lists and numbers; a fault knows the keys that lead to it.

Scalars are texts, as `figures.lexicon.section` gives them; every word that a text is searched for comes back folded.
All methods raise WrongEntry where a key is missing, of the wrong kind or no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from figures.extract.text.prose import fold
from figures.extract.text.wordings import Wordings

Chosen = TypeVar("Chosen", bound=str)


class WrongEntry(ValueError):
    """An entry that cannot be used: the keys that lead to it, from the name of its file on, and what is wrong."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(f"{': '.join(keys)}: {message}")
        self.keys = keys


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping with the keys that lead to it; those of an entry of a list count from 1."""

    keys: tuple[str, ...]
    content: Mapping[str, Any]

    def wrong(self, message: str, *keys: str) -> WrongEntry:
        """What is wrong with the entry that further keys lead to."""
        return WrongEntry((*self.keys, *keys), message)

    def _get(self, key: str) -> Any:
        """The value of a key; WrongEntry where it is missing."""
        if key not in self.content:
            has = ", ".join(map(str, self.content))
            raise self.wrong(f"the key {key!r} is missing; it has {has}. A language without has it empty")
        return self.content[key]

    def section(self, key: str) -> Section:
        """A mapping."""
        found = self._get(key)
        if isinstance(found, Mapping):
            return Section((*self.keys, key), found)
        raise self.wrong(f"expected a mapping, got {found!r}", key)

    def sections(self) -> Iterable[tuple[str, Section]]:
        """Each key whose value is a mapping of its own."""
        return ((key, self.section(key)) for key in self.content)

    def entries(self, key: str) -> list[Section]:
        """A list of mappings."""
        found = self._get(key)
        if isinstance(found, list) and all(isinstance(entry, Mapping) for entry in found):
            return [Section((*self.keys, key, str(at)), entry) for at, entry in enumerate(found, 1)]
        raise self.wrong(f"expected a list of mappings, got {found!r}", key)

    def texts(self, key: str) -> list[str]:
        """A list of words or phrases, as written."""
        found = self._get(key)
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.wrong(f"expected a list of words, got {found!r}", key)
        return found

    def phrases(self, key: str) -> list[str]:
        """A list of words or phrases, as written, none of them empty."""
        found = self.texts(key)
        for at, text in enumerate(found, 1):
            if not text.strip():
                raise self.wrong("a phrase of the lexicon is empty; delete it", key, str(at))
        return found

    def words(self, key: str) -> frozenset[str]:
        """A list of words, folded."""
        return frozenset(map(fold, self.texts(key)))

    def wordings(self, key: str) -> Wordings[None]:
        """A list of phrases to be found."""
        return Wordings((phrase, None) for phrase in self.phrases(key))

    def number(self, key: str) -> Fraction:
        """A number."""
        try:
            return Fraction(self._get(key))
        except (TypeError, ValueError):
            raise self.wrong(f"expected a number, got {self.content[key]!r}", key) from None

    def integer(self, key: str) -> int:
        """A whole number."""
        number = self.number(key)
        if number.denominator != 1:
            raise self.wrong(f"expected a whole number, got {self.content[key]!r}", key)
        return int(number)

    def integers(self) -> dict[str, int]:
        """Each word with its number: `{dozen: 12}`."""
        return {fold(key): self.integer(key) for key in self.content}

    def strings(self) -> dict[str, str]:
        """Each word with what it says: `{km: distance}`."""
        return {fold(key): str(said) for key, said in self.content.items()}

    def bounds(self, key: str) -> tuple[int, int]:
        """Two whole numbers, the lower first: `[20, 99]`."""
        texts = self.texts(key)
        if len(texts) != 2 or not all(text.isdecimal() for text in texts) or int(texts[0]) > int(texts[1]):
            raise self.wrong(f"expected [low, high], got {texts!r}", key)
        return int(texts[0]), int(texts[1])

    def choice(self, key: str, choices: tuple[Chosen, ...]) -> Chosen:
        """One of some words; the first where the key is left out."""
        found = self.content.get(key, choices[0])
        for choice in choices:
            if choice == found:
                return choice
        raise self.wrong(f"expected one of {', '.join(choices)}, got {found!r}", key)

    def flag(self, key: str) -> bool:
        """Yes or no; no where the key is left out."""
        return self.choice(key, ("no", "yes")) == "yes"

    def grouped(self, key: str) -> list[tuple[str, str]]:
        """Each phrase with what it is listed under, `{last: [past, this past]}`; one under two is refused."""
        section, seen = self.section(key), dict[str, str]()
        for group in section.content:
            for text in section.phrases(group):
                if (other := seen.setdefault(fold(text), group)) != group:
                    raise section.wrong(f"{text!r} stands under {key!r} twice: {other!r} and {group!r}", group, text)
        return [*seen.items()]

    def numbered(self, key: str) -> dict[str, int]:
        """Each phrase with the number it is listed under: `{12: [december, dec]}`."""
        section = self.section(key)
        for group in section.content:
            if not group.lstrip("-").isdecimal():
                raise section.wrong(f"keyed by numbers, not {group!r}", group)
        return {phrase: int(group) for phrase, group in self.grouped(key)}
