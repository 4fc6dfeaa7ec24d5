"""What time makes of a stage: what the present tells of a day to come is planned, what came in a month gone is there.

A date lies ahead or has gone by as seen from the day on which the text was published.
"""

from __future__ import annotations

from figures.extract.around import clause_ahead, clause_back, dates_between
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.nouns.nouns import Count
from figures.extract.page import Page

LED = 5  # tokens before a figure in which the word may stand that what it tells is still to come
DEED_DATED = 12  # tokens between a verb and the date of its deed


def in_time(page: Page, count: Count, first: int, said: Said | None) -> Said | None:
    """What a verb says of a figure, as the time of its deed has it."""
    told = _due(page, count, first, said) or _arrived(page, said) or _sent_at_once(page, said)
    return told or _called_up_once(page, said) or said


def _due(page: Page, count: Count, first: int, said: Said | None) -> Said | None:
    """A movement of a day to come, told in the present: "500 arrive next week", "once the last 500 arrive"."""
    if said is None or said.value != "moving" or page.is_word(first - 1, "witnessed"):  # "saw 500 arrive on Monday"
        return None
    begin, end = clause_back(page, said.first, DEED_DATED), clause_ahead(page, said.last, DEED_DATED)
    come = page.has_word("went", said.first, said.last)
    headed = come and page.is_word(said.first - 1, "is_now")  # "are headed for the border in October"
    come, present = come and not headed, headed or page.is_word(said.first, "present")
    due = _is_awaited(page, said, max(begin, first - LED), first)
    due = due or (present and any(hit.last - hit.first > 1 for hit in page.of_kind("now").between(begin, end)))
    due = due or any(
        (_is_to_come(page, date, come) or (present and _is_next(page, date))) and _is_of_deed(page, count, said, date)
        for date in dates_between(page, begin, end)
    )
    return Said("announced", said.first, said.last, firm=True) if due else None


def _is_awaited(page: Page, said: Said, begin: int, first: int) -> bool:
    """Whether what is still to happen leads to a movement: "once 500 arrive", "once 500 have arrived"."""
    come = page.is_word(said.last - 1, "arrives") and _is_at_end(page, said)
    to_come = page.is_word(said.first, "present") or (come and not page.has_word("was", first, said.last))
    return to_come and page.has_word("not_yet", begin, first)


def _is_of_deed(page: Page, count: Count, said: Said, date: Date) -> bool:
    """Whether a date is the day of what a verb tells: "arrive next week"; not "arrived for next month's election"."""
    if page.is_genitive(date.last):
        return False
    between = range(date.last, said.first) if date.first < said.first else range(said.last, date.lead)
    apart = (at for at in between if not count.first <= at < count.last)
    opening = date.first < said.first
    return not any(
        page.counts_at(at) or page.sense(at, "stops") or (page.tokens.words[at] == "," and not opening) for at in apart
    )


def _arrived(page: Page, said: Said | None) -> Said | None:
    """A movement at its end: "had arrived by Tuesday"; of some month or year gone by: "who arrived last summer"."""
    if said is None or said.value != "moving" or page.is_word(said.first, "present"):
        return None
    if _is_at_end(page, said):
        return Said("deployed", said.first, said.last, firm=True)
    begin, end = clause_back(page, said.first, DEED_DATED), clause_ahead(page, said.last, DEED_DATED)
    past = any(is_past_span(page, date) for date in dates_between(page, begin, end))
    return Said("deployed", said.first, said.last, firm=True) if past else None


def _is_at_end(page: Page, said: Said) -> bool:
    """Whether a verb tells an arrival as done: "had already arrived", "reached the border"; not "arrived Monday"."""
    if page.is_word(said.first, "reaches"):
        return True
    if not page.is_word(said.last - 1, "arrives"):
        return False
    at = said.first
    while at > 0 and "filler" in page.kinds(at - 1):
        at -= 1
    return page.has_word("has", max(at - 1, 0), said.last - 1)


def _called_up_once(page: Page, said: Said | None) -> Said | None:
    """Those called up in a year gone by, who then served: "In 2021 as many as 10,000 were activated"."""
    if said is None or said.value != "ordered" or not page.has_word("calls_up", said.first, said.last):
        return None
    begin, end = clause_back(page, said.first, DEED_DATED), clause_ahead(page, said.last, DEED_DATED)
    dated = dates_between(page, begin, end)
    # not "The governor, elected in 2022, activated 300 on Monday", nor "activated 200 in 2018 and 300 this year"
    past = any(date.basis == "year" for date in dated)
    past = past and all(date.day is None and is_past_span(page, date) for date in dated)
    return Said("deployed", said.first, said.last, firm=True) if past else None


def _sent_at_once(page: Page, said: Said | None) -> Said | None:
    """Those whom an act sent that is told as done, or of a time gone by: "launched ..., deploying 500", "in 2019"."""
    if said is None or said.value != "announced" or not page.is_word(said.first, "sending"):
        return None
    begin = clause_back(page, said.first, DEED_DATED)
    dated = dates_between(page, begin, clause_ahead(page, said.last, DEED_DATED))
    done = page.has_word("launched", begin, said.first) or any(is_past_span(page, date) for date in dated)
    done = done and not page.has_word("modal", begin, said.first)
    return Said("deployed", said.first, said.last, said.firm) if done else None


# ---------------------------------------------------------------- when a date is
def _is_to_come(page: Page, date: Date, come: bool) -> bool:
    """Whether a date is still to come when the text is published: "next week", "tomorrow", "el mes que viene".

    Not a mere month in which soldiers have `come`: "when they first arrived in June".
    """
    if date.role not in (None, "as_of", "start"):
        return False
    coming = page.has_word("coming", date.first, date.last)
    if date.basis == "month" and come:
        return coming
    published, day = page.published, date.period.first if date.period is not None else date.day
    firm = date.basis not in ("event", "weekday")  # "este jueves llegaron" may be told of the last Thursday
    ahead = firm and published is not None and day is not None and day > published
    return ahead or coming


def _is_next(page: Page, date: Date) -> bool:
    """Whether a date is the next of its name, where a verb in the present tells of it: "arrive Monday", "in August"."""
    words = page.tokens.words[date.first : date.last]
    if date.role not in (None, "as_of"):
        return False
    this = words[0] in page.vocabulary.single["determiner"]
    if date.period is None or this:
        return date.period is None and this  # "this weekend"; "llegan este miércoles" is told on that day
    return date.basis == "weekday" or (date.basis == "month" and str(date.period.year) not in words)


def is_later(page: Page, dated: Date | None) -> bool:
    """Whether a date lies behind the day of publication, where that is known: "next week", "el próximo lunes"."""
    if page.published is None or dated is None or dated.day is None:
        return False
    return dated.day > page.published


def is_past_span(page: Page, date: Date) -> bool:
    """Whether a date is a span of days gone by, such as a month not called this one: "in May", "last summer"."""
    if date.day is not None or date.role not in (None, "as_of"):
        return False
    turns = page.vocabulary.dates
    before = turns.turns_before.match(page.tokens.words, date.first)
    after = turns.turns_after.match(page.tokens.words, date.last - 1)
    turned = {turn for turn, _ in filter(None, (before, after))}
    gone = date.period is not None and page.published is not None and date.period.last < page.published
    return "last" in turned or (date.basis in ("month", "year") and not turned) or (date.basis == "relative" and gone)
