"""Procedures: what stands under a label is placed there, and numbers begin anew inside it."""

from __future__ import annotations

from corpus.model import ParagraphKind
from corpus.place_label import label
from tests.support.procedures import RAFT
from tests.support.texts import read_text

READ = read_text(RAFT)
BY_TEXT = {paragraph.text: paragraph for paragraph in READ.paragraphs}


def test_the_name_above_the_parts_is_the_title() -> None:
    assert READ.document.header.subject == "Cấp thẻ người lái bè du lịch"
    assert READ.paragraphs[0].kind is ParagraphKind.TITLE


def test_the_name_may_be_labelled() -> None:
    text = "THỦ TỤC HÀNH CHÍNH\n1. Tên thủ tục: Cấp thẻ lái bè\n2. Trình tự thực hiện:\nNộp.\n3. Thành phần hồ sơ: Đơn.\n4. Lệ phí: Không\n"
    assert read_text(text).document.header.subject == "Cấp thẻ lái bè"


def test_lines_stand_under_their_label_and_numbers_inside_it() -> None:
    assert label(BY_TEXT["2. Giấy khám mắt."].place) == "mục 2, mục “Trình tự thực hiện”"
    assert label(BY_TEXT["Cơ quan thực hiện: Sở Du lịch"].place) == "mục “Cơ quan thực hiện”"
    assert BY_TEXT["b) Đủ 18 tuổi."].headings == ("Yêu cầu, điều kiện thực hiện: Người lái bè phải:",)


def test_a_row_bears_part_case_and_columns() -> None:
    row = BY_TEXT["Thẻ bị hỏng\t\tBản chính: 1\nBản sao: 0"]
    assert row.headings == (
        "Thành phần hồ sơ:",
        "* Đối với hồ sơ đề nghị cấp lại thẻ:",
        "Tên giấy tờ\tMẫu đơn, tờ khai\tSố lượng",
    )
    assert label(row.place) == "mục “Thành phần hồ sơ”, bảng 2, dòng 1"


def test_numbered_labels_keep_their_numbers_and_end_what_is_numbered_inside_them() -> None:
    text = "Cấp thẻ lái bè\n1. Trình tự thực hiện:\n1. Nộp.\n2. Chờ.\n2. Thành phần hồ sơ:\na) Đơn.\n3. Lệ phí: Không\n4. Kết quả: Thẻ.\n"
    document = read_text(text)
    keys = [paragraph.place.key() for paragraph in document.paragraphs if paragraph.kind is not ParagraphKind.TITLE]
    assert keys == [
        "heading:1",
        "heading:1/heading:1",
        "heading:1/heading:2",
        "heading:2",
        "heading:2/heading:a",
        "heading:3",
        "heading:4",
    ]


def test_short_names_inside_a_part_do_not_end_it() -> None:
    text = RAFT.replace("Bước 2:", "- Hồ sơ gồm: đơn và ảnh.\nBước 2:")
    inside = [p for p in read_text(text).paragraphs if p.text.startswith(("- Hồ sơ gồm", "Bước 2"))]
    assert [p.headings[0] for p in inside] == ["Trình tự thực hiện:"] * 2


def test_a_plan_with_labels_of_its_own_is_no_procedure() -> None:
    text = "KẾ HOẠCH\nVề một việc\n\nĐối tượng thực hiện: học sinh\nCơ quan thực hiện: Sở A\nCơ quan phối hợp: Sở B\nKết quả thực hiện: tốt\n"
    assert "labelled" not in " ".join(p.place.key() for p in read_text(text).paragraphs)


def test_names_of_columns_that_came_apart_into_lines_are_no_labels() -> None:
    text = "Cấp thẻ lái bè\nTrình tự thực hiện:\nNộp.\nCách thức thực hiện:\nHình thức nộp\nThời hạn giải quyết\nPhí, lệ phí\nTrực tiếp\n5 Ngày\nThành phần hồ sơ: Đơn\nCơ quan thực hiện: Sở\n"
    days = next(p for p in read_text(text).paragraphs if p.text == "5 Ngày")
    assert days.headings == ("Cách thức thực hiện:",)
