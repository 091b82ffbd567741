"""To whom a document goes: Kính gửi, the list of a telegram, Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold

_TELEGRAM = re.compile(r"(?:^|\s)(?:ĐIỆN|điện)\s*:\s*$")
"""The end of the line that opens the list of those whom a telegram goes to."""
_AS_ABOVE = frozenset({"nhu tren", "nhu kinh gui"})
"""Words of Nơi nhận for those whom the document names before."""


def addressed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a document that say to whom it goes, without those of what is attached."""
    own = [p for p in paragraphs if not p.place.attachment]
    blocks = [p for p in own if p.kind is ParagraphKind.RECIPIENTS or fold(p.text).lstrip(" *").startswith("kinh gui")]
    return [*_telegraphed(own), *blocks]


def named_in(blocks: Sequence[Paragraph]) -> list[str]:
    """Return who is named in such paragraphs, as written."""
    lines = [line.strip(" *-–+;.") for block in blocks for line in block.text.split("\n")]
    return [line for line in lines if line and not line.endswith(":") and fold(line) not in _AS_ABOVE]


def _telegraphed(own: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the lines of a telegram that name to whom it goes: those listed under "CHỦ TỊCH … ĐIỆN:"."""
    at = next((at for at, p in enumerate(own) if _TELEGRAM.search(p.text) is not None), None)
    if at is None or own[at].kind is not ParagraphKind.BODY:
        return []
    listed = takewhile(lambda p: p.kind is ParagraphKind.BODY and p.text.lstrip()[:1] in "-–+•", own[at + 1 :])
    return [own[at], *listed]
