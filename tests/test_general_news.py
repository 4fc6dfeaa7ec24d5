"""General news stays out: each rule that refuses numbers has sentences of general news that need it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from figures.extract.gate import may_count_troops
from figures.extract.reasons import counting, reasons
from figures.extract.rules import Rule
from tests.golden_gaps import reading
from tests.golden_notation import difference, examples

NEWS = [example for example in examples() if Path(example.file).stem == "general_news"]
HELD_BACK = may_count_troops.__name__
RULES = sorted({example.about for example in NEWS} - {HELD_BACK})


def test_general_news_has_no_figure() -> None:
    assert not [example.where for example in NEWS if reading(example).mentions]


def test_the_gate_holds_back_news_that_speaks_of_no_soldiers() -> None:
    held = [example for example in NEWS if example.about == HELD_BACK]
    assert held
    assert not [example.where for example in held if may_count_troops(example.text, example.language)]


@pytest.mark.parametrize("name", RULES)
def test_general_news_is_misread_without_the_rule_that_answers_for_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others(rules: Iterable[Rule[Any, str]]) -> tuple[Rule[Any, str], ...]:
        return tuple(rule for rule in rules if rule.name != name)

    monkeypatch.setattr(reasons, "BY_NOUN", {kind: others(rules) for kind, rules in reasons.BY_NOUN.items()})
    monkeypatch.setattr(reasons, "ELIDED", {needs: others(rules) for needs, rules in reasons.ELIDED.items()})
    monkeypatch.setattr(reasons, "OF_OTHERS", others(reasons.OF_OTHERS))
    monkeypatch.setattr(counting, "TRUST", math.inf)  # the words around a bare number may know it, too
    needless = [each.where for each in NEWS if each.about == name and difference(each, reading(each)) is None]
    assert not needless, f"read right without the rule {name!r}"
