"""Where in its paragraph a mention says number, date, issuer and subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Reference
from corpus.symbols import find_symbols, symbol_key

Span = tuple[int, int]
_DAY_WORD = re.compile(r"ng[àa]y\s+$", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"(?<!\w)số\s{0,3}:?\s{0,3}$", re.IGNORECASE)
_LEAD = re.compile(r"(?:về\s+việc|về|V/v)\s+$", re.IGNORECASE)
_OF = re.compile(r"(?<!\w)của\s+$", re.IGNORECASE)
_REACH = 24


@dataclass(frozen=True, slots=True)
class MentionSpans:
    """Offsets in the paragraph's text; None for what the mention itself does not say.

    Attributes:
        type: from the first word of the mention to the word "số" or the number.
        number: the symbol as printed, spaces included.
        numbered: whether "số" stands before the number.
        date: the date without "ngày".
        dated: where the words "ngày …" begin.
        issued: where the words "của …" begin.
        about: where the subject's lead ("về việc") begins, or the subject where it has none.
    """

    type: Span | None = None
    number: Span | None = None
    numbered: bool = False
    date: Span | None = None
    dated: int = -1
    issuer: Span | None = None
    issued: int = -1
    subject: Span | None = None
    about: int = -1


def mention_spans(text: str, reference: Reference) -> MentionSpans:
    """Return where a reference of a paragraph with this text says each of its parts."""
    start, end = reference.start, reference.end
    number = _number(text, reference)
    behind = number[1] if number is not None else start
    date = _find(text, reference.date.raw, behind if number else start, end) if reference.date else None
    issuer = _find(text, reference.issuer, date[1] if date else behind, end) if reference.issuer else None
    if issuer is None and reference.issuer:
        issuer = _find(text, reference.issuer, start, end)
    subject = _find(text, reference.subject, max(s[1] for s in (date, issuer, (0, behind)) if s), end)
    number_word = _NUMBER_WORD.search(text, max(start, number[0] - _REACH), number[0]) if number else None
    type_end = number_word.start() if number_word else (number[0] if number else start)
    return MentionSpans(
        type=(start, start + len(text[start:type_end].rstrip())) if number and start < type_end else None,
        number=number,
        numbered=number_word is not None,
        date=date,
        dated=_lead(text, _DAY_WORD, date),
        issuer=issuer,
        issued=_lead(text, _OF, issuer),
        subject=subject,
        about=_lead(text, _LEAD, subject),
    )


def _number(text: str, reference: Reference) -> Span | None:
    if reference.symbol is None:
        return None
    key = symbol_key(reference.symbol)
    words = text[reference.start : reference.end]
    for match in find_symbols(words):
        if match.symbol.form != "S" and symbol_key(match.symbol) == key:
            return reference.start + match.start, reference.start + match.end
    found = re.search(r"\d", words)
    return None if found is None else _bare_number(text, reference, reference.start + found.start())


def _bare_number(text: str, reference: Reference, start: int) -> Span | None:
    """Return a number that shares its tail with the next ("số 12, 13/NQ-HĐND")."""
    digits = re.compile(r"\d+(?:\.\d{1,3})?").match(text, start)
    number = reference.symbol.number if reference.symbol else ""
    return digits.span() if digits and digits.group().lstrip("0").replace(".", "") == number.lstrip("0") else None


def _find(text: str, words: str | None, start: int, end: int) -> Span | None:
    """Return where words stand, whatever the white space between them."""
    if not words:
        return None
    position = text.find(words, start, end)
    if position >= 0:
        return position, position + len(words)
    found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, start, end)
    return found.span() if found is not None else None


def _lead(text: str, pattern: re.Pattern[str], span: Span | None) -> int:
    if span is None:
        return -1
    found = pattern.search(text, max(0, span[0] - _REACH), span[0])
    return found.start() if found is not None else span[0]
