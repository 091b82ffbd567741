"""A disk that refuses to go on at any moment of an update: one sentence, nothing half published, nothing lost.

The system itself refuses here: no file may grow beyond a limit, so that SQLite, tantivy, faiss
and numpy meet it each in their own way.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.errors import SnapshotError, StoreError
from config.settings import load_settings
from corpus.model import ReadDocument
from corpus.store import Store
from indexes.filling import Filler
from indexes.snapshot import SNAPSHOTS, STORE, current_name, open_snapshot
from indexes.update import WORK, Library, update
from tests.support.encoders import HashingEncoder

READING = load_settings().reading.model_copy(update={"workers": 1, "timeout_seconds": 60})
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: {number}/KH-UBND

KẾ HOẠCH
Nuôi trồng thủy sản năm {year}

1. Năm {year} thả {number} vạn con cá giống xuống hồ Yên Sa.
"""


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file that is written grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one document, published, to which two more have come."""
    library = Library(tmp_path / "corpus", tmp_path / "index")
    library.corpus.mkdir()
    add(library, 21, 2021)
    update(library, READING, HashingEncoder())
    add(library, 22, 2022)
    add(library, 23, 2023)
    return library


def add(library: Library, number: int, year: int) -> None:
    (library.corpus / f"{number}.txt").write_text(PLAN.format(number=number, year=year), encoding="utf-8")


def documents(library: Library) -> int:
    with open_snapshot(library.index, HashingEncoder()) as snapshot:
        return len(snapshot.store.documents())


def refused(library: Library) -> None:
    """Hold that an update is refused in a sentence that says what to do."""
    with pytest.raises((SnapshotError, StoreError), match=r"free the (file or the )?disk"):
        update(library, READING, HashingEncoder())


def loses_nothing(library: Library, before: str | None) -> None:
    """Hold that the old snapshot is in use, the only one, and that the next update takes everything up."""
    assert current_name(library.index) == before
    assert [path.name for path in (library.index / SNAPSHOTS).iterdir()] == [before]
    assert documents(library) == 1
    assert update(library, READING, HashingEncoder()).documents == documents(library) == 3


@pytest.mark.parametrize("size", [0, 100, 1_000, 10_000, 30_000, 60_000, 80_000])
def test_an_update_that_the_disk_refuses_is_one_sentence_and_loses_nothing(library: Library, size: int) -> None:
    before = current_name(library.index)
    with files_up_to(size):
        refused(library)
    loses_nothing(library, before)


@pytest.mark.parametrize("step", ["backup_to", "_fill_dense", "_fill_lexical", "_fill_accents"])
@pytest.mark.parametrize("size", [0, 100])
def test_a_part_of_the_snapshot_that_the_disk_refuses_is_one_sentence_and_loses_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch, step: str, size: int
) -> None:
    before = current_name(library.index)
    owner = Store if step == "backup_to" else Filler
    whole = getattr(owner, step)

    def bounded(*values: object) -> object:
        with files_up_to(size):
            return whole(*values)

    with monkeypatch.context() as patched:
        patched.setattr(owner, step, bounded)
        refused(library)
    loses_nothing(library, before)


def test_no_room_for_a_document_is_no_fault_of_its_file(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current_name(library.index)
    put = Store.put

    def bounded(store: Store, read: ReadDocument, sha256: str) -> None:
        with files_up_to(0):
            put(store, read, sha256)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "put", bounded)
        refused(library)
    with Store.open(library.index / WORK / STORE) as store:
        assert not [record for record in store.files() if record.error]
    loses_nothing(library, before)
