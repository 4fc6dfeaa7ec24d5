"""The rule that gave a figure's field, and how it knows: what other rules ask is told by the rule itself.

Rules stand in ordered lists, of which the first that speaks wins. `explain` shows a rule's name; no other module
compares names. Where one rule needs to know how another came to its answer, that one says so:

    @knows_by("predicate")
    def said_of_it(case: Case) -> Owner | None: ...

and the figure keeps it: `part.force_rule.by == "predicate"`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar

By = Literal[
    "",  # nobody asks
    "own words",  # a place that the figure's own words name: "500 in Yuma"
    "predicate",  # what a verb says of a part or a bare number: "200 of them are Marines"
    "name before",  # a name before the phrase: "the Marine Corps will send 200 troops"
    "sender",  # the state that acts: "Texas sent 400"
    "base",  # where they come from: "400 from Fort Bliss"
    "item",  # the item before it in a list
    "heading",  # what stands above the list
    "another",  # what the phrase opens with: "another 300"
    "change",  # a verb of change, outside the phrase: "1,300 have been added"
    "total",  # words of what is reached, kept or left: "bringing the total to 4,000"
    "of",  # the whole behind it: "60 of the soldiers"
    "told again",  # the same figure told before: "these 10,000"
    "silence",  # nothing that is said of them: "500 soldiers in Yuma" are there
    "duty",  # the border, though its name is not said: "2,500 on border duty"
    "away",  # what is done away from the border, at no place that is named: "300 guard prisons"
]

Rule = TypeVar("Rule", bound=Callable[..., object])


class Spoke(NamedTuple):
    """The rule that gave a field: its name and how it knows."""

    name: str
    by: By = ""


def knows_by(by: By) -> Callable[[Rule], Rule]:
    """Let a rule say how it knows."""

    def knowing(rule: Rule) -> Rule:
        vars(rule)["by"] = by
        return rule

    return knowing


def spoke(rule: Callable[..., object]) -> Spoke:
    """What a figure keeps of the rule that gave one of its fields."""
    return Spoke(rule.__name__, vars(rule).get("by", ""))
