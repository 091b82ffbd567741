"""Everything that is known about one document, gathered before it becomes a register entry."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from corpus.model import DateProblem, DocumentKey, RegisterEntry, RegisterId, Symbol, WrittenDate
from corpus.organisations.agreement import agree, body_key
from corpus.organisations.body import Body, Level
from corpus.register.known import Known, day_of, level_of
from corpus.register.subjects import subjects_contradict, subjects_equal
from corpus.symbols import symbol_key
from corpus.types import type_by_code


class Fit(IntEnum):
    """How well a piece of knowledge fits a group; the better, the greater."""

    NONE = 0
    CONFLICT = 1  # the same document under another date
    OPEN = 2  # nothing speaks against it
    DATED = 3  # the same date


_ONE_OF_A_KIND = frozenset({"TTg", "CP", "CTN"})
"""Codes of bodies of which the country has one."""
MAX_SUBJECTS = 12
"""Different wordings of a subject that are compared; more add nothing."""


@dataclass(slots=True, eq=False)
class Group:
    """What is known of one document.

    Attributes:
        known: in the order in which it was found.
        issuer: the most specific one named so far.
        open: made for mentions that fit several documents equally well.
        days, years, raws, subjects, periods: what the known items give, each once.
    """

    open: bool = False
    known: list[Known] = field(default_factory=list)
    issuer: Body | None = None
    days: set[date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    raws: set[str] = field(default_factory=set)
    subjects: list[str] = field(default_factory=list)
    periods: set[str] = field(default_factory=set)

    def add(self, item: Known) -> None:
        """Take in a piece of knowledge."""
        self.known.append(item)
        if item.issuer is not None and (self.issuer is None or _specific(item.issuer) > _specific(self.issuer)):
            self.issuer = item.issuer
        if item.date is not None:
            self.raws.add(_bare(item.date))
            self.days.update(filter(None, (item.date.value,)))
        self.years.update(filter(None, (item.year,)))
        self.periods.update(filter(None, (item.period,)))
        if item.subject and item.subject not in self.subjects and len(self.subjects) < MAX_SUBJECTS:
            self.subjects.append(item.subject)

    def fit(self, item: Known) -> Fit:
        """Tell whether a piece of knowledge whose symbol agrees belongs here."""
        apart = item.issuer is not None and self.issuer is not None and not agree(self.issuer, item.issuer)
        if apart and not _names_issuers(item.symbol):
            return Fit.NONE
        if self._dated(item.date):
            held_twice = item.document is not None and any(self.held())
            return Fit.NONE if held_twice and self._contradicted(item) else Fit.DATED
        if self._only_one(item):
            return Fit.CONFLICT if self.days and day_of(item.date) else Fit.OPEN
        if self._contradicted(item):
            return Fit.NONE
        if item.year is None or not self.years:
            return Fit.OPEN
        if item.year in self.years:
            return Fit.CONFLICT if self.days and day_of(item.date) else Fit.OPEN
        return Fit.CONFLICT if any(subjects_equal(subject, item.subject) for subject in self.subjects) else Fit.NONE

    def held(self) -> Iterator[Known]:
        """Yield the held files, by path."""
        return (item for item in self.known if item.document is not None)

    def dates(self) -> tuple[WrittenDate, ...]:
        """Return every date given, one a day, the most frequent first, those that cannot be believed last."""
        counts: Counter[tuple[date | None, str]] = Counter()
        first: dict[tuple[date | None, str], WrittenDate] = {}
        for item in self.known:
            if item.date is None:
                continue
            key = (item.date.value, "" if item.date.value else _bare(item.date))
            counts[key] += 1
            kept = first.setdefault(key, item.date)
            if kept.problem is DateProblem.LATER and item.date.problem is None:
                first[key] = item.date  # some other document may give the date without contradiction
        order = sorted(first, key=lambda key: (first[key].value is None, -counts[key], key[0] or date.max, key[1]))
        return tuple(first[key] for key in order)

    def entry(self) -> RegisterEntry:
        """Return the register entry."""
        self.known.sort(key=lambda item: (item.path, item.position))
        own = list(self.held())
        documents = [item.document.id for item in own if item.document is not None]
        dates = self.dates()
        chosen = next((item.date for item in own if item.date is not None), dates[0] if dates else None)
        symbol = next((item.symbol for item in (*own, *self.known) if item.symbol is not None), None)
        draft = own[0].document.header.symbol if symbol is None and own and own[0].document else None
        return RegisterEntry(
            id=self.register_id(),
            key=DocumentKey(
                body_key(self.issuer) if self.issuer else None, symbol.text if symbol else None, day_of(chosen)
            ),
            type=self.type(),
            symbol=symbol or draft,
            date=chosen,
            issuer=self._first(item.written_issuer for item in own) or _usual_issuer(self.known),
            subject=self._subject(own),
            document_id=documents[0] if documents else None,
            dates=dates,
            aliases=self.aliases(),
            mentions=tuple(item.mention for item in self.known if item.mention is not None),
            copies=tuple(documents[1:]),
        )

    def register_id(self) -> RegisterId:
        """Return a hash of issuer, symbol and date; for a document without symbol, of what else tells it apart."""
        symbol = next((item.symbol for item in self.known if item.symbol is not None), None)
        dates = self.dates()
        parts = [
            body_key(self.issuer) if self.issuer else "",
            symbol_key(symbol) if symbol else "",
            (dates[0].value.isoformat() if dates[0].value else dates[0].raw) if dates else "",
        ]
        if symbol is None:
            document = next((item.document for item in self.held()), None)
            parts += [
                self.type() or "",
                document.id if document else self._subject([]) or "",
            ]
        if self.open:
            parts.append("open")
        return RegisterId(hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16])

    def type(self) -> str | None:
        """Return the Vietnamese type name: the document's own, else the one most used, else that of the code."""
        own = self._first(item.type for item in self.held())
        if own is not None:
            return own
        counts = Counter(item.type for item in self.known if item.type)
        if counts:
            return min(counts, key=lambda name: (-counts[name], name))
        codes = (item.symbol.type for item in self.known if item.symbol is not None)
        return next((found.name for code in codes if (found := type_by_code(code)) is not None), None)

    def aliases(self) -> tuple[str, ...]:
        """Return the short names in use, the most frequent first, then what they name in words."""
        references = [item.mention.reference for item in self.known if item.mention is not None]
        short = Counter(reference.alias for reference in references if reference.alias)
        named = Counter(reference.alias_of for reference in references if reference.alias_of)
        ranked = (sorted(counts, key=lambda name: (-counts[name], name)) for counts in (short, named))
        return tuple(dict.fromkeys(name for names in ranked for name in names))

    def _subject(self, own: list[Known]) -> str | None:
        """Return the subject; an agreement's is told apart by its years only, so they are part of it."""
        subject = self._first(item.subject for item in (*own, *self.known))
        periods = [item.mention.reference.period for item in self.known if item.mention and item.period]
        if subject is None or self.days or not periods or any(item.symbol for item in self.known):
            return subject
        return subject if str(periods[0]) in subject else f"{subject} giai đoạn {periods[0]}"

    def _contradicted(self, item: Known) -> bool:
        return any(subjects_contradict(subject, item.subject) for subject in self.subjects)

    def _only_one(self, item: Known) -> bool:
        """Tell whether number, year and a fully named issuer agree: there is no second such document."""
        if item.symbol is None or item.symbol.year is None or self.issuer is None or item.issuer is None:
            return False
        if self.issuer.names != item.issuer.names or self.issuer.areas != item.issuer.areas:
            return False
        return bool(self.issuer.areas) or level_of(self.issuer) == "central"

    def _dated(self, written: WrittenDate | None) -> bool:
        if written is None:
            return False
        return written.value in self.days if written.value is not None else _bare(written) in self.raws

    @staticmethod
    def _first(texts: Iterable[str | None]) -> str | None:
        return next((text for text in texts if text), None)


def _names_issuers(symbol: Symbol | None) -> bool:
    """Tell whether a symbol alone says who issues: there is one Government, and a joint circular's bears all its bodies.

    The words for them are many: "Liên Bộ Tài chính - Công nghiệp", "Bộ Tài chính, Bộ Công nghiệp".
    """
    if symbol is None or symbol.year is None:
        return False
    return symbol.issuer in _ONE_OF_A_KIND or (symbol.type == "TTLT" and bool(symbol.issuer))


def _bare(written: WrittenDate) -> str:
    return "".join(written.raw.split())


def _specific(body: Body) -> int:
    named = sum(1 for area in body.areas if area.name)
    return named * 4 + (2 if len(body.names) == 1 else 0) + (1 if body.area(Level.PROVINCE) else 0)


def _usual_issuer(known: list[Known]) -> str | None:
    """Return the issuer as most documents write it, the fuller of two as frequent."""
    counts = Counter(item.written_issuer for item in known if item.written_issuer)
    return min(counts, key=lambda name: (-counts[name], -len(name), name), default=None)
