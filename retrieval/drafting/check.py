"""The check of a draft: every reference against the register, one verdict a line, each with proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from corpus.model import (
    Document,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
    RegisterId,
    WrittenDate,
)
from corpus.organisations import find_bodies
from corpus.register.known import year_of
from corpus.symbols import symbol_key
from retrieval.drafting.basis_block import judge_blocks, scope_of
from retrieval.drafting.comparing import Right, compare, impossible, right_parts
from retrieval.drafting.correction import LAWS, apply, form_edits, lacking, mend
from retrieval.drafting.dependence import dependent
from retrieval.drafting.doubts import doubtful_dates, two_spellings
from retrieval.drafting.facts import FactBook, Facts
from retrieval.drafting.matching import Match, Matcher
from retrieval.drafting.proofs import Proofs
from retrieval.drafting.spans import MentionSpans, mention_spans
from retrieval.drafting.standing import standing
from retrieval.drafting.verdicts import Check, Finding, Line, Verdict, ranked
from retrieval.library import View

_READ = (ParagraphKind.BASIS, ParagraphKind.BODY, ParagraphKind.FOOTNOTE)
"""Kinds of paragraph in which a first mention is written in full."""
_SENTENCE = 400
"""Characters before a mention in which the body that issued the document may be named."""
_ISSUES = re.compile(
    r"(?:\s+[^\W\d_]+){0,4}?\s+(?:đã\s+)?(?:ban hành(?!\s+(?:kèm\s+)?theo)|phê duyệt(?!\s+tại)|ký|có|tại)(?!\w)",
    re.IGNORECASE,
)
_RELATED = 400
"""Mentions of what the draft cites whose paragraphs show how names are spelled."""
_ONCE = frozenset({Verdict.AMENDED, Verdict.PERIOD_OVER})
"""Verdicts that ask for a look, told where the document is first named."""
_OF_WORDS = frozenset({Verdict.WRONG_ISSUER, Verdict.WRONG_SUBJECT, Verdict.INCOMPLETE, Verdict.FORM, Verdict.TOO_LONG})
_TYPED = 20
"""Letters from which a paragraph tells whether it was typed with diacritics."""
_NEAR = 3
"""Documents of the same number that are named where none is sure."""


def check_draft(draft: ReadDocument, view: View, *, today: date) -> Check:
    """Compare every reference of a draft with the register.

    Args:
        draft: as read; it may itself be held by the library.
        view: what the asker may see.
        today: stands for the day of a draft that bears none.
    """
    return _Checker(draft, view, today).check()


@dataclass(slots=True)
class _Seen:
    """What an earlier mention of the same document has said."""

    reference: Reference
    spans: MentionSpans
    basis: bool


@dataclass(slots=True)
class _Checker:
    draft: ReadDocument
    view: View
    today: date
    book: FactBook = field(init=False)
    proofs: Proofs = field(init=False)
    matcher: Matcher = field(init=False)
    cited: frozenset[RegisterId] = frozenset()
    dependent: bool = False
    seen: dict[tuple[str, str], _Seen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        header = self.draft.document.header
        self.book = FactBook(self.view, self.draft.document)
        self.proofs = Proofs(self.view)
        self.matcher = Matcher(self.view.entries, self.book, header)
        self.today = _day_of_draft(header.date, self.today)

    def check(self) -> Check:
        """Judge the mentions one by one, then the căn cứ lines together."""
        paragraphs = {paragraph.id: paragraph for paragraph in self.draft.paragraphs}
        doubts = doubtful_dates(self.draft, self.proofs)
        matches = [self.matcher.find(reference).facts for reference in self.draft.references]
        self.cited = frozenset(facts.entry.id for facts in matches if facts is not None)
        lines: list[Line] = []
        inside = dependent(self.draft)
        for position, reference in enumerate(self.draft.references):
            paragraph = paragraphs.get(reference.paragraph_id)
            if paragraph is not None:
                self.dependent = position in inside
                lines.append(self._line(len(lines) + 1, paragraph, reference, doubts.get(reference)))
        bases = [paragraph for paragraph in self.draft.paragraphs if paragraph.kind is ParagraphKind.BASIS]
        lines, ordered = judge_blocks(lines, bases)
        lines += two_spellings(self.draft, self._related(matches), self.proofs, len(lines) + 1)
        return Check(self.draft, tuple(lines), tuple(self.proofs.citations), ordered)

    def _related(self, cited: Iterable[Facts | None]) -> Iterator[tuple[Document, Paragraph]]:
        """Yield the paragraphs of the library that speak of what the draft cites, each once, as many as are looked at."""
        known = {facts.entry.id: facts.entry for facts in cited if facts is not None}
        mentions = islice((m for entry in known.values() for m in self.book.mentions(entry)), _RELATED)
        told: set[ParagraphId] = set()
        for mention, paragraph in self.view.mention_paragraphs(tuple(mentions)):
            if paragraph.id not in told:
                told.add(paragraph.id)
                yield self.view.document(mention.document_id), paragraph

    def _line(self, number: int, paragraph: Paragraph, reference: Reference, doubt: Finding | None) -> Line:
        spans = mention_spans(paragraph.text, reference)
        match = self.matcher.find(reference)
        known_as = match.facts.entry.id if match.facts is not None else _identity(reference)
        key = (scope_of(paragraph), known_as)
        known = self.seen.get(key)
        findings = [*self._found(reference, spans, match, later=known is not None), *([doubt] if doubt else [])]
        lacks: tuple[str, ...] = ()
        if paragraph.kind in _READ and not self.dependent:
            sequence, lacks = self._sequence(paragraph, reference, spans, known)
            findings += sequence
            self.seen.setdefault(key, _Seen(reference, spans, paragraph.kind is ParagraphKind.BASIS))
        if (
            paragraph.kind is ParagraphKind.BASIS
            and not self.dependent
            and any(form_edits(paragraph.text, reference, spans))
        ):
            findings.append(Finding(Verdict.FORM))
        if _without_diacritics(paragraph.text):
            findings, lacks = [finding for finding in findings if finding.verdict not in _OF_WORDS], ()
        line = Line(
            number=number,
            paragraph=paragraph,
            start=reference.start,
            end=reference.end,
            reference=reference,
            name=_name(reference),
            findings=ranked(findings),
            entry=match.facts.entry if match.facts is not None else None,
            later=known is not None or (reference.inherited and spans.date is None),
        )
        return self._mended(line, spans, match, lacks)

    def _found(self, reference: Reference, spans: MentionSpans, match: Match, *, later: bool) -> Iterator[Finding]:
        """Yield what the library says of one mention; at least one finding."""
        facts = match.facts
        wrong = impossible(reference, spans, facts, self.proofs)
        if wrong is not None:
            yield wrong
        if facts is None:
            yield self._unknown(match)
            return
        if match.renumbered:
            values = (("right", facts.entry.symbol.text if facts.entry.symbol else ""), ("written", _number(reference)))
            yield Finding(Verdict.WRONG_NUMBER, values, self.proofs.shown(facts))
        yield from compare(reference, spans, facts, self.matcher.issuer(reference), self.proofs)
        told = standing(reference, facts, self.book, self.proofs, today=self.today, cited=self.cited)
        yield from (finding for finding in told if not (later and finding.verdict in _ONCE))
        yield Finding(Verdict.RIGHT if facts.own is not None else Verdict.CITED_ONLY, (), self.proofs.shown(facts))

    def _unknown(self, match: Match) -> Finding:
        near = match.near[:_NEAR]
        sources = [n for facts in near for n in self.proofs.shown(facts)[:1]]
        names = "; ".join(_known_as(facts) for facts in near)
        return Finding(Verdict.UNKNOWN, (("near", names),), tuple(dict.fromkeys(sources)))

    def _sequence(
        self, paragraph: Paragraph, reference: Reference, spans: MentionSpans, known: _Seen | None
    ) -> tuple[list[Finding], tuple[str, ...]]:
        """Judge a mention as the first or a later one; return what is found and what a first one lacks."""
        basis = paragraph.kind is ParagraphKind.BASIS
        if known is None:
            if paragraph.kind is ParagraphKind.FOOTNOTE:
                return [], ()
            issuer_before = _issuer_before(paragraph.text, reference.start)
            lacks = lacking(paragraph.text, reference, spans, basis=basis, issuer_before=issuer_before)
            return ([Finding(Verdict.INCOMPLETE, (("lacks", ",".join(lacks)),))] if lacks else []), lacks
        if basis and known.basis:
            return [Finding(Verdict.DUPLICATE, (("first", _name(known.reference)),))], ()
        repeated = spans.number is not None and reference.type not in LAWS
        repeats = [part for part in ("date", "issuer", "subject") if getattr(spans, part) is not None]
        said = [part for part in repeats if getattr(known.spans, part) is not None]
        if repeated and "date" in repeats and said == repeats and not basis:
            return [Finding(Verdict.TOO_LONG)], ()
        return [], ()

    def _mended(self, line: Line, spans: MentionSpans, match: Match, lacks: tuple[str, ...]) -> Line:
        if line.reference is None or not line.faulty:
            return line
        facts = match.facts
        right = right_parts(facts) if facts is not None else Right()
        verdicts = {finding.verdict for finding in line.findings}
        mended = mend(
            line.paragraph.text, line.paragraph.kind, line.reference, spans, verdicts=verdicts, right=right, lacks=lacks
        )
        corrected = apply(line.paragraph.text, mended.edits, line.start, line.end) if mended.edits else None
        return replace(line, edits=mended.edits, corrected=corrected, missing=mended.missing)


def _issuer_before(text: str, start: int) -> bool:
    """Tell whether the sentence names, before a mention, the body that issued it: "Chủ tịch UBND tỉnh ban hành Kế hoạch số"."""
    sentence = text[max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), start - _SENTENCE, 0) : start]
    return any(_ISSUES.match(sentence, body.end) for body in find_bodies(sentence))


def _without_diacritics(text: str) -> bool:
    """Tell whether a paragraph was typed without diacritics, so that its words cannot be compared letter by letter."""
    return text.isascii() and sum(map(str.isalpha, text)) >= _TYPED


def _identity(reference: Reference) -> str:
    if reference.symbol is not None:
        year = year_of(reference.date)
        return f"{symbol_key(reference.symbol)}|{year or ''}"
    return f"{reference.type}|{reference.subject}|{reference.period}"


def _day_of_draft(written: WrittenDate | None, today: date) -> date:
    """Return the day of a draft; the last of its year where it bears only that, today where it bears none."""
    if written is not None and written.value is not None:
        return written.value
    year = year_of(written)
    return date(year, 12, 31) if year is not None else today


def _name(reference: Reference) -> str:
    if reference.symbol is not None:
        return f"{reference.type or ''} {reference.symbol.text}".strip()
    return f"{reference.type or ''} {reference.subject or reference.text}".strip()


def _number(reference: Reference) -> str:
    return reference.symbol.text if reference.symbol is not None else ""


def _known_as(facts: Facts) -> str:
    """Return a document of the same number as the library knows it."""
    entry = facts.entry
    said = [entry.symbol.text if entry.symbol is not None else f"{entry.type or ''} {entry.subject or ''}".strip()]
    said += [facts.statements[0].date.raw] if facts.statements and facts.statements[0].date else []
    said += [facts.issuer_name] if facts.issuer_name else []
    return ", ".join(said)
