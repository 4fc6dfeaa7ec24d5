"""More of what was counted before, where that is no soldiers: rules of `ellipses` for bare numbers, in that order.

"25 governors signed. Fourteen of them", "300 beds, and 200 more", "Of 106 trucks, 53 were in Texas".
"""

from __future__ import annotations

from figures.extract import passing, ties
from figures.extract.around import hits_between
from figures.extract.nouns import is_plural
from figures.extract.others import OTHERS
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.resumed import FEW, NAMED_BACK
from figures.extract.story import Refused
from figures.extract.weighed import Bare

PARTED = frozenset({"things", "weapon or vehicle", "unit count", "money"})  # what may have parts counted beside it
ASIDE = frozenset({"money", "duration"})  # told of soldiers by the way, where they are counted: "two of the 22 years"
ARMY = frozenset({"troops", "branch", "force"})  # of whom more may be told
SUBJECT = 4  # tokens that open a sentence, in which its subject stands
SUBJECTS = ARMY | {"people", "anyone", "reason", "place", "country", "civil", "unit", "operation"}
COMES_TO = frozenset({"auxiliary", "total.before", "change_to", "grows", "shrinks", "filler"})  # verbs of an amount
LEADS_SUBJECT = frozenset({"determiner", "adjective", "levels", "of"})  # what may lead to the noun of a subject
ENDS_SUBJECT = frozenset({"stops", "pronoun", "and"})  # what no such subject goes on behind
DEEDS = 10  # tokens of what soldiers did, which then is a subject
ALIKE = 3  # times as many as others beside it may be of them: "300 soldiers came: 290 and 10 police" are not
SENDING = 50  # no more states or countries than that send soldiers
OBJECT = 6  # tokens behind a number in which its verb has soldiers for an object


def of_others_told(bare: Bare) -> str | None:
    """What "of them" are where more of others were counted last: "25 governors signed. Fourteen of them have sent"."""
    story, count = bare.story, bare.count
    whom = next((hit for hit in bare.leading if "whom" in hit.senses), None)  # "de las que unas 1.900"
    if _is_part_of_casualties(bare):
        return "casualties"
    if not (count.partitive or (whom is not None and count.left is None)) or not story.refused:
        return None  # "troopers and soldiers, including a Guard contingent of 4,800"
    first, (why, _, whole) = next(reversed(story.refused.items()))
    if _are_told_aside(bare, first) or (whom is not None and _opens_with_whom(bare, first, whom)):
        return None
    larger = (whole.number.value or 0) > (count.number.value or 0)
    return why if larger and _are_near(bare, first) else None


def _opens_with_whom(bare: Bare, first: int, whom: Hit) -> bool:
    """Whether "including" goes on inside a new sentence: "75 troopers. Other states, including Indiana (50), ..."."""
    page = bare.page
    return bare.sentence > page.sentence_of[first] and whom.first > page.sentences[bare.sentence][0] + 1


def _are_told_aside(bare: Bare, first: int) -> bool:
    """Whether what number `first` counts is told by the way: "400 soldiers, at a cost of $2 million", "2,500 a day"."""
    why, _, whole = bare.story.refused[first]
    paced = whole.last < bare.page.end and bare.page.sense(whole.last, "pace") is not None
    return paced or (why in ASIDE and bare.story.since(bare.sentence, 0) is not None)


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
    apart = ends or page.tokens.words[passing.led_from(page, bare.count) - 1] == ","
    if of is None or "of" not in of.senses or not apart:
        return None
    opens = of.first == page.sentences[bare.sentence][0] or not page.tokens.words[of.first - 1].isalpha()
    return refused.why if opens else None


def deeds(bare: Bare) -> str | None:
    """What soldiers did or suffered, where it is that which comes to so many: "Arrests by the troops rose to 120"."""
    page, begin = bare.page, bare.page.sentences[bare.sentence][0]
    subject = at = passing.led_from(page, bare.count)
    while at > begin and page.kinds(at - 1) & COMES_TO:
        at -= 1
    if at == subject or page.those(ARMY).begins(at, subject):
        return None
    for hit in reversed(hits_between(page, max(begin, at - DEEDS), at)):
        if hit.senses.keys() & ENDS_SUBJECT or "," in page.tokens.words[hit.last : at]:
            return None
        why = hit.says("reason")
        if why in OTHERS and is_plural(page, hit.last - 1):
            return why if _opens_clause(page, hit, begin) and page.those(ARMY).begins(hit.last, at) else None
    return None


def in_apposition(bare: Bare) -> str | None:
    """What the noun right before a comma names, of which it is told how many there are: "The units, 12 in all"."""
    page, at = bare.page, bare.count.first - 1
    if at < 1 or page.tokens.words[at] != "," or bare.count.last >= page.end:
        return None
    noun = page.sense(at - 1, "reason")
    total = "adds_up" in page.kinds(bare.count.last) and is_plural(page, at - 1)
    return noun.says if total and noun is not None else None


def one_of_things(bare: Bare) -> str | None:
    """Things of which one is spoken of: "The helicopter, one of about 480 that the Army owns"."""
    page, numbers = bare.page, bare.page.vocabulary.numbers
    of = page.hit_at[passing.led_from(page, bare.count) - 1]
    at = of.first - 1 if of is not None and "of" in of.senses else -1
    if at < 0 or page.tokens.words[at] not in numbers.articles | numbers.pronouns.keys():
        return None
    for hit in reversed(hits_between(page, max(0, at - NAMED_BACK), at)):
        if hit.senses.keys() & {"troops", "people", "anyone"}:
            return None
        if "reason" in hit.senses:
            return hit.says("reason") if hit.says("reason") in PARTED else None
    return None


def of_what_stood_before(bare: Bare) -> str | None:
    """Vehicles, or others, that the sentence before opens with: "The trucks come by rail. About 100 are in Yuma"."""
    page, begin = bare.page, bare.page.sentences[bare.sentence][0]
    opens = passing.led_from(page, bare.count) == begin and bare.sentence > 0
    if not opens or page.opens_paragraph(bare.sentence) or bare.count.partitive or bare.behind is not None:
        return None
    before, _ = page.sentences[bare.sentence - 1]
    if page.tokens.words[before] in page.vocabulary.single["they"]:
        return None  # "They fly helicopters. About 60 are pilots"
    first = next((hit for hit in hits_between(page, before, before + SUBJECT) if hit.senses.keys() & SUBJECTS), None)
    why = first.says("reason") if first is not None and is_plural(page, first.last - 1) else None
    return why if why in (*OTHERS, "weapon or vehicle") else None


def beside_its_like(bare: Bare) -> str | None:
    """More of what "and" joins, in the same words: "482 complaints against A and 431 against B"."""
    page, last, joined = bare.page, bare.count.last, _joined_others(bare)
    if joined is None or joined.counted.last >= passing.led_from(page, bare.count):
        return None
    alike = page.tokens.words[joined.counted.last] == page.tokens.words[last]
    return joined.why if alike and "preposition" in page.kinds(last) else None


def more_of_its_like(bare: Bare) -> str | None:
    """More of what "and" joins: "300 beds, and 300 more", "in four counties and two others"."""
    page, first, joined = bare.page, passing.led_from(bare.page, bare.count), _joined_others(bare)
    said = page.tells("measure.before", first, bare.count.last)
    if joined is None or not (said or any("measure.after" in hit.senses for hit in bare.count.inside)):
        return None
    fewer = joined.counted.last == first - 1 and bare.value <= (joined.counted.number.value or 0)
    army = page.those(ARMY).begins(page.sentences[bare.sentence][0], first)
    return joined.why if fewer or not (army or passing.is_passing(page, joined.counted)) else None


def more_of_few(bare: Bare) -> str | None:
    """More of few things told shortly before: "Two planes landed with 80 soldiers. Two more ...", "in another six"."""
    page, story, first = bare.page, bare.story, passing.led_from(bare.page, bare.count)
    more = page.tells("measure.before", first, bare.count.first)
    if bare.value >= FEW or not (more or any("measure.after" in hit.senses for hit in bare.count.inside)):
        return None
    near = (at for at in reversed(story.refused) if bare.sentence - page.sentence_of[at] <= 1)
    few = next((at for at in near if 1 < (story.refused[at].counted.number.value or 0) < FEW), None)
    last = story.since(bare.sentence, 1)
    if few is None or (last is not None and (last.value or FEW) < FEW):
        return None
    why = story.refused[few].why
    return why if why in (*PARTED, "duration") else None


def like_the_next(bare: Bare) -> str | None:
    """Of the others whom "and" joins behind it, where they are about as many: "140 and 110 passengers"."""
    after, page = bare.counts[bare.index + 1 : bare.index + 2], bare.page
    if not after or after[0].kind not in OTHERS or after[0].first != bare.count.last + 1:
        return None
    alike = bare.value <= ALIKE * (after[0].number.value or 0)
    return after[0].kind if alike and "and" in page.kinds(bare.count.last) else None


def senders(bare: Bare) -> str | None:
    """Those who send soldiers: "At least 14 have promised or sent troops", of states told before."""
    if bare.behind != "troops" or bare.value > SENDING or bare.count.left is not None:
        return None
    page, begin = bare.page, bare.count.last
    if "auxiliary" not in page.kinds(begin):
        return None
    for hit in hits_between(page, begin, min(page.end, begin + OBJECT)):
        if "troops" in hit.senses:
            return "things" if "status.before" in page.kinds(hit.first - 1) else None
    return None


def others_still_counted(bare: Bare) -> str | None:
    """Others, where the text counted some last: "80 migrants were caught. Of 60, nothing is known"."""
    story = bare.story
    return story.counted if story.counted in OTHERS and bare.sentence - story.counted_sentence <= 1 else None


# ---------------------------------------------------------------- what the rules ask
def _opens_clause(page: Page, hit: Hit, begin: int) -> bool:
    """Whether a noun, with the small words before it, opens its clause or its sentence: "The migrants"."""
    at = hit.first
    while at > begin and page.kinds(at - 1) & LEADS_SUBJECT:
        at -= 1
    return at == begin or not page.tokens.words[at - 1].isalpha()


def _joined_others(bare: Bare) -> Refused | None:
    """What "and" joins a bare number to, where that is of others or of things that may have parts."""
    page, first = bare.page, passing.led_from(bare.page, bare.count)
    if not bare.index or first < 1 or "and" not in page.kinds(first - 1) or bare.count.last >= page.end:
        return None
    refused = bare.refused_before
    return refused if refused is not None and refused.why in (*OTHERS, *PARTED) else None


def _is_part_of_casualties(bare: Bare) -> bool:
    """Whether it is some of those who died or were hurt: "nine have died, including four by suicide"."""
    leading = (hit.says("measure.before") for hit in bare.leading if "measure.before" in hit.senses)
    fallen = bare.refused_before is not None and bare.refused_before.why == "casualties"
    return fallen and "part" in leading
