"""Citations to take over: the forms of NĐ 30/2020/NĐ-CP, each to be copied with one tap.

Telegram's copy button holds 256 characters. A form that is longer is not
shortened, since the decree leaves nothing out; it stands in the message as a
text that copies itself when tapped.
"""

from __future__ import annotations

from bot.actions import CiteDocument
from bot.reply import Button, Copyable, CopyText, Note, Part, Reply, Statement
from bot.texts.reading import ReadingTexts, reading_texts
from corpus.model import Document, Paragraph, RegisterEntry
from retrieval.answer import Language
from retrieval.citing import Element, Named, first_mention, later_mention, missing, place_mention

MAX_COPY = 256
"""Characters that a copy button of the Bot API holds."""


def citation_reply(named: Named, language: Language, paragraph: Paragraph | None = None) -> Reply:
    """Return the forms of a citation with a button for each, and what is missing.

    Args:
        paragraph: the place that is cited, if one is.
    """
    words = reading_texts(language)
    first, later = first_mention(named), later_mention(named)
    forms = [(words.first_mention, words.copy_first, first)]
    if later != first:
        forms.append((words.later_mention, words.copy_later, later))
    if paragraph is not None and (place := place_mention(paragraph, named)) != later:
        forms.append((words.place, words.copy_place, place))
    parts: list[Part] = [Statement(later, later), *(Copyable(label, text) for label, _, text in forms)]
    parts += [Note(note) for note in _notes(named, first, words)]
    return Reply(tuple(parts), tuple((Button(copy, CopyText(text)),) for _, copy, text in forms if fits(text)))


def place_citation(document: Document, paragraph: Paragraph, language: Language) -> Reply:
    """Return the forms in which a paragraph of a held document is cited."""
    return citation_reply(Named.of(document), language, paragraph)


def cite_buttons(entry: RegisterEntry, language: Language) -> tuple[Button, ...]:
    """Return the buttons that cite the document an answer is about: copy at once where that fits, and all forms."""
    words = reading_texts(language)
    first = first_mention(Named.of_entry(entry))
    if not fits(first):
        return (Button(words.cite, CiteDocument(entry.id)),)
    return (Button(words.cite, CopyText(first)), Button(words.cite_forms, CiteDocument(entry.id)))


def fits(text: str) -> bool:
    """Tell whether a copy button holds the text."""
    return 0 < len(text) <= MAX_COPY


def _notes(named: Named, first: str, words: ReadingTexts) -> list[str]:
    notes = []
    lacking = [_element(element, named, words) for element in missing(named)]
    if lacking:
        notes.append(words.missing.format(elements=", ".join(lacking)))
    if not fits(first):
        notes.append(words.too_long_to_copy.format(length=len(first), limit=MAX_COPY))
    return notes


def _element(element: Element, named: Named, words: ReadingTexts) -> str:
    if element is Element.DATE and named.date is not None and named.date.raw:
        return words.date_as_written.format(raw=named.date.raw)
    return words.elements[list(Element).index(element)]
