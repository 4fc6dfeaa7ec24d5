"""Soldiers of no named force are the army's, where a text tells of it: "1,000 soldiers and 500 Marines".

Which language calls whose people so stands in forces.yaml. Others of their country, "2,500 troops", stay open; of what
is told behind such soldiers, only bare numbers of the same sentence are of the army with them.

What `explain` names here that is no function:
    of_army  The army's, as the text tells of it and calls them so: "1,000 soldiers and 500 Marines".
    beside   The army's, as a bare number goes on from its soldiers: "250 soldiers for supply, 310 engineers".
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.named import force_names, place_names
from figures.extract.page import Page
from figures.extract.rules import Spoke
from figures.extract.story.story import Draft, Story
from figures.extract.text.phrases import Hit

OF_ARMY = "ranks.of_army"  # the rule that `explain` names for them
BESIDE = "ranks.beside"  # and for bare numbers of the same sentence
NAMES = ("branch", "unit")  # kinds of phrases that name an army or a part of it
TOTALS = frozenset({"levels", "total.before", "result"})  # what leads to a number of all
NEAR = 2  # sentences from a whole to what is told of its parts
SAME = 0.1  # of a figure: how far another may be from it that tells it again


def mark(story: Story) -> None:
    """Give soldiers that the rules leave to their whole country to its army, with the bare numbers beside them."""
    page = story.page
    armies = page.vocabulary.roster.armies.get(page.vocabulary.language, {})
    told: dict[str, bool] = {}  # whether the text tells of an army
    for at, draft in enumerate(story.drafts):
        army = armies.get(page.vocabulary.forces[draft.force].country)
        if army is None or draft.force != force_names.general(page, page.vocabulary.forces[army].country):
            continue
        if _counts_ashore(page, draft):
            if army not in told:
                told[army] = _tells_of_army(story, army)
            if told[army] and not _has_others(story, at, army):
                draft.force, draft.force_rule = army, Spoke(OF_ARMY)
        elif (source := _goes_on_from(story, draft, army)) is not None:
            draft.force, draft.force_rule, draft.told_by["force"] = army, Spoke(BESIDE), (source,)


def _counts_ashore(page: Page, draft: Draft) -> bool:
    """Whether a figure's noun is said of a land army, and nothing names another force: "300 soldiers"."""
    inside = draft.count.inside
    owned = (by for by in draft.told_by.get("force", ()) if isinstance(by, Hit))
    listed = page.hit_at[min(draft.count.last + 1, page.end - 1)] if page.is_mark(draft.count.last, ",") else None
    others = (*inside, *owned, *([listed] if listed is not None else []))
    if draft.count.joined or any(force_names.branch_of_hit(hit) is not None for hit in others):
        return False  # "120 soldiers and airmen", "soldiers, marines and guards", "the army and the Guard have 6,000"
    return any("ashore" in hit.senses for hit in inside)


def _has_others(story: Story, at: int, army: str) -> bool:
    """Whether others are told among a figure's soldiers: "Of the 5,200 soldiers, 2,900 belong to the Guard".

    Or whether it is told again of all forces: "14,000 to 15,000 members of the Army and the Guard".
    """
    draft = story.drafts[at]
    value = draft.value or 0
    for other in _near(story, at):
        alike = other.force == draft.force
        inner = other.measure == "part" != draft.measure and (other.value or 0) < value
        if inner and not alike and army not in force_names.ancestors(story.page, other.force):
            return True
        named = any(force_names.branch_of_hit(hit) is not None for hit in other.count.inside)
        if alike and named and abs((other.value or 0) - value) <= SAME * value:
            return True
    return False


def _near(story: Story, at: int) -> Iterator[Draft]:
    """The figures told behind one, in its sentence and the next ones."""
    for other in story.drafts[at + 1 :]:
        if other.sentence - story.drafts[at].sentence > NEAR:
            return
        yield other


def _goes_on_from(story: Story, draft: Draft, army: str) -> Draft | None:
    """The soldiers from whom a bare number of their sentence goes on: "250 soldiers for supply, 310 engineers"."""
    if draft.count.kind != "elided":
        return None
    told = (by for by in draft.told_by.get("force", ()) if isinstance(by, Draft))
    source = next((by for by in told if by.force == army and by.sentence == draft.sentence), None)
    summed = source is not None and story.page.those(TOTALS).begins(source.count.last, draft.count.first)
    return None if summed else source


def _tells_of_army(story: Story, army: str) -> bool:
    """Whether a text tells of an army or its units and bases, or of other services.

    Not where it tells of a Guard whose people are soldiers, too.
    """
    page, known = story.page, story.page.vocabulary
    branches = known.forces[army].branches
    named = {hit.says(kind) for kind in NAMES for hit in page.of_kind(kind).hits}
    if not named.isdisjoint({army, *branches}):
        return True
    if any(place_names.place(page, hit).force == army for hit in page.of_kind("place").hits):
        return True
    of_states = known.roster.branches_with_states
    called_so = (
        known.forces[force_names.of_branch(page, branch, known.forces[army].country)].ashore for branch in of_states
    )
    if not of_states.isdisjoint(story.scene.branches) and any(called_so):
        return False
    return bool(page.of_kind("formation").hits) or bool(story.scene.branches - branches - of_states - known.broad)
