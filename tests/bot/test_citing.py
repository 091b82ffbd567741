"""Citations over Telegram: what is copied, what is said to be missing, and who may have it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import CiteDocument
from bot.citing import MAX_COPY, citation_reply, cite_buttons, entry_citation
from bot.reply import Copyable, CopyText, Note
from bot.texts.reading import reading_texts
from corpus.model import ParagraphId, RegisterEntry, Symbol, WrittenDate
from retrieval.answer import Answer, Citation, Claim, Language, Outcome
from retrieval.citing import Named, first_mention
from retrieval.engine import Engine
from tests.support.bot_api import BotApiServer, Person
from tests.support.made import make_document, make_entry, make_paragraph
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_engine

VI = reading_texts(Language.VIETNAMESE)
PLAN = "Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương"
FILES = {
    "du-lich.txt": document(
        "12/KH-UBND", "Phát triển du lịch năm 2024", "Đón 1.105 nghìn lượt khách du lịch.\nGiao Sở Văn hóa chủ trì."
    ),
    "bao-cao.txt": document(
        "9/BC-SVHTT", "Kết quả du lịch", "Thực hiện Kế hoạch số 12/KH-UBND, tỉnh đón 900 nghìn lượt khách.",
        kind="BÁO CÁO", issuer="UBND TỈNH SÔNG THƯƠNG\nSỞ VĂN HÓA VÀ THỂ THAO",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = small_engine(tmp_path_factory.mktemp("citing"), FILES)
    yield opened
    opened.close()


@pytest.fixture
async def anh(server: BotApiServer, engine: Engine, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, engine, tmp_path):
        yield server.person(7)


async def test_one_tap_copies_the_first_mention_and_the_forms_open_beside_it(anh: Person) -> None:
    await anh.says("Kế hoạch 12/KH-UBND về việc gì?")
    answer = await anh.hears(1)
    copied = answer.copied(VI.cite)
    assert copied == f"{PLAN} về việc phát triển du lịch năm 2024"
    await anh.presses(answer, VI.cite_forms)
    forms = await anh.hears(2)
    assert forms.copied(VI.copy_first) == copied
    assert forms.copied(VI.copy_later) == "Kế hoạch số 12/KH-UBND"
    assert copied in forms.text
    assert "code" in {entity.type for entity in forms.entities}


async def test_an_opened_paragraph_is_cited_with_its_place(anh: Person) -> None:
    await anh.says("giao sở nào chủ trì du lịch?")
    answer = await anh.hears(1)
    await anh.presses(answer, answer.labels[0])
    opened = await anh.hears(2)
    await anh.presses(opened, VI.cite)
    forms = await anh.hears(3)
    assert forms.copied(VI.copy_place) == "mục I.2, Kế hoạch số 12/KH-UBND"


async def test_a_document_that_is_gone_is_said_to_be(anh: Person) -> None:
    await anh.says("Kế hoạch 12/KH-UBND về việc gì?")
    await anh.presses_data(await anh.hears(1), "c:0000000000000000")
    assert (await anh.hears(2)).text == VI.not_here
    await anh.presses_data(await anh.hears(1), "q:0000000000000000")
    assert (await anh.hears(3)).text == VI.not_here


def answer_on(*entries: RegisterEntry) -> Answer:
    paragraph = make_paragraph("Đón 1.105 nghìn lượt khách du lịch.")
    citation = Citation(1, make_document(), paragraph, "Đón 1.105 nghìn lượt")
    claim = Claim("Có.", (1,))
    return Answer("?", Language.VIETNAMESE, "fact", Outcome.ANSWERED, claims=(claim,), documents=entries,
                  citations=(citation,))  # fmt: skip


@given(st.text("abcdeđ ăâ", min_size=1, max_size=400))
def test_no_button_copies_more_than_telegram_takes_and_nothing_is_cut(subject: str) -> None:
    entry = replace(make_entry(document=make_document()), subject=subject)
    whole = first_mention(Named.of_entry(entry))
    buttons = [button.action for button in cite_buttons(answer_on(entry))]
    copied = [action.text for action in buttons if isinstance(action, CopyText)]
    assert copied == ([whole] if len(whole) <= MAX_COPY else [])
    reply = citation_reply(Named.of_entry(entry), Language.VIETNAMESE)
    assert whole in [part.text for part in reply.parts if isinstance(part, Copyable)]
    said = " ".join(part.text for part in reply.parts if isinstance(part, Note))
    assert (str(MAX_COPY) in said) == (len(whole) > MAX_COPY)


def test_a_fact_is_cited_by_its_first_source_with_the_place() -> None:
    copied = cite_buttons(answer_on())[0].action
    assert isinstance(copied, CopyText)
    assert copied.text.startswith("mục I, đoạn 1, Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2024 của")


def test_each_of_several_documents_is_cited_by_its_number() -> None:
    other = replace(make_entry("r2"), symbol=Symbol("7/QĐ-UBND", "A", "QĐ", "7", None, "UBND"), type="Quyết định")
    buttons = cite_buttons(answer_on(make_entry(), other))
    assert [button.label for button in buttons] == ["Chép 12/KH-UBND", "Chép 7/QĐ-UBND"]
    assert all(isinstance(button.action, CopyText) for button in buttons)


def test_a_date_that_documents_dispute_is_not_copied_unseen() -> None:
    dates = (WrittenDate("05/3/2024", date(2024, 3, 5)), WrittenDate("15/3/2024", date(2024, 3, 15)))
    cited = replace(make_entry(), dates=dates)
    assert [type(button.action) for button in cite_buttons(answer_on(cited))] == [CiteDocument]
    notes = [part.text for part in entry_citation(cited, Language.VIETNAMESE).parts if isinstance(part, Note)]
    assert notes == [VI.disputed_date.format(dates="05/3/2024, 15/3/2024")]
    held = replace(make_entry(document=make_document()), dates=dates)
    assert isinstance(cite_buttons(answer_on(held))[0].action, CopyText)


def test_what_is_missing_is_named() -> None:
    named = replace(Named.of(make_document()), issuer=None, date=None)
    notes = [part.text for part in citation_reply(named, Language.VIETNAMESE).parts if isinstance(part, Note)]
    assert notes == [VI.missing.format(elements="ngày ban hành, cơ quan ban hành")]


def test_ids_of_paragraphs_fit_a_button(engine: Engine) -> None:
    ids = engine.consult(lambda view: [p.id for d in view.documents for p in view.paragraphs_of(d)])
    assert ids
    assert all(len(f"q:{ParagraphId(name)}".encode()) <= 64 for name in ids)
