"""What spares most lines the full rules never rejects a line that they accept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import samples
from corpus.aliases import _CUE_ENDS, _PROMULGATED, _may_promulgate
from corpus.header import _COPY, _COPY_FIRST
from corpus.mentions import NOTHING, _may_cite, _read
from corpus.model import Block, BlockKind
from corpus.readers.drafts import plain_text
from corpus.readers.fonts import Decoder, has_old_signs
from corpus.readers.limits import ReadingLimits, Source
from corpus.readers.runs import Run
from corpus.readers.text import line_blocks
from corpus.structure.attached import _APPENDIX, _FORM, attached_at, may_open
from corpus.structure.elements import _BREAK, MOTTO, NATIONAL_TITLE, _may_bear_titles
from corpus.structure.joining import _TORN_SYMBOL
from corpus.structure.lines import to_lines
from corpus.structure.measure import Measure
from corpus.structure.noise import _ENDS, _FIELD, _LABELLED, _NUMBER, _is_number
from corpus.structure.notes import note_number
from corpus.structure.parts import may_open_part
from corpus.structure.residue import STAMP, is_stamp
from corpus.structure.tail_start import may_open_end, opens_end, starts_tail
from corpus.structure.titles import _LONGEST_FIRST, _first_words, _names, type_line
from corpus.text.clean import clean
from corpus.text.fold import fold
from corpus.types import TYPES

SOURCES = Path(samples.__file__).parent / "sources"
MARKS = (
    "TM",
    "KT",
    "TL",
    "TUQ",
    "TUN",
    "Q",
    "QUYỀN",
    "T/M",
    "K/T",
    "T/L",
    "TM/",
    "Tm",
    "tm",
    "Kt",
    "kt",
    "Tl",
    "tl",
    "tuq",
)
OPENINGS = (
    *MARKS,
    "Nơi nhận",
    "NƠI  NHẬN",
    "nơi gửi",
    "GIÁM ĐỐC",
    "Giám đốc",
    "CHỦ TỊCH",
    "ỦY BAN NHÂN DÂN",
    ".",
    ":",
    "Quyết định",
)
RESIDUE = (
    "Được ký bởi", "Ký bởi", "ký số bởi", "Người ký", "Thời gian ký", "Ngày ký", "Ký ngày", "Chữ ký số", "Digitally signed",
    "Signature Not Verified", "Signer", "Signing time", "Email: a@b", "Cơ quan: Tỉnh", "Cơ quan: Sở", "Ký thay", "Email",
)  # fmt: skip
CUES = (
    "ban hành",
    "phê duyệt",
    "kèm",
    "(kèm",
    "theo",
    "tại",
    "Theo",
    "TẠI",
    "THEO",
    "các",
    "được",
    "UBND",
    "Đề án",
    ",",
    "quy định",
)
NUMBERS = (
    "12",
    "- 3 -",
    "Trang 4",
    "TRANG 5/6",
    "Page 2 of 9",
    "PAGE",
    "-",
    "–",
    "*",
    "7/8",
    "1234",
    "a",
    ".",
    ")",
    "Trang",
    "PAGE 3",
)


def joined(*pieces: str, most: int = 5) -> st.SearchStrategy[str]:
    """Return lines, as readers give them, of some of the pieces with marks of emphasis and spaces around."""
    parts = st.sampled_from([*pieces, " ", " ", "  ", "*", "_", "\t"])
    return st.lists(parts, min_size=1, max_size=2 * most).map(lambda some: clean("".join(some)).strip()).filter(bool)


@settings(deadline=None)
@given(joined(*OPENINGS))
def test_no_line_that_opens_an_end_is_passed_over(text: str) -> None:
    assert may_open_end(text) or not opens_end(text)


@pytest.mark.parametrize("text", ["CHỦ TỊCH", "TL. GIÁM ĐỐC", "tm. ủy ban nhân dân", "Q. Cục trưởng", "** Nơi nhận:**"])
def test_lines_that_open_an_end_are_looked_at(text: str) -> None:
    assert may_open_end(text)


@settings(deadline=None)
@given(joined(*RESIDUE, most=3))
def test_no_residue_of_a_signature_is_passed_over(text: str) -> None:
    assert is_stamp(text) == (STAMP.match(text) is not None)


@settings(deadline=None)
@given(joined("Phụ lục", "PHỤ  LỤC", "Phụ biểu", "PHỤ BIỂU", "Mẫu số 01", "MẪU SỐ 2a", "mẫu số 3", "Biểu số: 1", "("))
def test_no_appendix_or_form_is_passed_over(text: str) -> None:
    line = to_lines([Block(text)])[0]
    named = _APPENDIX.match(text) is not None or _FORM.match(text) is not None
    assert may_open(line, after_end=False) or not named or line.begins is not None


@pytest.mark.parametrize("written", [str.upper, str.capitalize])
@pytest.mark.parametrize("name", sorted({entry.name for entry in TYPES}))
def test_no_name_of_a_type_is_passed_over(name: str, written: Callable[[str], str]) -> None:
    plain = written(name)
    assert _names().match(fold(plain)) is not None
    assert fold(plain[:_LONGEST_FIRST]).startswith(_first_words())
    assert type_line(plain) is not None


@settings(deadline=None)
@given(
    joined(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cong hoa xa hoi", "ĐẢNG CỘNG SẢN", "Độc lập - Tự do - Hạnh phúc", "Số: 1"
    )
)
def test_no_national_title_or_motto_is_passed_over(text: str) -> None:
    borne = any(pattern.search(text) for pattern in (NATIONAL_TITLE, MOTTO, _BREAK))
    assert _may_bear_titles(text.lower()) or not borne


@settings(deadline=None)
@given(joined(*NUMBERS, most=2))
def test_page_numbers_are_what_one_of_their_forms_says(text: str) -> None:
    plain = text.strip(" *_")
    assert _is_number(text) == any(form.fullmatch(plain) is not None for form in (_NUMBER, _LABELLED, _FIELD))
    assert text[-1].isdecimal() or text[-1] in _ENDS or not _is_number(text)


@settings(deadline=None)
@given(
    joined(
        *OPENINGS, "Phụ lục I", "MẪU SỐ 2", "Mẫu số 01", "(", "QUY CHẾ", "Quy chế", "² Xem", "[3] Xem", "A", "1", "   "
    ),
    joined("Nguyễn Văn A", "(đã ký)", "GIÁM ĐỐC", "(Kèm theo Quyết định số 1/QĐ-UBND)"),
    st.booleans(),
)
def test_no_line_that_opens_another_part_is_passed_over(text: str, below: str, bold: bool) -> None:
    blocks = [Block(text, bold=bold), Block(text, kind=BlockKind.TABLE_ROW), Block(text, kind=BlockKind.FOOTNOTE)]
    for block in (*blocks, Block(text, centred=bold, size=9.0)):
        lines = to_lines([block, Block(below)])
        opened = note_number(lines[0], Measure(size=12.0)) is not None or starts_tail(lines, 0)
        opened = opened or attached_at(lines, 0, after_end=False) is not None
        assert may_open_part(lines[0]) or not opened


@settings(deadline=None)
@given(joined("số 05/KH-", "12/2024/QĐ-", "15-QC/", "15-NQ/", "/", "-", "UBND"))
def test_no_torn_symbol_is_passed_over(text: str) -> None:
    assert text[-1] in "-/" or _TORN_SYMBOL.search(text[-24:]) is None


@settings(deadline=None)
@given(joined("SAO Y", "SAO LỤC", "TRÍCH SAO", "BẢN SAO", "Sao y", "(", "BẢN CHÍNH"))
def test_no_mark_of_a_copy_is_passed_over(text: str) -> None:
    assert text[0] in _COPY_FIRST or _COPY.match(text) is None


@given(st.text(alphabet=" \tab", min_size=1).map(lambda line: f"{line}c"))
def test_a_line_is_set_in_by_two_columns_at_least(line: str) -> None:
    spaced = line.expandtabs()
    first, second = line_blocks(f"a\n{line}")
    assert (first.gap_before, second.gap_before) == (True, len(spaced) - len(spaced.lstrip()) >= 2)


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF, exclude_categories=("Cc", "Cs")), min_size=1, max_size=60))
def test_text_without_the_signs_of_old_fonts_is_in_unicode(text: str) -> None:
    decoder = Decoder.of([Run(text)])
    assert has_old_signs(text) or not decoder.encodings
    source = Source(Path("a.txt"), text.encode(), ReadingLimits(10_000, 10, 10_000))
    assert has_old_signs(text) or plain_text(source) == (clean(text), ())


@settings(deadline=None)
@given(joined(*CUES))
def test_no_cue_of_what_a_decision_promulgates_is_passed_over(window: str) -> None:
    said = window.endswith(_CUE_ENDS) and _PROMULGATED.search(window) is not None
    assert _may_promulgate(window) or not said


@pytest.mark.parametrize("basis", [False, True])
def test_no_mention_of_a_document_is_passed_over(basis: bool) -> None:
    lines = {line.strip() for source in SOURCES.glob("*.txt") for line in source.read_text("utf-8").splitlines()}
    passed_over = [line for line in lines if line and not _may_cite(line)]
    assert len(passed_over) > 100
    assert all(_read(line, basis, None) is NOTHING for line in passed_over)
