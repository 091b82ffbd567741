"""A whole section as the answer."""

from __future__ import annotations

from retrieval.answer import Outcome
from retrieval.answers import fact
from tests.support.hand_made import Shelf, cited, context, evidence, paragraph


def test_a_list_is_answered_by_all_that_stands_under_its_heading(shelf: Shelf) -> None:
    heading = "Điều 3. Điều kiện hưởng hỗ trợ tổ công nghệ số"
    points = [
        paragraph("nq", 2, "1. Có quyết định thành lập.", "article:3/clause:1", headings=(heading,)),
        paragraph("nq", 3, "2. Hướng dẫn ít nhất 20 lượt người.", "article:3/clause:2", headings=(heading,)),
    ]
    shelf.hold("nq", "Nghị quyết", "9/NQ-HĐND", "Mức hỗ trợ", *points)
    question = "Điều kiện hưởng hỗ trợ tổ công nghệ số là gì?"
    answer = fact.compose(context(shelf, question, [evidence(points[1], 0.6, passage=0.2)]))
    assert cited(answer) == [point.id for point in points]


def test_a_section_does_not_answer_where_a_passage_elsewhere_says_it_better(shelf: Shelf) -> None:
    relief = ("Điều 16. Những trường hợp được xét giảm thuế, miễn thuế",)
    refund = ("Điều 13. Hoàn thuế",)
    right = paragraph("luat", 2, "Cơ sở được hoàn thuế trong các trường hợp quy định.", "article:13", headings=refund)
    wrong = tuple(
        paragraph("luat", at, f"{at}. Cơ sở được giảm thuế.", f"article:16/clause:{at}", headings=relief)
        for at in (3, 4)
    )
    shelf.hold("luat", "Luật", "5/1998/QH10", "Thuế", right, *wrong)
    found = [evidence(right, 0.9, passage=1.0), *(evidence(one, 0.6, passage=0.5) for one in wrong)]
    assert cited(fact.compose(context(shelf, "Những trường hợp nào được hoàn thuế?", found))) == [right.id]


def test_a_section_that_does_not_speak_of_the_body_asked_about_is_no_answer(shelf: Shelf) -> None:
    under = ("Điều 3. Thời gian phát hành công trái giáo dục",)
    own = tuple(paragraph("nd", at, f"{at}. Kỳ hạn 5 năm.", f"article:3/clause:{at}", headings=under) for at in (2, 3))
    shelf.hold("nd", "Nghị định", "28/2003/NĐ-CP", "Phát hành công trái giáo dục", *own)
    asked = "Bộ Y tế có trách nhiệm gì trong việc phát hành công trái giáo dục?"
    answer = fact.compose(context(shelf, asked, [evidence(one, 0.3) for one in own]))
    assert answer.outcome is Outcome.NOT_FOUND


def test_one_paragraph_is_the_section_whose_heading_the_question_repeats(shelf: Shelf) -> None:
    general, special = ("I. MỤC TIÊU", "1. Mục tiêu chung"), ("I. MỤC TIÊU", "2. Mục tiêu cụ thể")
    aim = paragraph("kh", 2, "Giữ rừng lâu bền.", "heading:I/heading:1", headings=general)
    parts = tuple(paragraph("kh", at, f"- Trồng {at} ha.", "heading:I/heading:2", headings=special) for at in (3, 4))
    shelf.hold("kh", "Kế hoạch", "5/KH-UBND", "Bảo vệ rừng", aim, *parts)
    found = [evidence(one, 0.3, passage=0.2) for one in (*parts, aim)]
    assert cited(fact.compose(context(shelf, "mục tiêu chung của kế hoạch bảo vệ rừng", found))) == [aim.id]


def test_who_may_not_is_told_by_the_section_that_says_so(shelf: Shelf) -> None:
    may, not_ = ("1. Đối tượng được đăng ký dự thi",), ("2. Đối tượng không được đăng ký dự thi",)
    allowed = tuple(paragraph("tb", at, f"{at}) Người có bằng {at}.", "heading:1", headings=may) for at in (2, 3))
    barred = tuple(paragraph("tb", at, f"{at}) Người bị án {at}.", "heading:2", headings=not_) for at in (5, 6))
    shelf.hold("tb", "Thông báo", "4/TB-SNV", "Tuyển dụng công chức", *allowed, *barred)
    found = [evidence(one, 0.3, passage=0.2) for one in (*allowed, *barred)]
    answer = fact.compose(context(shelf, "những đối tượng nào không được đăng ký dự thi", found))
    assert cited(answer) == [one.id for one in barred]
