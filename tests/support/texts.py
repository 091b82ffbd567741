"""Documents as plain text: read like a text file, and drawn with known places for property tests."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from corpus.document import understand
from corpus.model import DocumentId, Format, RawDocument, ReadDocument
from corpus.readers.text import line_blocks
from corpus.text.clean import clean

DOCUMENT_ID = DocumentId("0123456789abcdef")
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_PHRASE = (
    "tỉnh huyện phối hợp thực hiện kế hoạch hằng năm, báo cáo kết quả cho cơ quan chủ trì theo quy định tại khoản 2 Điều 5"
    " của Quy chế này; kinh phí 1.105 triệu đồng, giai đoạn 2021 - 2025 do ngân sách bảo đảm; số 12/KH-UBND ngày 05/3/2024"
    " của UBND tỉnh Bắc Giang về Đề án 942, mục tiêu đến năm 2030 tăng 5% so với năm 2021 và các nhiệm vụ khác trên địa bàn"
)
_WORDS = tuple(_PHRASE.split())


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paragraph as drawn: its place key and its text on one line."""

    place: str
    text: str


def raw_text(text: str) -> RawDocument:
    """Return what the text reader makes of a text."""
    return RawDocument(Format.TEXT, tuple(line_blocks(clean(text))))


def read_text(text: str, *, path: str = "van-ban.txt") -> ReadDocument:
    """Read a text as a document."""
    return understand(raw_text(text), path=path, document_id=DOCUMENT_ID)


def read_text_file(path: Path) -> ReadDocument:
    """Read a text file as a document."""
    return read_text(path.read_text(encoding="utf-8"), path=path.name)


def places(document: ReadDocument) -> list[tuple[str, str]]:
    """Return place key and text of every paragraph, white space collapsed."""
    return [(paragraph.place.key(), " ".join(paragraph.text.split())) for paragraph in document.paragraphs]


def wrapped(paragraphs: list[Drawn], width: int) -> str:
    """Return the paragraphs with a blank line between them, wrapped like a typewritten page."""
    lines = [
        textwrap.fill(drawn.text, width, break_on_hyphens=False, break_long_words=False) if width else drawn.text
        for drawn in paragraphs
    ]
    return "\n\n".join(lines) + "\n"


@st.composite
def sentences(draw: st.DrawFn, *, least: int = 8, most: int = 60) -> str:
    """Draw running text that begins with a capital and ends as a paragraph does."""
    start = draw(st.integers(0, len(_WORDS) - 1))
    count = draw(st.integers(least, most))
    words = [_WORDS[(start + number) % len(_WORDS)] for number in range(count)]
    text = " ".join(words).strip(",; -")
    return f"{text[0].upper()}{text[1:]}{draw(st.sampled_from(['.', ';', './.']))}"


titles = st.sampled_from(
    ["Phạm vi điều chỉnh", "Mục tiêu", "Nhiệm vụ và giải pháp", "Tổ chức thực hiện", "Trách nhiệm của các cơ quan"]
)
capital_titles = titles.map(str.upper)


@st.composite
def regulations(draw: st.DrawFn) -> list[Drawn]:
    """Draw articles with clauses and points, some of them inserted by an amendment."""
    drawn: list[Drawn] = []
    for article in range(1, draw(st.integers(2, 5))):
        place = f"article:{article}"
        drawn.append(Drawn(place, f"Điều {article}. {draw(titles)}"))
        clauses = draw(st.integers(0, 4))
        if not clauses:
            drawn += [Drawn(f"{place}/paragraph:{n}", draw(sentences())) for n in range(1, draw(st.integers(1, 3)) + 1)]
        for number in _with_insertion([str(n) for n in range(1, clauses + 1)], draw(st.booleans()), "a"):
            drawn.append(Drawn(f"{place}/clause:{number}", f"{number}. {draw(sentences())}"))
            points = list(LETTERS[: draw(st.integers(0, 6))])
            for letter in _with_insertion(points, draw(st.booleans()), "1"):
                drawn.append(Drawn(f"{place}/clause:{number}/point:{letter}", f"{letter}) {draw(sentences())}"))
    return drawn


@st.composite
def reports(draw: st.DrawFn) -> list[Drawn]:
    """Draw sections of a report down to a)."""
    drawn = [Drawn("opening:/paragraph:1", draw(sentences(least=25)))]
    for section in ROMAN[: draw(st.integers(1, 4))]:
        place = f"heading:{section}"
        drawn.append(Drawn(place, f"{section}. {draw(capital_titles)}"))
        for number in range(1, draw(st.integers(1, 4))):
            drawn += draw(_subsections(place, number))
    return drawn


@st.composite
def _subsections(draw: st.DrawFn, above: str, number: int) -> list[Drawn]:
    place = f"{above}/heading:{number}"
    if draw(st.booleans()):
        return [Drawn(place, f"{number}. {draw(sentences(least=20))}")]
    drawn = [Drawn(place, f"{number}. {draw(titles)}")]
    drawn += [Drawn(f"{place}/paragraph:{n}", draw(sentences())) for n in range(1, draw(st.integers(1, 3)))]
    for inner in range(1, draw(st.integers(1, 4))):
        dotted = f"{place}/heading:{number}.{inner}"
        drawn.append(Drawn(dotted, f"{number}.{inner}. {draw(sentences())}"))
        letters = LETTERS[: draw(st.integers(0, 4))]
        drawn += [Drawn(f"{dotted}/heading:{letter}", f"{letter}) {draw(sentences())}") for letter in letters]
    return drawn


def _with_insertion(numbers: list[str], inserted: bool, suffix: str) -> list[str]:
    """Put a provision like 2a or c1 behind the last but one."""
    if not inserted or len(numbers) < 2:
        return numbers
    return [*numbers[:-1], f"{numbers[-2]}{suffix}", numbers[-1]]
