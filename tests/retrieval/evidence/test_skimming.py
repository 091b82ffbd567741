"""A first look tells how much of the question a candidate holds, and which candidates repeat another."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.close_reading import Reader
from retrieval.evidence.skimming import SAME_LENGTH, SAME_TEXT, skim, without_repeats
from retrieval.evidence.terms import TermSet, coverage, words
from retrieval.library import View
from tests.support.hand_made import Shelf, paragraph, understood

FAIR = paragraph("bc", 2, "Hội chợ mở cửa ngày 5 tháng 3.", headings=("II. Xúc tiến thương mại huyện Thạch Kiều",))
ROAD = paragraph("bc", 3, "Làm 12 km đường liên xã.")
TEXTS = st.lists(
    st.lists(st.sampled_from(["kế", "hoạch", "hội", "chợ", "năm", "2024", "đường"]), min_size=1, max_size=12).map(
        " ".join
    ),
    max_size=8,
)


def view_of(*paragraphs: Paragraph) -> View:
    shelf = Shelf()
    shelf.hold("bc", "Báo cáo", "5/BC-SCT", "Kết quả năm 2024", *paragraphs)
    return cast("View", shelf)


def words_of(text: str) -> list[str]:
    return words(fold(text))


def similarity(first: str, second: str) -> float:
    one, other = (
        set(pairwise(found)) if len(found) > 1 else {(word, "") for word in found}
        for found in map(words_of, (first, second))
    )
    return len(one & other) / len(one | other)


def test_what_a_candidate_holds_is_what_its_whole_text_and_surroundings_hold() -> None:
    query = understood("Hội chợ ở Thạch Kiều năm 2024 mở cửa ngày nào?")
    view = view_of(FAIR)
    skimmed = skim(Candidate(FAIR, 0.4), AskedTerms(query.topics, view.rarity), view)
    alone, around = TermSet.of(FAIR.text), TermSet.of(skimmed.around)
    assert skimmed.in_paragraph == coverage(query.topics, alone, view.rarity)
    assert skimmed.in_context == coverage(query.topics, alone.joined(around), view.rarity)
    assert 0 < skimmed.in_paragraph < skimmed.in_context


def test_of_reports_that_say_the_same_every_year_that_of_the_year_asked_for_is_read() -> None:
    query = understood("Năm 2021 hội chợ mở cửa ngày nào?")
    told = [paragraph("bc", 2 + n, f"Hội chợ mở cửa ngày {n + 1} tháng 3 năm {2022 - n}.") for n in range(2)]
    view = view_of(*told)
    asked = AskedTerms(query.topics, view.rarity)
    other, right = (skim(Candidate(one, 0.5), asked, view, query.years) for one in told)
    assert (other.of_year, right.of_year) == (False, True)
    assert right.promise > other.promise


def test_holding_goes_by_what_is_held_and_not_by_the_value_asked_for() -> None:
    query = understood("Hội chợ ở Thạch Kiều thu bao nhiêu tỷ đồng?")
    holding = Reader(query, view_of(FAIR, ROAD)).holding([Candidate(ROAD, 0.3), Candidate(FAIR, 0.3)])
    assert [item.paragraph for item in holding] == [FAIR, ROAD]
    assert holding[0].share > holding[1].share == 0.0


@given(TEXTS)
def test_what_is_kept_repeats_nothing_and_what_is_dropped_repeats_something_kept(texts: list[str]) -> None:
    kept = without_repeats(texts, words_of)
    assert kept == sorted(kept)
    for position, text in enumerate(texts):
        before = [texts[other] for other in kept if other < position]
        repeated = any(
            similarity(text, other) >= SAME_TEXT
            and min(len(text), len(other)) >= SAME_LENGTH * max(len(text), len(other))
            for other in before
        )
        assert (position in kept) is not repeated
