"""Two texts side by side: their provisions matched, the differences marked word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz, process

from corpus.model import Document, Paragraph, ParagraphKind, ReadDocument
from corpus.text.tone import spelling

ALIKE = 55.0
"""Similarity from 0 to 100 from which two paragraphs are two wordings of one."""
ALIKE_IN_PLACE = 35.0
"""The same for two paragraphs at one place of their documents."""
MOST_LEFT_OVER = 600
"""Paragraphs without an equal that are compared with all others; beyond that only places are."""
_COMPARED = (
    ParagraphKind.BASIS,
    ParagraphKind.HEADING,
    ParagraphKind.BODY,
    ParagraphKind.FOOTNOTE,
    ParagraphKind.TABLE_ROW,
)
_TOKEN = re.compile(r"\s+|\d+(?:[.,/-]\d+)*|[^\W_]+|.", re.DOTALL)
_NUMBER = re.compile(r"^\s*(?:Điều\s+\d+[a-zđ]?\.?|[IVXLC]+[.-]|\d+(?:\.\d+)*[.)]?|[a-zđ]\)|[-–+•])\s+")


class Change(StrEnum):
    """How a paragraph of one text stands to the other; the values name their texts."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Mark(StrEnum):
    """Whether words stand in both texts or in one."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with where they stand."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the earlier text and its counterpart; one of them is None where there is none."""

    change: Change
    left: Paragraph | None
    right: Paragraph | None
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts with their paragraphs in pairs, in the order of the later one; what is gone stands where it was."""

    left: Document
    right: Document
    pairs: tuple[Pair, ...]

    def count(self, change: Change) -> int:
        """Return how many pairs are of a kind."""
        return sum(pair.change is change for pair in self.pairs)


def compare_texts(left: ReadDocument, right: ReadDocument) -> Comparison:
    """Match the paragraphs of two texts and mark what differs.

    Heads, recipients and signatures are left out: they differ by nature.
    """
    ours = [p for p in left.paragraphs if p.kind in _COMPARED]
    theirs = [p for p in right.paragraphs if p.kind in _COMPARED]
    matched = _match(ours, theirs)
    return Comparison(left.document, right.document, tuple(_in_order(ours, theirs, matched)))


def marked(left: str, right: str) -> tuple[Stretch, ...]:
    """Return the words of two texts, each marked with where it stands; a space between two changes joins them."""
    one, other = _TOKEN.findall(left), _TOKEN.findall(right)
    found: list[Stretch] = []
    gone, new, between = "", "", ""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for tag, i, j, k, m in codes:
        words = "".join(one[i:j])
        if tag != "equal":
            gone, new, between = gone + between + words, new + between + "".join(other[k:m]), ""
        elif (gone or new) and words.isspace():
            between = words
        else:
            found += _changed(gone, new)
            found.append(Stretch(Mark.BOTH, between + words))
            gone, new, between = "", "", ""
    found += _changed(gone, new)
    return (*found, Stretch(Mark.BOTH, between)) if between else tuple(found)


def _changed(gone: str, new: str) -> Iterator[Stretch]:
    if gone.strip() or (gone and not new):
        yield Stretch(Mark.LEFT, gone)
    if new.strip() or (new and not gone):
        yield Stretch(Mark.RIGHT, new)


def _match(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> dict[int, int]:
    """Pair positions: equal texts first, then paragraphs at one place, then the most alike."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    by_text: dict[str, list[int]] = defaultdict(list)
    for j, paragraph in enumerate(theirs):
        by_text[_bare(paragraph)].append(j)
    for i, paragraph in enumerate(ours):
        free = [j for j in by_text[_bare(paragraph)] if j not in taken]
        if free:
            j = min(free, key=lambda j: (theirs[j].place != paragraph.place, abs(j - i)))
            pairs[i] = j
            taken.add(j)
    rest = [i for i in range(len(ours)) if i not in pairs]
    open_ = [j for j in range(len(theirs)) if j not in taken]
    for _, i, j in sorted(_candidates(ours, theirs, rest, open_), key=lambda item: (-item[0], item[1], item[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _candidates(
    ours: Sequence[Paragraph], theirs: Sequence[Paragraph], rest: list[int], open_: list[int]
) -> Iterator[tuple[float, int, int]]:
    places = {_address(theirs[j]): j for j in reversed(open_)}
    for i in rest:
        j = places.get(_address(ours[i]))
        if j is not None:
            score = fuzz.ratio(_bare(ours[i]), _bare(theirs[j]))
            if score >= ALIKE_IN_PLACE:
                yield score + 30, i, j
    if not rest or not open_ or max(len(rest), len(open_)) > MOST_LEFT_OVER:
        return
    scores = process.cdist(
        [_bare(ours[i]) for i in rest], [_bare(theirs[j]) for j in open_], scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    for row, i in enumerate(rest):
        for column, j in enumerate(open_):
            if scores[row][column] >= ALIKE and ours[i].kind is theirs[j].kind:
                yield float(scores[row][column]), i, j


def _in_order(ours: Sequence[Paragraph], theirs: Sequence[Paragraph], matched: dict[int, int]) -> Iterator[Pair]:
    """Yield pairs in the order of the later text, each paragraph that is gone behind the one it stood behind."""
    back = {j: i for i, j in matched.items()}
    behind: dict[int, list[int]] = defaultdict(list)
    last = -1
    for i in range(len(ours)):
        if i in matched:
            last = matched[i]
        else:
            behind[last].append(i)
    yield from (Pair(Change.REMOVED, ours[i], None) for i in behind[-1])
    stayed = _stayed(matched)
    for j, paragraph in enumerate(theirs):
        yield _pair(ours[back[j]], paragraph, back[j] in stayed) if j in back else Pair(Change.ADDED, None, paragraph)
        yield from (Pair(Change.REMOVED, ours[i], None) for i in behind[j])


def _pair(left: Paragraph, right: Paragraph, stayed: bool) -> Pair:
    if _words(left.text) == _words(right.text):
        return Pair(Change.SAME if stayed else Change.MOVED, left, right)
    if _bare(left) == _bare(right):  # only its number is another one
        return Pair(Change.SAME if stayed else Change.MOVED, left, right, marked(left.text, right.text))
    return Pair(Change.CHANGED, left, right, marked(left.text, right.text))


def _stayed(matched: dict[int, int]) -> frozenset[int]:
    """Return the most positions of the earlier text whose counterparts come in the same order."""
    tails: list[tuple[int, int]] = []
    before: dict[int, int] = {}
    for i in sorted(matched):
        j = matched[i]
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if tails[middle][0] < j else (low, middle)
        before[i] = tails[low - 1][1] if low else -1
        tails[low : low + 1] = [(j, i)]
    kept: set[int] = set()
    i = tails[-1][1] if tails else -1
    while i >= 0:
        kept.add(i)
        i = before[i]
    return frozenset(kept)


def _address(paragraph: Paragraph) -> tuple[object, ...]:
    """Return where a paragraph stands: under which headings, by their words, and as the how manieth."""
    above = tuple(_words(_NUMBER.sub("", heading)) for heading in paragraph.headings)
    own = paragraph.place.parts[-1] if paragraph.place.parts else None
    return paragraph.kind, paragraph.place.attachment, above, own


def _words(text: str) -> str:
    return spelling(text)


def _bare(paragraph: Paragraph) -> str:
    return _words(_NUMBER.sub("", paragraph.text))
