"""A finding: something in a document that an attentive clerk would mend."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from corpus.model import Document, Paragraph, RegisterEntry
from corpus.place_label import label

_TEXTS = Path(__file__).parent.parent / "data" / "lint.toml"


class Kind(StrEnum):
    """Kinds of finding; the values are printed and name their texts."""

    IMPOSSIBLE_DATE = "impossible-date"
    TWO_DATES = "two-dates"
    LATER_DATE = "later-date"
    DOUBTFUL_DATE = "doubtful-date"
    TWO_SPELLINGS = "two-spellings"
    DRAFT = "draft"
    NO_SIGNATURE = "no-signature"
    POOR_SCAN = "poor-scan"
    NOT_HELD = "not-held"
    UNEXPLAINED_ABBREVIATION = "unexplained-abbreviation"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend.

    Attributes:
        weight: 0 to 100; findings are shown heaviest first.
        path: document in which it stands.
        place: as a person cites it, "" where it concerns the whole document.
        page: page, or None where unknown.
        quote: the document's own characters, "" where there are none to show.
        values: what the message says, by the names its text uses.
    """

    kind: Kind
    weight: int
    path: str
    place: str = ""
    page: int | None = None
    quote: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def message(self, language: str) -> str:
        """Return the sentence that says what is wrong, in "vi" or "en"."""
        return str(texts()[self.kind][language]).format(**dict(self.values))

    def remedy(self, language: str) -> str:
        """Return the sentence that says what to do."""
        return str(texts()[self.kind][f"{language}_remedy"])


def finding(
    kind: Kind,
    document: Document,
    paragraph: Paragraph | None = None,
    *,
    quote: str = "",
    extra_weight: int = 0,
    **values: object,
) -> Finding:
    """Return a finding in a document, with its place if a paragraph is given."""
    return Finding(
        kind,
        weight=min(100, int(texts()[kind]["weight"]) + extra_weight),
        path=document.path,
        place=label(paragraph.place) if paragraph is not None else "",
        page=paragraph.page if paragraph is not None else None,
        quote=quote,
        values=tuple(sorted((name, str(value)) for name, value in values.items())),
    )


def name_of(entry: RegisterEntry) -> str:
    """Return how a register entry is named in a finding."""
    number = entry.symbol.text if entry.symbol is not None else ""
    if number:
        return f"{entry.type or 'Văn bản'} {number}"
    return " ".join(filter(None, (entry.type or "Văn bản", entry.subject or next(iter(entry.aliases), ""))))


@cache
def texts() -> dict[str, Any]:
    """Read the texts of the findings once."""
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))
