"""From an answer on: its page as a picture, its file, what is related, what else may be meant, what people think of it."""

from __future__ import annotations

import io
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PIL import Image

from bot.answers import Answers
from bot.compose import BAD, GOOD
from bot.opening import open_originals
from bot.state import open_state
from bot.texts import texts
from bot.texts.reading import reading_texts
from config.settings import Settings
from corpus.model import PUBLIC
from retrieval.answer import Language
from retrieval.engine import Engine
from tests.support.bot_api import BotApiServer, Person
from tests.support.running_bot import running_bot
from tests.support.sample_index import SAMPLES
from tests.support.small_library import document, small_engine, small_settings

WORDS, VI = texts(Language.VIETNAMESE), reading_texts(Language.VIETNAMESE)
PDF = "mau-163-KH-UBND-2022.pdf"
OTHER_UNIT = "unit:snv"
"""A level that the person of these tests does not read."""
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "unit:snv"\n'
FILES = {
    "bao-cao.txt": document(
        "9/BC-SNgV", "Kết quả hợp tác", "Thực hiện Kế hoạch số 163/KH-UBND ngày 09/6/2022 của UBND tỉnh Sông Thương, "
        "đón 12 lưu học sinh Xay Sôm Bun.\nTổ chức 3 đoàn ra.", kind="BÁO CÁO",
        issuer="UBND TỈNH SÔNG THƯƠNG\nSỞ NGOẠI VỤ", day=(5, 12, 2023),
    ),
    "noi-bo/mat.txt": document(
        "77/BC-SNgV", "Rà soát lưu học sinh", "Theo Kế hoạch số 163/KH-UBND ngày 09/6/2022 của UBND tỉnh Sông Thương, "
        "rà soát 4 lưu học sinh Xay Sôm Bun.", kind="BÁO CÁO", issuer="UBND TỈNH SÔNG THƯƠNG\nSỞ NGOẠI VỤ",
        day=(6, 12, 2023),
    ),
}  # fmt: skip
QUESTION = "mỗi năm học tiếp nhận bao nhiêu lưu học sinh Xay Sôm Bun theo Kế hoạch 163/KH-UBND?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "corpus").mkdir()
    shutil.copy(SAMPLES / PDF, folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Engine]:
    opened = small_engine(folder, FILES, POLICY)
    yield opened
    opened.close()


@pytest.fixture
def settings(folder: Path) -> Settings:
    return small_settings(folder)


@pytest.fixture
async def anh(server: BotApiServer, engine: Engine, settings: Settings, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, engine, tmp_path, originals=open_originals(settings)):
        yield server.person(7)


async def opened(anh: Person) -> int:
    """Ask, open the source that is the PDF; returns how many messages there are then."""
    await anh.says(QUESTION)
    answer = await anh.hears(1)
    await anh.presses(answer, answer.labels[0])
    assert "12 lưu học sinh" in (await anh.hears(2)).text
    return 2


async def test_the_page_comes_as_a_picture_with_the_paragraph_marked(anh: Person) -> None:
    count = await opened(anh)
    await anh.presses(anh.received[1], VI.page_picture)
    page = await anh.hears(count + 1, 60)
    image = Image.open(io.BytesIO(page.photo)).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 24) or []}
    assert (255, 236, 130) in colours
    assert "Kế hoạch số 163/KH-UBND" in page.text
    assert VI.no_mark not in page.text


async def test_the_file_itself_comes_byte_for_byte(anh: Person) -> None:
    count = await opened(anh)
    await anh.presses(anh.received[1], VI.file)
    sent = await anh.hears(count + 1)
    assert (sent.file_name, sent.document) == (PDF, (SAMPLES / PDF).read_bytes())


async def test_a_file_that_changed_since_it_was_read_is_not_sent(anh: Person, folder: Path) -> None:
    count = await opened(anh)
    path = folder / "corpus" / PDF
    try:
        path.write_bytes(path.read_bytes() + b"\n")
        await anh.presses(anh.received[1], VI.file)
        assert (await anh.hears(count + 1)).text == VI.file_gone
    finally:
        shutil.copy(SAMPLES / PDF, path)


async def test_related_documents_are_listed_with_the_place_and_hidden_ones_are_not(anh: Person) -> None:
    count = await opened(anh)
    await anh.presses(anh.received[1], VI.related)
    listed = await anh.hears(count + 1)
    assert "Báo cáo số 9/BC-SNgV" in listed.text
    assert "77/BC" not in listed.text
    assert VI.cited_heading.format(count=1) in listed.text
    number = next(line for line in listed.text.split("\n") if "9/BC-SNgV" in line)[-1]
    await anh.presses(listed, number)
    assert "đón 12 lưu học sinh" in (await anh.hears(count + 2)).text


async def test_what_was_not_meant_leads_to_other_paragraphs_in_place(anh: Person) -> None:
    await anh.says(QUESTION)
    answer = await anh.hears(1)
    await anh.presses(answer, VI.others)
    others = await anh.hears(2)
    assert others.text.startswith(VI.others_heading)
    first = others.text
    assert "rà soát 4" not in first
    await anh.presses(others, VI.more_others)
    await anh._world.wait_until(lambda: bool(others.states))
    assert others.text != first
    assert len(anh.received) == 2


async def test_judgements_are_kept_with_their_reason_and_the_last_one_counts(
    anh: Person, server: BotApiServer, tmp_path: Path
) -> None:
    await anh.says(QUESTION)
    answer = await anh.hears(1)
    query = await anh.presses(answer, GOOD)
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == VI.thanks
    await anh.presses(answer, BAD)
    asked = await anh.hears(2)
    assert asked.labels == VI.reasons
    await anh.presses(asked, VI.reasons[2])
    await server.world.wait_until(lambda: asked.text == VI.noted.format(reason=VI.reasons[2].lower()))
    state = open_state(tmp_path)
    try:
        assert [(d.question, d.reason) for d in Answers(state).disliked(0)] == [(QUESTION, "old")]
    finally:
        state.close()


async def test_nobody_judges_or_follows_an_answer_of_another_chat(
    anh: Person, server: BotApiServer, tmp_path: Path
) -> None:
    await anh.says(QUESTION)
    answer = await anh.hears(1)
    other = server.person(8)
    await other.says("/start")
    greeting = await other.hears(1)
    for label in (VI.others, BAD):
        query = await other.presses_data(greeting, answer.data(label))
        await server.world.wait_until(lambda query=query: query in server.world.answered_queries)  # type: ignore[misc]
        assert server.world.answered_queries[query] == WORDS.old_button
    assert len(other.received) == 1


async def test_ids_of_hidden_documents_open_nothing(anh: Person, engine: Engine) -> None:
    hidden = engine.consult(
        lambda view: [
            (d.id, [p.id for p in view.paragraphs_of(d.id)]) for d in view.documents.values() if d.access == OTHER_UNIT
        ],
        levels=frozenset({PUBLIC, OTHER_UNIT}),
    )
    assert hidden
    document_id, paragraphs = hidden[0]
    await anh.says("/start")
    message = await anh.hears(1)
    datas = [f"f:{document_id}", f"v:{document_id}", *(f"{letter}:{name}" for letter in "qip" for name in paragraphs)]
    for count, data in enumerate(datas, 2):
        await anh.presses_data(message, data)
        assert (await anh.hears(count)).text in (VI.not_here, WORDS.gone)
