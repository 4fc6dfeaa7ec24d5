"""How far the soldiers of a figure have come: an ordered list of rules, of which the first that speaks wins.

A rule takes the case of one figure and gives a status, or None where it has nothing to say. To change an answer, change
the rule that gave it (`python -m figures explain` names it), its place in `RULES`, or the words of the lexicon. What a
figure's own words say is read in `saying`; here it is weighed against what the text has told before.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract import again, chapters, ties, verbs
from figures.extract.around import Words, hits_between
from figures.extract.cues import Said
from figures.extract.nouns import Count
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.rules import Spoke, decided, in_order, knows_by
from figures.extract.story import FIGURES_NEAR, Draft, Sought, Spot, Story

RESULT = {"ordered": "announced", "moving": "deployed", "withdrawn": "deployed"}  # what an act leads to, once done
ACTORS = frozenset({"country", "force", "branch"})
VERBS = frozenset({"auxiliary", "status.before", "holds"})
BESIDE = 3  # tokens from a part to its whole, or from a figure to the word that says whose it is
COMPOSED = 3  # sentences: how far back the stage of a whole is taken for what makes it up
COMPOSING = 9  # tokens before a figure in which words may say that it makes up another: "consists of about"
SUPPOSED = 8  # tokens from the word of a condition to the figure that it supposes
LINES = 3  # sentences: how far back a line of a list looks for its like, or for the words that lead it in

Stage = tuple[str, Words | None]  # a status; the words that tell it, or the figure that it is taken over from


@dataclass
class Course(Sought):
    """A figure whose status is sought, with its force and what its own words say of status and measure."""

    force: str
    said: Said | None
    measure: Said | None

    @once
    def composes(self) -> bool:
        """Whether it makes up what was told before it: "The package consists of about 2,400", "They include 500"."""
        return _composes(self)

    @once
    def listed(self) -> bool:
        """Whether its sentence may be a line of a list: it is short, and no verb stands before the figure."""
        spot = self.spot
        verb = any(self.page.kinds(at) & {"auxiliary", "holds"} for at in range(spot.begin, spot.first))
        return self.story.is_list_line(spot.sentence) and not verb

    @once
    def stands_alone(self) -> bool:
        """Whether nothing told before is of its soldiers: "withdrew 350 of its 900 troops"."""
        return ties.is_whole(self.page, self.spot.first)

    @once
    def before(self) -> Draft | None:
        """The figure it goes on from: told in its sentence, or in the line of a list above."""
        before = self.spot.after or self.story.since(self.spot.sentence, LINES if self.listed else 0)
        if before is None or before.sentence == self.spot.sentence or self.spot.count.kind != "troops":
            return before
        paragraphs, at = self.page.paragraph_of, self.spot.sentence
        line = self.story.is_list_line(before.sentence) and paragraphs[at] != paragraphs[before.sentence]
        item = line or self.story.is_item(at) or self.story.is_labelled(at)
        return before if item else None  # "They refused 1,500. In Yuma 40 guards work."

    @once
    def near(self) -> list[Draft]:
        """The figures of its country's forces told in the sentences right before it, and in its own."""
        near = self.story.drafts[self.story.told_before(self.spot.sentence - COMPOSED) :][-FIGURES_NEAR:]
        return [told for told in near if self.is_of_country(told)]

    def is_of_country(self, told: Draft) -> bool:
        """Whether a figure told before is of its own country's forces."""
        known = self.page.vocabulary.forces
        return known[told.force].country == known[self.force].country


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
@knows_by("told again")
def told_again(course: Course) -> Stage | None:
    """That of the figure it takes up: "these 10,000", "the 10,000"; not where "those 1,500 will leave"."""
    told, said = again.taken_up(course.story, course.spot), course.said
    if said is not None and course.measure is not None and course.measure.value == "decrease":
        return None
    these = not course.spot.lead.isdisjoint(course.page.vocabulary.single["these"])
    article = said is not None and said.last == course.spot.first and course.stands_alone  # "of the 1,500"
    nor = said is not None and course.page.tokens.words[said.first] in course.page.vocabulary.single["negates_clause"]
    same = these or article or nor or said is None
    return (told.status, told) if told is not None and (same or _is_to_do(course, told)) else None


def follows(course: Course) -> Stage | None:
    """What acts told before lead to: "bringing the total to 4,000", "leaving about 3,000"."""
    if not _is_result(course):
        return None
    act = _act_before(course)
    return (RESULT.get(act[0], act[0]), act[1]) if act is not None else None


def spared(course: Course) -> Stage | None:
    """Those who stay, where all others go: "all but 100 of the soldiers have left"."""
    first = course.spot.first
    left = course.said is not None and course.said.value == "withdrawn"
    spares = left and first and course.page.sense(first - 1, "spared") is not None
    return ("deployed", course.page.hit_at[first - 1]) if spares else None


def none_of(course: Course) -> Stage | None:
    """Those still to come, of whom nobody has: "none of the 4,500 has arrived"; or still there: "none has left".

    Denied is a whole body: "no brigade of 2,000 has been alerted".
    """
    words, single, at = course.page.tokens.words, course.page.vocabulary.single, course.spot.first
    at -= words[at - 1] in single["determiner"]
    if at < 2 or words[at - 1] not in single["of"]:
        return None
    if at > 2 and words[at - 3] in single["none"] and "bodies" in course.page.kinds(at - 2):
        return "denied", Said("denied", at - 3, at - 1)
    if words[at - 2] not in single["none"] or course.said is None or course.said.first < at:
        return None
    stage = {"moving": "announced", "withdrawn": "deployed"}.get(course.said.value)
    return (stage, course.said) if stage is not None else None


def of_an_option(course: Course) -> Stage | None:
    """What an option told right before would mean: "The Pentagon is weighing 4,000. One plan would leave 1,500"."""
    said, told = course.said, course.near[-1:]
    if said is None or said.value != "announced" or [each.status for each in told] != ["considered"]:
        return None
    verb = course.page.tokens.words[said.first : said.last]
    if course.page.tokens.words[said.first - 1] in course.page.vocabulary.single["they"]:
        return None  # "Four states said they would contribute 450"
    if _is_said_of_actor(course, said):
        return None
    may = any(word.endswith(course.page.vocabulary.conditional) for word in verb)
    return ("considered", told[0]) if may else None


def chronicled(course: Course) -> Stage | None:
    """What the entry of a chronicle tells in the present has happened: "2014: The governor sends 1,000"."""
    said, page = course.said, course.page
    if said is None or said.value not in ("announced", "moving") or not chapters.has_begun(page, course.spot.sentence):
        return None
    present = page.vocabulary.single["present"]
    return ("deployed", said) if page.tokens.words[said.first] in present else None  # not "agrees to send"


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
        if word in page.vocabulary.single["supposed"]:
            alone = hit is None or hit.last == hit.first + 1  # not "if you add 900", "si bien"
            supposed = Said("considered", at, at + 1)
            return ("considered", supposed) if alone and page.is_plain(at) else None  # not "sí envió 500"
    return None


def own_words(course: Course) -> Stage | None:
    """What its own words say, unless they only say what makes up a figure: "They include 500 Marines"."""
    said, measure = course.said, course.measure
    if said is None or course.composes:
        return None
    reached = measure is not None and measure.value == "level" and measure.last == said.last
    return "deployed" if reached and said.value == "moving" else said.value, said  # "el número llegó a 4 mil 350"


@knows_by("item")
def goes_on(course: Course) -> Stage | None:
    """That of the figure before in its sentence, "will send 500 to Yuma and 300 to Nogales", or of the line above."""
    before = course.before
    if course.stands_alone or before is None or before.status == "other":
        return None  # some of all soldiers serve somewhere
    if course.page.tells("likened", before.count.last, course.spot.first):
        return None  # "the 15,000 he would send would outnumber the 14,000 in Afghanistan"
    if before.status == "denied" and not (course.listed and before.sentence == course.spot.sentence):
        return None  # "We never had 10,000 here. Three thousand on a good day."
    if course.listed and before.sentence < course.spot.sentence:
        before = next(told for told in course.story.drafts[-FIGURES_NEAR:] if told.sentence == before.sentence)
    return before.status, before


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


def makes_up(course: Course) -> Stage | None:
    """That of the package it is of, told before: "They include 500 Marines"; not that of the 2,500 whom they join."""
    if course.stands_alone or not course.composes or course.before is not None:
        return None
    acts = [told for told in course.near if told.status in verbs.PLANS and not _is_of_those(course)]
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
    led = (_last_verb(course.page, sentence) for sentence in story.above_list(spot.sentence))
    return next(((verb.value, verb) for verb in led if verb is not None), None)


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


def to_do(course: Course) -> Stage | None:
    """Those who are to do something, where no verb says that they are sent: "500 more soldiers to patrol border"."""
    page, last = course.page, course.spot.count.last
    if course.said is not None or course.before is not None or last + 1 >= page.end:
        return None
    leads = page.tokens.words[last] in page.vocabulary.single["infinitive"] and not page.vocabulary.head_first
    opens = all(page.kinds(at).isdisjoint(VERBS) for at in range(course.spot.begin, course.spot.first))
    does = leads and opens and page.kinds(last + 1) & {"status.after", "status.before"}
    return ("announced", page.hit_at[last + 1]) if does else None


@knows_by("silence")
def in_place(course: Course) -> Stage | None:
    """Those of whom nothing else is told are there: "500 soldiers in Yuma"."""
    return "deployed", None


RULES = in_order(
    told_again,
    follows,
    spared,
    none_of,
    of_an_option,
    chronicled,
    only_supposed,
    own_words,
    headed,
    goes_on,
    planned_in_part,
    makes_up,
    led_in,
    to_do,
    in_place,
)


# ---------------------------------------------------------------- what the rules ask
def _first_of_two(course: Course) -> int:
    """Where the first of two figures begins that only "or" parts: "whether it sends 1,500 or 5,000"."""
    first, told = course.spot.first, course.story.since(course.spot.sentence, 0)
    beside = told is not None and told.count.last == first - 1 and "and" in course.page.kinds(first - 1)
    return told.first if told is not None and beside else first


def _is_said_of_actor(course: Course, said: Said) -> bool:
    """Whether somebody says what another will do, and tells of no option: "officials said the Pentagon would send"."""
    page, begin = course.page, course.spot.begin
    says = not page.vocabulary.single["says"].isdisjoint(page.tokens.words[begin : said.first])
    option = any(
        hit.senses["status.before"].says == "considered"
        for hit in page.of_kind("status.before").between(begin, said.first)
    )
    return says and not option and bool(page.kinds(said.first - 1) & ACTORS)


def _is_to_do(course: Course, told: Draft) -> bool:
    """Whether what those planned will do is told in the present: "will send 61. The 61 soldiers join 400 there"."""
    page, said = course.page, course.said
    present = said is not None and page.tokens.words[said.first] in page.vocabulary.single["present"]
    return present and told.status in verbs.PLANS


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
    return said.first <= hit.first and said.value in ("deployed", "moving", "withdrawn")


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


def _composes(course: Course) -> bool:
    """Whether a figure makes up what was told before it: "The package consists of about 2,400", "They include 500"."""
    page, spot, said = course.page, course.spot, course.said
    if said is not None and (said.value != "deployed" or said.last > spot.first):
        return False  # "will include 500", "includes 500 posted in Yuma"
    begin = max(spot.begin, spot.first - COMPOSING, said.last if said is not None else 0)
    if not page.vocabulary.single["already"].isdisjoint(page.tokens.words[spot.first - COMPOSED : spot.first]):
        return False  # "will join a program that currently includes 250"
    around = hits_between(page, begin, spot.count.first)
    return (
        (said is None and (spot.count.partitive or _tells_origin(page, spot.count)))
        or any(hit.senses.keys() & {"whom", "of_them"} for hit in around)
        or any(hit.senses["measure.before"].says == "part" for hit in around if "measure.before" in hit.senses)
    )


def _tells_origin(page: Page, count: Count) -> bool:
    """Whether what is told of a figure is only where its soldiers belong: "About 2,400 are from Fort Carson"."""
    return page.tells("belongs", count.last, count.last + BESIDE)


def _is_of_those(course: Course) -> bool:
    """Whether a figure is of the one told last: "Of those, 5,000 serve in Texas"."""
    spot = course.spot
    return course.page.tells("of_them", spot.begin, spot.count.first)
