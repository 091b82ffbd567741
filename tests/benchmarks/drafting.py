"""What the check of a long draft costs: 200 pages with 1,000 references, read, checked and given back as Word."""

from __future__ import annotations

import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from config.settings import load_settings
from corpus.samples.draft_library import Known, Standing, draft_library
from retrieval.answer import Language
from retrieval.drafting.check import check_draft
from retrieval.drafting.docx_result import write_check
from retrieval.drafting.reading import read_draft
from tests.benchmarks.figures import Figure
from tests.support.draft_check import TODAY, sample_view

LIMIT = 10.0
"""Seconds on two cores."""
REFERENCES = 1_000
LIBRARIES = 30
"""Invented libraries joined to one of some eight hundred documents."""
_PAGE = 3_000
"""Characters of a page."""
_FILLER = (
    "Các cơ quan, đơn vị tổ chức thực hiện đúng tiến độ; định kỳ báo cáo kết quả về cơ quan đầu mối để tổng hợp. " * 8
)
_HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG", "Số:      /KH-UBND", "KẾ HOẠCH", "Tổng hợp năm 2024")


def measure() -> tuple[Figure, ...]:
    """Check a draft made of mentions of everything that an invented library knows."""
    samples = {}
    known: list[Known] = []
    for seed in range(LIBRARIES):
        made, facts = draft_library(seed)
        samples.update({sample.name: sample for sample in made})
        known += [fact for fact in facts if fact.standing is not Standing.LAW]
    with TemporaryDirectory() as name:
        folder = Path(name)
        characters = _write(folder / "draft.docx", known)
        view = sample_view(folder, samples.values())
        len(view.entries)  # loaded before anyone sends a draft
        started = time.perf_counter()
        draft = read_draft(folder / "draft.docx", load_settings().reading)
        read = time.perf_counter()
        check = check_draft(draft, view, today=TODAY)
        checked = time.perf_counter()
        write_check(check, folder / "out.docx", source=folder / "draft.docx", language=Language.VIETNAMESE)
        ended = time.perf_counter()
    return (
        Figure("drafting: pages of the draft", characters / _PAGE, ""),
        Figure("drafting: references found", len(check.lines), ""),
        Figure("drafting: read", read - started, "s"),
        Figure("drafting: checked", checked - read, "s"),
        Figure("drafting: written as Word", ended - checked, "s"),
        Figure("drafting: altogether", ended - started, "s", LIMIT),
    )


def _write(path: Path, known: list[Known]) -> int:
    rng = random.Random(1)  # noqa: S311 - reproducible, not secret
    lines = list(_HEAD)
    for number in range(1, REFERENCES + 1):
        item = rng.choice(known)
        mention = item.mention() if rng.random() < 0.5 else f"{item.type} số {item.symbol}"
        lines += [f"{number}. Thực hiện {mention}, các cơ quan phối hợp.", _FILLER[: rng.randrange(200, 800)]]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return sum(map(len, lines))
