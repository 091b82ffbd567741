"""Symbols come out of documents and questions as the grammar of NĐ 30/2020/NĐ-CP has them."""

from __future__ import annotations

import csv
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Symbol
from corpus.query_symbols import find_query_symbols, parse_query_symbol
from corpus.symbols import answers_to, find_symbols, format_symbol, parse_symbol, symbol_key
from tests.support.shared import shared_path

NUMBERS = st.integers(1, 99999).map(str)
ISSUERS = st.sampled_from(["UBND", "HĐND", "STTTT", "SNgV", "TTg", "CP", "SKH&CN", "BNG", "VPCP"])
STATE_TYPES = st.sampled_from(
    ["KH", "QĐ", "QyĐ", "CT", "CTr", "TTr", "HD", "HĐ", "ĐA", "DA", "BC", "TB", "NQ", "CĐ", "PA"]
)
UNITS = st.sampled_from(["", "VX", "NC", "KTTH", "TTBCXB"])


def parts(symbol: Symbol) -> tuple[str, str, str, int | None, str, str]:
    return (symbol.form, symbol.type, symbol.number, symbol.year, symbol.issuer, symbol.unit)


def test_every_row_of_the_shared_table_parses_as_it_says() -> None:
    with shared_path("domain/symbols.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) >= 100
    wrong = []
    for row in rows:
        found = parse_symbol(row["input"]) or parse_query_symbol(row["input"])
        if row["parses"] == "no":
            wanted = None
            got = None if found is None else parts(found)
        else:
            year = int(row["year"]) if row["year"] else None
            wanted = (row["form"], row["type"], row["number"], year, row["issuer"] or "", row["unit"] or "")
            got = None if found is None else parts(found)
        if got != wanted:
            wrong.append((row["input"], got, wanted))
    assert wrong == []


@given(NUMBERS, STATE_TYPES, ISSUERS, UNITS)
def test_a_state_symbol_parses_back_to_itself(number: str, kind: str, issuer: str, unit: str) -> None:
    symbol = Symbol("", "A", kind, number, None, issuer, unit)
    assert parts(parse_symbol(format_symbol(symbol)) or symbol) == parts(symbol)
    assert parse_symbol(format_symbol(symbol)) is not None


@given(NUMBERS, st.integers(1945, 2099), st.sampled_from(["QĐ", "NQ", "NĐ", "TT", "CT"]), ISSUERS)
def test_a_normative_symbol_parses_back_to_itself(number: str, year: int, kind: str, issuer: str) -> None:
    found = parse_symbol(format_symbol(Symbol("", "B", kind, number, year, issuer)))
    assert found is not None
    assert parts(found) == ("B", kind, number, year, issuer, "")


@given(
    NUMBERS,
    st.sampled_from(["QC", "NQ", "QĐ", "KL", "CV", "KH"]),
    st.sampled_from(["TU", "TW", "ĐU", "VPTW"]),
)
def test_a_party_symbol_parses_back_to_itself(number: str, kind: str, issuer: str) -> None:
    found = parse_symbol(format_symbol(Symbol("", "E", kind, number, None, issuer)))
    assert found is not None
    assert parts(found) == ("E", kind, number, None, issuer, "")


@given(NUMBERS, ISSUERS, st.sampled_from(["VX", "NC", "TTBCXB"]))
def test_a_letter_has_no_type_of_its_own(number: str, issuer: str, unit: str) -> None:
    found = parse_symbol(f"{number}/{issuer}-{unit}")
    assert found is not None
    assert parts(found) == ("D", "CV", number, None, issuer, unit)


def test_the_words_before_the_number_win_over_the_code() -> None:
    found = parse_symbol("Công văn số 4567/CT-TTHT")
    assert found is not None
    assert (found.type, found.issuer) == ("CV", "CT")


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("các Quyết định số 942/QĐ-UBND, 1595/QĐ-UBND", ["942/QĐ-UBND", "1595/QĐ-UBND"]),
        ("Nghị quyết số 12, 13/NQ-HĐND", ["12/NQ-HĐND", "13/NQ-HĐND"]),
        ("Số:     /KH-UBND", ["/KH-UBND"]),
        ("Số 15-QC/TU", ["15-QC/TU"]),
    ],
)
def test_lists_and_drafts(text: str, symbols: list[str]) -> None:
    assert [match.symbol.text for match in find_symbols(text)] == symbols


@pytest.mark.parametrize(
    "text", ["Kế hoạch 5 năm", "Chương trình 3 tháng", "Báo cáo 6 tháng đầu năm", "Nghị quyết 10 điểm"]
)
def test_a_counted_thing_is_no_short_reference(text: str) -> None:
    assert find_symbols(text) == ()
    assert find_query_symbols(text) == ()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("kh 481 do ai ban hành", ["KH 481"]),
        ("qd 24/2018/qd-ubnd noi gi", ["24/2018/QĐ-UBND"]),
        ("Decision 942 and Plan No. 481", ["QĐ 942", "KH 481"]),
        ("Projects 942 and 1595", ["ĐA 942", "ĐA 1595"]),
        ("de an 1595 ban hanh ngay nao", ["ĐA 1595"]),
        ("kế hoạch năm 2023", []),
        ("Kế hoạch 2023", []),
        ("10 kế hoạch nào", []),
        ("1.105 hội nghị", []),
    ],
)
def test_questions_name_documents_loosely(question: str, named: list[str]) -> None:
    assert [match.symbol.text for match in find_query_symbols(question)] == named


def test_a_person_may_leave_out_parts_and_diacritics() -> None:
    known = parse_symbol("24/2018/QĐ-UBND")
    assert known is not None
    for asked in ("qd 24", "quyet dinh 24/2018/qd-ubnd", "Decision No. 24", "Quyết định số 024/2018/QĐ-UBND"):
        symbol = parse_query_symbol(asked)
        assert symbol is not None
        assert answers_to(known, symbol), asked
    for other in ("kh 24", "qd 240", "24/2019/qd-ubnd", "24/2018/qd-ttg"):
        symbol = parse_query_symbol(other)
        assert symbol is not None
        assert not answers_to(known, symbol), other


def test_spelling_does_not_count_for_equality_but_letters_do() -> None:
    def key(text: str) -> str:
        found = parse_symbol(text)
        assert found is not None
        return symbol_key(found)

    assert key("05/KH-UBND") == key("5 / KH – UBND")
    assert key("12/QĐ-UBND") != key("12/QyĐ-UBND")


@pytest.mark.parametrize("piece", ["1/", "12/2018/", "Số ", "A-", "/KH-", "(", "9" * 40, "số 12, ", "Kế hoạch số "])
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.perf_counter()
    find_symbols(text)
    find_query_symbols(text)
    assert time.perf_counter() - started < 4
