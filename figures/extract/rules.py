"""Rules: what each asks, how it knows, and for which figures or numbers it is; and the one that gave a field.

Rules stand in ordered lists, of which the first that speaks wins. `explain` shows the name of a rule and its module; no
code compares names. Where one rule needs to know how another came to its answer, that one says so; and a rule that is
not for every figure says which it needs, so that it is not asked of the others:

    @knows_by("base")
    @needs("no name")
    def from_a_base(case: Case) -> Owner | None: ...

    RULES = in_order(named_in_full, from_a_base, ...)

The figure keeps which rule spoke: `part.force_rule.by == "base"`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, NamedTuple, TypeVar

By = Literal[
    "",  # nobody asks
    "own words",  # a place that the figure's own words name: "500 in Yuma"
    "speaker",  # the place of who speaks: "We have 40 here," said the mayor of Ojinaga
    "predicate",  # what a verb says of a part or a bare number: "200 of them are Marines"
    "name before",  # a name before the phrase: "the Marine Corps will send 200 troops"
    "sender",  # the state that acts: "Texas sent 400"
    "base",  # where they come from: "400 from Fort Bliss"
    "short name",  # a task force named in full before: "The task force has 8,600"
    "item",  # the item before it in a list
    "heading",  # what stands above the list
    "another",  # what the phrase opens with: "another 300"
    "change",  # a verb of change, outside the phrase: "1,300 have been added"
    "total",  # words of what is reached, kept or left: "bringing the total to 4,000"
    "lead",  # words that lead in a part: "of that total, 500"
    "sum",  # a whole that it adds up to, with others
    "whole",  # the package that it makes up: "They include 500"
    "of",  # the whole behind it: "60 of the soldiers"
    "told again",  # the same figure told before: "these 10,000"
    "context",  # only what is told around it: "2,000 soldiers came. 500 are in Laredo"
    "silence",  # nothing that is said of them: "500 soldiers in Yuma" are there
    "turn",  # a word that turns what a verb says: "none of the 900 has arrived", "all but 100 have left"
    "strength",  # how many a force has in all: "The Guard has 130,000"
    "duty",  # the border, though its name is not said: "2,500 on border duty"
    "away",  # what is done away from the border, at no place that is named: "300 guard prisons"
]
Needs = Literal[
    "",  # it is for all
    "no name",  # a figure whose phrase names neither force nor country: "300 troops"
    "exact",  # a number that says just how many: not "hundreds", "some 300"
    "digits",  # an exact number written in digits: "300", not "three hundred"
]

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Spoke(NamedTuple):
    """The rule that gave a field, or a pass over all figures: its name, with its module, and how it knows."""

    name: str
    by: By = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Asked, Answer]):
    """What a rule asks, how it knows, and what it needs."""

    ask: Callable[[Asked], Answer | None]
    by: By = ""
    needs: Needs = ""
    spoke: Spoke = field(init=False)  # what is kept of it where it answers

    def __post_init__(self) -> None:
        object.__setattr__(self, "spoke", Spoke(self.full_name, self.by))

    def __call__(self, asked: Asked) -> Answer | None:
        """Its answer, where another rule asks it."""
        return self.ask(asked)

    @property
    def name(self) -> str:
        """The name that it has in its module."""
        return self.ask.__name__

    @property
    def full_name(self) -> str:
        """The name that `explain` and the ledger show, with its module: "sequels.goes_on"."""
        return rule_name(self.ask)


def knows_by(by: By) -> Callable[[Callable[[Asked], Answer | None]], Rule[Asked, Answer]]:
    """Let a rule say how it knows."""
    return lambda ask: replace(_rule(ask), by=by)


def needs(what: Needs) -> Callable[[Callable[[Asked], Answer | None]], Rule[Asked, Answer]]:
    """Let a rule say what it needs."""
    return lambda ask: replace(_rule(ask), needs=what)


def in_order(*asks: Callable[[Asked], Answer | None]) -> tuple[Rule[Asked, Answer], ...]:
    """An ordered list of rules; most of them are functions that say no more of themselves."""
    return tuple(map(_rule, asks))


def _rule(ask: Callable[[Asked], Answer | None]) -> Rule[Asked, Answer]:
    return ask if isinstance(ask, Rule) else Rule(ask)


@functools.cache
def rule_name(ask: Callable[..., Any]) -> str:
    """The name of a rule, with its module: "sequels.goes_on"."""
    return f"{ask.__module__.rpartition('.')[2]}.{ask.__name__}"


def first_to_speak(rules: Iterable[Rule[Asked, Answer]], asked: Asked) -> tuple[Answer, Spoke] | None:
    """What the first rule that speaks says, and which it is; None where none does."""
    for rule in rules:
        answer = rule.ask(asked)
        if answer is not None:
            return answer, rule.spoke
    return None


def decided(rules: Iterable[Rule[Asked, Answer]], asked: Asked) -> tuple[Answer, Spoke]:
    """The same of a list whose last rule always speaks."""
    spoke = first_to_speak(rules, asked)
    assert spoke is not None, "the last rule always speaks"
    return spoke
