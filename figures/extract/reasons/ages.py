"""Ages: numbers that say how old somebody is, and count no soldiers; rules for bare numbers and for years."""

from __future__ import annotations

from figures.extract.around import is_unlisted_name
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.reasons.weighed import Bare, Weighed
from figures.extract.rules import needs
from figures.extract.story.story import Story

RETIRED = 66  # older than soldiers are
SPEAKER = 9  # tokens from "said" to the age of who says it


def age_of_young(bare: Bare) -> str | None:
    """How old young people are: "kids of 19", "muchachos de 19 o 20"."""
    first = bare.count.number.first
    young = first > 1 and bare.page.is_word(first - 1, "of") and bare.page.is_word(first - 2, "young")
    return "age" if young and bare.value < 100 else None


@needs("exact")
def age(bare: Bare) -> str | None:
    """An age: "the soldier, 23, said"."""
    return "age" if 15 < bare.value < 100 and _is_age(bare.story, bare.count) else None


def younger_or_older(bare: Bare) -> str | None:
    """An age that people have not reached yet or are past: "most of the soldiers were under 25", "mayores de 40"."""
    page, number = bare.page, bare.count.number
    words, at = page.tokens.words, number.first - 1
    at -= page.is_word(at, "of")
    compared = at > 0 and 15 < bare.value < RETIRED and page.is_word(at, "aged")
    ends = number.last >= page.end or not words[number.last][0].isalnum() or "and" in page.kinds(number.last)
    said = compared and (page.is_word(at + 1, "of") or bool(page.kinds(at - 1) & {"auxiliary", "of_them"}))
    return "age" if said and ends else None


def how_old(weighed: Weighed) -> str | None:
    """A duration that is how old somebody is: "el soldado, de 23 años, dijo"; but "una misión de 20 años"."""
    page, count = weighed.page, weighed.count
    words, first = page.tokens.words, count.first
    head = count.head
    if first < 2 or head is None or not page.is_word(head.first, "years") or not page.is_word(first - 1, "of"):
        return None
    somebody = words[first - 2] == "," or page.kinds(first - 2) & {"troops", "people", "anyone", "rank"}
    return "age" if somebody else None


# ---------------------------------------------------------------- what the rules ask
def _is_age(story: Story, count: Count) -> bool:
    """Whether a number stands where ages do: between commas behind a name ("the soldier, 23, said"), or "he was 71"."""
    page, first, last = story.page, count.number.first, count.number.last
    words = page.tokens.words
    if first < 2:
        return False
    if page.is_word(first - 1, "auxiliary"):
        person = page.is_word(first - 2, "person") and page.is_word(first - 1, "of_age")  # not "he got 80"
        return person or _is_of_a_single_one(page, first)
    if page.is_word(first - 1, "clock") and page.is_mark(last, ","):
        return page.is_word(last + 1, "person")  # "At 35, he became"
    if _is_age_of_name(story, count) or _is_of_speaker(page, count):
        return True
    if not page.is_mark(last, ","):
        return False
    if page.is_word(first - 1, "of"):
        return words[first - 2] == "," and "bodies" not in page.kinds(first - 3)  # "a second rotation, of 45, is due"
    return words[first - 1] == "," and _is_of_named(page, first, last)


def _is_of_a_single_one(page: Page, first: int) -> bool:
    """Whether a clause tells the age of a single one: "The soldier, who is 19"; not "the soldiers, who are 19"."""
    words = page.tokens.words[max(first - 4, 0) : first - 1]  # noun, comma, pronoun
    relative = {"pronoun", "stops"} <= page.kinds(first - 2)
    if len(words) < 3 or words[1] != "," or not relative:
        return False
    return words[0].isalpha() and not words[0].endswith(page.vocabulary.plural)


def _is_of_named(page: Page, first: int, last: int) -> bool:
    """Whether one who may have an age stands before a comma and a number: "the soldier, 23, said"; not "Yuma, 23"."""
    words = page.tokens.words
    speaks = page.is_word(last + 1, "says")
    noun = page.hit_at[first - 2] is None or page.kinds(first - 2) & {"troops", "rank", "context"}
    one = noun and words[first - 2].isalpha() and not words[first - 2].endswith(page.vocabulary.plural)
    return (speaks or one or page.capital(first - 2)) and page.sense(first - 2, "place") is None


def _is_of_speaker(page: Page, count: Count) -> bool:
    """Whether a number stands in commas behind who says something: ""They left," said a man from Honduras, 54."."""
    first, last, words = count.number.first, count.last, page.tokens.words
    begin, end = page.sentence_at(first)
    if words[first - 1] != "," or (last < end - 1 and words[last] != ","):
        return False
    for at in range(first - 2, max(begin, first - SPEAKER), -1):
        if page.is_word(at, "says"):
            return words[at - 1] in ('"', ",")
        if page.number_at[at] is not None or not (words[at].isalpha() or words[at] == ","):
            return False
    return False


def _is_age_of_name(story: Story, count: Count) -> bool:
    """Whether a number follows a name that no list has, where no figure leads a list: "Pence (57)", "Poutou, 50:"."""
    page, first, last = story.page, count.number.first, count.number.last
    around = page.tokens.words[first - 1], *page.tokens.words[last : last + 1]
    if around not in (("(", ")"), (",", ":")) or not is_unlisted_name(page, first - 2):
        return False
    return story.last is None or story.last.sentence != page.sentence_of[first]
