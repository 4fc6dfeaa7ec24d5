"""The side of the border a figure stands on, an ordered list of rules of which the first that speaks wins.

"Figures of a whole force" stand nowhere in particular: the strength of an army, all the soldiers of a country.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from figures.extract import days, elsewhere, forces, places, posts, ties, whereabouts
from figures.extract.around import clause_ahead, hits_between
from figures.extract.cues import Said
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import SIDES
from figures.extract.story import Sought, Spot, Story
from figures.lexicon import Force, Place

IN_FORCE = 5  # tokens behind a verb in which the force stands that soldiers are in
OWN = 6  # tokens beside a figure in which the force it is of, or a place, would stand
# Soldiers: from how many on a figure is what a force has in all, wherever they are. No border has seen so many as the
# second; the first are more than one force ever had there at a time, so that the words need only allow it.
STRENGTH_IF_SAID, STRENGTH = 16_000, 50_000
SCATTERED = 30_000  # and from how many on they are all that a country has sent anywhere, where no border is named
STRENGTH_OF_STATE = 5_000  # and from how many on it is the whole Guard of a state that is not on the border
LEAST_OF_STATE = 1_500  # or may be, if it is what the state is said to have, and no place or mission is named

Told = tuple[str, Hit | None]  # a side, and the phrase that says so, if one does
Rule = Callable[["Standing"], Told | None]


@dataclass
class Standing(Sought):
    """A figure whose side is sought: the force it is of, the phrase that names its place, if any, and its stage."""

    owner: Force
    where: Hit | None
    stage: str
    strength: bool

    @property
    def place(self) -> Place | None:
        """Its place."""
        return places.place(self.page, self.where) if self.where is not None else None


def side(standing: Standing) -> tuple[str, Hit | None, str]:
    """The side of the border a figure stands on, the phrase that says so, if one does, and the rule that gave it."""
    for rule in RULES:
        found = rule(standing)
        if found is not None:
            return *found, rule.__name__
    raise AssertionError("the last rule always speaks")


def whole_force(standing: Standing) -> Told | None:
    """The strength of a force stands nowhere in particular: "the Guard, which has 130,000 members"."""
    return ("other", None) if standing.strength else None


def errand(standing: Standing) -> Told | None:
    """What soldiers do away from the border: "400 soldiers to guard prisons", where no town is named."""
    away = elsewhere.on_errand(standing.story, standing.spot)
    return ("other", None) if away and (standing.place is None or standing.place.guard) else None


def by_place(standing: Standing) -> Told | None:
    """The side of its place, "500 in Yuma"; a force faces a town across the border from its own side."""
    place, owner = standing.place, standing.owner
    if place is None or (place.id == owner.state and not place.on_border):
        return None
    faced = "other" not in (place.side, owner.side) and place.side != owner.side
    return (place.side, standing.where) if place.side in SIDES and not faced else (owner.side, None)


def by_border(standing: Standing) -> Told | None:
    """The side from which the force's country speaks of the border named: "Mexico's southern border" is another."""
    story, spot, page = standing.story, standing.spot, standing.page
    hit = spot.border or _border_meant(story, spot)
    if hit is None or (hit is not spot.border_behind and elsewhere.is_anothers(story, hit, standing.owner.country)):
        return None
    border = places.border(page, hit)
    if border.nation and not is_national(story, spot):
        return None
    return border.said_of.get(standing.owner.country, "other"), hit


def on_duty(standing: Standing) -> Told | None:
    """On the border that is meant without its name: "2,500 on border duty"."""
    return (standing.owner.side, None) if elsewhere.on_duty(standing.page, standing.spot) else None


def goes_on(standing: Standing) -> Told | None:
    """On its own side, as the figure of its sentence that it goes on from: "5,900 at the border, then 2,850"."""
    spot, before = standing.spot, standing.spot.after
    beside = before is not None and before.sentence == spot.sentence and before.side == standing.owner.side
    return (standing.owner.side, None) if beside and spot.count.kind == "elided" else None


def away(standing: Standing) -> Told | None:
    """Away from the border, as the text or the figures before are; so many are scattered: "45,000 against cartels"."""
    story, spot = standing.story, standing.spot
    scattered = standing.stage == "deployed" and (spot.count.number.value or 0) > SCATTERED
    gone = scattered or story.away or elsewhere.goes_on_away(story, spot, standing.owner.country)
    return ("other", None) if gone else None


def own_side(standing: Standing) -> Told:
    """On the side of its country, where nothing says otherwise: "Mexico sent 10,000"."""
    return standing.owner.side, None


RULES: tuple[Rule, ...] = (whole_force, errand, by_place, by_border, on_duty, goes_on, away, own_side)


def _border_meant(story: Story, spot: Spot) -> Hit | None:
    """The border that "there" means: "What of the southern border? There are 5,000 guardsmen there"."""
    page = story.page
    near = story.border >= 0 and spot.sentence - page.sentence_of[story.border] <= 1
    named_since = story.place is not None and story.place.first > story.border
    meant = near and not named_since and "there" in posts.pointers(story, spot)
    return page.hit_at[story.border] if meant else None


def is_national(story: Story, spot: Spot) -> bool:
    """Whether a figure is the strength of a whole force, not of a deployment: "has 130,000 nationwide"."""
    border = spot.border
    if border is None or not places.border(story.page, border).nation:
        return False
    if spot.count.partitive or ties.is_whole(story.page, spot.first):
        return False  # "nationwide, 7,032 of the 10,000 promised have been sent"
    around = hits_between(story.page, spot.begin, spot.end)
    return not any(
        "operation" in hit.senses or ("border" in hit.senses and not places.border(story.page, hit).nation)
        for hit in around
    )


def is_strength(story: Story, spot: Spot, force: str, said: Said | None, status: str) -> bool:
    """Whether a figure is what a force has in all, by its size: "the Guard, which has 130,000 members"."""
    page, last, size = story.page, spot.count.last, spot.count.number.value or 0
    if size < STRENGTH_OF_STATE:
        return size >= LEAST_OF_STATE and _is_had_by_state(story, spot, force, said)
    if _was_more(spot, said):
        return False
    if is_size_of_force(spot) or (spot.border is None and _is_in_guard(spot, force)):
        return True
    goes_on = spot.after is not None and spot.after.status == "other"  # "has 97,000 and wants 150,000"
    to_come = status in days.TO_COME and not goes_on
    at = spot.first if said is None or (to_come and size >= STRENGTH) else said.first
    owned = any(
        hit.senses.keys() & {"force", "branch", "out_of"} for hit in hits_between(page, max(spot.begin, at - OWN), at)
    )
    state = page.vocabulary.forces[force].state
    sends = state is not None and not page.vocabulary.places[state].on_border
    if (sends or (size >= STRENGTH_IF_SAID and _is_owned_by(story, spot, state))) and not to_come:
        return not _is_placed(story, spot)
    if size >= STRENGTH:
        return (owned or not to_come) and not _is_placed(story, spot)
    if size < STRENGTH_IF_SAID or to_come or not owned or (said is not None and page.sense(at, "holds") is None):
        return False
    behind = hits_between(page, last, clause_ahead(page, last, OWN))
    return not (
        page.tells("border", spot.begin, last)
        or elsewhere.on_the_line(page, spot)
        or any(hit.senses.keys() & {"border", "operation", "place", "there"} for hit in behind)
    )


def _is_in_guard(spot: Spot, force: str) -> bool:
    """Whether soldiers are said to be in a state's force: "has about 8,300 members in its Army and Air Guard"."""
    page, words = spot.page, spot.page.tokens.words
    inside = [hit for hit in spot.count.inside if hit.senses.keys() & {"force", "branch"}]
    if not inside or page.vocabulary.forces[force].state is None:
        return False
    return not page.vocabulary.single["to"].isdisjoint(words[spot.count.number.last : inside[-1].first])


def is_size_of_force(spot: Spot) -> bool:
    """Whether a force itself, no body of its soldiers, is so large: "the 20,000-member Texas Guard"."""
    kinds = {kind for hit in spot.count.inside for kind in hit.senses}
    return spot.count.strength and bool(kinds & {"force", "branch"}) and kinds.isdisjoint({"bodies", "troops"})


def _was_more(spot: Spot, said: Said | None) -> bool:
    """Whether a figure is what the deployment before it once was: "22,000 are in Iraq, down from a peak of 50,000"."""
    if said is None or said.last > spot.first or spot.after is None:
        return False
    return spot.after.status == said.value == "deployed"


def _is_had_by_state(story: Story, spot: Spot, force: str, said: Said | None) -> bool:
    """Whether a figure is what a state has, and nothing is said of where: "Idaho has about 4,300 Guard members"."""
    page, state = story.page, story.page.vocabulary.forces[force].state
    if state is None or page.vocabulary.places[state].on_border or said is None:
        return False
    if said.first >= spot.first:
        return are_in_force(page, said) and not _is_placed(story, spot)
    behind = hits_between(page, spot.count.last, clause_ahead(page, spot.count.last, OWN))
    told = any(hit.senses.keys() & {"border", "operation", "place", "there", "status.after"} for hit in behind)
    return page.sense(said.first, "holds") is not None and not told


def are_in_force(page: Page, said: Said) -> bool:
    """Whether a verb says no more than what force soldiers are in: "7,200 soldiers serve in the Virginia Guard"."""
    end = min(said.last + IN_FORCE, page.sentences[page.sentence_of[said.first]][1])
    hits = hits_between(page, said.last, end)
    known = page.vocabulary.forces
    named = (forces.force_of_hit(page, hit) for hit in hits)
    of_states = [force is None or known[force].branches or known[force].state for force in named]  # no task force
    at = next((at for at, hit in enumerate(hits) if hit.senses.keys() & {"force", "branch"} and of_states[at]), None)
    leads = at is not None and all(hit.senses.keys() & {"to", "determiner", "place"} for hit in hits[:at])
    return bool(at) and leads and "to" in hits[0].senses


def _is_owned_by(story: Story, spot: Spot, state: str | None) -> bool:
    """Whether a state stands right before a figure as whose it is: "Texas has 20,800", "the state's 21,000"."""
    before = hits_between(story.page, max(spot.begin, spot.first - OWN), spot.first)
    return state is not None and any(
        "own_state" in hit.senses or forces.state_of_hit(story.page, hit) == state for hit in before
    )


def _is_placed(story: Story, spot: Spot) -> bool:
    """Whether a figure's own words put it on the border: "110,000 Guardsmen from Brownsville to Nogales" (in 1916)."""
    page, own = story.page, posts.own_place(story, spot)[0]
    border = spot.border_behind
    if own is not None and places.place(page, own).on_border:
        return True
    if border is None or places.border(page, border).nation:
        return False
    return not whereabouts.parted(page, spot.count.last, border)
