"""One visit: the reader's language, the notice of faults, and the page asked for. Streamlit runs this for every change."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from figures.desk import Desk, desk, folder
from figures.display import Display, display
from figures.pages import figures, overview, sources
from figures.pages.markup import Markup, element

PAGES = {"overview": overview.page, "figures": figures.page, "sources": sources.page}
STYLE = Path(__file__).parent / "style.css"


def visit() -> None:
    """Show the page that the address names, in the language that it names."""
    spoken = display(st.session_state.get("lang") or st.query_params.get("lang") or _of_the_browser())
    st.set_page_config(page_title=spoken.word("site"), page_icon=":material/monitoring:", layout="wide")
    st.html(STYLE)
    known = desk(folder())
    page = st.navigation(
        [
            st.Page(partial(show, known, spoken), title=spoken.word(name), url_path=name, default=name == "overview")
            for name, show in PAGES.items()
        ],
        position="top",
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="head"):
        st.html(element("div", element("h1", spoken.word("site")), element("p", spoken.word("lead"))))
        _language(spoken)
    if known.faults:
        st.html(_notice(known, spoken))
    page.run()


def _language(spoken: Display) -> None:
    st.segmented_control(
        spoken.word("language"),
        list(spoken.languages),
        format_func=lambda code: spoken.languages[code],
        default=_of_the_browser(),
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def _of_the_browser() -> str:
    """The language the browser asks for, or the first of ours."""
    return display((st.context.locale or "").split("-")[0]).language


def _notice(known: Desk, spoken: Display) -> Markup:
    return element(
        "p",
        element("b", spoken.count("faults", len(known.faults))),
        " ",
        element("a", spoken.word("faults_where"), href=f"sources?lang={spoken.language}", target="_self"),
        class_="notice",
        role="status",
    )


visit()
