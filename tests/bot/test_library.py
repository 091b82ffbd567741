"""A new snapshot is taken up in one assignment; a bad one leaves the old in use."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.library import Library
from config.errors import SnapshotError
from tests.support.fake_assistant import FakeAssistant


class Folder:
    """Stands for the folder of snapshots."""

    def __init__(self) -> None:
        self.version = 1
        self.broken = False
        self.opened: list[FakeAssistant] = []

    def open(self) -> Assistant:
        if self.broken:
            raise SnapshotError("the snapshot is damaged; run python -m indexes update.")
        self.opened.append(FakeAssistant())
        return self.opened[-1]


@pytest.fixture
def folder() -> Folder:
    return Folder()


def test_nothing_is_opened_again_while_nothing_is_published(folder: Folder) -> None:
    library = Library(folder.open, lambda: folder.version)
    assert not library.refresh()
    assert library() is folder.opened[0]
    assert len(folder.opened) == 1


def test_a_published_snapshot_is_used_from_the_next_question_on(folder: Folder) -> None:
    library = Library(folder.open, lambda: folder.version)
    begun = library()
    folder.version = 2
    assert library.refresh()
    assert library() is folder.opened[1]
    assert begun is folder.opened[0]


def test_a_broken_snapshot_leaves_the_old_one_in_use_and_is_logged_once(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    library = Library(folder.open, lambda: folder.version)
    folder.version, folder.broken = 2, True
    assert not library.refresh()
    assert not library.refresh()
    assert library() is folder.opened[0]
    assert caplog.text.count("the snapshot is damaged") == 1
    folder.version, folder.broken = 3, False
    assert library.refresh()


def test_without_a_snapshot_there_is_no_library(folder: Folder) -> None:
    folder.broken = True
    with pytest.raises(SnapshotError, match="python -m indexes update"):
        Library(folder.open, lambda: folder.version)
