"""Parts and wholes: figures that another figure of the text contains are its parts, not levels beside it.

A part follows from words ("of the 900, 300 ...", "among them"), from a colon, dash or bracket that opens a breakdown,
from arithmetic (a run of figures that adds up to a figure beside it), or from what a bare number tells of some of the
soldiers told before ("10,000 were promised; 6,300 have arrived").

What `explain` names here that is no function:
    no_whole     No part, as the text gives no whole: "the last 30 from Georgia returned".
    listed_with  A part, as the next of its list is one: "900 soldiers and 80 pilots, among them".
    of_mixed     A part of soldiers and others together: "900 soldiers and police: 600 soldiers and 300 police".
    in_turns     How many of those told right before go at a time: "150 soldiers in three rotations of 50".
    told_again   What the same figure was before: "including 500 Marines. ... The 500 Marines came from Yuma".
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from figures.extract.days.told_before import TO_COME
from figures.extract.forces import homes
from figures.extract.named import force_names, place_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import additions, bare, breakdowns, led, listed, spread, sums, wholes
from figures.extract.story import again
from figures.extract.story.story import FIGURES_NEAR, Draft, Story

FAR = 5  # sentences within which words such as "of the soldiers" may speak of a whole
LEFT = 2  # sentences back in which those who leave may be told
LEFT_BACK = 3  # figures back among which those who leave may stand, whom "the remaining 400" stay behind
TURNS = 6  # tokens before "of 50" in which the groups or turns are counted that have so many each
GROUPED = frozenset({"unit count", "duration"})  # what those count: "three groups", "two shifts"
OWNED = 2  # tokens behind a figure in which "of its" may stand: "200 of its members"
OF_GROUP = 6  # tokens between a part and the group it is of: "of the original group of"


def mark(story: Story) -> None:
    """Tell parts, and what comes on top, from levels; parts take from their whole what they lack.

    Pass by pass through all figures; each sees what those before it have marked, and leaves that. So what words say of
    one figure goes before what several say together, and that before what is only told near by. The first example is
    of the pass; a second one tells what decides its place, where swapping it with its neighbour changes an answer.
    """
    # "the first 330", "of the 900". First: what is a level after all may be a whole to all that follow;
    # else of "The force is made up of 1,100 soldiers and 400 Marines" the 400 lose the whole they share.
    _mark_said(story)
    # "4,100 in uniform, 1,100 of the Army, 750 of the Guard and 2,250 police". Anywhere: its whole is no figure.
    _mark_of_mixed(story)
    # "150 soldiers in three rotations of 50". Anywhere, too: nothing else is led in by "rotations of".
    _mark_in_turns(story)
    # "among them 300 marines and 200 gunners". Before breakdowns, which claim some of the same with less to go by.
    led.mark(story)
    # "500 soldiers will join the 2,500 there". Before breakdowns, which else take those who bring a total about for its
    # parts: "380 guards and 90 soldiers came, which makes 860".
    additions.mark(story)
    # "10,000: 1,650 to Juárez, ...". Before `listed`: a whole beside its parts is surer than one farther back.
    breakdowns.mark(story)
    # "up to 1,200 ... Arizona got 524, Texas 250, California 224". Before `bare`: a list is surer than one number.
    listed.mark(story)
    # "10,000 were promised; 6,300 have arrived". Before `spread`, which goes on from it; else 1,200 are an increase in
    # "promised 10,000; 2,400 are in Sonora and 1,200 more in Chihuahua".
    bare.mark(story)
    # "4,500 soldiers serve there. ... In Laredo there are 300". Behind all that know a whole nearer by.
    spread.mark(story)
    # "1,500, including 500 Marines. ... The 500 Marines came from Yuma". Behind all that make parts: it repeats them.
    _mark_told_again(story)
    # Behind all that guess by what is near, as it takes that back: "10,000 were sent. ... 240 live in a warehouse. ...
    # "We are 240," one said".
    _keep_levels(story)
    # "Of those promised, 500 are marines". Behind all, for whatever is a part by now.
    led.set_stages(story)
    # Days to the parts, sides to their wholes. Likewise behind all.
    wholes.share(story)


# ---------------------------------------------------------------- words that make a figure a part
def _mark_said(story: Story) -> None:
    """Where the text gives the whole, mark what its own words call some of it, and what is listed with it.

    "The first 330" is a part behind "1,500 were promised", and a level in a text without a larger figure.
    """
    for at, draft in enumerate(story.drafts):
        if draft.claim is not None:
            others = led.of_others(story, draft, draft.first) if draft.claim == "part" else None
            whole = _whole_of(story, at) if others is None else None
            if whole is not None or others is not None:
                draft.set_measure("part", draft.measure_rule.name, whole or others, draft.measure_rule.by)
                wholes.mark_parts(_listed_with(story, at), "parts.listed_with", whole)
            else:  # "the last 30 from Georgia returned"
                draft.set_measure("decrease" if draft.status == "withdrawn" else "level", "parts.no_whole")
            draft.claim = None


def _whole_of(story: Story, at: int) -> Draft | None:
    """The figure of the text that a part or a portion is contained in, the nearest that may be; None without one.

    The 2,000 for "the first 500", where "2,000 were promised".
    """
    part = story.drafts[at]
    group = _group_of(story, at)
    if group is not None or (part.claim == "few" and part.count.kind != "elided"):
        return group
    if part.claim == "portion" and ties.compared(story.page, part.first):
        return None  # "up from the initial 1,500"
    if part.claim == "portion" and _follows_change(story, at):
        return None
    near = story.drafts[max(0, at - FIGURES_NEAR) : at + FIGURES_NEAR]
    nearest = sorted(near, key=lambda other: abs(other.first - part.first))
    return next((other for other in nearest if _is_contained(story, other, part)), None)


def _is_contained(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether a figure may be the larger one near by that a part is contained in."""
    return (
        wholes.larger(whole, part)
        and abs(whole.sentence - part.sentence) <= FAR
        and not sums.on_other_line(story, whole, part)
        and wholes.of_one_country(story.page, whole, part)
        and _may_hold(story, whole, part)
    )


def _group_of(story: Story, at: int) -> Draft | None:
    """The group that a figure is said to be of, so large: "the remaining 90 of the original group of 330"."""
    part, page, behind = story.drafts[at], story.page, story.drafts[at + 1 : at + 2]
    if not behind or behind[0].first - part.count.last > OF_GROUP or not wholes.larger(behind[0], part):
        return None
    first, last = part.count.last, behind[0].first - 1
    return behind[0] if last > first and page.is_word(first, "of") and page.is_word(last, "of") else None


def _follows_change(story: Story, at: int) -> bool:
    """Whether a figure ends a row of increases or is left of a decrease: "1,100 go. The remaining 400 will stay"."""
    part, before = story.drafts[at], story.drafts[max(0, at - LEFT_BACK) : at]
    told = [other.measure for other in before[-2:] if other.sentence == part.sentence]
    rest = story.page.tells("rest", part.first, part.count.last + 1)
    left = rest and any(other.measure == "decrease" and part.sentence - other.sentence <= LEFT for other in before)
    return told[-1:] == ["increase"] or "decrease" in told or left


def _may_hold(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether words such as "of them" and "the first 330" may be said of a larger figure."""
    ahead = whole.first > part.first
    if ahead and (whole.measure == "increase" or sums.joined_nouns(story.page, part, whole)):
        return False  # "the first 500 Marines and 1,100 soldiers", "the first 80 and about 100 more"
    if part.claim == "few" and part.status in TO_COME and whole.status not in TO_COME:
        return False  # "25,000 are there; it had promised only 6,000"
    if part.claim == "few" and _is_set_against(story.page, whole, part):
        return False
    if ahead and whole.sentence == part.sentence and ties.is_whole(story.page, whole.first):
        return True  # "300 of the 900"
    if _is_of_others(story.page, whole, part):
        return False
    if part.claim == "part":
        return not ahead
    near = not ahead or whole.sentence == part.sentence or _is_to_follow(story, whole, part)
    return near and _may_begin(story.page, whole, part)


def _is_set_against(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a few are told beside more of another place or time: "500 are in Arizona and only 60 in Texas"."""
    there = whole.status == part.status == "deployed" and None not in (whole.as_of, part.as_of)
    if there and whole.as_of != part.as_of:
        return True  # "There were 5,000 in May, and just 800 in September"
    return (
        whole.where is not None
        and part.where is not None
        and not place_names.may_contain(page, whole.where, part.where)
        and not place_names.may_contain(page, part.where, whole.where)
    )


def _is_of_others(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a larger figure is of another border, or of another force than "its soldiers" are of."""
    if part.side_said and whole.side_said and whole.side not in (part.side, "other"):
        return True  # "15,000 in the north ... On the border with Guatemala there are 6,500 of them"
    own = homes.possessed(page, part.count.number.last, part.count.last + OWNED)
    return own and whole.force != part.force  # "the Guard has 441,000 soldiers ... Texas might send 1,500 of its"


def _may_begin(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a figure may be the first or the last of a whole that is there or to come: "the first 330"."""
    if whole.measure == "decrease" or whole.status == "denied" or wholes.first_of_all(page, whole, part):
        return False
    if whole.status == "considered" and part.status not in wholes.UNREAL:
        return False
    ordinal = any(page.number_at[at] is not None for at in range(part.first, part.count.number.first))
    if ordinal and whole.status == "deployed" and part.status in wholes.PLANNED and part.first > whole.first:
        return False  # "down to 1,350, the fewest since the first 500 were called up"
    known = page.vocabulary.forces
    own = page.has_word("possessive", max(part.first - 1, 0), part.count.number.first)
    if own and known[whole.force].state is None and known[part.force].state is not None:
        return False  # "The president will send 4,000. Texas says its first 250 are there"
    return force_names.related(page, whole.force, part.force)


def _is_to_follow(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether the next sentence tells the whole of the first: "The first 500 came. A total of 1,500 are due"."""
    known = story.page.vocabulary.forces
    level = whole.measure == "level" and whole.claim is None
    planned = level and whole.status in wholes.PLANNED and whole.sentence - part.sentence == 1
    return planned and known[whole.force].state in (None, known[part.force].state)


def _listed_with(story: Story, at: int) -> list[Draft]:
    """The figures that a list joins to the one behind which its "among them" stands: "2,900 soldiers and 2,000 ..."."""
    draft, page = story.drafts[at], story.page
    said = draft.measure_said
    if said is None or said.first < draft.count.number.last:
        return []
    listed: list[Draft] = []
    right = draft
    for index in range(at - 1, max(0, at - FIGURES_NEAR), -1):
        left = story.drafts[index]
        joined = _is_joined(page, left, right, listed=bool(listed))
        whole = ties.of_them(page, right.count) and wholes.larger(left, right)  # "4,000 now, and 300 of them"
        if not joined or whole or led.whole_of_lead(story, index, left.first) is None:
            break
        listed.append(left)
        right = left
    return listed


def _is_joined(page: Page, left: Draft, right: Draft, listed: bool) -> bool:
    """Whether "and" alone joins two figures, or a comma two of a list that goes on so: "900 soldiers, 80 pilots"."""
    between = range(left.count.last, right.first)
    joined = any("and" in page.kinds(at) for at in between)
    plain = all(page.joins(at) for at in between)
    return plain and (joined or (listed and len(between) == 1))


def _mark_of_mixed(story: Story) -> None:
    """Mark the soldiers that, with the police behind them, add up to a group of both told before in their sentence.

    "900 soldiers and police: 600 soldiers and 300 police".
    """
    groups = sorted((at, told) for at, told in story.refused.items() if told.why in led.MIXED)
    for index, (first, group) in enumerate(groups):
        end, whole = story.page.sentence_at(first)[1], group.counted.number.value
        begin = bisect_left(story.drafts, first, key=lambda draft: draft.first)
        counted = [draft for draft in story.drafts[begin : begin + FIGURES_NEAR] if draft.first < end]
        behind = groups[index + 1 : index + 1 + FIGURES_NEAR]
        values = [draft.value for draft in counted] + [told.counted.number.value for at, told in behind if at < end]
        total = sum(value or 0 for value in values)
        if whole and len(values) > 1 and abs(total - whole) <= sums.NO_ACCIDENT * whole:
            for draft in counted:
                if draft.measure == "level":
                    draft.set_measure("part", "parts.of_mixed", group.counted)


def _mark_in_turns(story: Story) -> None:
    """Mark how many of those told right before go at a time: "150 soldiers in three rotations of 50"."""
    for whole, draft in pairwise(story.drafts):
        beside = draft.measure == "level" and draft.count.kind == "elided" and draft.sentence == whole.sentence
        if beside and wholes.larger(whole, draft) and _is_of_each(story, draft):
            wholes.mark_inheriting_parts([draft], "parts.in_turns", whole)


def _is_of_each(story: Story, draft: Draft) -> bool:
    """Whether a figure says how many each of so many groups or turns has: "in three 30-day rotations of 50"."""
    of = draft.first - 1
    if not story.page.is_word(of, "of"):
        return False
    counted = (story.refused.get(at) for at in range(of - 1, max(of - TURNS, -1), -1))
    return any(refused is not None and refused.why in GROUPED for refused in counted)


def _mark_told_again(story: Story) -> None:
    """Mark a part that is told again: "1,500 troops, including 500 Marines. ... The 500 Marines came from Yuma"."""
    known = story.page.vocabulary.known
    for at, draft in enumerate(story.drafts):
        silent = draft.measure == "level" and draft.measure_said is None
        lead = story.page.tokens.words[max(draft.first - 1, 0) : draft.count.first] if silent else []
        if not known.isdisjoint(lead):
            _measure_as_before(story, at, "part")


def _keep_levels(story: Story) -> None:
    """Keep a level that is told again, where no words make it a part: "270 soldiers live there ... "We are 270"."""
    for at, draft in enumerate(story.drafts):
        if draft.measure == "part" and draft.measure_rule.by == "context" and draft.value is not None:
            _measure_as_before(story, at, "level")


def _measure_as_before(story: Story, at: int, measure: str) -> None:
    """Let a figure be what the same figure was when last told, where that is what is asked for."""
    draft = story.drafts[at]
    same = next(again.as_many(story, draft.value, before=at), None)
    if same is not None and same.measure == measure and force_names.related(story.page, same.force, draft.force):
        draft.set_measure(measure, "parts.told_again", same)
