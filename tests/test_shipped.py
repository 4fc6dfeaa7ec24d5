"""The figures of the sources that ship, field by field: a verdict holds the fields it names, this file all the others.

python -m tests.test_shipped    write tests/shipped_figures.csv anew; read its diff before you commit it
"""

from __future__ import annotations

import csv
from pathlib import Path

from figures.desk import desk

ROOT = Path(__file__).parents[1]
HELD = Path(__file__).with_name("shipped_figures.csv")
FIELDS = ("value", "low", "high", "qualifier", "force", "side", "operation", "measure", "status", "place", "as_of")
COLUMNS = ("figure_id", "phrase", *FIELDS)


def figures() -> list[dict[str, str]]:
    """The figures table of `sources/` by its `COLUMNS`, as text, empty where a field is."""
    csv_text = desk(ROOT / "sources").figures.to_csv(columns=list(COLUMNS), index=False)
    return list(csv.DictReader(csv_text.splitlines()))


def held() -> list[dict[str, str]]:
    """The same as it was last looked through."""
    with HELD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_figures_are_read_as_they_were_looked_through() -> None:
    was, now = ({row["figure_id"]: row for row in rows} for rows in (held(), figures()))
    assert now, "no source ships"
    changes = [
        f"{name}: {'no longer' if name in was else 'newly'} a figure" for name in sorted(was.keys() ^ now.keys())
    ]
    changes += [
        f"{name} “{now[name]['phrase']}”: {field} was {was[name][field] or 'empty'}, is {now[name][field] or 'empty'}"
        for name in was.keys() & now.keys()
        for field in FIELDS
        if was[name][field] != now[name][field]
    ]
    assert not changes, "\n".join([*changes, "if the new reading is right: .venv/bin/python -m tests.test_shipped"])


if __name__ == "__main__":
    with HELD.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(figures())
