"""How far a figure has come, as the words of its own clause say: from considered to deployed and withdrawn.

The verb before a figure and the predicate behind it are found apart; `_outweighs` lists what decides between them. A
cue reaches through its own clause; hard stops end a clause. `before` cues stand before the number, `after` cues
behind it.
"""

from __future__ import annotations

from figures.extract.around import clause_ahead, clause_back, dates_between, hits_between
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.ties import changes_from, counts_things, of_figure, of_them
from figures.lexicon import Sense

AHEAD = 22  # tokens behind the phrase in which a predicate may begin
BEFORE = 28  # tokens before the phrase in which a verb may govern it
CLOSE = 5  # tokens between a figure and a word that no verb farther away changes: "will replace the roughly 1,500"
CHAIN = 5  # tokens between two cues of one verb group: "agreed to send"
ENDS = frozenset({",", ":"})  # signs that end a group of verbs: "ruled out more: “We have 25,000"
OF_WHOLE = frozenset({"of", "determiner", "adjective", "hedge.before"})  # between a part and its whole
DATED = 12  # tokens between a verb and the date of its deed
PLANS = ("announced", "ordered", "considered")
GONE = ("moving", "withdrawn")
HAPPENED = ("moving", "withdrawn", "deployed")
RANK = ("deployed", "moving", "withdrawn", "other", "announced", "ordered", "considered", "denied")


def status(page: Page, count: Count, first: int, floor: int) -> Said | None:
    """How far a figure has come, from its own clause; None where the clause does not say."""
    if changes_from(page, count, first):
        return Said("deployed", first - 1, first)
    after, relative = status_after(page, count.last, _inside_clause(page, first))
    after = after or _behind_whole(page, count.last)
    denied = _denied_behind(page, count.last)
    if denied is not None:
        return denied
    if of_figure(page, first) and first - page.sentences[page.sentence_of[first]][0] > 2:
        return _of_a_whole(page, count, after)
    before = _past_article(page, first, floor, status_before(page, first, floor))
    if before is None and after is not None and after.value == "considered" and relative:
        return None  # "the new arrivals include 500 who had been on standby"
    said = before or after
    if before is not None and after is not None and not _outweighs(page, count, first, before, after, relative):
        said = after
    return _arrived(page, said) or said


def _arrived(page: Page, said: Said | None) -> Said | None:
    """A movement of some month, season or year, at its end since: "who arrived last summer", "in 2010 received"."""
    if said is None or said.value != "moving":
        return None
    begin, end = clause_back(page, said.first, DATED), clause_ahead(page, said.last, DATED)
    past = any(_is_past_span(page, date) for date in dates_between(page, begin, end))
    return Said("deployed", said.first, said.last, said.firm) if past else None


def _is_past_span(page: Page, date: Date) -> bool:
    """Whether a date is a span of days gone by, such as a month not called this one: "in May", "last summer"."""
    if date.day is not None or date.role not in (None, "as_of"):
        return False
    turns = page.vocabulary.dates
    before = turns.turns_before.match(page.tokens.words, date.first)
    after = turns.turns_after.match(page.tokens.words, date.last - 1)
    turned = {turn for turn, _ in filter(None, (before, after))}
    return "last" in turned or (date.basis in ("month", "year") and not turned)


def status_before(page: Page, first: int, floor: int, opened: bool = False) -> Said | None:
    """The verb group that governs a number from before it, its strongest modal included; not back beyond `floor`.

    `opened`: pass over words that close the look ("from", "join the"), to the verb behind them.
    """
    begin = max(clause_back(page, first, BEFORE), floor)
    best: Said | None = None
    edge = first
    for hit in reversed(hits_between(page, begin, first + 1)):  # a verb may be the hedge itself: "rebasará los 10 mil"
        if _opens_relative(page, hit):
            break
        sense = speaks_before(page, hit, first)
        if sense is None or (opened and sense.closed) or (sense.near and first - hit.last > 1):
            continue
        if best is None:
            best = Said(sense.says, hit.first, hit.last)
            if sense.closed or "exists" in hit.senses:
                break
        else:
            gap = page.tokens.words[hit.last : edge]
            if sense.closed:
                break  # "will supplement an ongoing deployment of 2,500"
            if len(gap) > CHAIN or not ENDS.isdisjoint(gap) or any(page.number_at[hit.last : edge]):
                apart = ENDS | page.vocabulary.single["and"]
                if sense.says == "denied" and len(gap) <= 3 * CHAIN and apart.isdisjoint(gap):
                    best = Said(sense.says, hit.first, best.last)
                break
            best = Said(max(best.value, sense.says, key=RANK.index), hit.first, best.last)
        edge = hit.first
    return best


def _past_article(page: Page, first: int, floor: int, said: Said | None) -> Said | None:
    """What an article says of those known, or the verb before it that tells what they did: "envió a los primeros"."""
    hit = page.hit_at[said.first] if said is not None else None
    if hit is None or "status.before" not in hit.senses or "of" in hit.senses:
        return said
    sense = hit.senses["status.before"]
    verb = status_before(page, first, floor, opened=True) if sense.near and sense.closed else None
    if verb is None or verb.value not in HAPPENED or hit.first - verb.last > CHAIN:
        return said
    return said if any(page.number_at[verb.last : hit.first]) else verb


def _opens_relative(page: Page, hit: Hit) -> bool:
    """Whether a comma and a relative pronoun open a clause of its own: "in Austin, where about 450 soldiers"."""
    return {"pronoun", "stops"} <= hit.senses.keys() and hit.first > 0 and page.tokens.words[hit.first - 1] == ","


def speaks_before(page: Page, hit: Hit, first: int) -> Sense | None:
    """What a phrase says of a number behind it.

    A modal ("agreed to send") speaks both ways, and so does a predicate where the language lets the verb come first
    ("fueron retirados 300").
    """
    sense = hit.senses.get("status.before") or hit.senses.get("status.after")
    if sense is not None and sense.closed and not _governs(page, hit, first):
        return None
    if sense is None or sense.modal:
        return sense
    if sense.where == "before":
        return None if _helps(page, hit) else sense
    return sense if page.vocabulary.verb_first and first - hit.last <= 3 else None


def _governs(page: Page, hit: Hit, first: int) -> bool:
    """Whether a figure is the object of a word: "augmenting the 2,500"; not "with 1,500", "from Iowa and 500"."""
    gap, single = page.tokens.words[hit.last : first], page.vocabulary.single
    return len(gap) <= CLOSE and "," not in gap and (single["with"] | single["and"]).isdisjoint(gap)


def _helps(page: Page, hit: Hit) -> bool:
    """Whether a verb of having or being only helps the next one: "no decision has been made"."""
    following = page.hit_at[hit.last]
    helped = following is not None and not following.senses.keys().isdisjoint({"auxiliary", "source", "says"})
    return helped and page.sense(hit.first, "auxiliary") is not None


def _inside_clause(page: Page, first: int) -> bool:
    """Whether a figure stands in a relative clause that a comma will close: "Texas, which has 650 there, will"."""
    for at in range(first - 1, max(clause_back(page, first, 8), 1), -1):
        if page.tokens.words[at - 1] == "," and page.sense(at, "pronoun") and page.sense(at, "stops"):
            return True
    return False


def status_after(page: Page, last: int, closed: bool = False) -> tuple[Said | None, bool]:
    """The predicate behind a phrase, and whether a relative pronoun leads it in; `closed`: a comma ends the look."""
    end = clause_ahead(page, last, AHEAD)
    if closed:
        end = next((at for at in range(last, end) if page.tokens.words[at] == ","), end)
    farthest = end if closed else clause_ahead(page, last, 2 * AHEAD)
    relative = helped = takes = False
    weak: Said | None = None
    at = first = last
    while at < end:
        number = page.number_at[at]
        hit = page.hit_at[at]
        if number is not None and number.reason != "ordinal" and (hit is None or "unit" not in hit.senses):
            if counts_things(page, at):
                at = number.last  # "300 soldiers in 42 vehicles left", "300 soldiers of the 10 Batallón left"
                continue
            if not _joined(page, at, last):
                break
            at = number.last  # "950 from Fort Bragg and about 540 from Camp Pendleton will fly"
            end, last = farthest, at
            continue
        if hit is not None and "stops" in hit.senses and "pronoun" not in hit.senses:
            break
        if at + 2 < end and "and" in page.kinds(at) and _opens_clause(page, at + 1, at == first):
            break
        if hit is None or hit.first != at:
            at += 1
            continue
        sense: Sense | None = hit.senses.get("status.after")
        if page.tokens.words[at] in page.vocabulary.single["pronoun"]:
            if last > first:
                break  # it speaks of the last of them alone: "200 in Yuma and 500 who arrive today"
            relative = True
            takes = takes or ("stops" in hit.senses and "," not in page.tokens.words[first:at])
        if sense is None and takes and weak is None:
            sense = _taken_with(hit)
        if sense is not None:
            taken = sense.where == "before"  # "whom the president promised"
            firm = (
                sense.firm or helped or taken
            )  # "are stationed" is a predicate, "stationed" alone may be an attribute
            said = Said(sense.says, hit.first, hit.last, firm)
            if firm:
                strongest = _stronger(page, hit, sense, end)
                if relative:
                    strongest = _ended(page, hit.last, end) or strongest
                return strongest or said, relative and not taken
            weak = weak or said
        helped = "auxiliary" in hit.senses or (helped and "filler" in hit.senses)
        at = hit.last
    return weak, relative


def _behind_whole(page: Page, last: int) -> Said | None:
    """The predicate of a part, behind the whole it is of: "200 of the 1,500 soldiers sent in May have come home"."""
    at = last
    while at < len(page.tokens) and page.kinds(at) & OF_WHOLE and page.number_at[at] is None:
        at += 1
    whole = page.number_at[at] if last < at < len(page.tokens) else None
    if whole is None or "of" not in page.kinds(last) or counts_things(page, at):
        return None
    behind = page.counted.get(whole.first, ("", whole.last))[1]
    after, _ = status_after(page, behind)
    if after is not None and after.first == behind and after.value in PLANS and "auxiliary" not in page.kinds(behind):
        after, _ = status_after(page, after.last)  # behind an attribute of the whole: "the 1,500 soldiers promised"
    if after is None or not page.vocabulary.single["pronoun"].isdisjoint(page.tokens.words[behind : after.first]):
        return _ended(page, behind, clause_ahead(page, behind, AHEAD))
    return after if after.firm else None


def _opens_clause(page: Page, at: int, beside: bool) -> bool:
    """Whether what "and" joins is a clause of its own: "and Iowa promised to", ", and that it will", "y el resto"."""
    word, single = page.tokens.words[at], page.vocabulary.single
    again = word in single["pronoun"] and page.sense(at, "stops") is not None
    later = word in single["preposition"] and page.date_at[at + 1] is not None
    return again or later or "rest" in page.kinds(at) or (beside and page.capital(at))


def _joined(page: Page, at: int, last: int) -> bool:
    """Whether "and" joins the number at a token to what stands before it, a hedge between them or not."""
    before = page.hit_at[at - 1]
    if before is not None and "hedge.before" in before.senses:
        before = page.hit_at[before.first - 1]
    return before is not None and "and" in before.senses and before.first >= last


def _taken_with(hit: Hit) -> Sense | None:
    """What a verb says whose object is a relative pronoun: "1,500 soldiers whom the president ordered"."""
    sense = hit.senses.get("status.before")
    return sense if sense is not None and not sense.closed and not sense.near else None


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


def _ended(page: Page, first: int, end: int) -> Said | None:
    """A withdrawal told behind a relative clause: "soldiers who had been helping Texas have come home"."""
    for hit in hits_between(page, first, end):
        sense = hit.senses.get("status.after")
        if page.number_at[hit.first] is not None:
            return None
        if sense is not None and sense.says == "withdrawn" and sense.firm:
            return Said(sense.says, hit.first, hit.last, True)
    return None


def _stronger(page: Page, hit: Hit, sense: Sense, end: int) -> Said | None:
    """What outranks a predicate, behind it: "would, if approved"; or what it helps: "están listos", "already left"."""
    word, single = page.tokens.words[hit.first], page.vocabulary.single
    helps, done = word in single["auxiliary"], word in single["already"]
    for following in hits_between(page, hit.last, min(end, hit.last + 3)):
        other = following.senses.get("status.after")
        if other is None or sense.modal:
            continue
        if helps or other.says in ("considered", "denied") or (done and other.says in GONE):
            return Said(other.says, following.first, following.last, True)
    return None


def _of_a_whole(page: Page, count: Count, after: Said | None) -> Said | None:
    """How far those have come of whom a part is told: "most of the 118 were withdrawn" leaves the 118 deployed."""
    beside = page.hit_at[count.last] if count.last < len(page.tokens) else None
    if not page.vocabulary.single["target"].isdisjoint(page.tokens.words[count.last : count.last + 1]):
        return None  # "will bring home 400 of the 2,200 by the end of the month": the day of the 400
    if beside is not None and "status.after" in beside.senses:
        return Said(beside.senses["status.after"].says, beside.first, beside.last)
    if after is not None and "," in page.tokens.words[count.last : after.first]:
        after = None  # "to fewer than 300 of the 1,200, from January on"
    there = _stands(page, count.last)
    if there is None and after is not None and after.value == "withdrawn":
        return Said("deployed", after.first, after.last)
    return there or after


def _outweighs(page: Page, count: Count, first: int, before: Said, after: Said, relative: bool) -> bool:
    """Whether the verb before a figure says its stage, and not the predicate behind it; the first rule that fits."""
    single, behind = page.vocabulary.single, page.tokens.words[count.last : after.first]
    gap = page.tokens.words[before.last : first]
    closed = _closed(page, before)
    if after.value == "deployed" and _already(page, count.last, after):
        return False  # "plans to use 2,500 who are already there"
    if before.value == "denied":
        taken = not single["from_only"].isdisjoint(page.tokens.words[first - 2 : first])
        return not (taken and relative)  # "denied that they were taken from the 10,000 who are on the border"
    if relative and not closed and before.value in HAPPENED and after.value in PLANS:
        return True  # "has sent the 10,000 soldiers whom it promised"
    if relative and (after.value == "considered" or "," in behind):
        return True  # "500 Marines who had been on standby", "200 soldiers, who will string wire"
    if before.value == "deployed" and not relative and _is_copula(page, before) and after.value in PLANS:
        return _apart(page, count.last, after.first)  # "fueron 6 mil los guardias prometidos"
    if after.value == "considered" and len(behind) <= 1:
        return False  # "has 550 soldiers on alert"
    if "," in gap and of_them(page, count):
        return False  # "10,000 are activated, 6,500 of them on the line"
    if not after.firm:  # it may be an attribute, but right behind the figure it outweighs a verb that closes its look
        return len(gap) <= 12 and not (closed and not behind)
    if before.value == "deployed" and not relative and _decided(page, before, after):
        return False  # "the deployment of 1,000 soldiers was authorized"
    if relative and after.firm and after.value in HAPPENED and page.tokens.words[before.last - 1] in single["of"]:
        return False  # "the dispatch of 1,500 soldiers who began to arrive on Monday"
    if closed:
        return _apart(page, count.last, after.first)  # "up from 2,500, and many had days to leave"
    told = after.value == "announced" and before.value in ("moving", "deployed", "withdrawn")  # what they will do there
    definite = any("determiner" in hit.senses for hit in hits_between(page, max(before.last, first - 3), first))
    return _direct(page, before.last, first) and len(gap) <= 8 and (told or not (definite and relative))


def _is_copula(page: Page, said: Said) -> bool:
    """Whether a verb only says that they are so many: "there were", "fueron"; not "has", "tiene"."""
    return page.tokens.words[said.last - 1] in page.vocabulary.single["auxiliary"] and not page.sense(
        said.first, "holds"
    )


def _decided(page: Page, before: Said, after: Said) -> bool:
    """Whether a predicate tells of a decision, not of what follows it: "was announced", not "is expected to last"."""
    leads_on = page.kinds(after.last) & {"infinitive", "that"} if after.last < len(page.tokens) else frozenset()
    told = after.value == "announced" and "auxiliary" not in page.kinds(after.first) and not leads_on
    noun = page.tokens.words[before.last - 1] in page.vocabulary.single["of"]
    return (told and noun) or after.value == "ordered"


def _direct(page: Page, last: int, first: int) -> bool:
    """Whether no comma and no word that opens a clause stands between a verb and a figure."""
    between = hits_between(page, last, first)
    opens = any(hit.senses.keys() & {"pronoun", "stops", "conjunction"} for hit in between)
    return "," not in page.tokens.words[last:first] and not opens


def _stands(page: Page, last: int) -> Said | None:
    """Where a phrase names the border right behind it, that those counted stand there: "the 7,600 on the border"."""
    hits = [
        hit for hit in hits_between(page, last, min(last + CLOSE, len(page.tokens))) if "determiner" not in hit.senses
    ]
    if len(hits) < 2 or hits[0].first != last or "to" not in hits[0].senses or "border" not in hits[1].senses:
        return None
    return Said("deployed", last, hits[1].last)


def _apart(page: Page, first: int, last: int) -> bool:
    """Whether a comma or an "and" stands in tokens [first, last)."""
    return "," in page.tokens.words[first:last] or any(page.sense(at, "and") is not None for at in range(first, last))


def _already(page: Page, last: int, after: Said) -> bool:
    """Whether a predicate right behind a phrase says that it came true before: "already deployed", "que ya están"."""
    words = page.tokens.words[last : after.last]
    return "," not in words and not page.vocabulary.single["already"].isdisjoint(words)


def _closed(page: Page, said: Said) -> bool:
    hit = page.hit_at[said.first]
    return hit is not None and "status.before" in hit.senses and hit.senses["status.before"].closed
