"""Filling a snapshot's folder from the store, the passages and the snapshot before."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from config.errors import SnapshotError
from corpus.model import DocumentId, ParagraphId
from corpus.store import Store
from indexes import manifest as manifests
from indexes.accents import AccentModel
from indexes.analysis import ANALYSIS_VERSION
from indexes.common_words import common_texts
from indexes.dense import DenseIndex
from indexes.lexical import LexicalIndex
from indexes.manifest import Manifest
from indexes.passage_store import PassageStore
from indexes.passages import Entry, index_entry
from indexes.snapshot import ACCENTS, DENSE, LEXICAL, STORE

_STALE_SHARE = 0.2
"""Share of deleted documents from which the lexical index is built anew: they count in its statistics."""
_SMALL = 20_000
"""Paragraphs up to which the model of diacritics is always built anew, which takes a second."""
_GROWTH = 0.05
"""Growth from which it is built anew in a larger library."""


@dataclass(frozen=True, slots=True)
class Before:
    """The snapshot that is in use."""

    folder: Path
    manifest: Manifest
    state: dict[DocumentId, str]


@dataclass(frozen=True, slots=True)
class Source:
    """What a snapshot is made from.

    Attributes:
        contents: digest, see :func:`contents_digest`.
        fingerprint: of the encoder.
        corpus: folder of the documents.
    """

    contents: str
    fingerprint: str
    corpus: str


def read_before(folder: Path, fingerprint: str) -> Before | None:
    """Return the snapshot in use if its parts can be carried over, else None."""
    try:
        manifest, state = manifests.read_manifest(folder)
        manifest.check(analysis=ANALYSIS_VERSION, fingerprint=fingerprint)
    except SnapshotError:
        return None
    return Before(folder, manifest, state)


def document_states(store: Store, passages: PassageStore) -> dict[DocumentId, str]:
    """Return digest and access level of every document; what is equal need not be indexed again."""
    signatures = passages.signatures()
    return {d.id: f"{signatures[d.id]} {d.access}" for d in store.documents() if d.id in signatures}


def contents_digest(store: Store, *, reading: str, fingerprint: str) -> str:
    """Return a digest of everything that a snapshot is made from."""
    digest = hashlib.sha256(repr((manifests.SCHEMA, ANALYSIS_VERSION, reading, fingerprint)).encode())
    for record in store.files():
        digest.update(repr(record).encode())
    for document in store.documents():
        digest.update(repr((document.id, document.path, document.access)).encode())
    return digest.hexdigest()[:32]


def entries_of(store: Store, document_id: DocumentId) -> tuple[Entry, ...]:
    """Return what of a document is indexed, in reading order."""
    found = (index_entry(paragraph) for paragraph in store.document_paragraphs(document_id))
    return tuple(entry for entry in found if entry is not None)


class Filler:
    """Writes the parts of a snapshot; one use."""

    def __init__(self, store: Store, passages: PassageStore, before: Before | None) -> None:
        self._store = store
        self._passages = passages
        self._before = before
        self._state = document_states(store, passages)

    def fill(self, folder: Path, source: Source) -> None:
        """Write everything, the manifest last."""
        self._store.backup_to(folder / STORE)
        dense = self._fill_dense(folder / DENSE)
        stale = self._fill_lexical(folder / LEXICAL)
        self._fill_accents(folder / ACCENTS, dense.size)
        manifest = Manifest(
            schema=manifests.SCHEMA,
            analysis=ANALYSIS_VERSION,
            fingerprint=source.fingerprint,
            contents=source.contents,
            source=source.corpus,
            documents=len(self._state),
            paragraphs=dense.size,
            passages=dense.passages,
            stale=stale,
            created=manifests.now(),
        )
        manifests.write_manifest(folder, manifest, self._state)

    def _fill_dense(self, folder: Path) -> DenseIndex:
        level = {document.id: document.access for document in self._store.documents()}
        positions: dict[tuple[DocumentId, ParagraphId], int] = {}
        owners = [
            positions.setdefault((row.document_id, row.paragraph_id), len(positions)) for row in self._passages.rows()
        ]
        index = DenseIndex.build(
            [paragraph for _, paragraph in positions],
            [level[document] for document, _ in positions],
            owners,
            self._passages.vectors(),
        )
        index.save(folder)
        return index

    def _fill_lexical(self, folder: Path) -> int:
        """Bring the index of before up to date, or build it anew; returns how many deletions it carries."""
        before = self._before
        old = before.state if before is not None else {}
        gone = [name for name, state in old.items() if self._state.get(name) != state]
        stale = len(gone) + (before.manifest.stale if before is not None else 0)
        if before is None or stale > _STALE_SHARE * max(len(self._state), 1):
            index, new, stale = LexicalIndex.create(folder), list(self._state), 0
        else:
            shutil.copytree(before.folder / LEXICAL, folder)
            index = LexicalIndex.open(folder)
            for name in gone:
                index.delete(name)
            new = [name for name, state in self._state.items() if old.get(name) != state]
        for name in new:
            index.add(name, self._state[name].partition(" ")[2], entries_of(self._store, name))
        index.commit()
        return stale

    def _fill_accents(self, path: Path, paragraphs: int) -> None:
        before = self._before
        if before is not None and paragraphs > _SMALL:
            grown = abs(paragraphs - before.manifest.paragraphs) / paragraphs
            if grown < _GROWTH:
                shutil.copy2(before.folder / ACCENTS, path)
                return
        AccentModel.build(chain(self._texts(), common_texts())).save(path)

    def _texts(self) -> Iterator[str]:
        for document in self._store.documents():
            for paragraph in self._store.document_paragraphs(document.id):
                yield paragraph.text
