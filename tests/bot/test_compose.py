"""From answers to replies: order, quotes, sources, notes and buttons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.actions import AskOtherwise, OpenParagraph, StartAnew
from bot.compose import MAX_QUOTE, answer_reply, shorten
from bot.reply import Note, Passage, Quote, Reply, Source, Statement, Understood
from corpus.place import Place, PlacePart, Unit
from retrieval.answer import Answer, Citation, Claim, Language, Near, Outcome
from retrieval.citations import place_words
from retrieval.naming import document_name
from tests.support.made import make_document, make_header, make_paragraph

PLAN = make_document()
DRAFT = make_document("d2", header=replace(make_header(), draft=True))
ONE = make_paragraph("Đầu đoạn. Tỉnh trồng 1.250 ha rừng. Cuối đoạn.", identifier="p1")
TWO = make_paragraph(
    "Tỉnh chăm sóc rừng.", identifier="p2", place=Place((PlacePart(Unit.HEADING, "II"), PlacePart(Unit.PARAGRAPH, "2")))
)
VI = Language.VIETNAMESE


def answered(*claims: Claim, citations: tuple[Citation, ...], notes: tuple[str, ...] = ()) -> Answer:
    return Answer("hỏi?", VI, "fact", Outcome.ANSWERED, claims=claims, citations=citations, notes=notes)


def kinds(reply: Reply) -> list[type]:
    return [type(part) for part in reply.parts]


def test_the_answer_comes_first_then_its_words_then_its_place_then_one_note() -> None:
    citation = Citation(1, PLAN, ONE, "Tỉnh trồng 1.250 ha rừng.")
    reply = answer_reply(answered(Claim("1.250 ha.", (1,), "1.250 ha"), citations=(citation,), notes=("Một.", "Hai.")))
    assert kinds(reply) == [Statement, Quote, Source, Note]
    assert reply.parts[0] == Statement("1.250 ha.", "1.250 ha", (1,))
    assert reply.parts[1] == Quote("Tỉnh trồng 1.250 ha rừng.", marks=(1,), cut_before=True, cut_after=True)
    assert reply.parts[2] == Source((Passage((1,), place_words(ONE, VI)),), document_name(PLAN, VI))
    assert reply.parts[3] == Note("Một. Hai.")
    assert (reply.actions[0].label, reply.actions[0].action) == ("① đọc đoạn", OpenParagraph(ONE.id))


def test_words_that_the_answer_repeats_are_not_quoted_again() -> None:
    claim = Claim("Tỉnh  chăm sóc\nrừng. (toàn văn)", (1,))
    reply = answer_reply(answered(claim, citations=(Citation(1, PLAN, TWO, "Tỉnh chăm sóc rừng."),)))
    assert kinds(reply) == [Statement, Source]


def test_places_in_one_document_share_a_line_and_drafts_are_called_so() -> None:
    citations = (
        Citation(1, PLAN, ONE, "Đầu đoạn."),
        Citation(2, DRAFT, TWO, "Tỉnh"),
        Citation(3, PLAN, TWO, "rừng."),
    )
    lines = [
        part
        for part in answer_reply(answered(Claim("a", (1, 2, 3)), citations=citations)).parts
        if isinstance(part, Source)
    ]
    assert [tuple(p.marks for p in line.passages) for line in lines] == [((1,), (3,)), ((2,),)]
    assert lines[1].document.endswith("[bản chưa phát hành]")
    assert "[" not in lines[0].document


def test_two_quotes_from_one_place_name_it_once() -> None:
    citations = (Citation(1, PLAN, ONE, "Đầu đoạn."), Citation(2, PLAN, ONE, "Cuối đoạn."))
    source = answer_reply(answered(Claim("a", (1, 2)), citations=citations)).parts[-1]
    assert isinstance(source, Source)
    assert source.passages == (Passage((1, 2), place_words(ONE, VI)),)


def test_a_claim_is_shown_with_the_source_that_tells_most_of_it() -> None:
    title = make_paragraph("KẾ HOẠCH", identifier="p3")
    citations = (
        Citation(1, PLAN, title, title.text),
        Citation(2, PLAN, ONE, "Tỉnh trồng 1.250 ha rừng."),
        Citation(3, PLAN, TWO, TWO.text),
    )
    reply = answer_reply(answered(Claim("Kế hoạch trồng rừng 1.250 ha", (1, 2, 3)), citations=citations))
    assert [part.marks for part in reply.parts if isinstance(part, Quote)] == [(2,)]


def test_each_of_a_few_claims_has_its_own_quote() -> None:
    citations = (Citation(1, PLAN, ONE, "Tỉnh trồng 1.250 ha rừng."), Citation(2, PLAN, TWO, TWO.text))
    claims = (Claim("1.250 ha", (1,)), Claim("chăm sóc", (2,)), Claim("cả hai", (1, 2)))
    reply = answer_reply(answered(*claims, citations=citations))
    assert [part.marks for part in reply.parts if isinstance(part, Quote)] == [(1,), (2,)]


def test_the_page_is_told_where_there_is_one() -> None:
    citation = Citation(1, PLAN, TWO._replace(page=7), "rừng")
    source = answer_reply(answered(Claim("a", (1,)), citations=(citation,))).parts[-1]
    assert isinstance(source, Source)
    assert source.passages[0].place == f"{place_words(TWO, VI)}, trang 7"


def test_a_list_shows_sources_but_no_quotes_and_its_headline_no_marks() -> None:
    found = [make_paragraph(f"Đoạn số {n}.", identifier=f"p{n}", ordinal=n) for n in range(1, 8)]
    citations = tuple(Citation(n, PLAN, p, p.text) for n, p in enumerate(found, 1))
    claims = [Claim("7 kế hoạch", tuple(range(1, 8)), "7 kế hoạch")]
    claims += [Claim(f"{n}. Kế hoạch số {n}", (n,)) for n in range(1, 8)]
    reply = answer_reply(answered(*claims, citations=citations))
    assert kinds(reply) == [Statement] * 8 + [Source]
    assert [part.marks for part in reply.parts if isinstance(part, Statement)] == [(), *((n,) for n in range(1, 8))]
    assert [len(row) for row in reply.buttons] == [6, 1, 2]  # the last row cites
    assert [button.label for button in reply.actions][:3] == ["①", "②", "③"]


def test_silence_says_what_is_missing_and_offers_the_nearest() -> None:
    answer = Answer(
        "hỏi?", VI, "fact", Outcome.NOT_FOUND,
        lead="Không tìm thấy trong kho tài liệu. Kho có số liệu năm 2023.",
        near=(Near(PLAN, ONE, 0.4), Near(PLAN, TWO, 0.2)),
    )  # fmt: skip
    reply = answer_reply(answer)
    assert reply.parts[0] == Statement(answer.lead, "Không tìm thấy trong kho tài liệu.")
    source = reply.parts[1]
    assert isinstance(source, Source)
    assert (source.label, [p.marks for p in source.passages]) == ("Gần nhất:", [(1,), (2,)])
    assert [b.action for b in reply.actions] == [OpenParagraph(ONE.id), OpenParagraph(TWO.id), AskOtherwise()]


@pytest.mark.parametrize(
    ("lead", "strong"),
    [
        ("Không tìm thấy trong kho tài liệu. Kho có năm 2023.", "Không tìm thấy trong kho tài liệu."),
        ("Kho chưa có toàn văn Quyết định số 24/2018/QĐ-UBND; chỉ có văn bản nhắc tới.",
         "Kho chưa có toàn văn Quyết định số 24/2018/QĐ-UBND"),
        ("Không có kế hoạch nào về TP. Bắc Giang. Đề nghị hỏi lại.", "Không có kế hoạch nào về TP. Bắc Giang."),
        ("Không tìm thấy.", "Không tìm thấy."),
        ("", ""),
    ],
)  # fmt: skip
def test_of_a_silence_the_first_clause_is_strong(lead: str, strong: str) -> None:
    reply = answer_reply(Answer("hỏi?", VI, "fact", Outcome.NOT_FOUND, lead=lead))
    assert reply.parts[0] == Statement(lead, strong)


def test_a_refusal_offers_nothing_to_open() -> None:
    reply = answer_reply(Answer("hỏi?", VI, "fact", Outcome.REFUSED, lead="Trợ lý không trả lời."))
    assert reply == Reply((Statement("Trợ lý không trả lời.", "Trợ lý không trả lời."),))


def test_a_follow_up_says_how_it_was_understood_and_offers_another_topic() -> None:
    answer = answered(Claim("a", (1,)), citations=(Citation(1, PLAN, TWO, "rừng"),))
    reply = answer_reply(replace(answer, understood_as="kế hoạch trồng rừng"))
    assert reply.parts[0] == Understood("Hiểu là:", "kế hoạch trồng rừng")
    assert reply.actions[-1].action == StartAnew()


def test_an_english_answer_speaks_english_around_the_document_s_words() -> None:
    answer = replace(
        answered(Claim("1,250 ha", (1,)), citations=(Citation(1, DRAFT, ONE._replace(page=2), "rừng"),)),
        language=Language.ENGLISH,
    )
    reply = answer_reply(answer)
    source = reply.parts[-1]
    assert isinstance(source, Source)
    assert source.passages[0].place.endswith("page 2")
    assert source.document.endswith("[draft, never issued]")
    assert reply.actions[0].label == "① read"


@pytest.mark.parametrize("size", [MAX_QUOTE - 1, MAX_QUOTE, MAX_QUOTE + 1, 20_000])
def test_a_long_quote_is_cut_after_a_word_and_says_so(size: int) -> None:
    text = ("rừng " * size)[:size].strip()
    citation = Citation(1, PLAN, make_paragraph(text), text)
    quote = answer_reply(answered(Claim("a", (1,)), citations=(citation,))).parts[1]
    assert isinstance(quote, Quote)
    assert text.startswith(quote.text)
    assert quote.cut_after == (quote.text != text)
    assert len(quote.text) <= MAX_QUOTE
    assert set(quote.text.split()) <= {"rừng", text.split()[-1]}


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("một hai ba", 20, "một hai ba"),
        ("một hai ba", 8, "một hai"),
        ("một hai ba", 7, "một hai"),
        ("a" * 9, 4, "aaaa"),
    ],
)
def test_shortening_keeps_whole_words_where_it_can(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short
