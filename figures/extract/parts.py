"""Parts and wholes: figures that another figure of the text contains are its parts, not levels beside it.

A part follows from words ("of the 900, 300 ...", "among them"), from a colon, dash or bracket that opens a breakdown,
or from arithmetic: a run of figures that adds up to a figure beside it.
"""

from __future__ import annotations

from figures.extract import cues
from figures.extract.around import stopped
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.story import NEAR, Draft, Story

SLACK = 1.02  # the parts of a rounded whole may add up to a little more
LEADS = frozenset({"whom", "of_them", "measure.before", "status.before"})  # before a figure: it is a part, or is not
CLOSE = 0.005  # of the whole: how near a sum must come to it to be no accident


def mark(story: Story) -> None:
    """Mark the parts among the figures of a text; parts take from their whole the date and status they lack."""
    for at, draft in enumerate(story.drafts):
        if draft.measure == "portion":
            draft.measure = "part" if _has_whole(story, at) else "level"
    for at, whole in enumerate(story.drafts):
        if whole.value is not None and whole.measure != "decrease" and whole.status != "denied":
            _break_down(story, at)
    _mark_led(story)


def _break_down(story: Story, at: int) -> None:
    """Find the parts of figure `at`, behind it and before it."""
    whole, page = story.drafts[at], story.page
    is_whole = cues.is_whole(page, whole.first)
    before = story.drafts[at - 1 : at]  # none before the first
    if is_whole and before and before[0].sentence == whole.sentence:
        _mark([part for part in before if part.value and whole.value and part.value < whole.value])
    behind = _run(story, at, 1)
    if is_whole and behind and whole.said is None and behind[0].sentence == whole.sentence:
        whole.status = behind[0].status  # "Of the 10,000, 1,650 are bound for Juárez"
    if behind and _opens(story, whole, behind[0]) and _fits(whole, behind):
        _mark(behind, whole)
    else:
        exact = _prefix_sum(whole, behind)
        if not (whole.place and any(part.place not in (None, whole.place) for part in exact)):
            _mark(exact, whole)
    ahead = _run(story, at, -1)
    exact = _prefix_sum(whole, ahead)
    if exact:
        _mark(exact)
    elif ahead and _closes(page, whole, ahead) and _fits(whole, ahead):
        _mark(ahead)


def _mark_led(story: Story) -> None:
    """Mark the parts that "of whom" and the like lead in, and those that go on from them in the same clause."""
    led: Draft | None = None
    for at, draft in enumerate(story.drafts):
        if draft.measure != "level" or cues.is_whole(story.page, draft.first):
            continue
        if _is_led(story, draft) or (led is not None and _same_clause(story.page, led, draft)):
            led = draft
            near = reversed(story.drafts[max(0, at - 3) : at])
            _mark([draft], next((other for other in near if other.measure != "part"), None))


def _mark(parts: list[Draft], whole: Draft | None = None) -> None:
    for part in parts:
        if whole is not None and part.as_of is None and part.sentence - whole.sentence in (0, 1):
            part.as_of, part.basis = whole.as_of, whole.basis
        weak = part.said is None or (part.said.value == "deployed" and not part.said.firm)
        if whole is not None and whole.first < part.first and weak:
            part.status = whole.status
        if part.measure in ("level", "portion"):
            part.measure = "part"


def _has_whole(story: Story, at: int) -> bool:
    """Whether the text gives a larger figure of the same country that a portion can be a part of."""
    known, part = story.page.vocabulary.forces, story.drafts[at]
    return part.value is not None and any(
        other.value is not None
        and other.value > part.value
        and other.measure != "decrease"
        and abs(other.sentence - part.sentence) <= 3
        and known[other.force].country == known[part.force].country
        for other in story.drafts[max(0, at - NEAR) : at + NEAR]
    )


def _run(story: Story, at: int, step: int) -> list[Draft]:
    """The smaller figures that follow (or precede) figure `at` without a break, in its sentence or a list line each."""
    drafts, whole = story.drafts, story.drafts[at]
    run: list[Draft] = []
    last = whole
    for draft in drafts[at + 1 : at + 1 + NEAR] if step > 0 else reversed(drafts[max(at - NEAR, 0) : at]):
        if draft.sentence != last.sentence:
            line = story.is_list_line(draft.sentence)
            next_line = abs(draft.sentence - last.sentence) == 1 and draft.count.kind in ("elided", "people")
            if not next_line or not (line or (step > 0 and last is not whole)):
                break
        if draft.measure not in ("level", "part", "portion"):
            break
        if draft.value is None or whole.value is None or draft.value >= whole.value:
            break
        run.append(draft)
        last = draft
    return run


def _fits(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures is no more than a whole."""
    return whole.value is not None and sum(draft.value or 0 for draft in run) <= SLACK * whole.value


def _prefix_sum(whole: Draft, run: list[Draft]) -> list[Draft]:
    """The figures next to a whole that add up to it, two at least; none where none do."""
    total: float = 0
    for at, draft in enumerate(run):
        total += draft.value or 0
        if at and whole.value and abs(total - whole.value) <= CLOSE * whole.value:
            return run[: at + 1]
    return []


def _opens(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether a breakdown of `whole` begins right before `part`."""
    page = story.page
    begin, end = page.sentences[whole.sentence]
    if part.sentence != whole.sentence:
        return page.tokens.words[end - 1] == ":"
    if cues.is_whole(page, whole.first):
        here = (draft for draft in story.drafts if draft.sentence == whole.sentence)
        return whole.first - begin <= 6 and not any(draft.count.first < whole.count.first for draft in here)
    marks = page.tokens.words[whole.count.last : part.first]
    if (":" in marks or "—" in marks) and ";" not in marks:
        return True
    if "(" in marks and ")" not in marks and part.count.kind == "elided":
        return True
    return any(page.sense(at, "whom") is not None for at in range(whole.count.last, part.count.first))


def _closes(page: Page, whole: Draft, run: list[Draft]) -> bool:
    """Whether `whole` is said to be the total of the figures before it: "... in all", "out of a force of"."""
    first, last = whole.first, whole.count.last
    if first and page.sense(first - 1, "out_of") is not None:
        return True
    if len(run) < 2:
        return False
    before = page.sense(first - 1, "total.before") if first else None
    behind = page.sense(last, "total.after") if last < len(page.tokens) else None
    opening = page.sense(page.sentences[whole.sentence][0], "total.before")
    return (before or behind or opening) is not None


def _may_lead(hit: Hit) -> bool:
    return not hit.senses.keys().isdisjoint(LEADS)


def _is_led(story: Story, draft: Draft) -> bool:
    """Whether "of those", "entre ellos" or the like stands before a figure, behind the figure it is a part of."""
    if draft.sentence == 0 and draft is story.drafts[0]:
        return False
    begin = story.page.sentences[draft.sentence][0]
    for hit in reversed(story.page.those(_may_lead).between(begin, draft.first)):
        senses = hit.senses
        if hit.last == draft.first and "of_them" in senses and "whom" not in senses:
            continue  # "de esos 10.000": the whole itself
        if "whom" in senses or "of_them" in senses:
            return True
        if "measure.before" in senses and senses["measure.before"].says == "part":
            return True
        verb = "status.before" in senses and senses.keys().isdisjoint({"auxiliary", "and"})
        if verb and hit.last < draft.first - 3:
            return False
    return False


def _same_clause(page: Page, before: Draft, draft: Draft) -> bool:
    """Whether no stop parts two figures: "of whom 650 are gunners, 280 engineers and 185 medics"."""
    return before.sentence == draft.sentence and not stopped(page, before.count.last, draft.first)
