"""Fusion weighs what both searches say and has a total order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ParagraphId
from indexes.fusion import fuse
from indexes.hit import Hit


def hits(**scores: float) -> list[Hit]:
    return [Hit(ParagraphId(name), score) for name, score in scores.items()]


found = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 50), max_size=8).map(lambda scores: hits(**scores))


def test_scores_are_combined_after_each_is_put_on_one_scale() -> None:
    fused = fuse(hits(a=20.0, b=10.0), hits(b=0.9, c=0.86, a=0.8), dense_weight=0.4)
    assert {hit.paragraph_id: pytest.approx(hit.score) for hit in fused} == {
        "a": 0.6 * 1.0 + 0.4 * 0.0,
        "b": 0.6 * 0.5 + 0.4 * 1.0,
        "c": 0.4 * 0.6,
    }
    assert [hit.paragraph_id for hit in fused] == ["b", "a", "c"]


def test_what_both_find_beats_what_one_finds_as_well() -> None:
    fused = fuse(hits(a=10.0, b=10.0), hits(b=0.9, c=0.9, d=0.1), dense_weight=0.5)
    assert fused[0].paragraph_id == "b"


@given(found, found, st.floats(0, 1))
def test_every_hit_comes_out_once_with_a_score_from_0_to_1_in_a_total_order(
    lexical: list[Hit], dense: list[Hit], weight: float
) -> None:
    fused = fuse(lexical, dense, dense_weight=weight)
    assert sorted(hit.paragraph_id for hit in fused) == sorted({hit.paragraph_id for hit in (*lexical, *dense)})
    assert all(-1e-9 <= hit.score <= 1 + 1e-9 for hit in fused)
    assert list(fused) == sorted(fused, key=lambda hit: (-hit.score, hit.paragraph_id))


@given(found, found, st.floats(0, 1), st.randoms())
def test_the_order_of_the_hits_does_not_matter(
    lexical: list[Hit], dense: list[Hit], weight: float, random: object
) -> None:
    assert fuse(lexical[::-1], dense[::-1], dense_weight=weight) == fuse(lexical, dense, dense_weight=weight)


@given(found.filter(bool), found.filter(bool))
def test_a_weight_of_one_side_alone_keeps_that_sides_order(lexical: list[Hit], dense: list[Hit]) -> None:
    best = fuse(lexical, dense, dense_weight=0.0)[0]
    assert {hit.paragraph_id: hit.score for hit in lexical}.get(best.paragraph_id, 0) == max(h.score for h in lexical)
    best = fuse(lexical, dense, dense_weight=1.0)[0]
    assert {hit.paragraph_id: hit.score for hit in dense}.get(best.paragraph_id, 0) == max(h.score for h in dense)


def test_nothing_found_gives_nothing() -> None:
    assert fuse([], [], dense_weight=0.4) == ()
