"""Add a source: paste a text, see how its numbers are read, confirm those read well, and take the file away.

Nothing that is pasted here is kept on the server: the file goes into the sources folder by its writer's own hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from figures import documents, drafting, language, lexicon, review
from figures.desk import Desk, of_draft
from figures.display import Display
from figures.documents import Fault
from figures.extract.records import Period
from figures.pages import ledger, sources
from figures.pages.markup import Markup, element, literal
from figures.sources import TEXT_KINDS, Mistake, Source, published_as, read
from figures.table import one_line

MOST = 100_000  # characters of a text that is pasted: some fifty pages
TEXT_HEIGHT = 440  # pixels: as high as the fields beside it
LINES = ("title", "publisher", "author", "url")  # what is asked for in one line each, in this order


def page(desk: Desk, display: Display) -> None:
    """The page: the form; below it how the text is read, and the file with what it still lacks."""
    st.html(element("p", display.word("add_lead"), class_="aside"))
    fields = _form(display)
    if not fields["text"].strip():
        return
    unnamed = _unnamed(fields)
    reading = st.container()
    right = _confirmed(unnamed, of_draft(unnamed), display)
    name = drafting.file_name(fields)
    file = drafting.written(fields, right, dt.date.today())
    draft, faults = read(documents.parse(file, name), lexicon.languages())
    source = draft or unnamed
    own = of_draft(source)
    reading.html(sources.reading(source, None, own, display))
    _take(name, file, [*faults, *own.faults, *_known(name, fields["url"], desk, display)], display)


def _form(display: Display) -> Mapping[str, str]:
    """What is filled in, by the keys of a source file; it stays while the reader looks at another page."""
    text, rest = st.columns([3, 2], gap="medium")
    fields = {
        "text": text.text_area(
            display.word("add_text"),
            height=TEXT_HEIGHT,
            max_chars=MOST,
            key="draft-text",
            persist_state="session",
            placeholder=display.word("add_paste"),
            on_change=_take_its_language,
        )
        or ""
    }
    with rest:
        left, right = st.columns(2)
        with left:
            fields["language"] = _one_of(
                "language", lexicon.languages(), display.languages.__getitem__, display, display.language
            )
        with right:
            fields["text_is"] = _one_of("text_is", TEXT_KINDS, lambda kind: display.word(f"text_{kind}"), display)
        fields["published"] = _line("published", display, display.word("add_date"))
        for key in LINES:
            fields[key] = _line(key, display)
    return fields


def _take_its_language() -> None:
    """Choose the language that a text looks to be in, where that is another than the one chosen."""
    state = st.session_state
    if likely := language.other_likely(state["draft-text"] or "", state["draft-language"]):
        state["draft-language"] = likely


def _line(key: str, display: Display, hint: str = "") -> str:
    """What is filled in for one key."""
    label = literal(display.word("link" if key == "url" else key))
    return st.text_input(label, key=f"draft-{key}", persist_state="session", placeholder=hint) or ""


def _one_of(
    key: str, words: Sequence[str], shown: Callable[[str], str], display: Display, default: str | None = None
) -> str:
    """Which of a key's words is chosen; the first, or `default`, until the reader chooses another."""
    chosen = st.segmented_control(
        literal(display.word("add_kind" if key == "text_is" else key)),
        words,
        format_func=shown,
        default=default if default in words else words[0],
        required=True,
        key=f"draft-{key}",
        persist_state="session",
    )
    return str(chosen)


def _unnamed(fields: Mapping[str, str]) -> Source:
    """The text as a source, whatever else is missing: it can be read at once; without a date, as if of today."""
    try:
        published = published_as(fields["published"])
    except Mistake:
        published = Period.of(dt.date.today())
    return Source(
        id="draft",
        url="",
        title="",
        publisher="",
        published=published,
        language=fields["language"],
        text_is=fields["text_is"],
        text=fields["text"].strip(),
    )


def _confirmed(source: Source, own: Desk, display: Display) -> list[tuple[str, int]]:
    """The quotes of the figures that the reader says were read well, and which occurrence of them is meant."""
    quotes = [
        (phrase := one_line(str(row["phrase"])), review.occurrence(source.text, phrase, int(row["start"])))
        for row in ledger.rows(source, own)
    ]
    if not quotes:
        return []
    names = {literal(phrase if nth == 1 else f"{phrase} ({nth})"): (phrase, nth) for phrase, nth in quotes}
    chosen = st.pills(
        display.word("add_right"),
        list(names),
        selection_mode="multi",
        key="draft-right",
        help=display.word("add_right_help"),
    )
    return [quote for name, quote in names.items() if name in chosen]


def _known(name: str, url: str, desk: Desk, display: Display) -> Iterable[str]:
    """What speaks against the file beside those that the desk has: one of its name, or of its article."""
    for source in desk.sources.values():
        if name == f"{source.id}.yaml":
            yield display.word("add_name_taken", name=source.id)
        if source.url == url.strip():
            yield display.word("add_known", name=source.id)


def _take(name: str, file: str, against: Sequence[Fault | str], display: Display) -> None:
    """The file to take away, and before it what has to be mended first."""
    st.html(element("h2", display.word("add_file")))
    if against:
        st.html(_lacking(against, display))
    else:
        st.html(element("p", display.word("add_where", name=f"sources/{name}"), class_="aside"))
    st.code(file, language=None, wrap_lines=True)
    st.download_button(
        display.word("download", format=literal(name)), file, file_name=name, mime="application/yaml", key="draft-file"
    )


def _lacking(against: Iterable[Fault | str], display: Display) -> Markup:
    return element(
        "section",
        element("p", display.word("add_lacking")),
        element("ul", *(element("li", element("code", str(each))) for each in against)),
        class_="faults",
        role="status",
    )
