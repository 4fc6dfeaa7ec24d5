"""One visit: the reader's language, the notice of faults, and the page asked for. Streamlit runs it at each change."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from figures.desk import desk
from figures.display import display
from figures.pages import add, address, claims, figures, overview, sources, timeline
from figures.pages.markup import element
from figures.sources import folder

PAGES = {
    "overview": overview.page,
    "timeline": timeline.page,
    "figures": figures.page,
    "claims": claims.page,
    "sources": sources.page,
    "add": add.page,
}
STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")
LANGUAGE = "language"


def visit() -> None:
    """Show the page that the address names, in the language that it names."""
    code = _language()
    spoken = display(code)
    st.set_page_config(page_title=spoken.word("site"), page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    known = desk(folder())
    pages = {
        name: st.Page(partial(show, known, spoken), title=spoken.word(name), url_path=name, default=name == "overview")
        for name, show in PAGES.items()
    }
    page = st.navigation(list(pages.values()), position="top")
    # On a narrow screen Streamlit folds the pages behind a sign; the style sheet shows these links there instead.
    with st.container(horizontal=True, key="pages"):
        for each in pages.values():
            st.page_link(each)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="head"):
        st.html(element("div", element("h1", spoken.word("site")), element("p", spoken.word("lead"), class_="aside")))
        st.segmented_control(
            spoken.word("language"),
            list(spoken.languages),
            format_func=lambda language: spoken.languages[language],
            default=code,
            required=True,
            key=LANGUAGE,
            label_visibility="collapsed",
        )
    address.keep("lang", [code] if code != _of_the_browser() else [])
    # The page of the sources opens with the faults themselves.
    if known.faults and page is not pages["sources"]:
        with st.container(horizontal=True, vertical_alignment="center", key="notice"):
            st.html(element("p", spoken.count("faults", len(known.faults)), role="status"), width="content")
            st.page_link(pages["sources"], label=spoken.word("faults_where"))
    page.run()


def _language() -> str:
    """The language chosen on the page, else the one in the address, else the browser's."""
    chosen = st.session_state.get(LANGUAGE)
    asked = address.asked("lang", display("").languages)
    return str(chosen or next(iter(asked), _of_the_browser()))


def _of_the_browser() -> str:
    """The language the browser asks for, or the first of ours."""
    return display((st.context.locale or "").split("-")[0]).language


visit()
