"""Links that last: what a cited paragraph was, so that a link still says it when the library has moved on.

The text of a document is kept with the level it had; it is shown only to those
who read that level, and not where the document is beyond them now.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rapidfuzz.fuzz import ratio

from bot.state import State
from corpus.model import Document, Paragraph, ParagraphId, ParagraphKind
from corpus.place import Place
from retrieval.answer import Language
from retrieval.citations import place_words
from retrieval.citing import Named, first_mention
from retrieval.library import View

LEAST_ALIKE = 60.0
"""Likeness from 0 to 100 from which another paragraph of the document counts as the one that was cited."""
_PAYLOAD = re.compile(r"p_(?P<id>[0-9a-f]{8,40})")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A paragraph as it was when a link to it was made.

    Attributes:
        level: access level of its document then.
        document: name of the document, in the form of the first mention.
        place: in words.
        at: when the link was made, in seconds since 1970.
    """

    level: str
    path: str
    issuer: str
    symbol: str
    document: str
    place: str
    place_key: str
    text: str
    at: int

    @property
    def day(self) -> datetime:
        """When the link was made."""
        return datetime.fromtimestamp(self.at, UTC)


class Links:
    """Makes links to paragraphs and remembers what they led to.

    Args:
        name: returns the bot's name without "@".
    """

    def __init__(self, state: State, name: Callable[[], str], clock: Callable[[], float] = time.time) -> None:
        self._state = state
        self._name = name
        self._clock = clock

    def to(self, document: Document, paragraph: Paragraph) -> str:
        """Return the address that opens a paragraph, and remember what stands there."""
        return self.to_all([(document, paragraph)])[0]

    def to_all(self, places: Sequence[tuple[Document, Paragraph]]) -> list[str]:
        """Return the addresses of several paragraphs."""
        with self._state.transaction() as db:
            db.executemany(
                "INSERT INTO cited (paragraph_id, at, level, path, issuer, symbol, document, place, place_key, text) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (paragraph_id) DO UPDATE SET level = excluded.level",
                [self._row(document, paragraph) for document, paragraph in places],
            )
        return [f"https://t.me/{self._name()}?start={payload_of(paragraph.id)}" for _, paragraph in places]

    def _row(self, document: Document, paragraph: Paragraph) -> tuple[object, ...]:
        header = document.header
        return (
            paragraph.id,
            int(self._clock()),
            document.access,
            document.path,
            header.issuer or "",
            header.symbol.text if header.symbol is not None and header.symbol.number else "",
            first_mention(Named.of(document)),
            place_words(paragraph, Language.VIETNAMESE),
            paragraph.place.key(),
            paragraph.text,
        )

    def find(self, paragraph_id: ParagraphId) -> Quoted | None:
        """Return what a link led to when it was made, or None."""
        with self._state.transaction() as db:
            row = db.execute(
                "SELECT level, path, issuer, symbol, document, place, place_key, text, at FROM cited "
                "WHERE paragraph_id = ?",
                (paragraph_id,),
            ).fetchone()
        return None if row is None else Quoted(*row)


def payload_of(paragraph_id: ParagraphId) -> str:
    """Return the start parameter that opens a paragraph: at most 64 letters, digits, "_" and "-"."""
    return f"p_{paragraph_id}"


def paragraph_in(payload: str) -> ParagraphId | None:
    """Return the paragraph that a start parameter names, or None for another kind of parameter."""
    match = _PAYLOAD.fullmatch(payload)
    return ParagraphId(match["id"]) if match else None


def may_still_be_shown(view: View, quoted: Quoted) -> bool:
    """Tell whether an asker may read what a link led to: by its level then and by what is held now."""
    return quoted.level in view.levels and not view.hides(quoted.path, quoted.issuer, quoted.symbol)


def successor(view: View, quoted: Quoted) -> tuple[Document, Paragraph] | None:
    """Return the paragraph that stands in the place of a cited one now: at its place, else the most alike."""
    for document in view.documents.values():
        if not _is_same(document, quoted):
            continue
        held = [p for p in view.paragraphs_of(document.id) if p.kind is not ParagraphKind.NOISE]
        place = Place.from_key(quoted.place_key)
        at_place = [p for p in held if p.place == place]
        best = max(at_place or held, key=lambda p: (ratio(p.text, quoted.text), -p.ordinal), default=None)
        if best is not None and (at_place or ratio(best.text, quoted.text) >= LEAST_ALIKE):
            return document, best
    return None


def _is_same(document: Document, quoted: Quoted) -> bool:
    symbol = document.header.symbol
    if quoted.symbol and symbol is not None and symbol.number:
        return symbol.text == quoted.symbol and (document.header.issuer or "") == quoted.issuer
    return document.path == quoted.path
