"""What the words right around a number say of its size: hedge and bounds; and how a word that spoke is kept."""

from __future__ import annotations

from collections.abc import Iterator

from figures.extract.nouns.nouns import Count
from figures.extract.nouns.ties import takes_up
from figures.extract.page import Page
from figures.extract.records import record
from figures.extract.text.phrases import Hit

LEAD = 9  # tokens before a number in which the words that lead up to it stand
SMALL = frozenset({"determiner", "adjective", "of", "filler"})  # what may stand among them and says nothing
MEANT = {"portion": "part", "few": "part", "below": "up_to"}  # what finer answers come to as a field
CLOSING = frozenset(".,;:)!?")  # what ends a clause


@record
class Said:
    """A field's value with the phrase that said it; `first` is that phrase's first token."""

    value: str
    first: int
    last: int
    firm: bool = False

    @property
    def argues(self) -> str:
        """The value of the field that it argues for: a part for "the first 330", that only is one of a whole."""
        return MEANT.get(self.value, self.value)


def lead_in(page: Page, count: Count) -> tuple[Said | None, Said | None, int]:
    """Hedge and measure words right before a number, and where its phrase begins: "at least another"."""
    hedge: Said | None = None
    measure: Said | None = None
    begin, first = page.sentence_at(count.first)[0], count.first
    if first > begin and _opens_range(page, count, first - 1):
        first -= 1
        hedge = Said("range", first, first + 1)
    for hit in _leading(page, count, first, begin):
        if hedge is None and "hedge.before" in hit.senses and not _is_topic(page, hit):
            hedge, first = Said(hit.says("hedge.before"), hit.first, hit.last), hit.first
        elif "comparison" in hit.senses:
            break
        elif _adds(hit):
            if measure is None:
                measure, first = Said(hit.says("measure.before"), hit.first, hit.last), hit.first
        elif SMALL.isdisjoint(hit.senses):
            break
    return hedge, measure, first


def _leading(page: Page, count: Count, first: int, begin: int) -> Iterator[Hit]:
    """The phrases that lead up to a number, nearest first; one behind which stands a comma only if it is a hedge."""
    words, at = page.tokens.words, first - 1
    while at >= begin and count.first - at <= LEAD:
        hit, number = page.hit_at[at], page.number_at[at]
        if hit is None and at == count.first - 1 and words[at] in ("(", ","):
            at -= 1  # "at most, 300"
            continue
        if hit is None or hit.last != at + 1 or (number is not None and number.reason != "ordinal"):
            return
        parted = words[count.first - 1] == "," and at == count.first - 2
        if (parted and "hedge.before" not in hit.senses) or takes_up(page, at + 1):
            return
        yield hit
        at = hit.first - 1


def _is_topic(page: Page, hit: Hit) -> bool:
    """Whether a word before an article says what is spoken of, and is no hedge: "asked about the 300"."""
    article = "determiner" in page.kinds(hit.last) and not page.is_word(hit.last, "indefinite")
    return article and page.is_word(hit.first, "topic")


def _adds(hit: Hit) -> bool:
    """Whether a phrase before a number says by itself that so many are more: "another 300"; not a verb: "adding"."""
    sense = hit.senses.get("measure.before")
    return sense is not None and sense.says != "decrease" and "status.before" not in hit.senses


def _opens_range(page: Page, count: Count, at: int) -> bool:
    """Whether a word opens a range: "between 2,200 and 2,400", "entre 2.200 y 2.400"."""
    return count.number.qualifier == "range" and page.tokens.words[at] in page.vocabulary.numbers.ranges_between


def shared_hedge(page: Page, count: Count) -> Said | None:
    """The hedge before the number that "and" joins right before this one: "roughly 2,000 and 2,500 soldiers"."""
    at = count.first - 2
    beside = at >= 0 and "and" in page.kinds(at + 1) and count.first == count.number.first
    sibling = page.number_at[at] if beside else None
    if sibling is None or sibling.reason is not None or sibling.qualifier != "exact":
        return None
    return lead_in(page, Count(sibling, "elided", sibling.first, sibling.last))[0]


def hedge_behind(page: Page, count: Count) -> Said | None:
    """A hedge right behind the number or its noun: "or so", "o más"; behind a comma: "30, at most"."""
    for inner in count.inside:
        if "hedge.after" in inner.senses:
            return Said(inner.says("hedge.after"), inner.first, inner.last)
    for at in {count.number.last, count.last}:
        apart = False
        while at < page.end and page.tokens.words[at] in ("-", ","):
            apart = apart or page.tokens.words[at] == ","
            at += 1
        hit = page.hit_at[at] if at < page.end and page.number_at[at] is None else None
        if hit is None or hit.first != at or "hedge.after" not in hit.senses:
            continue
        if hit.last < page.end and page.number_at[hit.last] is not None:
            continue  # "10,000 troops - roughly two for every migrant"
        says = hit.says("hedge.after")
        if not (apart and says != "about" and _goes_on(page, hit.last)):
            return Said(says, hit.first, hit.last)
    return None


def _goes_on(page: Page, at: int) -> bool:
    """Whether a clause goes on at a token, and so may be what a hedge before it speaks of: "300, at most 40 there"."""
    return at < page.end and page.tokens.words[at] not in CLOSING


def bounds(count: Count, hedge: str | None) -> tuple[str, int | None, int | None]:
    """Qualifier, low and high that a hedge makes of a number; bounds are inclusive, None where open."""
    number = count.number
    value = number.value
    if number.qualifier == "range":
        return "range", number.low, number.high
    if number.qualifier == "vague" and (value is None or hedge in (None, "about")):
        return "vague", number.low, number.high
    if hedge is None or value is None:
        return ("about" if number.qualifier == "about" else "exact"), None, None  # "a couple hundred"
    whole = int(value)
    match hedge:
        case "more_than":
            return "more_than", whole + 1, None
        case "at_least":
            return "at_least", whole, None
        case "up_to":
            return "up_to", None, whole
        case "below":
            return "up_to", None, whole - 1
    return hedge, None, None
