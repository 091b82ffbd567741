"""The sample library is real, complete, reproducible and says that it is only a sample."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from corpus.model import Format, Relation
from corpus.samples.definition import SAMPLE_MARK, Sample, Style
from corpus.samples.make import DOCUMENTS, make, read_samples, write_sample
from corpus.samples.pdf import FONTS
from corpus.samples.truth import document_text, truth_of

SAMPLES = read_samples()
FONT_VERSION = "Version 2.1.5"
MAGIC = {Format.PDF: b"%PDF-", Format.DOCX: b"PK\x03\x04"}
PERSON = re.compile(r"\b(ông|bà|đồng chí) (?:[A-ZĐ][a-zà-ỹ]+ ){1,3}[A-ZĐ][a-zà-ỹ]+")


def require_fonts() -> None:
    regular = FONTS / "LiberationSerif-Regular.ttf"
    if not regular.exists():
        pytest.skip("Liberation Serif is not here; apt-get install fonts-liberation2 to re-make the PDFs")
    version = TTFont(regular)["name"].getDebugName(5)
    if version != FONT_VERSION:
        pytest.skip(f"Liberation Serif {version} draws other bytes than {FONT_VERSION}")


def test_library_is_as_large_and_varied_as_promised() -> None:
    types = Counter(sample.head.type for sample in SAMPLES)
    formats = Counter(sample.format for sample in SAMPLES)
    assert len(SAMPLES) >= 28
    assert types["Kế hoạch"] >= 8
    assert types["Quyết định"] >= 7
    assert types["Báo cáo"] >= 5
    assert set(types) >= {"Nghị quyết", "Tờ trình", "Thông báo", "Chỉ thị", "Công văn", "Quy chế", "Hướng dẫn"}
    assert formats[Format.PDF] >= 10
    assert formats[Format.DOCX] >= 8
    assert formats[Format.TEXT] >= 5
    assert formats[Format.MARKDOWN] >= 1


def test_every_sample_has_its_file_and_no_file_is_left_over() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == {sample.file_name for sample in SAMPLES}


def test_library_stays_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 3_000_000


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_file_is_really_of_its_format(sample: Sample) -> None:
    data = (DOCUMENTS / sample.file_name).read_bytes()
    if sample.format in MAGIC:
        assert data.startswith(MAGIC[sample.format])
    else:
        assert SAMPLE_MARK in data.decode("utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_file_is_what_its_source_says(sample: Sample) -> None:
    if sample.format is Format.PDF:
        require_fonts()
    assert (DOCUMENTS / sample.file_name).read_bytes() == write_sample(sample), "run python -m corpus.samples.make"


def test_make_writes_the_same_library_and_clears_stale_files(tmp_path: Path) -> None:
    require_fonts()
    (tmp_path / "mau-cu.pdf").write_bytes(b"old")
    paths = make(tmp_path)
    assert {path.name: path.read_bytes() for path in paths} == {
        path.name: path.read_bytes() for path in DOCUMENTS.iterdir()
    }
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in paths}


@pytest.mark.parametrize(
    "sample", [sample for sample in SAMPLES if sample.format is Format.PDF], ids=lambda sample: sample.name
)
def test_pdf_has_a_text_layer_with_every_word(sample: Sample) -> None:
    pages = PdfReader(DOCUMENTS / sample.file_name).pages
    found = Counter(re.findall(r"\w+", " ".join(page.extract_text() for page in pages)))
    planted = Counter(re.findall(r"\w+", document_text(sample)))
    missing = planted - found
    # A letter has no type line, and a justified line may end inside a hyphenated word.
    allowed = Counter(re.findall(r"\w+", sample.head.type.upper()))
    assert sum((missing - allowed).values()) <= 2, missing


def test_docx_is_a_sound_archive_with_fixed_times() -> None:
    paths = sorted(DOCUMENTS.glob("*.docx"))
    assert paths
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert {member.date_time for member in archive.infolist()} == {(2024, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_sample_names_a_person(sample: Sample) -> None:
    assert not PERSON.search(document_text(sample))


def test_symbol_and_date_in_references_agree_with_the_documents_held_but_for_the_planted_slip() -> None:
    held = {(sample.head.symbol, sample.head.date) for sample in SAMPLES if sample.head.date}
    symbols = {symbol for symbol, _ in held}
    strange = {
        (sample.name, reference.symbol, reference.date)
        for sample in SAMPLES
        for reference in sample.references
        if reference.symbol in symbols and (reference.symbol, reference.date) not in held
    }
    assert strange == {("mau-63-BC-SGDDT-2023", "1120/QĐ-UBND", "2021-06-27")}


def test_dates_in_the_text_are_what_the_definitions_claim() -> None:
    for sample in SAMPLES:
        for reference in sample.references:
            written = re.search(r"ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})", reference.text)
            if written and not reference.date_raw:
                day, month, year = map(int, written.groups())
                assert reference.date == f"{year}-{month:02d}-{day:02d}", reference.text


def test_library_holds_the_dangers_that_readers_must_know() -> None:
    by_symbol = Counter(sample.head.symbol for sample in SAMPLES)
    relations = {reference.relation for sample in SAMPLES for reference in sample.references}
    texts = [document_text(sample) for sample in SAMPLES]
    assert by_symbol["31/KH-UBND"] == 2
    assert any(sample.head.draft for sample in SAMPLES)
    assert any(reference.date_raw for sample in SAMPLES for reference in sample.references)
    assert any(not sample.head.date and not sample.head.draft for sample in SAMPLES)
    assert any("Xay Sôm Bun" in text and "Xay Bôm Sun" in text for text in texts)
    assert any("Điều 5a" in text for text in texts)
    assert relations >= {
        Relation.AMENDS,
        Relation.REPLACES,
        Relation.EXTENDS,
        Relation.REPLIES_TO,
        Relation.REPORTS_ON,
        Relation.PROPOSED_BY,
        Relation.PROMULGATED_BY,
    }


def test_some_footnote_and_some_paragraph_run_over_a_page_break() -> None:
    pages = [page.extract_text() for page in PdfReader(DOCUMENTS / "mau-87-BC-SNgV-2023.pdf").pages]
    note = next(
        piece
        for sample in SAMPLES
        if sample.name == "mau-87-BC-SNgV-2023"
        for piece in sample.pieces
        if piece.style is Style.FOOTNOTE
    )
    assert note.text[:40] in pages[0]
    assert note.text[-30:] in " ".join(pages[1].split())


def test_places_within_a_sample_are_unique_but_for_frames() -> None:
    for sample in SAMPLES:
        places = [(place.place, place.beginning) for place in truth_of(sample).places]
        assert len(places) == len(set(places))
