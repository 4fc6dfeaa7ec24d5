"""figures/lexicon/display.yaml -> the words, orders and colours a reader sees, in the language the reader asked for.

What the code says in English of a rule or a column comes from translations.yaml beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from figures import documents

PATH = Path(__file__).parent / "lexicon" / "display.yaml"
TRANSLATIONS = PATH.with_name("translations.yaml")


@dataclass(frozen=True, slots=True)
class Display:
    """The reader's lexicon in one language. Every method takes an id of a table and gives what the reader sees."""

    language: str
    data: Mapping[str, Any]

    @property
    def languages(self) -> Mapping[str, str]:
        """Language code -> its own name, in the order they are offered."""
        names: Mapping[str, str] = self.data["languages"]
        return names

    def translated(self, english: str, *keys: str) -> tuple[str, str]:
        """What the code says in English of a rule or a column, in the reader's language if known; and in which it is.

        `keys` lead to it in the translations: "rules", "sides", "by_place".
        """
        found: Any = _translations().get(self.language, {})
        for key in keys:
            found = found.get(key, {})
        return (found, self.language) if found else (english, str(self.data["code_speaks"]))

    def word(self, key: str, /, **values: object) -> str:
        """The wording under `words`, with `{name}` replaced by the values given."""
        return self._own(self.data["words"][key]).format(**values)

    def count(self, key: str, number: int) -> str:
        """The wording under `counts` for so many: `one` for 1, else `many` with `{number}` replaced."""
        forms: Mapping[str, str] = self.data["counts"][key][self.language]
        return forms["one" if number == 1 else "many"].format(number=self.number(number))

    def name(self, table: str, identity: str, fallback: str | None = None) -> str:
        """The name of one entry of a table such as `statuses` or `forces`; an entry it lacks goes by its fallback."""
        entry = self.data[table].get(identity)
        return self._own(entry) if entry is not None else (fallback or identity)

    def field(self, table: str, identity: str, field: str) -> str:
        """One field of an entry, such as a status' `colour` or what it `means`."""
        entry = self.data[table][identity][field]
        return entry if isinstance(entry, str) else self._own(entry)

    def order(self, table: str) -> tuple[str, ...]:
        """The ids of a table in the order in which they are shown."""
        return tuple(self.data[table])

    def rungs(self) -> tuple[str, ...]:
        """The statuses that stand on the ladder, from the lowest rung to the highest."""
        return tuple(status for status, entry in self.data["statuses"].items() if entry["rung"] == "yes")

    @property
    def thousands(self) -> str:
        """The sign between thousands."""
        return self._own(self.data["thousands"])

    def border(self) -> tuple[str, ...]:
        """The sides of the border, in the order in which they are shown."""
        return tuple(side for side, entry in self.data["sides"].items() if entry["border"] == "yes")

    def number(self, value: float) -> str:
        """1500 -> "1,500"; a midpoint such as 1250.5 keeps its half."""
        return f"{value:,.1f}".removesuffix(".0").replace(",", self.thousands)

    def day(self, day: dt.date) -> str:
        """A day as the reader's language writes it, months shortened."""
        return self._own(self.data["date"]).format(day=day.day, month=self._month(day.month), year=day.year)

    def period(self, iso: str) -> str:
        """A day (2025-02-03), a month (2025-02) or a year (2025) as the reader's language writes it."""
        if len(iso) > len("2025-02"):
            return self.day(dt.date.fromisoformat(iso))
        year, _, month = iso.partition("-")
        if not month:
            return year
        return self._own(self.data["month_and_year"]).format(month=self._month(int(month)), year=year)

    def hedged(self, qualifier: str, value: float | None, low: float | None, high: float | None) -> str:
        """A number with its hedge or range: "about 2,500", "more than 100", "fewer than 300", "200–999 (in words)"."""
        if value is None and (low is None or high is None):
            bound = low if low is not None else high
            return self.word("unnumbered") if bound is None else self.number(bound)
        if qualifier == "up_to" and value is not None and high is not None and high < value:
            qualifier = "fewer_than"
        if qualifier == "vague" and value is not None:
            qualifier = "about"
        if qualifier == "range" and (low is None or high is None):
            qualifier = "exact"
        return self._own(self.data["qualifiers"][qualifier]).format(
            value="" if value is None else self.number(value),
            low="" if low is None else self.number(low),
            high="" if high is None else self.number(high),
        )

    def _month(self, number: int) -> str:
        return str(self.data["months"][self.language][number - 1])

    def _own(self, entry: Mapping[str, Any]) -> str:
        return str(entry[self.language])


def display(language: str) -> Display:
    """The display lexicon in `language`; a language it does not have gives the first it has."""
    data = _checked(PATH)
    return Display(language if language in data["languages"] else next(iter(data["languages"])), data)


@cache
def _translations() -> Mapping[str, Any]:
    """The translations by language; raises ValueError for broken YAML."""
    document = documents.read(TRANSLATIONS)
    if document.root is None or document.faults:
        raise ValueError("\n".join(map(str, document.faults)))
    found: Any = document.root.plain()
    return dict(found)


@cache
def _checked(path: Path) -> Mapping[str, Any]:
    """The file's content; raises ValueError for broken YAML, and naming each entry that lacks a language."""
    document = documents.read(path)
    if document.root is None or document.faults:
        raise ValueError("\n".join(map(str, document.faults)))
    data: Any = document.root.plain()
    languages = set(data["languages"])
    faults = [
        f"{path.name}: {'.'.join(where)}: no wording in {', '.join(sorted(languages - set(entry)))}"
        for where, entry in _entries({key: value for key, value in data.items() if key != "languages"}, ())
        if set(entry) & languages and not languages <= set(entry)
    ]
    if faults:
        raise ValueError("\n".join(faults))
    return dict(data)


def _entries(node: Any, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    if isinstance(node, Mapping):
        yield where, node
        for key, value in node.items():
            yield from _entries(value, (*where, key))
