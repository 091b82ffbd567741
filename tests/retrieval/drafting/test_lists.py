"""Lists of documents as files: complete, in an office's layout, and safe to open."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from corpus.model import RegisterEntry
from corpus.samples.make import read_samples
from retrieval.answer import Language
from retrieval.drafting.list_docx import list_docx
from retrieval.drafting.list_xlsx import COLUMNS, list_xlsx
from retrieval.drafting.lists import DocumentList, rows_of
from retrieval.drafting.wording import tell
from retrieval.library import View
from tests.support.draft_check import sample_view
from tests.support.word_schema import faults

TODAY = date(2024, 12, 1)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return sample_view(tmp_path_factory.mktemp("library"), read_samples())


def plans(view: View) -> list[RegisterEntry]:
    return [e for e in view.entries if e.type == "Kế hoạch" and e.date and e.date.value and e.date.value.year == 2022]


@pytest.fixture
def listed(view: View) -> DocumentList:
    entries = plans(view)
    rows = rows_of(
        entries, view, language=Language.VIETNAMESE, today=TODAY, link=lambda entry: f"https://example.org/{entry.id}"
    )
    return DocumentList("mọi kế hoạch năm 2022", rows, sum(entry.held for entry in entries))


def planted() -> set[str]:
    return {s.head.symbol for s in read_samples() if s.head.type == "Kế hoạch" and s.head.date.startswith("2022")}


def test_the_workbook_holds_every_plan_that_was_planted_with_its_day(listed: DocumentList) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(list_xlsx(listed, Language.VIETNAMESE))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=5))
    assert {row[1].value for row in rows} == planted()
    assert [row[0].value for row in rows] == list(range(1, len(rows) + 1))
    assert all(row[3].is_date and row[3].value.year == 2022 for row in rows)
    assert all(str(row[1].hyperlink.target).startswith("https://example.org/") for row in rows)
    assert [cell.value for cell in sheet[4]] == [tell(Language.VIETNAMESE, f"column_{name}") for name in COLUMNS]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"


def test_the_document_repeats_its_head_and_links_its_numbers(listed: DocumentList) -> None:
    document = docx.Document(io.BytesIO(list_docx(listed, Language.VIETNAMESE)))
    (table,) = document.tables
    assert {row.cells[1].text for row in table.rows[1:]} == planted()
    assert len(list(table.rows[0]._tr.iter(qn("w:tblHeader")))) == 1
    assert len(list(document.element.body.iter(qn("w:hyperlink")))) == len(listed.rows)
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0) > 0
    assert document.paragraphs[0].text == "DANH MỤC VĂN BẢN"


def test_the_document_is_what_word_expects(listed: DocumentList, tmp_path: Path) -> None:
    (tmp_path / "list.docx").write_bytes(list_docx(listed, Language.VIETNAMESE))
    assert faults(tmp_path / "list.docx") == []


def test_where_a_document_is_cited_and_how_it_stands_is_said(view: View) -> None:
    entry = next(e for e in view.entries if e.symbol is not None and e.symbol.text == "08/2019/QĐ-UBND")
    stub = next(e for e in view.entries if e.symbol is not None and e.symbol.text == "23/2014/QĐ-UBND")
    held, cited = rows_of([entry, stub], view, language=Language.VIETNAMESE, today=TODAY)
    assert held.standing.startswith("Kho có toàn văn; đã được sửa đổi, bổ sung: Theo Quyết định số 16/2022/QĐ-UBND")
    assert len(held.cited) > 2
    assert cited.standing.startswith("Kho chỉ có văn bản dẫn lại; đã được thay thế")


def test_a_text_that_looks_like_a_formula_stays_a_text(listed: DocumentList) -> None:
    hostile = replace(listed, rows=(replace(listed.rows[0], subject='=HYPERLINK("http://a")', symbol="+1/KH-UBND"),))
    sheet = openpyxl.load_workbook(io.BytesIO(list_xlsx(hostile, Language.ENGLISH))).active
    assert sheet is not None
    assert sheet["F5"].data_type == "s"
    assert sheet["B5"].value == "+1/KH-UBND"


def test_a_doubtful_date_is_given_as_it_is_written(view: View) -> None:
    entry = next(
        e for e in view.entries if e.date is not None and e.date.value is None and e.symbol and "167" in e.symbol.text
    )
    (row,) = rows_of([entry], view, language=Language.VIETNAMESE, today=TODAY)
    assert row.written == "ghi “31/6/2023”"
    assert row.day is None
