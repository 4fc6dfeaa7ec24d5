"""Soldiers away from the border: whether a text goes on about them, and what brings it back to the border."""

from __future__ import annotations

import math

from figures.extract.around import clause_ahead, hits_between, preposed
from figures.extract.named import chapters, force_names, lands, place_names, roles
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.places import whereabouts
from figures.extract.reasons.others import ARMY
from figures.extract.story import again
from figures.extract.story.story import FIGURES_NEAR, Draft, Spot, Story
from figures.extract.text.phrases import Hit

BEFORE = 7  # tokens before a figure in which it is said to be "along the border"
BEHIND = 11  # tokens behind a figure in which it is
ERRAND = 20  # tokens beside a figure in which it may be said what its soldiers do away from the border
PLACE_BEHIND = 4  # tokens from soldiers to the place where they are said to be
WHOLE = 3  # tokens from a part to the figure that contains it
LINE_BACK = 3  # tokens from the end of a sentence back to the border at which it ends
EVENT = 10  # tokens from "after" to the town where something has happened
LASTS = 2  # sentences for which a text goes on about the place where soldiers went
STAYS = 8  # sentences for which a text goes on about soldiers away from the border
# What parts an errand from a figure: it is said, or only likened, or what those did before.
APART = frozenset({"likened", "comparison", "says", "speech", "pronoun"})
RESTING = frozenset({"rest", "total.after"})  # who are left of those that are, or were
AT_BORDER = frozenset({"border", "line", "place", "operation"})
BORDERS = frozenset({"border", "place", "operation"})


def goes_on_away(story: Story, spot: Spot, country: str) -> bool:
    """Whether a text is just at soldiers away from the border, "sent 2,000 to Chicago", or at another border."""
    if _back_at_border(story, spot):
        return False
    told = again.taken_up(story, spot)
    if told is not None and story.page.vocabulary.forces[told.force].country == country:
        return True  # "700 Marines came to Los Angeles. The 700 Marines were trained"
    far = _at_far_border(story, spot, country) or _errand_before(story, spot, country) or _after_event(spot, country)
    return far or told_away(story, spot, country) is not None or _gone_away(story, spot, country)


def _after_event(spot: Spot, country: str) -> bool:
    """Whether its sentence says after what in a town away they were sent: "After a massacre in Uruapan it sent 900"."""
    page = spot.page
    events = page.of_kind("aftermath").between(spot.begin, spot.end)
    towns = (hit for event in events for hit in page.of_kind("place").between(event.last, event.last + EVENT))
    if not any(_is_town_away(page, hit, country) and hit.first < spot.end for hit in towns):
        return False
    return not _names_border(page, spot.begin, spot.end, country)


def _is_town_away(page: Page, hit: Hit, country: str) -> bool:
    """Whether a phrase names a town of a country away from the border, and no seat, state that sends, or base."""
    named = place_names.place(page, hit)
    return named.interior and named.country == country


def _errand_before(story: Story, spot: Spot, country: str) -> bool:
    """Whether the sentence before in its paragraph is of an errand: "The storm has drawn help. The Navy sent 650"."""
    page, before = story.page, max(spot.sentence - 1, 0)
    if not page.share_paragraph(before, spot.sentence):
        return False
    errands = page.of_kind("errand").between(page.sentences[before][0], spot.begin)
    return bool(errands) and not _names_border(page, page.sentences[before][0], spot.first, country)


def _back_at_border(story: Story, spot: Spot) -> bool:
    """Whether a figure told before of the border is taken up: "6,300 are in Chiapas. And will the 10,000 stay?".

    Or the sentence before ends at it: "The larger deployment is still on the border. It has 8,300".
    """
    told = again.taken_up(story, spot)
    return (told is not None and told.side != "other") or ends_at_line(story.page, 0, spot.begin)


def _at_far_border(story: Story, spot: Spot, country: str) -> bool:
    """Whether the sentence before is of another border: "It will police its southern border. About 6,000 will go"."""
    page = story.page
    hit = story.border_near(spot.sentence)
    if hit is None or is_anothers(story, hit, country):
        return False
    far, begin = place_names.border(page, hit), page.sentence_at(hit.first)[0]
    if far.nation or place_names.comes_from(page, hit, begin) or far.said_of.get(country, "other") != "other":
        return False
    return not _names_border(page, begin, spot.first, country)


def is_anothers(story: Story, border: Hit, country: str) -> bool:
    """Whether a border is told of another country alone: "The U.S. guards the southern border; Mexico has sent"."""
    page, (begin, end) = story.page, story.page.sentence_at(border.first)
    actors = page.those(force_names.ACTORS)
    acting = actors.between(begin, border.first) or actors.between(border.last, end)[:1]
    named = {lands.speaks_for(page, hit, begin) for hit in acting if not preposed(page, hit, "from_only", begin)}
    spoken = named - {None} or {story.scene.text_country} - {None}
    return bool(spoken) and country not in spoken and place_names.border(page, border).implies is None


def told_away(story: Story, spot: Spot, country: str) -> Draft | None:
    """The figure of a country's forces told last, where it is of some away from the border, not named since.

    The 300 of "300 soldiers are in Chicago", for "The 300 will stay until May".
    """
    if _back_at_border(story, spot):
        return None
    told = _stood_last(story, spot, country)
    if told is None or told.side != "other" or spot.sentence - told.sentence > STAYS:
        return None
    scattered = told.place is None and told.side_rule.by == "away" and are_scattered(story.page, told.value, country)
    if scattered and not story.page.share_paragraph(told.sentence, spot.sentence):
        return None  # "The four Guards have some 40,000. Florida offered 1,000"
    abroad = told.place is not None and story.page.vocabulary.places[told.place].country != country
    if (abroad and not _goes_on_abroad(story, spot, told)) or _returns(story, told, spot, country):
        return None
    if told.side_rule.by == "away" and story.page.those(RESTING).between(spot.first, spot.count.last + 1):
        return None  # "110 will fight fires and 100 will stay"
    return None if _names_border(story.page, told.count.last, spot.first, country) else told


def are_scattered(page: Page, number: int | float | None, country: str) -> bool:
    """Whether so many soldiers are more than a country ever had on this border, so that some stand elsewhere."""
    return (number or 0) > page.vocabulary.most_here.get(country, math.inf)


def ends_at_line(page: Page, first: int, last: int) -> bool:
    """Whether the sentence that ends before token `last` ends "on the border", where that is of a verb's phrase."""
    end = range(max(first, last - LINE_BACK), last)
    return any(page.is_word(at, "line") and page.kinds(at).isdisjoint(AT_BORDER) for at in end)


def _stood_last(story: Story, spot: Spot, country: str) -> Draft | None:
    """The figure of a country's forces that stand somewhere, told last; not "900 of" in "900 of the 10,000 are in"."""
    part, known = part_before(story, spot), story.page.vocabulary.forces
    told_before = (told for told in reversed(story.drafts[-FIGURES_NEAR:]) if told is not part)
    stand = (told for told in told_before if told.status not in ("other", "withdrawn"))
    return next((told for told in stand if known[told.force].country == country), None)


def _goes_on_abroad(story: Story, spot: Spot, told: Draft) -> bool:
    """Whether a bare number goes on about those in another land: "95,000 are in Iraq. By June it will be 50,000".

    Not where they were only what others are set against: "The border has 5,600, more than the 5,200 in Iraq".
    """
    near = spot.sentence - told.sentence <= 1 and story.page.share_paragraph(spot.sentence, told.sentence)
    if not near or spot.count.kind != "elided":
        return False
    return all(other.side == "other" for other in story.drafts[story.told_before(told.sentence) :])


def _returns(story: Story, told: Draft, spot: Spot, country: str) -> bool:
    """Whether a new paragraph leaves soldiers away, in a text whose first figure of a country is none of such.

    Where they are at another border, or at both, only a heading or a question leaves them.
    """
    page, begin, at = story.page, told.sentence + 1, spot.sentence
    if page.share_paragraph(told.sentence, at) or story.told_of[country][0].side == "other":
        return False
    opened = (sentence for sentence in range(begin, at + 1) if page.opens_paragraph(sentence))
    return told.place is not None or any(chapters.heads(page, sentence) for sentence in opened)


def _gone_away(story: Story, spot: Spot, country: str) -> bool:
    """Whether the text is just at a place away from the border: "the sending of troops to Chicago. In all, 4,800"."""
    page = story.page
    begin = page.sentences[max(0, spot.sentence - LASTS)][0]
    named_before = reversed(page.of_kind("place").between(begin, spot.first))
    hit = next((named for named in named_before if holds_troops(page, named)), story.dateline)
    if hit is None or hit.first < begin or not _is_town_away(page, hit, country):
        return False
    return not _names_border(page, hit.last, spot.first, country)


def holds_troops(page: Page, hit: Hit) -> bool:
    """Whether soldiers are named right before a place as those who are there: "troops in Memphis"."""
    begin = max(0, hit.first - PLACE_BEHIND)
    armed = [other for other in hits_between(page, begin, hit.first) if other.senses.keys() & ARMY]
    if any(roles.led_by(page, other, 0) == "source" for other in armed):
        return False  # "según el mando de la Guardia en Jalisco"
    return bool(armed) and preposed(page, hit, "to", begin)


def _names_border(page: Page, first: int, last: int, country: str) -> bool:
    """Whether tokens [first, last) name this border or a place on it: "but on the border there are"."""
    return any(_at_border(page, hit, country) for hit in page.those(AT_BORDER).between(first, last))


def _at_border(page: Page, hit: Hit, country: str) -> bool:
    """Whether a phrase names this border, not Mexico's southern one, or a place on it where forces may be: "Laredo"."""
    if whereabouts.is_likened(page, hit):
        return False  # "more than on the whole border"
    if "border" in hit.senses:
        return place_names.border(page, hit).said_of.get(country, "other") != "other"
    if hit.senses.keys() & {"line", "operation"}:
        return True
    return place_names.place(page, hit).on_border and whereabouts.may_hold(page, hit, 0)


def on_errand(story: Story, spot: Spot) -> bool:
    """Whether soldiers do what is done away from a border not just named: "300 of them guard the state's prisons"."""
    page, last = story.page, spot.count.last
    begin = max(spot.begin, spot.first - ERRAND)
    if not page.tells("errand", begin, last + ERRAND) or ties.is_whole(page, spot.first):
        return False
    if not spot.lead.isdisjoint(page.vocabulary.known):
        return False  # "the 360 soldiers will fight wildfires": those who were told of at the border
    told = page.of_kind("errand").between(begin, clause_ahead(page, last, ERRAND))
    return any(_is_own_errand(page, spot, errand) for errand in told)


def _is_own_errand(page: Page, spot: Spot, errand: Hit) -> bool:
    """Whether an errand is a figure's own: not another's, nor done on the border: "400 there and 800 in prisons"."""
    first, last = spot.first, spot.count.last
    between = (errand.last, first) if errand.first < first else (last, errand.first)
    if any(_parts(page, hit, last) for hit in page.those(APART).between(*between)) or _counts_in(page, *between, spot):
        return False
    before = next((at for at in range(first - 1, spot.begin - 1, -1) if page.counts_at(at)), None)
    if before is not None and any("and" in page.kinds(at) for at in range(errand.last, first)):
        return False  # "110 will clear brush before the wildfire season, and 100 will stay"
    begin = spot.begin if before is None else min(errand.first, first)
    end = next((at for at in range(last, spot.end) if page.counts_at(at)), spot.end)
    line = page.has_word("line", begin, end)
    return not line


def _parts(page: Page, hit: Hit, last: int) -> bool:
    """Whether a phrase parts an errand from a figure that ends at `last`; not "300 who fight fires".

    Nor "to 12,000 the number of soldiers who will fight fires".
    """
    own = "pronoun" in hit.senses and (hit.first == last or "troops" in page.kinds(hit.first - 1))
    return not (own or "where" in hit.senses)


def _counts_in(page: Page, first: int, last: int, spot: Spot) -> bool:
    """Whether a number that may count soldiers, a figure's own and a whole apart, stands in tokens [first, last)."""
    others = (number for number in page.number_at[first:last] if number is not None and number is not spot.count.number)
    return any(page.may_count(number) and not ties.is_whole(page, number.first) for number in others)


def at_another_border(story: Story, spot: Spot, country: str) -> bool:
    """Whether "the border" is another one, where the text just was: "Tapachula fills. On the border are 900 guards".

    It was so since a figure of this border, or of another paragraph.
    """
    page, paragraphs = story.page, story.page.paragraph_of
    here = paragraphs[spot.sentence]
    parted = (told for told in reversed(story.drafts) if told.side != "other" or paragraphs[told.sentence] < here)
    begin = max(page.sentences[max(spot.sentence - STAYS, 0)][0], next((told.last for told in parted), 0))
    for hit in reversed(page.those(BORDERS).between(begin, spot.first)):
        if _is_far(page, hit, country):
            return "place" in hit.senses or not is_anothers(story, hit, country)
        if _at_border(page, hit, country):
            return False
    return False


def _is_far(page: Page, hit: Hit, country: str) -> bool:
    """Whether a phrase names another border of a country, or a place on it: "Mexico's southern border", "Tapachula"."""
    begin = page.sentence_at(hit.first)[0]
    if place_names.comes_from(page, hit, begin):
        return False  # "Guardsmen from Chiapas have come. On the border are 900 soldiers"
    if "place" in hit.senses:
        return place_names.place(page, hit).far and place_names.place(page, hit).country == country
    if "border" not in hit.senses or place_names.border(page, hit).nation:
        return False
    border = place_names.border(page, hit)
    both = border.implies is None and len(set(border.said_of.values())) == 1
    return not both and border.said_of.get(country) == "other"


def on_duty(page: Page, spot: Spot) -> bool:
    """Whether the bare word "border" or an operation, all of them of the border, goes with a figure."""
    return on_the_line(page, spot) or bool(page.of_kind("operation").between(spot.begin, spot.end))


def on_scattered_duty(page: Page, spot: Spot) -> bool:
    """Whether soldiers serve in an operation at both borders of their country: "28,000 take part in the Plan"."""
    serving = page.of_kind("operation").between(spot.begin, spot.end)
    scattered = (page.vocabulary.operations[hit.says("operation")].side == "other" for hit in serving)
    return bool(serving) and all(scattered) and not on_the_line(page, spot)


def on_the_line(page: Page, spot: Spot) -> bool:
    """Whether the bare word "border" stands beside a figure: "while 2,200 stay on the border mission"."""
    if page.has_word("line", max(spot.begin, spot.first - BEFORE), spot.first):
        return True
    for at in range(spot.count.last, min(spot.end, spot.count.last + BEHIND)):
        if page.is_word(at, "line") and "place" not in page.kinds(at):
            return True
        number = page.number_at[at]
        counts = number is not None and number.reason != "ordinal"  # not "of the 10th Mountain Division"
        if number is not None and page.has_word("line", number.last, number.last + 2):
            counts = False  # "in the six border states"
        if counts or "hard_stops" in page.kinds(at):
            return False
    return False


def part_before(story: Story, spot: Spot) -> Draft | None:
    """The figure right before one that contains it: the 900 of "900 of the 10,000"."""
    last = story.last
    if last is None or not last.count.partitive or spot.first - last.count.last > WHOLE:
        return None
    return last if last.sentence == spot.sentence and ties.is_whole(story.page, spot.first) else None
