"""Files of old office programs, which need LibreOffice, and what happens without it."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from config.errors import MissingToolError, ReadError
from corpus.model import Format
from corpus.readers import read_document
from corpus.readers.tools import run_tool
from corpus.samples.make import read_samples, write_sample
from tests.support.reading import LIMITS, read_bytes

RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}}\f0 Th\u244?ng t\u432? s\u7889? 15\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
has_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def test_without_libreoffice_the_error_names_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match=r"LibreOffice.*apt-get install.*libreoffice-writer-nogui"):
        read_bytes(tmp_path, RTF)


def test_without_libreoffice_other_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_bytes(tmp_path, b"Announcement").blocks


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OLE + b"\x00" * 2000, "neither a document nor a table"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ],
)
def test_other_compound_files_are_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(tmp_path, data)


@has_office
def test_rtf_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, RTF, "thông tư.doc")
    assert raw.format is Format.RTF
    assert [block.text for block in raw.blocks] == ["Thông tư số 15"]
    assert raw.pages is None


@has_office
def test_a_damaged_doc_is_refused_in_one_sentence(tmp_path: Path) -> None:
    data = OLE + "WordDocument".encode("utf-16-le") + b"\x07" * 3000
    with pytest.raises(ReadError, match="LibreOffice cannot open it"):
        read_bytes(tmp_path, data)


@pytest.mark.slow
@has_office
def test_a_doc_says_what_the_docx_says_that_it_was_made_of(tmp_path: Path) -> None:
    sample = next(sample for sample in read_samples() if sample.format is Format.DOCX)
    original = tmp_path / "mẫu.docx"
    original.write_bytes(write_sample(sample))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "doc:MS Word 97",
        "--outdir",
        str(tmp_path),
        str(original),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)  # noqa: S603 - a fixed program and our own file
    old = read_document(tmp_path / "mẫu.doc", LIMITS)
    new = read_document(original, LIMITS)
    assert old.format is Format.DOC
    assert [block.text for block in old.blocks] == [block.text for block in new.blocks]


def test_a_tool_that_hangs_is_killed_with_what_it_started(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        run_tool(["/bin/sh", "-c", f"(sleep 3; touch {alive}) & sleep 60"], seconds=0.5)
    assert time.monotonic() - begun < 10
    time.sleep(3)
    assert not alive.exists()


def test_a_tool_that_fails_gives_nothing() -> None:
    assert run_tool(["/bin/sh", "-c", "exit 3"], seconds=10) is None
    assert run_tool(["/bin/cat"], data=b"abc", seconds=10) == b"abc"
