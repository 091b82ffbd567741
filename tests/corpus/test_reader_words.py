"""Whatever the readers of files say is said in the person's language: the book is held to the readers' source."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import ROOT
from corpus.corrections import DIFFERENT, WARNING
from corpus.reader_words import BOOK, is_in_book, reader_words
from corpus.stamps import STAMPED

READERS = (
    *sorted((ROOT / "corpus" / "readers").glob("*.py")),
    *sorted((ROOT / "corpus" / "pictures").glob("*.py")),
    *(ROOT / "corpus" / f"{name}.py" for name in ("reading", "secrecy", "document")),
    ROOT / "bot" / "originals.py",
    ROOT / "retrieval" / "drafting" / "reading.py",
)
NOT_SAID = {"xlsx_numbers.py", "html_look.py"}
"""Modules that hold patterns of numbers and no sentence."""
_PATTERN = re.compile(r"[\\^<>]|\(\?|^-|:MS |:Calc ")
"""Looks like a pattern or an argument, not like a sentence."""
FILLED = "7"
"""Stands where a sentence has a value."""


def sentences(path: Path) -> Iterator[str]:
    """Yield the strings of a module that read like a sentence: two words or more in small letters, no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    within: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            within.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            within.update(ast.walk(node))
            within.discard(node)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in within:
            said = filled(node)
            if len(re.findall(r"(?:^|[ (])[a-z]{2,}(?=[ ,;:.)]|$)", said)) >= 2 and not _PATTERN.search(said):
                yield said


def filled(node: ast.Constant | ast.JoinedStr) -> str:
    """Return a string with a value where it has a place for one."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else FILLED for part in node.values)
    return re.sub(r"\{\w+\}", FILLED, node.value) if isinstance(node.value, str) else ""


SAID = sorted({said for path in READERS if path.name not in NOT_SAID for said in sentences(path)})


def test_there_are_sentences_to_check() -> None:
    assert len(SAID) > 60
    assert "it is protected by a password" in SAID
    assert "7 pages are pictures, read by recognition with 7" in SAID


@pytest.mark.parametrize("said", [*SAID, *(said.format(fields="type, date") for said in (WARNING, DIFFERENT))])
def test_every_sentence_of_the_readers_has_its_vietnamese(said: str) -> None:
    assert is_in_book(said, "vi")
    assert reader_words(said, "en") == said


def test_what_is_said_in_vietnamese_has_its_english() -> None:
    assert reader_words(STAMPED, "vi") == STAMPED
    assert is_in_book(STAMPED, "en")


@pytest.mark.parametrize(
    ("said", "vietnamese"),
    [
        (
            "12 pages are pictures, read by recognition with a mean confidence of 91 of 100",
            "12 trang là ảnh, chữ được nhận dạng tự động với độ tin cậy trung bình 91/100.",
        ),
        (
            "the header was corrected by an editor: symbol, date",
            "Phần đầu văn bản đã được biên tập viên sửa: Số, ký hiệu, Ngày ban hành.",
        ),
        (
            "reading it needs the Vietnamese model of Tesseract, which is not installed",
            "cần mô hình tiếng Việt của Tesseract để đọc tệp, máy chủ chưa cài",
        ),
        (
            "it has 1,201 pages and at most 1,000 are read",
            "tệp có 1,201 trang, chỉ đọc được tới 1,000 trang",
        ),
        ("something that no reader says", "something that no reader says"),
    ],
)
def test_values_stand_in_their_place(said: str, vietnamese: str) -> None:
    assert reader_words(said, "vi") == vietnamese


def test_every_wording_says_each_value_of_its_sentence() -> None:
    for book in BOOK.values():
        for sentence, wording in book.items():
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", wording)), sentence
            assert unicodedata.is_normalized("NFC", wording)
            assert "!" not in wording


def test_no_vietnamese_wording_is_left_without_diacritics() -> None:
    plain = [wording for wording in BOOK["vi"].values() if wording.isascii()]
    assert plain == []


def test_a_very_long_sentence_is_passed_on() -> None:
    assert reader_words("it cannot be opened (" + "x" * 5000 + ")", "vi").startswith("it cannot")
