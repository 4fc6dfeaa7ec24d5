"""Overview: who stands on each side of the border, by force and rung, how sure that is, and where it says so."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from figures import charts, table
from figures.desk import Desk
from figures.display import Display
from figures.pages import standing
from figures.pages.markup import Markup, anchor, element, join


def page(desk: Desk, display: Display) -> None:
    """The page: a day to look back to, and for each side a chart and the same claims as text."""
    if desk.figures.empty:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    days = table.days(desk.figures["published"])
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="reading"):
        day = _day(days.min().date(), days.max().date(), display)
        st.html(_key(display))
    _, claimed = desk.known_on(day)
    ladder = claimed[claimed["status"].isin(display.rungs())]
    shown = [side for side in display.order("sides") if side in set(ladder["side"])][:2] or list(
        display.order("sides")
    )[:2]
    scale = standing.scale(ladder[ladder["side"].isin(shown)])
    for column, side in zip(st.columns(len(shown), gap="large"), shown, strict=True):
        with column:
            _side(side, ladder[ladder["side"] == side], claimed[claimed["side"] == side], scale, desk, display)
    _elsewhere(claimed[~claimed["side"].isin(shown)], display)


def _day(first: dt.date, last: dt.date, display: Display) -> dt.date:
    """The day the reader looks back to, kept in the address; the day of the latest source unless chosen."""
    chosen = st.date_input(
        display.word("known_on"),
        value=last,
        min_value=first,
        max_value=last,
        key="on",
        bind="query-params",
        width=170,
        help=display.word("known_on_help"),
    )
    return chosen if isinstance(chosen, dt.date) else last


def _key(display: Display) -> Markup:
    """How to read the marks, in one line."""
    marks = [
        (
            display.field("measures", measure, "mark"),
            "",
            display.name("measures", measure),
            display.field("measures", measure, "means"),
        )
        for measure in display.order("measures")
    ]
    marks += [
        ("", "bar", display.word("key_range"), display.word("key_range_means")),
        ("", "bar open", display.word("key_open"), display.word("key_open_means")),
        (
            display.field("measures", display.order("measures")[0], "mark"),
            "faded",
            display.word("key_faded"),
            display.word("key_faded_means"),
        ),
    ]
    shapes = [
        element("span", element("i", sign, class_=looks, aria_hidden="true"), name, title=means)
        for sign, looks, name, means in marks
    ]
    return element("p", *shapes, class_="key")


def _side(
    side: str,
    ladder: pd.DataFrame,
    claimed: pd.DataFrame,
    scale: tuple[float, float],
    desk: Desk,
    display: Display,
) -> None:
    st.html(element("h2", display.name("sides", side)))
    if ladder.empty:
        st.html(element("p", display.word("nothing_known"), class_="empty"))
        return
    named = standing.headlines(ladder, desk)
    lines = standing.lines(ladder, named, desk, display)
    chosen = st.altair_chart(
        charts.standing(lines, standing.marks(ladder, named, desk, display), scale, display, _ink(display)),
        width="stretch",
        on_select="rerun",
        key=f"chart-{side}",
        alt=display.word("chart_alt", side=display.name("sides", side)),
    )
    picked = [point.get("claim_id") for point in chosen["selection"].get(charts.SELECTION, [])]
    for claim in ladder[ladder["claim_id"].isin(picked)].to_dict("records"):
        st.html(element("div", _claim(claim, desk, display), class_="picked", role="status"))
    st.html(
        join(
            element("h3", display.word("in_words")),
            *(_entry(line, ladder, named, desk, display) for line in lines),
            _beside(claimed[~claimed["status"].isin(display.rungs())], desk, display),
        )
    )


def _entry(line: charts.Line, ladder: pd.DataFrame, named: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """A line of the chart as text: a heading, or a rung that opens to the sentences of all its claims, latest first."""
    if not line.rung:
        return element("h4", line.label)
    here = ladder[
        [
            standing.line(force, status) == line.id
            for force, status in zip(ladder["force"], ladder["status"], strict=True)
        ]
    ]
    first = here["claim_id"].isin(named["claim_id"])
    ordered = here.assign(first=first).sort_values(["first", "date"], ascending=False)
    status = str(ordered["status"].iloc[0])
    return element(
        "details",
        element(
            "summary",
            element("span", line.label, class_="rung", style=f"--rung: {display.field('statuses', status, 'colour')}"),
            element("b", line.number),
            " ",
            element("small", line.note),
        ),
        *(_claim(claim, desk, display) for claim in ordered.to_dict("records")),
    )


def _claim(claim: standing.Claim, desk: Desk, display: Display) -> Markup:
    """One claim: its number and who says so, then each of its sentences with a link to the words."""
    sure = display.count("publishers", int(claim["publishers"]))
    facts = " · ".join(
        filter(
            None,
            [
                display.name("statuses", claim["status"]),
                None if claim["measure"] == "level" else display.field("measures", claim["measure"], "means"),
                standing.text(claim["place"]),
                sure,
            ],
        )
    )
    return element(
        "article",
        element("p", element("b", standing.hedged(claim, display)), " ", element("small", facts)),
        element("ul", *(quoted(figure, desk, display) for figure in claim["figures"].split())),
    )


def quoted(figure_id: str, desk: Desk, display: Display) -> Markup:
    """A figure's sentence with its phrase marked, and the link to it in the source."""
    figure = desk.figure(figure_id)
    before, phrase, after = desk.sentence(figure)
    return element(
        "li",
        element("q", before, element("mark", phrase), after, lang=str(figure["language"])),
        " ",
        element(
            "cite",
            anchor(f"{figure['publisher']}, {display.period(str(figure['published']))}", str(figure["link"])),
            " · ",
            element(
                "a", display.word("in_context"), href=reading_address(str(figure["source_id"]), display), target="_self"
            ),
        ),
    )


def reading_address(source_id: str, display: Display) -> str:
    """The address of a source on the page that shows it with its numbers marked."""
    return f"sources?{urlencode({'source': source_id, 'lang': display.language})}"


def _beside(claimed: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """What was reported and stands on no rung: withdrawn, denied, only considered, or a force's total strength."""
    if claimed.empty:
        return join()
    entries = [
        element(
            "details",
            element(
                "summary",
                element("span", display.name("statuses", status), class_="rung"),
                element("span", display.count("claims", len(group))),
            ),
            *(_claim(claim, desk, display) for claim in group.sort_values("date", ascending=False).to_dict("records")),
        )
        for status, group in claimed.groupby(claimed["status"].astype(str), sort=False)
    ]
    return element("section", element("h4", display.word("off_the_ladder")), *entries)


def _elsewhere(claimed: pd.DataFrame, display: Display) -> None:
    if not claimed.empty:
        st.html(element("p", display.count("elsewhere", len(claimed)), class_="aside"))


def _ink(display: Display) -> str:
    """The colour of the chart's letters on the reader's ground."""
    return display.field("grounds", st.context.theme.type or "light", "ink")
