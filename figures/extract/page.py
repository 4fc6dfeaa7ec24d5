"""One text with everything that was found in it: tokens, phrases, numbers, dates, sentences.

Later steps look around a number by token; every look is bounded by its sentence and by a reach in tokens. The plain
ones are here. Of a list of the lexicon they ask in two ways:
    is_word, has_word, words_of    only for its entries of one word (of `grammar`), even within a phrase or a number
    kinds, sense                   for the phrase over a token, of one word or several; a longer one or a name hides it
    tells, of_kind, those          for the phrases that begin in a stretch, likewise
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from figures.extract import gate
from figures.extract.dates import Date, covered, dates
from figures.extract.garbage import uncollected
from figures.extract.numbers import Number, numbers
from figures.extract.records import record
from figures.extract.text.padded import PAD
from figures.extract.text.phrases import Hit, Row
from figures.extract.text.prose import Tokens, tokens
from figures.extract.vocabulary import Vocabulary
from figures.lexicon import Sense

OFFICE = 7  # tokens beside a name in which its office stands: "el secretario del Interior, Jane Doe"
FINAL = frozenset(".!?")
CLOSING = frozenset("\"')]")
OPENING = frozenset("\"'“‘«([¿¡:—")
GLUED = frozenset("“‘«¿¡")  # what opens a sentence even where no space parts it from the one before
MARKS = FINAL | CLOSING  # no sentence ends behind anything else
NOTHING: frozenset[str] = frozenset()
BULLETS = frozenset("-•*·–—►▪")
NUMBERED = frozenset({"unit", "formation", "label"})  # behind the point of an ordinal: "4ta. División"
COUNTING = frozenset({"troops", "people", "elided"})  # kinds of counts (see `counted`) that may be soldiers
PARTING = frozenset({":", "-", "—"})  # what may part a number that opens a line from its noun
MILITARY = frozenset(gate.MILITARY)  # phrases that speak of an army
# Beside which a word of any text, "active", names a branch.
KINDRED = frozenset({"troops", "people", "anyone", "bodies", "branch", "force"})
CLOSE_KIN = frozenset({"troops", "branch", "force"})
SOME_ARE = frozenset({"auxiliary", "of_them"})  # between a number and what some are: "1,500 of them are active"
PREDICATE = 4  # tokens from such a number to that word
CLAUSE = 16  # tokens back to the soldiers of whom it is some
ENDING = frozenset(".;:?!")
LAND = {"land"}  # of other lands a text only tells where it is: their names part nothing that stands around them
LONGEST = 240  # tokens: a longer run without a full stop is cut, so that looks within a sentence stay bounded
FULL_LINE = 0.6  # of the longest line: behind a longer one a wrapped paragraph goes on
WRAPPED_LINE = 100  # characters; a text whose lines are all shorter was wrapped by hand

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
    spoken: Row = field(default_factory=Row)
    hard_stops: list[int] = field(default_factory=list)  # the tokens that end a clause
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # token numbers, half-open
    paragraph_of: list[int] = field(default_factory=list)  # one entry a sentence
    rows: dict[str | frozenset[str], Row] = field(default_factory=dict)  # by kind, or by kinds asked for together
    counted: dict[int, tuple[str, int]] = field(default_factory=dict)  # by number: what it counts, and its last token
    looks: defaultdict[Any, dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))  # see `looked_once`

    def sentence_at(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence that token `at` is of, half-open."""
        return self.sentences[self.sentence_of[at]]

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
        return word in single[kind] or (bool(others) and word in single.either(*others))

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

    def joins(self, at: int) -> bool:
        """Whether a token is "and" or a comma, which join what is of one list."""
        return self.tokens.words[at] == "," or "and" in self.kinds(at)

    def those(self, kinds: frozenset[str]) -> Row:
        """The phrases of some kinds, listed once, so that a look for one of them passes over all others.

        Soldiers of a branch ("Marines") are among the branches.
        """
        if kinds in self.rows:
            return self.rows[kinds]
        found: dict[int, Hit] = {}
        for kind in kinds & self.by_kind.keys():
            found |= self.by_kind[kind]
        firsts = sorted(found)
        row = self.rows[kinds] = Row(firsts, [found[at] for at in firsts])
        return row

    def of_kind(self, kind: str) -> Row:
        """The phrases of one kind, listed once: all places, all that are "and"."""
        if kind in self.rows:
            return self.rows[kind]
        found = self.by_kind[kind]
        row = self.rows[kind] = Row([*found], [*found.values()])
        return row

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


@uncollected
def page(text: str, vocabulary: Vocabulary, published: dt.date | None, month: tuple[int, int] | None = None) -> Page:
    """Find all that can be found without looking around: one pass each, time linear in the text."""
    cut = tokens(text)
    count = len(cut)
    found = Page(cut, vocabulary, published, dates(cut, vocabulary.dates, published, month), count)
    # Blanks behind the end: a look past it, or before the first token, finds nothing there.
    found.hit_at = [None] * (count + PAD)
    found.number_at = [None] * (count + PAD)
    found.date_at = [None] * (count + PAD)
    found.names = _laid(found, _with_surnames(found, _with_short(found, vocabulary.names.find(cut))))
    dated = {date.lead: date.last for date in found.dates}
    found.hits = [*found.names, *_laid(found, vocabulary.phrases.find(cut, found.hit_at, dated))]
    _lay_dates(found)
    _verbs_by_ending(found)
    _lay_numbers(found)
    _leave_everyday(found)
    found.kinds = [hit.senses.keys() if hit is not None else NOTHING for hit in found.hit_at].__getitem__
    _index(found)
    _sentences(found)
    return found


def _lay_dates(found: Page) -> None:
    """Set each date at its tokens, at which no phrase speaks then."""
    found.date_firsts = [date.first for date in found.dates]
    for date in found.dates:
        length = date.last - date.first
        found.date_at[date.first : date.last] = [date] * length
        found.hit_at[date.first : date.last] = [None] * length


def _lay_numbers(found: Page) -> None:
    """Set each number at its tokens; a phrase over it is still heard where it is a unit's name or "the first 550"."""
    for number in numbers(found.tokens, found.vocabulary.numbers, covered(found.dates)):
        found.numbers.append(number)
        found.number_at[number.first : number.last] = [number] * (number.last - number.first)
        if number.reason == "ordinal" and number.shape == "words":
            continue
        for at in range(number.first, number.last):
            over = found.hit_at[at]
            if over is not None and not ("unit" in over.senses and number.first >= over.first):
                found.hit_at[at] = None


def _leave_everyday(found: Page) -> None:
    """Take off the everyday words that name no branch here: the "active" of "40 fires remained active".

    Such a word names one where the text speaks of an army in other words, too, and it stands beside soldiers or in a
    list: "40 active soldiers".
    """
    everyday = [hit for hit in found.names if "everyday" in hit.senses]
    if not everyday:
        return
    army = any(not MILITARY.isdisjoint(hit.senses) for hit in found.hits if "everyday" not in hit.senses)
    left = {hit.first for hit in everyday if not (army and _is_with_kindred(found, hit))}
    for at in left:
        found.hit_at[at] = None  # they are single words
    found.names = [hit for hit in found.names if hit.first not in left]
    found.hits = [hit for hit in found.hits if hit.first not in left]


def _is_with_kindred(found: Page, hit: Hit) -> bool:
    """Whether a word stands beside soldiers, or behind a number in a list: "soldados activos", "900 active and 40".

    Or says what some of the soldiers are of whom its clause has told: "of the 4,000 troops, 1,500 are active".
    """
    before, behind = found.hit_at[hit.first - 1], found.hit_at[hit.last]
    if any(each is not None and not KINDRED.isdisjoint(each.senses) for each in (before, behind)):
        return True
    numbered = found.tokens.words[hit.last : hit.last + 1] == [","] and found.number_at[hit.last + 1] is not None
    listed = numbered or (behind is not None and "and" in behind.senses)
    if listed and found.number_at[hit.first - 1] is not None:
        return True
    return _is_of_some_told(found, hit.first)


def _is_of_some_told(found: Page, at: int) -> bool:
    """Whether only "are" or "of them" parts a word from a number, and soldiers are told of before it in its clause."""
    for number in range(at - 1, max(at - PREDICATE, 0) - 1, -1):
        if found.number_at[number] is not None:
            break
        hit = found.hit_at[number]
        if hit is None or SOME_ARE.isdisjoint(hit.senses):
            return False
    else:
        return False
    for told in range(number - 1, max(number - CLAUSE, 0) - 1, -1):
        hit = found.hit_at[told]
        if found.tokens.words[told] in ENDING:
            return False
        if hit is not None and not CLOSE_KIN.isdisjoint(hit.senses):
            return True
        if hit is not None and "reason" in hit.senses:
            return False  # "soldiers fight 40 fires, 23 of them active"
    return False


def _with_short(found: Page, names: list[Hit]) -> list[Hit]:
    """Names, and the towns that stand alone after the text has named them with their state: "Columbus, N.M.".

    Not those that are somebody's name too: "García, Nuevo León", and then "Samuel García".
    """
    words, places = found.tokens.words, found.vocabulary.places
    full: dict[str, tuple[list[str], Hit]] = {}
    for hit in names:
        place = places[hit.says("place")] if "place" in hit.senses else None
        if place is not None and ", " in place.name and "," in words[hit.first : hit.last]:
            town = words[hit.first : words.index(",", hit.first)]
            full.setdefault(town[0], (town, hit))
    if not full:
        return names
    taken = {at for hit in names for at in range(hit.first, hit.last)}
    short: list[Hit] = []
    for at, word in enumerate(words):
        if word not in full or at in taken or not found.capital(at):
            continue
        town, hit = full[word]
        if at and at - 1 not in taken and words[at - 1].isalpha() and found.capital(at - 1):
            return names
        if at > hit.last and words[at : at + len(town)] == town:
            short.append(Hit(at, at + len(town), hit.senses))
    return sorted([*names, *short], key=lambda hit: hit.first)


def _with_surnames(found: Page, names: list[Hit]) -> list[Hit]:
    """Names, and the surnames of governors that the text has in full: "Landry sends 150" beside "Gov. Jeff Landry".

    Not as a part of another name, nor of one who has another office in it: "Homeland Security Secretary Jane Doe".
    """
    words = found.tokens.words
    taken = {at: hit for hit in names for at in range(hit.first, hit.last)}
    governors = [hit for hit in names if "governor" in hit.senses and hit.last - hit.first > 1]
    full = {words[hit.last - 1]: hit for hit in governors if not found.has_other_office(hit, taken.get)}
    if not full:
        return names
    before = found.vocabulary.single.either("opens", "that", "and", "says", "chief", "to", "of")
    alone: dict[int, Hit] = {}
    for at, word in enumerate(words):
        other = taken.get(at)
        if word not in full or not found.capital(at) or (other is not None and not _is_lone_country(other)):
            continue
        named = at and words[at - 1].isalpha() and found.capital(at - 1) and words[at - 1] not in before
        if not named and not found.capital(at + 1):
            alone[at] = Hit(at, at + 1, full[word].senses)
    return sorted([*(hit for hit in names if hit.first not in alone), *alone.values()], key=lambda hit: hit.first)


def _is_of_country(hit: Hit | None) -> bool:
    """Whether a phrase is of a country's government: "Seguridad Nacional"."""
    return hit is not None and "country" in hit.senses


def _is_lone_country(hit: Hit) -> bool:
    """Whether a phrase of one word speaks for a country, as the surname of one does who has gone to its government."""
    return hit.senses.keys() == {"country"} and hit.last - hit.first == 1


def _laid(found: Page, hits: list[Hit]) -> list[Hit]:
    """The phrases that are no months, each set at its tokens."""
    words, months = found.tokens.words, found.vocabulary.dates.months
    spoken = [hit for hit in hits if words[hit.first] not in months or not _is_month(found, hit)]
    for hit in spoken:
        if hit.senses.keys() != LAND:
            found.hit_at[hit.first : hit.last] = [hit] * (hit.last - hit.first)
    return spoken


def _is_month(found: Page, hit: Hit) -> bool:
    """Whether a phrase is the name of a month that no day or year makes a date: "in April or May", not "it may"."""
    cut, at = found.tokens, hit.first
    return hit.last - at == 1 and not _is_common(found, at) and cut.text[cut.starts[at] + 1].islower()


def _index(found: Page) -> None:
    """List what speaks and what stops, now that numbers and dates have had their say."""
    before: Hit | None = None
    for at, hit in enumerate(found.hit_at):
        if hit is None:
            continue
        if "hard_stops" in hit.senses and not _is_inserted(found, hit):
            found.hard_stops.append(at)
        if hit is not before:
            before = hit
            _list(found, at, hit)


def _list(found: Page, at: int, hit: Hit) -> None:
    """List a phrase that speaks from token `at` on under all of its kinds."""
    if hit.first == at:
        found.spoken.firsts.append(at)
        found.spoken.hits.append(hit)
    by_kind, senses = found.by_kind, hit.senses
    for kind in senses:
        by_kind[kind][at] = hit
    if "troops" in senses and senses["troops"].says:
        by_kind["branch"][at] = hit


def _is_inserted(found: Page, hit: Hit) -> bool:
    """Whether words that end a clause elsewhere stand within one: "anunció por su parte el despliegue"."""
    words = hit.last - hit.first > 1 and found.tokens.words[hit.first].isalpha()
    return words and hit.first > 0 and "status.before" in found.kinds(hit.first - 1)


def _verbs_by_ending(found: Page) -> None:
    """Let a verb whose stage no list gives speak by its ending, as the text writes it ("llevará", with its accent)."""
    cut = found.tokens
    for ending, senses in found.vocabulary.endings:
        for at in _ending_in(cut, ending):
            if cut.ends[at] - cut.starts[at] <= len(ending) + 2 or found.date_at[at] is not None:
                continue
            hit = found.hit_at[at]
            if hit is None:
                found.hit_at[at] = Hit(at, at + 1, dict(senses)) if _is_common(found, at) else None
            elif hit.first == at and "reason" not in hit.senses and _agree(hit, senses):  # "extremos" is a noun
                spoken = Hit(hit.first, hit.last, {**senses, **hit.senses})
                found.hit_at[hit.first : hit.last] = [spoken] * (hit.last - hit.first)


def _agree(hit: Hit, senses: Mapping[str, Sense]) -> bool:
    """Whether a phrase says nothing else of a stage than the ending of its verb does."""
    return all(hit.says(kind) == sense.says for kind, sense in senses.items() if kind in hit.senses)


def _is_common(found: Page, at: int) -> bool:
    """Whether a token is no name: it is written small, or it opens a sentence."""
    return (
        not found.capital(at) or not at or found.tokens.words[at - 1] in MARKS or found.tokens.words[at - 1] in OPENING
    )


def _ending_in(cut: Tokens, ending: str) -> Iterator[int]:
    """The tokens that the text ends in these very letters."""
    start = cut.text.find(ending)
    while start >= 0:
        at = bisect_left(cut.ends, start + len(ending))
        if at < len(cut) and cut.ends[at] == start + len(ending):
            yield at
        start = cut.text.find(ending, start + 1)


@record
class _Lines:
    """The lines of a text, in characters: the longest, and whether all are so short that it was wrapped by hand."""

    longest: int
    wrapped: bool

    @classmethod
    def of(cls, text: str) -> _Lines:
        """Those of a text."""
        lengths = [*map(len, text.split("\n"))]
        longest = max(lengths)
        return cls(longest, len(lengths) > 2 and longest <= WRAPPED_LINE)


def _sentences(found: Page) -> None:
    """Cut the tokens into sentences, and those into paragraphs: at marks and line breaks, or where one is too long."""
    cut, count, lines = found.tokens, found.end, _Lines.of(found.tokens.text)
    begin, paragraph = 0, 0
    line_start = 0
    for at, (word, breaks) in enumerate(zip(cut.words, [*cut.breaks[1:], 1], strict=False), 1):
        if word[-1] not in MARKS and not breaks and at - begin < LONGEST:
            continue
        new_paragraph = False
        if at < count:
            if breaks:
                new_paragraph = _is_break(found, at, lines, line_start)
                line_start = cut.starts[at]
            if not new_paragraph and at - begin < LONGEST and not _is_end(found, at):
                continue
        found.sentences.append((begin, at))
        found.paragraph_of.append(paragraph)
        found.sentence_of.extend([len(found.sentences) - 1] * (at - begin))
        begin = at
        paragraph += new_paragraph


def _is_break(found: Page, at: int, lines: _Lines, line_start: int) -> bool:
    """Whether the line break before token `at` ends a sentence, and not just a line of a wrapped paragraph.

    `line_start`: the character with which the line above begins.
    """
    cut, words = found.tokens, found.tokens.words
    if cut.breaks[at] > 1 or words[at] in BULLETS or words[at - 1] in FINAL or words[at - 1] == ":":
        return True
    number, opening = found.number_at[at - 1], found.number_at[at]
    if number is not None and opening is number:
        return False
    line = cut.text[line_start : cut.ends[at - 1]]
    if "\t" in line or (opening is not None and (is_parted(found, opening) or _is_set_apart(found, opening))):
        return True
    if number is not None and number.first > 0 and words[number.first - 1] == ":":
        return True  # a line such as "Soldiers: 5,000"
    if found.hit_at[at] is not None and found.hit_at[at] is found.hit_at[at - 1]:
        return False
    if lines.wrapped and len(line) > FULL_LINE * lines.longest:
        return False
    return not cut.text[cut.starts[at]].islower()


def _is_glued_end(found: Page, mark: int, at: int) -> bool:
    """Whether a sentence ends at a mark though the space behind it is missing: "the border.About 300 will"."""
    cut = found.tokens
    begin = at
    while begin < found.end - 1 and cut.text[cut.starts[begin]] in GLUED:
        begin += 1
    word = cut.text[cut.starts[begin] : cut.ends[begin]]
    initial = len(word) == 1 and not cut.spaced[min(begin + 1, found.end - 1)]  # the "S" of "U.S."
    begins = begin > at or not initial
    before = cut.text[cut.starts[mark - 1] : cut.ends[mark - 1]] if mark else ""
    ends = (len(before) > 1 and before[-1].islower()) or before[-1:].isdigit() or before in CLOSING
    return begins and ends and found.capital(begin) and not _abbreviates(found, mark, at)


def _is_set_apart(found: Page, number: Number) -> bool:
    """Whether a number is all of its line and a capital begins the next: "9,200", and then "Troops"."""
    at, cut = number.last, found.tokens
    return at < found.end and cut.breaks[at] > 0 and found.capital(at)


def is_parted(found: Page, number: Number) -> bool:
    """Whether a mark such as a colon stands between a number and the word behind it: "117: armored cars"."""
    cut, at = found.tokens, number.last
    if at + 1 >= found.end or cut.words[at] not in PARTING or not cut.spaced[at + 1]:
        return False
    return cut.words[at] == ":" or cut.spaced[at]


def _is_end(found: Page, at: int) -> bool:
    """Whether a sentence ends right before token `at`."""
    cut = found.tokens
    last = at - 1
    if cut.text[cut.starts[last]] in GLUED:
        return False  # what opens a sentence ends none
    while last > at - 5 and last > 0 and cut.words[last] in CLOSING and not cut.spaced[last]:
        last -= 1
    word = cut.words[last]
    if word.endswith(".") and len(word) > 1:  # an abbreviation with points inside, such as "u.s."
        return cut.spaced[at] and found.capital(at) and not found.kinds(at).isdisjoint(("determiner", "pronoun"))
    if word not in FINAL:
        return False
    opens = cut.text[cut.starts[at]] in GLUED
    if not cut.spaced[at] and (opens or cut.words[at] not in CLOSING):
        return _is_glued_end(found, last, at)
    if (cut.words[at] in CLOSING and not cut.spaced[at]) or _abbreviates(found, last, at):
        return False
    character = cut.text[cut.starts[at]]
    return character.isupper() or character.isdigit() or character in "\"'“‘«(¿¡-—•" or not character.isalnum()


def _abbreviates(found: Page, point: int, at: int) -> bool:
    """Whether a point goes with what stands before it: "Gen.", "4ta. División", "NOGALES, Son. (El Diario)"."""
    cut = found.tokens
    if cut.words[point] != "." or point == 0 or cut.spaced[point]:
        return False
    before, ordinal = cut.words[point - 1], found.number_at[point - 1]
    initial = len(before) == 1 and before.isalpha() and not cut.words[point - 2].isdigit()  # none in "C-130s."
    initial = initial and not found.is_genitive(point - 2)  # nor in "New Year's."
    numbered = ordinal is not None and ordinal.reason == "ordinal" and not found.kinds(at).isdisjoint(NUMBERED)
    named = found.hit_at[point] is not None
    return before in found.vocabulary.abbreviations or initial or numbered or named
