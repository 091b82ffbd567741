"""The commands for someone who drafts, over the sample library's real snapshot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from PIL import Image

from retrieval.__main__ import main
from tests.support.sample_index import sample_index

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
WRONG = "Căn cứ Kế hoạch số 22/KH-UBND ngày 19 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh Sông Thương về hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2022."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(sample_index(tmp_path_factory))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401 - JSON
    assert main(list(arguments)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    return json.loads(lines[0])


def test_check_prints_one_value_and_writes_the_draft(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, out = tmp_path / "draft.txt", tmp_path / "out.docx"
    draft.write_text(WRONG, encoding="utf-8")
    value = said(capsys, "check", str(draft), "--index", index, "--json", "--docx", str(out))
    assert value["counts"] == {"wrong_date": 1}
    assert value["lines"][0]["corrected"] == WRONG.replace("19 tháng", "18 tháng")
    assert list(docx.Document(str(out)).comments)


def test_basis_compare_and_timeline_print_one_value_each(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    basis = said(capsys, "basis", "kế hoạch thông tin đối ngoại năm 2025", "--index", index, "--json")
    assert "08/2019/QĐ-UBND" in {line["symbol"] for line in basis["lines"]}
    table = str(tmp_path / "c.docx")
    compared = said(capsys, "compare", "22/KH-UBND", "19/KH-UBND", "--index", index, "--json", "--docx", table)
    assert compared["counts"]["changed"] > 0
    chart = tmp_path / "t.png"
    timeline = said(capsys, "timeline", "thông tin đối ngoại", "--index", index, "--json", "--png", str(chart))
    assert timeline["series"]
    with Image.open(chart) as picture:
        assert picture.width == 960


def test_a_list_answer_is_written_as_files(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, table = tmp_path / "l.xlsx", tmp_path / "l.docx"
    arguments = ["ask", "mọi kế hoạch năm 2022", "--index", index, "--xlsx", str(sheet), "--docx", str(table)]
    assert main(arguments) == 0
    active = openpyxl.load_workbook(sheet).active
    assert active is not None
    assert active.max_row >= 8
    assert len(docx.Document(str(table)).tables) == 1
    assert main(["ask", "Luật Báo chí là gì?", "--index", index, "--xlsx", str(sheet)]) == 2
    assert "danh sách" in capsys.readouterr().err


def test_wrong_use_ends_with_status_2(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.docx"), "--index", index]) == 2
    assert main(["compare", "31/KH-UBND", "22/KH-UBND", "--index", index]) == 2
    assert "Phú Khê" in capsys.readouterr().err
