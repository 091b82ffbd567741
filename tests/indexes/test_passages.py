"""Passages are short, begin with their headings and hold every word of the paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ParagraphKind
from indexes.passages import HEADING_WORDS, LONGEST, index_entry, make_passages
from tests.support.made import make_paragraph

texts = st.text("ab .;\n", max_size=1500)


@given(texts)
def test_no_word_is_lost_or_repeated(text: str) -> None:
    together = [word for passage in make_passages(text) for word in passage.text.split()]
    cut = "".join(together)
    assert cut == "".join(text.split())


@given(texts, st.lists(st.text("xy ", max_size=300), max_size=4))
def test_no_passage_is_longer_than_the_bound(text: str, headings: list[str]) -> None:
    for passage in make_passages(text, headings):
        assert len(passage.text.split()) <= LONGEST + HEADING_WORDS


def test_a_short_paragraph_is_one_passage_under_its_headings() -> None:
    (passage,) = make_passages("Hỗ trợ 02 triệu đồng một hộ.", ("II. NỘI DUNG", "2. Mức hỗ trợ"))
    assert passage.text == "II. NỘI DUNG\n2. Mức hỗ trợ\nHỗ trợ 02 triệu đồng một hộ."


def test_a_long_paragraph_is_cut_at_sentences_and_each_piece_has_the_headings() -> None:
    sentence = "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện nhiệm vụ được giao. "
    passages = make_passages(sentence * 20, ("Điều 5. Trách nhiệm",))
    assert len(passages) > 2
    for passage in passages:
        assert passage.text.startswith("Điều 5. Trách nhiệm\nSở Nội vụ")
        assert passage.text.endswith("giao.")


def test_of_many_headings_the_innermost_stay() -> None:
    (passage,) = make_passages("nội dung", (" ".join(["xa"] * 80), "gần"))
    assert passage.text.split() == ["xa"] * (HEADING_WORDS - 1) + ["gần", "nội", "dung"]


def test_abbreviations_are_expanded_beside_the_text_not_in_it() -> None:
    (passage,) = make_passages("Kết quả công tác TTĐN")
    assert "thông tin đối ngoại" in passage.expansions
    assert "đối ngoại" not in passage.text


def test_passages_of_one_text_share_their_vector_and_others_do_not() -> None:
    one, other = make_passages("một")[0], make_passages("hai")[0]
    assert one.key == make_passages("một")[0].key
    assert one.key != other.key


def test_page_numbers_and_stamps_are_not_indexed() -> None:
    assert index_entry(make_paragraph("12", kind=ParagraphKind.NOISE)) is None
    entry = index_entry(make_paragraph("Hạn là 30/6", headings=("I. CHUNG",)))
    assert entry is not None
    assert entry.passages[0].text == "I. CHUNG\nHạn là 30/6"


def test_citizens_data_are_masked_in_text_and_headings() -> None:
    entry = index_entry(
        make_paragraph("Ông A, CCCD số 024085001234, điện thoại 0912 345 678.", headings=("Nộp cho 0912.345.678",))
    )
    assert entry is not None
    (passage,) = entry.passages
    for digits in ("024085001234", "0912", "345"):
        assert digits not in passage.text
    assert "Ông A" in passage.text
