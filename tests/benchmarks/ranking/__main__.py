"""``python -m tests.benchmarks.ranking``: try other ways to rank, and tell which differ from the present one by more than chance.

What is fitted or chosen is fitted on four fifths of the questions and measured
on the fifth that is left, in turn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from config.settings import load_settings, resolve
from indexes.as_text import table
from indexes.encoder import open_encoder
from tests.benchmarks.ranking.board import Board
from tests.benchmarks.ranking.late import TokenVectors, late_trial
from tests.benchmarks.ranking.learned import learned_trials
from tests.benchmarks.ranking.pools import Pool, collection_pools, library_pool
from tests.benchmarks.ranking.statistics import Difference, Measured, difference, folds, measured
from tests.benchmarks.ranking.trials import Trial, feedback_trial, fusion_trials, weight_trials


def main(arguments: list[str] | None = None) -> int:
    """Print a table for each pool."""
    options = _parser().parse_args(arguments)
    settings = load_settings()
    index, models = resolve(settings.paths.index), resolve(settings.paths.models)
    encoder = open_encoder(settings.encoder, models)
    pools: list[Pool] = []
    if options.collection is not None:
        kept = index / "beir" / f"ranking-{options.every}.sqlite"
        pools += collection_pools(options.collection, encoder, settings.retrieval, kept, every=options.every)
    if options.questions:
        pools.append(library_pool(index, options.questions, encoder, settings.retrieval))
    for pool in pools:
        board = Board(pool)
        print(report(pool.name, board, trials(board)), flush=True)
    if options.late:
        vectors = TokenVectors(models, index / "beir" / "tokens")
        for pool in pools:
            step = max(1, len(pool.questions) // options.late)
            some = Board(replace(pool, questions=pool.questions[::step]))
            print(report(f"{pool.name}, one question in {step}", some, [late_trial(some, vectors)]), flush=True)
    return 0


def trials(board: Board) -> Iterator[Trial]:
    """Yield all trials that need nothing beside the board."""
    yield from weight_trials(board)
    yield feedback_trial(board)
    yield from fusion_trials(board)
    yield from learned_trials(board)


def report(name: str, board: Board, tried: Iterator[Trial] | list[Trial]) -> str:
    """Return a table of the trials beside the present ranking."""
    now = measured(board.now, board.relevant)
    rows: list[tuple[str, ...]] = [("ranking", "nDCG@10", "R@1", "difference of nDCG@10", "of R@1", "chosen")]
    rows.append(("as it is", f"{now.gain.mean():.4f}", f"{now.first.mean():.4f}", "", "", ""))
    rows += [_row(trial, board, now) for trial in tried]
    return f"{name}: {len(board.pool.targets):,} to rank, {len(now.gain):,} questions\n\n{table(rows)}\n"


def _row(trial: Trial, board: Board, now: Measured) -> tuple[str, ...]:
    found, chosen = held_out(trial, board)
    gain, first = difference(now.gain, found.gain), difference(now.first, found.first)
    settings = ", ".join(f"{name} ({count})" for name, count in Counter(chosen).most_common())
    return trial.name, f"{found.gain.mean():.4f}", f"{found.first.mean():.4f}", _told(gain), _told(first), settings


def held_out(trial: Trial, board: Board) -> tuple[Measured, list[str]]:
    """Return how a trial does on questions that it was not fitted on, and what it chose in each fold."""
    everything = np.arange(len(board.pool.questions))
    gain, first = np.zeros(len(everything)), np.zeros(len(everything))
    chosen = []
    for fold in folds(len(everything)):
        name, ranked = trial.fit(np.setdiff1d(everything, fold))
        found = measured(ranked[fold], board.relevant[fold])
        gain[fold], first[fold] = found.gain, found.first
        chosen.append(name)
    return Measured(gain, first), chosen


def _told(found: Difference) -> str:
    sign = " *" if found.beyond_chance else ""
    return f"{found.mean:+.4f} [{found.low:+.4f}, {found.high:+.4f}]{sign}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.ranking", description=__doc__)
    parser.add_argument("--collection", type=Path, metavar="DIR", help="a collection in BEIR form")
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="only every N-th document of it, and what those answer"
    )
    parser.add_argument(
        "--questions",
        type=Path,
        nargs="*",
        default=[],
        metavar="FILE",
        help="question files over the library of paths.index",
    )
    parser.add_argument(
        "--late", type=int, default=0, metavar="N", help="try late interaction, too, on about so many questions of each"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
