"""Sourced troop figures on the US-Mexico border: a folder of sources in, a table with every number's own words out.

Reading order, which is also the order of imports; each module knows only those before it:

    documents   one YAML text -> a tree that knows its lines and columns, or faults
    lexicon     every word the program knows, as YAML, and its loader
    extract     one text -> its troop figures, and why every other number is none
    language    the language a text looks like
    sources     sources/*.yaml -> sources and faults
    review      a source read, and a person's verdicts applied to what was extracted
    drafting    what a person fills in -> the YAML of a source file
    sentences   the sentence around a figure, for readers
    table       the figures table; its columns are declared once
    claims      figures that say the same thing -> one claim
    exports     tables -> CSV, JSON, Parquet, Excel, data package
    desk        a folder -> all of the above, read anew only where a text has changed
    display, charts, pages   what a reader of the dashboard sees
    jsonl, explain, cli      the same by command: `python -m figures --help`

The verbs for programs are `figures.extract.read`, `figures.sources.load`, `figures.review.read` and
`figures.desk.desk`. Nothing is imported here: reading texts needs no pandas, and starts without it.
"""
