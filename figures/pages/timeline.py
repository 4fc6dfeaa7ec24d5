"""Timeline: the claims of each side by the day they hold for, of all forces or one, and the same in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from figures import charts, claims, lexicon
from figures.desk import Desk
from figures.display import Display
from figures.pages import address, overview, standing
from figures.pages.markup import Markup, element, join

MARGIN = dt.timedelta(days=30)  # at both ends of the axis of time, so that no mark is cut


def page(desk: Desk, display: Display) -> None:
    """The page: which force and which years, then for each side of the border the chart and the same in words."""
    every = desk.claims[desk.claims["status"].isin(display.rungs()) & desk.claims["side"].isin(display.border())]
    if every.empty:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    st.html(element("p", display.word("timeline_lead"), class_="aside"))
    with st.container(horizontal=True, gap="large", key="span"):
        claimed = _of_force(every, desk, display)
        first, last = _years(every, display)
    shown = claimed[claimed["date"].dt.year.between(first, last)]
    st.html(_key(display))
    scale = standing.scale(every)
    days = (f"{dt.date(first, 1, 1) - MARGIN}", f"{min(dt.date(last, 12, 31), every['date'].max().date()) + MARGIN}")
    for side in display.border():
        _side(side, shown[shown["side"] == side], scale, days, desk, display)


def _of_force(claimed: pd.DataFrame, desk: Desk, display: Display) -> pd.DataFrame:
    """The claims of the force that the reader picks and of those that are a part of it; all, where none is picked."""
    lines = {force: claims.lineage(force, lexicon.forces()) for force in claimed["force"].unique()}
    told = {force for line in lines.values() for force in line}
    offered = [force for force in desk.force_order if force in told]
    asked = address.asked("force", offered)
    names = {force: display.name("forces", force, lexicon.forces()[force].name) for force in offered}
    chosen = st.selectbox(
        display.word("force"),
        offered,
        index=offered.index(asked[0]) if asked else None,
        format_func=lambda force: names.get(force, force),
        placeholder=display.word("any"),
        key="timeline-force",
        width=360,
    )
    address.keep("force", [chosen] if chosen else [])
    return claimed if chosen is None else claimed[[chosen in lines[force] for force in claimed["force"]]]


def _years(claimed: pd.DataFrame, display: Display) -> tuple[int, int]:
    """The first and the last year that the reader asks for, kept in the address; all there are until then."""
    told = claimed["date"].dt.year
    first, last = int(told.min()), int(told.max())
    if first == last:
        return first, last
    offered = [str(year) for year in range(first, last + 1)]
    begin, end = (
        next(iter(address.asked(name, offered)), default) for name, default in (("from", first), ("to", last))
    )
    chosen: tuple[int, int] = st.slider(
        display.word("years"),
        first,
        last,
        (min(int(begin), int(end)), int(end)),
        format="%d",
        key="timeline-years",
        width=360,
    )
    for name, year, usual in zip(("from", "to"), chosen, (first, last), strict=True):
        address.keep(name, [str(year)] if year != usual else [])
    return chosen


def _key(display: Display) -> Markup:
    """The stages by their colours, and the kinds of number by their shapes."""
    stages = (
        element(
            "span",
            element("i", "●", style=f"color: {display.field('statuses', status, 'colour')}", aria_hidden="true"),
            display.name("statuses", status),
            title=display.field("statuses", status, "means"),
        )
        for status in display.rungs()
    )
    return element("p", *stages, *overview.kinds(display), element("span", display.word("key_click")), class_="key")


def _side(
    side: str, claimed: pd.DataFrame, scale: tuple[float, float], days: tuple[str, str], desk: Desk, display: Display
) -> None:
    """One side of the border: its chart, the sentences of the claim clicked there, and all claims by year."""
    st.html(element("h2", f"{display.name('sides', side)} ({display.number(len(claimed))})"))
    marks = standing.marks(claimed, claimed, desk, display) if len(claimed) else claimed
    if marks.empty:
        st.html(element("p", display.word("nothing_told"), class_="empty"))
        return
    told = claimed.set_index("claim_id", drop=False)
    marks["date"] = [f"{told['date'][claim]:%Y-%m-%d}" for claim in marks["claim_id"]]
    ink = display.field("grounds", st.context.theme.type or "light", "ink")
    event = st.vega_lite_chart(
        charts.timeline(marks, scale, days, display, ink).to_dict(validate=False),
        width="stretch",
        on_select="rerun",
        key=f"timeline-{side}",
        alt=display.word("timeline_alt", side=display.name("sides", side)),
    )
    points = event["selection"].get(charts.SELECTION, [])
    picked = [str(point["claim_id"]) for point in points if point.get("claim_id") in told.index]
    articles = (overview.article(claim, desk, display) for claim in told.loc[picked].to_dict("records"))
    st.html(join(element("div", *articles, role="status"), *_by_year(claimed, desk, display)))


def _by_year(claimed: pd.DataFrame, desk: Desk, display: Display) -> Iterable[Markup]:
    """The claims year by year, the latest first; each year opens to its claims with their sentences."""
    latest_first = claimed.sort_values("date", ascending=False, kind="stable")
    for year, group in latest_first.groupby(latest_first["date"].dt.year, sort=False):
        yield element(
            "details",
            element("summary", element("b", str(year)), f" ({display.number(len(group))})"),
            *overview.of_forces(group, desk, display),
        )
