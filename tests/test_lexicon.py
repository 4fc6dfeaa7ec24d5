"""The lexicon: it loads, says each thing once and as much in every language, and every entry speaks in its example."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product, takewhile
from pathlib import Path
from typing import Any

import pytest

from figures import documents, lexicon
from figures.cli import IMPOSSIBLE, main
from figures.desk import desk
from figures.extract import read
from figures.extract.layout.laying import page
from figures.extract.records import STATUSES
from figures.extract.text import prose
from figures.extract.text.phrases import Hit, Phrases
from figures.extract.vocabulary import load_all, refuse_two_meanings, vocabulary
from figures.lexicon import LexiconError, Sense
from tests.conftest import pytest_sessionstart
from tests.golden_notation import Example, difference, parse

LANGUAGES = lexicon.languages()
SECTIONS = sorted(
    path.relative_to(lexicon.FOLDER).with_suffix("").as_posix() for path in lexicon.FOLDER.rglob("*.yaml")
)
EXAMPLES: Any = documents.read(Path(__file__).parent / "golden" / "lexicon.yaml")

# Lists that one language needs and another does not, with the reason.
ONE_LANGUAGE = {
    "dates.ago_before": "Spanish says hace dos días, English has the word behind the number",
    "dates.day_nouns": "Spanish says el día 3",
    "dates.decade": "English writes 1990s",
    "dates.not_after": "Spanish has relative words that mean something else after some words",
    "dates.not_before": "Spanish has relative words that mean something else before some words",
    "dates.year_determiners": "English says the 2019 deployment",
    "numbers.articles": "Spanish numerals carry articles",
    "numbers.hundreds": "Spanish has words for 200, 300 …: English says two hundred",
    "numbers.ordinal_signs": "Spanish writes 3.o and 3.a",
    "numbers.pronouns": "English one is a pronoun too",
    "words.grammar.several": "English verbs have no ending for it",
    "words.grammar.said_abroad": "Spanish calls the other country's marines so: its own are infantes de marina",
    "words.grammar.negates_clause": "English turns the verb: nor did the president send",
    "words.marks": "the marks that group digits tell whose forces a Spanish paper means",
    "words.marks..": "the same",
    "words.grammar.future": "a tense that shows in the ending of the verb: English says will",
    "words.grammar.uninflected": "a Spanish infinitive shows in its ending: English says to send",
    "words.grammar.up_by": "English says up 500 from May; Spanish counts so many more",
    "words.grammar.down_by": "the same",
    "words.grammar.since_then": "the same",
    "words.grammar.not_yet": "Spanish has the subjunctive for what is still to come: cuando lleguen",
    "words.grammar.present": "the same",
    "words.grammar.they": "Spanish leaves the pronoun out: dijeron que enviarían",
    "words.grammar.genitive": "English ends an owner with an apostrophe and an s",
    "words.grammar.participle": "Spanish participles have a plural: los 1.500 acuartelados",
    "words.grammar.person": "Spanish says tiene 34 años, never the number alone",
    "words.grammar.of_age": "the same",
    "words.grammar.the_day": "Spanish says hasta el 31, English until the 31st",
    "words.grammar.the_unit": "Spanish says la 101, English the 101st",
    "words.grammar.sorts": "Spanish says 900 elementos entre soldados y marinos, English names the sorts themselves",
    "words.grammar.serves_on": "English names the governor before the mission, Spanish behind it: la misión de Abbott",
    "words.labels.time": "Spanish says a las 3, English has the word behind the number",
}
# Entries of which a name leaves nothing: single words that are asked for as words.
HIDDEN = {("adjective", word) for word in ("army", "naval")}
DENIED = '# Words that deny only the number right behind them: "2,500, not 15,000".\n'  # above an entry of its own
MISSING = {"es": {"words.hedges nearly after"}}  # to be written


@pytest.mark.parametrize("name", SECTIONS)
def test_every_file_loads(name: str) -> None:
    document = documents.read(lexicon.FOLDER / f"{name}.yaml")
    assert not document.faults
    assert document.root is not None
    assert document.root.plain()


def test_there_is_more_than_one_language() -> None:
    assert len(LANGUAGES) > 1


def described(language: str) -> dict[str, bool]:
    """The lists of one language and whether they hold anything: `words.grammar.of`, `words.hedges about after`."""
    found: dict[str, bool] = {}
    for file in ("words", "numbers", "dates"):
        for key, value in lexicon.section(f"{language}/{file}").items():
            found[f"{file}.{key}"] = bool(value)
            if file == "words" and isinstance(value, dict):
                found.update({f"{file}.{key}.{inner}": bool(listed) for inner, listed in value.items()})
            if file == "words" and isinstance(value, list) and isinstance(value[0], dict):
                for entry in value:
                    sides = {entry["where"]: entry["phrases"]} if "where" in entry else entry
                    for where in ("before", "after"):
                        name = f"{file}.{key} {entry.get('says')} {where}"  # one of several lists may hold it
                        found[name] = found.get(name, False) or bool(sides.get(where))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_list_that_another_has(language: str) -> None:
    own = described(language)
    every = {name for other in LANGUAGES for name, filled in described(other).items() if filled}
    missing = {name for name in every - ONE_LANGUAGE.keys() if not own.get(name)}
    assert missing == MISSING.get(language, set()), (
        f"{language} lacks words that another language has (a misspelled name counts so), or has them at last"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["operations", "events"])
def test_every_entry_has_phrases_in_every_language(name: str, language: str) -> None:
    assert not [identity for identity, entry in lexicon.section(name).items() if not entry["phrases"].get(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_border_and_country_has_phrases_in_every_language(language: str) -> None:
    assert not [entry["name"] for entry in lexicon.section("places")["borders"] if not entry["phrases"].get(language)]
    assert not [
        identity for identity, entry in lexicon.section("countries").items() if not entry["actor"].get(language)
    ]


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(LexiconError, match="no lexicon for language 'xx'"):
        vocabulary("xx")


# ---------------------------------------------------------------- in order
WIDE = 120  # characters; a longer line holds one phrase alone
WHOLE = re.compile(r'"[^"]*"|\((?:[^()]|\([^()]*\))*\)')  # what no line break may part: a quoted phrase, a choice


@pytest.mark.parametrize("path", sorted(set(lexicon.FOLDER.rglob("*.yaml")) - {lexicon.FOLDER / "display.yaml"}))
def test_a_long_line_holds_one_phrase_alone(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    wide = {at: line for at, line in lines if len(line) > WIDE and not line.lstrip().startswith("#")}
    broken = [at for at, line in wide.items() if ", " in WHOLE.sub("", line) or " # " in line]
    assert not broken, f"{path.name}: break these lines at a comma, akin phrases together: {broken}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_says_what_each_list_of_grammar_decides(language: str) -> None:
    """A comment right above a list, or behind its name or its last word."""
    lines = (lexicon.FOLDER / language / "words.yaml").read_text(encoding="utf-8").splitlines()
    inside = lines[lines.index("grammar:") + 1 :]
    inside = inside[: next(at for at, line in enumerate(inside) if line and not line.startswith(" "))]
    starts = [at for at, line in enumerate(inside) if re.match(r"  \w+:", line)]
    silent = []
    for at in starts:
        last = next(end for end in range(at, len(inside)) if re.search(r"\](\s+#.*)?$", inside[end]))
        if not inside[at - 1].startswith("  #") and "  #" not in inside[at] + inside[last]:
            silent.append(inside[at].strip())
    assert not silent, f"{language}/words.yaml: say above each of these lists what it decides: {silent}"


@pytest.mark.parametrize("file", [f"{language}/{name}.yaml" for language in LANGUAGES for name in ("dates", "numbers")])
def test_a_comment_says_what_each_list_of_dates_and_numbers_is_for(file: str) -> None:
    lines = (lexicon.FOLDER / file).read_text(encoding="utf-8").splitlines()
    keys = [at for at, line in enumerate(lines) if re.match(r"\w+:", line)]
    silent = [lines[at] for at in keys if not lines[at - 1].startswith("# ") and "  # " not in lines[at]]
    assert not silent, f"{file}: say above each of these what it is for: {silent}"


def test_the_lands_and_peoples_of_neither_side_are_in_alphabetical_order() -> None:
    elsewhere = lexicon.section("countries")["other"]
    lands = [place.name for place in lexicon.places().values() if place.land]
    for names in (lands, *elsewhere["lands"].values(), *elsewhere["actor"].values()):
        plain = [lexicon.slug(name) for name in names if "(" not in name]
        wrong = [name for name, other in zip(plain, sorted(plain), strict=True) if name != other]
        assert not wrong, f"countries.yaml or places.yaml: {wrong[0]} stands out of order"


# ---------------------------------------------------------------- one meaning a phrase
def test_a_phrase_with_two_meanings_is_told() -> None:
    phrases = Phrases()
    for phrase, says, where in (
        ("on its way", "moving", "after"),
        ("On its way", "moving", "after"),
        ("on its way", "deployed", "before"),  # another side is another list
    ):
        phrases.add(phrase, "on its way", Sense("status", says, where))
    assert list(phrases.clashes()) == []
    twin = Sense("status", "deployed", "after")
    phrases.add("on its way", "on its way", twin)
    assert list(phrases.clashes()) == [("on its way", Sense("status", "moving", "after"), twin)]


def two_meanings(language: str) -> tuple[str, Sense]:
    """A phrase of the lexicon, and a sense of its kind and side that it does not have."""
    stages = [(template, sense) for template, sense in lexicon.senses(language) if sense.kind == "status"]
    template, sense = stages[0]
    return template, next(other for _, other in stages if other.where == sense.where and other.says != sense.says)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_with_two_meanings_is_refused(language: str) -> None:
    template, twin = two_meanings(language)
    with said_too(template, twin), pytest.raises(LexiconError, match="has two meanings") as refused:
        refuse_two_meanings(language)
    assert next(lexicon.expand(template)) in str(refused.value)


def test_neither_the_desk_nor_explain_reads_with_a_lexicon_of_two_meanings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.txt").write_text("500 soldiers", encoding="utf-8")
    with said_too(*two_meanings("en")):
        with pytest.raises(LexiconError, match="has two meanings"):
            desk(tmp_path)
        assert main(["explain", str(tmp_path / "text.txt"), "--language", "en"]) == IMPOSSIBLE
    assert "has two meanings" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_civil_name_of_a_force_is_refused_whatever_the_capitals_and_empty_choices(language: str) -> None:
    honest = list(lexicon.senses(language))
    civil = next(template for template, sense in honest if sense.kind == "civil" and "(" not in template)
    force = next(sense for _, sense in honest if sense.kind == "force")
    with (
        said_too(f"{civil.upper()} (|xyz)", force),
        pytest.raises(LexiconError, match=f"{civil!r} names a force in forces.yaml") as refused,
    ):
        vocabulary(language)
    assert f"{language}/words.yaml:" in str(refused.value)


@contextmanager
def said_too(template: str, sense: Sense) -> Iterator[None]:
    """The lexicon with one more phrase."""
    honest = lexicon.senses
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("figures.lexicon.said.senses", lambda language: iter([*honest(language), (template, sense)]))
        vocabulary.cache_clear()
        lexicon.phrases.cache_clear()
        try:
            yield
        finally:
            vocabulary.cache_clear()
            lexicon.phrases.cache_clear()


@pytest.mark.parametrize(
    ("file", "line", "slip", "told"),
    [
        (
            "en/words.yaml",
            "    pony up, teed up,",
            "    pony up, teed up, teed up,",
            "'teed up' stands twice as status",
        ),
        (
            "es/words.yaml",
            "hard_stops: [",
            "hard_stops: [zeta, '(zeta|xyz)',",
            "'zeta' stands twice as hard_stops; keep",
        ),
        ("es/words.yaml", "hard_stops: [", "hard_stops: [(|x)yz, (|x)yz,", "'(|x)yz' stands twice as hard_stops; keep"),
        ("places.yaml", "  - Alaska\n", "  - Alaska\n  - Alaska\n", "'Alaska' stands twice as place alaska"),
    ],
)
def test_a_phrase_that_stands_twice_for_one_thing_is_told_with_its_lines(
    file: str, line: str, slip: str, told: str, tmp_path: Path
) -> None:
    assert_told_with_its_line(file, line, slip, told, tmp_path)


@pytest.mark.parametrize(
    ("file", "line", "slip", "told"),
    [
        ("en/words.yaml", "formation: [", "formation: [zeta,", "'zeta': formation says more of phrases of bodies; add"),
        ("es/words.yaml", "trades: [", "trades: [zeta,", "'zeta': trades says more of phrases of people; add it there"),
        (
            "en/words.yaml",
            "    tents,",
            "    soldiers, tents,",
            "'soldiers' counts others here, and troops at",
        ),
        ("es/words.yaml", "civil: [", "civil: [militares,", "'militares' counts others here, and troops at"),
        (
            "forces.yaml",
            '"{state} National Guard"',
            '"{stat} National Guard"',
            "'{stat} National Guard' has no {state}; write {state} where",
        ),
    ],
)
def test_a_phrase_or_a_template_that_would_say_nothing_is_told_with_its_line(
    file: str, line: str, slip: str, told: str, tmp_path: Path
) -> None:
    assert_told_with_its_line(file, line, slip, told, tmp_path)


def test_a_phrase_of_two_meanings_is_told_with_the_place_of_each(tmp_path: Path) -> None:
    line = "    pony up, teed up,"
    with slipped("en/words.yaml", line, f"{line} ordered,", tmp_path), pytest.raises(LexiconError) as refused:
        load_all()
    at = (lexicon.FOLDER / "en/words.yaml").read_text(encoding="utf-8").partition(line)[0].count("\n") + 1
    here, there = str(refused.value).split(": 'ordered' has two meanings as status before: 'ordered' here and ")
    assert f"words.yaml:{at}:" not in here
    assert re.match(rf"'announced' at \S+en/words\.yaml:{at}:\d+; keep one$", there)


@pytest.mark.parametrize(
    ("file", "line", "slip", "told"),
    [
        (
            "places.yaml",
            "  - Alaska\n",
            "  - Alaska: Alaska town\n",
            "Alaska: one phrase is no list; write [Alaska town]",
        ),
        ("places.yaml", "  - Alaska\n", "  - Alaska: town: two\n", "put the whole value in double quotes"),
        ("en/words.yaml", "hard_stops: [", "hard_stops: [(far|wide,", "no closing bracket in '(far|wide'"),
        ("en/words.yaml", "hard_stops: [", "hard_stops: [one: two,", "put one that holds a colon in quotes"),
        (
            "es/words.yaml",
            "- says: about\n  before: [",
            "- says: about\n  before: [al menos,",
            "'al menos' has two meanings",
        ),
        ("en/words.yaml", DENIED + "- says: denied\n", DENIED + "- sais: denied\n", "sais is no key of statuses"),
        ("en/words.yaml", DENIED + "- says: denied\n", DENIED + "- firm: true\n", "write yes, or leave firm out"),
        (
            "en/words.yaml",
            DENIED + "- says: denied\n",
            DENIED + "- says: deneid\n",
            "says: deneid: statuses say no such thing; did you mean denied?",
        ),
        (
            "en/words.yaml",
            'casualty:\n  # "killed two soldiers"\n  before:',
            'casualty:\n  # "killed two soldiers"\n  befor:',
            "befor is no key of casualty; did you mean before?",
        ),
        (
            "en/words.yaml",
            "    raising, raises, raise,\n",
            "    raising, raises, raise\n",
            "'raise pushing' goes over the end of its line; put a comma behind the phrase that ends there",
        ),
        (
            "en/words.yaml",
            "hard_stops: [",
            "hard_stops: [pencil+ed,",
            "'+' cannot stand there in the phrase 'pencil+ed'; is a comma, a space or a quote missing?",
        ),
        ("en/words.yaml", "hard_stops: [", "hard_stops: [pencil*,", "'*' cannot stand there in the phrase 'pencil*'"),
        (
            "en/words.yaml",
            "hard_stops: [",
            'hard_stops: ["left\u200bbehind",',
            "'\\u200b' cannot stand there in the phrase",
        ),
        (
            "forces.yaml",
            "U.S. Army\n    parent: us-active-duty\n    branch: army\n",
            "U.S. Army\n    parent: us-active-duty\n    branch: armi\n",
            "branch: no branch armi in forces.yaml; did you mean army?",
        ),
        (
            "en/words.yaml",
            "  branch: navy\n",
            "  branch: nayv\n",
            "branch: no branch nayv in forces.yaml; did you mean navy?",
        ),
        (
            "places.yaml",
            "  force: us-marine-corps\n",
            "  force: U.S. Marine Corp\n",
            "force: no force U.S. Marine Corp; did you mean us-marine-corps?",
        ),
        (
            "operations.yaml",
            "  ended: 2019-01\n  force: us-active-duty\n",
            "  ended: 2019-01\n  force: us-active\n",
            "force: no force us-active; did you mean us-active-duty?",
        ),
        (
            "operations.yaml",
            "  began: 2018-10-29\n",
            "  began: October 2018\n",
            "began: October 2018: write a day or a month, as 2021-03-06 or 2021-03",
        ),
        ("places.yaml", "  implies: united-states\n", "  implies: united-sates\n", "implies: no country united-sates"),
        (
            "operations.yaml",
            "    en: [Operation Jump",
            "    ne: [Operation Jump",
            "ne is no language; known: en, es",
        ),
        (
            "forces.yaml",
            "    branch: active\n  us-army:",
            "    branch: active\n  U.S. Army:",
            "U.S. Army is no id; did you mean u-s-army?",
        ),
        ("forces.yaml", "    name: U.S. Army\n", "", "us-army: name is missing"),
        ("forces.yaml", "U.S. Army\n    parent: us-active-duty\n", "U.S. Army\n", "us-army: country is missing"),
        (
            "forces.yaml",
            "U.S. Army\n    parent: us-active-duty\n",
            "U.S. Army\n    parent: us-army\n",
            "is of it itself",
        ),
        (
            "forces.yaml",
            "U.S. Army\n    parent: us-active-duty\n",
            "U.S. Army\n    parent: U.S. active duty\n",
            "no force 'U.S. active duty'; did you mean us-active-duty?",
        ),
        (
            "en/words.yaml",
            "civil: [",
            "civil: [U.S. Army,",
            "'U.S. Army' names a force in forces.yaml, so it is not civil",
        ),
        ("places.yaml", "  weakly: yes ", "  weekly: yes ", "weekly is no key of borders; did you mean weakly?"),
        ("places.yaml", "  nation: yes\n", "  nation: true\n", "nation: true: write yes, or leave nation out"),
        *(
            (file, before + f"{key}:", before + f"{slip}:", f"{slip} is no key of {kind}; did you mean {key}?")
            for file, kind, before, key, slip in (
                ("places.yaml", "places", "- side: other\n  country: united-states\n  ", "guard", "gaurd"),
                ("forces.yaml", "forces", "parent: mexican-forces\n    branch: guard\n    ", "ashore", "ashor"),
                ("countries.yaml", "countries", "they count where nothing else decides.\n  ", "signs", "sings"),
                ("operations.yaml", "operations", "  began: 2018-10-29\n  ended: 2019-01\n  ", "force", "forse"),
                ("events.yaml", "events", "  days: [2017-01-20, 2025-01-20]\n  ", "ahead", "ahed"),
            )
        ),
        (
            "events.yaml",
            "inauguration:\n  name: {en: Presidential inauguration, es: Investidura presidencial}\n  days: [2009-01-20",
            "inauguration:\n  name: {en: Presidential inauguration, es: Investidura presidencial}\n  days: [20-01-2009",
            "events: inauguration: days: days must be written YYYY-MM-DD",
        ),
        (
            "events.yaml",
            "    en: [he took office",
            "    en: [the inauguration",
            "both inauguration and took-office; keep one",
        ),
        ("en/dates.yaml", "never: [", "never: ['', ", "a phrase of the lexicon is empty; delete it"),
        ("en/numbers.yaml", "percent: [", "percent: ['', ", "a phrase of the lexicon is empty; delete it"),
    ],
)
def test_a_slip_in_the_lexicon_is_told_with_its_line(
    file: str, line: str, slip: str, told: str, tmp_path: Path
) -> None:
    text = (lexicon.FOLDER / file).read_text(encoding="utf-8")
    at = (
        text[: text.index(line)].count("\n")
        + slip.count("\n", 0, slip.rindex("\n") if slip.endswith("\n") else None)
        + 1
    )
    with slipped(file, line, slip, tmp_path), pytest.raises(LexiconError) as refused:
        refuse_two_meanings("es" if file.startswith("es") else "en")
    assert told in str(refused.value)
    assert f"{file}:{at}:" in str(refused.value)


@contextmanager
def slipped(file: str, line: str, slip: str, tmp_path: Path) -> Iterator[None]:
    """The lexicon with a slip in one of its files."""
    shutil.copytree(lexicon.FOLDER, tmp_path / "lexicon", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = tmp_path / "lexicon" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(line) == 1
    path.write_text(text.replace(line, slip), encoding="utf-8")
    caches = (lexicon.section, lexicon.places, lexicon.borders, lexicon.forces, lexicon.phrases, vocabulary)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("figures.lexicon.files.FOLDER", tmp_path / "lexicon")
        for cached in caches:
            cached.cache_clear()
        try:
            yield
        finally:
            for cached in caches:
                cached.cache_clear()


def assert_told_with_its_line(file: str, line: str, slip: str, told: str, tmp_path: Path) -> None:
    """The lexicon with the slip does not load, and the error says so and where it stands."""
    at = (lexicon.FOLDER / file).read_text(encoding="utf-8").partition(line)[0].count("\n") + 1
    with slipped(file, line, slip, tmp_path), pytest.raises(LexiconError) as refused:
        load_all()
    assert told in str(refused.value)
    assert f"{file}:{at}:" in str(refused.value)


def test_check_tells_a_slip_in_the_lexicon_of_any_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And where it stands, from the working directory on."""
    (tmp_path / "sources").mkdir()
    monkeypatch.chdir(tmp_path)
    slip = ("es/words.yaml", "- says: about\n  before: [", "- says: abuot\n  before: [")
    with slipped(*slip, tmp_path):
        assert main(["check", str(tmp_path / "sources")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("lexicon/es/words.yaml:")
    assert "says: abuot: hedges say no such thing; did you mean about?" in err


@pytest.mark.parametrize(
    ("line", "slip", "told"),
    [
        (
            "\n  determiner: [\n",
            "\n  determinr: [\n",
            "grammar: determinr: es/words.yaml has no such list; did you mean determiner?",
        ),
        (
            "\n  other people: [\n",
            "\n  other poeple: [\n",
            "reasons: other poeple: es/words.yaml has no such list; did you mean other people?",
        ),
        ("\nreasons:\n", "\nraesons:\n", "raesons: es/words.yaml has no such list; did you mean reasons?"),
        (
            "\ngrammar:\n",
            "\ngrammar:\n  gerund: [ing]\n",
            "grammar: gerund: es/words.yaml has no such list; add it there, empty",
        ),
        ("\nhead: last ", "\nhead: lsat ", "head: lsat; did you mean last?"),
        ("\ncountry: united-states ", "\ncountry: united-sates ", "country: united-sates; did you mean united-states?"),
    ],
)
def test_a_slip_in_the_name_of_a_list_is_told_by_check(
    line: str, slip: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = (lexicon.FOLDER / "en/words.yaml").read_text(encoding="utf-8").partition(line)[0].count("\n") + 2
    with slipped("en/words.yaml", line, slip, tmp_path):
        assert main(["check", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert f"en/words.yaml:{at + ('gerund' in slip)}:" in err
    assert told in err


def test_a_lexicon_that_does_not_load_is_told_once_and_no_test_is_run(tmp_path: Path) -> None:
    slip = ("es/words.yaml", "- says: about\n  before: [", "- says: about\n  before: [al menos,")
    with slipped(*slip, tmp_path), pytest.raises(pytest.exit.Exception, match="'al menos' has two meanings") as stopped:
        pytest_sessionstart()
    assert stopped.value.returncode == 1


@pytest.mark.parametrize("kind", sorted(lexicon.SAYS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_an_entry_may_say_is_said_in_every_language(kind: str, language: str) -> None:
    assert {entry["says"] for entry in lexicon.section(f"{language}/words")[kind]} == {*lexicon.SAYS[kind]}


def test_a_status_is_said_as_the_records_name_it() -> None:
    assert lexicon.SAYS["statuses"] == STATUSES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_phrases_says_with_an_example_what_it_is_for(language: str) -> None:
    path = lexicon.FOLDER / language / "words.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()

    def told(listed: documents.Sequence, opens: int) -> str:
        """The comment above a list, and the one behind its words."""
        above = list(takewhile(lambda line: line.lstrip().startswith("# "), reversed(lines[: opens - 1])))
        return "".join([*above, *(line.partition(" # ")[2] for line in lines[opens - 1 : listed.items[-1].line])])

    silent = [f"{path.name}:{opens}" for listed, opens in _lists(path) if '"' not in told(listed, opens)]
    assert not silent


def _lists(path: Path) -> Iterator[tuple[documents.Sequence, int]]:
    """Every list of phrases of a file that is not empty, and the line of its key, or that its entry begins with."""
    pending: list[tuple[documents.Node | None, int]] = [(documents.read(path).root, 1)]
    while pending:
        node, opens = pending.pop()
        if isinstance(node, documents.Mapping):
            pending.extend((member.value, member.key.line if opens else node.line) for member in node.members.values())
        elif isinstance(node, documents.Sequence) and any(isinstance(item, documents.Scalar) for item in node.items):
            yield node, opens
        elif isinstance(node, documents.Sequence):
            pending.extend((item, 0) for item in node.items)


# ---------------------------------------------------------------- both ways
def found(text: str, language: str) -> list[Hit]:
    """The phrases of the lexicon that speak in a text."""
    return list(page(text, vocabulary(language), None, None).hits)


def stands(template: str, language: str) -> str:
    """File and line of a template."""
    return ", ".join(lexicon.positions(next(lexicon.expand(template)), language)) or language


def test_an_entry_that_never_speaks_is_named_with_its_line() -> None:
    assert re.fullmatch(r"\S*en/words\.yaml:\d+:\d+", stands("raising", "en").split(", ")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_where_it_is_written(language: str) -> None:
    matchers = (vocabulary(language).names, vocabulary(language).phrases)
    deaf = []
    for template, sense in lexicon.senses(language):
        for phrase in lexicon.expand(template):
            hits = [hit for matcher in matchers for hit in matcher.find(prose.tokens(phrase))]
            key = f"{sense.kind}.{sense.where}" if sense.where else sense.kind
            if not any(key in hit.senses and hit.senses[key].says == sense.says for hit in hits):
                deaf.append(f"{stands(template, language)}: {phrase!r} ({key} {sense.says})")
    assert not deaf, "\n".join([f"{len(deaf)} phrases never speak:", *deaf[:10]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_hides_a_phrase_around_it(language: str) -> None:
    """Names are cut out of a text first: of each template some phrase must be left whole, small or with a capital."""
    hidden = []
    beside_others = {template for template, sense in lexicon.senses(language) if sense.kind == "everyday"}
    for template, sense in lexicon.senses(language):
        key = f"{sense.kind}.{sense.where}" if sense.where else sense.kind
        if (sense.kind, template) in HIDDEN or template in beside_others:  # these say nothing alone
            continue
        phrases = (
            form for phrase in lexicon.expand(template) for form in (phrase, phrase.lower(), phrase.capitalize())
        )
        if not any(key in hit.senses for phrase in phrases for hit in found(phrase, language)):
            hidden.append(f"{stands(template, language)}: {template!r} ({key} {sense.says})")
    heading = f"{len(hidden)} entries never speak, for a name in them is found first; write them without it:"
    assert not hidden, "\n".join([heading, *hidden[:10]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_speaks_behind_the_small_words_that_lead_it_in(language: str) -> None:
    hidden = []
    for template, sense in lexicon.senses(language):
        if sense.kind in ("border", "operation", "force"):
            for lead, phrase in product(EXAMPLES.root.plain()["leads"][language], lexicon.expand(template)):
                hits = found(f"{lead} {phrase}", language)
                if not any(sense.kind in hit.senses and hit.senses[sense.kind].says == sense.says for hit in hits):
                    hidden.append(f"{lead} {phrase}")
    assert not hidden, f"{len(hidden)} names stay silent: {'; '.join(hidden[:10])}"


@dataclass(frozen=True, slots=True)
class Said:
    """One marked sentence for one entry; `id` is kind, entry, language and number."""

    id: str
    kind: str
    entry: str
    language: str
    written: str  # the sentence as it stands in the file
    sentence: str

    @property
    def where(self) -> str:
        """File and line."""
        line = next(node.line for node in documents.below(EXAMPLES.root) if node.plain() == self.written)
        return f"{os.path.relpath(EXAMPLES.file)}:{line}"


def said() -> Iterator[Said]:
    """Every sentence of the file, those of the states' Guards written out."""
    plain = EXAMPLES.root.plain()
    for kind in ("forces", "operations", "borders"):
        for entry, by_language in plain[kind].items():
            for language, sentences in by_language.items():
                for number, sentence in enumerate([sentences] if isinstance(sentences, str) else sentences, 1):
                    yield Said(f"{kind}-{entry}-{language}-{number}", kind, entry, language, sentence, sentence)
    for force in lexicon.forces().values():
        if force.state is not None:
            for language, written in plain["states"].items():
                state = lexicon.places()[force.state].name
                sentence = written.replace("STATE-ID", force.id).replace("STATE", state)
                yield Said(f"forces-{force.id}-{language}-1", "forces", force.id, language, written, sentence)


SAID = list(said())
GAPS: dict[str, str] = EXAMPLES.root.plain()["gaps"]


def test_the_file_of_examples_is_sound() -> None:
    assert not EXAMPLES.faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_force_operation_and_border_has_an_example(language: str) -> None:
    wanted = {("forces", force) for force in lexicon.forces()}
    wanted |= {("operations", operation) for operation in lexicon.section("operations")}
    wanted |= {("borders", lexicon.slug(border["name"])) for border in lexicon.section("places")["borders"]}
    there = {(each.kind, each.entry) for each in SAID if each.language == language}
    assert there <= wanted
    missing = [
        f'{kind}: {entry}: {{{language}: "… its name … {{75 soldiers = 75 force-id deployed}} …"}}'
        for kind, entry in wanted - there
    ]
    assert not missing, "\n".join(["tests/golden/lexicon.yaml wants an example of each, such as:", *sorted(missing)])


def speakers(kind: str, identity: str) -> set[tuple[str, str]]:
    """The senses that may speak for an entry: its own, or the branch, country and state that make up a force."""
    if kind != "forces":
        return {(kind[:-1], identity)}
    force = lexicon.forces()[identity]
    state = {("place", force.state)} if force.state is not None else set()
    branches = {(sense, branch) for sense in ("branch", "troops") for branch in force.branches}
    return state or {("force", identity), ("country", force.country), *branches}


def cases() -> Iterator[Any]:
    for each in SAID:
        marks = [pytest.mark.xfail(reason=f"{GAPS[each.id]}: {each.id}", strict=True)] if each.id in GAPS else []
        yield pytest.param(each, id=each.id, marks=marks)


@pytest.mark.parametrize("each", list(cases()))
def test_an_entry_speaks_in_its_example(each: Said) -> None:
    text, marks = parse(each.sentence)
    hits = found(text, each.language)
    spoken = {(sense.kind, sense.says) for hit in hits for sense in hit.senses.values()}
    if not spoken & speakers(each.kind, each.entry):
        line = f"{each.where}: no phrase of {each.entry} speaks in {text!r}"
        pytest.fail("\n".join([line, *branch_hint(each, {"force"})]), pytrace=False)
    reading = read(text, each.language)
    if each.kind == "operations":
        assert [mention.operation for mention in reading.mentions] == [each.entry]
    apart = difference(Example(each.id, EXAMPLES.file, 1, each.language, 1, None, False, text, marks), reading)
    if apart is not None:
        lines = f"{each.where}: wanted {apart.wanted}\n{each.where}: read   {apart.read}"
        pytest.fail("\n".join([lines, *branch_hint(each, apart.fields)]), pytrace=False)


def branch_hint(each: Said, fields: Iterable[str]) -> Iterator[str]:
    """What its lexicon may lack where a force with a branch is read as another."""
    branches = lexicon.forces()[each.entry].branches if each.kind == "forces" and "force" in fields else ()
    for branch in sorted(branches):
        told = [sense for _, sense in lexicon.senses(each.language) if sense.kind in ("troops", "branch")]
        if not any(sense.says == branch for sense in told):
            yield (
                f"{each.entry} has the branch {branch}, and {each.language} has no word for its people: give it one "
                f"under troops in words.yaml (`branch: {branch}`), or phrases under branches in forces.yaml"
            )


def test_a_force_whose_branch_nothing_says_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    each = next(each for each in SAID if each.entry == "us-army" and each.language == "en")
    assert list(branch_hint(each, {"force"})) == []
    monkeypatch.setattr(lexicon, "senses", lambda _: iter(()))
    assert list(branch_hint(each, {"status"})) == []
    (hint,) = branch_hint(each, {"force"})
    assert hint.startswith("us-army has the branch army, and en has no word for its people")


def test_every_example_knows_its_line() -> None:
    lines = Path(EXAMPLES.file).read_text(encoding="utf-8").splitlines()
    assert all(each.written in lines[int(each.where.rpartition(":")[2]) - 1] for each in SAID)


def test_every_gap_is_of_an_example() -> None:
    assert GAPS.keys() <= {each.id for each in SAID}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_total_that_ends_in_a_body_of_people_is_one(language: str) -> None:
    """A longer phrase is found alone: "a force of" must say itself that a force is counted behind it."""
    kinds: dict[str, set[str]] = {}
    for phrase, sense in lexicon.phrases(language):
        kinds.setdefault(phrase.strip(), set()).add(sense.kind)
    of = set(lexicon.section(f"{language}/words")["grammar"]["of"])
    for phrase, said in kinds.items():
        *_, body, last = ("", *phrase.split())
        if said & {"total", "adds_up"} and last in of and "bodies" in kinds.get(body, ()):
            assert "bodies" in said, f"{phrase!r} hides {body!r}: list it in bodies, too"
