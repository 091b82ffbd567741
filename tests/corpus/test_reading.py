from __future__ import annotations

from pathlib import Path

import pytest

import corpus.reading
from config.errors import QuarantineError, ReadError
from corpus.model import Block, CorpusFile, Format, RawDocument, ReadDocument
from corpus.reading import understood

FILE = CorpusFile(Path("/files/a/kh.txt"), "a/kh.txt", "0123456789abcdef" * 4)
LINES = (
    "UBND TỈNH SÔNG THƯƠNG",
    "Số: 12/KH-UBND",
    "Sông Thương, ngày 12 tháng 01 năm 2023",
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2023",
    "1. Thực hiện Kế hoạch số 14/KH-UBND ngày 12/5/2023 của UBND tỉnh.",
)


def raw(*lines: str) -> RawDocument:
    return RawDocument(Format.TEXT, tuple(Block(line, gap_before=True) for line in lines))


def test_a_document_comes_with_its_path_id_and_access_level() -> None:
    read = understood(FILE, raw(*LINES), access="nội bộ")
    assert isinstance(read, ReadDocument)
    assert (read.document.path, read.document.id) == ("a/kh.txt", "0123456789abcdef")
    assert read.document.access == "nội bộ"


def test_dates_later_than_the_document_are_marked() -> None:
    read = understood(FILE, raw(*LINES))
    assert isinstance(read, ReadDocument)
    assert [reference.date.problem for reference in read.references if reference.date] == [
        "later than the document that cites it"
    ]


@pytest.mark.parametrize("stamp", ["MẬT", "TUYỆT MẬT", "T Ố I  M Ậ T"])
def test_a_secret_document_is_stopped_before_anything_is_understood(
    stamp: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(*_: object, **__: object) -> None:
        pytest.fail("a marked document was worked on")

    monkeypatch.setattr(corpus.reading, "understand", reached)
    refusal = understood(FILE, raw(stamp, *LINES))
    assert isinstance(refusal, QuarantineError)
    assert "Chuyển đổi số" not in str(refusal)


def test_an_error_of_reading_is_passed_on() -> None:
    error = ReadError(FILE.path, "it is damaged", "save it anew")
    assert understood(FILE, error) is error


def test_a_document_that_cannot_be_understood_is_an_error_that_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError("nobody thought of this")

    monkeypatch.setattr(corpus.reading, "understand", fail)
    refusal = understood(FILE, raw(*LINES))
    assert isinstance(refusal, ReadError)
    assert str(refusal).startswith("kh.txt: it cannot be understood (IndexError")
