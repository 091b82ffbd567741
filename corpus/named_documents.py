"""Documents without a number in the text: laws by name and date, agreements by parties and period.

A basis names a law without number, symbol and issuer (NĐ 30/2020/NĐ-CP,
Phụ lục I); an agreement between two authorities often has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.aliases import alias_after
from corpus.model import WrittenDate
from corpus.periods import find_periods
from corpus.text.dates import find_dates

AGREEMENT_CUE = "giữa"
"""What every name of an agreement holds; most paragraphs hold none of it."""
_LAW_HEAD = re.compile(
    r"(?<!\w)(?P<type>Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s+(?=[^\W\d_])(?!(?:này|số|sư|gia|và|của|đó|là|có|theo|được|trên|pháp)(?!\w))"
)
_LAW_END = re.compile(
    r"(?P<date>,?\s+(?:\((?:đã\s+)?(?:được\s+)?(?:sửa đổi|bổ sung)[^()\n]{0,40}\)\s+)?(?:(?:được|đã được)\s[^;\n]{3,60}?thông qua\s+)?ngày\s+(?=\d))|(?P<year>,?\s+(?:năm\s+)?(?P<number>(?:19|20)\d\d)(?![\d/-]))"
    r"|(?P<stop>[;:()\n\t“”]|\.(?=\s|$)|\ssố\s+\d|,?\s+(?:và\s+)?(?:các\s+)?(?:Bộ luật|Luật|Nghị định|Thông tư|Quyết định|Nghị quyết)\s"
    r"|,?\s+(?:đã\s+|được\s+|đã\s+được\s+)(?:sửa đổi|bổ sung|thay thế)(?!\w))"
)
_LONGEST_LAW = 180
_AMENDING = re.compile(r"[Ss]ửa đổi|[Bb]ổ sung")
_AGREEMENT_HEAD = re.compile(
    r"(?<!\w)(?P<type>Bản [Tt]h[oỏ][aảà] thuận|Thỏa thuận|Thoả thuận|Bản ghi nhớ|Biên bản ghi nhớ|Hiệp định)\s+(?=[^\W\d_])"
)
_BETWEEN = re.compile(r"(?:^|\s)giữa\s")
_AGREEMENT_END = re.compile(
    r"[;\n\t:]|\.(?=\s|$)|,?\s+(?=giai đoạn\s+(?:19|20)\d\d)"
    r"|,?\s+(?=(?:đã|được|ký|có|nhằm|để|từ|trong|theo|vào|ngày|do|là|gồm|nêu)(?!\w))"
    r"|\s+(?=(?:và|cùng)\s+(?:các\s+)?(?:Kế hoạch|Quyết định|Đề án|Chương trình|Quy chế|Nghị quyết|việc)(?!\w))"
)
_AGREED_PERIOD = re.compile(r"\s*,?\s*giai đoạn\s+(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d")
_SIGNED = re.compile(r"\s*,?\s*(?:đã\s+)?(?:được\s+)?(?:ký(?:\s+kết)?\s+)?ngày\s+(?=\d)")
_ABOUT = re.compile(r"\s+về\s+[^;:.()\n\t]{3,160}")
_LONGEST_AGREEMENT = 320
_LONGEST_HEAD = 80


@dataclass(frozen=True, slots=True)
class Named:
    """A document named in words, as offsets of its name with date and period."""

    start: int
    end: int
    type: str
    subject: str
    date: WrittenDate | None = None
    period: str | None = None


def may_name_law(text: str) -> bool:
    """Tell whether a text holds what the names of laws hold; most hold none of it, and that is cheap to see."""
    return "uật" in text or "Pháp lệnh" in text or "Hiến pháp" in text


def find_laws(text: str, *, basis: bool) -> list[Named]:
    """Return laws, codes and ordinances named with their date or year; in a legal basis also without."""
    if not may_name_law(text):
        return []
    found: list[Named] = []
    for head in _LAW_HEAD.finditer(text):
        law = _law(text, head, basis=basis) if not found or head.start() >= found[-1].end else None
        if law is not None:
            found.append(law)
    return found


def find_agreements(text: str) -> list[Named]:
    """Return agreements named by their parties, with their period or day of signing where one is given."""
    if AGREEMENT_CUE not in text:
        return []
    found: list[Named] = []
    for head in _AGREEMENT_HEAD.finditer(text):
        if found and head.start() < found[-1].end:
            continue
        between = _BETWEEN.search(text, head.end() - 1, min(len(text), head.end() + _LONGEST_HEAD))
        if between is None or re.search(r"[;.:()\n]", text[head.end() : between.start()]):
            continue
        limit = min(len(text), between.end() + _LONGEST_AGREEMENT)
        stop = _AGREEMENT_END.search(text, between.end(), limit)
        end = stop.start() if stop is not None else limit
        found.append(_agreement(text, head, end))
    return found


def _law(text: str, head: re.Match[str], *, basis: bool) -> Named | None:
    limit = min(len(text), head.end() + _LONGEST_LAW)
    position = head.end()
    amending = _AMENDING.match(text, position) is not None
    while (stop := _LAW_END.search(text, position, limit)) is not None:
        if stop["stop"] is not None and amending and re.search(r"(?:Bộ luật|Luật)\s$", stop["stop"]):
            position = stop.end()
            continue
        break
    name_end = stop.start() if stop is not None else limit
    name = " ".join(text[head.end() : name_end].split()).strip(" ,")
    if not name or len(name) < 3:
        return None
    if stop is not None and stop["date"] is not None:
        found = find_dates(text[stop.end() : stop.end() + 40])
        if not found or found[0].start > 0:
            return None
        return Named(head.start(), stop.end() + found[0].end, head["type"], name, found[0].date)
    if stop is not None and stop["year"] is not None:
        raw = stop["year"].strip(" ,")
        return Named(head.start(), stop.end(), head["type"], name, WrittenDate(raw))
    if basis and len(name.split()) < 25 and name_end < limit:
        return Named(head.start(), head.end() + len(text[head.end() : name_end].rstrip(" ,")), head["type"], name)
    return None


def _agreement(text: str, head: re.Match[str], name_end: int) -> Named:
    alias = next((at for at in range(head.end(), name_end) if text[at] == "(" and alias_after(text, at)), name_end)
    name_end = min(name_end, alias)
    name = " ".join(text[head.end() : name_end].split()).strip(" ,")
    period = _AGREED_PERIOD.match(text, name_end)
    end = period.end() if period is not None else head.end() + len(text[head.end() : name_end].rstrip(" ,"))
    signed = _SIGNED.match(text, end)
    days = find_dates(text[signed.end() : signed.end() + 40]) if signed is not None else ()
    day = days[0] if days and days[0].start == 0 else None
    spans = find_periods(text[head.start() : end])
    kind = "Thỏa thuận" if head["type"].endswith("thuận") and not head["type"].startswith("Bản") else head["type"]
    end = signed.end() + day.end if signed is not None and day is not None else end
    about = _ABOUT.match(text, end)
    if about is not None and alias_after(text, about.end()) is not None:
        name, end = f"{name} {about.group().strip()}", about.end()
    return Named(
        start=head.start(),
        end=end,
        type=kind,
        subject=" ".join(name.split()),
        date=day.date if day is not None else None,
        period=spans[0].raw if spans else None,
    )
