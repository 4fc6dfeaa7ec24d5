"""Lists of places whose figures are most of one that was told before: parts, though no word beside them says so.

"Up to 1,200 will go. The force was divided among Arizona (524), Texas (250), California (224) and New Mexico (72)".

What `explain` names here that is no function:
    places  A part, in a list of places that comes to most of a figure told before: "Arizona got 524, Texas 250".
"""

from __future__ import annotations

from figures.extract.named import force_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import sums, wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story

FEWEST = 3  # places of a list; figures of two places may come to a third by accident
MOST = 0.6  # of a figure told shortly before, which the list makes up at least
NEAR = 3  # sentences from that figure to the list
LINE = 2  # sentences from one row of a list to the next, where rows of its own parts stand between


def mark(story: Story) -> None:
    """Mark the figures of lists of places as parts of the one told before that they come to, or are most of."""
    at = 0
    while at < len(story.drafts):
        items = _list_at(story, at)
        if len(items) >= FEWEST:
            whole = _whole(story, at, items)
            if whole is not None:
                wholes.mark_parts(items, "listed.places", whole, "context")
        at += max(len(items), 1)


def _list_at(story: Story, at: int) -> list[Draft]:
    """The figures of different places that a list tells one after the other, from figure `at` on."""
    items: dict[str, Draft] = {}  # by place
    for draft in story.drafts[at : at + FIGURES_NEAR]:
        told = list(items.values())
        if draft.measure == "part" and draft.whole in told:
            continue  # "Sonora: 900", and below it "Nogales, 400; Agua Prieta, 500"
        name, goes_on = _name(story, draft), not told or _goes_on(story, told[-1], draft)
        if name is None or name in items or not goes_on or not _is_item(story.page, draft):
            break
        items[name] = draft
    return list(items.values())


def _is_item(page: Page, draft: Draft) -> bool:
    """Whether a figure of a place says no more than how many there are: "Arizona (524)"; not "Arizona, 524 more"."""
    silent = draft.measure == "level" and draft.measure_said is None and draft.value is not None
    changes = ties.changes_to(page, draft.first) or ties.changes_from(page, draft.count, draft.first)
    return silent and draft.status != "denied" and not changes and not ties.compared(page, draft.first)


def _goes_on(story: Story, last: Draft, draft: Draft) -> bool:
    """Whether a bare figure stands in the sentence of the one before, or in the next row of its list: "Texas 250"."""
    if draft.count.kind != "elided" or draft.status != last.status:
        return False
    rows = story.is_item(draft.sentence) and story.is_item(last.sentence) and draft.sentence - last.sentence <= LINE
    return draft.sentence == last.sentence or rows


def _name(story: Story, draft: Draft) -> str | None:
    """The place of a figure, or the state that its force is of; nothing where it has neither."""
    state = story.page.vocabulary.forces[draft.force].state
    return draft.place or state


def _whole(story: Story, at: int, items: list[Draft]) -> Draft | None:
    """The figure before a list that it comes to, wherever it stands; or one near it, of which it is most."""
    total, page, first = sum(item.value or 0 for item in items), story.page, items[0]
    for whole in reversed(story.drafts[max(0, at - FIGURES_NEAR) : at]):
        if whole.value is None or whole.value < total / wholes.SLACK or not _may_hold(page, whole, first):
            continue
        if sums.comes_to(whole, items):
            return whole
        near = first.sentence - whole.sentence <= NEAR and total >= MOST * whole.value
        if near and _holds_all(story, whole, first):
            return whole
    return None


def _may_hold(page: Page, whole: Draft, item: Draft) -> bool:
    """Whether a figure may be of a list: of its force or a wider one, and no part itself."""
    if whole.measure in ("part", "decrease") or whole.status == "denied" or ties.compared(page, whole.first):
        return False
    return force_names.related(page, whole.force, item.force)


def _holds_all(story: Story, whole: Draft, item: Draft) -> bool:
    """Whether a level is of no place of its own, and of the side and the day of a list: not "560 in Arizona"."""
    beside = item.sentence == whole.sentence
    same_day = beside or (item.as_of in (None, whole.as_of) and not wholes.is_of_month(story.page, whole))
    return whole.measure == "level" and same_day and whole.side == item.side and _name(story, whole) is None
