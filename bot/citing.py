"""Citations to take over: the forms of NĐ 30/2020/NĐ-CP, each to be copied with one tap.

Telegram's copy button holds 256 characters. A form that is longer is not
shortened, since the decree leaves nothing out; it stands in the message as a
text that copies itself when tapped.
"""

from __future__ import annotations

from dataclasses import replace

from bot.actions import CiteDocument, CitePlace
from bot.reply import Button, Copyable, CopyText, Note, Part, Reply, Statement
from bot.texts.reading import ReadingTexts, reading_texts
from corpus.model import Document, Paragraph, RegisterEntry
from corpus.place_label import cite
from retrieval.answer import Answer, Language
from retrieval.citing import Element, Named, disputed_dates, first_mention, later_mention, missing, place_mention

MAX_SEVERAL = 4
"""Documents of one answer that have a button of their own to be cited."""
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


def entry_citation(entry: RegisterEntry, language: Language) -> Reply:
    """Return the forms of a document of the register, and that its citations disagree on its date, if they do."""
    reply = citation_reply(Named.of_entry(entry), language)
    dates = disputed_dates(entry)
    if not dates:
        return reply
    doubt = Note(reading_texts(language).disputed_date.format(dates=", ".join(dates)))
    return replace(reply, parts=(*reply.parts, doubt))


def place_citation(document: Document, paragraph: Paragraph, language: Language) -> Reply:
    """Return the forms in which a paragraph of a held document is cited."""
    return citation_reply(Named.of(document), language, paragraph)


def cite_buttons(answer: Answer) -> tuple[Button, ...]:
    """Return the buttons that cite what an answer rests on: the documents it names, else its first source.

    One that fits is copied at once; for a longer one all forms are shown.
    """
    language, words = answer.language, reading_texts(answer.language)
    named = answer.documents
    if len(named) == 1:
        if disputed_dates(named[0]):  # nobody should paste it without having seen that
            return (Button(words.cite, CiteDocument(named[0].id)),)
        return _both(first_mention(Named.of_entry(named[0])), CiteDocument(named[0].id), words)
    numbered = [entry for entry in named if entry.symbol is not None and entry.symbol.number]
    if named:
        return tuple(_of_several(entry, language) for entry in numbered[:MAX_SEVERAL])
    if answer.citations:
        source = answer.citations[0]
        text = cite(source.paragraph.place, first_mention(Named.of(source.document)))
        return _both(text, CitePlace(source.paragraph.id), words)
    return ()


def _both(text: str, forms: CiteDocument | CitePlace, words: ReadingTexts) -> tuple[Button, ...]:
    if not fits(text):
        return (Button(words.cite, forms),)
    return (Button(words.cite, CopyText(text)), Button(words.cite_forms, forms))


def _of_several(entry: RegisterEntry, language: Language) -> Button:
    text = first_mention(Named.of_entry(entry))
    number = entry.symbol.text if entry.symbol is not None else ""
    label = reading_texts(language).cite_one.format(number=number)
    return Button(label, CopyText(text) if fits(text) and not disputed_dates(entry) else CiteDocument(entry.id))


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
