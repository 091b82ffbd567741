"""Fitting the confidence: what a fit learns from, and what it is judged by."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.answer import Language
from retrieval.evaluation.calibrating import Case, collect, fit, outcome
from retrieval.evaluation.questions import Question
from retrieval.evidence.evidence import Evidence
from retrieval.query import Query
from tests.support.hand_made import evidence, paragraph, understood


def case(values: list[float], right: int | None, *, open_: list[bool] | None = None) -> Case:
    """Return a case of one feature beside the constant; ``right`` is the piece that answers."""
    rows = np.array([[1.0, value] for value in values])
    marks = np.array([number == right for number in range(len(values))])
    return Case(rows, np.array(open_ or [True] * len(values)), marks, right is not None)


CASES = [case([0.9, 0.1], 0), case([0.8, 0.3], 0), case([0.2, 0.1], None), case([0.3, 0.2], None)] * 25


def test_a_fit_learns_the_feature_that_tells_right_from_wrong() -> None:
    start = np.array([0.0, 0.0])
    fitted = fit(CASES, start)
    assert fitted[1] > 0.2
    assert outcome(CASES, [fitted] * len(CASES), 0.5).brier < outcome(CASES, [start] * len(CASES), 0.5).brier


def test_a_fit_on_one_case_stays_near_to_where_it_began() -> None:
    start = np.array([-1.0, 3.0])
    assert np.abs(fit(CASES[:1], start) - start).max() < 0.1


def test_outcome_counts_right_wrong_and_missed() -> None:
    weights = np.array([-5.0, 10.0])
    found = outcome([case([0.9], 0), case([0.9], None), case([0.1], 0), case([0.1], None)], [weights] * 4, 0.5)
    assert (found.right, found.wrong, found.missed) == (2, 1, 1)


def test_evidence_that_is_ruled_out_is_never_said() -> None:
    ruled_out = case([0.9, 0.1], 0, open_=[False, True])
    assert outcome([ruled_out], [np.array([-5.0, 10.0])], 0.5).missed == 1


def test_cases_are_made_of_the_evidence_for_each_question() -> None:
    right, other = paragraph("a", 2, "Tỉnh có 12 xã."), paragraph("a", 3, "Tỉnh có 15 phường.")
    questions = [
        Question(id="1", question="Tỉnh có bao nhiêu xã?", quote="có 12 xã"),
        Question(id="2", question="không hỏi gì"),
        Question(id="3", question="Tỉnh có bao nhiêu cầu?", answerable=False),
    ]
    found: dict[str, tuple[Query, tuple[Evidence, ...]] | None] = {
        "1": (understood("Tỉnh có bao nhiêu xã?"), (evidence(other, 0.9), evidence(right, 0.8))),
        "2": None,
        "3": (understood("Tỉnh có bao nhiêu cầu?"), (evidence(other, 0.9),)),
    }
    cases = collect(questions, lambda question: found[question.id])
    assert [list(one.right) for one in cases] == [[False, True], [False]]
    assert [one.answerable for one in cases] == [True, False]


@pytest.mark.parametrize("language", list(Language))
def test_the_columns_of_a_case_are_those_of_its_language(language: Language) -> None:
    question = {Language.VIETNAMESE: "Tỉnh có bao nhiêu xã?", Language.ENGLISH: "How many communes are there?"}[
        language
    ]
    query = understood(question)
    one = collect([Question(id="1", question=question)], lambda q: (query, (evidence(paragraph("a", 2, "x y"), 0.5),)))[
        0
    ]
    width = one.features.shape[1] // len(Language)
    place = list(Language).index(language)
    own = one.features[0, place * width : (place + 1) * width]
    assert own[0] == 1.0
    assert one.features.sum() == pytest.approx(own.sum())
