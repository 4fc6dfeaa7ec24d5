"""Sums: runs of figures, in one sentence or a list, that are no more than a figure beside them or add up to it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby, islice, pairwise, takewhile

from figures.extract import chapters, forces, measures, ties, wholes
from figures.extract.around import hits_between
from figures.extract.page import BULLETS, Page
from figures.extract.story import FIGURES_NEAR, Draft, Story

NO_ACCIDENT = 0.005  # of the whole: how near a sum must come to it to be no accident
ROUNDED = 0.035  # the same for a whole that is said to be rounded
HEDGED = ("about", "nearly", "more_than")
ADDED = ("said_behind", "changed")  # rules by which a verb says that others came: "and 1,300 have been added since"
ACROSS = 2  # sentences from a whole within which parts that add up to it may stand


def run(story: Story, at: int, step: int, across: bool = False) -> list[Draft]:
    """The smaller figures that follow (or precede) figure `at` without a break, in its sentence or a list line each.

    `across`: in the sentences beside it, too.
    """
    drafts, whole = story.drafts, story.drafts[at]
    found: list[Draft] = []
    last = whole
    behind = range(at + 1, min(at + 1 + FIGURES_NEAR, len(drafts)))
    before = range(at - 1, max(at - FIGURES_NEAR, 0) - 1, -1)
    for draft in (drafts[each] for each in (behind if step > 0 else before)):
        if found and any(_is_headlined(told, draft) for told in found):
            continue
        larger = wholes.larger(whole, draft)
        if draft.status == "denied" or (not larger and ties.compared(story.page, draft.first)):
            continue  # "They are 800, not the 1,500 of the rumor: 450 in ...", "9,268, fewer than the 10,000: ..."
        if step > 0 and not found and (joined_nouns(story.page, whole, draft) or _follows(story.page, draft)):
            break  # "Of the 4,000 guardsmen and 700 Marines"
        if draft.sentence != last.sentence and not _goes_on(story, whole, last, draft, across):
            break
        # the last of a list: "2,800 in Texas and another 1,500 in Arizona"
        added = draft.measure_rule.name in ADDED
        other = step > 0 and draft.measure == "increase" and bool(found) and not added
        if not (other or draft.measure in ("level", "part")) or not larger or draft.value is None:
            break
        found.append(draft)
        last = draft
        if draft.measure == "increase":
            break
    return found


def _is_headlined(one: Draft, other: Draft) -> bool:
    """Whether a headline and the text below it tell the same figure: "450 to Yuma", then "The 450 soldiers ..."."""
    first, second = sorted((one.sentence, other.sentence))
    return one.value == other.value and first == 0 < second


def on_other_line(story: Story, one: Draft, other: Draft) -> bool:
    """Whether two figures stand in list items of their own: "* 1916: 100,000 ... * 2006: up to 6,000 at a time"."""
    page, paragraphs = story.page, story.page.paragraph_of
    first, second = sorted((one.sentence, other.sentence))
    if paragraphs[first] == paragraphs[second]:
        return False
    begin = bisect_left(paragraphs, paragraphs[second])
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
    """Whether a run of figures goes on into another sentence: the next line of a list, or what a list opened."""
    line, apart = story.is_list_line(draft.sentence), abs(draft.sentence - last.sentence)
    if chapters.apart(story.page, last.sentence, draft.sentence):
        return False
    if apart > (2 if across and (line or last is whole) else 1):  # a line of other things may stand between
        return False
    if across and abs(draft.sentence - whole.sentence) <= ACROSS:
        return True
    if last is not whole and all(story.is_item(each.sentence) for each in (last, draft)):
        return True  # "Sonora: 1,623 members", and below it "Chihuahua: 1,650 members"
    within = draft.first > whole.first and last is not whole
    if draft.count.kind == "people":  # "elementos" of another paragraph are others
        within = within and story.page.paragraph_of[draft.sentence] == story.page.paragraph_of[last.sentence]
    return draft.count.kind in ("elided", "people") and (line or within)


def fits(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures is no more than a whole: 300 and 200 of 500; of "more than 500" beside it, hardly."""
    beside = all(draft.sentence == whole.sentence for draft in run)
    slack = 1 + ROUNDED if beside and whole.qualifier in HEDGED else wholes.SLACK
    return whole.value is not None and sum(draft.value or 0 for draft in run) <= slack * whole.value


def add_up(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures comes so near to a whole that it is no accident: 300 and 200 of 500."""
    total = sum(draft.value or 0 for draft in run)
    if any(draft.qualifier == "range" for draft in run):
        return False  # midpoints add up to nothing
    alike = run[0].sentence > whole.sentence and len({draft.status for draft in run}) == 1
    slack = ROUNDED if alike and whole.qualifier in HEDGED else NO_ACCIDENT
    return bool(whole.value) and abs(total - (whole.value or 0)) <= slack * (whole.value or 0)


def adding_up(story: Story, at: int, step: int) -> list[Draft]:
    """The figures behind (or before) a whole that add up to it, two at least: "500: 300 in Yuma, 200 in Nogales"."""
    whole, page = story.drafts[at], story.page
    beside = run(story, at, step, across=True)
    if len(beside) < 2 and step < 0:
        return []
    unsaid = [draft for draft in beside if draft.measure != "part"]
    # "31,777, up from 10,340. Some 17,160 ..."
    behind = [draft for draft in beside if draft.sentence != whole.sentence]
    parts = _prefix_sum(whole, beside) or _prefix_sum(whole, unsaid) or _prefix_sum(whole, behind)
    if not parts and step > 0:
        return _lines_adding_up(story, at)
    if not parts or whole.count.partitive or _is_change(page, parts) or ties.compared(page, whole.first):
        return []
    if _is_nested(page, parts):
        return []  # "2,500 were there and 1,500 will come, among them 500 Marines. Some 500 soldiers were alerted"
    if _of_other_states(page, whole, parts):
        return []  # "Indiana sends 50, Louisiana 150 and Missouri up to 200"
    if not on_other_line(story, whole, parts[0]) and on_other_line(story, whole, parts[-1]):
        return []  # "Louisiana: 150, in three turns of 50. Arkansas: 40. South Dakota: 60"
    rest = beside[beside.index(parts[-1]) + 1 :]
    if rest and rest[0].measure == "level" and wholes.same_clause(page, parts[-1], rest[0]):
        return []  # "30 from Ohio, 45 from Indiana, 25 from Iowa and 70 from Utah": some items of a list
    if measures.total(page, whole.count, whole.first) is not None:
        return parts
    if parts[0].sentence != whole.sentence:
        return parts if (_of_one(page, whole, parts) if step > 0 else _sums_up(page, whole)) else []
    elsewhere = any(part.place not in (None, whole.place) for part in parts) if whole.place else False
    return [] if elsewhere or _is_item(page, whole, parts[0]) else parts


def adding_up_anew(story: Story, at: int, parts: list[Draft]) -> list[Draft]:
    """The figures behind all parts of a whole that add up to it once more: "In the south are 90, in the north 60"."""
    beside = run(story, at, 1, across=True) if parts else []
    told = beside and parts[-1] in beside
    return _prefix_sum(story.drafts[at], beside[beside.index(parts[-1]) + 1 :]) if told else []


def adding_up_beyond(story: Story, at: int) -> list[Draft]:
    """What adds up to a whole in one of the next sentences, a greater figure between: "1,500 will join the 2,500".

    "They are 1,000 soldiers and 500 Marines" is told of the 1,500 then.
    """
    whole, page, between = story.drafts[at], story.page, list[Draft]()
    if whole.measure not in ("level", "increase"):
        return []
    behind = takewhile(lambda draft: draft.sentence - whole.sentence <= ACROSS, story.drafts[at + 1 :])
    for _, together in groupby(islice(behind, FIGURES_NEAR), key=lambda draft: draft.sentence):
        told = list(together)
        parts = _prefix_sum(whole, told) if any(wholes.larger(other, whole) for other in between) else []
        plain = all(part.measure in ("level", "part") and part.status != "denied" for part in parts)
        if parts and plain and not _is_change(page, parts) and _of_one(page, whole, parts):
            return parts
        between += told
    return []


def _prefix_sum(whole: Draft, run: list[Draft]) -> list[Draft]:
    """The figures at the beginning of a run that add up to a whole, two at least; none where none do."""
    return next((run[:count] for count in range(2, len(run) + 1) if add_up(whole, run[:count])), [])


def _lines_adding_up(story: Story, at: int) -> list[Draft]:
    """The figures of the lines behind a whole, where the first of each line add up to it, three at least."""
    whole, total = story.drafts[at], 0.0
    heads: list[Draft] = []
    behind = story.drafts[at + 1 : at + 1 + FIGURES_NEAR]
    for draft in behind:
        last = heads[-1] if heads else whole
        if heads and draft.sentence == last.sentence:
            continue
        if not 0 < draft.sentence - last.sentence <= ACROSS or draft.value is None or not wholes.larger(whole, draft):
            break
        if draft.place is None and not _is_line(story, draft.sentence):
            break  # other figures of a text add up by accident
        if draft.measure == "decrease" or ties.result(story.page, draft.first) is not None:
            break  # "1,000 of the 8,500 will go. ... That leaves 7,500"
        heads.append(draft)
        total += draft.value
        if len(heads) > 2 and whole.value and abs(total - whole.value) <= NO_ACCIDENT * whole.value:
            return [part for part in behind if part.sentence <= draft.sentence and part.measure == "level"]
    return []


def _is_line(story: Story, sentence: int) -> bool:
    """Whether a sentence stands on a line of its own, and is short enough for one of a list."""
    opens = story.page.tokens.breaks[story.page.sentences[sentence][0]] > 0
    return opens and story.is_list_line(sentence)


def _is_change(page: Page, parts: list[Draft]) -> bool:
    """Whether figures are ends of a change, as in "from 2,500 to 7,500", or others join them: "the 2,500 there"."""
    if any(ties.changes_from(page, part.count, part.first) for part in parts) or _come_down_to(page, parts[0]):
        return True
    return any(ties.led_in_by(page, part.first, "joined") is not None for part in parts)


def _come_down_to(page: Page, part: Draft) -> bool:
    """Whether a figure is what others come down to: "were reduced to 1,100 when 400 were allowed to go home"."""
    return ties.led_in_by(page, part.first, "total.before") is not None


def _of_other_states(page: Page, whole: Draft, parts: list[Draft]) -> bool:
    """Whether a whole is a state's and a part another state's: no sum of theirs is more than an accident."""
    known = page.vocabulary.forces
    states = {known[draft.force].state for draft in (whole, *parts)} - {None}
    return known[whole.force].state is not None and len(states) > 1


def _is_nested(page: Page, parts: list[Draft]) -> bool:
    """Whether one of some figures is told as a part of the one before it: "1,500 will come, among them 500 Marines"."""
    return any(
        before.measure != "part" and page.tells("whom", max(before.count.last, part.first - 1), part.count.first)
        for before, part in pairwise(parts)
    )


def _of_one(page: Page, whole: Draft, parts: list[Draft]) -> bool:
    """Whether all parts are of the force of their whole, so that their sum is no accident of other forces' figures."""
    return all(forces.related(page, whole.force, part.force) for part in parts)


def _is_item(page: Page, whole: Draft, beside: Draft) -> bool:
    """Whether a figure is an item of the list beside it: "400, 250 and 150 troops", "200, 300 and 500"."""
    if beside.first < whole.first:
        return "and" in page.kinds(whole.first - 1)
    bare = whole.count.last == whole.count.number.last
    return bare and page.tokens.words[whole.count.last : beside.first] == [","]


def _sums_up(page: Page, whole: Draft) -> bool:
    """Whether a figure is named as a total, in the last row of a table or after "In all,"."""
    near = hits_between(page, max(page.sentences[whole.sentence][0], whole.first - 3), whole.first)
    return any(hit.senses.keys() & {"levels", "total.before"} for hit in near)
