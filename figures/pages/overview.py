"""Overview: who stands on each side of the border, by force and rung, how sure that is, and where it says so."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from figures import charts, claims, table
from figures.desk import Desk
from figures.display import Display
from figures.display import display as _display
from figures.pages import address, standing
from figures.pages.markup import Markup, anchor, element, join

Row = Mapping[Hashable, Any]
MONTH_DAYS = 30.44  # on average


def page(desk: Desk, display: Display) -> None:
    """The page: a day to look back to, and for each side a chart and the same claims as text."""
    if desk.figures.empty:
        st.html(element("p", display.word("no_figures"), class_="empty"))
        return
    first, last = _published(desk)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="reading"):
        with st.container(width="content", gap=None, key="day"):
            day = _day(first, max(last, dt.date.today()), display)
            st.html(_newest(day, desk, display))
        st.html(_key(display))
    day = min(day, last)  # what is known stays as it is from then on, and is drawn once
    sides = display.border()
    st.html(_sides(sides, display))
    for column, side in zip(st.columns(len(sides), gap="large"), sides, strict=True):
        with column:
            _side(side, day, desk, display)
    _, claimed = desk.known_on(day)
    _elsewhere(claimed[~claimed["side"].isin(sides)], desk, display)


def _day(first: dt.date, last: dt.date, display: Display) -> dt.date:
    """The day the reader looks back to, kept in the address; the last unless chosen."""
    asked = address.asked_days("on", first, last)
    chosen = st.date_input(
        display.word("known_on"),
        value=asked[0] if asked else last,
        min_value=first,
        max_value=last,
        # The next day makes another widget of it: the old one would stay at what used to be the last day.
        key=f"on {first} {last}",
        width=330,
        help=display.word("known_on_help"),
    )
    day = chosen if isinstance(chosen, dt.date) else last
    address.keep("on", [day.isoformat()] if day != last else [])
    return day


def _published(desk: Desk) -> tuple[dt.date, dt.date]:
    """The days of publication of the first and of the newest source that gives a figure."""
    days = table.days(desk.figures["published"])
    return days.min().date(), days.max().date()


def _newest(day: dt.date, desk: Desk, display: Display) -> Markup:
    """Of what day the newest source is that was known on a day, and how long before: nothing later is told."""
    figures, _ = desk.known_on(min(day, _published(desk)[1]))
    newest = figures["published"].iloc[int(table.days(figures["published"]).argmax())]
    key = "newest_source" if len(figures) == len(desk.figures) else "newest_source_by"
    said = display.word(key, day=display.period(str(newest)))
    silent = (day - pd.Period(newest).end_time.date()).days  # of a month, from its end on
    since = " · ", element("b", display.count("silent_since", round(silent / MONTH_DAYS)))
    return element("p", said, *(since if silent >= int(MONTH_DAYS) else ()), class_="aside")


def _key(display: Display) -> Markup:
    """How to read the marks, in one line."""
    usual = display.field("measures", display.order("measures")[0], "mark")
    earlier = _sign(usual, "earlier", display.word("key_earlier"), display.word("key_earlier_means"))
    return element("p", *kinds(display), earlier, element("span", display.word("key_click")), class_="key")


def kinds(display: Display) -> Iterator[Markup]:
    """The signs of the kinds of number, and of what is reported around it, each with what it means."""
    for measure in display.order("measures"):
        mark, means = (display.field("measures", measure, name) for name in ("mark", "means"))
        yield _sign(mark, "", display.name("measures", measure), means)
    for looks, word in (("bar", "key_range"), ("bar open", "key_open")):
        yield _sign("", looks, display.word(word), display.word(f"{word}_means"))


def _sign(sign: str, looks: str, name: str, means: str) -> Markup:
    """A sign and its name, which tells under the pointer what it means."""
    return element("span", element("i", sign, class_=looks, aria_hidden="true"), name, title=means)


def _sides(sides: Iterable[str], display: Display) -> Markup:
    """Links to the sides, for a screen on which one stands far below the other."""
    links = (element("a", display.name("sides", side), href=f"#{side}", target="_self") for side in sides)
    return element("nav", *links, class_="sides")


def _side(side: str, day: dt.date, desk: Desk, display: Display) -> None:
    """One side of the border: its chart, the sentences of the claim picked there, and all claims as text.

    A claim is picked by a click on its mark, or from a list, which a keyboard reaches as well. The style sheet keeps
    the picked claim within sight: the chart is higher than most screens.
    """
    seen = view(desk, side, day, display.language, st.context.theme.type or "light")
    pick = _Pick(side)
    with st.container(horizontal=True, vertical_alignment="center", key=f"side-{side}"):
        st.html(element("h2", display.name("sides", side), id=side), width="content")
        if seen.listed:
            st.selectbox(
                display.word("show_sentence"),
                list(seen.listed),
                index=None,
                format_func=lambda claim: seen.listed.get(claim, claim),
                placeholder=display.word("show_sentence"),
                label_visibility="collapsed",
                key=pick.key("list"),
                on_change=pick.from_list,
            )
    if seen.chart:
        st.vega_lite_chart(
            json.loads(seen.chart),
            width="stretch",
            on_select=pick.from_chart,
            key=pick.key("chart"),
            alt=display.word("chart_alt", side=display.name("sides", side)),
        )
        if near := seen.under.get(pick.claim, ()):
            _, claimed = desk.known_on(day)
            told = claimed.set_index("claim_id", drop=False).loc[list(near)].to_dict("records")
            with st.container(key=f"picked-{side}"):
                force = display.name("forces", told[0]["force"], told[0]["force_name"])  # of all: they share a line
                articles = (article(claim, desk, display) for claim in told)
                st.html(element("div", element("h5", force), *articles, class_="picked", role="status"))
                st.button(
                    display.word("close"),
                    key=f"close-{side}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=pick.close,
                )
    st.html(seen.words)


@dataclass(frozen=True, slots=True)
class _Pick:
    """The claim picked on one side, from its chart or its list, whichever came last.

    Each keeps what was picked in it. Under a new key it is another one, with nothing picked: so it is emptied.
    """

    side: str

    @property
    def claim(self) -> str:
        """The id of the claim that is picked, "" for none."""
        return str(st.session_state.get(f"claim-{self.side}", ""))

    def key(self, where: str) -> str:
        """The key of the chart or of the list."""
        return f"{where}-{self.side}-{st.session_state.get(self._turn(where), 0)}"

    def from_chart(self) -> None:
        """Take over what was clicked, or that a click beside all marks gave nothing."""
        points = st.session_state[self.key("chart")]["selection"].get(charts.SELECTION, [])
        self._set(next((str(point.get("claim_id")) for point in points), ""), empties="list")

    def from_list(self) -> None:
        """Take over what was chosen, or that the choice was taken back."""
        self._set(st.session_state[self.key("list")] or "", empties="chart")

    def close(self) -> None:
        """Nothing is picked any more."""
        self._set("", empties="list")
        self._set("", empties="chart")

    def _set(self, claim: str, empties: str) -> None:
        st.session_state[f"claim-{self.side}"] = claim
        if _holds(st.session_state.get(self.key(empties))):
            st.session_state[self._turn(empties)] = st.session_state.get(self._turn(empties), 0) + 1

    def _turn(self, where: str) -> str:
        return f"turn-{where}-{self.side}"


def _holds(state: Any) -> bool:
    """Whether something is picked in a chart, by its selection, or in a list, by its value."""
    if isinstance(state, Mapping):
        return any(state["selection"].values())
    return state is not None


@dataclass(frozen=True, slots=True)
class View:
    """One side of the border on one day: the chart as Vega-Lite JSON ("" without any claim), and the same in words.

    `under` gives for each claim with a mark the claims that a click on the mark shows, itself first; `listed` gives for
    each what it says, in one line.
    """

    chart: str
    words: Markup
    under: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listed: Mapping[str, str] = field(default_factory=dict)


def prepare(desk: Desk) -> None:
    """Make the views that a visitor sees first, in every language and on both grounds."""
    if desk.figures.empty:
        return
    _, last = _published(desk)
    any_language = _display("")
    for language in any_language.languages:
        for theme in any_language.order("grounds"):
            for side in any_language.border():
                view(desk, side, last, language, theme)


@lru_cache(maxsize=128)
def view(desk: Desk, side: str, day: dt.date, language: str, theme: str) -> View:
    """What the overview shows of one side, made once for all visitors: making a chart takes as long as all the rest."""
    display = _display(language)
    _, claimed = desk.known_on(day)
    ladder = claimed[claimed["status"].isin(display.rungs())]
    scale = standing.scale(ladder[ladder["side"].isin(display.border())])
    ladder, claimed = ladder[ladder["side"] == side], claimed[claimed["side"] == side]
    beside = _beside(claimed[~claimed["status"].isin(display.rungs())], desk, display)
    if ladder.empty:
        return View("", join(element("p", display.word("nothing_known"), class_="empty"), beside))
    named = claims.latest(ladder, desk.figures)
    lines = standing.lines(ladder, named, desk, display)
    marks = standing.marks(ladder, named, desk, display)
    chart = charts.standing(lines, marks, scale, display, display.field("grounds", theme, "ink"))
    # The tests hold each chart against the schema of Vega-Lite; doing so again for a reader only takes time.
    spec = json.dumps(chart.to_dict(validate=False))
    entries = (_entry(line, ladder, named, desk, display) for line in lines)
    words = join(element("h3", display.word("in_words")), *entries, beside)
    return View(spec, words, standing.under(marks, scale), standing.listed(lines, marks))


def _entry(line: charts.Line, ladder: pd.DataFrame, named: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """A line of the chart as text: a heading, or a rung that opens to the sentences of all its claims, latest first."""
    if not line.rung:
        return element("h4", line.label)
    here = ladder[
        [
            standing.line(force, status) == line.id
            for force, status in zip(ladder["force"], ladder["status"], strict=True)
        ]
    ]
    first = here["claim_id"].isin(named["claim_id"])
    ordered = here.assign(first=first).sort_values(["first", "date", "best"], ascending=False)
    status = str(ordered["status"].iloc[0])
    return element(
        "details",
        element(
            "summary",
            element("span", line.label, class_="rung", style=f"--rung: {display.field('statuses', status, 'colour')}"),
            element("b", line.number),
            " ",
            element("small", line.note),
        ),
        *(article(claim, desk, display) for claim in ordered.to_dict("records")),
    )


def article(claim: standing.Claim, desk: Desk, display: Display) -> Markup:
    """One claim: its number, its day and who says so, then each of its sentences with a link to the words."""
    sure = display.count("publishers", int(claim["publishers"]))
    facts = " · ".join(
        filter(
            None,
            [
                display.name("statuses", claim["status"]),
                None if claim["measure"] == "level" else display.field("measures", claim["measure"], "means"),
                standing.text(claim["place"]),
                standing.when(claim, desk, display),
                sure,
                _stages_told(claim, desk, display),
                _forces_named(claim, desk, display),
            ],
        )
    )
    return element(
        "article",
        element("p", element("b", standing.hedged(claim, desk, display)), " ", element("small", facts)),
        element(
            "ul",
            *(element("li", quotation(desk.figure(figure), desk, display)) for figure in claim["figures"].split()),
        ),
    )


def _stages_told(claim: standing.Claim, desk: Desk, display: Display) -> str | None:
    """The stages of which a claim's figures tell, where these are not all at the one that it stands at."""
    told = {str(figure["status"]) for figure in map(desk.figure, claim["figures"].split())}
    names = [display.name("statuses", status) for status in display.order("statuses") if status in told]
    return display.word("stages_told", stages=", ".join(names)) if len(names) > 1 else None


def _forces_named(claim: standing.Claim, desk: Desk, display: Display) -> str | None:
    """The forces that a claim's figures name, where some of them use a wider word than others."""
    if len(claim["forces"].split()) == 1:
        return None
    figures = map(desk.figure, claim["figures"].split())
    names = {figure["force"]: str(figure["force_name"]) for figure in figures}
    called = (display.name("forces", force, names[force]) for force in claim["forces"].split())
    return display.word("forces_named", forces=", ".join(called))


def quotation(figure: Row, desk: Desk, display: Display) -> Markup:
    """A figure's sentence with its phrase marked, and the links to it, in the article and in the source's text."""
    before, phrase, after = desk.sentence(figure)
    return join(
        element("q", before, element("mark", phrase), after, lang=str(figure["language"])),
        " ",
        element(
            "cite",
            anchor(f"{figure['publisher']}, {display.period(str(figure['published']))}", str(figure["link"])),
            " · ",
            element("a", display.word("in_context"), href=reading_address(figure, display), target="_self"),
        ),
    )


def reading_address(figure: Row, display: Display) -> str:
    """The address of a figure on the page that shows its source with all numbers marked."""
    named = {"source": figure["source_id"], "figure": figure["figure_id"], "lang": display.language}
    return f"sources?{urlencode(named)}"


def _beside(claimed: pd.DataFrame, desk: Desk, display: Display) -> Markup:
    """What was reported and stands on no rung: withdrawn, denied, only considered, or a force's total strength."""
    if claimed.empty:
        return join()
    entries = [
        element(
            "details",
            element(
                "summary",
                element("span", display.name("statuses", status), class_="rung"),
                element("span", display.count("claims", len(group))),
            ),
            *of_forces(group, desk, display),
        )
        for status, group in claimed.groupby(claimed["status"].astype(str), sort=False)
    ]
    return element("section", element("h4", display.word("off_the_ladder")), *entries)


def _elsewhere(claimed: pd.DataFrame, desk: Desk, display: Display) -> None:
    """The claims about neither side of this border, counted, and opening to their sentences."""
    if not claimed.empty:
        count = element("summary", display.count("elsewhere", len(claimed)))
        st.html(element("details", count, *of_forces(claimed, desk, display)))


def of_forces(claimed: pd.DataFrame, desk: Desk, display: Display) -> Iterator[Markup]:
    """Claims that stand under no force's heading: the name of each force, in the lexicon's order, then its claims."""
    order = {force: at for at, force in enumerate(desk.force_order)}
    latest_first = claimed.sort_values("date", ascending=False)
    for force, group in sorted(latest_first.groupby(claimed["force"].astype(str)), key=lambda pair: order[pair[0]]):
        yield element("h5", display.name("forces", force, str(group["force_name"].iloc[0])))
        yield from (article(claim, desk, display) for claim in group.to_dict("records"))
