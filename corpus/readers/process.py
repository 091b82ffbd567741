"""Reading in worker processes: one hostile file can neither stop nor slow the rest.

Each worker is a fresh interpreter that has loaded the readers and nothing
else, under a limit of memory. A file over its time is answered by killing its
worker; a worker that dies takes one file with it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Final

from config.collector import collect_seldom
from config.errors import ReadError
from corpus.model import RawDocument
from corpus.readers import ReadingLimits, read_document

Outcome = RawDocument | ReadError

_AHEAD: Final = 4
"""Results a worker may be ahead of the one that is waited for, so that memory stays bounded."""
_FILES_A_WORKER: Final = 200
"""Files after which a worker makes room for a fresh one; libraries leak."""
_STOP_SECONDS: Final = 1.0
_CHARACTERS_OF_REASON: Final = 120


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may take.

    Attributes:
        timeout_seconds: time from handing the file over to its result.
        max_memory_bytes: address space of the worker.
    """

    limits: ReadingLimits
    timeout_seconds: float
    max_memory_bytes: int


def read_documents(
    paths: Iterable[Path],
    limits: ReadingLimits,
    *,
    timeout_seconds: float,
    max_memory_bytes: int,
    workers: int = 0,
) -> Generator[tuple[Path, Outcome], None, None]:
    """Read files side by side and yield each with what came of it, in the order given.

    Args:
        timeout_seconds: time that one file may take; for a scan, that one page of it may take.
        max_memory_bytes: memory that one worker may take.
        workers: processes; 0 means one a core.
    """
    bounds = Bounds(limits, timeout_seconds, max_memory_bytes)
    held = list(paths)
    count = min(workers or os.cpu_count() or 1, len(held))
    pool = _Pool(bounds, count)
    try:
        yield from pool.read(held)
    finally:
        pool.close()


@dataclass(slots=True)
class _Worker:
    process: ForkServerProcess
    pipe: Connection
    number: int | None = None
    path: Path = field(default_factory=Path)
    deadline: float = 0.0
    files: int = 0


class _Pool:
    """Hands files to workers and replaces those that die or hang."""

    def __init__(self, bounds: Bounds, count: int) -> None:
        self._bounds = bounds
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["corpus.readers.process"])
        self._workers = [self._start() for _ in range(count)]

    def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
        """Yield every path with its outcome, in order."""
        waiting = iter(enumerate(paths))
        ready: dict[int, Outcome] = {}
        for position, path in enumerate(paths):
            while position not in ready:
                self._hand_out(waiting, ahead=len(ready))
                ready.update(self._collect())
            yield path, ready.pop(position)

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            _end(worker)

    def _hand_out(self, waiting: Iterator[tuple[int, Path]], *, ahead: int) -> None:
        if ahead >= _AHEAD * len(self._workers):
            return
        idle = [index for index, worker in enumerate(self._workers) if worker.number is None]
        for index, (number, path) in zip(idle, islice(waiting, len(idle)), strict=False):
            self._give(index, number, path)

    def _give(self, index: int, number: int, path: Path) -> None:
        if self._workers[index].files >= _FILES_A_WORKER or not self._workers[index].process.is_alive():
            self._renew(index)
        worker = self._workers[index]
        worker.number, worker.path = number, path
        worker.deadline = time.monotonic() + self._bounds.timeout_seconds
        worker.files += 1
        with contextlib.suppress(OSError):  # a worker that has just died shows when its result is waited for
            worker.pipe.send(path)

    def _collect(self) -> dict[int, Outcome]:
        """Wait for the next result, death or deadline."""
        busy = [worker for worker in self._workers if worker.number is not None]
        left = min(worker.deadline for worker in busy) - time.monotonic()
        wait([worker.pipe for worker in busy], timeout=max(left, 0.0))
        outcomes: dict[int, Outcome] = {}
        for index, worker in enumerate(self._workers):
            outcome = self._outcome(index, worker) if worker.number is not None else None
            if outcome is not None and worker.number is not None:
                outcomes[worker.number] = outcome
                worker.number = None
        return outcomes

    def _outcome(self, index: int, worker: _Worker) -> Outcome | None:
        if worker.pipe.poll():
            try:
                outcome: Outcome | None = worker.pipe.recv()
            except (EOFError, OSError):
                self._renew(index)
                return _died(worker.path)
            if outcome is None:  # a page was recognised: the clock starts anew
                worker.deadline = time.monotonic() + self._bounds.timeout_seconds
            return outcome
        if time.monotonic() >= worker.deadline:
            self._renew(index)
            seconds = self._bounds.timeout_seconds
            return ReadError(
                worker.path, f"it took longer than {seconds:g} seconds to read", "split it, or print it to a new PDF"
            )
        return None

    def _renew(self, index: int) -> None:
        _end(self._workers[index])
        self._workers[index] = self._start()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._bounds), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    """End a worker: it may first end the tool that it runs, and is killed if it does not."""
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join(_STOP_SECONDS)
    worker.process.kill()
    worker.process.join()


def _died(path: Path) -> ReadError:
    return ReadError(path, "reading it ended the reading process", "print it to a new PDF and put that there")


def _serve(pipe: Connection, bounds: Bounds) -> None:
    """Read files from the pipe until it closes; runs in the worker."""
    signal.signal(signal.SIGTERM, _leave)
    collect_seldom()
    with contextlib.suppress(ValueError, OSError):  # a lower hard limit stands already
        resource.setrlimit(resource.RLIMIT_AS, (bounds.max_memory_bytes, bounds.max_memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(EOFError, OSError):
        while True:
            path = pipe.recv()
            pipe.send(_read(path, bounds, lambda: pipe.send(None)))


def _leave(*_: object) -> None:
    sys.exit(1)


def _read(path: Path, bounds: Bounds, progress: Callable[[], None]) -> Outcome:
    try:
        return read_document(path, bounds.limits, progress=progress)
    except ReadError as error:
        return error
    except MemoryError:
        megabytes = bounds.max_memory_bytes // 1_000_000
        return ReadError(path, f"reading it needs more than {megabytes} MB of memory", "split it")
    except RecursionError:
        return ReadError(path, "it is nested too deeply to be read", "open it in a word processor and save it again")
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:_CHARACTERS_OF_REASON]
        return ReadError(path, f"it is damaged in a way that cannot be read ({reason})", "save or print it anew")
