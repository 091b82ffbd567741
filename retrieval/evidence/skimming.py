"""A first look at candidates: how much of the question a paragraph holds, by itself and with what stands around it.

It costs less than close reading and tells which candidates are worth that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.model import Paragraph
from retrieval.evidence.asked import AskedTerms, AskedText
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.conditions import noted_text
from retrieval.library import View

SAME_TEXT = 0.9
"""Jaccard similarity of syllable pairs over which two paragraphs say the same."""
SAME_LENGTH = 0.75
"""Share of the longer one's characters under which they are not compared."""
OWN_WORDS = 0.5
"""Weight of what the paragraph holds by itself, beside rank and what its surroundings hold, too."""
RIGHT_YEAR = 0.5
"""Weight of the year: reports say much the same every year, and only one of them answers."""


@dataclass(frozen=True, slots=True)
class Skimmed:
    """A candidate with what it holds of the question.

    Attributes:
        noted: the paragraph that a footnote belongs to, or "".
        around: what a reader knows when reading the paragraph: headings, title, date of its document.
        own, known: the paragraph and what is around it, looked through for the question.
        in_paragraph: share of the question's content that the paragraph by itself holds, from 0 to 1.
        in_context: the same with what is around it.
        of_year: it, or what is around it, names a year that the question asks about, if it asks about any.
    """

    candidate: Candidate
    noted: str
    around: str
    own: AskedText
    known: AskedText
    in_paragraph: float
    in_context: float
    of_year: bool

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph itself."""
        return self.candidate.paragraph

    @property
    def promise(self) -> float:
        """How much close reading promises; higher is better."""
        return self.candidate.score + self.in_context + OWN_WORDS * self.in_paragraph + RIGHT_YEAR * self.of_year


def skim(candidate: Candidate, asked: AskedTerms, view: View, years: Sequence[int] = ()) -> Skimmed:
    """Look a candidate through for the words of the question.

    Args:
        years: that the question asks about.
    """
    paragraph = candidate.paragraph
    noted = noted_text(view, paragraph)
    around = _surroundings(view, paragraph, noted)
    own, known = asked.read(paragraph.text), asked.read(around)
    return Skimmed(
        candidate,
        noted,
        around,
        own,
        known,
        in_paragraph=asked.coverage(own.bits()),
        in_context=asked.coverage(own.bits() | known.bits()),
        of_year=not years or any(str(year) in paragraph.text or str(year) in around for year in years),
    )


def _surroundings(view: View, paragraph: Paragraph, noted: str) -> str:
    header = view.document(paragraph.document_id).header
    symbol = header.symbol.text if header.symbol else ""
    written = header.date.raw if header.date else ""
    title = header.subject or view.opening(paragraph.document_id)
    parts = (
        *paragraph.headings,
        noted,
        header.type or "",
        title,
        header.issuer or "",
        header.parent or "",
        symbol,
        written,
    )
    return " . ".join(part for part in parts if part)


def without_repeats(texts: Iterable[str], words_of: Callable[[str], Sequence[str]]) -> list[int]:
    """Return the positions of the texts that do not repeat an earlier one, as yearly reports do.

    Args:
        words_of: gives the folded words of a text.
    """
    kept: list[tuple[int, str]] = []
    pairs_of = cache(lambda text: _pairs(words_of(text)))
    different_of = cache(lambda text: frozenset(words_of(text)))

    def may_repeat(text: str, other: str) -> bool:
        """Tell cheaply that two texts cannot say the same.

        A word that only one of them has makes a pair that only that one has, and no pair has more than two words.
        """
        if not _are_of_a_length(text, other):
            return False
        pairs = len(words_of(text)) + len(words_of(other))  # of both together, at most
        return len(different_of(text) ^ different_of(other)) <= 2 * (1 - SAME_TEXT) * pairs

    for position, text in enumerate(texts):
        alike = (other for _, other in kept if may_repeat(text, other))
        if all(_similarity(pairs_of(text), pairs_of(other)) < SAME_TEXT for other in alike):
            kept.append((position, text))
    return [position for position, _ in kept]


def _are_of_a_length(first: str, second: str) -> bool:
    """Tell cheaply that two texts cannot say the same; what repeats itself inside a text is allowed for."""
    shorter, longer = sorted((len(first), len(second)))
    return shorter >= SAME_LENGTH * longer


def _pairs(found: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the neighbouring words of a text; a single word is paired with nothing."""
    return frozenset(pairwise(found)) if len(found) > 1 else frozenset({(word, "") for word in found})


def _similarity(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> float:
    shared = len(first & second)
    union = len(first) + len(second) - shared
    return shared / union if union else 1.0
