"""How well a passage holds the value that is asked for."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind
from retrieval.evidence.value_share import CELL_WITHOUT_UNIT, value_share
from tests.support.hand_made import paragraph, understood


def test_a_sum_for_all_is_hardly_an_answer_where_one_by_the_head_is_asked_for() -> None:
    asked = understood("Sinh hoạt phí một người một tháng là bao nhiêu tiền?")
    whole, each = (
        paragraph("bc", 2, "Sinh hoạt phí 1,71 tỷ đồng."),
        paragraph("bc", 3, "Sinh hoạt phí 3,2 triệu đồng/người/tháng."),
    )
    assert 0 < value_share(asked, whole, whole.text, 1.0) < 0.5
    assert value_share(asked, each, each.text, 1.0) == 1.0


def test_how_many_there_are_is_not_told_by_what_each_is_given() -> None:
    head = "STT\tTên hợp tác xã\tMức hỗ trợ"
    row = paragraph("qd", 2, "1\tHTX Bản Luồng\t450", kind=ParagraphKind.TABLE_ROW, headings=("Danh sách", head))
    assert value_share(understood("có bao nhiêu hợp tác xã"), row, row.text, 0.5) == 0.0
    assert value_share(understood("HTX Bản Luồng được bao nhiêu tiền hỗ trợ"), row, row.text, 0.5) == CELL_WITHOUT_UNIT
    count = paragraph("qd", 3, "1\tBản Luồng\t21", kind=ParagraphKind.TABLE_ROW, headings=("STT\tXã\tSố hộ",))
    assert value_share(understood("Bản Luồng di dời bao nhiêu hộ"), count, count.text, 0.5) == CELL_WITHOUT_UNIT


def test_a_body_is_not_told_by_words_that_deny_it_or_name_none() -> None:
    denied = paragraph("qd", 2, "Người đang bị xử lý kỷ luật không được bổ nhiệm kiểm lâm viên.")
    assert value_share(understood("ai bổ nhiệm kiểm lâm viên"), denied, denied.text, 1.0) == 0.0
    title = paragraph("qd", 3, "Đăng ký bổ sung vật liệu nổ")
    under = paragraph("qd", 4, "Đăng ký bổ sung vật liệu nổ", headings=("Điều 7. Trách nhiệm của Sở Công Thương",))
    asked = understood("cơ quan nào đăng ký bổ sung vật liệu nổ")
    assert value_share(asked, title, title.text, 0.5) == 0.0
    assert value_share(asked, under, under.text, 0.5) == 0.5


@pytest.mark.parametrize(
    ("text", "headings", "is_rate"),
    [
        ("Trực đêm: 150.000 đồng/người.", (), True),
        ("a) Trưởng ca: 900.000 đồng;", ("1. Hỗ trợ hằng tháng:",), True),
        ("Tổng kinh phí trực đêm là 1,2 tỷ đồng.", (), False),
    ],
)
def test_a_sum_by_the_month_is_not_told_by_the_sum_of_all(text: str, headings: tuple[str, ...], is_rate: bool) -> None:
    query = understood("Mức hỗ trợ trực đêm là bao nhiêu một tháng?")
    held = value_share(query, paragraph("qd", 2, text, headings=headings), text, 1.0)
    assert (held > 0.5) is is_rate


def test_the_sum_of_a_row_is_no_sum_by_the_month_unless_its_column_says_so() -> None:
    query = understood("Mức hỗ trợ trực đêm là bao nhiêu một tháng?")
    shares = [
        value_share(query, paragraph("qd", 2, row, kind=ParagraphKind.TABLE_ROW, headings=("Chi", head)), row, 0.0)
        for row, head in (
            ("1\tTrực đêm\t450", "STT\tNội dung\tNghìn đồng"),
            ("1\tTrực đêm\t450", "STT\tNội dung\tNghìn đồng/tháng"),
        )
    ]
    assert shares[0] < 0.5 < shares[1]


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("Hội chợ mở từ ngày nào đến ngày nào?", "Hội chợ hoa năm 2023 thu hút 900 lượt khách.", False),
        ("Hội chợ mở từ ngày nào đến ngày nào?", "Thời gian: từ ngày 07 đến 11/6/2023.", True),
        ("Quyết định có hiệu lực từ ngày nào?", "Quyết định có hiệu lực kể từ ngày ký.", True),
        ("Thời gian tổ chức hội chợ hoa là khi nào?", "Sở thông báo tổ chức hội chợ hoa năm 2023 như sau:", False),
        ("Thời gian tổ chức hội chợ hoa là khi nào?", "Tổ chức trong tháng 6 năm 2023, gồm các hoạt động:", True),
        ("Hội chợ hoa có từ khi nào?", "Hội chợ hoa có từ năm 1998.", True),
    ],
)
def test_a_year_is_no_day_and_no_time_where_the_text_goes_on_with_it(
    question: str, text: str, *, answers: bool
) -> None:
    assert (value_share(understood(question), paragraph("tb", 2, text), text, 1.0) > 0.5) is answers


def test_what_a_text_regulates_is_not_who_does_it() -> None:
    query = understood("Người trực lãnh đạo là ai?")
    scope, rule = (
        paragraph("qc", 2, "1. Quy chế này quy định người trực lãnh đạo, lịch trực của các cơ quan."),
        paragraph("qc", 3, "1. Người trực lãnh đạo là Chánh Văn phòng."),
    )
    assert value_share(query, scope, scope.text, 1.0) == 0.0
    assert value_share(query, rule, rule.text, 1.0) == 1.0


def test_an_item_is_denied_what_its_lead_denies() -> None:
    query = understood("Thông tư áp dụng cho ai?")
    lead = "II. Thông tư này không áp dụng đối với các đối tượng sau đây:"
    item = paragraph("tt", 2, "- Trường dạy nghề của Bộ Quốc phòng.", headings=(lead,))
    assert value_share(query, item, item.text, 1.0) == 0.0
    other = paragraph("tt", 3, "- Trường dạy nghề của Bộ Quốc phòng.", headings=("I. Thông tư này áp dụng đối với:",))
    assert value_share(query, other, other.text, 1.0) == 1.0


def test_where_something_is_stands_in_the_column_of_places() -> None:
    row = paragraph(
        "dm", 2, "5\tXưởng gạch\tXã Yên Sơn\t2300", kind=ParagraphKind.TABLE_ROW, headings=("STT\tTên\tĐịa điểm\tVốn",)
    )
    assert value_share(understood("Xưởng gạch đặt ở đâu?"), row, row.text, 0.0) == 1.0
    assert value_share(understood("Xưởng ngói đặt ở đâu?"), row, row.text, 0.0) == 0.0


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Dân số tỉnh Sông Mây bao nhiêu?", "Phía đông giáp tỉnh Sông Mây 36 km.", False),
        ("Dân số tỉnh Sông Mây bao nhiêu?", "Tỉnh có 9 huyện, dân số khoảng 1,2 triệu người.", True),
        ("Tuổi dự thi là bao nhiêu?", "Thông báo trước 60 ngày.", False),
        ("Tuổi dự thi là bao nhiêu?", "Từ đủ 18 tuổi đến 40 tuổi.", True),
        ("Diện tích rừng có bao nhiêu chủ?", "Rừng có 12 chủ.", True),
    ],
)
def test_a_measure_is_told_in_its_own_unit(question: str, text: str, told: bool) -> None:
    assert (value_share(understood(question), paragraph("bc", 2, text), text, 1.0) > 0) is told


@pytest.mark.parametrize(
    ("text", "heading", "told"),
    [
        ("Mức hỗ trợ 20.000 đồng.", "1. Hỗ trợ tiền điện cho hộ cận nghèo", False),
        ("Mức hỗ trợ 20.000 đồng.", "1. Hỗ trợ tiền điện cho hộ nghèo", True),
        ("Mức hỗ trợ hộ nghèo 20.000 đồng.", "1. Hỗ trợ hộ cận nghèo và các hộ khác", True),
    ],
)
def test_what_stands_under_the_contrary_is_no_answer(text: str, heading: str, told: bool) -> None:
    one = paragraph("nq", 2, text, headings=("Điều 1. Mức hỗ trợ", heading))
    assert (value_share(understood("Hộ nghèo được hỗ trợ bao nhiêu tiền?"), one, text, 1.0) > 0) is told


@pytest.mark.parametrize(
    ("question", "above", "head", "counts"),
    [
        ("Xã Mơ thu gom bao nhiêu tấn rác?", "(Đơn vị tính: tấn/ngày)", "Xã\tNăm 2021, Thu gom", True),
        ("Xã Mơ thu gom bao nhiêu tấn rác?", "(Đơn vị tính: tấn/ngày)", "Xã\tTỷ lệ thu gom (%)", False),
        ("Xã Mơ thu gom bao nhiêu tấn rác?", "(Đơn vị tính: triệu đồng)", "Xã\tChi cho thu gom", False),
        ("Xã Mơ có bao nhiêu con bò?", "Số bò như sau (đơn vị tính: con):", "Xã\tNăm 2021", True),
        ("Năng suất sắn xã Mơ bao nhiêu tạ/ha?", "Sắn năm 2021", "Xã\tNăng suất sắn (tạ/ha)", True),
    ],
)
def test_the_unit_above_a_table_is_that_of_its_numbers(question: str, above: str, head: str, *, counts: bool) -> None:
    row = paragraph("bc", 2, "Xã Mơ\t27", kind=ParagraphKind.TABLE_ROW, headings=("I. KẾT QUẢ", above, head))
    assert (value_share(understood(question), row, row.text, 0.0) > 0) is counts


def test_a_unit_by_the_month_above_a_table_makes_its_sums_rates() -> None:
    headings = ("Điều 1. Mức học phí", "Đơn vị tính: đồng/học sinh/tháng", "Cấp học\tThành thị", "1 Mầm non")
    row = paragraph("qd", 2, "Nhà trẻ\t120.000", kind=ParagraphKind.TABLE_ROW, headings=headings)
    assert value_share(understood("Học phí nhà trẻ bao nhiêu một tháng?"), row, row.text, 0.0) > 0.5


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("Mạng diện rộng do sở nào quản lý?", "Ủy ban nhân dân tỉnh quản lý mạng diện rộng.", False),
        ("Mạng diện rộng do sở nào quản lý?", "Sở Khoa học và Công nghệ quản lý mạng diện rộng.", True),
        ("Cơ sở nào làm giò lụa?", "Hợp tác xã Thương Giang làm giò lụa.", True),
        ("Ai quản lý mạng diện rộng?", "Ủy ban nhân dân tỉnh quản lý mạng diện rộng.", True),
    ],
)
def test_a_body_of_the_kind_asked_for_is_named(question: str, text: str, *, answers: bool) -> None:
    assert (value_share(understood(question), paragraph("qd", 2, text), text, 1.0) > 0) is answers


def test_a_number_by_the_piece_is_no_number_of_all() -> None:
    query = understood("Mỗi lớp có bao nhiêu học sinh?")
    assert query.rate
    assert not understood("Toàn tỉnh có bao nhiêu học sinh?").rate
