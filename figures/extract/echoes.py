"""What a headline leaves out, the figure it repeats says: "500 soldiers arrive", and below who, where and when.

And whose they are, where the headline alone says so: "10,000 guardsmen leave", and below "the 10,000 troops".
"""

from __future__ import annotations

from figures.extract import forces, wholes
from figures.extract.predicates import ends_as_future
from figures.extract.rules import Spoke
from figures.extract.story import FIGURES_NEAR, Draft, Story
from figures.extract.verbs import HAPPENED, PLANS

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
    named = any(forces.branch_of_hit(hit) or hit.senses.keys() & forces.FORCES for hit in count.inside)
    return draft.force in known.roster.general.values() and not (named or count.joined)


def _is_done(story: Story, draft: Draft) -> bool:
    """Whether a headline tells a movement as done or under way: "100 soldiers left Friday", "are on the way"."""
    said = draft.said
    return said is None or not story.page.has_word("bare", said.first, said.last)


def _take_force(draft: Draft, other: Draft) -> None:
    """Let a figure be of the force of another."""
    draft.force, draft.force_rule, draft.told_by["force"] = other.force, Spoke(REPEATED), (other,)


def _take_over(story: Story, draft: Draft, same: Draft) -> None:
    """Let a figure of the headline say what the same figure below says more exactly."""
    if draft.force in forces.ancestors(story.page, same.force):
        _take_force(draft, same)
    elif same.force in forces.ancestors(story.page, draft.force) and _says_only_country(story, same):
        _take_force(same, draft)
    to_come = draft.said is not None and any(
        ends_as_future(story.page, at) for at in range(draft.said.first, draft.said.last)
    )  # "300 are here; 300 more llegarán"
    if draft.status == "announced" and same.status in HAPPENED and not to_come:  # a headline tells it in the present
        draft.take_status(same, REPEATED)  # "Arizona sends 225 troops"
    if draft.status == "moving" and same.status in PLANS and not _is_done(story, draft):
        draft.take_status(same, REPEATED)  # "200 soldiers headed to border"
    if draft.status == "other" and same.status in HAPPENED:
        draft.take_status(same, REPEATED)  # "Army: 39,844 soldiers stop migrants"
    loose = draft.said is None or not draft.said.firm
    if loose and draft.status == "deployed" and same.status in (*PLANS, *HAPPENED):
        draft.take_status(same, REPEATED)  # "How the 10,000 guardsmen are spread"
    silent = same.measure == "level" and same.measure_said is None and same.sentence <= LEAD
    silent = silent and same.status in (*PLANS, "moving") and not wholes.is_of_month(story.page, same)
    if draft.measure == "increase" and draft.count.kind != "elided" and silent:
        same.set_measure("increase", REPEATED, draft)  # "500 more soldiers for Yuma", and below "The 500 soldiers"
    if draft.as_of is None:
        draft.take_day(same)
    if not draft.side_said:
        draft.take_side(same, REPEATED)
        draft.where = draft.where or same.where
        draft.told_by["place"] = (draft.where,)
