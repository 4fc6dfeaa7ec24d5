"""Claims: what counts as the same fact, whatever the order of the rows, and without comparing all with all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import claims as grouping
from figures import table
from figures.claims import (
    COUNT_DAYS,
    PLACELESS_DAYS,
    PLEDGE_DAYS,
    SCOPE,
    WIDER_DAYS,
    claims,
    conflicts,
    latest,
    with_claims,
)


@dataclass(frozen=True, slots=True)
class Force:
    name: str
    country: str | None = None
    parent: str | None = None


FORCES = {
    "troops": Force("Troops"),
    "active": Force("Active duty", parent="troops"),
    "army": Force("Army", parent="active"),
    "guard": Force("Guard", parent="troops"),
    "state-guard": Force("State guard", parent="guard"),
    "texas-national-guard": Force("Texas Guard", parent="guard"),
    "others": Force("Others"),
}
DAY = dt.date(2025, 2, 1)
_numbers = count(1)


def figure(value: float | None = 500, days: int = 0, **fields: Any) -> dict[str, object]:
    """A row with sensible contents; `days` moves its publication; each row is from a publisher of its own."""
    number = next(_numbers)
    force = str(fields.get("force", "troops"))
    return {
        **dict.fromkeys(table.NAMES),
        "figure_id": f"figure-{number:06}",
        "source_id": f"source-{number:06}",
        "publisher": f"Publisher {number}",
        "title": "Title",
        "published": (DAY + dt.timedelta(days=days)).isoformat(),
        "date": DAY + dt.timedelta(days=days),
        "language": "en",
        "url": "https://example.org",
        "link": "https://example.org",
        "phrase": "500",
        "sentence": "They are 500.",
        "start": 0,
        "end": 3,
        "value": value,
        "qualifier": "exact",
        "force": force,
        "force_name": FORCES[force].name,
        "side": "united-states",
        "measure": "level",
        "status": "deployed",
    } | fields


def groups(*rows: dict[str, object]) -> list[set[int]]:
    """Which of the rows, by position, are told as one claim."""
    position = {str(row["figure_id"]): number for number, row in enumerate(rows)}
    found = claims(table.frame(rows), FORCES)["figures"]
    return sorted(({position[name] for name in ids.split()} for ids in found), key=min)


TOGETHER = [{0, 1}]
APART = [{0}, {1}]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({}, {}, TOGETHER, id="the same told twice"),
        pytest.param({}, {"value": 501}, APART, id="another number"),
        pytest.param({}, {"side": "mexico"}, APART, id="other side of the border"),
        pytest.param({}, {"force": "army"}, TOGETHER, id="a force and one that contains it"),
        pytest.param({"force": "army"}, {"force": "active"}, TOGETHER, id="parent and child"),
        pytest.param({}, {"force": "army", "days": WIDER_DAYS}, TOGETHER, id="a wider word, same week"),
        pytest.param({}, {"force": "army", "days": WIDER_DAYS + 1}, APART, id="a wider word, later"),
        pytest.param(
            {"place": "Yuma"},
            {"force": "army", "place": "Yuma", "days": COUNT_DAYS},
            TOGETHER,
            id="a wider word, later, of the same place",
        ),
        pytest.param(
            {"status": "announced"}, {"status": "ordered", "force": "army"}, APART, id="a wider word, another stage"
        ),
        pytest.param({"force": "active"}, {"force": "guard"}, APART, id="two branches"),
        pytest.param({"force": "army"}, {"force": "state-guard"}, APART, id="two branches, further down"),
        pytest.param({}, {"force": "others"}, APART, id="unrelated forces"),
        pytest.param({}, {"measure": "part"}, APART, id="a part and a whole"),
        pytest.param({}, {"measure": "increase"}, APART, id="an increase and a level"),
        pytest.param({"status": "announced"}, {"status": "ordered"}, TOGETHER, id="pledged and ordered"),
        pytest.param({"status": "moving"}, {"status": "deployed"}, TOGETHER, id="moving and in place"),
        pytest.param(
            {"status": "moving", "operation": "north"}, {"status": "deployed"}, APART, id="on the way, others in place"
        ),
        pytest.param({"status": "ordered"}, {"status": "deployed"}, APART, id="ordered and in place"),
        pytest.param({"status": "considered"}, {"status": "announced"}, APART, id="considered and pledged"),
        pytest.param({"status": "withdrawn"}, {"status": "deployed"}, APART, id="withdrawn and in place"),
        pytest.param({"status": "denied"}, {"status": "other"}, APART, id="off the ladder"),
        pytest.param({}, {"qualifier": "about"}, TOGETHER, id="hedged and bare"),
        pytest.param({}, {"qualifier": "more_than", "low": 501}, TOGETHER, id="more than it and it"),
        pytest.param(
            {"qualifier": "up_to", "high": 499}, {"qualifier": "more_than", "low": 501}, APART, id="more and fewer than"
        ),
        pytest.param(
            {"qualifier": "up_to", "high": 500}, {"qualifier": "at_least", "low": 500}, TOGETHER, id="bounds that meet"
        ),
        pytest.param(
            {"value": 1250, "qualifier": "range", "low": 1000, "high": 1500},
            {"value": 1252, "qualifier": "range", "low": 1004, "high": 1500},
            TOGETHER,
            id="nearly the same range",
        ),
        pytest.param(
            {"value": 1250, "qualifier": "range", "low": 1000, "high": 1500},
            {"value": 1500, "qualifier": "range", "low": 1000, "high": 2000},
            APART,
            id="overlapping ranges",
        ),
        pytest.param(
            {"value": 1250, "qualifier": "range", "low": 1000, "high": 1500},
            {"value": 1250},
            APART,
            id="a range and its midpoint",
        ),
        pytest.param(
            {"value": None, "qualifier": "vague", "low": 200, "high": 999},
            {"value": None, "qualifier": "vague", "low": 200, "high": 999},
            TOGETHER,
            id="hundreds and hundreds",
        ),
        pytest.param(
            {"value": None, "qualifier": "vague", "low": 200, "high": 999},
            {"value": None, "qualifier": "vague", "low": 24, "high": 99},
            APART,
            id="hundreds and dozens",
        ),
        pytest.param(
            {"value": None, "qualifier": "vague", "low": 200, "high": 999}, {}, APART, id="hundreds and a number"
        ),
        pytest.param({"place": "El Paso"}, {"place": "el paso"}, TOGETHER, id="one place written in two ways"),
        pytest.param({"place": "El Paso"}, {"place": "Yuma"}, APART, id="two places"),
        pytest.param({}, {"place": "Yuma", "days": PLACELESS_DAYS}, TOGETHER, id="a place not named, same week"),
        pytest.param({}, {"place": "Yuma", "days": PLACELESS_DAYS + 1}, APART, id="a place not named, later"),
        pytest.param({}, {"days": COUNT_DAYS}, TOGETHER, id="a count, close dates"),
        pytest.param({}, {"days": COUNT_DAYS + 1}, APART, id="a count, later"),
        pytest.param(
            {"status": "announced"}, {"status": "announced", "days": PLEDGE_DAYS}, TOGETHER, id="a pledge retold"
        ),
        pytest.param(
            {"status": "announced"}, {"status": "announced", "days": PLEDGE_DAYS + 1}, APART, id="a pledge much later"
        ),
        pytest.param({"date": DAY}, {"date": DAY, "days": 300}, TOGETHER, id="the same day, published much later"),
        pytest.param({}, {"date": DAY - dt.timedelta(COUNT_DAYS + 1)}, APART, id="a day long past, published now"),
    ],
)
def test_two_figures(one: dict[str, Any], other: dict[str, Any], expected: list[set[int]]) -> None:
    rows = figure(**one), figure(**other)
    assert groups(*rows) == expected
    assert groups(*reversed(rows)) == expected


def test_a_figure_that_fits_two_different_claims_joins_neither() -> None:
    assert groups(figure(force="army"), figure(force="guard"), figure(), figure(days=1)) == [{0}, {1}, {2, 3}]
    assert groups(figure(place="Yuma"), figure(place="El Paso"), figure()) == [{0}, {1}, {2}]


def test_no_chain_of_dates_outgrows_the_window() -> None:
    step = COUNT_DAYS * 2 // 3
    assert groups(figure(), figure(days=step), figure(days=2 * step)) == [{0, 1}, {2}]


def test_the_general_figure_goes_to_the_nearest_claim_in_time() -> None:
    later = COUNT_DAYS + 1
    rows = [figure(force="army"), figure(force="army", days=later), figure(days=later - WIDER_DAYS)]
    assert groups(*rows) == [{0}, {1, 2}]
    near: dict[str, Any] = {"place": "Yuma"}
    rows = [figure(force="army", **near), figure(force="army", days=later, **near), figure(days=later - 20, **near)]
    assert groups(*rows) == [{0}, {1, 2}]


def only(*rows: dict[str, object]) -> Any:
    found = claims(table.frame(rows), FORCES)
    assert len(found) == 1
    return next(found.itertuples())


def test_a_claim_tells_what_its_figures_report() -> None:
    rows = [
        figure(qualifier="about", days=2, operation="late"),
        figure(qualifier="more_than", low=501, force="army", operation="early", days=1),
        figure(qualifier="about", place="Yuma", date=DAY),
    ]
    claim = only(*rows)
    assert claim.claim_id == f"claim-{rows[2]['figure_id']}"
    assert (claim.force, claim.force_name, claim.status, claim.place) == ("troops", "Troops", "deployed", "Yuma")
    assert claim.forces == "troops army"
    assert (claim.low, claim.best, claim.high, claim.qualifier) == (500, 500, 501 - 1, "about")
    assert (claim.first_published, claim.last_published) == ("2025-02-01", "2025-02-03")
    assert claim.date == pd.Timestamp("2025-02-03")
    assert (claim.publishers, claim.agree, claim.operation) == (3, False, "early")
    assert claim.figures.split() == [rows[2]["figure_id"], rows[1]["figure_id"], rows[0]["figure_id"]]


@pytest.mark.parametrize(
    ("fields", "low", "best", "high"),
    [
        ({"value": 500}, 500, 500, 500),
        ({"value": 100, "qualifier": "more_than", "low": 101}, 100, 100, 100),
        ({"value": 300, "qualifier": "up_to", "high": 299}, 300, 300, 300),
        ({"value": 1250.5, "qualifier": "range", "low": 1000, "high": 1501}, 1000, 1250.5, 1501),
        ({"value": None, "qualifier": "vague", "low": 200, "high": 999}, 200, None, 999),
        ({"value": 20, "qualifier": "vague"}, 20, 20, 20),
    ],
)
def test_low_best_and_high(fields: dict[str, Any], low: int, best: float | None, high: int) -> None:
    claim = only(figure(**fields))
    found = [None if pd.isna(number) else number for number in (claim.low, claim.best, claim.high)]
    assert found == [low, best, high]


def test_ranges_that_nearly_agree_span_all_that_was_reported() -> None:
    near: dict[str, Any] = {"qualifier": "range", "low": 1004, "high": 1500, "value": 1252}
    far: dict[str, Any] = {"qualifier": "range", "low": 1000, "high": 1504, "value": 1254}
    claim = only(figure(days=1, **far), figure(**near), figure(days=2, **far))
    assert (claim.low, claim.best, claim.high, claim.agree) == (1000, 1254, 1504, False)


PAPER: dict[str, Any] = {"publisher": "The Paper", "source_id": "paper"}
PLEDGED: dict[str, Any] = {"value": 1_100, "qualifier": "more_than", "low": 1_101, "status": "announced"}
ORDERED: dict[str, Any] = {"value": 1_115, "qualifier": "about", "status": "ordered"}


class TestRoundNumbers:
    """ "More than 1,100 will go" and "about 1,115 are ordered": one event, unless it could be two."""

    @pytest.mark.parametrize(
        ("rounded", "given", "expected"),
        [
            pytest.param({}, {}, TOGETHER, id="pledged in a round number, ordered in another"),
            pytest.param({"status": "ordered"}, {}, TOGETHER, id="both ordered"),
            pytest.param({"measure": "increase"}, {"measure": "increase"}, TOGETHER, id="both on top of others"),
            pytest.param({"qualifier": "about", "low": None}, {}, TOGETHER, id="about it"),
            pytest.param(
                {"value": 1_120, "qualifier": "nearly", "low": None}, {"value": 1_118}, TOGETHER, id="nearly it"
            ),
            pytest.param({"operation": "north"}, {}, TOGETHER, id="one names the operation"),
            pytest.param({}, {"days": 7}, TOGETHER, id="within a week"),
            pytest.param({}, {"days": 8}, APART, id="later"),
            pytest.param({"qualifier": "exact", "low": None}, {}, APART, id="a number that is not called rounded"),
            pytest.param({"qualifier": "up_to", "low": None}, {"value": 1_090}, APART, id="a limit"),
            pytest.param({}, {"value": 1_090}, APART, id="on the other side of the hedge"),
            pytest.param(
                {"value": 1_200, "qualifier": "nearly", "low": None}, {"value": 1_215}, APART, id="nearly less"
            ),
            pytest.param({}, {"value": 1_150}, APART, id="as near to the next round number"),
            pytest.param({"value": 1_000, "low": 1_001}, {}, APART, id="rounded too far"),
            pytest.param({}, {"qualifier": "more_than", "low": 1_116}, APART, id="neither is given"),
            pytest.param({}, {"value": 1_200}, APART, id="two round numbers"),
            pytest.param({"measure": "part"}, {"measure": "part"}, APART, id="two parts of like size"),
            pytest.param({"measure": "increase"}, {}, APART, id="an increase and a level"),
            pytest.param({"force": "army"}, {"force": "guard"}, APART, id="two branches"),
            pytest.param({"status": "ordered"}, {"force": "army"}, APART, id="a wider word"),
            pytest.param({"side": "mexico"}, {}, APART, id="two sides"),
            pytest.param({"place": "Yuma"}, {}, APART, id="of a place, and of the border"),
            pytest.param({"operation": "north"}, {"operation": "south"}, APART, id="two operations"),
            pytest.param({"publisher": "The Example"}, {"publisher": "the example"}, APART, id="one publisher"),
            pytest.param({"status": "considered"}, {}, APART, id="only considered"),
            pytest.param({"status": "moving"}, {"status": "moving"}, APART, id="on the way: as many may follow"),
            pytest.param({"status": "deployed"}, {"status": "deployed"}, APART, id="in place: a count changes"),
        ],
    )
    def test_two_figures(self, rounded: dict[str, Any], given: dict[str, Any], expected: list[set[int]]) -> None:
        rows = figure(**PLEDGED | rounded), figure(**ORDERED | given)
        assert groups(*rows) == expected
        assert groups(*reversed(rows)) == expected

    def test_what_could_be_told_of_two_is_told_of_neither(self) -> None:
        rounded, given, other = figure(**PLEDGED), figure(**ORDERED), figure(**ORDERED | {"value": 1_120})
        assert groups(rounded, given, other) == [{0}, {1}, {2}]
        nearer = figure(**PLEDGED | {"value": 1_110, "low": 1_111})
        assert groups(rounded, nearer, figure(**ORDERED | {"value": 1_114})) == [{0}, {1}, {2}]
        assert groups(rounded, given, figure(**ORDERED)) == [{0, 1, 2}]

    def test_who_tells_both_tells_of_two(self) -> None:
        both = figure(**PLEDGED, **PAPER), figure(**ORDERED, **PAPER)
        assert groups(*both, figure(**PLEDGED)) == [{0, 2}, {1}]

    def test_the_number_that_is_rounded_least_stands_for_both_at_the_further_stage(self) -> None:
        claim = only(figure(**PLEDGED), figure(**ORDERED, days=1))
        assert (claim.low, claim.best, claim.high, claim.qualifier) == (1_100, 1_115, 1_115, "about")
        assert (claim.status, claim.publishers, claim.agree) == ("ordered", 2, False)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([{}], "published"),
        ([{"as_of": DAY.isoformat()}], "stated"),
        ([{"as_of": "2025-02"}], "stated"),
        ([{"as_of": (DAY + dt.timedelta(30)).isoformat()}], "published"),
        ([{"as_of": "2025-01", "date": dt.date(2025, 1, 31)}], "stated"),
        ([{"as_of": DAY.isoformat()}, {}], "stated"),
        ([{"as_of": DAY.isoformat()}, {"days": 1}], "published"),
    ],
)
def test_a_claim_says_whether_its_day_is_stated(figures: list[dict[str, Any]], expected: str) -> None:
    assert only(*(figure(**fields) for fields in figures)).date_basis == expected


class TestWiderWords:
    """ "1,500 troops" and "1,500 Marines": what the claim is of, and that it says so."""

    def test_one_publisher_alone_does_not_narrow_what_another_says(self) -> None:
        claim = only(figure(), figure(force="army"))
        assert (claim.force, claim.forces, claim.publishers, claim.agree) == ("troops", "troops army", 2, False)

    def test_two_publishers_do(self) -> None:
        claim = only(figure(), figure(), figure(force="army"), figure(force="army"))
        assert (claim.force, claim.forces, claim.publishers) == ("army", "troops army", 4)

    def test_so_does_the_only_one_there_is(self) -> None:
        claim = only(figure(publisher="The Example"), figure(force="army", publisher="The Example"))
        assert (claim.force, claim.forces, claim.publishers) == ("army", "troops army", 1)

    def test_a_copy_does_not(self) -> None:
        original = figure(force="army")
        assert only(figure(), original, figure(force="army", syndicated_from=original["source_id"])).force == "troops"

    def test_a_part_of_a_force_vouches_for_the_force(self) -> None:
        claim = only(figure(), figure(force="active"), figure(force="army"))
        assert (claim.force, claim.force_name, claim.forces) == ("active", "Active duty", "troops active army")

    def test_where_all_name_the_same_there_is_one_force(self) -> None:
        claim = only(figure(force="army"), figure(force="army"))
        assert (claim.force, claim.forces, claim.agree) == ("army", "army", True)


class TestPublishers:
    def test_one_publisher_counts_once(self) -> None:
        claim = only(figure(publisher="The Example"), figure(publisher="the  example"))
        assert (claim.publishers, claim.agree) == (1, True)

    def test_a_copy_is_no_second_witness(self) -> None:
        original = figure()
        copy = figure(syndicated_from=original["source_id"])
        again = figure(syndicated_from=copy["source_id"])
        assert only(original, copy, again).publishers == 1
        assert only(original, copy, again, figure()).publishers == 2

    def test_copies_of_an_absent_original_are_one_witness(self) -> None:
        assert only(figure(syndicated_from="absent"), figure(syndicated_from="absent"), figure()).publishers == 2

    def test_the_original_may_report_elsewhere(self) -> None:
        original = figure(value=7, publisher="Agency")
        found = claims(
            table.frame([original, figure(syndicated_from=original["source_id"]), figure(publisher="Agency")]), FORCES
        )
        assert found["publishers"].tolist() == [1, 1]

    def test_sources_that_copy_each_other_do_not_hang(self) -> None:
        copies = figure(source_id="a", syndicated_from="b"), figure(source_id="b", syndicated_from="a")
        assert only(*copies).publishers <= 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([figure(500), figure(800)], [[800, 500]]),
        ([figure(500), figure(800, days=PLACELESS_DAYS)], [[800, 500]]),
        ([figure(500), figure(800, days=PLACELESS_DAYS + 1)], []),  # a change over time
        ([figure(500), figure(800), figure(600, days=30), figure(900, days=31)], [[900, 600], [800, 500]]),
        ([figure(500, publisher="A"), figure(800, publisher="A")], []),  # who says both sees no contradiction
        ([figure(500), figure(500 * SCOPE + 1)], []),  # a unit and the whole
        ([figure(500, place="Laredo"), figure(800, place="Roma")], []),
        ([figure(500, place="Laredo"), figure(800, place="laredo")], [[800, 500]]),
        ([figure(500, force="army"), figure(800)], []),
        ([figure(500, status="moving"), figure(800)], []),
        ([figure(500, side="mexico"), figure(800)], []),
        ([figure(500, measure="part"), figure(800, measure="part")], []),
        ([figure(500, measure="increase"), figure(800, measure="increase")], []),
        ([figure(500, qualifier="more_than", low=501), figure(800)], []),
        ([figure(500, qualifier="up_to", high=500), figure(800)], [[800, 500]]),
        ([figure(500), figure(500), figure(800)], [[800, 500]]),
    ],
)
def test_where_sources_differ(rows: list[dict[str, object]], expected: list[list[float]]) -> None:
    frame = with_claims(table.frame(rows), FORCES)
    found = conflicts(claims(frame, FORCES), frame)
    assert [group["best"].tolist() for group in found] == expected


def test_no_figures_give_no_claims_of_the_declared_dtypes() -> None:
    empty = claims(table.frame([]), FORCES)
    assert empty.empty
    assert empty.dtypes.equals(claims(table.frame([figure()]), FORCES).dtypes)
    assert with_claims(table.frame([]), FORCES).dtypes.equals(table.frame([]).dtypes)
    assert latest(empty, table.frame([])).empty


random_figures = st.lists(
    st.builds(
        figure,
        value=st.sampled_from([500, 501]),
        days=st.integers(0, 120),
        force=st.sampled_from(sorted(FORCES)),
        place=st.sampled_from([None, "Yuma", "El Paso"]),
        status=st.sampled_from(["announced", "ordered", "deployed"]),
        low=st.sampled_from([None, 501]),
        high=st.sampled_from([None, 499]),
    ).filter(lambda row: row["low"] is None or row["high"] is None),
    max_size=25,
)


def fits(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """The definition of a claim for two figures, said without any index."""
    steps = [{"announced", "ordered"}, {"moving", "deployed"}]
    window = PLEDGE_DAYS if one["status"] in steps[0] else COUNT_DAYS
    apart = abs((dt.date.fromisoformat(one["published"]) - dt.date.fromisoformat(other["published"])).days)
    if one["place"] == other["place"]:
        near = apart <= window
    else:
        near = apart <= PLACELESS_DAYS and None in (one["place"], other["place"])
    hedges = [(one["low"], other["high"]), (other["low"], one["high"])]
    lines = grouping.lineage(one["force"], FORCES), grouping.lineage(other["force"], FORCES)
    placed = one["place"] is not None and one["place"] == other["place"]
    alike = one["force"] == other["force"] or (one["status"] == other["status"] and (placed or apart <= WIDER_DAYS))
    return (
        near
        and alike
        and one["value"] == other["value"]
        and any(one["status"] in step and other["status"] in step for step in steps)
        and (one["force"] in lines[1] or other["force"] in lines[0])
        and all(low is None or high is None or low <= high for low, high in hedges)
    )


@settings(max_examples=60)
@given(random_figures, st.randoms(use_true_random=False))
def test_claims_do_not_depend_on_row_order(rows: list[dict[str, object]], random: Random) -> None:
    shuffled = random.sample(rows, len(rows))
    pd.testing.assert_frame_equal(claims(table.frame(rows), FORCES), claims(table.frame(shuffled), FORCES))
    ids = with_claims(table.frame(rows), FORCES).set_index("figure_id")["claim_id"]
    again = with_claims(table.frame(shuffled), FORCES).set_index("figure_id")["claim_id"]
    pd.testing.assert_series_equal(ids, again.loc[ids.index])


@settings(max_examples=60)
@given(random_figures)
def test_every_figure_is_in_one_claim_and_fits_all_others_there(rows: list[dict[str, object]]) -> None:
    found = groups(*rows)
    assert sorted(number for group in found for number in group) == list(range(len(rows)))
    for group in found:
        assert all(fits(rows[one], rows[other]) for one in group for other in group)


def test_figures_and_claims_name_each_other() -> None:
    rows = [figure(), figure(value=7), figure(days=3)]
    frame = table.frame(rows)
    linked = with_claims(frame, FORCES)
    told = claims(frame, FORCES)
    named = {name: claim for claim, ids in zip(told["claim_id"], told["figures"], strict=True) for name in ids.split()}
    assert dict(zip(linked["figure_id"], linked["claim_id"], strict=True)) == named
    pd.testing.assert_frame_equal(linked.drop(columns="claim_id"), frame.drop(columns="claim_id"))


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a figure is held against a claim."""
    calls = [0]
    compare = grouping.compatible

    def counting(*arguments: Any) -> bool:
        calls[0] += 1
        return compare(*arguments)

    monkeypatch.setattr(grouping, "compatible", counting)
    return calls


SIZE = 3000


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([{}] * SIZE, id="one claim told by everybody"),
        pytest.param([{"place": f"Place {n}"} for n in range(SIZE)], id="a place each"),
        pytest.param([{"place": f"Place {n}" if n % 2 else None} for n in range(SIZE)], id="a place for every second"),
        pytest.param([{"days": n} for n in range(SIZE)], id="a day each"),
        pytest.param([{"value": n} for n in range(SIZE)], id="a number each"),
        pytest.param(
            [(PLEDGED if n % 2 else ORDERED) | {"place": f"Place {n // 2}"} for n in range(SIZE)],
            id="a round number and another for each place",
        ),
        pytest.param(
            [{"force": sorted(FORCES)[n % 6], "place": [None, "Yuma", "El Paso"][n % 5 % 3], "days": n % 97}
             for n in range(SIZE)],
            id="all mixed",
        ),
    ],
)  # fmt: skip
def test_work_grows_with_the_figures_not_with_their_pairs(rows: list[dict[str, Any]], comparisons: list[int]) -> None:
    claims(table.frame([figure(**fields) for fields in rows]), FORCES)
    assert comparisons[0] <= 8 * SIZE


def told(*rows: dict[str, object]) -> list[float | None]:
    """The numbers that `latest` gives for figures of one force and rung, in its order."""
    frame = table.frame(rows)
    return [None if pd.isna(best) else best for best in latest(claims(frame, FORCES), frame)["best"]]


class TestLatest:
    def test_forces_sides_and_rungs_stand_for_themselves(self) -> None:
        rows = [
            figure(value=10_000, status="announced"),
            figure(value=1_500, status="ordered", days=2),
            figure(value=900),
            figure(value=300, force="army"),
            figure(value=700, side="mexico"),
        ]
        assert sorted(map(str, told(*rows))) == sorted(["10000.0", "1500.0", "900.0", "300.0", "700.0"])

    def test_an_older_number_is_a_change_over_time_and_no_contradiction(self) -> None:
        assert told(figure(10_000, qualifier="more_than", low=10_001), figure(8_500, days=40)) == [8_500]

    def test_a_units_newer_number_does_not_speak_for_the_whole(self) -> None:
        assert told(figure(10_000), figure(500, days=30)) == [10_000]
        assert told(figure(10_000), figure(1_500, days=30)) == [1_500]

    def test_an_old_strength_reported_late_is_not_the_latest(self) -> None:
        assert told(figure(900, days=5), figure(1_200, date=DAY - dt.timedelta(30), days=9)) == [900]

    def test_of_one_publisher_the_largest_number_of_the_week_speaks(self) -> None:
        breakdown = [figure(value, days=2, **PAPER) for value in (65, 310, 1_115, 250, 140)]
        assert told(*breakdown) == [1_115]

    def test_another_publishers_number_stands_beside_it(self) -> None:
        assert told(figure(8_500, days=3), figure(10_000)) == [10_000, 8_500]

    def test_other_publishers_breakdowns_do_not(self) -> None:
        assert told(figure(10_000), figure(8_500, **PAPER), figure(4_000, **PAPER)) == [10_000, 8_500]

    def test_who_says_both_sees_no_contradiction(self) -> None:
        assert told(figure(10_000, **PAPER), figure(8_500, **PAPER), figure(8_500)) == [10_000]

    def test_a_unit_does_not_contradict_the_whole(self) -> None:
        assert told(figure(10_000, qualifier="more_than", low=10_001), figure(310)) == [10_000]
        assert told(figure(10_000), figure(1_000 + 1)) == [10_000, 1_001]

    @pytest.mark.parametrize(
        ("larger", "smaller", "contradict"),
        [
            ({"value": 1_100}, {"value": 1_000, "qualifier": "more_than", "low": 1_001}, False),
            ({"value": 1_100}, {"value": 1_000, "qualifier": "at_least", "low": 1_000}, False),
            ({"value": 1_100, "qualifier": "up_to", "high": 1_100}, {"value": 1_000}, False),
            ({"value": 1_100, "qualifier": "range", "low": 900, "high": 1_300}, {"value": 1_000}, False),
            ({"value": None, "qualifier": "vague", "low": 2_000, "high": 9_999}, {"value": 3_000}, False),
            ({"value": None, "qualifier": "vague", "low": 2_000, "high": 9_999}, {"value": 1_500}, True),
            ({"value": 1_100, "qualifier": "more_than", "low": 1_101}, {"value": 1_000}, True),
            ({"value": 1_100}, {"value": 1_000, "qualifier": "up_to", "high": 1_000}, True),
            ({"value": 1_100, "qualifier": "about"}, {"value": 1_000, "qualifier": "about"}, True),
        ],
    )
    def test_a_contradiction_is_what_the_words_of_both_do_not_allow(
        self, larger: dict[str, Any], smaller: dict[str, Any], contradict: bool
    ) -> None:
        assert len(told(figure(**larger), figure(**smaller))) == 1 + contradict

    def test_a_copy_contradicts_nobody_in_its_publishers_name(self) -> None:
        copy = figure(4_000, publisher="Another", syndicated_from="paper")
        assert told(figure(5_000, **PAPER), copy) == [5_000]

    def test_a_level_without_a_place_speaks_before_places_parts_and_changes(self) -> None:
        others = [figure(20, place="Yuma"), figure(400, measure="increase"), figure(800, measure="part")]
        assert told(figure(), *others) == [500]
        assert told(*others) == [20]
        assert told(*others[1:]) == [400]

    def test_a_stale_number_gives_way_to_a_newer_one_of_its_scope(self) -> None:
        newer = figure(4_500, days=181)
        assert told(figure(10_000), newer) == [4_500]
        assert told(figure(10_000, days=1), newer) == [4_500]
        assert told(figure(10_000), figure(4_500, measure="increase", days=181)) == [10_000]
        assert told(figure(10_000, place="Yuma"), newer) == [4_500]

    @pytest.mark.parametrize("status", ["announced", "ordered", "moving", "withdrawn"])
    def test_of_events_the_newest_speaks_whatever_it_measures(self, status: str) -> None:
        old, more = figure(1_500, status=status), {"measure": "increase", "status": status}
        assert told(old, figure(1_400, days=300, **more)) == [1_400]
        assert told(old, figure(1_400, days=30, **more)) == [1_400]
        assert told(old, figure(90, days=300, **more)) == [90]
        assert told(old, figure(90, days=300, status=status, measure="part")) == [90]
        assert told(old, figure(1_600, days=300, status=status, place="Yuma")) == [1_600]

    def test_of_events_of_one_time_a_part_a_unit_and_a_place_speak_for_no_whole(self) -> None:
        old = figure(1_500, status="ordered")
        assert told(old, figure(1_400, days=30, status="ordered", measure="part")) == [1_500]
        assert told(old, figure(150, days=30, status="ordered")) == [1_500]
        assert told(old, figure(1_600, days=30, status="ordered", place="Yuma")) == [1_500]

    def test_of_events_of_one_week_a_strength_goes_before_an_increase_and_does_not_contradict_it(self) -> None:
        more = figure(2_000, days=5, status="ordered", measure="increase", publisher="Another")
        assert told(figure(1_500, status="ordered", **PAPER), more) == [1_500]

    def test_of_one_day_a_number_whose_text_states_the_day_goes_first(self) -> None:
        peak, now = figure(6_500, **PAPER), figure(5_000, as_of=DAY.isoformat(), **PAPER)
        assert told(peak, now) == [5_000]
        assert told(peak, figure(5_000, as_of=f"{DAY:%Y-%m}", **PAPER)) == [5_000]
        assert told(peak, figure(5_000, as_of=(DAY + dt.timedelta(90)).isoformat(), **PAPER)) == [6_500]
        assert told(peak, figure(5_000, days=-1, as_of=(DAY - dt.timedelta(1)).isoformat(), **PAPER)) == [6_500]
        assert told(peak, figure(5_000, as_of=DAY.isoformat())) == [5_000, 6_500]
        assert told(peak, figure(5_000, as_of=DAY.isoformat(), measure="part", **PAPER)) == [6_500]

    def test_a_number_that_its_own_text_knows_to_be_past_does_not_lead(self) -> None:
        text: dict[str, Any] = {**PAPER, "source_id": "text"}
        past: dict[str, Any] = {"date": DAY - dt.timedelta(2), "as_of": (DAY - dt.timedelta(2)).isoformat()}
        peak, now = figure(5_900, **past, **text), figure(5_200, **text)
        assert told(peak, now) == [5_200]
        assert told(peak, figure(5_900, days=2, **past), now) == [5_200]
        assert told(figure(5_900, **past, **PAPER), now) == [5_900]
        assert told(peak, figure(5_200, measure="increase", **text)) == [5_900]
        assert told(peak, figure(5_200, place="Yuma", **text)) == [5_900]
        assert told(figure(5_900, status="ordered", **past, **text), figure(5_200, status="ordered", **text)) == [5_900]

    def test_an_old_strength_of_a_place_gives_way_to_a_larger_part_of_the_whole(self) -> None:
        old = figure(5_700, place="Yuma")
        assert told(old, figure(7_400, measure="part", days=400)) == [7_400]
        assert told(old, figure(7_400, measure="part", days=100)) == [5_700]
        assert told(old, figure(5_600, measure="part", days=400)) == [5_700]
        assert told(old, figure(7_400, measure="part", days=400, place="Laredo")) == [5_700]
        assert told(figure(5_700), figure(7_400, measure="part", days=400)) == [5_700]

    def test_a_newer_count_of_one_place_does_not_speak_for_a_larger_whole(self) -> None:
        newer = figure(4_500, place="Texas", days=400)
        assert told(figure(10_000), newer) == [10_000]
        assert told(figure(4_000), newer) == [4_500]
        assert told(figure(4_000, days=300), newer) == [4_000]
        assert told(figure(10_000, measure="increase"), newer) == [4_500]
        assert told(figure(10_000, place="Yuma"), newer) == [4_500]

    def test_a_states_own_force_in_the_whole_state_is_the_whole(self) -> None:
        guard: dict[str, Any] = {"force": "texas-national-guard"}
        assert told(figure(6_500, **guard), figure(4_500, place="Texas", days=400, **guard)) == [4_500]
        assert told(figure(6_500, **guard), figure(4_500, place="Laredo", days=400, **guard)) == [6_500]

    def test_where_all_have_a_place_each_place_of_the_week_has_its_own(self) -> None:
        rows = [
            figure(20, place="Yuma"),
            figure(30, place="Yuma"),
            figure(40, place="El Paso", days=7),
            figure(50, place="Laredo", days=-1),
        ]
        assert told(*rows) == [40, 30, 20]

    @given(random_figures, st.randoms(use_true_random=False))
    def test_the_order_of_rows_changes_nothing_and_every_rung_speaks(
        self, rows: list[dict[str, object]], random: Random
    ) -> None:
        frame = table.frame(rows)
        found = claims(frame, FORCES)
        first = latest(found, frame)
        shuffled = found.sample(frac=1, random_state=random.randrange(2**32))
        assert set(latest(shuffled, frame)["claim_id"]) == set(first["claim_id"])
        rungs = ["side", "force", "status"]
        assert set(first[rungs].itertuples(index=False, name=None)) == set(
            found[rungs].itertuples(index=False, name=None)
        )
