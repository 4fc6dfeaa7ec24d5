"""Parts and wholes: figures that another figure of the text contains are its parts, not levels beside it.

A part follows from words ("of the 900, 300 ...", "among them"), from a colon, dash or bracket that opens a breakdown,
from arithmetic (a run of figures that adds up to a figure beside it), or from what a bare number tells of some of the
soldiers told before ("10,000 were promised; 6,300 have arrived").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from figures.extract import additions, bare, breakdowns, forces, homes, measures, spread, sums, ties, wholes
from figures.extract.around import stopped
from figures.extract.days import TO_COME
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.story import FIGURES_NEAR, Draft, Story

# What says before a figure that it is a part, or that it is none.
LEADS = frozenset({"whom", "of_them", "out_of", "measure.before", "status.before"})
FAR = 5  # sentences within which words such as "of the soldiers" may speak of a whole
ACROSS = 2  # sentences back in which "among them" finds what it takes up
LEFT_BACK = 3  # figures back among which those who leave may stand, whom "the remaining 400" stay behind
GROUP_BACK = 40  # tokens back in which a group with others may hold the soldiers of a part
MIXED = ("mixed group", "other people")  # reasons for which a group of soldiers and others is no figure
OF_GROUP = 6  # tokens between a part and the group it is of: "of the original group of"
GROUP = 6  # tokens of "Of the Guard members"
COUNTED_AS = frozenset({"troops", "people", "branch", "force"})
LED = 4  # tokens behind "of those" in which their stage may stand: "del grupo que ya está en"


def mark(story: Story) -> None:
    """Tell parts, and what comes on top, from levels; parts take from their whole what they lack.

    Pass by pass through all figures; each sees what those before it have marked.
    """
    _mark_said(story)  # "portion" and "few" become parts or levels: "the first 330", "of the 900"
    _mark_of_mixed(story)  # "4,100 in uniform, 1,100 of the Army, 750 of the Guard and 2,250 police"
    _mark_led(story)  # "among them 300 marines and 200 gunners"
    additions.mark(story)  # "500 soldiers will join the 2,500 there": on top of a level
    breakdowns.mark(story)  # "10,000: 1,650 to Juárez, ..."
    bare.mark(story)  # "10,000 were promised; 6,300 have arrived": where nothing has said what a bare number is
    spread.mark(story)  # "4,500 soldiers serve there. ... In Laredo there are 300": told over the sentences behind
    _mark_told_again(story)  # "1,500 troops, including 500 Marines. ... The 500 Marines came from California"
    _set_stages(story)  # "Of those promised, 500 are marines", for all that are parts by now
    wholes.share(story)  # days to the parts, sides to their wholes


# ---------------------------------------------------------------- words that make a figure a part
def _mark_said(story: Story) -> None:
    """Where the text gives the whole, mark what its own words call a part, and what is listed with it."""
    for at, draft in enumerate(story.drafts):
        if draft.measure in measures.WHOLE_NEEDED:
            whole = _has_whole(story, at)
            alone = "decrease" if draft.status == "withdrawn" else "level"  # "the last 30 from Georgia returned"
            draft.set_measure(*("part", draft.measure_rule.name) if whole else (alone, "no_whole"))
            if draft.measure == "part":
                wholes.make_parts(_listed_with(story, at), "listed_with")


def _has_whole(story: Story, at: int) -> bool:
    """Whether the text gives the figure that a part or a portion is contained in."""
    part = story.drafts[at]
    near = story.drafts[max(0, at - FIGURES_NEAR) : at + FIGURES_NEAR]
    if (part.measure == "part" and _of_others(story, part)) or _of_group(story, at):
        return True
    if part.measure == "few" and part.count.kind != "elided":
        return False
    if part.measure == "portion" and ties.compared(story.page, part.first):
        return False  # "up from the initial 1,500"
    if part.measure == "portion" and _follows_change(story, at):
        return False
    return any(
        wholes.larger(other, part)
        and abs(other.sentence - part.sentence) <= FAR
        and not sums.on_other_line(story, other, part)
        and _country(story, other) == _country(story, part)
        and _may_hold(story, other, part)
        for other in near
    )


def _of_group(story: Story, at: int) -> bool:
    """Whether a figure is said to be of a group so large: "the remaining 90 of the original group of 330"."""
    part, page, behind = story.drafts[at], story.page, story.drafts[at + 1 : at + 2]
    if not behind or behind[0].first - part.count.last > OF_GROUP or not wholes.larger(behind[0], part):
        return False
    words, of = page.tokens.words, page.vocabulary.single["of"]
    last = behind[0].first - 1
    return last > part.count.last and words[part.count.last] in of and words[last] in of


def _follows_change(story: Story, at: int) -> bool:
    """Whether a figure ends a row of increases or is left of a decrease: "1,100 go. The remaining 400 will stay"."""
    part, before = story.drafts[at], story.drafts[max(0, at - LEFT_BACK) : at]
    told = [other.measure for other in before[-2:] if other.sentence == part.sentence]
    rest = story.page.tells("rest", part.first, part.count.last + 1)
    left = rest and any(other.measure == "decrease" and part.sentence - other.sentence <= ACROSS for other in before)
    return told[-1:] == ["increase"] or "decrease" in told or left


def _of_others(story: Story, part: Draft) -> bool:
    """Whether what is counted shortly before is others with soldiers: "3,292 police and soldiers, 260 of them ..."."""
    for at in range(part.first - 1, max(part.first - GROUP_BACK, -1), -1):
        refused = story.refused.get(at)
        if refused is not None and refused.why in MIXED:
            return (refused.counted.number.value or 0) > (part.value or 0)
    return False


def _may_hold(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether words such as "of them" and "the first 330" may be said of a larger figure."""
    ahead = whole.first > part.first
    if ahead and (whole.measure == "increase" or sums.joined_nouns(story.page, part, whole)):
        return False  # "the first 500 Marines and 1,100 soldiers", "the first 80 and about 100 more"
    if part.measure == "few" and part.status in TO_COME and whole.status not in TO_COME:
        return False  # "25,000 are there; it had promised only 6,000"
    named = ahead and whole.sentence == part.sentence and ties.is_whole(story.page, whole.first)  # "300 of the 900"
    if named:
        return True
    if part.side_said and whole.side_said and whole.side not in (part.side, "other"):
        return False  # "15,000 in the north ... On the border with Guatemala there are 6,500 of them"
    if part.measure == "part":
        return not ahead
    if whole.measure == "decrease" or whole.status == "denied" or wholes.first_of_all(story.page, whole, part):
        return False
    if not forces.related(story.page, whole.force, part.force):
        return False
    if homes.possessed(story.page, part.count.number.last, part.count.last) and whole.force != part.force:
        return False  # "the Guard has 441,000 soldiers ... Texas might send 1,500 of its soldiers"
    if whole.status == "considered" and part.status not in wholes.UNREAL:
        return False
    return not ahead or whole.sentence == part.sentence or _is_to_follow(story, whole, part)


def _is_to_follow(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether the next sentence tells the whole of the first: "The first 500 came. A total of 1,500 are due"."""
    known = story.page.vocabulary.forces
    planned = whole.status in wholes.PLANNED and whole.measure == "level" and whole.sentence - part.sentence == 1
    return planned and known[whole.force].state in (None, known[part.force].state)


def _country(story: Story, draft: Draft) -> str:
    return story.page.vocabulary.forces[draft.force].country


def _listed_with(story: Story, at: int) -> list[Draft]:
    """The figures that a list joins to the one behind which its "among them" stands: "2,900 soldiers and 2,000 ..."."""
    draft, page = story.drafts[at], story.page
    said = next((cue for cue in draft.cues if cue.field == "measure"), None)
    if said is None or said.start < page.tokens.ends[draft.count.number.last - 1]:
        return []
    listed: list[Draft] = []
    right = draft
    for index in range(at - 1, max(0, at - FIGURES_NEAR), -1):
        left = story.drafts[index]
        between = range(left.count.last, right.first)
        joined = any("and" in page.kinds(token) for token in between)
        plain = all(page.tokens.words[token] == "," or "and" in page.kinds(token) for token in between)
        if not (plain and (joined or (listed and len(between) == 1))) or _before(story, index, left.first) is None:
            break
        listed.append(left)
        right = left
    return listed


def _mark_of_mixed(story: Story) -> None:
    """Mark the soldiers that, with the police behind them, add up to a group of both told before in their sentence."""
    groups = sorted((at, told) for at, told in story.refused.items() if told.why in MIXED)
    for index, (first, group) in enumerate(groups):
        end, whole = story.page.sentences[story.page.sentence_of[first]][1], group.counted.number.value
        begin = bisect_left(story.drafts, first, key=lambda draft: draft.first)
        counted = [draft for draft in story.drafts[begin : begin + FIGURES_NEAR] if draft.first < end]
        behind = groups[index + 1 : index + 1 + FIGURES_NEAR]
        values = [draft.value for draft in counted] + [told.counted.number.value for at, told in behind if at < end]
        total = sum(value or 0 for value in values)
        if whole and len(values) > 1 and abs(total - whole) <= sums.NO_ACCIDENT * whole:
            wholes.make_parts(counted, "of_mixed")


def _mark_led(story: Story) -> None:
    """Mark the parts that "of whom" and the like lead in, and those that go on from them in the same clause."""
    led: list[Draft] = []  # the parts of `whole` so far
    whole: Draft | None = None
    for at, draft in enumerate(story.drafts):
        if ties.is_whole(story.page, draft.first):
            before = story.drafts[at - 1] if at else draft
            shared = before.measure == "part" and before.sentence == draft.sentence
            led, whole = ([before], draft) if shared else ([], None)  # "gets 1,020 of the 10,000 and Nuevo León 290"
        elif draft.measure == "part" and _is_said_of_object(story.page, draft):
            led, whole = [draft], _before(story, at, draft.first)
        elif draft.measure == "level" and ties.led_in_by(story.page, draft.first, "joined") is None:
            lead = _lead(story, draft)
            of = _before(story, at, lead.first) if lead is not None else _group(story, at)
            goes_on = of is None and bool(led) and _goes_on_from(story, led, draft, whole)
            if goes_on:
                of = whole or led[-1]
            if of is not None or (lead is not None and _of_others(story, draft)):
                led, whole = [*led, draft] if goes_on else [draft], of
                near = story.drafts[max(0, at - 3) : at]
                whole_before = next((other for other in reversed(near) if other.measure != "part"), None)
                listed = [other for other in near if other.measure == "part" and other.sentence == draft.sentence]
                wholes.make_parts([draft], "led_in", whole_before, listed)


def _lead(story: Story, draft: Draft) -> Hit | None:
    """The "of those", "entre ellos" or the like that leads in a figure, if one does."""
    page, begin = story.page, story.page.sentences[draft.sentence][0]
    for hit in reversed(page.those(LEADS).between(begin, draft.first)):
        senses = hit.senses
        if hit.last == draft.first and ties.takes_up(page, draft.first):
            continue  # "de esos 10.000": the whole itself
        if "of_them" in senses and page.number_at[hit.first - 1] is not None:
            return None  # "1,500 of them along with 2,000 soldiers": said of the 1,500
        if "whom" in senses and page.tokens.words[hit.first - 1] in page.vocabulary.single["already"]:
            return None  # "will join a program that currently includes 250": there before
        aside = hit.first > begin + 1 and page.tokens.words[hit.first - 2] == ","
        if "of_them" in senses and aside and stopped(page, hit.last, draft.first):
            return None  # "2,500, most of them reservists; 1,500 were ordered in"
        if "whom" in senses or "of_them" in senses or ("out_of" in senses and hit.last < draft.first):
            return hit  # "Del total de efectivos, 14 mil 100 ..."
        if "measure.before" in senses and senses["measure.before"].says == "part":
            return hit
        verb = "status.before" in senses and senses.keys().isdisjoint({"auxiliary", "and"})
        if verb and hit.last < draft.first - 3:
            return None
    return None


def _before(story: Story, at: int, lead: int) -> Draft | None:
    """The larger figure that "among them" at token `lead` takes up, in its sentence or shortly before."""
    part = story.drafts[at]
    own = (other for other in _larger_before(story, at) if _country(story, other) == _country(story, part))
    return next((other for other in own if other.count.last <= lead), None)


def _group(story: Story, at: int) -> Draft | None:
    """The figure of those whom a sentence opens with: "4,100 guardsmen ... Of the Guard members, 500 have"."""
    part, page = story.drafts[at], story.page
    begin = page.sentences[part.sentence][0]
    named = range(begin, part.first - 1)
    opens = page.tokens.words[begin] in page.vocabulary.single["of"] and page.tokens.words[part.first - 1] == ","
    counts = any(page.number_at[token] is not None for token in named)
    if not opens or counts or len(named) > GROUP or not any(page.kinds(token) & COUNTED_AS for token in named):
        return None
    return next((other for other in _larger_before(story, at) if forces.related(page, other.force, part.force)), None)


def _larger_before(story: Story, at: int) -> Iterator[Draft]:
    """The larger figures before one, nearest first: those of its sentence and of a few before it."""
    part, before = story.drafts[at], reversed(story.drafts[max(0, at - FIGURES_NEAR) : at])
    near = takewhile(lambda other: part.sentence - other.sentence <= ACROSS, before)
    return (other for other in near if wholes.larger(other, part))


def _is_said_of_object(page: Page, draft: Draft) -> bool:
    """Whether a verb leads to "600 of them": "Nogales has 600 of them, Agua Prieta 410", not "5,200, 600 of them"."""
    return ties.of_them(page, draft.count) and "status.before" in page.kinds(draft.first - 1)


def _goes_on_from(story: Story, led: list[Draft], draft: Draft, whole: Draft | None) -> bool:
    """Whether a figure goes on from parts, with which it is no more than the whole that they were taken of."""
    last = led[-1]
    bare = draft.count.kind == "elided"
    fits = whole is None or (wholes.larger(whole, draft) and sums.fits(whole, [*led, draft]))
    return fits and wholes.same_clause(story.page, last, draft) and (bare or not ties.of_them(story.page, last.count))


def _mark_told_again(story: Story) -> None:
    """Mark a part that is told again: "1,500 troops, including 500 Marines. ... The 500 Marines came from Yuma"."""
    known = story.page.vocabulary.known
    for at, draft in enumerate(story.drafts):
        silent = draft.measure == "level" and not any(cue.field == "measure" for cue in draft.cues)
        lead = story.page.tokens.words[max(draft.first - 1, 0) : draft.count.first] if silent else []
        if not known.isdisjoint(lead):
            before = reversed(story.drafts[max(0, at - FIGURES_NEAR) : at])
            same = next((other for other in before if other.value == draft.value), None)
            if same is not None and same.measure == "part" and forces.related(story.page, same.force, draft.force):
                draft.set_measure("part", "told_again")


# ---------------------------------------------------------------- the stage that leads parts in
def _set_stages(story: Story) -> None:
    """Give parts the stage of the words that lead them in: "Of those promised, 500 are marines and 1,000 soldiers"."""
    stage, led = None, None  # the stage last led in, and the part that took it
    for part in story.drafts:
        if part.measure == "part":
            goes_on = led is not None and part.sentence == led.sentence and part.count.kind == "elided"
            stage = _stage_led_in(story, part) or (stage if goes_on else None)
            led, part.status = part, stage or part.status


def _stage_led_in(story: Story, part: Draft) -> str | None:
    """What stands behind "of those" of the stage they are at: "Of those who remain", "Del total anunciado"."""
    lead, page = _lead(story, part), story.page
    for at in range(lead.last, min(lead.last + LED, part.first)) if lead is not None else ():
        if page.tokens.words[at] == ",":
            return None
        sense = page.sense(at, "status.after") or page.sense(at, "status.before")
        if sense is not None:
            return sense.says
    return None
