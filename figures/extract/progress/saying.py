"""What a figure's own words say of how far it has come, beside the figures told before it in its sentence.

A figure may be those who come for others, or an item whose verb stands before the item it goes on from.
"""

from __future__ import annotations

from figures.extract.around import hits_between
from figures.extract.cues import Said
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page
from figures.extract.stages import predicates, stages, verbs
from figures.extract.story.story import Draft, Spot, Story

BESIDE = 3  # tokens between a phrase and an attribute of its own


def said(story: Story, spot: Spot) -> Said | None:
    """What a figure's own words say of its status; for an item of a list, only what stands behind the item before.

    "will send 500 to Laredo and 300 to Roma": nothing of the 300.
    """
    page, told = story.page, story.since(spot.sentence, 0)
    if ties.added_to(page, spot.first):
        return Said("deployed", spot.first - 1, spot.first)
    if told is not None and _will_take_over(page, spot, told):
        return Said("announced", spot.first - 1, spot.first)
    if _takes_over(page, spot, told):
        return _coming_for(page, spot, told) or Said("deployed", spot.first - 1, spot.first)
    if told is not None and ties.changes_to(page, spot.first) and ties.changes_from(page, told.count, told.first):
        return verbs.status_before(page, told.first, spot.begin, opened=True)
    if spot.after is not None:
        return _said_of_item(page, spot, spot.after)
    return stages.status(page, spot.count, spot.first, spot.begin)


def _coming_for(page: Page, spot: Spot, told: Draft | None) -> Said | None:
    """The plan that others come for those told: "will replace the 500 there with 700"; None where they have come."""
    verb = verbs.status_before(page, told.first, spot.begin, opened=True) if told is not None else None
    return verb if verb is not None and verb.value in verbs.PLANS else None


def _said_of_item(page: Page, spot: Spot, before: Draft) -> Said | None:
    """What is said of an item behind the one before it: "500 went to Yuma, and 300 will go to Nogales"."""
    after, _ = predicates.status_after(page, spot.count.last)
    beside = before.sentence == spot.sentence
    firm = after is not None and after.firm and not (beside and _is_shared(page, spot.count, after))
    own = firm or (after is not None and _beside(page, spot.count.last, after))
    between = hits_between(page, before.count.last, spot.first)
    hedge = page.sense(spot.first, "status.before")
    own = own or (hedge is not None and hedge.says == "deployed")  # "the number there never exceeded 2,480"
    own = own or (hedge is not None and predicates.ends_as_future(page, spot.first))  # "la cifra superará los 6 mil"
    if not own and not any(verbs.speaks_before(page, hit, spot.first) for hit in between):
        return None
    said = stages.status(page, spot.count, spot.first, before.count.last)
    ordered = said is not None and before.status == "ordered" and verbs.is_aim(page, said, spot.first)
    return said if not ordered else None


def _is_shared(page: Page, count: Count, after: Said) -> bool:
    """Whether a predicate is of those told before, too: "600 soldiers, 200 of them engineers, will go"."""
    return ties.of_them(page, count) and "," in page.tokens.words[count.last : after.first]


def _will_take_over(page: Page, spot: Spot, told: Draft) -> bool:
    """Whether a figure is those who are to come for others: "will be replaced in May by 450"."""
    if not _led_by_doer(page, spot) or page.is_mark(spot.first - 2, ","):
        return False  # "5,000 would be there, with another 2,000 already in place"
    between = hits_between(page, told.count.last, spot.first)
    relieved = any(hit.senses.keys() & {"relieved", "status.before"} for hit in between)  # "be relieved by"
    gone, _ = predicates.status_after(page, told.count.last)
    return relieved and gone is not None and gone.value in verbs.PLANS


def _led_by_doer(page: Page, spot: Spot) -> bool:
    """Whether "by" or "with" leads to a figure; not "along with"."""
    at = spot.first - 1
    hit = page.hit_at[at] if spot.first > spot.begin else None
    alone = hit is None or hit.first == at or "and" not in hit.senses
    return spot.first > spot.begin and alone and page.is_word(at, "doer")


def _takes_over(page: Page, spot: Spot, told: Draft | None) -> bool:
    """Whether a figure is those who come for others who go: "were relieved on Friday by about 450 soldiers"."""
    if not _led_by_doer(page, spot):
        return False
    if told is not None and ties.led_in_by(page, told.first, "relieved") is not None:
        return True  # "replaced the 300 there with 250"
    verb = verbs.status_before(page, spot.first, spot.begin)
    gone, _ = predicates.status_after(page, told.count.last) if told is not None else (verb, False)
    return any(each is not None and each.value == "withdrawn" for each in (verb, gone))


def _beside(page: Page, last: int, after: Said) -> bool:
    """Whether an attribute stands behind a phrase without a comma: "the 4,000 the Pentagon approved"."""
    return after.first - last <= BESIDE and "," not in page.tokens.words[last : after.first]
