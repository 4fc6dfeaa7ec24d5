"""The day a figure holds for: the nearest date of its sentence that may be its own, or the one above its list."""

from __future__ import annotations

from collections.abc import Iterable

from figures.extract.around import dates_between
from figures.extract.dates import Date
from figures.extract.story import Spot, Story

TO_COME = ("announced", "ordered", "considered", "denied")  # no day in the text is theirs, unless it says
BEHIND = 4  # tokens from a figure to the date right behind it
SAYING = 6  # tokens from a verb of saying to its day
TOLD = frozenset({"auxiliary", "status.before", "status.after"})  # verbs: what a figure's own clause tells of it
CLAUSES = 40  # tokens behind a figure in which another one may have a clause and a date of its own
LINES = 12  # lines of a list below a date


def day_of(story: Story, spot: Spot, status: str) -> Date | None:
    """The date that a figure holds for, if the text states one."""
    dates = [date for date in dates_between(story.page, spot.begin, spot.end) if _may_hold(story, spot, date, status)]
    own = [date for date in dates if not _is_taken(story, spot, date)]
    return _nearest(spot, own or dates) or _above(story, spot)


def _may_hold(story: Story, spot: Spot, date: Date, status: str) -> bool:
    """Whether a date of its sentence may be the day of a figure."""
    if date.day is None or date.role in ("since", "start", "until"):
        return False
    if status in TO_COME and not _is_aim(story, spot, date):
        return False
    return not _is_told(story, date) and not _is_anothers(story, spot, date)


def _is_aim(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date is the day by which what is to come is to be reached: "7,000 by July 24", "para el viernes"."""
    if date.role != "as_of":
        return False
    lead = story.page.tokens.words[date.lead : date.first]
    target = bool(lead) and lead[0] in story.page.vocabulary.single["target"]
    return target or (date.basis != "weekday" and date.first >= spot.count.first)


def _is_anothers(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date goes with a later figure: "200 soldiers are in Laredo, and 350 more will arrive Friday"."""
    page, told, later = story.page, False, False
    for at in range(spot.count.last, min(date.first, spot.count.last + CLAUSES)):
        number = page.number_at[at]
        if page.kinds(at) & TOLD and number is None:
            if later:
                return True
            told = True
        later = later or (told and number is not None and page.may_count(number))
    return False


def _is_told(story: Story, date: Date) -> bool:
    """Whether a date is the day on which somebody says so: "the ministry said on Friday", "informó ayer"."""
    page = story.page
    begin, _ = page.sentences[page.sentence_of[date.first]]
    for at in range(date.lead - 1, max(date.lead - SAYING, begin) - 1, -1):
        if page.tokens.words[at] in page.vocabulary.single["that"] or page.number_at[at] is not None:
            return False
        if page.kinds(at) & {"says", "speech"}:
            return True
        if page.kinds(at) & TOLD:
            return False
    return False


def _is_taken(story: Story, spot: Spot, date: Date) -> bool:
    """Whether a date stands right behind the figure before: "2,450 before the inauguration to 7,600 on July 24"."""
    last = story.last
    if last is None or last.sentence != spot.sentence or last.as_of != date.day:
        return False
    return last.count.last <= date.lead <= last.count.last + BEHIND and date.last <= spot.first


def _nearest(spot: Spot, dates: Iterable[Date]) -> Date | None:
    first, last = spot.count.first, spot.count.last
    return min(dates, key=lambda date: min(abs(date.first - last), abs(first - date.last)), default=None)


def _above(story: Story, spot: Spot) -> Date | None:
    """The date that leads in the list a figure is a line of: "As of Friday:", then "Sonora: 1,987"."""
    page = story.page
    for above in range(spot.sentence - 1, max(spot.sentence - LINES, 0) - 1, -1):
        if not story.is_list_line(above + 1):
            return None
        begin, end = page.sentences[above]
        if page.tokens.words[end - 1] == ":":
            return next((date for date in dates_between(page, begin, end) if date.day and date.role == "as_of"), None)
    return None
