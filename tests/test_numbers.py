"""Numbers as texts write them -> numbers: golden sentences, every spelled integer, and what must hold for any text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from figures.extract.numbers import Number, NumberWords, numbers
from figures.extract.text import prose
from tests.steps import steps

HERE = Path(__file__).parent
SECTIONS: dict[str, dict[str, Any]] = {
    path.parent.name: yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    for path in sorted((HERE.parent / "figures" / "lexicon").glob("*/numbers.yaml"))
}
WORDS = {language: NumberWords.from_lexicon(section) for language, section in SECTIONS.items()}
MARK = re.compile(r"\{([^{}=]+?)(?: = ([^{}]+))?\}")


def read(text: str, language: str) -> list[Number]:
    return numbers(prose.tokens(text), WORDS[language])


def notation(number: Number) -> str:
    """A number as the golden files write it."""
    if number.reason is not None:
        return number.reason
    if number.qualifier == "range":
        return f"{number.low}..{number.high}"
    if number.qualifier == "vague":
        return f"?{number.value}" if number.low is None else f"?{number.low}..{number.high}"
    return f"{'~' if number.qualifier == 'about' else ''}{number.value}"


def golden() -> Iterator[Any]:
    for path in sorted((HERE / "golden_numbers").glob("*.yaml")):
        for group in yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader):
            for example in group["in"]:
                gap = isinstance(example, dict)
                marks = [pytest.mark.xfail(reason=example["gap"], strict=True)] if gap else []
                text = example["text"] if gap else example
                yield pytest.param(path.stem, group["read"], text, id=f"{path.stem}-{text}", marks=marks)


@pytest.mark.parametrize(("language", "answer", "marked"), list(golden()))
def test_every_number_of_a_golden_sentence(language: str, answer: str, marked: str) -> None:
    expected = [f"{match[1]} = {match[2] or answer}" for match in MARK.finditer(marked)]
    assert expected or answer == "nothing", "the sentence marks nothing"
    text = MARK.sub(lambda match: match[1], marked)
    assert not set("{}") & set(text), "a brace is left open"
    assert [f"{text[each.start : each.end]} = {notation(each)}" for each in read(text, language)] == expected


def test_golden_sentences_are_many_and_differ() -> None:
    for language in WORDS:
        groups = yaml.load((HERE / "golden_numbers" / f"{language}.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
        sentences = [str(sentence) for group in groups for sentence in group["in"]]
        assert len(sentences) == len(set(sentences)) >= 150


class Speller:
    """Spells integers below a thousand million with one language's own tables; `style` picks among its wordings."""

    def __init__(self, section: dict[str, Any], style: random.Random) -> None:
        self.style = style
        self.small: dict[int, list[str]] = {}
        for key in ("units", "teens", "tens"):
            for word, value in section[key].items():
                self.small.setdefault(int(value), []).append(word)
        self.hundreds: dict[int, list[str]] = {}
        for word, value in section["hundreds"].items():
            self.hundreds.setdefault(int(value), []).append(word)
        self.scales = {
            int(scale["value"]): (word, "inside" in scale)
            for word, scale in section["scales"].items()
            if scale["alone"] == "number"
        }
        self.tens_joins = [f" {word} " if word else blank for word in section["joins"]["tens"] for blank in " -"]
        self.sum_joins = [" ", *(f" {word} " for word in section["joins"]["sums"])]

    def spell(self, value: int) -> str:
        for unit in (1_000_000, 1_000):
            if value >= unit:
                count, rest = divmod(value, unit)
                word, bare = self.scales[unit]
                head = word if bare and count == 1 else f"{self.spell(count)} {word}"
                return head + self._rest(rest)
        if value >= 100:
            count, rest = divmod(value, 100)
            if value - rest in self.hundreds:
                return self.style.choice(self.hundreds[value - rest]) + self._rest(rest)
            return f"{self.spell(count)} {self.scales[100][0]}{self._rest(rest)}"
        if value in self.small:
            return self.style.choice(self.small[value])
        tens = value - value % 10
        return self.style.choice(self.small[tens]) + self.style.choice(self.tens_joins) + self.spell(value % 10)

    def _rest(self, rest: int) -> str:
        if not rest:
            return ""
        join = self.style.choice(self.sum_joins) if rest < 100 else " "
        return join + self.spell(rest)


@pytest.mark.parametrize("language", WORDS)
def test_every_integer_to_ten_thousand_and_samples_beyond_read_back_from_words(language: str) -> None:
    style = random.Random(2025)
    speller = Speller(SECTIONS[language], style)
    wrong = []
    for value in [
        *range(10_001),
        *style.sample(range(10_001, 1_000_001), 4_000),
        *style.sample(range(10**6, 10**9), 500),
    ]:
        text = speller.spell(value)
        if text in SECTIONS[language]["articles"]:
            continue
        found = read(f"{text.capitalize()} xx", language)
        if [(each.start, each.end, each.value, each.reason) for each in found] != [(0, len(text), value, None)]:
            wrong.append((value, text, found))
    assert not wrong[:5]


@pytest.mark.parametrize("language", WORDS)
def test_every_way_to_group_digits_reads_the_same(language: str) -> None:
    style = random.Random(2026)
    marks = SECTIONS[language]["marks"]["grouping"]
    for value in style.sample(range(1_000, 10_000_000), 1_000):
        for text in [str(value), *(f"{value:,}".replace(",", mark) for mark in marks)]:
            if "'" in text and "'" not in marks:
                continue
            found = read(f"xx {text} xx", language)
            assert [(each.start, each.end, each.value, each.reason) for each in found] == [
                (3, 3 + len(text), value, None)
            ]


@pytest.mark.parametrize("language", WORDS)
def test_digits_with_a_thousands_word_and_the_rest_in_digits(language: str) -> None:
    scale = next(word for word, entry in SECTIONS[language]["scales"].items() if entry["value"] == "1000")
    style = random.Random(2027)
    for value in style.sample(range(1_001, 1_000_000), 1_000):
        thousands, rest = divmod(value, 1_000)
        text = f"{thousands} {scale} {rest}" if rest else f"{thousands} {scale}"
        assert [(each.end, each.value, each.shape) for each in read(text, language)] == [(len(text), value, "mixed")]


PIECES = sorted(
    {
        word
        for section in SECTIONS.values()
        for key in ("units", "tens", "scales", "collectives", "openings", "ordinals")
        for word in section[key]
    }
    | {
        word
        for section in SECTIONS.values()
        for key in ("to", "or", "and", "between", "from", "change")
        for word in section["ranges"][key]
    }
    | {word for section in SECTIONS.values() for words in section["joins"].values() for word in words if word}
    | set(" -/:.,;'$%#@()\n\u00a0½²")
    | {"1", "12", "500", "0", "007", "1,500", "1.500", "2,5", "10 000", "9" * 400, "k", "th", "xx", "://", "www."}
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda blank: blank.join(pieces))
) | st.text(max_size=60)


@given(TEXTS, st.sampled_from(sorted(WORDS)))
def test_on_any_text_numbers_are_in_order_exact_and_consistent(text: str, language: str) -> None:
    tokens = prose.tokens(text)
    end = last = 0
    for number in numbers(tokens, WORDS[language]):
        assert last <= number.first < number.last <= len(tokens)
        assert end <= number.start < number.end <= len(text)
        assert (number.start, number.end) == (tokens.starts[number.first], tokens.ends[number.last - 1])
        end, last = number.end, number.last
        assert (number.low is None) == (number.high is None)
        if number.low is not None and number.high is not None:
            assert number.low < number.high
            assert number.value is None or number.value == (number.low + number.high) / 2
        if number.reason is None:
            assert number.value is None or 0 <= number.value < 2**63
            assert isinstance(number.value, int) or number.qualifier in ("range", "vague")
            assert number.value is not None or number.low is not None


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)
    | st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.sampled_from(sorted(WORDS)),
)
def test_the_work_is_bounded_by_the_number_of_tokens(pattern: str, language: str) -> None:
    for blank in (" ", ""):
        tokens, twice = (prose.tokens(blank.join([pattern] * times)) for times in (40, 80))
        once = steps(partial(numbers, tokens, WORDS[language]), 400 * len(tokens) + 400)
        steps(partial(numbers, twice, WORDS[language]), 2.1 * once)


def test_a_fault_in_the_lexicon_names_its_key() -> None:
    section = next(iter(SECTIONS.values()))
    faults: list[tuple[dict[str, Any], str]] = [
        ({key: value for key, value in section.items() if key != "ranges"}, "numbers: the key 'ranges' is missing"),
        (section | {"units": {"one": "I"}}, "numbers: units: one: expected a number, got 'I'"),
        (section | {"marks": []}, "numbers: marks: expected a mapping"),
        (section | {"percent": "%"}, "numbers: percent: expected a list of words"),
        (section | {"bounds": {"10": ["99", "20"]}}, r"numbers: bounds: 10: expected \[low, high\]"),
        (section | {"scales": {"one": {"value": "100", "alone": "number"}}}, "numbers: 'one' has two meanings"),
        (
            section | {"scales": {"lot": {"value": "100", "alone": "yes"}}},
            "numbers: scales: lot: alone: expected one of number, vague, nothing",
        ),
    ]
    for fault, message in faults:
        with pytest.raises(ValueError, match=message):
            NumberWords.from_lexicon(fault)
