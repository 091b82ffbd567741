"""Threads in which answers are computed, so that one slow answer delays no one else.

The engine is synchronous and cannot be interrupted. A few places keep the
cores busy without overloading them; an answer that holds its place longer
than a moment gives it up to the next question and goes on beside it. Threads
are daemons, so that a stop does not wait for an answer that never ends, and
they live on, since each new thread would cost the encoder a new team of its own.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from config.errors import AssistantError

SLOW_AFTER_SECONDS = 1.0
"""Time after which an answer gives up its place."""
SPARE_THREADS = 16
"""Slow answers that may go on beside those that hold a place."""
REST_AFTER_SECONDS = 0.5
"""Time without any answer under way after which the pool is at rest: the last one has been sent by then."""

T = TypeVar("T")


class BusyError(AssistantError):
    """Too many slow answers are being computed; the question has to be asked again."""


class AnswerPool:
    """A bounded set of threads, used from one event loop."""

    def __init__(
        self,
        places: int,
        *,
        slow_after: float = SLOW_AFTER_SECONDS,
        spare: int = SPARE_THREADS,
        at_rest: Callable[[], None] | None = None,
    ) -> None:
        """Begin with no thread.

        Args:
            places: answers that are computed at the same time.
            slow_after: seconds after which an answer gives up its place.
            spare: slow answers that may go on beside those.
            at_rest: done now and then while no answer is under way.
        """
        self._places = asyncio.Semaphore(places)
        self._slow_after = slow_after
        self._limit = places + spare
        self._at_rest = at_rest
        self._rest: asyncio.TimerHandle | None = None
        self._running = 0
        self._threads = 0
        self._idle = threading.Semaphore(0)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    async def run(self, work: Callable[[], T], within: float) -> T:
        """Return what ``work`` returns, or raise what it raises.

        Args:
            within: seconds for waiting and working together.

        Raises:
            TimeoutError: when time is up; the work goes on and its result is dropped.
            BusyError: if as many slow answers are running as may.
        """
        async with asyncio.timeout(within):
            await self._places.acquire()
            release = _once(self._places.release)
            try:
                if self._running >= self._limit:
                    raise BusyError(f"{self._running} answers are running, the limit is {self._limit}; ask again.")
                result = self._start(work, release)
                asyncio.get_running_loop().call_later(self._slow_after, release)
            except BaseException:  # whatever happens, a place must not get lost
                release()
                raise
            return await result

    def close(self) -> None:
        """Let idle threads end; threads that still work are left to themselves."""
        for _ in range(self._threads):
            self._jobs.put(None)

    def _start(self, work: Callable[[], T], release: Callable[[], None]) -> asyncio.Future[T]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._running += 1

        def finish(result: T | None, error: BaseException | None) -> None:
            self._running -= 1
            release()
            self._rest_soon(loop)
            if future.done():  # nobody waits any more
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)  # type: ignore[arg-type]  # None only where T allows it

        def job() -> None:
            result, error = None, None
            try:
                result = work()
            except BaseException as raised:  # handed on to whoever awaits the future
                error = raised
            if not loop.is_closed():
                loop.call_soon_threadsafe(finish, result, error)

        self._submit(job)
        return future

    def _rest_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._rest is not None:
            self._rest.cancel()
        if self._at_rest is not None:
            self._rest = loop.call_later(REST_AFTER_SECONDS, self._at_ease, self._at_rest)

    def _at_ease(self, work: Callable[[], None]) -> None:
        if not self._running:
            work()

    def _submit(self, job: Callable[[], None]) -> None:
        if not self._idle.acquire(blocking=False):
            self._threads += 1
            threading.Thread(target=self._work, name=f"answers-{self._threads}", daemon=True).start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            self._idle.release()


def _once(action: Callable[[], None]) -> Callable[[], None]:
    done = False

    def run() -> None:
        nonlocal done
        if not done:
            done = True
            action()

    return run
