"""Bounds on one file, and the file while it is being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from os import fstat
from pathlib import Path

from config.errors import ReadError
from corpus.links import leads_nowhere


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """How much of one file is read before it is refused.

    Attributes:
        max_file_bytes: size on disk; an archive may not inflate to more than
            ``INFLATION`` times this either.
        max_pages: pages of a document that has pages.
        max_characters: characters of text.
    """

    max_file_bytes: int
    max_pages: int
    max_characters: int


def _no_progress() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes with the bounds that hold for it.

    Attributes:
        progress: called after each page that took long, so that a clock outside can start anew.
    """

    path: Path
    data: bytes
    limits: ReadingLimits
    progress: Callable[[], None] = _no_progress
    decoded: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    """Its characters, once they have been asked for: they tell the format, and then they are read."""

    def refusal(self, reason: str, remedy: str) -> ReadError:
        """Return the error that refuses this file."""
        return ReadError(self.path, reason, remedy)

    def check_pages(self, pages: int) -> None:
        """Refuse a document of too many pages.

        Raises:
            ReadError: with the number found and the limit.
        """
        limit = self.limits.max_pages
        if pages > limit:
            raise self.refusal(
                f"it has {pages} pages and at most {limit} are read",
                "split it, or raise reading.max_pages",
            )

    def check_characters(self, lengths: Iterable[int]) -> None:
        """Refuse text that is too long, as soon as the running sum says so.

        Raises:
            ReadError: with the limit.
        """
        limit = self.limits.max_characters
        total = 0
        for length in lengths:
            total += length
            if total > limit:
                raise self.refusal(
                    f"its text has more than {limit} characters, which is the most that is read",
                    "split it, or raise reading.max_characters",
                )


def load(path: Path, limits: ReadingLimits) -> Source:
    """Read a file's bytes.

    Raises:
        ReadError: if it is empty, larger than the limit, or cannot be opened.
    """
    if leads_nowhere(path):
        raise ReadError(path, "it is a link that leads to no file", "put the file itself there, or remove the link")
    try:
        with path.open("rb", buffering=0) as file:
            size = fstat(file.fileno()).st_size
            if size > limits.max_file_bytes:
                raise ReadError(
                    path,
                    f"it has {size} bytes and at most {limits.max_file_bytes} are read",
                    "make it smaller, or raise reading.max_file_bytes",
                )
            data = file.read()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError(path, f"it cannot be opened ({reason})", "check that it exists and may be read") from error
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(path, "it is empty", "put the document there again")
    return Source(path, data, limits)
