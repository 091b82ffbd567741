"""From files to the store: what is new is read, what is known costs a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import corpus
from config.errors import QuarantineError, ReadError
from config.settings import ReadingSettings
from corpus.access import AccessPolicy
from corpus.files_seen import FileRecord
from corpus.model import CorpusFile, RawDocument
from corpus.readers.limits import ReadingLimits
from corpus.readers.process import read_documents
from corpus.reading import understood
from corpus.store import Store
from indexes.report import Changes, Failure

Watch = Callable[[int], object]
"""Called with the number of files to read, negative, and then with 1 for each that has been read."""

Levels = Callable[[str], str]
"""Gives the access level of a path."""

_VERSION = "reading version"
_SOURCES = ("*.py", "*.toml")
_NOT_CODE = frozenset({"files", "samples"})


def take_in(
    files: Sequence[CorpusFile],
    store: Store,
    settings: ReadingSettings,
    watch: Watch = lambda _: None,
    *,
    policy: AccessPolicy | None = None,
) -> Changes:
    """Bring the store up to date with a folder's files; a bad file is reported and the rest goes on.

    Args:
        files: of the folder, with their hashes.
        policy: gives each path its access level; without one all are public.
    """
    levels = (policy or AccessPolicy()).level_of
    version = reading_version()
    before = {record.path: record for record in store.files()}
    anew = store.state(_VERSION) != version
    unread = _link(files, before, store, levels)
    for path in _gone(files, before):
        store.forget(path)
    wanted = [f for f in files if f.relative in unread or _needs_reading(before.get(f.relative), anew)]
    _read(wanted, store, settings, watch, levels)
    store.put_state(_VERSION, version)
    return _changes(files, before, {record.path: record for record in store.files()})


def reading_version() -> str:
    """Return a digest of the code that reads: when it changes, every file is read again."""
    root = Path(corpus.__file__).parent
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(root.rglob(pattern)):
            relative = path.relative_to(root)
            if relative.parts[0] not in _NOT_CODE:
                digest.update(f"{relative.as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _link(
    files: Iterable[CorpusFile], before: Mapping[str, FileRecord], store: Store, levels: Levels
) -> frozenset[str]:
    """Note new paths and levels of content that is held; return the paths whose content must be read."""
    unread: list[str] = []
    for file in files:
        record = before.get(file.relative)
        level = levels(file.relative)
        if record is not None and record.sha256 == file.sha256 and (record.error or record.access == level):
            continue
        if store.link(file.relative, file.sha256, level) is None:
            unread.append(file.relative)
    return frozenset(unread)


def _gone(files: Iterable[CorpusFile], before: Iterable[str]) -> tuple[str, ...]:
    there = {file.relative for file in files}
    return tuple(path for path in before if path not in there)


def _needs_reading(record: FileRecord | None, anew: bool) -> bool:
    """Tell whether a file whose content has not changed is to be read again.

    What failed is tried again, since a missing tool, a bound or a lack of
    memory may have been the cause; a quarantined file waits for a person.
    """
    if record is None:
        return False  # it is new and was linked
    return anew or (bool(record.error) and record.error != QuarantineError.__name__)


def _read(files: Sequence[CorpusFile], store: Store, settings: ReadingSettings, watch: Watch, levels: Levels) -> None:
    """Read files in worker processes and store what came of each."""
    first: dict[str, CorpusFile] = {}
    for file in files:
        first.setdefault(file.sha256, file)
    by_path = {file.path: file for file in first.values()}
    watch(-len(by_path))
    outcomes = read_documents(
        by_path,
        ReadingLimits(settings.max_file_bytes, settings.max_pages, settings.max_characters),
        timeout_seconds=settings.timeout_seconds,
        max_memory_bytes=settings.max_memory_bytes,
        workers=settings.workers,
    )
    failed: dict[str, Exception] = {}
    for path, outcome in outcomes:
        error = _store(by_path[path], outcome, store, levels)
        if error is not None:
            failed[by_path[path].sha256] = error
        watch(1)
    for file in files:
        if first[file.sha256] is file:
            continue
        if file.sha256 in failed:
            store.put_failure(file.relative, file.sha256, failed[file.sha256])
        else:
            store.link(file.relative, file.sha256, levels(file.relative))


def _store(file: CorpusFile, outcome: RawDocument | ReadError, store: Store, levels: Levels) -> Exception | None:
    """Store the document a file holds, or the reason why it is kept out, which is returned."""
    read = understood(file, outcome, access=levels(file.relative))
    error: Exception | None = read if isinstance(read, ReadError) else None
    if not isinstance(read, ReadError):
        try:
            store.put(read, file.sha256)
        except (ReadError, ValueError) as refusal:  # over the bounds, or text that is no Unicode
            error = refusal
    if error is not None:
        store.put_failure(file.relative, file.sha256, error)
    return error


def _changes(files: Sequence[CorpusFile], before: Mapping[str, FileRecord], after: Mapping[str, FileRecord]) -> Changes:
    """Say what became of every path."""
    there = {file.relative for file in files}
    gone = {record.sha256 for path, record in before.items() if path not in there}
    arrived = {record.sha256 for path, record in after.items() if path not in before}
    sound = [(path, record) for path, record in sorted(after.items()) if not record.error]
    new = [(path, record) for path, record in sound if path not in before]
    old = [(path, record) for path, record in sound if path in before]
    return Changes(
        added=tuple(path for path, record in new if record.sha256 not in gone),
        moved=tuple(path for path, record in new if record.sha256 in gone),
        changed=tuple(path for path, record in old if record.sha256 != before[path].sha256),
        removed=tuple(p for p, record in before.items() if p not in there and record.sha256 not in arrived),
        unchanged=sum(record.sha256 == before[path].sha256 for path, record in old),
        failed=tuple(Failure(p, r.reason, r.error) for p, r in sorted(after.items()) if r.error),
    )
