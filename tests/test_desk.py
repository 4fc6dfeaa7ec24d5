"""A folder of sources as pages and downloads see it: what a reading is made of, and what is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from figures import desk as module
from figures import exports, review, sources
from figures.cli import main
from figures.desk import desk, download

SOURCE = """\
url: https://www.example.org/one
title: "{title}"
publisher: {publisher}
published: {published}
language: {language}
text_is: note
text: |
  There were 300 soldiers on the border on February 20.
"""
PLAIN = {"title": "The border", "publisher": "The Example", "published": "2025-02-25", "language": "en"}


SHIPPED = Path(__file__).parents[1] / "sources"


def write(folder: Path, **changes: str) -> Path:
    """The one source of a folder."""
    path = folder / "one.yaml"
    path.write_text(SOURCE.format(**(PLAIN | changes)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"title": "[U.S. troops at the border]"}, "force", "us-troops"),
        ({"title": "[Mexican troops at the border]"}, "force", "mexican-forces"),
        ({"published": "2025-02-25"}, "as_of", "2025-02-20"),
        ({"published": "2025-02"}, "as_of", "2025-02-20"),
        ({"published": "2024-02"}, "as_of", "2024-02-20"),
    ],
)
def test_desk_and_commands_read_with_the_title_and_with_the_month_where_the_day_is_not_known(
    changes: dict[str, str], field: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, **changes)
    (source,) = sources.load(tmp_path).sources
    reading, reviewed = review.read(source)
    assert [str(getattr(mention, field)) for mention in reading.mentions] == [value]
    assert [str(getattr(mention, field)) for mention, _ in reviewed.mentions] == [value]

    known = desk(tmp_path)
    assert known.readings == {"one": reading}
    assert known.figures[field].tolist() == [value]

    assert main(["explain", str(path)]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.split()[:1] == [field])
    assert value in line


def test_a_verdict_that_fits_the_reading_with_its_title_fits_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, title="U.S. troops at the border")
    verdict = "review:\n- quote: 300 soldiers\n  verdict: mended\n  set: {force: us-troops}\n  why: the title says so\n"
    path.write_text(path.read_text(encoding="utf-8") + verdict, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    (fault,) = desk(tmp_path).faults
    assert "mended changes nothing" in str(fault)
    assert capsys.readouterr().out == f"{fault}\n"


def test_a_text_is_read_anew_only_if_something_changed_that_its_reading_depends_on(tmp_path: Path) -> None:
    def read_anew() -> int:
        before = module._read.cache_info().misses
        desk(tmp_path)
        return module._read.cache_info().misses - before

    module._read.cache_clear()
    write(tmp_path)
    assert read_anew() == 1
    write(tmp_path, publisher="Another Example")
    assert read_anew() == 0
    for change in ({"title": "U.S. troops"}, {"published": "2025-02"}, {"published": "2024-02"}, {"language": "es"}):
        write(tmp_path, **change)
        assert read_anew() == 1, change


def test_a_folder_that_stays_gives_the_same_desk_and_the_same_files(tmp_path: Path) -> None:
    write(tmp_path)
    known = desk(tmp_path)
    assert desk(tmp_path) is known
    for file in exports.FILES:
        assert download(known, file) is download(desk(tmp_path), file)
    write(tmp_path, publisher="Another Example")
    assert desk(tmp_path).digest != known.digest
    assert download(desk(tmp_path), "figures.csv") != download(known, "figures.csv")


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_SOURCES", str(tmp_path))
    assert sources.folder() == tmp_path.resolve()
    monkeypatch.setenv("FIGURES_SOURCES", "")
    assert sources.folder() == Path(__file__).parents[1] / "sources"


def test_every_number_of_the_shipped_sources_is_a_figure_or_has_a_reason() -> None:
    readings = desk(SHIPPED).readings
    assert sum(len(reading.ledger) for reading in readings.values()) > len(readings)
    unexplained = [
        f"{name}: {entry.phrase}"
        for name, reading in readings.items()
        for entry in reading.ledger
        if entry.reason == "unknown"
    ]
    assert not unexplained
