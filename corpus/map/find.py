"""The document that a symbol or a short name means, and its map over documents that were read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from config.errors import UsageError
from corpus.map.graph import DocumentMap, held_files, map_document
from corpus.map.wording import entry_title, map_words
from corpus.model import Mention, Paragraph, ReadDocument, RegisterEntry, WrittenDate
from corpus.organisations import find_bodies, same_body
from corpus.query_symbols import find_query_symbols
from corpus.register import build_register, find_entries
from corpus.register.cited import cited_in
from corpus.symbols import find_symbols, symbol_key
from corpus.text.dates import find_dates

MOST_NAMED = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_document(name: str, register: Sequence[RegisterEntry]) -> tuple[RegisterEntry, ...]:
    """Return the documents that a symbol or a short name may mean; the one whose whole symbol agrees alone, if there is one.

    An issuer, a day or a year beside the symbol tells those apart that share it: "31/KH-UBND của UBND tỉnh".
    """
    if name.strip().isdecimal():
        return tuple(
            e for e in register if e.symbol is not None and e.symbol.number.lstrip("0") == name.strip().lstrip("0")
        )
    exact = [match.symbol for match in find_symbols(name) if match.symbol.form not in "HS"]
    loose = [match.symbol for match in find_query_symbols(name)]
    for symbol in (*exact, *loose):
        found = find_entries(register, symbol, text=name)
        same = [e for e in found if e.symbol is not None and symbol_key(e.symbol) == symbol_key(symbol)]
        if found:
            return _told_by(name, tuple(same) if exact and same else found)
    return ()


def _told_by(name: str, found: tuple[RegisterEntry, ...]) -> tuple[RegisterEntry, ...]:
    """Return those that agree with the issuer, day and year of a name; what fits none of them tells nothing apart."""
    bodies = [body.text for body in find_bodies(name)]
    days = [mention.date.value for mention in find_dates(name) if mention.date.value is not None]
    years = _YEAR.findall(name)
    tests: tuple[tuple[bool, Callable[[RegisterEntry], bool]], ...] = (
        (bool(bodies), lambda entry: any(same_body(body, entry.issuer) for body in bodies)),
        (bool(days), lambda entry: any(date.value in days for date in _dates(entry))),
        (bool(years), lambda entry: any(year in date.raw for date in _dates(entry) for year in years)),
    )
    for said, fits in tests:
        if said and len(found) > 1:
            found = tuple(filter(fits, found)) or found
    return found


def _dates(entry: RegisterEntry) -> tuple[WrittenDate, ...]:
    return (*(() if entry.date is None else (entry.date,)), *entry.dates)


def map_of(name: str, documents: Sequence[ReadDocument], language: str) -> DocumentMap:
    """Return the map of the document that a name means.

    Raises:
        UsageError: if no document is meant, or several.
    """
    register = build_register(documents)
    found = find_document(name, register)
    if not found:
        raise UsageError(map_words(language, "not_found", symbol=name))
    if len(found) > 1:
        names = "; ".join(_told_apart(entry, language) for entry in found[:MOST_NAMED])
        raise UsageError(map_words(language, "several", count=len(found), symbol=name, names=names))
    paragraphs = {(read.document.id, paragraph.id): paragraph for read in documents for paragraph in read.paragraphs}

    def paragraph_of(mention: Mention) -> Paragraph | None:
        return paragraphs.get((mention.document_id, mention.reference.paragraph_id))

    held = {read.document.id: read.document for read in documents}
    cited = cited_in(register, held_files(found[0]))
    return map_document(found[0], register, held, paragraph_of, cited=cited)


def _told_apart(entry: RegisterEntry, language: str) -> str:
    day = f", {entry.date.raw}" if entry.date is not None else ""
    return entry_title(entry, language) + day + (f", {entry.issuer}" if entry.issuer else "")
