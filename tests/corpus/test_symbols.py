"""Symbols come out of documents as the grammar of NĐ 30/2020/NĐ-CP has them."""

from __future__ import annotations

import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Symbol
from corpus.query_symbols import find_query_symbols
from corpus.symbols import answers_to, find_symbols, format_symbol, parse_symbol, symbol_key, tolerant_key
from tests.support.shared import shared_path
from tests.support.timing import least_seconds

NUMBERS = st.integers(1, 99999).map(str)
ISSUERS = st.sampled_from(["UBND", "HĐND", "STTTT", "SNgV", "TTg", "CP", "SKH&CN", "BNG", "VPCP", "UBTVQH15"])
STATE_TYPES = st.sampled_from(
    ["KH", "QĐ", "QyĐ", "CT", "CTr", "TTr", "HD", "HĐ", "ĐA", "DA", "BC", "TB", "NQ", "CĐ", "PA", "L"]
)
UNITS = st.sampled_from(["", "VX", "NC", "KTTH", "TTBCXB", "C06"])

Parts = tuple[str, str, str, int | None, str, str]


def parts(symbol: Symbol) -> Parts:
    return (symbol.form, symbol.type, symbol.number, symbol.year, symbol.issuer, symbol.unit)


def read(text: str) -> Symbol:
    found = parse_symbol(text)
    assert found is not None, text
    return found


def first_asked(text: str) -> Symbol | None:
    return next((match.symbol for match in find_query_symbols(text)), None)


def texts(text: str) -> list[str]:
    return [match.symbol.text for match in find_symbols(text)]


def test_every_row_of_the_shared_table_parses_as_it_says() -> None:
    with shared_path("domain/symbols.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == 106
    wrong = []
    for row in rows:
        asked = "user query" in row["note"]
        found = (first_asked if asked else parse_symbol)(row["input"])
        year = int(row["year"]) if row["year"] else None
        said = (row["form"], row["type"], row["number"], year, row["issuer"] or "", row["unit"] or "")
        wanted = said if row["parses"] == "yes" else None
        got = None if found is None else parts(found)
        if got != wanted:
            wrong.append((row["input"], got, wanted))
    assert wrong == []


def test_what_is_no_symbol_in_the_shared_table_is_none_in_a_question_either() -> None:
    with shared_path("domain/symbols.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["parses"] == "no"]
    assert len(rows) == 37
    assert [row["input"] for row in rows if first_asked(row["input"]) is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("625/KH-UBND", ("A", "KH", "625", None, "UBND", "")),
        ("Quyết định số 08/2019/QĐ-UBND", ("B", "QĐ", "08", 2019, "UBND", "")),
        ("số 412/SNgV-HTQT", ("D", "CV", "412", None, "SNgV", "HTQT")),
        ("Nghị quyết số 22-NQ/TU, ngày 05/10/2021", ("E", "NQ", "22", None, "TU", "")),
        ("Kết luận số 72 - KL / TW", ("E", "KL", "72", None, "TW", "")),
        ("Quy định số 37-QĐ/TW", ("E", "QĐ", "37", None, "TW", "")),
        ("Số 11-NQ/TƯ", ("E", "NQ", "11", None, "TƯ", "")),
        ("Luật số 72/2025/QH15", ("C", "Luật", "72", 2025, "QH15", "")),
        ("Thông tư liên tịch số 191/2005/TTLT/BQP-BTC", ("F", "TTLT", "191", 2005, "BQP-BTC", "")),
        ("Số:      /2024/QĐ-UBND", ("H", "QĐ", "", 2024, "UBND", "")),
        ("Số:      /SNgV-HTQT", ("H", "CV", "", None, "SNgV", "HTQT")),
        ("Số       -KH/TU", ("H", "KH", "", None, "TU", "")),
        ("Số: …07…/2006/QĐ-UBND", ("B", "QĐ", "07", 2006, "UBND", "")),
        ("Quyết định số 144/2002/QĐ/BTC", ("B", "QĐ", "144", 2002, "BTC", "")),
        ("số 522/2002/QĐ-UB", ("B", "QĐ", "522", 2002, "UB", "")),
        ("Nghị định số 178/CP ngày 28/10/1994", ("A", "NĐ", "178", None, "CP", "")),
        ("Chỉ thị 814/TTg", ("A", "CT", "814", None, "TTg", "")),
        ("Thông tư số 90TC/TCT", ("A", "TT", "90", None, "TC", "TCT")),
        ("Nghị định của Chính phủ số 22/CP ngày 09/3/1995", ("A", "NĐ", "22", None, "CP", "")),
        ("Thông tư số 15-BTC/TT ngày 16-3-1991", ("A", "TT", "15", None, "BTC", "")),
        ("Số: 49-TC/TCT", ("A", "", "49", None, "TC", "TCT")),
        ("Chương trình số 03-CTPH/TU", ("E", "CTr", "03", None, "TU", "")),
        ("Giấy phép số 12/GP-TTĐT", ("A", "GP", "12", None, "TTĐT", "")),
        ("Thông tư số 53/2025/TT-BCAngày 01/7/2025", ("B", "TT", "53", 2025, "BCA", "")),
        ("Nghị định số33/2024/NĐ-CP", ("B", "NĐ", "33", 2024, "CP", "")),
        ("Thông tư số 31/2025/TT_BCA", ("B", "TT", "31", 2025, "BCA", "")),
        ("Thông tư 47/2014/TT-BСТ", ("B", "TT", "47", 2014, "BCT", "")),  # Cyrillic С and Т
        ("Kế hoạch số: 481", ("S", "KH", "481", None, "", "")),
        ("Nghị định 30/2020", ("S", "NĐ", "30", 2020, "", "")),
    ],
)
def test_symbols_of_all_forms(text: str, expected: Parts) -> None:
    assert parts(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ 1/2.000",
        "quốc lộ 1A-B",
        "Kế hoạch 5 năm",
        "Chương trình 3 tháng",
        "Báo cáo 6 tháng đầu năm",
        "Nghị quyết 10 điểm",
        "Kế hoạch 2023",
        "kế hoạch 12/2024",
        "Phụ lục số 1",
        "PL 1",
        "mẫu số 01 nt-tct",
        "một số 12 nhiệm vụ",
        "http://example.vn/bai/12/AB-CD",
        "điện thoại 0204/3854-123",
        "bao cao su 5",
        "hạng mục 15-ABC/XYZ",
        "biện pháp của tỉnh số 22/CP",
    ],
)
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert find_symbols(text) == ()


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("các Quyết định số 942/QĐ-UBND, 1595/QĐ-UBND", ["942/QĐ-UBND", "1595/QĐ-UBND"]),
        ("Nghị quyết số 12, 13/NQ-HĐND", ["12/NQ-HĐND", "13/NQ-HĐND"]),
        ("các Nghị định 87, 88, 31/CP", ["87/CP", "88/CP", "31/CP"]),
        ("Nghị quyết số 12 và 13/2020/NQ-HĐND", ["12/2020/NQ-HĐND", "13/2020/NQ-HĐND"]),
        ("trong tháng 5, 12/KH-UBND", ["12/KH-UBND"]),
        ("Số:     /KH-UBND", ["/KH-UBND"]),
        ("Thông tư số 11/2015/TT-BCA- Quy định về", ["11/2015/TT-BCA"]),
        ("942/QĐ-UBND - HĐND tỉnh", ["942/QĐ-UBND"]),
        ("1234/QĐ-UBND.VX", ["1234/QĐ-UBND.VX"]),
        ("942/QĐ UBND", ["942/QĐ-UBND"]),
    ],
)
def test_lists_tails_and_drafts(text: str, symbols: list[str]) -> None:
    assert texts(text) == symbols


def test_offsets_are_those_of_the_text() -> None:
    text = "Căn cứ Quyết định số 942/QĐ–UBND và số 48l/KH-UBND của tỉnh (Kế hoạch 481)"
    spans = [text[match.start : match.end] for match in find_symbols(text)]
    assert spans == ["942/QĐ–UBND", "48l/KH-UBND", "Kế hoạch 481"]


@given(NUMBERS, STATE_TYPES, ISSUERS, UNITS)
def test_a_state_symbol_parses_back_to_itself(number: str, kind: str, issuer: str, unit: str) -> None:
    symbol = Symbol("", "A", kind, number, None, issuer, unit)
    found = read(format_symbol(symbol))
    assert parts(found) == parts(symbol)
    assert found.text == format_symbol(found)


@given(NUMBERS, st.integers(1945, 2099), st.sampled_from(["QĐ", "NQ", "NĐ", "TT", "CT"]), ISSUERS)
def test_a_normative_symbol_parses_back_to_itself(number: str, year: int, kind: str, issuer: str) -> None:
    symbol = Symbol("", "B", kind, number, year, issuer)
    assert parts(read(format_symbol(symbol))) == parts(symbol)


@given(NUMBERS, st.sampled_from(["QC", "NQ", "QĐ", "KL", "CV", "KH"]), st.sampled_from(["TU", "TW", "ĐU", "VPTW"]))
def test_a_party_symbol_parses_back_to_itself(number: str, kind: str, issuer: str) -> None:
    symbol = Symbol("", "E", kind, number, None, issuer)
    assert parts(read(format_symbol(symbol))) == parts(symbol)


@given(NUMBERS, ISSUERS, st.sampled_from(["VX", "NC", "TTBCXB"]))
def test_a_letter_has_no_type_of_its_own(number: str, issuer: str, unit: str) -> None:
    assert parts(read(f"{number}/{issuer}-{unit}")) == ("D", "CV", number, None, issuer, unit)


@given(st.integers(1, 999).map(str), st.integers(1945, 2099), st.integers(1, 20))
def test_a_symbol_of_the_assembly_parses_back_to_itself(number: str, year: int, term: int) -> None:
    symbol = Symbol("", "C", "", number, year, f"QH{term}")
    assert parts(read(format_symbol(symbol))) == parts(symbol)


@given(st.text(max_size=300))
def test_any_text_can_be_searched_and_offsets_hold_something(text: str) -> None:
    found = find_symbols(text)
    assert all(0 <= match.start < match.end <= len(text) for match in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_words_before_the_number_win_over_the_code() -> None:
    assert parts(read("Công văn số 4567/CT-TTHT"))[1::3] == ("CV", "CT")
    assert read("Dự án số 45/DA-UBND").type == "DA"
    assert read("Đề án số 45/DA-UBND").type == "ĐA"
    assert read("Hợp đồng số 17/HD-SNV").type == "HĐ"


def test_spelling_does_not_count_for_equality_but_letters_do() -> None:
    assert symbol_key(read("05/KH-UBND")) == symbol_key(read("5 / KH – UBND"))
    assert symbol_key(read("1.244/KH-UBND")) == symbol_key(read("1244/KH-UBND"))
    assert symbol_key(read("Số 495/TTr-SNgV")) == symbol_key(read("495/TTr-SNGV"))
    assert symbol_key(read("Công văn số 4567/CT-TTHT")) == symbol_key(read("4567/CT-TTHT"))
    assert symbol_key(read("Luật số 64/2025/QH15")) == symbol_key(read("64/2025/QH15"))
    assert symbol_key(read("Nghị định số 178/CP")) == symbol_key(read("178/NĐ-CP"))
    keys = [symbol_key(read(f"12/{kind}-UBND")) for kind in ("QĐ", "QyĐ", "CT", "CTr", "TTr", "HD", "HĐ", "ĐA", "DA")]
    assert len(set(keys)) == len(keys)


def test_lost_diacritics_count_in_documents_and_not_in_questions() -> None:
    guidance, contract = read("17/HD-SNV"), read("17/HĐ-SNV")
    assert symbol_key(guidance) != symbol_key(contract)
    assert tolerant_key(guidance) == tolerant_key(contract)


def test_a_person_may_leave_out_parts_and_diacritics() -> None:
    known = read("24/2018/QĐ-UBND")
    for asked in (
        "qd 24",
        "quyet dinh 24/2018/qd-ubnd",
        "Decision No. 24",
        "Quyết định số 024/2018/QĐ-UBND",
        "qđ 24/2018",
    ):
        symbol = first_asked(asked)
        assert symbol is not None
        assert answers_to(known, symbol), asked
    for other in ("kh 24", "qd 240", "24/2019/qd-ubnd", "24/2018/qd-ttg", "quyết định 24/2019"):
        symbol = first_asked(other)
        assert symbol is not None
        assert not answers_to(known, symbol), other


@pytest.mark.parametrize(
    "piece",
    [
        "1/",
        "12/2018/",
        "Số ",
        "A-",
        "/KH-",
        "(",
        "9",
        "số 12, ",
        "Kế hoạch số ",
        "Số 4l/",
        "Số ...",
        " ",
        "1-QC/",
        "12/QĐ.",
    ],
)
def test_adversarial_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "/"
    assert least_seconds(lambda: find_symbols(text), enough=1) < 1
