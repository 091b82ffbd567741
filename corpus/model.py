"""The values of the corpus: what a document is once it has been read.

Everything here is frozen and hashable; nothing here reads, writes or guesses.
Text is verbatim (NFC, odd spaces and invisible characters cleaned, see
``corpus.text.clean``) and is what may be quoted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, NewType

from corpus.place import Place

DocumentId = NewType("DocumentId", str)
"""First 16 hexadecimal digits of the SHA-256 of the file's bytes."""

ParagraphId = NewType("ParagraphId", str)
"""Stable over re-indexing: a hash of document key, place and text."""

RegisterId = NewType("RegisterId", str)
"""A document in the register, held or only cited: a hash of its key."""


class Format(StrEnum):
    """What a file holds, told by its content."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOC = "doc"
    RTF = "rtf"
    XLSX = "xlsx"
    XLS = "xls"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, measured from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class BlockKind(StrEnum):
    """What the file's format itself says about a block."""

    TEXT = "text"
    TABLE_ROW = "table row"
    FOOTNOTE = "footnote"
    STAMP = "stamp"  # an annotation, form field or signature residue, not body text


class Block(NamedTuple):
    """The smallest piece of text a reader yields: a visual line, or a whole paragraph.

    A tuple and no dataclass, since there is one a line: it is made in a quarter of the time.

    Attributes:
        text: cleaned text without line breaks inside, except between the lines
            of one table cell. Cells of a table row are joined by a tab.
        page: 1-based page, or None where the format has no pages.
        kind: what the format says the block is.
        complete: the format says that this is a whole paragraph (DOCX, HTML);
            False for a visual line that may go on in the next block.
        gap_before: blank line, paragraph spacing or page start before the block.
        box: position on the page, where the format has geometry.
        size: dominant font size in points, where known.
        bold: whether the whole block is bold.
        centred: whether the block is centred on the page or set so.
        shown: the text as a person sees it, of the same length, where a font draws
            letters as capitals whatever the characters are (.VnTimeH and the like,
            from before Unicode); "" where that is the text itself.
        mark: for a footnote, the mark it answers to; for list formatting that
            exists only as formatting, the number as the reader sees it ("1.", "a)").
        table: 1-based table in the file for a table row, else 0.
        header_row: for a table row, whether it repeats as the table's header.
        confidence: mean OCR confidence 0–100, or None for text that was never a picture.
    """

    text: str
    page: int | None = None
    kind: BlockKind = BlockKind.TEXT
    complete: bool = False
    gap_before: bool = False
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    centred: bool = False
    shown: str = ""
    mark: str = ""
    table: int = 0
    header_row: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader makes of a file, before anything is understood.

    Attributes:
        page_widths: width of each page in points; empty where the format has no pages.
        warnings: sentences about the file that a clerk should see.
    """

    format: Format
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_widths: tuple[float, ...] = ()
    warnings: tuple[str, ...] = ()


class DateProblem(StrEnum):
    """Why a date that is written cannot simply be believed."""

    IMPOSSIBLE = "impossible"  # 15/23/2022
    INCOMPLETE = "incomplete"  # ngày … tháng … năm 2024
    LATER = "later than the document that cites it"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as the document writes it.

    Attributes:
        raw: the characters of the document, without the word "ngày".
        value: the day meant, or None where it cannot be told.
        problem: why the date is doubtful, or None.
    """

    raw: str
    value: date | None = None
    problem: DateProblem | None = None


@dataclass(frozen=True, slots=True)
class Symbol:
    """The number and symbol of a document (số và ký hiệu), taken apart.

    Grammar: Nghị định 30/2020/NĐ-CP, Phụ lục III, and the Party's rules.

    Attributes:
        text: as printed, without spaces: "481/KH-UBND", "/BC-STTTT", "15-QC/TU".
        form: A state, B normative, C assembly, D letter, E Party, F joint,
            H draft without number, S short form ("Kế hoạch 481").
        type: type code ("KH", "QĐ", "CV" for a letter, "Luật"), or "" where unknown.
        number: as printed without thousand dots, leading zeros kept; "" in a draft.
        year: the year inside the symbol, or None.
        issuer: issuer code ("UBND", "STTTT"), "" in a short form.
        unit: drafting unit ("NV"), or "".
    """

    text: str
    form: str
    type: str
    number: str
    year: int | None
    issuer: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What makes a document unique: a symbol alone is not (NĐ 30/2020, Điều 15).

    Any part may be None where the document is silent; a key without symbol
    belongs to a draft or to a document known by its subject only.
    """

    issuer: str | None
    symbol: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's signature.

    Attributes:
        capacity: marks in order joined by "+": "TM+KT".
        behalf: the body or office that the first mark names ("ỦY BAN NHÂN DÂN").
        title: the signer's own title, as printed.
        name: the signer, or None where only "(đã ký)" or nothing stands.
    """

    capacity: str = ""
    behalf: str | None = None
    title: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The elements of a document outside its body (thể thức, NĐ 30/2020 Phụ lục I).

    A field is None (or empty) where the document is silent; nothing is guessed.

    Attributes:
        type: Vietnamese type name ("Kế hoạch"), "Công văn" for a letter.
        symbol: parsed number and symbol; in a draft its number is empty.
        date: date of issue as written.
        place_name: địa danh, the place before the date.
        issuer: issuing body as written out ("Sở Thông tin và Truyền thông").
        parent: the body above it in the header ("UBND tỉnh Bắc Giang").
        authority: who decides, where the signature says another than the issuer
            ("Chủ tịch UBND tỉnh" under a symbol QĐ-UBND).
        subject: trích yếu.
        signer_name: None where the name is missing or only "(đã ký)" stands there.
        signer_title: the signer's own title ("PHÓ GIÁM ĐỐC").
        capacity: marks in order joined by "+": "TM+KT", "KT", "".
        signatures: of everybody in reading order, where several bodies issue a document
            or several people sign it; the fields before are the first one's then.
        recipients: lines of Nơi nhận without dash and final mark.
        draft: no number, or no day and month.
        urgency: "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC" or None.
        secrecy: the mark, for documents that were let through after review; else None.
        copy_of: mark of a copy ("SAO Y" …) with its own number, or None.
    """

    type: str | None = None
    symbol: Symbol | None = None
    date: WrittenDate | None = None
    place_name: str | None = None
    issuer: str | None = None
    parent: str | None = None
    authority: str | None = None
    subject: str | None = None
    signer_name: str | None = None
    signer_title: str | None = None
    capacity: str = ""
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    draft: bool = False
    urgency: str | None = None
    secrecy: str | None = None
    copy_of: str | None = None


class ParagraphKind(StrEnum):
    """What a paragraph is in its document; the values are stored and printed as JSON."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    HEADER = "header"  # issuer, national title, symbol, date
    TITLE = "title"  # type name and subject
    BASIS = "basis"  # a căn cứ line
    HEADING = "heading"
    BODY = "body"
    FOOTNOTE = "footnote"
    TABLE_ROW = "table row"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    NOISE = "noise"  # running page number, signature stamp: kept, never searched


class Paragraph(NamedTuple):
    """A piece of a document that can be cited; a tuple for the same reason as :class:`Block`.

    Attributes:
        ordinal: 0-based position in reading order.
        page: page on which the paragraph begins, or None.
        text: verbatim; a paragraph torn by a page break is joined with one space.
        headings: texts of the headings above it, outermost first; for a table
            row, the header row comes last.
        note_of: for a footnote, ordinal of the paragraph that bears its mark.
        confidence: mean OCR confidence 0–100, or None.
    """

    id: ParagraphId
    document_id: DocumentId
    ordinal: int
    place: Place
    kind: ParagraphKind
    text: str
    page: int | None = None
    headings: tuple[str, ...] = ()
    note_of: int | None = None
    confidence: float | None = None


class Relation(StrEnum):
    """How the document that is read stands to the document it names."""

    __hash__ = str.__hash__  # that of Enum is a call in Python

    CITES = "cites"
    BASED_ON = "based on"
    IMPLEMENTS = "implements"
    PROMULGATED_BY = "promulgated by"
    PROMULGATES = "promulgates"
    PROPOSED_BY = "proposed by"
    REPLIES_TO = "replies to"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    EXPIRES = "says expired"
    CORRECTS = "corrects"
    CONSOLIDATES = "consolidates"
    EXTENDS = "extends"
    REPORTS_ON = "reports on"
    DRAFTED = "drafted"  # the reading document's issuer drafted it for another body


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another document.

    Attributes:
        paragraph_id: where it stands.
        start, end: offsets of ``text`` in that paragraph's text, end exclusive.
        text: the words of the document, from the type name to the last element
            (date, issuer, subject, alias) that belongs to the mention.
        type: Vietnamese type name, from the words before the number if there are any.
        symbol: None for a law by name, an agreement, or a mention by alias.
        date: inherited from the first mention in the document where this one has none.
        issuer: as written out ("UBND tỉnh Bắc Giang"), likewise inherited.
        subject: what follows "về việc", "về", or stands as its title; likewise inherited.
        alias: short name that this mention defines or uses ("Đề án 942").
        alias_of: what the alias names, in words, where that is not the document
            itself: the scheme that a decision promulgates.
        period: planned span as written ("2021-2025"), or None.
        inherited: this is a later mention that took fields from an earlier one.
    """

    paragraph_id: ParagraphId
    start: int
    end: int
    text: str
    relation: Relation
    type: str | None = None
    symbol: Symbol | None = None
    date: WrittenDate | None = None
    issuer: str | None = None
    subject: str | None = None
    alias: str | None = None
    alias_of: str | None = None
    period: str | None = None
    inherited: bool = False


PUBLIC = "public"
"""The access level of a document that no policy restricts."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is held.

    Attributes:
        path: relative to the corpus folder, with forward slashes.
        access: level from the policy beside the documents.
        warnings: sentences about the file and its reading that a clerk should see.
    """

    id: DocumentId
    path: str
    format: Format
    header: Header
    pages: int | None = None
    access: str = PUBLIC
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with everything that was understood of it."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the register's documents are cited: a paragraph and the reference in it."""

    document_id: DocumentId
    reference: Reference


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A document that is known: held, or only cited.

    Attributes:
        date: as the best source writes it; a conflict is kept in ``dates``.
        dates: every date that some document gives for it, most frequent first.
        document_id: the held document, or None for a stub.
        aliases: short names in use, with what they name.
        mentions: in order of document path and position.
        copies: further held files of the same document (its PDF beside its DOCX).
    """

    id: RegisterId
    key: DocumentKey
    type: str | None
    symbol: Symbol | None
    date: WrittenDate | None
    issuer: str | None
    subject: str | None
    document_id: DocumentId | None = None
    dates: tuple[WrittenDate, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    copies: tuple[DocumentId, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the library has the text, not only citations of it."""
        return self.document_id is not None


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file as found in the corpus folder.

    Attributes:
        sha256: of all that the document is read from: the file, and corrections beside it if there are any.
        content: of the file alone, which gives the document its id; "" where ``sha256`` is that.
        corrected: of several files with the same content those with corrections beside them, in order of their
            paths; empty where none has any, or the file has no copies.
    """

    path: Path
    relative: str
    sha256: str
    content: str = ""
    corrected: tuple[Path, ...] = ()
