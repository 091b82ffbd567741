"""A map as a list for people, and as the JSON that other tools read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from corpus.map.graph import DocumentMap, MapEdge
from corpus.map.wording import entry_title, map_words, relation_words
from corpus.model import RegisterEntry
from corpus.place_label import label

Json = dict[str, object]
SHOWN = 150
"""Characters of a quote in the list."""


def map_text(found: DocumentMap, language: str) -> str:
    """Return a map as a list: each edge numbered, with the document, and where it is said."""
    lines = [_entry_line(found.centre, language)]
    if not found.edges:
        lines.append(map_words(language, "nothing"))
    for key, inward in (("stands_on", False), ("stands_under", True)):
        edges = [(n, e) for n, e in enumerate(found.edges, 1) if (e.target == found.centre.id) is inward]
        if edges:
            lines += ["", map_words(language, key) + ":"]
            for number, edge in edges:
                lines += _edge_lines(found, number, edge, inward, language)
    if found.left_out:
        lines.append(map_words(language, "more", count=found.left_out))
    return "\n".join(lines)


def map_json(found: DocumentMap) -> Json:
    """Return a map as JSON values: nodes, and edges with their citations."""
    return {
        "centre": found.centre.id,
        "nodes": [_node(entry, found.centre) for entry in found.entries],
        "edges": [_edge_json(number, edge) for number, edge in enumerate(found.edges, 1)],
        "left_out": found.left_out,
    }


def _entry_line(entry: RegisterEntry, language: str) -> str:
    day = f", {entry.date.raw}" if entry.date is not None else ""
    issuer = f", {entry.issuer}" if entry.issuer else ""
    return f"{'●' if entry.held else '○'} {entry_title(entry, language)}{day}{issuer}"


def _edge_lines(found: DocumentMap, number: int, edge: MapEdge, inward: bool, language: str) -> Iterator[str]:
    other = found.entry(edge.source if inward else edge.target)
    yield f"[{number}] {relation_words(edge.relation, language, inward=inward)}: {_entry_line(other, language)}"
    quote = textwrap.shorten(edge.quote, SHOWN, placeholder=" …")
    english = language == "en"
    yield f"     {label(edge.paragraph.place, english=english)}, {edge.document.path}: “{quote}”"


def _node(entry: RegisterEntry, centre: RegisterEntry) -> Json:
    written = entry.date
    return {
        "id": entry.id,
        "type": entry.type,
        "symbol": entry.symbol.text if entry.symbol is not None else None,
        "date": written.value.isoformat() if written is not None and written.value is not None else None,
        "date_raw": written.raw if written is not None else None,
        "issuer": entry.issuer,
        "subject": entry.subject,
        "held": entry.held,
        "centre": entry.id == centre.id,
    }


def _edge_json(number: int, edge: MapEdge) -> Json:
    return {
        "n": number,
        "source": edge.source,
        "target": edge.target,
        "relation": edge.relation.value,
        "count": edge.count,
        "path": edge.document.path,
        "place": label(edge.paragraph.place),
        "page": edge.paragraph.page,
        "paragraph_id": edge.paragraph.id,
        "quote": edge.quote,
    }
