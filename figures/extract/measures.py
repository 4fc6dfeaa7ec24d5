"""What a figure's own words say of its measure: an ordered list of rules, of which the first that speaks wins.

A rule takes the words around one figure and gives level, increase, decrease, part, or None where it has nothing to say.
To change an answer, change the rule that gave it (`python -m figures explain` names it), its place in `RULES`, or the
words of the lexicon. What other figures of the text make of it is told later, in `parts`.

What `explain` names here that is no function:
    silent  A level, where nothing else is said: "500 soldiers in Yuma".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, get_args

from figures.extract.around import clause_ahead, clause_back, hits_between
from figures.extract.cues import Said
from figures.extract.named import journeys
from figures.extract.nouns.nouns import Count
from figures.extract.nouns.ties import goes_on_by_place, is_whole, led_in_by, of_those_relieved
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.rules import Spoke, first_to_speak, in_order, knows_by
from figures.extract.text.phrases import Hit

VERB = 7  # tokens before a number in which its verb of change may stand: "withdrew about 300"
NEXT = 3  # tokens between words of change or of a total and the number that they speak of: "of whom 3,000"
LEAD = 4  # tokens before a number from which words of a total may lead to it: "leaving only about 3,000"
REACH = 5  # tokens behind a phrase in which words of change may stand: "300 will be withdrawn"
CHANGE = 12  # tokens before "by 2,000" in which the verb of change may stand
CHANGED = frozenset({"levels", "bodies", "troops", "grows", "shrinks"})  # what leads to a number behind "to"
TAKEN_BACK = frozenset({"measure.after", "returns"})  # what behind a phrase may tell of a change
SAYING = frozenset({"measure.before", "measure.after"})
ACTING = frozenset({"measure.before", "status.before"})  # verbs whose object "a" leads to in Spanish
ATTRIBUTE = 6  # tokens behind a phrase that may say where those counted are
LEADING = frozenset({"determiner", "filler", "hedge.before", "to", "of"})  # between words of a total and its number
OBJECT = frozenset({"determiner", "adjective", "filler", "hedge.before", "of"})  # between "lose" and those who are lost
PASSED = frozenset({"pronoun", "auxiliary", "filler", "to"})  # between a figure and the words of change behind it
WHERE = frozenset({"preposition", "determiner", "place", "border", "status.after"})  # words of such an attribute
Claim = Literal["part", "portion", "few"]  # "200 of them", "the first 330", "only 60": each some of a larger figure
WHOLE_NEEDED: tuple[Claim, ...] = get_args(Claim)  # no measures yet: that needs the larger figure, which `parts` seeks


@dataclass
class Measured:
    """A figure whose measure the words right around it may say; `lead` is what its phrase itself opens with."""

    page: Page
    count: Count
    first: int
    lead: Said | None

    @once
    def before(self) -> Said | None:
        """What a verb of change before it says; where the phrase opens with a measure, before that."""
        opens = self.lead is not None and self.lead.value not in WHOLE_NEEDED
        return _change_before(self.page, self.lead.first if self.lead is not None and opens else self.first)

    @once
    def behind(self) -> Said | None:
        """What the words behind it say."""
        return _change_behind(self.page, self.count)


def measure(page: Page, count: Count, first: int, lead: Said | None) -> tuple[Said | None, Spoke]:
    """What words right around a number say of its measure, "another 500", "500 más", and which rule; None: a level."""
    return first_to_speak(RULES, Measured(page, count, first, lead)) or (None, Spoke("measures.silent"))


def claim(said: Said | None) -> Claim | None:
    """What words claim a figure to be some of, "portion" for "the first 330"; None where they say its measure."""
    return next((each for each in WHOLE_NEEDED if said is not None and said.value == each), None)


# ---------------------------------------------------------------- the rules
@knows_by("total")
def others_stay(measured: Measured) -> Said | None:
    """A level: others who stay where they were: "About 130 others remain on the border", "otros 900 siguen"."""
    page, last = measured.page, measured.count.last
    others = measured.lead is not None and measured.lead.value == "increase"
    if not others and not any(hit.says("measure.after") == "increase" for hit in measured.count.inside):
        return None
    verb = last + page.is_word(last, "auxiliary")  # "will stay"
    stays = page.kinds(last) & {"total.after"} or page.is_word(verb, "stays", "stays_on")
    going = page.sense(last, "status.after")  # "otros 200 siguen llegando"
    to_come = page.is_word(verb + 1, "infinitive")  # "another 1,000 remain to be sent"
    to_come = to_come or (going is not None and going.says == "moving")
    return Said("level", last, verb + 1) if stays and not to_come else None


def attribute(measured: Measured) -> Said | None:
    """What a word within the phrase says: "300 additional soldiers", "200 of those soldiers"."""
    inside = next((hit for hit in measured.count.inside if "measure.after" in hit.senses), None)
    if inside is not None and led_in_by(measured.page, measured.first, "joined") is not None:
        return None  # "will join 1,300 others there"
    if inside is not None and inside.says("measure.after") == "increase":
        left = next((said for said in (measured.behind, measured.before) if said and said.value == "decrease"), None)
        if left is not None:
            return left  # "will withdraw 800 more troops"
    some = inside is not None and inside.says("measure.after") in WHOLE_NEEDED
    if some and is_whole(measured.page, measured.first):
        return None  # "Of the 1,500 initially ordered"
    return Said(inside.says("measure.after"), inside.first, inside.last) if inside is not None else None


def contains(measured: Measured) -> Said | None:
    """A level: what something is a part of, "most of the 360"; a decrease, if they left: "Of the 70 withdrawn, 30"."""
    page = measured.page
    if not is_whole(page, measured.first):
        return None
    behind = measured.behind
    left = behind is not None and behind.value == "decrease"
    if behind is not None and left and page.is_mark(behind.last, ","):
        return behind
    return Said("level", measured.first - 1, measured.first)


def known(measured: Measured) -> Said | None:
    """A level: those who come on top and are known: "a ello se añaden los 2.500 que ya"."""
    lead = measured.lead
    if lead is None or lead.value != "increase":
        return None
    between = range(lead.last, measured.count.first)
    article = any(
        "determiner" in measured.page.kinds(at) and "hedge.before" not in measured.page.kinds(at) for at in between
    )
    return Said("level", lead.first, lead.last) if article else None


def others_leave(measured: Measured) -> Said | None:
    """A decrease: others who leave: "pull out another 500", "otros 500 serán retirados"."""
    if measured.lead is None or measured.lead.value in WHOLE_NEEDED:
        return None
    return next((said for said in (measured.behind, measured.before) if said and said.value == "decrease"), None)


@knows_by("change")
def added(measured: Measured) -> Said | None:
    """An increase, as the verb says that its phrase opens with: "a los que se han añadido 6.000"."""
    lead = measured.lead
    if lead is None or lead.value != "increase":
        return None
    acted = measured.page.has_word("auxiliary", lead.first, lead.last)
    return lead if acted else None


@knows_by("another")
def opening(measured: Measured) -> Said | None:
    """What the phrase opens with: "another 500", "otros 300"."""
    return measured.lead if measured.lead is not None and measured.lead.value not in WHOLE_NEEDED else None


@knows_by("total")
def reached(measured: Measured) -> Said | None:
    """A level: a total that is reached, kept or left: "bringing the total to 4,000", "leaving about 3,000"."""
    found = total(measured.page, measured.count, measured.first)
    taken = found is not None and measured.count.partitive and found.first > measured.first
    changed = found is not None and _is_change(measured, found)  # "son 900 soldados menos que en marzo"
    return None if taken or changed else found  # "300 of the soldiers remain"


def there_before(measured: Measured) -> Said | None:
    """A level: those who are joined or relieved: "will join about 2,500"."""
    there = led_in_by(measured.page, measured.first, "joined") or led_in_by(measured.page, measured.first, "relieved")
    return Said("level", there.first, there.last) if there is not None else None


def amounts_to(measured: Measured) -> Said | None:
    """What a change amounts to: "increased its force by 1,600", "up 300 from May"."""
    return _amount(measured.page, measured.first) or _amount_alone(measured.page, measured.first, measured.count)


@knows_by("change")
def changed(measured: Measured) -> Said | None:
    """What a verb of change before it says: "withdrew about 300", "fueron retirados 300"."""
    return measured.before


@knows_by("change")
def said_behind(measured: Measured) -> Said | None:
    """What the words behind it say: "200 of them", "300 will be withdrawn"; of some of others, only who leaves."""
    some = measured.lead is not None and measured.lead.value == "part"
    grows = measured.behind is not None and measured.behind.value == "increase"
    return None if some and grows else measured.behind  # "entre ellos 90 paracaidistas, para reforzar"


@knows_by("of")
def taken_of(measured: Measured) -> Said | None:
    """A part, if there is a whole: "60 of the soldiers"."""
    page, count = measured.page, measured.count
    if not count.partitive:
        return None
    noun = count.head is not None and page.sense(count.number.last, "of_them") is None
    return Said("portion" if noun else "part", count.last - 1, count.last)


def some_of_told(measured: Measured) -> Said | None:
    """A part, if there is a whole: "the first 330", "only 60"; not what one has: "It had just 9,000 in 2020"."""
    lead = measured.lead
    owned = lead is not None and lead.value == "few" and "holds" in measured.page.kinds(lead.first - 1)
    return None if owned and not measured.count.partitive else lead


RULES = in_order(
    # Others who stay, who are nothing new, before the "others" of their phrase.
    others_stay,
    # What its phrase says within, or "of" before it; before the verbs of its parts: "All but 70 of the 450 have left".
    attribute,
    contains,
    # What its phrase opens with, unless an article or a verb says otherwise; before a total: "keeps another 2,050".
    known,
    others_leave,
    added,
    opening,
    # A level, as a total or as those who are joined; before the change that leads to it: "cut the force to 4,500".
    reached,
    there_before,
    # A change, before some of others, who may be those that change: "withdrew 340 of its 890 soldiers".
    amounts_to,
    changed,
    said_behind,
    # Some of others, where nothing else is said of them.
    taken_of,
    some_of_told,
)


# ---------------------------------------------------------------- what the rules ask
def _is_change(measured: Measured, found: Said) -> bool:
    """Whether a figure only is so many more or fewer, as a word behind it says: "suman 300 más", "son 900 menos"."""
    behind = measured.behind if measured.page.sense(found.first, "composes") is not None else None
    return behind is not None and behind.first == measured.count.last and behind.value in ("increase", "decrease")


def total(page: Page, count: Count, first: int) -> Said | None:
    """A level that is reached, kept or left: "bringing the total to 4,000", "leaving about 3,000", "4,000 in all"."""
    return _total_before(page, first, page.sentence_at(count.first)[0]) or _total_behind(page, count.last)


def _total_before(page: Page, first: int, begin: int) -> Said | None:
    """The words of a total, or of a change and what it leads to, right before a number: "leaving about", "rose to"."""
    for hit in _leading(page, first, begin):
        if "total.before" in hit.senses:
            return Said("level", hit.first, hit.last)
        if hit.senses.keys().isdisjoint(LEADING) or page.those(ACTING).begins(hit.first - 1, hit.first):
            return None  # "retira a 2.000", "envió a 150"
        if "change_to" in hit.senses and goes_on_by_place(page, hit.first):
            return None
        if "change_to" in hit.senses and _changes(page, begin, hit.first):
            return Said("level", hit.first, hit.last)
    return None


def _leading(page: Page, first: int, begin: int) -> Iterator[Hit]:
    """The phrases that lead to a number without a gap, the nearest first: "leaving", "only", "about"."""
    at = first - 1
    while at >= begin and first - at <= LEAD and page.number_at[at] is None:
        hit = page.hit_at[at]
        if hit is None:
            return
        yield hit
        at = hit.first - 1


def _total_behind(page: Page, last: int) -> Said | None:
    """The words of a total right behind a figure: "4,000 in all"; not "regresaron 300 soldados y quedan 200"."""
    if not page.tells("total.after", last, last + NEXT):
        return None
    hits = takewhile(lambda hit: "and" not in hit.senses, hits_between(page, last, clause_ahead(page, last, NEXT)))
    return next((Said("level", hit.first, hit.last) for hit in hits if "total.after" in hit.senses), None)


def _changes(page: Page, begin: int, end: int) -> bool:
    """Whether something that can change stands in the clause before "to": a figure or a noun such as "force"."""
    for at in range(max(begin, end - CHANGE), end):
        hit = page.hit_at[at]
        if page.number_at[at] is not None or (hit is not None and hit.senses.keys() & CHANGED):
            return True
        if hit is not None and hit.last - hit.first > 1 and page.is_word(hit.last - 1, "change_by"):
            return True  # "cut by more than half, to 2,100"
    return False


def _change_before(page: Page, first: int) -> Said | None:
    """An increase or decrease by the verb before a number: "withdrew about 300", "fueron retirados 300"."""
    if not page.those(SAYING).begins(first - VERB, first):
        return None
    known = False  # whether an article was passed that tells of those known: "retiró a los 300"
    for hit in reversed(hits_between(page, clause_back(page, first, VERB), first)):
        if any(page.number_at[hit.last : first]) or _tells_of_whole(page, hit, first):
            return None
        if journeys.brings_to_border(page, hit) or _has_object(page, hit, first):
            return None
        dated = page.is_word(hit.last - 1, "change_by") and page.date_at[hit.last] is not None
        if dated and any(page.is_word(at, "change_to") for at in range(hit.last, first)):
            continue  # "bajó en octubre a 4.000"
        says, beside = _says_before(page, hit, first), hit.last - hit.first > 1 or hit.last == first
        if says == "decrease" or (says == "increase" and beside and not known):
            return Said(says, hit.first, hit.last)
        stage = hit.senses.get("status.before")
        article = stage is not None and stage.near and stage.closed
        if (stage is not None and not article) or "total.before" in hit.senses:
            return None
        known = known or article
    return None


def _has_object(page: Page, hit: Hit, first: int) -> bool:
    """Whether what is lost or brought back is something else: "lose the case over 500", "bring back work for 500"."""
    if not page.has_word("loses", hit.first, hit.last):
        return False
    return any(page.kinds(at).isdisjoint(OBJECT) for at in range(hit.last, first))


def _says_before(page: Page, hit: Hit, first: int) -> str:
    """What a phrase before a number says of its measure; nothing where it has no word of it.

    Where the verb comes first, what else stands behind a number may speak: "fueron retirados 300"; not "son menos: 90".
    """
    if "measure.before" in hit.senses:
        return hit.says("measure.before")
    near = page.vocabulary.verb_first and first - hit.last <= NEXT and ":" not in page.tokens.words[hit.last : first]
    return "decrease" if near and hit.says("measure.after") == "decrease" else ""


def _tells_of_whole(page: Page, hit: Hit, first: int) -> bool:
    """Whether those who left are the whole before a comma: "Of the 2,700 withdrawn, 1,600 were sent to Sinaloa"."""
    left = "decrease" in (hit.says("measure.before"), hit.says("measure.after"))
    return left and page.tokens.words[hit.last : first] == [","] and _is_of_number(page, hit)


def _is_of_number(page: Page, hit: Hit) -> bool:
    """Whether a number stands right before a word of change, of which it is told."""
    return any(page.number_at[max(hit.first - NEXT, 0) : hit.first])


def _change_behind(page: Page, count: Count) -> Said | None:
    """What the words behind a phrase say of its measure: "200 of them", "300 will be withdrawn"."""
    if not page.those(TAKEN_BACK).begins(count.last, page.sentence_at(count.first)[1]):
        return None
    begin = _behind_attribute(page, _behind_whole(page, count) if count.partitive else count.last)
    planned = False
    for hit in hits_between(page, begin, clause_ahead(page, begin, REACH)):
        if any(page.number_at[begin : hit.first + 1]) or _is_told_of_others(page, hit, count.last):
            return None  # "7,700 soldiers, 2,300 fewer than at first"
        says = hit.says("measure.after") or _says_home(page, hit)
        acted = page.has_word("auxiliary", hit.first, hit.last)
        last = begin if acted else count.last  # "500 soldiers from Fort Bliss have been added"
        if planned and says and hit.last == hit.first + 1 and "auxiliary" not in page.kinds(hit.first - 1):
            return None  # "are expected to cut wire"
        if says == "decrease" or (says and hit.first - last <= 1):
            if _counts_others(page, hit) or (says == "decrease" and _leads_to_border(page, hit)):
                return None  # "made fewer arrests", "40 will leave in April for the border"
            if says != "increase" or _goes_with_number(page, hit, last):
                return Said(says, hit.first, hit.last)
        elif _is_plan(hit):
            planned = True
        elif hit.senses.keys().isdisjoint(PASSED):
            return None
    return None


def _says_home(page: Page, hit: Hit) -> str:
    """A decrease by a verb of returning to where they are from: "will return to Fort Bragg"; else nothing."""
    stage = journeys.stage(page, hit) if "returns" in hit.senses else None
    return "decrease" if stage is not None and stage.says == "withdrawn" else ""


def _leads_to_border(page: Page, hit: Hit) -> bool:
    """Whether who leaves does so for the border: "will leave in April for the border", "has left Ohio for a tour"."""
    stage = journeys.stage(page, hit)
    led = hit.last - page.is_word(hit.last - 1, "change_to")  # "volverán a la frontera"
    return journeys.to_border(page, led) or (stage is not None and stage.says == "moving")


def _is_plan(hit: Hit) -> bool:
    """Whether a phrase only says that what follows is planned: "are expected to be withdrawn"."""
    sense = hit.senses.get("status.after")
    return sense is not None and sense.modal and sense.firm


def _is_told_of_others(page: Page, hit: Hit, last: int) -> bool:
    """Whether a phrase behind a figure turns to others: to a part, to the next number, to police."""
    if ("whom" in hit.senses and hit.first > last) or of_those_relieved(page, last, hit.first):
        return True  # "500 troops, among them engineers", "500 troops replace a unit that left"
    says = hit.says("measure.after")
    civil = hit.last < page.end and "civil" in page.kinds(hit.last)
    if says == "increase" and civil:
        return True  # "up to 15,000 soldiers on top of Border Patrol"
    return bool(says) and _speaks_of_next(page, hit, says)


def _goes_with_number(page: Page, hit: Hit, last: int) -> bool:
    """Whether a word of more stands right behind a figure or a sign, and goes with no noun behind it: "500 more"."""
    between = page.tokens.words[last : hit.first]
    return not between or (between in ([","], ["-"]) and not _opens_noun(page, hit))


def _opens_noun(page: Page, hit: Hit) -> bool:
    """Whether a word of change goes with a noun behind it: "orders 1,500 troops, additional helicopters"."""
    at = hit.last
    if hit.last - hit.first > 1 or at >= page.end or page.number_at[at] is not None:
        return False
    plain = page.hit_at[at] is None and page.tokens.words[at].isalpha()
    return plain or not page.kinds(at).isdisjoint({"reason", "adjective"})


def _counts_others(page: Page, hit: Hit) -> bool:
    """Whether words of change are told of others or things right behind them: "made fewer arrests", "more seizures"."""
    behind = page.sense(hit.last, "reason") if hit.last < page.end and "status.after" not in hit.senses else None
    return behind is not None and not page.is_word(hit.last - 1, "of")


def _behind_whole(page: Page, count: Count) -> int:
    """The token behind the whole that a part is of: at "will" in "60 of the 400 troops will be home by May"."""
    whole = next((number for number in page.number_at[count.last : count.last + NEXT] if number is not None), None)
    return page.counted.get(whole.first, ("", count.last))[1] if whole is not None else count.last


def _behind_attribute(page: Page, last: int) -> int:
    """The token behind the words that say where those counted are: "on the border", "desplegados en Arizona"."""
    at = last
    for hit in hits_between(page, last, clause_ahead(page, last, ATTRIBUTE)):
        verb = "measure.after" in hit.senses or page.is_word(hit.first, "auxiliary")
        joins = "and" in hit.senses and page.kinds(hit.last).isdisjoint({"place", "to"})  # "llegan 420 y se van 510"
        if hit.first != at or verb or joins or hit.senses.keys().isdisjoint(WHERE):
            break
        at = hit.last
    goes_on = at < page.end and page.hit_at[at] is not None and page.number_at[at] is None
    return at if goes_on else last


def _speaks_of_next(page: Page, hit: Hit, says: str) -> bool:
    """Whether words speak of a number behind them: "6,000, of whom 3,000", "a los 2.500 se sumarán 1.500"."""
    if says not in ("part", "increase") or not any(page.number_at[hit.last : hit.last + NEXT]):
        return False
    if says == "part":
        return True
    words = page.tokens.words
    article = page.is_word(hit.last, "determiner")
    apart = words[hit.first - 1] == "," and page.number_at[hit.last] is not None  # "2.000 soldados, más 500 marines"
    verb_first = page.vocabulary.verb_first and (hit.last - hit.first > 1 or article or apart)  # "7 mil, más los 2 mil"
    return verb_first and not page.is_word(hit.last - 1, "to")


def _amount_alone(page: Page, first: int, count: Count) -> Said | None:
    """What a change amounts to that is told by no verb: "9,000 troops, up 300 from May"; not "picked up 300 in May"."""
    if first < 2 or not page.is_word(count.last, "since_then"):
        return None
    apart = not page.tokens.words[first - 2].isalnum() or "auxiliary" in page.kinds(first - 2)
    for kind, says in (("up_by", "increase"), ("down_by", "decrease")):
        if apart and page.is_word(first - 1, kind):
            return Said(says, first - 1, first)
    return None


def _amount(page: Page, first: int) -> Said | None:
    """What a change amounts to: "increased its force by 1,600"; None where no verb of change leads to the number."""
    if not first or not page.is_word(first - 1, "change_by"):
        return None
    begin = clause_back(page, first, CHANGE)
    begin = max((number.last for number in page.number_at[begin:first] if number is not None), default=begin)
    for hit in reversed(hits_between(page, begin, first)):
        for kind, says in (("grows", "increase"), ("shrinks", "decrease")):
            if kind in hit.senses:
                return Said(says, hit.first, hit.last)
    return None
