"""English questions over Vietnamese documents: what the documents write for an English term.

The table is ``retrieval/data/glossary.toml``. The longest term wins; inflected
and American forms are found through :mod:`retrieval.language.english`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text.fold import fold
from retrieval.language.english import base_forms, one_spelling

_TABLE = Path(__file__).parents[1] / "data" / "glossary.toml"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|&")
_BETWEEN_WORDS = re.compile(r"[\s,'-]*")
_LETTERS = re.compile(r"[a-z]+(?:'[a-z]+)?")
MAX_TERM_WORDS = 8
"""Words of the longest term; a test compares it with the table."""


@dataclass(frozen=True, slots=True)
class Translated:
    """An English term of a question.

    Attributes:
        english: as the question writes it.
        vietnamese: what documents write for it, the usual rendering first;
            empty for a word that asks and carries no content ("mention").
        start, end: offsets in the question, end exclusive.
    """

    english: str
    vietnamese: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """The table, ready for look-up.

    Attributes:
        terms: words of a term in one spelling, with its renderings.
        beginnings: every beginning of a term, the whole term included.
        words: every word of every term, in one spelling.
    """

    terms: Mapping[tuple[str, ...], tuple[str, ...]]
    beginnings: frozenset[tuple[str, ...]]
    words: frozenset[str]

    def knows(self, word: str) -> bool:
        """Tell whether a lower-case word is a form of a word that stands in some term."""
        return any(form in self.words for form in base_forms(word))


@dataclass(frozen=True, slots=True)
class _Token:
    forms: tuple[str, ...]
    start: int
    end: int


def translate(question: str) -> tuple[Translated, ...]:
    """Return the English terms of a cleaned question in reading order, the longest where several fit."""
    glossary = load_glossary()
    folded = fold(question)
    tokens = _tokens(question, folded)
    found: list[Translated] = []
    position = 0
    while position < len(tokens):
        count, renderings = _longest(glossary, folded, tokens, position)
        if count:
            start, end = tokens[position].start, tokens[position + count - 1].end
            found.append(Translated(question[start:end], renderings, start, end))
        position += max(count, 1)
    return tuple(found)


@cache
def load_glossary() -> Glossary:
    """Read the table, once a process."""
    terms: dict[tuple[str, ...], tuple[str, ...]] = {}
    for section in tomllib.loads(_TABLE.read_text(encoding="utf-8")).values():
        for names, renderings in section.items():
            for name in names.split("|"):
                terms[term_words(name)] = tuple(renderings)
    beginnings = {words[:count] for words in terms for count in range(1, len(words) + 1)}
    return Glossary(terms, frozenset(beginnings), frozenset(word for words in terms for word in words))


def term_words(term: str) -> tuple[str, ...]:
    """Return the words of a term in one spelling, as the look-up compares them."""
    return tuple(_and(one_spelling(word)) for word in _WORD.findall(fold(term)))


def _tokens(question: str, folded: str) -> list[_Token]:
    """Return the words with their base forms; a word with diacritics is Vietnamese and has none."""
    tokens = []
    for match in _WORD.finditer(folded):
        word, written = match.group(), question[match.start() : match.end()]
        plain = _LETTERS.fullmatch(word) is not None and written.replace("’", "'").isascii()
        forms = ("and",) if word == "&" else base_forms(word) if plain else ()
        tokens.append(_Token(forms, *match.span()))
    return tokens


def _longest(glossary: Glossary, folded: str, tokens: Sequence[_Token], position: int) -> tuple[int, tuple[str, ...]]:
    """Return the number of tokens of the longest term that begins here, 0 if none, and its renderings."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    beginnings: list[tuple[str, ...]] = [()]
    for count, token in enumerate(_adjacent(folded, tokens, position), start=1):
        grown = [(*words, form) for words in beginnings for form in token.forms]
        beginnings = [words for words in grown if words in glossary.beginnings]
        whole = next((words for words in beginnings if words in glossary.terms), None)
        if whole is not None:
            best = (count, glossary.terms[whole])
        if not beginnings:
            break
    return best


def _adjacent(folded: str, tokens: Sequence[_Token], position: int) -> Iterator[_Token]:
    """Yield the token and those after it while nothing but space, commas or hyphens parts them."""
    yield tokens[position]
    for before, after in zip(tokens[position:], tokens[position + 1 : position + MAX_TERM_WORDS], strict=False):
        if not _BETWEEN_WORDS.fullmatch(folded, before.end, after.start):
            return
        yield after


def _and(word: str) -> str:
    return "and" if word == "&" else word
