"""Mentions without a full symbol: short names, laws and agreements by name, "Kế hoạch 481".

A short name holds within the document that defines it. Elsewhere it is
followed only where one document alone can be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from corpus.model import Symbol
from corpus.organisations.agreement import agree
from corpus.register.group import Group
from corpus.register.known import Known
from corpus.register.subjects import subjects_equal
from corpus.text.fold import fold

_NUMBER_WORD = re.compile(r"\s+(?:so|no\.?)\s+(?=\d)")
_MARKS = re.compile(r"[\"'“”‘’.,;:()]")
_NUMBERS = re.compile(r"\d+")


_Groups = dict[Group, None]
"""Groups in the order in which they were found, each once."""


@lru_cache(maxsize=65536)
def alias_key(alias: str) -> str:
    """Return what is equal for "Đề án 942", "đề án số 942" and "De an 942"."""
    return " ".join(_NUMBER_WORD.sub(" ", _MARKS.sub(" ", fold(alias))).split())


class NameBinder:
    """Lets mentions by name join the documents found by symbol, or found documents of their own."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self._in_path: dict[tuple[str, str], _Groups] = defaultdict(dict)
        self._by_alias: dict[str, _Groups] = defaultdict(dict)
        self._by_number: dict[str, _Groups] = defaultdict(dict)
        self._by_title: dict[tuple[str, str], _Groups] = defaultdict(dict)
        for group in groups:
            for item in group.known:
                self._index(group, item)

    def add(self, item: Known) -> None:
        """Let a mention join the document it names; one that nothing identifies is left out."""
        if item.mention is None:
            return
        group = self._find(item)
        if group is None:
            if not (item.symbol or item.subject or item.mention.reference.alias):
                return
            group = Group()
            self.groups.append(group)
        group.add(item)
        self._index(group, item)

    def _find(self, item: Known) -> Group | None:
        alias = item.mention.reference.alias if item.mention else None
        ways = (
            self._in_path.get((item.path, alias_key(alias)), ()) if alias else (),
            self._numbered(item, item.path),
            self._titled(item),
            self._by_alias.get(alias_key(alias), ()) if alias else (),
            self._numbered(item, None),
        )
        for found in ways:
            fitting = [group for group in found if _may_be(group, item)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _numbered(self, item: Known, path: str | None) -> list[Group]:
        """Return the documents with the number of a short form, in one document's citations or in all."""
        symbol = item.symbol
        if symbol is None:
            return []
        groups = self._by_number.get(symbol.number.lstrip("0"), ())
        return [
            group
            for group in groups
            if _same_type(group, symbol) and (path is None or any(k.path == path for k in group.known))
        ]

    def _titled(self, item: Known) -> list[Group]:
        """Return the documents of this type whose title says the same."""
        if item.symbol is not None or not item.subject:
            return []
        groups = self._by_title.get(_title_key(item), ())
        return [group for group in groups if any(subjects_equal(title, item.subject) for title in group.subjects)]

    def _index(self, group: Group, item: Known) -> None:
        if item.subject:
            self._by_title[_title_key(item)][group] = None
        alias = item.mention.reference.alias if item.mention else None
        if alias:
            self._in_path[item.path, alias_key(alias)][group] = None
            self._by_alias[alias_key(alias)][group] = None
        if item.symbol is not None and item.symbol.form != "S":
            self._by_number[item.symbol.number.lstrip("0")][group] = None


def _title_key(item: Known) -> tuple[str, str]:
    return fold(item.type or ""), " ".join(sorted(set(_NUMBERS.findall(item.subject or ""))))


def _same_type(group: Group, symbol: Symbol) -> bool:
    return any(known.symbol is not None and known.symbol.type == symbol.type for known in group.known)


def _may_be(group: Group, item: Known) -> bool:
    """Tell whether nothing that a mention says speaks against a document: issuer, day, year."""
    if group.issuer is not None and item.issuer is not None and not agree(group.issuer, item.issuer):
        return False
    if item.symbol is None and item.period and group.periods and item.period not in group.periods:
        return False  # an agreement of the same parties for other years
    if item.date is None:
        return True
    if item.date.value is not None and group.days:
        return item.date.value in group.days
    return item.year is None or not group.years or item.year in group.years
