"""Texts as JSON Lines -> their mentions as JSON Lines, one line at a time; a bad line costs no other its answer.

    {"id": "a", "text": "About 300 soldiers arrived.", "language": "en", "published": "2025-02-03"}
    {"id": "a", "mentions": [{"start": 0, "end": 18, "phrase": "About 300 soldiers", "value": 300, …}]}

`published` is a day, a month or null; `title`, which may be left out, tells whose forces are meant where the text does
not. Of a mention `as_of` is a day or null; where the text states only a month or a year, `as_of_period` is that
(2018-10, 2018). Offsets are code points of the text. Convention: https://jsonlines.org
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from figures import lexicon
from figures.documents import Fault, did_you_mean
from figures.extract import Mention, read
from figures.extract.records import Period
from figures.sources import Mistake, published_as, short

FIELDS = (
    *("start", "end", "phrase", "value", "low", "high", "qualifier"),
    *("force", "side", "operation", "measure", "status", "place", "as_of"),
)

KEYS = frozenset(("id", "text", "language", "published", "title"))  # of a line that asks
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def answers(lines: Iterable[bytes], file: str) -> Iterator[bytes | Fault]:
    """For every line of UTF-8 that is not blank, the line that answers it, or the fault that says why there is none.

    Lines are taken one by one: the answer to a line is given before the next line is asked for. `file` is what faults
    call the input.
    """
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if not line.strip():
            continue
        try:
            yield _answer(line.rstrip(b"\r\n"))
        except json.JSONDecodeError as error:
            yield Fault(file, number, error.pos + 1, f"no JSON: {error.msg}", "write one JSON object a line")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode()) + 1
            yield Fault(file, number, column, f"byte 0x{line[error.start]:02X} is not UTF-8", "save the file as UTF-8")
        except Mistake as mistake:
            yield Fault(file, number, 1, str(mistake), mistake.hint)
        except lexicon.LexiconError as error:
            yield Fault(file, number, 1, str(error), "mend the lexicon")
        except Exception as error:  # one text that the program cannot read must not cost the others their answer
            message = f"cannot be read ({type(error).__name__}: {short(str(error))})"
            yield Fault(file, number, 1, message, "if the line is sound, please report it")


def _answer(line: bytes) -> bytes:
    """The answer to one line, in ASCII: escapes keep lone surrogates and every kind of line break out of the stream."""
    asked = _asked(line)
    language = _language(asked)
    text = asked.get("text")
    if not isinstance(text, str):
        raise Mistake(_missing(asked, "text"), _mistyped(asked, "text") or 'write "text": "…"')
    title = asked.get("title")
    if title is not None and not isinstance(title, str):
        raise Mistake("title is no text", 'write "title": "…", or leave it out')
    published = _published(asked)
    day, month = (published.day_or_none, published.month_or_none) if published else (None, None)
    mentions = read(text, language, day, month, title or "", ledger=False).mentions
    answer = {"id": asked.get("id"), "mentions": [_plain(mention) for mention in mentions]}
    return json.dumps(answer, allow_nan=False).encode() + b"\n"


def _asked(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode(), parse_constant=_refuse)
    except RecursionError:
        raise Mistake("no JSON: brackets are nested too deep", "write one JSON object a line") from None
    if not isinstance(asked, dict):
        raise Mistake("no JSON object", 'write {"id": …, "text": …, "language": …, "published": …}')
    return asked


def _refuse(constant: str) -> None:
    raise Mistake(f"no JSON: {constant}", "write a number or null")


def _language(asked: dict[str, Any]) -> str:
    known = lexicon.languages()
    language = asked.get("language")
    if not isinstance(language, str):
        hint = _mistyped(asked, "language") or f"write one of {', '.join(known)}"
        raise Mistake(_missing(asked, "language"), hint)
    if language not in known:
        raise Mistake(f"language {short(language)!r} is not known here", did_you_mean(language, known))
    return language


def _published(asked: dict[str, Any]) -> Period | None:
    published = asked.get("published")
    if published is None:
        return None
    if not isinstance(published, str):
        raise Mistake("published is no text", 'write "2025-02-03", "2025-02" or null')
    try:
        return published_as(published)
    except Mistake as mistake:
        raise Mistake(f"published: {mistake}", mistake.hint) from None


def _missing(asked: dict[str, Any], key: str) -> str:
    return f"{key} is no text" if key in asked else f"{key} is missing"


def _mistyped(asked: dict[str, Any], key: str) -> str:
    """The hint for a key that is missing where another looks like it: "txt"."""
    others = [] if key in asked else get_close_matches(key, asked.keys() - KEYS, n=1)
    return f"did you mean {key} by {short(others[0])}?" if others else ""


def _plain(mention: Mention) -> dict[str, object]:
    fields = {name: getattr(mention, name) for name in FIELDS}
    stated = mention.as_of.iso if mention.as_of else None
    is_day = mention.as_of is not None and mention.as_of.day is not None
    return fields | {"as_of": stated if is_day else None, "as_of_period": None if is_day else stated}
