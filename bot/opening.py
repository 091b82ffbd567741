"""Opens what the bot stands on: the engine over the newest snapshot, and its successors."""

from __future__ import annotations

from bot.library import Library
from config.settings import Settings, resolve
from indexes.snapshot import current_name
from retrieval.opening import open_engine


def open_library(settings: Settings) -> Library:
    """Open the newest snapshot; raises SnapshotError, with the command to run, if there is none."""
    index = resolve(settings.paths.index)
    return Library(lambda: open_engine(settings), lambda: current_name(index))
