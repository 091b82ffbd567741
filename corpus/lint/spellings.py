"""A name spelled two ways: a rare spelling near a frequent one.

"Xay Bôm Sum" once, where "Xay Sôm Bun" stands five times. Near means: other
diacritics, letters of two syllables swapped, written together, or one letter
off. Two names of real places (Yên Dũng and Yên Thế, Lục Ngạn and Lục Nam)
are two names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from corpus.lint.finding import Finding, Kind, finding
from corpus.lint.names import Name, find_names, is_person
from corpus.model import Document, DocumentId, ReadDocument
from corpus.organisations.units import is_unit_name
from corpus.text.fold import fold

FREQUENT = 3
"""Times a spelling stands before another can be a slip of it."""
TIMES_RARER = 3
"""How many times rarer the slip must be."""
MIN_LETTERS = 7
"""Letters of a name; shorter ones are near each other by chance."""

_ONSET = re.compile(r"^(?:ngh|[bcdghklmnpqrstvx]h?|[bcdghklmnpqrstvx]r)?")


def find_two_spellings(documents: Sequence[ReadDocument]) -> Iterator[Finding]:
    """Yield one finding for each rare spelling that is near a frequent one, at its first place."""
    by_id: dict[DocumentId, Document] = {read.document.id: read.document for read in documents}
    places: dict[str, list[Name]] = defaultdict(list)
    for read in documents:
        for paragraph in read.paragraphs:
            for name in find_names(paragraph):
                places[name.text].append(name)
    counts = {name: len(found) for name, found in places.items()}
    for rare, usual in near_spellings(counts):
        first = places[rare][0]
        yield finding(
            Kind.TWO_SPELLINGS,
            by_id[first.paragraph.document_id],
            first.paragraph,
            quote=rare,
            rare=rare,
            usual=usual,
            rare_count=counts[rare],
            usual_count=counts[usual],
        )


def near_spellings(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield (rare, frequent) spellings of what is likely one name, each rare one once.

    Args:
        counts: times that each name stands in the library.
    """
    index: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        for key in _shortened(_letters(name)):
            index[key].append(name)
    told: set[str] = set()
    for usual in sorted(counts, key=lambda name: (-counts[name], name)):
        if counts[usual] < FREQUENT:
            return
        for rare in _candidates(usual, index):
            if rare not in told and counts[rare] * TIMES_RARER <= counts[usual] and _is_slip(rare, usual):
                told.add(rare)
                yield rare, usual


def _candidates(usual: str, index: Mapping[str, list[str]]) -> list[str]:
    keys = {key for form in _transposed(fold(usual).split()) for key in _shortened(form)}
    return sorted({name for key in keys for name in index.get(key, ()) if name != usual})


def _is_slip(rare: str, usual: str) -> bool:
    """Tell whether one spelling is likely a slip of the other, and not another name."""
    if len(_letters(usual)) < MIN_LETTERS or is_person(usual) or is_person(rare) or is_unit_name(rare):
        return False
    if fold(rare) == fold(usual):
        return rare.lower() != usual.lower()  # case alone is style
    if " " not in rare or " " not in usual:  # Xaysomboun
        return OSA.distance(_foreign(rare), _foreign(usual)) <= 1
    if len(rare.split()) != len(usual.split()):
        return False
    nearest = min(OSA.distance(_letters(rare), form) for form in _transposed(fold(usual).split()))
    return nearest <= (1 if len(rare.split()) > 2 else 0)


def _letters(name: str) -> str:
    return fold(name).replace(" ", "")


def _foreign(name: str) -> str:
    """Return a foreign name without the ways in which ears differ: x and s, ai and ay, oun and un."""
    plain = _letters(name).replace("x", "s").replace("ai", "ay").replace("ou", "u")
    return re.sub(r"(.)\1", r"\1", plain)


def _transposed(syllables: list[str]) -> list[str]:
    """Return a name with its syllables as they are, swapped, and with the onsets of two of them swapped."""
    forms = ["".join(syllables)]
    for first, second in combinations(range(len(syllables)), 2):
        swapped = list(syllables)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        crossed = list(syllables)
        one, two = _ONSET.match(syllables[first]), _ONSET.match(syllables[second])
        if one and two:
            crossed[first] = two.group() + syllables[first][one.end() :]
            crossed[second] = one.group() + syllables[second][two.end() :]
        forms += ["".join(swapped), "".join(crossed)]
    return list(dict.fromkeys(forms))


def _shortened(letters: str) -> set[str]:
    """Return the letters, and the letters without each one of them: words one letter apart share one of these."""
    return {letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))}
