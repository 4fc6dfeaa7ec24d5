"""The gate before reading: it never holds back a text that has a troop figure; it holds back news without soldiers."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import lexicon
from figures.extract import gate, read
from figures.extract.gate import MILITARY, may_count_troops
from tests.golden_notation import examples

LANGUAGES = lexicon.languages()
DAY = dt.date(2025, 2, 6)
TEXTS = sorted({each.text for each in examples()})
ALL_KINDS = {sense.kind for language in LANGUAGES for _, sense in lexicon.senses(language)}


def phrases(language: str, kinds: set[str]) -> list[str]:
    """Every phrase of some kinds, written out."""
    return sorted(
        {
            phrase
            for template, sense in lexicon.senses(language)
            if sense.kind in kinds
            for phrase in lexicon.expand(template)
        }
    )


PHRASES = {language: st.sampled_from(phrases(language, ALL_KINDS)) for language in LANGUAGES}
NUMBERS = st.sampled_from(
    ["500", "1,500", "1.500", "a 500-", "two hundred", "dos mil", "un", "Of the 40", "de ellos 40"]
)
GLUE = st.sampled_from([" ", "\n", "-", " - ", ", ", ". ", ": ", " (", "\u00a0", "\u00ad", "\u200b", "\u2009", "/"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_golden_text_with_a_figure_is_held_back(language: str) -> None:
    speaking = [text for text in TEXTS if read(text, language, DAY).mentions]
    assert speaking
    assert not [text for text in speaking if not may_count_troops(text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@settings(derandomize=True, max_examples=400)
def test_no_text_of_any_phrases_with_a_figure_is_held_back(language: str, data: st.DataObject) -> None:
    piece = st.one_of(NUMBERS, PHRASES[language])
    parts = [word + data.draw(GLUE) for word in data.draw(st.lists(piece, min_size=2, max_size=7))]
    text = "".join(parts)
    if read(text, language, DAY).mentions:
        assert may_count_troops(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    number=NUMBERS,
    noun=st.sampled_from(["members", "people", "men", "miembros", "elementos", "personas"]),
    data=st.data(),
)
@settings(derandomize=True, max_examples=300)
def test_people_made_soldiers_by_a_name_are_not_held_back(
    language: str, number: str, noun: str, data: st.DataObject
) -> None:
    around = phrases(language, {"country", "border", "bodies", "place"})
    first, last = data.draw(st.sampled_from(around)), data.draw(st.sampled_from(around))
    for text in (
        f"{first} {number} {noun} {last}",
        f"{first} of {number} {last} {noun}",
        f"{number}{noun} {first}, {last}",
    ):
        if read(text, language, DAY).mentions:
            assert may_count_troops(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_military_phrase_opens_the_gate_however_it_is_cut(language: str) -> None:
    everyday = phrases(language, {"everyday"})  # "active", which speaks of soldiers only beside them
    for phrase in sorted({*phrases(language, set(MILITARY))}.difference(everyday)):
        for text in (
            phrase,
            f"\u201c{phrase.upper()}\u201d",
            phrase.replace(" ", "\n  "),
            re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", phrase),
            f"{phrase} \u8ecd",
        ):
            assert may_count_troops(text, language), text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shares of the brewery fell 3.5% to 40 euros, and 1,200 homes were without power.", "en"),
        ("The company hired 300 people; its staff of 40 engineers works in Leeds.", "en"),
        ("Las acciones bajaron 3,5 % y 1.200 hogares quedaron sin luz.", "es"),
        ("About 40 fires were still active, 23 of them near towns.", "en"),
        ("Seguían activos 40 incendios; los vuelos regulares son 23.", "es"),
        ("The White House met 28 members of the union in Washington; 40 American engineers went to Texas.", "en"),
        ("El Gobierno de México contrató a 300 especialistas y 40 técnicos para el parque de Sonora.", "es"),
        ("", "en"),
    ],
)
def test_news_without_soldiers_is_held_back(text: str, language: str) -> None:
    assert not may_count_troops(text, language)
    assert not read(text, language, DAY).mentions


def test_a_phrase_without_a_letter_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(lexicon.FOLDER, tmp_path / "lexicon", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = tmp_path / "lexicon" / "forces.yaml"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index("      en: [")].count("\n") + 1
    path.write_text(text.replace("      en: [", '      en: ["12", ', 1), encoding="utf-8")
    monkeypatch.setattr("figures.lexicon.files.FOLDER", tmp_path / "lexicon")
    caches = (lexicon.section, lexicon.places, lexicon.borders, lexicon.forces, lexicon.phrases, gate._gate)
    for cached in caches:
        cached.cache_clear()
    try:
        with pytest.raises(
            lexicon.LexiconError, match=rf"forces\.yaml:{line}:\d+: '12' has no word to look for; write"
        ):
            may_count_troops("soldiers", "en")
    finally:
        monkeypatch.undo()
        for cached in caches:
            cached.cache_clear()
