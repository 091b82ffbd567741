"""The forms in which a drafter names a document: the first mention, the later ones, and a place in it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b: the first mention gives type, number
and symbol, date, issuer and subject, of laws and ordinances only type and
name; later ones type with number and symbol. A day under 10 and the months 1
and 2 take a leading nought (II.4). Everything comes from what documents say;
an element that none gives is left out and named as missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import DateProblem, Document, Paragraph, RegisterEntry, Symbol, WrittenDate
from corpus.place_label import cite
from retrieval.naming import joined_subject

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
"""Types that are cited by name, without number and issuer."""
_SHORT_BODIES = ((re.compile(r"^UBND(?=\s|$)"), "Ủy ban nhân dân"), (re.compile(r"^HĐND(?=\s|$)"), "Hội đồng nhân dân"))
"""What is written short in running text and full in a citation."""
_UNTYPED = "Văn bản"
_TITLES = ("Đề án", "Dự án", "Chương trình", "Kế hoạch", "Quy chế", "Quy định", "Luật", "Nghị quyết", "Nghị định")
"""Words that keep their capital, since the name of a document begins with them."""
_OF_MONTH = 10
_PADDED_MONTHS = 2


class Element(StrEnum):
    """An element that the first mention asks for."""

    TYPE = "type"
    NUMBER = "number"
    DATE = "date"
    ISSUER = "issuer"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of a document's name, from its own header or from those who cite it.

    Attributes:
        type: Vietnamese type name, or None.
        law: it is cited by its name alone.
    """

    type: str | None
    symbol: Symbol | None
    date: WrittenDate | None
    issuer: str | None
    subject: str | None

    @classmethod
    def of(cls, document: Document) -> Named:
        """Return the name that a held document's header gives."""
        header = document.header
        return cls(header.type, header.symbol, header.date, header.issuer, header.subject)

    @classmethod
    def of_entry(cls, entry: RegisterEntry) -> Named:
        """Return the name that the register has gathered."""
        return cls(entry.type, entry.symbol, entry.date, entry.issuer, entry.subject)

    @property
    def law(self) -> bool:
        """Tell whether it is a law, a code or an ordinance with a name."""
        return self.type in LAWS and bool(self.subject)

    @property
    def number(self) -> str | None:
        """Number and symbol as printed, or None for a draft and for what has none."""
        return self.symbol.text if self.symbol is not None and self.symbol.number else None


def first_mention(named: Named) -> str:
    """Return the form of the first mention, without the elements that are missing."""
    if named.law:
        return " ".join(filter(None, (_law_name(named), _of_day(named.date))))
    pieces = [
        later_mention(named),
        _of_day(named.date),
        f"của {full_issuer(named.issuer)}" if named.issuer else "",
        _joined(named),
    ]
    return " ".join(filter(None, pieces))


def later_mention(named: Named) -> str:
    """Return the form of every later mention: type with number and symbol."""
    if named.law:
        return _law_name(named)
    kind = named.type or _UNTYPED
    return f"{kind} số {named.number}" if named.number else kind


def place_mention(paragraph: Paragraph, named: Named) -> str:
    """Return a place with its document in the later form: "điểm a khoản 2 Điều 3 Quyết định số …"."""
    return cite(paragraph.place, later_mention(named))


def missing(named: Named) -> tuple[Element, ...]:
    """Return the elements of the first mention that no document gives, in the order of the form."""
    if named.law:
        return ()
    given = {
        Element.TYPE: named.type,
        Element.NUMBER: named.number,
        Element.DATE: _of_day(named.date),
        Element.ISSUER: named.issuer,
        Element.SUBJECT: named.subject,
    }
    return tuple(element for element, value in given.items() if not value)


def disputed_dates(entry: RegisterEntry) -> tuple[str, ...]:
    """Return the different dates that documents give for one that is only cited; none where they agree.

    A held document's own date is not in dispute.
    """
    if entry.held:
        return ()
    dates = {written.value or written.raw: written.raw for written in entry.dates if written.raw}
    return tuple(dates.values()) if len(dates) > 1 else ()


def day_words(written: WrittenDate | None) -> str:
    """Return "31 tháng 8 năm 2021", or "" where no real day is given."""
    if written is None or written.value is None:
        return ""
    if written.problem in (DateProblem.IMPOSSIBLE, DateProblem.INCOMPLETE):
        return ""
    day, month = written.value.day, written.value.month
    days = f"{day:02d}" if day < _OF_MONTH else str(day)
    months = f"{month:02d}" if month <= _PADDED_MONTHS else str(month)
    return f"{days} tháng {months} năm {written.value.year}"


def _joined(named: Named) -> str:
    """Return the subject with the words that join it; an agreement's name goes on without any."""
    if not named.subject:
        return ""
    return named.subject if named.symbol is None else joined_subject(_inside(named.subject))


def _inside(subject: str) -> str:
    """Return a subject as it stands inside a sentence: its first letter small, unless a name begins with it."""
    first, _, rest = subject.partition(" ")
    is_word = first[:1].isupper() and first[1:].islower() and not rest[:1].isupper()
    is_title = any(subject.startswith(name) for name in _TITLES)
    return f"{subject[0].lower()}{subject[1:]}" if is_word and not is_title else subject


def _of_day(written: WrittenDate | None) -> str:
    words = day_words(written)
    return f"ngày {words}" if words else ""


def _law_name(named: Named) -> str:
    kind, subject = named.type or "", (named.subject or "").strip()
    return subject if subject.casefold().startswith(f"{kind.casefold()} ") else f"{kind} {subject}"


def full_issuer(issuer: str) -> str:
    """Return a body's name with "UBND" and "HĐND" at its head written out."""
    for pattern, words in _SHORT_BODIES:
        issuer = pattern.sub(words, issuer)
    return issuer
