"""Of several procedures in one decision the one answers that the question calls by its name."""

from __future__ import annotations

import pytest

from corpus.model import Paragraph, ParagraphKind
from retrieval.answer import Answer
from retrieval.answers import procedure
from retrieval.procedures.called import is_of_another
from retrieval.procedures.published import procedure_of
from tests.support.hand_made import Shelf, cited, context, evidence, paragraph, understood

PART = "PHẦN II. NỘI DUNG CỤ THỂ"
FIRST, SECOND = "1. Thủ tục: Cấp thẻ hướng dẫn du lịch", "2. Thủ tục: Cấp thẻ bảo tàng viên hạng hai"
LIST = "STT\tTên thủ tục hành chính\tThời hạn giải quyết\tPhí, lệ phí"
TEXTS = (
    ("c) Thành phần, số lượng hồ sơ:", (PART, FIRST)),
    ("Số lượng hồ sơ: 01 bộ.", (PART, FIRST, "c) Thành phần, số lượng hồ sơ:")),
    ("h) Phí, lệ phí: 70.000 đồng/lần.", (PART, FIRST)),
    ("c) Thành phần, số lượng hồ sơ:", (PART, SECOND)),
    ("Số lượng hồ sơ: 03 bộ.", (PART, SECOND, "c) Thành phần, số lượng hồ sơ:")),
    ("h) Phí, lệ phí: 15.000 đồng/lần.", (PART, SECOND)),
)


def decision(shelf: Shelf) -> list[Paragraph]:
    """Put a decision on the shelf that makes two procedures known; return their paragraphs."""
    rows = [
        ("1\tCấp thẻ hướng dẫn du lịch\t10 ngày\t70.000", "1"),
        ("2\tCấp thẻ bảo tàng viên hạng hai\t7 ngày\t15.000", "2"),
    ]
    found = [
        paragraph("qd", at + 2, text, f"row:{number}", kind=ParagraphKind.TABLE_ROW, headings=("DANH MỤC", LIST))
        for at, (text, number) in enumerate(rows)
    ]
    found += [paragraph("qd", at + 4, text, f"heading:{at}", headings=above) for at, (text, above) in enumerate(TEXTS)]
    shelf.hold("qd", "Quyết định", "745/QĐ-UBND", "Công bố thủ tục hành chính", *found)
    return found


def ask(shelf: Shelf, question: str, found: list[Paragraph]) -> Answer | None:
    return procedure.compose(context(shelf, question, [evidence(one, 0.4) for one in found]))


@pytest.mark.parametrize(
    ("question", "words", "at"),
    [
        ("Cấp thẻ hướng dẫn du lịch phải nộp mấy bộ hồ sơ?", "01 bộ", 3),
        ("Cấp thẻ bảo tàng viên hạng hai phải nộp mấy bộ hồ sơ?", "03 bộ", 6),
        ("Lệ phí cấp thẻ bảo tàng viên hạng hai là bao nhiêu?", "15.000", 1),
        ("Thời hạn giải quyết thủ tục cấp thẻ hướng dẫn du lịch là bao lâu?", "10 ngày", 0),
    ],
)
def test_a_part_is_told_of_the_procedure_that_is_called(shelf: Shelf, question: str, words: str, at: int) -> None:
    found = decision(shelf)
    answer = ask(shelf, question, found)
    assert answer is not None
    assert words in answer.claims[0].text
    assert cited(answer) == [found[at].id]


@pytest.mark.parametrize(
    "question",
    ["Lệ phí cấp lại thẻ hướng dẫn du lịch là bao nhiêu?", "Lệ phí cấp thẻ nhà báo hạng hai là bao nhiêu?"],
)
def test_a_procedure_that_the_decision_lacks_is_not_answered_from_its_neighbour(shelf: Shelf, question: str) -> None:
    assert ask(shelf, question, decision(shelf)) is None


def test_every_paragraph_knows_its_procedure(shelf: Shelf) -> None:
    found = decision(shelf)
    names = [procedure_of(one) for one in found]
    assert names == [
        "Cấp thẻ hướng dẫn du lịch",
        "Cấp thẻ bảo tàng viên hạng hai",
        *["Cấp thẻ hướng dẫn du lịch"] * 3,
        *["Cấp thẻ bảo tàng viên hạng hai"] * 3,
    ]
    assert procedure_of(paragraph("bc", 2, "Kinh phí 3 tỷ đồng.", headings=("I. KẾT QUẢ", "1. Kết quả chung"))) == ""
    asked = understood("Lệ phí cấp lại thẻ hướng dẫn du lịch là bao nhiêu?")
    assert is_of_another(asked, names[0], (found[4].text, *found[4].headings), strict=True)
