"""Bounds hold before the work is done, and their messages name value, limit and remedy."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfWriter

from config.errors import ReadError
from tests.support.docx_made import docx_bytes, paragraph, zip_bytes
from tests.support.reading import LIMITS, read_bytes

ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def test_a_file_over_the_size_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"2000 bytes.*at most 1000.*reading\.max_file_bytes"):
        read_bytes(tmp_path, b"a" * 2000, limits=replace(LIMITS, max_file_bytes=1000))


def test_text_over_the_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"more than 1000 characters.*reading\.max_characters"):
        read_bytes(tmp_path, "chữ ".encode() * 400, limits=replace(LIMITS, max_characters=1000))


def test_docx_text_over_the_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="more than 1000 characters"):
        read_bytes(tmp_path, docx_bytes(paragraph("chữ " * 400)), limits=replace(LIMITS, max_characters=1000))


def test_a_pdf_of_two_thousand_pages_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(2000):
        writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(ReadError, match=r"2000 pages.*at most 1500.*reading\.max_pages"):
        read_bytes(tmp_path, buffer.getvalue())


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_asks_for_a_password_is_refused(algorithm: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="protected by a password; save it without"):
        read_bytes(tmp_path, encrypted(algorithm, user="bí mật"))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_is_only_protected_from_changes_is_read(algorithm: str, tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, encrypted(algorithm, user=""))
    assert [block.text for block in raw.blocks] == ["Announcement 15"]


def encrypted(algorithm: str, *, user: str) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    pdf.text(20, 30, "Announcement 15")
    writer = PdfWriter(clone_from=io.BytesIO(bytes(pdf.output())))
    writer.encrypt(user_password=user, owner_password="khác", algorithm=algorithm)  # noqa: S106 - of a file made for this test
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_an_archive_that_says_it_is_huge_is_refused(tmp_path: Path) -> None:
    data = zip_bytes({"word/document.xml": b"<a/>", **{f"word/media/{n}.bin": b"\x00" * 30_000_000 for n in range(10)}})
    assert len(data) < 1_000_000
    with pytest.raises(ReadError, match="inflates to"):
        read_bytes(tmp_path, data)


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    honest = zip_bytes({"word/document.xml": b" " * 3_000_000})
    size = (3_000_000).to_bytes(4, "little")
    assert honest.count(size) == 2
    with pytest.raises(ReadError):
        read_bytes(tmp_path, honest.replace(size, (20).to_bytes(4, "little")))


def test_an_archive_of_too_many_entries_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for number in range(10_001):
            archive.writestr(f"x/{number}", "")
    with pytest.raises(ReadError, match="10002 entries and at most 10000"):
        read_bytes(tmp_path, buffer.getvalue())


@pytest.mark.parametrize(
    "xml",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]><x>&a9;</x>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
        "<x>" * 5000 + "</x>" * 5000,
        "<w:document",
        "",
    ],
    ids=["entities", "outside file", "deep", "cut off", "nothing"],
)
def test_hostile_xml_is_refused(xml: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"word/document\.xml is broken, or nested too deeply"):
        read_bytes(tmp_path, zip_bytes({"word/document.xml": xml.encode()}))


def test_tables_in_tables_are_read_to_a_depth_only(tmp_path: Path) -> None:
    body = paragraph("trong cùng")
    for _ in range(45):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    raw = read_bytes(tmp_path, docx_bytes(paragraph("ngoài") + body))
    assert [block.text for block in raw.blocks] == ["ngoài"]
