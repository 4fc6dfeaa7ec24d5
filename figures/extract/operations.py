"""On which named operation soldiers serve, once all their other fields are known.

An ordered list of rules of which the first that speaks wins. Where the sentence names none, an operation is sought that
the soldiers can serve on: of their force or one above it, on their side of the border, and not of other years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.extract.around import dates_between
from figures.extract.named import force_names
from figures.extract.page import Page
from figures.extract.rules import first_to_speak, in_order
from figures.extract.story.story import Draft, Story
from figures.extract.text.phrases import Hit
from figures.lexicon import Operation

OPENING = 6  # sentences: an operation named in the first of a text is what all of it tells of
SENDERS = 2  # sentences: so far it is heard of the soldiers whom other states send to one state's operation
APART = 3  # tokens before an operation in which a word may stand that sets soldiers apart from it
LED_IN = 4  # tokens before a figure in which the verb stands that it goes with
BESIDE = 2  # tokens between two words that belong together: "tenía desde antes"
PLANNED = frozenset({"announced", "considered"})  # stages of those who are on no operation that has ended
UNSERVED = frozenset({"other", "denied"})  # stages of those who serve on none: the strength of a force, a denial


@dataclass(frozen=True, slots=True)
class Service:
    """A figure whose operation is sought, and where the text names those that its soldiers can serve on."""

    page: Page
    draft: Draft
    named: list[Hit]
    here: list[Hit]  # those named in its own sentence, whether they can serve on them or not
    counted: frozenset[int]  # the sentences that tell figures


def mark(story: Story) -> None:
    """Give each figure the operation that its soldiers serve on, where the text names one."""
    page = story.page
    named = [hit for hit in page.names if "operation" in hit.senses]  # even in a date: "since Lone Star began"
    if not named:
        return
    counted = frozenset(draft.sentence for draft in story.drafts)
    for rules in (OWN, TOLD):
        for draft in story.drafts:
            if draft.serving is None:
                here = [hit for hit in named if page.sentence_of[hit.first] == draft.sentence]
                open_to = [hit for hit in named if _can_serve(page, draft, hit, here)]
                service = Service(page, draft, open_to, here, counted)
                draft.serving, draft.operation_rule = first_to_speak(rules, service) or (None, draft.operation_rule)


def own_sentence(service: Service) -> Hit | None:
    """The operation that its sentence names, of several the nearest: "Jump Start put 6,000 there, Phalanx 1,200"."""
    page, draft = service.page, service.draft
    able = [
        hit
        for hit in service.here
        if not _is_apart(page, hit) and (hit in service.named or not _is_parted(service, hit))
    ]
    return min(able, key=lambda hit: max(draft.first - hit.last, hit.first - draft.last - 1), default=None)


def of_whole(service: Service) -> Hit | None:
    """That of the figure that it is a part of: "10,000 are on the operation. Of them, 800 stand in Tijuana"."""
    whole = service.draft.whole
    return whole.serving if whole is not None else None


def own_paragraph(service: Service) -> Hit | None:
    """The operation that its paragraph named last: "Operation Phalanx began in 2010. Some 1,200 served that year"."""
    before = [hit for hit in service.named if _is_before(service, hit) and _shares_paragraph(service, hit)]
    return before[-1] if before and _is_of_its_time(service, before[-1]) else None


def own_text(service: Service) -> Hit | None:
    """The operation that the text names elsewhere, if it was going on then: "300 go. … They call it Lone Star".

    The last one before it, or else the first one behind it: not one that a text comes to late, with another figure.
    """
    timely = [hit for hit in service.named if _is_of_its_time(service, hit) and _is_under_way(service, hit)]
    before = [hit for hit in timely if _is_before(service, hit)]
    return before[-1] if before else next((hit for hit in timely if not _is_of_others(service, hit)), None)


OWN = in_order(own_sentence)
TOLD = in_order(of_whole, own_paragraph, own_text)  # told of all figures before it


# ---------------------------------------------------------------- what it asks
def _can_serve(page: Page, draft: Draft, hit: Hit, here: Sequence[Hit]) -> bool:
    """Whether soldiers can serve on an operation, as their force and the side they stand on allow."""
    operation = page.vocabulary.operations[hit.says("operation")]
    if draft.status in UNSERVED or operation.side not in ("other", draft.side):
        return False
    if any(other.says("operation") == operation.id and _is_apart(page, other) for other in here):
        return False
    if _were_there(page, draft) or _is_of_another(page, draft, here) or _since_before(page, draft, operation):
        return False
    return operation.force in force_names.ancestors(page, draft.force) or _is_sent_to(page, draft, hit, operation)


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


def _is_of_another(page: Page, draft: Draft, here: Sequence[Hit]) -> bool:
    """Whether its sentence names another operation, which the lexicon lacks: "for Operation Sentinel"."""
    begin, end = page.sentences[draft.sentence]
    known = {at for hit in here for at in range(hit.first, hit.last)}
    named = (at for at in range(begin, end - 1) if at not in known and page.is_word(at, "operation_named"))
    return any(page.capital(at) and page.capital(at + 1) and at + 1 not in known for at in named)


def _since_before(page: Page, draft: Draft, operation: Operation) -> bool:
    """Whether they have been there since before it began: "have guarded the customs since 2023"."""
    for date in dates_between(page, *page.sentences[draft.sentence]):
        last = date.period.last if date.period is not None else date.day
        if date.role not in ("since", "start") or last is None or last.isoformat() >= operation.began:
            continue
        between = range(draft.last, date.first) if draft.first < date.first else range(date.last, draft.first)
        if not any(page.is_mark(at, ",") or page.counts_at(at) for at in between):
            return True
    return False


def _is_parted(service: Service, hit: Hit) -> bool:
    """Whether another figure stands between a figure and an operation: "1,500 join the 4,500 on Lone Star"."""
    draft, page = service.draft, service.page
    between = range(draft.last, hit.first) if draft.first < hit.first else range(hit.last, draft.first)
    return any(page.counts_at(at) for at in between)


def _is_before(service: Service, hit: Hit) -> bool:
    """Whether an operation is named before a figure."""
    return hit.first < service.draft.first


def _shares_paragraph(service: Service, hit: Hit) -> bool:
    """Whether an operation is named in a figure's paragraph."""
    return service.page.share_paragraph(service.page.sentence_of[hit.first], service.draft.sentence)


def _is_of_its_time(service: Service, hit: Hit) -> bool:
    """Whether an operation was going on at the time that a figure holds for, or of a plan without one, is told."""
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


def _is_of_others(service: Service, hit: Hit) -> bool:
    """Whether an operation that a text comes to late is that of another figure, in its sentence."""
    named_in = service.page.sentence_of[hit.first]
    return named_in >= OPENING and named_in in service.counted


def _goes_on(operation: Operation, first: str, last: str) -> bool:
    """Whether an operation was going on at some time from one day to another, in ISO 8601."""
    ended = operation.ended
    return last >= operation.began and not (ended and first[: len(ended)] > ended)
