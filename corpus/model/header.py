"""The elements of a document outside its body, and what they are made of: dates, symbols, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DateProblem(StrEnum):
    """Why a date that is written cannot simply be believed."""

    IMPOSSIBLE = "impossible"  # 15/23/2022
    INCOMPLETE = "incomplete"  # ngày … tháng … năm 2024
    LATER = "later than the document that cites it"


class WrittenDate(NamedTuple):
    """A date as the document writes it.

    Attributes:
        raw: the characters of the document, without the word "ngày".
        value: the day meant, or None where it cannot be told.
        problem: why the date is doubtful, or None.
    """

    raw: str
    value: date | None = None
    problem: DateProblem | None = None


class Symbol(NamedTuple):
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
