"""The provisions of two whole documents side by side: those that say it otherwise, each with its place and its own words."""

from __future__ import annotations

from corpus.model import ParagraphKind, ReadDocument, RegisterEntry
from corpus.place_label import label
from retrieval.answer import Language
from retrieval.answers.context import Context
from retrieval.answers.draft import Draft
from retrieval.drafting.compare import Change, Comparison, Mark, Pair, compare_texts
from retrieval.naming import short_name
from retrieval.wording import say

MOST_PAIRS = 5
"""Provisions shown; that there are more is said."""
SHARED = 0.5
_OF_ITS_OWN = (ParagraphKind.BASIS, ParagraphKind.HEADING, ParagraphKind.TABLE_ROW)
"""What differs between any two documents, or says nothing without what stands below it or its table."""


def claim_differences(draft: Draft, context: Context, sides: tuple[RegisterEntry, ...]) -> bool:
    """Add the provisions that two held documents word otherwise, the earlier document first.

    Returns whether there are any.
    """
    earlier, later = sorted(sides, key=_issued)
    left, right = _read(context, earlier), _read(context, later)
    if left is None or right is None:
        return False
    comparison = compare_texts(left, right)
    pairs = [pair for pair in comparison.pairs if pair.change is Change.CHANGED and _is_worth(pair)]
    for pair in pairs[:MOST_PAIRS]:
        _claim(draft, pair, comparison, (earlier, later))
    if pairs:
        shown = min(len(pairs), MOST_PAIRS)
        draft.note(say(draft.query.language, "differences", changed=len(pairs), shown=shown))
    return bool(pairs)


def _issued(entry: RegisterEntry) -> tuple[int, str]:
    return (entry.date.value.toordinal() if entry.date and entry.date.value else 0, entry.id)


def _read(context: Context, entry: RegisterEntry) -> ReadDocument | None:
    if entry.document_id is None:
        return None
    return ReadDocument(context.view.document(entry.document_id), context.view.paragraphs_of(entry.document_id))


def _is_worth(pair: Pair) -> bool:
    """Tell whether two paragraphs are on one matter: half of the longer one's words stand in the other, too."""
    if pair.left is None or pair.right is None or pair.right.kind in _OF_ITS_OWN:
        return False
    shared = sum(len(stretch.text) for stretch in pair.stretches if stretch.mark is Mark.BOTH)
    return shared >= SHARED * max(len(pair.left.text), len(pair.right.text))


def _claim(draft: Draft, pair: Pair, comparison: Comparison, sides: tuple[RegisterEntry, RegisterEntry]) -> None:
    texts = ((pair.left, comparison.left), (pair.right, comparison.right))
    for (paragraph, document), entry in zip(texts, sides, strict=True):
        if paragraph is None:
            continue
        place = label(paragraph.place, english=draft.query.language is Language.ENGLISH)
        lead = f"{short_name(entry, draft.query.language)}, {place}: "
        draft.claim(lead + paragraph.text, (draft.cite(document, paragraph, paragraph.text),), strong=lead)
