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
from tests.support.encoders import HashingEncoder

PARAGRAPHS = 2_000
LIMIT = 1.25


def measure(procedures: Sequence[Procedure]) -> tuple[Figure, ...]:
    """Index about 2,000 paragraphs between two halves of encoding the same texts bare.

    Args:
        procedures: enough of them; only the first ones are used.
    """
    settings = load_settings()
    models = resolve(settings.paths.models)
    encoder = open_encoder(settings.encoder, models)
    encoder.encode_passages(["văn bản"])  # the model is loaded before time is taken
    bare = SentenceTransformer(str(e5.prepare(models)), device="cpu", local_files_only=True)
    with TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        write_documents(procedures[: _enough(procedures)], corpus)
        listening = RecordingEncoder(HashingEncoder())
        update(Library(corpus, Path(name) / "listening"), settings.reading, listening)
        texts = [settings.encoder.passage_prefix + text for text in listening.texts]
        seconds = _bare(bare, texts[::2])
        started = time.perf_counter()
        report = update(Library(corpus, Path(name) / "index"), settings.reading, encoder)
        indexing = time.perf_counter() - started
        seconds += _bare(bare, texts[1::2])
    return (
        Figure("indexing: paragraphs", report.paragraphs, ""),
        Figure("indexing: passages encoded", report.embedded, ""),
        Figure("indexing: time", indexing, "s"),
        Figure("indexing: the same texts encoded bare", seconds, "s"),
        Figure("indexing: ratio", indexing / seconds, "", LIMIT),
    )


def _enough(procedures: Sequence[Procedure]) -> int:
    """Return how many procedures hold about as many lines as paragraphs are wanted."""
    lines = 0
    for count, procedure in enumerate(procedures, 1):
        lines += sum(1 for line in procedure.text.splitlines() if line.strip())
        if lines >= PARAGRAPHS:
            return count
    return len(procedures)


def _bare(model: SentenceTransformer, texts: list[str]) -> float:
    """Return the seconds that sentence-transformers takes by itself, as it comes."""
    started = time.perf_counter()
    model.encode(texts, show_progress_bar=False)
    return time.perf_counter() - started
