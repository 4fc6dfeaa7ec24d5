"""All that is found in a text, set at its tokens: names, dates, other phrases, numbers, sentences."""

from __future__ import annotations

import datetime as dt

from figures.extract.dates import covered, dates
from figures.extract.garbage import uncollected
from figures.extract.layout import everyday, shortened, verb_endings
from figures.extract.layout.sentences import cut_sentences, is_common
from figures.extract.numbers import numbers
from figures.extract.page import NOTHING, Page
from figures.extract.text.padded import PAD
from figures.extract.text.phrases import Hit, Rows
from figures.extract.text.prose import tokens
from figures.extract.vocabulary import Vocabulary

LAND = {"land"}  # of other lands a text only tells where it is: their names part nothing that stands around them


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
    found.names = _laid(found, _names(found))
    dated = {date.lead: date.last for date in found.dates}
    found.hits = [*found.names, *_laid(found, vocabulary.phrases.find(cut, found.hit_at, dated))]
    _lay_dates(found)
    verb_endings.hear(found)
    _lay_numbers(found)
    everyday.leave(found)
    found.kinds = [hit.senses.keys() if hit is not None else NOTHING for hit in found.hit_at].__getitem__
    _index(found)
    found.of_kind = found.those = Rows(found.by_kind).__getitem__
    cut_sentences(found)
    found.sentence_at = [found.sentences[sentence] for sentence in found.sentence_of].__getitem__
    return found


def _names(found: Page) -> list[Hit]:
    """The names of a text, in full and told again in short."""
    names = found.vocabulary.names.find(found.tokens)
    return shortened.with_surnames(found, shortened.with_towns(found, names))


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
    return hit.last - at == 1 and not is_common(found, at) and cut.text[cut.starts[at] + 1].islower()


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
    """List a phrase that speaks from token `at` on under all of its kinds; a place with a Guard is a state, too."""
    if hit.first == at:
        found.spoken.firsts.append(at)
        found.spoken.hits.append(hit)
    by_kind, senses = found.by_kind, hit.senses
    for kind in senses:
        by_kind[kind][at] = hit
    if "troops" in senses and senses["troops"].says:
        by_kind["branch"][at] = hit
    if "place" in senses and found.vocabulary.places[senses["place"].says].guard:
        by_kind["state"][at] = hit


def _is_inserted(found: Page, hit: Hit) -> bool:
    """Whether words that end a clause elsewhere stand within one: "anunció por su parte el despliegue"."""
    words = hit.last - hit.first > 1 and found.tokens.words[hit.first].isalpha()
    return words and hit.first > 0 and "status.before" in found.kinds(hit.first - 1)
