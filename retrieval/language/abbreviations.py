"""The other ways of writing what a question says: abbreviations written out, names abbreviated, English rendered."""

from __future__ import annotations

import re

from corpus.abbreviations import expansion_of
from corpus.expansions import expand
from corpus.text.syllables import is_bare_syllable
from retrieval.answer import Language
from retrieval.language.detect import detect_language
from retrieval.language.glossary import translate

_WORD = re.compile(r"(?<![\w/-])[^\W\d_][\w&]+(?![\w/-])")


def expand_abbreviations(text: str) -> tuple[str, ...]:
    """Return the other ways of writing the abbreviations and names in a question, each once.

    Abbreviations count in any case and without diacritics ("ubnd", "ttdn"),
    except where they spell a syllable in small letters; ambiguous ones are left
    alone. An English question gives its renderings, too, and their abbreviations.
    """
    found = list(expand(text))
    for word in _WORD.findall(text):
        known = expansion_of(word)
        if known is not None and not known.ambiguous and (word.isupper() or not is_bare_syllable(word)):
            found.append(known.expansion)
    if detect_language(text) is Language.ENGLISH:
        for item in translate(text):
            for rendering in item.vietnamese:
                found += (rendering, *expand(rendering))
    return tuple(form for form in dict.fromkeys(found) if form not in text)
