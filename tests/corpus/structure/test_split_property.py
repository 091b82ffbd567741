"""Documents drawn with known places come back exactly, whatever their lines and pages tear apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import ParagraphKind
from tests.support.texts import Drawn, places, read_text, regulations, reports, wrapped

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\nSố: 12/{code}-UBND\n\n{type}\nVề một việc\n\n"
DECISION = HEAD.format(code="QĐ", type="QUYẾT ĐỊNH")
REPORT = HEAD.format(code="BC", type="BÁO CÁO")
widths = st.sampled_from([0, 55, 64, 72, 80, 97, 110])


def body(text: str) -> list[tuple[str, str]]:
    """Return the places of a text below its head."""
    return [item for item in places(read_text(text)) if not item[0].startswith("header")]


def planted(drawn: list[Drawn]) -> list[tuple[str, str]]:
    return [(item.place, item.text) for item in drawn]


@settings(max_examples=120, deadline=None)
@given(regulations(), widths)
def test_articles_clauses_and_points_come_back_whatever_the_line_width(drawn: list[Drawn], width: int) -> None:
    assert body(DECISION + wrapped(drawn, width)) == planted(drawn)


@settings(max_examples=120, deadline=None)
@given(reports(), widths)
def test_sections_of_a_report_come_back_whatever_the_line_width(drawn: list[Drawn], width: int) -> None:
    assert body(REPORT + wrapped(drawn, width)) == planted(drawn)


@settings(max_examples=80, deadline=None)
@given(reports(), st.data())
def test_a_paragraph_torn_by_a_page_end_is_whole_again(drawn: list[Drawn], data: st.DataObject) -> None:
    torn = data.draw(st.sampled_from([item for item in drawn if len(item.text) > 120] or drawn[:1]))
    cuts = [
        at
        for at, character in enumerate(torn.text)
        if character == " " and torn.text[at - 1].isalpha() and torn.text[at + 1].islower() and at > 20
    ]
    if not cuts:
        return
    cut = data.draw(st.sampled_from(cuts))
    number = data.draw(st.integers(2, 40))
    separated = f"{torn.text[:cut]}\n\n- {number} -\n\n{torn.text[cut + 1 :]}"
    text = wrapped(drawn, 0).replace(torn.text, separated, 1)
    found = [item for item in body(REPORT + text) if item[1] != f"- {number} -"]
    assert found == planted(drawn)


@settings(max_examples=60, deadline=None)
@given(regulations(), widths)
def test_every_paragraph_has_an_id_of_its_own_and_the_same_one_again(drawn: list[Drawn], width: int) -> None:
    text = DECISION + wrapped(drawn, width)
    first = [paragraph.id for paragraph in read_text(text).paragraphs]
    assert len(set(first)) == len(first)
    assert first == [paragraph.id for paragraph in read_text(text, path="another.txt").paragraphs]


@settings(max_examples=60, deadline=None)
@given(reports(), widths)
def test_headings_above_a_paragraph_are_texts_of_paragraphs_before_it(drawn: list[Drawn], width: int) -> None:
    paragraphs = read_text(REPORT + wrapped(drawn, width)).paragraphs
    for paragraph in paragraphs:
        before = [other.text for other in paragraphs[: paragraph.ordinal]]
        assert all(heading in before for heading in paragraph.headings)
    sections = [p for p in paragraphs if p.kind is ParagraphKind.HEADING]
    assert sections
