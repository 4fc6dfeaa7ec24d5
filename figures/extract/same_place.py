"""Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""

from __future__ import annotations

from figures.extract import again, elsewhere, places, ties
from figures.extract.around import preposed, stopped
from figures.extract.phrases import Hit
from figures.extract.story import Draft, Spot, Story

FAR = 6  # tokens between two figures of which the second is of a clause of its own
MOST = 2  # times a part that a whole may be to stand where the part does


def shared(story: Story, spot: Spot, on_top: bool) -> bool:
    """Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    page, last = story.page, story.last
    if last is None or spot.sentence - last.sentence > 1:
        return False
    if ties.is_whole(page, spot.first) and _is_of_more_places(story, spot, last):
        return False
    if last.side == "other" and (spot.border_behind is not None or elsewhere.on_the_line(page, spot)):
        return False  # "900 are in Syria. About 1,100 of the division went to the border", "19,000 in the north"
    if spot.count.partitive:
        return True
    taken = elsewhere.part_before(story, spot) is last
    if taken and last.where is not None and not preposed(page, last.where, "to", 0):
        return False  # "Arizona will get 524 of the 1,200 troops"
    if on_top and spot.count.kind == "elided":  # "90 soldiers flew to Mazatlán; 110 more will go by road"
        return spot.border is None
    if last.sentence != spot.sentence or stopped(page, last.count.last, spot.first):
        return False
    if places.leads_to_unlisted(page, spot.count.last):
        return False  # "300 in Yuma and 120 at Some Airfield"
    if page.tells("border", last.count.last, spot.first):
        return False
    if elsewhere.on_the_line(page, spot) and spot.first - last.count.last > FAR:
        return False  # "300 soldiers in Yuma, the governor said, and 900 on the border"
    if last.place_leads:
        return True
    return not ties.is_whole(page, spot.first) and spot.border is None


def before(story: Story, spot: Spot) -> Draft | None:
    """The figure just before, in its paragraph, that says where all those of its sentence are."""
    last = story.since(spot.sentence, 1)
    if last is None or last.where in (None, story.dateline) or places.leads_to_unlisted(story.page, spot.count.last):
        return None
    if story.page.paragraph_of[last.sentence] != story.page.paragraph_of[spot.sentence]:
        return None
    many = (spot.count.number.value or 0) > MOST * (last.value or 0)
    elsewhere = any(told.place != last.place for told in story.drafts[story.told_before(last.sentence) :])
    return None if many or elsewhere else last


def _is_of_more_places(story: Story, spot: Spot, part: Draft) -> bool:
    """Whether a whole is so much more than its part that others of it stand elsewhere: "in Yuma 90 of the 1,200"."""
    many = (spot.count.number.value or 0) > MOST * (part.value or 0) > 0
    told = again.taken_up(story, spot)
    return many and (told is None or told.where is None)


def of_other_state(story: Story, spot: Spot, force: str) -> Hit | None:
    """The place of the figure told last, where it and this one are of two states that are not on the border."""
    known, last = story.page.vocabulary, story.last
    if last is None or last.where is None or spot.sentence - last.sentence > 1:
        return None
    states = [known.forces[each].state for each in (last.force, force)]
    sent = all(state is not None and not known.places[state].on_border for state in states)
    return last.where if sent and states[0] != states[1] else None
