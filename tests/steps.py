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
    """How many lines of Python an action runs through and how many calls it makes into C; stops it beyond `at_most`."""
    count = 0

    def line(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        if count > at_most:
            raise TooMuch(f"more than {at_most:,.0f} steps")
        return line

    def call(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event == "c_call"

    trace, profile = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        act()
    finally:
        sys.settrace(trace)
        sys.setprofile(profile)
    return count
