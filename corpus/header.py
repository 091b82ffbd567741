"""The elements of a document outside its body (thể thức văn bản; NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I).

The head is a table of two columns without lines; what a file gives of it may
be interleaved, in either order, or lost. So every element is known by its form
and cut out, and what capitals are left are the issuing bodies. Where the
document is silent a field is None: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import DateProblem, Header, Paragraph, ParagraphKind, Symbol, WrittenDate
from corpus.signature import Signature, is_personal, read_signature
from corpus.structure.head import title_type
from corpus.structure.markers import bare, is_capitals
from corpus.symbols import find_symbols
from corpus.text.dates import find_dates
from corpus.types import DocumentType, type_by_code
from corpus.written_case import written_case

NATIONAL_TITLE = re.compile(
    r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM|ĐẢNG CỘNG SẢN VIỆT NAM", re.IGNORECASE
)
MOTTO = re.compile(r"Độc\s*lập\s*[-–]?\s*Tự\s*do\s*[-–]?\s*Hạnh\s*phúc", re.IGNORECASE)
NUMBER_LINE = re.compile(r"(?<!\w)[Ss][ốỐ]\s*[:.]?\s*[\d./… _-]*")
PLACE_AND_DATE = re.compile(r"(?P<place>[A-ZĐÀ-Ỹ][^\d,:;\t]{1,40}?)\s*,\s*(?=[Nn]gày\s*[\d.…_ ]*\s*[Tt]háng)")
LETTER_SUBJECT = re.compile(r"V/v\s*[:.]?\s*(.*)", re.IGNORECASE | re.DOTALL)
URGENCY = {"hoa toc": "HỎA TỐC", "thuong khan": "THƯỢNG KHẨN", "khan": "KHẨN"}
COPY = re.compile(r"^(sao y(?: ban chinh)?|sao luc|trich sao)\b")
_COLUMNS = re.compile(r"\t|\s{3,}|\n")
_RULES = re.compile(r"[-_=*–—.…]{3,}")
_BODY_WORDS = (
    "uy ban", "ubnd", "hoi dong", "hdnd", "so ", "bo ", "ban ", "van phong", "cuc ", "chi cuc", "tong cuc", "trung tam",
    "cong an", "thanh tra", "tinh uy", "thanh uy", "huyen uy", "dang uy", "quoc hoi", "chinh phu", "thu tuong", "toa an",
    "vien ", "kho bac", "ngan hang", "truong ", "hoi ", "lien doan", "bao hiem", "dai ", "chu tich", "phong ", "don vi",
)  # fmt: skip
_COPY_TYPES = frozenset({"SY", "TrS", "SL"})


def read_header(paragraphs: Sequence[Paragraph], kind: DocumentType | None) -> Header:
    """Read the header from a document's paragraphs.

    Args:
        kind: the type that the title line names, or that the shape of the head proves.
    """
    own = [p for p in paragraphs if not p.place.attachment]
    head = [p.text for p in own if p.kind is ParagraphKind.HEADER]
    titles = [p.text for p in own if p.kind is ParagraphKind.TITLE]
    symbol = _symbol(head)
    written, place_name = _date(head)
    parent, issuer = _bodies(head)
    signature = _signature(own)
    return Header(
        type=_type_name(kind, symbol),
        symbol=symbol,
        date=written,
        place_name=place_name,
        issuer=issuer,
        parent=parent,
        authority=_authority(titles, signature, issuer),
        subject=_subject(titles, head),
        signer_name=signature.name,
        signer_title=signature.title,
        capacity=signature.capacity,
        recipients=_recipients(own),
        draft=_is_draft(symbol, written),
        urgency=_urgency(head),
        copy_of=_copy(paragraphs),
    )


def _symbol(head: Sequence[str]) -> Symbol | None:
    """Return the document's own number; that of a copy (SY, TrS, SL) is not the document's."""
    found = [match.symbol for text in head for match in find_symbols(text)]
    own = [symbol for symbol in found if symbol.type not in _COPY_TYPES and symbol.form != "S"]
    return own[0] if own else None


def _date(head: Sequence[str]) -> tuple[WrittenDate | None, str | None]:
    """Return the date of issue and the place written before it."""
    joined = "\n".join(head)
    match = PLACE_AND_DATE.search(joined)
    start = match.end() if match is not None else 0
    dates = find_dates(joined[start:])
    place = _COLUMNS.split(match["place"].strip())[-1].strip(" *_") if match is not None else None
    if place is not None and is_capitals(place):
        place = written_case(place)
    return (dates[0].date if dates else None), place


def _bodies(head: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the parent and the issuer: the last two bodies in the head, outermost first."""
    bodies: list[str] = []
    for text in head:
        for piece in _COLUMNS.split(_without_known(text)):
            words = _RULES.sub(" ", piece).strip(" *_-–:./\t|")
            if len(words) < 3 or not is_capitals(words):
                continue
            folded = bare(words)
            if folded.startswith(_BODY_WORDS) or not bodies:
                if folded.startswith(_BODY_WORDS):
                    bodies.append(words)
            else:
                bodies[-1] = f"{bodies[-1]} {words}"
    named = [written_case(body) for body in bodies[:3]]
    if not named:
        return None, None
    return (named[-2] if len(named) > 1 else None), named[-1]


def _without_known(text: str) -> str:
    """Cut the national title, motto, date, number and subject of a letter out of a line of the head."""
    text = NATIONAL_TITLE.sub("\t", text)
    text = MOTTO.sub("\t", text)
    subject = LETTER_SUBJECT.search(text)
    if subject is not None:
        text = text[: subject.start()]
    place = PLACE_AND_DATE.search(text)
    if place is not None:
        text = text[: place.start()]
    for match in reversed(find_symbols(text)):
        text = f"{text[: match.start]}\t{text[match.end :]}"
    return NUMBER_LINE.sub("\t", text)


def _subject(titles: Sequence[str], head: Sequence[str]) -> str | None:
    """Return the subject: the lines under the type name, or those after V/v in a letter."""
    if (titles and title_type(titles[0]) is not None) or (titles and len(titles) > 1 and _names_type(titles[0])):
        return _plain(titles[1]) if len(titles) > 1 else None
    for position, text in enumerate(head):
        match = LETTER_SUBJECT.search(text)
        if match is None:
            continue
        lines = [_COLUMNS.split(match[1])[0]]
        for following in head[position + 1 :]:
            if is_capitals(following) or find_dates(following) or find_symbols(following) or MOTTO.search(following):
                break
            lines.append(following)
        return _plain(" ".join(lines)) or None
    return None


def _names_type(text: str) -> bool:
    return type_by_code(bare(text)) is None and len(text) <= 60


def _plain(text: str) -> str:
    return " ".join(_RULES.sub(" ", text).replace("*", " ").split())


def _authority(titles: Sequence[str], signature: Signature, issuer: str | None) -> str | None:
    """Return who decides, where that is said: the line above "QUYẾT ĐỊNH:", or a head of office who signs in person."""
    for text in titles[2:]:
        line = text.strip(" *_:")
        if is_capitals(line) and bare(line).startswith(_BODY_WORDS) and title_type(line) is None:
            return written_case(line)
    if is_personal(signature) and issuer is not None and bare(issuer).startswith(("uy ban", "ubnd")):
        return f"Chủ tịch {issuer}"
    return None


def _signature(own: Sequence[Paragraph]) -> Signature:
    """Return the last signature of the document itself; attached texts may bear others."""
    blocks = [p.text for p in own if p.kind is ParagraphKind.SIGNATURE]
    return read_signature(blocks[-1]) if blocks else Signature()


def _recipients(own: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return to whom the document goes, as written, without dash and final mark."""
    lines = [line for p in own if p.kind is ParagraphKind.RECIPIENTS for line in p.text.split("\n")]
    cleaned = (re.sub(r"^\s*(?:[-–+•*]|(?:Nơi nhận|NƠI NHẬN|Kính gửi)\s*:?)\s*", "", line) for line in lines)
    return tuple(text for line in cleaned if (text := line.strip(" *_;.")))


def _type_name(kind: DocumentType | None, symbol: Symbol | None) -> str | None:
    if kind is not None:
        return kind.name
    known = type_by_code(symbol.type) if symbol is not None and symbol.type else None
    return known.name if known is not None else None


def _is_draft(symbol: Symbol | None, written: WrittenDate | None) -> bool:
    """Tell whether the number is left open, or the day and month are."""
    unnumbered = symbol is not None and not symbol.number
    return unnumbered or (written is not None and written.problem is DateProblem.INCOMPLETE)


def _urgency(head: Sequence[str]) -> str | None:
    lines = (bare(piece) for text in head for piece in _COLUMNS.split(text))
    return next((URGENCY[line] for line in lines if line in URGENCY), None)


def _copy(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the mark of a copy, which stands with a number of its own at the end or top of the document."""
    edge = [*paragraphs[:12], *paragraphs[-12:]]
    found = (p.text.split("\n")[0].strip(" *_") for p in edge if COPY.match(bare(p.text)))
    return next((text for text in found if is_capitals(text)), None)
