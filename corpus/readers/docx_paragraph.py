"""One DOCX paragraph: its runs as a reader sees them, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.readers.docx_names import COMPATIBILITY, DRAWING, MATH, RELATION, VML, WORD, flag
from corpus.readers.docx_styles import Look, Styles
from corpus.readers.marks import raised
from corpus.readers.runs import Run

_WORD_ABOVE: Final = frozenset({f"{WORD}{name}" for name in ("del", "moveFrom", "rubyPr", "pPr", "rPr", "sdtPr")})
_SYMBOLS: Final = {"F0A8": "☐", "F06F": "☐", "F0FE": "☒", "F0FC": "✓", "F0B0": "°", "F0B4": "×"}
_SIGNS: Final = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
    f"{WORD}softHyphen": "\u00ad",  # in fonts of TCVN3 it is a letter; it goes when text is cleaned
}
_GRAPHIC: Final = frozenset([f"{WORD}drawing", f"{WORD}pict", f"{WORD}object", f"{COMPATIBILITY}AlternateContent"])
_BOX: Final = f"{WORD}txbxContent"


@dataclass(slots=True)
class Content:
    """What stands in a paragraph.

    Attributes:
        runs: in order; footnote marks are raised digits among them.
        notes: ids of the notes called, with "footnote" or "endnote", in order.
        boxes: text boxes anchored here.
        pictures: ids of the relations of pictures placed here.
        word_art: what is drawn here as letters along a path, as for watermarks.
        page_starts: how often a page ended before the first character.
        page_breaks: how often a page ended anywhere in it.
    """

    runs: list[Run] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    word_art: list[str] = field(default_factory=list)
    page_starts: int = 0
    page_breaks: int = 0


class ParagraphReader:
    """Reads paragraphs of one document.

    Args:
        note_mark: gives the mark that a reader sees for a called note.
    """

    def __init__(self, styles: Styles, note_mark: Callable[[str, str], str]) -> None:
        self._styles = styles
        self._note_mark = note_mark

    def read(self, paragraph: etree._Element, look: Look) -> Content:
        """Return the content of a ``w:p`` whose own look is ``look``."""
        content = Content()
        for element in _run_level(paragraph):
            if element.tag == f"{MATH}t":
                content.runs.append(Run(element.text or "", look.font or "", bool(look.bold), look.size))
            elif element.tag == _BOX:
                content.boxes.append(element)
            else:
                self._run(element, look, content)
        return content

    def _run(self, element: etree._Element, paragraph: Look, content: Content) -> None:
        properties = element.find(f"{WORD}rPr")
        look = self._styles.run(properties, paragraph)
        if look.hidden:
            return
        for child in element:
            if child.tag in _GRAPHIC:
                _look_into(child, content)
                continue
            text = self._text(child, look, content)
            if text:
                content.runs.append(Run(text, look.font or "", bool(look.bold), look.size))

    def _text(self, child: etree._Element, look: Look, content: Content) -> str:
        if child.tag == f"{WORD}t":
            text = child.text or ""
            text = text.upper() if look.caps else text
            return raised(text) if look.raised and text.strip().isdigit() else text
        if child.tag == f"{WORD}lastRenderedPageBreak":
            content.page_breaks += 1
            content.page_starts += 0 if content.runs else 1
            return ""
        if child.tag in (f"{WORD}footnoteReference", f"{WORD}endnoteReference"):
            return self._note(child, content)
        if child.tag == f"{WORD}sym":
            return _SYMBOLS.get(child.get(f"{WORD}char", "").upper(), "")
        if child.tag == f"{WORD}br" and child.get(f"{WORD}type") in ("page", "column"):
            return "\n"
        return _SIGNS.get(str(child.tag), "")

    def _note(self, child: etree._Element, content: Content) -> str:
        kind = "footnote" if child.tag == f"{WORD}footnoteReference" else "endnote"
        identity = child.get(f"{WORD}id", "")
        content.notes.append((kind, identity))
        custom = flag(child, "customMarkFollows") or child.get(f"{WORD}customMarkFollows") in ("1", "true")
        return "" if custom else raised(self._note_mark(kind, identity))


def _look_into(graphic: etree._Element, content: Content) -> None:
    """Note the pictures and drawn letters of a graphic; the text in its boxes is read as text."""
    for element in graphic.iter(f"{DRAWING}blip", f"{VML}imagedata", f"{VML}textpath"):
        if element.tag == f"{VML}textpath":
            content.word_art.append(element.get("string", ""))
        else:
            content.pictures.append(element.get(f"{RELATION}embed") or element.get(f"{RELATION}id") or "")


def _run_level(element: etree._Element) -> Iterator[etree._Element]:
    """Yield runs, math text and text boxes in order; what was deleted or is a property is left out."""
    for child in element:
        if child.tag == f"{WORD}r":
            yield child
            yield from _boxes(child)
        elif child.tag == f"{MATH}t" or child.tag == _BOX:
            yield child
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from _run_level(_chosen(child))
        elif child.tag not in _WORD_ABOVE:
            yield from _run_level(child)


def _boxes(run: etree._Element) -> Iterator[etree._Element]:
    for child in run:
        if child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from _outermost_boxes(_chosen(child))
        elif child.tag in (f"{WORD}drawing", f"{WORD}pict", f"{WORD}object"):
            yield from _outermost_boxes(child)


def _outermost_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from _outermost_boxes(_chosen(child))
        else:
            yield from _outermost_boxes(child)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The same content twice, for new and old word processors: take the new one, else the old one."""
    chosen = alternatives.find(f"{COMPATIBILITY}Choice")
    return chosen if chosen is not None and len(chosen) else alternatives
