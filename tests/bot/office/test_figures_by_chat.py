"""Administrators see how the bot is used, editors what is wrong in the documents, everyone what is new."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from bot.library import Library
from bot.office.chart import HEIGHT, WIDTH, draw_days
from bot.people import People, Standing
from bot.state import open_state
from bot.texts.office import office_texts
from bot.usage import Day
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
    await reader.says("/thongke")
    assert (await reader.hears(3)).text == OFFICE.no_right.format(role=OFFICE.roles[Role.ADMINISTRATOR])


async def test_without_use_there_is_no_picture(place: Place) -> None:
    admin = place.server.person(ADMINISTRATOR)
    await admin.says("/thongke 30")
    assert (await admin.hears(1)).text.startswith("30 ngày qua: 0 câu hỏi")


def test_the_bars_of_the_picture_are_as_high_as_their_figures() -> None:
    image = Image.open(io.BytesIO(draw_days((Day(0, 10, 0), Day(1, 5, 5), Day(2, 0, 0)), 0)))
    assert image.size == (WIDTH, HEIGHT)
    found = image.convert("RGB")
    columns = [[found.getpixel((x, y)) for y in range(HEIGHT)] for x in (170, 415, 660)]
    blue = [column.count((47, 111, 159)) for column in columns]
    orange = [column.count((198, 93, 59)) for column in columns]
    assert blue[0] == pytest.approx(330, abs=3)
    assert blue[1] == pytest.approx(165, abs=3)
    assert orange[1] == pytest.approx(165, abs=3)
    assert (orange[0], orange[2]) == (0, 0)


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
    assert (await reader.hears(1)).text == OFFICE.phrase_bad.format(shortest=2, longest=80)


async def test_who_blocked_the_bot_is_no_longer_told(place: Place) -> None:
    reader = place.server.person(READER)
    await follows(reader, "thủ tục hành chính")
    await quiet(place.server)
    reader.blocks_bot()
    place.add(NEW_PUBLIC)
    await quiet(place.server, 1.5)
    state = open_state(place.folder / "state")
    with state.transaction() as db:
        assert db.execute("SELECT count(*) FROM subscription").fetchone() == (0,)
    state.close()
