"""An element of a document's head."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import ParagraphKind
from retrieval.answer import Outcome
from retrieval.answers import field
from retrieval.query import Field
from retrieval.question.cues import load_cues
from tests.support.hand_made import Shelf, cited, context, evidence, only, paragraph


@pytest.mark.usefixtures("decision")
def test_a_field_is_read_from_the_head_of_the_document(shelf: Shelf) -> None:
    answer = only(field.compose(context(shelf, "Quyết định 745/QĐ-UBND ban hành ngày nào?")))
    assert answer.claims[0].strong == "Ngày 08/05/2020"
    assert cited(answer) == ["qd-0"]


@pytest.mark.usefixtures("decision")
def test_a_document_of_another_province_is_not_taken_for_it(shelf: Shelf) -> None:
    answer = only(field.compose(context(shelf, "Quyết định 745/QĐ-UBND của tỉnh Lạng Sơn ban hành ngày nào?")))
    assert answer.outcome is Outcome.NOT_FOUND


def test_who_signs_for_an_office_that_is_vacant_is_named_with_its_mark(shelf: Shelf) -> None:
    shelf.hold("bc", "Báo cáo", "45/BC-SYT", "Kết quả năm 2022", signer="GIÁM ĐỐC", capacity="Q")
    answer = only(field.compose(context(shelf, "Báo cáo 45/BC-SYT ký với chức danh gì?", [])))
    assert "Q. GIÁM ĐỐC" in answer.text


def test_a_submission_goes_to_whom_it_is_addressed() -> None:
    cues = load_cues()
    assert Field.RECIPIENTS in cues.fields_asked("to trinh 132/ttr-ubnd trinh co quan nao?")
    assert Field.RECIPIENTS not in cues.fields_asked("so phai trinh co quan nao phe duyet?")


def test_who_signed_a_document_that_its_text_tells_is_read_from_its_signature(shelf: Shelf) -> None:
    told = paragraph("qd", 2, "Điều 1. Sửa đổi mức thuế suất nhập khẩu phôi thép.", "article:1")
    shelf.hold("qd", "Quyết định", "144/QĐ-BTC", "Biểu thuế", told, signer="THỨ TRƯỞNG", capacity="KT")
    asked = "Ai ký quyết định sửa đổi thuế suất nhập khẩu phôi thép?"
    assert "THỨ TRƯỞNG" in only(field.compose(context(shelf, asked, [evidence(told, 0.8)]))).text


def test_a_duration_that_the_register_does_not_know_is_left_to_the_text(shelf: Shelf) -> None:
    told = paragraph("nd", 2, "Thời gian thực hiện chế độ công chức dự bị là 24 tháng.", "article:16")
    shelf.hold("nd", "Nghị định", "115/2003/NĐ-CP", "Chế độ công chức dự bị", told)
    asked = context(shelf, "thời gian thực hiện chế độ công chức dự bị", [evidence(told, 0.9)])
    assert field.compose(asked) is None


def test_an_issuer_whose_name_is_spread_over_lines_is_cited_with_all_of_them(shelf: Shelf) -> None:
    lines = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG", "Số: 31/KH-UBND"]
    head = [paragraph("kh", at, text, "header:", kind=ParagraphKind.HEADER) for at, text in enumerate(lines)]
    signed = paragraph("kh", 3, "TM. ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG", "signature:", kind=ParagraphKind.SIGNATURE)
    shelf.hold("kh", "Kế hoạch", "31/KH-UBND", "Phát triển cây chè")
    shelf.paragraphs["kh"] = (*head, signed)
    answer = only(field.compose(context(shelf, "Ai ban hành Kế hoạch 31/KH-UBND?", [])))
    assert cited(answer) == ["kh-0", "kh-1"]


def test_a_telegram_goes_to_those_it_lists_under_its_opening(shelf: Shelf) -> None:
    listed = [
        paragraph("cd", 2, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:", "opening:/paragraph:1"),
        paragraph("cd", 3, "- Chủ tịch UBND các huyện;", "opening:/paragraph:2"),
        paragraph("cd", 4, "Yêu cầu trực 24/24 giờ.", "opening:/paragraph:3"),
        paragraph("cd", 5, "Nơi nhận:\n- Như trên;\n- Lưu: VT.", "recipients:", kind=ParagraphKind.RECIPIENTS),
    ]
    shelf.hold("cd", "Công điện", "5/CĐ-UBND", "Ứng phó bão", *listed)
    answer = only(field.compose(context(shelf, "Công điện 5/CĐ-UBND gửi cho ai?", [])))
    assert answer.claims[0].strong == "Chủ tịch UBND các huyện; Lưu: VT"


def test_the_day_of_adoption_is_told_by_the_text_and_not_by_the_head(shelf: Shelf) -> None:
    end = paragraph("nq", 5, "Nghị quyết này được Hội đồng nhân dân thông qua ngày 10/7/2024.", "article:4")
    shelf.hold("nq", "Nghị quyết", "6/NQ-HĐND", "Thu phí", end, issued=date(2024, 7, 12))
    told = field.compose(context(shelf, "Nghị quyết 6/NQ-HĐND được thông qua ngày nào?"))
    assert told is not None
    assert cited(told) == [end.id]
