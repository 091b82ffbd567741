"""The command ``evaluate``: asks a question file, prints tables, keeps the run, compares it with an earlier one."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from config.command_line import write_file
from retrieval.answer import Answer, Language
from retrieval.citations import source_label
from retrieval.engine import Engine
from retrieval.evaluation.evaluate import Verdict, evaluate, scores
from retrieval.evaluation.questions import Question, read_questions
from retrieval.evaluation.reliability import draw_reliability, reliability
from retrieval.evaluation.report import evaluation_json, latency_percentiles
from retrieval.evaluation.retrieved import retrieval_scores
from retrieval.evaluation.scores_text import (
    SHOWN,
    answers_table,
    comparison_text,
    failures_text,
    reliability_text,
    retrieval_table,
)  # fmt: skip
from retrieval.evaluation.two_runs import compare_runs, read_run, save_run
from retrieval.evidence.candidates import Candidate

CANDIDATES = 100
"""Ranked paragraphs among which the expected one is looked for."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON lines, one question each")
    parser.add_argument("--curve", type=Path, metavar="PNG", help="draw the reliability curve")
    parser.add_argument("--save", type=Path, metavar="RUN", help="keep the run as JSON, to compare a later one with")
    parser.add_argument(
        "--compare", type=Path, metavar="RUN", help="compare with a run that was kept, with significance"
    )


def evaluation_of(engine: Engine, options: argparse.Namespace) -> tuple[str, bool]:
    """Ask the questions; returns what to print, and whether all went right. Writes the files that were asked for."""
    questions = read_questions(options.file)
    earlier = read_run(options.compare) if options.compare is not None else None

    def ask(question: Question) -> Answer:
        return engine.ask(question.question, previous=question.previous)

    def search(text: str) -> tuple[Candidate, ...]:
        return engine.search(text, CANDIDATES)

    progress = tqdm(questions, unit=" questions", disable=not sys.stderr.isatty(), leave=False)
    verdicts = evaluate(progress, ask, search)
    run = save_run(verdicts)
    compared = compare_runs(earlier, run) if earlier is not None else None
    if options.curve is not None:
        write_file(options.curve, draw_reliability(reliability(verdicts)))
    if options.save is not None:
        write_file(options.save, (run.model_dump_json() + "\n").encode())
    right = all(verdict.right for verdict in verdicts)
    if options.json:
        found = evaluation_json(verdicts)
        return json.dumps(
            {**found, **({"comparison": asdict(compared)} if compared else {})}, ensure_ascii=False
        ), right
    tables = _tables(engine, verdicts)
    return f"{tables}\n\n{comparison_text(compared)}" if compared is not None else tables, right


def _tables(engine: Engine, verdicts: tuple[Verdict, ...]) -> str:
    median, slow = latency_percentiles(verdicts)
    return "\n\n".join(
        (
            answers_table(scores(verdicts)),
            retrieval_table(retrieval_scores(verdicts)),
            f"latency: median {median:.0f} ms, 95th percentile {slow:.0f} ms",
            reliability_text(reliability(verdicts)),
            failures_text(verdicts, _labels(engine, verdicts)),
        )
    )


def _labels(engine: Engine, verdicts: tuple[Verdict, ...]) -> dict[str, str]:
    """Return the source lines of the paragraphs that are shown with failures."""
    shown = (c.paragraph for v in verdicts if not v.right for c in v.ranked[:SHOWN])
    return {p.id: source_label(engine.document(p.document_id), p, Language.VIETNAMESE) for p in shown}
