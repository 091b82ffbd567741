"""Tables that a page leaves in plain text, a cell a line."""

from __future__ import annotations

from corpus.model import BlockKind
from corpus.readers.text import line_blocks
from tests.support.procedures import MANNER, PAPERS, RAFT


def rows(text: str) -> list[str]:
    return [block.text for block in line_blocks(text) if block.kind is BlockKind.TABLE_ROW]


def test_cells_become_rows_under_the_names_of_their_columns() -> None:
    text = f"{MANNER}\tTrực tiếp\n\t6 Ngày\n\t\n\tTại Sở.\n\tTrực tuyến\n\t4 Ngày\n\t\n\t\tThành phần hồ sơ:\nĐơn."
    assert rows(text) == [
        "Hình thức nộp\tThời hạn giải quyết\tPhí, lệ phí\tMô tả",
        "Trực tiếp\t6 Ngày\t\tTại Sở.",
        "Trực tuyến\t4 Ngày\t\t",
    ]
    assert [block.text for block in line_blocks(text)][-2:] == ["Thành phần hồ sơ:", "Đơn."]


def test_a_cell_keeps_its_lines_and_a_tab_behind_its_first_letter() -> None:
    text = f"{PAPERS}\tĐơn\t(bản giấy)\n\t\tBản chính: 1\nBản sao: 0\n\tĐối tượng thực hiện: Công dân"
    assert rows(text)[1:] == ["Đơn (bản giấy)\t\tBản chính: 1\nBản sao: 0"]


def test_each_case_has_its_table_under_its_caption() -> None:
    blocks = list(line_blocks(RAFT))
    caption = next(at for at, block in enumerate(blocks) if block.text.startswith("* Đối với hồ sơ đề nghị cấp lại"))
    assert blocks[caption].kind is BlockKind.TEXT
    assert blocks[caption + 1].header_row
    assert blocks[caption + 1].table == blocks[caption - 1].table + 1


def test_tabs_of_other_texts_stay_what_they_are() -> None:
    text = "Hình thức nộp\n\tTrực tiếp\nNội dung\n\tMột đoạn văn thụt vào.\n"
    assert rows(text) == []
