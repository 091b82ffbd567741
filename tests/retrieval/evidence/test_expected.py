"""Values a factual answer must hold."""

from __future__ import annotations

import pytest

from corpus.text.fold import fold
from retrieval.evidence.expected import HeldValues, find_values
from retrieval.query import Expected


def expected_share(text: str, expected: Expected, units: tuple[str, ...] = ()) -> float:
    return HeldValues(text, fold(text), expected, units).share(0, len(text))


@pytest.mark.parametrize(
    ("text", "expected", "unit", "found"),
    [
        ("tổ chức 1.105 hội nghị", Expected.QUANTITY, "hoi nghi", ["1.105 hội nghị"]),
        ("đăng trên 650 tin, bài", Expected.QUANTITY, "tin", ["trên 650 tin"]),
        ("có hơn 350 ảnh và 90 phóng sự", Expected.QUANTITY, "anh", ["hơn 350 ảnh"]),
        ("có 61/75 xã đạt chuẩn, trong đó 9 xã nâng cao", Expected.QUANTITY, "xa", ["61/75 xã", "9 xã"]),
        ("ngày 15/9 xã họp", Expected.QUANTITY, "xa", []),
        ("đàn trâu 512 con, bò 900 con (bò sữa 40 con)", Expected.QUANTITY, "con trau", ["512 con"]),
        ("số lợn mắc bệnh, chết, tiêu hủy 1.804 con.", Expected.QUANTITY, "con lon", ["1.804 con"]),
        ("vi phạm về phòng cháy chữa cháy 1 vụ", Expected.QUANTITY, "vu chay", []),
        ("lợn 70 con gà 30 con", Expected.QUANTITY, "con lon", []),
        ("dân số khoảng 1,2 triệu người", Expected.QUANTITY, "nguoi", ["khoảng 1,2 triệu người"]),
        ("mở ba lớp tập huấn", Expected.QUANTITY, "lop", ["ba lớp"]),
        ("đạt khoảng 95,5%", Expected.PERCENT, "", ["khoảng 95,5%"]),
        ("tăng 12 phần trăm", Expected.PERCENT, "", ["12 phần trăm"]),
        ("kinh phí 6.800 tỷ đồng", Expected.MONEY, "", ["6.800 tỷ đồng"]),
        ("mức hỗ trợ tối đa 50 triệu đồng/hộ", Expected.MONEY, "", ["tối đa 50 triệu đồng"]),
        ("trong 05 ngày làm việc", Expected.TIME, "", ["05 ngày làm việc"]),
        ("trước ngày 15/12 hằng năm", Expected.TIME, "", ["ngày 15/12", "hằng năm"]),
    ],
)
def test_values_are_found_with_their_qualifier_and_unit(
    text: str, expected: Expected, unit: str, found: list[str]
) -> None:
    values = [text[value.start : value.end].strip() for value in find_values(text, expected, (unit,) if unit else ())]
    assert values == found


@pytest.mark.parametrize(
    ("text", "expected", "unit"),
    [
        ("tăng trưởng GRDP đứng thứ 2 cả nước", Expected.PERCENT, ""),
        ("nâng cao chất lượng hội nghị", Expected.QUANTITY, "hoi nghi"),
        ("bố trí kinh phí từ ngân sách", Expected.MONEY, ""),
        ("thực hiện thường xuyên", Expected.TIME, ""),
    ],
)
def test_a_text_without_such_a_value_does_not_hold_it(text: str, expected: Expected, unit: str) -> None:
    assert expected_share(text, expected, (unit,) if unit else ()) == 0


def test_a_number_across_a_clause_border_does_not_count_the_noun() -> None:
    assert find_values("năm 2023; hội nghị tổng kết", Expected.QUANTITY, ("hoi nghi",)) == ()


def test_any_text_answers_an_open_question() -> None:
    assert expected_share("Sở chủ trì.", Expected.ANY) == 1


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("đoàn đại sứ quán dâng hương tại chùa Vĩnh Nghiêm", 1.0),
        ("hội chợ mở ở quảng trường 3/2", 1.0),
        ("thực hiện theo quy định tại Điều 5", 0.0),
        ("quản lý tài sản công", 0.0),
        ("nội dung gồm: họ tên, địa chỉ nơi đến", 0.0),
        ("địa chỉ: số 4 phố Mới", 1.0),
    ],
)
def test_a_place_is_where_something_is_and_not_where_it_is_written(text: str, share: float) -> None:
    assert expected_share(text, Expected.PLACE) == share


@pytest.mark.parametrize(("text", "found"), [("quảng bá ảnh đẹp của xã", 0), ("có ba ảnh đẹp", 1), ("chụp một ảnh", 1)])
def test_a_word_that_only_looks_like_a_number_counts_nothing(text: str, found: int) -> None:
    assert len(find_values(text, Expected.QUANTITY, ("anh",))) == found


@pytest.mark.parametrize(
    ("text", "share"),
    [("trong 15 (mười lăm) ngày làm việc", 1.0), ("báo cáo hằng năm", 0.0), ("từ ngày 05/8/2024", 0.0)],
)
def test_how_long_is_told_by_a_number_of_days_and_by_no_date(text: str, share: float) -> None:
    assert expected_share(text, Expected.DURATION) == share


def test_the_day_of_a_document_is_no_other_day_unless_it_may_be_asked_for() -> None:
    text = "Ngày 30/9/2022, Ủy ban nhân dân tỉnh ban hành Quyết định số 26/QĐ-UBND. Ngày 10/10 hằng năm là ngày hội."
    folded = fold(text)
    assert HeldValues(text, folded, Expected.TIME, of_issue=False).share(0, 70) == 0.0
    assert HeldValues(text, folded, Expected.TIME).share(0, 70) == 1.0
    assert HeldValues(text, folded, Expected.TIME, of_issue=False).share(70, len(text)) == 1.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mức hỗ trợ bằng 1,5 mức lương", 1),
        ("đã thu 40 mức lương", 1),
        ("tại bảng 15 mức lương", 0),
        ("bang 15 muc luong", 0),
    ],
)
def test_a_word_that_only_looks_like_what_is_numbered_in_order_leaves_the_number_a_count(text: str, found: int) -> None:
    assert len(find_values(text, Expected.QUANTITY, ("muc luong",))) == found


def test_a_day_is_a_time_whatever_parts_its_numbers() -> None:
    for written in ("là 5-9-2020", "là 5.9.2020", "là 5/9/2020"):
        assert [written[value.start : value.end] for value in find_values(written, Expected.TIME)] == [written[3:]]
