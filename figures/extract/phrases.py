"""Many phrases -> one matcher that finds the longest of them at each word, in one pass.

A trie over tokens: one dict look-up per token where nothing begins, a bounded walk where something does, so the time is
linear in the text whatever the number of phrases. `tests/benchmarks/matchers.py` compares it with the alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from figures.extract.prose import Tokens, tokens

HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a phrase says: `kind` names the list it stands in, `says` the value, `where` its side of the number."""

    kind: str
    says: str
    where: str = ""
    modal: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at tokens [first, last), with all its senses by kind (and side, where it has one)."""

    first: int
    last: int
    senses: dict[str, Sense]


def expand(template: str) -> Iterator[str]:
    """All phrases a template stands for: `(a|b) c` gives "a c" and "b c"; an empty choice makes a word optional.

    >>> list(expand("will (|soon )send"))
    ['will send', 'will soon send']
    """
    opening = template.find("(")
    if opening < 0:
        yield template
        return
    depth, pieces, begin = 0, [], opening + 1
    for at in range(opening, len(template)):
        character = template[at]
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                pieces.append(template[begin:at])
                break
        elif character == "|" and depth == 1:
            pieces.append(template[begin:at])
            begin = at + 1
    else:
        raise ValueError(f"no closing bracket in {template!r}")
    if len(pieces) == 1:  # brackets without a choice are part of the phrase
        for rest in expand(template[at + 1 :]):
            yield template[: at + 1] + rest
        return
    for piece in pieces:
        for middle in expand(piece):
            for rest in expand(template[at + 1 :]):
                yield template[:opening] + middle + rest


class Phrases:
    """The matcher. `add` compiles; `find` walks a text."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root: dict[str, list] = {}  # type: ignore[type-arg]

    def add(self, phrase: str, sense: Sense) -> Sense | None:
        """Add one phrase; returns a sense of the same kind and side that it already had, if it says something else."""
        words = [word for word in tokens(phrase).words if word != HYPHEN] or tokens(phrase).words
        children = self._root
        for at, word in enumerate(words):
            node = children.get(word)
            if node is None:
                node = children[word] = [{}, None]
            if at + 1 < len(words):
                children = node[0]
        if node[1] is None:
            node[1] = {}
        key = f"{sense.kind}.{sense.where}" if sense.where else sense.kind
        before: Sense | None = node[1].setdefault(key, sense)
        return before if before is not None and before.says != sense.says else None

    def find(self, text: Tokens) -> list[Hit]:
        """The longest phrase at each place, left to right, none overlapping another; hyphens inside are passed over."""
        hits: list[Hit] = []
        words, count, root = text.words, len(text.words), self._root
        at = 0
        while at < count:
            node = root.get(words[at])
            if node is None:
                at += 1
                continue
            end, senses, ahead = at + 1, node[1], at + 1
            best = end if senses is not None else 0
            while ahead < count and node[0]:
                word = words[ahead]
                if word == HYPHEN and ahead + 1 < count and not (text.spaced[ahead] and text.spaced[ahead + 1]):
                    ahead += 1
                    continue
                node = node[0].get(word)
                if node is None:
                    break
                ahead += 1
                if node[1] is not None:
                    senses, best = node[1], ahead
            if best:
                hits.append(Hit(at, best, senses))
                at = best
            else:
                at += 1
        return hits
