"""A list of documents as rows: number, type, day, issuer, subject, where it is cited, how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from corpus.model import DateProblem, RegisterEntry
from retrieval.answer import Answer, Language
from retrieval.citations import place_words
from retrieval.drafting.facts import FactBook
from retrieval.drafting.proofs import Proofs
from retrieval.drafting.standing import ended
from retrieval.drafting.wording import message, tell, title
from retrieval.library import View
from retrieval.naming import document_name, short_name
from retrieval.query import Kind

MOST_PLACES = 5
"""Places of one document that a list names."""
LISTS = frozenset({Kind.LIST.value, Kind.COUNT.value})
Link = Callable[[RegisterEntry], str | None]
"""Gives the address under which a document opens, or None."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One document of a list.

    Attributes:
        written: the date as the best source writes it, with a doubt about it.
        day: the day meant, for sorting, or None.
        cited: places that cite it, each "mục I.1, đoạn 1 — Báo cáo số …".
        link: address under which it opens, or None.
    """

    number: int
    symbol: str
    type: str
    written: str
    day: date | None
    issuer: str
    subject: str
    cited: tuple[str, ...]
    standing: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A list with what was asked; ``held`` counts the documents whose text the library has."""

    question: str
    rows: tuple[ListRow, ...]
    held: int


def is_list(answer: Answer) -> bool:
    """Tell whether an answer lists documents, so that it can be given as a file."""
    return answer.kind in LISTS and bool(answer.documents) and bool(answer.claims)


def list_of(answer: Answer, view: View, *, today: date, link: Link = lambda entry: None) -> DocumentList:
    """Return the documents of a list answer as rows, in its order."""
    rows = rows_of(answer.documents, view, language=answer.language, today=today, link=link)
    return DocumentList(answer.question, rows, sum(entry.held for entry in answer.documents))


def rows_of(
    entries: Iterable[RegisterEntry],
    view: View,
    *,
    language: Language,
    today: date,
    link: Link = lambda entry: None,
) -> tuple[ListRow, ...]:
    """Return documents as rows, numbered from 1."""
    book, proofs = FactBook(view), Proofs(view)
    return tuple(
        ListRow(
            number=number,
            symbol=entry.symbol.text if entry.symbol is not None else "",
            type=entry.type or "",
            written=_date(entry, language),
            day=entry.date.value if entry.date is not None else None,
            issuer=entry.issuer or "",
            subject=entry.subject or "",
            cited=_places(entry, view, language),
            standing=_standing(entry, book, proofs, language=language, today=today),
            link=link(entry),
        )
        for number, entry in enumerate(entries, 1)
    )


def _date(entry: RegisterEntry, language: Language) -> str:
    written = entry.date
    if written is None:
        return ""
    doubtful = written.problem is not None and written.problem is not DateProblem.INCOMPLETE
    if written.value is None or doubtful:
        return tell(language, "date_doubtful", raw=" ".join(written.raw.split()))
    return f"{written.value.day:02d}/{written.value.month:02d}/{written.value.year}"


def _places(entry: RegisterEntry, view: View, language: Language) -> tuple[str, ...]:
    places: dict[str, None] = {}
    for mention, paragraph in view.mention_paragraphs(entry.mentions):
        holder = view.entry_of(mention.document_id)
        document = view.document(mention.document_id)
        name = short_name(holder, language) if holder is not None else document_name(document, language)
        places[f"{place_words(paragraph, language)} — {name}"] = None
    shown = list(places)[:MOST_PLACES]
    more = len(places) - len(shown)
    return (*shown, tell(language, "cited_more", count=more)) if more else tuple(shown)


def _standing(entry: RegisterEntry, book: FactBook, proofs: Proofs, *, language: Language, today: date) -> str:
    held = book.view.documents.get(entry.document_id) if entry.document_id is not None else None
    key = "standing_cited" if held is None else "standing_draft" if held.header.draft else "standing_held"
    changes = [
        f"{title(f.verdict, language)}: {message(f, language)}" for f in ended(book.of(entry), book, proofs, today)
    ]
    return "; ".join([tell(language, key), *changes])
