"""Digits that signs hold together -> why they count nothing: addresses, codes, telephones, scores, list numbers."""

from __future__ import annotations

from figures.extract.numbers.reading import Reading, refused
from figures.extract.numbers.text import DATED, Text

PREFIX = 4  # letters: "C-17" and "MRAP-7" have short heads; a longer word before a hyphen is prose
LINE_OPENERS = frozenset("\"'>*•-")  # what may stand before the number of a list's line
LINE_ENDS = frozenset(".:;!?)\"'")
CODE_SIGNS = frozenset("_=&")  # before digits they belong to an address or a name
LONGEST_END = 9  # digits of an end of "5-10"
TELEPHONE_PARTS = 5


def address_end(text: Text, first: int) -> int:
    """The end of the web address, e-mail address, handle or hashtag that a sign announces; without one, of the sign."""
    words, word = text.words, text.words[first]
    link = word == ":" and words[first + 1 : first + 3] == ["/", "/"]
    host = word == "www" and words[first + 1] == "."
    last = first + 1
    while (link or host or word in "@#") and text.glued(last):
        last += 1
    return last


def signs(text: Text, first: int) -> Reading | None:
    """Times, fractions, codes, scores and list numbers; None where the digits stand for themselves."""
    refusing = _sign_before(text, first)
    if refusing:
        last = first + 1
        while text.glued(last) and (text.words[last].isalnum() or text.past_hyphen(last) > last):
            last += 1
        return refused(last, refusing)
    sign = text.words[first + 1] if text.glued(first + 1) else ""
    if sign in ("", ".", ")"):
        return _list_number(text, first) or _telephone(text, first)
    return _chain(text, first, sign) if sign in (":", "/", "-") else None


def _sign_before(text: Text, first: int) -> str | None:
    """Why what is written onto the left of the digits refuses them."""
    if not text.glued(first):
        return None
    before, head = text.words[first - 1], text.words[first - 2]
    if before.isalpha() or before in CODE_SIGNS:
        return "phone or code"
    short = len(head) <= PREFIX and head not in text.table.vocabulary
    if text.glued(first - 1) and head.isalpha() and (before == "/" or (before == "-" and short)):
        return "phone or code"
    if before == "'" and len(text.words[first]) == 2 and not _goes_on(text, first + 1):
        return "date"
    return "decimal" if before == "." and not text.glued(first - 1) else None


def _goes_on(text: Text, at: int) -> bool:
    """Whether a word multiplies the digits before it: "sent '10 thousand soldiers'" tells of no year '10."""
    numeral = text.table.vocabulary.get(text.words[at]) if at < len(text.words) else None
    return numeral is not None and numeral.multiplies


def _list_number(text: Text, first: int) -> Reading | None:
    """The "1." or "1)" that numbers the lines of a list."""
    words, breaks = text.words, text.breaks
    if len(words[first]) > 2 or words[first + 1] not in (".", ")") or not text.glued(first + 1):
        return None
    line, number = first, int(words[first])
    while line > first - 2 and line and not breaks[line] and words[line - 1] in LINE_OPENERS:
        line -= 1
    begins = line == 0 or breaks[line] > 1
    if breaks[line] == 1:
        begins = words[line - 1] in LINE_ENDS or number == text.item + 1
    follows = text.spaced[first + 2] and not breaks[first + 2]
    if not begins or not follows:
        return None
    text.item = number
    return Reading(first + 1, number, "digits", reason="list number")


def _telephone(text: Text, first: int) -> Reading | None:
    """A telephone number cut by blanks or with its area code in brackets: (915) 555-0148, 55 1234 5678."""
    words, parts = text.words, [text.words[first]]
    last = first + 1
    if words[first - 1] == "(" and words[last] == ")":
        last += 1
    while len(parts) < TELEPHONE_PARTS and not text.breaks[last]:
        at = text.past_hyphen(last)
        if not words[at].isdecimal() or words[at - 1] == ".":
            break
        parts.append(words[at])
        last = at + 1
    if len(parts) < 3 or len(parts[0]) > 3 or len(parts[-1]) != 4 or not parts[0].isdecimal():
        return None
    return refused(last, "phone or code") if 7 <= sum(map(len, parts)) <= 13 else None


def _chain(text: Text, first: int, sign: str) -> Reading | None:
    """Digits joined by one sign: 1:30, 24/7, 3/4, 915-555-0148, 5-4; None for what may be a range."""
    parts = [text.words[first]]
    last = first + 1
    while text.words[last] == sign and text.glued(last) and text.glued(last + 1) and text.has_digits(last + 1):
        parts.append(text.words[last + 1])
        last += 2
    if len(parts) == 1:
        dated = text.words[last + 1] == DATED and text.glued(last + 1) and sign != ":"
        return refused(last, "date") if dated else None
    battalion = _battalion(text, last, parts) if sign != ":" else None
    if battalion is not None:
        return battalion
    if sign == ":":
        reason: str | None = "time" if all(len(part) == 2 and part.isdecimal() for part in parts[1:]) else "score"
    elif sign == "/":
        reason = text.table.fixed.get("/".join(parts)) or ("fraction" if len(parts) == 2 else "date")
    else:
        reason = _hyphenated(parts)
    return refused(last, reason) if reason else None


def _battalion(text: Text, last: int, parts: list[str]) -> Reading | None:
    """The number of a battalion and its regiment: "1-112th Aviation", "1/149th", "1-121 Infantry"."""
    if len(parts) != 2 or len(parts[0]) > 1 or not parts[1].isdecimal():
        return None
    if text.glued(last) and text.table.glued_reasons.get(text.words[last]) == "ordinal":
        return refused(last + 1, "ordinal")
    return refused(last, "ordinal") if text.table.regiments.match(text.words, last) else None


def _hyphenated(parts: list[str]) -> str | None:
    """Why digits with hyphens between them count nothing; None for what may be a range: 100-150."""
    if len(parts) > 2:
        return "phone or code"
    head, tail = parts
    if not (head.isdecimal() and tail.isdecimal()):
        return None
    if max(len(head), len(tail)) > LONGEST_END or (tail[0] == "0" and len(tail) > 1):
        return "phone or code"
    if len(head) == 4 and len(tail) == 2 and 1900 <= int(head) <= 2099:
        return "date"
    if len(head) == 3 and len(tail) == 4 and not tail.endswith("00"):
        return "phone or code"
    return "score" if int(head) >= int(tail) and len(head) <= 3 else None
