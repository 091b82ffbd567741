"""Lists that lead from one document or answer to others: related documents, the next best paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions import OpenParagraph, ShowOthers
from bot.cited import Quoted
from bot.compose import Numbered, shorten, source_lines
from bot.reply import Button, Note, Part, Passage, Quote, Reply, Source, Statement, sentence
from bot.texts import texts
from bot.texts.reading import ReadingTexts, reading_texts
from corpus.model import Document, Paragraph, RegisterEntry, Relation
from retrieval.answer import Language
from retrieval.citing import Named, first_mention
from retrieval.naming import dated_name
from retrieval.related import Link, Related
from retrieval.source_marks import mark

MAX_LINKS = 8
"""Related documents of each direction that are listed; a law is cited by hundreds."""
OTHERS_A_PAGE = 3
MAX_QUOTE = 320
"""Characters shown of a paragraph that may be what was meant."""
MAX_NAME = 200
MAX_OLD = 1500
"""Characters shown of a paragraph as it was, and as it is now."""
_A_ROW = 5


def related_reply(entry: RegisterEntry, links: Related, language: Language) -> Reply:
    """Return what a document names and what names it, each with the paragraph that says so."""
    words = reading_texts(language)
    name = _name(entry, language)
    if not links.cites and not links.cited_by:
        return sentence(f"{name}: {words.no_related}", name)
    parts: list[Part] = [Statement(name, name)]
    buttons: list[Button] = []
    for heading, group in ((words.cites_heading, links.cites), (words.cited_heading, links.cited_by)):
        if group:
            parts.append(Statement(heading.format(count=len(group))))
        for link in group[:MAX_LINKS]:
            buttons.append(Button(mark(len(buttons) + 1), OpenParagraph(link.paragraph.id)))
            parts.append(Statement(_line(link, words, language), marks=(len(buttons),)))
        if len(group) > MAX_LINKS:
            parts.append(Note(words.more_links.format(count=len(group) - MAX_LINKS)))
    return Reply(tuple(parts), tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW)))


def others_reply(
    question: str, found: Sequence[tuple[Document, Paragraph]], action: ShowOthers, language: Language, *, more: bool
) -> Reply:
    """Return the next best paragraphs for a question.

    Args:
        more: whether there are further ones behind them.
    """
    words = reading_texts(language)
    if not found:
        return sentence(words.no_others)
    parts: list[Part] = [Statement(f"{words.others_heading} {question}", words.others_heading)]
    sources: list[Numbered] = [(n, document, paragraph) for n, (document, paragraph) in enumerate(found, 1)]
    for n, _, paragraph in sources:
        shown = shorten(paragraph.text, MAX_QUOTE)
        parts.append(Quote(shown, marks=(n,), cut_after=shown != paragraph.text))
    parts += source_lines(sources, language)
    read = texts(language).read
    rows = [tuple(Button(f"{mark(n)} {read}", OpenParagraph(paragraph.id)) for n, _, paragraph in sources)]
    if more:
        rows.append((Button(words.more_others, ShowOthers(action.answer, action.page + 1)),))
    return Reply(tuple(parts), tuple(rows), replaces=action.page > 0)


def moved_reply(quoted: Quoted, now: tuple[Document, Paragraph] | None, language: Language) -> Reply:
    """Return what a link led to, and what stands in its place now, if anything does."""
    words = reading_texts(language)
    lead = words.link_gone if now is None else words.link_changed
    was = Passage((), quoted.place)
    before = words.when_cited.format(day=f"{quoted.day:%d/%m/%Y}")
    shown = shorten(quoted.text, MAX_OLD)
    parts: list[Part] = [
        Statement(lead, lead),
        Source((was,), quoted.document),
        Quote(shown, before, cut_after=shown != quoted.text),
    ]
    if now is None:
        return Reply(tuple(parts))
    document, paragraph = now
    current = shorten(paragraph.text, MAX_OLD)
    parts.append(Quote(current, words.reads_now, marks=(1,), cut_after=current != paragraph.text))
    parts += source_lines([(1, document, paragraph)], language)
    return Reply(tuple(parts), ((Button(f"{mark(1)} {texts(language).read}", OpenParagraph(paragraph.id)),),))


def _line(link: Link, words: ReadingTexts, language: Language) -> str:
    relation = words.relations[list(Relation).index(link.relation)]
    held = words.held if link.entry.held else words.not_held
    return f"– {_name(link.entry, language)} ({relation}; {held})"


def _name(entry: RegisterEntry, language: Language) -> str:
    """Return a document's name; one without a number is known by its subject."""
    if entry.symbol is not None and entry.symbol.number:
        return dated_name(entry, language)
    return shorten(first_mention(Named.of_entry(entry)), MAX_NAME)
