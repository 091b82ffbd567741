"""Random documents are random in form, known in content, and can be written in every format."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Format
from corpus.place import Unit
from corpus.samples.definition import Style
from corpus.samples.make import write_sample
from corpus.samples.pdf import FONTS
from corpus.samples.random_document import FORMATS, random_document
from corpus.samples.truth import document_text

seeds = st.integers(min_value=0, max_value=10**9)


@given(seeds)
def test_same_seed_gives_the_same_document(seed: int) -> None:
    assert random_document(seed) == random_document(seed)


@given(seeds)
def test_references_stand_where_they_are_said_to_stand(seed: int) -> None:
    pieces = random_document(seed).pieces
    assert any(piece.references for piece in pieces)
    for piece in pieces:
        for reference in piece.references:
            assert piece.text[reference.start : reference.end] == reference.text
            assert reference.symbol in reference.text


@given(seeds)
def test_every_text_has_a_place_of_its_own(seed: int) -> None:
    frames = (Style.CENTRED, Style.ATTACHED_TYPE, Style.ATTACHED_SUBJECT, Style.ATTACHED_NOTE)
    places = [piece.place for piece in random_document(seed).pieces if piece.style not in frames]
    assert len(places) == len(set(places))


def test_every_shape_of_document_is_drawn() -> None:
    styles: set[Style] = set()
    units: set[Unit] = set()
    for seed in range(60):
        for piece in random_document(seed).pieces:
            styles.add(piece.style)
            units |= {part.unit for part in piece.place.parts}
    assert styles == set(Style)
    assert units >= {Unit.CHAPTER, Unit.ARTICLE, Unit.CLAUSE, Unit.POINT, Unit.HEADING, Unit.FOOTNOTE, Unit.ROW}


@settings(max_examples=12, deadline=None)
@given(seeds, st.sampled_from((Format.TEXT, Format.MARKDOWN)))
def test_text_formats_hold_every_word(seed: int, form: Format) -> None:
    document = random_document(seed, form)
    written = re.findall(r"\w+", write_sample(document).decode())
    planted = re.findall(r"\w+", " ".join(piece.text for piece in document.pieces))
    assert set(planted) <= set(written)


@settings(max_examples=4, deadline=None)
@given(seeds)
def test_binary_formats_are_written_twice_alike(seed: int) -> None:
    if not FONTS.exists():
        pytest.skip("Liberation Serif is not here; apt-get install fonts-liberation2 to write PDFs")
    for form in FORMATS:
        document = random_document(seed, form)
        assert write_sample(document) == write_sample(document)
        assert document.head.subject in document_text(document)
