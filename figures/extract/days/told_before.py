"""The day told before the sentence of a figure that states none, and which holds for it all the same.

Above its list, "As of Friday:", at the head of its entry in a chronicle, "2014: The governor sends 1,000", or in the
sentences that it goes on from: "A table dated May 3 ... The same table shows 900".
"""

from __future__ import annotations

from figures.extract.around import dates_between, hits_between
from figures.extract.dates import Date
from figures.extract.days import occasions, spans
from figures.extract.named import chapters
from figures.extract.page import FINAL, Page
from figures.extract.stages.verbs import GONE
from figures.extract.story.story import Spot, Story
from figures.extract.timing import is_later

TO_COME = ("announced", "ordered", "considered", "denied")  # no day in the text is theirs, unless it says
OTHERS = "other people"  # the reason of those who are no soldiers
OPENING = 6  # tokens of a sentence in which it names the document that it goes on from
LEAFED = 6  # sentences back in which the day of that document stands
LINES = 12  # lines of a list below a date
NOTE = 8  # tokens of a sentence above a list that says no more than its day: "Data as of Friday."
LONG_PAST = 31  # days from the end of a month or a year to publication, for what was then announced or ordered


def day(story: Story, spot: Spot, status: str, alone: bool) -> Date | None:
    """The date told before its sentence that a figure holds for; `alone`: its own sentence states no date at all."""
    found = _above(story, spot) or _of_chapter(story, spot, status)
    if found is not None or not alone or status in TO_COME:
        return found
    went = status in GONE and not spans.is_of_now(story.page, spot)
    return _of_document(story, spot, status) or (_of_journey(story, spot) if went else None)


def is_past(page: Page, date: Date, days: int = 0) -> bool:
    """Whether a date was over, by so many days, when the text was published."""
    published = page.published
    return published is not None and date.period is not None and (published - date.period.last).days > days


def is_long_past(page: Page, date: Date) -> bool:
    """Whether what was announced or ordered then is history: "In 2018 it announced 4,000"."""
    return is_past(page, date, LONG_PAST)


def _of_document(story: Story, spot: Spot, status: str) -> Date | None:
    """The day of the document that a sentence goes on from: "a table dated May 3 ... The same table shows 900"."""
    page, words = story.page, story.page.tokens.words
    opening = page.words_of("document", spot.begin + 1, min(spot.begin + OPENING, spot.first))
    behind = page.words_of("document", spot.count.last, spot.end)
    again = opening + [at for at in behind if words[at - 1] != words[spot.begin]]
    again = [at for at in again if page.is_word(at - 1, "known_one")]
    now = spans.is_of_now(page, spot)
    if now:
        again = [at for at in again if page.is_word(at - 1, "same")]
    if not again and (now or status in GONE or not _opens_document(story, spot)):
        return None
    begin = page.sentences[max(spot.sentence - LEAFED, 0)][0]
    dates = [date for date in dates_between(page, begin, spot.begin) if date.day is not None and date.role == "as_of"]
    return next((date for date in reversed(dates) if date.firm), None)


def _opens_document(story: Story, spot: Spot) -> bool:
    """Whether the sentence before tells no more than of a document: "A reply dated May 3 draws another picture.".

    Not one that has something done: "A memo dated May 3 ordered the mission."
    """
    page, before = story.page, spot.sentence - 1
    if before < 0 or not page.share_paragraph(before, spot.sentence) or story.since(spot.sentence, 1) is not None:
        return False
    begin, end = page.sentences[before]
    done = any({"status.before", "status.after"} & hit.senses.keys() for hit in hits_between(page, begin, end))
    dated = not done and any(date.firm for date in dates_between(page, begin, end))
    return dated and page.has_word("document", begin, end)


def _of_journey(story: Story, spot: Spot) -> Date | None:
    """The day of the journey told right before: "The plane landed on Friday. It carried 90 soldiers"."""
    page, before = story.page, spot.sentence - 1
    if before < 0 or not page.share_paragraph(before, spot.sentence) or story.since(spot.sentence, 1) is not None:
        return None
    begin, end = page.sentences[before]
    dates = dates_between(page, begin, end)
    told = hits_between(page, begin, end)
    went = any(hit.says("status.after") in GONE for hit in told)
    others = any("civil" in hit.senses or hit.says("reason") == OTHERS for hit in told)
    if not went or others or len(dates) != 1 or dates[0].day is None or dates[0].role not in (None, "as_of"):
        return None
    return None if occasions.is_told_on(page, dates[0], end) or is_later(page, dates[0]) else dates[0]


def _of_chapter(story: Story, spot: Spot, status: str) -> Date | None:
    """The date that the entry of a chronicle opens with: "2014: The governor sent 1,000"."""
    date = chapters.date_of(story.page, spot.sentence)
    if date is None or (status in TO_COME and (date.day is not None or not is_long_past(story.page, date))):
        return None  # the day of an order is no day of those ordered
    return date


def _above(story: Story, spot: Spot) -> Date | None:
    """The date that leads in the list a figure is a line of: "As of Friday:", "Por estado (al 28 de abril)"."""
    page = story.page
    for above in range(spot.sentence - 1, max(spot.sentence - LINES, 0) - 1, -1):
        if not story.is_list_line(above + 1):
            return None
        begin, end = page.sentences[above]
        heads = FINAL.isdisjoint(page.tokens.words[end - 2 : end])  # no sentence: 'the goal would be "close."'
        if heads or (end - begin <= NOTE and page.opens_paragraph(above + 1)):
            dates = (date for date in dates_between(page, begin, end) if date.day and date.role == "as_of")
            date = next((date for date in dates if (heads and not _came_out(page, date)) or date.firm), None)
            if date is not None:
                return date
            if page.tokens.words[end - 1] == ":":
                return _before_list(story, above)
    return None


def _came_out(page: Page, date: Date) -> bool:
    """Whether a date above a list is only that on which the text came out: "Published on May 3"."""
    return page.is_word(date.lead - 1, "given_out")


def _before_list(story: Story, lead: int) -> Date | None:
    """The day of the whole told right before what leads in a list: "As of Friday, 900 are there. This includes:"."""
    told = story.drafts[: story.told_before(lead + 1)][-1:]
    if not told or told[0].status in TO_COME or not story.page.share_paragraph(told[0].sentence, lead):
        return None
    return told[0].dated
