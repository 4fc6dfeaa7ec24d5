"""Digits -> the number they write: marks inside, blanks between groups, letters written onto them.

"9 600": an ordinary space groups when the first part has 1-3 digits, every further part exactly three, the gap is one
character wide and no label ("page", "title") stands before; a no-break or thin space groups whatever stands before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from unicodedata import numeric

from figures.extract.numbers.reading import Reading, plain, refused, vague
from figures.extract.numbers.text import THOUSANDS, Text
from figures.extract.numbers.words import NumberWords

LONGEST = 15  # digits in a row
LONGEST_MARKED = 24  # digits and marks
GROUPS = 6  # of digits that blanks separate
SUFFIX = 3  # letters: "500A" is a code, "500soldiers" lacks a space


def digits(text: Text, at: int) -> Reading:
    """One run of digits with its marks, or several that blanks group: 1500, 1,500, 1.5, 10 000."""
    word = text.words[at]
    if not word.isdecimal():
        return _marked(text.table, word, at + 1)
    if len(word) > 1 and word[0] == "0":
        return refused(at + 1, "phone or code")
    last = _blank_groups(text, at)
    if len(word) > LONGEST or last > at + GROUPS:
        return refused(last, "unreadable")
    return _whole("".join(text.words[at:last]), last, last > at + 1)


def with_letters(text: Text, at: int) -> Reading:
    """Digits with the letters written onto them: "10k" multiplies, "100s of" is vague; "16th", "5km", "500A" refuse."""
    reading, table = digits(text, at), text.table
    last = reading.last
    letters = text.words[last]
    if not text.glued(last) and (letters not in table.glued_scales or text.breaks[last]):
        return reading  # but "10 K" multiplies as "10k" does
    if _ends_as_ordinal(text, last):
        return replace(reading, last=last + 2, reason="ordinal")
    if letters.isnumeric() and not letters.isdecimal():  # "2½"
        value = None if reading.value is None else reading.value + Fraction(numeric(letters[0]))
        return replace(reading, last=last + 1, value=value, reason="decimal")
    if not letters.isalpha() or letters in table.vocabulary:
        return reading
    bounds = table.bounds.get(reading.value) if isinstance(reading.value, int) else None
    if bounds is not None and letters in table.glued_plurals and text.words[last + 1] in table.joins_of:
        return vague(last + 1, *bounds)  # "100s of"
    money = letters in table.money_scales and text.words[at - 1] in table.money_before
    scale = table.money_scales[letters] if money else table.glued_scales.get(letters)
    if scale is not None and reading.value is not None:
        return Reading(last + 1, reading.value * scale, "mixed", leads=((reading.value, scale),))
    if table.money_after.match(text.words, last) or table.time.match(text.words, last):
        return reading
    reason = table.glued_reasons.get(letters) or ("phone or code" if len(letters) <= SUFFIX else None)
    return replace(reading, last=last + 1, reason=reason) if reason else reading


def _ends_as_ordinal(text: Text, at: int) -> bool:
    """Whether the mark at `at` and the sign behind it make an ordinal of the digits before: "16.º", "16/o Batallón"."""
    sign = text.words[at + 1] if text.glued(at + 1) else ""
    if text.words[at] == "/":
        return text.table.glued_reasons.get(sign) == "ordinal"
    return text.words[at] == "." and sign in text.table.ordinal_signs


def _blank_groups(text: Text, at: int) -> int:
    """The token behind digits grouped by blanks: "10 000"."""
    word, tokens, last = text.words[at], text.tokens, at + 1
    if len(word) > 3 or word == "0" or " " not in text.table.marks_grouping:
        return last
    mark = ""
    while text.spaced[last] and len(text.words[last]) == 3 and text.words[last].isdecimal() and not text.breaks[last]:
        gap = tokens.text[tokens.ends[last - 1] : tokens.starts[last]]
        if len(gap) != 1 or gap == "\t" or (mark and gap != mark):
            break
        mark = gap
        last += 1
    labelled = text.words[at - 1] in text.table.marks_labels
    return at + 1 if mark == " " and (labelled or _ends_row(text, last)) else last


def _ends_row(text: Text, last: int) -> bool:
    """Whether digits end a line where thousands have marks elsewhere, and so are two columns: "Yuma 700 250"."""
    end = last + GROUPS
    while last < end and not text.breaks[last] and text.words[last].isdecimal():
        last += 1
    return text.breaks[last] > 0 and text.groups_with_marks


def _marked(table: NumberWords, word: str, last: int) -> Reading:
    """Digits with marks inside: grouped in threes, decimal, or unreadable."""
    if len(word) > LONGEST_MARKED:
        return refused(last, "unreadable")
    thousands = THOUSANDS.fullmatch(word)
    if thousands is not None and thousands[1] in table.marks_grouping:  # nearly all are
        return _whole(word.replace(thousands[1], ""), last, True)
    marks, groups = re.findall("[^0-9]", word), re.split("[^0-9]", word)
    first, *others = groups
    if first[0] != "0" and _are_grouped(first, others, marks, table):
        return _whole("".join(groups), last, True)
    *whole, fraction = groups
    if marks[-1] not in table.marks_decimal or marks[-1] in marks[:-1]:
        return refused(last, "unreadable")
    if len(whole) > 1 and not (len(set(marks[:-1])) == 1 and _are_grouped(first, whole[1:], marks[:-1], table)):
        return refused(last, "unreadable")
    value = plain(Fraction(f"{''.join(whole)}.{fraction}"))
    doubtful = len(fraction) == 3 and first != "0"
    return Reading(last, value, "digits", reason="unreadable" if doubtful else "decimal")


def _are_grouped(first: str, others: list[str], marks: list[str], table: NumberWords) -> bool:
    """Whether marks group digits in threes: 1,500,000 or, with the millions apart, 1'500,000."""
    same = len(set(marks)) == 1 or (marks[0] == "'" and len(set(marks[1:])) == 1)
    in_threes = len(first) <= 3 and all(len(group) == 3 for group in others)
    return same and in_threes and table.marks_grouping.issuperset(marks)


def _whole(written: str, last: int, grouped: bool) -> Reading:
    """Digits that read as one whole number; grouped thousands can lend their unit: "10 to 15,000"."""
    value = int(written)
    return Reading(last, value, "digits", leads=((value // 1000, 1000),) if grouped and value % 1000 == 0 else ())
