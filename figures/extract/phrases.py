"""Many phrases -> one matcher that finds the longest of them at each word, in one pass.

A trie over tokens: one dict look-up per token where nothing begins, a bounded walk where something does, so the time is
linear in the text whatever the number of phrases. `tests/benchmarks/matchers.py` compares it with the alternatives.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from figures.extract import prose
from figures.extract.prose import Tokens
from figures.extract.records import record
from figures.lexicon import Sense

APART = frozenset({"hedge.before", "hedge.after", "comparison", "speech"})
BEFORE, OTHER = "status.before", "other"
SWALLOWING = frozenset({"total.before", "adds_up", "receives"})  # kinds of phrases that hold a verb: "the number will"
HYPHEN = "-"
NAMES = frozenset(
    {"governor", "place", "country", "force", "branch", "unit", "operation", "civil", "bank_of", "border", "namesakes"}
)
CAPITAL = NAMES - {"border"} | {"label", "land"}  # kinds whose one-word phrases speak only with a capital letter


@record
class Hit:
    """A phrase found at tokens [first, last), with all its senses by kind (and side, where it has one)."""

    first: int
    last: int
    senses: dict[str, Sense]


@dataclass(slots=True)
class Row:
    """Phrases in order, none overlapping another, and the token where each begins."""

    firsts: list[int] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    @classmethod
    def of(cls, placed: Sequence[tuple[int, Hit]]) -> Row:
        return cls([first for first, _ in placed], [hit for _, hit in placed])

    def between(self, first: int, last: int) -> list[Hit]:
        """The phrases that begin in tokens [first, last)."""
        return self.hits[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def reach(self, first: int, last: int) -> bool:
        """Whether a phrase stands in tokens [first, last), though it may begin before them."""
        at = bisect_left(self.firsts, last) - 1
        return at >= 0 and self.hits[at].last > first

    def begins(self, first: int, last: int) -> bool:
        """Whether a phrase begins in tokens [first, last)."""
        at = bisect_left(self.firsts, first)
        return at < len(self.firsts) and self.firsts[at] < last


class _Node:
    """A place in the trie: what may follow, and what a phrase that ends here says; `proper` where a capital matters."""

    __slots__ = ("accented", "following", "proper", "senses")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.senses: dict[str, Sense] = {}
        self.proper = False
        self.accented = False


class Phrases:
    """The matcher. `add` compiles; `find` walks a text."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, phrase: str, sense: Sense) -> Sense | None:
        """Add one phrase; returns a sense of the same kind and side that it already had, if it says something else."""
        cut = prose.words(phrase)
        words = [word for word in cut if word != HYPHEN] or cut
        if (len(words) == 1 or sense.kind == "place") and sense.kind in CAPITAL and phrase[:1].isupper():
            sense = replace(sense, proper=True)
        if len(words) == 1 and not phrase[:1].isupper() and (last := phrase.rstrip()[-2:].lower()).isalpha():
            sense = replace(sense, accented=words[0][-2:] != last)
        node = self._root
        for word in words:
            node = node.following.get(word) or node.following.setdefault(word, _Node())
        node.proper |= sense.proper
        node.accented |= sense.accented
        key = f"{sense.kind}.{sense.where}" if sense.where else sense.kind
        before = node.senses.setdefault(key, sense)
        freer = (before.proper and not sense.proper) or (before.accented and not sense.accented)
        if freer and before.says == sense.says:
            node.senses[key] = sense
        return before if before.says != sense.says else None

    def settle(self) -> None:
        """Let a longer phrase say what shorter ones within it say of a stage, on a side where it says nothing.

        What it begins with speaks ("coming to" names a total and still comes), else the verb
        that it ends with ("the number will", "is due to get"); a hedge ("no more than") stays free of the words in it.
        """
        stack: list[tuple[_Node, tuple[str, ...], dict[str, Sense]]] = [(self._root, (), {})]
        while stack:
            node, path, inherited = stack.pop()
            if node.senses and node.senses.keys().isdisjoint(APART):
                modal = {sense.says for sense in node.senses.values() if sense.modal}  # these speak both ways
                told = {key: sense for key, sense in inherited.items() if not modal or sense.says in modal}
                node.senses = {**(told or self._ending(node, path)), **node.senses}
            stages = {key: sense for key, sense in node.senses.items() if key.startswith("status.") and not sense.near}
            inherited = stages or inherited
            stack.extend((follower, (*path, word), inherited) for word, follower in node.following.items())

    def _ending(self, node: _Node, path: tuple[str, ...]) -> dict[str, Sense]:
        """What the verb that some phrases end with says before a figure, where they say nothing of a stage."""
        if node.senses.keys().isdisjoint(SWALLOWING) or any(key.startswith("status.") for key in node.senses):
            return {}
        for start in range(1, len(path)):
            ending: _Node | None = self._root
            for word in path[start:]:
                ending = ending.following.get(word) if ending is not None else None
            sense = ending.senses.get(BEFORE) if ending is not None else None
            if sense is not None:
                return {} if sense.near or sense.closed or sense.says == OTHER else {BEFORE: sense}
        return {}

    def find(self, text: Tokens, taken: Sequence[Hit | None] = ()) -> list[Hit]:
        """The longest phrase at each place, left to right, none overlapping another; hyphens inside are passed over.

        `taken` has an entry a token: what another matcher found there, which this one leaves alone.
        """
        hits: list[Hit] = []
        root, free, words = self._root.following, 0, [*text.words, ""]
        unaccented: bool | None = None  # whether the text writes no accents at all; found out where it matters
        for at in [at for at, word in enumerate(text.words) if word in root]:
            if at < free or (taken and taken[at] is not None):
                continue
            said, best = root[words[at]], at + 1
            if words[best] in said.following or words[best] == HYPHEN:
                said, best = self._longest(text, at, taken)
            senses = said.senses
            if said.proper and not _capital(text, at):
                senses = {key: sense for key, sense in senses.items() if not sense.proper}
            if said.accented and not _accented(text, at):
                unaccented = _is_unaccented(text) if unaccented is None else unaccented
                if not unaccented:
                    senses = {key: sense for key, sense in senses.items() if not sense.accented}
            if senses and not (best - at > 1 and self._cuts_name(text, at, best, taken)):
                hits.append(Hit(at, best, senses))
                free = best
        return hits

    def _longest(self, text: Tokens, at: int, taken: Sequence[Hit | None]) -> tuple[_Node, int]:
        """The longest phrase that begins at a token, and the token behind it."""
        words, spaced, count = text.words, text.spaced, len(text.words)
        node = self._root.following[words[at]]
        said, best, ahead = node, at + 1, at + 1
        while ahead < count and node.following and not (taken and taken[ahead] is not None):
            word = words[ahead]
            if word == HYPHEN and ahead + 1 < count and not (spaced[ahead] and spaced[ahead + 1]):
                ahead += 1
                continue
            follower = node.following.get(word)
            if follower is None:
                break
            node = follower
            ahead += 1
            if node.senses:
                said, best = node, ahead
        return said, best

    def _cuts_name(self, text: Tokens, at: int, best: int, taken: Sequence[Hit | None]) -> bool:
        """Whether a phrase of common words ends in a name's first: "of the South" in "of the South Dakota"."""
        last = best - 1
        if text.words[last] not in self._root.following or not _capital(text, last):
            return False
        return not _capital(text, at) and self._longest(text, last, taken)[1] > best


def _accented(text: Tokens, at: int) -> bool:
    """Whether one of the last two letters of a token has an accent: "activó", "llegarán"."""
    return text.text[max(text.starts[at], text.ends[at] - 2) : text.ends[at]].lower() != text.words[at][-2:]


def _is_unaccented(text: Tokens) -> bool:
    """Whether a text has no letter with an accent, as if typed without."""
    return not any(letter.isalpha() and not letter.isascii() for letter in text.text)


def _capital(text: Tokens, at: int) -> bool:
    return text.text[text.starts[at]].isupper()
