"""What a document says about others: every mention with its symbol, date, issuer, subject and short name.

The first mention gives type, number, date, issuer and subject; later ones only
type and number (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b), so a later mention inherits
what the first one gave. A date that cannot be keeps its raw text and a flag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.aliases import scheme_before
from corpus.coreference import Index, same_day, same_document
from corpus.mention_lists import govern_lists
from corpus.mentions import NOTHING, Mentions, mentions_in, position_of, said_period, together
from corpus.model import Header, Paragraph, ParagraphId, ParagraphKind, Reference, Relation
from corpus.place import Unit
from corpus.register.known import flag_later
from corpus.relations import Setting, relation_at
from corpus.spans import Spans
from corpus.symbols import SymbolMatch, symbol_key
from corpus.types import CONSOLIDATED, COPIES

MAX_REFERENCES = 20_000
"""Mentions kept of one document; a list of law of a whole province has some thousands."""
_IGNORED = (ParagraphKind.HEADER, ParagraphKind.NOISE, ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS)
_OPENING_OF_ITEM = " \t-–+*•·0123456789.)abcdđeghiklmnopqrstuvxy"
"""Characters before the first word of a list's item."""


@dataclass(slots=True)
class _Reader:
    """Reads the paragraphs of one document in order and keeps what full mentions have said.

    A consolidated text lists what it merges before the first căn cứ or article (``merging``).
    """

    header: Header
    index: Index = field(default_factory=Index)
    known: dict[str, list[Reference]] = field(default_factory=dict)
    shorts: dict[int, tuple[SymbolMatch, ...]] = field(default_factory=dict)
    announced: Relation | None = None
    merging: bool = False

    def full(self, paragraph: Paragraph, place: int) -> list[Reference]:
        """Return the full mentions of a paragraph, completed by earlier ones of the same document."""
        if self.merging:
            self.merging = not _is_of_merged_text(paragraph)
        mentions = mentions_in(paragraph.text, paragraph.kind, self.header.type)
        if mentions is NOTHING:  # as most paragraphs
            self.announced = None
            return []
        if mentions.shorts:
            self.shorts[place] = mentions.shorts
        found = [self._complete(reference, paragraph.id) for reference in self._here(paragraph, mentions)]
        for reference in found:
            self.index.add(reference, (place, reference.start))
        self.announced = mentions.announced or (self.announced if found else None)
        return found

    def later(self, paragraph: Paragraph, place: int, taken: Sequence[Reference]) -> Iterator[Reference]:
        """Yield the mentions of a paragraph without a full number."""
        mentions = list(self.index.find(paragraph.text, place, self.shorts.get(place, ())))
        if not mentions:
            return
        spans = Spans((_name_start(paragraph.text, reference), reference.end) for reference in taken)
        setting = self._setting(paragraph, [reference.start for reference in taken])
        for mention in mentions:
            if not spans.claim(mention.start, mention.end):
                continue
            words = paragraph.text[mention.start : mention.end]
            relation = relation_at(setting, mention.start, mention.end)
            # "kèm theo Đề án 942" speaks of the scheme's annex, not of what promulgates this document.
            relation = Relation.CITES if relation is Relation.PROMULGATED_BY else relation
            yield mention.target._replace(
                paragraph_id=paragraph.id,
                start=mention.start,
                end=mention.end,
                text=words,
                relation=relation,
                alias=words if mention.alias else None,
                period=said_period(words),
                inherited=True,
            )

    def _here(self, paragraph: Paragraph, mentions: Mentions) -> list[Reference]:
        """Return the mentions of a paragraph as this document means them: what it announced, without its own number."""
        if not mentions.together:
            return []
        numbered = mentions.numbered
        if self.announced is not None and numbered and _opens_item(paragraph.text, numbered[0]):
            numbered = tuple(
                r._replace(relation=self.announced) if r.relation is Relation.CITES else r for r in numbered
            )
        if self.merging and numbered and _opens_item(paragraph.text, numbered[0]):
            numbered = (numbered[0]._replace(relation=Relation.CONSOLIDATES), *numbered[1:])
        others = tuple(reference for reference in numbered if not self._own(reference) and not _is_copy(reference))
        found = mentions.together
        if others != mentions.numbered:
            found = together(self._setting(paragraph, []), others, mentions.named)
        return [flag_later(reference, self.header) for reference in found]

    def _setting(self, paragraph: Paragraph, starts: list[int]) -> Setting:
        return Setting(paragraph.text, paragraph.kind is ParagraphKind.BASIS, self.header.type, tuple(sorted(starts)))

    def _own(self, reference: Reference) -> bool:
        """Tell whether a mention is the document's own number; the same number of another day is another's."""
        own = self.header.symbol
        if own is None or reference.symbol is None or symbol_key(own) != symbol_key(reference.symbol):
            return False
        day, said = (written.value if written else None for written in (self.header.date, reference.date))
        return day is None or said is None or day == said

    def _complete(self, reference: Reference, paragraph_id: ParagraphId) -> Reference:
        """Put a mention into its paragraph, with what it leaves out from the one earlier document that it can mean."""
        key = _identity(reference)
        known = self.known.setdefault(key, [])
        # What is known under one number differs by its day alone.
        same = same_day if reference.symbol is not None else same_document
        fitting = [position for position, earlier in enumerate(known) if same(earlier, reference)]
        if len(fitting) != 1:
            known.append(reference)
            return reference._replace(paragraph_id=paragraph_id)
        earlier = known[fitting[0]]
        if news := _unsaid(earlier, reference):
            known[fitting[0]] = earlier._replace(**news)
        unsaid = _unsaid(reference, earlier)
        return reference._replace(paragraph_id=paragraph_id, inherited=bool(unsaid), **unsaid)


def find_references(paragraphs: Sequence[Paragraph], header: Header) -> tuple[Reference, ...]:
    """Return every mention of another document, in reading order.

    Args:
        paragraphs: of one document, in reading order.
        header: the document's own; its number is no reference.
    """
    reader = _Reader(header, merging=header.type == CONSOLIDATED)
    read = [paragraph for paragraph in paragraphs if paragraph.kind not in _IGNORED]
    full: dict[int, list[Reference]] = {}
    count = 0
    for place, paragraph in enumerate(read):
        if mentions := reader.full(paragraph, place):
            full[place] = mentions
            count += len(mentions)
            if count >= MAX_REFERENCES:
                read = read[: place + 1]
                break
    may_be_later = {*reader.shorts, *reader.index.may_find([paragraph.text for paragraph in read])}
    found: list[Reference] = []
    for place in sorted(may_be_later.union(full)):
        paragraph, taken = read[place], full.get(place, [])
        mentions = [*taken, *reader.later(paragraph, place, taken)] if place in may_be_later else taken
        if mentions:
            found += govern_lists(paragraph.text, sorted(mentions, key=position_of))
    return tuple(found[:MAX_REFERENCES])


def _is_of_merged_text(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph of a consolidated text is one of the document that it gives, not of its list of sources."""
    return paragraph.kind is ParagraphKind.BASIS or paragraph.place.number(Unit.ARTICLE) is not None


def _is_copy(reference: Reference) -> bool:
    """Tell whether a number is that of a copy, which is no document of its own."""
    return reference.symbol is not None and reference.symbol.type in COPIES


def _opens_item(text: str, first: Reference) -> bool:
    """Tell whether a mention opens the item of a list."""
    return not text[: first.start].strip(_OPENING_OF_ITEM)


def _name_start(text: str, reference: Reference) -> int:
    """Return where a mention begins with the name of what it promulgates, which is no mention of its own."""
    scheme = scheme_before(text, reference.start) if reference.symbol is not None else None
    return scheme.start if scheme is not None else reference.start


def _unsaid(reference: Reference, other: Reference) -> dict[str, Any]:
    """Return what a mention leaves out and another one of the same document says, by field."""
    said: dict[str, Any] = {}
    if other.type and not reference.type:
        said["type"] = other.type
    if other.date and not reference.date:
        said["date"] = other.date
    if other.issuer and not reference.issuer:
        said["issuer"] = other.issuer
    if other.subject and not reference.subject:
        said["subject"] = other.subject
    if other.alias_of and not reference.alias_of:
        said["alias_of"] = other.alias_of
    return said


def _identity(reference: Reference) -> str:
    if reference.symbol is not None:
        return symbol_key(reference.symbol)
    return f"{reference.type}|{reference.subject}|{reference.period}"
