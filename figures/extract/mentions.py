"""Number + force + cues -> mention; and the reason for every number that is none.

The reading goes through the text once, sentence by sentence, and carries a light state: what was counted last, by whom,
where, at which stage. An elided number ("another 500") takes from that state what its own words do not say.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from figures.extract import cues, forces
from figures.extract.counted import Count, count
from figures.extract.cues import Said
from figures.extract.forces import Scene
from figures.extract.page import Page, page
from figures.extract.records import Cue, Entry, Mention, Reading
from figures.extract.vocabulary import vocabulary

MILITARY = ("troops", "branch", "force", "unit", "operation")
SKIPPED = frozenset({"money", "percent", "distance", "area", "weight", "duration", "age", "time", "ordinal", "legal reference", "unit name",
                     "address", "phone or code", "date", "rate", "list number", "weapon or vehicle", "unit count", "fraction", "decimal"})  # fmt: skip
SOLDIERS = ("troops", "people")


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
        self.drafts: list[Draft] = []
        self.reasons: dict[int, tuple[str, Count]] = {}
        self.counted: str | None = None  # what the last number with a noun counted
        self.counted_sentence = -9
        self.military = -9  # the last sentence that spoke of soldiers
        self.civil = -9

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

    def _note(self, spoken: Page, hit: object, sentence: int = -1, begin: int = 0) -> None:
        """Let a phrase that was passed change the state."""
        from figures.extract.phrases import Hit

        assert isinstance(hit, Hit)
        country = forces.country_of_hit(spoken, hit)
        if country is not None and country != "other":
            self.scene.country = country
        state = forces.state_of_hit(spoken, hit)
        if state is not None and not forces._preposed(spoken, hit, "to", begin):
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
        elif "branch" in hit.senses and hit.senses["branch"].says != "active":
            country = self.scene.country or spoken.vocabulary.country
            self.scene.force = forces.of_branch(spoken, hit.senses["branch"].says, country, self.scene.state)

    # ------------------------------------------------------------------ does it count soldiers?
    def _kind(self, counted: Count, sentence: int, counts: list[Count], index: int) -> str | None:
        """None where the number counts soldiers, else the reason why not."""
        kind = counted.kind
        if kind == "troops":
            return None
        if kind == "people":
            if any(key in hit.senses for hit in counted.inside for key in ("branch", "force", "unit", "operation", "country")):
                return None
            near = sentence - self.military <= 2 or self._ahead_military(sentence)
            return None if near and self.civil < max(self.military, sentence) else "other people"
        if kind == "anyone":
            if any(key in hit.senses for hit in counted.inside for key in ("branch", "force", "unit", "operation")):
                return None
            if counted.strength and (sentence - self.military <= 1):
                return None
            return "other people"
        if kind != "elided":
            return kind
        return None if self._elided(counted, sentence, counts, index) else self._why_elided(counted)

    def _ahead_military(self, sentence: int) -> bool:
        begin, end = self.page.sentences[sentence]
        return any(
            hit is not None and any(kind in hit.senses for kind in MILITARY) for hit in self.page.hit_at[begin:end]
        )

    def _why_elided(self, counted: Count) -> str:
        if self.counted is not None and self.counted != "troops":
            return self.counted
        return "unknown"

    def _elided(self, counted: Count, sentence: int, counts: list[Count], index: int) -> bool:
        """Whether a number without a noun of its own counts the soldiers spoken of."""
        number = counted.number
        found = self.page
        words = found.tokens.words
        if counted.partitive:
            return self.counted == "troops"
        if number.value is not None and number.value < 2 and number.qualifier == "exact":
            return False
        before = words[number.first - 1] if number.first else ""
        after = words[number.last] if number.last < len(words) else ""
        if before == "," and after == "," and number.value is not None and 15 < number.value < 100 and found.capital(number.first - 2):
            previous = found.hit_at[number.first - 2]
            if previous is None or "place" not in previous.senses:
                return False
        if counted.left is not None and self._left_is_military(counted, sentence):
            return True
        begin, end = found.sentences[sentence]
        own = self._nearest_counted(counts, index)
        if own is not None:
            return own == "troops"
        if sentence - self.counted_sentence <= 1 and self.counted is not None:
            if self.counted == "troops":
                return self._plausible(counted)
            return False
        behind = self._following_counted(counts, index)
        if behind == "troops" or (behind is None and self._ahead_military(sentence)):
            return self._plausible(counted)
        if self.counted == "troops" and sentence - self.counted_sentence <= 2 or sentence - self.military <= 1:
            return self._plausible(counted)
        return False

    def _left_is_military(self, counted: Count, sentence: int) -> bool:
        assert counted.left is not None
        if "troops" in counted.left.senses or counted.left.senses.keys() & {"branch", "force", "unit"}:
            return True
        begin, end = self.page.sentences[sentence]
        near = self.page.hit_at[max(begin, counted.left.first - 6) : counted.first]
        if any(hit is not None and "civil" in hit.senses for hit in near):
            return False
        if any(hit is not None and any(kind in hit.senses for kind in MILITARY) for hit in near):
            return True
        return sentence - self.military <= 1 and self.counted in (None, "troops") or self._ahead_military(sentence) and self.counted in (None, "troops")

    def _nearest_counted(self, counts: list[Count], index: int) -> str | None:
        """What the nearest earlier number of the sentence counted, measures and dates passed over."""
        for earlier in reversed(counts[:index]):
            reason = self.reasons.get(earlier.number.first)
            if reason is None:
                return "troops"
            if reason[0] in SKIPPED or reason[0] == "unknown":
                continue
            return reason[0]
        return None

    def _following_counted(self, counts: list[Count], index: int) -> str | None:
        for later in counts[index + 1 :]:
            if later.kind in SOLDIERS:
                return "troops"
            if later.kind == "elided" or later.kind in SKIPPED:
                continue
            return later.kind
        return None

    def _plausible(self, counted: Count) -> bool:
        """Whether a bare number may count people at all: no lone small digit, no year-like number without a mark."""
        number = counted.number
        if number.value is None:
            return True
        if number.shape == "words" and number.value < 10 and counted.left is None:
            return False
        return True

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
        place = self._place(counted, first, begin, end, in_list)
        side = self._side(counted, first, force, place, in_list)
        force = self._state_of_list(force, place)
        status = said.value if said else (in_list.status_value if in_list else self._default_status(sentence))
        as_of, basis = self._as_of(counted, sentence, status)
        operation = next(
            (hit.senses["operation"].says for hit in forces.hits_between(found, begin, end) if "operation" in hit.senses), None
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
            if not between and (after is None or not after.firm):
                return None
            if between:
                floor = in_list.count.last
        return cues.status(self.page, counted, first, floor)

    def _default_status(self, sentence: int) -> str:
        begin, end = self.page.sentences[sentence]
        if self.drafts and self.drafts[-1].sentence >= sentence - 1 and self._list_line(sentence):
            return self.drafts[-1].status_value
        return "deployed"

    def _force(self, counted: Count, first: int, in_list: Draft | None, sentence: int) -> tuple[str, Cue | None]:
        found = self.page
        named = forces.in_phrase(found, counted, first, self.scene)
        if named is not None and named != forces.general(found, found.vocabulary.forces[named].country):
            return named, None
        if in_list is not None and named is None:
            return in_list.force, None
        country = found.vocabulary.forces[named].country if named else forces.country(found, counted, first, self.scene)
        beside, hit = forces.beside(found, counted, first)
        if beside is not None and hit is not None and found.vocabulary.forces[beside].country == country:
            return beside, forces.cue(found, hit, "force", beside)
        begin, _ = found.sentences[sentence]
        for hit in reversed(forces.hits_between(found, begin, first)):
            for kind in ("force", "operation", "unit", "branch"):
                if kind in hit.senses and not (kind == "branch" and hit.senses[kind].says == "active"):
                    says = hit.senses[kind].says
                    force = (
                        found.vocabulary.operations[says] if kind == "operation"
                        else forces.of_branch(found, says, country, self.scene.state) if kind == "branch" else says
                    )  # fmt: skip
                    if found.vocabulary.forces[force].country == country:
                        return force, forces.cue(found, hit, "force", force)
        definite = any("determiner" in hit.senses for hit in forces.hits_between(found, max(begin, first - 2), counted.first))
        if self.scene.force is not None and found.vocabulary.forces[self.scene.force].country == country:
            if counted.kind == "elided" or definite or counted.kind == "people":
                return self.scene.force, None
        if country not in {force.country for force in found.vocabulary.forces.values()}:
            country = "other"
        return forces.general(found, country), None

    def _state_of_list(self, force: str, place: str | None) -> str:
        """A Guard listed by state is that state's Guard."""
        return force

    def _place(self, counted: Count, first: int, begin: int, end: int, in_list: Draft | None) -> str | None:
        found = self.page
        behind = forces.place_behind(found, counted, end)
        before = forces.place_before(found, first, begin)
        hit = behind or before
        if in_list is not None and before is not None and (in_list.count.last <= before.first) and found.tokens.words[first - 1] in "(:,-":
            hit = before
        if before is not None and first - before.last <= 2 and (behind is None or found.tokens.words[first - 1] in "(:"):
            hit = before
        return hit.senses["place"].says if hit is not None else None

    def _side(self, counted: Count, first: int, force: str, place: str | None, in_list: Draft | None) -> str:
        found = self.page
        if place is not None:
            return found.vocabulary.places[place].side
        owner = found.vocabulary.forces[force].country
        border = forces.border_hit(found, counted, first)
        if border is not None:
            return found.vocabulary.borders[border.senses["border"].says].said_of.get(owner, "other")
        if in_list is not None:
            return in_list.side
        return found.vocabulary.forces[force].side

    def _as_of(self, counted: Count, sentence: int, status: str) -> tuple[dt.date | None, str | None]:
        found = self.page
        begin, end = found.sentences[sentence]
        best = None
        for date in found.dates:
            if date.first < begin or date.first >= end or date.day is None or date.role in ("since", "start", "until"):
                continue
            if status in ("announced", "ordered", "considered", "denied") and date.role != "as_of":
                continue
            distance = min(abs(date.first - counted.last), abs(counted.first - date.last))
            if best is None or distance < best[0]:
                best = (distance, date)
        return (best[1].day, best[1].basis) if best is not None else (None, None)

    # ------------------------------------------------------------------ parts and wholes
    def _parts(self) -> None:
        """A run of figures that a figure of the same text contains are its parts, not levels beside it."""

    def _reading(self) -> Reading:
        found = self.page
        text = found.tokens.text
        mentions = []
        ledger = []
        drafts = {draft.count.number.first: draft for draft in self.drafts}
        for number in found.numbers:
            draft = drafts.get(number.first)
            if draft is None:
                reason, counted = self.reasons[number.first]
                ledger.append(Entry(number.start, number.end, text[number.start : number.end], reason))
                continue
            start, end = found.tokens.starts[draft.first], found.tokens.ends[max(draft.count.last, number.last) - 1]
            place = found.vocabulary.places[draft.place].name if draft.place else None
            mentions.append(
                Mention(
                    start, end, text[start:end], number.start, number.end, draft.value, draft.low, draft.high, draft.qualifier,
                    draft.force, draft.side, draft.operation, draft.measure_value, draft.status_value, place, draft.as_of,
                    draft.basis, draft.cues,
                )  # fmt: skip
            )
            ledger.append(Entry(number.start, number.end, text[number.start : number.end], None, draft.cues))
        for date in found.dates:
            ledger.append(Entry(date.start, date.end, text[date.start : date.end], "date"))
        return Reading(tuple(mentions), tuple(sorted(ledger, key=lambda entry: entry.start)))


__all__ = ["read", "replace"]
