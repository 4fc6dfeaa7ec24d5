"""Golden files -> examples: a text, and for every number marked in it the answer that reading must give.

A file of `tests/golden` is a list of classes, each with examples; an example says one meaning in several wordings:

    - class: elided nouns
      examples:
      - meaning: a second contingent named by its number alone
        published: 2025-02-06           # needed where a date is resolved
        reasons: exact                  # the ledger must give these very reasons; left out: any will do
        en: ["They sent {1,500 soldiers = 1500 us-army ordered} in {40 trucks = weapon or vehicle}."]
        es: ["…"]

An answer is a number, then in any order force, status and, where they are not the usual ones, measure (else level) and
side (else the force's own). `place="…"`, `operation=…` (its id) and `as_of=YYYY-MM-DD` (or a month, a year; each may be
`none`) are compared only where they are written; a place is right if what stands before its comma is in the place read.
Words joined with `|` are all right. "other" may be a force, a status and a side: it is the first of them that no other
word gives. A number that is not marked must not be read as a mention, for whatever reason; one marked `optional` may
be. Numbers:

    2500 exact   ~2500 about   >2500 more than   >=2500 at least   <=2500 up to   <2500 below   ~<2500 nearly
    1000..1500 range   ?200..999 vague   ?50 vague, with a nominal value and no bounds
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from figures import lexicon
from figures.documents import Fault, Mapping, Node, Scalar, Sequence, did_you_mean
from figures.documents import read as read_document
from figures.extract.records import MEASURES, SIDES, STATUSES, Mention, Reading

FOLDER = Path(__file__).parent / "golden"
NO_EXAMPLES = frozenset({"gaps", "lexicon"})  # files of the folder that hold something else
REASONS = (
    "date", "time", "duration", "money", "percent", "distance", "area", "weight", "age", "weapon or vehicle",
    "unit count", "unit name", "other people", "things", "legal reference", "ordinal", "rate", "fraction",
    "phone or code", "address", "score",
)  # fmt: skip
NONE = "none"  # in place of a place, an operation or a day: the figure must have none
OPTIONAL = "optional"  # in place of an answer: careful readers differ on whether the number counts soldiers
FIELDS = ("force", "status", "measure", "side")
NEEDED = ("force", "status")  # of these, the ones without a usual value

_MARK = re.compile(r"\{([^{}]*?) = ([^{}]*)\}")
_NUMBER = re.compile(r"(?P<sign>~<|~|>=|>|<=|<|\?)?(?P<value>\d+(?:\.5)?)(?:\.\.(?P<high>\d+))?")
_NAMED = re.compile(r'(place|operation|as_of)=(?:"([^"]*)"|(\S+))')
_SIGNS = {"exact": "", "about": "~", "more_than": ">", "at_least": ">=", "nearly": "~<", "vague": "?"}


class NotationError(ValueError):
    """A golden file that does not say what it expects: file, line, column, what is wrong, the likely fix."""


class WrongMark(ValueError):
    """What is wrong in one mark and the likely fix; file and line are the caller's to add."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mention must say. Sets hold every answer that is right; `place` and `as_of` are None where not asked."""

    value: int | float | None
    low: int | None
    high: int | None
    qualifier: str
    force: frozenset[str]
    status: frozenset[str]
    measure: frozenset[str]
    side: frozenset[str]
    place: str | None
    as_of: str | None
    undated: bool = False  # `as_of=none`: the mention must have none
    operation: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked phrase, code points [start, end) of the text, and its answer: as written, as a mention or a reason."""

    start: int
    end: int
    phrase: str
    written: str
    answer: Answer | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """One wording in one language. `id` is file, language and a hash of the text, so it stays while the words stay."""

    id: str
    file: str
    line: int
    language: str
    number: int
    published: dt.date | None
    exact_reasons: bool
    text: str
    marks: tuple[Mark, ...]
    about: str = ""  # the class it stands in

    @property
    def where(self) -> str:
        """File and line, as editors open them from the folder where the command runs."""
        return f"{os.path.relpath(self.file)}:{self.line}"


def examples(folder: Path = FOLDER) -> list[Example]:
    """All examples of a folder of golden files, in order. Raises NotationError naming every fault."""
    found: list[Example] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in NO_EXAMPLES:
            _read_file(path, found, faults)
    seen: dict[str, Example] = {}
    for example in found:
        twin = seen.setdefault(example.id, example)
        if twin is not example:
            faults.append(Fault(example.file, example.line, 1, f"the same text as {twin.where}", "delete one"))
    if faults:
        raise NotationError("\n".join(map(str, faults)))
    return found


def _read_file(path: Path, found: list[Example], faults: list[Fault]) -> None:
    document = read_document(path)
    faults.extend(document.faults)
    numbers: dict[str, int] = {}
    for group in _items(document.root):
        members = group.members if isinstance(group, Mapping) else {}
        about = str(members["class"].value.plain()) if "class" in members else ""
        for entry in _items(members["examples"].value) if "examples" in members else ():
            if not isinstance(entry, Mapping):
                where = (document.file, entry.line, entry.column)
                faults.append(Fault(*where, "an example is a mapping", "begin it with `meaning:`"))
                continue
            read_now = _read_entry(document.file, path.stem, entry, numbers, faults)
            found.extend(replace(example, about=about) for example in read_now)
        faults.extend(_strange_keys(document.file, group, ("class", "examples"), ("class", "examples")))


def _read_entry(
    file: str, stem: str, entry: Mapping, numbers: dict[str, int], faults: list[Fault]
) -> Iterator[Example]:
    faults.extend(_strange_keys(file, entry, ("meaning",), ("meaning", "published", "reasons", *lexicon.languages())))
    settings = {key: member.value for key, member in entry.members.items()}
    published: dt.date | None = None
    if isinstance(day := settings.get("published"), Scalar):
        try:
            published = dt.date.fromisoformat(day.text)
        except ValueError:
            faults.append(Fault(file, day.line, day.column, f"no date: {day.text!r}", "write YYYY-MM-DD"))
    reasons = settings.get("reasons")
    if reasons is not None and reasons.plain() != "exact":
        faults.append(
            Fault(file, reasons.line, reasons.column, f"unknown: {reasons.plain()!r}", "`reasons:` can be `exact`")
        )
    for language in lexicon.languages():
        for node in _items(settings.get(language)):
            numbers[language] = numbers.get(language, 0) + 1
            if not isinstance(node, Scalar):
                faults.append(Fault(file, node.line, node.column, "a wording is one text", "write it in quotes"))
                continue
            try:
                text, marks = parse(node.text)
            except WrongMark as wrong:
                faults.append(Fault(file, node.line, node.column, wrong.message, wrong.hint))
                continue
            digest = hashlib.sha256(text.encode()).hexdigest()[:8]
            yield Example(
                f"{stem}-{language}-{digest}", file, node.line, language, numbers[language], published,
                reasons is not None, text, marks,
            )  # fmt: skip


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _strange_keys(file: str, node: Node, needed: Iterable[str], known: tuple[str, ...]) -> Iterator[Fault]:
    if not isinstance(node, Mapping):
        yield Fault(file, node.line, node.column, f"a mapping with {', '.join(known)} should stand here")
        return
    for key, member in node.members.items():
        if key not in known:
            yield Fault(file, member.key.line, member.key.column, f"unknown key {key!r}", did_you_mean(key, known))
    for key in needed:
        if key not in node.members:
            yield Fault(file, node.line, node.column, f"no `{key}:`")


def parse(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """A marked text -> the text without marks, and the marks. Raises WrongMark where it marks nothing or wrongly."""
    text, position = "", 0
    marks: list[Mark] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        start, position = len(text), match.end()
        phrase, written = match[1], match[2].strip()
        if phrase != phrase.strip() or not phrase:
            raise WrongMark(f"a mark begins or ends with a space: {match[0]!r}")
        text += phrase
        if re.match(r"[0-9~<>?]", written):
            marks.append(Mark(start, len(text), phrase, written, answer(written), None))
        elif written in (*REASONS, OPTIONAL):
            marks.append(Mark(start, len(text), phrase, written, None, written))
        else:
            hint = f"{did_you_mean(written, REASONS, most=len(REASONS))}; a figure begins with its number"
            raise WrongMark(f"{match[0]!r}: {written!r} is no number and no reason", hint)
    text += marked[position:]
    if "{" in text or "}" in text:
        raise WrongMark(f"a brace that marks nothing: {text!r}", "write {phrase = answer}")
    if not marks:
        raise WrongMark(f"nothing is marked: {text!r}", "mark its numbers; one that is no mention, with its reason")
    return text, tuple(marks)


def answer(written: str) -> Answer:
    """The answer in a mark: "~480 us-army|us-troops moving". Raises WrongMark for a word that means nothing here."""
    named: dict[str, str] = {}
    for match in _NAMED.finditer(written):
        if match[1] in named:
            raise WrongMark(f"{written!r}: a second {match[1]}")
        named[match[1]] = match[2] if match[2] is not None else match[3]
    number, *words = _NAMED.sub(" ", written).split()
    said = _sorted_words(written, words)
    for field in NEEDED:
        if field not in said:
            raise WrongMark(f"{written!r}: no {field}", _words_of(field))
    forces = lexicon.forces()
    value, low, high, qualifier = _number(number)
    try:
        undated = named.get("as_of") == NONE
        as_of = _period(named["as_of"]) if "as_of" in named and not undated else None
    except ValueError:
        raise WrongMark(
            f"{written!r}: no date: {named['as_of']!r}", "write YYYY-MM-DD, YYYY-MM, YYYY or none"
        ) from None
    operation, operations = named.get("operation"), lexicon.operations()
    if operation not in (None, NONE, *operations):
        raise WrongMark(f"{written!r}: no operation {operation!r}", did_you_mean(str(operation), operations))
    return Answer(
        value, low, high, qualifier, said["force"], said["status"], said.get("measure", frozenset({"level"})),
        said.get("side", frozenset(forces[force].side for force in said["force"])), named.get("place"), as_of, undated,
        operation,
    )  # fmt: skip


def _period(written: str) -> str:
    """A day, a month or a year as it is written; raises ValueError for what is none."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", written):
        raise ValueError(written)
    dt.date.fromisoformat(f"{written}-01-01"[:10])
    return written


def _sorted_words(written: str, words: list[str]) -> dict[str, frozenset[str]]:
    """Each word of an answer under the field it speaks of; one that fits several waits until the others are placed."""
    known = dict(zip(FIELDS, (frozenset(lexicon.forces()), STATUSES, MEASURES, SIDES), strict=True))
    fits = {word: [field for field in FIELDS if set(word.split("|")) <= set(known[field])] for word in words}
    said: dict[str, frozenset[str]] = {}
    for word in sorted(words, key=lambda word: len(fits[word])):
        if not fits[word]:
            open_fields = [field for field in FIELDS if not any(field in fits[other] for other in words)]
            needed = [field for field in open_fields if field in NEEDED] or open_fields
            every = [name for names in known.values() for name in names]
            strange = next((part for part in word.split("|") if part not in every), word)
            near = did_you_mean(strange, every, most=0)
            if strange in (signs := {**_SIGNS, "up_to": "<="}):
                near = f"a hedge is a sign before the number, {signs[strange]}300"
            raise WrongMark(f"{written!r}: unknown word {strange!r}", near or "; ".join(map(_words_of, needed)))
        field = next((field for field in fits[word] if field not in said), None)
        if field is None:
            raise WrongMark(f"{written!r}: a second {' or '.join(fits[word])}: {word!r}", "join alternatives with |")
        said[field] = frozenset(word.split("|"))
    return said


def _words_of(field: str) -> str:
    """The words that a field of an answer is written with."""
    if field == "force":
        forces = lexicon.forces().values()
        own = ", ".join(force.id for force in forces if force.state is None)
        return f"a force is one of {own}, or a state's such as {next(force.id for force in forces if force.state)}"
    return f"a {field} is one of {', '.join({'status': STATUSES, 'measure': MEASURES, 'side': SIDES}[field])}"


def _number(written: str) -> tuple[int | float | None, int | None, int | None, str]:
    """Value, low, high and qualifier of a number in golden notation."""
    match = _NUMBER.fullmatch(written)
    if match is None:
        raise WrongMark(f"no number: {written!r}", "write 2500, ~2500, >=2500, 1000..1500, ?200..999")
    value = _whole(float(match["value"]))
    if match["high"] is not None:
        low, high = int(match["value"]), int(match["high"])
        if low >= high or match["sign"] not in (None, "?"):
            raise WrongMark(f"no range: {written!r}", "write the lower bound first, without a sign")
        return (None, low, high, "vague") if match["sign"] else (_whole((low + high) / 2), low, high, "range")
    whole = int(value)
    return {
        None: (value, None, None, "exact"),
        "~": (value, None, None, "about"),
        "~<": (value, None, None, "nearly"),
        ">": (value, whole + 1, None, "more_than"),
        ">=": (value, whole, None, "at_least"),
        "<=": (value, None, whole, "up_to"),
        "<": (value, None, whole - 1, "up_to"),
        "?": (value, None, None, "vague"),
    }[match["sign"]]


def _whole(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def notation(mention: Mention) -> str:
    """A mention as golden files write it, what is usual left out."""
    value = f"{mention.value:g}" if isinstance(mention.value, float) else str(mention.value)
    if mention.qualifier == "range" or mention.value is None:
        number = f"{'' if mention.qualifier == 'range' else '?'}{mention.low}..{mention.high}"
    elif mention.qualifier == "up_to":
        number = f"{'<' if mention.high != mention.value else '<='}{value}"
    else:
        number = _SIGNS[mention.qualifier] + value
    words = [number, mention.force]
    if mention.measure != "level":
        words.append(mention.measure)
    words.append(mention.status)
    if mention.side != lexicon.forces()[mention.force].side:
        words.append(mention.side)
    if mention.place is not None:
        words.append(f'place="{mention.place}"')
    if mention.operation is not None:
        words.append(f"operation={mention.operation}")
    if mention.as_of is not None:
        words.append(f"as_of={mention.as_of}")
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where reading and example part: the fields that fail, and both sides in golden notation."""

    fields: frozenset[str]
    wanted: str
    read: str

    @property
    def field(self) -> str:
        """The field that fails, or "several"."""
        return next(iter(self.fields)) if len(self.fields) == 1 else "several"


def wrong_fields(wanted: Answer, mention: Mention) -> list[str]:
    """The fields in which a mention differs from an answer."""
    number = (wanted.value, wanted.low, wanted.high, wanted.qualifier)
    right = {
        "value": number == (mention.value, mention.low, mention.high, mention.qualifier),
        "force": mention.force in wanted.force,
        "side": mention.side in wanted.side,
        "measure": mention.measure in wanted.measure,
        "status": mention.status in wanted.status,
        "place": wanted.place is None or _is_place(wanted.place, mention.place),
        "operation": wanted.operation in (None, mention.operation or NONE),
        "as_of": (str(mention.as_of) if mention.as_of else None) == wanted.as_of
        or (wanted.as_of is None and not wanted.undated),
    }
    return [field for field, agrees in right.items() if not agrees]


def _is_place(wanted: str, found: str | None) -> bool:
    """Whether a place is the one wanted, which may be "none"."""
    return found is None if wanted == NONE else wanted.split(",")[0].casefold() in (found or "").casefold()


def difference(example: Example, reading: Reading) -> Difference | None:
    """What a reading got wrong in an example; None where it is right in all that is marked and finds nothing else."""
    fields: list[str] = []
    wanted: list[str] = []
    got: list[str] = []
    left = list(reading.mentions)
    for mark in example.marks:
        if mark.answer is None:
            wrong, read = _reason_of(mark, reading, example.exact_reasons)
        else:
            inside = [m for m in left if mark.start <= m.number_start and m.number_end <= mark.end]
            best = min(inside, key=lambda mention: len(wrong_fields(mark.answer, mention)), default=None)  # type: ignore[arg-type]
            if best is None:
                wrong, read = ["detection"], _ledger(mark, reading)
            else:
                left.remove(best)
                wrong, read = wrong_fields(mark.answer, best), f"{{{best.phrase} = {notation(best)}}}"
        if wrong:
            fields += wrong
            wanted.append(f"{{{mark.phrase} = {mark.written}}}")
            got.append(read)
    for mention in left:
        if not any(
            mark.answer is None and mention.number_start < mark.end and mark.start < mention.number_end
            for mark in example.marks
        ):
            fields.append("detection")
            wanted.append(f"{{{mention.phrase} = nothing}}")
            got.append(f"{{{mention.phrase} = {notation(mention)}}}")
    if not fields:
        return None
    return Difference(frozenset(fields), " ".join(wanted), " ".join(got))


def _reason_of(mark: Mark, reading: Reading, exact: bool) -> tuple[list[str], str]:
    """What is wrong with the reading of a number that is no mention, and that reading in golden notation."""
    if mark.reason == OPTIONAL:
        return [], ""
    mention = next((m for m in reading.mentions if m.start < mark.end and mark.start < m.end), None)
    if mention is not None:
        return ["detection"], f"{{{mention.phrase} = {notation(mention)}}}"
    reasons = {entry.reason for entry in reading.ledger if entry.start < mark.end and mark.start < entry.end}
    right = reasons - {None} if not exact else reasons & {mark.reason}
    return ([] if right else ["reason"]), _ledger(mark, reading)


def _ledger(mark: Mark, reading: Reading) -> str:
    """What the ledger holds for a marked phrase, in golden notation."""
    entries = [entry for entry in reading.ledger if entry.start < mark.end and mark.start < entry.end]
    return (
        " ".join(f"{{{entry.phrase} = {entry.reason or 'a mention'}}}" for entry in entries)
        or f"{{{mark.phrase} = not a number}}"
    )
