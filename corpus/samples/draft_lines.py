"""A line of a draft with what is planted in it, and the ways in which offices write a right one."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from corpus.samples.draft_library import COMMITTEE, COUNCIL, Known, Standing


@dataclass(frozen=True, slots=True)
class PlantedLine:
    """A line of the draft.

    Attributes:
        text: as the draft prints it.
        faults: names of what is wrong with it; empty for a right line.
        corrected: how it should read, None where nothing can be corrected from documents.
        known: "right", "cited_only" or "unknown": what the library knows of the document.
        basis: a căn cứ line; else a sentence of the body.
    """

    text: str
    faults: tuple[str, ...] = ()
    corrected: str | None = None
    known: str = "right"
    basis: bool = True
    rank: int = 9


def right_line(known: Known) -> PlantedLine:
    """Return a căn cứ line without a fault."""
    state = "right" if known.standing is Standing.HELD else "cited_only"
    return PlantedLine(f"Căn cứ {known.mention()};", known=state, rank=known.rank)


def as_offices_write(line: PlantedLine, rng: random.Random) -> PlantedLine:
    """Return a right line in one of the ways that are right, too."""
    return replace(line, text=rng.choice(_WAYS)(line.text))


def _of_the_province(text: str) -> str:
    """Leave the province out, which the draft's own head names."""
    return text.replace(COMMITTEE, "Ủy ban nhân dân tỉnh").replace(COUNCIL, "Hội đồng nhân dân tỉnh")


def _old_tones(text: str) -> str:
    for new, old in (("Ủy", "Uỷ"), ("hóa", "hoá"), ("thủy", "thuỷ"), ("khỏe", "khoẻ")):
        text = text.replace(new, old)
    return text


_WAYS: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: text,
    _of_the_province,
    _old_tones,
    lambda text: text.replace(" trên địa bàn tỉnh", ""),
    lambda text: text.replace("Căn cứ ", "Căn cứ vào ", 1),
    lambda text: f"- {text}",
    lambda text: text.replace("quản lý", "quản lí").replace(COMMITTEE, COMMITTEE.replace("nhân dân", "Nhân dân")),
)
