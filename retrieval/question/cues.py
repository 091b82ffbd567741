"""Which turns of phrase stand in a question; the table is ``data/cues.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.text.fold import fold
from retrieval.query import Expected, Field, Kind

_TABLE = Path(__file__).parents[1] / "data" / "cues.toml"


class Turn(StrEnum):
    """A turn of phrase that is neither a field nor an expected value."""

    LIST = "list"
    COUNT = "count"
    COVERAGE = "coverage"
    LOOKUP = "lookup"
    COMPARISON = "comparison"
    NEWS = "news"
    DEFINITION = "definition"
    SUMMARY = "summary"  # "quyết định này quy định những gì": the whole document
    ENUMERATE = "enumerate"  # "trong những trường hợp nào": all of a section
    ANAPHORA = "anaphora"  # "đề án đó": something said before


_EFFECT = re.compile(r"\bhieu luc\b|\btakes? effect\b|\beffective\b|\bin force\b|\bap dung tu\b")
_FROM = r"(?<![/-])(?<!\bqc )(?<!\bqd )(?<!\bnq )(?<!\bkl )(?<!\bct )tu"
"""From: "từ", which the code of the Party's provincial committee looks like without diacritics."""
_UNTIL = re.compile(rf"\b(?:den|truoc|sau)\b (?:het )?ngay (?:nao|may|bao nhieu)|{_FROM} ngay (?:nao|may|bao nhieu)")
"""A day from or until which something is, which no document bears as its own."""
_EVENT = re.compile(
    r"\b(?:han (?:gui|nop|chot|cuoi|dang ky|bao cao)|thoi han|cham nhat|keo dai|gia han|to chuc|khai mac|be mac|dien ra|hoan thanh"
    r"|ket thuc|bat dau|khoi cong|khanh thanh|van hanh|khai giang|hop|nop|phai|duoc giao|trao|nhan|chot)\b"
)
_SAYS_OF = re.compile(
    r"\b(?:noi|ghi|neu|viet|de cap|quy dinh) (?:nhung )?(?:gi|the nao) (?:ve|den|toi|doi voi|cho) (?!viec gi\b|gi\b)\w"
)
"""A question for what a document says of something, which its subject does not tell."""
_ISSUED = re.compile(r"\b(?:ban hanh|ky|ra doi|phat hanh|issued?|signed?|dated?|adopted|promulgated)\b")
_ASKING = {"may": "mấy", "dau": "đâu", "nao": "nào", "gi": "gì", "ai": "ai", "sao": "sao"}
"""Words that ask, by what is left of them without diacritics, which other words share: "máy", "đầu", "ái"."""
_WORD = re.compile(r"[^\W\d_]+")
_KINDS: tuple[tuple[Turn, Kind], ...] = (
    (Turn.COMPARISON, Kind.COMPARISON),
    (Turn.COUNT, Kind.COUNT),
    (Turn.NEWS, Kind.NEWS),
    (Turn.LIST, Kind.LIST),
)
"""Kinds that the wording alone suggests, strongest first."""


def asking_words(text: str) -> str:
    """Return a question folded, of the same length, with what only looks like a word that asks made unreadable."""
    return fold(_WORD.sub(lambda match: _heard(match.group()), text))


def is_about_news(cues: Cues, text: str) -> bool:
    """Tell whether a question asks for what is new: "mới", which "mỗi" and "mọi" are not."""
    match = cues.turns[Turn.NEWS].search(fold(text))
    if match is None:
        return False
    other = [word for word in _WORD.findall(text[match.start() : match.end()].lower()) if fold(word) == "moi"]
    return all(word in ("moi", "mới") for word in other)


def _heard(word: str) -> str:
    folded, written = fold(word), word.lower()
    other = not written.isascii() and _ASKING.get(folded, written) != written
    return "_" * len(word) if other else folded


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled table."""

    fields: Mapping[Field, re.Pattern[str]]
    turns: Mapping[Turn, re.Pattern[str]]
    expected: Mapping[Expected, re.Pattern[str]]

    def has(self, turn: Turn, folded: str) -> bool:
        """Tell whether the folded question holds this turn of phrase."""
        return self.turns[turn].search(folded) is not None

    def kinds(self, folded: str) -> tuple[Kind, ...]:
        """Return the kinds that the wording alone suggests, strongest first."""
        return tuple(kind for turn, kind in _KINDS if self.has(turn, folded))

    def fields_asked(self, folded: str) -> tuple[Field, ...]:
        """Return the elements of a document asked for, in reading order."""
        found = [(match.start(), field) for field, cue in self.fields.items() if (match := cue.search(folded))]
        if _EFFECT.search(folded) or _UNTIL.search(folded) or (_EVENT.search(folded) and not _ISSUED.search(folded)):
            # when it takes effect, or when something is due or happens, is said in the text, not in the header
            found = [item for item in found if item[1] is not Field.DATE]
        if self.has(Turn.SUMMARY, folded) or _SAYS_OF.search(folded):
            found = [item for item in found if item[1] is not Field.SUBJECT]
        return tuple(field for _, field in sorted(found, key=lambda item: item[0]))

    def expected_answer(self, folded: str) -> Expected:
        """Return what a factual answer must hold."""
        return next((value for value, cue in self.expected.items() if cue.search(folded)), Expected.ANY)

    def without_cues(self, folded: str) -> str:
        """Blank the words that ask for a field, keeping every offset, so that content is left."""
        for cue in (*self.fields.values(), self.turns[Turn.SUMMARY]):
            folded = cue.sub(lambda match: " " * len(match.group()), folded)
        return folded


@cache
def load_cues() -> Cues:
    """Read and compile the table, once a process."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    names = {name: "(?:" + "|".join(table[name]) + ")" for name in ("type", "en_type", "asks")}

    def compiled(section: str) -> dict[str, re.Pattern[str]]:
        return {key: _pattern(entry["patterns"], names) for key, entry in table[section].items()}

    return Cues(
        {Field(key): pattern for key, pattern in compiled("field").items()},
        {Turn(key): pattern for key, pattern in compiled("turn").items()},
        {Expected(key): pattern for key, pattern in compiled("expected").items()},
    )


def _pattern(patterns: list[str], names: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_filled(pattern, names)})" for pattern in patterns))


def _filled(pattern: str, names: Mapping[str, str]) -> str:
    for name, alternatives in names.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    return pattern
