"""The dashboard as a reader meets it: `streamlit run dashboard.py` and a real browser."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from figures import exports
from figures.desk import desk
from figures.display import display
from tests.test_pages import COUNT

ROOT = Path(__file__).parents[1]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

HOSTILE = "<img src=x onerror='window.broken=1'> **bold** $x$ :red[loud]"
PLEDGE = f"""\
url: https://example.org/pledge
title: "Pledge {HOSTILE}"
publisher: Border Gazette {HOSTILE}
published: 2025-02-03
language: en
text_is: note
text: |
  The president of Mexico pledged 10,000 National Guard troops for the northern border. {HOSTILE}
"""
STANDING = COUNT.format(
    name="standing",
    publisher="The Example Herald",
    published="2025-02-10",
    text="About 2,500 U.S. troops were deployed along the southern border on 10 February 2025.",
)
LATER = COUNT.format(
    name="later",
    publisher="The Second Look",
    published="2025-03-01",
    text="More than 3,700 U.S. troops were deployed along the southern border on 1 March 2025.",
)


@dataclass(frozen=True, slots=True)
class Server:
    """A running dashboard: its address and the folder of sources it shows."""

    address: str
    folder: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of an answer."""
        asked = urllib.request.Request(self.address + path, method=method, headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """The dashboard over a folder of sources, on a free port of this machine alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "FIGURES_SOURCES": str(folder)}, stdout=log, stderr=log
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", folder)
            for _ in range(240):
                if process.poll() is not None or _answers(server):
                    break
                time.sleep(0.25)
            log.seek(0)
            assert _answers(server), log.read().decode()
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _answers(server: Server) -> bool:
    try:
        return server.get("/_stcore/health")[0] == 200
    except OSError:
        return False


def chromium() -> str:
    """The path of Chromium; without one the test is skipped, but on a build server it fails."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    if os.environ.get("CI"):
        pytest.fail("no Chromium on the search path")
    pytest.skip("no Chromium on the search path")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "pledge.yaml").write_text(PLEDGE, encoding="utf-8")
    (folder / "standing.yaml").write_text(STANDING, encoding="utf-8")
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US", accept_downloads=True)
    yield context.new_page()
    context.close()


def opened(page: Page, server: Server, path: str = "/") -> Page:
    page.goto(server.address + path)
    expect(page.locator(".stMain h1")).to_be_visible(timeout=30_000)
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_be_visible(timeout=30_000)
    return page


def test_the_first_screen_answers_who_stands_on_each_side(page: Page, server: Server) -> None:
    opened(page, server)
    charts = page.locator(".stVegaLiteChart svg")
    expect(charts).to_have_count(2)
    for side, words in enumerate(("about 2,500", "10,000")):
        label = charts.nth(side).locator("text", has_text=re.compile(f"^{words}$")).last
        expect(label).to_be_visible()
        box = label.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 900


def test_a_click_on_a_mark_shows_its_sentence_and_link(page: Page, server: Server) -> None:
    opened(page, server)
    mark = page.locator(".stVegaLiteChart").nth(0).locator("svg .mark-symbol path[fill-opacity='1']").first
    mark.element_handle().wait_for_element_state("stable")  # the page may still be moving
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    picked = page.locator(".picked")
    expect(picked.locator("mark")).to_have_text("About 2,500 U.S. troops")
    expect(picked.get_by_role("link", name="The Example Herald")).to_have_attribute(
        "href", re.compile(r"^https://example\.net/standing#:~:text=About%202%2C500")
    )
    page.get_by_role("button", name="Close").click()
    expect(picked).to_have_count(0)


@pytest.mark.parametrize(("width", "ground"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_the_buttons_of_a_chart_cover_no_list_and_its_tooltip_hides_the_words_beneath(
    browser: Browser, server: Server, width: int, ground: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=ground, locale="en-US", has_touch=width < 1000
    )
    try:
        page = opened(context.new_page(), server)
        chart = page.locator(".stVegaLiteChart").nth(0)
        mark = chart.locator("svg .mark-symbol path[fill-opacity='1']").first
        mark.element_handle().wait_for_element_state("stable")
        box = mark.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if width < 1000:
            page.touchscreen.tap(x, y - 30)
        page.mouse.move(x - 2, y)
        page.mouse.move(x, y)
        buttons = page.locator(".stElementToolbar").nth(0)
        expect(buttons).to_have_css("opacity", "1")
        (bar, around) = (buttons.bounding_box(), chart.bounding_box())
        assert bar is not None
        assert around is not None
        assert bar["y"] >= around["y"] + around["height"] / 2
        assert bar["y"] + bar["height"] <= around["y"] + around["height"] + 1
        tooltip = page.locator("#vg-tooltip-element")
        expect(tooltip).to_be_visible()
        expect(tooltip).to_have_css("backdrop-filter", "contrast(0)")
    finally:
        context.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 420), (390, 844)])
def test_what_a_click_on_a_mark_shows_is_within_sight_however_high_the_chart_is(
    browser: Browser, server: Server, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
    try:
        page = opened(context.new_page(), server)
        chart = page.locator(".stVegaLiteChart").nth(0)
        # As if many forces stood below: the words of the claim would come far behind the mark.
        chart.evaluate("chart => { chart.style.minHeight = '1800px' }")
        mark = chart.locator("svg .mark-symbol path[fill-opacity='1']").first
        mark.element_handle().wait_for_element_state("stable")
        box = mark.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        picked = page.locator("[class*=st-key-picked-]")
        expect(picked.locator("mark")).to_be_visible()
        shown = picked.bounding_box()
        assert shown is not None
        assert shown["y"] > 0
        assert shown["y"] + shown["height"] <= height
    finally:
        context.close()


def test_the_keyboard_picks_what_a_click_on_a_mark_picks(page: Page, server: Server) -> None:
    opened(page, server)
    boxes = page.get_by_role("combobox", name="Show the sentence of …")
    expect(boxes).to_have_count(2)
    page.get_by_role("button", name="Choose date").focus()
    page.keyboard.press("Tab")
    expect(boxes.first).to_be_focused()
    page.keyboard.type("2,500")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    picked = page.locator(".picked")
    expect(picked.locator("mark")).to_have_text("About 2,500 U.S. troops")
    expect(picked.get_by_role("link", name="The Example Herald")).to_be_in_viewport()
    close = page.get_by_role("button", name="Close")
    close.focus()
    page.keyboard.press("Enter")
    expect(picked).to_have_count(0)
    expect(boxes.first).to_have_value("")


def test_what_was_picked_last_is_shown_whether_by_mark_or_from_the_list(page: Page, server: Server) -> None:
    new = server.folder / "later.yaml"
    try:
        new.write_text(LATER, encoding="utf-8")
        opened(page, server)
        box = page.get_by_role("combobox", name="Show the sentence of …").first
        box.fill("3,700")
        page.keyboard.press("Enter")
        picked = page.locator(".picked mark")
        expect(picked).to_have_text("More than 3,700 U.S. troops")
        mark = page.locator(".stVegaLiteChart").nth(0).locator("svg .mark-symbol path[fill-opacity='1']").first
        mark.element_handle().wait_for_element_state("stable")
        place = mark.bounding_box()
        assert place is not None
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        expect(picked).to_have_text("About 2,500 U.S. troops")
        expect(box).to_have_value("")
        box.fill("3,700")
        page.keyboard.press("Enter")
        expect(picked).to_have_text("More than 3,700 U.S. troops")
    finally:
        new.unlink()


def test_the_keyboard_reaches_each_sentence(page: Page, server: Server) -> None:
    opened(page, server)
    summary = page.locator("summary", has_text="about 2,500")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[open] mark").first).to_be_visible()


LONG = COUNT.format(
    name="long",
    publisher="The Long Read",
    published="2025-02-11",
    text="They talked for a day, and nobody told how many would go.\n  " * 60
    + "Arizona has sent 640 National Guard soldiers to Nogales."
    + "\n  There was no answer yet." * 60,
)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_in_context_opens_the_text_at_the_figure(browser: Browser, server: Server, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
    new = server.folder / "long.yaml"
    try:
        new.write_text(LONG, encoding="utf-8")
        page = opened(context.new_page(), server)
        page.locator("summary", has_text="640").click()
        page.locator("details[open]").get_by_role("link", name="in context").click()
        asked = page.locator("mark.asked")
        expect(asked).to_have_text("640 National Guard soldiers")
        expect(asked).to_be_in_viewport()
        expect(page).to_have_url(re.compile("source=long&figure=long-"))
        # The text before it opens, and a link of the ledger leads to the mark wherever that is.
        page.locator(".text summary").click()
        expect(asked).not_to_be_in_viewport()
        page.locator(".ledger").get_by_role("link", name="640 National Guard soldiers").click()
        expect(asked).to_be_in_viewport()
    finally:
        new.unlink()
        context.close()


def test_the_downloaded_table_is_the_table(page: Page, server: Server) -> None:
    opened(page, server, "/figures")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    whole = exports.to_csv(exports.FIGURES, desk(server.folder).figures)
    assert download.value.path().read_bytes() == whole
    assert server.get("/api/figures.csv")[2] == whole


@pytest.mark.parametrize(("width", "listed"), [(390, True), (1000, True), (1280, False)])
def test_a_narrow_screen_shows_the_words_and_the_link_of_each_figure(
    browser: Browser, server: Server, width: int, listed: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="en-US")
    try:
        page = opened(context.new_page(), server, "/figures")
        expect(page.locator(".stDataFrame")).to_be_visible(visible=not listed)
        expect(page.locator(".st-key-list")).to_be_visible(visible=listed)
        entry = page.locator(".st-key-list li", has_text="about 2,500")
        expect(entry.locator("mark")).to_have_text("About 2,500 U.S. troops")
        for seen in (entry.locator("q"), entry.get_by_role("link", name="The Example Herald")) if listed else ():
            box = seen.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
    finally:
        context.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_first_screen_of_the_table_says_what_a_figure_is_and_who_says_so(
    page: Page, server: Server, language: str
) -> None:
    opened(page, server, f"/figures?lang={language}")
    heads = page.locator(".stDataFrame [role=columnheader]")
    expect(heads.first).to_be_attached()
    *whole, _ = heads.all_inner_texts()  # of the last one, the screen may show a part
    words = display(language)
    wanted = "value", "force", "side", "status", "measure", "as_of", "published", "phrase", "link", "publisher"
    assert {words.word(column) for column in wanted} - set(whole) == set()


def test_filters_are_folded_on_a_phone_and_count_those_in_force(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US")
    try:
        page = opened(context.new_page(), server, "/figures?side=mexico")
        stage = page.locator("[class*=st-key-filters] .stMultiSelect", has_text="Stage")
        expect(page.locator(".st-key-list li q").first).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("searchbox")).to_be_visible()
        expect(stage).to_be_hidden()
        page.get_by_role("button", name="Filters (1)").click()
        expect(stage).to_be_visible()
        stage.get_by_role("combobox").click()
        page.get_by_role("option", name="pledged").click()
        expect(page).to_have_url(re.compile("status=announced"))
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Filters (2)").click()
        expect(stage).to_be_hidden()
        expect(page.locator(".st-key-list li")).to_have_count(1)
    finally:
        context.close()


def test_filters_stand_open_on_a_desktop(page: Page, server: Server) -> None:
    opened(page, server, "/figures")
    for box in page.locator("[class*=st-key-filters] :is(.stTextInput, .stMultiSelect, .stDateInput)").all():
        expect(box).to_be_visible()
    expect(page.get_by_role("button", name="Filters")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_the_days_of_publication_are_shown_whole(browser: Browser, server: Server, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="en-US")
    try:
        page = opened(context.new_page(), server, "/figures")
        if width == 390:
            page.get_by_role("button", name="Filters").click()
        days = page.locator("[class*=st-key-filters] .stDateInput")
        expect(days).to_be_visible()
        cut = "box => [...box.querySelectorAll('*')].some(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 40)"
        assert not days.evaluate(cut)
    finally:
        context.close()


def test_filters_in_the_address_decide_what_is_downloaded(page: Page, server: Server) -> None:
    opened(page, server, "/figures?side=mexico&lang=es")
    with page.expect_download() as download:
        page.get_by_role("button", name="Descargar CSV").click()
    rows = download.value.path().read_text(encoding="utf-8").splitlines()
    assert len(rows) == 2
    assert "10,000 National Guard troops" in rows[1]
    assert "side=mexico" in page.url
    assert "lang=es" in page.url


def test_the_language_stays_from_page_to_page(page: Page, server: Server) -> None:
    opened(page, server)
    page.get_by_role("radio", name="Español").or_(page.get_by_role("button", name="Español")).first.click()
    expect(page.get_by_role("heading", name="Tropas en la frontera")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=es"))
    page.get_by_role("link", name="Fuentes").first.click()
    expect(page.get_by_text("Cada número de este texto")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=es"))


@pytest.mark.parametrize("path", ["/", "/figures", "/sources?source=pledge"])
def test_what_a_source_says_is_shown_as_it_stands(page: Page, server: Server, path: str) -> None:
    opened(page, server, path)
    if path == "/":
        expect(page.locator("summary")).to_have_count(2)
    for summary in page.locator("summary").all():
        summary.click()
    if path != "/figures":
        # The table there is drawn on a canvas, and the list is for narrow screens.
        expect(page.get_by_text(HOSTILE).locator("visible=true").first).to_be_visible()
    assert page.evaluate("window.broken") is None
    assert page.locator(".stMain img, .stMain .katex, .stMain strong").count() == 0


def test_a_pasted_text_is_shown_as_it_stands_read_and_taken_away_and_stays_for_the_visit(
    page: Page, server: Server
) -> None:
    opened(page, server, "/add")
    text = page.get_by_label("Text", exact=True)
    text.fill(f"Ohio sent 450 Guard soldiers to Laredo. {HOSTILE}")
    text.press("Control+Enter")
    expect(page.locator(".text mark", has_text="450 Guard soldiers")).to_be_visible()
    expect(page.locator(".text")).to_contain_text(HOSTILE)
    assert page.evaluate("window.broken") is None
    page.get_by_role("button", name="450 Guard soldiers").click()
    expect(page.get_by_test_id("stCode")).to_contain_text("verdict: right")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download source.yaml").click()
    assert "- quote: 450 Guard soldiers\n  verdict: right\n" in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("link", name="Overview").first.click()
    expect(page.locator("summary").first).to_be_visible()
    page.get_by_role("link", name="Add a source").first.click()
    expect(page.locator(".text mark", has_text="450 Guard soldiers")).to_be_visible()
    expect(page.get_by_test_id("stCode")).to_contain_text("verdict: right")


def test_a_click_on_a_mark_of_the_timeline_shows_its_sentence(page: Page, server: Server) -> None:
    opened(page, server, "/timeline")
    mark = page.locator(".stVegaLiteChart svg .mark-symbol path").first
    expect(mark).to_be_visible()
    mark.click()
    expect(page.locator(".stMain [role=status] article")).to_have_count(1)
    expect(page.locator(".stMain [role=status] article mark")).to_be_visible()


def test_a_new_source_and_a_faulty_one_show_on_the_open_page(page: Page, server: Server) -> None:
    opened(page, server)
    new, faulty = server.folder / "later.yaml", server.folder / "faulty.yaml"
    try:
        new.write_text(LATER, encoding="utf-8")
        expect(page.locator("summary b", has_text="more than 3,700")).to_be_visible(timeout=15_000)
        faulty.write_text("titel: Mistaken\n", encoding="utf-8")
        expect(page.locator(".st-key-notice")).to_be_visible(timeout=15_000)
        new.write_text(LATER.replace("3,700", "4,200"), encoding="utf-8")
        expect(page.locator("summary b", has_text="more than 4,200")).to_be_visible(timeout=15_000)
        page.locator(".st-key-notice a").click()
        expect(page.locator(".faults code", has_text="did you mean title?")).to_be_visible()
    finally:
        new.unlink()
        faulty.unlink(missing_ok=True)


def test_pages_open_side_by_side_outlive_many_saves(browser: Browser, server: Server) -> None:
    context = browser.new_context(locale="en-US")
    first, second = (opened(context.new_page(), server, path) for path in ("/", "/figures"))
    new = server.folder / "later.yaml"
    try:
        for save in range(8):
            new.write_text(LATER.replace("3,700", f"4,{save}00"), encoding="utf-8")
            expect(first.locator("summary b", has_text=f"more than 4,{save}00")).to_be_visible(timeout=15_000)
        for page in (first, second):
            expect(page.locator(".stException, .stAlert", has_text="error")).to_have_count(0)
            expect(page.locator(".stMain h1")).to_be_visible()
    finally:
        new.unlink()
        context.close()


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("path", ["/", "/timeline", "/figures", "/claims", "/sources", "/add"])
def test_no_page_is_wider_than_a_phone(browser: Browser, server: Server, width: int, path: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme="dark")
    try:
        page = opened(context.new_page(), server, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()


@pytest.mark.parametrize(("width", "beside_the_text"), [(390, True), (760, True), (1000, False)])
def test_the_pages_are_named_in_plain_sight_on_a_screen_of_any_width(
    browser: Browser, server: Server, width: int, beside_the_text: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="es-MX")
    try:
        page = opened(context.new_page(), server)
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible(visible=False)
        for name in ("Panorama", "Cronología", "Cifras", "Afirmaciones", "Agregar una fuente", "Fuentes"):
            links = page.get_by_role("link", name=name, exact=True).locator("visible=true")
            expect(links).to_have_count(1)
            expect(links).to_be_in_viewport()
        links.click()
        expect(page).to_have_url(re.compile("/sources"))
        expect(page.locator(".text")).to_be_visible()
        expect(page.locator(".st-key-pages")).to_be_visible(visible=beside_the_text)
    finally:
        context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_mark_of_a_chart_crosses_a_word(browser: Browser, server: Server, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="en-US")
    boxes = "found => found.map(e => e.getBoundingClientRect()).filter(r => r.width + r.height > 0)"
    boxes += ".map(r => [r.left, r.right, r.top, r.bottom])"
    try:
        page = opened(context.new_page(), server)
        expect(page.locator(".stVegaLiteChart svg")).to_have_count(2)
        words = page.locator(".stVegaLiteChart svg text").evaluate_all(boxes)
        marks = page.locator(
            ".stVegaLiteChart svg :is(.mark-symbol path:not([opacity='0']), .mark-rule line)"
        ).evaluate_all(boxes)
        assert words
        assert marks
        crossed = [
            (word, mark)
            for word in words
            for mark in marks
            if word[0] < mark[1] and mark[0] < word[1] and word[2] < mark[3] and mark[2] < word[3]
        ]
        assert crossed == []
    finally:
        context.close()


def test_the_small_print_of_a_line_stays_under_its_number(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US")
    try:
        summary = opened(context.new_page(), server).locator("summary", has_text="about 2,500")
        expect(summary).to_be_visible()
        number, *lines = summary.evaluate(
            "s => [...s.querySelectorAll('b, small')].flatMap(e => [...e.getClientRects()].map(r => r.left))"
        )
        assert lines
        assert all(left >= number - 1 for left in lines)
    finally:
        context.close()


def test_nothing_is_fetched_from_elsewhere(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, server)
    assert asked
    assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []


# --- The stable addresses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", exports.FILES)
def test_each_file_has_an_address(server: Server, file: str) -> None:
    known = desk(server.folder)
    status, headers, body = server.get(f"/api/{file}")
    assert status == 200
    assert headers["content-type"] == exports.FILES[file].media_type
    assert headers["content-disposition"] == f'attachment; filename="{file}"'
    assert "no-cache" in headers["cache-control"]
    assert body == exports.FILES[file].encode(known.figures, known.claims)

    status, head, nothing = server.get(f"/api/{file}", method="HEAD")
    assert (status, nothing, head["content-length"]) == (200, b"", str(len(body)))

    status, _, nothing = server.get(f"/api/{file}", **{"If-None-Match": headers["etag"]})
    assert (status, nothing) == (304, b"")


@pytest.mark.parametrize("path", ["/api/figures.exe", "/api/people.csv", "/api/datapackage.csv"])
def test_what_is_no_table_is_not_found(server: Server, path: str) -> None:
    assert server.get(path)[0] == 404


def test_the_tag_changes_with_the_sources(server: Server) -> None:
    before = server.get("/api/figures.csv")[1]["etag"]
    new = server.folder / "later.yaml"
    try:
        new.write_text(LATER, encoding="utf-8")
        _, headers, body = server.get("/api/figures.csv")
        assert headers["etag"] != before
        assert b"3,700" in body
    finally:
        new.unlink()
    assert server.get("/api/figures.csv")[1]["etag"] == before
