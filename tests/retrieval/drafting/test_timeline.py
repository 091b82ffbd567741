"""A programme over the years, against what was planted in the sample library."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from PIL import Image

from corpus.samples.make import read_samples
from retrieval.answer import Language
from retrieval.drafting.figures import find_figures
from retrieval.drafting.timeline import Series, Timeline, find_timeline
from retrieval.drafting.timeline_text import draw_timeline, timeline_json, timeline_text
from retrieval.library import View
from tests.support.draft_check import sample_view
from tests.support.made import make_paragraph


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return sample_view(tmp_path_factory.mktemp("library"), read_samples())


@pytest.fixture(scope="module")
def found(view: View) -> Timeline:
    return find_timeline("thông tin đối ngoại", view)


def series(found: Timeline, name: str) -> Series:
    return next(item for item in found.series if item.name.startswith(name))


def planted(pattern: str) -> set[tuple[str, str]]:
    """Return (document, number) for a pattern in the texts that were planted, first place of each document only."""
    result = {}
    for sample in read_samples():
        for piece in sample.pieces:
            match = re.search(pattern, piece.text)
            if match and sample.head.symbol not in result:
                result[sample.head.symbol] = match.group(1)
    return set(result.items())


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("đoàn phóng viên nước ngoài", r"(\d+) đoàn phóng viên nước ngoài"),
        ("lớp tập huấn", r"(\d+) lớp tập huấn"),
        ("giải ngân", r"đã giải ngân (\d+,\d+) tỷ đồng"),
    ],
)
def test_the_points_of_a_figure_are_those_that_were_planted(found: Timeline, name: str, pattern: str) -> None:
    symbols = {step.entry.symbol.text for step in found.steps if step.entry.symbol is not None}
    expected = sorted(
        Decimal(number.replace(",", "."))
        for symbol, number in planted(pattern)
        if symbol in symbols or symbol == "/KH-UBND"
    )
    assert len(expected) > 1
    assert sorted(point.value for point in series(found, name).points) == expected


def test_every_point_is_quoted_in_its_paragraph(found: Timeline) -> None:
    points = [point for item in found.series for point in item.points]
    assert len(points) > 20
    for point in points:
        citation = found.citations[point.source - 1]
        assert citation.quote == point.raw
        assert point.raw in citation.paragraph.text


def test_plans_and_results_are_told_apart(found: Timeline) -> None:
    points = series(found, "đoàn phóng viên").points
    assert {(p.year, p.planned): p.value for p in points if p.year == 2022} == {(2022, True): 3, (2022, False): 2}


def test_documents_come_by_day(found: Timeline) -> None:
    days = [step.day for step in found.steps if step.day is not None]
    assert len(days) > 8
    assert days == sorted(days)
    assert all(step.sources for step in found.steps)


def test_a_programme_named_by_its_decision_brings_its_plans_and_reports(view: View) -> None:
    symbols = {s.entry.symbol.text for s in find_timeline("Đề án 1120", view).steps if s.entry.symbol is not None}
    assert {"1120/QĐ-UBND", "186/KH-UBND", "87/BC-SNgV", "402/QĐ-UBND"} <= symbols


def test_the_chart_fits_a_phone_and_the_text_names_the_sources(found: Timeline) -> None:
    picture = Image.open(io.BytesIO(draw_timeline(found, Language.VIETNAMESE)))
    assert picture.width == 960
    text = timeline_text(found, Language.VIETNAMESE)
    assert "Số liệu lặp lại" in text
    value = timeline_json(found, Language.VIETNAMESE)
    assert all(1 <= p["source"] <= len(value["citations"]) for item in value["series"] for p in item["points"])


def test_nothing_is_found_for_what_nobody_speaks_of(view: View) -> None:
    found = find_timeline("nuôi chim cánh cụt", view)
    assert found.steps == ()
    assert timeline_text(found, Language.VIETNAMESE).startswith("Không tìm thấy")
    assert draw_timeline(found, Language.VIETNAMESE)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Tổ chức 02 lớp tập huấn cho 143 cán bộ.", ["02 lớp tập huấn", "143 cán bộ"]),
        ("Đạt trên 186.000 lượt truy cập¹.", ["trên 186.000 lượt truy cập"]),
        ("Theo Kế hoạch số 22/KH-UBND ngày 18/01/2022 và Điều 5.", []),
        ("Trong năm 2023, lần thứ 3 liên tiếp, tháng 12 và 15 ngày nghỉ.", []),
        ("Đã giải ngân 1,82 tỷ đồng, đạt 95,8%.", ["1,82 tỷ đồng"]),
    ],
)
def test_only_amounts_are_figures(text: str, counted: list[str]) -> None:
    assert [figure.raw for figure in find_figures(make_paragraph(text))] == counted


def test_a_figure_is_called_by_whole_words(found: Timeline) -> None:
    names = {item.name for item in found.series}
    assert {
        "lớp tập huấn",
        "giải ngân (tỷ đồng)",
        "Kinh phí được giao (tỷ đồng)",
        "Kinh phí qua Sở Ngoại vụ (tỷ đồng)",
    } <= names
    assert not [name for name in names if name.split(" (")[0].split()[-1] in ("là", "năm", "với", "giới")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kinh phí chi thường xuyên năm 2022 là 1,75 tỷ đồng.", "Kinh phí chi thường xuyên (tỷ đồng)"),
        ("Nguồn vốn gồm hai phần, qua Sở Ngoại vụ 0,35 tỷ đồng.", "Kinh phí qua Sở Ngoại vụ (tỷ đồng)"),
        ("Cả năm đã giải ngân hơn 1,19 tỷ đồng.", "Cả năm đã giải ngân (tỷ đồng)"),
        ("Toàn tỉnh có 1.302 Tổ công nghệ số cộng đồng với nhiều thành viên.", "Tổ công nghệ số cộng đồng"),
    ],
)
def test_what_is_counted_has_a_name(text: str, name: str) -> None:
    (figure,) = find_figures(make_paragraph(text)._replace(headings=("III. KINH PHÍ",)))
    assert figure.name == name


@pytest.mark.parametrize(
    "text", ["Mỗi thôn, tổ dân phố thành lập 01 Tổ công nghệ số cộng đồng.", "Công nhận sản phẩm đạt 3 sao trở lên."]
)
def test_a_share_of_each_and_a_grade_are_no_amounts(text: str) -> None:
    assert list(find_figures(make_paragraph(text))) == []


def test_documents_are_named_as_a_first_mention_names_them(found: Timeline) -> None:
    text = " ".join(timeline_text(found, Language.VIETNAMESE).split())
    assert "của Ủy ban nhân dân tỉnh Sông Thương ban hành Quy định quản lý hoạt động thông tin đối ngoại" in text
    assert "của Ủy ban nhân dân tỉnh Sông Thương về hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024" in text


def test_what_is_counted_by_the_week_is_not_what_is_counted_over_the_year() -> None:
    (weekly,) = find_figures(make_paragraph("Đăng 02 tin bài một tuần trên Cổng."))
    (yearly,) = find_figures(make_paragraph("Đã đăng 1.236 tin bài trên Cổng."))
    assert not set(weekly.keys) & set(yearly.keys)
