"""Wholes spread over a text: parts told in the sentences and paragraphs behind a whole, each of a narrower place.

"The Guard has 4,500 soldiers on the mission. ... In Laredo there are 600, and in Roma another 90". They are bare
numbers, or a list that one with a noun opens; others of whom a noun tells ("500 Marines are in Yuma") stand beside it.

What `explain` names here that is no function:
    spread         A part of those told some sentences before: "4,500 serve there. ... In Laredo there are 300".
    beside_a_part  A part, beside another of its whole: "900 of the 2,500 are in Yuma. Another 400 are in Roma".
"""

from __future__ import annotations

from figures.extract.around import clause_ahead, clause_back
from figures.extract.named import force_names, place_names
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.parts import sums, wholes
from figures.extract.story.story import FIGURES_NEAR, Draft, Story

SINGLED = 9  # tokens beside a figure in which words may single it out of a whole
REACH = 3  # sentences from a whole, or from the part of it told last, to the next


def mark(story: Story) -> None:
    """Mark as parts the figures that a text spreads a whole over, and others beside a part: "another 400 are"."""
    for at, part in enumerate(story.drafts):
        shared = _shared_with_last(story, at)
        if shared is not None:
            part.set_measure("part", "spread.beside_a_part", shared)
        whole = _spread_over(story, at)
        if whole is not None:
            lead = part.sentence == whole.sentence and _is_singled_out(story.page, part)
            part.set_measure("part", "spread.spread", whole, "lead" if lead else "context")


def _spread_over(story: Story, at: int) -> Draft | None:
    """The whole that a text spreads over the figures of narrower places, of which one is: "In Laredo there are 600"."""
    part, page = story.drafts[at], story.page
    singled = _is_singled_out(page, part)
    if not (_is_silent(part) or (singled and _is_only_told(part))) or _changes(page, part):
        return None
    named = part.where is not None and part.place_rule.by != "speaker"  # "I have 130," said one in Starr County
    placed = named or part.force_rule.by == "predicate"
    if not (singled or (placed and (_is_listed(story, at) or _goes_on_by_state(story, at)))):
        return None
    whole, told = _whole(story, at, singled)
    if whole is None or (part.measure == "increase" and not _are_others(page, part, told)):
        return None  # others than those told right before: "and in Roma another 90"
    return whole if sums.fits(whole, [part, *(other for other in told if other.status == part.status)]) else None


def _shared_with_last(story: Story, at: int) -> Draft | None:
    """The whole that a bare "another" shares with the part before: "900 of the 2,500 are in Yuma. Another 400 are"."""
    other, part = story.drafts[at], _part_before(story, at)
    whole = part.whole if part is not None else None
    if part is None or whole is None or not _is_more(story.page, other, part):
        return None
    if not _is_taken_of(story.page, whole, part) or story.page.tells("rest", part.count.last, other.first):
        return None
    parts = [told for told in story.drafts[max(0, at - FIGURES_NEAR) : at] if told.whole is whole]
    return whole if sums.fits(whole, [*parts, other]) else None


def _part_before(story: Story, at: int) -> Draft | None:
    """The part told last, in the sentence before at most, and nothing since but its whole: "900 of the 2,500"."""
    near = story.drafts[max(0, at - 2) : at]
    part = next((told for told in reversed(near) if told.measure == "part"), None)
    if part is None or not 0 <= story.drafts[at].sentence - part.sentence <= 1:
        return None
    return part if near[-1] in (part, part.whole) else None


def _is_more(page: Page, other: Draft, part: Draft) -> bool:
    """Whether a bare figure is of others who do as a part does: "another 400 are", in its clause "and 400 more"."""
    added = other.measure_rule.by == "change"  # "200 of them had been there and 100 were added"
    more = other.measure == "increase" and not added and wholes.same_clause(page, part, other)
    bare = other.count.kind == "elided" and other.status == part.status
    return bare and (more or other.measure_rule.by == "another")


def _is_taken_of(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether it is told of a whole what some of it do: "900 of the 2,500 are"; not "2,500, including 900 in Yuma"."""
    apart = part.sentence != whole.sentence or not wholes.same_clause(page, whole, part)
    return apart or part.first < whole.first or ties.is_whole(page, whole.first)


def _is_silent(part: Draft) -> bool:
    """Whether no words say what a figure measures, or no more than that it is of others: "another 90 in Roma"."""
    opens = part.measure == "increase" and part.measure_rule.by == "another"
    return opens or (part.measure == "level" and part.measure_said is None)


def _is_only_told(part: Draft) -> bool:
    """Whether only a verb of being tells of a bare figure: "sólo en Nogales son 800", "in El Paso alone 90 remain"."""
    return part.count.kind == "elided" and part.measure == "level" and part.measure_rule.by == "total"


def _is_listed(story: Story, at: int) -> bool:
    """Whether a figure is a bare one, or opens a list of bare ones: "in Texas 1,800 soldiers, in Arizona 1,700"."""
    part, following = story.drafts[at], story.drafts[at + 1 : at + 2]
    return part.count.kind == "elided" or any(
        other.count.kind == "elided"
        and other.sentence == part.sentence
        and other.where not in (None, part.where)
        and _is_silent(other)
        for other in following
    )


def _is_singled_out(page: Page, part: Draft) -> bool:
    """Whether the words of its clause set a figure apart from others of a whole: "in Roma alone", "has the most"."""
    row = page.of_kind("singled")
    begin, end = page.sentences[part.sentence]
    if not row.begins(begin, end):
        return False
    begin = clause_back(page, part.first, SINGLED)
    if any(page.number_at[begin : part.first]):
        begin = part.first  # "asked for 1,000 for his state alone and received 250"
    return row.begins(begin, part.first) or row.begins(part.count.last, clause_ahead(page, part.count.last, SINGLED))


def _goes_on_by_state(story: Story, at: int) -> bool:
    """Whether a state's figure goes on from another's: "524 will go to Arizona. California and Texas will have"."""
    part, known = story.drafts[at], story.page.vocabulary.forces
    before = story.drafts[at - 1] if at else part
    if before.measure != "part" or before.status != part.status or part.sentence - before.sentence > 1:
        return False
    state = known[part.force].state
    others = known[before.force].state or before.place
    two = None not in (state, others) and state != others
    return two and story.page.share_paragraph(part.sentence, before.sentence)


def _are_others(page: Page, part: Draft, told: list[Draft]) -> bool:
    """Whether more go on from parts told right before, and from no rest: "in Laredo there are 600. Another 90 are"."""
    near = bool(told) and part.sentence - told[0].sentence <= 1 and told[0].status == part.status
    closed = near and page.tells("rest", told[0].count.last, part.first)
    return near and not closed and all(other.measure == "part" for other in told)


def _changes(page: Page, part: Draft) -> bool:
    """Whether a figure is an end of a change, or what one is measured against: "it went from 2,400 to 1,200"."""
    ends = ties.changes_to(page, part.first) or ties.changes_from(page, part.count, part.first)
    return ends or ties.compared(page, part.first)


def _whole(story: Story, at: int, singled: bool) -> tuple[Draft | None, list[Draft]]:
    """The figure a few sentences back that contains one, if any does, and those told between, nearest first.

    "The president sent 6,000. ... Arizona got 500".
    One that is `singled` out of all may be of a narrower force alone, and its force more roughly told.
    """
    part, page, told = story.drafts[at], story.page, list[Draft]()
    sentence = part.sentence
    for other in reversed(story.drafts[max(0, at - FIGURES_NEAR) : at]):
        if sentence - other.sentence > REACH:
            break
        wider = (singled and force_names.related(page, other.force, part.force)) or _is_wider(page, other, part)
        if other.measure == "part" or not wider or sums.on_other_line(story, other, part):
            told.append(other)
            sentence = other.sentence if other.measure == "part" else sentence
        elif _is_larger(page, other, part, singled):
            if _contains(page, other, part, singled) and (singled or _is_told_of(story, at, other)):
                return other, told
            if not singled:
                return None, told
    return None, told


def _is_larger(page: Page, whole: Draft, part: Draft, singled: bool) -> bool:
    """Whether a figure is larger than another, of its force or one that includes it, and one that the text upholds."""
    upheld = whole.status != "denied" and not ties.compared(page, whole.first)
    includes = whole.force in force_names.ancestors(page, part.force) or (singled and whole.force != part.force)
    return upheld and includes and wholes.larger(whole, part)


def _is_wider(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a figure is of the whole border, or of a state, and another of a place within it in its force's land.

    Or one is said to be of a force that the other one's has in it: "9,000 troops ... Some 500 are Marines".
    """
    if part.force_rule.by == "predicate" and whole.force in force_names.ancestors(page, part.force)[1:]:
        return True
    country = page.vocabulary.forces[part.force].country
    if part.where is None or country not in page.vocabulary.countries:
        return False
    narrow = place_names.place(page, part.where)
    if narrow.country not in (country, "either") or whole.where is None:
        return narrow.country in (country, "either")
    return place_names.may_contain(page, whole.where, part.where)


def _contains(page: Page, whole: Draft, part: Draft, singled: bool) -> bool:
    """Whether a figure told before may contain another: on the same side, of the same stage and time.

    One of its own sentence may, where the other is `singled` out of a place in it: "3,000 in Sonora, 800 in Ajo alone".
    """
    apart = whole.sentence != part.sentence or (singled and _lies_within(page, whole, part))
    if not apart or whole.measure == "decrease" or whole.side != part.side:
        return False
    if whole.status == "considered":
        return False  # "The senators had asked for 3,000. The governor had wanted 1,000 for his state alone"
    to_come = whole.status in (*wholes.PLANNED, "moving")
    if whole.status != part.status and not (to_come and part.status in (*wholes.COME, *wholes.PLANNED)):
        return False
    if whole.qualifier == "up_to" and whole.status in wholes.PLANNED:
        return False  # "up to 4,000 were authorized. Texas has 1,000": a ceiling is nobody
    past = whole.as_of is not None and whole.as_of.day is None  # "In 2018 about 5,200 were sent"
    return (
        part.as_of in (None, whole.as_of) and not (past and part.as_of is None) and not wholes.is_of_month(page, part)
    )


def _lies_within(page: Page, whole: Draft, part: Draft) -> bool:
    """Whether a figure's place may lie in that of another, or in what none is named for: "4,000 there, 900 in Roma"."""
    if part.where is None:
        return False
    return whole.where is None or place_names.may_contain(page, whole.where, part.where)


def _is_told_of(story: Story, at: int, whole: Draft) -> bool:
    """Whether a figure may be told of a whole: not "2,200 troops ... Yuma has 500 Marines, Ajo 90"."""
    part = story.drafts[at]
    return part.count.kind == "elided" or part.force == whole.force or _goes_on_by_state(story, at)
