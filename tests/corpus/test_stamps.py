"""Number and day that stand only in stamps on the first page are read, and nothing else is taken for them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document import understand
from corpus.model import Block, BlockKind, Box, Format, ParagraphKind, RawDocument, ReadDocument
from corpus.stamps import STAMPED
from tests.support.texts import DOCUMENT_ID

LINES = [
    ("ỦY BAN NHÂN DÂN", 90.0, 60.0),
    ("TỈNH SÔNG THƯƠNG", 90.0, 76.0),
    ("Số:        /KH-UBND", 90.0, 110.0),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290.0, 60.0),
    ("Sông Thương, ngày      tháng      năm 2022", 300.0, 110.0),
    ("KẾ HOẠCH", 270.0, 150.0),
    ("Thực hiện một việc", 240.0, 168.0),
    ("I. MỤC ĐÍCH", 120.0, 210.0),
    ("1. Việc thứ nhất.", 120.0, 230.0),
]


def block(text: str, x: float, top: float, kind: BlockKind = BlockKind.TEXT, page: int = 1) -> Block:
    return Block(text, page=page, kind=kind, box=Box(x, top, x + 7.0 * len(text), top + 14), size=13.0, gap_before=True)


def read(*stamps: tuple[str, float, float], page: int = 1) -> ReadDocument:
    blocks = [block(*line) for line in LINES]
    blocks += [block(*stamp, kind=BlockKind.STAMP, page=page) for stamp in stamps]
    return understand(RawDocument(Format.PDF, tuple(blocks), pages=2), path="a.pdf", document_id=DOCUMENT_ID)


def test_digits_on_their_lines_fill_number_and_day() -> None:
    header = read(("481", 118.0, 109.0), ("25", 405.0, 111.0), ("8", 460.0, 111.0)).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.symbol.form) == ("481/KH-UBND", "A")
    assert (header.date.value, header.date.problem) == (date(2022, 8, 25), None)
    assert not header.draft


def test_a_stamp_may_bear_the_whole_number_and_date() -> None:
    header = read(("Số: 481/KH-UBND", 92.0, 109.0), ("25/8/2022", 405.0, 111.0)).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.date.value) == ("481/KH-UBND", date(2022, 8, 25))


def test_what_stamps_say_is_part_of_the_head_and_told() -> None:
    document = read(("481", 118.0, 109.0), ("25", 405.0, 111.0), ("8", 460.0, 111.0))
    assert document.document.warnings == (STAMPED,)
    heads = [p.text for p in document.paragraphs if p.kind is ParagraphKind.HEADER]
    assert {"481", "25", "8"} <= set(heads)


@pytest.mark.parametrize(
    "stamp",
    [
        ("481", 118.0, 400.0),
        ("481", 480.0, 109.0),
        ("Ký bởi: UBND tỉnh", 118.0, 109.0),
        ("31.08.2021 16:05:12", 400.0, 700.0),
    ],
    ids=["elsewhere on the page", "beside another line", "a signer", "a time of signing"],
)
def test_other_stamps_fill_nothing(stamp: tuple[str, float, float]) -> None:
    document = read(stamp)
    header = document.document.header
    assert header.symbol is not None
    assert (header.symbol.number, header.draft) == ("", True)
    assert document.document.warnings == ()


def test_stamps_of_other_pages_fill_nothing() -> None:
    assert read(("481", 118.0, 109.0), page=2).document.header.draft


def test_a_number_alone_leaves_the_day_open() -> None:
    header = read(("481", 118.0, 109.0)).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.number, header.date.value, header.draft) == ("481", None, True)


def typed(*lines: str, stamps: tuple[str, ...] = ()) -> ReadDocument:
    """Read a file without geometry, whose head holds the given lines for number and date."""
    texts = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG", *lines, "KẾ HOẠCH", "Thực hiện một việc", "I. MỤC ĐÍCH", "1. Việc."]
    blocks = [Block(text, complete=True, gap_before=True) for text in texts]
    blocks += [Block(text, kind=BlockKind.STAMP, complete=True) for text in stamps]
    return understand(RawDocument(Format.DOCX, tuple(blocks)), path="a.docx", document_id=DOCUMENT_ID)


OPEN = ("Số:        /KH-UBND", "Sông Thương, ngày      tháng      năm 2022")


@pytest.mark.parametrize(
    ("lines", "stamps"),
    [
        ((OPEN[0], "481", OPEN[1], "25", "8"), ()),
        (("481", *OPEN, "25", "8"), ()),
        ((*OPEN, "25", "8"), ("Số: 481/KH-UBND",)),
        (OPEN, ("481", "Sông Thương, ngày 25 tháng 8 năm 2022")),
        (OPEN, ("481/KH-UBND", "25/8/2022")),
    ],
    ids=["boxes after their lines", "box before its line", "picture of the number", "pictures", "pictures of digits"],
)
def test_boxes_and_pictures_of_a_typed_head_fill_number_and_day(
    lines: tuple[str, ...], stamps: tuple[str, ...]
) -> None:
    header = typed(*lines, stamps=stamps).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.date.value, header.draft) == ("481/KH-UBND", date(2022, 8, 25), False)


@pytest.mark.parametrize("stamp", ["12", "99/QĐ-UBND", "Dự thảo lần 2 ngày 12/5/2022", "HỎA TỐC"])
def test_pictures_that_may_mean_something_else_fill_nothing(stamp: str) -> None:
    header = typed(*OPEN, stamps=(stamp,)).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.number, header.date.value, header.draft) == ("", None, True)


def test_digits_beside_a_line_that_nothing_leaves_open_change_nothing() -> None:
    header = typed("Số: 12/KH-UBND", "481", "Sông Thương, ngày 05 tháng 3 năm 2022", "25", "8").document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.date.value) == ("12/KH-UBND", date(2022, 3, 5))


def test_a_stamp_of_urgency_is_kept() -> None:
    assert typed(*OPEN, stamps=("HỎA TỐC",)).document.header.urgency == "HỎA TỐC"
    assert read(("THƯỢNG KHẨN", 100.0, 140.0)).document.header.urgency == "THƯỢNG KHẨN"
    assert read(("KHẨN", 100.0, 700.0)).document.header.urgency is None


def test_text_typed_over_the_room_left_in_a_page_fills_it() -> None:
    lines = [block(*line) for line in LINES]
    over = [block("481", 118.0, 107.0), block("25", 405.0, 107.0), block("8", 460.0, 107.0)]
    raw = RawDocument(Format.PDF, (*lines[:3], over[0], *lines[3:5], *over[1:], *lines[5:]), pages=1)
    header = understand(raw, path="a.pdf", document_id=DOCUMENT_ID).document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.date.value, header.draft) == ("481/KH-UBND", date(2022, 8, 25), False)
