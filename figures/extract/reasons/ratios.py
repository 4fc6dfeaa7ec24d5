"""Ratios: numbers that say which share or how many to each, and no count of soldiers; rules with a noun or without."""

from __future__ import annotations

from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.reasons.weighed import Bare, Weighed
from figures.extract.rules import needs
from figures.extract.story.story import Story

EACH = 100  # soldiers: more are not set against each mile or each thousand inhabitants


@needs("exact")
def share(bare: Bare) -> str | None:
    """A share: "three in ten", "3 de cada 10"."""
    return "rate" if _is_share(bare.story, bare.count) else None


def whole_of_share(weighed: Weighed) -> str | None:
    """The whole of a share: "one in five soldiers"."""
    return "rate" if _ends_share(weighed.story, weighed.counts, weighed.index) else None


@needs("exact")
def to_each(bare: Bare) -> str | None:
    """So many to each of something: "they sleep four to a room"."""
    return "rate" if _is_to_each(bare.page, bare.count) else None


def density(weighed: Weighed) -> str | None:
    """Soldiers to each of something: "three guardsmen for each mile", "14 elementos por cada 10 mil habitantes"."""
    return "rate" if _is_to_each(weighed.page, weighed.count) else None


def has_pace(page: Page, count: Count) -> bool:
    """Whether the pace of those who keep coming stands right behind a number and its noun: "2,500 migrants a day"."""
    return count.last < page.end and page.sense(count.last, "pace") is not None


# ---------------------------------------------------------------- what the rules ask
def _is_share(story: Story, count: Count) -> bool:
    """Whether a small number and the next one tell a share: "three in ten", "3 de cada 10"."""
    page, last = story.page, count.number.last
    every = page.has_word("determiner", last, last + 2) or _is_per(page, last)
    if (count.number.value or 0) > (100 if every else 20):
        return False  # but "45 of every 100"
    for at in range(last, min(last + 3, page.end)):
        number = page.number_at[at]
        if number is not None:
            return at > last and (count.number.value or 0) <= (number.value or 0) <= (1000 if every else 100)
        if not page.is_word(at, "ratio") and not _is_per(page, at):
            return False
    return False


def _ends_share(story: Story, counts: list[Count], index: int) -> bool:
    """Whether a small number ends a share: "one in five soldiers", "tres de cada cinco soldados"."""
    page, number = story.page, counts[index].number
    if (number.value or 0) > 100:
        return False
    at = number.first - 1
    led = page.is_word(at, "ratio")
    if led and page.is_word(at, "determiner"):
        return True  # "de cada ocho marineros"
    if led and not page.is_word(at, "of") and _is_one(page, at - 1):
        return True  # "one in five", but "one of 60 soldiers"
    if not index:
        return False
    before, first = counts[index - 1].number, counts[index].number.first
    between = range(before.last, first)
    shares = 0 < len(between) <= 2 and all(page.is_word(at, "ratio") for at in between)
    joins = len(between) == 2 or page.sense(first - 1, "of") is None
    return shares and joins and (before.value or 100) < (counts[index].number.value or 0)


def _is_to_each(page: Page, count: Count) -> bool:
    """Whether a small number is set against each of something behind it: "four to a room", "three for each mile"."""
    return count.last < page.end and _is_per(page, count.last) and (count.number.value or 0) < EACH


def _is_per(page: Page, at: int) -> bool:
    """Whether token `at` sets what stands before it against the number behind: "15 per 1,000", "15 por cada 1.000".

    Not in what sizes they work: "80 in groups of 20".
    """
    hit = page.hit_at[at] if at < page.end else None
    return hit is not None and hit.says("label") == "rate" and not page.is_word(hit.last - 1, "of")


def _is_one(page: Page, at: int) -> bool:
    """Whether a token is a number word that stands for a pronoun as well: the "one" of "one in five"."""
    return at >= 0 and page.tokens.words[at] in page.vocabulary.numbers.pronouns
