"""Which sentences answer: candidates re-read against the question, scored, and held to its conditions.

A candidate is judged by what the question asks for (topics, names, years, the
kind of value) and not by its rank alone; what contradicts a condition of the
question is a near miss and is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold
from retrieval.conditions import (
    holds_head,
    holds_large_numbers,
    is_intended,
    noted_text,
    subject_share,
    told_words,
    value_share,
)
from retrieval.confidence import Features, probability
from retrieval.expected import folded_share
from retrieval.library import Candidate, View
from retrieval.query import Expected, Query
from retrieval.sentences import LONG_SENTENCE, Span, clauses, sentences
from retrieval.terms import ReadText, TermSet, coverage, holds_topic, missing_names

MAX_READ = 40
"""Candidates that are read closely."""
SAYING_HEADING = 12
"""Words from which a heading says something by itself."""
MAX_CLAUSES = 40
"""Clauses of one sentence that are read together."""
WORTH_A_SENTENCE = 0.08
"""Share of the question's content that a neighbouring sentence must add to be quoted along."""
SAME_TEXT = 0.9
"""Jaccard similarity of syllable pairs over which two paragraphs say the same."""
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])|(?<=[/.-])(?:19|20)\d\d(?!\d)")
_SAID_YEAR = re.compile(r"\b[Nn]ăm\s+((?:19|20)\d\d)(?![\d/]|\s*[-–—]\s*\d)")
"""A year said of what is reported; one inside a title's span or a date is not."""
_AMOUNT = re.compile(r"(?<=\s)\d+(?:[.,]\d+)*\s+(?!năm\b|tháng\b)[^\W\d_]")
"""A number that counts something, beyond the heading's own."""
_UNREADABLE = (
    ParagraphKind.NOISE,
    ParagraphKind.HEADER,
    ParagraphKind.HEADING,
    ParagraphKind.TITLE,
    ParagraphKind.BASIS,
)
_EXACT = (Expected.QUANTITY, Expected.MONEY, Expected.AMOUNT, Expected.PERCENT)
"""What a span of years does not tell of one year in it."""
_HEADLINE_LEAD = re.compile(
    r"(?:tieu bieu(?: nhu)?|(?:tin,? )?bai(?: viet)?(?: tieu bieu)?|phong su|chuyen muc|chuyen de|dang tai)[^:;.]{0,60}:"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that may answer.

    Attributes:
        spans: sentences or clauses of the paragraph that say it, in order.
        confidence: calibrated probability from 0 to 1 that this answers the question.
        missing: content of the question that neither passage nor its surroundings hold.
        missing_names: names among it; evidence that lacks a name answers another question.
        other_years: years the passage speaks of, where the question asks about a different one.
        headline: the passage is a headline quoted in a footnote, not a finding of the document.
    """

    paragraph: Paragraph
    spans: tuple[Span, ...]
    confidence: float
    features: Features
    missing: tuple[str, ...] = ()
    missing_names: tuple[str, ...] = ()
    other_years: tuple[int, ...] = ()
    headline: bool = False

    @property
    def quote(self) -> str:
        """The passage, word for word."""
        return self.paragraph.text[self.spans[0].start : self.spans[-1].end]


def gather(query: Query, view: View, candidates: Iterable[Candidate]) -> tuple[Evidence, ...]:
    """Read the candidates and return evidence, best first, without near-duplicates."""
    readable = [candidate for candidate in candidates if _is_readable(candidate.paragraph)]
    read = [_read(query, view, candidate) for candidate in readable[:MAX_READ]]
    read.sort(key=lambda item: (-item.confidence, item.paragraph.id))
    return _collapsed(read)


def _is_readable(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says something: text, and a heading that is a sentence ("Điều 1. Thành lập … gồm 21 …")."""
    if paragraph.kind is ParagraphKind.HEADING:
        return len(paragraph.text.split()) >= SAYING_HEADING and _AMOUNT.search(paragraph.text) is not None
    return paragraph.kind not in _UNREADABLE and bool(paragraph.text.strip())


def years_in(text: str) -> tuple[int, ...]:
    """Return the years a text names, in order, each once."""
    return tuple(dict.fromkeys(int(match.group()) for match in _YEAR.finditer(text)))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage with what is known when it is read: its own terms, and those of all that stands around it."""

    text: str
    told: str
    near: TermSet
    whole: TermSet
    around: str
    years: tuple[int, ...]


def _read(query: Query, view: View, candidate: Candidate) -> Evidence:
    paragraph = candidate.paragraph
    read = ReadText.of(paragraph.text)
    spans = _best_passage(query, view, paragraph, read)
    start, end = spans[0].start, spans[-1].end
    text = paragraph.text[start:end]
    noted = noted_text(view, paragraph)
    around = _surroundings(view, paragraph, noted)
    told = told_words(paragraph, text, noted)
    near = read.between(start, end) if told == text else TermSet.of(told)
    every = f"{paragraph.text} . {around}"
    whole = TermSet.of(paragraph.text).joined(TermSet.of(around))
    passage = _Passage(text, told, near, whole, every, _contradicting_years(query, text, paragraph, around))
    names = missing_names(query.topics, whole)
    missing = tuple(topic.text for topic in query.topics if not holds_topic(topic, whole))
    features = _features(query, view, candidate, passage, len(missing), bool(names))
    headline = _is_headline(paragraph, spans[0])
    return Evidence(paragraph, spans, probability(features, query), features, missing, names, passage.years, headline)


def _features(
    query: Query, view: View, candidate: Candidate, passage: _Passage, missing: int, lacks_names: bool
) -> Features:
    paragraph = candidate.paragraph
    share = value_share(query, paragraph, passage.text)
    intended = query.results and is_intended(paragraph, passage.text, view.document(paragraph.document_id))
    return Features(
        score=candidate.score,
        dense=candidate.dense,
        passage=coverage(query.topics, passage.near, view.rarity),
        context=coverage(query.topics, passage.whole, view.rarity),
        expected=share,
        value=0.0 if query.expected is Expected.ANY else share - 0.5,
        asks_value=float(query.expected not in (Expected.ANY, Expected.BODY)),
        missing=missing / len(query.topics) if query.topics else 0.0,
        names_held=float(not lacks_names),
        numbers=float(holds_large_numbers(query.topics, passage.told)),
        subject=subject_share(query, passage.around, passage.whole, view.rarity),
        head=float(holds_head(query, passage.near, passage.whole)),
        years_held=float(not passage.years),
        came_about=float(not intended),
    )


def _surroundings(view: View, paragraph: Paragraph, noted: str) -> str:
    """Return what a reader knows when reading the paragraph: headings, title, date of its document."""
    header = view.document(paragraph.document_id).header
    symbol = header.symbol.text if header.symbol else ""
    written = header.date.raw if header.date else ""
    parts = (
        *paragraph.headings, noted, header.type or "", header.subject or "", header.issuer or "",
        symbol, written,
    )  # fmt: skip
    return " . ".join(part for part in parts if part)


def _best_passage(query: Query, view: View, paragraph: Paragraph, read: ReadText) -> tuple[Span, ...]:
    """Return the sentence that holds most of the question, and the expected value before all."""
    text = paragraph.text
    spans = sentences(text)
    best = max(spans, key=lambda span: (*_fitness(query, view, read, span), -span.start))
    listed = paragraph.kind is ParagraphKind.FOOTNOTE
    if best.end - best.start > LONG_SENTENCE or listed:
        return _narrowed(query, view, read, clauses(text, best, at_colons=listed))
    return _with_neighbour(query, view, read, spans, best)


def _with_neighbour(query: Query, view: View, read: ReadText, spans: tuple[Span, ...], best: Span) -> tuple[Span, ...]:
    """Add the sentence before or after the best one where it holds much of the question that the best one lacks."""
    at = spans.index(best)
    alone = _fitness(query, view, read, best)
    better = []
    for pair in (spans[max(0, at - 1) : at + 1], spans[at : at + 2]):
        whole = Span(pair[0].start, pair[-1].end)
        if len(pair) < 2 or whole.end - whole.start > LONG_SENTENCE:
            continue
        fit = _fitness(query, view, read, whole)
        if fit[0] >= alone[0] and fit[1] >= alone[1] + WORTH_A_SENTENCE:
            better.append((fit, pair))
    return max(better, key=lambda item: item[0])[1] if better else (best,)


def _narrowed(query: Query, view: View, read: ReadText, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the shortest run of clauses that holds as much as the whole sentence does."""
    sentence = Span(parts[0].start, parts[-1].end)
    goal = _fitness(query, view, read, sentence)
    best: tuple[Span, ...] = (sentence,)
    for first in range(len(parts)):
        for last in range(first, min(len(parts), first + MAX_CLAUSES)):
            run = Span(parts[first].start, parts[last].end)
            if run.end - run.start >= best[-1].end - best[0].start:
                break
            if _fitness(query, view, read, run) >= (goal[0], goal[1] * 0.95):
                best = parts[first : last + 1]
                break
    return best


def _fitness(query: Query, view: View, read: ReadText, span: Span) -> tuple[float, float]:
    text, folded = span.of(read.text), read.folded[span.start : span.end]
    expected = folded_share(text, folded, query.expected, query.units)
    return expected, coverage(query.topics, read.between(span.start, span.end), view.rarity)


def _contradicting_years(query: Query, passage: str, paragraph: Paragraph, around: str) -> tuple[int, ...]:
    """Return the years the evidence speaks of, if none is one that the question asks about.

    The nearest text that names a year decides: the passage, else its paragraph,
    else headings and title. A span of years holds every year in it.
    """
    if not query.years:
        return ()
    for text in (passage, paragraph.text, around):
        said = tuple(dict.fromkeys(int(match[1]) for match in _SAID_YEAR.finditer(text)))
        years = said or years_in(text)
        if years:
            spanned = "" if said or query.expected in _EXACT else text
            return () if any(_within(year, spanned, years) for year in query.years) else years
    return ()


def _within(year: int, text: str, years: Sequence[int]) -> bool:
    if year in years:
        return True
    spans = re.findall(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)", text)
    return any(int(first) <= year <= int(last) for first, last in spans)


def _is_headline(paragraph: Paragraph, span: Span) -> bool:
    """Tell whether the passage lies in a footnote's list of headlines."""
    if paragraph.kind is not ParagraphKind.FOOTNOTE:
        return False
    lead = _HEADLINE_LEAD.search(fold(paragraph.text))
    return lead is not None and span.start >= lead.end()


def _collapsed(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Drop paragraphs that repeat a better one, as a yearly report does."""
    kept: list[tuple[Evidence, TermSet]] = []
    for item in evidence:
        terms = TermSet.of(item.paragraph.text)
        if all(_similarity(terms, other) < SAME_TEXT for _, other in kept):
            kept.append((item, terms))
    return tuple(item for item, _ in kept)


def _similarity(first: TermSet, second: TermSet) -> float:
    fewer, more = sorted((len(first.pairs), len(second.pairs)))
    if fewer < SAME_TEXT * more:
        return 0.0  # the larger set alone keeps it below
    shared = len(first.pairs & second.pairs)
    union = fewer + more - shared
    return shared / union if union else float(first.text == second.text)
