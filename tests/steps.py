"""How much work an action takes, counted in steps: seconds differ from one run to the next, steps do not."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class TooMuch(AssertionError):
    """An action took more steps than it may."""


def steps(act: Callable[[], Any], at_most: float = math.inf) -> int:
    """How many lines of Python an action runs through, each turn of a loop anew; stops it beyond `at_most`."""
    count = 0

    def line(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        if count > at_most:
            raise TooMuch(f"more than {at_most:,.0f} steps")
        return line

    trace = sys.gettrace()
    sys.settrace(line)
    try:
        act()
    finally:
        sys.settrace(trace)
    return count
