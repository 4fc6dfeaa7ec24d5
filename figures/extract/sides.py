"""The side of the border a figure stands on, and whether it is told of any deployment.

"Figures of a whole force" stand nowhere in particular: the strength of an army, all the soldiers of a country.
"""

from __future__ import annotations

from figures.extract import days, elsewhere, places, posts, whereabouts
from figures.extract.around import clause_ahead, hits_between
from figures.extract.cues import Said
from figures.extract.phrases import Hit
from figures.extract.records import SIDES
from figures.extract.story import Spot, Story

OWN = 6  # tokens beside a figure in which the force it is of, or a place, would stand
# Soldiers: from how many on a figure is what a force has in all, wherever they are. No border has seen so many as the
# second; the first are more than one force ever had there at a time, so that the words need only allow it.
STRENGTH_IF_SAID, STRENGTH = 16_000, 50_000
SCATTERED = 30_000  # and from how many on they are all that a country has sent anywhere, where no border is named
STRENGTH_OF_STATE = 5_000  # and from how many on it is the whole Guard of a state that is not on the border


def side(story: Story, spot: Spot, force: str, where: Hit | None, stage: str) -> tuple[str, Hit | None]:
    """The side of the border a figure stands on, and the phrase that says so, if one does."""
    page, known = story.page, story.page.vocabulary
    owner, place = known.forces[force], where.senses["place"].says if where is not None else None
    if elsewhere.on_errand(story, spot) and (place is None or known.places[place].guard):
        return "other", None
    if place is not None and (place != owner.state or known.places[place].on_border):
        side = known.places[place].side
        faced = "other" not in (side, owner.side) and side != owner.side
        return (side, where) if side in SIDES and not faced else (owner.side, None)
    hit = whereabouts.border_hit(page, spot.count, spot.first) or _border_meant(story, spot)
    if hit is not None:
        border = places.border(page, hit)
        if not border.nation or is_national(story, spot):
            return border.said_of.get(owner.country, "other"), hit
    if elsewhere.on_duty(page, spot):
        return owner.side, None
    scattered = stage == "deployed" and (spot.count.number.value or 0) > SCATTERED  # "sent 45,000 against the cartels"
    away = scattered or story.away or elsewhere.goes_on(story, spot, owner.country)
    return "other" if away else owner.side, None


def _border_meant(story: Story, spot: Spot) -> Hit | None:
    """The border that "there" means: "What of the southern border? There are 5,000 guardsmen there"."""
    page = story.page
    near = story.border >= 0 and spot.sentence - page.sentence_of[story.border] <= 1
    named_since = story.place is not None and story.place.first > story.border
    meant = near and not named_since and "there" in posts.pointers(story, spot)
    return page.hit_at[story.border] if meant else None


def is_national(story: Story, spot: Spot) -> bool:
    """Whether a figure is the strength of a whole force, not of a deployment."""
    border = whereabouts.border_hit(story.page, spot.count, spot.first)
    if border is None or not places.border(story.page, border).nation:
        return False
    around = hits_between(story.page, spot.begin, spot.end)
    return not any(
        hit.senses.keys() & {"operation", "mission"}
        or ("border" in hit.senses and not places.border(story.page, hit).nation)
        for hit in around
    )


def is_strength(story: Story, spot: Spot, force: str, said: Said | None, status: str) -> bool:
    """Whether a figure is what a force has in all, by its size: "the Guard, which has 130,000 members"."""
    page, last, size = story.page, spot.count.last, spot.count.number.value or 0
    goes_on = spot.after is not None and spot.after.status == "other"  # "has 97,000 and wants 150,000"
    to_come = status in days.TO_COME and not goes_on
    at = spot.first if said is None or (to_come and size >= STRENGTH) else said.first
    owned = any(
        hit.senses.keys() & {"force", "branch", "out_of"} for hit in hits_between(page, max(spot.begin, at - OWN), at)
    )
    state = page.vocabulary.forces[force].state
    whole = state is not None and not page.vocabulary.places[state].on_border and size >= STRENGTH_OF_STATE
    if whole and not to_come:
        return not _is_placed(story, spot)
    if size >= STRENGTH:
        return (owned or not to_come) and not _is_placed(story, spot)
    if size < STRENGTH_IF_SAID or to_come or not owned or (said is not None and page.sense(at, "holds") is None):
        return False
    behind = hits_between(page, last, clause_ahead(page, last, OWN))
    return not (
        any("border" in hit.senses for hit in hits_between(page, spot.begin, last))
        or any(hit.senses.keys() & {"border", "operation", "place", "there"} for hit in behind)
    )


def _is_placed(story: Story, spot: Spot) -> bool:
    """Whether a figure's own words put it on the border: "110,000 Guardsmen from Brownsville to Nogales" (in 1916)."""
    page, own = story.page, posts.own_place(story, spot)[0]
    border = whereabouts.border_behind(page, spot.count)
    if own is not None and places.place(page, own).on_border:
        return True
    if border is None or places.border(page, border).nation:
        return False
    return not whereabouts.parted(page, spot.count.last, border)
