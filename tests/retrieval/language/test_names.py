from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.organisations.provinces import province_table
from corpus.text.fold import fold
from retrieval.language.name_key import name_key, shuffled_key
from retrieval.language.names import NameIndex, NameMatch
from retrieval.language.place_names import exonyms
from retrieval.language.words_of import LibraryWords

TEXTS = (
    "Thỏa thuận hợp tác với chính quyền tỉnh Xay Sôm Bun (Lào) được ký kết trong năm.",
    "Đoàn đại biểu tỉnh Xay Sôm Bun sang thăm; kế hoạch hợp tác với tỉnh Xay Sôm Bun được ban hành.",
    "Một báo cáo viết nhầm thành tỉnh Xay Bôm Sum (Lào) giai đoạn 2021-2025.",
    "Tỉnh Khăm Muộn và tỉnh Xa-vẳn-na-khẹt của nước bạn gửi thư cảm ơn.",
    "Đoàn công tác từ Campuchia và từ Nhật Bản đến thăm huyện Yên Dũng, huyện Yên Thế và huyện Tân Yên.",
    "Huyện Lục Nam, huyện Lục Ngạn và thành phố Bắc Giang phối hợp với tỉnh Bắc Ninh.",
    "Học tập kinh nghiệm của tỉnh An Giang, thành phố Hà Nội và tỉnh Hà Nam.",
    "Khách thập phương về chùa Vĩnh Nghiêm dâng hương. Sở Công Thương hướng dẫn doanh nghiệp.",
    "Người ký là bà Nguyễn Thị Lan, ông Dương Đại Lâm và ông Trần Văn Bình.",
    "Kế Hoạch Triển Khai được gửi cho các sở. Kế hoạch và quyết định là văn bản hành chính.",
    "Văn bản nào cũng phải có căn cứ; ở huyện Văn Bàn cũng vậy. Văn bản này thay thế văn bản cũ.",
    "Giữ vững hòa bình, ổn định; diễn biến phức tạp.",
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    words = LibraryWords.of(TEXTS)
    return NameIndex(words.names, words.vocabulary)


def matched(index: NameIndex, question: str) -> dict[str, tuple[str, ...]]:
    return {match.written: match.names for match in index.match(question)}


def the_one(index: NameIndex, question: str) -> NameMatch:
    matches = index.match(question)
    assert len(matches) == 1, matches
    return matches[0]


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch nào nói về tỉnh Xay Sôm Bun?", "kế hoạch nào nói về tỉnh xay sôm bun", "ke hoach xay som bun",
        "tỉnh xay sôm bun", "Xay Bôm Sum", "Thỏa thuận với tỉnh Xay Bôm Sum có trong giai đoạn nào?",
        "hợp tác với Xay Xổm Bun", "hop tac voi xay sombun", "Xay Sombun", "Xay Som Bun", "Which plan covers Xaysomboun?",
        "which plan covers xaysomboun", "Xaisomboun", "xaisomboun", "Saysomboun", "XAY SÔM BUN", "KE HOACH XAY SOM BUN",
        "Xay-sôm-bun", "Xay Bun Sôm", "agreement with Xaysombun province", "Xay Sum Bun", "Xaisombul",
    ],
)  # fmt: skip
def test_one_place_abroad_is_found_in_all_its_spellings(index: NameIndex, question: str) -> None:
    match = the_one(index, question)
    assert set(match.names) == {"Xay Sôm Bun", "Xay Bôm Sum"}
    assert question[match.start : match.end] == match.written
    assert fold(match.written)[0] in "xs"


def test_a_slip_made_by_rule_is_found_for_a_name_that_no_table_holds() -> None:
    words = LibraryWords.of(["Đoàn của tỉnh Ka Lăm Put đến thăm.", "Tỉnh Ka Lăm Put gửi thư.", "Thành phố Tosamika."])
    index = NameIndex(words.names, words.vocabulary)
    assert name_key("Ka Lăm Put") not in exonyms()
    for question in ("Ka Păm Lut", "Kalamput", "Kalampoot", "ca lam put", "Khalamput"):
        assert the_one(index, question).names == ("Ka Lăm Put",), question
    assert the_one(index, "kế hoạch với Tosamica").names == ("Tosamika",)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Khammouane", "Khăm Muộn"), ("hợp tác với Khăm Muồn", "Khăm Muộn"), ("Savannakhet", "Xa-vẳn-na-khẹt"),
        ("savannakhet", "Xa-vẳn-na-khẹt"), ("Campuchia", "Campuchia"), ("cam pu chia", "Campuchia"),
        ("Hanoi", "Hà Nội"), ("hanoi", "Hà Nội"), ("Bacgiang province", "Bắc Giang"), ("Bac Ninh", "Bắc Ninh"),
        ("huyen yen dung", "Yên Dũng"), ("vinh nghiem o dau", "Vĩnh Nghiêm"), ("Duong Dai Lam", "Dương Đại Lâm"),
        ("huyện Văn Bàn", "Văn Bàn"), ("huyen van ban", "Văn Bàn"), ("Lục Ngan", "Lục Ngạn"),
    ],
)  # fmt: skip
def test_names_are_found_without_diacritics_joined_and_under_their_foreign_form(
    index: NameIndex, question: str, name: str
) -> None:
    assert the_one(index, question).names == (name,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yên Dũng", "Yên Thế"), ("Yên Thế", "Tân Yên"), ("Bắc Giang", "Bắc Ninh"), ("Bắc Giang", "An Giang"),
        ("Lục Nam", "Lục Ngạn"), ("Hà Nam", "Hà Nội"), ("Nguyễn Thị Lan", "Dương Đại Lâm"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("typed", [str, fold, str.upper], ids=["as written", "folded", "upper case"])
def test_names_that_resemble_each_other_stay_apart(index: NameIndex, one: str, other: str, typed: type[str]) -> None:
    for name in (one, other):
        assert the_one(index, typed(f"Kế hoạch nào nói về {name}?")).names == (name,)


@pytest.mark.parametrize(
    "name", sorted(name for name in province_table().spellings.values() if " " in name and "-" not in name)
)
def test_each_province_is_only_itself_among_all_provinces(name: str) -> None:
    assert _all_provinces().match(f"Báo cáo của tỉnh {name} năm 2024")[0].names[:1] == (name,)
    for question in (f"bao cao cua tinh {fold(name)}", f"Report of {fold(name).title()} province"):
        matches = _all_provinces().match(question)
        assert {found for match in matches for found in match.names} == {name}, question


@pytest.mark.parametrize(
    "question",
    [
        "Hậu Giang có kế hoạch gì?", "hau giang co ke hoach gi", "tỉnh hậu giang", "hợp tác với Attapeu",
        "Nguyễn Văn An là ai?", "ông Trần Quốc Tuấn ký văn bản nào", "kế hoạch hợp tác với Vương Gia Hùng",
        "Nguyễn Thị Lam ký gì?", "Kế hoạch với Kampong Thom", "Lục Yên có gì?",
    ],
)  # fmt: skip
def test_a_name_that_the_library_lacks_is_reported_without_spellings(index: NameIndex, question: str) -> None:
    match = the_one(index, question)
    assert match.names == ()
    assert match.score == 0


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào thay thế?", "van ban nao thay the", "ke hoach trien khai", "Kế hoạch số 481 ban hành ngày nào?",
        "VCCI là cơ quan nào?", "Kế Hoạch Triển Khai Năm 2024", "QUYẾT ĐỊNH NÀO THAY THẾ", "hòa bình và ổn định",
        "dien bien the nao", "Which press agencies does the Department of Information and Communications work with?",
        "Who signed the report and in what capacity?", "Sở Thông tin và Truyền thông làm gì", "người Việt Nam ở nước ngoài",
        "Ủy ban Nhân dân tỉnh", "Quy chế làm việc của Hội đồng nhân dân", "", "481/KH-UBND", "an toàn giao thông",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_names(index: NameIndex, question: str) -> None:
    assert index.match(question) == ()


def test_a_name_with_one_syllable_other_is_another_name_unless_written_by_ear(index: NameIndex) -> None:
    assert the_one(index, "bà Nguyễn Thị Lam").names == ()
    assert matched(index, "huyện Lục Ngan và huyện Lục Nam") == {"Lục Ngan": ("Lục Ngạn",), "Lục Nam": ("Lục Nam",)}


def test_a_province_is_a_name_whatever_its_syllables_make_in_the_library() -> None:
    index = NameIndex({}, {"thai": 4, "binh": 4, "thai binh": 4})
    assert [match.written for match in index.match("Thái Bình có bao nhiêu ca sởi?")] == ["Thái Bình"]


def test_names_are_harvested_without_heads_openings_and_title_case() -> None:
    names = LibraryWords.of(TEXTS).names
    assert names["Xay Sôm Bun"] == 3
    assert names["Vĩnh Nghiêm"] == names["Công Thương"] == names["Văn Bàn"] == 1
    assert names["Xa-vẳn-na-khẹt"] == names["Campuchia"] == 1
    assert not {name for name in names if name.split()[0] in ("Kế", "Huyện", "Sở", "Người", "Một", "Thỏa", "Đoàn")}


def test_a_sentence_beginning_is_taken_off_a_name_that_is_known_without_it() -> None:
    names = LibraryWords.of(["Xin Vĩnh Nghiêm giúp.", "Khách về chùa Vĩnh Nghiêm.", "Yên Dũng có hội."]).names
    assert dict(names) == {"Vĩnh Nghiêm": 2, "Yên Dũng": 1}


def test_vocabulary_counts_folded_syllables_and_pairs() -> None:
    words = LibraryWords.of(["Kế hoạch, kế hoạch", "kế-hoạch 5 năm"])
    assert words.vocabulary["ke hoach"] == words.vocabulary["hoach"] == 3
    assert "hoach ke" not in words.vocabulary
    assert "hoach nam" not in words.vocabulary


def test_a_question_over_fifty_thousand_names_takes_at_most_five_milliseconds() -> None:
    draw = random.Random(5)  # noqa: S311 - reproducible test data, no secret
    onsets, rimes = (
        ["b", "c", "ch", "d", "g", "h", "kh", "l", "m", "n", "ph", "s", "t", "th", "v", "x"],
        ["a", "ai", "am", "an", "ang", "e", "en", "i", "in", "o", "on", "ong", "u", "un", "oum", "ay"],
    )
    parts = [onset + rime for onset in onsets for rime in rimes]
    names = {" ".join(draw.choice(parts).capitalize() for _ in range(draw.choice((2, 3, 3)))): 1 for _ in range(53_000)}
    assert len(names) > 50_000
    index = NameIndex(names, {})
    question = f"Kế hoạch nào nói về hợp tác với tỉnh {next(iter(names))} và Xay Sum Bul trong năm 2024, ai ký văn bản?"
    assert index.match(question)
    assert min(_seconds(index, question) for _ in range(30)) <= 0.005


@given(
    st.lists(st.sampled_from([*TEXTS, "Xay", "Hà", "Nội", "?", "-", "  ", "ﬁ", "Đ", "481/KH-UBND"]), max_size=6),
    st.text(),
)
def test_matches_lie_in_the_question_in_order_without_overlap(pieces: list[str], more: str) -> None:
    words = LibraryWords.of(TEXTS)
    question = " ".join((*pieces, more))
    matches = NameIndex(words.names, words.vocabulary).match(question)
    assert all(question[match.start : match.end] == match.written for match in matches)
    assert all(before.end <= after.start for before, after in pairwise(matches))
    assert all(set(match.names) <= set(words.names) for match in matches)


def test_a_sound_stays_when_syllables_trade_beginnings_and_changes_with_the_letters() -> None:
    assert shuffled_key(name_key("Xay Sôm Bun")) == shuffled_key(name_key("Xay Bôm Sum"))
    assert shuffled_key(name_key("Kampong Thom")) != shuffled_key(name_key("Kampong Cham"))


def _seconds(index: NameIndex, question: str) -> float:
    begun = time.perf_counter()
    index.match(question)
    return time.perf_counter() - begun


_PROVINCES: list[NameIndex] = []


def _all_provinces() -> NameIndex:
    if not _PROVINCES:
        names = sorted(set(province_table().spellings.values()))
        words = LibraryWords.of([f"Báo cáo của tỉnh {name} trong năm." for name in names])
        _PROVINCES.append(NameIndex(words.names, words.vocabulary))
    return _PROVINCES[0]
