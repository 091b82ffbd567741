"""Questions name documents in any spelling; counts and years are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.query_symbols import find_query_symbols
from corpus.symbols import find_symbols, tolerant_key
from corpus.text.fold import fold
from tests.support.timing import least_seconds


def named(question: str) -> list[str]:
    return [match.symbol.text for match in find_query_symbols(question)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kh 481 do ai ban hành", ["KH 481"]),
        ("kh481", ["KH 481"]),
        ("KH-481", ["KH 481"]),
        ("481/kh", ["KH 481"]),
        ("qd 24/2018/qd-ubnd noi gi", ["24/2018/QĐ-UBND"]),
        ("quyết định 24/2018", ["QĐ 24/2018"]),
        ("quy định kèm theo qd 08/2019", ["QĐ 08/2019"]),
        ("nghị định 30/2020 quy định gì", ["NĐ 30/2020"]),
        ("quyết định 499 quy định gì", ["QĐ 499"]),
        ("quyết định 499 ngày 4/4/2023 của ai", ["QĐ 499"]),
        ("Kế hoạch 57 năm 2024", ["KH 57"]),
        ("Kế hoạch 57 ngày mấy?", ["KH 57"]),
        ("công văn 353 ngày bao nhiêu", ["CV 353"]),
        ("quyet dinh 499 ngay thang nao", ["QĐ 499"]),
        ("kế hoạch 90 ngày của ai", []),
        ("Kế hoạch 16 Hà Nam đặt chỉ tiêu gì", ["KH 16"]),
        ("ke hoach 7 ho chi minh", ["KH 7"]),
        ("kế hoạch 16 ha rừng", []),
        ("Năm 2023 UBND tỉnh ban hành bao nhiêu kế hoạch", []),
        ("tháng 6 sngv đã báo cáo gì", []),
        ("kế hoạch 31 ký ngày bao nhiêu", ["KH 31"]),
        ("điều 4 quy định 08/2019", ["QyĐ 08/2019"]),
        ("điều 2 quy chế 27/2024 nói gì", ["QC 27/2024"]),
        ("quyết định 1.595", ["QĐ 1595"]),
        ("kế hoạch 1.244/kh-ubnd", ["1244/KH-UBND"]),
        ("ke hoach 481/kh ubnd", ["481/KH-UBND"]),
        ("quyết định 942/ubnd", ["942/QĐ-UBND"]),
        ("quy chế số 15 qc/tu", ["15-QC/TU"]),
        ("công văn 353/sngv-nv", ["353/SNGV-NV"]),
        ("353 sngv nv", ["353/SNGV-NV"]),
        ("nq 09/2022/nq-hdnd", ["09/2022/NQ-HĐND"]),
        ("luat so 64/2025/qh15", ["64/2025/QH15"]),
        ("Decision 942 and Plan No. 481", ["QĐ 942", "KH 481"]),
        ("Projects 942 and 1595", ["ĐA 942", "ĐA 1595"]),
        ("đề án 942, 1595 và kế hoạch 6675", ["ĐA 942", "ĐA 1595", "KH 6675"]),
        ("de an 1595 ban hanh ngay nao", ["ĐA 1595"]),
        ("văn bản số 6675", ["6675"]),
        ("ke hoach so 2024", ["KH 2024"]),
        ("kế hoạch năm 2023", []),
        ("Kế hoạch 2023", []),
        ("kế hoạch 12/2024", []),
        ("ke hoach 5 xa", []),
        ("10 kế hoạch nào", []),
        ("1.105 hội nghị", []),
        ("plan 2021-2025", []),
        ("năm 2023 có bao nhiêu hội nghị", []),
        ("báo cáo 6 tháng đầu năm", []),
        ("khoản 2 điều 5 quy định", []),
    ],
)
def test_questions_name_documents_loosely(question: str, expected: list[str]) -> None:
    assert named(question) == expected


def test_offsets_are_those_of_the_question() -> None:
    question = "So sánh qđ 942 với QD 1595/qd-ubnd"
    assert [question[m.start : m.end] for m in find_query_symbols(question)] == ["qđ 942", "1595/qd-ubnd"]


@given(
    st.integers(1, 9999),
    st.sampled_from(["KH", "QĐ", "BC", "TB", "CT", "NQ", "TTr", "CTr"]),
    st.sampled_from(["UBND", "HĐND", "TTg", "STTTT"]),
)
def test_a_symbol_typed_without_case_and_diacritics_is_the_same_symbol(number: int, kind: str, issuer: str) -> None:
    printed = f"{number}/{kind}-{issuer}"
    (known,) = find_symbols(printed)
    (asked,) = find_query_symbols(fold(printed))
    assert tolerant_key(asked.symbol) == tolerant_key(known.symbol)


@given(st.text(max_size=200))
def test_any_question_can_be_read(question: str) -> None:
    found = find_query_symbols(question)
    assert all(0 <= match.start < match.end <= len(question) for match in found)


@pytest.mark.parametrize(
    "piece", ["1/", "12/2018/", "so ", "a-", "/kh-", "(", "9", "kh ", "ke hoach so ", "1, ", " ", "15 qc "]
)
def test_adversarial_questions_are_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert least_seconds(lambda: find_query_symbols(text), enough=1) < 1
