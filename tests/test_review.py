"""Verdicts: what each does to the mentions, and that every one which fits nothing says so and changes nothing."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import documents, review, sources
from figures.extract.records import Mention, Period
from figures.review import Reviewed

TEXT = """\
The commander counts about 1,500 soldiers and 300 marines.
Between 1,000 and 2,000 troops may
come; two thousand went home in March.
Later 500 soldiers were seen, and 300 marines again.
"""

# Force -> its default side, as the lexicon would give it.
FORCES = {"red-army": "mexico", "blue-army": "united-states"}
OPERATIONS = ("first-watch",)


def mention(phrase: str, number: str, value: int, start: int = 0, **fields: Any) -> Mention:
    """A mention at the first place of its phrase behind `start`, as an extractor would return it."""
    begin = TEXT.index(phrase, start)
    first = TEXT.index(number, begin)
    return Mention(
        start=begin,
        end=begin + len(phrase),
        phrase=phrase,
        number_start=first,
        number_end=first + len(number),
        value=value,
        **{
            "low": None,
            "high": None,
            "qualifier": "exact",
            "force": "red-army",
            "side": "mexico",
            "operation": None,
            "measure": "level",
            "status": "deployed",
            "place": None,
            "as_of": None,
            "as_of_basis": None,
            **fields,
        },
    )


SOLDIERS = mention("about 1,500 soldiers", "1,500", 1500, qualifier="about")
MARINES = mention("300 marines", "300", 300)
TROOPS = mention("1,000 and 2,000 troops", "1,000 and 2,000", 1500, low=1000, high=2000, qualifier="range")
MARINES_AGAIN = mention("300 marines", "300", 300, MARINES.end)
MENTIONS = (SOLDIERS, MARINES, TROOPS, MARINES_AGAIN)


def apply(verdicts: str, mentions: tuple[Mention, ...] = MENTIONS) -> tuple[Reviewed, list[str]]:
    """The mentions under these verdicts (YAML, from line 13 on), and the faults without the file's name."""
    head = "url: https://x.org\ntitle: x\npublisher: x\npublished: 2025-02-03\nlanguage: en\ntext_is: note\ntext: |\n"
    text = head + "".join(f"  {line}\n" for line in TEXT.splitlines()) + f"review:\n{verdicts}\n"
    source, faults = sources.read(documents.parse(text, "x.yaml"), ("en",))
    assert source is not None
    assert faults == ()
    assert source.text == TEXT.removesuffix("\n")
    reviewed = review.apply(source, mentions, FORCES, OPERATIONS)
    assert all(fault.file == "x.yaml" for fault in reviewed.faults)
    return reviewed, [str(fault).removeprefix("x.yaml:") for fault in reviewed.faults]


def untouched(mentions: tuple[Mention, ...] = MENTIONS) -> tuple[tuple[Mention, None], ...]:
    return tuple((mention, None) for mention in mentions)


SET = "set: {value: 2000, force: blue-army, status: withdrawn}"

# A verdict (from line 13, column 3 on) -> its fault: `column: message; hint`. The line is that of the quote.
FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        "quote gone",
        "{quote: 700 sailors, verdict: wrong, why: x}",
        "11: “700 sailors” does not occur in the text; quote the words as they stand there, or delete this verdict",
    ),
    (
        "quote of words that have changed",
        "{quote: Later 600 soldiers, verdict: right}",
        "11: “Later 600 soldiers” does not occur in the text; did you mean “Later 500 soldiers”? "
        "Else quote the words as they stand there, or delete this verdict",
    ),
    (
        "quote in quotation marks",
        "{quote: “500 soldiers”, verdict: right}",
        "11: quotation marks of print stand around the quote; take them away: quote: 500 soldiers",
    ),
    (
        "other letter case",
        "{quote: 300 Marines, verdict: right}",
        "11: “300 Marines” is spelled otherwise in the text; did you mean “300 marines”?",
    ),
    (
        "quote from the middle of a word",
        "{quote: 300 marine, verdict: right}",
        "11: “300 marine” cuts a word or a number; did you mean “300 marines”?",
    ),
    (
        "nth too high",
        "{quote: 300 marines, nth: 3, verdict: right}",
        "11: “300 marines” occurs only 2 times in the text, not 3 times; write nth: 2 or less",
    ),
    (
        "nth of the only one",
        "{quote: went home, nth: 2, verdict: right}",
        "11: “went home” occurs only once in the text, not 2 times; delete nth",
    ),
    (
        "wrong for something not found",
        "{quote: two thousand, verdict: wrong, why: x}",
        "11: wrong: the extractor reads no figure in “two thousand”; delete this verdict",
    ),
    (
        "right for something not found",
        "{quote: two thousand, verdict: right}",
        "11: right: the extractor reads no figure in “two thousand”; "
        "turn it into missed and give the fields in set, or delete it",
    ),
    (
        "mended for something not found",
        "{quote: two thousand, verdict: mended, why: x, set: {value: 2000}}",
        "11: mended: the extractor reads no figure in “two thousand”; "
        "turn it into missed and give all fields in set, or delete it",
    ),
    (
        "mended that changes nothing",
        "{quote: 300 marines, verdict: mended, why: x, set: {value: 300, force: red-army}}",
        "11: mended changes nothing: the extractor reads it so by now; delete this verdict, or turn it into right",
    ),
    (
        "mended that leaves no number",
        "{quote: 300 marines, verdict: mended, why: x, set: {value: null}}",
        "11: mended leaves no number; give value, low or high, or turn it into wrong",
    ),
    (
        "mended that crosses a bound as extracted",
        "{quote: '1,000 and 2,000 troops', verdict: mended, why: x, set: {low: 2500}}",
        "11: mended leaves low 2500 above high 2000; set both",
    ),
    (
        "mended that leaves the bounds as extracted",
        "{quote: '1,000 and 2,000 troops', verdict: mended, why: x, set: {value: 5000}}",
        "11: mended leaves numbers that do not go together: value 5000 is above high 2000; set both",
    ),
    (
        "missed for something found",
        "{quote: 300 marines, verdict: missed, why: x, set: {value: 300, force: red-army, status: deployed}}",
        "11: missed: the extractor finds “300 marines” by now; delete this verdict, or turn it into right",
    ),
    (
        "missed for something found and read otherwise",
        "{quote: 300 marines, verdict: missed, why: x, set: {value: 300, force: blue-army, status: deployed}}",
        "11: missed: the extractor finds “300 marines” by now; "
        "delete this verdict, or turn it into mended, to set force",
    ),
    (
        "missed for a part of a range found",
        "{quote: '2,000 troops', verdict: missed, why: x, " + SET + "}",
        "11: missed: the extractor finds “1,000 and 2,000 troops” by now; "
        "delete this verdict, or turn it into mended, to set value, force, status",
    ),
    (
        "two figures in the quote",
        "{quote: '1,500 soldiers and 300 marines', verdict: wrong, why: x}",
        "11: the quote holds 2 figures: “about 1,500 soldiers”, “300 marines”; "
        "make the quote shorter, to hold one number",
    ),
    (
        "half a range",
        "{quote: '2,000 troops', verdict: wrong, why: x}",
        "11: the quote leaves out the number, or a part of it; did you mean “1,000 and 2,000 troops”?",
    ),
    (
        "no number in the quote",
        "{quote: troops may come, verdict: right}",
        "11: the quote leaves out the number, or a part of it; did you mean “1,000 and 2,000 troops”?",
    ),
    (
        "unknown force",
        "{quote: 300 marines, verdict: mended, why: x, set: {force: blue-amry}}",
        "62: force: blue-amry is not known; did you mean blue-army?",
    ),
    (
        "place all but spelled as a known one",
        "{quote: 300 marines, nth: 2, verdict: mended, why: x, set: {place: Laredoo}}",
        "70: place: Laredoo is not known; did you mean Laredo? Else add it to figures/lexicon/places.yaml",
    ),
    *(
        (
            f"place that is none: {name}",
            f"{{quote: 300 marines, nth: 2, verdict: mended, why: x, set: {{place: {name}}}}}",
            f"70: place: {name} is not known; write place: null where none is meant, or the whole border; "
            "`python -m figures known places` prints all, and figures/lexicon/places.yaml takes a new one",
        )
        for name in ("none", "n/a", "unknown", "border", "the border", "the ford below the mill")
    ),
    *(
        (
            f"place that only holds the name of one: {name}",
            f"{{quote: 300 marines, nth: 2, verdict: mended, why: x, set: {{place: {name}}}}}",
            f"70: place: {unknown} is not known; did you mean {meant}? "
            "A new place is added to figures/lexicon/places.yaml by its whole name",
        )
        for name, unknown, meant in (
            ("Laredo Springs on Mars", "Laredo Springs on Mars", "Laredo"),
            ("the bridge at nuevo laredo", "the bridge at nuevo laredo", "Nuevo Laredo"),
            ("the ford below Juárez", "the ford below Juárez", "Ciudad Juárez"),
            ("'Yuma, Laredo Springs and Tijuana'", "Laredo Springs", "Laredo"),
        )
    ),
    (
        "second of two places",
        "{quote: 300 marines, nth: 2, verdict: mended, why: x, set: {place: Laredo and Tijuanna}}",
        "70: place: Tijuanna is not known; did you mean Tijuana? Else add it to figures/lexicon/places.yaml",
    ),
    (
        "places on the other side",
        "{quote: 300 marines, verdict: mended, why: x, set: {place: 'Laredo, El Paso and Yuma'}}",
        "62: place: Laredo, El Paso and Yuma goes with united-states (U.S. side), and the figure is left at mexico "
        "(Mexican side); add side: united-states to set, or side: mexico if that is meant",
    ),
    (
        "place on the other side",
        "{quote: 300 marines, verdict: mended, why: x, set: {place: Laredo}}",
        "62: place: Laredo goes with united-states (U.S. side), and the figure is left at mexico (Mexican side); "
        "add side: united-states to set, or side: mexico if that is meant",
    ),
    (
        "force of the other side",
        "{quote: 300 marines, verdict: mended, why: x, set: {force: blue-army}}",
        "62: force: blue-army goes with united-states (U.S. side), and the figure is left at mexico (Mexican side); "
        "add side: united-states to set, or side: mexico if that is meant",
    ),
    (
        "missed at a place on the other side",
        "{quote: two thousand, verdict: missed, why: x, "
        "set: {value: 2000, force: blue-army, status: moving, place: Tijuana}}",
        "110: place: Tijuana goes with mexico (Mexican side), and the figure is left at united-states (U.S. side); "
        "add side: mexico to set, or side: united-states if that is meant",
    ),
    (
        "unknown operation",
        "{quote: 300 marines, verdict: mended, why: x, set: {operation: first-wach}}",
        "66: operation: first-wach is not known; did you mean first-watch?",
    ),
)


@pytest.mark.parametrize(("verdict", "expected"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_verdict_that_fits_nothing_says_so_and_changes_nothing(verdict: str, expected: str) -> None:
    reviewed, faults = apply(f"- {verdict}")
    assert faults == [f"13:{expected}"]
    assert reviewed.mentions == untouched()
    assert reviewed.removed == ()


@pytest.mark.parametrize(("verdict", "expected"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_fault_does_not_stop_the_next_verdict(verdict: str, expected: str) -> None:
    reviewed, faults = apply(f"- {verdict}\n- {{quote: 'about 1,500 soldiers', verdict: right}}")
    assert len(faults) == 1
    assert reviewed.mentions[0] == (SOLDIERS, "right")


def test_no_verdicts_no_change() -> None:
    assert apply("")[0] == Reviewed(untouched(), (), ())


def test_right_and_wrong() -> None:
    reviewed, faults = apply(
        "- {quote: 'about 1,500 soldiers', verdict: right}\n- {quote: 300 marines, verdict: wrong, why: a drill}"
    )
    assert faults == []
    assert reviewed.mentions == ((SOLDIERS, "right"), (TROOPS, None), (MARINES_AGAIN, None))
    assert reviewed.removed == ((MARINES, "a drill"),)


def test_nth_means_a_later_occurrence() -> None:
    reviewed, faults = apply("- {quote: 300 marines, nth: 2, verdict: wrong, why: x}")
    assert faults == []
    assert reviewed.removed == ((MARINES_AGAIN, "x"),)


def test_a_range_that_was_read_by_one_end_takes_the_quoted_words_as_its_phrase() -> None:
    one_end = mention("1,000", "1,000", 1000)
    ends = "- {{quote: 'Between 1,000 and 2,000 troops', verdict: mended, why: x, set: {{{}}}}}".format
    reviewed, faults = apply(ends("value: 1500, low: 1000, high: 2000, qualifier: range"), (one_end,))
    assert faults == []
    ((after, verdict),) = reviewed.mentions
    assert (after.phrase, verdict) == ("Between 1,000 and 2,000 troops", "mended")
    assert TEXT[after.start : after.end] == after.phrase
    assert TEXT[after.number_start : after.number_end] == "1,000 and 2,000"
    assert reviewed.read_as == {(after.start, after.end): one_end}
    for other in ("low: 900, high: 2100", "value: 1000, qualifier: about", "low: 900, high: 2000, value: 1500"):
        ((kept, _),) = apply(ends(other), (one_end,))[0].mentions
        assert kept.phrase == "1,000", other


def test_mended_changes_the_fields_that_are_set_and_no_others() -> None:
    reviewed, faults = apply(
        "- quote: 1,500 soldiers and\n"
        "  verdict: mended\n"
        "  set: {value: 1600, force: blue-army, side: other, operation: first-watch, measure: part, status: moving,\n"
        "        qualifier: up_to, high: 1600, place: laredo, as_of: 2025-02-01}\n"
        "  why: x"
    )
    assert faults == []
    mended = dataclasses.replace(
        SOLDIERS,
        value=1600,
        high=1600,
        qualifier="up_to",
        force="blue-army",
        side="other",
        operation="first-watch",
        measure="part",
        status="moving",
        place="laredo",
        place_id="laredo",
        as_of=Period(2025, 2, 1),
        as_of_basis="review",
    )
    assert reviewed.mentions[0] == (mended, "mended")
    assert reviewed.mentions[1:] == untouched()[1:]


def test_mended_takes_away_what_is_set_to_nothing() -> None:
    dated = dataclasses.replace(MARINES, place="a hill", as_of=Period(2025, 1, 1), as_of_basis="weekday")
    reviewed, faults = apply("- {quote: 300 marines, verdict: mended, why: x, set: {place: , as_of: null}}", (dated,))
    assert faults == []
    assert reviewed.mentions == ((MARINES, "mended"),)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ciudad Juarez", "Ciudad Juárez"),
        ("ciudad JUÁREZ", "Ciudad Juárez"),
        ('"Reynosa, Tamaulipas"', "Reynosa"),
        ('"Laredo, Ohio"', "Laredo, Ohio"),
        ("Agua Prieta and San Luis Rio Colorado", "Agua Prieta and San Luis Río Colorado"),
        ('"Cd. Juarez, tijuana and Reynosa"', "Ciudad Juárez, Tijuana and Reynosa"),
        ('"Ojinaga, Roma, Texas, and Ciudad Acuna"', "Ojinaga, Roma, Texas, and Ciudad Acuña"),
    ],
)
@pytest.mark.parametrize("verdict", ["mended", "missed"])
def test_a_place_that_is_set_has_the_name_it_has_elsewhere(written: str, name: str, verdict: str) -> None:
    fields = "value: 300, force: red-army, status: moving, " if verdict == "missed" else ""
    reviewed, faults = apply(
        f"- {{quote: and 300 marines, verdict: {verdict}, why: x, set: {{{fields}place: {written}}}}}",
        (MARINES,) if verdict == "mended" else (),
    )
    assert faults == []
    assert [review.place_name(mention) for mention, _ in reviewed.mentions] == [name]


@pytest.mark.parametrize(
    "given_fields",
    ["place: Laredo, side: mexico", "force: blue-army, side: mexico", "place: Nogales", "place: Tijuana"],
)
def test_a_side_that_is_set_or_fits_stands(given_fields: str) -> None:
    reviewed, faults = apply(f"- {{quote: 300 marines, verdict: mended, why: x, set: {{{given_fields}}}}}", (MARINES,))
    assert faults == []
    assert [mention.side for mention, _ in reviewed.mentions] == ["mexico"]


def test_a_place_that_was_read_already_asks_for_no_side() -> None:
    there = dataclasses.replace(MARINES, place="Laredo", place_id="laredo")
    _, faults = apply("- {quote: 300 marines, verdict: mended, why: x, set: {place: laredo, status: moving}}", (there,))
    assert faults == []


def test_another_spelling_of_the_place_that_is_read_changes_nothing() -> None:
    there = dataclasses.replace(MARINES, place="Cd. Juárez", place_id="ciudad-juarez")
    _, faults = apply("- {quote: 300 marines, verdict: mended, why: x, set: {place: Ciudad Juarez}}", (there,))
    assert len(faults) == 1
    assert "mended changes nothing" in faults[0]


@pytest.mark.parametrize(("written", "as_of"), [("2006", Period(2006)), ("2018-10", Period(2018, 10))])
def test_a_person_may_give_a_month_or_a_year(written: str, as_of: Period) -> None:
    reviewed, faults = apply(f"- {{quote: 300 marines, verdict: mended, why: x, set: {{as_of: {written}}}}}")
    assert faults == []
    (mended,) = [mention for mention, verdict in reviewed.mentions if verdict == "mended"]
    assert (mended.as_of, mended.as_of_basis) == (as_of, "review")


def test_missed_makes_a_mention_of_the_quote() -> None:
    reviewed, faults = apply(f"- {{quote: come; two thousand went, verdict: missed, why: x, {SET}}}")
    assert faults == []
    start = TEXT.index("come; two thousand went")
    made, verdict = reviewed.mentions[3]
    assert verdict == "missed"
    assert made == dataclasses.replace(
        MARINES,
        start=start,
        end=start + 23,
        phrase="come; two thousand went",
        number_start=start,
        number_end=start + 23,
        value=2000,
        force="blue-army",
        side="united-states",
        status="withdrawn",
    )
    assert [pair for pair in reviewed.mentions if pair[1] is None] == list(untouched())


def test_missed_finds_its_number_in_the_quote() -> None:
    reviewed, faults = apply(
        "- {quote: '300 marines. Between 1,000 and 2,000', verdict: missed, why: x,\n"
        "   set: {low: 1000, high: 2000, force: red-army, status: ordered}}",
        (MARINES,),
    )
    assert faults == []
    made, verdict = reviewed.mentions[1]
    assert verdict == "missed"
    assert TEXT[made.number_start : made.number_end] == "1,000 and 2,000"
    assert made.phrase == TEXT[made.start : made.end] == "300 marines.\nBetween 1,000 and 2,000"
    assert (made.value, made.low, made.high, made.qualifier) == (1500, 1000, 2000, "range")


DEFAULTS = (
    ("value: 500", (500, None, None, "exact")),
    ("low: 500", (500, 500, None, "at_least")),
    ("high: 500", (500, None, 500, "up_to")),
    ("low: 500, high: 501", (500.5, 500, 501, "range")),
    ("value: 500, low: 501, qualifier: more_than", (500, 501, None, "more_than")),
    ("low: 200, high: 999, qualifier: vague", (None, 200, 999, "vague")),
)


@pytest.mark.parametrize(("given_fields", "expected"), DEFAULTS)
def test_missed_fills_in_what_the_numbers_state(given_fields: str, expected: tuple[object, ...]) -> None:
    fields = f"{given_fields}, force: red-army, status: moving"
    reviewed, faults = apply(f"- {{quote: 500 soldiers, verdict: missed, why: x, set: {{{fields}}}}}")
    assert faults == []
    (made,) = (mention for mention, verdict in reviewed.mentions if verdict == "missed")
    assert (made.value, made.low, made.high, made.qualifier) == expected
    assert (made.side, made.measure, made.cues) == ("mexico", "level", ())


def test_a_quote_may_span_lines_and_skips_occurrences_that_cut_a_number() -> None:
    reviewed, faults = apply(
        "- {quote: '2,000 troops may come; two thousand', verdict: missed, why: x,\n"
        "   set: {value: 2000, force: red-army, status: moving}}\n"
        "- {quote: 500 soldiers, verdict: missed, why: x, set: {value: 500, force: red-army, status: moving}}",
        (SOLDIERS,),
    )
    assert faults == []
    assert [mention.phrase for mention, verdict in reviewed.mentions if verdict == "missed"] == [
        "2,000 troops may\ncome; two thousand",
        "500 soldiers",
    ]
    assert reviewed.mentions[0] == (SOLDIERS, None)


TWICE = (
    "- {quote: 300 marines, verdict: right}\n- {quote: 300 marines, verdict: wrong, why: x}",
    "- {quote: 300 marines, verdict: right}\n- {quote: and 300 marines, verdict: mended, why: x, set: {value: 3}}",
    "\n".join([f"- {{quote: two thousand, verdict: missed, why: x, {SET}}}"] * 2),
)


@pytest.mark.parametrize("verdicts", TWICE)
def test_two_verdicts_on_one_figure(verdicts: str) -> None:
    once, no_faults = apply(verdicts.splitlines()[0])
    twice, faults = apply(verdicts)
    assert no_faults == []
    assert faults == ["14:11: the verdict in line 13 is on the same figure; delete one of them"]
    assert (twice.mentions, twice.removed) == (once.mentions, once.removed)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*TEXT.split(), TEXT[:30], "300 marines", "500 soldiers", "two thousand", "zebra", "00"]),
            st.integers(1, 3),
            st.sampled_from(
                [
                    "verdict: right",
                    "verdict: wrong, why: x",
                    "verdict: mended, why: x, set: {force: blue-army}",
                    f"verdict: missed, why: x, {SET}",
                ]
            ),
        ),
        max_size=6,
    )
)
def test_every_verdict_either_counts_or_is_a_fault(verdicts: list[tuple[str, int, str]]) -> None:
    written = "\n".join(f"- {{quote: '{quote}', nth: {nth}, {rest}}}" for quote, nth, rest in verdicts)
    reviewed, faults = apply(written)
    counted = sum(verdict is not None for _, verdict in reviewed.mentions) + len(reviewed.removed)
    assert counted + len(faults) == len(verdicts)
    missed = sum(verdict == "missed" for _, verdict in reviewed.mentions)
    assert len(reviewed.mentions) + len(reviewed.removed) == len(MENTIONS) + missed
    for mention, _ in reviewed.mentions:
        assert TEXT[mention.start : mention.end] == mention.phrase
        assert mention.start <= mention.number_start < mention.number_end <= mention.end
