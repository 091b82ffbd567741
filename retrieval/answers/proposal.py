"""On whose proposal a document was issued: the last of its legal bases, "Theo đề nghị của Giám đốc Sở …".

Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2.
"""

from __future__ import annotations

import re

from corpus.model import ParagraphKind, RegisterEntry
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.query import Kind

_PROPOSAL = re.compile(r"^\W*(?:theo|xet|tren co so|can cu) (?:cac )?(?:de nghi|de xuat|kien nghi|to trinh)\b")


def quote_proposal(context: Context, entry: RegisterEntry) -> Answer | None:
    """Quote on whose proposal a held document was issued, or return None where it does not say."""
    if entry.document_id is None:
        return None
    draft = Draft(context.query, Kind.RELATION)
    document = context.view.document(entry.document_id)
    for paragraph in context.view.paragraphs_of(document.id):
        if paragraph.kind is ParagraphKind.BASIS and _PROPOSAL.match(fold(paragraph.text)) and not draft.full:
            draft.claim(paragraph.text, (draft.cite(document, paragraph, paragraph.text),))
    draft.name(entry)
    return draft.answered(SURE) if draft.claims else None
