"""What a headline leaves out, the figure it repeats says: "500 soldiers arrive", and below who, where and when.

And whose they are, where the headline alone says so: "10,000 guardsmen leave", and below "the 10,000 troops".

What `explain` names here that is no function:
    headline  As the same figure below a headline: "500 soldiers arrive", and below who, where and when.
"""

from __future__ import annotations

from figures.extract.named import force_names
from figures.extract.parts import wholes
from figures.extract.rules import Spoke
from figures.extract.stages.predicates import ends_as_future
from figures.extract.stages.verbs import HAPPENED, PLANS
from figures.extract.story.story import FIGURES_NEAR, Draft, Story

LEAD = 2  # sentences below a headline that tell it again
REPEATED = "echoes.headline"  # the rule that `explain` names for what the figure below says


def mark(story: Story) -> None:
    """Give the figures of a headline what the same figures below it say of their force, side, place and day."""
    if not _has_headline(story):
        return
    told = [draft for draft in story.drafts if draft.sentence == 0]
    below = [draft for draft in story.drafts[:FIGURES_NEAR] if draft.sentence > 0]
    for number, draft in enumerate(told):
        if draft.measure == "increase" and any(other.value == draft.value for other in told[:number]):
            continue  # "300 soldiers arrive; 300 more will follow"
        same = next((other for other in below if _repeats(story, draft, other)), None)
        if same is not None:
            _take_over(story, draft, same)


def _has_headline(story: Story) -> bool:
    """Whether the first line of a text ends without a full stop and a paragraph follows."""
    sentences, tokens = story.page.sentences, story.page.tokens
    if len(sentences) < 2:
        return False
    last = sentences[0][1] - 1
    return bool(tokens.breaks[last + 1]) and (tokens.words[last].isalnum() or tokens.words[last] in ("'", '"'))


def _repeats(story: Story, draft: Draft, other: Draft) -> bool:
    """Whether two figures are one: the same number of the same country's forces."""
    known = story.page.vocabulary.forces
    return (
        draft.value is not None
        and draft.value == other.value
        and known[draft.force].country == known[other.force].country
    )


def _says_only_country(story: Story, draft: Draft) -> bool:
    """Whether a figure is of a country's forces, and its phrase names none of them: "10,000 troops"."""
    known, count = story.page.vocabulary, draft.count
    named = any(force_names.branch_of_hit(hit) or hit.senses.keys() & force_names.FORCES for hit in count.inside)
    return draft.force in known.roster.general.values() and not (named or count.joined)


def _has_stage_of(story: Story, draft: Draft, same: Draft) -> bool:
    """Whether a figure of the headline is as far as the same one below, which tells it more exactly."""
    if draft.status == "moving":
        return same.status in PLANS and _may_be_to_come(story, draft)
    if draft.status == "announced":
        # "Arizona sends 225 troops", and they are there
        return same.status in HAPPENED and not _is_future(story, draft)
    if draft.status == "other":
        return same.status in HAPPENED  # "Army: 39,844 soldiers stop migrants"
    loose = draft.status == "deployed" and (draft.said is None or not draft.said.firm)
    return loose and same.status in (*PLANS, *HAPPENED)  # "How the 10,000 guardsmen are spread"


def _may_be_to_come(story: Story, draft: Draft) -> bool:
    """Whether a headline tells a movement so that it may be to come: "200 soldiers headed to border"."""
    said = draft.said
    return said is not None and story.page.has_word("goes_or_will", said.first, said.last)


def _is_future(story: Story, draft: Draft) -> bool:
    """Whether a headline tells a figure by a verb in the future: "300 are here; llegarán otros 300"."""
    said = draft.said
    return said is not None and any(ends_as_future(story.page, at) for at in range(said.first, said.last))


def _are_more_again(story: Story, draft: Draft, same: Draft) -> bool:
    """Whether a lead tells a headline's more again without saying so: "500 more for Yuma", and "The 500 will go"."""
    plain = same.measure == "level" and same.measure_said is None and same.sentence <= LEAD
    to_come = same.status in (*PLANS, "moving") and not wholes.is_of_month(story.page, same)
    return plain and to_come and draft.measure == "increase" and draft.count.kind != "elided"


def _take_force(draft: Draft, other: Draft) -> None:
    """Let a figure be of the force of another."""
    draft.force, draft.force_rule, draft.told_by["force"] = other.force, Spoke(REPEATED), (other,)


def _take_over(story: Story, draft: Draft, same: Draft) -> None:
    """Let a figure of the headline say what the same figure below says more exactly."""
    if draft.force in force_names.ancestors(story.page, same.force):
        _take_force(draft, same)
    elif same.force in force_names.ancestors(story.page, draft.force) and _says_only_country(story, same):
        _take_force(same, draft)
    if _has_stage_of(story, draft, same):
        draft.take_status(same, REPEATED)
    if _are_more_again(story, draft, same):
        same.set_measure("increase", REPEATED, draft)
    if draft.as_of is None:
        draft.take_day(same)
    if not draft.side_said:
        draft.take_side(same, REPEATED)
        if draft.where is None and same.where is not None:
            draft.where, draft.place_rule = same.where, draft.place_rule._replace(name=REPEATED)
        draft.told_by["place"] = (draft.where,)
