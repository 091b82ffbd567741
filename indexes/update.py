"""Bringing the snapshot up to date with a folder of documents.

``update`` is the document's path from end to end: files are read into the
store, paragraphs become passages, new passages get vectors, and a snapshot is
published. What has not changed costs a hash; if nothing has, nothing is
published. The store that is worked on lies beside the snapshots, so that an
update that is killed goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from config.errors import UsageError
from config.settings import PathSettings, ReadingSettings, resolve
from corpus.access import load_policy
from corpus.folder import find_files, library_folder
from corpus.model import ReadDocument
from corpus.register.build import build_register
from corpus.store import Store
from indexes.analysis import ANALYSIS_VERSION
from indexes.encoding import encode_waiting
from indexes.filling import Filler, Source, contents_digest, entries_of, read_before
from indexes.hit import Encoder
from indexes.intake import reading_version, take_in
from indexes.passage_store import PassageStore
from indexes.publishing import KEPT, make_folder, prune, publish, updating
from indexes.report import Changes, UpdateReport
from indexes.snapshot import SNAPSHOTS, STORE, current_name

WORK = "work"
"""Folder of the store that is worked on, beside the snapshots."""
PASSAGES = "passages.sqlite"


@dataclass(frozen=True, slots=True)
class Library:
    """Which documents go into which snapshots.

    Attributes:
        corpus: folder of the documents.
        index: folder of the snapshots.
        samples: the documents are the sample library, since the user has put none.
        apart: folders of the assistant's own, which hold no documents even if they lie in the corpus.
    """

    corpus: Path
    index: Path
    samples: bool = False
    apart: tuple[Path, ...] = ()


def find_library(paths: PathSettings, *, corpus: Path | None = None, into: Path | None = None) -> Library:
    """Return the library that the settings mean, or a command names.

    Args:
        corpus: a folder named by the command; it is used even if it is empty.
        into: another folder for the snapshots.

    Raises:
        UsageError: if there is no folder of documents, or it is that of the snapshots.
    """
    index = into if into is not None else resolve(paths.index)
    own = corpus if corpus is not None else resolve(paths.corpus)
    apart = (index, *paths.apart())
    found = own if corpus is not None else library_folder(own, resolve(paths.samples), apart)
    if not found.is_dir():
        raise UsageError(f"{found} is not a folder; put documents into {own}, or name a folder with --corpus.")
    if found.resolve() == index.resolve():
        raise UsageError(
            f"{found} holds the documents; name another folder for the index with --into or in paths.index."
        )
    return Library(found, index, samples=found != own, apart=apart)


def update(library: Library, reading: ReadingSettings, encoder: Encoder, *, progress: bool = False) -> UpdateReport:
    """Bring the snapshot up to date; publishes one only if something has changed.

    Args:
        progress: show bars on the standard error stream while it is a terminal.

    Raises:
        SnapshotError: if another update is running, or a snapshot cannot be written.
        StoreError: if the store cannot be used.
        UsageError: if the folder of documents is gone, or its access policy will not do.
    """
    started = time.perf_counter()
    with updating(library.index):
        prune(library.index)
        work = library.index / WORK
        make_folder(work)
        with (
            Store.open(work / STORE) as store,
            PassageStore.open(work / PASSAGES, fingerprint=encoder.fingerprint, version=ANALYSIS_VERSION) as passages,
        ):
            report = _Update(library, reading, encoder, store, passages, progress).run()
        secret = any(failure.quarantined for failure in report.changes.failed)
        prune(library.index, 1 if secret else KEPT)  # an older snapshot may hold what is now quarantined
    return replace(report, seconds=round(time.perf_counter() - started, 2))


@dataclass(frozen=True, slots=True)
class _Update:
    """One update, with everything it works on."""

    library: Library
    reading: ReadingSettings
    encoder: Encoder
    store: Store
    passages: PassageStore
    progress: bool

    def run(self) -> UpdateReport:
        """Go through all steps."""
        changes = self._take_in()
        self._cut()
        embedded = encode_waiting(self.passages, self.encoder, progress=self.progress)
        snapshot = self._publish()
        self.passages.tidy()
        return UpdateReport(
            corpus=self.library.corpus,
            samples=self.library.samples,
            changes=changes,
            documents=len(self.store.documents()),
            paragraphs=self.passages.paragraphs(),
            embedded=embedded,
            snapshot=snapshot,
            seconds=0.0,
        )

    def _take_in(self) -> Changes:
        """Read new files into the store."""
        quiet = None if self.progress else True  # None: quiet unless on a terminal
        with tqdm(total=0, unit=" files", disable=quiet, leave=False) as bar:

            def watch(step: int) -> None:
                if step < 0:
                    bar.reset(total=-step)
                else:
                    bar.update(step)

            policy = load_policy(self.library.corpus)
            return take_in(
                find_files(self.library.corpus, self.library.apart), self.store, self.reading, watch, policy=policy
            )

    def _cut(self) -> None:
        """Cut the paragraphs of new documents into passages, and forget those of documents that are gone."""
        held = self.passages.readings()
        there = sorted(document.id for document in self.store.documents())
        for document_id in held.keys() - set(there):
            self.passages.remove(document_id)
        reading = reading_version()
        for document_id in there:
            if held.get(document_id) != reading:
                self.passages.put(document_id, entries_of(self.store, document_id), reading)

    def _publish(self) -> str | None:
        """Publish a snapshot if anything has changed; returns its name."""
        index, fingerprint = self.library.index, self.encoder.fingerprint
        contents = contents_digest(self.store, reading=reading_version(), fingerprint=fingerprint)
        name = current_name(index)
        before = read_before(index / SNAPSHOTS / name, fingerprint) if name is not None else None
        if before is not None and before.manifest.contents == contents:
            return None
        self.store.put_register(build_register(self._headers_and_references()))
        filler = Filler(self.store, self.passages, before)
        source = Source(contents, fingerprint, str(self.library.corpus))
        return publish(index, lambda folder: filler.fill(folder, source))

    def _headers_and_references(self) -> Iterator[ReadDocument]:
        """Yield the documents without their paragraphs, which the register does not look at."""
        for document in self.store.documents():
            yield ReadDocument(document, (), self.store.references(document.id))
