"""The whole tree is formatted, linted and typed: what ruff and mypy say is part of every test run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    ["ruff check --output-format concise .", "ruff format --check .", "mypy --strict"],
    ids=lambda command: str(command),
)
def test_the_tools_find_nothing(command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"python -m {command}\n{done.stdout}{done.stderr}"
