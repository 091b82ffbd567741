"""Lines as offices really write them: other forms of a date, a number or a body, lists, laws by name, words left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import Language
from retrieval.drafting.check_text import check_text
from retrieval.drafting.verdicts import Line, Verdict
from retrieval.library import View
from tests.support.draft_check import checked, text_view

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: 163/KH-UBND
Sông Thương, ngày 09 tháng 6 năm 2022

KẾ HOẠCH
Hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2022

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;
Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;
Căn cứ Nghị quyết số 22-NQ/TU, ngày 05/10/2021 của Tỉnh ủy về phát triển nông nghiệp hàng hóa;
Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại.

I. MỤC TIÊU

1. Đưa thông tin của tỉnh ra nước ngoài.
"""
REPORT = """SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN

Số: 118/BC-SNN
Sông Thương, ngày 08 tháng 12 năm 2023

BÁO CÁO
Sơ kết 02 năm thực hiện Kế hoạch phát triển sản phẩm OCOP

I. KẾT QUẢ

1. Đã công nhận 12 sản phẩm.
"""
MISDATED = PLAN.replace("163/KH-UBND", "31/KH-UBND").replace("09 tháng 6", "30 tháng 02").replace("đối ngoại", "nội bộ")
NOTICE = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: 94/TB-UBND
Sông Thương, ngày 14 tháng 3 năm 2023

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh về tiến độ Cổng thông tin đối ngoại

I. TIẾN ĐỘ

1. Cổng thông tin vận hành trong quý II.
"""
FULL = (
    "Căn cứ Kế hoạch số 163/KH-UBND ngày 09 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh về hoạt động thông tin đối ngoại"
    " tỉnh Sông Thương năm 2022."
)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return text_view(tmp_path, PLAN, REPORT, MISDATED, NOTICE)


def lines(view: View, text: str) -> list[Line]:
    return list(checked(view, text).lines)


def only(view: View, text: str) -> Line:
    (line,) = lines(view, text)
    return line


def verdicts(line: Line) -> set[Verdict]:
    return {finding.verdict for finding in line.findings}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("số 163", "163"),
        ("số 163", "số: 163"),
        ("KH-UBND", "KH–UBND"),
        ("163/KH", "163 / KH"),
        ("UBND ngày", "UBND, ngày"),
        ("Kế hoạch số", "KH số"),
        ("ngày 09 tháng 6 năm 2022", "ngày 9/6/2022"),
        ("ngày 09 tháng 6 năm 2022", "ngày 09-06-2022"),
        ("ngày 09 tháng 6 năm 2022", "ngày 9.6.2022"),
        ("ngày 09 tháng 6 năm 2022", "ngày 09 tháng 06 năm 2022"),
    ],
)
def test_a_form_that_the_decree_does_not_know_is_mended(view: View, old: str, new: str) -> None:
    line = only(view, FULL.replace(old, new))
    assert verdicts(line) == {Verdict.FORM, Verdict.RIGHT}
    assert line.corrected == FULL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ủy ban", "Uỷ ban"),
        ("Ủy ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Sông Thương"),
        ("về hoạt động", "về việc hoạt động"),
        (" tỉnh Sông Thương năm 2022", " năm 2022"),
        ("Căn cứ Kế", "Căn cứ vào Kế"),
        ("Căn cứ", "- Căn cứ"),
    ],
)
def test_another_way_that_is_right_blames_nothing(view: View, old: str, new: str) -> None:
    assert verdicts(only(view, FULL.replace(old, new))) == {Verdict.RIGHT}


def test_a_number_without_its_symbol_is_completed(view: View) -> None:
    for short in ("Căn cứ Kế hoạch số 163 ngày 9/6/2022 của UBND tỉnh.", "Căn cứ Kế hoạch 163."):
        line = only(view, short)
        assert Verdict.INCOMPLETE in verdicts(line)
        assert line.corrected is not None
        assert line.corrected.startswith(
            "Căn cứ Kế hoạch số 163/KH-UBND ngày 09 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh"
        )


@pytest.mark.parametrize("written", ["Luật Báo chí", "Luật Báo chí năm 2016", "Luật Báo chí số 103/2016/QH13"])
def test_a_law_gets_the_day_by_which_laws_are_told_apart(view: View, written: str) -> None:
    assert only(view, f"Căn cứ {written}.").corrected == "Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016."


def test_laws_that_are_not_themselves_the_basis_need_no_day(view: View) -> None:
    text = "Căn cứ mức thu theo Luật Báo chí, Pháp lệnh Thư viện và các quy định hiện hành."
    assert [line.name for line in lines(view, text) if line.faulty] == []


def test_running_text_may_name_a_law_by_its_year(view: View) -> None:
    assert not only(view, "Tuyên truyền sâu rộng Luật Báo chí năm 2016 đến cơ sở.").faulty


@pytest.mark.parametrize(
    ("written", "verdict"),
    [("20 tháng 02 năm 2025", Verdict.WRONG_DATE), ("16 tháng 6 năm 2025", Verdict.UNKNOWN)],
    ids=["a slip", "the other law of that year"],
)
def test_a_law_of_another_day_is_a_slip_or_another_law(view: View, written: str, verdict: Verdict) -> None:
    text = f"Căn cứ Luật Tổ chức chính quyền địa phương ngày {written}."
    line = only(view, text)
    assert line.verdict is verdict
    assert "19 tháng 02 năm 2025" in str(line.findings[0].values)
    assert "19 tháng 02 năm 2025" in check_text(checked(view, text), Language.VIETNAMESE)


def test_laws_of_one_line_are_each_judged(view: View) -> None:
    text = (
        "Căn cứ Luật Báo chí ngày 06 tháng 4 năm 2016; Luật sửa đổi, bổ sung một số điều của Luật Báo chí ngày 22 tháng 11 năm"
        " 2019; Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại."
    )
    first, second, third = lines(view, text)
    assert (first.verdict, second.verdict, third.verdict) == (Verdict.WRONG_DATE, Verdict.UNKNOWN, Verdict.CITED_ONLY)
    assert first.corrected == text.replace("06 tháng 4", "05 tháng 4")
    assert second.corrected is None
    assert third.corrected is None


@pytest.mark.parametrize(
    "issuer", ["Sở Nông nghiệp và PTNT", "Sở NN và PTNT", "Sở NN&PTNT", "Sở Nông nghiệp & Phát triển nông thôn"]
)
def test_a_department_may_be_shortened(view: View, issuer: str) -> None:
    text = f"Căn cứ Báo cáo số 118/BC-SNN ngày 08 tháng 12 năm 2023 của {issuer} sơ kết 02 năm thực hiện Kế hoạch phát triển sản phẩm OCOP."
    assert not only(view, text).faulty


def test_the_committee_of_the_party_has_two_names(view: View) -> None:
    text = "Căn cứ Nghị quyết số 22-NQ/TU, ngày 05/10/2021 của Ban Chấp hành Đảng bộ tỉnh về phát triển nông nghiệp hàng hóa."
    assert not only(view, text).faulty


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Thông báo số 94/TB-UBND ngày 14/3/2023 của UBND tỉnh kết luận của Phó Chủ tịch UBND tỉnh về tiến độ Cổng thông tin đối ngoại.",
        "Căn cứ Kết luận của Phó Chủ tịch UBND tỉnh tại Thông báo số 94/TB-UBND ngày 14 tháng 3 năm 2023.",
    ],
)
def test_a_conclusion_is_named_with_the_notice_that_gives_it(view: View, text: str) -> None:
    assert not only(view, text).faulty


def test_a_subject_cut_short_blames_nobody(view: View) -> None:
    text = (
        "Thực hiện Kế hoạch số 163/KH-UBND ngày 09/6/2022 của UBND tỉnh về hoạt động thông tin, các cơ quan phối hợp."
    )
    assert not only(view, text).faulty


def test_a_document_whose_own_day_cannot_be_confirms_no_day(view: View) -> None:
    text = "Căn cứ Kế hoạch số 31/KH-UBND ngày 28 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh về hoạt động thông tin nội bộ tỉnh Sông Thương năm 2022."
    line = only(view, text)
    assert line.verdict is Verdict.CONFLICT
    assert dict(line.findings[0].values)["dates"] == "30 tháng 02 năm 2022"
    assert line.findings[0].sources


def test_a_list_behind_the_word_is_a_list_of_bases(view: View) -> None:
    text = (
        "Căn cứ:\n- Kế hoạch số 163/KH-UBND ngày 10 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh về hoạt động thông tin đối ngoại tỉnh"
        " Sông Thương năm 2022;\n- Luật Báo chí ngày 05 tháng 4 năm 2016.\n"
    )
    plan, law = lines(view, text)
    assert verdicts(plan) == {Verdict.WRONG_DATE, Verdict.ORDER, Verdict.RIGHT}
    assert verdicts(law) == {Verdict.CITED_ONLY}
    assert checked(view, text).ordered[0] == "- Luật Báo chí ngày 05 tháng 4 năm 2016;"


def test_a_sentence_that_leads_to_the_text_is_no_basis(view: View) -> None:
    tail = ", Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    for text in (FULL.rstrip(".") + tail, f"{FULL}\n\nThực hiện Luật Báo chí ngày 05 tháng 4 năm 2016{tail}"):
        assert [line for line in lines(view, text) if line.faulty] == []


def test_words_typed_without_diacritics_are_not_compared(view: View) -> None:
    text = "Can cu Ke hoach so 163/KH-UBND ngay 10/6/2022 cua UBND tinh ve hoat dong thong tin doi ngoai tinh Song Thuong nam 2022."
    line = only(view, text)
    assert verdicts(line) == {Verdict.WRONG_DATE, Verdict.RIGHT}
    assert line.corrected is not None
    assert line.corrected in text.replace("10/6/2022", "09/6/2022")


def test_the_latest_document_of_a_draft_is_not_doubted_for_being_later_than_the_others(view: View) -> None:
    head = PLAN.partition("Căn cứ")[0].replace("163/KH", "   /KH").replace("09 tháng 6 năm 2022", "   tháng 9 năm 2025")
    text = f"{head}Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nCăn cứ Luật Nhà giáo ngày 16 tháng 6 năm 2025.\n\nI. MỤC TIÊU\n"
    assert [line for line in lines(view, text) if line.faulty] == []


def test_what_was_amended_is_said_where_the_document_is_first_named(tmp_path: Path) -> None:
    amending = PLAN.replace("163/KH-UBND", "402/QĐ-UBND").replace("KẾ HOẠCH", "QUYẾT ĐỊNH").partition("Căn cứ")[0]
    amended = "Quyết định số 9/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh ban hành Đề án cấp nước"
    view = text_view(tmp_path, f"{amending}Điều 1. Sửa đổi, bổ sung một số điều của {amended}.\n")
    first, later = lines(view, f"1. Thực hiện {amended}.\n\n2. Các sở rà soát Quyết định số 9/QĐ-UBND.")
    assert Verdict.AMENDED in verdicts(first)
    assert not later.faulty
