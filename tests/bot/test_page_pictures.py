"""Pages as pictures: turned in place through a long file, and of files that LibreOffice prints first."""

from __future__ import annotations

import io
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from fpdf import FPDF
from PIL import Image

from bot.opening import open_originals
from bot.printed import page_of
from bot.texts.reading import reading_texts
from corpus.readers.tools import OFFICE
from retrieval.answer import Language
from retrieval.engine import Engine
from tests.support.bot_api import BotApiServer, Person, SentMessage
from tests.support.running_bot import running_bot
from tests.support.sample_index import SAMPLES
from tests.support.small_library import document, small_engine, small_settings

VI = reading_texts(Language.VIETNAMESE)
PEN = (255, 236, 130)
PDF = "mau-163-KH-UBND-2022.pdf"
WORD = "tuyen-truyen.docx"
TEXT = "y-te.txt"
HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THƯƠNG", "Số: 61/KH-UBND", "Sông Thương, ngày 02 tháng 4 năm 2023",
        "KẾ HOẠCH", "Tuyên truyền biên giới năm 2023")  # fmt: skip
LAST = "Treo 37 pa nô tuyên truyền chủ quyền biên giới tại các cửa khẩu."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "corpus").mkdir()
    shutil.copy(SAMPLES / PDF, folder / "corpus")
    word = docx.Document()
    for text in HEAD:
        word.add_paragraph(text)
    for number in range(3):
        word.add_paragraph(f"{number + 1}. Nội dung phần {number + 1} của kế hoạch tuyên truyền.")
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph(LAST)
    word.save(str(folder / "corpus" / WORD))
    return folder


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Engine]:
    text = document("70/KH-UBND", "Phòng bệnh năm 2023", "Tiêm 4.512 mũi vắc xin cho trẻ em vùng cao.")
    opened = small_engine(folder, {TEXT: text})
    yield opened
    opened.close()


@pytest.fixture
async def anh(server: BotApiServer, engine: Engine, folder: Path, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, engine, tmp_path, originals=open_originals(small_settings(folder))):
        yield server.person(7)


async def opened(anh: Person, question: str) -> SentMessage:
    """Ask, and open the first source of the answer."""
    await anh.says(question)
    answer = await anh.hears(1)
    await anh.presses(answer, answer.labels[0])
    return await anh.hears(2)


def is_marked(photo: bytes) -> bool:
    """Tell whether the colour of the pen is in a picture."""
    image = Image.open(io.BytesIO(photo)).convert("RGB")
    return PEN in {colour for _, colour in image.getcolors(1 << 24) or []}


async def test_the_pages_of_a_long_file_are_turned_in_the_same_message(anh: Person, server: BotApiServer) -> None:
    paragraph = await opened(anh, "mỗi năm học tiếp nhận bao nhiêu lưu học sinh Xay Sôm Bun theo Kế hoạch 163/KH-UBND?")
    await anh.presses(paragraph, VI.page_picture)
    page = await anh.hears(3, 60)
    assert is_marked(page.photo)
    own, label = page.photo, page.labels[-1]
    assert label in (VI.page_after.format(page=2), VI.page_after.format(page=3))
    await anh.presses(page, label)
    await server.world.wait_until(lambda: page.photo != own, 60)
    assert len(anh.received) == 3
    assert VI.page_before.format(page=int(label.split()[1]) - 1) in page.labels
    assert VI.no_mark not in page.text
    await anh.presses(page, page.labels[0])
    await server.world.wait_until(lambda: page.photo == own, 60)


async def test_a_page_that_the_file_does_not_have_is_said_in_a_sentence(anh: Person) -> None:
    paragraph = await opened(anh, "mỗi năm học tiếp nhận bao nhiêu lưu học sinh Xay Sôm Bun theo Kế hoạch 163/KH-UBND?")
    name = paragraph.data(VI.page_picture).partition(":")[2]
    await anh.presses_data(paragraph, f"j:{name}:999")
    assert (await anh.hears(3, 60)).text == VI.no_picture


@pytest.mark.skipif(OFFICE.find() is None, reason="LibreOffice is not installed")
async def test_a_word_file_is_printed_and_the_paragraph_found_on_its_page(anh: Person) -> None:
    paragraph = await opened(anh, "năm 2023 treo bao nhiêu pa nô tuyên truyền chủ quyền biên giới?")
    assert LAST in paragraph.text
    await anh.presses(paragraph, VI.page_picture)
    page = await anh.hears(3, 120)
    assert VI.page_of.format(page=4, pages=4) in page.text
    assert VI.printed_anew in page.text
    assert is_marked(page.photo)


async def test_without_libreoffice_it_is_said_what_is_missing(
    anh: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paragraph = await opened(anh, "năm 2023 treo bao nhiêu pa nô tuyên truyền chủ quyền biên giới?")
    monkeypatch.setenv("PATH", str(tmp_path))
    await anh.presses(paragraph, VI.page_picture)
    assert (await anh.hears(3, 60)).text == VI.no_printing


async def test_plain_text_has_no_page_to_show(anh: Person) -> None:
    paragraph = await opened(anh, "tiêm bao nhiêu mũi vắc xin cho trẻ em vùng cao?")
    assert VI.page_picture not in paragraph.labels
    assert VI.file in paragraph.labels


def test_a_paragraph_is_found_on_the_page_that_holds_most_of_its_words(tmp_path: Path) -> None:
    pdf = FPDF()
    for text in ("one two three four five six", "seven one two three four", "a b c d e f g h"):
        pdf.add_page()
        pdf.set_font("helvetica", size=14)
        pdf.multi_cell(0, 10, text)
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    assert page_of(path, "one two three four five six") == 1
    assert page_of(path, "one two three four", before="zero seven one two three") == 2
    assert page_of(path, "C d, e f") == 3
    assert page_of(path, "nothing of it") == page_of(path, "") == 1
