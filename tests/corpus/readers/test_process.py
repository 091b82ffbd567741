"""Reading in worker processes: order, time, memory, and a worker that dies."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from config.errors import ReadError
from corpus.model import RawDocument
from corpus.readers.process import Outcome, read_documents
from tests.support.docx_made import docx_bytes, paragraph
from tests.support.reading import LIMITS

MEMORY = 1_500_000_000


def read_all(paths: list[Path], *, seconds: float = 60, memory: int = MEMORY, workers: int = 2) -> list[Outcome]:
    pairs = list(read_documents(paths, LIMITS, timeout_seconds=seconds, max_memory_bytes=memory, workers=workers))
    assert [path for path, _ in pairs] == paths
    return [outcome for _, outcome in pairs]


def text_file(folder: Path, name: str, text: str = "Điều 1.") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, f"{number:02}.txt", f"Văn bản {number}" + " dài" * (2000 * (number % 3)))
        for number in range(25)
    ]
    outcomes = read_all(paths)
    documents = [outcome for outcome in outcomes if isinstance(outcome, RawDocument)]
    assert [document.blocks[0].text.split(" dài")[0] for document in documents] == [f"Văn bản {n}" for n in range(25)]


def test_a_bad_file_is_an_outcome_and_the_others_go_on(tmp_path: Path) -> None:
    paths = [text_file(tmp_path, "a.txt"), tmp_path / "không có.txt", text_file(tmp_path, "c.txt")]
    first, second, third = read_all(paths)
    assert isinstance(first, RawDocument)
    assert isinstance(second, ReadError)
    assert isinstance(third, RawDocument)


def test_a_file_that_blocks_is_given_up_after_its_time(tmp_path: Path) -> None:
    blocked = tmp_path / "chờ mãi.txt"
    os.mkfifo(blocked)
    paths = [blocked, text_file(tmp_path, "sau.txt"), text_file(tmp_path, "sau nữa.txt")]
    begun = time.monotonic()
    outcomes = read_all(paths, seconds=4, workers=1)
    assert time.monotonic() - begun < 30
    assert isinstance(outcomes[0], ReadError)
    assert "longer than 4 seconds" in str(outcomes[0])
    assert all(isinstance(outcome, RawDocument) for outcome in outcomes[1:])


def test_a_file_that_needs_too_much_memory_is_given_up(tmp_path: Path) -> None:
    greedy = tmp_path / "to.docx"
    greedy.write_bytes(docx_bytes(paragraph("chữ") * 600_000))
    outcomes = read_all([greedy, text_file(tmp_path, "sau.txt")], memory=500_000_000, workers=1)
    assert isinstance(outcomes[0], ReadError)
    assert isinstance(outcomes[1], RawDocument)


def test_a_worker_that_is_killed_costs_the_file_it_reads_alone(tmp_path: Path) -> None:
    read_forever = tmp_path / "đọc mãi.txt"
    os.mkfifo(read_forever)

    def kill_the_reader() -> None:
        with read_forever.open("wb"):  # opens once the worker reads at the other end
            for worker in multiprocessing.active_children():
                worker.kill()

    killer = threading.Thread(target=kill_the_reader)
    killer.start()
    outcomes = read_all([read_forever, text_file(tmp_path, "sau.txt"), text_file(tmp_path, "cuối.txt")], workers=1)
    killer.join()
    assert isinstance(outcomes[0], ReadError)
    assert read_forever.name in str(outcomes[0])
    assert all(isinstance(outcome, RawDocument) for outcome in outcomes[1:])


def test_nothing_to_read_is_no_work() -> None:
    assert read_all([]) == []


def test_stopping_early_leaves_no_process(tmp_path: Path) -> None:
    paths = [text_file(tmp_path, f"{number}.txt") for number in range(10)]
    documents = read_documents(paths, LIMITS, timeout_seconds=60, max_memory_bytes=MEMORY, workers=2)
    next(documents)
    documents.close()
    servers = [child for child in children(os.getpid()) if b"forkserver" in Path(f"/proc/{child}/cmdline").read_bytes()]
    assert servers
    assert [worker for server in servers for worker in children(server)] == []


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    if not listed.exists():
        pytest.skip("this kernel does not list child processes")
    return [int(child) for child in listed.read_text().split()]


def test_readers_load_quickly_and_without_the_models() -> None:
    code = "import sys, corpus.readers.process; print([m for m in ('torch', 'transformers', 'faiss', 'tantivy') if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and code
    assert printed.stdout.strip() == "[]"
