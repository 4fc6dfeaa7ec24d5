"""What may stand in the lists of the lexicon, key by key; what says nothing is refused with the likely right word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any

from figures import documents
from figures.lexicon.files import LexiconError, languages, section, stands_at, where

STAGE_FLAGS = ("modal", "firm", "closed", "near")  # of a status
# Keys that are written so, or left out.
FLAGS = {
    **dict.fromkeys(
        (*STAGE_FLAGS, "guard", "state", "home", "seat", "land", "far", "stretch", "nation", "weakly"), "yes"
    ),
    "ashore": "no",
}
COUNTRIES = ("side", "country", "implies")  # keys whose value is an id of countries.yaml, or "either"
DAYS = ("began", "ended", "founded")  # keys whose value is a day or a month
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
BY_LANGUAGE = ("phrases", "actor", "signs", "banks", "lands")  # keys whose value has a list for each language
# The keys of an entry of these lists of `words.yaml` and `places.yaml`, and of the other files for all languages.
KEYS: Mapping[str, tuple[str, ...]] = {
    "troops": ("phrases", "branch"),
    "hedges": ("says", "before", "after"),
    "measures": ("says", "where", "phrases"),
    "statuses": ("says", "where", "phrases", *STAGE_FLAGS),
    "places": ("side", "country", "guard", "state", "home", "seat", "land", "far", "stretch", "force", "names"),
    "borders": ("name", "phrases", "said_of", "nation", "implies", "weakly"),
    "forces": (
        *("name", "country", "side", "parent", "branch", "ashore", "seats", "ashore_in", "founded"),
        *("state_guards", "phrases"),
    ),
    "countries": ("name", "most", "actor", "signs", "banks", "lands"),
    "operations": ("name", "force", "side", "began", "ended", "phrases"),
    "events": ("name", "days", "ahead", "phrases"),
    "result": ("more", "sum", "left"),
    "totals": ("before", "after"),
    "casualty": ("before", "after"),
}
SIDES = ("before", "after")  # of a number, on which a phrase may stand
ENDS = ("first", "last")  # where in its group or sentence a language has the noun that is counted, or the verb
# What an entry of these lists may say.
SAYS: Mapping[str, tuple[str, ...]] = {
    "hedges": ("about", "more_than", "at_least", "nearly", "up_to", "below"),
    "measures": ("increase", "decrease", "part", "portion", "few"),
    "statuses": ("considered", "announced", "ordered", "moving", "deployed", "withdrawn", "denied", "other"),
}


def checked_list(words: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    """The entries of a list that is made of entries. Raises LexiconError for a key or a value that says nothing."""
    return (checked(entry, kind) for entry in words[kind])


def checked(entry: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    """An entry all of whose keys and values say something. Raises LexiconError where one does not."""
    for key, value in entry.items():
        if key not in KEYS[kind]:
            hint = documents.did_you_mean(key, list(KEYS[kind]))
            raise LexiconError(f"{where(entry, key)}{key} is no key of {kind}; {hint}")
        if wrong := _wrong_value(kind, key, value):
            raise LexiconError(f"{where(entry, key)}{key}: {wrong}")
        if key == "branch":
            _declared(entry, [value] if isinstance(value, str) else value)
        if key in BY_LANGUAGE and isinstance(value, Mapping):
            _are_languages(value)
    return entry


def _wrong_value(kind: str, key: str, value: Any) -> str:
    """What is wrong with a value that is one of a few, and the likely right one; nothing for any other."""
    if key in FLAGS and value != FLAGS[key]:
        return f"{value}: write {FLAGS[key]}, or leave {key} out"
    if key == "says" and value not in SAYS[kind]:
        return f"{value}: {kind} say no such thing; {documents.did_you_mean(value, SAYS[kind])}"
    if key == "where" and value not in SIDES:
        return f"{value}: write before or after"
    if key == "most" and not str(value).isdecimal():
        return f"{value}: write a whole number in digits"
    if key in DAYS and not _DAY.fullmatch(str(value)):
        return f"{value}: write a day or a month, as 2021-03-06 or 2021-03"
    if key in COUNTRIES and value not in (known := [*section("countries"), "either"]):
        named = {each: entry["name"] for each, entry in section("countries").items()}
        return f"no country {value}; {documents.did_you_mean(value, known, named)}"
    return ""


def _are_languages(listed: Mapping[str, Any]) -> None:
    """Raise LexiconError for a key that names no language, where each language has a list of its own."""
    for language in listed.keys() - {*languages()}:
        hint = documents.did_you_mean(language, languages())
        raise LexiconError(f"{where(listed, language)}{language} is no language; {hint}")


def _declared(entry: Mapping[str, Any], branches: Iterable[str]) -> None:
    """Raise LexiconError for a branch that `branches` of forces.yaml does not have."""
    known = section("forces")["branches"]
    for branch in branches:
        if branch not in known:
            near = documents.did_you_mean(branch, known)
            raise LexiconError(
                f"{where(entry, 'branch')}branch: no branch {branch} in forces.yaml; {near}; "
                "a new one needs an entry of its own under branches"
            )


def check_head(language: str, words: Mapping[str, Any]) -> None:
    """Raise LexiconError where `words.yaml` opens with a country or an order of words that is none."""
    for key, known in (("country", section("countries")), ("head", ENDS), ("verb", ENDS)):
        if words.get(key) not in known:
            place = stands_at(f"{language}/words", [key])
            raise LexiconError(f"{place}{key}: {words.get(key)}; {documents.did_you_mean(str(words.get(key)), known)}")


def compare_lists() -> None:
    """Raise LexiconError where the words of one language have a list that another's lack: one of its names is a slip.

    A language that needs no such list has it empty.
    """
    for one, other in permutations(languages(), 2):
        own, others = (section(f"{language}/words") for language in (one, other))
        for keys in ((), ("grammar",), ("reasons",)):
            has, lacks = (words.get(*keys, {}) if keys else words for words in (own, others))
            for name in has:
                if name not in lacks:
                    place = stands_at(f"{one}/words", [*keys, name])
                    near = documents.did_you_mean(name, [key for key in lacks if key not in has], most=0)
                    both = f"{near} only {other}/words.yaml has that name: mend the one that is a slip"
                    hint = both if near else f"add it there, empty where {other} has no such words"
                    raise LexiconError(
                        f"{place}{': '.join([*keys, name])}: {other}/words.yaml has no such list; {hint}"
                    )
