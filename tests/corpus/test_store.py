from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus.store
from config.errors import MissingToolError, ReadError, StoreError
from corpus.database import MIGRATIONS
from corpus.model import (
    DocumentId,
    DocumentKey,
    Mention,
    ParagraphId,
    ReadDocument,
    Reference,
    RegisterEntry,
    RegisterId,
    Relation,
    WrittenDate,
)
from corpus.store import Store
from tests.support.values import plain_document, read_documents, references, symbols, written_dates


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.db") as opened:
        yield opened


def cite(document: str, number: int) -> Reference:
    return Reference(ParagraphId(f"{document}-0"), 0, 3, f"văn bản {number}", Relation.CITES)


@settings(max_examples=60, deadline=None)
@given(st.lists(read_documents(), max_size=4, unique_by=(lambda r: r.document.id, lambda r: r.document.path)))
def test_what_is_put_comes_back_equal(documents: list[ReadDocument]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store.db") as store:
        for read in documents:
            store.put(read, read.document.id * 4)
        by_path = sorted(documents, key=lambda read: read.document.path.encode())
        assert list(store.read_documents()) == by_path
        for read in documents:
            assert store.document_paragraphs(read.document.id) == read.paragraphs
            with closing(store.from_beginning(read.document.id)) as paragraphs:
                assert tuple(paragraphs) == read.paragraphs
            assert store.references(read.document.id) == read.references


@settings(max_examples=40, deadline=None)
@given(
    st.builds(
        RegisterEntry,
        id=st.text(max_size=9).map(RegisterId),
        key=st.builds(DocumentKey, st.none() | st.text(max_size=5), st.none() | st.text(max_size=5), st.none()),
        type=st.none() | st.text(max_size=5),
        symbol=st.none() | symbols,
        date=st.none() | written_dates,
        issuer=st.none() | st.text(max_size=5),
        subject=st.none() | st.text(max_size=5),
        document_id=st.none() | st.text(max_size=5).map(DocumentId),
        dates=st.lists(written_dates, max_size=2).map(tuple),
        aliases=st.lists(st.text(max_size=5), max_size=2).map(tuple),
        mentions=st.lists(st.builds(Mention, st.just(DocumentId("d")), references), max_size=2).map(tuple),
    )
)
def test_the_register_comes_back_equal_and_in_order(entry: RegisterEntry) -> None:
    other = RegisterEntry(RegisterId("z"), DocumentKey(None, None, None), None, None, None, None, None)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store.db") as store:
        store.put_register([other, entry])
        assert store.register() == (other, entry)
        store.put_register([entry])
        assert store.register() == (entry,)


def test_putting_again_replaces_the_document_whole(store: Store) -> None:
    store.put(plain_document("a"), "1")
    changed = plain_document("a", texts=("chỉ một",))
    store.put(changed, "1")
    assert tuple(store.read_documents()) == (changed,)
    assert store.paragraph(ParagraphId("a-2")) is None


def test_a_changed_file_replaces_the_document_that_its_path_held(store: Store) -> None:
    store.put(plain_document("old", path="kh.docx"), "1")
    new = plain_document("new", path="kh.docx")
    store.put(new, "2")
    assert tuple(store.read_documents()) == (new,)
    assert [(file.path, file.sha256) for file in store.files()] == [("kh.docx", "2")]


def test_a_failed_put_leaves_what_was_there(store: Store) -> None:
    before = plain_document("a")
    store.put(before, "1")
    broken = plain_document("a", texts=("mới",))
    bad = broken.paragraphs[0]._replace(text="\ud800")  # a lone surrogate cannot be stored
    with pytest.raises(UnicodeEncodeError):
        store.put(replace(broken, paragraphs=(*broken.paragraphs, bad)), "1")
    assert tuple(store.read_documents()) == (before,)


def test_identical_files_are_one_document_with_its_first_path(store: Store) -> None:
    store.put(plain_document("a", path="b/kh.docx"), "1")
    assert store.link("a/kh.docx", "1") == "a"
    assert [document.path for document in store.documents()] == ["a/kh.docx"]
    assert store.duplicates() == (("a/kh.docx", "b/kh.docx"),)
    store.put(plain_document("a", path="c/kh.docx"), "1")
    assert [document.path for document in store.documents()] == ["a/kh.docx"]


def test_the_narrower_access_level_of_identical_files_wins(store: Store) -> None:
    store.put(plain_document("a", path="a.txt"), "1")
    store.link("b.txt", "1", access="nội bộ")
    assert store.documents({"public"}) == ()
    assert [document.access for document in store.documents({"nội bộ"})] == ["nội bộ"]
    store.link("b.txt", "1", access="public")  # the policy changed
    assert len(store.documents({"public"})) == 1


def test_a_renamed_file_keeps_its_document_without_reading(store: Store) -> None:
    read = plain_document("a", path="cũ.txt")
    store.put(read, "1")
    assert store.link("mới.txt", "1") == "a"
    store.forget("cũ.txt")
    assert [document.path for document in store.documents()] == ["mới.txt"]
    assert store.document_paragraphs(DocumentId("a")) == read.paragraphs


def test_unknown_content_cannot_be_linked(store: Store) -> None:
    store.put_failure("hỏng.pdf", "9", MissingToolError(Path("hỏng.pdf"), "a scan", "install tesseract"))
    assert store.link("bản sao.pdf", "9") is None
    assert [file.path for file in store.files()] == ["hỏng.pdf"]


def test_a_file_that_cannot_be_read_is_remembered_with_its_reason_and_holds_nothing(store: Store) -> None:
    store.put(plain_document("a", path="kh.pdf"), "1")
    error = MissingToolError(Path("kh.pdf"), "a scan", "install tesseract")
    store.put_failure("kh.pdf", "2", error)
    assert store.documents() == ()
    (record,) = store.files()
    assert (record.sha256, record.document_id, record.error, record.reason) == (
        "2",
        None,
        "MissingToolError",
        "kh.pdf: a scan; install tesseract.",
    )


def test_removing_a_document_forgets_its_files(store: Store) -> None:
    store.put(plain_document("a"), "1")
    store.put(plain_document("b"), "2")
    store.remove(DocumentId("a"))
    assert [document.id for document in store.documents()] == ["b"]
    assert [file.path for file in store.files()] == ["b.txt"]
    kept = store.paragraphs([ParagraphId(name) for name in ("a-0", "b-0", "b-1", "b-2")])
    assert [paragraph.id for paragraph in kept] == ["b-0", "b-1", "b-2"]


def test_paragraphs_keep_the_order_asked_for_and_leave_out_unknown_ones(store: Store) -> None:
    store.put(plain_document("a"), "1")
    store.put(plain_document("b"), "2")
    asked = [ParagraphId(name) for name in ("b-1", "a-2", "none", "a-0", "b-1")]
    assert [paragraph.id for paragraph in store.paragraphs(asked)] == ["b-1", "a-2", "a-0", "b-1"]


def test_neighbours_stay_in_the_document_and_leave_the_paragraph_out(store: Store) -> None:
    store.put(plain_document("a", texts=tuple("01234")), "1")
    store.put(plain_document("b"), "2")
    assert [p.id for p in store.neighbours(ParagraphId("a-2"), 1, 9)] == ["a-1", "a-3", "a-4"]
    assert [p.id for p in store.neighbours(ParagraphId("a-0"), 3, 0)] == []
    assert store.neighbours(ParagraphId("none"), 1, 1) == ()


def test_a_paragraph_of_two_files_of_one_document_is_that_of_the_first_path(store: Store) -> None:
    pdf = plain_document("pdf", path="kh.pdf")
    same = tuple(p._replace(id=q.id) for p, q in zip(plain_document("docx").paragraphs, pdf.paragraphs, strict=True))
    store.put(pdf, "1")
    store.put(replace(plain_document("docx", path="kh.docx"), paragraphs=same), "2")
    one = store.paragraph(ParagraphId("pdf-1"))
    assert one is not None
    assert one.document_id == "docx"
    assert store.paragraphs([ParagraphId("pdf-1")]) == (one,)


def test_texts_with_sql_in_them_are_only_texts(store: Store) -> None:
    name = "a'); DROP TABLE paragraphs; --"
    store.put(plain_document(name), name)
    assert store.document(DocumentId(name)) is not None
    assert store.documents({name}) == ()
    assert len(store.document_paragraphs(DocumentId(name))) == 3


def test_a_document_over_the_bounds_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.store, "MAX_PARAGRAPHS", 2)
    with pytest.raises(ReadError, match=r"a\.txt: it has 3 paragraphs"):
        store.put(plain_document("a"), "1")


def test_a_paragraph_of_another_document_is_refused(store: Store) -> None:
    mixed = replace(plain_document("a"), paragraphs=plain_document("b").paragraphs)
    with pytest.raises(StoreError, match="belongs to b, not to a"):
        store.put(mixed, "1")


def test_contents_survive_closing(tmp_path: Path) -> None:
    read = plain_document("a")
    with Store.open(tmp_path / "store.db") as store:
        store.put(read, "1")
        store.put_state("readers", "7")
    with Store.open(tmp_path / "store.db") as store:
        assert tuple(store.read_documents()) == (read,)
        assert store.state("readers") == "7"
        assert store.state("unknown") is None


def test_a_copy_holds_everything_and_opens_on_a_read_only_disk(store: Store, tmp_path: Path) -> None:
    read = plain_document("a")
    store.put(read, "1")
    folder = tmp_path / "snapshot"
    folder.mkdir()
    store.backup_to(folder / "store.db")
    assert [file.name for file in folder.iterdir()] == ["store.db"]
    store.remove(DocumentId("a"))
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with Store.open(folder / "store.db", read_only=True) as copy:
            assert tuple(copy.read_documents()) == (read,)
            with pytest.raises(StoreError, match="for reading only"):
                copy.remove(DocumentId("a"))
        assert [file.name for file in folder.iterdir()] == ["store.db"]
    finally:
        folder.chmod(stat.S_IRWXU)


def test_a_missing_file_is_not_made_when_reading_only(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store.open(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match=r"^\S+store\.db cannot be opened"):
        Store.open(path)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreError, match="update the program"):
        Store.open(path)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store.db")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.documents()


def test_threads_read_while_another_writes(store: Store) -> None:
    for number in range(5):
        store.put(plain_document(f"d{number}"), str(number))
    stop = threading.Event()

    def read(seed: int) -> int:
        seen = 0
        while not stop.is_set():
            name = ParagraphId(f"d{(seed + seen) % 5}-1")
            paragraph = store.paragraph(name)
            assert paragraph is not None
            assert paragraph.id == name
            assert len(store.document_paragraphs(paragraph.document_id)) == 3
            seen += 1
        return seen

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, seed) for seed in range(4)]
        try:
            for round_number in range(20):
                store.put(plain_document(f"d{round_number % 5}"), str(round_number))
        finally:
            stop.set()
        assert all(reader.result() > 0 for reader in readers)


def test_dates_of_the_register_are_written_dates_again(store: Store) -> None:
    written = WrittenDate("15/23/2022")
    key = DocumentKey(None, "625/KH-UBND", None)
    entry = RegisterEntry(RegisterId("r"), key, None, None, written, None, None, dates=(written,))
    store.put_register([entry])
    assert store.register()[0].dates == (written,)
