"""Drafts with planted faults, for the check of a draft: what is wrong in which line, and how the line should read.

Each draft is a plan with căn cứ lines and a body over the documents of
:mod:`corpus.samples.draft_library`. ``make_draft(seed)`` gives the library,
the draft's text and the truth; the same seed gives the same draft.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from corpus.samples.definition import Sample
from corpus.samples.draft_library import COMMITTEE, Known, Standing, draft_library, words_of

SOUND: Final = (Standing.HELD, Standing.CITED)
_HEAD: Final = """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG THƯƠNG                       Độc lập - Tự do - Hạnh phúc

Số:      /KH-UBND                      Sông Thương, ngày     tháng     năm 2024

KẾ HOẠCH
{subject}

"""


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


@dataclass(frozen=True, slots=True)
class PlantedDraft:
    """A draft with its library; ``ordered`` holds the căn cứ in order where they are not."""

    samples: tuple[Sample, ...]
    lines: tuple[PlantedLine, ...]
    text: str
    ordered: tuple[str, ...] = ()


def make_draft(seed: int) -> PlantedDraft:
    """Return a draft with one to three faulty lines among right ones."""
    samples, known = draft_library(seed)
    rng = random.Random(seed * 7919 + 1)  # noqa: S311 - reproducible, not secret
    sound = [item for item in known if item.standing in SOUND]
    rng.shuffle(sound)
    laws = [item for item in known if item.standing is Standing.LAW]
    lines = [right_line(item) for item in (*laws, *sound[:5])]
    chosen = [FAULTS[(seed + step * 7) % len(FAULTS)] for step in range(1 + seed % 3)]
    for fault in dict.fromkeys(chosen):
        lines.append(fault(rng, known, sound[5 + len(lines) % 3]))
    lines.sort(key=lambda line: line.rank)
    return _finished(samples, known, lines, rng, seed)


def right_line(known: Known) -> PlantedLine:
    """Return a căn cứ line without a fault."""
    state = "right" if known.standing is Standing.HELD else "cited_only"
    return PlantedLine(f"Căn cứ {known.mention()};", known=state, rank=known.rank)


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
    return PlantedDraft(samples, (*lines, *planted), text, ordered)


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
    named, passing = free[0], free[1]
    short = f"{named.type} số {named.symbol}"
    planted = [PlantedLine(named.mention(), basis=False), PlantedLine(short, basis=False)]
    paragraphs = [
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


Fault = Callable[[random.Random, tuple[Known, ...], Known], PlantedLine]


def _wrong(known: Known, text: str, fault: str) -> PlantedLine:
    line = right_line(known)
    return replace(line, text=text, faults=(fault,), corrected=line.text)


def wrong_date(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A day of the same year that is another one."""
    del world
    day = known.day + timedelta(rng.choice((-1, 1)) * rng.randrange(1, 9))
    day = day if day.year == known.day.year else known.day.replace(month=6, day=15)
    return _wrong(known, f"Căn cứ {known.mention(day)};", "wrong_date")


def wrong_issuer(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """Another body."""
    del world
    other = rng.choice(("Ủy ban nhân dân tỉnh Bình Khê", "Bộ Công Thương"))
    return _wrong(known, f"Căn cứ {known.mention()};".replace(f"của {known.issuer}", f"của {other}"), "wrong_issuer")


def wrong_subject(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """The subject of another document."""
    others = [item for item in world if item.about and item.subject != known.subject and item.type == known.type]
    other = rng.choice(others) if others else next(item for item in world if item.about and item is not known)
    return _wrong(known, f"Căn cứ {known.mention()};".replace(known.about, other.about), "wrong_subject")


def wrong_number(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """The number beside."""
    del rng, world
    number, _, rest = known.symbol.partition("/")
    return _wrong(
        known, f"Căn cứ {known.mention()};".replace(known.symbol, f"{int(number) + 1}/{rest}"), "wrong_number"
    )


def impossible_date(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A day that no calendar has."""
    del world
    bad = rng.choice(
        (f"31 tháng 02 năm {known.day.year}", f"15/23/{known.day.year}", f"32 tháng 5 năm {known.day.year}")
    )
    return _wrong(known, f"Căn cứ {known.mention()};".replace(words_of(known.day), bad), "impossible_date")


def short_form(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """Something that the decree wants otherwise: the date, the type, the number, the word before it, the issuer's name."""
    del world
    clean = f"Căn cứ {known.mention()};"
    codes = {"Quyết định": "QĐ", "Kế hoạch": "KH", "Nghị quyết": "NQ", "Nghị định": "NĐ", "Thông tư": "TT"}
    number, _, code = known.symbol.rpartition("/")
    day = f"{known.day.day}/{known.day.month}/{known.day.year}"
    ways = (
        clean.replace(words_of(known.day), day),
        clean.replace(f"{known.type} số", f"{codes[known.type]} số"),
        clean.replace(known.symbol, f"{number} / {code}"),
        clean.replace(" số ", " ", 1),
        clean.replace(words_of(known.day), day).replace("Ủy ban nhân dân tỉnh", "UBND tỉnh"),
    )
    return _wrong(known, rng.choice(ways), "form")


def incomplete(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A first mention that leaves something out."""
    del world
    clean = f"Căn cứ {known.mention()};"
    ways = (
        clean.replace(f" {known.about}", ""),
        clean.replace(f" của {known.issuer}", ""),
        clean.replace(f" ngày {words_of(known.day)}", ""),
        f"Căn cứ {known.type} số {known.symbol};",
    )
    return _wrong(known, rng.choice(ways), "incomplete")


def numbered_law(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A law of the library under a number, which a căn cứ does not give."""
    del known
    law = [item for item in world if item.standing is Standing.LAW][-1]
    other = replace(law, subject="Thư viện", day=date(2019, 11, 21))
    clean = f"Căn cứ {other.mention()};"
    text = clean.replace("Thư viện ngày", f"Thư viện số {rng.randrange(20, 90)}/2019/QH14 ngày")
    return PlantedLine(text, ("form",), clean, "unknown", rank=1)


def unknown(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A document that nobody has heard of; it is no fault, and no correction may be made up."""
    del world, known
    number = rng.randrange(4000, 9000)
    text = f"Căn cứ Quyết định số {number}/QĐ-UBND ngày 12 tháng 9 năm 2021 của {COMMITTEE} về việc thành lập Tổ giúp việc;"
    return PlantedLine(text, (), None, "unknown")


def _of(standing: Standing, fault: str) -> Fault:
    def plant(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
        del known
        chosen = rng.choice([item for item in world if item.standing is standing])
        state = "cited_only" if standing is Standing.CONFLICT else "right"
        return PlantedLine(f"Căn cứ {chosen.mention()};", (fault,), None, state)

    return plant


FAULTS: Final[tuple[Fault, ...]] = (
    wrong_date, wrong_issuer, wrong_subject, wrong_number, impossible_date, short_form, incomplete, numbered_law, unknown,
    _of(Standing.REPLACED, "replaced"), _of(Standing.REPEALED, "repealed"), _of(Standing.AMENDED, "amended"),
    _of(Standing.OVER, "period_over"), _of(Standing.CONFLICT, "conflict"),
)  # fmt: skip
