"""Of the candidates those are read closely that promise something beside the best one."""

from __future__ import annotations

from typing import cast

from corpus.model import Paragraph
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.close_reading import Reader
from retrieval.evidence.selection import FEWEST_READ, MAX_READ, MAX_SKIMMED, worth_reading
from retrieval.evidence.skimming import skim
from retrieval.library import View
from tests.support.hand_made import Shelf, paragraph, understood

FAIR = paragraph("bc", 2, "Hội chợ mở cửa ngày 5 tháng 3.", headings=("II. Xúc tiến thương mại huyện Thạch Kiều",))


def view_of(*paragraphs: Paragraph) -> View:
    shelf = Shelf()
    shelf.hold("bc", "Báo cáo", "5/BC-SCT", "Kết quả năm 2024", *paragraphs)
    return cast("View", shelf)


def test_a_low_ranked_candidate_that_holds_the_question_is_read_closely() -> None:
    query = understood("Hội chợ ở Thạch Kiều mở cửa ngày nào?")
    others = [paragraph("bc", 10 + n, f"Xã thứ {n} làm đường.") for n in range(MAX_READ + 5)]
    view = view_of(FAIR, *others)
    candidates = [Candidate(one, 0.5) for one in others] + [Candidate(FAIR, 0.2)]
    assert len(candidates) <= MAX_SKIMMED
    evidence = Reader(query, view).gather(candidates)
    assert evidence[0].paragraph == FAIR
    assert len(evidence) <= MAX_READ


def test_candidates_that_hold_little_beside_the_best_one_are_not_read_closely() -> None:
    query = understood("Hội chợ ở Thạch Kiều mở cửa ngày nào?")
    asked = AskedTerms(query.topics, view_of(FAIR).rarity)

    def read_of(*texts: str) -> list[str]:
        told = [paragraph("bc", 10 + at, text) for at, text in enumerate(texts)]
        view = view_of(*told)
        skimmed = [skim(Candidate(one, 0.5), asked, view) for one in told]
        return [one.paragraph.text for one in worth_reading(sorted(skimmed, key=lambda one: -one.promise))]

    held = [f"Hội chợ ở Thạch Kiều mở cửa lần thứ {n}." for n in range(MAX_READ + 2)]
    others = [f"Xã thứ {n} làm đường." for n in range(MAX_READ)]
    assert read_of(*others, *held) == held[:MAX_READ]
    assert read_of(*others, *held[:6]) == held[:6]
    assert read_of(*others, held[0]) == [held[0], *others[: FEWEST_READ - 1]]
    assert read_of() == []
