"""Packed titles hold what the titles hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.evidence.terms import TermSet
from retrieval.targets.title_words import TitleWords

TITLES = (
    "Kế hoạch . 12/KH-UBND . Phát triển du lịch năm 2024 . UBND tỉnh",
    "",
    "Quyết định phê duyệt Đề án chuyển đổi số giai đoạn 2021-2025",
    "Kế hoạch chuyển đổi số năm 2024",
)


@given(st.lists(st.sampled_from(TITLES), max_size=8))
def test_terms_come_back_as_they_were_given_and_words_tell_their_titles(chosen: list[str]) -> None:
    given_terms = [TermSet.of(title) for title in chosen]
    packed = TitleWords(given_terms)
    assert len(packed) == len(chosen)
    assert [packed.terms(position) for position in range(len(chosen))] == given_terms
    for word in {word for terms in map(TermSet.of, TITLES) for word in terms.singles} | {"không"}:
        holding = [position for position, terms in enumerate(given_terms) if word in terms.singles]
        assert packed.holding(word).tolist() == holding
