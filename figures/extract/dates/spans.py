"""Rules for months and years without a day; only the end of a month is one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.extract.dates import parts
from figures.extract.dates.resolution import Expression
from figures.extract.dates.text import Text

LOOK_AROUND = 8  # tokens read for another number in parentheses
LABELS = (":", "—", "–")  # behind a year that opens a line of a chronicle
SIGNS_BEFORE = ("$", "€", "£", "#", "/")  # before these digits no year stands


def month_alone(text: Text, at: int) -> Sequence[Expression]:
    """In February, mid-March, marzo de 2019, finales de febrero: only the end of a month is a day."""
    words, lexicon = text.words, text.lexicon
    part, body = lexicon.parts.match(words, at) or (None, at)
    turned = None if part else lexicon.turns_before.match(words, at)
    if part:
        body += words[body] in lexicon.articles
    elif turned:
        body = turned[1]
    month = parts.month(text, body)
    if month is None:
        return _part_of_year(text, at, body) if part else []
    year, last = parts.year_behind(text, month.last)
    if month.unsure and last == month.last and not part and not turned:
        pointed = month.last > body + 1 or words[body] in lexicon.months
        if not pointed or text.lead(at)[0] is None:
            return []
    if part == "end":
        return [Expression(at, last, "stated", year=year, month=month.number, number=0)]
    turn = turned or lexicon.turns_after.match(words, last)
    return [Expression(at, last, "month", year=year, month=month.number, number=1, turn=turn[0] if turn else None)]


def _part_of_year(text: Text, at: int, body: int) -> Sequence[Expression]:
    """Early 2018, finales de 2018."""
    number = text.year(body)
    if number is None or (not number % 100 and text.counts_people(body + 1)):
        return []
    return [Expression(at, body + 1, "year", year=number)]


def year(text: Text, at: int) -> Sequence[Expression]:
    """In 2018, 2018-2019, FY2025, the 1990s, a 2018 law; not 2018 soldiers."""
    words, number = text.words, text.year(at)
    if number is None:
        return _short_fiscal_year(text, at)
    if words[at + 1] == "%" or words[at - 1] in SIGNS_BEFORE or text.heads_compound(at):
        return []
    if words[at + 1] in text.lexicon.decade and text.glued(at + 1):
        return [Expression(at, at + 2, "year")]
    last, closing = _range_end(text, at, number)
    if last > at + 1 and not text.counts_people(last):
        return [Expression(at, last, "year", year=closing)]
    return [Expression(at, at + 1, "year", year=number)] if _is_year(text, at, number) else []


def _short_fiscal_year(text: Text, at: int) -> Sequence[Expression]:
    """The 25 of FY25: two digits joined to a year word."""
    led = text.words[at - 1] in text.lexicon.year_strong and text.glued(at)
    return [Expression(at, at + 1, "year")] if led and len(text.words[at]) == 2 else []


def _range_end(text: Text, at: int, number: int) -> tuple[int, int]:
    """The token after "2018-2019", "2018-19", "from 2018 to 2020", and the last year; the year alone otherwise."""
    words, lexicon = text.words, text.lexicon
    sign = words[at + 1]
    if sign not in lexicon.tos and sign not in lexicon.ands:
        return at + 1, number
    dashed = text.glued(at + 1) and text.glued(at + 2)
    other = text.year(at + 2)
    if other is None and dashed and sign == "-" and len(words[at + 2]) == 2:
        short = text.integer(at + 2, 2)
        other = number - number % 100 + short if short is not None else None
    if other is None or other <= number or (not number % 100 and not other % 100):
        return at + 1, number
    led = words[at - 1] in lexicon.year_weak or words[at - 1] in lexicon.year_strong
    return (at + 3, other) if dashed or led else (at + 1, number)


def _is_year(text: Text, at: int, number: int) -> bool:
    """Whether a number from 1900 to 2099 names a year, by the words around it.

    After a year word ("in", "since", "fiscal") it does; between others only where no counted noun follows and it is not
    round; what stays in doubt is left a number.
    """
    words, lexicon = text.words, text.lexicon
    before, behind = words[at - 1], words[at + 1]
    counted, rounded = text.counts_people(at + 1), not number % 100
    if before == "-" and text.glued(at):
        return words[at - 2] in lexicon.year_strong and not counted
    if behind == "'" and text.glued(at + 1) and text.glued(at + 2):
        return words[at + 2] in lexicon.decade
    if text.opens_line(at) and (behind in LABELS or (behind == "." and text.goes_on(at + 2))):
        return text.is_near(number, 40, 5)  # "2018: 5,200 soldiers", "2018. The president sends"
    if before in lexicon.year_strong and not (counted and rounded):
        return True
    if counted or rounded:
        return False
    if before in lexicon.year_weak or (behind == "," and words[at + 2] in lexicon.year_when):
        return True
    if before in lexicon.year_determiners:
        return behind[:1].isalpha() and behind not in lexicon.function_words
    if before == "(" and behind == ")":
        return text.is_near(number, 30, 5) and not _other_parenthesis(text, at)
    titled = before[:1].isalpha() and text.capital(at - 1) and words[at - 2][:1].isalpha()
    return titled and behind != "," and text.reference is not None and text.is_near(number, 10, 2)


def _other_parenthesis(text: Text, at: int) -> bool:
    """Whether another number alone in parentheses stands near: then they are a list of counts."""
    near = text.words[max(at - LOOK_AROUND - 1, 0) : at + LOOK_AROUND]
    return sum(before == "(" and word[:1].isdigit() for before, word in pairwise(near)) > 1
