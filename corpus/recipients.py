"""Nơi nhận: who gets the document (NĐ 30/2020/NĐ-CP, Phụ lục I, II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.model import ParagraphKind
from corpus.structure.draft import Draft
from corpus.structure.signer_lines import RECIPIENTS

_ITEM: Final = re.compile(r"^[\s*_]*(?:[-–—+•·~]|\.(?=\s))?\s*")
_NEXT_ITEM: Final = re.compile(r"\n|(?<=[;.:,])\s+(?=[-–—+~]\s)")


def read_recipients(ends: Sequence[Draft]) -> tuple[str, ...]:
    """Return the items of Nơi nhận as written, without dash and final mark; an item may take several lines."""
    block = next((draft.text for draft in ends if draft.kind is ParagraphKind.RECIPIENTS), "")
    items: list[str] = []
    for line in _NEXT_ITEM.split(block):
        text = RECIPIENTS.sub("", line)
        lead = _ITEM.match(text)
        words = text[lead.end() :].strip(" *_") if lead is not None else text.strip(" *_|")
        if not words:
            continue
        marked = lead is not None and lead.group().strip(" *_") != ""
        if marked or not items or items[-1].endswith((";", ".")):
            items.append(words)
        else:
            items[-1] = f"{items[-1]} {words}"
    return tuple(item for text in items if (item := text.rstrip(" ;.,:|")))
