"""Take the pictures in docs/ from the sources that ship with the project: `python tests/screenshots.py`.

Needs Chromium on the search path.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from figures.sources import folder
from tests.test_browser import FLAGS, ROOT, chromium, serving

DESK, PHONE = (1440, 900), (390, 844)
PICTURES = [
    ("overview-light", "/", "light", DESK),
    ("overview-dark", "/", "dark", DESK),
    ("overview-phone", "/?lang=es", "dark", PHONE),
    ("figures-light", "/figures", "light", DESK),
    ("sources-light", "/sources", "light", DESK),
]


def main() -> None:
    """Write docs/<name>.png for each of the pictures."""
    docs = ROOT / "docs"
    docs.mkdir(exist_ok=True)
    with serving(folder()) as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, path, ground, (width, height) in PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if ground == "dark" else "light",
                locale="en-US",
            )
            page.goto(server.address + path)
            expect(page.locator(".stMain h1")).to_be_visible(timeout=30_000)
            page.wait_for_load_state("networkidle")
            expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=30_000)
            # A chart or table fades in after its data has come.
            page.wait_for_timeout(2000)
            page.screenshot(path=docs / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
