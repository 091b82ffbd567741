"""Text in old fonts, alone, mixed, and in formats that have no fonts."""

from __future__ import annotations

import shutil
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.readers import read_document
from corpus.text.clean import clean
from tests.support.docx_made import docx_bytes, paragraph
from tests.support.old_encodings import TEXT, to_tcvn3, to_vni
from tests.support.reading import LIMITS, read_bytes, texts
from tests.support.shared import shared_path

LEAST_MEAN = 0.99
LEAST_SINGLE = 0.97


def in_font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_each_font_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    body = (
        paragraph(to_tcvn3(TEXT), run=in_font(".VnTime"))
        + paragraph(to_vni(TEXT), run=in_font("VNI-Times"))
        + paragraph(TEXT, run=in_font("Times New Roman"))
    )
    raw = read_bytes(tmp_path, docx_bytes(body))
    assert texts(raw) == [TEXT, TEXT, TEXT]
    assert [warning.split(" is typed")[0] for warning in raw.warnings] == ["its text", "its text"]
    assert {word for warning in raw.warnings for word in ("TCVN3", "VNI") if word in warning} == {"TCVN3", "VNI"}


def test_unicode_typed_in_an_old_font_stays(tmp_path: Path) -> None:
    body = paragraph(to_tcvn3(TEXT), run=in_font(".VnTime")) + paragraph(TEXT, run=in_font(".VnTime"))
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == [TEXT, TEXT]


def test_old_text_in_a_font_of_today_is_converted_where_it_stands(tmp_path: Path) -> None:
    runs = in_font("Times New Roman")
    body = paragraph(TEXT * 3, run=runs) + paragraph(to_tcvn3(TEXT), run=runs)
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == [TEXT * 3, TEXT]


def test_a_font_of_capitals_is_marked_and_its_letters_stay_as_stored(tmp_path: Path) -> None:
    body = paragraph(to_tcvn3("bộ tài chính"), run=in_font(".VnTimeH")) + paragraph(
        to_tcvn3(TEXT), run=in_font(".VnTime")
    )
    raw = read_bytes(tmp_path, docx_bytes(body))
    assert [(block.text, block.shown) for block in raw.blocks] == [("bộ tài chính", "BỘ TÀI CHÍNH"), (TEXT, "")]


def test_of_a_line_in_two_fonts_only_what_is_drawn_so_is_shown_in_capitals(tmp_path: Path) -> None:
    runs = "".join(
        f'<w:r><w:rPr>{in_font(font)}</w:rPr><w:t xml:space="preserve">{to_tcvn3(text)}</w:t></w:r>'
        for text, font in (("quyết định ", ".VnTimeH"), ("về việc khen thưởng", ".VnTime"))
    )
    raw = read_bytes(tmp_path, docx_bytes(f"<w:p>{runs}</w:p>" + paragraph(to_tcvn3(TEXT), run=in_font(".VnTime"))))
    assert raw.blocks[0].text == "quyết định về việc khen thưởng"
    assert raw.blocks[0].shown == "QUYẾT ĐỊNH về việc khen thưởng"


def test_bullets_and_signs_of_symbol_fonts_are_read_as_shown(tmp_path: Path) -> None:
    def item(sign: str, font: str) -> str:
        bullet = f"<w:r><w:rPr>{in_font(font)}</w:rPr><w:t>{sign}</w:t></w:r>"
        return f'<w:p>{bullet}<w:r><w:t xml:space="preserve"> nội dung</w:t></w:r></w:p>'

    body = item("\uf0b7", "Symbol") + item("ü", "Wingdings") + item("\uf0d8", "Times New Roman") + item("³", "Symbol")
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == ["- nội dung", "- nội dung", "- nội dung", "≥ nội dung"]


def test_signs_of_modern_text_convert_nothing(tmp_path: Path) -> None:
    text = "Diện tích 82,64 km², nhiệt độ ±2°C, §5, 25 µm và “Đề án”¹; nhà đầu tư³ – 3 × 4 ÷ 2 = 6"
    raw = read_bytes(tmp_path, docx_bytes(paragraph(text)))
    assert texts(raw) == [text]
    assert raw.warnings == ()


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni])
@pytest.mark.parametrize("as_bytes", ["utf-8", "latin-1"])
def test_text_files_of_old_encodings_are_converted(encode: object, as_bytes: str, tmp_path: Path) -> None:
    assert callable(encode)
    raw = read_bytes(tmp_path, f"{encode(TEXT)}\n{encode(TEXT)}".encode(as_bytes))
    assert texts(raw) == [TEXT, TEXT]
    assert len(raw.warnings) == 1


def test_a_page_of_html_in_an_old_font_is_converted(tmp_path: Path) -> None:
    page = f'<html><body><p style="font-family:.VnTime">{to_tcvn3(TEXT)}</p></body></html>'
    assert texts(read_bytes(tmp_path, page.encode())) == [TEXT]


def accuracy(truth: str, read: str) -> float:
    """Return how many letters with diacritics of a transcript come back, words aligned in order."""
    wanted, given = truth.split(), read.split()
    right = 0
    for kind, first, last, start, end in SequenceMatcher(None, wanted, given, autojunk=False).get_opcodes():
        if kind == "equal":
            right += sum(map(marked, wanted[first:last]))
        elif kind == "replace":
            old, new = "".join(wanted[first:last]), "".join(given[start:end])
            for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
                right += marked(old[match.a : match.a + match.size])
    return right / sum(map(marked, wanted))


def marked(text: str) -> int:
    return sum(letter.isalpha() and not letter.isascii() for letter in text)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_real_documents_in_old_fonts_come_back_letter_for_letter() -> None:
    files = sorted(shared_path("data/legacy/files").iterdir())
    assert len(files) >= 16
    found: dict[str, float] = {}
    for file in files:
        raw = read_document(file, LIMITS)
        read = "\n".join(f"{block.mark} {block.text}" for block in raw.blocks)
        truth = shared_path(f"data/legacy/truth/{file.stem}.txt").read_text(encoding="utf-8")
        found[file.name] = accuracy(clean(truth), read)
        assert raw.warnings, file.name
    assert sum(found.values()) / len(found) >= LEAST_MEAN, found
    assert min(found.values()) >= LEAST_SINGLE, found
