"""The day a figure holds for: the nearest date of its sentence that may be its own.

Where its sentence states no day, the month or the year that is told with it: see `spans`; or else a day told before,
such as the one above its list: see `told_before`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from figures.extract.around import dates_between, hits_between
from figures.extract.cues import Said
from figures.extract.dates import Date
from figures.extract.days import occasions, spans, told_before
from figures.extract.days.told_before import TO_COME, is_long_past, is_past
from figures.extract.nouns import ties
from figures.extract.page import Page
from figures.extract.records import Period
from figures.extract.stages.predicates import ends_as_future
from figures.extract.stages.verbs import PLANS
from figures.extract.story.story import Spot, Story

WEEK = timedelta(days=7)
BESIDE = 1  # tokens between a predicate and its day
BEHIND = 4  # tokens from a figure to the date right behind it
OWN_VERB = 4  # tokens before a number in which the verb stands whose object it is, and before it who acts
APART = frozenset({"stops", "pronoun", "where"})  # of these, words that only end a clause part two figures
CLAUSES = 40  # tokens behind a figure in which another one may have a clause and a date of its own
# Before the day of a count: ", and by July 31,", ", que es del 31,", ", with data through May 2,".
LEADING_ON = frozenset({"and", "auxiliary", "with"})
VERBAL = frozenset({"auxiliary", "status.before", "total.before"})  # what a figure of its own clause has before it
VISIT = 8  # tokens from a day to the verb of who will go then to see soldiers: "will go to El Paso on Friday to thank"
ENCLOSED = 3  # words between a comma and the date that it encloses with them


def date_of(story: Story, spot: Spot, status: str, said: Said | None) -> Date | None:
    """The date that a figure holds for, "On Friday 300 came", if the text states one; `said`: what says its status."""
    every = dates_between(story.page, spot.begin, spot.end)
    found = _of_sentence(story, spot, every, status, said) if every else None
    found = found or told_before.day(story, spot, status, alone=not every)
    if found is None:
        return None
    return _still_ahead(story.page, found, said) if status in TO_COME else _gone_by(story, spot, found)


def _of_sentence(story: Story, spot: Spot, every: list[Date], status: str, said: Said | None) -> Date | None:
    """The one of the dates of its sentence that a figure holds for, those of its own clause first."""
    begin, end = spans.clause(story.page, spot)
    every = [date for date in every if not _is_of_their_relief(story.page, spot, date, status, said)]
    mine = [date for date in every if begin <= date.lead and date.last <= end]
    dates = mine or [date for date in every if not spans.opens_clause(story.page, date, spot.begin)]
    days = [date for date in dates if date.day is not None and _may_hold(story, spot, date, status, said)]
    near = days + [
        date for date in _spans(story, spot, mine, status) if not _is_attribute(story.page, spot, date, days)
    ]
    own = [date for date in near if not _is_taken(story, spot, date)]
    told = [date for date in days if _is_of_predicate(spot, date, said)]
    return _nearest(spot, told or own or ([] if _has_verb(story, spot) else days))


def _gone_by(story: Story, spot: Spot, date: Date) -> Date:
    """A day or month of what has happened is the last such, where only its name is told: "In July, 300 were sent"."""
    page, period = story.page, date.period
    if page.published is None or period is None or period.first <= page.published:
        return date
    if date.basis == "weekday" and _is_told_in_past(page, spot, date):
        return replace(date, day=period.first - WEEK, period=Period.of(period.first - WEEK))
    if date.basis != "month" or str(period.year) in page.tokens.words[date.first : date.last]:
        return date
    return replace(date, period=Period(period.year - 1, period.month))


def _still_ahead(page: Page, date: Date, said: Said | None) -> Date:
    """A month whose year is not told lies ahead of what will happen: "It began in 2021. 500 will come in August"."""
    period = date.period
    if said is None or page.published is None or period is None or period.month is None or date.day is not None:
        return date
    will = page.has_word("modal", said.first, said.last) and not page.has_word("was", said.first - 1, said.last)
    will = will or any(ends_as_future(page, at) for at in range(said.first, said.last))
    if not will or period.last >= page.published or str(period.year) in page.tokens.words[date.first : date.last]:
        return date
    ahead = page.published.year + (period.month < page.published.month)
    return replace(date, period=Period(ahead, period.month))


def _is_reached(page: Page, spot: Spot, date: Date) -> bool:
    """Whether a weekday up to which something held has gone by: "hasta el lunes había 500", not "until Monday"."""
    return date.role == "until" and date.firm and date.basis == "weekday" and _is_told_in_past(page, spot, date)


def _is_told_in_past(page: Page, spot: Spot, date: Date) -> bool:
    """Whether a verb beside a figure and its day says that the day has gone by: "By Monday, 500 were in place"."""
    begin = max(spot.begin, min(date.lead, spot.first) - OWN_VERB)
    end = min(spot.end, max(date.last, spot.count.last) + OWN_VERB)
    return page.has_word("was", begin, end)


def _may_hold(story: Story, spot: Spot, date: Date, status: str, said: Said | None) -> bool:
    """Whether a date of its sentence may be the day of a figure: "as of Monday 500"; not "since Monday"."""
    if date.role in ("since", "start", "until") and not _is_reached(story.page, spot, date):
        return False
    if spans.is_since(story.page, spot, date) or occasions.runs_out(story.page, date, spot.count.last):
        return False
    by_then = status == "ordered" and date.firm and date.last <= spot.first and is_past(story.page, date)
    if status in TO_COME and not (by_then or _is_aim(story, spot, date)):  # "As of Feb. 24, 900 had been mobilized"
        return False
    if _is_of_predicate(spot, date, said):
        return True
    others = occasions.is_told_on(story.page, date, spot.first) or _is_of_event(story, spot, date)
    others = (
        others
        or _is_of_visit(story.page, spot, date, said)
        or _is_of_plan(story, spot, date)
        or _is_of_promise(story, spot, date, status)
    )
    others = others or _is_aside(story.page, spot, date) or _is_compared(story, spot, date)
    return not (others or _is_anothers(story, spot, date) or _is_before_now(story, spot, date))


def _is_of_predicate(spot: Spot, date: Date, said: Said | None) -> bool:
    """Whether a date stands right behind what is told of a figure: "55, the first of 6,000, began work on Friday"."""
    return said is not None and spot.count.last <= said.first and 0 <= date.lead - said.last <= BESIDE


def _is_of_their_relief(page: Page, spot: Spot, date: Date, status: str, said: Said | None) -> bool:
    """Whether a date is that of what will become of those there: "The 900 will be replaced in May by others"."""
    if status in TO_COME or said is None or not spot.count.last <= said.first <= said.last <= date.lead:
        return False
    return page.is_word(said.first, "modal") and not is_past(page, date)  # not "could be seen on Tuesday"


def _is_of_visit(page: Page, spot: Spot, date: Date, said: Said | None) -> bool:
    """Whether somebody is still to go and see those counted on a day: "He will travel on Friday to thank 900"."""
    if said is None or not spot.begin <= date.last <= said.first < spot.first:
        return False
    near = range(max(spot.begin, date.lead - VISIT), min(said.first, date.last + VISIT))
    verbs = (at for at in near if page.date_at[at] is None)  # not "May" of "As of May 5"
    wills = (at for at in verbs if page.is_word(at, "modal") and not page.is_word(at, "infinitive"))
    return next(wills, None) is not None or any(ends_as_future(page, at) for at in near)


def _is_of_promise(story: Story, spot: Spot, date: Date, status: str) -> bool:
    """Whether a date is that of the promise that was kept: "the 900 whom the president promised on May 3 are there"."""
    if status in TO_COME or date.firm:
        return False
    verbs = hits_between(story.page, spot.count.last, date.lead)
    told = [says for hit in verbs if (says := hit.says("status.after") or hit.says("status.before"))]
    return bool(told) and all(says in PLANS for says in told)


def _is_compared(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date is that of what is measured against a figure: "on May 3 it had 900, fewer than the 1,200 of"."""
    return date.last <= spot.first and ties.compared(story.page, spot.first)


def _is_aside(page: Page, spot: Spot, date: Date) -> bool:
    """Whether commas enclose a date with what only says who acts: "The Guard, created on June 26, 2019, sent 300"."""
    words, at = page.tokens.words, date.lead - 1
    while at > max(spot.begin, date.lead - 1 - ENCLOSED) and words[at].isalpha() and not page.kinds(at) & LEADING_ON:
        at -= 1
    told = words[at] == "," and at < date.lead - 1 and page.is_mark(date.last, ",")
    return told and spot.begin < at < date.last <= spot.first


def _is_before_now(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date is of the clause before those there now: "left on Friday, and 500 are still there"."""
    if not spot.begin < date.lead < date.last <= spot.first:
        return False
    joined = story.page.has_word("and", date.last, spot.first)
    return joined and spans.is_of_now(story.page, spot)


def _is_of_event(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date is of what came before those counted: "sent after a clash on Friday", "tras el ataque del 14"."""
    page = story.page
    begin = spot.count.last if date.first >= spot.count.last else spot.begin
    events = page.of_kind("aftermath").between(begin, date.lead)
    return bool(events) and "," not in page.tokens.words[events[-1].last : date.lead]


def _is_of_plan(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date only says which order is meant: "under his April 2018 order", "por la orden del 25 de abril".

    Not where it is the day of a count all the same: "when the order of April 25 was signed, 900 were there".
    """
    page = story.page
    of = date.lead < date.first and story.page.is_word(date.lead, "of")
    owned = date.lead == date.first and ("determiner" in page.kinds(date.first - 1) or page.is_genitive(date.first - 2))
    plan = page.sense(date.lead - 1 if of else date.last, "status.before") if of or owned else None
    return plan is not None and plan.says in PLANS and not page.has_word("when", spot.begin, date.lead)


def _is_aim(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date is the day by which what is to come is to be reached: "7,000 by July 24", "para el viernes"."""
    if date.role != "as_of":
        return False
    target = date.lead < date.first and story.page.is_word(date.lead, "target")
    return target or (date.basis != "weekday" and date.first >= spot.count.first and not is_past(story.page, date))


def _is_anothers(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date goes with a later figure: "200 soldiers are in Laredo, and 350 more will arrive Friday".

    Or with one that the figure is set against: "up to 1,100, from 360 on July 1", "contra los 360 del 1 de julio".
    """
    page, told, later, apart = story.page, False, False, False
    if _is_of_outcome(page, spot, date) or ties.of_those_relieved(page, spot.count.last, date.lead):
        return True
    for at in range(spot.count.last, min(date.first, spot.count.last + CLAUSES)):
        number = page.number_at[at]
        if page.kinds(at) & occasions.TOLD and number is None:
            if later:
                return True
            told = True
        apart = apart or "comparison" in page.kinds(at) or (told and page.kinds(at) & APART == {"stops"})
        if (told or apart) and page.counts_at(at):
            if apart or _is_governed(story, at):
                return True
            later = True
    return _leads_to_next(story, spot, date)


def _is_of_outcome(page: Page, spot: Spot, date: Date) -> bool:
    """Whether a date is of what a figure has become: "rose from 2,500 troops to 9,000 on July 24".

    Not where each has one of its own behind both: "from 7,300 to 7,900 between Aug. 20 and Sept. 20".
    """
    if len(dates_between(page, spot.count.last, spot.end)) > 1:
        return False
    later = (number.first for number in page.number_at[spot.count.last : date.lead] if number is not None)
    at = next(later, None)
    return at is not None and ties.changes_to(page, at) and ties.changes_from(page, spot.count, spot.first)


def _leads_to_next(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date stands before the number of the next clause: "they had 300, and today they have 40"."""
    page = story.page
    if not any(page.counts_at(at) for at in range(date.last, min(date.last + OWN_VERB, spot.end))):
        return False
    for at in range(date.lead - 1, max(date.lead - OWN_VERB, spot.count.last - 1), -1):
        if page.joins(at) or {"pronoun", "stops"} <= page.kinds(at):  # ", which on Monday had 250"
            return True
        if page.kinds(at).isdisjoint(occasions.TOLD):
            return False
    return False


def _is_governed(story: Story, at: int) -> bool:
    """Whether a number has a verb of its own before it: "He sent 200 soldiers, and his successor sent 350 in May"."""
    page = story.page
    for before in range(at - 1, at - OWN_VERB, -1):
        if page.tokens.words[before] == "," or page.number_at[before] is not None:
            return False
        if "status.before" in page.kinds(before) and page.capital(before - 1):
            return True
    return False


def _is_taken(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date stands right behind the figure before: "2,450 before the inauguration to 7,600 on July 24"."""
    last = story.last
    if last is None or last.sentence != spot.sentence or last.as_of != date.period:
        return False
    return last.count.last <= date.lead <= last.count.last + BEHIND and date.last <= spot.first


def _has_verb(story: Story, spot: Spot) -> bool:
    """Whether a verb stands between the figure before and this one: "peaked at 900 on May 3, and averaged 600".

    Not one that what is left follows from: "230 came home on Friday, leaving 70".
    """
    if ties.result(story.page, spot.first) is not None:
        return False
    last = story.last
    begin = last.count.last if last is not None and last.sentence == spot.sentence else spot.first
    return any(story.page.kinds(at) & VERBAL for at in range(begin, spot.first))


def _spans(story: Story, spot: Spot, dates: list[Date], status: str) -> list[Date]:
    """The months and years that are told with a figure: "6,000 in 2006", "In 2018 it sent 5,200"."""
    told = [date for date in dates if _may_span(story, spot, date, status) and spans.tells(story.page, spot, date)]
    return [] if told and spans.is_of_now(story.page, spot) else told


def _is_attribute(page: Page, spot: Spot, span: Date, days: list[Date]) -> bool:
    """Whether a month or a year only says which soldiers are meant: "900 sent in May went home on Tuesday".

    Not where another figure has the day: "from 2,500 in January to 9,000 today".
    """
    later = [day for day in days if spot.count.last <= span.first < day.lead]
    return any(not any(page.counts_at(at) for at in range(span.last, day.lead)) for day in later)


def _may_span(story: Story, spot: Spot, date: Date, status: str) -> bool:
    """Whether a month or a year may be told of a figure: "In 2018 some 5,200"; of what was to come, if long past."""
    if date.day is not None or date.period is None or _is_of_plan(story, spot, date):
        return False
    # "from 2006 to 2008", "until 2008", and never "since 2008"
    closed = {"start": date.last - date.first > 1, "until": is_past(story.page, date), "since": False}
    if not closed.get(date.role or "", True) or _is_anothers(story, spot, date):
        return False
    return is_long_past(story.page, date) if status in TO_COME else not occasions.is_told_on(story.page, date, 0)


def _nearest(spot: Spot, dates: Iterable[Date]) -> Date | None:
    """The date that stands nearest to a figure, before it or behind."""
    first, last = spot.count.first, spot.count.last
    return min(dates, key=lambda date: min(abs(date.first - last), abs(first - date.last)), default=None)
