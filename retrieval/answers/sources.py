"""Where a fact about a document stands: in its own header if it is held, else where others cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.model import Document, Paragraph, ParagraphKind, Reference, RegisterEntry
from corpus.text.fold import fold
from retrieval.answers.draft import Draft
from retrieval.library import View

MAX_MENTIONS = 6
"""Places cited for one document; the register command lists all of them."""
_HEAD = (ParagraphKind.TITLE, ParagraphKind.HEADER)
_END = (ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS)
LINES_OF_A_NAME = 4
"""Lines of a head over which a narrow column may spread the name of a body."""


def header_source(view: View, document: Document, wanted: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the head that hold ``wanted``, else the one of the end that does.

    Letters are compared folded, because a body is printed in capitals and cited
    in ordinary case. A name that is spread over lines is held by all of them.
    """
    needle = "".join(fold(wanted).split())
    own = view.paragraphs_of(document.id) if needle else ()
    head = [(paragraph, "".join(fold(paragraph.text).split())) for paragraph in own if paragraph.kind in _HEAD]
    end = [(paragraph, "".join(fold(paragraph.text).split())) for paragraph in own if paragraph.kind in _END]
    single = next(((paragraph,) for paragraph, text in head if needle in text), None)
    last = ((paragraph,) for paragraph, text in end if needle in text)
    return single or _lines_of(head, needle) or next(last, ())


def _lines_of(head: Sequence[tuple[Paragraph, str]], needle: str) -> tuple[Paragraph, ...]:
    """Return the lines of a head that hold the words one after the other, with others between them or without."""
    for at, (paragraph, text) in enumerate(head):
        found, rest = [paragraph], needle.removeprefix(text)
        if not text or rest == needle:
            continue
        for other, words in head[at + 1 : at + 1 + LINES_OF_A_NAME]:
            if rest and words and rest.startswith(words):
                found.append(other)
                rest = rest.removeprefix(words)
        if not rest:
            return tuple(found)
    return ()


def cite_header(draft: Draft, view: View, entry: RegisterEntry, *wanted: str | None) -> tuple[int, ...]:
    """Cite the parts of a held document's header that hold the wanted words; the title where none does."""
    document = _held(view, entry)
    if document is None:
        return ()
    found = (paragraph for words in wanted if words for paragraph in header_source(view, document, words))
    sources = [draft.cite(document, paragraph, paragraph.text) for paragraph in found]
    return tuple(dict.fromkeys(sources)) or cite_title(draft, view, document)


def cite_title(draft: Draft, view: View, document: Document) -> tuple[int, ...]:
    """Cite the paragraphs that name the document: type and subject, else the first there is."""
    paragraphs = view.paragraphs_of(document.id)
    titles = [p for p in paragraphs if p.kind is ParagraphKind.TITLE and p.text.strip()][:2]
    chosen = titles or [p for p in paragraphs if p.text.strip() and p.kind is not ParagraphKind.NOISE][:1]
    return tuple(draft.cite(document, paragraph, paragraph.text) for paragraph in chosen)


def cite_mentions(
    draft: Draft,
    view: View,
    entry: RegisterEntry,
    *,
    where: Callable[[Reference], bool] = lambda reference: True,
    limit: int = MAX_MENTIONS,
) -> tuple[int, ...]:
    """Cite the paragraphs that mention a document in a way that satisfies ``where``."""
    sources: list[int] = []
    names = names_asked(draft)
    for document, paragraph, reference in mentions(view, entry, where, names):
        if len(set(sources)) >= limit or draft.full:
            break
        sources.append(draft.cite(document, paragraph, reference.text))
    return tuple(dict.fromkeys(sources))


def names_asked(draft: Draft) -> tuple[str, ...]:
    """Return the names in the question, as it spells them."""
    return tuple(topic.text for topic in draft.query.topics if topic.name)


def spells(reference: Reference, names: Sequence[str]) -> bool:
    """Tell whether a mention spells the names as the question does."""
    return all(name in reference.text for name in names)


def mentions(
    view: View,
    entry: RegisterEntry,
    where: Callable[[Reference], bool] = lambda reference: True,
    names: Sequence[str] = (),
) -> Iterator[tuple[Document, Paragraph, Reference]]:
    """Yield the mentions of a document: full ones before those that inherit, else in reading order.

    Args:
        names: names as the question spells them; of equals, mentions that spell them so come first.
    """
    chosen = [mention for mention in entry.mentions if where(mention.reference)]
    chosen.sort(key=lambda mention: not spells(mention.reference, names))
    chosen.sort(key=lambda mention: mention.reference.inherited or mention.reference.symbol is None)
    for mention, paragraph in view.mention_paragraphs(chosen):
        yield view.document(mention.document_id), paragraph, mention.reference


def cite_document(draft: Draft, view: View, entry: RegisterEntry) -> tuple[int, ...]:
    """Cite what shows a document: its own header where it is held, else every mention."""
    draft.name(entry)
    document = _held(view, entry)
    return cite_title(draft, view, document) if document is not None else cite_mentions(draft, view, entry)


def _held(view: View, entry: RegisterEntry) -> Document | None:
    return view.documents.get(entry.document_id) if entry.document_id is not None else None
