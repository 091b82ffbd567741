"""How well the searches do on a collection, by the very path that documents and questions take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import ir_measures
from ir_measures import R, nDCG
from tqdm import tqdm

from corpus.model import PUBLIC, DocumentId, ParagraphId
from corpus.text.fold import fold
from indexes.accents import AccentModel
from indexes.analysis import ANALYSIS_VERSION
from indexes.beir import Collection
from indexes.dense import DenseIndex, DenseSearch
from indexes.encoding import encode_waiting
from indexes.fusion import fuse
from indexes.hit import Encoder, Hit
from indexes.lexical import LexicalIndex
from indexes.passage_store import PassageStore
from indexes.passages import Entry, make_passages

MEASURES = (nDCG @ 10, R @ 1, R @ 10)
DEPTH = 100
"""Hits of a question that are kept, as many as candidates of an answer."""
_EVERYONE = frozenset({PUBLIC})
_RUN = "indexes"

Ranking = Mapping[str, Sequence[Hit]]
"""Hits of each question, best first."""


class Method(StrEnum):
    """A way to rank."""

    LEXICAL = "lexical"
    DENSE = "dense"
    HYBRID = "hybrid"


class Typing(StrEnum):
    """How the questions are typed."""

    GIVEN = "as given"
    BARE = "without diacritics"


@dataclass(frozen=True, slots=True)
class Weights:
    """Share of the dense score in the fused one, for questions with diacritics and without."""

    accented: float
    bare: float


@dataclass(frozen=True, slots=True)
class Score:
    """How well one method does on one way of typing.

    Attributes:
        measures: by name, each from 0 to 1.
        milliseconds: mean time of a question, its encoding included.
    """

    typing: Typing
    method: Method
    measures: Mapping[str, float]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Searches:
    """Both searches over a collection."""

    lexical: LexicalIndex
    dense: DenseSearch

    def rank(self, questions: Mapping[str, str], method: Method, dense_weight: float) -> Ranking:
        """Return the hits of every question."""
        search = self._search(method, dense_weight)
        return {name: search(question)[:DEPTH] for name, question in questions.items()}

    def _search(self, method: Method, weight: float) -> Callable[[str], tuple[Hit, ...]]:
        def lexical(question: str) -> tuple[Hit, ...]:
            return self.lexical.search(question, DEPTH, _EVERYONE)

        def dense(question: str) -> tuple[Hit, ...]:
            return self.dense.search(question, DEPTH, _EVERYONE)

        def hybrid(question: str) -> tuple[Hit, ...]:
            return fuse(lexical(question), dense(question), dense_weight=weight)

        return {Method.LEXICAL: lexical, Method.DENSE: dense, Method.HYBRID: hybrid}[method]


def index_collection(collection: Collection, encoder: Encoder, folder: Path, *, kept: Path, progress: bool) -> Searches:
    """Index a collection in a folder.

    Args:
        kept: file in which vectors are kept, so that a second run takes seconds.
        progress: show bars on the standard error stream while it is a terminal.
    """
    quiet = None if progress else True
    lexical = LexicalIndex.create(folder)
    reading = "beir"
    with PassageStore.open(kept, fingerprint=encoder.fingerprint, version=ANALYSIS_VERSION) as passages:
        for gone in passages.readings().keys() - set(collection.documents):
            passages.remove(gone)
        for name, text in tqdm(collection.documents.items(), unit=" documents", disable=quiet, leave=False):
            headings = (text.title,) if text.title else ()
            entry = Entry(ParagraphId(name), make_passages(text.body or text.title, headings))
            lexical.add(DocumentId(name), PUBLIC, [entry])
            passages.put(DocumentId(name), [entry], reading)
        lexical.commit()
        passages.tidy()
        encode_waiting(passages, encoder, progress=progress)
        names = list(collection.documents)
        position = {name: at for at, name in enumerate(names)}
        vectors = DenseIndex.build(
            [ParagraphId(name) for name in names],
            [PUBLIC] * len(names),
            [position[row.paragraph_id] for row in passages.rows()],
            passages.vectors(),
        )
    accents = AccentModel.build(f"{text.title}\n{text.body}" for text in collection.documents.values())
    return Searches(lexical, DenseSearch(encoder, vectors, accents.restore))


def measure(
    collection: Collection, searches: Searches, weights: Weights, *, progress: bool
) -> Iterable[tuple[Score, Ranking]]:
    """Yield the score and the ranking of every method and way of typing."""
    combinations = [(typing, method) for typing in Typing for method in Method]
    for typing, method in tqdm(combinations, disable=None if progress else True, leave=False):
        bare = typing is Typing.BARE
        questions = {n: fold(question) if bare else question for n, question in collection.questions.items()}
        started = time.perf_counter()
        ranking = searches.rank(questions, method, weights.bare if bare else weights.accented)
        milliseconds = (time.perf_counter() - started) * 1000 / len(questions)
        yield Score(typing, method, measures_of(ranking, collection.relevant), round(milliseconds, 2)), ranking


def measures_of(ranking: Ranking, relevant: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Return the measures of a ranking, by the ir-measures package."""
    run = {
        # ranks stand for the scores, since the package would order equal scores in its own way
        question: {hit.paragraph_id: float(-rank) for rank, hit in enumerate(hits)}
        for question, hits in ranking.items()
    }
    judged = {question: dict(grades) for question, grades in relevant.items() if question in ranking}
    found = ir_measures.calc_aggregate(MEASURES, judged, run)
    return {str(measure): round(float(found[measure]), 4) for measure in MEASURES}


def trec_lines(ranking: Ranking) -> Iterable[str]:
    """Yield a ranking in TREC's format: question, Q0, document, rank, score, name of the run."""
    for question, hits in ranking.items():
        for rank, hit in enumerate(hits, 1):
            yield f"{question} Q0 {hit.paragraph_id} {rank} {hit.score:.6f} {_RUN}"
