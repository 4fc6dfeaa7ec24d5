"""The commands, as a person or a pipe uses them: what comes out, what is reported, and the exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import jsonl, sources
from figures.cli import main
from figures.documents import Fault
from figures.explain import RULES, printable
from figures.extract import read
from figures.lexicon import LexiconError, forces, places, section

ROOT = Path(__file__).parents[1]
PYTHON_M_FIGURES = (sys.executable, "-m", "figures")

TEXT = "About 300 soldiers arrived in Tijuana on Monday. The work cost $4 million and took 12 days."


def asked(**changes: object) -> bytes:
    """One line to extract from; a change to `...` leaves the key out."""
    line = {"id": "a", "text": TEXT, "language": "en", "published": "2025-02-03"} | changes
    return json.dumps({key: value for key, value in line.items() if value is not ...}).encode() + b"\n"


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own."""
    return subprocess.run(
        [*PYTHON_M_FIGURES, *arguments], input=stdin, capture_output=True, cwd=ROOT, env=os.environ | environment
    )


def answered(*lines: bytes) -> list[dict[str, Any] | str]:
    """What `extract` makes of lines: answers as objects, faults as texts."""
    return [str(item) if isinstance(item, Fault) else json.loads(item) for item in jsonl.answers(lines, "in.jsonl")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source file with one figure, judged mended, and one number that is none."""
    path = tmp_path / "sources" / "one.yaml"
    path.parent.mkdir()
    path.write_text(
        "url: https://www.example.org/one\ntitle: One\npublisher: The Example\npublished: 2025-02-03\nlanguage: en\n"
        f"text_is: note\ntext: |\n  {TEXT}\n"
        "review:\n- quote: 300 soldiers\n  verdict: mended\n  set: {place: Otay}\n  why: it names the crossing\n",
        encoding="utf-8",
    )
    return path


# --- extract ---------------------------------------------------------------------------------------------------------


def test_an_answer_has_the_id_and_every_field_and_its_span_is_its_phrase() -> None:
    (answer,) = answered(asked(id=["any", 1]))
    assert isinstance(answer, dict)
    (mention,) = answer["mentions"]
    assert list(answer) == ["id", "mentions"]
    assert answer["id"] == ["any", 1]
    assert list(mention) == [*jsonl.FIELDS, "as_of_period"]
    assert TEXT[mention["start"] : mention["end"]] == mention["phrase"] == "About 300 soldiers"
    assert (mention["value"], mention["qualifier"], mention["place"]) == (300, "about", "Tijuana")


@pytest.mark.parametrize("published", ["2025-02-03", "2025-02", None, ...])
def test_the_date_may_be_a_day_a_month_or_nothing(published: object) -> None:
    (answer,) = answered(asked(published=published))
    assert isinstance(answer, dict)
    assert len(answer["mentions"]) == 1


def test_relative_dates_count_from_the_day() -> None:
    (answer,) = answered(asked(text="Yesterday 300 soldiers arrived in Tijuana."))
    assert isinstance(answer, dict)
    assert answer["mentions"][0]["as_of"] == "2025-02-02"


@pytest.mark.parametrize(
    ("words", "period"), [("In 2018", "2018"), ("In May 2018", "2018-05"), ("Last year", "2024"), ("Here", None)]
)
def test_a_month_or_a_year_is_no_day(words: str, period: str | None) -> None:
    (answer,) = answered(asked(text=f"{words}, 300 soldiers were sent to Tijuana."))
    assert isinstance(answer, dict)
    (mention,) = answer["mentions"]
    assert (mention["as_of"], mention["as_of_period"]) == (None, period)


def test_a_title_tells_whose_forces_are_meant() -> None:
    titles = ("Mexican troops at the border", "U.S. troops at the border")
    forces = []
    for title in titles:
        (answer,) = answered(asked(text="There were 300 soldiers.", title=title))
        assert isinstance(answer, dict)
        forces.append(answer["mentions"][0]["force"])
    assert forces == ["mexican-forces", "us-troops"]


@pytest.mark.parametrize(
    ("line", "place", "what"),
    [
        (b'{"id": 1,}\n', "2:10", "no JSON"),
        (b'{"id": 1\n', "2:", "no JSON"),
        (b"[1]\n", "2:1", "no JSON object"),
        (b'"text"\n', "2:1", "no JSON object"),
        (b"[" * 100_000 + b"\n", "2:1", "nested too deep"),
        (b'{"id": NaN, "text": "x", "language": "en"}\n', "2:1", "NaN"),
        (b'{"id": 1e999, "text": "x", "language": "en"}\n', "2:1", "Out of range"),
        ('{"id": "ñ\udcff"}\n'.encode("utf-8", "surrogateescape"), "2:10", "byte 0xFF is not UTF-8"),
        (asked(text=...), "2:1", "text is missing"),
        (asked(text=7), "2:1", "text is no text"),
        (asked(text=None), "2:1", "text is no text"),
        (asked(language=...), "2:1", "language is missing; write one of en, es"),
        (asked(language="ess"), "2:1", "language 'ess' is not known here; did you mean es?"),
        (asked(language=["en"]), "2:1", "language is no text"),
        (asked(published="2025-02-30"), "2:1", "published: 2025-02-30 is no day of the calendar"),
        (asked(published="2025-2-3"), "2:1", "did you mean 2025-02-03?"),
        (asked(published=20250203), "2:1", "published is no text"),
        (asked(title=7), "2:1", "title is no text"),
    ],
)
def test_a_bad_line_is_reported_by_its_number_and_the_others_are_answered(line: bytes, place: str, what: str) -> None:
    first, fault, last = answered(asked(id="first"), line, asked(id="last"))
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert (first["id"], last["id"]) == ("first", "last")
    assert isinstance(fault, str)
    assert fault.startswith(f"in.jsonl:{place}")
    assert what in fault


@given(st.binary().filter(lambda line: line.strip() and b"\n" not in line))
def test_any_bytes_get_one_answer_or_one_fault(line: bytes) -> None:
    first, _, last = answered(asked(id="first"), line, asked(id="last"))
    assert isinstance(first, dict)
    assert isinstance(last, dict)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_gets_an_unprintable_character_through(text: str) -> None:
    assert printable(text).isprintable()


def test_a_text_that_breaks_the_extractor_costs_no_other_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_on_sight(text: str, *rest: Any, **options: Any) -> Any:
        if text == "break":
            raise LookupError("no such thing")
        return read(text, *rest, **options)

    monkeypatch.setattr("figures.jsonl.read", breaks_on_sight)
    first, fault, last = answered(asked(id="first"), asked(text="break"), asked(id="last"))
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert fault == "in.jsonl:2:1: cannot be read (LookupError: no such thing); if the line is sound, please report it"


def test_blank_lines_line_ends_and_a_byte_order_mark_are_passed_over() -> None:
    lines = (b"\xef\xbb\xbf" + asked(id=1), b"\n", b" \t\r\n", asked(id=2).replace(b"\n", b"\r\n"), asked(id=3).strip())
    answers = answered(*lines)
    assert [answer["id"] for answer in answers if isinstance(answer, dict)] == [1, 2, 3]
    assert len(answers) == 3


def test_a_mistyped_key_is_named() -> None:
    (fault,) = answered(asked(text=..., txt="300 soldiers came."))
    assert fault == "in.jsonl:1:1: text is missing; did you mean text by txt?"


def test_an_answer_is_one_line_of_ascii_whatever_the_text_holds() -> None:
    text = "\ud800 300\u2028soldiers \x00 came\x85 to Ciudad Juárez."
    (line,) = jsonl.answers([asked(id="\udfff", text=text)], "in.jsonl")
    assert isinstance(line, bytes)
    assert line.isascii()
    assert line.splitlines() == [line.rstrip(b"\n")]
    assert json.loads(line)["id"] == "\udfff"


def test_a_line_is_answered_before_the_next_is_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield asked(id=taken) if taken % 2 else b"{\n"

    answers = jsonl.answers(endless(), "in.jsonl")
    for count in range(1, 6):
        next(answers)
        assert taken == count


def test_answers_are_written_as_they_come() -> None:
    with subprocess.Popen(
        [*PYTHON_M_FIGURES, "extract"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for identity in range(3):
            process.stdin.write(asked(id=identity))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == identity
        process.stdin.close()
    assert process.returncode == 0


def test_extract_answers_and_reports_and_says_so_in_its_status(tmp_path: Path) -> None:
    good = run("extract", stdin=asked())
    assert (good.returncode, good.stderr) == (0, b"")
    mixed = run("extract", "-", stdin=asked(id=1) + b"{\n" + asked(id=3))
    assert mixed.returncode == 1
    assert [json.loads(line)["id"] for line in mixed.stdout.splitlines()] == [1, 3]
    assert mixed.stderr.decode().startswith("<stdin>:2:2: no JSON")
    file = tmp_path / "texts.jsonl"
    file.write_bytes(asked())
    assert run("extract", str(file)).stdout == good.stdout


def test_extract_of_nothing_is_nothing() -> None:
    empty = run("extract")
    assert (empty.returncode, empty.stdout, empty.stderr) == (0, b"", b"")


def test_a_reader_that_goes_away_is_no_error_to_talk_about() -> None:
    with subprocess.Popen(
        [*PYTHON_M_FIGURES, "extract"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(asked())
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(asked())
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_extract_loads_neither_tables_nor_charts_nor_pages() -> None:
    program = (
        "import sys, figures.cli\n"
        "status = figures.cli.main(['extract'])\n"
        "heavy = {'pandas', 'numpy', 'pyarrow', 'altair', 'streamlit'}\n"
        "print(status, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], input=asked(), capture_output=True, cwd=ROOT)
    assert done.stderr.split(b"\n")[0] == b"0 []"
    assert json.loads(done.stdout)["mentions"]


def test_the_package_and_its_help_load_nothing_but_the_standard_library() -> None:
    program = (
        "import sys\n"
        "import figures.cli\n"
        "try: figures.cli.main(['--help'])\n"
        "except SystemExit: loaded = {name for name in sys.modules if name.startswith(('yaml', 'figures'))}\n"
        "print(sorted(loaded), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT)
    assert done.stderr.decode().strip() == "['figures', 'figures.cli']"


# --- check, build, schema --------------------------------------------------------------------------------------------


def test_check_is_quiet_about_good_sources(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(source.parent)]) == 0
    assert capsys.readouterr() == ("", "good sources: 1, faults: 0\n")


def test_check_reports_faults_of_files_and_of_reviews_with_their_place(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = source.read_text(encoding="utf-8")
    source.write_text(content.replace("quote: 300 soldiers", "quote: 400 soldiers"), encoding="utf-8")
    other = source.with_name("two.yaml")
    other.write_text(content.replace("publisher:", "publsher:").replace("/one", "/two"), encoding="utf-8")
    assert main(["check", str(source.parent)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"{other}:3:1: publsher is no key of a source; did you mean publisher?" in lines
    assert any(line.startswith(f"{source}:10:10: “400 soldiers” does not occur") for line in lines)
    assert main(["check", str(source)]) == 1
    assert str(other) not in capsys.readouterr().out


def test_check_says_which_source_gives_no_figure(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = source.read_text(encoding="utf-8")
    source.write_text(content.partition("review:")[0].replace("300 soldiers arrived", "300 boxes arrived"), "utf-8")
    assert main(["check", str(source)]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said == [
        f"{source}:8:3: no figure is read in this text; `python -m figures explain {source}` says why",
        "good sources: 1, faults: 0",
    ]
    source.write_text(content, "utf-8")
    assert main(["check", str(source)]) == 0
    assert capsys.readouterr().err == "good sources: 1, faults: 0\n"


def test_check_says_where_a_quote_may_be_either_of_two(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = source.read_text(encoding="utf-8").replace("The work cost", "Other 300 soldiers stayed. The work cost")
    source.write_text(content, encoding="utf-8")
    assert main(["check", str(source)]) == 0
    twice = "“300 soldiers” occurs 2 times in the text, and the first is taken; say which: nth: 1 or another"
    assert capsys.readouterr().err.splitlines() == [f"{source}:10:10: {twice}", "good sources: 1, faults: 0"]
    source.write_text(content.replace("quote: 300 soldiers", "quote: 300 soldiers\n  nth: 1"), encoding="utf-8")
    assert main(["check", str(source)]) == 0
    assert capsys.readouterr().err == "good sources: 1, faults: 0\n"


def test_check_says_what_it_passes_over(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = source.parent
    for other in (folder / "notes.txt", folder / ".hidden"):
        other.touch()
    (folder / "older").mkdir()
    assert main(["check", str(folder)]) == 0
    said = capsys.readouterr().err.splitlines()
    why = "1:1: passed over; a source is a file that ends in .yaml, in no folder below"
    assert said == [f"{folder / 'notes.txt'}:{why}", f"{folder / 'older'}:{why}", "good sources: 1, faults: 0"]


def test_check_takes_several_paths_and_the_projects_own_sources_are_good(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = len(sources.load(ROOT / "sources").sources)
    assert main(["check", str(source), str(ROOT / "sources")]) == 0
    assert capsys.readouterr().err == f"good sources: {count + 1}, faults: 0\n"


def test_check_names_the_projects_own_files_as_seen_from_the_working_directory(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(source.read_text(encoding="utf-8").replace("publisher:", "publsher:"), encoding="utf-8")
    folder = source.resolve().parent
    monkeypatch.setenv("FIGURES_SOURCES", str(folder))
    for here, shown in ((folder.parent, f"{folder.name}/{source.name}"), (folder, source.name), (ROOT, str(folder))):
        monkeypatch.chdir(here)
        assert main(["check"]) == 1
        assert capsys.readouterr().out.startswith(shown)


def test_check_names_a_path_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.yaml")]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'none.yaml'}:1:1: ")


def test_build_writes_the_tables_and_names_them(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIGURES_SOURCES", str(source.parent))
    out = tmp_path / "out"
    assert main(["build", "--out", str(out)]) == 0
    written = capsys.readouterr().out.splitlines()
    assert sorted(written) == sorted(str(path) for path in out.iterdir())
    assert str(out / "datapackage.zip") in written
    rows = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    assert "About 300 soldiers" in json.dumps(rows)


def test_build_writes_the_good_sources_and_reports_the_others(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIGURES_SOURCES", str(source.parent))
    source.with_name("two.yaml").write_text("url: https://www.example.org/two\n", encoding="utf-8")
    assert main(["build", "--out", str(tmp_path / "out")]) == 1
    assert f"{source.with_name('two.yaml')}:1:1: title is missing" in capsys.readouterr().err
    assert "About 300 soldiers" in (tmp_path / "out" / "figures.csv").read_text(encoding="utf-8")


def test_build_says_where_it_cannot_write(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIGURES_SOURCES", str(source.parent))
    assert main(["build", "--out", str(source)]) == 2
    assert capsys.readouterr().err == f"{source}: File exists\n"


def test_schema_is_that_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == sources.schema()


# --- explain ---------------------------------------------------------------------------------------------------------


def sets(source: Path, fields: str) -> None:
    """Let the verdict of a source file set other fields."""
    content = source.read_text(encoding="utf-8")
    source.write_text(content.replace("{place: Otay}", fields), encoding="utf-8")


def explained(output: str) -> dict[str, dict[str, str]]:
    """For every number by its words, the rows of its explanation by name."""
    numbers = output.partition(f"{RULES}:")[0].strip()
    paragraphs = [paragraph.splitlines() for paragraph in numbers.split("\n\n")]
    return {
        head.split(maxsplit=1)[1]: {
            row.split("  ")[0]: row.split("  ", 1)[1].strip() for row in (line.strip() for line in rows)
        }
        for head, *rows in paragraphs
        if rows
    }


def test_explain_shows_every_number_with_its_reading_or_its_reason(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(source)]) == 0
    output = capsys.readouterr().out
    rows = explained(output)
    figure, date, money, days = rows.values()
    assert output.startswith("8:3 ")
    assert figure["value"] == "300"
    assert figure["qualifier"] == "about  from “About” 8:3"
    assert figure["force"] == "mexican-forces  from “Tijuana” 8:33, rule owners.of_country"
    assert figure["status"] == "moving  from “arrived” 8:22, rule progress.own_words"
    read = "Tijuana, from “Tijuana” 8:33, rule posts.own_words"
    assert figure["place"] == f"Otay  from a person's verdict; read as {read}"
    assert figure["side"] == "mexico  from rule sides.by_place", "its words are those of the place that was overruled"
    assert figure["review"] == "mended, place Tijuana -> Otay"
    assert "low" in figure["not stated"]
    assert [row["no figure"].split("  ")[0] for row in (date, money, days)] == ["date", "money", "duration"]
    assert days["no figure"] == "duration  from “days” 8:89, rule reasons.own_words"


def test_explain_names_the_words_elsewhere_by_which_a_figure_is_of_a_country(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.txt"
    told = "Mexico answered on Monday. Some 1,500 troops were ordered to the border. About 500 soldiers are in place.\n"
    file.write_text(told, encoding="utf-8")
    assert main(["explain", str(file), "--language", "en"]) == 0
    rows = explained(capsys.readouterr().out)
    for phrase in ("Some 1,500 troops", "About 500 soldiers"):
        assert rows[phrase]["force"] == "mexican-forces  from “Mexico” 1:1, rule owners.of_country"
    file.write_text("Officials answered on Monday. Some 1,500 troops were ordered to the border.\n", encoding="utf-8")
    assert main(["explain", str(file), "--language", "en"]) == 0
    assert explained(capsys.readouterr().out)["Some 1,500 troops"]["force"].endswith("  from rule owners.of_country")


def test_explain_tells_once_what_each_rule_says_that_it_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("The 300 went home. Another 40 went to 5 towns.", encoding="utf-8")
    assert main(["explain", str(file), "--language", "en"]) == 0
    output = capsys.readouterr().out
    rules = [line.split(maxsplit=1) for line in output.partition(f"{RULES}:\n")[2].partition("\n\n")[0].splitlines()]
    named = re.findall(r"rule (\S+)", output)
    assert [name for name, _ in rules] == sorted(set(named))
    assert len(named) > len(rules)
    assert dict(rules)["ellipses.no_army"].startswith("Nothing known in a text that speaks of no army")


def test_explain_names_a_place_as_the_table_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("About 300 soldiers are deployed between El Paso and Yuma.\n", encoding="utf-8")
    assert main(["explain", str(file), "--language", "en"]) == 0
    figure = explained(capsys.readouterr().out)["About 300 soldiers"]
    assert figure["place"].startswith("El Paso (between El Paso and Yuma)  from ")


def test_where_names_the_lists_that_have_a_phrase(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "Shipped  home"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1] for line in lines] == ["en: measure decrease before", "en: status withdrawn before"]
    assert all("en/words.yaml:" in line for line in lines)
    assert main(["where", "Texas"]) == 0
    assert "en: place texas" in capsys.readouterr().out
    assert main(["where", "words of no list"]) == 1
    assert "no list has the phrase words of no list" in capsys.readouterr().err


def test_explain_says_what_is_missing_without_the_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("300 soldiers arrived on Monday.\n", encoding="utf-8")
    assert main(["explain", str(file), "--language", "en", "--published", "2025-02-12"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["explain", str(file), "--language", "en"]) == 0
    assert capsys.readouterr().err.startswith("without --published")


def test_a_file_that_is_not_there_comes_with_the_likely_one(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIGURES_SOURCES", str(source.parent))
    source.with_name("notes.txt").touch()
    for path, remedy in (
        (source.stem, f"did you mean {source}?"),
        (str(source.with_name("note.txt")), f"did you mean {source.with_name('notes.txt')}?"),
        ("zzzzzz.jsonl", "mend the path, or write - for standard input"),
    ):
        for verb in ("explain", "extract"):
            assert main([verb, path]) == 2
            assert capsys.readouterr().err == f"{path}: No such file or directory; {remedy}\n"


@pytest.mark.parametrize(
    ("kind", "line"),
    [("forces", "texas-national-guard"), ("operations", "operation-lone-star "), ("places", "Ciudad Juárez\n")],
)
def test_known_lists_all_that_a_verdict_can_name(kind: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["known", kind]) == 0
    listed = capsys.readouterr().out
    assert f"\n{line}" in f"\n{listed}"
    known = {"forces": forces(), "operations": section("operations"), "places": places()}[kind]
    assert len(listed.splitlines()) == len({*known})


@pytest.mark.parametrize(
    ("force", "hint"),
    [("zzzzzz", ""), ("guardia-nacional", ""), ("texas-guard", "did you mean texas-national-guard? ")],
)
def test_a_force_that_is_not_known_comes_with_the_command_that_lists_them(
    force: str, hint: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets(source, f"{{force: {force}}}")
    assert main(["check", str(source)]) == 1
    assert f"force: {force} is not known; {hint}`python -m figures known forces` prints all" in capsys.readouterr().out


def test_a_side_that_is_like_none_is_no_other_side(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sets(source, "{side: north}")
    assert main(["check", str(source)]) == 1
    assert "side: north is not known here; known: mexico, united-states, other" in capsys.readouterr().out


def test_explain_names_the_figure_and_the_day_that_a_part_takes_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("On Monday 500 troops were at the border.\nThat includes 270 in Texas.\n", encoding="utf-8")
    assert main(["explain", str(file), "--language", "en", "--published", "2025-02-12"]) == 0
    part = explained(capsys.readouterr().out)["270"]
    assert part["measure"] == "part  from figure “500 troops” 1:11, rule led.led_in"
    assert part["as_of"] == "2025-02-10  from “Monday” 1:4, weekday"


def test_explain_names_a_noun_that_no_list_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("They carried 500 notebooks and fed 30 men.\n", encoding="utf-8")
    assert main(["explain", str(file), "--language", "en"]) == 0
    notebooks, men = explained(capsys.readouterr().out).values()
    assert notebooks["no figure"] == "things  from “notebooks” 1:18, rule reasons.own_words"
    assert men["no figure"] == "other people  from “men” 1:39, rule reasons.anybody"


def test_explain_shows_what_a_person_took_away_and_added(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, _, _ = source.read_text(encoding="utf-8").partition("review:")
    source.write_text(
        content + "review:\n- {quote: 300 soldiers, verdict: wrong, why: a play}\n"
        "- {quote: 12 days, verdict: missed, why: a trial, set: {value: 12, force: us-troops, status: deployed}}\n",
        encoding="utf-8",
    )
    assert main(["explain", str(source)]) == 0
    output = capsys.readouterr().out
    assert "wrong: a play" in output
    assert "missed: added by a person" in output


def test_explain_gives_a_range_that_a_person_made_of_two_numbers_as_one_figure(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, _, _ = source.read_text(encoding="utf-8").partition("text: |")
    text = "The general counted 1,400, almost 1,500 units of soldiers in Tijuana."
    verdict = '{quote: "1,400, almost 1,500 units", verdict: mended, set: {value: 1450, low: 1400, high: 1500}, why: x}'
    source.write_text(f"{head}text: |\n  {text}\nreview:\n- {verdict}\n", encoding="utf-8")
    assert main(["explain", str(source)]) == 0
    output = capsys.readouterr().out
    ((phrase, figure),) = explained(output).items()
    assert phrase.endswith("1,400, almost 1,500 units")
    assert figure["value"].startswith("1450  from a person's verdict; read as ")
    assert figure["review"].startswith("mended, value ")


def test_explain_calls_a_field_that_a_person_gave_or_took_away_not_stated_before_or_after(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets(source, "{place: null, low: 280}")
    assert main(["explain", str(source)]) == 0
    output = capsys.readouterr().out
    assert "mended, low not stated -> 280, place Tijuana -> not stated" in output
    (figure, *_) = explained(output).values()
    assert figure["low"] == "280  from a person's verdict"
    assert figure["place"].startswith("not stated  from a person's verdict; read as Tijuana, from “Tijuana” 8:33")
    assert output.endswith("\nnumbers and dates: 4, troop figures: 1\n")


def test_explain_reads_plain_text_in_the_language_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Uno.\nAyer llegaron 1.500 soldados a Tijuana.\n", encoding="utf-8")
    assert main(["explain", str(file), "--language", "es", "--published", "2025-02-03"]) == 0
    output = capsys.readouterr().out
    assert "1500" in output
    assert "2025-02-02" in output
    assert {"2:1", "2:15"} <= {line.split(" ")[0] for line in output.splitlines()}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert main(["explain", "-", "--language", "es", "--published", "2025-02-03"]) == 0
    assert capsys.readouterr().out == output


def test_a_text_cannot_drive_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Then 300\x9b2J Mexican\u202e\x1b]0;x\x07 soldiers came.\n", encoding="utf-8")
    main(["explain", str(file), "--language", "en"])
    output = capsys.readouterr().out
    assert not {character for character in output if not character.isprintable() and character != "\n"}
    assert "300" in output


def test_colour_is_for_terminals_and_only_without_no_color(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    main(["explain", str(source)])
    plain = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["explain", str(source)])
    coloured = capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["explain", str(source)])
    assert capsys.readouterr().out == plain
    assert "\x1b" not in plain
    assert "\x1b[1mAbout 300 soldiers\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["explain", "{text}"], "say which language the text is in: --language en or es"),
        (["explain", "{text}", "--language", "xx"], "--language en or es"),
        (["explain", "{text}", "--language", "en", "--published", "2025-2-3"], "did you mean 2025-02-03?"),
        (["explain", "{source}", "--language", "en"], "--language is for plain text"),
        (["explain", "{text}.gone", "--language", "en"], "note.txt.gone: No such file or directory"),
        (["explain", "{latin}", "--language", "en"], "latin.txt:2: byte 0xF1 is not UTF-8"),
        (["extract", "{text}.gone"], "note.txt.gone: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    text, latin = tmp_path / "note.txt", tmp_path / "latin.txt"
    text.write_text(TEXT, encoding="utf-8")
    latin.write_bytes("uno\nEspaña".encode("latin-1"))
    assert main([argument.format(text=text, latin=latin, source=source) for argument in arguments]) == 2
    output = capsys.readouterr()
    assert says in output.err
    assert output.err.count("\n") == 1
    assert output.out == ""


def test_a_broken_lexicon_is_said_in_its_own_words(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LexiconError("words.yaml:3:1: a phrase has two meanings; keep one")

    monkeypatch.setattr("figures.lexicon.forces", broken)
    for verb in ("check", "explain"):
        assert main([verb, str(source)]) == 2
        assert capsys.readouterr().err == "words.yaml:3:1: a phrase has two meanings; keep one\n"
    monkeypatch.setattr("figures.jsonl.read", broken)
    (fault,) = answered(asked())
    assert fault == "in.jsonl:1:1: words.yaml:3:1: a phrase has two meanings; keep one; mend the lexicon"


# --- The command line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "says"),
    [("chek", "did you mean check?"), ("extact", "did you mean extract?"), ("new", "known: check, build")],
)
def test_a_mistaken_verb_gets_the_nearest_one(given: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([given])
    assert left.value.code == 2
    assert says in capsys.readouterr().err


def test_no_verb_is_a_wrong_use_and_help_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    output = capsys.readouterr().out
    assert all(verb in output for verb in ("check", "build", "extract", "explain", "schema", "exit status"))


def test_output_that_cannot_hold_a_letter_shows_its_escape() -> None:
    done = run("schema", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
