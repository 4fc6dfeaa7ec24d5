"""A text -> every number in it, for a terminal: what it was read as and which words said so, or why it does not count.

Whatever comes from a text is shown with its control characters escaped, so that no text can drive the terminal.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from figures.extract import Cue, Mention, Reading, evidence
from figures.extract.glosses import gloss
from figures.extract.reasons import counting
from figures.extract.text.prose import fold
from figures.review import Reviewed, place_name
from figures.sources import CHANGE_KEYS

# Those that a verdict can change, in that order.
FIELDS = tuple(key.name for key in CHANGE_KEYS)

RULES = "what these rules say"  # what heads the last lines
_NOT_STATED = "not stated"
_BY_A_PERSON = "a person's verdict"
_ASIDE = ("no figure", _NOT_STATED)


@dataclass(frozen=True, slots=True)
class Palette:
    """How parts of the output are set off: each is put between its escape sequence and the reset, or left plain."""

    colour: bool

    def strong(self, text: str) -> str:
        """Text that is looked for."""
        return self._set("1", text)

    def known(self, text: str) -> str:
        """Text that says what a number was read as."""
        return self._set("32", text)

    def quiet(self, text: str) -> str:
        """Text that may be passed over."""
        return self._set("2", text)

    def _set(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


@contextmanager
def rules_alone() -> Iterator[None]:
    """Let no words outweigh a rule, as long as it lasts: to see what the rules say by themselves."""
    trusted = evidence.TRUST, counting.TRUST
    evidence.TRUST = counting.TRUST = math.inf
    try:
        yield
    finally:
        evidence.TRUST, counting.TRUST = trusted


def printable(text: str) -> str:
    """A text on one line, with everything that could move a cursor or hide text as an escape: \\x1b, \\u202e."""
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\n" or unicodedata.category(character) == "Zs":
        return " "
    return character.encode("unicode_escape").decode()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing known of a number: its name, what it is, and the words that say so."""

    name: str
    value: str
    words: str = ""


def lines(
    reading: Reading, reviewed: Reviewed, position: Callable[[int], tuple[int, int]], palette: Palette
) -> Iterator[str]:
    """The lines of the explanation, numbers in the order of the text.

    `position` gives line and column of an offset; `reviewed` is what a person's verdicts made of the mentions.
    """
    paragraphs = sorted(_paragraphs(reading, reviewed, position), key=lambda paragraph: paragraph[0])
    places = [":".join(map(str, position(start))) for start, _, _ in paragraphs]
    indent = " " * (max(map(len, places), default=0) + 2)
    width = max((len(row.name) for _, _, rows in paragraphs for row in rows), default=0)
    for place, (_, phrase, rows) in zip(places, paragraphs, strict=True):
        yield f"{place:<{len(indent)}}{palette.strong(printable(phrase))}"
        for row in rows:
            words = f"  {palette.quiet(f'from {row.words}')}" if row.words else ""
            value = palette.quiet(row.value) if row.name in _ASIDE else palette.known(row.value)
            yield f"{indent}{palette.quiet(f'{row.name:<{width}}')}  {value}{words}"
        yield ""
    yield from _rules(reading, palette)
    yield f"numbers and dates: {len(reading.ledger)}, troop figures: {len(reading.mentions)}"


def _rules(reading: Reading, palette: Palette) -> Iterator[str]:
    """The lines that tell what the rules named in the explanation say, each once, in the order of their names."""
    named = [rule_of(mention, name) for mention in reading.mentions for name in FIELDS]
    named.extend(entry.rule for entry in reading.ledger)
    rules = dict.fromkeys(filter(None, named))
    width = max(map(len, rules), default=0)
    if rules:
        yield palette.quiet(f"{RULES}:")
    for rule in sorted(rules):
        yield f"  {rule:<{width}}  {palette.quiet(gloss(rule))}"
    if rules:
        yield ""


def rule_of(mention: Mention, name: str) -> str:
    """The rule that gave a field; nothing for one that no rule gives, or that has no value."""
    return getattr(mention, f"{name}_rule", "") if getattr(mention, name) is not None else ""


def overruled(read: Mention, place: str | None) -> set[tuple[int, int]]:
    """Where the words stand of a place that a person took away, or replaced by one that is told without them.

    The side that was read from these words rests on them no more.
    """
    if place_name(read) == place:
        return set()
    return {
        (cue.start, cue.end)
        for cue in read.cues
        if cue.field == "place" and (place is None or fold(cue.phrase) not in fold(place))
    }


def within_another(start: int, reviewed: Reviewed) -> bool:
    """Whether a number stands within that of a figure which a person gave both ends: it is no number by itself."""
    return any(mention.number_start < start < mention.number_end for mention, verdict in reviewed.mentions if verdict)


def _paragraphs(
    reading: Reading, reviewed: Reviewed, position: Callable[[int], tuple[int, int]]
) -> Iterator[tuple[int, str, list[Row]]]:
    """For every number where it starts, its words and what is known of it; for every figure that a person added too."""
    read = {mention.number_start: mention for mention in reading.mentions}
    spans = {_span(mention) for mention in reading.mentions}
    mended = _mended(reviewed)
    judged = dict(_judgements(reviewed))
    for entry in reading.ledger:
        mention = read.get(entry.start) if entry.reason is None else None
        if mention is not None:
            after = mended.get(_span(mention), mention)
            rows = _rows(mention, after, position, spans - {_span(mention)})
            yield after.start, after.phrase, [*rows, *judged.get(_span(mention), [])]
        elif not within_another(entry.start, reviewed):
            by = ", ".join(filter(None, (_words(entry.cues, position), f"rule {entry.rule}" if entry.rule else "")))
            reason = Row("no figure", entry.reason or "no reason given", by)
            yield entry.start, entry.phrase, [reason]
    for mention, verdict in reviewed.mentions:
        if verdict == "missed":
            rows = _rows(mention, mention, position)
            yield mention.start, mention.phrase, [*rows, Row("review", "missed: added by a person")]


def _rows(
    read: Mention, after: Mention, position: Callable[[int], tuple[int, int]], others: Container[tuple[int, int]] = ()
) -> Iterator[Row]:
    """All fields of a mention, those without a value together in the last row; `others` are the spans of the others.

    `after` is what a person's verdict makes of what was `read`: a field that it sets is given with what was read.
    """
    values = {name: _value(after, name) for name in FIELDS}
    taken = overruled(read, place_name(after))
    for name, value in values.items():
        was = _value(read, name)
        lost = taken if name == "side" else ()
        said = [cue for cue in read.cues if cue.field == name and (cue.start, cue.end) not in lost]
        by = ", ".join(filter(None, (_words(said, position, others), _basis(read, name))))
        if value != was:
            told = f"; read as {printable(str(was))}{', from ' if by else ''}{by}" if was is not None else ""
            yield Row(name, _NOT_STATED if value is None else printable(str(value)), f"{_BY_A_PERSON}{told}")
        elif value is not None:
            yield Row(name, printable(str(value)), by)
    for cue in read.cues:
        if cue.field not in values or _value(read, cue.field) is None:
            yield Row(cue.field, printable(cue.says), _words([cue], position))
    yield Row(_NOT_STATED, ", ".join(name for name, value in values.items() if value is None) or "nothing")


def _value(mention: Mention, name: str) -> object:
    """A field of a mention as the table has it; a place by its one name, with what the text calls it where it differs.

    "El Paso (between El Paso and Yuma)"
    """
    if name != "place" or place_name(mention) == mention.place:
        return getattr(mention, name)
    return f"{place_name(mention)} ({mention.place})"


def _basis(mention: Mention, name: str) -> str:
    """By which rule a field came to its value; for a day, how the text gives it: "weekday"."""
    rule = rule_of(mention, name)
    if rule:
        return f"rule {rule}"
    return mention.as_of_basis or "" if name == "as_of" else ""


def _mended(reviewed: Reviewed) -> dict[tuple[int, int], Mention]:
    """What a person's verdicts make of mentions that were read, by the spans that these had."""
    after = {_span(mention): mention for mention, _ in reviewed.mentions}
    return {_span(read): after[span] for span, read in reviewed.read_as.items()}


def _judgements(reviewed: Reviewed) -> Iterator[tuple[tuple[int, int], list[Row]]]:
    """What a person said of the mentions that were judged, by the span that was read."""
    for mention, why in reviewed.removed:
        yield _span(mention), [Row("review", f"wrong: {printable(why)}")]
    for mention, verdict in reviewed.mentions:
        if verdict in (None, "missed"):
            continue
        read = reviewed.read_as.get(_span(mention), mention)
        changes = [
            f"{name} {_NOT_STATED if old is None else old} -> {_NOT_STATED if new is None else new}"
            for name in FIELDS
            if (old := _value(read, name)) != (new := _value(mention, name))
        ]
        yield _span(read), [Row("review", printable(", ".join([str(verdict), *changes])))]


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _words(
    cues: Iterable[Cue], position: Callable[[int], tuple[int, int]], figures: Container[tuple[int, int]] = ()
) -> str:
    """The words that spoke, each with its place; other figures, from which a field is taken over, are called so."""
    return ", ".join(
        f"{'figure ' if (cue.start, cue.end) in figures else ''}“{printable(cue.phrase)}” "
        f"{':'.join(map(str, position(cue.start)))}"
        for cue in cues
    )
