"""What is asked many times and worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")


class once(Generic[Answer]):
    """A property whose answer is kept: `functools.cached_property` without the lock it takes before Python 3.12.

    A figure asks some forty questions, and the lock makes each three times as dear.
    """

    def __init__(self, ask: Callable[[Any], Answer]) -> None:
        self.ask, self.name, self.__doc__ = ask, ask.__name__, ask.__doc__

    def __get__(self, asked: Any, owner: type) -> Answer:
        answer = asked.__dict__[self.name] = self.ask(asked)  # found there before this is, from now on
        return answer
