"""The passage quoted is the shortest run of clauses that holds what the sentence holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.fold import fold
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.best_passage import NEARLY_ALL, best_passage
from retrieval.evidence.expected import HeldValues
from retrieval.evidence.sentences import Span, clauses
from retrieval.query import Expected
from tests.support.hand_made import Shelf, understood

CLAUSES = st.lists(
    st.lists(st.sampled_from(["mở", "lớp", "tập huấn", "nghề", "may", "12", "ngày 5/3", "xã"]), min_size=1, max_size=6)
    .map(" ".join),
    min_size=1,
    max_size=8,
)  # fmt: skip
QUESTIONS = ("Mở bao nhiêu lớp tập huấn nghề may?", "Lớp nghề may ở xã mở khi nào?", "Ai mở lớp tập huấn?")


@settings(deadline=None)  # the first example reads the word lists
@given(CLAUSES, st.sampled_from(QUESTIONS))
def test_of_all_runs_of_clauses_the_first_shortest_that_holds_as_much_is_chosen(parts: list[str], asked: str) -> None:
    text = "; ".join(parts)
    query = understood(asked)
    terms = AskedTerms(query.topics, Shelf().rarity)
    read = terms.read(text)
    values = HeldValues(text, read.folded, query.expected, query.units)

    def fitness(span: Span) -> tuple[float, float]:
        return values.share(span.start, span.end), terms.coverage(read.bits(span.start, span.end))

    spans = clauses(text, Span(0, len(text)), at_colons=True)
    value, share = fitness(Span(spans[0].start, spans[-1].end))
    runs = [
        spans[first : last + 1]
        for first in range(len(spans))
        for last in range(first, len(spans))
        if fitness(Span(spans[first].start, spans[last].end)) >= (value, share * NEARLY_ALL)
    ]
    chosen = best_passage(text, terms, read, values, listed=True)
    best = min(runs, key=lambda run: run[-1].end - run[0].start)
    assert (chosen[0].start, chosen[-1].end) == (best[0].start, best[-1].end)


def chosen_of(text: str, *units: str, avoiding: str = "\x00") -> str:
    query = understood(QUESTIONS[0])
    terms = AskedTerms(query.topics, Shelf().rarity)
    values = HeldValues(text, fold(text), Expected.QUANTITY, units)
    (chosen,) = best_passage(
        text, terms, terms.read(text), values, listed=False, fits=lambda sentence: avoiding not in sentence
    )
    return chosen.of(text)


def test_the_sentence_with_the_value_is_chosen_before_one_that_repeats_the_question() -> None:
    text = "Việc mở lớp nghề may được quan tâm. Tỉnh mở 12 lớp nghề may."
    assert chosen_of(text, "lop") == "Tỉnh mở 12 lớp nghề may."


def test_a_sentence_that_may_not_answer_gives_way_to_one_that_may() -> None:
    text = "Năm 2025 phấn đấu mở 40 lớp nghề may của tỉnh. Năm 2017 mở 12 lớp nghề may."
    assert chosen_of(text, "lop", avoiding="2025") == "Năm 2017 mở 12 lớp nghề may."


def test_a_number_in_a_sentence_on_another_matter_is_not_taken_for_the_one_asked_for() -> None:
    text = "Việc mở lớp nghề may được quan tâm. Huyện cũng tặng 300 suất quà cho các cụ."
    assert chosen_of(text) == "Việc mở lớp nghề may được quan tâm."
