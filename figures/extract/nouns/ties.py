"""What ties a figure to another one: what a change starts from or leads to, what a part is of, whom others join.

Each tie is a word or two right before the figure, articles and hedges between.
"""

from __future__ import annotations

from figures.extract.around import VERBS, clause_ahead, clause_back, hits_between, nearest_phrase
from figures.extract.nouns.nouns import LANDS, Count
from figures.extract.page import Page, looked_once
from figures.extract.text.phrases import Hit

THINGS = frozenset({"things", "unit count", "unit name", "weapon or vehicle"})  # kinds of counts that are of no people
CHANGES = frozenset({"grows", "shrinks"})
ADDED = 14  # tokens from a verb of adding to those there before
RESULTING = 8  # tokens before a total in which the words may stand by which it follows from the figures before
FAR_RESULT = 18  # the same where they name the total: "bringing the number of troops on the southern border to 4,000"
SUMMED = frozenset({"levels", "adds_up"})
TOTALLED = frozenset({"result"})
ONWARD = 8  # tokens behind what a change starts from in which "to" leads to its end
SAID_OF_THEM = frozenset({"auxiliary", "status.after", "belongs"})  # what is told behind a number of those it counts
SAID_OF_OTHERS = SAID_OF_THEM | {"pronoun", "to", "already"}  # what is told behind "those": "those in Yuma"
ALREADY = 7  # tokens behind "join" in which "already" tells that those joined are there
CLOSE = 5  # tokens between a figure and the words that tie it
LEADS_ON = frozenset({"determiner", "adjective", "hedge.before", "to"})  # may stand between a figure and such a word


def changes_to(page: Page, first: int) -> bool:
    """Whether a phrase is what a change leads to: "from 2,500 to 5,000", "to between 7,000 and 8,000"."""
    own = page.hit_at[first]  # to and a hedge in one phrase: "a unos 300"
    return (own is not None and "change_to" in own.senses) or any(
        "change_to" in hit.senses and not goes_on_by_place(page, hit.first) for hit in _leading(page, first)
    )


def goes_on_by_place(page: Page, to: int) -> bool:
    """Whether "to" leads to what another place does too, its verb left out: "retiró a 30 y Virginia a 40".

    Or to what is joined to others: "afecta a 300 soldados y a 40 marinos".
    """
    if "and" in page.kinds(to - 1):
        return True
    last = to - 1 - (page.tokens.words[to - 1] == ",")
    place = page.hit_at[last] if last > 0 else None
    if place is None or "place" not in place.senses or not place.first:
        return False
    return page.tokens.words[place.first - 1] in (",", ";") or "and" in page.kinds(place.first - 1)


def changes_from(page: Page, count: Count, first: int) -> bool:
    """Whether a phrase is what a change starts from: "from 2,500 to 5,000", "de los 1.350 actuales a 2.500"."""
    if not page.tells("change_to", count.last, count.last + ONWARD):
        return False
    single = page.vocabulary.single
    opened = [{page.tokens.words[first]}]  # "de unos 8.000": the hedge begins with it
    opened += ({page.tokens.words[hit.first], page.tokens.words[hit.last - 1]} for hit in _leading(page, first))
    lead = next((words for words in opened if words & single["from_only", "of"]), None)
    if lead is None or not _changes_on(page, count.last):
        return False
    if lead & single["from_only"]:
        return True
    return page.those(CHANGES).begins(first - 14, count.last + CLOSE)


def added_to(page: Page, first: int) -> bool:
    """Whether a phrase is of those there whom others join: "will add 15 to the 29 it has"."""
    if first < 2 or not page.is_word(first - 1, "determiner") or not page.is_word(first - 2, "change_to"):
        return False
    begin = clause_back(page, first, ADDED)
    adds = page.of_kind("measure.before").between(begin, first - 2)
    more = bool(adds) and adds[-1].says("measure.before") == "increase"
    return more and any(page.number_at[at] is not None for at in range(adds[-1].last, first - 2))


@looked_once
def _leading(page: Page, first: int) -> list[Hit]:
    """The phrases right before a phrase, nearest first, through articles, adjectives and hedges."""
    found: list[Hit] = []
    at, begin = first - 1, max(first - CLOSE, 0)
    while at >= begin and (hit := page.hit_at[at]) is not None and page.number_at[at] is None:
        found.append(hit)
        at = hit.first - 1 if hit.senses.keys() & LEADS_ON else -1
    return found


def _changes_on(page: Page, last: int) -> bool:
    """Whether what stands behind a phrase leads on to another number of soldiers: "… soldiers to about 5,000"."""
    for hit in hits_between(page, last, clause_ahead(page, last, ONWARD)):
        if page.number_at[hit.first] is not None or any(page.number_at[last : hit.first]):
            return False
        if "change_to" in hit.senses:
            ahead = range(hit.last, min(hit.last + CLOSE, page.end))
            number = next((at for at in ahead if page.number_at[at] is not None), None)
            return number is not None and not counts_things(page, number)
    return False


def counts_things(page: Page, at: int) -> bool:
    """Whether a number stands before a noun that is no soldier: "42 vehicles", "10 Batallón", "8 posts"."""
    number = page.number_at[at]
    if number is not None and page.counted.get(number.first, ("", 0))[0] in THINGS:
        return True  # "five Army posts"
    after = number.last if number is not None else at
    if after >= page.end:
        return False
    hit = page.hit_at[after]
    if hit is None:
        word, known = page.tokens.words[after], page.vocabulary
        return word.endswith(known.plural) and word not in known.never_plural and page.date_at[after] is None
    return not hit.senses.keys().isdisjoint({"reason", "bodies", "unit"})


@looked_once
def is_whole(page: Page, first: int) -> bool:
    """Whether a phrase is what something is a part of: "most of the 360", "el resto de los mil 650", "out of 900"."""
    return of_figure(page, first) and not compared(page, first) and led_in_by(page, first, "relieved") is None


def of_those_relieved(page: Page, last: int, at: int) -> bool:
    """Whether a token tells of those whom soldiers relieve, in a relative clause of theirs: "relieve a unit that left".

    The phrase of the soldiers who take their place ends at `last`; a comma ends the clause.
    """
    gone = page.of_kind("relieved").between(last, at)
    behind = range(gone[-1].last, at) if gone else range(0)
    opens = next((between for between in behind if "pronoun" in page.kinds(between)), None)
    return opens is not None and "," not in page.tokens.words[opens:at]


def of_figure(page: Page, first: int) -> bool:
    """Whether "of" leads to a phrase, for a part of it or for a comparison with it: "well short of the 4,000"."""
    before = page.hit_at[first - 1] if first else None
    if before is not None and _takes_some(page, first):
        return False
    if before is not None and (before.senses.keys() & {"out_of", "part_of"} or _is_of_part(page, before, first)):
        return True
    of = page.vocabulary.single["of"]
    if first > 1 and page.is_genitive(first - 2):  # "two of Mexico's 10,000"
        return first > 3 and page.tokens.words[owner(page, first) - 1] in of
    return before is not None and (_of_alone if page.tokens.words[first - 1] in of else _of_the)(page, first)


def _takes_some(page: Page, first: int) -> bool:
    """Whether "these" before a phrase takes up those of whom it tells some: "de esos unos 300 son pilotos"."""
    return page.is_word(first - 1, "these") and _opens_part(page, first)


def _is_of_part(page: Page, before: Hit, first: int) -> bool:
    """Whether a phrase is what others are part of: "They are part of 2,600 whom the government will send"."""
    part = before.says("measure.after") == "part"
    return part or takes_up(page, first)


def _of_alone(page: Page, first: int) -> bool:
    """Whether "of" right before a phrase makes it a whole: "550 of 1,500", "said that of 1,500 sent, 500 are"."""
    at = first - 1
    if at and page.tokens.words[at - 1] == "," and page.number_at[first] is None:
        return True  # "more than 300 have been sworn in, of some 4,200"
    counted = page.number_at[at - 1] if at else None
    of_number = counted is not None and counted.value is not None
    return of_number or (_opens_clause(page, at) and not _changes_on(page, first + 1))


def _of_the(page: Page, first: int) -> bool:
    """Whether "of the" leads to a phrase, through a participle: "7,032 of the promised 10,000"; of soldiers, no act."""
    at = first - 1
    if at > 1 and page.is_word(at - 1, "determiner") and page.kinds(at) & VERBS:
        at -= 1
    if at < 1 or not page.is_word(at, "determiner") or not page.is_word(at - 1, "of"):
        return False
    acted = page.hit_at[at - 1]
    return acted is None or acted.first == at - 1 or "status.before" not in acted.senses  # "deployment of the 1,500"


def _opens_clause(page: Page, at: int) -> bool:
    """Whether a token opens a sentence, or a clause behind "that"."""
    begins = at == page.sentence_at(at)[0]
    return begins or page.is_word(at - 1, "that")


def owner(page: Page, first: int) -> int:
    """The first token of the owner whose genitive ends before a phrase: "California's 360", "the state's 118"."""
    at = first - 3
    hit = page.hit_at[at] or page.hit_at[at + 1]
    at = min(at, hit.first) if hit is not None else at
    lands = page.hit_at[at - 1] if page.kinds(at - 1) & LANDS else None  # "the Texas Guard's 22,000"
    at = min(at, lands.first) if lands is not None else at
    return at - 1 if page.is_word(at - 1, "determiner") else at


@looked_once
def compared(page: Page, first: int) -> bool:
    """Whether a phrase is what another figure is measured against: "well short of the 4,000 approved"."""
    return led_in_by(page, first, "comparison") is not None


def takes_up(page: Page, first: int) -> bool:
    """Whether "of those" right before a phrase takes up a whole: "de esos 10.000 guardias", not "of those, 300"."""
    these = page.is_word(first - 1, "these")
    return these and "of_them" in page.kinds(first - 1) and not _opens_part(page, first)


def _opens_part(page: Page, first: int) -> bool:
    """Whether "of those" leads to some, not to all: "of those only 480 were there", "de esos unos 300 son pilotos"."""
    if page.number_at[first] is not None:
        return False
    lead = page.sense(first, "measure.before")
    number = next((found for found in page.number_at[first : first + CLOSE] if found is not None), None)
    told = number is not None and number.last < page.end and bool(page.kinds(number.last) & SAID_OF_THEM)
    return told or (lead is not None and lead.says == "few")


def led_in_by(page: Page, first: int, kind: str) -> Hit | None:
    """The phrase of a kind that leads to a number, articles and hedges between: "will join about 2,500"."""
    for hit in _leading(page, first):
        if kind in hit.senses:
            return hit
    return None


def leads_to_others(page: Page, hit: Hit) -> bool:
    """Whether a phrase leads to others who are there, uncounted: "on top of those in Yuma", "joining units already".

    Not to "those containers", nor to agents.
    """
    end = clause_ahead(page, hit.last, ALREADY)
    others = range(hit.last, next((at for at in range(hit.last, end) if page.tokens.words[at] == ","), end))
    if any(page.number_at[at] is not None or "civil" in page.kinds(at) for at in others):
        return False
    if any(page.is_word(at, "already") for at in others):
        return True
    behind = next((at + 1 for at in (hit.last - 1, hit.last) if page.is_word(at, "those_there")), page.end)
    return behind in others and not page.kinds(behind).isdisjoint(SAID_OF_OTHERS)


@looked_once
def result(page: Page, first: int) -> Hit | None:
    """The phrase by which a total follows from what was said before it: "bringing the total to 4,000"."""
    hit = nearest_phrase(page, first, max(first - FAR_RESULT, 1), TOTALLED)
    if hit is None or first - hit.first <= RESULTING:
        return hit
    return hit if leads_to_total(page, hit, first) else None


def leads_to_total(page: Page, hit: Hit, first: int) -> bool:
    """Whether the phrase of a result names the total that a number is: "bringing the number there to 4,000"."""
    summed = any(page.kinds(at) & SUMMED for at in range(hit.last, hit.last + CLOSE))
    return summed and changes_to(page, first)


def of_them(page: Page, count: Count) -> bool:
    """Whether a figure is part of the one before it: "5,200 are there, 2,500 of them Guard members"."""
    return page.tells("of_them", count.number.last, count.last + 1)
