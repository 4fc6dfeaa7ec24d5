"""Parts and wholes: figures that another figure of the text contains are its parts, not levels beside it.

A part follows from words ("of the 900, 300 ...", "among them"), from a colon, dash or bracket that opens a breakdown,
from arithmetic (a run of figures that adds up to a figure beside it), or from what a bare number tells of some of the
soldiers told before ("10,000 were promised; 6,300 have arrived").
"""

from __future__ import annotations

from figures.extract import additions, cues, forces
from figures.extract.around import hits_between, stopped
from figures.extract.page import Page
from figures.extract.phrases import Hit
from figures.extract.story import NEAR, Draft, Story

SLACK = 1.02  # the parts of a rounded whole may add up to a little more
LEADS = frozenset(
    {"whom", "of_them", "out_of", "measure.before", "status.before"}
)  # before a figure: it is a part, or is not
CLOSE = 0.005  # of the whole: how near a sum must come to it to be no accident
OF_A_WHOLE = frozenset({"of", "determiner", "out_of", "part_of", "of_them"})  # what leads to a whole: "as part of the"
FAR = 5  # sentences within which words such as "of the soldiers" may speak of a whole
ACROSS = 2  # sentences from a whole within which parts that add up to it may stand
CLAUSE = 12  # tokens of a clause in which "now" may set a bare number against an earlier strength
OTHERS = 40  # tokens back in which a group with others may hold the soldiers of a part
UNREAL = ("considered", "denied")  # no soldiers yet who could have a first part


def mark(story: Story) -> None:
    """Mark the parts among the figures of a text; parts take from their whole the date and status they lack."""
    for at, draft in enumerate(story.drafts):
        if draft.measure in cues.WHOLE_NEEDED:
            draft.measure = "part" if _has_whole(story, at) else "level"
            if draft.measure == "part":
                _mark(_listed_with(story, at))
    _mark_led(story)
    additions.mark(story)
    for at, whole in enumerate(story.drafts):
        if whole.value is not None and whole.status != "denied":
            _break_down(story, at)
    for at in range(1, len(story.drafts)):
        if _tells_of_some(story, at):
            _mark([story.drafts[at]])
    for at in range(1, len(story.drafts)):
        _date(story, at)
    for at, draft in enumerate(story.drafts):
        if draft.measure != "part" and not draft.side_said:
            _set_on_sides(story, at)


def _set_on_sides(story: Story, at: int) -> None:
    """Let a whole stand on neither side where its parts are said to stand at several borders: "in the north ..."."""
    whole = story.drafts[at]
    near = (part for part in story.drafts[at + 1 : at + 1 + CLAUSE] if part.measure == "part")
    sides = {part.side for part in near if part.sentence == whole.sentence and part.side_said and part.where is None}
    if len(sides) > 1:
        whole.side = "other"


def _date(story: Story, at: int) -> None:
    """Give a part the day of the whole told right before: "As of Monday, 5,000 ... That includes 2,700 in Texas"."""
    part, before = story.drafts[at], story.drafts[at - 1]
    new = part.measure == "part" and part.as_of is None and part.sentence - before.sentence <= 1
    if new and (before.measure == "part" or (before.value or 0) > (part.value or 0)):
        part.as_of, part.basis = before.as_of, before.basis


def _mark(parts: list[Draft], whole: Draft | None = None) -> None:
    for part in parts:
        if whole is not None and part.as_of is None and part.sentence - whole.sentence in (0, 1):
            part.as_of, part.basis = whole.as_of, whole.basis
        weak = part.said is None or (part.said.value == "deployed" and not part.said.firm)
        if whole is not None and whole.first < part.first and weak:
            part.status = whole.status
        if part.measure == "level":
            part.measure = "part"


# ---------------------------------------------------------------- words that make a figure a part
def _has_whole(story: Story, at: int) -> bool:
    """Whether the text gives the figure that a part or a portion is contained in."""
    part = story.drafts[at]
    near = story.drafts[max(0, at - NEAR) : at + NEAR]
    if part.measure == "part" and _of_others(story, part):
        return True
    if part.measure == "few" and part.count.kind != "elided":
        return False
    if part.measure == "portion" and cues.compared(story.page, part.first):
        return False  # "up from the initial 1,500"
    before = story.drafts[at - 1] if at else part
    if part.measure == "portion" and before.measure == "increase" and before.sentence == part.sentence:
        return False  # "160 on Monday, 210 more on Tuesday and the last 95 today"
    return any(
        _larger(other, part)
        and abs(other.sentence - part.sentence) <= FAR
        and _country(story, other) == _country(story, part)
        and _may_hold(story, other, part)
        for other in near
    )


def _of_others(story: Story, part: Draft) -> bool:
    """Whether what is counted shortly before is others with soldiers: "3,292 police and soldiers, 260 of them ..."."""
    for at in range(part.first - 1, max(part.first - OTHERS, -1), -1):
        why, counted = story.refused.get(at, ("", None))
        if counted is not None and why in ("mixed group", "other people"):
            return (counted.number.value or 0) > (part.value or 0)
    return False


def _may_hold(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether words such as "of them" and "the first 330" may be said of a larger figure."""
    ahead = whole.first > part.first
    named = ahead and whole.sentence == part.sentence and cues.is_whole(story.page, whole.first)  # "300 of the 900"
    if part.measure == "part" or named:
        return named or not ahead
    if whole.measure == "decrease" or whole.status == "denied":
        return False
    if not forces.related(story.page, whole.force, part.force):
        return False
    if whole.status == "considered" and part.status not in UNREAL:
        return False
    return not ahead or whole.sentence == part.sentence


def _larger(whole: Draft, part: Draft) -> bool:
    """Whether a figure is larger than another; of vague ones ("hundreds") the bounds are compared."""
    most = whole.value if whole.value is not None else whole.high
    least = part.value if part.value is not None else part.low
    return most is not None and least is not None and most > least


def _country(story: Story, draft: Draft) -> str:
    return story.page.vocabulary.forces[draft.force].country


def _listed_with(story: Story, at: int) -> list[Draft]:
    """The figures that a list joins to the one behind which its "among them" stands: "2,900 soldiers and 2,000 ..."."""
    draft, page = story.drafts[at], story.page
    said = next((cue for cue in draft.cues if cue.field == "measure"), None)
    if said is None or said.start < page.tokens.ends[draft.count.number.last - 1]:
        return []
    listed: list[Draft] = []
    right = draft
    for index in range(at - 1, max(0, at - NEAR), -1):
        left = story.drafts[index]
        between = range(left.count.last, right.first)
        joined = any("and" in page.kinds(token) for token in between)
        plain = all(page.tokens.words[token] == "," or "and" in page.kinds(token) for token in between)
        if not (plain and (joined or (listed and len(between) == 1))) or _before(story, index, left.first) is None:
            break
        listed.append(left)
        right = left
    return listed


def _mark_led(story: Story) -> None:
    """Mark the parts that "of whom" and the like lead in, and those that go on from them in the same clause."""
    led: Draft | None = None
    whole: Draft | None = None
    for at, draft in enumerate(story.drafts):
        if cues.is_whole(story.page, draft.first):
            before = story.drafts[at - 1] if at else draft
            shared = before.measure == "part" and before.sentence == draft.sentence
            led = whole = draft if shared else None  # "gets 1,020 of the 10,000 and Nuevo León 290"
        elif draft.measure == "level":
            lead = _lead(story, draft)
            of = _before(story, at, lead.first) if lead is not None else None
            if of is None and led is not None and _goes_on_from(story, led, draft, whole):
                of = whole or led
            if of is not None or (lead is not None and _of_others(story, draft)):
                led, whole = draft, of
                near = reversed(story.drafts[max(0, at - 3) : at])
                _mark([draft], next((other for other in near if other.measure != "part"), None))


def _lead(story: Story, draft: Draft) -> Hit | None:
    """The "of those", "entre ellos" or the like that leads in a figure, if one does."""
    page = story.page
    for hit in reversed(page.those(LEADS).between(page.sentences[draft.sentence][0], draft.first)):
        senses = hit.senses
        if hit.last == draft.first and cues.takes_up(page, draft.first):
            continue  # "de esos 10.000": the whole itself
        if "whom" in senses or "of_them" in senses or ("out_of" in senses and hit.last < draft.first):
            return hit  # "Del total de efectivos, 14 mil 100 ..."
        if "measure.before" in senses and senses["measure.before"].says == "part":
            return hit
        verb = "status.before" in senses and senses.keys().isdisjoint({"auxiliary", "and"})
        if verb and hit.last < draft.first - 3:
            return None
    return None


def _before(story: Story, at: int, lead: int) -> Draft | None:
    """The larger figure that "among them" at token `lead` takes up, in its sentence or shortly before."""
    part = story.drafts[at]
    for other in reversed(story.drafts[max(0, at - NEAR) : at]):
        if part.sentence - other.sentence > ACROSS:
            return None
        if other.count.last <= lead and _larger(other, part):
            return other
    return None


def _goes_on_from(story: Story, led: Draft, draft: Draft, whole: Draft | None) -> bool:
    """Whether a figure goes on from a part, or, if it is bare, from the whole that a part was taken of."""
    fits = whole is None or _larger(whole, draft)
    return fits and _same_clause(story.page, led, draft) and (led.measure == "part" or draft.count.kind == "elided")


def _same_clause(page: Page, before: Draft, draft: Draft) -> bool:
    """Whether no stop parts two figures: "of whom 650 are gunners, 280 engineers and 185 medics"."""
    first, second = sorted((before, draft), key=lambda each: each.first)
    return first.sentence == second.sentence and not stopped(page, first.count.last, second.first)


# ---------------------------------------------------------------- a whole and what breaks it down
def _break_down(story: Story, at: int) -> None:
    """Find the parts of figure `at`, behind it and before it."""
    whole = story.drafts[at]
    if whole.measure != "decrease":
        _mark_behind(story, at)
        _mark_ahead(story, at)
    for part in _adding_up(story, at, 1):
        part.measure = "part"  # even "another 1,500", the last item of a list
        shared = whole.measure != "decrease" and part.sentence == whole.sentence
        _mark([part], whole if shared else None)
    _mark(_adding_up(story, at, -1))


def _mark_behind(story: Story, at: int) -> None:
    """Mark the parts that stand behind a whole which opens a breakdown."""
    whole, behind = story.drafts[at], _run(story, at, 1)
    if not behind:
        return
    if cues.is_whole(story.page, whole.first) and whole.said is None and behind[0].sentence == whole.sentence:
        whole.status = behind[0].status  # "Of the 10,000, 1,650 are bound for Juárez"
    if _opens(story, whole, behind[0]) and _fits(whole, behind):
        _mark(behind, whole)


def _mark_ahead(story: Story, at: int) -> None:
    """Mark the parts that stand before a whole which says so: "... part of the 10,000", "... in all"."""
    whole, page = story.drafts[at], story.page
    before = [part for part in story.drafts[at - 1 : at] if part.sentence == whole.sentence]  # none before the first
    if before and cues.is_whole(page, whole.first):
        _mark([part for part in before if _larger(whole, part) and not _is_left(part)])
    ahead = _run(story, at, -1)
    grown = any(other.measure == "increase" for other in story.drafts[max(0, at - len(ahead) - 1) : at])
    if grown:
        return  # "500 soldiers who, added to the 400 and the 300 there, will be 1,200"
    if ahead and _closes(page, whole, ahead) and _fits(whole, ahead):
        _mark(ahead)
    elif not before:
        ahead = [part for part in _run(story, at, -1, across=True) if _fits(whole, [part])]
        if _takes_up_list(story, whole, ahead):
            _mark(ahead)


def _is_left(draft: Draft) -> bool:
    """Whether a figure is said to be what is left: a level, "300 remain, of the 1,500 sent in May"."""
    return any(cue.field == "measure" and cue.says == "level" for cue in draft.cues)


def _run(story: Story, at: int, step: int, across: bool = False) -> list[Draft]:
    """The smaller figures that follow (or precede) figure `at` without a break, in its sentence or a list line each.

    `across`: in the sentences beside it, too.
    """
    drafts, whole = story.drafts, story.drafts[at]
    run: list[Draft] = []
    last = whole
    for draft in drafts[at + 1 : at + 1 + NEAR] if step > 0 else reversed(drafts[max(at - NEAR, 0) : at]):
        if draft.sentence != last.sentence and not _goes_on(story, whole, last, draft, across):
            break
        other = step > 0 and draft.measure == "increase" and bool(run)  # "2,800 in Texas and another 1,500 in Arizona"
        if not (other or draft.measure in ("level", "part")) or not _larger(whole, draft) or draft.value is None:
            break
        run.append(draft)
        last = draft
        if draft.measure == "increase":
            break
    return run


def _goes_on(story: Story, whole: Draft, last: Draft, draft: Draft, across: bool) -> bool:
    """Whether a run of figures goes on into another sentence: the next line of a list, or what a list opened."""
    line, apart = story.is_list_line(draft.sentence), abs(draft.sentence - last.sentence)
    if apart > (2 if line and across else 1):  # a line of other things may stand between
        return False
    if across and abs(draft.sentence - whole.sentence) <= ACROSS:
        return True
    return draft.count.kind in ("elided", "people") and (line or (draft.first > whole.first and last is not whole))


def _fits(whole: Draft, run: list[Draft]) -> bool:
    """Whether a run of figures is no more than a whole."""
    return whole.value is not None and sum(draft.value or 0 for draft in run) <= SLACK * whole.value


def _adding_up(story: Story, at: int, step: int) -> list[Draft]:
    """The figures behind (or before) a whole that add up to it, two at least; none where that is an accident."""
    whole, page = story.drafts[at], story.page
    run = _run(story, at, step, across=True)
    parts = _prefix_sum(whole, run) or _prefix_sum(whole, [draft for draft in run if draft.measure != "part"])
    if not parts and step > 0:
        return _lines_adding_up(story, at)
    if not parts or whole.count.partitive or _is_change(page, whole, parts):
        return []
    rest = run[run.index(parts[-1]) + 1 :]
    if rest and rest[0].measure == "level" and _same_clause(page, parts[-1], rest[0]):
        return []  # "30 from Ohio, 45 from Indiana, 25 from Iowa and 70 from Utah": some items of a list
    if cues.total(page, whole.count, whole.first) is not None:
        return parts
    if parts[0].sentence != whole.sentence:
        return parts if (_of_one(page, whole, parts) if step > 0 else _sums_up(page, whole)) else []
    elsewhere = any(part.place not in (None, whole.place) for part in parts) if whole.place else False
    return [] if elsewhere or _is_item(page, whole, parts[0]) else parts


def _is_change(page: Page, whole: Draft, parts: list[Draft]) -> bool:
    """Whether figures lead to a total as a change does: "from 2,500 to 7,500", "will join the 2,500 there"."""
    risen = cues.changes_to(page, whole.first) and any(
        cues.changes_from(page, part.count, part.first) for part in parts
    )
    return risen or any(cues.led_by(page, part.first, "joined") is not None for part in parts)


def _lines_adding_up(story: Story, at: int) -> list[Draft]:
    """The figures of the lines behind a whole, where the first of each line add up to it, three at least."""
    whole, total = story.drafts[at], 0.0
    heads: list[Draft] = []
    behind = story.drafts[at + 1 : at + 1 + NEAR]
    for draft in behind:
        last = heads[-1] if heads else whole
        if heads and draft.sentence == last.sentence:
            continue
        if not 0 < draft.sentence - last.sentence <= ACROSS or draft.value is None or not _larger(whole, draft):
            break
        heads.append(draft)
        total += draft.value
        if len(heads) > 2 and whole.value and abs(total - whole.value) <= CLOSE * whole.value:
            return [part for part in behind if part.sentence <= draft.sentence and part.measure == "level"]
    return []


def _prefix_sum(whole: Draft, run: list[Draft]) -> list[Draft]:
    """The figures at the beginning of a run that add up to a whole, two at least; none where none do."""
    total: float = 0
    for count, draft in enumerate(run, 1):
        total += draft.value or 0
        if count > 1 and whole.value and abs(total - whole.value) <= CLOSE * whole.value:
            return run[:count]
    return []


def _of_one(page: Page, whole: Draft, parts: list[Draft]) -> bool:
    """Whether all parts are of the force of their whole, so that their sum is no accident of other forces' figures."""
    return all(forces.related(page, whole.force, part.force) for part in parts)


def _is_item(page: Page, whole: Draft, beside: Draft) -> bool:
    """Whether a figure is an item of the list beside it: "400, 250 and 150 troops", "200, 300 and 500"."""
    if beside.first < whole.first:
        return "and" in page.kinds(whole.first - 1)
    bare = whole.count.last == whole.count.number.last
    return bare and page.tokens.words[whole.count.last : beside.first] == [","]


def _sums_up(page: Page, whole: Draft) -> bool:
    """Whether a figure is named as a total, in the last row of a table or after "In all,"."""
    near = hits_between(page, max(page.sentences[whole.sentence][0], whole.first - 3), whole.first)
    return any(hit.senses.keys() & {"levels", "total.before"} for hit in near)


def _opens(story: Story, whole: Draft, part: Draft) -> bool:
    """Whether a breakdown of `whole` begins right before `part`."""
    page = story.page
    end = page.sentences[whole.sentence][1]
    if part.sentence != whole.sentence:
        return page.tokens.words[end - 1] == ":"
    if cues.is_whole(page, whole.first):
        here = (draft for draft in story.drafts if draft.sentence == whole.sentence)
        led = not any(draft.count.first < whole.count.first for draft in here)
        return led and _begins_clause(page, whole.first)
    marks = page.tokens.words[whole.count.last : part.first]
    if (":" in marks or "—" in marks) and ";" not in marks and "." not in marks:
        return True
    bracketed = "(" in marks and ")" not in marks and "," not in marks[: marks.index("(")]
    if bracketed and part.count.kind == "elided":
        return True
    return any(page.sense(at, "whom") is not None for at in range(whole.count.last, part.count.first))


def _begins_clause(page: Page, first: int) -> bool:
    """Whether "of the" before a whole begins a clause: "informó que de los 900, 300 están"."""
    at, begin = first - 1, page.sentences[page.sentence_of[first]][0]
    while at >= max(begin, first - 6) and page.sense(at, "stops") is None and page.kinds(at) & OF_A_WHOLE:
        at -= 1
    return at < begin or not page.tokens.words[at][0].isalnum() or bool(page.kinds(at) & {"stops", "pronoun"})


def _closes(page: Page, whole: Draft, run: list[Draft]) -> bool:
    """Whether `whole` is said to be the total of the figures before it: "... in all", "out of a force of"."""
    first, last = whole.first, whole.count.last
    if first and page.kinds(first - 1) & {"out_of", "part_of"}:
        return True
    if len(run) < 2:
        return False
    before = page.sense(first - 1, "total.before") if first else None
    behind = page.sense(last, "total.after") if last < len(page.tokens) else None
    opening = page.sense(page.sentences[whole.sentence][0], "total.before")
    return (before or behind or opening) is not None


def _takes_up_list(story: Story, whole: Draft, ahead: list[Draft]) -> bool:
    """Whether a whole speaks of the figures right before it: "They are part of the 10,000", "In all, 10,000 ..."."""
    page = story.page
    if not ahead or not _fits(whole, ahead):
        return False
    if whole.first and "part_of" in page.kinds(whole.first - 1):
        return True
    opening = page.hit_at[page.sentences[whole.sentence][0]]
    opens = opening is not None and "total.before" in opening.senses and whole.first - opening.last <= 3
    return opens and len(ahead) > 1


# ---------------------------------------------------------------- a bare number told of those before
def _tells_of_some(story: Story, at: int) -> bool:
    """Whether a bare number says what some of the soldiers told before do: "10,000 are promised; 6,300 have come"."""
    part, page = story.drafts[at], story.page
    silent = part.measure == "level" and not any(cue.field == "measure" for cue in part.cues)
    if not silent or part.count.kind != "elided":
        return False
    whole = _whole_told(story, at)
    if whole is None or not _larger(whole, part):
        return False
    if whole.status in UNREAL or whole.measure == "decrease" or whole.side != part.side:
        return False
    if not forces.related(page, whole.force, part.force):
        return False
    before, paragraphs = story.drafts[at - 1], page.paragraph_of
    led = before if before.measure == "part" else whole
    together = paragraphs[part.sentence] == paragraphs[led.sentence] and part.sentence > whole.sentence
    known = page.vocabulary.forces
    narrower = known[part.force].state is not None and known[whole.force].state is None
    listed = together and whole.place is None and (part.place is not None or narrower)  # "... Texas has 1,000"
    goes_on = before.measure == "part" and _same_clause(page, before, part)
    if not listed and not goes_on and not _has_predicate(page, part):
        return False
    apart = None not in (whole.place, part.place) and whole.place != part.place
    begin, end = page.sentences[part.sentence]
    clause = range(max(begin, part.first - CLAUSE), min(end, part.count.last + CLAUSE))
    dated = part.as_of is not None or any("now" in page.kinds(token) for token in clause)
    return not apart and not (dated and whole.status not in ("announced", "ordered"))  # a later count of the same force


def _whole_told(story: Story, at: int) -> Draft | None:
    """The last figure before a bare one that is no part: a sentence back at most, or before the parts told since."""
    sentence = story.drafts[at].sentence
    for other in reversed(story.drafts[max(0, at - NEAR) : at]):
        if sentence - other.sentence > 1:
            return None
        if other.measure != "part" and other.status != "denied" and not cues.compared(story.page, other.first):
            return other
        sentence = other.sentence if other.measure == "part" else sentence
    return None


def _has_predicate(page: Page, draft: Draft) -> bool:
    """Whether a figure is the subject of the verb beside it: "6,300 have arrived", not "the 6,300 there"."""
    single = page.vocabulary.single
    before = page.tokens.words[draft.first - 1] if draft.first else ""
    led = page.kinds(draft.first - 1) & {"comparison", "to", "from", "of"} if draft.first else ()
    if led or before in single["determiner"] or before in single["says"]:
        return False  # "the state says 4,100 are on duty": another count, not some of those
    verbs = {"auxiliary", "status.after", *(("status.before",) if page.vocabulary.verb_first else ())}
    at = draft.count.last
    while at < len(page.tokens) and "filler" in page.kinds(at):
        at += 1
    spoken = page.kinds(at) if at < len(page.tokens) else set()
    return bool(spoken & verbs) and spoken.isdisjoint({"and", "preposition"})
