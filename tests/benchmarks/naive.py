"""How many troop figures a plain pattern finds: a number, up to four words, a noun of `naive.yaml`.

    .venv/bin/python tests/benchmarks/naive.py [FOLDER ...]     # of tests; all folders of passages unless given

It says how hard a set of passages is: where the pattern finds most figures, the words themselves say what is counted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.golden_notation import OPTIONAL, Example, examples  # noqa: E402

NOUNS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "naive.yaml").read_text("utf-8"))
NUMBER = r"\b([0-9](?:[0-9,.]*[0-9])?)"
FOLDERS = ("blind", "blind_articles", "blind_whole", "blind_fresh", "blind_natural", "reporting")


def main(folders: list[str]) -> None:
    """Print precision, recall and F1 of the pattern for each folder and language."""
    for folder in folders or FOLDERS:
        for language, (precision, recall, f1) in by_language(folder):
            print(f"{folder:16} {language}  precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}")


def by_language(folder: str) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """Precision, recall and F1 of the pattern in a folder of tests, for each language by its name."""
    passages = examples(ROOT / "tests" / folder)
    for language in sorted({passage.language for passage in passages}):
        yield language, _measured([passage for passage in passages if passage.language == language])


def _measured(passages: list[Example]) -> tuple[float, float, float]:
    """The same for passages of one language; optional marks count neither way."""
    pattern = re.compile(rf"{NUMBER}(?:-|\s+(?:\S+\s+){{0,4}}?)(?:{'|'.join(NOUNS[passages[0].language])})\b", re.I)
    wanted = hit = found = 0
    for passage in passages:
        spans = [match.span(1) for match in pattern.finditer(passage.text)]
        for mark in passage.marks:
            over = [span for span in spans if span[0] < mark.end and mark.start < span[1]]
            if mark.answer is not None:
                wanted, hit, found = wanted + 1, hit + bool(over), found + bool(over)
            if mark.answer is not None or mark.reason == OPTIONAL:
                spans = [span for span in spans if span not in over]
        found += len(spans)
    return hit / max(1, found), hit / max(1, wanted), 2 * hit / max(1, found + wanted)


if __name__ == "__main__":
    main(sys.argv[1:])
