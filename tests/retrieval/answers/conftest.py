"""Shelves for the composers: an empty one, and a decision that stands on it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import RegisterEntry
from tests.support.hand_made import ARTICLES, Shelf


@pytest.fixture
def shelf() -> Shelf:
    """An empty shelf."""
    return Shelf()


@pytest.fixture
def decision(shelf: Shelf) -> RegisterEntry:
    return shelf.hold(
        "qd", "Quyết định", "745/QĐ-UBND", "Về việc thành lập Ban Chỉ đạo", *ARTICLES, issued=date(2020, 5, 8)
    )
