"""What cues weigh for answers, as it was learned: `<language>/evidence.csv` and `counting.csv`, written by no hand.

Its heading is "where, reach, cue" and then an answer a column, "status moving". Its first line, without a cue, is what
each answer weighs before anything is heard; each other line is one cue, and an empty cell weighs nothing.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator

from figures import documents
from figures.lexicon.files import FOLDER, LexiconError
from figures.lexicon.records import Weights

NAMED = ["where", "reach", "cue"]  # the columns that name a cue


@functools.cache
def weights(language: str, learned: str) -> Weights | None:
    """The weights of a language that were `learned` for one purpose, None where none were.

    Raises LexiconError with file, line and column.
    """
    path = FOLDER / language / f"{learned}.csv"
    if not path.is_file():
        return None
    lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    shown = documents.from_here(path)
    if len(lines) < 2 or lines[0][: len(NAMED)] != NAMED or any(" " not in name for name in lines[0][len(NAMED) :]):
        raise LexiconError(f"{shown}:1:1: the heading is not that of learned weights; learn them anew")
    cues = {}
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(lines[0]):
            raise LexiconError(f"{shown}:{number}:1: {len(line)} cells under {len(lines[0])} columns; learn them anew")
        where, reach, cue, *cells = line
        cues[where, reach, cue] = tuple(_weighed(f"{shown}:{number}:1", cells))
    answers = tuple((field, answer) for field, _, answer in (name.partition(" ") for name in lines[0][len(NAMED) :]))
    return Weights(answers, cues.pop(("", "", ""), ()), cues)


def _weighed(at: str, cells: list[str]) -> Iterator[tuple[int, float]]:
    """The answers that a line weighs for, by their number, and how much."""
    for number, cell in enumerate(cells):
        if cell:
            try:
                yield number, float(cell)
            except ValueError:
                raise LexiconError(f"{at}: {cell!r} is no weight; learn them anew") from None
