"""Heads and places of real decisions, circulars and decrees, field by field, as a person reads them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from config.errors import MissingToolError
from corpus.document import understand
from corpus.model import Header, ReadDocument
from corpus.readers import ReadingLimits, read_document
from tests.support.shared import shared_path
from tests.support.texts import DOCUMENT_ID, places, read_text_file

TRUTH = tomllib.loads((Path(__file__).parent / "data" / "real_documents.toml").read_text(encoding="utf-8"))
FIELDS = (
    "type", "symbol", "date", "place_name", "issuer", "parent", "authority", "signer_name", "signer_title", "capacity",
    "recipients",
)  # fmt: skip
LEAST_SHARE = 0.98
LIMITS = ReadingLimits(max_file_bytes=10**8, max_pages=500, max_characters=10**7)


@cache
def document(name: str) -> ReadDocument:
    """Return the document as its transcript gives it, line by line."""
    return read_text_file(shared_path("data/legacy/truth") / f"{name}.txt")


@cache
def original(name: str) -> ReadDocument:
    """Return the document as its file gives it: DOC, RTF or PDF in fonts older than Unicode."""
    path = next(shared_path("data/legacy/files").glob(f"{name}.*"))
    try:
        raw = read_document(path, LIMITS)
    except MissingToolError as error:
        pytest.skip(str(error))
    return understand(raw, path=path.name, document_id=DOCUMENT_ID)


def found(header: Header) -> dict[str, str]:
    """Return what was found, by the names of the truth; silence is an empty text."""
    day = header.date.value.isoformat() if header.date is not None and header.date.value is not None else ""
    values: dict[str, Any] = {name: getattr(header, name) for name in FIELDS}
    values |= {
        "date": day,
        "symbol": header.symbol.text if header.symbol is not None else "",
        "recipients": str(len(header.recipients)) if header.recipients else "",
    }
    return {name: value or "" for name, value in values.items()}


def misses(name: str, read: Callable[[str], ReadDocument]) -> Iterator[str]:
    """Yield one text for each field: empty where it is right."""
    header = read(name).document.header
    truth, got = TRUTH[name], found(header)
    for field in FIELDS:
        wanted = str(truth.get(field, ""))
        # A transcript has the letters that are stored, of which the file's font may draw small ones as capitals.
        drawn = field == "signer_title" and got[field] == wanted.upper()
        yield "" if drawn or got[field] == wanted else f"{name} {field}: {got[field]!r}, not {wanted!r}"
    subject = header.subject or ""
    right = subject.startswith(truth["subject_starts"]) and subject.endswith(truth["subject_ends"])
    yield "" if right else f"{name} subject: {subject!r}"
    recipients = header.recipients or ("",)
    first = truth.get("first_recipient", "")
    yield "" if recipients[0] == first else f"{name} first recipient: {recipients[0]!r}, not {first!r}"


def test_there_are_at_least_ten_documents() -> None:
    assert len(TRUTH) >= 10


@pytest.mark.parametrize("read", [document, pytest.param(original, marks=pytest.mark.slow)], ids=["transcript", "file"])
def test_fields_of_heads_are_right(read: Callable[[str], ReadDocument]) -> None:
    results = [miss for name in TRUTH for miss in misses(name, read)]
    wrong = [miss for miss in results if miss]
    assert len(wrong) <= len(results) * (1 - LEAST_SHARE), "\n".join(wrong)


def test_no_field_is_invented() -> None:
    invented = [
        f"{name} {field}: {value!r}"
        for name, truth in TRUTH.items()
        for field, value in found(document(name).document.header).items()
        if value and field not in truth
    ]
    assert invented == []


@pytest.mark.parametrize("name", [name for name, truth in TRUTH.items() if "places" in truth])
def test_paragraphs_stand_where_a_person_finds_them(name: str) -> None:
    read = places(document(name))
    for place, beginning in TRUTH[name]["places"]:
        assert [text for key, text in read if key == place and text.startswith(beginning)], f"{place}: {beginning}"


@pytest.mark.parametrize("name", ["2003-A06", "2004-TT1691998"])
def test_no_place_but_those_of_the_head_is_given_to_two_paragraphs_of_the_body(name: str) -> None:
    body = [key for key, _ in places(document(name)) if key.startswith(("heading:", "article:", "opening:"))]
    assert len(body) > 20
    assert len(body) == len(set(body))
