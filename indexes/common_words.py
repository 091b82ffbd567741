"""Administrative Vietnamese that every library is taken to know, however small it is.

The sample library was written for this project and goes over the usual
business of a province, so its words complete those of a user's library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import corpus

_SOURCES = Path(corpus.__file__).parent / "samples" / "sources"
_FRONT = "+++"
_MARKUP = re.compile(r"\{[^|{}]*\||[{}|]")
"""The samples' marks of references, where text stands behind the bar, and of cells."""


def common_texts() -> Iterator[str]:
    """Yield lines of the sample library's sources without their markup; none where they are not shipped."""
    for path in sorted(_SOURCES.glob("*.txt")):
        *_, body = path.read_text(encoding="utf-8").split(_FRONT, 2)
        for line in body.splitlines():
            _, _, text = line.partition(" ")  # the first word says what the line is
            yield _MARKUP.sub("", text)
