"""Mentions of other documents."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from corpus.model.header import Symbol, WrittenDate
from corpus.model.ids import ParagraphId


class Relation(StrEnum):
    """How the document that is read stands to the document it names."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    CITES = "cites"
    BASED_ON = "based on"
    IMPLEMENTS = "implements"
    PROMULGATED_BY = "promulgated by"
    PROMULGATES = "promulgates"
    PROPOSED_BY = "proposed by"
    REPLIES_TO = "replies to"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    EXPIRES = "says expired"
    CORRECTS = "corrects"
    CONSOLIDATES = "consolidates"
    EXTENDS = "extends"
    REPORTS_ON = "reports on"
    DRAFTED = "drafted"  # the reading document's issuer drafted it for another body


class Reference(NamedTuple):
    """One mention of another document.

    Attributes:
        paragraph_id: where it stands.
        start, end: offsets of ``text`` in that paragraph's text, end exclusive.
        text: the words of the document, from the type name to the last element
            (date, issuer, subject, alias) that belongs to the mention.
        type: Vietnamese type name, from the words before the number if there are any.
        symbol: None for a law by name, an agreement, or a mention by alias.
        date: inherited from the first mention in the document where this one has none.
        issuer: as written out ("UBND tỉnh Bắc Giang"), likewise inherited.
        subject: what follows "về việc", "về", or stands as its title; likewise inherited.
        alias: short name that this mention defines or uses ("Đề án 942").
        alias_of: what the alias names, in words, where that is not the document
            itself: the scheme that a decision promulgates.
        period: planned span as written ("2021-2025"), or None.
        inherited: this is a later mention that took fields from an earlier one.
    """

    paragraph_id: ParagraphId
    start: int
    end: int
    text: str
    relation: Relation
    type: str | None = None
    symbol: Symbol | None = None
    date: WrittenDate | None = None
    issuer: str | None = None
    subject: str | None = None
    alias: str | None = None
    alias_of: str | None = None
    period: str | None = None
    inherited: bool = False
