"""One passage as a claim: the value first, then the words it stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import ParagraphKind
from retrieval.answers import fact
from retrieval.query import Topic
from tests.support.hand_made import Shelf, cited, context, evidence, paragraph, understood


@pytest.mark.parametrize(
    "told",
    [
        "Tỉnh tiếp nhận trên 20 lưu học sinh Lào, phần lớn đến từ tỉnh Xay Sôm Bun.",
        "Trường tiếp nhận 34 lưu học sinh Lào, gồm 12 người của tỉnh Xay Sôm Bun.",
    ],
)
def test_a_figure_for_the_whole_does_not_stand_before_an_answer_about_a_part(shelf: Shelf, told: str) -> None:
    one = paragraph("bc", 2, told)
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả năm 2024", one)
    asked = understood("Có bao nhiêu lưu học sinh của tỉnh Xay Sôm Bun?")
    name = Topic("Xay Sôm Bun", ("xay som bun",), name=True)
    found = context(shelf, asked.text, [evidence(one, 0.9)], query=replace(asked, topics=(name,)))
    assert fact.compose(found).claims[0].text == told


def test_what_follows_a_colon_belongs_to_the_answer(shelf: Shelf) -> None:
    lead = paragraph("qc", 2, "Người phát ngôn có quyền từ chối trong các trường hợp:", "article:8/paragraph:1")
    points = [
        paragraph("qc", 3, "a) Thông tin mật;", "article:8/point:a"),
        paragraph("qc", 4, "b) Vụ án đang xét xử.", "article:8/point:b"),
    ]
    after = paragraph("qc", 5, "Điều 9. Kinh phí của quy chế", "article:9")
    shelf.hold("qc", "Quy chế", "3/QC-UBND", "Phát ngôn", lead, *points, after)
    answer = fact.compose(context(shelf, "Người phát ngôn từ chối khi nào vậy", [evidence(lead, 0.9)]))
    assert cited(answer) == [lead.id, points[0].id, points[1].id]


def test_a_row_is_read_with_the_names_of_its_columns_and_the_cell_that_answers_comes_first(shelf: Shelf) -> None:
    head = "STT\tSản phẩm\tChủ thể\tĐiểm"
    row = paragraph(
        "ds", 2, "1\tChè búp\tHTX Bản Luồng\t84,6", "appendix:I/row:1", kind=ParagraphKind.TABLE_ROW,
        headings=("Danh sách", head),
    )  # fmt: skip
    shelf.hold("ds", "Quyết định", "10/QĐ-UBND", "Công nhận sản phẩm", row)
    answer = fact.compose(context(shelf, "Chè búp được chấm bao nhiêu điểm vậy?", [evidence(row, 0.9)]))
    assert answer.text == "84,6: Sản phẩm: Chè búp; Chủ thể: HTX Bản Luồng; Điểm: 84,6"
    assert answer.citations[0].quote == row.text


@pytest.mark.parametrize("number", ["03 hoặc 05 thành viên", "từ 3 đến 5 thành viên"])
def test_two_numbers_that_are_one_value_are_given_whole(shelf: Shelf, number: str) -> None:
    one = paragraph("nd", 2, f"Hội đồng sơ tuyển có {number}.", "article:10")
    shelf.hold("nd", "Nghị định", "15/2003/NĐ-CP", "Về công chức", one)
    answer = fact.compose(context(shelf, "Hội đồng sơ tuyển có bao nhiêu thành viên?", [evidence(one, 0.9)]))
    assert answer.claims[0].strong == number


def test_the_body_that_only_the_heading_names_stands_before_what_it_does(shelf: Shelf) -> None:
    told = paragraph(
        "nd", 2, "4. Ban hành Quy chế tuyển dụng;", "article:23/clause:4", headings=("Điều 23. Nhiệm vụ của Bộ Nội vụ",)
    )
    shelf.hold("nd", "Nghị định", "115/2003/NĐ-CP", "Công chức dự bị", told)
    answer = fact.compose(context(shelf, "Cơ quan nào đặt ra quy chế tuyển dụng?", [evidence(told, 0.9)]))
    assert answer.claims[0].text.startswith("Điều 23. Nhiệm vụ của Bộ Nội vụ: 4. Ban hành")
