"""A small encoder for tests: no model, but texts that share syllables lie near one another."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from corpus.text.fold import fold
from indexes.hit import Vectors


class HashingEncoder:
    """Adds up one fixed random direction a folded syllable; counts what it was asked to encode."""

    def __init__(self, dimension: int = 64, fingerprint: str = "hashing-1") -> None:
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.passages: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts])

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        self.passages += texts
        return self.encode_queries(texts) if texts else np.empty((0, self.dimension), np.float32)

    def _vector(self, text: str) -> Vectors:
        total = np.full(self.dimension, 1e-3, np.float32)
        for syllable in fold(text).split():
            seed = zlib.crc32(syllable.encode())
            total += np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
        return np.asarray(total / np.linalg.norm(total), np.float32)
