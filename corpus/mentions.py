"""The full mentions of one paragraph, by number and by name, as its own words give them.

What other paragraphs add (earlier mentions, announced lists, the document's own
number) comes in ``corpus.references``. Offices repeat whole paragraphs, a căn cứ
most of all, so what was read last is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.aliases import Alias, Scheme, alias_after, scheme_before, scheme_in_subject
from corpus.mention_lists import cite_nested, share_tail
from corpus.mention_parts import Parts, read_parts
from corpus.mention_start import Beginning, mention_start
from corpus.model import ParagraphId, ParagraphKind, Reference, Relation
from corpus.named_documents import AGREEMENT_CUE, Named, find_agreements, find_laws, may_name_law
from corpus.periods import find_periods
from corpus.relations import Setting, change_announced, changes, relation_at
from corpus.spans import Spans, following, last_before
from corpus.symbols import HAS_NUMBER, SymbolMatch, find_symbols

MENTION_REACH: Final = 900
"""Characters that one mention can take, from its first word to the end of its subject."""
_ITS_BASIS: Final = re.compile(r"[\s*_+–-]*(?:Căn cứ|CĂN CỨ)\s+(?:vào\s+)?")
_NOWHERE: Final = ParagraphId("")
_KEPT: Final = 4096
"""Paragraphs whose mentions are kept."""
_LONGEST_KEPT: Final = 2_000
"""Characters of a paragraph that is kept; longer ones hardly come twice."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one paragraph says by itself.

    Attributes:
        numbered: mentions by number, in order; they belong to no paragraph yet.
        named: laws and agreements named without a number.
        together: both in reading order, without names that stand inside a numbered mention.
        shorts: symbols of short form ("Kế hoạch 481"), which only an earlier mention explains.
        announced: what the paragraph says of the list that follows it.
    """

    numbered: tuple[Reference, ...] = ()
    named: tuple[Named, ...] = ()
    together: tuple[Reference, ...] = ()
    shorts: tuple[SymbolMatch, ...] = ()
    announced: Relation | None = None


NOTHING: Final = Mentions()


def mentions_in(text: str, kind: ParagraphKind, own_type: str | None) -> Mentions:
    """Return what a paragraph says of other documents.

    Args:
        text: of the paragraph.
        kind: of the paragraph.
        own_type: type of the document that it stands in, or None.
    """
    if not _may_cite(text):
        return NOTHING
    read = _kept if len(text) <= _LONGEST_KEPT else _read
    return read(text, kind is ParagraphKind.BASIS, own_type)


def together(setting: Setting, numbered: Iterable[Reference], named: Sequence[Named]) -> tuple[Reference, ...]:
    """Return mentions by number and by name in reading order; a name inside a numbered mention is a part of it."""
    found = list(numbered)
    taken = Spans((reference.start, reference.end) for reference in found)
    free = [item for item in named if not taken.overlaps(item.start, item.end)]
    if free:
        starts = sorted([*(reference.start for reference in found), *(item.start for item in free)])
        placed = setting._replace(others=tuple(starts))
        found += [_named_reference(item, placed) for item in free]
    return tuple(sorted(found, key=position_of))


def position_of(reference: Reference) -> tuple[int, int]:
    """Return what orders mentions: from the front, the longer one of two first."""
    return reference.start, -reference.end


def _may_cite(text: str) -> bool:
    """Tell whether a paragraph can name a document or announce a list of some; most cannot, and this is cheap to see."""
    if HAS_NUMBER.search(text) is not None or AGREEMENT_CUE in text or text.rstrip()[-1:] == ":":
        return True
    return may_name_law(text)


def _read(text: str, basis: bool, own_type: str | None) -> Mentions:
    symbols = find_symbols(text)
    named = (*find_laws(text, basis=basis), *find_agreements(text))
    announced = change_announced(text, own_type)
    if not symbols and not named:
        return NOTHING if announced is None else Mentions(announced=announced)
    setting = Setting(text, basis, own_type)
    numbered = _numbered(setting, symbols)
    return Mentions(
        numbered=numbered,
        named=named,
        together=together(setting, numbered, named),
        shorts=tuple(match for match in symbols if match.symbol.form == "S"),
        announced=announced,
    )


_kept = lru_cache(maxsize=_KEPT)(_read)


def _numbered(setting: Setting, symbols: Sequence[SymbolMatch]) -> tuple[Reference, ...]:
    """Return mentions by number; those of one list share what only its last one says."""
    text = setting.text
    matches = [match for match in symbols if _stands_alone(text, match, basis=setting.basis)]
    if not matches:
        return ()
    beginnings = _beginnings(text, matches)
    placed = setting._replace(others=tuple(sorted(beginning.start for beginning in beginnings)))
    found = [_reference(match, beginning, placed) for match, beginning in zip(matches, beginnings, strict=True)]
    return tuple(cite_nested(share_tail(text, found)))


def _beginnings(text: str, matches: Sequence[SymbolMatch]) -> list[Beginning]:
    beginnings: list[Beginning] = []
    floor = 0
    for match in matches:
        beginnings.append(mention_start(text, match, min(floor, match.start)))
        floor = match.end
    return beginnings


def _stands_alone(text: str, match: SymbolMatch, *, basis: bool) -> bool:
    """Tell whether a symbol is a citation by itself.

    A short form is with a year in it, with date and issuer behind, or right
    behind the word that makes a căn cứ ("Căn cứ Quyết định 942;").
    """
    if match.symbol.form != "S":
        return match.symbol.form != "H"
    if match.symbol.year is not None:
        return True
    if basis and _ITS_BASIS.fullmatch(text, 0, match.start) is not None:
        return True
    words = text[match.start : match.end]
    if " số" not in words.lower():
        return False
    parts = read_parts(text, match.end)
    return parts.date is not None and parts.issuer is not None


def _reference(match: SymbolMatch, beginning: Beginning, setting: Setting) -> Reference:
    text = setting.text
    next_ones = following(setting.others, beginning.start, MENTION_REACH)
    parts = read_parts(text, match.end, next_ones, whole=setting.basis, joint=match.symbol.form == "F")
    alias = alias_after(text, parts.end)
    end = alias.end if alias is not None else parts.end
    scheme = scheme_before(text, beginning.start, last_before(setting.others, beginning.start))
    start = scheme.start if scheme is not None and _belongs(scheme, alias) else beginning.start
    relation = relation_at(setting, scheme.start if scheme is not None else start, end)
    if scheme is not None and not changes(relation) and not setting.basis:
        relation = Relation.PROMULGATED_BY  # the cue beside the number is "ban hành kèm theo"
    subject = parts.subject or beginning.title
    named = _named_by(alias, scheme, subject, beginning.type)
    return Reference(
        paragraph_id=_NOWHERE,
        start=start,
        end=end,
        text=text[start:end],
        relation=relation,
        type=beginning.type,
        symbol=match.symbol,
        date=parts.date,
        issuer=parts.issuer or beginning.issuer,
        subject=subject,
        alias=alias.name if alias is not None else None,
        alias_of=named,
        period=_period(parts, named),
    )


def _belongs(scheme: Scheme, alias: Alias | None) -> bool:
    """Tell whether the name of a scheme opens the mention, since the short name behind it is its own."""
    return alias is not None and alias.type is not None and alias.type.name == scheme.type


def _named_by(alias: Alias | None, scheme: Scheme | None, subject: str | None, kind: str | None) -> str | None:
    """Return what a decision promulgates, in words, if that is said; an alias of its own type names the document."""
    if alias is not None and alias.type is not None and alias.type.name == kind:
        return None
    if scheme is not None and scheme.proper:
        return scheme.name
    promulgated = scheme_in_subject(subject)
    return promulgated or (scheme.name if scheme is not None and alias is not None else None)


def _period(parts: Parts, scheme: str | None) -> str | None:
    return said_period(parts.subject or "") or said_period(scheme or "")


def said_period(words: str) -> str | None:
    """Return the first span of years in the words of a mention; it is not inherited, since it is quoted as its proof."""
    periods = find_periods(words)
    return periods[0].raw if periods else None


def _named_reference(named: Named, setting: Setting) -> Reference:
    text = setting.text
    alias = alias_after(text, named.end)
    end = alias.end if alias is not None else named.end
    return Reference(
        paragraph_id=_NOWHERE,
        start=named.start,
        end=end,
        text=text[named.start : end],
        relation=relation_at(setting, named.start, end),
        type=named.type,
        date=named.date,
        subject=named.subject,
        alias=alias.name if alias is not None else None,
        period=named.period,
    )
