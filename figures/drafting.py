"""What a person fills in -> the YAML of a source file, as somebody would write it by hand.

A draft is written as it stands: `sources.read` says of it what it says of any file, with the line and the remedy.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping

import yaml

from figures import lexicon
from figures.sources import source_keys

MODELINE = "# yaml-language-server: $schema=../figures/schema/source.schema.json"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_WORDS_OF_TITLE = 5  # in a file's name
_LONGEST_NAME = 100  # characters: no file system refuses it
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NO_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text as a file can hold it, whatever it was copied from, without white space at its ends and its lines' ends.

    Each kind of line break becomes the usual one, and what is no character, as PDF files leave it behind, is dropped.
    """
    plain = _NO_CHARACTERS.sub("", _BREAKS.sub("\n", text))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()


def file_name(fields: Mapping[str, str]) -> str:
    """A name for the file, which is the source's id: publisher, date, and the first words of the title, a-z, 0-9, -."""
    title = " ".join(fields.get("title", "").split()[:_WORDS_OF_TITLE])
    parts = (fields.get("publisher", ""), fields.get("published", ""), title)
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").lower()).strip("-")
    return (words[:_LONGEST_NAME].rstrip("-") or "source") + ".yaml"


def written(fields: Mapping[str, str], right: Iterable[tuple[str, int]] = (), on: dt.date | None = None) -> str:
    """The file: the keys of a source in their order, those left empty only where a file needs them.

    `right` are the quotes that a person confirms, each with its occurrence in the text, from 1; `on` is the day.
    """
    lines = [MODELINE]
    for key in source_keys(lexicon.languages()):
        value = fields.get(key.name, "").strip()
        if key.name == "text":
            lines += _block(clean(value))
        elif value or (key.required and key.read):
            lines.append(_line(key.name, value))
    verdicts = [line for quote, nth in right for line in _right(quote, nth, on)]
    return "\n".join([*lines, *(["review:", *verdicts] if verdicts else [])]) + "\n"


def _right(quote: str, nth: int, on: dt.date | None) -> list[str]:
    """A verdict that a figure was read well, as lines of the file."""
    return [
        f"- {_line('quote', quote)}",
        *([f"  nth: {nth}"] if nth > 1 else []),
        "  verdict: right",
        *([f"  on: {on}"] if on else []),
    ]


def _line(key: str, value: str) -> str:
    """A key and its value on one line, quoted where YAML asks for it; a date needs no quotes here."""
    if not value or _DATE.fullmatch(value):
        return f"{key}: {value}".rstrip()
    return yaml.safe_dump({key: value}, allow_unicode=True, width=float("inf")).rstrip("\n")


def _block(text: str) -> list[str]:
    """The text as a literal block: its lines as they are."""
    return ["text: |", *(f"  {line}" if line else "" for line in text.split("\n"))] if text else ["text:"]
