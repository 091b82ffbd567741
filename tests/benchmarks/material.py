"""What the benchmarks measure on: real administrative text, and vectors that cost nothing."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from indexes.hit import Encoder, Vectors

_NOISE = 0.03
"""Deviation a dimension; copies of one vector lie about as far apart as paragraphs on one subject."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure of the national portal."""

    name: str
    title: str
    text: str


def read_procedures(path: Path) -> tuple[Procedure, ...]:
    """Return the procedures of a packed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return tuple(Procedure(row["id"], row["title"], row["text"]) for row in rows)


def write_documents(procedures: Sequence[Procedure], folder: Path) -> None:
    """Write each procedure as a text file."""
    folder.mkdir(parents=True, exist_ok=True)
    for procedure in procedures:
        text = f"{procedure.title}\n\n{procedure.text}"
        (folder / f"{procedure.name}.txt").write_text(text, encoding="utf-8")


def in_paragraphs(procedure: Procedure, characters: int) -> Procedure:
    """Return a procedure with its lines joined to paragraphs of about so many characters.

    The portal's text is one line a cell of a table; an office's text is not.
    """
    paragraphs: list[str] = []
    for line in filter(None, map(str.strip, procedure.text.splitlines())):
        if paragraphs and len(paragraphs[-1]) < characters:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return replace(procedure, text="\n\n".join(paragraphs))


def questions_about(procedures: Sequence[Procedure]) -> Iterator[str]:
    """Yield questions of several kinds about procedures, the same ones every time."""
    forms = (
        "{} cần những giấy tờ gì?",
        "Thời hạn giải quyết {} là bao lâu?",
        "Cơ quan nào thực hiện {}?",
        "Văn bản nào quy định về {}?",
    )
    for number, procedure in enumerate(procedures):
        yield forms[number % len(forms)].format(procedure.title)


class RecordingEncoder:
    """Any encoder; keeps the texts it was given."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.texts: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Pass questions on."""
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Note paragraphs and pass them on."""
        self.texts += texts
        return self._encoder.encode_passages(texts, progress=progress)


class CopyingEncoder:
    """Noisy copies of real vectors, chosen by the text; notes the time it takes itself."""

    def __init__(self, real: Vectors) -> None:
        self.fingerprint = "noisy copies"
        self.dimension = real.shape[1]
        self.seconds = 0.0
        self._real = real

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return a noisy copy a text."""
        started = time.perf_counter()
        rows = [self._copy(text) for text in texts]
        self.seconds += time.perf_counter() - started
        return np.stack(rows) if rows else np.empty((0, self.dimension), np.float32)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return a noisy copy a text."""
        return self.encode_queries(texts)

    def _copy(self, text: str) -> Vectors:
        seed = zlib.crc32(text.encode())
        noise = np.random.default_rng(seed).standard_normal(self.dimension, dtype=np.float32)
        vector = self._real[seed % len(self._real)] + noise * np.float32(_NOISE)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)
