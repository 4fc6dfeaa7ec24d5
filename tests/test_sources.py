"""Source files: every fault with its place and remedy, faults that stay in their file, and the schema for editors."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import documents, sources
from figures.extract.records import Mention, Period
from figures.sources import Source

LANGUAGES = ("en", "es")
TODAY = dt.date(2026, 11, 29)

SAMPLE = """\
# yaml-language-server: $schema=../figures/schema/source.schema.json
url: https://x.org/border
title: "At the border: a count"
publisher: Example Daily
author: Staff
published: 2025-02-03
accessed: 2026-11-22
archive: https://web.archive.org/x
language: en
text_is: note
text: |
  The commander spoke of about 1,500 soldiers.

  He left out 300 marines.
review:
- quote: about 1,500 soldiers
  verdict: right
- quote: 300 marines
  nth: 1
  verdict: missed
  set: {value: 300, force: some-force, status: deployed, as_of: 2025-02-01, place: null}
  why: the number stands in a list
  by: ab
  on: 2026-11-22
"""

# What is changed in the sample (from -> to), and the faults that this makes, as `line:column: message; hint`.
FAULTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("unknown key", "author: Staff", "autor: Staff", ("5:1: autor is no key of a source; did you mean author?",)),
    (
        "date for published",
        "published: 2025-02-03",
        "date: 2025-02-03",
        (
            "2:1: published is missing in a source; add published: 2025-02-03",
            "6:1: date is no key of a source; did you mean published?",
        ),
    ),
    (
        "review indented into the text",
        "review:\n- quote: about 1,500 soldiers\n  verdict: right\n- quote: 300",
        "  review:\n  - quote: about 1,500 soldiers\n    verdict: right\n  - quote: 300",
        ("15:3: `review:` stands inside the text here, and is read as its words; start it in column 1",),
    ),
    (
        "verdict indented into the text",
        "\nreview:\n- quote: about 1,500 soldiers\n  verdict: right\n",
        "\n  - quote: about 1,500 soldiers\n    verdict: right\nreview:\n",
        (
            "15:3: `- quote:` stands inside the text here, and is read as its words; "
            "start it in column 1, below `review:`",
        ),
    ),
    (
        "optional key indented into the text",
        "author: Staff\npublished: 2025-02-03\naccessed: 2026-11-22\narchive: https://web.archive.org/x\n"
        "language: en\ntext_is: note\ntext: |\n",
        "published: 2025-02-03\nlanguage: en\ntext_is: note\ntext: |\n  author: Staff\n",
        ("9:3: `author:` stands inside the text here, and is read as its words; start it in column 1",),
    ),
    (
        "required key indented into the text",
        "published: 2025-02-03\naccessed: 2026-11-22\narchive: https://web.archive.org/x\n"
        "language: en\ntext_is: note\ntext: |\n",
        "language: en\ntext_is: note\ntext: |\n  published: 2025-02-03\n",
        (
            "2:1: published is missing in a source; add published: 2025-02-03",
            "9:3: `published:` stands inside the text here, and is read as its words; start it in column 1",
        ),
    ),
    (
        "title cut at its #",
        'title: "At the border: a count"',
        "title: Border #1 count",
        ("3:8: title: a # behind a space cuts the value off after “Border”; put the whole value in double quotes",),
    ),
    (
        "title that starts with a #",
        'title: "At the border: a count"',
        "title: #1 in soldiers",
        ("3:7: title: a # behind a space cuts the value off; put the whole value in double quotes",),
    ),
    (
        "text with a colon and no bar",
        SAMPLE[SAMPLE.index("text: |") : SAMPLE.index("review:")],
        "text:\n  The commander said: about 1,500 soldiers and 300 marines.\n",
        (
            "12:3: text: holds a colon, and is read as keys of its own; "
            "write text: | and the text below it, indented by two spaces",
        ),
    ),
    (
        "no space behind the dash of the only verdict",
        SAMPLE[SAMPLE.index("- quote: about") :],
        "-quote: 300 marines\n",
        ("16:1: -quote is no key of a source; write a space behind the dash: - quote",),
    ),
    ("upper case key", "author: Staff", "AUTHOR: Staff", ("5:1: AUTHOR is no key of a source; did you mean author?",)),
    (
        "missing key",
        "published: 2025-02-03\n",
        "",
        ("2:1: published is missing in a source; add published: 2025-02-03",),
    ),
    (
        "missing text",
        SAMPLE[SAMPLE.index("text: |") : SAMPLE.index("review:")],
        "",
        ("2:1: text is missing in a source; add text: | and the text below it, indented by two spaces",),
    ),
    (
        "day that is none",
        "published: 2025-02-03",
        "published: 2025-02-30",
        ("6:12: published: 2025-02-30 is no day of the calendar; write year-month-day",),
    ),
    (
        "month that is none",
        "published: 2025-02-03",
        "published: 2025-13",
        ("6:12: published: 2025-13 is no month of the calendar; write year-month",),
    ),
    (
        "loose date",
        "published: 2025-02-03",
        "published: 2025/2/3",
        ("6:12: published: 2025/2/3 is no date; did you mean 2025-02-03?",),
    ),
    (
        "date and time",
        "accessed: 2026-11-22",
        "accessed: 2026-11-22T10:00Z",
        ("7:11: accessed: 2026-11-22T10:00Z is no date; did you mean 2026-11-22?",),
    ),
    (
        "date in words",
        "published: 2025-02-03",
        "published: 3 February 2025",
        (
            "6:12: published: 3 February 2025 is no date; "
            "write year-month-day, such as 2025-02-03, or 2025-02 where only the month is known",
        ),
    ),
    (
        "month for a day",
        "accessed: 2026-11-22",
        "accessed: 2026-11",
        ("7:11: accessed: 2026-11 is no date; write year-month-day, such as 2025-02-03",),
    ),
    (
        "published after tomorrow",
        "published: 2025-02-03",
        "published: 2052-02-03",
        ("6:12: published: 2052-02-03 is after tomorrow, 2026-11-30; did you mean 2025-02-03?",),
    ),
    (
        "published in a month after tomorrow",
        "published: 2025-02-03",
        "published: 2026-12",
        ("6:12: published: 2026-12 is after tomorrow, 2026-11-30; did you mean 2025-12?",),
    ),
    (
        "published on a leap day after tomorrow",
        "published: 2025-02-03",
        "published: 2042-02-29",
        ("6:12: published: 2042-02-29 is no day of the calendar; write year-month-day",),
    ),
    (
        "accessed after tomorrow",
        "accessed: 2026-11-22",
        "accessed: 2028-02-29",
        ("7:11: accessed: 2028-02-29 is after tomorrow, 2026-11-30; did you mean 2024-02-29?",),
    ),
    (
        "accessed before it was published",
        "accessed: 2026-11-22",
        "accessed: 2001-11-22",
        (
            "7:11: accessed: 2001-11-22 is before the article was published, 2025-02-03; "
            "did you mean 2025-11-22? Or mend published",
        ),
    ),
    (
        "script as link",
        "url: https://x.org/border",
        "url: javascript:alert(1)",
        ("2:6: url: javascript:alert(1) is no http or https link; start it with https://",),
    ),
    (
        "bare link",
        "url: https://x.org",
        "url: x.org",
        ("2:6: url: x.org/border is no http or https link; did you mean https://x.org/border?",),
    ),
    (
        "link with a space",
        "border\ntitle",
        "the border\ntitle",
        ("2:6: url: https://x.org/the border is no link: a space stands in it; copy the address from the browser",),
    ),
    (
        "link with a control character",
        "url: https://x.org/border",
        r'url: "https://x.org/\a"',
        ("2:6: url: holds U+0007; write one line",),
    ),
    (
        "link with an invisible character",
        "url: https://x",
        "url: https://\u200bx",
        ("2:6: url: https://\u200bx.org/border is no link: U+200B stands in it; copy the address from the browser",),
    ),
    (
        "link to nowhere",
        "url: https://x.org/",
        "url: https:///",
        ("2:6: url: https:///border names no website; copy the address from the browser",),
    ),
    (
        "link with a broken port",
        "url: https://x.org/",
        "url: https://x.org:x/",
        ("2:6: url: https://x.org:x/border is no link: its host or port is broken; copy the address from the browser",),
    ),
    (
        "archive is no link",
        "archive: https:",
        "archive: ftp:",
        ("8:10: archive: ftp://web.archive.org/x is no http or https link; start it with https://",),
    ),
    (
        "empty title",
        'title: "At the border: a count"',
        'title: " "',
        ('3:8: title: is empty; write title: "The article\'s title"',),
    ),
    (
        "no title",
        'title: "At the border: a count"',
        "title:",
        ('3:7: title: is empty; write title: "The article\'s title"',),
    ),
    (
        "null title",
        'title: "At the border: a count"',
        "title: null",
        ('3:8: title: is empty; write title: "The article\'s title"',),
    ),
    (
        "empty author",
        "author: Staff",
        "author:",
        ("5:8: author: is empty; write author: The name of the author, or delete the line",),
    ),
    (
        "title of two lines",
        '"At the border: a count"',
        '"At\\nthe border"',
        ("3:8: title: has a line break in it; write one line",),
    ),
    ("list for a text", "author: Staff", "author: [One, Two]", ("5:9: author: holds a list; write a text",)),
    (
        "mapping for a text",
        "author: Staff",
        "author: {name: One}",
        ("5:9: author: holds keys of its own; write a text",),
    ),
    ("unknown language", "language: en", "language: enn", ("9:11: language: enn is not known here; did you mean en?",)),
    (
        "language far off",
        "language: en",
        "language: klingon",
        ("9:11: language: klingon is not known here; known: en, es",),
    ),
    (
        "text is something else",
        "text_is: note",
        "text_is: notes",
        ("10:10: text_is: notes is not known here; did you mean note?",),
    ),
    (
        "syndicated from no id",
        "language: en",
        "syndicated_from: Some Paper\nlanguage: en",
        ("9:18: syndicated_from: Some Paper is no id: a-z, 0-9 and - only; did you mean some-paper?",),
    ),
    (
        "duplicate key",
        "author: Staff",
        "title: again",
        ("5:1: title stands here a second time (first in line 3); delete one of them",),
    ),
    (
        "alias",
        "author: Staff",
        "author: *staff",
        ("5:9: *staff is an alias; aliases are not read; for a text, put it in quotes",),
    ),
    (
        "tag",
        "author: Staff",
        "author: !!str Staff",
        ("5:9: !!str is a tag; tags are not read; for a text, put it in quotes",),
    ),
    (
        "three at once",
        "publisher: Example Daily\nauthor: Staff\npublished: 2025-02-03",
        "publsher: Example Daily\npublished: yesterday",
        (
            "2:1: publisher is missing in a source; add publisher: The name of the publisher",
            "4:1: publsher is no key of a source; did you mean publisher?",
            "5:12: published: yesterday is no date; "
            "write year-month-day, such as 2025-02-03, or 2025-02 where only the month is known",
        ),
    ),
)

# The same for verdicts: their faults leave the source standing.
VERDICT_FAULTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "no list",
        SAMPLE[SAMPLE.index("- quote") :],
        "  quote: x\n",
        ("16:3: review is a list; start each verdict with - quote: …",),
    ),
    (
        "no keys",
        SAMPLE[SAMPLE.index("- quote") :],
        "- x\n",
        ("16:3: a verdict has keys; write quote: the words with the number, verdict: right, wrong, mended or missed",),
    ),
    (
        "unknown verdict",
        "verdict: right",
        "verdict: rihgt",
        ("17:12: verdict: rihgt is not known here; did you mean right?",),
    ),
    (
        "unknown key",
        "nth: 1",
        "n: 1",
        ("19:3: n is no key of a verdict; did you mean on?",),
    ),
    (
        "no quote",
        "- quote: 300 marines\n  nth",
        "- nth",
        ("18:3: quote is missing in a verdict; add quote: the words with the number",),
    ),
    (
        "nth is no number",
        "nth: 1",
        "nth: first",
        ("19:8: nth: first is no whole number; write digits only, such as 1500",),
    ),
    ("nth below one", "nth: 1", "nth: 0", ("19:8: nth: counts from 1; write 1 for the first occurrence",)),
    ("grouped number", "value: 300", 'value: "1,300"', ("21:16: value: 1,300 is no whole number; did you mean 1300?",)),
    (
        "negative number",
        "value: 300",
        "value: -300",
        ("21:16: value: -300 is no whole number; write digits only, such as 1500",),
    ),
    ("unknown field", "place: null", "plaze: x", ("21:77: plaze is no key of set; did you mean place?",)),
    (
        "unknown status",
        "status: deployed",
        "status: deploid",
        ("21:48: status: deploid is not known here; did you mean deployed?",),
    ),
    (
        "status by its name in the dashboard",
        "status: deployed",
        "status: pledged",
        ("21:48: status: pledged is not known here; did you mean announced?",),
    ),
    (
        "comma between thousands",
        "value: 300",
        "value: 1,300",
        ("21:18: 300 is no key of set; write numbers without a comma, such as 1500",),
    ),
    (
        "force by its name",
        "force: some-force",
        "force: U.S. Army",
        ("21:28: force: U.S. Army is no id: a-z, 0-9 and - only; did you mean us-army?",),
    ),
    (
        "operation by its name",
        "status: deployed",
        "status: deployed, operation: Operation Lone Star",
        ("21:69: operation: Operation Lone Star is no id: a-z, 0-9 and - only; did you mean operation-lone-star?",),
    ),
    (
        "bad day",
        "as_of: 2025-02-01",
        "as_of: 1 Feb",
        (
            "21:65: as_of: 1 Feb is no date; write year-month-day, such as 2025-02-03, or "
            "2025-02 or 2025 where only the month or the year is known",
        ),
    ),
    (
        "bad day of judgement",
        "on: 2026-11-22",
        "on: 2026-11-31",
        ("24:7: on: 2026-11-31 is no day of the calendar; write year-month-day",),
    ),
    (
        "judged after tomorrow",
        "on: 2026-11-22",
        "on: 2062-11-22",
        ("24:7: on: 2062-11-22 is after tomorrow, 2026-11-30; did you mean 2026-11-22?",),
    ),
    (
        "holds for a day after tomorrow",
        "as_of: 2025-02-01",
        "as_of: 2099-01-01",
        (
            "21:65: as_of: 2099-01-01 is after tomorrow, 2026-11-30; did you mean 2026-01-01? "
            "For what is planned, give status, too: one of considered, announced, ordered",
        ),
    ),
    (
        "no reason",
        "  why: the number stands in a list\n",
        "",
        ("18:3: why is missing: missed needs a reason; add why: one line",),
    ),
    (
        "set without verdict",
        "verdict: right",
        "set: {value: 2}",
        ("16:3: verdict is missing in a verdict; add verdict: mended",),
    ),
    (
        "neither set nor verdict",
        "verdict: right",
        "why: x",
        ("16:3: verdict is missing in a verdict; add verdict: right, wrong, mended or missed",),
    ),
    (
        "comma in a value of set",
        "place: null",
        "place: Laredo, Texas",
        ('21:92: Texas is no key of set; put a value that holds a comma in double quotes: place: "Laredo, Texas"',),
    ),
    (
        "no colon in set",
        "place: null",
        "side mexico",
        ("21:77: side mexico is no key of set; put a colon behind the key: side: mexico",),
    ),
    (
        "why cut at its #",
        "why: the number stands in a list",
        "why: it is item #4 of a list",
        ("22:8: why: a # behind a space cuts the value off after “it is item”; put the whole value in double quotes",),
    ),
    (
        "set with right",
        "verdict: right",
        "verdict: right\n  set: {value: 2}",
        ("18:3: set goes with mended and missed, not with right; delete set",),
    ),
    (
        "set with wrong",
        "verdict: right",
        "verdict: wrong\n  why: x\n  set: {value: 2}",
        ("19:3: set goes with mended and missed, not with wrong; delete set",),
    ),
    (
        "mended without set",
        "verdict: right",
        "verdict: mended\n  why: x",
        ("16:3: set is missing: mended needs fields; add set: {field: value}",),
    ),
    (
        "empty set",
        "verdict: right",
        "verdict: mended\n  why: x\n  set: {}",
        ("19:8: set holds no fields; write set: {field: value}",),
    ),
    ("missed without number", "value: 300, ", "", ("21:3: missed needs a number; add value, or low and high, to set",)),
    (
        "missed without force",
        "force: some-force, ",
        "",
        ("21:3: missed needs a force; add force: the-id-of-the-force to set",),
    ),
    ("missed without status", "status: deployed, ", "", ("21:3: missed needs a status; add status: deployed to set",)),
    (
        "value below its low",
        "value: 300",
        "value: 300, low: 302",
        ("21:3: value 300 is below low 302; mend one of the two",),
    ),
    (
        "value above its high",
        "value: 300",
        "value: 1500, low: 3, high: 30",
        ("21:3: value 1500 is above high 30; mend one of the two",),
    ),
    (
        "bounds the wrong way round",
        "value: 300",
        "low: 3, high: 2",
        ("21:3: low 3 is more than high 2; did you mean low: 2, high: 3?",),
    ),
)


def read(text: str, name: str = "x.yaml") -> tuple[Source | None, list[str]]:
    """The source in a text, and its faults without the file's name."""
    source, faults = sources.read(documents.parse(text, name), LANGUAGES, TODAY)
    assert all(fault.file == name for fault in faults)
    return source, [str(fault).removeprefix(f"{name}:") for fault in faults]


def changed(before: str, after: str) -> str:
    """The sample with one passage changed."""
    assert SAMPLE.count(before) >= 1
    return SAMPLE.replace(before, after, 1)


IN_SPANISH = """\
  El secretario de la Defensa dijo que unos 300 soldados llegaron a la ciudad.

  Quedan en el puente los que ya estaban."""
IN_ENGLISH = SAMPLE[SAMPLE.index("  The commander") : SAMPLE.index("\nreview:")]


@pytest.mark.parametrize(
    ("named", "text", "expected"),
    [
        ("en", IN_ENGLISH, []),
        ("es", IN_SPANISH, []),
        ("en", IN_SPANISH, ["9:11: language: the text does not look like en; did you mean es?"]),
        ("es", IN_ENGLISH + IN_ENGLISH, ["9:11: language: the text does not look like es; did you mean en?"]),
        ("es", "  300 soldados en Laredo.", []),
        ("en", f"  The head of the desk said in the note: {IN_SPANISH.strip()}", []),
    ],
    ids=["English", "Spanish", "Spanish as English", "English as Spanish", "too short to tell", "only quoted"],
)
def test_a_text_that_looks_like_another_language_is_a_fault(named: str, text: str, expected: list[str]) -> None:
    sample = SAMPLE[: SAMPLE.index("review:")].replace("language: en", f"language: {named}").replace(IN_ENGLISH, text)
    assert read(sample)[1] == expected


def test_a_plan_may_hold_for_a_day_after_today() -> None:
    text = changed("status: deployed, as_of: 2025-02-01", "status: announced, as_of: 2027-06")
    source, faults = read(text)
    assert source is not None
    assert faults == []


def test_a_date_still_to_come_is_a_fault_until_the_day_before() -> None:
    document = documents.parse(changed("accessed: 2026-11-22", "accessed: 2026-12-01"), "x.yaml")
    assert sources.read(document, LANGUAGES, dt.date(2026, 11, 29))[0] is None
    assert sources.read(document, LANGUAGES, dt.date(2026, 11, 30))[1] == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_fault(before: str, after: str, expected: tuple[str, ...]) -> None:
    source, faults = read(changed(before, after))
    assert tuple(faults) == expected
    assert source is None


@pytest.mark.parametrize(
    ("before", "after", "expected"), [case[1:] for case in VERDICT_FAULTS], ids=[case[0] for case in VERDICT_FAULTS]
)
def test_fault_of_a_verdict_leaves_the_source_and_the_other_verdicts(
    before: str, after: str, expected: tuple[str, ...]
) -> None:
    source, faults = read(changed(before, after))
    assert tuple(faults) == expected
    assert source is not None
    assert len(source.verdicts) == (0 if SAMPLE.endswith(before) else 1)


def test_a_remark_behind_a_value_cuts_nothing() -> None:
    source, faults = read(changed("author: Staff", "author: Staff  # as printed"))
    assert source is not None
    assert faults == []
    assert source.author == "Staff"


@pytest.mark.parametrize(
    "line", ["language: en", "Note: later", "text: more", "the review: a summary", "- about: 20 soldiers"]
)
def test_a_line_of_text_with_a_colon_that_is_no_lost_key(line: str) -> None:
    source, faults = read(changed("  He left", f"  {line}\n  He left"))
    assert source is not None
    assert faults == []
    assert line in source.text


def test_the_sample_in_full() -> None:
    source, faults = read(SAMPLE)
    assert faults == []
    assert source is not None
    assert source.text == "The commander spoke of about 1,500 soldiers.\n\nHe left out 300 marines."
    assert (source.id, source.published, source.accessed) == ("x", Period(2025, 2, 3), dt.date(2026, 11, 22))
    right, missed = source.verdicts
    assert (right.quote, right.verdict, right.line, right.column) == ("about 1,500 soldiers", "right", 16, 10)
    assert (missed.nth, missed.by, missed.on) == (1, "ab", dt.date(2026, 11, 22))
    assert {change.field: change.value for change in missed.changes} == {
        "value": 300,
        "force": "some-force",
        "status": "deployed",
        "as_of": Period(2025, 2, 1),
        "place": None,
    }


def test_positions_of_the_text_are_those_of_the_file() -> None:
    source, _ = read(SAMPLE)
    assert source is not None
    lines = SAMPLE.splitlines()
    for offset, character in enumerate(source.text):
        line, column = source.position(offset)
        assert character == "\n" or lines[line - 1][column - 1] == character
    quoted, _ = read(changed(SAMPLE[SAMPLE.index("text: |") : SAMPLE.index("review:")], 'text: "one\\ntwo"\n'))
    assert quoted is not None
    assert quoted.position(5) == (11, 7)


def test_only_the_final_line_break_goes() -> None:
    source, faults = read(changed("text: |\n", "text: |+\n").replace("marines.\n", "marines. \n\n"))
    assert faults == []
    assert source is not None
    assert source.text.endswith("300 marines. \n")


@pytest.mark.parametrize(
    ("written", "published", "day"),
    [("2025-02-03", Period(2025, 2, 3), dt.date(2025, 2, 3)), ("'2025-02'", Period(2025, 2), None)],
)
def test_published_keeps_its_precision(written: str, published: Period, day: dt.date | None) -> None:
    source, faults = read(changed("published: 2025-02-03", f"published: {written}"))
    assert faults == []
    assert source is not None
    assert source.published == published
    assert source.published.iso == written.strip("'")
    assert source.published.day_or_none == day
    assert source.published.first == (day or dt.date(2025, 2, 1))


@pytest.mark.parametrize("text", ["x", "- a\n- b\n", '"a: b"'])
def test_a_file_that_is_no_mapping(text: str) -> None:
    source, faults = read(text)
    assert source is None
    assert len(faults) == 1
    assert faults[0].startswith("1:1: a source file is made of lines `key: value`; paste url: https://")


@given(st.text())
def test_no_text_crashes_the_reader(text: str) -> None:
    assert read(text)[0] is None


values = st.recursive(
    st.text(max_size=12) | st.sampled_from(["2025-02-03", "https://x.org", "en", "note", "right", "missed", "300"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["quote", "set", "verdict", "x"]), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([key.name for key in sources.source_keys(LANGUAGES)]), values))
def test_no_values_crash_the_reader(members: dict[str, Any]) -> None:
    source, faults = read(json.dumps(members))
    assert (source is None) <= bool(faults)


# --- A folder ---


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def of(url: str, original: str | None = None) -> str:
    """A sound source with this address."""
    text = changed("https://x.org/border\ntitle", f"{url}\ntitle")
    return text if original is None else text.replace("language:", f"syndicated_from: {original}\nlanguage:")


def test_one_bad_file_never_takes_others_down(tmp_path: Path) -> None:
    write(tmp_path, {"b-good.yaml": of("https://b.org"), "a-good.yaml": of("https://a.org"), "notes.txt": "x"})
    for number, (_, before, after, _) in enumerate(FAULTS):
        (tmp_path / f"bad-{number}.yaml").write_text(changed(before, after), encoding="utf-8")
    write(
        tmp_path, {"deep.yaml": "[" * 30_000, "Bad_Name.yaml": of("https://c.org"), "old.yml": SAMPLE, ".x.yaml": "["}
    )
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "link.yaml").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.yaml")
    loaded = sources.load(tmp_path, LANGUAGES)
    assert [source.id for source in loaded.sources] == ["a-good", "b-good"]
    faulty = {Path(fault.file).name for fault in loaded.faults}
    assert faulty == {path.name for path in tmp_path.iterdir()} - {"a-good.yaml", "b-good.yaml", "notes.txt", ".x.yaml"}
    said = {Path(fault.file).name: str(fault).removeprefix(f"{fault.file}:") for fault in loaded.faults}
    assert said["old.yml"] == "1:1: a source file ends in .yaml, not in .yml; rename it to old.yaml"
    assert said["Bad_Name.yaml"] == "1:1: Bad_Name is no id: a-z, 0-9 and - only; did you mean bad-name.yaml?"
    assert said["pipe.yaml"].startswith("1:1: this is not a regular file")


def test_a_file_without_permission_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.yaml": of("https://a.org"), "b.yaml": of("https://b.org")})
    (tmp_path / "b.yaml").chmod(0)
    read_bytes = Path.read_bytes

    def deny(path: Path) -> bytes:
        if not path.stat().st_mode & 0o400:  # the superuser may read all the same
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", deny)
    loaded = sources.load(tmp_path, LANGUAGES)
    assert [source.id for source in loaded.sources] == ["a"]
    assert [fault.message for fault in loaded.faults] == ["the file cannot be read (Permission denied)"]
    assert sources.digest(tmp_path) == sources.digest(tmp_path)


AMONG_FILES: tuple[tuple[str, dict[str, str], list[str], list[str]], ...] = (
    (
        "unknown original",
        {"tribune": of("https://a.org"), "copy": of("https://b.org", "tribun")},
        ["tribune"],
        ["copy.yaml:9:18: syndicated_from: there is no source tribun; did you mean tribune?"],
    ),
    (
        "copy of itself",
        {"a": of("https://a.org", "a")},
        [],
        ["a.yaml:9:18: syndicated_from names this very source; name the original, or delete the line"],
    ),
    (
        "copies in a circle",
        {"a": of("https://a.org", "b"), "b": of("https://b.org", "a")},
        [],
        [
            "a.yaml:9:18: syndicated_from: b is in turn a copy of a; delete the line in the one that is the original",
            "b.yaml:9:18: syndicated_from: a is in turn a copy of b; delete the line in the one that is the original",
        ],
    ),
    (
        "copy of a copy",
        {"a": of("https://a.org", "b"), "b": of("https://b.org", "c"), "c": of("https://c.org")},
        ["a", "b", "c"],
        [],
    ),
    (
        "copy of a faulty file",
        {"a": of("https://a.org", "b"), "b": of("ftp://b.org")},
        ["a"],
        ["b.yaml:2:6: url: ftp://b.org is no http or https link; start it with https://"],
    ),
    (
        "one address twice",
        {"a": of("https://a.org/x"), "b": of("http://A.org/x/#top"), "c": of("https://a.org/x?p=2")},
        ["a", "c"],
        ["b.yaml:2:6: url: a.yaml has this address already; keep one of the two files"],
    ),
)


@pytest.mark.parametrize(
    ("files", "good", "expected"), [case[1:] for case in AMONG_FILES], ids=[case[0] for case in AMONG_FILES]
)
def test_faults_among_files(tmp_path: Path, files: dict[str, str], good: list[str], expected: list[str]) -> None:
    write(tmp_path, {f"{name}.yaml": text for name, text in files.items()})
    loaded = sources.load(tmp_path, LANGUAGES)
    assert [source.id for source in loaded.sources] == good
    assert [str(fault).removeprefix(f"{tmp_path.as_posix()}/") for fault in loaded.faults] == expected


def test_one_file_is_checked_against_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": of("https://a.org"), "b.yaml": of("https://b.org", "c"), "d.yaml": "x", "e.txt": "x"})
    assert [source.id for source in sources.load(tmp_path / "a.yaml", LANGUAGES).sources] == ["a"]
    assert sources.load(tmp_path / "a.yaml", LANGUAGES).faults == ()
    assert [fault.line for fault in sources.load(tmp_path / "b.yaml", LANGUAGES).faults] == [9]
    assert sources.load(tmp_path / "e.txt", LANGUAGES).faults[0].message == "a source file ends in .yaml"
    assert sources.load(tmp_path / "none", LANGUAGES).faults[0].message == "there is no such file or folder"


def test_digest_changes_with_every_file(tmp_path: Path) -> None:
    seen = [sources.digest(tmp_path)]
    write(tmp_path, {"a.yaml": "x: 1"})
    seen.append(sources.digest(tmp_path))
    write(tmp_path, {"a.yaml": "x: 2"})
    seen.append(sources.digest(tmp_path))
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    seen.append(sources.digest(tmp_path))
    (tmp_path / "c.yaml").mkdir()
    seen.append(sources.digest(tmp_path))
    assert len(set(seen)) == len(seen)
    os.utime(tmp_path / "b.yaml", (0, 0))
    write(tmp_path, {"notes.txt": "x"})
    assert sources.digest(tmp_path) == seen[-1]
    assert sources.digest(tmp_path / "none") not in seen


# --- The schema ---

SCHEMA = Path(sources.__file__).parent / "schema" / "source.schema.json"


def as_an_editor_reads(text: str) -> Any:
    """A YAML text with integers and null as such; dates stay text, as in YAML 1.2."""
    root = documents.parse(text, "x.yaml").root
    assert root is not None

    def typed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: typed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [typed(inner) for inner in value]
        return None if value in ("", "null") else int(value) if value.isdecimal() else value

    return typed(root.plain())


def test_the_committed_schema_is_fresh() -> None:
    fresh = json.dumps(sources.schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA.read_text(encoding="utf-8") == fresh, "write the output of `python -m figures schema` to this file"


def test_the_schema_is_one_and_describes_every_property() -> None:
    schema = sources.schema(LANGUAGES)
    jsonschema.Draft7Validator.check_schema(schema)
    verdict = schema["properties"]["review"]["items"]
    for described in (schema, verdict, verdict["properties"]["set"]):
        assert [name for name, inner in described["properties"].items() if not inner.get("description")] == []
        assert described["additionalProperties"] is False


def test_fields_to_set_are_fields_of_a_mention() -> None:
    assert {key.name for key in sources.CHANGE_KEYS} <= set(Mention.__dataclass_fields__)


def test_the_schema_takes_the_sample() -> None:
    validator = jsonschema.Draft7Validator(sources.schema(LANGUAGES))
    assert list(validator.iter_errors(as_an_editor_reads(SAMPLE))) == []
    root = documents.parse(SAMPLE, "x.yaml").root
    assert root is not None
    assert list(validator.iter_errors({**as_an_editor_reads(SAMPLE), "published": "2025-02"})) == []


# What one file cannot show, or JSON Schema cannot say.
BEYOND_THE_SCHEMA = {
    "title cut at its #",
    "why cut at its #",
    "review indented into the text",
    "verdict indented into the text",
    "optional key indented into the text",
    "day that is none",
    "month that is none",
    "link with a space",
    "link with a control character",
    "link with an invisible character",
    "link to nowhere",
    "link with a broken port",
    "empty title",
    "title of two lines",
    "duplicate key",
    "alias",
    "tag",
    "bad day of judgement",
    "published after tomorrow",
    "published in a month after tomorrow",
    "published on a leap day after tomorrow",
    "accessed after tomorrow",
    "accessed before it was published",
    "judged after tomorrow",
    "holds for a day after tomorrow",
    "bounds the wrong way round",
    "value below its low",
    "value above its high",
}


@pytest.mark.parametrize(
    ("before", "after"),
    [case[1:3] for case in FAULTS + VERDICT_FAULTS if case[0] not in BEYOND_THE_SCHEMA],
    ids=[case[0] for case in FAULTS + VERDICT_FAULTS if case[0] not in BEYOND_THE_SCHEMA],
)
def test_the_schema_refuses_what_it_can(before: str, after: str) -> None:
    validator = jsonschema.Draft7Validator(sources.schema(LANGUAGES))
    assert list(validator.iter_errors(as_an_editor_reads(changed(before, after)))) != []
