"""What a map says, in both languages (``corpus/data/map.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from corpus.model import RegisterEntry, Relation
from corpus.types import english_name

_TABLE = Path(__file__).parent.parent / "data" / "map.toml"


def map_words(language: str, key: str, **values: object) -> str:
    """Return a sentence in "vi" or "en" with its placeholders filled."""
    return str(map_table()[language][key]).format(**values)


def relation_words(relation: Relation, language: str, *, inward: bool) -> str:
    """Return how the document in the middle stands to another, or another to it."""
    return str(map_table()["relations"][language][relation.name][int(inward)])


def entry_title(entry: RegisterEntry, language: str) -> str:
    """Return type and number of a document, or its name where it has no number."""
    kind = entry.type or ("Văn bản" if language == "vi" else "Document")
    kind = english_name(kind) if language == "en" else kind
    if entry.symbol is not None and (entry.symbol.number or entry.subject is None):
        return f"{kind} {entry.symbol.text}"
    subject = entry.subject or ""
    return subject if subject.startswith(kind) else f"{kind} {subject}".strip()


@cache
def map_table() -> dict[str, Any]:
    """Read the table, once a process."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
