"""Which document of the register a reference of a draft means, although some of what it says may be wrong.

A symbol is unique within one issuer and one year only (NĐ 30/2020/NĐ-CP, Điều
15). So a document of the same symbol is meant where issuer and year agree, or
where day or subject tie the two together; else it is another document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.model import Header, Reference, RegisterEntry
from corpus.organisations.agreement import agree
from corpus.organisations.body import Body
from corpus.register.known import Home, cited_issuer, home_of, year_of
from corpus.register.subjects import subjects_contradict
from corpus.symbols import symbol_key
from corpus.text.fold import fold
from retrieval.drafting.correction import LAWS
from retrieval.drafting.facts import FactBook, Facts
from retrieval.drafting.likeness import same_subject, subject_words

MAX_CANDIDATES = 200
"""Documents of one symbol that are compared."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a reference means.

    Attributes:
        facts: the document, or None where none is known.
        near: documents of the same number or name that it may have meant, where none is sure.
        renumbered: the document was found by day and subject; its number is another one.
    """

    facts: Facts | None
    near: tuple[Facts, ...] = ()
    renumbered: bool = False


class Matcher:
    """Finds documents for the references of one draft."""

    def __init__(self, entries: Iterable[RegisterEntry], book: FactBook, header: Header) -> None:
        self._book = book
        self._home: Home = home_of(header)
        self._found: dict[tuple[object, ...], Match] = {}
        self._by_symbol: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._by_number: dict[tuple[str | None, str], list[RegisterEntry]] = defaultdict(list)
        self._by_name: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._by_day: dict[object, list[RegisterEntry]] = defaultdict(list)
        for entry in entries:
            if entry.symbol is not None and entry.symbol.number:
                self._by_symbol[symbol_key(entry.symbol)].append(entry)
                self._by_number[entry.type, entry.symbol.number.lstrip("0")].append(entry)
                for written in entry.dates:
                    if written.value is not None:
                        self._by_day[written.value].append(entry)
            if entry.symbol is None or entry.symbol.form == "C":
                self._by_name[_name_key(entry.type, entry.subject)].append(entry)

    def issuer(self, reference: Reference) -> Body | None:
        """Return who issued the document by the reference, completed by the place the draft speaks from."""
        return cited_issuer(reference, self._home)

    def find(self, reference: Reference) -> Match:
        """Return the document that a reference means."""
        said = (reference.symbol, reference.type, reference.date, reference.issuer, reference.subject)
        if said not in self._found:
            self._found[said] = self._find(reference)
        return self._found[said]

    def _find(self, reference: Reference) -> Match:
        if reference.symbol is None:
            return self._named(reference)
        if reference.symbol.form == "H":
            return Match(None)
        if reference.symbol.form == "S":
            entries = self._by_number.get((reference.type, reference.symbol.number.lstrip("0")), [])
        else:
            entries = self._by_symbol.get(symbol_key(reference.symbol), [])
        known = [facts for entry in entries if (facts := self._book.of(entry)).statements][:MAX_CANDIDATES]
        scored = [(score, facts) for facts in known if (score := self._score(reference, facts)) > 0]
        if not scored and reference.type in LAWS:
            return self._named(reference)  # the register keeps laws by name, as a căn cứ gives them
        if not scored and (other := self._renumbered(reference)) is not None:
            return Match(other, tuple(known), renumbered=True)
        best = max((score for score, _ in scored), default=0)
        chosen = [facts for score, facts in scored if score == best]
        return Match(chosen[0]) if len(chosen) == 1 else Match(None, tuple(known))

    def _named(self, reference: Reference) -> Match:
        """Find a law or an agreement by its name; laws of one name are told apart by their days.

        Two laws of one name may be passed in one year (Luật Tổ chức chính quyền
        địa phương, 19/02/2025 and 16/6/2025), so another day of the year is a
        slip only where it looks like one.
        """
        entries = self._by_name.get(_name_key(reference.type, reference.subject), ())
        known = [facts for entry in entries if (facts := self._book.of(entry)).statements]
        value = reference.date.value if reference.date else None
        same_day = [facts for facts in known if value in facts.days]
        year = year_of(reference.date)
        same_year = [facts for facts in known if any(_slipped(value, day, year) for day in facts.days)]
        unsaid = known if value is None and (year is None or not any(f.days for f in known)) else []
        for fitting in (same_day, same_year, unsaid):
            if len(fitting) == 1:
                return Match(fitting[0])
        return Match(None, tuple(known))

    def _score(self, reference: Reference, facts: Facts) -> int:
        """Weigh how surely a document of the same symbol is meant; 0 where it is another one."""
        issuer = self.issuer(reference)
        issued = issuer is None or not facts.bodies or any(agree(body, issuer) for body in facts.bodies)
        day = reference.date.value if reference.date else None
        same_day = day is not None and any(s.date is not None and s.date.value == day for s in facts.statements)
        about = reference.subject
        same = about is not None and any(same_subject(about, subject) for subject in facts.subjects)
        against = about is not None and bool(facts.subjects) and not same
        against = against and all(subjects_contradict(about, subject) for subject in facts.subjects)
        year = _same_year(reference, facts)
        if not issued:
            return 3 * same_day + 3 * same + 1 if (same_day and not against) or (same and year) else 0
        if same_day or same:
            return 6 + 3 * same_day + 3 * same
        if reference.symbol is not None and reference.symbol.year is not None:
            return 5
        if year is False or against:
            return 0
        return 4 if year else 2

    def _renumbered(self, reference: Reference) -> Facts | None:
        """Return the one document of the same type, day, issuer and subject under another number."""
        day = reference.date.value if reference.date else None
        if day is None or not reference.subject:
            return None
        issuer = self.issuer(reference)
        found: list[Facts] = []
        for entry in self._by_day.get(day, ()):
            facts = self._book.of(entry)
            if entry.type != reference.type or day not in facts.days:
                continue
            issued = issuer is None or any(agree(body, issuer) for body in facts.bodies)
            if issued and any(same_subject(reference.subject, subject) for subject in facts.subjects):
                found.append(facts)
        return found[0] if len(found) == 1 else None


def _same_year(reference: Reference, facts: Facts) -> bool | None:
    """Tell whether the years agree; None where one of them is not said."""
    year = year_of(reference.date)
    years = {found for s in facts.statements if (found := year_of(s.date)) is not None}
    return None if year is None or not years else year in years


def _slipped(written: date | None, right: date, year: int | None) -> bool:
    """Tell whether a day may be another one mistyped: of the same year, with the same month or day, or both exchanged."""
    if written is None:
        return right.year == year
    same = written.month == right.month or written.day == right.day
    return written.year == right.year and (same or (written.day, written.month) == (right.month, right.day))


def _name_key(kind: str | None, subject: str | None) -> str:
    return fold(f"{kind or ''}|{' '.join(subject_words(subject or ''))}")
