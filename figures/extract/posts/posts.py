"""Where the soldiers of a figure are posted: an ordered list of rules, of which the first that speaks wins.

A rule takes one figure and gives a place, or none for a figure that has none, or nothing where it has nothing to say.
To change an answer, change the rule that gave it (`python -m figures explain` names it), its place in `RULES`, the
looks of `own_place` at a figure's own words, of `pointed` at words like "there", of `same_place` at the figure told
last, or those of `elsewhere` at soldiers away from the border.

What `explain` names here that is no function:
    nowhere  None, where nothing says where they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract.around import dates_between
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.named import chapters, place_names
from figures.extract.nouns import ties
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.places import following, quotations, whereabouts
from figures.extract.posts import elsewhere, own_place, pointed, same_place
from figures.extract.records import record
from figures.extract.rules import Spoke, first_to_speak, in_order, knows_by
from figures.extract.story.story import NEVER, Sought, Spot, Story
from figures.extract.text.phrases import Hit
from figures.lexicon import Place

PLACED = frozenset({"place", "border", "operation"})  # what takes a text on from the place that opens a paragraph
BESIDE = 14  # tokens behind a figure in which the border is its own
SPOKEN = 3  # tokens from the place of who speaks to the verb
YEAR = 4  # digits of a year
ARRIVE_WITHIN = 2  # sentences from soldiers at a town to more who arrive
STATE_BEHIND = 2  # tokens behind the town of a dateline in which its state stands: "YUMA, Ariz. —"
DATED_LINES = 4  # lines from that of a dateline on among which those of a byline stand


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
        return pointed.pointers(self.story, self.spot)

    @once
    def is_history(self) -> bool:
        """Whether its sentence begins with a year that is over: "In 2019, Mexico sent 15,000", "Six years ago"."""
        published = self.page.published
        dates = dates_between(self.page, self.spot.begin, self.spot.count.first)
        years = (_year(self.page, date) for date in dates)
        return published is not None and any(year is not None and year < published.year for year in years)


def place(story: Story, spot: Spot, force: str, said: Said | None, measure: Said | None) -> tuple[Hit | None, Spoke]:
    """The phrase that says where a figure stands, if any does, and the rule that spoke."""
    posting = Posting(story, spot, force, said, measure)
    found, rule = first_to_speak(RULES, posting) or (Found(None), Spoke("posts.nowhere", "silence"))
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
    own, settled = own_place.named(posting.story, posting.spot)
    if own is not None and own_place.is_on_way(posting.page, own):
        return Found(None)
    return Found(own) if settled else None


@knows_by("speaker")
def spoken_at(posting: Posting) -> Found | None:
    """The town of who speaks of what is there: "They sent us 40 soldiers," said the mayor of Ojinaga."""
    spot = posting.spot
    hit = quotations.place_of_speaker(posting.page, spot.first, spot.count.last, spot.begin, spot.end)
    return None if hit is None or spot.border is not None or _is_of_all(posting) else _within(posting, hit)


# ---------------------------------------------------------------- words that point to a place
def dated_from(posting: Posting) -> Found | None:
    """The place that a text is dated from, which "here" means; an office's seat is not "the city" of soldiers.

    Where it is dated from none, the town of its first line: "300 llegan a Juárez", and then "a esta frontera".
    """
    if "here" not in posting.pointers:
        return None
    dateline = posting.story.dateline
    if dateline is None:
        first = pointed.town_of_first_line(posting.page) if "the_town" not in posting.pointers else None
        return _within(posting, first) if first is not None else None
    town = "the_town" in posting.pointers
    other = town and pointed.is_other_town(posting.story, posting.spot, posting.force, dateline)
    return None if other else Found(dateline)


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
    found = pointed.named_last(posting.page, posting.spot, posting.force, state)
    away = found is not None and not place_names.place(posting.page, found).on_border
    if away and _tells_owner(posting.page, posting.spot):
        return None
    return _within(posting, found)


def there(posting: Posting) -> Found | None:
    """The place that "there" means: "500 there"; where none was named, the town on the border that a text is from."""
    if "there" not in posting.pointers:
        return None
    if _names_only_dateline(posting):
        return dateline(posting)  # "LAREDO, Texas — The Pentagon sent 400 soldiers to the area"
    found = pointed.there(posting.story, posting.spot)
    return _within(posting, found) if found is None or not _is_their_home(posting, found) else None


def _tells_owner(page: Page, spot: Spot) -> bool:
    """Whether "the state" right behind a figure only says whose those are: "250 guardias del estado ya están allí"."""
    hit = page.hit_at[spot.count.last] if spot.count.last < page.end else None
    return hit is not None and "the_state" in hit.senses and page.has_word("of", hit.first, hit.last)


def _is_their_home(posting: Posting, hit: Hit) -> bool:
    """Whether a place is the state, away from the border, of those who are elsewhere: "90 of Ohio are there"."""
    place = place_names.place(posting.page, hit)
    return not place.on_border and posting.page.vocabulary.forces[posting.force].state == place.id


# ---------------------------------------------------------------- what was told before
def shared(posting: Posting) -> Found | None:
    """The place of the figure told last: "in Yuma, 170 Marines and 60 soldiers", "80 of them"."""
    last = same_place.told_last(posting.story)
    if last is None or not same_place.shared(posting.story, posting.spot, posting.on_top):
        return None
    return _within(posting, last.where)


def other_states(posting: Posting) -> Found | None:
    """Where one state's Guard went, for another's: "Ohio has sent 115 to Texas. Virginia will send 100"."""
    joined = same_place.of_other_state(posting.story, posting.spot, posting.force)
    return _within(posting, joined) if joined is not None else None


def headed(posting: Posting) -> Found | None:
    """The place that an entry of a list opens with: "Memphis. The governor has called up 300"; no dateline."""
    spot = posting.spot
    heading = chapters.place_of(posting.page, spot.sentence)
    if heading in (None, posting.story.dateline) or spot.border is not None or elsewhere.on_duty(posting.page, spot):
        return None
    return _within(posting, place_names.whole_name(posting.page, heading))


def spoken_of(posting: Posting) -> Found | None:
    """The place away from the border that opens its paragraph: "Memphis was next. The governor has called up 300"."""
    page, spot = posting.page, posting.spot
    opening = chapters.place_spoken_of(page, spot.sentence)
    if opening is None or opening.first == spot.begin or spot.border is not None or elsewhere.on_duty(page, spot):
        return None  # nor where it is itself who acts: "Yucatan gave up 300"
    since = page.those(PLACED).between(opening.last, spot.first)
    gone = any("place" not in hit.senses or whereabouts.may_hold(page, hit, 0) for hit in since)
    return None if gone else _within(posting, opening)


def scene(posting: Posting) -> Found | None:
    """The place that a sentence before it opens in, no other named since: "In Juárez, it is quiet. It has 120 ..."."""
    page, spot = posting.page, posting.spot
    opening = chapters.place_opened_in(page, spot.sentence)
    if opening is None or opening.last > spot.begin or spot.border is not None or _is_of_all(posting):
        return None
    end = page.sentence_at(opening.first)[1]
    since = page.those(PLACED).between(opening.last, spot.first)
    gone = any("place" not in hit.senses or (hit.first >= end and not _is_by_the_way(page, hit)) for hit in since)
    return None if gone else _within(posting, opening)


def gone_on(posting: Posting) -> Found | None:
    """The place of the figure just before, of which a bare number goes on: "2,040 came. By August 1,520 were left"."""
    page, spot = posting.page, posting.spot
    last = same_place.before(posting.story, spot)
    if spot.count.kind != "elided" or last is None or last.where is None or last.force != posting.force:
        return None
    since = page.those(PLACED).between(max(last.count.last, last.where.last), spot.first)
    return None if since or spot.border is not None or _is_of_all(posting) else _within(posting, last.where)


def more_arrive(posting: Posting) -> Found | None:
    """The town of the figure told last, for more who arrive: "120 came to Juárez. Another 300 were on their way"."""
    story, spot, page = posting.story, posting.spot, posting.page
    last = same_place.told_last(story)
    if not posting.on_top or last is None or last.where is None or spot.sentence - last.sentence > ARRIVE_WITHIN:
        return None
    town = place_names.place(page, last.where)
    if not town.on_border or town.state or spot.border is not None or _is_of_all(posting):
        return None
    if same_place.are_several(story, last):
        return None
    behind = page.those(PLACED).between(max(last.count.last, last.where.last), spot.begin)
    since = [hit for hit in behind if "place" not in hit.senses or not place_names.comes_from(page, hit, 0)]
    return None if since or not _arrive(posting) else _within(posting, last.where)


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
    since = _sentences_since(posting.page, story.dateline, spot.sentence)
    if since and (posting.is_history or _goes_on_of_all(posting)):
        return None
    if story.drafts and posting.page.tells("of_them", spot.begin, spot.first):
        return None  # "REYNOSA — Tamaulipas has 5,200. Of these, 2,900 belong to the Guard"
    if posting.page.vocabulary.forces[posting.force].seats:
        return None  # "YUMA — ... About 8,500 are assigned to the joint task force"
    dated = place_names.place(posting.page, story.dateline)
    if dated.on_border and _is_of_all(posting):
        return None
    away = not (dated.seat or dated.guard or elsewhere.on_duty(posting.page, spot))
    holds = (dated.on_border and not dated.seat) or away
    return _within(posting, story.dateline) if since <= 1 and holds else None


RULES = in_order(
    # Its own words, or who speaks; of those withdrawn not where they go to: "70 returned to barracks in Oaxaca".
    place_left,
    own_words,
    spoken_at,
    # Words that point to a place, before that of the figure told last: "90 soldiers in Naco and 40 soldiers here".
    dated_from,
    home_state,
    named_last,
    there,
    # The place of a figure told beside it, before one that the text goes on about.
    shared,
    other_states,
    # The place that its entry or its paragraph opens with, before one told farther back.
    headed,
    spoken_of,
    scene,
    # The place of figures told before it, or else that which the text is dated from.
    gone_on,
    more_arrive,
    told_away,
    dateline,
)


# ---------------------------------------------------------------- what the rules ask
def _names_only_dateline(posting: Posting) -> bool:
    """Whether a text has named no place and no border before a figure but the place on it that it is dated from."""
    page, story, first = posting.page, posting.story, posting.spot.first
    dated = story.dateline
    if dated is None or story.place is not None or story.border != NEVER:
        return False
    begin = dated.last + STATE_BEHIND
    named = page.of_kind("place").between(begin, first) or page.has_word("line", begin, first)
    return place_names.place(page, dated).on_border and not named


def _arrive(posting: Posting) -> bool:
    """Whether more soldiers arrive where some are: "another 300 are due", "llegarán otros 300"."""
    page, spot = posting.page, posting.spot
    first = spot.begin if page.vocabulary.verb_first else spot.count.last
    words = range(first, min(spot.end, spot.count.last + BESIDE))
    return any(page.is_word(at, "comes_too") and not page.is_word(at + 1, "that") for at in words)


def _is_of_all(posting: Posting) -> bool:
    """Whether a figure is of the border, or a whole: "JUÁREZ — Some 300 came on Monday, the first of 10,000".

    One who comes is of the town all the same: "Some 300 reached the city as Operation Northern Border began".
    """
    page, spot = posting.page, posting.spot
    if ties.is_whole(page, spot.first) or elsewhere.on_the_line(page, spot):
        return True
    if spot.place_behind is not None and own_place.is_of_some(page, spot, spot.place_behind):
        return True
    operation = page.tells("operation", spot.begin, spot.first)
    return operation or any(
        pointed.is_line(page, at) for at in range(spot.begin, min(spot.end, spot.count.last + BESIDE))
    )


def _is_by_the_way(page: Page, hit: Hit) -> bool:
    """Whether a place takes no text elsewhere: a base of theirs, or that of who speaks, "the judge of Some County"."""
    says = page.of_kind("says").begins(hit.last, hit.last + SPOKEN)
    return place_names.place(page, hit).home or (says and "of" in page.kinds(hit.first - 1))


def _goes_on_of_all(posting: Posting) -> bool:
    """Whether as many were told of right before, at no place of their own: "1,100 sent to the border … The 1,500"."""
    story, value = posting.story, posting.spot.count.number.value or 0
    before = (told for told in story.drafts if told.where is None and told.side != "other" and told.value)
    return any(value >= (told.value or 0) for told in before)


def _sentences_since(page: Page, dateline: Hit, sentence: int) -> int:
    """How many sentences of a text stand before one, from its dateline on; a byline is none: "Por Redacción"."""
    first = page.sentence_of[min(dateline.last + 1, page.end - 1)]
    lines = range(first, min(sentence, first + DATED_LINES))
    return max(sum(not chapters.heads(page, line) for line in lines), sentence - first - DATED_LINES)


def _year(page: Page, date: Date) -> int | None:
    """The year that a date names or means, if any."""
    named = page.tokens.words[date.last - 1]
    return date.day.year if date.day is not None else int(named) if named.isdecimal() and len(named) == YEAR else None


def _within(posting: Posting, where: Hit | None) -> Found:
    """A place told before, unless it lies in the country across the border from the one of a figure's force."""
    across = where is not None and _across(posting.page, place_names.place(posting.page, where), posting.force)
    return Found(None if across else where)


def _across(page: Page, place: Place, force: str) -> bool:
    """Whether a place lies in the country across the border from the one of a force."""
    known = page.vocabulary
    return place.country in known.countries and place.country != known.forces[force].country
