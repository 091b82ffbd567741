"""Documents that a page gives on one line, or on one line a page: parted again where an element or a unit begins.

Sites that show files drop the ends of lines. What begins there is told by the forms of Nghị định 30/2020/NĐ-CP,
Phụ lục I: national title, motto, number, place and date, type, căn cứ, articles, Nơi nhận, signature.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.model import BlockKind
from corpus.structure.lines import Line
from corpus.structure.titles import capital_type
from corpus.structure.wording import UPPER

_AMONG: Final = 60
"""Lines among which the head stands."""
_SHORTEST: Final = 240
"""Characters from which a line with a whole head is no line of it."""
_SHORTEST_PARTY: Final = 110
_LONG: Final = 400
"""Characters from which a later line of such a document is a page of it."""
_HEAD: Final = 900
"""Characters of the line in which the head ends."""
_LEFT: Final = 400
"""Characters before the national title: the bodies, and what a page numbers its lines with."""
_MOTTO: Final = r"Đ[ộỘ]c\s*[Ll][ậẬ]p\s*[-–—~]?\s*[Tt][ựỰ]\s*[Dd]o\s*[-–—~]?\s*[Hh][ạẠ]nh\s*[Pp]h[úÚ]c"
_NATIONAL: Final = re.compile(
    r"C[ỘO]NG\s*H(?:ÒA|OÀ|OA)\s*X[ÃA]\s*H[ỘO]I\s*CH[ỦU]\s*NGH[ĨIỈ]A\s*VI[ỆE]T\s*NAM(?=.{0,160}?(?:"
    + _MOTTO
    + r"|\sSố\s*:))"
)
_PARTY: Final = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM(?=\s)")
_PARTY_NUMBER: Final = re.compile(r"\sSố\s*:?[\s\d.…_]{0,16}-\s*(?:[A-ZĐ][A-ZĐa-z]{1,4}\s*)?/\s*[A-ZĐ]")
_ELEMENTS: Final = re.compile(
    rf"{_MOTTO}|[-_*=]{{3,}}"
    rf"|(?<=\s)(?:(?:TP\.?\s?)?[{UPPER}][^\W\d_{UPPER}][^\d,:;/()|]{{0,30}},|(?:[{UPPER}][^\W\d_{UPPER}]{{1,6}}\s){{1,3}})\s*"
    r"(?:ngày|Ngày)[\d\s.…_]{0,24}tháng[\d\s.…_]{0,24}năm\s*\d{4}"
)
"""Elements of a head with both their ends."""
_PAGE_LABEL: Final = re.compile(rf"\s*Trang \d{{1,4}}(?=[{UPPER}][^\W\d_])")
_RULES: Final = re.compile(r"[-_*=]{3,}")
_LONGEST_TYPE: Final = 40
_NUMBER: Final = re.compile(r"(?<=\s)S[ốỐ]\s*:?\s*(?=[\d.…_]{0,12}\s*(?:/\s*(?:(?:19|20)\d\d\s*/\s*)?|-\s*)[A-ZĐ])")
_LETTER: Final = re.compile(r"(?<=\s)(?:(?:V/v|V/V)[\s:]|Về(?:\s+việc)?\s*:)")
_LIST_NUMBER: Final = re.compile(rf"\s*\d{{1,3}}\.\s+(?=[{UPPER}]{{2}})")
_LIST_ALONE: Final = re.compile(r"\d{1,3}\.")
"""The number that a site gives a page of a file, which is a list to it."""
_SUBJECT_END: Final = re.compile(
    rf"(?<=[^\W_{UPPER}])\s+(?=(?:Thực hiện|Căn cứ|Để|Nhằm|Theo|Trên cơ sở|Xét|Trong|Ngày(?=\s\d)|Qua|Từ|Hiện nay|Vừa qua|Sau khi|Thời gian qua)\s)"
    rf"|(?<=[{UPPER}”\"\d])\s+(?=[{UPPER}][^\W\d_{UPPER}]+\s[^\W\d_{UPPER}])|\s(?=Kính\s+(?:g[ửở]i|trình)\s*:)|\s(?=I\.\s+[{UPPER}]{{2}})"
)
"""Where running text begins behind a subject: with a word that opens sentences, with small letters behind capitals."""
_AUTHORITY: Final = re.compile(
    rf"(?<!\sCỦA)(?<!\sVÀ)(?<!\sDO)(?<!\sTẠI)(?<!\sCHO)(?<!\sTỊCH)(?<!,)(?<!\s-)\s+(?=(?:(?:CHỦ TỊCH\s)?(?:[ỦU][ỶY] BAN|HỘI ĐỒNG) NHÂN DÂN"
    rf"|BỘ TRƯỞNG|GIÁM ĐỐC|THỐNG ĐỐC|CHÁNH THANH TRA|(?:TỔNG )?CỤC TRƯỞNG|HIỆU TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM)\s[{UPPER}\d\s,-]+(?:\([^()]{{4,60}}\)\s*)?$)"
)
"""Who decides, and in which session, behind a subject in capitals."""
_CAPITALS_END: Final = re.compile(rf"(?<=[^\W\d_{UPPER}])\s+(?=[{UPPER}]{{2,}}\s[{UPPER}\s,-]+$)")
"""Who decides, behind a subject in small letters."""
_OF_BODY: Final = re.compile(
    rf"\s*CỦA\s[{UPPER}\s,-]{{4,80}}?(?:(?=\s(?:VỀ|V/V)\s)|(?<=[{UPPER}])(?=\s+(?:V/v\s|[{UPPER}][^\W\d_{UPPER}])))"
)
"""Whose the document is, before what it is about: "CỦA CHÍNH PHỦ Quy định …"."""
_PLACES: Final = re.compile(
    rf"(?<=[.;:,”\"])\s+(?=(?:Theo|Xét)\s+(?:đề nghị|[Tt]ờ trình)\s)"
    rf"|\s+(?=(?:-\s+)?Căn cứ\s)|(?<=[;{UPPER}])\s+(?=(?:C\s)?n cứ\s)|\s+(?=Kính\s+(?:g[ửở]i|trình)\s*:)"
    rf"|\s+(?=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:)"
    rf"|(?<=[.;:/”\"{UPPER}])\s+(?=Điều\s+\d{{1,3}}[a-zđ]?\s*[.:]\s)"
    rf"|(?<=[.;:/”\"{UPPER}])\s+(?=(?:Chương|Phần)\s+(?:[IVX]+|\d+|thứ\s\w+)\s*[.:]?\s+[{UPPER}]{{2}})"
    rf"|(?<=[.;:/])\s+(?=(?:[IVX]{{1,4}}|\d{{1,2}}(?:\.\d{{1,2}})*)\.\s+[{UPPER}]|[a-zđ]\)\s|[-+–]\s+[{UPPER}])"
    rf"|\s+(?=Nơi\s+nhận\s*:)|\s+(?=(?:TM|KT|TL|TUQ)\s?\.\s?[{UPPER}]{{2}}|T/[ML]\s[{UPPER}]{{2}})"
    r"|(?<!KT\.)(?<!TM\.)(?<!TL\.)(?<!UQ\.)(?<!Q\.)(?<=[./])\s+(?=(?:PHÓ\s)?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BỘ TRƯỞNG|(?:TỔNG\s)?CỤC TRƯỞNG|CHỦ NHIỆM|THỐNG ĐỐC|BÍ THƯ)[\s,])"
    rf"|(?<=[./])\s+(?=(?:Phó\s)?(?:Chủ tịch|Giám đốc|Hiệu trưởng|Bộ trưởng)\s\([Đđ]ã ký)|\s+(?=\([Đđ]ã ký\))|(?<=ký\))\s+(?=[{UPPER}])"
    rf"|(?<=[{UPPER}]{{2}})\s+(?=1\.\s+[{UPPER}][^\W\d_{UPPER}])"
    rf"|\s+(?=\((?:[Bb]an hành\s)?[Kk]èm theo\s)|(?<=\))\s+(?=(?:Chương|Phần|Điều|I\.)\s)"
    rf"|(?<!Điều)(?<!hoản)(?<!ục)(?<!số)(?<!ước)(?<!ảng)(?<!iểu)(?<!hần)(?<!ương)(?<=[^\W\d_{UPPER}])\s+(?=1\.\s+[{UPPER}][^\W\d_{UPPER}])"
    rf"|(?<!điểm)(?<=[^\W\d_{UPPER}])\s+(?=a\)\s+[{UPPER}])"
    rf"|(?<=[^\W\d_{UPPER}])\s+(?=(?:QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|PHỤ LỤC|DANH MỤC)\s+[{UPPER}])"
)
"""Where a paragraph begins for certain, although nothing ends the line before it."""


def part_whole_documents(lines: list[Line]) -> list[Line]:
    """Return the lines of a document, those that hold all of it, or a page of it, parted where elements and units begin."""
    for number, line in enumerate(lines[:_AMONG]):
        title = (
            _title(line.block.text) if len(line.text) >= _SHORTEST_PARTY and line.block.kind is BlockKind.TEXT else None
        )
        if title is not None:
            head = _parted(line, _cuts(line.block.text, title))
            return [*lines[:number], *head, *(piece for rest in lines[number + 1 :] for piece in _page(rest))]
    return lines


def part_page_labels(lines: list[Line]) -> list[Line]:
    """Return the lines, those parted that begin with the number of their page without a space: "Trang 2UỶ BAN …"."""
    if not any(line.text.startswith("Trang ") for line in lines):
        return lines
    parted: list[Line] = []
    for line in lines:
        label = _PAGE_LABEL.match(line.block.text) if line.block.kind is BlockKind.TEXT else None
        parted += _parted(line, {label.end()}) if label is not None else (line,)
    return parted


def _title(text: str) -> re.Match[str] | None:
    """Return the national title of a line that holds a whole head, or the Party's."""
    if "CỘNG" not in text[: _LEFT + 40]:
        return None
    party = _PARTY.search(text, 0, _LEFT + _HEAD) if "ĐẢNG" in text[: _LEFT + 40] else None
    if party is not None and _PARTY_NUMBER.search(text, 0, party.end() + _LEFT // 2) is not None:
        return party
    return _NATIONAL.search(text, 0, _LEFT + _HEAD) if len(text) >= _SHORTEST else None


def _cuts(text: str, title: re.Match[str]) -> set[int]:
    """Return where another element of the head, or a paragraph, begins in a line that holds all of them."""
    numbered = _LIST_NUMBER.match(text)
    cuts = {title.start(), title.end(), numbered.end() if numbered is not None else 0}
    cuts.update(at for match in _RULES.finditer(text, 0, title.start()) for at in match.span())
    end = title.end()
    limit = min(len(text), title.start() + _HEAD)
    for match in _ELEMENTS.finditer(text, title.end(), limit):
        cuts.update(match.span())
        end = max(end, match.end())
        if "năm" in match[0]:
            break
    for form in (_NUMBER, _LETTER):
        found = form.search(text, 0, limit)
        if found is not None and found.start() <= end + _LEFT // 2:
            cuts.add(found.start())
    return cuts | {end + at for at in _paragraphs(text[end:])}


def _paragraphs(text: str) -> Iterator[int]:
    """Yield where type, subject, authority and the paragraphs of the body begin in the text behind a head."""
    start = len(text) - len(text.lstrip())
    end = capital_type(text[start:])
    body = start
    if end:
        limit = min((match.start() for match in _PLACES.finditer(text, start + end)), default=len(text))
        yield start + end
        body = yield from _subject_cuts(text, start + end, limit)
    yield from _places(text, body)


def _subject_cuts(text: str, start: int, limit: int) -> Generator[int, None, int]:
    """Yield where the subject ends, and the rule or the authority under it; return where the body begins."""
    whose = _OF_BODY.match(text, start, limit)
    if whose is not None:
        start = whose.end()
        yield start
    title = text[start:limit]
    rule = _RULES.search(title)
    if rule is not None:
        yield from (start + rule.start(), start + rule.end())
    else:
        decides = _AUTHORITY.search(title) or _CAPITALS_END.search(title)
        if decides is None:
            over = _SUBJECT_END.search(text, start + 1, limit)
            limit = over.start() if over is not None else limit
        else:
            yield start + decides.start()
    yield limit
    return limit


def _places(text: str, start: int = 0) -> Iterator[int]:
    """Yield where paragraphs begin, and where the name of the type of an attached text ends."""
    for match in _PLACES.finditer(text, start):
        yield match.start()
        title = capital_type(text[match.end() : match.end() + _LONGEST_TYPE])
        if title and not text.startswith(":", match.end() + title):
            yield match.end() + title


def _page(line: Line) -> Sequence[Line]:
    """Return a later line of such a document, parted where it is a whole page."""
    if len(line.text) < _LONG or line.block.kind is not BlockKind.TEXT:
        return (line,)
    return _parted(line, set(_places(line.block.text)))


def _parted(line: Line, cuts: set[int]) -> list[Line]:
    text = line.block.text
    ends = sorted({0, len(text), *cuts})
    parts = (line.part(start, end, 0) for start, end in pairwise(ends))
    return [
        Line(part.block._replace(complete=True), part.text, None if _LIST_ALONE.fullmatch(part.text) else part.begins)
        for part in parts
        if part is not None
    ]
