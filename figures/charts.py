"""Claims -> Altair charts. Marks show what was reported; colours and words come from the display lexicon."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import altair as alt
import pandas as pd

from figures.display import Display

SELECTION = "claim"

# Pixels. A rung holds three rows, so that no mark crosses a word on a screen of any width: its name and number, the
# small print, and its marks with the grid behind them. Marks that would cover each other stand in lanes, one below the
# other.
HEADING_HEIGHT = 28
RUNG_HEIGHT = 52
LANE_HEIGHT = 14
LANES = 5
NAME, NOTE, MARKS = 9, 23, 40
# Small print of more letters than fit on the narrowest screen goes on in further rows, each so high.
NOTE_LETTERS, NOTE_HEIGHT = 72, 13
BETWEEN = " · "  # two parts of it
GRID = 6
AXES_HEIGHT = 60

FLUSH = {"labelAlign": "left", "labelPadding": 0}  # of words at the left edge

# Square pixels: a mark, one that is chosen, and one of an earlier report, which is smaller and as strong in colour.
MARK, CHOSEN, EARLIER = 110, 260, 40
# The ground around a mark that takes a click, in square pixels: a circle some 22 pixels wide, as a finger needs.
TARGET = 400
# The share of the axis that two marks of one lane lie apart, or their ranges: on the narrowest screen as much as a mark
# is wide. No ground reaches to the middle of the next mark then.
APART = 0.045
# On the narrowest screen, the share of the axis that such a ground reaches to either side: of two marks of one lane
# nearer to each other than that, which stand so where all lanes are full, the ground of one covers the other.
UNDER = 0.033

TIMELINE_HEIGHT = 320
DAYS_NAMED = 6  # about so many on the axis of time

# How far an open bound is drawn, as a factor: it says that the number is open on that side, not how far.
OPEN = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart: a force's heading (`rung` is False), or one of its rungs with number and small print.

    The parts of the small print are `notes`; `note` is all of it in one row.
    """

    id: str
    label: str
    rung: bool = False
    number: str = ""
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """The small print in one row."""
        return BETWEEN.join(self.notes)


def standing(
    lines: Sequence[Line], marks: pd.DataFrame, scale: tuple[float, float], display: Display, ink: str
) -> alt.LayerChart:
    """The claims of one side of the border, a line per force and rung: reported range, number, and kind of number.

    `marks` has the columns line, claim_id, status, measure, low, best, high (people), open_low and open_high (whether
    the words leave that side open), latest (whether it holds for the time of what the line's end names), and what,
    where, who and when for the tooltip, which also says what a click does. `scale` is the least and the most on the
    logarithmic axis of people, which all sides share.
    """
    marks = laid_out(marks, scale).assign(click=display.word("click"))
    side = _Side(lines, scale, display, ink, dict(marks.groupby("line")["lane"].max()))
    marks["at"] = marks["line"].map(side.firsts).astype(float) + marks["lane"] * LANE_HEIGHT
    base = alt.Chart(marks).encode(x=side.people(), tooltip=_tooltip(display))
    # All words stand inside the plot, at its edges; each rung has a grid of its own, which ends below them.
    layers = alt.layer(side.grid(), side.notes(base), side.ranges(base), side.points(base), side.targets(base))
    chart: alt.LayerChart = layers.resolve_axis(x="independent", y="independent")
    chart.height = side.bottom + AXES_HEIGHT
    return chart


def timeline(
    marks: pd.DataFrame, scale: tuple[float, float], days: tuple[str, str], display: Display, ink: str
) -> alt.LayerChart:
    """The claims of one side of the border by the day they hold for: reported range, number, stage, kind of number.

    `marks` has the columns that `standing` asks for, but for line and latest, and date, the day. `scale` and `days`
    (ISO) are the ends of the axes, which all sides share.
    """
    colours = _looks(display, "statuses", "colour")
    base = alt.Chart(_ends(marks).assign(click=display.word("click"))).encode(
        x=alt.X("date:T", scale=alt.Scale(domain=list(days)), axis=alt.Axis(**_plain(ink), tickCount=DAYS_NAMED)),
        color=alt.Color("status:N", scale=colours, legend=None),
        tooltip=_tooltip(display),
    )
    ticks = alt.Axis(
        **(_plain(ink) | {"grid": True}),
        gridColor=ink,
        gridOpacity=0.18,
        values=_ticks(*scale),
        labelExpr=_thousands(display),
    )
    people = alt.Scale(type="log", domain=list(scale), nice=False)
    chosen = alt.selection_point(name=SELECTION, fields=["claim_id"], on="click", empty=False)
    bars: alt.Chart = base.transform_filter("datum.left < datum.right").mark_rule(strokeWidth=3)
    ranges: alt.Chart = bars.encode(
        y=alt.Y("left:Q", scale=people, axis=ticks),
        y2="right:Q",
        strokeDash=alt.condition("datum.open", alt.value([3, 3]), alt.value([1, 0])),
    )
    points: alt.Chart = base.mark_point(opacity=1, strokeWidth=2, cursor="pointer")
    points = points.encode(
        y=alt.Y("best:Q", scale=people, axis=ticks),
        fill=alt.Fill("status:N", scale=colours, legend=None),
        fillOpacity=alt.condition("datum.measure == 'level'", alt.value(1.0), alt.value(0.0)),
        shape=alt.Shape("measure:N", scale=_looks(display, "measures", "shape"), legend=None),
        size=alt.condition(chosen, alt.value(CHOSEN), alt.value(MARK)),
    ).add_params(chosen)
    chart: alt.LayerChart = alt.layer(ranges, points).resolve_axis()
    chart.height = TIMELINE_HEIGHT
    return chart


@dataclass(frozen=True)
class _Side:
    """One side of the border, layer by layer: what the layers of its chart share."""

    lines: Sequence[Line]
    scale: tuple[float, float]
    display: Display
    ink: str
    lanes: Mapping[str, int] = field(default_factory=dict)  # line -> the last of its lanes; the first is 0

    @cached_property
    def heights(self) -> dict[str, float]:
        """Line id -> where the middle of its name stands, in pixels from the top."""
        return _heights(self.lines, self.lanes)

    @cached_property
    def firsts(self) -> dict[str, float]:
        """Rung id -> where the middle of its first lane stands, below all rows of the small print."""
        return {line.id: self.heights[line.id] + _more(line) + MARKS - NAME for line in self.lines if line.rung}

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        last = self.lines[-1].id if self.lines else ""
        return self.firsts.get(last, 0) + RUNG_HEIGHT - MARKS + self.lanes.get(last, 0) * LANE_HEIGHT

    def people(self, edge: Literal["top", "bottom", None] = None) -> alt.X:
        """The axis of people: drawn at the top, where the first screen is, and at the bottom; most layers draw none."""
        drawn = alt.Axis(
            orient=edge or "top",
            values=_ticks(*self.scale),
            labelExpr=_thousands(self.display),
            titlePadding=4,
            titleFontSize=12,
            titleFontWeight="normal",
            titleColor=self.ink,
            **(_plain(self.ink) | {"title": self.display.word("axis_people") if edge == "top" else None}),
        )
        scale = alt.Scale(type="log", domain=list(self.scale), nice=False)
        return alt.X("best:Q", scale=scale, axis=drawn if edge else None)

    def grid(self) -> alt.Chart:
        """The names at the left edge, and an upright line per tick behind each rung's marks."""
        uprights = alt.Chart(_grid(self.firsts, self.lanes, self.scale))
        names = self._column("left", lambda line: line.label, **FLUSH)
        rules: alt.Chart = uprights.mark_rule(color=self.ink, opacity=0.18, tooltip=None)
        return rules.encode(x=self.people("top"), y=names, y2="bottom:Q")

    def notes(self, base: alt.Chart) -> alt.Chart:
        """The small print below each name, on an axis of its own: one axis has one size of letters."""
        small = self._column(
            "left", _rows, labelOffset=NOTE - NAME, labelFontSize=11, labelLineHeight=NOTE_HEIGHT, **FLUSH
        )
        points: alt.Chart = base.mark_point(opacity=0, size=0)
        return points.encode(y=small, opacity=alt.value(0))

    def ranges(self, base: alt.Chart) -> alt.Chart:
        """What was reported, from the least to the most; dashed where the words leave a side open."""
        bars: alt.Chart = base.transform_filter("datum.left < datum.right").mark_rule(opacity=1)
        return bars.encode(
            x=alt.X("left:Q", axis=None),
            x2="right:Q",
            y=self._column("left", lambda line: "", **FLUSH),
            color=alt.Color("status:N", scale=_looks(self.display, "statuses", "colour"), legend=None),
            strokeWidth=alt.condition("datum.latest", alt.value(5), alt.value(3)),
            strokeDash=alt.condition("datum.open", alt.value([3, 3]), alt.value([1, 0])),
        )

    def points(self, base: alt.Chart) -> alt.Chart:
        """The numbers, and at the right edge the latest in words; the chosen one is larger, earlier ones smaller."""
        colours, bold = _looks(self.display, "statuses", "colour"), {"labelFontWeight": "bold", "labelAlign": "right"}
        points: alt.Chart = base.mark_point(opacity=1, strokeWidth=2).encode(
            x=self.people("bottom"),
            y=self._column("right", lambda line: line.number, labelPadding=0, **bold),
            stroke=alt.Stroke("status:N", scale=colours, legend=None),
            fill=alt.Fill("status:N", scale=colours, legend=None),
            fillOpacity=alt.condition("datum.measure == 'level'", alt.value(1.0), alt.value(0.0)),
            shape=alt.Shape("measure:N", scale=_looks(self.display, "measures", "shape"), legend=None),
            size=alt.when(alt.param(name=SELECTION), empty=False)
            .then(alt.value(CHOSEN))
            .when("datum.latest")
            .then(alt.value(MARK))
            .otherwise(alt.value(EARLIER)),
        )
        return points

    def targets(self, base: alt.Chart) -> alt.Chart:
        """The ground around each mark, on which a click chooses its claim; nothing of it is seen."""
        chosen = alt.selection_point(name=SELECTION, fields=["claim_id"], on="click", empty=False)
        grounds: alt.Chart = base.mark_point(filled=True, size=TARGET, cursor="pointer").encode(
            y=self._column("right", lambda line: "", **FLUSH), opacity=alt.value(0)
        )
        return grounds.add_params(chosen)

    def _column(
        self, orient: Literal["left", "right"], text: Callable[[Line], str | list[str]], **settings: Any
    ) -> alt.Y:
        """One column of words beside the lines; `settings` are those of a Vega-Lite axis."""
        labels = {f"{self.heights[line.id]:g}": text(line) for line in self.lines}
        headings = [self.heights[line.id] for line in self.lines if not line.rung]
        bold = alt.condition(
            f"indexof({json.dumps(headings)}, datum.value) >= 0", alt.value("bold"), alt.value("normal")
        )
        plain: dict[str, Any] = {"labelFontWeight": bold, "labelPadding": 12, "labelFontSize": 13}
        axis = alt.Axis(
            orient=orient,
            title=None,
            domain=False,
            ticks=False,
            grid=False,
            values=list(self.heights.values()),
            labelLimit=0,
            labelOverlap=False,
            labelFlush=False,
            labelColor=self.ink,
            labelExpr=f"{json.dumps(labels)}[datum.value] || ''",
            **(plain | settings),
        )
        return alt.Y("at:Q", axis=axis, scale=alt.Scale(domain=[self.bottom, 0], nice=False, zero=False))


def laid_out(marks: pd.DataFrame, scale: tuple[float, float]) -> pd.DataFrame:
    """The marks with the ends of their ranges (left, right), whether these are open, and the lane of each in its line.

    A mark stands in the first lane in which it and its range are clear of those there; the latest are placed first, so
    that what leads a line stands in its first lane. Where no lane is free the last holds marks that cover each other.
    """
    marks = _ends(marks).assign(lane=0)
    margin = APART / 2 * math.log(scale[1] / scale[0])
    for _, rung in marks.groupby("line", sort=False):
        taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES)]
        ordered = rung.sort_values(["latest", "best"], ascending=[False, True], kind="stable")
        lanes = []
        for ends in zip(ordered["left"], ordered["best"], ordered["right"], strict=True):
            left, right = math.log(min(ends)) - margin, math.log(max(ends)) + margin
            clear = (at for at, spans in enumerate(taken) if all(right <= a or b <= left for a, b in spans))
            lane = next(clear, LANES - 1)
            if lane < LANES - 1:  # all that is left goes into the last one, whoever stands there
                taken[lane].append((left, right))
            lanes.append(lane)
        marks.loc[ordered.index, "lane"] = lanes
    return marks


def _ends(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks with the ends of their ranges as they are drawn (left, right), and whether one of these is open."""
    return marks.assign(
        left=marks["low"].where(~marks["open_low"], marks["best"] / OPEN),
        right=marks["high"].where(~marks["open_high"], marks["best"] * OPEN),
        open=marks["open_low"] | marks["open_high"],
    )


def _tooltip(display: Display) -> list[alt.Tooltip]:
    """What a mark says under the pointer."""
    return [
        alt.Tooltip(f"{name}:N", title=display.word(f"tooltip_{name}"))
        for name in ("what", "where", "who", "when", "click")
    ]


def _looks(display: Display, names: str, look: str) -> alt.Scale:
    """The look of each status or measure: its colour, its shape."""
    order = display.order(names)
    return alt.Scale(domain=list(order), range=[display.field(names, name, look) for name in order])


def _thousands(display: Display) -> str:
    """How a number of people is written on an axis, as a Vega expression."""
    return f"replace(format(datum.value, ','), /,/g, {json.dumps(display.thousands)})"


def _plain(ink: str) -> dict[str, Any]:
    """The settings of an axis of which nothing is drawn but its labels."""
    return {
        "title": None, "grid": False, "domain": False, "ticks": False, "labelPadding": 4, "labelFontSize": 12,
        "labelColor": ink,
    }  # fmt: skip


def _heights(lines: Sequence[Line], lanes: Mapping[str, int]) -> dict[str, float]:
    """Line id -> where the middle of its name stands, in pixels from the top."""
    heights, top = {}, 0.0
    for line in lines:
        height = RUNG_HEIGHT + _more(line) + lanes.get(line.id, 0) * LANE_HEIGHT if line.rung else HEADING_HEIGHT
        # A heading stands close to its own rungs, away from those above.
        heights[line.id] = top + (NAME if line.rung else height - 10)
        top += height
    return heights


def _rows(line: Line) -> list[str]:
    """The small print of a line in rows that fit on the narrowest screen, broken between two of its parts."""
    rows = [""]
    for part in line.notes:
        longer = f"{rows[-1]}{BETWEEN}{part}" if rows[-1] else part
        if rows[-1] and len(longer) > NOTE_LETTERS:
            rows.append(part)
        else:
            rows[-1] = longer
    return rows


def _more(line: Line) -> int:
    """How much higher a rung is than one whose small print has one row."""
    return (len(_rows(line)) - 1) * NOTE_HEIGHT


def _grid(firsts: Mapping[str, float], lanes: Mapping[str, int], scale: tuple[float, float]) -> pd.DataFrame:
    """A short upright line per tick behind each rung's marks, from `at` to `bottom`."""
    lasts = {name: first + lanes.get(name, 0) * LANE_HEIGHT for name, first in firsts.items()}
    uprights = [(tick, firsts[name] - GRID, lasts[name] + GRID) for name in firsts for tick in _ticks(*scale)]
    return pd.DataFrame(uprights, columns=["best", "at", "bottom"])


def _ticks(least: float, most: float) -> list[int]:
    """Powers of ten and their threefold within the axis."""
    steps = [base * 10**power for power in range(8) for base in (1, 3)]
    return [step for step in steps if least <= step <= most]
