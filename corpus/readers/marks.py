"""Raised digits: what a footnote mark or "km²" looks like is kept as characters."""

from __future__ import annotations

import re
from typing import Final

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DIGITS: Final = re.compile(r"[0-9]+")


def raised(text: str) -> str:
    """Return the text with its digits as superscripts."""
    return _DIGITS.sub(lambda match: match[0].translate(_RAISED), text)


def lowered(text: str) -> str:
    """Return the text with its superscript digits as plain ones."""
    return text.translate(_PLAIN)
