"""Opens what the bot stands on: the library with the newest snapshot, and the manners of the settings."""

from __future__ import annotations

from retrieval.opening import open_engine

from bot.conversation import Manners
from bot.library import Library
from config.settings import Settings, resolve
from retrieval.answer import Language


def open_library(settings: Settings) -> Library:
    """Open the newest snapshot; raises SnapshotError, with the command to run, if there is none."""
    index = resolve(settings.paths.index)
    raise NotImplementedError(index, open_engine)


def manners(settings: Settings) -> Manners:
    """Return how conversations are led, by the settings."""
    return Manners(Language(settings.bot.language), settings.retrieval.max_question_characters)
