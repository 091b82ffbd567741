"""The lexical index: BM25 over folded terms in tantivy, with access levels inside the search.

Tokens are made here and handed over separated by spaces, so that no tokenizer
has to be registered again when an index is reopened. Paragraphs are deleted by
a raw text key: deleting by a number deletes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import tantivy

from config.errors import SnapshotError
from corpus.model import ParagraphId
from indexes.analysis import Terms, analyse, narrowest
from indexes.hit import Hit, ranked

ACCENTED_WEIGHT = 0.3
"""Weight of syllables that agree to the mark; folded terms have weight 1. Measured, see `indexes beir`."""
MAX_TERMS = 256
"""Terms of a question that are searched, the rarest first; a question of 2,000 characters has about 800."""

_ID, _LEVEL, _FOLDED, _ACCENTED = "id", "level", "folded", "accented"
_SPARE = 32
"""Hits fetched beyond the limit, so that hits of one score at the border can be ordered by id."""
_DECIMALS = 4
"""Digits of a score that count: below are rounding errors of 32-bit sums, which may differ between segments."""
_WRITER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph to index: its id, the access level of its document and the text to be found by."""

    paragraph_id: ParagraphId
    level: str
    text: str


class LexicalIndex:
    """A tantivy index in a folder; searches see what was last committed."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()
        self._open_writer: tantivy.IndexWriter | None = None

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

    @property
    def size(self) -> int:
        """Number of paragraphs."""
        return int(self._searcher.num_docs)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add paragraphs; they are found after :meth:`commit`."""
        writer = self._writer
        for entry in entries:
            terms = analyse(entry.text)
            document = tantivy.Document()
            document.add_text(_ID, entry.paragraph_id)
            document.add_text(_LEVEL, entry.level)
            document.add_text(_FOLDED, " ".join(terms.folded))
            document.add_text(_ACCENTED, " ".join(terms.accented))
            writer.add_document(document)

    def delete(self, ids: Iterable[ParagraphId]) -> None:
        """Delete paragraphs; ids that are not held are passed over."""
        for paragraph_id in ids:
            self._writer.delete_documents_by_term(_ID, paragraph_id)

    def commit(self) -> None:
        """Make additions and deletions durable and visible, and close the writer."""
        if self._open_writer is None:
            return
        self._open_writer.commit()
        self._open_writer.wait_merging_threads()
        self._open_writer = None
        self._index.reload()
        self._searcher = self._index.searcher()

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
        searcher, wanted = self._searcher, limit + _SPARE
        while True:
            found = searcher.search(request, wanted, count=False).hits
            border = found[limit - 1][0] if len(found) >= limit else 0.0
            if len(found) < wanted or found[-1][0] < border - 10.0**-_DECIMALS:
                break
            wanted *= 4
        return ranked(
            (Hit(ParagraphId(searcher.doc(address)[_ID][0]), round(score, _DECIMALS)) for score, address in found),
            limit,
        )

    def document_frequency(self, term: str) -> int:
        """Return in how many paragraphs a word, a symbol or a pair of syllables stands."""
        counts = (self._searcher.doc_freq(_FOLDED, narrow) for narrow in narrowest(term))
        return min(counts, default=0)

    @property
    def _writer(self) -> tantivy.IndexWriter:
        if self._open_writer is None:
            self._open_writer = self._index.writer(_WRITER_BYTES, num_threads=1)
        return self._open_writer

    def _request(self, terms: Terms, levels: frozenset[str]) -> tantivy.Query | None:
        """Return the query for tantivy, or None where nothing can be found."""
        schema = self._index.schema
        wanted = [
            tantivy.Query.term_query(schema, _FOLDED, term, index_option="freq")
            for term in self._rarest(terms.folded, _FOLDED)
        ]
        wanted += [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(schema, _ACCENTED, term, index_option="freq"), ACCENTED_WEIGHT
            )
            for term in self._rarest(terms.accented, _ACCENTED)
        ]
        if not wanted or not levels:
            return None
        any_of = tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in wanted])
        allowed = tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, _LEVEL, sorted(levels)), 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, any_of), (tantivy.Occur.Must, allowed)])

    def _rarest(self, terms: tuple[str, ...], field: str) -> list[str]:
        """Return the distinct terms that the index knows, the rarest ones if there are too many."""
        counted = {term: self._searcher.doc_freq(field, term) for term in terms}
        known = [term for term, count in counted.items() if count]
        if len(known) <= MAX_TERMS:
            return known
        return sorted(known, key=lambda term: (counted[term], term))[:MAX_TERMS]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_LEVEL, tokenizer_name="raw", index_option="basic")
    for field in (_FOLDED, _ACCENTED):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
