"""References: what a document says about others, each with its own date, issuer, subject, relation and short name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import (
    DateProblem,
    Header,
    ParagraphKind,
    Relation,
    WrittenDate,
)
from corpus.symbols import parse_symbol
from tests.support.cited import DECISION, cited, symbol_of
from tests.support.timing import least_seconds


def test_the_parts_of_a_full_citation() -> None:
    text = (
        "Thực hiện Kế hoạch số 163/KH-UBND ngày 09/6/2022 của UBND tỉnh Sông Thương về việc thực hiện Thỏa thuận hợp tác"
        " giai đoạn 2022-2026 (Kế hoạch 163), Sở báo cáo như sau:"
    )
    (found,) = cited(text)
    assert found.text == text[len("Thực hiện ") : -len(", Sở báo cáo như sau:")]
    assert (found.type, symbol_of(found), found.issuer) == ("Kế hoạch", "163/KH-UBND", "UBND tỉnh Sông Thương")
    assert found.date == WrittenDate("09/6/2022", date(2022, 6, 9))
    assert found.subject == "thực hiện Thỏa thuận hợp tác giai đoạn 2022-2026"
    assert (found.alias, found.period, found.relation) == ("Kế hoạch 163", "2022-2026", Relation.IMPLEMENTS)
    assert not found.inherited


@pytest.mark.parametrize(
    ("after", "issuer", "subject"),
    [
        (" của Chủ tịch UBND tỉnh về việc khen thưởng", "Chủ tịch UBND tỉnh", "khen thưởng"),
        (" của Sở Ngoại vụ Bắc Giang về việc báo cáo", "Sở Ngoại vụ Bắc Giang", "báo cáo"),
        (" của Sở Văn hóa, Thể thao và Du lịch tỉnh về lễ hội", "Sở Văn hóa, Thể thao và Du lịch tỉnh", "lễ hội"),
        (" của Ban Thường vụ Tỉnh ủy (khóa XIX) về du lịch", "Ban Thường vụ Tỉnh ủy", "du lịch"),
        (" của HĐND tỉnh khóa XIX, kỳ họp thứ 5 về đầu tư công", "HĐND tỉnh", "đầu tư công"),
        (" của UBND tỉnh phê duyệt Đề án số hóa", "UBND tỉnh", "phê duyệt Đề án số hóa"),
        (" của UBND tỉnh và các sở", "UBND tỉnh", None),
        (" hoạt động thông tin đối ngoại năm 2023", None, "hoạt động thông tin đối ngoại năm 2023"),
        (" của UBND tỉnh. Sở đã triển khai", "UBND tỉnh", None),
        (" Sở Tài chính đã phối hợp", None, None),
        (" đã hết hiệu lực", None, None),
    ],
)
def test_issuer_and_subject_end_where_the_phrase_ends(after: str, issuer: str | None, subject: str | None) -> None:
    (found, *_) = cited(f"Quyết định số 942/QĐ-UBND ngày 31/8/2021{after}")
    assert (found.issuer, found.subject) == (issuer, subject)


@pytest.mark.parametrize(
    ("written", "raw", "problem"),
    [
        ("ngày 31/8/2021", "31/8/2021", None),
        (", ngày 31-8-2021", "31-8-2021", None),
        ("ngày 31 tháng 8 năm 2021", "31 tháng 8 năm 2021", None),
        ("(ngày 31/8/2021)", "31/8/2021", None),
        ("ban hành ngày 31/8/2021", "31/8/2021", None),
        ("ngày 15/23/2022", "15/23/2022", DateProblem.IMPOSSIBLE),
        ("ngày … tháng … năm 2021", "… tháng … năm 2021", DateProblem.INCOMPLETE),
        ("ngày 31/8", "31/8", DateProblem.INCOMPLETE),
        ("ngày 31/8/2025", "31/8/2025", DateProblem.LATER),
    ],
)
def test_dates_are_kept_as_written_with_their_doubt(written: str, raw: str, problem: DateProblem | None) -> None:
    (found,) = cited(f"theo Quyết định số 942/QĐ-UBND {written} của UBND tỉnh")
    assert found.date is not None
    assert (found.date.raw, found.date.problem) == (raw, problem)
    assert found.issuer == "UBND tỉnh"


def test_a_scheme_is_bound_to_the_decision_that_promulgates_it() -> None:
    text = (
        "Sở tuyên truyền Đề án mở rộng hợp tác giai đoạn 2021 - 2025 ban hành kèm theo Quyết định số 1120/QĐ-UBND ngày"
        " 17/6/2021 của UBND tỉnh (Đề án 1120).\nĐối với Đề án 1120: đạt kết quả. Quyết định số 1120/QĐ-UBND nêu rõ."
    )
    first, alias, again = cited(text)
    assert (first.alias, first.type, first.period) == ("Đề án 1120", "Quyết định", "2021 - 2025")
    assert first.alias_of == "Đề án mở rộng hợp tác giai đoạn 2021 - 2025"
    assert first.relation is Relation.PROMULGATED_BY
    assert (alias.text, alias.alias, symbol_of(alias)) == ("Đề án 1120", "Đề án 1120", "1120/QĐ-UBND")
    assert (alias.date, alias.issuer, alias.inherited) == (first.date, "UBND tỉnh", True)
    assert (again.alias, again.date, again.issuer, again.inherited) == (None, first.date, "UBND tỉnh", True)


def test_a_short_name_is_followed_even_before_it_is_given() -> None:
    title, _ = cited("Thực hiện Đề án 1120\nĐề án ban hành kèm theo Quyết định số 1120/QĐ-UBND (Đề án 1120)")
    assert (title.text, symbol_of(title), title.relation) == ("Đề án 1120", "1120/QĐ-UBND", Relation.IMPLEMENTS)


def test_short_names_are_local_to_a_document() -> None:
    assert cited("Đối với Đề án 1120 và Kế hoạch 163, kết quả tốt.") == ()


def test_type_and_number_alone_take_up_a_document_cited_before() -> None:
    found = cited(
        "Kế hoạch số 57/KH-UBND ngày 23/01/2024 của UBND tỉnh.\nThực hiện Kế hoạch số 57 và kế hoạch 57, kế hoạch 58."
    )
    assert [(r.text, symbol_of(r)) for r in found[1:]] == [
        ("Kế hoạch số 57", "57/KH-UBND"),
        ("kế hoạch 57", "57/KH-UBND"),
    ]


def test_a_bare_type_is_a_short_name_only_standing_alone() -> None:
    found = cited(
        "Kế hoạch số 57/KH-UBND ngày 23/01/2024 của UBND tỉnh (sau đây gọi tắt là Kế hoạch).\n"
        "Mục tiêu của Kế hoạch được giữ; Kế hoạch phát triển nông thôn là việc khác; kế hoạch năm."
    )
    assert [r.text for r in found[1:]] == ["Kế hoạch"]


def test_a_title_without_number_takes_up_the_one_document_it_fits() -> None:
    text = (
        "Kế hoạch số 625/KH-UBND ngày 15/12/2022 hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2023; Kế hoạch số"
        " 57/KH-UBND ngày 23/01/2024 hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024.\n"
        "Bám sát Kế hoạch hoạt động TTĐN tỉnh Sông Thương năm 2024 để tham mưu."
    )
    last = cited(text)[-1]
    assert (last.text, symbol_of(last)) == ("Kế hoạch hoạt động TTĐN tỉnh Sông Thương năm 2024", "57/KH-UBND")
    assert last.inherited


@pytest.mark.parametrize(
    "later",
    [
        "Kế hoạch hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2025",  # another year
        "Đề án hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024",  # another type
        "Kế hoạch hoạt động thông tin",  # too little
    ],
)
def test_a_title_that_fits_no_document_is_none(later: str) -> None:
    first = "Kế hoạch số 57/KH-UBND ngày 23/01/2024 hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024."
    assert len(cited(f"{first}\nBám sát {later}.")) == 1


def test_a_title_that_two_documents_share_is_followed_to_neither() -> None:
    one = "Kế hoạch số 57/KH-UBND ngày 23/01/2024 hoạt động thông tin đối ngoại năm 2024"
    other = "Kế hoạch số 58/KH-UBND ngày 24/01/2024 hoạt động thông tin đối ngoại năm 2024"
    assert len(cited(f"{one}; {other}.\nTheo Kế hoạch hoạt động thông tin đối ngoại năm 2024.")) == 2


def test_numbers_of_a_list_share_type_tail_date_and_issuer() -> None:
    found = cited("theo các Nghị quyết số 12, 13/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh về đầu tư công")
    assert [(r.type, symbol_of(r), r.issuer, r.subject) for r in found] == [
        ("Nghị quyết", "12/NQ-HĐND", "HĐND tỉnh", "đầu tư công"),
        ("Nghị quyết", "13/NQ-HĐND", "HĐND tỉnh", "đầu tư công"),
    ]
    assert [r.text for r in found] == ["Nghị quyết số 12", "13/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh về đầu tư công"]
    assert {r.relation for r in found} == {Relation.IMPLEMENTS}


def test_a_verb_governs_its_whole_list() -> None:
    found = cited(
        "Quyết định này thay thế các Quyết định: số 1/QĐ-UBND ngày 05/01/2020; số 2/QĐ-UBND ngày 06/01/2020 và Quyết định số"
        " 3/QĐ-UBND ngày 07/01/2020 của UBND tỉnh; bãi bỏ Quyết định số 4/QĐ-UBND.",
        header=DECISION,
    )
    assert [r.relation for r in found] == [Relation.REPLACES] * 3 + [Relation.REPEALS]


def test_a_verb_governs_the_list_of_the_paragraphs_below() -> None:
    found = cited(
        "Điều 2. Bãi bỏ các văn bản sau:\n1. Quyết định số 10/2015/QĐ-UBND ngày 05/01/2015 của UBND tỉnh về thu phí.\n"
        "2. Quyết định số 11/2016/QĐ-UBND ngày 06/02/2016 của UBND tỉnh.\n"
        "Điều 3. Các sở thi hành.\nQuyết định số 12/QĐ-UBND được gửi kèm.",
        header=DECISION,
    )
    assert [r.relation for r in found] == [Relation.REPEALS, Relation.REPEALS, Relation.CITES]


def test_a_document_named_in_the_title_of_another_is_only_cited() -> None:
    outer, inner = cited(
        "Thực hiện Kết luận số 72-KL/TW ngày 23/02/2024 của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 13-NQ/TW ngày"
        " 16/01/2012 của Ban Chấp hành Trung ương Đảng khóa XI"
    )
    assert (outer.relation, inner.relation) == (Relation.IMPLEMENTS, Relation.CITES)
    assert outer.subject is not None
    assert "13-NQ/TW" in outer.subject
    assert inner.issuer == "Ban Chấp hành Trung ương Đảng"


def test_the_own_number_is_no_reference() -> None:
    assert cited("(Kèm theo Quyết định số 20/2024/QĐ-UBND ngày 05/3/2024 của UBND tỉnh)", header=DECISION) == ()
    assert cited("ban hành kèm theo Quyết định này; Số: /BC-STTTT; nghị quyết số      /NQ-HĐND", header=DECISION) == ()


def test_the_own_number_of_another_day_is_another_document() -> None:
    header = Header(type="Kế hoạch", symbol=parse_symbol("31/KH-UBND"), date=WrittenDate("05/3/2024", date(2024, 3, 5)))
    (found,) = cited("Tiếp nối Kế hoạch số 31/KH-UBND ngày 09/02/2023 của UBND tỉnh", header=header)
    assert found.date is not None
    assert found.date.value == date(2023, 2, 9)


def test_one_number_of_two_days_is_two_documents_and_a_bare_number_is_neither() -> None:
    first, second, bare = cited(
        "Kế hoạch số 31/KH-UBND ngày 01/02/2022 của UBND tỉnh; Kế hoạch số 31/KH-UBND ngày 09/02/2023 của UBND huyện.\n"
        "Kế hoạch số 31/KH-UBND nêu trên."
    )
    assert (first.issuer, second.issuer) == ("UBND tỉnh", "UBND huyện")
    assert (bare.date, bare.issuer) == (None, None)


def test_the_type_may_stand_apart_from_the_number() -> None:
    first, second = cited(
        "Quyết định của Thủ tướng Chính phủ số 749/QĐ-TTg ngày 03/6/2020; Chương trình hành động số 05-CTr/TU ngày 10/3/2021"
    )
    assert (first.type, first.issuer) == ("Quyết định", "Thủ tướng Chính phủ")
    assert first.text.startswith("Quyết định của")
    assert (second.type, second.text.split(" số")[0]) == ("Chương trình", "Chương trình hành động")


@pytest.mark.parametrize(
    ("text", "kind", "symbol"),
    [
        ("Công văn số 4567/CT-TTHT ngày 05/5/2020", "Công văn", "4567/CT-TTHT"),
        ("Thông báo kết luận số 94/TB-UBND", "Thông báo", "94/TB-UBND"),
        ("Quy định số 37-QĐ/TW ngày 25/10/2021", "Quy định", "37-QĐ/TW"),
        ("Nghị định số 178/CP ngày 28/10/1994 của Chính phủ", "Nghị định", "178/CP"),
        ("Nghị định 30/2020 quy định", "Nghị định", "NĐ 30/2020"),
    ],
)
def test_words_and_code_say_the_type(text: str, kind: str, symbol: str) -> None:
    (found,) = cited(text)
    assert (found.type, symbol_of(found)) == (kind, symbol)


def test_capitals_of_a_title_are_read() -> None:
    (found,) = cited(
        "THỰC HIỆN KẾ HOẠCH SỐ 12/KH-UBND NGÀY 12/01/2023 CỦA UBND TỈNH VỀ CHUYỂN ĐỔI SỐ", kind=ParagraphKind.TITLE
    )
    assert (found.issuer, found.subject, found.relation) == ("UBND TỈNH", "CHUYỂN ĐỔI SỐ", Relation.IMPLEMENTS)
    assert found.date is not None


def test_several_bodies_issue_a_joint_circular() -> None:
    (found,) = cited(
        "Căn cứ Thông tư liên tịch số 55/2015/TTLT-BTC-BKHCN ngày 22/4/2015 của Bộ trưởng Bộ Tài chính, Bộ trưởng Bộ Khoa học"
        " và Công nghệ hướng dẫn định mức;",
        kind=ParagraphKind.BASIS,
    )
    assert found.issuer == "Bộ trưởng Bộ Tài chính, Bộ trưởng Bộ Khoa học và Công nghệ"
    assert found.subject == "hướng dẫn định mức"


def test_paragraphs_that_are_no_text_are_not_read() -> None:
    for kind in (ParagraphKind.HEADER, ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS, ParagraphKind.NOISE):
        assert cited("Quyết định số 942/QĐ-UBND", kind=kind) == ()


def test_footnotes_and_table_rows_are_read() -> None:
    for kind in (ParagraphKind.FOOTNOTE, ParagraphKind.TABLE_ROW):
        (found,) = cited("1\tQuyết định số 942/QĐ-UBND\tUBND tỉnh", kind=kind)
        assert found.text == "Quyết định số 942/QĐ-UBND"


@given(st.lists(st.sampled_from([
    "Thực hiện ", "Quyết định số 942/QĐ-UBND", " ngày 31/8/2021", " của UBND tỉnh", " về việc ", "(Đề án 942)", "; ", " và ",
    "12, 13/NQ-HĐND", "Luật Đất đai năm 2024", "Thỏa thuận giữa A và B", "Kế hoạch 57", ".", "(", ")", "\n", "thay thế ",
]), max_size=30).map("".join))  # fmt: skip
def test_any_sequence_of_pieces_is_read_with_right_offsets(text: str) -> None:
    cited(text, header=DECISION)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    cited(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Quyết định số 942/QĐ-UBND ", "số 1/", "(", ") ", "ngày ", "Luật Đất ", "Thỏa thuận giữa ", " ", "12/",
        "Kế hoạch 1 ", "ban hành kèm theo ", "(Đề án 942) ", "thay thế ",
    ],
)  # fmt: skip
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    # Text that is nothing but citations costs a little for each; all else stays under a second.
    allowed = 1 + len(cited(text)) / 1_500
    assert least_seconds(lambda: cited(text), enough=allowed) < allowed


def test_many_references_are_read_in_linear_time() -> None:
    lines = (
        f"Thực hiện Kế hoạch số {number}/KH-UBND ngày 05/5/2021 của UBND tỉnh (Kế hoạch {number}); theo Kế hoạch {number - 1}."
        for number in range(1, 1501)
    )
    text = "\n".join(lines)
    assert len(cited(text)) == 2 * 1500 - 1
    assert least_seconds(lambda: cited(text), enough=5) < 5
