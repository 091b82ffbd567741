"""Documents that a question names by type and title: "Kế hoạch chuyển đổi số năm 2023", "the 2023 reform plan".

The words that follow the type (in English stand before it) are taken as the
beginning of a title; whether a document is called so, the register decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.model import RegisterEntry
from corpus.text.fold import fold
from corpus.types import TypeMatch, find_types
from retrieval.answer import Language
from retrieval.evidence.terms import TermSet, missing_names, words
from retrieval.query import Titled, Topic

FEWEST_WORDS = 3
"""Words of a title that must be said so that it names a document; two are a subject."""
MOST_WORDS = 24
_REMEMBERED = 16_384
"""Titles of the register that are kept folded."""
_folded = lru_cache(maxsize=_REMEMBERED)(fold)
_LINK = re.compile(
    r"[\s,'\"]*(?:(?:ve|ve viec|thuc hien|trien khai|cua|voi|va|o|tai|for|of|on|about|the|a|s)[\s,'\"]+)*"
)
_JOINING = frozenset({"ve", "viec", "cua", "va", "cac", "nhung", "cho", "voi", "tai", "tren", "trong"})
_LINK_ENGLISH = re.compile(r"[\s,'\"-]*(?:(?:for|of|on|about|concerning|the|s)[\s,'\"]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOCAL = re.compile(r"\b(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|so|tinh uy|ubnd tinh)\b")
_PLACED = re.compile(r"\b(?:tinh|thanh pho|huyen|thi xa|xa|phuong)\s+[a-z]")
_YEARS_AFTER = re.compile(
    r"[\s,]*(?:(?:cua|cho|nam|in|for|of|year|va|voi|so voi|and|,|(?:19|20)\d\d(?![\d/-]))[\s,]*){1,8}"
)
_YEARS_BEFORE = re.compile(r"(?<![\d/-])(?:(?:19|20)\d\d(?:\s*(?:and|,|va)\s*)?){1,3}\s*$")


@dataclass(frozen=True, slots=True)
class ByTitle:
    """What the register knows of a title.

    Attributes:
        entries: documents of the type that are called so and are of the years asked for.
        other_years: those called so that are of other years, where there is none of the years asked for.
    """

    entries: tuple[RegisterEntry, ...] = ()
    other_years: tuple[RegisterEntry, ...] = ()


def find_titled(folded: str, content: str, topics: Sequence[Topic], language: Language) -> tuple[Titled, ...]:
    """Return the documents that a question names by title.

    Args:
        folded: the folded question.
        content: the same, of the same length, with symbols and years blanked.
        topics: what the question is about, with offsets.
    """
    ordered = sorted((topic for topic in topics if topic.start >= 0), key=lambda topic: topic.start)
    found = (_titled(match, folded, content, ordered, language) for match in find_types(content))
    return tuple(item for item in found if item is not None)


def _titled(match: TypeMatch, folded: str, content: str, ordered: Sequence[Topic], language: Language) -> Titled | None:
    english = language is Language.ENGLISH
    run = _before(match, content, ordered) if english else []
    if run:
        phrases = [phrase for first in range(len(run)) for phrase in _phrases(run[first : first + 1])]
        start, end = run[0].start, match.end
    else:
        run = _after(match.end, content, ordered, _LINK_ENGLISH if english else _LINK)
        phrases = list(_phrases(run))
        start, end = match.start, run[-1].end if run else match.end
    kept = tuple(dict.fromkeys(phrase for phrase in phrases if len(words(phrase)) >= FEWEST_WORDS))
    names = tuple(topic for topic in run if topic.name)
    return Titled(match.name, kept, match.start, _years_beside(folded, start, end), names) if kept else None


def _years_beside(folded: str, start: int, end: int) -> tuple[int, ...]:
    """Return the years that stand right before or after a title: "năm 2022 và năm 2023", "the 2022 and 2023 plans"."""
    after = _YEARS_AFTER.match(folded, end)
    before = _YEARS_BEFORE.search(folded, 0, start)
    found = (match.group() for match in (after, before) if match is not None)
    return tuple(dict.fromkeys(int(year) for text in found for year in _YEAR.findall(text)))


def _after(end: int, content: str, ordered: Sequence[Topic], link: re.Pattern[str]) -> list[Topic]:
    """Return the neighbouring topics after an offset."""
    run: list[Topic] = []
    for topic in ordered:
        if topic.start < end:
            continue
        if not link.fullmatch(content[end : topic.start]):
            break
        run.append(topic)
        end = topic.end
    return run


def _before(match: TypeMatch, content: str, ordered: Sequence[Topic]) -> list[Topic]:
    run: list[Topic] = []
    start = match.start
    for topic in reversed(ordered):
        if topic.end > start:
            continue
        if not _LINK_ENGLISH.fullmatch(content[topic.end : start]):
            break
        run.insert(0, topic)
        start = topic.start
    return run


def _phrases(run: Sequence[Topic]) -> tuple[str, ...]:
    """Return what the topics say together, one phrase a form of the first."""
    if not run:
        return ()
    rest = " ".join(topic.forms[0] for topic in run[1:])
    return tuple(" ".join(f"{form} {rest}".split()[:MOST_WORDS]) for form in run[0].forms)


def called_so(titled: Titled, entries: Iterable[RegisterEntry]) -> tuple[RegisterEntry, ...]:
    """Return the documents whose titles hold most words of a phrase from its beginning on.

    Args:
        entries: documents of the type.
    """
    best = 0
    found: list[RegisterEntry] = []
    for entry in entries:
        if not _of_place(entry, titled.names):
            continue
        title = _title_words(entry.subject, entry.aliases)
        held = max((0, *(_held(phrase, title) for phrase in titled.phrases if not _of_another_number(phrase, title))))
        if held > best:
            best, found = held, []
        if held == best and best:
            found.append(entry)
    return tuple(found) if best >= FEWEST_WORDS else ()


@lru_cache(maxsize=_REMEMBERED)
def _title_words(subject: str | None, aliases: tuple[str, ...]) -> str:
    """Return the folded words of a title and of short names, between spaces."""
    return f" {' '.join(_joinable(_folded(' . '.join(filter(None, (subject, *aliases))))))} "


def _joinable(folded: str) -> list[str]:
    """Return the words of a title without those that only join them, which people leave out or put in."""
    return [word for word in words(folded) if word not in _JOINING]


def _of_another_number(phrase: str, title: str) -> bool:
    """Tell whether a phrase names an item of a series that the title does not: "đợt 2"."""
    return bool(missing_names((Topic(phrase, (phrase,)),), TermSet.of(title)))


def _of_place(entry: RegisterEntry, names: Sequence[Topic]) -> bool:
    """Tell whether title and issuer hold the names of the title asked for; a local body cited without its place may."""
    if not names:
        return True
    issuer = _folded(entry.issuer or "")
    unplaced = _LOCAL.search(issuer) is not None and _PLACED.search(issuer) is None
    title = " . ".join(filter(None, (entry.subject, *entry.aliases, entry.issuer)))
    return unplaced or not missing_names(names, TermSet.of(title))


def is_of_type(entry: RegisterEntry, name: str) -> bool:
    """Tell whether a document is of a type, by its Vietnamese name, or promulgates a text that is."""
    folded = _folded(name)
    if entry.type == name or any(_folded(alias).startswith(folded) for alias in entry.aliases):
        return True
    subject = _folded(entry.subject or "")
    if folded not in subject:
        return False
    return _promulgating(folded).search(subject) is not None


@cache
def _promulgating(folded: str) -> re.Pattern[str]:
    """Return what a title says of the type that is promulgated; there are as many as types of documents."""
    return re.compile(rf"\b(?:ban hanh|phe duyet|thong qua) (?:kem theo )?{folded}\b")


def _held(phrase: str, title: str) -> int:
    """Return how many words of a phrase stand together in a title, from its first word on."""
    found = _joinable(phrase)
    for count in range(len(found), FEWEST_WORDS - 1, -1):
        if f" {' '.join(found[:count])} " in title:
            return count
    return 0
