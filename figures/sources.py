"""sources/*.yaml -> sources, and what is wrong in the files as `file:line:column: message; did you mean …?`.

A source file is a contract: its keys are declared once, below, and reading, faults and the JSON Schema all come from
that declaration. A file with a fault is set aside and the others load. A verdict with a fault of form (in `review`) is
left out and reported, but its source loads.

Naming: a `key` is a declaration of what may stand in a file; a `mistake` is a fault that does not know its place yet.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from figures import documents, language, lexicon
from figures.documents import Document, Fault, Mapping, Node, Scalar, Sequence, did_you_mean
from figures.extract.records import MEASURES, QUALIFIERS, SIDES, STATUSES, Period
from figures.extract.stages.verbs import PLANS

TEXT_KINDS = ("note", "full")
VERDICTS = ("right", "wrong", "mended", "missed")
_WRITTEN = dt.date(2026, 11, 29)
_AHEAD = dt.timedelta(days=1)  # tomorrow's paper is printed today, and it is tomorrow elsewhere
_YEARS_BACK = 30  # how far a mistyped year may lie from what was meant


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a mention that a verdict gives, its value, and where the value stands in the file."""

    field: str
    value: Any
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's judgement on one mention, found by its words: the `nth` occurrence of `quote` in the text.

    `line` and `column` are those of the quote in the file.
    """

    quote: str
    verdict: str
    line: int
    column: int
    nth: int | None = None  # None: the file gives none, and the first is meant
    changes: tuple[Change, ...] = ()
    why: str | None = None
    by: str | None = None
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One article or communiqué: where it is from, and the text its figures are read in.

    `text` is what the YAML holds without its final line break. `text_line` and `text_column` are where its first line
    starts in the file, or where the value starts if it is no literal block (`text_is_block` is false).
    """

    id: str
    url: str
    title: str
    publisher: str
    published: Period
    language: str
    text_is: str
    text: str = field(repr=False)
    author: str | None = None
    accessed: dt.date | None = None
    archive: str | None = None
    syndicated_from: str | None = None
    verdicts: tuple[Verdict, ...] = field(default=(), repr=False)
    file: str = ""
    text_line: int = 1
    text_column: int = 1
    text_is_block: bool = False

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a code point of the text; the start of the text where it is no block."""
        if not self.text_is_block:
            return self.text_line, self.text_column
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text_line + self.text.count("\n", 0, offset), self.text_column + offset - start


@dataclass(frozen=True, slots=True)
class Sources:
    """The good sources of a folder, by id, and everything that is wrong in the others."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]


def folder() -> Path:
    """The sources folder: the one that the environment variable FIGURES_SOURCES names, else the project's own."""
    return Path(os.environ.get("FIGURES_SOURCES") or Path(__file__).parents[1] / "sources").resolve()


def load(path: Path, known_languages: Collection[str] | None = None, today: dt.date | None = None) -> Sources:
    """The sources of a folder; or one file's, checked against the others of its folder.

    Whatever cannot be read, in one file or all, comes back as faults. Folders inside the folder are not looked into.
    A date later than the day after `today`, by default the day of the computer, is a fault.
    """
    if path.is_dir():
        languages = lexicon.languages() if known_languages is None else known_languages
        return _load_folder(path, languages, today or _today())
    if not path.exists():
        return Sources((), documents.read(path).faults)
    if path.suffix.lower() not in _ENDINGS:
        return Sources((), (Fault(documents.shown(path), 1, 1, "a source file ends in .yaml", "rename it"),))
    folder = load(path.parent, known_languages, today)
    file = documents.shown(path)
    return Sources(
        tuple(source for source in folder.sources if source.file == file),
        tuple(fault for fault in folder.faults if fault.file == file),
    )


def read(
    document: Document, known_languages: Collection[str], today: dt.date | None = None
) -> tuple[Source | None, tuple[Fault, ...]]:
    """The source in one document, and its faults, looked at alone; None where a fault makes it unfit to use."""
    today = today or _today()
    if document.root is None:
        return None, document.faults
    faults = list(document.faults)
    stem = Path(document.file).stem
    if not _ID.fullmatch(stem):
        likely = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
        hint = f"did you mean {likely}.yaml?" if likely else "rename it"
        faults.append(Fault(document.file, 1, 1, f"{stem} is no id: a-z, 0-9 and - only", hint))
    keys = source_keys(known_languages)
    if not isinstance(document.root, Mapping):
        message = "a source file is made of lines `key: value`"
        faults.append(Fault(document.file, document.root.line, document.root.column, message, f"paste {_paste(keys)}"))
        return None, tuple(faults)
    values = _values(document.root, keys, "a source", document.file, faults)
    faults.extend(_untimely(values, document.root, document.file, today))
    faults.extend(_of_another_language(values, document.root, document.file))
    faults.extend(_swallowed(document, keys))
    unfit = bool(faults)
    verdicts: tuple[Verdict, ...] = ()
    if "review" in document.root.members:
        verdicts = _verdicts(document.root.members["review"].value, document.file, today, faults)
    faults.sort(key=lambda fault: (fault.line, fault.column))
    if unfit:
        return None, tuple(faults)
    line, column, is_block = _text_position(document)
    source = Source(
        id=stem,
        **values,
        verdicts=verdicts,
        file=document.file,
        text_line=line,
        text_column=column,
        text_is_block=is_block,
    )
    return source, tuple(faults)


def _today() -> dt.date:
    """The day of the computer; where its clock lags behind these lines, the day they were written."""
    return max(dt.date.today(), _WRITTEN)


def digest(folder: Path) -> str:
    """A key that changes when any source file of the folder does, for caches; the files are read, not parsed."""
    key = hashlib.blake2b(digest_size=16)
    try:
        files = _files(folder)
    except OSError as error:
        return f"not read, {error.errno}"
    for path in files:
        key.update(repr(path.name).encode())
        try:
            if path.is_file() and path.stat().st_size <= documents.MAX_BYTES:
                content = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
            else:
                content = f"not read, {path.stat().st_mode} {path.stat().st_size}"
        except OSError as error:
            content = f"not read, {error.errno}"
        key.update(content.encode())
    return key.hexdigest()


# --- Keys ------------------------------------------------------------------------------------------------------------


class Mistake(ValueError):
    """What is wrong with a value, and the likely remedy; `at` is the change at fault, where a verdict has several."""

    def __init__(self, message: str, hint: str = "", at: Change | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.at = at


@dataclass(frozen=True, slots=True)
class Key:
    """What may stand in a file under one key.

    `read` makes the value out of its text or raises `Mistake`; it is None for keys that hold no text (review, set).
    `schema` is the JSON Schema of the value as an editor's YAML reader gives it.
    """

    name: str
    description: str
    example: str
    read: Callable[[str], Any] | None
    schema: dict[str, Any]
    required: bool = False
    mistaken: str = ""  # a word that people write instead of the name
    clears: bool = False  # an empty value is meant: it takes away what the extractor read


_ENDINGS = (".yaml", ".yml")
_ID = re.compile(r"[a-z0-9-]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_NOT_IN_LINKS = re.compile(r'[\s<>"\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_LOOSE_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_INTEGER = re.compile(r"[0-9]{1,12}")
GROUP = 3  # digits between the signs of thousands
_GROUPED = re.compile(r"[0-9]{1,3}(?:[., _'\u2019][0-9]{3})+")


def short(text: str) -> str:
    """A text as a fault quotes it: one line of at most 60 characters."""
    line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " "))
    return line if len(line) <= 60 else line[:59] + "…"


def _line(text: str) -> str:
    """One line of text without white space around it."""
    line = text.strip()
    if not line:
        raise Mistake("is empty")
    sign = _CONTROL.search(line)
    if sign or "\n" in line:
        raise Mistake("has a line break in it" if not sign else f"holds U+{ord(sign.group()):04X}", "write one line")
    return line


def _body(text: str) -> str:
    """Text of any number of lines, without the final line break."""
    if not text.strip():
        raise Mistake("is empty")
    sign = _CONTROL.search(text)
    if sign:
        raise Mistake(f"holds U+{ord(sign.group()):04X}, which is no character of a text", "delete it")
    return text.removesuffix("\n")


def _link(text: str) -> str:
    """An http or https address."""
    link = _line(text)
    sign = _NOT_IN_LINKS.search(link)
    if sign:
        name = "a space" if sign.group() == " " else f"U+{ord(sign.group()):04X}"
        raise Mistake(f"{short(link)} is no link: {name} stands in it", "copy the address from the browser")
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Mistake(
            f"{short(link)} is no link: its host or port is broken", "copy the address from the browser"
        ) from None
    if parts.scheme not in ("http", "https"):
        bare = not parts.scheme and "." in link.split("/")[0]
        hint = f"did you mean https://{short(link)}?" if bare else "start it with https://"
        raise Mistake(f"{short(link)} is no http or https link", hint)
    if not host:
        raise Mistake(f"{short(link)} names no website", "copy the address from the browser")
    return link


def _day(text: str) -> dt.date:
    """A day."""
    day = _line(text)
    match = _DAY.fullmatch(day)
    if match:
        try:
            return dt.date(*map(int, match.groups()))
        except ValueError:
            raise Mistake(f"{day} is no day of the calendar", "write year-month-day") from None
    loose = _LOOSE_DAY.fullmatch(day)
    if loose:
        year, month, number = map(int, loose.groups())
        raise Mistake(f"{short(day)} is no date", f"did you mean {year:04}-{month:02}-{number:02}?")
    raise Mistake(f"{short(day)} is no date", "write year-month-day, such as 2025-02-03")


def published_as(text: str) -> Period:
    """A day or a month of publication as source files write it; raises Mistake with the likely right form."""
    return _month(text) or _day_or("2025-02 where only the month is known", text)


def _as_of(text: str) -> Period:
    """A day, a month or a year."""
    year = _YEAR.fullmatch(text.strip())
    if year and int(year.group()):
        return Period(int(year.group()))
    return _month(text) or _day_or("2025-02 or 2025 where only the month or the year is known", text)


def _month(text: str) -> Period | None:
    """A month; None for what does not look like one."""
    match = _MONTH.fullmatch(text.strip())
    if not match:
        return None
    year, month = map(int, match.groups())
    if not 1 <= month <= 12 or not year:
        raise Mistake(f"{text.strip()} is no month of the calendar", "write year-month")
    return Period(year, month)


def _day_or(else_: str, text: str) -> Period:
    """A day; who writes none is told what else may stand here."""
    try:
        return Period.of(_day(text))
    except Mistake as mistake:
        if mistake.hint.startswith("write year-month-day,"):
            mistake.hint += f", or {else_}"
        raise


def _integer(text: str) -> int:
    """A whole number in plain digits."""
    number = _line(text)
    if not _INTEGER.fullmatch(number):
        grouped = _GROUPED.fullmatch(number)
        hint = f"did you mean {re.sub('[^0-9]', '', number)}?" if grouped else "write digits only, such as 1500"
        raise Mistake(f"{short(number)} is no whole number", hint)
    return int(number)


def _occurrence(text: str) -> int:
    """A whole number from 1 on."""
    number = _integer(text)
    if number < 1:
        raise Mistake("counts from 1", "write 1 for the first occurrence")
    return number


def _identifier(text: str) -> str:
    """An id: a-z, 0-9 and -."""
    identifier = _line(text)
    if not _ID.fullmatch(identifier):
        likely = re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")
        raise Mistake(
            f"{short(identifier)} is no id: a-z, 0-9 and - only", f"did you mean {short(likely)}?" if likely else ""
        )
    return identifier


def _identifier_of(names: Callable[[], dict[str, str]]) -> Callable[[str], str]:
    """A reader of ids which finds the likely one by its name, too: `us-army` for U.S. Army."""

    def read_id(text: str) -> str:
        try:
            return _identifier(text)
        except Mistake as mistake:
            known = names()
            raise Mistake(str(mistake), did_you_mean(text.strip(), known, known)) from None

    return read_id


def _names_of_forces() -> dict[str, str]:
    return {force.id: force.name for force in lexicon.forces().values()}


def _names_of_operations() -> dict[str, str]:
    return {identity: entry["name"] for identity, entry in lexicon.entries("operations").items()}


def _one_of(words: Collection[str], table: str = "") -> Callable[[str], str]:
    """A reader that takes these words alone, and finds the likely one by its name in a table of the dashboard, too."""

    def read_word(text: str) -> str:
        word = _line(text)
        if word not in words:
            shown = lexicon.section("display")[table] if table else {}
            names = {identity: next(iter(entry.values())) for identity, entry in shown.items()}  # in the first language
            raise Mistake(f"{short(word)} is not known here", did_you_mean(word, words, names))
        return word

    return read_word


_TEXT = {"type": "string", "minLength": 1}
_LINK = {"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}
_DATE = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
# An editor takes a bare 2025 for a number.
_PERIOD = {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_IDENTIFIER = {"type": "string", "pattern": "^[a-z0-9-]+$"}
# Quoted or not, a number is the same to the reader; an empty value takes the extractor's number away.
_NUMBER = {"type": ["integer", "string", "null"], "minimum": 0, "pattern": "^[0-9]*$"}


def _or_empty(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}, {"const": ""}]}


def source_keys(known_languages: Collection[str]) -> tuple[Key, ...]:
    """The keys of a source file, in the order in which they are written."""
    words = tuple(known_languages)
    month = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
    return (
        Key("url", "Address of the article, http or https.", "https://www.example.org/article", _link, _LINK, True),
        Key("title", "The article's title, as printed.", '"The article\'s title"', _line, _TEXT, True),
        Key("publisher", "Who published it.", "The name of the publisher", _line, _TEXT, True),
        Key("author", "Who wrote it, where it says so.", "The name of the author", _line, _TEXT),
        Key(
            "published",
            "Day of publication (2025-02-03), or the month (2025-02) where the day is not known. Weekdays and "
            "other relative dates in the text are counted from the day.",
            "2025-02-03",
            published_as,
            month,
            True,
            "date",
        ),
        Key("accessed", "Day on which the article was read.", "2025-02-03", _day, _DATE),
        Key("archive", "Address of a copy in a web archive.", "https://web.archive.org/web/…", _link, _LINK),
        Key(
            "language",
            "Language of the text. It decides how its numbers are read, 1.500 for one.",
            words[0] if words else "",
            _one_of(words),
            {"enum": list(words)},
            True,
        ),
        Key(
            "syndicated_from",
            "Id of the source that this one is a copy of. A copy is no second witness.",
            "the-id-of-the-original",
            _identifier,
            _IDENTIFIER,
        ),
        Key(
            "text_is",
            "note: the curator's own words around the number phrases as printed. full: the article's text.",
            "note",
            _one_of(TEXT_KINDS),
            {"enum": list(TEXT_KINDS)},
            True,
        ),
        Key(
            "text",
            "The text that figures are read in.",
            "| and the text below it, indented by two spaces",
            _body,
            _TEXT,
            True,
        ),
        Key("review", "A person's verdicts on what the extractor reads in the text.", "", None, {}),
    )


VERDICT_KEYS: tuple[Key, ...] = (
    Key(
        "quote",
        "Words of the text with the number in them, as they stand there; how its lines break does not matter.",
        "the words with the number",
        _line,
        {"type": ["string", "integer"], "minLength": 1},
        True,
    ),
    Key(
        "nth",
        "Which occurrence of the quote is meant, from 1; the first if left out.",
        "2",
        _occurrence,
        {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"},
    ),
    Key(
        "verdict",
        "right: the extractor reads it well. wrong: it is no troop figure. mended: it is one, but `set` reads it "
        "better. missed: it is one that the extractor does not find.",
        "right, wrong, mended or missed",
        _one_of(VERDICTS),
        {"enum": list(VERDICTS)},
        True,
    ),
    Key("set", "For mended, the fields to change; for missed, the fields to give.", "", None, {}),
    Key("why", "The reason, in one line.", "the reason in one line", _line, _TEXT),
    Key("by", "Who judged: initials.", "initials", _line, _TEXT),
    Key("on", "Day of the judgement.", "2025-02-03", _day, _DATE),
)

CHANGE_KEYS: tuple[Key, ...] = (
    Key("value", "The number of people as stated; the midpoint of a range.", "1500", _integer, _NUMBER, clears=True),
    Key("low", "The smallest number the words allow.", "1501", _integer, _NUMBER, clears=True),
    Key("high", "The largest number the words allow.", "1500", _integer, _NUMBER, clears=True),
    Key("qualifier", "How the words hedge the number.", "exact", _one_of(QUALIFIERS), {"enum": list(QUALIFIERS)}),
    Key("force", "Id of the force.", "the-id-of-the-force", _identifier_of(_names_of_forces), _IDENTIFIER),
    Key(
        "side",
        "Side of the border where the force stands or is to stand.",
        "other",
        _one_of(SIDES, "sides"),
        {"enum": list(SIDES)},
    ),
    Key(
        "operation",
        "Id of the operation.",
        "operation-id",
        _identifier_of(_names_of_operations),
        _or_empty(_IDENTIFIER),
        clears=True,
    ),
    Key(
        "measure",
        "level: a strength. increase, decrease: a change of one. part: a stated subset of another stated figure.",
        "level",
        _one_of(MEASURES, "measures"),
        {"enum": list(MEASURES)},
    ),
    Key(
        "status",
        "How far along the deployment is.",
        "deployed",
        _one_of(STATUSES, "statuses"),
        {"enum": list(STATUSES)},
    ),
    Key("place", "Place of deployment, narrower than the border.", "the place", _line, _or_empty(_TEXT), clears=True),
    Key(
        "as_of",
        "The day (2025-02-03), month (2025-02) or year (2025) the figure holds for.",
        "2025-02-03",
        _as_of,
        _or_empty(_PERIOD),
        clears=True,
    ),
)


def _paste(keys: Collection[Key]) -> str:
    return ", ".join(f"{key.name}: {key.example}" for key in keys if key.required and key.name != "text")


def schema(known_languages: Collection[str] | None = None) -> dict[str, Any]:
    """The JSON Schema (draft-07) of a source file, for editors; what it refuses is a part of what `load` refuses."""
    source = _object_schema(source_keys(lexicon.languages() if known_languages is None else known_languages))
    verdict = _object_schema(VERDICT_KEYS)
    change = _object_schema(CHANGE_KEYS)
    change["minProperties"] = 1
    numbers = [{"required": [name]} for name in ("value", "low", "high")]
    missed = {"required": ["force", "status"], "anyOf": numbers}
    verdict["properties"]["set"].update(change)
    verdict["allOf"] = [
        _when("right", {"not": {"required": ["set"]}}),
        _when("wrong", {"not": {"required": ["set"]}, "required": ["why"]}),
        _when("mended", {"required": ["set", "why"]}),
        _when("missed", {"required": ["set", "why"], "properties": {"set": missed}}),
    ]
    source["properties"]["review"].update({"type": "array", "items": verdict})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A source of troop figures",
        "description": "One article or communiqué: where it is from, the text its figures are read in, and a person's "
        "verdicts on what was read. The file's name, without .yaml, is the source's id.",
        **source,
    }


def _object_schema(keys: Collection[Key]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required],
        "properties": {key.name: {"description": key.description, **key.schema} for key in keys},
    }


def _when(verdict: str, then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {"verdict": {"const": verdict}}, "required": ["verdict"]}, "then": then}


# --- Reading ---------------------------------------------------------------------------------------------------------


def _values(mapping: Mapping, keys: Collection[Key], what: str, file: str, faults: list[Fault]) -> dict[str, Any]:
    """The values of a mapping by key, as their keys read them; the rest goes to `faults`."""
    known = {key.name: key for key in keys}
    mistaken = {key.name: key.mistaken for key in keys if key.mistaken}
    values: dict[str, Any] = {}
    for name, member in mapping.members.items():
        if name not in known:
            message = f"{short(name) or 'an empty text'} is no key of {what}"
            hint = _slip_of_signs(name, mapping, known) or did_you_mean(name, known, mistaken)
            faults.append(Fault(file, member.key.line, member.key.column, message, hint))
            continue
        read_text = known[name].read
        if read_text is None:
            continue
        try:
            values[name] = _value(known[name], member.value, read_text)
        except Mistake as mistake:
            hint = mistake.hint or f"write {name}: {known[name].example}"
            if not mistake.hint and not known[name].required:
                hint += ", or delete the line"
            faults.append(Fault(file, member.value.line, member.value.column, f"{name}: {mistake}", hint))
    for key in keys:
        if key.required and key.name not in mapping.members:
            message, hint = f"{key.name} is missing in {what}", f"add {key.name}: {key.example}"
            faults.append(Fault(file, mapping.line, mapping.column, message, hint))
    return values


def _slip_of_signs(name: str, mapping: Mapping, known: Collection[str]) -> str:
    """What to do where a sign makes an unknown key: a comma in a value in braces, no colon, a dash alone."""
    if name.isdecimal() and len(name) == GROUP:  # "{value: 5,900}" is two members
        return "write numbers without a comma, such as 1500"
    if name[:1] == "-" and name[1:2].isalpha():
        return f"write a space behind the dash: - {short(name[1:])}"
    names = list(mapping.members)
    member, at = mapping.members[name], names.index(name)
    before = mapping.members[names[at - 1]] if at else None
    bare = isinstance(member.value, Scalar) and not (member.value.text or member.value.style or member.key.style)
    key, _, rest = name.partition(" ")
    if bare and key in known:
        return f"put a colon behind the key: {key}: {short(rest)}"
    if not bare or before is None or not isinstance(before.value, Scalar) or before.key.line != member.key.line:
        return ""
    whole = f"{before.value.text}, {name}"
    return f'put a value that holds a comma in double quotes: {before.key.text}: "{short(whole)}"'


def _value(key: Key, node: Node, read_text: Callable[[str], Any]) -> Any:
    """What a key's value says; None for a cleared one."""
    if isinstance(node, Mapping) and key.name == "text":
        raise Mistake("holds a colon, and is read as keys of its own")  # its example is the remedy
    if not isinstance(node, Scalar):
        raise Mistake("holds a list" if isinstance(node, Sequence) else "holds keys of its own", "write a text")
    if node.cut:
        ends = f" after “{short(node.text)}”" if node.text else ""
        raise Mistake(f"a # behind a space cuts the value off{ends}", "put the whole value in double quotes")
    text = "" if node.style == "" and node.text in ("null", "~") else node.text
    return None if key.clears and not text else read_text(text)


def _verdicts(node: Node, file: str, today: dt.date, faults: list[Fault]) -> tuple[Verdict, ...]:
    """The verdicts under `review`; a verdict with a fault is left out."""
    if isinstance(node, Scalar) and not node.text:
        return ()
    if not isinstance(node, Sequence):
        faults.append(Fault(file, node.line, node.column, "review is a list", "start each verdict with - quote: …"))
        return ()
    found = (_verdict(item, file, today, faults) for item in node.items)
    return tuple(verdict for verdict in found if verdict is not None)


def _verdict(node: Node, file: str, today: dt.date, faults: list[Fault]) -> Verdict | None:
    """One verdict, or None and faults that say why not."""
    before = len(faults)
    if not isinstance(node, Mapping):
        message, hint = "a verdict has keys", f"write {_paste(VERDICT_KEYS)}"
        faults.append(Fault(file, node.line, node.column, message, hint))
        return None
    values = _values(node, _verdict_keys("set" in node.members), "a verdict", file, faults)
    changes: tuple[Change, ...] = ()
    if "set" in node.members:
        changes = _changes(node.members["set"].value, file, faults)
    if len(faults) == before:
        faults.extend(_misfits(values, changes, node, file))
        faults.extend(_judged_ahead(values, changes, node, file, today))
    if len(faults) > before:
        return None
    quote = node.members["quote"].value
    return Verdict(**values, changes=changes, line=quote.line, column=quote.column)


def _verdict_keys(changed: bool) -> tuple[Key, ...]:
    """The keys of a verdict; one that sets fields and says no more is most likely `mended`."""
    return tuple(replace(key, example="mended") if changed and key.name == "verdict" else key for key in VERDICT_KEYS)


def _changes(node: Node, file: str, faults: list[Fault]) -> tuple[Change, ...]:
    """The fields under `set`, in the order of the file."""
    if not isinstance(node, Mapping) or not node.members:
        faults.append(Fault(file, node.line, node.column, "set holds no fields", "write set: {field: value}"))
        return ()
    values = _values(node, CHANGE_KEYS, "set", file, faults)
    members = node.members
    return tuple(
        Change(name, value, members[name].value.line, members[name].value.column) for name, value in values.items()
    )


def _misfits(values: dict[str, Any], changes: tuple[Change, ...], node: Mapping, file: str) -> Iterator[Fault]:
    """What does not go together in a verdict whose parts are well-formed."""
    verdict = values["verdict"]
    given = {change.field: change.value for change in changes}
    if verdict != "right" and "why" not in values:
        yield Fault(file, node.line, node.column, f"why is missing: {verdict} needs a reason", "add why: one line")
    if verdict in ("right", "wrong") and changes:
        at = node.members["set"].key
        yield Fault(file, at.line, at.column, f"set goes with mended and missed, not with {verdict}", "delete set")
    if verdict in ("mended", "missed") and not changes:
        yield Fault(file, node.line, node.column, f"set is missing: {verdict} needs fields", "add set: {field: value}")
    low, high = given.get("low"), given.get("high")
    if low is not None and high is not None and low > high:
        at = node.members["set"].key
        yield Fault(
            file, at.line, at.column, f"low {low} is more than high {high}", f"did you mean low: {high}, high: {low}?"
        )
    misfit = out_of_bounds(given.get("value"), low, high)
    if misfit:
        at = node.members["set"].key
        yield Fault(file, at.line, at.column, misfit, "mend one of the two")
    if verdict == "missed" and changes:
        at = node.members["set"].key
        if all(given.get(name) is None for name in ("value", "low", "high")):
            yield Fault(file, at.line, at.column, "missed needs a number", "add value, or low and high, to set")
        for name in ("force", "status"):
            if name not in given:
                example = next(key.example for key in CHANGE_KEYS if key.name == name)
                yield Fault(file, at.line, at.column, f"missed needs a {name}", f"add {name}: {example} to set")


def _of_another_language(values: dict[str, Any], node: Mapping, file: str) -> Iterator[Fault]:
    """A text that is not in the language that the source names: its figures would be missed, or read wrongly."""
    if "text" not in values or "language" not in values:
        return
    likely = language.other_likely(values["text"], values["language"])
    if likely is not None:
        at = node.members["language"].value
        message = f"language: the text does not look like {values['language']}"
        yield Fault(file, at.line, at.column, message, f"did you mean {likely}?")


_KEY_LINE = re.compile(r" *(?P<item>- +)?(?P<key>[a-z_]+):(?= |$)")


def _swallowed(document: Document, keys: Collection[Key]) -> Iterator[Fault]:
    """The lines of a text that are keys of the file, and are lost there for being indented: "  review:".

    A key that the file has besides is taken for words of the text. What follows a swallowed `review:` is lost with it.
    """
    root = document.root
    assert isinstance(root, Mapping)
    text = root.members["text"].value if "text" in root.members else None
    if not isinstance(text, Scalar) or text.style not in ("|", ">"):
        return
    lacking = {key.name for key in keys} - set(root.members)
    lines = document.text.splitlines()[text.line : text.last_line]
    for number, line in enumerate(lines, text.line + 1):
        match = _KEY_LINE.match(line)
        column = len(line) - len(line.lstrip(" ")) + 1
        if match is None or column <= root.column:
            continue
        name = match["key"]
        verdict = bool(match["item"]) and name == VERDICT_KEYS[0].name
        if verdict or (not match["item"] and name in lacking):
            shown = f"- {name}:" if verdict else f"{name}:"
            message = f"`{shown}` stands inside the text here, and is read as its words"
            where = ", below `review:`" if verdict else ""
            yield Fault(document.file, number, column, message, f"start it in column {root.column}{where}")
        if verdict or (name in lacking and name == "review"):
            return


def _untimely(values: dict[str, Any], node: Mapping, file: str, today: dt.date) -> Iterator[Fault]:
    """The days of a source that cannot be: after tomorrow, or read before it was published."""
    published, accessed = values.get("published"), values.get("accessed")
    for name, day in (("published", published.first if published else None), ("accessed", accessed)):
        if day is not None and day > today + _AHEAD:
            yield _ahead(name, values[name], node.members[name].value, file, today)
    if published and accessed and published.first <= today + _AHEAD and accessed < published.first:
        at = node.members["accessed"].value
        message = f"accessed: {accessed} is before the article was published, {published.iso}"
        years = range(published.first.year, today.year + 1)
        likely = next((day for day in _in_years(accessed, years) if published.first <= day <= today), None)
        hint = f"did you mean {likely}? Or mend published" if likely else "mend one of the two"
        yield Fault(file, at.line, at.column, message, hint)


def _judged_ahead(
    values: dict[str, Any], changes: tuple[Change, ...], node: Mapping, file: str, today: dt.date
) -> Iterator[Fault]:
    """The days of a verdict that are after tomorrow; a figure may hold for such a day where `set` calls it a plan."""
    if "on" in values and values["on"] > today + _AHEAD:
        yield _ahead("on", values["on"], node.members["on"].value, file, today)
    given = {change.field: change for change in changes}
    as_of = given.get("as_of")
    planned = "status" in given and given["status"].value in PLANS
    if as_of is not None and as_of.value is not None and as_of.value.first > today + _AHEAD and not planned:
        else_ = f"For what is planned, give status, too: one of {', '.join(PLANS)}"
        yield _ahead("as_of", as_of.value, as_of, file, today, else_)


def _ahead(name: str, day: dt.date | Period, at: Node | Change, file: str, today: dt.date, else_: str = "") -> Fault:
    """What lies after tomorrow, with the likely date: the same with its year mistyped, else the last such.

    "2052-03-14" in 2026 gives 2025-03-14, "2099-01-01" gives 2026-01-01.
    """
    written = day.iso if isinstance(day, Period) else day.isoformat()
    first = day.first if isinstance(day, Period) else day
    digits = sorted(f"{first.year:04}")
    years = list(range(today.year, today.year - _YEARS_BACK, -1))
    mistyped = [year for year in years if sorted(str(year)) == digits]
    likely = next((likely for likely in _in_years(first, [*mistyped, *years]) if likely <= today), None)
    hint = f"did you mean {likely.isoformat()[: len(written)]}?" if likely else "write a day that has been."
    message = f"{name}: {written} is after tomorrow, {today + _AHEAD}"
    return Fault(file, at.line, at.column, message, f"{hint} {else_}".rstrip())


def _in_years(day: dt.date, years: Iterable[int]) -> Iterator[dt.date]:
    """A day in other years, where they have it."""
    for year in years:
        if (day.month, day.day) != (2, 29) or calendar.isleap(year):
            yield day.replace(year=year)


def out_of_bounds(value: float | None, low: int | None, high: int | None) -> str:
    """What is wrong with a value that its bounds leave out, else nothing; "more than 100" is 100 with a low of 101."""
    if value is not None and low is not None and value < low - 1:
        return f"value {value} is below low {low}"
    if value is not None and high is not None and value > high + 1:
        return f"value {value} is above high {high}"
    return ""


def _text_position(document: Document) -> tuple[int, int, bool]:
    """Line and column of the first character of the text in its file, and whether the text is a literal block."""
    assert isinstance(document.root, Mapping)
    node = document.root.members["text"].value
    assert isinstance(node, Scalar)
    indent = documents.indent_of(node, document.text)
    return (node.line, node.column, False) if indent is None else (node.line + 1, indent + 1, True)


# --- A folder --------------------------------------------------------------------------------------------------------


def _files(folder: Path) -> list[Path]:
    """What looks like a source file in a folder, by name; hidden files are an editor's business."""
    names = (path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS and not path.name.startswith("."))
    return sorted(names, key=lambda path: path.name)


def passed_over(folder: Path) -> list[Path]:
    """What lies in a folder and is no source file, by name: folders, and files of another ending than `.yaml`."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() not in _ENDINGS and path.name[0] != ".")


def _load_folder(folder: Path, known_languages: Collection[str], today: dt.date) -> Sources:
    try:
        files = _files(folder)
    except OSError as error:
        message = f"the folder cannot be read ({error.strerror})"
        return Sources((), (Fault(documents.shown(folder), 1, 1, message, "mend its permissions"),))
    faults: list[Fault] = []
    alone: list[tuple[Source, Document]] = []
    for path in files:
        if path.suffix != ".yaml":
            message, hint = f"a source file ends in .yaml, not in {path.suffix}", f"rename it to {path.stem}.yaml"
            faults.append(Fault(documents.shown(path), 1, 1, message, hint))
            continue
        document = documents.read(path)
        source, found = read(document, known_languages, today)
        faults.extend(found)
        if source is not None:
            alone.append((source, document))
    known = {path.stem for path in files if path.suffix == ".yaml"}
    originals = {source.id: source.syndicated_from for source, _ in alone}
    first_with: dict[str, str] = {}
    sources: list[Source] = []
    for source, document in alone:
        clashes = list(_clashes(source, document, known, originals, first_with))
        faults.extend(clashes)
        if not clashes:
            sources.append(source)
    order = {documents.shown(path): number for number, path in enumerate(files)}
    faults.sort(key=lambda fault: (order[fault.file], fault.line, fault.column))
    return Sources(tuple(sorted(sources, key=lambda source: source.id)), tuple(faults))


def _clashes(
    source: Source,
    document: Document,
    known: set[str],
    originals: dict[str, str | None],
    first_with: dict[str, str],
) -> Iterator[Fault]:
    """What in a source does not go with the other files; its address is entered in `first_with`."""
    assert isinstance(document.root, Mapping)
    original = source.syndicated_from
    if original is not None:
        at = document.root.members["syndicated_from"].value
        if original == source.id:
            message, hint = "syndicated_from names this very source", "name the original, or delete the line"
            yield Fault(source.file, at.line, at.column, message, hint)
        elif original not in known:
            message = f"syndicated_from: there is no source {short(original)}"
            yield Fault(source.file, at.line, at.column, message, did_you_mean(original, sorted(known - {source.id})))
        elif source.id in _chain(original, originals):
            message = f"syndicated_from: {original} is in turn a copy of {source.id}"
            yield Fault(source.file, at.line, at.column, message, "delete the line in the one that is the original")
    address = address_of(source.url)
    first = first_with.setdefault(address, source.id)
    if first != source.id:
        at = document.root.members["url"].value
        message = f"url: {first}.yaml has this address already"
        yield Fault(source.file, at.line, at.column, message, "keep one of the two files")


def _chain(copy: str, originals: dict[str, str | None]) -> set[str]:
    """The sources that one was copied from, over any number of steps, itself included."""
    chain: set[str] = set()
    step: str | None = copy
    while step is not None and step not in chain:
        chain.add(step)
        step = originals.get(step)
    return chain


def address_of(link: str) -> str:
    """A link without what does not change the page: scheme, letter case of the host, last slash, fragment."""
    parts = urlsplit(link)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"
