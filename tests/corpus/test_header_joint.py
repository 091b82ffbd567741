"""Documents that several bodies issue, and signatures of several people, side by side or under each other."""

from __future__ import annotations

import pytest

from corpus.document import understand
from corpus.model import Block, BlockKind, Box, Format, Header, RawDocument, Signature
from tests.support.texts import DOCUMENT_ID, read_text

HEAD = """\
{bodies}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
Hà Nội, ngày 30 tháng 5 năm 2014

{title}
Quy định chế độ chung

Điều 1. Phạm vi điều chỉnh
Văn bản này quy định chế độ chung.

"""
CIRCULAR = HEAD.format(bodies="BỘ TÀI CHÍNH - BỘ NỘI VỤ", number="Số: 71/2014/TTLT-BTC-BNV", title="THÔNG TƯ LIÊN TỊCH")
TWO = (
    Signature("KT", "BỘ TRƯỞNG BỘ NỘI VỤ", "THỨ TRƯỞNG", "Trần Thị Mẫu"),
    Signature("KT", "BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Lê Văn Ví Dụ"),
)
NAMES = ["Trần Thị Mẫu", "Lê Văn Ví Dụ"]
LEFT = ["KT. BỘ TRƯỞNG", "BỘ NỘI VỤ", "THỨ TRƯỞNG", "(đã ký)", NAMES[0]]
RIGHT = ["KT. BỘ TRƯỞNG", "BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "(đã ký)", NAMES[1]]


def head(text: str) -> Header:
    return read_text(text).document.header


def blocks_before_the_end() -> list[Block]:
    return [Block(line, complete=True, gap_before=True) for line in CIRCULAR.split("\n") if line]


@pytest.mark.parametrize(
    "bodies",
    [
        "BỘ TÀI CHÍNH - BỘ NỘI VỤ",
        "BỘ TÀI CHÍNH\nBỘ NỘI VỤ",
        "BỘ TÀI CHÍNH -\nBỘ NỘI VỤ\n-------",
        "BỘ TÀI CHÍNH - BỘ NỘI VỤ -------",
    ],
)
def test_bodies_that_issue_together_are_all_named_and_none_is_above_the_other(bodies: str) -> None:
    header = head(CIRCULAR.replace("BỘ TÀI CHÍNH - BỘ NỘI VỤ", bodies))
    assert (header.type, header.issuer, header.parent) == ("Thông tư liên tịch", "Bộ Tài chính - Bộ Nội vụ", None)


def test_a_dash_inside_the_name_of_a_body_parts_no_bodies() -> None:
    header = head(
        HEAD.format(
            bodies="BỘ Y TẾ - BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
            number="Số: 02/2006/TTLT-BYT-BLĐTBXH",
            title="THÔNG TƯ LIÊN TỊCH",
        )
    )
    assert header.issuer == "Bộ Y tế - Bộ Lao động - Thương binh và Xã hội"


def test_departments_that_issue_together_stand_under_their_committee() -> None:
    header = head(
        HEAD.format(
            bodies="UBND TỈNH SÔNG THƯƠNG\nSỞ NỘI VỤ - SỞ TÀI CHÍNH",
            number="Số: 12/HDLN-SNV-STC",
            title="HƯỚNG DẪN LIÊN NGÀNH",
        )
    )
    assert (header.issuer, header.parent) == ("Sở Nội vụ - Sở Tài chính", "UBND tỉnh Sông Thương")
    assert (header.type, header.subject) == ("Hướng dẫn", "Quy định chế độ chung")
    assert header.symbol is not None
    assert (header.symbol.type, header.symbol.issuer, header.symbol.unit) == ("HD", "SNV", "STC")


def test_signatures_beside_each_other_in_text_are_read_column_by_column() -> None:
    rows = [f"{left:40}{right}" for left, right in zip(LEFT, RIGHT, strict=True)]
    assert head(CIRCULAR + "\n".join(rows) + "\nNơi nhận:\n- Chính phủ;\n- Lưu: VT.\n").signatures == TWO


def test_signatures_under_each_other_are_read_one_by_one() -> None:
    header = head(CIRCULAR + "\n".join([*LEFT, *RIGHT]) + "\nNơi nhận:\n- Chính phủ;\n- Lưu: VT.\n")
    assert header.signatures == TWO
    assert (header.signer_name, header.signer_title, header.capacity) == (NAMES[0], "THỨ TRƯỞNG", "KT")
    assert len(header.recipients) == 2


@pytest.mark.parametrize("columns", [[LEFT, RIGHT], [LEFT, RIGHT, LEFT]], ids=["two", "three"])
def test_signatures_in_the_cells_of_a_row_are_one_a_cell(columns: list[list[str]]) -> None:
    row = Block("\t".join("\n".join(column) for column in columns), kind=BlockKind.TABLE_ROW, complete=True, table=1)
    raw = RawDocument(Format.DOCX, (*blocks_before_the_end(), row))
    header = understand(raw, path="a.docx", document_id=DOCUMENT_ID).document.header
    assert [signature.name for signature in header.signatures] == [column[-1] for column in columns]
    assert {signature.capacity for signature in header.signatures} == {"KT"}
    assert {signature.title for signature in header.signatures} == {"THỨ TRƯỞNG"}


def test_signatures_on_a_page_are_told_apart_by_their_middles() -> None:
    def line(text: str, middle: float, top: float) -> Block:
        return Block(
            text, page=1, box=Box(middle - 3.5 * len(text), top, middle + 3.5 * len(text), top + 14), size=13.0
        )

    ends = [line("Nơi nhận:", 120, 700), line("- Chính phủ;", 130, 715), line("- Lưu: VT.", 125, 730)]
    texts = [text for text in CIRCULAR.split("\n") if text]
    body = [line(text, 90 + 3.5 * len(text), 40 + 16.0 * number) for number, text in enumerate(texts)]
    signed = [
        line(text, middle, 400 + 20.0 * number)
        for number, row in enumerate(zip(LEFT, RIGHT, LEFT, strict=True))
        for text, middle in zip(row, (110, 290, 470), strict=True)
    ]
    raw = RawDocument(Format.PDF, (*body, *signed, *ends), pages=1)
    header = understand(raw, path="a.pdf", document_id=DOCUMENT_ID).document.header
    assert [signature.name for signature in header.signatures] == [NAMES[0], NAMES[1], NAMES[0]]
    assert header.recipients == ("Chính phủ", "Lưu: VT")


def test_the_body_above_an_office_is_the_one_that_is_signed_for() -> None:
    end = "SỞ TƯ PHÁP\nGIÁM ĐỐC\nTrần Thị Mẫu\nHỘI LIÊN HIỆP PHỤ NỮ TỈNH\nCHỦ TỊCH\nLê Văn Ví Dụ\n"
    signatures = head(CIRCULAR + end).signatures
    assert [(s.behalf, s.title, s.name) for s in signatures] == [
        ("SỞ TƯ PHÁP", "GIÁM ĐỐC", NAMES[0]),
        ("HỘI LIÊN HIỆP PHỤ NỮ TỈNH", "CHỦ TỊCH", NAMES[1]),
    ]


def test_one_signer_is_no_list_of_signers() -> None:
    header = head(f"{CIRCULAR}TM. ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\nCHỦ TỊCH\n(đã ký)\nTrần Thị Mẫu\n")
    assert header.signatures == ()
    assert (header.signer_name, header.signer_title, header.capacity) == (NAMES[0], "CHỦ TỊCH", "TM")


def test_what_is_attached_after_the_name_is_no_signature() -> None:
    text = f"{CIRCULAR}CHỦ TỊCH\n(đã ký)\nTrần Thị Mẫu\n\nỦY BAN NHÂN DÂN TỈNH\nSÔNG THƯƠNG\n\nQUY CHẾ\nLàm việc\n\nĐiều 1. Chung\nNội dung chung.\n"
    assert head(text).signer_name == NAMES[0]
    assert head(text).signatures == ()


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Thị Mẫu", ("TM+KT", "PHÓ CHỦ TỊCH", NAMES[0])),
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (đã ký) Trần Thị Mẫu", ("TM", "CHỦ TỊCH", NAMES[0])),
        ("TL. CHỦ TỊCH CHÁNH VĂN PHÒNG Trần Thị Mẫu", ("TL", "CHÁNH VĂN PHÒNG", NAMES[0])),
    ],
)
def test_a_signature_that_a_converter_put_on_one_line_is_taken_apart(line: str, signed: tuple[str, ...]) -> None:
    header = head(f"{CIRCULAR}Nơi nhận: - Như trên; - Lưu: VT.\t{line}\n")
    assert (header.capacity, header.signer_title, header.signer_name) == signed
    assert header.recipients == ("Như trên", "Lưu: VT")


def test_a_page_number_between_the_lines_of_the_end_ends_nothing() -> None:
    end = [
        "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN",
        "- Như trên;                            KT. CHỦ TỊCH",
        "\f                    2",
        "- Lưu: VT.                             PHÓ CHỦ TỊCH",
        "",
        "                                       Trần Thị Mẫu",
    ]
    header = head(CIRCULAR + "\n".join(end) + "\n")
    assert (header.capacity, header.signer_title, header.signer_name) == ("TM+KT", "PHÓ CHỦ TỊCH", NAMES[0])
    assert header.recipients == ("Như trên", "Lưu: VT")


JOINT = (
    "SỞ Y TẾ - SỞ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/HDLS-SYT-STC\n"
    "Tân Mỹ, ngày 05 tháng 3 năm 2024\nHƯỚNG DẪN LIÊN NGÀNH\nThu phí khám bệnh\n\nCăn cứ Luật Thử nghiệm ngày 01/01/2020;\n1. Thu phí theo biểu.\n\n"
)


@pytest.mark.parametrize(
    "end",
    [
        "KT. GIÁM ĐỐC SỞ TÀI CHÍNH PHÓ GIÁM ĐỐC Trần Văn Mẫu KT. GIÁM ĐỐC SỞ Y TẾ PHÓ GIÁM ĐỐC Lê Thị Ý\n",
        "KT. GIÁM ĐỐC SỞ TÀI CHÍNH PHÓ GIÁM ĐỐC (Đã ký) Trần Văn Mẫu KT. GIÁM ĐỐC SỞ Y TẾ PHÓ GIÁM ĐỐC (Đã ký) Lê Thị Ý\n",
    ],
)
def test_whole_signatures_on_one_line_are_told_apart(end: str) -> None:
    signatures = read_text(JOINT + end).document.header.signatures
    assert [(one.capacity, one.behalf, one.title, one.name) for one in signatures] == [
        ("KT", "GIÁM ĐỐC SỞ TÀI CHÍNH", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu"),
        ("KT", "GIÁM ĐỐC SỞ Y TẾ", "PHÓ GIÁM ĐỐC", "Lê Thị Ý"),
    ]


@pytest.mark.parametrize(
    ("end", "signers"),
    [
        (
            "GIÁM ĐỐC GIÁM ĐỐC GIÁM ĐỐC\nSỞ TÀI CHÍNH SỞ Y TẾ SỞ NỘI VỤ\nTrần Văn Mẫu Lê Thị Ví Phạm Văn Thử\n",
            ["GIÁM ĐỐC SỞ TÀI CHÍNH", "GIÁM ĐỐC SỞ Y TẾ", "GIÁM ĐỐC SỞ NỘI VỤ"],
        ),
        (
            "SỞ TÀI CHÍNH SỞ Y TẾ SỞ NỘI VỤ\nGIÁM ĐỐC GIÁM ĐỐC GIÁM ĐỐC\nTrần Văn Mẫu Lê Thị Ví Phạm Văn Thử\n",
            ["GIÁM ĐỐC", "GIÁM ĐỐC", "GIÁM ĐỐC"],
        ),
    ],
)
def test_three_columns_one_space_apart_are_told_apart(end: str, signers: list[str]) -> None:
    signatures = read_text(JOINT + end).document.header.signatures
    assert [one.name for one in signatures] == ["Trần Văn Mẫu", "Lê Thị Ví", "Phạm Văn Thử"]
    assert [one.title for one in signatures] == signers


def test_three_columns_whose_names_cannot_be_told_apart_name_nobody() -> None:
    header = read_text(f"{JOINT}GIÁM ĐỐC GIÁM ĐỐC GIÁM ĐỐC\nTrần Lê Phạm Vũ Ngô Đỗ Hà Võ Bùi\n").document.header
    assert (header.signer_name, [one.name for one in header.signatures if one.name]) == (None, [])
