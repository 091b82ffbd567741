"""Register entries by number, as a person names them, or by short name."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import RegisterEntry, Symbol
from corpus.register.names import alias_key
from corpus.symbols import answers_to
from corpus.text.fold import fold
from corpus.types import type_by_code


def find_entries(entries: Iterable[RegisterEntry], symbol: Symbol, *, text: str = "") -> tuple[RegisterEntry, ...]:
    """Return the entries that a name in a question may mean: held ones first, then the most cited.

    Args:
        symbol: the number as far as it is given; issuer, unit and year may be missing.
        text: the words of the name ("đề án 942"), looked up among the short names in use.

    A short name is followed before a number: "Đề án 942" is the scheme that
    Decision 942 promulgates. Where nobody uses that short name, a decision of
    the number whose title promulgates such a text is meant.
    """
    known = tuple(entries)
    name = alias_key(text) if text else ""
    found = [entry for entry in known if name and any(alias_key(alias) == name for alias in entry.aliases)]
    if not found:
        found = [entry for entry in known if entry.symbol is not None and answers_to(entry.symbol, symbol)]
    if not found and symbol.form == "S":
        found = [entry for entry in known if _promulgates(entry, symbol)]
    return tuple(sorted(found, key=lambda entry: (not entry.held, -len(entry.mentions), entry.id)))


def _promulgates(entry: RegisterEntry, symbol: Symbol) -> bool:
    """Tell whether a document of this number promulgates a text of the type asked for."""
    kind = type_by_code(symbol.type)
    if kind is None or entry.symbol is None or entry.symbol.number.lstrip("0") != symbol.number.lstrip("0"):
        return False
    return any(fold(kind.name) in fold(title) for title in (entry.subject or "", *entry.aliases))
