"""Small tables in a text: the words at the head of a column say what its numbers count.

State   | Active duty | National Guard
Texas   | 1,200       | 900
Arizona | 700         | 600
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from figures.extract.nouns.nouns import NAMED, NOUNS, Count, noun_kind
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

LEAST = 2  # columns of numbers; of one column the text around it tells
LONGEST_HEAD = 24  # tokens of the line of heads
LABEL = 12  # tokens of the label of a row, with its signs
RULES = frozenset("|*-—_:=+")  # signs that part cells, or lines

Cell = list[Hit]  # the phrases of one head that may say whom or what its column counts


def name_columns(page: Page, counts: Iterable[Count]) -> None:
    """Let each number in the row of a table count what the head of its column names: "State | Soldiers | Trucks"."""
    begins = [0, *(at for at, breaks in enumerate(page.tokens.breaks) if breaks and at)]
    rows: defaultdict[int, list[Count]] = defaultdict(list)
    for each in counts:
        line = bisect_right(begins, each.number.first) - 1
        if each.number.first > begins[line]:  # else it is the label of a row: "2018 | 5,200 | 390,000"
            rows[line].append(each)
    ends = [*begins[1:], page.end]
    heads: dict[int, list[Cell]] = {}  # by line: what heads the table that goes on below it
    for line, row in sorted(rows.items()):
        if not _is_row(page, row, begins[line], ends[line]):
            continue
        above = line - 1
        while above > 0 and is_rule(page, begins[above], ends[above]):
            above -= 1
        cells = heads.get(above) or ([] if above < 0 or above in rows else _cells(page, begins[above], ends[above]))
        if len(cells) >= len(row):
            heads[line] = cells
            for each, cell in zip(row, cells[-len(row) :], strict=True):
                name(each, cell)


def _is_row(page: Page, row: list[Count], begin: int, end: int) -> bool:
    """Whether a line is a label and then nothing but numbers of which nothing else is said."""
    first = last = row[0].number.first
    if len(row) < LEAST or first - begin > LABEL or any(each.kind != "elided" for each in row):
        return False
    for each in row:
        if not is_rule(page, last, each.number.first):
            return False
        last = each.number.last
    return is_rule(page, last, end)


def is_rule(page: Page, begin: int, end: int) -> bool:
    """Whether only signs that part cells stand in tokens [begin, end)."""
    return all(page.tokens.words[at] in RULES for at in range(begin, end))


def _cells(page: Page, begin: int, end: int) -> list[Cell]:
    """The heads in a line, cut at bars and tabs; without those each phrase that names a force or a noun is one."""
    if end - begin > LONGEST_HEAD:
        return []
    cells = phrases_of_cells(page, begin, end)
    if len(cells) == 1:
        cells = [[hit] for hit in cells[0]]
    return cells if any(_may_name_forces(cell) for cell in cells) else []


def phrases_of_cells(page: Page, begin: int, end: int) -> list[Cell]:
    """The phrases that name a force or a noun in tokens [begin, end), cut at bars and tabs."""
    cells: list[Cell] = [[]]
    for at in range(begin, end):
        if at > begin and _parts_cells(page, at):
            cells.append([])
        hit = page.hit_at[at]
        if hit is not None and hit.last == at + 1 and (noun_kind(hit) is not None or hit.senses.keys() & NAMED):
            cells[-1].append(hit)
    return cells


def _parts_cells(page: Page, at: int) -> bool:
    """Whether a bar stands right before a token, or a tab."""
    cut = page.tokens
    return cut.words[at - 1] == "|" or "\t" in cut.text[cut.ends[at - 1] : cut.starts[at]]


def _may_name_forces(cell: Cell) -> bool:
    """Whether the head of a column has a noun for people or the name of a force."""
    return any(noun_kind(hit) in NOUNS or hit.senses.keys() & NAMED for hit in cell)


def name(each: Count, cell: Cell) -> None:
    """Let a bare number count what a head names; of a head that names nobody it counts things."""
    nouns = [(hit, kind) for hit in cell if (kind := noun_kind(hit)) is not None]
    ours = _may_name_forces(cell) and all(kind in NOUNS for _, kind in nouns)
    if ours:
        each.inside = cell
    each.kind = nouns[-1][1] if nouns else "people" if ours else "things"
    each.head = nouns[-1][0] if nouns else cell[-1] if cell else None
