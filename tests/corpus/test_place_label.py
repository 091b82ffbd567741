"""Places are named as officials cite them, and questions name them in any form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.place import Place
from corpus.place_label import cite, find_place, label
from corpus.place_query import lies_in

LABELS = [
    ("article:3/clause:2/point:a", "điểm a khoản 2 Điều 3", "point a clause 2 Article 3"),
    ("part:I/chapter:XII/section:5/article:103/clause:2", "khoản 2 Điều 103", "clause 2 Article 103"),
    ("chapter:III/section:1/subsection:1", "Tiểu mục 1 Mục 1 Chương III", "Subsection 1 Section 1 Chapter III"),
    ("Quy định|article:5", "Điều 5 Quy định ban hành kèm theo", "Article 5 of the attached Rules"),
    ("heading:II/heading:1/paragraph:3", "mục II.1, đoạn 3", "section II.1, paragraph 3"),
    ("heading:I/heading:1/heading:1.1/heading:a", "mục I.1.1.a", "section I.1.1.a"),
    (
        "Đề án|heading:I/paragraph:1",
        "mục I, đoạn 1, Đề án ban hành kèm theo",
        "section I, paragraph 1 of the attached Scheme",
    ),
    ("part:II/heading:I/heading:2", "mục I.2 Phần II", "section I.2 Part II"),
    ("article:1/heading:II/heading:1", "mục II.1 Điều 1", "section II.1 Article 1"),
    ("opening:/paragraph:1", "mở đầu, đoạn 1", "opening, paragraph 1"),
    ("footnote:1", "chú thích 1", "footnote 1"),
    ("basis:3", "căn cứ 3", "basis 3"),
    ("appendix:II/row:5", "Phụ lục II, dòng 5", "Appendix II, row 5"),
    ("appendix:II/row:", "Phụ lục II, dòng tiêu đề", "Appendix II, header row"),
    ("heading:IV/table:2/row:5", "mục IV, bảng 2, dòng 5", "section IV, table 2, row 5"),
    ("recipients:", "nơi nhận", "recipients"),
    ("signature:", "chữ ký", "signature"),
    ("", "", ""),
]

QUESTIONS = [
    ("khoản 2 Điều 5 quy định gì?", "article:5/clause:2"),
    ("Điều 5 khoản 2", "article:5/clause:2"),
    ("dieu 5 khoan 2", "article:5/clause:2"),
    ("điểm đ khoản 1 điều 6", "article:6/clause:1/point:đ"),
    ("điểm d khoản 1 điều 6", "article:6/clause:1/point:d"),
    ("Điều 5a", "article:5a"),
    ("điểm c1 khoản 2a Điều 3", "article:3/clause:2a/point:c1"),
    ("What does Article 5 clause 2 say?", "article:5/clause:2"),
    ("Article 5(2)(a)", "article:5/clause:2/point:a"),
    ("mục II.1", "heading:II/heading:1"),
    ("muc ii.1", "heading:II/heading:1"),
    ("mục II.1, đoạn 3", "heading:II/heading:1/paragraph:3"),
    ("mục II.1.2", "heading:II/heading:1/heading:1.2"),
    ("khoản 1 Mục II Báo cáo số 12/BC-STTTT", "heading:II/heading:1"),
    ("điểm a mục 1 phần II", "part:II/heading:1/heading:a"),
    ("Mục 1 Chương II", "chapter:II/section:1"),
    ("Phụ lục II dòng 5", "appendix:II/row:5"),
    ("appendix II row 5", "appendix:II/row:5"),
    ("chú thích 2 nói gì", "footnote:2"),
    ("Điều 5 Quy định ban hành kèm theo Quyết định số 24/2018/QĐ-UBND", "Quy định|article:5"),
]

NO_PLACES = [
    "danh mục 2 dự án", "giai đoạn 2021-2025", "khoản 500 triệu đồng", "điều kiện 5 là gì", "đạt 100 điểm",
    "tăng 5 điểm phần trăm", "mục tiêu 5 năm", "chi khoản 20 tỷ", "", "Kế hoạch 481 ban hành ngày nào?",
]  # fmt: skip


@pytest.mark.parametrize(("key", "vietnamese", "english"), LABELS)
def test_places_are_named_in_both_languages(key: str, vietnamese: str, english: str) -> None:
    assert (label(Place.from_key(key)), label(Place.from_key(key), english=True)) == (vietnamese, english)


@pytest.mark.parametrize(("question", "key"), QUESTIONS)
def test_a_question_names_a_place(question: str, key: str) -> None:
    place = find_place(question)
    assert place is not None
    assert place.key() == key


@pytest.mark.parametrize("question", NO_PLACES)
def test_ordinary_words_name_no_place(question: str) -> None:
    assert find_place(question) is None


@pytest.mark.parametrize(
    ("key", "words", "_english"), [row for row in LABELS if row[0].partition(":")[0] in ("article", "heading")]
)
def test_a_label_that_is_asked_for_is_found_again(key: str, words: str, _english: str) -> None:
    if "table" in key or key.startswith("article:1/heading"):
        return
    place = find_place(words)
    assert place is not None
    assert lies_in(Place.from_key(key), place)


@pytest.mark.parametrize(
    ("key", "document", "words"),
    [
        (
            "Quy định|article:5",
            "Quyết định số 24/2018/QĐ-UBND",
            "Điều 5 Quy định ban hành kèm theo Quyết định số 24/2018/QĐ-UBND",
        ),
        ("article:2", "Quyết định số 1/QĐ-UBND", "Điều 2 Quyết định số 1/QĐ-UBND"),
        ("heading:I/paragraph:2", "Báo cáo số 1/BC-STTTT", "mục I, đoạn 2, Báo cáo số 1/BC-STTTT"),
        ("", "Báo cáo số 1/BC-STTTT", "Báo cáo số 1/BC-STTTT"),
    ],
)
def test_a_place_is_cited_with_its_document(key: str, document: str, words: str) -> None:
    assert cite(Place.from_key(key), document) == words


@pytest.mark.parametrize(
    ("key", "asked", "inside"),
    [
        ("chapter:II/article:5/clause:1", "article:5", True),
        ("chapter:II/article:5", "chapter:2", True),
        ("part:thứ hai/heading:I", "part:II", True),
        ("article:5", "article:5a", False),
        ("article:5/clause:2", "article:2", False),
        ("Quy định|article:5", "article:5", True),
        ("article:5", "Quy định|article:5", False),
        ("heading:I/heading:2", "heading:2", True),
        ("heading:II/heading:1", "heading:1/heading:1", False),
    ],
)
def test_a_provision_is_found_inside_the_units_above_it(key: str, asked: str, inside: bool) -> None:
    assert lies_in(Place.from_key(key), Place.from_key(asked)) is inside


@given(st.text(max_size=300))
def test_any_text_may_be_asked(text: str) -> None:
    place = find_place(text)
    assert place is None or label(place)
