"""Who acts and who is acted upon, told from the order of verb, named document and unknown one."""

from __future__ import annotations

import pytest

from corpus.model import Relation
from corpus.query_symbols import find_query_symbols
from corpus.text.fold import fold
from retrieval.question.relations_asked import RelationAsked, relation_asked


def asked(question: str) -> RelationAsked | None:
    return relation_asked(fold(question), [(match.start, match.end) for match in find_query_symbols(question)])


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("Văn bản nào thay thế Quyết định 745/QĐ-UBND?", Relation.REPLACES),
        ("Quyết định 745/QĐ-UBND đã bị văn bản nào bãi bỏ?", Relation.REPEALS),
        ("quyet dinh 745/qd-ubnd duoc thay the boi van ban nao", Relation.REPLACES),
        ("Quyết định 745/QĐ-UBND còn hiệu lực không?", Relation.EXPIRES),
        ("Quyết định 745/QĐ-UBND đã được sửa đổi chưa?", Relation.AMENDS),
        ("Những văn bản nào căn cứ Nghị định 90/2014/NĐ-CP?", Relation.BASED_ON),
        ("Nghị định 90/2014/NĐ-CP là căn cứ của những quyết định nào?", Relation.BASED_ON),
        ("Law 90/2014/QH13 is the legal basis of which plans?", Relation.BASED_ON),
        ("Kế hoạch nào thực hiện Nghị quyết 12/NQ-HĐND?", Relation.IMPLEMENTS),
        ("Which decision was Decision 745/QĐ-UBND replaced by?", Relation.REPLACES),
        ("Has Decision 745/QĐ-UBND been amended?", Relation.AMENDS),
        ("Which report answers letter 12/SYT-NV?", Relation.REPLIES_TO),
        ("Which documents cite Plan 12/KH-UBND?", Relation.CITES),
    ],
)
def test_what_others_say_of_the_document_named(question: str, relation: Relation) -> None:
    found = asked(question)
    assert found is not None
    assert found.inward
    assert relation in found.relations


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("Quyết định 745/QĐ-UBND thay thế văn bản nào?", Relation.REPLACES),
        ("Văn bản nào bị Quyết định 745/QĐ-UBND thay thế?", Relation.REPLACES),
        ("Những văn bản nào hết hiệu lực theo Quyết định 745/QĐ-UBND?", Relation.EXPIRES),
        ("Quyết định 745/QĐ-UBND sửa đổi những quyết định nào?", Relation.AMENDS),
        ("Kế hoạch 12/KH-UBND căn cứ vào đâu?", Relation.BASED_ON),
        ("Căn cứ pháp lý của Kế hoạch 12/KH-UBND là gì?", Relation.BASED_ON),
        ("Kế hoạch 12/KH-UBND triển khai đề án nào?", Relation.IMPLEMENTS),
        ("Báo cáo này được lập theo công văn nào?", Relation.REPLIES_TO),
        ("Công văn 12/SYT-NV trả lời công văn nào?", Relation.REPLIES_TO),
        ("Sở nào trình Nghị quyết 12/NQ-HĐND?", Relation.PROPOSED_BY),
        ("what is Decision 745/QĐ-UBND based on?", Relation.BASED_ON),
        ("What is the legal basis of Decision 745/QĐ-UBND?", Relation.BASED_ON),
        ("Đâu là căn cứ của Quyết định 745/QĐ-UBND?", Relation.BASED_ON),
        ("Which decisions does Decision 745/QĐ-UBND replace?", Relation.REPLACES),
        ("What was replaced by Decision 745/QĐ-UBND?", Relation.REPLACES),
    ],
)
def test_what_the_document_named_says_of_others(question: str, relation: Relation) -> None:
    found = asked(question)
    assert found is not None
    assert not found.inward
    assert relation in found.relations


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("Quyết định 24/2018/QĐ-UBND có thay thế Quyết định 745/QĐ-UBND không?", (0, 1)),
        ("Quyết định 745/QĐ-UBND bị thay thế bởi Quyết định 24/2018/QĐ-UBND à?", (1, 0)),
    ],
)
def test_both_are_named(question: str, pair: tuple[int, int]) -> None:
    found = asked(question)
    assert found is not None
    assert found.pair == pair


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 12/KH-UBND thực hiện trong bao lâu?",
        "Kế hoạch 12/KH-UBND triển khai những nội dung gì?",
        "What activities does Plan 12/KH-UBND carry out?",
        "Ai ký thay Giám đốc trong Quyết định 745/QĐ-UBND?",
        "Tình hình triển khai Kế hoạch 12/KH-UBND ra sao?",
        "Mức chi bổ sung theo Quyết định 745/QĐ-UBND là bao nhiêu?",
        "Kế hoạch 12/KH-UBND về phòng cháy, chữa cháy có những nội dung gì?",
    ],
)
def test_a_question_for_something_else(question: str) -> None:
    assert asked(question) is None
