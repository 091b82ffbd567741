"""Looks of DOCX text: what a style, the styles it rests on and direct formatting add up to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from corpus.readers.docx_names import TWENTIETHS, WORD, flag, integer, value

_MAX_CHAIN: Final = 30
"""Styles that rest on each other; a longer chain is a loop."""
_HALF_POINTS: Final = 2
_LEAST_GAP: Final = 3 * TWENTIETHS
"""Paragraph spacing that the eye takes for a gap."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set; None means that nothing has been said yet."""

    bold: bool | None = None
    size: float | None = None
    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    centred: bool | None = None
    space_before: bool | None = None
    space_after: bool | None = None
    page_before: bool | None = None
    number: tuple[int, int] | None = None

    def over(self, base: Look) -> Look:
        """Return this look with what it leaves open taken from ``base``."""
        changes = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) is not None}
        return replace(base, **changes)


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = Look()
        self._default_paragraph = ""
        if root is not None:
            self._load(root)

    def paragraph(self, properties: etree._Element | None) -> Look:
        """Return the look of a paragraph from its ``w:pPr``."""
        style = value(properties, "pStyle") or self._default_paragraph
        return paragraph_look(properties).over(self._named(style))

    def run(self, properties: etree._Element | None, paragraph: Look) -> Look:
        """Return the look of a run from its ``w:rPr``, in a paragraph of the given look."""
        if properties is None:
            return paragraph
        style = value(properties, "rStyle")
        base = self._own(style).over(paragraph) if style else paragraph
        return run_look(properties).over(base)

    def element(self, name: str | None) -> etree._Element | None:
        """Return the definition of a style, or None where there is none of that name."""
        return self._elements.get(name) if name else None

    def numbered_by(self, style: str) -> tuple[int, int] | None:
        """Return list and level that a style gives its paragraphs."""
        return self._named(style).number

    def _load(self, root: etree._Element) -> None:
        defaults = root.find(f"{WORD}docDefaults")
        if defaults is not None:
            self._default = paragraph_look(defaults.find(f"{WORD}pPrDefault/{WORD}pPr")).over(
                run_look(defaults.find(f"{WORD}rPrDefault/{WORD}rPr"))
            )
        for element in root.iterfind(f"{WORD}style"):
            name = element.get(f"{WORD}styleId", "")
            self._elements[name] = element
            if element.get(f"{WORD}type") == "paragraph" and element.get(f"{WORD}default") in ("1", "true"):
                self._default_paragraph = name

    def _named(self, name: str) -> Look:
        return self._own(name).over(self._default)

    def _own(self, name: str) -> Look:
        """Return what a style and those it rests on say, the document's defaults left out."""
        known = self._looks.get(name)
        if known is not None:
            return known
        look, current = Look(), name
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(current)
            if element is None:
                break
            own = paragraph_look(element.find(f"{WORD}pPr")).over(run_look(element.find(f"{WORD}rPr")))
            look = look.over(own)
            current = value(element, "basedOn") or ""
        self._looks[name] = look
        return look


def run_look(properties: etree._Element | None) -> Look:
    """Return what a ``w:rPr`` says."""
    if properties is None or len(properties) == 0:
        return Look()
    half_points = integer(value(properties, "sz"))
    position = value(properties, "vertAlign")
    fonts = properties.find(f"{WORD}rFonts")
    return Look(
        bold=flag(properties, "b"),
        size=half_points / _HALF_POINTS if half_points else None,
        font=None if fonts is None else fonts.get(f"{WORD}ascii") or fonts.get(f"{WORD}hAnsi"),
        caps=flag(properties, "caps"),
        hidden=flag(properties, "vanish"),
        raised=None if position is None else position == "superscript",
    )


def paragraph_look(properties: etree._Element | None) -> Look:
    """Return what a ``w:pPr`` says about the paragraph; its mark's own run properties do not count."""
    if properties is None or len(properties) == 0:
        return Look()
    justification = value(properties, "jc")
    before, after = value(properties, "spacing", "before"), value(properties, "spacing", "after")
    return Look(
        centred=None if justification is None else justification == "center",
        space_before=None if before is None else (integer(before) or 0) >= _LEAST_GAP,
        space_after=None if after is None else (integer(after) or 0) >= _LEAST_GAP,
        page_before=flag(properties, "pageBreakBefore"),
        number=_number(properties.find(f"{WORD}numPr")),
    )


def _number(properties: etree._Element | None) -> tuple[int, int] | None:
    if properties is None:
        return None
    identity = integer(value(properties, "numId"))
    level = integer(value(properties, "ilvl")) or 0
    return None if identity is None else (identity, level)
