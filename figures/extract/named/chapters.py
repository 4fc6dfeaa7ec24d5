"""What an entry of a list or a chronicle opens with: its date, "2014: The governor sends 1,000", or its place.

"Memphis. The governor has sent 300", "PORTLAND" on a line of its own, "And Sinaloa? The army has 9,000 soldiers there".
"""

from __future__ import annotations

from bisect import bisect_left

from figures.extract.around import dates_between
from figures.extract.dates import Date
from figures.extract.named import place_names
from figures.extract.page import BULLETS, FINAL, Page, looked_once
from figures.extract.text.phrases import Hit

# What parts a date from its entry; a day only a colon: "Feb. 3 —" is a dateline.
AFTER_SPAN = frozenset(":.—–-")
AFTER_DAY = frozenset(":")
LABEL = 9  # tokens in which the place of an entry stands: "• 2025, New Orleans, La.:"
HEADED = 4  # paragraphs that may stand below a line that heads them
SCENE = 3  # sentences for which a text stays at the place that one opens in
FULL_STOP = frozenset(".!")
MARKS = FINAL | BULLETS | AFTER_DAY | frozenset(",¿()")


@looked_once
def date_of(page: Page, sentence: int) -> Date | None:
    """The date that the paragraph of a sentence opens with, where it is one of a chronicle: "May 2018: 900 came"."""
    words = page.tokens.words
    begin = page.sentences[page.paragraph_begin(sentence)][0]
    begin += words[begin] in BULLETS
    date = next(iter(dates_between(page, begin, begin + 1)), None)
    if date is None or date.period is None or date.last + 1 >= page.end:
        return None
    behind = words[date.last]
    if date.day is None:
        return date if behind in AFTER_SPAN else None
    told = behind in FULL_STOP and page.published is not None and date.day < page.published  # "Feb. 3. The governor"
    return date if told or behind in AFTER_DAY else None


def has_begun(page: Page, sentence: int) -> bool:
    """Whether a sentence is of an entry whose time had begun when the text was published: "2019: 500 arrive"."""
    date = date_of(page, sentence)
    if date is None or date.period is None or page.published is None:
        return False
    return date.period.first < page.published


def place_of(page: Page, sentence: int) -> Hit | None:
    """The place that heads the entry of a sentence; None where it is a state which sends soldiers, or a base.

    A state on the border, on a line above, heads a section: "TEXAS", and then "About 2,800 troops are".
    """
    heading = heading_of(page, sentence)
    if heading is None:
        return None
    named, own = place_names.place(page, heading), page.share_paragraph(page.sentence_of[heading.first], sentence)
    sends = named.guard and (own or not named.on_border)
    return None if sends or named.home else heading


@looked_once
def heading_of(page: Page, sentence: int) -> Hit | None:
    """The place that the entry of a sentence opens with, "Nogales. The army", or that stands alone above it."""
    paragraphs = page.paragraph_of
    for paragraph in range(paragraphs[sentence], max(paragraphs[sentence] - HEADED, -1), -1):
        first = bisect_left(paragraphs, paragraph)
        own = paragraph == paragraphs[sentence]
        label = _label(page, first) if own or _stands_alone(page, first) else None
        if label is not None or heads(page, first):
            return label
    return None


def _stands_alone(page: Page, sentence: int) -> bool:
    """Whether a sentence is a paragraph of its own and no row of a list: "Portland"; not "Reynosa: 1,345"."""
    begin, end = page.sentences[sentence]
    return _is_short_line(page, begin, end) and all(page.number_at[at] is None for at in range(begin, end))


def heads(page: Page, sentence: int) -> bool:
    """Whether a sentence is a line that heads what follows: so short and with no full stop, "The border"."""
    begin, end = page.sentences[sentence]
    return _is_short_line(page, begin, end) and page.tokens.words[end - 1] not in FULL_STOP


def _is_short_line(page: Page, begin: int, end: int) -> bool:
    """Whether a sentence is short and a line ends behind it."""
    return page.tokens.breaks[min(end, page.end - 1)] > 0 and end - begin < LABEL


def _label(page: Page, sentence: int) -> Hit | None:
    """The place that is all a sentence says before its end or a colon: "And Sinaloa?", "2025, Portland, Ore.:"."""
    begin, end = page.sentences[sentence]
    label: Hit | None = None
    for at in range(begin, min(end, begin + LABEL)):
        word, hit = page.tokens.words[at], page.hit_at[at]
        if hit is not None and "place" in hit.senses:
            label = label or hit
        elif label is not None and word in AFTER_DAY:
            return label
        elif word not in MARKS and page.date_at[at] is None and "and" not in page.kinds(at):
            state = label is not None and page.tokens.words[at - 1] == "," and page.capital(at)
            if not (state or (label is None and word.isdecimal())):
                return None
    return label if end - begin < LABEL else None


@looked_once
def place_opened_in(page: Page, sentence: int) -> Hit | None:
    """The place on the border that a sentence before it in its paragraph opens in: "In Juárez, the army watches"."""
    first = max(page.paragraph_begin(sentence), sentence - SCENE)
    opened = (_opened_in(page, before) for before in range(sentence - 1, first - 1, -1))
    return next((hit for hit in opened if hit is not None), None) or _asked_of(page, sentence - 1)


@looked_once
def _asked_of(page: Page, sentence: int) -> Hit | None:
    """The place on the border of which a sentence asks how many are there: "Nobody knows how many are in Laredo"."""
    begin, end = page.sentences[max(sentence, 0)]
    asked = page.of_kind("how_many").between(begin, end)
    towns = page.of_kind("place").between(asked[-1].last, end) if asked else []
    inside = (hit for hit in towns if page.is_word(hit.first - 1, "inside"))
    hit = next((hit for hit in inside if place_names.place(page, hit).on_border), None)
    return place_names.whole_name(page, hit) if hit is not None else None


@looked_once
def _opened_in(page: Page, sentence: int) -> Hit | None:
    """The place on the border that a sentence opens in: "In Nuevo Laredo, the army watches the bridge"."""
    begin = page.sentences[sentence][0]
    hit = page.hit_at[begin + 1] if page.is_word(begin, "inside") else None
    if hit is None or "place" not in hit.senses or not place_names.place(page, hit).on_border:
        return None
    whole = place_names.whole_name(page, hit)
    told = page.is_mark(whole.last, ",") or "they" in page.kinds(whole.last)
    return whole if told else None


@looked_once
def place_spoken_of(page: Page, sentence: int) -> Hit | None:
    """The place far from the border that opens the paragraph of a sentence: "Memphis was next.", "In Chicago, he".

    None where it is a government's seat, a state that sends soldiers, or another land.
    """
    first = page.paragraph_begin(sentence)
    begin = page.sentences[first][0]
    hit = page.hit_at[begin + page.is_word(begin, "within")]
    if hit is None or "place" not in hit.senses or hit.first - begin > 1:
        return None
    named = place_names.place(page, hit)
    ours = named.interior and named.country in page.vocabulary.countries
    return hit if ours and not (page.is_genitive(hit.last) or place_names.is_dateline(page, hit)) else None
