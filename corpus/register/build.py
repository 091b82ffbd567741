"""From documents and their references to the register: one entry a document, held or only cited.

A symbol alone is not unique (NĐ 30/2020/NĐ-CP, Điều 15): it is within one
issuer and one year. So a mention joins a document when symbol and issuer agree
and the year does not speak against it. A second date within the year is a
conflict that is kept on the entry, not a second document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model import Document, ReadDocument, Reference, RegisterEntry, RegisterId
from corpus.register.group import Fit, Group
from corpus.register.known import Known, cited, day_of, held, home_of
from corpus.register.names import NameBinder
from corpus.symbols import symbol_key


def build_register(documents: Iterable[ReadDocument]) -> tuple[RegisterEntry, ...]:
    """Return an entry for every document that is held or cited, in a fixed order.

    Args:
        documents: with header and references; paragraphs are not looked at and not kept.

    Order: documents with a type before those without, then by type, date, number and id.
    """
    sources = sorted(((read.document, read.references) for read in documents), key=lambda s: (s[0].path, s[0].id))
    binder = _Binder()
    numbered: list[Known] = []
    named: list[Known] = []
    for document, references in sources:
        binder.add(held(document))
        for item in _citations(document, references):
            (named if item.symbol is None or item.symbol.form == "S" else numbered).append(item)
    for item in sorted(numbered, key=_surest_first):
        binder.add(item)
    names = NameBinder(binder.groups)
    for item in named:
        names.add(item)
    return tuple(sorted(_told_apart(group.entry() for group in names.groups), key=_order))


class _Binder:
    """Gathers what is known by symbol into groups, one a document."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_symbol: dict[str, list[Group]] = defaultdict(list)

    def add(self, item: Known) -> None:
        """Let an item join the document it is about; a document without number is always one of its own."""
        if item.symbol is None:
            self._open("")
            self.groups[-1].add(item)
            return
        key = symbol_key(item.symbol)
        self._choose(item, key).add(item)

    def _choose(self, item: Known, key: str) -> Group:
        fits = [(group.fit(item), group) for group in self._by_symbol[key]]
        best = max((fit for fit, _ in fits), default=Fit.NONE)
        if best is Fit.NONE:
            return self._open(key)
        chosen = [group for fit, group in fits if fit is best]
        if len(chosen) == 1:
            return chosen[0]
        same_path = [group for group in chosen if any(known.path == item.path for known in group.known)]
        if len(same_path) == 1:  # a later mention in a document that gave the date before
            return same_path[0]
        return next((group for group in chosen if group.open), None) or self._open(key, undecided=True)

    def _open(self, key: str, *, undecided: bool = False) -> Group:
        group = Group(open=undecided)
        self.groups.append(group)
        if key:
            self._by_symbol[key].append(group)
        return group


def _citations(document: Document, references: Iterable[Reference]) -> Iterator[Known]:
    home = home_of(document.header)
    for position, reference in enumerate(references):
        if reference.symbol is None or reference.symbol.form != "H":  # a number left blank names nothing
            yield cited(document, position, reference, home)


def _surest_first(item: Known) -> tuple[bool, bool, str, int]:
    """Order mentions so that those with date and issuer found the groups that the others join."""
    return (day_of(item.date) is None, item.written_issuer is None, item.path, item.position)


def _told_apart(entries: Iterable[RegisterEntry]) -> Iterator[RegisterEntry]:
    """Give entries that issuer, symbol and date do not tell apart ids of their own."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.id] += 1
        yield replace(entry, id=RegisterId(f"{entry.id}-{seen[entry.id]}")) if seen[entry.id] > 1 else entry


def _order(entry: RegisterEntry) -> tuple[bool, str, str, int, str]:
    day = day_of(entry.date)
    digits = "".join(filter(str.isdecimal, entry.symbol.number[:9])) if entry.symbol else ""
    return (
        entry.type is None,
        entry.type or "",
        day.isoformat() if day else "9999",
        int(digits or 0),
        entry.id,
    )
