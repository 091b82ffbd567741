"""What a document says of a name that has no document behind it: "Đề án tin học hóa quản lý nhà nước (Đề án 112)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Paragraph, ParagraphKind
from corpus.text.fold import fold
from retrieval.answer import Answer, Near
from retrieval.answers.context import Context
from retrieval.answers.draft import SURE, Draft
from retrieval.answers.silence import first_near, unknown_document
from retrieval.evidence.sentences import sentences
from retrieval.evidence.terms import words
from retrieval.query import Field, Kind, Target
from retrieval.wording import say

_LOOKED_AT = 40
_CLAUSE = re.compile(r"[;:]\s")


def compose_called(context: Context, kind: Kind) -> Answer:
    """Quote the words that explain a short name which no document bears; else say that the document is unknown."""
    unknown = context.targets.unknown
    found = list(_using(context, unknown[0])) if len(unknown) == 1 and not unknown[0].symbol.issuer else []
    if not found:
        return unknown_document(context, kind)
    draft = Draft(context.query, kind)
    explained = next(((p, quote) for p, quote, explains in found if explains), None)
    if explained is None or not _asks_what_it_is(context):
        near = (Near(context.view.document(p.document_id), p, 1.0) for p, _, _ in found)
        lead = say(context.query.language, "only_named", name=unknown[0].text)
        return draft.silent(lead, first_near(near, context.near))
    paragraph, quote = explained
    draft.claim(quote, (draft.cite(context.view.document(paragraph.document_id), paragraph, quote),))
    return draft.answered(SURE)


def _asks_what_it_is(context: Context) -> bool:
    return not context.query.topics and set(context.query.fields) <= {Field.SUBJECT}


def _using(context: Context, target: Target) -> Iterator[tuple[Paragraph, str, bool]]:
    """Yield the paragraphs that use the name, with the clause, and whether the name stands in brackets behind what it means."""
    *kind, number = (word for word in words(fold(target.text)) if word != "so")
    spaced = r"\s+".join((*map(re.escape, kind), rf"(?:so\s+)?{re.escape(number)}"))
    name = re.compile(rf"(?P<open>\(\s*)?(?<!\w){spaced}(?![\w/-])")
    asked = replace(context.query, text=target.text, search_text=target.text, topics=())
    for candidate in list(context.view.search(asked))[:_LOOKED_AT]:
        paragraph = candidate.paragraph
        if paragraph.kind is ParagraphKind.NOISE:
            continue
        for span in sentences(paragraph.text):
            match = name.search(fold(span.of(paragraph.text)))
            if match is not None:
                sentence = span.of(paragraph.text)
                begins = max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, match.start())), default=0)
                yield paragraph, sentence[begins:].strip(), match["open"] is not None
                break
