"""Two texts side by side: every paragraph appears once on its side, and what was changed is what is marked."""

from __future__ import annotations

import io
import random
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import UsageError
from config.settings import load_settings
from corpus.samples.make import read_samples
from retrieval.answer import Language
from retrieval.drafting.compare import Change, Comparison, Mark, compare_texts, marked
from retrieval.drafting.compare_docx import comparison_docx
from retrieval.drafting.compare_text import comparison_json, comparison_text
from retrieval.drafting.naming import held_text, named_entry, named_text
from retrieval.library import View
from tests.support.draft_check import read_text, sample_view
from tests.support.word_schema import faults

VI = Language.VIETNAMESE
HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THƯƠNG\n\nSố: 9/KH-UBND\nSông Thương, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTrồng cây năm 2024\n\n"
SENTENCES = (
    "Trồng mới 120 ha rừng phòng hộ ven sông Thương.",
    "Huy động đoàn viên thanh niên tham gia ngày thứ Bảy xanh.",
    "Giao Sở Tài chính bố trí kinh phí từ nguồn sự nghiệp môi trường.",
    "Kiểm tra chất lượng cây giống trước khi xuất vườn.",
    "Báo cáo kết quả trước ngày 15 tháng 12 hằng năm.",
    "Khen thưởng tập thể, cá nhân có thành tích xuất sắc.",
    "Tuyên truyền trên đài truyền thanh các xã, phường.",
)


def plan(sentences: list[str]) -> str:
    return HEAD + "I. NHIỆM VỤ\n\n" + "\n\n".join(f"{n}. {text}" for n, text in enumerate(sentences, 1)) + "\n"


def compared(left: list[str], right: list[str]) -> Comparison:
    return compare_texts(read_text("a.txt", plan(left)), read_text("b.txt", plan(right)))


def body(found: Comparison, change: Change) -> list[tuple[str | None, str | None]]:
    return [
        (pair.left.text if pair.left else None, pair.right.text if pair.right else None)
        for pair in found.pairs
        if pair.change is change
    ]


def test_a_text_is_the_same_as_itself() -> None:
    found = compared(list(SENTENCES), list(SENTENCES))
    assert {pair.change for pair in found.pairs} == {Change.SAME}
    assert comparison_text(found, VI).endswith("Hai văn bản có nội dung giống nhau.")


def test_what_was_taken_out_put_in_and_changed_is_told_apart() -> None:
    right = list(SENTENCES)
    right[0] = right[0].replace("120 ha", "150 ha")
    del right[3]
    right.append("Nghiệm thu diện tích trồng bằng ảnh vệ tinh hai lần mỗi năm.")
    found = compared(list(SENTENCES), right)
    (changed,) = body(found, Change.CHANGED)
    assert changed == ("1. " + SENTENCES[0], "1. " + right[0])
    assert [left for left, _ in body(found, Change.REMOVED)] == ["4. " + SENTENCES[3]]
    assert [new for _, new in body(found, Change.ADDED)] == ["7. " + right[-1]]
    pair = next(pair for pair in found.pairs if pair.change is Change.CHANGED)
    assert [(s.mark, s.text) for s in pair.stretches if s.mark is not Mark.BOTH] == [
        (Mark.LEFT, "120"),
        (Mark.RIGHT, "150"),
    ]


def test_a_paragraph_that_moved_is_not_taken_for_a_new_one() -> None:
    right = [*SENTENCES[1:], SENTENCES[0]]
    found = compared(list(SENTENCES), right)
    assert [new for _, new in body(found, Change.MOVED)] == [f"{len(right)}. {SENTENCES[0]}"]
    assert not body(found, Change.ADDED)


@pytest.mark.parametrize("seed", range(20))
def test_every_paragraph_of_both_texts_appears_once(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    left = rng.sample(SENTENCES, rng.randrange(2, 7))
    right = [
        text if rng.random() < 0.6 else text.replace(" ", "  ", 1) + " Thực hiện ngay."
        for text in rng.sample(SENTENCES, rng.randrange(2, 7))
    ]
    found = compared(left, right)
    for side, texts in (("left", left), ("right", right)):
        shown = [getattr(pair, side).text for pair in found.pairs if getattr(pair, side) is not None]
        assert len(shown) == len(set(shown)) == len(texts) + 1  # and the heading


@given(st.text(alphabet="ab 12.,", max_size=40), st.text(alphabet="ab 12.,", max_size=40))
def test_the_marked_words_give_both_texts_back_but_for_white_space(left: str, right: str) -> None:
    stretches = marked(left, right)
    for side, text in ((Mark.LEFT, left), (Mark.RIGHT, right)):
        assert "".join("".join(s.text for s in stretches if s.mark in (side, Mark.BOTH)).split()) == "".join(
            text.split()
        )


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return sample_view(tmp_path_factory.mktemp("library"), read_samples())


def test_two_yearly_reports_meet_under_their_headings(view: View) -> None:
    left, right = (held_text(named_entry(name, view, VI), view, VI) for name in ("45/BC-STTTT", "52/BC-STTTT"))
    found = compare_texts(left, right)
    changed = [(pair.left, pair.right) for pair in found.pairs if pair.change is Change.CHANGED]
    assert len(changed) >= 6
    for one, other in changed:
        assert one is not None
        assert other is not None
        titles = [
            heading.split(". ", 1)[-1] for heading in (one.headings[-1:] or ("",)) + (other.headings[-1:] or ("",))
        ]
        assert titles[0].split("2")[0] == titles[1].split("2")[0]


def test_each_side_is_cited_and_the_table_holds_both(view: View) -> None:
    left, right = (held_text(named_entry(name, view, VI), view, VI) for name in ("22/KH-UBND", "19/KH-UBND"))
    found = compare_texts(left, right)
    value = comparison_json(found, VI)
    assert all("Kế hoạch số 22/KH-UBND" in pair["left"]["label"] for pair in value["pairs"] if pair["left"])
    assert all("Kế hoạch số 19/KH-UBND" in pair["right"]["label"] for pair in value["pairs"] if pair["right"])
    (table,) = docx.Document(io.BytesIO(comparison_docx(found, VI))).tables
    assert len(table.rows) == len(found.pairs) + 1


def test_places_where_something_differs_lead_to_their_paragraphs(view: View, tmp_path: Path) -> None:
    left, right = (held_text(named_entry(name, view, VI), view, VI) for name in ("22/KH-UBND", "19/KH-UBND"))
    found = compare_texts(left, right)
    data = comparison_docx(found, VI, link=lambda document, paragraph: f"https://t.me/bot?start=p_{paragraph.id}")
    (tmp_path / "c.docx").write_bytes(data)
    assert faults(tmp_path / "c.docx") == []
    (table,) = docx.Document(io.BytesIO(data)).tables
    for row, pair in zip(table.rows[1:], found.pairs, strict=True):
        for cell, paragraph in zip(row.cells, (pair.left, pair.right), strict=True):
            links = [link.address for link in cell.paragraphs[0].hyperlinks]
            wanted = paragraph is not None and pair.change is not Change.SAME
            assert links == ([f"https://t.me/bot?start=p_{paragraph.id}"] if wanted and paragraph is not None else [])


def test_a_document_that_is_not_held_or_not_clear_cannot_be_compared(view: View, tmp_path: Path) -> None:
    settings = load_settings().reading
    with pytest.raises(UsageError, match="chưa có toàn văn"):
        named_text("23/2014/QĐ-UBND", view, settings, VI)
    with pytest.raises(UsageError, match="ghi thêm cơ quan"):
        named_text("31/KH-UBND", view, settings, VI)
    with pytest.raises(UsageError, match="không biết"):
        named_text(str(tmp_path / "none.txt"), view, settings, VI)
