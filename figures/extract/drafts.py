"""The fields of a figure: what its own words say, and what it takes over from the figures told before it.

`draft` puts them together: bounds, measure, force, place, side, status, date and operation, each with its cue.
"""

from __future__ import annotations

from figures.extract import cues, days, forces, owners, places
from figures.extract.around import clause_ahead, cue, hits_between, preposed, stopped
from figures.extract.cues import Said
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import SIDES, Cue
from figures.extract.story import NEAR, Draft, Spot, Story
from figures.lexicon import Place

RESULT = {"ordered": "announced", "moving": "deployed", "withdrawn": "deployed"}  # what an act leads to, once done
BESIDE = 3  # tokens between a phrase and an attribute of its own
COMPOSED = 2  # sentences: how far back the stage of a whole is taken for what makes it up
LINES = 3  # sentences: how far back a line of a list looks for its like, or for the words that lead it in
BEFORE = 4  # tokens before a figure in which it is said to be "along the border"
THERE = 9  # tokens between a figure and "there"
MOST = 16_000  # more than one force ever had on the border at a time
OWN = 6  # tokens behind a figure in which its own place would stand
WHOLE_FORCE = 50_000  # more than any border has seen: the strength of a whole force
OPERATION = frozenset({"operation"})
ACTING = ("announced", "ordered", "considered")


def draft(story: Story, count: Count, sentence: int) -> Draft:
    """A number that counts soldiers, as a mention in the making."""
    page = story.page
    hedge, lead, first = cues.lead_in(page, count)
    hedge = hedge or cues.hedge_behind(page, count)
    qualifier, low, high = cues.bounds(count, hedge.value if hedge else None)
    spot = Spot(count, first, sentence, *page.sentences[sentence], _goes_on_from(story, count, sentence))
    measure = cues.measure(page, count, first, lead)
    said = _said(story, spot)
    if said is not None and said.value == "withdrawn" and (measure is None or measure.value in cues.WHOLE_NEEDED):
        measure = cues.Said("decrease", said.first, said.last)
    decrease = measure is not None and measure.value == "decrease"
    force, force_cue = owners.owner(story, spot)
    # where those withdrawn go home to is not where they stood
    where = places.place_left(page, count, spot.begin, spot.end) if decrease else _place(story, spot, force, measure)
    place = where.senses["place"].says if where is not None else None
    owner = force
    status, force = _status(story, spot, said, force)
    if decrease and status in ("deployed", "moving"):
        status = "withdrawn"
    status, force = _as_told(story, spot, said, status, force)
    acts = said is not None and said.firm  # what a force did is told of a deployment, not of its strength
    if status == "deployed" and not acts and _national(story, spot):
        status = "other"
    side, side_hit = _side(story, spot, owner, where, status)
    if status == "deployed" and _whole_force(story, spot, said):
        status = side = "other"
    dated = days.day_of(story, spot, status)
    serving = next(iter(page.those(OPERATION).between(spot.begin, spot.end)), None)
    operation = serving.senses["operation"].says if serving is not None else None
    spoken = (
        hedge.cue(page, "qualifier") if hedge else None,
        measure.cue(page, "measure") if measure else None,
        said.cue(page, "status") if said else None,
        force_cue if force_cue and force_cue.says == force else None,
        _cue(story, where, "place", place),
        _cue(story, side_hit, "side", side),
        _cue(story, serving, "operation", operation),
    )
    return Draft(
        count=count,
        value=count.number.value,
        first=first,
        sentence=sentence,
        qualifier=qualifier,
        low=low,
        high=high,
        force=force,
        side=side,
        where=where,
        operation=operation,
        measure=measure.value if measure else "level",
        status=status,
        said=said,
        as_of=dated.day if dated is not None else None,
        basis=dated.basis if dated is not None else None,
        cues=tuple(each for each in spoken if each is not None),
        side_said=side_hit is not None,
        place_leads=place is not None and places.place_behind(page, count, spot.end) is None,
    )


def _cue(story: Story, hit: Hit | None, field: str, says: str | None) -> Cue | None:
    return cue(story.page, hit, field, says) if hit is not None and says is not None else None


def _goes_on_from(story: Story, count: Count, sentence: int) -> Draft | None:
    """The figure told last, where a bare number goes on from it: in its sentence, or as a line of a list."""
    last = story.last
    if last is None or count.kind != "elided":
        return None
    return last if last.sentence == sentence or story.is_list_line(sentence) else None


# ---------------------------------------------------------------- status
def _said(story: Story, spot: Spot) -> Said | None:
    """What a figure's own words say of its status; for an item of a list, only what stands behind the item before."""
    page, before = story.page, spot.after
    start = story.since(spot.sentence, 0)
    if start is not None and cues.changes_to(page, spot.first) and cues.changes_from(page, start.count, start.first):
        return cues.status_before(page, start.first, spot.begin, opened=True)
    if before is None:
        return cues.status(page, spot.count, spot.first, spot.begin)
    between = hits_between(page, before.count.last, spot.first)
    after, _ = cues.status_after(page, spot.count.last)
    firm = after is not None and after.firm and not _is_of_them(page, spot.count)
    own = firm or (after is not None and _beside(page, spot.count.last, after))
    if not own and not any(cues.speaks_before(page, hit, spot.first) for hit in between):
        return None
    return cues.status(page, spot.count, spot.first, before.count.last)


def _is_of_them(page: Page, count: Count) -> bool:
    """Whether a figure is part of the one before it: "5,200 are there, 2,500 of them Guard members"."""
    inside = hits_between(page, count.number.last, min(count.last + 1, len(page.tokens)))
    return any("of_them" in hit.senses for hit in inside)


def _beside(page: Page, last: int, after: Said) -> bool:
    """Whether an attribute stands behind a phrase without a comma: "the 4,000 the Pentagon approved"."""
    return after.first - last <= BESIDE and "," not in page.tokens.words[last : after.first]


def _status(story: Story, spot: Spot, said: Said | None, force: str) -> tuple[str, str]:
    """A figure's status: said, the result of acts told before it, or taken over; and its force, which these share."""
    if _is_result(story, spot, said):
        near = [before for before in story.drafts[-NEAR:] if spot.sentence - before.sentence <= 1]
        if near:
            acts = [before for before in near if before.status in ACTING]
            acts = [before for before in near if _leaves(before, spot)] or acts
            status = (acts or near)[-1].status
            return RESULT.get(status, status), force
    composes = _composes(story, spot, said)
    if said is not None and not composes:
        return said.value, force
    return _taken_over(story, spot, composes) or "deployed", force


def _composes(story: Story, spot: Spot, said: Said | None) -> bool:
    """Whether a figure makes up what was told before it: "The package consists of about 2,400", "They include 500"."""
    if said is not None and (said.value != "deployed" or said.last > spot.first):
        return False  # "will include 500", "includes 500 posted in Yuma"
    page = story.page
    begin = max(spot.begin, spot.first - 9, said.last if said is not None else 0)
    around = hits_between(page, begin, spot.count.first)
    return (
        (spot.count.partitive and said is None)
        or any(hit.senses.keys() & {"whom", "of_them"} for hit in around)
        or any(hit.senses["measure.before"].says == "part" for hit in around if "measure.before" in hit.senses)
    )


def _of_them(story: Story, spot: Spot) -> bool:
    """Whether a figure is of the one told last: "Of those, 5,000 serve in Texas"."""
    return any("of_them" in hit.senses for hit in hits_between(story.page, spot.begin, spot.count.first))


def _taken_over(story: Story, spot: Spot, composes: bool) -> str | None:
    """The stage of the figures before one that says none: its list, the whole it makes up, the lead-in of its line."""
    if cues.is_whole(story.page, spot.first):
        return None  # "withdrew 350 of its 900 troops"
    listed = story.is_list_line(spot.sentence)
    before = spot.after or story.since(spot.sentence, LINES if listed else 0)
    if before is None and composes:
        near = [told for told in story.drafts[-NEAR:] if spot.sentence - told.sentence <= COMPOSED]
        acts = [told for told in near if told.status in ACTING and not _of_them(story, spot)]
        before = next(reversed(acts or near), None)  # not the 2,500 whom they join
    if before is not None and (before.status != "denied" or listed):
        same = (told for told in story.drafts[-NEAR:] if told.sentence == before.sentence)
        return next(same).status if listed and before.sentence < spot.sentence else before.status
    if not composes and not listed:
        return None
    led = _led_in(story, spot.sentence)
    return led.value if led is not None else None


def _led_in(story: Story, sentence: int) -> Said | None:
    """What the sentence before a list or a breakdown says of its stage: "States have said they will send:"."""
    page = story.page
    for led in range(sentence - 1, max(sentence - LINES, 0) - 1, -1):
        begin, end = page.sentences[led]
        if page.tokens.words[end - 1] == ":":
            return cues.status_before(page, end - 1, begin, opened=True)
    return None


def _leaves(before: Draft, spot: Spot) -> bool:
    """Whether a figure is what a withdrawal of its sentence leaves: "withdrew 1,100 of the 1,500, leaving 400"."""
    return before.sentence == spot.sentence and before.status == "withdrawn"


def _is_result(story: Story, spot: Spot, said: Said | None) -> bool:
    """Whether a total follows from what was said before it: "bringing the total to 4,000", "leaving about 3,000"."""
    hit = cues.result(story.page, spot.first)
    if hit is None or cues.is_whole(story.page, spot.first):
        return False
    if said is None or (said.first == hit.first and said.value == "considered"):
        return True
    if said.value == "deployed" and said.first == spot.count.last:
        return True  # "leaving no more than 300 in place"
    if said.last <= hit.first:
        return said.last < hit.first  # "will bring the total to" is told of the total itself
    return said.first <= hit.first and said.value in ("deployed", "moving", "withdrawn")


def _as_told(story: Story, spot: Spot, said: Said | None, status: str, force: str) -> tuple[str, str]:
    """Status and force of a figure that takes up an earlier one: "these 10,000", "the 10,000"; else as they are."""
    words, single = story.page.tokens.words, story.page.vocabulary.single
    lead = words[max(spot.first - 2, 0) : spot.count.first]
    these = any(word in single["these"] for word in lead)
    if not these and not any(word in single["determiner"] for word in lead):
        return status, force
    told = next((before for before in reversed(story.drafts[-NEAR:]) if before.value == spot.count.number.value), None)
    if told is None:
        return status, force
    known = story.page.vocabulary.forces
    bare = spot.count.kind == "elided" and known[force].country == known[told.force].country
    same = bare or force in forces.ancestors(story.page, told.force)
    return told.status if these or said is None else status, told.force if same else force


def _national(story: Story, spot: Spot) -> bool:
    """Whether a figure is the strength of a whole force, not of a deployment."""
    border = places.border_hit(story.page, spot.count, spot.first)
    if border is None or not places.border(story.page, border).nation:
        return False
    around = hits_between(story.page, spot.begin, spot.end)
    return not any(
        hit.senses.keys() & {"operation", "mission"}
        or ("border" in hit.senses and not places.border(story.page, hit).nation)
        for hit in around
    )


def _whole_force(story: Story, spot: Spot, said: Said | None) -> bool:
    """Whether a figure is what a force has in all, by its size: "the Guard, which has 130,000 members"."""
    page, last = story.page, spot.count.last
    if (spot.count.number.value or 0) < MOST:
        return False
    at = spot.first if said is None else said.first
    owned = any(hit.senses.keys() & {"force", "branch"} for hit in hits_between(page, max(spot.begin, at - OWN), at))
    if not owned or (said is not None and page.sense(at, "holds") is None):
        return False
    behind = hits_between(page, last, clause_ahead(page, last, OWN))
    return not (
        any("border" in hit.senses for hit in hits_between(page, spot.begin, last))
        or any(hit.senses.keys() & {"border", "operation", "place", "there"} for hit in behind)
    )


# ---------------------------------------------------------------- place, side, date
def _place(story: Story, spot: Spot, force: str, measure: Said | None) -> Hit | None:
    """The phrase that says where a figure stands: one of its own, else a place told before, on its force's side."""
    own, settled = _own_place(story, spot)
    if settled:
        return own
    told = _told_place(story, spot, force, measure is not None and measure.value == "increase")
    return None if told is not None and _across(story, places.place(story.page, told), force) else told


def _across(story: Story, place: Place, force: str) -> bool:
    """Whether a place lies across the border from where a force is at home."""
    return place.on_border and place.country in SIDES and place.country != story.page.vocabulary.forces[force].country


def _own_place(story: Story, spot: Spot) -> tuple[Hit | None, bool]:
    """The place that a figure's own words name, and whether they settle it."""
    page, count = story.page, spot.count
    behind = places.place_behind(page, count, spot.end)
    before = places.place_before(page, count, spot.first, spot.begin)
    marked = before is not None and page.tokens.words[spot.first - 1] in places.MARKS
    hit = before if before is not None and (behind is None or marked) else behind
    if hit is not None:
        place = places.place(page, hit)
        abroad = place.guard and not place.on_border
        if abroad and not preposed(page, hit, "to", spot.begin):
            return story.place, True  # "sent to Texas: Idaho 95": the state a Guard is of is not where it stands
        return hit, True
    return None, False


def _told_place(story: Story, spot: Spot, force: str, on_top: bool) -> Hit | None:
    """The place a figure takes over: "500 there", from the figure before, from the dateline."""
    page, count = story.page, spot.count
    around = _pointers(page, spot)
    if "here" in around and story.dateline is not None:
        return story.dateline
    home = page.vocabulary.forces[force].state
    if "home" in around and home is not None:
        return next(iter(story.names.get(home, {}).values()), None)
    if "there" in around:
        return story.place if story.place is not None and story.place.first > story.border else None
    if _shares_place(story, spot, on_top):
        return story.last.where if story.last is not None else None
    if story.dateline is None or places.border_hit(page, count, spot.first) is not None:
        return None
    near = spot.sentence <= page.sentence_of[story.dateline.first] + 1 and places.place(page, story.dateline).on_border
    return story.dateline if near and spot.after is None else None


def _shares_place(story: Story, spot: Spot, on_top: bool) -> bool:
    """Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    page, last = story.page, story.last
    if last is None or spot.sentence - last.sentence > 1:
        return False
    if spot.count.partitive:
        return True
    if on_top and spot.count.kind == "elided":  # "90 soldiers flew to Mazatlán; 110 more will go by road"
        return places.border_hit(page, spot.count, spot.first) is None
    if last.sentence != spot.sentence or stopped(page, last.count.last, spot.first):
        return False
    if any("border" in hit.senses for hit in hits_between(page, last.count.last, spot.first)):
        return False
    if last.place_leads:
        return True
    return not cues.is_whole(page, spot.first) and places.border_hit(page, spot.count, spot.first) is None


def _pointers(page: Page, spot: Spot) -> set[str]:
    """What words around a figure point to a place: "there", "here" (where the text is dated from), "their state"."""
    behind = hits_between(page, spot.count.last, min(spot.end, spot.count.last + THERE))
    before = hits_between(page, max(spot.begin, spot.first - THERE), spot.first)
    return {kind for hit in (*before, *behind) for kind in ("there", "here", "home") if kind in hit.senses}


def _side(story: Story, spot: Spot, force: str, where: Hit | None, status: str) -> tuple[str, Hit | None]:
    """The side of the border a figure stands on, and the phrase that says so, if one does."""
    page, known = story.page, story.page.vocabulary
    owner, place = known.forces[force], where.senses["place"].says if where is not None else None
    if place is not None and (place != owner.state or known.places[place].on_border):
        side = known.places[place].side
        return (side, where) if side in SIDES else (owner.side, None)
    hit = places.border_hit(page, spot.count, spot.first)
    if hit is not None:
        border = places.border(page, hit)
        if not border.nation or _national(story, spot):
            return border.said_of.get(owner.country, "other"), hit
    if (spot.count.number.value or 0) >= WHOLE_FORCE and status not in days.TO_COME:
        return "other", None
    if _on_the_line(page, spot):
        return owner.side, None
    previous = spot.after or story.last
    if previous is not None and known.forces[previous.force].country == owner.country:
        distance = spot.sentence - previous.sentence
        if spot.after is not None or distance == 0 or (distance == 1 and spot.count.kind == "elided"):
            return previous.side, None
    return "other" if story.away else owner.side, None


def _on_the_line(page: Page, spot: Spot) -> bool:
    """Whether the bare word "border" stands beside a figure: "while 2,200 stay on the border mission"."""
    line, words = page.vocabulary.single["line"], page.tokens.words
    if not line.isdisjoint(words[max(spot.begin, spot.first - BEFORE) : spot.first]):
        return True
    for at in range(spot.count.last, min(spot.end, spot.count.last + THERE)):
        if words[at] in line:
            return True
        if page.number_at[at] is not None:
            return False
    return False
