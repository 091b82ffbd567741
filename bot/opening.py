"""Opens what the bot stands on: the engine over the newest snapshot, and its successors."""

from __future__ import annotations

from bot.library import Library
from config.settings import Settings, resolve
from indexes.encoder import open_encoder
from indexes.snapshot import current_name
from retrieval.opening import open_engine


def open_library(settings: Settings) -> Library:
    """Open the newest snapshot, and load the model so that the first question does not wait for it.

    Raises:
        SnapshotError: if there is no snapshot that fits; names the command to run.
    """
    index = resolve(settings.paths.index)
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    library = Library(lambda: open_engine(settings, encoder), lambda: current_name(index))
    encoder.encode_queries(("khởi động",))
    return library
