"""Figures: the whole table with words and links, filters that live in the address, and downloads of what they leave.

A narrow screen has no room for a row and its words side by side; there the same figures stand as a list.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from figures import exports, lexicon, table
from figures.desk import Desk
from figures.display import Display
from figures.extract.text.prose import fold
from figures.pages import address, overview, standing
from figures.pages.markup import Markup, element, literal, web_address
from figures.pages.overview import Row

# Column of the table -> the display lexicon's table that names its values.
FILTERS = {"side": "sides", "force": "forces", "status": "statuses", "measure": "measures", "publisher": None}
SEARCHED = ("phrase", "sentence", "title", "publisher", "place", "force_name", "operation", "author")
# Columns of the table in their order, with the pixels of those that stand on the first screen of a desktop.
SHOWN = {
    "qualifier": 92, "value": 66, "phrase": 132, "link": 60, "force": 124, "side": 108, "status": 96, "measure": 78,
    "as_of": 98, "published": 90, "publisher": 108, "sentence": 290, "place": 120, "operation": None, "low": None,
    "high": None, "review": None, "title": None,
}  # fmt: skip
HEADING_HEIGHT = 36  # pixels: the headings and the table's edges
ROW_HEIGHT = 86  # pixels: four lines of a sentence
ROWS = 8  # of the table that are seen without scrolling
LISTED = 40  # figures of the list that are shown at first, and added at each click


def page(desk: Desk, display: Display) -> None:
    """The page: filters, how many figures they leave, the table, and the downloads."""
    figures = desk.figures
    if figures.empty:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    left = _filtered(figures, desk, display)
    latest_first = left.sort_values("published", ascending=False, kind="stable")
    st.html(element("p", display.word("left", left=len(left), all=len(figures)), class_="aside", role="status"))
    with st.container(key="rows"):
        st.dataframe(
            shown(latest_first, display),
            hide_index=True,
            height=HEADING_HEIGHT + ROW_HEIGHT * min(max(len(left), 1), ROWS),
            row_height=ROW_HEIGHT,
            column_config=_columns(display),
            key="table",
            placeholder="",
            alt=display.word("table_alt"),
        )
    _list(latest_first, desk, display)
    _downloads(left, len(left) == len(figures), display)


def _filtered(figures: pd.DataFrame, desk: Desk, display: Display) -> pd.DataFrame:
    """The figures that pass every filter the reader has set; none set, all pass.

    On a narrow screen the style sheet folds all filters but the search, until a button unfolds them.
    """
    unfolded = bool(st.session_state.get("unfolded"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters-unfolded" if unfolded else "filters"):
        words = st.text_input(
            display.word("search"), key="q", bind="query-params", type="search", placeholder=display.word("search_in")
        )
        button = st.container(width="content", key="fold")
        chosen = {column: _chosen(column, desk, display) for column in FILTERS}
        first, last = _span(desk, display)
    in_force = sum(map(bool, chosen.values())) + bool(st.query_params.get("published"))
    button.button(
        f"{display.word('filters')} ({in_force})" if in_force else display.word("filters"),
        icon=":material/expand_less:" if unfolded else ":material/expand_more:",
        on_click=lambda: st.session_state.update(unfolded=not unfolded),
        key="unfold",
    )
    for column, values in chosen.items():
        if values:
            figures = figures[figures[column].isin(values)]
    published = table.days(figures["published"])
    return _found(figures[(published >= pd.Timestamp(first)) & (published <= pd.Timestamp(last))], words or "")


def _chosen(column: str, desk: Desk, display: Display) -> list[str]:
    """The values of one column that the reader picks, in the address by their ids."""
    names = _names(column, desk.figures, display)
    chosen = st.multiselect(
        display.word(column),
        list(names),
        default=address.asked(column, names),
        format_func=names.__getitem__,
        key=f"{column}-chosen",
        placeholder=display.word("any"),
    )
    address.keep(column, chosen)
    return chosen


def _names(column: str, figures: pd.DataFrame, display: Display) -> dict[str, str]:
    """The values that occur in a column and what the reader calls them, in the order of the display lexicon."""
    occurring = figures[column].dropna().astype(str)
    fallbacks = dict(
        zip(occurring, figures.loc[occurring.index, "force_name"] if column == "force" else occurring, strict=True)
    )
    named = FILTERS[column]
    if named is None:
        return {value: value for value in sorted(fallbacks, key=fold)}
    order = [*display.order(named), *sorted(fallbacks)]
    return {value: display.name(named, value, fallbacks[value]) for value in dict.fromkeys(order) if value in fallbacks}


def _span(desk: Desk, display: Display) -> tuple[dt.date, dt.date]:
    """The first and the last day of publication that the reader asks for; all there is unless both are chosen."""
    days = table.days(desk.figures["published"])
    first, last = days.min().date(), days.max().date()
    asked = address.asked_days("published", first, last)
    chosen = st.date_input(
        display.word("published"),
        value=(asked[0], asked[1]) if len(asked) == 2 else (first, last),
        min_value=first,
        max_value=last,
        key=f"published {first} {last}",
    )
    if not isinstance(chosen, tuple) or len(chosen) != 2:
        return first, last
    address.keep("published", [day.isoformat() for day in chosen] if chosen != (first, last) else [])
    return chosen


def _found(figures: pd.DataFrame, words: str) -> pd.DataFrame:
    """The figures in which every one of the words occurs, whatever its case and accents.

    A number is found by its digits, whatever stands between its thousands: in the words, as value, or as bound.
    """
    haystack = figures[list(SEARCHED)].astype("string").fillna("").agg(" ".join, axis=1).map(fold)
    for word in _joined(fold(words)).split():
        hit = haystack.str.contains(word, regex=False)
        if word.isdecimal():
            hit |= haystack.map(_joined).str.contains(rf"(?<!\d){word}(?!\d)")
            hit |= figures[["value", "low", "high"]].eq(float(word)).fillna(False).any(axis=1)
        figures, haystack = figures[hit], haystack[hit]
    return figures


def _joined(words: str) -> str:
    """The words with their numbers in digits alone: "10,000", "10.000" and "10 000" are 10000."""
    return re.sub(r"(?<!\d)\d{1,3}(?:[.,'\u2019\s]\d{3})+(?!\d)", lambda run: re.sub(r"\D", "", run[0]), words)


def shown(figures: pd.DataFrame, display: Display) -> pd.DataFrame:
    """The table as a reader sees it: values by their names, dates as days, and only links that a browser fetches."""
    named: dict[str, Any] = {}
    for column in SHOWN:
        names = {**FILTERS, "qualifier": "qualifier_names"}.get(column)
        values = figures[column]
        if column == "force":
            named[column] = [
                display.name("forces", force, name)
                for force, name in zip(figures["force"], figures["force_name"], strict=True)
            ]
        elif names:
            named[column] = [display.name(names, str(value)) for value in values]
        elif column == "operation":
            named[column] = [operation(identity) for identity in values]
        elif column == "review":
            named[column] = [None if pd.isna(verdict) else display.name("reviews", str(verdict)) for verdict in values]
        elif column == "link":
            named[column] = [link if web_address(link) else None for link in values]
        else:
            named[column] = values
    return pd.DataFrame(named, index=figures.index)


def operation(identity: Any) -> str | None:
    """The name of an operation by its id; None where a figure serves on none."""
    return None if pd.isna(identity) else lexicon.operations()[str(identity)].name


def _list(figures: pd.DataFrame, desk: Desk, display: Display) -> None:
    """The figures as a list, each with its words and links; the style sheet shows it on narrow screens, for the table.

    A long list begins with its first `LISTED`, and a button adds as many.
    """
    with st.container(key="list"):
        listed = st.session_state.get("listed", LISTED)
        st.html(element("ol", *(_entry(row, desk, display) for row in figures.head(listed).to_dict("records"))))
        if len(figures) > listed:
            st.button(display.word("more"), on_click=lambda: st.session_state.update(listed=listed + LISTED))


def _entry(row: Row, desk: Desk, display: Display) -> Markup:
    """One figure of the list: its number, whose and how far, and its sentence with the links."""
    bounds = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "low", "high"))
    number = standing.written(row["measure"], display.hedged(row["qualifier"], *bounds), display)
    facts = [
        display.name("forces", row["force"], row["force_name"]),
        display.name("statuses", row["status"]),
        standing.text(row["place"]),
        operation(row["operation"]),
        None if pd.isna(row["as_of"]) else display.period(row["as_of"]),
    ]
    return element(
        "li",
        element("p", element("b", number), " ", element("small", " · ".join(filter(None, facts)))),
        overview.quotation(row, desk, display),
    )


def _columns(display: Display) -> dict[str, Any]:
    """Heading, help and width of each column; the table's own declaration, or its translation, gives the help."""
    helps = {
        column.name: literal(display.translated(column.description, "columns", column.name)[0])
        for column in table.COLUMNS
    }
    kinds: dict[str, Any] = {
        **dict.fromkeys(("value", "low", "high"), partial(st.column_config.NumberColumn, format="localized")),
        "link": partial(st.column_config.LinkColumn, display_text=display.word("open")),
    }
    return {
        name: kinds.get(name, st.column_config.Column)(display.word(name), help=helps[name], width=width)
        for name, width in SHOWN.items()
    }


def _downloads(left: pd.DataFrame, complete: bool, display: Display) -> None:
    """A button for each format, for the filtered table; the whole table has a stable address beside it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for ending, form in exports.FORMATS.items():
            st.download_button(
                display.word("download", format=display.name("formats", ending)),
                data=partial(form.encode, exports.FIGURES, left),
                file_name=f"{exports.FIGURES.name}{'' if complete else '-filtered'}.{ending}",
                mime=form.media_type,
                on_click="ignore",
                key=f"download-{ending}",
            )
    addresses = [element("a", f"/api/{name}", href=f"api/{name}") for name in exports.FILES]
    st.html(element("p", display.word("addresses"), " ", *_spaced(addresses), class_="aside"))


def _spaced(parts: list[Any]) -> list[str]:
    return [piece for part in parts for piece in (part, " ")]
