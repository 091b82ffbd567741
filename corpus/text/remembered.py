"""A function's answers for the words of a language: few thousand words make up most of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """A mapping that works out what it does not hold yet, and forgets all once it holds too much.

    ``map(remembered.__getitem__, words)`` costs half of what a call of an ``lru_cache`` a word costs, since nothing
    is noted of what was used last.
    """

    def __init__(self, work_out: Callable[[str], Value], most: int) -> None:
        """Begin with nothing.

        Args:
            most: answers that are held at once.
        """
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, word: str) -> Value:
        if len(self) >= self._most:
            self.clear()
        value = self[word] = self._work_out(word)
        return value
