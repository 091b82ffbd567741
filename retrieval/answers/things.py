"""Projects and programmes that are things and no documents: "dự án nào ở huyện …" is answered by what a text tells of them."""

from __future__ import annotations

from dataclasses import replace

from corpus.text.fold import fold
from retrieval.answer import Answer, Outcome
from retrieval.answers import fact
from retrieval.answers.context import Context
from retrieval.query import Kind, Query, Topic

THINGS = frozenset({"Dự án", "Đề án", "Chương trình", "Phương án", "Hợp đồng", "Thỏa thuận"})
"""Types whose names are used of the undertaking more often than of the paper."""


def compose_thing(context: Context) -> Answer | None:
    """Quote what tells of the things asked for, where the library knows no such documents; None where nothing does."""
    asked = _of_things(context.query)
    if asked is None:
        return None
    answer = fact.compose(replace(context, query=asked, evidence=lambda: context.evidence_for(asked)))
    return answer if answer.outcome is Outcome.ANSWERED else None


def _of_things(query: Query) -> Query | None:
    """Return a question for documents as one for what their type is the name of."""
    if not query.types or not THINGS.issuperset(query.types) or query.targets:
        return None
    thing = Topic(query.types[0].lower(), tuple(fold(name) for name in query.types))
    return replace(query, types=(), kinds=(Kind.FACT,), topics=(thing, *query.topics))
