"""Two runs over the same questions: what changed, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError
from scipy.stats import binomtest, permutation_test  # type: ignore[import-untyped]  # scipy brings no types

from config.errors import UsageError
from retrieval.evaluation.evaluate import Verdict
from retrieval.evaluation.retrieved import reciprocal_rank

RESAMPLES = 9_999
_SEED = 7


class SavedQuestion(BaseModel):
    """How one question went in a saved run."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    right: bool
    wrongly_cited: bool = False
    reciprocal_rank: float = 0.0


class SavedRun(BaseModel):
    """A run as ``evaluate --save`` writes it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    questions: tuple[SavedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """This run against an earlier one, over the questions of both.

    Attributes:
        gained, lost: ids that are right now and were not, and the other way round.
        p_right: chance of so many changes in one direction if both were equally good (McNemar's exact test).
        p_rank: the same for the reciprocal ranks (paired permutation test).
    """

    questions: int
    right_before: int
    right_now: int
    wrong_before: int
    wrong_now: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    p_right: float
    rank_before: float
    rank_now: float
    p_rank: float


def save_run(verdicts: Sequence[Verdict]) -> SavedRun:
    """Return what of a run is needed to compare another with it."""
    return SavedRun(
        questions=tuple(
            SavedQuestion(
                id=verdict.question.id,
                right=verdict.right,
                wrongly_cited=verdict.wrongly_cited,
                reciprocal_rank=reciprocal_rank(verdict),
            )
            for verdict in verdicts
        )
    )


def read_run(path: Path) -> SavedRun:
    """Read a saved run; raises UsageError where the file is none."""
    if not path.is_file():
        raise UsageError(f"{path} is not a file; write one with `evaluate FILE --save {path}`.")
    try:
        return SavedRun.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise UsageError(f"{path} is no saved run ({error.error_count()} faults); write one with --save.") from error


def compare_runs(before: SavedRun, now: SavedRun) -> Comparison:
    """Compare two runs over the questions that both hold.

    Raises:
        UsageError: if they share none.
    """
    earlier = {question.id: question for question in before.questions}
    pairs = [(earlier[question.id], question) for question in now.questions if question.id in earlier]
    if not pairs:
        raise UsageError("the two runs share no question; compare runs over the same question file.")
    gained = tuple(new.id for old, new in pairs if new.right and not old.right)
    lost = tuple(new.id for old, new in pairs if old.right and not new.right)
    ranks = np.array([(old.reciprocal_rank, new.reciprocal_rank) for old, new in pairs])
    return Comparison(
        questions=len(pairs),
        right_before=sum(old.right for old, _ in pairs),
        right_now=sum(new.right for _, new in pairs),
        wrong_before=sum(old.wrongly_cited for old, _ in pairs),
        wrong_now=sum(new.wrongly_cited for _, new in pairs),
        gained=gained,
        lost=lost,
        p_right=_chance_of_changes(len(gained), len(lost)),
        rank_before=float(ranks[:, 0].mean()),
        rank_now=float(ranks[:, 1].mean()),
        p_rank=_chance_of_ranks(ranks[:, 0], ranks[:, 1]),
    )


def _chance_of_changes(gained: int, lost: int) -> float:
    return float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0


def _chance_of_ranks(
    before: np.ndarray[tuple[int], np.dtype[np.float64]], now: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float:
    if np.array_equal(before, now):
        return 1.0
    result = permutation_test(
        (before, now), _mean_difference, permutation_type="samples", n_resamples=RESAMPLES,
        rng=np.random.default_rng(_SEED),
    )  # fmt: skip
    return float(result.pvalue)


def _mean_difference(
    before: np.ndarray[tuple[int], np.dtype[np.float64]], now: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float:
    return float(np.mean(now) - np.mean(before))
