"""Every word the program knows, as YAML, and the loader that checks it.

<language>/words.yaml     nouns, hedges, measures, statuses, small words
<language>/numbers.yaml   number words, scales, separators
<language>/dates.yaml     months, weekdays, relative days
forces.yaml countries.yaml places.yaml operations.yaml events.yaml   the same for all languages
display.yaml              what a reader of the dashboard sees

`templates` says how one line stands for several phrases, `records` what the entries are to the program.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

from figures import documents
from figures.lexicon.records import Border, Force, Place, Sense
from figures.lexicon.templates import Unclosed, expand

__all__ = [
    "FOLDER", "SAYS", "Border", "Force", "LexiconError", "Place", "Sense", "borders", "compare_lists", "entries",
    "expand", "forces", "languages", "phrases", "places", "positions", "refuse_repeats", "section", "senses", "slug",
    "stands_at",
]  # fmt: skip

FOLDER = Path(__file__).parent
STAGE_FLAGS = ("modal", "firm", "closed", "near")  # of a status
# Keys that are written so, or left out.
FLAGS = {
    **dict.fromkeys((*STAGE_FLAGS, "guard", "state", "home", "seat", "land", "far", "nation", "weakly"), "yes"),
    "ashore": "no",
}
# The lists of `words.yaml` that are plain lists of phrases, each a kind of its own.
LISTS = (
    *("people", "anyone", "bodies", "levels", "strength", "civil", "stops", "hard_stops"),
    *("comparison", "context", "joined", "relieved", "uniformed", "ranks", "anybody", "trades"),
    *("gathering", "formation", "speakers", "doubtful", "namesakes", "titles", "ashore", "grows", "shrinks"),
)
FORMS = ("plural", "genitive", "participle", "singular_s", "abbreviation", "future", "conditional")  # no phrases
COUNTRIES = ("side", "country", "implies")  # keys whose value is an id of countries.yaml, or "either"
BY_LANGUAGE = ("phrases", "actor", "signs", "banks", "lands")  # keys whose value has a list for each language
# The keys of an entry of these lists of `words.yaml` and `places.yaml`, and of the other files for all languages.
KEYS: Mapping[str, tuple[str, ...]] = {
    "troops": ("phrases", "branch"),
    "hedges": ("says", "before", "after"),
    "measures": ("says", "where", "phrases"),
    "statuses": ("says", "where", "phrases", *STAGE_FLAGS),
    "places": ("side", "country", "guard", "state", "home", "seat", "land", "far", "force", "names"),
    "borders": ("name", "phrases", "said_of", "nation", "implies", "weakly"),
    "forces": ("name", "country", "side", "parent", "branch", "ashore", "state_guards", "phrases"),
    "countries": ("name", "actor", "signs", "banks", "lands"),
    "operations": ("name", "force", "phrases"),
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
# What no phrase is written with: a sign that newspapers do not use in such words, or one inside a word ("pencil+ed").
_STRANGE = re.compile(r"[^\w .,;:'’–—&/()|§°~+<>%$€£-]|_|(?<=[^\W\d_])[,;:—§°~+<>%$€£](?=[^\W\d_])")


class LexiconError(ValueError):
    """A lexicon file that cannot be used: the message names the file, the entry and the likely fix."""


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages that can be read: the folders of the lexicon."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / "words.yaml").is_file()))


@functools.cache
def section(name: str) -> Any:
    """One lexicon file as plain lists, mappings and texts. Raises LexiconError with file, line and column."""
    document = documents.read(_file(name))
    if document.root is None or document.faults:
        raise LexiconError("\n".join(map(str, document.faults)))
    for node in documents.below(document.root):
        if isinstance(node, documents.Scalar) and not node.style and node.line != node.last_line:
            raise LexiconError(
                f"{document.file}:{node.line}:{node.column}: {name}: {node.text!r} goes over the end of its line; "
                "put a comma behind the phrase that ends there, or a phrase of several lines in quotes"
            )
    return document.root.plain()


def _file(name: str) -> Path:
    """The file of a section, as one names it from the working directory."""
    return documents.from_here(FOLDER / f"{name}.yaml")


def slug(name: str) -> str:
    """The id of a name: "Nuevo León" gives "nuevo-leon"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@functools.cache
def places() -> Mapping[str, Place]:
    """All places by id."""
    return {place.id: place for place, _ in _places()}


def _places() -> Iterator[tuple[Place, list[str]]]:
    """Each place with all of its names. Raises LexiconError where other names are no list."""
    for group in _entries(section("places"), "places"):
        for entry in group["names"]:
            names = {entry: []} if isinstance(entry, str) else entry
            for name, others in names.items():
                identity = slug(name)
                guard, home, seat, land, far = (flag in group for flag in ("guard", "home", "seat", "land", "far"))
                state = guard or "state" in group
                if not isinstance(others, list):
                    raise LexiconError(f"{_where(entry)}{name}: one phrase is no list; write [{others}]")
                side, country, force = group["side"], group["country"], group.get("force")
                yield Place(identity, name, side, country, guard, state, home, seat, land, far, force), [name, *others]


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
        for entry in _entries(section("places"), "borders")
    }


@functools.cache
def forces() -> Mapping[str, Force]:
    """All forces by id: those of forces.yaml, and one National Guard for every state that has one."""
    listed = _listed_forces()
    found: dict[str, Force] = {}
    for identity, entry in listed.items():
        parent, top = entry.get("parent"), _top(identity, listed)
        branch = entry.get("branch", [])
        branches = frozenset([branch] if isinstance(branch, str) else branch)
        found[identity] = Force(
            identity, entry["name"], listed[top]["country"], listed[top]["side"], parent, branches, None,
            ashore="ashore" not in entry,
        )  # fmt: skip
    for identity, entry in listed.items():
        if entry.get("state_guards"):
            for place in places().values():
                if place.guard:
                    name = entry["state_guards"].format(state=place.name)
                    found[slug(name)] = Force(
                        slug(name), name, found[identity].country,
                        found[identity].side, identity, found[identity].branches, place.id,
                    )  # fmt: skip
    for group in _entries(section("places"), "places"):
        if "force" in group:
            _is_force(group, found)
    return found


def _listed_forces() -> Mapping[str, Mapping[str, Any]]:
    """The forces of forces.yaml by id. Raises LexiconError for an id that is none, or an entry that lacks something."""
    listed = {identity: _checked(entry, "forces") for identity, entry in section("forces")["forces"].items()}
    for identity, entry in listed.items():
        if identity != slug(identity):
            raise LexiconError(f"{_where(listed, identity)}{identity} is no id; did you mean {slug(identity)}?")
        for key in ("name",) if "parent" in entry else ("name", "country", "side"):
            if key not in entry:
                raise LexiconError(f"{_where(entry)}{identity}: {key} is missing")
        if not isinstance(entry.get("phrases", {}), Mapping):
            raise LexiconError(f"{_where(entry, 'phrases')}{identity}: write a list of phrases for each language")
    return listed


def _top(identity: str, listed: Mapping[str, Mapping[str, Any]]) -> str:
    """The force above all that a force is of. Raises LexiconError for a parent that is none."""
    line = [identity]
    while (parent := listed[line[-1]].get("parent")) is not None:
        if parent not in listed:
            hint = documents.did_you_mean(parent, listed, {each: entry["name"] for each, entry in listed.items()})
            raise LexiconError(f"{_where(listed[line[-1]], 'parent')}{line[-1]}: no force {parent!r}; {hint}")
        if parent in line:
            raise LexiconError(f"{_where(listed[line[-1]], 'parent')}{line[-1]}: the parent {parent} is of it itself")
        line.append(parent)
    return line[-1]


def senses(language: str) -> Iterator[tuple[str, Sense]]:
    """Every phrase template of one language with what it says; `expand` gives the phrases."""
    yield from _words(language)
    yield from _names(language)


def _words(language: str) -> Iterator[tuple[str, Sense]]:
    """The phrases of `words.yaml`."""
    words = section(f"{language}/words")
    _check_head(language, words)
    for kind, listed in words["grammar"].items():
        if kind not in FORMS:
            yield from _said(listed, Sense(kind, kind))
    for entry in _entries(words, "troops"):
        yield from _said(entry["phrases"], Sense("troops", entry.get("branch", "")))
    for kind in LISTS:
        if kind not in words:
            hint = documents.did_you_mean(kind, list(words))
            raise LexiconError(f"{language}/words.yaml: the list {kind} is missing; {hint}")
        yield from _said(words[kind], Sense(kind, kind))
    for reason, listed in words["reasons"].items():
        yield from _said(listed, Sense("reason", reason))
    for reason, listed in words["labels"].items():
        yield from _said(listed, Sense("label", reason))
    yield from _of_fields(words)


def _check_head(language: str, words: Mapping[str, Any]) -> None:
    """Raise LexiconError where `words.yaml` opens with a country or an order of words that is none."""
    for key, known in (("country", section("countries")), ("head", ENDS), ("verb", ENDS)):
        if words.get(key) not in known:
            place = stands_at(f"{language}/words", [key])
            raise LexiconError(f"{place}{key}: {words.get(key)}; {documents.did_you_mean(str(words.get(key)), known)}")


def _of_fields(words: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """The phrases that say something of a number on one side of them: hedges, measures, totals, statuses."""
    for entry in _entries(words, "hedges"):
        for where in SIDES:
            yield from _said(entry.get(where, []), Sense("hedge", entry["says"], where))
    for where, listed in _checked(words["casualty"], "casualty").items():
        yield from _said(listed, Sense("casualty", "casualty", where))
    for entry in _entries(words, "measures"):
        yield from _said(entry["phrases"], Sense("measure", entry["says"], entry["where"]))
    for says, listed in _checked(words["result"], "result").items():
        yield from _said(listed, Sense("result", says))
    for where, listed in _checked(words["totals"], "totals").items():
        yield from _said(listed, Sense("total", "level", where))
    for entry in _entries(words, "statuses"):
        modal, firm, closed, near = (flag in entry for flag in STAGE_FLAGS)
        yield from _said(
            entry["phrases"], Sense("status", entry["says"], entry["where"], modal, firm, closed=closed, near=near)
        )


def _names(language: str) -> Iterator[tuple[str, Sense]]:
    """The names of forces, countries, places, office holders and operations."""
    for identity, entry in _listed_forces().items():
        yield from _said(entry.get("phrases", {}).get(language, []), Sense("force", identity))
    for branch, entry in section("forces")["branches"].items():
        yield from _said(entry.get(language, []), Sense("branch", branch))
    for identity, entry in section("forces")["units"].items():
        yield from _said(entry.get(language, []), Sense("unit", identity))
    for country, entry in entries("countries").items():
        yield from _said(entry["actor"].get(language, []), Sense("country", country))
        yield from _said(entry.get("signs", {}).get(language, []), Sense("sign", country))
        yield from _said(entry.get("banks", {}).get(language, []), Sense("bank_of", country))
        yield from _said(entry.get("lands", {}).get(language, []), Sense("land", country))
    for place, names in _places():
        yield from _said(names, Sense("place", place.id))
    for entry in section("places")["borders"]:
        yield from _said(entry["phrases"].get(language, []), Sense("border", slug(entry["name"])))
    for state, holders in section("places")["governors"].items():
        yield from _said(holders, Sense("governor", state))
    for identity, entry in entries("operations").items():
        yield from _said(entry["phrases"].get(language, []), Sense("operation", identity))


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
                    hint = near or f"add it there, empty where {other} has no such words"
                    raise LexiconError(
                        f"{place}{': '.join([*keys, name])}: {other}/words.yaml has no such list; {hint}"
                    )


def refuse_repeats(language: str) -> None:
    """Raise LexiconError where an entry of a list stands twice for one thing, or a template beside it stands for it.

    Two templates may have a wording in common.
    """
    said = Counter(
        (phrase, sense.kind, sense.says, sense.where)
        for template, sense in senses(language)
        for phrase in {template, *(" ".join(phrase.split()) for phrase in expand(template))}
    )
    for phrase, sense in senses(language):
        if said[phrase, sense.kind, sense.says, sense.where] > 1:
            stands = ", ".join(positions(phrase, language) or positions(phrase))
            meant = " ".join(dict.fromkeys(filter(None, (sense.kind, sense.says, sense.where))))
            raise LexiconError(f"{stands}: {phrase!r} stands twice as {meant}; keep one")


def entries(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The countries, operations or events by id. Raises LexiconError for a key or a value that says nothing."""
    return {identity: _checked(entry, name) for identity, entry in section(name).items()}


def _entries(words: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    """The entries of a list that is made of entries. Raises LexiconError for a key or a value that says nothing."""
    return (_checked(entry, kind) for entry in words[kind])


def _checked(entry: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    """An entry all of whose keys and values say something. Raises LexiconError where one does not."""
    for key, value in entry.items():
        if key not in KEYS[kind]:
            hint = documents.did_you_mean(key, list(KEYS[kind]))
            raise LexiconError(f"{_where(entry, key)}{key} is no key of {kind}; {hint}")
        if wrong := _wrong_value(kind, key, value):
            raise LexiconError(f"{_where(entry, key)}{key}: {wrong}")
        if key == "branch":
            _declared(entry, [value] if isinstance(value, str) else value)
        if key == "force" and kind == "operations":
            _is_force(entry, forces())
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
    if key in COUNTRIES and value not in (known := [*section("countries"), "either"]):
        named = {each: entry["name"] for each, entry in section("countries").items()}
        return f"no country {value}; {documents.did_you_mean(value, known, named)}"
    return ""


def _are_languages(listed: Mapping[str, Any]) -> None:
    """Raise LexiconError for a key that names no language, where each language has a list of its own."""
    for language in listed.keys() - {*languages()}:
        hint = documents.did_you_mean(language, languages())
        raise LexiconError(f"{_where(listed, language)}{language} is no language; {hint}")


def _is_force(entry: Mapping[str, Any], known: Mapping[str, Force]) -> None:
    """Raise LexiconError for an entry whose force is none."""
    force = entry["force"]
    if force not in known:
        near = documents.did_you_mean(force, known, {each.id: each.name for each in known.values()})
        raise LexiconError(f"{_where(entry, 'force')}force: no force {force}; {near}")


def _declared(entry: Mapping[str, Any], branches: Iterable[str]) -> None:
    """Raise LexiconError for a branch that `branches` of forces.yaml does not have."""
    known = section("forces")["branches"]
    for branch in branches:
        if branch not in known:
            near = documents.did_you_mean(branch, known)
            raise LexiconError(
                f"{_where(entry, 'branch')}branch: no branch {branch} in forces.yaml; {near}; "
                "a new one needs an entry of its own under branches"
            )


def _said(listed: Any, sense: Sense) -> Iterator[tuple[str, Sense]]:
    """Each phrase of a list with what it says. Raises LexiconError where no list of phrases stands."""
    named = f"{sense.kind} {sense.says}".strip()
    if not isinstance(listed, list):
        raise LexiconError(f"{_where(listed)}{named}: one phrase is no list; write [{listed}]")
    for phrase in listed:
        if not isinstance(phrase, str):
            raise LexiconError(
                f"{_where(phrase)}{named}: {phrase!r} is no phrase; put one that holds a colon in quotes"
            )
        if strange := _STRANGE.search(phrase):
            raise LexiconError(
                f"{_where(phrase)}{named}: {strange[0]!r} cannot stand there in the phrase {phrase!r}; "
                "is a comma, a space or a quote missing?"
            )
        yield phrase, sense


def _where(found: Any, key: str | None = None) -> str:
    """`file:line:column: ` of the first place where the lexicon holds something, or of a key in it; else nothing."""
    for position, node in _nodes(FOLDER):
        if node.plain() == found:
            if key is None or not isinstance(node, documents.Mapping):
                return f"{position}: "
            named = node.members[key].key
            return f"{position.rsplit(':', 2)[0]}:{named.line}:{named.column}: "
    return ""


def stands_at(name: str, keys: Iterable[str]) -> str:
    """`file:line:column: ` of what keys of a lexicon file lead to, one below the other, or of the last that is there.

    In a list a key is an entry's place in it, from 1 on, or a phrase.
    """
    path = _file(name)
    node: documents.Node | None = documents.read(path).root
    line, column = (node.line, node.column) if node is not None else (1, 1)
    for key in keys:
        named: documents.Node | None = None
        if isinstance(node, documents.Mapping) and key in node.members:
            named, node = node.members[key].key, node.members[key].value
        elif isinstance(node, documents.Sequence):
            named = node = next((item for at, item in enumerate(node.items, 1) if key in (str(at), item.plain())), None)
        if named is None:
            break
        line, column = named.line, named.column
    return f"{path}:{line}:{column}: "


def positions(phrase: str, language: str = "") -> list[str]:
    """`file:line:column` of every template of a language's own files, or of all, that stands for a phrase."""
    return [
        position
        for position, node in _nodes(FOLDER / language)
        if isinstance(node, documents.Scalar) and _stands_for(node.text, phrase)
    ]


def _stands_for(template: str, phrase: str) -> bool:
    """Whether a phrase is a template or one that it stands for, capitals and the space of an empty choice aside."""
    try:
        wordings = (template, *expand(template))
        return phrase.casefold().split() in (wording.casefold().split() for wording in wordings)
    except Unclosed:  # a sign of its own, such as "("
        return False


def _nodes(folder: Path) -> Iterator[tuple[str, documents.Node]]:
    """Every node of the files below a folder, with its position."""
    for path in map(documents.from_here, sorted(folder.rglob("*.yaml"))):
        root = documents.read(path).root
        for node in documents.below(root) if root is not None else ():
            yield f"{path}:{node.line}:{node.column}", node


@functools.cache
def phrases(language: str) -> tuple[tuple[str, Sense], ...]:
    """Every phrase of one language with what it says. Raises LexiconError for a list or a template that is none."""
    try:
        return tuple((phrase, sense) for template, sense in senses(language) for phrase in expand(template))
    except Unclosed as wrong:
        raise LexiconError(f"{_where(wrong.template)}no closing bracket in {wrong.template!r}") from None
