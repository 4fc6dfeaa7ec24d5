"""Rests: the figures that share a whole with "the rest", and those that a rest is made up of.

What `explain` names here that is no function:
    leave_a_rest  A part, beside the rest of its whole: "Texas gets 250 and Arizona 520; the rest go to".
    in_the_rest   A part of what makes up a rest: "the rest go to New Mexico (72) and California (224)".
"""

from __future__ import annotations

from bisect import bisect_left

from figures.extract.around import stopped
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import sums, wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story
from figures.extract.text.phrases import Hit

REST_OPENS = 2  # tokens before "the rest" where it opens its sentence
BACK = 5  # sentences back in which the whole of "the rest" may stand
WHOM = frozenset({"whom", "of_them"})


def mark_beside(story: Story, rest: Hit) -> None:
    """Mark the figures that share a whole with "the rest", and those that it is made up of.

    "Texas gets 250 and Arizona 520; the rest go to New Mexico (72) and California (224)".
    """
    page = story.page
    if page.is_word(rest.last, "of"):
        return  # "the rest of the state"
    told = bisect_left(story.drafts, rest.first, key=lambda draft: draft.first)
    own = told > 0 and story.drafts[told - 1].count.last == rest.first  # "los 400 restantes"
    whole, parts = _before_rest(story, rest, told) if not own else (None, [])
    if whole is not None:
        wholes.mark_parts(parts, "rests.leave_a_rest", whole)
        made_up = _made_up_of(story, rest, told)
        if sums.fits(whole, made_up):
            wholes.mark_inheriting_parts(made_up, "rests.in_the_rest", whole)


def _before_rest(story: Story, rest: Hit, told: int) -> tuple[Draft | None, list[Draft]]:
    """The whole that a rest is of, and the figures between, nearest first; None where there is none.

    "Of the 900, 500 are in Laredo and 300 in Roma; the rest are in Zapata".
    """
    page, sentence = story.page, story.page.sentence_of[rest.first]
    opens = rest.first - page.sentences[sentence][0] <= REST_OPENS
    parts: list[Draft] = []
    for draft in reversed(story.drafts[max(0, told - FIGURES_NEAR) : told]):
        if (parts[-1].sentence if parts else sentence) - draft.sentence > BACK:
            break
        if parts and _leaves_rest(story, draft, parts):
            return draft, parts
        near = _stands_by(story, draft, parts[-1]) if parts else sentence - draft.sentence <= opens
        if near and draft.measure in ("level", "part"):
            parts.append(draft)
        elif not parts:
            break
    return None, []


def _stands_by(story: Story, draft: Draft, part: Draft) -> bool:
    """Whether a figure stands in the sentence of the part behind it, or in the line above it."""
    lines = story.is_item(draft.sentence) and story.is_item(part.sentence)
    return part.sentence - draft.sentence <= lines


def _made_up_of(story: Story, rest: Hit, told: int) -> list[Draft]:
    """The bare figures that go on from "the rest": "the rest is split between Sonora (1,186) and Coahuila (1,214)"."""
    page, found = story.page, list[Draft]()
    begin = rest.last
    for draft in story.drafts[told : told + FIGURES_NEAR]:
        leads = page.tokens.words[begin : draft.first]
        said = draft.measure_said is not None  # "The remaining 100" are the rest themselves
        if draft.count.kind != "elided" or said or draft.measure != "level" or stopped(page, begin, draft.first):
            break
        if draft.sentence != page.sentence_of[rest.first] or (not found and "," in leads[1:]):
            break
        found.append(draft)
        begin = draft.count.last
    return found


def _leaves_rest(story: Story, whole: Draft, parts: list[Draft]) -> bool:
    """Whether a figure is the whole of those behind it and of a rest: not one that is listed with them."""
    page, first = story.page, parts[-1]
    between = range(whole.count.last, first.count.first)
    led_in = ties.is_whole(page, whole.first) or any(_leads_in(page, at) for at in between)
    listed = _stands_by(story, whole, first) and not (led_in or _opens(page, whole, first))
    if listed or whole.measure in ("part", "decrease") or whole.status == "denied" or not sums.fits(whole, parts):
        return False
    later = any(part.as_of not in (None, whole.as_of) for part in parts)  # "6,000 at its height; by June 11 only 2,284"
    known = page.vocabulary.forces
    return not (later and whole.status == "deployed") and known[whole.force].country == known[first.force].country


def _opens(page: Page, whole: Draft, first: Draft) -> bool:
    """Whether a colon leads from soldiers to a bare number: "2,290 guardsmen are in the capital: 950 from its own"."""
    between = page.tokens.words[whole.count.last : first.count.first]
    bare = first.count.kind == "elided" and whole.count.kind != "elided"
    return bare and ":" in between and ";" not in between


def _leads_in(page: Page, at: int) -> bool:
    """Whether a word leads from a whole to its parts: "with 250 in Texas", "of whom 532"."""
    return page.is_word(at, "with") or bool(page.kinds(at) & WHOM)
