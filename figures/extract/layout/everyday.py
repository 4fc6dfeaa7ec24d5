"""Everyday words that name a branch beside soldiers alone: "40 active soldiers", but "40 fires remained active"."""

from __future__ import annotations

from figures.extract.page import MILITARY, Page
from figures.extract.text.phrases import Hit

KINDRED = frozenset({"troops", "people", "anyone", "bodies", "branch", "force"})  # beside which such a word names one
ARMED = frozenset({"troops", "branch", "force"})
SOME_ARE = frozenset({"auxiliary", "of_them"})  # between a number and what some are: "1,500 of them are active"
PREDICATE = 4  # tokens from such a number to that word
CLAUSE = 16  # tokens back to the soldiers of whom it is some
ENDING = frozenset(".;:?!")


def leave(found: Page) -> None:
    """Take off the everyday words that name no branch here: the "active" of "40 fires remained active".

    Such a word names one where the text speaks of an army in other words, too, and it stands beside soldiers or in a
    list: "40 active soldiers".
    """
    everyday = [hit for hit in found.names if "everyday" in hit.senses]
    if not everyday:
        return
    army = any(not MILITARY.isdisjoint(hit.senses) for hit in found.hits if "everyday" not in hit.senses)
    left = {hit.first for hit in everyday if not (army and _is_with_kindred(found, hit))}
    for at in left:
        found.hit_at[at] = None  # they are single words
    found.names = [hit for hit in found.names if hit.first not in left]
    found.hits = [hit for hit in found.hits if hit.first not in left]


def _is_with_kindred(found: Page, hit: Hit) -> bool:
    """Whether a word stands beside soldiers, or behind a number in a list: "soldados activos", "900 active and 40".

    Or says what some of the soldiers are of whom its clause has told: "of the 4,000 troops, 1,500 are active".
    """
    before, behind = found.hit_at[hit.first - 1], found.hit_at[hit.last]
    if any(each is not None and not KINDRED.isdisjoint(each.senses) for each in (before, behind)):
        return True
    numbered = found.tokens.words[hit.last : hit.last + 1] == [","] and found.number_at[hit.last + 1] is not None
    listed = numbered or (behind is not None and "and" in behind.senses)
    if listed and found.number_at[hit.first - 1] is not None:
        return True
    return _is_of_some_told(found, hit.first)


def _is_of_some_told(found: Page, at: int) -> bool:
    """Whether only "are" or "of them" parts a word from a number, and soldiers are told of before it in its clause."""
    for number in range(at - 1, max(at - PREDICATE, 0) - 1, -1):
        if found.number_at[number] is not None:
            break
        hit = found.hit_at[number]
        if hit is None or SOME_ARE.isdisjoint(hit.senses):
            return False
    else:
        return False
    for told in range(number - 1, max(number - CLAUSE, 0) - 1, -1):
        hit = found.hit_at[told]
        if found.tokens.words[told] in ENDING:
            return False
        if hit is not None and not ARMED.isdisjoint(hit.senses):
            return True
        if hit is not None and "reason" in hit.senses:
            return False  # "soldiers fight 40 fires, 23 of them active"
    return False
