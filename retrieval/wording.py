"""The sentences the assistant itself adds to an answer, in both languages (``data/wording.toml``).

Nothing from here ever stands inside quotation marks as a document's words.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from retrieval.answer import Language

_TABLE = Path(__file__).parent / "data" / "wording.toml"


def say(language: Language, key: str, **values: object) -> str:
    """Return the sentence ``key`` in ``language`` with its placeholders filled.

    Raises:
        KeyError: if the key or a placeholder's value is missing, which a test rules out.
    """
    return wording_table()[language.value][key].format(**values)


@cache
def wording_table() -> dict[str, dict[str, str]]:
    """Read the table, once a process: language, then key."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
