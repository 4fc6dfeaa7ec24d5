"""Figures that say the same thing -> one claim, so that a chart shows claims and never repetitions.

Two figures are compatible when they agree on side and measure and their statuses, numbers, forces, places and dates
are compatible (`_block` and `compatible` say how). Compatibility is not transitive: "500 troops" fits 500 soldiers
and 500 guards, which do not fit each other. So a claim takes a figure only if it fits ALL figures already in it, and
figures are taken in an order of their own, whatever the order of the rows: first those that say most (force deep in
the hierarchy, place named), each kind by date; those that say less follow and join a claim only if no other,
different claim would fit as well. What could belong to two claims belongs to neither and is a claim of its own.

A report of "1,500 troops" may be of the 1,500 Marines that another tells of, or of others beside them. Such figures are
one claim only where they are told of the same stage and either in the same week or of the same place; the claim lists
all `forces` that its figures name, and is itself of the narrower one only where that is vouched for (`_force`).

Of one pledge or order "more than 1,100" and "about 1,115" are told, too. Two such claims are one where the first stands
for the second (`stands_for`), both came up in one week, no publisher tells both, and no third could be meant
(`_told_roundly`). Counts of who is in place stay apart: they change.

Nothing here adds figures up: rungs, parts and wholes, repetitions, and increases with their totals all overlap.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from figures import lexicon
from figures.extract.records import MEASURES, QUALIFIERS, SIDES, STATUSES
from figures.extract.text.prose import fold
from figures.table import Column, Force, one_line, typed

# Counts of forces in place are renewed about once a month: reports further apart are likely to be two counts.
COUNT_DAYS = 45
# A pledge or an order is one event, which reports go on retelling for months.
PLEDGE_DAYS = 180
# A figure without a place is the same as one with a place only if both come out of the same week's news.
PLACELESS_DAYS = 7
# Likewise a figure by a wider word for the force, unless both name the same place.
WIDER_DAYS = 7
# One event is first told within so many days, by whoever tells it: another of about its size later is another event.
EVENT_DAYS = 7
# The hedges of a round number that stands for another: on which side of it that lies.
_ROUNDED = {"more_than": (1,), "at_least": (1,), "nearly": (-1,), "about": (1, -1)}
# And those of the number that it stands for.
_GIVEN = frozenset({"exact", "about"})
# So many independent publishers vouch for a narrower force where others use a wider word.
VOUCHING = 2
# Numbers of two publishers that lie further apart are no contradiction: one is of a unit, the other of the whole.
SCOPE = 10
# A number that is so much older than a strength of its scope no longer speaks for the force.
STALE_DAYS = 180

# What speaks for a force that stands somewhere: a strength of its own, else what comes nearest to one.
_TELLING = (("level",), ("increase",), ("part",), ("decrease",))
# What speaks for a promise, an order or a journey: one that adds soldiers is as good as one that gives their strength.
_TELLING_OF_EVENTS = (("level", "increase"), ("part",), ("decrease",))

# Where the day of a claim is from.
DATE_BASES = ("stated", "published")

# Statuses of which a number tells how many there are; the others tell of an event, and a later event is another one.
_STANDING = frozenset({"deployed", "other"})

# Statuses that are one step apart and told of the same deployment; each other status is compatible with itself only.
_PLEDGED = frozenset({"announced", "ordered"})
_SENT = frozenset({"moving", "deployed"})

COLUMNS: tuple[Column, ...] = (
    Column(
        "claim_id",
        "identifier",
        "Name of the claim, made from the id of its earliest figure.",
        required=True,
    ),
    Column(
        "side", "category", "Side of the border where the force stands or is to stand.", values=SIDES, required=True
    ),
    Column(
        "force",
        "identifier",
        "Id of the force. Where some figures name a narrower force than others, it is the narrower one only if two "
        "independent publishers name it, or all do; else the wider one.",
        required=True,
    ),
    Column("force_name", "text", "Name of the force.", required=True),
    Column(
        "forces",
        "identifiers",
        "Ids of all forces that the figures name, from the widest to the narrowest: more than one where some reports "
        "use a wider word than others.",
        required=True,
    ),
    Column("country", "identifier", "Id of the country the force belongs to; empty where none is known."),
    Column("operation", "identifier", "Id of the operation, from the earliest figure that names one."),
    Column("measure", "category", "What the number measures, as in the figures.", values=MEASURES, required=True),
    Column(
        "status",
        "category",
        "The furthest rung of the ladder among the figures. Rungs are never to be added.",
        values=STATUSES,
        required=True,
    ),
    Column("place", "text", "Place of deployment, where a figure names one narrower than the border."),
    Column(
        "low",
        "integer",
        "Smallest number reported (value or lower bound). A range of reports, never a confidence interval.",
        "people",
    ),
    Column(
        "best",
        "number",
        "The value stated most often, of equals the one that is rounded least, then the earliest; empty where the "
        "words give none (hundreds).",
        "people",
    ),
    Column(
        "high",
        "integer",
        "Largest number reported (value or upper bound). A range of reports, never a confidence interval.",
        "people",
    ),
    Column(
        "qualifier",
        "category",
        "The hedge used most often with the best value, of equals the earliest.",
        values=QUALIFIERS,
        required=True,
    ),
    Column(
        "date",
        "date",
        "Latest day the claim is reported to hold for, of the dates of its figures.",
        required=True,
    ),
    Column(
        "date_basis",
        "category",
        "Where that day is from: the text of a figure states it, or its month or year (stated), or no text does, and "
        "it is the day of publication (published): then what is told may be older.",
        values=DATE_BASES,
        required=True,
    ),
    Column("first_published", "period", "Publication date of the first report.", required=True),
    Column("last_published", "period", "Publication date of the last report.", required=True),
    Column(
        "publishers",
        "integer",
        "Number of independent publishers: each counts once, and a syndicated copy as the publisher it comes from.",
        "publishers",
        required=True,
    ),
    Column("agree", "boolean", "Whether all figures state the same value and the same force.", required=True),
    Column(
        "sentence",
        "text",
        "Sentence of the earliest figure that states the best value, as in the figures.",
        required=True,
    ),
    Column("figures", "identifiers", "Ids of the figures, earliest first, separated by spaces.", required=True),
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """What grouping needs of one row; `date` in days since year 1, `lineage` from the force up to its root."""

    row: int
    figure_id: str
    block: tuple[object, ...]
    lineage: tuple[str, ...]
    place: str | None
    date: int
    floor: int | None
    ceiling: int | None
    rung: tuple[str, str | None]  # status and operation
    value: float | None
    qualifier: str
    vouch: str

    @property
    def force(self) -> str:
        return self.lineage[0]


@dataclass(slots=True)
class _Claim:
    """Figures that all fit each other, and what must be known of them to tell whether one more fits them all.

    Their forces lie on one line of the hierarchy, `lineage` is that of the deepest; their named places are all `place`.
    """

    lineage: tuple[str, ...]
    window: int
    place: str | None = None
    first: int = dt.date.max.toordinal()
    last: int = 0
    named: list[int] = field(default_factory=list)  # first and last date of the figures with a place
    unnamed: list[int] = field(default_factory=list)  # and of those without
    floor: int | None = None
    ceiling: int | None = None
    rungs: set[tuple[str, str | None]] = field(default_factory=set)
    told: dict[str, set[str]] = field(default_factory=dict)  # by force, the statuses of its figures
    spans: dict[tuple[str, bool], list[int]] = field(default_factory=dict)  # by force, and whether with a place
    rows: list[int] = field(default_factory=list)

    def add(self, figure: _Figure) -> None:
        self.rows.append(figure.row)
        self.rungs.add(figure.rung)
        self.first, self.last = min(self.first, figure.date), max(self.last, figure.date)
        self.lineage = max(self.lineage, figure.lineage, key=len)
        self.place = self.place or figure.place
        span = self.named if figure.place else self.unnamed
        span[:] = [min([figure.date, *span]), max([figure.date, *span])]
        self.told.setdefault(figure.force, set()).add(figure.rung[0])
        own = self.spans.setdefault((figure.force, figure.place is not None), [])
        own[:] = [min([figure.date, *own]), max([figure.date, *own])]
        self.floor = max((bound for bound in (self.floor, figure.floor) if bound is not None), default=None)
        self.ceiling = min((bound for bound in (self.ceiling, figure.ceiling) if bound is not None), default=None)


def compatible(claim: _Claim, figure: _Figure) -> bool:
    """Whether a figure of the claim's block fits every figure of the claim.

    Forces: the same, or one contains the other (see `_told_alike`). Places: the same, or one is not named and the dates
    lie within PLACELESS_DAYS. Dates: within the block's window. Hedges: not "more than" of one and "fewer than" of the
    other.
    Those on the way and those in place: on the same operation, since as many may stand there already as are coming.
    """
    status, operation = figure.rung
    return (
        _related(claim.lineage, figure.lineage)
        and _told_alike(claim, figure)
        and (claim.place is None or figure.place is None or claim.place == figure.place)
        and _within(figure.date, (claim.first, claim.last), claim.window)
        and _within(figure.date, claim.unnamed if figure.place else claim.named, PLACELESS_DAYS)
        and not _above(claim.floor, figure.ceiling)
        and not _above(figure.floor, claim.ceiling)
        and (status not in _SENT or all(other == status or served == operation for other, served in claim.rungs))
    )


def _related(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] in other or other[0] in one


def _told_alike(claim: _Claim, figure: _Figure) -> bool:
    """Whether a claim's figures of other forces, wider or narrower, may be of the same people as this figure.

    They are told of the same status, and within WIDER_DAYS or of a place that both name.
    """
    return all(
        statuses == {figure.rung[0]}
        and _within(figure.date, claim.spans.get((force, False), ()), WIDER_DAYS)
        and (figure.place is not None or _within(figure.date, claim.spans.get((force, True), ()), WIDER_DAYS))
        for force, statuses in claim.told.items()
        if force != figure.force
    )


def _within(date: int, span: Sequence[int], window: int) -> bool:
    return all(abs(date - end) <= window for end in span)


def _above(floor: int | None, ceiling: int | None) -> bool:
    return floor is not None and ceiling is not None and floor > ceiling


def stands_for(rounded: float, qualifier: str, given: float) -> bool:
    """Whether a round number with its hedge is another way to tell a number: "more than 1,100" of 1,115.

    It is rounded further, to two digits or more; the other lies on the side that the hedge says, nearer to it than to
    the next number as round, and half a step away at most.
    """
    step = _step(rounded)
    away = given - rounded
    return 0 < abs(away) < step / 2 and _step(given) < step and math.copysign(1, away) in _ROUNDED.get(qualifier, ())


def _step(number: float) -> int:
    """To what a number is rounded: 1,110 to 10, 1,100 to 100; 10,000 to 1,000, since its second digit tells, too."""
    step = 1
    while number % (step * 10) == 0 and step * 100 <= number:
        step *= 10
    return step


def _block(side: str, measure: str, status: str, number: tuple[object, ...]) -> tuple[object, ...]:
    """What two figures must share to be compared at all: side, measure, step of the ladder, and number."""
    step = next((steps for steps in (_PLEDGED, _SENT) if status in steps), status)
    return side, measure, step, number


def _number(value: float | None, low: int | None, high: int | None, qualifier: str) -> tuple[object, ...]:
    """The stated number, whatever its hedge; ranges are one number when both ends agree to two significant digits."""
    if qualifier == "range" and low is not None and high is not None:
        return f"{low:.1e}", f"{high:.1e}"
    return (value,) if value is not None else (low, high, qualifier)


class _Index:
    """The claims of one block, found by force, place and time, so that a figure meets few that it does not fit."""

    def __init__(self, window: int) -> None:
        self.window = window
        self.claims: list[_Claim] = []
        self._exact: dict[tuple[str, str | None, int], list[_Claim]] = defaultdict(list)
        self._general: dict[tuple[str, str | None, int], list[_Claim]] = defaultdict(list)
        self._named: dict[tuple[str, int], list[_Claim]] = defaultdict(list)

    def place(self, figure: _Figure) -> None:
        """Put the figure into the claim it belongs to, or into a new one."""
        claim = next((claim for claim in self._same(figure) if compatible(claim, figure)), None)
        claim = claim or self._only(figure)
        if claim is None:
            claim = _Claim(figure.lineage, self.window)
            self.claims.append(claim)
            claim.add(figure)
            self._enter(claim, figure)
        else:
            gains_place = claim.place is None and figure.place is not None
            claim.add(figure)
            if gains_place:
                self._enter(claim, figure)

    def _enter(self, claim: _Claim, figure: _Figure) -> None:
        period = figure.date // self.window
        self._exact[claim.lineage[0], claim.place, period].append(claim)
        for force in claim.lineage:
            self._general[force, claim.place, period].append(claim)
            if claim.place is not None:
                self._named[force, figure.date // PLACELESS_DAYS].append(claim)

    def _same(self, figure: _Figure) -> Iterator[_Claim]:
        """Claims of this very force and place."""
        for period in _around(figure.date, self.window):
            for claim in self._exact.get((figure.force, figure.place, period), ()):
                if claim.place == figure.place:
                    yield claim

    def _only(self, figure: _Figure) -> _Claim | None:
        """The claim the figure fits, the nearest in time; None if there is none, or if two differ in force or place."""
        fitting: list[_Claim] = []
        for claim in self._wider(figure):
            if any(claim is other for other in fitting) or not compatible(claim, figure):
                continue
            if fitting and not (_related(claim.lineage, fitting[0].lineage) and claim.place == fitting[0].place):
                return None
            fitting.append(claim)
        return min(fitting, key=lambda claim: (_distance(claim, figure.date), claim.first), default=None)

    def _wider(self, figure: _Figure) -> Iterator[_Claim]:
        """Claims of this force or a part of it, with the same place, or with a place where the figure has none."""
        for place in {figure.place: None, None: None}:
            for period in _around(figure.date, self.window):
                yield from self._general.get((figure.force, place, period), ())
        if figure.place is None:
            for period in _around(figure.date, PLACELESS_DAYS):
                yield from self._named.get((figure.force, period), ())


def _around(date: int, window: int) -> range:
    """The periods, each `window` days long, in which a date at most `window` days away can lie."""
    return range((date - window) // window, (date + window) // window + 1)


def _distance(claim: _Claim, date: int) -> int:
    return max(claim.first - date, date - claim.last, 0)


def _groups(figures: pd.DataFrame, forces: Mapping[str, Force]) -> list[list[int]]:
    """Row numbers of each claim, earliest figure first; the claims by their earliest figure."""
    facts = _facts(figures, forces)
    order = sorted(facts, key=lambda fact: (-len(fact.lineage), fact.place is None, fact.date, fact.figure_id))
    blocks: dict[tuple[object, ...], _Index] = {}
    for fact in order:
        if fact.block not in blocks:
            blocks[fact.block] = _Index(PLEDGE_DAYS if _PLEDGED in fact.block else COUNT_DAYS)
        blocks[fact.block].place(fact)

    def age(row: int) -> tuple[int, str]:
        return facts[row].date, facts[row].figure_id

    groups = [[facts[row] for row in claim.rows] for index in blocks.values() for claim in index.claims]
    rows = [sorted((fact.row for fact in group), key=age) for group in _told_roundly(groups)]
    return sorted(rows, key=lambda rows: age(rows[0]))


def _told_roundly(groups: list[list[_Figure]]) -> list[list[_Figure]]:
    """The figures of each claim, those of a pledge or order that is told in a round number with those that give it.

    What could be told of two of them is told of neither, and two round numbers are not taken for one event.
    """
    events = [group for group in groups if group[0].block[2] == _PLEDGED and group[0].value is not None]
    firsts = {id(group): min(fact.date for fact in group) for group in events}
    given: dict[tuple[object, ...], list[list[_Figure]]] = defaultdict(list)
    for group in events:
        for number in _round_numbers(group):
            given[(*_event(group, number), firsts[id(group)] // EVENT_DAYS)].append(group)
    pairs = []
    for group in events:
        first = firsts[id(group)]
        for period in _around(first, EVENT_DAYS):
            for other in given.get((*_event(group, group[0].value), period), ()):
                if abs(firsts[id(other)] - first) <= EVENT_DAYS and _one_event(group, other):
                    pairs.append((id(group), id(other)))
    met = Counter(name for pair in pairs for name in pair)
    into = {rounded: exact for rounded, exact in pairs if met[rounded] == met[exact] == 1}
    joined = {id(group): group for group in groups}
    for rounded, exact in into.items():
        joined[exact] = joined[exact] + joined.pop(rounded)
    return list(joined.values())


def _event(group: list[_Figure], number: float | None) -> tuple[object, ...]:
    """By what a claim of a pledge or order is found: its side, measure and step, its force and place, and a number."""
    place = next((fact.place for fact in group if fact.place is not None), None)
    return group[0].block[:3], group[0].lineage, place, number


def _round_numbers(group: list[_Figure]) -> set[float]:
    """The rounder numbers next to that of a claim, in which it may be told."""
    value = group[0].value
    if value is None or any(fact.qualifier not in _GIVEN for fact in group):
        return set()
    step, found = _step(value) * 10, set[float]()
    while step * 10 <= value:
        below = value // step * step
        found |= {below, below + step}
        step *= 10
    return found


def _one_event(rounded: list[_Figure], given: list[_Figure]) -> bool:
    """Whether two claims of a pledge or order of one place, the first in a round number, can only be meant of one.

    Parts of one whole are often of like size, and who tells both tells of two.
    """
    both = _Claim(given[0].lineage, PLEDGE_DAYS)
    for fact in given:
        both.add(fact)
    named = {fact.rung[1] for fact in (*rounded, *given)} - {None}
    return (
        rounded[0].block[1] != "part"
        and len({fact.force for fact in (*rounded, *given)}) == 1
        and len(named) <= 1
        and not {fact.vouch for fact in rounded} & {fact.vouch for fact in given}
        and all(stands_for(fact.value or 0, fact.qualifier, given[0].value or 0) for fact in rounded)
        and all(compatible(both, fact) for fact in rounded)
    )


def _facts(figures: pd.DataFrame, forces: Mapping[str, Force]) -> list[_Figure]:
    dates = [stamp.toordinal() for stamp in figures["date"]]
    lineages = {force: lineage(force, forces) for force in figures["force"].unique()}
    vouch = witnesses(figures)
    facts = []
    for number, (row, date) in enumerate(zip(_records(figures), dates, strict=True)):
        low, high = row["low"], row["high"]
        key = _number(row["value"], low, high, row["qualifier"])
        facts.append(
            _Figure(
                row=number,
                figure_id=row["figure_id"],
                block=_block(row["side"], row["measure"], row["status"], key),
                lineage=lineages[row["force"]],
                place=fold(one_line(row["place"])) if row["place"] is not None else None,
                date=date,
                floor=low if high is None else None,
                ceiling=high if low is None else None,
                rung=(row["status"], row["operation"]),
                value=row["value"],
                qualifier=row["qualifier"],
                vouch=vouch[row["source_id"]],
            )
        )
    return facts


def lineage(force: str, forces: Mapping[str, Force]) -> tuple[str, ...]:
    """A force, the force it is a part of, and so on up to the root."""
    line = [force]
    while (known := forces.get(line[-1])) and known.parent and known.parent not in line:
        line.append(known.parent)
    return tuple(line)


def _records(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as mappings in which every missing value is None."""
    return figures.astype(object).where(figures.notna(), None).to_dict("records")  # type: ignore[return-value]


def with_claims(figures: pd.DataFrame, forces: Mapping[str, Force]) -> pd.DataFrame:
    """The figures table with `claim_id` filled in; rows and their order stay."""
    identities = [""] * len(figures)
    names = figures["figure_id"].tolist()
    for rows in _groups(figures, forces):
        for row in rows:
            identities[row] = _claim_id(names[rows[0]])
    return figures.assign(claim_id=pd.array(identities, dtype="string"))


def _claim_id(earliest: str) -> str:
    return f"claim-{earliest}"


def claims(figures: pd.DataFrame, forces: Mapping[str, Force]) -> pd.DataFrame:
    """The figures table -> one row per claim, by date of its earliest figure, with the columns of `COLUMNS`.

    The result depends on which figures there are, never on the order of their rows.
    """
    records = _records(figures)
    vouch = witnesses(figures)
    depth = {force: len(lineage(force, forces)) for force in figures["force"].unique()}
    dates = figures["date"].tolist()
    found = [
        _claim([records[row] for row in rows], max(dates[row] for row in rows), vouch, depth)
        for rows in _groups(figures, forces)
    ]
    return typed(pd.DataFrame(found, columns=[column.name for column in COLUMNS], dtype=object), COLUMNS)


def _claim(
    figures: list[dict[str, Any]], date: pd.Timestamp, vouch: Mapping[str, str], depth: Mapping[str, int]
) -> dict[str, object]:
    """One row of the claims table from its figures, earliest first."""
    named = sorted(figures, key=lambda figure: depth[figure["force"]])
    told = _force(named, vouch, depth)
    best = _commonest([figure["value"] for figure in figures], _exactness)
    lows = [figure[name] for figure in figures for name in ("low", "value") if figure[name] is not None]
    highs = [figure[name] for figure in figures for name in ("high", "value") if figure[name] is not None]
    published = sorted(figure["published"] for figure in figures)
    return {
        "claim_id": _claim_id(figures[0]["figure_id"]),
        "side": figures[0]["side"],
        "force": told["force"],
        "force_name": told["force_name"],
        "forces": " ".join(dict.fromkeys(figure["force"] for figure in named)),
        "country": told["country"],
        "operation": _first(figures, "operation"),
        "measure": figures[0]["measure"],
        "status": max((figure["status"] for figure in figures), key=STATUSES.index),
        "place": _first(figures, "place"),
        # A midpoint of x.5 always stands between two stated bounds, so the extremes are whole.
        "low": int(min(lows)) if lows else None,
        "best": best,
        "high": int(max(highs)) if highs else None,
        "qualifier": _commonest([figure["qualifier"] for figure in figures if figure["value"] == best]),
        "date": date,
        "date_basis": "stated" if any(stated(figure) for figure in figures if figure["date"] == date) else "published",
        "first_published": published[0],
        "last_published": published[-1],
        "publishers": len({vouch[figure["source_id"]] for figure in figures}),
        "agree": len({(figure["value"], figure["force"]) for figure in figures}) == 1,
        "sentence": next(figure["sentence"] for figure in figures if figure["value"] == best),
        "figures": " ".join(figure["figure_id"] for figure in figures),
    }


def _force(named: list[dict[str, Any]], vouch: Mapping[str, str], depth: Mapping[str, int]) -> dict[str, Any]:
    """Of a claim's figures, from the widest force to the narrowest, the first of the narrowest that is vouched for.

    For a force vouch the independent publishers that name it or a part of it: it takes `VOUCHING` of them, or all.
    """
    all_of_them = {vouch[figure["source_id"]] for figure in named}
    for force in dict.fromkeys(figure["force"] for figure in reversed(named)):
        own = [figure for figure in named if depth[figure["force"]] >= depth[force]]
        if len({vouch[figure["source_id"]] for figure in own}) >= min(VOUCHING, len(all_of_them)):
            return own[0]
    return named[0]


def _commonest(values: list[Any], rank: Callable[[Any], float] = lambda value: 0) -> Any:
    """The value that occurs most often, of equals the one that ranks highest, then the first."""
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], rank(value)))


def _exactness(value: float | None) -> float:
    """How little a number is rounded."""
    return -math.inf if value is None else -_step(value)


def _first(figures: list[dict[str, Any]], name: str) -> Any:
    return next((figure[name] for figure in figures if figure[name] is not None), None)


def witnesses(figures: pd.DataFrame) -> dict[str, str]:
    """Source id -> who vouches for it: its publisher, or for a copy the publisher of what it was copied from.

    Where the original is not among the sources, its id stands for its unknown publisher.
    """
    told = figures[["source_id", "publisher", "syndicated_from"]].drop_duplicates("source_id")
    sources = {record["source_id"]: record for record in _records(told)}
    vouch = {}
    for source_id in sources:
        seen = [source_id]
        while (source := sources.get(seen[-1])) and source["syndicated_from"] not in (None, *seen):
            seen.append(source["syndicated_from"])
        original = sources.get(seen[-1])
        vouch[source_id] = f"publisher {fold(one_line(original['publisher']))}" if original else f"source {seen[-1]}"
    return vouch


def stated(figure: Mapping[Any, Any]) -> bool:
    """Whether the text of a figure states the time on which the figure is placed; else that is its publication."""
    as_of = figure["as_of"]
    return not pd.isna(as_of) and str(as_of) <= f"{figure['date']:%Y-%m-%d}"


def latest(claims: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """For each side, force and status the claim that tells most, and after it those that contradict it.

    A level tells more than a change or a part, and a claim of the whole (without a place, or of a state's own force in
    the whole state) more than one of a place (where all are, each place has its own); of these, the largest number that
    was reported for the latest week, but of one day sooner one whose text states that day. It stands for the whole:
    what the same publisher says less of in that week is within it. Another publisher's number contradicts it where the
    words of both cannot hold, within a factor of `SCOPE`; what is that much smaller is of a unit. An older number is a
    change over time, and gives way at once to a newer level of a text that tells of both days. After `STALE_DAYS` it
    gives way to any newer level of its scope; a level of the whole to one of a place only where that is larger, and one
    of a place to a larger part of the whole too.

    What is promised, ordered or on the way is an event, and so is what is withdrawn: there an increase tells as much as
    a level, which goes first in the same week only, and after `STALE_DAYS` any newer number tells of another event.
    The rows keep their index.

    `figures` holds the figures of the claims. To see what was known on a day, make both from `table.known_by`.
    """
    rungs: dict[tuple[object, ...], list[dict[str, Any]]] = defaultdict(list)
    for claim in _vouched(claims, figures):
        rungs[claim["side"], claim["force"], claim["status"]].append(claim)
    chosen = [claim["row"] for rung in rungs.values() for place in _told_last(rung) for claim in _heard(place)]
    return claims.iloc[chosen]


def conflicts(claims: pd.DataFrame, figures: pd.DataFrame) -> list[pd.DataFrame]:
    """Strengths that do not fit together, in groups of claims, the group of the newest first.

    Those of a group tell of one side, force, stage and place in one week, weeks being counted back from the newest. The
    largest number leads; the others contradict it, and are of other publishers, as `latest` has it. Parts and changes
    are left out: two of them seldom are of the same soldiers.
    """
    scopes: dict[tuple[object, ...], list[dict[str, Any]]] = defaultdict(list)
    for claim in _vouched(claims[claims["measure"] == "level"], figures):
        place = None if _is_whole(claim) else fold(one_line(claim["place"]))
        scopes[claim["side"], claim["force"], claim["status"], place].append(claim)
    weeks = [week for scope in scopes.values() for week in _weeks(scope)]
    groups = [list(_heard(sorted(week, key=_weight, reverse=True))) for week in weeks]
    groups.sort(key=lambda group: max(claim["date"] for claim in group), reverse=True)
    named = claims.set_index("claim_id", drop=False)
    return [named.loc[[claim["claim_id"] for claim in group]] for group in groups if len(group) > 1]


def _weeks(scope: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The claims of one scope by weeks of PLACELESS_DAYS, the newest first; a week begins where the last one ended."""
    weeks: list[list[dict[str, Any]]] = []
    for claim in sorted(scope, key=lambda claim: claim["date"], reverse=True):
        if weeks and weeks[-1][0]["date"] - claim["date"] <= pd.Timedelta(days=PLACELESS_DAYS):
            weeks[-1].append(claim)
        else:
            weeks.append([claim])
    return weeks


def _vouched(claims: pd.DataFrame, figures: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The claims with their row, the sources that tell them, who vouches for these, and whether one states the day."""
    vouch = witnesses(figures)
    told = {figure["figure_id"]: figure for figure in _records(figures)}
    for row, claim in enumerate(_records(claims)):
        own = [told[figure] for figure in claim["figures"].split()]
        yield claim | {
            "row": row,
            "sources": {figure["source_id"] for figure in own},
            "vouch": {vouch[figure["source_id"]] for figure in own},
            "stated": any(stated(figure) for figure in own if figure["date"] == claim["date"]),
        }


def _told_last(rung: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The claims of one force and status that speak for it in the latest week: those of each place, the first first."""
    fresh = list(_fresh(rung))
    ranks = [(_telling(claim), not _is_whole(claim)) for claim in fresh]
    best = [claim for claim, rank in zip(fresh, ranks, strict=True) if rank == min(ranks)]
    if not min(ranks)[1]:
        best = _of_the_whole(best)
    best = _later_told(best)
    week = max(claim["date"] for claim in best) - pd.Timedelta(days=PLACELESS_DAYS)
    places: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for claim in sorted(best, key=_weight, reverse=True):
        if claim["date"] >= week:
            places[None if _is_whole(claim) else fold(one_line(claim["place"]))].append(claim)
    return [_stated_first(claims) for claims in places.values()]


def _later_told(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims of what is in place, less those that their own text knows to be past: "at its peak 5,900, now 5,200"."""
    if claims[0]["status"] not in _STANDING:
        return claims
    levels = [claim for claim in claims if claim["measure"] == "level" and _is_whole(claim)]
    last: dict[str, pd.Timestamp] = {}  # by source, the latest day of which it tells
    for claim in levels:
        last |= {source: max(claim["date"], last.get(source, claim["date"])) for source in claim["sources"]}
    past = {claim["claim_id"] for claim in levels if any(last[source] > claim["date"] for source in claim["sources"])}
    return [claim for claim in claims if claim["claim_id"] not in past]


def _telling(claim: Mapping[str, Any]) -> int:
    """How little a claim tells by what it measures: 0 tells most."""
    order = _TELLING if claim["status"] in _STANDING else _TELLING_OF_EVENTS
    return next(rank for rank, measures in enumerate(order) if claim["measure"] in measures)


def _weight(claim: Mapping[str, Any]) -> tuple[object, ...]:
    """What puts a claim before others that tell as much: a strength, then the larger number, then the later day."""
    return claim["measure"] == "level", _size(claim), claim["date"], claim["claim_id"]


def _stated_first(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The claims with the first among those of its day and measure whose text states that day, if any does."""
    first = claims[0]
    same = [claim for claim in claims if claim["stated"] and claim["date"] == first["date"]]
    speaks = next((claim for claim in same if claim["measure"] == first["measure"]), first)
    return [speaks, *(claim for claim in claims if claim is not speaks)]


def _of_the_whole(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims without a place, less those that are of a unit: a tenth or less of what was told within STALE_DAYS."""
    since = max(claim["date"] for claim in claims) - pd.Timedelta(days=STALE_DAYS)
    most = max(_size(claim) for claim in claims if claim["date"] >= since)
    return [claim for claim in claims if _size(claim) * SCOPE > most or _size(claim) == most]


def _fresh(rung: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The claims that nothing newer by STALE_DAYS has outdated: a strength, or of an event any number; newest first."""
    newest_first = sorted(rung, key=lambda claim: claim["date"], reverse=True)
    if newest_first[0]["status"] not in _STANDING:
        since = newest_first[0]["date"] - pd.Timedelta(days=STALE_DAYS)
        yield from (claim for claim in newest_first if claim["date"] >= since)
        return
    newer = 0  # how many are that much newer
    whole = local = share = 0.0  # their largest strength of the whole, that of a place, and part of the whole
    for claim in newest_first:
        while newest_first[newer]["date"] - claim["date"] > pd.Timedelta(days=STALE_DAYS):
            told = newest_first[newer]
            if told["measure"] == "level" and _is_whole(told):
                whole = max(whole, _size(told))
            elif told["measure"] == "level":
                local = max(local, _size(told))
            elif told["measure"] == "part" and _is_whole(told):
                share = max(share, _size(told))
            newer += 1
        if not _outdated(claim, whole=whole, local=local, share=share):
            yield claim


def _outdated(claim: Mapping[str, Any], *, whole: float, local: float, share: float) -> bool:
    """Whether a newer number speaks in a claim's stead: a strength of the whole, or of a place, or a part of the whole.

    A place is within the whole: its count says nothing against an older whole that is larger, and gives way to a larger
    part of the whole.
    """
    if not _is_whole(claim) and claim["measure"] == "level" and _size(claim) < share:
        return True
    reach = 1 if _is_whole(claim) and claim["measure"] == "level" else SCOPE
    return bool(whole and _size(claim) < SCOPE * whole) or bool(local and _size(claim) < reach * local)


def _is_whole(claim: Mapping[str, Any]) -> bool:
    """Whether a claim is of no one place, or of a whole state, told of the state's own force."""
    force = lexicon.forces().get(claim["force"])
    home = lexicon.places()[force.state].name if force is not None and force.state is not None else None
    return claim["place"] in (None, home)


def _heard(claims: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Of claims of one scope: the first, and those of other publishers that contradict it."""
    first, *others = claims
    yield first
    heard = set(first["vouch"])
    for claim in others:
        # Who says both sees no contradiction.
        if not claim["vouch"] & heard and _contradict(first, claim):
            yield claim
        heard |= claim["vouch"]


def _size(claim: Mapping[str, Any]) -> float:
    """The number that a claim is known by; 0 where its words give none."""
    return float(next((claim[name] for name in ("best", "high", "low") if claim[name] is not None), 0))


def _contradict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two numbers of one scope cannot both be right; a strength and a change say nothing of each other."""
    if one["measure"] != other["measure"]:
        return False
    larger, smaller = sorted((one, other), key=_size, reverse=True)
    return _bounds(smaller)[1] < _bounds(larger)[0] and _size(larger) < SCOPE * _size(smaller)


def _bounds(claim: Mapping[str, Any]) -> tuple[float, float]:
    """The least and the most that the words of a claim leave open."""
    low, high = claim["low"], claim["high"]
    if claim["qualifier"] in ("more_than", "at_least") or high is None:
        return low or 0, math.inf
    if claim["qualifier"] == "up_to" or low is None:
        return 0, high
    return (low, high) if claim["qualifier"] in ("range", "vague") else (_size(claim), _size(claim))
