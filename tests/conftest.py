"""For all tests: no deadline in seconds, and a closing line that says how many golden examples are read as written.

A lexicon that does not load is told once, before any test: every test that reads would fail for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from figures.extract.vocabulary import load_all
from figures.lexicon import LexiconError

settings.register_profile("by counts", deadline=None)  # a busy machine makes no test fail
settings.load_profile("by counts")

GOLDEN = "test_an_example_is_read_as_it_is_written"


def pytest_sessionstart() -> None:
    """Stop where the lexicon does not load."""
    try:
        load_all()
    except LexiconError as error:
        pytest.exit(f"the lexicon does not load, so no test was run: {error}", returncode=1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the dots hide."""
    count = {
        outcome: sum(GOLDEN in report.nodeid for report in terminalreporter.stats.get(outcome, []))
        for outcome in ("passed", "xfailed", "failed")
    }
    if any(count.values()):
        terminalreporter.write_line(
            f"golden examples: {count['passed']} read as written, {count['xfailed']} known gaps "
            f"({Path('tests/golden/gaps.yaml')}), {count['failed']} failed"
        )
