"""Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""

from __future__ import annotations

from figures.extract.around import preposed, stopped
from figures.extract.named import place_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.posts import elsewhere
from figures.extract.story import again
from figures.extract.story.story import Draft, Spot, Story
from figures.extract.text.phrases import Hit

FAR = 6  # tokens between two figures of which the second is of a clause of its own
# What ties a figure to one before it: "90 in Ajo, down from 400", "which is to get 400", "90 to join the 400".
TIES = frozenset(
    {"adds_up", "result", "joined", "levels", "comparison", "once", "atop", "before_them", "receives", "holds"}
)
NOW = 3  # tokens behind a figure in which it is set against an earlier one
GROWN = 4  # times a number that it may grow to be where it is
MOST = 2  # times a part that a whole may be to stand where the part does


def shared(story: Story, spot: Spot, on_top: bool) -> bool:
    """Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    last = told_last(story)
    if last is None or spot.sentence - last.sentence > 1 or _is_of_more_places(story, spot, last):
        return False
    if last.side == "other" and (spot.border_behind is not None or elsewhere.on_the_line(story.page, spot)):
        return False  # "900 are in Syria. About 1,100 of the division went to the border", "19,000 in the north"
    if spot.count.partitive:
        return not are_several(story, last)
    if _holds_those_sent(story, spot, last):
        return False
    if on_top and spot.count.kind == "elided":  # "90 soldiers flew to Mazatlán; 110 more will go by road"
        return spot.border is None and not (are_several(story, last) or last.count.partitive)
    if last.sentence != spot.sentence or _has_its_own(story.page, spot, last):
        return False
    return last.place_leads or (spot.border is None and not _is_told_apart(story, spot, last))


def told_last(story: Story) -> Draft | None:
    """The figure told last; not those in another land that others are set against: "more than the 2,000 in Syria"."""
    last = story.last
    if last is None or not _is_abroad(story, last):
        return last
    beside = story.drafts[story.told_before(last.sentence) :]
    return next((told for told in reversed(beside) if not _is_abroad(story, told)), last)


def _is_abroad(story: Story, told: Draft) -> bool:
    """Whether soldiers are in another land than the two of the border: "2,000 are in Iraq"."""
    return told.place is not None and story.page.vocabulary.places[told.place].abroad


def _is_of_more_places(story: Story, spot: Spot, part: Draft) -> bool:
    """Whether a whole is so much more than its part that others of it stand elsewhere: "in Yuma 90 of the 1,200"."""
    many = (spot.count.number.value or 0) > MOST * (part.value or 0) > 0
    if not many or not ties.is_whole(story.page, spot.first):
        return False
    told = again.taken_up(story, spot)
    return told is None or told.where is None


def _is_told_apart(story: Story, spot: Spot, last: Draft) -> bool:
    """Whether a figure is a whole, or far larger and not tied to the last: "30 are in Ajo, months after 1,200 left"."""
    page, many = story.page, (spot.count.number.value or 0) > MOST * (last.value or 0) > 0
    tied = page.those(TIES).begins(last.count.last, spot.count.last + NOW) or ties.compared(page, spot.first)
    tied = tied or (spot.first - last.count.last <= FAR and page.joins(spot.first - 1))
    return ties.is_whole(page, spot.first) or (many and not tied)


def are_several(story: Story, last: Draft) -> bool:
    """Whether the figures of a sentence stand at places of their own: "500 in Yuma and 300 in Ajo. Of them, 100"."""
    told = story.drafts[story.told_before(last.sentence) :]
    return len({each.place for each in told if not _is_abroad(story, each)} - {None}) > 1


def _holds_those_sent(story: Story, spot: Spot, part: Draft) -> bool:
    """Whether a figure is the whole of some who go to a place of their own: "Arizona will get 524 of the 1,200"."""
    if elsewhere.part_before(story, spot) is not part or part.where is None:
        return False
    return not preposed(story.page, part.where, "to", 0)


def _has_its_own(page: Page, spot: Spot, last: Draft) -> bool:
    """Whether a figure has a clause, a place or the border for itself: "300 in Yuma and 120 at Some Airfield"."""
    if stopped(page, last.count.last, spot.first) or place_names.leads_to_unlisted(page, spot.count.last):
        return True
    far = spot.first - last.count.last > FAR  # "300 in Yuma, the governor said, and 900 on the border"
    return page.tells("border", last.count.last, spot.first) or (far and elsewhere.on_the_line(page, spot))


def before(story: Story, spot: Spot) -> Draft | None:
    """The figure just before, in its paragraph, that says where all those of its sentence are.

    "500 Marines are in Yuma. They were joined by 300 soldiers".
    """
    last = story.since(spot.sentence, 1)
    if (
        last is None
        or last.where in (None, story.dateline)
        or place_names.leads_to_unlisted(story.page, spot.count.last)
    ):
        return None
    if not story.page.share_paragraph(last.sentence, spot.sentence):
        return None
    many = (spot.count.number.value or 0) > MOST * (last.value or 0)
    many = many and not story.page.tells("now", spot.begin, spot.count.last + NOW)  # "had 90 in May. Now it has 400"
    many = many and not _grows(story.page, spot, last)
    elsewhere = any(told.place != last.place for told in story.drafts[story.told_before(last.sentence) :])
    return None if many or elsewhere else last


def _grows(page: Page, spot: Spot, last: Draft) -> bool:
    """Whether the number told last is to be another: "The number could rise to 500"; not "of troops on the border"."""
    if (spot.count.number.value or 0) > GROWN * (last.value or 0):
        return False
    levels = page.of_kind("levels").between(spot.begin, spot.first)
    return any("of" not in page.kinds(hit.last) for hit in levels)


def of_other_state(story: Story, spot: Spot, force: str) -> Hit | None:
    """The place of the figure told last, where it and this one are of two states away from the border.

    "Ohio has 100 in Laredo; Iowa sent 50".
    """
    known, last = story.page.vocabulary, story.last
    if last is None or last.where is None or spot.sentence - last.sentence > 1:
        return None
    if not (story.page.share_paragraph(last.sentence, spot.sentence) or story.is_list_line(spot.sentence)):
        return None
    states = [known.forces[each].state for each in (last.force, force)]
    sent = all(state is not None and not known.places[state].on_border for state in states)
    return last.where if sent and states[0] != states[1] else None
