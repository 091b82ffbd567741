"""The name of a procedure: what stands above its first part, or is labelled as its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.model import ParagraphKind
from corpus.place import Place, PlacePart, Unit
from corpus.procedure import Part, find_label
from corpus.structure.draft import Draft
from corpus.structure.wording import bare

_LEAD: Final = re.compile(
    r"[\s*_#]*(?:\d{1,3}\s?[.)]\s*)?(?:(?:tên\s+)?thủ\s+tục(?:\s+hành\s+chính)?\s*[:–-]\s*)?", re.IGNORECASE
)
_SAYS_NOTHING: Final = frozenset({
    "chi tiet thu tuc hanh chinh", "thu tuc hanh chinh", "noi dung thu tuc hanh chinh", "thong tin thu tuc hanh chinh",
    "chi tiet thu tuc",
})  # fmt: skip
_AFTER: Final = re.compile(r"\s(?:Chi tiết|Nội dung|Thông tin) thủ tục(?: hành chính)?$")
_FEWEST_WORDS: Final = 3
_LONGEST: Final = 1200
_MOST_ABOVE: Final = 5
"""Paragraphs above the first part among which the name stands; where there are more, they are a text of their own."""


def procedure_title(drafts: Sequence[Draft]) -> str | None:
    """Return the name of the procedure that a document describes, or None where it describes none.

    Args:
        drafts: its paragraphs, with the labels of its parts.
    """
    titled = _titled(drafts)
    if titled is None:
        return None
    label = find_label(titled.text) if titled.label else None
    return _name(titled.text[label.end :] if label is not None else titled.text)


def entitle(drafts: Sequence[Draft]) -> None:
    """Make the paragraph above the parts that names the procedure its title."""
    titled = _titled(drafts)
    if titled is not None and not titled.label:
        titled.kind, titled.place = ParagraphKind.TITLE, Place((PlacePart(Unit.HEADER),))


def _titled(drafts: Sequence[Draft]) -> Draft | None:
    """Return the paragraph that names the procedure."""
    first = next((number for number, draft in enumerate(drafts) if draft.label), None)
    if first is None:
        return None
    labelled = (draft for draft in drafts[first : first + _MOST_ABOVE] if draft.label)
    named = next((draft for draft in labelled if _is_name(draft)), None)
    above = [draft for draft in drafts[:first] if draft.kind is not ParagraphKind.NOISE]
    if named is not None or len(above) > _MOST_ABOVE:
        return named
    return next((draft for draft in above if _says_name(_name(draft.text))), None)


def _is_name(draft: Draft) -> bool:
    label = find_label(draft.text)
    return label is not None and label.part is Part.NAME and not label.alone


def _name(text: str) -> str:
    """Return a name without what says that it is one, before it or on the line after it."""
    return _AFTER.sub("", " ".join(_LEAD.sub("", text, count=1).split())).strip(" *_#")


def _says_name(name: str) -> bool:
    enough = len(name.split()) >= _FEWEST_WORDS and len(name) <= _LONGEST
    return enough and bare(name).strip(" :.") not in _SAYS_NOTHING
