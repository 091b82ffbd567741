"""Documents that give themselves away: each bears words and a colour that stand in no other, so that a leak shows.

What stands here knows nothing of the bot's code: who may read what is reckoned
from what administrators did, and everything sent is looked at for words and
colours of documents that the receiver may not read.
"""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter

from tests.support.loose_fonts import loose_pdf
from tests.support.office import ADMINISTRATOR
from tests.support.small_library import document

POLICY = """
[[rules]]
documents = "noi-bo"
level = "internal"
[[rules]]
documents = "snv"
level = "unit:snv"
[[rules]]
documents = "stc"
level = "unit:stc"
[roles]
reader = ["public"]
editor = ["public", "internal"]
"""
FOLDERS = {"cong-khai": "public", "noi-bo": "internal", "snv": "unit:snv", "stc": "unit:stc"}
READS = {"reader": {"public"}, "editor": {"public", "internal"}, "administrator": {*FOLDERS.values()}}
HEARS = {
    "public": {"public"},
    "internal": {"public", "internal"},
    "unit:snv": {"public", "internal", "unit:snv"},
    "unit:stc": {"public", "internal", "unit:stc"},
}
NAMES = (
    "bôkha", "senvông", "luđam", "phitau", "rêmong", "xithan", "pakvi", "đônla", "mekhô", "tôrang", "viênsa", "ngahô",
    "tharông", "khuxêm", "pheluk", "ngavục", "thaxêm", "khurông", "phevục", "ngaluk", "thaluk", "khuvục", "pherông",
    "ngaxêm", "hôlat", "hômek", "hôviêt", "hôsun",
)  # fmt: skip
"""Names of no place; each document has its own."""
AT_FIRST, AS_PDF = 12, range(4, 8)
"""How many documents the library begins with, and which of them are PDF files with two pages, one a level."""
_HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG", "Số: {symbol}", "Sông Thương, ngày {issued}", "KẾ HOẠCH")
_WIDTH = 44


@dataclass(frozen=True)
class Paper:
    """A document of the library, with what gives it away.

    Attributes:
        words: that stand in no other document and in no question.
        colour: painted on each of its pages, where it has pages.
    """

    level: str
    number: int
    words: tuple[str, ...]
    path: str
    text: str = field(repr=False)
    colour: tuple[int, int, int] | None = None

    def write(self, corpus: Path) -> None:
        """Put the file into a folder of documents."""
        target = corpus / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.text.encode() if self.colour is None else self._pdf(self.colour))

    def _pdf(self, colour: tuple[int, int, int]) -> bytes:
        head, body = self.text.split("\f")
        writer = PdfWriter()
        for page in (head, body):
            lines = [line for text in page.split("\n") for line in textwrap.wrap(text, _WIDTH)]
            writer.append(PdfReader(io.BytesIO(loose_pdf("Times", lines, size=10, colour=colour))))
        made = io.BytesIO()
        writer.write(made)
        return made.getvalue()


def make_paper(position: int) -> Paper:
    """Return the paper of a position; the levels take turns, and each cites a document that nobody holds."""
    name, folder = NAMES[position], list(FOLDERS)[position % len(FOLDERS)]
    symbol, figure = f"{300 + position}/KH-UBND", f"{position + 3}.{731 + position}"
    cited, day = f"văn hóa {name[::-1]}zê", f"{position + 1:02}/9/2023"
    subject = f"Trồng rừng vùng {name.capitalize()}"
    body = (
        f"Năm 2024 phấn đấu trồng {figure} ha rừng tại vùng {name.capitalize()}.",
        f"Thực hiện Quyết định số 77/QĐ-UBND ngày {day} của UBND tỉnh về {cited}.",
        "Kinh phí do ngân sách tỉnh bảo đảm, giao Sở Tài chính chủ trì.",
    )
    issued = (10 + position % 18, 4 + position // 18, 2024)  # its own day, which stands wherever it is named
    written = "{} tháng {} năm {}".format(*issued)
    words = (name, figure, cited, day, written)
    if position not in AS_PDF:
        text = document(symbol, subject, "\n".join(body), day=issued)
        return Paper(FOLDERS[folder], 300 + position, words, f"{folder}/{name}.txt", text)
    head = "\n".join((*_HEAD, subject, "I. MỤC TIÊU", f"1. {body[0]}")).format(symbol=symbol, issued=written)
    text = "\f".join((head, f"2. {body[1]}\n3. {body[2]}"))
    colour = (20 * position, 90, 250 - 20 * position)
    return Paper(FOLDERS[folder], 300 + position, words, f"{folder}/{name}.pdf", text, colour)


@dataclass
class Books:
    """The oracle: who may read what, kept by what administrators did."""

    papers: list[Paper]
    roles: dict[int, str] = field(default_factory=dict)
    units: dict[int, set[str]] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)

    def readable(self, chat: int) -> set[str]:
        """Return the levels that may be sent to a chat."""
        if chat == ADMINISTRATOR:
            return READS["administrator"]
        if chat < 0:
            return HEARS[self.groups[chat]] if chat in self.groups else set()
        if chat not in self.roles:
            return set()
        return READS[self.roles[chat]] | {f"unit:{unit}" for unit in self.units.get(chat, ())}

    def leaks(self, chat: int, sent: str, colours: Iterable[tuple[int, int, int]] = ()) -> list[str]:
        """Return the words in something sent to a chat, and the pages shown to it, that must not be there."""
        hidden, painted = self._hidden(chat), set(colours)
        words = [word for paper in hidden for word in paper.words if word in sent.casefold()]
        return words + [f"a page of {paper.path}" for paper in hidden if paper.colour in painted]

    def _hidden(self, chat: int) -> list[Paper]:
        levels = self.readable(chat)
        return [paper for paper in self.papers if paper.level not in levels]


def colours_of(file: bytes) -> set[tuple[int, int, int]]:
    """Return the colours in a picture; none of what is no picture."""
    try:
        with Image.open(io.BytesIO(file)) as image:
            found = [colour for _, colour in image.convert("RGB").getcolors(1 << 24) or []]
    except UnidentifiedImageError:
        return set()
    return {(colour[0], colour[1], colour[2]) for colour in found if isinstance(colour, tuple)}


def text_of(file: bytes) -> str:
    """Return what can be read in a file: as text, and of an office file its parts."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
