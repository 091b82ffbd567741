"""Drafts with planted faults, for the check of a draft: what is wrong in which line, and how the line should read.

Each draft is a plan with căn cứ lines and a body over the documents of
:mod:`corpus.samples.draft_library`. ``make_draft(seed)`` gives the library,
the draft's text and the truth; the same seed gives the same draft.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from corpus.samples.definition import Sample
from corpus.samples.draft_faults import FAULTS, spare_law
from corpus.samples.draft_library import Known, Standing, draft_library
from corpus.samples.draft_lines import PlantedLine, as_offices_write, right_line

SOUND: Final = (Standing.HELD, Standing.CITED)
_HEAD: Final = """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG THƯƠNG                       Độc lập - Tự do - Hạnh phúc

Số:      /KH-UBND                      Sông Thương, ngày     tháng     năm 2024

KẾ HOẠCH
{subject}

"""


@dataclass(frozen=True, slots=True)
class PlantedDraft:
    """A draft with its library; ``ordered`` holds the căn cứ in order where they are not."""

    samples: tuple[Sample, ...]
    lines: tuple[PlantedLine, ...]
    text: str
    ordered: tuple[str, ...] = ()


def make_draft(seed: int) -> PlantedDraft:
    """Return a draft with two to four lines of the kinds of fault among right ones."""
    samples, known = draft_library(seed)
    rng = random.Random(seed * 7919 + 1)  # noqa: S311 - reproducible, not secret
    sound = [item for item in known if item.standing in SOUND]
    rng.shuffle(sound)
    laws = [item for item in known if item.standing is Standing.LAW and item is not spare_law(known)]
    lines = [as_offices_write(right_line(item), rng) for item in (*laws, *sound[:5])]
    chosen = [FAULTS[(seed * 3 + step * 5) % len(FAULTS)] for step in range(2 + seed % 3)]
    lines += [fault(rng, known, item) for fault, item in zip(dict.fromkeys(chosen), sound[5:], strict=False)]
    lines.sort(key=lambda line: line.rank)
    return _finished(samples, known, lines, rng, seed)


def _finished(
    samples: tuple[Sample, ...], known: tuple[Known, ...], lines: list[PlantedLine], rng: random.Random, seed: int
) -> PlantedDraft:
    """Add what concerns the whole block, the end marks and the body."""
    ordered: tuple[str, ...] = ()
    if seed % 5 == 0:
        lines, ordered = _disordered(lines)
    if seed % 6 == 1:
        lines = _doubled(lines, rng)
    lines = _ended(lines, forget=seed % 7 == 2)
    said = " ".join(f"{line.text} {line.corrected}" for line in lines)
    free = [item for item in known if item.standing is Standing.HELD and item.symbol not in said]
    body, planted = _body(free, rng, seed)
    text = _HEAD.format(subject="Phát triển kinh tế ven sông năm 2024")
    text += "\n\n".join(line.text for line in lines) + "\n\n" + body
    return PlantedDraft(samples, (*lines, *planted), _typed(text, seed), ordered)


def _typed(text: str, seed: int) -> str:
    """Return a draft as some keyboards and editors leave it: with decomposed letters, or with hard spaces."""
    if seed % 9 == 4:
        return unicodedata.normalize("NFD", text)
    return text.replace("số ", "số\u00a0") if seed % 9 == 7 else text


def _disordered(lines: list[PlantedLine]) -> tuple[list[PlantedLine], tuple[str, ...]]:
    """Move the last law behind everything else."""
    place = max(i for i, line in enumerate(lines) if line.rank == 1)
    law = lines[place]
    right = [line.corrected or line.text for line in lines]
    moved = [*lines[:place], *lines[place + 1 :], replace(law, faults=(*law.faults, "order"))]
    return moved, (*right[:-1], right[-1].removesuffix(";") + ".")


def _doubled(lines: list[PlantedLine], rng: random.Random) -> list[PlantedLine]:
    """Name one right document a second time, right behind."""
    places = [i for i, line in enumerate(lines) if not line.faults and line.rank > 1]
    place = rng.choice(places)
    twice = replace(lines[place], faults=("duplicate",), corrected="")
    return [*lines[: place + 1], twice, *lines[place + 1 :]]


def _ended(lines: list[PlantedLine], *, forget: bool) -> list[PlantedLine]:
    """End the last line with a full stop, or forget it."""
    last = max(i for i, line in enumerate(lines) if "duplicate" not in line.faults)
    result = list(lines)
    line = result[last]
    right = (line.corrected or line.text).removesuffix(";") + "."
    if forget:
        result[last] = replace(line, faults=(*line.faults, "form"), corrected=right)
    else:
        text = line.text.removesuffix(";") + "."
        result[last] = replace(line, text=text, corrected=right if line.corrected else None)
    return result


def _body(free: list[Known], rng: random.Random, seed: int) -> tuple[str, list[PlantedLine]]:
    """Return the body and its mentions: one in full, later ones short, some repeated in full or named in passing."""
    named, passing, first, second = free[:4]
    short = f"{named.type} số {named.symbol}"
    planted = [PlantedLine(item.mention(), basis=False) for item in (first, second, named)]
    planted.append(PlantedLine(short, basis=False))
    paragraphs = [
        f"Thực hiện {first.mention()}; {second.mention()}, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        f"I. MỤC TIÊU\n\n1. Tiếp tục thực hiện {named.mention()}.",
        f"2. Các cơ quan rà soát kết quả của {short}, tổng hợp trước ngày 15 tháng 12.",
    ]
    if seed % 4 == 2:
        paragraphs.append(f"3. Kinh phí bố trí theo {named.mention()}.")
        planted.append(PlantedLine(named.mention(), ("too_long",), short, basis=False))
    if seed % 4 == 3:
        bare = f"{passing.type} số {passing.symbol}"
        paragraphs.append(f"3. Lồng ghép với nhiệm vụ tại {bare}.")
        planted.append(PlantedLine(bare, ("incomplete",), passing.mention(), basis=False))
    if seed % 8 == 3:
        paragraphs.append(f"II. HỢP TÁC\n\n1. {_slipped(rng)}")
        planted.append(PlantedLine("Xay Bôm Sum", ("two_spellings",), "Xay Sôm Bun", basis=False))
    return "\n\n".join(paragraphs) + "\n", planted


def _slipped(rng: random.Random) -> str:
    names = ["tỉnh Xay Sôm Bun"] * 5
    names.insert(rng.randrange(1, 5), "tỉnh Xay Bôm Sum")
    return "; ".join(f"hợp tác với {name} về lĩnh vực thứ {i}" for i, name in enumerate(names, 1)) + "."
