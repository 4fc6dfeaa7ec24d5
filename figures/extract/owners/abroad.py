"""Whose a bare number is by the land that it stands in, where that is not the one of the soldiers told before."""

from __future__ import annotations

from figures.extract.named import force_names, lands, place_names
from figures.extract.owners import carried, names, states
from figures.extract.owners.case import Case, Owner
from figures.extract.places import banks
from figures.extract.rules import knows_by, needs
from figures.extract.story.story import Draft
from figures.extract.text.phrases import Hit


@needs("no name")
def kept_abroad(case: Case) -> Owner | None:
    """A country's forces, where a bare number stands in another land, as none told before does: "2,000 in Syria"."""
    page, spot = case.page, case.spot
    last = case.story.since(spot.sentence, 1)
    of_told = spot.count.partitive or (last is not None and last.status == "other")  # "71,000 of its 440,000"
    if spot.count.kind != "elided" or of_told or not case.stands_abroad:
        return None
    if case.home[1] is not None and case.home[1].first > spot.first:
        return None  # "a brigade of 1,500 from Arizona is training for Kosovo"
    near = last is not None and (last.sentence == spot.sentence or not (case.names_actor or _is_in_a_land(case)))
    if last is not None and near and page.vocabulary.forces[last.force].state is not None:
        return None  # "California has 55 on the border and more than 200 in Kuwait", "With 1,300 overseas"
    return force_names.general(page, case.country), spot.place_behind or spot.place_before


@needs("no name")
def across_the_line(case: Case) -> Owner | None:
    """The forces of the country that a bare number stands in, not those told: "500 in El Paso, 1,650 in Juárez".

    Likewise of a side of the border: "On the other side there are 10,000".
    """
    page, spot, last = case.page, case.spot, case.story.last
    if spot.count.kind != "elided" or spot.count.partitive or last is None:
        return None
    told = page.vocabulary.forces[last.force].country
    land, where = _stood_in(case, told) or (None, None)
    if land is None or land == told or told not in page.vocabulary.countries:
        return None
    acting = names.nearest_before(case, spot.begin, land)
    if acting is not None:  # "In Texas, the Guard has 2,000"
        return states.with_state(case, acting[0], spot.begin, acting[1])
    return carried.common_in(case, land) or force_names.general(page, land), where


@knows_by("sender")
@needs("no name")
def sent_by_state(case: Case) -> Owner | None:
    """A state's own, where it acts behind soldiers that no state has: "The Army has 1,500 there. Texas sent 400"."""
    spot, before = case.spot, case.spot.after
    if spot.count.kind != "elided" or spot.count.partitive or before is None:
        return None
    state, hit = case.home
    if state is None or hit is None:
        return None
    known = case.page.vocabulary
    told, own = known.forces[before.force], known.places[state].country == case.country
    of_states = told.state is not None or told.id in known.roster.with_states
    same = told.country == case.country and (of_states or _stand_in(case, state, hit, before))
    return None if hit.first > spot.first or same or not own else (force_names.home_force(case.page, state), hit)


def _is_in_a_land(case: Case) -> bool:
    """Whether a figure stands in a land by its name: "in Iraq"; not "overseas"."""
    return case.place is not None and case.place.land


def _stood_in(case: Case, told: str) -> tuple[str, Hit] | None:
    """The country in which a figure stands, or on whose side of the border, and the words that say so."""
    spot, bank = case.spot, banks.bank_behind(case.spot)
    if bank is not None:
        return bank.says("country"), bank
    where = spot.place_before or spot.place_behind or banks.across_line(spot)
    if where is None:
        return None
    across = where.senses.keys() & banks.ACROSS
    land = case.country if across else lands.land(case.page, where, spot.begin, told)
    return (land, where) if land is not None else None


def _stand_in(case: Case, state: str, hit: Hit, before: Draft) -> bool:
    """Whether those told before stand in a state, or it gets some: "900 are in Texas and Arizona. Texas has 500".

    Likewise of the next state of a list: "The Army has 900 in Texas. Arizona has 500".
    """
    page, where = case.page, case.spot.place_before or case.spot.place_behind
    named = page.of_kind("place").between(page.sentences[before.sentence][0], case.floor)
    stand = any(force_names.state_of_hit(page, other) == state for other in named)
    in_state = before.where is not None and force_names.state_of_hit(page, before.where) is not None
    listed = in_state and hit.last < page.end and "holds" in page.kinds(hit.last)
    return stand or listed or (where is not None and place_names.place(page, where).id == state)
