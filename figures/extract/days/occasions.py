"""Whether a date is the day on which somebody tells of soldiers, and so is no day that a count holds for.

"The ministry said on Friday", "In a statement on Friday, it said", "according to data released on Friday".
"""

from __future__ import annotations

from figures.extract.around import SAYING, VERBS
from figures.extract.dates import Date
from figures.extract.page import Page
from figures.extract.text.phrases import Hit

SAID_ON = 6  # tokens from a verb of saying, or from what was given out then, to its day
TOLD = VERBS | {"auxiliary"}  # verbs: what a figure's own clause tells of it
ABOUT = 6  # tokens from what tells of soldiers to the verb that it was given out
DATELINE = 10  # tokens from the place that a text is dated from to the day
OUTLET = 7  # tokens from that day to the dash behind it: "May 3, 2025 (Agency) —"
DASHES = frozenset("—-")
MARKS = frozenset(",.()/")
SPEAKER = 10  # tokens from a day to the verb of saying behind it: "On Friday, a spokesman for the ministry said"


def is_told_on(page: Page, date: Date, first: int) -> bool:
    """Whether a date is the day on which a figure is told of: "On Friday officials said 500 are in Yuma".

    `first`: the token at which the phrase of the figure begins.
    """
    if date.firm:
        return False
    told = _is_said_on(page, date) or _came_out_on(page, date) or _is_of_dateline(page, date)
    return told or (date.last <= first and _says_then(page, date, first))


def runs_out(page: Page, date: Date, last: int) -> bool:
    """Whether on a date behind a figure that ends at `last` its mission ends: "A mission of 900 expires on May 3"."""
    return date.lead > last and page.is_word(date.lead - 1, "runs_out")


def _is_said_on(page: Page, date: Date) -> bool:
    """Whether it stands behind who says so, or where: "the ministry said on Friday", "At a hearing on Friday"."""
    begin, _ = page.sentence_at(date.first)
    if date.lead > begin and page.is_word(date.lead - 1, "occasion"):
        return True
    for at in range(date.lead - 1, max(date.lead - SAID_ON, begin) - 1, -1):
        if page.is_word(at, "that") or page.number_at[at] is not None or page.is_mark(at, ";"):
            return False  # "... were assigned, officials said; in May 2019 some 2,700 were"
        if page.kinds(at) & SAYING:
            return True
        if page.kinds(at) & TOLD:
            return False
    return False


def _came_out_on(page: Page, date: Date) -> bool:
    """Whether what tells of soldiers came out then: "figures that the Army gave to a committee on Friday"."""
    words = page.tokens.words
    begin, _ = page.sentence_at(date.first)
    for at in range(date.lead - 1, max(date.lead - SAID_ON, begin) - 1, -1):
        if page.number_at[at] is not None or words[at] == ",":
            return False
        if page.is_word(at, "given_out"):
            about = (back for back in range(max(at - ABOUT, begin), at) if page.number_at[back] is None)
            return any(page.is_word(back, "data", "document") for back in about)
    return False


def _says_then(page: Page, date: Date, first: int) -> bool:
    """Whether a verb of saying leads from a date to a figure: "On Friday, officials said 500 are in Yuma"."""
    for at in range(date.last, min(date.last + SPEAKER, first)):
        if page.counts_at(at) or page.is_word(at, "when"):
            return False  # "On May 3, when the mission was announced, 900 came"
        hit = page.hit_at[at]
        if hit is not None and page.kinds(at) & SAYING:
            return not _is_enclosed(page, date, hit, first)
        if page.kinds(at) & TOLD:
            return False
    return False


def _is_enclosed(page: Page, date: Date, verb: Hit, first: int) -> bool:
    """Whether commas enclose who says so: "On Friday, officials said, 500 arrived", "El lunes, informó él, llegaron".

    Not where the verb goes on before the second one: "El lunes, informó que, hasta ayer, había 500".
    """
    if page.is_mark(verb.last, ","):
        return True
    behind = page.tokens.words[verb.last : min(verb.last + SPEAKER, first)]
    if "," not in behind or not (page.is_mark(date.last, ",") and page.is_mark(verb.first - 1, ",")):
        return False
    return not page.has_word("that", verb.last, verb.last + behind.index(","))


def _is_of_dateline(page: Page, date: Date) -> bool:
    """Whether a text is dated so: "EL PASO, Texas, May 3 —", "Tijuana, 3 may (Agencia).-"."""
    words, begin = page.tokens.words, page.sentence_at(date.first)[0]
    if not begin < date.lead <= begin + DATELINE or words[date.lead - 1] not in MARKS:
        return False
    if not all(words[at] in MARKS or page.capital(at) or page.sense(at, "place") for at in range(begin, date.lead)):
        return False
    enclosed = False
    for at in range(date.last, min(date.last + OUTLET, page.end)):
        if words[at] in DASHES:
            return True
        enclosed = words[at] in "(/" or (enclosed and words[at] not in ")/")
        if page.number_at[at] is not None or not (enclosed or words[at] in MARKS or page.capital(at)):
            return False
    return False
