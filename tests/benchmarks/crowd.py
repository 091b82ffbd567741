"""A crowd that asks the sample library through the Bot API server."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from config.settings import load_settings, resolve
from indexes.encoder import open_encoder
from indexes.update import Library, update
from retrieval.opening import open_engine
from tests.benchmarks import bot
from tests.benchmarks.figures import Figure

MOST_DELAY = 1.5
"""Median wait beside a slow question over the median wait without it."""
_QUESTIONS = (
    "kế hoạch nào nói về Xay Sôm Bun?",
    "mục tiêu đào tạo nghề năm 2024 là bao nhiêu?",
    "khoản 2 Điều 5 quy chế tiếp công dân quy định gì?",
    "ai ký kế hoạch phát triển du lịch?",
)


def measure() -> tuple[Figure, ...]:
    """Let 32 people ask at once, with the real model."""
    settings = load_settings()
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    with TemporaryDirectory() as name:
        library = Library(resolve(settings.paths.samples), Path(name) / "index", samples=True)
        update(library, settings.reading, encoder)
        paths = settings.paths.model_copy(update={"index": library.index})
        figures = bot.measure(open_engine(settings.model_copy(update={"paths": paths}), encoder), _QUESTIONS)
    alone = figures.alone
    return (
        Figure("crowd: people without exactly one answer", alone.people - alone.answered, "", 0),
        Figure("crowd: wait, median", alone.percentile(0.5) * 1000, "ms"),
        Figure("crowd: wait, 95th percentile", alone.percentile(0.95) * 1000, "ms"),
        Figure("crowd: delay beside a slow question", figures.delay, "", MOST_DELAY),
    )
