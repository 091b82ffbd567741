"""Judging answers, ranks, reliability and the comparison of two runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from scipy.stats import binomtest  # type: ignore[import-untyped]  # scipy brings no types

from config.errors import UsageError
from retrieval.answer import Answer, Citation, Claim, Language, Outcome
from retrieval.evaluation.evaluate import Verdict, evaluate, judge, score, scores
from retrieval.evaluation.questions import Question, read_questions
from retrieval.evaluation.reliability import draw_reliability, reliability
from retrieval.evaluation.retrieved import retrieval_scores
from retrieval.evaluation.scores_text import answers_table, comparison_text, failures_text, retrieval_table
from retrieval.evaluation.two_runs import SavedQuestion, SavedRun, compare_runs, read_run, save_run
from retrieval.evidence.candidates import Candidate
from tests.support.hand_made import Shelf, paragraph

RIGHT = paragraph("bc", 2, "Tỉnh tổ chức 12 hội nghị.")
OTHER = paragraph("bc", 3, "Tỉnh tổ chức 15 lễ hội.")
ASKED = Question(
    id="1", question="Bao nhiêu hội nghị?", must=("12",), quote="tổ chức 12 hội nghị", documents=("5/BC-SYT",)
)
UNKNOWN = Question(id="2", question="Bao nhiêu cầu?", answerable=False)


def answered(*cited: int, text: str = "12 hội nghị", confidence: float = 0.9) -> Answer:
    shelf = Shelf()
    shelf.hold("bc", "Báo cáo", "5/BC-SYT", "Kết quả", RIGHT, OTHER)
    document = next(iter(shelf.documents.values()))
    sources = [RIGHT if number == RIGHT.ordinal else OTHER for number in cited]
    citations = tuple(Citation(n, document, source, source.text) for n, source in enumerate(sources, 1))
    claims = (Claim(text, tuple(c.n for c in citations)),)
    return Answer("?", Language.VIETNAMESE, "fact", Outcome.ANSWERED, claims=claims, citations=citations,
                  confidence=confidence)  # fmt: skip


def silent() -> Answer:
    return Answer("?", Language.VIETNAMESE, "fact", Outcome.NOT_FOUND, lead="Không tìm thấy.")


def test_an_answer_is_right_with_its_words_and_its_paragraph() -> None:
    assert judge(ASKED, answered(2)).right
    wrong_place = judge(ASKED, answered(3))
    assert (wrong_place.right, wrong_place.reason, wrong_place.document) == (False, "wrong paragraph", True)
    wrong_words = judge(ASKED, answered(2, text="15 lễ hội"))
    assert (wrong_words.right, wrong_words.reason) == (False, "wrong words")


def test_silence_is_right_only_where_there_is_no_answer() -> None:
    assert judge(UNKNOWN, silent()).right
    assert judge(ASKED, silent()).reason == "silent"
    assert not judge(UNKNOWN, answered(2)).right


def test_a_score_counts_answers_documents_paragraphs_silence_and_wrong_citations() -> None:
    verdicts = [judge(ASKED, answered(2)), judge(ASKED, answered(3)), judge(UNKNOWN, silent())]
    found = score("all", verdicts)
    assert (found.right, found.answerable, found.unanswerable) == (2, 2, 1)
    assert (found.right_answers, found.right_documents, found.right_paragraphs) == (2, 2, 1)
    assert (found.silent, found.wrong_citations) == (1, 1)


def ranked(*order: int) -> tuple[Candidate, ...]:
    return tuple(Candidate(RIGHT if n == RIGHT.ordinal else OTHER, 1.0 - place / 10) for place, n in enumerate(order))


def test_the_rank_is_that_of_the_expected_paragraph() -> None:
    verdicts = evaluate([ASKED], lambda question: answered(2), lambda text: ranked(3, 2))
    assert verdicts[0].rank == 2
    found = retrieval_scores(verdicts)[0]
    assert (found.first, found.within, found.reciprocal, found.found) == (0.0, 1.0, 0.5, 1.0)


def test_a_paragraph_that_is_not_ranked_counts_for_nothing() -> None:
    verdicts = evaluate([ASKED], lambda question: silent(), lambda text: ranked(3))
    assert verdicts[0].rank is None
    assert retrieval_scores(verdicts)[0].found == 0.0


def with_confidence(confidence: float, *, right: bool) -> Verdict:
    verdict = judge(ASKED, answered(2, confidence=confidence))
    return verdict if right else replace(verdict, right=False)


def test_reliability_is_zero_error_where_confidence_is_the_share_right() -> None:
    perfect = [with_confidence(0.75, right=number < 3) for number in range(4)]
    found = reliability(perfect)
    assert found.error == 0.0
    assert found.brier == pytest.approx(0.75 * 0.25)
    assert [(b.answers, b.right) for b in found.bins] == [(4, 0.75)]


def test_boasting_is_an_error_of_its_size() -> None:
    assert reliability([with_confidence(1.0, right=number < 1) for number in range(4)]).error == 0.75


def test_silence_does_not_count_for_reliability() -> None:
    assert reliability([judge(UNKNOWN, silent())]).bins == ()


def test_the_curve_is_a_picture() -> None:
    picture = draw_reliability(reliability([with_confidence(0.9, right=True)]))
    assert picture.startswith(b"\x89PNG\r\n")
    assert len(picture) > 5_000


def run(*right: bool) -> SavedRun:
    return SavedRun(questions=tuple(SavedQuestion(id=str(n), right=one) for n, one in enumerate(right)))


def test_runs_are_compared_question_by_question() -> None:
    found = compare_runs(run(True, False, False, True), run(True, True, True, False))
    assert (found.right_before, found.right_now) == (2, 3)
    assert (found.gained, found.lost) == (("1", "2"), ("3",))
    assert found.p_right == pytest.approx(binomtest(2, 3).pvalue)


def test_equal_runs_differ_by_nothing_and_many_gains_are_significant() -> None:
    same = compare_runs(run(True, False), run(True, False))
    assert (same.p_right, same.p_rank) == (1.0, 1.0)
    better = compare_runs(run(*[False] * 12), run(*[True] * 12))
    assert better.p_right < 0.001
    assert "significant" in comparison_text(better)


def test_ranks_are_compared_by_a_permutation_test() -> None:
    before = SavedRun(questions=tuple(SavedQuestion(id=str(n), right=True, reciprocal_rank=0.2) for n in range(12)))
    now = SavedRun(questions=tuple(SavedQuestion(id=str(n), right=True, reciprocal_rank=1.0) for n in range(12)))
    found = compare_runs(before, now)
    assert found.p_rank < 0.01
    assert found.rank_before == pytest.approx(0.2)
    assert found.rank_now == pytest.approx(1.0)


def test_runs_over_other_questions_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="share no question"):
        compare_runs(run(True), SavedRun(questions=(SavedQuestion(id="x", right=True),)))


def test_a_saved_run_is_read_back(tmp_path: Path) -> None:
    saved = save_run([judge(ASKED, answered(3))])
    path = tmp_path / "run.json"
    path.write_text(saved.model_dump_json(), encoding="utf-8")
    assert read_run(path) == saved
    assert saved.questions[0].wrongly_cited
    path.write_text('{"questions": 3}', encoding="utf-8")
    with pytest.raises(UsageError, match="no saved run"):
        read_run(path)
    with pytest.raises(UsageError, match="not a file"):
        read_run(tmp_path / "none.json")


def test_tables_name_the_groups_and_explain_their_columns() -> None:
    verdicts = evaluate([ASKED, UNKNOWN], lambda question: silent(), lambda text: ranked(3, 2))
    answers, retrieval = answers_table(scores(verdicts)), retrieval_table(retrieval_scores(verdicts))
    assert answers.index("\nlanguage -") < answers.index("\nkind ")
    assert "R@1" in retrieval
    for table in (answers, retrieval):  # every column is explained below the table
        head, *_ = table.splitlines()
        legend = " ".join(table.splitlines()[-3:])
        assert all(name in legend for name in re.split(r"\s{2,}", head)[1:] if name != "questions"), head


def test_a_group_without_a_question_of_a_sort_has_no_share_of_it() -> None:
    verdicts = evaluate([UNKNOWN], lambda question: silent())
    assert answers_table(scores(verdicts)).splitlines()[2].split() == ["all", "1/1", "-", "-", "-", "1/1", "0"]


def test_failures_name_the_place_of_what_was_ranked_instead() -> None:
    verdicts = evaluate([ASKED, UNKNOWN], lambda question: silent(), lambda text: ranked(3, 2))
    text = failures_text(verdicts, {OTHER.id: "mục I, đoạn 2"})
    assert "1 failed" in text
    assert "rank 2" in text
    assert "mục I, đoạn 2: Tỉnh tổ chức 15 lễ hội." in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00{", "no text in UTF-8"),
        (b"", "holds 0 questions"),
        (b'{"id": "1", "question": "Ai k\xc3\xbd?"}\nai', "line 2: Invalid JSON"),
        (b'{"question": "Ai k\xc3\xbd?"}', "line 1: id: Field required; mend the line"),
    ],
)
def test_a_question_file_is_refused_with_its_line_and_what_is_wrong(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "questions.jsonl").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read_questions(tmp_path / "questions.jsonl")
