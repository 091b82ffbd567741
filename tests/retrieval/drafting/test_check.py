"""Every kind of fault in a reference is found with proof and mended exactly, and right lines are left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.samples.draft_lines import PlantedLine
from corpus.samples.drafts import PlantedDraft, make_draft
from retrieval.answer import Language
from retrieval.drafting.check_text import check_json, check_text
from retrieval.drafting.verdicts import FAULTLESS, Check, Line, Verdict
from retrieval.library import View
from tests.support.draft_check import checked, sample_view, text_view

DRAFTS = 45
KINDS = {
    "wrong_date", "wrong_issuer", "wrong_subject", "wrong_number", "impossible_date", "form", "incomplete", "replaced", "repealed",
    "said_expired", "amended", "period_over", "conflict", "order", "duplicate", "too_long", "two_spellings", "doubtful_date",
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts over a set of drafts."""

    planted: int = 0
    found: int = 0
    right: int = 0
    blamed: int = 0
    corrections: int = 0
    exact: int = 0
    states: int = 0
    lines: int = 0

    def add(self, draft: PlantedDraft, check: Check) -> None:
        left = list(check.lines)
        for planted in draft.lines:
            line = next(line for line in left if found_in(planted, line))
            left.remove(line)
            self.count(planted, line)
        assert left == []

    def count(self, planted: PlantedLine, line: Line) -> None:
        verdicts = {finding.verdict.value for finding in line.findings}
        self.planted += len(planted.faults)
        self.found += len(set(planted.faults) & verdicts)
        if not planted.faults:
            self.right += 1
            self.blamed += line.faulty
        self.corrections += planted.corrected is not None or line.corrected is not None
        self.exact += planted.corrected is not None and line.corrected == planted.corrected
        if line.reference is not None:
            self.lines += 1
            self.states += planted.known in verdicts


def found_in(planted: PlantedLine, line: Line) -> bool:
    return planted.text == (line.paragraph.text if planted.basis else line.text)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return text_view(tmp_path, NEW, PLAN, OTHER)


def test_planted_faults_are_found_and_right_lines_are_not_blamed(tmp_path: Path) -> None:
    score = Score()
    kinds: Counter[str] = Counter()
    for seed in range(DRAFTS):
        draft = make_draft(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        check = checked(sample_view(folder, draft.samples), draft.text)
        score.add(draft, check)
        assert check.ordered == draft.ordered
        kinds.update(fault for line in draft.lines for fault in line.faults)
    assert kinds.keys() == KINDS
    assert min(kinds.values()) >= 3
    assert score.planted > 150
    assert score.right > 400
    assert score.found >= 0.95 * score.planted
    assert score.blamed <= 0.02 * score.right
    assert score.exact == score.corrections
    assert score.states == score.lines


NEW = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: 27/2024/QĐ-UBND
Sông Thương, ngày 05 tháng 9 năm 2024

QUYẾT ĐỊNH
Ban hành Quy chế phát ngôn trên địa bàn tỉnh

Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế phát ngôn trên địa bàn tỉnh.

Điều 2. Quyết định này thay thế Quyết định số 33/2017/QĐ-UBND ngày 15 tháng 11 năm 2017 của UBND tỉnh ban hành Quy định về phát ngôn.
"""
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: 57/KH-UBND
Sông Thương, ngày 23 tháng 01 năm 2024

KẾ HOẠCH
Hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024

I. MỤC TIÊU

1. Đưa thông tin của tỉnh ra nước ngoài.
"""
OTHER = (
    PLAN.replace("TỈNH SÔNG THƯƠNG", "TỈNH BÌNH KHÊ")
    .replace("23 tháng 01", "14 tháng 3")
    .replace("Sông Thương", "Bình Khê")
)


def only(check: Check) -> Line:
    assert len(check.lines) == 1, [line.name for line in check.lines]
    return check.lines[0]


def test_a_wrong_day_is_named_with_the_right_one_and_its_source(view: View) -> None:
    check = checked(
        view,
        "Căn cứ Kế hoạch số 57/KH-UBND ngày 23/10/2024 của UBND tỉnh Sông Thương về hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024.",
    )
    line = only(check)
    assert line.verdict is Verdict.WRONG_DATE
    assert line.corrected == (
        "Căn cứ Kế hoạch số 57/KH-UBND ngày 23 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương"
        " về hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024."
    )
    source = check.citations[line.findings[0].sources[0] - 1]
    assert "23 tháng 01 năm 2024" in source.quote
    assert source.document.header.symbol is not None
    assert source.document.header.symbol.text == "57/KH-UBND"


def test_the_same_number_of_another_province_is_another_document(view: View) -> None:
    line = only(
        checked(
            view,
            "Căn cứ Kế hoạch số 57/KH-UBND ngày 14 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Bình Khê về hoạt động thông tin đối ngoại tỉnh Bình Khê năm 2024.",
        )
    )
    assert line.verdict is Verdict.RIGHT


def test_the_same_number_of_another_year_is_another_document_and_is_not_blamed(view: View) -> None:
    line = only(
        checked(
            view,
            "Căn cứ Kế hoạch số 57/KH-UBND ngày 03 tháng 02 năm 2021 của Ủy ban nhân dân tỉnh Sông Thương về trồng cây phân tán năm 2021.",
        )
    )
    assert line.verdict is Verdict.UNKNOWN
    assert not line.faulty
    assert line.corrected is None


def test_a_replaced_document_is_proven_by_the_clause_that_says_so(view: View) -> None:
    check = checked(
        view,
        "Căn cứ Quyết định số 33/2017/QĐ-UBND ngày 15 tháng 11 năm 2017 của Ủy ban nhân dân tỉnh Sông Thương ban hành Quy định về phát ngôn.",
    )
    line = only(check)
    assert line.verdict is Verdict.REPLACED
    source = check.citations[line.findings[0].sources[0] - 1]
    assert "thay thế Quyết định số 33/2017/QĐ-UBND" in source.quote


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 62/CP ngày 15 tháng 8 năm 1998 của Chính phủ về đầu tư;\n\nCăn cứ Nghị định số 02/1999/NĐ-CP ngày 27 tháng 01 năm 1999 của Chính phủ về việc sửa đổi một số điều của Nghị định số 62/CP.",
        "Căn cứ Nghị định số 62/1998/NĐ-CP ngày 15 tháng 8 năm 1998 của Chính phủ về đầu tư;\n\nCăn cứ mức thu quy định tại Nghị quyết số 63/1998/UBTVQH10 ngày 10 tháng 10 năm 1998 của Ủy ban Thường vụ Quốc hội về thuế suất.",
    ],
    ids=["named in the title of another", "not itself the basis"],
)
def test_what_only_looks_like_a_fault_of_the_block_is_none(view: View, text: str) -> None:
    found = {finding.verdict for line in checked(view, text).lines for finding in line.findings}
    assert not found & {Verdict.DUPLICATE, Verdict.ORDER, Verdict.FORM}


def test_a_list_that_shares_its_words_is_not_called_incomplete(view: View) -> None:
    text = "Thực hiện các Công văn số 4830/KTTH-VP ngày 24/9/2023, số 1440/KTTH-VP ngày 07/11/2023 của UBND tỉnh về thu ngân sách."
    found = {finding.verdict for line in checked(view, text).lines for finding in line.findings}
    assert Verdict.INCOMPLETE not in found


@pytest.mark.parametrize("written", ["qui chế phát ngôn", "Quy chế phát ngôn"])
def test_two_spellings_of_one_syllable_are_one_subject(view: View, written: str) -> None:
    text = f"Căn cứ Quyết định số 27/2024/QĐ-UBND ngày 05 tháng 9 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương ban hành {written} trên địa bàn tỉnh."
    assert only(checked(view, text)).verdict is Verdict.RIGHT


def test_a_slip_in_the_library_does_not_make_the_draft_wrong(tmp_path: Path) -> None:
    cited = "Quyết định số 60/2003/QĐ-TTg ngày 13 tháng 01 năm 2003 của Thủ tướng Chính phủ về sắp xếp doanh nghiệp"
    slipped = cited.replace("Thủ tướng", "Thủ tưướng")
    view = text_view(tmp_path, PLAN.replace("1. Đưa", f"1. Thực hiện {slipped}; đưa"))
    assert only(checked(view, f"Căn cứ {cited}.")).verdict is Verdict.CITED_ONLY


def test_another_copy_of_the_draft_in_the_library_proves_nothing(tmp_path: Path) -> None:
    draft = PLAN.replace(
        "1. Đưa", "1. Thực hiện Quyết định số 12/QĐ-UBND ngày 04 tháng 5 năm 2023 của UBND tỉnh về thành lập Tổ, đưa"
    )
    view = text_view(tmp_path, draft + "\n2. Tổ chức thực hiện.\n")
    assert only(checked(view, draft)).verdict is Verdict.UNKNOWN


AMENDING = (
    NEW.replace("27/2024", "41/2024")
    .replace("ngày 05 tháng 9", "ngày 06 tháng 9")
    .replace(
        "thay thế Quyết định số 33/2017/QĐ-UBND ngày 15 tháng 11 năm 2017 của UBND tỉnh ban hành Quy định về phát ngôn",
        "sửa đổi một số điều của Quyết định số 9/2019/QĐ-UBND ngày 02 tháng 4 năm 2019 của UBND tỉnh ban hành Quy định về báo chí",
    )
)
AMENDED = "Căn cứ Quyết định số 9/2019/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Sông Thương ban hành Quy định về báo chí"


def test_an_amendment_is_told_unless_the_draft_names_the_amending_document(tmp_path: Path) -> None:
    view = text_view(tmp_path, AMENDING)
    amending = "Căn cứ Quyết định số 41/2024/QĐ-UBND ngày 06 tháng 9 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương ban hành Quy chế phát ngôn trên địa bàn tỉnh."
    assert only(checked(view, f"{AMENDED}.")).verdict is Verdict.AMENDED
    both = checked(view, f"{AMENDED};\n\n{amending}")
    assert [line.faulty for line in both.lines] == [False, False]


def test_a_draft_older_than_the_replacement_is_not_blamed(view: View) -> None:
    draft = PLAN.replace("57/KH-UBND", "90/KH-UBND").replace(
        "I. MỤC TIÊU",
        "Căn cứ Quyết định số 33/2017/QĐ-UBND ngày 15 tháng 11 năm 2017 của Ủy ban nhân dân tỉnh ban hành Quy định về phát ngôn.\n\nI. MỤC TIÊU",
    )
    assert only(checked(view, draft)).verdict is Verdict.CITED_ONLY


def test_a_draft_that_itself_replaces_a_document_is_not_blamed_for_naming_it(view: View) -> None:
    draft = (
        NEW.replace("27/2024", "41/2025")
        .replace("năm 2024", "năm 2025")
        .replace("Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\n\n", "")
    )
    lines = [line for line in checked(view, draft).lines if line.name.endswith("33/2017/QĐ-UBND")]
    assert [line.faulty for line in lines] == [False]


def test_an_impossible_date_of_an_unknown_document_gets_no_correction(view: View) -> None:
    line = only(
        checked(view, "Căn cứ Kế hoạch số 625/KH-UBND ngày 15/23/2022 của Ủy ban nhân dân tỉnh về hoạt động báo chí.")
    )
    assert line.verdict is Verdict.IMPOSSIBLE
    assert line.corrected is None


def test_what_no_document_gives_is_left_out_and_named(view: View) -> None:
    line = only(checked(view, "Căn cứ Kế hoạch số 812/KH-UBND ngày 14 tháng 3 năm 2023."))
    assert line.missing == ("issuer", "subject")
    assert line.corrected is None


def test_the_draft_proves_nothing_about_what_it_cites(tmp_path: Path) -> None:
    draft = PLAN.replace(
        "1. Đưa",
        "1. Thực hiện Quyết định số 12/QĐ-UBND ngày 04 tháng 5 năm 2023 của UBND tỉnh về thành lập Tổ công tác, đưa",
    )
    check = checked(text_view(tmp_path, draft), draft)
    assert only(check).verdict is Verdict.CITED_ONLY or only(check).verdict is Verdict.UNKNOWN


def test_the_partys_documents_keep_the_partys_form(view: View) -> None:
    line = only(
        checked(
            view,
            "Căn cứ Quy chế số 07-QC/TU, ngày 12/3/2021 của Tỉnh ủy về quản lý thống nhất các hoạt động đối ngoại.",
        )
    )
    assert Verdict.FORM not in {finding.verdict for finding in line.findings}


@pytest.mark.parametrize(
    "render", [lambda check: check_text(check, Language.VIETNAMESE), lambda check: check_text(check, Language.ENGLISH)]
)
def test_a_check_reads_as_text(view: View, render: Callable[[Check], str]) -> None:
    text = render(
        checked(view, "Căn cứ Kế hoạch số 57/KH-UBND ngày 24 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương.")
    )
    assert "57/KH-UBND" in text
    assert "23 tháng 01 năm 2024" in text
    assert "①" in text


def test_a_check_as_json_quotes_its_sources(view: View) -> None:
    value = check_json(
        checked(view, "Căn cứ Kế hoạch số 57/KH-UBND ngày 24 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương."),
        Language.VIETNAMESE,
    )
    line = value["lines"][0]
    assert line["verdict"] == "wrong_date"
    assert all(1 <= n <= len(value["citations"]) for finding in line["findings"] for n in finding["sources"])
    assert value["counts"] == {"wrong_date": 1}


def test_a_text_without_references_says_so(view: View) -> None:
    check = checked(view, "Hôm nay trời đẹp, cơ quan họp lúc 8 giờ.")
    assert check.lines == ()
    assert check_text(check, Language.VIETNAMESE).startswith("Không tìm thấy văn bản nào")


def test_faultless_verdicts_blame_nothing() -> None:
    assert {Verdict.RIGHT, Verdict.CITED_ONLY, Verdict.UNKNOWN} == FAULTLESS
