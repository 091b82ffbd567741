"""What the mentions of a list or of one sentence have in common: the verb, the type word, date and issuer."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Reference, Relation
from corpus.relations import carries_on

_UNSAID = (Relation.CITES, Relation.BASED_ON)
"""What a mention is without a verb of its own: in the text, and in a basis."""


def govern_lists(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Let the mentions of a list share its verb and its type word; where a text comes from is said of each by itself."""
    result = list(found)
    for position in range(1, len(result)):
        previous, reference = result[position - 1], result[position]
        if reference.start < previous.end or not carries_on(text[previous.end : reference.start]):
            continue
        own = reference.relation not in _UNSAID or previous.relation is Relation.PROMULGATED_BY
        relation = reference.relation if own else previous.relation
        result[position] = reference._replace(relation=relation, type=reference.type or previous.type)
    return result


def cite_nested(found: Sequence[Reference]) -> list[Reference]:
    """A document named in the title of another stands to that one; this document only cites it."""
    result: list[Reference] = []
    reached = 0
    for reference in found:
        nested = reference.start < reached and reference.relation is not Relation.PROMULGATED_BY
        result.append(reference._replace(relation=Relation.CITES) if nested else reference)
        reached = max(reached, reference.end)
    return result


def share_tail(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Let numbers with one tail share what only the last one says: date, issuer and subject."""
    result = list(found)
    for position in range(len(result) - 2, -1, -1):
        reference, following = result[position], result[position + 1]
        if not _shares_tail(text, reference, following):
            continue
        result[position] = reference._replace(
            date=reference.date or following.date,
            issuer=reference.issuer or following.issuer,
            subject=reference.subject or following.subject,
        )
    return result


def _shares_tail(text: str, reference: Reference, following: Reference) -> bool:
    """Tell whether a number leans on the tail of the next: "số 12, 13/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh"."""
    if reference.symbol is None or following.symbol is None or not reference.text.endswith(reference.symbol.number):
        return False
    return carries_on(text[reference.end : following.start])
