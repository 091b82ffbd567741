"""Hypothesis strategies for the values of the corpus, and short ways to build plain ones."""

from __future__ import annotations

import string
from datetime import date

from hypothesis import strategies as st

from corpus.model import (
    DateProblem,
    Document,
    DocumentId,
    Format,
    Header,
    Paragraph,
    ParagraphId,
    ParagraphKind,
    ReadDocument,
    Reference,
    Relation,
    Symbol,
    WrittenDate,
)
from corpus.place import Place, PlacePart, Unit

words = st.text(max_size=12)
dates = st.dates(date(1945, 9, 2), date(2099, 12, 31))
written_dates = st.builds(
    WrittenDate, raw=words, value=st.none() | dates, problem=st.none() | st.sampled_from(DateProblem)
)
symbols = st.builds(
    Symbol,
    text=words,
    form=st.sampled_from("ABCDEFHS"),
    type=words,
    number=words,
    year=st.none() | st.integers(1945, 2099),
    issuer=words,
    unit=words,
)
places = st.builds(
    Place,
    parts=st.lists(st.builds(PlacePart, st.sampled_from(Unit), words), max_size=4).map(tuple),
    attachment=words,
)
headers = st.builds(
    Header,
    type=st.none() | words,
    symbol=st.none() | symbols,
    date=st.none() | written_dates,
    place_name=st.none() | words,
    issuer=st.none() | words,
    parent=st.none() | words,
    authority=st.none() | words,
    subject=st.none() | words,
    signer_name=st.none() | words,
    signer_title=st.none() | words,
    capacity=words,
    recipients=st.lists(words, max_size=3).map(tuple),
    draft=st.booleans(),
    urgency=st.none() | words,
    secrecy=st.none() | words,
    copy_of=st.none() | words,
)
document_ids = st.text(string.hexdigits[:16], min_size=16, max_size=16).map(DocumentId)
paragraph_ids = st.text(string.hexdigits[:16], min_size=4, max_size=16).map(ParagraphId)
references = st.builds(
    Reference,
    paragraph_id=paragraph_ids,
    start=st.integers(0, 9999),
    end=st.integers(0, 9999),
    text=words,
    relation=st.sampled_from(Relation),
    type=st.none() | words,
    symbol=st.none() | symbols,
    date=st.none() | written_dates,
    issuer=st.none() | words,
    subject=st.none() | words,
    alias=st.none() | words,
    alias_of=st.none() | words,
    period=st.none() | words,
    inherited=st.booleans(),
)


@st.composite
def read_documents(draw: st.DrawFn) -> ReadDocument:
    """Draw a document with any paragraphs and references."""
    name = draw(document_ids)
    document = st.builds(
        Document,
        id=st.just(name),
        path=st.text(min_size=1, max_size=20),
        format=st.sampled_from(Format),
        header=headers,
        pages=st.none() | st.integers(1, 9999),
        access=words,
        warnings=st.lists(words, max_size=2).map(tuple),
    )
    paragraph = st.builds(
        Paragraph,
        id=paragraph_ids,
        document_id=st.just(name),
        ordinal=st.integers(0, 99999),
        place=places,
        kind=st.sampled_from(ParagraphKind),
        text=words,
        page=st.none() | st.integers(1, 9999),
        headings=st.lists(words, max_size=3).map(tuple),
        note_of=st.none() | st.integers(0, 99999),
        confidence=st.none() | st.floats(0, 100),
    )
    return ReadDocument(
        draw(document),
        tuple(draw(st.lists(paragraph, max_size=4))),
        tuple(draw(st.lists(references, max_size=3))),
    )


def plain_document(
    name: str = "a", *, path: str = "", texts: tuple[str, ...] = ("một", "hai", "ba"), access: str = "public"
) -> ReadDocument:
    """Return a document of body paragraphs ``name-0``, ``name-1`` … with these texts."""
    document_id = DocumentId(name)
    paragraphs = tuple(
        Paragraph(
            ParagraphId(f"{name}-{ordinal}"),
            document_id,
            ordinal,
            Place((PlacePart(Unit.PARAGRAPH, str(ordinal + 1)),)),
            ParagraphKind.BODY,
            text,
        )
        for ordinal, text in enumerate(texts)
    )
    return ReadDocument(Document(document_id, path or f"{name}.txt", Format.TEXT, Header(), access=access), paragraphs)
