"""Names of WordprocessingML elements (ECMA-376, Part 1) and the small look-ups over them."""

from __future__ import annotations

from typing import Final

from lxml import etree

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VALUE: Final = f"{WORD}val"
TWENTIETHS: Final = 20
"""Word measures in twentieths of a point."""

_OFF: Final = ("0", "false", "off", "none")


def value(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of the child element ``name``, or None where there is none."""
    child = parent.find(f"{WORD}{name}") if parent is not None else None
    return child.get(f"{WORD}{attribute}") if child is not None else None


def flag(parent: etree._Element | None, name: str) -> bool | None:
    """Return whether the switch ``name`` is on, or None where it is not mentioned."""
    child = parent.find(f"{WORD}{name}") if parent is not None else None
    return None if child is None else child.get(VALUE, "1") not in _OFF


def integer(text: str | None) -> int | None:
    """Return a whole number, or None for what is none (damaged files hold such)."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None
