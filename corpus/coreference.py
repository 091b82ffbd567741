"""Later mentions of a document without its number: by short name, by type and number, by title.

Everything here is local to one document, and followed only where exactly one
of the documents that it cites can be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from corpus.abbreviations import expansion_of
from corpus.model import Reference, Symbol, WrittenDate
from corpus.symbols import SymbolMatch, find_symbols, symbol_key
from corpus.text.alternation import one_of
from corpus.text.holding import holding
from corpus.text.tone import spelling
from corpus.types import TYPES, find_types, type_by_name

MAX_NAMES = 200
"""Short names without a number that are looked for in one document."""
LEAST_TITLE = 4
"""Words from which a title can name a document without its number."""
LONGEST_TITLE = 60
_TITLE_REACH = 600
_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_TITLE_HEAD = re.compile(rf"(?<!\w)(?:{one_of(entry.name for entry in TYPES)})\s+(?=[^\W\d_])")
_LEAD = re.compile(r"^(?:về\s+việc|việc|về|V/v)\s+", re.IGNORECASE)
_MORE = frozenset({"năm", "giai", "nhiệm", "đợt", "quý", "tháng", "lần"})
"""Words after a title that make it another one: "… năm 2024"."""
_AFTER_BARE_TYPE = re.compile(r"\s*(?:[,.;:)]|$)|\s+(?:đã|được|nêu trên|nói trên|có|là|phải|sẽ|và|theo|tại)(?!\w)")

Place = tuple[int, int]
"""Position of a mention: index of its paragraph, offset."""


class Mention(NamedTuple):
    """A later mention: where it stands, and the reference it takes up; ``alias`` if it is a short name."""

    start: int
    end: int
    target: Reference
    alias: bool


@dataclass(slots=True)
class Index:
    """What the full mentions of one document have said, by every way of taking it up again."""

    _numbers: dict[tuple[str, str], list[Reference]] = field(default_factory=lambda: defaultdict(list))
    _short: dict[tuple[str, str], list[Reference]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    _titles: dict[tuple[str, str], list[tuple[tuple[str, ...], Reference, Place]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _kinds: set[str] = field(default_factory=set)
    """Types of the documents whose titles are known; most paragraphs name none of them."""

    _taken: set[tuple[Symbol | WrittenDate | str | None, ...]] = field(default_factory=set)
    _unique: list[tuple[str, Reference, bool]] | None = None
    """Short names of one document each, the longest first, and whether such a name is a bare type; None if not yet asked."""

    _titled_already: set[tuple[str, str, Symbol | None, WrittenDate | None]] = field(default_factory=set)

    def add(self, reference: Reference, place: Place) -> None:
        """Take in a full mention that stands at ``place``."""
        said = (
            reference.symbol,
            reference.date,
            reference.type,
            reference.subject,
            reference.alias,
            reference.alias_of,
        )
        if said in self._taken:  # a document names the same ones again and again
            return
        self._taken.add(said)
        if reference.symbol is not None:
            _append(self._numbers[reference.symbol.type, _bare(reference.symbol.number)], reference)
        if reference.alias is not None:
            self._add_alias(reference.alias, reference)
        self._add_title(reference.type, reference.subject, reference, place)
        if reference.alias_of is not None:
            head = next((found for found in find_types(reference.alias_of) if found.start == 0), None)
            if head is not None:
                self._add_title(head.name, reference.alias_of[head.end :], reference, place)

    def may_find(self, texts: Sequence[str]) -> set[int]:
        """Return which texts can take a document up again without a number: by a short name or by its title."""
        return holding(texts, {*self._names, *self._kinds})

    def find(self, text: str, place: int, shorts: Sequence[SymbolMatch]) -> Iterator[Mention]:
        """Yield the mentions in a paragraph by number, by short name and by title, the strongest first.

        ``shorts`` are its symbols of short form, ``place`` is its index.
        """
        for match in shorts:
            target = self._numbered(match)
            if target is not None:
                short = bool(self._short.get((match.symbol.type, _bare(match.symbol.number))))
                yield Mention(match.start, match.end, target, alias=short)
        yield from self._named(text)
        yield from self._titled(text, place)

    def _numbered(self, match: SymbolMatch) -> Reference | None:
        key = (match.symbol.type, _bare(match.symbol.number))
        candidates = self._short.get(key) or self._numbers.get(key) or []
        fitting = [
            known
            for known in candidates
            if match.symbol.year is None or known.symbol is None or known.symbol.year == match.symbol.year
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _add_alias(self, alias: str, reference: Reference) -> None:
        short = next((match.symbol for match in find_symbols(alias) if match.symbol.form == "S"), None)
        if short is not None and short.year is None:
            _append(self._short[short.type, _bare(short.number)], reference)
        elif alias in self._names or len(self._names) < MAX_NAMES:
            _append(self._names[alias], reference)
            self._unique = None

    def _named(self, text: str) -> Iterator[Mention]:
        """Yield short names without number; a bare type must stand alone: "Kế hoạch", not "Kế hoạch phát triển"."""
        if self._unique is None:
            names = sorted(self._names, key=lambda name: (-len(name), name))
            unique = [(name, self._names[name]) for name in names if len(self._names[name]) == 1]
            self._unique = [(name, known[0], type_by_name(name) is not None) for name, known in unique]
        for name, target, bare in self._unique:
            position = text.find(name)
            while position >= 0:
                end = position + len(name)
                whole = not text[end : end + 1].isalnum() and not text[position - 1 : position].isalnum()
                if whole and (not bare or _AFTER_BARE_TYPE.match(text, end)):
                    yield Mention(position, end, target, alias=True)
                position = text.find(name, end)

    def _add_title(self, kind: str | None, subject: str | None, reference: Reference, place: Place) -> None:
        if kind is None or not subject:
            return
        said = (kind, subject, reference.symbol, reference.date)
        if said in self._titled_already:
            return
        self._titled_already.add(said)
        words = _title_words(subject)
        if LEAST_TITLE <= len(words) <= LONGEST_TITLE:
            self._titles[kind, words[0]].append((words, reference, place))
            self._kinds.add(kind)

    def _titled(self, text: str, place: int) -> Iterator[Mention]:
        if not any(kind in text for kind in self._kinds):
            return
        for head in _TITLE_HEAD.finditer(text):
            begun = text[head.end() : head.end() + _TITLE_REACH]
            first = _tokens(begun, skip_lead=True, most=1)
            candidates = self._titles.get((head.group().strip(), first[0][2]), ()) if first else ()
            if not candidates:
                continue
            tokens = _tokens(begun, skip_lead=True, most=max(len(words) for words, _, _ in candidates) + 1)
            fitting = [
                (len(words), reference)
                for words, reference, defined in candidates
                if defined < (place, head.start()) and _begins(tokens, words)
            ]
            longest = max((length for length, _ in fitting), default=0)
            targets = _distinct([reference for length, reference in fitting if length == longest])
            if len(targets) == 1:
                yield Mention(head.start(), head.end() + tokens[longest - 1][1], targets[0], alias=False)


def same_document(one: Reference, other: Reference) -> bool:
    """Tell whether two full mentions mean one document: same number, no two different days."""
    if one.symbol is None or other.symbol is None:
        return (one.type, one.subject, one.period) == (other.type, other.subject, other.period)
    return symbol_key(one.symbol) == symbol_key(other.symbol) and same_day(one, other)


def same_day(one: Reference, other: Reference) -> bool:
    """Tell whether two mentions may be of one day: neither says another one than the other does."""
    first, second = one.date and one.date.value, other.date and other.date.value
    return not first or not second or first == second


@lru_cache(maxsize=2048)
def _title_words(subject: str) -> tuple[str, ...]:
    """Return the words of a title; one document after the other names the same laws."""
    return tuple(word for _, _, word in _tokens(_LEAD.sub("", subject.strip())))


@lru_cache(maxsize=16384)
def _written_out(word: str) -> tuple[str, ...]:
    """Return the words that a word stands for: those of a known abbreviation, else itself."""
    known = expansion_of(word) if word.isupper() and len(word) > 1 else None
    if known is not None and not known.ambiguous and known.abbreviation == word:
        return tuple(spelling(known.expansion).split())
    return (spelling(word),)


def _append(known: list[Reference], reference: Reference) -> None:
    if not any(same_document(reference, other) for other in known):
        known.append(reference)


def _distinct(references: list[Reference]) -> list[Reference]:
    distinct: list[Reference] = []
    for reference in references:
        _append(distinct, reference)
    return distinct


def _bare(number: str) -> str:
    return number.lstrip("0").lower() or number


def _begins(tokens: list[tuple[int, int, str]], words: tuple[str, ...]) -> bool:
    """Tell whether a text begins with the words of a title and does not go on to another one."""
    if tuple(word for _, _, word in tokens[: len(words)]) != words:
        return False
    return len(tokens) == len(words) or tokens[len(words)][2] not in _MORE


def _tokens(text: str, *, skip_lead: bool = False, most: int = LONGEST_TITLE + 1) -> list[tuple[int, int, str]]:
    """Return the words of a title with their offsets, abbreviations written out; of each only the end is exact."""
    found: list[tuple[int, int, str]] = []
    lead = _LEAD.match(text) if skip_lead else None
    for match in _TOKEN.finditer(text, lead.end() if lead is not None else 0):
        start, end = match.span()
        for part in _written_out(match.group()):
            found.append((start, end, part))
        if len(found) >= most:
            break
    return found
