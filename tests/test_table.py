"""The figures table: dtypes that hold for any rows, ids that follow the words, links that open at the phrase."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import unquote

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import table
from figures.extract.records import Mention, Period
from figures.sentences import REACH

DAY = Period(2025, 2, 3)


@dataclass(frozen=True, slots=True)
class Source:
    text: str
    id: str = "wire-2025-02-03"
    url: str = "https://example.org/border"
    title: str = "Soldiers on the way"
    publisher: str = "The Example"
    author: str | None = None
    published: Period = DAY
    archive: str | None = None
    language: str = "en"
    syndicated_from: str | None = None


@dataclass(frozen=True, slots=True)
class Force:
    name: str
    country: str | None = None
    parent: str | None = None


FORCES = {"us-troops": Force("U.S. forces", "United States")}


def mentions(text: str, pattern: str, value: float | None = 500, as_of: Period | None = None) -> list[Mention]:
    """A mention for each place where `pattern` matches."""
    return [
        Mention(
            start=match.start(),
            end=match.end(),
            phrase=match.group(),
            number_start=match.start(),
            number_end=match.end(),
            value=value,
            low=None,
            high=None,
            qualifier="about",
            force="us-troops",
            side="united-states",
            operation=None,
            measure="level",
            status="deployed",
            place=None,
            as_of=as_of,
            as_of_basis="stated" if as_of else None,
        )
        for match in re.finditer(pattern, text)
    ]


def frame(source: Source, found: list[Mention], verdict: str | None = None) -> pd.DataFrame:
    return table.frame(table.rows(source, [(mention, verdict) for mention in found], FORCES))


def test_every_declared_column_is_filled_from_its_source() -> None:
    text = "By Monday about 500 soldiers stood there."
    source = Source(text, author="Desk", archive="https://archive.example/1", syndicated_from="wire-0")
    row = frame(source, mentions(text, "about 500 soldiers", 500.5, Period(2025, 2, 3)), "mended").iloc[0]
    assert list(row.index) == list(table.NAMES)
    assert row.drop(["figure_id", "claim_id", "low", "high", "operation", "place"]).to_dict() == {
        "source_id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "author": "Desk",
        "published": "2025-02-03",
        "language": "en",
        "url": source.url,
        "link": "https://example.org/border#:~:text=about%20500%20soldiers",
        "archive": "https://archive.example/1",
        "syndicated_from": "wire-0",
        "phrase": "about 500 soldiers",
        "sentence": text,
        "start": 10,
        "end": 28,
        "value": 500.5,
        "qualifier": "about",
        "force": "us-troops",
        "force_name": "U.S. forces",
        "country": "United States",
        "side": "united-states",
        "measure": "level",
        "status": "deployed",
        "as_of": "2025-02-03",
        "date": pd.Timestamp("2025-02-03"),
        "as_of_basis": "stated",
        "review": "mended",
    }
    assert row[["claim_id", "low", "high", "operation", "place"]].isna().all()


def test_an_empty_table_has_the_same_dtypes() -> None:
    text = "about 500 soldiers"
    full = frame(Source(text), mentions(text, text))
    assert table.frame([]).dtypes.equals(full.dtypes)
    assert table.frame([]).dtypes.to_dict() == {column.name: column.dtype for column in table.COLUMNS}


def test_required_columns_are_never_empty() -> None:
    text = "about 500 soldiers"
    full = frame(Source(text), mentions(text, text, value=None))
    assert full[[column.name for column in table.COLUMNS if column.required]].notna().all(axis=None)


def test_a_value_outside_its_vocabulary_is_refused_not_dropped() -> None:
    text = "about 500 soldiers"
    with pytest.raises(ValueError, match="column review: doubtful not among right, mended, missed"):
        frame(Source(text), mentions(text, text), "doubtful")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="missing from the table: phrase, high"):
        table.typed(table.frame([]).drop(columns=["phrase", "high"]))


def test_text_in_a_number_column_is_named() -> None:
    broken = table.frame([]).astype({"low": object}).reindex([0]).assign(low="many")
    with pytest.raises(ValueError, match="column low is not integer"):
        table.typed(broken)


class TestFigureId:
    def test_is_readable(self) -> None:
        assert re.fullmatch(r"wire-2025-02-03-[0-9a-f]{8}", table.figure_id("wire-2025-02-03", "500 soldiers", 1))

    def test_equal_phrases_differ_by_occurrence(self) -> None:
        text = "500 soldiers came, then 500 soldiers left, and 500 soldiers stayed."
        assert frame(Source(text), mentions(text, "500 soldiers"))["figure_id"].is_unique

    def test_survives_new_words_around_it(self) -> None:
        before, after = "500 soldiers came.", "On Monday, 500 soldiers\ncame."
        ids = [frame(Source(text), mentions(text, r"500 soldiers"))["figure_id"] for text in (before, after)]
        assert ids[0].equals(ids[1])

    def test_survives_a_new_line_break_in_the_phrase(self) -> None:
        before, after = "500 soldiers and 500 soldiers", "500 soldiers and 500\n  soldiers"
        ids = [frame(Source(text), mentions(text, r"500\s+soldiers"))["figure_id"] for text in (before, after)]
        assert ids[0].equals(ids[1])

    def test_does_not_depend_on_what_else_was_extracted(self) -> None:
        text = "500 soldiers here and 500 soldiers there"
        both = mentions(text, "500 soldiers")
        assert frame(Source(text), both)["figure_id"][1] == frame(Source(text), both[1:])["figure_id"][0]

    def test_one_row_has_the_id_it_has_among_all(self) -> None:
        text = "500 soldiers here and 500 soldiers there"
        second = mentions(text, "500 soldiers")[1]
        assert frame(Source(text), [second])["figure_id"][0] == table.figure_id("wire-2025-02-03", "500 soldiers", 2)

    @given(st.lists(st.sampled_from(["500", "5", "00", " ", "\n", "5 5", "men"]), max_size=30).map("".join))
    def test_no_two_figures_of_a_text_share_an_id(self, text: str) -> None:
        found = mentions(text, r"\S+(?:\s\S+)?")
        assert frame(Source(text), found)["figure_id"].is_unique

    @given(st.text(min_size=1, max_size=20), st.integers(1, 9), st.text(min_size=1, max_size=20), st.integers(1, 9))
    def test_tells_phrases_and_occurrences_apart(self, one: str, first: int, other: str, second: int) -> None:
        same = (table.one_line(one), first) == (table.one_line(other), second)
        assert (table.figure_id("a", one, first) == table.figure_id("a", other, second)) == same


class TestLink:
    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("https://example.org/a", "https://example.org/a#:~:text=2%2C500%20men"),
            ("https://example.org/a?b=c", "https://example.org/a?b=c#:~:text=2%2C500%20men"),
            ("https://example.org/a#", "https://example.org/a#:~:text=2%2C500%20men"),
            ("https://example.org/a#part-2", "https://example.org/a#part-2:~:text=2%2C500%20men"),
            ("https://example.org/a#:~:text=old", "https://example.org/a#:~:text=2%2C500%20men"),
            ("https://example.org/a#part:~:text=old", "https://example.org/a#part:~:text=2%2C500%20men"),
        ],
    )
    def test_keeps_the_url_and_its_element(self, url: str, expected: str) -> None:
        assert table.link(url, "2,500 men") == expected

    @pytest.mark.parametrize(
        ("phrase", "expected"),
        [
            ("1,500-plus", "1%2C500%2Dplus"),
            ("army & navy", "army%20%26%20navy"),
            ("más de mil", "m%C3%A1s%20de%20mil"),
            ("1,000–1,500", "1%2C000%E2%80%931%2C500"),
            ("about\n  500 men", "about%20500%20men"),
            ("a\u00a0dozen", "a%20dozen"),
            ("100% of #1/2?", "100%25%20of%20%231%2F2%3F"),
        ],
    )
    def test_encodes_what_has_a_meaning_in_the_fragment(self, phrase: str, expected: str) -> None:
        assert table.link("https://example.org", phrase) == f"https://example.org#:~:text={expected}"

    @given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
    def test_decodes_to_the_phrase(self, phrase: str) -> None:
        encoded = table.link("https://example.org/a#b", phrase).removeprefix("https://example.org/a#b:~:text=")
        assert unquote(encoded) == table.one_line(phrase)
        assert re.fullmatch(r"(?:%[0-9A-F]{2}|[A-Za-z0-9_.~])*", encoded)


def dated(*published: Period) -> pd.DataFrame:
    text = "about 500 soldiers"
    return pd.concat([frame(Source(text, published=period), mentions(text, text)) for period in published])


def test_a_month_counts_as_its_first_day() -> None:
    assert table.days(dated(Period(2025, 2), Period(2025, 2, 3))["published"]).dt.strftime("%Y-%m-%d").tolist() == [
        "2025-02-01",
        "2025-02-03",
    ]


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (None, "2025-02-03"),
        (Period(2025, 1, 31), "2025-01-31"),
        (Period(2025, 3, 1), "2025-02-03"),
        (Period(2018, 11), "2018-11-30"),
        (Period(2006), "2006-12-31"),
        (Period(2025, 2), "2025-02-03"),
        (Period(2025), "2025-02-03"),
    ],
)
def test_a_figure_is_placed_on_what_the_text_states_and_never_later_than_it_could_be_known(
    as_of: Period | None, day: str
) -> None:
    text = "about 500 soldiers"
    row = frame(Source(text), mentions(text, text, as_of=as_of)).iloc[0]
    assert row["date"] == pd.Timestamp(day)


def test_what_was_known_on_a_day() -> None:
    known = table.known_by(
        dated(Period(2025, 2, 2), Period(2025, 2, 3), Period(2025, 2), Period(2025, 3)), dt.date(2025, 2, 2)
    )
    assert known["published"].tolist() == ["2025-02-02", "2025-02"]
    assert table.known_by(table.frame([]), dt.date(2025, 2, 2)).empty


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It rained. The camp in Laredo has 623. Nobody left.", "The camp in Laredo has 623."),
        ("It rained. 623 are in Laredo; they number 623. 623 it is.", "623 are in Laredo; they number 623."),
        (
            "He spoke to Gen. Smith on Feb. 4 of the 623 at the U.S. Army camp. He left.",
            "He spoke to Gen. Smith on Feb. 4 of the 623 at the U.S. Army camp.",
        ),
        ("Those in the camp\n  are 623,\n  no more.\nNobody left.", "Those in the camp are 623, no more."),
        ("Laredo: 90\nYuma: 623\nRoma: 40", "Yuma: 623"),
        (f"{'It is long, ' * 40}and there are 623 of them{', they say' * 40}.", None),
    ],
)
def test_a_row_has_the_sentence_around_its_phrase(text: str, sentence: str | None) -> None:
    row = frame(Source(text), mentions(text, "623")).iloc[0]
    assert row["phrase"] == "623"
    if sentence is not None:
        assert row["sentence"] == sentence
        return
    shown = row["sentence"]
    assert "long, and there are 623 of them, they say," in shown
    assert (shown[:2], shown[-2:]) == ("… ", " …")
    assert shown.strip("… ") in text
    assert len(shown) < 2 * REACH + len("623") + 6
