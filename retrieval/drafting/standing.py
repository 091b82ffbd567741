"""Whether a cited document still stands: only a document that says otherwise proves it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from corpus.model import Document, Reference, RegisterId, Relation
from corpus.periods import find_periods
from corpus.relations import changes
from retrieval.answer import Language
from retrieval.drafting.facts import FactBook, Facts
from retrieval.drafting.proofs import Proofs
from retrieval.drafting.verdicts import Finding, Verdict
from retrieval.naming import document_name

_ENDINGS = {
    Relation.REPLACES: Verdict.REPLACED,
    Relation.REPEALS: Verdict.REPEALED,
    Relation.EXPIRES: Verdict.EXPIRED,
    Relation.AMENDS: Verdict.AMENDED,
    Relation.EXTENDS: Verdict.AMENDED,
    Relation.CORRECTS: Verdict.AMENDED,
}
_LEANS_ON = (Relation.BASED_ON, Relation.PROPOSED_BY)


def standing(
    reference: Reference,
    facts: Facts,
    book: FactBook,
    proofs: Proofs,
    *,
    today: date,
    cited: Collection[RegisterId] = (),
) -> Iterator[Finding]:
    """Yield how other documents ended or changed the one that a draft cites, and a planned period that is over.

    Args:
        today: the day of the draft, or the present day where it has none.
        cited: what the draft cites; an amendment that it names itself needs no telling.
    """
    if changes(reference.relation) or reference.relation is Relation.EXPIRES:
        return  # the draft itself tells of the change
    yield from ended(facts, book, proofs, today, known=cited)
    if reference.relation in _LEANS_ON:
        yield from period_over(facts, proofs, today)


def ended(
    facts: Facts, book: FactBook, proofs: Proofs, today: date, *, known: Collection[RegisterId] = ()
) -> Iterator[Finding]:
    """Yield how other documents ended or changed a document by a day, each with the clause that says so; not known amendments."""
    told: set[tuple[Verdict, str]] = set()
    for mention in book.mentions(facts.entry):
        verdict = _ENDINGS.get(mention.reference.relation)
        changing = book.view.documents[mention.document_id]
        if verdict is None or not _in_force(changing, today):
            continue
        entry = book.holder(changing.id)
        key = (verdict, entry.id if entry is not None else changing.id)
        if key in told:
            continue
        if verdict is Verdict.AMENDED and entry is not None and entry.id in known:
            continue
        told.add(key)
        sources = proofs.mention(mention, clause=True)
        if sources:
            values = (("by", document_name(changing, Language.VIETNAMESE)),)
            yield Finding(verdict, values, sources)


def _in_force(document: Document, today: date) -> bool:
    """Tell whether a document was issued by a day; a draft changes nothing."""
    written = document.header.date
    if document.header.draft:
        return False
    return written is None or written.value is None or written.value <= today


def period_over(facts: Facts, proofs: Proofs, today: date) -> Iterator[Finding]:
    """Yield a span of years in the subject that ended before a day; what a draft is based on should still run."""
    if any(mention.reference.relation is Relation.EXTENDS for mention in facts.entry.mentions):
        return
    for statement in facts.statements:
        spans = find_periods(statement.subject or "")
        last = max((span.end_year for span in spans), default=None)
        if last is None:
            continue
        if last < today.year:
            raw = next(span.raw for span in spans if span.end_year == last)
            yield Finding(Verdict.PERIOD_OVER, (("period", raw),), proofs.statement(statement, raw))
        return
