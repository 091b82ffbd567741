"""The format is told by what a file holds; its name has no say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.errors import ReadError
from corpus.model import Format
from corpus.readers import read_document
from corpus.samples.make import read_samples, write_sample
from corpus.samples.pdf import FONTS
from tests.support.docx_made import docx_bytes, paragraph, zip_bytes
from tests.support.reading import LIMITS, read_bytes, texts

NOISE = random.Random(7).randbytes(4000)  # noqa: S311 - noise, no secret
VIETNAMESE = "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án."
"""A few lines with every kind of diacritic."""


@pytest.mark.parametrize("name", ["a.pdf", "b.docx", "c.xls", "không có đuôi", "báo cáo 📄🇻🇳.doc"])
def test_any_name_will_do(name: str, tmp_path: Path) -> None:
    assert texts(read_bytes(tmp_path, VIETNAMESE.encode(), name)) == VIETNAMESE.split("\n")


@pytest.mark.parametrize("form", [Format.DOCX, Format.PDF, Format.MARKDOWN])
def test_each_format_is_known_without_its_suffix(form: Format, tmp_path: Path) -> None:
    if form is Format.PDF and not FONTS.is_dir():
        pytest.skip("the PDF samples need the Debian package fonts-liberation2")
    sample = next(sample for sample in read_samples() if sample.format is form)
    assert read_bytes(tmp_path, write_sample(sample), "tệp.txt").format is form


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_comes_back_from_every_unicode_encoding(encoding: str, tmp_path: Path) -> None:
    assert texts(read_bytes(tmp_path, VIETNAMESE.encode(encoding))) == VIETNAMESE.split("\n")


def test_text_comes_back_from_windows_1258(tmp_path: Path) -> None:
    """That code page writes most tones as a mark of their own behind the letter."""
    marks = {"ắ": "ă\u0301", "ứ": "ư\u0301", "ậ": "â\u0323", "ổ": "ô\u0309", "ề": "ê\u0300", "ị": "i\u0323"}
    marks |= {"Ế": "Ê\u0301", "Ị": "I\u0323", "ệ": "ê\u0323", "ư": "ư", "ơ": "ơ", "Đ": "Đ", "đ": "đ", "ủ": "u\u0309"}
    data = "".join(marks.get(letter, letter) for letter in VIETNAMESE).encode("cp1258")
    assert texts(read_bytes(tmp_path, data)) == VIETNAMESE.split("\n")


def test_plain_text_with_asterisks_is_no_markdown(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, "**KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**".encode())
    assert raw.format is Format.TEXT
    assert texts(raw) == ["**KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC**"]


def test_a_single_latin_page_in_another_code_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="none of the formats"):
        read_bytes(tmp_path, "Übergröße für Bücherträger äöüß".encode("latin-1"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"   \n\n\t", "empty"),
        (b"\x00" * 500, "empty"),
        (NOISE, "none of the formats"),
        (b"%PDF-1.7\n" + NOISE, "PDF"),
        (docx_bytes(paragraph("Điều 1."))[:-60], "archive"),
        (zip_bytes({"ảnh.jpg": b"x"}), "archive and no document"),
        (b"PK\x03\x04 not a zip at all", "archive"),
        (b"\xff\xfeA", "UTF-16"),
        (b"\xff\xfe" + bytes(range(0x40, 0xC0)) * 4, "UTF-16"),
    ],
    ids=[
        "nothing",
        "white",
        "zeros",
        "random",
        "random PDF",
        "cut DOCX",
        "other archive",
        "false archive",
        "odd UTF-16",
        "letters of many scripts",
    ],
)
def test_what_is_no_document_is_refused_in_one_sentence(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read_bytes(tmp_path, data)
    assert_one_sentence(caught.value)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be opened") as caught:
        read_document(tmp_path / "mất.pdf", LIMITS)
    assert_one_sentence(caught.value)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    try:
        raw = read_bytes(tmp_path, data)
    except ReadError as error:
        assert_one_sentence(error)
    else:
        assert all(block.text.strip() for block in raw.blocks)


def assert_one_sentence(error: ReadError) -> None:
    message = str(error)
    assert message.startswith(f"{error.path.name}: ")
    assert "\n" not in message
    assert message.endswith(".")
    assert len(message) < 400
