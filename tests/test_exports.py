"""Exports: what is read back is what was written, and no spreadsheet runs a word of it."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import stat
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from figures import exports, table
from figures.claims import claims, with_claims
from figures.exports import CLAIMS, FIGURES, FORMATS, TABLES, Table

DICTIONARY = Path(__file__).parent.parent / "docs" / "columns.md"
FORCES = {"troops": SimpleNamespace(name="Troops", country=None, parent=None)}
DANGEROUS = ["=1+1", "+1,500 men", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


def figure(number: int, **fields: Any) -> dict[str, object]:
    return {
        **dict.fromkeys(table.NAMES),
        "figure_id": f"figure-{number}",
        "source_id": f"source-{number}",
        "publisher": "The Example",
        "title": "“Soldados”, and\nmore",
        "published": "2025-02",
        "date": dt.date(2025, 2, 1),
        "language": "es",
        "url": "https://example.org/?a=b&c=ñ",
        "link": "https://example.org",
        "phrase": "unos 500 soldados",
        "sentence": "Llegaron unos 500 soldados.",
        "start": 0,
        "end": 17,
        "value": 500,
        "qualifier": "about",
        "force": "troops",
        "force_name": "Troops",
        "side": "mexico",
        "measure": "level",
        "status": "moving",
    } | fields


FRAME = with_claims(
    table.frame(
        [
            figure(1, as_of="2025-02-03", date=dt.date(2025, 2, 3), as_of_basis="weekday", review="right"),
            figure(2, value=1250.5, low=1000, high=1501, qualifier="range"),
            figure(3, value=None, low=200, high=999, qualifier="vague", place="Río Bravo"),
            *(figure(4 + number, value=7 + number, title=text) for number, text in enumerate(DANGEROUS)),
        ]
    ),
    FORCES,
)
FRAMES = {"figures": FRAME, "claims": claims(FRAME, FORCES)}
EMPTY = {"figures": table.frame([]), "claims": claims(table.frame([]), FORCES)}
every_table = pytest.mark.parametrize("declared", TABLES, ids=lambda declared: declared.name)


def apostrophes_removed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(title=frame["title"].str.removeprefix("'")) if "title" in frame else frame


@every_table
@pytest.mark.parametrize("frames", [FRAMES, EMPTY], ids=["filled", "empty"])
class TestRoundTrip:
    def test_csv(self, declared: Table, frames: dict[str, pd.DataFrame]) -> None:
        content = exports.to_csv(declared, frames[declared.name])
        read = pd.read_csv(io.BytesIO(content), dtype="string", keep_default_na=False, na_values=[""])
        numbers = {column.name: "Float64" for column in declared.columns if column.kind in ("integer", "number")}
        truths = {column.name for column in declared.columns if column.kind == "boolean"}
        read = read.astype(numbers).assign(**{name: read[name] == "true" for name in truths})
        back = apostrophes_removed(table.typed(read, declared.columns))
        pd.testing.assert_frame_equal(back, frames[declared.name])

    def test_parquet(self, declared: Table, frames: dict[str, pd.DataFrame]) -> None:
        content = exports.to_parquet(declared, frames[declared.name])
        back = table.typed(pd.read_parquet(io.BytesIO(content)), declared.columns)
        pd.testing.assert_frame_equal(back, frames[declared.name])

    def test_json(self, declared: Table, frames: dict[str, pd.DataFrame]) -> None:
        read = json.loads(exports.to_json(declared, frames[declared.name]))
        assert [column["name"] for column in read["columns"]] == [column.name for column in declared.columns]
        back = pd.DataFrame(read[declared.name], columns=[column.name for column in declared.columns], dtype=object)
        pd.testing.assert_frame_equal(table.typed(back, declared.columns), frames[declared.name])

    def test_excel(self, declared: Table, frames: dict[str, pd.DataFrame]) -> None:
        sheet = workbook(exports.to_excel(declared, frames[declared.name]))[declared.title]
        header, *lines = sheet.iter_rows(values_only=True)
        back = table.typed(pd.DataFrame(lines, columns=list(header), dtype=object), declared.columns)
        if "title" in back:  # the workbook's own notation for a carriage return, which this reader leaves as it is
            back["title"] = back["title"].str.replace("_x000D_", "\r", regex=False)
        pd.testing.assert_frame_equal(apostrophes_removed(back), frames[declared.name])


def workbook(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_csv_follows_rfc_4180() -> None:
    content = exports.to_csv(FIGURES, FRAME.iloc[1:2])
    assert content.decode().startswith("figure_id,source_id,")
    assert content.endswith(b"\r\n")
    (record,) = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert (record["value"], record["low"], record["as_of"], record["date"]) == ("1250.5", "1000", "", "2025-02-01")
    assert exports.to_csv(FIGURES, FRAME.iloc[:1]).count(b",500,") == 1


@pytest.mark.parametrize(("line", "text"), list(enumerate(DANGEROUS, start=3)))
def test_no_spreadsheet_runs_a_text(line: int, text: str) -> None:
    record = list(csv.DictReader(io.StringIO(exports.to_csv(FIGURES, FRAME).decode(), newline="")))[line]
    assert record["title"] == "'" + text
    titles = [cell.value for cell in workbook(exports.to_excel(FIGURES, FRAME))["Figures"]["D"]]
    assert titles[line + 1].replace("_x000D_", "\r") == "'" + text
    assert json.loads(exports.to_json(FIGURES, FRAME))["figures"][line]["title"] == text
    assert pd.read_parquet(io.BytesIO(exports.to_parquet(FIGURES, FRAME)))["title"][line] == text


def test_the_workbook_holds_no_formula_no_link_and_real_dates() -> None:
    book = workbook(exports.to_excel(FIGURES, FRAME))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    assert book["Figures"].freeze_panes == "B2"
    (header, first, *_) = book["Figures"].iter_rows(values_only=True)
    assert first[header.index("date")] == dt.datetime(2025, 2, 3)


@every_table
def test_the_workbook_explains_its_columns(declared: Table) -> None:
    lines = list(workbook(exports.to_excel(declared, FRAMES[declared.name]))["About"].iter_rows(values_only=True))
    assert [line[0] for line in lines[-len(declared.columns) :]] == [column.name for column in declared.columns]
    assert exports.CITATION in [line[0] for line in lines]
    assert exports.APOSTROPHE in [line[0] for line in lines]


def test_a_worksheet_too_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_EXCEL_ROWS", len(FRAME))
    with pytest.raises(ValueError, match="rows do not fit into a worksheet"):
        exports.to_excel(FIGURES, FRAME)
    monkeypatch.undo()
    with pytest.raises(ValueError, match="row 1: a text of 40000 characters"):
        exports.to_excel(FIGURES, table.frame([figure(1, phrase="x" * 40_000)]))


def test_parquet_says_what_a_column_means() -> None:
    schema = pq.read_schema(io.BytesIO(exports.to_parquet(FIGURES, FRAME)))
    for column in FIGURES.columns:
        about = schema.field(column.name).metadata
        assert about[b"description"].decode() == column.description
        assert about.get(b"unit", b"").decode() == (column.unit or "")
    assert str(schema.field("date").type) == "date32[day]"


def package_files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_data_package_describes_its_files() -> None:
    files = package_files(exports.data_package(FRAME, FRAMES["claims"]))
    package = json.loads(files["datapackage.json"])
    assert package["profile"] == "tabular-data-package"
    assert [license["name"] for license in package["licenses"]] == ["CC-BY-4.0"]
    assert files["LICENSE"].startswith(b"CC-BY-4.0\n")
    assert files["README.md"].decode() == exports.dictionary()
    for resource, declared in zip(package["resources"], TABLES, strict=True):
        content = files[resource["path"]]
        assert content == exports.to_csv(declared, FRAMES[declared.name])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        header = next(csv.reader(io.StringIO(content.decode(), newline="")))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    (key,) = package["resources"][0]["schema"]["foreignKeys"]
    assert set(FRAME[key["fields"]]) == set(FRAMES["claims"][key["reference"]["fields"]])


@every_table
def test_the_data_package_states_constraints_that_hold(declared: Table) -> None:
    files = package_files(exports.data_package(FRAME, FRAMES["claims"]))
    (resource,) = (each for each in json.loads(files["datapackage.json"])["resources"] if each["name"] == declared.name)
    records = list(csv.DictReader(io.StringIO(files[resource["path"]].decode(), newline="")))
    keys = [record[resource["schema"]["primaryKey"]] for record in records]
    assert len(set(keys)) == len(keys) > 0
    for field in resource["schema"]["fields"]:
        constraints = field.get("constraints", {})
        values = pd.Series([record[field["name"]] for record in records])
        assert not constraints.get("required") or (values != "").all()
        assert set(values) - {""} <= set(constraints.get("enum", values))
        assert values[values != ""].str.fullmatch(constraints.get("pattern", r"(?s:.*)")).all()


@pytest.mark.parametrize("ending", [*FORMATS, "zip"])
def test_the_same_table_gives_the_same_bytes_on_any_day(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def content() -> bytes:
        if ending == "zip":
            return exports.data_package(FRAME, FRAMES["claims"])
        return FORMATS[ending].encode(FIGURES, FRAME)

    def stamps(container: bytes) -> set[tuple[int, ...]]:
        with zipfile.ZipFile(io.BytesIO(container)) as archive:
            return {entry.date_time for entry in archive.infolist()}

    first = content()
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert content() == first
    if ending in ("zip", "xlsx"):
        assert stamps(first) == {(1980, 1, 1, 0, 0, 0)}
    if ending == "xlsx":
        assert workbook(first).properties.created == dt.datetime(1980, 1, 1)


def test_build_writes_every_table_in_every_format(tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    written = exports.build(out, FRAME, FRAMES["claims"])
    expected = {f"{declared.name}.{ending}" for declared in TABLES for ending in FORMATS} | {"datapackage.zip"}
    assert {path.name for path in written} == {path.name for path in out.iterdir()} == expected
    assert (out / "claims.csv").read_bytes() == exports.to_csv(CLAIMS, FRAMES["claims"])


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "figures.csv"
    exports.write(path, b"old")

    def broken(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(OSError, match="no space"):
        exports.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_can_be_read_as_any_new_file_can(tmp_path: Path) -> None:
    exports.write(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == stat.S_IMODE((tmp_path / "b").stat().st_mode)


def test_the_documentation_lists_the_columns_as_declared() -> None:
    renew = "python -c 'import sys; from figures.exports import dictionary; sys.stdout.write(dictionary())'"
    assert DICTIONARY.read_text(encoding="utf-8") == exports.dictionary(), f"renew it: {renew} > docs/columns.md"


def test_every_column_is_declared_once() -> None:
    for declared in TABLES:
        names = [column.name for column in declared.columns]
        assert len(set(names)) == len(names)
        assert all(column.description.endswith(".") for column in declared.columns)
        assert all((column.kind == "category") == bool(column.values) for column in declared.columns)
