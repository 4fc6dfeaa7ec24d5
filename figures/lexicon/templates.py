"""How one line of the lexicon stands for several phrases: `(a|b) c` for "a c" and "b c", `(|a) b` for "b" and "a b"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_DEEPER = {"(": 1, "|": 0, ")": -1}  # the signs of a template, and how many brackets each opens
_SIGNS = re.compile("[(|)]")


class Unclosed(ValueError):
    """A template with a bracket that does not close."""

    def __init__(self, template: str) -> None:
        super().__init__(f"no closing bracket in {template!r}")
        self.template = template


def expand(template: str) -> Iterator[str]:
    """All phrases a template stands for: `(a|b) c` gives "a c" and "b c"; an empty choice makes a word optional.

    >>> list(expand("will (|soon )send"))
    ['will send', 'will soon send']
    """
    yield from map("".join, product(*_parts(template))) if "(" in template else (template,)


def _parts(template: str) -> Iterator[list[str]]:
    """What stands in a template one behind the other, each with all that it may be: `(a|b) c` gives [a, b] and [ c]."""
    end = 0
    while (opening := template.find("(", end)) >= 0:
        choices, closing = _choices(template, opening)
        yield [template[end:opening]]
        end = closing + 1
        yield [piece for choice in choices for piece in expand(choice)] if len(choices) > 1 else [template[opening:end]]
    yield [template[end:]]


def _choices(template: str, opening: int) -> tuple[list[str], int]:
    """The choices in the bracket that opens at a character, and the character that closes it.

    Brackets without a choice are part of the phrase.
    """
    depth, choices, begin = 0, [], opening + 1
    for sign in _SIGNS.finditer(template, opening):
        at, depth = sign.start(), depth + _DEEPER[sign[0]]
        if depth == 0 or (depth == 1 and sign[0] == "|"):
            choices.append(template[begin:at])
            begin = at + 1
        if depth == 0:
            return choices, at
    raise Unclosed(template)
