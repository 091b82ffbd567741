"""One element of a document: who issued it, when, what about, who signed, to whom it went.

Each reader returns what the library knows with its sources, or None where no
document says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import eq

from corpus.model import (
    DateProblem,
    Document,
    ParagraphKind,
    Reference,
    RegisterEntry,
    Relation,
    Signature,
    WrittenDate,
)
from corpus.organisations import expand
from corpus.periods import find_periods
from corpus.signature import capacity_words
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.answers.addressees import addressed, named_in
from retrieval.answers.adopted import find_adoption
from retrieval.answers.draft import Draft
from retrieval.answers.sources import cite_header, cite_mentions, mentions, names_asked, spells
from retrieval.evidence.expected import find_values
from retrieval.evidence.sentences import sentence_at
from retrieval.library import View
from retrieval.naming import date_words
from retrieval.query import Expected, Field
from retrieval.wording import say

_SAYING_WHO_DECIDES = (ParagraphKind.HEADER, ParagraphKind.TITLE, ParagraphKind.BODY)
_ASKS_ADOPTION = re.compile(r"\bthong qua\b|\badopted\b|\bpassed\b")
OWN_WORDS = 8
"""First paragraphs of the body in which an issuer names itself."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What is known of one field: the words to say, the citations that prove them, a doubt."""

    text: str
    sources: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Everything a field reader needs."""

    draft: Draft
    view: View
    entry: RegisterEntry
    today: date

    @property
    def language(self) -> Language:
        """Language of the reply."""
        return self.draft.query.language

    @property
    def document(self) -> Document | None:
        """The held document, or None for one that is only cited."""
        return self.view.documents.get(self.entry.document_id) if self.entry.document_id is not None else None


def read_field(field: Field, ask: Ask) -> FieldValue | None:
    """Return what the library knows of a field of a document, or None."""
    return _READERS[field](ask)


def _symbol(ask: Ask) -> FieldValue | None:
    symbol = ask.entry.symbol
    if symbol is None:
        return None
    if not symbol.number:
        words = say(ask.language, "unnumbered", code=symbol.text.strip("/-"))
        return FieldValue(words, cite_header(ask.draft, ask.view, ask.entry, symbol.text, ask.entry.subject))
    sources = cite_header(ask.draft, ask.view, ask.entry, symbol.text) or cite_mentions(
        ask.draft, ask.view, ask.entry, where=lambda reference: reference.symbol is not None
    )
    return FieldValue(symbol.text, sources)


def _date(ask: Ask) -> FieldValue | None:
    adoption = (
        find_adoption(ask.view, ask.entry.document_id) if _ASKS_ADOPTION.search(fold(ask.draft.query.text)) else None
    )
    if adoption is not None:
        return FieldValue(
            adoption.day, (ask.draft.cite(adoption.document, adoption.paragraph, adoption.paragraph.text),)
        )
    written = ask.entry.date
    if written is None:
        return None
    if written.problem is DateProblem.INCOMPLETE:
        words = say(ask.language, "undated", raw=written.raw)
        return FieldValue(words, cite_header(ask.draft, ask.view, ask.entry, written.raw))
    sources = cite_header(ask.draft, ask.view, ask.entry, written.raw) or cite_mentions(
        ask.draft, ask.view, ask.entry, where=lambda reference: _same_date(reference, written)
    )
    if written.value is None:
        return FieldValue(say(ask.language, "date_impossible", raw=written.raw), sources, _check_original(ask))
    words = date_words(written, ask.language)
    return FieldValue(say(ask.language, "field_date", date=words), sources, date_doubt(ask))


def date_doubt(ask: Ask) -> str:
    """Return a sentence where sources disagree on the date or it cannot be right, else ""."""
    written = ask.entry.date
    if written is not None and written.problem is DateProblem.LATER:
        return say(ask.language, "date_later", raw=written.raw)
    others = [d.raw for d in ask.entry.dates if written is None or (d.value, d.raw) != (written.value, written.raw)]
    distinct = [raw for raw in dict.fromkeys(others) if written is None or not _same_day(raw, written, ask.entry.dates)]
    return say(ask.language, "date_conflict", others="; ".join(distinct)) if distinct else ""


def _issuer(ask: Ask) -> FieldValue | None:
    document = ask.document
    issuer = (document.header.authority or document.header.issuer) if document else ask.entry.issuer
    if issuer is None:
        return _issuer_by_code(ask, document) if document is not None else None
    sources: tuple[int, ...] = ()
    if document is not None:
        sources = _deciding(ask, document) + cite_header(ask.draft, ask.view, ask.entry, document.header.issuer)
    sources = sources or cite_mentions(
        ask.draft, ask.view, ask.entry, where=lambda reference: reference.issuer == issuer and not reference.inherited
    )
    return FieldValue(issuer, sources or cite_mentions(ask.draft, ask.view, ask.entry))


def _deciding(ask: Ask, document: Document) -> tuple[int, ...]:
    """Cite what tells that a head decides and not the committee: the line above the căn cứ, else who signs."""
    if document.header.authority is None:
        return ()
    office = fold(document.header.authority).split(" ubnd")[0]
    own = ask.view.paragraphs_of(document.id)
    lines = (p for p in own if p.kind in _SAYING_WHO_DECIDES and fold(p.text).strip().startswith(office))
    block = (p for p in own if p.kind is ParagraphKind.SIGNATURE)
    shown = next(lines, None) or next(block, None)
    return (ask.draft.cite(document, shown, shown.text),) if shown is not None else ()


def _issuer_by_code(ask: Ask, document: Document) -> FieldValue | None:
    """Return the body that a lost head's symbol stands for, if the document's own text names it."""
    header = document.header
    if header.symbol is None or not header.symbol.issuer:
        return None
    names = expand(header.symbol.issuer, header.place_name)
    own = [p for p in ask.view.paragraphs_of(document.id) if p.kind is ParagraphKind.BODY][:OWN_WORDS]
    for name in names:
        bare = name.removesuffix(f" {header.place_name}").removesuffix(" tỉnh")
        for paragraph in own:
            at = fold(paragraph.text).find(fold(bare))
            if at >= 0:
                quote = paragraph.text[at : at + len(bare)]
                number = ask.draft.cite(document, paragraph, sentence_at(paragraph.text, at))
                code = header.symbol.text.strip("/-")
                return FieldValue(quote, (number,), say(ask.language, "issuer_by_code", code=code))
    return None


def _subject(ask: Ask) -> FieldValue | None:
    scheme = _scheme(ask)
    if scheme is not None:
        return scheme
    subject = ask.entry.subject
    if not subject:
        return None
    sources = cite_header(ask.draft, ask.view, ask.entry, subject) or cite_mentions(
        ask.draft, ask.view, ask.entry, where=lambda reference: reference.subject is not None
    )
    return FieldValue(subject, sources)


def _scheme(ask: Ask) -> FieldValue | None:
    """Return what a short name such as "Đề án 942" names, where the question uses that name."""
    asked = {target.symbol.type for target in ask.draft.query.targets}
    own = ask.entry.symbol.type if ask.entry.symbol else ""
    if not asked or own in asked:
        return None
    named = next((m.reference.alias_of for m in ask.entry.mentions if m.reference.alias_of), None)
    if named is None:
        return None
    sources = cite_mentions(ask.draft, ask.view, ask.entry, where=lambda reference: reference.alias_of is not None)
    return FieldValue(named, sources)


def _signer(ask: Ask) -> FieldValue | None:
    document = ask.document
    if document is None or (document.header.signer_name is None and document.header.signer_title is None):
        return None
    header = document.header
    own = Signature(header.capacity, None, header.signer_title, header.signer_name)
    text = "; ".join(_signed(signature, ask.language) for signature in header.signatures or (own,))
    block = next((p for p in ask.view.paragraphs_of(document.id) if p.kind is ParagraphKind.SIGNATURE), None)
    if block is not None:
        return FieldValue(text, (ask.draft.cite(document, block, block.text),))
    return FieldValue(text, cite_header(ask.draft, ask.view, ask.entry, header.signer_name or header.signer_title))


def _signed(signature: Signature, language: Language) -> str:
    """Return who signs, with title and capacity in words."""
    who = signature.name or say(language, "signer_unnamed")
    acting = "Q. " if "Q" in signature.capacity.split("+") else ""
    title = f", {acting}{signature.title}" if signature.title else ""
    capacity = capacity_words(signature.capacity, english=language is Language.ENGLISH)
    return who + title + (f" ({capacity})" if capacity else "")


def _period(ask: Ask) -> FieldValue | None:
    found = _period_source(ask)
    if found is None:
        return None
    words, sources, last_year = found
    longer = _extension(ask)
    if longer is not None:
        return FieldValue(
            say(ask.language, "field_period_extended", period=words, words=longer[0]), sources + longer[1]
        )
    over = last_year is not None and last_year < ask.today.year
    note = say(ask.language, "period_over", period=words) if over else ""
    key = "field_period_over" if over else "field_period"
    return FieldValue(say(ask.language, key, period=words), sources, note)


def _extension(ask: Ask) -> tuple[str, tuple[int, ...]] | None:
    """Return the words of a held document that extends the period, with their citation."""
    for document, paragraph, reference in mentions(ask.view, ask.entry, lambda r: r.relation is Relation.EXTENDS):
        sentence = sentence_at(paragraph.text, reference.start)
        if find_values(sentence, Expected.TIME):
            return sentence, (ask.draft.cite(document, paragraph, sentence),)
    return None


def _period_source(ask: Ask) -> tuple[str, tuple[int, ...], int | None] | None:
    """Return the period as written, its citations and its last year."""
    own = find_periods(ask.entry.subject or "") if ask.document is not None else ()
    if own:
        sources = cite_header(ask.draft, ask.view, ask.entry, ask.entry.subject)
        return own[0].raw, sources, own[0].end_year
    names = names_asked(ask.draft)
    for mention in sorted(ask.entry.mentions, key=lambda m: (m.reference.inherited, not spells(m.reference, names))):
        periods = find_periods(mention.reference.period or "") or find_periods(mention.reference.text)
        if periods:
            sources = cite_mentions(ask.draft, ask.view, ask.entry, where=partial(eq, mention.reference))
            return periods[0].raw, sources, periods[0].end_year
    return None


def _recipients(ask: Ask) -> FieldValue | None:
    """Return the addressees (Kính gửi) and the list of Nơi nhận, as written."""
    document = ask.document
    if document is None:
        return None
    blocks = addressed(ask.view.paragraphs_of(document.id))
    text = "; ".join(named_in(blocks))
    if not text:
        return None
    return FieldValue(text, tuple(ask.draft.cite(document, block, block.text) for block in blocks))


def _check_original(ask: Ask) -> str:
    return "" if ask.entry.held else say(ask.language, "check_original")


def _same_date(reference: Reference, written: WrittenDate) -> bool:
    return reference.date is not None and reference.date.raw == written.raw


def _same_day(raw: str, written: WrittenDate, dates: tuple[WrittenDate, ...]) -> bool:
    return any(d.raw == raw and d.value is not None and d.value == written.value for d in dates)


_READERS: dict[Field, Callable[[Ask], FieldValue | None]] = {
    Field.SYMBOL: _symbol,
    Field.DATE: _date,
    Field.ISSUER: _issuer,
    Field.SUBJECT: _subject,
    Field.SIGNER: _signer,
    Field.CAPACITY: _signer,
    Field.PERIOD: _period,
    Field.RECIPIENTS: _recipients,
}
