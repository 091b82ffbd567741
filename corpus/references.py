"""What a document says about others: every mention with its symbol, date, issuer, subject and short name.

The first mention gives type, number, date, issuer and subject; later ones only
type and number (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b), so a later mention inherits
what the first one gave. A date that cannot be keeps its raw text and a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.aliases import alias_after, scheme_before, variants
from corpus.mention_parts import Parts, read_parts, type_words_before
from corpus.model import Header, Paragraph, ParagraphKind, Reference, Relation, Symbol
from corpus.named_documents import find_agreements, find_laws
from corpus.periods import find_periods
from corpus.relations import carries_on, relation_at
from corpus.symbols import SymbolMatch, find_symbols, symbol_key
from corpus.types import type_by_code

MAX_REFERENCES = 20_000
"""Mentions kept of one document; a list of law of a whole province has some thousands."""
_IGNORED = (ParagraphKind.HEADER, ParagraphKind.NOISE, ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS)


@dataclass(slots=True)
class _Known:
    """What earlier mentions in the document have said."""

    first: dict[str, Reference] = field(default_factory=dict)
    aliases: dict[str, Reference] = field(default_factory=dict)

    def remember(self, reference: Reference) -> None:
        """Keep the first full mention of a document and the short names it was given."""
        if reference.symbol is not None:
            self.first.setdefault(symbol_key(reference.symbol), reference)
            number = _short_key(reference.type, reference.symbol.number)
            self.aliases.setdefault(number, reference)
        if reference.alias is not None:
            for name in variants(reference.alias):
                self.aliases.setdefault(name.casefold(), reference)


def find_references(paragraphs: Sequence[Paragraph], header: Header) -> tuple[Reference, ...]:
    """Return every mention of another document, in reading order.

    Args:
        paragraphs: of one document, in reading order.
        header: the document's own; its number is no reference.
    """
    own = symbol_key(header.symbol) if header.symbol is not None else ""
    known = _Known()
    found: list[Reference] = []
    for paragraph in paragraphs:
        if paragraph.kind in _IGNORED:
            continue
        for reference in _of_paragraph(paragraph, own, known):
            known.remember(reference)
            found.append(reference)
            if len(found) >= MAX_REFERENCES:
                return tuple(found)
    return tuple(found)


def _of_paragraph(paragraph: Paragraph, own: str, known: _Known) -> Iterator[Reference]:
    numbered = list(_numbered(paragraph, own))
    named = [*find_laws(paragraph), *find_agreements(paragraph)]
    free = [item for item in named if not any(_overlap(item, other) for other in numbered)]
    full = sorted([*numbered, *free], key=lambda reference: (reference.start, -reference.end))
    taken: list[Reference] = []
    for reference in full:
        reference = _inherited(reference, known)
        known.remember(reference)
        taken.append(reference)
    taken += _by_alias(paragraph, known, taken)
    yield from sorted(taken, key=lambda reference: (reference.start, -reference.end))


def _numbered(paragraph: Paragraph, own: str) -> Iterator[Reference]:
    """Yield mentions by number; those of one list share the verb, and the type word before the first."""
    text = paragraph.text
    matches = [m for m in find_symbols(text) if m.symbol.form not in ("H", "S") and symbol_key(m.symbol) != own]
    previous: Reference | None = None
    for position, match in enumerate(matches):
        limit = _limit(text, matches, position)
        reference = _reference(paragraph, match, limit)
        if previous is not None and _same_verb(previous, reference, text):
            reference = replace(reference, relation=previous.relation)
        yield reference
        previous = reference


def _same_verb(previous: Reference, reference: Reference, text: str) -> bool:
    """Tell whether a list goes on under one verb; where a text comes from is said of each by itself."""
    own = reference.relation is not Relation.CITES or previous.relation is Relation.PROMULGATED_BY
    return not own and carries_on(text[previous.end : reference.start])


def _limit(text: str, matches: Sequence[SymbolMatch], position: int) -> int:
    """Return where the words that may belong to a mention end: before the type words of the next one."""
    if position + 1 >= len(matches):
        return len(text)
    following = matches[position + 1]
    return max(matches[position].end, type_words_before(text, following.start)[0])


def _reference(paragraph: Paragraph, match: SymbolMatch, limit: int) -> Reference:
    text = paragraph.text
    start, written_type = type_words_before(text, match.start)
    parts = read_parts(text, match.end, limit)
    alias = alias_after(text, parts.end)
    kind = written_type or _type_of(match.symbol)
    scheme = _scheme(text, start, alias.type.name if alias is not None and alias.type is not None else None, kind)
    end = alias.end if alias is not None else parts.end
    relation = relation_at(text, start, end, paragraph.kind)
    if scheme is not None and relation is Relation.CITES:
        relation = Relation.PROMULGATED_BY
    return Reference(
        paragraph_id=paragraph.id,
        start=start,
        end=end,
        text=text[start:end],
        relation=relation,
        type=kind,
        symbol=match.symbol,
        date=parts.date,
        issuer=parts.issuer,
        subject=parts.subject,
        alias=alias.name if alias is not None else None,
        alias_of=scheme,
        period=_period(parts, scheme),
    )


def _scheme(text: str, start: int, alias_type: str | None, kind: str | None) -> str | None:
    """Return what the document promulgates, where the text before it says so."""
    wanted = alias_type if alias_type is not None and alias_type != kind else None
    found = scheme_before(text, start, wanted) or scheme_before(text, start)
    return found[1] if found is not None else None


def _period(parts: Parts, scheme: str | None) -> str | None:
    periods = find_periods(parts.subject or "") or find_periods(scheme or "")
    return periods[0].raw if periods else None


def _inherited(reference: Reference, known: _Known) -> Reference:
    """Fill what a later mention leaves out from the first one in the document."""
    if reference.symbol is None:
        return reference
    first = known.first.get(symbol_key(reference.symbol))
    if first is None:
        return reference
    filled = replace(
        reference,
        date=reference.date or first.date,
        issuer=reference.issuer or first.issuer,
        subject=reference.subject or first.subject,
        alias_of=reference.alias_of or first.alias_of,
        period=reference.period or first.period,
    )
    return replace(filled, inherited=True) if filled != reference else reference


def _by_alias(paragraph: Paragraph, known: _Known, taken: Sequence[Reference]) -> Iterator[Reference]:
    """Yield mentions by a short name that the document gave before, or by type and number alone."""
    text = paragraph.text
    lowered = text.casefold()
    if len(lowered) != len(text):
        lowered = text
    spans = [(reference.start, reference.end) for reference in taken]
    for name in sorted(known.aliases, key=lambda name: (-len(name), name)):
        target = known.aliases[name]
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?![\w/])", lowered):
            if any(match.start() < end and match.end() > start for start, end in spans):
                continue
            spans.append(match.span())
            yield _alias_reference(paragraph, match.start(), match.end(), target)


def _alias_reference(paragraph: Paragraph, start: int, end: int, target: Reference) -> Reference:
    return replace(
        target,
        paragraph_id=paragraph.id,
        start=start,
        end=end,
        text=paragraph.text[start:end],
        relation=relation_at(paragraph.text, start, end, paragraph.kind),
        alias=paragraph.text[start:end],
        inherited=True,
    )


def _short_key(kind: str | None, number: str) -> str:
    """Return how a text names a document by type and number alone: "kế hoạch số 481"."""
    return f"{kind or 'văn bản'} số {number}".casefold()


def _type_of(symbol: Symbol) -> str | None:
    found = type_by_code(symbol.type) if symbol.type else None
    return found.name if found is not None else None


def _overlap(one: Reference, other: Reference) -> bool:
    return one.start < other.end and other.start < one.end
