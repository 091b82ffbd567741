"""What a province of today was before the reorganisation: a question for Quảng Ngãi may mean what Kon Tum issued.

Only where the library has nothing of the name itself, and where no earlier year is asked for; whoever answers from it
says what became of the issuing body. Whose rules apply where is another question, which no answer here settles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.organisations import predecessors
from corpus.organisations.body import parse_body
from corpus.text.fold import fold
from retrieval.evidence.terms import words
from retrieval.query import Query, Topic

REORGANISED = 2025
"""Year of Nghị quyết 202/2025/QH15; what is asked of an earlier one is asked of the province of that time."""
_UNIT = re.compile(r"(?:(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) ?)?(?:tinh|thanh pho|tp)")
"""What stands before the name of a province, and may have been another word for the one of before."""


def asked_of_former(query: Query) -> Iterator[Query]:
    """Yield a question for each province that the one it names goes on, asked of that one."""
    if any(year < REORGANISED for year in query.years):
        return
    for topic in query.topics:
        for name in _former(topic.text) if topic.name else ():
            changed = replace(topic, text=name, forms=(" ".join(words(fold(name))),))
            kept = (other for other in query.topics if not _UNIT.fullmatch(other.forms[0]))
            topics = tuple(changed if other is topic else other for other in kept)
            yield replace(query, topics=topics, search_text=query.search_text.replace(topic.text, name))


def listed_of_former(query: Query) -> Iterator[Query]:
    """Yield a list asked of one body for each that it goes on."""
    if query.issuer is None or any(year < REORGANISED for year in query.years):
        return
    topics = tuple(topic for topic in query.topics if not names_issuer(topic, query))
    for body in predecessors(query.issuer):
        yield replace(query, issuer=body, topics=topics)


def names_issuer(topic: Topic, query: Query) -> bool:
    """Tell whether a topic is only the name of the body whose documents are asked for, or of its place."""
    issuer = query.issuer
    return issuer is not None and (issuer in topic.written or (topic.name and topic.text in issuer))


def _former(name: str) -> Iterator[str]:
    bodies = (body for unit in ("", "tỉnh ", "thành phố ") for body in predecessors(f"UBND {unit}{name}"))
    places = dict.fromkeys(area.name for body in bodies for area in parse_body(body).areas)
    return (place for place in places if fold(place) != fold(name))
