"""An evaluation as values that other tools read, and its latency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TypedDict

import numpy as np

from retrieval.evaluation.evaluate import Verdict, scores
from retrieval.evaluation.reliability import reliability
from retrieval.evaluation.retrieved import retrieval_scores


class FailureJson(TypedDict):
    """One question that went wrong."""

    id: str
    question: str
    reason: str
    kind: str | None
    answer: str | None


class EvaluationJson(TypedDict):
    """A whole evaluation, as ``python -m retrieval evaluate --json`` prints it."""

    scores: list[dict[str, str | int]]
    retrieval: list[dict[str, str | int | float]]
    brier: float
    calibration_error: float
    median_ms: float
    p95_ms: float
    failures: list[FailureJson]


def evaluation_json(verdicts: Sequence[Verdict]) -> EvaluationJson:
    """Return scores, latency and failures."""
    median, slow = latency_percentiles(verdicts)
    believed = reliability(verdicts)
    return EvaluationJson(
        scores=[asdict(score) for score in scores(verdicts)],
        retrieval=[asdict(score) for score in retrieval_scores(verdicts)],
        brier=believed.brier,
        calibration_error=believed.error,
        median_ms=median,
        p95_ms=slow,
        failures=[
            FailureJson(
                id=verdict.question.id,
                question=verdict.question.question,
                reason=verdict.reason,
                kind=verdict.answer.kind if verdict.answer else None,
                answer=verdict.answer.text if verdict.answer else None,
            )
            for verdict in verdicts
            if not verdict.right
        ],
    )


def latency_percentiles(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the answering time in milliseconds."""
    times = [verdict.answer.took_ms for verdict in verdicts if verdict.answer is not None]
    if not times:
        return 0.0, 0.0
    median, slow = np.percentile(times, [50, 95])
    return round(float(median), 1), round(float(slow), 1)
