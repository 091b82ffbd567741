"""Faults on demand: what the network and Telegram do on a bad day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer with an error instead of doing what was asked."""

    code: int
    description: str
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Cut the connection without a reply, before or after doing what was asked."""

    after_doing: bool = False


@dataclass(frozen=True, slots=True)
class Delay:
    """Do what was asked only after a while."""

    seconds: float


Fault = Refuse | Drop | Delay


@dataclass(slots=True)
class Faults:
    """Which calls go wrong, in order; a call takes the first fault that is planned for its method."""

    _planned: list[tuple[str, Fault]] = field(default_factory=list)
    _share: float = 0.0
    _kinds: tuple[Fault, ...] = ()
    _random: random.Random = field(default_factory=random.Random)
    happened: int = 0

    def plan(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next ``times`` calls of ``method`` go wrong."""
        self._planned += [(method, fault)] * times

    def at_random(self, share: float, kinds: tuple[Fault, ...], seed: int) -> None:
        """Let a share of all calls go wrong in one of some ways, until it is set to 0."""
        self._share, self._kinds, self._random = share, kinds, random.Random(seed)  # noqa: S311 - no secret

    def take(self, method: str) -> Fault | None:
        """Return the fault of this call, if one is planned, and strike it off."""
        for number, (planned, fault) in enumerate(self._planned):
            if planned == method:
                del self._planned[number]
                return fault
        if self._kinds and self._random.random() < self._share:
            self.happened += 1
            return self._random.choice(self._kinds)
        return None

    def left(self) -> Iterator[str]:
        """Yield the methods of faults that no call has met yet."""
        return (method for method, _ in self._planned)
