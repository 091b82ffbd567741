"""What became of a body, and what it came from.

Two kinds of change work together: bodies gave way to others everywhere (Sở
Thông tin và Truyền thông to Sở Khoa học và Công nghệ), and places did (tỉnh
Bắc Giang to tỉnh Bắc Ninh, then thành phố Bắc Ninh).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.organisations.body import Area, Body, Level, known_body, parse_body
from corpus.organisations.provinces import PROVINCE, province_table, province_today
from corpus.organisations.table import ChangeKind, body_table
from corpus.organisations.units import communes_after

MAX_STEPS = 12
"""Changes in a row that are followed."""

_LOCAL_PARTY = {PROVINCE: "Tỉnh ủy", "thành phố": "Thành ủy"}


@dataclass(frozen=True, slots=True)
class Successor:
    """A body that carries on another's work.

    Attributes:
        name: as written in running text; "" where the level was abolished.
        english: the same in English, "" where unknown.
        since: day of the last change on the way.
        kind: the last change on the way.
        function: part of the work that went there, "" for all or the main part.
        source: document that ordered the last change.
        sure: every change on the way is confirmed.
    """

    name: str
    english: str
    since: date
    kind: ChangeKind
    function: str
    source: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Step:
    body: Body | None
    date: date
    kind: ChangeKind
    source: str
    function: str = ""
    sure: bool = True


def successors(name: str, on: date) -> tuple[Successor, ...]:
    """Return the bodies that carry on the work of ``name`` on a day; empty where it goes on itself.

    A name that may mean a body of today, such as "UBND thành phố Bắc Ninh",
    is taken to mean it.
    """
    body = parse_body(name)
    if len(body.names) != 1 or not body.known:
        return ()
    ends = _follow(_Step(body, date.min, ChangeKind.RENAMED, ""), on, MAX_STEPS)
    found: dict[Body | None, _Step] = {}
    for step in ends:
        if step.body != body:
            found.setdefault(step.body, step)
    return tuple(map(_successor, found.values()))


def predecessors(name: str, on: date | None = None) -> tuple[str, ...]:
    """Return the bodies whose work ``name`` carries on, those of one day or of any.

    Names come back in full with their places, without ``name`` itself.
    """
    body = parse_body(name)
    if len(body.names) != 1 or not body.known:
        return ()
    found: dict[Body, None] = {}
    for ancestor in _ancestors(body, on or date.min, MAX_STEPS):
        start, end = _lifetime(ancestor)
        if ancestor != body and start < end and (on is None or start <= on < end):
            found[ancestor] = None
    return tuple(write_body(ancestor) for ancestor in found)


def write_body(body: Body) -> str:
    """Return a body as written in running text: "UBND tỉnh Bắc Giang"."""
    known = known_body(body.name)
    parts = [known.short if known else body.name]
    party = body.name in _LOCAL_PARTY.values() or body.name == "Huyện ủy"
    parts += [area.name if party and area is body.areas[0] else _write_area(area) for area in body.areas]
    return ", ".join([" ".join(part for part in parts[:2] if part), *parts[2:]])


def write_body_in_english(body: Body) -> str:
    """Return "People's Committee of Bắc Ninh City", or "" for a body without an English name."""
    known = known_body(body.name)
    if known is None:
        return ""
    words = {
        "tỉnh": "Province",
        "thành phố": "City",
        "xã": "Commune",
        "phường": "Ward",
        "đặc khu": "Special Zone",
    }
    places = [f"{area.name} {words.get(area.unit, 'District')}" for area in body.areas if area.name]
    return known.english + (f" of {', '.join(places)}" if places else "")


def _write_area(area: Area) -> str:
    return f"{area.unit} {area.name}".strip()


def _successor(step: _Step) -> Successor:
    name = write_body(step.body) if step.body else ""
    english = write_body_in_english(step.body) if step.body else ""
    return Successor(name, english, step.date, step.kind, step.function, step.source, step.sure)


def _follow(step: _Step, on: date, left: int) -> Iterator[_Step]:
    """Yield where the changes after a step lead by a day, without those that end in the same body."""
    following = [] if step.body is None or left == 0 else list(_next_steps(step.body, step.date, on))
    if not following:
        yield step
    for after in following:
        joined = replace(after, function=step.function or after.function, sure=step.sure and after.sure)
        yield from _follow(joined, on, left - 1)


def _next_steps(body: Body, after: date, on: date) -> list[_Step]:
    """Return the earliest changes of a body later than one day and not later than another."""
    steps = [step for step in _changes_of(body) if after < step.date <= on]
    first = min((step.date for step in steps), default=None)
    return [step for step in steps if step.date == first]


def _changes_of(body: Body) -> Iterator[_Step]:
    for change in body_table().changes:
        if change.old == body.name:
            successor = replace(body, names=(change.new,), code="")
            yield _Step(successor, change.date, change.kind, change.source, change.function, change.sure)
    smallest = body.areas[0] if body.areas else None
    if smallest is None:
        if body.name == "Huyện ủy":
            yield _district_end()
    elif smallest.level is Level.DISTRICT:
        yield _district_end()
    elif body.area(Level.DISTRICT):
        yield from _commune_steps(body)
    elif province := body.area(Level.PROVINCE):
        yield from _province_steps(body, province)


def _province_steps(body: Body, area: Area) -> Iterator[_Step]:
    for change in province_table().changes:
        if change.old == (area.unit, area.name):
            kind = ChangeKind.MERGED if change.merged else ChangeKind.RAISED
            yield _Step(_moved(body, change.new), change.date, kind, change.source)


def _district_end() -> _Step:
    table = province_table()
    return _Step(None, table.districts_ended, ChangeKind.ABOLISHED, table.districts_source)


def _commune_steps(body: Body) -> Iterator[_Step]:
    district, province = body.area(Level.DISTRICT), body.area(Level.PROVINCE)
    if district is None or province is None or not province.name:
        return
    table = province_table()
    commune = body.areas[0]
    today = province_today(province.name, table.districts_ended) or (province.unit, province.name)
    for new in communes_after(_write_area(commune), _write_area(district), province.name):
        unit, name = next((u, new[len(u) :].strip()) for u in ("xã", "phường", "đặc khu") if new.startswith(u))
        areas = (Area(Level.COMMUNE, unit, name), Area(Level.PROVINCE, *today))
        yield _Step(replace(body, areas=areas), table.districts_ended, ChangeKind.MERGED, table.districts_source)


def _moved(body: Body, place: tuple[str, str]) -> Body:
    """Return the same body at the place of province level that took over."""
    unit, name = place
    names = (_LOCAL_PARTY[unit],) if body.name in _LOCAL_PARTY.values() else body.names
    return replace(body, names=names, areas=(*body.areas[:-1], Area(Level.PROVINCE, unit, name)))


def _ancestors(body: Body, after: date, left: int) -> Iterator[Body]:
    """Yield the body and every body whose changes after a day led to it."""
    yield body
    if left == 0:
        return
    for change in body_table().changes:
        if change.new == body.name and change.date > after:
            yield from _ancestors(replace(body, names=(change.old,)), after, left - 1)
    area = body.area(Level.PROVINCE)
    for place in province_table().changes:
        if area is not None and place.new == (area.unit, area.name) and place.date > after:
            yield from _ancestors(_moved(body, place.old), after, left - 1)


def _lifetime(body: Body) -> tuple[date, date]:
    """Return first day and end (exclusive) of a body under its name and place; empty where they never met."""
    known = known_body(body.name)
    start = (known.since if known else None) or date.min
    area = body.area(Level.PROVINCE)
    for change in province_table().changes:
        if not change.merged and area is not None and change.new == (area.unit, area.name):
            start = max(start, change.date)
    return start, min((step.date for step in _changes_of(body)), default=date.max)
