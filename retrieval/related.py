"""What a document names and what names it, from the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import DocumentId, Paragraph, RegisterEntry, Relation
from retrieval.library import View


@dataclass(frozen=True, slots=True)
class Link:
    """One document that stands in a relation to another.

    Attributes:
        relation: of the naming document to the named one.
        entry: the other document.
        paragraph: where the naming document names the other.
    """

    relation: Relation
    entry: RegisterEntry
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Related:
    """The links of one document, each other document once.

    Attributes:
        cites: in the order in which the document names them.
        cited_by: in the order of the register.
    """

    cites: tuple[Link, ...]
    cited_by: tuple[Link, ...]


def related(view: View, entry: RegisterEntry) -> Related:
    """Return what an entry cites and what cites it, as the asker of the view may see it."""
    own = held_files(entry)
    return Related(tuple(_cites(view, entry, own)), tuple(_cited_by(view, entry, own)))


def held_files(entry: RegisterEntry) -> frozenset[DocumentId]:
    """Return the held files of a document, the one that stands for it and its copies."""
    main = () if entry.document_id is None else (entry.document_id,)
    return frozenset((*main, *entry.copies))


def _cites(view: View, entry: RegisterEntry, own: frozenset[DocumentId]) -> Iterable[Link]:
    found: list[tuple[int, int, Link]] = []
    for other, mentions in view.cited_in(own):
        if other.id == entry.id:
            continue
        pairs = view.mention_paragraphs(mentions)
        if pairs:
            first = pairs[0][1]
            relation = _strongest(mention.reference.relation for mention, _ in pairs)
            found.append((first.ordinal, pairs[0][0].reference.start, Link(relation, other, first)))
    return (link for _, _, link in sorted(found, key=lambda item: (item[0], item[1], item[2].entry.id)))


def _cited_by(view: View, entry: RegisterEntry, own: frozenset[DocumentId]) -> Iterable[Link]:
    by_document: dict[DocumentId, list[tuple[Relation, Paragraph]]] = {}
    for mention, paragraph in view.mention_paragraphs(entry.mentions):
        if mention.document_id not in own:
            by_document.setdefault(mention.document_id, []).append((mention.reference.relation, paragraph))
    seen: set[str] = set()
    for document_id, places in by_document.items():
        citing = view.entry_of(document_id) or next((e for e in view.entries if document_id in e.copies), None)
        if citing is None or citing.id in seen:
            continue
        seen.add(citing.id)
        yield Link(_strongest(relation for relation, _ in places), citing, places[0][1])


def _strongest(relations: Iterable[Relation]) -> Relation:
    """Return the relation that says most: anything before a bare mention."""
    known = list(relations)
    return next((relation for relation in known if relation is not Relation.CITES), known[0])
