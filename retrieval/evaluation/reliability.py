"""Whether a confidence of 0.8 is right four times in five: bins, Brier score, expected calibration error, a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from retrieval.evaluation.evaluate import Verdict

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies in one tenth.

    Attributes:
        low, high: its borders, from 0 to 1.
        answers: how many there are.
        confidence: their mean confidence.
        right: the share of them that is right.
    """

    low: float
    high: float
    answers: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence can be believed.

    Attributes:
        bins: the tenths that hold answers, lowest first.
        brier: mean squared difference of confidence and rightness (1 or 0).
        error: expected calibration error, the mean gap of the bins weighed by their answers.
    """

    bins: tuple[Bin, ...]
    brier: float
    error: float


def reliability(verdicts: Sequence[Verdict]) -> Reliability:
    """Return the reliability of the answers that were given; what was met with silence has no confidence of an answer."""
    pairs = [(v.answer.confidence, float(v.right)) for v in verdicts if v.answer is not None and v.answered]
    bins: list[Bin] = []
    for number in range(BINS):
        inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
        if inside:
            confidence = sum(p for p, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            bins.append(Bin(number / BINS, (number + 1) / BINS, len(inside), confidence, right))
    count = len(pairs) or 1
    brier = sum((p - r) ** 2 for p, r in pairs) / count
    error = sum(b.answers * abs(b.confidence - b.right) for b in bins) / count
    return Reliability(tuple(bins), round(brier, 4), round(error, 4))


def draw_reliability(found: Reliability) -> bytes:
    """Return the curve as a PNG: share right over confidence, and below it how many answers each tenth holds."""
    from matplotlib.figure import Figure  # takes a second to import, and a picture is rarely asked for

    figure = Figure(figsize=(6, 6.5), layout="constrained")
    curve, counts = figure.subplots(2, 1, height_ratios=(4, 1), sharex=True)
    curve.plot((0, 1), (0, 1), linestyle="--", color="0.6", label="perfectly calibrated")
    curve.plot([b.confidence for b in found.bins], [b.right for b in found.bins], marker="o", label="answers")
    curve.set(xlim=(0, 1), ylim=(0, 1.02), ylabel="share right")
    curve.set_title(f"Reliability: Brier score {found.brier:.3f}, calibration error {found.error:.3f}")
    curve.legend(loc="upper left")
    counts.bar([(b.low + b.high) / 2 for b in found.bins], [b.answers for b in found.bins], width=0.09)
    counts.set(xlabel="confidence", ylabel="answers")
    picture = BytesIO()
    figure.savefig(picture, format="png", dpi=120, metadata={"Software": None})
    return picture.getvalue()
