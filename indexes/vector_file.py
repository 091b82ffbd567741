"""Writing a faiss index to a file, with the disk's refusal as the error it is."""

from __future__ import annotations

import errno
from pathlib import Path

import faiss


def write_vectors(index: faiss.Index, path: Path) -> None:
    """Write an index.

    Raises:
        OSError: if the disk refuses, which faiss says with RuntimeError.
    """
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(errno.EIO, "the vectors could not be written, most likely for want of room", path) from error
