"""Source lines and the citation forms that a drafter pastes.

A source line reads from the smallest unit to the document and its page, one
line a source, fixed order (NĐ 30/2020/NĐ-CP, Phụ lục II, V.7).
"""

from __future__ import annotations

from corpus.model import Document, Paragraph
from corpus.place_label import label
from retrieval.answer import Language
from retrieval.naming import document_name


def place_words(paragraph: Paragraph, language: Language) -> str:
    """Return the place as a person cites it: "mục II.1, đoạn 3", "điểm a khoản 2 Điều 3"."""
    return label(paragraph.place, english=language is Language.ENGLISH)


def source_label(document: Document, paragraph: Paragraph, language: Language) -> str:
    """Return the whole source line: place, document, page, and that it is a draft."""
    english = language is Language.ENGLISH
    place = place_words(paragraph, language)
    name = document_name(document, language)
    joined = f"{place}, {name}" if place else name
    if paragraph.page is not None:
        joined += f", page {paragraph.page}" if english else f", trang {paragraph.page}"
    if document.header.draft:
        joined += " [draft]" if english else " [bản chưa phát hành]"
    return joined
