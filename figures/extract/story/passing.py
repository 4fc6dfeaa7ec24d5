"""What a number or a noun tells only in passing, as it says where, whence or who speaks: no more is counted of it."""

from __future__ import annotations

from figures.extract.around import is_aside
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

PEOPLE = ("other people", "anyone")
LEADING = frozenset({"hedge.before", "determiner", "adjective", "measure.before"})
BEFORE_NOUN = frozenset({"determiner", "adjective", "country"})  # what may lead to a noun: "in the other U.S. cities"


def led_from(page: Page, count: Count) -> int:
    """The first of the small words that lead up to a number: "at least another 300"."""
    first = count.first
    while first > 1 and page.kinds(first - 1) & LEADING:
        first -= 1
    return first


def is_passing(page: Page, count: Count) -> bool:
    """Whether what a number counts tells only where, whence or who speaks, and so is nothing to go on counting."""
    return next((says for rule in LOOKS if (says := rule(page, count)) is not None), False)


def who_speaks(page: Page, count: Count) -> bool | None:
    """ "Two officials told", "four senators"."""
    asks = count.head is not None and "speakers" in count.head.senses
    return True if asks or page.sense(count.last - 1, "speech") is not None else None


def aside(page: Page, count: Count) -> bool | None:
    """ "..., across 34 counties, ..."."""
    return True if is_aside(page, count.first, count.last) else None


def changing(page: Page, count: Count) -> bool | None:
    """Not so of what changes: "from 41 camps to nine"."""
    changes = count.last < page.end and page.sense(count.last, "change_to") is not None
    return False if changes else None


def met(page: Page, count: Count) -> bool | None:
    """Not so of people who are an object, or company: "detuvo a 150 agentes", "con 150 agentes"."""
    word, single = page.tokens.words[led_from(page, count) - 1], page.vocabulary.single
    object_of = count.kind in PEOPLE and word in single["infinitive"] and word in single["change_to"]
    return False if object_of or word in single["with"] else None


def led_to(page: Page, count: Count) -> bool | None:
    """ "In 34 counties", "a los cuatro estados"."""
    at = led_from(page, count) - 1
    hit = page.hit_at[at]
    if hit is None:
        return None
    small = page.is_word(at, "determiner", "of")
    leads = hit.senses.keys() & {"to", "from_only"} or (small and page.is_word(hit.first, "to"))
    return True if leads else None


LOOKS = (who_speaks, aside, changing, met, led_to)


def tells_where(page: Page, hit: Hit) -> bool:
    """Whether a noun tells where others come from or are: "from other states", "in several U.S. cities"."""
    at, unlisted = hit.first - 1, 0
    while at > 0 and unlisted < 2 and (page.kinds(at) & BEFORE_NOUN or page.hit_at[at] is None):
        unlisted += page.hit_at[at] is None
        at -= 1
    return bool(page.kinds(at) & {"from_only", "to"})
