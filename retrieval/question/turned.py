"""A follow-up that asks the same of something else: another year, item, place or thing."""

from __future__ import annotations

import re

from corpus.organisations import find_bodies
from corpus.text.fold import fold
from retrieval.evidence.contrasts import find_contrary
from retrieval.evidence.terms import words
from retrieval.query import Expected, Query

SHORT_FOLLOW_UP = 7
"""Words of a follow-up that only changes or narrows the question before."""
_NARROWS = re.compile(r"(?:rieng|trong (?:so )?do)\b")
_SMALL_FIRST = re.compile(r"(?:cua|cho|o|tai|ve|voi|doi voi|trong|theo|tu|den|nam|thang|quy|in|of|for|the|that|this)\b")
"""Words that begin no noun which could be counted."""
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
_ITEM = re.compile(
    r"(?<![\w./-])(?P<n>\d{1,3})[\s-](?P<after>sao|star|nguoi|cap|hang|nam|thang)\b|\b(?P<before>dot|lan thu|giai doan|quy|khoa|lop|loai|nhom|cap|hang)\s(?P<m>\d{1,3})\b"
)
"""An item of a series by its number: "3 sao", "đợt 2"."""
_UNIT = re.compile(r"\b(?:huyện|thị xã|thành phố|tỉnh|xã|phường|thị trấn)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]*")


def turned(bare: str, query: Query, before: Query) -> str | None:
    """Return the question before with the year, the item, the place or the thing changed that a follow-up names.

    Args:
        bare: the follow-up without the words that only lead it in.
    """
    previous = before.asked
    changed = _other_year(query, previous) or _other_item(bare, previous) or _other_place(bare, previous)
    return changed or _other_thing(bare, query, before)


def _other_year(query: Query, previous: str) -> str | None:
    """Return the question before with its year changed: "còn năm 2024 thì sao?"."""
    if len(query.years) != 1 or len(query.text.split()) > SHORT_FOLLOW_UP:
        return None
    changed, count = _YEAR.subn(str(query.years[0]), previous)
    return changed if count == 1 else None


def _other_item(bare: str, previous: str) -> str | None:
    """Return the question before with the number of an item changed: "còn 3 sao thì sao?", "and a 5-star one?"."""
    if len(bare.split()) > SHORT_FOLLOW_UP:
        return None
    folded, before = fold(bare), fold(previous)
    for item in _ITEM.finditer(folded):
        noun = item["after"] or item["before"]
        pattern = rf"(?<![\w./-])(\d{{1,3}})(?=[\s-]{noun}\b)" if item["after"] else rf"(?<=\b{noun}\s)(\d{{1,3}})\b"
        found = list(re.finditer(pattern, before))
        if len(found) == 1:
            start, end = found[0].span(1)
            return previous[:start] + (item["n"] or item["m"]) + previous[end:]
    return None


def _other_place(bare: str, previous: str) -> str | None:
    """Return the question before with its body or place changed: "còn huyện Cầu Đá thì sao?"."""
    if len(bare.split()) > SHORT_FOLLOW_UP:
        return None
    new = next(iter(_places(bare)), None)
    if new is None:
        return None
    unit = fold(bare[new[0] : new[1]]).split()[0]
    found = [(start, end) for start, end in _places(previous) if fold(previous[start:end]).split()[0] == unit]
    if len(found) != 1:
        return None
    start, end = found[0]
    return previous[:start] + bare[new[0] : new[1]] + previous[end:]


def _other_thing(bare: str, query: Query, before: Query) -> str | None:
    """Return the question before with what it asks about changed: "còn tổ thẩm định thì sao?" after "tổ xét duyệt".

    What is called alike gives way, else the contrary, else what was counted.
    """
    named = bare.rstrip(" ?.")
    asks = query.fields or query.expected is not Expected.ANY
    if asks or not named or len(named.split()) > SHORT_FOLLOW_UP or _NARROWS.match(fold(named)):
        return None
    given_way = (
        _only_name(named, query, before)
        or find_contrary(fold(named), fold(before.text))
        or _called_alike(named, before)
        or _counted(named, before)
    )
    if given_way is None:
        return None
    return before.text[: given_way[0]] + named + before.text[given_way[1] :]


def _only_name(named: str, query: Query, before: Query) -> tuple[int, int] | None:
    """Return where the question before names its one place or body, where a follow-up only names another."""
    names = [topic for topic in before.topics if topic.name and topic.start >= 0]
    own = [topic for topic in query.topics if topic.text in named]  # without the words that only lead it in
    only = len(own) == 1 and own[0].name
    return (names[0].start, names[0].end) if only and len(names) == 1 else None


def _called_alike(named: str, before: Query) -> tuple[int, int] | None:
    """Return where the question before speaks of the one thing that begins with the same word."""
    first = words(fold(named))[:1]
    alike = [topic for topic in before.topics if topic.start >= 0 and words(fold(topic.text))[:1] == first]
    if len(alike) != 1:
        return None
    end = alike[0].end
    for topic in sorted(before.topics, key=lambda topic: topic.start):  # "goat herds" may be two topics
        if topic.start == end + 1 and len(words(before.text[alike[0].start : end])) < len(words(named)):
            end = topic.end
    return alike[0].start, end


def _counted(named: str, before: Query) -> tuple[int, int] | None:
    """Return where the question before names what it counts, if something else may be counted instead."""
    if not before.units or _places(named) or _SMALL_FIRST.match(fold(named)):
        return None
    return next(
        (
            (topic.start, topic.end)
            for topic in before.topics
            if topic.start >= 0 and topic.forms[:1] == before.units[:1]
        ),
        None,
    )


def _places(text: str) -> list[tuple[int, int]]:
    """Return where a text names bodies and districts, as offsets."""
    spans = [(body.start, body.end) for body in find_bodies(text)]
    for match in _UNIT.finditer(text):
        end = match.end()
        for word in _WORD.finditer(text, match.end()):
            if text[end : word.start()].strip() or not word.group()[0].isupper():
                break
            end = word.end()
        if end > match.end() and all(end <= start or last <= match.start() for start, last in spans):
            spans.append((match.start(), end))
    return spans
