"""Mentions that do not stand for themselves: inside the title of another document, or in a list that shares its words."""

from __future__ import annotations

from itertools import pairwise

from corpus.model import ReadDocument, Reference
from corpus.relations import carries_on
from corpus.types import find_types


def dependent(draft: ReadDocument) -> frozenset[int]:
    """Return the positions of references of which no full form can be asked.

    "Nghị định số 62/CP" in "… sửa đổi Nghị định số 62/CP" belongs to the title
    of another document; of "Công văn số 4830/KTTH ngày …, số 1440/CP-KTTH ngày …"
    each takes words from the others.
    """
    texts = {paragraph.id: paragraph.text for paragraph in draft.paragraphs}
    found: set[int] = set()
    outer: Reference | None = None
    for (i, one), (j, other) in pairwise(enumerate(draft.references)):
        if one.paragraph_id != other.paragraph_id:
            outer = None
            continue
        if outer is None or one.end >= outer.end:
            outer = one
        if other.end <= outer.end:
            found.add(j)
            continue
        text = texts.get(one.paragraph_id, "")
        if carries_on(text[one.end : other.start]) and not _typed(other):
            found |= {i, j}
    return frozenset(found)


def _typed(reference: Reference) -> bool:
    """Tell whether a mention says itself of what type the document is."""
    return any(match.start == 0 for match in find_types(reference.text[:40]))
