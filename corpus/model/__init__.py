"""The values of the corpus: what a document is once it has been read.

Everything here is frozen and hashable; nothing here reads, writes or guesses.
Text is verbatim (NFC, odd spaces and invisible characters cleaned, see
``corpus.text.clean``) and is what may be quoted.
"""

from __future__ import annotations

from corpus.model.blocks import Block, BlockKind, Box, Format, RawDocument
from corpus.model.document import PUBLIC, CorpusFile, Document, ReadDocument
from corpus.model.header import DateProblem, DocumentKey, Header, Signature, Symbol, WrittenDate
from corpus.model.ids import DocumentId, ParagraphId, RegisterId
from corpus.model.paragraph import Paragraph, ParagraphKind
from corpus.model.reference import Reference, Relation
from corpus.model.register import Mention, RegisterEntry

__all__ = [
    "PUBLIC",
    "Block",
    "BlockKind",
    "Box",
    "CorpusFile",
    "DateProblem",
    "Document",
    "DocumentId",
    "DocumentKey",
    "Format",
    "Header",
    "Mention",
    "Paragraph",
    "ParagraphId",
    "ParagraphKind",
    "RawDocument",
    "ReadDocument",
    "Reference",
    "RegisterEntry",
    "RegisterId",
    "Relation",
    "Signature",
    "Symbol",
    "WrittenDate",
]
