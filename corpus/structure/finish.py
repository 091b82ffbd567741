"""The last pass over the paragraphs: which are headings, which stand before the first unit, which note is whose.

It comes last because it needs the paragraph after: a numbered line is a heading
by what stands under it as much as by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from corpus.model import DocumentId, Paragraph, ParagraphId, ParagraphKind
from corpus.place import Place, PlacePart, Unit, nth_paragraph
from corpus.structure.draft import Draft
from corpus.structure.marks import NAMED, Style
from corpus.structure.notes import bearers
from corpus.structure.wording import is_capitals, is_finished

_CUES: Final = ("Căn cứ", "CĂN CỨ", "Xét ", "Theo đề nghị", "Thực hiện", "Sau khi", "Trên cơ sở", "Được sự")
_SURE_CUES: Final = ("Căn cứ", "CĂN CỨ")
_BASIS_LIST: Final = re.compile(r"[\s*_]*(?:Căn cứ|CĂN CỨ)(?:\s+pháp lý)?\s*:[\s*_]*")
"""A line that opens a list of legal bases, each an item that ends with ";"."""
_ITEM: Final = re.compile(r"\s*[-–+•*]\s")
_ENACTING: Final = frozenset({"QĐ", "NQ", "NĐ", "TT", "TTLT", "VBHN", "PL", "Luật", "L", "QyĐ", "QC", "CT"})
_HEADING: Final = 220
_SHORT: Final = 120
_INTRODUCTION: Final = 300
"""Characters up to which a running paragraph that ends with a colon is given to those it introduces."""
_OPENING: Final = PlacePart(Unit.OPENING)
_NOWHERE: Final = Place()
_SILENT: Final = (ParagraphKind.NOISE, ParagraphKind.FOOTNOTE)


def finish(drafts: Sequence[Draft], document_id: DocumentId, *, type_code: str, identity: str) -> Iterator[Paragraph]:
    """Yield the paragraphs in reading order.

    Args:
        type_code: of the document, "" where unknown; decisions have legal bases, reports have openings.
        identity: what stays the same when the document comes from another file; ids hang on it.
    """
    _place_openings(drafts, enacting=type_code in _ENACTING)
    _name_tables(drafts)
    _find_headings(drafts)
    bearing = bearers(drafts)
    known: dict[tuple[int, ...], tuple[str, ...]] = {(): ()}
    seen: dict[str, int] = {}
    for ordinal, draft in enumerate(drafts):
        sources = draft.sources
        above = known.get(sources)
        if above is None:
            above = known[sources] = _above(drafts, sources)
        if (draft.begins is not None or draft.label) and sources and sources[-1] == ordinal:
            above = _above(drafts, sources[:-1])
        place, text, first = draft.place or _NOWHERE, draft.text, draft.lines[0].block
        yield Paragraph(
            _paragraph_id(f"{identity}\x1f{place.key()}\x1f{text}", seen),
            document_id,
            ordinal,
            place,
            draft.kind,
            text,
            first.page,
            (*above, *draft.columns) if draft.columns else above,
            bearing.get(ordinal) if bearing else None,
            first.confidence if len(draft.lines) == 1 else _confidence(draft),
        )


def _paragraph_id(base: str, seen: dict[str, int]) -> ParagraphId:
    """Return the id of a paragraph; equal texts at one place are told apart by their order."""
    repeated = seen[base] = seen.get(base, -1) + 1
    return ParagraphId(blake2b(f"{base}\x1f{repeated}".encode(), digest_size=8).hexdigest())


def _confidence(draft: Draft) -> float | None:
    """Return the lowest confidence of the lines, since a quote is as good as its worst line."""
    known = [line.block.confidence for line in draft.lines if line.block.confidence is not None]
    return min(known, default=None)


def _place_openings(drafts: Sequence[Draft], *, enacting: bool) -> None:
    """Number the legal bases and the opening paragraphs before the first unit of each series."""
    bases = openings = 0
    attachment, was_basis, listed = "", False, False
    for draft in drafts:
        if draft.place is not None:
            if draft.place.attachment != attachment:
                attachment, bases, openings, was_basis, listed = draft.place.attachment, 0, 0, False, False
            continue
        text = draft.text
        item = listed and _ITEM.match(text) is not None
        was_basis = item or _is_basis(text, enacting=enacting or bool(attachment), after=was_basis)
        listed = _opens_basis_list(text) or (item and text.rstrip(" *_").endswith(";"))
        if was_basis:
            bases += 1
            draft.kind = ParagraphKind.BASIS
            draft.place = Place((PlacePart(Unit.BASIS, str(bases)),), attachment)
        else:
            openings += 1
            draft.place = _opening(openings, attachment)


@lru_cache(maxsize=1024)
def _opening(number: int, attachment: str) -> Place:
    """Return the place of the ``number``-th paragraph before the first unit, the same for every document."""
    return Place((_OPENING, nth_paragraph(number)), attachment)


def _opens_basis_list(text: str) -> bool:
    """Tell whether a line does nothing but open a list of legal bases, as one without a colon never does."""
    return ":" in text and _BASIS_LIST.fullmatch(text) is not None


def _is_basis(text: str, *, enacting: bool, after: bool) -> bool:
    """Tell whether a paragraph is a legal basis (căn cứ): a capital cue at its head, ";" at its end.

    A report may open with "Căn cứ …, Sở … báo cáo như sau:", which is no basis.
    """
    plain = text.lstrip(" *_-–")
    cued = plain.startswith(_CUES)
    if not after and not cued:
        return False
    ends = text.rstrip(" *_")
    if not cued:
        return ends.endswith(";")
    if ends.endswith(":"):
        return _opens_basis_list(text)
    if after or ends.endswith(";"):
        return after or plain.startswith(_SURE_CUES) or enacting
    return plain.startswith(("Căn cứ", "CĂN CỨ", "Theo đề nghị", "Xét ")) and enacting


def _name_tables(drafts: Sequence[Draft]) -> None:
    """Number the tables of each unit, and leave their number out where a unit has one table only."""
    tables: dict[Place, list[str]] = {}
    rows = [draft for draft in drafts if draft.kind is ParagraphKind.TABLE_ROW and draft.place is not None]
    for draft in rows:
        unit, table, _ = _row_parts(draft)
        seen = tables.setdefault(unit, [])
        if table not in seen[-1:]:
            seen.append(table)
    for draft in rows:
        unit, table, row = _row_parts(draft)
        seen = tables[unit]
        named = () if len(seen) < 2 else (PlacePart(Unit.TABLE, str(seen.index(table) + 1)),)
        draft.place = Place((*unit.parts, *named, row), unit.attachment)


def _row_parts(draft: Draft) -> tuple[Place, str, PlacePart]:
    place = draft.place or Place()
    *unit, table, row = place.parts
    return Place(tuple(unit), place.attachment), table.number, row


def _find_headings(drafts: Sequence[Draft]) -> None:
    """Mark the numbered paragraphs that are headings."""
    following: Draft | None = None
    for draft in reversed(drafts):
        if draft.begins is not None and _is_heading(draft, following):
            draft.kind = ParagraphKind.HEADING
        if draft.kind not in _SILENT:
            following = draft


def _is_heading(draft: Draft, following: Draft | None) -> bool:
    begins = draft.begins
    if begins is None:
        return False
    if begins.style in NAMED and begins.style is not Style.ARTICLE:
        return True
    if draft.length > _HEADING:
        return False
    text = draft.text
    words = text[begins.end :].strip(" *_")
    seen = draft.seen[begins.end :].strip(" *_")
    if not words or (is_capitals(seen) and len(words) > 3):
        return True
    inside = following is not None and _lies_inside(following, draft)
    finished = is_finished(text)
    if finished:
        short = len(words) <= _SHORT and not words.rstrip(" *_").endswith(";") and ". " not in words
        titled = begins.style in (Style.ARTICLE, Style.ROMAN, Style.CAPITAL) or draft.lines[0].block.bold
        return (inside and short and titled) or (inside and short and text.rstrip(" *_").endswith(":"))
    return inside or begins.style in (Style.ARTICLE, Style.ROMAN, Style.CAPITAL, Style.DOTTED)


def _lies_inside(draft: Draft, outer: Draft) -> bool:
    """Tell whether a paragraph stands under a unit, not beside it."""
    if draft.place is None or outer.place is None:
        return False
    return draft.place != outer.place and draft.place.starts_with(outer.place)


def _above(drafts: Sequence[Draft], sources: Sequence[int]) -> tuple[str, ...]:
    """Return the texts of the units around a paragraph: headings, and running text that introduces a list."""
    texts = []
    for source in sources:
        draft = drafts[source]
        introduces = draft.length <= _INTRODUCTION and draft.tail.rstrip(" *_").endswith(":")
        if draft.kind in (ParagraphKind.HEADING, ParagraphKind.TITLE) or introduces:
            texts.append(draft.text)
        elif draft.label:
            texts.append(draft.label)
    return tuple(texts)
