"""Collections are read as they are described, and measured as an independent formula does."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import UsageError
from corpus.model import ParagraphId
from indexes.__main__ import main
from indexes.beir import Text, read_collection
from indexes.hit import Hit
from indexes.measuring import Method, Typing, Weights, index_collection, measure, measures_of, trec_lines
from tests.support.encoders import HashingEncoder

DOCUMENTS = {
    "a": "Thời hạn giải quyết\n\nThời hạn giải quyết hồ sơ là 15 ngày làm việc.",
    "b": "Phạm vi điều chỉnh\n\nLuật này quy định về lao động và hợp đồng lao động.",
    "c": "Một đoạn không có tiêu đề về trồng rừng phòng hộ.",
}
QUESTIONS = {"1": "thời hạn giải quyết hồ sơ là bao lâu", "2": "luật quy định về gì", "3": "trồng rừng gì"}


def write(folder: Path, judgements: str = "query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n3\tc\t1\n1\tb\t0\n") -> Path:
    (folder / "corpus.jsonl").write_text(
        "".join(json.dumps({"_id": name, "title": "", "text": text}) + "\n" for name, text in DOCUMENTS.items()),
        encoding="utf-8",
    )
    (folder / "queries.jsonl").write_text(
        "".join(json.dumps({"_id": name, "text": text}) + "\n" for name, text in {**QUESTIONS, "9": "x"}.items()),
        encoding="utf-8",
    )
    (folder / "qrels.tsv").write_text(judgements, encoding="utf-8")
    return folder


def test_a_collection_is_read_with_its_titles_and_judged_questions(tmp_path: Path) -> None:
    collection = read_collection(write(tmp_path))
    assert collection.documents["a"] == Text("Thời hạn giải quyết", "Thời hạn giải quyết hồ sơ là 15 ngày làm việc.")
    assert collection.documents["c"] == Text("", DOCUMENTS["c"])
    assert list(collection.questions) == ["1", "2", "3"]
    assert collection.relevant == {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 1}}


def test_judgements_may_lie_in_a_folder_and_have_no_names_of_columns(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels.tsv").rename(tmp_path / "qrels" / "test.tsv")
    (tmp_path / "qrels" / "test.tsv").write_text("1\ta\t2\n", encoding="utf-8")
    assert read_collection(tmp_path).relevant == {"1": {"a": 2}}


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("corpus.jsonl", '{"_id": "a"}\n', "corpus.jsonl, line 1"),
        ("corpus.jsonl", "[]\n", "corpus.jsonl, line 1"),
        ("queries.jsonl", "\n{", "queries.jsonl, line 2"),
        ("qrels.tsv", "a\tb\tc\n1\ta\tx\n", "qrels.tsv, line 2"),
        ("qrels.tsv", "7\ta\t1\n", "3 documents and 0 judged questions"),
    ],
)
def test_what_is_wrong_in_a_collection_is_named(tmp_path: Path, file: str, content: str, reason: str) -> None:
    (write(tmp_path) / file).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=reason):
        read_collection(tmp_path)


def test_a_missing_file_ends_the_command_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beir", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_every_method_and_typing_is_measured_and_the_kept_vectors_are_used_again(tmp_path: Path) -> None:
    collection = read_collection(write(tmp_path))
    encoder = HashingEncoder()
    for expected in (True, False):
        encoder.passages.clear()
        folder = tmp_path / f"index-{expected}"
        searches = index_collection(collection, encoder, folder, kept=tmp_path / "kept.sqlite", progress=False)
        assert bool(encoder.passages) is expected
        found = tuple(measure(collection, searches, Weights(0.4, 0.4), progress=False))
        assert [(score.typing, score.method) for score, _ in found] == [(t, m) for t in Typing for m in Method]
        hybrid = found[2][0]
        assert (hybrid.measures["nDCG@10"], hybrid.measures["R@1"]) == (1.0, 1.0)
    lines = [line.split() for line in trec_lines(found[2][1])]
    assert [line[:4] for line in lines if line[3] == "1"] == [
        [q, "Q0", d, "1"] for q, d in zip("123", "abc", strict=True)
    ]
    assert all(len(line) == 6 for line in lines)


def ndcg(ranked: list[str], grades: dict[str, int]) -> float:
    """Return nDCG@10 with linear gain, as trec_eval has it."""
    gain = sum(grades.get(name, 0) / math.log2(place + 2) for place, name in enumerate(ranked[:10]))
    best = sorted(grades.values(), reverse=True)[:10]
    return gain / sum(grade / math.log2(place + 2) for place, grade in enumerate(best))


@given(
    st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=16, unique=True),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 3), min_size=1),
)
def test_measures_agree_with_their_formulas(ranked: list[str], grades: dict[str, int]) -> None:
    hits = [Hit(ParagraphId(name), 1.0) for name in ranked]  # equal scores: the order given must count
    measures = measures_of({"q": hits}, {"q": grades, "other": {"a": 1}})
    assert measures["nDCG@10"] == pytest.approx(ndcg(ranked, grades), abs=1e-4)
    assert measures["R@1"] == pytest.approx((ranked[0] in grades) / len(grades), abs=1e-4)
