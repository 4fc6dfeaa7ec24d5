"""One YAML text -> a tree of mappings, sequences and scalars that know their line and column, or the faults in it.

Every scalar stays text: YAML would read `no` as False, `1.500` as 1.5 and `010` as 8. The subset is small on purpose:
one document, each key once, no anchors, no aliases, no tags, no more than `MAX_DEPTH` levels.

Naming: lines and columns are 1-based and count characters; a `document` is what one file holds; a `member` is one
`key: value` of a mapping.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

import yaml

MAX_BYTES = 10_000_000
MAX_DEPTH = 32

# Only the events of the C loader are used: its composer recurses in C, and 30,000 open brackets kill the process.
_LOADER: Any = yaml.CSafeLoader

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file, where, and the likely remedy; `str()` gives `file:line:column: message; hint`."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}" + (f"; {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text value; `style` is the sign that opens it in the file: `|`, `>`, `"`, `'`, or nothing.

    `last_line` is the line it ends in; a block's ends where the next thing begins. `cut` tells that a # right before a
    word ended it, as in `Border #1 count`: to YAML, a remark starts there.
    """

    line: int
    column: int
    text: str
    style: str = ""
    last_line: int = 0
    cut: bool = False

    def plain(self) -> str:
        """The text."""
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: tuple[Node, ...]

    def plain(self) -> list[Plain]:
        """The list as Python lists, dicts and texts."""
        return [item.plain() for item in self.items]


@dataclass(frozen=True, slots=True)
class Member:
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Members by the text of their key, in the order of the file."""

    line: int
    column: int
    members: dict[str, Member]

    def plain(self) -> dict[str, Plain]:
        """The mapping as Python dicts, lists and texts."""
        return {key: member.value.plain() for key, member in self.members.items()}


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """What one file holds: its tree (None where the YAML itself is broken), its text, and the faults found."""

    file: str
    text: str
    root: Node | None
    faults: tuple[Fault, ...]


def read(path: Path) -> Document:
    """The document in a file; what cannot be opened, decoded or parsed comes back as faults, never as an exception.

    Only regular files of up to `MAX_BYTES` are opened, so a pipe named `x.yaml` cannot make the reader wait.
    """
    file = shown(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _refused(file, "this is a folder, not a file", "move it elsewhere or rename it without the ending")
        if not stat.S_ISREG(status.st_mode):
            return _refused(file, "this is not a regular file", "put a plain YAML file in its place")
        if status.st_size > MAX_BYTES:
            return _refused(
                file,
                f"the file has {status.st_size:,} bytes, more than the {MAX_BYTES:,} that are read",
                "split it or shorten it",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            return _refused(file, "this link points to a file that does not exist", "mend the link or delete it")
        return _refused(file, "there is no such file or folder", "mend the path")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _refused(file, f"the file cannot be read ({reason})", "mend its permissions")
    return decode(data, file)


def decode(data: bytes, file: str) -> Document:
    """The document in the bytes of a file, which must be UTF-8 (with or without a byte order mark)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refused(file, "the file is UTF-16, not UTF-8", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec's positions count from behind the byte order mark, if there is one.
        body = data.removeprefix(b"\xef\xbb\xbf")
        before = body[: error.start].decode("utf-8")
        line, column = _end_of(before)
        byte = body[error.start : error.start + 1]
        likely = byte.decode("cp1252", "ignore")
        hint = "save the file as UTF-8" + (f" (in Windows-1252 the byte is {likely})" if likely.isprintable() else "")
        return Document(file, "", None, (Fault(file, line, column, f"byte 0x{byte.hex()} is not UTF-8", hint),))
    return parse(text, file)


def parse(text: str, file: str) -> Document:
    """The document in a YAML text; `file` is only a name for the faults."""
    sign = _UNREADABLE.search(text)
    if sign:
        line, column = _end_of(text[: sign.start()])
        code = f"U+{ord(sign.group()):04X}"
        if sign.group() in _FOREIGN_BREAKS:
            fault = Fault(file, line, column, f"{code} is a foreign line break", "put a normal line break in its place")
        else:
            fault = Fault(file, line, column, f"{code} is no character that YAML can hold", "delete it")
        return Document(file, text, None, (fault,))
    faults: list[Fault] = []
    builder = _Builder(file, text, faults)
    root: Node | None = None
    try:
        root = builder.document(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as error:
        fault = _translated(error, text, file)
        faults.extend(() if fault in faults else (fault,))
    except _Refusal as refusal:
        faults.append(refusal.fault)
    return Document(file, text, root, tuple(faults))


def from_here(path: Path) -> Path:
    """A path as one names it from the working directory, where it lies below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def shown(path: Path) -> str:
    """A path as faults show it: with forward slashes, and printable even where a name is not UTF-8."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


# So many known words are all named where none is near.
FEW = 12
# Of two words, by difflib: "rihgt" and right are alike, "north" and other are not.
_ALIKE = 0.65


def did_you_mean(word: str, known: Iterable[str], names: dict[str, str] | None = None, most: int = FEW) -> str:
    """The hint for a mistaken word: the nearest known one, or all of them, `most` at most, where none is near.

    `names` are the names of those known that have one, by which they are found too: {"us-army": "U.S. Army"}.
    """
    known = list(known)
    spelled = {**{name.casefold(): each for each, name in (names or {}).items()}, **{each: each for each in known}}
    near = get_close_matches(word[:100].casefold(), spelled, n=1, cutoff=_ALIKE)
    if near:
        return f"did you mean {spelled[near[0]]}?"
    return f"known: {', '.join(known[:most])}{', …' * (len(known) > most)}" if known and most else ""


def below(root: Node) -> Iterator[Node]:
    """A node and all in it, in the order of the file."""
    pending = [root]
    while pending:
        yield (node := pending.pop())
        if isinstance(node, Mapping):
            pending.extend(member.value for member in reversed(node.members.values()))
        elif isinstance(node, Sequence):
            pending.extend(reversed(node.items))


def indent_of(scalar: Scalar, text: str) -> int | None:
    """How many columns a literal block (`|`) is indented in the file's `text`; None for any other scalar.

    Line i of the block (counted from 0) is line `scalar.line + 1 + i` of the file.
    """
    if scalar.style != "|":
        return None
    lines = text.splitlines()
    for number, content in enumerate(scalar.text.split("\n"), scalar.line):
        if content:
            return len(lines[number]) - len(content)
    return None


# What libyaml refuses, and the line breaks that it counts but editors do not. A lone surrogate has no UTF-8.
_FOREIGN_BREAKS = "\x85\u2028\u2029"
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of the character that follows `text`."""
    line, start = 1, 0
    for match in _LINE_BREAK.finditer(text):
        line, start = line + 1, match.end()
    return line, len(text) - start + 1


def _refused(file: str, message: str, hint: str) -> Document:
    return Document(file, "", None, (Fault(file, 1, 1, message, hint),))


_CUTTING_SIGN = re.compile(r"[ \t]+#(?=[^\s#])")


class _Refusal(Exception):
    """A fault after which reading on makes no sense."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class _Builder:
    """Events -> tree. Faults that leave the rest readable are collected, the others are raised as `_Refusal`."""

    def __init__(self, file: str, text: str, faults: list[Fault]) -> None:
        self.file = file
        self.text = text
        self.faults = faults

    def document(self, events: Iterator[Any]) -> Node:
        """The only document of the stream."""
        next(events)  # the start of the stream
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _Refusal(Fault(self.file, 1, 1, "the file is empty"))
        root = self._node(next(events), events, 1)
        next(events)  # the end of the document
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "a second document starts here", "keep one document in a file: delete the line ---")
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """The node that starts with `event`, and all that stands in it."""
        kind = event.__class__
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if kind is yaml.AliasEvent:
            self._refuse(event, f"*{event.anchor} is an alias; aliases are not read", "for a text, put it in quotes")
        if event.anchor is not None:
            self._note(event, f"&{event.anchor} is an anchor; anchors are not read", "for a text, put it in quotes")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._note(event, f"{tag} is a tag; tags are not read", "for a text, put it in quotes")
        if kind is yaml.ScalarEvent:
            cut = not event.style and _CUTTING_SIGN.match(self.text, event.end_mark.index) is not None
            return Scalar(line, column, event.value, event.style or "", event.end_mark.line + 1, cut)
        if depth > MAX_DEPTH:
            self._refuse(event, f"more than {MAX_DEPTH} levels deep", "write it flatter")
        if kind is yaml.SequenceStartEvent:
            items = []
            while (event := next(events)).__class__ is not yaml.SequenceEndEvent:
                items.append(self._node(event, events, depth + 1))
                self._swallowed_item(event)
            return Sequence(line, column, tuple(items))
        members: dict[str, Member] = {}
        while (event := next(events)).__class__ is not yaml.MappingEndEvent:
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._note(event, "a key must be a text", "put it in quotes")
            elif key.text in members:
                first = members[key.text].key.line
                self._note(event, f"{key.text} stands here a second time (first in line {first})", "delete one of them")
            elif not key.style and (space := _FOREIGN_SPACE.match(key.text)):
                self.faults.append(_foreign_space(self.file, key.line, key.column, space[0]))
            else:
                members[key.text] = Member(key, value)
        return Mapping(line, column, members)

    def _swallowed_item(self, event: Any) -> None:
        """Note a list item that the one before it swallows for want of a space behind the dash: `-Alaska`, indented."""
        begin, end = event.start_mark, event.end_mark
        if event.__class__ is not yaml.ScalarEvent or event.style or begin.line == end.line:
            return
        lines = _LINE_BREAK.split(self.text[begin.index : end.index])
        for number, line in enumerate(lines[1:], begin.line + 2):
            if match := _TIGHT_DASH.match(line):
                self.faults.append(_without_space(self.file, number, match))

    def _note(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        self.faults.append(Fault(self.file, mark.line + 1, mark.column + 1, message, hint))

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        raise _Refusal(Fault(self.file, mark.line + 1, mark.column + 1, message, hint))


_QUOTE_IT = "put the whole value in double quotes"

# libyaml's problem -> (what is wrong, the likely remedy). The first entry whose words occur in the problem counts.
_PLAIN_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon and a space stand inside a value without quotes", _QUOTE_IT),
    ("unexpected end of stream", "the quote that opens here is never closed", "close it at the end of the value"),
    ("unexpected document indicator", "the quote that opens here is never closed", "close it at the end of the value"),
    ("tab character", "a tab stands where YAML needs spaces", "indent with spaces"),
    ("cannot start any token", "a value cannot start with {sign}", _QUOTE_IT),
    (
        "expected ':'",
        "this line is no `key: value`",
        "add a colon and a space, or indent it as part of the value above",
    ),
    ("expected ',' or ']'", "the bracket that opens here is never closed", "close it with ]"),
    ("expected ',' or '}'", "the brace that opens here is never closed", "close it with }"),
    ("unknown escape", "a backslash in double quotes starts an escape that does not exist", "use single quotes"),
    ("escape code", "this escape stands for no character", "write the character itself"),
    ("hexdecimal", "this escape lacks a digit", "use single quotes, or write the character itself"),
    ("expected key", "the value ends before this, and no key starts here", "mend the indentation or the quotes"),
    ("expected '-'", "a list item was expected here", "start the line with - or mend the indentation"),
    ("<document start>", "this stands outside the mapping above", "start all top keys in the same column"),
    ("sequence entries are not allowed", "a list cannot start here", "put the - on a line of its own"),
    ("alphabetic or numeric", "* and & have a meaning of their own at the start of a value", _QUOTE_IT),
    ("undefined tag handle", "! has a meaning of its own at the start of a value", _QUOTE_IT),
    ("comment or line break", "the text of a block starts on the next line", "break the line after | or >"),
    ("expected node content", "a value cannot start with {sign}", _QUOTE_IT),
    ("incompatible YAML", "this version of YAML is not read", "delete the line"),
)

# Here libyaml stops behind the trouble: the useful place is where the open quote, bracket or line starts.
_BLAMES_THE_OPENING = ("unexpected end of stream", "unexpected document indicator", "expected ',' or", "expected ':'")
# What a wrong indentation makes libyaml say, of the line after it or of that line.
_OF_INDENTATION = ("mapping values are not allowed", "expected key", "expected '-'")
_INDENTED = re.compile(r"(?P<item>\s*(?:-\s+)*)(?P<key>[^\s:#'\"\[\]{}|>-][^:#'\"]*?)\s*:(?=\s|$)")
_FOREIGN_SPACE = re.compile(r"[^\S \t]")


def _translated(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    """A fault in plain words for a problem of libyaml."""
    problem = error.problem or "the YAML is broken"
    mark: Any = error.problem_mark or error.context_mark
    lines = _LINE_BREAK.split(text)
    tight = _tight_dash(lines, mark.line, file) if mark is not None else None
    if tight:
        return tight
    at_colon = mark is not None and any(words in problem for words in (*_OF_INDENTATION, "expected ':'"))
    unbarred = _unbarred_text(lines, mark.line, file) if at_colon else None
    if unbarred:
        return unbarred
    if mark is not None and any(words in problem for words in _OF_INDENTATION):
        astray = _misindented(lines, mark.line, mark.column, file)
        if astray:
            return astray
    if error.context_mark is not None and any(words in problem for words in _BLAMES_THE_OPENING):
        unpaired = _unpaired_quote(text, mark, file) if "expected ',' or" in problem else None
        if unpaired:
            return unpaired
        uncut = _uncut_member(lines, mark, file) if "expected ',' or" in problem else None
        if uncut:
            return uncut
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    sign = lines[line][column : column + 1] if line < len(lines) else ""
    if sign == "\t":
        problem = "tab character"
    for words, message, hint in _PLAIN_SENTENCES:
        if words in problem:
            return Fault(file, line + 1, column + 1, message.format(sign=sign or "this"), hint)
    return Fault(file, line + 1, column + 1, problem, "mend the YAML")


_TIGHT_DASH = re.compile(r"(?P<dash>[ ]*)-(?P<word>[^\W\d_][^\s:]*)(?P<colon>:(?=\s|$))?")


def _tight_dash(lines: list[str], line: int, file: str) -> Fault | None:
    """A list item without a blank behind its dash, `-quote: …`, at a line (from 0) where reading stops, or before it.

    A word alone, `-Alaska`, counts only beside an item in the same column.
    """
    for at in range(min(line, len(lines) - 1), max(-1, line - 4), -1):
        match = _TIGHT_DASH.match(lines[at])
        if match is None:
            continue
        item = f"{match['dash']}- "
        if match["colon"] or any(near.startswith(item) for near in lines[max(0, at - 1) : at + 2]):
            return _without_space(file, at + 1, match)
    return None


def _without_space(file: str, line: int, match: re.Match[str]) -> Fault:
    """A list item without a space behind its dash, as `_TIGHT_DASH` matches it."""
    message = f"-{match['word']} lacks a space behind the dash"
    return Fault(file, line, match.end("dash") + 1, message, f"write - {match['word']}{match['colon'] or ''}")


_KEY_ALONE = re.compile(r"(?P<indent>[ ]*)(?:- +)?(?P<key>[\w-]+):[ ]*$")
_SENTENCE = re.compile(r"[ ]*[^\W_]\w*(?: [^\s:]+){2}")  # three words before any colon: no key
_ITEMS = re.compile(r":[ ]+[\[{]")


def _unbarred_text(lines: list[str], line: int, file: str) -> Fault | None:
    """The key alone on its line with sentences below it, one with a colon, which need a | : `text:` without `text: |`.

    Reading stops at `line` (from 0), or the line behind it.
    """
    for at in range(min(line, len(lines) - 1) - 1, -1, -1):
        key, below = _KEY_ALONE.match(lines[at]), lines[at + 1]
        if key and len(below) - len(below.lstrip(" ")) > len(key["indent"]):
            if not _SENTENCE.match(below) or _ITEMS.search(below):
                return None
            message = f"`{key['key']}:` has a text of several lines below it, with a colon in one of them"
            return Fault(
                file, at + 1, key.start("key") + 1, message, f"write {key['key']}: | and leave the text below it"
            )
        if lines[at][:1].strip():
            return None  # a key of the file with a value: the text does not start above it
    return None


def _uncut_member(lines: list[str], mark: Any, file: str) -> Fault | None:
    """The key in braces that a value before it has swallowed for want of a comma: `{status: ordered force: other}`."""
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    word = re.search(r"[\w-]+$", before)
    if word is None or not lines[mark.line][mark.column :].startswith(":"):
        return None
    if not re.search(r":\s+[^,{}\[\]]*\S\s+$", before[: word.start()][-300:]):
        return None
    message = f"a comma is missing before `{word[0]}:`"
    return Fault(file, mark.line + 1, word.start() + 1, message, "put , between the two, or the value in double quotes")


def _misindented(lines: list[str], line: int, column: int, file: str) -> Fault | None:
    """The line that stands in a wrong column, where that is the likely reason why reading stops at a place (from 0).

    libyaml takes a line that stands too far right for more of the value above it, and stops at its colon; one that
    stands too far left makes it stop a line later.
    """
    here = _INDENTED.match(lines[line]) if line < len(lines) else None
    above = [(at, found) for at in range(line - 1, -1, -1) if (found := _INDENTED.match(lines[at]))]
    for at, found in [(line, here), *above[:1]]:
        space = _FOREIGN_SPACE.search(found["item"]) if found else None
        if space:
            return _foreign_space(file, at + 1, space.start() + 1, space[0])
    if here is None or not above or column > here.end():
        return None
    misplaced = _misplaced_item if "-" in here["item"] else _misplaced_key
    return misplaced(here, line, above, file)


def _foreign_space(file: str, line: int, column: int, space: str) -> Fault:
    """A no-break space or another of its kind before a key."""
    message = f"U+{ord(space):04X} stands here, a space that YAML does not count as one"
    return Fault(file, line, column, message, "write normal spaces before the key")


_Above = list[tuple[int, re.Match[str]]]  # the lines with a key above another, nearest first, and their numbers from 0


def _misplaced_item(here: re.Match[str], line: int, above: _Above, file: str) -> Fault | None:
    """A list item that stands in another column than the one above it."""
    dash = here["item"].index("-")
    for at, found in above:
        if "-" in found["item"]:
            other = found["item"].index("-")
            message = f"this list item stands in column {dash + 1}, the one above (line {at + 1}) in column {other + 1}"
            return (
                Fault(file, line + 1, dash + 1, message, f"start it in column {other + 1}") if dash != other else None
            )
    return None


def _misplaced_key(here: re.Match[str], line: int, above: _Above, file: str) -> Fault | None:
    """A key that stands in no column of a key around it: this one, or the one above if this is in line with others."""
    column = here.start("key")
    (at, last), *before = above
    if before and last.start("key") < column == before[0][1].start("key") and "-" in before[0][1]["item"]:
        message = (
            f"`{last['key']}` stands in column {last.start('key') + 1}, the lines around it in column {column + 1}"
        )
        return Fault(file, at + 1, last.start("key") + 1, message, f"start it in column {column + 1}")
    open_here: _Above = []  # the keys that the line may stand beside: of the mappings not yet closed above it
    for pair in above:
        if not open_here or pair[1].start("key") < open_here[-1][1].start("key"):
            open_here.append(pair)
    at, near = min(open_here, key=lambda pair: abs(pair[1].start("key") - column))
    other = near.start("key")
    if other == column:
        return None
    message = (
        f"`{here['key']}` stands in column {column + 1}, `{near['key']}` above (line {at + 1}) in column {other + 1}"
    )
    if column < other:
        hint = "start both in the same column"
    elif before and column == before[0][1].start("key"):
        hint = f"start it in column {other + 1}, or `{near['key']}` in column {column + 1}"
    else:
        hint = f"start it in column {other + 1}, or put the value above in double quotes if it goes on here"
    return Fault(file, line + 1, column + 1, message, hint)


def _unpaired_quote(text: str, mark: Any, file: str) -> Fault | None:
    """The quote in a list or mapping in brackets that closes too late or too early, if one ends just before a place."""
    last: Any = None
    for token in yaml.scan(text, Loader=_LOADER):
        if token.start_mark.index >= mark.index:
            break
        last = token
    if not isinstance(last, yaml.ScalarToken) or last.plain:
        return None
    opens, closes = last.start_mark, last.end_mark
    if opens.line == closes.line and closes.index < mark.index:
        return Fault(file, mark.line + 1, mark.column + 1, "a comma is missing before this", "put , between the two")
    message = f"the quote that opens here closes in line {closes.line + 1}, column {closes.column}, and more follows"
    hint = "close it at the end of its value, or put a value that holds an apostrophe in double quotes"
    return Fault(file, opens.line + 1, opens.column + 1, message, hint)
