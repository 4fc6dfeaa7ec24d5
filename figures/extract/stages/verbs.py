"""The group of verbs before a figure that speaks of it, within its own clause: "agreed to send 500".

A cue reaches through its own clause; hard stops end a clause. The predicate behind a figure is the matter of
`predicates`, and which of the two decides that of `contest`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from figures.extract.around import clause_back, hits_between
from figures.extract.cues import Said
from figures.extract.named import journeys
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.text.phrases import Hit
from figures.lexicon import Sense

BEFORE = 28  # tokens before the phrase in which a verb may govern it
CLOSE = 5  # tokens between a figure and a word that no verb farther away changes: "will replace the roughly 1,500"
OBJECT = 3  # tokens from a verb to the number of what it moves
CHAIN = 5  # tokens between two cues of one verb group: "agreed to send"
TOLD = 12  # the same of an infinitive, behind whoever is to do it: "ordered the general of its Guard to send"
NAMED = 2  # tokens behind an article in which the name of who acts stands: "el gobierno mexicano"
NEGATED = 6  # tokens back from a verb in which a word may negate it: "nor did the president send"
SCHEME = 8  # tokens before a verb in which the operation stands that is its subject: "El operativo considera"
DENIES = 15  # tokens from a denial to the verb that it denies: "denied that it was getting ready to send"
ENDS = frozenset({",", ":"})  # signs that end a group of verbs: "ruled out more: “We have 25,000"
DOING = 3  # tokens from "to" to those whom somebody goes to see: "to check on 80 soldiers"
PLANS = ("considered", "announced", "ordered")
GONE = ("moving", "withdrawn")
HAPPENED = ("moving", "withdrawn", "deployed")  # what is under way or done
ACTORS = frozenset({"country", "force", "branch", "place", "governor", "national"})  # who may send soldiers
SAYING = frozenset({"says", "source", "status.before", "status.after"})  # behind which "que" opens what is said
RANK = ("deployed", "moving", "withdrawn", "other", "announced", "ordered", "considered", "denied")


def status_before(page: Page, first: int, floor: int, opened: bool = False) -> Said | None:
    """The verb group that governs a number from before it, its strongest modal included; not back beyond `floor`.

    `opened`: pass over words that close the look ("from", "join the"), to the verb behind them.
    """
    begin = _behind_colon(page, max(clause_back(page, first, BEFORE), floor), first)
    best: Said | None = None
    edge = first  # the token where the group found so far begins
    brought = False  # whether they came back to the border, and so no word near the verb takes them home
    for hit, sense in _verbs_back(page, begin, first, opened):
        if _is_witnessed(page, hit, best):
            return Said("deployed", hit.first, best.last if best is not None else hit.last)
        says = "denied" if not sense.closed and _is_negated(page, hit.first, begin) else sense.says
        if best is None:
            planned = says == "announced" and page.is_word(hit.first, "provides")  # "The mission calls for 900"
            brought = says == "moving" and journeys.brings_to_border(page, hit)
            best = Said(says, hit.first, hit.last, firm=planned or brought)
            if sense.closed or "exists" in hit.senses:
                break
        elif sense.closed or _tells_of_subject(page, hit, edge) or _another_acts(page, hit, edge, best):
            break  # "will supplement an ongoing deployment of 2,500"
        elif _is_next_act(page, hit, edge) or (says in PLANS and _is_done(page, hit, best, edge)):
            break
        elif _is_of_group(page, hit.last, edge):
            firm = says == "ordered" and _is_infinitive(page, edge)  # no word near it makes that less of an order
            firm = firm or (brought and says in HAPPENED)  # "has brought back 200 to Laredo"
            best = Said(_with_modal(page, best, says), hit.first, best.last, firm)
        else:
            denied = sense.says == "denied" and _is_denied(page, hit.last, edge)
            outweighs = denied or (sense.says == "ordered" and is_aim(page, best, first))
            best = Said(sense.says, hit.first, best.last) if outweighs else best
            break
        edge = hit.first
    return _begun(page, best, begin) or best


def _verbs_back(page: Page, begin: int, first: int, opened: bool) -> Iterator[tuple[Hit, Sense]]:
    """The verbs before a number that may speak of it, the nearest first, as far as what opens a relative clause."""
    aside, total = _aside(page, begin, first), _named_total(page, first)
    for hit in reversed(hits_between(page, begin, first + 1)):  # a verb may be the hedge itself: "rebasará los 10 mil"
        if hit.first in aside or hit.first in total:
            continue
        if _opens_relative(page, hit) or "likened" in hit.senses:
            return
        sense = speaks_before(page, hit, first)
        if sense is not None and sense.says == "moving" and _goes_to_act(page, hit.last, first):
            continue
        if sense is not None and sense.says == "withdrawn" and journeys.brings_to_border(page, hit):
            done = page.has_word("has_brought", hit.first, hit.last)
            sense = replace(sense, says="moving" if done else "ordered")
        if sense is not None and sense.says == "considered" and _is_of_scheme(page, hit, begin):
            if _has_other_object(page, hit.last, first):
                continue  # "The mission needs 500 blankets for the 300 soldiers"
            sense = replace(sense, says="announced")
        if sense is not None and not (opened and sense.closed) and not _is_far(page, sense, hit.last, first):
            yield hit, sense


def _goes_to_act(page: Page, last: int, first: int) -> bool:
    """Whether who goes is to do something about those counted, who go nowhere: "flew to Donna to see 80 soldiers"."""
    ending = page.vocabulary.uninflected
    for at in range(max(last, first - DOING), first - 1):
        if page.is_word(at, "infinitive") and page.is_plain(at) and page.hit_at[at + 1] is None:
            verb = page.tokens.words[at + 1]
            return verb.isalpha() and not page.capital(at + 1) and (not ending or verb.endswith(ending))
    return False


def _is_of_scheme(page: Page, hit: Hit, begin: int) -> bool:
    """Whether the subject of a verb is an operation or an agreement: "El operativo considera 900"."""
    if not page.is_word(hit.first, "provides"):
        return False
    for at in range(hit.first - 1, max(begin, hit.first - SCHEME) - 1, -1):
        if page.is_word(at, "scheme") or page.sense(at, "operation") is not None:
            owned = at - 1 - page.is_word(at - 1, "determiner")
            return not page.is_word(owned, "of")  # not "Critics of the mission called for"
        if page.number_at[at] is not None or page.tokens.words[at] == "," or page.is_word(at, "that", "says"):
            return False
    return False


def _has_other_object(page: Page, last: int, first: int) -> bool:
    """Whether other things are counted between a verb and a number that no "and" joins to them."""
    between = range(last, first)
    return any(page.number_at[at] is not None for at in between) and not any("and" in page.kinds(at) for at in between)


def _aside(page: Page, begin: int, first: int) -> range:
    """What is told by the way of those before: "500 Marines, | who had been on standby, | and 1,000 soldiers"."""
    words, joint = page.tokens.words, first - 1
    while joint > begin and "to" in page.kinds(joint):
        joint -= 1  # "y a mil soldados"
    if joint <= begin or "and" not in page.kinds(joint) or words[joint - 1] != ",":
        return range(0)
    for at in range(joint - 2, begin, -1):
        if words[at] == "," or page.counts_at(at):
            opened = words[at] == "," and page.is_word(at + 1, "pronoun")
            return range(at + 1, joint - 1) if opened else range(0)
    return range(0)


def _named_total(page: Page, first: int) -> range:
    """What tells only which total comes to be so large: "will bring | the number of troops sent since May | to 900"."""
    result = ties.result(page, first)
    if result is None or not ties.leads_to_total(page, result, first):
        return range(0)
    return range(result.last, first)


def _is_of_group(page: Page, first: int, verb: int) -> bool:
    """Whether a verb that ends at `first` is of a group with one behind: "agreed to send"; not "refused: “We have"."""
    gap, single = page.tokens.words[first:verb], page.vocabulary.single
    farthest = TOLD if _is_infinitive(page, verb) else CHAIN
    if len(gap) > farthest or not ENDS.isdisjoint(gap) or any(page.number_at[first:verb]):
        return False
    if any(word in single["that"] and before in single["and"] for before, word in pairwise(gap)):
        return False  # "announced in May and that has 5,600"
    stops = [hit for hit in hits_between(page, first, verb) if "stops" in hit.senses and hit.last == hit.first + 1]
    return all(page.is_word(hit.first, "that", "with") for hit in stops)  # not "until"


def _is_infinitive(page: Page, verb: int) -> bool:
    """Whether a verb is an infinitive, as of what somebody is told to do: "told the Guard to send"."""
    if page.tokens.words[verb].endswith(page.vocabulary.uninflected):
        return True
    return page.is_word(verb, "infinitive") or page.is_word(verb - 1, "infinitive")


def is_aim(page: Page, said: Said, first: int) -> bool:
    """Whether a plan is what those ordered are to do, with others: "ordered 900 to deploy, along with 200 Marines"."""
    if said.value != "announced" or said.first >= first or page.sense(first - 1, "and") is None:
        return False
    return page.has_word("infinitive", said.first - 1, said.first + 1)


def _is_witnessed(page: Page, hit: Hit, verb: Said | None) -> bool:
    """Whether a verb says that another came to pass: "a deal that saw Mexico deploy 10,000", "saw 500 sent"."""
    if not page.is_word(hit.first, "witnessed") or hit.last - hit.first > 1:  # not "saw off"
        return False
    return verb is None or (verb.first > hit.last and page.is_word(verb.first, "present"))


def _is_denied(page: Page, first: int, verb: int) -> bool:
    """Whether a denial before `first` is of a verb farther on: "denied reports in some papers that it would send"."""
    gap, apart = page.tokens.words[first:verb], ENDS | page.vocabulary.single["and"]
    return len(gap) <= DENIES and apart.isdisjoint(gap)


def _with_modal(page: Page, said: Said, before: str) -> str:
    """What a group of verbs says with one more before it: "agreed to send"; an approval grants what was asked."""
    granted = before == "ordered" and _asks(page, said)
    return "ordered" if granted else max(said.value, before, key=RANK.index)


def _is_negated(page: Page, verb: int, begin: int) -> bool:
    """Whether a verb is said not to have happened: "has not yet sent", "nor did the president send"; not "not only"."""
    words = page.tokens.words
    turned = page.has_word("negates_clause", max(verb - NEGATED, begin), verb)
    for at in range(verb - 1, max(verb - NEGATED, begin) - 1, -1):
        if page.is_word(at, "negates"):
            return not page.is_word(at + 1, "merely")
        if page.is_word(at, "negates_clause"):
            return "auxiliary" in page.kinds(at + 1)
        helps = page.kinds(at) & {"auxiliary", "infinitive", "filler"} or page.is_word(at, "within_negation")
        if words[at] in ENDS or page.number_at[at] is not None or not (helps or turned):
            return False
    return False


def _begun(page: Page, said: Said | None, begin: int) -> Said | None:
    """What is under way or done, where a day parts it from its beginning or end: "began on Monday to deploy"."""
    if said is None or said.first - 1 <= begin:
        return None
    noun = page.is_word(said.last - 1, "of")  # "inició este martes el despliegue de"
    led = page.is_word(said.first, "infinitive") or page.is_word(said.first - 1, "infinitive")
    if not (led and said.value == "announced") and not noun:
        return None
    for at in range(said.first - 1, max(begin, said.first - CHAIN) - 1, -1):
        if page.is_word(at, "begins") and (led or said.value == "deployed"):
            return Said("moving", at, said.last, said.firm)
        if page.is_word(at, "finishes"):
            return Said("deployed", at, said.last, said.firm)
        between = page.kinds(at) & {"infinitive", "determiner", "to", "preposition"}
        if page.date_at[at] is None and not between:
            return None
    return None


def _behind_colon(page: Page, begin: int, first: int) -> int:
    """Where a list begins of which a figure is not the first: "will join the 4,500: 2,500 soldiers, 2,000 Guards"."""
    words = page.tokens.words
    listed = next((at for at in range(first - 1, begin, -1) if words[at] == ":"), begin)
    return listed if any(page.number_at[listed:first]) else begin


def _asks(page: Page, said: Said) -> bool:
    """Whether what is said is that somebody asks, which an approval before it grants: "approved a CBP request for"."""
    return page.has_word("request", said.first, said.last)


def _opens_relative(page: Page, hit: Hit) -> bool:
    """Whether a comma and a relative pronoun open a clause of its own: "in Austin, where about 450 soldiers"."""
    return {"pronoun", "stops"} <= hit.senses.keys() and hit.first > 0 and page.tokens.words[hit.first - 1] == ","


def _another_acts(page: Page, hit: Hit, verb: int, said: Said) -> bool:
    """Whether a name leads to a verb of another clause: "threatened tariffs and Mexico sent", "the deal Mexico had"."""
    between, single = range(hit.last, verb), page.vocabulary.single
    if any("and" in page.kinds(at) and _is_subject(page, at + 1, said) for at in between[:-1]):
        return True
    noun = page.is_word(hit.first - 1, "determiner") and hit.last < verb and page.capital(hit.last)
    noun = noun and not page.is_word(hit.last - 1, "to")  # not "a bill in Congress would send"
    return noun and single["infinitive", "that"].isdisjoint(page.tokens.words[hit.last : verb])


def _is_next_act(page: Page, hit: Hit, verb: int) -> bool:
    """Whether a verb says what was done next: "rejected the deal and sent 500"; not "will train and put 500".

    Nor where what stands before opens a clause of both, or helps both: "denied that it had bought trucks and sent 500".
    """
    done = page.hit_at[verb]
    sense = done.senses.get("status.before") if done is not None else None
    of_both = page.is_word(hit.last, "that") or page.is_word(hit.first, "has")
    return sense is not None and sense.firm and hit.last < verb and "and" in page.kinds(verb - 1) and not of_both


def _is_done(page: Page, hit: Hit, said: Said, verb: int) -> bool:
    """Whether a verb tells what has happened, whatever was planned: "announced it has sent", "prometidos han llegado".

    Not what somebody only has, "promised to have 500", nor what would have happened; nor where the plan itself is what
    has: "the order had gone out".
    """
    perfect = page.is_word(verb, "has") and said.last - verb > 1
    acts = page.vocabulary.verb_first or hit.last < verb
    noun = page.is_word(said.last - 1, "of")  # "visto bueno al traslado de"
    led = page.is_word(verb - 1, "infinitive", "modal") or page.has_conditional(verb - 1, verb)
    done = perfect or page.is_word(verb, "went") or _are_there(page, said, verb)
    return said.value in HAPPENED and done and acts and not (led or noun)


def _are_there(page: Page, said: Said, verb: int) -> bool:
    """Whether a verb before its subject tells of those who are there: "de los 700 prometidos operan 310"."""
    sense = page.sense(verb, "status.after") if said.last == verb + 1 else None
    several = page.tokens.words[verb].endswith(page.vocabulary.several)
    return page.vocabulary.verb_first and several and sense is not None and sense.says == "deployed" and sense.firm


def _is_subject(page: Page, at: int, said: Said) -> bool:
    """Whether who acts is named at a token: "and Mexico sent", "y el gobierno mexicano envió".

    Behind an article only where the verb tells what was done: "ordered the Army and the Marine Corps to send".
    """
    if "determiner" not in page.kinds(at):
        return page.capital(at)
    named = any(page.capital(name) or page.kinds(name) & ACTORS for name in range(at + 1, at + 1 + NAMED))
    return named and said.value in HAPPENED


def _tells_of_subject(page: Page, hit: Hit, verb: int) -> bool:
    """Whether a verb only tells in a relative clause who acts: "a president who sought votes ordered"."""
    words, single = page.tokens.words, page.vocabulary.single
    at = hit.first - 1 - ("auxiliary" in page.kinds(hit.first - 1))  # "who was seeking"
    relative = at > 0 and (page.is_word(at, "that") or {"pronoun", "stops"} <= page.kinds(at))
    if not relative or not page.kinds(at - 1).isdisjoint(SAYING):
        return False
    leads_on = single["infinitive", "to", "and", "target", "that"]
    led = page.hit_at[verb]
    noun = led is not None and page.is_word(led.last - 1, "of")  # "that they await with hope the arrival of"
    between = range(hit.last, verb)
    leads = any(words[at] in leads_on and "determiner" not in page.kinds(at + 1) for at in between)  # "for its plan"
    return not noun and len(between) > 0 and not leads


def _is_far(page: Page, sense: Sense, last: int, first: int) -> bool:
    """Whether a word that speaks only of a number right behind it stands before others: "pide a los estados 900"."""
    return sense.near and (first - last > (0 if sense.closed else 1) or page.tokens.words[last] == ",")


def speaks_before(page: Page, hit: Hit, first: int) -> Sense | None:
    """What a phrase says of a number behind it.

    A modal ("agreed to send") speaks both ways, and so does a predicate where the language lets the verb come first
    ("fueron retirados 300").
    """
    sense = journeys.stage(page, hit) or hit.senses.get("status.before") or hit.senses.get("status.after")
    if sense is not None and (_is_cited(page, hit) or (sense.closed and not _governs(page, hit, first))):
        return None
    if sense is None or _moves_others(page, hit):
        return None
    if sense.modal:
        return sense
    if sense.where == "before":
        return None if _helps(page, hit) or _moves_money(page, hit) else sense
    return sense if page.vocabulary.verb_first and _heads_row(page, hit.last, first) else None


def _heads_row(page: Page, last: int, first: int) -> bool:
    """Whether a verb stands right before a figure, or the first of its row: "permanecen 900 soldados y 60 marinos"."""
    near = range(last, min(last + OBJECT, first))
    beside = first - last <= OBJECT and "," not in page.tokens.words[last:first]  # not "en la frontera, junto con 500"
    return beside or any(page.counts_at(at) for at in near)


def _is_cited(page: Page, hit: Hit) -> bool:
    """Whether a phrase is a noun that the number of a law goes with, and no verb: "4,200 on Title 10 orders"."""
    number = page.number_at[hit.first - 1] if hit.first else None
    label = page.sense(number.first - 1, "label") if number is not None and number.first else None
    return label is not None and label.says == "legal reference"


def _governs(page: Page, hit: Hit, first: int) -> bool:
    """Whether a figure is the object of a word: "augmenting the 2,500"; not "with 1,500", "from Iowa and 500"."""
    gap, single = page.tokens.words[hit.last : first], page.vocabulary.single
    if len(gap) <= CLOSE and "," not in gap and single["with", "and"].isdisjoint(gap):
        return True
    joint = page.hit_at[first - 1]  # "will join 2,500 soldiers there, along with 4,500 Guard members"
    told = next((at for at in range(hit.last, first - 1) if page.counts_at(at)), first)
    return told < first and joint is not None and "and" in joint.senses and _governs(page, hit, told)


def _helps(page: Page, hit: Hit) -> bool:
    """Whether a verb of having or being only helps the next one: "no decision has been made"."""
    following = page.hit_at[hit.last]
    helped = following is not None and not following.senses.keys().isdisjoint({"auxiliary", "source", "says"})
    return helped and page.sense(hit.first, "auxiliary") is not None


def _moves_money(page: Page, hit: Hit) -> bool:
    """Whether what a verb moves is money: "lawmakers moved $412 million to keep 10,000 Guard members there"."""
    ahead = (number for number in page.number_at[hit.last : hit.last + OBJECT] if number is not None)
    return any(number.reason == "money" for number in ahead)


def _moves_others(page: Page, hit: Hit) -> bool:
    """Whether others are said to come or go: "ahead of the arrival of a caravan, 1,100 Marines"."""
    if not page.is_word(hit.last - 1, "of"):
        return False
    for moved in hits_between(page, hit.last, hit.last + OBJECT):
        if page.number_at[moved.first] is not None or "troops" in moved.senses:
            return False
        if "reason" in moved.senses:
            return moved.says("reason") in ("other people", "events")
    return False
