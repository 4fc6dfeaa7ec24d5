"""Verbs whose stage no list gives, heard by their endings: "llevará"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from figures.extract.layout.sentences import is_common
from figures.extract.page import Page
from figures.extract.text.phrases import Hit
from figures.extract.text.prose import Tokens
from figures.lexicon import Sense


def hear(found: Page) -> None:
    """Let a verb whose stage no list gives speak by its ending, as the text writes it ("llevará", with its accent)."""
    cut = found.tokens
    for ending, senses in found.vocabulary.endings:
        for at in _ending_in(cut, ending):
            if cut.ends[at] - cut.starts[at] <= len(ending) + 2 or found.date_at[at] is not None:
                continue
            hit = found.hit_at[at]
            if hit is None:
                found.hit_at[at] = Hit(at, at + 1, dict(senses)) if is_common(found, at) else None
            elif hit.first == at and "reason" not in hit.senses and _agree(hit, senses):  # "extremos" is a noun
                spoken = Hit(hit.first, hit.last, {**senses, **hit.senses})
                found.hit_at[hit.first : hit.last] = [spoken] * (hit.last - hit.first)


def _agree(hit: Hit, senses: Mapping[str, Sense]) -> bool:
    """Whether a phrase says nothing else of a stage than the ending of its verb does."""
    return all(hit.says(kind) == sense.says for kind, sense in senses.items() if kind in hit.senses)


def _ending_in(cut: Tokens, ending: str) -> Iterator[int]:
    """The tokens that the text ends in these very letters."""
    start = cut.text.find(ending)
    while start >= 0:
        at = bisect_left(cut.ends, start + len(ending))
        if at < len(cut) and cut.ends[at] == start + len(ending):
            yield at
        start = cut.text.find(ending, start + 1)
