"""Who and what has a name of its own: forces, places, borders, countries, operations, events, each by its id."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from figures import documents
from figures.lexicon.checks import checked, checked_list
from figures.lexicon.files import LexiconError, section, where
from figures.lexicon.records import Border, Force, Operation, Place

STATE = "{state}"  # in the name of what each state has of a force, where the state's own goes
PLACE_FLAGS = ("guard", "home", "seat", "land", "far", "stretch")  # what a group of places may be


def slug(name: str) -> str:
    """The id of a name: "Nuevo León" gives "nuevo-leon"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@functools.cache
def places() -> Mapping[str, Place]:
    """All places by id."""
    return {place.id: place for place, _ in named_places()}


def named_places() -> Iterator[tuple[Place, list[str]]]:
    """Each place with all of its names. Raises LexiconError where other names are no list."""
    for group in checked_list(section("places"), "places"):
        for entry in group["names"]:
            names = {entry: []} if isinstance(entry, str) else entry
            for name, others in names.items():
                identity = slug(name)
                flags = {flag: flag in group for flag in PLACE_FLAGS}
                state = flags["guard"] or "state" in group
                if not isinstance(others, list):
                    raise LexiconError(f"{where(entry)}{name}: one phrase is no list; write [{others}]")
                side, country, force = group["side"], group["country"], group.get("force")
                place = Place(identity, name, side, country, state=state, force=force, **flags)
                yield place, [name, *others]


@functools.cache
def borders() -> Mapping[str, Border]:
    """All border phrases by id."""
    return {
        slug(entry["name"]): Border(
            entry["name"],
            entry["said_of"],
            nation="nation" in entry,
            implies=entry.get("implies"),
            weakly="weakly" in entry,
        )
        for entry in checked_list(section("places"), "borders")
    }


@functools.cache
def forces() -> Mapping[str, Force]:
    """All forces by id: those of forces.yaml, and one National Guard for every state that has one."""
    listed = listed_forces()
    found: dict[str, Force] = {}
    for identity, entry in listed.items():
        parent, top = entry.get("parent"), _top(identity, listed)
        branch = entry.get("branch", [])
        branches = frozenset([branch] if isinstance(branch, str) else branch)
        found[identity] = Force(
            identity, entry["name"], listed[top]["country"], listed[top]["side"], parent, branches, None,
            ashore="ashore" not in entry, seats=_seats(entry), ashore_in=frozenset(entry.get("ashore_in", ())),
            founded=str(entry.get("founded", "")),
        )  # fmt: skip
    for identity, entry in listed.items():
        if entry.get("state_guards"):
            for place in places().values():
                if place.guard:
                    name = entry["state_guards"].replace(STATE, place.name)
                    found[slug(name)] = Force(
                        slug(name), name, found[identity].country,
                        found[identity].side, identity, found[identity].branches, place.id,
                    )  # fmt: skip
    for group in checked_list(section("places"), "places"):
        if "force" in group:
            _refuse_unknown_force(group, found)
    return found


def listed_forces() -> Mapping[str, Mapping[str, Any]]:
    """The forces of forces.yaml by id. Raises LexiconError for an id that is none, or an entry that lacks something."""
    listed = {identity: checked(entry, "forces") for identity, entry in section("forces")["forces"].items()}
    for identity, entry in listed.items():
        if identity != slug(identity):
            raise LexiconError(f"{where(listed, identity)}{identity} is no id; did you mean {slug(identity)}?")
        for key in ("name",) if "parent" in entry else ("name", "country", "side"):
            if key not in entry:
                raise LexiconError(f"{where(entry)}{identity}: {key} is missing")
        if STATE not in entry.get("state_guards", STATE):
            template = entry["state_guards"]
            raise LexiconError(
                f"{where(entry, 'state_guards')}state_guards: {template!r} has no {STATE}; "
                f"write {STATE} where the name of a state goes"
            )
        if not isinstance(entry.get("phrases", {}), Mapping):
            raise LexiconError(f"{where(entry, 'phrases')}{identity}: write a list of phrases for each language")
    return listed


def _seats(entry: Mapping[str, Any]) -> frozenset[str]:
    """The ids of the places where a command sits. Raises LexiconError for a name that is no place."""
    known, seats = places(), {slug(name): name for name in entry.get("seats", [])}
    for seat, name in seats.items():
        if seat not in known:
            near = documents.did_you_mean(name, [place.name for place in known.values()])
            raise LexiconError(f"{where(entry, 'seats')}seats: no place {name!r} in places.yaml; {near}")
    return frozenset(seats)


def _top(identity: str, listed: Mapping[str, Mapping[str, Any]]) -> str:
    """The force above all that a force is of. Raises LexiconError for a parent that is none."""
    line = [identity]
    while (parent := listed[line[-1]].get("parent")) is not None:
        if parent not in listed:
            hint = documents.did_you_mean(parent, listed, {each: entry["name"] for each, entry in listed.items()})
            raise LexiconError(f"{where(listed[line[-1]], 'parent')}{line[-1]}: no force {parent!r}; {hint}")
        if parent in line:
            raise LexiconError(f"{where(listed[line[-1]], 'parent')}{line[-1]}: the parent {parent} is of it itself")
        line.append(parent)
    return line[-1]


@functools.cache
def operations() -> Mapping[str, Operation]:
    """All named operations by id; one stands on its force's side of the border unless its entry says another."""
    return {
        identity: Operation(
            identity, entry["name"], entry["force"], entry.get("side", forces()[entry["force"]].side),
            str(entry.get("began", "")), str(entry.get("ended", "")),
        )
        for identity, entry in entries("operations").items()
    }  # fmt: skip


def entries(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The countries, operations or events by id. Raises LexiconError for a key or a value that says nothing."""
    found = {identity: checked(entry, name) for identity, entry in section(name).items()}
    for entry in found.values():
        if "force" in entry:
            _refuse_unknown_force(entry, forces())
    return found


def _refuse_unknown_force(entry: Mapping[str, Any], known: Mapping[str, Force]) -> None:
    """Raise LexiconError for an entry whose force is none."""
    force = entry["force"]
    if force not in known:
        near = documents.did_you_mean(force, known, {each.id: each.name for each in known.values()})
        raise LexiconError(f"{where(entry, 'force')}force: no force {force}; {near}")
