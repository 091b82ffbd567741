"""The commands as people and other tools run them: a process, its output, its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import PREFIX, ROOT
from corpus.__main__ import main
from tests.support.shared import shared_path

REPORT = """UBND TỈNH SÔNG THƯƠNG
SỞ NGOẠI VỤ

Số: 87/BC-SNgV

Sông Thương, ngày 14 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác đối ngoại năm 2023

I. KẾT QUẢ

1. Sở đã thực hiện Kế hoạch số 163/KH-UBND ngày 31/6/2022 của UBND tỉnh.

2. Sở phối hợp với các địa phương tổ chức 12 hội nghị.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Thị Mẫu
"""


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "corpus", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def status_of(arguments: tuple[str, ...]) -> int:
    """Run a command that reads no file in this process; argparse leaves by SystemExit."""
    try:
        return main(list(arguments))
    except SystemExit as leaving:
        return int(leaving.code or 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents")
    (path / "bc.txt").write_text(REPORT, encoding="utf-8")
    (path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    return path


def test_show_prints_one_json_value_with_the_documents_own_words(folder: Path) -> None:
    done = run("show", folder / "bc.txt", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    shown = json.loads(line)
    assert shown["header"]["symbol"] == "87/BC-SNgV"
    assert shown["header"]["signer_name"] == "Trần Thị Mẫu"
    assert [reference["date_problem"] for reference in shown["references"]] == ["impossible"]
    assert any(paragraph["text"].startswith("2. Sở phối hợp") for paragraph in shown["paragraphs"])


def test_show_prints_for_people_by_default(folder: Path) -> None:
    done = run("show", folder / "bc.txt")
    assert done.returncode == 0
    assert "87/BC-SNgV" in done.stdout
    assert "31/6/2022 (impossible)" in done.stdout


def test_a_file_that_cannot_be_read_is_one_sentence_and_status_1(folder: Path) -> None:
    done = run("show", folder / "broken.docx", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("broken.docx: ")
    assert done.stderr.endswith(".\n")


def test_lint_goes_on_past_a_broken_file(folder: Path) -> None:
    done = run("lint", folder, "--json", "--language", "en")
    assert done.returncode == 1
    assert "broken.docx" in done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[0]["kind"] == "impossible-date"
    assert found[0]["message"] == "The date “31/6/2022” does not exist."
    assert {"not-held"} < {finding["kind"] for finding in found}


def test_the_register_tells_held_from_cited(folder: Path) -> None:
    done = run("register", folder / "bc.txt", "--json")
    assert done.returncode == 0
    held = {row["symbol"]: row["held"] for row in map(json.loads, done.stdout.splitlines())}
    assert held == {"87/BC-SNgV": True, "163/KH-UBND": False}


@pytest.mark.parametrize(
    "arguments", [(), ("show",), ("show", "none.pdf"), ("show", "."), ("lint", "none"), ("print",)]
)
def test_wrong_usage_is_status_2_with_a_reason(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.strip()


@pytest.mark.parametrize("command", ["show", "lint", "register"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of((command, "--help")) == 0
    assert "--json" in capsys.readouterr().out


def test_the_samples_are_the_library_while_no_document_was_put_in() -> None:
    if any(path.name != "README.md" for path in (ROOT / "corpus/files").rglob("*")):
        pytest.skip("corpus/files holds documents of its own")
    done = run("register", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert sum(row["held"] for row in rows) > 20
    plans = [row for row in rows if row["symbol"] == "31/KH-UBND"]
    assert len({row["issuer_key"] for row in plans}) == len(plans) == 2


def test_the_report_cites_eleven_numbered_documents_and_one_agreement() -> None:
    done = run("register", shared_path("data/report/bao-cao-stttt-2024.txt"), "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["symbol"] for row in rows if not row["held"]} == {
        "353/SNGV-NV",
        "942/QĐ-UBND",
        "1595/QĐ-UBND",
        "6675/KH-UBND",
        "1244/KH-UBND",
        "481/KH-UBND",
        "625/KH-UBND",
        "57/KH-UBND",
        "499/QĐ-UBND",
        "24/2018/QĐ-UBND",
        "15-QC/TU",
        None,
    }
    assert len(rows) == 13
    assert next(row for row in rows if row["symbol"] == "942/QĐ-UBND")["aliases"][0] == "Đề án 942"


def test_lint_finds_the_slips_of_the_report() -> None:
    done = run("lint", shared_path("data/report/bao-cao-stttt-2024.txt"), "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    kinds = [finding["kind"] for finding in found if finding["kind"] != "not-held"]
    assert kinds == ["impossible-date", "draft", "two-spellings", "doubtful-date", "unexplained-abbreviation"]
    spelling = found[kinds.index("two-spellings")]
    assert (spelling["place"], spelling["quote"]) == ("mục II.1, đoạn 1", "Xay Bôm Sum")
