from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from config.errors import ReadError, UsageError
from corpus.folder import document_id, files_at, find_files, library_folder
from corpus.readers.limits import ReadingLimits, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/c.docx", "a/~$c.docx", ".hidden", ".git/x.txt", "README.md", "a/README.md"):
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "files"


def test_documents_of_all_subfolders_are_found_in_order(folder: Path) -> None:
    assert [file.relative for file in find_files(folder)] == ["a/README.md", "a/c.docx", "b.txt"]


def test_folders_that_hold_no_documents_are_passed_by_and_do_not_make_a_library(folder: Path, tmp_path: Path) -> None:
    assert [file.relative for file in find_files(folder, [folder / "a"])] == ["b.txt"]
    (folder / "b.txt").unlink()
    assert library_folder(folder, tmp_path / "samples") == folder
    assert library_folder(folder, tmp_path / "samples", [folder / "a"]) == tmp_path / "samples"


def test_a_file_has_the_hash_of_its_bytes(folder: Path) -> None:
    file = find_files(folder)[-1]
    assert file.sha256 == hashlib.sha256(b"b.txt").hexdigest()
    assert document_id(file) == file.sha256[:16]


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("x", encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert [file.relative for file in find_files(folder)] == ["a/README.md", "a/c.docx", "b.txt", "inside.txt"]


def test_a_link_that_leads_nowhere_is_found_and_refused_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.docx").symlink_to(tmp_path / "gone.docx")
    (found,) = [file for file in find_files(folder) if file.relative == "broken.docx"]
    with pytest.raises(ReadError, match="a link that leads to no file"):
        load(found.path, ReadingLimits(max_file_bytes=100, max_pages=1, max_characters=100))


def test_a_name_that_is_no_text_is_still_found(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text("x", encoding="utf-8")
    assert find_files(folder)[-1].relative.encode("utf-8").endswith(b".txt")


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a folder"):
        find_files(tmp_path / "none")


def test_a_command_may_name_files_and_folders_each_file_once(folder: Path) -> None:
    found = files_at([folder / "b.txt", folder, folder / "b.txt"])
    assert sorted(file.relative for file in found) == ["a/README.md", "a/c.docx", "b.txt"]
    with pytest.raises(UsageError, match=r"none\.txt does not exist"):
        files_at([folder / "none.txt"])


def test_the_samples_stand_in_while_the_folder_is_empty(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "README.md").write_text("x", encoding="utf-8")
    assert library_folder(empty, folder) == folder
    assert library_folder(tmp_path / "none", folder) == folder
    assert library_folder(folder, empty) == folder


def forbid(monkeypatch: pytest.MonkeyPatch, forbidden: Path) -> None:
    """Refuse a file or folder as the system refuses it to a user without the right; root, who may run this, has every right."""
    look, read = os.scandir, Path.open

    def check(path: object) -> None:
        if Path(str(path)) == forbidden:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def scandir(path: str) -> object:
        check(path)
        return look(path)

    def opened(path: Path, mode: str, buffering: int = -1) -> object:
        check(path)
        return read(path, mode, buffering)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "open", opened)


def test_a_file_that_may_not_be_read_is_found_and_stops_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {file.relative: file.sha256 for file in find_files(folder)}
    forbid(monkeypatch, folder / "b.txt")
    after = {file.relative: file.sha256 for file in find_files(folder)}
    assert {name for name in before if before[name] != after[name]} == {"b.txt"}
    with pytest.raises(
        ReadError, match=r"cannot be opened \(Permission denied\); check that it exists and may be read"
    ):
        load(folder / "b.txt", ReadingLimits(max_file_bytes=100, max_pages=1, max_characters=100))


@pytest.mark.parametrize("closed", [".", "a"])
def test_a_folder_that_may_not_be_looked_into_never_passes_for_empty(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    samples = tmp_path / "samples"
    samples.mkdir()
    (folder / "b.txt").unlink()
    forbid(monkeypatch, folder / closed)
    for look in (lambda: find_files(folder), lambda: library_folder(folder, samples)):
        with pytest.raises(UsageError, match=r"cannot be looked into \(Permission denied\).*chmod -R a\+rX"):
            look()


def test_a_hidden_folder_is_not_even_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, folder / ".git")
    assert [file.relative for file in find_files(folder)] == ["a/README.md", "a/c.docx", "b.txt"]
