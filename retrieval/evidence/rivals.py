"""A clause that tells of another unit than the one asked about: "huyện Yên Dũng đón đoàn …" where Lục Nam is asked for.

A paragraph often goes through units one after the other, so that all words of a
question stand in it, and what it says is said of the neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.text.fold import fold
from retrieval.evidence.sentences import clauses, sentences
from retrieval.evidence.terms import words
from retrieval.query import Expected, Query

_HEADS = "huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|thôn|bản|HTX|hợp tác xã|công ty|trường|bệnh viện|trung tâm|sở|phòng|chi cục|tiếng"
"""What units are called: a unit is told from another one of the same kind only."""
_UNIT = re.compile(rf"(?<!\w)(?P<head>{_HEADS})\s+(?P<name>\w+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\btieng (?P<name>anh|lao|han|trung|hoa|viet|nhat|phap|nga|thai|khmer|duc|dan toc)\b")
_BEGINS_WITH_DOCUMENT = re.compile(
    r"[\s\-–+*•]*(?:Luật|Nghị định|Nghị quyết|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị|Kế hoạch|Công văn|Quy định|Quy chế)"
    r"\s+số\s*:?\s*(?P<number>\d{1,5})(?!\d)"
)
_OF_THE_PROVINCE = re.compile(r"\b(?:cua|toan|tren dia ban|trong|ca) tinh\b")
_BELOW_PROVINCE = re.compile(r"\b(?:huyen|quan|thi xa|thi tran|xa|phuong)\b")
_OF_THE_WORLD = re.compile(
    r"\b(?:(?:tren|trong|o|tai) (?:ca nuoc|toan quoc|viet nam|nuoc ta)|toan quoc|ca nuoc (?:co|ghi nhan|dat|da)|(?:tren|toan) the gioi|chau (?:a|au|phi|my))\b"
)
_LONGER_NAMES = re.compile(r"\b(?:chau a )?thai binh duong\b")
"""Names of the world that hold the name of a province."""
_HEAD_BEFORE = re.compile(rf"(?<!\w)(?P<head>{fold(_HEADS)})\s+$")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a question names.

    Attributes:
        head: folded, what it is ("huyen").
        forms: folded ways of writing its name.
    """

    head: str
    forms: tuple[str, ...]

    def stands_in(self, folded: str, *, with_head: bool = False) -> bool:
        """Tell whether folded text names it."""
        lead = f"{self.head} " if with_head else ""
        return any(f" {lead}{form} " in folded for form in self.forms)


def named_units(query: Query) -> tuple[NamedUnit, ...]:
    """Return the units that a question names with what they are."""
    return tuple(_named_units(query))


def _named_units(query: Query) -> Iterator[NamedUnit]:
    folded = fold(query.text)
    for topic in query.topics:
        before = _HEAD_BEFORE.search(folded[: topic.start]) if topic.name and topic.start >= 0 else None
        if before is not None:
            yield NamedUnit(before["head"], topic.forms)
    for language in _LANGUAGE.finditer(folded):  # "tin, bài tiếng Anh" are not those in Lao
        yield NamedUnit("tieng", (language["name"],))


def speaks_of_another(query: Query, units: Sequence[NamedUnit], issuer: str | None, passage: str, around: str) -> bool:
    """Tell whether a passage speaks of another unit, of a part or the whole of it, or of another document than the one asked about.

    Args:
        issuer, around: see :func:`tells_of_a_part` and :func:`tells_of_another`.
    """
    return (
        tells_of_a_part(query, issuer, passage)
        or tells_of_the_whole(query, passage)
        or tells_of_another_document(query, passage)
        or (bool(units) and tells_of_another(query, units, passage, around))
    )


def tells_of_another(query: Query, units: Sequence[NamedUnit], passage: str, around: str) -> bool:
    """Tell whether the clause that holds most of the question names another unit of the same kind, and not the one asked about.

    Args:
        units: those of the question; see :func:`named_units`.
        around: headings and head of the document: what is its own need not be named again in each clause.
    """
    known = _spaced(around)
    open_ = [unit for unit in units if not unit.stands_in(known, with_head=True)]
    if not open_:
        return False
    asked = {word for topic in query.topics if not topic.name for form in topic.forms for word in words(form)}
    told = _fullest(passage, asked)
    return any(
        not any(unit.stands_in(_spaced(clause)) for clause in told)
        and any(unit.head in _heads_of_others(clause, unit) for clause in told)
        for unit in open_
    )


def tells_of_a_part(query: Query, issuer: str | None, passage: str) -> bool:
    """Tell whether a passage of a district or commune is read where the whole province is asked about.

    Args:
        issuer: of the document; what it says of "tỉnh" itself is not of a part.
    """
    if issuer is None or not _OF_THE_PROVINCE.search(fold(query.text)):
        return False
    return _BELOW_PROVINCE.search(fold(issuer)) is not None and "tinh" not in words(fold(passage))


def tells_of_the_whole(query: Query, passage: str) -> bool:
    """Tell whether a passage counts what there is in the country or the world, where a place in it is asked about.

    A report begins with the country and goes on with the province, whose name stands in its title.
    """
    if query.expected in (Expected.ANY, Expected.BODY, Expected.PLACE):
        return False
    asked, told = fold(query.text), fold(passage)
    names = [topic for topic in query.topics if topic.name]
    if not names or _OF_THE_WORLD.search(asked) is not None or _OF_THE_WORLD.search(told) is None:
        return False
    alone = _LONGER_NAMES.sub(" ", told)
    return not any(form in alone for topic in names for form in topic.forms)


def tells_of_another_document(query: Query, passage: str) -> bool:
    """Tell whether a passage begins with another document than the one named: "Thông tư số 37 …" where 169 is asked about."""
    begun = _BEGINS_WITH_DOCUMENT.match(passage)
    if query.expected is not Expected.BODY or begun is None or not query.targets:
        return False
    return all(target.symbol.number.lstrip("0") != begun["number"].lstrip("0") for target in query.targets)


def _fullest(passage: str, asked: set[str]) -> list[str]:
    """Return the clauses that hold most of the words asked for."""
    parts = [clause.of(passage) for sentence in sentences(passage) for clause in clauses(passage, sentence)]
    held = [len(asked.intersection(words(fold(part)))) for part in parts]
    most = max(held, default=0)
    return [part for part, count in zip(parts, held, strict=True) if count == most] if most else []


def _heads_of_others(clause: str, unit: NamedUnit) -> Iterable[str]:
    """Yield what other named units of a clause are; a name begins with a capital letter."""
    for match in _UNIT.finditer(clause):
        if match["name"][0].isupper() and not any(form.startswith(fold(match["name"])) for form in unit.forms):
            yield fold(match["head"])


def _spaced(text: str) -> str:
    return f" {' '.join(words(fold(text)))} "
