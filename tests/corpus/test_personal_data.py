"""Citizens' data is masked in what the indexes see; everything else stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.personal_data import MASK, mask


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("ông Nguyễn Văn Nam, CCCD số 024085001234, sinh năm 1985", "024085001234"),
        ("số định danh 024 085 001 234 cấp ngày 05/5/2021", "024 085 001 234"),
        ("CMND: 121234567 do Công an tỉnh cấp", "121234567"),
        ("căn cước công dân số: 024.085.001.234", "024.085.001.234"),
        ("hộ chiếu số B1234567", "B1234567"),
        ("điện thoại 0912345678", "0912345678"),
        ("ĐT: 0912.345.678; email", "0912.345.678"),
        ("liên hệ (0204) 3854 123", "(0204) 3854 123"),
        ("0204.3854.123", "0204.3854.123"),
        ("di động +84 912 345 678", "+84 912 345 678"),
        ("thường trú tại thôn Đông, xã Yên Sa, huyện Thương Giang, tỉnh Sông Thương", "thôn Đông"),
        ("nơi ở hiện nay: số 12 phố Vôi, phường Trần Phú; nghề nghiệp: nông dân", "phố Vôi"),
        ("bà Trần Thị Hoa, trú tại tổ 5, phường Mỹ Độ, được hỗ trợ 5.000.000 đồng", "tổ 5"),
        ("gửi về số nhà 15, ngõ 3, đường Hùng Vương để nhận", "Hùng Vương"),
    ],
)
def test_data_of_citizens_is_masked(text: str, hidden: str) -> None:
    masked = mask(text)
    assert hidden not in masked
    assert MASK in masked


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 942/QĐ-UBND ngày 31/8/2021 của UBND tỉnh",
        "Kế hoạch số 66.25/2026/NQ-CP",
        "năm 2023 tổ chức 1.105 hội nghị với kinh phí 6.800 tỷ đồng",
        "dự toán 1.234.567.890 đồng, trong đó ngân sách tỉnh 012.345",
        "giai đoạn 2021 - 2025, đến năm 2030",
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Dương Đại Lâm",
        "quy định về đăng ký thường trú và tạm trú của công dân",
        "thời hạn cư trú tại Việt Nam của người nước ngoài",
        "đường dây nóng 0912345678 tiếp nhận phản ánh",
        "mã số hồ sơ 20240512345",
        "từ ngày 01/7/2025 đến 31.12.2025",
        "diện tích 82,64 km² và tọa độ 21.2730, 106.1946",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert mask(text) == text


def test_what_follows_an_address_stays_searchable() -> None:
    masked = mask("ông Nam, trú tại thôn Đông, xã Yên Sa, được giao đất rừng")
    assert masked == f"ông Nam, trú tại {MASK}, được giao đất rừng"


@given(st.text(max_size=300))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.integers(min_value=1, max_value=96), st.integers(min_value=0, max_value=3), st.integers(0, 10**8 - 1))
def test_every_citizen_number_is_found(province: int, century: int, rest: int) -> None:
    number = f"{province:03}{century}{rest:08}"
    assert mask(f"công dân {number}, nam") == f"công dân {MASK}, nam"
