"""From a paragraph to the passages that the indexes see.

Both searches find short passages better than long ones (measured: of articles
of law cut at their paragraphs the dense search alone has nDCG@10 .944, of whole
articles .889), so a long paragraph is cut, and its score is that of its best
passage. Every passage begins with the headings above it, without which "2. Mức
hỗ trợ" says nothing. None of this is ever quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from corpus.expansions import expand
from corpus.model import Paragraph, ParagraphId, ParagraphKind
from corpus.personal_data import mask

LONGEST = 100
"""Words of a passage, beside its headings; longer text is cut at sentences, else between words."""
TOGETHER = 60
"""Lines are put together up to so many words."""
HEADING_WORDS = 60
"""Words of headings that are put before a passage, the innermost first to stay."""

_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched.

    Attributes:
        text: headings and a piece of a paragraph; what the encoder sees.
        expansions: other ways of writing the names in it, for the lexical index only.
    """

    text: str
    expansions: str = ""

    @property
    def key(self) -> bytes:
        """16 bytes that stand for the text: a vector is kept by them."""
        return blake2b(self.text.encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph as the indexes see it."""

    paragraph_id: ParagraphId
    passages: tuple[Passage, ...]


def index_entry(paragraph: Paragraph) -> Entry | None:
    """Return what of a paragraph is indexed, citizens' data masked; None for page numbers, stamps and the like."""
    if paragraph.kind is ParagraphKind.NOISE or not paragraph.text.strip():
        return None
    headings = tuple(mask(heading) for heading in paragraph.headings)
    return Entry(paragraph.id, make_passages(mask(paragraph.text), headings))


def make_passages(text: str, headings: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Return the passages of a text, in order; at least one if it holds a word."""
    head = _head(headings)
    texts = ("\n".join((*head, piece)) for piece in _together(text))
    return tuple(Passage(passage, "; ".join(expand(passage))) for passage in texts)


def _head(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the innermost headings within the bound, outermost first; one too long is cut."""
    kept: list[str] = []
    left = HEADING_WORDS
    for heading in reversed(headings):
        words = heading.split()[:left]
        if not words:
            break
        kept.append(" ".join(words))
        left -= len(words)
    return tuple(reversed(kept))


def _together(text: str) -> Iterator[str]:
    """Yield the pieces of a text, short neighbours put together."""
    held: list[str] = []
    size = 0
    for piece in _pieces(text):
        words = len(piece.split())
        if held and size + words > TOGETHER:
            yield "\n".join(held)
            held, size = [], 0
        held.append(piece)
        size += words
    if held:
        yield "\n".join(held)


def _pieces(text: str) -> Iterator[str]:
    """Yield lines; one that is too long is cut at sentences, filled up to the bound."""
    for line in text.splitlines():
        stripped = line.strip()
        if len(stripped.split()) <= LONGEST:
            if stripped:
                yield stripped
            continue
        yield from _filled(_sentences(stripped))


def _filled(sentences: Iterator[str]) -> Iterator[str]:
    """Put sentences together up to the bound."""
    held: list[str] = []
    size = 0
    for sentence in sentences:
        words = len(sentence.split())
        if held and size + words > LONGEST:
            yield " ".join(held)
            held, size = [], 0
        held.append(sentence)
        size += words
    if held:
        yield " ".join(held)


def _sentences(line: str) -> Iterator[str]:
    """Yield sentences; one that is too long is cut between words."""
    for sentence in _SENTENCE_END.split(line):
        words = sentence.split()
        for start in range(0, len(words), LONGEST):
            yield " ".join(words[start : start + LONGEST])
