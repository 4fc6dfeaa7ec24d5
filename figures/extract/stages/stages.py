"""How far a figure has come, as the words of its own clause say: from considered to deployed and withdrawn.

The verb before it and the predicate behind it are found in `verbs` and `predicates`, and weighed in `contest`.
"""

from __future__ import annotations

from collections.abc import Mapping

from figures.extract.around import clause_ahead, clause_back, hits_between, takes_away
from figures.extract.cues import Said
from figures.extract.named import journeys
from figures.extract.nouns import whose
from figures.extract.nouns.nouns import Count
from figures.extract.nouns.ties import changes_from, counts_things, of_figure, of_those_relieved
from figures.extract.page import NOTHING, Page
from figures.extract.stages.contest import Contest, outweighs
from figures.extract.stages.predicates import AHEAD, ended, ends_as_future, status_after
from figures.extract.stages.verbs import CHAIN, CLOSE, HAPPENED, PLANS, status_before
from figures.extract.text.phrases import Hit
from figures.extract.timing import DEED_DATED, in_time

# Signs that open and close what is told by the way: "300 troops, including 100 engineers, will go".
ASIDES: Mapping[str, str] = {",": ",", "(": ")", "—": "—", "-": "-"}
DASHES = frozenset("—-")
ASIDE = 30  # tokens between the two
OPENS = 6  # tokens behind the first of them in which a number of some of the soldiers must stand
OWNERS = frozenset({"place", "force", "branch"})
PREDICATE = frozenset({"auxiliary", "status.after"})
OTHER_CLAUSE = frozenset({"and", "that", "says", "stops"})  # words behind which another clause may stand
MAKING = frozenset({"composes", "auxiliary", "status.before"})  # verbs, before a whole that is their object
NOT_OF_IT = frozenset({"pronoun", "conjunction"})  # what another clause opens with
DECIDED = ("announced", "ordered")  # what those of whom a part has come are, until all have: "400 promised guardsmen"
NOT_DONE = (*PLANS, "denied")  # what a verb says that leads to a wish: "asked that 500 be sent"
WISHED = 2  # tokens from "be" to its verb: "be permanently stationed"
NEGATED = 2  # tokens before a predicate in which it is: "no se reducirá"
NEGATION = 3  # tokens behind "will" in which it is negated: "won't"
GOING = 3  # tokens behind "will" in which the verb of those stands who are to go
PART = 4  # tokens before a whole in which the number of its part stands: "300 of the 1,500"
OF = frozenset({"of", "of_them"})  # what leads from a part to its whole: "300 of the 1,500", "300 of those 1,500"
# Between a part and its whole: "300 of the planned 1,500".
OF_WHOLE = OF | frozenset({"determiner", "adjective", "hedge.before", "status.before", "status.after"})


def status(page: Page, count: Count, first: int, floor: int) -> Said | None:
    """How far a figure has come, from its own clause; None where the clause does not say."""
    if changes_from(page, count, first):
        return Said("deployed", first - 1, first, firm=True)
    denied = _denied_behind(page, count.last)
    if denied is not None:
        return denied
    whole = of_figure(page, first)
    part = whole and not _is_all(page, first)
    after, relative = _told_behind(page, count, first, part)
    before = status_before(page, first, floor)
    stay = not relative and after is not None and _stay_there(page, count, after)
    changed = after is not None and (_changes(page, after, before) or stay)
    if after is not None and (changed or (relative and _have_come(page, after))):
        after = Said("deployed", after.first, after.last, after.firm)
    if whole and first - page.sentence_at(first)[0] > 2:
        some = not relative and any(page.number_at[max(first - PART, 0) : first])
        all_came = after is not None and after.value in HAPPENED and _is_all(page, first)
        planned = _planned_whole(page, count, first) if not all_came else None
        return planned or _of_a_whole(page, count, after, some)
    if after is not None and not relative and whole and will_leave(page, after):
        return Said("deployed", after.first, after.last)  # "Of the 700 soldiers, half will be withdrawn in March"
    before = _past_article(page, first, floor, before)
    if before is not None and _asks_of_known(page, first, before) and (after is None or after.value in HAPPENED):
        before = None  # "whether the 900 soldiers in Yuma were armed"
    said = _wished(page, count.last, before, after) if not relative else None
    return in_time(page, count, first, said or _deciding(page, count, first, before, after, relative))


def _asks_of_known(page: Page, first: int, before: Said) -> bool:
    """Whether a question is only what becomes of those known, whom an article leads in: "asked whether the 900"."""
    asks = page.has_word("supposed", before.first, before.last)
    return asks and page.is_word(first - 1, "known_one") and first - before.last <= 1


def _wished(page: Page, last: int, before: Said | None, after: Said | None) -> Said | None:
    """What those who are only wished for have come to, as the verb says that leads to them: "asked that 500 be sent".

    They are considered where it says nothing; None where the predicate tells of what is done.
    """
    if after is None or not _is_wished(page, last, after):
        return None
    led = before if before is not None and before.value not in HAPPENED else after
    return Said(led.value if led.value in NOT_DONE else "considered", led.first, led.last, firm=True)


def _is_wished(page: Page, last: int, after: Said) -> bool:
    """Whether a predicate only says what is to be done: "the order is that 500 be sent"; not "500 will be sent"."""
    wished = page.words_of("wished", last, after.last) if after.value != "withdrawn" else []
    if not wished or after.first - wished[-1] > WISHED:
        return False
    single = page.vocabulary.single
    return single["modal", "infinitive", "auxiliary", "negates"].isdisjoint(page.tokens.words[last : wished[0]])


def _is_all(page: Page, first: int) -> bool:
    """Whether a whole is told of and no part of it: "all of the 900"."""
    return page.is_word(first - 1, "determiner") and page.is_word(first - 3, "determiner")


def _told_behind(page: Page, count: Count, first: int, part: bool) -> tuple[Said | None, bool]:
    """The predicate behind a figure, its whole or what is told by the way, and whether a relative clause tells it."""
    after, relative = status_after(page, count.last, _inside_clause(page, first), part)
    if after is not None and of_those_relieved(page, count.last, after.first):
        after = None  # "250 soldiers replace a unit that left in March"
    after = (
        _behind_whole(page, count.last)
        or after
        or _behind_aside(page, count.last)
        or _behind_dashes(page, count, first)
    )
    return after, relative


def _changes(page: Page, after: Said, before: Said | None) -> bool:
    """Whether a plan is that a strength changes, or not, and so that it stands: "the 5,900 will drop to 2,350".

    "The number of troops, about 3,600, will not change"; not "the plan to send 900 will not change".
    """
    if after.value not in PLANS:
        return False
    planned = before is not None and before.value in PLANS
    for at in range(after.first, min(after.last + GOING, page.end - 1)):
        if page.is_word(at, "changing"):
            if not planned and page.has_word("negates", after.first - NEGATED, at):
                return True
            ahead = range(at + 2, min(at + 2 + CLOSE, page.end))
            return page.is_word(at + 1, "change_to") and any(page.number_at[to] is not None for to in ahead)
    return False


def _stay_there(page: Page, count: Count, after: Said) -> bool:
    """Whether what those at a place will do, or not, shows that they are there: "the 300 in Roma won't arrest".

    Known ones on the border are there whatever they will do: "the 2,500 soldiers on the border will be paid more".
    """
    words = page.tokens.words
    between = hits_between(page, count.last, after.first)
    if after.value != "announced" or any(hit.senses.keys() & OTHER_CLAUSE for hit in between):
        return False
    told = {hit.says("status.after") for hit in between if "status.after" in hit.senses}
    placed = any(hit.senses.keys() & {"place", "border"} for hit in between)
    if told != {"deployed"} and (told or not placed):
        return False
    known = bool(told) and words[count.first - 1] in page.vocabulary.known and not will_leave(page, after)
    return known or page.has_word("negates", after.first - 1, after.last + NEGATION)


def _have_come(page: Page, after: Said) -> bool:
    """Whether a clause tells whom a sentence is of by their arrival: "the 300 guardsmen who came on Tuesday sleep"."""
    return after.value == "moving" and page.has_word("has_come", after.first, after.last)


def _planned_whole(page: Page, count: Count, first: int) -> Said | None:
    """What a word beside the number of a whole says is planned: "a planned 1,200", "of the 9,000 promised troops".

    Whatever its part has done: "The first 150 of 400 promised guardsmen reached Laredo".
    """
    for at in (first - 1, count.number.last):
        hit = page.hit_at[at] if at < count.last else None
        said = (hit.senses.get("status.before") or hit.senses.get("status.after")) if hit is not None else None
        if said is not None and said.says in PLANS:
            return Said(said.says, at, at + 1, firm=_is_to_come(page, first, said.says))
    return None


def _is_to_come(page: Page, first: int, stage: str) -> bool:
    """Whether a whole is as far as it was decided on: not "the rest of the 900", who may be there, nor those asked for.

    "supplied 264 of the 1,200 requested" tells of an act by then.
    """
    return stage in DECIDED and "part_of" not in page.kinds(first - 1)


def _deciding(
    page: Page, count: Count, first: int, before: Said | None, after: Said | None, relative: bool
) -> Said | None:
    """The verb before a figure or the predicate behind it, as `contest` weighs them."""
    if before is None:
        stood_by = relative and after is not None and after.value == "considered"
        return None if stood_by else after  # "the new arrivals include 500 who had been on standby"
    if after is None or outweighs(Contest(page, count, first, before, after, relative)):
        return before
    return after


def _past_article(page: Page, first: int, floor: int, said: Said | None) -> Said | None:
    """What an article says of those known, or the verb before it that tells what they did: "envió a los primeros"."""
    hit = page.hit_at[said.first] if said is not None else None
    if hit is None or "status.before" not in hit.senses or "of" in hit.senses:
        return said
    sense = hit.senses["status.before"]
    verb = status_before(page, first, floor, opened=True) if sense.near and sense.closed else None
    if verb is None or hit.first - verb.last > CHAIN:
        return said
    if verb.value not in HAPPENED and not takes_away(page, verb.first, hit.first):
        return said
    return said if any(page.number_at[verb.last : hit.first]) else verb


def _inside_clause(page: Page, first: int) -> bool:
    """Whether a figure stands between commas: "Texas, which has 650 there, will", "The force, now at 900, will".

    Or with "with" opens its sentence: "With the 1,500 there, the force comes to 3,600".
    """
    at = page.sentence_at(first)[0]
    if at == first - 2 and page.is_word(at, "with") and page.tokens.words[at + 1] in page.vocabulary.known:
        return True
    if _is_told_of_one(page, first):
        return True
    begin = max(clause_back(page, first, 8), 1)
    return any(page.tokens.words[at - 1] == "," and _opens_aside(page, at) for at in range(first, begin, -1))


def _is_told_of_one(page: Page, first: int) -> bool:
    """Whether a sentence is of one of them, named before a comma: "Spc. Doe, one of 250 guardsmen there, drove"."""
    numbers, at = page.vocabulary.numbers, first - 1
    at -= page.is_word(at, "determiner")
    if at < 2 or "of" not in page.kinds(at) or page.tokens.words[at - 2] != ",":
        return False
    return page.tokens.words[at - 1] in numbers.articles or page.tokens.words[at - 1] in numbers.pronouns


def _opens_aside(page: Page, at: int) -> bool:
    """Whether words behind a comma only describe what stands before it: ", which", ", with 900 members", ", now at"."""
    owned = "with" in page.kinds(at) and page.kinds(at - 2) & OWNERS
    return bool(owned or page.is_word(at, "already") or {"pronoun", "stops"} <= page.kinds(at))


def _behind_whole(page: Page, last: int) -> Said | None:
    """The predicate of a part, behind the whole it is of: "200 of the 1,500 soldiers sent in May have come home"."""
    at = whose.past_owner(page, last + 1, page.end) if last < page.end else last  # "200 of Ohio's 900 soldiers will go"
    while at < page.end and page.kinds(at) & OF_WHOLE and page.number_at[at] is None:
        at += 1
    whole = page.number_at[at] if last < at < page.end else None
    if whole is None or page.kinds(last).isdisjoint(OF) or counts_things(page, at):
        return None
    behind = page.counted.get(whole.first, ("", whole.last))[1]
    after, _ = status_after(page, behind)
    attribute = after is not None and after.first == behind and not ends_as_future(page, behind)
    if after is not None and attribute and after.value in PLANS and not page.is_word(behind, "auxiliary"):
        after, _ = status_after(page, after.last)  # behind an attribute of the whole: "the 1,500 soldiers promised"
    if after is None or page.has_word("pronoun", behind, after.first):
        return ended(page, behind, clause_ahead(page, behind, AHEAD))
    return after if after.firm else None


def _behind_aside(page: Page, last: int) -> Said | None:
    """The predicate behind what tells of some of them: "300 troops, including 100 engineers, will go"."""
    words = page.tokens.words
    closing = ASIDES.get(words[last]) if last < len(words) else None
    if closing is None or _acts(page, last):
        return None
    end = min(page.sentence_at(last)[1] - 1, last + ASIDE)
    if not any(number is not None for number in page.number_at[last + 1 : min(last + OPENS, end)]):
        return None
    return next((_predicate(page, at) for at in range(last + 2, end) if words[at] in closing and _acts(page, at)), None)


def _behind_dashes(page: Page, count: Count, first: int) -> Said | None:
    """The predicate behind dashes that a figure stands between: "The troops — 800 soldiers and 90 airmen — will"."""
    words, opening = page.tokens.words, first - 1
    begin, end = page.sentence_at(count.first)
    if opening <= begin or words[opening] not in DASHES:
        return None
    ahead = range(count.last, min(end - 1, count.last + ASIDE))
    at = next((at for at in ahead if words[at] == words[opening] and page.tokens.spaced[at + 1]), None)
    return _predicate(page, at) if at is not None and _acts(page, at) else None


def _acts(page: Page, at: int) -> bool:
    """Whether a predicate begins behind a closing sign."""
    kinds = page.kinds(at + 1) if at + 1 < page.end else NOTHING
    return bool(kinds & PREDICATE) and kinds.isdisjoint(NOT_OF_IT)


def _predicate(page: Page, at: int) -> Said | None:
    """What the predicate close behind a closing sign says."""
    after, _ = status_after(page, at + 1)
    return after if after is not None and after.first <= at + CLOSE else None


def _denied_behind(page: Page, last: int) -> Said | None:
    """A denial that closes the sentence of a figure: "reports that 1,000 had been ordered were false"."""
    end = clause_ahead(page, last, 2 * AHEAD)
    for at in range(last, end):
        if page.number_at[at] is not None:
            return None
        hit = page.hit_at[at]
        sense = hit.senses.get("status.after") if hit is not None and hit.first == at else None
        if hit is not None and sense is not None and sense.says == "denied" and sense.firm:
            return Said("denied", hit.first, hit.last, True)
    return None


def _of_a_whole(page: Page, count: Count, after: Said | None, some: bool) -> Said | None:
    """How far those have come of whom a part is told: "most of the 118 were withdrawn" leaves the 118 deployed.

    `some`: so many of them, of whom alone the predicate tells: "300 of 1,500 soldiers have arrived".
    """
    if page.is_word(count.last, "target"):
        return None  # "will bring home 400 of the 2,200 by the end of the month": the day of the 400
    beside = page.hit_at[count.last] if count.last < page.end else None
    sense = (journeys.stage(page, beside) or beside.senses.get("status.after")) if beside is not None else None
    if beside is not None and sense is not None:
        attribute = not (page.is_word(beside.first, "auxiliary") or ends_as_future(page, beside.first))
        firm = attribute and _is_to_come(page, count.first, sense.says)  # "150 de los 250 elementos autorizados"
        told = Said(sense.says, beside.first, beside.last, firm)
        if _describes_whole(page, count, beside):
            return told
        after = told
    beyond = {*page.tokens.words[count.last : after.first]} if after is not None else set()
    if "," in beyond or (some and not beyond.isdisjoint(page.vocabulary.single["and"])):
        after = None  # "to fewer than 300 of the 1,200, from January on", "200 of his 300 troops and left 100"
    there = _stands(page, count.last)
    if there is None and after is not None and (after.value == "withdrawn" or will_leave(page, after)):
        return Said("deployed", after.first, after.last, firm=True)
    if there is None and after is not None and after.value == "moving" and some:
        moved = page.is_word(after.first, "auxiliary")  # "were flown to Ohio"
        return Said("deployed" if moved else "announced", after.first, after.last)
    return there or after


def _describes_whole(page: Page, count: Count, hit: Hit) -> bool:
    """Whether a verb beside a whole says which is meant: "Engineers make up most of the 1,200 going home"."""
    if "auxiliary" in page.kinds(hit.first):
        return False  # "200 of the 2,500 are leaving"
    before = hits_between(page, clause_back(page, count.first, DEED_DATED), count.first)
    return any(hit.senses.keys() & MAKING and "of" not in hit.senses for hit in before)


def will_leave(page: Page, said: Said) -> bool:
    """Whether a plan is that some go: "500 of the 1,500 troops will go home" leaves the 1,500 there."""
    verbs = page.of_kind("measure.after").between(said.first, said.last + GOING)
    if page.vocabulary.verb_first:  # "de los 700 se retirará la mitad"
        verbs = [*verbs, *page.of_kind("measure.before").between(said.first, said.last + GOING)]
    left = any("decrease" in (hit.says("measure.after"), hit.says("measure.before")) for hit in verbs)
    return said.value in PLANS and left


def _stands(page: Page, last: int) -> Said | None:
    """Where a phrase names the border right behind it, that those counted stand there: "the 7,600 on the border"."""
    hits = [hit for hit in hits_between(page, last, min(last + CLOSE, page.end)) if "determiner" not in hit.senses]
    if len(hits) < 2 or hits[0].first != last or "to" not in hits[0].senses or "border" not in hits[1].senses:
        return None
    return Said("deployed", last, hits[1].last)
