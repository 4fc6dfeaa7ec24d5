"""The page's address holds what the reader has chosen, by stable ids, so that a view can be sent in either language.

Streamlit's own binding of widgets to the address writes the labels that a reader sees, which change with the language.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Sequence

import streamlit as st


def asked(name: str, options: Iterable[str]) -> list[str]:
    """The values that the address gives for a name, of those that are on offer."""
    offered = set(options)
    return [value for value in st.query_params.get_all(name) if value in offered]


def strange(name: str, options: Iterable[str]) -> list[str]:
    """The values that the address gives for a name though they are not on offer."""
    offered = set(options)
    return [value for value in st.query_params.get_all(name) if value not in offered]


def asked_days(name: str, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days that the address gives for a name, of those from the first to the last; what is no day is left out."""
    days = []
    for value in st.query_params.get_all(name):
        with contextlib.suppress(ValueError):
            days.append(dt.date.fromisoformat(value))
    return [day for day in days if first <= day <= last]


def keep(name: str, chosen: Sequence[str]) -> None:
    """Put the chosen values into the address; none take the name out of it."""
    if st.query_params.get_all(name) == list(chosen):
        return
    if chosen:
        st.query_params[name] = list(chosen)
    else:
        st.query_params.pop(name, None)
