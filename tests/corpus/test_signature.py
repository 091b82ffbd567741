"""Who signs, with which title, and in whose stead."""

from __future__ import annotations

import pytest

from corpus.model import Signature
from corpus.signature import capacity_words, decides_alone, read_signature

BLOCKS = [
    ("GIÁM ĐỐC\n(đã ký)\nTrần Văn Mẫu", Signature("", None, "GIÁM ĐỐC", "Trần Văn Mẫu")),
    ("**KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\nTrần Văn Mẫu", Signature("KT", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu")),
    (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)",
        Signature("TM+KT", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", None),
    ),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Thị Mẫu", Signature("TM", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Mẫu")),
    ("Q. GIÁM ĐỐC\nTrần Văn Mẫu", Signature("Q", "GIÁM ĐỐC", "GIÁM ĐỐC", "Trần Văn Mẫu")),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ", Signature("TUQ", "CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", None)),
    ("KT/ bộ trưởng\nThứ trưởng\n(Đã ký)\nTrần Văn Mẫu", Signature("KT", "bộ trưởng", "Thứ trưởng", "Trần Văn Mẫu")),
    (
        "KT. BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG\nPHÓ CHỦ NHIỆM\nTrần Văn Mẫu",
        Signature("KT", "BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG", "PHÓ CHỦ NHIỆM", "Trần Văn Mẫu"),
    ),
    ("TM UBND THỊ TRẤN MẪU\nCHỦ TỊCH\nTrần Văn Mẫu", Signature("TM", "UBND THỊ TRẤN MẪU", "CHỦ TỊCH", "Trần Văn Mẫu")),
    ("| TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu |", Signature("TM", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu")),
    ("CHỦ TỊCH\nThS. Trần Văn Mẫu", Signature("", None, "CHỦ TỊCH", "Trần Văn Mẫu")),
    ("CHỦ TỊCH\nĐại tá Trần Văn Mẫu", Signature("", None, "CHỦ TỊCH", "Trần Văn Mẫu")),
    ("CHỦ TỊCH\nTRẦN VĂN MẪU", Signature("", None, "CHỦ TỊCH", "Trần Văn Mẫu")),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHÀ MẪU", Signature("KT", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hà Mẫu")),
    ("CHỦ TỊCH HĐND TỈNH\nHÀ GIANG", Signature("", None, "CHỦ TỊCH HĐND TỈNH HÀ GIANG", None)),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nVĂN PHÒNG UBND", Signature("TL", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG VĂN PHÒNG UBND")),
    ("TM. ỦY BAN NHÂN DÂN\n...............", Signature("TM", "ỦY BAN NHÂN DÂN", None, None)),
    ("", Signature()),
]


@pytest.mark.parametrize(("text", "signature"), BLOCKS)
def test_a_signature_says_who_signs_as_what(text: str, signature: Signature) -> None:
    assert read_signature(text) == signature


def test_residue_of_a_digital_signature_is_no_title() -> None:
    text = "CHỦ TỊCH\nKý bởi: Ủy ban nhân dân tỉnh\nThời gian ký: 31.08.2021 16:05:12 +07:00\nTrần Văn Mẫu"
    assert read_signature(text) == Signature("", None, "CHỦ TỊCH", "Trần Văn Mẫu")


@pytest.mark.parametrize(
    ("capacity", "vietnamese", "english"),
    [
        ("KT", "ký thay", "for the head"),
        ("TM+KT", "thay mặt, ký thay", "on behalf of the collective, for the head"),
        ("", "", ""),
    ],
)
def test_marks_of_capacity_are_put_in_words(capacity: str, vietnamese: str, english: str) -> None:
    assert (capacity_words(capacity), capacity_words(capacity, english=True)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("CHỦ TỊCH", True), ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", True), ("TM. UBND\nCHỦ TỊCH", False), ("", False)],
)
def test_a_chairman_decides_alone_where_no_collective_is_named(text: str, alone: bool) -> None:
    assert decides_alone(read_signature(text)) is alone
