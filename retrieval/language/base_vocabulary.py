"""Vietnamese every administration uses: the syllables and pairs of the glossary and of question phrases.

A library of ten documents does not hold every ordinary word; these are known
in any library, so that a typo in one of them is seen and mended.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.text.fold import fold
from retrieval.language.glossary import load_glossary
from retrieval.language.small_words import small_words

_PHRASES = Path(__file__).parents[1] / "data" / "languages.toml"
_SYLLABLE = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class BaseVocabulary:
    """Folded syllables, and folded pairs of neighbours joined by a space.

    Attributes:
        common: pairs whose second syllable is written small: words, not names ("quoc hoi", not "trung quoc").
    """

    syllables: frozenset[str]
    pairs: frozenset[str]
    common: frozenset[str]


@cache
def base_vocabulary() -> BaseVocabulary:
    """Collect the vocabulary, once a process."""
    table = tomllib.loads(_PHRASES.read_text(encoding="utf-8"))["vietnamese"]
    texts = [rendering for renderings in load_glossary().terms.values() for rendering in renderings]
    syllables = set(small_words().vietnamese)
    pairs: dict[str, bool] = {}
    for text in (*texts, *table["phrases"]):
        found = _SYLLABLE.findall(text)
        syllables.update(map(fold, found))
        for one, other in pairwise(found):
            pair = f"{fold(one)} {fold(other)}"
            pairs[pair] = pairs.get(pair, False) or other.islower()
    common = frozenset(pair for pair, small in pairs.items() if small)
    return BaseVocabulary(frozenset(syllables), frozenset(pairs), common)
