"""Diacritics are put back from the library's own words, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import SnapshotError
from corpus.text.fold import fold
from indexes import accent_counts
from indexes.accents import AccentModel

LIBRARY = (
    "Kế hoạch phát triển du lịch trên địa bàn tỉnh giai đoạn 2021-2025.",
    "Thời hạn giải quyết hồ sơ là 15 ngày làm việc. Người lao động ký hợp đồng lao động.",
    "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; hàn đường ống; trời hạn hán kéo dài.",
    "Ban Thường vụ Tỉnh ủy ban hành quy chế phối hợp",
)
MODEL = AccentModel.build(LIBRARY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ke hoach phat trien du lich", "kế hoạch phát triển du lịch"),
        ("Thoi han giai quyet ho so?", "Thời hạn giải quyết hồ sơ?"),
        ("SO NOI VU chu tri", "SỞ NỘI VỤ chủ trì"),
        ("thoi han la bao nhieu ngay", "thời hạn là bao nhiêu ngày"),
        ("nguoi lao dong ky hop dong lao dong", "người lao động ký hợp đồng lao động"),
    ],
)
def test_diacritics_are_put_back_by_what_stands_side_by_side(typed: str, meant: str) -> None:
    assert MODEL.restore(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Thời hạn giải quyết",
        "Which plan covers the development of tourism?",
        "Who signed the contract with the province",
        "12/2024",
        "",
        "???",
    ],
)
def test_other_text_comes_back_as_it_is(text: str) -> None:
    assert MODEL.restore(text) == text


@given(st.text(max_size=120))
def test_nothing_but_marks_changes(text: str) -> None:
    assert fold(MODEL.restore(text)) == fold(text)


def test_a_saved_model_restores_the_same(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "accents.npz")
    loaded = AccentModel.load(tmp_path / "accents.npz")
    for text in (fold(text) for text in LIBRARY):
        assert loaded.restore(text) == MODEL.restore(text)
        assert loaded.restore(text) != text


def test_counting_in_small_portions_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accent_counts, "_CHUNK", 5)
    small = AccentModel.build(LIBRARY)
    for text in (fold(text) for text in LIBRARY):
        assert small.restore(text) == MODEL.restore(text)


def test_only_the_most_frequent_pairs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accent_counts, "_LIMIT", 3)
    small = AccentModel.build(["kế hoạch"] * 9 + ["kẻ hoạch"])
    assert small.restore("ke hoach") == "kế hoạch"


def test_an_empty_library_restores_nothing(tmp_path: Path) -> None:
    AccentModel.build([]).save(tmp_path / "accents.npz")
    assert AccentModel.load(tmp_path / "accents.npz").restore("ke hoach du lich") == "ke hoach du lich"


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.99])
def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path, kept: float) -> None:
    file = tmp_path / "accents.npz"
    MODEL.save(file)
    data = file.read_bytes()
    file.write_bytes(data[: int(kept * len(data)) if isinstance(kept, float) else kept])
    with pytest.raises(SnapshotError, match="run `python -m indexes update`"):
        AccentModel.load(file)


def test_bytes_that_have_changed_are_noticed(tmp_path: Path) -> None:
    file = tmp_path / "accents.npz"
    MODEL.save(file)
    data = bytearray(file.read_bytes())
    start = data.index(b"names.npy") + len(b"names.npy") + 40
    data[start : start + 20] = b"\xff" * 20
    file.write_bytes(data)
    with pytest.raises(SnapshotError, match="run `python -m indexes update`"):
        AccentModel.load(file)
