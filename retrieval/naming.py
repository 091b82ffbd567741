"""How a document is named in a sentence, in Vietnamese and in English.

Vietnamese follows NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b: type, number and symbol,
date, issuer, subject at the first mention; type with number and symbol after
that. What no document gives is left out, never filled in.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date

from corpus.model import DateProblem, Document, Header, RegisterEntry, WrittenDate
from corpus.text.fold import fold
from corpus.types import english_name
from retrieval.answer import Language

_SAYS_ITSELF = re.compile(r"^(?:về việc|về|V/v|ban hành|phê duyệt|quy định|sửa đổi|bãi bỏ|công bố|giao)\b", re.I)
_IS_TASK = re.compile(
    r"^(?:thực hiện|triển khai|tổ chức|tăng cường|đẩy mạnh|phát triển|báo cáo|kiện toàn|thành lập)\b", re.I
)
_AS_LETTER = re.compile(r"^v/v:?\s*", re.I)
LONGEST_SUBJECT = 90
"""Characters of a subject that stands for the name of an unnumbered document in a source line."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_PROCEDURES = re.compile(r"\bthu tuc hanh chinh\b|\btthc\b")


def has_only_a_name(item: RegisterEntry | Header) -> bool:
    """Tell whether a document has a name and neither type nor number nor date, as a description of a procedure has."""
    return item.type is None and item.symbol is None and item.date is None and bool(item.subject)


def publishes_procedures(item: RegisterEntry | Header) -> bool:
    """Tell whether a document, by its title, makes administrative procedures known (công bố)."""
    return _PROCEDURES.search(fold(item.subject or "")) is not None and not has_only_a_name(item)


def _called_so(subject: str | None, language: Language) -> str:
    kind = "Document" if language is Language.ENGLISH else "Văn bản"
    return f"{kind} “{textwrap.shorten(subject or '', LONGEST_SUBJECT, placeholder='…')}”"


def short_name(entry: RegisterEntry, language: Language) -> str:
    """Return type with number and symbol: "Kế hoạch số 481/KH-UBND", "Plan No. 481/KH-UBND"."""
    if entry.held and has_only_a_name(entry):
        return _called_so(entry.subject, language)
    kind = entry.type or "Văn bản"
    if language is Language.ENGLISH:
        kind = english_name(kind)
    symbol = entry.symbol.text if entry.symbol is not None and entry.symbol.number else None
    if symbol is None:
        return f"{kind} ({_draft_words(entry, language)})" if entry.held else kind
    return f"{kind} No. {symbol}" if language is Language.ENGLISH else f"{kind} số {symbol}"


def dated_name(entry: RegisterEntry, language: Language) -> str:
    """Return the short name with date and issuer, as far as they are known and believable."""
    name = short_name(entry, language)
    written = date_words(entry.date, language)
    if language is Language.ENGLISH:
        name += f" of {written}" if written else ""
        return name + (f", {entry.issuer}" if entry.issuer else "")
    name += f" ngày {written}" if written else ""
    return name + (f" của {entry.issuer}" if entry.issuer else "")


def full_name(entry: RegisterEntry, language: Language) -> str:
    """Return the first-mention form: type, number, date, issuer, subject."""
    name = dated_name(entry, language)
    if not entry.subject or (entry.held and has_only_a_name(entry)):
        return name
    if language is Language.ENGLISH:
        return f"{name}, on: {entry.subject}"
    return f"{name} {_subject_words(entry)}"


def _subject_words(entry: RegisterEntry) -> str:
    """Return the subject with the words that join it to the name."""
    subject = entry.subject or ""
    if entry.symbol is None or _SAYS_ITSELF.match(subject):
        return subject
    return joined_subject(subject)


def joined_subject(subject: str) -> str:
    """Return a subject with the words that join it to the number before it: "về việc thực hiện …"."""
    if _SAYS_ITSELF.match(subject):
        return _AS_LETTER.sub("về việc ", _running(subject))
    if _IS_TASK.match(subject):
        return f"về việc {_running(subject)}"
    return f"về {subject}"


def _running(subject: str) -> str:
    """Return a subject as it goes on in a sentence; one in capitals stays, since its names could not be told."""
    return subject if subject[:2].isupper() else f"{subject[0].lower()}{subject[1:]}"


def date_words(written: WrittenDate | None, language: Language) -> str:
    """Return a date as a reader of the language writes it, or "" where none can be believed."""
    if written is None or written.value is None or written.problem is DateProblem.IMPOSSIBLE:
        return ""
    return english_date(written.value) if language is Language.ENGLISH else written.raw


def english_date(day: date) -> str:
    """Return "25 August 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def document_name(document: Document, language: Language) -> str:
    """Return how a held document is named after the place in a source line."""
    header = document.header
    if has_only_a_name(header):
        return _called_so(header.subject, language)
    english = language is Language.ENGLISH
    kind = header.type or ("Document" if english else "Văn bản")
    kind = english_name(kind) if english and header.type else kind
    if header.symbol is not None and header.symbol.number:
        name = f"{kind} No. {header.symbol.text}" if english else f"{kind} số {header.symbol.text}"
    else:
        name = f"{kind} ({_unissued(document, language)})"
    written = date_words(header.date, language)
    if written:
        name += f" of {written}" if english else f" ngày {written}"
    if header.issuer:
        name += f", {header.issuer}" if english else f" của {header.issuer}"
    elif not (header.symbol and header.symbol.number) and header.subject:
        name += f" “{textwrap.shorten(header.subject, LONGEST_SUBJECT, placeholder='…')}”"
    return name


def _unissued(document: Document, language: Language) -> str:
    """Say that a document has no number, with the year and symbol that it does give."""
    header = document.header
    english = language is Language.ENGLISH
    parts = ["not yet numbered" if english else "bản chưa có số"]
    year = re.search(r"(?:19|20)\d\d", header.date.raw) if header.date else None
    if year:
        parts.append(year.group() if english else f"năm {year.group()}")
    if header.symbol is not None and header.symbol.text:
        code = header.symbol.text.lstrip("/")
        parts.append(f"symbol {code}" if english else f"ký hiệu {code}")
    return ", ".join(parts)


def _draft_words(entry: RegisterEntry, language: Language) -> str:
    return "not yet numbered" if language is Language.ENGLISH else "bản chưa có số"
