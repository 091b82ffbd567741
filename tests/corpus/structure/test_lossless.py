"""Nothing of a document is lost: its paragraphs hold every character of it but white space."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import understand
from corpus.model import RawDocument
from corpus.readers import ReadingLimits, read_document
from corpus.samples.make import DOCUMENTS
from tests.support.shared import SHARED
from tests.support.texts import DOCUMENT_ID, raw_text, regulations, reports, wrapped

LIMITS = ReadingLimits(max_file_bytes=10**7, max_pages=100, max_characters=10**7)
TEXTS = sorted((SHARED / "data").glob("legacy/truth/*.txt")) + sorted((SHARED / "data").glob("report/*.txt"))
SAMPLES = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in (".txt", ".md", ".pdf", ".docx"))


def characters(texts: Iterator[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def check(raw: RawDocument) -> None:
    document = understand(raw, path="a", document_id=DOCUMENT_ID)
    before = characters(block.text for block in raw.blocks)
    after = characters(paragraph.text for paragraph in document.paragraphs)
    assert len(after) == len(before)
    assert Counter(after) == Counter(before)
    assert [paragraph.ordinal for paragraph in document.paragraphs] == list(range(len(document.paragraphs)))


@pytest.mark.skipif(not TEXTS, reason="../shared is not here; the samples cover the rest")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_of_a_real_document_is_lost(path: Path) -> None:
    check(raw_text(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_of_a_sample_is_lost(path: Path) -> None:
    check(read_document(path, LIMITS))


def test_there_are_samples_of_every_format() -> None:
    assert {path.suffix for path in SAMPLES} == {".txt", ".md", ".pdf", ".docx"}


@settings(max_examples=60, deadline=None)
@given(st.one_of(regulations(), reports()), st.sampled_from([0, 60, 90]))
def test_nothing_of_a_drawn_document_is_lost_or_moved(drawn: list, width: int) -> None:  # type: ignore[type-arg]  # of Drawn
    text = wrapped(drawn, width)
    document = understand(raw_text(text), path="a", document_id=DOCUMENT_ID)
    assert characters(paragraph.text for paragraph in document.paragraphs) == characters(iter([text]))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aĐđI1.)-–¹“”\t\n :;,(/*_|ẮKTMNơinhận", max_size=400))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    check(raw_text(text))
