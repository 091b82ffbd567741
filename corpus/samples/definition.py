"""What a sample document is before any file is made of it: the truth that is planted.

A :class:`Sample` holds a document's header, its printed paragraphs with their
places and the references in them. The writers turn it into PDF, DOCX and text;
the tests compare what the readers find with what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Format, Relation
from corpus.place import Place

SAMPLE_MARK = "Văn bản mẫu của phần mềm, không có giá trị pháp lý."
"""Last line of every sample, so that no copy of one passes for a real document."""

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"


class Style(StrEnum):
    """How a piece is set."""

    BASIS = "basis"  # italic
    CENTRED = "centred"  # bold, such as QUYẾT ĐỊNH:
    HEADING = "heading"  # bold
    BODY = "body"
    FOOTNOTE = "footnote"
    ROW = "row"
    ATTACHED_TYPE = "attached type"  # opens an attached text on a new page
    ATTACHED_SUBJECT = "attached subject"
    ATTACHED_NOTE = "attached note"  # (Ban hành kèm theo …)


class Columns(StrEnum):
    """In which order a plain text file gives the two columns of the header."""

    INTERLEAVED = "interleaved"
    LEFT_FIRST = "left first"
    RIGHT_FIRST = "right first"


@dataclass(frozen=True, slots=True)
class PlantedReference:
    """A mention of another document, as planted.

    Attributes:
        start, end: offsets in the piece's text, end exclusive.
        symbol: empty for a law by name or an agreement.
        date: ISO date, given here or earlier in the document; empty where the
            document never says it or says one that cannot be.
        date_raw: the impossible date as written, else empty.
        alias: short name that the mention defines, else empty.
    """

    start: int
    end: int
    text: str
    relation: Relation
    symbol: str
    date: str
    date_raw: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed paragraph, table row or footnote.

    Attributes:
        text: as printed, number included; a footnote mark is a superscript digit.
            Cells of a row are joined by tabs.
        bold_lead: how many characters at the start are bold in running text ("Điều 1.").
        header_row: for a row, whether it heads its table.
        mark: for a footnote, its number.
        title: a heading's own words, without its number.
    """

    style: Style
    text: str
    place: Place
    references: tuple[PlantedReference, ...] = ()
    bold_lead: int = 0
    header_row: bool = False
    mark: str = ""
    title: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row."""
        return tuple(self.text.split("\t"))


@dataclass(frozen=True, slots=True)
class Head:
    """Header and signature of a document, as planted.

    Attributes:
        symbol: as printed ("163/KH-UBND", "/KH-UBND" in a draft).
        date: ISO date, or empty in a draft or where the written date cannot be.
        date_line: place and date as printed ("Sông Thương, ngày 09 tháng 6 năm 2022").
        left: lines of the left column above the number, from the parent down.
        issuer: the issuing body in ordinary writing, likewise parent.
        authority: who decides, where that is not the issuer.
        to: lines after Kính gửi.
        capacity: marks joined by "+", such as "TM+KT".
        signature: printed lines of the signature block, in capitals.
        party: set by the Party's rules, not by Nghị định 30/2020/NĐ-CP.
    """

    type: str
    symbol: str
    date: str
    date_line: str
    left: tuple[str, ...]
    issuer: str
    subject: str
    signature: tuple[str, ...]
    recipients: tuple[str, ...]
    parent: str = ""
    authority: str = ""
    to: tuple[str, ...] = ()
    capacity: str = ""
    urgency: str = ""
    party: bool = False
    draft: bool = False

    @property
    def is_letter(self) -> bool:
        """A công văn bears its subject under the number and no type line."""
        return self.type == "Công văn"

    @property
    def number_line(self) -> str:
        """The line that bears the number; the Party writes no colon."""
        return f"Số {self.symbol}" if self.party else f"Số: {self.symbol}"

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        """Lines of Nơi nhận as printed, with dash and final mark."""
        return listed(self.recipients)

    @property
    def signer_title(self) -> str:
        """The signer's own title, the last line of the block."""
        return self.signature[-1].split(".", 1)[-1].strip() if self.signature else ""


def listed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as the lines of a list with dashes: the last one ends with a full stop."""
    return tuple(f"- {name}{'.' if number == len(names) else ';'}" for number, name in enumerate(names, start=1))


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole document.

    Attributes:
        name: file name without suffix.
        columns: order of the header's columns in a text file.
        wrap: characters a line in a text file; 0 keeps a paragraph on one line.
        listed: in DOCX, number clauses by list formatting only.
    """

    name: str
    format: Format
    head: Head
    pieces: tuple[Piece, ...]
    columns: Columns = Columns.INTERLEAVED
    wrap: int = 0
    listed: bool = False

    @property
    def file_name(self) -> str:
        """Name of the file that is made."""
        return f"{self.name}.{SUFFIXES[self.format]}"

    @property
    def references(self) -> tuple[PlantedReference, ...]:
        """Every planted reference in reading order."""
        return tuple(reference for piece in self.pieces for reference in piece.references)


SUFFIXES = {Format.PDF: "pdf", Format.DOCX: "docx", Format.TEXT: "txt", Format.MARKDOWN: "md"}
"""Formats that samples are made in."""
