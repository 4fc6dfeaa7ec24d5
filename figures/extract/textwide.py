"""The state that a whole text is of: the only one whose own forces it names, or the one that it is dated from."""

from __future__ import annotations

from figures.extract import forces, homes, places
from figures.extract.around import hits_between
from figures.extract.page import Page
from figures.extract.phrases import Hit

DATED = 2  # sentences: a dateline may stand behind a headline
DATELINE = 4  # tokens of a dateline in which its state may stand


def only_state(page: Page) -> str | None:
    """The state whose own forces a text names ("Operation Lone Star"), where it names no other's.

    Not where the country acts more often than the state is named, nor where all states serve ("Jump Start").
    """
    spoken, known = page.those(forces.NAMES).hits, page.vocabulary
    serving = page.of_kind("operation").hits
    if any(forces.force_of_hit(page, hit) in known.roster.with_states for hit in serving):
        return None
    states = {state for hit in spoken if (state := _own_state(page, hit)) is not None}
    if len(states) != 1:
        return None
    state = states.pop()
    country = known.places[state].country
    acts = sum("country" in hit.senses and hit.senses["country"].says == country for hit in spoken)
    named = sum(_names(page, hit, state) for hit in spoken)
    return state if acts <= named else None


def first_named(page: Page, state: str) -> int:
    """The token at which a text first names a state or its force."""
    return next(hit.first for hit in page.those(forces.NAMES).hits if _names(page, hit, state))


def of_dateline(page: Page) -> str | None:
    """The state that a text is dated from, whose governor needs no other name: "COLUMBUS, Ohio — The governor"."""
    begins = (begin for begin, _ in page.sentences[:DATED])
    hits = (hit for begin in begins for hit in hits_between(page, begin, begin + DATELINE))
    return next(
        (state for hit in hits if (state := forces.state_of_hit(page, hit)) and places.is_dateline(page, hit)), None
    )


def _names(page: Page, hit: Hit, state: str) -> bool:
    """Whether a phrase names a state, its governor or its force: "Texas", "Abbott", "Operation Lone Star"."""
    return state in (forces.state_of_hit(page, hit), _own_state(page, hit))


def _own_state(page: Page, hit: Hit) -> str | None:
    """The state whose force a phrase names: "Operation Lone Star", "Texas Guard", "Guardia Nacional de Florida"."""
    if homes.has_office(page, hit):
        return forces.state_of_hit(page, hit)
    force = forces.force_of_hit(page, hit)
    if force is not None or "branch" not in hit.senses:
        return page.vocabulary.forces[force].state if force is not None else None
    return forces.state_beside(page, hit)
