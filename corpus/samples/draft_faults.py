"""The faults that are planted in drafts: each makes one wrong line of one document, and knows how it should read."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from corpus.samples.draft_library import COMMITTEE, Known, Standing, words_of
from corpus.samples.draft_lines import PlantedLine, right_line

Fault = Callable[[random.Random, tuple[Known, ...], Known], PlantedLine]


def spare_law(world: tuple[Known, ...]) -> Known:
    """Return the law that no right line of a draft names."""
    return [item for item in world if item.standing is Standing.LAW][-1]


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
        clean.replace(words_of(known.day), f"{known.day.day:02d}-{known.day.month:02d}-{known.day.year}"),
        clean.replace(words_of(known.day), f"{known.day.day}.{known.day.month}.{known.day.year}"),
        clean.replace(f"{known.type} số", f"{codes[known.type]} số"),
        clean.replace(known.symbol, f"{number} / {code}"),
        clean.replace(known.symbol, known.symbol.replace("-", "–")),
        clean.replace(" số ", " ", 1),
        clean.replace(" số ", " số: ", 1),
        clean.replace(f"{known.symbol} ngày", f"{known.symbol}, ngày"),
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


def short_number(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A number without its symbol, as people speak of a document."""
    del rng, world
    number = known.symbol.partition("/")[0]
    return _wrong(known, f"Căn cứ {known.mention()};".replace(known.symbol, number), "incomplete")


def law_of_a_year(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A law with its year only, where laws of one name are told apart by their days."""
    del known
    law = spare_law(world)
    day = f"ngày {words_of(law.day)}"
    line = right_line(law)
    text = line.text.replace(day, rng.choice((f"năm {law.day.year}", "")).strip()).replace(" ;", ";")
    return replace(line, text=text, faults=("incomplete",), corrected=line.text)


def law_of_another_day(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A law whose day is mistyped."""
    del known
    law = spare_law(world)
    day = law.day.replace(day=law.day.day % 28 + 1)
    line = right_line(law)
    text = line.text.replace(words_of(law.day), words_of(day))
    return replace(line, text=text, faults=("wrong_date",), corrected=line.text)


def law_of_the_same_name(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A second law of one name, passed in the other session of the year: no fault, and not known."""
    del known
    law = spare_law(world)
    day = date(law.day.year, (law.day.month + 5) % 12 + 1, law.day.day % 28 + 1)
    line = right_line(law)
    return replace(line, text=line.text.replace(words_of(law.day), words_of(day)), known="unknown")


def of_another_year(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """The same number of another year, which is another document: no fault, and not known."""
    del known
    plan = rng.choice([item for item in world if item.standing is Standing.HELD and item.type == "Kế hoạch"])
    day = date(plan.day.year - 3, plan.day.month, min(plan.day.day, 28))
    text = f"Căn cứ Kế hoạch số {plan.symbol} ngày {words_of(day)} của {COMMITTEE} về việc tổ chức Hội thi bơi năm {day.year};"
    return PlantedLine(text, known="unknown")


def later_date(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A document that nobody knows, of a day after the year of the draft."""
    del world, known
    text = f"Căn cứ Kế hoạch số {rng.randrange(4000, 9000)}/KH-UBND ngày 14 tháng 3 năm 2025 của {COMMITTEE} về việc khảo sát bến thuyền;"
    return PlantedLine(text, ("doubtful_date",), None, "unknown")


def numbered_law(rng: random.Random, world: tuple[Known, ...], known: Known) -> PlantedLine:
    """A law of the library under a number, which a căn cứ does not give."""
    del known
    law = spare_law(world)
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
    _of(Standing.EXPIRED, "said_expired"), short_number, law_of_a_year, law_of_another_day, law_of_the_same_name, of_another_year,
    later_date,
)  # fmt: skip
