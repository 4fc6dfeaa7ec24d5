"""The predicate behind a figure, within its own clause: "500 soldiers, in 12 trucks, will leave on Monday".

It may be the verb of a relative clause, and an attribute ("stationed") where no verb follows; what outranks it, or what
has become of a plan since, stands behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.extract.around import VERBS, acts, clause_ahead, hits_between, others_go
from figures.extract.cues import Said
from figures.extract.named import journeys
from figures.extract.nouns.ties import counts_things, leads_to_others
from figures.extract.page import NOTHING, Page
from figures.extract.stages.verbs import ACTORS, CLOSE, GONE, HAPPENED, PLANS
from figures.extract.text.phrases import Hit
from figures.lexicon import Sense

AHEAD = 22  # tokens behind the phrase in which a predicate may begin
NAME = 5  # tokens from the ordinal of a unit to a word of its name
DOER = 2  # tokens of the name of who acts, right behind soldiers: "the 500 the governor promised"
LABELS = frozenset({"place", "branch", "force"})  # what may be named before a figure in brackets
OTHER_CLAUSE = frozenset({"and", "conjunction", "stops"})  # what parts a predicate from what follows
HELPING = frozenset({"auxiliary", "status.before"})  # with which an attribute is a predicate: "are posted"
WHO_ACTS = ACTORS | {"speakers", "lawmaker", "office"}  # who may send soldiers, or ask for them
PEOPLE = frozenset({"civil", "anyone"})  # who a relative clause right behind them tells of: "to support agents who"
LED = frozenset({"infinitive", "determiner", "to", "adjective"})  # before what is no predicate: "to arrive"


def status_after(page: Page, last: int, closed: bool = False, part: bool = False) -> tuple[Said | None, bool]:
    """The predicate behind a phrase, and whether a relative pronoun leads it in.

    `closed`: a comma ends the look; `part`: what has become of them is told of a part of them: "the first of the 900".
    """
    end = clause_ahead(page, last, AHEAD)
    if closed:
        end = next((at for at in range(last, end) if page.tokens.words[at] == ","), end)
    farthest = end if closed else clause_ahead(page, last, 2 * AHEAD)
    return _Look(page, last, last, end, farthest, part, takes=_opens_contact_clause(page, last)).predicate()


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
    part: bool  # whether the predicate is of a part of them: "the first of the 900"
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
                    describes = not self.part and self._describes(hit, said)
                    kept = _kept(self.page, hit.last, self.end) if describes else None
                    return kept or self._strongest(hit, said), self.relative and not taken
                self.weak = self.weak or said
                helps = "auxiliary" in hit.senses or self._helps_next(hit)
                self.helped = helps or (self.helped and "filler" in hit.senses)
                at = hit.last
        return self.weak, self.relative

    def _passes(self, at: int) -> bool:
        """Whether the look goes on behind a number: "in 42 vehicles left", "and about 540 from Camp Pendleton will"."""
        number = self.page.number_at[at]
        if number is None or counts_things(self.page, at):
            self.things = True
            return True
        if _in_row(self.page, at, self.last):
            self.end, self.last = self.farthest, number.last
            return True
        joined = _joined(self.page, at, self.last) if not self._belongs() else None
        if joined is None or (self.weak is not None and self.page.tokens.words[joined.first - 1] == ","):
            return False  # "1,600 deployed within days, and 500 more will go"
        self.end, self.last = self.farthest, number.last
        return True

    def _belongs(self) -> bool:
        """Whether a verb of its own says whose they are: "900 come from Fort Hood, and 500 are in Yuma"."""
        at = self.first + 2 * ("of_them" in self.page.kinds(self.first))
        return "belongs" in self.page.kinds(at) and "belongs_with" not in self.page.kinds(at)

    def _ends(self, at: int) -> bool:
        """Whether what is told from a token on is of another clause, or of others."""
        kinds = self.page.kinds(at)
        if others_go(self.page, self.first, at):
            return True
        if not kinds or ("belongs_with" in kinds and (_names_unit(self.page, at + 1) or self._is_attribute(at))):
            return False
        return self._is_stop(at) or self._joins_clause(at) or self._tells_of_last(at) or self._tells_of_others(at)

    def _is_stop(self, at: int) -> bool:
        """Whether a word ends a clause: "while"; of the relative pronouns only one of place does: "in Yuma, where"."""
        kinds = self.page.kinds(at)
        hit = self.page.hit_at[at]
        if hit is not None and "atop" in kinds:  # "The 500 are in addition to the 2,000 sent", "on top of those sent"
            return self.page.is_word(at, "auxiliary", "present") or leads_to_others(self.page, hit)
        return "stops" in kinds and ("pronoun" not in kinds or self.page.is_word(at, "where"))

    def _joins_clause(self, at: int) -> bool:
        """Whether "and" joins a clause of its own: "500 soldiers, and Iowa promised to send more"."""
        joins = at + 2 < self.end and "and" in self.page.kinds(at)
        return joins and _opens_clause(self.page, at + 1, at == self.first)

    def _tells_of_last(self, at: int) -> bool:
        """Whether a pronoun tells only of the last of two figures, or of things: "500 in 12 trucks that broke down"."""
        return (self.things or self.last > self.first) and self._is_pronoun(at)

    def _tells_of_others(self, at: int) -> bool:
        """Whether a pronoun tells of others, whom those counted are to join: "para sumarlos a los que ya vigilan".

        So does one right behind people who are no soldiers: "500 to support agents who are there".
        """
        if at - 2 <= self.first or not self._is_pronoun(at):
            return False
        if self.page.kinds(at - 1) & PEOPLE:
            return True
        if not self.page.is_word(at - 1, "determiner"):
            return False
        return self.page.is_word(at - 2, "infinitive") and self.page.tokens.words[at - 3] != ","

    def _is_attribute(self, at: int) -> bool:
        """Whether what stands right behind the soldiers says what they are like: "soldiers with engineering skills"."""
        near = range(at + 1, min(at + CLOSE, self.end))
        return at == self.first and all(self.page.number_at[ahead] is None for ahead in near)

    def _is_pronoun(self, at: int) -> bool:
        """Whether a relative pronoun begins at a token: "who", "los cuales"."""
        hit = self.page.hit_at[at]
        starts = hit is not None and hit.first == at
        return starts and self.page.is_word(at, "pronoun")

    def _said(self, hit: Hit) -> tuple[Said | None, bool]:
        """What a phrase says of the figure, and whether as a verb whose object it is: "whom the president promised"."""
        if self._is_pronoun(hit.first):
            self.relative = True
            beside = "," not in self.page.tokens.words[self.first : hit.first]
            self.takes = self.takes or ("stops" in hit.senses and beside)
        sense = journeys.stage(self.page, hit) or hit.senses.get("status.after")
        if sense is None and self.takes and self.weak is None:
            sense = _taken_with(hit)
        if sense is None or _is_of_unit(self.page, hit.first):
            return None, False
        if sense.says == "deployed" and (self._is_aim(hit) or self._helps_next(hit) or _is_noun(self.page, hit)):
            return None, False
        taken = sense.where == "before"
        return Said(sense.says, hit.first, hit.last, sense.firm or self.helped or taken), taken

    def _helps_next(self, hit: Hit) -> bool:
        """Whether a phrase only helps the verb right behind it: "had been expected", "have been sent"; not "are to".

        So too where soldiers are its object: "the 500 soldiers whom she has called for".
        """
        words, single = self.page.tokens.words, self.page.vocabulary.single
        following = self.page.kinds(hit.last) if hit.last < self.end else NOTHING
        verb = "status.after" in following or (self.takes and "status.before" in following)
        return verb and single["auxiliary"].issuperset(words[hit.first : hit.last])

    def _describes(self, hit: Hit, said: Said) -> bool:
        """Whether a plan says which soldiers are meant: "the 500 promised", "the 500 she promised"; not "who will"."""
        to_come = any(ends_as_future(self.page, at) for at in range(hit.first, hit.last))
        if said.value not in PLANS or to_come:
            return False
        if self.relative and self.page.has_word("was", max(hit.first - 2, self.first), hit.last):
            return True  # "the 500 who were to leave in May are still there"
        if self.page.is_word(hit.last - 1, "auxiliary", "infinitive"):
            return False
        named = range(self.first, hit.first)
        doer = len(named) <= DOER and all(self.page.is_word(at, "they") or self.page.capital(at) for at in named)
        return doer or self.relative or self.takes

    def _is_aim(self, hit: Hit) -> bool:
        """Whether a verb tells what those counted are to do: "500, including 80 engineers, to string wire and help"."""
        before = range(self.first, hit.first)
        if before and (self.page.is_word(hit.first - 1, "infinitive") or "adjective" in self.page.kinds(hit.first - 1)):
            return True  # "300 for logistics support"
        joined = bool(before) and self.page.is_word(hit.first - 1, "and")
        return joined and any(
            self.page.is_word(at, "infinitive") and acts(self.page, at + 1, hit.first) for at in before
        )

    def _strongest(self, hit: Hit, said: Said) -> Said:
        """A predicate, or what outranks it behind it."""
        gone = ended(self.page, hit.last, self.end) if self.relative else None
        planned = _planned_behind(self.page, hit.last, self.end) if self.relative and said.value == "deployed" else None
        done = said.value in PLANS and (self.helped or self.page.has_word("auxiliary", hit.first, hit.last))
        done = done and not self.page.has_word("modal", hit.first, hit.last)  # not "will be there or on the way"
        gone = gone or (_went(self.page, hit.last, self.end) if done else None)  # not of "those due or arrived"
        return gone or planned or _stronger(self.page, hit, self.end) or said


def _is_noun(page: Page, hit: Hit) -> bool:
    """Whether a word that may be a verb is a noun, behind a preposition: "900 in support units", "for help"."""
    return hit.last == hit.first + 1 and page.is_word(hit.first - 1, "leads_noun")


def _opens_contact_clause(page: Page, at: int) -> bool:
    """Whether who acts stands right behind a figure, and so takes it as object: "1,500 the Army is sending"."""
    if page.vocabulary.head_first or at >= page.end:
        return False
    behind = _behind_actor(page, at + ("determiner" in page.kinds(at)))
    if behind >= page.end:
        return False
    return page.number_at[behind] is None and not page.kinds(behind).isdisjoint({"auxiliary", "status.before"})


def _behind_actor(page: Page, at: int) -> int:
    """The token behind who acts, "the senator" or a name that no list has: "McCain"; the end where nobody does."""
    hit = page.hit_at[at] if at < page.end else None
    if hit is not None:
        return page.end if hit.senses.keys().isdisjoint(WHO_ACTS) else hit.last
    named = page.capital(at) and page.tokens.words[at].isalpha() and page.date_at[at] is None  # not "Monday"
    return at + 1 if named else page.end


def _is_labelled(page: Page, at: int) -> bool:
    """Whether a number belongs to the word before it: "on Title 10 orders", "with Detachment 1", "and C-130s left"."""
    tied = page.tokens.words[at - 1] == "-" and not (page.tokens.spaced[at] or page.tokens.spaced[at - 1])
    named = page.sense(at - 1, "label") is not None
    return page.capital(at - 1 - tied) and (tied or named)


def _names_unit(page: Page, at: int) -> bool:
    """Whether the name of a unit stands at a token: "with the 355th Wing", "with Company B"."""
    at += "determiner" in page.kinds(at)
    number = page.number_at[at] if at < page.end else None
    return number.reason == "ordinal" if number is not None else page.capital(at)


def _opens_clause(page: Page, at: int, beside: bool) -> bool:
    """Whether what "and" joins is a clause of its own: "and Iowa promised to", ", and that it will", "y el resto"."""
    again = page.is_word(at, "pronoun") and page.sense(at, "stops") is not None
    later = page.is_word(at, "preposition") and page.date_at[at + 1] is not None
    later = later or (page.vocabulary.verb_first and _acts_elsewhere(page, at))
    return again or later or "rest" in page.kinds(at) or (beside and page.capital(at))


def _acts_elsewhere(page: Page, at: int) -> bool:
    """Whether a place is led in, with a verb and its number behind it: "y a Tamaulipas llegaron 1.500"."""
    name = page.hit_at[at + 1] if "to" in page.kinds(at) and at + 1 < page.end else None
    if name is None or "place" not in name.senses or name.last + 1 >= page.end:
        return False
    return "status.before" in page.kinds(name.last) and page.number_at[name.last + 1] is not None


def _in_row(page: Page, at: int, last: int) -> bool:
    """Whether the number at a token is the next of a row in brackets: "Iowa (109), Utah (60) and Ohio (50) will"."""
    words = page.tokens.words
    if words[at - 1] != "(" or words[last] != ")" or page.kinds(at - 2).isdisjoint(LABELS):
        return False
    return words[last + 1] == "," or not page.kinds(last + 1).isdisjoint(LABELS | {"and"})


def _joined(page: Page, at: int, last: int) -> Hit | None:
    """The "and" that joins the number at a token to what stands before it, "about" or "another" between them or not."""
    before = page.hit_at[at - 1]
    if before is not None and before.senses.keys() & {"hedge.before", "measure.before"}:
        before = page.hit_at[before.first - 1]
    return before if before is not None and "and" in before.senses and before.first >= last else None


def _taken_with(hit: Hit) -> Sense | None:
    """What a verb says whose object is a relative pronoun: "1,500 soldiers whom the president ordered"."""
    sense = hit.senses.get("status.before")
    return sense if sense is not None and not sense.closed and (not sense.near or sense.says == "considered") else None


def _stronger(page: Page, hit: Hit, end: int) -> Said | None:
    """What outranks a predicate, behind it: "would, if approved"; or what it helps: "están listos", "already left"."""
    own = hit.senses.get("status.after") or hit.senses.get("status.before")
    if own is None or own.modal:
        return None
    word, single = page.tokens.words[hit.first], page.vocabulary.single
    helps, done = word in single["auxiliary"], word in single["already"]
    for following in hits_between(page, hit.last, min(end, hit.last + 3)):
        other = following.senses.get("status.after")
        if "when" in following.senses:
            return None  # "were there when he left"
        if _is_noun(page, following):
            continue  # "are in support units"
        if other is not None and (helps or other.says in ("considered", "denied") or (done and other.says in GONE)):
            return Said(other.says, following.first, following.last, True)
    return None


def _planned_behind(page: Page, first: int, end: int) -> Said | None:
    """A plan told behind a relative clause: "Marines who stood by will be sent"; not "who are there and will"."""
    for hit in hits_between(page, first, end):
        sense = hit.senses.get("status.after")
        parts = hit.senses.keys() & {"and", "conjunction", "pronoun", "stops"}
        if parts or page.number_at[hit.first] is not None:
            return None
        if sense is not None and sense.says == "announced" and sense.firm:
            led = page.tokens.words[first : hit.first]
            behind = hit.last + ("auxiliary" in page.kinds(hit.last))  # "will be sent"
            moved = "auxiliary" in hit.senses and page.kinds(behind) & VERBS
            return Said(sense.says, hit.first, hit.last, True) if moved and "," not in led else None
    return None


def _went(page: Page, first: int, end: int) -> Said | None:
    """How those have gone whom a plan tells of, as "and" joins it: "were chosen and arrived", "fueron y llegaron"."""
    for hit in hits_between(page, first, end - 1):
        if "," in page.tokens.words[first : hit.first] or page.number_at[hit.first] is not None:
            return None
        if "and" in hit.senses:
            sense = page.sense(hit.last, "status.after")
            went = sense is not None and sense.says == "moving" and sense.firm
            verb = page.hit_at[hit.last] if went else None
            done = verb is not None and sense is not None and _is_done(page, verb, sense)
            return Said("moving", hit.last, verb.last, True) if done and verb is not None else None
    return None


def _kept(page: Page, first: int, end: int) -> Said | None:
    """What has become of those planned, behind the plan: "the 1,500 she promised have arrived"."""
    single, words = page.vocabulary.single, page.tokens.words
    begun, helps = first, False
    for hit in hits_between(page, first, end):
        parted = hit.senses.keys() & OTHER_CLAUSE and not page.is_word(hit.first, "with")
        others = any(page.counts_at(at) for at in range(begun, hit.first + 1))  # "to join the 2,500 already there"
        if parted or others or page.number_at[hit.first] is not None or "," in words[begun : hit.first]:
            return None
        sense, helped = hit.senses.get("status.after"), helps and begun == hit.first
        led = bool(page.kinds(hit.first - 1) & LED)
        led = led or page.has_word("infinitive", hit.first - 1, hit.first + 1)
        begun, helps = hit.last, bool(hit.senses.keys() & HELPING) and not led  # not "agreed to post on the border"
        if sense is None or not (sense.firm or helped) or led:
            continue
        if sense.says in PLANS or not single["auxiliary"].issuperset(words[hit.first : hit.last]):  # not "have been"
            return Said(sense.says, hit.first, hit.last, True) if _is_done(page, hit, sense) else None
    return None


def _is_done(page: Page, hit: Hit, sense: Sense) -> bool:
    """Whether a predicate tells what has happened; not "the 1,500 announced on Monday join 2,500"."""
    return sense.says in HAPPENED and not page.is_word(hit.first, "present")


def ends_as_future(page: Page, at: int) -> bool:
    """Whether a verb at a token tells what is to come by its ending, and so is no attribute: "vendrán"."""
    written = page.tokens.text[page.tokens.starts[at] : page.tokens.ends[at]]
    return written.endswith(tuple(ending for ending, _ in page.vocabulary.endings))


def _leaves(page: Page, hit: Hit) -> bool:
    """Whether a phrase has a verb of leaving: "left", "left on Friday"."""
    return page.has_word("leaves", hit.first, hit.last)


def ended(page: Page, first: int, end: int) -> Said | None:
    """A withdrawal told behind a relative clause: "soldiers who had been helping Texas have come home".

    Not one to come: "the soldiers whom the president sent in May will begin to go home".
    """
    for hit in hits_between(page, first, end):
        led = journeys.stage(page, hit)
        sense = led or hit.senses.get("status.after")
        if sense is not None and sense.says == "announced" and sense.firm:
            return None
        if page.number_at[hit.first] is not None:
            return None
        if led is None and sense is not None and sense.says == "moving" and _leaves(page, hit):
            return Said("withdrawn", hit.first, hit.last, True)  # "who had been in Yuma left on Friday"
        if sense is not None and sense.says == "withdrawn" and sense.firm:
            return Said(sense.says, hit.first, hit.last, True)
    return None
