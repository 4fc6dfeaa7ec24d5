"""The claims of one side of the border -> what the overview says of each force and rung, and the marks of its chart."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from figures import charts, claims, lexicon
from figures.desk import Desk
from figures.display import Display

Claim = Mapping[Hashable, Any]
OLD_DAYS = 365  # a number so much older than its side's newest may no longer hold, and is shown as an earlier report


def line(force: str, status: str) -> str:
    """The id of a force's rung."""
    return f"{force} {status}"


def lines(ladder: pd.DataFrame, named: pd.DataFrame, desk: Desk, display: Display) -> list[charts.Line]:
    """A heading for each force, in the lexicon's order, and under it a line for each rung that was reported."""
    found = []
    told: list[Claim] = []
    names = dict(zip(ladder["force"], ladder["force_name"], strict=True))
    for force in sorted(names, key=desk.force_order.index):
        found.append(charts.Line(force, display.name("forces", force, names[force])))
        for status in reversed(display.rungs()):
            here = named[(named["force"] == force) & (named["status"] == status)]
            if not here.empty:
                rung = ladder[(ladder["force"] == force) & (ladder["status"] == status)]
                today = ladder["date"].max()
                number, notes = _number(here, today, desk, display), _notes(here, rung, today, desk, display)
                if _perhaps_told_above(here, told):
                    notes.append(display.word("perhaps_above"))
                told.extend(here.to_dict("records"))
                found.append(
                    charts.Line(line(force, status), display.name("statuses", status), True, number, tuple(notes))
                )
    return found


def _number(named: pd.DataFrame, today: pd.Timestamp, desk: Desk, display: Display) -> str:
    """What a line's end says: one number with its hedge, or those of its places side by side, never as a range.

    An old number has its year: whoever quotes it, or sees the chart alone, must not take it for one of today.
    """
    numbers = []
    for claim in named.to_dict("records"):
        number = hedged(claim, desk, display)
        year = claim["date"].year
        numbers.append(display.word("old_number", number=number, year=year) if _old(claim, today) else number)
    return _side_by_side(dict.fromkeys(numbers))


def _side_by_side(numbers: Iterable[str]) -> str:
    """Two numbers, or the first and the last of more."""
    first, *others = numbers
    return " / ".join([first, *(["…", others[-1]] if len(others) > 1 else others)])


def _notes(named: pd.DataFrame, rung: pd.DataFrame, today: pd.Timestamp, desk: Desk, display: Display) -> list[str]:
    """The small print: the day and place of the number, how many publishers say it, and what else the line opens to."""
    newest = named.sort_values("date").to_dict("records")[-1]
    parts = [when(newest, desk, display)]
    if _old(newest, today):
        parts.append(display.word("old"))
    places = named["place"].dropna().unique()
    if len(places) == 1:
        parts.append(places[0])
    elif len(places) > 1:
        parts.append(display.count("places", len(places)))
    if _contradict(named):
        parts.append(f"≠ {display.word('differ')}")
    parts.append(_witnesses(named, display))
    if len(rung) > len(named):
        parts.append(display.count("other_claims", len(rung) - len(named)))
    return parts


def _perhaps_told_above(named: pd.DataFrame, above: Sequence[Claim]) -> bool:
    """Whether a line's number may be of the people that a line above counts already, of a wider force or a part of it.

    They are as many at the same stage in one week, and no two operations are named: one source tells how many there
    are, the other how many more. That they are the same nobody says, so they stay two claims.
    """
    return any(
        claim["force"] != other["force"]
        and (claim["force"] in _line_of(other["force"]) or other["force"] in _line_of(claim["force"]))
        and claim["status"] == other["status"]
        and claim["best"] == other["best"]
        and "part" not in (claim["measure"], other["measure"])
        and abs(claim["date"] - other["date"]) <= pd.Timedelta(days=claims.WIDER_DAYS)
        and len({text(claim["operation"]), text(other["operation"])} - {None}) <= 1
        for claim in named.to_dict("records")
        for other in above
    )


def _line_of(force: str) -> tuple[str, ...]:
    """A force, the one it is a part of, and so on."""
    return claims.lineage(force, lexicon.forces())


def _present(ladder: pd.DataFrame, named: pd.DataFrame) -> pd.Series[bool]:
    """Which claims hold for the time of those that their line names; the others are of an earlier day."""
    newest = named["date"].groupby(_lines_of(named)).max()
    return (ladder["date"] >= _lines_of(ladder).map(newest)) | ladder["claim_id"].isin(named["claim_id"])


def _old(claim: Claim, newest: pd.Timestamp) -> bool:
    """Whether a claim is so much older than the newest of its side that it may no longer hold."""
    return bool(claim["date"] < newest - pd.Timedelta(days=OLD_DAYS))


def _lines_of(claimed: pd.DataFrame) -> pd.Series[str]:
    rungs = zip(claimed["force"], claimed["status"], strict=True)
    return pd.Series([line(force, status) for force, status in rungs], index=claimed.index, dtype="str")


def _contradict(named: pd.DataFrame) -> bool:
    """Whether a line names two numbers for one place: `claims.latest` gives a second one only if it contradicts."""
    return bool(named["place"].fillna("").duplicated().any())


def when(claim: Claim, desk: Desk, display: Display) -> str:
    """The latest day a claim holds for, as exact as its sources state it; "reported" where that is its publication."""
    figures = [figure for figure in map(desk.figure, claim["figures"].split()) if figure["date"] == claim["date"]]
    stated = [str(figure["as_of"]) for figure in figures if claims.stated(figure)]
    if stated:
        return display.period(max(stated, key=len))
    return display.word("reported", day=display.period(max((str(figure["published"]) for figure in figures), key=len)))


def _witnesses(named: pd.DataFrame, display: Display) -> str:
    """How many independent publishers say the number of a line, or each of its numbers, and whether they agree."""
    counts = [int(count) for count in named["publishers"]]
    if len(counts) == 1:
        return display.count("agreeing" if named["agree"].all() else "publishers", counts[0])
    if len(set(counts)) == 1:
        return display.count("publishers_each", counts[0])
    return display.word("publishers_of_each", numbers=_side_by_side(map(display.number, counts)))


def hedged(claim: Claim, desk: Desk, display: Display) -> str:
    """A claim's number as its sources hedge it, and what it is where it is a part or a change."""
    said = next(figure for figure in map(desk.figure, claim["figures"].split()) if _speaks_for(figure, claim))
    bounds = (_float(said[name]) for name in ("value", "low", "high"))
    return written(claim["measure"], display.hedged(claim["qualifier"], *bounds), display)


def _speaks_for(figure: Claim, claim: Claim) -> bool:
    """Whether the claim's number and hedge are those of this figure."""
    return bool(figure["qualifier"] == claim["qualifier"] and _float(figure["value"]) == _float(claim["best"]))


def written(measure: str, number: str, display: Display) -> str:
    """A hedged number, and what it is where it is no strength of its own: "part: 402", "1,600 more"."""
    return display.field("measures", measure, "written").format(number=number)


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def marks(ladder: pd.DataFrame, named: pd.DataFrame, desk: Desk, display: Display) -> pd.DataFrame:
    """One mark per claim that names a number, in the columns that `charts.standing` asks for."""
    numbered = ladder[ladder[["best", "low", "high"]].notna().any(axis=1)]
    present = set(ladder["claim_id"][_present(ladder, named)])
    today = ladder["date"].max()
    return pd.DataFrame(
        [
            {
                "line": line(claim["force"], claim["status"]),
                "claim_id": claim["claim_id"],
                "status": claim["status"],
                "measure": claim["measure"],
                **_span(claim),
                "latest": claim["claim_id"] in present and not _old(claim, today),
                "number": hedged(claim, desk, display),
                "what": f"{hedged(claim, desk, display)} · {display.name('measures', claim['measure'])}",
                "where": ", ".join(
                    filter(None, [display.name("statuses", claim["status"]), text(claim["place"])]),
                ),
                "who": display.count("publishers", int(claim["publishers"])),
                "when": when(claim, desk, display),
            }
            for claim in numbered.to_dict("records")
        ]
    )


def under(marks: pd.DataFrame, scale: tuple[float, float]) -> dict[str, tuple[str, ...]]:
    """For each claim that has a mark, itself and those that a click on it hits too, the nearest first."""
    reach = charts.UNDER * math.log(scale[1] / scale[0])
    found = {}
    for _, rung in charts.laid_out(marks, scale).groupby(["line", "lane"], sort=False):
        marked = sorted((math.log(best), claim) for claim, best in zip(rung["claim_id"], rung["best"], strict=True))
        places = [place for place, _ in marked]
        for at, claim in marked:
            beside = marked[bisect_left(places, at - reach) : bisect_right(places, at + reach)]
            near = sorted((abs(place - at), other) for place, other in beside if other != claim)
            found[claim] = (claim, *(other for _, other in near))
    return found


def listed(lines: Sequence[charts.Line], marks: pd.DataFrame) -> dict[str, str]:
    """Claim -> what its mark says, in one line: in the order of the chart, the latest of a rung first."""
    found: dict[str, str] = {}
    force = ""
    for each in lines:
        if not each.rung:
            force = each.label
            continue
        here = marks[marks["line"] == each.id].sort_values(["latest", "best"], ascending=False)
        for mark in here.to_dict("records"):
            found[mark["claim_id"]] = " · ".join((mark["number"], force, mark["where"], mark["when"]))
    return found


def text(value: Any) -> str | None:
    """A cell's text, None where it is empty."""
    return None if pd.isna(value) else str(value)


def _span(claim: Claim) -> dict[str, object]:
    """The numbers of a mark: the middle of what words alone say, and whether the hedge leaves one side open."""
    best, low, high = (_float(claim[name]) for name in ("best", "low", "high"))
    least = low if low is not None else best if best is not None else high
    most = high if high is not None else best if best is not None else low
    assert least is not None
    assert most is not None
    middle = best if best is not None else math.sqrt(max(least, 1) * max(most, 1))
    return {
        "low": max(least, 1.0),
        "best": max(middle, 1.0),
        "high": max(most, 1.0),
        "open_low": claim["qualifier"] == "up_to",
        "open_high": claim["qualifier"] in ("more_than", "at_least"),
    }


def scale(ladder: pd.DataFrame) -> tuple[float, float]:
    """The least and the most number of people reported, with room at both ends, on either side of the border."""
    numbers = pd.concat([ladder[name].dropna().astype(float) for name in ("low", "best", "high")])
    if numbers.empty:
        return 10.0, 10_000.0
    return max(numbers.min(), 1) / 1.6, max(numbers.max(), 10) * 1.6
