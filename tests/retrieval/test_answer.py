"""An answer that cannot be proven cannot be built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer import Answer, Citation, CitationError, Claim, Language, Outcome
from tests.support.made import make_document, make_paragraph


def answered(**changes: object) -> Answer:
    values: dict[str, object] = {
        "question": "?",
        "language": Language.VIETNAMESE,
        "kind": "fact",
        "outcome": Outcome.ANSWERED,
        "claims": (Claim("Có 12 lớp.", (1,)),),
        "citations": (Citation(1, make_document(), make_paragraph("Có 12 lớp."), "12 lớp"),),
    }
    return Answer(**{**values, **changes})  # type: ignore[arg-type]  # a test builds values of several types


@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_a_quote_is_accepted_exactly_when_it_stands_in_its_paragraph(quote: str, text: str) -> None:
    paragraph = make_paragraph(text)
    if quote.strip() and quote in text:
        assert Citation(1, make_document(), paragraph, quote).quote == quote
    else:
        with pytest.raises(CitationError):
            Citation(1, make_document(), paragraph, quote)


def test_a_quote_that_differs_in_one_diacritic_is_refused() -> None:
    with pytest.raises(CitationError, match="does not stand in paragraph"):
        Citation(1, make_document(), make_paragraph("hội nghị"), "hội nghi")


@pytest.mark.parametrize("sources", [(), (2,), (1, 2), (0,)])
def test_a_claim_must_cite_a_citation_that_exists(sources: tuple[int, ...]) -> None:
    with pytest.raises(CitationError, match="cites"):
        answered(claims=(Claim("Có 12 lớp.", sources),))


def test_citations_are_numbered_from_one_without_gaps() -> None:
    citation = Citation(2, make_document(), make_paragraph("Có 12 lớp."), "12 lớp")
    with pytest.raises(CitationError, match="number them from 1"):
        answered(citations=(citation,))


def test_an_answer_without_a_claim_is_refused() -> None:
    with pytest.raises(CitationError, match="does not fit 0 claims"):
        answered(claims=(), citations=())


def test_silence_with_a_claim_is_refused() -> None:
    with pytest.raises(CitationError, match="not_found does not fit 1 claims"):
        answered(outcome=Outcome.NOT_FOUND)


def test_the_text_a_user_reads_is_the_claims_in_order_or_the_lead() -> None:
    silent = Answer("?", Language.VIETNAMESE, "fact", Outcome.NOT_FOUND, lead="Không tìm thấy.")
    assert answered().text == "Có 12 lớp."
    assert silent.text == "Không tìm thấy."
