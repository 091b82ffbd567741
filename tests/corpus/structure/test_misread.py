"""Numbers of headings that recognition misreads are those of the neighbours; typed text is never mended."""

from __future__ import annotations

import pytest

from corpus.document import understand
from corpus.model import Block, Format, RawDocument
from tests.support.texts import DOCUMENT_ID, places

HEAD = ("SỞ Y TẾ", "Số: 12/BC-SYT", "BÁO CÁO", "Về việc chung")
BODY = ("1. Việc thứ nhất đã làm xong.", "2. Việc thứ hai đang làm.")


def found(*headings: str, confidence: float | None = 91.0) -> list[str]:
    """Return the places of a report with two items under each heading."""
    lines = [*HEAD, *(line for heading in headings for line in (heading, *BODY))]
    blocks = tuple(Block(line, page=1, gap_before=True, confidence=confidence) for line in lines)
    read = understand(RawDocument(Format.IMAGE, blocks, pages=1), path="a.png", document_id=DOCUMENT_ID)
    return [place for place, text in places(read) if text in BODY or text in headings]


@pytest.mark.parametrize("first", ["1. KẾT QUẢ", "l. KẾT QUẢ", "|. KẾT QUẢ", "I. KẾT QUẢ"])
@pytest.mark.parametrize("second", ["II. TỒN TẠI", "11. TỒN TẠI", "Il. TỒN TẠI"])
def test_a_heading_in_capitals_has_a_roman_number_where_its_fellows_have(first: str, second: str) -> None:
    assert found(first, second, "III. NHIỆM VỤ") == [
        "heading:I", "heading:I/heading:1", "heading:I/heading:2",
        "heading:II", "heading:II/heading:1", "heading:II/heading:2",
        "heading:III", "heading:III/heading:1", "heading:III/heading:2",
    ]  # fmt: skip


def test_an_item_has_an_arabic_one() -> None:
    assert found("I. KẾT QUẢ", "II. TỒN TẠI")[1] == "heading:I/heading:1"
    lines = [*HEAD, "I. KẾT QUẢ", "l. Việc thứ nhất đã làm xong.", BODY[1]]
    blocks = tuple(Block(line, page=1, gap_before=True, confidence=91.0) for line in lines)
    read = understand(RawDocument(Format.IMAGE, blocks, pages=1), path="a.png", document_id=DOCUMENT_ID)
    assert [place for place, _ in places(read)][-2:] == ["heading:I/heading:1", "heading:I/heading:2"]


def test_arabic_headings_in_capitals_stay_where_no_fellow_is_roman() -> None:
    assert found("1. KẾT QUẢ", "2. TỒN TẠI")[0] == "heading:1"


def test_typed_text_is_not_mended() -> None:
    assert found("1. KẾT QUẢ", "II. TỒN TẠI", confidence=None)[0] == "heading:1"
