"""Sources: each text with its numbers marked, the ledger of why each counts or not, and the faults of all files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import streamlit as st

from figures.desk import Desk
from figures.display import Display
from figures.pages import address, ledger
from figures.pages.ledger import Row
from figures.pages.markup import Markup, anchor, element, join
from figures.sentences import LEFT_OUT, around
from figures.sources import Source

IN_SIGHT = 300  # code points of a text that may stand before the figure asked for and leave it on the first screen


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
    figure = _asked(source, desk)
    address.keep("figure", [figure["figure_id"]] if figure else [])
    st.html(join(_heading(source, display), reading(source, figure, desk, display)))


def reading(source: Source, asked: Row | None, desk: Desk, display: Display) -> Markup:
    """A source's text with its numbers marked, and its ledger; `asked`, if any, is the figure to be in view."""
    return element("div", _text(source, asked, desk, display), ledger.ledger(source, desk, display), class_="reading")


def _asked(source: Source, desk: Desk) -> Row | None:
    """The figure of the source that the address names; None where it names none, or one of another source."""
    figures = {str(row["figure_id"]): row for row in ledger.rows(source, desk)}
    return next((figures[name] for name in address.asked("figure", figures)), None)


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


def _text(source: Source, asked: Row | None, desk: Desk, display: Display) -> Markup:
    """The text with its numbers marked; what stands long before the figure asked for is folded, so that it is in sight.

    A browser cannot jump to the mark by the address: the page comes after it has looked for one.
    """
    opening = _opening(source, int(asked["start"]), int(asked["end"])) if asked else 0
    before = element("summary", display.word("text_before")), *_marked(source, 0, opening, asked, desk, display)
    return element(
        "blockquote",
        *([element("details", *before)] if opening else []),
        *_marked(source, opening, len(source.text), asked, desk, display),
        class_="text",
        lang=source.language,
    )


def _opening(source: Source, start: int, end: int) -> int:
    """Where the text begins that is shown with a figure: with all of it, with its paragraph, or with its sentence."""
    paragraph = source.text.rfind("\n", 0, start) + 1
    sentence = start - len(around(source.text, start, end, source.language).before.removeprefix(f"{LEFT_OUT} "))
    return next((at for at in (0, paragraph) if start - at <= IN_SIGHT), max(paragraph, sentence))


def _marked(source: Source, begin: int, stop: int, asked: Row | None, desk: Desk, display: Display) -> Iterator[str]:
    """A part of the text, every figure marked and every other number underlined, each with what it was read as."""
    refused = display.name("reviews", "wrong")
    rows = {int(row["start"]): row for row in ledger.rows(source, desk)}
    at = begin
    for start, end, reason in _spans(source, desk):
        if not at <= start < stop:
            continue
        yield source.text[at:start]
        words = source.text[start:end]
        if start in rows:
            yield element(
                "mark",
                words,
                id=ledger.place_id(start),
                title=ledger.read_as(rows[start], display),
                class_="asked" if asked and start == asked["start"] else None,
            )
        else:
            yield element("u", words, title=display.name("reasons", reason, reason) if reason else refused)
        at = end
    yield source.text[at:stop]


def _spans(source: Source, desk: Desk) -> list[tuple[int, int, str | None]]:
    """Where the figures and the other numbers stand, in the order of the text; a figure comes before its number.

    A number comes with the reason why it is no figure, None for a figure and for one that a person refused.
    """
    figures = [(int(row["start"]), int(row["end"]), None) for row in ledger.rows(source, desk)]
    others = [
        (entry.start, entry.end, entry.reason) for entry in desk.readings[source.id].ledger if entry.reason is not None
    ]
    removed = [(mention.start, mention.end, None) for mention, _ in desk.reviews[source.id].removed]
    return sorted([*figures, *removed, *others], key=lambda span: (span[0], -span[1]))
