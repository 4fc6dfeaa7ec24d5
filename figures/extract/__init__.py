"""One text in, its troop figures out. Knows no files, no pandas, no Streamlit."""

from figures.extract.records import Cue, Entry, Mention, Reading

__all__ = ["Cue", "Entry", "Mention", "Reading"]
