"""A reranker changes the order of what was found and nothing else: no score, no access, no confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus.access import INTERNAL
from corpus.model import PUBLIC
from indexes.reranker import open_reranker
from retrieval.engine import Engine, within_named
from retrieval.evidence.candidates import Candidate
from retrieval.evidence.selection import MAX_SKIMMED
from retrieval.opening import open_engine
from retrieval.reranking import Reranking
from retrieval.targets.resolve import Targets
from tests.support.cross_encoders import write_cross_encoder
from tests.support.encoders import HashingEncoder
from tests.support.small_library import document, small_settings, write_library

FIELDS = ("du lịch", "nông nghiệp", "y tế", "giáo dục", "giao thông")
AMOUNTS = range(11, 11 + MAX_SKIMMED + 10)
FILES = {
    "cong-khai/nhieu.txt": document(
        "12/KH-UBND",
        "Hỗ trợ các xã năm 2024",
        "\n".join(f"Hỗ trợ {amount} xã phát triển {FIELDS[amount % 5]} đợt {amount}." for amount in AMOUNTS),
    ),
    "noi-bo/kin.txt": document("45/KH-UBND", "Hỗ trợ cán bộ", "Hỗ trợ 99 xã phát triển du lịch đợt kín."),
}
POLICY = '[[rules]]\ndocuments = "noi-bo"\nlevel = "internal"\n'
QUESTION = "Hỗ trợ bao nhiêu xã phát triển du lịch?"


class Backwards:
    """Turns the order round, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def scores(self, question: str, passages: Sequence[str]) -> tuple[float, ...]:
        self.asked.append((question, tuple(passages)))
        return tuple(float(number) for number in range(len(passages)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reranked")
    write_library(made, FILES, POLICY)
    return made


@pytest.fixture
def plain(folder: Path) -> Iterator[Engine]:
    engine = open_engine(small_settings(folder), HashingEncoder())
    yield engine
    engine.close()


def reranked(folder: Path, reranker: Backwards, pairs: int) -> Engine:
    settings = small_settings(folder)
    chosen = settings.reranker.model_copy(update={"pairs": pairs})
    engine = open_engine(settings.model_copy(update={"reranker": chosen}), HashingEncoder(), reranker)
    reranker.asked.clear()  # what is asked at opening, so that no person waits
    return engine


def ids(found: Sequence[Candidate]) -> list[str]:
    return [candidate.paragraph.id for candidate in found]


def test_the_first_candidates_are_put_in_order_and_the_others_keep_their_places(folder: Path, plain: Engine) -> None:
    reranker = Backwards()
    engine = reranked(folder, reranker, pairs=7)
    before, after = plain.search(QUESTION, 100), engine.search(QUESTION, 100)
    assert len(before) > MAX_SKIMMED
    assert ids(after) == [*reversed(ids(before[:7])), *ids(before[7:])]
    assert {(c.paragraph.id, c.score, c.dense) for c in after} == {(c.paragraph.id, c.score, c.dense) for c in before}
    engine.close()


def test_no_more_pairs_are_read_than_allowed_and_each_passage_has_its_headings(folder: Path) -> None:
    reranker = Backwards()
    engine = reranked(folder, reranker, pairs=5)
    engine.ask(QUESTION)
    assert reranker.asked
    assert all(len(passages) <= 5 for _, passages in reranker.asked)
    (question, passages) = reranker.asked[0]
    assert question == QUESTION
    assert all("\n" in passage and "MỤC TIÊU" in passage for passage in passages if "Hỗ trợ 1" in passage)
    engine.close()


def test_what_is_looked_through_comes_from_the_new_order(folder: Path, plain: Engine) -> None:
    engine = reranked(folder, Backwards(), pairs=100)
    before, after = plain.evidence(QUESTION), engine.evidence(QUESTION)
    assert before is not None
    assert after is not None
    last = [c.paragraph.id for c in plain.search(QUESTION, 100) if "xã phát triển" in c.paragraph.text][-MAX_SKIMMED:]
    assert after[1]
    assert {item.paragraph.id for item in after[1]} <= set(last)
    assert {item.paragraph.id for item in before[1]} != {item.paragraph.id for item in after[1]}
    engine.close()


def test_the_same_paragraphs_in_another_order_give_the_same_confidence(folder: Path, plain: Engine) -> None:
    engine = reranked(folder, Backwards(), pairs=MAX_SKIMMED // 2)
    assert ids(engine.search(QUESTION, 100)) != ids(plain.search(QUESTION, 100))
    assert engine.evidence(QUESTION) == plain.evidence(QUESTION)
    engine.close()


def test_a_document_that_is_named_is_read_in_the_new_order(folder: Path) -> None:
    engine = reranked(folder, Backwards(), pairs=100)
    view = engine.view(frozenset({PUBLIC, INTERNAL}))
    found = engine.search(QUESTION, 100, levels=view.levels)[3:]  # as if three had not been found
    (entry,) = (entry for entry in view.entries if entry.symbol is not None and entry.symbol.text == "12/KH-UBND")
    kept = tuple(within_named(found, Targets(named=(entry,)), view))
    own = [candidate for candidate in found if candidate.paragraph.document_id == entry.document_id]
    assert len(own) < len(found)
    assert list(kept[: len(own)]) == own
    beside = kept[len(own) :]
    assert beside
    assert all(candidate.score == 0 for candidate in beside)
    assert [c.paragraph.ordinal for c in beside] == sorted(c.paragraph.ordinal for c in beside)
    engine.close()


def test_the_reranker_sees_no_text_beyond_the_access_of_the_asker(folder: Path) -> None:
    reranker = Backwards()
    engine = reranked(folder, reranker, pairs=100)
    engine.search(QUESTION, 100, levels=frozenset({PUBLIC}))
    engine.search(QUESTION, 100, levels=frozenset({PUBLIC, INTERNAL}))
    public, both = (" ".join(passages) for _, passages in reranker.asked)
    assert "đợt kín" not in public
    assert "đợt kín" in both
    engine.close()


def test_equal_scores_keep_the_order_of_the_search(plain: Engine) -> None:
    class Indifferent:
        def scores(self, question: str, passages: Sequence[str]) -> tuple[float, ...]:
            return (0.5,) * len(passages)

    found = plain.search(QUESTION, 100)
    assert tuple(Reranking(Indifferent(), 40)(QUESTION, found)) == found
    assert tuple(Reranking(Indifferent(), 40)(QUESTION, ())) == ()


def test_a_question_without_diacritics_gets_them_back_before_it_is_read(plain: Engine) -> None:
    reranker = Backwards()
    found = plain.search(QUESTION, 100)
    assert tuple(Reranking(reranker, 3, {"du lich": "du lịch"}.__getitem__)("du lich", found))
    assert reranker.asked[0][0] == "du lịch"


@pytest.mark.slow
def test_a_cross_encoder_of_the_settings_orders_the_candidates(folder: Path, plain: Engine, tmp_path: Path) -> None:
    settings = small_settings(folder)
    model = settings.reranker.model_copy(update={"model": str(write_cross_encoder(tmp_path)), "pairs": 12})
    reranker = open_reranker(model)
    assert reranker is not None
    engine = open_engine(settings.model_copy(update={"reranker": model}), HashingEncoder())
    before, after = plain.search(QUESTION, 100), engine.search(QUESTION, 100)
    texts = ["\n".join((*c.paragraph.headings, c.paragraph.text)) for c in before[:12]]
    scores = dict(zip(ids(before), reranker.scores(QUESTION, texts), strict=False))
    assert ids(after[12:]) == ids(before[12:])
    assert set(ids(after[:12])) == set(ids(before[:12]))
    ordered = [scores[name] for name in ids(after[:12])]
    assert ordered == sorted(ordered, reverse=True)
    engine.close()
