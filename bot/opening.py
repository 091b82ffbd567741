"""Opens what the bot stands on: the engine over the newest snapshot, and its successors."""

from __future__ import annotations

from bot.drafting import ReadFile
from bot.library import Library
from bot.office.stacks import Stacks
from bot.originals import Originals
from config.settings import Settings, resolve
from corpus.pictures.process import PictureBounds
from corpus.readers.limits import ReadingLimits
from indexes.encoder import open_encoder
from indexes.hit import Encoder
from indexes.report import UpdateReport
from indexes.reranker import open_reranker
from indexes.snapshot import current_name
from indexes.update import find_library, update
from retrieval.drafting.reading import read_draft
from retrieval.opening import open_engine


def open_library(settings: Settings) -> Library:
    """Open the newest snapshot, and load the models so that the first question does not wait for them.

    Raises:
        SnapshotError: if there is no snapshot that fits; names the command to run.
        SettingsError: if the settings name a reranker that cannot be had.
    """
    return open_library_with(settings, open_encoder(settings.encoder, resolve(settings.paths.models)))


def open_library_with(settings: Settings, encoder: Encoder) -> Library:
    """Open the newest snapshot with an encoder that is open; raises as :func:`open_library` does."""
    index = resolve(settings.paths.index)
    reranker = open_reranker(settings.reranker)
    library = Library(lambda: open_engine(settings, encoder, reranker), lambda: current_name(index))
    encoder.encode_queries(("khởi động",))
    return library


def open_originals(settings: Settings) -> Originals:
    """Return the files behind the documents, those of the samples included, which a library may stand on."""
    reading = settings.reading
    limits = ReadingLimits(reading.max_file_bytes, reading.max_pages, reading.max_characters)
    bounds = PictureBounds(limits, settings.bot.answer_timeout_seconds / 2, reading.max_memory_bytes)
    return Originals((resolve(settings.paths.corpus), resolve(settings.paths.samples)), bounds)


def open_draft_reader(settings: Settings) -> ReadFile:
    """Return what reads a draft that someone sends, past the secrecy gate."""
    return lambda path: read_draft(path, settings.reading)


def open_library_and_stacks(settings: Settings) -> tuple[Library, Stacks | None]:
    """Open the newest snapshot, and the library from behind the desk, with one encoder for both.

    Raises:
        SnapshotError: as :func:`open_library` does.
    """
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    library = open_library_with(settings, encoder)

    def renew() -> UpdateReport:
        report = update(find_library(settings.paths), settings.reading, encoder)
        library.refresh()
        return report

    return library, Stacks(resolve(settings.paths.corpus), settings.reading, renew, library)
