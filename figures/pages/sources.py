"""Sources: each text with its numbers marked, the ledger of why each counts or not, and the faults of all files."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from figures import lexicon
from figures.desk import Desk
from figures.display import Display
from figures.extract.records import Cue, Entry
from figures.pages import address
from figures.pages.markup import Markup, anchor, element, join
from figures.sources import Source

Row = Mapping[Hashable, Any]


def page(desk: Desk, display: Display) -> None:
    """The page: the faults in full, then one source, chosen by name and kept in the address."""
    if desk.faults:
        st.html(faults(desk, display))
    if not desk.sources:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    newest = sorted(desk.sources.values(), key=lambda source: (source.published.iso, source.id), reverse=True)
    names = [source.id for source in newest]
    asked = address.asked("source", names)
    for name in address.strange("source", names):
        st.html(element("p", display.word("no_such_source", name=name), role="status"))
    chosen = st.selectbox(
        display.word("source"),
        names,
        index=names.index(asked[0]) if asked else 0,
        format_func=lambda identity: _label(desk.sources[identity], display),
        key="source-chosen",
    )
    address.keep("source", [chosen])
    source = desk.sources[chosen]
    reading = element("div", _text(source, desk, display), _ledger(source, desk, display), class_="reading")
    st.html(join(_heading(source, display), reading))


def faults(desk: Desk, display: Display) -> Markup:
    """Each fault with its file, line and column; the files lie in one folder, whose path on the server is left out."""
    listed = (replace(fault, file=Path(fault.file).name) for fault in desk.faults)
    return element(
        "section",
        element("h2", display.count("faults", len(desk.faults))),
        element("p", display.word("faults_lead")),
        element("ul", *(element("li", element("code", str(fault))) for fault in listed)),
        class_="faults",
    )


def _label(source: Source, display: Display) -> str:
    return f"{display.period(source.published.iso)} · {source.publisher} · {source.title}"


def _heading(source: Source, display: Display) -> Markup:
    """Title, publisher, author and date of a source, with links to it and to its archived copy."""
    facts = [source.publisher, source.author, display.period(source.published.iso)]
    copies = [anchor(display.word("archived"), source.archive)] if source.archive else []
    return element(
        "header",
        element("h2", anchor(source.title, source.url), lang=source.language),
        element("p", " · ".join(fact for fact in facts if fact), " ", *copies, class_="aside"),
        element("p", display.name("text_is", source.text_is), class_="aside"),
    )


def _text(source: Source, desk: Desk, display: Display) -> Markup:
    """The text, every figure marked and every other number underlined, each with what it was read as."""
    refused = display.name("reviews", "wrong")
    rows = {int(row["start"]): row for row in _rows(source, desk)}
    pieces: list[str] = []
    at = 0
    for start, end, reason in _spans(source, desk):
        if start < at:
            continue
        pieces.append(source.text[at:start])
        words = source.text[start:end]
        if start in rows:
            pieces.append(element("mark", words, id=_place(start), title=_read_as(rows[start], display)))
        else:
            pieces.append(element("u", words, title=display.name("reasons", reason, reason) if reason else refused))
        at = end
    pieces.append(source.text[at:])
    return element("blockquote", *pieces, class_="text", lang=source.language)


def _rows(source: Source, desk: Desk) -> Iterator[Row]:
    own = desk.figures[desk.figures["source_id"] == source.id]
    yield from own.sort_values("start").to_dict("records")


def _spans(source: Source, desk: Desk) -> list[tuple[int, int, str | None]]:
    """Where the figures and the other numbers stand, in the order of the text; a figure comes before its number.

    A number comes with the reason why it is no figure, None for a figure and for one that a person refused.
    """
    figures = [(int(row["start"]), int(row["end"]), None) for row in _rows(source, desk)]
    others = [
        (entry.start, entry.end, entry.reason) for entry in desk.readings[source.id].ledger if entry.reason is not None
    ]
    removed = [(mention.start, mention.end, None) for mention, _ in desk.reviews[source.id].removed]
    return sorted([*figures, *removed, *others], key=lambda span: (span[0], -span[1]))


def _read_as(row: Row, display: Display) -> str:
    """What a figure was read as, in one line; the place and the day only where the text states them."""
    bounds = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "low", "high"))
    stated = [
        display.hedged(str(row["qualifier"]), *bounds),
        display.name("forces", str(row["force"]), str(row["force_name"])),
        display.name("statuses", str(row["status"])),
        display.name("measures", str(row["measure"])),
        display.name("sides", str(row["side"])),
    ]
    if not pd.isna(row["place"]):
        stated.append(str(row["place"]))
    if not pd.isna(row["as_of"]):
        stated.append(display.period(str(row["as_of"])))
    return " · ".join(stated)


def _ledger(source: Source, desk: Desk, display: Display) -> Markup:
    """Every number of the text: the figure it is or the reason it is none, and what decided: words or other figures.

    A figure leads to its words in the text: a bare number says little by itself.
    """
    cues = {(mention.start, mention.end): mention.cues for mention in desk.readings[source.id].mentions}
    rows = list(_rows(source, desk))
    spans = {(int(row["start"]), int(row["end"])) for row in rows}
    read = [
        (
            int(row["start"]),
            element("a", str(row["phrase"]), href=f"#{_place(int(row['start']))}", target="_self"),
            _read_as(row, display),
            [
                *_judged(row, desk, display),
                *_told(_spoken(row, cues), display, spans - {(row["start"], row["end"])}),
            ],
        )
        for row in rows
    ]
    refused = [
        (entry.start, entry.phrase, _refused(entry, display), _refused_by(entry, display))
        for entry in desk.readings[source.id].ledger
        if entry.reason is not None
    ] + [
        (mention.start, mention.phrase, display.word("not_a_figure", reason=display.name("reviews", "wrong")), [why])
        for mention, why in desk.reviews[source.id].removed
    ]
    lines = [
        element(
            "tr",
            element("td", phrase),
            element("td", verdict),
            element("td", *_parted(dict.fromkeys(spoke))),
        )
        for _, phrase, verdict, spoke in sorted(read + refused, key=lambda line: line[0])
    ]
    heads = (element("th", display.word(word), scope="col") for word in ("number", "read_as", "because"))
    return element(
        "section",
        element("h3", display.word("ledger")),
        element("table", element("thead", element("tr", *heads)), element("tbody", *lines)),
        class_="ledger",
    )


def _spoken(row: Row, cues: Mapping[tuple[int, int], Sequence[Cue]]) -> list[Cue]:
    """The words that decided a figure's fields, without those that a person's verdict overruled."""
    spoke = cues.get((int(row["start"]), int(row["end"])), ())
    return [cue for cue in spoke if cue.field == "place" or cue.field not in row or row[cue.field] == cue.says]


def _judged(row: Row, desk: Desk, display: Display) -> list[str]:
    """What a person said of a figure, with the reason given, if one did."""
    if row["review"] is None or pd.isna(row["review"]):
        return []
    why = desk.reviews[str(row["source_id"])].whys.get((int(row["start"]), int(row["end"])))
    said = display.name("reviews", row["review"])
    return [f"{said}: {why}" if why else said]


def _refused(entry: Entry, display: Display) -> str:
    reason = entry.reason or ""
    return display.word("not_a_figure", reason=display.name("reasons", reason, reason))


def _refused_by(entry: Entry, display: Display) -> list[str]:
    """The words and the rule by which a number is no figure."""
    rule = [display.word("rule", name=entry.rule)] if entry.rule else []
    return [*_told(entry.cues, display), *rule]


# Field of a mention -> the display lexicon's table that names its values.
NAMED = {
    "side": "sides",
    "status": "statuses",
    "measure": "measures",
    "qualifier": "qualifier_names",
    "reason": "reasons",
}


def _told(cues: Iterable[Cue], display: Display, others: Container[tuple[int, int]] = ()) -> Iterator[Markup]:
    """What decided and for what: words, or one of the other figures, with a link to it; each once."""
    said: dict[tuple[int, int], list[Cue]] = {}
    for cue in cues:
        said.setdefault((cue.start, cue.end), []).append(cue)
    for span, own in said.items():
        words = f"“{own[0].phrase}”"
        if span in others:
            linked = element("a", words, href=f"#{_place(span[0])}", target="_self")
            words = join(display.word("figure"), " ", linked)
        yield join(words, " → ", " · ".join(dict.fromkeys(_named(cue, display) for cue in own)))


def _place(start: int) -> str:
    """The id, on its page, of the mark that begins at a place of the text."""
    return f"figure-{start}"


def _parted(parts: Iterable[str]) -> Iterator[str]:
    """The parts with semicolons between them."""
    for at, part in enumerate(parts):
        yield from ("; ", part) if at else (part,)


def _named(cue: Cue, display: Display) -> str:
    """What a cue says, as a reader knows it: "Ohio National Guard" for the force, "Laredo" for the place."""
    if cue.field == "force":
        return display.name("forces", cue.says, lexicon.forces()[cue.says].name)
    if cue.field == "place":
        return lexicon.places()[cue.says].name
    if cue.field == "as_of":
        return display.period(cue.says)
    if cue.field == "operation":
        return str(lexicon.section("operations")[cue.says]["name"])
    return display.name(NAMED[cue.field], cue.says) if cue.field in NAMED else cue.says
