"""Coverage says how much of a question stands in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.text.fold import fold
from retrieval.evidence.terms import TermSet, coverage, holds_topic, missing_names, smooth_rarity, words
from retrieval.query import Topic


def flat(term: str) -> float:
    return 1.0 if term else 0.0


SYLLABLES = st.lists(st.sampled_from(["ke", "hoach", "du", "lich", "dao", "tao", "nghe"]), min_size=1, max_size=6)


@given(SYLLABLES)
def test_a_text_covers_itself(syllables: list[str]) -> None:
    text = " ".join(syllables)
    assert coverage([Topic(text, (text,))], TermSet.of(text), flat) == 1.0


@given(SYLLABLES, SYLLABLES)
def test_coverage_lies_between_nothing_and_everything(asked: list[str], text: list[str]) -> None:
    share = coverage([Topic("x", (" ".join(asked),))], TermSet.of(" ".join(text)), flat)
    assert 0.0 <= share <= 1.0


def test_the_phrase_counts_more_than_its_scattered_syllables() -> None:
    topic = [Topic("du lịch", ("du lich",))]
    together = coverage(topic, TermSet.of("phát triển du lịch"), flat)
    scattered = coverage(topic, TermSet.of("lịch làm việc, du học"), flat)
    assert together == 1.0
    assert scattered < together


def test_any_form_of_a_topic_is_enough() -> None:
    topic = [Topic("overseas Vietnamese", ("nguoi viet nam o nuoc ngoai", "kieu bao"))]
    assert coverage(topic, TermSet.of("gặp mặt kiều bào"), flat) == 1.0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    topic = [Topic("a", ("tinh",)), Topic("b", ("xay som bun",))]

    def rarity(term: str) -> float:
        return 1.0 if term == "tinh" else 10.0

    assert coverage(topic, TermSet.of("tỉnh"), rarity) < 0.1


def test_a_name_that_no_form_holds_is_missing() -> None:
    topic = Topic("Xaysomboun", ("xay som bun", "xaysomboun"), name=True)
    assert missing_names([topic], TermSet.of("tỉnh Xay Sôm Bun (Lào)")) == ()
    assert missing_names([topic], TermSet.of("tỉnh Hủa Phăn (Lào)")) == ("Xaysomboun",)


def test_names_are_found_on_word_borders_only() -> None:
    topic = Topic("An", ("an",), name=True)
    assert missing_names([topic], TermSet.of("ban hành")) == ("An",)


def test_symbols_and_numbers_stay_one_word() -> None:
    assert words("481/kh-ubnd ngay 25/8/2022, 1.105 hoi nghi") == [
        "481/kh-ubnd", "ngay", "25/8/2022", "1.105", "hoi", "nghi",
    ]  # fmt: skip


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_rarity_is_positive_and_falls_with_frequency(count: int, more: int) -> None:
    total = 2000
    assert smooth_rarity(count, total) >= smooth_rarity(count + more, total) > 0


def test_a_number_counts_with_the_word_before_it() -> None:
    topic = Topic("đợt 2", ("dot 2",))
    assert missing_names([topic], TermSet.of("công nhận đợt 2 năm 2023")) == ()
    assert missing_names([topic], TermSet.of("công nhận đợt 1, gồm 2 sản phẩm")) == ("đợt 2",)


def test_no_pair_reaches_from_a_text_into_another_way_of_writing_it() -> None:
    terms = TermSet.of("UBND tỉnh")
    assert terms.holds("uy ban nhan dan")
    assert ("tinh", "uy") not in terms.pairs
    assert not terms.holds("tinh uy")


def test_a_term_is_held_where_a_text_puts_a_word_between() -> None:
    held = TermSet.of("Sở cấp giấy phép; Chủ tịch tiếp công dân.")
    assert all(holds_topic(Topic(text, (fold(text),)), held) for text in ("cấp phép", "tiếp dân"))
    assert not holds_topic(Topic("cấp dân", ("cap dan",)), held)


def test_words_that_a_number_parts_make_no_pair() -> None:
    assert ("mac", "ca") not in TermSet.of("1.456 ca mắc, 01 ca tử vong").pairs
    assert ("cap", "phep") in TermSet.of("cấp giấy phép").pairs


def test_a_name_with_its_number_is_also_called_without_it() -> None:
    assert words("dich covid-19, ke hoach 12/kh-ubnd") == ["dich", "covid", "19", "ke", "hoach", "12/kh-ubnd"]
