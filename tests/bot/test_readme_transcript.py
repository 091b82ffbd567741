"""The conversations in the README are what the bot says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import load_settings, resolve
from indexes.encoder import open_encoder
from retrieval.engine import Engine
from retrieval.opening import open_engine
from tests.support.readme_transcript import README, steps_of, telegram_anew, telegram_talk, terminal_anew, terminal_talk
from tests.support.sample_index import sample_index

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_index(tmp_path_factory)


@pytest.fixture(scope="module")
def engine(index: Path) -> Iterator[Engine]:
    settings = load_settings()
    paths = settings.paths.model_copy(update={"index": index})
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    opened = open_engine(settings.model_copy(update={"paths": paths}), encoder)
    yield opened
    opened.close()


async def test_the_conversation_in_telegram_is_as_the_readme_shows_it(engine: Engine) -> None:
    talk = telegram_talk(README.read_text(encoding="utf-8"))
    steps = steps_of(talk)
    assert len(steps) > 3
    assert await telegram_anew(engine, steps) == talk


def test_the_conversation_in_the_terminal_is_as_the_readme_shows_it(index: Path) -> None:
    talk = terminal_talk(README.read_text(encoding="utf-8"))
    steps = steps_of(talk)
    assert len(steps) > 1
    assert terminal_anew(index, steps) == talk
