"""What can only be a name although the library does not hold it: "Attapeu", "Nguyễn Văn An"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from corpus.text.syllables import is_syllable
from retrieval.language.base_vocabulary import base_vocabulary
from retrieval.language.glossary import load_glossary
from retrieval.language.name_spans import Span
from retrieval.language.place_names import name_words, provinces, unit_names
from retrieval.language.small_words import small_words

SHORTEST = 5
"""Letters of a single word that is reported as a name."""


def is_unknown_unit(span: Span, vocabulary: Mapping[str, int]) -> bool:
    """Tell whether a run is a unit of Vietnam that no text of the library holds as a name: "tỉnh Hậu Giang", "hau giang".

    A province in capitals and with diacritics is one, whatever else its syllables make in the library.
    """
    if span.length == 1 or span.letters not in unit_names() or span.function:
        return False
    if span.capital and span.accented and span.letters in provinces():
        return True
    if _is_used(span, vocabulary):
        return False
    if span.capital or span.cue:
        return True
    return span.letters in provinces() and not span.accented and span.letters not in name_words().ambiguous


def is_unknown_name(span: Span, vocabulary: Mapping[str, int]) -> bool:
    """Tell whether a capitalised run is a name that no text of the library holds.

    Capitals must tell something, and no word of the run may be an ordinary
    one: a head, a small word, an English term, a pair of syllables that the
    library or any administration uses.
    """
    if not span.capital or span.function:
        return False
    words = span.letters.split()
    written = span.written.replace("-", " ").split()
    english = span.written.isascii()
    if any(_is_ordinary(word, letters, english=english) for word, letters in zip(written, words, strict=False)):
        return False
    if len(words) == 1:
        return len(words[0]) >= SHORTEST and span.odd and not is_syllable(written[0]) and words[0] not in vocabulary
    person = written[0].lower() in name_words().families
    if span.first and not person and words[0] in base_vocabulary().syllables:
        return False
    return not _is_used(span, vocabulary)


def _is_used(span: Span, vocabulary: Mapping[str, int]) -> bool:
    """Tell whether two neighbours of the run make a word of the library or of any administration.

    The name of a person shares its beginning with others ("Nguyễn Thị"), so it must be used whole.
    """
    pairs = [f"{one} {other}" for one, other in pairwise(span.letters.split())]
    if any(pair in base_vocabulary().common for pair in pairs) or span.letters in name_words().everywhere:
        return True
    person = span.accented and span.written.split()[0].lower() in name_words().families
    used = [pair in vocabulary for pair in pairs]
    return all(used) if person and len(pairs) > 1 else any(used)


def _is_ordinary(written: str, letters: str, *, english: bool) -> bool:
    if written.lower() in name_words().heads or (written.isupper() and len(written) > 1):
        return True
    return english and (small_words().is_english(letters) or load_glossary().knows(letters))
