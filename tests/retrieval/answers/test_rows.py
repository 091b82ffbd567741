"""Of the rows of a table the one answers that the question means, with what stands over it."""

from __future__ import annotations

import pytest

from corpus.model import Paragraph, ParagraphKind
from retrieval.answer import Answer, Outcome
from retrieval.answers import fact
from tests.support.hand_made import Shelf, cited, context, evidence, paragraph

UNIT = "Đơn vị tính: 1.000 đồng/m2"
HEAD = "TT\tTên đường\tVị trí 1\tVị trí 2"
TABLE = (
    (HEAD, "", ()),
    ("I\tPHƯỜNG NA", "1", ()),
    ("1\tHoa Ban\t9.800\t5.900", "2", ("I PHƯỜNG NA",)),
    ("2\tHoa Gạo\t7.200\t-", "3", ("I PHƯỜNG NA",)),
    ("II\tXÃ MƠ", "4", ()),
    ("1\tHoa Ban\t3.600\t2.100", "5", ("II XÃ MƠ",)),
)


def rows(shelf: Shelf) -> list[Paragraph]:
    """Put a decision with a table of prices on the shelf; return the rows, the names of the columns first."""
    found = [paragraph("qd", 2, UNIT, "appendix:/paragraph:1")]
    for text, number, over in TABLE:
        headings = ("PHỤ LỤC", UNIT, HEAD, *over) if number else ("PHỤ LỤC",)
        place = f"appendix:/row:{number}"
        found.append(paragraph("qd", len(found) + 2, text, place, kind=ParagraphKind.TABLE_ROW, headings=headings))
    shelf.hold("qd", "Quyết định", "31/2019/QĐ-UBND", "Ban hành Bảng giá đất", *found)
    return found[1:]


def ask(shelf: Shelf, question: str, *found: Paragraph) -> Answer:
    return fact.compose(context(shelf, question, [evidence(one, 0.9) for one in found]))


def test_a_row_that_another_one_fits_better_does_not_answer(shelf: Shelf) -> None:
    table = rows(shelf)
    answer = ask(shelf, "Giá đất vị trí 1 đường Hoa Gạo là bao nhiêu tiền?", table[2], table[3])
    assert cited(answer)[0] == table[3].id
    assert ask(shelf, "Giá đất vị trí 1 đường Hoa Gạo là bao nhiêu tiền?", table[2]).outcome is Outcome.NOT_FOUND


def test_the_group_tells_rows_of_one_name_apart(shelf: Shelf) -> None:
    table = rows(shelf)
    answer = ask(shelf, "Giá đất vị trí 2 đường Hoa Ban xã Mơ là bao nhiêu tiền?", table[2], table[5])
    assert answer.claims[0].text.startswith("2.100: II XÃ MƠ; Tên đường: Hoa Ban")
    assert len(answer.claims) == 1


def test_rows_of_one_name_are_shown_together_where_the_question_names_no_group(shelf: Shelf) -> None:
    table = rows(shelf)
    answer = ask(shelf, "Giá đất vị trí 1 đường Hoa Ban là bao nhiêu tiền?", table[2], table[5])
    assert [claim.text.partition(":")[0] for claim in answer.claims] == ["9.800", "3.600"]


def test_an_empty_cell_is_silence_that_says_so(shelf: Shelf) -> None:
    table = rows(shelf)
    answer = ask(shelf, "Giá đất vị trí 2 đường Hoa Gạo là bao nhiêu tiền?", table[3], table[2])
    assert answer.outcome is Outcome.NOT_FOUND
    assert "ô" in answer.lead


def test_the_group_and_the_unit_of_a_row_are_said_and_cited(shelf: Shelf) -> None:
    table = rows(shelf)
    answer = ask(shelf, "Giá đất vị trí 1 đường Hoa Gạo là bao nhiêu tiền?", table[3])
    assert answer.claims[0].text == f"7.200: I PHƯỜNG NA; Tên đường: Hoa Gạo; Vị trí 1: 7.200; {UNIT}"
    assert cited(answer) == [table[3].id, table[1].id, "qd-2"]


@pytest.mark.parametrize("question", ["Giá đất vị trí 1 phường Na là bao nhiêu tiền?", "Giá đất vị trí 1 ở đâu cao?"])
def test_a_row_is_not_shown_with_many_others(shelf: Shelf, question: str) -> None:
    table = rows(shelf)
    assert len(ask(shelf, question, *table[1:]).claims) <= 3
