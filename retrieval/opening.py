"""Opens the engine over the newest snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from config.settings import Settings, resolve
from corpus.model import ParagraphKind
from corpus.store import Store
from indexes.encoder import open_encoder
from indexes.hit import Encoder
from indexes.snapshot import open_snapshot
from retrieval.engine import Engine, Policy
from retrieval.language.names import NameIndex
from retrieval.language.words_of import LibraryWords
from retrieval.library import SearchPlan, View
from retrieval.understand import Lexicon

MOST_PARAGRAPHS = 60_000
"""Paragraphs whose words and names are counted; a larger library repeats itself."""


def open_engine(settings: Settings, encoder: Encoder | None = None) -> Engine:
    """Return an engine over the newest snapshot.

    Args:
        encoder: one that is open already, so that the next snapshot does not load the model again.

    Raises:
        SnapshotError: if there is none, or it does not fit the settings; names the command to run.
    """
    encoder = encoder or open_encoder(settings.encoder, resolve(settings.paths.models))
    snapshot = open_snapshot(resolve(settings.paths.index), encoder)
    plan = SearchPlan(
        settings.retrieval.candidates, settings.retrieval.dense_weight, settings.retrieval.dense_weight_unaccented
    )
    dense = snapshot.dense(encoder)
    words = LibraryWords.of(islice(_texts(snapshot.store), MOST_PARAGRAPHS))
    return Engine(
        lambda levels: View(snapshot.store, snapshot.lexical, dense, plan=plan, levels=levels),
        Lexicon(NameIndex(words.names, words.vocabulary), words.vocabulary),
        Policy(
            threshold=settings.retrieval.threshold,
            near=settings.retrieval.near,
            max_characters=settings.retrieval.max_question_characters,
        ),
        close=snapshot.close,
    )


def _texts(store: Store) -> Iterator[str]:
    """Yield the texts of the library, document by document."""
    for document in store.documents():
        for paragraph in store.document_paragraphs(document.id):
            if paragraph.kind not in (ParagraphKind.NOISE, ParagraphKind.HEADER):
                yield paragraph.text
