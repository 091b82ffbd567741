"""What a question shortens and documents write out: "thu NSNN" is "thu ngân sách nhà nước", BR-VT is Bà Rịa - Vũng Tàu.

A paragraph that uses an abbreviation is widened by its meaning where it is read;
the words of a question are widened here, so that the meaning stands beside its
neighbours: "thu NSNN" is held by "thu ngân sách nhà nước" as one run of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.abbreviations import expansion_of
from corpus.organisations.provinces import find_province
from corpus.text.fold import fold
from corpus.text.syllables import is_bare_syllable
from retrieval.evidence.terms import words
from retrieval.query import Topic

_DUE = re.compile(r"^(?:thoi )?han (?:chot |cuoi )?(?=(?:gui|nop|bao cao|dang ky|hoan thanh|tra|giai quyet)\b)")
"""What a noun for a deadline is called; documents say "gửi … trước ngày", where staff ask for "hạn gửi"."""


def with_written_out(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return topics that may also be written without their usual abbreviations, names of provinces also in full."""
    return tuple(map(_widened, topics))


def _widened(topic: Topic) -> Topic:
    if topic.name:
        return _province(topic)
    others = [_written_out(form.split()) for form in topic.forms]
    others += [_DUE.sub("", form) for form in topic.forms]
    found = [other for other in others if other not in topic.forms]
    return replace(topic, forms=(*topic.forms, *dict.fromkeys(found))) if found else topic


def _province(topic: Topic) -> Topic:
    known = find_province(topic.text)
    full = _joined(known) if known is not None else ""
    return replace(topic, forms=(*topic.forms, full)) if full and full not in topic.forms else topic


def _written_out(form: Sequence[str]) -> str:
    return " ".join(_meaning(word) for word in form)


def _meaning(word: str) -> str:
    """Return what a folded word stands for letter by letter, in folded words, or the word itself.

    A name that is abbreviated in another language (OCOP, GRDP) is a name of its own, and a syllable stands for itself.
    """
    known = None if is_bare_syllable(word) else expansion_of(word)
    if known is None or known.ambiguous:
        return word
    meaning = _joined(known.expansion)
    return meaning if "".join(part[0] for part in meaning.split()) == word else word


def _joined(text: str) -> str:
    return " ".join(words(fold(text)))
