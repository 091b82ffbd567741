"""Characters of a Word paragraph: found by what a reader sees, split into runs, deleted and inserted as tracked changes."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(rf"\s\s|[^\S ]|[{_INVISIBLE}]")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SKIPPED = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent")})
_MARKS = frozenset(
    qn(f"w:{name}")
    for name in ("pPr", "r", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "proofErr")
)
_PLAIN = frozenset({qn("w:rPr"), qn("w:t"), qn("w:lastRenderedPageBreak"), qn("w:commentReference"), *_BREAKS})

Element = Any  # lxml elements of python-docx, which ships no types


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes tracked changes, and when (ISO 8601 with a final Z)."""

    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Change:
    """Characters ``start:end`` of a Word paragraph's text to be replaced by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as a reader sees it, one space for any white space, with the offset of each character in the original."""

    text: str
    offsets: Sequence[int]

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Return the offsets of words in the original text, or None."""
        at = self.text.find(words, start) if words else -1
        return None if at < 0 else (self.offsets[at], self.offsets[at + len(words) - 1] + 1)


@lru_cache(maxsize=4096)
def seen(text: str) -> Seen:
    """Return a text in NFC with single spaces and without invisible characters."""
    if unicodedata.is_normalized("NFC", text) and _ODD.search(text) is None:
        return Seen(text, range(len(text)))
    shown: list[str] = []
    offsets: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[position:end])
        if cluster.isspace():
            cluster = "" if shown and shown[-1] == " " else " "
        for character in cluster if cluster not in _INVISIBLE else "":
            shown.append(character)
            offsets.append(end - 1 if len(cluster) == 1 else position)
        position = end
    return Seen("".join(shown), tuple(offsets))


def text_of(paragraph: Element) -> str:
    """Return the characters of a ``w:p``; a tab and a line break count as one each."""
    return "".join(_run_text(run) for run in runs_of(paragraph))


def runs_of(paragraph: Element) -> list[Element]:
    """Return the runs of a paragraph that hold text which still stands, in order."""
    return [run for run in paragraph.iter(qn("w:r")) if not any(map(_hides, _between(run, paragraph)))]


def cut(paragraph: Element, start: int, end: int) -> list[Element]:
    """Return the runs that hold exactly ``start:end``, splitting runs at its borders."""
    for offset in (end, start):
        _split(paragraph, offset)
    position = 0
    found = []
    for run in runs_of(paragraph):
        length = len(_run_text(run))
        if length and start <= position and position + length <= end:
            found.append(run)
        position += length
    return found


def only_text(paragraph: Element) -> bool:
    """Tell whether a paragraph holds nothing but text and comments: no field, note, picture or change of somebody else."""
    plain = all(child.tag in _PLAIN for run in paragraph.iter(qn("w:r")) for child in run)
    return plain and all(child.tag in _MARKS for child in paragraph)


def delete(runs: list[Element], author: Author, number: int) -> int:
    """Mark runs as deleted; returns the next free number of a change."""
    for run in runs:
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")
            text.set(qn("xml:space"), "preserve")
    return wrap(runs, "w:del", author, number)


def wrap(runs: list[Element], tag: str, author: Author, number: int) -> int:
    """Put runs into tracked changes of a kind, those side by side into one; returns the next free number."""
    change = None
    for run in runs:
        if change is None or run.getprevious() is not change:
            change = new_change(tag, author, number)
            run.addprevious(change)
            number += 1
        change.append(run)
    return number


def insert(paragraph: Element, offset: int, words: str, author: Author, number: int) -> int:
    """Insert words as a tracked change before the character at ``offset``; returns the next free number."""
    return wrap([add(paragraph, offset, words)], "w:ins", author, number)


def add(paragraph: Element, offset: int, words: str) -> Element:
    """Put words before the character at ``offset``, in the look of what stands there; returns their run."""
    _split(paragraph, offset)
    before, after = _around(paragraph, offset)
    model = before if before is not None else after
    run = OxmlElement("w:r")
    look = model.find(qn("w:rPr")) if model is not None else None
    if look is not None:
        run.append(copy.deepcopy(look))
    text = OxmlElement("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    if before is not None:
        _outermost(before).addnext(run)
    elif after is not None:
        after.addprevious(run)
    else:
        paragraph.append(run)
    return run


def mark_end(paragraph: Element, tag: str, author: Author, number: int) -> int:
    """Mark a paragraph's end as changed, so that nothing is left of one that is deleted or moved away; returns the next number."""
    properties = paragraph.get_or_add_pPr()
    look = properties.find(qn("w:rPr"))
    if look is None:
        look = OxmlElement("w:rPr")
        after = next((c for c in properties if c.tag in (qn("w:sectPr"), qn("w:pPrChange"))), None)
        properties.append(look) if after is None else after.addprevious(look)
    look.insert(0, new_change(tag, author, number))
    return number + 1


def new_change(tag: str, author: Author, number: int) -> Element:
    """Return an empty tracked change."""
    change = OxmlElement(tag)
    change.set(qn("w:id"), str(number))
    change.set(qn("w:author"), author.name)
    change.set(qn("w:date"), author.when)
    return change


def _run_text(run: Element) -> str:
    return "".join(
        child.text or "" if child.tag == qn("w:t") else _BREAKS.get(child.tag, "") for child in run.iterchildren()
    )


def _split(paragraph: Element, offset: int) -> None:
    """Split the run that holds the characters on both sides of ``offset``."""
    position = 0
    for run in runs_of(paragraph):
        length = len(_run_text(run))
        if position < offset < position + length:
            _split_run(run, offset - position)
            return
        position += length


def _split_run(run: Element, at: int) -> None:
    second = OxmlElement("w:r")
    look = run.find(qn("w:rPr"))
    if look is not None:
        second.append(copy.deepcopy(look))
    position = 0
    for child in list(run.iterchildren()):
        if child is look:
            continue
        length = len(child.text or "") if child.tag == qn("w:t") else len(_BREAKS.get(child.tag, ""))
        if position >= at:
            second.append(child)
        elif position + length > at:
            rest = copy.deepcopy(child)
            rest.text, child.text = (child.text or "")[at - position :], (child.text or "")[: at - position]
            for half in (rest, child):
                half.set(qn("xml:space"), "preserve")
            second.append(rest)
        position += length
    run.addnext(second)


def _around(paragraph: Element, offset: int) -> tuple[Element | None, Element | None]:
    """Return the last run before an offset and the first one behind it."""
    position = 0
    before = None
    for run in runs_of(paragraph):
        length = len(_run_text(run))
        if length and position >= offset:
            return before, run
        before = run if length else before
        position += length
    return before, None


def _outermost(run: Element) -> Element:
    """Return the tracked change around a run, or the run: changes do not nest."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag in (qn("w:ins"), qn("w:del")) else run


def _between(run: Element, paragraph: Element) -> list[Element]:
    """Return what a run lies in, up to its paragraph."""
    found = []
    for parent in run.iterancestors():
        if parent is paragraph:
            break
        found.append(parent)
    return found


def _hides(element: Element) -> bool:
    return element.tag in _SKIPPED
