"""Overview: who stands on each side of the border, by force and rung, how sure that is, and where it says so."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from figures import charts, claims, table
from figures.desk import Desk
from figures.display import Display
from figures.pages.markup import Markup, anchor, element, join

Claim = Mapping[Hashable, Any]

# What a line's end names, before all else a strength of its own; the others are shown for what they are.
HEADLINES = ("level", "increase", "part", "decrease")


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
    scale = _scale(ladder[ladder["side"].isin(shown)])
    for column, side in zip(st.columns(len(shown), gap="large"), shown, strict=True):
        with column:
            _side(side, ladder[ladder["side"] == side], claimed[claimed["side"] == side], scale, day, desk, display)
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
    signs = {"circle": "●", "diamond": "◇", "triangle-up": "△", "triangle-down": "▽"}
    shapes = [
        element(
            "span",
            element("i", signs[display.field("measures", measure, "shape")], aria_hidden="true"),
            display.name("measures", measure),
            title=display.field("measures", measure, "means"),
        )
        for measure in display.order("measures")
    ]
    ranges = element("span", element("i", "▬", aria_hidden="true"), display.word("key_range"))
    opened = element("span", element("i", "┅", aria_hidden="true"), display.word("key_open"))
    faded = element("span", element("i", "●", aria_hidden="true", class_="faded"), display.word("key_faded"))
    return element("p", *shapes, ranges, opened, faded, class_="key")


def _side(
    side: str,
    ladder: pd.DataFrame,
    claimed: pd.DataFrame,
    scale: tuple[float, float],
    day: dt.date,
    desk: Desk,
    display: Display,
) -> None:
    st.html(element("h2", display.name("sides", side)))
    if ladder.empty:
        st.html(element("p", display.word("nothing_known"), class_="empty"))
        return
    headlines = _headlines(ladder, day)
    lines = _lines(ladder, headlines, desk, display)
    chosen = st.altair_chart(
        charts.standing(lines, _marks(ladder, headlines, display), scale, display, _ink(display)),
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
            *(_entry(line, ladder, headlines, desk, display) for line in lines),
            _beside(claimed[~claimed["status"].isin(display.rungs())], desk, display),
        )
    )


def _headlines(ladder: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """The claims that a line's end names: the latest strengths without a place, else the next best there is."""
    latest = pd.concat([claims.latest(ladder, day, measure) for measure in HEADLINES])
    rank = latest["measure"].map(HEADLINES.index).astype(int) * 2 + latest["place"].notna()
    best = rank.groupby([latest["force"], latest["status"].astype(str)]).transform("min")
    return latest[rank == best]


def _line(force: str, status: str) -> str:
    return f"{force} {status}"


def _lines(ladder: pd.DataFrame, headlines: pd.DataFrame, desk: Desk, display: Display) -> list[charts.Line]:
    """A heading for each force, in the lexicon's order, and under it a line for each rung that was reported."""
    lines = []
    names = dict(zip(ladder["force"], ladder["force_name"], strict=True))
    for force in sorted(names, key=desk.force_order.index):
        lines.append(charts.Line(force, display.name("forces", force, names[force])))
        for status in reversed(display.rungs()):
            here = headlines[(headlines["force"] == force) & (headlines["status"] == status)]
            if not here.empty:
                number, note = _number(here, display), _note(here, display)
                lines.append(charts.Line(_line(force, status), display.name("statuses", status), True, number, note))
    return lines


def _number(headlines: pd.DataFrame, display: Display) -> str:
    """What a line's end says: one number with its hedge; several that contradict each other; or several places."""
    numbers = [_hedged(claim, display) for claim in headlines.to_dict("records")]
    if headlines["place"].notna().all() and len(numbers) > 1:
        return display.count("places", len(set(headlines["place"])))
    return " / ".join(dict.fromkeys(numbers))


def _note(headlines: pd.DataFrame, display: Display) -> str:
    """The small print: the day, and how many publishers say so or that they contradict each other."""
    day = display.day(headlines["date"].max().date())
    if _contradict(headlines):
        return f"{day} · ≠ {display.word('differ')}"
    return f"{day} · {_witnesses(headlines, display)}"


def _witnesses(claimed: pd.DataFrame, display: Display) -> str:
    """How many independent publishers say so, and whether they say the same."""
    key = "agreeing" if claimed["agree"].all() else "publishers"
    return display.count(key, int(claimed["publishers"].max()))


def _contradict(headlines: pd.DataFrame) -> bool:
    """Whether two claims for the same force, rung, place and day name different numbers."""
    return bool(headlines.duplicated(["force", "status", "place", "measure"]).any())


def _hedged(claim: Claim, display: Display) -> str:
    """A claim's number as its sources hedge it, with the sign of a part or a change."""
    sign = display.field("measures", claim["measure"], "sign")
    return sign + display.hedged(claim["qualifier"], *(_float(claim[name]) for name in ("best", "low", "high")))


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _marks(ladder: pd.DataFrame, headlines: pd.DataFrame, display: Display) -> pd.DataFrame:
    """One mark per claim that names a number, in the columns that `charts.standing` asks for."""
    numbered = ladder[ladder[["best", "low", "high"]].notna().any(axis=1)]
    latest = set(headlines["claim_id"])
    return pd.DataFrame(
        [
            {
                "line": _line(claim["force"], claim["status"]),
                "claim_id": claim["claim_id"],
                "status": claim["status"],
                "measure": claim["measure"],
                **_span(claim),
                "latest": claim["claim_id"] in latest,
                "what": f"{_hedged(claim, display)} · {display.name('measures', claim['measure'])}",
                "where": ", ".join(
                    filter(None, [display.name("statuses", claim["status"]), _text(claim["place"])]),
                ),
                "who": display.count("publishers", int(claim["publishers"])),
                "when": display.day(claim["date"].date()),
            }
            for claim in numbered.to_dict("records")
        ]
    )


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _span(claim: Claim) -> dict[str, object]:
    """The numbers of a mark: the middle of what words alone say, and whether the hedge leaves one side open."""
    best, low, high = (_float(claim[name]) for name in ("best", "low", "high"))
    least = low if low is not None else best if best is not None else high
    most = high if high is not None else best if best is not None else low
    assert least is not None and most is not None
    middle = best if best is not None else math.sqrt(max(least, 1) * max(most, 1))
    return {
        "low": max(least, 1.0),
        "best": max(middle, 1.0),
        "high": max(most, 1.0),
        "open_low": claim["qualifier"] == "up_to",
        "open_high": claim["qualifier"] in ("more_than", "at_least"),
    }


def _scale(ladder: pd.DataFrame) -> tuple[float, float]:
    """The least and the most number of people reported, with room at both ends, on either side of the border."""
    numbers = pd.concat([ladder[name].dropna().astype(float) for name in ("low", "best", "high")])
    if numbers.empty:
        return 10.0, 10_000.0
    return max(numbers.min(), 1) / 1.6, max(numbers.max(), 10) * 1.6


def _entry(line: charts.Line, ladder: pd.DataFrame, headlines: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """A line of the chart as text: a heading, or a rung that opens to the sentences of all its claims, latest first."""
    if not line.rung:
        return element("h4", line.label)
    here = ladder[
        [_line(force, status) == line.id for force, status in zip(ladder["force"], ladder["status"], strict=True)]
    ]
    first = here["claim_id"].isin(headlines["claim_id"])
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


def _claim(claim: Claim, desk: Desk, display: Display) -> Markup:
    """One claim: its number and who says so, then each of its sentences with a link to the words."""
    sure = display.count("publishers", int(claim["publishers"]))
    facts = " · ".join(
        filter(
            None,
            [
                display.name("statuses", claim["status"]),
                None if claim["measure"] == "level" else display.field("measures", claim["measure"], "means"),
                _text(claim["place"]),
                sure,
            ],
        )
    )
    return element(
        "article",
        element("p", element("b", _hedged(claim, display)), " ", element("small", facts)),
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
