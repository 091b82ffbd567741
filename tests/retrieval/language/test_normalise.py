from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.abbreviations import expand_abbreviations
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


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("kế hoạch của UBND tỉnh", "Ủy ban nhân dân"),
        ("ke hoach cua ubnd", "Ủy ban nhân dân"),
        ("hoạt động ttdn", "thông tin đối ngoại"),
        ("thông tin đối ngoại của tỉnh", "TTĐN"),
        ("Which plan covers external information?", "thông tin đối ngoại"),
        ("external information plan", "TTĐN"),
        ("Who leads administrative reform?", "CCHC"),
    ],
)
def test_abbreviations_are_expanded_both_ways_and_from_english(question: str, form: str) -> None:
    assert form in expand_abbreviations(question)


def test_ambiguous_abbreviations_and_what_stands_there_are_not_repeated() -> None:
    assert expand_abbreviations("SNV làm gì") == ()
    assert "UBND" not in expand_abbreviations("UBND tỉnh, Ủy ban nhân dân huyện")
