"""What the documents promise is so: commands, the example source, links, verbs and addresses."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from figures import exports, lexicon, sources
from figures.cli import main
from figures.explain import rules_alone
from figures.extract import read
from tests.benchmarks import naive
from tests.golden_gaps import state
from tests.golden_notation import FOLDER, examples

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "LICENSE-DATA.md", "docs/reading.md")


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    (command,) = (block.strip() for block in blocks("sh") if "pytest" in block)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_dashboard_starts_on_a_fresh_machine_without_a_question() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"].get("showEmailPrompt") is False, "or Streamlit asks for an e-mail address and waits"


def test_the_ci_script_is_sound_bash() -> None:
    done = subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_example_source_is_good_and_its_verdict_fits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("yaml")
    (name,) = set(re.findall(r"explain sources/(\S+\.yaml)", README))
    (tmp_path / name).write_text(example, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert main(["explain", str(tmp_path / name)]) == 0
    assert "mended, force" in capsys.readouterr().out


def test_the_example_of_a_reading_is_read_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    (sentence,) = re.findall(r"^    (Of .+)$", guide, re.MULTILINE)
    (command,) = re.findall(r"-m figures (explain) - (.+)`", guide)
    (shown,) = re.findall(r"^```\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    (tmp_path / "text.txt").write_text(sentence, encoding="utf-8")
    assert main([command[0], str(tmp_path / "text.txt"), *command[1].split()]) == 0
    assert capsys.readouterr().out == shown, "docs/reading.md shows what `explain` said once"


def test_the_fields_a_verdict_can_set_are_the_readers() -> None:
    (listed,) = re.findall(r"The fields are ([\w, ]+)\.", README)
    assert re.split(r", | and ", listed) == [key.name for key in sources.CHANGE_KEYS]


def test_every_key_of_a_source_and_of_a_verdict_is_named() -> None:
    named = set(re.findall(r"`(\w+)", README)) | set(re.findall(r"^(?:- |  )?(\w+):", blocks("yaml")[0], re.MULTILINE))
    assert {key.name for key in (*sources.source_keys(("en",)), *sources.VERDICT_KEYS)} <= named


def test_what_can_be_listed_and_what_an_answer_holds_is_named() -> None:
    for word in ("known forces", "known operations", "known places", "as_of_period", "--published", "--server.port"):
        assert word in README


def test_every_verb_is_documented_and_every_documented_verb_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    documented = re.findall(r"^\| `(\w+)(?: [^`]+)?` \|", README.partition("## Commands")[2], re.MULTILINE)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert documented == re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)


def test_every_file_has_its_address_documented_and_every_documented_address_is_a_file() -> None:
    assert set(re.findall(r"/api/(\w+\.\w+)", README)) == set(exports.FILES)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_within_the_repository_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not ((ROOT / document).parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_named_in_the_documents_are_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = re.findall(r"`((?:figures|tests|sources|docs)/[\w./-]*)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_project_is_cited_under_the_title_of_the_readme() -> None:
    cited = re.findall(r'^title: "(.*)"$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited == re.findall(r"\A# (.*)$", README, re.MULTILINE)


def test_every_command_for_contributors_runs_in_the_environment_of_the_readme() -> None:
    assert re.findall(r"(?<!\.venv/bin/)python -m [\w./ ]+", " ".join(CONTRIBUTING.split())) == []


def test_the_phrase_that_contributors_add_for_practice_is_in_no_example_yet() -> None:
    (phrase,) = re.findall(r"add `([^`]+)` behind the verbs", " ".join(CONTRIBUTING.split()))
    assert f"The governor {phrase} 500 soldiers" in CONTRIBUTING
    added = phrase in dict(lexicon.phrases("en"))
    assert not added, f"{phrase!r} is what newcomers add for practice: take it out, or name another in CONTRIBUTING.md"
    assert [example.where for example in examples() if phrase in example.text] == []


@pytest.mark.parametrize(
    "folder", ["blind", "blind_articles", "blind_whole", "blind_fresh", "blind_natural", "reporting", "golden"]
)
def test_the_table_of_the_reading_says_what_is_measured(folder: str) -> None:
    measured = state(examples(FOLDER.parent / folder)).tallies
    rows = [
        f"{tally.wanted} | {tally.f1(tally.hit):.3f} | {tally.f1(tally.full):.3f} |"
        for _, tally in sorted(measured.items())
    ]
    told = [line for line in README.splitlines() if line.startswith(f"| `tests/{folder}`")]
    assert [line.split(" | ", 2)[2] for line in told] == rows, (
        f"README.md: the rows of tests/{folder}, one a language, end in: {'  and  '.join(rows)}"
    )
    on_operations = rf"In `{folder}` (\d+) and (\d+) figures .*? (\d+) and (\d+) were read .*? (\d+) and (\d+) of them"
    told_of = re.findall(on_operations, " ".join(README.split()))
    assert len(told_of) == (folder == "blind_whole"), "README.md: say once how many figures serve on an operation"
    for counts in told_of:
        serve = [(tally.serving, tally.placed, tally.served) for _, tally in sorted(measured.items())]
        assert list(map(int, counts)) == [count for counts in zip(*serve, strict=True) for count in counts]


def test_how_hard_the_passages_are_is_measured() -> None:
    told = re.findall(r"([\d.]+) and ([\d.]+) in `(\w+)`", " ".join(README.split()))
    assert [folder for *_, folder in told] == ["blind", "blind_articles", "blind_whole", "blind_fresh", "blind_natural"]
    for *rates, folder in told:
        now = [f"{f1:.2f}" for _, (_, _, f1) in naive.by_language(folder)]
        assert rates == now, f"README.md: the plain pattern finds {' and '.join(now)} in {folder}"


def test_the_figures_found_in_news_that_counts_no_soldiers_are_told() -> None:
    plain = " ".join(README.split())
    (articles,) = re.findall(r"`tests/blind_general`: (\d+) articles", plain)
    (told,) = re.findall(r"([\d,]+) words of English and ([\d,]+) of Spanish .*? found (\d+) and (\d+) figures", plain)
    counted = [_counted(language) for language in ("en", "es")]
    assert int(articles) == sum(texts for texts, *_ in counted)
    assert list(told) == [f"{words:,}" for _, words, _ in counted] + [str(figures) for *_, figures in counted]


def _counted(language: str) -> tuple[int, int, int]:
    """How much news in a language counts no soldiers, its words, and the figures found in it."""
    lines = (FOLDER.parent / "blind_general" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line) for line in lines]
    found = [
        read(each["text"], language, dt.date.fromisoformat(each["published"]), ledger=False).mentions for each in texts
    ]
    return len(texts), sum(len(each["text"].split()) for each in texts), sum(map(len, found))


def test_what_the_rules_reach_alone_is_measured() -> None:
    told = re.findall(r"([\d.]+) and ([\d.]+)(?: \*full\*)? on `(\w+)`", " ".join(README.split()))
    with rules_alone():
        for *rates, folder in told:
            measured = state(examples(FOLDER.parent / folder)).tallies
            now = [f"{tally.f1(tally.full):.3f}" for _, tally in sorted(measured.items())]
            assert rates == now, f"README.md: the rules alone reach {' and '.join(now)} on {folder}"
    assert [folder for *_, folder in told] == ["blind", "blind_articles", "blind_whole", "blind_fresh", "blind_natural"]


def test_the_verdicts_on_the_shipped_sources_are_counted_right() -> None:
    verdicts = Counter(
        verdict.verdict for source in sources.load(ROOT / "sources").sources for verdict in source.verdicts
    )
    (told,) = re.findall(
        r"of its (\d+) figures, (\d+) were read right .*?, (\d+) were mended and (\d+) (?:was|were) missed",
        " ".join(README.split()),
    )
    assert [int(number) for number in told] == [
        verdicts.total(),
        *(verdicts[name] for name in ("right", "mended", "missed")),
    ]
