"""More of what another number counts, where that is no soldiers: rules of `ellipses` for bare numbers.

"25 governors signed. Fourteen of them", "300 beds, and 200 more", "Of 106 trucks, 53 were in Texas".
"""

from __future__ import annotations

from figures.extract.around import hits_between
from figures.extract.nouns import ties
from figures.extract.page import MILITARY
from figures.extract.reasons import ratios
from figures.extract.reasons.others import ARMY, OTHERS, PARTED, is_of_its_army
from figures.extract.reasons.resumed import FEW, is_moved
from figures.extract.reasons.weighed import Bare
from figures.extract.rules import knows_by
from figures.extract.story import passing
from figures.extract.story.story import Refused
from figures.extract.text.phrases import Hit

ASIDE = frozenset({"money", "duration"})  # told of soldiers by the way, where they are counted: "two of the 22 years"
# Who or what a clause may name that a number in it counts, or whose it is.
NAMING = MILITARY | {"civil", "people", "anyone", "reason", "own_state", "governor", "national", "place", "country"}
THINGS = PARTED - {"money"}  # of which a part may be told on: "117 Strykers; 50 are in Arizona"
REACHING = frozenset({"once", "total.before", "change_to"})  # what a strength, or anything else, comes to
SAYING_MORE = NAMING | {"auxiliary", "status.before", "says"}  # senses of a clause that tells of more than a time
SET_AGAINST = 6  # tokens from a stop to a number that time alone sets against the one before
NAMED = frozenset({"force", "branch", "country", "place", "own_state", "governor"})  # whose something may be
FOLLOWED = frozenset(
    {*OTHERS, "weapon or vehicle", "distance", "weight", "area"}
)  # after which a bare number may count the same
FOLLOWING = 2  # sentences from those to the bare number
ALIKE = 3  # times as many as others beside it may be of them: "300 soldiers came: 290 and 10 police" are not


def of_others_told(bare: Bare) -> str | None:
    """What "of them" are where more of others were counted last: "25 governors signed. Fourteen of them have sent"."""
    story, count = bare.story, bare.count
    whom = next((hit for hit in bare.leading if "whom" in hit.senses), None)  # "de las que unas 1.900"
    if _is_part_of_casualties(bare):
        return "casualties"
    if not (count.partitive or (whom is not None and count.left is None)) or not story.refused:
        return None  # "troopers and soldiers, including a Guard contingent of 4,800"
    if is_of_its_army(bare.page, count):
        return None
    first, (why, _, whole) = next(reversed(story.refused.items()))
    if _are_told_aside(bare, first) or (whom is not None and _opens_with_whom(bare, first, whom)):
        return None
    larger = (whole.number.value or 0) > (count.number.value or 0)
    begin = bare.page.sentences[bare.sentence][0]
    if first < begin and bare.page.tells("troops", begin, count.first):
        return None  # "2,000 set out. Guardsmen blocked the road, 350 of them"
    return why if larger and _are_near(bare, first) else None


def _opens_with_whom(bare: Bare, first: int, whom: Hit) -> bool:
    """Whether "including" goes on inside a new sentence: "75 troopers. Other states, including Indiana (50), ..."."""
    page = bare.page
    return bare.sentence > page.sentence_of[first] and whom.first > page.sentences[bare.sentence][0] + 1


def _are_told_aside(bare: Bare, first: int) -> bool:
    """Whether what number `first` counts is told by the way: "400 soldiers, at a cost of $2 million", "2,500 a day"."""
    why, _, whole = bare.story.refused[first]
    return ratios.has_pace(bare.page, whole) or (why in ASIDE and bare.story.since(bare.sentence, 0) is not None)


def _are_near(bare: Bare, first: int) -> bool:
    """Whether others, or things of its own sentence, were counted by number `first` after all soldiers."""
    story, why = bare.story, bare.story.refused[first].why
    back = bare.sentence - bare.page.sentence_of[first]
    if story.last is not None and first <= story.last.count.first:
        return False
    return (back <= 1 and why in OTHERS) or (back == 0 and why in (*PARTED, *ASIDE))


def of_what_opens(bare: Bare) -> str | None:
    """Some of the things or others that open its sentence, or what they came to: "Of 106 trucks, 53 were in Texas"."""
    whole, page = bare.counts[bare.index - 1], bare.page
    refused = bare.refused_before
    if refused is None or refused.why not in (*OTHERS, *PARTED):
        return None
    ends = ties.changes_to(page, bare.count.first)  # "De 62 mil vehículos al día se pasó a 54 mil"
    if not ends and bare.value >= (whole.number.value or 0):
        return None
    of = page.hit_at[passing.led_from(page, whole) - 1]
    apart = ends or page.tokens.words[bare.led_from - 1] == ","
    if of is None or "of" not in of.senses or not apart:
        return None
    opens = of.first == page.sentences[bare.sentence][0] or not page.tokens.words[of.first - 1].isalpha()
    return refused.why if opens else None


def of_the_clause_before(bare: Bare) -> str | None:
    """What the clause before counted and this one names nobody else: "Arrests were 31 a day; in May they rose to 80".

    Not so of those who are moved: "They made 300 arrests; 500 were sent home".
    """
    page, before, refused = bare.page, bare.counts[bare.index - 1], bare.refused_before
    if refused is None or bare.behind is not None or bare.count.left is not None:
        return None
    some = refused.why in THINGS and bare.value < (before.number.value or 0)  # "117 Strykers; 50 are in Arizona"
    if refused.why not in OTHERS and not some:
        return None
    more = any("measure.after" in hit.senses for hit in bare.count.inside)
    if more and refused.why == "other people" and _wants_more(bare, before.last):
        return refused.why
    if bare.story.since(bare.sentence, 0) is not None:
        return None  # "1,600 guardsmen in a city of a million; the rest, some 900, in Yuma"
    first = bare.led_from
    between = hits_between(page, before.last, first)
    if not any("hard_stops" in hit.senses for hit in between) or any(hit.senses.keys() & NAMING for hit in between):
        return None
    reaches = bool(page.kinds(first - 1) & REACHING)
    return refused.why if reaches or not is_moved(page, bare.count) else None


def set_against_a_pace(bare: Bare) -> str | None:
    """What came at a pace at another time, with no verb: "3,000 cars a day; on weekends, 5,000"."""
    page, last = bare.page, bare.count.last
    before = bare.counts[bare.index - 1] if bare.index else None
    told = bare.story.since(bare.sentence, 0)
    if before is None or not ratios.has_pace(page, before) or (told is not None and told.count is before):
        return None
    hits = hits_between(page, before.last, bare.led_from)
    stop = next((hit for hit in hits if "hard_stops" in hit.senses), None)
    if stop is None or bare.led_from - stop.last > SET_AGAINST:
        return None
    if last < page.end and page.tokens.words[last].isalnum():
        return None  # "on weekends, 5,000 soldiers"
    timed = all(_is_of_time(hit) or hit.senses.keys().isdisjoint(SAYING_MORE) for hit in hits if hit.first >= stop.last)
    return "rate" if timed else None


def _is_of_time(hit: Hit) -> bool:
    """Whether a phrase tells a time: "now", "days"."""
    return "now" in hit.senses or hit.says("reason") == "duration"


def _wants_more(bare: Bare, last: int) -> bool:
    """Whether somebody only wants more of the others counted: "it has 11,300 agents; he wants 6,000 more"."""
    page, first = bare.page, bare.led_from
    verb, between = page.sense(first - 1, "status.before"), hits_between(page, last, first)
    parted = any("hard_stops" in hit.senses for hit in between)
    told = parted and all(MILITARY.isdisjoint(hit.senses) for hit in between)
    return told and verb is not None and verb.says == "considered"


def beside_its_like(bare: Bare) -> str | None:
    """More of what "and" joins, in the same words: "482 complaints against A and 431 against B"."""
    page, last, joined = bare.page, bare.count.last, _joined_others(bare)
    if joined is None or joined.counted.last >= bare.led_from:
        return None
    alike = page.tokens.words[joined.counted.last] == page.tokens.words[last]
    return joined.why if alike and "preposition" in page.kinds(last) else None


def more_of_its_like(bare: Bare) -> str | None:
    """More of what "and" joins: "300 beds, and 300 more", "in four counties and two others"."""
    page, first, joined = bare.page, bare.led_from, _joined_others(bare)
    said = page.tells("measure.before", first, bare.count.last)
    if joined is None or not (said or bare.count.says_more):
        return None
    fewer = joined.counted.last == first - 1 and bare.value <= (joined.counted.number.value or 0)
    army = page.those(ARMY).begins(page.sentences[bare.sentence][0], first)
    return joined.why if fewer or not (army or passing.is_passing(page, joined.counted)) else None


def more_of_few(bare: Bare) -> str | None:
    """More of few things told shortly before: "Two planes landed with 80 soldiers. Two more ...", "in another six"."""
    page, story, first = bare.page, bare.story, bare.led_from
    more = page.tells("measure.before", first, bare.count.first)
    if bare.value >= FEW or not (more or bare.count.says_more):
        return None
    near = (at for at in reversed(story.refused) if bare.sentence - page.sentence_of[at] <= 1)
    few = next((at for at in near if 1 < (story.refused[at].counted.number.value or 0) < FEW), None)
    last = story.since(bare.sentence, 1)
    if few is None or (last is not None and (last.value or FEW) < FEW):
        return None
    why = story.refused[few].why
    return why if why in (*PARTED, "duration") else None


def of_another(bare: Bare) -> str | None:
    """More of what the last number counts, of somebody else and without a verb: "12 trucks, and the Army 40"."""
    page, refused, last = bare.page, bare.refused_before, bare.count.last
    if refused is None or refused.why not in (*OTHERS, *PARTED) or bare.story.since(bare.sentence, 0) is not None:
        return None  # "Arizona sent 300 soldiers and two helicopters, and Texas 250"
    between = range(refused.counted.last, bare.led_from)
    hits = hits_between(page, between.start, between.stop)
    told = [hit for hit in hits if "determiner" not in hit.senses]
    named = len(told) == 2 and "and" in told[0].senses and bool(told[1].senses.keys() & NAMED)
    words = sum(page.tokens.words[at] != "," for at in between)
    alone = words == sum(hit.last - hit.first for hit in hits)  # no word of no list is among them
    ends = last >= page.end or not page.tokens.words[last].isalnum() or "preposition" in page.kinds(last)
    return refused.why if named and alone and ends else None


def another_group(bare: Bare) -> str | None:
    """Others, as those told last are: "The caravan numbers 4,000. A second group, of 1,800, is behind it"."""
    left, first = bare.count.left, next(reversed(bare.story.refused), None)
    if left is None or first is None or "gathering" not in left.senses or not _are_near(bare, first):
        return None
    why = bare.story.refused[first].why
    armed = bare.page.those(MILITARY).begins(bare.page.sentences[bare.sentence][0], bare.count.first)
    return why if why in ("other people", "events") and not armed else None


def like_the_next(bare: Bare) -> str | None:
    """Of the others whom "and" joins behind it, where they are about as many: "140 and 110 passengers".

    Only where a preposition leads to both, not "The Guard sent 300 and 200 policemen joined them".
    """
    after, page = bare.counts[bare.index + 1 : bare.index + 2], bare.page
    if not after or after[0].kind not in OTHERS or after[0].first != bare.count.last + 1:
        return None
    if "preposition" not in page.kinds(bare.led_from - 1):
        return None
    alike = bare.value <= ALIKE * (after[0].number.value or 0)
    return after[0].kind if alike and "and" in page.kinds(bare.count.last) else None


@knows_by("context")
def others_still_counted(bare: Bare) -> str | None:
    """Others, where the text counted some last: "80 migrants were caught. Of 60, nothing is known"."""
    return bare.story.counted if _counts_others_still(bare) else None


# ---------------------------------------------------------------- what the rules ask
def follows_others(bare: Bare) -> bool:
    """Whether others, or things that soldiers are not, were counted last: "120 arrests. The week before it was 60"."""
    story = bare.story
    if _counts_others_still(bare):
        return True
    first = next(reversed(story.refused), None)
    if first is None or (story.last is not None and story.last.first > first):
        return False
    near = bare.sentence - bare.page.sentence_of[first] <= FOLLOWING
    return near and story.refused[first].why in FOLLOWED


def _counts_others_still(bare: Bare) -> bool:
    """Whether the text counted others last, in the sentence of a bare number or in the one before it."""
    return bare.story.counted in OTHERS and bare.sentence - bare.story.counted_sentence <= 1


def _joined_others(bare: Bare) -> Refused | None:
    """What "and" joins a bare number to, where that is of others or of things that may have parts."""
    page, first = bare.page, bare.led_from
    if not bare.index or first < 1 or "and" not in page.kinds(first - 1) or bare.count.last >= page.end:
        return None
    refused = bare.refused_before
    return refused if refused is not None and refused.why in (*OTHERS, *PARTED) else None


def _is_part_of_casualties(bare: Bare) -> bool:
    """Whether it is some of those who died or were hurt: "nine have died, including four by suicide"."""
    leading = (hit.says("measure.before") for hit in bare.leading if "measure.before" in hit.senses)
    fallen = bare.refused_before is not None and bare.refused_before.why == "casualties"
    return fallen and "part" in leading
