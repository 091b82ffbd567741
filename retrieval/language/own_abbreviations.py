"""Abbreviations that documents of the library explain themselves, and the other way of writing either side of them.

"giá trị sản xuất công nghiệp (GTSXCN)" in one document makes "gtsxcn" and the name one in every question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.abbreviations import expansion_of, find_definitions
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.evidence.terms import words
from retrieval.query import Topic

OtherForms = Mapping[str, tuple[str, ...]]
"""Folded words, joined by spaces, with the other ways of writing them."""
MOST_MEANINGS = 2
"""Meanings of one abbreviation that are asked for; one with more is none of them."""
LONGEST = 10
"""Words of a name that is looked for in a question."""


class AbbreviationHarvest:
    """Collects what texts explain; ``other_forms`` gives the result."""

    def __init__(self) -> None:
        self._meanings: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, text: str) -> None:
        """Look a cleaned text through."""
        if "(" not in text:
            return
        for definition in find_definitions(text):
            short, name = _joined(definition.abbreviation), _joined(definition.expansion)
            if " " in name and not is_bare_syllable(short) and not _is_usual(short, name):
                self._meanings[short][name] += 1

    def other_forms(self) -> OtherForms:
        """Return both directions, the more frequent meaning first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for short in sorted(self._meanings):
            meanings = self._meanings[short]
            if len(meanings) <= MOST_MEANINGS:
                for name in sorted(meanings, key=lambda name: (-meanings[name], name)):
                    found[short].append(name)
                    found[name].append(short)
        return {form: tuple(others) for form, others in found.items()}


def with_other_forms(topics: Iterable[Topic], known: OtherForms) -> tuple[Topic, ...]:
    """Return topics that may also be written as the library's own abbreviations have it; names stay."""
    if not known:
        return tuple(topics)
    return tuple(topic if topic.name else _widened(topic, known) for topic in topics)


def _widened(topic: Topic, known: OtherForms) -> Topic:
    others = [other for form in topic.forms for other in _rewritten(form.split(), known)]
    return replace(topic, forms=tuple(dict.fromkeys((*topic.forms, *others)))) if others else topic


def _rewritten(form: Sequence[str], known: OtherForms) -> Iterable[str]:
    """Yield a form with each known run of words in it written the other way."""
    for start in range(len(form)):
        for end in range(start + 1, min(len(form), start + LONGEST) + 1):
            for other in known.get(" ".join(form[start:end]), ()):
                yield " ".join((*form[:start], other, *form[end:]))


def _joined(text: str) -> str:
    return " ".join(words(fold(text)))


def _is_usual(short: str, name: str) -> bool:
    """Tell whether this is what the abbreviation stands for everywhere, which paragraphs are widened by already."""
    usual = expansion_of(short)
    return usual is not None and not usual.ambiguous and _joined(usual.expansion) == name
