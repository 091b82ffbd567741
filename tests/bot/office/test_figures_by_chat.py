"""Administrators see how the bot is used, editors what is wrong in the documents, everyone what is new."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from bot.library import Library
from bot.office.chart import HEIGHT, WIDTH, draw_days
from bot.office.statistics import midnight
from bot.people import People, Standing
from bot.state import State, open_state
from bot.texts.office import office_texts
from bot.texts.reading import reading_texts
from bot.usage import Day, Usage
from corpus.access import Role, parse_policy
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Person
from tests.support.office import ADMINISTRATOR, quiet
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_stacks, write_library

OFFICE = office_texts(Language.VIETNAMESE)
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "internal"\n[roles]\nreader = ["public"]\n'
HELD = {"du-lich.txt": document("12/KH-UBND", "Phát triển du lịch năm 2024", "Đón 1.105 nghìn lượt khách du lịch.")}
FIELD = "Nội vụ, tổ chức, cán bộ"
WRONG = {
    "cong-khai.txt": document("14/KH-UBND", "Y tế", "Thực hiện Kế hoạch số 9/KH-UBND ngày 31/02/2023 của UBND tỉnh."),
    "noi-bo/mat.txt": document(
        "15/KH-UBND", "Nhân sự", "Thực hiện Kế hoạch số 8/KH-UBND ngày 30/02/2023 của UBND tỉnh."
    ),
}
NEW_PUBLIC = {"moi.txt": document("16/KH-UBND", "Cải cách hành chính", "Rà soát 412 thủ tục hành chính.")}
NEW_INTERNAL = {"noi-bo/moi.txt": document("17/KH-UBND", "Nội bộ", "Tinh giản thủ tục hành chính của văn phòng.")}
EDITOR, READER = 300, 301


@dataclass
class Place:
    """A running bot with its folder."""

    server: BotApiServer
    folder: Path
    library: Library

    def add(self, files: dict[str, str]) -> None:
        """Put documents in, as a clerk does who indexes beside the running bot."""
        write_library(self.folder, files)

    async def reader_dislikes(self, reader: Person) -> None:
        """Judge the first answer of a reader as one that names a wrong source."""
        before = len(reader.received)
        await reader.presses(reader.received[0], "👎")
        asked = await reader.hears(before + 1)
        await reader.presses(asked, reading_texts(Language.VIETNAMESE).reasons[1])
        await self.server.world.wait_until(lambda: bool(asked.states))


@pytest.fixture
async def place(server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    """A bot over a small real library with an administrator, an editor and a reader."""
    monkeypatch.setattr("bot.service.REFRESH_EVERY_SECONDS", 0.1)
    write_library(tmp_path, HELD, POLICY)
    state = open_state(tmp_path / "state")
    People(state).put(EDITOR, Standing.MEMBER, role=Role.EDITOR)
    People(state).put(READER, Standing.MEMBER)
    state.close()
    library, stacks = small_stacks(tmp_path)
    policy = parse_policy(POLICY)
    async with running_bot(
        server, library, tmp_path / "state",
        policy=lambda: policy, stacks=stacks, refresh=library.refresh, strangers=True,
    ):  # fmt: skip
        yield Place(server, tmp_path, library)


async def follows(person: Person, phrase: str) -> None:
    before = len(person.received)
    await person.says(f"/theodoi {phrase}")
    assert (await person.hears(before + 1)).text == OFFICE.followed.format(phrase=phrase)


async def test_use_is_shown_as_figures_questions_and_a_picture(place: Place) -> None:
    admin, reader = place.server.person(ADMINISTRATOR), place.server.person(READER)
    await reader.says("đón bao nhiêu lượt khách du lịch?")
    await reader.hears(1)
    await reader.says("giá vàng hôm nay thế nào?")
    await reader.hears(2)
    await admin.says("/thongke")
    chart, text = await admin.hears(1), await admin.hears(2)
    assert chart.text == OFFICE.chart_caption
    assert "7 ngày qua: 2 câu hỏi của 1 người, 1 câu không có lời đáp." in text.text
    assert "– giá vàng hôm nay thế nào?" in text.text
    assert str(READER) not in text.text
    await place.reader_dislikes(reader)
    await admin.says("/thongke")
    assert "– đón bao nhiêu lượt khách du lịch? (sai nguồn)" in (await admin.hears(4)).text
    await reader.says("/thongke")
    assert (await reader.hears(4)).text == OFFICE.no_right.format(role=OFFICE.roles[Role.ADMINISTRATOR])


async def test_without_use_there_is_no_picture(place: Place) -> None:
    admin = place.server.person(ADMINISTRATOR)
    await admin.says("/thongke 30")
    assert (await admin.hears(1)).text == OFFICE.figures_none.format(days=30)


def test_the_bars_of_the_picture_are_as_high_as_their_figures() -> None:
    image = Image.open(io.BytesIO(draw_days((Day(0, 20, 0), Day(1, 10, 10), Day(2, 0, 0)), 0)))
    assert image.size == (WIDTH, HEIGHT)
    found = image.convert("RGB")
    columns = [[found.getpixel((x, y)) for y in range(HEIGHT)] for x in (120, 360, 600)]
    blue = [column.count((47, 111, 159)) for column in columns]
    orange = [column.count((198, 93, 59)) for column in columns]
    assert blue[0] == pytest.approx(370, abs=3)
    assert blue[1] == pytest.approx(185, abs=3)
    assert orange[1] == pytest.approx(185, abs=3)
    assert (orange[0], blue[2], orange[2]) == (0, 0, 0)


@pytest.mark.parametrize("count", [1, 7, 31, 90])
@pytest.mark.parametrize("most", [0, 1, 3, 41, 999])
def test_nothing_that_is_written_in_the_picture_is_cut_off(count: int, most: int) -> None:
    days = tuple(Day(number, most // 2, most - most // 2) for number in range(count))
    found = Image.open(io.BytesIO(draw_days(days, 0))).convert("RGB")
    edges = [found.getpixel((x, y)) for x in (0, WIDTH - 1) for y in range(HEIGHT)]
    edges += [found.getpixel((x, y)) for y in (0, HEIGHT - 1) for x in range(WIDTH)]
    assert set(edges) == {(255, 255, 255)}


async def test_the_days_are_those_of_the_calendar(place: Place) -> None:
    reader, admin = place.server.person(READER), place.server.person(ADMINISTRATOR)
    await reader.says("đón bao nhiêu lượt khách du lịch?")
    await reader.hears(1)
    since = midnight(7)
    assert datetime.fromtimestamp(since).strftime("%H:%M:%S") == "00:00:00"
    state = open_state(place.folder / "state")
    days = Usage(state).figures(since).days
    state.close()
    assert [day.answered + day.unanswered for day in days] == [0, 0, 0, 0, 0, 0, 1]  # the last of seven is today
    await admin.says("/thongke 1")
    assert (await admin.hears(2)).text.startswith("1 ngày qua: 1 câu hỏi của 1 người")


async def test_an_editor_is_told_what_is_wrong_in_what_he_may_read(place: Place) -> None:
    place.add(WRONG)
    place.library.refresh()
    editor, reader = place.server.person(EDITOR), place.server.person(READER)
    await editor.says("/canhbao")
    found = (await editor.hears(1, 30)).text
    assert "31/02/2023" in found
    assert "30/02/2023" in found
    assert OFFICE.kinds[next(kind for kind in OFFICE.kinds if kind.value == "impossible-date")] in found
    await reader.says("/canhbao")
    assert (await reader.hears(1)).text == OFFICE.no_right.format(role=OFFICE.roles[Role.EDITOR])


async def test_who_follows_a_phrase_hears_of_new_documents_that_he_may_read_and_of_each_once(place: Place) -> None:
    reader, editor, other = place.server.person(READER), place.server.person(EDITOR), place.server.person(ADMINISTRATOR)
    await follows(reader, "thu tuc hanh chinh")
    await follows(editor, "thủ tục hành chính")
    await follows(other, "trồng rừng")
    await quiet(place.server)
    place.add({**NEW_PUBLIC, **NEW_INTERNAL})
    await editor.hears(3, 30)
    told = await reader.hears(2, 30)
    await quiet(place.server, 1.0)
    assert "16/KH-UBND" in told.text
    assert "“thu tuc hanh chinh”" in told.text
    assert [len(p.received) for p in (reader, editor, other)] == [2, 3, 1]
    assert not any("17/KH-UBND" in message.text for message in reader.received)
    await reader.presses(told, OFFICE.open_document)
    assert "16/KH-UBND" in (await reader.hears(3)).text


async def test_what_was_there_before_is_not_new(place: Place) -> None:
    reader = place.server.person(READER)
    await follows(reader, "du lịch")
    place.add(NEW_PUBLIC)
    await quiet(place.server, 1.0)
    assert len(reader.received) == 1


async def test_phrases_are_listed_and_dropped(place: Place) -> None:
    reader = place.server.person(READER)
    await follows(reader, "du lịch")
    await follows(reader, "an toàn giao thông")
    await reader.says("/theodoi")
    listed = await reader.hears(3)
    assert listed.text.split("\n")[1:] == [OFFICE.followed_heading, "1. an toàn giao thông", "2. du lịch"]
    await reader.presses(listed, "✕ 1")
    await place.server.world.wait_until(lambda: "an toàn" not in listed.text)
    assert "1. du lịch" in listed.text
    await reader.presses(listed, "✕ 1")
    await place.server.world.wait_until(lambda: listed.text == OFFICE.follow_usage)


async def test_who_follows_a_field_hears_of_what_is_new_in_it_and_readable(place: Place) -> None:
    reader, editor, other = place.server.person(READER), place.server.person(EDITOR), place.server.person(ADMINISTRATOR)
    await editor.says("/theodoi nội vụ tổ chức cán bộ")
    assert (await editor.hears(1)).text == OFFICE.field_followed.format(field=FIELD)
    await other.says("/theodoi Y tế, dân số")
    await other.hears(1)
    await reader.says("/theodoi Noi vu, to chuc, can bo")
    await reader.hears(1)
    await quiet(place.server)
    unseen = document("18/KH-UBND", "Thi đua, khen thưởng", "Khen thưởng 12 tập thể.")
    place.add({**NEW_PUBLIC, "noi-bo/khen.txt": unseen})
    await editor.hears(3, 30)
    told = await reader.hears(2, 30)
    await quiet(place.server, 1.0)
    assert told.text.startswith(f"Văn bản mới thuộc lĩnh vực {FIELD}:")
    assert "16/KH-UBND" in told.text
    assert [len(p.received) for p in (reader, editor, other)] == [2, 3, 1]
    assert not any("18/KH-UBND" in message.text for message in reader.received)


async def test_what_only_a_hidden_document_says_of_a_new_one_puts_it_into_no_field(place: Place) -> None:
    reader, editor = place.server.person(READER), place.server.person(EDITOR)
    await reader.says("/theodoi Nội vụ, tổ chức, cán bộ")
    await reader.hears(1)
    await editor.says("/theodoi Nội vụ, tổ chức, cán bộ")
    await editor.hears(1)
    await quiet(place.server)
    named = (
        "Thực hiện Kế hoạch số 19/KH-UBND ngày 05/3/2024 (sau đây gọi tắt là Kế hoạch cải cách hành chính) của tỉnh."
    )
    place.add({
        "moi.txt": document("19/KH-UBND", "Công tác quý II năm 2024", "Giao các đơn vị thực hiện."),
        "noi-bo/dan.txt": document("20/KH-UBND", "Nội dung khác", named),
    })  # fmt: skip
    told = await editor.hears(2, 30)
    await quiet(place.server, 1.0)
    assert told.text.startswith(f"Văn bản mới thuộc lĩnh vực {FIELD}:")
    assert "19/KH-UBND" in told.text
    assert len(reader.received) == 1  # the public document itself speaks of no field


async def test_the_fields_of_the_tour_are_offered_and_dropped_with_a_button(place: Place) -> None:
    place.add(NEW_PUBLIC)
    place.library.refresh()
    reader = place.server.person(READER)
    await reader.says("/theodoi")
    listed = await reader.hears(1)
    assert f"+ {FIELD}" in listed.labels
    assert "+ Y tế, dân số" not in listed.labels  # no document shows it
    await reader.presses(listed, f"+ {FIELD}")
    await place.server.world.wait_until(lambda: f"✕ {FIELD}" in listed.labels)
    assert listed.text.endswith(f"{OFFICE.fields_heading}\n– {FIELD}")
    await reader.presses(listed, f"✕ {FIELD}")
    await place.server.world.wait_until(lambda: listed.text == OFFICE.follow_usage)
    await reader.presses_data(listed, "o:field khongco")
    await quiet(place.server)
    assert listed.text == OFFICE.follow_usage


@pytest.mark.parametrize("phrase", ["x", "…", "x" * 81])
async def test_a_phrase_that_cannot_be_followed_is_refused(place: Place, phrase: str) -> None:
    reader = place.server.person(READER)
    await reader.says(f"/theodoi {phrase}")
    told = OFFICE.phrase_bad.format(phrase=phrase[:80], length=len(phrase), shortest=2, longest=80)
    assert (await reader.hears(1)).text == told


async def test_who_blocked_the_bot_is_no_longer_told(place: Place) -> None:
    reader = place.server.person(READER)
    await follows(reader, "thủ tục hành chính")
    await quiet(place.server)
    reader.blocks_bot()
    place.add(NEW_PUBLIC)
    state = open_state(place.folder / "state")
    async with asyncio.timeout(60):
        while _followed(state):  # noqa: ASYNC110 - another connection writes it, without a signal
            await asyncio.sleep(0.1)
    state.close()


def _followed(state: State) -> int:
    with state.transaction() as db:
        (count,) = db.execute("SELECT count(*) FROM subscription").fetchone()
    return int(count)
