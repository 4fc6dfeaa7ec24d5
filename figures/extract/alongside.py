"""What numbers that stand side by side count: the noun, the label or the unit of one is that of the others, too."""

from __future__ import annotations

import itertools

from figures.extract.around import stopped
from figures.extract.named import force_names
from figures.extract.nouns import ties
from figures.extract.nouns.nouns import Count, is_plural
from figures.extract.page import Page
from figures.extract.reasons.lookalikes import MEASURES_OF_THINGS, NUMBERED
from figures.extract.story import passing

OF_WHOSE = 5  # tokens from a number to the whole that it is of: "1,000 of the agency's 4,000 officers"
# Kinds of counts that come in pairs, and how many tokens may stand between the two.
TWOFOLD = {"score": 4, "phone or code": 1}
RUN = 3  # numbers that only commas and "and" part: so many are alike
COUNTABLE = frozenset({"elided", "troops", "people", "anyone"})  # kinds of counts that may be of soldiers
# Kinds of counts whose whole may follow without a noun, "20 miles of the 40 planned"; and behind a comma, too.
OPEN_WHOLES = frozenset({"distance", "area"})
WHOLES = OPEN_WHOLES | {"things", "weapon or vehicle", "unit count", "events", "other people", "weight", "duration"}
# Kinds of counts that have no noun for the number before to share.
UNSHARED = frozenset({"elided", "unit name", "legal reference", "mixed group", "anyone"})


def share(found: Page, counts: list[Count]) -> None:
    """Let the numbers of a sentence that have no noun count what those beside them do."""
    _share_nouns(found, counts)
    _share_with_wholes(found, counts)
    _share_labels(found, counts)
    _share_runs(found, counts)


def _share_nouns(found: Page, counts: list[Count]) -> None:
    """Let numbers that are joined count what the last of them names: "340, 210 and 85 guards", "550 of 1,500 men".

    What grows into the next one is of its force: "from 340 to 550 guards".
    """
    for left, right in zip(reversed(counts[:-1]), reversed(counts[1:]), strict=True):
        if left.kind == "anyone" and right.kind in ("troops", "people") and _grows_into(found, left, right):
            left.kind = right.kind
        if left.kind != "elided" or left.last != left.number.last:
            continue
        if _hangs_on(found, left, right):
            left.kind, left.head = right.kind, right.head
        elif right.kind in ("troops", "people"):
            joined = _is_joined(found, left, right) and not _is_more_of_others(found, counts, left, right)
            if joined:
                left.kind, left.head = right.kind, right.head
            if joined or _grows_into(found, left, right):
                left.inside = [hit for hit in right.inside if "measure.after" not in hit.senses]
        elif _is_of_things(found, left, right):
            left.kind, left.head, left.partitive = right.kind, right.head, False


def _share_with_wholes(found: Page, counts: list[Count]) -> None:
    """Let the bare number of a whole count what its part does: "20 miles of the 40 planned", "5 camiones de los 20"."""
    for part, whole in itertools.pairwise(counts):
        bare = whole.kind == "elided" and whole.last == whole.number.last
        if bare and part.kind in WHOLES and _is_of_the(found, part, whole):
            whole.kind, whole.head = part.kind, part.head


def _is_of_the(found: Page, part: Count, whole: Count) -> bool:
    """Whether "of the" alone leads from a part to its whole; behind a comma, which may open a clause, only of miles."""
    begin = part.last + (part.kind in OPEN_WHOLES and found.is_mark(part.last, ","))
    between = range(begin, whole.number.first)
    led = bool(between) and "of" in found.kinds(begin) and found.is_word(between[-1], "determiner")
    return led and all(found.kinds(at) & {"of", "determiner"} for at in between)


def _is_joined(found: Page, left: Count, right: Count) -> bool:
    """Whether only "and", commas and hedges part two numbers; "of" too, where one is a part: "550 of 1,500 men".

    A whole is not joined to its part: "Of the 9,000, some 2,000 soldiers".
    """
    joins = {"and", "hedge.before", *({"of"} if left.partitive else ())}
    between = range(left.last, right.number.first)
    if found.tells("negates_clause", left.last, right.number.first):
        joins |= {"negates_clause", "to"}  # "neither 100 nor 10 soldiers", "ni a 100 ni a 10 soldados"
    joined = bool(between) and all(found.tokens.words[at] == "," or found.kinds(at) & joins for at in between)
    return joined and not (found.tokens.words[left.last] == "," and ties.is_whole(found, left.first))


def _is_more_of_others(found: Page, counts: list[Count], left: Count, right: Count) -> bool:
    """Whether "another" takes up those told before, no branch behind: "900 guards, then another 900 and 90 marines"."""
    before = counts[counts.index(left) - 1] if counts[0] is not left else None
    more = "measure.before" in found.kinds(passing.led_from(found, left))
    named = any(force_names.branch_of_hit(hit) is not None for hit in right.inside)
    return before is not None and before.kind in ("troops", "people") and more and named


def _is_of_things(found: Page, left: Count, right: Count) -> bool:
    """Whether a number is of what the next one counts: "190 of 230 planned miles", "from 40 to 90 minutes"."""
    if right.kind in MEASURES_OF_THINGS and _grows_into(found, left, right):
        return True
    between = found.tokens.words[left.last : right.number.first]
    if not left.partitive or not 0 < len(between) <= OF_WHOSE or "," in between:
        return False  # "500 of them, unrolled 10 miles"
    if "of_them" in found.kinds(left.last) and found.hit_at[right.number.first - 1] is not found.hit_at[left.last]:
        return False  # "300 of them took a two-week course"; but "200 of those 244 miles"
    named = right.number.reason is None and right.last > right.number.last
    return named and (right.kind == "anyone" or right.kind not in UNSHARED)


def _hangs_on(found: Page, left: Count, right: Count) -> bool:
    """Whether a hyphen leaves the noun of a number to the next one: "25- and 50-foot"."""
    at = left.last
    hangs = found.is_mark(at, "-") and not found.tokens.spaced[at] and right.first == at + 2
    return hangs and bool(found.kinds(at + 1) & {"and", "change_to"})


def _share_labels(found: Page, counts: list[Count]) -> None:
    """Let a bare number be the second of two that one label or noun names: "page 2 of 6", "96 votes to two"."""
    for left, right in itertools.pairwise(counts):
        if right.kind != "elided" or right.last != right.number.last or left.number.reason is not None:
            continue  # "aboard two C-17s and 120 by bus"
        near = 0 < right.first - left.last <= TWOFOLD.get(left.kind, 0)
        if near and not stopped(found, left.last, right.first):
            right.kind, right.head = left.kind, left.head


def _share_runs(found: Page, counts: list[Count]) -> None:
    """Let the bare numbers of a run be of what one of it is: "at 6, 9 and 12 a.m.", "routes 57, 85 and 40"."""
    for run in _runs(found, counts):
        if len(run) + _ends_in_pair(found, run[-1]) < RUN:
            continue
        named = next((each for each in run if each.kind not in COUNTABLE), None)
        kind = named.kind if named is not None else _called(found, run[0])
        for each in run:
            if each.kind == "elided" and kind is not None and (each.number.value or 0) < NUMBERED:
                each.kind, each.head = kind, named.head if named is not None else None


def _runs(found: Page, counts: list[Count]) -> list[list[Count]]:
    """The numbers of a sentence, those together that only commas and "and" part."""
    runs: list[list[Count]] = []
    for each in counts:
        if runs and _runs_on(found, runs[-1][-1], each):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _ends_in_pair(found: Page, count: Count) -> bool:
    """Whether a comma leads to two numbers read as one: "8, 12 or 24 hours"; not "50 and 30 to 60 days"."""
    return count.number.qualifier == "range" and found.is_mark(count.number.first - 1, ",")


def _called(found: Page, count: Count) -> str | None:
    """What those are that a plural before a small number calls by it: "routes 57, 85"; not "soldiers: 57, 85"."""
    before = count.number.first - 1
    things = before >= 0 and (found.hit_at[before] is None or found.sense(before, "reason") is not None)
    small = count.kind == "elided" and count.number.shape == "digits" and (count.number.value or 0) < NUMBERED
    return "phone or code" if small and things and is_plural(found, before) else None


def _runs_on(found: Page, left: Count, right: Count) -> bool:
    """Whether a comma or "and" alone parts a number without a noun from the next."""
    between = range(left.number.last, right.number.first)
    parted = bool(between) and all(found.is_mark(at, ",") or "and" in found.kinds(at) for at in between)
    return parted and left.last == left.number.last


def _grows_into(found: Page, left: Count, right: Count) -> bool:
    """Whether one number is said to grow into the next: "from 500 volunteers to 6,500 soldiers", "de 40 a 90"."""
    between = range(left.last, right.number.first)
    grows = bool(between) and found.is_word(left.first - 1, "from")
    return grows and all(found.kinds(at) & {"change_to", "hedge.before"} for at in between)
