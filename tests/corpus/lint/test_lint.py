from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.lint import Finding, Kind, lint
from corpus.lint.finding import texts
from corpus.model import (
    DateProblem,
    Document,
    DocumentId,
    Format,
    Header,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
    WrittenDate,
)
from corpus.place import Place, PlacePart, Unit
from corpus.references import find_references
from corpus.symbols import parse_symbol

OWN_DATE = WrittenDate("05/5/2024", date(2024, 5, 5))
SIGNED = Header(
    type="Báo cáo",
    symbol=parse_symbol("12/BC-STTTT"),
    date=OWN_DATE,
    issuer="Sở Thông tin và Truyền thông",
    parent="UBND tỉnh Bắc Giang",
    signer_name="Nguyễn Văn Mẫu",
)


def read(*texts: str, name: str = "a", header: Header = SIGNED, confidence: float | None = None) -> ReadDocument:
    document_id = DocumentId(name)
    paragraphs = tuple(
        Paragraph(
            ParagraphId(f"{name}-{ordinal}"),
            document_id,
            ordinal,
            Place((PlacePart(Unit.HEADING, "I"), PlacePart(Unit.PARAGRAPH, str(ordinal + 1)))),
            ParagraphKind.BODY,
            text,
            page=3,
            confidence=confidence,
        )
        for ordinal, text in enumerate(texts)
    )
    references: tuple[Reference, ...] = find_references(paragraphs, header)
    return ReadDocument(Document(document_id, f"{name}.txt", Format.TEXT, header), paragraphs, references)


def of_kind(kind: Kind, *documents: ReadDocument) -> list[Finding]:
    return [finding for finding in lint(documents) if finding.kind is kind]


def test_an_impossible_date_is_found_with_place_page_and_quote() -> None:
    (found,) = of_kind(Kind.IMPOSSIBLE_DATE, read("ban hành Kế hoạch số 625/KH-UBND ngày 15/23/2022 hoạt động"))
    assert (found.path, found.place, found.page) == ("a.txt", "mục I, đoạn 1", 3)
    assert found.quote.endswith("ngày 15/23/2022")
    assert found.message("vi") == "Ngày “15/23/2022” không có trong lịch."
    assert found.message("en") == "The date “15/23/2022” does not exist."


@pytest.mark.parametrize("text", ["trực 24/7", "5/5 huyện", "nghỉ lễ 30/4-1/5", "tỷ lệ 1/500", "ngày 29/02/2024"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert of_kind(Kind.IMPOSSIBLE_DATE, read(text)) == []


def test_a_date_later_than_the_document_that_gives_it_is_found_once() -> None:
    later = "theo Kế hoạch số 57/KH-UBND ngày 23/10/2024 của UBND tỉnh; thực hiện Kế hoạch số 57/KH-UBND"
    (found,) = of_kind(Kind.LATER_DATE, read(later))
    assert "23/10/2024" in found.message("vi")
    assert of_kind(Kind.LATER_DATE, read("theo Kế hoạch số 57/KH-UBND ngày 05/5/2024 của UBND tỉnh")) == []


def test_a_date_far_from_all_others_is_doubtful_in_a_document_without_a_day() -> None:
    draft = replace(SIGNED, date=WrittenDate("tháng năm 2024", None, DateProblem.INCOMPLETE))
    texts_ = (
        "nhận được Công văn số 353/SNGV-NV ngày 24/4/2024 của Sở Ngoại vụ",
        "ban hành Kế hoạch số 57/KH-UBND ngày 23/10/2024 của UBND tỉnh",
    )
    (found,) = of_kind(Kind.DOUBTFUL_DATE, read(*texts_, header=draft))
    assert "57/KH-UBND" in found.message("en")
    assert of_kind(Kind.DOUBTFUL_DATE, read(texts_[0], header=draft)) == []


def test_two_dates_of_one_document_are_found_across_documents_where_the_odd_one_stands() -> None:
    right = "Quyết định số 24/2018/QĐ-UBND ngày 05/9/2018 của UBND tỉnh"
    wrong = "Quyết định số 24/2018/QĐ-UBND ngày 15/9/2018 của UBND tỉnh"
    (found,) = of_kind(Kind.TWO_DATES, read(right, right), read(wrong, name="b"))
    assert found.path == "b.txt"
    assert "05/9/2018, 15/9/2018" in found.message("vi")


def test_the_same_number_of_two_years_is_no_conflict() -> None:
    one = "Kế hoạch số 481/KH-UBND ngày 25/8/2022 của UBND tỉnh"
    other = "Kế hoạch số 481/KH-UBND ngày 12/9/2023 của UBND tỉnh"
    assert of_kind(Kind.TWO_DATES, read(one, other)) == []


def test_a_rare_spelling_near_a_frequent_name_is_found() -> None:
    usual = "đoàn công tác của tỉnh Xay Sôm Bun sang thăm"
    (found,) = of_kind(Kind.TWO_SPELLINGS, read(usual, usual, usual, "chính quyền tỉnh Xay Bôm Sum (Lào)"))
    assert found.place == "mục I, đoạn 4"
    assert found.quote == "Xay Bôm Sum"
    assert "Xay Sôm Bun" in found.message("vi")


def test_a_draft_says_what_is_missing() -> None:
    header = Header(
        type="Báo cáo",
        symbol=parse_symbol("Số: /BC-STTTT"),
        date=WrittenDate("tháng năm 2024", None, DateProblem.INCOMPLETE),
        signer_name="Nguyễn Văn Mẫu",
        draft=True,
    )
    (found,) = of_kind(Kind.DRAFT, read("Nội dung.", header=header))
    assert found.message("vi") == "Bản chưa phát hành: còn thiếu số và ngày, tháng."
    assert of_kind(Kind.DRAFT, read("Nội dung.")) == []


def test_a_missing_signature_is_found_only_in_a_document_that_should_have_one() -> None:
    assert len(of_kind(Kind.NO_SIGNATURE, read("Nội dung.", header=replace(SIGNED, signer_name=None)))) == 1
    assert of_kind(Kind.NO_SIGNATURE, read("Nội dung.")) == []
    assert of_kind(Kind.NO_SIGNATURE, read("Ghi chép.", header=Header())) == []


@pytest.mark.parametrize(
    "end",
    [("KT. GIÁM ĐỐC (đã ký)",), ("TM. Chính phủ", "Thủ tướng", "Phan Văn Mẫu"), ("Ký bởi: Sở Ngoại vụ",)],
)
def test_a_document_that_shows_a_signature_is_not_reported(end: tuple[str, ...]) -> None:
    header = replace(SIGNED, signer_name=None)
    assert of_kind(Kind.NO_SIGNATURE, read("Nội dung.", *end, header=header)) == []
    assert len(of_kind(Kind.NO_SIGNATURE, read("Nội dung.", "TM. CHÍNH PHỦ", header=header))) == 1


def test_a_poor_scan_is_found_by_its_confidence() -> None:
    text = "Nội dung của trang quét này đủ dài để có thể đánh giá chất lượng nhận dạng."
    (found,) = of_kind(Kind.POOR_SCAN, read(text, confidence=61.4))
    assert "61 trên 100, trang 3" in found.message("vi")
    assert of_kind(Kind.POOR_SCAN, read(text, confidence=93.0)) == []
    assert of_kind(Kind.POOR_SCAN, read(text)) == []
    assert of_kind(Kind.POOR_SCAN, read("ngắn", confidence=10.0)) == []


def test_documents_that_are_cited_but_not_held_are_found_once_each() -> None:
    text = "Kế hoạch số 481/KH-UBND ngày 25/8/2022 của UBND tỉnh Bắc Giang"
    (found,) = of_kind(Kind.NOT_HELD, read(text, text))
    assert found.message("vi").startswith("Kế hoạch 481/KH-UBND được viện dẫn 2 lần")
    plan = replace(
        SIGNED,
        type="Kế hoạch",
        symbol=parse_symbol("481/KH-UBND"),
        date=WrittenDate("25/8/2022", date(2022, 8, 25)),
        issuer="UBND tỉnh Bắc Giang",
        parent=None,
    )
    assert of_kind(Kind.NOT_HELD, read(text), read("Nội dung.", name="plan", header=plan)) == []


def test_only_abbreviations_that_nobody_explains_are_found() -> None:
    text = (
        "UBND tỉnh và Liên đoàn Thương mại và Công nghiệp Việt Nam (VCCI) về TTĐN; chỉ số PCI của VCCI;"
        " báo điện tử VOV (Đài Tiếng nói Việt Nam); Kế hoạch số 481/KH-UBND; mục III; CHỮ HOA"
    )
    (found,) = of_kind(Kind.UNEXPLAINED_ABBREVIATION, read(text))
    assert found.message("en") == "Abbreviations that the document does not explain: TTĐN, PCI."
    assert of_kind(Kind.UNEXPLAINED_ABBREVIATION, read("UBND tỉnh và HĐND tỉnh")) == []


def test_findings_are_ordered_by_weight() -> None:
    found = lint([read("TTĐN theo Kế hoạch số 625/KH-UBND ngày 15/23/2022", header=replace(SIGNED, signer_name=None))])
    weights = [finding.weight for finding in found]
    assert weights == sorted(weights, reverse=True)
    assert [finding.kind for finding in found] == [
        Kind.IMPOSSIBLE_DATE,
        Kind.NO_SIGNATURE,
        Kind.NOT_HELD,
        Kind.UNEXPLAINED_ABBREVIATION,
    ]


def test_a_sound_document_has_no_finding() -> None:
    assert lint([read("Sở đã triển khai đầy đủ các nhiệm vụ được giao trong tháng 4 năm 2024.")]) == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_weight_and_its_sentences_in_both_languages(kind: Kind) -> None:
    entry = texts()[kind]
    assert 0 < entry["weight"] <= 100
    for language in ("vi", "en"):
        assert entry[language].endswith((".", "}"))
        assert entry[f"{language}_remedy"].endswith(".")
        assert "!" not in entry[language] + entry[f"{language}_remedy"]


def test_a_warning_of_the_reader_is_shown_even_with_braces_in_it() -> None:
    plain = read("Nội dung.")
    warned = replace(plain, document=replace(plain.document, warnings=("a {strange} file",)))
    (found,) = of_kind(Kind.READING, warned)
    assert found.message("en") == "a {strange} file"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Tệp còn dấu vết sửa đổi chưa chấp nhận; nội dung được đọc như đã chấp nhận."),
        ("en", "it holds tracked changes; they are read as if accepted"),
    ],
)
def test_a_warning_of_the_reader_is_shown_in_the_language_of_the_findings(language: str, said: str) -> None:
    plain = read("Nội dung.")
    warning = "it holds tracked changes; they are read as if accepted"
    warned = replace(plain, document=replace(plain.document, warnings=(warning,)))
    (found,) = [item for item in lint([warned], language=language) if item.kind is Kind.READING]
    assert found.message(language) == said
