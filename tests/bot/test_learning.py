"""Someone new learns the library: tour, glossary and quizzes from its own texts, within the asker's access."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from random import Random

import pytest

from bot.progress import Progress, Score
from bot.state import open_state
from bot.texts.learning import learning_texts
from bot.texts.reading import reading_texts
from corpus.text.fold import fold
from retrieval.answer import Language
from retrieval.engine import Engine
from retrieval.quiz import Asked, exercise
from retrieval.tour import field_of, fields_of_work, tour
from tests.support.bot_api import BotApiServer, Person
from tests.support.running_bot import running_bot
from tests.support.small_library import document, small_engine

VI = learning_texts(Language.VIETNAMESE)
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "unit:snv"\n'
DEPARTMENT = "UBND TỈNH SÔNG THƯƠNG\nSỞ Y TẾ"
FILES = {
    "a.txt": document("12/KH-UBND", "Phát triển du lịch năm 2024", "Đón 1.105 nghìn lượt khách du lịch."),
    "b.txt": document(
        "8/QĐ-UBND", "Ban hành Quy chế quản lý lễ hội", "Quản lý lễ hội theo quy chế này.", kind="QUYẾT ĐỊNH",
        day=(2, 3, 2020),
    ),
    "c.txt": document(
        "9/BC-SYT", "Kết quả khám bệnh", "Thực hiện thủ tục hành chính (TTHC) tại trạm y tế; TTHC được rút gọn.",
        kind="BÁO CÁO", issuer=DEPARTMENT, day=(5, 12, 2023),
    ),
    "d.txt": document(
        "10/BC-SVHTT", "Kết quả du lịch", "Thực hiện Quyết định số 8/QĐ-UBND ngày 02/3/2020 của UBND tỉnh Sông Thương "
        "ban hành Quy chế quản lý lễ hội.\nTTHC về du lịch giảm 3 ngày.",
        kind="BÁO CÁO", issuer="UBND TỈNH SÔNG THƯƠNG\nSỞ VĂN HÓA VÀ THỂ THAO", day=(6, 11, 2023),
    ),
    "e.txt": document("31/KH-UBND", "Tiêm chủng mở rộng", "Tiêm chủng cho trẻ em.", day=(9, 1, 2022)),
    "noi-bo/f.txt": document(
        "77/BC-SNgV", "Rà soát lễ hội có yếu tố nước ngoài", "Đoàn kiểm tra liên ngành (ĐKTLN) rà soát.",
        kind="BÁO CÁO", issuer="UBND TỈNH SÔNG THƯƠNG\nSỞ NGOẠI VỤ",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = small_engine(tmp_path_factory.mktemp("learning"), FILES, POLICY)
    yield opened
    opened.close()


@pytest.fixture
async def anh(server: BotApiServer, engine: Engine, tmp_path: Path) -> AsyncIterator[Person]:
    async with running_bot(server, engine, tmp_path):
        yield server.person(7)


def test_fields_have_different_keys_and_names() -> None:
    fields = fields_of_work()
    assert len(fields) > 10
    for names in ([f.key for f in fields], *([f.names[language] for f in fields] for language in Language)):
        assert len(set(names)) == len(names)
    assert all(cue == " ".join(fold(cue).split()) for f in fields for cue in f.cues)


def test_documents_are_read_by_citations_then_standing_and_date(engine: Engine) -> None:
    stages = {stage.field.key: stage for stage in engine.consult(tour)}
    culture = [item.entry.symbol.text for item in stages["vanhoa"].documents if item.entry.symbol]
    assert culture[0] == "8/QĐ-UBND"
    assert culture[-1] == "10/BC-SVHTT"
    assert stages["vanhoa"].documents[0].cited_by == 1
    health = [item.entry.symbol.text for item in stages["yte"].documents if item.entry.symbol]
    assert set(health) == {"9/BC-SYT", "31/KH-UBND"}


def test_the_tour_shows_held_documents_of_the_asker_only(engine: Engine) -> None:
    shown = [item.entry for stage in engine.consult(tour) for item in stage.documents]
    assert all(entry.held for entry in shown)
    assert "77/BC-SNgV" not in {entry.symbol.text for entry in shown if entry.symbol}
    assert len({entry.id for entry in shown}) == len(shown)


def test_every_exercise_is_right_by_the_register_and_provable_by_its_paragraph(engine: Engine) -> None:
    seen = set()
    for seed in range(80):
        made = engine.consult(lambda view, seed=seed: exercise(view, Random(seed)))  # type: ignore[misc]  # noqa: S311
        assert made is not None
        seen.add(made.asked)
        right = made.options[made.correct]
        entry = made.entry
        assert entry.symbol is not None
        assert made.paragraph.document_id == entry.document_id
        assert len({fold(option) for option in made.options}) == len(made.options) >= 3
        assert all(len(option) <= 100 for option in made.options)
        assert "77/BC-SNgV" not in " ".join((made.about, *made.options))
        if made.asked is Asked.DATE:
            assert entry.date is not None
            assert entry.date.value is not None
            assert str(entry.date.value.year) in right
            assert str(entry.date.value.year) in made.paragraph.text
        elif made.asked is Asked.DOCUMENT:
            assert entry.symbol.text in right
            assert made.about == entry.subject
        else:
            assert entry.symbol.text in made.about
    assert seen == set(Asked)


async def test_the_tour_opens_fields_in_place_and_counts_what_is_read(anh: Person, server: BotApiServer) -> None:
    await anh.says("/batdau")
    fields = await anh.hears(1)
    name = "Văn hóa, thể thao, du lịch"
    assert VI.tour_line.format(name=name, read=0, total=3) in fields.text
    await anh.presses(fields, name)
    await server.world.wait_until(lambda: bool(fields.states))
    assert fields.text.startswith(f"{name}\n{VI.field_lead}\n① Quyết định số 8/QĐ-UBND")
    await anh.presses(fields, "①")
    opened = await anh.hears(2)
    assert "Quy chế quản lý lễ hội" in opened.text
    await anh.says("/batdau")
    assert VI.tour_line.format(name=name, read=1, total=3) in (await anh.hears(3)).text


async def test_the_glossary_quotes_the_library_and_names_who_uses_it(anh: Person) -> None:
    await anh.says("/viettat tthc")
    shown = await anh.hears(1)
    assert shown.text.startswith("TTHC là thủ tục hành chính")
    assert "“thủ tục hành chính (TTHC)”" in shown.text
    assert "Báo cáo số 9/BC-SYT" in shown.text
    assert "Báo cáo số 10/BC-SVHTT" in shown.text
    await anh.presses(shown, "①")
    assert "trạm y tế" in (await anh.hears(2)).text
    await anh.says("/viettat ĐKTLN")
    assert "liên ngành" not in (await anh.hears(3)).text
    await anh.says("/viettat")
    assert (await anh.hears(4)).text == VI.glossary_usage.format(example="TTHC")


async def test_a_quiz_is_a_native_poll_whose_answer_opens_and_is_counted(
    anh: Person, server: BotApiServer, tmp_path: Path
) -> None:
    await anh.says("/kiemtra")
    asked = await anh.hears(1)
    assert asked.poll is not None
    assert asked.poll["type"] == "quiz"
    assert not asked.poll["is_anonymous"]
    right = asked.poll["correct_option_ids"][0]
    await anh.votes(asked, right)
    await anh.presses(asked, VI.open_source)
    assert (await anh.hears(2)).text
    await anh.presses(asked, VI.next_question)
    second = await anh.hears(3)
    assert second.poll is not None
    wrong = 0 if second.poll["correct_option_ids"][0] else 1
    await anh.votes(second, wrong)
    await anh.presses(second, VI.all_fields)
    assert VI.score.format(right=1, answered=2) in (await anh.hears(4)).text
    state = open_state(tmp_path)
    try:
        progress = Progress(state)
        assert progress.score(7) == Score(1, 2)
        progress.forget(7)
        assert progress.score(7) == Score(0, 0)
        assert progress.read(7) == frozenset()
    finally:
        state.close()


async def test_in_a_group_no_quiz_is_asked(anh: Person, server: BotApiServer) -> None:
    group = server.group(55)
    await group.says(anh, "/kiemtra@tra_cuu_bot")
    await server.world.wait_until(lambda: bool(group.received))
    assert group.received[0].text == VI.quiz_private


async def test_an_unknown_field_or_document_leads_back(anh: Person, server: BotApiServer) -> None:
    await anh.says("/batdau")
    fields = await anh.hears(1)
    await anh.presses_data(fields, "d:0000000000000000")
    assert (await anh.hears(2)).text == reading_texts(Language.VIETNAMESE).not_here
    query = await anh.presses_data(fields, "w:khongco")
    await server.world.wait_until(lambda: query in server.world.answered_queries)
    assert fields.text.startswith(VI.tour_title)


def test_a_field_is_told_by_subject_and_unit(engine: Engine) -> None:
    told = {
        entry.symbol.text: field.key
        for entry in engine.consult(lambda view: view.entries)
        if entry.symbol is not None and (field := field_of(entry)) is not None
    }
    assert told["12/KH-UBND"] == "vanhoa"
    assert told["31/KH-UBND"] == "yte"
