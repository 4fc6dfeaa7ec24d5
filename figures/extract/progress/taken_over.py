"""How far a figure has come that goes on from another, or from what leads it in: rules of `progress`, in that order.

"500 to Yuma and 300 to Nogales", "bringing the total to 4,000", "They include 500 Marines".
"""

from __future__ import annotations

from figures.extract import cues
from figures.extract.around import clause_ahead, hits_between, stopped
from figures.extract.cues import Said
from figures.extract.named import chapters
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.progress.course import BESIDE, COMPOSING, LINES, Course, Stage
from figures.extract.rules import knows_by
from figures.extract.stages import verbs
from figures.extract.story import again
from figures.extract.story.story import FIGURES_NEAR, Draft
from figures.extract.text.phrases import Hit

RESULT = {"ordered": "announced", "moving": "deployed", "withdrawn": "deployed"}  # what an act leads to, once done
OPENING = 2  # tokens of a question before those that ask how many: "And how many will go?", "¿Cuántos irán?"
ANSWERED = frozenset({"auxiliary", "holds", "status.before"})  # verbs with which an answer tells of its own
STAGED = frozenset({"status.after", "status.before"})
COMING = 12  # tokens from a whole to the verb of those still to come: "the rest of the 300 assigned to the city will"
ALLOTTED = 4  # tokens from a whole to the verb that gives it: "the 1,949 that Mexico assigned"


@knows_by("told again")
def told_again(course: Course) -> Stage | None:
    """That of the figure it takes up: "these 900", "of the 900", "beyond the 900"; not where "those 900 will leave"."""
    told, said = again.taken_up(course.story, course.spot), course.said
    if told is None or (said is not None and course.measure is not None and course.measure.value == "decrease"):
        return None
    same = said is None or _are_these(course, said) or _is_to_do(course, told)
    return (told.status, told) if same else None


def follows(course: Course) -> Stage | None:
    """What acts told before lead to: "bringing the total to 4,000", "leaving about 3,000"."""
    if not _is_result(course):
        return None
    act = _act_before(course)
    return (RESULT.get(act[0], act[0]), act[1]) if act is not None else None


def with_those(course: Course) -> Stage | None:
    """What those lead to with whom its sentence opens: "With the 1,500 ordered, the number rises to 4,000"."""
    opens = course.page.is_word(course.spot.begin, "with")
    if not opens or course.stands_alone or course.measure is None or course.measure.value != "level":
        return None
    before = next((told for told in course.near[-1:] if told.sentence == course.spot.sentence), None)
    if before is None or before.status not in verbs.PLANS:
        return None
    return RESULT.get(before.status, before.status), before


@knows_by("item")
def goes_on(course: Course) -> Stage | None:
    """That of the figure before in its sentence, "will send 500 to Yuma and 300 to Nogales", or of the line above."""
    before = course.before
    if course.stands_alone or before is None or before.status == "other":
        return None  # some of all soldiers serve somewhere
    if course.composes and not course.goes_on:
        return None  # "will send 1,500. Some 900 belong to the Army": as `makes_up` says
    if course.page.tells("likened", before.count.last, course.spot.first):
        return None  # "the 15,000 he would send would outnumber the 14,000 in Afghanistan"
    if before.status == "denied" and not _is_of_one_list(course, before):
        return None  # "We never had 10,000 here. Three thousand on a good day."
    if course.listed and before.sentence < course.spot.sentence:
        before = next(told for told in course.story.drafts[-FIGURES_NEAR:] if told.sentence == before.sentence)
    before = _past_aside(course, before)
    if _is_left(course, before):
        return "deployed", before
    return (before.status, before) if not _has_come(course, before) else None


def _is_left(course: Course, before: Draft) -> bool:
    """Whether those are counted who stay once others have gone: "shrank by 1,000 soldiers, to 7,400"."""
    level = course.measure is not None and course.measure.value == "level"
    return level and before.status == "withdrawn" and before.sentence == course.spot.sentence


def _has_come(course: Course, before: Draft) -> bool:
    """Whether those told before were on the way, and a new paragraph, no item of a list, tells of others.

    "1,500 are on their way", and below it "Texas has 2,000".
    """
    page, at = course.page, course.spot.sentence
    return before.status == "moving" and not (page.share_paragraph(before.sentence, at) or course.story.is_item(at))


def planned_in_part(course: Course) -> Stage | None:
    """That of a part to come, for its whole: "Arizona will get 524 of the 1,200"; not of what has all: "of its 900".

    A total that is only named to say so is as far away as it may be: "enviará 80 esta semana, de un total de 250".
    """
    page, last, first = course.page, course.story.last, course.spot.first
    if last is None or not course.stands_alone or last.status not in ("announced", "ordered"):
        return None
    total = page.sense(first - 1, "out_of") is not None
    near = last.sentence == course.spot.sentence and (total or first - last.count.last <= BESIDE)
    owned = not page.vocabulary.single["possessive"].isdisjoint(course.spot.lead)
    told = near and (total or last.place_leads) and last.measure != "decrease"
    return (last.status, last) if told and not owned else None


def come_in_part(course: Course) -> Stage | None:
    """Those still to come, of whom only the first have: "The first 237 of the 1,949 assigned to Tijuana landed".

    Or the rest have not: "350 arrived, and the rest of the 720 assigned will do so tomorrow".
    """
    page, last, spot = course.page, course.story.last, course.spot
    if last is None or last.sentence != spot.sentence:
        return None
    if (coming := _rest_to_come(course, last)) is not None:
        return "announced", coming
    if spot.first - last.count.last > COMPOSING:
        return None
    if last.status == "withdrawn":
        return None  # "The first 237 of the 1,949 assigned there have gone home"
    allotted = page.words_of("allotted", spot.count.last, spot.count.last + ALLOTTED)
    if not allotted or not course.stands_alone:
        return None
    lead = cues.lead_in(page, last.count)[1]
    first = (lead is not None and lead.value == "portion") or page.tells("first_of", last.count.last, spot.first)
    return ("announced", page.hit_at[allotted[0]]) if first else None


@knows_by("whole")
def makes_up(course: Course) -> Stage | None:
    """That of the package it is of, told before: "They include 500 Marines"; not that of the 2,500 whom they join."""
    return _of_package(course) if not course.only_some else None


def is_some(course: Course) -> Stage | None:
    """That of those told before whom it is some of, if no verb is known: "540 of the soldiers drive trucks"."""
    return _of_package(course)


def _of_package(course: Course) -> Stage | None:
    """The stage of what it makes up, told in the sentences before; None where it goes on from another figure."""
    if course.stands_alone or not course.composes or course.goes_on:
        return None
    counted = course.spot.count.number.value or 0  # not "will send 500. Some 1,600 are in the Army"
    acts = [told for told in course.near if told.status in verbs.PLANS and told.size >= counted]
    decided = [told for told in acts if told.status != "considered"]  # of soldiers who may be, no part is known
    whole = next(reversed(decided or acts or course.near), None)
    if whole is None:
        return _decided_before(course)
    return (whole.status, whole) if whole.status not in ("other", "denied") else None


@knows_by("heading")
def headed(course: Course) -> Stage | None:
    """What the paragraph above a list says of its items: "Six states have promised help.", then "Utah: 60 soldiers"."""
    spot, story = course.spot, course.story
    if course.stands_alone or (spot.after is not None and spot.after.sentence == spot.sentence):
        return None
    if not story.is_item(spot.sentence) or chapters.date_of(course.page, spot.sentence) is not None:
        return None
    above = story.above_list(spot.sentence)
    ends = (course.page.sentences[at][1] for at in range(above[0] if above else spot.sentence, spot.sentence))
    if story.is_labelled(spot.sentence) and any(course.page.tokens.words[end - 1] == "?" for end in ends):
        return None  # "How many have left?", and then "General: 15,000 in the north"
    if above and _leads_in_present(course.page, above[-1]):
        return "deployed", None
    led = (_last_verb(course.page, sentence) for sentence in above)
    return next(((verb.value, verb) for verb in led if verb is not None), None)


@knows_by("heading")
def asked(course: Course) -> Stage | None:
    """What the question asks to which a number is the answer: "How many more will be sent? Another 1,500"."""
    page, spot, question = course.page, course.spot, course.spot.sentence - 1
    if question < 0 or not page.is_mark(page.sentences[question][1] - 1, "?"):
        return None
    begin, end = page.sentences[question]
    how_many = page.of_kind("how_many").between(begin, end)
    if not how_many or how_many[0].first > begin + OPENING or any(page.number_at[begin:end]):
        return None
    if any(page.kinds(at) & ANSWERED or page.number_at[at] for at in range(spot.begin, spot.first)):
        return None  # "How many will go? The Army has 1,500 in El Paso"
    verbs_asked = [hit for hit in hits_between(page, how_many[0].last, end) if hit.senses.keys() & STAGED]
    stages = [hit.says("status.after") or hit.says("status.before") for hit in verbs_asked]
    planned = next((at for at, says in enumerate(stages) if says in verbs.PLANS), len(stages) - 1)
    return (stages[planned], verbs_asked[planned]) if stages else ("deployed", how_many[0])


def led_in(course: Course) -> Stage | None:
    """What leads in a list or a breakdown says: "States have said they will send:"."""
    if course.stands_alone or not (course.composes or course.listed):
        return None
    page, sentence = course.page, course.spot.sentence
    for led in range(sentence - 1, max(sentence - LINES, 0) - 1, -1):
        if page.tokens.words[page.sentences[led][1] - 1] == ":":
            verb = _last_verb(page, led)
            return (verb.value, verb) if verb is not None else None
    return None


# ---------------------------------------------------------------- what the rules ask
def _rest_to_come(course: Course, last: Draft) -> Hit | None:
    """The verb by which all others of a whole are to come: "350 came; the rest of the 720 assigned will today"."""
    page, spot = course.page, course.spot
    first = max(last.count.last, spot.first - COMPOSING)
    if last.status not in ("deployed", "moving") or not page.has_word("rest_of", first, spot.first):
        return None
    if course.said is not None and not page.has_word("allotted", spot.count.last, spot.count.last + ALLOTTED):
        return None  # "the rest of the 400 who are in Juárez will watch"
    for hit in page.of_kind("status.after").between(spot.count.last, clause_ahead(page, spot.count.last, COMING)):
        if hit.says("status.after") == "announced":
            return hit if hit.says("measure.after") != "decrease" else None
    return None


def _are_these(course: Course, said: Said) -> bool:
    """Whether those told before are meant, whatever the verb: "these 900", "sent the 900", "nor did the 900"."""
    page, spot = course.page, course.spot
    single = page.vocabulary.single
    the = course.stands_alone or page.tokens.words[spot.first - 1] in page.vocabulary.known
    nor = page.is_word(said.first, "negates_clause")
    return nor or (said.last == spot.first and the) or not spot.lead.isdisjoint(single["these"])


def _past_aside(course: Course, before: Draft) -> Draft:
    """The figure of an item, and not those there already: "Iowa will send 20, besides the 30 there; Ohio, 15"."""
    page, told = course.page, course.story.drafts[-2:]
    leads = [page.sense(at, "status.before") for at in range(max(before.first - 2, 0), before.first)]
    there = any(sense is not None and sense.closed for sense in leads)  # "to join the 30", "in addition to the 30"
    if not there or len(told) < 2 or told[0].sentence != before.sentence:
        return before
    items = stopped(page, before.count.last, course.spot.first)
    return told[0] if items and not stopped(page, told[0].count.last, before.first) else before


def _is_of_one_list(course: Course, before: Draft) -> bool:
    """Whether a figure is of one list with the one before: "blocked the sending of 200 from Ohio and 300 from Iowa"."""
    page, spot = course.page, course.spot
    joined = spot.count.kind == "elided" and page.sense(spot.first - 1, "and") is not None
    return before.sentence == spot.sentence and (course.listed or joined)


def _is_to_do(course: Course, told: Draft) -> bool:
    """Whether what those planned will do is told in the present: "will send 61. The 61 soldiers join 400 there"."""
    page, said = course.page, course.said
    present = said is not None and page.is_word(said.first, "present")
    return present and told.status in verbs.PLANS


def _leads_in_present(page: Page, sentence: int) -> bool:
    """Whether what leads in a list says that it is of now, and of no plan: "He showed the current distribution:"."""
    begin, end = page.sentences[sentence]
    of_now = any(page.has_word(kind, begin, end) for kind in ("current", "already"))
    if not of_now or not page.is_mark(end - 1, ":"):
        return False
    verb = _last_verb(page, sentence)
    return verb is None or verb.value not in verbs.PLANS


def _last_verb(page: Page, sentence: int) -> Said | None:
    """What the last verbs of a sentence say: "announced a deployment to the border"."""
    begin, end = page.sentences[sentence]
    return verbs.status_before(page, end - 1, begin, opened=True)


def _decided_before(course: Course) -> Stage | None:
    """What the sentence before says is planned, of no number: "announced a deployment. It includes 500 Marines"."""
    sentence, told = course.spot.sentence - 1, course.story.since(course.spot.sentence, 1)
    if told is not None and not course.is_of_country(told):
        return None  # "Mexico will send 500. The U.S. force includes 300 soldiers"
    verb = _last_verb(course.page, sentence) if sentence >= 0 else None
    return (verb.value, verb) if verb is not None and verb.value in verbs.PLANS else None


def _is_result(course: Course) -> bool:
    """Whether a total follows from what was said before it: "bringing the total to 4,000", "leaving about 3,000"."""
    spot, said = course.spot, course.said
    hit = ties.result(course.page, spot.first)
    if hit is None or course.stands_alone:
        return False
    if said is None or (said.first == hit.first and said.value == "considered"):
        return True
    if said.value == "deployed" and said.first == spot.count.last:
        return True  # "leaving no more than 300 in place"
    if "," in course.page.tokens.words[spot.count.last : said.first]:
        return True  # "bringing the total to 4,300, to lay wire"
    if said.last <= hit.first:
        return said.last < hit.first  # "will bring the total to" is told of the total itself
    return said.first <= hit.first and said.value in verbs.HAPPENED


def _act_before(course: Course) -> Stage | None:
    """The stage of the act that a total follows from: of figures told right before, or of the verb before them."""
    near = [before for before in course.near if course.spot.sentence - before.sentence <= 1]
    beside = [before for before in near if before.sentence == course.spot.sentence]
    if not near:
        return None
    acts = [before for before in beside if before.status == "withdrawn"]  # "withdrew 1,100 of the 1,500, leaving 400"
    acts = acts or [before for before in beside or near if before.status in verbs.PLANS]
    if acts:
        return acts[-1].status, acts[-1]
    last = near[-1]  # "will supplement the 2,500 already there, bringing the total to 4,000"
    verb = verbs.status_before(course.page, last.first, course.page.sentences[last.sentence][0], opened=True)
    if verb is None or verb.value not in verbs.PLANS or (last.said is not None and last.said.first == verb.first):
        return last.status, last  # the entry of a chronicle: "2019: The Pentagon sends 3,750, for a total of 4,350"
    return verb.value, verb
