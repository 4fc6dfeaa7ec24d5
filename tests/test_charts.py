"""The charts' specifications and the display lexicon: colours that can be told apart, words in every language."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import math
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

from figures import charts, lexicon
from figures.display import display
from figures.extract.records import MEASURES, QUALIFIERS, SIDES, STATUSES
from figures.pages import standing

WORDS = display("en")
LINES = [
    charts.Line("force", "A force"),
    charts.Line("force deployed", "in place", True, "more than 100", ("1 publisher",)),
    charts.Line("force announced", "pledged", True, "2,000–4,500", ("2 publishers",)),
]


def marks() -> pd.DataFrame:
    common = {"latest": True, "what": "w", "where": "x", "who": "y", "when": "z"}
    return pd.DataFrame(
        [
            {"line": "force deployed", "claim_id": "a", "status": "deployed", "measure": "level", "low": 101.0,
             "best": 100.0, "high": 100.0, "open_low": False, "open_high": True, **common},
            {"line": "force announced", "claim_id": "b", "status": "announced", "measure": "part", "low": 2000.0,
             "best": 3250.0, "high": 4500.0, "open_low": False, "open_high": False, **common},
        ]
    )  # fmt: skip


def spec() -> dict[str, Any]:
    """The chart as Vega-Lite; altair holds it against the schema on the way."""
    found: dict[str, Any] = charts.standing(LINES, marks(), (10, 10_000), WORDS, "#000000").to_dict()
    return found


def rows() -> list[dict[str, Any]]:
    (data,) = (data for data in spec()["datasets"].values() if "claim_id" in data[0])
    return list(data)


def test_no_layer_aggregates_so_nothing_is_added_up() -> None:
    assert "aggregate" not in json.dumps(spec())
    assert "stack" not in json.dumps(spec())


def test_rungs_stand_on_lines_of_their_own() -> None:
    at = {row["claim_id"]: row["at"] for row in rows()}
    assert abs(at["a"] - at["b"]) == charts.RUNG_HEIGHT


def test_long_small_print_goes_on_in_another_row_above_the_marks() -> None:
    parts = ("reported 4 Feb 2025", "Texas", "≠ sources differ", "1 publisher each", "12 other claims")
    first, second = LINES[1], charts.Line("force announced", "pledged", True, "1", parts)
    lines = [LINES[0], second, first]
    found = charts.standing(lines, marks(), (10, 10_000), WORDS, "#000000").to_dict()
    (data,) = (data for data in found["datasets"].values() if "claim_id" in data[0])
    at = {row["claim_id"]: row["at"] for row in data}
    assert at["a"] - at["b"] == charts.RUNG_HEIGHT, "the marks of both stand below their small print"
    short = charts.standing([LINES[0], LINES[2], first], marks(), (10, 10_000), WORDS, "#000000")
    assert found["height"] == short.height + charts.NOTE_HEIGHT
    assert '1 publisher each", "12 other claims"]' in json.dumps(found).replace('\\"', '"')


def test_the_timeline_sets_each_claim_on_its_day_with_its_range_and_adds_nothing_up() -> None:
    dated = marks().assign(date=["2025-02-03", "2025-02-10"])
    found = charts.timeline(dated, (10, 10_000), ("2025-01-01", "2025-03-01"), WORDS, "#000000").to_dict()
    assert "aggregate" not in json.dumps(found)
    assert "stack" not in json.dumps(found)
    (data,) = found["datasets"].values()
    assert {row["claim_id"]: (row["date"], row["left"], row["right"], row["open"]) for row in data} == {
        "a": ("2025-02-03", 101, 100 * charts.OPEN, True),
        "b": ("2025-02-10", 2000, 4500, False),
    }
    ranges, points = found["layer"]
    for layer in (ranges, points):
        assert layer["encoding"]["x"]["scale"]["domain"] == ["2025-01-01", "2025-03-01"]
        assert layer["encoding"]["y"]["scale"] == {"domain": [10, 10_000], "nice": False, "type": "log"}
        assert layer["encoding"]["y"]["axis"]["values"]
    (selection,) = found["params"]
    assert (selection["name"], selection["views"]) == (charts.SELECTION, [points["name"]])
    assert [each["field"] for each in points["encoding"]["tooltip"]] == ["what", "where", "who", "when", "click"]


def test_a_range_ends_at_its_bounds_and_an_open_side_beyond_the_number() -> None:
    closed, opened = ({row["claim_id"]: row for row in rows()}[claim] for claim in "ba")
    assert (closed["left"], closed["right"], closed["open"]) == (2000, 4500, False)
    assert opened["right"] == 100 * charts.OPEN
    assert opened["open"]


def test_a_click_names_the_claim() -> None:
    (selection,) = spec()["params"]
    assert selection["name"] == charts.SELECTION
    assert selection["select"]["fields"] == ["claim_id"]


def test_only_the_ground_around_a_mark_takes_a_click_and_its_tooltip_says_so() -> None:
    *_, targets = spec()["layer"]
    (selection,) = spec()["params"]
    assert selection["views"] == [targets["name"]]
    assert "nearest" not in selection["select"]  # of another line, where that one's is nearer to the words clicked
    assert targets["mark"]["size"] < (2 * (charts.RUNG_HEIGHT - charts.MARKS)) ** 2
    assert targets["encoding"]["opacity"] == {"value": 0}
    assert [each["field"] for each in targets["encoding"]["tooltip"]][-1] == "click"
    assert {row["click"] for row in rows()} == {WORDS.word("click")}


def test_marks_that_would_cover_each_other_stand_in_lanes_the_latest_first() -> None:
    (like, other) = marks().to_dict("records")
    numbers = {"p": (1017.0, False), "q": (1000.0, True), "r": (1990.0, False), "s": (9000.0, False)}
    crowded = [
        like | {"claim_id": name, "best": best, "low": best, "high": best, "latest": latest, "open_high": name == "r"}
        for name, (best, latest) in numbers.items()
    ]
    chart = charts.standing(LINES, pd.DataFrame([*crowded, other]), (100, 10_000), WORDS, "#000000")
    (data,) = (data for data in chart.to_dict()["datasets"].values() if "claim_id" in data[0])
    at = {row["claim_id"]: row["at"] for row in data}
    assert at["q"] == at["r"] == at["s"] == at["p"] - charts.LANE_HEIGHT
    assert at["b"] == at["q"] + charts.RUNG_HEIGHT + charts.LANE_HEIGHT
    (grid,) = (data for data in chart.to_dict()["datasets"].values() if "bottom" in data[0])
    assert {row["bottom"] for row in grid} == {at["p"] + charts.GRID, at["b"] + charts.GRID}


def test_where_all_lanes_are_full_a_click_shows_the_claims_whose_marks_lie_under_it_too() -> None:
    (like, other) = marks().to_dict("records")
    like |= {"low": 1000.0, "high": 1000.0, "open_high": False}
    crowded = [like | {"claim_id": str(n), "best": 1000.0 + n} for n in range(charts.LANES + 2)]
    under = standing.under(pd.DataFrame([*crowded, other]), (100, 10_000))
    first = charts.LANES - 1
    assert under[str(first)] == tuple(str(n) for n in range(first, charts.LANES + 2))
    assert all(under[name] == (name,) for name in ("b", *(str(n) for n in range(first))))
    assert set(charts.laid_out(pd.DataFrame(crowded), (100, 10_000))["lane"]) == set(range(charts.LANES))


def test_no_ground_of_a_mark_reaches_to_the_middle_of_another() -> None:
    narrowest = 290  # pixels, of a screen of 320
    reach = math.sqrt(charts.TARGET / math.pi)
    assert reach < charts.LANE_HEIGHT
    assert reach < charts.APART * narrowest


def test_an_earlier_report_is_smaller_and_as_strong_in_colour() -> None:
    (points,) = (layer for layer in spec()["layer"] if "shape" in layer["encoding"])
    (chosen, latest), earlier = points["encoding"]["size"]["condition"], points["encoding"]["size"]["value"]
    assert chosen["value"] > latest["value"] > earlier
    assert latest["test"] == "datum.latest"
    drawn = [layer for layer in spec()["layer"] if "color" in layer["encoding"] or "stroke" in layer["encoding"]]
    assert len(drawn) == 2
    assert all(layer["mark"]["opacity"] == 1 and "opacity" not in layer["encoding"] for layer in drawn)


def test_every_side_measures_with_the_same_axis() -> None:
    layers = spec()["layer"]
    scales = [layer["encoding"]["x"]["scale"] for layer in layers if "scale" in layer["encoding"]["x"]]
    assert scales
    assert all(scale == {"type": "log", "domain": [10, 10_000], "nice": False} for scale in scales)


def test_the_axis_of_people_stands_at_both_ends_of_a_chart_that_is_higher_than_a_screen() -> None:
    axes = [layer["encoding"]["x"]["axis"] for layer in spec()["layer"]]
    assert [axis["orient"] for axis in axes if axis] == ["top", "bottom"]


def test_a_chart_without_marks_is_still_a_chart() -> None:
    empty = charts.standing([], marks().iloc[:0], (10, 10_000), WORDS, "#000000")
    assert isinstance(empty, alt.LayerChart)
    empty.to_dict()


# --- Colours ---------------------------------------------------------------------------------------------------------


def linear(colour: str) -> list[float]:
    """sRGB "#rrggbb" -> linear light, each part 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    dark, bright = sorted(luminance(colour) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


# Machado, Oliveira and Fernandes (2009), severity 1.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(light: list[float]) -> list[float]:
    """Linear sRGB -> CIE L*a*b* (D65)."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(w * max(part, 0) for w, part in zip(line, light, strict=True)) for line in matrix]
    fx, fy, fz = (
        (value / white) ** (1 / 3) if value / white > 0.008856 else 7.787 * value / white + 16 / 116
        for value, white in zip(xyz, (0.9505, 1, 1.089), strict=True)
    )
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


def difference(one: str, other: str, blindness: str) -> float:
    """CIE76 distance of two colours as seen with a kind of colour blindness; 10 and more are told apart at a glance."""
    seen = [
        lab([sum(w * part for w, part in zip(line, linear(colour), strict=True)) for line in BLINDNESS[blindness]])
        for colour in (one, other)
    ]
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def colour(status: str) -> str:
    return WORDS.field("statuses", status, "colour")


@pytest.mark.parametrize("ground", WORDS.order("grounds"))
@pytest.mark.parametrize("status", STATUSES)
def test_marks_stand_out_from_either_ground(status: str, ground: str) -> None:
    assert contrast(colour(status), WORDS.field("grounds", ground, "background")) >= 3


@pytest.mark.parametrize("ground", WORDS.order("grounds"))
def test_letters_are_readable_on_either_ground(ground: str) -> None:
    assert contrast(WORDS.field("grounds", ground, "ink"), WORDS.field("grounds", ground, "background")) >= 7


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_rungs_are_told_apart_whatever_colours_a_reader_sees(blindness: str) -> None:
    for one, other in itertools.combinations(WORDS.rungs(), 2):
        assert difference(colour(one), colour(other), blindness) >= 10, (one, other)


def test_the_grounds_are_those_of_the_theme() -> None:
    settings = (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for ground in WORDS.order("grounds"):
        part = settings.split(f"[theme.{ground}]")[1].split("[")[0]
        assert f'backgroundColor = "{WORDS.field("grounds", ground, "background")}"' in part
        assert f'textColor = "{WORDS.field("grounds", ground, "ink")}"' in part


# --- Words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", WORDS.languages)
@pytest.mark.parametrize(
    ("table", "ids"),
    [
        ("statuses", STATUSES),
        ("measures", MEASURES),
        ("qualifiers", QUALIFIERS),
        ("qualifier_names", QUALIFIERS),
        ("sides", SIDES),
        ("forces", tuple(lexicon.forces())),
    ],
)
def test_every_value_of_the_records_has_a_name(table: str, ids: tuple[str, ...], language: str) -> None:
    missing = set(ids) - set(WORDS.order(table))
    assert not missing, f"figures/lexicon/display.yaml: {table} wants a name in each language for {sorted(missing)}"
    assert all(display(language).name(table, identity) for identity in ids)


@pytest.mark.parametrize("language", lexicon.languages())
def test_every_reason_of_the_ledger_has_a_name(language: str) -> None:
    words = lexicon.section(f"{language}/words")
    assert {*words["reasons"], *words["labels"]} <= set(WORDS.order("reasons"))


@pytest.mark.parametrize(
    ("qualifier", "value", "low", "high", "english", "spanish"),
    [
        ("exact", 1500, None, None, "1,500", "1,500"),
        ("about", 2500, None, None, "about 2,500", "unos 2,500"),
        ("more_than", 100, 101, None, "more than 100", "más de 100"),
        ("at_least", 100, 100, None, "at least 100", "al menos 100"),
        ("nearly", 100, None, None, "nearly 100", "casi 100"),
        ("up_to", 1500, None, 1500, "up to 1,500", "hasta 1,500"),
        ("up_to", 300, None, 299, "fewer than 300", "menos de 300"),
        ("range", 1250.5, 1001, 1500, "1,001–1,500", "1,001–1,500"),
        ("vague", None, 200, 999, "200–999 (in words)", "200–999 (en palabras)"),
        ("vague", 100, None, None, "about 100", "unos 100"),
        ("vague", None, None, None, "no number", "sin número"),
    ],
)
def test_hedges_are_shown_with_their_numbers(
    qualifier: str, value: float | None, low: float | None, high: float | None, english: str, spanish: str
) -> None:
    assert display("en").hedged(qualifier, value, low, high) == english
    assert display("es").hedged(qualifier, value, low, high) == spanish


def test_numbers_and_days_are_written_as_the_language_has_it() -> None:
    assert WORDS.number(1250.5) == "1,250.5"
    assert WORDS.day(dt.date(2025, 2, 3)) == "3 Feb 2025"
    assert display("es").period("2025-01") == "ene 2025"


def test_an_unknown_language_gets_the_first() -> None:
    assert display("xx").language == next(iter(WORDS.languages))


def test_a_word_missing_in_one_language_is_refused(tmp_path: Path) -> None:
    from figures.display import _checked

    path = tmp_path / "display.yaml"
    path.write_text("languages: {en: English, es: Español}\nwords:\n  title: {en: Title}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"display.yaml: words.title: no wording in es"):
        _checked(path)


def test_every_template_takes_the_same_values_in_every_language() -> None:
    def fields(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    def leaves(node: Any) -> list[Any]:
        if isinstance(node, dict) and set(WORDS.languages) <= set(node):
            return [node]
        return [leaf for child in node.values() for leaf in leaves(child)] if isinstance(node, dict) else []

    templates = [leaf for leaf in leaves(dict(WORDS.data)) if isinstance(leaf["en"], str)]
    assert len(templates) > 50
    for leaf in templates:
        assert len({frozenset(fields(leaf[language])) for language in WORDS.languages}) == 1, leaf
