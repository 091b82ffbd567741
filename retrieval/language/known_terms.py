"""How well a syllable is known, by itself and beside its neighbours: in the library and in any administration's words."""

from __future__ import annotations

from collections.abc import Callable

from retrieval.language.base_vocabulary import base_vocabulary

Counts = Callable[[str], int]
"""How often a folded syllable, or two joined by a space, stand in the library."""
_BASE_COUNT = 3
"""Occurrences that the base vocabulary counts for."""


def known(term: str, counts: Counts) -> int:
    """Return how often a folded syllable or pair stands, with those of the base vocabulary."""
    base = base_vocabulary()
    return counts(term) + (_BASE_COUNT if term in base.syllables or term in base.pairs else 0)


def pair_terms(candidate: str, around: tuple[str, str]) -> list[str]:
    """Return the pairs that a syllable makes with its neighbours; "" is none."""
    before, after = around
    return [f"{before} {candidate}"] * bool(before) + [f"{candidate} {after}"] * bool(after)


def beside(candidate: str, around: tuple[str, str], counts: Counts) -> int:
    """Return how often the pairs with the neighbours stand, together."""
    return sum(known(pair, counts) for pair in pair_terms(candidate, around))


def is_idiom(candidate: str, around: tuple[str, str]) -> bool:
    """Tell whether a syllable makes a pair of the base vocabulary with a neighbour."""
    return any(pair in base_vocabulary().pairs for pair in pair_terms(candidate, around))
