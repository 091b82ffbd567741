"""What a question costs beside the encoder, on an index of about 25,000 paragraphs of real text."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from config.collector import collect_at_rest
from config.settings import load_settings, resolve
from corpus.model import PUBLIC
from indexes.encoder import open_encoder
from indexes.fusion import fuse
from indexes.snapshot import open_snapshot
from indexes.update import Library, update
from retrieval.opening import open_engine
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.material import CopyingEncoder, Procedure, in_paragraphs, questions_about, write_documents
from tests.benchmarks.memory import peak_memory

LIMIT = 30.0
"""Milliseconds at the 95th percentile."""
QUESTIONS = 200
REAL_VECTORS = 300
_CHARACTERS = 270
"""Characters of a paragraph at least, so that all the text makes about 25,000."""
_EVERYONE = frozenset({PUBLIC})


def measure(procedures: Sequence[Procedure]) -> tuple[Figure, ...]:
    """Index all procedures with noisy copies of real vectors and ask about some of them."""
    settings = load_settings()
    real = open_encoder(settings.encoder, resolve(settings.paths.models))
    encoder = CopyingEncoder(real.encode_passages([p.title for p in procedures[:REAL_VECTORS]]))
    step = max(1, len(procedures) // QUESTIONS)
    questions = tuple(questions_about(procedures[::step]))
    with TemporaryDirectory() as name:
        library = Library(Path(name) / "corpus", Path(name) / "index")
        write_documents(in_office_paragraphs(procedures), library.corpus)
        started = time.perf_counter()
        report = update(library, settings.reading, encoder)
        building = time.perf_counter() - started
        paths = settings.paths.model_copy(update={"index": library.index})
        engine = open_engine(settings.model_copy(update={"paths": paths}), encoder)
        asked = milliseconds(questions, encoder, lambda question: engine.ask(question))
        with open_snapshot(library.index, encoder) as snapshot:
            dense = snapshot.dense(encoder)

            def search(question: str) -> object:
                lexical = snapshot.lexical.search(question, settings.retrieval.candidates, _EVERYONE)
                near = dense.search(question, settings.retrieval.candidates, _EVERYONE)
                return fuse(lexical, near, dense_weight=settings.retrieval.dense_weight)

            searched = milliseconds(questions, encoder, search)
    return (
        Figure("asking: paragraphs", report.paragraphs, ""),
        Figure("asking: index built, without encoding", building, "s"),
        Figure("asking: both searches, median", percentile(searched, 0.5), "ms"),
        Figure("asking: both searches, 95th percentile", percentile(searched, 0.95), "ms"),
        Figure("asking: whole answer, median", percentile(asked, 0.5), "ms"),
        Figure("asking: whole answer, 95th percentile", percentile(asked, 0.95), "ms", LIMIT),
        Figure("asking: peak memory", peak_memory(), "MB"),
    )


def in_office_paragraphs(procedures: Sequence[Procedure]) -> list[Procedure]:
    """Return the procedures in paragraphs as long as those of an office."""
    return [in_paragraphs(procedure, _CHARACTERS) for procedure in procedures]


def milliseconds(questions: Sequence[str], encoder: CopyingEncoder, work: Callable[[str], object]) -> tuple[float, ...]:
    """Return the milliseconds of each question outside the encoder; the first one loads what is loaded late.

    Between questions the process is at rest, as it is in an office, and does what it leaves for then.
    """
    work(questions[0])
    times = []
    for question in questions[1:]:
        started, inside = time.perf_counter(), encoder.seconds
        work(question)
        times.append((time.perf_counter() - started - (encoder.seconds - inside)) * 1000)
        collect_at_rest()
    return tuple(times)
