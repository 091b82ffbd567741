"""How a question's cost grows with the library: the same text again and again, with other names and numbers."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from config.settings import ROOT, load_settings, resolve
from indexes.encoder import open_encoder
from indexes.hit import Vectors
from indexes.update import Library, update
from retrieval.opening import open_engine
from tests.benchmarks.asking import REAL_VECTORS, in_office_paragraphs, milliseconds
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.material import CopyingEncoder, Procedure, questions_about, write_documents
from tests.benchmarks.memory import peak_memory

LIMIT = 60.0
"""Milliseconds at the 95th percentile, on the largest library."""
MOST_MEMORY = 1500.0
"""Megabytes at most, of the process that answers, with the real encoder."""
TIMES = (1, 2, 5, 11)
"""How often the library holds the text; the last makes about 250,000 paragraphs."""
QUESTIONS = 200
CURVE = ROOT / "bench-results" / "growing.png"
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[^\W\d_] )[A-ZĐÂÊÔƠƯÁÀẢÃẠ][^\W\d_]*[^\W\d_A-Z]")
"""A capitalised syllable inside a sentence, as names of bodies and places have."""


def measure(procedures: Sequence[Procedure]) -> tuple[Figure, ...]:
    """Grow a library step by step, and ask the same questions of each size in a process of its own."""
    settings = load_settings()
    real = open_encoder(settings.encoder, resolve(settings.paths.models)).encode_passages(
        [procedure.title for procedure in procedures[:REAL_VECTORS]]
    )
    questions = tuple(questions_about(procedures[:: max(1, len(procedures) // QUESTIONS)]))
    base = in_office_paragraphs(procedures)
    names = sorted({name for procedure in base for name in _NAME.findall(procedure.text)})
    figures: list[Figure] = []
    with TemporaryDirectory() as folder:
        library = Library(Path(folder) / "corpus", Path(folder) / "index")
        made = 0
        for times in TIMES:
            for copy in range(made, times):
                write_documents([changed(procedure, copy, names) for procedure in base], library.corpus)
            made = times
            report = update(library, settings.reading, CopyingEncoder(real))
            figures += _asked(report.paragraphs, library.index, real, questions, last=times == TIMES[-1])
    _draw(figures)
    return tuple(figures)


def changed(procedure: Procedure, copy: int, names: Sequence[str]) -> Procedure:
    """Return a procedure with other names and numbers, the same ones for the same copy; copy 0 is the procedure itself."""
    if not copy:
        return procedure
    others = dict(zip(names, [*names[copy * 7 :], *names[: copy * 7]], strict=True))
    text = _NAME.sub(lambda match: others.get(match.group(), match.group()), procedure.text)
    text = _NUMBER.sub(lambda match: str(int(match.group()) + copy), text)
    return replace(procedure, name=f"{procedure.name}-{copy}", text=text)


def _asked(paragraphs: int, index: Path, real: Vectors, questions: tuple[str, ...], *, last: bool) -> Iterator[Figure]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        times, memory = pool.apply(ask_all, (index, real, questions))
    size = f"growing: {paragraphs:,} paragraphs"
    yield Figure(f"{size}, median", percentile(times, 0.5), "ms")
    yield Figure(f"{size}, 95th percentile", percentile(times, 0.95), "ms", LIMIT if last else None)
    yield Figure(f"{size}, peak memory", memory, "MB", MOST_MEMORY if last else None)


def ask_all(index: Path, real: Vectors, questions: tuple[str, ...]) -> tuple[tuple[float, ...], float]:
    """Return the milliseconds of each question outside the encoder, and the peak memory of this process in MB.

    The real encoder is opened and used, too, so that its memory counts.
    """
    settings = load_settings()
    open_encoder(settings.encoder, resolve(settings.paths.models)).encode_queries(questions[:1])
    encoder = CopyingEncoder(np.asarray(real))
    paths = settings.paths.model_copy(update={"index": index})
    engine = open_engine(settings.model_copy(update={"paths": paths}), encoder)
    times = milliseconds(questions, encoder, engine.ask)
    return times, peak_memory()


def _draw(figures: Sequence[Figure]) -> None:
    """Keep the curve as a picture."""
    from matplotlib.figure import Figure as Picture  # the process that answers, which is measured, draws nothing

    picture = Picture(figsize=(6, 4), layout="constrained")
    axes = picture.subplots()
    for name in ("median", "95th percentile"):
        points = [figure for figure in figures if figure.name.endswith(name)]
        sizes = [int(re.sub(r"\D", "", figure.name.split("paragraphs")[0])) for figure in points]
        axes.plot(sizes, [figure.value for figure in points], marker="o", label=name)
    axes.set(xlabel="paragraphs", ylabel="ms a question, outside the encoder", xlim=0, ylim=0)
    axes.legend()
    CURVE.parent.mkdir(exist_ok=True)
    picture.savefig(CURVE)
