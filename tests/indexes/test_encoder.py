"""The encoder feeds sentence-transformers right and knows when its vectors would change."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from config.errors import SnapshotError
from config.settings import EncoderSettings, load_settings, resolve
from indexes import encoder as module
from indexes.encoder import SentenceTransformerEncoder, folder_digest, open_encoder


def settings_with(**values: object) -> EncoderSettings:
    return load_settings().encoder.model_copy(update=values)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "model"
    made.mkdir()
    (made / "config.json").write_text("{}", encoding="utf-8")
    (made / "model.safetensors").write_bytes(bytes(range(256)) * 8192)
    return made


class RecordingModel:
    """Stands for a SentenceTransformer: a vector holds the length and the first letters of its text."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def get_embedding_dimension(self) -> int:
        return 3

    def tokenizer(self, texts: list[str], *, max_length: int, **_: object) -> dict[str, list[list[int]]]:
        return {"input_ids": [[0] * min(len(text), max_length) for text in texts]}

    def encode(self, texts: Sequence[str], **_: object) -> np.ndarray:
        self.batches.append(list(texts))
        return np.array([[len(text), ord(text[0]), ord(text[-1])] for text in texts], np.float32)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> RecordingModel:
    recording = RecordingModel()
    monkeypatch.setattr(module, "_load", lambda *_: recording)
    return recording


def test_vectors_come_back_in_the_order_of_the_texts(folder: Path, model: RecordingModel) -> None:
    encoder = SentenceTransformerEncoder(folder, settings_with(passage_prefix="p: ", batch_size=4))
    texts = ["x" * (number * 37 % 101 + 1) + str(number % 10) for number in range(2500)]
    found = encoder.encode_passages(texts)
    assert found[:, 0].tolist() == [len(text) + 3 for text in texts]
    assert found[:, 2].tolist() == [ord(text[-1]) for text in texts]


def test_batches_hold_texts_of_one_length_and_stay_within_bounds(folder: Path, model: RecordingModel) -> None:
    encoder = SentenceTransformerEncoder(folder, settings_with(batch_size=16, max_tokens=512))
    encoder.encode_passages(["x" * length for length in range(1, 900)])
    assert len(model.batches) > 1
    for batch in model.batches:
        longest = max(min(len(text), 512) for text in batch)
        assert len(batch) <= 16
        assert len(batch) == 1 or longest * len(batch) <= module.BATCH_TOKENS
    lengths = [min(len(batch[0]), 512) for batch in model.batches]
    assert lengths == sorted(lengths, reverse=True)


def test_questions_and_paragraphs_get_their_prefixes(folder: Path, model: RecordingModel) -> None:
    encoder = SentenceTransformerEncoder(folder, settings_with(query_prefix="Q ", passage_prefix="P "))
    encoder.encode_queries(["một"])
    encoder.encode_passages(["hai"])
    assert model.batches == [["Q một"], ["P hai"]]


def test_no_texts_give_no_vectors(folder: Path, model: RecordingModel) -> None:
    encoder = SentenceTransformerEncoder(folder, settings_with())
    assert encoder.encode_passages([]).shape == (0, 3)


def test_the_fingerprint_needs_no_model_in_memory(folder: Path) -> None:
    assert len(SentenceTransformerEncoder(folder, settings_with()).fingerprint) == 16


@pytest.mark.parametrize("change", [{"query_prefix": "x"}, {"passage_prefix": "x"}, {"max_tokens": 17}])
def test_what_changes_the_vectors_changes_the_fingerprint(folder: Path, change: dict[str, object]) -> None:
    before = SentenceTransformerEncoder(folder, settings_with()).fingerprint
    assert SentenceTransformerEncoder(folder, settings_with(**change)).fingerprint != before


def test_the_batch_size_does_not_change_the_fingerprint(folder: Path) -> None:
    before = SentenceTransformerEncoder(folder, settings_with()).fingerprint
    assert SentenceTransformerEncoder(folder, settings_with(batch_size=3)).fingerprint == before


def test_changed_weights_change_the_digest(folder: Path) -> None:
    before = folder_digest(folder)
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\0")
    changed = folder_digest(folder)
    assert changed != before
    (folder / "README.md").write_text("said of the model, not part of it", encoding="utf-8")
    assert folder_digest(folder) == changed


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="holds no model"):
        open_encoder(settings_with(model=str(tmp_path)), tmp_path)


def test_a_model_that_may_not_be_read_is_named_with_the_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SnapshotError, match=r"Permission denied: .*config\.json\); make its files readable"):
        folder_digest(folder)


def test_a_model_that_cannot_be_fetched_is_named_with_the_remedy(tmp_path: Path) -> None:
    for name in ("nobody/no-such-model-here", "not a name!"):
        with pytest.raises(SnapshotError, match='name a folder, or "embedded"'):
            open_encoder(settings_with(model=name), tmp_path)


@pytest.mark.slow
def test_a_model_that_cannot_be_loaded_is_named(folder: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be loaded"):
        SentenceTransformerEncoder(folder, settings_with()).encode_queries(["x"])


@pytest.mark.slow
def test_the_embedded_model_answers_threads_side_by_side() -> None:
    settings = load_settings()
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    texts = [f"kế hoạch số {number}" + " du lịch" * number for number in range(24)]
    expected = encoder.encode_queries(texts)
    with ThreadPoolExecutor(6) as pool:
        found = np.concatenate(list(pool.map(lambda text: encoder.encode_queries([text]), texts)))
    np.testing.assert_allclose(found, expected, atol=1e-5)
    assert encoder.dimension == 384


@pytest.mark.slow
def test_text_beyond_the_longest_input_is_not_seen() -> None:
    settings = load_settings()
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    long = "du lịch " * 600
    first, second = encoder.encode_passages([long, long + "nông nghiệp " * 50])
    np.testing.assert_allclose(first, second, atol=1e-5)
