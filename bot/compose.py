"""From the engine's values to a reply: answer, quote, source, at most one note, buttons.

The reader may stop after the first line, so the answer comes first; what
proves it follows in the document's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.actions import AskOtherwise, OpenParagraph, Rate, SendList, ShowMap, ShowOthers, ShowRelated, StartAnew
from bot.citing import cite_buttons
from bot.reply import Button, Note, Part, Passage, Quote, Reply, Source, Statement, Understood
from bot.texts import Texts, texts
from bot.texts.drafting import drafting_texts
from bot.texts.reading import reading_texts
from corpus.model import Document, DocumentId, Paragraph, ParagraphId
from corpus.text.fold import fold
from retrieval.answer import Answer, Citation, Claim, Language, Outcome
from retrieval.citations import place_words
from retrieval.drafting.lists import is_list
from retrieval.naming import document_name
from retrieval.source_marks import mark

GOOD, BAD = "👍", "👎"
MAX_QUOTES = 3
"""Claims of which each is shown with a quote; a longer list shows its sources only."""
MAX_QUOTE = 900
"""Characters of one quote; the button opens the rest."""
MAX_NOTES = 3
"""Sentences of the one note."""
WORDED_BUTTONS = 3
"""Sources up to which a button says what it does; more of them bear their sign only."""
BUTTONS_A_ROW = 6
MAX_SOURCE_BUTTONS = 48
"""Well under the hundred buttons that Telegram allows."""

_STOP = re.compile(r"[^\sA-ZĐ][.;](?=\s)|(?<=-)[A-ZĐ]{2,}[.;](?=\s)")
"""Ends the first clause; not after the capitals of an abbreviation ("TP. "), but after those of a symbol."""

Numbered = tuple[int, Document, Paragraph]
Link = Callable[[Document, Paragraph], str]
"""Makes the address that opens a paragraph."""


def answer_reply(answer: Answer, link: Link | None = None) -> Reply:
    """Return an answer as a reply, in the answer's own language; the sources of a list bear links, to be sent on."""
    words, linked = texts(answer.language), link if is_list(answer) else None
    parts: list[Part] = []
    if answer.understood_as:
        parts.append(Understood(words.understood, answer.understood_as))
    if answer.outcome is Outcome.ANSWERED:
        sources = [(citation.n, citation.document, citation.paragraph) for citation in answer.citations]
        parts += [*_claims(answer.claims), *_quotes(answer), *source_lines(sources, answer.language, link=linked)]
    else:
        sources = [(n, near.document, near.paragraph) for n, near in enumerate(answer.near, 1)]
        parts.append(_lead(answer.lead))
        parts += source_lines(sources, answer.language, label=words.nearest)
    parts += _note(answer.notes)
    rows = (*_source_buttons(sources, words), *_citing(answer), *_next_buttons(answer, words))
    return Reply(tuple(parts), rows)


def with_judging(reply: Reply, answer: Answer, number: int) -> Reply:
    """Return an answer's reply with the buttons that lead on from it and judge it.

    Args:
        number: under which the answer is remembered.
    """
    words = reading_texts(answer.language)
    onwards = [Button(words.others, ShowOthers(number, 0))]
    if len(answer.documents) == 1:
        drafting = drafting_texts(answer.language)
        onwards.insert(0, Button(words.related, ShowRelated(answer.documents[0].id)))
        onwards.append(Button(drafting.map_button, ShowMap(answer.documents[0].id)))
    judging = (Button(GOOD, Rate(number, True)), Button(BAD, Rate(number, False)))
    return replace(reply, buttons=(*reply.buttons, tuple(onwards), *_as_files(answer, number), judging))


def _as_files(answer: Answer, number: int) -> list[tuple[Button, ...]]:
    """Return the row that sends a list as a file."""
    if not is_list(answer):
        return []
    words = drafting_texts(answer.language)
    return [(Button(words.list_xlsx, SendList(number, "xlsx")), Button(words.list_docx, SendList(number, "docx")))]


def shown_paragraphs(answer: Answer) -> tuple[ParagraphId, ...]:
    """Return the paragraphs that an answer shows, each once."""
    cited = (citation.paragraph.id for citation in answer.citations)
    return tuple(dict.fromkeys((*cited, *(near.paragraph.id for near in answer.near))))


def source_lines(
    sources: Sequence[Numbered], language: Language, *, label: str = "", link: Link | None = None
) -> list[Source]:
    """Return one line a document, with all its places, in the order of the numbers.

    Args:
        link: makes the address that opens a paragraph; of several at one place the first is opened.
    """
    by_document: dict[DocumentId, list[Numbered]] = {}
    for source in sources:
        by_document.setdefault(source[1].id, []).append(source)
    lines: list[Source] = []
    for group in by_document.values():
        by_place: dict[str, list[Numbered]] = {}
        for source in group:
            by_place.setdefault(place_line(source[2], language), []).append(source)
        passages = tuple(
            Passage(tuple(n for n, _, _ in held), place, link(held[0][1], held[0][2]) if link is not None else "")
            for place, held in by_place.items()
        )
        lines.append(Source(passages, document_line(group[0][1], language), "" if lines else label))
    return lines


def place_line(paragraph: Paragraph, language: Language) -> str:
    """Return place and page: "mục II.1, đoạn 3, trang 2"."""
    page = "" if paragraph.page is None else texts(language).page.format(page=paragraph.page)
    return ", ".join(filter(None, (place_words(paragraph, language), page)))


def document_line(document: Document, language: Language) -> str:
    """Return the document's name, and that it was never issued if so."""
    name = document_name(document, language)
    return f"{name} [{texts(language).draft}]" if document.header.draft else name


def passage_title(document: Document, paragraph: Paragraph, language: Language) -> Statement:
    """Return the line above a paragraph that is shown by itself: its place, then its document."""
    place, name = place_line(paragraph, language), document_line(document, language)
    place = place[:1].upper() + place[1:]
    return Statement(f"{place} — {name}" if place else name, place or name)


def shorten(text: str, limit: int) -> str:
    """Return the beginning of ``text``, at most ``limit`` characters, cut after a word where there is one."""
    if len(text) <= limit:
        return text
    cut = text[:limit].rstrip()
    word, space, _ = cut.rpartition(" ")
    return word.rstrip() if space and len(word) > limit // 2 and not text[limit].isspace() else cut


def _claims(claims: Sequence[Claim]) -> list[Part]:
    return [Statement(claim.text, claim.strong, _marks(claim, claims)) for claim in claims]


def _marks(claim: Claim, claims: Sequence[Claim]) -> tuple[int, ...]:
    """Return the claim's numbers; the headline of a list leaves them to the lines below it."""
    others = {n for other in claims if other is not claim for n in other.sources}
    headline = claim is claims[0] and len(claims) > 2 and set(claim.sources) <= others
    return () if headline else claim.sources


def _lead(lead: str) -> Statement:
    """Return the sentence that says there is no answer, strong up to its first stop."""
    stop = _STOP.search(lead)
    return Statement(lead, lead[: stop.end()].rstrip(";") if stop else lead)


def _quotes(answer: Answer) -> Iterable[Quote]:
    """Yield, for each claim of a short answer, the words that prove most of it, unless it repeats them itself."""
    if len(answer.claims) > MAX_QUOTES:
        return
    said = [_squeezed(claim.text) for claim in answer.claims]
    shown: list[Citation] = []
    for claim in answer.claims:
        cited = [citation for citation in answer.citations if citation.n in claim.sources and citation not in shown]
        told = set(fold(claim.text).split())
        best = min(cited, key=lambda citation: (-_shared(citation, told), citation.n), default=None)
        if best is not None and not any(_squeezed(best.quote) in text for text in said):
            shown.append(best)
            yield _quote(best)


def _shared(citation: Citation, told: set[str]) -> int:
    """Count the different words of a quote that a claim tells."""
    return len(told & set(fold(citation.quote).split()))


def _quote(citation: Citation) -> Quote:
    whole = citation.paragraph.text
    words = shorten(citation.quote, MAX_QUOTE)
    start = whole.index(citation.quote)
    return Quote(
        words.strip(),
        marks=(citation.n,),
        cut_before=bool(whole[:start].strip()),
        cut_after=bool(whole[start + len(words) :].strip()),
    )


def _note(notes: Sequence[str]) -> list[Part]:
    return [Note(" ".join(notes[:MAX_NOTES]))] if notes else []


def _source_buttons(sources: Sequence[Numbered], words: Texts) -> list[tuple[Button, ...]]:
    worded = len(sources) <= WORDED_BUTTONS
    buttons = [
        Button(f"{mark(n)} {words.read}" if worded else mark(n), OpenParagraph(paragraph.id))
        for n, _, paragraph in sources[:MAX_SOURCE_BUTTONS]
    ]
    return [tuple(buttons[at : at + BUTTONS_A_ROW]) for at in range(0, len(buttons), BUTTONS_A_ROW)]


def _citing(answer: Answer) -> list[tuple[Button, ...]]:
    """Return the row that cites, if there is something to cite."""
    row = cite_buttons(answer) if answer.outcome is Outcome.ANSWERED else ()
    return [row] if row else []


def _next_buttons(answer: Answer, words: Texts) -> list[tuple[Button, ...]]:
    row = []
    if answer.outcome is Outcome.NOT_FOUND:
        row.append(Button(words.ask_otherwise, AskOtherwise()))
    if answer.understood_as:
        row.append(Button(words.another_topic, StartAnew()))
    return [tuple(row)] if row else []


def _squeezed(text: str) -> str:
    return " ".join(text.split())
