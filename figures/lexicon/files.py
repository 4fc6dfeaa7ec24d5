"""The files of the lexicon as plain lists, mappings and texts; and where in them something stands."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from figures import documents
from figures.lexicon.templates import Unclosed, expand

FOLDER = Path(__file__).parent


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


def where(found: Any, key: str | None = None) -> str:
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


def positions(phrase: str, language: str = "", *said: str) -> list[str]:
    """`file:line:column` of every template of a language's own files that stands for a phrase, or else of all files.

    With what it is `said` to say, only those under it where there are any: "deployed", "before".
    """
    found = [*_standing_for(phrase, FOLDER / language)] or [*_standing_for(phrase, FOLDER)]
    return [place for place, above in found if above.issuperset(said)] or [place for place, _ in found]


def _standing_for(phrase: str, folder: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Where the files below a folder have a template that stands for a phrase, and the keys and answers above it."""
    for path in map(documents.from_here, sorted(folder.rglob("*.yaml"))):
        root = documents.read(path).root
        for scalar, above in _texts(root, frozenset()) if root is not None else ():
            if _stands_for(scalar.text, phrase):
                yield f"{path}:{scalar.line}:{scalar.column}", above


def _texts(node: documents.Node, above: frozenset[str]) -> Iterator[tuple[documents.Scalar, frozenset[str]]]:
    """Every text below a node, each with the keys above it and the texts beside them: "statuses", "says", "ordered"."""
    if isinstance(node, documents.Scalar):
        yield node, above
    elif isinstance(node, documents.Sequence):
        for item in node.items:
            yield from _texts(item, above)
    else:
        answers = {each.value.text for each in node.members.values() if isinstance(each.value, documents.Scalar)}
        for key, member in node.members.items():
            yield from _texts(member.value, above | answers | {key})


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
