"""Random documents with a known header, places and references, for tests that read back what was written.

Words are drawn from a few lists; what matters is the form: any type, any
issuer, either style of structure, any number of units, references anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from corpus.model import Format
from corpus.samples.definition import Columns, Head, Sample
from corpus.samples.markup import parse_body

FORMATS: Final = (Format.PDF, Format.DOCX, Format.TEXT, Format.MARKDOWN)
_PLACE = "Sông Thương"
_OFTEN = 0.5
_SOMETIMES = 0.3


@dataclass(frozen=True, slots=True)
class _Issuer:
    code: str
    left: tuple[str, ...]
    name: str
    parent: str
    signatures: tuple[tuple[str, tuple[str, ...]], ...]


_PROVINCE = _Issuer(
    "UBND",
    ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG"),
    "Ủy ban nhân dân tỉnh Sông Thương",
    "",
    (
        ("TM", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("TM+KT", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("", ("CHỦ TỊCH",)),
        ("TL", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ),
)
_DEPARTMENT_SIGNATURES = (
    ("", ("GIÁM ĐỐC",)),
    ("KT", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("Q", ("Q. GIÁM ĐỐC",)),
    ("TUQ", ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
)
_DEPARTMENTS = {
    "STTTT": "Sở Thông tin và Truyền thông",
    "STC": "Sở Tài chính",
    "SNV": "Sở Nội vụ",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
}
_TYPES = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "CT": "Chỉ thị",
    "HD": "Hướng dẫn",
    "TTr": "Tờ trình",
    "": "Công văn",
}
_SUBJECTS = (
    "phát triển giao thông nông thôn",
    "phòng cháy, chữa cháy rừng",
    "xây dựng trường học đạt chuẩn quốc gia",
    "chăm sóc sức khỏe người cao tuổi",
    "bảo vệ nguồn nước sinh hoạt",
    "đào tạo nghề cho lao động nông thôn",
)
_ACTORS = ("Sở Xây dựng", "UBND các xã, phường", "Trung tâm Khuyến nông", "Ban Quản lý dự án", "Công an tỉnh")
_ACTS = (
    "rà soát, tổng hợp danh mục công trình",
    "bố trí kinh phí trong dự toán được giao",
    "tổ chức kiểm tra, đánh giá chất lượng",
    "hướng dẫn người dân thực hiện các thủ tục cần thiết",
    "phối hợp tuyên truyền trên các phương tiện thông tin đại chúng",
)
_TITLES = ("Mục tiêu", "Phạm vi thực hiện", "Nguồn lực", "Trách nhiệm phối hợp", "Chế độ báo cáo", "Kiểm tra")


def random_document(seed: int, form: Format | None = None) -> Sample:
    """Return a document that depends on ``seed`` alone; ``form`` fixes its format.

    Args:
        seed: any number; the same one gives the same document on every machine.
        form: one of :data:`FORMATS`, or None to draw one.
    """
    random = Random(seed)  # noqa: S311 - test data, not a secret
    drawn = random.choice(FORMATS)
    head = _head(random)
    return Sample(
        name=f"ngau-nhien-{seed}",
        format=form or drawn,
        head=head,
        pieces=parse_body(_body(random, head)),
        columns=random.choice(tuple(Columns)),
        wrap=random.choice((0, 84, 100)),
        listed=random.random() < _SOMETIMES,
    )


def _head(random: Random) -> Head:
    code = random.choice(tuple(_TYPES))
    issuer = _PROVINCE if code == "QĐ" or random.random() < _OFTEN else _department(random)
    capacity, signature = random.choice(issuer.signatures)
    number = f"{random.randint(1, 2400):02d}"
    unit = random.choice(("TH", "NC", "KTN"))
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(2012, 2026)
    return Head(
        type=_TYPES[code],
        symbol=f"{number}/{code}-{issuer.code}" if code else f"{number}/{issuer.code}-{unit}",
        date=f"{year}-{month:02d}-{day:02d}",
        date_line=f"{_PLACE}, ngày {day:02d} tháng {_month(month)} năm {year}",
        left=issuer.left,
        issuer=issuer.name,
        parent=issuer.parent,
        subject=f"{'Về việc' if code else 'V/v'} {random.choice(_SUBJECTS)} năm {year}",
        to=() if code else ("UBND các huyện, thị xã, thành phố",),
        capacity=capacity,
        signature=signature,
        recipients=(*random.sample(("Thường trực Tỉnh ủy", *_ACTORS), 3), "Lưu: VT, TH"),
    )


def _department(random: Random) -> _Issuer:
    code = random.choice(tuple(_DEPARTMENTS))
    name = _DEPARTMENTS[code]
    parent = "UBND tỉnh Sông Thương"
    return _Issuer(code, (parent.upper(), name.upper()), name, parent, _DEPARTMENT_SIGNATURES)


def _month(month: int) -> str:
    """Months 1 and 2 take a leading nought (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    return f"{month:02d}" if month <= 2 else str(month)


def _body(random: Random, head: Head) -> list[str]:
    if head.type == "Quyết định":
        return _decision(random, head)
    style: Callable[[Random], list[str]] = _articles if random.random() < _SOMETIMES else _report
    opening = f"Thực hiện {_reference(random, 'implements')}, cơ quan ban hành văn bản như sau:"
    return _with_footnotes(random, [f"text {opening}", *style(random)])


def _decision(random: Random, head: Head) -> list[str]:
    lines = [f"centred {head.issuer.upper()}"]
    lines += [f"basis Căn cứ {_reference(random, 'based_on')}{end}" for end in (";", ";", ".")]
    lines.append("centred QUYẾT ĐỊNH:")
    lines += [f"art {_sentence(random)}" for _ in range(random.randint(2, 4))]
    own = f"Quyết định số {head.symbol} của UBND tỉnh Sông Thương"
    if random.random() < _OFTEN:
        lines.append(f"attach Quy định | Quản lý {random.choice(_SUBJECTS)} | (Ban hành kèm theo {own})")
        for title in random.sample(_TITLES, random.randint(1, 3)):
            lines += [f"chapter {title.upper()}", *_articles(random)]
    if random.random() < _SOMETIMES:
        lines += [f"appendix Danh mục {random.choice(_SUBJECTS)} | (Kèm theo {own})", *_table(random)]
    return lines


def _table(random: Random) -> list[str]:
    rows = [f"row {row} | {random.choice(_ACTORS)} | {random.randint(1, 999)}" for row in range(1, 9)]
    return ["table STT | Cơ quan chủ trì | Kinh phí (triệu đồng)", *rows]


def _articles(random: Random) -> list[str]:
    lines = []
    for _ in range(random.randint(2, 6)):
        lines.append(f"article {random.choice(_TITLES)}")
        for _ in range(random.randint(0, 4)):
            lines.append(f"clause {_sentence(random)}")
            lines += [f"point {_sentence(random)}" for _ in range(random.choice((0, 0, 2, 7)))]
        if lines[-1].startswith("article"):
            lines.append(f"text {_sentence(random)}")
    return lines


def _report(random: Random) -> list[str]:
    lines = []
    for _ in range(random.randint(2, 5)):
        lines.append(f"h1 {random.choice(_TITLES).upper()}")
        titled = random.random() < _OFTEN
        for _ in range(random.randint(1, 4)):
            if not titled:
                lines.append(f"n2 {_sentence(random)}")
                continue
            lines.append(f"h2 {random.choice(_TITLES)}")
            lines += [f"text {_sentence(random)}" for _ in range(random.randint(1, 3))]
    return lines


def _with_footnotes(random: Random, lines: list[str]) -> list[str]:
    """Hang up to three footnotes, in order, on paragraphs that end with a full stop."""
    places = [number for number, line in enumerate(lines) if line.endswith(".")]
    marked = sorted(random.sample(places, min(len(places), random.randint(0, 3))))
    done: list[str] = []
    for number, line in enumerate(lines):
        if number in marked:
            mark = "¹²³"[marked.index(number)]
            done += [f"{line[:-1]}{mark}.", f"note {_sentence(random)}"]
        else:
            done.append(line)
    return done


def _sentence(random: Random) -> str:
    clauses = [random.choice(_ACTS) for _ in range(random.randint(1, 6))]
    text = f"{random.choice(_ACTORS)} {'; '.join(clauses)}"
    if random.random() < _SOMETIMES:
        text += f" theo {_reference(random, 'implements')}"
    if random.random() < _SOMETIMES:
        text += f"; hoàn thành {random.randint(2, 98)}% khối lượng trong năm {random.randint(2015, 2026)}"
    return f"{text}."


def _reference(random: Random, relation: str) -> str:
    code, name = random.choice([(code, name) for code, name in _TYPES.items() if code])
    symbol = f"{random.randint(10, 2400)}/{code}-UBND"
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(2005, 2011)
    words = f"{name} số {symbol} ngày {day:02d}/{month}/{year} của UBND tỉnh Sông Thương"
    return f"{{{relation} {symbol} {year}-{month:02d}-{day:02d}|{words}}}"
