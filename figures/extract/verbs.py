"""The verbs that speak of a figure: the group before it, the predicate behind it, each within its own clause.

A cue reaches through its own clause; hard stops end a clause. `before` cues stand before the number, `after` cues
behind it. Which of the two decides is the matter of `contest`.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract import journeys
from figures.extract.around import acts, clause_ahead, clause_back, hits_between
from figures.extract.cues import Said
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.ties import counts_things
from figures.lexicon import Sense

AHEAD = 22  # tokens behind the phrase in which a predicate may begin
BEFORE = 28  # tokens before the phrase in which a verb may govern it
CLOSE = 5  # tokens between a figure and a word that no verb farther away changes: "will replace the roughly 1,500"
OBJECT = 3  # tokens from a verb to the number of what it moves
NAME = 5  # tokens from the ordinal of a unit to a word of its name
DOER = 2  # tokens of the name of who acts, right behind soldiers: "the 500 the governor promised"
CHAIN = 5  # tokens between two cues of one verb group: "agreed to send"
NEGATED = 6  # tokens back from a verb in which a word may negate it: "nor did the president send"
DENIES = 15  # tokens from a denial to the verb that it denies: "denied that it was getting ready to send"
ENDS = frozenset({",", ":"})  # signs that end a group of verbs: "ruled out more: “We have 25,000"
PLANS = ("announced", "ordered", "considered")
GONE = ("moving", "withdrawn")
HAPPENED = ("moving", "withdrawn", "deployed")  # what is under way or done
ACTORS = frozenset({"country", "force", "branch", "place", "governor", "national"})  # who may send soldiers
OTHER_CLAUSE = frozenset({"and", "conjunction", "stops"})  # what parts a predicate from what follows
HELPING = frozenset({"auxiliary", "status.before"})  # with which an attribute is a predicate: "are posted"
LED = frozenset({"infinitive", "determiner", "to", "adjective"})  # before what is no predicate: "to arrive"
SAYING = frozenset({"says", "source", "status.before", "status.after"})  # behind which "que" opens what is said
RANK = ("deployed", "moving", "withdrawn", "other", "announced", "ordered", "considered", "denied")


def status_before(page: Page, first: int, floor: int, opened: bool = False) -> Said | None:
    """The verb group that governs a number from before it, its strongest modal included; not back beyond `floor`.

    `opened`: pass over words that close the look ("from", "join the"), to the verb behind them.
    """
    begin = _behind_colon(page, max(clause_back(page, first, BEFORE), floor), first)
    best: Said | None = None
    edge = first
    for hit in reversed(hits_between(page, begin, first + 1)):  # a verb may be the hedge itself: "rebasará los 10 mil"
        if _opens_relative(page, hit) or "likened" in hit.senses:
            break
        sense = speaks_before(page, hit, first)
        if sense is None or (opened and sense.closed) or _is_far(sense, first - hit.last):
            continue
        if _is_witnessed(page, hit, best):
            return Said("deployed", hit.first, best.last if best is not None else hit.last)
        says = "denied" if not sense.closed and _is_negated(page, hit.first, begin) else sense.says
        if best is None:
            best = Said(says, hit.first, hit.last)
            if sense.closed or "exists" in hit.senses:
                break
        elif sense.closed or _tells_of_subject(page, hit, edge) or _another_acts(page, hit, edge):
            break  # "will supplement an ongoing deployment of 2,500"
        elif _is_of_group(page, hit.last, edge):
            best = Said(_with_modal(page, best, says), hit.first, best.last)
        else:
            denied = sense.says == "denied" and _is_denied(page, hit.last, edge)
            best = Said("denied", hit.first, best.last) if denied else best
            break
        edge = hit.first
    return _begun(page, best, begin) or best


def _is_of_group(page: Page, first: int, verb: int) -> bool:
    """Whether a verb that ends at `first` is of a group with one behind: "agreed to send"; not "refused: “We have"."""
    gap, single = page.tokens.words[first:verb], page.vocabulary.single
    if len(gap) > CHAIN or not ENDS.isdisjoint(gap) or any(page.number_at[first:verb]):
        return False
    stops = [hit for hit in hits_between(page, first, verb) if "stops" in hit.senses and hit.last == hit.first + 1]
    return all(page.tokens.words[hit.first] in single["that"] | single["with"] for hit in stops)  # not "until"


def _is_witnessed(page: Page, hit: Hit, verb: Said | None) -> bool:
    """Whether a verb says that another came to pass: "a deal that saw Mexico deploy 10,000", "saw 500 sent"."""
    words, single = page.tokens.words, page.vocabulary.single
    if words[hit.first] not in single["witnessed"] or hit.last - hit.first > 1:  # not "saw off"
        return False
    return verb is None or (verb.first > hit.last and words[verb.first] in single["present"])


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
    words, single = page.tokens.words, page.vocabulary.single
    turned = not single["negates_clause"].isdisjoint(words[max(verb - NEGATED, begin) : verb])
    for at in range(verb - 1, max(verb - NEGATED, begin) - 1, -1):
        if words[at] in single["negates"]:
            return words[at + 1] not in single["merely"]
        if words[at] in single["negates_clause"]:
            return "auxiliary" in page.kinds(at + 1)
        helps = page.kinds(at) & {"auxiliary", "infinitive", "filler"} or words[at] in single["clitic"]
        if words[at] in ENDS or page.number_at[at] is not None or not (helps or turned):
            return False
    return False


def _begun(page: Page, said: Said | None, begin: int) -> Said | None:
    """What is under way, not just planned, where a day parts it from its beginning: "began on Monday to deploy"."""
    words, single = page.tokens.words, page.vocabulary.single
    if said is None or said.first - 1 <= begin:
        return None
    noun = words[said.last - 1] in single["of"]  # "inició este martes el despliegue de"
    led = words[said.first] in single["infinitive"] or words[said.first - 1] in single["infinitive"]
    if not (led and said.value == "announced") and not (noun and said.value == "deployed"):
        return None
    for at in range(said.first - 1, max(begin, said.first - CHAIN) - 1, -1):
        if words[at] in single["begins"]:
            return Said("moving", at, said.last, said.firm)
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
    return not page.vocabulary.single["request"].isdisjoint(page.tokens.words[said.first : said.last])


def _opens_relative(page: Page, hit: Hit) -> bool:
    """Whether a comma and a relative pronoun open a clause of its own: "in Austin, where about 450 soldiers"."""
    return {"pronoun", "stops"} <= hit.senses.keys() and hit.first > 0 and page.tokens.words[hit.first - 1] == ","


def _another_acts(page: Page, hit: Hit, verb: int) -> bool:
    """Whether a name leads to a verb of another clause: "threatened tariffs and Mexico sent", "the deal Mexico had"."""
    between, single = range(hit.last, verb), page.vocabulary.single
    if any("and" in page.kinds(at) and page.capital(at + 1) for at in between[:-1]):
        return True
    noun = page.tokens.words[hit.first - 1] in single["determiner"] and hit.last < verb and page.capital(hit.last)
    return noun and (single["infinitive"] | single["that"]).isdisjoint(page.tokens.words[hit.last : verb])


def _tells_of_subject(page: Page, hit: Hit, verb: int) -> bool:
    """Whether a verb only tells in a relative clause who acts: "a president who sought votes ordered"."""
    words, single = page.tokens.words, page.vocabulary.single
    at = hit.first - 1 - ("auxiliary" in page.kinds(hit.first - 1))  # "who was seeking"
    relative = at > 0 and (words[at] in single["that"] or {"pronoun", "stops"} <= page.kinds(at))
    if not relative or not page.kinds(at - 1).isdisjoint(SAYING):
        return False
    leads_on = single["infinitive"] | single["to"] | single["and"] | single["target"] | single["that"]
    led = page.hit_at[verb]
    noun = led is not None and words[led.last - 1] in single["of"]  # "that they await with hope the arrival of"
    between = range(hit.last, verb)
    leads = any(words[at] in leads_on and "determiner" not in page.kinds(at + 1) for at in between)  # "for its plan"
    return not noun and len(between) > 0 and not leads


def _is_far(sense: Sense, gap: int) -> bool:
    """Whether a word that speaks only of a number right behind it stands before others: "pide a los estados 900"."""
    return sense.near and gap > (0 if sense.closed else 1)


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
    return sense if page.vocabulary.verb_first and first - hit.last <= 3 else None


def _is_cited(page: Page, hit: Hit) -> bool:
    """Whether a phrase is a noun that the number of a law goes with, and no verb: "4,200 on Title 10 orders"."""
    number = page.number_at[hit.first - 1] if hit.first else None
    label = page.sense(number.first - 1, "label") if number is not None and number.first else None
    return label is not None and label.says == "legal reference"


def _governs(page: Page, hit: Hit, first: int) -> bool:
    """Whether a figure is the object of a word: "augmenting the 2,500"; not "with 1,500", "from Iowa and 500"."""
    gap, single = page.tokens.words[hit.last : first], page.vocabulary.single
    return len(gap) <= CLOSE and "," not in gap and (single["with"] | single["and"]).isdisjoint(gap)


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
    if page.tokens.words[hit.last - 1] not in page.vocabulary.single["of"]:
        return False
    for moved in hits_between(page, hit.last, hit.last + OBJECT):
        if page.number_at[moved.first] is not None or "troops" in moved.senses:
            return False
        if "reason" in moved.senses:
            return moved.senses["reason"].says in ("other people", "events")
    return False


def status_after(page: Page, last: int, closed: bool = False) -> tuple[Said | None, bool]:
    """The predicate behind a phrase, and whether a relative pronoun leads it in; `closed`: a comma ends the look."""
    end = clause_ahead(page, last, AHEAD)
    if closed:
        end = next((at for at in range(last, end) if page.tokens.words[at] == ","), end)
    farthest = end if closed else clause_ahead(page, last, 2 * AHEAD)
    return _Look(page, last, last, end, farthest, takes=_opens_contact_clause(page, last)).predicate()


def _is_of_unit(page: Page, at: int) -> bool:
    """Whether a word is of the name of a unit that no list knows: "the 573rd Area Support Medical Company"."""
    for before in range(at, max(at - NAME, 0), -1):
        number = page.number_at[before - 1]
        if number is not None or not page.capital(before) or (before < at and page.hit_at[before] is not None):
            return page.capital(before) and number is not None and number.reason == "ordinal"
    return False


@dataclass(slots=True)
class _Look:
    """A look behind a phrase for its predicate, from token `first` to `end`."""

    page: Page
    first: int
    last: int  # the token behind the last figure that shares the predicate
    end: int
    farthest: int  # where the look ends once a second figure has been joined to the first
    things: bool = False  # whether a count of things has been passed: "in 12 trucks"
    relative: bool = False  # whether a relative pronoun has been passed
    takes: bool = False  # whether it may be the object of a verb: "whom the president promised"
    helped: bool = False  # whether the last phrase was an auxiliary: "are stationed" is a predicate
    weak: Said | None = None  # an attribute: "stationed" alone; it counts where no predicate follows

    def predicate(self) -> tuple[Said | None, bool]:
        """What is found, and whether it tells of the figure in a relative clause."""
        at = self.first
        while at < self.end:
            hit, number = self.page.hit_at[at], self.page.number_at[at]
            if number is not None and number.reason != "ordinal" and (hit is None or "unit" not in hit.senses):
                if not (_is_labelled(self.page, at) or self._passes(at)):
                    break
                at = number.last
            elif self._ends(at):
                break
            elif hit is None or hit.first != at:
                at += 1
            else:
                said, taken = self._said(hit)
                if said is not None and said.firm:
                    kept = _kept(self.page, hit.last, self.end) if self._describes(hit, said) else None
                    return kept or self._strongest(hit, said), self.relative and not taken
                self.weak = self.weak or said
                self.helped = "auxiliary" in hit.senses or (self.helped and "filler" in hit.senses)
                at = hit.last
        return self.weak, self.relative

    def _passes(self, at: int) -> bool:
        """Whether the look goes on behind a number: "in 42 vehicles left", "and about 540 from Camp Pendleton will"."""
        number = self.page.number_at[at]
        if number is None or counts_things(self.page, at):
            self.things = True
            return True
        if not _joined(self.page, at, self.last):
            return False
        self.end, self.last = self.farthest, number.last
        return True

    def _ends(self, at: int) -> bool:
        """Whether what is told from a token on is of another clause, or of others."""
        if "belongs_with" in self.page.kinds(at) and (_names_unit(self.page, at + 1) or self._is_attribute(at)):
            return False
        return self._is_stop(at) or self._joins_clause(at) or self._tells_of_last(at)

    def _is_stop(self, at: int) -> bool:
        """Whether a word ends a clause: "while"; of the relative pronouns only one of place does: "in Yuma, where"."""
        kinds, where = self.page.kinds(at), self.page.vocabulary.single["where"]
        return "stops" in kinds and ("pronoun" not in kinds or self.page.tokens.words[at] in where)

    def _joins_clause(self, at: int) -> bool:
        """Whether "and" joins a clause of its own: "500 soldiers, and Iowa promised to send more"."""
        joins = at + 2 < self.end and "and" in self.page.kinds(at)
        return joins and _opens_clause(self.page, at + 1, at == self.first)

    def _tells_of_last(self, at: int) -> bool:
        """Whether a pronoun tells only of the last of two figures, or of things: "500 in 12 trucks that broke down"."""
        return (self.things or self.last > self.first) and self._is_pronoun(at)

    def _is_attribute(self, at: int) -> bool:
        """Whether what stands right behind the soldiers says what they are like: "soldiers with engineering skills"."""
        near = range(at + 1, min(at + CLOSE, self.end))
        return at == self.first and all(self.page.number_at[ahead] is None for ahead in near)

    def _is_pronoun(self, at: int) -> bool:
        """Whether a relative pronoun begins at a token: "who", "los cuales"."""
        hit = self.page.hit_at[at]
        starts = hit is not None and hit.first == at
        return starts and self.page.tokens.words[at] in self.page.vocabulary.single["pronoun"]

    def _said(self, hit: Hit) -> tuple[Said | None, bool]:
        """What a phrase says of the figure, and whether as a verb whose object it is: "whom the president promised"."""
        if self._is_pronoun(hit.first):
            self.relative = True
            beside = "," not in self.page.tokens.words[self.first : hit.first]
            self.takes = self.takes or ("stops" in hit.senses and beside)
        sense = journeys.stage(self.page, hit) or hit.senses.get("status.after")
        if sense is None and self.takes and self.weak is None:
            sense = _taken_with(hit)
        if sense is None or (sense.says == "deployed" and self._is_aim(hit)) or _is_of_unit(self.page, hit.first):
            return None, False
        taken = sense.where == "before"
        return Said(sense.says, hit.first, hit.last, sense.firm or self.helped or taken), taken

    def _describes(self, hit: Hit, said: Said) -> bool:
        """Whether a plan says which soldiers are meant: "the 500 promised", "the 500 she promised"; not "who will"."""
        single, words = self.page.vocabulary.single, self.page.tokens.words
        to_come = any(ends_as_future(self.page, at) for at in range(hit.first, hit.last))
        if said.value not in PLANS or to_come or words[hit.last - 1] in single["auxiliary"] | single["infinitive"]:
            return False
        named = range(self.first, hit.first)
        doer = len(named) <= DOER and all(words[at] in single["they"] or self.page.capital(at) for at in named)
        return doer or self.relative or self.takes

    def _is_aim(self, hit: Hit) -> bool:
        """Whether a verb tells what those counted are to do: "500, including 80 engineers, to string wire and help"."""
        words, single = self.page.tokens.words, self.page.vocabulary.single
        before = range(self.first, hit.first)
        if before and (words[hit.first - 1] in single["infinitive"] or "adjective" in self.page.kinds(hit.first - 1)):
            return True  # "300 for logistics support"
        joined = bool(before) and words[hit.first - 1] in single["and"]
        return joined and any(words[at] in single["infinitive"] and acts(self.page, at + 1, hit.first) for at in before)

    def _strongest(self, hit: Hit, said: Said) -> Said:
        """A predicate, or what outranks it behind it."""
        gone = ended(self.page, hit.last, self.end) if self.relative else None
        to_come = _to_come(self.page, hit.last, self.end) if self.relative and said.value == "deployed" else None
        return gone or to_come or _stronger(self.page, hit, self.end) or said


def _opens_contact_clause(page: Page, at: int) -> bool:
    """Whether who acts stands right behind a figure, and so takes it as object: "1,500 the Army is sending"."""
    if page.vocabulary.head_first or at >= page.end:
        return False
    at += "determiner" in page.kinds(at)
    hit = page.hit_at[at] if at < page.end else None
    if hit is None or hit.last >= page.end or hit.senses.keys().isdisjoint(ACTORS):
        return False
    return page.number_at[hit.last] is None and not page.kinds(hit.last).isdisjoint({"auxiliary", "status.before"})


def _is_labelled(page: Page, at: int) -> bool:
    """Whether a number belongs to the word before it: "on Title 10 orders", "with Detachment 1"."""
    return page.capital(at - 1) and page.sense(at - 1, "label") is not None


def _names_unit(page: Page, at: int) -> bool:
    """Whether the name of a unit stands at a token: "with the 355th Wing", "with Company B"."""
    at += "determiner" in page.kinds(at)
    number = page.number_at[at] if at < page.end else None
    return number.reason == "ordinal" if number is not None else page.capital(at)


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


def _stronger(page: Page, hit: Hit, end: int) -> Said | None:
    """What outranks a predicate, behind it: "would, if approved"; or what it helps: "están listos", "already left"."""
    own = hit.senses.get("status.after") or hit.senses.get("status.before")
    if own is None or own.modal:
        return None
    word, single = page.tokens.words[hit.first], page.vocabulary.single
    helps, done = word in single["auxiliary"], word in single["already"]
    for following in hits_between(page, hit.last, min(end, hit.last + 3)):
        other = following.senses.get("status.after")
        if other is not None and (helps or other.says in ("considered", "denied") or (done and other.says in GONE)):
            return Said(other.says, following.first, following.last, True)
    return None


def _to_come(page: Page, first: int, end: int) -> Said | None:
    """A plan told behind a relative clause: "Marines who stood by will be sent"; not "who are there and will"."""
    for hit in hits_between(page, first, end):
        sense = hit.senses.get("status.after")
        parts = hit.senses.keys() & {"and", "conjunction", "pronoun", "stops"}
        if parts or page.number_at[hit.first] is not None:
            return None
        if sense is not None and sense.says == "announced" and sense.firm:
            led = page.tokens.words[first : hit.first]
            behind = hit.last + ("auxiliary" in page.kinds(hit.last))  # "will be sent"
            moved = "auxiliary" in hit.senses and page.kinds(behind) & {"status.after", "status.before"}
            return Said(sense.says, hit.first, hit.last, True) if moved and "," not in led else None
    return None


def _kept(page: Page, first: int, end: int) -> Said | None:
    """What has become of those planned, behind the plan: "the 1,500 she promised have arrived"."""
    single, words = page.vocabulary.single, page.tokens.words
    begun, helps = first, False
    for hit in hits_between(page, first, end):
        parted = hit.senses.keys() & OTHER_CLAUSE and words[hit.first] not in single["with"]
        if parted or page.number_at[hit.first] is not None or "," in words[begun : hit.first]:
            return None
        sense, helped = hit.senses.get("status.after"), helps and begun == hit.first
        begun, helps = hit.last, bool(hit.senses.keys() & HELPING)
        if sense is None or not (sense.firm or helped) or not page.kinds(hit.first - 1).isdisjoint(LED):
            continue
        if sense.says in PLANS or not single["auxiliary"].issuperset(words[hit.first : hit.last]):  # not "have been"
            return Said(sense.says, hit.first, hit.last, True) if _is_done(page, hit, sense) else None
    return None


def _is_done(page: Page, hit: Hit, sense: Sense) -> bool:
    """Whether a predicate tells what has happened; not "the 1,500 announced on Monday join 2,500"."""
    return sense.says in HAPPENED and page.tokens.words[hit.first] not in page.vocabulary.single["present"]


def ends_as_future(page: Page, at: int) -> bool:
    """Whether a verb at a token tells what is to come by its ending, and so is no attribute: "vendrán"."""
    written = page.tokens.text[page.tokens.starts[at] : page.tokens.ends[at]]
    return written.endswith(tuple(ending for ending, _ in page.vocabulary.endings))


def _leaves(page: Page, hit: Hit) -> bool:
    """Whether a phrase has a verb of leaving: "left", "left on Friday"."""
    return not page.vocabulary.single["leaves"].isdisjoint(page.tokens.words[hit.first : hit.last])


def ended(page: Page, first: int, end: int) -> Said | None:
    """A withdrawal told behind a relative clause: "soldiers who had been helping Texas have come home"."""
    for hit in hits_between(page, first, end):
        led = journeys.stage(page, hit)
        sense = led or hit.senses.get("status.after")
        if page.number_at[hit.first] is not None:
            return None
        if led is None and sense is not None and sense.says == "moving" and _leaves(page, hit):
            return Said("withdrawn", hit.first, hit.last, True)  # "who had been in Yuma left on Friday"
        if sense is not None and sense.says == "withdrawn" and sense.firm:
            return Said(sense.says, hit.first, hit.last, True)
    return None
