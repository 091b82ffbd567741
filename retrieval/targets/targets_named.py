"""A document that a question names by number, with the body named right after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.model import RegisterEntry
from corpus.organisations import find_bodies, same_body
from corpus.register import find_entries
from corpus.symbols import SymbolMatch
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.language.detect import is_accented
from retrieval.language.place_names import unit_names
from retrieval.query import Target, Topic

_OF_BODY = re.compile(r"\s+(?:cua|do|of|by)\s+(?:the\s+)?")
_NO_NAME = r"(?!(?:ve|noi|ban|ngay|do|so|quy|giao|la|co|va|ky|gui|nam|duoc|da|thi|trong|nao|nay|ta|minh)\b)"
_NAME = rf"{_NO_NAME}[a-z]+(?:\s+{_NO_NAME}[a-z]+){{0,2}}"
"""A place in small letters without diacritics, as far as no word of the question follows: "của tỉnh nào" names none."""
_UNIT_AND_PLACE = re.compile(rf"(?:tinh|thanh pho|huyen|thi xa|xa|phuong|thi tran)\s+{_NAME}")
_UNIT_LAST = re.compile(r"\b(?:huyen|tinh|thanh pho|thi xa|xa|phuong|thi tran|district|province|city|commune)$")
_PLACE_AFTER = re.compile(rf"\s+({_NAME})")
_BARE_PLACE = re.compile(r"(tinh|thanh pho|huyen|thi xa|xa|phuong|thi tran)\s+(.+)$")
_REGULATIONS = ("QC", "QyĐ")
_JOINT = (("TT", "TTLT"),)


def named_target(text: str, match: SymbolMatch) -> Target:
    """Return a document named in the question, with the body named right after it."""
    after = _OF_BODY.match(fold(text), match.end)
    body = next((b for b in find_bodies(text[after.end() :]) if b.start == 0), None) if after is not None else None
    issuer = _with_place(text, after.end() + body.end, body.text) if after is not None and body is not None else None
    if after is not None and body is None:
        unit = _UNIT_AND_PLACE.match(fold(text), after.end())
        issuer = text[unit.start() : unit.end()] if unit is not None else None
    return Target(text[match.start : match.end], match.symbol, match.start, match.end, issuer)


def without_issuers(topics: Sequence[Topic], targets: Sequence[Target]) -> tuple[Topic, ...]:
    """Return what a question is about without the bodies that only tell whose document it names; places stay."""
    bodies = [f" {fold(target.issuer)} " for target in targets if target.issuer is not None]
    kept = tuple(topic for topic in topics if topic.name or not any(f" {fold(topic.text)} " in body for body in bodies))
    return kept or tuple(topics)


def _with_place(text: str, end: int, body: str) -> str:
    """Return a body with the place after it, which small letters hide: "ubnd huyen" of "ubnd huyen dong lac"."""
    if not _UNIT_LAST.search(fold(body)):
        return body
    place = _PLACE_AFTER.match(fold(text), end)
    name = text[place.start(1) : place.end(1)] if place is not None else ""
    name = " ".join(takewhile(str.istitle, name.split())) if is_accented(text) else "" if _begins_a_word(name) else name
    return f"{body} {name}".rstrip()


def _begins_a_word(name: str) -> bool:
    """Tell whether what might be a place is the ordinary words that follow: "nghi quyet cua hdnd tinh ho tro …"."""
    first = " ".join(fold(name).split()[:2])
    return first in base_vocabulary().pairs and first not in unit_names()


def find_called(target: Target, spoken: Language, entries: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """Return the documents that a question names by number.

    "Regulation" is quy chế and quy định alike, and a joint circular is spoken of as a circular where none has its number.
    """
    symbols = [target.symbol]
    if spoken is Language.ENGLISH and target.symbol.type in _REGULATIONS:
        symbols += [target.symbol._replace(type=other) for other in _REGULATIONS if other != target.symbol.type]
    symbols += [target.symbol._replace(type=joint) for plain, joint in _JOINT if target.symbol.type == plain]
    for symbol in symbols:
        found = [entry for entry in find_entries(entries, symbol, text=target.text) if _of_body(entry, target)]
        if found:
            return found
    return []


def _of_body(entry: RegisterEntry, target: Target) -> bool:
    """Tell whether a document is of the body that the question names with its number."""
    if target.issuer is None or entry.issuer is None:
        return True
    place = _BARE_PLACE.match(fold(target.issuer))
    if place is None:
        return same_body(entry.issuer, target.issuer)
    other = re.search(rf"\b{place[1]}\s+(.+)$", fold(entry.issuer))
    return other is None or other[1].startswith(place[2])
