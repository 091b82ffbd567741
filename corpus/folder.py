"""The files of a folder of documents, in a fixed order, with their hashes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from config.errors import UsageError
from corpus.access import POLICY_FILE
from corpus.corrections import sidecar
from corpus.links import leads_nowhere
from corpus.model import CorpusFile, DocumentId

CHUNK = 1 << 20
"""Bytes hashed at a time."""
_GUIDE = "README.md"
"""Says in the root of a folder what the folder is for; it is no document."""


def find_files(folder: Path, apart: Collection[Path] = ()) -> tuple[CorpusFile, ...]:
    """Return the files of a folder and its subfolders, by relative path.

    Args:
        apart: folders that hold no documents, though they may lie in it: the assistant's own.

    Hidden files, lock files of word processors (``~$…``), the folder's own
    guide and access policy, and links that lead out of the folder are left out.
    A link that leads to no file and a file that may not be read are found, so that their reading says so.

    Raises:
        UsageError: if there is no such folder, or it or one in it cannot be looked into.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder; name the folder that holds the documents.")
    root = folder.resolve()
    found = (corpus_file(path, root) for path in sorted(_documents(root, apart)))
    return _corrected_alike(sorted(found, key=lambda file: file.relative))


def files_at(paths: Iterable[Path]) -> tuple[CorpusFile, ...]:
    """Return the files that a command names: each a file, or a folder with all that is in it.

    Raises:
        UsageError: if a path does not exist, or a folder cannot be looked into.
    """
    found: dict[Path, CorpusFile] = {}
    for path in paths:
        if path.is_dir():
            found.update((file.path, file) for file in find_files(path))
        elif path.is_file():
            found[path.resolve()] = corpus_file(path.resolve(), path.resolve().parent)
        else:
            raise UsageError(f"{path} does not exist; check the name.")
    return tuple(found.values())


def library_folder(corpus: Path, samples: Path, apart: Collection[Path] = ()) -> Path:
    """Return the folder of documents, or that of the samples while the first holds none.

    Args:
        apart: folders that hold no documents, though they may lie in the first.

    Raises:
        UsageError: if the first or one in it cannot be looked into: what it holds is not known then.
    """
    return corpus if corpus.is_dir() and any(_documents(corpus.resolve(), apart)) else samples


def corpus_file(path: Path, root: Path) -> CorpusFile:
    """Return a file with its hash and its path from a root, with forward slashes.

    Corrections beside the file change the hash, so that the document is read again once they do.
    """
    relative = path.relative_to(root).as_posix()
    readable = relative.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    content = _hash_of_link(path) if leads_nowhere(path) else _hash_if_readable(path)
    beside = sidecar(path)
    if not beside.is_file():
        return CorpusFile(path, readable, content)
    sha256 = hashlib.sha256(f"{content} {_hash_if_readable(beside)}".encode()).hexdigest()
    return CorpusFile(path, readable, sha256, content)


def _corrected_alike(files: Sequence[CorpusFile]) -> tuple[CorpusFile, ...]:
    """Return the files with the corrections of all their copies: one content is one document, whichever file is read."""
    copies: dict[str, list[CorpusFile]] = {}
    for file in files:
        copies.setdefault(file.content or file.sha256, []).append(file)
    return tuple(_with_corrections(file, copies[file.content or file.sha256]) for file in files)


def _with_corrections(file: CorpusFile, copies: Sequence[CorpusFile]) -> CorpusFile:
    corrected = [copy for copy in copies if copy.content]
    if len(copies) == 1 or not corrected:
        return file
    content = file.content or file.sha256
    sha256 = hashlib.sha256(" ".join([content, *(copy.sha256 for copy in corrected)]).encode()).hexdigest()
    return replace(file, sha256=sha256, content=content, corrected=tuple(copy.path for copy in corrected))


def document_id(file: CorpusFile) -> DocumentId:
    """Return the id of the document a file holds: the beginning of its hash, whatever was corrected beside it."""
    return DocumentId((file.content or file.sha256)[:16])


def _hash_of_link(path: Path) -> str:
    """Return the hash of where a link leads, for one that leads to no file."""
    return hashlib.sha256(os.fsencode(path.readlink())).hexdigest()


def _hash_if_readable(path: Path) -> str:
    """Return the hash of a file, or of where it lies if it cannot be read: its reading says why, and the others go on."""
    try:
        return hash_of(path)
    except OSError:
        return hashlib.sha256(os.fsencode(path)).hexdigest()


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _documents(root: Path, apart: Collection[Path]) -> Iterator[Path]:
    """Yield the documents of a folder and its subfolders.

    Raises:
        UsageError: if a folder cannot be looked into. Passed over, it would pass for empty, and its documents for removed.
    """
    left_out = {path.resolve() for path in apart}
    try:
        for parent, folders, names in os.walk(root, onerror=_refuse):
            folders[:] = [name for name in folders if not name.startswith(".") and Path(parent, name) not in left_out]
            yield from (path for name in names if _is_document(path := Path(parent, name), root))
    except OSError as error:
        raise UsageError(
            f"{error.filename} cannot be looked into ({error.strerror}); "
            "let the user who runs this read the folder and all in it, as chmod -R a+rX does."
        ) from error


def _refuse(error: OSError) -> None:
    raise error


def _is_document(path: Path, root: Path) -> bool:
    if path.name.startswith((".", "~$")) or path.relative_to(root).parts in ((_GUIDE,), (POLICY_FILE,)):
        return False
    return leads_nowhere(path) or (path.is_file() and path.resolve().is_relative_to(root))
