"""The types of NĐ 30/2020/NĐ-CP are known by code, by name, and before a number."""

from __future__ import annotations

import pytest

from corpus.text.fold import fold
from corpus.types import TYPES, english_name, find_types, naming_before, type_by_code, type_by_name
from tests.support.timing import least_seconds

ADMINISTRATIVE = [
    "NQ",
    "QĐ",
    "CT",
    "QC",
    "QyĐ",
    "TC",
    "TB",
    "HD",
    "CTr",
    "KH",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "BB",
    "TTr",
    "HĐ",
    "CĐ",
    "BGN",
    "BTT",
    "GUQ",
    "GM",
    "GGT",
    "GNP",
    "PG",
    "PC",
    "PB",
]


def test_the_29_types_of_the_decree_are_there() -> None:
    assert len(ADMINISTRATIVE) == 27  # công văn and thư công have no abbreviation
    for code in ADMINISTRATIVE:
        assert type_by_code(code) is not None, code
    assert type_by_name("Công văn") is not None
    assert type_by_name("Thư công") is not None


def test_codes_and_names_are_unique() -> None:
    codes = [entry.code for entry in TYPES if entry.code]
    assert len(codes) == len(set(codes))
    names = [entry.name for entry in TYPES]
    assert len(names) == len(set(names))


def test_codes_one_glyph_apart_are_told_apart() -> None:
    pairs = {"QĐ": "Quyết định", "QyĐ": "Quy định", "CT": "Chỉ thị", "CTr": "Chương trình", "HD": "Hướng dẫn"}
    pairs |= {"HĐ": "Hợp đồng", "DA": "Dự án", "ĐA": "Đề án", "TTr": "Tờ trình", "TT": "Thông tư", "TC": "Thông cáo"}
    for code, name in pairs.items():
        found = type_by_code(code)
        assert found is not None
        assert found.name == name
    assert type_by_code("qd") is None
    assert type_by_code("UBND") is None


def test_every_name_is_found_with_and_without_diacritics() -> None:
    for entry in TYPES:
        for name in (entry.name, fold(entry.name), entry.english, entry.name.upper()):
            found = type_by_name(name)
            assert found is not None, name
            assert found.name == entry.name, name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các Kế hoạch và Quyết định", ["Kế hoạch", "Quyết định"]),
        ("thông tư liên tịch", ["Thông tư liên tịch"]),
        ("ke hoach va quyet dinh", ["Kế hoạch", "Quyết định"]),
        ("which plans and decisions", ["Kế hoạch", "Quyết định"]),
        ("găng tay bao cao su được kiểm tra", []),
        ("hội đồng đã quyết", []),
    ],
)
def test_types_in_a_text(text: str, names: list[str]) -> None:
    assert [match.name for match in find_types(text)] == names


def test_the_type_before_a_number() -> None:
    text = "theo các Quyết định số: 942"
    found = naming_before(text, text.index("942"))
    assert found is not None
    assert (text[found.start :], found.code, found.numbered) == ("Quyết định số: 942", "QĐ", True)
    assert naming_before("một số 12", len("một số ")) is None


def test_english_names() -> None:
    assert english_name("Quyết định") == "Decision"
    assert english_name("Bảng kê") == "Bảng kê"


@pytest.mark.parametrize("piece", ["kế hoạch ", "quyết ", " ", "thông tư liên ", "("])
def test_long_texts_are_searched_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert least_seconds(lambda: find_types(text), enough=1) < 1
