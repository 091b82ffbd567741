"""An editor sends a document; it is read, decided on with buttons, and can be asked about seconds later."""

from __future__ import annotations

import asyncio
import errno
import io
import shutil
import threading
import zipfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit import AuditLog, Deed
from bot.office.file_names import MAX_NAME_BYTES, safe_name
from bot.people import People, Standing
from bot.policy import WatchedPolicy
from bot.state import open_state
from bot.texts import texts
from bot.texts.office import office_texts
from bot.uploads import FOLDER
from config.errors import ReadError
from config.settings import ReadingSettings
from corpus.access import POLICY_FILE, Role, parse_policy
from corpus.model import CorpusFile, ReadDocument
from corpus.reading import read_files
from retrieval.answer import Language
from tests.support.bot_api import BotApiServer, Drop, Person, SentMessage
from tests.support.docx_made import docx_bytes
from tests.support.office import ADMINISTRATOR, quiet
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_stacks, write_library

VI, OFFICE = texts(Language.VIETNAMESE), office_texts(Language.VIETNAMESE)
POLICY = '[[rules]]\ndocuments = "snv"\nlevel = "unit:snv"\n[roles]\nreader = ["public"]\n'
HELD = {"du-lich.txt": document("12/KH-UBND", "Phát triển du lịch năm 2024", "Đón 1.105 nghìn lượt khách du lịch.")}
SENT = document("45/KH-UBND", "Trồng rừng năm 2024", "Năm 2024 trồng 3.275 ha rừng phòng hộ.")
QUESTION = "năm 2024 trồng bao nhiêu ha rừng phòng hộ?"
EDITOR, READER = 300, 301


@pytest.fixture
async def editor(server: BotApiServer, tmp_path: Path) -> AsyncIterator[Person]:
    """An editor who talks to a bot over a small real library, in which there is a reader, too."""
    write_library(tmp_path, HELD, POLICY)
    people = open_state(tmp_path / "state")
    People(people).put(EDITOR, Standing.MEMBER, role=Role.EDITOR, name="Biên tập")
    People(people).put(READER, Standing.MEMBER, role=Role.READER, name="Đọc")
    people.close()
    async with serving(server, tmp_path):
        yield server.person(EDITOR)


def serving(server: BotApiServer, folder: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a context manager
    library, stacks = small_stacks(folder)
    policy = parse_policy(POLICY)
    return running_bot(
        server, library, folder / "state", policy=lambda: policy, stacks=stacks, refresh=library.refresh, strangers=True
    )


async def sent(editor: Person, name: str = "trong-rung.txt", text: str = SENT) -> SentMessage:
    """Send a file and return the report."""
    before = len(editor.received)
    await editor.sends_file(name, text.encode())
    report = await editor.hears(before + 2, 30)
    assert editor.received[before].text == OFFICE.reading
    return report


def holding(folder: Path, *words: bytes) -> list[Path]:
    """Return the files below a folder that hold one of some words."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [file for file in files if any(word in file.read_bytes() for word in words)]


async def said(server: BotApiServer, person: Person, text: str) -> None:
    """Wait until a person has been told this."""
    await server.world.wait_until(lambda: text in [message.text for message in person.received], 30)


async def test_a_document_is_searchable_seconds_after_it_was_confirmed(
    editor: Person, server: BotApiServer, tmp_path: Path
) -> None:
    report = await sent(editor)
    for shown in ("Số, ký hiệu: 45/KH-UBND", "Trích yếu: Trồng rừng năm 2024", "Mức: nội bộ"):
        assert shown in report.text
    await editor.presses(report, OFFICE.take_up)
    await said(server, editor, OFFICE.taken.format(name="trong-rung.txt"))
    assert (tmp_path / "corpus/received/internal/trong-rung.txt").read_text(encoding="utf-8") == SENT
    await editor.says(QUESTION)
    count = len(editor.received) + 1
    assert "3.275 ha" in (await editor.hears(count)).text
    reader = server.person(READER)
    await reader.says(QUESTION)
    assert "3.275" not in (await reader.hears(1)).text
    assert not any((tmp_path / "state" / FOLDER).iterdir())


async def test_the_level_is_chosen_with_a_button(editor: Person, server: BotApiServer, tmp_path: Path) -> None:
    report = await sent(editor)
    await editor.presses(report, OFFICE.level_public)
    await server.world.wait_until(lambda: "Mức: công khai" in report.text, 30)
    await editor.presses(report, OFFICE.take_up)
    await said(server, editor, OFFICE.taken.format(name="trong-rung.txt"))
    reader = server.person(READER)
    await reader.says(QUESTION)
    assert "3.275 ha" in (await reader.hears(1)).text


async def test_the_header_is_corrected_in_the_chat(editor: Person, server: BotApiServer) -> None:
    report = await sent(editor)
    await editor.presses(report, OFFICE.correct_field.format(field=OFFICE.header_fields["symbol"]))
    asked = OFFICE.write_correction.format(field=OFFICE.header_fields["symbol"])
    await said(server, editor, asked)
    await editor.says("không phải số")
    refused = await editor.hears(4)
    assert refused.text.startswith("Giá trị này không dùng được cho “Số, ký hiệu”")
    await editor.says("54/KH-UBND")
    corrected = await editor.hears(5, 30)
    assert "Số, ký hiệu: 54/KH-UBND (đã sửa)" in corrected.text
    await editor.presses(corrected, OFFICE.take_up)
    await said(server, editor, OFFICE.taken.format(name="trong-rung.txt"))
    await editor.says("kế hoạch 54/KH-UBND về việc gì?")
    assert "Trồng rừng" in (await editor.hears(7)).text


async def test_a_correction_is_left_by_command_and_the_next_words_are_a_question(
    editor: Person, server: BotApiServer
) -> None:
    report = await sent(editor)
    await editor.presses(report, OFFICE.correct_field.format(field=OFFICE.header_fields["date"]))
    await editor.hears(3)
    await editor.says("/thoi")
    assert (await editor.hears(4)).text == OFFICE.correction_stopped
    await editor.says("/thoi")
    assert (await editor.hears(5)).text == OFFICE.nothing_corrected
    await editor.says("đón bao nhiêu lượt khách du lịch?")
    assert "1.105" in (await editor.hears(6)).text


async def test_a_dropped_document_leaves_nothing(editor: Person, server: BotApiServer, tmp_path: Path) -> None:
    report = await sent(editor)
    await editor.presses(report, OFFICE.drop)
    await server.world.wait_until(lambda: report.text == OFFICE.dropped.format(name="trong-rung.txt"))
    assert not any((tmp_path / "state" / FOLDER).iterdir())
    assert not (tmp_path / "corpus/received").exists()
    await editor.presses_data(report, "o:take 1")
    await server.world.wait_until(lambda: report.text == OFFICE.upload_decided)


async def test_a_marked_document_is_refused_kept_nowhere_and_told_to_the_administrator(
    editor: Person, server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.REFRESH_EVERY_SECONDS", 0.1)
    admin = server.person(ADMINISTRATOR)
    report = await sent(editor, "phuong-an-bi-an.txt", "MẬT\n" + SENT)
    assert report.text == OFFICE.quarantined
    assert report.labels == ()
    assert (await admin.hears(1)).text == OFFICE.quarantine_told.format(person=EDITOR)
    async with asyncio.timeout(10):
        while holding(tmp_path, b"3.275", b"phuong-an-bi-an"):  # noqa: ASYNC110 - files give no signal
            await asyncio.sleep(0.05)


async def test_a_file_that_cannot_be_read_is_named_with_the_reason(editor: Person, tmp_path: Path) -> None:
    await editor.sends_file("hong.pdf", b"%PDF-1.7 broken")
    report = await editor.hears(2, 30)
    assert report.text.startswith("Không nhận được tệp hong.pdf: ")
    assert str(tmp_path) not in report.text


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """Folders on a full disk: copies to them break off after their first byte."""
    folders: set[Path] = set()
    copy = shutil.copyfile

    def copyfile(source: Path, target: Path, **how: bool) -> None:
        if not any(Path(target).is_relative_to(folder) for folder in folders):
            copy(source, target, **how)
            return
        target.write_bytes(source.read_bytes()[:1])
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr("shutil.copyfile", copyfile)
    return folders


async def test_a_file_for_which_the_disk_has_no_room_is_not_kept_and_does_not_wait(
    editor: Person, tmp_path: Path, full: set[Path]
) -> None:
    full.add(tmp_path / "state")
    await editor.sends_file("trong-rung.txt", SENT.encode())
    assert (await editor.hears(2, 30)).text == OFFICE.not_kept.format(name="trong-rung.txt")
    assert not any((tmp_path / "state" / FOLDER).iterdir())
    state = open_state(tmp_path / "state")
    with state.transaction() as db:
        assert db.execute("SELECT count(*) FROM upload").fetchone() == (0,)
    state.close()


async def test_a_document_that_the_folder_has_no_room_for_waits_and_is_taken_up_later(
    editor: Person, server: BotApiServer, tmp_path: Path, full: set[Path]
) -> None:
    report = await sent(editor)
    full.add(tmp_path / "corpus")
    await editor.presses(report, OFFICE.take_up)
    await said(server, editor, OFFICE.not_taken.format(reason=OFFICE.disk_refused))
    assert not any((tmp_path / "corpus/received/internal").iterdir())
    full.clear()
    await editor.presses(editor.received[-1], OFFICE.take_up)
    await said(server, editor, OFFICE.taken.format(name="trong-rung.txt"))
    assert (tmp_path / "corpus/received/internal/trong-rung.txt").read_text(encoding="utf-8") == SENT


async def test_an_upload_that_takes_long_delays_nobody_else(
    editor: Person, server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(
        files: Sequence[CorpusFile], reading: ReadingSettings
    ) -> list[tuple[CorpusFile, ReadDocument | ReadError]]:
        assert gate.wait(60)
        return list(read_files(files, reading))

    monkeypatch.setattr("bot.office.stacks.read_files", slow)
    await editor.sends_file("trong-rung.txt", SENT.encode())
    await editor.hears(1)
    reader = server.person(READER)
    for who, count in ((reader, 1), (editor, 2)):  # the sender himself does not wait either
        await who.says("đón bao nhiêu lượt khách du lịch?")
        assert "1.105" in (await who.hears(count)).text
    gate.set()
    await said(server, editor, (await editor.hears(3, 30)).text)
    assert editor.received[2].text.startswith(OFFICE.report_heading.format(name="trong-rung.txt"))


async def test_a_reader_s_file_is_not_taken_in(editor: Person, server: BotApiServer, tmp_path: Path) -> None:
    reader = server.person(READER)
    await reader.sends_file("a.txt", SENT.encode())
    assert (await reader.hears(1)).text == VI.file_not_taken
    assert not (tmp_path / "state" / FOLDER).exists()


async def test_another_editor_cannot_decide_on_a_document(editor: Person, server: BotApiServer, tmp_path: Path) -> None:
    report = await sent(editor)
    admin = server.person(ADMINISTRATOR)
    await admin.says("/nhatky")
    query = await admin.presses_data(await admin.hears(1), report.data(OFFICE.take_up))
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert server.world.answered_queries[query] == OFFICE.no_such_task
    assert not (tmp_path / "corpus/received").exists()


async def test_the_same_name_with_other_words_lies_beside_it(
    editor: Person, server: BotApiServer, tmp_path: Path
) -> None:
    for text in (SENT, SENT.replace("3.275", "4.000")):
        report = await sent(editor, text=text)
        await editor.presses(report, OFFICE.take_up)
        await editor.hears(len(editor.received) + 1, 30)
    names = {path.name for path in (tmp_path / "corpus/received/internal").iterdir()}
    assert names == {"trong-rung.txt", "trong-rung-2.txt"}


async def test_a_narrowed_level_holds_seconds_after_the_policy_was_changed(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.REFRESH_EVERY_SECONDS", 0.1)
    monkeypatch.setattr("bot.policy.LOOK_EVERY_SECONDS", 0.1)
    write_library(tmp_path, HELD, POLICY)
    corpus = tmp_path / "corpus"
    library, stacks = small_stacks(tmp_path)
    reader = server.person(7)
    async with running_bot(
        server, library, tmp_path / "state", policy=WatchedPolicy(corpus), stacks=stacks, refresh=library.refresh
    ):
        await reader.says("đón bao nhiêu lượt khách du lịch?")
        assert "1.105" in (await reader.hears(1)).text
        narrowed = POLICY + '[[rules]]\ndocuments = "du-lich.txt"\nlevel = "internal"\n'
        (corpus / POLICY_FILE).write_text(narrowed, encoding="utf-8")
        async with asyncio.timeout(20):
            while library.consult(lambda view: bool(view.documents), levels=frozenset({"public"})):  # noqa: ASYNC110 - no signal
                await asyncio.sleep(0.1)
        await reader.says("đón bao nhiêu lượt khách du lịch năm nay?")
        assert "1.105" not in (await reader.hears(2)).text


async def test_what_waits_survives_a_restart(server: BotApiServer, tmp_path: Path) -> None:
    write_library(tmp_path, HELD, POLICY)
    state = open_state(tmp_path / "state")
    People(state).put(EDITOR, Standing.MEMBER, role=Role.EDITOR)
    state.close()
    editor = server.person(EDITOR)
    async with serving(server, tmp_path):
        server.faults.plan("file", Drop())
        report = await sent(editor)
    async with serving(server, tmp_path):
        await editor.presses(report, OFFICE.take_up)
        await said(server, editor, OFFICE.taken.format(name="trong-rung.txt"))
        await quiet(server)
    state = open_state(tmp_path / "state")
    assert [entry.deed for entry in AuditLog(state).last(5)] == [Deed.TAKEN_UP, Deed.UPLOADED]
    state.close()


@given(st.text(max_size=300))
def test_a_file_name_is_one_name_and_nothing_else(name: str) -> None:
    made = safe_name(name)
    assert made
    assert not set('/\\\0:*?"<>|\n') & set(made)
    assert not made.startswith((".", "~"))
    assert len(made.encode()) <= MAX_NAME_BYTES + 4
    assert safe_name(made) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Tài liệu\\Kế hoạch số 481.docx", "Kế hoạch số 481.docx"),
        ("", "van-ban"),
        ("...", "van-ban"),
        ("x" * 400 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_known_names(name: str, made: str) -> None:
    assert safe_name(name) == made


async def test_what_the_reader_says_of_a_file_is_said_in_the_editor_s_language(
    editor: Person, server: BotApiServer
) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in SENT.split("\n"))
    changed = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>Thêm một câu.</w:t></w:r></w:ins></w:p>'
    await editor.sends_file("sua.docx", docx_bytes(body + changed))
    report = await editor.hears(2, 30)
    assert "※ Tệp còn dấu vết sửa đổi chưa chấp nhận; nội dung được đọc như đã chấp nhận." in report.text
    await editor.sends_file("nen.zip", zip_bytes())
    assert (await editor.hears(4, 30)).text == (
        "Không nhận được tệp nen.zip: tệp là tệp nén, không phải văn bản.\nĐề nghị giải nén rồi gửi từng văn bản."
    )
    await editor.says("/language en")
    await editor.hears(5)
    await editor.sends_file("sua.docx", docx_bytes(body + changed))
    assert "※ it holds tracked changes; they are read as if accepted" in (await editor.hears(7, 30)).text


def zip_bytes() -> bytes:
    """Return an archive of one text file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "một")
    return held.getvalue()
