"""One ranking from two: a convex combination of normalised scores.

Scores say more than ranks (measured: nDCG@10 .885 against .860 for reciprocal
rank fusion). BM25 has a floor, 0 for a paragraph that shares no term, so its
scores are divided by the best one. Cosines of an encoder lie close together
without a floor, so theirs are stretched from the worst candidate to the best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.model import ParagraphId
from indexes.hit import Hit, ranked


def fuse(lexical: Sequence[Hit], dense: Sequence[Hit], *, dense_weight: float) -> tuple[Hit, ...]:
    """Return all hits of both searches in one total order, with scores from 0 to 1.

    Args:
        lexical: BM25 scores, none negative.
        dense: cosines.
        dense_weight: share of the dense score, 0 to 1; the rest is lexical.
    """
    shares = (_share_of_best(lexical), 1 - dense_weight), (_stretched(dense), dense_weight)
    fused: dict[ParagraphId, float] = {}
    for scores, weight in shares:
        for paragraph_id, score in scores.items():
            fused[paragraph_id] = fused.get(paragraph_id, 0.0) + weight * score
    return ranked((Hit(paragraph_id, score) for paragraph_id, score in fused.items()), len(fused))


def _share_of_best(hits: Sequence[Hit]) -> Mapping[ParagraphId, float]:
    best = max((hit.score for hit in hits), default=0.0)
    return {hit.paragraph_id: hit.score / best if best > 0 else 0.0 for hit in hits}


def _stretched(hits: Sequence[Hit]) -> Mapping[ParagraphId, float]:
    best = max((hit.score for hit in hits), default=0.0)
    worst = min((hit.score for hit in hits), default=0.0)
    width = best - worst
    return {hit.paragraph_id: (hit.score - worst) / width if width > 0 else 1.0 for hit in hits}
