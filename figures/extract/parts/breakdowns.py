"""Breakdowns: what a whole opens or closes, and what adds up to it: "10,000 soldiers: 1,650 to Juárez, ...".

What `explain` names here that is no function:
    opened               A part of a whole that opens their list: "10,000: 1,650 to Juárez", "Of the 900, 300 are".
    closed               A part, as the whole behind says so: "500 in Laredo, part of the 10,000", "... in all".
    of_the_whole         A part of the whole right behind: "300 of the 1,650".
    adds_up              A part, adding up to the whole with those beside it: "900: 600 soldiers and 300 guards".
    told_on              A part, as the next sentences come to the whole: "3,000 more ... 2,400 from Yuma ... 600".
    taken_up             A part of a figure that takes up those before it: "In all, 10,000", "part of the 10,000".
    titled               A part, in the list that a title opens: "By a breakdown, 2,600 are in Texas".
    most                 A part that is most of the whole: "6,500, nearly all of them in Chiapas (5,100)".
    told_with_its_parts  What its parts are: "Of the 10,000, 1,650 are bound for Juárez".
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise, takewhile

from figures.extract.around import is_aside
from figures.extract.days.told_before import TO_COME
from figures.extract.named import place_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import rests, sums, totals, wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story
from figures.extract.text.phrases import Hit

OF_A_WHOLE = frozenset({"of", "determiner", "out_of", "part_of", "of_them"})  # what leads to a whole: "as part of the"
IN_PLACE = frozenset({"exists", "stays", "ours"})  # verbs of those who are there: "hay", "tenemos"
JOINT = 2  # tokens from a part to the verb that says so of it
MOST = 0.5  # of a total, which the figures before it make up at least: some may have been left out
AT_ONCE = 6  # tokens behind a figure in which "at any one time" may stand
TITLE = 8  # tokens from "the breakdown" to the colon that opens it


def mark(story: Story) -> None:
    """Mark the figures that another one of the text, behind or before them, is broken down into."""
    for at, whole in enumerate(story.drafts):
        if whole.value is not None and whole.status != "denied":
            _break_down(story, at)
    for at in range(len(story.drafts)):
        _mark_nested(story, at)
    for opening in story.page.of_kind("breakdown").hits:
        _mark_opened(story, opening)
    for rest in story.page.of_kind("rest").hits:
        rests.mark_beside(story, rest)
    for most in story.page.of_kind("most").hits:
        _mark_most(story, most)


def _mark_most(story: Story, most: Hit) -> None:
    """Mark how many in brackets most of those told right before are: "6,500, nearly all of them in Chiapas (5,100)"."""
    told, words = bisect_left(story.drafts, most.first, key=lambda draft: draft.first), story.page.tokens.words
    for whole, part in pairwise(story.drafts[max(told - 1, 0) : told + 1]):
        bracketed = words[part.first - 1] == "(" and story.page.is_mark(part.count.last, ")")
        if bracketed and {whole.sentence, part.sentence} == {story.page.sentence_of[most.first]}:
            wholes.mark_inheriting_parts([part], "breakdowns.most", whole)


def _break_down(story: Story, at: int) -> None:
    """Mark the figures around a whole that it is broken down into: said to be its parts, or adding up to it."""
    whole = story.drafts[at]
    if whole.measure != "decrease":
        _mark_behind(story, at)
        _mark_ahead(story, at)
    _mark_adding_up(story, at)
    beyond = totals.adding_up_beyond(story, at) or totals.adding_up_in_turn(story, at)
    _mark_sum(beyond, "breakdowns.adds_up", whole)
    if not beyond:
        _mark_sum(totals.adding_up_told_on(story, at), "breakdowns.told_on", whole)
    before = totals.adding_up(story, at, -1)
    wholes.mark_parts(before, "breakdowns.adds_up", whole, "sum")
    wholes.close_with(whole, before)


def _mark_sum(parts: list[Draft], rule: str, whole: Draft) -> None:
    """Mark what adds up to a whole farther on, even of "The new ones, 600 guards and 300 soldiers, will arrive"."""
    for part in parts:
        part.set_measure("part", rule, whole, "sum")
    wholes.inherit(parts, rule, whole)


def _mark_adding_up(story: Story, at: int) -> None:
    """Mark the figures right behind a whole that add up to it: "2,500 more: 1,500 soldiers and another 1,000"."""
    whole, parts = story.drafts[at], totals.adding_up(story, at, 1)
    untold = False  # whether nothing has said how far the part before has come
    for part in [*parts, *totals.adding_up_anew(story, at, parts)]:
        if _is_left(story.page, part, ahead=True):
            continue  # "500 of the 2,400 will be released and 300 later, leaving 1,600"
        part.set_measure("part", "breakdowns.adds_up", whole, "sum")  # even "another 1,500", the last item of a list
        if whole.measure != "decrease" and part.sentence == whole.sentence:
            wholes.inherit([part], "breakdowns.adds_up", whole)
        untold = part.status_rule.by == "silence" or (untold and part.status_rule.by == "item")
        if untold and whole.status in wholes.PLANNED:  # "will send 3,000: a brigade of 2,400 and a battalion of 600"
            part.take_status(whole, "breakdowns.adds_up")


def _mark_nested(story: Story, at: int) -> None:
    """Mark the lines that add up to the whole above them, past the parts of each.

    "900 in all:", "- Army: 600", "-- drivers: 200", "- Navy: 300".
    """
    whole, heads = story.drafts[at], list[Draft]()
    if whole.measure != "level":
        return
    for draft in story.drafts[at + 1 : at + 1 + FIGURES_NEAR]:
        if draft.measure == "part" and draft.whole in heads:
            continue
        own = wholes.larger(whole, draft) and wholes.of_one_owner(story.page, whole, draft)
        below = draft.sentence > whole.sentence and story.is_item(draft.sentence)
        if draft.measure != "level" or not own or not below:
            return
        heads.append(draft)
        if len(heads) > 1 and sums.comes_to(whole, heads):
            _mark_sum(heads, "breakdowns.adds_up", whole)
            return


def _mark_behind(story: Story, at: int) -> None:
    """Mark the parts behind a whole which opens a breakdown: "10,000: 1,650 to Juárez, ..."."""
    whole, behind = story.drafts[at], _reached(story, at)
    again = whole.status_rule.by == "told again"  # "sent 500. Of the 500, 200 will go to Yuma"
    behind = [part for part in behind if not _stands_alone(story, whole, part)]
    leave = bool(behind) and behind[0].measure == "decrease"  # "Of 5,800 troops, 2,200 should be home by May"
    if behind and not (again or leave) and _tells_with_its_parts(story.page, whole, behind[0]):
        whole.take_status(behind[0], "breakdowns.told_with_its_parts")
    rough = bool(behind) and _lists_roughly(story.page, whole, behind)
    behind = behind if rough else _fitting(whole, behind)
    if not behind or not _opens(story, whole, behind[0]):
        return
    parts = _that_went(story.page, behind)
    there = [part for part in parts if _are_there(story.page, whole, part)]
    wholes.mark_parts(there, "breakdowns.opened", whole)
    wholes.mark_inheriting_parts([part for part in parts if part not in there], "breakdowns.opened", whole)
    for before, other in pairwise(parts):  # "Of the 10,000, Coahuila gets 500 and Nuevo León another 500"
        goes_on = other.status_rule.by == "item" or other.status == before.status
        if other.measure == "increase" and other.sentence == whole.sentence and goes_on:
            other.set_measure("part", "breakdowns.opened", whole)


def _are_there(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether of those planned some are said to be there, by whatever verb: "Of the 300 promised, there are 90"."""
    said = part.said
    planned = whole.status in wholes.PLANNED and whole.sentence == part.sentence and ties.is_whole(page, whole.first)
    if not planned or said is None or said.value != "deployed":
        return False
    sense = page.sense(said.first, "status.after") if page.vocabulary.verb_first and said.last <= part.first else None
    there = bool(page.kinds(said.first) & IN_PLACE) or (sense is not None and sense.firm)  # "operan 310"
    return there and said.last <= part.count.last + JOINT


def _stands_alone(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether a figure behind a whole is how many stood there at once, of all who served, or told in another entry.

    "30,000 served in all, with 6,000 there at any one time". Or what it was before a change, "from 200 to 900".
    """
    if ties.changes_from(story.page, part.count, part.first):
        return True
    begin, end = part.count.last, min(story.page.end, part.count.last + AT_ONCE)
    at_once = part.sentence == whole.sentence and story.page.tells("at_once", begin, end)
    heads = story.page.tokens.words[story.page.sentences[whole.sentence][1] - 1] == ":"
    return at_once or (not heads and story.is_item(whole.sentence) and sums.on_other_line(story, whole, part))


def _reached(story: Story, at: int) -> list[Draft]:
    """The figures behind a whole that may be its parts; "of whom" reaches no further than its sentence."""
    page, whole, behind = story.page, story.drafts[at], sums.run(story, at, 1)
    last = behind[0].count.number.first if behind else whole.count.last
    whom = any("whom" in page.kinds(token) for token in range(whole.count.last, last))
    return [part for part in behind if part.sentence == whole.sentence] if whom else behind


def _tells_with_its_parts(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether of a whole is told only what is of its part: "Of the 10,000, 1,650 are bound for Juárez"."""
    # of the "De" in "De los 10.000, 1.650 van a Juárez" nothing is said
    silent = whole.said is None or page.is_word(whole.said.first, "of")
    return silent and ties.is_whole(page, whole.first) and part.sentence == whole.sentence


def _fitting(whole: Draft, behind: list[Draft]) -> list[Draft]:
    """Those behind a whole that are no more than it: all, those of its sentence, or those that are no parts of parts.

    "A has 2,110, of whom 1,480 ..., B 705".
    """
    if sums.fits(whole, behind):
        return behind
    behind = [part for part in behind if part.sentence == whole.sentence] or behind
    if not sums.fits(whole, behind):
        behind = [part for part in behind if part.measure != "part"]
    return behind if sums.fits(whole, behind) else []


def _lists_roughly(page: Page, whole: Draft, behind: list[Draft]) -> bool:
    """Whether a colon or a dash lists bare numbers that come near to a rounded whole: "About 900: 300, 650"."""
    marks = page.tokens.words[whole.count.last : behind[0].first]
    if len(behind) < sums.PAIR or not (":" in marks or "—" in marks) or not sums.comes_near(whole, behind):
        return False
    bare = all(part.count.kind == "elided" and part.sentence == whole.sentence for part in behind)
    others = any(part.status in TO_COME and whole.status not in TO_COME for part in behind)
    return bare and not others and all(_may_stand_in(page, whole, part) for part in behind)


def _may_stand_in(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a part may stand where its whole does: in Laredo, of those in Texas; not in Nogales."""
    return whole.where is None or part.where is None or place_names.may_contain(page, whole.where, part.where)


def _that_went(page: Page, behind: list[Draft]) -> list[Draft]:
    """Of figures behind a whole those before one that is left, and those in the sentences behind the last such.

    The 500 of "Of the 2,400, 500 left in May and 1,900 remain".
    """
    left = [part.sentence for part in behind if _is_left(page, part, ahead=True)]
    before = takewhile(lambda part: not _is_left(page, part, ahead=True), behind)
    return [*before, *(part for part in behind if left and part.sentence > left[-1])]


def _mark_ahead(story: Story, at: int) -> None:
    """Mark the parts that stand before a whole which says so: "... part of the 10,000", "... in all"."""
    whole, page = story.drafts[at], story.page
    before = [part for part in story.drafts[at - 1 : at] if part.sentence == whole.sentence]  # none before the first
    _mark_before_whole(page, whole, before)
    ahead = sums.run(story, at, -1)
    grown = any(other.measure == "increase" for other in story.drafts[max(0, at - len(ahead) - 1) : at])
    if grown:
        return  # "500 soldiers who, added to the 400 and the 300 there, will be 1,200"
    beside = [] if before else sums.run(story, at, -1, across=True)
    same = [part for part in beside if wholes.of_one_country(page, whole, part)]  # "Texas has 4,000. Mexico's 10,000"
    listed = [part for part in same if sums.fits(whole, [part]) and not _is_left(page, part)]
    if _takes_up_list(story, whole, listed, beside):
        wholes.mark_parts(listed, "breakdowns.taken_up", whole, "context")
    elif ahead and _closes(page, whole, ahead) and sums.fits(whole, ahead) and not _in_turn(ahead):
        wholes.mark_parts(ahead, "breakdowns.closed", whole)


def _mark_before_whole(page: Page, whole: Draft, before: list[Draft]) -> None:
    """Mark the figure right before a whole that it is of: "300 of the 1,650", "300 more came, completing the 1,650"."""
    if not before or ties.led_in_by(page, whole.first, "total.after") is not None:
        return  # "100 guardsmen, a remnant of the 1,200"
    completed = ties.led_in_by(page, whole.first, "completes") is not None
    ceiling = whole.qualifier == "up_to" and page.tokens.words[whole.first - 2] == ","  # "2,500, of a cap of 2,700"
    if completed or (ties.is_whole(page, whole.first) and not ceiling):
        some = [part for part in before if wholes.larger(whole, part) and (completed or not _is_left(page, part))]
        wholes.mark_parts(some, "breakdowns.of_the_whole", whole)


def _in_turn(figures: list[Draft]) -> bool:
    """Whether figures hold for one time and another: "fell to 7,100 in July and 6,500 in August. In all, 23,000"."""
    return len({draft.as_of for draft in figures}) > 1


def _is_left(page: Page, draft: Draft, ahead: bool = False) -> bool:
    """Whether a figure is said to be what is left, a level: "300 remain, of the 1,500 sent in May".

    With `ahead`, only where the words say so before it: "de los 10 mil quedan 7 mil".
    """
    said = draft.measure_said
    if said is None or said.value != "level" or "adds_up" in page.kinds(said.first):  # "in all, 1,880"
        return False
    return not ahead or said.last <= draft.count.number.first


def _opens(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether a breakdown of `whole` begins right before `part`: "10,000: 1,650 to Juárez", "10,000, of whom 1,650"."""
    page = story.page
    end = page.sentences[whole.sentence][1]
    if part.sentence != whole.sentence:
        return page.tokens.words[end - 1] == ":"
    if ties.is_whole(page, whole.first) and _leads(story, whole):
        return True
    marks = page.tokens.words[whole.count.last : part.first]
    aside = any("comparison" in page.kinds(at) for at in range(whole.count.last, part.first))
    if (":" in marks or "—" in marks) and ";" not in marks and "." not in marks:
        return not aside  # "5,500, not counting those from other states: 46 from Idaho"
    if _leads_with(page, whole, part) or _lists_places(page, whole, part):
        return True
    bracketed = "(" in marks and ")" not in marks and "," not in marks[: marks.index("(")]
    if bracketed and part.count.kind == "elided":
        return True
    leading = page.of_kind("whom").between(whole.count.last, part.count.first)
    leading = [hit for hit in leading if not wholes.is_past_others(page, hit.last, part.count.first)]
    return any(not is_aside(page, hit.first, hit.last) for hit in leading)  # "the Army, which has most of them,"


def _leads_with(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether "with" leads to a bare figure of some: "3,200 soldiers, with 1,300 in Texas"; not ", Sonora with 870"."""
    words, last = page.tokens.words, part.count.last
    at = part.first - (not page.is_word(part.first, "with"))  # "con unos 1.300": the hedge begins with it
    led = at > whole.count.last and page.is_word(at, "with") and words[at - 1] == ","
    told = last < page.end and words[last].isalpha() and "and" not in page.kinds(last)
    return led and told and part.count.kind == "elided" and part.status == whole.status


def _lists_places(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether of those of whom no place is told, with no more than a comma, some are told to be in one on the border.

    "The Guard had 1,200 soldiers on the mission, 524 in Arizona and 250 in Texas"; not "2,500 in Texas, 400 in Yuma".
    """
    last, where = whole.count.last, part.where if whole.where is None else None
    bare = part.count.kind == "elided" and not part.count.partitive and part.status == whole.status
    if where is None or where.first < part.count.last or not bare or not page.is_mark(part.first - 1, ","):
        return False
    apart = not wholes.same_clause(page, whole, part) or "," in page.tokens.words[last : part.first - 1]
    if apart or not place_names.place(page, where).on_border:
        return False
    elsewhere = any(page.capital(at) and page.hit_at[at] is None for at in range(last, part.first))
    return not elsewhere or bool(page.of_kind("border").between(last, part.first))  # not "90 in Ramadi, 60 in Yuma"


def _leads(story: Story, whole: Draft) -> bool:
    """Whether a whole is the first figure of its sentence and begins a clause: "Of the 10,000, 1,650 are"."""
    first = story.drafts[story.told_before(whole.sentence)]
    return first is whole and _begins_clause(story.page, whole.first)


def _begins_clause(page: Page, first: int) -> bool:
    """Whether "of the" before a whole begins a clause: "informó que de los 900, 300 están", "Of Mexico's 900, 300"."""
    begin = page.sentence_at(first)[0]
    at = (ties.owner(page, first) if page.is_genitive(first - 2) else first) - 1
    while at >= max(begin, first - 6) and page.sense(at, "stops") is None and page.kinds(at) & OF_A_WHOLE:
        at -= 1
    return at < begin or not page.tokens.words[at][0].isalnum() or bool(page.kinds(at) & {"stops", "pronoun"})


def _closes(page: Page, whole: Draft, run: list[Draft]) -> bool:
    """Whether `whole` is said to be the total of the figures before it: "... in all", "out of a force of"."""
    first, last = whole.first, whole.count.last
    if first and page.kinds(first - 1) & {"out_of", "part_of"}:
        return True
    if len(run) < 2:
        return False
    sides = (first - 1, last, page.sentences[whole.sentence][0])  # before it, behind it, or opening its sentence
    adds_up = any("adds_up" in page.kinds(at) for at in sides if 0 <= at < page.end)
    return adds_up and sum(part.value or 0 for part in run) > MOST * (whole.value or 0)


def _takes_up_list(story: Story, whole: Draft, ahead: list[Draft], beside: list[Draft]) -> bool:
    """Whether a whole speaks of the figures right before it: "They are part of the 10,000", "In all, 10,000 ...".

    `ahead` are those `beside` it that may be its parts.
    """
    page = story.page
    if not ahead or not sums.fits(whole, ahead):
        return False
    if whole.first and "part_of" in page.kinds(whole.first - 1):
        return True
    opening = page.hit_at[page.sentences[whole.sentence][0]]
    opens = opening is not None and "total.before" in opening.senses and whole.first - opening.last <= 3
    return opens and len(ahead) > 1 and not _in_turn(beside)


def _mark_opened(story: Story, opening: Hit) -> None:
    """Mark the list that its title opens: "... 4,800. By a breakdown, 2,600 are in Texas, 1,100 in Arizona"."""
    page, told = story.page, bisect_left(story.drafts, opening.first, key=lambda draft: draft.first)
    titled = page.tokens.words[opening.last : opening.last + TITLE]
    sign = next((sign for sign in (":", ",") if sign in titled), None)
    if not told or told == len(story.drafts) or sign is None:
        return
    colon, whole, first = opening.last + titled.index(sign), story.drafts[told - 1], story.drafts[told]
    if sign == "," and first.sentence != page.sentence_of[opening.first]:
        return
    behind = sums.run(story, told - 1, 1, across=True)
    listed = [part for part in behind if part.sentence == first.sentence or story.is_list_line(part.sentence)]
    near = page.sentence_of[opening.first] - whole.sentence <= 1 and first.sentence - page.sentence_of[colon] <= 1
    if near and colon < first.first and sums.fits(whole, listed):
        wholes.mark_inheriting_parts(listed, "breakdowns.titled", whole)
