"""Where `read` spends its time: the functions by own time, on generated articles or on one hostile input.

    python tests/benchmarks/hotspots.py troops en
    python tests/benchmarks/hotspots.py hostile "days of a month"

Not named profile.py: cProfile imports a module of that name.
"""

# mypy: disable-error-code="import-not-found, import-untyped, no-any-return"
from __future__ import annotations

import cProfile
import pstats
import sys
from pathlib import Path

import yaml
from sidebyside import ROOT

sys.path.insert(0, str(ROOT))

from generate import articles, hostile

from figures.extract import read

SIZE = 300_000
HOSTILE_SIZE = 4_000
LINES = 16


def main(kind: str, name: str) -> None:
    """Print the sixteen functions with the most own time."""
    if kind == "hostile":
        cases = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text("utf-8"))
        texts = [
            (hostile(case, HOSTILE_SIZE), case["language"])
            for case in cases
            if case["name"] == name
        ]  # fmt: skip
        if not texts:
            sys.exit(f"no hostile input {name!r}: there are {', '.join(sorted({case['name'] for case in cases}))}")
    else:
        texts = [(text, name) for text in articles(kind, name, SIZE)]
    for language in {language for _, language in texts}:
        read("", language)  # compiles the lexicon outside the profile
    profile = cProfile.Profile()
    profile.enable()
    for text, language in texts:
        read(text, language)
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(LINES)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
