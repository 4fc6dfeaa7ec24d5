"""Numbers that look like a count of soldiers and are none: years, scores, list numbers, measures without a unit.

An ordered list of rules for numbers without a noun, which go before those of `ellipses`; the first that speaks wins.
"""

from __future__ import annotations

from itertools import pairwise

from figures.extract.around import VERBS, hits_between, is_unlisted_name
from figures.extract.nouns.counted import UNITS, VOTES
from figures.extract.nouns.nouns import Count, is_plural
from figures.extract.page import MILITARY, Page
from figures.extract.reasons import ages, ratios
from figures.extract.reasons.antecedents import antecedent
from figures.extract.reasons.weighed import Bare, BareRules
from figures.extract.rules import in_order, needs
from figures.extract.story.passing import is_passing, led_from, tells_where

PICTURE_ENDS = frozenset("|)—-")
MEASURES_OF_THINGS = frozenset({"distance", "duration", "area", "weight", "age", "percent", "money", "rate"})
LISTING = frozenset(",:;")  # marks before the number of one of several: "on land, (2) at sea"
LABELLING = (":", "|")  # between a label and its number
BEFORE_LABEL = (".", ";", ",", *LABELLING)
ITEMS = 20  # in a sentence or a list, at most
NUMBERED = 1000  # bridges, posts and the like, at most
COUNTING_LABEL = MILITARY | {"place"}  # what a label names where it counts soldiers, or where they are
# What parts a measure from a number that no longer goes on with it.
ENDS_MEASURE = MILITARY | {"hard_stops", "place", "relieved"}
MEASURE_BACK = 9  # tokens from a measure to a number that goes on with it
TABLE = 8  # numbers beside one that may be of the same table of scores
TOO_MANY = 1_000_000  # more than any army has; money or inhabitants whose noun is left out
YEARS = range(1500, 2100)
DAYS = 31  # of a month


# ---------------------------------------------------------------- the rules
def score(bare: Bare) -> str | None:
    """By how many somebody won: "85 to 0", "178 a 172", "Rangers 4-0, Guards 1-3"."""
    around = bare.counts[max(bare.index - 1, 0) : bare.index + 2]
    table = bare.counts[max(bare.index - TABLE, 0) : bare.index + TABLE]
    won = bare.count.number.qualifier == "range" and any(each.kind == "score" for each in table)
    return "score" if won or any(_is_score(bare.page, *pair) for pair in pairwise(around)) else None


def side_of_area(bare: Bare) -> str | None:
    """One side of what the next number measures: "12 by 18 inches", "30 por 90 metros"."""
    if bare.index + 1 >= len(bare.counts):
        return None
    following = bare.counts[bare.index + 1]
    last = bare.count.number.last
    by = following.number.first - last == 1 and "preposition" in bare.page.kinds(last)
    by = by and not bare.page.is_word(last, "meant_for")  # "We are 35 for 90 miles"
    return following.kind if by and following.kind == "distance" else None


def too_many(bare: Bare) -> str | None:
    """More than any army has: "spent 3 million"."""
    return "unknown" if (bare.count.number.value or bare.count.number.low or 0) >= TOO_MANY else None


def years(bare: Bare) -> str | None:
    """A range of years: "(1844-1924)"."""
    return "date" if bare.count.number.qualifier == "range" and _are_years(bare.page, bare.count) else None


@needs("exact")
def under_two(bare: Bare) -> str | None:
    """Less than anybody counts: "one", "0.5"."""
    return "unknown" if bare.value < 2 else None


@needs("digits")
def numbered(bare: Bare) -> str | None:
    """Which of several things: "bridges 1 and 2", "entre los monumentos 204 y 206"."""
    around = bare.counts[max(bare.index - 1, 0) : bare.index + 2]
    if not any(_are_joined(bare.page, *pair) for pair in pairwise(around)):
        return None
    first = around[0] if bare.index and _are_joined(bare.page, *around[:2]) else bare.count
    before = first.number.first - 1
    noun = bare.page.sense(before, "reason")
    things = noun is not None and noun.says == "things" and is_plural(bare.page, before)
    return "phone or code" if things and bare.value < NUMBERED else None


@needs("exact")
def border_states(bare: Bare) -> str | None:
    """The lands or places that the phrase behind it names: "the six northern states", "at four ports of entry"."""
    page, last = bare.page, bare.count.last
    behind = page.hit_at[last] if last < len(page.tokens) else None
    if behind is None or "border" not in behind.senses:
        return None
    led = page.is_word(behind.first, "to")
    return "things" if not led and (is_plural(page, behind.last - 1) or is_plural(page, behind.first)) else None


@needs("digits")
def line_of_list(bare: Bare) -> str | None:
    """The number of a line of a list, with nothing but a full stop behind it: "2."."""
    number, (begin, end) = bare.count.number, bare.page.sentences[bare.sentence]
    alone = number.first == begin and number.last + 1 >= end
    return "list number" if alone and bare.page.is_mark(number.last, ".") else None


@needs("digits")
def picture(bare: Bare) -> str | None:
    """How many pictures there are, of which a line shows one: "1 of 7 | Soldiers ..."."""
    number, begin = bare.count.number, bare.page.sentences[bare.sentence][0]
    shown = number.first == begin + 2 and _numbers_pictures(bare.page, begin, number.last)
    return "ordinal" if shown else None


@needs("digits")
def behind_name(bare: Bare) -> str | None:
    """Part of the name of a ship, a satellite or a vehicle: "(Telemundo 52)", "Rescue Helicopter 116"."""
    page, number = bare.page, bare.count.number
    if number.first <= page.sentences[bare.sentence][0]:
        return None
    channel = page.tokens.words[number.first - 2 : number.last + 1 : number.last - number.first + 2] == ["(", ")"]
    most = (100 if channel else 10) if bare.story.at_border else 1000
    named = bare.value < most and is_unlisted_name(page, number.first - 1)
    return "phone or code" if named or (bare.value < 1000 and _names_vehicle(page, number.first - 1)) else None


@needs("digits")
def item_in_brackets(bare: Bare) -> str | None:
    """The number of an item told in a sentence: "on land, (2) at sea"."""
    page, first = bare.page, bare.count.number.first
    led = page.tokens.words[first - 2] if first > page.sentences[bare.sentence][0] + 1 else ""
    item = bare.value < ITEMS and (led in LISTING or led in page.vocabulary.single["and"])
    return "list number" if item and _around(bare) == ["(", ")"] else None


@needs("digits")
def title(bare: Bare) -> str | None:
    """The title of a song: "the band played “22”"."""
    around, last = _around(bare), bare.count.number.last
    quoted = around == ['"', '"'] or (around == ['"', ","] and bare.page.tokens.words[last + 1] == '"')
    return "phone or code" if quoted and bare.value < 100 else None


@needs("digits")
def footnote(bare: Bare) -> str | None:
    """A footnote: "[3]"."""
    return "phone or code" if _around(bare) == ["[", "]"] else None


@needs("digits")
def year(bare: Bare) -> str | None:
    """A year: "in 2019"; not "of them 2019"."""
    return "date" if _has_four_digits(bare) and int(bare.value) in YEARS and not bare.count.partitive else None


@needs("digits")
def day(bare: Bare) -> str | None:
    """A day of the month told before: "el 8 de agosto ... hasta el 31"."""
    return "date" if bare.value <= DAYS and _is_named_by(bare, "the_day") else None


@needs("digits")
def unit(bare: Bare) -> str | None:
    """A unit that is called by its number: "la 101 tiene 2.300 soldados"."""
    return "unit name" if bare.value < UNITS and _is_named_by(bare, "the_unit") else None


@needs("digits")
def ungrouped(bare: Bare) -> str | None:
    """A code, where the text writes thousands with a mark: "office 4500"."""
    return "phone or code" if _has_four_digits(bare) and bare.story.grouped else None


@needs("digits")
def hour(bare: Bare) -> str | None:
    """A time of day: "at 6"."""
    first = bare.count.number.first
    clock = first > bare.page.sentences[bare.sentence][0] and bare.page.sense(first - 1, "clock") is not None
    return "time" if clock and bare.value <= 24 else None


@needs("exact")
def small_word(bare: Bare) -> str | None:
    """Unknown what, of a small number in words whose sentence tells of no soldiers before: "the two"."""
    story, count = bare.story, bare.count
    more = any(hit.says("measure.after") == "increase" for hit in count.inside)  # but "the two share a river"
    if count.number.shape != "words" or bare.value >= 10 or count.left is not None or more or count.partitive:
        return None
    told = story.last is not None and story.last.sentence == bare.sentence
    if told and antecedent(story, count)[0] == "troops":
        return None
    verb = bare.page.kinds(bare.led_from - 1)
    acts = "status.before" in verb and verb.isdisjoint(("auxiliary", "already"))
    sent = acts and story.since(bare.sentence, 1) is not None
    return None if sent and antecedent(story, count)[0] is None else "unknown"  # "... plans to send two"


def labelled(bare: Bare) -> str | None:
    """What the label before a colon or bar says: "Patrol trucks: 310"."""
    page, at, begin = bare.page, bare.count.first - 1, bare.page.sentences[bare.sentence][0]
    if at <= begin or page.tokens.words[at] not in LABELLING:
        return None
    why = None
    while at > begin and page.tokens.words[at - 1] not in BEFORE_LABEL and page.number_at[at - 1] is None:
        at -= 1
        hit = page.hit_at[at]
        if hit is not None and hit.senses.keys() & COUNTING_LABEL:
            return None
        if hit is not None and "reason" in hit.senses and not tells_where(page, hit):
            why = why or hit.says("reason")
        elif hit is not None and hit.says("label") == "phone or code" and page.capital(at):
            why = why or hit.says("label")  # "Comparte: 1.2k"
        if page.tokens.breaks[at]:
            break
    counted = at > begin and page.number_at[at - 1] is not None  # "en 240 unidades: mil 500 son del Ejército"
    return why if not counted else None


def next_span(bare: Bare) -> str | None:
    """The next span of time: "for 30 days, then 60, then a year"."""
    told = bare.refused_before
    before = _measure_before(bare) if told is not None and told.why == "duration" else None
    return "duration" if before is not None and _is_next_span(bare.page, before, bare.count) else None


def prolonged(bare: Bare) -> str | None:
    """How long, where a span told before is prolonged: "for 60 days, later extended to 90", "from 30 to 90 and to"."""
    page, at = bare.page, bare.led_from - 1
    if at <= 0 or not page.is_word(at, "change_to", "from"):
        return None
    before = bare.refused_before
    goes_on = before is not None and before.why == "duration" and before.counted.kind == "elided"
    longer = page.is_word(at - 1, "prolongs") and _is_span_told_last(bare)
    return "duration" if goes_on or longer else None


def like_span(bare: Bare) -> str | None:
    """A span of time, told as one before it is: "ready in 24 hours, and on buses in 18"."""
    words, last = bare.page.tokens.words, bare.count.last
    lead, ends = words[bare.count.first - 1 : bare.count.first], last >= bare.page.end or not words[last][0].isalnum()
    if not bare.index or not ends or not lead or lead[0] not in bare.page.vocabulary.single["to"]:
        return None
    refused = ((bare.story.refused.get(before.number.first), before.first) for before in bare.counts[: bare.index])
    alike = any(told is not None and told.why == "duration" and words[at - 1] == lead[0] for told, at in refused)
    return "duration" if alike else None


def measured(bare: Bare) -> str | None:
    """A measure whose unit stands with the number before: "from 18 feet to 30", "10 days and 30 for"."""
    page, count, before = bare.page, bare.count, _measure_before(bare)
    why = bare.refused_before.why if bare.refused_before is not None else None
    if before is None or _begins_anew(page, before, why, count) or page.is_mark(before.number.last, "-"):
        return None  # "along the 1,950-mile line, and about 6,000 in all"
    millions = before.kind == "elided" and (before.number.value or 0) >= TOO_MANY
    if not (millions or why in MEASURES_OF_THINGS) or count.first - before.last > MEASURE_BACK:
        return None
    goes_on = millions or _stands_for_noun(page, before.last, count.first)
    between = hits_between(page, before.last, count.first)
    if any(hit.senses.keys() & (MILITARY if goes_on else ENDS_MEASURE) for hit in between):
        return None
    joined = any(hit.senses.keys() & {"and", "change_to", "measure.before", "comparison"} for hit in between[-3:])
    more = count.says_more  # "built 19 miles of road, repaired 700 more"
    return why if goes_on or joined or (more and why == "distance") else None


# Most of these never speak of one number; of two that may, the one that says more of it is asked first.
RULES: BareRules = in_order(
    score,
    side_of_area,
    too_many,
    years,
    ages.age_of_young,
    ages.younger_or_older,
    numbered,  # before `under_two`: "bridges 1 and 2"
    under_two,
    ratios.to_each,  # before `small_word`: "two per agent"
    border_states,
    line_of_list,
    picture,
    behind_name,
    item_in_brackets,
    title,
    footnote,
    year,  # before `ungrouped`: "in 2019" is no code
    day,
    unit,
    ungrouped,
    hour,
    small_word,
    labelled,
    next_span,
    prolonged,
    like_span,
    measured,
)


# ---------------------------------------------------------------- what the rules ask
def _measure_before(bare: Bare) -> Count | None:
    """The number before, where a bare one may go on measuring."""
    if not bare.index or bare.count.left is not None or _more_are_moved(bare.page, bare.count):
        return None
    return bare.counts[bare.index - 1]


def _is_span_told_last(bare: Bare) -> bool:
    """Whether the last number told, here or a sentence before, is a span of time: "for 90 days. At first it was 60"."""
    story, first = bare.story, next(reversed(bare.story.refused), None)
    if first is None or bare.sentence - bare.page.sentence_of[first] > 1:
        return False
    return story.refused[first].why == "duration" and (story.last is None or story.last.first < first)


def _begins_anew(page: Page, before: Count, why: str | None, count: Count) -> bool:
    """Whether a number goes on from no measure before it: "grew to 5,200 in three days, and to as many as 15,000"."""
    led = page.kinds(count.first - 1)
    owned = "determiner" in led and "hedge.before" not in led  # "110 kilómetros de alambre, y en 2023 los 1.500"
    return owned or (why == "duration" and is_passing(page, before))


def _is_next_span(page: Page, before: Count, count: Count) -> bool:
    """Whether a span of time is followed by a longer one and no more is said: "for 30 days, then 60, then a year"."""
    words, single = page.tokens.words, page.vocabulary.single
    between, behind = words[before.last : count.first], words[count.last : count.last + 1]
    then = between[-1:] and between[-1] in single["conjunction"] - single["and"] and between[:-1] in ([], [","])
    return bool(then) and (not behind or not behind[0][0].isalnum())


def _are_joined(page: Page, one: Count, other: Count) -> bool:
    """Whether just "and" stands between two bare numbers."""
    between = range(one.number.last, other.number.first)
    bare = {one.kind, other.kind} <= {"elided", "things", "unknown"} and other.number.shape == "digits"
    return bare and len(between) == 1 and "and" in page.kinds(one.number.last)


def _is_score(page: Page, more: Count, less: Count) -> bool:
    """Whether two bare numbers tell by how many somebody won: "85 to 0", "178 a 172"; not "from about 34 to 9"."""
    last = more.number.last
    bare = all(count.kind == "elided" and count.number.qualifier == "exact" for count in (more, less))
    beside = less.number.first == last + 1 and page.is_word(last, "change_to")
    if not (bare and beside):
        return False
    falls = page.has_word("from", max(led_from(page, more) - 1, 0), more.number.first)
    won, lost = more.number.value or 0, less.number.value or 0
    return lost < won < VOTES and not falls


def _are_years(page: Page, count: Count) -> bool:
    """Whether a range is one of years: "(1844-1924)"."""
    digits = [word for word in page.tokens.words[count.number.first : count.number.last] if word.isdigit()]
    years = [word for word in digits if len(word) == 4 and int(word) in YEARS]
    return len(digits) == 2 and len(years) == 2


def _around(bare: Bare) -> list[str]:
    """The marks or words right before and right behind a number."""
    first, last = bare.count.number.first, bare.count.number.last
    return bare.page.tokens.words[max(first - 1, 0) : last + 1 : last - first + 1]


def _is_named_by(bare: Bare, articles: str) -> bool:
    """Whether an article of the singular leads to a number that nothing behind it names: "hasta el 31"."""
    number = bare.count.number
    return bare.page.is_word(number.first - 1, articles) and bare.count.last == number.last


def _has_four_digits(bare: Bare) -> bool:
    """Whether a number is written as years are: "1500", not "1,500"."""
    number = bare.count.number
    digits = bare.page.tokens.words[number.first]
    return number.last - number.first == 1 and len(digits) == 4 and digits.isdigit()


def _names_vehicle(page: Page, at: int) -> bool:
    """Whether a vehicle bears a number as its name: "Rescue Helicopter 116"."""
    reason = page.sense(at, "reason")
    return page.capital(at) and reason is not None and reason.says == "weapon or vehicle"


def _numbers_pictures(page: Page, begin: int, last: int) -> bool:
    """Whether a line begins with the number of one of several pictures: "1 of 7 | Soldiers ...", "1/7"."""
    ends = last >= page.end or page.tokens.words[last] in PICTURE_ENDS or bool(page.tokens.breaks[last])
    of = page.is_word(begin + 1, "ratio")
    return ends and of and page.number_at[begin] is not None


def _more_are_moved(page: Page, count: Count) -> bool:
    """Whether so many more are soldiers on their way: "laid 20 miles of wire, and 300 more are coming"."""
    if not count.says_more:
        return False
    beside = (*range(max(count.first - 3, 0), count.first), *range(count.last, min(count.last + 3, page.end)))
    return any(page.kinds(at) & VERBS for at in beside)


def _stands_for_noun(page: Page, first: int, last: int) -> bool:
    """Whether a pronoun takes up what was measured: "a strip of 60 miles and another of 20", "la de un avión"."""
    words = page.tokens.words
    for at in range(first, last - 1):
        opens = words[at - 1] in (",", ";") or "and" in page.kinds(at - 1)
        pronoun = page.is_word(at, "determiner") or "measure.before" in page.kinds(at)
        if opens and pronoun and page.is_word(at + 1, "of"):
            return True
    return False
