"""A large library's coarse copy finds what comparing every vector finds, and keeps access levels apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from config.errors import SnapshotError
from corpus.model import PUBLIC, ParagraphId
from indexes.dense import DenseIndex
from indexes.hit import Vectors

EVERYONE = frozenset({PUBLIC})
DIMENSION = 64
SUBJECTS = 40
LEVELS = ("internal", PUBLIC, "unit")


def clustered(count: int, *, noise: float, seed: int = 5) -> Vectors:
    """Return vectors that crowd around a few subjects, as paragraphs do, all on one side of the origin."""
    random = np.random.default_rng(seed)
    subjects = np.random.default_rng(1).standard_normal((SUBJECTS, DIMENSION)) + 2
    rows = subjects[random.integers(0, SUBJECTS, count)] + noise * random.standard_normal((count, DIMENSION))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def coarse(rows: Vectors, levels: list[str] | None = None) -> DenseIndex:
    ids = [ParagraphId(f"p{number:05}") for number in range(len(rows))]
    return DenseIndex.build(ids, levels or [PUBLIC] * len(rows), range(len(rows)), [rows], coarse_from=1)


def compared(rows: Vectors, question: Vectors) -> NDArray[np.float32]:
    """Return the score of every row, in the precision in which vectors are kept."""
    return rows.astype(np.float16).astype(np.float32) @ question


@pytest.mark.parametrize("noise", [0.05, 0.5, 2.0])
def test_the_best_hundred_are_those_of_comparing_every_vector(noise: float) -> None:
    rows = clustered(20_000, noise=noise)
    index = coarse(rows)
    for question in clustered(30, noise=noise, seed=6):
        best = np.sort(compared(rows, question))[::-1][:100]
        scores = [hit.score for hit in index.search(question, 100, EVERYONE)]
        np.testing.assert_allclose(scores, best, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(
    of_rows=st.lists(st.sampled_from(LEVELS), min_size=1, max_size=300),
    allowed=st.frozensets(st.sampled_from(LEVELS)),
    limit=st.integers(1, 40),
)
def test_only_paragraphs_of_the_levels_asked_for_are_found(
    of_rows: list[str], allowed: frozenset[str], limit: int
) -> None:
    rows = clustered(len(of_rows), noise=0.5)
    question = clustered(1, noise=0.5, seed=7)[0]
    hits = coarse(rows, of_rows).search(question, limit, allowed)
    assert {of_rows[int(hit.paragraph_id[1:])] for hit in hits} <= allowed
    readable = compared(rows, question)[[level in allowed for level in of_rows]]
    np.testing.assert_allclose([hit.score for hit in hits], np.sort(readable)[::-1][:limit], atol=1e-6)


def test_hits_of_one_score_are_ordered_by_id_at_the_border_too() -> None:
    rows = np.repeat(clustered(1, noise=0.5), 3000, axis=0)
    index = coarse(np.concatenate([clustered(2000, noise=0.5), rows]))
    assert [hit.paragraph_id for hit in index.search(rows[0], 3, EVERYONE)] == ["p02000", "p02001", "p02002"]


def test_a_loaded_index_gives_the_same_hits(tmp_path: Path) -> None:
    levels = [LEVELS[number % 3] for number in range(900)]
    index = coarse(clustered(900, noise=0.5), levels)
    index.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    assert (loaded.size, loaded.passages, loaded.dimension) == (900, 900, DIMENSION)
    for question in clustered(5, noise=0.5, seed=3):
        for allowed in (EVERYONE, frozenset(LEVELS), frozenset({"unit"})):
            assert loaded.search(question, 20, allowed) == index.search(question, 20, allowed)


def test_the_same_vectors_make_the_same_files(tmp_path: Path) -> None:
    rows = clustered(3000, noise=0.5)
    for name in ("one", "other"):
        coarse(rows).save(tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "one").iterdir() if path.suffix != ".npz")
    assert files == ["coarse-0.faiss", "vectors.f2"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize("name", ["vectors.f2", "coarse-0.faiss"])
def test_a_damaged_index_is_named_with_the_remedy(tmp_path: Path, name: str) -> None:
    coarse(clustered(900, noise=0.5)).save(tmp_path)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:5000])
    with pytest.raises(SnapshotError, match=r"cannot be read .*; remove the snapshot and run"):
        DenseIndex.load(tmp_path)
