"""A paragraph in full, with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions import CitePlace, SendFile, ShowPage, ShowRelated, TurnTo
from bot.assistant import Surroundings
from bot.compose import passage_title, shorten
from bot.originals import has_pages, is_printed
from bot.reply import Button, Note, Part, Quote, Reply, Statement
from bot.texts import Texts, texts
from bot.texts.reading import reading_texts
from corpus.model import Paragraph, ParagraphKind, RegisterId
from retrieval.answer import Language

MAX_PARAGRAPH = 9000
"""Characters of a paragraph that are shown, about three messages."""
MAX_NEIGHBOUR = 600
"""Characters shown of a paragraph that stands beside it."""


def opened_reply(around: Surroundings, language: Language, *, replaces: bool = False) -> Reply:
    """Return the paragraph with place, page, document, headings and neighbours.

    Args:
        replaces: the reply takes the place of the paragraph that was open before.
    """
    words = texts(language)
    paragraph = around.paragraph
    before, after = _readable(around.before), _readable(around.after)
    shown = shorten(paragraph.text, MAX_PARAGRAPH)
    parts: list[Part] = [passage_title(around.document, paragraph, language)]
    if paragraph.headings:
        parts.append(Statement(" › ".join(paragraph.headings)))
    parts += [_end_of(neighbour, words.before) for neighbour in before[-1:]]
    caption = words.this if before else ""  # without a neighbour above it, the words below the title can be no other
    parts.append(Quote(shown, caption, cut_after=shown != paragraph.text, folded=False))
    parts += [_start_of(neighbour, words.after) for neighbour in after[:1]]
    if shown != paragraph.text:
        parts.append(Note(words.shortened.format(total=len(paragraph.text), shown=len(shown))))
    rows = (*_paging(before[-1:], after[:1], words), *_next_steps(around, language))
    return Reply(tuple(parts), rows, replaces=replaces)


def _next_steps(around: Surroundings, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that check the paragraph against its page and its file, and that cite it."""
    words, document, paragraph = reading_texts(language), around.document, around.paragraph
    check = [Button(words.file, SendFile(document.id))]
    if has_pages(document) and (paragraph.page is not None or is_printed(document)):
        check.insert(0, Button(words.page_picture, ShowPage(paragraph.id)))
    related = Button(words.related, ShowRelated(RegisterId(document.id)))
    return tuple(check), (Button(words.cite, CitePlace(paragraph.id)), related)


def _readable(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(p for p in paragraphs if p.kind is not ParagraphKind.NOISE and p.text.strip())


def _end_of(paragraph: Paragraph, caption: str) -> Quote:
    """Return the end of the paragraph before, which leads over to the open one."""
    text = paragraph.text
    shown = shorten(text[::-1], MAX_NEIGHBOUR)[::-1]
    return Quote(shown, caption, cut_before=shown != text)


def _start_of(paragraph: Paragraph, caption: str) -> Quote:
    shown = shorten(paragraph.text, MAX_NEIGHBOUR)
    return Quote(shown, caption, cut_after=shown != paragraph.text)


def _paging(before: Sequence[Paragraph], after: Sequence[Paragraph], words: Texts) -> tuple[tuple[Button, ...], ...]:
    row = (
        *(Button(words.previous, TurnTo(neighbour.id)) for neighbour in before),
        *(Button(words.next, TurnTo(neighbour.id)) for neighbour in after),
    )
    return (row,) if row else ()
