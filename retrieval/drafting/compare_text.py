"""A comparison as text for a terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TypedDict

from corpus.model import Document, Paragraph
from retrieval.answer import Language
from retrieval.citations import place_words, source_label
from retrieval.drafting.compare import Change, Comparison, Mark, Pair
from retrieval.drafting.wording import tell
from retrieval.naming import document_name
from retrieval.terminal import WIDTH

CONTEXT = 40
"""Characters of what both texts say that are shown around a difference."""


class SideJson(TypedDict):
    """One side of a pair."""

    label: str
    paragraph_id: str
    text: str


class PairJson(TypedDict):
    """Two paragraphs, or one without a counterpart."""

    change: str
    left: SideJson | None
    right: SideJson | None
    differences: list[list[str]]


class ComparisonJson(TypedDict):
    """A comparison, as ``python -m retrieval compare --json`` prints it."""

    left: str
    right: str
    counts: dict[str, int]
    pairs: list[PairJson]


def comparison_text(found: Comparison, language: Language) -> str:
    """Return what differs, each side with its place; what is alike is only counted."""
    lines = [*names(found, language), headline(found, language)]
    for pair in found.pairs:
        if pair.change is not Change.SAME:
            lines += [
                "",
                f"[{tell(language, f'compare_{pair.change.value}')}] {_places(pair, language)}",
                *_shown(pair),
            ]
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="   ") if line else line for line in lines)


def headline(found: Comparison, language: Language) -> str:
    """Return one sentence with the counts."""
    if all(pair.change is Change.SAME for pair in found.pairs):
        return tell(language, "compare_equal")
    return tell(language, "compare_headline", **{change.value: found.count(change) for change in Change})


def comparison_json(found: Comparison, language: Language) -> ComparisonJson:
    """Return a comparison as JSON values; the differences hold [where, words]."""
    return ComparisonJson(
        left=found.left.path,
        right=found.right.path,
        counts={change.value: found.count(change) for change in Change},
        pairs=[
            PairJson(
                change=pair.change.value,
                left=_side(found.left, pair.left, language),
                right=_side(found.right, pair.right, language),
                differences=[[stretch.mark.value, stretch.text] for stretch in pair.stretches],
            )
            for pair in found.pairs
        ],
    )


def names(found: Comparison, language: Language) -> tuple[str, str]:
    """Return what stands above each side."""
    return (
        tell(language, "compare_left", name=document_name(found.left, language)),
        tell(language, "compare_right", name=document_name(found.right, language)),
    )


def _places(pair: Pair, language: Language) -> str:
    places = [place_words(p, language) for p in (pair.left, pair.right) if p is not None]
    return " → ".join(dict.fromkeys(place or "–" for place in places))


def _shown(pair: Pair) -> Iterator[str]:
    if pair.left is None or pair.right is None:
        paragraph = pair.left or pair.right
        yield ("- " if pair.right is None else "+ ") + (paragraph.text if paragraph is not None else "")
        return
    said = "".join(
        f"[-{s.text}-]" if s.mark is Mark.LEFT else f"[+{s.text}+]" if s.mark is Mark.RIGHT else _between(s.text)
        for s in pair.stretches
    )
    yield said or textwrap.shorten(pair.right.text, 2 * CONTEXT, placeholder=" …")


def _between(text: str) -> str:
    return text if len(text) <= 2 * CONTEXT else f"{text[:CONTEXT]} … {text[-CONTEXT:]}"


def _side(document: Document, paragraph: Paragraph | None, language: Language) -> SideJson | None:
    if paragraph is None:
        return None
    return SideJson(label=source_label(document, paragraph, language), paragraph_id=paragraph.id, text=paragraph.text)
