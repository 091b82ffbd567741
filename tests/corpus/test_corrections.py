"""An editor's corrections take the place of what was read in a header, and are refused where they cannot be meant."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import ReadError, UsageError
from config.settings import load_settings
from corpus.corrections import DIFFERENT, Corrections, parse_corrections, read_corrections, sidecar, write_corrections
from corpus.folder import document_id, find_files
from corpus.model import ReadDocument
from corpus.reading import read_files

TEXT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: 12/KH-UBND
Sông Thương, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Phát triển du lịch năm 2024

1. Đón 1.105 nghìn lượt khách.
"""


def read(folder: Path) -> ReadDocument | ReadError:
    settings = load_settings().reading.model_copy(update={"workers": 1})
    ((_, outcome),) = read_files(find_files(folder), settings)
    return outcome


def test_a_corrected_field_replaces_what_was_read_and_the_document_says_so(tmp_path: Path) -> None:
    file = tmp_path / "kh.txt"
    file.write_text(TEXT, encoding="utf-8")
    before = read(tmp_path)
    corrections = Corrections().with_field("symbol", "21/KH-UBND").with_field("date", "06/3/2024")
    write_corrections(file, corrections.with_field("subject", "Phát triển  du lịch"))
    after = read(tmp_path)
    assert isinstance(before, ReadDocument)
    assert isinstance(after, ReadDocument)
    header = after.document.header
    assert header.symbol is not None
    assert header.date is not None
    assert (header.symbol.text, header.date.value, header.subject) == (
        "21/KH-UBND",
        date(2024, 3, 6),
        "Phát triển du lịch",
    )
    assert (header.type, header.issuer) == (before.document.header.type, before.document.header.issuer)
    assert "corrected by an editor: symbol, date, subject" in after.document.warnings[-1]
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
    assert not any(warning.startswith("the header was") for warning in before.document.warnings)


def test_the_corrections_are_no_document_and_go_when_they_are_withdrawn(tmp_path: Path) -> None:
    file = tmp_path / "kh.txt"
    file.write_text(TEXT, encoding="utf-8")
    write_corrections(file, Corrections(type="Báo cáo"))
    assert [found.relative for found in find_files(tmp_path)] == ["kh.txt"]
    assert read_corrections(file) == Corrections(type="Báo cáo")
    write_corrections(file, Corrections())
    assert not sidecar(file).exists()
    assert read_corrections(file) == Corrections()


def test_corrections_change_the_hash_of_what_is_read_but_not_the_id_of_the_document(tmp_path: Path) -> None:
    file = tmp_path / "kh.txt"
    file.write_text(TEXT, encoding="utf-8")
    (plain,) = find_files(tmp_path)
    write_corrections(file, Corrections(symbol="21/KH-UBND"))
    (once,) = find_files(tmp_path)
    write_corrections(file, Corrections(symbol="22/KH-UBND"))
    (twice,) = find_files(tmp_path)
    write_corrections(file, Corrections())
    (withdrawn,) = find_files(tmp_path)
    assert len({plain.sha256, once.sha256, twice.sha256}) == 3
    assert withdrawn == plain
    assert {document_id(found) for found in (plain, once, twice)} == {plain.sha256[:16]}


def both(folder: Path) -> list[ReadDocument]:
    settings = load_settings().reading.model_copy(update={"workers": 1})
    outcomes = [outcome for _, outcome in read_files(find_files(folder), settings)]
    return [outcome for outcome in outcomes if isinstance(outcome, ReadDocument)]


def test_copies_with_different_corrections_are_one_document_with_the_corrections_of_both(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    write_corrections(tmp_path / "a.txt", Corrections(symbol="21/KH-UBND"))
    write_corrections(tmp_path / "b.txt", Corrections(symbol="22/KH-UBND", issuer="UBND xã Tân Mỹ"))
    first, second = both(tmp_path)
    assert first.document.id == second.document.id
    assert first.document.header == second.document.header
    assert first.paragraphs == second.paragraphs
    header = first.document.header
    assert header.symbol is not None
    assert (header.symbol.text, header.issuer) == ("21/KH-UBND", "UBND xã Tân Mỹ")
    assert DIFFERENT.format(fields="symbol") in first.document.warnings
    assert first.document.warnings == second.document.warnings


def test_a_copy_is_read_again_when_the_other_one_is_corrected(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    before = [file.sha256 for file in find_files(tmp_path)]
    write_corrections(tmp_path / "b.txt", Corrections(symbol="22/KH-UBND"))
    after = find_files(tmp_path)
    assert before[0] == before[1] != after[0].sha256 == after[1].sha256
    assert {document_id(file) for file in after} == {before[0][:16]}
    assert [read.document.header.symbol.text for read in both(tmp_path) if read.document.header.symbol] == [
        "22/KH-UBND"
    ] * 2


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("number", "1", "no field of a header"),
        ("type", "Bài thơ", "no type of document"),
        ("symbol", "kế hoạch", "no number and symbol"),
        ("date", "31/02/2024", "no day of the calendar"),
        ("date", "năm ngoái", "no day of the calendar"),
        ("subject", "  ", "0 characters"),
        ("subject", "x" * 501, "501 characters"),
    ],
)
def test_what_cannot_be_meant_is_refused(name: str, written: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Corrections().with_field(name, written)


@pytest.mark.parametrize("text", ["[]", "{", '{"boss": "x"}', '{"date": 3}', "null"])
def test_a_document_whose_corrections_are_damaged_waits(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kh.txt"
    file.write_text(TEXT, encoding="utf-8")
    sidecar(file).write_text(text, encoding="utf-8")
    outcome = read(tmp_path)
    assert isinstance(outcome, ReadError)
    assert "its corrections" in outcome.reason


@given(st.sampled_from(["type", "symbol", "date", "issuer", "subject"]), st.text(max_size=80))
def test_whatever_is_taken_comes_back_from_the_file_s_form(name: str, written: str) -> None:
    try:
        corrections = Corrections().with_field(name, written)
    except UsageError:
        return
    assert parse_corrections(f'{{"{name}": {json.dumps(getattr(corrections, name))}}}') == corrections
