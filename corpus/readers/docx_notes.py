"""Footnotes and endnotes of a DOCX file, numbered in the order in which the text calls them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from corpus.readers.docx_names import WORD, value
from corpus.readers.docx_numbering import count_text
from corpus.readers.package import Package

_KINDS: Final = ("footnote", "endnote")
_DEFAULT_FORM: Final = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of one document and the marks they have got so far."""

    def __init__(self, package: Package, document: str, settings: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._marks: dict[tuple[str, str], str] = {}
        self._counts = dict.fromkeys(_KINDS, 0)
        self._forms = {kind: _form(settings, kind) for kind in _KINDS}
        for kind in _KINDS:
            for name in package.related(document, f"{kind}s"):
                root = package.part(name)
                for element in root.iterfind(f"{WORD}{kind}") if root is not None else ():
                    if element.get(f"{WORD}type", "normal") == "normal":
                        self._elements[kind, element.get(f"{WORD}id", "")] = element

    def mark(self, kind: str, identity: str) -> str:
        """Return the mark of a called note; the first call of it counts on."""
        known = self._marks.get((kind, identity))
        if known is None:
            self._counts[kind] += 1
            known = self._marks[kind, identity] = count_text(self._counts[kind], self._forms[kind])
        return known

    def paragraphs(self, kind: str, identity: str) -> Iterator[etree._Element]:
        """Yield the paragraphs of a note once; a second call for it yields nothing."""
        element = self._elements.pop((kind, identity), None)
        if element is not None:
            yield from element.iter(f"{WORD}p")


def _form(settings: etree._Element | None, kind: str) -> str:
    properties = settings.find(f"{WORD}{kind}Pr") if settings is not None else None
    return value(properties, "numFmt") or _DEFAULT_FORM[kind]
