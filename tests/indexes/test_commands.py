"""The commands print for people and for programs, and their status says how it went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.settings import EncoderSettings
from indexes import __main__ as command
from indexes.as_text import table
from tests.support.encoders import HashingEncoder

TEXT = "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển du lịch\n\nI. MỤC TIÊU\nĐón 2 triệu lượt khách."


@pytest.fixture(autouse=True)
def small_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(_: EncoderSettings, __: Path) -> HashingEncoder:
        return HashingEncoder()

    monkeypatch.setattr(command, "open_encoder", opened)
    monkeypatch.setenv("ASSISTANT_READING__WORKERS", "1")


def run(corpus: Path, index: Path, *more: str) -> int:
    return command.main(["update", "--corpus", str(corpus), "--into", str(index), *more])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_an_update_prints_an_aligned_table(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(corpus, tmp_path / "index") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "added      1  plan.txt" in printed.out
    assert run(corpus, tmp_path / "index") == 0
    assert "the one in use is up to date" in capsys.readouterr().out


def test_an_update_prints_one_json_value(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(corpus, tmp_path / "index", "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    report = json.loads(line)
    assert report["added"] == ["plan.txt"]
    assert (report["failed"], report["documents"], report["samples"]) == ([], 1, False)


def test_bad_files_end_with_status_1_and_one_sentence_each(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "empty.pdf").write_bytes(b"")
    assert run(corpus, tmp_path / "index") == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("empty.pdf: ")
    assert printed.err.count("\n") == 1
    assert "failed     1" in printed.out


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none", tmp_path / "index") == 2
    assert "none is not a folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["update", "--unknown"], ["nothing"]])
def test_wrong_arguments_end_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["update", "beir"])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main([name, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_an_interrupted_update_says_what_is_kept(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "update", interrupted)
    assert run(corpus, tmp_path / "index") == 1
    assert "the old snapshot is in use" in capsys.readouterr().err


def test_columns_are_aligned() -> None:
    assert table([("a", "bb", "c"), ("aaa", "b", "")]) == "a    bb  c\naaa  b"
