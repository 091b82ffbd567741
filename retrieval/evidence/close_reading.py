"""Which sentences answer: candidates re-read against the question, scored, and held to its conditions.

A candidate is looked through first, and read closely if it is promising. It is
judged by what the question asks for (topics, names, years, the kind of value)
and not by its rank alone; what contradicts a condition of the question is a
near miss and is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from corpus.model import Paragraph, ParagraphId, ParagraphKind
from corpus.procedure import Part
from corpus.text.fold import fold
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.best_passage import best_passage
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.conditions import (
    holds_head,
    holds_large_numbers,
    subject_share,
    told_words,
)
from retrieval.evidence.confidence import Features, probability
from retrieval.evidence.denied import denies_otherwise
from retrieval.evidence.evidence import Evidence, Holding
from retrieval.evidence.expected import HeldValues
from retrieval.evidence.intended import is_intended
from retrieval.evidence.other_values import asks_of_issue, names_others_only
from retrieval.evidence.ranges import held_amounts
from retrieval.evidence.rivals import named_units, speaks_of_another
from retrieval.evidence.selection import MAX_SKIMMED, is_readable, worth_reading
from retrieval.evidence.sentences import Span
from retrieval.evidence.siblings import is_on_a_sibling
from retrieval.evidence.skimming import Skimmed, skim, without_repeats
from retrieval.evidence.terms import TermSet, holds_topic, missing_names, sets_condition
from retrieval.evidence.unheld import find_unheld
from retrieval.evidence.value_share import value_share
from retrieval.evidence.years_said import contradicting_years, other_years
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.library import View
from retrieval.naming import has_only_a_name
from retrieval.procedures.called import is_of_another
from retrieval.procedures.parts_asked import parts_asked
from retrieval.procedures.procedure_parts import stands_in
from retrieval.procedures.published import procedure_of
from retrieval.query import Expected, Query

_HEADLINE_LEAD = re.compile(
    r"(?:tieu bieu(?: nhu)?|(?:tin,? )?bai(?: viet)?(?: tieu bieu)?|phong su|chuyen muc|chuyen de|dang tai)[^:;.]{0,60}:"
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage with what is known when it is read: its own terms, and those of all that stands around it.

    Attributes:
        near, near_bits: what of the question it holds with the words that it completes.
        whole: the same of its paragraph with headings, title and date.
        share: how well the passage holds the value asked for.
        years: years it speaks of that the question does not ask about.
    """

    text: str
    near: TermSet
    near_bits: int
    whole: TermSet
    share: float
    years: tuple[int, ...]


Read = TypeVar("Read", Evidence, Holding)
_Key = tuple[ParagraphId, float, float]


def _key(candidate: Candidate) -> _Key:
    """Tell candidates apart: the same paragraph may be found with another score."""
    return candidate.paragraph.id, candidate.score, candidate.dense


class Reader:
    """Reads candidates for one question; a paragraph that is met again is not read again."""

    def __init__(self, query: Query, view: View) -> None:
        self._query = query
        self._view = view
        self._asked = AskedTerms(query.topics, view.rarity)
        self._conditions = tuple(filter(sets_condition, query.topics))
        self._units = named_units(query)
        self._skimmed: dict[_Key, Skimmed] = {}
        self._read_closely: dict[_Key, Evidence] = {}

    def _may_say_it(self, text: str) -> bool:
        return not contradicting_years(self._query, (text,)) and not names_others_only(self._query, text)

    def _is_word(self, pair: str) -> bool:
        return pair in base_vocabulary().pairs or self._view.holds_term(pair)

    def gather(self, candidates: Iterable[Candidate]) -> tuple[Evidence, ...]:
        """Read the most promising candidates and return evidence, best first, without near-duplicates."""
        read = list(map(self._evidence, worth_reading(self._promising(candidates))))
        read.sort(key=lambda item: (-item.confidence, item.paragraph.id))
        return self._without_repeats(read)

    def holding(self, candidates: Iterable[Candidate]) -> tuple[Holding, ...]:
        """Return what the candidates hold of the question, the most promising first, without near-duplicates."""
        return self._without_repeats([self._holding(skimmed) for skimmed in self._promising(candidates)])

    def _promising(self, candidates: Iterable[Candidate]) -> list[Skimmed]:
        readable = islice((candidate for candidate in candidates if is_readable(candidate.paragraph)), MAX_SKIMMED)
        return sorted(map(self._skim, readable), key=lambda skimmed: -skimmed.promise)

    def _skim(self, candidate: Candidate) -> Skimmed:
        key = _key(candidate)
        if key not in self._skimmed:
            self._skimmed[key] = skim(candidate, self._asked, self._view, self._query.years)
        return self._skimmed[key]

    def _without_repeats(self, items: Sequence[Read]) -> tuple[Read, ...]:
        kept = without_repeats((item.paragraph.text for item in items), lambda text: self._asked.read(text).words)
        return tuple(items[position] for position in kept)

    def _holding(self, skimmed: Skimmed) -> Holding:
        missing: tuple[str, ...] = ()
        if self._conditions:
            missing = missing_names(self._conditions, skimmed.own.terms().joined(skimmed.known.terms()))
        return Holding(skimmed.paragraph, skimmed.in_paragraph, missing)

    def _evidence(self, skimmed: Skimmed) -> Evidence:
        key = _key(skimmed.candidate)
        if key not in self._read_closely:
            self._read_closely[key] = self._read(skimmed)
        return self._read_closely[key]

    def _read(self, skimmed: Skimmed) -> Evidence:
        query, paragraph, read = self._query, skimmed.paragraph, skimmed.own
        values = HeldValues(paragraph.text, read.folded, query.expected, query.units, of_issue=asks_of_issue(query))
        listed = paragraph.kind is ParagraphKind.FOOTNOTE
        spans = best_passage(paragraph.text, self._asked, read, values, listed=listed, fits=self._may_say_it)
        passage = self._passage(skimmed, spans, values)
        names = missing_names(self._conditions, passage.whole)
        missing = tuple(topic.text for topic in query.topics if not holds_topic(topic, passage.whole))
        issuer = self._view.document(paragraph.document_id).header.issuer
        other = denies_otherwise(query, passage.text) or speaks_of_another(
            query, self._units, issuer, passage.text, skimmed.around
        )
        unheld = find_unheld(query, (skimmed.own, skimmed.known), passage.whole)
        features = self._features(skimmed, passage, len(missing), bool(names) or other)
        sibling = is_on_a_sibling(query, skimmed.around, passage.whole) or self._is_of_another_procedure(paragraph)
        features = replace(features, subjects_held=float(not unheld.subjects and not sibling))
        return Evidence(
            paragraph,
            spans,
            probability(features, query),
            features,
            missing,
            names,
            passage.years,
            headline=_is_headline(paragraph, spans, values),
            unheld=unheld.words,
        )

    def _is_of_another_procedure(self, paragraph: Paragraph) -> bool:
        header = self._view.document(paragraph.document_id).header
        if has_only_a_name(header):
            name = header.subject if stands_in(paragraph) is not None else None
        else:
            name = procedure_of(paragraph) if paragraph.document_id in self._view.publishing else ""
        if not name:
            return False
        asked = parts_asked(self._query)
        if asked is not None and not asked.parts and stands_in(paragraph) in (Part.MANNER, Part.TIME):
            return True  # how long it takes tells not how long a permit is valid
        texts = (paragraph.text, *paragraph.headings)
        return is_of_another(self._query, name, texts, strict=asked is not None)

    def _passage(self, skimmed: Skimmed, spans: tuple[Span, ...], values: HeldValues) -> _Passage:
        paragraph, read = skimmed.paragraph, skimmed.own
        start, end = spans[0].start, spans[-1].end
        text = paragraph.text[start:end]
        amounts = " . ".join(held_amounts(self._query.text, text))
        told = " . ".join(filter(None, (told_words(paragraph, text, skimmed.noted), amounts)))
        near = read if told == text else self._asked.read(told)
        part = (start, end) if told == text else (0, len(told))
        return _Passage(
            text=text,
            near=near.terms(*part),
            near_bits=near.bits(*part),
            whole=read.terms().joined(skimmed.known.terms()).joined(near.terms(*part)),
            share=value_share(self._query, paragraph, text, values.share(start, end)),
            years=other_years(
                self._query,
                (text, paragraph.text, *reversed(paragraph.headings), skimmed.around),
                self._view.document(paragraph.document_id).header.date,
            ),
        )

    def _features(self, skimmed: Skimmed, passage: _Passage, missing: int, lacks_names: bool) -> Features:
        query, view, paragraph = self._query, self._view, skimmed.paragraph
        intended = query.results and is_intended(paragraph, passage.text, view.document(paragraph.document_id))
        return Features(
            score=skimmed.candidate.score,
            dense=skimmed.candidate.dense,
            passage=self._asked.coverage(passage.near_bits),
            context=skimmed.in_context,
            expected=passage.share,
            value=0.0 if query.expected is Expected.ANY else passage.share - 0.5,
            asks_value=float(query.expected not in (Expected.ANY, Expected.BODY)),
            missing=missing / len(query.topics) if query.topics else 0.0,
            names_held=float(not lacks_names),
            numbers=float(holds_large_numbers(query.topics, passage.near)),
            subject=subject_share(query, (skimmed.own, skimmed.known), passage.whole, view.rarity, self._is_word),
            head=float(holds_head(query, passage.near, passage.whole)),
            years_held=float(not passage.years),
            came_about=float(not intended),
        )


def _is_headline(paragraph: Paragraph, spans: Sequence[Span], values: HeldValues) -> bool:
    """Tell whether the passage, or the value in it that answers, lies in a footnote's list of headlines."""
    if paragraph.kind is not ParagraphKind.FOOTNOTE:
        return False
    lead = _HEADLINE_LEAD.search(fold(paragraph.text))
    if lead is None:
        return False
    held = values.between(spans[0].start, spans[-1].end)
    return min((value.start for value in held), default=spans[0].start) >= lead.end()
