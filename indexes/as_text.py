"""Reports as people read them and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from indexes.measuring import Score
from indexes.report import UpdateReport

Json = dict[str, "str | int | float | bool | list[str] | list[dict[str, str]] | None"]
_SHOWN = 8
_MEASURES = """\
nDCG@10: how high the right documents stand among the first ten, 1 at best. R@1, R@10: share of them that is first, is among
the first ten. hybrid: both scores combined, as questions are answered. ms: with the encoding of the question."""


def report_json(report: UpdateReport) -> Json:
    """Return an update's report as a JSON object."""
    changes = report.changes
    return {
        "corpus": str(report.corpus),
        "samples": report.samples,
        "added": list(changes.added),
        "changed": list(changes.changed),
        "moved": list(changes.moved),
        "removed": list(changes.removed),
        "unchanged": changes.unchanged,
        "failed": [{"path": failure.path, "reason": failure.reason} for failure in changes.failed],
        "documents": report.documents,
        "paragraphs": report.paragraphs,
        "embedded": report.embedded,
        "snapshot": report.snapshot,
        "seconds": report.seconds,
    }


def report_text(report: UpdateReport) -> str:
    """Return an update's report as an aligned table."""
    changes = report.changes
    where = f"{report.corpus} (the sample library; your own folder holds no document)"
    rows = [("folder", where if report.samples else str(report.corpus))]
    for name, paths in (
        ("added", changes.added),
        ("changed", changes.changed),
        ("moved", changes.moved),
        ("removed", changes.removed),
    ):
        if paths:
            rows.append((name, f"{len(paths):,}  {_some(paths)}"))
    rows += [
        ("unchanged", f"{changes.unchanged:,}"),
        ("failed", f"{len(changes.failed):,}"),
        ("library", f"{report.documents:,} documents, {report.paragraphs:,} paragraphs"),
        ("encoded", f"{report.embedded:,} passages"),
        ("snapshot", report.snapshot or "the one in use is up to date"),
        ("time", f"{report.seconds:.1f} s"),
    ]
    return table(rows)


def score_json(score: Score) -> dict[str, str | float]:
    """Return a measured score as a JSON object."""
    return {
        "questions": score.typing.value,
        "method": score.method.value,
        **score.measures,
        "ms": score.milliseconds,
    }


def scores_text(scores: Sequence[Score], documents: int, questions: int) -> str:
    """Return measured scores as an aligned table."""
    names = list(scores[0].measures)
    rows = [("questions", "method", *names, "ms a question")]
    for score in scores:
        values = (f"{score.measures[name]:.4f}" for name in names)
        rows.append((score.typing.value, score.method.value, *values, f"{score.milliseconds:.1f}"))
    return f"{documents:,} documents, {questions:,} questions\n\n{table(rows)}\n{_MEASURES}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of equal length with aligned columns; the last column is not padded."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    lines = (
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1])) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _some(paths: Sequence[str]) -> str:
    shown = ", ".join(paths[:_SHOWN])
    left = len(paths) - _SHOWN
    return f"{shown} and {left:,} more" if left > 0 else shown
