from __future__ import annotations

import pytest

from corpus.abbreviations import by_short
from retrieval.language.short_forms import put_together


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chế độ cho cb cc vc năm nay", "chế độ cho CBCCVC năm nay"),
        ("sở gd đt", "sở GDĐT"),
        ("nghị quyết của hd nd tỉnh", "nghị quyết của HĐND tỉnh"),
        ("Phòng NN PTNT", "Phòng NNPTNT"),
        ("ub nd huyện", "UBND huyện"),
    ],
)
def test_the_parts_of_a_known_abbreviation_are_put_together(typed: str, meant: str) -> None:
    assert put_together(typed) == meant


@pytest.mark.parametrize(
    "text", ["kh 481", "qd cua ubnd tinh", "ban hành kế hoạch", "kh tttt", "kt xt", "", "ub nd/kh"]
)
def test_other_words_stay(text: str) -> None:
    assert put_together(text) == text


def test_no_abbreviation_of_the_table_is_changed() -> None:
    assert len(by_short()) > 100
    assert [short for short in by_short() if " " not in short and put_together(short) != short] == []
