"""Looking around a number, token by token: the phrases on the way, the end of a clause, the preposition before a name.

Every look is bounded by a sentence or by a reach that its caller gives.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Protocol

from figures.extract.dates import Date
from figures.extract.numbers import Number
from figures.extract.page import Page
from figures.extract.records import Cue
from figures.extract.text.phrases import Hit

# Between a preposition and its name ("from the southern city of Mérida") stand no other preposition, "and", verb,
# soldiers or other people; words that make up a name with it may, whatever else they say.
PARTING = frozenset(
    {
        *("to", "preposition", "conjunction", "and", "pronoun", "that", "whom", "partner", "belongs", "comparison"),
        *("status.before", "status.after", "total.before", "measure.before", "measure.after", "hedge.before"),
        *("auxiliary", "says", "speech", "casualty.before", "casualty.after", "relieved", "stops", "hard_stops"),
        *("troops", "branch", "force", "unit", "place", "civil", "people", "anyone", "levels", "rank", "own_state"),
    }
)
TOGETHER = frozenset({"of", "adjective", "country", "region", "line", "context", "reason"})
SAYING = frozenset({"says", "speech"})  # what tells who says it, as a verb or in a phrase: "officials said"
VERBS = frozenset({"status.before", "status.after"})  # what says how far soldiers have come, on either side of them
LED = 9  # tokens from a name back to its preposition
SAME = 4  # tokens behind a noun for people in which "that body" takes up the force named last
CARRIED = 3  # tokens before what carries soldiers in which is said that they are in it: "onto a large military jet"
WAY = 3  # tokens from others to what says that they are on their way: "los autos que se dirigen"
OPENING = 7  # tokens before a figure in which the "with" stands that opens its sentence: "con la llegada de otros"
CLAUSE = 12  # tokens back in which a relative clause may begin


class Words(Protocol):
    """Tokens [first, last) of a text: a phrase, a date, a figure."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


def hits_between(page: Page, first: int, last: int) -> list[Hit]:
    """The phrases that begin in tokens [first, last): "the border" and "with" in "500 on the border with trucks"."""
    row = page.spoken
    return row.hits[bisect_left(row.firsts, first) : bisect_left(row.firsts, last)]  # `between`, the busiest look


def takes_up_body(page: Page, last: int) -> bool:
    """Whether a body named before is taken up behind a noun for people: "3,200 members of that force"."""
    behind = last < page.end and "of" in page.kinds(last)
    return behind and ("same" in page.kinds(last) or page.tells("same", last, last + SAME))


def opened_with(page: Page, begin: int, first: int) -> bool:
    """Whether what begins at `first` opens its sentence behind "with": "With 700 troops", "Con la llegada de 700"."""
    lead = range(first - 1, max(begin, first - OPENING) - 1, -1)
    at = next((at for at in lead if page.is_word(at, "with")), None)
    return at is not None and (at == begin or not page.tokens.words[at - 1][-1].isalnum())  # or a dateline: "Reynosa.-"


def takes_away(page: Page, first: int, last: int) -> bool:
    """Whether a verb in tokens [first, last) takes soldiers away: "recalled four", "retirará a los 1.000"."""
    changes = page.of_kind("measure.before").between(first, last)
    return any(hit.says("measure.before") == "decrease" for hit in changes)


def backwards(page: Page, at: int, begin: int) -> Iterator[Number | Hit]:
    """The numbers and the phrases in tokens [begin, at), the nearest to `at` first; a phrase under a number is none."""
    at -= 1
    while at >= begin:
        number, hit = page.number_at[at], page.hit_at[at]
        if number is not None:
            yield number
            at = number.first
        elif hit is not None:
            yield hit
            at = hit.first
        at -= 1


def nearest_phrase(page: Page, at: int, begin: int, kinds: frozenset[str]) -> Hit | None:
    """The nearest phrase of some kinds in tokens [begin, at), where no number and no hard stop stands between."""
    if not page.those(kinds).reach(begin, at):
        return None
    for before in range(at - 1, begin - 1, -1):
        hit, number = page.hit_at[before], page.number_at[before]
        if (number is not None and page.may_count(number)) or (hit is not None and "hard_stops" in hit.senses):
            return None
        if hit is not None and hit.senses.keys() & kinds:
            return hit
    return None


def dates_between(page: Page, first: int, last: int) -> list[Date]:
    """The dates that begin in tokens [first, last)."""
    return page.dates[bisect_left(page.date_firsts, first) : bisect_left(page.date_firsts, last)]


def stopped(page: Page, first: int, last: int) -> bool:
    """Whether what ends a clause stands in tokens [first, last): ";" in "500 left; 300 stay", "mientras", "while"."""
    return _next_stop(page, first) < last


def clause_back(page: Page, at: int, limit: int) -> int:
    """The first token of the clause that ends before `at`, at most `limit` tokens back: "300" in "500 go; 300 stay"."""
    begin = max(page.sentence_at(at)[0], at - limit)
    stops = bisect_left(page.hard_stops, at)
    return max(begin, page.hard_stops[stops - 1] + 1) if stops else begin


def clause_ahead(page: Page, at: int, limit: int) -> int:
    """The token where the clause that begins at `at` ends, at most `limit` tokens on: the ";" in "500 go; 300 stay"."""
    if at >= page.end:
        return at
    end = page.sentence_at(max(at - 1, 0))[1]
    return min(end, at + limit, _next_stop(page, at))


def _next_stop(page: Page, at: int) -> int:
    """The first token at or behind `at` that ends a clause; the end of the text where there is none."""
    stops = bisect_left(page.hard_stops, at)
    return page.hard_stops[stops] if stops < len(page.hard_stops) else page.end


def preposed(page: Page, hit: Hit, kind: str, begin: int) -> bool:
    """Whether a preposition of `kind` ("to", "from_only") leads to a name: "in Texas", "from the city of Mérida"."""
    words, leading, line = page.tokens.words, page.vocabulary.single[kind], page.vocabulary.single["line"]
    listed = False  # whether "and" joins the name to places before it
    for at in range(hit.first - 1, max(begin, hit.first - LED) - 1, -1):
        before, word = page.hit_at[at], words[at]
        leads = word in leading and page.sense(at, "and") is None  # "in Ohio, followed by Iowa"
        if leads and before is not None and "to" in before.senses and kind not in before.senses:
            return False  # of a longer phrase that says where they are: "work from Laredo"
        if leads or (before is not None and kind in before.senses):
            return _leads_to(page, at, hit)
        if before is not None and words[before.first] in leading and words[before.last - 1] in line:
            return True  # one phrase: "en la frontera de Texas"
        if page.number_at[at] is not None or not (word[0].isalpha() or word == "'"):
            if not _is_passed(page, at, listed):
                return False
        elif before is not None and (_names_together(page, before, hit) or (listed and "place" in before.senses)):
            listed = True
        elif not _is_of_name(page, at):
            return False
    return False


def _leads_to(page: Page, at: int, hit: Hit) -> bool:
    """Whether a preposition leads to a name behind it, and to no date or verb; nor does a source: "according to"."""
    if page.date_at[at + 1] is not None:
        return False  # "in April Texas will send"
    if "source" in page.kinds(at - 1) and not page.is_word(at - 1, "says"):
        return False  # "according to the Texas Military Department"
    # the preposition may be the end of a longer phrase: "llegaron a"
    return not page.is_word(at, "infinitive") or not acts(page, at + 1, hit.first)


def _is_passed(page: Page, at: int, listed: bool) -> bool:
    """Whether a number or a sign may stand between a preposition and its name; `listed`: "and" joins it to others."""
    words, number = page.tokens.words, page.number_at[at]
    if number is not None:
        return not page.may_count(number)  # "at the three bridges of Reynosa"
    if words[at] == ".":
        return words[at - 1] in page.vocabulary.abbreviations  # "over the objections of Gov. Gavin Newsom"
    return listed and words[at] == "," and "place" in page.kinds(at - 1)  # "in Ohio, Texas and Arizona"


def _is_of_name(page: Page, at: int) -> bool:
    """Whether a word may stand between a preposition and its name: "the city of"; not "months the", "soldiers"."""
    words, articles, before = page.tokens.words, page.vocabulary.single["determiner"], page.hit_at[at]
    if before is not None and "reason" in before.senses and words[before.last] in articles:
        return False  # "in two months the Texas Guard": one phrase ends, another begins
    kinds = page.kinds(at)
    return words[at] in articles or kinds.isdisjoint(PARTING) or not kinds.isdisjoint(TOGETHER)


def _names_together(page: Page, before: Hit, hit: Hit) -> bool:
    """Whether a phrase before a place is "and", or the place that it joins: "Texas and Arizona"; not "and Idaho 80"."""
    if hit.last < page.end and page.number_at[hit.last] is not None:
        return False
    if "place" in before.senses:
        return "and" in page.kinds(before.last)
    if "and" not in before.senses or before.last < hit.first:
        return False
    joined = max(before.first - 1, 0)  # "Donna and Tornillo", of which one is not listed
    return "place" in page.kinds(joined) or (is_unlisted_name(page, joined) and page.number_at[joined] is None)


def acts(page: Page, at: int, last: int) -> bool:
    """Whether a preposition leads to a verb, not to a name: "to fight the Los Angeles fires"."""
    return at < min(last, page.end) and page.hit_at[at] is None and page.number_at[at] is None and not page.capital(at)


def spoken_by(page: Page, begin: int, last: int, end: int) -> int | None:
    """The token behind which stands who says "we" of a figure that ends at `last`: "We have 300," the governor said."""
    words = page.tokens.words
    if not page.has_word("ours", begin, last) or '"' not in words[last:end]:
        return None
    return words.index('"', last)


def is_aside(page: Page, first: int, last: int, reach: int = 1) -> bool:
    """Whether tokens [first, last) stand in a relative clause that commas enclose: "Yuma, where 8 died, will get 230".

    The closing comma stands among the `reach` tokens behind them.
    """
    words = page.tokens.words
    if "," not in words[last : last + reach]:
        return False
    for at in range(first - 1, max(first - CLAUSE, 0), -1):
        if words[at - 1] == "," and "and" in page.kinds(at):
            return False  # closed before: "Florida's Guard, which sent 100, and Oklahoma's, which sent"
        if words[at - 1] == "," and page.is_word(at, "pronoun"):
            return bool(page.kinds(at) & {"stops", "whom"})  # "El Paso Sector, which includes New Mexico, has"
    return False


def till_others_go(page: Page, first: int, end: int) -> int:
    """The token in [first, end) from which others or things are told of as on their way; `end` where none are."""
    return next((at for at in range(first, end) if others_go(page, first, at)), end)


def others_go(page: Page, first: int, at: int) -> bool:
    """Whether others or things are told of as on their way from token `at` on: "check the cars going to Laredo".

    They are what those do something to whose words end at token `first`; not what carries these, "in trucks that left",
    nor what is counted with them: "500 soldiers and 12 trucks that left".
    """
    noun = page.hit_at[at - 1] if at - 1 > first else None
    begin = noun.first if noun is not None else at - 1
    if begin <= first or not ((noun is not None and "reason" in noun.senses) or page.is_word(begin, "passers")):
        return False
    way = at
    while way - at < WAY and page.is_word(way, "pronoun", "that", "doer"):
        way += 1
    opened = way > at and not page.is_word(way - 1, "doer")  # not "the Marines who stopped ships leave"
    if not page.is_word(way, "on_its_way" if opened or page.is_word(begin, "pronoun") else "way_going"):
        return False
    led = begin - 1
    near = max(first, led - CARRIED)
    carried = page.has_word("embarks", near, begin) and not page.of_kind("place").begins(near, led)
    joined = page.has_word("and", led - 1, begin) or page.number_at[led] is not None
    return not (carried or joined)


def spelled(page: Page, words: Words) -> str:
    """A phrase as the text writes it."""
    return page.tokens.text[page.tokens.starts[words.first] : page.tokens.ends[words.last - 1]]


def cue(page: Page, words: Words, field: str, says: str) -> Cue:
    """A phrase, or a figure told elsewhere, as the cue for a field."""
    start, end = page.tokens.starts[words.first], page.tokens.ends[words.last - 1]
    return Cue(start, end, page.tokens.text[start:end], field, says)


def is_unlisted_name(page: Page, at: int) -> bool:
    """Whether token `at` is a name that no list knows: "Pence", "Ebrard"."""
    return page.hit_at[at] is None and page.capital(at) and page.tokens.words[at].isalpha()
