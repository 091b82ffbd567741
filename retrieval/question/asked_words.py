"""The words of a question that have content, to be compared with the words of labels, as written or folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.evidence.terms import words
from retrieval.evidence.written import written_words
from retrieval.query import Query
from retrieval.question.question_words import question_words

Read = Callable[[str], Sequence[str]]
_IN_NAMES = frozenset(
    {"trong", "đó", "và", "của", "các", "theo", "cho", "được", "là", "về", "tại", "trên", "từ", "đến", "với"}
)
"""Small words that labels hold, too."""


def reader(query: Query) -> Read:
    """Return what reads words as the question's are compared: "dầu" is no "đầu" where diacritics are typed."""
    return written_words if query.accented and query.spoken is Language.VIETNAMESE else _folded_words


def said_words(query: Query) -> tuple[str, ...]:
    """Return the words of a question in order, as :func:`reader` reads them; of an English one its renderings."""
    if query.spoken is Language.ENGLISH:
        return tuple(word for topic in query.topics for form in topic.forms for word in words(form))
    return tuple(reader(query)(query.text))


def content_words(query: Query) -> frozenset[str]:
    """Return the words of a question that have content."""
    return frozenset(said_words(query)) - _idle_words(query.accented)


@lru_cache(maxsize=2)
def _idle_words(accented: bool) -> frozenset[str]:
    asking = question_words(Language.VIETNAMESE, accented=accented)
    idle = _IN_NAMES if accented else frozenset(map(fold, _IN_NAMES))
    return frozenset(
        {*asking.single, *idle, *("bao nhiêu nào ai gì mấy" if accented else "bao nhieu nao ai gi may").split()}
    )


def _folded_words(text: str) -> Sequence[str]:
    return words(fold(text))
