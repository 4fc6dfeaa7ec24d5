"""Every golden example is read as it is written, but for the gaps listed in tests/golden/gaps.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.golden_gaps import gaps, reading
from tests.golden_notation import Example, difference, examples

EXAMPLES = examples()
GAPS = gaps()
RENEW = "run `python -m tests.golden_gaps --renew`"


class KnownGap(Exception):
    """An example fails in the very field that the list of gaps names."""


def cases() -> Iterator[Any]:
    for example in EXAMPLES:
        marks = []
        if example.id in GAPS:
            reason = f"{example.id} is read as written now: delete it from gaps.yaml, or {RENEW}"
            marks.append(pytest.mark.xfail(raises=KnownGap, strict=True, reason=reason))
        yield pytest.param(example, id=f"{Path(example.file).stem}-{example.language}-{example.number}", marks=marks)


@pytest.mark.parametrize("example", list(cases()))
def test_an_example_is_read_as_it_is_written(example: Example) -> None:
    apart = difference(example, reading(example))
    if apart is None:
        return
    known = GAPS.get(example.id)
    if known == apart.field:
        raise KnownGap(known)
    lines = f"{example.where}: wanted {apart.wanted}\n{example.where}: read   {apart.read}"
    if known is not None:
        lines += f"\n{example.id} is a known gap in {known}, but fails in {apart.field} now: {RENEW}"
    pytest.fail(lines, pytrace=False)


def test_every_gap_belongs_to_an_example() -> None:
    assert GAPS.keys() <= {example.id for example in EXAMPLES}, RENEW


def test_both_languages_have_their_share_of_the_examples() -> None:
    count: dict[str, int] = {}
    for example in EXAMPLES:
        count[example.language] = count.get(example.language, 0) + 1
    assert 2 * min(count.values()) > max(count.values())
