"""Opens the engine over the newest snapshot."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from itertools import chain, islice
from weakref import WeakKeyDictionary

from config.collector import collect_between_answers
from config.settings import Settings, resolve
from corpus.model import DocumentId
from indexes.encoder import open_encoder
from indexes.hit import Encoder
from indexes.reranker import open_reranker
from indexes.snapshot import open_snapshot
from retrieval.engine import Engine, Policy
from retrieval.language.names import NameIndex
from retrieval.language.words_of import LibraryWords
from retrieval.library import SearchPlan, View
from retrieval.question.understand import Lexicon
from retrieval.reranking import Reranker, Reranking

MOST_PARAGRAPHS = 60_000
"""Paragraphs whose words and names are counted; a larger library repeats itself."""


_FIRST_QUESTIONS = (
    "Kế hoạch số 1/KH-UBND năm 2024 của Ủy ban nhân dân tỉnh do ai ký?",
    "Sở Nội vụ ban hành bao nhiêu quyết định?",
    "khoan 2 dieu 5 quy che lam viec cua UBND tinh quy dinh gi",
    "Which plan covers tourism in the province?",
)
"""Asked when an engine is opened: tables and patterns of all kinds of questions are read, so that no person waits."""


def open_engine(settings: Settings, encoder: Encoder | None = None, reranker: Reranker | None = None) -> Engine:
    """Return an engine over the newest snapshot.

    Args:
        encoder, reranker: those that are open already, so that the next snapshot does not load the models again.

    Raises:
        SnapshotError: if there is none, or it does not fit the settings; names the command to run.
        SettingsError: if the settings name a reranker that cannot be had.
    """
    reranker = reranker or open_reranker(settings.reranker)
    encoder = encoder or open_encoder(settings.encoder, resolve(settings.paths.models))
    snapshot = open_snapshot(resolve(settings.paths.index), encoder)
    plan = SearchPlan(
        settings.retrieval.candidates, settings.retrieval.dense_weight, settings.retrieval.dense_weight_unaccented
    )
    dense = snapshot.dense(encoder)
    rerank = Reranking(reranker, settings.reranker.pairs, snapshot.accents.restore) if reranker is not None else None
    lexicons = Lexicons(snapshot.accents.restore)

    def view(levels: frozenset[str]) -> View:
        return View(snapshot.store, snapshot.lexical, dense, plan=plan, levels=levels, rerank=rerank)

    engine = Engine(
        view,
        lexicons,
        Policy(
            threshold=settings.retrieval.threshold,
            near=settings.retrieval.near,
            max_characters=settings.retrieval.max_question_characters,
        ),
        close=snapshot.close,
    )
    for question in _FIRST_QUESTIONS:
        engine.ask(question)
    _set_aside()
    collect_between_answers()
    return engine


def _set_aside() -> None:
    """Spare the collector what lives as long as the snapshot; else a question now and then waits until all is gone over.

    What was set aside for an earlier snapshot is let go of first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Lexicons:
    """The words and names of the documents that an asker may see, counted once for each set of documents."""

    def __init__(self, restore: Callable[[str], str] = str) -> None:
        """Begin with nothing counted.

        Args:
            restore: puts back the diacritics of a question.
        """
        self._restore = restore
        self._lock = threading.Lock()
        self._known: dict[frozenset[DocumentId], Lexicon] = {}
        self._of_view: WeakKeyDictionary[View, Lexicon] = WeakKeyDictionary()

    def __call__(self, view: View) -> Lexicon:
        """Return the lexicon of a view; the first call for a set of documents counts."""
        with self._lock:
            lexicon = self._of_view.get(view)
            if lexicon is None:
                lexicon = self._of_view[view] = self._of_documents(view)
            return lexicon

    def _of_documents(self, view: View) -> Lexicon:
        held = frozenset(view.documents)
        if held not in self._known:
            words = LibraryWords.of(chain(view.issuers(), islice(view.texts(), MOST_PARAGRAPHS)))
            names = NameIndex(words.names, words.vocabulary)
            self._known[held] = Lexicon(names, words.vocabulary, self._restore, words.other_forms)
        return self._known[held]
