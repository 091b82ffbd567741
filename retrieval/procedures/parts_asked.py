"""Which part of a procedure a question asks for, and by which words it calls the procedure (``data/procedures.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.procedure import Part
from corpus.text.fold import fold
from corpus.text.tone import spelling
from retrieval.answer import Language
from retrieval.evidence.terms import words
from retrieval.query import Query
from retrieval.question.cues import asking_words
from retrieval.question.question_words import question_words

_TABLE = Path(__file__).parents[1] / "data" / "procedures.toml"
_BESIDE = re.compile(r"\b(?:va|and|cung)\b|,")
MOST_PARTS = 2
"""Parts that one question asks for; where more are found, words of a name were taken for them."""
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_UNSURE = frozenset({"lai", "doi", "giam", "mien", "chia", "tach"})
"""Actions that are other words with other diacritics: without any they are meant after another action, as in "cap lai"."""
_DECIDES = re.compile(
    r"(?<=\btham quyen )(?:phe duyet|quyet dinh|ky|tham dinh|xet duyet|xet|cho phep|chap thuan|duyet)\b"
    r"|(?<=\bai )(?:la nguoi |co quyen |se )?(?:phe duyet|quyet dinh|ky|tham dinh|xet duyet|xet|tiep nhan|cho phep|chap thuan|duyet)\b"
    r"|(?<=\bnao )(?:co quyen |se )?(?:phe duyet|quyet dinh|ky|tham dinh|xet duyet|xet|tiep nhan|cho phep|duyet)\b"
)
"""What the body does that is asked for, not what the procedure is."""
_WAYS = {
    "in person": re.compile(r"\btruc tiep\b|\bin person\b"),
    "online": re.compile(r"\btruc tuyen\b|\bonline\b|\bqua mang\b"),
    "by post": re.compile(r"\bbuu (?:chinh|dien)\b|\bby (?:post|mail)\b"),
}
_VALID = re.compile(
    r"\bco (?:thoi han|gia tri|hieu luc|han)\b(?! (?:giai quyet|tra|nop|gui))|\b(?:thoi han|thoi gian) (?:su dung|hieu luc|co hieu luc|luu hanh)\b"
    r"|\bhieu luc (?:trong )?(?:bao lau|bao nhieu|may)\b|\b(?:dung|su dung|luu hanh) (?:duoc )?(?:trong )?(?:bao lau|may nam|bao nhieu nam)\b"
    r"|\b(?:valid|validity|expires?)\b"
)
_LEVEL = re.compile(r"\bcap (?P<level>trung uong|bo|tinh|huyen|xa)\b")


@dataclass(frozen=True, slots=True)
class _Table:
    """The compiled table.

    Attributes:
        actions: written turns for what is done, by the folded one.
        acting: finds them in folded text, those with a single syllable in what is written with diacritics only.
        idle: finds what does not name a procedure, in text as written and in folded text.
        telling: small words that tell names apart, as written.
    """

    asked: Mapping[Part, re.Pattern[str]]
    instead: Mapping[Part, tuple[Part, ...]]
    actions: Mapping[str, tuple[str, ...]]
    acting: re.Pattern[str]
    idle: tuple[re.Pattern[str], re.Pattern[str]]
    telling: frozenset[str]


class Named(NamedTuple):
    """A word or a turn by which a procedure is called.

    Attributes:
        word: folded.
        before: the folded word right before it in the question, or "".
        actions: the ways to write it, where it says what is done, which makes the procedure another one.
        telling: it names nothing by itself, but tells from a name that has another word in its place.
        forms: folded ways to say it in Vietnamese, where the question is in English.
    """

    word: str
    before: str
    actions: tuple[str, ...] = ()
    telling: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartsAsked:
    """A question for parts of a procedure.

    Attributes:
        parts: asked for, the most particular first; () where it is asked how long a permit is valid, which no part tells.
        name: words by which the procedure is called, in order.
        level: folded level of authority that is named ("tinh"), or "".
        ways: ways of applying that are named, see :func:`ways_in`.
    """

    parts: tuple[Part, ...]
    name: tuple[Named, ...]
    level: str = ""
    ways: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def parts_asked(query: Query) -> PartsAsked | None:
    """Return what a question asks of a procedure, or None where it asks for none of its parts."""
    table = _table()
    heard = asking_words(query.text)
    if _VALID.search(heard) is not None:
        return PartsAsked((), called_by(query))
    found = [(part, match) for part, cue in table.asked.items() if (match := cue.search(heard)) is not None]
    if not found:
        return None
    several = _BESIDE.search(heard) is not None
    chosen = found[:MOST_PARTS] if several and found[0][0] in (Part.FEE, Part.TIME, Part.COPIES) else found[:1]
    level = _LEVEL.search(heard)
    return PartsAsked(
        tuple(part for part, _ in chosen), called_by(query), level["level"] if level else "", ways_in(query.text)
    )


def actions_in(text: str) -> frozenset[str]:
    """Return the folded turns of a text written with diacritics that say what is done."""
    written = text.lower()
    return frozenset(match.group() for match in _table().acting.finditer(fold(text)) if _is_meant(match, written, True))


def is_telling(word: str) -> bool:
    """Tell whether a folded small word tells one name from another."""
    return word in _table().telling


def ways_in(text: str) -> frozenset[str]:
    """Return the ways of applying that a text names: in person, online, by post."""
    folded = fold(text)
    return frozenset(way for way, cue in _WAYS.items() if cue.search(folded) is not None)


def parts_instead(part: Part) -> tuple[Part, ...]:
    """Return the parts that answer where a document says nothing in this one."""
    return _table().instead.get(part, ())


@lru_cache(maxsize=64)
def called_by(query: Query) -> tuple[Named, ...]:
    """Return the words of a question that name something, in order: without those that ask and that apply."""
    return tuple(_named(query))


def _named(query: Query) -> Iterator[Named]:
    if query.spoken is Language.ENGLISH:
        yield from _topics(query)
        return
    asking, table = question_words(query.spoken, accented=query.accented), _table()
    folded, written = fold(query.text), query.text.lower()
    left = _not_asking(query)
    acts = {match.start(): match for match in table.acting.finditer(left) if _is_meant(match, written, query.accented)}
    left = _without(left, table.idle[0].finditer(written) if query.accented else table.idle[1].finditer(folded))
    end, before, acting = 0, "", ""
    for match in _WORD.finditer(folded):
        if match.start() < end:
            continue
        word, beside = match.group(), before if folded[end : match.start()].isspace() else ""
        action = acts.get(match.start())
        if action is not None and (query.accented or action.group() not in _UNSURE or (acting and beside)):
            turns = table.actions[action.group()]
            if acting and beside and action.group() in _UNSURE:  # "cấp đổi" is not "cấp" and "đổi"
                turns = tuple(f"{first} {turn}" for first in table.actions[acting] for turn in turns)
            yield Named(action.group(), beside, turns)
            before, end, acting = action.group().split()[-1], action.end(), action.group()
            continue
        said = left[match.start() : match.end()] == word
        small = asking.is_function_word(query.text[match.start() : match.end()])
        if said and not small:
            yield Named(word, beside)
        elif said and beside and (written[match.start() : match.end()] if query.accented else word) in table.telling:
            yield Named(word, beside, telling=True)
        before, end, acting = word, match.end(), ""


def _topics(query: Query) -> Iterator[Named]:
    """Yield what an English question is about, as Vietnamese names of procedures may say it."""
    for topic in query.topics:
        if not all(map(_table().idle[1].fullmatch, words(fold(topic.text)))):
            yield Named(topic.text, "", forms=topic.forms)


def _not_asking(query: Query) -> str:
    """Return the folded question with blanks for the turns that ask."""
    left = _DECIDES.sub(_blank, question_words(query.spoken, accented=query.accented).blanked(query.text))
    if not query.accented:
        return left
    bare = question_words(query.spoken, accented=False).phrases  # "bao nhieu" among words with diacritics
    return _without(left, bare.finditer(query.text.lower()))


def _is_meant(match: re.Match[str], written: str, accented: bool) -> bool:
    """Tell whether a turn is what it looks like: typed with diacritics it must be written so."""
    return not accented or spelling(written[match.start() : match.end()]) in _table().actions[match.group()]


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    for match in matches:
        text = f"{text[: match.start()]}{_blank(match)}{text[match.end() :]}"
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _table() -> _Table:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    said = table["words"]
    actions: dict[str, tuple[str, ...]] = {}
    for turn in said["actions"]:
        actions[fold(turn)] = (*actions.get(fold(turn), ()), spelling(turn))
    idle = [*said["idle"], *said["idle_english"]]
    return _Table(
        {Part(part): re.compile("|".join(f"(?:{cue})" for cue in cues)) for part, cues in table["asked"].items()},
        {Part(part): tuple(map(Part, others)) for part, others in table["instead"].items()},
        actions,
        _any_of(actions),
        (_any_of(idle), _any_of(map(fold, idle))),
        frozenset((*said["telling"], *map(fold, said["telling"]))),
    )


def _any_of(turns: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(turns), key=lambda turn: (-len(turn), turn))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, ordered)) + r")(?![^\W_])")
