"""A crowd that asks the sample library through the Bot API server."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from config.settings import ROOT, load_settings, resolve
from indexes.encoder import open_encoder
from indexes.update import Library, update
from retrieval.opening import open_engine
from tests.benchmarks import bot
from tests.benchmarks.figures import Figure

MOST_DELAY = 1.5
"""Median wait beside a slow question over the median wait without it, the median of several rounds."""
_GOLDEN = ROOT / "tests" / "golden" / "questions.jsonl"


def _questions() -> tuple[str, ...]:
    """Return a question for each person, each another one, so that none is served from what another asked."""
    cases = map(json.loads, _GOLDEN.read_text(encoding="utf-8").splitlines())
    asked = dict.fromkeys(str(case["question"]) for case in cases if not case.get("previous"))
    return tuple(asked)[:: max(1, len(asked) // bot.PEOPLE)][: bot.PEOPLE]


def measure() -> tuple[Figure, ...]:
    """Let 32 people ask at once, with the real model."""
    settings = load_settings()
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    with TemporaryDirectory() as name:
        library = Library(resolve(settings.paths.samples), Path(name) / "index", samples=True)
        update(library, settings.reading, encoder)
        paths = settings.paths.model_copy(update={"index": library.index})
        figures = bot.measure(open_engine(settings.model_copy(update={"paths": paths}), encoder), _questions())
    first = figures.first
    crowds = (first, *(crowd for each in figures.rounds for crowd in (each.alone, each.beside_slow)))
    return (
        Figure("crowd: people without exactly one answer", sum(c.people - c.answered for c in crowds), "", 0),
        Figure("crowd: wait, median", first.percentile(0.5) * 1000, "ms"),
        Figure("crowd: wait, 95th percentile", first.percentile(0.95) * 1000, "ms"),
        Figure("crowd: delay beside a slow question", figures.delay, "", MOST_DELAY),
    )
