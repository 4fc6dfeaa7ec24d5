"""What holds for any text at all, however it is written, and how much work a text may cost."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from figures import lexicon
from figures.extract import Reading, read
from figures.extract.glosses import gloss, modules
from figures.extract.reasons import counting, reasons
from figures.extract.records import MEASURES, QUALIFIERS, SIDES, STATUSES
from figures.extract.rules import Rule, rule_name
from figures.extract.story import telling
from tests.golden_notation import examples
from tests.steps import TooMuch, steps

LANGUAGES = lexicon.languages()
DAY = dt.date(2025, 2, 6)
# Rules whose line in `explain` gives no example.
WITHOUT_EXAMPLE = ("counting.outweighs", "ellipses.nobody", "evidence.weigh", "owners.all_told", "posts.nowhere")
RUN = re.compile(r"[0-9]+")
RULE_NAME = re.compile(r"[a-z_]+\.[a-z_]+")
EXAMPLES = list(examples())
TEXTS = [each.text for each in EXAMPLES]


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Reading]:
    """The reading of each golden example, by its id: several tests look at them."""
    return {each.id: read(each.text, each.language, DAY) for each in EXAMPLES}


def told_apart(template: str, together: int) -> Iterator[str]:
    """Of the phrases of a template, those that bring a word, or so many words together, that none before them had.

    All its phrases have its senses, so hardly a look tells the thousands apart that choose each word on its own. What
    is left has every choice (or every pair of choices, every three), every last word and every length.
    """
    known: set[object] = set()
    for phrase in lexicon.expand(template):
        words = phrase.split()
        new = {len(words), ("last", words[-1]), *combinations(words, together)}
        if not new <= known:
            known |= new
            yield phrase


def vocabulary(language: str) -> list[str]:
    """Phrases of the lexicon, one of each template."""
    return sorted({next(lexicon.expand(template)) for template, _ in lexicon.senses(language)})


PIECES = st.one_of(
    st.sampled_from([phrase for language in LANGUAGES for phrase in vocabulary(language)]),
    st.sampled_from(
        [
            "1,500",
            "1.500",
            "1 500",
            "10",
            "2025-02-03",
            "3/4",
            "4,",
            "1.5",
            "1,000-1,500",
            "$3",
            "25%",
            "007",
            "1,50",
            "²",
            "½",
            "Ⅷ",
            "①",
        ]
    ),
    st.sampled_from(
        ["１，５００", "١٥٠٠", "۳۰۰", "१२", "é", "e\u0301", "\u0301", "İ", "ß", "ﬁ", "🪖", "👩‍✈️", "🇲🇽", "軍"]
    ),
    st.sampled_from(
        [
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u00a0",
            "\u202f",
            "\u200b",
            "\u00ad",
            "\u2028",
            "\x00",
            "\x1b",
            "\x85",
            "\ufeff",
        ]
    ),
    st.sampled_from(["\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\ud7ff", "\ufffd", "\U0010ffff"]),
    st.sampled_from(list(".,;:-—–()[]{}\"'“”«»%$€/&+*#@!?¿¡…|")),
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.characters(),
)


def written(pieces: list[str], glue: str) -> str:
    """Pieces put together, with or without spaces."""
    return glue.join(pieces)


WRITTEN = st.builds(written, st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A golden text with a piece cut out and something else put in: nearer to what people write."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 20)))
    piece: str = draw(PIECES)
    return text[:start] + piece + text[end:]


def check(text: str, reading: Reading) -> None:
    """What every reading of every text must be."""
    last = 0
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.phrase
        assert mention.start <= mention.number_start < mention.number_end <= mention.end, (
            "the number lies in its phrase"
        )
        assert mention.start >= last, "mentions stand in order and do not overlap"
        last = mention.end
        assert mention.qualifier in QUALIFIERS
        assert mention.measure in MEASURES
        assert mention.status in STATUSES
        assert mention.side in SIDES
        assert mention.force in lexicon.forces()
        assert mention.operation is None or mention.operation in lexicon.section("operations")
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        if mention.value is None:
            assert mention.qualifier == "vague"
        else:
            assert mention.value >= 0
        for cue in mention.cues:
            assert text[cue.start : cue.end] == cue.phrase
    assert [entry.start for entry in reading.ledger] == sorted(entry.start for entry in reading.ledger)
    for entry in reading.ledger:
        assert text[entry.start : entry.end] == entry.phrase
        assert entry.start < entry.end
    for mention in reading.mentions:
        assert any(
            entry.reason is None and entry.start < mention.number_end and mention.number_start < entry.end
            for entry in reading.ledger
        ), "the ledger has every mention"


def untold(text: str, reading: Reading) -> list[str]:
    """The runs of digits of which the ledger says nothing."""
    told = bytearray(len(text))
    for entry in reading.ledger:
        told[entry.start : entry.end] = b"\1" * (entry.end - entry.start)
    return [run.group() for run in RUN.finditer(text) if not all(told[run.start() : run.end()])]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=WRITTEN)
@settings(derandomize=True)
def test_any_text_is_read(language: str, text: str) -> None:
    check(text, read(text, language, DAY))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=spoiled())
@settings(derandomize=True)
def test_a_spoiled_text_is_read(language: str, text: str) -> None:
    check(text, read(text, language, DAY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_or_hedge_between_two_numbers_is_of_one_of_them(language: str) -> None:
    said = {
        phrase
        for template, sense in lexicon.senses(language)
        if sense.kind in ("measure", "hedge")
        for phrase in told_apart(template, together=2)
    }
    assert len(said) > 2_000
    soldiers = next(phrase for phrase, sense in lexicon.phrases(language) if sense.kind == "troops")
    for phrase in sorted(said):
        text = f"1 300 {soldiers} 1 500 {phrase} 250."
        check(text, read(text, language, DAY))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.one_of(WRITTEN, spoiled()))
@example(text="#40")
@example(text="@40")
@example(text="March 2025-02-03, marzo 2025-02-03")
@example(text="3/4 March, 3/4 marzo")
@settings(derandomize=True)
def test_every_number_is_in_the_ledger(language: str, text: str) -> None:
    assert not untold(text, read(text, language, DAY))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("40-a", "es"),
        ("40-", "es"),
        ("40-a b", "es"),
        ("40-a", "en"),
        (f"two point {'one ' * 5000}million soldiers", "en"),
    ],
)
def test_a_text_that_once_broke_the_reader_is_read(text: str, language: str) -> None:
    check(text, read(text, language, DAY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_golden_text_is_read(language: str, readings: Mapping[str, Reading]) -> None:
    """In its own language with a day of publication, and without one where it names a date; in the other without."""
    for each in EXAMPLES:
        told = [readings[each.id]] if each.language == language else []
        if not told or any(entry.reason == "date" for entry in told[0].ledger):
            told.append(read(each.text, language))
        for reading in told:
            check(each.text, reading)
            assert not untold(each.text, reading)


def test_a_day_of_publication_is_a_date_or_a_moment_and_no_text() -> None:
    text = "About 300 soldiers arrived by Friday."
    moment = dt.datetime(2025, 2, 5, 3, 0, tzinfo=dt.UTC)
    assert read(text, "en", moment) == read(text, "en", moment.date())
    with pytest.raises(TypeError, match=r"published is '2025-02-05', a str: give a datetime\.date such as"):
        read(text, "en", "2025-02-05")  # type: ignore[arg-type]


def test_every_refused_number_names_one_rule(readings: Mapping[str, Reading]) -> None:
    lists: list[tuple[Rule[Any, str], ...]]
    lists = [reasons.ELIDED["digits"], reasons.OF_OTHERS, *reasons.BY_NOUN.values()]
    names = [rule.full_name for rule in {rule for rules in lists for rule in rules}]
    names.append(rule_name(counting.outweighs))  # no rule, but the words that overrule one
    assert len(set(names)) == len(names)
    for entry in (entry for reading in readings.values() for entry in reading.ledger):
        assert entry.rule in names if entry.rule else entry.reason in (None, "date")


def test_a_rule_is_found_in_the_module_that_its_name_says(readings: Mapping[str, Reading]) -> None:
    rules: set[str] = set()
    for told in readings.values():
        rules |= {entry.rule for entry in told.ledger if entry.rule}
        for mention in told.mentions:
            rules |= {mention.force_rule, mention.side_rule, mention.place_rule}
            rules |= {mention.status_rule, mention.measure_rule} | ({mention.operation_rule} - {""})
    for rule in rules:
        module, name = rule.split(".")
        code = inspect.getsource(importlib.import_module(modules()[module]))
        assert f"def {name}(" in code or f'"{rule}"' in code, rule
        line = gloss(rule)
        assert line, f"{rule}: say in its docstring, or in that of its module, what it says"
        assert '"' in line or rule in WITHOUT_EXAMPLE, f"{rule}: give an example in that line: {line}"


def test_every_rule_that_is_named_in_a_text_is_explained() -> None:
    """The passes over all figures give names as texts, "breakdowns.opened", which no list holds."""
    for full in modules().values():
        code = ast.parse(inspect.getsource(importlib.import_module(full)))
        texts = {
            node.value for node in ast.walk(code) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for name in filter(RULE_NAME.fullmatch, texts):
            told = name.partition(".")[0] not in modules() or gloss(name)
            assert told, f"{full}: say in the docstring of the module of {name} what it says"


def test_the_story_hears_of_every_phrase_it_asks_for(
    monkeypatch: pytest.MonkeyPatch, readings: Mapping[str, Reading]
) -> None:
    """A kind that `note` asks for and `TELLING` forgets would show here: with all phrases told, nothing changes."""
    told = [(each.text, each.language, readings[each.id]) for each in EXAMPLES]
    for names in lexicon.section("places")["governors"].values():  # hardly any is named in the golden texts
        text = f"{names[0]} has been at the border since Monday. The Guard has 300 soldiers there."
        told.append((text, "en", read(text, "en", DAY)))
    kinds = frozenset(sense.kind for language in LANGUAGES for _, sense in lexicon.senses(language))
    assert kinds > telling.TELLING
    monkeypatch.setattr(telling, "TELLING", kinds)
    for text, language, reading in told:
        assert read(text, language, DAY) == reading, text


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=spoiled())
@example(text="")
@settings(derandomize=True, max_examples=30)
def test_a_text_is_read_the_same_way_twice(language: str, text: str) -> None:
    assert read(text, language, DAY) == read(text, language, DAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "7" * 400 + " soldiers", "7" * 5_000 + " soldiers", "1" + ",000" * 100 + " soldiers",
        "1" + ".000" * 2_000 + " soldados", "9" * 400 + " million soldiers", "one thousand " * 200, "mil " * 200,
        "\u0301" * 1_000, "(" * 1_000, "\ud800 5", "5\u0301 soldiers",
    ],
    ids=lambda text: f"{text[:12]!a}-{len(text)}",
)  # fmt: skip
def test_a_monstrous_text_is_read(language: str, text: str) -> None:
    check(text, read(text, language, DAY))


# ---------------------------------------------------------------- twice the text, twice the work
def test_steps_tell_linear_from_quadratic() -> None:
    def linear(size: int) -> int:
        return sum(each for each in range(size))

    def quadratic(size: int) -> int:
        return sum(other for each in range(size) for other in range(each))

    assert steps(lambda: linear(400), 2.3 * steps(lambda: linear(200)))
    with pytest.raises(TooMuch):
        steps(lambda: quadratic(400), 2.3 * steps(lambda: quadratic(200)))


HOSTILE = {
    "numbers only": "1,000 ",
    "small numbers": "7 ",
    "ranges": "1-2 ",
    "soldiers": "soldiers ",
    "of": "de ",
    "numbers and": "1,000 and ",
    "numbers with nouns": "1,000 soldiers, ",
    "places with numbers": "Sonora (1,987), ",
    "brackets": "(",
    "quotes": '"',
    "dashes": "-",
    "points": "a.",
    "letters": "a",
    "number words": "two thousand ",
    "number words and": "dos mil y ",
    "changes": "from 1,000 to 2,000 soldiers ",
    "days": "Feb. 3, ",
    "borders": "northern border ",
    "money": "$1 ",
    "lines": "1,000\n",
    "sentences": "Mexico sent 1,000 soldiers to Tijuana on Monday. " * 3,
    "combining": "e\u0301",
    "figures with and": "500 soldiers and ",
    "figures and others": "500 soldiers, 300 police and ",
    "lines of figures": "500 soldiers in Tijuana\n",
    "windows lines": "500 soldiers\r\n",
    "nested brackets": "(500 soldiers (",
    "senders": "Mexico sent 500 soldiers, ",
    "bodies": "brigade of 500, ",
    "owners": "500 from the Army and the National Guard, ",
    "bound figures": "up to 500 soldados en Sonora, ",
    "parts": "of whom 500 ",
    "list items": "- Tijuana: 500\n",
    "denied figures": "denied that 500 ",
    "glued words": "500soldiers",
    "verbs without their accents": "activo llego ",
    "operations and figures": "Texas has 500 soldiers there. Operation Lone Star. ",
    "figures on operations": "500 soldiers on Operation Lone Star, ",
}
UNITS = {15: 2.4, 100: 2.13}  # how many times the work of so many units twice as many may take


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("units", UNITS)
def test_twice_the_text_is_twice_the_work(units: int, name: str, language: str) -> None:
    text = HOSTILE[name] * units
    read(text, language, DAY)  # compiles the lexicon
    once = steps(lambda: read(text, language, DAY))
    steps(lambda: read(text + text, language, DAY), UNITS[units] * once)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("frame", ["500 {}", "About 500 soldiers {}"])
def test_a_text_may_end_behind_any_phrase_of_the_lexicon(frame: str, language: str) -> None:
    templates = {template for template, _ in lexicon.senses(language)}
    every = {phrase for template in templates for phrase in told_apart(template, together=1)}
    assert len(every) > 10_000
    for phrase in every:
        read(frame.format(phrase), language, DAY, ledger=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["7", "a", " ", "(", "no soldiers came to the river, ", "\u0301"])
def test_a_text_of_a_megabyte_in_one_line_is_read(unit: str, language: str) -> None:
    text = unit * (1_000_000 // len(unit.encode()))
    check(text, read(text, language, DAY))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "500 500\nPhilippines"),
        ("es", "Los 500 soldados, se ampliarán tres"),
        ("en", "It was part of its wider 500 soldiers returned to their barracks"),
    ],
)
def test_a_text_may_end_behind_any_phrase(language: str, text: str) -> None:
    assert all(mention.end <= len(text) for mention in read(text, language, dt.date(2025, 3, 1)).mentions)
