from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.organisations import canonical, expand, find_bodies, province_of, same_body
from corpus.organisations.agreement import fits_code
from corpus.organisations.body import MAX_NAME, Level, parse_body
from corpus.organisations.table import body_table
from corpus.text.fold import fold


@pytest.mark.parametrize(
    "ways",
    [
        (
            "UBND tỉnh Bắc Giang",
            "Ủy ban nhân dân tỉnh Bắc Giang",
            "Uỷ ban Nhân dân Tỉnh Bắc Giang",
            "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG",
            "ubnd tinh bac giang",
            "Chủ tịch UBND tỉnh Bắc Giang",
            "UBND tỉnh Bắc Giang và",
        ),
        ("Sở Thông tin và Truyền thông", "Sở TT&TT", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "STTTT"),
        ("Sở Ngoại vụ Bắc Giang", "Sở Ngoại vụ tỉnh Bắc Giang"),
        (
            "Sở Lao động - Thương binh và Xã hội",
            "Sở LĐ-TB&XH",
            "SLĐTBXH",
            "Sở Lao động, Thương binh và Xã hội",
        ),
        ("Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hoá, Thể thao và Du lịch", "Bộ VH,TT&DL", "BVHTTDL"),
        ("UBND thành phố Hà Nội", "UBND TP Hà Nội", "UBND TP. Hà Nội", "UBND Hà Nội"),
        ("UBND tỉnh Thừa Thiên Huế", "UBND tỉnh Thừa Thiên - Huế"),
        ("UBND thành phố Hồ Chí Minh", "UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("UBND tỉnh Bắc Kạn", "UBND tỉnh Bắc Cạn"),
        ("Huyện ủy Lục Ngạn", "Huyện uỷ Lục Ngạn", "Ban Thường vụ Huyện ủy Lục Ngạn"),
        ("UBND huyện Lục Ngạn, tỉnh Bắc Giang", "Ủy ban nhân dân huyện Lục Ngạn tỉnh Bắc Giang"),
        ("Bộ Tài chính", "Bộ trưởng Bộ Tài chính", "BTC"),
        ("Thủ tướng Chính phủ", "TTg", "Thủ tướng"),
    ],
)
def test_every_way_of_writing_a_body_has_one_key(ways: tuple[str, ...]) -> None:
    assert len({canonical(way) for way in ways}) == 1


def test_different_bodies_have_different_keys() -> None:
    names = (
        "UBND tỉnh Bắc Giang",
        "UBND tỉnh Bắc Ninh",
        "UBND tỉnh",
        "UBND huyện Lục Ngạn",
        "UBND thành phố Bắc Giang",
        "UBND thành phố Bắc Giang, tỉnh Bắc Giang",
        "HĐND tỉnh Bắc Giang",
        "Sở Nội vụ",
        "Sở Ngoại vụ",
        "SNV",
        "Bộ Nội vụ",
        "UBND xã Cẩm Giang, tỉnh Hải Dương",
        "UBND xã Cẩm Giàng, tỉnh Hải Dương",
        "Thủ tướng Chính phủ",
        "Chính phủ",
    )
    assert len({canonical(name) for name in names}) == len(names)


@given(st.sampled_from(sorted({body.name for body in body_table().by_spelling.values()})), st.data())
def test_case_composition_and_missing_diacritics_never_make_another_body(name: str, data: st.DataObject) -> None:
    change = data.draw(st.sampled_from([str.upper, str.lower, fold, lambda text: unicodedata.normalize("NFD", text)]))
    assert canonical(change(name)) == canonical(name)
    assert same_body(change(name), name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND", "UBND tỉnh Bắc Giang"),
        ("UBND tỉnh", "UBND tỉnh Bắc Giang"),
        ("UBND huyện Lục Ngạn", "UBND huyện Lục Ngạn, tỉnh Bắc Giang"),
        ("STTTT", "Sở Thông tin và Truyền thông tỉnh Bắc Giang"),
        ("SNV", "Sở Ngoại vụ Bắc Giang"),
        ("SNgV", "Sở Ngoại vụ"),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh Bắc Giang"),
        ("TU", "Tỉnh ủy Bắc Giang"),
        ("BQLKKT", "Ban Quản lý Khu kinh tế"),  # not in the table: its letters begin the words
        ("UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
    ],
)
def test_names_that_do_not_differ_in_what_both_say_may_be_one_body(one: str, other: str) -> None:
    assert same_body(one, other)
    assert same_body(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Bắc Giang", "UBND tỉnh Bắc Ninh"),
        ("UBND tỉnh", "UBND huyện Lục Ngạn"),
        ("UBND thành phố Bắc Giang", "UBND tỉnh Bắc Giang"),
        ("UBND xã Cẩm Giang", "UBND xã Cẩm Giàng"),
        ("Sở Nội vụ", "Bộ Nội vụ"),
        ("HĐND", "UBND"),
        ("STC", "Sở Tài chính và một sở khác"),
        ("STC", "Sở Thông tin và Truyền thông"),
        ("", "UBND"),
        (None, "UBND"),
    ],
)
def test_names_that_differ_are_not_one_body(one: str | None, other: str) -> None:
    assert not same_body(one, other)
    assert not same_body(other, one)


def test_a_code_with_two_bodies_is_expanded_to_both() -> None:
    assert expand("SNV", "Bắc Giang") == ("Sở Nội vụ tỉnh Bắc Giang", "Sở Ngoại vụ tỉnh Bắc Giang")


@pytest.mark.parametrize(
    ("code", "province", "names"),
    [
        ("UBND", "bac giang", ("UBND tỉnh Bắc Giang",)),
        ("STTTT", None, ("Sở Thông tin và Truyền thông",)),
        ("TTg", "Bắc Giang", ("Thủ tướng Chính phủ",)),
        ("UBTVQH15", None, ("Ủy ban Thường vụ Quốc hội",)),
        ("SKH&CN", "Hà Nội", ("Sở Khoa học và Công nghệ thành phố Hà Nội",)),
        ("XYZ", "Bắc Giang", ()),
    ],
)
def test_a_code_is_expanded_in_its_province(code: str, province: str | None, names: tuple[str, ...]) -> None:
    assert expand(code, province) == names


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("UBND thành phố Hà Nội", Level.PROVINCE),
        ("UBND thành phố Đồng Nai", Level.PROVINCE),
        ("UBND thành phố Việt Trì", Level.DISTRICT),
        ("UBND thành phố Bắc Ninh, tỉnh Bắc Ninh", Level.DISTRICT),
        ("UBND phường Dĩnh Kế", Level.COMMUNE),
        ("Thành ủy Bắc Giang", Level.DISTRICT),
        ("Thành ủy Hà Nội", Level.PROVINCE),
    ],
)
def test_the_level_of_a_body_follows_its_place(name: str, level: Level) -> None:
    assert parse_body(name).areas[0].level is level


@pytest.mark.parametrize(
    "name",
    ["Bảo hiểm xã hội", "Liên minh Hợp tác xã", "Hải quan cửa khẩu", "Tỉnh ủy", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"],
)
def test_words_that_look_like_a_unit_are_no_place(name: str) -> None:
    assert parse_body(name).areas == ()


def test_the_province_of_a_body_or_place_is_told() -> None:
    assert province_of("UBND huyện Lục Ngạn, tỉnh Bắc Giang") == "Bắc Giang"
    assert province_of("BẮC GIANG") == "Bắc Giang"
    assert province_of("Sở Y tế") is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Các kế hoạch của UBND tỉnh năm 2022?", ["UBND tỉnh"]),
        ("cac ke hoach cua ubnd tinh bac giang nam 2022", ["ubnd tinh bac giang"]),
        ("Sở TT&TT tham mưu Chủ tịch UBND tỉnh ban hành", ["Sở TT&TT", "Chủ tịch UBND tỉnh"]),
        ("của Sở Ngoại vụ Bắc Giang và HĐND huyện Lục Ngạn", ["Sở Ngoại vụ Bắc Giang", "HĐND huyện Lục Ngạn"]),
        ("stttt co bao cao nao", ["stttt"]),
        ("UBND xã Tân An, huyện Yên Dũng, tỉnh Bắc Giang ban hành", ["UBND xã Tân An, huyện Yên Dũng, tỉnh Bắc Giang"]),
        ("số tài chính của công ty", []),
        ("Kế hoạch số 481/KH-UBND", []),
        ("Báo cáo số 12/BC-STTTT", []),
        ("bỏ cá ra chợ", []),
    ],
)
def test_bodies_are_found_in_running_text(text: str, bodies: list[str]) -> None:
    found = find_bodies(text)
    assert [mention.text for mention in found] == bodies
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@given(st.text(alphabet="UBNDtỉnhBắcGiang &,.-()huyện xã sở Sở \n", max_size=80))
def test_any_text_can_be_parsed(text: str) -> None:
    assert isinstance(canonical(text), str)
    for mention in find_bodies(text):
        assert text[mention.start : mention.end] == mention.text


def test_a_very_long_name_is_cut_not_parsed_forever() -> None:
    assert len(parse_body("tỉnh " * 100_000).name) <= MAX_NAME


def test_a_code_must_use_every_word() -> None:
    assert fits_code("Ban Quản lý Khu kinh tế", "BQLKKT")
    assert not fits_code("Ban Quản lý Khu kinh tế mở", "BQLKKT")
    assert not fits_code("", "B")


def test_the_table_is_not_empty_and_every_succession_names_known_bodies() -> None:
    table = body_table()
    assert len(table.changes) > 20
    names = {body.name for body in table.by_spelling.values()}
    assert {change.old for change in table.changes} | {change.new for change in table.changes} <= names
