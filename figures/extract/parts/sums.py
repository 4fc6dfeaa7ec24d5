"""Sums: runs of figures, in one sentence or a list, that are no more than a figure beside them or come near to it."""

from __future__ import annotations

from figures.extract.nouns import ties
from figures.extract.page import BULLETS, Page
from figures.extract.parts import wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story

NO_ACCIDENT = 0.005  # of the whole: how near a sum must come to it to be no accident
ROUNDED = 0.035  # the same for a whole that is said to be rounded
ROUGH = 0.1  # and for one that a colon breaks down
OVER = 0.25  # by which its parts may exceed one that is a least: "more than 1,000: 700 and 500"
LEAST = ("more_than", "at_least")
HEDGED = ("about", "nearly", "more_than")
LABELLED = 4  # tokens from a colon to the figure of the label in front of it: "Texas: about 2,600"
PAIR = 2  # figures of the shortest run
ACROSS = 2  # sentences from a whole within which parts that add up to it may stand


def run(story: Story, at: int, step: int, across: bool = False) -> list[Draft]:
    """The smaller figures that follow (or precede) figure `at` without a break, in its sentence or a list line each.

    `across`: in the sentences beside it, too.
    """
    whole = story.drafts[at]
    found: list[Draft] = []
    for draft in _beside(story, at, step):
        if _is_set_against(story.page, draft):
            continue
        if draft.value is None or not wholes.larger(whole, draft):
            break
        if step > 0 and not found and _stands_apart(story.page, whole, draft):
            break
        last = found[-1] if found else whole
        if draft.sentence != last.sentence and not _goes_on(story, whole, last, draft, across):
            break
        anew = draft.measure == "increase" and draft.sentence != last.sentence  # "... 500 Marines. Some 1,100 more"
        if anew or not _may_be_item(draft, behind_another=step > 0 and bool(found)):
            break
        found.append(draft)
        if draft.measure == "increase":
            break
    return found


def _beside(story: Story, at: int, step: int) -> list[Draft]:
    """The figures behind (or before) figure `at`, the nearest first."""
    if step > 0:
        return story.drafts[at + 1 : at + 1 + FIGURES_NEAR]
    return story.drafts[max(at - FIGURES_NEAR, 0) : at][::-1]


def _is_set_against(page: Page, draft: Draft) -> bool:
    """Whether a figure is denied or compared: "not the 1,500 of the rumor: 450 in", "fewer than the 10,000: 300 in"."""
    return draft.status == "denied" or ties.compared(page, draft.first)


def _stands_apart(page: Page, whole: Draft, draft: Draft) -> bool:
    """Whether the figure behind one is told beside it: "Of the 4,000 guardsmen and 700 Marines"."""
    return joined_nouns(page, whole, draft) or _follows(page, draft)


def _may_be_item(draft: Draft, behind_another: bool) -> bool:
    """Whether a figure may be an item of a list: a level, a part, or "another" that closes it.

    "2,800 in Texas and another 1,500 in Arizona"; not "and 1,300 have been added since".
    """
    another = behind_another and draft.measure == "increase" and draft.measure_rule.by != "change"
    return another or draft.measure in ("level", "part")


def on_other_line(story: Story, one: Draft, other: Draft) -> bool:
    """Whether two figures stand in list items of their own: "* 1916: 100,000 ... * 2006: up to 6,000 at a time"."""
    page = story.page
    first, second = sorted((one.sentence, other.sentence))
    if page.share_paragraph(first, second):
        return False
    begin = page.paragraph_begin(second)
    return page.tokens.words[page.sentences[begin][0]] in BULLETS


def joined_nouns(page: Page, left: Draft, right: Draft) -> bool:
    """Whether "and" alone joins two figures with nouns: "500 Marines and 1,100 soldiers"."""
    joins = right.first - left.count.last == 1 and "and" in page.kinds(left.count.last)
    return joins and "elided" not in (left.count.kind, right.count.kind)


def _follows(page: Page, draft: Draft) -> bool:
    """Whether a figure is told beside the one before, not in it: "2,000 will leave first, followed by 1,100"."""
    hit = page.hit_at[draft.first - 1] if draft.first else None
    return hit is not None and "and" in hit.senses and hit.last - hit.first > 1


def _goes_on(story: Story, whole: Draft, last: Draft, draft: Draft, across: bool) -> bool:
    """Whether a run of figures goes on into another sentence: the next line of a list, "Utah: 40", or its first."""
    apart = abs(draft.sentence - last.sentence)
    if apart > ACROSS:
        return False
    line = story.is_list_line(draft.sentence)
    if apart > (2 if across and (line or last is whole) else 1):  # a line of other things may stand between
        return False
    if across and abs(draft.sentence - whole.sentence) <= ACROSS:
        return True
    if last is not whole and all(story.is_item(each.sentence) for each in (last, draft)):
        return True  # "Sonora: 1,623 members", and below it "Chihuahua: 1,650 members"
    if across and last is not whole and _leads_to_lines(story, draft, last):
        return True
    within = draft.first > whole.first and last is not whole
    if draft.count.kind == "people":  # "elementos" of another paragraph are others
        within = within and story.page.share_paragraph(draft.sentence, last.sentence)
    return draft.count.kind in ("elided", "people") and (line or within)


def _leads_to_lines(story: Story, draft: Draft, last: Draft) -> bool:
    """Whether a figure closes the words that lead in a list: "are deployed: Texas: 2,600. Arizona: 1,200. ..."."""
    page = story.page
    begin, end = page.sentences[draft.sentence]
    closes = draft.first < last.first and end - draft.count.last <= 1 and story.is_list_line(last.sentence)
    return closes and ":" in page.tokens.words[max(begin, draft.first - LABELLED) : draft.first]


def fits(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures is no more than a whole: 300 and 200 of 500; of "more than 500" beside it, hardly."""
    beside = all(draft.sentence == whole.sentence for draft in run)
    slack = 1 + ROUNDED if beside and whole.qualifier in HEDGED else wholes.SLACK
    return whole.value is not None and sum(draft.value or 0 for draft in run) <= slack * whole.value


def comes_to(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures is just as many as a whole, however that is hedged."""
    return abs(sum(draft.value or 0 for draft in run) - (whole.value or 0)) <= NO_ACCIDENT * (whole.value or 0)


def comes_near(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures is about as many as a whole that is said to be rounded: 300 and 650 of "about 900"."""
    total, value = sum(draft.value or 0 for draft in run), whole.value or 0
    over = OVER if whole.qualifier in LEAST else ROUGH
    rounded = whole.qualifier in HEDGED or whole.qualifier in LEAST
    return rounded and -ROUGH * value <= total - value <= over * value


def add_up(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures comes so near to a whole that it is no accident: 300 and 200 of 500."""
    total = sum(draft.value or 0 for draft in run)
    rough = len(run) == PAIR and whole.qualifier not in HEDGED
    if any(draft.qualifier == "range" or (draft.qualifier == "vague" and rough) for draft in run):
        return False  # midpoints add up to nothing; nor do "some 500 and a thousand or so" to an exact whole
    alike = run[0].sentence > whole.sentence and len({draft.status for draft in run}) == 1
    slack = ROUNDED if alike and whole.qualifier in HEDGED else NO_ACCIDENT
    return bool(whole.value) and abs(total - (whole.value or 0)) <= slack * (whole.value or 0)
