"""Bare numbers that tell of some of the soldiers told before: "10,000 were promised; 6,300 have arrived".

What `explain` names here that is no function:
    some_of_those    A part, as a bare number tells of some of them: "10,000 were promised; 6,300 have arrived".
    others_of_those  A part, as it makes up the whole with the part before: "7,000 are Guard and 3,000 Army".
"""

from __future__ import annotations

from figures.extract.around import clause_ahead, clause_back, dates_between
from figures.extract.named import force_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import sums, wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story

PERFECT_BACK = 6  # tokens before a figure in which a perfect leads to it: "has so far sent"
NEARLY = 0.8  # of a whole: so many who are there are another count of it, no part
CLAUSE = 12  # tokens around a figure in which "now" or "once" may set one strength against another


def mark(story: Story) -> None:
    """Mark as parts the bare numbers that say what some of the soldiers told before do."""
    for at in range(1, len(story.drafts)):
        whole = _whole_told(story, at)
        if whole is not None and _tells_of_some(story, at, whole):
            wholes.mark_parts([story.drafts[at]], "bare.some_of_those", whole, "context")
        else:
            whole = _whole_said(story.drafts[at])
        if whole is not None:
            _mark_rest(story, at, whole)


def _whole_said(part: Draft) -> Draft | None:
    """The whole of a part that is told of the soldiers it is taken from: "6,500 of the soldiers are guardsmen"."""
    return part.whole if part.count.partitive and part.count.kind != "elided" else None


def _mark_rest(story: Story, at: int, whole: Draft) -> None:
    """Mark what with a part makes up its whole: "7,000 are from the Guard and 3,000 from the Army"."""
    part = story.drafts[at]
    for rest in story.drafts[at + 1 : at + 2]:
        makes_up = rest.measure == "level" and sums.add_up(whole, [part, rest]) and sums.fits(whole, [part, rest])
        if makes_up and wholes.same_clause(story.page, part, rest):
            rest.set_measure("part", "bare.others_of_those", whole)


def _whole_told(story: Story, at: int) -> Draft | None:
    """The last figure before a bare one that is no part, a sentence back at most, or before the parts told since.

    "Texas got 2,000 soldiers. 500 are in Laredo and 300 in Roma".
    """
    part = story.drafts[at]
    silent = part.measure == "level" and part.measure_said is None
    changes = ties.changes_to(story.page, part.first) and not _has_been_sent(story.page, part)
    changes = changes or ties.changes_from(story.page, part.count, part.first)  # "Arizona will go from 2,400 to 1,200"
    if not silent or part.count.kind != "elided" or changes or ties.compared(story.page, part.first):
        return None
    sentence = part.sentence
    for other in reversed(story.drafts[max(0, at - FIGURES_NEAR) : at]):
        if sentence - other.sentence > 1:
            return None
        if other.measure != "part" and other.status != "denied" and not ties.compared(story.page, other.first):
            return other
        sentence = other.sentence if other.measure == "part" else sentence
    return None


def _tells_of_some(story: Story, at: int, whole: Draft) -> bool:
    """Whether a bare number speaks of some of a larger figure, and counts no others: "sent 2,000. 500 have arrived"."""
    part, before, page = story.drafts[at], story.drafts[at - 1], story.page
    if not wholes.larger(whole, part) or whole.status in wholes.UNREAL or whole.measure == "decrease":
        return False
    if whole.qualifier == "up_to" and whole.status in wholes.PLANNED:
        return False  # "up to 4,000 were authorized; 3,600 are there": a ceiling is nobody
    elsewhere = whole.side != part.side and (part.side != "other" or part.side_said)  # not "110 fight wildfires now"
    if elsewhere or not force_names.related(page, whole.force, part.force):
        return False
    goes_on = before.measure == "part" and wholes.same_clause(page, before, part)
    come = _has_predicate(page, part) or _have_come(page, whole, part)
    led = part.said is not None and part.said.last <= part.first
    asked_for = led and part.status in wholes.UNREAL  # "6,000 were sent. Texas asked for 1,000"
    if not goes_on and not come and (asked_for or not _is_listed(story, at, whole)):
        return False
    apart = None not in (whole.place, part.place) and whole.place != part.place
    apart = apart or (not goes_on and _is_another_count(page, whole, part))
    return not (apart or _exceeds(whole, before, part)) and not _is_later(page, whole, before, part)


def _is_another_count(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether nearly as many as a whole are there, of whom no verb of coming is told: "5,500; 5,200 are"."""
    there = part.status == "deployed" and part.force_rule.by != "predicate"
    nearly = whole.value is not None and (part.value or 0) > NEARLY * whole.value
    came = part.said is not None and page.is_word(part.said.last - 1, "arrives")
    return there and nearly and not (came or _have_come(page, whole, part))


def _exceeds(whole: Draft, before: Draft, part: Draft) -> bool:
    """Whether a figure and the part before it are more than their whole, and it is no part of that part.

    "1,000 were sent; 700 went to Laredo, 900 stayed".
    """
    return before.measure == "part" and wholes.larger(part, before) and not sums.fits(whole, [before, part])


def _is_listed(story: Story, at: int, whole: Draft) -> bool:
    """Whether a number is of a narrower place or force, in the paragraph of its whole: "... Texas has 1,000"."""
    part, before, known = story.drafts[at], story.drafts[at - 1], story.page.vocabulary.forces
    goes_on = before.measure == "part"
    led = before if goes_on else whole
    together = story.page.share_paragraph(part.sentence, led.sentence) and part.sentence > whole.sentence
    lines = goes_on and story.is_list_line(part.sentence) and story.is_list_line(led.sentence)
    narrower = known[part.force].state is not None and known[whole.force].state is None
    sent = part.force_rule.by == "sender" and not goes_on  # "The Army has 900. Ohio sent 40"
    promised = part.said is not None and part.status in wholes.PLANNED
    narrower = narrower and not sent and not promised  # "They have pledged 1,600 in all. Texas has promised 1,000"
    return (together or lines) and whole.place is None and (part.place is not None or narrower)


def _is_later(page: Page, whole: Draft, before: Draft, part: Draft) -> bool:
    """Whether a number is a later count of those told before: "where 3,100 once stood, 1,700 will move about"."""
    if _says(page, whole, "once"):
        return True
    narrower = whole.place is None and part.place is not None  # "5,600 have come. There are now 2,800 in Texas"
    now = _says(page, part, "now") and not narrower
    if part.as_of is None and not now and not _is_dated(page, part):
        return False
    # "1,949 were sent here. Today there are 1,120"
    again = before.measure == "part" and before.sentence != part.sentence
    return again or whole.status not in wholes.PLANNED


def _is_dated(page: Page, draft: Draft) -> bool:
    """Whether the clause of a figure opens with a month or a year: "In 2010 about 1,200 were sent".

    Or an order has its day behind it: "1,600 were ordered in on Jan. 24".
    """
    begin = clause_back(page, draft.first, CLAUSE)
    behind = dates_between(page, draft.count.last, clause_ahead(page, draft.count.last, CLAUSE))
    if draft.status == "ordered" and any(date.day is not None for date in behind):
        return True
    return any(date.basis in wholes.LONG_AGO for date in dates_between(page, begin, draft.first))


def _says(page: Page, draft: Draft, kind: str) -> bool:
    """Whether a phrase of a kind stands in the sentence of a figure, near it."""
    begin, end = page.sentences[draft.sentence]
    near = range(max(begin, draft.first - CLAUSE), min(end, draft.count.last + CLAUSE))
    return any(kind in page.kinds(token) or page.is_word(token, kind) for token in near)


def _have_come(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a verb right before a figure says that so many of those promised are there: "han llegado 7 mil"."""
    promised = whole.status in wholes.PLANNED and part.status in wholes.COME and part.force == whole.force
    if not promised or not part.first:
        return False
    known = page.is_word(part.first - 1, "determiner")  # "los 300 que partieron"
    led = page.vocabulary.verb_first and "status.before" in page.kinds(part.first - 1)
    arrives = led and (part.status == "moving" or page.is_word(part.first - 1, "arrives"))
    return not known and (arrives or _has_been_sent(page, part))


def _has_been_sent(page: Page, part: Draft) -> bool:
    """Whether a perfect leads to a figure that is of no other time: "had deployed 7,422", "ha movilizado a 7 mil"."""
    verb = None
    for at in range(part.first - 1, max(part.first - PERFECT_BACK, 0), -1):
        kinds = page.kinds(at)
        if "auxiliary" in kinds:
            return verb is not None and not wholes.is_of_month(page, part)
        if verb is None and "status.before" in kinds and "filler" not in kinds:
            verb = at
        elif kinds.isdisjoint({"filler", "to"}):
            return False
    return False


def _has_predicate(page: Page, draft: Draft) -> bool:
    """Whether a figure is the subject of the verb beside it: "6,300 have arrived", not "the 6,300 there"."""
    led = page.kinds(draft.first - 1) & {"comparison", "to", "from", "of"} if draft.first else ()
    # "the state says 4,100 are on duty" is another count; "says 7,000 are from the Guard" is one of them
    again = page.is_word(draft.first - 1, "says") and draft.force_rule.by != "predicate"
    if led or again or page.is_word(draft.first - 1, "determiner") or "holds" in page.kinds(draft.first - 1):
        return False  # "had 82 in place" is a strength
    verbs = {"auxiliary", "belongs", "status.after", *(("status.before",) if page.vocabulary.verb_first else ())}
    at = draft.count.last
    while at < page.end and "filler" in page.kinds(at):
        at += 1
    spoken = page.kinds(at) if at < page.end else set()
    return bool(spoken & verbs) and spoken.isdisjoint({"and", "preposition"})
