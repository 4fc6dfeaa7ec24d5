"""What is built without the collector of garbage."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


def uncollected(build: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """A function run without the collector of garbage, which would go in vain through all that it builds.

    The lexicon holds so many objects that this saves a quarter of the time to compile it; a text, a twentieth.
    """

    @wraps(build)
    def built(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
        collects = gc.isenabled()
        gc.disable()
        try:
            return build(*asked, **named)
        finally:
            if collects:
                gc.enable()

    return built
