"""The trials of other rankings start from the ranking that is in use, and are measured on questions they did not see."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from config.settings import EncoderSettings, load_settings, resolve
from indexes.beir import read_collection
from indexes.measuring import Method, Typing, Weights, index_collection, measure
from tests.benchmarks.ranking import __main__ as command
from tests.benchmarks.ranking.board import Board
from tests.benchmarks.ranking.late import TokenVectors, late_trial
from tests.benchmarks.ranking.pools import Scores, collection_pools
from tests.benchmarks.ranking.statistics import difference, folds, measured
from tests.benchmarks.ranking.trials import Trial, among
from tests.support.encoders import HashingEncoder

FIELDS = ("du lịch", "nông nghiệp", "y tế", "giáo dục", "giao thông", "thủy lợi", "môi trường", "văn hóa")
PLACES = ("Thạch Kiều", "Sông Thương", "Mường Bắc", "Vân Hà", "Đồng Kỵ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("collection")
    documents, questions, judgements = [], [], []
    for number in range(40):
        field, place = FIELDS[number % 8], PLACES[number % 5]
        body = f"Xã {place} phát triển {field} trong năm {2000 + number}. " + f"Kinh phí cho {field} do tỉnh cấp. " * (
            number % 4
        )
        documents.append({"_id": f"d{number:02}", "title": "", "text": f"Phát triển {field}\n\n{body}"})
    for number in range(0, 40, 2):
        field, place = FIELDS[number % 8], PLACES[number % 5]
        where = "" if number % 3 == 0 else f" ở {place}"  # some questions fit several documents, one of which is wanted
        questions.append({"_id": f"q{number}", "text": f"{field}{where} được phát triển năm nào?"})
        judgements.append(f"q{number}\td{number:02}\t1\n")
    lines = {"corpus.jsonl": documents, "queries.jsonl": questions}
    for name, rows in lines.items():
        (made / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (made / "qrels.tsv").write_text("".join(judgements), encoding="utf-8")
    return made


def test_the_present_ranking_is_that_of_the_searches(folder: Path, tmp_path: Path) -> None:
    settings, encoder = load_settings().retrieval, HashingEncoder()
    pools = tuple(collection_pools(folder, encoder, settings, tmp_path / "kept.sqlite"))
    collection = read_collection(folder)
    searches = index_collection(collection, encoder, tmp_path / "index", kept=tmp_path / "kept.sqlite", progress=False)
    weights = Weights(settings.dense_weight, settings.dense_weight_unaccented)
    scores = {
        s.typing: s for s, _ in measure(collection, searches, weights, progress=False) if s.method is Method.HYBRID
    }
    for pool, typing in zip(pools, (Typing.GIVEN, Typing.BARE), strict=True):
        found = measured(Board(pool).now, pool.relevant())
        assert found.gain.mean() == pytest.approx(scores[typing].measures["nDCG@10"], abs=1e-3)
        assert found.first.mean() == pytest.approx(scores[typing].measures["R@1"], abs=1e-3)
        assert 0 < found.first.mean() < 1


def test_no_trial_is_measured_on_what_it_learned_from(folder: Path, tmp_path: Path) -> None:
    settings = load_settings().retrieval
    pool = next(iter(collection_pools(folder, HashingEncoder(), settings, tmp_path / "kept.sqlite")))
    board = Board(pool)
    seen: list[set[int]] = []

    def knows_what_it_saw(learned_from: NDArray[np.int64]) -> tuple[str, Scores]:
        seen.append(set(learned_from.tolist()))
        scores = np.zeros_like(board.now)
        scores[learned_from] = board.relevant[learned_from]
        scores[:, -1] = 0.5  # what it says of any other question is wrong
        return "by heart", scores

    found, chosen = command.held_out(Trial("by heart", knows_what_it_saw), board)
    assert found.first.sum() == 0
    assert chosen == ["by heart"] * len(seen)
    everything = set(range(len(pool.questions)))
    assert [everything - part for part in seen] == [set(fold.tolist()) for fold in folds(len(everything))]


def test_the_setting_that_is_best_on_the_questions_to_learn_from_is_chosen(folder: Path, tmp_path: Path) -> None:
    settings = load_settings().retrieval
    pool = next(iter(collection_pools(folder, HashingEncoder(), settings, tmp_path / "kept.sqlite")))
    board = Board(pool)
    perfect = board.relevant.astype(np.float32)
    fit = among(board, {"as it is": board.now, "perfect": perfect, "also perfect": perfect * 2})
    assert fit(np.arange(len(pool.questions)))[0] == "perfect"


def test_a_difference_is_beyond_chance_only_where_it_is_steady() -> None:
    before = np.zeros(200)
    steady, mixed = np.full(200, 0.1), np.tile([0.5, -0.5], 100)
    assert difference(before, steady).beyond_chance
    assert difference(steady, before).beyond_chance
    assert not difference(before, mixed).beyond_chance
    assert not difference(before, before).beyond_chance


def test_the_command_prints_every_trial(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def opened(_: EncoderSettings, __: Path) -> HashingEncoder:
        return HashingEncoder()

    monkeypatch.setattr(command, "open_encoder", opened)
    monkeypatch.setenv("ASSISTANT_PATHS__INDEX", str(tmp_path))
    assert command.main(["--collection", str(folder)]) == 0
    printed = capsys.readouterr().out
    names = (
        "headings as a field", "headings weighed", "pairs of", "with their marks", "BM25's", "proximity", "RM3",
        "share of the dense", "reciprocal rank", "mean and spread", "logistic", "trees",
    )  # fmt: skip
    assert printed.count("\nas it is ") == 2
    assert {name: printed.count(name) for name in names} == dict.fromkeys(names, 2)


class OneDirectionAWord:
    """Gives each word a direction of its own, so that a word matches itself and nothing else."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}

    def of_question(self, text: str) -> NDArray[np.float32]:
        places = [self._words.setdefault(word.strip("?.,").lower(), len(self._words)) for word in text.split()]
        return np.asarray(np.eye(512, dtype=np.float32)[places])

    def of_passage(self, key: bytes, text: str) -> NDArray[np.float32]:
        assert len(key) == 16
        return self.of_question(text)


def test_late_interaction_puts_the_passage_with_most_words_of_the_question_first(folder: Path, tmp_path: Path) -> None:
    settings = load_settings().retrieval
    board = Board(next(iter(collection_pools(folder, HashingEncoder(), settings, tmp_path / "kept.sqlite"))))
    words = [{word.strip("?").lower() for word in asked.spoken.split()} for asked in board.pool.questions]
    texts = [{word.strip(".,").lower() for word in piece.passage.text.split()} for piece in board.pool.pieces]
    most = [max(len(asked & text) for text in texts) for asked in words]
    every = np.arange(len(words))
    trial = late_trial(board, OneDirectionAWord())
    _, ranked = trial.fit(every)
    assert measured(ranked, board.relevant).gain.mean() >= measured(board.now, board.relevant).gain.mean()
    alone = late_trial(replace_relevant(board, words, texts, most), OneDirectionAWord()).fit(every)[1]
    first = alone.argmax(axis=1)
    assert [len(words[row] & texts[column]) for row, column in enumerate(first)] == most


def replace_relevant(board: Board, words: list[set[str]], texts: list[set[str]], most: list[int]) -> Board:
    """Return the board with what shares most words as what is wanted, so that the matches alone are chosen."""
    changed = Board(board.pool)
    changed.relevant = np.array(
        [[len(w & text) == count for text in texts] for w, count in zip(words, most, strict=True)]
    )
    return changed


@pytest.mark.slow
def test_vectors_of_tokens_have_length_one_and_are_kept(tmp_path: Path) -> None:
    vectors = TokenVectors(resolve(load_settings().paths.models), tmp_path)
    asked = vectors.of_question("kế hoạch du lịch")
    np.testing.assert_allclose(np.linalg.norm(asked, axis=1), 1, atol=1e-5)
    first = vectors.of_passage(b"k" * 16, "Kế hoạch phát triển du lịch của tỉnh.")
    kept = list(tmp_path.iterdir())
    assert len(kept) == 1
    np.testing.assert_array_equal(first, vectors.of_passage(b"k" * 16, "Kế hoạch phát triển du lịch của tỉnh."))
    best = (asked @ first.T).max(axis=1).mean()
    other = (asked @ vectors.of_passage(b"o" * 16, "Phòng cháy chữa cháy rừng.").T).max(axis=1).mean()
    assert best > other
