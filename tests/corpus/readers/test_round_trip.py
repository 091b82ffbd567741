"""What the sample writers put into files, the readers give back: the writers are the oracle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import BlockKind, Format, RawDocument
from corpus.samples.definition import MOTTO, Sample, Style
from corpus.samples.make import read_samples, write_sample
from corpus.samples.pdf import FONTS
from corpus.samples.random_document import FORMATS, random_document
from tests.support.reading import read_bytes, texts

SAMPLES = read_samples()
PAGE_NUMBER = re.compile(r"\d{1,3}")
MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")


def test_there_are_samples_of_four_formats() -> None:
    assert {sample.format for sample in SAMPLES} == set(FORMATS)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_samples_come_back_word_for_word(sample: Sample, tmp_path: Path) -> None:
    _skip_without_fonts(sample)
    assert_read_back(sample, read_bytes(tmp_path, write_sample(sample)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(FORMATS))
def test_random_documents_come_back_word_for_word(tmp_path: Path, seed: int, form: Format) -> None:
    sample = random_document(seed, form)
    _skip_without_fonts(sample)
    assert_read_back(sample, read_bytes(tmp_path, write_sample(sample)))


def assert_read_back(sample: Sample, raw: RawDocument) -> None:
    assert raw.format is sample.format
    _assert_body(sample, raw)
    _assert_rows(sample, raw)
    _assert_notes(sample, raw)
    _assert_columns(sample, raw)


def _assert_body(sample: Sample, raw: RawDocument) -> None:
    lines = [f"{block.mark} {block.text}" for block in raw.blocks if block.kind is BlockKind.TEXT]
    body = _letters(" ".join(line for line in lines if not PAGE_NUMBER.fullmatch(line.strip())))
    position = 0
    for piece in sample.pieces:
        if piece.style in (Style.FOOTNOTE, Style.ROW):
            continue
        wanted = _letters(piece.text)
        found = body.find(wanted, position)
        assert found >= 0, f"lost or out of order: {piece.text!r}"
        position = found + len(wanted)


def _assert_rows(sample: Sample, raw: RawDocument) -> None:
    planted = [piece for piece in sample.pieces if piece.style is Style.ROW]
    if sample.format is Format.TEXT or not planted:
        return
    read = [block for block in raw.blocks if block.kind is BlockKind.TABLE_ROW]
    read = [block for block in read if MOTTO not in block.text and "Số" not in block.text.split("\t")[0][:3]]
    by_text = {_squeezed(block.text): block for block in read}
    for piece in planted:
        assert _squeezed(piece.text) in by_text
        assert by_text[_squeezed(piece.text)].header_row is piece.header_row


def _assert_notes(sample: Sample, raw: RawDocument) -> None:
    if sample.format in (Format.TEXT, Format.MARKDOWN):  # their footnotes are plain lines
        return
    planted = [(piece.mark, _letters(piece.text)) for piece in sample.pieces if piece.style is Style.FOOTNOTE]
    read: list[tuple[str, str]] = []
    for block in raw.blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            continue
        if block.mark:
            read.append((block.mark, _letters(block.text)))
        else:
            read[-1] = (read[-1][0], read[-1][1] + _letters(block.text))
    assert sorted(read) == sorted(planted)


def _assert_columns(sample: Sample, raw: RawDocument) -> None:
    """In a PDF the left column of the head is read first, each line a block of its own."""
    if sample.format is not Format.PDF:
        return
    head = _letters("".join(texts(raw)[:20]))
    left = [head.index(_letters(line)) for line in (*sample.head.left, sample.head.number_line)]
    assert left == sorted(left)
    assert max(left) < head.index(_letters(sample.head.date_line))


def _letters(text: str) -> str:
    return "".join(MARKS.sub("", text.replace("*", "")).split())


def _squeezed(text: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in text.split("\t"))


def _skip_without_fonts(sample: Sample) -> None:
    if sample.format is Format.PDF and not FONTS.is_dir():
        pytest.skip("the PDF samples need the Debian package fonts-liberation2")
