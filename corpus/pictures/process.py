"""Drawing in a process of its own: a hostile page can neither stop the program nor eat its memory.

pdfium is not made for threads; here every picture has an interpreter to itself.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import resource
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from config.errors import ReadError
from corpus.pictures.page import PagePicture, Passage, draw_page
from corpus.readers.limits import ReadingLimits, load

_REMEDY: Final = "open the file itself"
_REASON: Final = 120


@dataclass(frozen=True, slots=True)
class PictureBounds:
    """What one picture may take.

    Attributes:
        timeout_seconds: from the start of the process to the picture.
        max_memory_bytes: address space of the process.
    """

    limits: ReadingLimits
    timeout_seconds: float
    max_memory_bytes: int


def picture_of(path: Path, passage: Passage, bounds: PictureBounds) -> PagePicture:
    """Return a page of a PDF file as a picture with a paragraph marked.

    Raises:
        ReadError: if it cannot be drawn within the bounds; the sentence says why.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["corpus.pictures.process"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_draw, args=(theirs, path, passage, bounds), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(bounds.timeout_seconds):
            raise ReadError(path, f"drawing its page took longer than {bounds.timeout_seconds:g} seconds", _REMEDY)
        outcome: PagePicture | ReadError = ours.recv()
    except (EOFError, OSError) as error:
        raise ReadError(path, "drawing its page ended the drawing process", _REMEDY) from error
    finally:
        ours.close()
        process.kill()
        process.join()
    if isinstance(outcome, ReadError):
        raise outcome
    return outcome


def _draw(pipe: Connection, path: Path, passage: Passage, bounds: PictureBounds) -> None:
    """Draw one page and send it, or the error that says why not; runs in the process."""
    with contextlib.suppress(ValueError, OSError):  # a lower hard limit stands already
        resource.setrlimit(resource.RLIMIT_AS, (bounds.max_memory_bytes, bounds.max_memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        outcome: PagePicture | ReadError = draw_page(load(path, bounds.limits), passage)
    except ReadError as error:
        outcome = error
    except MemoryError:
        outcome = ReadError(path, f"drawing its page needs more than {bounds.max_memory_bytes:,} bytes", _REMEDY)
    except Exception as error:  # whatever a damaged page breaks, the asker is told that the file itself may be opened
        outcome = ReadError(path, f"its page cannot be drawn ({type(error).__name__}: {error})"[:_REASON], _REMEDY)
    pipe.send(outcome)
