"""Learn what the words around a number weigh: `evidence.csv` and `counting.csv` in `figures/lexicon/<language>`.

    .venv/bin/pip install -r tests/training/requirements-training.txt
    .venv/bin/python -m tests.training.fit

It learns from the figures and the bare numbers of `tests/golden` and `tests/reporting`, never from the blind folders,
which measure it. The answers of the rules to what is asked are no part of what it hears: rules read the texts that they
were written on too well. It hears the force of a figure and the side of the one beside it as the rules read them. A
logistic regression (of scikit-learn, which has a well-tested one) gives each cue a weight for each answer; what is
heard of few figures, or weighs little, is left out. The same examples give the same files.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from figures import lexicon
from figures.extract import evidence
from figures.extract.layout.laying import page
from figures.extract.mentions import tell
from figures.extract.reasons import counting
from figures.extract.reasons.hearing import REACHES, Heard
from figures.extract.story.story import Story
from figures.extract.vocabulary import vocabulary
from figures.lexicon.learned import NAMED
from tests.golden_notation import OPTIONAL, Answer, Example, examples

TESTS = Path(__file__).parents[1]
FOLDERS = {"golden": 1, "reporting": 3}  # how much a figure counts: those of whole passages are like what will be read
STRENGTH = 0.1  # of the regression: the inverse of what keeps its weights small
SELDOM = 5  # a cue heard in fewer figures says nothing
LITTLE = 0.05  # a weight below it is none

OTHERS, TROOPS = "others", "troops"  # what a bare number counts; the second, as they are sorted, has a column
SEP = "\t"  # in the name of a cue
Name = tuple[str, str, str]  # where, reach, cue: the columns of the file


@dataclass(frozen=True)
class Asked:
    """A figure, or a bare number: what is heard around it, the right answer to each field, and how much it counts."""

    heard: tuple[Name, ...]
    answers: Mapping[str, str]
    counts: int


def main() -> None:
    """Write the weights of every language."""
    for language in lexicon.languages():
        learned = {evidence.LEARNED: list[Asked](), counting.LEARNED: list[Asked]()}
        for folder, counts in FOLDERS.items():
            for example in examples(TESTS / folder):
                if example.language == language:
                    told = tell(page(example.text, vocabulary(language), example.published))
                    learned[evidence.LEARNED] += _figures(told, example, counts)
                    learned[counting.LEARNED] += _bare_numbers(told, example, counts)
        for name, asked in learned.items():
            rows = _rows(asked)
            path = lexicon.FOLDER / language / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)
            print(f"{path.name} of {language}: {len(asked)} numbers, {len(rows) - 2} cues")


def _figures(told: Story, example: Example, counts: int) -> Iterator[Asked]:
    """The marked figures of an example that were found, with their answers."""
    for number, answer in _found(told, example):
        made = told.drafts[number]
        answers = {field: _one(getattr(answer, field), getattr(made, field)) for field in evidence.FIELDS}
        yield Asked(tuple(_names(evidence.heard(told, number))), answers, counts)


def _bare_numbers(told: Story, example: Example, counts: int) -> Iterator[Asked]:
    """The numbers of an example that have no noun of their own, and whether each counts soldiers."""
    starts, ends = told.page.tokens.starts, told.page.tokens.ends
    for number in told.page.numbers:
        kind, last = told.page.counted[number.first]
        begin, end = starts[number.first], ends[number.last - 1]
        marks = [mark for mark in example.marks if begin < mark.end and mark.start < end]
        if kind == "elided" and not any(mark.reason == OPTIONAL for mark in marks):
            answer = TROOPS if any(mark.answer is not None for mark in marks) else OTHERS
            yield Asked(tuple(_names(counting.heard(told.page, number, last))), {"counts": answer}, counts)


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


def _names(heard: Iterable[Heard]) -> Iterator[Name]:
    """The columns that name each cue: what is near is in the sentence, too."""
    for (where, cue), reach, _ in heard:
        for within in REACHES[: reach + 1]:
            yield where, within, cue


def _rows(asked: Sequence[Asked]) -> list[list[str]]:
    """The lines of a file: the heading, what each answer weighs before anything is heard, and the cues by name."""
    times = Counter(name for each in asked for name in set(each.heard))
    cues = DictVectorizer()
    table = cues.fit_transform(
        [Counter(SEP.join(name) for name in each.heard if times[name] >= SELDOM) for each in asked]
    )
    columns: dict[str, tuple[float, Sequence[float]]] = {}
    for field in asked[0].answers:
        fitted = LogisticRegression(C=STRENGTH, max_iter=5000)
        fitted.fit(table, [each.answers[field] for each in asked], [each.counts for each in asked])
        answers = fitted.classes_[-len(fitted.coef_) :]  # of two, the second has its odds against the first
        for answer, start, weights in zip(answers, fitted.intercept_, fitted.coef_, strict=True):
            columns[f"{field} {answer}"] = start, weights
    rows = [[*NAMED, *columns], [*("" for _ in NAMED), *(f"{start:.2f}" for start, _ in columns.values())]]
    for at, name in enumerate(cues.get_feature_names_out()):
        cells = [f"{weights[at]:.2f}" if abs(weights[at]) >= LITTLE else "" for _, weights in columns.values()]
        if any(cells):
            rows.append([*name.split(SEP), *cells])
    return rows


if __name__ == "__main__":
    main()
