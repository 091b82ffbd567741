"""A library of a few text files with an access policy, behind the real engine and a small encoder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.library import Library as Serving
from bot.office.stacks import Stacks
from config.settings import Settings, load_settings
from corpus.access import POLICY_FILE
from indexes.report import UpdateReport
from indexes.snapshot import current_name
from indexes.update import Library, update
from retrieval.engine import Engine
from retrieval.opening import open_engine
from tests.support.encoders import HashingEncoder

_DOCUMENT = """{issuer}

Số: {symbol}
Sông Thương, ngày {day} tháng {month} năm {year}

{kind}
{subject}

I. MỤC TIÊU
{body}
"""


def document(
    symbol: str,
    subject: str,
    body: str,
    *,
    kind: str = "KẾ HOẠCH",
    issuer: str = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG",
    day: tuple[int, int, int] = (5, 3, 2024),
) -> str:
    """Return the text of a document; ``day`` is day, month, year, and ``body`` its paragraphs, a line each."""
    numbered = "\n\n".join(f"{number}. {line}" for number, line in enumerate(body.split("\n"), 1))
    day_, month, year = day
    return _DOCUMENT.format(
        issuer=issuer, symbol=symbol, subject=subject, kind=kind, day=day_, month=month, year=year, body=numbered
    )


def small_settings(folder: Path) -> Settings:
    """Return settings whose documents, snapshots and state lie in a folder."""
    settings = load_settings()
    paths = settings.paths.model_copy(update={name: folder / name for name in ("corpus", "samples", "index", "state")})
    reading = settings.reading.model_copy(update={"workers": 1, "timeout_seconds": 60})
    return settings.model_copy(update={"paths": paths, "reading": reading})


def write_library(folder: Path, files: Mapping[str, str], policy: str = "") -> None:
    """Write files, by their path below ``corpus``, and the policy beside them; index what has changed."""
    settings = small_settings(folder)
    for name, text in files.items():
        path = settings.paths.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if policy:
        (settings.paths.corpus / POLICY_FILE).write_text(policy, encoding="utf-8")
    report = update(Library(settings.paths.corpus, settings.paths.index), settings.reading, HashingEncoder())
    assert not report.changes.failed, report.changes.failed


def small_engine(folder: Path, files: Mapping[str, str], policy: str = "") -> Engine:
    """Return an engine over a library that is written and indexed first."""
    write_library(folder, files, policy)
    return open_engine(small_settings(folder), HashingEncoder())


def small_stacks(folder: Path) -> tuple[Serving, Stacks]:
    """Return what a bot stands on: the library in ``folder`` and the desk behind it."""
    settings, encoder = small_settings(folder), HashingEncoder()
    library = Serving(lambda: open_engine(settings, encoder), lambda: current_name(settings.paths.index))

    def renew() -> UpdateReport:
        report = update(Library(settings.paths.corpus, settings.paths.index), settings.reading, encoder)
        library.refresh()
        return report

    return library, Stacks(settings.paths.corpus, settings.reading, renew, library)
