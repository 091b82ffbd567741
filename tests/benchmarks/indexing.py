"""What indexing costs beside the encoder: the ratio to bare ``SentenceTransformer.encode`` over the same texts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sentence_transformers import SentenceTransformer

from config.settings import load_settings, resolve
from indexes import e5
from indexes.encoder import open_encoder
from indexes.update import Library, update
from tests.benchmarks.figures import Figure
from tests.benchmarks.material import Procedure, RecordingEncoder, write_documents

PARAGRAPHS = 2_000
LIMIT = 1.25


def measure(procedures: Sequence[Procedure]) -> tuple[Figure, ...]:
    """Index about 2,000 paragraphs, then encode the same texts bare.

    Args:
        procedures: enough of them; only the first ones are used.
    """
    settings = load_settings()
    models = resolve(settings.paths.models)
    encoder = RecordingEncoder(open_encoder(settings.encoder, models))
    encoder.encode_passages(["văn bản"])  # the model is loaded before time is taken
    encoder.texts.clear()
    with TemporaryDirectory() as name:
        library = Library(Path(name) / "corpus", Path(name) / "index")
        write_documents(procedures[: _enough(procedures)], library.corpus)
        started = time.perf_counter()
        report = update(library, settings.reading, encoder)
        indexing = time.perf_counter() - started
    bare = _bare([settings.encoder.passage_prefix + text for text in encoder.texts], e5.prepare(models))
    return (
        Figure("indexing: paragraphs", report.paragraphs, ""),
        Figure("indexing: passages encoded", len(encoder.texts), ""),
        Figure("indexing: time", indexing, "s"),
        Figure("indexing: the same texts encoded bare", bare, "s"),
        Figure("indexing: ratio", indexing / bare, "", LIMIT),
    )


def _enough(procedures: Sequence[Procedure]) -> int:
    """Return how many procedures hold about as many lines as paragraphs are wanted."""
    lines = 0
    for count, procedure in enumerate(procedures, 1):
        lines += sum(1 for line in procedure.text.splitlines() if line.strip())
        if lines >= PARAGRAPHS:
            return count
    return len(procedures)


def _bare(texts: list[str], model: Path) -> float:
    """Return the seconds that sentence-transformers takes by itself, as it comes."""
    bare = SentenceTransformer(str(model), device="cpu", local_files_only=True)
    bare.encode(texts[:1])
    started = time.perf_counter()
    bare.encode(texts, show_progress_bar=False)
    return time.perf_counter() - started
