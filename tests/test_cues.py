"""What gave a field of a figure: its own words, those of another sentence, or another figure of the text."""

from __future__ import annotations

import datetime as dt

import pytest

from figures.extract import read


@pytest.mark.parametrize(
    ("language", "field", "number", "words", "text"),
    [
        # a figure told before it
        ("en", "force", "90", ["400 guardsmen"], "Texas sent 400 guardsmen to Laredo and 90 to Roma."),
        ("es", "force", "90", ["400 guardias"], "Texas envió 400 guardias a Laredo y 90 a Roma."),
        ("en", "status", "300", ["500 soldiers"], "The Army will send 500 soldiers to Yuma and 300 to Nogales."),
        ("es", "status", "300", ["500 soldados"], "El Ejército enviará 500 soldados a Tecate y 300 a Nogales."),
        (
            "en",
            "side",
            "300",
            ["900 soldiers"],
            "In addition to the 900 soldiers on the line, 300 from Fort Bragg will go.",
        ),
        # several, of which it counts all
        (
            "en",
            "force",
            "190",
            ["900 soldiers", "60 marines"],
            "Sonora has 900 soldiers and 60 marines. In Cajeme 190 members are posted.",
        ),
        (
            "es",
            "force",
            "190",
            ["900 soldados", "60 marinos"],
            "En Sonora hay 900 soldados y 60 marinos. En Cajeme hay 190 elementos.",
        ),
        # a name in the sentence before it
        ("en", "force", "1,200", ["Guard"], "The Guard is on its way. Some 1,200 soldiers will stay in Yuma."),
        (
            "es",
            "force",
            "1,200",
            ["Guardia Nacional"],
            "La Guardia Nacional va en camino. Unos 1,200 elementos irán a Tecate.",
        ),
        # what stands above a list
        (
            "en",
            "status",
            "60",
            ["have promised"],
            "Two states have promised help.\n\n- Utah: 60 soldiers\n- Iowa: 45 soldiers",
        ),
        (
            "es",
            "status",
            "60",
            ["prometieron"],
            "Dos estados prometieron ayuda.\n\n- Utah: 60 soldados\n- Iowa: 45 soldados",
        ),
        # the whole that it is a part of, beside its own words, if any; and what it joins
        ("en", "measure", "700", ["2,900 troops"], "Mexico will post 2,900 troops: 1,650 in Juárez and 700 in Tecate."),
        (
            "es",
            "measure",
            "700",
            ["2,900 elementos"],
            "México tendrá 2,900 elementos: 1,650 en Juárez y 700 en Tecate.",
        ),
        (
            "en",
            "measure",
            "300",
            ["of them", "900 soldiers"],
            "The Army sent 900 soldiers to Yuma. Of these, 300 of them left.",
        ),
        ("en", "measure", "60", ["2,100"], "About 60 soldiers will join the 2,100 already there."),
        ("es", "measure", "60", ["2,100"], "Unos 60 soldados se sumarán a los 2,100 que ya están ahí."),
        # the words of the day that its whole holds for
        ("en", "as_of", "270", ["Monday"], "On Monday 500 troops were at the border. That includes 270 in Texas."),
        ("es", "as_of", "270", ["lunes"], "El lunes había 500 soldados en la frontera. De ellos, 270 en Sonora."),
        # the same figure below a headline
        (
            "en",
            "force",
            "450",
            ["450 soldiers"],
            "450 troops to the border\n\nThe Texas Guard sent 450 soldiers to Roma.",
        ),
        (
            "es",
            "force",
            "450",
            ["450 soldados"],
            "Van 450 a la frontera\n\nLa Guardia de Texas envió 450 soldados a Roma.",
        ),
    ],
)
def test_a_field_names_the_words_or_the_figures_that_it_came_from(
    language: str, field: str, number: str, words: list[str], text: str
) -> None:
    reading = read(text, language, dt.date(2025, 2, 12))
    mention = next(mention for mention in reading.mentions if number in mention.phrase)
    assert [cue.phrase for cue in mention.cues if cue.field == field] == words
