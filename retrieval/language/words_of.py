"""The words and names of the library's own texts, counted in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.text.fold import fold
from retrieval.language.name_harvest import NameHarvest
from retrieval.language.own_abbreviations import AbbreviationHarvest

_RUN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_SPACE = re.compile(r"[ -]")
_BATCH = 100_000
"""Terms counted at a time, which is several times faster than one by one."""


@dataclass(slots=True)
class LibraryWords:
    """Counts of folded syllables, of neighbouring pairs, and of names in every spelling; abbreviations that are explained.

    Attributes:
        vocabulary: folded syllables, and pairs joined by a space, with how often they stand.
        names: names as written, with how often.
        other_forms: folded abbreviations with what the texts say they stand for, and the other way round.
    """

    vocabulary: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    other_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> LibraryWords:
        """Count the words of some texts, cleaned, a paragraph each."""
        vocabulary: Counter[str] = Counter()
        harvest, abbreviations = NameHarvest(), AbbreviationHarvest()
        terms: list[str] = []
        for text in texts:
            harvest.add(text)
            abbreviations.add(text)
            for run in _RUN.findall(fold(text)):
                words = _SPACE.split(run)
                terms += words
                terms += [f"{one} {other}" for one, other in pairwise(words)]
            if len(terms) > _BATCH:
                vocabulary.update(terms)
                terms.clear()
        vocabulary.update(terms)
        return cls(vocabulary, harvest.names(), abbreviations.other_forms())
