"""A number of which it is asked whether it counts soldiers, and what the nouns around it say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from figures.extract.antecedents import Told, antecedent, is_body_of, level_of
from figures.extract.around import hits_between
from figures.extract.nouns import Count
from figures.extract.numbers import Number
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.prospects import prospect
from figures.extract.story import Story

WHOM_BACK = 5  # tokens before a number in which "of whom" may lead to it


@dataclass
class Weighed:
    """Number `index` of the `counts` of a sentence, of which it is asked whether it counts soldiers."""

    story: Story
    counts: list[Count]
    index: int
    sentence: int

    @once
    def count(self) -> Count:
        """The number, and what its own words say that it counts."""
        return self.counts[self.index]

    @once
    def page(self) -> Page:
        """The page it stands on."""
        return self.story.page

    @once
    def value(self) -> float:
        """How many it says, the most where it says a range."""
        return self.count.number.value or self.count.number.high or 0


@dataclass
class Bare(Weighed):
    """A number that has no noun of its own."""

    @once
    def leading(self) -> list[Hit]:
        """The phrases that lead to it: "of whom", "of those, about"."""
        return hits_between(self.page, max(self.count.first - WHOM_BACK, 0), self.count.first)

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
Rule = Callable[[Bare], str | None]
EXACT, IN_DIGITS = 1, 2  # what a rule needs a number to be; most need nothing


def exact(rule: Rule) -> Rule:
    """A rule for numbers that say just how many: not "hundreds", "some 300"."""
    vars(rule)["needs"] = EXACT
    return rule


def in_digits(rule: Rule) -> Rule:
    """A rule for exact numbers written in digits: "300", not "three hundred"."""
    vars(rule)["needs"] = IN_DIGITS
    return rule


def exactness(number: Number) -> int:
    """How much a number says of itself: see `EXACT`."""
    exact = number.qualifier == "exact" and number.value is not None
    return (IN_DIGITS if number.shape == "digits" else EXACT) if exact else 0


def by_exactness(rules: Iterable[Rule]) -> tuple[tuple[Rule, ...], ...]:
    """Of some rules, in their order, those that are for a number, by its exactness."""
    every = tuple(rules)
    return tuple(tuple(rule for rule in every if vars(rule).get("needs", 0) <= given) for given in range(IN_DIGITS + 1))
