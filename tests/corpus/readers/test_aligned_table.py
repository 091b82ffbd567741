"""Tables that are set with spaces come back cell by cell, and text in two columns is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cells import cells
from corpus.model import Block, BlockKind
from corpus.readers.aligned_table import aligned_table_at
from corpus.readers.text import line_blocks

TABLE = """
   STT   Trường học               Số lớp     Chỉ tiêu      Ghi chú
                                            (học sinh)

   1     Trường Suối Mơ               12          540      Có nội trú
   2     Trường Dân tộc                4          140
         nội trú
         Tổng cộng                    16          680

   Nhà trường thông báo để phụ huynh biết.
"""
ROWS = [
    ("STT", "Trường học", "Số lớp", "Chỉ tiêu (học sinh)", "Ghi chú"),
    ("1", "Trường Suối Mơ", "12", "540", "Có nội trú"),
    ("2", "Trường Dân tộc nội trú", "4", "140"),
    ("", "Tổng cộng", "16", "680"),
]
NAMES = st.lists(st.sampled_from(["Xã Mơ", "Xã Na", "Bản Vàng", "Suối Cả"]), min_size=3, max_size=6)


def rows(text: str) -> list[tuple[str, ...]]:
    return [cells(block.text) for block in line_blocks(text) if block.kind is BlockKind.TABLE_ROW]


def squeezed(blocks: list[Block]) -> list[str]:
    return sorted("".join(block.text for block in blocks if block.text).replace("\t", "").replace(" ", ""))


def test_cells_stand_in_their_columns_and_second_lines_in_their_cells() -> None:
    assert rows(TABLE) == ROWS
    assert [block.text for block in line_blocks(TABLE)][-1] == "Nhà trường thông báo để phụ huynh biết."


def test_nothing_of_a_table_is_lost() -> None:
    assert squeezed(list(line_blocks(TABLE))) == sorted("".join(TABLE.split()))


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH SÔNG MÂY          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ        Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/SNV-VP        Sông Mây, ngày 05 tháng 3 năm 2024\n",
        "Nơi nhận:                  KT. GIÁM ĐỐC\n- Như trên;              PHÓ GIÁM ĐỐC\n- Lưu: VT.       Trần Văn Mẫu\n",
        "ĐẠI DIỆN BÊN A      ĐẠI DIỆN BÊN B      NGƯỜI GHI\nTrần Văn Mẫu        Ngô Văn Khác        Lý Thị Ghi\n",
        "Các  cơ  quan  phối  hợp  thực  hiện\nviệc  được  giao  tại  kế  hoạch  này\ntrong  năm  2024  và  báo  cáo  kết\n",
    ],
)
def test_head_and_signature_in_columns_are_no_table(text: str) -> None:
    assert rows(text) == []


@settings(max_examples=80, deadline=None)
@given(NAMES, st.data())
def test_a_table_that_is_drawn_comes_back(names: list[str], data: st.DataObject) -> None:
    numbers = st.integers(1, 99_999).map(lambda value: f"{value:,}".replace(",", "."))
    drawn = [("Tên xã", "Số hộ", "Số tiền")]
    drawn += [(name, data.draw(numbers), data.draw(numbers)) for name in names]
    gap = data.draw(st.integers(2, 9))
    widths = [max(len(row[at]) for row in drawn) + gap for at in range(3)]
    lines = [row[0].ljust(widths[0]) + row[1].rjust(widths[1]) + " " * gap + row[2].rjust(widths[2]) for row in drawn]
    table = aligned_table_at(lines, 0)
    assert table is not None
    assert [cells(row) for row in table.rows] == drawn
    assert table.end == len(lines)
