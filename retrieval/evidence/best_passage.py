"""The sentence or the clauses of a paragraph that answer: what holds most of the question, the value before all."""

from __future__ import annotations

from collections.abc import Callable

from retrieval.evidence.asked import AskedTerms, AskedText
from retrieval.evidence.expected import HeldValues
from retrieval.evidence.sentences import LONG_SENTENCE, Span, clauses, sentences
from retrieval.query import Expected

MAX_CLAUSES = 40
"""Clauses of one sentence that are read together."""
WORTH_A_SENTENCE = 0.08
"""Share of the question's content that a neighbouring sentence must add to be quoted along."""
TELLS_OF_IT = 0.1
"""Share of the question that a sentence with a sum or a number must hold: else it tells of what it names itself, and not of
what another sentence does."""
_MEASURED = (Expected.MONEY, Expected.AMOUNT, Expected.PERCENT, Expected.QUANTITY)
NEARLY_ALL = 0.95
"""Share of what a sentence holds that is enough for the clauses that stand for it."""


def _fits_any(text: str) -> bool:
    return bool(text)


def best_passage(
    text: str,
    asked: AskedTerms,
    read: AskedText,
    values: HeldValues,
    *,
    listed: bool,
    fits: Callable[[str], bool] = _fits_any,
) -> tuple[Span, ...]:
    """Return the spans of a paragraph that answer, in order.

    Args:
        text: the paragraph.
        asked: what is looked for.
        read: the paragraph, looked through for it.
        values: its values of the kind asked for.
        listed: the paragraph is a list of clauses, as a footnote is.
        fits: tells of a sentence whether it may answer at all; it speaks of no other year, for one.
    """
    return _Chooser(asked, read, values, fits).choose(text, listed=listed)


class _Chooser:
    def __init__(
        self, asked: AskedTerms, read: AskedText, values: HeldValues, fits: Callable[[str], bool] = _fits_any
    ) -> None:
        self._fits = fits
        self._asked = asked
        self._read = read
        self._values = values

    def choose(self, text: str, *, listed: bool) -> tuple[Span, ...]:
        spans = sentences(text)
        best = spans[0]
        if len(spans) > 1:
            best = max(spans, key=lambda span: (self._fits(span.of(text)), *self._of_sentence(span), -span.start))
        if best.end - best.start > LONG_SENTENCE or listed:
            return self._narrowed(clauses(text, best, at_colons=listed))
        return self._with_neighbour(spans, best) if len(spans) > 1 else (best,)

    def _with_neighbour(self, spans: tuple[Span, ...], best: Span) -> tuple[Span, ...]:
        """Add the sentence before or after the best one where it holds much of the question that the best one lacks."""
        at = spans.index(best)
        alone = self._fitness(best)
        better = []
        for pair in (spans[max(0, at - 1) : at + 1], spans[at : at + 2]):
            whole = Span(pair[0].start, pair[-1].end)
            if len(pair) < 2 or whole.end - whole.start > LONG_SENTENCE:
                continue
            fit = self._fitness(whole)
            if fit[0] >= alone[0] and fit[1] >= alone[1] + WORTH_A_SENTENCE:
                better.append((fit, pair))
        return max(better, key=lambda item: item[0])[1] if better else (best,)

    def _narrowed(self, parts: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the shortest run of clauses that holds as much as the whole sentence does.

        A run holds all that a part of it holds, so that where it ends only moves
        on as its beginning does, and each clause is looked at twice at most.
        """
        sentence = Span(parts[0].start, parts[-1].end)
        value, share = self._fitness(sentence)
        goal = value, share * NEARLY_ALL
        best: tuple[Span, ...] = (sentence,)
        last = 0
        for first in range(len(parts)):
            last = max(first, last)
            while last < len(parts) and self._fitness(Span(parts[first].start, parts[last].end)) < goal:
                last += 1
            if last == len(parts):
                break
            shorter = parts[last].end - parts[first].start < best[-1].end - best[0].start
            if shorter and last - first < MAX_CLAUSES:
                best = parts[first : last + 1]
        return best

    def _of_sentence(self, span: Span) -> tuple[float, float]:
        value, share = self._fitness(span)
        return (0.0 if share < TELLS_OF_IT and self._values.expected in _MEASURED else value), share

    def _fitness(self, span: Span) -> tuple[float, float]:
        share = self._values.share(span.start, span.end)
        return share, self._asked.coverage(self._read.bits(span.start, span.end))
