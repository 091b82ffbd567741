"""The lexical index ranks as an independent BM25 does, and keeps access levels apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.errors import SnapshotError
from corpus.model import PUBLIC, DocumentId, ParagraphId
from indexes import lexical
from indexes.analysis import analyse
from indexes.lexical import ACCENTED_WEIGHT, LexicalIndex
from indexes.passages import Entry, Passage

EVERYONE = frozenset({PUBLIC})
WORDS = ["kế", "hoạch", "du", "lịch", "đào", "tạo", "nghề", "nông", "thôn", "xây", "dựng", "đường", "2024"]


def entry(name: str, *texts: str) -> Entry:
    return Entry(ParagraphId(name), tuple(Passage(text) for text in texts))


def made(folder: Path, texts: Iterable[str], level: str = PUBLIC, document: str = "d") -> LexicalIndex:
    index = LexicalIndex.create(folder)
    entries = [entry(f"p{number:03}", text) for number, text in enumerate(texts)]
    index.add(DocumentId(document), level, entries)
    index.commit()
    return index


def names(index: LexicalIndex, query: str, limit: int = 10, levels: frozenset[str] = EVERYONE) -> list[str]:
    return [hit.paragraph_id for hit in index.search(query, limit, levels)]


def reference_scores(texts: Sequence[str], query: str) -> np.ndarray:
    """Score by bm25s, field by field; its Lucene form lacks the constant factor k1 + 1."""
    total = np.zeros(len(texts))
    for field, weight in (("folded", 1.0), ("accented", ACCENTED_WEIGHT)):
        reference = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        reference.index([list(getattr(analyse(text), field)) for text in texts], show_progress=False)
        asked = [t for t in dict.fromkeys(getattr(analyse(query), field)) if t in reference.vocab_dict]
        if asked:
            total += 2.2 * weight * reference.get_scores(asked)
    return total


def test_ranking_agrees_with_an_independent_bm25(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    texts = [" ".join(random.choice(WORDS, size=random.integers(3, 30))) for _ in range(200)]
    index = made(tmp_path, texts)
    for query in ("kế hoạch du lịch 2024", "xây dựng đường nông thôn", "dao tao nghe"):
        expected = reference_scores(texts, query)
        hits = index.search(query, len(texts), EVERYONE)
        assert len(hits) == np.count_nonzero(expected > 0)
        found = np.array([hit.score for hit in hits])
        wanted = np.array([expected[int(hit.paragraph_id[1:])] for hit in hits])
        # tantivy keeps lengths in one byte, exact below 40 terms and in steps above
        np.testing.assert_allclose(found, wanted, rtol=0.03)


def test_a_question_without_diacritics_finds_the_same_first_paragraph(tmp_path: Path) -> None:
    index = made(tmp_path, ["Kế hoạch phát triển du lịch", "Đào tạo nghề cho lao động nông thôn", "Xây dựng đường"])
    assert names(index, "đào tạo nghề")[0] == names(index, "dao tao nghe")[0] == "p001"


def test_syllables_that_agree_to_the_mark_rank_higher(tmp_path: Path) -> None:
    index = made(tmp_path, ["thời han sửa chữa", "thời hàn sửa chữa", "thời hạn sửa chữa"])
    assert names(index, "hạn")[0] == "p002"
    assert len(names(index, "han")) == 3


def test_an_asker_of_all_levels_finds_the_same_with_the_same_scores(tmp_path: Path) -> None:
    random = np.random.default_rng(11)
    index = made(tmp_path, [" ".join(random.choice(WORDS, size=random.integers(3, 30))) for _ in range(200)])
    index.add(DocumentId("kept"), "internal", [entry("hidden", "một chữ khác hẳn")])
    index.commit()
    index.delete(DocumentId("kept"))
    index.commit()
    for query in ("kế hoạch du lịch 2024", "xây dựng đường nông thôn", "dao tao nghe"):
        some = index.search(query, 20, EVERYONE)
        assert len(some) == 20
        assert index.search(query, 20, EVERYONE | {"internal"}) == some


def test_a_level_whose_passages_were_deleted_leaves_the_others_found(tmp_path: Path) -> None:
    index = made(tmp_path, ["kế hoạch du lịch"], level="internal")
    index.add(DocumentId("open"), PUBLIC, [entry("public", "kế hoạch du lịch")])
    index.commit()
    index.delete(DocumentId("d"))
    index.commit()
    assert names(index, "kế hoạch") == ["public"]
    assert names(index, "kế hoạch", levels=frozenset({"internal"})) == []


def test_what_an_asker_may_not_read_weighs_nothing_in_what_he_finds(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    texts = [" ".join(random.choice(WORDS, size=12)) for _ in range(60)]
    alone = made(tmp_path / "alone", texts)
    beside = made(tmp_path / "beside", texts)
    hidden = [" ".join(random.choice(WORDS[:4], size=12)) for _ in range(240)]  # as long, and full of a few words
    for level in ("internal", "unit:snv"):
        beside.add(DocumentId(level), level, [entry(f"{level}{number}", text) for number, text in enumerate(hidden)])
    beside.commit()
    for query in ("kế hoạch du lịch 2024", "xây dựng đường nông thôn", "dao tao nghe", "du lịch"):
        expected, found = (index.search(query, 60, EVERYONE) for index in (alone, beside))
        scores = {hit.paragraph_id: hit.score for hit in expected}
        assert {hit.paragraph_id: hit.score for hit in found} == pytest.approx(scores, rel=0.01)  # the mean length
    for term in ("kế hoạch", "du", "xây dựng", "không"):
        assert beside.document_frequency(term, EVERYONE) == alone.document_frequency(term, EVERYONE)
    assert beside.size(EVERYONE) == alone.size(EVERYONE) == 60
    assert beside.size(EVERYONE | {"internal"}) == 300
    both = frozenset({PUBLIC, "internal"})
    assert beside.document_frequency("kế", both) > beside.document_frequency("kế", EVERYONE)


def test_paragraphs_of_other_levels_are_not_found_even_when_they_fill_the_ranking(tmp_path: Path) -> None:
    index = made(tmp_path, ["kế hoạch du lịch"] * 300, level="internal")
    index.add(DocumentId("other"), PUBLIC, [entry("public", "kế hoạch dài hơn nhiều về đào tạo nghề và du lịch")])
    index.commit()
    assert names(index, "kế hoạch du lịch", 5) == ["public"]
    assert len(names(index, "kế hoạch du lịch", 5, frozenset({PUBLIC, "internal"}))) == 5
    assert names(index, "kế hoạch", 5, frozenset()) == []
    assert names(index, "kế hoạch", 5, frozenset({"unknown"})) == []


def test_hits_of_one_score_are_ordered_by_id_at_the_border_too(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path)
    index.add(DocumentId("d"), PUBLIC, [entry(f"p{number:03}", "cùng một câu") for number in reversed(range(400))])
    index.commit()
    assert names(index, "một câu", 3) == ["p000", "p001", "p002"]


def test_a_deleted_document_is_gone_and_a_repeated_deletion_harmless(tmp_path: Path) -> None:
    index = made(tmp_path, ["kế hoạch một", "kế hoạch hai"])
    index.add(DocumentId("other"), PUBLIC, [entry("kept", "kế hoạch ba")])
    index.commit()
    for _ in range(2):
        index.delete(DocumentId("d"))
        index.delete(DocumentId("never there"))
        index.commit()
        assert names(index, "kế hoạch") == ["kept"]
        assert index.size(EVERYONE) == 1


def test_a_document_that_is_replaced_in_one_commit_is_found_once(tmp_path: Path) -> None:
    index = made(tmp_path, ["kế hoạch một"])
    index.delete(DocumentId("d"))
    index.add(DocumentId("d"), PUBLIC, [entry("new", "kế hoạch một")])
    index.commit()
    assert names(index, "kế hoạch") == ["new"]


def test_a_paragraph_counts_by_its_best_passage(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path)
    index.add(
        DocumentId("d"), PUBLIC, [entry("one", "nông thôn", "đào tạo nghề"), entry("two", "đào tạo nghề và nông thôn")]
    )
    index.commit()
    alone = index.search("đào tạo nghề", 5, EVERYONE)
    assert [hit.paragraph_id for hit in alone] == ["one", "two"]
    assert len(index.search("nông thôn", 5, EVERYONE)) == 2


def test_many_passages_of_one_paragraph_do_not_crowd_out_the_others(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path)
    index.add(
        DocumentId("d"), PUBLIC, [entry("long", *["kế hoạch"] * 300), entry("short", "kế hoạch và nhiều thứ khác")]
    )
    index.commit()
    assert names(index, "kế hoạch", 2) == ["long", "short"]


def test_other_ways_of_writing_a_name_are_found(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path)
    paragraph = Entry(ParagraphId("p"), (Passage("công tác TTĐN năm 2024", "thông tin đối ngoại"),))
    index.add(DocumentId("d"), PUBLIC, [paragraph])
    index.commit()
    assert names(index, "thong tin doi ngoai") == ["p"]


def test_a_reopened_index_gives_the_same_hits(tmp_path: Path) -> None:
    index = made(tmp_path, [" ".join(WORDS[a:]) for a in range(len(WORDS))])
    before = index.search("nông thôn 2024", 20, EVERYONE)
    assert before
    assert LexicalIndex.open(tmp_path).search("nông thôn 2024", 20, EVERYONE) == before


def test_an_open_index_does_not_see_what_another_commits(tmp_path: Path) -> None:
    made(tmp_path, ["kế hoạch"])
    reader = LexicalIndex.open(tmp_path)
    writer = LexicalIndex.open(tmp_path)
    writer.add(DocumentId("other"), PUBLIC, [entry("new", "kế hoạch")])
    writer.commit()
    assert len(names(writer, "kế hoạch")) == 2
    assert len(names(reader, "kế hoạch")) == 1


def test_frequencies_count_paragraphs_by_the_narrowest_term(tmp_path: Path) -> None:
    index = made(tmp_path, ["Xay Sôm Bun", "Sôm Xay", "Kế hoạch số 481/KH-UBND", "481 hộ; KH của UBND"])
    assert index.document_frequency("xay", EVERYONE) == 2
    assert index.document_frequency("xay som", EVERYONE) == 1
    assert index.document_frequency("481/kh-ubnd", EVERYONE) == 1
    assert index.document_frequency("không có", EVERYONE) == 0
    assert index.document_frequency("", EVERYONE) == 0
    assert index.document_frequency("xay", frozenset({"unknown"})) == 0
    assert index.size(EVERYONE) == 4


def test_a_folder_without_an_index_is_named_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"holds no lexical index; run `python -m indexes update`"):
        LexicalIndex.open(tmp_path)


def test_a_damaged_index_is_named_with_the_remedy(tmp_path: Path) -> None:
    made(tmp_path, ["kế hoạch"])
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(SnapshotError, match="cannot be opened"):
        LexicalIndex.open(tmp_path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=2000))
def test_any_question_is_searched_without_an_error(tmp_path: Path, question: str) -> None:
    folder = tmp_path / "index"
    index = LexicalIndex.open(folder) if folder.exists() else made(folder, ['kế hoạch AND (du lịch) "x" +1*'])
    assert len(index.search(question, 5, EVERYONE)) <= 1


def test_a_question_of_many_words_is_searched_by_its_rarest(tmp_path: Path) -> None:
    index = made(tmp_path, [f"chung số{number}" for number in range(600)])
    everything = "chung " + " ".join(f"số{number}" for number in range(600))
    assert names(index, everything, 1)


def test_words_that_stand_nearly_everywhere_are_left_out_where_others_tell_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"kế hoạch số {number}" for number in range(40)] + ["đường bê tông xã kế hoạch", "đường bê tông thôn"]
    index = made(tmp_path, texts)
    assert names(index, "kế hoạch đường bê tông thôn", 50)[:2] == ["p041", "p040"]
    assert len(names(index, "kế hoạch đường bê tông thôn", 50)) == 42
    monkeypatch.setattr(lexical, "TOO_COMMON", 10)
    assert names(index, "kế hoạch đường bê tông thôn", 50) == ["p041", "p040"]
    assert len(names(index, "kế hoạch", 50)) == 41, "where nothing else is asked for they are searched"
