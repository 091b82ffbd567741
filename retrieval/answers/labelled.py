"""What stands under a label of the document that the question describes: "Địa điểm: …" of a notice on a fair.

A title says what it is about, and a numbered line below it when and where; that
line itself holds no word of the question.
"""

from __future__ import annotations

import re

from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold
from retrieval.answer import Answer
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.answers.passage import value_in
from retrieval.query import Expected, Kind

WHOLE = 0.95
"""Share of the question that a title must hold, so that nothing is asked but when or where."""
_ITEM = r"^\W*(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-z])[.)]\s*)?"
_LABELS = {
    Expected.PLACE: re.compile(rf"{_ITEM}(?:dia diem|noi to chuc)(?: [a-z]+){{0,4}}\s*:"),
    Expected.TIME: re.compile(rf"{_ITEM}(?:thoi gian|thoi diem|ngay to chuc)(?: [a-z]+){{0,4}}\s*:"),
}


def compose_labelled(context: Context) -> Answer | None:
    """Quote the one labelled line of the one document whose title holds all of the question, or return None."""
    label = _LABELS.get(context.query.expected)
    described = [item.entry for item in context.targets.described if item.share >= WHOLE]
    if label is None or len(described) != 1 or context.targets.named:
        return None
    entry, document_id = described[0], described[0].document_id
    if document_id is None or not entry.held or not _is_of_its_year(context, entry.subject or ""):
        return None
    lines = [line for line in context.view.paragraphs_of(document_id) if _is_labelled(line, label)]
    if len(lines) != 1:
        return None
    (line,) = lines
    draft = Draft(context.query, Kind.FACT)
    draft.name(entry)
    number = draft.cite(context.view.document(line.document_id), line, line.text)
    value = value_in(context, line.text)
    draft.claim(f"{value}: {line.text}" if value else line.text, (number,), strong=value)
    return draft.answered(context.threshold)


def _is_labelled(line: Paragraph, label: re.Pattern[str]) -> bool:
    told = label.match(fold(line.text)) if line.kind is ParagraphKind.BODY else None
    return told is not None and bool(line.text[told.end() :].strip())


def _is_of_its_year(context: Context, title: str) -> bool:
    return all(str(year) in title for year in context.query.years)
