"""Mentions -> the figures table: its columns, declared once, and its rows, each tied to the words it came from.

Naming: a `column` is a declaration, a `row` a mapping from column name to value, a `frame` a DataFrame whose columns
are exactly the declared ones, in order and dtype.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol
from urllib.parse import quote

import pandas as pd

from figures.extract.records import MEASURES, QUALIFIERS, SIDES, STATUSES, Mention, Period
from figures.review import place_name
from figures.sentences import REACH, around

Kind = Literal[
    "identifier", "identifiers", "text", "link", "category", "period", "date", "integer", "number", "boolean"
]

_DTYPES: dict[Kind, str] = {
    "identifier": "string",
    "identifiers": "string",
    "text": "string",
    "link": "string",
    # A day, a month or a year as ISO text: a timestamp would claim a day that nobody stated.
    "period": "string",
    # pandas has no date dtype that charts, tables and comparisons all take; the exports write days, never times.
    "date": "datetime64[us]",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what kind of thing it holds, what it means, its unit, and the values it may take.

    `kind` decides the pandas dtype and how every export writes the column: "identifiers" are separated by one space,
    a "period" is ISO 8601 text (2025-02-03, 2025-02 or 2025), a "date" is a day, a "number" may end in .5 (a midpoint).
    """

    name: str
    kind: Kind
    description: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    required: bool = False

    @property
    def dtype(self) -> pd.CategoricalDtype | str:
        """The pandas dtype; a category keeps all its values in their declared order, those that occur and those not."""
        if self.kind == "category":
            return pd.CategoricalDtype(list(self.values), ordered=True)
        return _DTYPES[self.kind]


REVIEWS = ("right", "mended", "missed")
AS_OF_BASES = ("stated", "weekday", "relative", "event", "review")

COLUMNS: tuple[Column, ...] = (
    Column(
        "figure_id",
        "identifier",
        "Stable name of the figure: the source's id and eight hexadecimal digits made from the phrase and its "
        "occurrence. It stays the same as long as the words do.",
        required=True,
    ),
    Column("source_id", "identifier", "The source's file name without its ending.", required=True),
    Column("publisher", "text", "Who published the source.", required=True),
    Column("title", "text", "The source's title.", required=True),
    Column("author", "text", "The source's author, where it names one."),
    Column("published", "period", "Date of publication, a day or a month, as exact as it is known.", required=True),
    Column(
        "language",
        "identifier",
        "Language of the source (BCP 47), which decides how its numbers are read.",
        required=True,
    ),
    Column("url", "link", "Address of the source.", required=True),
    Column(
        "link",
        "link",
        "Address of the source that opens it at the phrase (URL text fragment); of a bare number, at the first place "
        "where the page prints it.",
        required=True,
    ),
    Column("archive", "link", "Address of a copy of the source in a web archive."),
    Column(
        "syndicated_from",
        "identifier",
        "Id of the source this one is a copy of; a copy is no second witness.",
    ),
    Column("phrase", "text", "The words that carry the figure, from hedge to head noun.", required=True),
    Column(
        "sentence",
        "text",
        "The sentence around the phrase, by which the figure can be checked; of a long one at most "
        f"{REACH} characters on either side, cut at a word and marked by an ellipsis. It stands so in the source's "
        "text, which in this collection is a note in our own words: only the phrase is the publisher's.",
        required=True,
    ),
    Column("start", "integer", "Where the phrase starts in the source's text.", "code points", required=True),
    Column("end", "integer", "Where the phrase ends in the source's text, exclusive.", "code points", required=True),
    Column(
        "value",
        "number",
        "The number as stated; the midpoint of a range; empty where the words give none (hundreds).",
        "people",
    ),
    Column(
        "low",
        "integer",
        "Smallest number the words allow, inclusive (more than 100: 101); empty where they set no such bound, as in "
        "300 and about 300.",
        "people",
    ),
    Column(
        "high",
        "integer",
        "Largest number the words allow, inclusive (fewer than 100: 99); empty where they set no such bound, as in 300 "
        "and about 300.",
        "people",
    ),
    Column("qualifier", "category", "How the words hedge the number.", values=QUALIFIERS, required=True),
    Column("force", "identifier", "Id of the force, the most specific one the text supports.", required=True),
    Column("force_name", "text", "Name of the force.", required=True),
    Column("country", "identifier", "Id of the country the force belongs to; empty where none is known."),
    Column(
        "side", "category", "Side of the border where the force stands or is to stand.", values=SIDES, required=True
    ),
    Column("operation", "identifier", "Id of the operation the figure belongs to, where the text names one."),
    Column(
        "measure",
        "category",
        "What the number measures: a strength (level), a change (increase, decrease), or a stated subset of another "
        "figure (part). Parts and changes are never to be added to levels.",
        values=MEASURES,
        required=True,
    ),
    Column(
        "status",
        "category",
        "How far the deployment had come: considered (could, may), announced (will, plans, agreed), ordered (ordered, "
        "authorised), moving (on the way, arriving), deployed (in place, serving; sent or deployed in the past), "
        "withdrawn; off this ladder: denied, and other (total strength of a force and the like). Rungs are never to "
        "be added.",
        values=STATUSES,
        required=True,
    ),
    Column(
        "place",
        "text",
        "Place of deployment, if one narrower than the border is named; one name for all spellings.",
    ),
    Column(
        "as_of",
        "period",
        "Day, month or year the figure holds for, as exact as the text states it; empty where it states none.",
    ),
    Column(
        "date",
        "date",
        "Day to place the figure on in time: that of as_of, or the last day of its month or year. Where that is still "
        "to come, or as_of is empty, the day of publication (a month: its first day).",
        required=True,
    ),
    Column(
        "as_of_basis",
        "category",
        "Whence as_of is known: the text states it outright, as a weekday, relative to the publication, or by an "
        "event; or a person gave it in review, from the text or from what else is known.",
        values=AS_OF_BASES,
    ),
    Column(
        "review",
        "category",
        "A person's verdict: right (confirmed), mended (corrected), missed (added by hand); empty: not reviewed.",
        values=REVIEWS,
    ),
    Column("claim_id", "identifier", "Id of the claim this figure is one report of."),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)


class Source(Protocol):
    """What a row takes from a source."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def author(self) -> str | None: ...
    @property
    def published(self) -> Period: ...
    @property
    def archive(self) -> str | None: ...
    @property
    def language(self) -> str: ...
    @property
    def syndicated_from(self) -> str | None: ...
    @property
    def text(self) -> str: ...


class Force(Protocol):
    """What a row and a claim take from a force: its name, its country, and the force it is a part of."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def parent(self) -> str | None: ...


Row = dict[str, object]


def rows(source: Source, mentions: Iterable[tuple[Mention, str | None]], forces: Mapping[str, Force]) -> list[Row]:
    """The rows of one source, in the order of its mentions, each given with its verdict (None: not reviewed)."""
    starts: dict[str, list[int]] = {}
    found = []
    for mention, verdict in mentions:
        phrase = one_line(mention.phrase)
        if phrase not in starts:
            starts[phrase] = _starts(source.text, phrase)
        occurrence = bisect_left(starts[phrase], mention.start) + 1
        found.append(_row(source, mention, verdict, forces[mention.force], figure_id(source.id, phrase, occurrence)))
    return found


def _row(source: Source, mention: Mention, verdict: str | None, force: Force, identity: str) -> Row:
    return {
        "figure_id": identity,
        "source_id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "author": source.author,
        "published": source.published.iso,
        "language": source.language,
        "url": source.url,
        "link": link(source.url, mention.phrase),
        "archive": source.archive,
        "syndicated_from": source.syndicated_from,
        "phrase": mention.phrase,
        "sentence": around(source.text, mention.start, mention.end, source.language).line,
        "start": mention.start,
        "end": mention.end,
        "value": mention.value,
        "low": mention.low,
        "high": mention.high,
        "qualifier": mention.qualifier,
        "force": mention.force,
        "force_name": force.name,
        "country": force.country,
        "side": mention.side,
        "operation": mention.operation,
        "measure": mention.measure,
        "status": mention.status,
        "place": place_name(mention),
        "as_of": mention.as_of.iso if mention.as_of else None,
        "date": _date(mention.as_of, source.published),
        "as_of_basis": mention.as_of_basis,
        "review": verdict,
        "claim_id": None,
    }


def _date(as_of: Period | None, published: Period) -> dt.date:
    """The day to place a figure on, given what it holds for and when it was published: never a day to come."""
    return as_of.last if as_of is not None and as_of.last <= published.last else published.first


def frame(rows: Sequence[Row]) -> pd.DataFrame:
    """Rows -> the figures table with every declared column; no rows give an empty table of the same dtypes."""
    return typed(pd.DataFrame(list(rows), columns=list(NAMES), dtype=object))


def typed(data: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """`data` with the declared columns, in order and dtype: what a CSV or Parquet reader gives becomes a frame again.

    Raises ValueError naming the column for a missing column, and for values that are not of the declared kind.
    """
    if missing := [column.name for column in columns if column.name not in data]:
        raise ValueError(f"columns missing from the table: {', '.join(missing)}")
    cast = {column.name: _cast(data[column.name], column) for column in columns}
    return pd.DataFrame(cast, columns=[column.name for column in columns], index=data.index)


def _cast(values: pd.Series[Any], column: Column) -> pd.Series[Any]:
    if column.kind == "category":
        strange = sorted({str(value) for value in values.dropna().unique()} - set(column.values))
        if strange:
            raise ValueError(f"column {column.name}: {', '.join(strange)} not among {', '.join(column.values)}")
    try:
        if column.kind == "date":
            return pd.to_datetime(values).astype("datetime64[us]")
        return values.astype(column.dtype)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ValueError(f"column {column.name} is not {column.kind}: {error}") from error


def one_line(phrase: str) -> str:
    """`phrase` with every run of white space, line breaks included, as one space."""
    return " ".join(phrase.split())


def _starts(text: str, phrase: str) -> list[int]:
    """Where `phrase` occurs in `text`, white space being equal to white space; occurrences may overlap."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return [match.start() for match in re.finditer(f"(?={words})", text)]


def figure_id(source_id: str, phrase: str, occurrence: int) -> str:
    """A stable, readable id: `<source id>-<8 hexadecimal digits>` from the phrase and its occurrence (from 1)."""
    words = f"{one_line(phrase)}\n{occurrence}"
    return f"{source_id}-{hashlib.blake2s(words.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"


def link(url: str, phrase: str) -> str:
    """`url` with a text fragment, so that a browser opens it at `phrase`; an element fragment stays before it.

    A text directive the url already carries is dropped, since a browser would go to that one instead.
    Syntax: https://wicg.github.io/scroll-to-text-fragment/ (comma, ampersand and hyphen are its own signs).
    """
    page, _, fragment = url.partition("#")
    element = fragment.partition(":~:")[0]
    words = quote(one_line(phrase), safe="", errors="replace").replace("-", "%2D")
    return f"{page}#{element}:~:text={words}"


def days(published: pd.Series[Any]) -> pd.Series[Any]:
    """Publication dates as timestamps; a month counts as its first day, which is for charts and sorting only."""
    return pd.to_datetime((published + "-01").str.slice(0, 10)).astype("datetime64[us]")


def known_by(figures: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """The figures published on or before `day`; one published in a month without a day, once that month has begun."""
    return figures[days(figures["published"]) <= pd.Timestamp(day)]
