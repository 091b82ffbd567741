"""The library from behind the desk: reading one file, putting it among the others, making it findable."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.assistant import Assistant
from config.errors import AssistantError, ReadError, SnapshotError
from config.settings import ReadingSettings
from corpus.access import level_folder
from corpus.corrections import Corrections, sidecar, write_corrections
from corpus.folder import corpus_file, hash_of
from corpus.model import Document, DocumentId, ReadDocument
from corpus.reading import read_files
from indexes.report import UpdateReport

WAIT_SECONDS = 60.0
"""Longest wait for another update of the library to end."""


class ShelfError(AssistantError):
    """A document cannot be put into the folder of documents."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """What is needed for it; everything here may take seconds and runs in threads.

    Attributes:
        corpus: folder of the documents.
        reading: bounds on one file.
        renew: brings the snapshot up to date with the folder, and takes it up.
        assistant: answers over the newest snapshot.
    """

    corpus: Path
    reading: ReadingSettings
    renew: Callable[[], UpdateReport]
    assistant: Assistant
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, path: Path) -> ReadDocument | ReadError:
        """Read one file, past the secrecy gate; corrections beside it are taken into account."""
        one = self.reading.model_copy(update={"workers": 1})
        ((_, outcome),) = read_files([corpus_file(path, path.parent)], one)
        return outcome

    def held(self, document_id: DocumentId, levels: frozenset[str]) -> Document | None:
        """Return the document with this content that some levels may read, or None."""
        return self.assistant.consult(lambda view: view.documents.get(document_id), levels=levels)

    def shelve(self, path: Path, level: str, corrections: Corrections) -> Path:
        """Put a file into the folder of documents, under its level; the same file twice lies there once.

        Raises:
            ShelfError: if the folder cannot be written to; nothing of the file is left there.
        """
        folder = self.corpus / level_folder(level)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = _free(folder / path.name, path)
            _place(path, target, corrections)
        except OSError as error:
            raise ShelfError(
                f"{folder} cannot be written to ({error.strerror}); free the disk, or give the bot's user the right"
                " to write there."
            ) from error
        return target

    def take_up(self) -> UpdateReport:
        """Bring the snapshot up to date; waits for an update that is running elsewhere.

        Raises:
            AssistantError: if that fails.
        """
        with self._lock:
            until = time.monotonic() + WAIT_SECONDS
            while True:
                try:
                    return self.renew()
                except SnapshotError:
                    if time.monotonic() > until:
                        raise
                    time.sleep(1.0)


def _place(path: Path, target: Path, corrections: Corrections) -> None:
    """Copy a file to its place in one step, its corrections before it, so that it is never read without them."""
    fresh, known = target.with_name(f".{target.name}.new"), target.exists()
    try:
        write_corrections(target, corrections)
        shutil.copyfile(path, fresh)
        fresh.replace(target)
    except OSError:
        fresh.unlink(missing_ok=True)
        if not known:
            sidecar(target).unlink(missing_ok=True)
        raise


def _free(target: Path, path: Path) -> Path:
    """Return a name that is free, or taken by the same content."""
    number, candidate, digest = 1, target, hash_of(path)
    while candidate.exists() and hash_of(candidate) != digest:
        number += 1
        candidate = target.with_stem(f"{target.stem}-{number}")
    return candidate
