"""In which provision another one lies that a follow-up names alone: "điểm b" after "khoản 1 Điều 2"."""

from __future__ import annotations

from corpus.place import Place, Unit
from corpus.place_label import label
from retrieval.answer import Language

_LEVELS = (Unit.ARTICLE, Unit.CLAUSE, Unit.POINT)


def said_above(place: Place, before: Place | None, language: Language) -> str:
    """Return the words for what stands above a provision, taken from the one named before; "" where nothing does."""
    own = [_LEVELS.index(part.unit) for part in place.parts if part.unit in _LEVELS]
    if before is None or not own:
        return ""
    parts = tuple(part for part in before.parts if part.unit in _LEVELS[: min(own)])
    if not parts and not before.attachment:
        return ""
    return f" {label(Place(parts, before.attachment), english=language is Language.ENGLISH)}"
