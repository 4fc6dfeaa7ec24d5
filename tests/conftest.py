"""For all tests: no deadline in seconds, and a closing line that says how many golden examples are read as written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("by counts", deadline=None)  # a busy machine makes no test fail
settings.load_profile("by counts")

GOLDEN = "test_an_example_is_read_as_it_is_written"


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
