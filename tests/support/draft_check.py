"""A library of sample texts behind a view without indexes, and drafts checked against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from config.errors import ReadError
from corpus.model import PUBLIC, CorpusFile, Format, RawDocument, ReadDocument
from corpus.readers.text import line_blocks
from corpus.reading import understood
from corpus.register import build_register
from corpus.samples.definition import Sample
from corpus.samples.text import write_text
from corpus.store import Store
from indexes.hit import Hit
from retrieval.drafting.check import check_draft
from retrieval.drafting.reading import read_pasted
from retrieval.drafting.verdicts import Check
from retrieval.library import SearchPlan, View

TODAY = date(2024, 11, 24)


class NoIndex:
    """Finds nothing: the check of a draft asks the register only."""

    def size(self, levels: frozenset[str]) -> int:
        return 0

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        return ()

    def document_frequency(self, term: str, levels: frozenset[str]) -> int:
        return 0


def read_text(name: str, text: str) -> ReadDocument:
    digest = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    outcome = understood(CorpusFile(Path(name), name, digest), RawDocument(Format.TEXT, tuple(line_blocks(text))))
    assert not isinstance(outcome, ReadError), outcome
    return outcome


def view_of(folder: Path, documents: Iterable[ReadDocument]) -> View:
    """Return a view of a library that holds these documents."""
    read = list(documents)
    store = Store.open(folder / "library.sqlite")
    for number, document in enumerate(read):
        store.put(document, f"{number:064x}")
    store.put_register(build_register(read))
    return View(store, NoIndex(), NoIndex(), plan=SearchPlan(1, 0.5, 0.5), levels=frozenset({PUBLIC}))


def sample_view(folder: Path, samples: Iterable[Sample]) -> View:
    """Return a view of a library of samples, each as a text file."""
    return view_of(folder, (read_text(f"{s.name}.txt", write_text(s).decode()) for s in samples))


def text_view(folder: Path, *texts: str) -> View:
    """Return a view of a library of texts."""
    return view_of(folder, (read_text(f"d{number}.txt", text) for number, text in enumerate(texts)))


def checked(view: View, text: str) -> Check:
    return check_draft(read_pasted(text), view, today=TODAY)
