"""Ids: what documents, paragraphs and entries of the register are known by."""

from __future__ import annotations

from typing import NewType

DocumentId = NewType("DocumentId", str)
"""First 16 hexadecimal digits of the SHA-256 of the file's bytes."""

ParagraphId = NewType("ParagraphId", str)
"""Stable over re-indexing: a hash of document key, place and text."""

RegisterId = NewType("RegisterId", str)
"""A document in the register, held or only cited: a hash of its key."""
