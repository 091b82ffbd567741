"""What the store keeps of the register beside the entries: where each document is cited.

A library of 25,000 documents holds a quarter of a million mentions, most of
which nobody asks for; kept as values they would take ten times the memory of
the entries themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from corpus.model import Mention

ReadMentions = Callable[[int], tuple[Mention, ...]]
"""Gives the mentions of the entry at a position of the register."""


class KeptMentions(Sequence[Mention]):
    """The mentions of one entry, read when they are looked at; equal to the tuple of them. How many is known at once."""

    __slots__ = ("_count", "_position", "_read")

    def __init__(self, position: int, count: int, read: ReadMentions) -> None:
        self._position = position
        self._count = count
        self._read = read

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._read(self._position))

    @overload
    def __getitem__(self, at: int) -> Mention: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, at: int | slice) -> Mention | tuple[Mention, ...]:
        return self._read(self._position)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | KeptMentions) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
