"""Closing line of a test run: how many golden examples are read as written, and how many are known not to be."""

from __future__ import annotations

from pathlib import Path

import pytest

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
