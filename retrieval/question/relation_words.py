"""What of a question's content only says which relation between documents is asked for: "thay thế", "căn cứ"."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.evidence.terms import words
from retrieval.query import Query, Topic

_RELATION_WORDS = frozenset({
    "thay", "the", "bai", "bo", "huy", "sua", "doi", "sung", "dieu", "chinh", "keo", "dai", "gia", "han", "hieu",
    "luc", "con", "het", "bi", "da", "duoc", "trien", "khai", "thuc", "hien", "can", "cu", "thoi", "gian", "chua",
    "tra", "loi", "phap", "ly", "bao", "cao", "ket", "qua", "ban", "hanh", "replaced", "amended", "repealed", "extended",
    "force", "still",
})  # fmt: skip
_IN_NO_TITLE = frozenset({"trinh", "tp"})
"""Words that run into what a document is called, "sở nào trình quy hoạch … TP Hồ Chí Minh", and that no title has so."""


def beside_relation(query: Query) -> list[str]:
    """Return the words of a question's content that name no relation."""
    left = (word for topic in query.topics if topic.forms for word in words(topic.forms[0]))
    return [word for word in left if word not in _RELATION_WORDS]


def called_by(query: Query) -> Iterator[str]:
    """Yield the words by which a question calls the document of which it asks a relation or its effect.

    They stand before the words of the relation ("Quy định về chợ | thay thế quyết định nào"), else behind them. Where
    neither is asked there are none.
    """
    ordered = sorted((topic for topic in query.topics if topic.start >= 0), key=lambda topic: topic.start)
    at = next((at for at, topic in enumerate(ordered) if _is_relation(topic)), len(ordered))
    if query.relation is None and at == len(ordered):
        return
    for topic in ordered[:at] or ordered[at + 1 :]:
        yield from (word for word in words(topic.forms[0]) if word not in _IN_NO_TITLE)


def _is_relation(topic: Topic) -> bool:
    return set(words(topic.forms[0])) <= _RELATION_WORDS
