"""The state's force that ends the name of a formation: "soldiers of the 134th Infantry, Iowa Guard"."""

from __future__ import annotations

from collections.abc import Collection

from figures.extract import forces, roles
from figures.extract.page import Page
from figures.extract.phrases import Hit

APPOSED = 30  # tokens of the name of a unit and of all that it belongs to
FORMATION = frozenset({"unit", "bodies"})  # what the name of a unit calls it: "Battalion", "Company"
# What else leads to a name or is part of one: "assigned to the", "companies".
WITHIN_NAME = frozenset(
    {"of", "from", "to", "with", "determiner", "label", "partner", "status.after", "belongs", "reason"}
)


def state_behind(page: Page, inside: Collection[Hit], begin: int, end: int) -> Hit | None:
    """The state's force that ends the name of a unit, begun inside a phrase or behind: "134th Infantry, Iowa Guard"."""
    stop = min(end, begin + APPOSED)
    if not page.those(forces.OWNING).reach(begin, stop):
        return None
    listed = any(hit.senses.keys() & FORMATION for hit in inside)  # whether a formation is named so far
    for at in range(begin, stop):
        formed = _is_formation(page, at)
        if page.number_at[at] is not None and not (listed or _is_numbered(page, at)):
            return None
        owner = _states_own_at(page, at)
        if owner is not None:
            return owner if listed and _ends_name(page, owner, at, end) else None
        listed = listed or formed
        if not formed and not _is_within_name(page, at):
            return None
    return None


def _is_numbered(page: Page, at: int) -> bool:
    """Whether a token numbers a formation: "134th", "Ala 159"."""
    number = page.number_at[at]
    return number is not None and (number.reason == "ordinal" or page.capital(at - 1))


def _is_formation(page: Page, at: int) -> bool:
    """Whether a token names or numbers a formation: "Battalion", "134th"."""
    return _is_numbered(page, at) or bool(page.kinds(at) & FORMATION)


def _is_within_name(page: Page, at: int) -> bool:
    """Whether a token may stand within the name of a unit and of all that it belongs to: "assigned to the"."""
    named = page.capital(at) or page.number_at[at] is not None or page.tokens.words[at] == ","
    return named or bool(page.kinds(at) & WITHIN_NAME)


def _states_own_at(page: Page, at: int) -> Hit | None:
    """The name at a token of a force that is a state's own: "Iowa Guard"; None where there is none."""
    hit = page.hit_at[at]
    if hit is None or not page.kinds(at) & forces.OWNING:
        return None
    force = forces.force_of_hit(page, hit)
    return hit if force is not None and page.vocabulary.forces[force].state is not None else None


def _ends_name(page: Page, owner: Hit, at: int, end: int) -> bool:
    """Whether a force ends the name of its unit, joined to no other and not as who speaks."""
    joined = owner.last < end and page.tokens.words[owner.last] in page.vocabulary.single["and"]
    return not joined and not roles.is_source(page, owner, at)
