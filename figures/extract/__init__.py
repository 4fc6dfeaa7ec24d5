"""One text in, its troop figures out. Knows no source files, no pandas, no Streamlit.

prose (tokens) -> numbers, dates, phrases -> page (all that was found) -> counted (what a number counts) -> cues (hedge, measure,
status) and forces (force, side, place) -> mentions (the reading). `vocabulary` is the lexicon of one language, compiled.
"""

from figures.extract.mentions import read
from figures.extract.records import Cue, Entry, Mention, Reading

__all__ = ["Cue", "Entry", "Mention", "Reading", "read"]
