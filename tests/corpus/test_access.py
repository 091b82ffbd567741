"""The policy gives each path one level and each role its levels, and refuses whatever it does not know."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import UsageError
from corpus.access import (
    INTERNAL,
    POLICY_FILE,
    AccessPolicy,
    Role,
    level_folder,
    load_policy,
    narrowest,
    parse_policy,
)
from corpus.model import PUBLIC

POLICY = """
default = "internal"
[[rules]]
documents = ["công khai", "*/cong-bo-*.pdf"]
level = "public"
[[rules]]
documents = "so noi vu/*"
level = "unit:snv"
[roles]
reader = ["public"]
"""


@pytest.mark.parametrize(
    ("path", "level"),
    [
        ("công khai/kh.docx", PUBLIC),
        (unicodedata.normalize("NFD", "công khai/sâu/kh.docx"), PUBLIC),
        ("công khai khác/kh.docx", INTERNAL),
        ("công khai", PUBLIC),
        ("tinh/cong-bo-1.pdf", PUBLIC),
        ("so noi vu/cong-bo-1.pdf", PUBLIC),
        ("so noi vu/2024/to-trinh.pdf", "unit:snv"),
        ("khac.pdf", INTERNAL),
    ],
)
def test_the_first_rule_that_fits_decides(path: str, level: str) -> None:
    assert parse_policy(POLICY).level_of(path) == level


def test_roles_read_what_the_policy_says_and_units_their_own() -> None:
    policy = parse_policy(POLICY)
    assert policy.readable(Role.READER) == {PUBLIC}
    assert policy.readable(Role.READER, ["snv"]) == {PUBLIC, "unit:snv"}
    assert policy.readable(Role.EDITOR) == {PUBLIC, INTERNAL}
    assert policy.readable(Role.ADMINISTRATOR) == {PUBLIC, INTERNAL, "unit:snv"}
    assert policy.units == ("snv",)


def test_without_a_file_every_document_is_public(tmp_path: Path) -> None:
    assert load_policy(tmp_path).level_of("a/b.pdf") == PUBLIC


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("default = ", "not valid TOML"),
        ('default = "secret"', "'secret'"),
        ('[[rules]]\ndocuments = "a"\nlevel = "unit:Sở Nội vụ"', "unit:Sở Nội vụ"),
        ('[[rules]]\ndocument = "a"\nlevel = "public"', "rules.0.document"),
        ('[roles]\nboss = ["public"]', "'boss' is no role"),
        ('[roles]\nreader = ["everything"]', "'everything'"),
        ('levels = ["public"]', "levels"),
        ("default = 3", "default"),
    ],
)
def test_what_is_unknown_is_refused_whole(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / POLICY_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=POLICY_FILE) as refused:
        load_policy(tmp_path)
    assert said in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / POLICY_FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        load_policy(tmp_path)
    (tmp_path / POLICY_FILE).write_bytes(b"#" * 300_000)
    with pytest.raises(UsageError, match="300,000 bytes"):
        load_policy(tmp_path)


@pytest.mark.parametrize("level", [PUBLIC, INTERNAL, "unit:snv"])
def test_a_received_document_has_the_level_of_its_folder(level: str) -> None:
    policy = parse_policy(POLICY)
    assert policy.level_of(f"{level_folder(level)}/cong-bo-1.pdf") == level


def test_a_received_document_of_a_level_that_is_gone_stays_in_the_office() -> None:
    assert AccessPolicy().level_of("received/unit-stc/a.pdf") == INTERNAL
    assert AccessPolicy().level_of("received/a.pdf") == INTERNAL


def test_of_several_levels_the_narrowest_holds() -> None:
    assert narrowest([PUBLIC, INTERNAL]) == INTERNAL
    assert narrowest([INTERNAL, "unit:a", PUBLIC]) == "unit:a"
    assert narrowest([PUBLIC]) == PUBLIC
    assert narrowest([]) == PUBLIC


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_pattern_and_path_get_a_level(pattern: str, path: str) -> None:
    text = f"[[rules]]\ndocuments = {_quoted(pattern)}\nlevel = 'internal'\n"
    assert parse_policy(text).level_of(path) in {PUBLIC, INTERNAL}


def _quoted(text: str) -> str:
    escaped = "".join(f"\\U{ord(character):08x}" for character in text if not 0xD800 <= ord(character) < 0xE000)
    return f'"{escaped}"'
