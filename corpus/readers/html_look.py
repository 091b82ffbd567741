"""What HTML elements say about the look of their text and about lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.readers.docx_numbering import count_text

_BOLD: Final = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CENTRE: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_FAMILY: Final = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']{1,60})", re.IGNORECASE)
_LIST_FORMS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown; an element hands it on to those inside it."""

    bold: bool = False
    centred: bool = False
    raised: bool = False
    font: str = ""
    keeps_lines: bool = False


def inner_look(element: etree._Element, above: Look) -> Look:
    """Return the look inside an element that stands in text of the look ``above``."""
    style = element.get("style") or ""
    weight = _WEIGHT.search(style)
    family = _FAMILY.search(style)
    align = (element.get("align") or "").lower()
    bold = above.bold or element.tag in _BOLD
    if weight is not None:
        bold = weight[1].lower() in ("bold", "bolder", "600", "700", "800", "900")
    centred = above.centred or element.tag == "center"
    if align or "text-align" in style.lower():
        centred = align == "center" or bool(_CENTRE.search(style))
    return Look(
        bold=bold,
        centred=centred,
        raised=above.raised or element.tag == "sup",
        font=(family[1].strip() if family is not None else element.get("face") or above.font),
        keeps_lines=above.keeps_lines or element.tag == "pre",
    )


def is_hidden(element: etree._Element) -> bool:
    """Tell whether a browser shows nothing of an element."""
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


def list_mark(item: etree._Element) -> str:
    """Return the number or dash that a browser puts before an item of a list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    start = parent.get("start", "1")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    before = sum(1 for sibling in item.itersiblings("li", preceding=True))
    return f"{count_text(first + before, _LIST_FORMS.get(parent.get('type', '1'), 'decimal'))}."
