"""Cleaning: the form in which text is stored and quoted.

Only what no reader sees is changed: composition (NFC), look-alikes of Đ, kinds
of space, and characters without a picture. Everything else stays verbatim.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_REPLACED = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_INVISIBLE, ""),
    "Ð": "Đ",  # U+00D0, Icelandic eth
    "ð": "đ",
    "Ɖ": "Đ",  # U+0189, African D
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\u000b": "\n",
    "\u000c": "\n",
    "\r": "\n",
}
_CONTROL = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_ODD = re.compile(f"[{''.join(_REPLACED)}{_CONTROL}]")


def clean(text: str) -> str:
    """Return the text in NFC with plain spaces and line ends and without invisible characters."""
    unified = _ODD.sub(_replaced, text.replace("\r\n", "\n"))
    # Line by line: one letter that is not composed makes the whole text be taken apart, and no line end composes.
    return "\n".join([unicodedata.normalize("NFC", line) for line in unified.split("\n")])


def _replaced(match: re.Match[str]) -> str:
    return _REPLACED.get(match.group(), "")
