"""The words and names of the library's own texts, counted in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.text.fold import fold

_RUN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
LONGEST_NAME = 4
"""Words of a name; longer ones are the names of bodies, which are known elsewhere."""


@dataclass(slots=True)
class LibraryWords:
    """Counts of folded syllables, of neighbouring pairs, and of names in every spelling.

    Attributes:
        vocabulary: folded syllables, and pairs joined by a space, with how often they stand.
        names: names as written, with how often.
    """

    vocabulary: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[str]) -> LibraryWords:
        """Count the words of some texts."""
        counts = cls()
        for text in texts:
            counts._add(text)
        return counts

    def _add(self, text: str) -> None:
        for run in _RUN.finditer(text):
            words = re.split(r"[ -]", run.group())
            folded = [fold(word) for word in words]
            self.vocabulary.update(folded)
            self.vocabulary.update(" ".join(pair) for pair in pairwise(folded))
            self._add_names(words)

    def _add_names(self, words: list[str]) -> None:
        """Count runs of capitalised words; a word in capitals is a heading or an abbreviation."""
        name: list[str] = []
        for word in [*words, ""]:
            if word[:1].isupper() and word[1:].islower():
                name.append(word)
                continue
            for length in range(2, min(LONGEST_NAME, len(name)) + 1):
                self.names.update(" ".join(name[at : at + length]) for at in range(len(name) - length + 1))
            if len(name) == 1 and len(name[0]) >= 6:
                self.names.update(name)
            name = []
