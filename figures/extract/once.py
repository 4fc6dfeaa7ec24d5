"""What is asked many times and worked out once."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


class once(Generic[Answer]):
    """A property whose answer is kept: `functools.cached_property` without the lock it takes before Python 3.12.

    A figure asks some forty questions, and the lock makes each three times as dear.
    """

    def __init__(self, ask: Callable[[Any], Answer]) -> None:
        self.ask, self.name, self.__doc__ = ask, ask.__name__, ask.__doc__

    def __get__(self, asked: Any, owner: type) -> Answer:
        answer = asked.__dict__[self.name] = self.ask(asked)  # found there before this is, from now on
        return answer


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
