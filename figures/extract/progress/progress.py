"""How far the soldiers of a figure have come: an ordered list of rules, of which the first that speaks wins.

A rule takes the case of one figure and gives a status, or None where it has nothing to say. To change an answer, change
the rule that gave it (`python -m figures explain` names it), its place in `RULES`, or the words of the lexicon. What a
figure's own words say is read in `saying`; here it is weighed against what the text has told before. The rules stand
here and, where a figure goes on from another, in `taken_over`.
"""

from __future__ import annotations

from figures.extract.around import Words, clause_ahead, dates_between
from figures.extract.cues import Said
from figures.extract.named import chapters
from figures.extract.page import Page
from figures.extract.progress import taken_over
from figures.extract.progress.course import Course, Stage
from figures.extract.rules import Spoke, decided, in_order, knows_by
from figures.extract.stages import predicates
from figures.extract.story.story import Spot, Story

POSTED = frozenset({"place", "line", "status.after"})  # where soldiers are, beside them
WHERE = frozenset({"place", "border", "line"})  # where soldiers are to be: "500 more soldiers for Yuma"
ACTORS = frozenset({"country", "force", "branch"})
ACTING = frozenset({"status.before"})
VERBS = frozenset({"auxiliary", "status.before", "holds"})
TOLD = frozenset({"auxiliary", "status.after", "says"})  # verbs that tell of an act as done
WEIGHED = 12  # tokens from a figure to the verb that tells what sending them would mean
ASKED = 6  # tokens from "how long" to those of whom it is asked; a verb may stand between: "cuánto tiempo harían falta"
SUPPOSED = 8  # tokens from the word of a condition to the figure that it supposes


def status(
    story: Story, spot: Spot, force: str, said: Said | None, measure: Said | None
) -> tuple[str, Words | None, Spoke]:
    """The status of a figure, the words or the other figure that told it, and the rule that gave it."""
    course = Course(story, spot, force, said, measure)
    (stage, by), rule = decided(RULES, course)
    return _turned(course, stage), by, rule


def _turned(course: Course, status: str) -> str:
    """A status, or "withdrawn" for those in place or on their way whom a figure says to be fewer."""
    fewer = course.measure is not None and course.measure.value == "decrease"
    return "withdrawn" if fewer and status in ("deployed", "moving") else status


# ---------------------------------------------------------------- the rules
@knows_by("turn")
def spared(course: Course) -> Stage | None:
    """Those who stay, where all others go: "all but 100 of the soldiers have left"."""
    first = course.spot.first
    left = course.said is not None and course.said.value == "withdrawn"
    spares = left and first and course.page.sense(first - 1, "spared") is not None
    return ("deployed", course.page.hit_at[first - 1]) if spares else None


@knows_by("turn")
def none_of(course: Course) -> Stage | None:
    """Those still to come, of whom nobody has: "none of the 4,500 has arrived"; or still there: "none has left".

    Denied is a whole body: "no brigade of 2,000 has been alerted".
    """
    at = course.spot.first
    at -= course.page.is_word(at - 1, "determiner")
    if at < 2 or not course.page.is_word(at - 1, "of"):
        return None
    if at > 2 and course.page.is_word(at - 3, "none") and "bodies" in course.page.kinds(at - 2):
        return "denied", Said("denied", at - 3, at - 1)
    if not course.page.is_word(at - 2, "none") or course.said is None or course.said.first < at:
        return None
    if course.page.is_word(course.spot.count.last, "pronoun"):
        return None  # "none of the 500 who arrived was sent here"
    stage = {"moving": "announced", "withdrawn": "deployed"}.get(course.said.value)
    return (stage, course.said) if stage is not None else None


def of_an_option(course: Course) -> Stage | None:
    """What an option told right before would mean: "The Pentagon is weighing 4,000. One plan would leave 1,500"."""
    said = course.said
    told = course.near[-1:] if said is not None and said.value == "announced" else []
    if said is None or [each.status for each in told] != ["considered"]:
        return None
    if course.page.is_word(said.first - 1, "they"):
        return None  # "Four states said they would contribute 450"
    if _is_said_of_actor(course, said):
        return None
    return ("considered", told[0]) if course.page.has_conditional(said.first, said.last) else None


def chronicled(course: Course) -> Stage | None:
    """What the entry of a chronicle tells in the present has happened: "2014: The governor sends 1,000"."""
    said, page = course.said, course.page
    if said is None or said.value not in ("announced", "moving") or not chapters.has_begun(page, course.spot.sentence):
        return None
    return ("deployed", said) if page.is_word(said.first, "present") else None  # not "agrees to send"


def only_supposed(course: Course) -> Stage | None:
    """What a condition only supposes: "If 1,500 were sent", "si se enviaran 1.500"; not "if the 900 stay"."""
    page, spot = course.page, course.spot
    if not spot.lead.isdisjoint(page.vocabulary.single["determiner"]):
        return None
    first = _first_of_two(course)
    for at in range(first - 1, max(spot.begin, first - SUPPOSED) - 1, -1):
        word, hit = page.tokens.words[at], page.hit_at[at]
        if word == "," or page.number_at[at] is not None or page.sense(at, "hard_stops") is not None:
            return None
        if page.is_word(at, "supposed"):
            alone = hit is None or hit.last == hit.first + 1  # not "if you add 900", "si bien"
            supposed = Said("considered", at, at + 1)
            return ("considered", supposed) if alone and page.is_plain(at) else None  # not "sí envió 500"
    return None


@knows_by("turn")
def only_weighed(course: Course) -> Stage | None:
    """An act of which a sentence only tells what it would mean: "Sending 1,500 would be costly"."""
    page, begin, said = course.page, course.spot.begin, course.said
    if not page.is_word(begin, "weighed_act") or (said is not None and said.value != "announced"):
        return None
    last = course.spot.count.last
    for at in range(last, clause_ahead(page, last, WEIGHED)):
        if page.has_conditional(at, at + 1):
            return "considered", Said("considered", begin, begin + 1)
        if page.is_mark(at, ",") or page.kinds(at) & TOLD:
            return None  # "Sending the 1,500 ordered in May would", "Adding 300, he said the mission would"
    return None


@knows_by("turn")
def how_long(course: Course) -> Stage | None:
    """In place, of whom is only asked how long they may stay: "asked how long the 9,000 troops might be needed".

    Or still to come, if nobody knows them: "would not say how long 6,000 troops might be needed".
    """
    said, page, spot = course.said, course.page, course.spot
    if said is None or said.value != "considered":
        return None
    asked = page.of_kind("how_long").between(max(spot.begin, spot.first - ASKED), spot.first)
    if not asked or any(page.number_at[asked[-1].last : spot.first]):
        return None
    begin, number = asked[-1].last, spot.count.number.first
    known = not spot.lead.isdisjoint(page.vocabulary.known)
    asks = said.last == asked[-1].first and known and spot.first - begin <= 1  # "asked how long the 900 will be"
    if said.first < begin and not asks:
        return None
    before = (said.first < spot.count.last and not asks) or page.those(ACTING).begins(begin, number)
    led = before and any(page.is_word(at, "infinitive") for at in range(begin, number))  # "haría falta para enviar 900"
    if led or (before and not page.vocabulary.verb_first):
        return None  # "how long it may take to send 900", "how long the proposed 900 would be needed"
    told = next((each for each in course.near if each.value == spot.count.number.value), None)
    if told is not None:
        return told.status, told
    return "deployed" if known else "announced", asked[-1]


@knows_by("turn")
def to_stay(course: Course) -> Stage | None:
    """Some who are to stay, which is a plan as any other: "some 150 will remain until May"; not "the 900 will stay"."""
    said, page, spot = course.said, course.page, course.spot
    if said is None or said.value != "deployed" or said.first < spot.count.last or course.composes:
        return None
    if spot.count.kind != "elided" or page.is_word(said.last, "unchanging"):
        return None  # "About 2,900 soldiers will remain until May", "the number, 4,500, would remain unchanged"
    known = not spot.lead.isdisjoint(page.vocabulary.known | page.vocabulary.single["possessive"])
    if known or page.is_word(spot.first - 1, "genitive") or not page.has_word("stays_on", said.first, said.last):
        return None  # "the 900 soldiers", "Ohio's 370 guardsmen"
    beside = page.those(POSTED).between(spot.count.last, said.first)
    if any("status.after" not in hit.senses or hit.says("status.after") == "deployed" for hit in beside):
        return None  # "Some 400 Marines in San Diego will stay until the fall"
    to_come = page.is_word(said.first, "modal") or predicates.ends_as_future(page, said.last - 1)
    return ("announced", said) if to_come else None


def own_words(course: Course) -> Stage | None:
    """What its own words say: "sent 500", "500 will go"; not what only makes up a figure: "They include 500"."""
    said = course.said
    if said is None or course.composes:
        return None
    if (said.value == "moving" and _is_reached(course, said)) or _are_left(course, said):
        return "deployed", said  # "el número llegó a 4 mil 350"
    return said.value, said


def to_do(course: Course) -> Stage | None:
    """Those who are to do something, where no verb says that they are sent: "500 more soldiers to patrol border".

    Or who are to be somewhere, as a headline has it: "500 more soldiers for Yuma".
    """
    page, last = course.page, course.spot.count.last
    if course.said is not None or course.before is not None or last + 1 >= page.end:
        return None
    if course.spot.first == course.spot.begin and page.is_word(last, "meant_for"):
        return ("announced", Said("announced", last, last + 1)) if _heads_alone(page, course.spot, last + 1) else None
    leads = page.is_word(last, "infinitive") and not page.vocabulary.head_first
    opens = all(page.kinds(at).isdisjoint(VERBS) for at in range(course.spot.begin, course.spot.first))
    does = leads and opens and page.kinds(last + 1) & {"status.after", "status.before"}
    return ("announced", page.hit_at[last + 1]) if does else None


@knows_by("silence")
def in_place(course: Course) -> Stage | None:
    """Those of whom nothing else is told are there: "500 soldiers in Yuma"."""
    return "deployed", None


RULES = in_order(
    # As those whom it takes up or follows from, though a verb stands beside it: "With the 600 ordered, the number
    # grows to 3,100".
    taken_over.told_again,
    taken_over.follows,
    taken_over.with_those,
    # What turns its own words, so before these are heard: "None of the 4,600 has arrived".
    spared,
    none_of,
    of_an_option,
    chronicled,
    only_supposed,
    only_weighed,
    how_long,
    taken_over.come_in_part,
    to_stay,
    # Its own words, before those of others beside it: "Texas will get 250 of the 1,200 whom the president ordered".
    own_words,
    # As a question asks, or as the others of its list, its sentence or its package.
    taken_over.asked,
    taken_over.headed,
    taken_over.goes_on,
    taken_over.planned_in_part,
    taken_over.makes_up,
    taken_over.is_some,
    taken_over.led_in,
    # Where nothing is told of it, nor of others beside it.
    to_do,
    in_place,
)


# ---------------------------------------------------------------- what the rules ask
def _first_of_two(course: Course) -> int:
    """Where the first of two figures begins that only "or" parts: "whether it sends 1,500 or 5,000"."""
    first, told = course.spot.first, course.story.since(course.spot.sentence, 0)
    beside = told is not None and told.count.last == first - 1 and "and" in course.page.kinds(first - 1)
    return told.first if told is not None and beside else first


def _are_left(course: Course, said: Said) -> bool:
    """Whether those are counted who stay, once others have gone: "It withdrew most of them, leaving 90 in Roma"."""
    measure = course.measure
    if said.value != "withdrawn" or measure is None or measure.value != "level" or measure.first < said.last:
        return False
    result = course.page.sense(measure.first, "result")
    return result is not None and result.says == "left"


def _is_reached(course: Course, said: Said) -> bool:
    """Whether a strength has come to be so large, and nobody came: "llegó a 4.350", "llegó el martes a 28 mil"."""
    page, measure, first = course.page, course.measure, course.spot.first
    if measure is not None and measure.value == "level" and measure.last == said.last:
        return True
    if not page.is_word(first - 1, "change_to"):
        return False
    return any(date.lead == said.last and date.last == first - 1 for date in dates_between(page, said.last, first))


def _heads_alone(page: Page, spot: Spot, at: int) -> bool:
    """Whether a headline ends with a place, or goes on behind a comma; not "500 for the border since May"."""
    for hit in page.those(WHERE).between(at, min(at + 2, spot.end)):
        ends = hit.last >= spot.end or not page.tokens.words[hit.last].isalnum()
        return ends and not any(page.number_at[hit.last : spot.end])  # "200 for Yuma, 300 for Nogales have been"
    return False


def _is_said_of_actor(course: Course, said: Said) -> bool:
    """Whether somebody says what another will do, and tells of no option: "officials said the Pentagon would send"."""
    page, begin = course.page, course.spot.begin
    says = page.has_word("says", begin, said.first)
    option = any(
        hit.says("status.before") == "considered" for hit in page.of_kind("status.before").between(begin, said.first)
    )
    return says and not option and bool(page.kinds(said.first - 1) & ACTORS)
