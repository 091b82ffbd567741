"""The day on which a resolution or a law was adopted, which its last sentence says and its head does not."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.model import Document, DocumentId, Paragraph
from retrieval.library import View

_ADOPTED = re.compile(
    r"(?:Nghị quyết|Bộ luật|Luật|Pháp lệnh)(?: này)? (?:này )?[^.;]{0,160}?thông qua\s+(?:vào\s+)?"
    r"(?P<day>ngày\s+\d{1,2}\s?(?:[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\s*tháng\s+\d{1,2}\s+năm\s+\d{4}))",
    re.IGNORECASE,
)


class Adoption(NamedTuple):
    """Where a document says on which day it was adopted; the day as it writes it."""

    document: Document
    paragraph: Paragraph
    day: str


def find_adoption(view: View, document_id: DocumentId | None) -> Adoption | None:
    """Return what a held document says of its own adoption, from its end on, or None."""
    if document_id is None or document_id not in view.documents:
        return None
    for paragraph in reversed(view.paragraphs_of(document_id)):
        match = _ADOPTED.search(paragraph.text)
        if match is not None and "này" in paragraph.text[match.start() : match.start("day")]:
            return Adoption(view.document(document_id), paragraph, match["day"])
    return None
