"""Claims -> Altair charts. Marks show what was reported; colours and words come from the display lexicon."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from figures.display import Display

SELECTION = "claim"

# Pixels. A rung holds three rows, so that no mark crosses a word on a screen of any width: its name and number, the
# small print, and its marks with the grid behind them.
HEADING_HEIGHT = 30
RUNG_HEIGHT = 56
NAME, NOTE, MARKS = 9, 23, 40
GRID = 6
AXIS_HEIGHT = 42

# How far an open bound is drawn, as a factor: it says that the number is open on that side, not how far.
OPEN = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart: a force's heading (`rung` is False), or one of its rungs with number and small print."""

    id: str
    label: str
    rung: bool = False
    number: str = ""
    note: str = ""


def standing(
    lines: Sequence[Line], marks: pd.DataFrame, scale: tuple[float, float], display: Display, ink: str
) -> alt.LayerChart:
    """The claims of one side of the border, a line per force and rung: reported range, number, and kind of number.

    `marks` has the columns line, claim_id, status, measure, low, best, high (people), open_low and open_high (whether
    the words leave that side open), latest (whether it holds for the time of what the line's end names), and what,
    where, who and when for the tooltip. `scale` is the least and the most on the logarithmic axis of people, which all
    sides share.
    """
    heights = _heights(lines)
    marks = marks.assign(
        at=marks["line"].map(heights).astype(float) + MARKS - NAME,
        left=marks["low"].where(~marks["open_low"], marks["best"] / OPEN),
        right=marks["high"].where(~marks["open_high"], marks["best"] * OPEN),
        open=marks["open_low"] | marks["open_high"],
    )
    chosen = alt.selection_point(name=SELECTION, fields=["claim_id"], nearest=True, empty=False)
    people = alt.X(
        "best:Q",
        scale=alt.Scale(type="log", domain=list(scale), nice=False),
        axis=alt.Axis(
            title=display.word("axis_people"),
            values=_ticks(*scale),
            labelExpr=f"replace(format(datum.value, ','), /,/g, {json.dumps(display.thousands)})",
            grid=False,
            labelPadding=4,
            titlePadding=4,
            titleFontSize=12,
            labelFontSize=12,
            titleColor=ink,
            labelColor=ink,
        ),
    )
    base = alt.Chart(marks).encode(
        x=people,
        opacity=alt.condition("datum.latest", alt.value(1.0), alt.value(0.4)),
        tooltip=[
            alt.Tooltip(f"{name}:N", title=display.word(f"tooltip_{name}")) for name in ("what", "where", "who", "when")
        ],
    )
    colours = alt.Scale(
        domain=list(display.order("statuses")),
        range=[display.field("statuses", status, "colour") for status in display.order("statuses")],
    )
    shapes = alt.Scale(
        domain=list(display.order("measures")),
        range=[display.field("measures", measure, "shape") for measure in display.order("measures")],
    )
    # All words stand inside the plot, at its edges; each rung has a grid of its own, which ends below them.
    flush = {"labelAlign": "left", "labelPadding": 0}
    grid = (
        alt.Chart(_grid(lines, heights, scale))
        .mark_rule(color=ink, opacity=0.18, tooltip=None)
        .encode(x=people, y=_axis(lines, heights, "left", lambda line: line.label, ink, **flush), y2="bottom:Q")
    )
    ranges = (
        base.transform_filter("datum.left < datum.right")
        .mark_rule(strokeWidth=5)
        .encode(
            x="left:Q",
            x2="right:Q",
            y=_axis(lines, heights, "left", lambda line: "", ink, **flush),
            color=alt.Color("status:N", scale=colours, legend=None),
            strokeDash=alt.condition("datum.open", alt.value([3, 3]), alt.value([1, 0])),
        )
    )
    points = base.mark_point(strokeWidth=2, cursor="pointer").encode(
        y=_axis(
            lines,
            heights,
            "right",
            lambda line: line.number,
            ink,
            labelFontWeight="bold",
            labelAlign="right",
            labelPadding=0,
        ),
        stroke=alt.Stroke("status:N", scale=colours, legend=None),
        fill=alt.Fill("status:N", scale=colours, legend=None),
        fillOpacity=alt.condition("datum.measure == 'level'", alt.value(1.0), alt.value(0.0)),
        shape=alt.Shape("measure:N", scale=shapes, legend=None),
        size=alt.condition(chosen, alt.value(260), alt.value(110)),
    )
    # A third axis for the small print below each name: one axis has one size of letters.
    notes = base.mark_point(opacity=0, size=0).encode(
        y=_axis(
            lines, heights, "left", lambda line: line.note, ink, labelOffset=NOTE - NAME, labelFontSize=11, **flush
        ),
        opacity=alt.value(0),
    )
    chart: alt.LayerChart = alt.layer(grid, notes, ranges, points.add_params(chosen)).resolve_axis(y="independent")
    chart.height = _bottom(heights) + AXIS_HEIGHT
    return chart


def _heights(lines: Sequence[Line]) -> dict[str, float]:
    """Line id -> where the middle of its name stands, in pixels from the top."""
    heights, top = {}, 0.0
    for line in lines:
        height = RUNG_HEIGHT if line.rung else HEADING_HEIGHT
        # A heading stands close to its own rungs, away from those above.
        heights[line.id] = top + (NAME if line.rung else height - 10)
        top += height
    return heights


def _axis(
    lines: Sequence[Line],
    heights: dict[str, float],
    orient: Literal["left", "right"],
    text: Callable[[Line], str],
    ink: str,
    **settings: Any,
) -> alt.Y:
    """One column of words beside the lines, in `ink`; `settings` are those of a Vega-Lite axis."""
    labels = {f"{heights[line.id]:g}": text(line) for line in lines}
    headings = [heights[line.id] for line in lines if not line.rung]
    plain: dict[str, Any] = {
        "labelFontWeight": alt.condition(
            f"indexof({json.dumps(headings)}, datum.value) >= 0", alt.value("bold"), alt.value("normal")
        ),
        "labelPadding": 12,
        "labelFontSize": 13,
    }
    axis = alt.Axis(
        orient=orient,
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        values=list(heights.values()),
        labelLimit=0,
        labelOverlap=False,
        labelFlush=False,
        labelColor=ink,
        labelExpr=f"{json.dumps(labels)}[datum.value] || ''",
        **(plain | settings),
    )
    return alt.Y("at:Q", axis=axis, scale=alt.Scale(domain=[_bottom(heights), 0], nice=False, zero=False))


def _bottom(heights: dict[str, float]) -> float:
    """Where the last line ends."""
    return max(heights.values(), default=0) + RUNG_HEIGHT - NAME


def _grid(lines: Sequence[Line], heights: dict[str, float], scale: tuple[float, float]) -> pd.DataFrame:
    """A short upright line per tick behind each rung's marks, from `at` to `bottom`."""
    middles = [heights[line.id] + MARKS - NAME for line in lines if line.rung]
    uprights = [(tick, middle - GRID, middle + GRID) for middle in middles for tick in _ticks(*scale)]
    return pd.DataFrame(uprights, columns=["best", "at", "bottom"])


def _ticks(least: float, most: float) -> list[int]:
    """Powers of ten and their threefold within the axis."""
    steps = [base * 10**power for power in range(8) for base in (1, 3)]
    return [step for step in steps if least <= step <= most]
