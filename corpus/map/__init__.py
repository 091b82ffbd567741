"""The map of a document: what it stands on and what stands on it, every edge with its citation."""

from __future__ import annotations

from corpus.map.graph import DocumentMap, MapEdge, held_files, map_document, to_graph

__all__ = ["DocumentMap", "MapEdge", "held_files", "map_document", "to_graph"]
