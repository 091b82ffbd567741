"""Sentences and clauses are ranges of the paragraph: nothing is lost, nothing is invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evidence.sentences import Span, clauses, sentences

TEXTS = st.text(alphabet=st.sampled_from("aĐcE .;:!?…\n“”()1"), max_size=120)


@given(TEXTS)
def test_sentences_are_ordered_disjoint_and_leave_out_white_space_only(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS)
def test_clauses_of_a_sentence_cover_it(text: str) -> None:
    for span in sentences(text):
        joined = "".join(part.of(text) for part in clauses(text, span))
        assert "".join(joined.split()) == "".join(span.of(text).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở 12 lớp. Tổ chức 3 hội thi.", ["Mở 12 lớp.", "Tổ chức 3 hội thi."]),
        ("Theo Điều 5. Việc này do Sở chủ trì.", ["Theo Điều 5. Việc này do Sở chủ trì."]),
        ("Thành phố (TP. Sông Thương) có 9 phường.", ["Thành phố (TP. Sông Thương) có 9 phường."]),
        ("Đạt 1.105 hội nghị, tăng 2,5 lần.", ["Đạt 1.105 hội nghị, tăng 2,5 lần."]),
        ("Xúc tiến đầu tư... Đặc biệt là du lịch.", ["Xúc tiến đầu tư...", "Đặc biệt là du lịch."]),
        ("Xúc tiến đầu tư... và du lịch.", ["Xúc tiến đầu tư... và du lịch."]),
    ],
)
def test_numbers_abbreviations_and_ellipses_do_not_end_a_sentence(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_clauses_split_at_semicolons_and_keep_the_mark() -> None:
    text = "đón đoàn Lào; đón đoàn Campuchia."
    assert [part.of(text) for part in clauses(text, Span(0, len(text)))] == ["đón đoàn Lào;", "đón đoàn Campuchia."]


def test_a_colon_inside_a_quoted_name_ends_no_clause() -> None:
    text = "Tạp chí đăng chuyên đề “Bắc Giang: Cải thiện PCI”; tiêu biểu: bài một."
    parts = [span.of(text) for span in clauses(text, Span(0, len(text)), at_colons=True)]
    assert parts == ["Tạp chí đăng chuyên đề “Bắc Giang: Cải thiện PCI”;", "tiêu biểu:", "bài một."]
