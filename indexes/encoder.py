"""Sentence-transformers as the encoder: any name or folder, offline for the embedded one.

The model is loaded at the first text, not before: to find that nothing has
changed an update needs only the fingerprint, which comes from the files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np
from tqdm import tqdm

from config.errors import SnapshotError
from config.settings import EncoderSettings
from indexes import e5
from indexes.hit import Vectors
from indexes.model_files import find_model, load_silently

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EMBEDDED = "embedded"
BATCH_TOKENS = 2048
"""Tokens of one batch: larger ones leave the cache of the processor and are slower."""
WINDOW = 1024
"""Texts that are sorted by length together; more would make the bar's guess of the time useless."""

_WHOLE = 1 << 20
_CHUNK = 1 << 16
_CHUNKS = 16


class SentenceTransformerEncoder:
    """An encoder over a folder of sentence-transformers; safe to call from several threads.

    Attributes:
        fingerprint: 16 hexadecimal digits over the model's files, prefixes and length.
    """

    def __init__(self, folder: Path, settings: EncoderSettings) -> None:
        """Take a model folder; nothing is loaded yet.

        Raises:
            SnapshotError: if the folder holds no model.
        """
        self._folder = folder
        self._settings = settings
        self._lock = RLock()
        self._loaded: SentenceTransformer | None = None
        parts = (folder_digest(folder), settings.query_prefix, settings.passage_prefix, settings.max_tokens)
        self.fingerprint = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    @property
    def dimension(self) -> int:
        """Length of a vector; loads the model."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a question, shape (len(texts), dimension)."""
        prefixed = [self._settings.query_prefix + text for text in texts]
        return self._encode(prefixed)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one vector a paragraph, shape (len(texts), dimension).

        Args:
            progress: show a bar on the standard error stream while it is a terminal.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        with tqdm(total=len(texts), unit=" paragraphs", disable=None if progress else True, leave=False) as bar:
            for start in range(0, len(texts), WINDOW):
                window = [self._settings.passage_prefix + text for text in texts[start : start + WINDOW]]
                for rows in self._batches(window):
                    vectors[[start + row for row in rows]] = self._encode([window[row] for row in rows])
                    bar.update(len(rows))
        return vectors

    def _batches(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """Yield row numbers, long texts first, so that a batch holds texts of about one length."""
        lengths = self._lengths(texts)
        order = sorted(range(len(texts)), key=lambda row: -lengths[row])
        while order:
            fitting = max(1, BATCH_TOKENS // lengths[order[0]])
            size = min(fitting, self._settings.batch_size)
            yield order[:size]
            order = order[size:]

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        with self._lock:  # a fast tokenizer refuses a second thread while truncation is being set
            found = self._model.tokenizer(
                list(texts), truncation=True, max_length=self._settings.max_tokens, padding=False
            )
        return [max(1, len(ids)) for ids in found["input_ids"]]

    def _encode(self, texts: list[str]) -> Vectors:
        with self._lock:
            vectors = self._model.encode(
                texts,
                batch_size=max(1, len(texts)),
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)

    @property
    def _model(self) -> SentenceTransformer:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder, self._settings)
            return self._loaded


def open_encoder(settings: EncoderSettings, models: Path) -> SentenceTransformerEncoder:
    """Return the encoder that the settings name.

    Args:
        models: folder for the embedded model.

    Raises:
        SnapshotError: if the model cannot be had, with what to do.
    """
    return SentenceTransformerEncoder(_find(settings.model, models), settings)


def folder_digest(folder: Path) -> str:
    """Return a digest of a model's files: small ones whole, large ones by samples spread over them.

    Raises:
        SnapshotError: if the folder holds no model, or none that may be read.
    """
    if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
        raise SnapshotError(f"{folder} holds no model (no config.json); name another in encoder.model.")
    digest = hashlib.sha256()
    try:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            for part in _samples(path):
                digest.update(part)
    except OSError as error:
        raise SnapshotError(
            f"the model in {folder} cannot be read ({error.strerror}: {error.filename});"
            " make its files readable for the account that runs this, or name another in encoder.model."
        ) from error
    return digest.hexdigest()


def _samples(path: Path) -> Iterator[bytes]:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _WHOLE:
            yield file.read()
            return
        for part in range(_CHUNKS):
            file.seek((size - _CHUNK) * part // (_CHUNKS - 1))
            yield file.read(_CHUNK)


def _find(name: str, models: Path) -> Path:
    """Return the folder of a model: the embedded one, a folder, or one of the hub by its name."""
    if name == EMBEDDED:
        return e5.prepare(models)
    try:
        return find_model(name)
    except LookupError as error:
        raise SnapshotError(
            f"encoder.model is {name!r}, which is no folder and cannot be fetched from the hub of models;"
            f' name a folder, or "{EMBEDDED}".'
        ) from error


def _load(folder: Path, settings: EncoderSettings) -> SentenceTransformer:
    load_silently()
    from sentence_transformers import SentenceTransformer  # takes seconds to import

    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise SnapshotError(
            f"the model in {folder} cannot be loaded ({error}); name another in encoder.model."
        ) from error
    longest = model.get_max_seq_length()
    model.max_seq_length = min(settings.max_tokens, longest) if longest else settings.max_tokens
    return model
