"""Buttons fit into 64 bytes and are understood after a restart and by later versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import (
    LIST_FORMATS,
    REASONS,
    Action,
    AskOtherwise,
    AskQuiz,
    ChooseLanguage,
    CiteDocument,
    CitePlace,
    OpenParagraph,
    Rate,
    SendFile,
    SendList,
    ShowMap,
    ShowOthers,
    ShowPage,
    ShowRelated,
    ShowTour,
    StartAnew,
    StartReading,
    TurnPage,
    TurnTo,
)
from bot.callback_data import ActionError, decode, encode
from corpus.model import DocumentId, ParagraphId, RegisterId
from retrieval.answer import Language

ids = st.from_regex(r"[0-9a-f]{1,60}", fullmatch=True).map(ParagraphId)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(OpenParagraph, ids),
    st.builds(TurnTo, ids),
    st.builds(ChooseLanguage, st.sampled_from(Language)),
    st.builds(CiteDocument, ids.map(RegisterId)),
    st.builds(CitePlace, ids),
    st.builds(ShowTour, st.from_regex(r"[a-z]{0,20}", fullmatch=True)),
    st.builds(StartReading, ids.map(RegisterId)),
    st.just(AskQuiz()),
    st.builds(ShowPage, ids),
    st.builds(TurnPage, st.from_regex(r"[0-9a-f]{16}", fullmatch=True).map(ParagraphId), st.integers(1, 9999)),
    st.builds(SendFile, ids.map(DocumentId)),
    st.builds(ShowRelated, ids.map(RegisterId)),
    st.builds(ShowMap, ids.map(RegisterId)),
    st.builds(SendList, st.integers(0, 10**15), st.sampled_from(LIST_FORMATS)),
    st.builds(ShowOthers, st.integers(0, 10**15), st.integers(0, 9999)),
    st.builds(Rate, st.integers(0, 10**15), st.just(True)),
    st.builds(Rate, st.integers(0, 10**15), st.just(False), st.sampled_from(("", *REASONS))),
    st.just(StartAnew()),
    st.just(AskOtherwise()),
)


@given(actions)
def test_an_action_comes_back_as_it_went_out(action: Action) -> None:
    data = encode(action)
    assert 1 <= len(data.encode()) <= 64
    assert decode(data) == action


def test_buttons_that_are_out_there_keep_their_meaning() -> None:
    # Messages with these bytes exist; a change here breaks their buttons.
    assert decode("p:0123456789abcdef") == OpenParagraph(ParagraphId("0123456789abcdef"))
    assert decode("t:0123456789abcdef") == TurnTo(ParagraphId("0123456789abcdef"))
    assert decode("l:en") == ChooseLanguage(Language.ENGLISH)
    assert decode("c:0123456789abcdef-2") == CiteDocument(RegisterId("0123456789abcdef-2"))
    assert decode("q:0123456789abcdef") == CitePlace(ParagraphId("0123456789abcdef"))
    assert decode("w:giaoduc") == ShowTour("giaoduc")
    assert decode("w:") == ShowTour()
    assert decode("z:") == AskQuiz()
    assert decode("d:0123456789abcdef") == StartReading(RegisterId("0123456789abcdef"))
    assert decode("m:12:1") == ShowOthers(12, 1)
    assert decode("s:0123456789abcdef") == ShowMap(RegisterId("0123456789abcdef"))
    assert decode("x:12:xlsx") == SendList(12, "xlsx")
    assert decode("x:12:pdf") is None
    assert decode("g:12") == Rate(12, True)
    assert decode("b:12:old") == Rate(12, False, "old")
    assert decode("n:") == StartAnew()
    assert decode("a:") == AskOtherwise()


@given(st.text(max_size=64))
def test_unknown_bytes_are_nothing_rather_than_an_error(data: str) -> None:
    found = decode(data)
    assert found is None or encode(found) == data


@pytest.mark.parametrize(
    "data", ["", "p", "p:", "l:fr", "m:1", "m:x:1", "g:1:old", "b:1:why", "b:01", "n:1", "x:1", "a"]
)
def test_bytes_of_no_version_are_nothing(data: str) -> None:
    assert decode(data) is None


def test_an_id_that_does_not_fit_is_a_defect() -> None:
    with pytest.raises(ActionError, match="65 bytes, the limit is 64"):
        encode(OpenParagraph(ParagraphId("x" * 63)))
