"""An update takes up what changed, reports what is bad, and leaves everything else alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from config.errors import ReadError, SnapshotError, UsageError
from config.settings import ReadingSettings, load_settings
from corpus.document import understand
from corpus.model import PUBLIC, CorpusFile, RawDocument
from corpus.store import Store
from indexes import filling, intake
from indexes.hit import Vectors
from indexes.publishing import updating
from indexes.report import UpdateReport
from indexes.snapshot import Snapshot, current_name, open_snapshot
from indexes.update import Library, find_library, update
from tests.support.encoders import HashingEncoder

EVERYONE = frozenset({PUBLIC})
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: {number}/KH-UBND

KẾ HOẠCH
{subject}

I. MỤC TIÊU
1. {first}

2. {second}
"""


def plan(number: int, subject: str, first: str, second: str = "Kinh phí do ngân sách tỉnh bảo đảm.") -> str:
    return PLAN.format(number=number, subject=subject, first=first, second=second)


TOURISM = plan(12, "Phát triển du lịch năm 2024", "Đón 1.105 nghìn lượt khách du lịch trong năm 2024.")
TRAINING = plan(13, "Đào tạo nghề năm 2024", "Đào tạo nghề cho 650 lao động nông thôn.")


@pytest.fixture(scope="session")
def reading() -> ReadingSettings:
    return load_settings().reading.model_copy(update={"workers": 1, "timeout_seconds": 60})


@pytest.fixture
def library(tmp_path: Path) -> Library:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "du-lich.txt").write_text(TOURISM, encoding="utf-8")
    (corpus / "dao-tao.txt").write_text(TRAINING, encoding="utf-8")
    return Library(corpus, tmp_path / "index")


def first_text(snapshot: Snapshot, encoder: HashingEncoder, question: str) -> tuple[str, str]:
    """Return the texts of the best lexical and the best dense hit."""
    lexical = snapshot.lexical.search(question, 1, EVERYONE)[0].paragraph_id
    dense = snapshot.dense(encoder).search(question, 1, EVERYONE)[0].paragraph_id
    found = {paragraph.id: paragraph.text for paragraph in snapshot.store.paragraphs([lexical, dense])}
    return found[lexical], found[dense]


def test_documents_are_found_after_an_update(library: Library, reading: ReadingSettings) -> None:
    encoder = HashingEncoder()
    report = update(library, reading, encoder)
    assert report.changes.added == ("dao-tao.txt", "du-lich.txt")
    assert report.documents == 2
    assert report.embedded == len(encoder.passages) > 4
    with open_snapshot(library.index, encoder) as snapshot:
        assert snapshot.name == report.snapshot
        for text in first_text(snapshot, encoder, "đón bao nhiêu lượt khách du lịch"):
            assert "1.105 nghìn lượt khách" in text
        for text in first_text(snapshot, encoder, "dao tao nghe cho lao dong nong thon"):
            assert "650 lao động" in text
        assert {entry.symbol.text for entry in snapshot.store.register() if entry.symbol} == {
            "12/KH-UBND",
            "13/KH-UBND",
        }


def test_a_second_update_changes_and_publishes_nothing(library: Library, reading: ReadingSettings) -> None:
    encoder = HashingEncoder()
    first = update(library, reading, encoder)
    before = {p: p.stat().st_mtime_ns for p in library.index.rglob("*") if "work" not in p.parts and p.is_file()}
    again = HashingEncoder()
    report = update(library, reading, again)
    after = {p: p.stat().st_mtime_ns for p in library.index.rglob("*") if "work" not in p.parts and p.is_file()}
    assert again.passages == []
    assert (report.snapshot, report.embedded, report.changes.unchanged) == (None, 0, 2)
    assert (report.documents, report.paragraphs) == (first.documents, first.paragraphs)
    lock = library.index / "update.lock"
    assert {**after, lock: 0} == {**before, lock: 0}


def test_only_new_paragraphs_are_encoded(library: Library, reading: ReadingSettings) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    encoder.passages.clear()
    changed = TOURISM.replace("1.105 nghìn", "1.200 nghìn")
    (library.corpus / "du-lich.txt").write_text(changed, encoding="utf-8")
    report = update(library, reading, encoder)
    assert report.changes.changed == ("du-lich.txt",)
    assert report.embedded == len(encoder.passages) == 1
    assert "1.200 nghìn" in encoder.passages[0]
    with open_snapshot(library.index, encoder) as snapshot:
        assert "1.200 nghìn" in first_text(snapshot, encoder, "lượt khách du lịch năm 2024")[0]
        texts = [p.text for d in snapshot.store.documents() for p in snapshot.store.document_paragraphs(d.id)]
        assert not [text for text in texts if "1.105" in text]
        found = [hit.paragraph_id for hit in snapshot.lexical.search("1.105", 5, EVERYONE)]
        assert found == []


def test_a_moved_file_is_neither_read_nor_encoded_again(
    library: Library, reading: ReadingSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    encoder.passages.clear()
    (library.corpus / "2024").mkdir()
    (library.corpus / "du-lich.txt").rename(library.corpus / "2024" / "kế hoạch 🙂.txt")
    monkeypatch.setattr(intake, "understood", None)
    report = update(library, reading, encoder)
    assert report.changes.moved == ("2024/kế hoạch 🙂.txt",)
    assert report.changes.removed == report.changes.added == ()
    assert (report.embedded, encoder.passages) == (0, [])
    with open_snapshot(library.index, encoder) as snapshot:
        paths = [document.path for document in snapshot.store.documents()]
    assert paths == ["2024/kế hoạch 🙂.txt", "dao-tao.txt"]


def test_two_files_that_change_places_keep_their_documents(library: Library, reading: ReadingSettings) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    one, other = library.corpus / "du-lich.txt", library.corpus / "dao-tao.txt"
    one.write_text(TRAINING, encoding="utf-8")
    other.write_text(TOURISM, encoding="utf-8")
    encoder.passages.clear()
    report = update(library, reading, encoder)
    assert report.changes.changed == ("dao-tao.txt", "du-lich.txt")
    assert (report.documents, encoder.passages) == (2, [])
    with open_snapshot(library.index, encoder) as snapshot:
        number = {d.path: d.header.symbol.text for d in snapshot.store.documents() if d.header.symbol}
    assert number == {"dao-tao.txt": "12/KH-UBND", "du-lich.txt": "13/KH-UBND"}


def test_a_removed_file_is_gone_from_every_index(library: Library, reading: ReadingSettings) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    (library.corpus / "du-lich.txt").unlink()
    report = update(library, reading, encoder)
    assert report.changes.removed == ("du-lich.txt",)
    with open_snapshot(library.index, encoder) as snapshot:
        held = {p.id for d in snapshot.store.documents() for p in snapshot.store.document_paragraphs(d.id)}
        lexical = snapshot.lexical.search("du lịch đào tạo nghề 2024", 100, EVERYONE)
        dense = snapshot.dense(encoder).search("du lịch đào tạo nghề 2024", 100, EVERYONE)
    assert {hit.paragraph_id for hit in (*lexical, *dense)} <= held


def test_a_bad_file_is_named_with_the_reason_and_the_others_go_on(library: Library, reading: ReadingSettings) -> None:
    (library.corpus / "hỏng.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(200))
    (library.corpus / "rỗng.txt").write_bytes(b"")
    report = update(library, reading, HashingEncoder())
    assert [failure.path for failure in report.changes.failed] == ["hỏng.pdf", "rỗng.txt"]
    for failure in report.changes.failed:
        assert failure.reason.startswith(failure.path)
        assert failure.reason.count("\n") == 0
    assert report.documents == 2
    again = update(library, reading, HashingEncoder())
    assert again.changes.failed == report.changes.failed
    assert again.snapshot is None


def test_a_document_with_a_mark_of_secrecy_leaves_no_trace(library: Library, reading: ReadingSettings) -> None:
    update(library, reading, HashingEncoder())
    marked = "MẬT\n" + TOURISM.replace("du lịch", "kho đạn")
    (library.corpus / "du-lich.txt").write_text(marked, encoding="utf-8")
    encoder = HashingEncoder()
    report = update(library, reading, encoder)
    assert [(failure.path, failure.quarantined) for failure in report.changes.failed] == [("du-lich.txt", True)]
    assert "kho đạn" not in report.changes.failed[0].reason
    assert encoder.passages == []
    assert [path.name for path in (library.index / "snapshots").iterdir()] == [report.snapshot]
    for path in library.index.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert "kho đạn".encode() not in content
            assert b"kho dan" not in content


def test_a_document_that_breaks_the_understanding_does_not_stop_the_others(
    library: Library, reading: ReadingSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(raw: object, *, path: str, **rest: object) -> object:
        if path == "du-lich.txt":
            raise ZeroDivisionError("by chance")
        return understand(raw, path=path, **rest)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr("corpus.reading.understand", fragile)
    report = update(library, reading, HashingEncoder())
    assert [failure.path for failure in report.changes.failed] == ["du-lich.txt"]
    assert "ZeroDivisionError" in report.changes.failed[0].reason
    assert report.documents == 1


def test_what_failed_is_tried_again(library: Library, reading: ReadingSettings) -> None:
    small = reading.model_copy(update={"max_file_bytes": 100})
    assert len(update(library, small, HashingEncoder()).changes.failed) == 2
    report = update(library, reading, HashingEncoder())
    assert (report.changes.failed, report.documents) == ((), 2)


def test_the_same_content_in_two_files_is_one_document(library: Library, reading: ReadingSettings) -> None:
    (library.corpus / "bản sao.txt").write_text(TOURISM, encoding="utf-8")
    report = update(library, reading, HashingEncoder())
    assert (len(report.changes.added), report.documents) == (3, 2)


def test_when_the_code_that_reads_changes_every_file_is_read_again_and_nothing_encoded(
    library: Library, reading: ReadingSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    read: list[str] = []
    store = intake._store

    def noting(
        file: CorpusFile, outcome: RawDocument | ReadError, into: Store, levels: intake.Levels
    ) -> Exception | None:
        read.append(file.relative)
        return store(file, outcome, into, levels)

    monkeypatch.setattr(intake, "reading_version", lambda: "another")
    monkeypatch.setattr("indexes.update.reading_version", lambda: "another")
    monkeypatch.setattr(intake, "_store", noting)
    encoder.passages.clear()
    report = update(library, reading, encoder)
    assert read == ["dao-tao.txt", "du-lich.txt"]
    assert report.snapshot is not None
    assert (report.embedded, report.changes.unchanged) == (0, 2)


def test_another_encoder_gives_every_passage_a_new_vector(library: Library, reading: ReadingSettings) -> None:
    update(library, reading, HashingEncoder())
    other = HashingEncoder(dimension=32, fingerprint="hashing-2")
    report = update(library, reading, other)
    assert report.snapshot is not None
    assert report.embedded == len(other.passages) > 0
    with open_snapshot(library.index, other) as snapshot:
        assert snapshot.vectors.dimension == 32
        with pytest.raises(
            SnapshotError, match=r"made with encoder hashing-2, .* have hashing-1; run `python -m indexes update`"
        ):
            open_snapshot(library.index, HashingEncoder())


def test_an_update_that_was_killed_while_encoding_goes_on_where_it_was(
    library: Library, reading: ReadingSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    class Dying(HashingEncoder):
        def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
            if self.passages:
                raise Killed
            return super().encode_passages(texts, progress=progress)

    monkeypatch.setattr("indexes.encoding.KEPT", 3)
    dying = Dying()
    with pytest.raises(Killed):
        update(library, reading, dying)
    assert current_name(library.index) is None
    assert len(dying.passages) == 3
    encoder = HashingEncoder()
    report = update(library, reading, encoder)
    assert not set(encoder.passages) & set(dying.passages)
    with open_snapshot(library.index, encoder) as snapshot:
        assert snapshot.vectors.passages == snapshot.manifest.passages >= len(encoder.passages) + 3
        found = snapshot.dense(encoder).search(dying.passages[0], 1, EVERYONE)
    assert found[0].score == pytest.approx(1, abs=0.01)
    assert report.documents == 2


def test_a_process_that_answers_keeps_its_snapshot_while_others_are_published(
    library: Library, reading: ReadingSettings
) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    with open_snapshot(library.index, encoder) as old:
        before = old.lexical.search("du lịch", 5, EVERYONE)
        for number in range(4):
            text = plan(20 + number, f"Trồng rừng {number}", "Trồng 100 ha rừng.")
            (library.corpus / "rung.txt").write_text(text, encoding="utf-8")
            update(library, reading, encoder)
        assert old.lexical.search("du lịch", 5, EVERYONE) == before
        assert first_text(old, encoder, "lượt khách du lịch")[0].count("1.105") == 1
        assert (library.index / "snapshots" / old.name).is_dir()
    update(library, reading, encoder)
    assert not (library.index / "snapshots" / old.name).exists()


def test_an_incremental_snapshot_answers_as_one_built_anew(
    library: Library, reading: ReadingSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "_STALE_SHARE", 1.0)
    encoder = HashingEncoder()
    update(library, reading, encoder)
    (library.corpus / "rung.txt").write_text(plan(30, "Trồng rừng", "Trồng 100 ha rừng phòng hộ."), encoding="utf-8")
    update(library, reading, encoder)
    fresh = Library(library.corpus, tmp_path / "fresh")
    update(fresh, reading, encoder)
    for question in ("trồng rừng", "du lịch 2024", "đào tạo nghề lao động"):
        with open_snapshot(library.index, encoder) as one, open_snapshot(fresh.index, encoder) as other:
            assert one.lexical.search(question, 20, EVERYONE) == other.lexical.search(question, 20, EVERYONE)
            assert one.dense(encoder).search(question, 20, EVERYONE) == other.dense(encoder).search(
                question, 20, EVERYONE
            )


def test_a_second_update_at_once_is_refused(library: Library, reading: ReadingSettings) -> None:
    with updating(library.index), pytest.raises(SnapshotError, match="another update"):
        update(library, reading, HashingEncoder())


def test_an_empty_folder_gives_an_empty_library_that_can_be_opened(tmp_path: Path, reading: ReadingSettings) -> None:
    (tmp_path / "corpus").mkdir()
    library = Library(tmp_path / "corpus", tmp_path / "index")
    encoder = HashingEncoder()
    assert update(library, reading, encoder).documents == 0
    with open_snapshot(library.index, encoder) as snapshot:
        assert snapshot.lexical.search("kế hoạch", 5, EVERYONE) == ()
        assert snapshot.dense(encoder).search("kế hoạch", 5, EVERYONE) == ()


def test_without_a_snapshot_the_command_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"holds no snapshot; run `python -m indexes update`"):
        open_snapshot(tmp_path, HashingEncoder())


@pytest.mark.parametrize("part", ["manifest.json", "library.sqlite", "lexical/meta.json", "dense/vectors.faiss"])
def test_a_damaged_snapshot_is_refused_with_the_command(library: Library, reading: ReadingSettings, part: str) -> None:
    encoder = HashingEncoder()
    update(library, reading, encoder)
    name = current_name(library.index) or ""
    (library.index / "snapshots" / name / part).write_bytes(b"damaged" * 1000)
    with pytest.raises(Exception, match="update") as caught:
        open_snapshot(library.index, encoder)
    assert type(caught.value).__module__ == "config.errors"


def test_the_users_folder_is_used_as_soon_as_it_holds_a_document(tmp_path: Path) -> None:
    own, samples = tmp_path / "own", tmp_path / "samples"
    own.mkdir()
    samples.mkdir()
    (own / "README.md").write_text("put documents here", encoding="utf-8")
    paths = load_settings().paths.model_copy(update={"corpus": own, "samples": samples, "index": tmp_path})
    apart = paths.apart()
    assert find_library(paths) == Library(samples, tmp_path, samples=True, apart=(tmp_path, *apart))
    into = tmp_path / "x"
    assert find_library(paths, corpus=own, into=into) == Library(own, into, apart=(into, *apart))
    (own / "one.txt").write_text("x", encoding="utf-8")
    assert find_library(paths) == Library(own, tmp_path, apart=(tmp_path, *apart))
    with pytest.raises(UsageError, match="is not a folder"):
        find_library(paths, corpus=tmp_path / "none")
    with pytest.raises(UsageError, match="name another folder for the index"):
        find_library(paths, corpus=own, into=own)


def test_an_index_among_the_documents_is_none_of_them(tmp_path: Path, reading: ReadingSettings) -> None:
    (tmp_path / "plan.txt").write_text(TOURISM, encoding="utf-8")
    own = {"corpus": tmp_path, "index": tmp_path / "index", "state": tmp_path / "state"}
    library = find_library(load_settings().paths.model_copy(update=own))
    own["state"].mkdir()
    (own["state"] / "chats.sqlite").write_bytes(b"SQLite format 3\0")
    for _ in range(2):
        report = update(library, reading, HashingEncoder())
        assert (report.documents, report.changes.failed) == (1, ())


SEARCH = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from indexes.fusion import fuse
from indexes.snapshot import open_snapshot
from tests.support.encoders import HashingEncoder
encoder = HashingEncoder()
with open_snapshot(Path({index!r}), encoder) as snapshot:
    for question in ("du lịch 2024", "dao tao nghe", "kế hoạch số 12/KH-UBND"):
        lexical = snapshot.lexical.search(question, 20, frozenset({{"public"}}))
        dense = snapshot.dense(encoder).search(question, 20, frozenset({{"public"}}))
        print(lexical, dense, fuse(lexical, dense, dense_weight=0.4))
"""


def test_the_same_question_gives_the_same_bytes_in_processes_of_other_hash_seeds(
    library: Library, reading: ReadingSettings
) -> None:
    update(library, reading, HashingEncoder())
    script = SEARCH.format(root=str(Path(__file__).resolve().parents[2]), index=str(library.index))
    outputs = {
        subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(outputs) == 1
    assert b"Hit(" in outputs.pop()


def test_a_report_knows_the_folder_it_read(library: Library, reading: ReadingSettings) -> None:
    report = update(library, reading, HashingEncoder())
    assert isinstance(report, UpdateReport)
    assert (report.corpus, report.samples) == (library.corpus, False)
    assert report.seconds > 0
