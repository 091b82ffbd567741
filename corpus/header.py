"""The elements of a document outside its body (thể thức; Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I).

A field is None where the document is silent: nothing is guessed, neither from
the file's name nor from a code in the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.issuers import complete_last, read_issuers, with_area
from corpus.model import DateProblem, Header, ParagraphKind, Signature, Symbol, WrittenDate
from corpus.recipients import read_recipients
from corpus.signature import decides_alone, read_signatures
from corpus.structure.draft import Draft
from corpus.structure.elements import HOUR, NUMBER, PLACE, Role, role_of
from corpus.structure.front_lines import Front
from corpus.structure.offices import names_office
from corpus.structure.procedure_title import procedure_title
from corpus.structure.wording import bare, is_capitals
from corpus.subject import OWN_NUMBER, SUBJECT_CUE, read_subject, title_of, unmarked
from corpus.symbols import SymbolMatch, find_symbols, parse_symbol
from corpus.text.dates import DateMention, find_dates
from corpus.types import CONSOLIDATED, COPIES, UNTYPED, find_types, type_by_code
from corpus.written_case import written_case

_URGENCY: Final = (("hoa toc", "HỎA TỐC"), ("thuong khan", "THƯỢNG KHẨN"), ("khan", "KHẨN"))
_TITLE_ISSUER: Final = re.compile(r"[^\d,;]{4,40}?\s(?:của|CỦA)\s+(?P<body>[^\d,;]{4,120}?)\s+(?:[Ss]ố|SỐ)\s*:?\s*\d")
_COPY: Final = re.compile(r"[\s*_(]*(?P<mark>SAO\s+Y(?:\s+BẢN\s+CHÍNH)?|SAO\s+LỤC|TRÍCH\s+SAO|BẢN\s+SAO(?:\s+Y)?)\b")
_COPY_FIRST: Final = frozenset("STB \t\n*_(")
"""What it begins with: few lines begin so, and all at both edges of a document are asked."""
_HOUR_END: Final = re.compile(rf"\s{HOUR}\s*$")
_EDGE: Final = 40
"""Paragraphs from either end of a document among which the mark of a copy stands."""
_LONGEST_MARK: Final = 200
_ENDS: Final = (ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS)
_JOINT: Final = re.compile(r"\blien (?:tich|nganh|so|bo|co quan)\b")
_PEOPLE: Final = ("uy ban nhan dan", "ubnd")


def read_header(front: Front, drafts: Sequence[Draft]) -> Header:
    """Return the header of a document from its front and the ends among its paragraphs."""
    ends = [draft for draft in drafts if draft.kind in _ENDS and draft.place is not None and not draft.place.attachment]
    number, written = _number_and_date(front)
    symbol = _as_letter(front, number.symbol) if number is not None else None
    place = _place(front)
    names = _body_names(front) or _issuer_in_title(front)
    untitled = front.type is None and symbol is None
    authorities = front.found.texts(Role.AUTHORITY)
    issuer, parent = read_issuers(complete_last(names, authorities), place, joint=_is_joint(front, symbol))
    issuer = with_area(issuer, authorities, place)
    signatures = _signatures(ends)
    signature = signatures[0] if signatures else Signature()
    return Header(
        type=_type(front, symbol),
        symbol=symbol,
        date=written.date if written is not None else None,
        place_name=place,
        issuer=issuer,
        parent=parent,
        authority=_authority(front, signature, issuer, place),
        subject=read_subject(front) or (procedure_title(drafts) if untitled else None),
        signer_name=signature.name,
        signer_title=signature.title,
        capacity=signature.capacity,
        signatures=signatures if len(signatures) > 1 else (),
        recipients=read_recipients(ends),
        draft=_is_draft(front, symbol, written.date if written is not None else None),
        urgency=urgency_of(front.found.texts(Role.URGENCY)),
        secrecy=next((bare(text).upper() for text in front.found.texts(Role.SECRECY)), None),
        copy_of=_copy_mark(drafts),
    )


def _as_letter(front: Front, symbol: Symbol) -> Symbol:
    """Return the symbol of a letter as one: V/v says what it is, and "CT-TTHT" is an office of taxes, no directive."""
    if front.type is not None or not front.found.texts(Role.LETTER_SUBJECT) or symbol.form != "A":
        return symbol
    return parse_symbol(f"Công văn số {symbol.text}") or symbol


def _body_names(front: Front) -> list[str]:
    """Return the names of bodies in the head, without the body that made a copy: it stands with its mark above the head."""
    elements = front.found.elements
    marks = [at for at, element in enumerate(elements) if element.role is Role.COPY]
    own = elements[marks[-1] :] if marks else elements
    headed = {Role.NATIONAL, Role.BODY_NAME} <= {element.role for element in own}
    return [element.seen for element in (own if headed else elements) if element.role is Role.BODY_NAME]


def _number_and_date(front: Front) -> tuple[SymbolMatch | None, DateMention | None]:
    """Return the document's own number and date: from its head, else from a title that bears them.

    The number of a copy (SY, TrS, SL) is not the document's.
    """
    number = next((match for text in front.found.texts(Role.NUMBER) for match in _own_symbols(text)), None)
    dates = [mention for text in front.found.texts(Role.DATE) for mention in find_dates(unmarked(text))]
    if number is None and not front.found.texts(Role.NUMBER):
        number, dated = _from_title(front)
        dates = dates or dated
    return number, dates[0] if dates else None


def _own_symbols(text: str) -> list[SymbolMatch]:
    return [match for match in find_symbols(text) if match.symbol.type not in COPIES and match.symbol.form != "S"]


def _from_title(front: Front) -> tuple[SymbolMatch | None, list[DateMention]]:
    """Return number and date from a title of the old form "Nghị định của Chính phủ số … ngày … về …"."""
    title = title_of(front)
    cue = SUBJECT_CUE.search(title)
    head = title[: cue.start()] if cue is not None else title
    numbers = _own_symbols(head)
    if not numbers or front.type is None or not OWN_NUMBER.search(head[: numbers[0].start]):
        return None, []
    between = " ".join(head[: numbers[0].start].split()[len(front.type.name.split()) :])
    if "(" in between or find_types(between):  # the number of another document that the title names
        return None, []
    return numbers[0], list(find_dates(head[numbers[0].end :]))


def _issuer_in_title(front: Front) -> list[str]:
    """Return the body that a title of the old form names: "Thông tư của Bộ Tài chính số …"."""
    match = _TITLE_ISSUER.match(unmarked(title_of(front))) if front.type is not None else None
    return [match["body"]] if match is not None and _own_symbols(title_of(front)) else []


def _type(front: Front, symbol: Symbol | None) -> str | None:
    """Return the type the title names; without a title the symbol or V/v proves it."""
    if symbol is not None and symbol.type == "VBHN":
        return CONSOLIDATED  # its title is that of the document whose text it gives
    if front.type is not None:
        title = bare(title_of(front)[:60])
        joint = front.type.code == "TT" and title.startswith("thong tu lien tich")
        return "Thông tư liên tịch" if joint else front.type.name
    if symbol is not None and symbol.type and symbol.type != UNTYPED:
        known = type_by_code(symbol.type)
        return known.name if known is not None else None
    letter = symbol is not None or bool(front.found.texts(Role.LETTER_SUBJECT))
    addressed = bool(front.found.texts(Role.ADDRESS)) or bool(front.found.texts(Role.LETTER_SUBJECT))
    return "Công văn" if letter and addressed else None


def _is_joint(front: Front, symbol: Symbol | None) -> bool:
    """Tell whether several bodies issue the document: by its symbol, or "liên tịch", "liên ngành" in its title."""
    if symbol is not None and symbol.type == "TTLT":
        return True
    return _JOINT.search(bare(" ".join(front.found.written(Role.TYPE)))) is not None


def _place(front: Front) -> str | None:
    """Return the place before the date of issue (địa danh)."""
    for text in front.found.texts(Role.DATE):
        plain = unmarked(text).strip()
        symbols = find_symbols(plain)
        start = symbols[-1].end if symbols else 0
        match = PLACE.search(_HOUR_END.sub(" ", plain[start : _date_start(plain)]))
        if match is not None:
            name = " ".join(match["place"].split())
            return written_case(name) if is_capitals(name) else name
    return None


def _date_start(text: str) -> int:
    found = find_dates(text)
    start = found[0].start if found else len(text)
    word = text.lower().rfind("ngày", 0, start)
    return word if word >= 0 else start


def _authority(front: Front, signature: Signature, issuer: str | None, place: str | None) -> str | None:
    """Return who decides, where that is another than the issuer.

    Said by the line above the căn cứ ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"), or by a
    chairman who signs without "TM." where the symbol is the committee's.
    """
    for text in front.found.texts(Role.AUTHORITY):
        line = unmarked(text).strip(" :.")
        if names_office(line):
            return written_case(line, place)
    by_order = {"TL", "TUQ"} & set(signature.capacity.split("+"))
    if not by_order and decides_alone(signature) and issuer is not None and bare(issuer).startswith(_PEOPLE):
        area = issuer.split()[4:] if bare(issuer).startswith(_PEOPLE[0]) else issuer.split()[1:]
        unit = next(
            (
                word
                for word in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")
                if " ".join(area).startswith(word)
            ),
            "",
        )
        return f"Chủ tịch UBND {unit}".strip()
    return None


def _signatures(ends: Sequence[Draft]) -> tuple[Signature, ...]:
    """Return the signatures of the document itself; what is attached may bear others."""
    block = next((draft for draft in ends if draft.kind is ParagraphKind.SIGNATURE), None)
    return read_signatures(block.lines) if block is not None else ()


def _is_draft(front: Front, symbol: Symbol | None, written: WrittenDate | None) -> bool:
    """Tell whether the number is left open, or the day and month are, or the head says "DỰ THẢO"."""
    numbers = front.found.texts(Role.NUMBER)
    unnumbered = symbol is not None and not symbol.number
    blank = symbol is None and bool(numbers) and not any(character.isdigit() for character in numbers[0])
    undated = written is not None and written.problem is DateProblem.INCOMPLETE
    said = bool(front.found.texts(Role.DRAFT))
    return unnumbered or undated or said or (blank and NUMBER.match(numbers[0]) is not None)


def urgency_of(stamps: Sequence[str]) -> str | None:
    """Return the mark of urgency among stamps, as the rules write it, or None."""
    marks = [bare(text) for text in stamps if role_of(text) is Role.URGENCY]
    return next((mark for stamp in marks for folded, mark in _URGENCY if stamp.startswith(folded)), None)


def _copy_mark(drafts: Sequence[Draft]) -> str | None:
    """Return the mark of a copy, which stands at the top or with a number of its own at the end."""
    for draft in (*drafts[:_EDGE], *drafts[-_EDGE:]):
        text = draft.lines[0].text
        match = _COPY.match(text) if text[0] in _COPY_FIRST else None
        if match is not None and draft.length < _LONGEST_MARK:
            return " ".join(match["mark"].split())
    return None
