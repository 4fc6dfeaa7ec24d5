"""Additions: figures that come on top of another figure beside them, though no "more" or "another" says so.

What joins a force is an increase ("500 soldiers will join the 2,500 already there"), and so is what brings a total
about ("ordered 400 soldiers to the valley, raising its force there to 2,400").

What `explain` names here that is no function:
    joins             An increase, as it comes on top of another figure: "500 soldiers will join the 2,500 there".
    joins_others      An increase, as they join others, uncounted: "725, who join those already there".
    brings_about      An increase that brings a total about: "300 more, raising it to 2,400".
    under_way         An increase, as more are on their way to those there: "1,000, plus 1,300 on the way".
    goes_on_changing  As the increase or decrease before it: "another 500 in Agua Prieta and 300 in Sonoyta".
    leave_too         A decrease, as they go where some have gone: "300 left on Monday; another 400 will follow".
"""

from __future__ import annotations

from bisect import bisect_left

from figures.extract import measures
from figures.extract.around import Words, clause_ahead
from figures.extract.named import force_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.story.story import FIGURES_NEAR, Draft, Story
from figures.extract.text.phrases import Hit

COMING = ("considered", "announced", "ordered", "moving")  # not there yet: what a total may still grow by
CHANGES = ("increase", "decrease")
OTHERS = frozenset({"joined", "atop"})  # what may lead to others who are there
AND_BACK = 4  # tokens between "and" and a figure that goes on: "and to Sonoyta 300"
GOING = 6  # tokens behind a figure in which it may be said to go or to follow
DOING = 3  # tokens behind a figure in which it may be said to do so too
BRINGING = 4  # tokens of a sentence in which "That brings the total to" speaks of the sentence before


def mark(story: Story) -> None:
    """Mark as increases what another figure is said to grow by, and as decreases those who are said to leave too."""
    for at, draft in enumerate(story.drafts):
        lead = ties.led_in_by(story.page, draft.first, "joined")
        if lead is not None:
            _mark(_joining(story, at, lead), "additions.joins", draft)
        else:
            _mark_led_in(story, at)
            _mark_going_on(story, at)
    for hit in story.page.those(OTHERS).hits:
        _mark(_joining_others(story, hit), "additions.joins_others", hit)


def _mark_led_in(story: Story, at: int) -> None:
    """Mark what comes on top of a figure, "in addition to the 2,500", or brings it about: "raising it to 2,400"."""
    draft = story.drafts[at]
    atop, result = ties.led_in_by(story.page, draft.first, "atop"), ties.result(story.page, draft.first)
    if atop is not None:
        # Those to come, or those of whom the verb says so: "The 500 are in addition to the 2,000"
        joining = [each for each in _joining(story, at, atop) if each.status in COMING or each.count.last == atop.first]
        _mark(joining, "additions.joins", draft)
    if result is not None and result.says("result") == "more":
        _mark(_brought_about_by(story, at, result), "additions.brings_about", draft)


def _mark_going_on(story: Story, at: int) -> None:
    """Mark a figure that goes on from a change told before it, or is added to those there: "plus 1,300 on the way"."""
    draft, near = story.drafts[at], story.drafts[max(at - 2, 0) : at]
    gone = [before for before in near if _leave_too(story, before, draft)]
    if gone:
        draft.set_measure("decrease", "additions.leave_too", gone[-1])
        if draft.status == "deployed":
            draft.outweigh("status", "withdrawn", "additions.leave_too", (gone[-1],))
    for before in near[-1:]:
        if _is_under_way(story, before, draft):
            _mark([draft], "additions.under_way", before)
        if _goes_on_changing(story.page, before, draft):
            draft.set_measure(before.measure, "additions.goes_on_changing", before)


def _mark(drafts: list[Draft], rule: str, by: Words) -> None:
    """Make increases of the levels among some figures, as another one or a word tells that they join or bring about."""
    for draft in drafts:
        if draft.measure == "level":
            draft.set_measure("increase", rule, by)


def _joining_others(story: Story, hit: Hit) -> list[Draft]:
    """The figure that is said to join those who are there, uncounted: "725, que se sumaron a los que ya están".

    On top of others come those before the phrase who are still to come, or those behind one that opens its sentence.
    """
    page = story.page
    if not ties.leads_to_others(page, hit):
        return []
    told = bisect_left(story.drafts, hit.first, key=lambda draft: draft.first)
    opens, atop = hit.first == page.sentence_at(hit.first)[0], "joined" not in hit.senses
    near = story.drafts[told : told + 1] if opens else story.drafts[max(told - 1, 0) : told]
    joining = [draft for draft in near if draft.sentence == page.sentence_of[hit.first] and draft.status != "denied"]
    return [
        draft
        for draft in joining
        if not atop or draft.status in COMING or page.is_word(hit.first, "auxiliary", "present")
    ]


def _is_under_way(story: Story, before: Draft, draft: Draft) -> bool:
    """Whether those to come are added to those there: "8,600 are on the border, plus 1,300 on the way"."""
    page = story.page
    plus = draft.first - 1 - ("determiner" in page.kinds(draft.first - 1))  # "más los 400 que llegarán"
    if not page.is_word(plus, "plus") or draft.status not in COMING:
        return False
    there = before.sentence == draft.sentence and before.status == "deployed" and before.measure == "level"
    return there and _one_force(story, draft, before)


def _goes_on_changing(page: Page, before: Draft, draft: Draft) -> bool:
    """Whether a bare figure goes on from an increase or a decrease: "another 500 in Agua Prieta and 300 in Sonoyta".

    From a decrease only where those left too, or it is said from where: "Utah's 50 went home last week and Iowa's 100
    on Sunday", "De Michoacán se retiraron 300; de Guanajuato, 250".
    """
    if draft.status == "other":
        return False  # "will have 14,000 more; today it has 133,000"
    unsaid = (draft.measure == "level" and draft.measure_said is None) or _are_others_gone(before, draft)
    bare = draft.count.kind == "elided" and unsaid
    changes = before.measure in CHANGES and before.sentence == draft.sentence
    joined = _joined_at(page, before, draft) if bare and changes else None
    if joined is not None and ties.result(page, draft.first) is not None:
        return False  # "60 more will come, and with them they will be 100"
    if joined is None or any("status.before" in page.kinds(at) for at in range(joined, draft.first)):
        return False
    return _leaves(page, joined, draft) or (before.measure == "increase" and not _is_set_aside(page, before, draft))


def _are_others_gone(before: Draft, draft: Draft) -> bool:
    """Whether the verb of those who leave is that of others, too: "will pull 200 from Tijuana and another 150 from"."""
    others = before.measure == "decrease" and draft.measure_rule.by == "another"
    return others and draft.status_rule.by == "item" and draft.status == before.status


def _joined_at(page: Page, before: Draft, draft: Draft) -> int | None:
    """The token that joins a figure to the one before: "and", ";", or between those who left a comma."""
    near = range(draft.first - 1, max(before.count.last, draft.first - AND_BACK) - 1, -1)
    joined = next((at for at in near if "and" in page.kinds(at) or page.tokens.words[at] == ";"), None)
    if joined is None and draft.status == "withdrawn" and page.tokens.words[draft.first - 1] == ",":
        return draft.first - 1  # "Of those withdrawn, 25 are from Kansas, 10 from Arkansas"
    return joined


def _leaves(page: Page, joined: int, draft: Draft) -> bool:
    """Whether soldiers left too, or it is said from where: "Iowa's 100 left on Sunday", "de Guanajuato, 250"."""
    left = page.has_word("from", joined, draft.first)
    left = left or draft.measure_rule.by == "another"
    return left or (draft.status == "withdrawn" and not ties.changes_to(page, draft.first))


def _is_set_aside(page: Page, before: Draft, draft: Draft) -> bool:
    """Whether an increase is of another place or told aside: "to Ajo another 70, to Yuma 50", ", with 500 more"."""
    elsewhere = before.measure_rule.by == "another" and before.place_leads and draft.place != before.place
    return elsewhere or _is_told_with(page, before)  # "has 250, with 500 more in training, and Texas about 400"


def _is_told_with(page: Page, draft: Draft) -> bool:
    """Whether "with" sets a figure aside from what its clause goes on to tell: ", with 500 more in training, and"."""
    return page.is_mark(draft.first - 2, ",") and page.is_word(draft.first - 1, "with")


def _leave_too(story: Story, before: Draft, draft: Draft) -> bool:
    """Whether others go where some have gone: "300 soldiers left on Monday; another 400 will follow"."""
    gone = before.measure == "decrease" and draft.count.kind == "elided" and draft.sentence - before.sentence <= 1
    page, last = story.page, draft.count.last
    if gone and page.tells("does_so", last, last + DOING):
        return True  # "The 5,900 will leave; 2,200 have already done so"
    if not gone or draft.measure != "increase" or draft.status not in COMING:
        return False
    if page.has_word("goes", last, clause_ahead(page, last, GOING)):
        return True
    # "y hasta enero lo harán otros 650"
    return page.vocabulary.verb_first and page.has_word("goes", max(0, draft.first - 2), draft.first)


def _joining(story: Story, at: int, lead: Hit) -> list[Draft]:
    """The figure that joins figure `at`: the one before it, or those behind an opening "In addition to"."""
    joined = story.drafts[at]
    around = story.drafts[max(0, at - FIGURES_NEAR) : at + FIGURES_NEAR]
    near = [other for other in around if other.sentence == joined.sentence]
    beside = [other for other in near if other is not joined and _may_join(story, other, joined)]
    nearest = next((other for other in reversed(near) if other.first < joined.first), None)
    before = [other for other in beside if other is nearest]
    opened = lead.first == story.page.sentences[joined.sentence][0]
    return before or [other for other in beside if opened and other.status in COMING]


def _may_join(story: Story, other: Draft, joined: Draft) -> bool:
    """Whether a figure may be of those who join another, "500 will join the 2,000": not some, nobody, compared ones."""
    if other.measure == "part" or other.status == "denied" or ties.compared(story.page, other.first):
        return False  # "up from the 800 announced, joining 2,100"
    return _one_force(story, other, joined) and not _is_sum(story, other)


def _is_sum(story: Story, draft: Draft) -> bool:
    """Whether a figure is a total that others came to: "raises to 4,350 the troops, who join"; not "a total of 500"."""
    page, said = story.page, measures.total(story.page, draft.count, draft.first)
    if said is None:
        return False
    reached = not page.is_word(said.last - 1, "of")
    return reached or ties.result(page, draft.first) is not None


def _one_force(story: Story, one: Draft, other: Draft) -> bool:
    """Whether two figures are of one force on one side of the border, by its own or by a more general name."""
    return one.side == other.side and force_names.related(story.page, one.force, other.force)


def _brought_about_by(story: Story, at: int, result: Hit) -> list[Draft]:
    """The figures that bring about the total `at`, in its sentence or, where it opens its own, in the one before.

    "500 left for Yuma. That brings the total to 2,000".
    """
    total, page = story.drafts[at], story.page
    if measures.total(page, total.count, total.first) is None or total.value is None:
        return []
    before = [other for other in story.drafts[max(0, at - FIGURES_NEAR) : at] if _may_bring_about(other, total)]
    adding = [other for other in before if other.sentence == total.sentence]
    opens = page.sentences[total.sentence][0]
    elsewhere = bool(page.of_kind("place").between(opens, result.first))  # "In Sonora the total is 1,987"
    if not adding and not elsewhere and result.first - opens < BRINGING:
        told = [other for other in before if total.sentence - other.sentence == 1]
        adding = [other for other in told if not story.is_list_line(other.sentence)]  # all lines do, or none
    return [] if sum(other.value or 0 for other in adding) >= total.value else adding


def _may_bring_about(other: Draft, total: Draft) -> bool:
    """Whether a figure, of fewer soldiers who are to come to the same side, may be what a total grows by."""
    fewer = other.value is not None and other.value < (total.value or 0)
    return fewer and other.status in COMING and other.side == total.side
