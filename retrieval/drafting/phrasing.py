"""How the parts of a citation are written: dates, issuers and subjects as Nghị định 30/2020/NĐ-CP, Phụ lục I, wants them."""

from __future__ import annotations

import re
from datetime import date

from corpus.model import RegisterEntry
from corpus.organisations.body import parse_body
from corpus.organisations.table import body_table
from corpus.text.fold import fold
from corpus.types import find_types

_WORD = re.compile(r"[^\W\d_]+")
_SHORT_FIELD = re.compile(r"^(?:Sở|Bộ)\s+[A-ZĐ][A-ZĐ&-]{1,11}(?=\s|$)")
_VERB_FIRST = re.compile(
    r"(?:ban hành|phê duyệt|quy định|sửa đổi|bổ sung|bãi bỏ|công bố|giao|thông qua|hướng dẫn|điều chỉnh|kéo dài)(?!\w)",
    re.I,
)
_TASK_FIRST = re.compile(
    r"(?:thực hiện|triển khai|tổ chức|tăng cường|đẩy mạnh|phát triển|báo cáo|kiện toàn|thành lập|nâng cao|xây dựng|quản lý)(?!\w)",
    re.I,
)
_SAYS_LEAD = re.compile(r"(?:về việc|về|V/v)(?!\w)", re.I)


def full_date(day: date) -> str:
    """Return "31 tháng 8 năm 2021", "05 tháng 02 năm 2020": days below 10 and months 1 and 2 take a nought."""
    return f"{day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Return "31/8/2021", "05/02/2020"."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def like(raw: str, day: date) -> str:
    """Return a day in the form in which another is written."""
    return full_date(day) if "tháng" in raw else short_date(day)


def written_out(issuer: str) -> str:
    """Return an issuer without the abbreviations of bodies: "UBND tỉnh" → "Ủy ban nhân dân tỉnh"."""
    field = _SHORT_FIELD.match(issuer)
    if field is not None:
        body = parse_body(field.group())
        issuer = body.name + issuer[field.end() :] if body.known else issuer
    table = body_table().abbreviations
    return _WORD.sub(lambda word: _expanded(word.group(), table), issuer)


def _expanded(word: str, table: dict[str, str]) -> str:
    return table.get(fold(word), word) if word.isupper() and len(word) > 1 else word


def running(subject: str) -> str:
    """Return a subject as it goes on after "về việc": its first letter small unless a name or a type begins it."""
    words = subject.split(maxsplit=2)
    if len(words) < 2 or not subject[0].isupper() or subject[:2].isupper():
        return subject
    verb = _VERB_FIRST.match(subject) or _TASK_FIRST.match(subject)  # "Quy định", "Hướng dẫn" are verbs here, not types
    named = not verb and (any(found.start == 0 for found in find_types(subject[:40])) or words[1][0].isupper())
    return subject if named else subject[0].lower() + subject[1:]


def says_itself(subject: str) -> bool:
    """Tell whether a subject begins with what the document does ("Quy định …"), so that no "về việc" goes before it."""
    return _VERB_FIRST.match(subject) is not None


def with_lead(subject: str, lead: str | None = None) -> str:
    """Return a subject with the words that join it to the mention before it, those of a citing document if it has any."""
    said = running(subject)
    if lead is not None:
        return f"{lead} {said}".strip()
    if _SAYS_LEAD.match(said) or _VERB_FIRST.match(said):
        return said
    return f"về việc {said}" if _TASK_FIRST.match(said) else f"về {said}"


def first_mention(
    entry: RegisterEntry, day: date | None, issuer: str | None, subject: str | None, *, lead: str | None = None
) -> str:
    """Return the full form of a first mention; what is None is left out, ``lead`` is as in :func:`with_lead`."""
    kind = entry.type or "Văn bản"
    if entry.symbol is None or not entry.symbol.number or (entry.symbol.form == "C" and entry.type != "Nghị quyết"):
        named = f"{kind} {entry.subject or ''}".strip() if not (entry.subject or "").startswith(kind) else entry.subject
        return f"{named} ngày {full_date(day)}" if day else str(named)
    parts = [f"{kind} số {entry.symbol.text}"]
    parts += [f"ngày {full_date(day)}"] if day else []
    parts += [f"của {written_out(issuer)}"] if issuer else []
    parts += [with_lead(subject, lead)] if subject else []
    return " ".join(parts)


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)
