"""Abbreviations: what they usually mean, and what a document itself says they mean."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.abbreviations import expansion_of, find_definitions, is_abbreviation
from corpus.expansions import expand, find_expansions
from corpus.text.fold import fold
from tests.support.shared import shared_path
from tests.support.timing import least_seconds

NOT_WORDS = frozenset({"KT.", "TM.", "TL.", "TUQ.", "Q.", "T/M", "T/L", "b/c", "p/h", "V/v", "TTr (thanh tra)"})
"""Marks of signature blocks and distribution lists, which no sentence holds."""


def defined(text: str) -> dict[str, str]:
    return {found.abbreviation: found.expansion for found in find_definitions(text)}


def test_the_table_knows_the_abbreviations_of_administrative_texts() -> None:
    with shared_path("domain/abbreviations.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > 100
    unknown = [row["abbreviation"] for row in rows if not is_abbreviation(row["abbreviation"])]
    assert set(unknown) <= NOT_WORDS


@pytest.mark.parametrize(
    ("short", "meaning"),
    [
        ("TTĐN", "thông tin đối ngoại"),
        ("ttdt", "thông tin điện tử"),
        ("UBND", "Ủy ban nhân dân"),
        ("CCHC", "cải cách hành chính"),
    ],
)
def test_usual_meanings(short: str, meaning: str) -> None:
    found = expansion_of(short)
    assert found is not None
    assert fold(meaning) in fold(found.expansion)
    assert found.english


def test_meanings_are_written_both_ways() -> None:
    assert "thông tin đối ngoại" in expand("công tác TTĐN của tỉnh")
    assert "TTĐN" in expand("công tác thông tin đối ngoại")
    assert expand("công tác cán bộ") == ()


@pytest.mark.parametrize(
    ("text", "short", "meaning"),
    [
        ("Chỉ số Xanh cấp tỉnh (PGI)", "PGI", "Chỉ số Xanh cấp tỉnh"),
        (
            "phối hợp với Liên đoàn Thương mại và Công nghiệp Việt Nam (VCCI) làm việc",
            "VCCI",
            "Liên đoàn Thương mại và Công nghiệp Việt Nam",
        ),
        ("hoạt động thông tin đối ngoại (TTĐN) năm 2023", "TTĐN", "thông tin đối ngoại"),
        ("ứng dụng công nghệ thông tin (sau đây viết tắt là CNTT)", "CNTT", "công nghệ thông tin"),
        ("hỗ trợ phát triển chính thức (viết tắt: ODA)", "ODA", "hỗ trợ phát triển chính thức"),
        ("vốn đầu tư trực tiếp nước ngoài (FDI)", "FDI", "đầu tư trực tiếp nước ngoài"),
        ("tổng sản phẩm trên địa bàn tỉnh (GRDP)", "GRDP", "tổng sản phẩm trên địa bàn tỉnh"),
        ("Chương trình mỗi xã một sản phẩm (OCOP)", "OCOP", "Chương trình mỗi xã một sản phẩm"),
        ("trên Cổng thông tin điện tử (Cổng TTĐT) của tỉnh", "Cổng TTĐT", "Cổng thông tin điện tử"),
        ("Sở Thông tin và Truyền thông (gọi tắt là Sở TT&TT)", "Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("giải phóng mặt bằng (GPMB)", "GPMB", "giải phóng mặt bằng"),
    ],
)
def test_definitions_in_a_text(text: str, short: str, meaning: str) -> None:
    assert defined(text) == {short: meaning}


@pytest.mark.parametrize(
    "text",
    [
        "Chính quyền tỉnh Xay Sôm Bun (Lào)",
        "Quyết định số 942/QĐ-UBND (Đề án 942)",
        "UBND tỉnh (VP)",
        "trong đó có 3 dự án (FDI)",
        "các kênh Truyền hình Việt Nam (VTV1, VTV5)",
        "Báo điện tử VOV (Đài Tiếng nói Việt Nam)",
        "(PGI)",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert defined(text) == {}


def test_offsets_take_in_name_and_bracket() -> None:
    text = "theo Chỉ số Xanh cấp tỉnh (PGI) năm 2023"
    (found,) = find_definitions(text)
    assert text[found.start : found.end] == "Chỉ số Xanh cấp tỉnh (PGI)"


def test_the_report_defines_two_abbreviations_and_no_more() -> None:
    text = shared_path("data/report/bao-cao-stttt-2024.txt").read_text(encoding="utf-8")
    assert set(defined(text)) == {"VCCI", "PGI"}


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[found.start : found.end].endswith(")") for found in find_definitions(text))


@pytest.mark.parametrize("piece", ["(A", "(AB)", "a(BC)", "( ", "Liên đoàn (VC", "(sau đây gọi tắt là ", " ", "A "])
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert least_seconds(lambda: (find_definitions(text), expand(text)), enough=1) < 1


def test_every_mention_is_found_where_it_stands() -> None:
    text = "Công tác TTĐN là công tác thông tin  đối ngoại; TTĐN của tỉnh"
    found = [(text[item.start : item.end], item.text) for item in find_expansions(text)]
    assert found == [
        ("TTĐN", "thông tin đối ngoại"),
        ("TTĐN", "thông tin đối ngoại"),
        ("thông tin  đối ngoại", "TTĐN"),
    ]
