"""An evaluation as tables that a person reads: answers, retrieval, reliability, every failure."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from retrieval.answer import Language
from retrieval.citations import source_label
from retrieval.evaluation.evaluate import Score, Verdict
from retrieval.evaluation.reliability import Reliability
from retrieval.evaluation.retrieved import DEPTH, Retrieval
from retrieval.evaluation.two_runs import Comparison
from retrieval.evidence.candidates import Candidate

SHOWN = 3
"""Ranked paragraphs shown with a failure."""
SIGNIFICANT = 0.05
_ANSWERS = """\
right: the answer has the words and cites the paragraph that are expected, or the silence is right. answers, documents,
paragraphs: of the answerable questions, how many get the words, the document, the paragraph. silence: of the others, how
many are met with it. wrong cites: answers that cite another paragraph, or should not have been given."""
_RETRIEVAL = f"""\
The search alone, before the documents that a question names are looked up. R@1, R@{DEPTH}: share whose expected paragraph
is first, is among the first {DEPTH}; RR@{DEPTH}: mean of 1 / rank; found: share that is among the candidates at all."""


def answers_table(scores: Sequence[Score]) -> str:
    """Return the table of answers: right, right document and paragraph, silence, wrong citations."""
    head = f"{'answers':<24}{'right':>10}{'answers':>10}{'documents':>11}{'paragraphs':>12}{'silence':>10}{'wrong cites':>13}"
    lines = [head, "-" * len(head)]
    for s in scores:
        cells = (_of(n, s.answerable) for n in (s.right_answers, s.right_documents, s.right_paragraphs))
        answers, documents, paragraphs = cells
        lines.append(
            f"{s.name:<24}{f'{s.right}/{s.questions}':>10}{answers:>10}{documents:>11}{paragraphs:>12}"
            f"{_of(s.silent, s.unanswerable):>10}{s.wrong_citations:>13}"
        )
    return "\n".join((*lines, _ANSWERS))


def _of(count: int, total: int) -> str:
    return f"{count}/{total}" if total else "-"


def retrieval_table(scores: Sequence[Retrieval]) -> str:
    """Return the table of retrieval: where the expected paragraph is ranked before anything is answered."""
    head = f"{'retrieval':<24}{'questions':>10}{'R@1':>8}{f'R@{DEPTH}':>8}{f'RR@{DEPTH}':>8}{'found':>8}"
    lines = [head, "-" * len(head)]
    lines += [
        f"{s.name:<24}{s.questions:>10}{s.first:>8.3f}{s.within:>8.3f}{s.reciprocal:>8.3f}{s.found:>8.3f}"
        for s in scores
    ]
    return "\n".join((*lines, _RETRIEVAL))


def reliability_text(found: Reliability) -> str:
    """Return the reliability in bins."""
    lines = [f"reliability: Brier score {found.brier:.3f}, calibration error {found.error:.3f}"]
    lines += [
        f"  confidence {b.low:.1f}-{b.high:.1f}: {b.answers:>4} answers, said {b.confidence:.2f}, right {b.right:.2f}"
        for b in found.bins
    ]
    return "\n".join(lines)


def comparison_text(found: Comparison) -> str:
    """Return what changed against an earlier run, and whether chance explains it."""
    sure = "significant" if found.p_right < SIGNIFICANT else "not significant"
    ranks = "significant" if found.p_rank < SIGNIFICANT else "not significant"
    lines = [
        f"against the earlier run, {found.questions} questions of both:",
        f"  right {found.right_before} -> {found.right_now} (McNemar p = {found.p_right:.3f}, {sure}); "
        f"wrong citations {found.wrong_before} -> {found.wrong_now}",
        f"  RR@{DEPTH} {found.rank_before:.3f} -> {found.rank_now:.3f} (permutation p = {found.p_rank:.3f}, {ranks})",
    ]
    lines += [f"  now right: {', '.join(found.gained)}"] if found.gained else []
    lines += [f"  now wrong: {', '.join(found.lost)}"] if found.lost else []
    return "\n".join(lines)


def failures_text(verdicts: Sequence[Verdict], label: dict[str, str]) -> str:
    """Return every failure: what was wanted, what was said, what was ranked instead.

    Args:
        label: source line of a paragraph by its id, for those that are shown.
    """
    failures = [verdict for verdict in verdicts if not verdict.right]
    if not failures:
        return "nothing failed"
    return "\n".join([f"{len(failures)} failed:", *(_failure(verdict, label) for verdict in failures)])


def _failure(verdict: Verdict, label: dict[str, str]) -> str:
    question, answer = verdict.question, verdict.answer
    lines = [f"  {question.id} ({verdict.reason}; {answer.kind if answer else '-'}) {question.question}"]
    if question.must:
        lines.append(f"    wanted: {'; '.join(question.must)}")
    said = textwrap.shorten(answer.text, 160, placeholder=" …") if answer else "(refused to read the question)"
    place = ""
    if answer is not None and answer.citations:
        first = answer.citations[0]
        place = f" [{source_label(first.document, first.paragraph, Language.VIETNAMESE)}]"
    lines.append(f"    got: {said}{place}")
    if question.answerable and verdict.ranked:
        where = f"rank {verdict.rank}" if verdict.rank is not None else "not among the candidates"
        lines.append(f"    expected paragraph: {where}; ranked:")
        lines += [_ranked(place, c, label) for place, c in enumerate(verdict.ranked[:SHOWN], 1)]
    return "\n".join(lines)


def _ranked(place: int, candidate: Candidate, label: dict[str, str]) -> str:
    text = textwrap.shorten(candidate.paragraph.text, 90, placeholder=" …")
    return f"      {place}. {candidate.score:.2f} {label.get(candidate.paragraph.id, '')}: {text}"
