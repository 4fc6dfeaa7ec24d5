"""Figures: the whole table with its links, filters that live in the address, and downloads of what they leave."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from figures import exports, table
from figures.desk import Desk
from figures.display import Display
from figures.extract.prose import fold
from figures.pages.markup import element, literal, web_address

# Column of the table -> the display lexicon's table that names its values.
FILTERS = {"side": "sides", "force": "forces", "status": "statuses", "measure": "measures", "publisher": None}
SEARCHED = ("phrase", "title", "publisher", "place", "force_name", "operation", "author")
SHOWN = ("phrase", "value", "low", "high", "qualifier", "force", "status", "measure", "side", "place", "as_of")
PROVENANCE = ("publisher", "published", "link", "title")


def page(desk: Desk, display: Display) -> None:
    """The page: filters, how many figures they leave, the table, and the downloads."""
    figures = desk.figures
    if figures.empty:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    left = _filtered(figures, desk, display)
    st.html(element("p", display.word("left", left=len(left), all=len(figures)), class_="aside", role="status"))
    st.dataframe(
        shown(left, display),
        hide_index=True,
        height="auto" if len(left) < 12 else 460,
        column_config=_columns(display),
        key="table",
        alt=display.word("table_alt"),
    )
    _downloads(left, len(left) == len(figures), display)


def _filtered(figures: pd.DataFrame, desk: Desk, display: Display) -> pd.DataFrame:
    """The figures that pass every filter the reader has set; none set, all pass."""
    first, *rest = st.columns(3), st.columns(4)
    boxes = [*first, *rest[0]]
    with boxes[0]:
        words = st.text_input(display.word("search"), key="q", bind="query-params", type="search")
    for box, (column, names) in zip(boxes[1:], FILTERS.items()):
        with box:
            chosen = st.multiselect(
                display.word(column),
                _options(figures, column, desk, display),
                format_func=lambda value, names=names: (
                    display.name(names, value, _force(value, figures)) if names else value
                ),  # type: ignore[misc]
                key=column,
                bind="query-params",
                placeholder=display.word("any"),
            )
        if chosen:
            figures = figures[figures[column].isin(chosen)]
    days = table.days(desk.figures["published"])
    with boxes[6]:
        span = st.date_input(
            display.word("published"),
            value=(days.min().date(), days.max().date()),
            min_value=days.min().date(),
            max_value=days.max().date(),
            key="published",
            bind="query-params",
        )
    if isinstance(span, tuple) and len(span) == 2:
        published = table.days(figures["published"])
        figures = figures[(published >= pd.Timestamp(span[0])) & (published <= pd.Timestamp(span[1]))]
    return _found(figures, words or "")


def _options(figures: pd.DataFrame, column: str, desk: Desk, display: Display) -> list[str]:
    """The values that occur in the whole table, in the order in which the lexicons list them."""
    occurring = set(desk.figures[column].dropna().astype(str))
    if column == "force":
        return [force for force in desk.force_order if force in occurring]
    order = display.order(FILTERS[column]) if FILTERS[column] else sorted(occurring, key=fold)  # type: ignore[arg-type]
    return [value for value in order if value in occurring]


def _force(value: str, figures: pd.DataFrame) -> str | None:
    names = figures.loc[figures["force"] == value, "force_name"]
    return None if names.empty else str(names.iloc[0])


def _found(figures: pd.DataFrame, words: str) -> pd.DataFrame:
    """The figures in which every one of the words occurs, whatever its case and accents."""
    haystack = figures[list(SEARCHED)].astype("string").fillna("").agg(" ".join, axis=1).map(fold)
    for word in fold(words).split():
        figures = figures[haystack.loc[figures.index].str.contains(word, regex=False)]
    return figures


def shown(figures: pd.DataFrame, display: Display) -> pd.DataFrame:
    """The table as a reader sees it: values by their names, dates as days, and only links that a browser fetches."""
    named: dict[str, Any] = {}
    for column in (*SHOWN, *PROVENANCE):
        names = {**FILTERS, "qualifier": "qualifier_names"}.get(column)
        values = figures[column]
        if column == "force":
            named[column] = [
                display.name("forces", force, name)
                for force, name in zip(figures["force"], figures["force_name"], strict=True)
            ]
        elif names:
            named[column] = [display.name(names, str(value)) for value in values]
        elif column == "link":
            named[column] = [link if web_address(link) else None for link in values]
        else:
            named[column] = values
    return pd.DataFrame(named, index=figures.index).sort_values("published", ascending=False)


def _columns(display: Display) -> dict[str, Any]:
    """Heading and help of each column; the table's own declaration gives the help."""
    helps = {column.name: literal(column.description) for column in table.COLUMNS}
    columns: dict[str, Any] = {
        name: st.column_config.Column(display.word(name), help=helps[name]) for name in (*SHOWN, *PROVENANCE)
    }
    for name in ("value", "low", "high"):
        columns[name] = st.column_config.NumberColumn(display.word(name), help=helps[name], format="localized")
    columns["phrase"] = st.column_config.TextColumn(display.word("phrase"), help=helps["phrase"], pinned=True)
    columns["as_of"] = st.column_config.DateColumn(display.word("as_of"), help=helps["as_of"], format="YYYY-MM-DD")
    columns["link"] = st.column_config.LinkColumn(
        display.word("link"), help=helps["link"], display_text=display.word("open")
    )
    return columns


def _downloads(left: pd.DataFrame, complete: bool, display: Display) -> None:
    """A button for each format, for the filtered table; the whole table has a stable address beside it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for ending, form in exports.FORMATS.items():
            st.download_button(
                display.word("download", format=display.name("formats", ending)),
                data=lambda form=form: form.encode(exports.FIGURES, left),  # type: ignore[misc]
                file_name=f"{exports.FIGURES.name}.{ending}"
                if complete
                else f"{exports.FIGURES.name}-filtered.{ending}",
                mime=form.media_type,
                on_click="ignore",
                key=f"download-{ending}",
            )
    addresses = [
        element("a", f"/api/{declared.name}.{ending}", href=f"api/{declared.name}.{ending}")
        for declared in exports.TABLES
        for ending in exports.FORMATS
    ]
    st.html(element("p", display.word("addresses"), " ", *_spaced(addresses), class_="aside"))


def _spaced(parts: list[Any]) -> list[str]:
    return [piece for part in parts for piece in (part, " ")]


__all__ = ("page", "shown")
