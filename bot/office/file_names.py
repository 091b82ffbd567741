"""Names of files that people send, made fit for any folder."""

from __future__ import annotations

import re
import unicodedata

MAX_NAME_BYTES = 120
"""Longest name; file systems take 255 bytes, and what lies beside the file needs room for more."""
_UNSAFE = re.compile(r"[^\w.()\-+& ]")


def safe_name(name: str) -> str:
    """Return a file name that is one name and nothing else, in any folder; its end stays."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    plain = _UNSAFE.sub("_", plain).strip(" .~") or "van-ban"
    stem, dot, suffix = plain.rpartition(".") if "." in plain else (plain, "", "")
    while len(f"{stem}{dot}{suffix}".encode()) > MAX_NAME_BYTES:
        stem, suffix = stem[:-1], suffix[:10]
    return f"{stem.rstrip(' .') or 'van-ban'}{dot}{suffix}"
