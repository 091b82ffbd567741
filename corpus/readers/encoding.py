"""From the bytes of a text file to its characters.

Tried in order of certainty: a byte order mark, UTF-8, UTF-16 without a mark,
Windows-1258, the encodings of old fonts. The last ones fit almost any bytes,
so their result must look like Vietnamese; bytes that fit nothing are no text.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from corpus.readers.limits import Source
from corpus.text.clean import clean
from corpus.text.legacy import Encoding, evidence
from corpus.text.syllables import is_syllable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 200_000
_LEAST_WORDS: Final = 3
_CONTROL: Final = bytes((*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_CONTROL: Final = 0.001
_LAST_LATIN: Final = 0x2FFF
"""Behind it stand the scripts of East Asia, private letters and what is no letter at all."""
_LEAST_SENSE: Final = 0.7
"""Share of words with diacritics that must be Vietnamese syllables."""


def decode_text(source: Source) -> str:
    """Return the characters of a text file, line ends as they are.

    Raises:
        ReadError: if the bytes are no text in an encoding that is read.
    """
    if not source.decoded:
        source.decoded.append(_decoded(source))
    return source.decoded[0]


def _decoded(source: Source) -> str:
    for mark, name in _MARKS:
        if source.data.startswith(mark):
            return _decode_marked(source, name)
    for name in ("utf-8", *_utf16_guess(source.data)):
        text = _decode(source.data, name)
        if text is not None and _is_text(text):
            return text
    text = _decode(source.data, "cp1258")
    if text is not None and _is_text(text) and _is_vietnamese(text):
        return text
    text = _decode(source.data, "cp1252") or source.data.decode("latin-1")
    if _is_text(text) and _is_old(text):
        return text
    raise source.refusal(
        "it is none of the formats that are read and no text in UTF-8, UTF-16 or Windows-1258",
        "save it as PDF, DOCX or UTF-8 text",
    )


def _decode_marked(source: Source, name: str) -> str:
    text = _decode(source.data, name)
    if text is None or not _is_text(text) or (name != "utf-8-sig" and not _is_latin(text)):
        raise source.refusal(f"its mark says {name.upper()}, but its bytes are not", "save it again as UTF-8 text")
    return text


def _decode(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _utf16_guess(data: bytes) -> tuple[str, ...]:
    """Name the byte order that makes half of the bytes zero, as Latin letters do in UTF-16."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    held = sample.encode("utf-8", "surrogatepass")  # dropping bytes counts them faster than a pattern finds characters
    return len(held) - len(held.translate(None, _CONTROL)) <= len(sample) * _MOST_CONTROL


def _is_latin(text: str) -> bool:
    """Tell whether most letters are Latin: two bytes of anything make a letter of some script."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha() or ord(letter) > _LAST_LATIN]
    return sum(letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff" for letter in letters) * 2 >= len(letters)


def _is_vietnamese(text: str) -> bool:
    """Tell whether Windows-1258 made Vietnamese of the bytes."""
    words = [word for word in _WORD.findall(clean(text[:_SAMPLE])) if not word.isascii()]
    return sum(map(is_syllable, words)) >= _LEAST_SENSE * max(len(words), 1)


def _is_old(text: str) -> bool:
    """Tell whether the bytes are an encoding of before Unicode; it is converted later, as in other formats."""
    weighed = [evidence(text[:_SAMPLE], encoding) for encoding in (Encoding.TCVN3, Encoding.VNI)]
    return any(found.words >= _LEAST_WORDS and found.share >= _LEAST_SENSE for found in weighed)
