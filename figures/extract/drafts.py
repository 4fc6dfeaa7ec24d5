"""The fields of a figure: what its own words say, and what it takes over from the figures told before it.

`draft` gives a figure bounds, measure, force, place, side, status and date, each with what told it.

What `explain` names here that is no function:
    withdrawn    A decrease, as those counted have left: "60 have left".
    will_leave   A decrease, as some are to leave: "500 of the 1,500 troops will go home".
    stays        Those who stay are deployed, and no fewer: "has not ordered the withdrawal of the 3,600".
    whole_force  The strength of a whole force is no deployment: "The Guard has 130,000 members".
    nationwide   Soldiers all over their country are no deployment: "has 130,000 nationwide".
    aimed_at     Announced, as they are to be there by a day still to come: "until all 532 are there by May 1".
    not_yet      The wider force, as its own was founded later: "JTF-SB has 8,500, up from 2,500 in January 2025".
    grown        The force named before such a figure, which it goes on from: "from 2,500 in January to 9,000".
"""

from __future__ import annotations

from figures.extract import cues, measures
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.days import days, spans
from figures.extract.named import journeys
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import Count
from figures.extract.owners import owners
from figures.extract.page import Page
from figures.extract.posts import posts
from figures.extract.progress import progress, saying
from figures.extract.rules import Spoke
from figures.extract.sides import sides, strengths
from figures.extract.stages import stages
from figures.extract.stages.verbs import HAPPENED, PLANS
from figures.extract.story.story import Draft, Spot, Story
from figures.extract.text.phrases import Hit
from figures.extract.timing import is_later
from figures.lexicon import Force

NEXT = 3  # tokens from a predicate to the day that follows it: "are in place by May 1"
TURNED = (*measures.WHOLE_NEEDED, "increase")  # what a withdrawal turns to a decrease: "another 60 have left"


def draft(story: Story, count: Count, sentence: int) -> Draft:
    """A number that counts soldiers, as a mention in the making; its fields in the order in which one needs another."""
    page = story.page
    hedge, lead, first = cues.lead_in(page, count)
    hedge = hedge or cues.hedge_behind(page, count) or cues.shared_hedge(page, count)
    spot = Spot(page, count, first, *page.sentences[sentence], sentence, _goes_on_from(story, count, sentence))
    made = Draft(count, first, sentence, hedge, of_now=spans.is_of_now(page, spot))
    made.qualifier, made.low, made.high = cues.bounds(count, hedge.value if hedge else None)
    said, measure, made.measure_rule = _own_words(story, spot, lead)
    made.said, made.measure_said, made.claim = said, measure, measures.claim(measure)
    made.measure = _measure_so_far(measure, made.claim)
    made.force, owned_by, made.force_rule = owners.owner(story, spot)
    made.where, made.place_rule = posts.place(story, spot, made.force, said, measure)
    stage, staged_by, stage_rule = progress.status(story, spot, made.force, said, measure)
    strength = strengths.is_strength(story, spot, made.force, said, stage)
    if strength and made.place_rule.by != "own words":
        made.where = None  # a whole force stands nowhere
    made.place_leads = made.where is not None and spot.place_behind is None
    standing = sides.Standing(story, spot, page.vocabulary.forces[made.force], made.where, stage, strength)
    made.side, sided_by, made.side_rule = sides.side(standing)
    made.side_said = isinstance(sided_by, Hit) or made.side_rule.by == "duty"
    made.status, made.status_rule, made.dated = _status_and_day(standing, said, stage_rule)
    if made.status_rule is not stage_rule:
        staged_by = None
    made.told_by = {"force": owned_by, "status": (staged_by,), "measure": (measure,), "side": (sided_by,)}
    made.told_by["place"] = (made.where,)
    _set_force_of_its_day(page, made, spot.after)
    return made


def _goes_on_from(story: Story, count: Count, sentence: int) -> Draft | None:
    """The figure told last, where a bare number, or a line of a list, goes on from it: "900 in Roma and 500 in Ajo"."""
    last = story.last
    if last is None or count.kind != "elided":
        return None
    if last.sentence == sentence:
        return last
    return last if story.is_list_line(sentence) else None


def _own_words(story: Story, spot: Spot, lead: Said | None) -> tuple[Said | None, Said | None, Spoke]:
    """What a figure's own words say of its status and, by which rule, of its measure; those withdrawn are fewer."""
    page = story.page
    measure, rule = measures.measure(page, spot.count, spot.first, lead)
    said = saying.said(story, spot)
    summed = measure is not None and "adds_up" in page.kinds(measure.first)
    left = said is not None and said.value == "withdrawn" and (said.first >= spot.count.last or not summed)
    if said is not None and left and (measure is None or measure.value in TURNED or summed):  # "A total of 60 left"
        measure, rule = Said("decrease", said.first, said.last), Spoke("drafts.withdrawn")  # "60 have left"
    elif said is not None and (measure is None or rule.by == "of") and _some_will_leave(page, spot, said):
        measure, rule = Said("decrease", said.first, said.last), Spoke("drafts.will_leave")
    if said is not None and _stays(page, spot, said, measure):
        return Said("deployed", said.first, said.last, True), None, Spoke("drafts.stays")
    return said, measure, rule


def _measure_so_far(said: Said | None, claim: measures.Claim | None) -> str:
    """The measure until `parts` knows all figures: a part for "60 of them", a level for "the first 330", "only 60"."""
    return "level" if said is None or claim in ("portion", "few") else said.value


def _names_border(page: Page, at: int) -> bool:
    """Whether the border is named at a token, behind an article or none: "the Arizona border"."""
    at += at < page.end and "determiner" in page.kinds(at)
    if at < page.end and "place" in page.kinds(at):
        return at + 1 < page.end and not page.kinds(at + 1).isdisjoint({"border", "line"})
    return at < page.end and "border" in page.kinds(at)


def _some_will_leave(page: Page, spot: Spot, said: Said) -> bool:
    """Whether some of a whole are to go, as the verb behind it says, "500 of the 1,500 troops will go home".

    Or any leave the border itself.
    """
    last = spot.count.last
    if _leave_border(page, last, said):
        return True
    of_whole = said.first >= last == spot.count.number.last and "of" in page.kinds(last)
    return of_whole and stages.will_leave(page, said) and not journeys.to_border(page, said.last)


def _leave_border(page: Page, last: int, said: Said) -> bool:
    """Whether a verb right behind soldiers has them leave the border: "500 will leave the border", "told 500 to"."""
    if page.is_word(last, "infinitive"):
        behind = last + 2
    elif said.first == last:
        behind = said.last
    else:
        return False
    return page.is_word(behind - 1, "leaves") and _names_border(page, behind)


def _status_and_day(standing: sides.Standing, said: Said | None, stage_rule: Spoke) -> tuple[str, Spoke, Date | None]:
    """The status that a figure's stage comes to, the rule that gave it, and the day it holds for."""
    story, spot, page = standing.story, standing.spot, standing.page
    undeployed = _undeployed(standing, said)
    status, rule = ("other", undeployed) if undeployed is not None else (standing.stage, stage_rule)
    dated = days.date_of(story, spot, status, said)
    if status == "deployed" and dated is not None and _is_aimed_at(page, spot, said, dated):
        status, rule = "announced", Spoke("drafts.aimed_at")
    if status in HAPPENED and is_later(page, dated):
        dated = None  # it is somebody else's day
    return status, rule, dated


def _set_force_of_its_day(page: Page, made: Draft, before: Draft | None) -> None:
    """Set the wider force, where its own was founded later: "JTF-SB has 8,500, up from 2,500 in January 2025".

    What goes on from such a figure is of the force named again: "from 2,500 in January to 9,000".
    """
    grown = _of_what_it_grew_from(page, made, before)
    if grown is not None:
        made.set_force(grown.id, "drafts.grown")
    force = page.vocabulary.forces[made.force]
    told = made.force_rule.by == "short name"  # "The task force had 2,300 in January"
    if force.parent is not None and not told and _is_earlier(made, force):
        made.set_force(force.parent, "drafts.not_yet")


def _is_earlier(made: Draft, force: Force) -> bool:
    """Whether a figure is of a day before a force was founded."""
    return made.as_of is not None and made.as_of.last.isoformat() < force.founded


def _of_what_it_grew_from(page: Page, made: Draft, before: Draft | None) -> Force | None:
    """The force named before the figure that one goes on from, whose day was too early for it."""
    if before is None or before.force != made.force or any(isinstance(by, Hit) for by in made.told_by["force"]):
        return None
    named = next((hit for hit in before.told_by["force"] if isinstance(hit, Hit) and "force" in hit.senses), None)
    force = page.vocabulary.forces[named.says("force")] if named is not None else None
    return force if force is not None and _is_earlier(before, force) else None


def _undeployed(standing: sides.Standing, said: Said | None) -> Spoke | None:
    """By which rule a figure is the strength of a force, "The Guard has 130,000", and of no deployment or deed."""
    whole = Spoke("drafts.whole_force", "strength")
    # A plan that is only carried on: "will add 14,000; it has 133,000"
    carried = standing.stage in PLANS and (said is None or said.value == "deployed")
    if standing.strength and (carried or strengths.is_size_of_force(standing.spot)):
        return whole
    enrolled = said is not None and standing.strength and strengths.are_in_force(standing.page, said)
    verb = standing.page.sense(said.first, "status.before") if said is not None and standing.strength else None
    reached = verb is not None and verb.says == "moving"  # "The Guard came to its fifth year with 130,000": nobody did
    told = said is not None and not reached and (said.firm or strengths.are_sent_out(standing.page, said))
    at_work = told or strengths.are_at_work(standing.page, standing.spot)
    if not (reached or standing.stage == "deployed") or (at_work and not enrolled):
        return None
    if standing.strength or strengths.is_of_any_unit(standing.page, standing.spot):
        return whole
    return (
        Spoke("drafts.nationwide")
        if strengths.is_national(standing.story, standing.spot, standing.owner.country)
        else None
    )


def _stays(page: Page, spot: Spot, said: Said | None, measure: Said | None) -> bool:
    """Whether those there are not withdrawn: "has not ordered the withdrawal of the 3,600"."""
    if said is None or measure is None or measure.value != "decrease" or measure.first >= spot.first:
        return False
    if said.value == "denied":
        denied = said.first <= measure.first
    else:  # "has no plans to pull back the 4,000 still assigned"
        told = page.of_kind("status.before").between(spot.begin, measure.first)
        denied = said.value == "deployed" and any(
            hit.says("status.before") == "denied" and hit.last == measure.first for hit in told
        )
    return denied and page.has_word("determiner", measure.last - 1, spot.first)


def _is_aimed_at(page: Page, spot: Spot, said: Said | None, dated: Date) -> bool:
    """Whether a figure is to be reached by a day to come: "to 3,000 by Sept. 1", "until all 532 are there by May 1"."""
    if not is_later(page, dated) or not page.is_word(dated.lead, "target"):
        return False
    last = spot.count.last
    if page.has_word("already", last, dated.lead):
        there = False  # "to move the 360 now there by May"
    else:
        there = said is not None and last <= said.first and 0 <= dated.lead - said.last < NEXT
    return there or (dated.lead == last and ties.changes_to(page, spot.first))
