"""Tokens -> the dates they name, resolved against the day of publication.

Read in this order:
    words                  a language's dates.yaml, compiled
    resolution             the day that an expression means, where its words leave the year, month or week open
    text                   the words that show, and small looks at them; the lead before a date
    parts                  a month, day numbers in a row, a year
    stated                 rules: "Feb. 3", "02/03/2025", "los días 22 y 23 de enero"
    relative               rules: "yesterday", "last Friday", "two days ago", "before the inauguration"
    spans                  rules: "mid-March", "in 2018": months and years, which are no day
    reader                 `dates`: each rule where its first words stand, and what the lead makes of a date

Naming: `first` and `last` are token numbers, half-open; `reference` is the day that dates without a year are read from.
Every rule reads forward from one token, a bounded way; what stands before a date (its lead) is read backward. Neither
leaves the paragraph or reaches into the date before.
"""

from figures.extract.dates.reader import Date, covered, dates
from figures.extract.dates.words import DateWords

__all__ = ["Date", "DateWords", "covered", "dates"]
