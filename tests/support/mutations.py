"""Files damaged in ways that mail, disks and hostile people damage them, the same for the same seed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from typing import Final

_NUMBERS: Final = (b"-1", b"0", b"99999999999999999999", b"4294967295", b"1e308", b"NaN", b"")


def mutate(data: bytes, seed: int) -> bytes:
    """Return a file damaged in one to four ways."""
    random = Random(seed)  # noqa: S311 - damage, no secret
    for _ in range(random.randint(1, 4)):
        change = random.choice(_CHANGES)
        data = (
            _inside(data, random, change) if data.startswith(b"PK") and random.random() < 0.7 else change(data, random)
        )
    return data


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 30)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _remove(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[start:end] * random.randint(2, 40) + data[end:]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.randint(1, 400)) + data[at:]


def _swap(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    at = random.randrange(len(data) + 1)
    return data[:at] + data[start:end] + data[at:]


def _number(data: bytes, random: Random) -> bytes:
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + random.choice(_NUMBERS) + data[match.end() :]


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 8, 60, 500, 4000)))


_CHANGES: Final[tuple[Callable[[bytes, Random], bytes], ...]] = (_flip, _cut, _remove, _repeat, _insert, _swap, _number)


def _inside(data: bytes, random: Random, change: Callable[[bytes, Random], bytes]) -> bytes:
    """Damage one part of an archive and pack it again, so that the damage gets past the archive itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            parts = {name: old.read(name) for name in old.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, NotImplementedError, EOFError, OSError):
        return change(data, random)
    if not parts:
        return data
    name = random.choice(sorted(parts))
    parts[name] = change(parts[name], random)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member, content in parts.items():
            new.writestr(member, content)
    return buffer.getvalue()
