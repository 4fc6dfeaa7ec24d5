"""Parts that words lead in, "among them 300 marines", "Of the Guard members, 500 ...", and the stage these tell of.

What `explain` names here that is no function:
    led_in  A part, as words lead it in: "among them 300 marines and 200 gunners".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from figures.extract.around import is_aside, stopped
from figures.extract.cues import Said
from figures.extract.named import force_names
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.parts import sums, wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story
from figures.extract.text.phrases import Hit

# What says before a figure that it is a part, or that it is none.
LEADS = frozenset({"whom", "of_them", "out_of", "measure.before", "status.before"})
ACROSS = 2  # sentences back in which "among them" finds what it takes up
GROUP_BACK = 40  # tokens back in which a group with others may hold the soldiers of a part
MIXED = ("mixed group", "other people")  # reasons for which a group of soldiers and others is no figure
GROUP = 6  # tokens of "Of the Guard members"
COUNTED_AS = frozenset({"troops", "people", "branch", "force"})
THAN = 2  # tokens behind "500 more" in which "than" stands
NEAR_WHOLE = 3  # figures back among which the whole may stand that a part takes from what it lacks
LED = 4  # tokens behind "of those" in which their stage may stand: "del grupo que ya está en"


def mark(story: Story) -> None:
    """Mark the parts that "of whom" and the like lead in, and those that go on from them in the same clause."""
    led: list[Draft] = []  # the parts of `whole` so far
    whole: Draft | None = None
    for at, draft in enumerate(story.drafts):
        if ties.is_whole(story.page, draft.first):
            before = story.drafts[at - 1] if at else draft
            shared = before.measure == "part" and before.sentence == draft.sentence
            led, whole = ([before], draft) if shared else ([], None)  # "gets 1,020 of the 10,000 and Nuevo León 290"
        elif draft.measure == "part" and _is_said_of_object(story.page, draft):
            led, whole = [draft], whole_of_lead(story, at, draft.first)
        elif draft.measure == "level" and ties.led_in_by(story.page, draft.first, "joined") is None:
            of, goes_on = _led_from(story, at, led, whole)
            if of is not None:
                led, whole = [*led, draft] if goes_on else [draft], of if isinstance(of, Draft) else None
                _mark_led_in(story, at, of)


def _led_from(story: Story, at: int, led: list[Draft], whole: Draft | None) -> tuple[Draft | Count | None, bool]:
    """The whole, or the group of others, that "including" leads a figure in from; whether it goes on from those `led`.

    "2,000 soldiers, including 300 engineers and 200 pilots".
    """
    draft = story.drafts[at]
    if ties.compared(story.page, draft.first):
        return None, False  # "Sonora has 600 of them, against 200 in March"
    lead = _lead(story, draft)
    if lead is not None and _is_left_of(story.page, lead, draft):
        return None, False
    of = whole_of_lead(story, at, lead.first) if lead is not None else _group(story, at)
    if of is not None and of.sentence != draft.sentence and _is_of_one_included(story.page, lead, draft):
        lead = of = None
    if of is not None:
        return of, False
    if led and _goes_on_from(story, led, draft, whole):
        return whole or led[-1], True
    if lead is not None and (shared := _shared_lead(story, at, lead)) is not None:
        return shared, False
    return of_others(story, draft, lead.first) if lead is not None else None, False


def _shared_lead(story: Story, at: int, lead: Hit) -> Draft | None:
    """The whole of the part before that the same words lead in, farther back: "is made up of 900 soldiers and 300"."""
    draft, before = story.drafts[at], story.drafts[at - 1] if at else None
    if before is None or before.whole is None or not before.first <= lead.first < before.count.number.first:
        return None
    fits = wholes.larger(before.whole, draft) and sums.fits(before.whole, [before, draft])
    return before.whole if fits and wholes.same_clause(story.page, before, draft) else None


def _is_left_of(page: Page, lead: Hit, draft: Draft) -> bool:
    """Whether a figure is what is left of those told, and so a level: "2,200, de los que quedan 800"."""
    left = "whom" in lead.senses and ties.led_in_by(page, draft.first, "total.before") is not None
    return left and not stopped(page, lead.last, draft.first)


def _mark_led_in(story: Story, at: int, of: Draft | Count) -> None:
    """Mark a figure as a part, which takes what it lacks from the whole told before it and the parts beside it."""
    draft, near = story.drafts[at], story.drafts[max(0, at - NEAR_WHOLE) : at]
    told = (other for other in reversed(near) if not _is_growth(story.page, other))
    whole = next((other for other in told if other.measure != "part"), None)
    listed = [other for other in near if other.measure == "part" and other.sentence == draft.sentence]
    draft.set_measure("part", "led.led_in", of, "lead")
    if whole is not None:
        wholes.inherit([draft], "led.led_in", whole, listed)


def _lead(story: Story, draft: Draft) -> Hit | None:
    """The "of those", "entre ellos" or the like that leads in a figure, if one does."""
    page, begin = story.page, story.page.sentences[draft.sentence][0]
    for hit in reversed(page.those(LEADS).between(begin, draft.first)):
        senses = hit.senses
        if _speaks_of_others(page, hit, draft, begin):
            return None
        if "whom" in senses or "of_them" in senses or ("out_of" in senses and hit.last < draft.first):
            return hit  # "Del total de efectivos, 14 mil 100 ..."
        if "measure.before" in senses and senses["measure.before"].says == "part":
            return None if _begins_clause(page, hit.last, draft.first) else hit
        verb = "status.before" in senses and senses.keys().isdisjoint({"auxiliary", "and"})
        if verb and hit.last < draft.first - 3:
            return None
    return None


def _speaks_of_others(page: Page, lead: Hit, draft: Draft, begin: int) -> bool:
    """Whether an "of them" or "which includes" before a figure is said of those before it, and leads in no part."""
    of_them, whom = "of_them" in lead.senses, "whom" in lead.senses
    if of_them and page.number_at[lead.first - 1] is not None:
        return True  # "1,500 of them along with 2,000 soldiers": said of the 1,500
    if whom and page.is_word(lead.first - 1, "already"):
        return True  # "will join a program that currently includes 250": there before
    if wholes.is_past_others(page, lead.last, draft.first):
        return True
    if (of_them or whom) and lead.first > begin and is_aside(page, lead.first, lead.last):
        return True  # "the Army, which supplies most of them, counted 8,500"
    aside = lead.first > begin + 1 and page.tokens.words[lead.first - 2] == ","
    return of_them and aside and stopped(page, lead.last, draft.first)  # "2,500, most of them reservists; 1,500 were"


def _begins_clause(page: Page, first: int, last: int) -> bool:
    """Whether a comma and another verb part a figure from its lead: "half of them in Yuma, and Ohio was to pay for"."""
    comma = next((at for at in range(first, last) if page.is_mark(at, ",")), last)
    return any("auxiliary" in page.kinds(at) for at in range(comma, last))


def _is_of_one_included(page: Page, lead: Hit | None, draft: Draft) -> bool:
    """Whether a figure is of a state that is one of those included: "States that help include Utah, which has 20"."""
    between = range(lead.last, draft.first) if lead is not None else range(0)
    named = any("place" in page.kinds(at) for at in between[:2])
    return named and any(page.is_mark(at - 1, ",") and page.is_word(at, "pronoun") for at in between[1:])


def whole_of_lead(story: Story, at: int, lead: int) -> Draft | None:
    """The larger figure that "among them" at token `lead` takes up, in its sentence or shortly before."""
    part = story.drafts[at]
    own = (other for other in _larger_before(story, at) if wholes.of_one_owner(story.page, other, part))
    return next((other for other in own if other.count.last <= lead), None)


def _group(story: Story, at: int) -> Draft | None:
    """The figure of those whom a sentence opens with: "4,100 guardsmen ... Of the Guard members, 500 have"."""
    part, page = story.drafts[at], story.page
    begin = page.sentences[part.sentence][0]
    named = range(begin, part.first - 1)
    opens = page.is_word(begin, "of") and page.tokens.words[part.first - 1] == ","
    counts = any(page.number_at[token] is not None for token in named)
    if not opens or counts or len(named) > GROUP or not any(page.kinds(token) & COUNTED_AS for token in named):
        return None
    return next(
        (other for other in _larger_before(story, at) if force_names.related(page, other.force, part.force)), None
    )


def _larger_before(story: Story, at: int) -> Iterator[Draft]:
    """The larger figures before one, nearest first, of its sentence and a few before: the whole of "including 300"."""
    part, before = story.drafts[at], reversed(story.drafts[max(0, at - FIGURES_NEAR) : at])
    near = takewhile(lambda other: part.sentence - other.sentence <= ACROSS, before)
    return (other for other in near if wholes.larger(other, part) and not _is_growth(story.page, other))


def _is_growth(page: Page, draft: Draft) -> bool:
    """Whether a bare figure behind a comma says how many more others are: "1,200 soldiers, 500 fewer than in May"."""
    if draft.measure not in ("increase", "decrease") or draft.count.kind != "elided":
        return False
    behind = range(draft.count.last, min(draft.count.last + THAN, page.end))
    than = any("likened" in page.kinds(at) or page.is_word(at, "that") for at in behind)
    return than and page.tokens.words[draft.first - 1] == ","


def of_others(story: Story, part: Draft, lead: int) -> Count | None:
    """Others with soldiers, no figure, that are counted shortly before: "3,292 police and soldiers, 260 of them".

    In the sentence of "of them" at token `lead`, or before it where it opens one: not "75 troopers. States including".
    """
    begin = story.page.sentences[part.sentence][0]
    floor = begin if lead > begin + 1 else 0
    for at in range(part.first - 1, max(part.first - GROUP_BACK, floor - 1), -1):
        refused = story.refused.get(at)
        if refused is not None and refused.why in MIXED:
            return refused.counted if (refused.counted.number.value or 0) > (part.value or 0) else None
    return None


def _is_said_of_object(page: Page, draft: Draft) -> bool:
    """Whether a verb leads to "600 of them": "Nogales has 600 of them, Agua Prieta 410", not "5,200, 600 of them"."""
    return ties.of_them(page, draft.count) and "status.before" in page.kinds(draft.first - 1)


def _goes_on_from(story: Story, led: list[Draft], draft: Draft, whole: Draft | None) -> bool:
    """Whether a figure goes on from parts, no more with them than their whole: "including 300 engineers, 90 pilots"."""
    last = led[-1]
    bare = draft.count.kind == "elided"
    fits = whole is None or (wholes.larger(whole, draft) and sums.fits(whole, [*led, draft]))
    return fits and wholes.same_clause(story.page, last, draft) and (bare or not ties.of_them(story.page, last.count))


# ---------------------------------------------------------------- the stage that leads parts in
def set_stages(story: Story) -> None:
    """Give parts the stage of the words that lead them in: "Of those promised, 500 are marines and 1,000 soldiers"."""
    stage, led = None, None  # the stage last led in, and the part that took it
    for part in story.drafts:
        if part.measure == "part":
            goes_on = led is not None and part.sentence == led.sentence and part.count.kind == "elided"
            stage = _stage_led_in(story, part) or (stage if goes_on else None)
            led = part
            if stage is not None:
                part.status, part.status_rule = stage.value, part.status_rule._replace(name="led.led_in")
                part.told_by["status"] = (stage,)


def _stage_led_in(story: Story, part: Draft) -> Said | None:
    """What stands behind "of those" of the stage they are at: "Of those who remain", "Del total anunciado"."""
    lead, page = _lead(story, part), story.page
    for at in range(lead.last, min(lead.last + LED, part.first)) if lead is not None else ():
        if page.tokens.words[at] == ",":
            return None
        sense = page.sense(at, "status.after") or page.sense(at, "status.before")
        if sense is not None and page.sense(at, "exists") is None:  # not "Entre ellos hay 450 ingenieros"
            return Said(sense.says, at, at + 1)
    return None
