"""Abbreviations of a question, written out as documents have them."""

from __future__ import annotations

from retrieval.language.written_out import with_written_out
from retrieval.query import Topic


def forms(text: str, folded: str, *, name: bool = False) -> tuple[str, ...]:
    (topic,) = with_written_out([Topic(text, (folded,), name=name)])
    return topic.forms


def test_an_abbreviation_is_written_out_between_its_neighbours() -> None:
    assert forms("dự toán thu NSNN", "du toan thu nsnn") == ("du toan thu nsnn", "du toan thu ngan sach nha nuoc")


def test_the_letters_of_a_province_stand_for_its_name() -> None:
    assert "ba ria vung tau" in forms("BR-VT", "br-vt", name=True)
    assert forms("Yên Dũng", "yen dung", name=True) == ("yen dung",)


def test_what_is_no_abbreviation_of_vietnamese_words_stays() -> None:
    assert forms("sản phẩm OCOP", "san pham ocop") == ("san pham ocop",)  # its letters are those of English words
    assert forms("an toàn giao thông", "an toan giao thong") == ("an toan giao thong",)


def test_what_has_a_deadline_is_told_without_the_noun_for_it() -> None:
    assert forms("hạn nộp hồ sơ", "han nop ho so") == ("han nop ho so", "nop ho so")
    assert forms("thời hạn gửi báo cáo", "thoi han gui bao cao")[-1] == "gui bao cao"
    assert forms("hạn mức đất", "han muc dat") == ("han muc dat",)
