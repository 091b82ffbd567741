"""Links to paragraphs: they open after a new start and a new index, and say what was there when it no longer is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cited import paragraph_in, payload_of
from bot.library import Library
from bot.texts import texts
from bot.texts.reading import reading_texts
from corpus.model import ParagraphId
from retrieval.answer import Language
from retrieval.opening import open_engine
from tests.support.bot_api import BotApiServer, Person
from tests.support.encoders import HashingEncoder
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_settings, write_library

WORDS, VI = texts(Language.VIETNAMESE), reading_texts(Language.VIETNAMESE)
OLD, NEW = "Đón 1.105 nghìn lượt khách du lịch.", "Đón 1.250 nghìn lượt khách du lịch."
OTHER = document("9/KH-UBND", "Trồng rừng năm 2024", "Trồng 300 ha rừng phòng hộ.")


def plan(body: str) -> str:
    return document("12/KH-UBND", "Phát triển du lịch năm 2024", body)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_library(tmp_path, {"a/du-lich.txt": plan(f"Nâng chất lượng.\n{OLD}"), "rung.txt": OTHER})
    return tmp_path


@pytest.fixture
def library(folder: Path) -> Library:
    stamps = iter(range(1000))
    settings = small_settings(folder)
    return Library(lambda: open_engine(settings, HashingEncoder()), lambda: next(stamps))


async def link_to(person: Person, question: str) -> str:
    """Ask, open the first source, cite it; returns the link's parameter."""
    count = len(person.received)
    await person.says(question)
    answer = await person.hears(count + 1)
    await person.presses(answer, answer.labels[0])
    await person.presses(await person.hears(count + 2), VI.cite)
    link = (await person.hears(count + 3)).copied(VI.copy_link)
    match = re.fullmatch(r"https://t\.me/tra_cuu_bot\?start=([A-Za-z0-9_-]{1,64})", link)
    assert match is not None
    return match[1]


async def test_a_link_opens_its_paragraph_for_another_person_after_a_new_start(
    server: BotApiServer, library: Library, folder: Path
) -> None:
    anh, chi = server.person(7), server.person(8)
    async with running_bot(server, library, folder / "state"):
        payload = await link_to(anh, "năm 2024 đón bao nhiêu lượt khách du lịch?")
    write_library(folder, {"moi.txt": document("77/KH-UBND", "Thêm", "Một văn bản khác.")})
    assert library.refresh()
    async with running_bot(server, library, folder / "state"):
        await chi.says(f"/start {payload}")
        shown = await chi.hears(1)
        assert OLD in shown.text
        assert VI.link_changed not in shown.text


async def test_a_changed_text_is_said_with_what_it_was_and_what_it_is(
    server: BotApiServer, library: Library, folder: Path
) -> None:
    anh = server.person(7)
    async with running_bot(server, library, folder / "state"):
        payload = await link_to(anh, "năm 2024 đón bao nhiêu lượt khách du lịch?")
        write_library(folder, {"a/du-lich.txt": plan(f"Nâng chất lượng.\n{NEW}")})
        assert library.refresh()
        await anh.says(f"/start {payload}")
        shown = await anh.hears(4)
        assert shown.text.startswith(VI.link_changed)
        assert shown.text.index(OLD) < shown.text.index(VI.reads_now) < shown.text.index(NEW)
        await anh.presses(shown, f"① {WORDS.read}")
        assert NEW in (await anh.hears(5)).text


async def test_a_withdrawn_document_is_said_to_be_gone_with_what_it_was(
    server: BotApiServer, library: Library, folder: Path
) -> None:
    anh = server.person(7)
    async with running_bot(server, library, folder / "state"):
        payload = await link_to(anh, "năm 2024 đón bao nhiêu lượt khách du lịch?")
        (folder / "corpus/a/du-lich.txt").unlink()
        write_library(folder, {})
        assert library.refresh()
        await anh.says(f"/start {payload}")
        shown = await anh.hears(4)
        assert shown.text.startswith(VI.link_gone)
        assert OLD in shown.text
        assert "Kế hoạch số 12/KH-UBND" in shown.text


@pytest.mark.parametrize("changed", [False, True], ids=["unchanged", "changed"])
async def test_a_document_that_is_beyond_the_asker_now_shows_nothing_of_what_it_was(
    server: BotApiServer, library: Library, folder: Path, changed: bool
) -> None:
    anh = server.person(7)
    async with running_bot(server, library, folder / "state"):
        payload = await link_to(anh, "năm 2024 đón bao nhiêu lượt khách du lịch?")
        files = {"a/du-lich.txt": plan(f"Nâng chất lượng.\n{NEW}")} if changed else {}
        write_library(folder, files, '[[rules]]\ndocuments = "a"\nlevel = "unit:snv"\n')
        assert library.refresh()
        await anh.says(f"/start {payload}")
        assert (await anh.hears(4)).text == VI.not_here


async def test_a_document_that_turned_out_secret_shows_nothing_of_what_it_was(
    server: BotApiServer, library: Library, folder: Path
) -> None:
    anh = server.person(7)
    async with running_bot(server, library, folder / "state"):
        payload = await link_to(anh, "năm 2024 đón bao nhiêu lượt khách du lịch?")
        path = folder / "corpus/a/du-lich.txt"
        path.write_text("TỐI MẬT\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        with pytest.raises(AssertionError):  # the gate is named among the failures
            write_library(folder, {})
        assert library.refresh()
        await anh.says(f"/start {payload}")
        assert (await anh.hears(4)).text == VI.not_here


@pytest.mark.parametrize("payload", ["p_", "p_xyz", "q_0123456789abcdef", "p_" + "0" * 63])
async def test_other_parameters_greet(server: BotApiServer, library: Library, folder: Path, payload: str) -> None:
    anh = server.person(7)
    async with running_bot(server, library, folder / "state"):
        await anh.says(f"/start {payload}")
        assert (await anh.hears(1)).text == WORDS.greeting


def test_a_parameter_names_its_paragraph() -> None:
    assert paragraph_in(payload_of(ParagraphId("0123456789abcdef"))) == "0123456789abcdef"
