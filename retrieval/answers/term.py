"""What a term means, by the sentence of a document that defines it: "Thông tin đối ngoại là …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.evidence.terms import words
from retrieval.query import Expected, Kind

_BEFORE = re.compile(
    r"\s*(?:(?:theo|trong) [^,]{3,120}, ?)?(?:khai niem |thuat ngu |cum tu )?(?P<term>.{3,120}?)\s+(?:la gi|la the nao|(?:duoc )?hieu (?:la|the nao|nhu the nao)|co nghia|nghia la)\b"
)
_AFTER = re.compile(r"\s*(?:the nao|nhu the nao) (?:la|duoc goi la)\s+(?P<term>.{3,120}?)\s*\??\s*$")
LONGEST_TERM = 10
"""Words of a term that may be defined."""
_LOOKED_AT = 40


def compose_term(context: Context) -> Answer | None:
    """Quote the sentence that defines the term asked for; None where no document defines it."""
    if context.query.expected is not Expected.ANY:
        return None
    for term in _terms(context):
        found = _definition(context, term)
        if found is None:
            continue
        paragraph, start = found
        document = context.view.document(paragraph.document_id)
        draft = Draft(context.query, Kind.DEFINITION)
        entry = context.view.entry_of(document.id)
        if entry is not None:
            draft.name(entry)
        quote = paragraph.text[start:].strip()
        draft.claim(quote, (draft.cite(document, paragraph, quote),))
        return draft.answered(SURE)
    return None


def _terms(context: Context) -> Iterator[str]:
    """Yield the folded forms that the term may have: all the topics, in a row."""
    topics = sorted((topic for topic in context.query.topics if topic.forms), key=lambda topic: topic.start)
    if len(topics) == 1:
        forms = topics[0].forms
    else:
        said = [topic.forms[0] for topic in topics]
        forms = (" ".join(said), " ".join(reversed(said)))  # English puts what is described last
    for form in dict.fromkeys((*_whole(context.query.text), *forms)):
        if 1 < len(words(form)) <= LONGEST_TERM:
            yield form


def _whole(text: str) -> Iterator[str]:
    """Yield the words before "là gì" or after "thế nào là", small ones included: "công chức dự bị"."""
    for pattern in (_BEFORE, _AFTER):
        match = pattern.match(fold(text))
        if match is not None:
            yield " ".join(words(match["term"]))


def _definition(context: Context, term: str) -> tuple[Paragraph, int] | None:
    """Return the paragraph that defines a term, and where the sentence begins."""
    begins = re.compile(
        rf"^[\s\"(*•+-]*(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)-]?|[a-z]\))?\s*(?P<term>{re.escape(term).replace(chr(92) + ' ', '[ ,-]+')})"
        rf"\s*(?:\([^)]{{1,60}}\)\s*)?(?:\(sau day [^)]{{1,80}}\)\s*)?:?\s*(?:la|duoc hieu la|bao gom|gom|nghia la)\b(?! (?:co quan (?:thuong truc|chu tri)|dau moi))"
    )
    query = replace(context.query, search_text=f"{term} la {term}")
    for item in (*context.holding(context.query), *context.holding(query))[: 2 * _LOOKED_AT]:
        match = None if item.missing_names else begins.match(fold(item.paragraph.text))
        if match is not None:
            return item.paragraph, match.start("term")
    return None
