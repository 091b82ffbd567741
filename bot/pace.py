"""How fast people may ask: a bucket of questions for each person and one for all, filled by time."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MAX_BUCKETS = 10_000
_MINUTE = 60.0


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Pace:
    """Counts questions; used from one event loop.

    Args:
        each: questions of one person a minute.
        overall: questions of everyone together a minute.
    """

    def __init__(self, each: int, overall: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = each
        self._overall = overall
        self._clock = clock
        self._all = _Bucket(overall, clock())
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()
        self._counted: OrderedDict[int, int] = OrderedDict()

    def wait(self, person_id: int, update_id: int) -> int:
        """Take a question; returns 0, or the seconds after which there is room again.

        An update that is tried again is not counted anew.
        """
        if update_id in self._counted:
            return self._counted[update_id]
        seconds = self._take(person_id)
        self._counted[update_id] = seconds
        if len(self._counted) > MAX_BUCKETS:
            self._counted.popitem(last=False)
        return seconds

    def _take(self, person_id: int) -> int:
        own = self._buckets.setdefault(person_id, _Bucket(self._each, self._clock()))
        self._buckets.move_to_end(person_id)
        if len(self._buckets) > MAX_BUCKETS:
            self._buckets.popitem(last=False)
        self._fill(own, self._each)
        self._fill(self._all, self._overall)
        lacking = max((1 - own.tokens) / self._each, (1 - self._all.tokens) / self._overall)
        if lacking > 0:
            return max(math.ceil(lacking * _MINUTE), 1)
        own.tokens -= 1
        self._all.tokens -= 1
        return 0

    def _fill(self, bucket: _Bucket, a_minute: int) -> None:
        now = self._clock()
        bucket.tokens = min(bucket.tokens + (now - bucket.at) * a_minute / _MINUTE, float(a_minute))
        bucket.at = now
