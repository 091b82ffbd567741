"""Names in capitals come back in the case in which officials write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.issuers import read_issuers
from corpus.written_case import written_case

NAMES = [
    ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông"),
    ("ỦY BAN NHÂN DÂN TỈNH BẮC GIANG", "Ủy ban nhân dân tỉnh Bắc Giang"),
    ("UBND TỈNH BẮC GIANG", "UBND tỉnh Bắc Giang"),
    ("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ BẮC GIANG", "Hội đồng nhân dân thành phố Bắc Giang"),
    ("SỞ NGOẠI VỤ BẮC GIANG", "Sở Ngoại vụ Bắc Giang"),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
    ("TỈNH ỦY BẮC GIANG", "Tỉnh ủy Bắc Giang"),
    ("ngân hàng nhà nước việt nam", "Ngân hàng Nhà nước Việt Nam"),
    ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
    ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC GIANG", "Chủ tịch Ủy ban nhân dân tỉnh Bắc Giang"),
    ("PHÒNG GIÁO DỤC & ĐÀO TẠO", "Phòng Giáo dục & Đào tạo"),
    ("PHÒNG GD&ĐT HUYỆN SÔNG MẪU", "Phòng GD&ĐT huyện Sông Mẫu"),
    ("TRƯỜNG THCS XUÂN MẪU", "Trường THCS Xuân Mẫu"),
    ("TRƯỜNG TIỂU HỌC LÊ THỊ MẪU", "Trường Tiểu học Lê Thị Mẫu"),
    ("TRƯỜNG THPT CHUYÊN BẮC GIANG", "Trường THPT chuyên Bắc Giang"),
    ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI)", "Ban Chấp hành đảng bộ tỉnh (khóa XVI)"),
    ("Sở Công Thương", "Sở Công Thương"),
    ("", ""),
]


@pytest.mark.parametrize(("printed", "written"), NAMES)
def test_only_the_case_of_a_name_changes(printed: str, written: str) -> None:
    assert written_case(printed) == written


def test_the_place_of_issue_lends_its_capitals() -> None:
    assert written_case("TRƯỜNG THCS ĐỒNG LẠC", "Đồng Lạc") == "Trường THCS Đồng Lạc"


@given(st.sampled_from([printed for printed, _ in NAMES if printed]), st.text(alphabet="ABCĐÁỦỘ ,-", max_size=20))
def test_letters_stay_what_they_are(name: str, more: str) -> None:
    given_name = " ".join(f"{name} {more}".split()).strip(" *_-–|")
    assert written_case(given_name).lower() == given_name.lower()


@pytest.mark.parametrize(
    ("lines", "issuer", "parent"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH BẮC GIANG"], "Ủy ban nhân dân tỉnh Bắc Giang", None),
        (["UBND TỈNH BẮC GIANG", "SỞ NỘI VỤ"], "Sở Nội vụ", "UBND tỉnh Bắc Giang"),
        (
            ["UBND TỈNH BẮC GIANG", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
            "Sở Văn hóa, Thể thao và Du lịch",
            "UBND tỉnh Bắc Giang",
        ),
        (["BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"], "Tổng cục Thuế", "Bộ Tài chính"),
        (["TỈNH ỦY BẮC GIANG", "*"], "Tỉnh ủy Bắc Giang", None),
        (["-----", "12/KH"], None, None),
        ([], None, None),
    ],
)
def test_the_last_body_issues_and_the_one_before_is_above_it(
    lines: list[str], issuer: str | None, parent: str | None
) -> None:
    assert read_issuers(lines) == (issuer, parent)
