from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.normalise import normalise_question


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("  Kế   hoạch  nào ?? ", "Kế hoạch nào?"),
        ("kế hoạch , quyết định", "kế hoạch, quyết định"),
        ("Uỷ ban nhân dân xã Hoà Bình", "Ủy ban nhân dân xã Hòa Bình"),
        ("thuý, khoẻ, quý", "thúy, khỏe, quý"),
        ("KẾ HOẠCH SỐ 481/KH-UBND DO AI KÝ", "Kế hoạch số 481/KH-UBND do ai ký"),
        ("KE HOACH CUA UBND TINH", "Ke hoach cua UBND tinh"),
        ("VCCI LÀ CƠ QUAN NÀO", "VCCI là cơ quan nào"),
        ("VCCI", "VCCI"),
        ("XAY SÔM BUN", "Xay sôm bun"),
        ("giá 1.244.000 đồng...", "giá 1.244.000 đồng..."),
        ("24/2018/QĐ-UBND", "24/2018/QĐ-UBND"),
        ("", ""),
    ],
)  # fmt: skip
def test_spaces_marks_tones_and_shouting_become_plain(typed: str, normal: str) -> None:
    assert normalise_question(typed) == normal


@given(st.text(max_size=200))
def test_what_is_plain_stays(text: str) -> None:
    once = normalise_question(text)
    assert normalise_question(once) == once
