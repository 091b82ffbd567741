"""Slips of typing in a Vietnamese question: left-overs of Telex and VNI, letters swapped, missed or struck beside.

A word is touched only if it is no Vietnamese syllable, or, typed without
diacritics, one that stands beside its neighbours nowhere in the library, and
only where the words around it say which syllable was meant. Symbols, numbers, abbreviations, names
and English words are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.abbreviations import is_abbreviation
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable, is_syllable
from corpus.text.telex import is_numbered, repair
from retrieval.answer import Language
from retrieval.language.detect import detect_language, is_accented
from retrieval.language.edits import meant_syllables
from retrieval.language.final_letter import may_end_otherwise, usual_final
from retrieval.language.glossary import load_glossary
from retrieval.language.joined import parted, parted_beside
from retrieval.language.known_terms import Counts, beside, is_idiom, known, pair_terms
from retrieval.language.name_context import in_name, in_unit
from retrieval.language.normalise import normalise_question
from retrieval.language.small_words import small_words

_WORD = re.compile(r"(?<![\w/.&-])[^\W\d_]+(?:\d{1,2}[^\W\d_]*)*(?![\w/&-])")
"""A word, with the digits that VNI leaves in it."""

_NEIGHBOURS = re.compile(r"[\s,]+")
_PAIR = 50.0
"""How much a pair outweighs a syllable; of both the root of the count is taken, so that frequent words do not win alone."""
_AS_WRITTEN = 4.0
"""Weight of the word as it stands, where the library holds it, beside those of slips (at most 3)."""
CLEAR = 3.0
"""How many times likelier the best repair must be than the second."""
CLEAR_ALONE = 12.0
"""The same where no word around speaks for it."""
_SHORTEST_ALONE = 4
"""Letters of a word that is repaired without a word around that speaks for it."""
_ENOUGH, _PLENTY = 3, 10
"""To replace a syllable that stands beside neither neighbour, another must stand so often beside both of them, or
so many times more often in an idiom with one."""
_USUAL_SLIP = 1.0
"""Weight of a slip that is not of the rarest kind."""
MAX_REPAIRS = 12
"""Words of one question that are repaired; a text with more slips is not Vietnamese."""


@dataclass(frozen=True, slots=True)
class Change:
    """One repair.

    Attributes:
        start, end: offsets of ``repaired`` in the repaired question.
        written: what stood there.
    """

    start: int
    end: int
    written: str
    repaired: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A question as it was meant, with its repairs in reading order."""

    text: str
    changes: tuple[Change, ...] = ()


def repair_question(text: str, vocabulary: Mapping[str, int] | Counts) -> Repaired:
    """Return a question as it was meant, in the form of :func:`normalise_question`; an English one is not repaired.

    Args:
        vocabulary: how often folded syllables, and pairs joined by a space, stand in the library.
    """
    normal = normalise_question(text)
    if detect_language(normal) is Language.ENGLISH:
        return Repaired(normal)
    counts = vocabulary if callable(vocabulary) else _counted(vocabulary)
    words = list(_WORD.finditer(normal))
    decoded = _decoded(normal, words, counts)
    fixed = [_apart(word) if is_numbered(fold(word)) else word for word in decoded]
    left, accented = MAX_REPAIRS, is_accented(normal)
    for position, word in enumerate(decoded):
        none = _is_none(word, accented=accented)
        if not left or word != words[position].group() or word != fixed[position]:
            continue
        if (none or _may_be_another(word) or may_end_otherwise(word)) and _may_be_slip(fixed, position):
            around = _around(normal, words, fixed, position)
            mend = _better if none else _better_in_place
            fixed[position] = usual_final(word, around, counts) or mend(word, around, counts) or word
            left -= fixed[position] != word
    return _put_together(normal, words, fixed)


def _apart(word: str) -> str:
    """Part a word from the number that is written to it: "khoan2"."""
    letters = word.rstrip("0123456789")
    return f"{letters} {word[len(letters) :]}"


def _decoded(normal: str, words: Sequence[re.Match[str]], counts: Counts) -> list[str]:
    """Return the words with left-overs of typing methods decoded, but for those that the library holds as they stand."""
    whole = [match.group() for match in _WORD.finditer(repair(normal))]
    written = [match.group() for match in words]
    if len(whole) != len(written):
        return written
    shouted = normal.isupper()
    return [
        other if word != other and _is_left_over(written, at, other, counts, shouted=shouted) else word
        for at, (word, other) in enumerate(zip(written, whole, strict=True))
    ]


def _is_left_over(written: Sequence[str], at: int, decoded: str, counts: Counts, *, shouted: bool) -> bool:
    """Tell whether a word that may be decoded is no name, no abbreviation and no word that the library writes so."""
    word = written[at]
    if in_unit(written, at) or (word.isupper() and len(word) > 1 and not shouted):
        return False
    return counts(fold(word)) <= known(fold(decoded), counts)


def _may_be_slip(words: Sequence[str], position: int) -> bool:
    """Tell whether a word may be a slip at all: not English, no abbreviation, no part of a name."""
    word, letters = words[position], fold(words[position])
    if not (letters.isascii() and letters.isalpha()) or (word.isupper() and len(word) > 1):
        return False
    if letters in small_words().short or is_abbreviation(word):
        return False
    english = word.isascii() and (letters in small_words().english or load_glossary().knows(letters))
    if english and not is_bare_syllable(letters):
        return False
    if word[0].isupper() and position > 0 and is_bare_syllable(letters):
        return False
    return not in_name(words, position)


def _is_none(word: str, *, accented: bool) -> bool:
    """Tell whether a word is no syllable, or lacks its tone in a question typed with diacritics."""
    return not is_bare_syllable(fold(word)) or (accented and word.isascii() and not is_syllable(word))


def _may_be_another(word: str) -> bool:
    """Tell whether another syllable may be meant by one; diacritics that make a syllable were meant."""
    return word.isascii() and len(word) >= _SHORTEST_ALONE


def _better_in_place(word: str, around: tuple[str, str], counts: Counts) -> str | None:
    """Return the syllable meant by one that fits nowhere beside its neighbours while another makes an idiom there."""
    letters = fold(word)
    if not _may_be_another(word) or not any(around) or beside(letters, around, counts):
        return None
    fitting = []
    for candidate, weight in meant_syllables(letters):
        if weight >= _USUAL_SLIP and is_idiom(candidate, around):
            fits = sorted(known(pair, counts) for pair in pair_terms(candidate, around))
            if (len(fits) > 1 and fits[0] >= _ENOUGH) or fits[-1] >= _PLENTY * max(counts(letters), _PLENTY):
                fitting.append((weight * fits[-1], candidate))
    fitting.sort(key=lambda item: (-item[0], item[1]))
    if not fitting or counts(letters) > fitting[0][0] or (len(fitting) > 1 and fitting[0][0] < CLEAR * fitting[1][0]):
        return None
    return _cased(fitting[0][1], word)


def _better(word: str, around: tuple[str, str], counts: Counts) -> str | None:
    """Return what was clearly meant by a doubtful word, or None."""
    letters = fold(word)
    apart = parted(word, counts)
    if apart is not None:
        return apart
    weighed = []
    for candidate, weight in meant_syllables(letters):
        alone = known(candidate, counts)
        pairs = beside(candidate, around, counts)
        likely = weight >= _USUAL_SLIP or is_idiom(candidate, around)
        if likely and (alone or pairs):
            weighed.append((weight**2 * (alone**0.5 + _PAIR * pairs**0.5), candidate, pairs > 0))
    itself = _AS_WRITTEN**2 * (counts(letters) ** 0.5 + _PAIR * beside(letters, around, counts) ** 0.5)
    weighed.append((itself, letters, True))
    if len(weighed) == 1:
        return parted_beside(word, around, counts)
    weighed.sort(key=lambda item: (-item[0], item[1]))
    (best, meant, supported), (second, _, _) = weighed[:2]
    if meant == letters:
        return None
    alone_may = len(letters) >= _SHORTEST_ALONE and not is_bare_syllable(letters)
    if not supported and (not alone_may or best < CLEAR_ALONE * second):
        return None
    return _cased(meant, word) if best >= CLEAR * second else None


def _around(normal: str, words: Sequence[re.Match[str]], fixed: Sequence[str], position: int) -> tuple[str, str]:
    """Return the folded neighbours of a word, "" where punctuation or the end of the question parts them."""
    before = after = ""
    if position and _NEIGHBOURS.fullmatch(normal, words[position - 1].end(), words[position].start()):
        before = fold(fixed[position - 1]).split()[-1]
    last = position + 1 >= len(words)
    if not last and _NEIGHBOURS.fullmatch(normal, words[position].end(), words[position + 1].start()):
        after = fold(fixed[position + 1])
    return before, after


def _put_together(normal: str, words: Sequence[re.Match[str]], fixed: Sequence[str]) -> Repaired:
    pieces: list[str] = []
    changes: list[Change] = []
    end = length = 0
    for match, word in zip(words, fixed, strict=True):
        between = normal[end : match.start()]
        start = length + len(between)
        length = start + len(word)
        pieces += (between, word)
        end = match.end()
        if word != match.group():
            changes.append(Change(start, length, match.group(), word))
    return Repaired("".join((*pieces, normal[end:])), tuple(changes))


def _cased(meant: str, word: str) -> str:
    return meant.upper() if word.isupper() and len(word) > 1 else meant.capitalize() if word[0].isupper() else meant


def _counted(vocabulary: Mapping[str, int]) -> Counts:
    return lambda term: vocabulary.get(term, 0)
