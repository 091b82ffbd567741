"""Whether a paragraph holds what a question is about as it is written, and not only its words somewhere.

In a document that the question names this is proof enough, however unsure the passage is otherwise: of 609 invented
questions for two or three neighbouring words of such a document, one in eighteen was less sure than the threshold, and
all those were right. Where the words stand apart it is none: of what a share of the threshold let in then, 27 of 33
passages were beside the point.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Paragraph
from corpus.text.fold import fold
from retrieval.evidence.terms import words
from retrieval.query import Topic


def says_each(topics: Sequence[Topic], paragraph: Paragraph) -> bool:
    """Tell whether every topic stands in a paragraph or in the headings above it, in one of its forms."""
    said = " | ".join(" ".join(words(fold(text))) for text in (*paragraph.headings, paragraph.text))
    return bool(topics) and all(any(f" {form} " in f" {said} " for form in topic.forms) for topic in topics)
