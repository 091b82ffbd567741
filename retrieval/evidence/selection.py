"""Which candidates are looked through, and which of those are read closely: reading is the dearer part of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Paragraph, ParagraphKind
from retrieval.evidence.skimming import Skimmed

MAX_SKIMMED = 20
"""Candidates that are looked through."""
MAX_READ = 10
"""The most promising of them, which are read closely."""
FEWEST_READ = 4
LEAST_PROMISE = 0.65
"""Promise beside that of the most promising one under which the others are not read; of the answers to 320 questions none
stood in one under 0.73, but for the items of one list."""
SAYING_HEADING = 12
"""Words from which a heading says something by itself."""
_AMOUNT = re.compile(r"(?<=\s)\d+(?:[.,]\d+)*\s+(?!năm\b|tháng\b)[^\W\d_]")
"""A number that counts something, beyond the heading's own."""
_UNREADABLE = (
    ParagraphKind.NOISE,
    ParagraphKind.HEADER,
    ParagraphKind.HEADING,
    ParagraphKind.TITLE,
    ParagraphKind.BASIS,
)


def worth_reading(skimmed: Sequence[Skimmed]) -> Sequence[Skimmed]:
    """Return those of the candidates, best first, that may hold the answer beside the most promising one."""
    least = LEAST_PROMISE * skimmed[0].promise if skimmed else 0.0
    return [one for at, one in enumerate(skimmed[:MAX_READ]) if at < FEWEST_READ or one.promise >= least]


def is_readable(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says something: text, and a heading that is a sentence ("Điều 1. Thành lập … gồm 21 …")."""
    if paragraph.kind is ParagraphKind.HEADING:
        says = paragraph.text.rstrip(" *_").endswith((".", ";")) or _AMOUNT.search(paragraph.text) is not None
        return says and len(paragraph.text.split()) >= SAYING_HEADING
    return paragraph.kind not in _UNREADABLE and bool(paragraph.text.strip())
