"""One text with everything that was found in it: tokens, phrases, numbers, dates, sentences.

Later steps look around a number by token; every look is bounded by its sentence and by a reach in tokens. The plain
ones are here. Of a list of the lexicon they ask in three ways:
    is_word, has_word, words_of    only for its entries of one word (of `grammar`), even within a phrase or a number
    kinds, sense                   for the phrase over a token, of one word or several; a longer one or a name hides it
    tells, of_kind, those          for the phrases that begin in a stretch, likewise
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Set
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from figures.extract import gate
from figures.extract.dates import Date
from figures.extract.numbers import Number
from figures.extract.text.phrases import Hit, Row
from figures.extract.text.prose import Tokens
from figures.extract.vocabulary import Vocabulary
from figures.lexicon import Sense

OFFICE = 7  # tokens beside a name in which its office stands: "el secretario del Interior, Jane Doe"
FINAL = frozenset(".!?")
NOTHING: frozenset[str] = frozenset()
BULLETS = frozenset("-•*·–—►▪")
COUNTING = frozenset({"troops", "people", "elided"})  # kinds of counts (see `counted`) that may be soldiers
PARTING = frozenset({":", "-", "—"})  # what may part a number that opens a line from its noun
MILITARY = frozenset(gate.MILITARY)  # phrases that speak of an army

Answer = TypeVar("Answer")
Seen = TypeVar("Seen", int, tuple[int, int], Hit)


@dataclass(slots=True)
class Page:
    """A text as read so far. The lists `hit_at`, `number_at`, `date_at` and `sentence_of` have one entry a token.

    `spoken` are the phrases whose beginning no number and no date overrides; `those` are the phrases of some sort that
    none overrides as a whole.
    """

    tokens: Tokens
    vocabulary: Vocabulary
    published: dt.date | None
    dates: list[Date]
    end: int  # the token behind the last one
    date_firsts: list[int] = field(default_factory=list)  # the token where each date begins
    names: list[Hit] = field(default_factory=list)  # of places, borders, forces, countries: see `phrases.NAMES`
    hits: list[Hit] = field(default_factory=list)  # the names, and then all other phrases
    numbers: list[Number] = field(default_factory=list)
    hit_at: list[Hit | None] = field(default_factory=list)
    kinds: Callable[[int], Set[str]] = field(init=False)  # of the phrase over a token; the look that is taken most
    number_at: list[Number | None] = field(default_factory=list)
    date_at: list[Date | None] = field(default_factory=list)
    by_kind: defaultdict[str, dict[int, Hit]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # each by its first token that none overrides
    of_kind: Callable[[str], Row] = field(init=False)  # the phrases of one kind: all places, all that are "and"
    those: Callable[[frozenset[str]], Row] = field(init=False)  # of some kinds, so that a look passes over all others
    spoken: Row = field(default_factory=Row)
    hard_stops: list[int] = field(default_factory=list)  # the tokens that end a clause
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # token numbers, half-open
    sentence_at: Callable[[int], tuple[int, int]] = field(init=False)  # the one that a token is of
    paragraph_of: list[int] = field(default_factory=list)  # one entry a sentence
    counted: dict[int, tuple[str, int]] = field(default_factory=dict)  # by number: what it counts, and its last token
    looks: defaultdict[Any, dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))  # see `looked_once`

    def share_paragraph(self, one: int, other: int) -> bool:
        """Whether two sentences are of one paragraph."""
        return self.paragraph_of[one] == self.paragraph_of[other]

    def opens_paragraph(self, sentence: int) -> bool:
        """Whether a sentence is the first of its paragraph."""
        return not sentence or not self.share_paragraph(sentence, sentence - 1)

    def paragraph_begin(self, sentence: int) -> int:
        """The first sentence of the paragraph that a sentence is of."""
        return bisect_left(self.paragraph_of, self.paragraph_of[sentence])

    def sense(self, at: int, kind: str) -> Sense | None:
        """What the phrase over token `at` says as a `kind`; None where it says nothing of the kind."""
        hit = self.hit_at[at]
        return hit.senses.get(kind) if hit is not None else None

    def is_mark(self, at: int, mark: str) -> bool:
        """Whether a token is this mark: `is_mark(hit.last, ",")`; past either end of the text there is none."""
        return 0 <= at < self.end and self.tokens.words[at] == mark

    def is_word(self, at: int, kind: str, *others: str) -> bool:
        """Whether a token is a word of a list: `is_word(at, "to")` of "in", "a"; past either end there is none.

        Of one of several lists: `is_word(at, "of", "from")`. Of phrases of several words, "next to", `tells` knows.
        """
        if not 0 <= at < self.end:
            return False
        word, single = self.tokens.words[at], self.vocabulary.single
        return word in single[kind] or (others != () and word in single[others])

    def has_word(self, kind: str, first: int, last: int) -> bool:
        """Whether a word of a list stands in tokens [first, last), within a phrase or a number too: `("to", 4, 6)`.

        Of its phrases of several words, "next to", `tells` knows.
        """
        return not self.vocabulary.single[kind].isdisjoint(self.tokens.words[first:last])

    def words_of(self, kind: str, first: int, last: int) -> list[int]:
        """The tokens in [first, last) that are words of a list: `words_of("to", 4, 6)`."""
        if not self.has_word(kind, first, last):
            return []  # as most have none, one look at the whole stretch is the cheapest
        listed, words = self.vocabulary.single[kind], self.tokens.words
        return [at for at in range(first, min(last, self.end)) if words[at] in listed]

    def has_conditional(self, first: int, last: int) -> bool:
        """Whether a word in tokens [first, last) ends as a verb of what is only an option: "would", "enviaría"."""
        return any(word.endswith(self.vocabulary.conditional) for word in self.tokens.words[first:last])

    def joins(self, at: int) -> bool:
        """Whether a token is "and" or a comma, which join what is of one list."""
        return self.tokens.words[at] == "," or "and" in self.kinds(at)

    def tells(self, kind: str, first: int, last: int) -> bool:
        """Whether a phrase of a kind begins in tokens [first, last): "most" in "most of them", "la mayoría"."""
        return self.of_kind(kind).begins(first, last)

    def may_count(self, number: Number) -> bool:
        """Whether a number counts soldiers, or may; "three bridges" does not."""
        kind, _ = self.counted.get(number.first, ("elided", number.last))
        return number.reason is None and kind in COUNTING

    def counts_at(self, at: int) -> bool:
        """Whether a number that may count soldiers stands at a token: "500" of "500 soldiers"; not of "500 miles"."""
        number = self.number_at[at] if at < self.end else None
        return number is not None and self.may_count(number)

    def is_genitive(self, at: int) -> bool:
        """Whether the apostrophe at a token begins the ending of an owner: "'s"."""
        words = self.tokens.words
        return 0 <= at < len(words) - 1 and words[at] == "'" and words[at + 1] in self.vocabulary.single["genitive"]

    def is_plain(self, at: int) -> bool:
        """Whether token `at` is written without an accent."""
        return self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]].isascii()

    def has_other_office(self, named: Hit, phrase_at: Callable[[int], Hit | None]) -> bool:
        """Whether a governor is named with another office: "Homeland Security Secretary Jane Doe", once a governor.

        `phrase_at` gives the phrase over a token: "la secretaria de Seguridad Nacional, Jane Doe".
        """
        words, rank = self.tokens.words, self.vocabulary.single["rank"]
        first, behind = named.first, words[named.last : named.last + OFFICE]
        if not rank.isdisjoint(words[max(first - 2, 0) : first]):
            return True
        if first > 1 and words[first - 1] == ",":
            office = _is_of_country(phrase_at(first - 2)) or self._tells_office(max(first - OFFICE, 0), first - 1)
            if office:
                return True
        if behind[:1] != [","] or "," not in behind[1:]:
            return False
        added = range(named.last + 1, named.last + behind.index(",", 1))  # "Jane Doe, the Homeland Security chief,"
        return any(words[at] in rank for at in added) and any(_is_of_country(phrase_at(at)) for at in added)

    def _tells_office(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) end in an office that is no governor's: "El secretario del Interior"."""
        words, single = self.tokens.words, self.vocabulary.single
        for at in range(last - 1, first - 1, -1):
            if words[at] in single["chief"] or words[at] == ",":
                return False
            if words[at] in single["rank"]:
                return words[at + 1] in single["of"]  # but "as officials said, Abbott"
        return False

    def capital(self, at: int) -> bool:
        """Whether token `at` begins with a capital letter in the text; behind the end there is none."""
        return at < self.end and self.tokens.text[self.tokens.starts[at]].isupper()


def looked_once(look: Callable[[Page, Seen], Answer]) -> Callable[[Page, Seen], Answer]:
    """A look that many rules take, of which the page keeps what was found.

    At a token or a sentence (by its number), at a stretch of tokens or at a phrase. It must need nothing but what was
    found in the text, and what its numbers count.
    """

    @wraps(look)
    def looked(page: Page, seen: Seen) -> Answer:
        found: dict[Seen, Answer] = page.looks[look]
        if seen in found:
            return found[seen]
        answer = found[seen] = look(page, seen)
        return answer

    return looked


def _is_of_country(hit: Hit | None) -> bool:
    """Whether a phrase is of a country's government: "Seguridad Nacional"."""
    return hit is not None and "country" in hit.senses


def is_parted(found: Page, number: Number) -> bool:
    """Whether a mark such as a colon stands between a number and the word behind it: "117: armored cars"."""
    cut, at = found.tokens, number.last
    if at + 1 >= found.end or cut.words[at] not in PARTING or not cut.spaced[at + 1]:
        return False
    return cut.words[at] == ":" or cut.spaced[at]
