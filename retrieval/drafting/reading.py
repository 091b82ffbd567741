"""A draft as it comes in, a file or pasted words, read past the secrecy gate like every other document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from config.errors import QuestionError, ReadError
from config.settings import ReadingSettings
from corpus.folder import files_at
from corpus.model import CorpusFile, Format, Paragraph, ParagraphKind, RawDocument, ReadDocument
from corpus.readers.text import line_blocks
from corpus.reading import read_files, understood
from corpus.references import find_references
from corpus.text.clean import clean

_BASIS = re.compile(r"\s*(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s(?:(?!\.\s)[^\n])+")
"""One căn cứ: a line without a second sentence."""
PASTED = "pasted.txt"
"""Name of a draft that was pasted; it lies in no folder."""
MAX_PASTED = 200_000
"""Characters of a pasted draft."""


def read_draft(path: Path, settings: ReadingSettings) -> ReadDocument:
    """Read a draft from a file.

    Raises:
        UsageError: if there is no such file.
        ReadError: if it cannot be read, or bears a mark of state secrecy.
    """
    (file,) = files_at([path])
    for _, outcome in read_files([file], settings):
        if isinstance(outcome, ReadError):
            raise outcome
        return _with_basis(outcome)
    raise ReadError(path, "it holds no document", "check the file")


def read_pasted(text: str) -> ReadDocument:
    """Read a draft that was pasted, or only its căn cứ lines.

    Raises:
        QuestionError: if it is empty or too long.
        ReadError: if it bears a mark of state secrecy.
    """
    cleaned = clean(text)
    if not cleaned.strip() or len(cleaned) > MAX_PASTED:
        raise QuestionError(
            f"The pasted text has {len(cleaned):,} characters; paste between 1 and {MAX_PASTED:,}, or send a file."
        )
    digest = hashlib.sha256(cleaned.encode("utf-8", "replace")).hexdigest()
    raw = RawDocument(Format.TEXT, tuple(line_blocks(cleaned)))
    outcome = understood(CorpusFile(Path(PASTED), PASTED, digest), raw)
    if isinstance(outcome, ReadError):
        raise outcome
    return _with_basis(outcome)


def _with_basis(read: ReadDocument) -> ReadDocument:
    """Take lines that stand alone, without a document around them, for the căn cứ that they are."""
    if read.document.header.type is not None or not any(map(_is_basis, read.paragraphs)):
        return read
    paragraphs = tuple(p._replace(kind=ParagraphKind.BASIS) if _is_basis(p) else p for p in read.paragraphs)
    return replace(read, paragraphs=paragraphs, references=find_references(paragraphs, read.document.header))


def _is_basis(paragraph: Paragraph) -> bool:
    if paragraph.kind not in (ParagraphKind.BODY, ParagraphKind.BASIS) or paragraph.text.rstrip().endswith(":"):
        return False  # "Căn cứ …, Sở … xây dựng Kế hoạch như sau:" is a sentence
    return _BASIS.fullmatch(paragraph.text) is not None
