"""A real report whose pages tore its paragraphs and put its footnotes between them."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.model import DateProblem, Paragraph, ParagraphKind, ReadDocument
from corpus.place_label import label
from tests.support.shared import shared_path
from tests.support.texts import read_text_file

PLACES = {
    11: "mở đầu, đoạn 1", 17: "mục I.1, đoạn 1", 19: "mục I.1, đoạn 2", 23: "mục I.2, đoạn 1", 29: "mục II.1, đoạn 1",
    31: "mục II.1, đoạn 1", 33: "mục II.1, đoạn 2", 35: "mục II.1, đoạn 3", 37: "mục II.1, đoạn 4",
    39: "mục II.1, đoạn 5", 43: "mục II.1, đoạn 6", 41: "chú thích 1", 49: "chú thích 1", 51: "chú thích 2",
    67: "chú thích 3", 47: "mục II.2, đoạn 1", 53: "mục II.2, đoạn 1", 55: "mục II.2, đoạn 2", 59: "mục III.1",
    61: "mục III.2", 63: "mục III.3", 65: "mục III.4", 69: "mục III.4",
}  # fmt: skip
"""Line of the file to the place a person gives it."""
HEADINGS = {13: "mục I", 15: "mục I.1", 21: "mục I.2", 25: "mục II", 27: "mục II.1", 45: "mục II.2", 57: "mục III"}


@cache
def lines() -> list[str]:
    path = shared_path("data/report/bao-cao-stttt-2024.txt")
    return ["", *path.read_text(encoding="utf-8").split("\n")]


@cache
def report() -> ReadDocument:
    return read_text_file(shared_path("data/report/bao-cao-stttt-2024.txt"))


def holding(number: int) -> Paragraph:
    """Return the one paragraph that holds a line of the file."""
    found = [p for p in report().paragraphs if lines()[number].strip() in p.text and lines()[number].strip()]
    assert len(found) == 1, f"line {number} stands in {len(found)} paragraphs"
    return found[0]


@pytest.mark.parametrize(("number", "place"), PLACES.items())
def test_every_paragraph_stands_where_a_person_cites_it(number: int, place: str) -> None:
    assert label(holding(number).place) == place
    assert holding(number).kind in (ParagraphKind.BODY, ParagraphKind.FOOTNOTE)


@pytest.mark.parametrize(("number", "place"), HEADINGS.items())
def test_headings_are_told_from_running_paragraphs(number: int, place: str) -> None:
    assert (label(holding(number).place), holding(number).kind) == (place, ParagraphKind.HEADING)


@pytest.mark.parametrize(("first", "rest"), [(29, 31), (65, 69), (47, 53), (41, 49)])
def test_torn_paragraphs_are_joined_by_one_space(first: int, rest: int) -> None:
    assert holding(first).text == f"{lines()[first].strip()} {lines()[rest].strip()}"


@pytest.mark.parametrize(("note", "bearer"), [(41, 39), (51, 43), (67, 53)])
def test_footnotes_know_the_paragraph_that_bears_their_mark(note: int, bearer: int) -> None:
    assert holding(note).note_of == holding(bearer).ordinal


def test_headings_above_are_the_path_of_sections() -> None:
    assert holding(33).headings == (lines()[25].strip(), lines()[27].strip())


def test_a_running_paragraph_that_ends_its_line_with_a_cue_word_is_no_legal_basis() -> None:
    assert not [p for p in report().paragraphs if p.kind is ParagraphKind.BASIS]


def test_recipients_and_signature_keep_their_lines_and_marks() -> None:
    recipients, signature = report().paragraphs[-2:]
    assert recipients.text == "\n".join(line for line in lines()[71:77] if line.strip())
    assert signature.text == "\n".join(line for line in lines()[78:] if line.strip())
    assert (label(recipients.place), label(signature.place)) == ("nơi nhận", "chữ ký")


def test_header_says_what_the_draft_says_and_guesses_nothing() -> None:
    header = report().document.header
    assert header.type == "Báo cáo"
    assert header.symbol is not None
    assert (header.symbol.number, header.symbol.issuer) == ("", "STTTT")
    assert header.date is not None
    assert (header.date.value, header.date.problem) == (None, DateProblem.INCOMPLETE)
    assert header.place_name == "Bắc Giang"
    assert (header.issuer, header.parent, header.authority) == (None, None, None)
    assert header.subject == lines()[9].strip()
    assert (header.signer_name, header.signer_title, header.capacity) == ("Dương Đại Lâm", "PHÓ GIÁM ĐỐC", "KT")
    assert header.recipients == ("Sở Ngoại vụ", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT")
    assert header.draft
