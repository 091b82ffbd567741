"""Diacritics put back into a question typed without them, from the library's own words.

The encoder is blind without diacritics (measured: nDCG@10 .06 against .89),
though people type so on phones. A bigram model over the library's syllables
puts 95 of 100 syllables right, in half a millisecond, and the dense search is
itself again. A question in another language is left as it is: few of its pairs
of words stand in the library.
"""

from __future__ import annotations

import math
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from config.errors import SnapshotError
from corpus.text.fold import fold
from indexes.accent_counts import HALF, SYLLABLE, PairCounter

_ACCENTED_SHARE = 0.25
"""Syllables with a mark, of all, from which a text counts as typed with diacritics; proper text has two thirds."""
_KNOWN_SHARE = 0.4
"""Pairs of neighbours, of all, that the library must hold without diacritics for a text to count as Vietnamese."""
_PAIR_WEIGHT = 0.9
"""Weight of what follows what, against how frequent a syllable is by itself."""
_MOST_FORMS = 24
_QUESTION_WORDS = (
    "bao nhiêu là bao nhiêu bao lâu bao giờ đến bao giờ khi nào lúc nào ngày nào năm nào nào là gì những gì"
    " ai là ai do ai của ai ở đâu từ đâu vào đâu như thế nào thế nào ra sao vì sao tại sao có phải không"
    " có được không hay không số mấy số bao nhiêu văn bản nào kế hoạch nào quyết định nào cơ quan nào đơn vị nào"
    " ký ngày nào ai ký ban hành khi nào quy định gì nói gì gồm những gì cho tôi biết cho biết hãy"
)
"""Documents answer and do not ask, so their words lack these."""
_QUESTION_COUNT = 3
_LOWER = np.uint64(0xFFFFFFFF)


class AccentModel:
    """How often syllables and pairs of syllables stand in the library."""

    def __init__(self, syllables: Mapping[str, int], keys: NDArray[np.uint64], counts: NDArray[np.uint32]) -> None:
        """Put the parts together; use :meth:`build` or :meth:`load`.

        Args:
            keys: of pairs, ascending; ``counts`` says how often each stands.
        """
        self._syllables = syllables
        self._keys = keys
        self._counts = counts
        self._total = sum(syllables.values()) or 1
        self._number = {syllable: number for number, syllable in enumerate(syllables)}
        self._forms = _forms(syllables)
        self._folded = {folded: number for number, folded in enumerate(self._forms)}
        self._folded_keys = self._fold_keys()

    @classmethod
    def build(cls, texts: Iterable[str]) -> Self:
        """Count the syllables of cleaned texts; memory grows with what is different, not with the length."""
        counter = PairCounter()
        for text in texts:
            counter.add(text)
        for _ in range(_QUESTION_COUNT):
            counter.add(_QUESTION_WORDS)
        return cls(*counter.result())

    def restore(self, text: str) -> str:
        """Return a text with diacritics; one that has them, or is not Vietnamese, comes back as it is."""
        found = list(SYLLABLE.finditer(text))
        if not self._is_bare([match.group() for match in found]):
            return text
        pieces: list[str] = []
        at = 0
        for match, form in zip(found, self._likeliest([m.group().lower() for m in found]), strict=True):
            pieces += (text[at : match.start()], _in_case(form, match.group()))
            at = match.end()
        return "".join((*pieces, text[at:]))

    def save(self, path: Path) -> None:
        """Write the model into a file."""
        names = "\n".join(self._syllables).encode()
        np.savez_compressed(
            path,
            names=np.frombuffer(names, np.uint8),
            frequencies=np.array(list(self._syllables.values()), np.uint32),
            keys=self._keys,
            counts=self._counts,
        )

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a model.

        Raises:
            SnapshotError: if the file is missing or damaged.
        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:  # np.load leaves a bad one open
                names = arrays["names"].tobytes().decode().split("\n")
                syllables = dict(zip(names, arrays["frequencies"].tolist(), strict=True))
                return cls(syllables, arrays["keys"], arrays["counts"])
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise SnapshotError(
                f"{path} cannot be read ({error}); remove the snapshot and run `python -m indexes update`."
            ) from error

    def _is_bare(self, words: list[str]) -> bool:
        """Tell whether words are Vietnamese typed without diacritics."""
        folded = [fold(word) for word in words]
        marked = sum(word.lower() != plain for word, plain in zip(words, folded, strict=True))
        if not words or marked / len(words) >= _ACCENTED_SHARE:
            return False
        known = [self._known(a, b) for a, b in pairwise(folded)] or [folded[0] in self._forms]
        return sum(known) / len(known) >= _KNOWN_SHARE

    def _likeliest(self, words: list[str]) -> list[str]:
        """Return the likeliest forms of the words together (Viterbi over a bigram model)."""
        paths: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
        for word in words:
            paths = dict(self._extended(paths, word))
        return list(max(paths.values())[1])

    def _extended(
        self, paths: Mapping[str, tuple[float, tuple[str, ...]]], word: str
    ) -> Iterator[tuple[str, tuple[float, tuple[str, ...]]]]:
        """Yield for each form of a word the best path that ends in it."""
        marked = word != fold(word)
        for form in (word,) if marked else self._forms.get(word, (word,)):
            alone = (self._syllables.get(form, 0) + 0.1) / (self._total + 0.1)
            yield (
                form,
                max(
                    (score + math.log(self._follows(last, form) + (1 - _PAIR_WEIGHT) * alone), (*path, form))
                    for last, (score, path) in paths.items()
                ),
            )

    def _follows(self, last: str, form: str) -> float:
        """Return the weighted share of a syllable's occurrences after which another one stands."""
        first, second = self._number.get(last), self._number.get(form)
        if first is None or second is None:
            return 0.0
        at = _find(self._keys, first, second)
        return 0.0 if at is None else _PAIR_WEIGHT * int(self._counts[at]) / self._syllables[last]

    def _known(self, first: str, second: str) -> bool:
        """Tell whether the library holds two syllables side by side, whatever their marks."""
        a, b = self._folded.get(first), self._folded.get(second)
        return a is not None and b is not None and _find(self._folded_keys, a, b) is not None

    def _fold_keys(self) -> NDArray[np.uint64]:
        folded = np.array([self._folded[fold(syllable)] for syllable in self._syllables], np.uint64)
        if not len(self._keys):
            return self._keys
        first, second = folded[self._keys >> HALF], folded[self._keys & _LOWER]
        return np.unique((first << HALF) | second)


def _find(keys: NDArray[np.uint64], first: int, second: int) -> int | None:
    """Return where a pair stands among ascending keys, or None."""
    key = np.uint64((first << 32) | second)
    at = int(np.searchsorted(keys, key))
    return at if at < len(keys) and keys[at] == key else None


def _forms(syllables: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Return for each folded syllable the forms it may stand for, the most frequent first."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for syllable in sorted(syllables, key=lambda name: (-syllables[name], name)):
        forms[fold(syllable)].append(syllable)
    return {folded: tuple(found[:_MOST_FORMS]) for folded, found in forms.items()}


def _in_case(form: str, typed: str) -> str:
    """Return a form with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return form.upper()
    return form.capitalize() if typed[0].isupper() else form
