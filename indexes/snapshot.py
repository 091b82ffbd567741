"""A snapshot: everything that answering needs, in one folder that never changes.

``CURRENT`` in the folder of the snapshots names the newest one. A process that
has a snapshot open holds a shared lock on its manifest, so that it is not
cleared away under its feet.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from config.errors import SnapshotError
from corpus.store import Store
from indexes import manifest as manifests
from indexes.accents import AccentModel
from indexes.analysis import ANALYSIS_VERSION
from indexes.dense import DenseIndex, DenseSearch
from indexes.hit import Encoder
from indexes.lexical import LexicalIndex
from indexes.manifest import Manifest

CURRENT = "CURRENT"
SNAPSHOTS = "snapshots"
STORE = "library.sqlite"
LEXICAL = "lexical"
DENSE = "dense"
ACCENTS = "accents.npz"
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An open snapshot; immutable, usable from several threads, closed by :meth:`close`.

    Attributes:
        name: of its folder.
        accents: puts diacritics back into a question.
    """

    name: str
    manifest: Manifest
    store: Store
    lexical: LexicalIndex
    vectors: DenseIndex
    accents: AccentModel
    _lock: int

    def dense(self, encoder: Encoder) -> DenseSearch:
        """Return the dense search: encoder and vectors together, diacritics put back before."""
        return DenseSearch(encoder, self.vectors, self.accents.restore)

    def close(self) -> None:
        """Close the store and let the snapshot be cleared away."""
        self.store.close()
        os.close(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def current_name(index: Path) -> str | None:
    """Return the name of the newest snapshot under a folder, or None; cheap enough to ask often."""
    try:
        return (index / CURRENT).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def open_snapshot(index: Path, encoder: Encoder) -> Snapshot:
    """Open the newest snapshot.

    Args:
        index: the folder of the snapshots.
        encoder: which questions will be encoded with.

    Raises:
        SnapshotError: if there is none, it is damaged, or it does not fit program or encoder.
    """
    for _ in range(_ATTEMPTS):
        name = current_name(index)
        if name is None:
            raise SnapshotError(f"{index} holds no snapshot; run `python -m indexes update` to make one.")
        lock = hold(index / SNAPSHOTS / name)
        if lock is not None:
            try:
                return _open(index / SNAPSHOTS / name, lock, encoder.fingerprint)
            except BaseException:
                os.close(lock)
                raise
    raise SnapshotError(f"the snapshot {name} that {index / CURRENT} names is gone; {manifests.REBUILD}.")


def hold(folder: Path) -> int | None:
    """Take a shared lock on a snapshot; return its descriptor, or None if the snapshot is gone."""
    try:
        descriptor = os.open(folder / manifests.FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    if (folder / manifests.FILE).exists():
        return descriptor
    os.close(descriptor)  # cleared away between opening and locking
    return None


def _open(folder: Path, lock: int, fingerprint: str) -> Snapshot:
    manifest, _ = manifests.read_manifest(folder)
    manifest.check(analysis=ANALYSIS_VERSION, fingerprint=fingerprint)
    lexical = LexicalIndex.open(folder / LEXICAL)
    vectors = DenseIndex.load(folder / DENSE)
    accents = AccentModel.load(folder / ACCENTS)
    return Snapshot(folder.name, manifest, Store.open(folder / STORE, read_only=True), lexical, vectors, accents, lock)
