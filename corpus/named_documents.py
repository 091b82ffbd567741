"""Documents without a number in the text: laws by name and date, agreements by parties and period.

A basis names a law without number, symbol and issuer (NĐ 30/2020/NĐ-CP,
Phụ lục I); an agreement between two authorities often has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Paragraph, Reference, WrittenDate
from corpus.periods import find_periods
from corpus.relations import relation_at
from corpus.text.dates import find_dates

_LAW = re.compile(
    r"(?<!\w)(?P<type>Bộ luật|Luật|Pháp lệnh)\s+(?P<name>(?!số\b|này\b|và\b|của\b)[A-ZĐÀ-Ỹ][^\d;:.()\n“”]{2,120}?)"
    r"(?P<tail>,?\s+(?:được .{3,40} thông qua\s+)?ngày\s+(?=\d)|\s+năm\s+(?P<year>(?:19|20)\d\d)(?!\d))"
)
_AGREEMENT = re.compile(
    r"(?<!\w)(?P<type>Thỏa thuận|Thoả thuận|Bản thỏa thuận|Bản ghi nhớ|Hiệp định|Biên bản ghi nhớ)\s+(?P<name>(?:hợp tác\s+)?(?:[^;.:()\n]{0,60}?\s)?giữa\s+"
    r"(?:[^;.:\n]{3,220}?))(?=\s*(?:,?\s*giai đoạn\s+(?:19|20)\d\d|[;.\n]|$|\s+(?:và\s+(?:các\s+)?(?:Kế hoạch|Quyết định|Đề án|Chương trình))))"
)
_AGREED_PERIOD = re.compile(r"\s*,?\s*giai đoạn\s+(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d")


def find_laws(paragraph: Paragraph) -> Iterator[Reference]:
    """Yield laws, codes and ordinances named with their date or year."""
    text = paragraph.text
    for match in _LAW.finditer(text):
        name = " ".join(match["name"].split()).strip(" ,")
        end, date = match.end(), None
        if match["year"] is None:
            found = find_dates(text[match.end("name") : match.end() + 40])
            if not found:
                continue
            date, end = found[0].date, match.end("name") + found[0].end
        elif _is_amending(name):
            continue
        written = date or WrittenDate(match["year"])
        yield Reference(
            paragraph_id=paragraph.id,
            start=match.start(),
            end=end,
            text=text[match.start() : end],
            relation=relation_at(text, match.start(), end, paragraph.kind),
            type="Bộ luật" if match["type"] == "Bộ luật" else match["type"],
            date=written if date is not None else None,
            subject=name,
        )


def find_agreements(paragraph: Paragraph) -> Iterator[Reference]:
    """Yield agreements named by their parties, with their period where one is given."""
    text = paragraph.text
    for match in _AGREEMENT.finditer(text):
        period = _AGREED_PERIOD.match(text, match.end())
        end = period.end() if period is not None else match.end()
        spans = find_periods(text[match.start() : end])
        yield Reference(
            paragraph_id=paragraph.id,
            start=match.start(),
            end=end,
            text=text[match.start() : end],
            relation=relation_at(text, match.start(), end, paragraph.kind),
            type=match["type"].replace("Thoả", "Thỏa"),
            subject=" ".join(match["name"].split()),
            period=spans[0].raw if spans else None,
        )


def _is_amending(name: str) -> bool:
    return name.startswith("Sửa đổi")
