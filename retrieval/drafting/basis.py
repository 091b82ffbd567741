"""A basis for a subject: what documents of the kind in the library stand on, as ready căn cứ lines in their order.

Nothing is proposed that no document of the library names, and each line says
how many documents of the kind stand on it, and where.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.model import DocumentId, Mention, RegisterEntry, RegisterId, Relation
from corpus.register.cited import Cited
from corpus.text.fold import fold
from corpus.types import find_types
from retrieval.answer import Citation
from retrieval.drafting.comparing import right_parts
from retrieval.drafting.correction import FIELDS, LAWS
from retrieval.drafting.facts import FactBook, Facts
from retrieval.drafting.neighbours import Beside, named_beside
from retrieval.drafting.phrasing import first_mention
from retrieval.drafting.proofs import Proofs
from retrieval.drafting.sequence import force
from retrieval.drafting.standing import ended, period_over
from retrieval.drafting.verdicts import Finding, Verdict
from retrieval.evidence.terms import words
from retrieval.library import View
from retrieval.query import Topic

KIN_SHARE = 0.6
"""Share of the subject that the title of a document of the kind must hold."""
MOST_KIN = 30
MOST_LINES = 15
PLACES = 3
"""Places cited for one line."""
OTHER_TYPE = 0.5
"""What a document of another type counts among those of the kind: a report stands on what its plan stands on."""
TOPICAL = 0.4
"""What a document counts whose own title is of the subject, though none of the kind names it."""
BESIDE = 0.3
"""What a document counts that is named beside one of the kind."""
_STANDS_ON = {Relation.BASED_ON: 1.0, Relation.IMPLEMENTS: 0.7, Relation.PROMULGATED_BY: 0.6}
_BASES = LAWS | {
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Chương trình", "Đề án", "Nghị định", "Thông tư",
    "Thông tư liên tịch", "Kết luận", "Kế hoạch", "Hiến pháp", "Lệnh",
}  # fmt: skip
"""Types that others are based on; a report or a letter is not."""
_YEAR = re.compile(
    r"\s*(?:trong\s+|của\s+)?(?:năm|nam|in|of)?\s*(?<!\d)(?:19|20)\d\d(?!\d)(?:\s*[-–]\s*(?:19|20)\d\d)?"
)
_LEAD = re.compile(
    r"^\s*(?:(?:ve viec|ve|v/v|hoat dong|trien khai|thuc hien|to chuc|cong tac|xay dung|ban hanh|mot|so|du thao)\s+)+"
)
_ENDED = (Verdict.REPLACED, Verdict.REPEALED, Verdict.EXPIRED)


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A document to base a draft on.

    Attributes:
        text: the căn cứ line, with its end mark.
        count: documents of the kind that stand on it.
        score: from 0; the more and the nearer documents stand on it, the greater.
        sources: numbers of the citations: where it stands as a basis, else what shows it.
        beside: a document of the kind, only cited itself, beside which it is named; None where those of the kind are held.
        findings: what speaks for looking at it again (amended, its period over).
        missing: fields that no document gives.
    """

    entry: RegisterEntry
    text: str
    count: int
    score: float
    sources: tuple[int, ...]
    beside: RegisterEntry | None = None
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft may be based on.

    Attributes:
        kin: documents of the kind that were looked at, the nearest first.
        lines: in the order in which căn cứ are written.
        dropped: documents that those of the kind stand on, and that a document of the library has ended.
    """

    subject: str
    kin: tuple[RegisterEntry, ...]
    lines: tuple[BasisLine, ...]
    dropped: tuple[tuple[RegisterEntry, Finding], ...]
    citations: tuple[Citation, ...]


@dataclass(slots=True)
class _Found:
    score: float = 0.0
    holders: dict[DocumentId, Mention] = field(default_factory=dict)
    beside: Beside | None = None


def find_basis(subject: str, view: View, *, today: date) -> Basis:
    """Return the documents that a draft on this subject may be based on.

    Args:
        subject: a title or a few words ("kế hoạch thông tin đối ngoại năm 2025"), with or without diacritics.
        today: the day at which a document must not have been ended.
    """
    kinds, topic = _asked(subject)
    book, proofs = FactBook(view), Proofs(view)
    kin = _kin(view, topic, kinds)
    found: dict[RegisterId, _Found] = defaultdict(_Found)
    near = {entry.id for entry, _ in kin if entry.type in kinds}
    held = {entry.document_id for entry, _ in kin if entry.document_id is not None}
    cited = {entry.id: mentions for entry, mentions in view.cited_in(held)}
    for position, entry in enumerate(view.entries):
        if entry.id in near or not _may_be_basis(entry):
            continue
        _count(entry, cited.get(entry.id, ()), kin, found)
        share = view.titles.share(topic, position) if topic.forms[0] else 0.0
        if share >= KIN_SHARE and entry.type not in kinds:
            found[entry.id].score += TOPICAL * share
    if not kin:
        _count_beside(view, topic, kinds, found)
    ranked = sorted(
        (entry for entry in view.entries if found.get(entry.id) is not None and found[entry.id].score > 0),
        key=lambda entry: (-found[entry.id].score, not entry.held, entry.id),
    )[:MOST_LINES]
    judged = [(entry, _standing(book.of(entry), book, proofs, today)) for entry in ranked]
    lines = [
        _line(book.of(entry), found[entry.id], proofs, findings) for entry, findings in judged if not _is_over(findings)
    ]
    return Basis(
        subject=subject,
        kin=tuple(entry for entry, _ in kin),
        lines=_marked(sorted(lines, key=_in_order)),
        dropped=tuple((entry, findings[0]) for entry, findings in judged if _is_over(findings)),
        citations=tuple(proofs.citations),
    )


def _count_beside(view: View, topic: Topic, kinds: frozenset[str], found: dict[RegisterId, _Found]) -> None:
    """Weigh what is named beside documents of the kind that are only cited."""
    matched = view.titles.match((topic,), kinds, limit=MOST_KIN) if topic.forms[0] and kinds else ()
    stubs = {item.entry.id: item.entry for item in matched if item.share >= KIN_SHARE and not item.entry.held}

    def bases_in(documents: frozenset[DocumentId]) -> Iterator[Cited]:
        return (item for item in view.cited_in(documents) if _may_be_basis(item[0]))

    for name, beside in named_beside(stubs.values(), bases_in).items():
        if name not in stubs:
            found[name].score += BESIDE
            found[name].beside = beside


def near_documents(subject: str, view: View) -> tuple[RegisterEntry, ...]:
    """Return the documents whose titles are of a subject, the nearest first, whatever their type."""
    _, topic = _asked(subject)
    if not topic.forms[0]:
        return ()
    matched = view.titles.match((topic,), (), limit=MOST_KIN * 2)
    return tuple(item.entry for item in matched if item.share >= KIN_SHARE)


def _asked(subject: str) -> tuple[frozenset[str], Topic]:
    """Take a subject apart: the type it begins with, and what it is about, without its year."""
    types = [item for item in find_types(subject) if not fold(subject[: item.start]).strip(" ,.") or item.start < 12]
    kinds = frozenset(item.name for item in types[:1])
    rest = subject[types[0].end :] if types else subject
    about = _LEAD.sub("", fold(_YEAR.sub(" ", rest)))
    return kinds, Topic(rest.strip(), (" ".join(words(about)),))


def _kin(view: View, topic: Topic, kinds: frozenset[str]) -> list[tuple[RegisterEntry, float]]:
    """Return the held documents on the subject with their weight, those of the type asked for before others."""
    if not topic.forms[0]:
        return []
    matched = view.titles.match((topic,), (), limit=MOST_KIN * 2)
    found = [(item.entry, item.share) for item in matched if item.entry.held and item.share >= KIN_SHARE]
    if any(entry.type in kinds for entry, _ in found):  # decisions on the subject are what its plans stand on
        found = [(entry, share) for entry, share in found if entry.type in kinds or entry.type not in _BASES]
    weighted = [(entry, share if not kinds or entry.type in kinds else share * OTHER_TYPE) for entry, share in found]
    return sorted(weighted, key=lambda item: (-item[1], item[0].id))[:MOST_KIN]


def _may_be_basis(entry: RegisterEntry) -> bool:
    named = entry.symbol is not None and bool(entry.symbol.number)
    return entry.type in _BASES and (named or entry.type in LAWS)


def _count(
    entry: RegisterEntry,
    mentions: Iterable[Mention],
    kin: list[tuple[RegisterEntry, float]],
    found: dict[RegisterId, _Found],
) -> None:
    """Weigh an entry by where the kin stand on it.

    Args:
        mentions: of the entry, in the kin.
    """
    weights = {entry_.document_id: weight for entry_, weight in kin}
    best: dict[DocumentId, tuple[float, Mention]] = {}
    for mention in mentions:
        value = _STANDS_ON.get(mention.reference.relation, 0.0)
        if mention.document_id in weights and value > best.get(mention.document_id, (0.0, mention))[0]:
            best[mention.document_id] = (value, mention)
    for name, (value, mention) in best.items():
        found[entry.id].score += value * weights[name]
        found[entry.id].holders[name] = mention


def _standing(facts: Facts, book: FactBook, proofs: Proofs, today: date) -> list[Finding]:
    found = [*ended(facts, book, proofs, today), *period_over(facts, proofs, today)]
    return sorted(found, key=lambda finding: finding.verdict not in _ENDED)


def _is_over(findings: list[Finding]) -> bool:
    return bool(findings) and findings[0].verdict in _ENDED


def _line(facts: Facts, found: _Found, proofs: Proofs, findings: list[Finding]) -> BasisLine:
    right = right_parts(facts)
    entry = facts.entry
    places = [*list(found.holders.values())[:PLACES], *([found.beside.mention] if found.beside else [])]
    sources = [n for mention in places for n in proofs.mention(mention)]
    issuer = entry.issuer or right.issuer  # with the province, which "UBND tỉnh" says only where it stands
    given = {"date": right.day, "issuer": issuer, "subject": right.subject}
    wanted = ("date",) if entry.type in LAWS else FIELDS
    return BasisLine(
        entry=entry,
        text=f"Căn cứ {first_mention(entry, right.day, issuer, right.subject, lead=right.lead)}",
        count=len(found.holders),
        score=round(found.score, 3),
        sources=tuple(dict.fromkeys(sources)) or proofs.shown(facts),
        beside=found.beside.kin if found.beside is not None else None,
        findings=tuple(findings),
        missing=tuple(name for name in wanted if given[name] is None),
    )


def _in_order(line: BasisLine) -> tuple[int, str, str]:
    """Order by legal force, the Party's documents and others without a place behind the state's, then by day."""
    place = force(line.entry.type, line.entry.symbol)
    day = line.entry.date.value.isoformat() if line.entry.date and line.entry.date.value else "9999"
    return (place if place is not None else 50, day, line.entry.id)


def _marked(lines: list[BasisLine]) -> tuple[BasisLine, ...]:
    return tuple(
        replace(line, text=line.text + ("." if number == len(lines) else ";")) for number, line in enumerate(lines, 1)
    )
