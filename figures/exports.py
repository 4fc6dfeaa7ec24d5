"""The tables as files: CSV, Excel, Parquet, JSON and a data package, all derived from the declared columns.

The same frames give the same bytes on any day, so that two downloads can be compared. CSV and Excel files get opened in
spreadsheets, which run text that looks like a formula; there, and only there, such text gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import xlsxwriter  # type: ignore[import-untyped]

from figures import claims as claim
from figures import table
from figures.table import Column, Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is handed out: its name in addresses, its columns with the key first, and what a row is."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]


FIGURES = Table(
    "figures",
    "Figures",
    "One row for each number of military personnel in each source, with the words that carry it.",
    table.COLUMNS,
)
CLAIMS = Table(
    "claims",
    "Claims",
    "One row for each fact: figures of the same force, number and time, told by one publisher or more.",
    claim.COLUMNS,
)
TABLES = (FIGURES, CLAIMS)

LICENSE = "CC-BY-4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"
CITATION = (
    "Cite a figure by its source: publisher, title, published and link. Cite the collection as "
    f"“Troop figures” with the day of your download; its licence is {LICENSE}, {LICENSE_URL}"
)
NEVER_ADD = (
    "Rows overlap: a pledge and a presence, a part and its whole, an increase and the total that includes it, "
    "and repeated reports. Adding them up counts the same people more than once."
)
APOSTROPHE = (
    "In CSV and Excel files a text that starts with = + - @, a tab or a line break has an apostrophe (') put in front, "
    "so that no spreadsheet runs it as a formula. JSON and Parquet hold the exact text."
)
TYPES = (
    "Types: a period is a day, a month or a year (2025-02-03, 2025-02, 2025), a date always a day; an integer counts, "
    "a number may end in .5 (the midpoint of a range); identifiers are separated by one space; a category takes one of "
    "the values listed. An empty cell (null in JSON and Parquet) means that nothing is stated, never zero."
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_EXCEL_ROWS = 1_048_576
_EXCEL_CHARACTERS = 32_767
# The earliest moment a zip file can state.
_TIMELESS = dt.datetime(1980, 1, 1)

_FIELD_TYPES: Mapping[Kind, str] = {
    "identifier": "string",
    "identifiers": "string",
    "text": "string",
    "link": "string",
    "category": "string",
    "period": "string",
    "date": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}

Plain = str | int | float | bool | None


def _plain(value: Any, kind: Kind) -> Plain:
    """A cell as JSON knows it: days as ISO text, whole numbers without a point, missing values as None."""
    if pd.isna(value):
        return None
    if kind == "date":
        return str(value.date().isoformat())
    if kind == "boolean":
        return bool(value)
    if kind in ("integer", "number"):
        return int(value) if value == int(value) else float(value)
    return str(value)


def _records(declared: Table, frame: pd.DataFrame) -> Iterator[list[Plain]]:
    """The rows of a frame, each a list of plain cells in the declared order."""
    columns = [[_plain(value, column.kind) for value in frame[column.name]] for column in declared.columns]
    return (list(cells) for cells in zip(*columns, strict=True))


def _harmless(value: Plain) -> Plain:
    """Text that a spreadsheet would run as a formula, with an apostrophe in front; all else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _csv_cell(value: Plain) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(_harmless(value))


def to_csv(declared: Table, frame: pd.DataFrame) -> bytes:
    """Frame -> CSV after RFC 4180: UTF-8 without a byte order mark, CRLF, empty cells for missing values."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in declared.columns])
    writer.writerows([_csv_cell(value) for value in record] for record in _records(declared, frame))
    return out.getvalue().encode()


def to_json(declared: Table, frame: pd.DataFrame) -> bytes:
    """Frame -> {"columns": what each column means, "<table name>": one object per row}, null for missing values."""
    names = [column.name for column in declared.columns]
    return _json(
        {
            "columns": [_field(column) for column in declared.columns],
            declared.name: [dict(zip(names, record, strict=True)) for record in _records(declared, frame)],
        }
    )


def _json(content: object, indent: int | None = None) -> bytes:
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, indent=indent) + "\n").encode()


def to_parquet(declared: Table, frame: pd.DataFrame) -> bytes:
    """Frame -> Parquet with days as dates, and each column's description and unit in its field's metadata.

    `table.typed(pandas.read_parquet(...), columns)` gives the same frame back.
    """
    arrow = pa.Table.from_pandas(table.typed(frame, declared.columns), preserve_index=False)
    fields = []
    for column in declared.columns:
        about = {"description": column.description} | ({"unit": column.unit} if column.unit else {})
        stored = pa.date32() if column.kind == "date" else arrow.schema.field(column.name).type
        fields.append(pa.field(column.name, stored, metadata=about))
    out = io.BytesIO()
    pq.write_table(arrow.cast(pa.schema(fields, metadata=arrow.schema.metadata)), out, compression="zstd")
    return out.getvalue()


def to_excel(declared: Table, frame: pd.DataFrame) -> bytes:
    """Frame -> Excel workbook: the table under a frozen header, and a second sheet that says what each column means.

    Raises ValueError for a table with more rows, or a text with more characters, than a worksheet can hold.
    """
    if len(frame) >= _EXCEL_ROWS:
        raise ValueError(f"{len(frame)} rows do not fit into a worksheet of {_EXCEL_ROWS}; use CSV or Parquet")
    out = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, safe) as book:
        book.set_properties({"title": declared.title, "created": _TIMELESS})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(declared.title)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(frame), len(declared.columns) - 1)
        for position, column in enumerate(declared.columns):
            sheet.set_column(position, position, max(12, len(column.name) + 2))
            sheet.write_string(0, position, column.name, bold)
        for line, record in enumerate(_records(declared, frame), start=1):
            for position, (column, value) in enumerate(zip(declared.columns, record, strict=True)):
                if column.kind == "date" and isinstance(value, str):
                    sheet.write_datetime(line, position, dt.datetime.fromisoformat(value), day)
                else:
                    _write_cell(sheet, line, position, value)
        _write_dictionary(book.add_worksheet("About"), declared, bold)
    return out.getvalue()


def _write_cell(sheet: Any, line: int, position: int, value: Plain) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, position, value)
    elif isinstance(value, str):
        text = str(_harmless(value))
        if len(text) > _EXCEL_CHARACTERS:
            raise ValueError(
                f"row {line}: a text of {len(text)} characters does not fit into a cell; use CSV or Parquet"
            )
        sheet.write_string(line, position, text)
    elif value is not None:
        sheet.write_number(line, position, value)


def _write_dictionary(sheet: Any, declared: Table, bold: Any) -> None:
    lines = [(declared.description,), (CITATION,), (NEVER_ADD,), (APOSTROPHE,), (TYPES,), (), _DICTIONARY_HEADER]
    for line, cells in enumerate([*lines, *map(_dictionary_line, declared.columns)]):
        for position, cell in enumerate(cells):
            sheet.write_string(line, position, cell, bold if cells is _DICTIONARY_HEADER else None)
    sheet.set_column(0, 2, 18)
    sheet.set_column(3, 3, 100)


_DICTIONARY_HEADER = ("Column", "Type", "Unit", "Meaning")


def _dictionary_line(column: Column) -> tuple[str, str, str, str]:
    values = f" One of: {', '.join(column.values)}." if column.values else ""
    return column.name, column.kind, column.unit or "", column.description + values


def dictionary() -> str:
    """The data dictionary of all tables as a Markdown page."""
    parts = ["# Columns", CITATION, NEVER_ADD, APOSTROPHE, TYPES]
    for declared in TABLES:
        lines: Sequence[tuple[str, ...]] = [
            _DICTIONARY_HEADER,
            ("---",) * len(_DICTIONARY_HEADER),
            *((f"`{name}`", *rest) for name, *rest in map(_dictionary_line, declared.columns)),
        ]
        parts += [f"## {declared.title}", declared.description, "\n".join(f"| {' | '.join(line)} |" for line in lines)]
    return "\n\n".join(parts) + "\n"


def _field(column: Column) -> dict[str, object]:
    """A column as a Table Schema field: https://specs.frictionlessdata.io/table-schema/"""
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.kind == "period":
        constraints["pattern"] = r"\d{4}(-\d{2}(-\d{2})?)?"
    field: dict[str, object] = {
        "name": column.name,
        "type": _FIELD_TYPES[column.kind],
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    return field | ({"constraints": constraints} if constraints else {})


def _resource(declared: Table, content: bytes) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column) for column in declared.columns],
        "primaryKey": declared.columns[0].name,
        "missingValues": [""],
    }
    if declared is FIGURES:
        reference = {"resource": CLAIMS.name, "fields": CLAIMS.columns[0].name}
        schema["foreignKeys"] = [{"fields": CLAIMS.columns[0].name, "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": declared.name,
        "title": declared.title,
        "description": declared.description,
        "path": f"{declared.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": schema,
    }


def data_package(figures: pd.DataFrame, claims: pd.DataFrame) -> bytes:
    """Both frames -> a zipped Tabular Data Package with a licence and the data dictionary.

    Convention: https://specs.frictionlessdata.io/tabular-data-package/ (version 1).
    """
    tables = [(FIGURES, to_csv(FIGURES, figures)), (CLAIMS, to_csv(CLAIMS, claims))]
    package = {
        "profile": "tabular-data-package",
        "name": "troop-figures",
        "title": "Troop figures",
        "description": f"{NEVER_ADD} {CITATION} {APOSTROPHE}",
        "licenses": [{"name": LICENSE, "path": LICENSE_URL}],
        "resources": [_resource(declared, content) for declared, content in tables],
    }
    return _zip(
        {
            "datapackage.json": _json(package, indent=2),
            **{f"{declared.name}.csv": content for declared, content in tables},
            "README.md": dictionary().encode(),
            "LICENSE": f"{LICENSE}\n{LICENSE_URL}\n".encode(),
        }
    )


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _TIMELESS.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix on every system, or the bytes would differ
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is written and what a server calls the result."""

    media_type: str
    encode: Callable[[Table, pd.DataFrame], bytes]


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", to_csv),
    "json": Format("application/json", to_json),
    "parquet": Format("application/vnd.apache.parquet", to_parquet),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_excel),
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that is handed out: what a server calls its content, and how the figures and the claims make it."""

    media_type: str
    encode: Callable[[pd.DataFrame, pd.DataFrame], bytes]


def _one_table(declared: Table, form: Format, figures: pd.DataFrame, claims: pd.DataFrame) -> bytes:
    return form.encode(declared, figures if declared is FIGURES else claims)


FILES: Mapping[str, File] = {
    f"{declared.name}.{ending}": File(form.media_type, partial(_one_table, declared, form))
    for declared in TABLES
    for ending, form in FORMATS.items()
} | {"datapackage.zip": File("application/zip", data_package)}


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all: whoever reads meanwhile sees the old file or the new one."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def build(out: Path, figures: pd.DataFrame, claims: pd.DataFrame) -> list[Path]:
    """Write all of `FILES` into the folder `out`; gives the paths written."""
    out.mkdir(parents=True, exist_ok=True)
    for name, file in FILES.items():
        write(out / name, file.encode(figures, claims))
    return [out / name for name in FILES]
