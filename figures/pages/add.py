"""Add a source: paste a text, see how its numbers are read, confirm those read well, and take the file away.

Nothing that is pasted here is kept on the server: the file goes into the sources folder by its writer's own hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from figures import documents, drafting, language, lexicon, review
from figures.desk import Desk, of_draft
from figures.display import Display
from figures.documents import Fault
from figures.explain import FIELDS
from figures.extract.records import Period
from figures.pages import ledger, sources
from figures.pages.markup import Markup, element, join, literal
from figures.sources import TEXT_KINDS, Mistake, Source, address_of, published_as, read, source_keys
from figures.table import one_line

MOST = 100_000  # characters of a text that is pasted: some fifty pages
TEXT_HEIGHT = 440  # pixels: as high as the fields beside it
LINES = ("published", "title", "publisher", "author", "url")  # what is asked for in one line each, in this order
# The keys that the form calls otherwise than the table does.
LABELS = {"url": "link", "text": "add_text", "language": "add_language", "text_is": "add_kind"}


def page(desk: Desk, display: Display) -> None:
    """The page: the form; below it how the text is read, and the file with what it still lacks."""
    st.html(element("p", display.word("add_lead"), class_="aside"))
    fields = _form(display)
    if not fields["text"]:
        return
    published = _day_of(fields["published"])
    unnamed = _unnamed(fields, published or Period.of(dt.date.today()))
    reading = st.container()
    right = _confirmed(unnamed, of_draft(unnamed), display)
    name = drafting.file_name(fields)
    file = drafting.written(fields, right, dt.date.today())
    draft, faults = read(documents.parse(file, name), lexicon.languages())
    source = draft or unnamed
    own = of_draft(source)
    undated = [] if published else [element("p", display.word("add_undated"), class_="aside", role="status")]
    reading.html(join(*undated, sources.reading(source, None, own, display)))
    against = [*_lacking(fields, [*faults, *own.faults], display), *_known(name, fields["url"], desk, display)]
    _take(name, file, against, desk.sources.get(name.removesuffix(".yaml")), display)


def _form(display: Display) -> Mapping[str, str]:
    """What is filled in, by the keys of a source file; it stays while the reader looks at another page."""
    text, rest = st.columns([3, 2], gap="medium")
    pasted = text.text_area(
        display.word("add_text"),
        height=TEXT_HEIGHT,
        max_chars=MOST,
        key="draft-text",
        persist_state="session",
        placeholder=display.word("add_paste"),
        on_change=_take_its_language,
    )
    fields = {"text": drafting.clean(pasted or "")}
    with rest:
        left, right = st.columns(2)
        with left:
            known = lexicon.languages()
            default = display.language if display.language in known else known[0]
            fields["language"] = _one_of("language", known, display.languages.__getitem__, display, default)
        with right:
            fields["text_is"] = _one_of("text_is", TEXT_KINDS, lambda kind: display.word(f"text_{kind}"), display)
        for key in LINES:
            fields[key] = _line(key, display)
    return fields


def _take_its_language() -> None:
    """Choose the language that a text looks to be in, where that is another than the one chosen."""
    state = st.session_state
    if likely := language.other_likely(state["draft-text"] or "", state["draft-language"]):
        state["draft-language"] = likely


def _line(key: str, display: Display) -> str:
    """What is filled in for one key."""
    hint = display.word("add_date") if key == "published" else ""
    label = literal(_label(key, display))
    filled = st.text_input(label, key=f"draft-{key}", persist_state="session", placeholder=hint)
    return drafting.clean(filled or "").replace("\n", " ")


def _label(key: str, display: Display) -> str:
    """What the form calls a key of a source file."""
    return display.word(LABELS.get(key, key))


def _one_of(
    key: str, words: Sequence[str], shown: Callable[[str], str], display: Display, default: str | None = None
) -> str:
    """Which of a key's words is chosen; `default`, or nothing where there is none, until the reader chooses."""
    name = f"draft-{key}"
    if default:
        st.session_state.setdefault(name, default)
    chosen = st.segmented_control(
        literal(_label(key, display)),
        words,
        format_func=shown,
        required=default is not None,
        key=name,
        persist_state="session",
    )
    return chosen or ""


def _day_of(published: str) -> Period | None:
    """The day or month of publication; None where none is filled in, or what is filled in is none."""
    try:
        return published_as(published)
    except Mistake:
        return None


def _unnamed(fields: Mapping[str, str], published: Period) -> Source:
    """The text as a source, whatever else is missing, so that it can be read at once."""
    return Source(
        id="draft",
        url="",
        title=fields["title"],
        publisher="",
        published=published,
        language=fields["language"],
        text_is=fields["text_is"],
        text=fields["text"],
    )


def _confirmed(source: Source, own: Desk, display: Display) -> list[tuple[str, int]]:
    """The quotes of the figures that the reader says were read well, and which occurrence of them is meant."""
    quotes: dict[str, tuple[str, int]] = {}
    read_as: dict[str, list[str]] = {}
    for row in ledger.rows(source, own):
        phrase = one_line(str(row["phrase"]))
        nth = review.occurrence(source.text, phrase, int(row["start"]))
        name = literal(phrase if nth == 1 else f"{phrase} ({nth})")
        quotes[name] = phrase, nth
        read_as[name] = [*own.sentence(row), *(str(row[field]) for field in FIELDS)]
    _forget_others(read_as)
    if not quotes:
        st.html(element("p", display.word("add_none"), role="status"))
        return []
    chosen = st.pills(
        display.word("add_right"),
        list(quotes),
        selection_mode="multi",
        key="draft-right",
        persist_state="session",
        help=display.word("add_right_help"),
    )
    return [quote for name, quote in quotes.items() if name in chosen]


def _forget_others(read_as: Mapping[str, list[str]]) -> None:
    """Take back what was confirmed of a figure that reads otherwise since: in another text, by another date."""
    state = st.session_state
    before = state.get("draft-read", {})
    confirmed = state.get("draft-right", [])
    kept = [name for name in confirmed if name in read_as and before.get(name) == read_as[name]]
    if kept != confirmed:
        state["draft-right"] = kept
    state["draft-read"] = read_as


def _lacking(fields: Mapping[str, str], faults: Iterable[Fault], display: Display) -> Iterable[Markup]:
    """What is still to be filled in, by the names of the form, and what is wrong in the rest."""
    required = {key.name for key in source_keys(lexicon.languages()) if key.required}
    empty = [key for key in ("text_is", *LINES) if key in required and not fields[key]]
    if empty:
        yield join(display.word("add_fill", names=", ".join(_label(key, display) for key in empty)))
    for fault in faults:
        key, colon, message = fault.message.partition(": ")
        if key in empty:
            continue
        named, wrong = (f"{_label(key, display)}: ", message) if colon and key in fields else ("", fault.message)
        told = f"{wrong}; {fault.hint}" if fault.hint else wrong
        yield join(named, element("code", told, lang=str(display.data["code_speaks"])))


def _known(name: str, url: str, desk: Desk, display: Display) -> Iterable[Markup]:
    """What speaks against the file beside those that the desk has: one of its article, or another of its name."""
    for source in desk.sources.values():
        named, same = name == f"{source.id}.yaml", _same_page(source.url, url)
        if named != same:
            yield join(display.word("add_known" if same else "add_name_taken"), " ", _link(source, display))


def _same_page(one: str, other: str) -> bool:
    """Whether two links lead to one page; what is no link leads to none."""
    try:
        return address_of(one) == address_of(other)
    except ValueError:
        return False


def _link(source: Source, display: Display) -> Markup:
    """The name of a source, which leads to it."""
    named = urlencode({"source": source.id, "lang": display.language})
    return element("a", source.id, href=f"sources?{named}", target="_blank")


def _take(name: str, file: str, against: Sequence[Markup], known: Source | None, display: Display) -> None:
    """The file to take away, and before it what has to be mended first, or where it goes; `known` is there already."""
    st.html(element("h2", display.word("add_file")))
    if against:
        listed = element("ul", *(element("li", each) for each in against))
        st.html(element("section", element("p", display.word("add_lacking")), listed, class_="faults", role="status"))
    elif known:
        st.html(element("p", display.word("add_again"), " ", _link(known, display), class_="aside", role="status"))
    else:
        st.html(element("p", display.word("add_where", name=f"sources/{name}"), class_="aside"))
    st.download_button(
        display.word("download", format=literal(name)), file, file_name=name, mime="application/yaml", key="draft-file"
    )
    st.code(file, language=None, wrap_lines=True)
