"""How many spelled-out cardinals each reader reads right: ours, text2num and Microsoft's number recognizer.

    python tests/benchmarks/cardinals.py [COUNT]     # numbers a language, 2,000 unless given

num2words writes each number; we vary capitals, hyphens and joining words and set it into a sentence. A reader is right
when it finds that number and no other one in the sentence; text2num, which gives back a sentence, when the number
stands in its place (it also writes the Spanish for "some" as 1, which we do not count against it here).
"""

# mypy: disable-error-code="import-not-found, import-untyped, no-any-return"
from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from num2words import num2words
from sidebyside import ROOT

sys.path.insert(0, str(ROOT))

import peers

from figures.extract import read

FORMS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cardinals.yaml").read_text("utf-8"))
HIGHEST = 1_000_000


def sample(count: int, seed: int = 1) -> list[int]:
    """Numbers from 0 to a million: every decimal length is drawn alike, and all up to 120 are there."""
    source = random.Random(seed)
    drawn = [
        source.randint(10**length, min(10 ** (length + 1), HIGHEST)) for length in range(6) for _ in range(count // 6)
    ]
    return sorted({*range(121), HIGHEST, *drawn})


def wordings(number: int, language: str) -> Iterator[tuple[str, str]]:
    """(name of the form, words) for every way in which we write a number."""
    words = num2words(number, lang=language)
    yield "plain", words
    yield "capitals", words.upper()
    for name, swaps in FORMS[language]["forms"].items():
        changed = words
        for old, new in swaps:
            changed = changed.replace(old, new) if not old.endswith("$") else _at_end(changed, old[:-1], new)
        if changed != words:
            yield name, changed


def _at_end(words: str, old: str, new: str) -> str:
    return words[: -len(old)] + new if words.endswith(old) else words


def readers(language: str) -> dict[str, Callable[[str, str, int], bool]]:
    """Reader -> whether it finds exactly `number` in the frame filled with `words`."""
    recognize, convert = peers.recognizers(language), peers.digits_for_words(language)

    def ours(frame: str, words: str, number: int) -> bool:
        return [mention.value for mention in read(frame.format(words), language).mentions] == [number]

    def recognizer(frame: str, words: str, number: int) -> bool:
        return [value for _, value in recognize(frame.format(words))] == [str(number)]

    def text2num(frame: str, words: str, number: int) -> bool:
        after = frame.split("{}")[1]
        return bool(convert(frame.format(words)).endswith(f" {number}{convert(after)}"))

    return {"figures": ours, "Recognizers number": recognizer, "text2num": text2num}


def main(count: int) -> None:
    for language, given in FORMS.items():
        right: Counter[tuple[str, str]] = Counter()
        tried: Counter[str] = Counter()
        wrong: dict[str, list[str]] = {}
        source = random.Random(language)
        found = readers(language)
        for number in sample(count):
            for form, words in wordings(number, language):
                frame = source.choice(given["frames"])
                tried[form] += 1
                for name, reader in found.items():
                    if reader(frame, words, number):
                        right[name, form] += 1
                    else:
                        wrong.setdefault(f"{name}, {form}", []).append(f"{number}: {frame.format(words)}")
        print(f"\n## {language}\n\n| form | sentences | {' | '.join(found)} |\n| --- | ---: |{' ---: |' * len(found)}")
        for form, total in tried.items():
            print(f"| {form} | {total} | " + " | ".join(f"{right[name, form] / total:.2%}" for name in found) + " |")
        everything = sum(tried.values())
        print(
            f"| all | {everything} | "
            + " | ".join(f"{sum(right[name, form] for form in tried) / everything:.2%}" for name in found)
            + " |\n"
        )
        for name, cases in wrong.items():
            print(f"{name}: {len(cases)} wrong, such as {source.choice(cases)} / {cases[0]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
