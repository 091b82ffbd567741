"""Heads and signatures typed in fonts from before Unicode, some of which draw small letters as capitals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.errors import QuarantineError
from corpus.document import understand
from corpus.model import DocumentId, Header
from tests.support.docx_made import docx_bytes, paragraph
from tests.support.old_encodings import to_tcvn3, to_vni
from tests.support.reading import read_bytes

LINES = (
    ("CAPITALS", "ủy ban nhân dân"),
    ("CAPITALS", "tỉnh sông thương"),
    ("", "Số: 12/2004/QĐ-UB"),
    ("CAPITALS", "cộng hòa xã hội chủ nghĩa việt nam"),
    ("", "Độc lập - Tự do - Hạnh phúc"),
    ("", "Sông Thương, ngày 05 tháng 7 năm 2004"),
    ("CAPITALS", "quyết định"),
    ("", "Về việc khen thưởng các tập thể và cá nhân có thành tích trong công tác thủy lợi"),
    ("CAPITALS", "ủy ban nhân dân tỉnh sông thương"),
    ("", "Căn cứ Luật Tổ chức Hội đồng nhân dân và ủy ban nhân dân ngày 26 tháng 11 năm 2003;"),
    ("CAPITALS", "quyết định:"),
    ("", "Điều 1. Khen thưởng các tập thể và cá nhân có tên trong danh sách kèm theo Quyết định này."),
    ("", "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này."),
    ("", "Nơi nhận:"),
    ("", "- Như Điều 2;"),
    ("", "- Lưu: VT."),
    ("CAPITALS", "tm. ủy ban nhân dân tỉnh"),
    ("CAPITALS", "kt. chủ tịch"),
    ("CAPITALS", "phó chủ tịch"),
    ("", "Nguyễn Văn Thành"),
)


def in_font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def in_tcvn3(kind: str, text: str) -> str:
    """TCVN3 has no capital letters with tones: a font draws the small ones so."""
    return paragraph(to_tcvn3(text), run=in_font(".VnTimeH" if kind else ".VnTime"))


def in_vni(kind: str, text: str) -> str:
    return paragraph(to_vni(text.upper() if kind else text), run=in_font("VNI-Times"))


def in_mixed_fonts(kind: str, text: str) -> str:
    """The first letter is often typed as a capital of its own font."""
    if not kind:
        return in_tcvn3(kind, text)
    words = text[:1].upper() + text[1:] if text[:1].isascii() else text
    return paragraph(to_tcvn3(words), run=in_font(".VnArialH"))


@pytest.mark.parametrize("typed", [in_tcvn3, in_vni, in_mixed_fonts])
def test_a_head_in_an_old_font_is_read_as_it_is_seen(typed: Callable[[str, str], str], tmp_path: Path) -> None:
    header = read(tmp_path, "".join(typed(kind, text) for kind, text in LINES))
    assert header.symbol is not None
    assert header.date is not None
    assert (header.type, header.symbol.text, header.date.raw) == (
        "Quyết định",
        "12/2004/QĐ-UB",
        "05 tháng 7 năm 2004",
    )
    assert (header.issuer, header.place_name) == ("Ủy ban nhân dân tỉnh Sông Thương", "Sông Thương")
    assert header.subject == LINES[7][1]
    assert (header.capacity, header.signer_title, header.signer_name) == ("TM+KT", "PHÓ CHỦ TỊCH", "Nguyễn Văn Thành")
    assert header.recipients == ("Như Điều 2", "Lưu: VT")
    assert not header.draft


def test_a_mark_of_secrecy_drawn_in_capitals_is_one(tmp_path: Path) -> None:
    lines = [*LINES[:3], ("CAPITALS", "mật"), *LINES[3:]]
    with pytest.raises(QuarantineError, match="it bears a mark"):
        read(tmp_path, "".join(in_tcvn3(kind, text) for kind, text in lines))


def read(folder: Path, body: str) -> Header:
    return understand(read_bytes(folder, docx_bytes(body)), path="a.docx", document_id=DocumentId("a")).document.header
