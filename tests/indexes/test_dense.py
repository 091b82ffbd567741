"""The dense index finds what a dot product finds, and keeps access levels apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.errors import SnapshotError
from corpus.model import PUBLIC, ParagraphId
from indexes.dense import DenseIndex, DenseSearch
from indexes.hit import Vectors
from tests.support.encoders import HashingEncoder

EVERYONE = frozenset({PUBLIC})
HALF = 2e-3
"""Rounding of half precision in a sum of products of two vectors of length 1."""


def vectors(count: int, dimension: int = 32, seed: int = 5) -> Vectors:
    found = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def ids(count: int) -> list[ParagraphId]:
    return [ParagraphId(f"p{number:04}") for number in range(count)]


def simple(rows: Vectors, levels: list[str] | None = None) -> DenseIndex:
    return DenseIndex.build(ids(len(rows)), levels or [PUBLIC] * len(rows), range(len(rows)), [rows])


def test_ranking_agrees_with_a_dot_product() -> None:
    rows = vectors(3000)
    index = simple(rows)
    for question in vectors(20, seed=6):
        exact = rows @ question
        hits = index.search(question, 10, EVERYONE)
        found = [int(hit.paragraph_id[1:]) for hit in hits]
        assert len(set(found)) == 10
        np.testing.assert_allclose([hit.score for hit in hits], exact[found], atol=HALF)
        best_left_out = np.delete(exact, found).max()
        assert exact[found].min() >= best_left_out - HALF


@settings(max_examples=60, deadline=None)
@given(
    owners=st.lists(st.integers(0, 14), min_size=1, max_size=60),
    allowed=st.frozensets(st.sampled_from(["public", "internal", "unit"])),
    limit=st.integers(1, 20),
)
def test_a_paragraph_counts_by_its_best_vector_and_only_for_those_who_may_see_it(
    owners: list[int], allowed: frozenset[str], limit: int
) -> None:
    levels = ["public", "internal", "unit"] * 5
    rows = vectors(len(owners))
    question = vectors(1, seed=9)[0]
    index = DenseIndex.build(ids(15), levels, owners, [rows])
    best: dict[int, float] = {}
    for owner, score in zip(owners, (rows @ question).tolist(), strict=True):
        if levels[owner] in allowed:
            best[owner] = max(score, best.get(owner, -2.0))
    expected = sorted(best.values(), reverse=True)[:limit]
    hits = index.search(question, limit, allowed)
    np.testing.assert_allclose([hit.score for hit in hits], expected, atol=HALF)
    for hit in hits:
        assert best[int(hit.paragraph_id[1:])] == pytest.approx(hit.score, abs=HALF)


def test_hits_of_one_score_are_ordered_by_id_at_the_border_too() -> None:
    rows = np.repeat(vectors(1), 500, axis=0)
    index = DenseIndex.build(list(reversed(ids(500))), [PUBLIC] * 500, range(500), [rows])
    assert [hit.paragraph_id for hit in index.search(rows[0], 3, EVERYONE)] == ["p0000", "p0001", "p0002"]


def test_many_vectors_of_one_paragraph_do_not_crowd_out_the_others() -> None:
    near = np.repeat(vectors(1), 400, axis=0)
    rows = np.concatenate([near, vectors(5, seed=8)])
    index = DenseIndex.build(ids(6), [PUBLIC] * 6, [0] * 400 + [1, 2, 3, 4, 5], [near, rows[400:]])
    assert len(index.search(near[0], 6, EVERYONE)) == 6


def test_a_loaded_index_gives_the_same_hits(tmp_path: Path) -> None:
    rows = vectors(200)
    index = simple(rows, ["public", "internal"] * 100)
    index.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    assert (loaded.size, loaded.dimension) == (200, 32)
    for question in vectors(5, seed=3):
        assert loaded.search(question, 20, EVERYONE) == index.search(question, 20, EVERYONE)


def test_an_empty_index_finds_nothing_and_can_be_saved(tmp_path: Path) -> None:
    DenseIndex.build([], [], [], []).save(tmp_path)
    index = DenseIndex.load(tmp_path)
    assert index.search(vectors(1, 8)[0], 5, EVERYONE) == ()
    assert DenseSearch(HashingEncoder(), index).search("kế hoạch", 5, EVERYONE) == ()


def test_a_question_is_encoded_with_its_diacritics_put_back() -> None:
    encoder = HashingEncoder()
    asked: list[str] = []

    def restore(question: str) -> str:
        asked.append(question)
        return "kế hoạch số 3"

    index = simple(encoder.encode_passages(["kế hoạch số 3", "quyết định số 4"]))
    search = DenseSearch(encoder, index, restore)
    for _ in range(2):
        assert search.search("ke hoach so 3", 1, EVERYONE)[0].score == pytest.approx(1, abs=HALF)
    assert asked == ["ke hoach so 3"]


def test_a_missing_or_damaged_index_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"run `python -m indexes update`"):
        DenseIndex.load(tmp_path)
    simple(vectors(10)).save(tmp_path)
    (tmp_path / "vectors.faiss").write_bytes(b"x")
    with pytest.raises(SnapshotError, match="cannot be read"):
        DenseIndex.load(tmp_path)


@pytest.mark.parametrize("kept", [0, 1, 100, 400])
def test_owners_that_are_cut_off_are_named_with_the_remedy(tmp_path: Path, kept: int) -> None:
    simple(vectors(10)).save(tmp_path)
    file = tmp_path / "owners.npz"
    data = file.read_bytes()
    assert kept < len(data)
    file.write_bytes(data[:kept])
    with pytest.raises(SnapshotError, match=r"cannot be read .*run `python -m indexes update`"):
        DenseIndex.load(tmp_path)


def test_parts_of_two_indexes_are_refused(tmp_path: Path) -> None:
    simple(vectors(10)).save(tmp_path)
    other = tmp_path / "other"
    simple(vectors(9)).save(other)
    (other / "owners.npz").replace(tmp_path / "owners.npz")
    with pytest.raises(SnapshotError, match="10 vectors for 9 owners"):
        DenseIndex.load(tmp_path)


def test_lengths_that_do_not_fit_are_refused() -> None:
    with pytest.raises(SnapshotError, match="2 ids, 2 levels, 2 owners and 3 vectors"):
        DenseIndex.build(ids(2), [PUBLIC] * 2, [0, 1], [vectors(3)])


def test_threads_that_search_side_by_side_get_what_one_gets() -> None:
    texts = [f"kế hoạch số {number} về du lịch" for number in range(50)]
    encoder = HashingEncoder()
    index = simple(encoder.encode_passages(texts))
    search = DenseSearch(encoder, index)
    expected = {text: search.search(text, 5, EVERYONE) for text in texts}
    fresh = DenseSearch(encoder, index)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: fresh.search(text, 5, EVERYONE), texts * 4))
    assert found == [expected[text] for text in texts * 4]
    assert [hits[0].paragraph_id for hits in expected.values()] == ids(50)
