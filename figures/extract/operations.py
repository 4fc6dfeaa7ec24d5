"""On which named operation soldiers serve, once all their other fields are known.

An ordered list of rules of which the first that speaks wins. Where the sentence names none, an operation is sought that
the soldiers can serve on: of their force or one above it, on their side of the border, and not of other years.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from operator import attrgetter

from figures.extract.around import dates_between
from figures.extract.named import force_names
from figures.extract.once import once
from figures.extract.page import Page
from figures.extract.rules import first_to_speak, in_order
from figures.extract.story.story import Draft, Story
from figures.extract.text.phrases import Hit, Row
from figures.lexicon import Operation

NEAR = 3  # operations before and behind a figure in its sentence, of which the nearest may be its own
NO_DAY = "9999"  # behind all days
OPENING = 6  # sentences: an operation named in the first of a text is what all of it tells of
SENDERS = 2  # sentences: so far it is heard of the soldiers whom other states send to one state's operation
APART = 3  # tokens before an operation in which a word may stand that sets soldiers apart from it
LED_IN = 4  # tokens before a figure in which the verb stands that it goes with
BESIDE = 2  # tokens between two words that belong together: "tenía desde antes"
PLANNED = frozenset({"announced", "considered"})  # stages of those who are on no operation that has ended
UNSERVED = frozenset({"other", "denied"})  # stages of those who serve on none: the strength of a force, a denial
FIRST = attrgetter("first")  # of a phrase: where it stands in the text


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names its operations: all in order, and each by itself; so that a look finds the nearest."""

    every: Row
    each: list[Row]
    own: list[Row]  # of each, without those that the text comes to late, with a figure of their own
    apart: frozenset[tuple[int, str]]  # sentences, with the operations from which they set soldiers apart
    strange: frozenset[int]  # the sentences that name an operation which the lexicon lacks


@dataclass
class Service:
    """A figure whose operation is sought."""

    page: Page
    draft: Draft
    named: Named

    @once
    def here(self) -> list[Hit]:
        """The operations that its sentence names nearest to it, in order."""
        every, sentence = self.named.every, self.draft.sentence
        at = bisect_left(every.firsts, self.draft.first)
        near = every.hits[max(at - NEAR, 0) : at + NEAR]
        return [hit for hit in near if self.page.sentence_of[hit.first] == sentence]

    @once
    def before(self) -> list[Hit]:
        """Of each operation that its soldiers can serve on, where it is named last before it; in order."""
        ahead = ((row, bisect_left(row.firsts, self.draft.first)) for row in self.named.each)
        return self._able(row.hits[at - 1] for row, at in ahead if at)

    @once
    def behind(self) -> list[Hit]:
        """And first behind it, but where the text comes to it late, with another figure."""
        ahead = ((row, bisect_left(row.firsts, self.draft.first)) for row in self.named.own)
        return self._able(row.hits[at] for row, at in ahead if at < len(row.hits))

    def _able(self, hits: Iterable[Hit]) -> list[Hit]:
        return sorted((hit for hit in hits if self.can_serve(hit)), key=FIRST)

    def can_serve(self, hit: Hit) -> bool:
        """Whether its soldiers can serve on an operation, as their force and the side they stand on allow."""
        page, draft = self.page, self.draft
        operation = page.vocabulary.operations[hit.says("operation")]
        if not self.is_open or operation.side not in ("other", draft.side):
            return False
        if (draft.sentence, operation.id) in self.named.apart or self.since < operation.began:
            return False
        return operation.force in force_names.ancestors(page, draft.force) or _is_sent_to(page, draft, hit, operation)

    @once
    def is_open(self) -> bool:
        """Whether its soldiers may serve on an operation at all."""
        unserved = self.draft.status in UNSERVED or self.draft.sentence in self.named.strange
        return not (unserved or _were_there(self.page, self.draft))

    @once
    def since(self) -> str:
        """Since when they have been there, in ISO 8601: "have guarded the customs since 2023"; else after all."""
        return min(_since(self.page, self.draft), default=NO_DAY)


def mark(story: Story) -> None:
    """Give each figure the operation that its soldiers serve on, where the text names one."""
    named = _named(story)
    if not named.each:
        return
    for rules in (OWN, TOLD):
        for draft in story.drafts:
            if draft.serving is None:
                service = Service(story.page, draft, named)
                draft.serving, draft.operation_rule = first_to_speak(rules, service) or (None, draft.operation_rule)


def own_sentence(service: Service) -> Hit | None:
    """The operation that its sentence names, of several the nearest: "Jump Start put 6,000 there, Phalanx 1,200"."""
    page, draft = service.page, service.draft
    able = [
        hit
        for hit in service.here
        if not _is_apart(page, hit) and (service.can_serve(hit) or not _is_parted(service, hit))
    ]
    return min(able, key=lambda hit: max(draft.first - hit.last, hit.first - draft.last - 1), default=None)


def of_whole(service: Service) -> Hit | None:
    """That of the figure that it is a part of: "10,000 are on the operation. Of them, 800 stand in Tijuana"."""
    whole = service.draft.whole
    return whole.serving if whole is not None else None


def own_paragraph(service: Service) -> Hit | None:
    """The operation that its paragraph named last: "Operation Phalanx began in 2010. Some 1,200 served that year"."""
    last = service.before[-1] if service.before else None
    told = last is not None and _shares_paragraph(service, last) and _is_of_its_time(service, last)
    return last if told else None


def own_text(service: Service) -> Hit | None:
    """The operation that the text names elsewhere, if it was going on then: "300 go. … They call it Lone Star".

    The last one before it, or else the first one behind it: not one that a text comes to late, with another figure.
    """
    nearest = (*reversed(service.before), *service.behind)
    return next((hit for hit in nearest if _is_of_its_time(service, hit) and _is_under_way(service, hit)), None)


OWN = in_order(own_sentence)
TOLD = in_order(of_whole, own_paragraph, own_text)  # told of all figures before it


# ---------------------------------------------------------------- what it asks
def _named(story: Story) -> Named:
    """Where a text names its operations, in a date, too: "since Operation Lone Star began"."""
    page, counted = story.page, {draft.sentence for draft in story.drafts}
    every = sorted((hit for hit in page.names if "operation" in hit.senses), key=FIRST)
    each: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in every:
        each[hit.says("operation")].append(hit)
    own = ([hit for hit in hits if not _comes_late(page, hit, counted)] for hits in each.values())
    listed = {at for hit in every for at in range(hit.first, hit.last)}
    return Named(
        _row(every),
        [_row(hits) for hits in each.values()],
        [_row(hits) for hits in own],
        frozenset((page.sentence_of[hit.first], hit.says("operation")) for hit in every if _is_apart(page, hit)),
        frozenset(sentence for sentence in counted if every and _names_another(page, sentence, listed)),
    )


def _row(hits: list[Hit]) -> Row:
    return Row([hit.first for hit in hits], hits)


def _comes_late(page: Page, hit: Hit, counted: Set[int]) -> bool:
    """Whether a text comes to an operation late, in a sentence that tells a figure."""
    sentence = page.sentence_of[hit.first]
    return sentence >= OPENING and sentence in counted


def _is_sent_to(page: Page, draft: Draft, hit: Hit, operation: Operation) -> bool:
    """Whether another state sends to a state's operation: "Iowa will send 109 soldiers to Operation Lone Star"."""
    force, own = page.vocabulary.forces[draft.force], page.vocabulary.forces[operation.force]
    kin = force.parent == own.parent and force.state is not None is not own.state
    return kin and 0 <= draft.sentence - page.sentence_of[hit.first] <= SENDERS


def _is_apart(page: Page, hit: Hit) -> bool:
    """Whether soldiers told with an operation are not of it: "before Operation Lone Star", "separate from"."""
    return page.has_word("apart", max(hit.first - APART, page.sentence_at(hit.first)[0]), hit.first)


def _were_there(page: Page, draft: Draft) -> bool:
    """Whether soldiers are told of who were there before: "Mexico already had 10,000", "tenía desde antes"."""
    begin, end = page.sentences[draft.sentence]
    had = [at for at in range(max(begin, draft.first - LED_IN), draft.first) if page.is_word(at, "had_once")]
    if any(page.has_word("earlier", max(begin, at - BESIDE), at + BESIDE + 1) for at in had):
        return True
    words = page.tokens.words  # "tenía 2 mil en Tijuana desde antes."
    return bool(had) and any(
        page.is_word(at, "earlier") and not words[at + 1].isalpha() for at in range(draft.last, end - 1)
    )


def _names_another(page: Page, sentence: int, listed: Set[int]) -> bool:
    """Whether a sentence names an operation outside the names at `listed` tokens: "for Operation Sentinel"."""
    begin, end = page.sentences[sentence]
    named = (at for at in range(begin, end - 1) if page.is_word(at, "operation_named") and page.capital(at))
    return any(page.capital(at + 1) and listed.isdisjoint((at, at + 1)) for at in named)


def _since(page: Page, draft: Draft) -> Iterator[str]:
    """The days since which soldiers are said to have been there, in ISO 8601, no other figure between."""
    for date in dates_between(page, *page.sentences[draft.sentence]):
        last = date.period.last if date.period is not None else date.day
        if date.role in ("since", "start") and last is not None:
            between = range(draft.last, date.first) if draft.first < date.first else range(date.last, draft.first)
            if not any(page.is_mark(at, ",") or page.counts_at(at) for at in between):
                yield last.isoformat()


def _is_parted(service: Service, hit: Hit) -> bool:
    """Whether another figure stands between a figure and an operation: "1,500 join the 4,500 on Lone Star"."""
    draft, page = service.draft, service.page
    between = range(draft.last, hit.first) if draft.first < hit.first else range(hit.last, draft.first)
    return any(page.counts_at(at) for at in between)


def _shares_paragraph(service: Service, hit: Hit) -> bool:
    """Whether an operation is named in a figure's paragraph."""
    return service.page.share_paragraph(service.page.sentence_of[hit.first], service.draft.sentence)


def _is_of_its_time(service: Service, hit: Hit) -> bool:
    """Whether an operation was going on at the time that a figure holds for; a plan without one holds for today."""
    operation, holds = service.page.vocabulary.operations[hit.says("operation")], service.draft.as_of
    published = service.page.published
    if holds is not None:
        return _goes_on(operation, holds.first.isoformat(), holds.last.isoformat())
    if published is None or service.draft.status not in PLANNED:
        return True
    return _goes_on(operation, published.isoformat(), published.isoformat())


def _is_under_way(service: Service, hit: Hit) -> bool:
    """Whether an operation was going on when the text was published, for a figure without a day."""
    page, published = service.page, service.page.published
    if service.draft.as_of is not None or published is None:
        return True
    return _goes_on(page.vocabulary.operations[hit.says("operation")], published.isoformat(), published.isoformat())


def _goes_on(operation: Operation, first: str, last: str) -> bool:
    """Whether an operation was going on at some time from one day to another, in ISO 8601."""
    ended = operation.ended
    return last >= operation.began and not (ended and first[: len(ended)] > ended)
