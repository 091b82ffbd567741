"""The verb of the clause says how two documents stand to each other."""

from __future__ import annotations

import pytest

from corpus.model import ParagraphKind, Relation
from corpus.relations import Setting, carries_on, change_announced, relation_at

CITED = "Quyết định số 24/2018/QĐ-UBND"


def relation(text: str, *, kind: ParagraphKind = ParagraphKind.BODY, own: str | None = "Quyết định") -> Relation:
    """Return the relation of the mention of CITED; other mentions are marked by square brackets."""
    others = [position for position, character in enumerate(text) if character == "["]
    start = text.index(CITED)
    return relation_at(
        Setting(text, kind is ParagraphKind.BASIS, own, tuple(sorted([*others, start]))), start, start + len(CITED)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Thực hiện {CITED}, Sở báo cáo", Relation.IMPLEMENTS),
        (f"Triển khai thực hiện nghiêm túc các nội dung của {CITED}", Relation.IMPLEMENTS),
        (f"Bám sát nội dung {CITED}", Relation.IMPLEMENTS),
        (f"thanh toán theo {CITED}", Relation.IMPLEMENTS),
        (f"Thực hiện chỉ đạo của UBND tỉnh tại {CITED}", Relation.IMPLEMENTS),
        (f"Quy định ban hành kèm theo {CITED}", Relation.PROMULGATED_BY),
        (f"Theo đề nghị của Giám đốc Sở Tài chính tại {CITED}", Relation.PROPOSED_BY),
        (f"Sở nhận được {CITED}", Relation.REPLIES_TO),
        (f"Phúc đáp {CITED}", Relation.REPLIES_TO),
        (f"Trả lời văn bản {CITED}", Relation.REPLIES_TO),
        (f"thực hiện ý kiến chỉ đạo của UBND tỉnh tại Văn bản {CITED}", Relation.IMPLEMENTS),
        (f"Theo đề nghị của Giám đốc Sở Tài chính (tại {CITED}", Relation.PROPOSED_BY),
        (f"Kết quả 3 năm thực hiện {CITED}", Relation.REPORTS_ON),
        (f"Giao Sở Tài chính tham mưu UBND tỉnh ban hành văn bản thay thế {CITED}", Relation.CITES),
        (f"Sửa đổi, bổ sung một số điều của {CITED}", Relation.AMENDS),
        (f"Quyết định này có hiệu lực kể từ ngày ký và thay thế {CITED}", Relation.REPLACES),
        (f"Bãi bỏ {CITED}", Relation.REPEALS),
        (f"Hủy bỏ {CITED}", Relation.REPEALS),
        (f"Bãi bỏ khoản 3 Điều 10 của {CITED}", Relation.AMENDS),
        (f"Quyết định này thay thế các quy định tại điểm 1, mục II của {CITED}", Relation.AMENDS),
        (f"Thay thế Phụ lục II ban hành kèm theo {CITED}", Relation.AMENDS),
        (f"{CITED} hết hiệu lực kể từ ngày Quyết định này có hiệu lực", Relation.EXPIRES),
        (f"Đính chính {CITED}", Relation.CORRECTS),
        (f"Kéo dài thời gian thực hiện {CITED}", Relation.EXTENDS),
        (f"Điều chỉnh, bổ sung {CITED}", Relation.EXTENDS),
        (f"Tổng kết 05 năm thực hiện {CITED}", Relation.REPORTS_ON),
        (f"báo cáo kết quả thực hiện {CITED}", Relation.REPORTS_ON),
        (f"Sở tham mưu Chủ tịch UBND tỉnh ban hành {CITED}", Relation.DRAFTED),
        (f"Năm 2023, UBND tỉnh đã ban hành {CITED}", Relation.CITES),
        (f"Sở thực hiện tốt nhiệm vụ được giao. Trước đó, {CITED} đã nêu", Relation.CITES),
    ],
)
def test_cues(text: str, expected: Relation) -> None:
    assert relation(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        f"[Quyết định số 5/QĐ-UBND] thay thế {CITED}",
        f"nội dung được sửa đổi, bổ sung tại {CITED}",
        f"Sở đề xuất UBND tỉnh bãi bỏ {CITED}",
        f"nghiên cứu sửa đổi, bổ sung {CITED}",
    ],
)
def test_what_others_change_this_document_does_not(text: str) -> None:
    assert relation(text) not in {Relation.REPLACES, Relation.REPEALS, Relation.AMENDS}


def test_a_report_changes_nothing_by_itself() -> None:
    assert relation(f"Kết quả thay thế {CITED}", own="Báo cáo") is Relation.CITES
    assert relation(f"Công văn này thay thế {CITED}", own="Công văn") is Relation.REPLACES
    assert relation(f"đính chính {CITED}", own="Công văn") is Relation.CORRECTS


def test_a_basis_is_what_the_document_stands_on() -> None:
    assert relation(f"Căn cứ {CITED};", kind=ParagraphKind.BASIS) is Relation.BASED_ON
    assert relation(f"Căn cứ {CITED} sửa đổi, bổ sung", kind=ParagraphKind.BASIS) is Relation.BASED_ON
    assert relation(f"Theo đề nghị của Sở tại {CITED}.", kind=ParagraphKind.BASIS) is Relation.PROPOSED_BY
    assert relation(f"Xét {CITED};", kind=ParagraphKind.BASIS) is Relation.PROPOSED_BY


@pytest.mark.parametrize("between", [", ", "; ", " và ", ", các ", "; số ", " và số "])
def test_joints_of_a_list(between: str) -> None:
    assert carries_on(between)


@pytest.mark.parametrize("between", [" về việc ", ". ", " của UBND tỉnh và ", " thay thế "])
def test_other_words_end_a_list(between: str) -> None:
    assert not carries_on(between)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 2. Bãi bỏ các văn bản sau:", Relation.REPEALS),
        ("Quyết định này thay thế các quyết định sau đây:", Relation.REPLACES),
        ("Các văn bản sau đây hết hiệu lực:", Relation.EXPIRES),
        ("Điều 2. Bãi bỏ các văn bản.", None),
        ("Trách nhiệm của các sở:", None),
    ],
)
def test_a_list_may_be_announced(text: str, expected: Relation | None) -> None:
    assert change_announced(text, "Quyết định") is expected


@pytest.mark.parametrize(
    ("this", "own", "expected"),
    [
        ("Quyết định này", "Báo cáo", Relation.CITES),
        ("Nghị định này", "Công văn", Relation.CITES),
        ("Công văn này", "Công văn", Relation.REPLACES),
        ("Văn bản này", "Công văn", Relation.REPLACES),
        ("Quyết định này", "Quyết định", Relation.REPLACES),
        ("Quy định này", "Quyết định", Relation.REPLACES),
    ],
)
def test_this_decision_in_a_report_is_another_document(this: str, own: str, expected: Relation) -> None:
    assert relation(f"{this} thay thế {CITED}", own=own) is expected


@pytest.mark.parametrize(
    ("kind", "before"), [(ParagraphKind.BODY, "sau khi xem xét "), (ParagraphKind.BASIS, "Sau khi xem xét các ")]
)
def test_a_proposal_that_was_considered_proposes(kind: ParagraphKind, before: str) -> None:
    text = f"{before}Tờ trình số 14/TTr-SYT của Sở Y tế, Ủy ban quyết định"
    start = text.index("Tờ trình")
    setting = Setting(text, kind is ParagraphKind.BASIS, "Kết luận", (start,))
    assert relation_at(setting, start, start + len("Tờ trình số 14/TTr-SYT")) is Relation.PROPOSED_BY
