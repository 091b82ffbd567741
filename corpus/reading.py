"""From files to understood documents: read in worker processes, past the secrecy gate, then understood.

The only way in: whatever stores, shows or indexes documents takes them from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from config.errors import ReadError
from config.settings import ReadingSettings
from corpus.corrections import DIFFERENT, corrections_of
from corpus.document import understand
from corpus.folder import document_id
from corpus.model import PUBLIC, CorpusFile, RawDocument, ReadDocument
from corpus.readers.limits import ReadingLimits
from corpus.readers.process import read_documents
from corpus.register import flag_later_dates
from corpus.secrecy import guard

_SHOWN = 120
"""Characters of a surprise that its report shows."""


def read_files(
    files: Sequence[CorpusFile], settings: ReadingSettings
) -> Iterator[tuple[CorpusFile, ReadDocument | ReadError]]:
    """Yield every file with the document it holds, or with the error that keeps it out, in the order given.

    Args:
        files: each once.
        settings: bounds on one file, and how many are read side by side.
    """
    by_path = {file.path: file for file in files}
    outcomes = read_documents(
        by_path,
        ReadingLimits(settings.max_file_bytes, settings.max_pages, settings.max_characters),
        timeout_seconds=settings.timeout_seconds,
        max_memory_bytes=settings.max_memory_bytes,
        workers=settings.workers,
    )
    for path, outcome in outcomes:
        yield by_path[path], understood(by_path[path], outcome)


def understood(file: CorpusFile, outcome: RawDocument | ReadError, *, access: str = PUBLIC) -> ReadDocument | ReadError:
    """Return the document a file holds, or why it is kept out: unreadable, or stopped by the secrecy gate."""
    if isinstance(outcome, ReadError):
        return outcome
    try:
        guard(file.path, outcome)
        (mended, different), identity = corrections_of(file), document_id(file)
        raw = _warned(outcome, DIFFERENT.format(fields=", ".join(different))) if different else outcome
        read = understand(raw, path=file.relative, document_id=identity, access=access, corrections=mended)
        return flag_later_dates(read)
    except ReadError as refusal:
        return refusal
    except Exception as surprise:  # one document that breaks a rule nobody thought of must not stop the others
        reason = f"it cannot be understood ({type(surprise).__name__}: {str(surprise)[:_SHOWN]})"
        return ReadError(file.path, reason, "report this file to whoever looks after the program")


def _warned(raw: RawDocument, warning: str) -> RawDocument:
    return replace(raw, warnings=(*raw.warnings, warning))
