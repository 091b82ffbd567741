"""Register entries by number, as a person names them, or by short name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from corpus.model import RegisterEntry, Symbol
from corpus.register.names import alias_key
from corpus.symbols import answers_to
from corpus.text.fold import fold
from corpus.types import type_by_code


class RegisterIndex:
    """The register by number and by short name."""

    def __init__(self, entries: Sequence[RegisterEntry]) -> None:
        self._by_alias: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._by_number: dict[str, list[RegisterEntry]] = defaultdict(list)
        for entry in entries:
            for alias in dict.fromkeys(map(alias_key, entry.aliases)):
                self._by_alias[alias].append(entry)
            if entry.symbol is not None:
                self._by_number[_bare(entry.symbol)].append(entry)

    def find(self, symbol: Symbol, text: str = "") -> tuple[RegisterEntry, ...]:
        """Return what :func:`find_entries` promises."""
        numbered = self._by_number.get(_bare(symbol), ())
        found = self._by_alias.get(alias_key(text), ()) if text else ()
        if not found:
            answering = [entry for entry in numbered if entry.symbol is not None and answers_to(entry.symbol, symbol)]
            found = _of_year(answering, symbol.year)
        if not found and symbol.form == "S":
            found = [entry for entry in numbered if _promulgates(entry, symbol)]
        return tuple(sorted(found, key=lambda entry: (not entry.held, -len(entry.mentions), entry.id)))


def find_entries(entries: Sequence[RegisterEntry], symbol: Symbol, *, text: str = "") -> tuple[RegisterEntry, ...]:
    """Return the entries that a name in a question may mean: held ones first, then the most cited.

    Args:
        entries: the register; the same object asked again is indexed only once.
        symbol: the number as far as it is given; issuer, unit and year may be missing.
        text: the words of the name ("đề án 942"), looked up among the short names in use.

    A short name is followed before a number: "Đề án 942" is the scheme that
    Decision 942 promulgates. Where nobody uses that short name, a decision of
    the number whose title promulgates such a text is meant.
    """
    return _index(_Same(entries)).find(symbol, text)


class _Same:
    """Entries told apart by identity: comparing a register of thousands by value would cost more than a search."""

    __slots__ = ("entries",)

    def __init__(self, entries: Sequence[RegisterEntry]) -> None:
        self.entries = entries

    def __hash__(self) -> int:
        return id(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.entries is self.entries


@lru_cache(maxsize=8)
def _index(register: _Same) -> RegisterIndex:
    return RegisterIndex(register.entries)


def _bare(symbol: Symbol) -> str:
    return symbol.number.lstrip("0").lower()


def _promulgates(entry: RegisterEntry, symbol: Symbol) -> bool:
    """Tell whether a document promulgates a text of the type asked for."""
    kind = type_by_code(symbol.type)
    if kind is None or symbol.year not in (None, *_years(entry)):
        return False
    return any(fold(kind.name) in fold(title) for title in (entry.subject or "", *entry.aliases))


def _of_year(entries: list[RegisterEntry], year: int | None) -> list[RegisterEntry]:
    """Return the entries with this year in their number; without any, those of no other year."""
    if year is None:
        return entries
    exact = [entry for entry in entries if entry.symbol is not None and entry.symbol.year == year]
    return exact or [entry for entry in entries if {year, None} & set(_years(entry)[1:])]


def _years(entry: RegisterEntry) -> tuple[int | None, ...]:
    """Return the year in the number of a document, and the one it is of."""
    inside = entry.symbol.year if entry.symbol else None
    return inside, entry.date.value.year if entry.date and entry.date.value else None
