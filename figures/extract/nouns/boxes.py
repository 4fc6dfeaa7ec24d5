"""Boxes of numbers that a page sets apart: a number is all of its line, and the line beside it says what it counts.

9,200
Troops at the border
94
Armored vehicles
"""

from __future__ import annotations

from collections.abc import Iterable

from figures.extract.nouns.columns import is_rule, name, phrases_of_cells
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page

LONGEST_LABEL = 8  # tokens
ASKS = frozenset(":?")  # signs at the end of a line that the next one answers
STOPS = ASKS | frozenset(".;!")  # signs at the end of a line that is no label of the next
UNNAMED = frozenset({"place", "total.before", "levels"})  # what a label may say of soldiers without naming them


def name_boxed(page: Page, counts: Iterable[Count]) -> None:
    """Let a number that is all of a line count what the line beside it names, or nobody: "9,200", and then "Troops"."""
    alone = {page.sentence_of[each.number.first]: each for each in counts if _is_alone(page, each)}
    for run in _runs(alone, 1):
        if len(run) == 1:
            continue
        for sentence in run:
            several = alone.pop(sentence)  # cells of a table, or how often a page was shared and read
            several.kind = several.kind if _is_label(page, run[0] - 1) else "unknown"
    for block in _runs(alone, 2):
        below = _is_label(page, block[-1] + 1) or not _is_label(page, block[0] - 1)
        for sentence in block:
            _name(page, alone[sentence], sentence + 1 if below else sentence - 1, below)


def _runs(sentences: Iterable[int], step: int) -> list[list[int]]:
    """Sentences, in runs of those that stand so many apart."""
    runs: list[list[int]] = []
    for sentence in sentences:
        if runs and sentence - runs[-1][-1] == step:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs


def _name(page: Page, each: Count, label: int, below: bool) -> None:
    """Let a number count what its label says; one that nothing labels counts no soldiers."""
    if not _is_label(page, label):
        each.kind = "unknown"
        return
    tokens = range(*page.sentences[label])
    named = [hit for cell in phrases_of_cells(page, tokens.start, tokens.stop) for hit in cell]
    if not any(page.kinds(at) & UNNAMED for at in tokens) and (named or below):
        name(each, named)


def _is_alone(page: Page, each: Count) -> bool:
    """Whether a bare number is all that its sentence has."""
    begin, end = page.sentence_at(each.number.first)
    alone = is_rule(page, begin, each.number.first) and is_rule(page, each.number.last, end)
    return alone and each.kind == "elided" and each.number.shape != "words"


def _is_label(page: Page, sentence: int) -> bool:
    """Whether a sentence is short and has no number, date or full stop: "Armored vehicles"."""
    if not 0 <= sentence < len(page.sentences):
        return False
    begin, end = page.sentences[sentence]
    bare = all(page.number_at[at] is None and page.date_at[at] is None for at in range(begin, end))
    return end - begin <= LONGEST_LABEL and bare and page.tokens.words[end - 1] not in STOPS
