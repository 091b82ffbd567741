"""A new snapshot is taken up in one assignment; a bad one leaves the old in use; none is closed under a question."""

from __future__ import annotations

import threading

import pytest

from bot.library import Library
from config.errors import SnapshotError
from corpus.model import PUBLIC
from tests.support.fake_assistant import FakeAssistant, paragraphs

LEVELS = frozenset({PUBLIC})


class Folder:
    """Stands for the folder of snapshots."""

    def __init__(self) -> None:
        self.version = 1
        self.broken = False
        self.opened: list[FakeAssistant] = []

    def open(self) -> FakeAssistant:
        if self.broken:
            raise SnapshotError("the snapshot is damaged; run python -m indexes update.")
        self.opened.append(FakeAssistant())
        return self.opened[-1]


@pytest.fixture
def folder() -> Folder:
    return Folder()


@pytest.fixture
def library(folder: Folder) -> Library:
    return Library(folder.open, lambda: folder.version)


def asked(folder: Folder) -> list[int]:
    return [len(engine.asked) for engine in folder.opened]


def test_nothing_is_opened_again_while_nothing_is_published(folder: Folder, library: Library) -> None:
    assert not library.refresh()
    library.ask("rừng", levels=LEVELS)
    assert asked(folder) == [1]


def test_what_is_asked_reaches_the_engine_whole(folder: Folder, library: Library) -> None:
    library.ask("rừng đó", previous=("rừng",), levels=frozenset({"internal"}))
    call = folder.opened[0].asked[0]
    assert (call.question, call.previous) == ("rừng đó", ("rừng",))
    assert call.levels == {"internal"}
    held = paragraphs()
    around = library.around(held[1].id, levels=LEVELS, before=1, after=2)
    assert around is not None
    assert (around.before, around.paragraph, around.after) == (held[:1], held[1], held[2:4])


def test_a_published_snapshot_is_used_from_the_next_question_on(folder: Folder, library: Library) -> None:
    library.ask("rừng", levels=LEVELS)
    folder.version = 2
    assert library.refresh()
    library.ask("rừng", levels=LEVELS)
    assert asked(folder) == [1, 1]
    assert [engine.closed for engine in folder.opened] == [1, 0]


def test_an_engine_is_closed_once_and_only_after_its_last_question(folder: Folder, library: Library) -> None:
    gate, begun = threading.Event(), threading.Semaphore(0)

    def wait() -> None:
        begun.release()
        gate.wait(10)

    folder.opened[0].behaves("chậm", wait)
    threads = [threading.Thread(target=library.ask, args=("rừng chậm",), kwargs={"levels": LEVELS}) for _ in range(3)]
    for thread in threads:
        thread.start()
        assert begun.acquire(timeout=10)
    folder.version = 2
    assert library.refresh()
    library.ask("rừng", levels=LEVELS)
    assert folder.opened[0].closed == 0
    gate.set()
    for thread in threads:
        thread.join(10)
    assert [engine.closed for engine in folder.opened] == [1, 0]


def test_a_question_that_fails_does_not_keep_an_old_snapshot(folder: Folder, library: Library) -> None:
    def break_down() -> None:
        raise RuntimeError

    folder.opened[0].behaves("hỏng", break_down)
    with pytest.raises(RuntimeError):
        library.ask("hỏng", levels=LEVELS)
    folder.version = 2
    library.refresh()
    assert folder.opened[0].closed == 1


def test_a_broken_snapshot_leaves_the_old_one_in_use_and_is_logged_once(
    folder: Folder, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    folder.version, folder.broken = 2, True
    assert not library.refresh()
    assert not library.refresh()
    library.ask("rừng", levels=LEVELS)
    assert asked(folder) == [1]
    assert caplog.text.count("the snapshot is damaged") == 1
    folder.version, folder.broken = 3, False
    assert library.refresh()


def test_without_a_snapshot_there_is_no_library(folder: Folder) -> None:
    folder.broken = True
    with pytest.raises(SnapshotError, match="python -m indexes update"):
        Library(folder.open, lambda: folder.version)
