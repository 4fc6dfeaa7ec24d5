"""A text as the rules of dates see it: the words that show, and small looks at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from figures.extract.dates.words import DateWords, Lead
from figures.extract.records import Period
from figures.extract.text.padded import PaddedText
from figures.extract.text.prose import Tokens

CHAPTER = 150  # tokens behind a year in which a month may be its own
LIVING = 30  # years before publication of which a text may go on to tell a month
LOOK_AHEAD = 4  # tokens read for a counted noun
YEARS = range(1900, 2100)
FULL_STOPS = frozenset(".!?")


class Text(PaddedText):
    """One text, the words of its language, and the day to read from.

    Only the paragraph being read shows in `words`, and of it only what stands behind the date read last; everything
    else is "", so that no rule reads across either.
    """

    __slots__ = ("last_day", "lexicon", "moment", "narrated", "published", "reference", "told")

    def __init__(
        self, tokens: Tokens, lexicon: DateWords, reference: dt.date | None, published: dt.date | None
    ) -> None:
        super().__init__(tokens)
        self.hide(0, len(tokens))
        self.lexicon = lexicon
        self.reference = reference  # where the day of publication is unknown, the last of its month
        self.published = published
        self.last_day: dt.date | None = None  # of the date read last, for "on that same day"
        self.moment: dt.date | None = None  # of the date read last in its paragraph, for "at that time"
        self.told: tuple[Period, int] | None = None  # the date read last that tells a year, and the token behind it

        self.narrated = False  # whether that one opens a sentence, or goes on from one that does

    def paragraphs(self) -> Iterator[range]:
        """Show one paragraph after the other."""
        begins = [at for at, breaks in enumerate(self.tokens.breaks) if breaks > 1]
        for begin, end in pairwise([0, *begins, len(self.tokens)]):
            self.words[begin:end] = self.tokens.words[begin:end]
            self.moment = None
            yield range(begin, end)
            self.hide(begin, end)

    def year_of(self, month: int, at: int) -> int | None:
        """The year of a month that a line tells without one, behind a date with one: "in 2018 ... by November"."""
        told = self.told_before(at)
        if told is None:
            return None
        year = told.year + (told.month is not None and month < told.month)
        past = self.reference is not None and (year, month) <= (self.reference.year, self.reference.month)
        return year if past and self.is_near(year, LIVING, 0) else None

    def told_before(self, at: int) -> Period | None:
        """The date with a year that the line of a token has told last."""
        if self.told is None or at - self.told[1] > CHAPTER or any(self.tokens.breaks[self.told[1] : at + 1]):
            return None
        return self.told[0]

    def year_told(self, at: int) -> int | None:
        """The year that stands before a token in its sentence: "in 2018 ... before the midterm elections"."""
        if self.told is None:
            return None
        period, last = self.told
        ended = "." in self.tokens.words[last:at] or any(self.tokens.breaks[last : at + 1])
        return None if ended else period.year

    def hide(self, begin: int, end: int) -> None:
        self.words[begin:end] = [""] * (end - begin)

    def opens_line(self, at: int) -> bool:
        """Whether a token is the first of a line."""
        return at == 0 or self.tokens.breaks[at] > 0

    def opens_sentence(self, at: int) -> bool:
        """Whether a token is the first of a line or of a sentence."""
        return self.opens_line(at) or self.tokens.words[at - 1] in FULL_STOPS

    def goes_on(self, at: int) -> bool:
        """Whether a line goes on with a capital at a token: "2018. The president sends"."""
        return at < len(self.tokens) and not self.tokens.breaks[at] and self.capital(at)

    def capital(self, at: int) -> bool:
        return self.tokens.text[self.tokens.starts[at]].isupper()

    def integer(self, at: int, digits: int) -> int | None:
        """The plain number of at most so many digits at a token."""
        word = self.words[at]
        return int(word) if 0 < len(word) <= digits and word.isascii() and word.isdigit() else None

    def year(self, at: int) -> int | None:
        number = self.integer(at, 4)
        return number if number in YEARS else None

    def is_near(self, year: int, back: int, ahead: int) -> bool:
        """Whether a year lies near publication, or when that was is unknown."""
        return self.reference is None or self.reference.year - back <= year <= self.reference.year + ahead

    def counts_people(self, at: int) -> bool:
        """Whether the words from `at` on, up to the phrase's end, hold a noun that numbers count."""
        for word in self.words[at : at + LOOK_AHEAD]:
            if word in self.lexicon.counted:
                return True
            if (not word[:1].isalpha() and word != "-") or word in self.lexicon.function_words:
                return False
        return False

    def heads_compound(self, at: int) -> bool:
        """Whether a number is the head of a compound: "2018-soldier"."""
        return (
            self.words[at + 1] == "-" and self.glued(at + 1) and self.glued(at + 2) and self.words[at + 2][:1].isalpha()
        )

    def lead(self, first: int) -> tuple[Lead | None, int]:
        """The lead that ends right before token `first`, and where it begins."""
        words, leads = self.words, self.lexicon.leads
        found = leads.match(words, first - 1)
        if words[first - 1] in self.lexicon.articles:
            behind_article = leads.match(words, first - 2)
            if behind_article and (behind_article[0].role or not found):
                found = behind_article
        if found is None:
            return None, first
        outer = None if found[0].role else leads.match(words, found[1])
        lead, before = outer if outer and outer[0].role else found
        return lead, before + 1
