"""Each page, run by Streamlit's own test harness over a small folder of sources."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import json
import re
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest
import yaml
from streamlit.testing.v1 import AppTest

from figures import charts
from figures.desk import desk
from figures.display import TRANSLATIONS, display
from figures.extract.glosses import gloss, modules
from figures.extract.reasons import counting
from figures.extract.rules import Rule, rule_name
from figures.pages import figures, overview
from figures.pages.markup import anchor, element, join, literal, web_address

HOSTILE = '<img src=x onerror="window.broken=1"> **bold** $x$ :red[loud] [here](javascript:alert)'

PLEDGE = """\
url: https://example.org/pledge
title: "The pledge {hostile}"
publisher: Border Gazette
published: 2025-02-03
language: en
text_is: note
text: |
  The president of Mexico pledged 10,000 National Guard troops for the northern border. {hostile}
"""
STANDING = """\
url: https://example.com/standing
title: Who stands there
publisher: The Example Herald
published: 2025-02-10
language: en
text_is: note
text: |
  About 2,500 U.S. troops were deployed along the southern border on 10 February 2025.
  The works cost $40 million.
"""
COUNT = """\
url: https://example.net/{name}
title: U.S. troops at the border
publisher: {publisher}
published: {published}
language: en
text_is: note
text: |
  {text}
"""
FAULTY = """\
url: ftp://example.org/none
titel: Mistaken
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two sources, one of them hostile, that the dashboard shows."""
    (tmp_path / "pledge.yaml").write_text(PLEDGE.format(hostile=HOSTILE.replace('"', "'")), encoding="utf-8")
    (tmp_path / "standing.yaml").write_text(STANDING, encoding="utf-8")
    monkeypatch.setenv("FIGURES_SOURCES", str(tmp_path))
    return tmp_path


def shown(page: str, language: str = "en", **address: str) -> AppTest:
    """The page as Streamlit would send it to a reader."""
    script = f"""
from figures.desk import desk
from figures.display import display
from figures.pages import {page}
from figures.sources import folder
{page}.page(desk(folder()), display({language!r}))
"""
    app = AppTest.from_string(script, default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in app.get("html"))


@pytest.mark.parametrize("page", ["overview", "timeline", "figures", "claims", "sources"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_of_no_sources_says_so(
    page: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGURES_SOURCES", str(tmp_path))
    assert 'class="empty"' in html(shown(page, language))


@pytest.mark.parametrize(
    ("language", "hedged", "rung"), [("en", "about 2,500", "pledged"), ("es", "unos 2,500", "prometido")]
)
def test_overview_shows_hedges_rungs_and_sentences_with_links(
    folder: Path, language: str, hedged: str, rung: str
) -> None:
    page = html(shown("overview", language))
    assert f"<b>{hedged}</b>" in page
    assert f"{rung}</span><b>10,000</b>" in page
    assert "<mark>About 2,500 U.S. troops</mark>" in page
    assert "https://example.com/standing#:~:text=About%202%2C500%20U.S.%20troops" in page


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "about 2,500 · U.S. forces (unspecified) · in place · 10 Feb 2025"),
        ("es", "unos 2,500 · Fuerzas de EE. UU. (sin precisar) · en el lugar · 10 feb 2025"),
    ],
)
def test_each_mark_of_a_chart_stands_in_a_list_that_shows_its_sentence(folder: Path, language: str, line: str) -> None:
    app = shown("overview", language)
    here, there = app.selectbox
    assert (here.options, len(there.options)) == ([line], 1)
    here.select_index(0).run()
    (picked,) = re.findall('<div class="picked".*</div>', html(app))
    assert "<mark>About 2,500 U.S. troops</mark>" in picked
    assert f"<h5>{line.split(' · ')[1]}</h5>" in picked
    assert "10,000" not in picked
    next(button for button in app.button if button.label in ("Close", "Cerrar")).click().run()
    assert 'class="picked"' not in html(app)
    assert [box.value for box in app.selectbox] == [None, None]


def test_overview_of_an_earlier_day_knows_no_later_source(folder: Path) -> None:
    page = html(shown("overview", on="2025-02-04"))
    assert "10,000" in page
    assert "2,500" not in page


@pytest.mark.parametrize(
    ("language", "newest", "earlier"),
    [
        ("en", "Newest source: 10 Feb 2025", "Newest source by this day: 3 Feb 2025"),
        ("es", "Fuente más reciente: 10 feb 2025", "Fuente más reciente hasta ese día: 3 feb 2025"),
    ],
)
def test_the_overview_looks_back_from_today_and_says_of_what_day_its_newest_source_is(
    folder: Path, language: str, newest: str, earlier: str
) -> None:
    app = shown("overview", language)
    (day,) = app.date_input
    assert (day.value, day.max) == (dt.date.today(), dt.date.today())
    assert f">{newest} · <b>" in html(app)
    assert "on" not in app.query_params
    day.set_value(dt.date(2025, 2, 4)).run()
    assert f">{earlier}</p>" in html(app)
    assert app.query_params["on"] == "2025-02-04"
    assert f">{newest} · <b>" in html(shown("overview", language, on="2025-11-01"))


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        ("2025-03-11", "", ""),
        ("2025-03-12", " · <b>The month since is not covered.</b>", " · <b>El mes siguiente no está cubierto.</b>"),
        (
            "2025-06-10",
            " · <b>The 4 months since are not covered.</b>",
            " · <b>Los 4 meses siguientes no están cubiertos.</b>",
        ),
    ],
)
def test_the_overview_says_how_long_nothing_has_been_told(folder: Path, day: str, english: str, spanish: str) -> None:
    for language, since in (("en", english), ("es", spanish)):
        assert f"10 {'Feb' if language == 'en' else 'feb'} 2025{since}</p>" in html(shown("overview", language, on=day))
    (folder / "pledge.yaml").unlink()
    (folder / "standing.yaml").write_text(STANDING.replace("published: 2025-02-10", "published: 2025-02"), "utf-8")
    assert "Feb 2025 · <b>The 3 months" in html(shown("overview", on="2025-06-01"))  # a month counts from its end on


def test_figures_can_be_filtered_by_the_address(folder: Path) -> None:
    assert len(shown("figures").dataframe[0].value) == 2
    rows = shown("figures", side="united-states").dataframe[0].value
    assert rows["phrase"].tolist() == ["About 2,500 U.S. troops"]
    assert len(shown("figures", side="mexico", q="gazette").dataframe[0].value) == 1
    assert shown("figures", q="no such word").dataframe[0].value.empty


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("10000", {"pledge", "mil"}),
        ("10,000", {"pledge", "mil"}),
        ("10.000", {"pledge", "mil"}),
        ("10 000", {"pledge", "mil"}),
        ("10000 guard", {"pledge"}),
        ("10 mil", {"mil"}),
        ("2500", {"standing"}),
        ("1000", set()),
        ("14000", {"range"}),
        ("100000", set()),
    ],
)
def test_a_number_is_found_by_its_digits_however_it_is_written(folder: Path, words: str, found: set[str]) -> None:
    spanish = COUNT.format(name="m", publisher="P", published="2025-02-03", text="Hay 10 mil soldados en Tijuana.")
    (folder / "mil.yaml").write_text(spanish.replace("language: en", "language: es"), encoding="utf-8")
    text = "Between 14,000 and 15,000 U.S. troops were deployed along the southern border."
    count = COUNT.format(name="r", publisher="P", published="2025-02-03", text=text)
    (folder / "range.yaml").write_text(count, encoding="utf-8")
    left = shown("figures", q=words).dataframe[0].value
    figures = desk(folder).figures
    assert set(figures["source_id"][figures["phrase"].isin(left["phrase"])]) == found


def test_a_row_of_the_table_begins_with_its_number_its_words_and_its_link(folder: Path) -> None:
    table = shown("figures").dataframe[0].value
    assert list(table.columns[:4]) == ["qualifier", "value", "phrase", "link"]
    assert STANDING.splitlines()[7].strip() in table["sentence"].tolist()


def test_a_bare_number_stands_in_its_sentence(folder: Path) -> None:
    text = "Texas sent 400 Guard soldiers to Laredo and 90 to Roma. It has more."
    (folder / "guard.yaml").write_text(COUNT.format(name="g", publisher="P", published="2025-02-03", text=text))
    rows = shown("figures", q="roma").dataframe[0].value
    assert rows["phrase"].tolist() == ["400 Guard soldiers", "90"]
    assert set(rows["sentence"]) == {"Texas sent 400 Guard soldiers to Laredo and 90 to Roma."}
    page = html(shown("sources", source="guard"))
    ((place,),) = [re.findall(r'<td><a href="#([^"]*)"[^>]*>90</a></td>', page)]
    assert re.search(f'<mark id="{place}"[^>]*>90</mark>', page)


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("en", "U.S. forces (unspecified) · in place · 10 Feb 2025"),
        ("es", "Fuerzas de EE. UU. (sin precisar) · en el lugar · 10 feb 2025"),
    ],
)
def test_the_list_for_narrow_screens_has_what_the_table_has_with_words_and_links(
    folder: Path, language: str, facts: str
) -> None:
    page = html(shown("figures", language, side="united-states"))
    (entry,) = re.findall("<li>.*?</li>", page)
    assert f"<small>{facts}</small>" in entry
    assert "<mark>About 2,500 U.S. troops</mark> were deployed along" in entry
    assert 'href="https://example.com/standing#:~:text=About%202%2C500%20U.S.%20troops"' in entry


def test_a_long_list_for_narrow_screens_comes_in_parts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figures.pages.figures.LISTED", 1)
    app = shown("figures")
    assert html(app).count("<li>") == 1
    (more,) = [button for button in app.button if button.label == "Show more"]
    more.click().run()
    assert html(app).count("<li>") == 2
    assert "Show more" not in [button.label for button in app.button]


def test_a_value_in_the_address_that_does_not_occur_filters_nothing(folder: Path) -> None:
    assert len(shown("figures", side="the moon").dataframe[0].value) == 2


def test_sources_marks_figures_and_gives_reasons_for_other_numbers(folder: Path) -> None:
    page = html(shown("sources", source="standing"))
    assert ">About 2,500 U.S. troops</mark>" in page
    other = [row for row in page.split("<tr>") if row.startswith("<td>") and "40" in row]
    assert len(other) == 1
    assert "no troop figure: " in other[0]
    assert f"<li>Not counted: {said('reasons.own_words')} <code>reasons.own_words</code></li>" in other[0]


def said(rule: str, language: str = "en") -> str:
    """What `python -m figures explain` says of a rule, or its translation, as a page shows it."""
    told, spoken = display(language).translated(gloss(rule), "rules", *rule.split("."))
    assert spoken == language
    return f'<span lang="{spoken}">{escape(told, quote=True)}</span>'


def test_what_is_not_translated_is_shown_in_english() -> None:
    assert display("es").translated("More.", "rules", "sides", "no_such_rule") == ("More.", "en")
    assert display("en").translated("More.", "rules", "sides", "by_place") == ("More.", "en")


def rules_of(module: str) -> set[str]:
    """The rules of a module of the reading, in its lists or named for a pass over all figures."""
    found = importlib.import_module(modules()[module])
    names = set(re.findall(rf'"({module}\.[a-z_]+)"', inspect.getsource(found)))
    held = [*vars(found).values()]
    while held:
        each = held.pop()
        if isinstance(each, Rule):
            names.add(each.full_name)
        elif isinstance(each, tuple | list):
            held.extend(each)
        elif isinstance(each, dict):
            held.extend(each.values())
    return {name for name in names if gloss(name)}


def test_every_rule_and_every_column_is_told_in_each_language_of_the_pages() -> None:
    rules = {rule for module in modules() for rule in rules_of(module)} | {rule_name(counting.outweighs)}
    assert "sides.by_place" in rules
    for language in set(display("").languages) - {"en"}:
        known = yaml.safe_load(TRANSLATIONS.read_text(encoding="utf-8"))[language]
        told = {f"{module}.{name}" for module, names in known["rules"].items() for name in names}
        assert sorted(rules - told) == [], f"say in {TRANSLATIONS.name} what these rules say, in {language}"
        assert sorted(told - rules) == [], f"these rules of {TRANSLATIONS.name} are gone, or have another name"
        assert set(known["columns"]) == set(figures.SHOWN)


@pytest.mark.parametrize(
    ("language", "summary", "stage", "side"),
    [
        ("en", "What 3 rules say", "Stage", "Side"),
        ("es", "Lo que dicen 3 reglas", "Etapa", "Lado"),
    ],
)
def test_the_ledger_tells_what_the_rules_say_that_gave_a_figure_its_fields(
    folder: Path, language: str, summary: str, stage: str, side: str
) -> None:
    mended = "review:\n- quote: About 2,500 U.S. troops\n  verdict: mended\n  set: {force: us-army}\n  why: a caption\n"
    (folder / "standing.yaml").write_text(STANDING + mended, encoding="utf-8")
    page = html(shown("sources", language, source="standing"))
    (rules,) = re.findall(rf"<details><summary>{re.escape(summary)}</summary><ul>(.*?)</ul>", page)
    assert f"<li>{stage}: {said('progress.own_words', language)} <code>progress.own_words</code></li>" in rules
    assert f"<li>{side}: {said('sides.by_border', language)} <code>" in rules
    assert "owners." not in rules, "a person gave the force"


@pytest.mark.parametrize(("language", "field"), [("en", "Operation"), ("es", "Operación")])
def test_the_operation_of_a_figure_is_told_with_its_rule(folder: Path, language: str, field: str) -> None:
    text = "About 300 Texas Guard soldiers serve on Operation Lone Star in Laredo."
    count = COUNT.format(name="guard", publisher="P", published="2025-02-03", text=text)
    (folder / "guard.yaml").write_text(count, encoding="utf-8")
    page = html(shown("sources", language, source="guard"))
    assert f"<li>{field}: {said('operations.own_sentence', language)} <code>operations.own_sentence</code></li>" in page
    assert " · Operation Lone Star" in html(shown("figures", language))


def test_the_ledger_tells_no_rule_of_what_a_person_took_away(folder: Path) -> None:
    text = "About 300 Texas Guard soldiers were deployed to Laredo on February 1."
    count = COUNT.format(name="guard", publisher="P", published="2025-02-03", text=text)
    (folder / "guard.yaml").write_text(count, encoding="utf-8")
    assert "posts.own_words" in html(shown("sources", source="guard"))
    taken = "review:\n- quote: About 300\n  verdict: mended\n  set: {place: null, as_of: null}\n  why: a slip\n"
    (folder / "guard.yaml").write_text(count + taken, encoding="utf-8")
    page = html(shown("sources", source="guard"))
    assert "progress.own_words" in page
    assert "posts.own_words" not in page
    assert "→ 1 Feb 2025" not in page


def test_the_ledger_gives_no_words_of_a_place_that_a_person_overruled(folder: Path) -> None:
    text = "In the list, Tamaulipas has 743 National Guard soldiers and Coahuila with 623 more."
    count = COUNT.format(name="list", publisher="P", published="2025-02-03", text=text)
    (folder / "list.yaml").write_text(count, encoding="utf-8")
    read = {row["value"]: row["place"] for row in desk(folder).figures.to_dict("records")}
    words = f"“{read[743]}” → Mexican side · {read[743]}"
    assert words in html(shown("sources", source="list"))
    verdict = "review:\n- {quote: '743', verdict: mended, set: {place: Sonora}, why: the row above}\n"
    (folder / "list.yaml").write_text(count + verdict, encoding="utf-8")
    page = html(shown("sources", source="list"))
    (line,) = [row for row in page.split("<tr>") if row.startswith("<td>") and "743" in row.partition("</td>")[0]]
    assert "Sonora" in line
    assert "Tamaulipas" not in line
    assert "sides.by_place" not in line


PARAGRAPHS = "\n".join("  The talks went on for a long day, and nobody told how many would go." for _ in range(9))


@pytest.mark.parametrize(
    ("before", "folded"),
    [
        (PARAGRAPHS.lstrip(), PARAGRAPHS),
        (" ".join(PARAGRAPHS.split()), " ".join(PARAGRAPHS.split())),
        ("There were talks.", ""),
    ],
)
def test_what_stands_long_before_the_figure_asked_for_is_folded(folder: Path, before: str, folded: str) -> None:
    text = f"{before}\n  Texas sent 400 Guard soldiers to Laredo.\n  There are more."
    if "\n" not in before:
        text = f"{before} Texas sent 400 Guard soldiers to Laredo.\n  There are more."
    count = COUNT.format(name="guard", publisher="P", published="2025-02-03", text=text)
    (folder / "guard.yaml").write_text(count, encoding="utf-8")
    (figure,) = re.findall(r'href="(sources[?]source=guard[^"]*)"', html(shown("figures", q="400")))
    address = {name: value for name, (value,) in parse_qs(unescape(figure).partition("?")[2]).items()}
    page = html(shown("sources", **address))
    (shown_text,) = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)
    hidden, _, seen = shown_text.rpartition("</details>")
    assert hidden.partition("</summary>")[2].split() == folded.split()
    assert re.match(r'(There were talks[.] )?Texas sent <mark id="[^"]*" title="[^"]*" class="asked">400 Guard', seen)
    assert "<details>" not in html(shown("sources", source="guard")).partition("</blockquote>")[0]


def test_the_figure_asked_for_is_forgotten_with_its_source(folder: Path) -> None:
    (figure,) = shown("figures", side="mexico").dataframe[0].value.index
    app = shown("sources", source="pledge", figure=desk(folder).figures["figure_id"][figure])
    assert 'class="asked"' in html(app)
    app.selectbox[0].select("standing").run()
    assert 'class="asked"' not in html(app)
    assert "figure" not in app.query_params


def test_the_ledger_calls_forces_places_and_operations_by_their_names(folder: Path) -> None:
    text = "Fewer than 200 Ohio Guard soldiers were deployed to Laredo on February 1 as part of Operation Lone Star."
    count = COUNT.format(name="guard", publisher="P", published="2025-02-03", text=text)
    (folder / "guard.yaml").write_text(count, encoding="utf-8")
    page = html(shown("sources", source="guard"))
    ((read_as, because),) = re.findall(
        r"<td><a [^>]*>Fewer than 200[^<]*</a></td><td>([^<]*)</td><td>([^<]*)<details>", page
    )
    assert read_as.startswith("fewer than 200 · Ohio National Guard · ")
    assert read_as.endswith(" · Laredo · 1 Feb 2025")
    for name in ("→ Ohio National Guard", "→ U.S. side · Laredo", "→ Operation Lone Star"):
        assert name in because
    assert not re.search(r"→ [a-z]+-", because)
    assert f"<li>Operation: {said('operations.own_sentence')} <code>" in page


def test_the_ledger_links_a_figure_to_those_that_it_goes_on_from(folder: Path) -> None:
    text = "Texas sent 400 Guard soldiers to Laredo and 90 to Roma."
    count = COUNT.format(name="guard", publisher="P", published="2025-02-03", text=text)
    (folder / "guard.yaml").write_text(count, encoding="utf-8")
    page = html(shown("sources", source="guard"))
    ((place, phrase, decided),) = re.findall(r'figure <a href="#([^"]*)"[^>]*>“([^”]*)”</a> → ([^;<]*)', page)
    assert (phrase, decided) == ("400 Guard soldiers", "Texas National Guard · in place")
    assert re.search(f'<mark id="{place}"[^>]*>400 Guard soldiers</mark>', page)


def test_an_address_of_no_source_says_so_beside_another(folder: Path) -> None:
    assert "There is no source" not in html(shown("sources", source="standing"))
    page = html(shown("sources", source="<b>gone"))
    assert "There is no source “&lt;b&gt;gone”" in page
    assert "About 2,500 U.S. troops" in page


def test_faults_stand_beside_the_good_sources(folder: Path) -> None:
    (folder / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    page = html(shown("sources"))
    assert "<code>faulty.yaml:2:1" in page
    assert str(folder) not in page
    assert "did you mean title?" in page
    assert "2,500" in html(shown("overview"))


@pytest.mark.parametrize(("page", "address"), [("overview", {}), ("figures", {}), ("sources", {"source": "pledge"})])
def test_what_a_source_says_is_never_read_as_markup(folder: Path, page: str, address: dict[str, str]) -> None:
    app = shown(page, **address)
    assert "<img" not in html(app)
    # Streamlit's own texts and labels read Markdown: no word of a source may stand there.
    for part in [*app.markdown, *app.caption, *app.warning, *app.error, *app.button, *app.expander]:
        assert "bold" not in str(part)
    if page != "figures":
        assert "&lt;img src=x onerror=" in html(app)
        assert "**bold** $x$ :red[loud]" in html(app)


def test_everything_but_markup_is_escaped() -> None:
    assert element("p", "<b>", element("i", "&")) == "<p>&lt;b&gt;<i>&amp;</i></p>"
    assert (
        element("p", title='" onclick="x', class_="a", lang=None) == '<p title="&quot; onclick=&quot;x" class="a"></p>'
    )
    assert join("<", element("br")) == "&lt;<br></br>"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://example.org", "//example.org", "https:///x", ""]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert not web_address(address)
    assert anchor("words", address) == "<span>words</span>"


def test_web_addresses_become_links_that_open_beside_the_page() -> None:
    link = anchor("<words>", "https://example.org/?a=1&b=2")
    assert link == (
        '<a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">&lt;words&gt;</a>'
    )


def test_literal_keeps_every_sign_that_markdown_reads() -> None:
    assert literal("**x** :red[y] $z$ <a>") == r"\*\*x\*\* \:red\[y\] \$z\$ \<a\>"


def overview_of(folder: Path, *counts: tuple[str, str, str]) -> str:
    """The overview of nothing but these sources, each given as (publisher, day of publication, text)."""
    for file in folder.glob("*.yaml"):
        file.unlink()
    for number, (publisher, published, text) in enumerate(counts):
        count = COUNT.format(name=number, publisher=publisher, published=published, text=text)
        (folder / f"count-{number}.yaml").write_text(count, encoding="utf-8")
    return html(shown("overview"))


def line_of_those_in_place(folder: Path, *counts: tuple[str, str, str]) -> str:
    """What the overview's only line says, given (publisher, day of publication, text)."""
    (summary,) = re.findall(r"<summary>.*?</summary>", overview_of(folder, *counts))
    return re.sub(r"<[^>]*>", "|", summary)


def chart_of(folder: Path, language: str) -> str:
    """All that the chart of the U.S. side says by 2026, as Python writes it."""
    chart = overview.view(desk(folder), "united-states", dt.date(2026, 1, 1), language, "light").chart
    return str(json.loads(chart)).replace(r"\\u00b7", "·")


def test_overview_adds_neither_rungs_nor_changes_nor_forces(folder: Path) -> None:
    page = overview_of(
        folder,
        ("The Paper", "2025-02-10", "About 2,500 U.S. troops were deployed along the southern border."),
        ("The Gazette", "2025-02-11", "The president ordered 1,600 more U.S. troops to the southern border."),
        ("The Mirror", "2025-02-12", "The U.S. Army has deployed 700 soldiers to the southern border."),
    )
    words = re.sub(r"<[^>]*>", " ", page)
    numbers = {int(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3})*", words)}
    assert {number for number in numbers if number > 31} == {2500, 1600, 700, 2025}


def test_the_line_names_the_whole_and_not_what_its_publisher_lists_besides(folder: Path) -> None:
    line = line_of_those_in_place(
        folder,
        ("The Paper", "2025-05-22", "More than 10,000 U.S. troops were deployed along the southern border."),
        ("The Gazette", "2025-05-23", "About 310 U.S. troops were deployed along the southern border."),
    )
    assert "|more than 10,000|" in line
    assert "310" not in line
    assert "1 publisher · 1 other claim|" in line
    assert "differ" not in line


def test_two_publishers_of_one_week_contradict_each_other(folder: Path) -> None:
    line = line_of_those_in_place(
        folder,
        ("The Paper", "2025-05-22", "More than 10,000 U.S. troops were deployed along the southern border."),
        ("The Gazette", "2025-05-23", "About 8,500 U.S. troops were deployed along the southern border."),
    )
    assert "|more than 10,000 / about 8,500|" in line
    assert "sources differ · 1 publisher each|" in line


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "reported 23 May 2025 · 2 publishers agree · 3 other claims"),
        ("es", "publicado 23 may 2025 · 2 medios coinciden · otras 3 afirmaciones"),
    ],
)
def test_a_line_counts_the_publishers_of_its_number_and_apart_the_other_claims(
    folder: Path, language: str, note: str
) -> None:
    said = "{} U.S. troops were deployed along the southern border."
    counts = [
        ("The Paper", "2025-05-22", said.format("More than 10,000")),
        ("The Gazette", "2025-05-23", said.format("More than 10,000")),
        ("The Mirror", "2025-05-23", said.format("About 310")),
        ("The Echo", "2025-05-24", said.format("About 420")),
        ("The Voice", "2025-02-01", said.format("About 2,500")),
    ]
    line_of_those_in_place(folder, *counts)
    page = html(shown("overview", language))
    (words,) = re.findall(r"<summary>.*?<small>([^<]*)</small></summary>", page)
    assert words == note
    assert note in chart_of(folder, language)


def test_publishers_are_counted_for_each_of_two_numbers(folder: Path) -> None:
    said = "{} U.S. troops were deployed along the southern border."
    line = line_of_those_in_place(
        folder,
        ("The Paper", "2025-05-22", said.format("About 10,000")),
        ("The Gazette", "2025-05-23", said.format("About 10,000")),
        ("The Mirror", "2025-05-23", said.format("About 8,500")),
    )
    assert "|about 10,000 / about 8,500|" in line
    assert "sources differ · 2 / 1 publishers|" in line


@pytest.mark.parametrize(
    ("language", "stated", "only_reported"),
    [("en", "8 Feb 2025", "reported 10 Feb 2025"), ("es", "8 feb 2025", "publicado 10 feb 2025")],
)
def test_a_day_of_publication_is_called_so_and_a_stated_day_stands_bare(
    folder: Path, language: str, stated: str, only_reported: str
) -> None:
    said = "About 2,500 U.S. troops were deployed along the southern border"
    for text, day in ((f"{said} on 8 February 2025.", stated), (f"{said}.", only_reported)):
        line_of_those_in_place(folder, ("The Paper", "2025-02-10", text))
        app = shown("overview", language)
        assert f"<small>{day} · " in html(app)  # the line
        assert re.search(rf"<p><b>[^<]*</b> <small>[^<]*· {day} · ", html(app))  # its claim
        (listed,) = app.selectbox[0].options
        assert listed.endswith(f" · {day}")
        assert f"'when': '{day}'" in chart_of(folder, language)


def test_a_later_number_is_a_change_and_the_earlier_one_stays_with_its_day(folder: Path) -> None:
    line = line_of_those_in_place(
        folder,
        ("The Paper", "2025-05-22", "More than 10,000 U.S. troops were deployed along the southern border."),
        ("The Gazette", "2025-07", "About 8,500 U.S. troops were deployed along the southern border."),
    )
    assert "|about 8,500|" in line
    assert "Jul 2025" in line
    assert "10,000" not in line
    assert "differ" not in line
    assert re.search(r"<b>more than 10,000</b> <small>[^<]*22 May 2025", html(shown("overview")))


def test_a_claim_by_a_wider_and_a_narrower_word_says_so_and_stands_under_the_one_that_is_vouched_for(
    folder: Path,
) -> None:
    wide = ("The Paper", "2025-02-10", "The president ordered 1,600 U.S. troops to the southern border.")
    narrow = ("The Gazette", "2025-02-11", "The president ordered 1,600 Marines to the southern border.")
    page = overview_of(folder, wide, narrow)
    assert re.findall("<h4>([^<]*)</h4>", page) == ["U.S. forces (unspecified)"]
    assert "2 publishers · reported as U.S. forces (unspecified), U.S. Marine Corps</small>" in page
    page = overview_of(folder, wide, narrow, ("The Mirror", *narrow[1:]))
    assert re.findall("<h4>([^<]*)</h4>", page) == ["U.S. Marine Corps"]
    assert "3 publishers · reported as U.S. forces (unspecified), U.S. Marine Corps</small>" in page
    assert "reported as" not in overview_of(folder, narrow)


@pytest.mark.parametrize(
    ("language", "number", "facts"),
    [
        ("en", "about 1,115 more", "2 publishers · told as pledged, ordered"),
        ("es", "unos 1,115 más", "2 medios · contado como prometido, ordenado"),
    ],
)
def test_one_approval_told_in_two_ways_stands_once_and_says_at_which_stages_it_was_told(
    folder: Path, language: str, number: str, facts: str
) -> None:
    overview_of(
        folder,
        ("The Paper", "2025-05-22", "Another 1,100 or more U.S. troops will be sent to the southern border."),
        ("The Command", "2025-05-23", "About 1,115 additional U.S. troops were ordered to the southern border."),
    )
    page = html(shown("overview", language))
    assert re.findall("<summary>.*?<b>([^<]*)</b>", page) == [number]
    assert f"{facts}</small>" in page


@pytest.mark.parametrize(("language", "number"), [("en", "about 2,500 in 2019"), ("es", "unos 2,500 en 2019")])
def test_an_old_number_has_its_year(folder: Path, language: str, number: str) -> None:
    overview_of(
        folder,
        ("The Paper", "2019-06-25", "About 2,500 U.S. troops were deployed along the southern border."),
        ("The Gazette", "2025-05-23", "The Texas National Guard has 4,500 soldiers at the southern border."),
    )
    page = html(shown("overview", language))
    assert number in re.findall("<summary>.*?<b>([^<]*)</b>", page)
    assert f"'{number}'" in chart_of(folder, language) or f'"{number}"' in chart_of(folder, language)
    assert "4,500" in page
    assert re.search(r"4,500 (in|en) \d", page) is None


@pytest.mark.parametrize(("language", "words"), [("en", "perhaps those above"), ("es", "quizá los de arriba")])
def test_as_many_of_a_part_of_a_force_are_perhaps_those_of_the_force(folder: Path, language: str, words: str) -> None:
    wide = ("The Paper", "2025-02-10", "1,600 U.S. troops were on their way to the southern border.")
    more = ("The Gazette", "2025-02-11", "1,600 more Marines were on their way to the southern border.")
    overview_of(folder, wide, more)
    lines = re.findall("<summary>.*?<small>([^<]*)</small>", html(shown("overview", language)))
    assert [line.endswith(f" · {words}") for line in lines] == [False, True]
    assert words.partition(" ")[2] in chart_of(folder, language)
    for other in (
        ("The Gazette", "2025-02-18", more[2]),
        ("The Gazette", "2025-02-11", more[2].replace("1,600", "1,500")),
        ("The Gazette", "2025-02-11", "1,600 more Marines were ordered to the southern border."),
    ):
        overview_of(folder, wide, other)
        assert words not in html(shown("overview", language)), other


def test_overview_opens_the_claims_of_elsewhere(folder: Path) -> None:
    page = overview_of(folder, ("The Paper", "2025-02-10", "The United States has 2,500 troops in Iraq."))
    assert re.search(
        r"<details><summary>1 claim is of elsewhere.*?<h5>U.S. forces[^<]*</h5>.*?<mark>[^<]*2,500 troops", page
    )


@pytest.mark.parametrize(("language", "said"), [("en", "not of this border alone"), ("es", "no solo a esta frontera")])
def test_a_count_of_this_border_with_others_is_not_said_to_stand_elsewhere_only(
    folder: Path, language: str, said: str
) -> None:
    text = "México tiene desplegados 28,395 efectivos en los cruces fronterizos del norte y del sur."
    count = COUNT.format(name="both", publisher="P", published="2025-02-03", text=text).replace("e: en", "e: es")
    (folder / "both.yaml").write_text(count, encoding="utf-8")
    assert desk(folder).figures.set_index("source_id")["side"]["both"] == "other"
    (summary,) = re.findall(r"<details><summary>([^<]*)</summary><h5>", html(shown("overview", language)))
    assert said in summary
    (side,) = shown("figures", language, q="28,395").dataframe[0].value["side"]
    assert side == {"en": "Elsewhere, or not here alone", "es": "En otra parte, o no solo aquí"}[language]


VERDICTS = """\
review:
- quote: 10,000 National Guard
  verdict: mended
  set: {status: ordered}
  why: a decree was signed
- quote: 10,000 National Guard
  nth: 2
  verdict: mended
  set: {status: deployed}
  why: they are all there
- quote: 700 soldiers
  verdict: wrong
  why: a film set
"""


def test_sources_gives_each_figure_the_reason_of_its_own_verdict_and_shows_the_refused(folder: Path) -> None:
    text = (
        "Mexico pledged 10,000 National Guard troops. Mexico pledged 10,000 National Guard troops. "
        "The U.S. Army has deployed 700 soldiers to the southern border."
    )
    path = folder / "pledge.yaml"
    path.write_text(COUNT.format(name="pledge", publisher="P", published="2025-02-03", text=text) + VERDICTS, "utf-8")
    page = html(shown("sources", source="pledge"))
    cells = re.findall(r"<tr><td>(?:<a [^>]*>)?([^<]*)(?:</a>)?</td><td>([^<]*)</td><td>([^<]*)<", page)
    whys = [why for phrase, _, why in cells if phrase.startswith("10,000")]
    assert ["a decree was signed" in why for why in whys] == [True, False]
    assert ["they are all there" in why for why in whys] == [False, True]
    (refused,) = [cell for cell in cells if "700 soldiers" in cell[0]]
    assert refused[1:] == ("no troop figure: refused by a person", "a film set")
    assert re.search(r'<u title="refused by a person">[^<]*700 soldiers</u>', page)


@pytest.mark.parametrize(
    ("address", "shown_numbers"),
    [
        ({}, ["about 2,500", "400", "10,000"]),
        ({"force": "us-national-guard"}, ["400"]),
        ({"force": "mexican-forces"}, ["10,000"]),
        ({"to": "2024"}, ["400"]),
        ({"from": "2025"}, ["about 2,500", "10,000"]),
        ({"force": "no-such-force", "from": "1066"}, ["about 2,500", "400", "10,000"]),
    ],
)
def test_the_timeline_has_each_claim_at_its_day_for_a_force_and_years(
    folder: Path, monkeypatch: pytest.MonkeyPatch, address: dict[str, str], shown_numbers: list[str]
) -> None:
    drawn: list[pd.DataFrame] = []
    draw = charts.timeline

    def seen(marks: pd.DataFrame, *rest: Any) -> Any:
        drawn.append(marks)
        return draw(marks, *rest)

    monkeypatch.setattr(charts, "timeline", seen)
    text = "Texas has 400 Guard soldiers in Laredo."
    (folder / "guard.yaml").write_text(
        COUNT.format(name="g", publisher="P", published="2023-05-03", text=text), "utf-8"
    )
    app = shown("timeline", **address)
    assert re.findall("<p><b>([^<]*)</b>", html(app)) == shown_numbers
    days = {"about 2,500": "2025-02-10", "400": "2023-05-03", "10,000": "2025-02-03"}
    marks = pd.concat(drawn)
    assert dict(zip(marks["number"], marks["date"], strict=True)) == {number: days[number] for number in shown_numbers}


def test_claims_tells_where_sources_differ_what_several_say_and_what_one_says(folder: Path) -> None:
    for name, publisher, text in (
        ("second", "The Paper", "About 2,500 U.S. troops were deployed along the southern border on 10 February 2025."),
        ("third", "The Gazette", "The Pentagon has 3,100 U.S. troops deployed along the southern border."),
    ):
        count = COUNT.format(name=name, publisher=publisher, published="2025-02-10", text=text)
        (folder / f"{name}.yaml").write_text(count, encoding="utf-8")
    for language, heads, agree in (
        (
            "en",
            ("Where sources differ (1)", "What several publishers say (1)", "What one publisher says (2)"),
            "2 publishers agree",
        ),
        (
            "es",
            ("Donde las fuentes difieren (1)", "Lo que dicen varios medios (1)", "Lo que dice un solo medio (2)"),
            "2 medios coinciden",
        ),
    ):
        differ, several, one = html(shown("claims", language)).split("<section")[1:]
        assert [re.findall("<h2>(.*?)</h2>", each) for each in (differ, several, one)] == [[head] for head in heads]
        assert re.findall("<p><b>([^<]*)</b>", differ) == ["3,100", "about 2,500" if language == "en" else "unos 2,500"]
        assert re.findall(r'<a href="(https://example.net/third#[^"]*)', differ)
        assert agree in several
        assert several.count("<mark>About 2,500 U.S. troops</mark>") == 2
        assert re.findall("<p><b>([^<]*)</b>", one) == ["3,100", "10,000"]
        assert "&lt;img src=x" in one
    (folder / "third.yaml").unlink()
    page = html(shown("claims"))
    assert "Where sources differ (0)</h2>" in page
    assert "No two publishers report strengths" in page


PASTED = "Texas sent 400 Guard soldiers to Laredo on Monday, and 90 to Roma. {hostile} The camp cost $2 million."


def filled(app: AppTest, text: str, **fields: str) -> AppTest:
    """The page on which a source is added, with its form filled in."""
    app.text_area[0].set_value(text)
    for name, value in fields.items():
        app.text_input(key=f"draft-{name}").set_value(value)
    return app.run()


def choose(app: AppTest, key: str, value: str | list[str]) -> AppTest:
    """The page after a choice among buttons."""
    (group,) = [group for group in app.button_group if group.key == key]
    return group.set_value(value).run()


def draft(app: AppTest) -> str:
    """The file that the page offers."""
    return str(app.code[0].value)


def test_a_pasted_text_is_read_at_once_and_what_its_file_lacks_is_said(folder: Path) -> None:
    app = shown("add")
    assert not app.code
    app = filled(app, PASTED.format(hostile=HOSTILE))
    assert not app.exception, app.exception
    page = html(app)
    assert re.search(r"<mark [^>]*>400 Guard soldiers</mark>", page)
    assert "no troop figure: money" in page
    assert escape(HOSTILE.partition("1")[0]) in page
    assert "<img" not in page
    assert "<li>Still to be filled in: Kind of text, Published, Title, Publisher, Link</li></ul>" in page
    assert "the text is read as if it were published today" in page
    page = html(filled(app, PASTED.format(hostile=""), published="5/2/2025", url="example.org"))
    assert "<li>Still to be filled in: Kind of text, Title, Publisher</li>" in page
    assert re.findall(r"<li>(\w+): <code lang=.en.>[^<]*;", page) == ["Link", "Published"]
    assert "the text is read as if it were published today" in page
    page = html(filled(app, "Nobody came.", published="2025-02"))
    assert "No troop figure was read in this text." in page
    assert "the text is read as if it were published today" not in page


def test_the_file_of_a_filled_form_is_a_source_as_it_stands(folder: Path) -> None:
    fields = {
        "published": "2025-02-05",
        "title": "Guard: at the river",
        "publisher": "The Example Herald",
        "url": "https://example.org/a",
    }
    app = choose(filled(shown("add"), PASTED.format(hostile=""), **fields), "draft-text_is", "note")
    assert 'class="faults"' not in html(app)
    assert "3 Feb 2025" in html(app)  # Monday, by the day of publication
    app = choose(app, "draft-right", ["90"])
    assert re.search(r"<td>[^<]*confirmed", html(app))
    name = "the-example-herald-2025-02-05-guard-at-the-river"
    assert f"sources/{name}.yaml" in html(app)
    (folder / f"{name}.yaml").write_text(draft(app), encoding="utf-8")
    known = desk(folder)
    assert not known.faults
    assert known.sources[name].text == PASTED.format(hostile="")
    figures = known.figures[known.figures["source_id"] == name]
    assert dict(zip(figures["value"], figures["review"].astype(object).fillna(""), strict=True)) == {
        400: "",
        90: "right",
    }


@pytest.mark.parametrize(
    ("title", "url", "told", "fault"),
    [
        ("", "https://EXAMPLE.org/a/#part", "The sources folder has this file.", False),
        ("Another", "https://EXAMPLE.org/a/#part", "This article is in the sources already:", True),
        ("", "https://example.org/b", "a file of this name with another link", True),
        ("", "https://[", "a file of this name with another link", True),
    ],
)
def test_what_is_in_the_folder_already_is_said(folder: Path, title: str, url: str, told: str, fault: bool) -> None:
    """One page has one address here, as for the folder: whatever its letters, last slash and fragment."""
    fields = {"published": "2025-02-05", "title": "Guard", "publisher": "The Herald", "url": "https://example.org/a"}
    app = choose(filled(shown("add"), PASTED.format(hostile=""), **fields), "draft-text_is", "note")
    name = "the-herald-2025-02-05-guard"
    (folder / f"{name}.yaml").write_text(draft(app), encoding="utf-8")
    page = html(filled(app, PASTED.format(hostile=""), title=title or "Guard", url=url))
    assert told in page
    assert re.search(rf'<a href="sources\?source={name}&amp;lang=en" target="_blank">{name}</a>', page)
    assert ('class="faults"' in page) is fault


def test_equal_phrases_are_confirmed_one_by_one_and_another_text_has_its_own(folder: Path) -> None:
    app = filled(shown("add"), "Texas has 90 soldiers in Laredo. Ohio has 90 soldiers in Roma.")
    app = choose(app, "draft-right", [r"90 soldiers \(2\)"])
    assert re.findall(r"- quote: (.*)\n  nth: (\d)", draft(app)) == [("90 soldiers", "2")]
    app = filled(app, "Texas has 700 soldiers in Laredo.")
    assert not app.exception, app.exception
    assert "review:" not in draft(app)


def test_what_was_confirmed_holds_for_the_sentence_as_it_was_read(folder: Path) -> None:
    def confirmed(app: AppTest) -> list[str]:
        return re.findall("- quote: (.*)\n", draft(app))

    text = "Texas sent 90 soldiers to Laredo on Monday. Ohio has 70 soldiers in Roma."
    both = ["90 soldiers", "70 soldiers"]
    app = choose(filled(shown("add"), text, published="2025-02-05"), "draft-right", both)
    assert confirmed(app) == both
    app = filled(app, text.replace("Laredo", "El Paso"))
    assert confirmed(app) == both[1:]
    app = choose(app, "draft-right", both)
    app = filled(app, text.replace("Laredo", "El Paso"), title="Guard", published="2025-03-05")  # another Monday
    assert confirmed(app) == both[1:]
    app = filled(app, "Montana has 70 soldiers in Yuma.")
    assert confirmed(app) == []


def test_what_was_copied_with_signs_that_no_file_can_hold_is_a_source_without_them(folder: Path) -> None:
    fields = {"published": "2025-02", "title": "A\x0ctitle", "publisher": "P", "url": "https://example.org/a"}
    app = filled(shown("add"), " \t300 soldiers\x0care in Roma.\u2028Ohio\x00 sent 20\x0bsoldiers.\r\n", **fields)
    app = choose(choose(app, "draft-text_is", "full"), "draft-right", ["300 soldiers", "20 soldiers"])
    page = html(app)
    assert 'class="faults"' not in page
    assert len(re.findall("confirmed by a person", page)) == 2
    assert "  300 soldiers\n  are in Roma.\n  Ohio sent 20\n  soldiers.\nreview:" in draft(app)


def test_the_language_of_a_pasted_text_is_chosen(folder: Path) -> None:
    app = filled(
        shown("add"), "Unos 300 soldados de la Guardia Nacional están en la ciudad y los 40 de la Marina en el río."
    )
    assert "language: es\n" in draft(app)
    assert ">Unos 300 soldados" in html(app)
