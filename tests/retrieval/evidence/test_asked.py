"""What is kept of a text for a question is what the whole text says of the question's words."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from corpus.expansions import expand
from corpus.text.fold import fold
from retrieval.evidence.asked import AskedTerms
from retrieval.evidence.sentences import Span, sentences
from retrieval.evidence.terms import TermSet, coverage, holds_topic, missing_names, sets_condition, words
from retrieval.evidence.written import written_words
from retrieval.query import Topic

SAID = st.lists(
    st.sampled_from(
        [
            "Công tác TTĐN của UBND tỉnh năm 2024",
            "Công tác thông tin đối ngoại",
            "Quyết định số 12/2023/QĐ-UBND ngày 05/6/2023",
            "Ủy ban nhân dân tỉnh giao Sở VHTTDL",
            "trên 650 hội nghị, đạt 98,5%",
            "thông tin đối ngoại, đối ngoại nhân dân",
        ]
    ),
    min_size=1,
    max_size=5,
)
FORMS = ["thong tin doi ngoai", "ubnd tinh", "uy ban nhan dan", "650 hoi nghi", "ttdn", "doi", "so van hoa", "kho bac"]
TOPICS = st.lists(
    st.builds(
        lambda forms, name: Topic(forms[0], tuple(forms), name=name),
        st.lists(st.sampled_from(FORMS), min_size=1, max_size=3),
        st.booleans(),
    ),
    max_size=4,
)


def rarity(term: str) -> float:
    return 1.0 + len(term) / 7


def parts(text: str) -> list[Span]:
    return [*sentences(text), Span(0, len(text))]


@given(SAID, TOPICS)
def test_each_part_of_a_text_is_weighed_as_if_it_stood_alone(said: list[str], topics: list[Topic]) -> None:
    text = ". ".join(said) + "."
    asked = AskedTerms(topics, rarity)
    read = asked.read(text)
    for span in parts(text):
        whole = coverage(topics, TermSet.of(span.of(text)), rarity)
        assert math.isclose(asked.coverage(read.bits(span.start, span.end)), whole)


@given(SAID, TOPICS)
def test_what_is_kept_of_a_part_holds_the_same_words_and_phrases(said: list[str], topics: list[Topic]) -> None:
    text = ". ".join(said) + "."
    wanted = {word for topic in topics for form in topic.forms for word in words(form)}
    read = AskedTerms(topics, rarity).read(text)
    for span in parts(text):
        kept, every = read.terms(span.start, span.end), TermSet.of(span.of(text))
        assert kept.singles == every.singles & wanted
        assert kept.pairs == {pair for pair in every.pairs if wanted.issuperset(pair)}
        assert missing_names(topics, kept) == missing_names(topics, every)
        assert missing_names(topics, every) == missing_names(filter(sets_condition, topics), every)
        assert [holds_topic(topic, kept) for topic in topics] == [holds_topic(topic, every) for topic in topics]


@given(SAID, TOPICS)
def test_words_as_written_are_those_of_the_text_and_of_how_else_it_may_be_written(
    said: list[str], topics: list[Topic]
) -> None:
    text = ". ".join(said)
    asked = {word for topic in topics for word in written_words(topic.text)}
    read = AskedTerms(topics, rarity).read(text)
    assert read.words == tuple(words(fold(text)))
    assert read.written == set(written_words(text))
    every = {word for other in expand(text) for word in written_words(other)}
    assert read.written_otherwise & asked == every & asked


@given(SAID)
def test_a_text_is_folded_in_place(said: list[str]) -> None:
    text = ". ".join(said)
    assert AskedTerms((), rarity).read(text).folded == fold(text)


def test_nothing_asked_is_nothing_held() -> None:
    asked = AskedTerms((), rarity)
    assert asked.coverage(asked.read("Kế hoạch").bits()) == 0.0
