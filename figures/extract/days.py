"""The day a figure holds for: the nearest date of its sentence that may be its own, or the one above its list.

Where its sentence states no day, the month or the year that is told with it: see `spans`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from figures.extract import chapters, spans
from figures.extract.around import SAYING, dates_between
from figures.extract.dates import Date
from figures.extract.page import FINAL, Page
from figures.extract.records import Period
from figures.extract.story import Spot, Story
from figures.extract.verbs import PLANS

TO_COME = ("announced", "ordered", "considered", "denied")  # no day in the text is theirs, unless it says
BEHIND = 4  # tokens from a figure to the date right behind it
SAID_ON = 6  # tokens from a verb of saying to its day
TOLD = frozenset({"auxiliary", "status.before", "status.after"})  # verbs: what a figure's own clause tells of it
OWN_VERB = 4  # tokens before a number in which the verb stands whose object it is, and before it who acts
APART = frozenset({"stops", "pronoun", "where"})  # of these, words that only end a clause part two figures
CLAUSES = 40  # tokens behind a figure in which another one may have a clause and a date of its own
# Before the day of a count: ", and by July 31,", ", que es del 31,", ", with data through May 2,".
LEADING_ON = frozenset({"and", "auxiliary", "with"})
ENCLOSED = 3  # words between a comma and the date that it encloses with them
LINES = 12  # lines of a list below a date
LONG_PAST = 31  # days from the end of a month or a year to publication, for what was then announced or ordered


def date_of(story: Story, spot: Spot, status: str) -> Date | None:
    """The date that a figure holds for, if the text states one."""
    begin, end = spans.clause(story.page, spot)
    every = dates_between(story.page, spot.begin, spot.end)
    mine = [date for date in every if begin <= date.lead and date.last <= end]
    dates = mine or [date for date in every if not spans.opens_clause(story.page, date, spot.begin)]
    days = [date for date in dates if date.day is not None and _may_hold(story, spot, date, status)]
    near = days + _spans(story, spot, mine, status)
    own = [date for date in near if not _is_taken(story, spot, date)]
    found = _nearest(spot, own or days) or _above(story, spot) or _of_chapter(story, spot, status)
    return _gone_by(story, found) if found is not None and status not in TO_COME else found


def _gone_by(story: Story, date: Date) -> Date:
    """A month of what has happened is the last such month, where its year is left out: "In July, 300 were sent"."""
    published, period = story.page.published, date.period
    if published is None or period is None or date.basis != "month" or period.first <= published:
        return date
    if str(period.year) in story.page.tokens.words[date.first : date.last]:
        return date
    return replace(date, period=Period(period.year - 1, period.month))


def _may_hold(story: Story, spot: Spot, date: Date, status: str) -> bool:
    """Whether a date of its sentence may be the day of a figure: "as of Monday 500"; not "since Monday"."""
    if date.role in ("since", "start", "until"):
        return False
    if status in TO_COME and not _is_aim(story, spot, date):
        return False
    others = _is_told(story, date) or _is_of_event(story, spot, date) or _is_of_plan(story, spot, date)
    others = others or _is_aside(story.page, spot, date)
    return not (others or _is_anothers(story, spot, date) or _is_before_now(story, spot, date))


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
    page, words, single = story.page, story.page.tokens.words, story.page.vocabulary.single
    of = date.lead < date.first and words[date.lead] in single["of"]
    owned = date.lead == date.first and ("determiner" in page.kinds(date.first - 1) or page.is_genitive(date.first - 2))
    plan = page.sense(date.lead - 1 if of else date.last, "status.before") if of or owned else None
    return plan is not None and plan.says in PLANS and not page.has_word("when", spot.begin, date.lead)


def _is_aim(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date is the day by which what is to come is to be reached: "7,000 by July 24", "para el viernes"."""
    if date.role != "as_of":
        return False
    lead = story.page.tokens.words[date.lead : date.first]
    target = bool(lead) and lead[0] in story.page.vocabulary.single["target"]
    return target or (date.basis != "weekday" and date.first >= spot.count.first)


def _is_anothers(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date goes with a later figure: "200 soldiers are in Laredo, and 350 more will arrive Friday".

    Or with one that the figure is set against: "up to 1,100, from 360 on July 1", "contra los 360 del 1 de julio".
    """
    page, told, later, apart = story.page, False, False, False
    for at in range(spot.count.last, min(date.first, spot.count.last + CLAUSES)):
        number = page.number_at[at]
        if page.kinds(at) & TOLD and number is None:
            if later:
                return True
            told = True
        apart = apart or "comparison" in page.kinds(at) or (told and page.kinds(at) & APART == {"stops"})
        if (told or apart) and page.counts_at(at):
            if apart or _is_governed(story, at):
                return True
            later = True
    return _leads_to_next(story, spot, date)


def _leads_to_next(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date stands before the number of the next clause: "they had 300, and today they have 40"."""
    page = story.page
    if not any(page.counts_at(at) for at in range(date.last, min(date.last + OWN_VERB, page.end))):
        return False
    for at in range(date.lead - 1, max(date.lead - OWN_VERB, spot.count.last - 1), -1):
        if page.joins(at):
            return True
        if page.kinds(at).isdisjoint(TOLD):
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


def _is_told(story: Story, date: Date) -> bool:
    """Whether a date is the day on which somebody says so: "the ministry said on Friday", "informó ayer"."""
    page = story.page
    begin, _ = page.sentence_at(date.first)
    for at in range(date.lead - 1, max(date.lead - SAID_ON, begin) - 1, -1):
        if page.tokens.words[at] in page.vocabulary.single["that"] or page.number_at[at] is not None:
            return False
        if page.kinds(at) & SAYING:
            return True
        if page.kinds(at) & TOLD:
            return False
    return False


def _is_taken(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date stands right behind the figure before: "2,450 before the inauguration to 7,600 on July 24"."""
    last = story.last
    if last is None or last.sentence != spot.sentence or last.as_of != date.period:
        return False
    return last.count.last <= date.lead <= last.count.last + BEHIND and date.last <= spot.first


def _spans(story: Story, spot: Spot, dates: list[Date], status: str) -> list[Date]:
    """The months and years that are told with a figure: "6,000 in 2006", "In 2018 it sent 5,200"."""
    told = [date for date in dates if _may_span(story, spot, date, status) and spans.tells(story.page, spot, date)]
    return [] if told and spans.is_of_now(story.page, spot) else told


def _may_span(story: Story, spot: Spot, date: Date, status: str) -> bool:
    """Whether a month or a year may be told of a figure: "In 2018 some 5,200"; of what was to come, if long past."""
    if date.day is not None or date.period is None or _is_of_plan(story, spot, date):
        return False
    # "from 2006 to 2008", "until 2008", and never "since 2008"
    closed = {"start": date.last - date.first > 1, "until": _is_past(story, date), "since": False}
    if not closed.get(date.role or "", True) or _is_anothers(story, spot, date):
        return False
    return _is_long_past(story, date) if status in TO_COME else not _is_told(story, date)


def _is_past(story: Story, date: Date, days: int = 0) -> bool:
    """Whether a date was over, by so many days, when the text was published."""
    published = story.page.published
    return published is not None and date.period is not None and (published - date.period.last).days > days


def _is_long_past(story: Story, date: Date) -> bool:
    """Whether what was announced or ordered then is history: "In 2018 it announced 4,000"."""
    return _is_past(story, date, LONG_PAST)


def _nearest(spot: Spot, dates: Iterable[Date]) -> Date | None:
    """The date that stands nearest to a figure, before it or behind."""
    first, last = spot.count.first, spot.count.last
    return min(dates, key=lambda date: min(abs(date.first - last), abs(first - date.last)), default=None)


def _of_chapter(story: Story, spot: Spot, status: str) -> Date | None:
    """The date that the entry of a chronicle opens with: "2014: The governor sent 1,000"."""
    date = chapters.date_of(story.page, spot.sentence)
    return date if date is not None and (status not in TO_COME or _is_long_past(story, date)) else None


def _above(story: Story, spot: Spot) -> Date | None:
    """The date that leads in the list a figure is a line of: "As of Friday:", "Por estado (al 28 de abril)"."""
    page = story.page
    for above in range(spot.sentence - 1, max(spot.sentence - LINES, 0) - 1, -1):
        if not story.is_list_line(above + 1):
            return None
        begin, end = page.sentences[above]
        if FINAL.isdisjoint(page.tokens.words[end - 2 : end]):  # a sentence is no heading: 'the goal would be "close."'
            dates = (date for date in dates_between(page, begin, end) if date.day and date.role == "as_of")
            date = next(dates, None)
            if date is not None or page.tokens.words[end - 1] == ":":
                return date
    return None
