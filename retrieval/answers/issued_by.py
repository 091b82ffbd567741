"""Whether a document is of the body whose documents are asked for.

A head that is torn, and a citation that says "UBND tỉnh", name the body without its
province; then the place before the date, the title, or whoever cites it tells of which province it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import DocumentId, RegisterEntry
from corpus.organisations import province_of, same_body
from corpus.text.fold import fold
from retrieval.library import View

_NAMED = re.compile(r"\b(?:tinh|thanh pho|tp\.?) ")
_MOST_WORDS = 4


def is_issued_by(entry: RegisterEntry, issuer: str, view: View) -> bool:
    """Tell whether a document may be of a body: nothing that is known of it says otherwise."""
    body = entry.issuer or (entry.symbol.issuer if entry.symbol is not None else "")
    if not same_body(body, issuer):
        return False
    asked = province_of(issuer)
    if asked is None or province_of(body) is not None:
        return True
    told = frozenset(_provinces(entry, view))
    return not told or asked in told


def _provinces(entry: RegisterEntry, view: View) -> Iterator[str]:
    """Yield the provinces that a held document's head or title names; of one that is only cited those of who cites it."""
    yield from _named_in(entry.subject or "")
    if entry.document_id is not None:
        yield from _of_head(entry.document_id, view)
    else:
        for document_id in dict.fromkeys(mention.document_id for mention in entry.mentions):
            yield from _of_head(document_id, view)


def _of_head(document_id: DocumentId, view: View) -> Iterator[str]:
    header = view.document(document_id).header
    places = (header.issuer, header.parent, header.place_name)
    yield from (province for place in places if place and (province := province_of(place)) is not None)


def _named_in(title: str) -> Iterator[str]:
    folded = fold(title)
    for match in _NAMED.finditer(folded):
        after = title[match.end() :].split()[:_MOST_WORDS]
        names = (" ".join(after[:count]).strip(' ,.;:”"()') for count in range(len(after), 0, -1))
        yield from (province for name in names if (province := province_of(name)) is not None)
