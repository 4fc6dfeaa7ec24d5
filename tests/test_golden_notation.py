"""The golden notation: what a mark says, which marks are refused, and how a reading is held against an example."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from figures import lexicon
from figures.extract import Entry, Mention, Reading
from figures.extract.records import Period
from tests import golden_gaps
from tests.golden_gaps import Tally, gaps, lost, new, renew, state, warn
from tests.golden_notation import (
    FOLDER,
    Answer,
    Example,
    NotationError,
    WrongMark,
    answer,
    difference,
    examples,
    notation,
    parse,
)

DAY = dt.date(2025, 2, 3)
STATED = "considered, announced, ordered, moving, deployed, withdrawn, denied, other"


def only(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2500", (2500, None, None, "exact")),
        ("~2500", (2500, None, None, "about")),
        ("~<2500", (2500, None, None, "nearly")),
        (">2500", (2500, 2501, None, "more_than")),
        (">=2500", (2500, 2500, None, "at_least")),
        ("<=1500", (1500, None, 1500, "up_to")),
        ("<300", (300, None, 299, "up_to")),
        ("1000..1500", (1250, 1000, 1500, "range")),
        ("10..15", (12.5, 10, 15, "range")),
        ("?200..999", (None, 200, 999, "vague")),
        ("?50", (50, None, None, "vague")),
    ],
)
def test_a_number_and_back(written: str, number: tuple[object, ...]) -> None:
    read = answer(f"{written} us-army deployed")
    assert (read.value, read.low, read.high, read.qualifier) == number
    assert notation(mention_of(read)) == f"{written} us-army deployed"


def period(iso: str | None) -> Period | None:
    """What an answer's `as_of` is to the extractor."""
    return Period(*map(int, iso.split("-"))) if iso else None


def mention_of(wanted: Answer, text: str = "x", start: int = 0) -> Mention:
    """A mention that gives an answer: the first of its alternatives."""
    return Mention(
        start, start + len(text), text, start, start + len(text), wanted.value, wanted.low, wanted.high,
        wanted.qualifier, min(wanted.force), min(wanted.side), None, min(wanted.measure), min(wanted.status),
        wanted.place, period(wanted.as_of), None,
    )  # fmt: skip


def test_the_words_of_an_answer_in_any_order() -> None:
    full = answer('>=40 part withdrawn|moving mexico us-army|us-troops as_of=2025-02-03 place="Nogales, Sonora"')
    assert full == Answer(
        40, 40, None, "at_least", only("us-army", "us-troops"), only("withdrawn", "moving"), only("part"),
        only("mexico"), "Nogales, Sonora", "2025-02-03",
    )  # fmt: skip


def test_what_is_left_out_is_the_usual() -> None:
    usual = answer("40 mexican-navy deployed")
    assert (usual.measure, usual.side, usual.place, usual.as_of) == (only("level"), only("mexico"), None, None)
    assert answer("40 ohio-national-guard deployed").side == only("united-states")


@pytest.mark.parametrize(
    ("written", "force", "status", "side"),
    [
        ("9 other deployed", "other", "deployed", "other"),
        ("9 us-army deployed other", "us-army", "deployed", "other"),
        ("9 other us-army deployed", "us-army", "deployed", "other"),
        ("9 us-army other", "us-army", "other", "united-states"),
        ("9 us-army other other", "us-army", "other", "other"),
        ("9 other other mexico", "other", "other", "mexico"),
        ("9 other other other", "other", "other", "other"),
    ],
)
def test_other_is_the_first_field_that_no_other_word_gives(written: str, force: str, status: str, side: str) -> None:
    read = answer(written)
    assert (read.force, read.status, read.side) == (only(force), only(status), only(side))


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("They sent 40 soldiers.", "nothing is marked"),
        ("They sent {40 soldiers}.", "a brace that marks nothing"),
        ("They sent {40 soldiers=40 us-army moving}.", "a brace that marks nothing"),
        ("They sent {40 trucks = things.", "a brace that marks nothing"),
        ("They sent {40 soldiers = 40 us-army moving}} home.", "a brace that marks nothing"),
        ("They sent {40 soldiers = 40 us-arny moving}.", "'us-arny'; did you mean us-army?"),
        ("They sent {40 soldiers = 40 us-army moved}.", f"unknown word 'moved'; a status is one of {STATED}"),
        ("They sent {40 soldiers = 40 gaurds moving}.", "unknown word 'gaurds'; a force is one of mexican-forces, "),
        ("They sent {40 soldiers = 40 us-army moving wholly}.", "'wholly'; a measure is one of level, increase, "),
        ("They sent {40 soldiers = us-army moving}.", "address, score; a figure begins with its number"),
        ("They sent {40 soldiers = 40 us-army|moving}.", "unknown word"),
        ("They sent {40 soldiers = 40 us-army}.", f"no status; a status is one of {STATED}"),
        ("They sent {40 soldiers = 40 moving}.", "no force; a force is one of mexican-forces, "),
        ("They sent {40 soldiers = 40 us-army us-troops moving}.", "a second force"),
        ("They sent {40 soldiers = 4O us-army moving}.", "no number: '4O'"),
        ("They sent {40 to 50 soldiers = 50..40 us-army moving}.", "no range"),
        ("They sent {40 soldiers = 40 us-army moving as_of=2025-02-30}.", "no date"),
        ("They sent {40 soldiers = 40 us-army moving as_of=2025-02-03 as_of=2025-02-03}.", "a second as_of"),
        ("They sent {40 trucks = thing}.", "did you mean things?"),
        ("They sent { 40 trucks = things}.", "begins or ends with a space"),
        ("They sent {40 soldiers = }.", "no number and no reason"),
    ],
)
def test_a_mark_that_says_nothing_is_refused(marked: str, complaint: str) -> None:
    with pytest.raises(WrongMark) as refused:
        parse(marked)
    assert complaint in str(refused.value)


def test_marks_point_into_the_text_without_marks() -> None:
    text, marks = parse("In {40 trucks = things}, {9 marines = 9 us-marine-corps moving}.")
    assert text == "In 40 trucks, 9 marines."
    assert [text[mark.start : mark.end] for mark in marks] == ["40 trucks", "9 marines"]
    assert [mark.reason for mark in marks] == ["things", None]


FILE = """\
- class: one
  examples:
  - meaning: a count
    published: 2025-02-03
    en:
    - "They sent {40 soldiers = 40 us-army moving}."
    - |-
      They sent
      {41 soldiers = 41 us-army moving}.
    es:
    - "Van {40 camiones = things}."
"""


def test_an_example_knows_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "gaps.yaml").write_text("no-example: force\n", encoding="utf-8")
    found = examples(tmp_path)
    assert [(each.line, each.language, each.number) for each in found] == [(6, "en", 1), (7, "en", 2), (11, "es", 1)]
    assert [each.published for each in found] == [DAY] * 3
    assert found[1].text == "They sent\n41 soldiers."
    assert all(each.id.startswith(f"some-{each.language}-") for each in found)


def test_an_id_stays_while_the_words_stay(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text(FILE, encoding="utf-8")
    before = [each.id for each in examples(tmp_path)]
    (tmp_path / "some.yaml").write_text("\n\n" + FILE.replace("us-army", "us-troops"), encoding="utf-8")
    assert [each.id for each in examples(tmp_path)] == before


@pytest.mark.parametrize(
    ("slip", "wrong", "line"),
    [
        (("= 40 us-army", "= 40 us-arny"), "'us-arny'; did you mean us-army?", 6),
        (("published: 2025-02-03", "published: 3 Feb"), "no date", 4),
        (("published:", "publishd:"), "unknown key 'publishd'; did you mean published?", 4),
        (("published: 2025-02-03", "reasons: some"), "can be `exact`", 4),
        (("class: one", "klass: one"), "unknown key 'klass'", 1),
        (("meaning: a count\n    ", ""), "no `meaning:`", 3),
        (("They sent {40 soldiers = 40 us-army moving}.", "Van {40 soldiers = 40 us-army moving}"), None, 0),
        (("They sent\n      {41", "They sent {40"), "the same text as", 6),
        (('    - "Van', '    es: [x]\n    - "Van'), "es", 0),
    ],
)
def test_a_slip_in_a_file_is_a_fault_with_its_line(
    tmp_path: Path, slip: tuple[str, str], wrong: str | None, line: int
) -> None:
    text = FILE.replace(*slip)
    assert text != FILE
    if wrong == "the same text as":
        text = text.replace("41 us-army", "40 us-army")
    (tmp_path / "some.yaml").write_text(text, encoding="utf-8")
    if wrong is None:
        assert len(examples(tmp_path)) == 3
        return
    with pytest.raises(NotationError) as refused:
        examples(tmp_path)
    assert wrong in str(refused.value)
    assert f"some.yaml:{line or ''}" in str(refused.value) or wrong == "the same text as"


def example_of(marked: str, exact_reasons: bool = False) -> Example:
    text, marks = parse(marked)
    return Example("some-en-00000000", "some.yaml", 1, "en", 1, None, exact_reasons, text, marks)


SENT = example_of('On {3 May = date} {about 40 soldiers = ~40 us-army|us-troops moving place="El Paso, Texas"} left.')
RIGHT = mention_of(replace(answer('~40 us-troops moving place="Fort Bliss, el paso"')), "40", 15)
DATE = Entry(3, 8, "3 May", "date")


def test_a_right_reading_differs_in_nothing() -> None:
    assert difference(SENT, Reading((RIGHT,), (DATE,))) is None


@pytest.mark.parametrize(
    ("reading", "field"),
    [
        (Reading((), (DATE,)), "detection"),
        (Reading((RIGHT, replace(RIGHT, number_start=27, number_end=29, start=27, end=29)), (DATE,)), "detection"),
        (Reading((RIGHT, replace(RIGHT, number_start=3, number_end=4, start=3, end=4)), (DATE,)), "detection"),
        (Reading((replace(RIGHT, start=4),), (DATE,)), "detection"),
        (Reading((RIGHT,), ()), "reason"),
        (Reading((RIGHT,), (DATE._replace(reason=None),)), "reason"),
        (Reading((replace(RIGHT, value=41),), (DATE,)), "value"),
        (Reading((replace(RIGHT, qualifier="exact"),), (DATE,)), "value"),
        (Reading((replace(RIGHT, high=40),), (DATE,)), "value"),
        (Reading((replace(RIGHT, force="us-active-duty"),), (DATE,)), "force"),
        (Reading((replace(RIGHT, side="other"),), (DATE,)), "side"),
        (Reading((replace(RIGHT, measure="part"),), (DATE,)), "measure"),
        (Reading((replace(RIGHT, status="deployed"),), (DATE,)), "status"),
        (Reading((replace(RIGHT, place="Texas"),), (DATE,)), "place"),
        (Reading((replace(RIGHT, place=None),), (DATE,)), "place"),
        (Reading((replace(RIGHT, place=None, side="other"),), (DATE,)), "several"),
    ],
)
def test_a_wrong_reading_is_named_by_its_field(reading: Reading, field: str) -> None:
    apart = difference(SENT, reading)
    assert apart is not None
    assert apart.field == field
    assert apart.wanted != apart.read


def test_the_name_of_a_reason_counts_only_where_the_example_says_so() -> None:
    other = Reading((), (Entry(0, 2, "40", "money"),))
    assert difference(example_of("{40 trucks = things}"), other) is None
    exact = difference(example_of("{40 trucks = things}", exact_reasons=True), other)
    assert exact is not None
    assert (exact.field, exact.wanted, exact.read) == ("reason", "{40 trucks = things}", "{40 = money}")


def test_an_optional_number_may_be_read_or_not() -> None:
    example = example_of("{40 soldiers = optional}")
    for mentions in ((), (replace(RIGHT, start=0, end=11, number_start=0, number_end=2),)):
        tally = Tally()
        tally.add(example, Reading(mentions, ()))
        assert difference(example, Reading(mentions, ())) is None
        assert (tally.wanted, tally.spurious) == (0, 0)


def test_the_measure_counts_mentions_as_the_table_of_the_method_says() -> None:
    right, part, wrong = (replace(RIGHT, **fields) for fields in ({"place": None}, {"status": "denied"}, {"value": 41}))
    extra = replace(RIGHT, number_start=40, number_end=42)
    tally = Tally()
    for mentions in ((right,), (part,), (wrong,), (), (right, extra)):
        tally.add(SENT, Reading(mentions, ()))
    assert (tally.wanted, tally.hit, tally.full, tally.spurious) == (5, 3, 2, 2)
    assert tally.f1(tally.hit) == pytest.approx(2 * 3 / (5 + 5))
    assert tally.f1(tally.full) == pytest.approx(2 * 2 / (5 + 5))


def test_renewing_says_what_is_closed_and_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "gaps.yaml"
    path.write_text("gone-en-00000000: force\n", encoding="utf-8")
    unread = example_of("{40 soldiers = 41 us-army moving}")
    lines = list(renew(state([unread]), path))
    assert lines == ["closed: 1", "new: 1"]
    assert gaps(path).keys() == {unread.id}
    assert list(renew(state([]), path)) == ["closed: 1", "new: 0"]
    assert gaps(path) == {}


def test_an_example_new_in_this_change_is_shown_with_its_text_and_both_readings(tmp_path: Path) -> None:
    (tmp_path / "gaps.yaml").write_text("{}\n", encoding="utf-8")
    lines = "- class: c\n  examples:\n  - meaning: m\n    en:\n    - '{}'\n"
    former, added = "{40 soldiers = 41 us-army moving} came.", "{7 soldiers = 8 us-army moving} came."
    (tmp_path / "c.yaml").write_text(lines.format(former), encoding="utf-8")
    found = new(state([example_of(former), example_of(added)]), tmp_path)
    assert [example.text for example, _ in found] == ["7 soldiers came."]
    (line,) = warn(found, "NEW")
    assert line.startswith("NEW   some.yaml:1: ")
    assert line.splitlines()[1:] == [
        "  text   7 soldiers came.",
        "  wanted {7 soldiers = 8 us-army moving}",
        f"  read   {found[0][1].read}",
    ]


def test_a_marked_example_that_is_not_read_so_is_refused_unless_it_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    former, now = tmp_path / "former", tmp_path / "now"
    for folder in (former, now):
        folder.mkdir()
        (folder / "gaps.yaml").write_text("{}\n", encoding="utf-8")
    added = "- class: c\n  examples:\n  - meaning: m\n    en:\n    - '{7 soldiers = 8 us-army moving} came.'\n"
    (now / "c.yaml").write_text(added, encoding="utf-8")
    monkeypatch.setattr(golden_gaps, "shared", lambda: contextlib.nullcontext(former))
    monkeypatch.setattr(golden_gaps, "GAPS", now / "gaps.yaml")
    monkeypatch.setattr(golden_gaps, "FOLDER", now)
    with pytest.raises(SystemExit) as refused:
        golden_gaps.main(["--renew"])
    out, err = capsys.readouterr()
    assert refused.value.code == 1
    assert "  wanted {7 soldiers = 8 us-army moving}" in out
    assert "new: 1; gaps.yaml is left as it was" in err
    assert gaps(now / "gaps.yaml") == {}
    golden_gaps.main(["--renew", "--accept-new"])
    assert len(gaps(now / "gaps.yaml")) == 1


def test_a_wrong_mark_is_said_in_a_line_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "some.yaml").write_text(FILE.replace("40 us-army moving", "40 us-army sent"), encoding="utf-8")
    with pytest.raises(SystemExit) as refused:
        golden_gaps.main(["--folder", str(tmp_path)])
    assert refused.value.code == 1
    assert capsys.readouterr().err.endswith(
        f"some.yaml:6:7: '40 us-army sent': unknown word 'sent'; a status is one of {STATED}\n"
    )


def test_what_was_read_right_before_is_lost_and_what_is_new_or_marked_anew_is_not(tmp_path: Path) -> None:
    (tmp_path / "gaps.yaml").write_text("{}\n", encoding="utf-8")
    lines = "- class: c\n  examples:\n  - meaning: m\n    en:\n    - '{}'\n"
    before, marked = "{40 soldiers = 41 us-army moving} came.", "{40 soldiers = 42 us-army moving} came."
    (tmp_path / "c.yaml").write_text(lines.format(before), encoding="utf-8")
    now = {text: state([example_of(text)]) for text in (before, marked)}
    assert [example.text for example, _ in lost(now[before], tmp_path)] == ["40 soldiers came."]
    assert lost(now[marked], tmp_path) == []
    assert next(warn(lost(now[before], tmp_path))).startswith("LOST  some.yaml:1: ")
    (tmp_path / "gaps.yaml").write_text(f"{examples(tmp_path)[0].id}: value\n", encoding="utf-8")
    assert lost(now[before], tmp_path) == []


def test_a_gap_names_a_field(tmp_path: Path) -> None:
    (tmp_path / "gaps.yaml").write_text("some-en-00000000: colour\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'colour' is no field"):
        gaps(tmp_path / "gaps.yaml")


@pytest.mark.parametrize(
    "folder", ["blind", "blind_articles", "blind_whole", "blind_fresh", "blind_natural", "reporting"]
)
def test_the_passages_that_measure_can_be_read_and_are_no_golden_examples(folder: str) -> None:
    passages = examples(FOLDER.parent / folder)
    assert {passage.language for passage in passages} == set(lexicon.languages())
    assert not {passage.text for passage in passages} & {example.text for example in examples()}


@pytest.mark.parametrize(
    "folder", ["blind", "blind_articles", "blind_whole", "blind_fresh", "blind_natural", "reporting"]
)
def test_no_passage_puts_more_than_a_few_words_in_quotation_marks(folder: str) -> None:
    assert not [each for passage in examples(FOLDER.parent / folder) if (each := quoted(passage.text))], SAID


@pytest.mark.parametrize("language", lexicon.languages())
def test_nor_does_the_news_that_counts_no_soldiers(language: str) -> None:
    lines = (FOLDER.parent / "blind_general" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    assert not [each for line in lines if (each := quoted(json.loads(line)["text"]))], SAID


SAID = "they may be somebody's words: tell them instead"


def quoted(text: str) -> list[str]:
    """What a text puts in quotation marks, if it is more than a few words."""
    return [words for words in re.findall(r'["“«]([^"“”«»\n]{12,}?)["”»]', text) if len(words.split()) > 4]
