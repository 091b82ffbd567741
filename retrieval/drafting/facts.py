"""What the documents of the library say about one document: each statement with where it stands.

The draft itself proves nothing about what it cites, so its own mentions, and
those of an earlier version of it in the library, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.model import DateProblem, Document, DocumentId, Header, Mention, RegisterEntry, WrittenDate
from corpus.organisations.body import Body
from corpus.register.known import cited_issuer, home_of, own_issuer
from corpus.register.subjects import subjects_equal
from retrieval.library import View

_LEAD = re.compile(r"(?<!\w)(về\s+việc|về|V/v)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one held document says of a document, itself or another.

    Attributes:
        mention: where it says so, or None where the document speaks of itself.
        issuer: completed by the place from which the document speaks.
        written_issuer: the issuer in words, None where only the symbol tells.
    """

    document: Document
    mention: Mention | None
    date: WrittenDate | None
    issuer: Body | None
    written_issuer: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """A document of the register with what is said of it.

    Attributes:
        own: the document's own statement, where it is held.
        cited: what others say: full mentions before those that inherit.
    """

    entry: RegisterEntry
    own: Statement | None
    cited: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The document's own statement first."""
        return (self.own, *self.cited) if self.own is not None else self.cited

    @property
    def days(self) -> tuple[date, ...]:
        """The day of issue by the best source; several where the sources disagree."""
        if self.own is not None and (day := _day(self.own.date)) is not None:
            return (day,)
        sure = [s.date.value for s in self.cited if s.date is not None and s.date.value and s.date.problem is None]
        doubtful = [day for s in self.cited if (day := _day(s.date)) is not None]
        return tuple(dict.fromkeys(sure or doubtful))

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Who issued it, by the best source."""
        if self.own is not None and self.own.issuer is not None:
            return (self.own.issuer,)
        written = [s.issuer for s in self.cited if s.issuer is not None and s.written_issuer]
        return tuple(dict.fromkeys(written or [s.issuer for s in self.cited if s.issuer is not None]))

    @property
    def subjects(self) -> tuple[str, ...]:
        """Subjects as given, the document's own alone where it has one."""
        if self.own is not None and self.own.subject:
            return (self.own.subject,)
        return tuple(dict.fromkeys(s.subject for s in self.cited if s.subject))

    @property
    def issuer_name(self) -> str | None:
        """The issuer in words, by the best source."""
        return next((s.written_issuer for s in self.statements if s.written_issuer), None)

    @property
    def lead(self) -> str | None:
        """The words by which a document that cites it joins the subject ("về việc"), "" for none, None where nobody does."""
        subject = self.subjects[0] if self.subjects else ""
        mentions = (s.mention for s in self.cited if s.mention is not None and s.mention.reference.subject == subject)
        for mention in mentions:
            before, found, _ = mention.reference.text.partition(subject)
            if subject and found:
                lead = _LEAD.search(before)
                return lead.group(1) if lead is not None else ""
        return None

    def with_day(self, day: date) -> Statement | None:
        """Return a statement that gives this day of issue."""
        return next((s for s in self.statements if _day(s.date) == day), None)


class FactBook:
    """The facts of every document in the register, gathered when they are first asked for."""

    def __init__(self, view: View, draft: Document | None = None) -> None:
        self.view = view
        self._draft = draft
        self._known: dict[str, Facts] = {}
        self._holders: dict[DocumentId, RegisterEntry] = {}

    def of(self, entry: RegisterEntry) -> Facts:
        """Return what the library says of a document, the draft's own words left out."""
        if entry.id not in self._known:
            self._known[entry.id] = self._gather(entry)
        return self._known[entry.id]

    def holder(self, document_id: DocumentId) -> RegisterEntry | None:
        """Return the entry of a held file, be it a further file of the same document."""
        if not self._holders:
            held = [entry for entry in self.view.entries if entry.document_id is not None]
            self._holders = {name: e for e in held for name in (e.document_id, *e.copies) if name is not None}
        return self._holders.get(document_id)

    def mentions(self, entry: RegisterEntry) -> Iterator[Mention]:
        """Yield where the library, without the draft, names a document."""
        for mention in entry.mentions:
            document = self.view.documents.get(mention.document_id)
            if document is not None and not self._is_draft(document):
                yield mention

    def _gather(self, entry: RegisterEntry) -> Facts:
        held = self.view.documents.get(entry.document_id) if entry.document_id is not None else None
        own = _own(held) if held is not None and not self._is_draft(held) else None
        cited = [_cited(self.view.documents[mention.document_id], mention) for mention in self.mentions(entry)]
        cited.sort(key=lambda statement: statement.mention is not None and statement.mention.reference.inherited)
        return Facts(entry, own, tuple(cited))

    def _is_draft(self, document: Document) -> bool:
        """Tell whether a held document is the draft that is checked, or an earlier version of it."""
        draft = self._draft
        if draft is None:
            return False
        if document.id == draft.id:
            return True
        one, other = document.header, draft.header
        if _numbered(one) and _numbered(other):
            return one.symbol == other.symbol and _day(one.date) == _day(other.date) is not None
        both_open = one.draft and other.draft and one.type == other.type
        return both_open and subjects_equal(one.subject, other.subject)


def _numbered(header: Header) -> bool:
    return header.symbol is not None and bool(header.symbol.number)


def _own(document: Document) -> Statement:
    header = document.header
    issuer = own_issuer(header)
    return Statement(document, None, header.date, issuer, header.issuer, header.subject)


def _cited(document: Document, mention: Mention) -> Statement:
    reference = mention.reference
    issuer = cited_issuer(reference, home_of(document.header))
    return Statement(document, mention, reference.date, issuer, reference.issuer, reference.subject)


def _day(written: WrittenDate | None) -> date | None:
    return written.value if written is not None and written.problem is not DateProblem.IMPOSSIBLE else None
