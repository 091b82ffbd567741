"""Where a fact about a document stands: in its own header if it is held, else where others cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.model import Document, Paragraph, ParagraphKind, Reference, RegisterEntry
from corpus.text.fold import fold
from retrieval.answers.draft import Draft
from retrieval.library import View

MAX_MENTIONS = 6
"""Places cited for one document; the register command lists all of them."""
_HEADER_KINDS = (
    ParagraphKind.TITLE, ParagraphKind.HEADER, ParagraphKind.SIGNATURE, ParagraphKind.RECIPIENTS,
)  # fmt: skip


def header_source(view: View, document: Document, wanted: str) -> tuple[Document, Paragraph, str] | None:
    """Return the header paragraph that holds ``wanted``, and the words of it that say so.

    Letters are compared folded, because a body is printed in capitals and cited
    in ordinary case; the quote is always the paragraph's own characters.
    """
    needle = " ".join(fold(wanted).split())
    for paragraph in view.paragraphs_of(document.id):
        if paragraph.kind not in _HEADER_KINDS:
            continue
        haystack = " ".join(fold(paragraph.text).split())
        if needle and (needle in haystack or needle.replace(" ", "") in haystack.replace(" ", "")):
            return document, paragraph, paragraph.text
    return None


def cite_header(draft: Draft, view: View, entry: RegisterEntry, *wanted: str | None) -> tuple[int, ...]:
    """Cite the parts of a held document's header that hold the wanted words; the title where none does."""
    document = _held(view, entry)
    if document is None:
        return ()
    sources = [
        draft.cite(*found) for words in wanted if words and (found := header_source(view, document, words)) is not None
    ]
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
