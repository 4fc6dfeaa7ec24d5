"""A text -> every number in it, for a terminal: what it was read as and which words said so, or why it does not count.

Whatever comes from a text is shown with its control characters escaped, so that no text can drive the terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from figures.extract import Cue, Mention, Reading
from figures.extract.glosses import gloss
from figures.review import Reviewed, place_name
from figures.sources import CHANGE_KEYS

# Those that a verdict can change, in that order.
FIELDS = tuple(key.name for key in CHANGE_KEYS)

RULES = "what these rules say"  # what heads the last lines
_NOT_STATED = "not stated"
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


def _paragraphs(
    reading: Reading, reviewed: Reviewed, position: Callable[[int], tuple[int, int]]
) -> Iterator[tuple[int, str, list[Row]]]:
    """For every number where it starts, its words and what is known of it; for every figure that a person added too."""
    read = {mention.number_start: mention for mention in reading.mentions}
    spans = {_span(mention) for mention in reading.mentions}
    judged = dict(_judgements(reading, reviewed))
    for entry in reading.ledger:
        mention = read.get(entry.start) if entry.reason is None else None
        if mention is None:
            by = ", ".join(filter(None, (_words(entry.cues, position), f"rule {entry.rule}" if entry.rule else "")))
            reason = Row("no figure", entry.reason or "no reason given", by)
            yield entry.start, entry.phrase, [reason]
        else:
            rows = [*_rows(mention, position, spans - {_span(mention)}), *judged.get(_span(mention), [])]
            yield mention.start, mention.phrase, rows
    for mention, _ in reviewed.mentions:
        if _span(mention) not in spans:
            yield mention.start, mention.phrase, [*_rows(mention, position), Row("review", "missed: added by a person")]


def _rows(
    mention: Mention, position: Callable[[int], tuple[int, int]], others: Container[tuple[int, int]] = ()
) -> Iterator[Row]:
    """All fields of a mention, those without a value together in the last row; `others` are the spans of the others."""
    values = {name: _value(mention, name) for name in FIELDS}
    for name, value in values.items():
        if value is not None:
            said = _words([cue for cue in mention.cues if cue.field == name], position, others)
            yield Row(name, printable(str(value)), ", ".join(filter(None, (said, _basis(mention, name)))))
    for cue in mention.cues:
        if cue.field not in values or values[cue.field] is None:
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


def _judgements(reading: Reading, reviewed: Reviewed) -> Iterator[tuple[tuple[int, int], list[Row]]]:
    """What a person said of the mentions that were judged, by their span."""
    before = {_span(mention): mention for mention in reading.mentions}
    for mention, why in reviewed.removed:
        yield _span(mention), [Row("review", f"wrong: {printable(why)}")]
    for mention, verdict in reviewed.mentions:
        if verdict is None or _span(mention) not in before:
            continue
        changes = [
            f"{name} {_NOT_STATED if old is None else old} -> {_NOT_STATED if new is None else new}"
            for name in FIELDS
            if (old := _value(before[_span(mention)], name)) != (new := _value(mention, name))
        ]
        yield _span(mention), [Row("review", printable(", ".join([verdict, *changes])))]


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
