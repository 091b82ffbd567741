"""A reference against what the library says: date, issuer, subject, number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from corpus.model import DateProblem, Reference
from corpus.organisations.agreement import agree
from corpus.organisations.body import Body
from corpus.text.fold import fold
from retrieval.drafting.facts import Facts, Statement
from retrieval.drafting.likeness import reworded, same_subject, shortened
from retrieval.drafting.proofs import Proofs
from retrieval.drafting.spans import MentionSpans
from retrieval.drafting.verdicts import Finding, Verdict

SLIP = 88.0
"""Similarity from 0 to 100 from which two names are one with a slip."""


@dataclass(frozen=True, slots=True)
class Right:
    """What the library gives for the parts of a reference; None where it gives nothing that can be believed.

    Attributes:
        lead: the words by which documents join the subject to the mention.
    """

    number: str | None = None
    day: date | None = None
    issuer: str | None = None
    subject: str | None = None
    lead: str | None = None


def right_parts(facts: Facts) -> Right:
    """Return what a correction may say: only what a document says, and one day only where the sources agree."""
    symbol = facts.entry.symbol
    days = facts.days
    return Right(
        number=symbol.text if symbol is not None and symbol.number else None,
        day=days[0] if len(days) == 1 else None,
        issuer=facts.issuer_name,
        subject=facts.subjects[0] if facts.subjects else None,
        lead=facts.lead,
    )


def compare(
    reference: Reference, spans: MentionSpans, facts: Facts, issuer: Body | None, proofs: Proofs
) -> Iterator[Finding]:
    """Yield what the mention itself says otherwise than the library; what it inherits was judged before."""
    if spans.date is not None and reference.date is not None:
        yield from _date(reference, facts, proofs)
    if spans.issuer is not None and issuer is not None:
        yield from _issuer(reference, facts, issuer, proofs)
    if spans.subject is not None and reference.subject and reference.symbol is not None:
        yield from _subject(reference.subject, facts, proofs)


def _date(reference: Reference, facts: Facts, proofs: Proofs) -> Iterator[Finding]:
    written = reference.date
    days = facts.days
    if written is None or written.value is None:
        return
    printed = facts.own.date if facts.own is not None else None
    if not days and facts.own is not None and printed is not None and printed.problem is DateProblem.IMPOSSIBLE:
        values = (("dates", printed.raw), ("written", written.raw))
        yield Finding(Verdict.CONFLICT, values, proofs.statement(facts.own, printed.raw))
    if not days:
        return
    if len(days) > 1:
        told = [(day, statement) for day in days if (statement := facts.with_day(day)) is not None]
        sources = [n for day, s in told for n in proofs.statement(s, s.date.raw if s.date else "")]
        values = (("dates", ", ".join(s.date.raw for _, s in told if s.date)), ("written", written.raw))
        yield Finding(Verdict.CONFLICT, values, tuple(dict.fromkeys(sources)))
        return
    statement = facts.with_day(days[0])
    if written.value != days[0] and statement is not None and statement.date is not None:
        sources_ = proofs.statement(statement, statement.date.raw)
        yield Finding(Verdict.WRONG_DATE, (("right", statement.date.raw), ("written", written.raw)), sources_)


def _issuer(reference: Reference, facts: Facts, issuer: Body, proofs: Proofs) -> Iterator[Finding]:
    if not facts.bodies or any(agree(body, issuer) or _misspelled(body, issuer) for body in facts.bodies):
        return
    told = next((s for s in facts.statements if s.written_issuer), None)
    if told is None:  # only the symbol's code tells, which proves no name
        return
    values = (("right", told.written_issuer or ""), ("written", reference.issuer or ""))
    yield Finding(Verdict.WRONG_ISSUER, values, proofs.statement(told, told.written_issuer or ""))


def _misspelled(one: Body, other: Body) -> bool:
    """Tell whether a name that no table knows is another one with a slip in it ("Thủ tưướng Chính phủ")."""
    if one.known and other.known:
        return False
    return one.areas == other.areas and fuzz.ratio(fold(one.name), fold(other.name)) >= SLIP


def _subject(written: str, facts: Facts, proofs: Proofs) -> Iterator[Finding]:
    subjects = facts.subjects
    promulgated = [name for name in facts.entry.aliases if facts.own is None]
    rights = (*subjects, *promulgated)
    if not subjects or any(same_subject(written, right) or shortened(written, right) for right in rights):
        return
    held = facts.own is not None and bool(facts.own.subject)
    if not held and not all(reworded(written, right) for right in subjects):
        return  # documents that only cite it may sum it up in their own words
    told = next(s for s in facts.statements if s.subject == subjects[0])
    values = (("right", subjects[0]), ("written", written))
    yield Finding(Verdict.WRONG_SUBJECT, values, proofs.statement(told, subjects[0]))


def impossible(reference: Reference, spans: MentionSpans, facts: Facts | None, proofs: Proofs) -> Finding | None:
    """Return the finding for a date that no calendar has, with the right one where a document gives it."""
    written = reference.date
    if spans.date is None or written is None or written.problem is not DateProblem.IMPOSSIBLE:
        return None
    told: Statement | None = None
    if facts is not None and len(facts.days) == 1:
        told = facts.with_day(facts.days[0])
    right = told.date.raw if told is not None and told.date is not None else ""
    sources = proofs.statement(told, right) if told is not None else ()
    return Finding(Verdict.IMPOSSIBLE, (("written", written.raw), ("right", right)), sources)
