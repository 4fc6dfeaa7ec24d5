"""The place and the side of a figure: its own words', else those told before; and whether it is told of any deployment.

"Figures of a whole force" stand nowhere in particular: the strength of an army, all the soldiers of a country.
"""

from __future__ import annotations

from figures.extract import days, places, ties, whereabouts
from figures.extract.around import clause_ahead, hits_between, preposed, stopped
from figures.extract.cues import Said
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import SIDES
from figures.extract.story import NEAR, Draft, Spot, Story
from figures.lexicon import Place

BEFORE = 4  # tokens before a figure in which it is said to be "along the border"
THERE = 9  # tokens between a figure and "there"
POINTERS = ("there", "the_state", "the_town", "here", "home")
PLACES = frozenset({"place"})
OPERATION = frozenset({"operation"})
STAGES = frozenset({"status.before", "status.after"})
NAMED = 300  # tokens back to the place that "the city" means
OWN = 6  # tokens behind a figure in which its own place would stand
JOINED = 4  # tokens from soldiers to the place where they are said to be
WHOLE = 3  # tokens from a part to the figure that contains it
LASTS = 2  # sentences for which a text goes on about the place where soldiers went
STAYS = 8  # sentences for which a text goes on about soldiers away from the border
AT_BORDER = frozenset({"border", "line", "place"})
# Soldiers: from how many on a figure is what a force has in all, wherever they are. No border has seen so many as the
# second; the first are more than one force ever had there at a time, so that the words need only allow it.
STRENGTH_IF_SAID, STRENGTH = 16_000, 50_000
STRENGTH_OF_STATE = 5_000  # and from how many on it is the whole Guard of a state that is not on the border


def place(story: Story, spot: Spot, force: str, measure: Said | None) -> Hit | None:
    """The phrase that says where a figure stands: one of its own, else a place told before, on its force's side."""
    own, settled = _own_place(story, spot)
    if settled:
        return own
    told = _told_place(story, spot, force, measure is not None and measure.value == "increase")
    return None if told is not None and _across(story, places.place(story.page, told), force) else told


def _across(story: Story, place: Place, force: str) -> bool:
    """Whether a place lies in the country across the border from the one of a force."""
    known = story.page.vocabulary
    return place.country in known.countries and place.country != known.forces[force].country


def _own_place(story: Story, spot: Spot) -> tuple[Hit | None, bool]:
    """The place that a figure's own words name, and whether they settle it."""
    page, count = story.page, spot.count
    behind = whereabouts.place_behind(page, count, spot.end)
    before = whereabouts.place_before(page, count, spot.first, spot.begin)
    marked = before is not None and page.tokens.words[spot.first - 1] in whereabouts.MARKS
    if before is not None and behind is not None and whereabouts.opens(page, before, spot.first):
        marked = whereabouts.parted(page, count.last, behind)  # "Yuma, where 60 served, was the first before Tucson"
    hit = before if before is not None and (behind is None or marked) else behind
    if hit is not None and hit is behind and (_there_first(page, count, hit) or _part_goes(story, spot, hit)):
        return None, False
    if hit is not None:
        place = places.place(page, hit)
        abroad = place.guard and not place.on_border
        if abroad and not preposed(page, hit, "to", spot.begin):
            return story.place, True  # "sent to Texas: Idaho 95": the state a Guard is of is not where it stands
        return hit, True
    return None, False


def _part(story: Story, spot: Spot) -> Draft | None:
    """The figure right before one that contains it: the 900 of "900 of the 10,000"."""
    last = story.last
    if last is None or not last.count.partitive or spot.first - last.count.last > WHOLE:
        return None
    return last if last.sentence == spot.sentence and ties.is_whole(story.page, spot.first) else None


def _part_goes(story: Story, spot: Spot, hit: Hit) -> bool:
    """Whether a predicate that tells of a part leads to a place: "900 of the 10,000 have been moved to Sinaloa"."""
    page, last = story.page, spot.count.last
    words, single = page.tokens.words, page.vocabulary.single
    if _part(story, spot) is None or words[last] in single["pronoun"] or "to" in page.kinds(last):
        return False  # "900 of the 10,000 who are in Sinaloa"
    told = [other for other in hits_between(page, last, hit.first) if other.senses.keys() & STAGES]
    firm = any(other.senses["status.after"].firm for other in told if "status.after" in other.senses)
    return firm or any(words[other.first] in single["auxiliary"] for other in told)


def _there_first(page: Page, count: Count, hit: Hit) -> bool:
    """Whether "there" stands right behind a figure, its place far: "900 there to meet those who went to Yuma"."""
    return hit.first - count.last > OWN and any(
        "there" in other.senses for other in hits_between(page, count.last, count.last + 1)
    )


def _told_place(story: Story, spot: Spot, force: str, on_top: bool) -> Hit | None:
    """The place a figure takes over: "500 there", from the figure before, from the dateline."""
    page, count = story.page, spot.count
    around = _pointers(story, spot)
    if "here" in around and story.dateline is not None:
        return story.dateline
    home = page.vocabulary.forces[force].state
    if "home" in around and home is not None:
        return next(iter(story.names.get(home, {}).values()), None)
    if around & {"the_state", "the_town"}:
        return _named_last(page, spot, force, state="the_town" not in around)
    if "there" in around:
        return _there(story)
    if _shares_place(story, spot, on_top):
        return story.last.where if story.last is not None else None
    if (joined := _joins(story, spot, force)) is not None:
        return joined
    away = _told_away(story, spot, page.vocabulary.forces[force].country)
    if away is not None and whereabouts.border_hit(page, count, spot.first) is None and not _on_duty(page, spot):
        return away.where
    if story.dateline is None or whereabouts.border_hit(page, count, spot.first) is not None:
        return None
    near = spot.sentence <= page.sentence_of[story.dateline.first] + 1 and places.place(page, story.dateline).on_border
    return story.dateline if near and spot.after is None else None


def _there(story: Story) -> Hit | None:
    """The place that "there" means: the one named last, unless a border was since; abroad, one with soldiers."""
    page, hit = story.page, story.place
    if hit is None or hit.first < story.border or whereabouts.is_capital(page, hit):
        return None
    held = _holds_troops(page, hit) or any(told.where == hit for told in story.drafts[-NEAR:])
    return hit if held or places.place(page, hit).country in page.vocabulary.countries | {"either"} else None


def _joins(story: Story, spot: Spot, force: str) -> Hit | None:
    """Where one state's Guard went, for another's: "Ohio has sent 115 to Texas. Virginia will send 100"."""
    known, last = story.page.vocabulary, story.last
    if last is None or last.where is None or spot.sentence - last.sentence > 1:
        return None
    states = [known.forces[each].state for each in (last.force, force)]
    sent = all(state is not None and not known.places[state].on_border for state in states)
    return last.where if sent and states[0] != states[1] else None


def _named_last(page: Page, spot: Spot, force: str, state: bool) -> Hit | None:
    """The state or town of a force's country that a text named last before a figure; better one that nobody left."""
    left, country = None, page.vocabulary.forces[force].country
    for hit in reversed(page.those(PLACES).between(max(0, spot.first - NAMED), spot.first)):
        named = places.place(page, hit)
        if named.state != state or named.country not in (country, "either") or named.home:
            continue
        if places.in_longer_name(page, hit):
            continue
        if not places.comes_from(page, hit, 0):
            return hit
        left = left or hit
    return left


def _shares_place(story: Story, spot: Spot, on_top: bool) -> bool:
    """Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    page, last = story.page, story.last
    if last is None or spot.sentence - last.sentence > 1:
        return False
    if spot.count.partitive:
        return True
    if on_top and spot.count.kind == "elided":  # "90 soldiers flew to Mazatlán; 110 more will go by road"
        return whereabouts.border_hit(page, spot.count, spot.first) is None
    if last.sentence != spot.sentence or stopped(page, last.count.last, spot.first):
        return False
    if any("border" in hit.senses for hit in hits_between(page, last.count.last, spot.first)):
        return False
    if last.side == "other" and _on_the_line(page, spot):
        return False  # "300 soldiers in Chicago and 900 on the border"
    if last.place_leads:
        return True
    return not ties.is_whole(page, spot.first) and whereabouts.border_hit(page, spot.count, spot.first) is None


def _pointers(story: Story, spot: Spot) -> set[str]:
    """What words around a figure point to a place: "there", "here" (where the text is dated from), "their state"."""
    page, last = story.page, story.last
    behind = hits_between(page, spot.count.last, min(spot.end, spot.count.last + THERE))
    before = hits_between(page, max(spot.begin, spot.first - THERE), spot.first)
    if last is not None and last.sentence == spot.sentence and whereabouts.border_behind(page, spot.count) is not None:
        before = []  # "600 are there now, and 10,000 on the northern border"
    return {kind for hit in (*before, *behind) for kind in POINTERS if kind in hit.senses}


def side(story: Story, spot: Spot, force: str, where: Hit | None) -> tuple[str, Hit | None]:
    """The side of the border a figure stands on, and the phrase that says so, if one does."""
    page, known = story.page, story.page.vocabulary
    owner, place = known.forces[force], where.senses["place"].says if where is not None else None
    if place is not None and (place != owner.state or known.places[place].on_border):
        side = known.places[place].side
        faced = "other" not in (side, owner.side) and side != owner.side
        return (side, where) if side in SIDES and not faced else (owner.side, None)
    hit = whereabouts.border_hit(page, spot.count, spot.first) or _border_meant(story, spot)
    if hit is not None:
        border = places.border(page, hit)
        if not border.nation or is_national(story, spot):
            return border.said_of.get(owner.country, "other"), hit
    if _on_duty(page, spot):
        return owner.side, None
    away = story.away or _told_away(story, spot, owner.country) or _gone_away(story, spot, owner.country)
    return "other" if away else owner.side, None


def _border_meant(story: Story, spot: Spot) -> Hit | None:
    """The border that "there" means: "What of the southern border? There are 5,000 guardsmen there"."""
    near = story.border >= 0 and spot.sentence - story.page.sentence_of[story.border] <= 1
    named_since = story.place is not None and story.place.first > story.border
    return story.page.hit_at[story.border] if near and not named_since and "there" in _pointers(story, spot) else None


def _told_away(story: Story, spot: Spot, country: str) -> Draft | None:
    """The figure of a country's forces told last, where it is of some away from the border, not named since."""
    page, known = story.page, story.page.vocabulary
    part = _part(story, spot)  # "900 of the 10,000 are in Sinaloa": the others are not
    told_before = (told for told in reversed(story.drafts[-NEAR:]) if told is not part)
    stand = (told for told in told_before if told.status not in ("other", "withdrawn"))
    told = next((told for told in stand if known.forces[told.force].country == country), None)
    if told is None or told.side != "other" or spot.sentence - told.sentence > STAYS:
        return None
    if told.place is not None and (known.places[told.place].country != country or known.places[told.place].guard):
        return None
    since = page.those(AT_BORDER).between(told.count.last, spot.first)
    return None if any(_at_border(page, hit, country) for hit in since) else told


def _gone_away(story: Story, spot: Spot, country: str) -> bool:
    """Whether the text is just at a place away from the border: "the sending of troops to Chicago. In all, 4,800"."""
    page = story.page
    begin = page.sentences[max(0, spot.sentence - LASTS)][0]
    told = (hit for hit in reversed(page.those(PLACES).between(begin, spot.first)) if _holds_troops(page, hit))
    hit = next(told, story.dateline)
    if hit is None or hit.first < begin:
        return False
    named = places.place(page, hit)
    if named.on_border or named.guard or named.seat or named.home or named.country != country:
        return False
    return not any(_at_border(page, other, country) for other in page.those(AT_BORDER).between(hit.last, spot.first))


def _holds_troops(page: Page, hit: Hit) -> bool:
    """Whether soldiers are named right before a place as those who are there: "troops in Memphis"."""
    begin = max(0, hit.first - JOINED)
    return any("troops" in other.senses for other in hits_between(page, begin, hit.first)) and preposed(
        page, hit, "to", begin
    )


def _at_border(page: Page, hit: Hit, country: str) -> bool:
    """Whether a phrase names this border, or a place on it where forces may stand; not Mexico's southern border."""
    if whereabouts.is_likened(page, hit):
        return False  # "more than on the whole border"
    if "border" in hit.senses:
        return places.border(page, hit).said_of.get(country, "other") != "other"
    return "line" in hit.senses or (places.place(page, hit).on_border and whereabouts.may_hold(page, hit, 0))


def _on_duty(page: Page, spot: Spot) -> bool:
    """Whether the bare word "border" or an operation, all of them of the border, goes with a figure."""
    return _on_the_line(page, spot) or bool(page.those(OPERATION).between(spot.begin, spot.end))


def _on_the_line(page: Page, spot: Spot) -> bool:
    """Whether the bare word "border" stands beside a figure: "while 2,200 stay on the border mission"."""
    line, words = page.vocabulary.single["line"], page.tokens.words
    if not line.isdisjoint(words[max(spot.begin, spot.first - BEFORE) : spot.first]):
        return True
    for at in range(spot.count.last, min(spot.end, spot.count.last + THERE)):
        if words[at] in line and "place" not in page.kinds(at):
            return True
        if page.number_at[at] is not None or "hard_stops" in page.kinds(at):
            return False
    return False


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
    owned = any(hit.senses.keys() & {"force", "branch"} for hit in hits_between(page, max(spot.begin, at - OWN), at))
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
    page, own = story.page, _own_place(story, spot)[0]
    border = whereabouts.border_behind(page, spot.count)
    on_border = own is not None and places.place(page, own).on_border
    ours = border is not None and not places.border(page, border).nation
    return on_border or (ours and border is not None and not whereabouts.parted(page, spot.count.last, border))
