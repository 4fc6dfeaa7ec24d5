"""A number of which it is asked whether it counts soldiers, and what the nouns around it say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from figures.extract.around import hits_between
from figures.extract.nouns.nouns import Count
from figures.extract.numbers import Number
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.reasons.antecedents import Told, antecedent, is_body_of, level_of
from figures.extract.reasons.prospects import prospect
from figures.extract.rules import Needs, Rule
from figures.extract.story import passing
from figures.extract.story.story import Refused, Story
from figures.extract.text.phrases import Hit

WHOM_BACK = 5  # tokens before a number in which "of whom" may lead to it


@dataclass
class Weighed:
    """Number `index` of the `counts` of a sentence, of which it is asked whether it counts soldiers."""

    story: Story
    counts: list[Count]
    index: int
    sentence: int

    count: Count = field(init=False)  # the number, and what its own words say that it counts
    page: Page = field(init=False)  # the one it stands on

    def __post_init__(self) -> None:
        self.count, self.page = self.counts[self.index], self.story.page

    @once
    def value(self) -> float:
        """How many it says, the most where it says a range."""
        return self.count.number.value or self.count.number.high or 0

    @once
    def refused_before(self) -> Refused | None:
        """Why the number before it in its sentence is no figure; None where it is one, or where none is before it."""
        return self.story.refused.get(self.counts[self.index - 1].number.first) if self.index else None


@dataclass
class Bare(Weighed):
    """A number that has no noun of its own."""

    @once
    def leading(self) -> list[Hit]:
        """The phrases that lead to it: "of whom", "of those, about"."""
        return hits_between(self.page, max(self.count.first - WHOM_BACK, 0), self.count.first)

    @once
    def led_from(self) -> int:
        """The first of the small words that lead up to it: "at least another 300"."""
        return passing.led_from(self.page, self.count)

    @once
    def before(self) -> Told:
        """What the nearest noun before it counts, and whether that is said in its clause."""
        return level_of(self.page, self.count) or antecedent(self.story, self.count)

    @once
    def behind(self) -> str | None:
        """What the nearest noun behind it counts; a body before it has the say: "a detachment of fifty"."""
        return None if is_body_of(self.page, self.count) else prospect(self.page, self.count)


def is_joined(page: Page, counts: list[Count], index: int) -> bool:
    """Whether nothing but "and" stands between the phrase of a number and the one before: "120 men and 30 women"."""
    last = counts[index - 1].last
    return last == counts[index].first - 1 and page.sense(last, "and") is not None


# ---------------------------------------------------------------- which numbers a rule is for
BareRules = tuple[Rule[Bare, str], ...]
EXACTNESS: tuple[Needs, ...] = ("", "exact", "digits")  # what a rule may need a number to be, each with those before


def exactness(number: Number) -> Needs:
    """How much a number says of itself."""
    exact = number.qualifier == "exact" and number.value is not None
    return ("digits" if number.shape == "digits" else "exact") if exact else ""


def by_exactness(rules: BareRules) -> Mapping[Needs, BareRules]:
    """Of some rules, in their order, those that are for a number, by its exactness."""
    met = {given: EXACTNESS[: at + 1] for at, given in enumerate(EXACTNESS)}
    return {given: tuple(rule for rule in rules if rule.needs in met[given]) for given in EXACTNESS}
