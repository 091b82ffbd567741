"""Which of a document's fonts hold text of before Unicode, and what that text says.

A font's name is a hint only: fonts are replaced when files are converted, and
people type Unicode in old fonts. What makes valid syllables decides, for each
font over the document, and again for a stretch of text that says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.readers.runs import Run
from corpus.text.legacy import Encoding, Evidence, convert, evidence, is_modern

_TCVN3_NAME: Final = re.compile(r"\.?vn[a-z]", re.IGNORECASE)
_VNI_NAME: Final = re.compile(r"vni\b|vni-", re.IGNORECASE)
_CAPITALS_NAME: Final = re.compile(r"\.?vn\w*?h(?:\b|,|$)", re.IGNORECASE)
"""Fonts of TCVN3 whose name ends with H show every letter as a capital."""
_SYMBOL_NAME: Final = re.compile(r"symbol|wingding|webding|dingbat|marlett", re.IGNORECASE)
_ODD: Final = re.compile("[¡¢£¤¥¦¨©ª¬®¯´¶¸¹»¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöøûüþÿ−∙]")
"""Signs that text in Unicode hardly has and old text is full of."""
_PRIVATE: Final = re.compile("[\uf000-\uf0ff]")
_SAMPLE: Final = 40_000
"""Characters of one font that are weighed."""
_LEAST_WORDS: Final = 3
_LEAST_SHARE: Final = 0.5
_BETTER: Final = 1.3
_GREEK: Final = dict(zip("abgdepmlswDSWFQP", "αβγδεπμλσωΔΣΩΦΘΠ", strict=True)) | {
    "£": "≤",
    "³": "≥",
    "±": "±",
    "´": "×",
    "¸": "÷",
    "°": "°",
    "¹": "≠",
    "®": "→",
    "¥": "∞",
    "Ö": "√",
    "·": "•",
}
"""What the font Symbol shows for a character, as far as office documents use it."""
_PLAIN: Final = frozenset(" \t\n.,;:()[]{}+-*/=<>%&!?0123456789\u2022")
_BULLET: Final = "-"
"""What other symbol fonts show: boxes, arrows, ticks. Before a line they are bullets."""
_OLD: Final = (Encoding.TCVN3, Encoding.VNI)


@dataclass(slots=True)
class Decoder:
    """Turns the runs of one document into Unicode.

    Attributes:
        encodings: what each font holds; fonts that are missing hold Unicode.
        used: how many stretches of text were converted from each encoding.
    """

    encodings: dict[str, Encoding]
    used: Counter[Encoding]

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Decoder:
        """Weigh the text of each font."""
        texts: dict[str, list[str]] = {}
        lengths: Counter[str] = Counter()
        for run in runs:
            if lengths[run.font] < _SAMPLE and not run.text.isascii():
                texts.setdefault(run.font, []).append(run.text[:_SAMPLE])
                lengths[run.font] += len(run.text)
        joined = {font: "".join(parts) for font, parts in texts.items() if not _SYMBOL_NAME.search(font)}
        odd = {font for font, text in joined.items() if _ODD.search(text)}
        everything = " ".join(text for font, text in joined.items() if font in odd or not is_modern(text))
        usual = _by_syllables(everything) if odd else None
        found = {font: _font_encoding(font, text, usual, odd=font in odd) for font, text in joined.items()}
        return cls({font: encoding for font, encoding in found.items() if encoding is not Encoding.UNICODE}, Counter())

    def decode(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        """Return runs in Unicode; neighbours of one font are weighed together."""
        decoded: list[Run] = []
        start = 0
        for end in range(1, len(runs) + 1):
            if end == len(runs) or runs[end].font != runs[start].font:
                decoded.extend(self._stretch(runs[start:end]))
                start = end
        return tuple(decoded)

    def text(self, text: str, font: str) -> str:
        """Return text of one font in Unicode, by the font alone."""
        encoding = self.encodings.get(font, Encoding.UNICODE)
        if encoding is Encoding.UNICODE or text.isascii():
            return text
        self.used[encoding] += 1
        return convert(text, encoding)

    def _stretch(self, runs: Sequence[Run]) -> Iterable[Run]:
        font = runs[0].font
        text = "".join(run.text for run in runs)
        if _SYMBOL_NAME.search(font):
            return [replace(run, text=shown_by_symbols(run.text, font)) for run in runs]
        encoding = self._encoding(text, font)
        if encoding is Encoding.UNICODE:
            return (
                [replace(run, text=shown_by_symbols(run.text, font)) for run in runs] if _PRIVATE.search(text) else runs
            )
        self.used[encoding] += 1
        return _split_again(convert(text, encoding), runs, encoding)

    def _encoding(self, text: str, font: str) -> Encoding:
        """Return a stretch's encoding: its font's, unless its own words speak against it."""
        usual = self.encodings.get(font, Encoding.UNICODE)
        if text.isascii():
            return usual
        if usual is Encoding.UNICODE:
            if len(_ODD.findall(text)) < _LEAST_WORDS:
                return usual
            return _by_syllables(text) or usual
        plain, old = evidence(text, Encoding.UNICODE), evidence(text, usual)
        return Encoding.UNICODE if plain.valid >= 2 and plain.valid > old.valid else usual


def _split_again(converted: str, runs: Sequence[Run], encoding: Encoding) -> Iterable[Run]:
    """Part converted text among its runs; in VNI a sign may stand in the next run, so the whole is converted."""
    pieces = [convert(run.text, encoding) for run in runs]
    if "".join(pieces) == converted:
        return [replace(run, text=piece) for run, piece in zip(runs, pieces, strict=True)]
    longest = max(runs, key=lambda run: len(run.text))
    return [replace(longest, text=converted)]


def _font_encoding(font: str, text: str, usual: Encoding | None, *, odd: bool) -> Encoding:
    by_syllables = _by_syllables(text) if odd else None
    if by_syllables is not None:
        return by_syllables
    hint = _hint(font)
    expected = hint or usual
    if expected is None or is_modern(text):
        return Encoding.UNICODE
    plain, weighed = evidence(text, Encoding.UNICODE).valid, evidence(text, expected).valid
    return expected if weighed > plain or (hint is not None and weighed == plain) else Encoding.UNICODE


def draws_capitals(font: str) -> bool:
    """Tell whether a font of TCVN3 shows every letter as a capital."""
    return bool(_CAPITALS_NAME.match(font))


def shown_by_symbols(text: str, font: str) -> str:
    """Return what characters of a symbol font show, those of private use among them: a sign or a bullet."""
    is_greek = font.lower().startswith("symbol")
    shown: list[str] = []
    for letter in text:
        code = ord(letter)
        bare = chr(code - 0xF000) if 0xF000 <= code <= 0xF0FF else letter
        if bare in _PLAIN or (bare == letter and not _SYMBOL_NAME.search(font)):
            shown.append(bare)
        else:
            shown.append(_GREEK.get(bare, _BULLET) if is_greek else _BULLET)
    return "".join(shown).replace("•", _BULLET)


def has_old_signs(text: str) -> bool:
    """Tell whether a text has a sign that text in Unicode hardly has."""
    return bool(_ODD.search(text))


def _hint(font: str) -> Encoding | None:
    if _VNI_NAME.match(font):
        return Encoding.VNI
    return Encoding.TCVN3 if _TCVN3_NAME.match(font) else None


def _by_syllables(text: str) -> Encoding | None:
    """Return the old encoding that clearly makes more syllables than Unicode does, or None."""
    if not _ODD.search(text):
        return None
    plain = evidence(text, Encoding.UNICODE)
    if plain.words <= _BETTER * plain.valid:
        return None  # no encoding can make clearly more syllables than this, since the words are the same
    found: dict[Encoding, Evidence] = {encoding: evidence(text, encoding) for encoding in _OLD}
    winner = max(_OLD, key=lambda encoding: found[encoding].valid)
    best = found[winner]
    is_clear = best.words >= _LEAST_WORDS and best.share >= _LEAST_SHARE and best.valid > _BETTER * plain.valid
    return winner if is_clear else None
