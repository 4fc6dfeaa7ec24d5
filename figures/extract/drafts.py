"""The fields of a figure: what its own words say, and what it takes over from the figures told before it.

`draft` puts them together: bounds, measure, force, place, side, status, date and operation, each with its cue.
"""

from __future__ import annotations

from figures.extract import cues, days, forces, measures, owners, sides, stages, ties, whereabouts
from figures.extract.around import cue, hits_between
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import Cue
from figures.extract.story import NEAR, Draft, Spot, Story

RESULT = {"ordered": "announced", "moving": "deployed", "withdrawn": "deployed"}  # what an act leads to, once done
BESIDE = 3  # tokens between a phrase and an attribute of its own
COMPOSED = 3  # sentences: how far back the stage of a whole is taken for what makes it up
COMPOSING = 9  # tokens before a figure in which words may say that it makes up another: "consists of about"
LINES = 3  # sentences: how far back a line of a list looks for its like, or for the words that lead it in
TURNED = (*measures.WHOLE_NEEDED, "increase")  # what a withdrawal turns to a decrease: "another 60 have left"
OPERATION = frozenset({"operation"})
ACTING = ("announced", "ordered", "considered")
DONE = ("deployed", "moving", "withdrawn")  # what holds for no day to come


def draft(story: Story, count: Count, sentence: int) -> Draft:
    """A number that counts soldiers, as a mention in the making; its fields in the order in which one needs another."""
    page = story.page
    hedge, lead, first = cues.lead_in(page, count)
    hedge = hedge or cues.hedge_behind(page, count)
    qualifier, low, high = cues.bounds(count, hedge.value if hedge else None)
    spot = Spot(count, first, sentence, *page.sentences[sentence], _goes_on_from(story, count, sentence))
    said, measure = _own_words(story, spot, lead)
    owner, owner_cue, rule = owners.owner(story, spot)
    where = _place(story, spot, owner, measure)
    stage, force = _stage(story, spot, said, measure, owner)
    strength = sides.is_strength(story, spot, said, stage)
    side, side_hit = ("other", None) if strength else sides.side(story, spot, owner, where)
    status = "other" if _is_undeployed(story, spot, said, stage, strength) else stage
    dated = days.day_of(story, spot, status)
    if status == "deployed" and dated is not None and _is_aimed_at(page, spot, dated):
        status = "announced"
    if status in DONE and _is_to_come(page, dated):
        dated = None  # it is somebody else's day
    serving = next(iter(page.those(OPERATION).between(spot.begin, spot.end)), None)
    made = Draft(
        count=count,
        value=count.number.value,
        first=first,
        sentence=sentence,
        qualifier=qualifier,
        low=low,
        high=high,
        force=force,
        rule=rule if force == owner else "as_told",
        side=side,
        where=where,
        operation=serving.senses["operation"].says if serving is not None else None,
        measure=measure.value if measure else "level",
        status=status,
        said=said,
        as_of=dated.day if dated is not None else None,
        basis=dated.basis if dated is not None else None,
        cues=(),
        side_said=side_hit is not None,
        place_leads=where is not None and whereabouts.place_behind(page, count, spot.end) is None,
    )
    spoken = (
        hedge.cue(page, "qualifier") if hedge else None,
        measure.cue(page, "measure") if measure else None,
        said.cue(page, "status") if said else None,
        owner_cue if force == owner else None,
        _cue(page, where, "place", made.place),
        _cue(page, side_hit, "side", side),
        _cue(page, serving, "operation", made.operation),
    )
    made.cues = tuple(each for each in spoken if each is not None)
    return made


def _cue(page: Page, hit: Hit | None, field: str, says: str | None) -> Cue | None:
    return cue(page, hit, field, says) if hit is not None and says is not None else None


def _goes_on_from(story: Story, count: Count, sentence: int) -> Draft | None:
    """The figure told last, where a bare number goes on from it: in its sentence, or as a line of a list."""
    last = story.last
    if last is None or count.kind != "elided":
        return None
    return last if last.sentence == sentence or story.is_list_line(sentence) else None


def _own_words(story: Story, spot: Spot, lead: Said | None) -> tuple[Said | None, Said | None]:
    """What a figure's own words say of its status and of its measure; those withdrawn are fewer: "60 have left"."""
    page = story.page
    measure = measures.measure(page, spot.count, spot.first, lead)
    said = _said(story, spot)
    if said is not None and said.value == "withdrawn" and (measure is None or measure.value in TURNED):
        measure = Said("decrease", said.first, said.last)
    if said is not None and _stays(page, spot, said, measure):
        return Said("deployed", said.first, said.last, True), None
    return said, measure


def _place(story: Story, spot: Spot, owner: str, measure: Said | None) -> Hit | None:
    """Where a figure stands; for those withdrawn the place they left, not the one they go home to."""
    if measure is not None and measure.value == "decrease":
        return whereabouts.place_left(story.page, spot.count, spot.begin, spot.end)
    return sides.place(story, spot, owner, measure)


# ---------------------------------------------------------------- status
def _stage(story: Story, spot: Spot, said: Said | None, measure: Said | None, owner: str) -> tuple[str, str]:
    """How far the soldiers of a figure have come, and its force, which it may share with an earlier figure."""
    status, force = _status(story, spot, said, owner)
    if measure is not None and measure.value == "decrease" and status in ("deployed", "moving"):
        status = "withdrawn"
    return _as_told(story, spot, said, status, force)


def _is_undeployed(story: Story, spot: Spot, said: Said | None, stage: str, strength: bool) -> bool:
    """Whether a figure is the strength of a force and of no deployment; what a force did is told of a deployment."""
    acts = said is not None and said.firm
    return stage == "deployed" and not acts and (strength or sides.is_national(story, spot))


def _said(story: Story, spot: Spot) -> Said | None:
    """What a figure's own words say of its status; for an item of a list, only what stands behind the item before."""
    page, before = story.page, spot.after
    start = story.since(spot.sentence, 0)
    if start is not None and ties.changes_to(page, spot.first) and ties.changes_from(page, start.count, start.first):
        return stages.status_before(page, start.first, spot.begin, opened=True)
    if before is None:
        return stages.status(page, spot.count, spot.first, spot.begin)
    between = hits_between(page, before.count.last, spot.first)
    after, _ = stages.status_after(page, spot.count.last)
    firm = after is not None and after.firm and not _is_of_them(page, spot.count)
    own = firm or (after is not None and _beside(page, spot.count.last, after))
    if not own and not any(stages.speaks_before(page, hit, spot.first) for hit in between):
        return None
    return stages.status(page, spot.count, spot.first, before.count.last)


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
        led_to = _act_before(story, spot)
        if led_to is not None:
            return RESULT.get(led_to, led_to), force
    composes = _composes(story, spot, said)
    if said is not None and not composes:
        return said.value, force
    return _taken_over(story, spot, composes) or "deployed", force


def _stays(page: Page, spot: Spot, said: Said | None, measure: Said | None) -> bool:
    """Whether those there are not withdrawn: "has not ordered the withdrawal of the 3,600"."""
    if said is None or measure is None or (said.value, measure.value) != ("denied", "decrease"):
        return False
    definite = not page.vocabulary.single["determiner"].isdisjoint(page.tokens.words[measure.last - 1 : spot.first])
    return said.first <= measure.first < spot.first and definite


def _composes(story: Story, spot: Spot, said: Said | None) -> bool:
    """Whether a figure makes up what was told before it: "The package consists of about 2,400", "They include 500"."""
    if said is not None and (said.value != "deployed" or said.last > spot.first):
        return False  # "will include 500", "includes 500 posted in Yuma"
    page = story.page
    begin = max(spot.begin, spot.first - COMPOSING, said.last if said is not None else 0)
    around = hits_between(page, begin, spot.count.first)
    return (
        (said is None and (spot.count.partitive or _tells_origin(page, spot.count)))
        or any(hit.senses.keys() & {"whom", "of_them"} for hit in around)
        or any(hit.senses["measure.before"].says == "part" for hit in around if "measure.before" in hit.senses)
    )


def _tells_origin(page: Page, count: Count) -> bool:
    """Whether what is told of a figure is only where its soldiers belong: "About 2,400 are from Fort Carson"."""
    return any("belongs" in hit.senses for hit in hits_between(page, count.last, count.last + BESIDE))


def _of_them(story: Story, spot: Spot) -> bool:
    """Whether a figure is of the one told last: "Of those, 5,000 serve in Texas"."""
    return any("of_them" in hit.senses for hit in hits_between(story.page, spot.begin, spot.count.first))


def _taken_over(story: Story, spot: Spot, composes: bool) -> str | None:
    """The stage of the figures before one that says none: its list, the whole it makes up, the lead-in of its line."""
    if ties.is_whole(story.page, spot.first):
        return None  # "withdrew 350 of its 900 troops"
    listed = story.is_list_line(spot.sentence)
    before = spot.after or story.since(spot.sentence, LINES if listed else 0)
    if before is None and composes:
        near = [told for told in story.drafts[-NEAR:] if spot.sentence - told.sentence <= COMPOSED]
        acts = [told for told in near if told.status in ACTING and not _of_them(story, spot)]
        decided = [told for told in acts if told.status != "considered"]  # of soldiers who may be, no part is known
        before = next(reversed(decided or acts or near), None)  # not the 2,500 whom they join
    strength = before is not None and before.status == "other"  # some of all soldiers serve somewhere
    if before is not None and not strength and (before.status != "denied" or listed):
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
            return stages.status_before(page, end - 1, begin, opened=True)
    return None


def _act_before(story: Story, spot: Spot) -> str | None:
    """The stage of the act that a total follows from: of figures told right before, or of the verb before them."""
    told = [before for before in story.drafts[-NEAR:] if spot.sentence - before.sentence <= COMPOSED]
    near = [before for before in told if spot.sentence - before.sentence <= 1]
    acts = [before for before in near if _leaves(before, spot)] or [each for each in told if each.status in ACTING]
    if acts or not near:
        return acts[-1].status if acts and near else None
    last = near[-1]  # "will supplement the 2,500 already there, bringing the total to 4,000"
    verb = stages.status_before(story.page, last.first, story.page.sentences[last.sentence][0], opened=True)
    return verb.value if verb is not None and verb.value in ACTING else last.status


def _leaves(before: Draft, spot: Spot) -> bool:
    """Whether a figure is what a withdrawal of its sentence leaves: "withdrew 1,100 of the 1,500, leaving 400"."""
    return before.sentence == spot.sentence and before.status == "withdrawn"


def _is_aimed_at(page: Page, spot: Spot, dated: Date) -> bool:
    """Whether a change leads to a figure by a day to come: "from about 6,000 to 3,000 by Sept. 1"."""
    return _is_to_come(page, dated) and dated.lead == spot.count.last and ties.changes_to(page, spot.first)


def _is_to_come(page: Page, dated: Date | None) -> bool:
    """Whether a date lies behind the day of publication, where that is known."""
    if page.published is None or dated is None or dated.day is None:
        return False
    return dated.day > page.published


def _is_result(story: Story, spot: Spot, said: Said | None) -> bool:
    """Whether a total follows from what was said before it: "bringing the total to 4,000", "leaving about 3,000"."""
    hit = ties.result(story.page, spot.first)
    if hit is None or ties.is_whole(story.page, spot.first):
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
