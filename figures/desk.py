"""A folder of sources -> all that pages, charts and downloads show of it; a text that stays is read only once."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from figures import claims as claim
from figures import exports, lexicon, review, sources, table
from figures.documents import Fault
from figures.extract import Reading, read
from figures.extract.vocabulary import refuse_two_meanings
from figures.review import Reviewed
from figures.sentences import Sentence, around
from figures.sources import Source


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """Everything known from one state of the sources folder.

    `figures` and `claims` are the tables; `sources`, `readings` and `reviews` go by source id, in the order of the
    files; `faults` is what is wrong in the files; `digest` names this state: equal digests, equal content.
    """

    digest: str
    figures: pd.DataFrame
    claims: pd.DataFrame
    faults: tuple[Fault, ...]
    sources: Mapping[str, Source]
    readings: Mapping[str, Reading]
    reviews: Mapping[str, Reviewed]
    _rows: Mapping[str, Mapping[Hashable, Any]] = field(repr=False)

    @property
    def force_order(self) -> list[str]:
        """The ids of all forces, in the order of the lexicon."""
        return list(lexicon.forces())

    def figure(self, figure_id: str) -> Mapping[Hashable, Any]:
        """One row of the figures table as a mapping; raises KeyError for an id it does not have."""
        return self._rows[figure_id]

    def sentence(self, figure: Mapping[Hashable, Any]) -> Sentence:
        """The sentence around a figure, in three: what stands before its phrase, the phrase, what follows."""
        source = self.sources[figure["source_id"]]
        return around(source.text, int(figure["start"]), int(figure["end"]), source.language)

    def known_on(self, day: dt.date) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The figures published by the end of that day, and the claims they make; later reports change neither."""
        return _known_on(self, day)


@lru_cache(maxsize=64)
def _known_on(desk: Desk, day: dt.date) -> tuple[pd.DataFrame, pd.DataFrame]:
    return _claimed(table.known_by(desk.figures, day))


def desk(folder: Path) -> Desk:
    """The desk of a folder; on one day, and as long as no file in it changes, the same object."""
    with _ONE_AT_A_TIME:
        return _built(folder, sources.digest(folder), dt.date.today())


# Many visitors return at the same moment when a file changes: the first builds the desk, the others get that one.
_ONE_AT_A_TIME = threading.Lock()


@lru_cache(maxsize=2)
def _built(folder: Path, digest: str, day: dt.date) -> Desk:
    for language in lexicon.languages():
        refuse_two_meanings(language)  # else the first of the two would be read, and shown
    # A date still to come is a fault only until its day, so the day is a key of the cache as the files are.
    return _of(sources.load(folder), f"{digest}-{day:%Y%m%d}", _read)


@lru_cache(maxsize=16)
def of_draft(source: Source) -> Desk:
    """The desk of one source that is in no folder yet, as its writer sees it."""
    return _of(sources.Sources((source,), ()), "", _read_draft)


def _of(loaded: sources.Sources, digest: str, reader: Callable[..., Reading]) -> Desk:
    """The desk of the sources that were loaded."""
    readings: dict[str, Reading] = {}
    reviews: dict[str, Reviewed] = {}
    rows: list[table.Row] = []
    faults = list(loaded.faults)
    forces = lexicon.forces()
    for source in loaded.sources:
        readings[source.id], reviewed = review.read(source, reader)
        reviews[source.id] = reviewed
        faults.extend(reviewed.faults)
        rows.extend(table.rows(source, reviewed.mentions, forces))
    figures, claims = _claimed(table.frame(rows))
    return Desk(
        digest=digest,
        figures=figures,
        claims=claims,
        faults=tuple(faults),
        sources={source.id: source for source in loaded.sources},
        readings=readings,
        reviews=reviews,
        _rows={str(row["figure_id"]): row for row in figures.to_dict("records")},
    )


# What stays as it was in a changed folder is read once in a process; all that a reading depends on is in its arguments.
_read = lru_cache(maxsize=10_000)(read)
_read_draft = lru_cache(maxsize=16)(read)  # which changes with every key that its writer fills in, and its text seldom


def _claimed(figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures with their claims' ids, and the claims."""
    return claim.with_claims(figures, lexicon.forces()), claim.claims(figures, lexicon.forces())


@lru_cache(maxsize=32)
def download(desk: Desk, file: str) -> bytes:
    """The desk's tables as one of `exports.FILES`, by its name."""
    return exports.FILES[file].encode(desk.figures, desk.claims)
