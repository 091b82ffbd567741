"""What a document says about others: every mention with its symbol, date, issuer, subject and short name.

The first mention gives type, number, date, issuer and subject; later ones only
type and number (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b), so a later mention inherits
what the first one gave. A date that cannot be keeps its raw text and a flag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.aliases import Alias, Scheme, alias_after, scheme_before, scheme_in_subject
from corpus.coreference import Index, same_document
from corpus.mention_lists import cite_nested, govern_lists, share_tail
from corpus.mention_parts import Parts, read_parts
from corpus.mention_start import Beginning, mention_start
from corpus.model import Header, Paragraph, ParagraphKind, Reference, Relation
from corpus.named_documents import Named, find_agreements, find_laws
from corpus.periods import find_periods
from corpus.register.known import flag_later
from corpus.relations import Setting, change_announced, changes, relation_at
from corpus.spans import Spans, following, last_before
from corpus.symbols import SymbolMatch, find_symbols, symbol_key

MAX_REFERENCES = 20_000
"""Mentions kept of one document; a list of law of a whole province has some thousands."""
_IGNORED = (ParagraphKind.HEADER, ParagraphKind.NOISE, ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS)
MENTION_REACH = 900
"""Characters that one mention can take, from its first word to the end of its subject."""
_OPENING_OF_ITEM = " \t-–+*•·0123456789.)abcdđeghiklmnopqrstuvxy"
"""Characters before the first word of a list's item."""


@dataclass(slots=True)
class _Reader:
    """Reads the paragraphs of one document in order and keeps what full mentions have said."""

    header: Header
    index: Index = field(default_factory=Index)
    known: dict[str, list[Reference]] = field(default_factory=dict)
    shorts: list[list[SymbolMatch]] = field(default_factory=list)
    announced: Relation | None = None

    def full(self, paragraph: Paragraph, place: int) -> list[Reference]:
        """Return the full mentions of a paragraph, completed by earlier ones of the same document."""
        symbols = find_symbols(paragraph.text)
        self.shorts.append([match for match in symbols if match.symbol.form == "S"])
        found = [self._complete(reference) for reference in self._read(paragraph, symbols)]
        for reference in found:
            self.index.add(reference, (place, reference.start))
        self.announced = change_announced(paragraph.text, self.header.type) or (self.announced if found else None)
        return found

    def later(self, paragraph: Paragraph, place: int, taken: Sequence[Reference]) -> Iterator[Reference]:
        """Yield the mentions of a paragraph without a full number."""
        if not self.shorts[place] and not self.index.by_words:
            return
        spans = Spans((_name_start(paragraph.text, reference), reference.end) for reference in taken)
        setting = self._setting(paragraph, [reference.start for reference in taken])
        for mention in self.index.find(paragraph.text, place, self.shorts[place]):
            if not spans.claim(mention.start, mention.end):
                continue
            words = paragraph.text[mention.start : mention.end]
            relation = relation_at(setting, mention.start, mention.end)
            # "kèm theo Đề án 942" speaks of the scheme's annex, not of what promulgates this document.
            relation = Relation.CITES if relation is Relation.PROMULGATED_BY else relation
            yield replace(
                mention.target,
                paragraph_id=paragraph.id,
                start=mention.start,
                end=mention.end,
                text=words,
                relation=relation,
                alias=words if mention.alias else None,
                period=_said_period(words),
                inherited=True,
            )

    def _read(self, paragraph: Paragraph, symbols: Sequence[SymbolMatch]) -> list[Reference]:
        numbered = list(self._numbered(paragraph, symbols))
        named = find_laws(paragraph.text, paragraph.kind) + find_agreements(paragraph.text)
        if not numbered and not named:
            return []
        taken = Spans((reference.start, reference.end) for reference in numbered)
        free = [item for item in named if not taken.overlaps(item.start, item.end)]
        if free:
            setting = self._setting(paragraph, [*(r.start for r in numbered), *(item.start for item in free)])
            numbered += [_named_reference(paragraph, item, setting) for item in free]
        return [flag_later(reference, self.header) for reference in sorted(numbered, key=_position)]

    def _setting(self, paragraph: Paragraph, starts: list[int]) -> Setting:
        return Setting(paragraph.text, paragraph.kind, self.header.type, tuple(sorted(starts)))

    def _numbered(self, paragraph: Paragraph, symbols: Sequence[SymbolMatch]) -> Iterator[Reference]:
        """Yield mentions by number; those of one list share what only its last one says."""
        text = paragraph.text
        matches = [match for match in symbols if _stands_alone(text, match)]
        if not matches:
            return
        beginnings = _beginnings(text, matches)
        setting = self._setting(paragraph, [beginning.start for beginning in beginnings])
        found = [
            _reference(paragraph, match, beginning, setting)
            for match, beginning in zip(matches, beginnings, strict=True)
        ]
        found = cite_nested(share_tail(text, found))
        if self.announced is not None and not text[: found[0].start].strip(_OPENING_OF_ITEM):
            found = [replace(r, relation=self.announced) if r.relation is Relation.CITES else r for r in found]
        yield from (reference for reference in found if not self._own(reference))

    def _own(self, reference: Reference) -> bool:
        """Tell whether a mention is the document's own number; the same number of another day is another's."""
        own = self.header.symbol
        if own is None or reference.symbol is None or symbol_key(own) != symbol_key(reference.symbol):
            return False
        day, said = (written.value if written else None for written in (self.header.date, reference.date))
        return day is None or said is None or day == said

    def _complete(self, reference: Reference) -> Reference:
        """Fill what a later mention leaves out from the one earlier document that it can mean."""
        key = _identity(reference)
        known = self.known.setdefault(key, [])
        same = [earlier for earlier in known if same_document(earlier, reference)]
        if len(same) != 1:
            known.append(reference)
            return reference
        filled = _filled(reference, same[0])
        known[known.index(same[0])] = _filled(same[0], reference)
        return replace(filled, inherited=True) if filled != reference else reference


def find_references(paragraphs: Sequence[Paragraph], header: Header) -> tuple[Reference, ...]:
    """Return every mention of another document, in reading order.

    Args:
        paragraphs: of one document, in reading order.
        header: the document's own; its number is no reference.
    """
    reader = _Reader(header)
    read = [paragraph for paragraph in paragraphs if paragraph.kind not in _IGNORED]
    full: list[list[Reference]] = []
    count = 0
    for place, paragraph in enumerate(read):
        full.append(reader.full(paragraph, place))
        count += len(full[-1])
        if count >= MAX_REFERENCES:
            break
    found: list[Reference] = []
    for place, taken in enumerate(full):
        mentions = [*taken, *reader.later(read[place], place, taken)]
        if mentions:
            found += govern_lists(read[place].text, sorted(mentions, key=_position))
    return tuple(found[:MAX_REFERENCES])


def _beginnings(text: str, matches: Sequence[SymbolMatch]) -> list[Beginning]:
    beginnings: list[Beginning] = []
    floor = 0
    for match in matches:
        beginnings.append(mention_start(text, match, min(floor, match.start)))
        floor = match.end
    return beginnings


def _stands_alone(text: str, match: SymbolMatch) -> bool:
    """Tell whether a symbol is a citation by itself; a short form is with a year in it, or date and issuer behind."""
    if match.symbol.form != "S":
        return match.symbol.form != "H"
    if match.symbol.year is not None:
        return True
    words = text[match.start : match.end]
    if " số" not in words.lower():
        return False
    parts = read_parts(text, match.end)
    return parts.date is not None and parts.issuer is not None


def _reference(paragraph: Paragraph, match: SymbolMatch, beginning: Beginning, setting: Setting) -> Reference:
    text = paragraph.text
    next_ones = following(setting.others, beginning.start, MENTION_REACH)
    basis, joint = paragraph.kind is ParagraphKind.BASIS, match.symbol.form == "F"
    parts = read_parts(text, match.end, next_ones, whole=basis, joint=joint)
    alias = alias_after(text, parts.end)
    end = alias.end if alias is not None else parts.end
    scheme = scheme_before(text, beginning.start, last_before(setting.others, beginning.start))
    start = scheme.start if scheme is not None and _belongs(scheme, alias) else beginning.start
    relation = relation_at(setting, scheme.start if scheme is not None else start, end)
    if scheme is not None and not changes(relation) and paragraph.kind is not ParagraphKind.BASIS:
        relation = Relation.PROMULGATED_BY  # the cue beside the number is "ban hành kèm theo"
    subject = parts.subject or beginning.title
    named = _named_by(alias, scheme, subject, beginning.type)
    return Reference(
        paragraph_id=paragraph.id,
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


def _name_start(text: str, reference: Reference) -> int:
    """Return where a mention begins with the name of what it promulgates, which is no mention of its own."""
    scheme = scheme_before(text, reference.start) if reference.symbol is not None else None
    return scheme.start if scheme is not None else reference.start


def _period(parts: Parts, scheme: str | None) -> str | None:
    return _said_period(parts.subject or "") or _said_period(scheme or "")


def _said_period(words: str) -> str | None:
    """Return the first span of years in the words of a mention; it is not inherited, since it is quoted as its proof."""
    periods = find_periods(words)
    return periods[0].raw if periods else None


def _named_reference(paragraph: Paragraph, named: Named, setting: Setting) -> Reference:
    text = paragraph.text
    alias = alias_after(text, named.end)
    end = alias.end if alias is not None else named.end
    return Reference(
        paragraph_id=paragraph.id,
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


def _filled(reference: Reference, other: Reference) -> Reference:
    return replace(
        reference,
        type=reference.type or other.type,
        date=reference.date or other.date,
        issuer=reference.issuer or other.issuer,
        subject=reference.subject or other.subject,
        alias_of=reference.alias_of or other.alias_of,
    )


def _identity(reference: Reference) -> str:
    if reference.symbol is not None:
        return symbol_key(reference.symbol)
    return f"{reference.type}|{reference.subject}|{reference.period}"


def _position(reference: Reference) -> tuple[int, int]:
    return reference.start, -reference.end
