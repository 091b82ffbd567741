"""Follow-up questions: what they take from the question before."""

from __future__ import annotations

import pytest

from retrieval.answer import Answer, Outcome
from retrieval.answers.draft import Draft
from retrieval.language.names import NameIndex
from retrieval.query import Kind, Query
from retrieval.question.conversation import resolve
from retrieval.question.understand import Lexicon, understand
from tests.support.hand_made import TODAY, Shelf, understood


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def named(question: str) -> Query:
    """Return a question as understood where two places are known."""
    return understand(question, Lexicon(NameIndex({"Cầu Mới": 2, "Cầu Đá": 2}, {}), {}), today=TODAY)


def never(question: str) -> Answer:
    raise AssertionError(question)


@pytest.mark.parametrize(
    ("follow_up", "before", "resolved"),
    [
        ("còn kế hoạch 163 thì sao?", "Ai ký Kế hoạch 186/KH-UBND?", "Ai ký kế hoạch 163?"),
        ("con ke hoach 163 thi sao", "ai ky ke hoach 186", "ai ky ke hoach 163"),
        ("Thế còn Quyết định 402/QĐ-UBND?", "Quyết định 1120 ban hành ngày nào?", "Quyết định 402/QĐ-UBND ban hành ngày nào?"),
        ("What about Plan 163?", "Who signed Plan 186?", "Who signed Plan 163?"),
        ("Kế hoạch 163", "Ai ký Kế hoạch 186/KH-UBND?", None),
        ("còn kế hoạch 163 nói về gì?", "Ai ký Kế hoạch 186/KH-UBND?", None),
        ("còn kế hoạch 163 thì sao?", "Năm 2023 mở bao nhiêu lớp tập huấn?", None),
    ],
)  # fmt: skip
def test_a_follow_up_may_turn_to_another_document(follow_up: str, before: str, resolved: str | None) -> None:
    assert resolve(follow_up, understood(follow_up), before, never, understood) == resolved


@pytest.mark.parametrize(
    ("follow_up", "before", "resolved"),
    [
        ("còn tổ thẩm định thì sao?", "Tổ xét duyệt có mấy người?", "tổ thẩm định có mấy người?"),
        ("thế bò thịt?", "trại nuôi bao nhiêu bò sữa?", "trại nuôi bao nhiêu bò thịt?"),
        ("còn trâu thì sao?", "trại nuôi bao nhiêu bò sữa?", "trại nuôi bao nhiêu trâu?"),
        ("nông thôn thì sao?", "hạn mức đất ở đô thị là bao nhiêu?", "hạn mức đất ở nông thôn là bao nhiêu?"),
        ("còn Cầu Đá?", "Cầu Mới có bao nhiêu vụ cháy?", "Cầu Đá có bao nhiêu vụ cháy?"),
        ("còn của xã thì sao?", "trại nuôi bao nhiêu bò sữa?", "trại nuôi bao nhiêu bò sữa của xã"),
        ("What about goat farms?", "How many goat herds are there?", "How many goat farms are there?"),
        ("the Cau Da thi sao", "Cầu Mới có bao nhiêu vụ cháy?", "Cau Da có bao nhiêu vụ cháy?"),
        ("Đồng Bái?", "Thu ngân sách của Mường Sẻ là bao nhiêu?", "Thu ngân sách của Đồng Bái là bao nhiêu?"),
        ("nông thôn?", "hạn mức đất ở đô thị là bao nhiêu?", "hạn mức đất ở nông thôn là bao nhiêu?"),
        ("cao đẳng?", "Mường Sẻ hỗ trợ bao nhiêu tiền?", "Mường Sẻ hỗ trợ bao nhiêu tiền cao đẳng?"),
        ("riêng bưởi?", "Mường Sẻ trồng mấy ha cây ăn quả?", "Mường Sẻ trồng mấy ha cây ăn quả bưởi?"),
        ("riêng cấp xã thì bao nhiêu?", "Năm 2023 xử lý bao nhiêu vụ?", "Năm 2023 xử lý bao nhiêu vụ riêng cấp xã thì bao nhiêu?"),
    ],
)  # fmt: skip
def test_a_follow_up_may_turn_to_another_thing(follow_up: str, before: str, resolved: str) -> None:
    assert resolve(follow_up, named(follow_up), before, never, named) == resolved


def test_a_follow_up_keeps_the_place_and_the_time_of_the_question_before() -> None:
    before = "Tháng 3/2022 Cầu Mới có bao nhiêu vụ cháy?"
    answer = named("Cầu Mới?")
    silent = Answer(answer.asked, answer.language, "fact", Outcome.NOT_FOUND)
    asked = "tịch thu bao nhiêu gỗ?"
    resolved = resolve(asked, named(asked), before, lambda earlier: silent, named)
    assert resolved == "tịch thu bao nhiêu gỗ (Cầu Mới, Tháng 3/2022)?"


@pytest.mark.parametrize(
    ("follow_up", "before", "resolved"),
    [
        ("còn điều 1?", "Điều 3 Quyết định 745/QĐ-UBND quy định gì?", "điều 1, Quyết định 745/QĐ-UBND?"),
        ("con dieu 1 thi sao", "khoan 2 dieu 3 quyet dinh 745 noi gi", "dieu 1, quyet dinh 745?"),
        ("khoản 3 nói gì?", "Khoản 2 Điều 9 Quy chế 07-QC/TU", "khoản 3 nói gì Điều 9, Quy chế 07-QC/TU?"),
        ("điểm b?", "Khoản 2 Điều 9 Quy chế 07-QC/TU", "điểm b khoản 2 Điều 9, Quy chế 07-QC/TU?"),
        ("and clause 3?", "What does clause 2, Article 5 of Decision 745 say?", "clause 3 Article 5, Decision 745?"),
        ("Điều 4 quy định gì?", "Ai ký Quyết định 745/QĐ-UBND?", "Điều 4 quy định gì, Quyết định 745/QĐ-UBND?"),
        ("Điều 4 của Quy chế này?", "Ai ký Quyết định 745/QĐ-UBND?", "Điều 4 của Quyết định 745/QĐ-UBND?"),
    ],
)  # fmt: skip
def test_a_provision_alone_is_one_of_the_document_before(follow_up: str, before: str, resolved: str) -> None:
    def silent(question: str) -> Answer:
        return Answer(question, understood(question).language, "fact", Outcome.NOT_FOUND)

    assert resolve(follow_up, understood(follow_up), before, silent, understood) == resolved


@pytest.mark.parametrize(
    ("follow_up", "before", "resolved"),
    [
        ("trong số đó, kế hoạch nào của Cầu Đá?", "Kế hoạch nào về trồng tre?", "Kế hoạch nào về trồng tre của Cầu Đá?"),
        ("trong so do cai nao nam 2023", "ke hoach nao ve trong tre", "ke hoach nao ve trong tre nam 2023"),
        ("which of them are from Cầu Đá?", "Which plans concern bamboo?", "Which plans concern bamboo from Cầu Đá?"),
    ],
)  # fmt: skip
def test_of_what_was_found_only_what_fits_is_asked_for(follow_up: str, before: str, resolved: str) -> None:
    assert resolve(follow_up, named(follow_up), before, never, named) == resolved


@pytest.mark.parametrize(
    ("before", "resolved"),
    [
        ("Văn bản nào thay thế Quyết định 745/QĐ-UBND?", "ai ký (Quyết định số 1388/QĐ-UBND)?"),
        ("Quyết định 745/QĐ-UBND thay thế văn bản nào?", "ai ký (Quyết định 745/QĐ-UBND)?"),
    ],
)
def test_what_was_asked_for_is_spoken_of_next_and_not_what_it_was_asked_of(
    before: str, resolved: str, shelf: Shelf
) -> None:
    found = shelf.hold("moi", "Quyết định", "1388/QĐ-UBND", "Kiện toàn Ban Chỉ đạo")
    says = shelf.paragraphs["moi"][1]
    draft = Draft(understood(before), Kind.RELATION)
    draft.name(found)
    draft.claim(says.text, (draft.cite(shelf.document(says.document_id), says, says.text),))
    assert resolve("ai ký?", understood("ai ký?"), before, lambda earlier: draft.answered(0.9), understood) == resolved


def test_it_is_what_was_named_before() -> None:
    answer = Answer("", understood("nó quy định gì?").language, "fact", Outcome.NOT_FOUND)
    resolved = resolve(
        "nó quy định gì?",
        understood("nó quy định gì?"),
        "Ai ký Kế hoạch 186/KH-UBND?",
        lambda earlier: answer,
        understood,
    )
    assert resolved == "Kế hoạch 186/KH-UBND quy định gì?"


@pytest.mark.parametrize("standing", ["hạn mức đất ở", "Báo cáo", "ngân sách xã", "Đồng Bái nuôi bò"])
def test_a_few_words_that_take_nothing_s_place_stand_by_themselves(standing: str) -> None:
    before = "Thu ngân sách của Mường Sẻ là bao nhiêu?"
    assert resolve(standing, understood(standing), before, never, understood) is None
