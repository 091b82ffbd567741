"""Proper names in a question, matched with the spellings in which the library has them.

A foreign name is written by ear in many ways (Xay Sôm Bun, Xaysomboun, the
slip Xay Bôm Sum) and compared by sound; a Vietnamese name is compared by its
letters, since Yên Dũng and Yên Thế are two districts. A name that the library
lacks is reported, too, without spellings: what is said of another place is no
answer then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.text.tone import spelling
from retrieval.language.name_key import name_key
from retrieval.language.name_spans import Span, spans_of
from retrieval.language.name_store import KnownName, NameStore, letters_of
from retrieval.language.place_names import exonyms, name_words, unit_names
from retrieval.language.unknown_names import is_unknown_name, is_unknown_unit

EXACT, OFFICIAL, SOUND, NEAR, UNKNOWN = 1.0, 0.95, 0.9, 0.7, 0.0
"""Scores: same letters, other official letters, same sound, nearly the same sound, not in the library."""

SHORTEST_JOINED = 6
"""Letters from which "xaysomboun" and "xay som bun" in small letters may be one name."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a question.

    Attributes:
        start, end: offsets in the question, end exclusive.
        written: as the question writes it.
        names: the library's spellings, best and most frequent first; empty for
            a name that the library does not hold.
        score: from 1 for the same letters down to 0 for a name not held.
    """

    start: int
    end: int
    written: str
    names: tuple[str, ...]
    score: float


class NameIndex:
    """The library's names, ready to be found in questions; immutable and shared by threads.

    Args:
        names: spellings with how often they stand in the library.
        vocabulary: folded syllables and pairs (joined by a space) of the library with their counts.
    """

    def __init__(self, names: Mapping[str, int], vocabulary: Mapping[str, int]) -> None:
        self._store = NameStore(names, vocabulary)
        self._vocabulary = vocabulary
        unit_names(), exonyms()  # read now, so that the first question does not wait

    def match(self, question: str) -> tuple[NameMatch, ...]:
        """Return the names of a cleaned question in reading order; the surest, then the longest, where they overlap."""
        spans = spans_of(question)
        found = [match for span in spans if (match := self._match(span)) is not None]
        kept = _without_overlaps(found)
        unknown = [self._unknown(span) for span in spans if not _overlaps(span, kept)]
        return _without_overlaps([*kept, *(match for match in unknown if match is not None)])

    def _match(self, span: Span) -> NameMatch | None:
        """Return the library's spellings of one run of words, or None."""
        exact = [known for known in self._store.by_letters(span.letters) if _may_be(span, known)]
        official = [known for known in self._store.by_official_spelling(span.letters) if _may_be(span, known)]
        if exact or official:
            score = EXACT if exact else OFFICIAL
            return _found(span, [*exact, *official, *self._other_spellings(span, exact)], score)
        if not _may_sound(span):
            return None
        key = name_key(span.letters)
        if alike := self._store.by_sound(key):
            return _found(span, [*alike, *self._store.beside(key)], SOUND)
        near = self._store.near(key) if span.capital or span.odd else ()
        return _found(span, near, NEAR) if near else None

    def _other_spellings(self, span: Span, exact: Sequence[KnownName]) -> tuple[KnownName, ...]:
        if not any(known.foreign for known in exact):
            return ()
        key = name_key(span.letters)
        return (*self._store.by_sound(key), *self._store.beside(key))

    def _unknown(self, span: Span) -> NameMatch | None:
        """Return a name that the library does not hold: a unit of Vietnam, or what only a name can be."""
        unknown = is_unknown_unit(span, self._vocabulary) or is_unknown_name(span, self._vocabulary)
        return _found(span, (), UNKNOWN) if unknown else None


def _may_be(span: Span, known: KnownName) -> bool:
    """Tell whether a run with a name's letters means the name: by capital, cue or diacritics, else if it always does."""
    if span.length == 1 and " " in letters_of(known.name) and (known.foreign or not span.native_joined):
        return False  # a name from abroad that is written together is left to its sound
    differing = 0 if known.foreign else _differing_diacritics(span.written, known.name)
    if differing > (1 if span.capital or span.cue else 0):
        return False
    if span.capital or span.cue:
        return True
    if span.letters in name_words().ambiguous and not span.accented:
        return False
    return known.sure and (span.accented or not span.cased or span.odd)


def _differing_diacritics(written: str, name: str) -> int:
    """Count the syllables whose diacritics contradict each other; a syllable without any contradicts none."""
    pairs = zip(spelling(written).replace("-", " ").split(), spelling(name).replace("-", " ").split(), strict=False)
    return sum(one != other and not one.isascii() for one, other in pairs)


def _may_sound(span: Span) -> bool:
    """Tell whether a run may be a name from abroad that is spelled another way in the library."""
    if span.function or (span.length > 1 and span.letters in unit_names()):
        return False
    if span.capital or span.cue:
        return True
    return not span.cased and len(span.letters.replace(" ", "")) >= SHORTEST_JOINED


def _found(span: Span, known: Sequence[KnownName], score: float) -> NameMatch:
    names = tuple(dict.fromkeys(one.name for one in known))
    return NameMatch(span.start, span.end, span.written, names, score)


def _without_overlaps(matches: Sequence[NameMatch]) -> tuple[NameMatch, ...]:
    kept: list[NameMatch] = []
    for match in sorted(matches, key=lambda m: (-m.score, m.start - m.end, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.start))


def _overlaps(span: Span, matches: Sequence[NameMatch]) -> bool:
    return any(span.start < match.end and match.start < span.end for match in matches)
