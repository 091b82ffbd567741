"""From the register to the map of one document: its neighbours, and who says so in which paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import (
    Document,
    DocumentId,
    Mention,
    Paragraph,
    RegisterEntry,
    RegisterId,
    Relation,
)
from corpus.register.cited import Cited

if TYPE_CHECKING:
    import networkx as nx

MAX_NEIGHBOURS = 200
"""Documents of one map; what is cited everywhere has thousands of neighbours."""
_WEIGHT = {
    Relation.REPLACES: 0, Relation.REPEALS: 1, Relation.EXPIRES: 2, Relation.AMENDS: 3, Relation.EXTENDS: 4, Relation.CORRECTS: 5,
    Relation.CONSOLIDATES: 6, Relation.PROMULGATES: 7, Relation.BASED_ON: 8, Relation.IMPLEMENTS: 9, Relation.PROMULGATED_BY: 10,
    Relation.PROPOSED_BY: 11, Relation.REPLIES_TO: 12, Relation.REPORTS_ON: 13, Relation.DRAFTED: 14, Relation.CITES: 15,
}  # fmt: skip
"""The weightier relation first, where one document stands in several to another."""


@dataclass(frozen=True, slots=True)
class MapEdge:
    """One document saying something of another.

    Attributes:
        source: the document that speaks.
        target: the document that is named.
        document, paragraph: where it is said.
        quote: the words that name the target, a substring of the paragraph's text.
        count: how often the source says it.
    """

    source: RegisterId
    target: RegisterId
    relation: Relation
    document: Document
    paragraph: Paragraph
    quote: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class DocumentMap:
    """A document with its neighbours.

    Attributes:
        entries: the centre first, then its neighbours in the order of the edges.
        edges: those that leave the centre first; the weightiest relation first, then as the documents lie.
        left_out: neighbours beyond MAX_NEIGHBOURS.
    """

    centre: RegisterEntry
    entries: tuple[RegisterEntry, ...]
    edges: tuple[MapEdge, ...]
    left_out: int = 0

    def entry(self, name: RegisterId) -> RegisterEntry:
        """Return a document of the map."""
        return next(entry for entry in self.entries if entry.id == name)


FindParagraph = Callable[[Mention], Paragraph | None]


def map_document(
    centre: RegisterEntry,
    register: Iterable[RegisterEntry],
    documents: Mapping[DocumentId, Document],
    paragraph_of: FindParagraph,
    *,
    cited: Iterable[Cited],
) -> DocumentMap:
    """Return the map of a document.

    Args:
        register: every document known.
        documents: the held ones; a mention in any other is left out.
        paragraph_of: gives the paragraph of a mention, or None where it may not be seen.
        cited: what the files of the document cite.
    """
    known = tuple(register)
    holders = {name: entry for entry in known for name in held_files(entry)}
    spoken = ((centre, entry, mention) for entry, mentions in cited for mention in mentions)
    speaking = ((holders[m.document_id], centre, m) for m in centre.mentions if m.document_id in holders)
    edges = [*_edges(spoken, documents, paragraph_of), *_edges(speaking, documents, paragraph_of)]
    by_id = {entry.id: entry for entry in known}
    names = dict.fromkeys(name for edge in edges for name in (edge.source, edge.target) if name != centre.id)
    kept = list(names)[:MAX_NEIGHBOURS]
    shown = {centre.id, *kept}
    return DocumentMap(
        centre=centre,
        entries=(centre, *(by_id[name] for name in kept)),
        edges=tuple(edge for edge in edges if edge.source in shown and edge.target in shown),
        left_out=len(names) - len(kept),
    )


def to_graph(found: DocumentMap) -> nx.MultiDiGraph[str]:
    """Return a map as a graph: nodes bear ``entry`` and ``held``, edges ``relation`` and ``edge``."""
    import networkx as nx  # takes a moment to load, which only what draws or walks a map needs

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entry in found.entries:
        graph.add_node(entry.id, entry=entry, held=entry.held, centre=entry.id == found.centre.id)
    for edge in found.edges:
        graph.add_edge(edge.source, edge.target, key=edge.relation.value, relation=edge.relation, edge=edge)
    return graph


def held_files(entry: RegisterEntry) -> tuple[DocumentId, ...]:
    """Return the held files of a document, the one that stands for it and its copies."""
    return (entry.document_id, *entry.copies) if entry.document_id is not None else ()


Said = tuple[RegisterEntry, RegisterEntry, Mention]


def _edges(
    said: Iterable[Said], documents: Mapping[DocumentId, Document], paragraph_of: FindParagraph
) -> Iterator[MapEdge]:
    """Yield one edge for each pair and relation, proven by a full mention; a bare mention beside another relation adds nothing."""
    grouped: dict[tuple[str, str], dict[Relation, list[Said]]] = {}
    for source, target, mention in said:
        if source.id != target.id and mention.document_id in documents:
            pair = grouped.setdefault((source.id, target.id), {})
            pair.setdefault(mention.reference.relation, []).append((source, target, mention))
    found: list[tuple[int, int, MapEdge]] = []
    for position, relations in enumerate(grouped.values()):
        for relation, items in relations.items():
            edge = None if relation is Relation.CITES and len(relations) > 1 else _edge(items, documents, paragraph_of)
            if edge is not None:
                found.append((_WEIGHT[relation], position, edge))
    yield from (edge for _, _, edge in sorted(found, key=lambda item: item[:2]))


def _edge(items: list[Said], documents: Mapping[DocumentId, Document], paragraph_of: FindParagraph) -> MapEdge | None:
    for source, target, mention in sorted(items, key=lambda item: item[2].reference.inherited):
        paragraph = paragraph_of(mention)
        if paragraph is not None:
            return MapEdge(
                source=source.id,
                target=target.id,
                relation=mention.reference.relation,
                document=documents[mention.document_id],
                paragraph=paragraph,
                quote=mention.reference.text,
                count=len(items),
            )
    return None
