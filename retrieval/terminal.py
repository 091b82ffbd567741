"""Answers and rankings as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from retrieval.answer import Answer
from retrieval.citations import source_label
from retrieval.source_marks import mark, marks
from retrieval.wording import say

WIDTH = 88


def answer_text(answer: Answer) -> str:
    """Return an answer as a person reads it: answer, quotes, sources, notes."""
    lines: list[str] = []
    if answer.understood_as:
        lines.append(say(answer.language, "understood_as", question=answer.understood_as))
    lines += [claim.text + " " + marks(claim.sources) for claim in answer.claims]
    if answer.lead:
        lines.append(answer.lead)
    for citation in answer.citations:
        label = source_label(citation.document, citation.paragraph, answer.language)
        if not any(citation.quote in claim.text for claim in answer.claims):
            lines += _quoted(citation.quote)
        lines.append(f"{mark(citation.n)} {label}")
    if answer.near:
        lines.append(say(answer.language, "nearest"))
        lines += [f"  - {source_label(n.document, n.paragraph, answer.language)}" for n in answer.near]
    lines += [f"※ {note}" for note in answer.notes]
    return "\n".join(_wrapped(line) for line in lines)


def ranking_text(rows: Iterable[tuple[int, float, str, str]]) -> str:
    """Return ranked paragraphs: rank, score, source line, text."""
    return "\n".join(
        f"{rank:>3}  {score:.3f}  {label}\n     {textwrap.shorten(text, 200, placeholder=' …')}"
        for rank, score, label, text in rows
    )


def _quoted(quote: str) -> list[str]:
    shown = textwrap.shorten(quote, 600, placeholder=" …")
    return textwrap.wrap(f"“{shown}”", WIDTH, initial_indent="  ▏", subsequent_indent="  ▏")


def _wrapped(line: str) -> str:
    if line.startswith("  ▏"):
        return line
    return "\n".join(textwrap.fill(part, WIDTH, subsequent_indent="   ") for part in line.split("\n"))
