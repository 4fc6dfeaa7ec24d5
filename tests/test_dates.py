"""Dates in text: the golden sentences, the bounds of the work, and what holds for any text at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.extract.dates import Date, DateWords, covered, dates
from figures.extract.text import prose
from tests.steps import steps

HERE = Path(__file__).parent
LEXICON = HERE.parent / "figures" / "lexicon"
LANGUAGES = sorted(path.stem for path in (HERE / "golden_dates").glob("*.yaml"))
BASES = ("stated", "weekday", "relative", "event", "month", "year")
ROLES = ("as_of", "since", "start", "until")
MARK = re.compile(r"\{([^{}]*?) = ([^{}]*)\}")


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)


EVENTS = load(LEXICON / "events.yaml")
WORDS = {language: DateWords.from_lexicon(load(LEXICON / language / "dates.yaml"), EVENTS) for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Expected:
    start: int
    end: int
    day: dt.date | None
    basis: str
    role: str | None


def expectation(start: int, end: int, answer: str) -> Expected:
    """The marked expression with its answer; an unknown word in the answer is refused."""
    day: dt.date | None = None
    basis, role = "stated", None
    for word in answer.split():
        if word in BASES:
            basis = word
        elif word in ROLES:
            role = word
        else:
            day = dt.date.fromisoformat(word)
    return Expected(start, end, day, basis, role)


def unmark(marked: str) -> tuple[str, list[Expected], list[tuple[int, int]]]:
    """A golden line without its marks, the dates marked in it, and the spans marked as no date."""
    text, expected, refused, position = "", [], [], 0
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        start, position = len(text), mark.end()
        text += mark.group(1)
        if mark.group(2).startswith("not: "):
            refused.append((start, len(text)))
        else:
            expected.append(expectation(start, len(text), mark.group(2)))
    text += marked[position:]
    if not (expected or refused) or "{" in text or "}" in text:
        raise ValueError(f"a golden line marks nothing, or a mark is not closed: {marked!r}")
    return text, expected, refused


def golden(language: str) -> Iterator[tuple[str, str | None, str]]:
    for entry in load(HERE / "golden_dates" / f"{language}.yaml"):
        published = None if entry["published"] == "none" else entry["published"]
        for example in entry["examples"]:
            yield entry["class"], published, example


CASES = [
    pytest.param(language, published, marked, id=f"{language}: {marked}")
    for language in LANGUAGES
    for _, published, marked in golden(language)
]


@pytest.mark.parametrize(("language", "published", "marked"), CASES)
def test_golden(language: str, published: str | None, marked: str) -> None:
    text, expected, _ = unmark(marked)
    found = dates(prose.tokens(text), WORDS[language], dt.date.fromisoformat(published) if published else None)
    assert [Expected(date.start, date.end, date.day, date.basis, date.role) for date in found] == expected


def test_languages_stand_side_by_side() -> None:
    classes = [list(dict.fromkeys(name for name, _, _ in golden(language))) for language in LANGUAGES]
    assert all(names == classes[0] for names in classes)
    assert all(len(list(golden(language))) >= 80 for language in LANGUAGES)


def test_a_golden_line_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks nothing"):
        unmark("On Feb. 3 they left.")


def only(language: str, text: str, published: dt.date | None, month: tuple[int, int] | None = None) -> Date:
    (date,) = dates(prose.tokens(text), WORDS[language], published, month)
    return date


def test_the_lead_is_covered_apart_from_the_date() -> None:
    text = "There were, as of the end of February, 900."
    tokens = prose.tokens(text)
    (date,) = dates(tokens, WORDS["en"], dt.date(2025, 2, 6))
    assert text[tokens.starts[date.lead] : date.end] == "as of the end of February"
    assert text[date.start : date.end] == "end of February"
    assert covered([date]) == frozenset(range(date.first, date.last))


def test_the_month_of_publication_gives_the_year_but_no_weekday() -> None:
    assert only("en", "On Dec. 3 there were 900.", None, (2025, 1)).day == dt.date(2024, 12, 3)
    assert only("en", "On Tuesday there were 900.", None, (2025, 1)).day is None
    assert only("es", "Ayer eran 900.", None, (2025, 1)).day is None


@pytest.mark.parametrize("days_later", range(0, 400, 7))
def test_a_day_without_a_year_stays_near_publication(days_later: int) -> None:
    published = dt.date(2024, 2, 1) + dt.timedelta(days=days_later)
    for month_day in ("Jan. 15", "April 3", "July 31", "Oct. 9"):
        day = only("en", f"On {month_day} they left.", published).day
        assert day is not None
        assert -275 <= (day - published).days <= 91


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.date(2024, 2, 29)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ends_of_the_calendar_are_no_fault(language: str, published: dt.date) -> None:
    for _, _, marked in golden(language):
        dates(prose.tokens(unmark(marked)[0]), WORDS[language], published)


def test_a_day_the_calendar_lacks_is_no_date() -> None:
    assert dates(prose.tokens("On 2025-02-30 and 31/31/2025."), WORDS["en"], None) == []
    assert only("en", "On Feb. 29, 2025 they left.", None).day is None


def vocabulary(language: str) -> list[str]:
    sentences = [unmark(marked)[0] for _, _, marked in golden(language)]
    return sorted(
        {word for sentence in sentences for word in sentence.split(" ")} | set("-/,.'()$%\n") | {"\n\n", "2025", "31"}
    )


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300)
@given(data=st.data())
def test_spans_are_exact_and_apart_on_any_text(language: str, data: st.DataObject) -> None:
    word = st.one_of(st.sampled_from(vocabulary(language)), st.text(max_size=4))
    text = data.draw(
        st.lists(word, max_size=40).flatmap(
            lambda words: st.sampled_from(["", " ", " "]).map(lambda gap: gap.join(words))
        )
    )
    published = data.draw(st.none() | st.dates())
    tokens = prose.tokens(text)
    end = 0
    for date in dates(tokens, WORDS[language], published):
        assert end <= date.lead <= date.first < date.last <= len(tokens)
        assert (date.start, date.end) == (tokens.starts[date.first], tokens.ends[date.last - 1])
        assert date.basis in BASES
        assert date.role in (None, *ROLES)
        end = date.last


@pytest.mark.parametrize("language", LANGUAGES)
def test_work_grows_no_faster_than_the_text(language: str) -> None:
    sentences = [unmark(marked)[0] for _, _, marked in golden(language)]
    hard = [
        " ".join(sentences),
        "(2018) " * 300,
        "3, 4, 5, 6, 7, " * 100,
        "a " * 500,
        "1-2-" * 300,
        "de 2018 a " * 200,
        "may march " * 200,
    ]
    for text in hard:
        once, four_times = prose.tokens(text), prose.tokens(text * 4)
        count = steps(partial(dates, once, WORDS[language], dt.date(2025, 2, 6)))
        assert count <= 130 * len(once)
        steps(partial(dates, four_times, WORDS[language], dt.date(2025, 2, 6)), 4 * count + 500)


def section(**changes: Any) -> dict[str, Any]:
    return {**load(LEXICON / "en" / "dates.yaml"), **changes}


def test_a_faulty_lexicon_is_named() -> None:
    without = section()
    del without["weekdays"]
    with pytest.raises(ValueError, match="'weekdays' is missing"):
        DateWords.from_lexicon(without, {})
    with pytest.raises(ValueError, match="keyed by numbers, not 'first'"):
        DateWords.from_lexicon(section(months={"first": ["january"]}), {})
    with pytest.raises(ValueError, match="stands under 'relative' twice"):
        DateWords.from_lexicon(section(relative={"-1": ["yesterday"], "0": ["Yesterday"]}), {})
    with pytest.raises(ValueError, match="capitalised: expected one of no, yes"):
        DateWords.from_lexicon(section(capitalised="perhaps"), {})
    with pytest.raises(ValueError, match="must name day, month and year"):
        DateWords.from_lexicon(section(numeric_order="day month"), {})
    with pytest.raises(ValueError, match="dates: leads: expected a list of mappings"):
        DateWords.from_lexicon(section(leads=["on"]), {})
    with pytest.raises(ValueError, match="a phrase of the lexicon is empty"):
        DateWords.from_lexicon(section(never=[""]), {})
    twice = {name: {"days": ["2025-01-20"], "phrases": {"en": ["the day"]}} for name in ("one", "other")}
    with pytest.raises(ValueError, match="'the day' names both one and other"):
        DateWords.from_lexicon(section(), twice)
    with pytest.raises(ValueError, match="days must be written YYYY-MM-DD"):
        DateWords.from_lexicon(section(), {"one": {"days": ["20/01/2025"], "phrases": {"en": ["the day"]}}})
