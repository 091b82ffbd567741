"""Questions to practise on, made from what the library's own documents say of themselves.

Each question is about one held document, its right answer stands in a
paragraph that can be opened, and no wrong option is right in another reading:
documents that share a number are left out, and so are options that say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from rapidfuzz.fuzz import token_set_ratio

from corpus.model import Paragraph, RegisterEntry
from corpus.text.fold import fold
from retrieval.citing import Named, day_words, full_issuer, later_mention
from retrieval.library import View

OPTIONS = 4
LEAST_OPTIONS = 3
MAX_OPTION = 100
"""Characters of one option, by the Bot API."""
MAX_SUBJECT = 200
"""Characters of a subject that a question quotes."""
ALIKE = 70.0
"""Likeness of two subjects from 0 to 100 from which a question on one might mean the other."""
_TRIES = 60


class Asked(StrEnum):
    """What a question asks for."""

    ISSUER = "issuer"
    DATE = "date"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question with options, exactly one of them right.

    Attributes:
        about: what the question names: a document, or a subject.
        correct: 0-based option.
        paragraph: where the right answer stands.
    """

    asked: Asked
    about: str
    options: tuple[str, ...]
    correct: int
    entry: RegisterEntry
    paragraph: Paragraph


def exercise(view: View, random: Random) -> Exercise | None:
    """Return a question, or None where the library holds too little to ask about."""
    held = _askable(view)
    if len(held) < LEAST_OPTIONS:
        return None
    for _ in range(_TRIES):
        made = _made(view, held, random.choice(held), random.choice(list(Asked)), random)
        if made is not None:
            return made
    return None


def _askable(view: View) -> list[RegisterEntry]:
    """Return the held documents that their short name tells apart from every other one known."""
    names = Counter(later_mention(Named.of_entry(entry)) for entry in view.entries)
    return [
        entry
        for entry in view.entries
        if entry.held
        and entry.symbol is not None
        and entry.symbol.number
        and names[later_mention(Named.of_entry(entry))] == 1
    ]


def _made(
    view: View, held: Sequence[RegisterEntry], entry: RegisterEntry, asked: Asked, random: Random
) -> Exercise | None:
    right = _VALUES[asked](entry)
    evidence = _evidence(view, entry, asked) if right else None
    if evidence is None or len(right) > MAX_OPTION:
        return None
    subject = entry.subject or ""
    if asked is Asked.DOCUMENT and not 0 < len(subject) <= MAX_SUBJECT:
        return None
    wrong = _wrong(held, entry, asked, right)
    if len(wrong) < LEAST_OPTIONS - 1:
        return None
    options = [right, *random.sample(wrong, min(OPTIONS - 1, len(wrong)))]
    random.shuffle(options)
    about = subject if asked is Asked.DOCUMENT else later_mention(Named.of_entry(entry))
    return Exercise(asked, about, tuple(options), options.index(right), entry, evidence)


def _wrong(held: Iterable[RegisterEntry], entry: RegisterEntry, asked: Asked, right: str) -> list[str]:
    """Return values of other documents that differ from the right one, each once, in a fixed order."""
    own = fold(entry.subject or "")
    found: dict[str, str] = {}
    for other in held:
        value = _VALUES[asked](other)
        is_same = asked is Asked.DOCUMENT and token_set_ratio(fold(other.subject or ""), own) >= ALIKE
        if value and len(value) <= MAX_OPTION and not is_same and fold(value) != fold(right):
            found.setdefault(fold(value), value)
    return [found[key] for key in sorted(found)]


def _issuer(entry: RegisterEntry) -> str:
    return full_issuer(entry.issuer) if entry.issuer else ""


def _day(entry: RegisterEntry) -> str:
    return day_words(entry.date)


def _name(entry: RegisterEntry) -> str:
    return later_mention(Named.of_entry(entry))


_VALUES: dict[Asked, Callable[[RegisterEntry], str]] = {
    Asked.ISSUER: _issuer,
    Asked.DATE: _day,
    Asked.DOCUMENT: _name,
}


def _evidence(view: View, entry: RegisterEntry, asked: Asked) -> Paragraph | None:
    """Return the paragraph of the document that says so itself, or None where none does."""
    if entry.document_id is None:
        return None
    needle = _needle(entry, asked)
    for paragraph in view.paragraphs_of(entry.document_id):
        if needle and needle in _letters(paragraph.text):
            return paragraph
    return None


def _needle(entry: RegisterEntry, asked: Asked) -> str:
    if asked is Asked.ISSUER:
        return _letters((entry.issuer or "").split(" tỉnh ")[0])
    if asked is Asked.DATE:
        return _letters(entry.date.raw) if entry.date is not None else ""
    return _letters(entry.subject or "")


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
