"""Hostile documents take time in proportion to their length, and no depth of nesting breaks them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import understand
from corpus.structure.split import split_blocks
from tests.support.texts import DOCUMENT_ID, raw_text
from tests.support.timing import least_seconds

TIMES = 16
"""How many times as long the long text is: a quadratic reader takes 256 times as long."""

SLACK = 6.0
"""How much more than in proportion it may take: what no longer fits the caches of a shared machine is slower."""

HOSTILE: dict[str, Callable[[int], str]] = {
    "capitals": lambda n: "A B\n" * n,
    "unfinished lines": lambda n: "và các cơ quan của\n" * n,
    "blank lines between": lambda n: "và các cơ quan của\n\n" * n,
    "notes": lambda n: "".join(f"a¹\n¹ chú thích {k}\n" for k in range(n // 2)),
    "one open quotation a line": lambda n: "“Điều 1. a\n" * n,
    "signatures": lambda n: "KT. CHỦ TỊCH\n" * n,
    "recipients": lambda n: "Nơi nhận:\n- a\n" * (n // 2),
    "page numbers": lambda n: "".join(f"{k % 900}\n" for k in range(n)),
    "appendices": lambda n: "PHỤ LỤC I\nTÊN\n" * (n // 2),
    "attached texts": lambda n: "QUY ĐỊNH\n(Kèm theo Quyết định số 1/QĐ-UBND)\nĐiều 1. a.\n" * (n // 3),
    "forms": lambda n: "Mẫu số 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" * (n // 2),
    "rows": lambda n: "1 | a | b\n" * n,
    "tables": lambda n: "1 | a\n2 | b\nchữ ở giữa\n\n\n" * (n // 3),
    "every number": lambda n: "".join(
        f"{mark} a\n" for mark in ("I.", "A.", "1.", "1.1.", "a)", "1)", "ii)") * (n // 7)
    ),
    "rules": lambda n: "-----\n" * n,
    "heads": lambda n: "Số: 1/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" * (n // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_in_proportion_to_the_lines(name: str) -> None:
    short, long = (raw_text(HOSTILE[name](lines)).blocks for lines in (1_000, 1_000 * TIMES))
    enough = max(TIMES * SLACK * least_seconds(lambda: split_blocks(short)), 2.0)
    assert least_seconds(lambda: split_blocks(long), enough=enough) < enough


def test_a_hundred_thousand_lines_are_read() -> None:
    text = "1. Các cơ quan phối hợp thực hiện nhiệm vụ được giao tại Kế hoạch này;\n" * 100_000
    blocks = raw_text(text).blocks
    drafts: list[int] = []
    assert least_seconds(lambda: drafts.append(len(split_blocks(blocks).drafts)), tries=1) < 60
    assert drafts == [100_000]


def test_ten_thousand_levels_of_nesting_make_no_deep_path() -> None:
    levels = "".join(f"{'.'.join(['1'] * min(depth, 60))}. Mục\n" for depth in range(1, 10_001))
    document = understand(raw_text(levels), path="a", document_id=DOCUMENT_ID)
    assert max(len(paragraph.place.parts) for paragraph in document.paragraphs) <= 20
    assert sum(len(paragraph.place.key()) for paragraph in document.paragraphs) < 10_000 * 200


@pytest.mark.parametrize("text", ["", "\n\n", "1", "-", "Số:", "I.", "a)", "Nơi nhận:", "¹", "“", "\t|\t", "KT."])
def test_a_document_of_almost_nothing_is_read(text: str) -> None:
    document = understand(raw_text(text), path="a", document_id=DOCUMENT_ID)
    assert "".join(p.text for p in document.paragraphs).split() == text.split()


def test_one_line_of_a_megabyte_is_read() -> None:
    line = "Các cơ quan " * 90_000
    raw = raw_text(line)
    assert len(understand(raw, path="a", document_id=DOCUMENT_ID).paragraphs) == 1
    assert least_seconds(lambda: understand(raw, path="a", document_id=DOCUMENT_ID), enough=20) < 20
