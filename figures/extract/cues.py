"""What the words near a number say of it: hedge and bounds, measure, status; each with the cue that said it.

A cue reaches from its place to the number through its own clause; hard stops end a clause. `before` cues stand before
the number, `after` cues behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.around import clause_ahead, clause_back, hits_between
from figures.extract.nouns import Count
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.records import Cue, record
from figures.lexicon import Sense

AHEAD = 22  # tokens behind the phrase in which a predicate may begin
BEFORE = 28  # tokens before the phrase in which a verb may govern it
CLOSE = 5  # tokens between a figure and a word that no verb farther away changes: "will replace the roughly 1,500"
CHANGE = 12  # tokens before "by 2,000" in which the verb of change may stand
CHAIN = 5  # tokens between two cues of one verb group: "agreed to send"
CHANGED = frozenset({"levels", "bodies", "troops", "grows", "shrinks"})  # what leads to a number behind "to"
WHOLE_NEEDED = ("part", "portion", "few")  # measures that hold only where the text gives the containing figure
RANK = ("deployed", "moving", "withdrawn", "other", "announced", "ordered", "considered", "denied")


@record
class Said:
    """A field's value with the phrase that said it; `first` is that phrase's first token."""

    value: str
    first: int
    last: int
    firm: bool = False

    def cue(self, page: Page, field: str) -> Cue:
        start, end = page.tokens.starts[self.first], page.tokens.ends[self.last - 1]
        return Cue(start, end, page.tokens.text[start:end], field, self.value)


def lead_in(page: Page, count: Count) -> tuple[Said | None, Said | None, int]:
    """Hedge and measure words right before the number, and the token where the phrase begins."""
    hedge: Said | None = None
    measure: Said | None = None
    begin = page.sentences[page.sentence_of[count.first]][0]
    at, first = count.first - 1, count.first
    while at >= begin and count.first - at <= 9:
        hit = page.hit_at[at]
        word = page.tokens.words[at]
        if hit is None:
            if word in ("(", ",") and at == count.first - 1:
                at -= 1  # "at most, 300"
                continue
            break
        number = page.number_at[at]
        if hit.last != at + 1 or (number is not None and number.reason != "ordinal"):
            break
        if page.tokens.words[count.first - 1] == "," and "hedge.before" not in hit.senses and at == count.first - 2:
            break
        if takes_up(page, at + 1):
            break
        if "hedge.before" in hit.senses and hedge is None:
            hedge = Said(hit.senses["hedge.before"].says, hit.first, hit.last)
            first = hit.first
        elif "comparison" in hit.senses:
            break
        elif (
            "measure.before" in hit.senses
            and "status.before" not in hit.senses
            and hit.senses["measure.before"].says != "decrease"
        ):
            if measure is None:
                measure = Said(hit.senses["measure.before"].says, hit.first, hit.last)
                first = hit.first
        elif not (
            "determiner" in hit.senses or "adjective" in hit.senses or "of" in hit.senses or "filler" in hit.senses
        ):
            break
        at = hit.first - 1
    return hedge, measure, first


def hedge_behind(page: Page, count: Count) -> Said | None:
    """A hedge right behind the number or its noun: "or so", "o más"."""
    for inner in count.inside:
        if "hedge.after" in inner.senses:
            return Said(inner.senses["hedge.after"].says, inner.first, inner.last)
    for at in {count.number.last, count.last}:
        apart = False
        while at < len(page.tokens) and page.tokens.words[at] in ("-", ","):
            apart = apart or page.tokens.words[at] == ","
            at += 1
        if at < len(page.tokens) and page.number_at[at] is None:
            hit = page.hit_at[at]
            said = hit.senses.get("hedge.after") if hit is not None and hit.first == at else None
            if hit is not None and said is not None and not (apart and said.says != "about"):
                return Said(hit.senses["hedge.after"].says, hit.first, hit.last)
    return None


def bounds(count: Count, hedge: str | None) -> tuple[str, int | None, int | None]:
    """Qualifier, low and high that a hedge makes of a number; bounds are inclusive, None where open."""
    number = count.number
    value = number.value
    if number.qualifier == "range":
        return "range", number.low, number.high
    if number.qualifier == "vague" and (value is None or hedge in (None, "about")):
        return "vague", number.low, number.high
    if hedge is None or value is None:
        return "exact", None, None
    whole = int(value)
    match hedge:
        case "more_than":
            return "more_than", whole + 1, None
        case "at_least":
            return "at_least", whole, None
        case "up_to":
            return "up_to", None, whole
        case "below":
            return "up_to", None, whole - 1
    return hedge, None, None


def changes_to(page: Page, first: int) -> bool:
    """Whether a phrase is what a change leads to: "from 2,500 to 5,000", "to between 7,000 and 8,000"."""
    return any("change_to" in hit.senses for hit in _leading(page, first))


def changes_from(page: Page, count: Count, first: int) -> bool:
    """Whether a phrase is what a change starts from: "from 2,500 to 5,000", "de los 1.350 actuales a 2.500"."""
    words, single = page.tokens.words, page.vocabulary.single
    lead = next(
        (hit for hit in _leading(page, first) if words[hit.last - 1] in single["from_only"] | single["of"]), None
    )
    if lead is None or not _changes_on(page, count.last):
        return False
    if words[lead.last - 1] in single["from_only"]:
        return True
    return any(hit.senses.keys() & {"grows", "shrinks"} for hit in hits_between(page, first - 14, count.last + CLOSE))


def _leading(page: Page, first: int) -> Iterator[Hit]:
    """The phrases right before a phrase, nearest first, through articles, adjectives and hedges."""
    at = first - 1
    while at >= max(first - CLOSE, 0):
        hit = page.hit_at[at]
        if hit is None or page.number_at[at] is not None:
            return
        yield hit
        if hit.senses.keys().isdisjoint({"determiner", "adjective", "hedge.before", "to"}):
            return
        at = hit.first - 1


def _changes_on(page: Page, last: int) -> bool:
    """Whether what stands behind a phrase leads on to another number of soldiers: "… soldiers to about 5,000"."""
    for hit in hits_between(page, last, clause_ahead(page, last, 8)):
        if page.number_at[hit.first] is not None or any(page.number_at[last : hit.first]):
            return False
        if "change_to" in hit.senses:
            ahead = range(hit.last, min(hit.last + CLOSE, len(page.tokens)))
            number = next((at for at in ahead if page.number_at[at] is not None), None)
            return number is not None and not _counts_things(page, number)
    return False


def status_before(page: Page, first: int, floor: int, opened: bool = False) -> Said | None:
    """The verb group that governs a number from before it, its strongest modal included; not back beyond `floor`.

    `opened`: pass over words that close the look ("from", "join the"), to the verb behind them.
    """
    begin = max(clause_back(page, first, BEFORE), floor)
    best: Said | None = None
    edge = first
    for hit in reversed(hits_between(page, begin, first)):
        sense = speaks_before(page, hit, first)
        if sense is None or (opened and sense.closed) or (sense.near and first - hit.last > 1):
            continue
        if best is None:
            best = Said(sense.says, hit.first, hit.last)
            if sense.closed:
                break
        else:
            gap = page.tokens.words[hit.last : edge]
            if sense.closed:
                break  # "will supplement an ongoing deployment of 2,500"
            if len(gap) > CHAIN or "," in gap or any(page.number_at[hit.last : edge]):
                if sense.says == "denied" and len(gap) <= 3 * CHAIN and "," not in gap:
                    best = Said(sense.says, hit.first, best.last)
                break
            best = Said(max(best.value, sense.says, key=RANK.index), hit.first, best.last)
        edge = hit.first
    return best


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
    """Whether a figure is the object of a word: "augmenting the 2,500", not "augmenting its forces with 1,500"."""
    gap = page.tokens.words[hit.last : first]
    return len(gap) <= CLOSE and "," not in gap and page.vocabulary.single["with"].isdisjoint(gap)


def _helps(page: Page, hit: Hit) -> bool:
    """Whether a verb of having or being only helps the next one: "no decision has been made"."""
    following = page.hit_at[hit.last]
    helped = following is not None and not following.senses.keys().isdisjoint({"auxiliary", "source"})
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
            if _counts_things(page, at):
                at = number.last  # "300 soldiers in 42 vehicles left", "300 soldiers of the 10 Batallón left"
                continue
            if not _joined(page, at, last):
                break
            at = number.last  # "950 from Fort Bragg and about 540 from Camp Pendleton will fly"
            end, last = farthest, at
            continue
        if hit is not None and "stops" in hit.senses and "pronoun" not in hit.senses:
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


def _counts_things(page: Page, at: int) -> bool:
    """Whether a number stands before a noun that is no soldier: "42 vehicles", "10 Batallón", "8 posts"."""
    number = page.number_at[at]
    after = number.last if number is not None else at
    if after >= len(page.tokens):
        return False
    hit = page.hit_at[after]
    if hit is None:
        word, known = page.tokens.words[after], page.vocabulary
        return word.endswith(known.plural) and word not in known.never_plural and page.date_at[after] is None
    return not hit.senses.keys().isdisjoint({"reason", "bodies", "unit"})


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
    """What outranks a predicate right behind it: a modal ("would, if approved"), or what it helps ("están listos")."""
    helps = page.tokens.words[hit.first] in page.vocabulary.single["auxiliary"]
    for following in hits_between(page, hit.last, min(end, hit.last + 3)):
        other = following.senses.get("status.after")
        if other is not None and (helps or other.says in ("considered", "denied")) and not sense.modal:
            return Said(other.says, following.first, following.last, True)
    return None


def status(page: Page, count: Count, first: int, floor: int) -> Said | None:
    """How far a figure has come, from its own clause; None where the clause does not say."""
    if changes_from(page, count, first):
        return Said("deployed", first - 1, first)
    after, relative = status_after(page, count.last, _inside_clause(page, first))
    denied = _denied_behind(page, count.last)
    if denied is not None:
        return denied
    if _of_figure(page, first) and first - page.sentences[page.sentence_of[first]][0] > 2:
        return _of_a_whole(page, count, after)
    before = status_before(page, first, floor)
    if before is None and after is not None and after.value == "considered" and relative:
        return None  # "the new arrivals include 500 who had been on standby"
    if before is None or after is None:
        return before or after
    return before if _outweighs(page, count, first, before, after, relative) else after


def _of_a_whole(page: Page, count: Count, after: Said | None) -> Said | None:
    """How far those have come of whom a part is told: "most of the 118 were withdrawn" leaves the 118 deployed."""
    beside = page.hit_at[count.last] if count.last < len(page.tokens) else None
    if beside is not None and "status.after" in beside.senses:
        return Said(beside.senses["status.after"].says, beside.first, beside.last)
    there = _stands(page, count.last)
    if there is None and after is not None and after.value == "withdrawn":
        return Said("deployed", after.first, after.last)
    return there or after


def _outweighs(page: Page, count: Count, first: int, before: Said, after: Said, relative: bool) -> bool:
    """Whether the verb before a figure says its stage, and not the predicate behind it; the first rule that fits."""
    gap, behind = page.tokens.words[before.last : first], page.tokens.words[count.last : after.first]
    closed = _closed(page, before)
    if before.value == "denied":
        return True
    if after.value == "deployed" and _already(page, count.last, after):
        return False  # "plans to use 2,500 who are already there"
    if relative and (after.value == "considered" or "," in behind):
        return True  # "500 Marines who had been on standby", "200 soldiers, who will string wire"
    if after.value == "considered" and len(behind) <= 1:
        return False  # "has 550 soldiers on alert"
    if not after.firm:  # it may be an attribute, but right behind the figure it outweighs a verb that closes its look
        return len(gap) <= 12 and not (closed and not behind)
    if before.value == "deployed" and after.value == "ordered" and not relative:
        return False  # "the deployment of 1,000 soldiers was authorized"
    if closed:
        return _apart(page, count.last, after.first)  # "up from 2,500, and many had days to leave"
    told = after.value == "announced" and before.value in ("moving", "deployed", "withdrawn")  # what they will do there
    definite = any("determiner" in hit.senses for hit in hits_between(page, max(before.last, first - 3), first))
    return _direct(page, before.last, first) and len(gap) <= 8 and (told or not (definite and relative))


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


def measure(page: Page, count: Count, first: int, lead: Said | None) -> Said | None:
    """Level, increase, decrease or part as the words right around a number say; None where none speaks (a level)."""
    inside = next((hit for hit in count.inside if "measure.after" in hit.senses), None)
    if is_whole(page, first) and inside is None:
        return Said("level", first - 1, first)
    if inside is not None:
        return Said(inside.senses["measure.after"].says, inside.first, inside.last)
    behind = _change_behind(page, count)
    if lead is not None and lead.value not in WHOLE_NEEDED:
        left = (said for said in (behind, _change_before(page, lead.first)) if said and said.value == "decrease")
        return next(left, lead)  # "pull out another 500", "otros 500 serán retirados"
    said = _level(page, count, first) or _amount(page, first) or _change_before(page, first) or behind
    if said is None and count.partitive:
        noun = count.head is not None and page.sense(count.number.last, "of_them") is None  # "60 of the soldiers"
        return Said("portion" if noun else "part", count.last - 1, count.last)
    return said or lead


def _level(page: Page, count: Count, first: int) -> Said | None:
    """A level by the words before or behind it: a total that is reached or left, or who is joined or relieved."""
    reached = total(page, count, first)
    if reached is not None and not (count.partitive and reached.first > first):
        return reached
    there = led_by(page, first, "joined") or led_by(page, first, "relieved")
    return Said("level", there.first, there.last) if there is not None else None


def _change_before(page: Page, first: int) -> Said | None:
    """An increase or decrease by the verb before a number: "withdrew about 300", "fueron retirados 300"."""
    for hit in reversed(hits_between(page, clause_back(page, first, 7), first)):
        if any(page.number_at[at] is not None for at in range(hit.last, first)):
            return None
        sense, behind = hit.senses.get("measure.before"), hit.senses.get("measure.after")
        if sense is None and page.vocabulary.verb_first and first - hit.last <= 3 and behind is not None:
            sense = behind if behind.says == "decrease" else None
        if sense is not None and sense.says == "decrease":
            return Said("decrease", hit.first, hit.last)
        if sense is not None and sense.says == "increase" and (hit.last - hit.first > 1 or hit.last == first):
            return Said("increase", hit.first, hit.last)
        if "status.before" in hit.senses or "total.before" in hit.senses:
            return None
    return None


def _change_behind(page: Page, count: Count) -> Said | None:
    """What the words behind a phrase say of its measure: "200 of them", "300 will be withdrawn"."""
    end = clause_ahead(page, count.last, 5)
    for hit in hits_between(page, count.last, end):
        if page.number_at[hit.first] is not None:
            break
        sense = hit.senses.get("measure.after")
        if (
            sense is not None
            and (sense.says == "part" or (sense.says == "increase" and _speaks_of_next(page, hit)))
            and any(page.number_at[at] is not None for at in range(hit.last, min(hit.last + 3, len(page.tokens))))
        ):
            break  # "6,000, of whom 3,000": the part is what follows
        if "whom" in hit.senses and hit.first > count.last:
            break  # "500 troops, among them engineers"
        if sense is not None and (hit.first - count.last <= 1 or sense.says == "decrease"):
            if sense.says == "increase" and page.tokens.words[count.last : hit.first] not in ([], [","], ["-"]):
                continue
            return Said(sense.says, hit.first, hit.last)
        if hit.senses.keys().isdisjoint({"pronoun", "auxiliary", "filler", "to"}):
            break
    return None


def _speaks_of_next(page: Page, hit: Hit) -> bool:
    """Whether a verb speaks of the number behind it: "a los 2.500 se sumarán 1.500", not "se sumarán a los 2.500"."""
    verb_first = page.vocabulary.verb_first and hit.last - hit.first > 1
    return verb_first and page.tokens.words[hit.last - 1] not in page.vocabulary.single["to"]


def _amount(page: Page, first: int) -> Said | None:
    """What a change amounts to: "increased its force by 1,600"; None where no verb of change leads to the number."""
    if not first or page.tokens.words[first - 1] not in page.vocabulary.single["change_by"]:
        return None
    begin = clause_back(page, first, CHANGE)
    begin = max((number.last for number in page.number_at[begin:first] if number is not None), default=begin)
    for hit in reversed(hits_between(page, begin, first)):
        for kind, says in (("grows", "increase"), ("shrinks", "decrease")):
            if kind in hit.senses:
                return Said(says, hit.first, hit.last)
    return None


def is_whole(page: Page, first: int) -> bool:
    """Whether a phrase is what something is a part of: "most of the 360", "el resto de los mil 650", "out of 900"."""
    return _of_figure(page, first) and not compared(page, first)


def _of_figure(page: Page, first: int) -> bool:
    """Whether "of" leads to a phrase, for a part of it or for a comparison with it: "well short of the 4,000"."""
    words, single = page.tokens.words, page.vocabulary.single
    before = page.hit_at[first - 1] if first else None
    if before is not None and "measure.after" in before.senses and before.senses["measure.after"].says == "part":
        return True  # "They are part of 2,600 whom the government will send"
    if before is None and (not first or words[first - 1] != "s"):
        return False
    if before is not None and (before.senses.keys() & {"out_of", "part_of"} or takes_up(page, first)):
        return True
    at = first - 1
    if words[at] == "s":
        return first > 3 and words[_owner(page, first) - 1] in single["of"]
    if words[at] in single["of"] and at and words[at - 1] == "," and page.number_at[first] is None:
        return True  # "more than 300 have been sworn in, of some 4,200"
    counted = page.number_at[at - 1] if at else None
    if words[at] in single["of"] and counted is not None:
        return counted.value is not None  # "550 of 1,500"
    if first < 2 or words[at] not in single["determiner"] or words[at - 1] not in single["of"]:
        return False
    acted = page.hit_at[at - 1]
    return acted is None or acted.first == at - 1 or "status.before" not in acted.senses  # "deployment of the 1,500"


def _owner(page: Page, first: int) -> int:
    """The first token of the owner whose genitive ends before a phrase: "California's 360", "the state's 118"."""
    at = first - 3
    hit = page.hit_at[at] or page.hit_at[at + 1]
    at = min(at, hit.first) if hit is not None else at
    return at - 1 if page.tokens.words[at - 1] in page.vocabulary.single["determiner"] else at


def compared(page: Page, first: int) -> bool:
    """Whether a phrase is what another figure is measured against: "well short of the 4,000 approved"."""
    return led_by(page, first, "comparison") is not None


def takes_up(page: Page, first: int) -> bool:
    """Whether "of those" right before a phrase takes up a whole: "de esos 10.000 guardias", not "of those, 300"."""
    before = page.hit_at[first - 1] if first else None
    words, single = page.tokens.words, page.vocabulary.single
    return before is not None and "of_them" in before.senses and words[first - 1] in single["these"]


def led_by(page: Page, first: int, kind: str) -> Hit | None:
    """The phrase of a kind that leads to a number, articles and hedges between: "will join about 2,500"."""
    return next((hit for hit in _leading(page, first) if kind in hit.senses), None)


def result(page: Page, first: int) -> Hit | None:
    """The phrase by which a total follows from what was said before it: "bringing the total to 4,000"."""
    for at in range(first - 1, max(first - 9, 0), -1):
        hit = page.hit_at[at]
        if page.number_at[at] is not None or (hit is not None and "hard_stops" in hit.senses):
            return None
        if hit is not None and "result" in hit.senses:
            return hit
    return None


def _changes(page: Page, begin: int, end: int) -> bool:
    """Whether something that can change stands in the clause before "to": a figure or a noun such as "force"."""
    for at in range(max(begin, end - 12), end):
        hit = page.hit_at[at]
        if page.number_at[at] is not None or (hit is not None and hit.senses.keys() & CHANGED):
            return True
    return False


def total(page: Page, count: Count, first: int) -> Said | None:
    """A level that is reached, kept or left: "bringing the total to 4,000", "leaving about 3,000"."""
    at = first - 1
    begin = page.sentences[page.sentence_of[count.first]][0]
    while at >= begin and first - at <= 4:
        hit = page.hit_at[at]
        if hit is None or page.number_at[at] is not None:
            break
        if "total.before" in hit.senses:
            return Said("level", hit.first, hit.last)
        if not any(kind in hit.senses for kind in ("determiner", "filler", "hedge.before", "to", "of")):
            break
        if "change_to" in hit.senses and _changes(page, begin, hit.first):
            return Said("level", hit.first, hit.last)
        at = hit.first - 1
    for hit in hits_between(page, count.last, min(len(page.tokens), count.last + 3)):
        if "and" in hit.senses:
            break  # "regresaron 300 soldados y quedan 200"
        if "total.after" in hit.senses:
            return Said("level", hit.first, hit.last)
    return None
