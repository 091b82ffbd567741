"""What holds for the check of any text: it ends, edits fit their paragraph, and a corrected line needs no correction."""

from __future__ import annotations

import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import ParagraphId
from corpus.samples.drafts import make_draft
from corpus.text.clean import clean
from retrieval.drafting.correction import apply
from retrieval.drafting.sequence import end_mark, in_order, out_of_order
from retrieval.drafting.verdicts import Check, Edit, Verdict
from retrieval.library import View
from tests.support.draft_check import checked, sample_view

PIECES = st.sampled_from(
    ["Căn cứ ", "Quyết định số ", "942/QĐ-UBND", "QĐ ", "12 / KH-UBND", " ngày ", "31/8/2021", "15/23/2022", "31 tháng 02 năm 2020",
     " của ", "UBND tỉnh", "Bộ Tài chính", " về việc ", "ban hành Quy chế", ";", ".", "\n", "\n\n", " (Đề án 942)", "Luật Báo chí ", "số 103/2016/QH13",
     "Theo đề nghị của Giám đốc Sở", "“", "”", "\t", "\u00a0", "e\u0302", "thay thế ", "và ", "số ", "07-QC/TU", "1.", "I. MỤC TIÊU"]
)  # fmt: skip
MENDED = {
    Verdict.WRONG_DATE, Verdict.WRONG_ISSUER, Verdict.WRONG_SUBJECT, Verdict.WRONG_NUMBER, Verdict.IMPOSSIBLE, Verdict.FORM,
    Verdict.INCOMPLETE, Verdict.TOO_LONG,
}  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return sample_view(tmp_path_factory.mktemp("library"), make_draft(0).samples)


def assert_edits_fit(check: Check) -> None:
    for line in check.lines:
        assert 0 <= line.start < line.end <= len(line.paragraph.text)
        assert all(0 <= edit.start <= edit.end <= len(line.paragraph.text) for edit in line.edits)
        ordered = sorted(line.edits, key=lambda edit: (edit.start, edit.end))
        assert all(one.end <= other.start for one, other in pairwise(ordered))
        assert all(1 <= n <= len(check.citations) for finding in line.findings for n in finding.sources)


@given(st.lists(PIECES, min_size=1, max_size=25).map("".join).filter(str.strip))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_checked(view: View, text: str) -> None:
    assert_edits_fit(checked(view, text))


@pytest.mark.parametrize("seed", range(46, 58))
def test_a_corrected_basis_needs_no_further_correction(seed: int, tmp_path: Path) -> None:
    draft = make_draft(seed)
    view = sample_view(tmp_path, draft.samples)
    check = checked(view, draft.text)
    assert_edits_fit(check)
    edits: dict[ParagraphId, list[Edit]] = defaultdict(list)
    for line in check.lines:
        edits[line.paragraph.id] += line.edits
    head, paragraphs = clean(draft.text).split("\n\nCăn cứ", 1)[0], check.draft.paragraphs
    corrected = [apply(p.text, edits[p.id]) for p in paragraphs if p.kind.value in ("basis", "heading", "body")]
    again = checked(view, head + "\n\n" + "\n\n".join(filter(None, corrected)))
    left = {
        (line.name, finding.verdict) for line in again.lines for finding in line.findings if finding.verdict in MENDED
    }
    assert left == set()


@pytest.mark.parametrize(
    "text", ["Căn cứ " * 20_000, "số 1/QĐ-UBND " * 8_000, "Căn cứ Quyết định số 1/QĐ-UBND;\n" * 3_000]
)
def test_hostile_texts_end_in_time(view: View, text: str) -> None:
    started = time.perf_counter()
    assert_edits_fit(checked(view, text[:199_000]))
    assert time.perf_counter() - started < 60


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=12))
def test_what_is_left_in_place_is_in_order_and_as_much_as_can_be(ranks: list[int | None]) -> None:
    moved = out_of_order(ranks)
    kept = [rank for position, rank in enumerate(ranks) if position not in moved and rank is not None]
    assert kept == sorted(kept)
    numbered = [rank for rank in ranks if rank is not None]
    longest = [1] * len(numbered)
    for i, rank in enumerate(numbered):
        longest[i] = max((longest[j] + 1 for j in range(i) if numbered[j] <= rank), default=1)
    assert len(kept) == max(longest, default=0)


@given(st.lists(st.integers(0, 9), max_size=10))
def test_lines_in_order_are_those_that_were_there(ranks: list[int]) -> None:
    put = in_order(ranks)
    assert sorted(put) == list(range(len(ranks)))
    assert [ranks[position] for position in put] == sorted(ranks)
    assert all(a < b for a, b in pairwise(put) if ranks[a] == ranks[b])


def test_a_line_without_rank_stays_behind_the_one_before_it() -> None:
    assert in_order([5, None, 1, None]) == (2, 3, 0, 1)


@pytest.mark.parametrize(
    ("text", "last", "wanted"),
    [("a;", False, "a;"), ("a.", False, "a;"), ("a", True, "a."), ("a ;", True, "a."), ("a.;", True, "a.")],
)
def test_a_line_ends_with_the_mark_of_its_place(text: str, last: bool, wanted: str) -> None:
    edit = end_mark(text, last=last)
    assert apply(text, [edit] if edit is not None else []) == wanted
