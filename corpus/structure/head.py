"""Where the head of a document ends: before its type line, or where its body plainly begins.

NĐ 30/2020/NĐ-CP, Phụ lục I: issuer, national title, number, place and date
stand above the type name; a letter (công văn) has no type name, its head ends
at "Kính gửi".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Block
from corpus.structure.markers import Mark, bare, beginning, is_capitals
from corpus.types import DocumentType, type_by_name

LONGEST_HEAD = 60
"""Blocks among which the head must end; a long head is a broken one."""
_ADDRESSED = re.compile(r"^[\s*_]*(?:Kính gửi|KÍNH GỬI)")
_BODY = re.compile(r"^[\s*_-]*Căn cứ\s")
_LETTER = re.compile(r"(?:^|\s)V/v[\s:.]", re.IGNORECASE)
_TYPE_SUFFIX = re.compile(r"\s*(?:lien tich|\(.{1,40}\)|:|\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Head:
    """The extent of the head.

    Attributes:
        end: number of blocks above the type line or, without one, above the body.
        title: position of the type line, or None for a letter or a lost head.
        type: the document's type, or None.
        subject_end: position after the subject (trích yếu) that follows the type line.
    """

    end: int
    title: int | None = None
    type: DocumentType | None = None
    subject_end: int = 0


def find_head(blocks: Sequence[Block]) -> Head:
    """Return where the head ends and the title stands."""
    limit = min(len(blocks), LONGEST_HEAD)
    for position in range(limit):
        text = blocks[position].text
        kind = title_type(text)
        if kind is not None and _is_set_as_title(blocks, position):
            return Head(position, position, kind, _subject_end(blocks, position))
        if _ADDRESSED.match(text) or _BODY.match(text) or _is_body(blocks[position]):
            letter = type_by_name("Công văn") if _is_letter(blocks[: position + 1]) else None
            return Head(position, None, letter, position)
    return Head(0, None, None, 0)


def title_type(text: str) -> DocumentType | None:
    """Return the type that a line names and nothing else, printed in capitals, or None."""
    if len(text) > 60 or not is_capitals(text):
        return None
    return type_by_name(_TYPE_SUFFIX.sub("", bare(text)))


def _is_set_as_title(blocks: Sequence[Block], position: int) -> bool:
    """A type name in capitals may also be a word of the body; a title has its subject after it."""
    return position + 1 < len(blocks) and title_type(blocks[position + 1].text) is None


def _subject_end(blocks: Sequence[Block], title: int) -> int:
    """Return the position after the lines of the subject."""
    end = title + 1
    while end < len(blocks) and end - title <= 8:
        block = blocks[end]
        if end > title + 1 and not _continues_subject(blocks[end - 1], block):
            break
        if _is_body(block) or _BODY.match(block.text) or _ADDRESSED.match(block.text):
            break
        end += 1
    return end


def _continues_subject(before: Block, block: Block) -> bool:
    """Tell whether a line still belongs to the subject: set like the line before it, not a new paragraph."""
    if is_capitals(block.text) != is_capitals(before.text):
        return False
    if is_capitals(block.text) and re.match(
        r"(?:UY BAN|CHU TICH|HOI DONG|GIAM DOC|BO TRUONG|THU TUONG)", bare(block.text).upper()
    ):
        return False
    if block.bold or block.centred:
        return block.bold == before.bold and block.centred == before.centred and len(block.text) < 200
    return not block.gap_before and not block.complete and not before.bold and len(block.text) < 130


def _is_body(block: Block) -> bool:
    """Tell whether a block plainly belongs to the body."""
    start = beginning(block.text, block.mark)
    if start is None:
        return False
    if start.mark in (Mark.ARTICLE, Mark.CHAPTER, Mark.PART):
        return True
    return start.mark is Mark.ROMAN and is_capitals(start.rest)


def _is_letter(blocks: Sequence[Block]) -> bool:
    """Tell whether a document without a type line is a letter: it has a V/v line or is addressed."""
    return any(_LETTER.search(block.text) or _ADDRESSED.match(block.text) for block in blocks)
