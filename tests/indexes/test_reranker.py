"""A cross-encoder of the settings gives each pair its score, and what is none is refused in one sentence."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.errors import SettingsError
from config.settings import RerankerSettings, load_settings
from indexes.reranker import CrossEncoderReranker, open_reranker
from tests.support.cross_encoders import write_cross_encoder

ONE_SENTENCE = re.compile(r'[^\n]*reranker\.model[^\n]*"" for none\.')
QUESTION = "kế hoạch du lịch năm"
PASSAGES = ("du lịch tỉnh", "nông nghiệp", "kế hoạch du lịch tỉnh năm", "kế hoạch nông nghiệp tỉnh", "năm")


def settings_with(**values: object) -> RerankerSettings:
    return load_settings().reranker.model_copy(update=values)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("cross-encoder"))


def by_transformers(folder: Path, question: str, passage: str, max_tokens: int) -> float:
    """Score one pair without sentence-transformers, which reads several at once and sorts them."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder)
    with torch.inference_mode():
        read = tokenizer(question, passage, truncation=True, max_length=max_tokens, return_tensors="pt")
        return float(model(**read).logits[0, 0])


def test_none_is_loaded_unless_the_settings_name_one() -> None:
    assert load_settings().reranker.model == ""
    assert open_reranker(load_settings().reranker) is None


def test_a_model_that_cannot_be_had_is_named_with_the_remedy() -> None:
    for name in ("nobody/no-such-model-here", "not a name!"):
        with pytest.raises(SettingsError) as error:
            open_reranker(settings_with(model=name))
        assert repr(name) in str(error.value)
        assert ONE_SENTENCE.fullmatch(str(error.value))


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is no cross-encoder"):
        open_reranker(settings_with(model=str(tmp_path)))


@pytest.mark.slow
def test_scores_are_those_of_the_model_in_the_order_of_the_passages(folder: Path) -> None:
    reranker = open_reranker(settings_with(model=str(folder)))
    assert reranker is not None
    found = reranker.scores(QUESTION, PASSAGES)
    expected = [by_transformers(folder, QUESTION, passage, 64) for passage in PASSAGES]
    assert found == pytest.approx(expected, abs=1e-4)
    assert len(set(found)) == len(PASSAGES)
    assert reranker.scores(QUESTION, PASSAGES) == found
    assert reranker.scores(QUESTION, ()) == ()


@pytest.mark.slow
def test_text_beyond_the_longest_input_is_not_seen(folder: Path) -> None:
    reranker = open_reranker(settings_with(model=str(folder), max_tokens=12))
    assert reranker is not None
    long = "du lịch " * 40
    first, second = reranker.scores(QUESTION, (long, long + "nông nghiệp"))
    assert first == pytest.approx(second, abs=1e-5)
    assert first == pytest.approx(by_transformers(folder, QUESTION, long, 12), abs=1e-4)


@pytest.mark.slow
def test_the_model_answers_threads_side_by_side(folder: Path) -> None:
    reranker = CrossEncoderReranker(folder, 64)
    expected = [reranker.scores(QUESTION, PASSAGES[:count]) for count in range(1, 5)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda count: reranker.scores(QUESTION, PASSAGES[:count]), range(1, 5)))
    for one, other in zip(found, expected, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


@pytest.mark.slow
def test_a_plain_encoder_is_refused_since_its_last_layer_would_be_random(tmp_path: Path) -> None:
    write_cross_encoder(tmp_path, headed=False)
    with pytest.raises(SettingsError, match="is no cross-encoder") as error:
        open_reranker(settings_with(model=str(tmp_path)))
    assert ONE_SENTENCE.fullmatch(str(error.value))


@pytest.mark.slow
def test_a_model_that_gives_several_scores_is_refused(tmp_path: Path) -> None:
    write_cross_encoder(tmp_path, labels=3)
    with pytest.raises(SettingsError, match="gives 3 scores for a pair, not one") as error:
        open_reranker(settings_with(model=str(tmp_path)))
    assert ONE_SENTENCE.fullmatch(str(error.value))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "words"),
    [("model.safetensors", "cannot be loaded"), ("tokenizer*", "has no tokenizer")],
)
def test_a_folder_that_lacks_a_file_is_refused(folder: Path, tmp_path: Path, file: str, words: str) -> None:
    damaged = shutil.copytree(folder, tmp_path / "damaged")
    gone = list(damaged.glob(file))
    assert gone
    for path in gone:
        path.unlink()
    with pytest.raises(SettingsError, match=words) as error:
        open_reranker(settings_with(model=str(damaged)))
    assert ONE_SENTENCE.fullmatch(str(error.value))


@pytest.mark.slow
def test_damaged_weights_are_refused_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(folder, tmp_path / "damaged")
    (damaged / "model.safetensors").write_bytes(b"no weights at all")
    with pytest.raises(SettingsError, match="cannot be loaded") as error:
        open_reranker(settings_with(model=str(damaged)))
    assert ONE_SENTENCE.fullmatch(str(error.value))
