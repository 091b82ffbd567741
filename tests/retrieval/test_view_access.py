"""What an asker may not see reaches him in no form: no text, no merged field, no name, no neighbour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.access import INTERNAL
from corpus.model import PUBLIC, ParagraphId
from retrieval.answer import Answer, Outcome
from retrieval.engine import Engine
from tests.support.small_library import document, small_engine, write_library

STAFF = frozenset({PUBLIC, INTERNAL})
EVERYONE = frozenset({PUBLIC})
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "internal"\n'
SHARED = "Kinh phí do ngân sách tỉnh bảo đảm theo quy định."
FILES = {
    "cong-khai/du-lich.txt": document(
        "12/KH-UBND",
        "Phát triển du lịch năm 2024",
        "Đón 1.105 nghìn lượt khách du lịch, thực hiện Quyết định số 77/QĐ-UBND.\n" + SHARED,
    ),
    "noi-bo/nhan-su.txt": document(
        "45/KH-UBND",
        "Luân chuyển cán bộ huyện Thạch Kiều",
        "Luân chuyển 17 cán bộ về huyện Thạch Kiều theo Quyết định số 77/QĐ-UBND ngày 09/8/2023 "
        "của Ủy ban nhân dân tỉnh về việc sắp xếp tổ chức bộ máy mật thám Kômpông.\n"
        "Việc phối hợp với tỉnh Kômpông Thmây do Sở Ngoại vụ chủ trì.\n" + SHARED,
    ),
}
HIDDEN = ("Thạch Kiều", "09/8/2023", "mật thám", "45/KH", "Kômpông", "Thmây", "17 cán bộ", "noi-bo")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = small_engine(tmp_path_factory.mktemp("levels"), FILES, POLICY)
    yield opened
    opened.close()


def everything(answer: Answer) -> str:
    return repr(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Luân chuyển bao nhiêu cán bộ về huyện?",
        "Quyết định 77/QĐ-UBND ban hành ngày nào?",
        "Quyết định 77/QĐ-UBND về việc gì?",
        "kế hoạch 45/KH-UBND",
        "mọi văn bản được nhắc tới",
        "có bao nhiêu kế hoạch của UBND tỉnh?",
        "phối hợp với tỉnh compong thmay",
        "văn bản nào nhắc tới Quyết định 77/QĐ-UBND?",
        "kinh phí do đâu bảo đảm?",
        "sắp xếp tổ chức bộ máy",
    ],
)
def test_no_answer_of_a_restricted_asker_holds_a_hidden_word(engine: Engine, question: str) -> None:
    answer = engine.ask(question, levels=EVERYONE)
    asked = question.casefold()
    leaked = [word for word in HIDDEN if word in everything(answer) and word.casefold() not in asked]
    assert leaked == []


def test_staff_are_told_what_the_public_is_not(engine: Engine) -> None:
    seen = "".join(
        everything(engine.ask(question, levels=STAFF))
        for question in (
            "Luân chuyển bao nhiêu cán bộ về huyện Thạch Kiều?",
            "Quyết định 77/QĐ-UBND ban hành ngày nào?",
        )
    )
    assert "17 cán bộ" in seen
    assert "09/8/2023" in seen


def test_without_any_level_nothing_is_found(engine: Engine) -> None:
    answer = engine.ask("đón bao nhiêu lượt khách du lịch?", levels=frozenset())
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.near == ()


def test_a_hidden_paragraph_does_not_open_and_shows_beside_no_other(engine: Engine) -> None:
    hidden = [c.paragraph.id for c in engine.search("luân chuyển cán bộ huyện Thạch Kiều", 20, levels=STAFF)
              if c.paragraph.text.find("17 cán bộ") >= 0]  # fmt: skip
    assert hidden
    assert engine.around(hidden[0], levels=STAFF) is not None
    assert engine.around(hidden[0], levels=EVERYONE) is None
    assert engine.around(ParagraphId("0" * 16), levels=STAFF) is None


def test_copies_of_a_document_at_two_levels_show_the_visible_one(tmp_path: Path) -> None:
    body = "Đón 1.105 nghìn lượt khách du lịch.\n{note}\nTổng kết vào tháng 12."
    files = {
        "noi-bo/ban-goc.txt": document(
            "12/KH-UBND", "Phát triển du lịch", body.format(note="Ghi chú nội bộ: Vạn Ninh.")
        ),
        "cong-bo.txt": document("12/KH-UBND", "Phát triển du lịch", body.format(note="Giao Sở Du lịch chủ trì.")),
    }
    engine = small_engine(tmp_path, files, POLICY.replace("noi-bo", "noi-bo/*"))
    found = engine.search("đón bao nhiêu lượt khách du lịch", 5, levels=EVERYONE)
    assert found[0].paragraph.text.endswith("Đón 1.105 nghìn lượt khách du lịch.")
    around = engine.around(found[0].paragraph.id, levels=EVERYONE, before=3, after=3)
    assert around is not None
    assert around.document.path == "cong-bo.txt"
    shown = [p.text for p in (*around.before, around.paragraph, *around.after)]
    assert any("Giao Sở Du lịch" in text for text in shown)
    assert not any("Vạn Ninh" in text for text in shown)
    engine.close()


def test_a_changed_policy_moves_documents_without_reading_them_again(tmp_path: Path) -> None:
    engine = small_engine(tmp_path, FILES)
    assert "17 cán bộ" in everything(engine.ask("luân chuyển bao nhiêu cán bộ", levels=EVERYONE))
    engine.close()
    engine = small_engine(tmp_path, {}, POLICY)
    assert "17 cán bộ" not in everything(engine.ask("luân chuyển bao nhiêu cán bộ", levels=EVERYONE))
    engine.close()


def test_a_policy_with_a_mistake_stops_the_update(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"access\.toml"):
        write_library(tmp_path, FILES, "default = 'secret'")
