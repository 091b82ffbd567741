"""References of a real report with all its traps, and of the project's own samples."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.document import understand
from corpus.model import DateProblem, DocumentId, ReadDocument, Reference, Relation
from corpus.readers import ReadingLimits, read_document
from corpus.samples.make import DOCUMENTS
from tests.support.shared import shared_path

LIMITS = ReadingLimits(max_file_bytes=10**7, max_pages=100, max_characters=10**6)
CITED = {
    # symbol: (date as written, its problem, issuer, alias)
    "353/SNGV-NV": ("24/4/2024", None, "Sở Ngoại vụ Bắc Giang", None),
    "942/QĐ-UBND": ("31/8/2021", None, "UBND tỉnh", "Đề án 942"),
    "1595/QĐ-UBND": ("31/12/2021", None, None, "Đề án 1595"),
    "6675/KH-UBND": ("16/12/2022", None, None, "Kế hoạch 6675"),
    "1244/KH-UBND": ("25/3/2022", None, None, "Kế hoạch 1244"),
    "481/KH-UBND": ("25/8/2022", None, "UBND tỉnh Bắc Giang", "Kế hoạch số 481"),
    "625/KH-UBND": ("15/23/2022", DateProblem.IMPOSSIBLE, None, None),
    "57/KH-UBND": ("23/10/2024", None, None, None),
    "499/QĐ-UBND": ("04/4/2023", None, "Chủ tịch UBND tỉnh", None),
    "24/2018/QĐ-UBND": ("15/9/2018", None, "UBND tỉnh", None),
    "15-QC/TU": ("02/12/2020", None, "Tỉnh ủy", None),
}


@pytest.fixture(scope="module")
def report() -> ReadDocument:
    path = shared_path("data/report/bao-cao-stttt-2024.txt")
    raw = read_document(path, LIMITS)
    return understand(raw, path=path.name, document_id=DocumentId("0123456789abcdef"))


def first(report: ReadDocument, symbol: str) -> Reference:
    """Return the first mention in full."""
    return next(r for r in report.references if r.symbol is not None and r.symbol.text == symbol and not r.inherited)


def with_text(references: Sequence[Reference], text: str) -> list[Reference]:
    return [reference for reference in references if reference.text == text]


def test_exactly_the_eleven_numbered_documents_are_cited(report: ReadDocument) -> None:
    assert {r.symbol.text for r in report.references if r.symbol is not None} == set(CITED)


@pytest.mark.parametrize("symbol", sorted(CITED))
def test_each_has_its_date_issuer_and_short_name(report: ReadDocument, symbol: str) -> None:
    found = first(report, symbol)
    written = found.date
    assert written is not None
    assert (written.raw, written.problem, found.issuer, found.alias) == CITED[symbol]
    assert (written.value is None) == (written.problem is DateProblem.IMPOSSIBLE)


def test_offsets_hold_the_words_of_the_paragraphs(report: ReadDocument) -> None:
    texts = {paragraph.id: paragraph.text for paragraph in report.paragraphs}
    assert all(texts[r.paragraph_id][r.start : r.end] == r.text for r in report.references)


def test_schemes_are_named_after_their_decisions(report: ReadDocument) -> None:
    for symbol, begins in (("942/QĐ-UBND", "Đề án đẩy mạnh hợp tác"), ("1595/QĐ-UBND", "Đề án Kết nối, thu hút")):
        found = first(report, symbol)
        assert found.type == "Quyết định"
        assert found.alias_of is not None
        assert found.alias_of.startswith(begins)
    assert (first(report, "942/QĐ-UBND").period, first(report, "1595/QĐ-UBND").period) == ("2021 - 2025", "2021-2030")


def test_short_names_are_followed_in_title_headings_and_body(report: ReadDocument) -> None:
    assert len(with_text(report.references, "Đề án 942")) == 3
    assert len(with_text(report.references, "Đề án 1595")) == 3
    title, *_ = with_text(report.references, "Đề án 942")
    assert (title.relation, title.inherited) == (Relation.IMPLEMENTS, True)
    assert title.symbol is not None
    assert title.symbol.text == "942/QĐ-UBND"


def test_relations_of_the_report(report: ReadDocument) -> None:
    assert first(report, "353/SNGV-NV").relation is Relation.REPLIES_TO
    assert first(report, "942/QĐ-UBND").relation is Relation.PROMULGATED_BY
    assert first(report, "625/KH-UBND").relation is Relation.DRAFTED
    assert first(report, "57/KH-UBND").relation is Relation.DRAFTED
    assert first(report, "499/QĐ-UBND").relation is Relation.IMPLEMENTS
    assert first(report, "24/2018/QĐ-UBND").relation is Relation.IMPLEMENTS


def test_a_plan_named_by_its_title_is_the_one_of_its_year(report: ReadDocument) -> None:
    (found,) = with_text(report.references, "Kế hoạch hoạt động TTĐN tỉnh Bắc Giang năm 2024")
    assert found.symbol is not None
    assert found.symbol.text == "57/KH-UBND"


def test_the_agreement_has_no_number_but_parties_and_a_period(report: ReadDocument) -> None:
    found = [r for r in report.references if r.type == "Thỏa thuận" and r.symbol is None]
    # Once its parties stand without a period, since a page break and a footnote tore them from it.
    assert [r.period for r in found] == ["2021-2025", "2021-2025", None, "2021-2025"]
    slip = [r.subject for r in found if "Xay Bôm Sum" in (r.subject or "")]
    assert slip == ["hợp tác giữa UBND tỉnh Bắc Giang với chính quyền tỉnh Xay Bôm Sum (Lào)"]


def test_a_count_is_no_document_and_a_half_sentence_no_basis(report: ReadDocument) -> None:
    assert not any("1.105" in r.text for r in report.references)
    assert not any(r.relation is Relation.BASED_ON for r in report.references)


def test_brackets_with_abbreviations_are_no_short_names(report: ReadDocument) -> None:
    aliases = {reference.alias for reference in report.references}
    assert not aliases & {"VCCI", "PGI", "Lào"}


def test_what_amends_and_replaces_in_the_samples() -> None:
    expected = {
        "mau-16-2022-QD-UBND.docx": (Relation.AMENDS, "08/2019/QĐ-UBND"),
        "mau-1388-QD-UBND-2023.pdf": (Relation.REPLACES, "745/QĐ-UBND"),
        "mau-402-QD-UBND-2025.pdf": (Relation.EXTENDS, "1120/QĐ-UBND"),
    }
    for name, (relation, symbol) in expected.items():
        raw = read_document(DOCUMENTS / name, LIMITS)
        read = understand(raw, path=name, document_id=DocumentId("0123456789abcdef"))
        found = {(r.relation, r.symbol.text) for r in read.references if r.symbol is not None}
        assert (relation, symbol) in found, name
