"""Left-overs of Telex and VNI become syllables; English and codes stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.syllables import is_syllable
from corpus.text.telex import decode_telex, decode_vni, repair
from tests.support.timing import least_seconds

_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
WORDS = st.sampled_from(
    [
        "quyết",
        "định",
        "kế",
        "hoạch",
        "đường",
        "người",
        "tỉnh",
        "thông",
        "đối",
        "ngoại",
        "quốc",
        "hợp",
        "tác",
        "được",
        "hỏi",
        "nghị",
        "điện",
        "tử",
        "chuyển",
        "giếng",
        "quản",
        "lý",
        "khuyến",
        "khích",
        "phường",
        "trưởng",
        "những",
        "nghiệp",
        "thuế",
        "mười",
    ]
)


def typed(word: str) -> str:
    """Type a syllable as a Telex keyboard takes it, tone key last: an oracle that shares no code."""
    tones = [_KEYS[mark] for mark in unicodedata.normalize("NFD", word) if mark in _KEYS]
    plain = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in _KEYS))
    return "".join(_SHAPES.get(letter, letter) for letter in plain) + "".join(tones)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kees hoachj", "kế hoạch"),
        ("quyeets ddinhj soos 942", "quyết định số 942"),
        ("Kees hoachj hopwj tacs vowis Xay Soom Bun", "Kế hoạch hợp tác với Xay Sôm Bun"),
        ("nguoiwf Vieejt Nam owr nuwowcs ngoaif", "người Việt Nam ở nước ngoài"),
        ("DDEEF AN 942", "ĐỀ AN 942"),
        ("ke61 hoach5 481", "kế hoạch 481"),
        ("quyet61 d9inh5 24", "quyết định 24"),
        ("đề án 942 cos gif", "đề án 942 có gì"),
        ("khi nào d9u7o7c5 hu7o7ng3", "khi nào được hưởng"),
        ("báo cáo gửi cho cơ quan nao2", "báo cáo gửi cho cơ quan nào"),
        ("kế hoạch so61 481", "kế hoạch số 481"),
        ("muc1 chi5 khoan3 2", "múc chị khoản 2"),
        ("ddieemr dd khoanr 1", "điểm đ khoản 1"),
        ("d9ie6m3 d9 khoan3 1", "điểm đ khoản 1"),
    ],
)
def test_left_overs_are_decoded(text: str, expected: str) -> None:
    assert repair(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "which plan covers Xay Som Bun",
        "what was this for",
        "is this so",
        "ke hoach hop tac quoc te",
        "kế hoạch hợp tác quốc tế",
        "VTV1 A4 QL1A H5N1",
        "khoan2 dieu5 quy3",
        "giảm phát thải co2",
        "phòng b2 nhà a4",
        "481/KH-UBND",
        "",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert repair(text) == text


@given(WORDS)
def test_what_telex_keys_type_is_read_back(word: str) -> None:
    keys = typed(word)
    assert (decode_telex(keys) or keys) == word


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_a_repaired_text_is_repaired(text: str) -> None:
    assert repair(repair(text)) == repair(text) == text


@given(st.from_regex(r"[a-z]{1,9}", fullmatch=True))
def test_only_valid_syllables_come_out(word: str) -> None:
    decoded = decode_telex(word)
    assert decoded is None or is_syllable(decoded)


@given(st.from_regex(r"[a-z]{1,4}[1-9]{1,2}[a-z]{0,3}", fullmatch=True))
def test_only_valid_syllables_come_out_of_vni(word: str) -> None:
    decoded = decode_vni(word)
    assert decoded is None or is_syllable(decoded)


@pytest.mark.parametrize("piece", ["a", "a1", "kees ", "w", " ", "1"])
def test_long_texts_are_repaired_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert least_seconds(lambda: repair(text), enough=1) < 1
