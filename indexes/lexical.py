"""The lexical index: BM25 over folded terms in tantivy, with access levels inside the search.

Tokens are made here and handed over separated by spaces, so that no tokenizer
has to be registered again when an index is reopened. Documents are deleted by
a raw text key: deleting by a number deletes nothing.

How rare a term is counts among the passages that the asker may read. Tantivy
knows only how rare it is in the whole index, so each term is weighed anew for
an asker who may not read all: otherwise one could tell from what ranks first,
and from what is answered at all, how often a word stands where he may not read.
The mean length of a passage stays that of the whole index.
"""

from __future__ import annotations

import errno
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Self

import tantivy

from config.errors import SnapshotError
from corpus.model import DocumentId, ParagraphId
from indexes.analysis import Terms, analyse, narrowest
from indexes.hit import Hit, ranked
from indexes.passages import Entry

ACCENTED_WEIGHT = 0.3
"""Weight of syllables that agree to the mark; folded terms have weight 1. Measured, see `indexes beir`."""
TOO_COMMON = 100_000
"""Passages beyond which a term is not searched: it tells little, and going through them takes more than half of the time
of a search in 460,000 passages; the ten best paragraphs of 100 questions stayed the same but for 0.4 %."""
FEWEST_TELLING = 4
"""Other terms that a question must have so that the common ones are left out."""
MAX_TERMS = 256
"""Terms of a question that are searched, the rarest first; a question of 2,000 characters has about 800."""

_ID, _DOCUMENT, _LEVEL, _FOLDED, _ACCENTED = "id", "document", "level", "folded", "accented"
_PASSAGES = 2
"""Passages fetched for each paragraph wanted; where a paragraph had more of them found, a second search is needed."""
_SPARE = 32
"""Hits fetched beyond the limit, so that hits of one score at the border can be ordered by id."""
_DECIMALS = 4
"""Digits of a score that count: below are rounding errors of 32-bit sums, which may differ between segments."""
_WRITER_BYTES = 64_000_000
_REMEMBERED = 65_536
"""Terms and levels whose count is kept; questions ask for the same few over and over."""


class LexicalIndex:
    """A tantivy index in a folder; searches see what was last committed."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._open_writer: tantivy.IndexWriter | None = None
        self._look()

    def _look(self) -> None:
        """See what was last committed."""
        self._searcher = self._index.searcher()
        # those of deleted passages stay as long as their segment does
        self._levels = frozenset(level for level, _ in self._searcher.terms_with_prefix(_LEVEL, ""))
        self._count = lru_cache(maxsize=_REMEMBERED)(self._count_anew)
        self._count_everywhere = lru_cache(maxsize=_REMEMBERED)(self._searcher.doc_freq)

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make an empty index in a folder, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(tantivy.Index(_schema(), path=str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open an index.

        Raises:
            SnapshotError: if the folder holds none, or a damaged one.
        """
        try:
            if not tantivy.Index.exists(str(folder)):
                raise SnapshotError(f"{folder} holds no lexical index; run `python -m indexes update`.")
            return cls(tantivy.Index.open(str(folder)))
        except (ValueError, OSError) as error:
            raise SnapshotError(
                f"the lexical index in {folder} cannot be opened ({error}); remove the snapshot and run"
                " `python -m indexes update`."
            ) from error

    def size(self, levels: frozenset[str]) -> int:
        """Return the number of passages of some levels."""
        if self._levels <= levels:
            return int(self._searcher.num_docs)
        return sum(self._count(_LEVEL, level, level) for level in levels & self._levels)

    def add(self, document_id: DocumentId, level: str, entries: Iterable[Entry]) -> None:
        """Add paragraphs of a document; they are found after :meth:`commit`.

        Args:
            level: access level of the document.

        Raises:
            OSError: if the disk refuses.
        """
        with _writing():
            self._add(document_id, level, entries)

    def _add(self, document_id: DocumentId, level: str, entries: Iterable[Entry]) -> None:
        writer = self._writer
        for entry in entries:
            for passage in entry.passages:
                terms = analyse(f"{passage.text}\n{passage.expansions}")
                document = tantivy.Document()
                document.add_text(_ID, entry.paragraph_id)
                document.add_text(_DOCUMENT, document_id)
                document.add_text(_LEVEL, level)
                document.add_text(_FOLDED, " ".join(terms.folded))
                document.add_text(_ACCENTED, " ".join(terms.accented))
                writer.add_document(document)

    def delete(self, document_id: DocumentId) -> None:
        """Delete all that was added of a document before; one that is not held is passed over."""
        self._writer.delete_documents_by_term(_DOCUMENT, document_id)

    def commit(self) -> None:
        """Make additions and deletions durable and visible, and close the writer; raises OSError if the disk refuses."""
        if self._open_writer is None:
            return
        with _writing():
            self._open_writer.commit()
            self._open_writer.wait_merging_threads()
        self._open_writer = None
        self._index.reload()
        self._look()

    def search(self, query: str, limit: int, levels: frozenset[str]) -> tuple[Hit, ...]:
        """Return the best paragraphs of these access levels by BM25, in a total order.

        Args:
            query: the question, cleaned.
            limit: most hits.
            levels: only paragraphs of these levels are looked at.
        """
        request = self._request(analyse(query), levels)
        if request is None or limit < 1:
            return ()
        wanted = limit * _PASSAGES + _SPARE
        while True:
            hits, lowest = self._best(request, wanted)
            if lowest is None or (len(hits) >= limit and lowest < hits[limit - 1].score):
                return hits[:limit]
            wanted *= 4

    def _best(self, request: tantivy.Query, passages: int) -> tuple[tuple[Hit, ...], float | None]:
        """Return the paragraphs of the best passages, and the score of the last passage or None if that was all."""
        searcher = self._searcher
        found = searcher.search(request, passages, count=False).hits
        best: dict[ParagraphId, float] = {}
        for score, address in found:
            best.setdefault(ParagraphId(searcher.doc(address)[_ID][0]), round(score, _DECIMALS))
        hits = ranked((Hit(paragraph_id, score) for paragraph_id, score in best.items()), len(best))
        return hits, round(found[-1][0], _DECIMALS) if len(found) == passages else None

    def document_frequency(self, term: str, levels: frozenset[str]) -> int:
        """Return in how many passages of some levels a word, a symbol or a pair of syllables stands."""
        counts = (self._frequency(_FOLDED, narrow, levels) for narrow in narrowest(term))
        return min(counts, default=0)

    def _frequency(self, field: str, term: str, levels: frozenset[str]) -> int:
        everywhere = self._count_everywhere(field, term)
        if not everywhere or self._levels <= levels:
            return everywhere
        return sum(self._count(field, term, level) for level in levels & self._levels)

    def _count_anew(self, field: str, term: str, level: str) -> int:
        schema = self._index.schema
        both = [tantivy.Query.term_query(schema, *of, index_option="basic") for of in ((field, term), (_LEVEL, level))]
        request = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in both])
        found = self._searcher.search(request, 1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # tantivy's stubs leave it out

    def _weight(self, field: str, term: str, levels: frozenset[str]) -> float:
        """Return the rarity of a term among what may be read over its rarity in the whole index, which tantivy takes."""
        searcher = self._searcher
        everywhere = _rarity(searcher.doc_freq(field, term), searcher.num_docs)
        return _rarity(self._frequency(field, term, levels), self.size(levels)) / everywhere

    @property
    def _writer(self) -> tantivy.IndexWriter:
        if self._open_writer is None:
            self._open_writer = self._index.writer(_WRITER_BYTES, num_threads=1)
        return self._open_writer

    def _request(self, terms: Terms, levels: frozenset[str]) -> tantivy.Query | None:
        """Return the query for tantivy, or None where nothing can be found."""
        wanted = [
            self._term(field, term, weight, levels)
            for field, known, weight in ((_FOLDED, terms.folded, 1.0), (_ACCENTED, terms.accented, ACCENTED_WEIGHT))
            for term in self._rarest(known, field, levels)
        ]
        if not wanted or not levels:
            return None
        any_of = tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in wanted])
        if self._levels <= levels:
            return any_of  # nothing to keep back; and bare terms are searched without scoring every paragraph
        readable = tantivy.Query.term_set_query(self._index.schema, _LEVEL, sorted(levels))
        allowed = tantivy.Query.const_score_query(readable, 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, any_of), (tantivy.Occur.Must, allowed)])

    def _term(self, field: str, term: str, weight: float, levels: frozenset[str]) -> tantivy.Query:
        query = tantivy.Query.term_query(self._index.schema, field, term, index_option="freq")
        if not self._levels <= levels:
            weight *= self._weight(field, term, levels)
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def _rarest(self, terms: tuple[str, ...], field: str, levels: frozenset[str]) -> list[str]:
        """Return the distinct terms in what may be read, without those that stand everywhere; the rarest if there are too many."""
        counted = {term: self._frequency(field, term, levels) for term in terms}
        known = [term for term, count in counted.items() if count]
        telling = [term for term in known if counted[term] <= TOO_COMMON]
        known = telling if len(telling) >= FEWEST_TELLING else known
        if len(known) <= MAX_TERMS:
            return known
        return sorted(known, key=lambda term: (counted[term], term))[:MAX_TERMS]


def _rarity(count: int, total: int) -> float:
    """Return the inverse document frequency as tantivy reckons it."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


@contextmanager
def _writing() -> Iterator[None]:
    """Turn what tantivy says of a disk that refuses, always with ValueError, into the error it is."""
    try:
        yield
    except ValueError as error:
        raise OSError(errno.EIO, f"the lexical index could not be written: {error}") from error


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_ID, stored=True, tokenizer_name="raw", index_option="basic")
    for field in (_DOCUMENT, _LEVEL):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in (_FOLDED, _ACCENTED):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
