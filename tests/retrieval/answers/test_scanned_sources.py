"""A scanned document from its picture to the answer: the head that recognition reads, and the note that it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import Outcome
from retrieval.answers import draft
from retrieval.engine import Engine
from retrieval.opening import open_engine
from tests.support.encoders import HashingEncoder
from tests.support.scans import new_pdf, page_images, scanned_pdf
from tests.support.small_library import document, small_settings, write_library

LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG", "", "Số: 47/KH-UBND")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", "Sông Thương, ngày 21 tháng 6 năm 2023",
)  # fmt: skip
TITLE = ("KẾ HOẠCH", "Nạo vét kênh mương trên địa bàn tỉnh")
TEXT = ("I. MỤC TIÊU", "1. Nạo vét 35 km kênh mương trước mùa mưa.", "2. Giao Sở Xây dựng kiểm tra hằng quý.")
END = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Văn Mẫu")


def scan() -> bytes:
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_font("serif", "", 13)
    for at, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        for middle, text in ((160, left), (405, right)):
            pdf.text(middle - pdf.get_string_width(text) / 2, 70 + 18 * at, text)
    for at, text in enumerate(TITLE):
        pdf.text(298 - pdf.get_string_width(text) / 2, 175 + 18 * at, text)
    for at, text in enumerate(TEXT):
        pdf.text(85, 230 + 20 * at, text)
    for at, text in enumerate(END):
        pdf.text(420 - pdf.get_string_width(text) / 2, 330 + 18 * at, text)
    return scanned_pdf(page_images(bytes(pdf.output())))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("scanned")
    settings = small_settings(folder)
    settings.paths.corpus.mkdir(parents=True)
    (settings.paths.corpus / "quet.pdf").write_bytes(scan())
    write_library(folder, {"khac.txt": document("12/KH-UBND", "Phát triển chợ năm 2024", "Mở 3 chợ mới.")})
    return open_engine(settings, HashingEncoder())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kế hoạch số 47/KH-UBND ban hành ngày nào?", "21"),
        ("Ai ký Kế hoạch số 47/KH-UBND?", "Trần Văn Mẫu"),
        ("Cơ quan nào ban hành Kế hoạch số 47/KH-UBND?", "Sông Thương"),
    ],
)
def test_a_head_read_from_a_picture_answers_and_says_so_where_it_is_in_doubt(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, question: str, told: str
) -> None:
    monkeypatch.setattr(draft, "POOR_SCAN", 100.5)  # any page that was a picture is in doubt
    answer = engine.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert told in " ".join(claim.text for claim in answer.claims)
    worst = min(one.paragraph.confidence for one in answer.citations if one.paragraph.confidence is not None)
    assert [note for note in answer.notes if f"{round(worst)} %" in note]


def test_a_page_that_is_read_well_needs_no_note(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "POOR_SCAN", 0.0)
    answer = engine.ask("Ai ký Kế hoạch số 47/KH-UBND?")
    assert (answer.outcome, [note for note in answer.notes if "%" in note]) == (Outcome.ANSWERED, [])


def test_a_typed_document_beside_a_scan_needs_no_note(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "POOR_SCAN", 100.5)
    answer = engine.ask("Kế hoạch số 12/KH-UBND ban hành ngày nào?")
    assert (answer.outcome, [note for note in answer.notes if "%" in note]) == (Outcome.ANSWERED, [])
