"""What holds for all composers, over evidence made by hand."""

from __future__ import annotations

from corpus.model import Paragraph
from retrieval.answer import Answer
from retrieval.answers import comparison, definition, field, lookup, provision, relation
from tests.support.hand_made import Shelf, context, paragraph


def test_composers_leave_questions_of_other_kinds_to_the_next(shelf: Shelf) -> None:
    asked = context(shelf, "Tỉnh có bao nhiêu hộ nghèo?")
    declined: list[Answer | None] = [
        composer.compose(asked) for composer in (provision, relation, field, lookup, comparison, definition)
    ]
    assert declined == [None] * 6


def test_paragraphs_made_by_hand_are_what_they_say() -> None:
    made: Paragraph = paragraph("a", 3, "1. Một.", "article:3/clause:1")
    assert made.place.key() == "article:3/clause:1"
