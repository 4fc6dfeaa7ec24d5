"""Seeded texts in the manner of news, from the grammar in news.yaml.

python tests/benchmarks/generate.py troops en 2000      # two thousand characters to look at
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from typing import Any

import yaml

GRAMMAR: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "news.yaml").read_text("utf-8"))
LANGUAGES = tuple(GRAMMAR)
KINDS = ("troops", "general")
_SLOT = re.compile(r"\{(\w+)(?:\.\.(\d+))?\}")


def articles(kind: str, language: str, size: int, seed: int = 1) -> list[str]:
    """Articles of some three thousand characters, together `size` bytes of UTF-8 or more; the seed decides them."""
    made: list[str] = []
    source = random.Random(f"{kind} {language} {seed}")
    while size > 0:
        made.append(article(kind, language, source))
        size -= len(made[-1].encode())
    return made


def article(kind: str, language: str, source: random.Random) -> str:
    """One article: paragraphs of two to five sentences with a blank line between them."""
    grammar = GRAMMAR[language]
    paragraphs = (
        " ".join(_sentence(grammar, source.choice(grammar[kind]), source) for _ in range(source.randint(2, 5)))
        for _ in range(source.randint(5, 10))
    )
    return "\n\n".join(paragraphs)


def hostile(case: dict[str, str], size: int) -> str:
    """An entry of hostile.yaml written out to about `size` characters."""
    return case.get("before", "") + case["repeat"] * (size // len(case["repeat"])) + case.get("after", "")


def _sentence(grammar: Any, template: str, source: random.Random) -> str:
    def fill(slot: re.Match[str]) -> str:
        name, highest = slot.groups()
        if highest is None:
            return str(source.choice(grammar["lists"][name]))
        return f"{source.randint(int(name), int(highest)):,}".replace(",", grammar["grouping"])

    sentence = " ".join(_SLOT.sub(fill, template).split())
    return sentence[:1].upper() + sentence[1:]


if __name__ == "__main__":
    kind, language, size = sys.argv[1:]
    print("\n\n\n".join(articles(kind, language, int(size))))
