"""Rates of several readers of the same texts, measured side by side so that a busy machine slows all of them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Contender:
    """A reader and how many bytes of the texts it gets a round: a slow one gets fewer."""

    name: str
    read: Callable[[str], object]
    size: int


def share(texts: Sequence[str], size: int) -> list[str]:
    """The first texts that make up `size` bytes of UTF-8; all of them where they are fewer."""
    taken: list[str] = []
    for text in texts:
        if size <= 0:
            break
        taken.append(text)
        size -= len(text.encode())
    return taken


def rates(contenders: Sequence[Contender], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Megabytes a second of processor time by name, the best of `rounds`; the contenders take turns in every round."""
    shares = {contender.name: share(texts, contender.size) for contender in contenders}
    best: dict[str, float] = {contender.name: 0.0 for contender in contenders}
    for contender in contenders:
        contender.read(texts[0])  # compiles and loads what it compiles and loads once
    for _ in range(rounds):
        for contender in contenders:
            own, read = shares[contender.name], contender.read
            begin = time.process_time()
            for text in own:
                read(text)
            seconds = time.process_time() - begin
            size = sum(len(text.encode()) for text in own)
            best[contender.name] = max(best[contender.name], size / seconds / 1e6)
    return best


def table(found: dict[str, float], unit: str, ours: str | None = None) -> str:
    """The rates as a Markdown table: MB/s, how often the rate of `unit`, and how often `ours` is as fast as each."""
    head = f"| reader | MB/s | of {unit} |" + (f" {ours} is × as fast |" if ours else "")
    rule = "| --- | ---: | ---: |" + (" ---: |" if ours else "")
    lines = [head, rule]
    for name, rate in sorted(found.items(), key=lambda item: -item[1]):
        line = f"| {name} | {rate:,.3f} | {rate / found[unit]:.4f} |"
        lines.append(line + (f" {found[ours] / rate:,.2f} |" if ours else ""))
    return "\n".join(lines)
