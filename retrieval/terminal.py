"""Answers, rankings and scores as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from retrieval.answer import Answer, Language
from retrieval.citations import source_label
from retrieval.evaluate import Score, Verdict
from retrieval.wording import say

WIDTH = 88
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def mark(n: int) -> str:
    """Return the mark of source ``n``: ① to ⑳, then (21)."""
    return _CIRCLED[n - 1] if 1 <= n <= len(_CIRCLED) else f"({n})"


def answer_text(answer: Answer) -> str:
    """Return an answer as a person reads it: answer, quotes, sources, notes."""
    lines: list[str] = []
    if answer.understood_as:
        lines.append(say(answer.language, "understood_as", question=answer.understood_as))
    lines += [claim.text + " " + "".join(mark(n) for n in claim.sources) for claim in answer.claims]
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


def scores_text(scores: Sequence[Score], verdicts: Sequence[Verdict], percentiles: tuple[float, float]) -> str:
    """Return the tables of an evaluation and every failure with what was answered instead."""
    head = f"{'group':<24}{'right':>12}{'answers':>12}{'paragraphs':>12}{'silence':>12}{'wrong cites':>13}"
    lines = [head, "-" * len(head)]
    for s in scores:
        answers = f"{s.right_answers}/{s.answerable}"
        paragraphs = f"{s.right_paragraphs}/{s.answerable}"
        silence = f"{s.silent}/{s.unanswerable}"
        right = f"{s.right}/{s.questions}"
        lines.append(f"{s.name:<24}{right:>12}{answers:>12}{paragraphs:>12}{silence:>12}{s.wrong_citations:>13}")
    lines.append(f"\nlatency: median {percentiles[0]:.0f} ms, 95th percentile {percentiles[1]:.0f} ms")
    failures = [verdict for verdict in verdicts if not verdict.right]
    if failures:
        lines.append(f"\n{len(failures)} failed:")
    lines += [_failure(verdict) for verdict in failures]
    return "\n".join(lines)


def _failure(verdict: Verdict) -> str:
    question = verdict.question
    answer = verdict.answer
    said = textwrap.shorten(answer.text, 160, placeholder=" …") if answer else "(refused to read the question)"
    place = ""
    if answer is not None and answer.citations:
        first = answer.citations[0]
        place = f" [{source_label(first.document, first.paragraph, Language.VIETNAMESE)}]"
    elif answer is not None and answer.near:
        near = answer.near[0]
        place = f" [{source_label(near.document, near.paragraph, Language.VIETNAMESE)}]"
    kind = answer.kind if answer else "-"
    wanted = f"\n    wanted: {'; '.join(question.must)}" if question.must else ""
    return f"  {question.id} ({verdict.reason}; {kind}) {question.question}{wanted}\n    got: {said}{place}"


def _quoted(quote: str) -> list[str]:
    shown = textwrap.shorten(quote, 600, placeholder=" …")
    return textwrap.wrap(f"“{shown}”", WIDTH, initial_indent="  ▏", subsequent_indent="  ▏")


def _wrapped(line: str) -> str:
    if line.startswith("  ▏"):
        return line
    return "\n".join(textwrap.fill(part, WIDTH, subsequent_indent="   ") for part in line.split("\n"))
