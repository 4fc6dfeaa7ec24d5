"""Number + force + cues -> mention; and the reason for every number that is none.

The reading goes through the text once, sentence by sentence, and carries a light state: what was counted last, by whom,
where, at which stage. An elided number ("another 500") takes from that state what its own words do not say.
"""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass

from figures.extract import cues, forces
from figures.extract.counted import Count, count
from figures.extract.cues import Said
from figures.extract.forces import Scene
from figures.extract.page import Page, page
from figures.extract.phrases import Hit
from figures.extract.records import SIDES, Cue, Entry, Mention, Reading
from figures.extract.vocabulary import vocabulary

MILITARY = ("troops", "branch", "force", "unit", "operation", "context")
OTHERS = ("other people", "events")
SKIPPED = frozenset({"money", "percent", "distance", "area", "weight", "duration", "age", "time", "ordinal", "legal reference", "unit name",
                     "address", "phone or code", "date", "rate", "list number", "weapon or vehicle", "unit count", "fraction", "decimal"})  # fmt: skip
NEAR = 60  # figures: how far back or ahead a figure is compared with others
MEASURES_OF_THINGS = frozenset({"distance", "duration", "area", "weight", "age", "percent", "money"})
RESULT = {
    "ordered": "announced",
    "moving": "deployed",
    "withdrawn": "deployed",
}  # what an act leads to, once it is done
OWNED = ("branch", "force", "unit", "operation", "country")


@dataclass(slots=True)
class Draft:
    """A mention in the making: what its own words said, so that the next one can take what it leaves out."""

    count: Count
    first: int
    status: Said | None
    measure: Said | None
    force: str
    side: str
    place: str | None
    qualifier: str
    low: int | None
    high: int | None
    sentence: int
    operation: str | None
    value: int | float | None
    as_of: dt.date | None
    basis: str | None
    cues: tuple[Cue, ...]
    status_value: str
    measure_value: str
    place_leads: bool = (
        False  # the place stands before the figure, for all that follow: "in Yuma, 170 Marines and 60 ..."
    )


def read(
    text: str, language: str, published: dt.date | None = None, month: tuple[int, int] | None = None, title: str = ""
) -> Reading:
    """All troop figures of a text, and the ledger of all its numbers.

    `language` names a lexicon folder; it decides how numbers are written. `published` resolves relative dates; `month`
    (year, month) stands in where only that is known. `title` tells whose forces are meant where the text does not.
    Raises figures.vocabulary.LexiconError for a language without a lexicon.
    """
    words = vocabulary(language)
    found = page(text, words, published, month)
    reader = _Reader(found)
    if title:
        reader.hear(page(title, words, published, month))
    return reader.read()


class _Reader:
    """Goes through one page once."""

    def __init__(self, found: Page) -> None:
        self.page = found
        self.scene = Scene()
        self.scene.text_country = forces.evidence(found)
        self.owner_end = -9  # the token behind the branch named last
        self.named: tuple[int, set[str]] | None = None  # the last sentence that named forces, and which
        self.dateline = forces.dateline(found)
        self.last_place: str | None = None
        self.drafts: list[Draft] = []
        self.reasons: dict[int, tuple[str, Count]] = {}
        self.counted: str | None = None  # what the last number with a noun counted
        self.counted_sentence = -9
        self.military = -9  # the last sentence that spoke of soldiers
        self.civil = -9
        self.first_military = next(
            (found.sentence_of[hit.first] for hit in found.hits if any(kind in hit.senses for kind in MILITARY)), None
        )
        self.at_border = any(
            "border" in hit.senses
            or (
                "place" in hit.senses
                and found.vocabulary.places[hit.senses["place"].says].side in found.vocabulary.countries
            )
            for hit in found.hits
        )
        self.grouped = any(
            number.value is not None and number.value >= 1000 and found.tokens.words[number.first].strip("0123456789")
            for number in found.numbers
        )

    def hear(self, heading: Page) -> None:
        """Take whose forces are meant from a heading."""
        for hit in heading.hits:
            self._note(heading, hit)
        if any(kind in hit.senses for hit in heading.hits for kind in MILITARY):
            self.military = -1

    def read(self) -> Reading:
        by_sentence: dict[int, list[Count]] = {}
        for number in self.page.numbers:
            by_sentence.setdefault(self.page.sentence_of[number.first], []).append(count(self.page, number))
        for counts in by_sentence.values():
            _share_nouns(self.page, counts)
        for sentence, (begin, end) in enumerate(self.page.sentences):
            self._sentence(sentence, begin, end, by_sentence.get(sentence, []))
        self._parts()
        return self._reading()

    # ------------------------------------------------------------------ one sentence
    def _sentence(self, sentence: int, begin: int, end: int, counts: list[Count]) -> None:
        at = begin
        floor = begin
        here = len(self.drafts)
        for index, counted in enumerate(counts):
            while at < counted.first:
                hit = self.page.hit_at[at]
                if hit is not None and hit.first == at:
                    self._note(self.page, hit, sentence, begin)
                at += 1
            kind = self._kind(counted, sentence, counts, index)
            if kind is not None:
                self.reasons[counted.number.first] = (kind, counted)
                if kind not in SKIPPED and counted.kind not in ("elided",):
                    self.counted, self.counted_sentence = kind, sentence
                continue
            draft = self._draft(counted, sentence, floor, here)
            self.drafts.append(draft)
            at = max(at, counted.last)
            self.counted, self.counted_sentence = "troops", sentence
            self.military = sentence
            self.scene.force = draft.force
            self.scene.country = self.page.vocabulary.forces[draft.force].country
            self.scene.side, self.scene.place = draft.side, draft.place
            state = self.page.vocabulary.forces[draft.force].state
            if state is not None:
                self.scene.state = state
        while at < end:
            hit = self.page.hit_at[at]
            if hit is not None and hit.first == at:
                self._note(self.page, hit, sentence, begin)
            at += 1

    def _note(self, spoken: Page, hit: Hit, sentence: int = -1, begin: int = 0) -> None:
        """Let a phrase that was passed change the state."""
        country = forces.speaks_for(spoken, hit, begin)
        if country is not None and country != "other":
            self.scene.country = country
        if "place" in hit.senses and spoken is self.page:
            self.last_place = hit.senses["place"].says
        state = forces.state_of_hit(spoken, hit)
        if state is not None and self.scene.force is not None and 0 <= hit.first - self.owner_end <= 2:
            self.scene.force = forces.of_state(spoken, self.scene.force, state)  # "la Guardia Nacional de Florida"
            if self.named is not None and self.named[0] == sentence:
                self.named = (sentence, {self.scene.force})
        if "branch" in hit.senses:
            self.owner_end = hit.last
        if state is not None and not forces.preposed(spoken, hit, "to", begin):
            self.scene.state = state
            self.scene.country = spoken.vocabulary.places[state].country
        if any(kind in hit.senses for kind in MILITARY):
            self.military = sentence
        if "civil" in hit.senses:
            self.civil = sentence
        if "force" in hit.senses:
            self.scene.force = hit.senses["force"].says
        elif "operation" in hit.senses:
            self.scene.force = spoken.vocabulary.operations[hit.senses["operation"].says]
        elif (branch := forces.branch_of_hit(hit)) is not None and branch != "active":
            country = self.scene.country or self.scene.text_country or spoken.vocabulary.country
            self.scene.force = forces.of_branch(spoken, branch, country, self.scene.state)

        if self.scene.force is not None and sentence >= 0 and hit.senses.keys() & {"force", "operation", "branch"}:
            if self.named is None or self.named[0] != sentence:
                self.named = (sentence, set())
            self.named[1].add(self.scene.force)

    # ------------------------------------------------------------------ does it count soldiers?
    def _kind(self, counted: Count, sentence: int, counts: list[Count], index: int) -> str | None:
        """None where the number counts soldiers, else the reason why not."""
        kind = counted.kind
        if kind in ("troops", "people", "elided") and self._befell(counted):
            return "casualties"
        if counted.number.value is not None and counted.number.value < 2 and kind in ("troops", "people", "anyone"):
            return "single person"  # "one Guard sergeant", "one soldier for every migrant"
        if kind == "troops":
            return None
        if kind == "people":
            if any(key in hit.senses for hit in counted.inside for key in OWNED):
                return None
            return None if self._civil_free(counted, sentence) else "other people"
        if kind == "anyone":
            if counted.partitive and self.counted == "troops":
                return None
            if (
                counted.left is not None
                and "bodies" in counted.left.senses
                and self._antecedent(counted)[0] not in OTHERS
            ):
                return None if self._civil_free(counted, sentence) else "other people"
            if any(key in hit.senses for hit in counted.inside for key in OWNED[:4]):
                return None
            if counted.strength and (sentence - self.military <= 1):
                return None
            return None if self._owner_governs(counted) else "other people"
        if kind != "elided":
            return kind
        return self._elided(counted, sentence, counts, index)

    def _befell(self, counted: Count) -> bool:
        """Whether the words right around a number say that its soldiers died or were hurt."""
        begin, end = self.page.sentences[self.page.sentence_of[counted.first]]
        behind = forces.hits_between(self.page, counted.last, min(end, counted.last + 3))
        ahead = forces.hits_between(self.page, counted.last, min(end, counted.last + 9))
        if any("casualty" in hit.senses and "auxiliary" in self.page.kinds(hit.first - 1) for hit in ahead):
            return True  # "five soldiers tied to the operation have died"
        before = forces.hits_between(self.page, max(begin, counted.first - 2), counted.first)
        return any("casualty" in hit.senses for hit in (*behind, *before))

    def _civil_free(self, counted: Count, sentence: int) -> bool:
        """Whether a noun such as "members" may mean soldiers: the text speaks of some, and of no police more recently."""
        if self.first_military is None:
            named = counted.head is not None and "uniformed" in counted.head.senses
            return named and self.at_border and self.civil < 0
        if self.civil > self.military and sentence - self.civil <= 1 and not self._is_military(sentence):
            return False
        return self.military > -9 or self.first_military - sentence <= 2

    def _is_military(self, sentence: int) -> bool:
        """Whether any phrase of a sentence does."""
        begin, end = self.page.sentences[sentence]
        return any(any(kind in hit.senses for kind in MILITARY) for hit in forces.hits_between(self.page, begin, end))

    def _owner_governs(self, counted: Count) -> bool:
        """Whether a force owns the number through its verb: "Joint Task Force North has 610 people"."""
        begin = self.page.sentences[self.page.sentence_of[counted.first]][0]
        for hit in reversed(forces.hits_between(self.page, max(begin, counted.first - 7), counted.first)):
            if any(kind in hit.senses for kind in OWNED[:4]):
                return True
            if not hit.senses.keys() & {
                "auxiliary",
                "filler",
                "hedge.before",
                "status.before",
                "determiner",
                "total.before",
            }:
                return False
        return False

    def _antecedent(self, counted: Count) -> tuple[str | None, bool]:
        """What the nearest noun before a number, in its sentence, counts or names; and whether it stands in the same clause.

        A noun with a number of its own outweighs a bare one, unless the bare one stands right before ("agents, 40 in all").
        """
        begin = self.page.sentences[self.page.sentence_of[counted.first]][0]
        same_clause, bare = True, None
        at = counted.first - 1
        while at >= begin:
            number = self.page.number_at[at]
            hit = self.page.hit_at[at]
            if number is not None:
                reason = self.reasons.get(number.first)
                if reason is None:
                    return "troops", same_clause
                if bare is None and (reason[0] in OTHERS or reason[0] == "things") and same_clause:
                    return reason[0], same_clause
                at = number.first - 1
                continue
            if hit is not None:
                if "hard_stops" in hit.senses:
                    same_clause = False
                elif any(kind in hit.senses for kind in MILITARY):
                    if bare is None:
                        return "troops", same_clause
                elif bare is None and same_clause and (other := self._other(hit, counted)) is not None:
                    if counted.first - hit.last <= 6:
                        return other, True
                    bare = other
                at = hit.first - 1
                continue
            at -= 1
        return bare, bare is not None

    def _other(self, hit: Hit, counted: Count) -> str | None:
        """What a bare noun says is counted instead of soldiers."""
        if "reason" in hit.senses:
            says = hit.senses["reason"].says
            return says if says in OTHERS or (says == "things" and counted.first - hit.last <= 2) else None
        return "other people" if "civil" in hit.senses else None

    def _prospect(self, counted: Count) -> str | None:
        """What the nearest noun behind a number, in its sentence, counts or names."""
        end = self.page.sentences[self.page.sentence_of[counted.first]][1]
        for hit in forces.hits_between(self.page, counted.last, end):
            if any(kind in hit.senses for kind in MILITARY):
                return "troops"
            if "reason" in hit.senses and hit.senses["reason"].says in OTHERS:
                return hit.senses["reason"].says
        return None

    def _elided(self, counted: Count, sentence: int, counts: list[Count], index: int) -> str | None:
        """None where a number without a noun of its own counts the soldiers spoken of, else the reason why not."""
        number, found = counted.number, self.page
        for reason in (self._implausible(counted), self._labelled(counted), self._measured(counts, index)):
            if reason is not None:
                return reason
        antecedent, same_clause = self._antecedent(counted)
        if antecedent is not None and (same_clause or antecedent == "troops"):
            return None if antecedent == "troops" else antecedent
        if self.drafts and sentence - self.drafts[-1].sentence <= 3:
            _, lead, _ = cues.lead_in(self.page, counted)
            if lead is not None and lead.value == "portion":
                return None  # "the first 300", "los restantes 200": of the soldiers told last
        prospect = self._prospect(counted)
        if counted.partitive:
            known = prospect == "troops" or (self.counted in (None, "troops") and self.military >= 0)
            return None if known else self.counted or "unknown"
        if prospect is not None:
            return None if prospect == "troops" else prospect
        if self.counted == "troops" and sentence - self.counted_sentence <= 3:
            return None
        placed = forces.place_behind(found, counted, found.sentences[sentence][1]) or forces.place_before(
            found, counted, counted.first, found.sentences[sentence][0]
        )
        if placed is not None and self.drafts and sentence - self.drafts[-1].sentence <= 1:
            return None  # a list of places, after a figure of soldiers
        if self.counted in OTHERS and sentence - self.counted_sentence <= 1:
            return self.counted
        if self.first_military is None:
            return "unknown"
        if sentence - self.military <= 3 or self.first_military - sentence <= 2:
            return None
        if self._list_line(sentence) and self.counted in (None, "troops"):
            return None
        return "unknown"

    def _labelled(self, counted: Count) -> str | None:
        """The reason the label before a colon gives: "Patrol trucks: 310"."""
        found, at = self.page, counted.first - 1
        begin = found.sentences[found.sentence_of[counted.first]][0]
        if at <= begin or found.tokens.words[at] != ":":
            return None
        reason = None
        while at > begin and found.tokens.words[at - 1] not in (".", ";", ",", ":") and found.number_at[at - 1] is None:
            at -= 1
            hit = found.hit_at[at]
            if hit is not None and any(kind in hit.senses for kind in (*MILITARY, "place")):
                return None
            if hit is not None and "reason" in hit.senses:
                reason = reason or hit.senses["reason"].says
            if found.tokens.breaks[at]:
                break
        return reason

    def _measured(self, counts: list[Count], index: int) -> str | None:
        """The reason of a measure right before, whose unit is left out: "from 18 feet to 30", "10 days and 30 for"."""
        counted = counts[index]
        if not index or counted.left is not None:
            return None
        before = counts[index - 1]
        reason = self.reasons.get(before.number.first, (None,))[0]
        if reason not in MEASURES_OF_THINGS or counted.first - before.last > 9:
            return None
        between = forces.hits_between(self.page, before.last, counted.first)
        if any(
            any(kind in hit.senses for kind in MILITARY) or "hard_stops" in hit.senses or "place" in hit.senses
            for hit in between
        ):
            return None
        joined = any(hit.senses.keys() & {"and", "change_to", "measure.before"} for hit in between[-3:])
        return reason if joined else None

    def _implausible(self, counted: Count) -> str | None:
        """The reason why a bare number cannot count soldiers, by its own form and its neighbours."""
        number, found = counted.number, self.page
        words = found.tokens.words
        before = words[number.first - 1] if number.first else ""
        after = words[number.last] if number.last < len(words) else ""
        if number.value is None or number.qualifier != "exact":
            return None
        if number.value < 2:
            return "unknown"
        if (
            before == ","
            and after == ","
            and 15 < number.value < 100
            and number.first > 1
            and found.capital(number.first - 2)
        ):
            previous = found.hit_at[number.first - 2]
            if previous is None or "place" not in previous.senses:
                return "age"
        begin, end = found.sentences[found.sentence_of[number.first]]
        if number.shape == "digits":
            if number.first == begin and after == "." and number.last + 1 >= end:
                return "list number"
            whole = words[number.first]
            if number.last - number.first == 1 and len(whole) == 4 and whole.isdigit():
                if 1500 <= number.value < 2100 and not counted.partitive:
                    return "date"
                if self.grouped:
                    return "phone or code"
            lead = found.hit_at[number.first - 1] if number.first > begin else None
            if number.value <= 24 and lead is not None and "clock" in lead.senses:
                return "time"
        if (
            number.shape == "words"
            and number.value < 10
            and counted.left is None
            and not counted.inside
            and not counted.partitive
        ):
            antecedent, _ = self._antecedent(counted)
            if antecedent != "troops":
                return "unknown"
        return None

    # ------------------------------------------------------------------ its fields
    def _draft(self, counted: Count, sentence: int, floor: int, here: int) -> Draft:
        found = self.page
        hedge, lead, first = cues.lead_in(found, counted)
        hedge = hedge or cues.hedge_behind(found, counted)
        qualifier, low, high = cues.bounds(counted, hedge.value if hedge else None)
        in_list = self.drafts[-1] if len(self.drafts) > here and counted.kind == "elided" else None
        if in_list is None and self._list_line(sentence) and self.drafts and counted.kind == "elided":
            in_list = self.drafts[-1]
        measure = cues.measure(found, counted, first, lead)
        said = self._status(counted, first, floor, in_list)
        force, force_cue = self._force(counted, first, in_list, sentence)
        begin, end = found.sentences[sentence]
        going = measure is not None and measure.value == "decrease"  # where they go home to is not where they stand
        place = None if going else self._place(counted, first, begin, end, in_list)
        side = self._side(counted, first, force, place, in_list)
        status = (
            said.value
            if said
            else (
                in_list.status_value
                if in_list and in_list.status_value != "denied"
                else self._default_status(counted, first, sentence)
            )
        )
        if self._resulting(counted, first, said) and self.drafts and sentence - self.drafts[-1].sentence <= 1:
            near = [draft for draft in self.drafts[-NEAR:] if sentence - draft.sentence <= 1]
            acting = [draft for draft in near if draft.status_value in ("announced", "ordered", "considered")]
            status = (acting or near)[-1].status_value
            status = RESULT.get(status, status)
            shared = forces.common(found, [draft.force for draft in near])
            if shared is not None and counted.kind == "elided":
                force = shared
        if measure is not None and measure.value == "decrease" and status in ("deployed", "moving"):
            status = "withdrawn"
        told = self._told(counted, first)
        if told is not None:
            if self._takes_up(counted, first) or said is None:
                status = told.status_value
            same = found.vocabulary.forces[force].country == found.vocabulary.forces[told.force].country
            if force in forces.ancestors(found, told.force) or (same and counted.kind == "elided"):
                force = told.force
        acts = said is not None and said.firm  # what a force did is told of a deployment, not of its strength
        if status == "deployed" and not acts and self._national(counted, first):
            status = "other"
        as_of, basis = self._as_of(counted, sentence, status)
        operation = next(
            (
                hit.senses["operation"].says
                for hit in forces.hits_between(found, begin, end)
                if "operation" in hit.senses
            ),
            None,
        )
        spoken = [
            *([hedge.cue(found, "qualifier")] if hedge else []),
            *([measure.cue(found, "measure")] if measure else []),
            *([said.cue(found, "status")] if said else []),
            *([force_cue] if force_cue else []),
        ]
        return Draft(
            counted, first, said, measure, force, side, place, qualifier, low, high, sentence, operation, counted.number.value,
            as_of, basis, tuple(spoken), status, measure.value if measure else "level",
            place is not None and forces.place_behind(found, counted, end) is None,
        )  # fmt: skip

    def _list_line(self, sentence: int) -> bool:
        begin, end = self.page.sentences[sentence]
        return end - begin <= 14

    def _status(self, counted: Count, first: int, floor: int, in_list: Draft | None) -> Said | None:
        if in_list is not None:
            between = any(
                hit is not None and ("status.before" in hit.senses)
                for hit in self.page.hit_at[in_list.count.last : first]
            )
            after, _ = cues.status_after(self.page, counted.last)
            if cues.changes_to(self.page, first) and cues.changes_from(self.page, in_list.first):
                return cues.status_before(self.page, in_list.first, floor, opened=True)
            if not between and (after is None or not (after.firm or after.first == counted.last)):
                return None
            floor = in_list.count.last
        return cues.status(self.page, counted, first, floor)

    def _resulting(self, counted: Count, first: int, said: Said | None) -> bool:
        """Whether a total follows from what was said before it: "bringing the total to 4,000", "leaving about 3,000"."""
        for at in range(first - 1, max(first - 9, 0), -1):
            hit = self.page.hit_at[at]
            if self.page.number_at[at] is not None or (hit is not None and "hard_stops" in hit.senses):
                return False
            if hit is not None and "result" in hit.senses:
                return (
                    said is None
                    or (said.first <= hit.first and said.value in ("deployed", "moving", "withdrawn"))
                    or said.last <= hit.first
                )
        return False

    def _told(self, counted: Count, first: int) -> Draft | None:
        """The earlier figure that "these 10,000" or "the 10,000" takes up: the same number, told before."""
        words, single = self.page.tokens.words, self.page.vocabulary.single
        lead = [words[at] for at in range(max(first - 2, 0), counted.first)]
        if not any(word in single["these"] or word in single["determiner"] for word in lead):
            return None
        return next((draft for draft in reversed(self.drafts[-NEAR:]) if draft.value == counted.number.value), None)

    def _takes_up(self, counted: Count, first: int) -> bool:
        """Whether "these" stands before a number."""
        words, these = self.page.tokens.words, self.page.vocabulary.single["these"]
        return any(words[at] in these for at in range(max(first - 2, 0), counted.first))

    def _national(self, counted: Count, first: int) -> bool:
        """Whether a figure is the strength of a whole force, not of a deployment."""
        border = forces.border_hit(self.page, counted, first)
        if border is None or not self.page.vocabulary.borders[border.senses["border"].says].nation:
            return False
        begin, end = self.page.sentences[self.page.sentence_of[first]]
        deployed = [
            hit
            for hit in forces.hits_between(self.page, begin, end)
            if hit.senses.keys() & {"operation", "border", "mission"}
        ]
        return all(hit is border for hit in deployed)

    def _default_status(self, counted: Count, first: int, sentence: int) -> str:
        begin, end = self.page.sentences[sentence]
        if self.drafts and self.drafts[-1].sentence >= sentence - 1 and self._list_line(sentence):
            return self.drafts[-1].status_value
        return "deployed"

    def _force(self, counted: Count, first: int, in_list: Draft | None, sentence: int) -> tuple[str, Cue | None]:
        found = self.page
        known = found.vocabulary.forces
        begin, end = found.sentences[sentence]
        previous = self.drafts[-1] if self.drafts and self.drafts[-1].sentence == sentence else None
        floor = previous.count.last if previous is not None else begin
        named = forces.in_phrase(found, counted, first, self.scene)
        specific = named is not None and named != forces.general(found, known[named].country)
        if named is not None and specific:
            return self._with_state(named, counted, first, floor), None
        own = self._owner_between(floor if in_list is None else in_list.count.last, first) if named is None else None
        if in_list is not None and named is None:
            if own is not None:
                return self._with_state(own[0], counted, first, floor), own[1]
            if self._sums_up(counted, first):
                run = [
                    draft.force
                    for draft in self.drafts
                    if draft.sentence >= sentence - 9 and draft.count.kind == "elided"
                ]
                return forces.common(found, run or [in_list.force]) or in_list.force, None
            return self._with_state(in_list.force, counted, first, in_list.count.last), None
        if named is None and (counted.kind == "elided" or counted.partitive) and self.drafts:
            last = self.drafts[-1]
            spoken = any(
                forces.speaks_for(found, hit, begin) or forces.branch_of_hit(hit)
                for hit in forces.hits_between(found, begin, first)
            )
            if sentence - last.sentence <= 1 and not spoken and forces.state(found, counted, first, floor) is None:
                return last.force, None
        country = known[named].country if named else forces.country(found, counted, first, self.scene)
        if country not in {force.country for force in known.values()}:
            country = "other"
        home = forces.state(found, counted, first, floor)
        if home is not None and found.vocabulary.places[home].country == country:
            return forces.of_branch(found, "guard", country, home), None
        beside, hit = forces.beside(found, counted, country)
        if beside is not None and hit is not None and known[beside].country == country:
            return beside, forces.cue(found, hit, "force", beside)
        owner = self._owner_between(begin, first, country, counted.kind == "elided")
        if owner is not None:
            before = self.drafts[-1] if self.drafts else None
            if before is not None and sentence - before.sentence <= 1 and known[before.force].state is not None:
                if owner[0] in forces.ancestors(found, before.force):
                    return before.force, owner[1]
            return self._with_state(owner[0], counted, first, floor), owner[1]
        definite = any(
            "determiner" in hit.senses for hit in forces.hits_between(found, max(begin, first - 2), counted.first)
        )
        if self.scene.force is not None and known[self.scene.force].country == country:
            fresh = self.named is not None and self.named[0] == sentence - 1 and len(self.named[1]) == 1
            if named is None and (counted.kind == "elided" or definite or counted.kind == "people" or fresh):
                return self.scene.force, None
        return forces.general(found, country), None

    def _guard_state(self) -> str | None:
        """The state whose Guard all figures of a Guard told so far are of; None where they are of several, or of none."""
        known = self.page.vocabulary.forces
        states = {state for draft in self.drafts[-NEAR:] if (state := known[draft.force].state) is not None}
        return next(iter(states)) if len(states) == 1 else None

    def _sums_up(self, counted: Count, first: int) -> bool:
        """Whether a bare number is the total row of a list."""
        begin = self.page.sentences[self.page.sentence_of[first]][0]
        near = forces.hits_between(self.page, max(begin, first - 3), first)
        return any("levels" in hit.senses or "total.before" in hit.senses for hit in near)

    def _with_state(self, force: str, counted: Count, first: int, floor: int) -> str:
        """A Guard becomes a state's Guard where the sentence names the state it is of."""
        guard = self.page.vocabulary.forces[force]
        if (
            guard.branches
            and any(other.parent == force and other.state for other in self.page.vocabulary.forces.values())
        ) or guard.state:
            home = forces.state(self.page, counted, first, floor) or (
                self._guard_state() if guard.state is None else None
            )
            if home is not None and self.page.vocabulary.places[home].country == guard.country:
                return forces.of_branch(self.page, next(iter(guard.branches)), guard.country, home)
        return force

    def _owner_between(
        self, begin: int, end: int, country: str | None = None, bare: bool = True
    ) -> tuple[str, Cue] | None:
        """The force named nearest before `end`: its own name, an operation, a unit, a branch, or just a country."""
        found = self.page
        for hit in reversed(forces.hits_between(found, begin, end)):
            senses = hit.senses
            if self._is_source(hit, begin):
                continue
            if "force" in senses:
                force = senses["force"].says
            elif "unit" in senses and senses["unit"].says in found.vocabulary.forces:
                force = senses["unit"].says
            elif "operation" in senses:
                force = found.vocabulary.operations[senses["operation"].says]
            elif (branch := forces.branch_of_hit(hit)) is not None:
                if branch == "active" and not bare:
                    continue
                whose = self._country_near(hit, begin, country)
                force = forces.of_branch(found, branch, whose)
            elif country is None and "country" in senses and senses["country"].says in found.vocabulary.countries:
                force = forces.general(found, senses["country"].says)
            else:
                continue
            if country is None or found.vocabulary.forces[force].country == country:
                return force, forces.cue(found, hit, "force", force)
        return None

    def _is_source(self, hit: Hit, begin: int) -> bool:
        """Whether a force is named as who says so: "according to the Army", "según la Sedena"."""
        words, source = self.page.tokens.words, self.page.vocabulary.single["source"]
        return any(words[at] in source for at in range(max(begin, hit.first - 5), hit.first))

    def _country_near(self, hit: Hit, begin: int, country: str | None) -> str:
        """The country of a branch named on its own: the last one spoken for before it, else `country`, else the text's."""
        for earlier in reversed(forces.hits_between(self.page, begin, hit.first)):
            found = forces.country_of_hit(self.page, earlier)
            if found in self.page.vocabulary.countries:
                return found
        return country or self.scene.country or self.scene.text_country or self.page.vocabulary.country

    def _place(self, counted: Count, first: int, begin: int, end: int, in_list: Draft | None) -> str | None:
        found = self.page
        behind = forces.place_behind(found, counted, end)
        before = forces.place_before(found, counted, first, begin)
        hit = behind
        if before is not None and (behind is None or found.tokens.words[first - 1] in "(:-—"):
            hit = before
        if hit is not None:
            place = found.vocabulary.places[hit.senses["place"].says]
            if (
                place.guard
                and place.side not in found.vocabulary.countries
                and not forces.preposed(found, hit, "to", begin)
            ):
                return None  # "Idaho 95": the state a Guard is of, not where it stands
            return place.id
        around = forces.hits_between(found, counted.last, min(end, counted.last + 6))
        if any("there" in hit.senses for hit in around):
            return self.last_place
        previous = self.drafts[-1] if self.drafts else None
        if previous is not None and previous.sentence == found.sentence_of[first] and previous.place_leads:
            if not any(
                hit is not None and "hard_stops" in hit.senses for hit in found.hit_at[previous.count.last : first]
            ):
                return previous.place
        dated = self.page.sentence_of[first] <= 1 and forces.border_hit(found, counted, first) is None
        return self.dateline if dated and in_list is None else None

    def _side(self, counted: Count, first: int, force: str, place: str | None, in_list: Draft | None) -> str:
        found = self.page
        owner = found.vocabulary.forces[force]
        if place is not None and place != owner.state:
            side = found.vocabulary.places[place].side
            return side if side in SIDES else owner.side
        border = forces.border_hit(found, counted, first)
        if border is not None and (
            self._national(counted, first) or not found.vocabulary.borders[border.senses["border"].says].nation
        ):
            return found.vocabulary.borders[border.senses["border"].says].said_of.get(owner.country, "other")
        previous = in_list or (self.drafts[-1] if self.drafts else None)
        if previous is not None and found.vocabulary.forces[previous.force].country == owner.country:
            near = found.sentence_of[first] - previous.sentence
            if in_list is not None or near == 0 or (near == 1 and counted.kind == "elided"):
                return previous.side
        return owner.side

    def _as_of(self, counted: Count, sentence: int, status: str) -> tuple[dt.date | None, str | None]:
        found = self.page
        begin, end = found.sentences[sentence]
        best = None
        for at in range(begin, end):
            date = found.date_at[at]
            if date is None or date.first != at or date.day is None or date.role in ("since", "start", "until"):
                continue
            if status in ("announced", "ordered", "considered", "denied") and (
                date.role != "as_of" or date.first < counted.first
            ):
                continue
            distance = min(abs(date.first - counted.last), abs(counted.first - date.last))
            if best is None or distance < best[0]:
                best = (distance, date)
        return (best[1].day, best[1].basis) if best is not None else (None, None)

    # ------------------------------------------------------------------ parts and wholes
    def _parts(self) -> None:
        """Figures that a figure of the same text contains are its parts, not levels beside it.

        A part follows from words ("of the N, ...", "among them"), from a colon, dash or bracket that opens a breakdown, or from
        arithmetic: a run of figures that adds up to a figure beside it.
        """
        for at, draft in enumerate(self.drafts):
            if draft.measure_value == "portion":
                draft.measure_value = "part" if self._contained(at, draft) else "level"
        for at, whole in enumerate(self.drafts):
            if whole.value is None or whole.measure_value == "decrease" or whole.status_value == "denied":
                continue
            if cues.is_whole(self.page, whole.first) and at and self.drafts[at - 1].sentence == whole.sentence:
                if (self.drafts[at - 1].value or whole.value) < whole.value:
                    self._all_parts([self.drafts[at - 1]])
            behind = self._run(at, 1)
            if (
                behind
                and whole.status is None
                and cues.is_whole(self.page, whole.first)
                and behind[0].sentence == whole.sentence
            ):
                whole.status_value = behind[0].status_value  # "Of the 10,000, 1,650 are bound for Juárez"
            if behind and self._opens(whole, behind[0]) and self._fits(whole, behind):
                self._all_parts(behind, whole)
            else:
                exact = self._prefix_sum(whole, self._run(at, 1, near=True))
                if exact and not (whole.place and any(draft.place not in (None, whole.place) for draft in exact)):
                    self._all_parts(exact, whole)
            ahead = self._run(at, -1)
            if ahead:
                exact = self._prefix_sum(whole, ahead)
                if exact:
                    self._all_parts(exact)
                elif self._closes(whole, ahead) and self._fits(whole, ahead):
                    self._all_parts(ahead)
        led: Draft | None = None
        for at, draft in enumerate(self.drafts):
            if draft.measure_value != "level" or cues.is_whole(self.page, draft.first):
                continue
            if self._led_by_whom(draft) or (led is not None and self._same_clause(led, draft)):
                led = draft
                before = next(
                    (other for other in reversed(self.drafts[max(0, at - 3) : at]) if other.measure_value != "part"),
                    None,
                )
                self._all_parts([draft], before)

    def _same_clause(self, before: Draft, draft: Draft) -> bool:
        """Whether no full stop or hard stop parts two figures: "of whom 650 are gunners, 280 engineers and 185 medics"."""
        hits = self.page.hit_at[before.count.last : draft.first]
        return before.sentence == draft.sentence and not any(
            hit is not None and "hard_stops" in hit.senses for hit in hits
        )

    def _all_parts(self, drafts: list[Draft], whole: Draft | None = None) -> None:
        for draft in drafts:
            if whole is not None and draft.as_of is None and draft.sentence - whole.sentence in (0, 1):
                draft.as_of, draft.basis = whole.as_of, whole.basis
            said = draft.status
            if (
                whole is not None
                and whole.first < draft.first
                and (said is None or (said.value == "deployed" and not said.firm))
            ):
                draft.status_value = whole.status_value
            if draft.measure_value in ("level", "portion"):
                draft.measure_value = "part"

    def _contained(self, at: int, draft: Draft) -> bool:
        """Whether the text gives a larger figure of the same country that a portion can be a part of."""
        country = self.page.vocabulary.forces[draft.force].country
        return any(
            other is not draft and other.value is not None and draft.value is not None and other.value > draft.value
            and other.measure_value != "decrease" and abs(other.sentence - draft.sentence) <= 3
            and self.page.vocabulary.forces[other.force].country == country
            for other in self.drafts[max(0, at - NEAR) : at + NEAR]
        )  # fmt: skip

    def _run(self, at: int, step: int, near: bool = False) -> list[Draft]:
        """The figures that follow (or precede) one without a break: in its sentence, or a list line each; `near` allows the
        sentence next to it as well."""
        whole = self.drafts[at]
        run: list[Draft] = []
        last = whole
        index = at + step
        while 0 <= index < len(self.drafts) and len(run) < NEAR:
            draft = self.drafts[index]
            if draft.sentence != last.sentence:
                listed = (
                    abs(draft.sentence - last.sentence) == 1
                    and draft.count.kind in ("elided", "people")
                    and (self._list_line(draft.sentence) or last is not whole)
                )
                if not listed or (step < 0 and not self._list_line(draft.sentence)):
                    break
            if draft.measure_value not in ("level", "part", "portion"):
                break
            if draft.value is None or whole.value is None or draft.value >= whole.value:
                break
            run.append(draft)
            last = draft
            index += step
        return run

    def _fits(self, whole: Draft, run: list[Draft]) -> bool:
        total = sum(draft.value or 0 for draft in run)
        return whole.value is not None and total <= 1.02 * whole.value

    def _prefix_sum(self, whole: Draft, run: list[Draft]) -> list[Draft]:
        """The figures next to a whole that add up to it (two at least, within half a percent)."""
        total: float = 0
        for at, draft in enumerate(run):
            total += draft.value or 0
            if at and whole.value and abs(total - whole.value) <= 0.005 * whole.value:
                return run[: at + 1]
        return []

    def _opens(self, whole: Draft, part: Draft) -> bool:
        """Whether a breakdown of `whole` begins right before `part`."""
        found = self.page
        if cues.is_whole(found, whole.first) and part.sentence == whole.sentence:
            begin = found.sentences[whole.sentence][0]
            return not any(
                draft.count.first < whole.count.first for draft in self.drafts if draft.sentence == whole.sentence
            ) and (whole.first - begin <= 6)
        between = range(whole.count.last, part.first)
        if part.sentence == whole.sentence:
            marks = [found.tokens.words[at] for at in between]
            if (":" in marks or "—" in marks) and ";" not in marks:
                return True
            if "(" in marks and ")" not in marks and part.count.kind == "elided":
                return True
            return any(found.sense(at, "whom") is not None for at in between)
        last = found.sentences[whole.sentence][1] - 1
        return found.tokens.words[last] == ":"

    def _closes(self, whole: Draft, run: list[Draft]) -> bool:
        """Whether `whole` is said to be the total of the figures before it: "... in all", "out of a force of"."""
        found = self.page
        if whole.first and found.sense(whole.first - 1, "out_of") is not None:
            return True
        if len(run) < 2:
            return False
        before = found.sense(whole.first - 1, "total.before") if whole.first else None
        behind = found.sense(whole.count.last, "total.after") if whole.count.last < len(found.tokens) else None
        opening = found.sense(found.sentences[whole.sentence][0], "total.before")
        return before is not None or behind is not None or opening is not None

    def _led_by_whom(self, draft: Draft) -> bool:
        """Whether "of those", "entre ellos" or the like stands before a figure in its sentence, after the figure it is part of."""
        found = self.page
        begin = found.sentences[draft.sentence][0]
        if draft.sentence == 0 and draft is self.drafts[0]:
            return False
        for hit in reversed(forces.hits_between(found, begin, draft.first)):
            if hit.last == draft.first and "of_them" in hit.senses and "whom" not in hit.senses:
                continue  # "de esos 10.000": the whole itself
            if (
                "whom" in hit.senses
                or "of_them" in hit.senses
                or ("measure.before" in hit.senses and hit.senses["measure.before"].says == "part")
            ):
                return True
            if (
                "status.before" in hit.senses
                and not hit.senses.keys() & {"auxiliary", "and"}
                and hit.last < draft.first - 3
            ):
                return False
        return False

    def _wording(self, draft: Draft, spelled: dict[str, list[Hit]]) -> str:
        """A figure's place as the text writes it nearest to the figure."""
        hits = spelled[draft.place or ""]
        after = bisect.bisect_left([hit.first for hit in hits], draft.first) if len(hits) > 1 else 0
        near = min(hits[max(after - 1, 0) : after + 1], key=lambda hit: abs(hit.first - draft.first))
        cut = self.page.tokens
        return cut.text[cut.starts[near.first] : cut.ends[near.last - 1]]

    def _reading(self) -> Reading:
        found = self.page
        text = found.tokens.text
        mentions = []
        ledger = []
        drafts = {draft.count.number.first: draft for draft in self.drafts}
        spelled: dict[str, list[Hit]] = {}
        for hit in found.hits:
            if "place" in hit.senses:
                spelled.setdefault(hit.senses["place"].says, []).append(hit)
        for number in found.numbers:
            draft = drafts.get(number.first)
            if draft is None:
                reason, counted = self.reasons[number.first]
                ledger.append(Entry(number.start, number.end, text[number.start : number.end], reason))
                continue
            start, end = found.tokens.starts[draft.first], found.tokens.ends[max(draft.count.last, number.last) - 1]
            place = self._wording(draft, spelled) if draft.place else None
            mentions.append(
                Mention(
                    start,
                    end,
                    text[start:end],
                    number.start,
                    number.end,
                    draft.value,
                    draft.low,
                    draft.high,
                    draft.qualifier,
                    draft.force,
                    draft.side,
                    draft.operation,
                    draft.measure_value,
                    draft.status_value,
                    place,
                    draft.as_of,
                    draft.basis,
                    draft.cues,
                    draft.place,
                )
            )
            ledger.append(Entry(number.start, number.end, text[number.start : number.end], None, draft.cues))
        for date in found.dates:
            ledger.append(Entry(date.start, date.end, text[date.start : date.end], "date"))
        return Reading(tuple(mentions), tuple(sorted(ledger, key=lambda entry: entry.start)))


def _share_nouns(found: Page, counts: list[Count]) -> None:
    """ "340, 210 and 85 guardsmen", "550 of 1,500 troops": numbers joined so count what the last of them names."""
    for left, right in zip(reversed(counts[:-1]), reversed(counts[1:]), strict=True):
        if left.kind != "elided" or right.kind not in ("troops", "people") or left.last != left.number.last:
            continue
        between = range(left.last, right.number.first)
        joins = {"and", "hedge.before", *({"of"} if left.partitive else ())}
        if between and all(found.tokens.words[at] == "," or found.kinds(at) & joins for at in between):
            left.kind, left.head = right.kind, right.head
            left.inside = [hit for hit in right.inside if "measure.after" not in hit.senses]


__all__ = ["read"]
