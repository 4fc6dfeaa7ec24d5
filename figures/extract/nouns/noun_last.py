"""What a number counts in a language whose noun comes last: "1,500 additional active-duty U.S. troops"."""

from __future__ import annotations

from figures.extract.around import VERBS
from figures.extract.nouns import attributes, whose
from figures.extract.nouns.nouns import (
    LOOSE,
    MODIFIERS,
    NAMED,
    NOTHING,
    NOUNS,
    REACH,
    Count,
    Taken,
    is_plural,
    leads_to_noun,
    modifies_noun,
    noun_from,
    noun_kind,
    tells_of_change,
)
from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

QUALIFYING = NOUNS | {"measure.before", "measure.after", "adjective"}  # what says more of soldiers: '"additional"'
UNKNOWN_WORDS = 3  # words the lexicon does not know that may stand between a number and its noun
PREDICATED = frozenset({"determiner", "to", "place"})  # what stands behind a verb, and behind no noun of a compound
PUT = 3  # tokens before a number in which a verb may stand that has its soldiers serve: "put some 900 on active duty"
DEFINITE = 2  # tokens before a number in which an article stands: "the roughly 900"
QUOTED = 6  # tokens from a quotation mark to the one that closes it


def head_last(page: Page, number: Number) -> Count:
    """What a number counts, by the noun that ends the phrase behind it: "1,500 additional active-duty U.S. troops"."""
    phrase = _Phrase(page, Count(number, "elided", number.first, number.last))
    while phrase.at < phrase.stop and phrase.goes_on():
        pass
    if phrase.found.kind == "elided" and phrase.pending:
        _modifier_as_noun(page, phrase.found, phrase.pending)
    return phrase.found


class _Phrase:
    """The noun phrase behind a number, read word by word: what it counts so far, and what still waits for its noun.

    Each step says whether the phrase goes on behind the words it has read.
    """

    __slots__ = ("at", "begin", "found", "number", "page", "pending", "stop", "unknown")

    def __init__(self, page: Page, found: Count) -> None:
        self.page, self.found, self.number = page, found, found.number
        self.begin = self.at = noun_from(page, self.number)
        self.stop = min(self.at + REACH, page.sentence_at(self.number.first)[1])
        self.pending: list[Hit] = []  # modifiers whose noun is not found yet
        self.unknown = 0  # words of no list passed so far

    def goes_on(self) -> bool:
        """Read the next word or phrase."""
        page, at, hit = self.page, self.at, self.page.hit_at[self.at]
        if (closed := self._past_quoted()) is not None:
            return self._to(closed)
        if self._is_mark():
            attribute = not self._beside() and at + 1 < self.stop and page.kinds(at + 1) & VERBS
            return self._to(at + 2 if attribute else at + 1)  # "14 Republican-led states"
        if page.number_at[at] is not None and (hit is None or "unit" not in hit.senses):
            return self._beside() and self._passes_measure()
        if (behind := self._past_attribute()) != at:
            return self._to(behind)
        return self._passes_unlisted() if hit is None else self._passes_phrase(hit)

    def _passes_phrase(self, hit: Hit) -> bool:
        """Read a phrase: the noun, or what may lead to it."""
        page, found, noun = self.page, self.found, noun_kind(hit)
        if noun == "events" and found.kind == "troops" and attributes.acts(page, hit):
            return False
        if noun is not None and self._is_predicate(hit):
            return False
        if noun == "troops" and self._is_of_units(hit):
            return self._to(hit.last)
        if noun is not None and not ("adjective" in hit.senses and modifies_noun(page, hit, self.stop)):
            return self._takes_noun(hit, noun)
        if "speech" in hit.senses and found.head is None and is_plural(page, self.at):
            found.kind, found.last = "other people", self.at + 1  # "two officials said"
            return False
        if found.head is not None or found.kind == "things":
            found.take(_measure(hit) or NOTHING)
            return False
        return self._passes_link(hit)

    def _is_predicate(self, hit: Hit) -> bool:
        """Whether what may be a noun tells what soldiers do: "a force of 900 soldiers patrols the border"."""
        page, head = self.page, self.found.head
        if head is None or "troops" not in head.senses or head.last - head.first > 1 or head.last != hit.first:
            return False
        several = is_plural(page, head.first) and hit.last - hit.first == 1 and is_plural(page, hit.first)
        return several and hit.last < self.stop and bool(page.kinds(hit.last) & PREDICATED)

    def _is_of_units(self, hit: Hit) -> bool:
        """Whether soldiers only say of what sort the units behind them are: "two military police companies"."""
        units = self.page.sense(hit.last, "reason") if hit.last < self.stop else None
        return units is not None and units.says == "unit count" and is_plural(self.page, hit.last)

    def _to(self, at: int) -> bool:
        """Move on to a token; always True, for a step that could be taken."""
        self.at = at
        return True

    def _beside(self) -> bool:
        """Whether nothing stands between the number and the next word."""
        return self.at == self.begin

    def _past_quoted(self) -> int | None:
        """The token behind words in quotes that say nothing of soldiers: '1,400 "no trespassing" signs'."""
        words, at = self.page.tokens.words, self.at
        if not self._beside() or words[at] != '"' or '"' not in words[at + 1 : at + QUOTED]:
            return None
        closing = words.index('"', at + 1)
        named = any(self.page.kinds(inner) & QUALIFYING for inner in range(at + 1, closing))
        return closing + 1 if not named and closing + 1 < self.stop else None

    def _past_attribute(self) -> int:
        """The token behind what goes with a noun to come: "800 Title 10 troops", "90 civil and military lawyers"."""
        behind = attributes.past_title(self.page, self.at, self.stop)
        if behind == self.at and self._beside():
            return attributes.past_attributes(self.page, self.at, self.stop)
        return behind

    def _is_mark(self) -> bool:
        """Whether a sign stands at the token that ends no phrase: "300-strong", "300 "additional" guardsmen"."""
        word, opened = self.page.tokens.words[self.at], '"' in self.page.tokens.words[self.begin : self.at]
        return word == "-" or (word == '"' and (self._beside() or (opened and self.found.head is None)))

    def _passes_measure(self) -> bool:
        """Read a measure that goes with the noun to come: "three 30-day rotations", "two 500-bed camps"."""
        measure = self.page.number_at[self.at]
        behind = measure.last + 1 if measure is not None else self.stop
        hyphened = behind < self.stop and self.page.tokens.words[behind - 1] == "-"
        return hyphened and not self.page.tokens.spaced[behind] and self._to(behind + 1)

    def _passes_unlisted(self) -> bool:
        """Read a word that no list has, which may itself be the noun: "300 Ruritanian soldiers", "300 notebooks"."""
        page, found, at = self.page, self.found, self.at
        if self._names_others():
            found.kind, found.last = "other people", at + 1  # "200,000 East Timorese", "500 Hamas members"
            return False
        if not page.tokens.words[at][0].isalpha() or page.date_at[at] is not None:
            return self._is_listed() and self._to(at + 1)
        thing = is_plural(page, at) and not page.capital(at)
        if found.head is not None and found.kind in NOUNS:
            if thing and not page.tokens.words[at - 1].endswith(page.vocabulary.plural):  # not "troops serves"
                found.kind, found.head, found.last = "things", None, at + 1  # "soldier families"
            return False
        if thing:
            found.kind, found.last = "things", at + 1
        elif found.kind == "things" or self.unknown == UNKNOWN_WORDS:
            return False
        self.unknown += 1
        return self._to(at + 1)

    def _names_others(self) -> bool:
        """Whether a name right behind the number is of no soldiers, as the next noun says: "500 Hamas members"."""
        page, at = self.page, self.at
        if self.found.head is not None or self.pending or self.unknown or not page.capital(at):
            return False
        if not page.tokens.words[at].isalpha() or page.date_at[at] is not None:
            return False
        return attributes.noun_ahead(page, at, self.stop) in (None, "people", "anyone")

    def _is_listed(self) -> bool:
        """Whether a comma parts attributes of a noun to come: "300 Guard, reserve and active-duty troops"."""
        page, at = self.page, self.at
        listed = page.tokens.words[at] == "," and bool(self.pending) and self.found.head is None
        return listed and at + 1 < self.stop and "adjective" in page.kinds(at + 1)

    def _takes_noun(self, hit: Hit, noun: str) -> bool:
        """Read a noun, which what follows may still make a modifier: "200 Guard trucks"."""
        found = self.found
        if (found.kind == "things" and noun in NOUNS and self.unknown) or self._is_who_acts(hit, noun):
            return False
        found.kind, found.head, found.last = noun, hit, hit.last
        found.inside.extend([*self.pending, hit])
        self.pending = []
        self.at = hit.last
        complement = _complement(self.page, found, self.at, self.stop) if noun in NOUNS else None
        found.take(complement or NOTHING)
        return complement is None

    def _is_who_acts(self, hit: Hit, noun: str) -> bool:
        """Whether others, behind soldiers that are known, have them as object: "the 900 troops lawmakers asked for"."""
        page, first = self.page, self.number.first
        known = self.found.kind == "troops" and page.has_word("determiner", max(first - DEFINITE, 0), first)
        acts = noun in ("other people", "anyone") and hit.last < self.stop and page.kinds(hit.last) & VERBS
        return known and bool(acts) and is_plural(page, self.at - 1)

    def _passes_link(self, hit: Hit) -> bool:
        """Read what may lead to a noun that is not found yet: an "of", or else a modifier."""
        page, stop = self.page, self.stop
        if "of_them" in hit.senses:
            self.pending = []
            self.found.take(whose.of_what(page, hit, stop))
            return False
        if not self._beside():
            return self._passes_modifier(hit)
        if "of" in hit.senses and (read_on := self._passes_of(hit)) is not None:
            return read_on
        owners = whose.of_owners(page, hit, stop) if page.is_word(self.at, "from_only") else None
        if owners is not None:
            self.found.take(owners)
            return False
        next_named = attributes.names_next(page, hit, stop) or attributes.opens_name(page, hit, stop)
        return self._passes_modifier(hit) or (next_named and self._to(hit.last))  # "6 patrol boats"

    def _passes_of(self, hit: Hit) -> bool | None:
        """Read "of" right behind the number: "550 of 1,500", "dozens of the soldiers"; None where no noun follows."""
        page, found, stop = self.page, self.found, self.stop
        loose = self.number.shape in LOOSE
        if hit.last < stop and page.number_at[hit.last] is not None:
            found.partitive = not loose
            return False
        if loose:
            return self._to(attributes.past_determiners(page, hit.last, stop))
        determined = hit.last < stop and page.is_word(hit.last, "determiner")
        if not determined and whose.past_owner(page, hit.last, stop) == hit.last:
            return None
        found.take(whose.of_what(page, hit, stop))
        return False

    def _passes_modifier(self, hit: Hit) -> bool:
        """Read a phrase that goes with the noun to come: "U.S.", "additional", "and" between two of those."""
        page = self.page
        if "and" in hit.senses and self.pending and leads_to_noun(page, hit.last, self.stop):
            return self._to(hit.last)
        if "bodies" in hit.senses and any(other.senses.keys() & NAMED for other in self.pending):
            return False
        if not attributes.modifies(page, hit):
            return False
        if hit.senses.keys() & {"measure.after", "hedge.after"}:
            self.found.inside.append(hit)
            self.found.last = hit.last
        else:
            self.pending.append(hit)
        return self._to(hit.last)


def _measure(hit: Hit) -> Taken | None:
    """A word behind the noun that says more of the number: "1,500 troops more"; None where it is no such word."""
    if "measure.after" not in hit.senses or hit.last - hit.first != 1 or tells_of_change(hit):
        return None
    return Taken((hit,), hit.last)


def _modifier_as_noun(page: Page, found: Count, pending: list[Hit]) -> None:
    """Let a modifier stand for the noun that never came: "2,000 Guard"."""
    plural = is_plural(page, pending[-1].last - 1)
    if pending[-1].senses.keys() & NAMED:
        found.kind, found.head, found.last = "people", pending[-1], pending[-1].last
        found.inside.extend(pending)
    elif any("civil" in hit.senses for hit in pending) or ("country" in pending[-1].senses and plural):
        found.kind, found.last = "other people", pending[-1].last  # "four Americans"


def _complement(page: Page, found: Count, at: int, stop: int) -> Taken | None:
    """What completes the noun before token `at`: "members of the Texas National Guard"; None where nothing does."""
    hit = page.hit_at[at] if at < stop else None
    if hit is None:
        return None
    if "of_them" in hit.senses:
        return Taken(partitive=not whose.of_these(page, hit))
    if _says_how_they_serve(page, found, hit):
        return Taken((hit,), hit.last)
    named = whose.names_force(page, hit.last, stop)
    origin = page.is_word(hit.first, "from") and (hit.last - hit.first == 1 or named)
    origin = origin or ("belongs_with" in hit.senses and named)
    if "of" in hit.senses or origin:
        owners = whose.owners_at(page, hit.last, stop)
        others = owners is None and whose.of_others(page, found, hit, stop)
        return Taken(kind="other people") if others else owners
    if "and" in hit.senses:
        return _joined_ahead(page, hit.last, stop)
    return _measure(hit)


def _says_how_they_serve(page: Page, found: Count, hit: Hit) -> bool:
    """Whether soldiers are on active duty, as what stands right behind them says; not "put 900 soldiers on it"."""
    if hit.senses.keys().isdisjoint({"branch", "force"}) or not page.is_word(hit.first, "leads_noun"):
        return False
    joined = hit.last + 1 < page.end and "and" in page.kinds(hit.last) and page.number_at[hit.last + 1] is None
    return not joined and not page.has_word("puts", max(0, found.first - PUT), found.first)  # not "and in the Guard"


def _joined_ahead(page: Page, at: int, stop: int) -> Taken | None:
    """A second noun that "and" joins, with its modifiers: "soldiers and Guard members"; None where there is none."""
    owners: list[Hit] = []
    while at < stop and (hit := page.hit_at[at]) is not None and page.number_at[at] is None:
        noun = noun_kind(hit)
        if noun in NOUNS:
            return Taken((*owners, hit), hit.last, joined=True)
        if noun == "other people":
            apart = page.sense(at - 1, "conjunction") is None  # "soldiers, along with police"
            return None if apart else Taken(last=hit.last, kind="mixed group")
        if noun is not None or not hit.senses.keys() & MODIFIERS:
            return None
        owners.append(hit)
        at = hit.last
    return None
