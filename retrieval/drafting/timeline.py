"""A programme over the years: its decision, plans and reports in order, and the figures that recur in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.map.find import find_document
from corpus.model import Document, DocumentId, RegisterEntry, Relation
from corpus.text.fold import fold
from retrieval.answer import Citation
from retrieval.drafting.basis import near_documents
from retrieval.drafting.facts import FactBook
from retrieval.drafting.figures import Figure, find_figures
from retrieval.drafting.proofs import Proofs
from retrieval.library import View

MOST_DOCUMENTS = 40
MOST_SERIES = 12
LEAST_POINTS = 2
"""Years in which a figure must stand to recur."""
_BELONGS = frozenset(Relation) - {Relation.CITES, Relation.PROPOSED_BY, Relation.REPLIES_TO}
_REPORTS = ("Báo cáo", "Thông báo")
_PLANNED = ("Kế hoạch", "Quyết định", "Chương trình", "Đề án", "Nghị quyết", "Chỉ thị")
_YEAR = re.compile(r"(?<![\d-])năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)")


@dataclass(frozen=True, slots=True)
class Step:
    """A document of the programme; ``sources`` are the numbers of the citations that show it."""

    entry: RegisterEntry
    day: date | None
    year: int | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one year; ``source`` is the number of its citation, ``planned`` tells a plan from a result."""

    year: int
    value: Decimal
    raw: str
    planned: bool
    source: int


@dataclass(frozen=True, slots=True)
class Series:
    """A figure that recurs, with its points by year."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A programme's documents by day, undated ones last, and its recurring figures, the most frequent first."""

    subject: str
    steps: tuple[Step, ...]
    series: tuple[Series, ...]
    citations: tuple[Citation, ...]


Item = tuple[Step, Document, Figure]


def find_timeline(subject: str, view: View) -> Timeline:
    """Return the timeline of a programme, named by the number of its decision or plan, its short name or its subject."""
    proofs, book = Proofs(view), FactBook(view)
    entries = sorted(_members(subject, view), key=_by_day)[:MOST_DOCUMENTS]
    steps = tuple(Step(entry, _day(entry), _year(entry), proofs.shown(book.of(entry))) for entry in entries)
    series = _series([step for step in steps if step.entry.held and step.year is not None], view, proofs)
    return Timeline(subject, steps, series, tuple(proofs.citations))


def _members(subject: str, view: View) -> Iterable[RegisterEntry]:
    """Return the documents of a programme: the one that is named and what carries it out and reports on it, else those on the subject."""
    named = find_document(subject, view.entries)
    if not named:
        return near_documents(subject, view)
    members = {entry.id: entry for entry in named[:1]}
    for step in range(2):
        for entry in list(members.values()):
            for holder in _holders(entry, view):
                if step == 0 or holder.type in _REPORTS:
                    members.setdefault(holder.id, holder)
    return members.values()


def _holders(entry: RegisterEntry, view: View) -> list[RegisterEntry]:
    found = {
        holder.id: holder
        for mention in entry.mentions
        if mention.reference.relation in _BELONGS and (holder := view.entry_of(mention.document_id)) is not None
    }
    return list(found.values())


def _series(steps: Sequence[Step], view: View, proofs: Proofs) -> tuple[Series, ...]:
    """Group the figures of all documents by what they count; each document gives one point to a group."""
    found = _by_key(steps, view)
    used: set[tuple[str, int]] = set()
    series: list[Series] = []
    order = sorted(found, key=lambda key: (-_years(found[key].values()), -len(key.split()), key))
    for key in order:
        free = [item for item in found[key].values() if (item[2].paragraph.id, item[2].start) not in used]
        items = _agreeing(key, free)
        if len({step.year for step, _, _ in items}) < LEAST_POINTS:
            continue
        used |= {(figure.paragraph.id, figure.start) for _, _, figure in items}
        series.append(_one_series(key, items, proofs))
        if len(series) == MOST_SERIES:
            break
    return tuple(series)


def _agreeing(key: str, items: list[Item]) -> list[Item]:
    """Keep the figures that go on alike: "văn bản hướng dẫn" and "văn bản thỏa thuận" count two things."""
    following = {id(item): _next_word(key, item[2]) for item in items}
    words = Counter(word for word in following.values() if word)
    if len(words) < 2:
        return items
    usual = min(words, key=lambda word: (-words[word], word))
    return [item for item in items if following[id(item)] in ("", usual)]


def _next_word(key: str, figure: Figure) -> str:
    """Return the word behind a key in what a figure counts, "" where the key is all of it."""
    base = key.partition(" /")[0]
    longest = figure.keys[0].partition(" /")[0]
    rest = longest.removeprefix(base).split() if longest.startswith(base) and "|" not in base else []
    return rest[0] if rest else ""


def _by_key(steps: Sequence[Step], view: View) -> dict[str, dict[DocumentId, Item]]:
    """Return the first figure of each document for everything that is counted."""
    found: dict[str, dict[DocumentId, Item]] = defaultdict(dict)
    for step in steps:
        if step.entry.document_id is None or step.entry.type not in (*_REPORTS, *_PLANNED):
            continue
        document = view.document(step.entry.document_id)
        for figure in (figure for p in view.paragraphs_of(document.id) for figure in find_figures(p)):
            for key in figure.keys:
                found[key].setdefault(document.id, (step, document, figure))
    return found


def _years(items: Iterable[Item]) -> int:
    return len({step.year for step, _, _ in items})


def _one_series(key: str, items: list[Item], proofs: Proofs) -> Series:
    points = [
        Point(
            year=step.year,
            value=figure.value,
            raw=figure.raw,
            planned=step.entry.type not in _REPORTS,
            source=proofs.cite(document, figure.paragraph, figure.raw),
        )
        for step, document, figure in items
        if step.year is not None
    ]
    names = [figure.name for _, _, figure in items]
    name = min(names, key=len) if "|" in key else _shared(names)
    return Series(name, tuple(sorted(points, key=lambda point: (point.year, point.planned, point.source))))


def _shared(names: Sequence[str]) -> str:
    """Return the words with which all names of what is counted begin."""
    split = [name.split() for name in names]
    alike = [fold(" ".join(column)) for column in zip(*split, strict=False)]
    length = next((n for n, words in enumerate(alike) if len(set(words.split())) > 1), len(alike))
    return " ".join(split[0][: max(length, 1)])


def _day(entry: RegisterEntry) -> date | None:
    return entry.date.value if entry.date is not None else None


def _year(entry: RegisterEntry) -> int | None:
    """Return the year a document is about: the one its subject names, else that of its day."""
    said = _YEAR.findall(entry.subject or "")
    if said:
        return int(said[-1])
    day = _day(entry)
    return day.year if day is not None else None


def _by_day(entry: RegisterEntry) -> tuple[str, str]:
    day = _day(entry)
    return (day.isoformat() if day is not None else "9999", entry.id)
