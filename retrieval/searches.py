"""What is asked of the two indexes."""

from __future__ import annotations

from typing import Protocol

from indexes.hit import Hit


class Lexical(Protocol):
    """What is asked of the lexical index."""

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the best paragraphs of these access levels."""
        ...

    def document_frequency(self, term: str, levels: frozenset[str]) -> int:
        """Return in how many paragraphs of these access levels a folded syllable or pair stands."""
        ...

    def size(self, levels: frozenset[str]) -> int:
        """Return the number of paragraphs of these access levels."""
        ...


class Dense(Protocol):
    """What is asked of the dense side: encoder and vectors together."""

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the paragraphs of these access levels whose vectors are nearest."""
        ...
