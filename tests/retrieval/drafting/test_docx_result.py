"""A checked draft as DOCX: comments say what is wrong, and accepting the changes gives the right text."""

from __future__ import annotations

import copy
import shutil
import unicodedata
import zipfile
from collections.abc import Sequence
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from config.settings import load_settings
from corpus.samples.drafts import make_draft
from retrieval.answer import Language
from retrieval.drafting.check import check_draft
from retrieval.drafting.docx_result import write_check
from retrieval.drafting.docx_runs import Author, cut, delete, insert, seen, text_of
from retrieval.drafting.reading import read_draft, read_pasted
from retrieval.drafting.verdicts import Check
from retrieval.drafting.wording import tell
from tests.support.draft_check import TODAY, sample_view, text_view
from tests.support.tracked_changes import decided
from tests.support.word_schema import faults

AUTHOR = Author("Người thử", "2024-11-24T08:00:00Z")
CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveTo"), qn("w:moveFrom"))
GONE = {True: (qn("w:del"), qn("w:moveFrom")), False: (qn("w:ins"), qn("w:moveTo"))}
"""What is not there once the changes are accepted, or rejected."""
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THƯƠNG

Số: 57/KH-UBND
Sông Thương, ngày 23 tháng 01 năm 2024

KẾ HOẠCH
Hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024

I. MỤC TIÊU

1. Đưa thông tin của tỉnh ra nước ngoài.
"""


def paragraphs(body: Any, *, accepted: bool) -> list[str]:  # noqa: ANN401 - an lxml element
    """Return the texts of a document with all changes accepted, or with all of them rejected."""
    root = copy.deepcopy(body)
    texts = []
    for paragraph in root.iter(qn("w:p")):
        marks = [paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{gone}") for gone in GONE[accepted]]
        for change in [*paragraph.iter(*GONE[accepted])]:
            change.getparent().remove(change)
        parts = [t.text or "\n" for t in paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:br"))]
        if not any(mark is not None for mark in marks) or parts:
            texts += "".join(parts).split("\n")
    return [text for text in texts if text.strip()]


def test_accepting_every_change_gives_the_corrected_lines_and_rejecting_gives_the_draft(tmp_path: Path) -> None:
    changed = 0
    for seed in (1, 5, 19, 26, 37):
        draft = make_draft(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        read = read_pasted(draft.text)
        check = check_draft(read, sample_view(folder, draft.samples), today=TODAY)
        write_check(check, folder / "out.docx", language=Language.VIETNAMESE)
        body = docx.Document(str(folder / "out.docx")).element.body
        assert paragraphs(body, accepted=False) == [p.text for p in read.paragraphs]
        accepted = paragraphs(body, accepted=True)
        for planted in draft.lines:
            if planted.corrected:
                changed += 1
                assert any(planted.corrected in text for text in accepted), planted.corrected
            if planted.corrected == "":
                assert accepted.count(planted.text) == 1
    assert changed > 5


def test_each_finding_is_a_comment_with_its_source(tmp_path: Path) -> None:
    check = _check(
        tmp_path, "Căn cứ Kế hoạch số 57/KH-UBND ngày 24 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương."
    )
    write_check(check, tmp_path / "out.docx", language=Language.VIETNAMESE)
    (comment,) = docx.Document(str(tmp_path / "out.docx")).comments
    assert "Sai ngày" in comment.text
    assert "Nguồn: " in comment.text
    assert "23 tháng 01 năm 2024" in comment.text
    assert comment.author == "Trợ lý kiểm tra văn bản"


def test_a_word_draft_keeps_its_look_and_gets_its_changes_where_they_belong(tmp_path: Path) -> None:
    source = _word_draft(tmp_path)
    before = docx.Document(str(source))
    check = check_draft(read_draft(source, load_settings().reading), text_view(tmp_path, PLAN), today=TODAY)
    write_check(check, tmp_path / "out.docx", source=source, language=Language.VIETNAMESE)
    after = docx.Document(str(tmp_path / "out.docx"))
    assert paragraphs(after.element.body, accepted=False) == [p.text for p in before.paragraphs if p.text.strip()]
    accepted = [seen(text).text for text in paragraphs(after.element.body, accepted=True)]
    assert any("số 57/KH-UBND ngày 23 tháng 01 năm 2024 của" in text for text in accepted)
    inserted = next(after.element.body.iter(qn("w:ins")))
    assert inserted.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:i')}") is not None
    assert len(list(after.comments)) >= 1
    assert after.paragraphs[0].runs[0].font.size == Pt(17)


def test_the_file_is_what_word_expects(tmp_path: Path) -> None:
    check = _check(
        tmp_path,
        "Căn cứ Kế hoạch số 57/KH-UBND ngày 24/01/2024 của UBND tỉnh Sông Thương;\n\nCăn cứ Kế hoạch số 57/KH-UBND ngày 23 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương về hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024.",
    )
    write_check(check, tmp_path / "out.docx", language=Language.VIETNAMESE)
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        assert "word/comments.xml" in package.namelist()
        assert package.testzip() is None
    body = docx.Document(str(tmp_path / "out.docx")).element.body
    changes = [change for tag in CHANGES for change in body.iter(tag)]
    numbers = [change.get(qn("w:id")) for change in changes]
    assert len(numbers) == len(set(numbers)) > 2
    assert all(change.get(qn("w:author")) and change.get(qn("w:date")) for change in changes)
    assert not [run for change in body.iter(qn("w:del")) for run in change.iter(qn("w:t"))]
    assert not [
        inner
        for tag in CHANGES
        for change in body.iter(tag)
        for kind in CHANGES
        for inner in change.iter(kind)
        if inner is not change
    ]
    assert len(list(body.iter(qn("w:commentReference")))) > 1
    assert faults(tmp_path / "out.docx") == []


def test_runs_are_split_at_any_character(tmp_path: Path) -> None:
    for start in range(12):
        for end in range(start, 13):
            document = docx.Document()
            paragraph = document.add_paragraph()
            for piece in ("abc", "d\tef", "", "ghi", "jkl"):
                paragraph.add_run(piece)
            element = paragraph._p
            whole = text_of(element)
            number = insert(element, end, "+", AUTHOR, 1)
            delete(cut(element, start, end), AUTHOR, number)
            assert text_of(element) == whole[:start] + "+" + whole[end:]


@pytest.mark.parametrize(
    ("text", "words"), [("Ke\u0302\u0301 hoa\u0323ch\u00a0 s\u00f4\u0301", "Kế hoạch số"), ("a\u200bb  c", "ab c")]
)
def test_what_is_seen_is_found_in_what_is_written(text: str, words: str) -> None:
    assert seen(text).text == words
    assert seen(text).find(words) == (0, len(text))


def _check(folder: Path, text: str) -> Check:
    return check_draft(read_pasted(text), text_view(folder, PLAN), today=TODAY)


def _word_draft(folder: Path) -> Path:
    """Write a draft whose words are torn into runs, with decomposed letters and hard spaces."""
    document = docx.Document()
    head = document.add_paragraph().add_run("ỦY BAN NHÂN DÂN TỈNH SÔNG THƯƠNG")
    head.font.size = Pt(17)
    for text in ("KẾ HOẠCH", "Hoạt động đối ngoại năm 2025"):
        document.add_paragraph().add_run(text).bold = True
    basis = document.add_paragraph()
    pieces = ("Căn cứ Kế ho", "ạch số\u00a057/KH-UBND ngày 2", "4 tháng 01 năm 2024 ", unicodedata.normalize("NFD", "của Ủy ban nhân dân tỉnh Sông Thương về hoạt động thông tin đối ngoại tỉnh Sông Thương năm 2024."))  # fmt: skip
    for piece in pieces:
        basis.add_run(piece).italic = True
    document.add_paragraph("I. MỤC TIÊU")
    document.add_paragraph("1. Các cơ quan tổ chức thực hiện kịp thời.")
    path = folder / "draft.docx"
    document.save(str(path))
    return path


DECREE = """CHÍNH PHỦ

Số: 72/2015/NĐ-CP
Hà Nội, ngày 07 tháng 9 năm 2015

NGHỊ ĐỊNH
Về quản lý hoạt động thông tin đối ngoại

Điều 1. Phạm vi điều chỉnh.
"""
LINES = (
    "Căn cứ Kế hoạch số 57/KH-UBND ngày 23 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Thương về hoạt động thông tin "
    "đối ngoại tỉnh Sông Thương năm 2024",
    "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
)


def longest_in_order(values: list[int]) -> int:
    """Return how many values can stay where they are, trying every choice."""
    chosen = (pick for size in range(len(values) + 1) for pick in combinations(values, size))
    return max(len(pick) for pick in chosen if list(pick) == sorted(pick))


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("as_word", [True, False])
def test_lines_in_the_wrong_order_are_moved_as_tracked_changes(
    tmp_path: Path, order: tuple[int, ...], as_word: bool
) -> None:
    given = [LINES[n] + (";" if at < 2 else ".") for at, n in enumerate(order)]
    source = tmp_path / "draft.docx"
    document = docx.Document()
    for text in ("KẾ HOẠCH", "Thông tin đối ngoại năm 2025", *given, "I. MỤC TIÊU", "1. Đưa thông tin ra nước ngoài."):
        document.add_paragraph().add_run(text).italic = text.startswith("Căn cứ")
    document.save(str(source))
    read = read_draft(source, load_settings().reading) if as_word else read_pasted("\n\n".join(given))
    check = check_draft(read, text_view(tmp_path, PLAN, DECREE), today=TODAY)
    write_check(check, tmp_path / "out.docx", source=source if as_word else None, language=Language.VIETNAMESE)
    body = docx.Document(str(tmp_path / "out.docx")).element.body
    assert faults(tmp_path / "out.docx") == []
    standing = [text for text in paragraphs(body, accepted=False) if text.startswith("Căn cứ")]
    assert standing == given
    accepted = [text for text in paragraphs(body, accepted=True) if text.startswith("Căn cứ")]
    assert [text[:-1] for text in accepted] == [LINES[2], LINES[1], LINES[0]]
    assert [text[-1] for text in accepted] == [";", ";", "."]
    moved = [p for p in body.iter(qn("w:p")) if p.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:moveTo')}") is not None]
    assert len(moved) == 3 - longest_in_order([-n for n in order])
    assert not moved or as_word is False or moved[0].find(f".//{qn('w:i')}") is not None


def _with_breaks(folder: Path, lines: Sequence[str]) -> Path:
    """Write a draft whose căn cứ lines are one Word paragraph, as offices make it with Shift+Enter."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line).italic = True
    document.add_paragraph("I. MỤC TIÊU")
    document.save(str(folder / "draft.docx"))
    return folder / "draft.docx"


def _result(folder: Path, source: Path) -> Path:
    check = check_draft(read_draft(source, load_settings().reading), text_view(folder, PLAN, DECREE), today=TODAY)
    write_check(check, folder / "out.docx", source=source, language=Language.VIETNAMESE)
    return folder / "out.docx"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_lines_of_one_word_paragraph_are_moved_and_mended_within_it(tmp_path: Path, order: tuple[int, ...]) -> None:
    wrong = LINES[0].replace("ngày 23 tháng 01", "ngày 24 tháng 01")
    given = [(wrong, *LINES[1:])[n] + (";" if at < 2 else ".") for at, n in enumerate(order)]
    out = _result(tmp_path, _with_breaks(tmp_path, given))
    body = docx.Document(str(out)).element.body
    assert faults(out) == []
    assert paragraphs(body, accepted=False) == [*given, "I. MỤC TIÊU"]
    assert paragraphs(body, accepted=True) == [f"{LINES[2]};", f"{LINES[1]};", f"{LINES[0]}.", "I. MỤC TIÊU"]
    moved = [*body.iter(qn("w:moveToRangeStart"))]
    assert len(moved) == 3 - longest_in_order([-n for n in order])
    assert len({start.get(qn("w:name")) for start in moved}) == len(moved)


def test_a_line_of_one_word_paragraph_that_stands_there_twice_goes_with_its_break(tmp_path: Path) -> None:
    out = _result(tmp_path, _with_breaks(tmp_path, [f"{LINES[1]};", f"{LINES[1]};", f"{LINES[0]}."]))
    (element, _) = docx.Document(str(out)).element.body.iter(qn("w:p"))
    for gone in [*element.iter(qn("w:del"))]:
        gone.getparent().remove(gone)
    assert text_of(element) == f"{LINES[1]};\n{LINES[0]}."


def test_an_order_that_no_move_puts_right_is_told_in_a_comment(tmp_path: Path) -> None:
    source = _with_breaks(tmp_path, [f"{LINES[0]};", f"{LINES[1]};"])
    document = docx.Document(str(source))
    document.paragraphs[0]._p.addnext(document.add_paragraph(f"{LINES[2]}.")._p)
    document.save(str(source))
    out = _result(tmp_path, source)
    assert faults(out) == []
    document = docx.Document(str(out))
    assert not [*document.element.body.iter(qn("w:moveTo"))]
    told = next(c.text for c in document.comments if c.text.startswith(tell(Language.VIETNAMESE, "ordered")))
    assert told.index("Luật Tổ chức") < told.index("Nghị định số 72") < told.index("Kế hoạch số 57")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("shared", [False, True], ids=["paragraphs", "one paragraph"])
def test_libreoffice_accepts_and_rejects_what_was_moved_and_changed(tmp_path: Path, shared: bool) -> None:
    wrong = LINES[0].replace("ngày 23 tháng 01", "ngày 24 tháng 01")
    given = [f"{wrong};", f"{LINES[1]};", f"{LINES[2]}."]
    if shared:
        source = _with_breaks(tmp_path, given)
    else:
        document = docx.Document()
        for line in (*given, "I. MỤC TIÊU"):
            document.add_paragraph(line)
        source = tmp_path / "draft.docx"
        document.save(str(source))
    out = _result(tmp_path, source)
    right = [f"{LINES[2]};", f"{LINES[1]};", f"{LINES[0]}.", "I. MỤC TIÊU"]
    assert decided(out, accept=True) == right
    assert decided(out, accept=False) == [*given, "I. MỤC TIÊU"]


def test_mentions_in_the_cells_of_a_table_are_marked_there(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    mention = LINES[0].removeprefix("Căn cứ ").replace("ngày 23 tháng 01 năm", "ngày 24/01/")
    law = "Nghị định số 72/2015/NĐ-CP ngày 08/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại"
    for cell, text in zip(table.rows[0].cells, ("Nhiệm vụ", "Kế hoạch", "Nghị định"), strict=True):
        cell.text = text
    for cell, text in zip(
        table.rows[1].cells, ("Đón phóng viên", mention.replace("/ 2024", "/2024"), law), strict=True
    ):
        cell.text = text
    document.save(str(tmp_path / "draft.docx"))
    out = _result(tmp_path, tmp_path / "draft.docx")
    accepted = paragraphs(docx.Document(str(out)).element.body, accepted=True)
    assert any("57/KH-UBND ngày 23/01/2024 của" in text for text in accepted)
    assert any("72/2015/NĐ-CP ngày 07/9/2015 của" in text for text in accepted)
    assert len(list(docx.Document(str(out)).comments)) == 2
    assert faults(out) == []


def test_comments_take_the_styles_that_a_draft_has_for_them(tmp_path: Path) -> None:
    source = _word_draft(tmp_path)
    document = docx.Document(str(source))
    own = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
    own.element.set(qn("w:styleId"), "ThamchiuChuthich")
    document.save(str(source))
    out = _result(tmp_path, source)
    body = docx.Document(str(out)).element.body
    styles = {style.get(qn("w:val")) for run in body.iter(qn("w:r")) for style in run.iter(qn("w:rStyle"))}
    assert styles == {"ThamchiuChuthich"}
    assert faults(out) == []
