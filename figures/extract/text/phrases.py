"""Many phrases -> one matcher that finds the longest of them at each word, in one pass.

Tries over tokens, one for each first word: one dict look-up per token where nothing begins, a bounded walk where
something does, so the time is linear in the text whatever the number of phrases. A trie grows when a text first has its
word: most texts have few of them, so that of most phrases no more is known than how they begin.
`tests/benchmarks/matchers.py` compares the matcher with the alternatives.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from figures.extract.records import record
from figures.extract.text.prose import Tokens, words_of
from figures.lexicon import Sense

Made = TypeVar("Made")

APART = frozenset({"hedge.before", "hedge.after", "comparison", "speech"})
BEFORE, OTHER = "status.before", "other"
SWALLOWING = frozenset({"total.before", "adds_up", "receives"})  # kinds of phrases that hold a verb: "the number will"
HYPHEN = "-"
BEYOND = 5  # tokens of a verb behind the date that parts it: "pospuso el martes | el envío de"
NOWHERE: Mapping[int, int] = {}
NAMES = frozenset(
    {
        *("governor", "place", "country", "ministry", "force", "branch", "unit", "operation"),
        *("civil", "bank_of", "border", "namesakes", "defense", "everyday"),
    }
)
CAPITAL = NAMES - {"border"} | {"label", "land"}  # kinds whose one-word phrases speak only with a capital letter


@record
class Hit:
    """A phrase found at tokens [first, last), with all its senses by kind (and side, where it has one).

    Other than most records it has a hash, so that a page can keep what was found of it.
    """

    first: int
    last: int
    senses: dict[str, Sense]

    def __hash__(self) -> int:
        return self.first

    def says(self, kind: str) -> str:
        """What it says as a `kind`; nothing ("") where it is none of the kind."""
        sense = self.senses.get(kind)
        return sense.says if sense is not None else ""


@dataclass(slots=True)
class Row:
    """Phrases in order, none overlapping another, and the token where each begins."""

    firsts: list[int] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    def between(self, first: int, last: int) -> list[Hit]:
        """The phrases that begin in tokens [first, last)."""
        begin = bisect_left(self.firsts, first)
        return self.hits[begin : bisect_left(self.firsts, last, begin)]

    def reach(self, first: int, last: int) -> bool:
        """Whether a phrase stands in tokens [first, last), though it may begin before them."""
        at = bisect_left(self.firsts, last) - 1
        return at >= 0 and self.hits[at].last > first

    def begins(self, first: int, last: int) -> bool:
        """Whether a phrase begins in tokens [first, last)."""
        at = bisect_left(self.firsts, first)
        return at < len(self.firsts) and self.firsts[at] < last


class Rows(dict[str | frozenset[str], Row]):
    """The phrases of a text in rows, each put together when it is first asked for: of one kind, or of several kinds.

    `by_kind` has those of each kind by their first token, in order. Soldiers of a branch are among the branches.
    """

    def __init__(self, by_kind: Mapping[str, Mapping[int, Hit]]) -> None:
        self.by_kind = by_kind

    def __missing__(self, asked: str | frozenset[str]) -> Row:
        kinds = {asked} if isinstance(asked, str) else asked
        found: dict[int, Hit] = {}
        for kind in kinds & self.by_kind.keys():
            found |= self.by_kind[kind]
        firsts = sorted(found)
        row = self[asked] = Row(firsts, [found[at] for at in firsts])
        return row


class _Node:
    """A place in a trie: what may follow, and what a phrase that ends here says; `proper` where a capital matters."""

    __slots__ = ("accented", "following", "proper", "senses")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.senses: dict[str, Sense] = {}
        self.proper = False
        self.accented = False


class _Grown(dict[str, Made]):
    """What phrases make by their first words, each made when it is first asked for."""

    def __init__(self, grow: Callable[[str], Made]) -> None:
        self.grow = grow

    def __missing__(self, first: str) -> Made:
        self[first] = made = self.grow(first)
        return made


class Phrases:
    """The matcher: made of phrases of the lexicon with what each says; `find` walks a text.

    Phrases are worked out by their first word once a text has it: most words of the lexicon stand in no text.
    """

    __slots__ = ("_added", "_said", "_tries")

    def __init__(self) -> None:
        self._added: dict[str, list[tuple[str, str, Sense]]] = {}  # by first word, each with how it is folded
        self._said = _Grown(self._senses)  # by first word and by phrase, folded
        self._tries = _Grown(self._trie)

    def add(self, phrase: str, folded: str, sense: Sense) -> None:
        """Add one phrase, and how it is folded."""
        first = folded.partition(" ")[0]
        if not first.isalpha():  # "no-show", "u.s."; of most phrases no more is cut than this
            first = _words_of(folded)[0]
        self._added.setdefault(first, []).append((phrase, folded, sense))

    def clashes(self) -> Iterator[tuple[str, Sense, Sense]]:
        """The phrases that say two things of one kind, on the same side of a number, and these."""
        for first, added in self._added.items():
            for phrase, folded, sense in added:
                told = self._said[first][" ".join(_words_of(folded))][_key(sense)]
                if told.says != sense.says:
                    yield phrase, told, sense

    def _senses(self, first: str) -> dict[str, dict[str, Sense]]:
        """What all phrases with one first word say, by phrase and kind; of two that clash, what the first says."""
        said: dict[str, dict[str, Sense]] = {}
        for phrase, folded, sense in self._added.get(first, ()):
            words = _words_of(folded)
            proper, accented = _is_proper(phrase, words, sense.kind), _is_accented(phrase, words)
            if proper or accented:
                sense = _written(sense, proper, accented)
            senses, key = said.setdefault(" ".join(words), {}), _key(sense)
            before = senses.setdefault(key, sense)
            freer = (before.proper and not proper) or (before.accented and not accented)
            if freer and before.says == sense.says:
                senses[key] = sense
        return said

    def _trie(self, first: str) -> _Node:
        """The trie of all phrases with one first word."""
        root = _Node()
        for phrase, senses in self._said[first].items():
            node = root
            for word in phrase.split(" ")[1:]:
                node = node.following.get(word) or node.following.setdefault(word, _Node())
            node.senses = senses
            for sense in senses.values():
                node.proper = node.proper or sense.proper
                node.accented = node.accented or sense.accented
        if root.following:  # else it is one word, and nothing stands within it
            self._settle(root, first)
        return root

    def _settle(self, root: _Node, first: str) -> None:
        """Let a longer phrase say what shorter ones within it say of a stage, on a side where it says nothing.

        What it begins with speaks ("coming to" names a total and still comes), else the verb
        that it ends with ("the number will", "is due to get"); a hedge ("no more than") stays free of the words in it.
        """
        stack: list[tuple[_Node, tuple[str, ...], dict[str, Sense]]] = [(root, (first,), {})]
        while stack:
            node, path, inherited = stack.pop()
            if node.senses:
                if node.senses.keys().isdisjoint(APART):
                    told = _agreeing(node.senses, inherited) or self._ending(node, path)
                    node.senses = {**told, **node.senses} if told else node.senses
                stages = {k: sense for k, sense in node.senses.items() if k.startswith("status.") and not sense.near}
                inherited = stages or inherited
            stack.extend((follower, (*path, word), inherited) for word, follower in node.following.items())

    def _ending(self, node: _Node, path: tuple[str, ...]) -> dict[str, Sense]:
        """What the verb that some phrases end with says before a figure, where they say nothing of a stage."""
        if node.senses.keys().isdisjoint(SWALLOWING) or any(key.startswith("status.") for key in node.senses):
            return {}
        for start in range(1, len(path)):
            sense = self._said[path[start]].get(" ".join(path[start:]), {}).get(BEFORE)
            if sense is not None:
                return {} if sense.near or sense.closed or sense.says == OTHER else {BEFORE: sense}
        return {}

    def find(self, text: Tokens, taken: Sequence[Hit | None] = (), dated: Mapping[int, int] = NOWHERE) -> list[Hit]:
        """The longest phrase at each place, left to right, none overlapping another; hyphens inside are passed over.

        `taken` has an entry a token: what another matcher found there, which this one leaves alone. `dated` gives for
        a token where a date begins the one behind it: a verb may have a date within, "called Tuesday for".
        """
        hits: list[Hit] = []
        firsts, free, words = self._added, 0, [*text.words, ""]
        unaccented: bool | None = None  # whether the text writes no accents at all; found out where it matters
        for at in [at for at, word in enumerate(text.words) if word in firsts]:
            if at < free or (taken and taken[at] is not None):
                continue
            said, best = self._tries[words[at]], at + 1
            if words[best] in said.following or words[best] == HYPHEN:
                said, best = self._longest(text, at, taken)
            date = best if best in dated else best + 1  # "told | in January | to have"
            if date in dated:
                said, best = self._beyond(text, at, date, dated[date]) or (said, best)
            senses = said.senses
            if said.proper and not _capital(text, at):
                senses = {key: sense for key, sense in senses.items() if not sense.proper}
            if said.accented and not _accented(text, best - 1):
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
        node = self._tries[words[at]]
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

    def _beyond(self, text: Tokens, at: int, date: int, behind: int) -> tuple[_Node, int] | None:
        """A verb that goes on behind the date it is parted by, and says more: "called | Tuesday | for"."""
        node: _Node | None = self._tries[text.words[at]]
        for word in text.words[at + 1 : date]:
            node = node.following.get(word) if node is not None else None
        short, found = node.senses if node is not None else {}, None
        for ahead, word in enumerate(text.words[behind : behind + BEYOND], behind + 1):
            node = node.following.get(word) if node is not None else None
            if node is not None and _stage(node.senses) not in ("", _stage(short)):
                found = node, ahead
        return found

    def _cuts_name(self, text: Tokens, at: int, best: int, taken: Sequence[Hit | None]) -> bool:
        """Whether a phrase of common words ends in the first of a name: "of the South" in "of the South Dakota".

        The name may begin small: "en el sur" in "en el sur de Texas".
        """
        last = best - 1
        if text.words[last] not in self._added or (_capital(text, at) and _capital(text, last)):
            return False
        name, end = self._longest(text, last, taken)
        return end > best and (_capital(text, last) or ("place" in name.senses and _capital(text, end - 1)))


def _words_of(folded: str) -> list[str]:
    """The words of a folded phrase, without the hyphens between them."""
    every = words_of(folded)
    return [word for word in every if word != HYPHEN] or every


def _key(sense: Sense) -> str:
    """The kind of a sense, and its side where it has one: "status.before"."""
    return f"{sense.kind}.{sense.where}" if sense.where else sense.kind


def _is_proper(phrase: str, words: list[str], kind: str) -> bool:
    """Whether a phrase of the lexicon speaks only where a text writes it with a capital: a place, a one-word name."""
    return kind in CAPITAL and (len(words) == 1 or kind == "place") and phrase[:1].isupper()


def _is_accented(phrase: str, words: list[str]) -> bool:
    """Whether the last word of a phrase has an accent on one of its last letters, and is another word without."""
    if phrase.isascii() or phrase[:1].isupper():
        return False
    last = phrase.rstrip()[-2:].lower()
    return last.isalpha() and words[-1][-2:] != last


def _stage(senses: Mapping[str, Sense]) -> str:
    """What a phrase says of the stage of a number behind it, announced of "will send"; nothing where it does not."""
    return senses[BEFORE].says if BEFORE in senses else ""


def _agreeing(senses: Mapping[str, Sense], inherited: Mapping[str, Sense]) -> Mapping[str, Sense]:
    """Of what shorter phrases say of a stage what a longer one may: as its own words do, where they speak both ways."""
    modal = {sense.says for sense in senses.values() if sense.modal} if inherited else None
    return {key: sense for key, sense in inherited.items() if sense.says in modal} if modal else inherited


@functools.cache  # one for all phrases of a list
def _written(sense: Sense, proper: bool, accented: bool) -> Sense:
    """What phrases say that the text must write with a capital, or with their accent."""
    return replace(sense, proper=proper, accented=accented)


def _accented(text: Tokens, at: int) -> bool:
    """Whether one of the last two letters of a token has an accent: "activó", "llegarán"."""
    return text.text[max(text.starts[at], text.ends[at] - 2) : text.ends[at]].lower() != text.words[at][-2:]


def _is_unaccented(text: Tokens) -> bool:
    """Whether a text has no letter with an accent, as if typed without."""
    return not any(letter.isalpha() and not letter.isascii() for letter in text.text)


def _capital(text: Tokens, at: int) -> bool:
    """Whether the text writes a token with a capital."""
    return text.text[text.starts[at]].isupper()
