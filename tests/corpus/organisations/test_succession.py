from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from importlib.resources import files

import pytest

from corpus.organisations import predecessors, successor_note, successors
from corpus.organisations.provinces import find_province, province_table, province_today
from corpus.organisations.units import communes_after, province_of_district
from tests.support.shared import shared_path

TODAY = date(2026, 11, 24)
BEFORE_MERGER = date(2025, 6, 30)
MERGER = date(2025, 7, 1)


def names(body: str, on: date) -> list[str]:
    return [successor.name for successor in successors(body, on)]


def test_a_merged_province_leads_to_its_successor_of_the_day() -> None:
    body = "UBND tỉnh Bắc Giang"
    assert names(body, BEFORE_MERGER) == []
    assert names(body, MERGER) == ["UBND tỉnh Bắc Ninh"]
    assert names(body, date(2026, 9, 19)) == ["UBND tỉnh Bắc Ninh"]
    assert names(body, date(2026, 9, 20)) == ["UBND thành phố Bắc Ninh"]


def test_the_successor_carries_date_source_and_english_name() -> None:
    (successor,) = successors("UBND tỉnh Bắc Giang", TODAY)
    assert successor.since == date(2026, 9, 20)
    assert successor.source == "Nghị quyết 39/2026/QH16"
    assert successor.english == "People's Committee of Bắc Ninh City"
    assert successor.sure


def test_a_body_that_goes_on_has_no_successor() -> None:
    assert names("UBND thành phố Bắc Ninh", TODAY) == []
    assert names("Bộ Tài chính", TODAY) == []
    assert names("UBND tỉnh", TODAY) == []
    assert names("Hội Chữ thập đỏ", TODAY) == []


def test_a_ministry_that_was_split_has_several_successors() -> None:
    found = successors("Bộ Thông tin và Truyền thông", TODAY)
    assert [(s.name, s.function) for s in found] == [
        ("Bộ Khoa học và Công nghệ", ""),
        ("Bộ Văn hóa, Thể thao và Du lịch", "báo chí"),
    ]


def test_changes_of_body_and_place_work_together() -> None:
    assert names("Sở TT&TT tỉnh Bắc Giang", date(2025, 3, 1))[0] == "Sở Khoa học và Công nghệ tỉnh Bắc Giang"
    assert names("Sở TT&TT tỉnh Bắc Giang", TODAY)[0] == "Sở Khoa học và Công nghệ thành phố Bắc Ninh"
    assert names("Sở Bưu chính, Viễn thông tỉnh Long An", TODAY)[0] == "Sở Khoa học và Công nghệ tỉnh Tây Ninh"


def test_what_is_not_confirmed_everywhere_is_not_sure() -> None:
    (office,) = successors("Sở Ngoại vụ tỉnh Bắc Giang", TODAY)
    assert not office.sure
    assert "có thể là" in successor_note("Sở Ngoại vụ tỉnh Bắc Giang", TODAY)


def test_a_party_committee_takes_the_word_of_its_place() -> None:
    assert names("Tỉnh ủy Bắc Giang", MERGER) == ["Tỉnh ủy Bắc Ninh"]
    assert names("Tỉnh ủy Bắc Giang", TODAY) == ["Thành ủy Bắc Ninh"]


def test_the_district_level_ended() -> None:
    (end,) = successors("UBND huyện Lục Ngạn", TODAY)
    assert (end.name, end.since) == ("", MERGER)
    assert names("UBND huyện Lục Ngạn", BEFORE_MERGER) == []
    note = successor_note("Huyện ủy Lục Ngạn", TODAY)
    assert note == "Cấp huyện kết thúc hoạt động từ ngày 01/7/2025; văn bản có thể đã được thay thế."


def test_a_commune_leads_to_the_commune_of_today() -> None:
    body = "UBND xã Quý Sơn, thị xã Chũ, tỉnh Bắc Giang"
    assert names(body, MERGER) == ["UBND phường Phượng Sơn, tỉnh Bắc Ninh"]
    assert names(body, TODAY) == ["UBND phường Phượng Sơn, thành phố Bắc Ninh"]


def test_a_note_is_one_sentence_in_the_language_asked_for() -> None:
    assert successor_note("UBND tỉnh Bắc Giang", TODAY) == (
        "Cơ quan ban hành nay là UBND thành phố Bắc Ninh; văn bản có thể đã được thay thế sau sắp xếp."
    )
    assert successor_note("Bộ Thủy sản", TODAY, english=True) == (
        "The issuing body is now the Ministry of Agriculture and Environment; "
        "the document may have been replaced since."
    )
    assert successor_note(None, TODAY) == ""
    assert successor_note("UBND thành phố Hà Nội", TODAY) == ""


def test_predecessors_are_those_of_the_day() -> None:
    body = "UBND thành phố Bắc Ninh"
    assert set(predecessors(body)) == {"UBND tỉnh Bắc Giang", "UBND tỉnh Bắc Ninh"}
    assert predecessors(body, MERGER) == ("UBND tỉnh Bắc Ninh",)
    science = predecessors("Sở Khoa học và Công nghệ tỉnh Bắc Ninh", date(2024, 1, 1))
    assert "Sở Thông tin và Truyền thông tỉnh Bắc Giang" in science
    assert "Sở Bưu chính, Viễn thông tỉnh Bắc Giang" not in science


@pytest.mark.parametrize("on", [date(2024, 1, 1), MERGER, TODAY])
def test_predecessors_and_successors_are_inverse(on: date) -> None:
    checked = 0
    for body in ("UBND thành phố Bắc Ninh", "Bộ Công Thương", "UBND tỉnh Phú Thọ", "Sở Xây dựng tỉnh Gia Lai"):
        for old in predecessors(body, on):
            later = [successor.name for successor in successors(old, TODAY)]
            assert body in later or names(body, TODAY) == later
            checked += 1
    assert checked or on > MERGER


def test_no_chain_of_changes_is_a_circle() -> None:
    for change in province_table().changes:
        assert province_today(change.old[1], TODAY) is not None
        assert change.old != change.new


def test_the_mergers_of_2025_agree_with_the_shared_table() -> None:
    with shared_path("domain/mergers.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) == 63
    for row in rows:
        today = province_today(row["old_province"], MERGER)
        assert today is not None
        assert today[1] == find_province(row["new_province"])
    assert len({row["new_province"] for row in rows}) == 34


def test_there_are_25_provinces_and_9_cities_today() -> None:
    units = {province_today(name, TODAY) for name in province_table().spellings.values()}
    kinds = [unit[0] for unit in units if unit is not None]
    assert (kinds.count("tỉnh"), kinds.count("thành phố")) == (25, 9)


def test_the_mergers_agree_with_the_package_of_administrative_units() -> None:
    text = (files("vietnamadminunits") / "data" / "converter_2025.json").read_text(encoding="utf-8")
    provinces = json.loads(text)["DICT_PROVINCE"]
    assert len(provinces) == 34

    def name(key: str) -> str:
        found = find_province(key.removeprefix("tinh").removeprefix("thanhpho")) or _unspaced(key)
        assert found
        return found

    for new, olds in provinces.items():
        for old in olds:
            today = province_today(name(old), MERGER)
            assert today is not None
            assert today[1] == name(new)


def _unspaced(key: str) -> str:
    short = key.removeprefix("tinh").removeprefix("thanhpho")
    return next(name for spelling, name in province_table().spellings.items() if spelling.replace(" ", "") == short)


def test_districts_lead_to_their_province_only_where_one_had_them() -> None:
    assert province_of_district("Lục Ngạn") == "Bắc Giang"
    assert province_of_district("Châu Thành") is None
    assert province_of_district("không có") is None


def test_unknown_communes_lead_nowhere() -> None:
    assert communes_after("xã Không Có", "Lục Ngạn", "Bắc Giang") == ()
    assert communes_after("xã Quý Sơn", "Chũ", "Không Có") == ()


def test_every_change_is_a_day_after_2000_with_a_source() -> None:
    changes = province_table().changes
    assert len(changes) == 1 + 29 + 4
    assert all(change.source and change.date > date(2000, 1, 1) - timedelta(days=1) for change in changes)
