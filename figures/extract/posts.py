"""Where the soldiers of a figure are posted: an ordered list of rules, of which the first that speaks wins.

A rule takes one figure and gives a place, or none for a figure that has none, or nothing where it has nothing to say.
To change an answer, change the rule that gave it (`python -m figures explain` names it), its place in `RULES`, the
looks of `following` and `preceding` at a figure's own words, or those of `elsewhere` at soldiers away from the border.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract import again, chapters, elsewhere, following, places, preceding, ties, whereabouts
from figures.extract.around import dates_between, hits_between, preposed, stopped
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import record
from figures.extract.rules import Spoke, first_to_speak, in_order, knows_by
from figures.extract.story import FIGURES_NEAR, Draft, Sought, Spot, Story
from figures.lexicon import Place

BORDERING = frozenset({"operation", "line"})  # what brings a text back to the border
PLACED = frozenset({"place", "border", "operation"})  # what takes a text on from the place that opens a paragraph
THERE = 9  # tokens between a figure and "there"
POINTERS = frozenset({"there", "the_state", "the_town", "here", "home"})
TOWNS = frozenset({"the_state", "the_town"})
STAGES = frozenset({"status.before", "status.after"})
TOWN_BACK = 300  # tokens back to the place that "the city" means
FAR = 6  # tokens between two figures of which the second is of a clause of its own
BESIDE = 14  # tokens behind a figure in which the border is its own
MOST = 2  # times a part that a whole may be to stand where the part does
LED = 6  # tokens from "in the state" to its figure
WAY = 12  # tokens from a base to the border that soldiers go on to
YEAR = 4  # digits of a year
OWN = 6  # tokens behind a figure in which its own place would stand


@record
class Found:
    """What a rule gives: the phrase that names the place; None where the figure stands at none."""

    where: Hit | None


@dataclass
class Posting(Sought):
    """A figure whose place is sought, with its force and what its own words say of status and measure."""

    force: str
    said: Said | None
    measure: Said | None

    @once
    def on_top(self) -> bool:
        """Whether it comes on top of another: "110 more"."""
        return self.measure is not None and self.measure.value == "increase"

    @once
    def falls(self) -> bool:
        """Whether its soldiers are withdrawn: "200 were pulled from Jalisco", and then "from Colima, 90"."""
        before = self.spot.after
        if self.said is None and self.measure is None and before is not None:
            return before.measure == "decrease"
        return self.measure is not None and self.measure.value == "decrease"

    @once
    def pointers(self) -> set[str]:
        """What words around it point to a place: "there", "the city"."""
        return pointers(self.story, self.spot)

    @once
    def is_history(self) -> bool:
        """Whether its sentence begins with a year that is over: "In 2019, Mexico sent 15,000", "Six years ago"."""
        published = self.page.published
        dates = dates_between(self.page, self.spot.begin, self.spot.count.first)
        years = (_year(self.page, date) for date in dates)
        return published is not None and any(year is not None and year < published.year for year in years)


def place(story: Story, spot: Spot, force: str, said: Said | None, measure: Said | None) -> tuple[Hit | None, Spoke]:
    """The phrase that says where a figure stands, if any does, and the rule that spoke."""
    found, rule = first_to_speak(RULES, Posting(story, spot, force, said, measure)) or (Found(None), Spoke("nowhere"))
    return found.where, rule


# ---------------------------------------------------------------- its own words
def place_left(posting: Posting) -> Found | None:
    """Where those withdrawn were, not where they go home to: "recalled four from Arizona"; else what is spoken of."""
    if not posting.falls:
        return None
    spot = posting.spot
    left = following.place_left(posting.page, spot.count, spot.begin, spot.end)
    return Found(left) if left is not None else headed(posting) or spoken_of(posting) or Found(None)


@knows_by("own words")
def own_words(posting: Posting) -> Found | None:
    """The place that a figure's own words name: "500 in Yuma", "Juárez (1,650)"."""
    own, settled = own_place(posting.story, posting.spot)
    if own is not None and _is_on_way(posting.page, own):
        return Found(None)
    return Found(own) if settled else None


# ---------------------------------------------------------------- words that point to a place
def dated_from(posting: Posting) -> Found | None:
    """The place that a text is dated from, which "here" means; an office's seat is not "the city" of soldiers."""
    dateline = posting.story.dateline
    if "here" not in posting.pointers or dateline is None:
        return None
    means_other = "the_town" in posting.pointers and _is_other_town(posting, dateline)
    return None if means_other else Found(dateline)


def home_state(posting: Posting) -> Found | None:
    """The state that a force is of, for those "at home"."""
    home = posting.page.vocabulary.forces[posting.force].state
    if "home" not in posting.pointers or home is None:
        return None
    if posting.spot.after is not None:
        return None  # "118 in her state, among them 25 from Arkansas"
    return Found(next(iter(posting.story.names.get(home, {}).values()), None))


def named_last(posting: Posting) -> Found | None:
    """The state or town that "the state" or "the city" means: the one named last."""
    if posting.pointers.isdisjoint({"the_state", "the_town"}):
        return None
    state = "the_town" not in posting.pointers
    return _within(posting, _named_last(posting.page, posting.spot, posting.force, state))


def there(posting: Posting) -> Found | None:
    """The place that "there" means: "500 there"."""
    return _within(posting, _there(posting.story, posting.spot)) if "there" in posting.pointers else None


# ---------------------------------------------------------------- what was told before
def shared(posting: Posting) -> Found | None:
    """The place of the figure told last: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    last = posting.story.last
    if last is None or not _shares_place(posting.story, posting.spot, posting.on_top):
        return None
    return _within(posting, last.where)


def other_states(posting: Posting) -> Found | None:
    """Where one state's Guard went, for another's: "Ohio has sent 115 to Texas. Virginia will send 100"."""
    joined = _joins(posting.story, posting.spot, posting.force)
    return _within(posting, joined) if joined is not None else None


def headed(posting: Posting) -> Found | None:
    """The place that an entry of a list opens with: "Memphis. The governor has called up 300"."""
    spot = posting.spot
    heading = chapters.place_of(posting.page, spot.sentence)
    if heading is None or spot.border is not None or elsewhere.on_duty(posting.page, spot):
        return None
    return _within(posting, places.whole_name(posting.page, heading))


def spoken_of(posting: Posting) -> Found | None:
    """The place away from the border that opens its paragraph: "Memphis was next. The governor has called up 300"."""
    page, spot = posting.page, posting.spot
    opening = chapters.place_spoken_of(page, spot.sentence)
    if opening is None or opening.first == spot.begin or spot.border is not None or elsewhere.on_duty(page, spot):
        return None  # nor where it is itself who acts: "Yucatan gave up 300"
    since = page.those(PLACED).between(opening.last, spot.first)
    gone = any("place" not in hit.senses or whereabouts.may_hold(page, hit, 0) for hit in since)
    return None if gone else _within(posting, opening)


def told_away(posting: Posting) -> Found | None:
    """The place away from the border that the text goes on about: "sent 2,000 to Chicago ... the 2,000 will guard"."""
    country = posting.page.vocabulary.forces[posting.force].country
    away = elsewhere.told_away(posting.story, posting.spot, country)
    if away is None or posting.spot.border is not None or elsewhere.on_duty(posting.page, posting.spot):
        return None
    if posting.is_history and posting.spot.sentence > away.sentence:
        return None
    return _within(posting, away.where)


def dateline(posting: Posting) -> Found | None:
    """The place that a text is dated from, "YUMA, Ariz. —", for its first sentences; no office's seat and no state."""
    story, spot = posting.story, posting.spot
    if story.dateline is None or posting.spot.border is not None or spot.after is not None:
        return None
    since = spot.sentence - posting.page.sentence_of[story.dateline.first]
    if since and posting.is_history:
        return None
    dated = places.place(posting.page, story.dateline)
    if dated.on_border and _is_of_all(posting):
        return None
    away = not (dated.seat or dated.guard or elsewhere.on_duty(posting.page, spot))
    holds = dated.on_border or away
    return _within(posting, story.dateline) if since <= 1 and holds else None


RULES = in_order(
    place_left,
    own_words,
    dated_from,
    home_state,
    named_last,
    there,
    shared,
    other_states,
    headed,
    spoken_of,
    told_away,
    dateline,
)


# ---------------------------------------------------------------- what the rules ask
def _is_of_all(posting: Posting) -> bool:
    """Whether a figure is of the border, or a whole: "JUÁREZ — Some 300 came on Monday, the first of 10,000".

    One who comes is of the town all the same: "Some 300 reached the city as Operation Northern Border began".
    """
    page, spot = posting.page, posting.spot
    if ties.is_whole(page, spot.first) or elsewhere.on_the_line(page, spot):
        return True
    operation = page.tells("operation", spot.begin, spot.first)
    return operation or any(_is_line(page, at) for at in range(spot.begin, min(spot.end, spot.count.last + BESIDE)))


def _is_line(page: Page, at: int) -> bool:
    """Whether a token is "border" as a word of its own: not in "esta frontera" or "esta ciudad fronteriza"."""
    return "line" in page.kinds(at) and page.kinds(max(at - 1, 0)).isdisjoint(POINTERS)


def _year(page: Page, date: Date) -> int | None:
    """The year that a date names or means, if any."""
    named = page.tokens.words[date.last - 1]
    return date.day.year if date.day is not None else int(named) if named.isdecimal() and len(named) == YEAR else None


def _within(posting: Posting, where: Hit | None) -> Found:
    """A place told before, unless it lies in the country across the border from the one of a figure's force."""
    across = where is not None and _across(posting.page, places.place(posting.page, where), posting.force)
    return Found(None if across else where)


def _across(page: Page, place: Place, force: str) -> bool:
    """Whether a place lies in the country across the border from the one of a force."""
    known = page.vocabulary
    return place.country in known.countries and place.country != known.forces[force].country


def _is_on_way(page: Page, hit: Hit) -> bool:
    """Whether a base is only where soldiers stop on their way: "train at Fort Bliss before they go to the border"."""
    if places.place(page, hit).force is None:
        return False
    last = min(hit.last + WAY, page.sentences[page.sentence_of[hit.first]][1])
    return page.of_kind("border").begins(hit.last, last) or any(_is_line(page, at) for at in range(hit.last, last))


def own_place(story: Story, spot: Spot) -> tuple[Hit | None, bool]:
    """The place that a figure's own words name, "500 in Yuma", and whether they settle it."""
    page, count = story.page, spot.count
    behind, before = spot.place_behind, spot.place_before
    marked = before is not None and page.tokens.words[spot.first - 1] in preceding.MARKS
    if before is not None and behind is not None and preceding.opens(page, before, spot.first):
        marked = following.parted(page, count.last, behind)  # "Yuma, where 60 served, was the first before Tucson"
    elif before is not None and behind is not None and page.tokens.words[before.last : spot.first] in ([], [","]):
        marked = following.parted(page, count.last, behind)  # "in Sonora 1,949, spread over Nogales and Altar"
    if marked and before is not None and behind is not None and _narrows(page, before, behind, count.last):
        marked = False
    hit = before if before is not None and (behind is None or marked) else behind
    if hit is not None and hit is behind and (_pointed_first(page, spot, hit) or _part_goes(story, spot, hit)):
        return None, False
    if hit is not None:
        place = places.place(page, hit)
        abroad = place.guard and not place.on_border
        if abroad and not preposed(page, hit, "to", spot.begin):
            return _place_led_from(story, spot), True  # "sent to Texas: Idaho 95": not the state a Guard is of
        return hit, True
    return None, False


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
    in_state = places.place(page, wide).state and not places.place(page, behind).state
    return in_state and behind.first - last <= OWN and not following.parted(page, last, behind)


def _part_goes(story: Story, spot: Spot, hit: Hit) -> bool:
    """Whether a predicate that tells of a part leads to a place: "900 of the 10,000 have been moved to Sinaloa"."""
    page, last = story.page, spot.count.last
    words, single = page.tokens.words, page.vocabulary.single
    if elsewhere.part_before(story, spot) is None or words[last] in single["pronoun"] or "to" in page.kinds(last):
        return False  # "900 of the 10,000 who are in Sinaloa"
    told = [other for other in hits_between(page, last, hit.first) if other.senses.keys() & STAGES]
    firm = any(other.senses["status.after"].firm for other in told if "status.after" in other.senses)
    return firm or any(words[other.first] in single["auxiliary"] for other in told)


def _reach(page: Page, spot: Spot) -> int:
    """The token where words behind a figure no longer point for it: "sent 1,200, and 560 came here"."""
    last, end = spot.count.last, min(spot.end, spot.count.last + THERE)
    ahead = following.next_figure(page, last, end)
    return end if ahead < end and following.listed_alike(page, last, ahead) else ahead


def _is_other_town(posting: Posting, dateline: Hit) -> bool:
    """Whether "the city" is not the one a text is dated from: an office's seat, or another was just named."""
    page, spot = posting.page, posting.spot
    last = _named_last(page, spot, posting.force, state=False)
    if last is not None and places.comes_from(page, last, 0):
        last = None  # "salieron de Cancún con destino a esta ciudad"
    just = last is not None and page.paragraph_of[page.sentence_of[last.first]] == page.paragraph_of[spot.sentence]
    return just or not places.place(page, dateline).on_border


def _pointed_first(page: Page, spot: Spot, hit: Hit) -> bool:
    """Whether "in the state" leads to a figure, its place far: "en el estado hay 900, sin contar los de Ensenada"."""
    far = hit.first - spot.count.last > OWN
    return far and page.those(TOWNS).begins(max(spot.begin, spot.first - LED), spot.first)


def _there(story: Story, spot: Spot) -> Hit | None:
    """The place that "there" means: the one named last, unless a border was since; abroad, one with soldiers."""
    page, hit = story.page, story.place
    if hit is None or hit.first < story.border or places.is_capital(page, hit):
        return None
    if whereabouts.is_likened(page, hit):
        return None  # "more than double the 2,000 in Syria. They will join 2,100 Guard members already there"
    if page.those(BORDERING).between(hit.last, spot.first) and not places.place(page, hit).on_border:
        return None  # "300 in Chicago. Under Operation Lone Star, 2,000 are still there"
    held = elsewhere.holds_troops(page, hit) or any(told.where == hit for told in story.drafts[-FIGURES_NEAR:])
    return hit if held or places.place(page, hit).country in page.vocabulary.countries | {"either"} else None


def _joins(story: Story, spot: Spot, force: str) -> Hit | None:
    """The place of the figure told last, where it and this one are of two states that are not on the border."""
    known, last = story.page.vocabulary, story.last
    if last is None or last.where is None or spot.sentence - last.sentence > 1:
        return None
    states = [known.forces[each].state for each in (last.force, force)]
    sent = all(state is not None and not known.places[state].on_border for state in states)
    return last.where if sent and states[0] != states[1] else None


def _named_last(page: Page, spot: Spot, force: str, state: bool) -> Hit | None:
    """The state or town of a force's country named last before a figure; better one not named in passing."""
    left, country = None, page.vocabulary.forces[force].country
    for hit in reversed(page.of_kind("place").between(max(0, spot.first - TOWN_BACK), spot.first)):
        named = places.place(page, hit)
        if named.state != state or named.country not in (country, "either") or named.home:
            continue
        if places.is_of_other(page, hit):
            continue
        base = named.force is not None  # where the text names a city too, that is meant
        if not (base or places.comes_from(page, hit, 0) or _in_passing(page, hit, spot)):
            return hit
        left = left or hit
    return left


def _in_passing(page: Page, hit: Hit, spot: Spot) -> bool:
    """Whether a place in another paragraph is less spoken of than the one at the border that a text opens with.

    It is a town, "Of them, 100 are for Tecate", or a state away from the border: "300 went on to Sinaloa".
    """
    named = places.place(page, hit)
    here = page.paragraph_of[page.sentence_of[hit.first]] == page.paragraph_of[spot.sentence]
    if here or (named.state and named.on_border):
        return False
    opening = next(iter(page.of_kind("place").between(0, hit.first)), None)
    first = places.place(page, opening) if opening is not None else named
    return first.on_border and first is not named


def _shares_place(story: Story, spot: Spot, on_top: bool) -> bool:
    """Whether a figure stands where the one told last does: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    page, last = story.page, story.last
    if last is None or spot.sentence - last.sentence > 1:
        return False
    if ties.is_whole(page, spot.first) and _is_of_more_places(story, spot, last):
        return False
    if last.side == "other" and (spot.border_behind is not None or elsewhere.on_the_line(page, spot)):
        return False  # "900 are in Syria. About 1,100 of the division went to the border", "19,000 in the north"
    if spot.count.partitive:
        return True
    taken = elsewhere.part_before(story, spot) is last
    if taken and last.where is not None and not preposed(page, last.where, "to", 0):
        return False  # "Arizona will get 524 of the 1,200 troops"
    if on_top and spot.count.kind == "elided":  # "90 soldiers flew to Mazatlán; 110 more will go by road"
        return spot.border is None
    if last.sentence != spot.sentence or stopped(page, last.count.last, spot.first):
        return False
    if page.tells("border", last.count.last, spot.first):
        return False
    if elsewhere.on_the_line(page, spot) and spot.first - last.count.last > FAR:
        return False  # "300 soldiers in Yuma, the governor said, and 900 on the border"
    if last.place_leads:
        return True
    return not ties.is_whole(page, spot.first) and spot.border is None


def _is_of_more_places(story: Story, spot: Spot, part: Draft) -> bool:
    """Whether a whole is so much more than its part that others of it stand elsewhere: "in Yuma 90 of the 1,200"."""
    many = (spot.count.number.value or 0) > MOST * (part.value or 0) > 0
    told = again.taken_up(story, spot)
    return many and (told is None or told.where is None)


def pointers(story: Story, spot: Spot) -> set[str]:
    """What words around a figure point to a place: "there", "here" (where the text is dated from), "their state"."""
    page, last = story.page, story.last
    pointing = page.those(POINTERS)
    if not pointing.begins(_pointed_from(story, spot), min(spot.end, spot.count.last + THERE)):
        return set()
    behind = pointing.between(spot.count.last, _reach(page, spot))
    if spot.border_behind is not None:  # "15,000 in the north, four times the number there in May"
        behind = [hit for hit in behind if "there" not in hit.senses or hit.first < spot.border_behind.first]
    before = pointing.between(_pointed_from(story, spot), spot.first)
    behind = [hit for hit in behind if not following.opens_next(page, hit)]  # "650 there, and in the state 2,100"
    told = last is not None and last.sentence == spot.sentence
    if told and (spot.border_behind is not None or behind):
        before = []  # "600 are there now, and 10,000 on the northern border", "and 2,100 in the state"
    spoken = (hit for hit in (*before, *behind) if not (_is_named(page, hit) or _is_left(page, hit, spot.begin)))
    return {kind for hit in spoken for kind in POINTERS if kind in hit.senses}


def _pointed_from(story: Story, spot: Spot) -> int:
    """The token from which words before a figure point for it: its sentence opens "In that state, ..., the Guard"."""
    first, near = spot.begin, max(spot.begin, spot.first - THERE)
    told = story.last is not None and story.last.sentence == spot.sentence
    return near if told or not story.page.those(POINTERS).begins(first, first + 1) else first


def _is_named(page: Page, hit: Hit) -> bool:
    """Whether what might take up a place goes on with its name: "del estado de Tabasco"."""
    return hit.last + 1 < page.end and "of" in page.kinds(hit.last) and "place" in page.kinds(hit.last + 1)


def _is_left(page: Page, hit: Hit, begin: int) -> bool:
    """Whether what might take up a place is one that soldiers depart from: "1,980 que salieron de la capital"."""
    return "the_town" in hit.senses and places.comes_from(page, hit, begin)
