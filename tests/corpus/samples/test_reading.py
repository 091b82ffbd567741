"""What was planted in the samples, and in documents drawn at random, is what the readers find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from corpus.document import understand
from corpus.model import DocumentId, Format, ReadDocument
from corpus.readers import ReadingLimits, read_document
from corpus.samples.definition import Sample
from corpus.samples.make import DOCUMENTS, read_samples, write_sample
from corpus.samples.pdf import FONTS
from corpus.samples.random_document import random_document
from corpus.samples.truth import BEGINNING, PlantedHeader, Truth, plain, truth_of

LIMITS = ReadingLimits(max_file_bytes=10**7, max_pages=100, max_characters=10**6)
SAMPLES = read_samples()
LIST_NUMBER = re.compile(r"\d+\. ")
RANDOM_SEEDS = range(24)
HEADER_FLOOR = 0.95
RELATION_FLOOR = 0.84
"""Measured shares, recorded so that no change makes them worse; raise them with the readers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right, and what was not, in words."""

    right: int
    misses: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.right / (self.right + len(self.misses))


def tally(checks: Iterable[str]) -> Tally:
    """Count checks, each of which is a miss in words or an empty string."""
    results = list(checks)
    misses = tuple(result for result in results if result)
    return Tally(len(results) - len(misses), misses)


def read(path: Path) -> ReadDocument:
    raw = read_document(path, LIMITS)
    return understand(raw, path=path.name, document_id=DocumentId("0123456789abcdef"))


def header_found(document: ReadDocument) -> PlantedHeader:
    header = document.document.header
    written = header.date.value if header.date else None
    return PlantedHeader(
        type=header.type or "",
        symbol=header.symbol.text if header.symbol else "",
        date=written.isoformat() if written else "",
        date_line="",
        issuer=header.issuer or "",
        parent=header.parent or "",
        subject=header.subject or "",
        capacity=header.capacity,
        signer_title=header.signer_title or "",
        recipients=header.recipients,
        urgency=header.urgency or "",
        draft=header.draft,
    )


def check_header(truth: Truth, document: ReadDocument) -> Iterator[str]:
    found = header_found(document)
    for field in fields(PlantedHeader):
        if field.name == "date_line":
            continue
        got, planted = getattr(found, field.name), getattr(truth.header, field.name)
        yield "" if got == planted else f"{truth.file_name} {field.name}: {got!r}, planted {planted!r}"


def check_places(truth: Truth, document: ReadDocument) -> Iterator[str]:
    found = {(paragraph.place.key(), plain(paragraph.text)[:BEGINNING]) for paragraph in document.paragraphs}
    # Numbers that exist only as list formatting are not in a paragraph's text.
    bare = {(place, text[: BEGINNING // 2]) for place, text in found}
    for planted in truth.places:
        exact = (planted.place, planted.beginning) in found
        unnumbered = LIST_NUMBER.sub("", planted.beginning, count=1)[: BEGINNING // 2]
        right = exact or (planted.place, unnumbered) in bare
        yield "" if right else f"{truth.file_name} {planted.place}: {planted.beginning!r}"


def check_references(truth: Truth, document: ReadDocument, *, relations: bool) -> Iterator[str]:
    own = truth.header.symbol
    found = [
        (
            reference.symbol.text if reference.symbol else "",
            reference.date.value.isoformat() if reference.date and reference.date.value else "",
            reference.relation.value if relations else "",
        )
        for reference in document.references
    ]
    for planted in truth.references:
        if planted.symbol == own:
            continue
        key = (planted.symbol, planted.date, planted.relation if relations else "")
        if key in found:
            found.remove(key)
            yield ""
        else:
            yield f"{truth.file_name} {key}: {planted.text!r}"


def invented(truth: Truth, document: ReadDocument) -> list[str]:
    """Return symbols found that nobody planted."""
    planted = {reference.symbol for reference in truth.references} | {truth.header.symbol}
    found = [reference.symbol.text for reference in document.references if reference.symbol]
    return [symbol for symbol in found if symbol not in planted]


@pytest.fixture(scope="module")
def readings() -> Sequence[tuple[Truth, ReadDocument]]:
    return [(truth_of(sample), read(DOCUMENTS / sample.file_name)) for sample in SAMPLES]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Sequence[tuple[Truth, ReadDocument]]:
    if not FONTS.exists():
        pytest.skip("Liberation Serif is not here; apt-get install fonts-liberation2 to write PDFs")
    folder = tmp_path_factory.mktemp("drawn")
    return [_written(folder, random_document(seed)) for seed in RANDOM_SEEDS]


def _written(folder: Path, sample: Sample) -> tuple[Truth, ReadDocument]:
    path = folder / sample.file_name
    path.write_bytes(write_sample(sample))
    return truth_of(sample), read(path)


def test_headers_of_the_samples_are_read_back(readings: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(check for truth, document in readings for check in check_header(truth, document))
    assert result.share >= HEADER_FLOOR, "\n".join(result.misses)


def test_places_of_the_samples_are_read_back(readings: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(check for truth, document in readings for check in check_places(truth, document))
    assert result.share >= 0.99, "\n".join(result.misses)


def test_references_of_the_samples_are_read_back(readings: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(
        check for truth, document in readings for check in check_references(truth, document, relations=False)
    )
    assert result.share >= 0.98, "\n".join(result.misses)


def test_relations_of_the_samples_are_read_back(readings: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(check for truth, document in readings for check in check_references(truth, document, relations=True))
    assert result.share >= RELATION_FLOOR, "\n".join(result.misses)


def test_no_symbol_is_invented(readings: Sequence[tuple[Truth, ReadDocument]]) -> None:
    assert [symbol for truth, document in readings for symbol in invented(truth, document)] == []


def test_impossible_dates_are_kept_as_written(readings: Sequence[tuple[Truth, ReadDocument]]) -> None:
    planted = [
        (truth.file_name, reference.date_raw)
        for truth, _ in readings
        for reference in truth.references
        if reference.date_raw
    ]
    found = [
        (truth.file_name, reference.date.raw)
        for truth, document in readings
        for reference in document.references
        if reference.date and reference.date.value is None
    ]
    assert planted
    assert set(planted) <= set(found)


def test_headers_of_drawn_documents_are_read_back(drawn: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(check for truth, document in drawn for check in check_header(truth, document))
    assert result.share >= 0.98, "\n".join(result.misses)


def test_places_of_drawn_documents_are_read_back(drawn: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(check for truth, document in drawn for check in check_places(truth, document))
    assert result.share >= 0.99, "\n".join(result.misses)


def test_references_of_drawn_documents_are_read_back(drawn: Sequence[tuple[Truth, ReadDocument]]) -> None:
    result = tally(check for truth, document in drawn for check in check_references(truth, document, relations=False))
    assert result.share >= 0.98, "\n".join(result.misses)


def test_drawn_documents_cover_every_format(drawn: Sequence[tuple[Truth, ReadDocument]]) -> None:
    formats = {document.document.format for _, document in drawn}
    assert formats == {Format.PDF, Format.DOCX, Format.TEXT, Format.MARKDOWN}
