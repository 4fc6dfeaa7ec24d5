"""Claims: numbers that do not fit together, numbers that several publishers say, and the others, with all sentences."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from figures import claims
from figures.desk import Desk
from figures.display import Display
from figures.pages import overview, standing
from figures.pages.markup import Markup, element, join
from figures.pages.standing import Claim


def page(desk: Desk, display: Display) -> None:
    """The page: three sections, each with its count, and every claim in one of the last two."""
    claimed = desk.claims
    if claimed.empty:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    several = claimed["publishers"] > 1
    st.html(
        join(
            element("p", display.word("claims_lead"), class_="aside"),
            _at_odds(desk, display),
            _of_several(claimed[several], desk, display),
            _of_one(claimed[~several], desk, display),
        )
    )


def _section(title: str, count: int, said: str, told: Iterable[Markup], display: Display) -> Markup:
    """A section: its title with how many it holds, what these have in common, and what it tells."""
    head = element("h2", f"{display.word(title)} ({display.number(count)})")
    return element("section", head, element("p", display.word(said), class_="aside"), *told, class_="claims")


def _at_odds(desk: Desk, display: Display) -> Markup:
    """The groups of numbers that do not fit together, each under its force, stage and side."""
    groups = [group.to_dict("records") for group in claims.conflicts(desk.claims, desk.figures)]
    told = (
        element(
            "div",
            element("h4", _subject(group[0], display)),
            *(overview.article(claim, desk, display) for claim in group),
        )
        for group in groups
    )
    return _section("claims_differ", len(groups), "claims_differ_means" if groups else "claims_agree", told, display)


def _of_several(claimed: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """The claims of several publishers, those of the most first, then the latest; each opens to its sentences."""
    first = claimed.sort_values(["publishers", "date"], ascending=False, kind="stable").to_dict("records")
    told = (
        element("details", element("summary", *_summary(claim, desk, display)), overview.article(claim, desk, display))
        for claim in first
    )
    return _section("claims_of_several", len(first), "claims_of_several_means", told, display)


def _of_one(claimed: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """The claims of one publisher by side, each side opening to its forces and their claims."""
    told = (
        element(
            "details",
            element("summary", f"{display.name('sides', side)} ({display.number(len(group))})"),
            *overview.of_forces(group, desk, display),
        )
        for side in display.order("sides")
        if not (group := claimed[claimed["side"] == side]).empty
    )
    return _section("claims_of_one", len(claimed), "claims_of_one_means", told, display)


def _summary(claim: Claim, desk: Desk, display: Display) -> tuple[str, ...]:
    """A claim in one line: its number, of whom, and how many publishers say so."""
    facts = [standing.text(claim["place"]), standing.when(claim, desk, display)]
    agreeing = display.count("agreeing" if claim["agree"] else "publishers", int(claim["publishers"]))
    return (
        element("b", standing.hedged(claim, desk, display)),
        f" {_subject(claim, display)} ",
        element("small", " · ".join([*filter(None, facts), agreeing])),
    )


def _subject(claim: Claim, display: Display) -> str:
    """Of whom a claim tells: force, stage and side."""
    return " · ".join(
        (
            display.name("forces", claim["force"], str(claim["force_name"])),
            display.name("statuses", claim["status"]),
            display.name("sides", claim["side"]),
        )
    )
