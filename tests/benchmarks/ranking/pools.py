"""What rankings are tried on: passages, the documents or paragraphs they belong to, and questions with what answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from config.settings import RetrievalSettings
from corpus.model import PUBLIC, Document
from corpus.text.fold import fold
from indexes.beir import Collection, read_collection
from indexes.hit import Encoder, Hit
from indexes.measuring import DEPTH, index_collection
from indexes.passages import Passage, index_entry, make_passages
from indexes.snapshot import Snapshot, open_snapshot
from retrieval.answer import Language
from retrieval.evaluation.questions import Question, read_questions
from retrieval.library import SearchPlan, View
from retrieval.opening import Lexicons
from retrieval.question.understand import understand

Scores = NDArray[np.float32]
"""One row a question."""
_EVERYONE = frozenset({PUBLIC})
_Search = Callable[[str], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage with what stands above it.

    Attributes:
        target: what is ranked: a document of a collection, a paragraph of a library.
        title: of the document, where it is not part of what the indexes see.
    """

    target: str
    passage: Passage
    head: str
    body: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what the lexical index is asked, what answers it, the weight of the dense score, and its hits."""

    searched: str
    spoken: str
    relevant: frozenset[str]
    dense_weight: float
    near: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """What is searched, and the questions.

    Attributes:
        targets: ids of what is ranked, in their order.
        owners: for each piece the position of its target; pieces of one target stand together.
    """

    name: str
    pieces: tuple[Piece, ...]
    questions: tuple[Asked, ...]
    targets: tuple[str, ...]
    owners: NDArray[np.int64]

    @classmethod
    def of(cls, name: str, pieces: Iterable[Piece], questions: Iterable[Asked]) -> Pool:
        """Put a pool together, in the order of the ids, which decides between equal scores."""
        ordered = tuple(sorted(pieces, key=lambda piece: piece.target))
        targets = tuple(dict.fromkeys(piece.target for piece in ordered))
        place = {target: number for number, target in enumerate(targets)}
        return cls(name, ordered, tuple(questions), targets, np.array([place[piece.target] for piece in ordered]))

    def best(self, scores: NDArray[np.floating]) -> Scores:
        """Return for each target the best score of its pieces."""
        starts = np.flatnonzero(np.diff(self.owners, prepend=-1))
        return np.maximum.reduceat(scores, starts, axis=1).astype(np.float32)

    def relevant(self) -> NDArray[np.bool_]:
        """Tell for each question which targets answer it."""
        return np.array([[target in asked.relevant for target in self.targets] for asked in self.questions])

    def cosines(self) -> Scores:
        """Return the cosines that the dense search found; what it did not find has NaN."""
        found = np.full((len(self.questions), len(self.targets)), np.nan, np.float32)
        place = {target: number for number, target in enumerate(self.targets)}
        for row, asked in enumerate(self.questions):
            for hit in asked.near:
                found[row, place[hit.paragraph_id]] = hit.score
        return found


def collection_pools(
    folder: Path, encoder: Encoder, settings: RetrievalSettings, kept: Path, *, every: int = 1
) -> Iterator[Pool]:
    """Yield the pool of a collection in BEIR form, asked as given and without diacritics.

    Args:
        kept: file in which vectors are kept for the next run.
        every: takes only so many-eth document, and the questions that those answer.
    """
    collection = _thinned(read_collection(folder), every)
    with TemporaryDirectory() as made:
        searches = index_collection(collection, encoder, Path(made), kept=kept, progress=True)
        pieces = tuple(_collection_pieces(collection))
        for name, weight, typed in (
            ("as given", settings.dense_weight, str),
            ("without diacritics", settings.dense_weight_unaccented, fold),
        ):
            questions = (
                Asked(
                    typed(question),
                    question,
                    frozenset(collection.relevant[number]),
                    weight,
                    searches.dense.search(typed(question), DEPTH, _EVERYONE),
                )
                for number, question in collection.questions.items()
            )
            yield Pool.of(f"{folder.name}, {name}", pieces, questions)


def library_pool(index: Path, files: Sequence[Path], encoder: Encoder, settings: RetrievalSettings) -> Pool:
    """Return the pool of a snapshot, asked the answerable questions of files that stand by themselves."""
    with open_snapshot(index, encoder) as snapshot:
        dense = snapshot.dense(encoder)
        plan = SearchPlan(settings.candidates, settings.dense_weight, settings.dense_weight_unaccented)
        view = View(snapshot.store, snapshot.lexical, dense, plan=plan, levels=_EVERYONE)
        pieces = {piece: None for document in view.documents.values() for piece in _library_pieces(snapshot, document)}

        def near(text: str) -> tuple[Hit, ...]:
            return dense.search(text, DEPTH, _EVERYONE)

        asked = [q for path in files for q in read_questions(path) if q.answerable and q.quote and not q.previous]
        questions = [_understood(question, view, tuple(pieces), near, plan) for question in asked]
    return Pool.of(", ".join(path.name for path in files), pieces, [q for q in questions if q.relevant])


def _thinned(collection: Collection, every: int) -> Collection:
    documents = dict(islice(collection.documents.items(), 0, None, every))
    relevant = {name: grades for name, grades in collection.relevant.items() if grades.keys() <= documents.keys()}
    questions = {name: text for name, text in collection.questions.items() if name in relevant}
    return Collection(documents, questions, relevant)


def _collection_pieces(collection: Collection) -> Iterator[Piece]:
    for name, text in collection.documents.items():
        whole = make_passages(text.body or text.title, (text.title,) if text.title else ())
        yield from _pieces(name, whole, make_passages(text.body or text.title))


def _library_pieces(snapshot: Snapshot, document: Document) -> Iterator[Piece]:
    header = document.header
    title = " ".join(filter(None, (header.type, header.symbol.text if header.symbol else "", header.subject)))
    for paragraph in snapshot.store.document_paragraphs(document.id):
        whole, bare = index_entry(paragraph), index_entry(paragraph._replace(headings=()))
        if whole is not None and bare is not None:
            yield from _pieces(paragraph.id, whole.passages, bare.passages, title)


def _pieces(target: str, whole: Sequence[Passage], bare: Sequence[Passage], title: str = "") -> Iterator[Piece]:
    for passage, body in zip(whole, bare, strict=True):
        yield Piece(target, passage, passage.text.removesuffix(body.text), body.text, title)


def _understood(
    question: Question,
    view: View,
    pieces: Sequence[Piece],
    near: Callable[[str], tuple[Hit, ...]],
    plan: SearchPlan,
) -> Asked:
    query = understand(question.question, _lexicon(view), today=date.today())
    wanted = " ".join(question.quote.split())
    relevant = frozenset(p.target for p in pieces if wanted in " ".join(p.body.split()))
    readable = query.accented or query.spoken is Language.ENGLISH
    weight = plan.dense_weight if readable else plan.dense_weight_unaccented
    return Asked(query.search_text, query.text, relevant, weight, near(query.text))


_lexicon = Lexicons()
