"""What finding the nearest vectors costs in a large library, and whether the coarse copy leaves any out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np

from config.settings import load_settings, resolve
from corpus.model import PUBLIC, ParagraphId
from indexes.dense import DenseIndex
from indexes.encoder import open_encoder
from indexes.hit import Hit, Vectors
from tests.benchmarks.asking import REAL_VECTORS
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.material import Procedure

VECTORS = 400_000
"""About what 250,000 paragraphs have."""
QUESTIONS = 200
BEST = 100
MOST_LEFT_OUT = 0.1
"""Percent of the best hundred; which of two almost equal scores is larger may depend on rounding."""
_NOISE = 0.03
_BLOCK = 20_000
_EVERYONE = frozenset({PUBLIC})


def measure(procedures: Sequence[Procedure]) -> tuple[Figure, ...]:
    """Search noisy copies of real vectors with the coarse copy and by comparing every one."""
    settings = load_settings()
    real = open_encoder(settings.encoder, resolve(settings.paths.models)).encode_passages(
        [procedure.title for procedure in procedures[:REAL_VECTORS]]
    )
    ids = [ParagraphId(f"{number:016x}") for number in range(VECTORS)]
    exact, coarse = (
        DenseIndex.build(ids, [PUBLIC] * VECTORS, range(VECTORS), _blocks(real), coarse_from=start)
        for start in (VECTORS + 1, 1)
    )
    questions = np.concatenate(list(_copies(real, QUESTIONS, 1)))
    every, slow = _searched(exact, questions)
    found, fast = _searched(coarse, questions)
    left_out = sum(len(_ids(one) - _ids(other)) for one, other in zip(every, found, strict=True))
    return (
        Figure(f"nearest: every one of {VECTORS:,} compared, median", percentile(slow, 0.5), "ms"),
        Figure("nearest: by the coarse copy, median", percentile(fast, 0.5), "ms"),
        Figure("nearest: by the coarse copy, 95th percentile", percentile(fast, 0.95), "ms"),
        Figure(f"nearest: left out of the best {BEST}", 100 * left_out / (BEST * QUESTIONS), "%", MOST_LEFT_OUT),
    )


def _blocks(real: Vectors) -> Iterator[Vectors]:
    return _copies(real, VECTORS, 0)


def _copies(real: Vectors, count: int, seed: int) -> Iterator[Vectors]:
    """Yield blocks of noisy copies, the same ones for the same seed."""
    random = np.random.default_rng(seed)
    for start in range(0, count, _BLOCK):
        size = min(_BLOCK, count - start)
        noise = random.standard_normal((size, real.shape[1]), dtype=np.float32) * np.float32(_NOISE)
        rows = real[random.integers(0, len(real), size)] + noise
        yield np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _searched(index: DenseIndex, questions: Vectors) -> tuple[list[tuple[Hit, ...]], list[float]]:
    """Return the hits of each question, and its milliseconds."""
    found, times = [], []
    for question in questions:
        started = time.perf_counter()
        found.append(index.search(question, BEST, _EVERYONE))
        times.append((time.perf_counter() - started) * 1000)
    return found, times


def _ids(hits: Sequence[Hit]) -> set[ParagraphId]:
    return {hit.paragraph_id for hit in hits}
