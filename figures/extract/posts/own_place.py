"""The place that the own words of a figure name: "500 in Yuma", "Juárez (1,650)"."""

from __future__ import annotations

from figures.extract.around import VERBS, hits_between, preposed, till_others_go
from figures.extract.named import place_names
from figures.extract.page import Page
from figures.extract.places import following, preceding
from figures.extract.posts import elsewhere, pointed
from figures.extract.story.story import Spot, Story
from figures.extract.text.phrases import Hit

OWN = 6  # tokens behind a figure in which its own place would stand
SOME = frozenset({"most", "some", "none"})
LED = 6  # tokens from "in the state" to its figure
WAY = 12  # tokens from a base to the border that soldiers go on to


def named(story: Story, spot: Spot) -> tuple[Hit | None, bool]:
    """The place that a figure's own words name, "500 in Yuma", and whether they settle it."""
    page, hit = story.page, _beside(story, spot)
    if hit is None:
        return None, False
    place = place_names.place(page, hit)
    if place.sends and not preposed(page, hit, "to", spot.begin):
        return _place_led_from(story, spot), True  # "sent to Texas: Idaho 95": not the state a Guard is of
    return hit, True


def _beside(story: Story, spot: Spot) -> Hit | None:
    """The place beside a figure that is its own: "500 in Yuma"; none where other words point to one, or a part goes."""
    page, before, behind = story.page, spot.place_before, spot.place_behind
    if before is not None and (behind is None or _comes_first(page, spot, before, behind)):
        return before
    if (
        behind is None
        or is_of_some(page, spot, behind)
        or _pointed_first(page, spot, behind)
        or _pointed_nearer(page, spot.count.last, behind)
    ):
        return None
    return None if _part_goes(story, spot, behind) else behind


def is_of_some(page: Page, spot: Spot, behind: Hit) -> bool:
    """Whether only some of those counted are at the place behind them: "900, most of them in Texas"."""
    last = spot.count.last
    told = [at for at in range(last, behind.first) if page.is_word(at, "share") or page.kinds(at) & SOME]
    if not told or "," in page.tokens.words[told[-1] : behind.first]:
        return False  # "900, most of them from Ohio, are in Texas"
    return following.parted(page, last, behind)


def _comes_first(page: Page, spot: Spot, before: Hit, behind: Hit) -> bool:
    """Whether the place before a figure is its own, and not the one behind: "Juárez (1,650), Nogales", not "480 in"."""
    last, between = spot.count.last, page.tokens.words[before.last : spot.first]
    parted = following.parted(page, last, behind)
    if till_others_go(page, last, behind.first) < behind.first and not place_names.may_contain(page, before, behind):
        return True  # "in Nuevo Laredo, 20 check the cars going to Laredo"
    if _were_before(page, last, behind) or (parted and _is_in(spot, before, behind)):
        return True
    if parted and (page.tells("most", last, behind.first) or place_names.may_contain(page, before, behind)):
        return True  # "in Arizona there are 900, mostly around Yuma"
    if between in ([], [","]) or preceding.opens(page, before, spot.first):
        return parted  # "in Sonora 1,949, spread over Nogales", "Yuma, where 60 served, was the first before Tucson"
    marked = page.tokens.words[spot.first - 1] in preceding.MARKS
    return marked and not (_narrows(page, before, behind, last))


def _were_before(page: Page, last: int, behind: Hit) -> bool:
    """Whether a clause tells where soldiers were until then: "moved to Eagle Pass 250 who had been in Arizona"."""
    relative = page.is_word(last, "that", "pronoun") and page.is_word(last + 1, "had_been")
    return relative and behind.first - last <= OWN


def _is_in(spot: Spot, before: Hit, behind: Hit) -> bool:
    """Whether the place behind is the state of the town before: "In Nogales 767 are posted, the most in Sonora"."""
    return place_names.may_contain(spot.page, behind, before)


def _place_led_from(story: Story, spot: Spot) -> Hit | None:
    """The place named last, where that was just before or where a list goes on from it: "They go to Texas:"."""
    page, where = story.page, story.place
    if where is None:
        return None
    sentence = page.sentence_of[where.first]
    leads = page.tokens.words[page.sentences[sentence][1] - 1] == ":"
    return where if leads or spot.sentence - sentence <= 1 else None


def _narrows(page: Page, wide: Hit, behind: Hit, last: int) -> bool:
    """Whether a place right behind a figure says where in the state of its label: "Texas: 1,200 in Laredo"."""
    in_state = place_names.may_contain(page, wide, behind)
    return in_state and behind.first - last <= OWN and not following.parted(page, last, behind)


def _part_goes(story: Story, spot: Spot, hit: Hit) -> bool:
    """Whether a predicate that tells of a part leads to a place: "900 of the 10,000 have been moved to Sinaloa"."""
    page, last = story.page, spot.count.last
    if elsewhere.part_before(story, spot) is None or page.is_word(last, "pronoun") or "to" in page.kinds(last):
        return False  # "900 of the 10,000 who are in Sinaloa"
    told = [other for other in hits_between(page, last, hit.first) if other.senses.keys() & VERBS]
    firm = any(other.senses["status.after"].firm for other in told if "status.after" in other.senses)
    return firm or any(page.is_word(other.first, "auxiliary") for other in told)


def _pointed_first(page: Page, spot: Spot, hit: Hit) -> bool:
    """Whether "in the state" leads to a figure, its place far: "en el estado hay 900, sin contar los de Ensenada"."""
    last = spot.count.last
    far = hit.first - last > OWN or _were_before(page, last, hit) or following.parted(page, last, hit)
    led = page.those(pointed.TOWNS).begins(max(spot.begin, spot.first - LED), spot.first)
    return far and (led or pointed.state_has(page, spot))


def _pointed_nearer(page: Page, last: int, hit: Hit) -> bool:
    """Whether "in the state" stands nearer, another clause between: "900 in the state, most of them around Ajo"."""
    nearer = page.those(pointed.TOWNS).between(last, min(hit.first, last + pointed.THERE))
    return any(following.parted(page, other.last, hit) for other in nearer)


def is_on_way(page: Page, hit: Hit) -> bool:
    """Whether a base is only where soldiers stop on their way: "train at Fort Bliss before they go to the border"."""
    if place_names.place(page, hit).force is None:
        return False
    last = min(hit.last + WAY, page.sentence_at(hit.first)[1])
    lines = any(pointed.is_line(page, at) for at in range(hit.last, last))
    return lines or page.of_kind("border").begins(hit.last, last)
