"""DOCX files as a word processor shows them, from XML written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import BlockKind, RawDocument
from corpus.readers.docx_numbering import count_text
from tests.support.docx_made import docx_bytes, paragraph
from tests.support.reading import block_with, read_bytes, texts

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
LEVEL = '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + LEVEL.format(level=0, form="upperRoman", text="%1.")
    + LEVEL.format(level=1, form="decimal", text="%2.")
    + LEVEL.format(level=2, form="decimal", text="%2.%3.")
    + LEVEL.format(level=3, form="lowerLetter", text="%4)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + LEVEL.format(level=0, form="bullet", text="\uf0b7") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def marks(raw: RawDocument) -> list[str]:
    return [block.mark for block in raw.blocks]


def listed(*items: tuple[int, int]) -> str:
    """Return numbered paragraphs for pairs of list and level."""
    return "".join(paragraph("chữ", LIST.format(number=number, level=level)) for number, level in items)


def test_list_numbers_are_counted_level_by_level(tmp_path: Path) -> None:
    levels = [0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1]
    body = listed(*((1, level) for level in levels))
    expected = ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "3.", "3.1.", "II.", "1."]
    assert marks(read_bytes(tmp_path, docx_bytes(body, numbering=NUMBERING))) == expected


def test_bullets_of_symbol_fonts_are_dashes_and_starts_can_be_set(tmp_path: Path) -> None:
    body = listed((2, 0), (3, 0), (3, 0))
    assert marks(read_bytes(tmp_path, docx_bytes(body, numbering=NUMBERING))) == ["-", "V.", "VI."]


def test_a_list_can_hang_on_a_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = paragraph("một", '<w:pStyle w:val="Muc"/>') + paragraph("hai", '<w:pStyle w:val="MucCon"/>')
    assert marks(read_bytes(tmp_path, docx_bytes(body, numbering=NUMBERING, styles=styles))) == ["I.", "II."]


def test_empty_numbered_paragraphs_show_no_number(tmp_path: Path) -> None:
    body = listed((1, 0)) + paragraph("  ", LIST.format(number=1, level=0)) + listed((1, 0))
    assert marks(read_bytes(tmp_path, docx_bytes(body, numbering=NUMBERING))) == ["I.", "II."]


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numbers_have_the_value_they_stand_for(count: int) -> None:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    values = [worth[letter] for letter in count_text(count, "upperRoman")]
    assert count == sum(
        -value if any(later > value for later in values[index + 1 : index + 2]) else value
        for index, value in enumerate(values)
    )


def test_letters_go_on_after_the_alphabet() -> None:
    assert [count_text(count, "lowerLetter") for count in (1, 26, 27, 28)] == ["a", "z", "aa", "bb"]


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Số </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>15</w:t></w:r></w:ins></w:p>"
    )
    raw = read_bytes(tmp_path, docx_bytes(body))
    assert texts(raw) == ["Số 15"]
    assert len(raw.warnings) == 1
    assert "tracked changes" in raw.warnings[0]


def test_links_fields_and_controls_give_the_text_that_is_shown(tmp_path: Path) -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>b</w:t></w:r>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('cả đoạn')}</w:sdtContent></w:sdt>"
    )
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == ["abc-d", "cả đoạn"]


def test_capitals_and_superscripts_are_read_as_shown(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("Quyết định", run="<w:caps/>") + (
        f"<w:p><w:r><w:t>82,64 km</w:t></w:r><w:r><w:rPr>{raised}</w:rPr><w:t>2</w:t></w:r></w:p>"
    )
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == ["QUYẾT ĐỊNH", "82,64 km²"]


def test_looks_come_from_styles_and_can_be_switched_off(tmp_path: Path) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    )
    body = (
        paragraph("đậm", '<w:pStyle w:val="T"/>')
        + paragraph("thường", '<w:pStyle w:val="T"/><w:jc w:val="both"/>', '<w:b w:val="0"/>')
        + paragraph("trơn")
    )
    raw = read_bytes(tmp_path, docx_bytes(body, styles=styles))
    assert [(block.bold, block.centred, block.size) for block in raw.blocks] == [
        (True, True, 14.0),
        (False, False, 14.0),
        (False, False, 13.0),
    ]


def test_a_line_break_makes_lines_of_which_the_last_ends_the_paragraph(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>KT. GIÁM ĐỐC</w:t><w:br/><w:t>PHÓ GIÁM ĐỐC</w:t></w:r></w:p>"
    raw = read_bytes(tmp_path, docx_bytes(body))
    assert [(block.text, block.complete) for block in raw.blocks] == [("KT. GIÁM ĐỐC", False), ("PHÓ GIÁM ĐỐC", True)]


def test_footnotes_follow_their_paragraph_numbered_as_they_are_called(tmp_path: Path) -> None:
    def note(identity: int, text: str) -> str:
        return f'<w:footnote w:id="{identity}"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'

    def call(text: str, identity: int) -> str:
        return f'<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:footnoteReference w:id="{identity}"/></w:r></w:p>'

    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    data = docx_bytes(
        call("trước", 7) + call("sau", 3), footnotes=separator + note(3, "của sau") + note(7, "của trước")
    )
    raw = read_bytes(tmp_path, data)
    assert [(block.text, block.kind, block.mark) for block in raw.blocks] == [
        ("trước¹", BlockKind.TEXT, ""),
        ("của trước", BlockKind.FOOTNOTE, "1"),
        ("sau²", BlockKind.TEXT, ""),
        ("của sau", BlockKind.FOOTNOTE, "2"),
    ]


def test_a_text_box_is_read_once_though_the_file_holds_it_twice(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{drawing}</w:r><w:r><w:t>chính văn</w:t></w:r></w:p>"
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == ["chính văn", "DỰ THẢO"]


def test_cells_keep_their_column_where_others_are_merged(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    span, down = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    rows = [
        f"<w:trPr><w:tblHeader/></w:trPr>{cell('STT')}{cell('Kinh phí', span)}",
        f"{cell('1')}{cell('2021')}{cell('1.200')}",
        f"{cell('', down)}{cell('2022')}{cell('3.100')}",
        f'<w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("Tổng")}{cell("4.300")}',
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    raw = read_bytes(tmp_path, docx_bytes(table))
    assert texts(raw, BlockKind.TABLE_ROW) == ["STT\tKinh phí\t", "1\t2021\t1.200", "\t2022\t3.100", "\tTổng\t4.300"]
    assert [block.header_row for block in raw.blocks] == [True, False, False, False]


def test_a_bold_top_row_is_a_header_only_where_the_table_has_lines(tmp_path: Path) -> None:
    def table(borders: str) -> str:
        def row(text: str, run: str = "") -> str:
            return f"<w:tr>{2 * f'<w:tc>{paragraph(text, run=run)}</w:tc>'}</w:tr>"

        return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{row('Năm', '<w:b/>')}{row('2021')}</w:tbl>"

    ruled = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    raw = read_bytes(tmp_path, docx_bytes(table(ruled) + table("")))
    assert [(block.table, block.header_row) for block in raw.blocks] == [(1, True), (1, False), (2, False), (2, False)]


def test_a_frame_of_one_cell_is_running_text(tmp_path: Path) -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('Điều 1.')}{paragraph('Điều 2.')}</w:tc></w:tr></w:tbl>"
    assert texts(read_bytes(tmp_path, docx_bytes(body))) == ["Điều 1.", "Điều 2."]


def test_numbers_of_a_list_in_a_cell_are_part_of_the_cell(tmp_path: Path) -> None:
    numbered = paragraph("", LIST.format(number=1, level=0)) + paragraph("chữ", LIST.format(number=1, level=0))
    body = f"<w:tbl><w:tr><w:tc>{numbered}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    raw = read_bytes(tmp_path, docx_bytes(body, numbering=NUMBERING))
    assert texts(raw, BlockKind.TABLE_ROW) == ["I. chữ\tb"]


def test_page_headers_are_stamps_and_bare_page_numbers_are_left_out(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, docx_bytes(paragraph("thân"), header=paragraph("DỰ THẢO LẦN 2") + paragraph("3")))
    assert texts(raw) == ["thân"]
    assert texts(raw, BlockKind.STAMP) == ["DỰ THẢO LẦN 2"]


PAGES = "<w:r><w:lastRenderedPageBreak/></w:r>"


@pytest.mark.parametrize(
    ("pages", "characters", "expected"),
    [(2, 12, [1, 2]), (3, 12, None), (2, 40, None)],
    ids=["statistics agree", "other pages", "other text"],
)
def test_pages_are_given_only_where_the_file_agrees_with_itself(
    pages: int, characters: int, expected: list[int | None] | None, tmp_path: Path
) -> None:
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Pages>{pages}</Pages><Characters>{characters}</Characters></Properties>"
    )
    body = paragraph("trang1") + f"<w:p>{PAGES}<w:r><w:t>trang2</w:t></w:r></w:p>"
    raw = read_bytes(tmp_path, docx_bytes(body, app=app))
    assert raw.pages == (len(expected) if expected else None)
    assert [block.page for block in raw.blocks] == (expected or [None, None])


def test_gaps_come_from_blank_paragraphs_and_spacing(tmp_path: Path) -> None:
    spaced = '<w:spacing w:before="120"/>'
    body = paragraph("một") + paragraph("hai") + paragraph("") + paragraph("ba") + paragraph("bốn", spaced)
    raw = read_bytes(tmp_path, docx_bytes(body))
    assert [block.gap_before for block in raw.blocks] == [False, False, True, True]
    assert block_with(raw, "ba").complete


def test_a_style_that_rests_on_itself_ends(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="T"/><w:rPr><w:b/></w:rPr></w:style>'
    raw = read_bytes(tmp_path, docx_bytes(paragraph("chữ", '<w:pStyle w:val="T"/>'), styles=styles))
    assert raw.blocks[0].bold
