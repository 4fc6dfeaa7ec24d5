"""Figures told again: as many told before, and whether a figure takes them up: "these 10,000", "the 500 Marines"."""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.story.story import FIGURES_NEAR, Draft, Spot, Story

RARE = 1000  # a number so great that told twice it counts the same soldiers


def as_many(story: Story, *values: float | None, before: int | None = None) -> Iterator[Draft]:
    """The figures that are so many, told not long before (before figure `before`, or up to now), the last one first."""
    end = len(story.drafts) if before is None else before
    near = reversed(story.drafts[max(0, end - FIGURES_NEAR) : end])
    return (told for told in near if told.value in values)


def taken_up(story: Story, spot: Spot) -> Draft | None:
    """The figure told before that one takes up: "these 10,000", "the 10,000"."""
    if spot.lead.isdisjoint(story.page.vocabulary.known) or _is_first_of(story, spot):
        return None
    if story.page.tells("whom", spot.first, spot.count.first):
        return None  # "mandó 600, de los que 200 eran marinos"
    number = spot.count.number
    values = {number.value, number.low, number.high} - {None}  # "the 800 to 1,000 soldiers", told before as 800
    return next(as_many(story, *values), None)


def _is_first_of(story: Story, spot: Spot) -> bool:
    """Whether it is some of more that were told right before: "Iowa has 150 in Texas. The first 50 left in May"."""
    last, value = story.since(spot.sentence, 1), spot.count.number.value or 0
    return spot.is_first and last is not None and (last.value or 0) > value
