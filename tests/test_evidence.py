"""Evidence and counting: weights of the words around a number can be read, name what the lexicon has, and outweigh."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from figures import lexicon
from figures.cli import main
from figures.extract import evidence, read
from figures.extract.layout.laying import page
from figures.extract.mentions import tell
from figures.extract.reasons import counting, hearing
from figures.extract.records import MEASURES, QUALIFIERS, SIDES, STATUSES
from figures.extract.story.story import Draft
from figures.extract.vocabulary import vocabulary
from figures.lexicon.learned import NAMED

ANSWERS = {"status": set(STATUSES), "measure": set(MEASURES), "side": set(SIDES), "counts": {"troops"}}
LANGUAGES = lexicon.languages()
LEARNED = [evidence.LEARNED, counting.LEARNED]
PLACES = ("before", "behind", "within", "above")


def rows(language: str, learned: str) -> list[list[str]]:
    with (lexicon.FOLDER / language / f"{learned}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("learned", LEARNED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_one_cue_with_a_weight_for_known_answers(language: str, learned: str) -> None:
    heading, start, *cues = rows(language, learned)
    assert heading[:3] == NAMED
    assert all(name.split(" ")[1] in ANSWERS[name.split(" ")[0]] for name in heading[3:])
    assert start[:3] == ["", "", ""]
    assert all(row[0] in PLACES and row[1] in hearing.REACHES and row[2] for row in cues)
    assert all(any(row[3:]) and len(row) == len(heading) for row in cues)
    names = [tuple(row[:3]) for row in cues]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("learned", LEARNED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_that_weigh_are_lists_of_the_lexicon(language: str, learned: str) -> None:
    """A list that was given another name, or is gone, weighs nothing: learn the weights anew."""
    kinds = {f"{sense.kind}.{sense.where}" if sense.where else sense.kind for _, sense in lexicon.senses(language)}
    named = {row[2][1:-1].split(" ")[0] for row in rows(language, learned)[2:] if re.fullmatch("<.+>", row[2])}
    assert named - kinds - {"number", "date", "figure", "no", *QUALIFIERS, *lexicon.forces()} == set()


def test_a_word_weighs_most_right_beside_its_figure() -> None:
    by_reach = hearing.reaching({"sentence": ((0, 1.0),), "beside": ((0, 0.5),)})
    reaching = dict(zip(hearing.REACHES, (hearing.unpacked(weighs, 1) for weighs in by_reach), strict=True))
    assert reaching == {"sentence": [1.0], "near": [1.0], "beside": [1.5]}


@pytest.mark.parametrize("learned", LEARNED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_answers_are_added_at_once(language: str, learned: str) -> None:
    found = lexicon.weights(language, learned)
    assert found is not None
    size, every = len(found.answers), list(found.cues.values())
    added = hearing.unpacked(sum(map(hearing.packed, every)), size)
    assert added == pytest.approx([sum(dict(weighs).get(at, 0.0) for weighs in every) for at in range(size)])


def test_what_is_heard_is_bounded() -> None:
    told = tell(page("so " * 500 + "500 soldiers " + "so " * 500, vocabulary("en"), None))
    reaches = [(where, reach) for (where, cue), reach, _ in evidence.heard(told, 0) if cue == "so"]
    assert hearing.WINDOW <= len(reaches) <= 2 * hearing.WINDOW
    assert reaches.count(("behind", 2)) == hearing.BESIDE
    assert reaches.count(("before", 1)) == hearing.NEAR - hearing.BESIDE


def weighed(monkeypatch: pytest.MonkeyPatch, text: str, weight: float) -> tuple[str, str, list[str]]:
    """Status, rule and the words that spoke, where "unheard" alone weighs for a plan."""
    cues = {"before": hearing.Learned({"unheard": {"sentence": ((0, weight),)}})}
    known = hearing.Scales((("status", "announced"), ("status", "deployed")), 0, cues)
    monkeypatch.setattr(hearing, "scales", lambda language, learned: known if learned == evidence.LEARNED else None)
    mention = read(text, "en").mentions[0]
    return mention.status, mention.status_rule, [cue.phrase for cue in mention.cues if cue.field == "status"]


def test_a_rule_falls_only_to_words_that_weigh_more_than_its_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "In an unheard hour, 500 soldiers, the border."
    status, rule, words = weighed(monkeypatch, text, evidence.TRUST + 0.1)
    assert (status, rule) == ("announced", "evidence.weigh")
    assert "unheard" in words
    status, rule, _ = weighed(monkeypatch, text, evidence.TRUST - 0.1)
    assert (status, rule) == ("deployed", "progress.in_place")


def test_explain_shows_what_the_rules_say_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "In an unheard hour, 500 soldiers, the border."
    weighed(monkeypatch, text, 99)
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    for options, rule in (([], "evidence.weigh"), (["--rules-alone"], "progress.in_place")):
        assert main(["explain", str(tmp_path / "note.txt"), "--language", "en", *options]) == 0
        assert rule in capsys.readouterr().out


def test_what_only_its_own_words_say_is_never_outweighed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "In an unheard hour the Pentagon denied sending 500 soldiers to the border."
    assert weighed(monkeypatch, text, 99)[0] == "denied"


@pytest.mark.parametrize(
    ("text", "answer", "as_read"),
    [
        ("had 500 soldiers on the border on Jan. 30, 2025.", "announced", ("announced", None)),
        ("will have 500 soldiers on the border by March 30, 2025.", "deployed", ("announced", "2025-03-30")),
    ],
)
def test_a_day_gone_by_is_none_of_those_to_come_and_one_to_come_stands(
    text: str, answer: str, as_read: tuple[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "deployed" if answer == "announced" else "announced"
    cues = {"before": hearing.Learned({"unheard": {"sentence": ((0, 99.0),)}})}
    known = hearing.Scales((("status", answer), ("status", other)), 0, cues)
    text, published = f"In an unheard hour the Pentagon {text}", dt.date(2025, 2, 1)
    assert read(text, "en", published).mentions[0].as_of is not None
    monkeypatch.setattr(hearing, "scales", lambda language, learned: known if learned == evidence.LEARNED else None)
    mention = read(text, "en", published).mentions[0]
    assert (mention.status, mention.as_of and str(mention.as_of)) == as_read


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (["where,cue", ""], ":1:1: "),
        (["where,reach,cue,status moving", ",,,0.5", "before,near,so"], ":3:1: 3 cells under 4 columns"),
        (["where,reach,cue,status moving", ",,,0.5", "before,near,so,much"], ":3:1: 'much' is no weight"),
    ],
)
def test_weights_that_cannot_be_read_are_named_with_their_line(
    lines: list[str], where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "counting.csv").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr("figures.lexicon.learned.FOLDER", tmp_path)
    with pytest.raises(lexicon.LexiconError, match=f"counting.csv{re.escape(where)}"):
        lexicon.weights.__wrapped__("en", "counting")


def test_the_figures_of_a_text_are_compared_with_its_largest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[int]()

    def counted_size(made: Draft) -> float:
        asked[id(made)] += 1
        return made.value or 0

    monkeypatch.setattr(Draft, "size", property(counted_size))
    read("900,000 soldiers came. " + "5 soldiers stayed in Yuma and " * 200, "en")
    assert len(asked) > 200
    assert max(asked.values()) <= 4


def test_a_firm_verb_of_its_own_is_never_outweighed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "In an unheard hour 500 soldiers guard the border."
    assert weighed(monkeypatch, text, 99)[:2] == ("deployed", "progress.own_words")


def counted(monkeypatch: pytest.MonkeyPatch, text: str, weight: float) -> tuple[list[float | None], list[str]]:
    """The numbers read as figures and the rules of those that are none, where "unheard" alone weighs for soldiers."""
    cues = {where: hearing.Learned({"unheard": {"sentence": ((0, weight),)}}) for where in ("before", "above")}
    known = hearing.Scales((("counts", "troops"),), 0, cues)
    monkeypatch.setattr(hearing, "scales", lambda language, learned: known if learned == counting.LEARNED else None)
    reading = read(text, "en")
    return [mention.value for mention in reading.mentions], [entry.rule for entry in reading.ledger if entry.rule]


@pytest.mark.parametrize("before", ["In an unheard hour ", "It was an unheard hour. "])
def test_a_bare_number_counts_soldiers_or_none_where_the_words_outweigh_the_text(
    before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"Texas sent 500 soldiers to the border. {before}the total was 900."
    assert counted(monkeypatch, text, -counting.TRUST + 0.1)[0] == [500, 900]
    values, rules = counted(monkeypatch, text, -counting.TRUST - 0.1)
    assert values == [500]
    assert "counting.outweighs" in rules
    others = f"Texas sent 500 soldiers to the border. Agents caught 700 migrants. {before}the total was 900."
    assert counted(monkeypatch, others, counting.TRUST - 0.1)[0] == [500]
    assert counted(monkeypatch, others, counting.TRUST + 0.1)[0] == [500, 900]


def test_what_a_bare_number_says_of_itself_is_never_outweighed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Texas sent 500 soldiers to the border. In an unheard hour they read the 1878 law."
    assert counted(monkeypatch, text, 99)[0] == [500]


def test_what_is_heard_of_a_bare_number_is_bounded() -> None:
    found = page("so " * 60 + "here. So " + "so " * 60 + "900 " + "so " * 60, vocabulary("en"), None)
    (number,) = found.numbers
    stands = [
        where for (where, cue), reach, _ in counting.heard(found, number, number.last) if cue == "so" and not reach
    ]
    last = len(["here", "."])  # the other tokens heard above
    assert stands.count("above") == hearing.WINDOW - last
    assert len(stands) == 3 * hearing.WINDOW - last - 2 * hearing.NEAR
