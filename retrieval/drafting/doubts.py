"""Doubts about a draft that the draft itself proves: a date after the request it answers, a name spelled two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from corpus.lint.names import Name, find_names
from corpus.lint.spellings import near_spellings
from corpus.model import DateProblem, Document, Paragraph, ParagraphId, ReadDocument, Reference, Relation
from retrieval.drafting.proofs import Proofs
from retrieval.drafting.verdicts import Edit, Finding, Line, Verdict

ANSWER_DAYS = 30
"""Days within which a request is taken to be answered; a later date in the answer looks mistyped."""


def doubtful_dates(draft: ReadDocument, proofs: Proofs) -> dict[Reference, Finding]:
    """Return the references whose date is later than the draft, or than the request that it answers where it bears no day."""
    found: dict[Reference, Finding] = {}
    paragraphs = {paragraph.id: paragraph for paragraph in draft.paragraphs}
    for reference in draft.references:
        if reference.date is not None and reference.date.problem is DateProblem.LATER and not reference.inherited:
            raw = draft.document.header.date.raw if draft.document.header.date else ""
            values = (("written", reference.date.raw), ("own", raw))
            found[reference] = Finding(Verdict.DOUBTFUL_DATE, values, proofs.head(draft.document, raw) if raw else ())
    return found | _after_request(draft, paragraphs, proofs)


def _after_request(
    draft: ReadDocument, paragraphs: dict[ParagraphId, Paragraph], proofs: Proofs
) -> dict[Reference, Finding]:
    """Return the references of a draft without a day whose date is well after the request that it answers."""
    own = draft.document.header.date
    if own is not None and own.value is not None:
        return {}
    asked = [r for r in draft.references if r.relation is Relation.REPLIES_TO and r.date and r.date.value]
    request = max(asked, key=lambda r: r.date.value.isoformat() if r.date and r.date.value else "", default=None)
    if request is None or request.date is None or request.date.value is None:
        return {}
    source = proofs.cite(draft.document, paragraphs[request.paragraph_id], request.text)
    return {
        reference: Finding(
            Verdict.DOUBTFUL_DATE, (("written", reference.date.raw), ("own", request.date.raw)), (source,)
        )
        for reference in draft.references
        if reference.date is not None
        and reference.date.value is not None
        and not reference.inherited
        and (reference.date.value - request.date.value).days >= ANSWER_DAYS
    }


def two_spellings(
    draft: ReadDocument, related: Iterable[tuple[Document, Paragraph]], proofs: Proofs, number: int
) -> Iterator[Line]:
    """Yield a line for each rare spelling of a name that the draft and what it cites otherwise spell another way.

    Args:
        related: paragraphs of the library that speak of the same documents as the draft.
        number: of the first line.
    """
    places: dict[str, list[Name]] = defaultdict(list)
    for paragraph in draft.paragraphs:
        for name in find_names(paragraph):
            places[name.text].append(name)
    counts = Counter({name: len(found) for name, found in places.items()})
    elsewhere: dict[str, tuple[Document, Paragraph]] = {}
    for document, paragraph in related:
        for name in find_names(paragraph):
            counts[name.text] += 1
            elsewhere.setdefault(name.text, (document, paragraph))
    for rare, usual in near_spellings(counts):
        where = (draft.document, places[usual][0].paragraph) if usual in places else elsewhere[usual]
        values = (("written", rare), ("right", usual), ("count", str(counts[usual])))
        for name in places.get(rare, ()):
            finding = Finding(Verdict.SPELLING, values, (proofs.cite(*where, usual),))
            start = name.paragraph.text.find(rare)
            yield Line(
                number=number,
                paragraph=name.paragraph,
                start=start,
                end=start + len(rare),
                reference=None,
                name=rare,
                findings=(finding,),
                edits=(Edit(start, start + len(rare), usual),),
                corrected=usual,
            )
            number += 1
