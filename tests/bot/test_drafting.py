"""Tools for drafting in Telegram: check, basis, map, comparison, timeline and lists, within the asker's access."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image

from bot.drafting_replies import comparison_reply
from bot.reply import Statement
from bot.texts.drafting import drafting_texts
from config.settings import load_settings
from corpus.model import ReadDocument
from retrieval.answer import Language
from retrieval.drafting.compare import compare_texts
from retrieval.drafting.reading import read_draft
from retrieval.drafting.wording import tell
from retrieval.engine import Engine
from tests.support.bot_api import BotApiServer, Person, SentMessage, parse_html
from tests.support.bot_api.errors import Json
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_engine

VI = drafting_texts(Language.VIETNAMESE)
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "unit:snv"\n'
RULES = (
    "Quyết định số 8/2020/QĐ-UBND ngày 02 tháng 3 năm 2020 của UBND tỉnh Sông Thương ban hành Quy chế quản lý lễ hội"
)
FILES = {
    "a.txt": document(
        "8/2020/QĐ-UBND", "Ban hành Quy chế quản lý lễ hội", "Quản lý lễ hội theo quy chế này.", kind="QUYẾT ĐỊNH",
        day=(2, 3, 2020),
    ),
    "b.txt": document(
        "12/KH-UBND", "Tổ chức lễ hội mùa xuân năm 2023", f"Thực hiện {RULES}.\nTổ chức 04 lễ hội cấp tỉnh, đón 120 đoàn khách.",
        day=(5, 3, 2023),
    ),
    "c.txt": document(
        "15/KH-UBND", "Tổ chức lễ hội mùa xuân năm 2024", f"Thực hiện {RULES}.\nTổ chức 06 lễ hội cấp tỉnh, đón 150 đoàn khách.",
        day=(5, 3, 2024),
    ),
    "noi-bo/d.txt": document(
        "77/KH-UBND", "Thanh tra lễ hội năm 2024", f"Bãi bỏ {RULES}.", issuer="ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG",
        day=(6, 4, 2024),
    ),
}  # fmt: skip
WRONG = "Căn cứ Kế hoạch số 12/KH-UBND ngày 06 tháng 3 năm 2023 của Ủy ban nhân dân tỉnh Sông Thương về việc tổ chức lễ hội mùa xuân năm 2023."
RIGHT = WRONG.replace("06 tháng 3", "05 tháng 3")


def read(path: Path) -> ReadDocument:
    settings = load_settings().reading
    return read_draft(path, settings.model_copy(update={"workers": 1}))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = small_engine(tmp_path_factory.mktemp("drafting"), FILES, POLICY)
    yield opened
    opened.close()


@pytest.fixture
async def anh(server: BotApiServer, engine: Engine, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, engine, tmp_path, read_draft=read):
        yield server.person(7)


def links(sent: SentMessage) -> list[str]:
    """Return the start parameters of the links in a message, each once."""
    return list(dict.fromkeys(re.findall(r"\?start=(p_[\w-]+)", sent.markup)))


@pytest.mark.parametrize("command", ["/soat", "/kiemtra", "/check"])
async def test_pasted_lines_are_checked_and_the_corrected_one_is_copied(anh: Person, command: str) -> None:
    await anh.says(f"{command} {WRONG}")
    sent = await anh.hears(1)
    assert "sai ngày" in sent.text
    assert RIGHT in sent.text
    assert sent.file_name == "kiem-tra.docx"
    (comment,) = docx.Document(io.BytesIO(sent.document)).comments
    assert "Sai ngày" in comment.text
    assert VI.copy_line.format(number=1) in sent.labels
    await anh.presses(sent, "①")
    assert "ngày 5 tháng 3 năm 2023" in (await anh.hears(2)).text


async def test_a_draft_that_answers_the_request_for_one_is_checked(anh: Person, server: BotApiServer) -> None:
    await anh.says("/soat")
    asked = await anh.hears(1)
    assert asked.text == VI.check_usage
    draft = document(
        "9/KH-UBND", "Lễ hội năm 2025", f"Thực hiện {WRONG.removeprefix('Căn cứ ')}", day=(3, 2, 2025)
    ).encode()
    file_id = "draft1"
    server.world.files[file_id] = draft
    sheet = {"file_id": file_id, "file_unique_id": file_id, "file_name": "du-thao.txt", "file_size": len(draft)}
    asked_json = {"message_id": asked.message_id, "date": 1, "chat": anh.chat, "text": asked.text}
    await anh.sends(document=sheet, reply_to_message=asked_json)
    sent = await anh.hears(2, seconds=40)
    assert "sai ngày" in sent.text
    assert sent.file_name == "kiem-tra.docx"


async def test_a_draft_with_a_mark_of_secrecy_is_refused(anh: Person) -> None:
    await anh.says(f"/soat TỐI MẬT\n\n{WRONG}")
    assert (await anh.hears(1)).text == VI.draft_marked


async def test_a_faultless_basis_gets_no_file(anh: Person) -> None:
    await anh.says(f"/soat {RIGHT}")
    sent = await anh.hears(1)
    assert not sent.document
    assert "Khớp: Kế hoạch 12/KH-UBND" in sent.text


async def test_a_repeal_beyond_the_askers_access_shows_nowhere(anh: Person) -> None:
    await anh.says(f"/soat Căn cứ {RULES.replace('UBND tỉnh', 'Ủy ban nhân dân tỉnh')}.")
    sent = await anh.hears(1)
    assert "bãi bỏ" not in sent.text
    await anh.says("/sodo 8/2020/QĐ-UBND")
    assert "77/KH-UBND" not in (await anh.hears(2)).text


@pytest.mark.parametrize("command", ["/cancu", "/canhcu"])
async def test_a_basis_comes_as_lines_to_copy_with_their_sources(anh: Person, command: str) -> None:
    await anh.says(f"{command} kế hoạch tổ chức lễ hội mùa xuân năm 2025")
    sent = await anh.hears(1)
    assert "Căn cứ Quyết định số 8/2020/QĐ-UBND ngày 02 tháng 3 năm 2020" in sent.text
    assert "2/2" in sent.text
    assert VI.copy_block in sent.labels
    assert "①" in sent.labels


async def test_a_map_comes_as_a_picture_whose_numbers_open_paragraphs(anh: Person) -> None:
    await anh.says("/sodo 8/2020/QĐ-UBND")
    sent = await anh.hears(1)
    assert Image.open(io.BytesIO(sent.photo)).width == 960
    assert "[1] thực hiện văn bản này: Kế hoạch" in sent.text
    await anh.presses(sent, "[1]")
    assert "Thực hiện Quyết định số 8/2020/QĐ-UBND" in (await anh.hears(2)).text


async def test_two_plans_are_compared_side_by_side(anh: Person) -> None:
    await anh.says("/sosanh 12/KH-UBND | 15/KH-UBND")
    sent = await anh.hears(1)
    assert "1 đoạn khác" in sent.text
    assert sent.file_name == "so-sanh.docx"
    (table,) = docx.Document(io.BytesIO(sent.document)).tables
    assert "120" in table.rows[-1].cells[0].text
    assert "150" in table.rows[-1].cells[1].text
    assert sent.labels == ("①", "②")
    assert len(links(sent)) == 2
    await anh.presses(sent, "②")
    assert "150" in (await anh.hears(2)).text
    await anh.says(f"/start {links(sent)[0]}")
    assert "120" in (await anh.hears(3)).text


def test_long_paragraphs_are_compared_from_where_they_part_and_say_that_they_go_on(tmp_path: Path) -> None:
    sides = []
    for name, head in (("truoc", "Sở Y tế"), ("sau", "Sở Công Thương")):
        duties = "Giao các cơ quan phối hợp thực hiện. " * 9
        text = f"I. NHIỆM VỤ\nTổ chức hội chợ. {duties}Chủ trì: {head}. {duties}Báo cáo hằng quý.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        sides.append(read(tmp_path / f"{name}.txt"))
    reply = comparison_reply(compare_texts(*sides), b"", Language.VIETNAMESE, "so-sanh.docx")
    shown = next(part.text for part in reply.parts if isinstance(part, Statement) and "Chủ trì" in part.text)
    left, right = shown.split("\n", 1)[1].split(" → ")
    assert "Chủ trì: Sở Y tế." in left
    assert "Chủ trì: Sở Công Thương." in right
    assert {words[0] + words[-1] for words in (left, right)} == {"……"}


async def test_a_programme_is_shown_over_the_years(anh: Person) -> None:
    await anh.says("/tiendo lễ hội mùa xuân")
    sent = await anh.hears(1)
    assert sent.photo
    assert "04 lễ hội cấp tỉnh" in sent.text
    assert "06 lễ hội cấp tỉnh" in sent.text
    numbers = {int(number) for number in re.findall(r"\[(\d+)\]", sent.text)}
    assert [int(label.strip("[]")) for label in sent.labels] == sorted(numbers)
    assert sent.markup.count("?start=p_") == len(numbers)
    shown = re.search(r"06 lễ hội cấp tỉnh[^;\n]*(\[\d+\])", sent.text)
    assert shown is not None
    await anh.presses(sent, shown[1])
    assert "06 lễ hội cấp tỉnh" in (await anh.hears(2)).text


async def test_a_list_answer_is_sent_as_a_file(anh: Person) -> None:
    await anh.says("mọi kế hoạch của UBND tỉnh")
    listed = await anh.hears(1)
    assert len(links(listed)) >= 2
    await anh.says(f"/start {links(listed)[0]}")
    assert "KẾ HOẠCH" in (await anh.hears(2)).text
    await anh.presses(listed, VI.list_xlsx)
    sheet = openpyxl.load_workbook(io.BytesIO((await anh.hears(3)).document)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=5))
    assert {row[1].value for row in rows} == {"12/KH-UBND", "15/KH-UBND"}
    assert all("?start=p_" in row[1].hyperlink.target for row in rows)
    await anh.presses(listed, VI.list_docx)
    assert (await anh.hears(4)).file_name == "danh-muc.docx"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/soat", VI.check_usage), ("/cancu", VI.basis_usage), ("/sodo", VI.map_usage), ("/sosanh", VI.compare_usage),
        ("/sosanh 12/KH-UBND", VI.compare_usage), ("/tiendo", VI.timeline_usage),
        ("/sodo 999/QĐ-XX", tell(Language.VIETNAMESE, "no_such", name="999/QĐ-XX")),
        ("/cancu nuôi chim cánh cụt", "Không tìm thấy căn cứ cho “nuôi chim cánh cụt” trong kho tài liệu."),
        ("/tiendo nuôi chim cánh cụt", "Không tìm thấy văn bản nào về “nuôi chim cánh cụt” trong kho tài liệu."),
    ],
)  # fmt: skip
async def test_a_command_without_what_it_needs_says_so(anh: Person, command: str, said: str) -> None:
    await anh.says(command)
    assert (await anh.hears(1)).text == said


async def test_a_basis_is_inserted_into_any_chat(anh: Person) -> None:
    results = (await anh.finds_inline("căn cứ kế hoạch tổ chức lễ hội mùa xuân năm 2025"))["results"]
    whole = next(result for result in results if result["id"] == "basis")
    text = whole["input_message_content"]["message_text"]
    assert text.startswith("Căn cứ Quyết định số 8/2020/QĐ-UBND")
    assert text.endswith(".")


async def test_the_verdict_on_a_line_is_inserted_into_any_chat(anh: Person) -> None:
    results = (await anh.finds_inline(WRONG))["results"]
    assert results[0]["title"] == "Kế hoạch 12/KH-UBND — sai ngày"
    corrected = next(result for result in results if result["id"] == "c1")
    assert corrected["input_message_content"]["message_text"] == RIGHT


async def test_what_asks_for_no_basis_gets_documents_only(anh: Person) -> None:
    results = (await anh.finds_inline("12/KH-UBND"))["results"]
    assert {result["id"][0] for result in results} <= {"d", "p"}


async def test_the_map_of_a_document_is_inserted_with_links_to_its_paragraphs(anh: Person) -> None:
    (result,) = [r for r in (await anh.finds_inline("sơ đồ 8/2020/QĐ-UBND"))["results"] if r["id"] == "map"]
    text, address = linked_lines(result)
    assert result["title"].startswith("Quyết định số 8/2020/QĐ-UBND")
    assert "12/KH-UBND" in text
    assert "77/KH-UBND" not in text, "what he may not read"
    await anh.says(f"/start {address}")
    assert "8/2020/QĐ-UBND" in (await anh.hears(1)).text


async def test_a_comparison_is_inserted_with_what_differs(anh: Person) -> None:
    found = (await anh.finds_inline("so sánh 12/KH-UBND | 15/KH-UBND"))["results"]
    (result,) = [r for r in found if r["id"] == "compare"]
    text, _ = linked_lines(result)
    assert "đoạn khác" in text.splitlines()[0]
    assert len(text.splitlines()) > 1


async def test_a_programme_is_inserted_by_its_documents_and_by_each_figure(anh: Person) -> None:
    found = {r["id"]: r for r in (await anh.finds_inline("tiến độ lễ hội"))["results"]}
    text, _ = linked_lines(found["timeline"])
    assert "Kế hoạch số 12/KH-UBND" in text
    figure, _ = linked_lines(found["t1"])
    assert "Năm 20" in figure


@pytest.mark.parametrize(
    "typed", ["sơ đồ", "sơ đồ 999/QĐ-XX", "so sánh 12/KH-UBND", "tiến độ nuôi chim cánh cụt", "tiến độ"]
)
async def test_what_the_tools_cannot_do_offers_none_of_them(anh: Person, typed: str) -> None:
    results = (await anh.finds_inline(typed))["results"]
    assert {result["id"][0] for result in results} <= {"d", "p"}


def linked_lines(result: Json) -> tuple[str, str]:
    """Return the text that is inserted, and the start parameter of its first link."""
    content = result["input_message_content"]["message_text"]
    return parse_html(content)[0], content.split("?start=")[1].split('"')[0]
