"""Inline mode: what is typed in any chat is found, inserted with its citation, and follows the asker's access."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.texts import texts
from bot.texts.reading import reading_texts
from retrieval.answer import Language
from retrieval.engine import Engine
from tests.support.bot_api import BotApiServer, Call, Person, parse_html
from tests.support.bot_api.errors import Json
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_engine

VI = reading_texts(Language.VIETNAMESE)
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "unit:snv"\n'
FILES = {
    "hop-tac.txt": document(
        "481/KH-UBND", "Thực hiện Thỏa thuận hợp tác với tỉnh Xay Sôm Bun",
        "Đón 12 lưu học sinh Xay Sôm Bun <mỗi năm> & bố trí chỗ ở.\n" + "Nội dung dài. " * 200,
    ),
    "rung.txt": document("482/KH-UBND", "Trồng rừng", "Trồng 300 ha rừng, theo Quyết định số 77/QĐ-UBND."),
    "noi-bo/mat.txt": document("483/KH-UBND", "Rà soát Xay Sôm Bun", "Rà soát 4 lưu học sinh Xay Sôm Bun."),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = small_engine(tmp_path_factory.mktemp("inline"), FILES, POLICY)
    yield opened
    opened.close()


@pytest.fixture
async def anh(server: BotApiServer, engine: Engine, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, engine, tmp_path):
        yield server.person(7)


def titles(answer: Json) -> list[str]:
    return [result["title"] for result in answer["results"]]


def tried(server: BotApiServer, query: str) -> list[Call]:
    return [call for call in server.world.calls if call.params.get("inline_query_id") == query]


def inserted(result: Json) -> str:
    return parse_html(result["input_message_content"]["message_text"])[0]


async def test_a_number_offers_its_document_with_the_first_mention(anh: Person) -> None:
    answer = await anh.finds_inline("481/KH-UBND")
    first = answer["results"][0]
    assert first["title"].startswith("Kế hoạch số 481/KH-UBND")
    text = inserted(first)
    assert text.startswith("Kế hoạch số 481/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương")
    assert VI.open_link in text


async def test_the_beginning_of_a_number_offers_every_document_that_goes_on_so(anh: Person) -> None:
    offered = titles(await anh.finds_inline("48"))
    assert any("481/KH-UBND" in title for title in offered)
    assert any("482/KH-UBND" in title for title in offered)
    assert not any("483" in title for title in offered)


async def test_a_number_that_no_document_has_offers_no_other_number(anh: Person) -> None:
    assert titles(await anh.finds_inline("999/KH-UBND")) == []
    offered = titles(await anh.finds_inline("77/QĐ-UBND"))  # it is cited
    assert offered[0].startswith("Quyết định số 77/QĐ-UBND")


async def test_words_without_diacritics_offer_paragraphs_with_quote_place_and_link(anh: Person) -> None:
    answer = await anh.finds_inline("xay som bun")
    found = next(result for result in answer["results"] if result["id"].startswith("p"))
    text = inserted(found)
    assert text.startswith("“")
    assert "Đón 12 lưu học sinh Xay Sôm Bun <mỗi năm> & bố trí chỗ ở." in text
    assert "mục I.1, Kế hoạch số 481/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân" in text
    link = found["input_message_content"]["message_text"].split('href="')[1].split('"')[0]
    payload = link.split("start=")[1]
    await anh.says(f"/start {payload}")
    assert "Đón 12 lưu học sinh" in (await anh.hears(1)).text


async def test_a_document_that_is_only_cited_is_offered_as_such(anh: Person) -> None:
    first = (await anh.finds_inline("77/QĐ-UBND"))["results"][0]
    assert first["title"].startswith("Quyết định số 77/QĐ-UBND")
    assert VI.not_held in first["description"]


async def test_results_are_the_asker_s_own_and_hold_nothing_beyond_his_access(anh: Person) -> None:
    for typed in ("xay som bun", "483/KH-UBND", "rà soát lưu học sinh"):
        answer = await anh.finds_inline(typed)
        assert str(answer["is_personal"]).lower() == "true"
        assert 0 < int(answer["cache_time"]) <= 60
        assert "483/KH" not in str(answer["results"])
        assert "Rà soát 4" not in str(answer["results"])


async def test_nothing_typed_and_nothing_found_lead_to_the_assistant(anh: Person) -> None:
    empty = await anh.finds_inline("")
    assert (empty["results"], empty["button"]["text"]) == ([], VI.inline_hint)
    nothing = await anh.finds_inline("?")
    assert (nothing["results"], nothing["button"]["text"]) == ([], VI.inline_nothing)


async def test_a_query_that_is_too_old_is_refused_once_and_nothing_is_sent_in_its_stead(
    anh: Person, server: BotApiServer
) -> None:
    query = await anh.types_inline("xay som bun")
    server.world.open_queries.discard(query)
    await server.world.wait_until(lambda: bool(tried(server, query)))
    await anh.says("/start")
    await anh.hears(1)
    assert [call.status for call in tried(server, query)] == [400]
    assert query not in server.world.inline_answers
    assert [message.text for message in server.world.messages] == [texts(Language.VIETNAMESE).greeting]


async def test_a_stranger_is_offered_nothing_but_to_ask_for_access(
    server: BotApiServer, engine: Engine, tmp_path: Path
) -> None:
    async with running_bot(server, engine, tmp_path, strangers=True):
        answer = await server.person(7).finds_inline("xay som bun")
        assert answer["results"] == []
        assert answer["button"]["start_parameter"]
