"""The terminal has the commands of Telegram: citing, drafting, onboarding, over a small real library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document as open_docx

from bot.answers import Answers
from bot.chat import Chat
from bot.chat_commands import CHECK
from bot.conversation import Conversation, Manners
from bot.kept_files import KeptFiles
from bot.memory import Memory
from bot.opening import open_draft_reader
from bot.progress import Progress
from bot.resources import Resources
from bot.state import State
from bot.terminal import Style
from bot.texts import texts
from bot.texts.drafting import drafting_texts
from bot.texts.learning import learning_texts
from retrieval.answer import Language
from retrieval.engine import Engine
from retrieval.source_marks import number_of
from tests.support.small_library import document, small_engine, small_settings

VI, DRAFTING = texts(Language.VIETNAMESE), drafting_texts(Language.VIETNAMESE)
LEARNING = learning_texts(Language.VIETNAMESE)
FILES = {
    "a.txt": document(
        "12/KH-UBND", "Phát triển du lịch năm 2024",
        "Căn cứ Quyết định số 9/QĐ-UBND ngày 02/01/2024 của UBND tỉnh Sông Thương về việc ban hành Quy chế du lịch;\n"
        "Đón 1.105 nghìn lượt khách du lịch (KDL).",
    ),
    "b.txt": document("9/QĐ-UBND", "Ban hành Quy chế du lịch", "Quy chế có 5 điều.", kind="QUYẾT ĐỊNH", day=(2, 1, 2024)),
    "c.txt": document("21/KH-UBND", "Phát triển du lịch năm 2025", "Đón 1.300 nghìn lượt khách du lịch.", day=(9, 1, 2025)),
    "d.txt": document("30/BC-UBND", "Kết quả du lịch", "Đã đón 1.200 nghìn lượt khách.", kind="BÁO CÁO", day=(9, 12, 2024)),
    "e.txt": document("44/KH-UBND", "Trồng rừng năm 2024", "Trồng 3.275 ha rừng.", day=(3, 3, 2024)),
}  # fmt: skip
DRAFT = "Căn cứ Quyết định số 9/QĐ-UBND ngày 05/01/2024 của UBND tỉnh Sông Thương về việc ban hành Quy chế du lịch;"
Talk = Callable[..., list[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("terminal")


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Engine]:
    opened = small_engine(folder, FILES)
    yield opened
    opened.close()


@pytest.fixture
def progress() -> Progress:
    return Progress(State())


@pytest.fixture
def talk(engine: Engine, folder: Path, tmp_path: Path, progress: Progress) -> Talk:
    """Return a function that types lines and returns what was written after the first hint."""
    resources = Resources(answers=Answers(State()), progress=progress)
    conversation = Conversation(engine, Memory(State()), Manners(Language.VIETNAMESE, 2000), resources)

    def typed(*lines: str) -> list[str]:
        written: list[str] = []
        files = KeptFiles(lambda: tmp_path)
        read = open_draft_reader(small_settings(folder))
        Chat(conversation, written.append, Style(500), files=files, read=read, progress=progress).run(lines)
        return written[1:]

    return typed


def letter(shown: str, label: str) -> str:
    """Return the letter under which something is offered."""
    found = re.search(rf"(?:: |· )([a-z]) {re.escape(label)}", shown)
    assert found is not None, shown
    return found[1]


def file_in(shown: str) -> Path:
    """Return the file that a reply names."""
    found = re.search(re.escape(VI.chat_file.format(path="")) + r"(\S+)", shown)
    assert found is not None, shown
    return Path(found[1])


def test_a_citation_is_written_out_under_its_letter(talk: Talk) -> None:
    answer = talk("Kế hoạch 12/KH-UBND do ai ban hành?")[0]
    copied = talk("Kế hoạch 12/KH-UBND do ai ban hành?", letter(answer, "Chép trích dẫn"))[1]
    assert copied.startswith("Kế hoạch số 12/KH-UBND ngày ")
    assert copied.endswith("phát triển du lịch năm 2024\n")


def test_a_letter_that_nothing_bears_is_a_question(talk: Talk) -> None:
    assert talk("z")[0].startswith(VI.question_unreadable)


@pytest.mark.parametrize(
    "lines", [(f"/soat {DRAFT}",), ("/soat", DRAFT, ""), ("/check", DRAFT), (f"/kiemtra {DRAFT}",)]
)
def test_pasted_lines_are_checked_and_the_draft_comes_as_a_file(talk: Talk, lines: tuple[str, ...]) -> None:
    shown = talk(*lines)[-1]
    assert "02 tháng 01 năm 2024" in shown
    assert "Căn cứ Quyết định số 9/QĐ-UBND" in shown
    assert open_docx(str(file_in(shown))).paragraphs


def test_a_file_is_checked_by_its_path(talk: Talk, tmp_path: Path) -> None:
    draft = tmp_path / "du thao.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert "02 tháng 01 năm 2024" in talk(f"/soat {draft}")[0]


def test_basis_map_comparison_timeline_and_lists_are_there(talk: Talk) -> None:
    assert "Căn cứ Quyết định số 9/QĐ-UBND" in talk("/cancu kế hoạch phát triển du lịch năm 2026")[0]
    assert file_in(talk("/sodo 12/KH-UBND")[0]).read_bytes().startswith(b"\x89PNG")
    compared = talk("/sosanh 12/KH-UBND | 21/KH-UBND")[0]
    assert file_in(compared).suffix == ".docx"
    assert "21/KH-UBND" in talk("/tiendo phát triển du lịch")[0]
    listed = talk("các kế hoạch năm 2024")[0]
    sent = talk("các kế hoạch năm 2024", letter(listed, DRAFTING.list_xlsx))[1]
    assert file_in(sent).suffix == ".xlsx"


def test_every_number_opens_what_bears_it(talk: Talk) -> None:
    shown = talk("/sodo 12/KH-UBND")[0]
    assert "[1]" in shown
    assert "9/QĐ-UBND" in talk("/sodo 12/KH-UBND", "1")[1]


def test_the_tour_leads_to_documents_and_back(talk: Talk) -> None:
    fields = talk("/batdau")[0]
    chosen = letter(fields, "Văn hóa, thể thao, du lịch")
    _, field, opened = talk("/batdau", chosen, "1")
    assert "① " in field
    assert "▏ “" in opened
    assert "đã đọc 1/" in talk("/batdau")[0]


def test_an_abbreviation_is_explained(talk: Talk) -> None:
    assert "KDL" in talk("/viettat kdl")[0]
    assert talk("/viettat")[0].startswith(LEARNING.glossary_usage.split("{")[0])


def test_a_quiz_is_answered_by_number_and_counted(talk: Talk, progress: Progress) -> None:
    asked, beyond, told = talk("/kiemtra", "9", "1")
    assert VI.chat_vote in asked
    assert beyond.startswith(VI.chat_no_option.partition("{")[0])
    assert told.startswith((VI.chat_right, VI.chat_wrong))
    assert progress.score(0).answered == 1


@pytest.mark.parametrize(
    ("label", "number"),
    [("① đọc đoạn", 1), ("㊿", 50), ("(51)", 51), ("[12]", 12), ("3", 3), ("đọc", None), ("", None)],
)
def test_the_number_of_a_label(label: str, number: int | None) -> None:
    assert number_of(label) == number


def test_the_help_of_the_terminal_names_no_command_that_it_lacks(talk: Talk) -> None:
    commands = re.findall(r"^/[a-z]+", talk("/help")[-1], re.MULTILINE)
    assert "/soat" in commands
    asked = [said.split("\n", 1)[0] for command in commands if command not in CHECK for said in talk(command)[-1:]]
    assert VI.unknown_command not in asked
