"""What "bao nhiêu …" or "how many …" counts: the noun that must stand beside the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.text.fold import fold
from retrieval.evidence.expected import find_values
from retrieval.query import Expected, Query, Topic
from retrieval.question.question_words import QuestionWords

_COUNTED_ENGLISH = re.compile(r"\bhow many\s+")
_ENGLISH_VERB = re.compile(
    r"\b(?:do|does|did|is|are|was|were|be|has|have|had|can|could|will|would|must|shall|should|of|in|on|at|to|for|by|from|with|without|that|which|who|there|per)\b"
)
_RATES = frozenset({"mot", "moi", "tren", "trong", "cho"})
"""Words that begin a rate ("bao nhiêu một tháng") and name nothing that is counted."""
_COUNTED = re.compile(r"(?:\b(?:bao nhieu|may|so luong|tong so)|^so)\s+((?:[^\W\d_]+\s?){1,4})")

_MEASURES: dict[str, tuple[str, ...]] = {
    "m2": ("m2", "m²", "met vuong"),
    "km2": ("km2", "km²", "ki lo met vuong"),
    "m3": ("m3", "m³", "met khoi"),
    "ha": ("ha", "hec ta", "hecta"),
    "km": ("km", "ki lo met"),
}
"""Units of measure that may follow "bao nhiêu", as documents write them; they stand close to the number, and name no subject."""
_PEOPLE = (
    "lao dong",
    "hoc vien",
    "hoc sinh",
    "sinh vien",
    "can bo",
    "cong chuc",
    "vien chuc",
    "thanh vien",
    "dai bieu",
    "nhan khau",
)
"""Who is meant by "bao nhiêu người", where documents call them by what they are."""
_MEASURED = re.compile(rf"\b(?:bao nhieu|may)\s+(?P<unit>{'|'.join(_MEASURES)})\b")
_COUNTED_AFTER = re.compile(r"\s(?:(?:nghin|ngan|van|trieu|ty)\s)*(?P<noun>[a-z]{2,})\b")
_MERE_COUNTS = frozenset(
    {"con", "chiec", "cai", "cay", "ca", "vu", "luot", "truong", "nguoi", "don", "tan", "kg", "ha", "km", "diem"}
    | {"so", "va", "tai", "trong", "tren", "den", "duoc", "bang", "dat", "tang", "giam", "voi", "thuoc"}
)
"""Words behind a number that only say how it is counted, or go on with something else."""
_BARE_MAY = re.compile(r"\bmay(?= [a-z])")
_OTHER_ASKING = re.compile(r"\b(?:bao nhieu|so luong|tong so)\b|\bmay (?:moc|tinh|bay|bom|cay|phat|anh|in|chu|mac)\b")
_CLASSIFIERS = frozenset({"con", "chiếc", "cái", "cây", "ca", "vụ"})
"""Words before a noun that only say how it is counted; documents put them behind the number: "lợn chết 40 con"."""
_HERDS = frozenset({"đàn"})
"""The same of a whole; without diacritics they are other words, too."""


def without_count(folded: str, content: str) -> str:
    """Return the content of a question without the "mấy" that counts something, which lost its marks, of the same length."""
    match = _BARE_MAY.search(folded)
    if match is None or _OTHER_ASKING.search(folded) is not None:
        return content
    return content[: match.start()] + " , " + content[match.end() :]


def counted_units(folded: str, text: str, asking: QuestionWords, topics: Sequence[Topic]) -> tuple[str, ...]:
    """Return the nouns that are counted: the syllables after "bao nhiêu", "tin, bài" too, or the renderings of those after "how many".

    Args:
        text: the question as typed, of the same length.
    """
    english = _COUNTED_ENGLISH.search(folded)
    if english is not None:
        return _counted_in_english(folded[english.end() :], topics)
    measured = _MEASURED.search(folded)
    if measured is not None:
        return _MEASURES[measured["unit"]]
    match = _COUNTED.search(folded)
    if match is None:
        return ()
    typed = text[match.start(1) : match.end(1)].split()
    kept = [fold(word) for word in takewhile(lambda word: not (asking.ends_unit(word) or fold(word) in _RATES), typed)]
    units = [" ".join(kept[:length]) for length in range(min(3, len(kept)), 0, -1) if length > 1 or len(kept) == 1]
    if kept == ["nguoi"]:
        return ("nguoi", *_PEOPLE)
    joined = len(kept) > 1 and kept[0] not in map(fold, _CLASSIFIERS)  # "tin, bài", but no "con, chăn nuôi …"
    return (*units, ", ".join(kept[:2])) if joined else tuple(units)


def _counted_in_english(after: str, topics: Sequence[Topic]) -> tuple[str, ...]:
    """Return the renderings of the noun that ends the phrase after "how many"."""
    phrase = _ENGLISH_VERB.split(after, maxsplit=1)[0]
    inside = [(phrase.rfind(fold(topic.text)), topic) for topic in topics]
    last = max((item for item in inside if item[0] >= 0), key=lambda item: item[0], default=None)
    return last[1].forms if last is not None else ()


def counts_others(query: Query, passage: str) -> bool:
    """Tell whether each number of a passage counts something else than is asked for: "04 bác sĩ" where hospitals are.

    A number with nothing behind it, or with a word that only says how it is counted, may count what was named before it.
    """
    if query.expected is not Expected.QUANTITY or not query.units:
        return False
    told = fold(passage)
    after = [_COUNTED_AFTER.match(told, value.end) for value in find_values(passage, Expected.QUANTITY)]
    heads = {unit.split()[0] for unit in query.units} | _MERE_COUNTS
    return bool(after) and all(match is not None and match["noun"] not in heads for match in after)


def counted_topics(
    folded: str, text: str, asking: QuestionWords, topics: tuple[Topic, ...], expected: Expected, *, accented: bool
) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """Return the topics, where a number is asked for also by the noun without how it is counted, and the units counted."""
    if expected is not Expected.QUANTITY:
        return topics, ()
    units = counted_units(folded, text, asking, topics)
    said = tuple(topic for topic in topics if not _is_unit(topic, units)) or topics
    return tuple(_with_bare_noun(topic, units, accented=accented) for topic in said), units


def _is_unit(topic: Topic, units: Sequence[str]) -> bool:
    """Tell whether a topic is only what the number is told in: square metres, people of some sort."""
    only_unit = units[1:] and (units[0] == "nguoi" or units[0] in _MEASURES)
    return bool(only_unit) and topic.forms[:1] == units[:1]


def _with_bare_noun(topic: Topic, units: Sequence[str], *, accented: bool) -> Topic:
    first, _, noun = (topic.forms[0] if topic.forms else "").partition(" ")
    if topic.name or not noun:
        return topic
    if units and units[0] == first and first in _MEASURES:  # "bao nhiêu ha rừng": the unit is no part of the subject
        return replace(topic, text=topic.text.partition(" ")[2], forms=(noun,))
    written = topic.text.split()[0].lower()
    counts = written in _CLASSIFIERS or (not accented and first in map(fold, _CLASSIFIERS))
    counted = counts and any(unit.startswith(f"{first} ") for unit in units)
    if counted or written in _HERDS:
        return replace(topic, forms=(*topic.forms, noun))
    return topic
