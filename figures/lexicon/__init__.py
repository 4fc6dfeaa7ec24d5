"""Every word the program knows, as YAML, and the loader that checks it.

<language>/words.yaml     nouns, hedges, measures, statuses, small words
<language>/numbers.yaml   number words, scales, separators
<language>/dates.yaml     months, weekdays, relative days
<language>/evidence.csv   what words and lists around a figure weigh: learned from the examples, not written
<language>/counting.csv   likewise, for and against a number without a noun counting soldiers
forces.yaml countries.yaml places.yaml operations.yaml events.yaml   the same for all languages
display.yaml              what a reader of the dashboard sees
translations.yaml         what the code says in English of rules and columns, in the dashboard's other languages

Read in this order:
    templates   how one line stands for several phrases
    records     what the entries are to the program
    files       the files as they are written, and where in them something stands
    checks      what may stand in their lists
    named       forces, places, borders, each by its id
    said        what each phrase says
    learned     what words and lists around a figure weigh
"""

from figures.lexicon.checks import SAYS, compare_lists
from figures.lexicon.files import FOLDER, LexiconError, languages, positions, section, stands_at
from figures.lexicon.learned import weights
from figures.lexicon.named import borders, entries, forces, operations, places, slug
from figures.lexicon.records import Border, Force, Operation, Place, Sense, Weights
from figures.lexicon.said import phrases, refuse_repeats, refuse_strays, senses
from figures.lexicon.templates import expand

__all__ = [
    "FOLDER", "SAYS", "Border", "Force", "LexiconError", "Operation", "Place", "Sense", "Weights", "borders",
    "compare_lists", "entries", "expand", "forces", "languages", "operations", "phrases", "places", "positions",
    "refuse_repeats", "refuse_strays", "section", "senses", "slug", "stands_at", "weights",
]  # fmt: skip
