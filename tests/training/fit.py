"""Learn what the words around a figure weigh, and write `figures/lexicon/<language>/evidence.csv`.

    .venv/bin/pip install -r tests/training/requirements-training.txt
    .venv/bin/python -m tests.training.fit

It learns from the figures of `tests/golden` and `tests/reporting`, never from the blind folders, which measure it. The
answers of the rules to these fields are no part of what it hears: rules read the texts that they were written on too
well. It hears the force of a figure and the side of the one beside it as the rules read them. A logistic
regression (of scikit-learn, which has a well-tested one) gives each cue a weight for each answer; what is heard in
few figures, or weighs little, is left out. The same examples give the same file.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from figures import lexicon
from figures.extract.evidence import FIELDS, REACHES, Field, heard
from figures.extract.mentions import tell
from figures.extract.page import page
from figures.extract.story import Story
from figures.extract.vocabulary import vocabulary
from figures.lexicon.learned import FILE, NAMED
from tests.golden_notation import Answer, Example, examples

TESTS = Path(__file__).parents[1]
FOLDERS = {"golden": 1, "reporting": 3}  # how much a figure counts: those of whole passages are like what will be read
STRENGTH = 0.1  # of the regression: the inverse of what keeps its weights small
SELDOM = 5  # a cue heard in fewer figures says nothing
LITTLE = 0.05  # a weight below it is none

SEP = "\t"  # in the name of a cue
Name = tuple[str, str, str]  # where, reach, cue: the columns of the file


@dataclass(frozen=True)
class Figure:
    """A marked figure: what is heard around it, the right answer to each field, and how much it counts."""

    heard: tuple[Name, ...]
    answers: Mapping[Field, str]
    counts: int


def main() -> None:
    """Write the weights of every language."""
    for language in lexicon.languages():
        figures = [figure for folder in FOLDERS for figure in _figures(folder, language)]
        rows = _rows(figures)
        path = lexicon.FOLDER / language / FILE
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        print(f"{path.name} of {language}: {len(figures)} figures, {len(rows) - 2} cues")


def _figures(folder: str, language: str) -> Iterator[Figure]:
    """The marked figures of a folder that were found."""
    for example in examples(TESTS / folder):
        if example.language == language:
            told = tell(page(example.text, vocabulary(language), example.published))
            for number, answer in _found(told, example):
                made = told.drafts[number]
                answers = {field: _one(getattr(answer, field), getattr(made, field)) for field in FIELDS}
                yield Figure(tuple(_names(told, number)), answers, FOLDERS[folder])


def _one(right: frozenset[str], read: str) -> str:
    """Of several right answers the one that is read, else the first by name."""
    return read if read in right else min(right)


def _found(told: Story, example: Example) -> Iterator[tuple[int, Answer]]:
    """The figures that are read where one is marked, by their number in the text, with what is marked there."""
    starts, ends = told.page.tokens.starts, told.page.tokens.ends
    for mark in example.marks:
        for number, made in enumerate(told.drafts):
            over = starts[made.first] < mark.end and ends[made.last - 1] > mark.start
            if over and mark.answer is not None and made.value == mark.answer.value:
                yield number, mark.answer
                break


def _names(told: Story, number: int) -> Iterator[Name]:
    """The columns that name each cue of a figure: what is near it is in its sentence, too."""
    for (where, cue), reach, _ in heard(told, number):
        for within in REACHES[: reach + 1]:
            yield where, within, cue


def _rows(figures: Sequence[Figure]) -> list[list[str]]:
    """The lines of a file: the heading, what each answer weighs before anything is heard, and the cues by name."""
    times = Counter(name for figure in figures for name in set(figure.heard))
    cues = DictVectorizer()
    table = cues.fit_transform(
        [Counter(SEP.join(name) for name in figure.heard if times[name] >= SELDOM) for figure in figures]
    )
    columns: dict[str, tuple[float, Sequence[float]]] = {}
    for field in FIELDS:
        fitted = LogisticRegression(C=STRENGTH, max_iter=5000)
        fitted.fit(table, [figure.answers[field] for figure in figures], [figure.counts for figure in figures])
        for answer, start, weights in zip(fitted.classes_, fitted.intercept_, fitted.coef_, strict=True):
            columns[f"{field} {answer}"] = start, weights
    rows = [[*NAMED, *columns], [*("" for _ in NAMED), *(f"{start:.2f}" for start, _ in columns.values())]]
    for at, name in enumerate(cues.get_feature_names_out()):
        cells = [f"{weights[at]:.2f}" if abs(weights[at]) >= LITTLE else "" for _, weights in columns.values()]
        if any(cells):
            rows.append([*name.split(SEP), *cells])
    return rows


if __name__ == "__main__":
    main()
