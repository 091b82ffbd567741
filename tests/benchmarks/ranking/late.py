"""Late interaction: each token of the question against each token of a passage, over the embedded model's own vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from indexes import e5
from tests.benchmarks.ranking.board import Board, order
from tests.benchmarks.ranking.pools import Pool
from tests.benchmarks.ranking.trials import Trial, among

READ = 20
"""Candidates that are put in order."""
_SHARES = (0.1, 0.2, 0.3, 0.5, 1.0)
_LONGEST = 512


class MatchedVectors(Protocol):
    """Gives the vectors of tokens, each of length 1, in rows."""

    def of_question(self, text: str) -> NDArray[np.float32]:
        """Return those of a question."""
        ...

    def of_passage(self, key: bytes, text: str) -> NDArray[np.float32]:
        """Return those of a passage, which its key stands for."""
        ...


class TokenVectors:
    """Vectors of the tokens of texts, each of length 1; those of passages are kept in a folder."""

    def __init__(self, models: Path, kept: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(e5.prepare(models)), device="cpu", local_files_only=True)
        self._model.max_seq_length = _LONGEST
        self._kept = kept
        kept.mkdir(parents=True, exist_ok=True)

    def of_question(self, text: str) -> NDArray[np.float32]:
        """Return the vectors of a question's tokens, in rows."""
        return self._encoded("query: " + text)

    def of_passage(self, key: bytes, text: str) -> NDArray[np.float32]:
        """Return the vectors of a passage's tokens, in rows."""
        file = self._kept / f"{key.hex()}.npy"
        if not file.exists():
            np.save(file, self._encoded("passage: " + text).astype(np.float16))
        return _of_length_one(np.load(file).astype(np.float32))

    def _encoded(self, text: str) -> NDArray[np.float32]:
        (found,) = self._model.encode([text], output_value="token_embeddings", show_progress_bar=False)
        return _of_length_one(np.asarray(found, np.float32))


def late_trial(board: Board, vectors: MatchedVectors) -> Trial:
    """Return the trial that mixes the sum of best matches into the order of the first candidates."""
    first = order(board.now)[:, :READ]
    matched = np.zeros(first.shape, np.float32)
    pieces = _pieces_by_target(board.pool)
    for row, asked in enumerate(tqdm(board.pool.questions, disable=None, leave=False)):
        question = vectors.of_question(asked.spoken)
        for place, target in enumerate(first[row]):
            matched[row, place] = max(
                float((question @ vectors.of_passage(passage.key, passage.text).T).max(axis=1).mean())
                for passage in (board.pool.pieces[number].passage for number in pieces[target])
            )
    stretched = _stretched(matched)
    kept = _stretched(np.take_along_axis(board.now, first, axis=1))
    settings = {"as it is": board.now}
    for share in _SHARES:
        ranked = board.now.copy()
        np.put_along_axis(ranked, first, 2 + (1 - share) * kept + share * stretched, axis=1)
        settings[f"share {share}"] = ranked
    return Trial("late interaction over token vectors", among(board, settings))


def _pieces_by_target(pool: Pool) -> Sequence[Sequence[int]]:
    found: list[list[int]] = [[] for _ in pool.targets]
    for number, owner in enumerate(pool.owners):
        found[owner].append(number)
    return found


def _stretched(values: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = values.min(axis=1, keepdims=True), values.max(axis=1, keepdims=True)
    return np.asarray((values - low) / np.maximum(high - low, np.float32(1e-9)), np.float32)


def _of_length_one(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)
