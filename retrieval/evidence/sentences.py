"""Sentences and clauses of a paragraph, as offsets, so that a quote is always the paragraph's own text."""

from __future__ import annotations

import re
from typing import NamedTuple

LONG_SENTENCE = 700
"""Characters over which a sentence is narrowed to the clauses that answer."""

# "TP.", "ThS.", "1." and "Điều 5." end no sentence; an ellipsis inside an
# enumeration ends none either unless a capital follows.
_BOUNDARY = re.compile(r"[.!?…]+[”\"’)\]]*(?=\s+[“\"(\[]?(?P<next>\w))|\n+")
_NO_END = re.compile(
    r"(?:^|[\s(“\"])(?:T[Pp]|T\.?P|Th[Ss]|TS|GS|PGS|BS|KS|ĐT|Tr|tr|No|Art|\d{1,3}|[IVXLC]{1,5}|[a-zđ])\.$"
)
_CLAUSE = re.compile(r";\s+")
_CLAUSE_OR_LEAD = re.compile(r"[;:]\s+")
_TITLE = re.compile(r"“[^“”;]*”")
"""A name in quotation marks, in which a colon ends nothing; one that is not closed before a semicolon is none."""


class Span(NamedTuple):
    """A half-open range of a paragraph's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of the range."""
        return text[self.start : self.end]


def sentences(text: str) -> tuple[Span, ...]:
    """Split a paragraph into sentences; their spans leave out white space only."""
    spans: list[Span] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        following = match["next"]
        if following is not None and (not following.isupper() or _NO_END.search(text[start : match.end()][-12:])):
            continue
        spans.append(_stripped(text, start, match.end()))
        start = match.end()
    spans.append(_stripped(text, start, len(text)))
    return tuple(span for span in spans if span.end > span.start)


def clauses(text: str, sentence: Span, *, at_colons: bool = False) -> tuple[Span, ...]:
    """Split a sentence at its semicolons, and at colons if asked to; the mark stays with the clause before it."""
    spans: list[Span] = []
    start = sentence.start
    titles = [match.span() for match in _TITLE.finditer(text, sentence.start, sentence.end)] if at_colons else []
    for match in (_CLAUSE_OR_LEAD if at_colons else _CLAUSE).finditer(text, sentence.start, sentence.end):
        if any(first < match.start() < last for first, last in titles):
            continue
        spans.append(_stripped(text, start, match.start() + 1))
        start = match.end()
    spans.append(_stripped(text, start, sentence.end))
    return tuple(span for span in spans if span.end > span.start)


def sentence_at(text: str, position: int) -> str:
    """Return the sentence of a paragraph that holds a position; a long one is narrowed to its clause."""
    span = next((s for s in sentences(text) if s.start <= position < s.end), Span(0, len(text)))
    if span.end - span.start <= LONG_SENTENCE:
        return span.of(text)
    return next((c.of(text) for c in clauses(text, span) if c.start <= position < c.end), span.of(text))


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + max(left, right))
