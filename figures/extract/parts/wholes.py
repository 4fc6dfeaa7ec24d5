"""A whole and its parts: which figure may contain another, and what a part takes from the figure that contains it.

What `explain` names here that is no function:
    share_place   Where its whole stands: "350 came to Yuma, of whom 200 are Marines".
    of_all_parts  The forces of all its parts: "1,500 more: 1,000 soldiers and 500 Marines".
    on_sides      On neither side, as its parts stand at several borders: "8,500: 6,500 in the south and 2,000 in".
    share_stage   As its whole is still to come: "ordered 1,140. The largest group, 310 soldiers".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from figures.extract.around import dates_between, stopped
from figures.extract.days.told_before import TO_COME
from figures.extract.named import chapters, force_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.rules import By
from figures.extract.story.story import Draft, Story

LONG_AGO = ("month", "year")  # dates that open a chapter of their own: "In 2010 about 1,200 were sent"
CLAUSE = 12  # tokens around a figure in which a month or a year may be its own
PLANNED = ("announced", "ordered")  # of whom some may have come
COME = ("moving", "deployed")  # what those tell of who have
UNREAL = ("considered", "denied")  # no soldiers yet who could have a first part
ALL = 0.9  # of a whole: parts that are so much of it are all its parts
SLACK = 1.02  # and those of a rounded whole may add up to a little more
PACKAGE = 2  # sentences from a whole to come to parts of which no verb is told
NEAR_PARTS = 12  # figures behind a whole that may say on which sides of the border its parts stand


def larger(whole: Draft, part: Draft) -> bool:
    """Whether a figure is larger than another; of vague ones ("hundreds") and of ranges the bounds are compared."""
    most = whole.value if whole.value is not None else whole.high
    least = part.value if part.value is not None else part.low
    if part.qualifier == "range":
        least = part.high  # "almost 15,000" is no whole of "14,000 to 15,000"
    return most is not None and least is not None and most > least


def of_one_country(page: Page, one: Draft, other: Draft) -> bool:
    """Whether two figures are of one country's forces."""
    known = page.vocabulary.forces
    return known[one.force].country == known[other.force].country


def of_one_owner(page: Page, one: Draft, other: Draft) -> bool:
    """Whether two figures are of one country's forces, and not of two of its states."""
    known = page.vocabulary.forces
    states = {known[one.force].state, known[other.force].state} - {None}
    return len(states) < 2 and of_one_country(page, one, other)


def is_past_others(page: Page, first: int, last: int) -> bool:
    """Whether a list of no figures has ended: "900 soldiers, including medics, along with 50 guards", "; Iowa 90"."""
    if any(page.counts_at(at) for at in range(first, last)):
        return False
    beside = (hit for hit in page.of_kind("and").between(first, last) if hit.last - hit.first > 1)
    return ";" in page.tokens.words[first:last] or any(page.is_mark(hit.first - 1, ",") for hit in beside)


def same_clause(page: Page, before: Draft, draft: Draft) -> bool:
    """Whether no stop parts two figures: "of whom 650 are gunners, 280 engineers and 185 medics"."""
    first, second = sorted((before, draft), key=lambda each: each.first)
    return first.sentence == second.sentence and not stopped(page, first.count.last, second.first)


def first_of_all(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether the first who ever came are told of, and not of a whole: "had sent the first 80 in 2018"."""
    ordinal = any(page.number_at[at] is not None for at in range(part.first, part.count.number.first))
    came = ordinal and part.first > whole.first and part.status not in TO_COME
    return came and is_of_month(page, part) and not is_of_month(page, whole)


def is_of_month(page: Page, draft: Draft) -> bool:
    """Whether a month or a year stands near a figure: "In 2018 about 5,200 were sent"."""
    begin, end = page.sentences[draft.sentence]
    near = dates_between(page, max(begin, draft.first - CLAUSE), min(end, draft.count.last + CLAUSE))
    return any(date.basis in LONG_AGO for date in near)


def mark_parts(parts: list[Draft], rule: str, whole: Draft | None, known_by: By = "") -> None:
    """Make levels parts of a whole; those that are something else already stay that."""
    for part in parts:
        if part.measure == "level":
            part.set_measure("part", rule, whole, known_by)


def mark_inheriting_parts(parts: list[Draft], rule: str, whole: Draft) -> None:
    """Make levels parts of a whole, which inherit from it."""
    mark_parts(parts, rule, whole)
    inherit(parts, rule, whole)


def close_with(whole: Draft, parts: list[Draft]) -> None:
    """Let a total take the one day of the parts it closes: "As of May 6, 250 were in Texas, 90 in Iowa. Total: 340"."""
    dated = [part for part in parts if part.as_of is not None]
    if dated and whole.as_of is None and not whole.of_now and len({part.as_of for part in dated}) == 1:
        whole.take_day(dated[0])


def inherit(parts: list[Draft], rule: str, whole: Draft, before: Sequence[Draft] = ()) -> None:
    """Let parts take their whole's day, and its status where their own words are weak.

    An item goes on from the one before, not from the whole: "of the 10,000, 2,600 will go to Sonora, 900 to Tecate".
    Those of the list that were told to be parts already are `before`.
    """
    told = not all(map(_is_weak, before))  # whether an item told before has a stage of its own
    for part in parts:
        _take_over(part, whole, rule, goes_on=told and part.status_rule.by == "item")
        told = told or not _is_weak(part)


def _take_over(part: Draft, whole: Draft, rule: str, goes_on: bool) -> None:
    """Let a part take its whole's day and status, where it has none; `goes_on`: it goes on from the item before it."""
    if _takes_day(part) and part.sentence - whole.sentence in (0, 1):
        part.take_day(whole)
    serves = whole.status == "other" and part.side_said  # "has 23,000, of whom 1,000 are on the border"
    if whole.first >= part.first or not _is_weak(part) or goes_on or serves:
        return
    part.take_status(whole, rule)
    if whole.status == "other":
        part.take_side(whole, rule)


def _is_weak(part: Draft) -> bool:
    """Whether no words of its own say firmly how far a part has come, nor what leads in its list."""
    silent = part.said is None or (part.said.value == "deployed" and not part.said.firm and not part.of_now)
    return silent and part.status_rule.by != "heading"


def _takes_day(part: Draft) -> bool:
    """Whether a part may hold for the day of its whole: not "5,500 in 2018. Of those still there, 2,200 ..."."""
    return part.as_of is None and not part.of_now


def share(story: Story) -> None:
    """Let parts take the day of the whole told right before them, and a whole no side or force they do not share.

    Parts of which nothing is told take the stage of a whole that is to come, too.
    """
    _share_stage(story)
    for at in range(1, len(story.drafts)):
        _share_day(story, at)
    for at in range(len(story.drafts)):
        _widen(story, at)
    for at, draft in enumerate(story.drafts):
        if draft.measure != "part" and not draft.side_said:
            _set_on_sides(story, at)
    for draft in story.drafts:
        _share_place(story, draft)


def _share_stage(story: Story) -> None:
    """Let parts of which no verb is told come with their whole: "ordered 1,140. The largest group, 310 soldiers"."""
    untold: Draft | None = None  # the part before, if nothing has said how far it has come
    for part in story.drafts:
        goes_on = untold is not None and part.status_rule.by == "item" and part.sentence == untold.sentence
        silent = part.status_rule.by == "silence" or goes_on
        whole = part.whole if silent and part.measure == "part" else None
        untold = part if whole is not None else None
        near = whole is not None and 0 <= part.sentence - whole.sentence <= PACKAGE and not part.of_now
        if whole is not None and near and whole.first < part.first and whole.status in PLANNED:
            part.take_status(whole, "wholes.share_stage")


def _share_day(story: Story, at: int) -> None:
    """Give a part the day of the whole told right before: "As of Monday, 5,000 ... That includes 2,700 in Texas"."""
    part, before = story.drafts[at], story.drafts[at - 1]
    if before.measure != "part" and ties.compared(story.page, before.first):
        before = part.whole or before  # "As of Monday, 5,000, up from 2,500 on May 1. In Texas there are 2,700"
    new = part.measure == "part" and _takes_day(part) and _is_next(story.page, before.sentence, part.sentence)
    ahead = part.status in PLANNED and before.status not in PLANNED  # "2,300 arrived on Friday. 900 more will come"
    if new and not ahead and (before.measure == "part" or (before.value or 0) > (part.value or 0)):
        part.take_day(before)


def _share_place(story: Story, part: Draft) -> None:
    """Let a part of which no place is told stand where its whole does: "350 came to Yuma, of whom 200 are Marines"."""
    whole = part.whole
    if whole is None or whole.where is None or part.where is not None or part.place_rule.by != "silence":
        return
    page = story.page
    near = abs(part.sentence - whole.sentence) <= 1 and page.share_paragraph(part.sentence, whole.sentence)
    if not near or whole.place_rule.by != "own words" or part.side != whole.side:
        return
    beside = story.drafts[story.told_before(whole.sentence) : story.told_before(whole.sentence + 1)]
    if of_one_country(page, whole, part) and {told.place for told in beside} - {None} == {whole.place}:
        part.where, part.place_rule = whole.where, part.place_rule._replace(name="wholes.share_place")
        part.told_by["place"] = (whole,)


def _is_next(page: Page, one: int, other: int) -> bool:
    """Whether a sentence follows another or stands in it; a line that heads a list may stand between."""
    return other - one <= 1 or (other - one == 2 and chapters.heads(page, one + 1))


def _widen(story: Story, at: int) -> None:
    """Let a whole that names no force be of all its parts' forces: "1,500 more: 1,000 soldiers and 500 Marines".

    Parts may stand before it, too: "1,000 soldiers and 500 Marines make up the first 1,500".
    """
    page, whole = story.page, story.drafts[at]
    named = any(force_names.is_named(page, hit) for hit in whole.count.inside)
    near = story.drafts[at + 1 : at + 1 + NEAR_PARTS]
    parts = list(takewhile(lambda part: part.measure == "part" and part.sentence == whole.sentence, near))
    before = story.drafts[max(story.told_before(whole.sentence), at - NEAR_PARTS) : at]
    parts = parts or [part for part in before if part.whole is whole]
    rest = bool(parts) and page.tells("rest", parts[-1].count.last, page.sentences[whole.sentence][1])
    total, value = sum(part.value or 0 for part in parts), whole.value or 0
    complete = rest or (len(parts) > 1 and ALL * value <= total <= SLACK * value)
    strength = whole.status == "other"  # "The Guard has 130,213, of whom 104,302 come from the Army": all are its own
    strength = strength or whole.force_rule.by == "short name"  # likewise one of several services
    if named or strength or whole.measure == "part" or not complete:
        return
    if any(whole.force not in force_names.ancestors(page, part.force) for part in parts):
        common = force_names.common(page, [whole.force, *(part.force for part in parts)])
        whole.set_force(common or whole.force, "wholes.of_all_parts")


def _set_on_sides(story: Story, at: int) -> None:
    """Let a whole stand on neither side where its parts are said to stand at several borders: "in the north ..."."""
    whole = story.drafts[at]
    near = (part for part in story.drafts[at + 1 : at + 1 + NEAR_PARTS] if part.measure == "part")
    sides = {part.side for part in near if part.sentence == whole.sentence and part.side_said and part.where is None}
    if len(sides) > 1 and whole.side != "other":
        whole.side, whole.side_rule = "other", whole.side_rule._replace(name="wholes.on_sides")
