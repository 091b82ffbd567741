"""A basis from a subject: what documents of the kind stand on, in order, and nothing that no document names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.model import Relation
from corpus.samples.make import read_samples
from retrieval.answer import Language
from retrieval.drafting.basis import find_basis
from retrieval.drafting.basis_text import basis_json, basis_text, block
from retrieval.drafting.check import check_draft
from retrieval.drafting.reading import read_pasted
from retrieval.drafting.verdicts import Verdict
from retrieval.library import View
from tests.support.draft_check import sample_view, text_view

TODAY = date(2024, 12, 1)
SUBJECT = "kế hoạch thông tin đối ngoại năm 2025"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return sample_view(tmp_path_factory.mktemp("library"), read_samples())


def planted_plans() -> dict[str, set[str]]:
    """Return, by what the plans on this subject were planted to stand on, the symbols of those plans."""
    found: dict[str, set[str]] = {}
    for sample in read_samples():
        if sample.head.type == "Kế hoạch" and "thông tin đối ngoại" in sample.head.subject.lower():
            for reference in sample.references:
                if reference.relation in (Relation.BASED_ON, Relation.IMPLEMENTS, Relation.PROMULGATED_BY):
                    found.setdefault(reference.symbol, set()).add(sample.name)
    return found


def test_what_most_plans_of_the_kind_stand_on_is_proposed(view: View) -> None:
    basis = find_basis(SUBJECT, view, today=TODAY)
    plans = planted_plans()
    counts = {line.entry.symbol.text: line.count for line in basis.lines if line.entry.symbol is not None}
    often = [symbol for symbol, holders in plans.items() if len(holders) >= 2 and not symbol.endswith("BC-STTTT")]
    assert often
    assert set(often) <= set(counts)
    assert all(counts[symbol] >= len(plans[symbol]) for symbol in often)


def test_the_lines_stand_the_check_of_a_basis(view: View) -> None:
    basis = find_basis(SUBJECT, view, today=TODAY)
    check = check_draft(read_pasted(block(basis)), view, today=TODAY)
    faults = {finding.verdict for line in check.lines for finding in line.findings if line.faulty}
    assert len(check.lines) >= len(basis.lines)
    assert not faults & {Verdict.ORDER, Verdict.FORM, Verdict.WRONG_DATE, Verdict.WRONG_ISSUER, Verdict.WRONG_SUBJECT}


def test_a_replaced_document_is_not_proposed_but_named_with_the_one_that_replaced_it(view: View) -> None:
    basis = find_basis(SUBJECT, view, today=TODAY)
    dropped = {entry.symbol.text: finding for entry, finding in basis.dropped if entry.symbol is not None}
    assert "23/2014/QĐ-UBND" in dropped
    assert "23/2014/QĐ-UBND" not in block(basis)
    quote = basis.citations[dropped["23/2014/QĐ-UBND"].sources[0] - 1].quote
    assert "thay thế" in quote


def test_every_line_cites_where_it_stands(view: View) -> None:
    basis = find_basis(SUBJECT, view, today=TODAY)
    for line in basis.lines:
        assert line.sources
        if line.count and line.entry.symbol is not None:
            number = line.entry.symbol.number
            assert any(number in basis.citations[n - 1].quote for n in line.sources)


def test_the_subject_may_be_typed_without_diacritics(view: View) -> None:
    assert block(find_basis("ke hoach thong tin doi ngoai nam 2025", view, today=TODAY)) == block(
        find_basis(SUBJECT, view, today=TODAY)
    )


@pytest.mark.parametrize("subject", ["xúc tiến đầu tư sang sao Hỏa", "kế hoạch", "2025", "???"])
def test_nothing_is_made_up_where_the_library_has_nothing(view: View, subject: str) -> None:
    basis = find_basis(subject, view, today=TODAY)
    assert basis.lines == ()
    assert basis_text(basis, Language.VIETNAMESE).startswith("Không tìm thấy căn cứ")


def test_the_json_and_the_text_say_the_same_lines(view: View) -> None:
    basis = find_basis(SUBJECT, view, today=TODAY)
    value = basis_json(basis, Language.ENGLISH)
    assert [line["text"] for line in value["lines"]] == block(basis).split("\n")
    assert value["lines"][-1]["text"].endswith(".")
    text = " ".join(basis_text(basis, Language.ENGLISH).split())
    assert all(line["text"] in text for line in value["lines"])


def test_where_no_document_of_the_kind_is_held_what_is_named_beside_one_is_proposed(tmp_path: Path) -> None:
    view = text_view(tmp_path, REPORT)
    basis = find_basis("kế hoạch quảng bá du lịch năm 2026", view, today=TODAY)
    assert basis.kin == ()
    (line,) = basis.lines
    assert line.text.startswith("Căn cứ Quyết định số 5/2020/QĐ-UBND ngày 02 tháng 3 năm 2020")
    assert line.beside is not None
    assert line.beside.symbol is not None
    assert line.beside.symbol.text == "7/KH-UBND"
    assert "được nêu cùng Kế hoạch số 7/KH-UBND" in basis_text(basis, Language.VIETNAMESE)


REPORT = """SỞ VĂN HÓA VÀ THỂ THAO

Số: 9/BC-SVHTT
Sông Thương, ngày 05 tháng 12 năm 2024

BÁO CÁO
Kết quả công tác năm 2024

I. KẾT QUẢ

1. Thực hiện Quyết định số 5/2020/QĐ-UBND ngày 02/3/2020 của UBND tỉnh quy định về lễ hội; Kế hoạch số 7/KH-UBND ngày 09/01/2024 của UBND tỉnh về quảng bá du lịch năm 2024, Sở đã hoàn thành nhiệm vụ.

2. Thực hiện Quyết định số 6/2021/QĐ-UBND ngày 02/4/2021 của UBND tỉnh quy định về đất bãi.
"""
