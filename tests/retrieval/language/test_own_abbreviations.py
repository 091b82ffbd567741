from __future__ import annotations

from retrieval.language.own_abbreviations import AbbreviationHarvest, with_other_forms
from retrieval.query import Topic


def other_forms(*texts: str) -> dict[str, tuple[str, ...]]:
    harvest = AbbreviationHarvest()
    for text in texts:
        harvest.add(text)
    return dict(harvest.other_forms())


def test_an_abbreviation_that_a_text_explains_is_known_both_ways() -> None:
    known = other_forms("Giá trị chế tác nông cụ (GTCTNC) tăng khá.", "Hội nghị (lần hai) bàn về vườn ươm.")
    assert known == {"gtctnc": ("gia tri che tac nong cu",), "gia tri che tac nong cu": ("gtctnc",)}


def test_what_every_library_knows_and_what_spells_a_syllable_is_left_out() -> None:
    assert other_forms("Thủ tục hành chính (TTHC) được rút ngắn.", "Đội an ninh (ĐAN) trực đêm.") == {}


def test_an_abbreviation_of_many_meanings_is_none_of_them() -> None:
    texts = ("Tổ quản lý vườn (TQLV).", "Trạm quan lộ Vân (TQLV).", "Tuyến quốc lộ vòng (TQLV).")
    assert other_forms(*texts[:1])["tqlv"] == ("to quan ly vuon",)
    assert "tqlv" not in other_forms(*texts)


def test_topics_are_looked_for_in_both_ways_of_writing_and_names_in_theirs() -> None:
    known = {"gtctnc": ("gia tri che tac nong cu",), "gia tri che tac nong cu": ("gtctnc",)}
    short, long = Topic("tăng GTCTNC", ("tang gtctnc",)), Topic("gia tri", ("gia tri che tac nong cu nam",))
    name = Topic("GTCTNC", ("gtctnc",), name=True)
    assert [topic.forms for topic in with_other_forms((short, long, name), known)] == [
        ("tang gtctnc", "tang gia tri che tac nong cu"),
        ("gia tri che tac nong cu nam", "gtctnc nam"),
        ("gtctnc",),
    ]
    assert with_other_forms((short,), {}) == (short,)
